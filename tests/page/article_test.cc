#include "page/article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/date_text.h"
#include "base/json_writer.h"
#include "base/names.h"
#include "page/byline.h"
#include "page/headline.h"
#include "page/json_ld.h"
#include "shared.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Article article_of(std::string page, DocumentKind kind = DocumentKind::html) {
    Document document;
    document.input = "page";
    document.kind = kind;
    document.bytes = std::move(page);
    auto article = extract_article(std::move(document), load_page_models().value());
    EXPECT_TRUE(article.ok());
    return article.ok() ? std::move(article.value()) : Article{};
}

std::string metadata_of(const Article& article) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("title").string(article.title).key("byline").begin_array();
    for (const auto& name : article.byline) json.string(name);
    json.end_array().key("outlet").string(article.outlet).key("url").string(article.url).key("language").string(article.language);
    json.key("published").string(article.published.value).end_object();
    return out + "\n";
}

// tests/page/cases/<case>/{source.html,expected.txt,expected.json}: pages of our own invention, their expectations read by a person.
// ONRECORD_WRITE_EXPECTED=1 writes them anew.
TEST(Article, GoldenPages) {
    int n_cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(in_source("tests/page/cases"))) {
        const Article article = article_of(bytes_of(entry.path() / "source.html"));
        const std::string text = std::string(article.text.view()) + "\n";
        if (std::getenv("ONRECORD_WRITE_EXPECTED") != nullptr) {
            std::ofstream(entry.path() / "expected.txt", std::ios::binary) << text;
            std::ofstream(entry.path() / "expected.json", std::ios::binary) << metadata_of(article);
        }
        EXPECT_EQ(text, bytes_of(entry.path() / "expected.txt")) << entry.path();
        EXPECT_EQ(metadata_of(article), bytes_of(entry.path() / "expected.json")) << entry.path();
        ++n_cases;
    }
    EXPECT_GE(n_cases, 2);
}

TEST(Article, WhatCameWithTheDocumentGoesFirst) {
    Document document;
    document.input = "page";
    document.kind = DocumentKind::html;
    document.bytes = "<title>Theirs</title><meta property='article:published_time' content='2025-08-05'><p>One short sentence stands here.";
    document.title = "Ours";
    document.date = "2024";
    const auto article = extract_article(std::move(document), load_page_models().value());
    ASSERT_TRUE(article.ok());
    EXPECT_EQ(article.value().title, "Ours");
    EXPECT_EQ(article.value().published.value, "2024");
    EXPECT_EQ(article.value().published.basis, Basis::given);
}

TEST(Article, OwesWhatItsDataSay) {
    const std::string body = "<p>The berth at Harlow was shut on Monday, the port office said, and the crews went home for a week.</p>";
    const struct {
        const char* why;
        std::string head, url, credits;
    } rows[] = {
        {"a canonical address elsewhere", "<link rel=canonical href='https://www.tideline.example/a'>", "https://harlow.example/b",
         "syndicated  https://www.tideline.example/a; "},
        {"the same site", "<link rel=canonical href='https://m.harlow.example/a'>", "https://www.harlow.example/b", ""},
        {"a mirror of the site", "<link rel=canonical href='http://harlow-web.cluster.test/a'>", "https://harlow.example/b", ""},
        {"a host without a dot", "<link rel=canonical href='https://berth-shut'>", "https://harlow.example/b", ""},
        {"an address whose own is unknown", "<link rel=canonical href='https://www.tideline.example/a'>", "", ""},
        {"a source of syndication", "<meta name='syndication-source' content='https://tideline.example/a'>", "https://harlow.example/b",
         "syndicated  https://tideline.example/a; "},
        {"an agency signs", "<meta name=author content='Tideline News Agency'>", "", "agency Tideline News Agency Tideline News Agency; "},
        {"a person signs", "<meta name=author content='Ana Wire-Ruiz'>", "", ""},
    };
    for (const auto& row : rows) {
        Document document;
        document.input = "page";
        document.kind = DocumentKind::html;
        document.url = row.url;
        document.bytes = "<html><head><title>Berth shut</title>" + row.head + "</head><body><h1>Berth shut for a week</h1><article>" +
                         body + body + "</article></body></html>";
        const auto article = extract_article(std::move(document), load_page_models().value());
        ASSERT_TRUE(article.ok()) << row.why;
        std::string credits;
        for (const Credit& credit : article.value().credits)
            credits += std::string(name_of(credit.kind)) + ' ' + credit.outlet + ' ' + credit.text + "; ";
        EXPECT_EQ(credits, row.credits) << row.why;
    }
}

