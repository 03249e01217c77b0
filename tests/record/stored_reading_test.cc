#include "record/stored_reading.h"

#include <gtest/gtest.h>

#include <map>

#include "record/sample.h"
#include "record/schema.h"
#include "record/stored_readings.h"

namespace onrecord {
namespace {

Reading stored_and_loaded(const Reading& reading) {
    const Folder folder;
    {
        auto record = Record::open(folder / "r.record", Record::Mode::write);
        EXPECT_TRUE(record.ok());
        const auto added = record.value().add(reading);
        EXPECT_TRUE(added.ok()) << (added.ok() ? "" : added.error().message);
        EXPECT_TRUE(record.value().flush().ok());
        const auto wrong = record.value().check();
        EXPECT_TRUE(wrong.empty()) << wrong.front();
    }
    auto database = Database::open(folder / "r.record", Database::Access::read);
    EXPECT_TRUE(database.ok());
    const StoredReadings readings(*database.value());
    EXPECT_EQ(readings.size(), 1U);
    Reading loaded = readings.at(0);
    EXPECT_TRUE(database.value()->ok());
    return loaded;
}

TEST(StoredReading, IsLoadedAsItWas) {
    Reading reading = harbour_report();
    ASSERT_EQ(flaw_of(reading), "");
    EXPECT_EQ(stored_and_loaded(reading), reading);
    reading.events[0].text = reading.text.slice(reading.events[0].span);  // is not stored: its span is enough
    reading.events[1].text.clear();
    EXPECT_EQ(stored_and_loaded(reading), reading);
}

TEST(StoredReading, LosesItsTokensOnly) {
    Reading reading = harbour_report();
    reading.tokens.push_back({{0, 6}, 0, "Harlow", "PROPN", "NNP", -1, "root"});
    Reading loaded = stored_and_loaded(reading);
    EXPECT_TRUE(loaded.tokens.empty());
    loaded.tokens = reading.tokens;
    EXPECT_EQ(loaded, reading);
}

TEST(StoredReading, IsLoadedAsItWasWhateverItHolds) {
    std::map<std::string, Reading> all;
    all["empty"].id = "empty";
    for (int seed = 0; seed < 300; ++seed) {
        Reading reading = random_reading(seed);
        ASSERT_EQ(flaw_of(reading), "") << seed;
        all[reading.id] = std::move(reading);
    }
    const Folder folder;
    auto record = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(record.ok());
    for (const auto& [id, reading] : all) ASSERT_TRUE(record.value().add(reading).ok()) << id;
    ASSERT_TRUE(record.value().link().ok());
    const auto wrong = record.value().check();
    EXPECT_TRUE(wrong.empty()) << wrong.front();
    auto database = Database::open(folder / "r.record", Database::Access::read);
    ASSERT_TRUE(database.ok());
    const StoredReadings readings(*database.value());
    ASSERT_EQ(readings.size(), all.size());
    std::size_t i = 0;  // in the byte order of ids, as the map is
    for (const auto& [id, reading] : all) ASSERT_EQ(readings.at(i++), reading) << id;
}

TEST(StoredReading, IsRefusedWhereItDoesNotHangTogether) {
    struct Row {
        const char* flaw;
        void (*break_it)(Reading&);
    };
    const Row rows[] = {
        {"it has no id", [](Reading& r) { r.id.clear(); }},
        {"its sentences have a span outside the text", [](Reading& r) { r.sentences.back().end = r.text.size() + 1; }},
        {"its sentences have spans that do not rise", [](Reading& r) { r.sentences.push_back(r.sentences.front()); }},
        {"its times have a span outside the text",
         [](Reading& r) {
             r.times[0].span = {9, 4};
         }},
        {"its times have a span that cuts a character",
         [](Reading& r) {
             r.times[0].span = {0, 19};
         }},
        {"its statements have an index of nothing", [](Reading& r) { r.statements[0].speaker = 99; }},
        {"its statements have an index of nothing", [](Reading& r) { r.statements[0].time = 3; }},
        {"its events have an index of nothing", [](Reading& r) { r.events[0].participants = {4}; }},
        {"its entities have mentions that do not rise", [](Reading& r) { r.entities[0].mentions.push_back(r.entities[0].mentions[0]); }},
    };
    const Folder folder;
    auto record = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(record.ok());
    for (const Row& row : rows) {
        Reading reading = harbour_report();
        row.break_it(reading);
        EXPECT_EQ(flaw_of(reading), row.flaw);
        const auto added = record.value().add(reading);
        ASSERT_FALSE(added.ok()) << row.flaw;
        EXPECT_EQ(added.error().kind, ErrorKind::malformed);
        EXPECT_EQ(added.error().message, "harbour-1.txt: its reading cannot be stored: " + std::string(row.flaw));
    }
    EXPECT_EQ(record.value().summary().n_reports, 0U);
}

TEST(StoredReading, HashKnowsTheReportNotWhatWasFoundInIt) {
    const Reading reading = harbour_report();
    Reading found_more = reading;
    found_more.statements.clear();
    found_more.language = "cy";
    found_more.published.value = "2025-08-06";  // by its dateline: found, not given
    EXPECT_EQ(content_hash(reading), content_hash(found_more));
    Reading other = reading;
    other.title += "!";
    EXPECT_NE(content_hash(reading), content_hash(other));
    other = reading;
    other.text = Text::from_utf8("Another text");
    EXPECT_NE(content_hash(reading), content_hash(other));
    EXPECT_EQ(content_hash(reading).size(), 16U);
}

}  // namespace
}  // namespace onrecord
