// Versions of one page are linked, oldest first, with what was changed; another text at the same address is another report.
#include "across/revisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "across/link.h"
#include "across/reading_list.h"
#include "across/tests_across.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Document version_of(const std::string& id, std::string url, std::string date, std::string text) {
    Document document;
    document.id = id;
    document.input = id;
    document.outlet = "Tarn Gazette";
    document.url = std::move(url);
    document.date = std::move(date);
    document.bytes = std::move(text);
    return document;
}

Reading read_version(const std::string& id, std::string url, std::string date, std::string text) {
    return shared_reader().read(version_of(id, std::move(url), std::move(date), std::move(text))).value();
}

constexpr const char* kFirst =
    "A footbridge over the Ashwater fell on Monday evening. Twelve people were hurt, the county said.\n\n"
    "“We had asked for it to be closed in spring,” said Petra Lindholm, who runs the boathouse. The bridge was built in 1961.\n\n"
    "Divers searched the river until midnight and found nobody.";
constexpr const char* kSecond =
    "A footbridge over the Ashwater collapsed on Monday evening. Fifteen people were hurt, the county said.\n\n"
    "“We had asked for it to be closed in spring,” said Petra Lindholm, who runs the boathouse. The bridge was built in 1961.\n\n"
    "Divers searched the river until midnight and found nobody. The county engineer has been suspended.";

std::vector<std::string> words_of(const Reading& reading, const std::vector<Revision::Change>& changes, Span Revision::Change::*side) {
    std::vector<std::string> words;
    for (const Revision::Change& change : changes) {
        const Span span = change.*side;
        words.emplace_back(reading.text.view().substr(span.begin, span.length()));
    }
    return words;
}

std::vector<Revision> revisions_of(const std::vector<Reading>& readings) {
    return link(ReadingList(readings)).revisions;
}

TEST(Revisions, SayWhatWasChanged) {
    const std::vector<Reading> readings{read_version("a", "https://tarn.example/bridge", "2025-03-03", kFirst),
                                        read_version("b", "http://www.tarn.example/bridge/?utm_source=feed#top", "2025-03-03", kSecond)};
    const auto revisions = revisions_of(readings);
    ASSERT_EQ(revisions.size(), 1U);
    EXPECT_EQ(revisions[0].older, 0U);
    EXPECT_EQ(revisions[0].newer, 1U);
    EXPECT_EQ(revisions[0].order, RevisionOrder::length);
    const auto& changes = revisions[0].changes;
    EXPECT_THAT(words_of(readings[0], changes, &Revision::Change::older), ElementsAre("fell", "Twelve", ""));
    EXPECT_THAT(words_of(readings[1], changes, &Revision::Change::newer),
                ElementsAre("collapsed", "Fifteen", "The county engineer has been suspended"));
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0].type, ChangeType::wording);
    EXPECT_EQ(changes[1].type, ChangeType::update);
    EXPECT_EQ(changes[2].type, ChangeType::update);
}

TEST(Revisions, ACorrectionIsKnownByItsNote) {
    const std::string corrected = std::string(kFirst).replace(std::string(kFirst).find("Twelve"), 6, "Fifteen") +
                                  "\n\nCorrection: An earlier version of this article said that twelve people were hurt.";
    // The note says which is newer, whatever the length.
    const std::string longer = std::string(kFirst) +
                               " They will go on in the morning, if the water falls, and the road along the bank is "
                               "shut from the mill down to the weir until they have ended.";
    const std::vector<Reading> readings{read_version("a", "https://tarn.example/bridge", "", corrected),
                                        read_version("b", "https://tarn.example/bridge", "", longer)};
    ASSERT_EQ(readings[0].credits.size(), 1U);
    const auto revisions = revisions_of(readings);
    ASSERT_EQ(revisions.size(), 1U);
    EXPECT_EQ(revisions[0].older, 1U);
    EXPECT_EQ(revisions[0].order, RevisionOrder::note);
    const auto number = std::find_if(revisions[0].changes.begin(), revisions[0].changes.end(), [&](const Revision::Change& change) {
        return readings[0].text.view().substr(change.newer.begin, 7) == "Fifteen";
    });
    ASSERT_NE(number, revisions[0].changes.end());
    EXPECT_EQ(number->type, ChangeType::correction);
}

TEST(Revisions, DatesComeBeforeLength) {
    const auto revisions = revisions_of({read_version("a", "https://tarn.example/bridge", "2025-03-05", kFirst),
                                         read_version("b", "https://tarn.example/bridge", "2025-03-03", kSecond)});
    ASSERT_EQ(revisions.size(), 1U);
    EXPECT_EQ(revisions[0].older, 1U);
    EXPECT_EQ(revisions[0].order, RevisionOrder::date);
}

