#include "view/dossier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "rows.h"
#include "view/html/marked_text.h"
#include "view/html/markup.h"

namespace onrecord {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string dossier_of(const SmallRecord& small, const std::string& title = "") {
    std::string out;
    write_dossier(
        small.rows, [&](const std::string& report) { return small.texts.at(report); }, {title},
        [&](std::string_view part) { out += part; });
    return out;
}

// The values of an attribute, wherever it stands.
std::vector<std::string> values_of(const std::string& html, const std::string& attribute) {
    std::vector<std::string> values;
    const std::string begin = " " + attribute + "=\"";
    for (std::size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at)) {
        at += begin.size();
        values.push_back(html.substr(at, html.find('"', at) - at));
    }
    return values;
}

// The text between the tags, entities read back.
std::string words_of(std::string html) {
    std::string out;
    bool inside = false;
    for (const char c : html) {
        if (c == '<') inside = true;
        if (!inside) out.push_back(c);
        if (c == '>') inside = false;
    }
    for (const auto& [entity, c] : std::initializer_list<std::pair<std::string, std::string>>{
             {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
        for (std::size_t at = out.find(entity); at != std::string::npos; at = out.find(entity, at + 1)) out.replace(at, entity.size(), c);
    }
    return out;
}

TEST(Dossier, EveryLinkHasItsTargetOnce) {
    const auto html = dossier_of(small_record());
    const auto ids = values_of(html, "id");
    const std::set<std::string> unique(ids.begin(), ids.end());
    EXPECT_EQ(ids.size(), unique.size());
    std::size_t n = 0;
    for (const auto& href : values_of(html, "href")) {
        if (!href.starts_with("#")) continue;
        ++n;
        EXPECT_TRUE(unique.count(href.substr(1))) << href;
    }
    EXPECT_GT(n, 20u);
}

TEST(Dossier, TheNewsComesFirstWithWhoSaysSo) {
    const auto small = small_record();
    const auto html = dossier_of(small);
    const auto news = html.substr(html.find("id=\"summary\""), html.find("id=\"timeline\"") - html.find("id=\"summary\""));
    for (const char* title : {"Claims, and who is behind them", "What is disputed, or differs", "The same words in several outlets",
                              "Who spoke, for whom and where", "Who declined to speak", "Who speaks most"})
        EXPECT_THAT(news, HasSubstr(title));
}

TEST(Dossier, TargetsHoldTheWords) {
    const auto small = small_record();
    const auto html = dossier_of(small);
    const auto& use = small.rows.quotations[0].uses[0];
    const auto at = html.find("<mark id=\"r1-" + std::to_string(use.span.begin) + "-" + std::to_string(use.span.end) + "\"");
    ASSERT_NE(at, std::string::npos);
    // Another mark stands in it: its own end is where as many were closed as were opened.
    std::size_t end = at;
    for (int depth = 0; end < html.size(); ++end) {
        if (html.compare(end, 5, "<mark") == 0) ++depth;
        if (html.compare(end, 7, "</mark>") == 0 && --depth == 0) break;
    }
    EXPECT_EQ(words_of(html.substr(at, end - at)), use.words);
}

TEST(Dossier, AsksForNothingFromElsewhere) {
    const auto html = dossier_of(small_record());
    for (const char* sign : {" src=", "url(", "@import", "<link", "<iframe", "<img", "<object", "<form", "fetch(", "XMLHttpRequest",
                             "javascript:alert(1)\""}) {
        EXPECT_THAT(html, Not(HasSubstr(sign)));
    }
    for (const auto& href : values_of(html, "href")) {
        EXPECT_TRUE(href.starts_with("#") || href == "https://times.example/pier?a=1&amp;b=2") << href;
    }
    EXPECT_THAT(html, HasSubstr("default-src 'none'"));
}

TEST(Dossier, HostileWordsStayWords) {
    auto small = small_record();
    const std::string hostile = "\"><script>alert('x')</script><!-- &amp; \u202Eevil\x1b";
    auto& rows = small.rows;
    rows.reports[0].title = rows.reports[0].outlet = rows.reports[0].input = hostile;
    rows.reports[0].byline = {hostile};
    rows.reports[0].url = "https://x.example/\"onmouseover=\"alert(1)";
    rows.people[0].name = rows.statements[0].speaker = rows.statements[0].content = rows.statements[0].cue = hostile;
    rows.statements[0].person.clear();
    rows.statements[0].channels = {hostile};
    rows.quotations[0].speaker = rows.quotations[0].uses[1].words = hostile;
    rows.timeline[0].text = rows.timeline[0].date = hostile;
    rows.timeline[0].tellings[0].evidence.sentence = hostile;
    rows.differences[0].topic = rows.differences[0].type = rows.differences[0].values[0].value = hostile;
    rows.claims[0].text = rows.claims[0].origins[0].who = rows.claims[0].origins[1].who = hostile;
    rows.claims[0].origins[0].occasion = rows.claims[0].origins[0].reasons[0].type = hostile;
    rows.claims[0].against[0].use.speaker = rows.claims[0].hedges[0].evidence.words = hostile;
    rows.claims[1].chain[1].first = rows.claims[1].chain[2].second = hostile;
    rows.reports[2].credits[0].text = rows.reports[2].credits[0].kind = hostile;
    rows.statements[2].occasion_channels = rows.statements[3].occasion_channels = {hostile};
    rows.problems[0] = {hostile, hostile};
    small.texts["times-1"] = hostile + small.texts["times-1"];
    const auto html = dossier_of(small, hostile);
    EXPECT_EQ(html.find("<script>"), html.rfind("<script>"));
    EXPECT_THAT(html, Not(HasSubstr("<!-- ")));
    EXPECT_THAT(html, Not(HasSubstr(" onmouseover=\"")));
    EXPECT_THAT(html, Not(HasSubstr("\x1b")));
}

// Tags are markup, and nothing else is: a tag of ours that was taken for words would show as "&lt;".
TEST(Dossier, ShowsNoTagOfOursAsWords) {
    auto small = small_record();
    small.rows.reports[0].title = "Pier 4 closes";
    EXPECT_EQ(dossier_of(small).find("&lt;"), std::string::npos);
    EXPECT_THAT(dossier_of(small), HasSubstr("<del><bdi>"));
}

TEST(Dossier, BeginsWithWhatMostReportsHave) {
    const auto html = dossier_of(small_record());
    const auto section = html.find("id=\"summary\"");
    ASSERT_NE(section, std::string::npos);
    EXPECT_LT(html.find("class=\"first\"", section), html.find("<h3>", section));
    EXPECT_THAT(html.substr(section), HasSubstr("Who declined to speak"));
}

TEST(Html, WordsAreEscapedAndMarkupIsNot) {
    EXPECT_EQ(html("<p title=\"{}\">{} {}</p>", "a\"b", "<i>", html("<b>{}</b>", 3)).text(),
              "<p title=\"a&quot;b\">&lt;i&gt; <b>3</b></p>");
    EXPECT_EQ((Html("<") + "&").text(), "&lt;&amp;");
    EXPECT_EQ(dotted({"a", "", html("<b>x</b>")}).text(), "a · <b>x</b>");
}

TEST(Html, DirectionIsIsolated) {
    EXPECT_EQ(isolated("a\u202Eb").text(), "<bdi>a\u202Eb\u202C</bdi>");
    EXPECT_EQ(isolated("a\u2069b\u202C").text(), "<bdi>ab</bdi>");
    // A letter with more marks than any writing has can be broken; the words are the same.
    std::string stacked = "e", broken = "<bdi>e";
    for (int i = 0; i < 30; ++i) stacked += "\u0301", broken += i % 12 == 11 ? "\u0301<wbr>" : "\u0301";
    EXPECT_EQ(isolated(stacked).text(), broken + "</bdi>");
    EXPECT_EQ(isolated("\u2067x\u2069").text(), "<bdi>\u2067x\u2069</bdi>");
    EXPECT_EQ(isolated("<b>&\"'").text(), "<bdi>&lt;b&gt;&amp;&quot;&#39;</bdi>");
}

TEST(Html, OnlyWebAddressesAreLinks) {
    EXPECT_TRUE(is_absolute_web_address("https://a.example/"));
    EXPECT_TRUE(is_absolute_web_address("HTTP://a.example"));
    for (const char* url : {"javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "ftp://a", " https://a", "https://a b",
                            "java\nscript:x", ""}) {
        EXPECT_FALSE(is_absolute_web_address(url)) << url;
    }
}

// Marks that nest, cross, run over paragraphs and stack higher than the limit: the text stays, tags are paired, every id is there once.
TEST(Html, MarksOfEveryKind) {
    std::uint32_t seed = 3;
    const auto next = [&](std::uint32_t n) { return ((seed = seed * 1664525 + 1013904223) >> 16) % n; };
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (std::uint32_t i = 0, n = 1 + next(60); i < n; ++i) text += next(6) == 0 ? "\n\n" : next(9) == 0 ? "<&" : "ab ";
        std::set<std::pair<std::uint32_t, std::int64_t>> spans;  // begin, minus end: the longer first
        for (std::uint32_t i = 0, n = next(60); i < n; ++i) {
            const auto a = next(static_cast<std::uint32_t>(text.size()) + 1), b = next(static_cast<std::uint32_t>(text.size()) + 1);
            spans.emplace(std::min(a, b), -std::int64_t{std::max(a, b)});
        }
        std::vector<Mark> marks;
        for (const auto& [begin, end] : spans)
            marks.push_back({{begin, static_cast<std::uint32_t>(-end)}, "m" + std::to_string(marks.size()), "", ""});
        std::string html;
        append_marked_text(html, text, marks);
        const auto ids = values_of(html, "id");
        EXPECT_EQ(ids.size(), marks.size());
        EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), marks.size());
        int depth = 0;
        for (std::size_t at = 0; at < html.size(); ++at) {
            if (html.compare(at, 5, "<mark") == 0) ++depth;
            if (html.compare(at, 7, "</mark>") == 0) --depth;
            if (html.compare(at, 4, "</p>") == 0) {
                EXPECT_EQ(depth, 0);
            }
            EXPECT_GE(depth, 0);
            EXPECT_LE(depth, static_cast<int>(kMaxOpenMarks));
        }
        auto letters = [](std::string words) {
            std::erase(words, '\n');
            return words;
        };
        EXPECT_EQ(letters(words_of(html)), letters(text));
    }
}

}  // namespace
}  // namespace onrecord
