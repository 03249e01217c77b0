// Pages that are no articles, and articles that look like one of those. All of them invented.
#include "page/page_kind.h"

#include <gtest/gtest.h>

#include <string>

#include "base/names.h"
#include "page/article.h"

namespace onrecord {
namespace {

std::string prose(int n) {
    std::string out;
    for (int i = 0; i < n; ++i)
        out += "<p>The port of Harlow said on day " + std::to_string(i) + " that berth number " + std::to_string(i * 7) +
               " would stay closed, and that the crews who had waited since the morning should go home and come back when the silt was "
               "gone.</p>";
    return out;
}

std::string teasers(int n) {
    std::string out;
    for (int i = 0; i < n; ++i)
        out += "<div class=card><h3><a href='/s/" + std::to_string(i) + "'>Berth number " + std::to_string(i) +
               " stays closed</a></h3><p>The port of Harlow said on day " + std::to_string(i) +
               " that the crews should go home and come back when the silt was gone.</p></div>";
    return out;
}

std::string json_ld(const std::string& object) {
    return "<script type='application/ld+json'>" + object + "</script>";
}

std::string page(const std::string& head, const std::string& body) {
    return "<!DOCTYPE html><html><head>" + head + "</head><body>" + body + "</body></html>";
}

TEST(PageKind, OfPagesThatAreNoArticles) {
    const auto models = load_page_models();
    ASSERT_TRUE(models.ok());
    const std::string article = json_ld(R"({"@type":"NewsArticle","headline":"Berths closed","datePublished":"2031-02-03"})");
    const std::string product = json_ld(R"({"@type":"Product","name":"Sea boots","offers":{"price":"40"}})");
    const std::string root = "<link rel=canonical href='https://harlow.example/'>",
                      story = "<link rel=canonical href='https://harlow.example/berths'>";
    const std::string h1 = "<h1>Berths closed</h1>", cart = "<button class='btn add-to-cart'>Add to cart</button>";
    const struct {
        const char* why;
        std::string html;
        PageKind kind;
    } rows[] = {
        {"a report", page(story, h1 + prose(6)), PageKind::article},
        {"a report with five teasers below it", page(story, h1 + prose(9) + "<section>" + teasers(5) + "</section>"), PageKind::article},
        {"a report that sells a book", page(story + article + product, h1 + prose(6) + cart), PageKind::article},
        {"a test of goods that nobody sells here", page(story + product, h1 + prose(6)), PageKind::article},
        {"a report on a broken address", page("<link rel=canonical href='https://harlow%2Fberths'>", h1 + prose(6)), PageKind::article},
        {"a report that its site calls a collection", page(story + json_ld(R"({"@type":"CollectionPage"})"), h1 + prose(12)),
         PageKind::article},
        {"a report on an error",
         page("<title>Server not found in the harbour office</title>" + story,
              "<h1>Server not found in the harbour office</h1>" + prose(8)),
         PageKind::article},
        {"a home page", page(root, "<h1>Harlow Courier</h1>" + teasers(8)), PageKind::home_page},
        {"a report that is all of a site", page(root + article, h1 + prose(6)), PageKind::article},
        {"a section with teasers",
         page("<title>Ports</title><link rel=canonical href='https://harlow.example/ports'>", "<h1>Ports</h1>" + teasers(12)),
         PageKind::list},
        {"a list of links",
         page("<link rel=canonical href='https://harlow.example/all'>",
              "<h1>All stories</h1><ul><li><a href=/1>One</a><li><a href=/2>Two</a><li><a href=/3>Three</a><li><a href=/4>Four</a><li><a "
              "href=/5>Five</a></ul>"),
         PageKind::list},
        {"results of a search", page(story + json_ld(R"({"@type":"SearchResultsPage"})"), "<h1>Results</h1>" + prose(3)), PageKind::list},
        {"something sold, by OpenGraph", page("<meta property=og:type content=product>", "<h1>Sea boots</h1>" + prose(3)),
         PageKind::product},
        {"something sold, by JSON-LD and a cart", page(product, "<h1>Sea boots</h1>" + prose(3) + cart), PageKind::product},
        {"something sold, by microdata and a cart",
         page("", "<div itemscope itemtype='https://schema.org/Product'><h1>Sea boots</h1>" + prose(3) + cart + "</div>"),
         PageKind::product},
        {"a thread, by its software", page("<meta name=generator content='Discourse 3.1'>", h1 + prose(6)), PageKind::forum},
        {"a thread, by JSON-LD", page(json_ld(R"({"@type":"DiscussionForumPosting","headline":"Berths closed?"})"), h1 + prose(6)),
         PageKind::forum},
        {"questions and answers", page("", "<div itemscope itemtype='https://schema.org/QAPage'>" + h1 + prose(6) + "</div>"),
         PageKind::forum},
        {"a live blog", page(json_ld(R"({"@type":"LiveBlogPosting","headline":"Berths closed"})"), h1 + prose(6)), PageKind::live_blog},
        {"an error", page("<title>404 Not Found</title>", "<h1>404 Not Found</h1><p>The page that you look for is not here.</p>"),
         PageKind::error},
        {"nothing", page("<title>Harlow</title>", "<div></div>"), PageKind::other},
    };
    for (const auto& row : rows) {
        Document document;
        document.input = "page";
        document.kind = DocumentKind::html;
        document.bytes = row.html;
        const auto found = extract_article(std::move(document), models.value());
        ASSERT_TRUE(found.ok()) << row.why;
        EXPECT_EQ(name_of(found.value().kind), name_of(row.kind)) << row.why;
    }
}

TEST(PageKind, ForumSoftwareIsKnownByItsName) {
    EXPECT_TRUE(is_forum_software("phpBB"));
    EXPECT_TRUE(is_forum_software("vBulletin 4.2"));
    EXPECT_FALSE(is_forum_software("WordPress 6.2"));
    EXPECT_FALSE(is_forum_software(""));
}

}  // namespace
}  // namespace onrecord
