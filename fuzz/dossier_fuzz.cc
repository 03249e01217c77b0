// Any bytes as a report of a record: the record is sound, and no word of the report becomes markup in the dossier or a line in an export.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "intake/delivery.h"
#include "onrecord/reader.h"
#include "onrecord/record.h"
#include "text/utf8.h"
#include "view/view.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"<b id=evil>",
                                        "</script>",
                                        "<!--",
                                        "\" id=evil \"",
                                        "' id=evil ",
                                        "&lt;b&gt;",
                                        "\"The weir broke,\" Ana Ruiz said. ",
                                        "The weir broke on May 3, 2024. ",
                                        "Tom Lind denied that it broke. ",
                                        "\n\n",
                                        "]]>",
                                        "{{",
                                        "\x1b[31m",
                                        "\xc2\x9b",
                                        "\xe2\x80\xae",
                                        "=1+1",
                                        "Ana <b id=evil> Ruiz told the Harlow Post on Monday that four broke. ",
                                        "\xff",
                                        nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    static const Reader reader = Reader::load().value();
    auto record = Record::make_temporary().value();
    for (int half = 0; half < 2; ++half) {  // two reports that share words
        Document document;
        document.id = document.input = half == 0 ? "a" : "b";
        document.title = document.outlet = printable(std::string(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 40)));
        document.bytes.assign(reinterpret_cast<const char*>(data), half == 0 ? size : size / 2);
        const auto reading = reader.read(std::move(document));
        if (reading.ok() && !record.add(reading.value()).ok()) std::abort();
    }
    if (!record.link() || !record.check().empty()) std::abort();
    std::string page;
    write_dossier(record, {}, [&](std::string_view part) { page += part; });
    if (page.find("<b id=evil>") != std::string::npos || !is_valid_utf8(page)) std::abort();
    std::string lines;
    export_jsonl(record, [&](std::string_view part) { lines += part; });
    if (!is_valid_utf8(lines) || lines.find('\x1b') != std::string::npos) std::abort();
    if (!record.status()) std::abort();
    return 0;
}
