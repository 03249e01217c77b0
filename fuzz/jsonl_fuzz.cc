// JSON Lines: any bytes give documents in valid UTF-8 or problems; the chunks of the source change nothing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/byte_reader.h"
#include "base/byte_source.h"
#include "intake/delivery.h"
#include "intake/format.h"
#include "intake/jsonl.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"{",           "}",           "\"text\"",    "\"html\"",     "\"id\"",
                                        "\"date\"",    ":",           ",",           "\n",           "\"words\"",
                                        "\"2024-05\"", "\"\\u00e9\"", "\"\\ud800\"", "null",         "12345678901234567890",
                                        "[",           "]",           " ",           "\xef\xbb\xbf", "{\"text\": \"words\"}\n",
                                        "\xff",        nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::string first;
    for (const std::size_t chunk_bytes : {std::size_t{1} << 16, std::size_t{1}, std::size_t{5}}) {
        std::string seen;
        const Given given;
        const DocumentSink sink = [&](const std::string& place, const Result<Document>& document) {
            seen +=
                place + (document ? document.value().bytes + document.value().date + document.value().id : document.error().message) + "\n";
            return true;
        };
        Delivery delivery(given, sink, {});
        const auto source = open_memory(bytes, chunk_bytes);
        ByteReader reader(*source);
        read_json_lines(reader, "fuzz", false, delivery);
        if (chunk_bytes == std::size_t{1} << 16) first = seen;
        if (seen != first || printable(seen) != seen) std::abort();
    }
    (void)format_of_bytes(bytes);
    (void)binary_kind(bytes);
    return 0;
}
