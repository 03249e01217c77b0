#include "across/outlets.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

struct OutletRow {
    std::string text;
    std::string cited;  // "Harlow Courier, Marsh Post": other outlets than the report's own that its sentence names
};

// Outlets that a sentence of a report by the Saltmarsh Herald names, beside reports by four others.
std::string cited_in(const std::string& text) {
    static const FactLists lists = load_fact_lists();
    std::vector<ReportFacts> reports;
    Story story;
    for (const char* outlet : {"Saltmarsh Herald", "The Harlow Courier", "Marsh & Moor", "Evening Mail", "Daily Mail of Tarn"}) {
        Reading reading;
        reading.outlet = outlet;
        reading.text = Text::from_utf8(reports.empty() ? text : "Nothing.");
        reading.paragraphs = {reading.text.whole()};
        reading.sentences = {reading.text.whole()};
        story.reports.push_back(static_cast<ReportIndex>(reports.size()));
        reports.push_back(take_facts(reading, lists));
    }
    const StoryOutlets outlets(story, reports);
    std::string all;
    for (const auto& mention : outlets.mentions(reports[0].said.sentences.at(0)))
        all += (all.empty() ? "" : ", ") + outlets.name(mention.outlet);
    return all;
}

TEST(StoryOutlets, AreFoundByTheirNamesInASentence) {
    const std::vector<OutletRow> rows{
        {"The strike is over, the Harlow Courier reported.", "The Harlow Courier"},
        {"The strike is over, the Courier reported.", "The Harlow Courier"},
        {"A courier reported that the strike is over.", ""},
        {"Courier services have stopped.", ""},
        {"The Marsh & Moor site and the Courier had it first.", "Marsh & Moor, The Harlow Courier"},
        {"They met at Moor Street.", ""},
        {"She told the Evening Mail on Monday.", "Evening Mail"},
        {"Two papers are called the Mail.", "Evening Mail"},
        {"The Daily Mail of Tarn was first.", "Daily Mail of Tarn"},
    };
    for (const OutletRow& row : rows) EXPECT_EQ(cited_in(row.text), row.cited) << row.text;
}

TEST(StoryOutlets, OneNameInTwoFormsIsOneOutlet) {
    std::vector<ReportFacts> reports(4);
    reports[0].outlet_name = "The Harlow Courier";
    reports[1].outlet_name = "Harlow Courier";
    reports[2].outlet_name = "Hill And Harbour Weekly";
    reports[3].outlet_name = "Hill and Harbour Weekly";
    const StoryOutlets outlets({{0, 1, 2, 3}}, reports);
    EXPECT_EQ(outlets.size(), 2u);
    EXPECT_EQ(outlets.of_report(0), outlets.of_report(1));
    EXPECT_EQ(outlets.of_report(2), outlets.of_report(3));
    EXPECT_EQ(outlets.named("the Courier"), outlets.of_report(0));
    EXPECT_EQ(outlets.named("Tarn Post"), std::nullopt);
    EXPECT_EQ(outlets.named(""), std::nullopt);
}

TEST(StoryOutlets, APartOfTwoNamesIsNeither) {
    std::vector<ReportFacts> reports(2);
    reports[0].outlet_name = "Harlow Post";
    reports[1].outlet_name = "Tarn Post";
    const StoryOutlets outlets({{0, 1}}, reports);
    EXPECT_EQ(outlets.named("the Post"), std::nullopt);
    EXPECT_TRUE(outlets.is_name("The Harlow Post", 0));
    EXPECT_FALSE(outlets.is_name("Post", 0));
}

}  // namespace
}  // namespace onrecord
