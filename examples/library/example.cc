// example TEXT [OUTLET [DATE]]: reads one report and prints who says what in it, and by which words.
#include <onrecord/reader.h>

#include <iostream>
#include <string>
#include <utility>

int main(int argc, char** argv) {
    if (argc < 2) return std::cerr << "usage: example TEXT [OUTLET [DATE]]\n", 2;
    const auto reader = onrecord::Reader::load();
    if (!reader) return std::cerr << reader.error().message << '\n', 3;

    onrecord::Document document;
    document.input = "argument";
    document.bytes = argv[1];
    if (argc > 2) document.outlet = argv[2];
    if (argc > 3) document.date = argv[3];
    const auto read = reader.value().read(std::move(document));
    if (!read) return std::cerr << read.error().message << '\n', 3;

    const onrecord::Reading& reading = read.value();
    const auto words = [&](const onrecord::SpanList& spans) {
        std::string all;
        for (const onrecord::Span span : spans) all.append(all.empty() ? "" : " ... ").append(reading.text.slice(span));
        return all;
    };
    for (const onrecord::Statement& statement : reading.statements) {
        const std::string speaker = statement.speaker ? reading.entities[*statement.speaker].name : words(statement.source);
        std::cout << speaker << " | " << words(statement.cue) << " | " << words(statement.content) << '\n';
    }
}
