// What kind of page it is: an article, or one of those that only look like one.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/reading.h"
#include "page/blocks.h"
#include "page/body_choice.h"

namespace onrecord {

// What a page's own data and make say of its kind.
struct PageClaims {
    std::string json_type;  // of the JSON-LD object that was read: "NewsArticle"
    std::string og_type;    // in small letters
    std::string url;        // canonical
    bool json_article = false;
    bool has_forum = false;    // a thread or a page of questions and answers, in JSON-LD or microdata
    bool has_product = false;  // something that is sold
    bool has_list = false;     // a collection, or the results of a search
    bool forum_software = false;
    bool cart = false;  // a button that puts it into a cart

    [[nodiscard]] bool says_article() const { return json_article || og_type == "article"; }
};

// Takes `generator`, the content of <meta name=generator>, for the software of forums.
bool is_forum_software(std::string_view generator);

// Only clear evidence makes a page another kind than an article: its data, its software, its address, an error in its title over hardly any
// text, or teasers (a heading that leads elsewhere, with a short text) in place of a text.
PageKind kind_of_page(const PageClaims& claims, std::string_view title, const Blocks& blocks, const Body& body);

}  // namespace onrecord
