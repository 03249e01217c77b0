// Organizations and places over all reports: what is one, what is not, and why.
#include "across/shared_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "across/tests_across.h"
#include "compare/words.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

// A report as its facts have it: names, and the full names of people.
struct Report {
    struct Name {
        EntityType type;
        std::string name;
        std::vector<std::string> forms = {};
        std::string within = {};
    };
    int story = 0;
    std::vector<Name> names;
    std::vector<std::string> people = {};
    std::vector<std::string> small = {};  // words that it writes with a small letter
};

constexpr EntityType kBody = EntityType::organization;
constexpr EntityType kPlace = EntityType::place;

// One line for each: its name, and the reports with the reasons.
std::vector<std::string> found(const std::vector<Report>& reports) {
    std::vector<ReportFacts> facts(reports.size());
    std::vector<Story> stories;
    for (ReportIndex report = 0; report < reports.size(); ++report) {
        std::uint32_t entity = 0;
        for (const Report::Name& one : reports[report].names) {
            std::vector<std::string> forms = one.forms.empty() ? std::vector{one.name} : one.forms;
            std::vector<Span> mentions(forms.size(), Span{0, 1});
            facts[report].names.push_back({entity++, one.type, one.name, std::move(mentions), std::move(forms), one.within});
        }
        for (const std::string& name : reports[report].people)
            facts[report].persons.push_back({entity++, name, {Span{0, 1}}, {name}, 0, 0, {}, {}});
        for (const std::string& word : reports[report].small) facts[report].terms.push_back({cut_word_key(word), 1, false, false});
        const auto story = static_cast<std::size_t>(reports[report].story);
        if (stories.size() <= story) stories.resize(story + 1);
        stories[story].reports.push_back(report);
    }
    const auto people = find_people(facts, stories, stories, load_name_lists());
    constexpr const char* kReasons[] = {"same", "form", "report", "story", "outlet", "record", "given", "company", "alone", "decided"};
    std::vector<std::string> lines;
    for (const SharedName& name : find_shared_names(facts, stories, people, PersonOf(people), load_word_frequency())) {
        std::string line = name.name + ":";
        for (std::size_t i = 0; i < name.entities.size(); ++i)
            line += ' ' + std::to_string(name.entities[i].report) + ' ' + kReasons[static_cast<std::size_t>(name.joins[i])];
        lines.push_back(std::move(line));
    }
    return lines;
}

