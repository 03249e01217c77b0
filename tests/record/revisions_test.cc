// Versions of one report, through a record: what it is built of and in which order changes nothing, and only the newest counts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "attribution/readings.h"
#include "record/exported.h"
#include "record/sample.h"
#include "view/view.h"

namespace onrecord {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Reading version(const std::string& id, const std::string& outlet, const std::string& url, const std::string& date,
                const std::string& text) {
    Document document;
    document.id = id;
    document.input = id;
    document.outlet = outlet;
    document.url = url;
    document.date = date;
    document.bytes = text;
    return shared_reader().read(std::move(document)).value();
}

// Three versions of one page, two of another that tells of the same, and a report of something else.
const std::vector<Reading>& versions() {
    static const std::vector<Reading> all = [] {
        const std::string bridge =
            "A footbridge over the Ashwater fell on Monday evening. Twelve people were hurt, the county of Tarn said.\n\n“We had asked for "
            "it "
            "to be closed in spring,” said Petra Lindholm, who runs the boathouse.";
        const std::string far =
            "Tarn – Twelve people were hurt when a footbridge over the Ashwater fell, said a police officer, Jon Vale.\n\n“We had asked "
            "for it "
            "to be closed,” Petra Lindholm told the Far Post.";
        std::string second = bridge, third = bridge;
        second.replace(second.find("Twelve"), 6, "Fifteen");
        third.replace(third.find("Twelve"), 6, "Sixteen");
        return std::vector<Reading>{
            version("a", "Tarn Gazette", "https://tarn.example/bridge", "2025-03-03", bridge),
            version("b", "Tarn Gazette", "https://tarn.example/bridge?utm_medium=rss", "2025-03-03",
                    second + "\n\nDivers searched the river."),
            version(
                "c", "Tarn Gazette", "https://www.tarn.example/bridge/", "2025-03-04",
                third +
                    "\n\nDivers searched the river until midnight.\n\nCorrection: An earlier version said that fifteen people were hurt."),
            version("d", "Far Post", "https://far.example/1", "2025-03-04", far),
            version("e", "Far Post", "https://far.example/1", "2025-03-04", far + " Nobody is missing."),
            version("f", "Far Post", "https://far.example/2", "2025-06-01",
                    "The swimming club of Tarn has a new board. Its dues rise to forty crowns.")};
    }();
    return all;
}

TEST(RecordRevisions, AreTheSameInWhateverPartsTheyCome) {
    Folder folder;
    std::string expected;
    std::mt19937 random(18);
    for (int round = 0; round < 6; ++round) {
        std::vector<Reading> readings = versions();
        if (round > 0) std::shuffle(readings.begin(), readings.end(), random);
        const std::set<std::size_t> links{std::size_t{random() % readings.size()}, std::size_t{random() % readings.size()}};
        const std::string path = folder / std::to_string(round);
        auto record = Record::open(path, Record::Mode::write);
        ASSERT_TRUE(record.ok());
        for (std::size_t i = 0; i < readings.size(); ++i) {
            ASSERT_TRUE(record.value().add(readings[i]).ok());
            if (round == 0 || !links.contains(i)) continue;
            ASSERT_TRUE(record.value().link().ok());
        }
        ASSERT_TRUE(record.value().link().ok());
        EXPECT_THAT(record.value().check(), IsEmpty());
        const std::string now = exported(record.value());
        if (round == 0) expected = now;
        EXPECT_EQ(now, expected);
    }
    EXPECT_THAT(expected, HasSubstr(R"({"kind":"revision","reports":["a","b"],"known_by":"length")"));
    EXPECT_THAT(expected, HasSubstr(R"({"kind":"revision","reports":["b","c"],"known_by":"date")"));
    EXPECT_THAT(expected, HasSubstr(R"("type":"correction")"));
}

// All lists but those of reports and versions are those of a record that never had the older ones.
TEST(RecordRevisions, OnlyTheNewestAreCounted) {
    auto with = Record::make_temporary(), without = Record::make_temporary();
    ASSERT_TRUE(with.ok() && without.ok());
    for (const Reading& reading : versions()) {
        ASSERT_TRUE(with.value().add(reading).ok());
        const bool is_newest = reading.id == "c" || reading.id == "e" || reading.id == "f";
        if (!is_newest) continue;
        ASSERT_TRUE(without.value().add(reading).ok());
    }
    ASSERT_TRUE(with.value().link().ok() && without.value().link().ok());
    const Summary a = with.value().summary(), b = without.value().summary();
    EXPECT_EQ(a.n_earlier, 3U);
    for (const auto count : {&Summary::n_reports, &Summary::n_outlets, &Summary::n_statements, &Summary::n_people, &Summary::n_stories,
                             &Summary::n_words, &Summary::n_events, &Summary::n_quotations, &Summary::n_claims, &Summary::n_differences,
                             &Summary::n_reuse, &Summary::n_speakers, &Summary::n_shared_stories, &Summary::n_single_origins})
        EXPECT_EQ(a.*count, b.*count);
    const auto people = with.value().people(), people_without = without.value().people();
    ASSERT_EQ(people.size(), people_without.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
        EXPECT_EQ(people[i].name, people_without[i].name);
        EXPECT_EQ(people[i].n_reports, people_without[i].n_reports) << people[i].name;
        EXPECT_EQ(people[i].n_mentions, people_without[i].n_mentions) << people[i].name;
        EXPECT_EQ(people[i].n_statements, people_without[i].n_statements) << people[i].name;
    }
    const auto names = with.value().names(), names_without = without.value().names();
    ASSERT_EQ(names.size(), names_without.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(names[i].n_reports, names_without[i].n_reports) << names[i].name;
        EXPECT_EQ(names[i].n_mentions, names_without[i].n_mentions) << names[i].name;
    }
    EXPECT_EQ(with.value().statements().size(), without.value().statements().size());
    EXPECT_EQ(with.value().count(List::statements), without.value().statements().size());
    ASSERT_FALSE(with.value().stories().empty());
    EXPECT_EQ(with.value().stories()[0].reports, without.value().stories()[0].reports);
    const std::string case_id = with.value().case_of("a");
    EXPECT_EQ(case_id, with.value().case_of("c"));
    const Slice of_case{.of = {Scope::Of::story_case, case_id}};
    EXPECT_EQ(with.value().reports(of_case).size(), 2U);
    EXPECT_EQ(with.value().revisions(of_case).size(), 3U);
    const std::string shown = show(with.value(), Topic::revisions, {});
    EXPECT_THAT(shown, HasSubstr("Versions of one report · 3 newer versions"));
    EXPECT_THAT(shown, HasSubstr("earlier version"));
    EXPECT_THAT(show(with.value(), Topic::stories, {}), Not(HasSubstr("earlier version")));
}

// What a person decided of a version holds when a newer one comes.
TEST(RecordRevisions, DecisionsHold) {
    auto record = Record::make_temporary();
    ASSERT_TRUE(record.ok());
    ASSERT_TRUE(record.value().add(versions()[0]).ok());
    ASSERT_TRUE(record.value().add(versions()[4]).ok());
    ASSERT_TRUE(record.value().link().ok());
    const std::string text(versions()[0].text.view());
    const auto place = [](const Reading& reading, std::string_view name) {
        const auto at = count_code_points(reading.text.view().substr(0, reading.text.view().find(name)));
        return reading.id + ":" + std::to_string(at) + "-" + std::to_string(at + name.size());
    };
    const auto decided =
        record.value().decide(DecisionType::apart, {place(versions()[0], "Petra Lindholm"), place(versions()[4], "Petra Lindholm")}, "");
    ASSERT_TRUE(decided.ok()) << decided.error().message;
    ASSERT_TRUE(record.value().add(versions()[1]).ok());
    ASSERT_TRUE(record.value().link().ok());
    EXPECT_EQ(record.value().summary().n_earlier, 1U);
    ASSERT_EQ(record.value().decisions().size(), 1U);
    EXPECT_TRUE(record.value().decisions()[0].holds);
}

}  // namespace
}  // namespace onrecord
