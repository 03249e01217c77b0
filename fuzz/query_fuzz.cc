// Any words asked of a record: hits that lie within their texts, or an Error of usage; the record can be asked again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "onrecord/reader.h"
#include "onrecord/record.h"
#include "text/utf8.h"

namespace {

onrecord::Record made() {
    auto record = onrecord::Record::make_temporary();
    for (const char* line : {R"({"id":"a","input":"a","text":"The weir broke on Monday, Ana Ruiz said. \"It holds,\" she said."})",
                             R"({"id":"b","input":"b","text":"Caf\u00e9 owners said that the weir NEAR Harlow OR the dam broke."})"}) {
        if (!record.ok() || !record.value().add(onrecord::from_json(line).value()).ok()) std::abort();
    }
    if (!record.value().link().ok()) std::abort();
    return std::move(record).value();
}

}  // namespace

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"weir", " ",           "\"",           "*",      " OR ", " AND ", " NOT ", " NEAR(", ")",
                                        "(",    "text:",       "title:",       "^",      "-",    "+",     "{",     "}",      ",",
                                        ":",    "caf\xc3\xa9", "10)",          "harlow", "said", "'",     ";",     "--",     "\\",
                                        "\xff", "broke",       "\xe2\x80\x9c", "%",      "rank", nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    static const Record record = made();
    const std::string_view query(reinterpret_cast<const char*>(data), size);
    if (const auto hits = record.search(query, 10); hits.ok()) {
        if (hits.value().size() > 10) std::abort();
        for (const Hit& hit : hits.value()) {
            if (hit.span.end > count_code_points(record.text_of(hit.report)) || !is_valid_utf8(hit.passage)) std::abort();
        }
    } else if (hits.error().kind != ErrorKind::usage) {
        std::abort();
    }
    if (const auto rows = record.trace(query, 10); !rows.ok() && rows.error().kind != ErrorKind::usage) std::abort();
    if (!record.status()) std::abort();
    return 0;
}