TEST(SharedNames, AreOneWhereAReaderWouldTakeThemForOne) {
    struct Row {
        const char* what;
        std::vector<Report> reports;
        std::vector<std::string> lines;
    };
    const Row rows[] = {
        {"the same name", {{0, {{kBody, "Corbel Works"}}}, {1, {{kBody, "Corbel Works"}}}}, {"Corbel Works: 0 same 1 same"}},
        {"with its ending, its article, its marks",
         {{0, {{kBody, "Corbel Works Ltd."}}},
          {1, {{kBody, "Corbel Works"}}},
          {2, {{kBody, "Corbel Works"}}},
          {2, {{kBody, "The Corbel Works"}}}},
         {"Corbel Works: 0 form 1 same 2 same 3 form"}},
        {"another type is another", {{0, {{kBody, "Corbel"}}}, {1, {{kPlace, "Corbel"}}}}, {"Corbel: 0 same", "Corbel: 1 same"}},
        {"an acronym that two reports explain",
         {{0, {{kBody, "Lenk Dockers Union", {"Lenk Dockers Union", "LDU"}}}},
          {1, {{kBody, "Lenk Dockers Union", {"Lenk Dockers Union", "LDU"}}}},
          {2, {{kBody, "LDU"}}}},
         {"Lenk Dockers Union: 0 same 1 same 2 record"}},
        {"one report is not enough for three letters",
         {{0, {{kBody, "Lenk Dockers Union", {"Lenk Dockers Union", "LDU"}}}}, {1, {{kBody, "LDU"}}}},
         {"LDU: 1 alone", "Lenk Dockers Union: 0 same"}},
        {"but it is for four",
         {{0, {{kBody, "Lenk Dockers Union Fund", {"Lenk Dockers Union Fund", "LDUF"}}}}, {1, {{kBody, "LDUF"}}}},
         {"Lenk Dockers Union Fund: 0 same 1 record"}},
        {"a chamber is not one of its parties, though a report says so",
         {{0, {{kBody, "Council Democrats", {"Council Democrats", "Council"}}}}, {0, {{kBody, "Council"}}}},
         {"Council: 1 alone", "Council Democrats: 0 same"}},
        {"nor is one that everybody knows, and what a firm sells is not it",
         {{0, {{kBody, "Senate Intelligence Committee", {"Senate Intelligence Committee", "Senate"}}, {kBody, "Microsoft Exchange"}}},
          {0, {{kBody, "Senate"}, {kBody, "Microsoft"}}}},
         {"Microsoft: 1 same", "Microsoft Exchange: 0 same", "Senate: 1 same", "Senate Intelligence Committee: 0 same"}},
        {"a description is no longer name",
         {{0, {{kBody, "Corbel school"}}}, {0, {{kBody, "Corbel"}}}},
         {"Corbel: 1 same", "Corbel school: 0 same"}},
        {"an acronym that two reports explain differently stays",
         {{0, {{kBody, "Lenk Dockers Union", {"Lenk Dockers Union", "LDU"}}}},
          {1, {{kBody, "Lower Danvik University", {"Lower Danvik University", "LDU"}}}},
          {2, {{kBody, "LDU"}}}},
         {"LDU: 2 alone", "Lenk Dockers Union: 0 same", "Lower Danvik University: 1 same"}},
        {"but not where its story is clear",
         {{0, {{kBody, "Lenk Dockers Union", {"Lenk Dockers Union", "LDU"}}}},
          {1, {{kBody, "Lower Danvik University", {"Lower Danvik University", "LDU"}}}},
          {1, {{kBody, "LDU"}}}},
         {"Lenk Dockers Union: 0 same", "Lower Danvik University: 1 same 2 story"}},
        {"a beginning, in its story alone",
         {{0, {{kBody, "Corbel Industries"}}}, {0, {{kBody, "Corbel"}}}, {1, {{kBody, "Corbel"}}}},
         {"Corbel: 2 same", "Corbel Industries: 0 same 1 story"}},
        {"a beginning of a part or a product is not it",
         {{0, {{kBody, "Corbel Bicycles"}}}, {0, {{kBody, "Corbel"}}}},
         {"Corbel: 1 same", "Corbel Bicycles: 0 same"}},
        {"a beginning of two is neither's",
         {{0, {{kBody, "Corbel Industries"}}}, {0, {{kBody, "Corbel Holdings"}}}, {0, {{kBody, "Corbel"}}}},
         {"Corbel: 2 same", "Corbel Holdings: 1 same", "Corbel Industries: 0 same"}},
        {"an acronym that nobody explains is one within a story",
         {{0, {{kBody, "LDU"}}}, {0, {{kBody, "LDU"}}}, {1, {{kBody, "LDU"}}}},
         {"LDU: 0 alone 1 alone", "LDU: 2 alone"}},
        {"one that everybody knows", {{0, {{kBody, "FBI"}}}, {1, {{kBody, "FBI"}}}}, {"FBI: 0 same 1 same"}},
        {"a word of the language that is a name",
         {{0, {{kBody, "Herons"}}, {}, {"herons"}}, {1, {{kBody, "Herons"}}}},
         {"Herons: 0 alone", "Herons: 1 alone"}},
        {"a street", {{0, {{kPlace, "High Street"}}}, {1, {{kPlace, "High Street"}}}}, {"High Street: 0 alone", "High Street: 1 alone"}},
        {"a general name is one within a story",
         {{0, {{kBody, "City Council"}}}, {0, {{kBody, "City Council"}}}, {1, {{kBody, "City Council"}}}},
         {"City Council: 0 alone 1 alone", "City Council: 2 alone"}},
        {"and beyond it beside the same people",
         {{0, {{kBody, "City Council"}}, {"Ana Ruiz", "Sam Harker"}}, {1, {{kBody, "City Council"}}, {"Ana Ruiz", "Sam Harker"}}},
         {"City Council: 0 alone 1 company"}},
        {"one person is not enough",
         {{0, {{kBody, "City Council"}}, {"Ana Ruiz"}}, {1, {{kBody, "City Council"}}, {"Ana Ruiz"}}},
         {"City Council: 0 alone", "City Council: 1 alone"}},
        {"a place", {{0, {{kPlace, "Danvik"}}}, {1, {{kPlace, "Danvik"}}}}, {"Danvik: 0 same 1 same"}},
        {"a place of which one report says the state",
         {{0, {{kPlace, "Danvik", {}, "Ohio"}}}, {1, {{kPlace, "Danvik"}}}},
         {"Danvik: 0 same 1 same"}},
        {"of two states two places; who does not say it means that of his story",
         {{0, {{kPlace, "Danvik", {}, "Ohio"}}}, {1, {{kPlace, "Danvik", {}, "Texas"}}}, {1, {{kPlace, "Danvik"}}}},
         {"Danvik: 0 same", "Danvik: 1 same 2 story"}},
        {"or nobody knows",
         {{0, {{kPlace, "Danvik", {}, "Ohio"}}}, {1, {{kPlace, "Danvik", {}, "Texas"}}}, {2, {{kPlace, "Danvik"}}}},
         {"Danvik: 0 same", "Danvik: 1 same", "Danvik: 2 alone"}},
        {"one state, cut short",
         {{0, {{kPlace, "Danvik", {}, "Illinois"}}}, {1, {{kPlace, "Danvik", {}, "Ill."}}}},
         {"Danvik: 0 same 1 same"}},
        {"India is not short for Indiana",
         {{0, {{kPlace, "Danvik", {}, "India"}}}, {1, {{kPlace, "Danvik", {}, "Indiana"}}}},
         {"Danvik: 0 same", "Danvik: 1 same"}},
        {"what follows a place in a row is no state",
         {{0, {{kPlace, "Danvik", {}, "Lenk"}}}, {1, {{kPlace, "Danvik", {}, "Harlow"}}}},
         {"Danvik: 0 same 1 same"}},
    };
    for (const Row& row : rows) EXPECT_THAT(found(row.reports), ElementsAreArray(row.lines)) << row.what;
    EXPECT_THAT(found({}), IsEmpty());
    EXPECT_THAT(found({{0, {{kBody, "…"}, {kBody, "The"}}}}), ElementsAre("The: 0 alone", "…: 0 same"));
}

