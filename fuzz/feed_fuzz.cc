// Any bytes as a feed, and as lines that a PDF's page was set in: documents in valid UTF-8, or problems.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "intake/delivery.h"
#include "intake/feed.h"
#include "intake/pdf.h"
#include "text/utf8.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"<rss>",
                                        "<channel>",
                                        "<item>",
                                        "</item>",
                                        "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
                                        "<entry>",
                                        "</entry>",
                                        "<title>",
                                        "</title>",
                                        "<link>",
                                        "<link href=\"http://harlow.example/1\"/>",
                                        "<content type=\"html\">",
                                        "</content>",
                                        "<description>",
                                        "</description>",
                                        "<pubDate>Fri, 3 May 2024 10:00:00 GMT</pubDate>",
                                        "<![CDATA[",
                                        "]]>",
                                        "&lt;p&gt;",
                                        "&#0;",
                                        "<!DOCTYPE x [<!ENTITY a \"b\">]>",
                                        "&a;",
                                        "<?xml version=\"1.0\" encoding=\"x\"?>",
                                        "The weir broke. ",
                                        "\n",
                                        "\f",
                                        "\xff",
                                        nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Given given;
    const DocumentSink sink = [](const std::string& place, const Result<Document>& document) {
        if (!is_valid_utf8(place)) std::abort();
        if (document && (!is_valid_utf8(document.value().title) || document.value().bytes.size() > kMaxDocumentBytes)) std::abort();
        return true;
    };
    Delivery delivery(given, sink, Shard{});
    (void)is_feed(bytes);
    read_feed(std::string(bytes), "fuzz", delivery);
    (void)join_lines(bytes);
    return 0;
}
