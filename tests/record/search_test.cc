#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "record/sample.h"
#include "shared.h"

namespace onrecord {
namespace {

class Search : public ::testing::Test {
protected:
    Search() {
        EXPECT_TRUE(record_.value().add(harbour_report()).ok());
        for (int i = 0; i < 30; ++i) EXPECT_TRUE(record_.value().add(numbered_report(i)).ok());
        EXPECT_TRUE(record_.value().flush().ok());
    }
    std::vector<Hit> hits(std::string_view query, std::size_t limit = 20) {
        auto found = record_.value().search(query, limit);
        EXPECT_TRUE(found.ok()) << query << ": " << found.error().message;
        return found.ok() ? found.value() : std::vector<Hit>();
    }
    Folder folder_;
    Result<Record> record_ = Record::open(folder_ / "r.record", Record::Mode::write);
};

TEST_F(Search, ShowsTheSentenceWithTheHitsMarked) {
    const auto found = hits("fees paid");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].where, "report");
    EXPECT_EQ(found[0].report, "harbour-1");
    EXPECT_EQ(found[0].passage, "The café owners denied on Monday, through their lawyer Tom Okafor, that ␂fees␃ had been ␂paid␃.");
    const std::string text = record_.value().text_of("harbour-1");
    const CodePointIndex index(text);
    const Span span = index.to_bytes(found[0].span);
    EXPECT_EQ(text.substr(span.begin, span.length()),
              "The café owners denied on Monday, through their lawyer Tom Okafor, that fees had been paid.");
    EXPECT_EQ(found[1].where, "statement");
    EXPECT_EQ(found[1].passage, "that ␂fees␃ had been ␂paid␃");
}

TEST_F(Search, UnderstandsFts5) {
    EXPECT_EQ(hits("\"had been paid\"").size(), 2U);
    EXPECT_EQ(hits("newslet*").size(), 2U);
    EXPECT_EQ(hits("cafe").size(), 1U);  // without its accent
    EXPECT_EQ(hits("newsletter OR \"port authority\"").size(), 2U);
    EXPECT_EQ(hits("paid NOT fees").size(), 0U);
    EXPECT_EQ(hits("title: deal").size(), 1U);
    EXPECT_EQ(hits("title: deal")[0].passage, "Port – no ␂deal␃");
    EXPECT_EQ(hits("NEAR(fees paid, 3)").size(), 2U);
    EXPECT_EQ(hits("gift 7").size(), 2U);
    // Phrases in statements, whose index knows no phrases.
    EXPECT_EQ(hits("\"paid been\"").size(), 0U);
    EXPECT_EQ(hits("\"been pa\" *").size(), 2U);
    EXPECT_EQ(hits("\"had been\" NOT fees").size(), 0U);
    EXPECT_EQ(hits("\"been paid\" OR zebra").size(), 2U);
    EXPECT_EQ(hits("nothing of this").size(), 0U);
}

TEST_F(Search, LooksForTheWordsOfWhatIsNoFts5) {
    EXPECT_EQ(hits("\"had been").size(), 2U);
    EXPECT_EQ(hits("sign, said").size(), 1U);
    EXPECT_EQ(hits("Okafor's").size(), 0U);
    EXPECT_EQ(hits("fees (paid").size(), 2U);
    EXPECT_EQ(hits("fees AND").size(), 0U);  // the word "and"
    EXPECT_EQ(hits("-- paid?").size(), 2U);
    EXPECT_EQ(hits("nosuchcolumn: paid").size(), 0U);
    for (const char* query : {"", " ", "…", "\"", "*", "()", "-", "\n"}) {
        const auto found = record_.value().search(query, 5);
        if (found.ok()) {
            EXPECT_TRUE(found.value().empty()) << query;
        } else {
            EXPECT_EQ(found.error().kind, ErrorKind::usage);
        }
    }
    EXPECT_FALSE(record_.value().search(std::string(100000, 'a'), 5).ok());
}

