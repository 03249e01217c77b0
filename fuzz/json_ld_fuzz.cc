// What a page says of itself in JSON: JSON-LD and other scripts, whatever their bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "page/article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const onrecord::PageModels models = onrecord::load_page_models().value();
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    onrecord::Document document;
    document.id = document.input = "fuzz";
    document.kind = onrecord::DocumentKind::html;
    document.bytes = "<!doctype html><title>A</title><script type=\"application/ld+json\">" + bytes +
                     "</script><script id=\"__NEXT_DATA__\">" + bytes +
                     "</script><p>Ana Ruiz opened the port on Monday, and forty ships came in on the first day of it.</p>";
    const auto article = onrecord::extract_article(std::move(document), models);
    if (article && article.value().text.size() > 4 * size + 1024) std::abort();  // no text comes from nowhere
    return 0;
}

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const kWords[] = {"{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         "\"@graph\":",
                                         "\"@id\":\"a\"",
                                         "\"@type\":\"NewsArticle\"",
                                         "\"author\":",
                                         "\"name\":\"Ana Ruiz\"",
                                         "\"articleBody\":\"The port opened.\"",
                                         "\"datePublished\":\"2025-08-05T10:00Z\"",
                                         "\"headline\":\"\\u00e9\"",
                                         "\"publisher\":{\"@id\":\"a\"}",
                                         "<!--",
                                         nullptr};
    return kWords;
}