TEST(Article, PageWithoutADateHasNone) {
    const auto article = article_of(
        "<h1>Harbour</h1><p>The berth was closed, the port said, and nobody knows for how long it will be.</p>"
        "<meta property='article:modified_time' content='2025-08-05'>");
    EXPECT_EQ(article.published.basis, Basis::unknown);
    EXPECT_EQ(article.published.value, "");
}

// The day of first publication among what a page offers.
TEST(Article, PublishedIsTheFirstDayThatTheReaderSeesOrTheEditorsSay) {
    const std::string prose =
        "<p>The berth was closed on Monday, the port said, and nobody knows for how long it will be.</p>"
        "<p>The crews that had been waiting since the morning went home, and so did the two pilots.</p>";
    const auto json = [](const std::string& day) {
        return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour closed for the "
               "week\",\"datePublished\":\"" +
               day + "T08:00:00Z\"}</script>";
    };
    const auto og = [](const std::string& day) { return "<meta property='article:published_time' content='" + day + "T08:00:00Z'>"; };
    const std::string title = "<title>Harbour closed for the week</title>", h1 = "<h1>Harbour closed for the week</h1>";
    const struct {
        const char* why;
        std::string page;
        const char* published;
    } rows[] = {
        {"seen before the site builder's data", title + json("2025-08-20") + h1 + "<div>August 5, 2025</div>" + prose, "2025-08-05"},
        {"the editors' own before what is seen", title + og("2025-08-05") + h1 + "<div>August 20, 2025</div>" + prose, "2025-08-05"},
        {"of two the earlier", title + og("2025-08-20") + h1 + "<div>August 5, 2025</div>" + prose, "2025-08-05"},
        {"no day above the headline that is later", title + json("2025-08-05") + "<div>Friday, November 28, 2025</div>" + h1 + prose,
         "2025-08-05"},
        {"the next day by the machine's clock", title + json("2025-08-06") + h1 + "<div>August 5, 2025</div>" + prose, "2025-08-05"},
        {"never the day of a change", title + h1 + "<div>Updated August 20, 2025</div>" + prose, ""},
        {"published, then updated", title + h1 + "<div>Published&ensp;<b>Aug 5, 2025</b></div><div>Updated Aug 20, 2025</div>" + prose,
         "2025-08-05"},
        {"glued by the page, parted by its style", title + h1 + "<div><b>By</b><b>Ana Ruiz</b><b>Aug 5, 2025</b></div>" + prose,
         "2025-08-05"},
        {"originally published, said at the end",
         title + h1 + "<div>August 20, 2025</div>" + prose +
             "<p>This article was originally published on 5 Aug 2025 and is kept current.</p>",
         "2025-08-05"},
        {"originally published, in a month only",
         title + h1 + prose + "<p>Originally published in March 2025. Last updated on August 20, 2025.</p>", ""},
        {"a long line of who posted it",
         title + h1 + "<div>Posted by anaruiz on Tuesday August 5, 2025 @08:00PM from the shut-berths desk of ours.</div>" + prose,
         "2025-08-05"},
        {"after the writers at the end",
         title + h1 + prose + prose + prose + prose + prose + prose + prose + prose +
             "<div>Written by Ana Ruiz</div><div>August 5, 2025</div>",
         "2025-08-05"},
        {"the editors' own before an earlier day further down",
         title + og("2025-08-05") + h1 + prose + prose + "<figure><figcaption>The berth, May 2, 2024</figcaption></figure>", "2025-08-05"},
        {"another story's <time>",
         title + h1 + prose + prose +
             "<div><a href='/b'>The berth that never opened</a> <time datetime='2025-03-05'>Mar 5, 2025</time></div>",
         ""},
        {"... beside the editors' own",
         title + og("2025-08-05") + h1 + prose + prose +
             "<div><a href='/b'>The berth that never opened</a> <time datetime='2025-03-05'>Mar 5, 2025</time></div>",
         "2025-08-05"},
        {"the day of what is reported", title + json("2025-08-05") + h1 + "<div>Meeting of 16 December 2022</div>" + prose, "2025-08-05"},
        {"the way of a manuscript",
         title + "<meta name='citation_publication_date' content='2025/08/05'>" + h1 +
             "<div>Received 3 May 2025; accepted 16 July 2025</div>" + prose,
         "2025-08-05"},
        {"the days of an event", title + "<div>12 May 2025 - 15 May 2025</div>" + h1 + prose, ""},
        {"the month of an issue", title + "<div>Rope &amp; Tar Issue 58, August 2025</div>" + h1 + prose, "2025-08"},
        {"months of several issues", title + "<div>Issue 58, August 2025</div><div>Issue 57, July 2025</div>" + h1 + prose, ""},
        {"a month of an archive", title + h1 + prose + "<ul><li>August 2025</li></ul>", ""},
        {"two fields of publication",
         title + "<meta name='published-time' content='2026-02-09'><meta name='published-date' content='2025-08-05'>" + h1 + prose,
         "2025-08-05"},
        {"a heading that says it otherwise", title + "<h2>The harbour is closed this week</h2><div>August 5, 2025</div>" + prose,
         "2025-08-05"},
    };
    for (const auto& row : rows) EXPECT_EQ(article_of(row.page).published.value, row.published) << row.why;
}

