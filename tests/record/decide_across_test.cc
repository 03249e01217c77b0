// A person's decisions on what is not a person: whatever the program joins is taken apart by one command, which
// `show` prints, and joined by another; both are undone, and hold for reports that come later.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "attribution/readings.h"
#include "record/exported.h"
#include "record/sample.h"
#include "view/view.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Reading told(const std::string& id, const std::string& outlet, const std::string& text) {
    Document document;
    document.id = id;
    document.input = id;
    document.outlet = outlet;
    document.date = "2025-03-04";
    document.bytes = text;
    return shared_reader().read(std::move(document)).value();
}

const std::vector<Reading>& bridge() {
    static const std::vector<Reading> all{told("a", "Tarn Gazette",
                                               "A footbridge over the Ashwater fell on Monday evening. Twelve people were hurt, the county "
                                               "of Tarn said.\n\n“We had asked for it "
                                               "to be closed in spring,” said Petra Lindholm, who runs the boathouse."),
                                          told("b", "Far Post",
                                               "Twelve people were hurt when a footbridge over the Ashwater fell, the county of Tarn "
                                               "said.\n\n“We had asked for it to be closed in "
                                               "spring,” Petra Lindholm told the Far Post."),
                                          told("c", "Hill Echo",
                                               "A footbridge fell into the Ashwater in Tarn on Monday, and twelve people were hurt.\n\n“We "
                                               "had asked for it to be closed in spring, "
                                               "and nobody came,” said Petra Lindholm of the boathouse.")};
    return all;
}

Result<Record> record_of(std::size_t n) {
    auto record = Record::make_temporary();
    for (std::size_t i = 0; i < n; ++i) EXPECT_TRUE(record.value().add(bridge()[i]).ok());
    EXPECT_TRUE(record.value().link().ok());
    return record;
}

// The words of the last command that the page prints and that has `words`.
std::vector<std::string> command_in(const std::string& page, const std::string& words) {
    std::vector<std::string> found;
    const std::regex pattern("onrecord decide RECORD apart (\\S+) (\\S+)");
    for (std::sregex_iterator at(page.begin(), page.end(), pattern), end; at != end; ++at)
        if ((*at)[0].str().find(words) != std::string::npos) found = {(*at)[1].str(), (*at)[2].str()};
    return found;
}

std::vector<std::size_t> uses_of(const Record& record) {
    std::vector<std::size_t> n;
    for (const QuotationRow& row : record.quotations()) n.push_back(row.uses.size());
    return n;
}

TEST(DecideAcross, AUseLeavesItsUtteranceByTheCommandThatIsShown) {
    auto record = record_of(3);
    ASSERT_THAT(uses_of(record.value()), ElementsAre(3));
    const std::string before = exported(record.value());
    const Look look{.width = 200, .places = true};
    const auto typed = command_in(show(record.value(), Topic::quotations, look), "c:");
    ASSERT_EQ(typed.size(), 2U);
    const auto decided = record.value().decide(DecisionType::apart, typed, "");
    ASSERT_TRUE(decided.ok()) << decided.error().message;
    EXPECT_EQ(decided.value().what, DecisionType::apart_quotation);
    EXPECT_TRUE(decided.value().holds);
    EXPECT_THAT(uses_of(record.value()), ElementsAre(2));
    EXPECT_THAT(show(record.value(), Topic::decisions, look), HasSubstr("two utterances"));
    EXPECT_TRUE(record.value().check().empty());
    // The same again is said already; joined again it cannot be beside it.
    EXPECT_FALSE(record.value().decide(DecisionType::same_quotation, {record.value().quotations()[0].id, typed[1]}, "").ok());
    const auto undone = record.value().undo_decision(decided.value().number);
    ASSERT_TRUE(undone.ok());
    EXPECT_EQ(exported(record.value()), before);
}

TEST(DecideAcross, TwoPlacesAreOneUtterance) {
    auto record = record_of(2);
    const QuotationRow all = record.value().quotations().at(0);
    ASSERT_EQ(all.uses.size(), 2U);
    const auto place = [](const Evidence& use) {
        return use.report + ":" + std::to_string(use.span.begin) + "-" + std::to_string(use.span.end);
    };
    ASSERT_TRUE(record.value().decide(DecisionType::apart_quotation, {place(all.uses[0]), place(all.uses[1])}, "").ok());
    EXPECT_TRUE(record.value().quotations().empty());
    ASSERT_TRUE(record.value().undo_decision(1).ok());
    EXPECT_THAT(uses_of(record.value()), ElementsAre(2));
}

