// Keys that stay, and rows that are written only where they differ.
#include "record/link_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "record/item_keys.h"
#include "record/sample.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// One person a report, and stories of one report each.
Links one_person_a_report(std::size_t n) {
    Links links;
    for (ReportIndex report = 0; report < n; ++report) {
        links.people.push_back({"Ana", {}, {{report, 0}}, {}, {}});
        links.people.push_back({"Tom", {}, {{report, 1}}, {}, {}});
        links.stories.push_back({{report}});
    }
    links.cases = links.stories;
    return links;
}

TEST(ItemKeys, AreDistinctAndOfTheSetAndMostlyStay) {
    std::mt19937_64 random(7);
    std::vector<std::uint64_t> hashes(600);
    for (std::uint64_t& hash : hashes) hash = random();
    const ItemKeys before(one_person_a_report(hashes.size()), hashes);
    EXPECT_EQ(std::set(before.people.begin(), before.people.end()).size(), before.people.size());
    EXPECT_EQ(std::set(before.stories.begin(), before.stories.end()).size(), before.stories.size());
    EXPECT_EQ(before.people, ItemKeys(one_person_a_report(hashes.size()), hashes).people);
    std::size_t n_stay = 0;
    for (std::size_t added = 0; added < 20; ++added) {  // each among the others, whose places in the list it changes
        std::vector<std::uint64_t> more = hashes;
        const std::size_t at = random() % more.size();
        more.insert(more.begin() + static_cast<std::ptrdiff_t>(at), random());
        const ItemKeys after(one_person_a_report(more.size()), more);
        for (std::size_t i = 0; i < before.people.size(); ++i) n_stay += before.people[i] == after.people[i / 2 < at ? i : i + 2];
    }
    EXPECT_GE(n_stay, 20 * before.people.size() * 995 / 1000);
}

TEST(ItemKeys, OfOneReportAreInTheOrderOfItsText) {
    Links links;
    links.recurring_lines = {{{{0, {50, 60}}}}, {{{0, {10, 20}}}}, {{{1, {0, 5}}}}};
    const auto keys = ItemKeys(links, {3, 9}).recurring_lines;
    EXPECT_EQ(keys[0], keys[1] + 1);
    EXPECT_THAT(in_order_of(keys), ElementsAre(1, 0, 2));
}

class Growing : public ::testing::Test {
protected:
    void add(int first, int last) {
        auto record = Record::open(folder_ / "r.record", Record::Mode::write);
        ASSERT_TRUE(record.ok());
        for (int i = first; i < last; ++i) ASSERT_TRUE(record.value().add(numbered_report(i)).ok());
        ASSERT_TRUE(record.value().link().ok());
    }
    // A report that has to do with none of the others.
    void add_another() {
        auto record = Record::open(folder_ / "r.record", Record::Mode::write);
        ASSERT_TRUE(record.ok());
        Sample another("another", "Frost has spoilt half of the pears in the valley.");
        ASSERT_TRUE(record.value().add(another.from("Valley Post", "Frost", "2025-04-30").reading()).ok());
        ASSERT_TRUE(record.value().link().ok());
    }
    void run(const std::string& sql) {
        auto database = Database::open(folder_ / "r.record", Database::Access::write);
        ASSERT_TRUE(database.ok());
        ASSERT_TRUE(database.value()->run(sql.c_str())) << database.value()->error().message;
    }
    std::int64_t number(const std::string& sql) {
        auto database = Database::open(folder_ / "r.record", Database::Access::read);
        return database.ok() ? database.value()->integer(sql) : -1;
    }
    std::vector<std::string> check() {
        const auto record = Record::open(folder_ / "r.record", Record::Mode::read);
        return record.ok() ? record.value().check() : std::vector<std::string>{record.error().message};
    }
    Folder folder_;
};

TEST_F(Growing, RowsThatStayAreNotWrittenAndAChangedOneIsFound) {
    add(0, 6);
    add(6, 7);  // from here on the record knows what its tables hold
    EXPECT_THAT(check(), IsEmpty());
    const std::int64_t key = number("SELECT min(person_key) FROM person");
    ASSERT_GT(key, 0);
    run("UPDATE person SET name = name || '!' WHERE person_key = " + std::to_string(key));
    EXPECT_THAT(check(), ElementsAre(HasSubstr("the people across reports were changed")));
    add_another();
    EXPECT_EQ(number("SELECT count(*) FROM story_report"), 8);
    EXPECT_EQ(number("SELECT count(*) FROM person WHERE name GLOB '*!'"), 1);
    EXPECT_THAT(check(), ElementsAre(HasSubstr("the people across reports were changed")));
    run("UPDATE person SET name = rtrim(name, '!')");
    EXPECT_THAT(check(), IsEmpty());
}

TEST_F(Growing, WhatWasWrittenByAnotherProgramIsReplaced) {
    add(0, 6);
    add(6, 7);
    run("UPDATE link_hash SET hash = '00000000000000000000000000000001'; UPDATE person SET name = '!'");
    add_another();
    EXPECT_EQ(number("SELECT count(*) FROM person WHERE name = '!'"), 0);
    EXPECT_THAT(check(), IsEmpty());
}

}  // namespace
}  // namespace onrecord
