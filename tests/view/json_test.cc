#include "view/json.h"

#include <gtest/gtest.h>

#include "base/json_reader.h"
#include "rows.h"

namespace onrecord {
namespace {

TEST(ShowJson, EveryTopicIsOneJsonValueWithAllRows) {
    auto small = small_record();
    // Words that need escapes must not break it.
    small.rows.statements[0].content = "a \"b\" \\ \n\t\x01 \u2028 </script>";
    const auto& rows = small.rows;
    JsonParser parser;
    const auto check = [&](const auto& list) {
        const std::string json = json_array(list);
        simdjson::dom::array array;
        ASSERT_EQ(parser.parse(json).get(array), simdjson::SUCCESS) << json;
        EXPECT_EQ(array.size(), list.size());
    };
    check(rows.reports);
    check(rows.problems);
    check(rows.statements);
    check(rows.people);
    check(rows.names);
    check(rows.quotations);
    check(rows.timeline);
    check(rows.claims);
    check(rows.differences);
    check(rows.stories);
    check(rows.reuse);
    check(small.furniture);
    simdjson::dom::array sources;
    const auto sources_json = json_sources(rows.reports, rows.claims, ReportBook(rows.reports));
    ASSERT_EQ(parser.parse(sources_json).get(sources), simdjson::SUCCESS) << sources_json;
    ASSERT_EQ(sources.size(), 3u);
    EXPECT_EQ(std::int64_t(sources.at(1)["claims"]["n_from_others"]), 2);
    EXPECT_EQ(std::string_view(sources.at(2)["credits"].at(0)["outlet"]), "Harlow Press");
    JsonElement summary;
    const auto json = json_summary(rows.summary, rows.problems);
    ASSERT_EQ(parser.parse(json).get(summary), simdjson::SUCCESS);
    EXPECT_EQ(std::int64_t(summary["n_reports"]), 3);
    EXPECT_EQ(summary["problems"].get_array().size(), 1u);
}

TEST(ShowJson, QuotationsTellTheirDrift) {
    const auto small = small_record();
    EXPECT_NE(
        json_array(small.rows.quotations)
            .find(R"("drift":[["same","we were never asked"],["left out","whether"],["added","if"],["same","the pier should close,"]])"),
        std::string::npos);
}

TEST(ShowJson, HitsAreSpansOfThePassage) {
    EXPECT_EQ(json_array(std::vector<Hit>{{"a1", "report", "é \u2402asked\u2403 the \u2402pier\u2403", {3, 9}}}),
              "[{\"report\":\"a1\",\"where\":\"report\",\"span\":[3,9],\"passage\":\"é asked the pier\",\"hits\":[[2,7],[12,16]]}]\n");
}

}  // namespace
}  // namespace onrecord