TEST(Article, PlainTextStaysAsItIs) {
    const std::string text = " date 2024-10-07 Ana Ruiz spoke.\n\nThen she left.\n";
    const auto article = article_of(text, DocumentKind::text);
    EXPECT_EQ(article.text.view(), text);
    ASSERT_EQ(article.furniture.size(), 1U);
    EXPECT_EQ(article.text.slice(article.furniture[0]), "date 2024-10-07");
    ASSERT_EQ(article.paragraphs.size(), 2U);
    EXPECT_EQ(article.text.slice(article.paragraphs[0]), "Ana Ruiz spoke.");
}

TEST(DateText, IsReadWhereItIsClear) {
    const struct {
        const char* text;
        Date date;  // year 0: none
    } rows[] = {
        {"2025-08-05T10:00:00Z", {2025, 8, 5}},
        {"2025/08/05", {2025, 8, 5}},
        {"20250805", {2025, 8, 5}},
        {"August 5, 2025", {2025, 8, 5}},
        {"Aug. 5th, 2025", {2025, 8, 5}},
        {"5 August 2025", {2025, 8, 5}},
        {"Sept 5, 2025", {2025, 9, 5}},
        {"Tue, 05 Aug 2025 10:00:00 GMT", {2025, 8, 5}},
        {"23/05/2025", {2025, 5, 23}},
        {"05/23/2025", {2025, 5, 23}},
        {"05/08/2025", {0, 0, 0}},
        {"2025-13-05", {0, 0, 0}},
        {"yesterday", {0, 0, 0}},
        {"Marching 5, 2025", {0, 0, 0}},
        {"0001-01-01", {0, 0, 0}},
        {"Tue Aug 5 09:30:00 2025", {2025, 8, 5}},
        {"Aug 5 09:30 tomorrow", {0, 0, 0}},
        {"Di, 5 Aug 2025 09:30:00", {2025, 8, 5}},
        {"berth 12, 5 Aug 2025", {0, 0, 0}},
        {"", {0, 0, 0}},
    };
    for (const auto& row : rows) {
        const auto date = parse_date(row.text);
        EXPECT_EQ(date.has_value(), row.date.year != 0) << row.text;
        if (date) {
            EXPECT_EQ(*date, row.date) << row.text;
        }
    }
}

