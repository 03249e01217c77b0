// A line of JSON as a reading: it is one that prints and reads back as itself, or an Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "onrecord/reader.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {
        "{\"id\":\"a\",\"input\":\"a.txt\",\"text\":\"The weir broke, Ana Ruiz said.\"",
        ",\"paragraphs\":[[0,30]]",
        ",\"sentences\":[[0,30]]",
        ",\"entities\":[{\"name\":\"Ana Ruiz\",\"type\":\"person\",\"mentions\":[{\"span\":[16,24],\"form\":\"name\"}]}]",
        ",\"times\":[]",
        ",\"statements\":[{\"form\":\"indirect\",\"content\":[[0,14]],\"source\":[[16,24]],\"cue\":[[25,29]],\"speaker\":0}]",
        ",\"statements\":[",
        ",\"events\":[{\"span\":[0,14],\"predicate\":[9,14]}]",
        ",\"credits\":[]",
        ",\"published\":{\"value\":\"2024-05-03\",\"basis\":\"given\",\"evidence\":[]}",
        ",\"limits\":[\"x\"]",
        "}",
        "]",
        "[",
        ",",
        "null",
        "-1",
        "99999999999999999999",
        "1e308",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\xc3\xa9",
        nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const std::string& line : {bytes, R"({"id":"a","input":"a.txt","text":"The weir broke, Ana Ruiz said.")" + bytes + "}"}) {
        const auto reading = from_json(line);
        if (!reading.ok()) continue;
        const std::string printed = to_json(reading.value(), {});
        const auto again = from_json(printed);
        if (!again.ok() || to_json(again.value(), {}) != printed) std::abort();
    }
    return 0;
}