TEST(DecideAcross, AReportLeavesItsStoryByTheCommandThatIsShownAndComesBack) {
    auto record = record_of(2);
    ASSERT_EQ(record.value().stories().size(), 1U);
    const std::string before = exported(record.value());
    const Look look{.width = 200, .places = true};
    const auto typed = command_in(show(record.value(), Topic::stories, look), " b");
    ASSERT_EQ(typed.size(), 2U);
    const auto decided = record.value().decide(DecisionType::apart, typed, "");
    ASSERT_TRUE(decided.ok()) << decided.error().message;
    EXPECT_EQ(decided.value().what, DecisionType::apart_story);
    ASSERT_EQ(record.value().stories().size(), 2U);
    EXPECT_EQ(record.value().cases().size(), 2U);
    EXPECT_NE(record.value().case_of("a"), record.value().case_of("b"));
    EXPECT_TRUE(record.value().check().empty());
    // It holds when others come, and is exported for another record.
    ASSERT_TRUE(record.value().add(bridge()[2]).ok());
    ASSERT_TRUE(record.value().link().ok());
    EXPECT_TRUE(record.value().decisions().at(0).holds);
    EXPECT_NE(record.value().case_of("a"), record.value().case_of("b"));
    auto other = record_of(3);
    ASSERT_TRUE(other.value().take_decisions(record.value().decisions()).ok());
    EXPECT_EQ(exported(other.value()), exported(record.value()));
    auto again = record_of(2);
    ASSERT_TRUE(again.value().decide(DecisionType::apart_story, {"a", "b"}, "").ok());
    ASSERT_TRUE(again.value().undo_decision(1).ok());
    EXPECT_EQ(exported(again.value()), before);
}

TEST(DecideAcross, TwoStoriesAreOne) {
    auto record = Record::make_temporary();
    ASSERT_TRUE(record.value().add(bridge()[0]).ok());
    ASSERT_TRUE(
        record.value().add(told("z", "Hill Echo", "The swimming club of Vell has a new board. Its dues rise to forty crowns.")).ok());
    ASSERT_TRUE(record.value().link().ok());
    ASSERT_EQ(record.value().stories().size(), 2U);
    const auto decided = record.value().decide(DecisionType::same, {record.value().stories()[0].id, record.value().stories()[1].id}, "");
    ASSERT_TRUE(decided.ok()) << decided.error().message;
    EXPECT_EQ(decided.value().what, DecisionType::same_story);
    EXPECT_EQ(record.value().stories().size(), 1U);
    EXPECT_FALSE(record.value().decide(DecisionType::apart_story, {"a", "z"}, "").ok()) << "it cannot hold beside the other";
    EXPECT_FALSE(record.value().decide(DecisionType::same_story, {"a", "a"}, "").ok());
    EXPECT_FALSE(record.value().decide(DecisionType::same_story, {"a", "nowhere"}, "").ok());
    EXPECT_FALSE(record.value().decide(DecisionType::apart_quotation, {"q999", "a:0-3"}, "").ok());
}

