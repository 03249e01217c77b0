#include "page/page_kind.h"

#include <algorithm>

#include "base/ascii.h"
#include "page/body_region.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxErrorWords = 150;   // of prose; more is a report that speaks of an error
constexpr std::uint32_t kMinArticleWords = 60;  // of prose; less is no article unless the page says that it is one
constexpr std::uint32_t kMaxListWords = 300;    // of prose; some sites call all that they have a collection
constexpr double kLink = 0.8;                   // of a block's text in links: it is one
constexpr std::uint32_t kMinTeasers = 5;
constexpr std::uint32_t kMinTeaserWords = 3;  // in the heading: one that leads to another story
constexpr std::uint32_t kTeaserBlocks = 3;    // below its heading
constexpr double kTeaserShare = 0.6;          // of the prose of a list of teasers, that stands below such headings

// "404 Not Found", "Page not found - Harlow Courier"
bool names_error(std::string_view title) {
    const std::string key = lower_case(title.substr(0, 80));
    for (const std::string_view words : {"not found", "404", "403 forbidden", "access denied", "page unavailable", "internal server error",
                                         "bad gateway", "service unavailable", "just a moment...", "attention required!"}) {
        if (key.find(words) != std::string::npos) return true;
    }
    return false;
}

// "https://harlow.example", "https://harlow.example/index.html"
bool is_root(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return false;
    const std::string_view rest = url.substr(scheme + 3);
    const auto slash = rest.find('/');
    const std::string_view host = rest.substr(0, slash);
    if (host.find('.') == std::string_view::npos || host.find('%') != std::string_view::npos) return false;  // a broken address
    const std::string_view path = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    return path.empty() || path == "index.html" || path == "index.php";
}

// Of the prose that was taken for the text, most stands right below headings that lead elsewhere.
bool is_list_of_teasers(const Blocks& blocks, const Body& body) {
    std::uint32_t n_teasers = 0, n_prose = 0, n_below = 0;
    std::uint32_t last_prose_of = 0;  // the teaser that has its text
    for (const std::uint32_t i : body.blocks) {
        if (!is_prose(blocks.blocks[i])) continue;
        ++n_prose;
        for (std::uint32_t before = i; before > 0 && before + kTeaserBlocks > i; --before) {
            const Block& block = blocks.blocks[before - 1];
            if (block.kind != BlockKind::heading) continue;
            if (block.link_share() < kLink || block.n_words < kMinTeaserWords) break;
            ++n_below;
            n_teasers += before != last_prose_of ? 1 : 0;
            last_prose_of = before;
            break;
        }
    }
    return n_teasers >= kMinTeasers && n_below >= kTeaserShare * n_prose;
}

}  // namespace

bool is_forum_software(std::string_view generator) {
    const std::string key = lower_case(generator);
    for (const std::string_view name :
         {"discourse", "phpbb", "vbulletin", "xenforo", "mybb", "vanilla", "flarum", "nodebb", "simple machines"}) {
        if (key.starts_with(name)) return true;
    }
    return false;
}

PageKind kind_of_page(const PageClaims& claims, std::string_view title, const Blocks& blocks, const Body& body) {
    if (claims.json_type == "LiveBlogPosting") return PageKind::live_blog;
    if (claims.has_forum || claims.json_type == "DiscussionForumPosting" || (claims.forum_software && !claims.json_article))
        return PageKind::forum;
    const bool sold = claims.og_type == "product" || claims.og_type == "og:product" || claims.og_type == "product.item";
    if (!claims.json_article && (sold || (claims.has_product && claims.cart && claims.og_type != "article"))) return PageKind::product;
    if (body.n_prose_words < kMaxErrorWords && names_error(title)) return PageKind::error;
    if (claims.says_article()) return PageKind::article;
    if (is_root(claims.url)) return PageKind::home_page;
    if ((claims.has_list && body.n_prose_words < kMaxListWords) || is_list_of_teasers(blocks, body)) return PageKind::list;
    if (body.n_prose_words >= kMinArticleWords) return PageKind::article;
    const auto n_links =
        std::count_if(blocks.blocks.begin(), blocks.blocks.end(), [](const Block& block) { return block.link_share() >= kLink; });
    return body.n_words == 0 && n_links < kMinTeasers ? PageKind::other : PageKind::list;
}

}  // namespace onrecord