// Who wrote it, where the page's data and what the reader sees may differ.
TEST(Article, ABylineBelowTheHeadlineGoesBeforeThePagesData) {
    const std::string prose =
        "<p>The berth was closed on Monday, the port said, and nobody knows for how long it will be.</p>"
        "<p>The crews that had been waiting since the morning went home, and so did the two pilots.</p>";
    const std::string head = "<title>Harbour closed for the week</title><meta name='author' content='Webb Lister'>";
    const std::string bare = "<title>Harbour closed for the week</title>";
    const std::string h1 = "<h1>Harbour closed for the week</h1>";
    const struct {
        const char* why;
        std::string page;
        std::vector<std::string> byline;
    } rows[] = {
        {"data alone", head + h1 + prose, {"Webb Lister"}},
        {"a byline below the headline", head + h1 + "<div>By Ana Ruiz and Tom Lind, Staff Writers</div>" + prose, {"Ana Ruiz", "Tom Lind"}},
        {"no person", head + h1 + "<div>By our harbour team</div>" + prose, {"Webb Lister"}},
        {"below the text", head + h1 + prose + prose + prose + "<div>By Ana Ruiz</div>", {"Webb Lister"}},
        {"glued by the page", head + h1 + "<div><b>By</b><b>Ana McKay</b><b>Published</b> <b>Aug 5, 2025</b></div>" + prose, {"Ana McKay"}},
        {"glued to a date", head + h1 + "<div><b>By</b><b>Ana DeMarco</b><b>Mar 5, 2025</b></div>" + prose, {"Ana DeMarco"}},
        {"after the date", bare + h1 + "<div>Aug 5, 2025 • Ulla Oxenvad in Ports</div>" + prose, {"Ulla Oxenvad"}},
        {"a name alone below the headline", bare + h1 + "<div>Anna Oxenvad</div>" + prose, {"Anna Oxenvad"}},
        {"no name below the headline", bare + h1 + "<div>Harbour News</div>" + prose, {}},
    };
    for (const auto& row : rows) EXPECT_EQ(article_of(row.page).byline, row.byline) << row.why;
}

std::size_t count_of(std::string_view text, std::string_view words) {
    std::size_t n = 0;
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) ++n;
    return n;
}

// A page may hold its article once more where nobody sees it: for machines.
TEST(Article, TextThatIsThereTwiceIsTextOnce) {
    std::string prose, whole;
    for (int i = 0; i < 12; ++i) {
        const std::string words = "On day " + std::to_string(i) + " the port of Harlow said that berth number " + std::to_string(i * 7) +
                                  " would stay closed, and that the crews who had waited since the morning should go home.";
        prose += "<p>" + words + "</p>";
        whole += words + " ";
    }
    const std::string page = "<title>Berths closed</title><article><h1>Berths closed</h1>" + prose + "</article>";
    for (const std::string& twice :
         {page + "<div style='display: none' itemprop=articleBody>" + whole + "</div>", "<div hidden>" + whole + "</div>" + page}) {
        const auto article = article_of(twice);
        for (int i = 0; i < 12; ++i)
            EXPECT_EQ(count_of(article.text.view(), "On day " + std::to_string(i) + " the port"), 1U) << twice.substr(0, 20);
    }
}

TEST(Article, ASentenceHasOnlyWhatIsSeenOfIt) {
    const std::string after = "<p>The crews that had been waiting since the morning went home, and so did the two pilots.</p>";
    for (const char* box :
         {"<span class='tooltip-text'>She leads the port. <a href=/r>All stories</a></span>",
          "<span class=\"rolloverBlock\">Ana R. Ruiz</span>", "<span style='display:none'>ANA</span>", "<span hidden>ANA</span>"}) {
        const auto article = article_of(
            "<title>Berths closed</title><h1>Berths closed</h1><p>Berth seven was closed on Monday, <span class=tooltip>Ana Ruiz" +
            std::string(box) + "</span> said to the crews there.</p>" + after);
        EXPECT_EQ(count_of(article.text.view(), "closed on Monday, Ana Ruiz said to the crews"), 1U) << article.text.view();
    }
}