TEST_F(Search, GivesHalfToReportsAndHalfToStatements) {
    const auto found = hits("pier", 20);
    ASSERT_EQ(found.size(), 20U);
    EXPECT_EQ(std::count_if(found.begin(), found.end(), [](const Hit& hit) { return hit.where == "report"; }), 10);
    EXPECT_EQ(hits("pier", 100).size(), 60U);
    EXPECT_EQ(hits("pier", 1).size(), 1U);
    EXPECT_EQ(hits("pier", 0).size(), 0U);
}

// Of a word in more than 4,000 statements the last come first, whether all are searched, those of an outlet, or those of a few days.
TEST_F(Search, TakesTheLastOfWhatVeryManyHave) {
    for (int i = 100; i < 142; ++i) {
        std::string text;
        for (int k = 0; k < 100; ++k) text += "crane ";
        Sample sample("many-" + std::to_string(i), text);
        sample.from(i % 2 == 0 ? "Even" : "Odd", "Cranes", i < 102 ? "2024-01-01" : "2025-01-01");
        for (int k = 0; k < 100; ++k) sample.says({}, {}, {sample.at("crane", k)}, std::nullopt);
        ASSERT_TRUE(record_.value().add(sample.reading()).ok());
    }
    ASSERT_TRUE(record_.value().flush().ok());
    const auto found = [&](const Record::ReportsLike& asked, std::size_t limit) {
        auto hits = record_.value().search("crane", limit, asked);
        EXPECT_TRUE(hits.ok());
        std::vector<std::string> statements;
        for (const Hit& hit : hits.value())
            if (hit.where == "statement") statements.push_back(hit.report + ' ' + std::to_string(hit.span.begin));
        return statements;
    };
    using testing::ElementsAre;
    EXPECT_THAT(found({}, 4), ElementsAre("many-141 594", "many-141 588"));
    EXPECT_THAT(found({"Even", "", ""}, 4), ElementsAre("many-140 594", "many-140 588"));
    EXPECT_THAT(found({"Even", "2024", "2024"}, 4), ElementsAre("many-100 594", "many-100 588", "many-100 582"));  // one report
    EXPECT_EQ(found({"", "2024", "2024"}, 1000).size(), 200U);
    EXPECT_EQ(found({"", "2023", "2023"}, 10).size(), 0U);
    EXPECT_EQ(found({}, 10000).size(), 4200U);
}

TEST_F(Search, StandsOddQueries) {
    ONRECORD_NEEDS_SHARED("corpora/conformance/strings/naughty.txt");
    std::ifstream file(shared("corpora/conformance/strings/naughty.txt"));
    int n_queries = 0;
    for (std::string line; std::getline(file, line); ++n_queries) {
        for (const std::string& query : {line, line + "\"", "fees " + line, line.substr(0, line.size() / 2)}) {
            const auto found = record_.value().search(query, 3);
            if (!found.ok()) {
                EXPECT_EQ(found.error().kind, ErrorKind::usage) << query << ": " << found.error().message;
            }
        }
    }
    EXPECT_GT(n_queries, 100);
    EXPECT_EQ(hits("paid").size(), 2U);
}

TEST_F(Search, MarksTextsThatHoldTheMarksThemselves) {
    Sample sample("odd", "One \x02zebra\x03 and ␂zebra␃. Then zebra. A" + std::string(1, '\0') + "null zebra.");
    ASSERT_TRUE(record_.value().add(sample.reading()).ok());
    const auto found = hits("zebra");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].passage, "One \x02␂zebra\x03␃ and ␂␂zebra␃␃.");
}

TEST_F(Search, CutsAPassageThatIsTooLong) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "é lots of words ";
    Sample sample("long", text + "giraffe " + text);
    ASSERT_TRUE(record_.value().add(sample.reading()).ok());
    const auto found = hits("giraffe");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].passage.find("␂giraffe␃"), std::string::npos);
    EXPECT_LT(found[0].passage.size(), 600U);
    EXPECT_EQ(found[0].span, (CodePointSpan{0, count_code_points(sample.reading().text.view())}));
}

}  // namespace
}  // namespace onrecord
