#include "page/tree.h"

#include <gtest/gtest.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "page/article.h"
#include "sanitized.h"

namespace onrecord {
namespace {

// The tree as nested names: body(p("one" b("two"))).
std::string outline(const HtmlTree& tree) {
    std::string out;
    std::vector<NodeIndex> ends;
    for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
        while (!ends.empty() && ends.back() <= i) {
            out += ')';
            ends.pop_back();
        }
        if (!out.empty() && out.back() != '(') out += ' ';
        const HtmlNode& node = tree.nodes[i];
        if (node.tag == Tag::text) {
            out += tree.raw_text(i);
            continue;
        }
        out += std::to_string(static_cast<int>(node.tag));
        out += '(';
        ends.push_back(node.end);
    }
    out.append(ends.size(), ')');
    return out;
}

TEST(Tree, TwoWritingsOfOneTree) {
    const struct {
        const char* loose;
        const char* strict;
    } rows[] = {
        {"<p>one<p>two", "<p>one</p><p>two</p>"},
        {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>"},
        {"<table><tr><td>a<td>b<tr><td>c</table>d", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d"},
        {"<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
        {"<p>a<div>b</div>", "<p>a</p><div>b</div>"},
        {"<h2>a</h3>b", "<h2>a</h2>b"},
        {"<b>a</b></b></i>c", "<b>a</b>c"},
        {"<DIV CLASS=x>a</Div>b", "<div class='x'>a</div>b"},
        {"<table><tr><td>a</div>b</table>", "<table><tr><td>ab</table>"},
        {"<a href=x>a<a href=y>b</a>", "<a href=x>a</a><a href=y>b</a>"},
        {"<br/>a<img>b", "<br>a<img>b"},
        {"<svg><path/><circle/><p>text", "<svg><path/><circle/></svg><p>text</p>"},
    };
    for (const auto& row : rows) {
        const auto tight = [](std::string text) {
            std::string out;
            for (const char c : text) {
                if (c != ' ') out += c;
            }
            return out;
        };
        EXPECT_EQ(tight(outline(build_tree(row.loose))), tight(outline(build_tree(row.strict)))) << row.loose;
    }
}

TEST(Tree, SubtreesNest) {
    const auto tree = build_tree("<div><b>x<p>y</b>z</p></div><script>if (a<b) </script><p>w");
    for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
        EXPECT_GT(tree.nodes[i].end, i);
        EXPECT_LE(tree.nodes[i].end, tree.nodes[tree.nodes[i].parent].end) << i;
    }
}

TEST(Tree, DepthIsCappedAndToldAndTextIsKept) {
    std::string page;
    for (int i = 0; i < 100000; ++i) page += "<div>";
    page += "deep";
    for (int i = 0; i < 100000; ++i) page += "</div>";
    page += "<p>after</p>";
    const auto tree = build_tree(page);
    ASSERT_EQ(tree.limits.size(), 1U);
    EXPECT_EQ(tree.limits[0], "html depth 512: 99,489 elements flattened");
    EXPECT_EQ(tree.text_within(0), "deep after");
}

TEST(Tree, ManyNodesAreNotReadAndToldOf) {
    std::string page;
    for (std::uint32_t i = 0; i < kMaxNodes; ++i) page += "<p>x";
    const auto tree = build_tree(page);
    EXPECT_LE(tree.nodes.size(), kMaxNodes + 1);
    ASSERT_EQ(tree.limits.size(), 1U);
    EXPECT_EQ(tree.limits[0], "html nodes 131,072: 262,145 bytes of the page not read");
}

TEST(Tree, AValueOrPieceOfTextIsNoLongerThanNamesAre) {
    const std::string most(kMaxValueBytes, 'x');
    const std::string page = "<p id=\"" + most + "\">" + most + "é</p><p id=\"" + most + "x\">y</p>";
    const auto tree = build_tree(page);
    EXPECT_EQ(tree.value(1, Attribute::id), most);
    EXPECT_EQ(tree.text_within(1), most);
    EXPECT_EQ(tree.value(3, Attribute::id), "");
}

std::string times(std::string_view piece, std::size_t n_bytes, std::string_view before = "", std::string_view after = "") {
    std::string text(before);
    while (text.size() + piece.size() + after.size() <= n_bytes) text += piece;
    return text + std::string(after);
}

// Of this thread's own CPU time: what else the machine does is not counted.
double seconds(const std::function<void()>& work) {
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    };
    const double begin = now();
    work();
    return now() - begin;
}

// Eight times the bytes must not take much more than eight times as long: a quadratic step would take 64.
TEST(Page, HostilePagesTakeLinearTime) {
    struct Hostile {
        const char* what;
        std::string before, piece, after;
    };
    const Hostile all[] = {
        {"nested divs", "", "<div>", "text"},
        {"misnested formatting", "", "<p><font><a>", "text"},
        {"attributes", "<p ", "a=1 ", ">text"},
        {"unclosed script", "<p>text<script>", "var a = '<b>';", ""},
        {"unclosed comment", "<p>text<!--", "-- > <", ""},
        {"comment openings", "<p>text", "<!-", ""},
        {"NULs", "<p>", std::string(1, '\0'), "text"},
        {"lone end tags", "<div><td>", "</div></p></i>", ""},
        {"end tags behind walls", "<i>" + times("<div>", 2500), "</i></b>", ""},
        {"nested lists", "", "<ul><li>word", ""},
        {"nested tables", "", "<table><tr><td>word", ""},
        {"nested asides", "", "<aside>word ", ""},
        {"links", "", "<a href=x>word <p>", ""},
        {"ampersands", "<p>", "&am", ""},
        {"references", "<p>", "&notin;&#8217;&x", ""},
        {"less-thans", "<p>", "<", ""},
        {"titles", "", "<title>a</title><h1>b</h1>", ""},
        {"articles", "", "<article><p>A sentence of the harbour, with words enough to be prose, stands here.</p></article>", ""},
        {"JSON-LD", "", "<script type=\"application/ld+json\">{\"@id\":\"a\",\"author\":{\"@id\":\"a\"},\"@type\":\"Article\"}</script>",
         ""},
        {"deep JSON-LD", "<script type=\"application/ld+json\">", "[", "</script>"},
        {"classes", "", "<div class=\"a b c d e f g-h i_j kL\">w</div>", ""},
        {"quotes", "<p ", "'\"", ""},
        {"select", "<select>", "<option>word", "<p>text"},
    };
    const PageModels models = load_page_models().value();
    for (const Hostile& page : all) {
        const auto run = [&](std::size_t n_bytes) {
            double best = 1e9;
            for (int i = 0; i < 3; ++i) {
                Document document;
                document.input = "hostile";
                document.kind = DocumentKind::html;
                document.charset = "utf-8";
                document.bytes = times(page.piece, n_bytes, page.before, page.after);
                best = std::min(best, seconds([&] { static_cast<void>(extract_article(std::move(document), models)); }));
            }
            return best;
        };
        const double small = run((std::size_t{1} << 17) / kParts);
        const double large = run((std::size_t{1} << 20) / kParts);
        EXPECT_LT(large, 8 * 4 * small + 0.05) << page.what << ": " << small << " s, " << large << " s";
    }
}

}  // namespace
}  // namespace onrecord