TEST(DateText, IsFoundBetweenWordsAndSigns) {
    const Date day{2025, 8, 5};
    for (const char* text : {"by Ana Ruiz, Aug. 5, 2025", "Published\u2002Aug 5, 2025", "Harlow•5 August 2025", "Aug\u00a05,\u00a02025",
                             "RuizAug 5, 2025", "NewsAUGUST 5, 2025Updated", "— 2025-08-05 —"}) {
        const auto date = find_date(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(*date, day) << text;
    }
    for (const char* text : {"Kanaug 5, 2025", "KANAUG 5, 2025", "ÉAug 5, 2025", "no day, 2025", ""}) EXPECT_FALSE(find_date(text)) << text;
}

TEST(Byline, IsNamesOnly) {
    EXPECT_THAT(names_of_byline("By Ana Ruiz and Tom Lind, Staff Writer", ""), ElementsAre("Ana Ruiz", "Tom Lind"));
    EXPECT_THAT(names_of_byline("Ida Moss, MD", ""), ElementsAre("Ida Moss"));
    EXPECT_THAT(names_of_byline("Ana Ruiz, Trial Attorney, M.A. Economics", ""), ElementsAre("Ana Ruiz"));
    EXPECT_THAT(names_of_byline("\"Ana Ruiz\"", ""), ElementsAre("Ana Ruiz"));
    EXPECT_THAT(names_of_byline("Ana Ruiz5 August 2025", ""), ElementsAre("Ana Ruiz"));
    EXPECT_THAT(names_of_byline("Harlow7", ""), IsEmpty());
    EXPECT_THAT(names_of_byline("Harlow Courier", "Harlow Courier"), IsEmpty());
    EXPECT_THAT(names_of_byline("admin", ""), IsEmpty());
    EXPECT_THAT(names_of_byline("March 3, 1998", ""), testing::Not(testing::Contains("1998")));
}

TEST(Byline, EndsWhereADateBeginsAndKnowsAHouse) {
    EXPECT_THAT(names_of_byline("By Ana Ruiz December 2, 2025", ""), ElementsAre("Ana Ruiz"));
    EXPECT_THAT(names_of_byline("ByAna Ruiz", ""), ElementsAre("Ana Ruiz"));
    EXPECT_THAT(names_of_byline("Harlow Courier Staff", "Harlow Courier"), ElementsAre("Harlow Courier Staff"));
}

TEST(Article, PlainTextHasTitleAndOutletWhereTheyAreClear) {
    const std::string body(
        "The port authority said on Friday that the northern berth would stay closed until the inquiry has ended, and that the ferries "
        "would "
        "leave from the old pier until then. Nobody was hurt, it said, and no ship was damaged by the fire.");
    const auto article = article_of(
        "Ferry stays in port after fire\n\n" + body + "\n\n" + body + " Again.\n\n© 2024 Harlow Courier, a division of Lind Ltd.",
        DocumentKind::text);
    EXPECT_EQ(article.title, "Ferry stays in port after fire");
    EXPECT_EQ(article.outlet, "Harlow Courier");
    EXPECT_EQ(article_of(body + "\n\n" + body, DocumentKind::text).title, "");
}

TEST(Headline, LosesTheOutletsName) {
    EXPECT_EQ(without_outlet("Ferry stays in port | Harlow Courier", "Harlow Courier"), "Ferry stays in port");
    EXPECT_EQ(without_outlet("Harlow Courier - Ferry stays in port", "Harlow Courier"), "Ferry stays in port");
    EXPECT_EQ(without_outlet("Half-time: a ferry story", ""), "Half-time: a ferry story");
}

TEST(JsonLd, FollowsReferencesAndEndsOnCycles) {
    const auto found = read_json_ld({R"([{"@type":"NewsArticle","headline":"A","author":{"@id":"x"},"datePublished":"2025-08-05"},
                                        {"@id":"x","author":{"@id":"x"},"name":"Ana Ruiz"}])",
                                     "{broken", R"({"@id":"a","b":{"@id":"a"}})"});
    EXPECT_EQ(found.headline, "A");
    EXPECT_THAT(found.authors, ElementsAre("Ana Ruiz"));
    EXPECT_TRUE(found.is_article);
}

TEST(Article, EveryRealPageHasSpansWithinItsText) {
    ONRECORD_NEEDS_SHARED("seeds");
    for (const auto& entry : std::filesystem::directory_iterator(shared("seeds"))) {
        if (!entry.is_regular_file() || entry.path().extension() != ".txt") continue;
        const auto article = article_of(bytes_of(entry.path()), DocumentKind::text);
        EXPECT_GT(article.paragraphs.size(), 5U) << entry.path();
        for (const Span span : article.paragraphs) EXPECT_LE(span.end, article.text.size());
    }
}

