// A person's decisions: kept by words, applied whenever the record is linked, undone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "record/database.h"
#include "record/sample.h"
#include "view/view.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Four reports of one strike: two name Ana Ruiz, one a Ruiz, one Otto Ruiz.
std::vector<Reading> four_reports() {
    std::vector<Reading> all;
    const auto add = [&](std::string id, std::string name, std::string outlet, std::string date) {
        Sample sample(id, "The strike at Pier 4 went on. Fees rise, " + name + " said. Dockworkers at Pier 4 want " + id + " more.");
        sample.from(std::move(outlet), "The strike of " + id, std::move(date));
        const auto who = sample.person(name, {sample.at(name)});
        sample.says({sample.at(name)}, {sample.at("said")}, {sample.at("Fees rise")}, who);
        all.push_back(sample.reading());
    };
    add("a1", "Ana Ruiz", "Harlow News", "2025-08-04");
    add("b2", "Ana Ruiz", "Daily Quay", "2025-08-05");
    add("c3", "Ruiz", "", "2025-08-06");
    add("d4", "Otto Ruiz", "Harlow News", "2025-08-07");
    return all;
}

class Decisions : public ::testing::Test {
protected:
    static Record built(const std::string& path, const std::vector<Reading>& readings) {
        auto record = Record::open(path, Record::Mode::write);
        for (const Reading& reading : readings) EXPECT_TRUE(record.value().add(reading).ok());
        EXPECT_TRUE(record.value().link().ok());
        return std::move(record).value();
    }
    static std::string exported(const Record& record) {
        std::string out;
        export_jsonl(record, [&](std::string_view part) { out += part; });
        return out;
    }
    // Ids of the reports in which each person is named.
    static std::vector<std::string> people(const Record& record) {
        std::vector<std::string> all;
        for (const PersonRow& person : record.people(PersonDetail::mentions)) {
            std::string line = person.name + ":";
            for (const Evidence& mention : person.mentions) line += " " + mention.report;
            all.push_back(std::move(line));
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    static std::string id_of(const Record& record, std::string_view name) {
        for (const PersonRow& person : record.people())
            if (person.name == name) return person.id;
        return "nobody";
    }

    Folder folder_;
    Record record_ = built(folder_ / "r.record", four_reports());
};

TEST_F(Decisions, JoinAndPart) {
    const std::string before = exported(record_);
    ASSERT_THAT(people(record_), ElementsAre("Ana Ruiz: a1 b2", "Otto Ruiz: d4", "Ruiz: c3"));
    const auto same = record_.decide(DecisionType::same, {id_of(record_, "Ana Ruiz"), "c3:42-45"}, "");
    ASSERT_TRUE(same.ok()) << same.error().message;
    EXPECT_THAT(people(record_), ElementsAre("Ana Ruiz: a1 b2 c3", "Otto Ruiz: d4"));
    EXPECT_EQ(same.value().number, 1U);
    EXPECT_TRUE(same.value().holds);
    for (const PersonRow& person : record_.people()) EXPECT_EQ(person.decisions.empty(), person.name == "Otto Ruiz");
    for (const StatementRow& statement : record_.statements()) EXPECT_EQ(statement.person_decided, statement.report != "d4");
    const auto apart = record_.decide(DecisionType::apart, {id_of(record_, "Ana Ruiz"), "b2:42-46"}, "");
    ASSERT_TRUE(apart.ok()) << apart.error().message;
    EXPECT_THAT(people(record_), ElementsAre("Ana Ruiz: a1 c3", "Ana Ruiz: b2", "Otto Ruiz: d4"));
    EXPECT_THAT(record_.check(), IsEmpty());
    ASSERT_TRUE(record_.undo_decision(1).ok());
    ASSERT_TRUE(record_.undo_decision(2).ok());
    EXPECT_EQ(exported(record_), before);
    EXPECT_THAT(record_.check(), IsEmpty());
}

TEST_F(Decisions, GiveAReportItsOutletAndDate) {
    const std::string before = exported(record_);
    ASSERT_TRUE(record_.decide(DecisionType::outlet, {"c3"}, " Coast\n Post ").ok());
    ASSERT_TRUE(record_.decide(DecisionType::date, {"c3.txt"}, "2025-08-01~").ok());
    ASSERT_TRUE(record_.decide(DecisionType::note, {"c3"}, "=front page").ok());
    const ReportRow first = record_.reports().front();
    EXPECT_EQ(first.id, "c3");
    EXPECT_EQ(first.outlet, "Coast Post");
    EXPECT_EQ(first.published, "2025-08-01~");
    EXPECT_EQ(first.basis, "decided");
    EXPECT_TRUE(first.outlet_decided && first.date_decided);
    EXPECT_THAT(first.notes, ElementsAre("=front page"));
    EXPECT_THAT(show(record_, Topic::statements, {}), HasSubstr("Coast Post (decided), c. 1 Aug 2025 (decided)"));
    EXPECT_THAT(record_.check(), IsEmpty());
    for (const std::uint32_t number : {2U, 1U, 3U}) ASSERT_TRUE(record_.undo_decision(number).ok());
    EXPECT_EQ(exported(record_), before);
    EXPECT_THAT(record_.check(), IsEmpty());
}

TEST_F(Decisions, AreNotesOnPeopleToo) {
    ASSERT_TRUE(record_.decide(DecisionType::note, {id_of(record_, "Otto Ruiz")}, "her brother").ok());
    for (const PersonRow& person : record_.people()) EXPECT_EQ(person.notes.size(), person.name == "Otto Ruiz" ? 1U : 0U);
    EXPECT_THAT(record_.check(), IsEmpty());
}

// Each row: what cannot be decided, and what is said of it. Nothing changes.
TEST_F(Decisions, ThatCannotBe) {
    ASSERT_TRUE(record_.decide(DecisionType::same, {"a1:41-49", "c3:41-45"}, "").ok());   // 1
    ASSERT_TRUE(record_.decide(DecisionType::apart, {"a1:41-49", "d4:41-50"}, "").ok());  // 2
    ASSERT_TRUE(record_.decide(DecisionType::outlet, {"c3"}, "Coast Post").ok());         // 3
    const std::string before = exported(record_);
    struct Case {
        DecisionType what;
        std::vector<std::string> items;
        std::string value, said;
    };
    const std::string ana = id_of(record_, "Ana Ruiz");
    const Case cases[] = {
        {DecisionType::same, {ana, ana}, "", "are one person"},
        {DecisionType::apart, {ana, ana}, "", "are one person"},
        {DecisionType::apart, {"a1:41-49", "c3:41-45"}, "", "decision 1 could not hold beside it; undo that one first"},
        {DecisionType::same, {ana, "d4:41-50"}, "", "decision 2 says that '" + ana + "' and 'd4:41-50' are two persons; undo it first"},
        {DecisionType::same, {"a1:41-49", "c3:41-45"}, "", "decision 1 says so already"},
        {DecisionType::same, {"c3:41-45", "d4:41-50"}, "", "other decisions are against it"},
        {DecisionType::same, {"p99", ana}, "", "no person is called 'p99'"},
        {DecisionType::same, {"a1:0-3", ana}, "", "no person is named at 'a1:0-3'"},
        {DecisionType::same, {"a1:9-3", ana}, "", "no person is called 'a1:9-3'"},
        {DecisionType::outlet, {"x"}, "Coast Post", "no report is called 'x'"},
        {DecisionType::outlet, {"c3"}, "Daily Quay", "decision 3 says that it is 'Coast Post'; undo it first"},
        {DecisionType::outlet, {"a1"}, "\n ", "the outlet is empty"},
        {DecisionType::date, {"a1"}, "5 August", "'5 August' is no date as EDTF has them"},
        {DecisionType::date, {"a1"}, "2025-02-30", "is no date"},
        {DecisionType::note, {"p99"}, "who", "no report is called 'p99'"},
        {DecisionType::note, {"a1"}, std::string(5000, 'x'), "longer than 4096 bytes"},
    };
    for (const auto& [what, items, value, said] : cases) {
        const auto decided = record_.decide(what, items, value);
        ASSERT_FALSE(decided.ok()) << said;
        EXPECT_EQ(decided.error().kind, ErrorKind::usage);
        EXPECT_THAT(decided.error().message, HasSubstr(said));
    }
    EXPECT_FALSE(record_.undo_decision(9).ok());
    EXPECT_EQ(exported(record_), before);
    EXPECT_THAT(record_.check(), IsEmpty());
}

TEST_F(Decisions, AnIdThatMayBeSeveralIsSaid) {
    std::vector<Reading> readings = four_reports();
    readings[1].id = "a12";
    readings[2].id = "a13";
    Record record = built(folder_ / "s.record", readings);
    EXPECT_TRUE(record.decide(DecisionType::outlet, {"a1"}, "Coast Post").ok()) << "the whole id of one";
    const auto decided = record.decide(DecisionType::outlet, {"a"}, "Coast Post");
    ASSERT_FALSE(decided.ok());
    EXPECT_EQ(decided.error().message, "'a' may be several reports: a1, a12; give more of the id");
    const std::string ana = id_of(record, "Ana Ruiz");
    readings[3].id = ana;
    Record other = built(folder_ / "t.record", readings);
    ASSERT_EQ(id_of(other, "Ana Ruiz"), ana) << "the hash of another report's id changes nothing, but where both want one number";
    const auto either = other.decide(DecisionType::note, {ana}, "who");
    ASSERT_FALSE(either.ok());
    EXPECT_THAT(either.error().message, HasSubstr("'" + ana + "' is a person and a report"));
    EXPECT_TRUE(other.decide(DecisionType::note, {ana + ":41-50"}, "Otto").ok());
    EXPECT_TRUE(other.decide(DecisionType::outlet, {ana}, "Coast Post").ok());
}

// Reports in any order, decisions before, between or after them: the same export, byte for byte.
TEST_F(Decisions, ComeWhenTheyWill) {
    ASSERT_TRUE(record_.decide(DecisionType::outlet, {"c3"}, "Coast Post").ok());
    ASSERT_TRUE(record_.decide(DecisionType::apart, {id_of(record_, "Ana Ruiz"), "b2:41-49"}, "").ok());
    ASSERT_TRUE(record_.decide(DecisionType::same, {"b2:41-49", "c3:41-45"}, "").ok());
    ASSERT_TRUE(record_.decide(DecisionType::date, {"a1"}, "2025-07").ok());
    ASSERT_TRUE(record_.decide(DecisionType::note, {"d4:41-50"}, "a cousin").ok());
    const std::string expected = exported(record_);
    std::vector<Reading> readings = four_reports();
    std::mt19937 random(3);
    for (int round = 0; round < 12; ++round) {
        std::shuffle(readings.begin(), readings.end(), random);
        auto opened = Record::open(folder_ / ("n" + std::to_string(round)), Record::Mode::write);
        Record& record = opened.value();
        const std::size_t before = random() % 5;
        for (std::size_t i = 0; i < readings.size(); ++i) {
            if (i == before) {
                ASSERT_EQ(record.take_decisions(record_.decisions()).value(), 5U);
            }
            ASSERT_TRUE(record.add(readings[i]).value());
            if (random() % 2 == 0) {
                ASSERT_TRUE(record.link().ok());
            }
        }
        ASSERT_EQ(record.take_decisions(record_.decisions()).value(), before == 4 ? 5U : 0U);
        ASSERT_TRUE(record.link().ok());
        EXPECT_EQ(exported(record), expected);
        EXPECT_THAT(record.check(), IsEmpty());
    }
}

// The words of a decision are looked for by what they are: in another place of the text, or not at all.
TEST_F(Decisions, FollowTheirWords) {
    ASSERT_TRUE(record_.decide(DecisionType::apart, {"a1:41-49", "b2:41-49"}, "").ok());
    ASSERT_TRUE(record_.decide(DecisionType::outlet, {"c3"}, "Coast Post").ok());
    const auto decisions = record_.decisions();
    Sample moved("b2", "Pier 4. A line that stood elsewhere. The strike at Pier 4 went on. Fees rise, Ana Ruiz said.");
    moved.person("Ana Ruiz", {moved.at("Ana Ruiz")});
    Record other = built(folder_ / "m.record", {four_reports()[0], moved.reading()});
    ASSERT_TRUE(other.take_decisions(decisions).ok());
    EXPECT_THAT(people(other), ElementsAre("Ana Ruiz: a1", "Ana Ruiz: b2"));
    ASSERT_THAT(other.decisions(), SizeIs(2));
    EXPECT_TRUE(other.decisions()[0].holds);
    EXPECT_FALSE(other.decisions()[1].holds) << "its report is not here";
    EXPECT_THAT(other.check(), IsEmpty());
    Sample gone("b2", "The strike at Pier 4 went on.");
    Record third = built(folder_ / "g.record", {four_reports()[0], gone.reading()});
    ASSERT_TRUE(third.take_decisions(decisions).ok());
    EXPECT_FALSE(third.decisions()[0].holds);
    EXPECT_THAT(third.check(), IsEmpty());
}

TEST_F(Decisions, ThatWereChangedInTheFileAreFound) {
    ASSERT_TRUE(record_.decide(DecisionType::note, {"a1"}, "front page").ok());
    auto database = Database::open(folder_ / "r.record", Database::Access::write);
    ASSERT_TRUE(database.value()->run("UPDATE decision SET value = 'back page'"));
    EXPECT_THAT(record_.check(), ElementsAre(HasSubstr("the decisions across reports were changed")));
}

}  // namespace
}  // namespace onrecord
