// A document's article: what a reader of the page came for, with what the page says of itself.
#pragma once

#include <string>
#include <vector>

#include "onrecord/document.h"
#include "onrecord/error.h"
#include "onrecord/reading.h"
#include "onrecord/span.h"
#include "onrecord/text.h"
#include "page/page_lists.h"
#include "predict/forest.h"

namespace onrecord {

// `text`: for a page the extracted article, paragraphs parted by a blank line, title not included; for plain text the whole
// input as decoded, with `furniture` marked. `paragraphs` are sorted, disjoint, and hold no furniture and no white space at their ends.
struct Article {
    Text text;
    SpanList paragraphs;
    SpanList furniture;
    std::string url;
    std::string outlet;
    std::string title;
    std::vector<std::string> byline;
    std::string section;
    std::string language;
    std::vector<Alternative> alternatives;  // by field; each differs from what was taken
    std::vector<Credit> credits;            // of the page's data; those of the text are found in it
    Published published;                    // given, metadata, or unknown: what the words of the text say is the time room's work
    PageKind kind = PageKind::article;
    std::vector<std::string> limits;
};

// What the page room knows beside its code.
struct PageModels {
    PageLists lists;
    Forest blocks;    // which blocks are of an article
    LineModel lines;  // which lines of a plain text are furniture
};

// Fails only where the model that the program carries does not fit it.
Result<PageModels> load_page_models();

// Decodes the bytes (WHATWG order: BOM, HTTP charset, <meta>, detection) and takes the article out. What came with the document
// (title, outlet, url, date) goes before what the page says. Error: malformed (binary, empty), named by document.input.
Result<Article> extract_article(Document document, const PageModels& models);

}  // namespace onrecord