TEST(Article, SectionIsSaidByThePageOrTheWayToIt) {
    const std::string body =
        "<h1>The harbour wall is sound, says its director</h1><p>The wall was looked at on Monday by three divers.</p></article>";
    const auto page = [&](const std::string& head, const std::string& way = "") {
        return "<html><head>" + head + "</head><body>" + way + "<article>" + body + "</body></html>";
    };
    const std::string way =
        "<nav class=\"breadcrumb\"><a href=\"/\">Home</a> <a href=\"/harbour\">Harbour</a> "
        "<a href=\"#\">The harbour wall is sound</a></nav>";
    const struct {
        std::string page;
        const char* section;
    } rows[] = {
        {page("<meta property=\"article:section\" content=\"Local &amp; harbour\">", way), "Local & harbour"},
        {page("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleSection\":[\"Sea\",\"Land\"]}</script>"), "Sea"},
        {page("<script type=\"application/ld+json\">{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"name\":\"Home\"},{\"item\":{"
              "\"name\":\"Ports\"}},{\"name\":\"The harbour wall is sound, says its director\"}]}</script>"),
         "Ports"},
        {page("", way), "Harbour"},
        {page("", "<nav class=\"breadcrumb\"><a href=\"/\">Home</a></nav>"), ""},
        {page("<meta property=\"article:section\" content=\"Uncategorized\">"), ""},
        {page("<meta property=\"article:section\" content=\"Harlow Post\"><meta property=\"og:site_name\" content=\"Harlow Post\">"), ""},
        {page(""), ""},
    };
    for (const auto& row : rows) EXPECT_EQ(article_of(row.page).section, row.section) << row.page;
}

// "field value (where)" of each.
std::vector<std::string> alternatives_of(const Article& article) {
    std::vector<std::string> all;
    for (const Alternative& one : article.alternatives)
        all.push_back(std::string(name_of(one.field)) + " " + one.value + " (" + one.where + ")");
    return all;
}

TEST(Article, DaysAndOutletsThatLostAreKept) {
    const std::string head =
        "<meta property=\"article:published_time\" content=\"2025-08-05T09:00:00Z\"><meta property=\"og:site_name\" content=\"Harlow "
        "Post\">"
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-09-01\",\"publisher\":{\"name\":"
        "\"Quay Media Ltd\"}}</script><meta name=\"application-name\" content=\"The Harlow Post\">";
    const std::string text = "<h1>The harbour wall is sound</h1><p>The wall was looked at on Monday by three divers of the port.</p>";
    const Article article = article_of("<html><head>" + head + "</head><body><article>" + text + "</article></body></html>");
    EXPECT_EQ(article.published.value, "2025-08-05");
    EXPECT_EQ(article.outlet, "Harlow Post");
    EXPECT_THAT(alternatives_of(article),
                ElementsAre("published 2025-09-01 (datePublished of JSON-LD)", "outlet Quay Media Ltd (publisher of JSON-LD)"));
    // What came with the document goes before the page, whose own values are kept.
    Document document;
    document.input = "page";
    document.kind = DocumentKind::html;
    document.bytes = "<html><head>" + head + "</head><body><article>" + text + "</article></body></html>";
    document.date = "2025-08-04";
    document.outlet = "Sea Lanes";
    EXPECT_THAT(alternatives_of(extract_article(std::move(document), load_page_models().value()).value()),
                ElementsAre("published 2025-08-05 (article:published_time)", "published 2025-09-01 (datePublished of JSON-LD)",
                            "outlet Harlow Post (og:site_name)", "outlet Quay Media Ltd (publisher of JSON-LD)"));
    // Two mastheads: no outlet, and both are told.
    const Article scrape =
        article_of("HARLOW COURIER\nQUAY TIMES\n3 May 2024 | Home\n\nThe berth was shut on Monday.\n", DocumentKind::text);
    EXPECT_EQ(scrape.outlet, "");
    EXPECT_THAT(alternatives_of(scrape), ElementsAre("outlet Harlow Courier (masthead)", "outlet Quay Times (masthead)"));
}

}  // namespace
}  // namespace onrecord