// The reports in which each organization or place is named.
std::vector<std::string> names(const Record& record) {
    std::vector<std::string> all;
    for (const NameRow& row : record.names(true)) {
        std::string line = row.name + ":";
        for (const Evidence& mention : row.mentions) line += " " + mention.report;
        all.push_back(std::move(line));
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::string id_of_name(const Record& record, std::string_view name) {
    for (const NameRow& row : record.names())
        if (row.name == name) return row.id;
    return "none";
}

// Three reports of one story that name a company; one of them calls it by a short name that nothing leads to it.
std::vector<Reading> quarry() {
    std::vector<Reading> all;
    const auto add = [&](std::string id, std::string name) {
        Sample sample(id, "The quarry at Hill 9 is to close. " + name + " runs it. Fifty work at the quarry at Hill 9 on day " + id + ".");
        sample.from("Paper " + id, "The quarry of Hill 9", "2025-08-04");
        sample.reading().entities.push_back({EntityType::organization, name, {{sample.at(name), MentionForm::name}}, {}, {}, {}});
        all.push_back(sample.reading());
    };
    add("a", "Tarnholt Stone");
    add("b", "Tarnholt Stone");
    add("c", "Ostrel Aggregates");
    return all;
}

Result<Record> record_of(const std::vector<Reading>& readings, const std::vector<std::size_t>& order) {
    auto record = Record::make_temporary();
    for (const std::size_t i : order) EXPECT_TRUE(record.value().add(readings[i]).ok());
    EXPECT_TRUE(record.value().link().ok());
    return record;
}

TEST(DecideAcross, ANameLeavesAnotherByTheCommandThatIsShownAndComesBack) {
    auto record = record_of(quarry(), {0, 1, 2});
    ASSERT_THAT(names(record.value()), ElementsAre("Ostrel Aggregates: c", "Tarnholt Stone: a b"));
    const std::string before = exported(record.value());
    const Look look{.width = 200, .places = true};
    const auto typed = command_in(show(record.value(), Topic::names, look), " b:");
    ASSERT_EQ(typed.size(), 2U);
    const auto decided = record.value().decide(DecisionType::apart, typed, "");
    ASSERT_TRUE(decided.ok()) << decided.error().message;
    EXPECT_EQ(decided.value().what, DecisionType::apart_name);
    EXPECT_THAT(names(record.value()), ElementsAre("Ostrel Aggregates: c", "Tarnholt Stone: a", "Tarnholt Stone: b"));
    EXPECT_THAT(show(record.value(), Topic::decisions, look), HasSubstr("are two organizations or places"));
    EXPECT_TRUE(record.value().check().empty());
    const auto joined = record.value().decide(DecisionType::same, {id_of_name(record.value(), "Ostrel Aggregates"), typed[1]}, "");
    ASSERT_TRUE(joined.ok()) << joined.error().message;
    EXPECT_THAT(names(record.value()), ElementsAre("Ostrel Aggregates: b c", "Tarnholt Stone: a"));
    EXPECT_THAT(show(record.value(), Topic::names, look), HasSubstr("somebody who looked at it decided so"));
    EXPECT_FALSE(record.value().decide(DecisionType::same, {"a:34-48", "c:34-51"}, "").ok()) << "nobody is named there";
    const auto against = record.value().decide(DecisionType::same_name, {"a:34-48", typed[1]}, "");
    ASSERT_FALSE(against.ok());
    EXPECT_THAT(against.error().message, HasSubstr("decision 1 says that"));
    EXPECT_TRUE(record.value().check().empty());
    // The same whatever the order of the reports, and whether decisions come before them or after.
    const auto decisions = record.value().decisions();
    for (const bool is_first : {true, false}) {
        auto other = Record::make_temporary();
        if (is_first) {
            ASSERT_TRUE(other.value().take_decisions(decisions).ok());
        }
        for (const std::size_t i : {2, 1, 0}) ASSERT_TRUE(other.value().add(quarry()[i]).ok());
        ASSERT_TRUE(other.value().link().ok());
        if (!is_first) {
            ASSERT_TRUE(other.value().take_decisions(decisions).ok());
        }
        EXPECT_THAT(names(other.value()), ElementsAre("Ostrel Aggregates: b c", "Tarnholt Stone: a"));
        for (const DecisionRow& row : other.value().decisions()) EXPECT_TRUE(row.holds);
    }
    ASSERT_TRUE(record.value().undo_decision(2).ok());
    ASSERT_TRUE(record.value().undo_decision(1).ok());
    EXPECT_EQ(exported(record.value()), before);
}

TEST(DecideAcross, ANameThatIsNotHereIsKept) {
    auto record = record_of(quarry(), {0, 1, 2});
    ASSERT_TRUE(record.value().decide(DecisionType::same, {id_of_name(record.value(), "Ostrel Aggregates"), "a:34-48"}, "").ok());
    auto fewer = record_of(quarry(), {0, 1});
    ASSERT_TRUE(fewer.value().take_decisions(record.value().decisions()).ok());
    EXPECT_FALSE(fewer.value().decisions().at(0).holds);
    EXPECT_THAT(show(fewer.value(), Topic::decisions, {}), HasSubstr("Has no effect now"));
    ASSERT_TRUE(fewer.value().add(quarry()[2]).ok());
    ASSERT_TRUE(fewer.value().link().ok());
    EXPECT_TRUE(fewer.value().decisions().at(0).holds);
    EXPECT_EQ(exported(fewer.value()), exported(record.value()));
}

// Each row: what cannot be decided, and what is said of it.
TEST(DecideAcross, WhatIsNoItemOfTheKindIsSaid) {
    auto record = record_of(3);
    struct Case {
        DecisionType what;
        std::vector<std::string> items;
        std::string said;
    };
    const Case cases[] = {
        {DecisionType::apart, {"n999", "a:0-3"}, "no organization or place is called 'n999'; 'show RECORD names --places' lists their ids"},
        {DecisionType::apart_name, {"a:0-3", "b:0-3"}, "no organization or place is named at 'a:0-3'"},
        {DecisionType::apart, {"q999", "x"}, "no quotation is called 'q999'; 'show RECORD quotations --places' lists their ids"},
        {DecisionType::apart, {"q999", "a:90000-90001"}, "no quotation is called 'q999'"},
        {DecisionType::same, {"s999", "a"}, "no report is called 's999'"},
        {DecisionType::same, {"e999", "e998"}, "no event is called 'e999'; 'show RECORD timeline --places' lists their ids"},
        {DecisionType::apart, {record.value().timeline()[0].id, "a"}, "no event is called 'a'"},
        {DecisionType::apart, {record.value().timeline()[0].id, record.value().timeline()[0].id}, "are one event; name a part of it"},
        {DecisionType::apart, {"c999", "a:0-3"}, "no claim is called 'c999'; 'show RECORD claims --places' lists their ids"},
        {DecisionType::same, {record.value().names()[0].id, record.value().names()[0].id}, "are one organization or place"},
        {DecisionType::same, {record.value().names()[0].id, "p1"}, "no organization or place is called 'p1'"},
    };
    const std::string before = exported(record.value());
    for (const auto& [what, items, said] : cases) {
        const auto decided = record.value().decide(what, items, "");
        ASSERT_FALSE(decided.ok()) << said;
        EXPECT_EQ(decided.error().kind, ErrorKind::usage);
        EXPECT_THAT(decided.error().message, HasSubstr(said));
    }
    EXPECT_EQ(exported(record.value()), before);
}

std::string place_of(const Evidence& evidence) {
    return evidence.report + ":" + std::to_string(evidence.span.begin) + "-" + std::to_string(evidence.span.end);
}

// The number of reports of each event that several tell; events of one report are left out.
std::vector<std::size_t> tellings_of(const Record& record) {
    std::vector<std::size_t> n;
    for (const EventRow& row : record.timeline())
        if (row.tellings.size() > 1) n.push_back(row.tellings.size());
    return n;
}

TEST(DecideAcross, AnEventOfAReportLeavesTheOthersByTheCommandThatIsShown) {
    auto record = record_of(3);
    const auto events = record.value().timeline();
    const auto whole = std::max_element(events.begin(), events.end(),
                                        [](const EventRow& a, const EventRow& b) { return a.tellings.size() < b.tellings.size(); });
    ASSERT_GE(whole->tellings.size(), 2U);
    const Evidence last = whole->tellings.back().evidence;
    const std::string before = exported(record.value());
    const Look look{.width = 200, .places = true};
    const auto typed = command_in(show(record.value(), Topic::timeline, look), whole->id + " " + place_of(last));
    ASSERT_THAT(typed, ElementsAre(whole->id, place_of(last)));
    const auto decided = record.value().decide(DecisionType::apart, typed, "");
    ASSERT_TRUE(decided.ok()) << decided.error().message;
    EXPECT_EQ(decided.value().what, DecisionType::apart_event);
    EXPECT_EQ(record.value().timeline().size(), events.size() + 1);
    EXPECT_THAT(show(record.value(), Topic::decisions, look), HasSubstr("are two events"));
    EXPECT_TRUE(record.value().check().empty());
    // It is of this case: what was worked out of it before is not taken for it, nor by a record in which the decision comes first.
    auto other = Record::make_temporary();
    ASSERT_TRUE(other.value().take_decisions(record.value().decisions()).ok());
    for (const std::size_t i : {2, 0, 1}) ASSERT_TRUE(other.value().add(bridge()[i]).ok());
    ASSERT_TRUE(other.value().link().ok());
    EXPECT_EQ(tellings_of(other.value()), tellings_of(record.value()));
    EXPECT_TRUE(other.value().decisions().at(0).holds);
    ASSERT_TRUE(record.value().undo_decision(1).ok());
    EXPECT_EQ(exported(record.value()), before);
}

TEST(DecideAcross, TwoEventsAreOne) {
    auto record = record_of(3);
    const auto events = record.value().timeline();
    ASSERT_GE(events.size(), 2U);
    const std::string before = exported(record.value());
    const auto decided = record.value().decide(DecisionType::same, {events.front().id, events.back().id}, "");
    ASSERT_TRUE(decided.ok()) << decided.error().message;
    EXPECT_EQ(decided.value().what, DecisionType::same_event);
    const auto after = record.value().timeline();
    ASSERT_EQ(after.size(), events.size() - 1);
    EXPECT_THAT(tellings_of(record.value()), ::testing::Contains(events.front().tellings.size() + events.back().tellings.size()));
    EXPECT_TRUE(record.value().check().empty());
    ASSERT_TRUE(record.value().undo_decision(1).ok());
    EXPECT_EQ(exported(record.value()), before);
}

TEST(DecideAcross, AUseLeavesItsClaimByTheCommandThatIsShownAndComesBack) {
    auto record = record_of(3);
    const auto claims = record.value().claims();
    ASSERT_FALSE(claims.empty());
    ASSERT_GE(claims.front().uses.size(), 2U);
    const Evidence last = claims.front().uses.back().evidence;
    const std::string before = exported(record.value());
    const Look look{.width = 200, .places = true};
    const auto typed = command_in(show(record.value(), Topic::claims, look), claims.front().id + " " + place_of(last));
    ASSERT_THAT(typed, ElementsAre(claims.front().id, place_of(last)));
    const auto decided = record.value().decide(DecisionType::apart, typed, "");
    ASSERT_TRUE(decided.ok()) << decided.error().message;
    EXPECT_EQ(decided.value().what, DecisionType::apart_claim);
    for (const ClaimRow& claim : record.value().claims()) {
        const auto has_place = [&](const Evidence& place) {
            return std::any_of(claim.uses.begin(), claim.uses.end(),
                               [&](const ClaimRow::Use& use) { return place_of(use.evidence) == place_of(place); });
        };
        EXPECT_FALSE(has_place(last) && has_place(claims.front().uses.front().evidence));
    }
    EXPECT_TRUE(record.value().check().empty());
    ASSERT_TRUE(record.value().undo_decision(1).ok());
    EXPECT_EQ(exported(record.value()), before);
    const auto joined = record.value().decide(
        DecisionType::same_claim, {claims.front().id, place_of(record.value().timeline().back().tellings.front().evidence)}, "");
    ASSERT_TRUE(joined.ok()) << joined.error().message;
    ASSERT_TRUE(record.value().undo_decision(1).ok());
    EXPECT_EQ(exported(record.value()), before);
}

TEST(DecideAcross, WhatIsOfTwoCasesIsOneOnlyIfTheirStoriesAre) {
    auto record = Record::make_temporary();
    ASSERT_TRUE(record.value().add(bridge()[0]).ok());
    ASSERT_TRUE(record.value().add(told("z", "Hill Echo", "The swimming club of Vell elected a new board. It raised its dues.")).ok());
    ASSERT_TRUE(record.value().link().ok());
    std::string here, there;
    for (const EventRow& row : record.value().timeline()) (row.tellings.front().evidence.report == "a" ? here : there) = row.id;
    ASSERT_FALSE(here.empty() || there.empty());
    const auto decided = record.value().decide(DecisionType::same, {here, there}, "");
    ASSERT_FALSE(decided.ok());
    EXPECT_THAT(decided.error().message, HasSubstr("are of two cases; say first that two of their stories are one (same S1 S2)"));
    ASSERT_TRUE(record.value().decide(DecisionType::same_story, {"a", "z"}, "").ok());
    here.clear();
    for (const EventRow& row : record.value().timeline()) (row.tellings.front().evidence.report == "a" ? here : there) = row.id;
    EXPECT_TRUE(record.value().decide(DecisionType::same, {here, there}, "").ok());
    EXPECT_TRUE(record.value().check().empty());
}

}  // namespace
}  // namespace onrecord