TEST(Revisions, AreOfOnePageAndAlike) {
    const char* other =
        "The swimming club of Tarn elected a new board. Its dues rise to forty crowns.\n\nThe pool opens again in May, said the treasurer, "
        "Olle Brandt, if the boiler holds.";
    EXPECT_THAT(revisions_of({read_version("a", "https://tarn.example/today", "", kFirst),
                              read_version("b", "https://tarn.example/today", "", other)}),
                IsEmpty());
    EXPECT_THAT(revisions_of({read_version("a", "https://tarn.example/bridge", "", kFirst),
                              read_version("b", "https://tarn.example/bridge-2", "", kSecond)}),
                IsEmpty());
    EXPECT_THAT(
        revisions_of({read_version("a", "https://tarn.example/", "", kFirst), read_version("b", "https://tarn.example", "", kSecond)}),
        IsEmpty());
    EXPECT_THAT(revisions_of({read_version("a", "", "", kFirst), read_version("b", "", "", kSecond)}), IsEmpty());
    // The same words again are a version without changes.
    const auto same = revisions_of(
        {read_version("a", "https://tarn.example/bridge", "", kFirst), read_version("b", "https://tarn.example/bridge", "", kFirst)});
    ASSERT_EQ(same.size(), 1U);
    EXPECT_THAT(same[0].changes, IsEmpty());
}

// Everything across reports is as if the older versions were not there, but for which reports are in a story and whom they name.
TEST(Revisions, OnlyTheNewestCounts) {
    const auto other = [](const std::string& id) {
        return read_version(
            id, "https://far.example/" + id, "2025-03-04",
            "A footbridge over the Ashwater collapsed, and fifteen people were hurt, the county of Tarn said.\n\n“We had asked "
            "for it to be closed in spring,” Petra Lindholm of the boathouse told reporters on Monday evening.");
    };
    Reading far = other("c");
    far.outlet = "Far Post";
    const Links with = link(ReadingList({read_version("a", "https://tarn.example/bridge", "2025-03-03", kFirst),
                                         read_version("b", "https://tarn.example/bridge", "2025-03-04", kSecond), far}));
    const Links without = link(ReadingList({read_version("b", "https://tarn.example/bridge", "2025-03-04", kSecond), far}));
    ASSERT_EQ(with.revisions.size(), 1U);
    ASSERT_EQ(with.stories.size(), 1U);
    EXPECT_THAT(with.stories[0].reports, ElementsAre(0, 1, 2));
    ASSERT_EQ(with.quotations.size(), without.quotations.size());
    ASSERT_FALSE(with.quotations.empty());
    EXPECT_EQ(with.quotations[0].uses.size(), without.quotations[0].uses.size());
    EXPECT_EQ(with.reuse.size(), without.reuse.size());
    EXPECT_EQ(with.timeline.size(), without.timeline.size());
    ASSERT_EQ(with.claims.size(), without.claims.size());
    for (std::size_t i = 0; i < with.claims.size(); ++i) {
        EXPECT_EQ(with.claims[i].uses.size(), without.claims[i].uses.size());
        EXPECT_EQ(with.claims[i].origins.size(), without.claims[i].origins.size());
        EXPECT_EQ(with.claims[i].min, without.claims[i].min);
    }
    EXPECT_EQ(with.differences.size(), without.differences.size());
}

TEST(Revisions, AreOfTheSetOfVersions) {
    std::vector<std::string> texts;
    std::string text = kFirst;
    for (int n = 0; n < 6; ++n) {
        texts.push_back(text);
        text += "\n\nUpdate " + std::to_string(n) + ": the search went on at " + std::to_string(6 + n) + " in the morning.";
    }
    const auto pairs_of = [&](const std::vector<std::size_t>& order) {
        std::vector<Reading> readings;
        for (std::size_t at = 0; at < order.size(); ++at)  // ids in any order: lengths and notes say which is newer
            readings.push_back(
                read_version(std::string(1, static_cast<char>('a' + at)), "https://tarn.example/live", "", texts[order[at]]));
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (const Revision& revision : revisions_of(readings)) pairs.emplace_back(order[revision.older], order[revision.newer]);
        std::sort(pairs.begin(), pairs.end());
        return pairs;
    };
    std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
    const auto expected = pairs_of(order);
    EXPECT_EQ(expected.size(), 5U);
    std::mt19937 random(18);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        EXPECT_EQ(pairs_of(order), expected);
    }
}

}  // namespace
}  // namespace onrecord
