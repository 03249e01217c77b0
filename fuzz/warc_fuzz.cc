// WARC, HTTP and gzip: the bytes as a .warc, and as the content of gzip members. Documents must be within the budget.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_reader.h"
#include "base/byte_source.h"
#include "base/gzip.h"
#include "base/http.h"
#include "intake/delivery.h"
#include "intake/warc.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"WARC/1.0\r\n",
                                        "WARC/1.1\n",
                                        "WARC-Type: response\r\n",
                                        "WARC-Type: resource\r\n",
                                        "Content-Length: 0\r\n",
                                        "Content-Length: 40\r\n",
                                        "Content-Length: 99999\r\n",
                                        "Content-Type: application/http\r\n",
                                        "Content-Type: text/html; charset=x\r\n",
                                        "Transfer-Encoding: chunked\r\n",
                                        "Content-Encoding: gzip\r\n",
                                        "Content-Encoding: deflate\r\n",
                                        "HTTP/1.1 200 OK\r\n",
                                        "\r\n",
                                        "\r\n\r\n",
                                        "\n",
                                        "5\r\nwords\r\n",
                                        "0\r\n\r\n",
                                        "<p>words",
                                        " folded\r\n",
                                        "\x1f\x8b\x08",
                                        "\x03\x2b\xcf\x2f\x4a\x29\x06",
                                        nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Given given;
    const DocumentSink sink = [](const std::string&, const Result<Document>& document) {
        if (document && (document.value().bytes.empty() || document.value().bytes.size() > kMaxDocumentBytes)) std::abort();
        if (!document && document.error().message.empty()) std::abort();
        return true;
    };
    Delivery delivery(given, sink, {});
    for (const std::size_t chunk_bytes : {std::size_t{1}, std::size_t{1} << 16}) {
        const auto source = open_memory(bytes, chunk_bytes);
        ByteReader reader(*source);
        read_warc(reader, "fuzz", nullptr, delivery);
    }
    GzipSource gzip(open_memory(bytes, 1000), "fuzz");
    ByteReader reader(gzip);
    read_warc(reader, "fuzz", &gzip, delivery);
    (void)parse_http_response("HTTP/1.1 200 OK\r\n" + std::string(bytes), 1000);
    (void)inflate(bytes, Deflated::zlib_or_bare, 1000);
    return 0;
}