TEST(SharedNames, AFullerNameIsShownIfItIsNotRare) {
    std::vector<Report> reports(6, Report{0, {{kBody, "Lenk Dockers Union", {"Lenk Dockers Union", "LDU"}}}});
    reports.push_back({0, {{kBody, "LDU"}}});
    EXPECT_THAT(found(reports), ElementsAre("Lenk Dockers Union: 0 same 1 same 2 same 3 same 4 same 5 same 6 story"));
}

TEST(SharedNames, AreTakenOfWhatAReportNames) {
    Reading made = reading("a", "Danvik, Ohio, met Corbel Works. The works stayed; Danvik left.", "2031-03-03");
    const auto add = [&](EntityType type, const std::string& name) { made.entities[add_person(made, name, {name})].type = type; };
    add(kPlace, "Danvik");
    add(kPlace, "Ohio");
    add(kBody, "Corbel Works");
    add(EntityType::person, "Nobody");
    made.entities[2].mentions.push_back({place(made, "The works"), MentionForm::nominal});
    const auto names = take_names(made);
    ASSERT_EQ(names.size(), 3u);
    EXPECT_EQ(names[0].name, "Danvik");
    EXPECT_EQ(names[0].within, "Ohio");
    EXPECT_EQ(names[0].mentions.size(), 2u);
    EXPECT_EQ(names[1].within, "");
    EXPECT_THAT(names[2].forms, ElementsAre("Corbel Works"));
}

}  // namespace
}  // namespace onrecord
