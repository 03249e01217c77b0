// Map, shuffle, reduce, link: the same as linking at once, for any cutting, order and repetition of the lines.
#include "across/partial_links.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "compare/sorted_set.h"
#include "tests_across.h"

namespace onrecord {
namespace {

const std::string kNote =
    "The authority had offered a rise of three percent over two years, but only if crews gave up the bonus for work after midnight.";
const std::string kSaidOfParts = "we will not sign away the night shift for a promise that nobody has put on paper";

// More than any key's reach, with ids that need escaping.
std::vector<Reading> many() {
    std::vector<Reading> made;
    for (int i = 0; i < 90; ++i) {
        const std::string own = fmt::format("Crew {} of quay {} in town {} waits for word number {}.", i, i * 7, i * 11, i * 13);
        Reading one = reading(fmt::format("{} %\t{}", i % 10, i), own + "\n\n\"" + kSaidOfParts + ",\" William Castor said.\n\n" + kNote,
                              fmt::format("2031-03-{:02}", 1 + i % 28), fmt::format("Outlet {}", i % 4));
        add_quotation(one, kSaidOfParts, add_person(one, "William Castor", {"William Castor"}));
        made.push_back(std::move(one));
    }
    return made;
}

struct Mapped {
    std::vector<PartialLinksReader::Report> reports;
    std::string facts;                             // a file
    std::vector<std::vector<std::string>> shards;  // lines with header and end; one part
};

Mapped map_all(const std::vector<Reading>& readings, std::size_t n_shards) {
    const FactLists lists = load_fact_lists();
    Mapped mapped;
    LineTotal of_facts;
    mapped.facts = header_line() + '\n';
    std::vector<LinesEnd> ends(n_shards, LinesEnd{{}, "0/1", std::string(kMapFamilies), {}});
    mapped.shards.assign(n_shards, {header_line()});
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const ReportFacts facts = take_shared_facts(readings[i], lists);
        const std::string hash = reading_hash(std::to_string(i));
        mapped.reports.push_back({readings[i].id, hash});
        const std::string line = facts_line(facts, readings[i].id, hash);
        of_facts.add(line);
        mapped.facts += line + '\n';
        for (const char family : kMapFamilies)
            for_each_line(family, facts, readings[i].id, [&](std::string_view one) {
                ends[i % n_shards].total.add(one);
                mapped.shards[i % n_shards].emplace_back(one);
            });
    }
    for (std::size_t shard = 0; shard < n_shards; ++shard) mapped.shards[shard].push_back(end_line(ends[shard]));
    mapped.facts += end_line({of_facts, "0/1", "", {}}) + '\n';
    return mapped;
}

std::vector<std::string> reduce(std::vector<std::string> lines, Reducer::Counts* counts = nullptr) {
    std::sort(lines.begin(), lines.end());
    std::vector<std::string> out;
    Reducer reducer(false, [&](std::string_view line) {
        out.emplace_back(line);
        return true;
    });
    for (const std::string& line : lines) EXPECT_TRUE(reducer.take(line)) << line;
    EXPECT_TRUE(reducer.finish());
    if (counts != nullptr) *counts = reducer.counts();
    return out;
}

std::vector<std::string> joined(const std::vector<std::vector<std::string>>& files) {
    std::vector<std::string> all;
    for (const auto& file : files) all.insert(all.end(), file.begin(), file.end());
    return all;
}

Result<PartialLinks> read(const Mapped& mapped, const std::vector<std::vector<std::string>>& files) {
    PartialLinksReader reader(mapped.reports);
    for (std::size_t begin = 0; begin < mapped.facts.size();) {
        const std::size_t end = mapped.facts.find('\n', begin);
        EXPECT_TRUE(reader.take(std::string_view(mapped.facts).substr(begin, end - begin)));
        begin = end + 1;
    }
    EXPECT_TRUE(reader.end_file());
    for (const auto& file : files) {
        for (const std::string& line : file)
            if (const Status taken = reader.take(line); !taken) return taken.error();
        if (const Status ended = reader.end_file(); !ended) return ended.error();
    }
    return reader.finish();
}

template <class Pair>
std::vector<Pair> sorted(std::vector<Pair> pairs) {
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}
template <class Pair>
std::vector<Pair> sorted_once(std::vector<Pair> pairs) {
    make_set(pairs);
    return pairs;
}

TEST(Sharers, OneAfterTheOtherGivesThePairsOfTheWholeRun) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const SharerReach reach{random() % 6 + 1, random() % 2};
        std::vector<std::pair<int, int>> index;
        for (int i = 0; i < 30; ++i) index.emplace_back(static_cast<int>(random() % 4), i);
        std::sort(index.begin(), index.end());
        std::vector<std::pair<int, int>> expected, found;
        for (std::size_t i = 0; i < index.size(); ++i) {
            const auto of_key = static_cast<std::size_t>(
                std::count_if(index.begin(), index.end(), [&](const auto& entry) { return entry.first == index[i].first; }));
            const std::size_t far = of_key > reach.max ? reach.near : of_key;
            for (std::size_t j = i + 1; j < index.size() && j <= i + far && index[j].first == index[i].first; ++j)
                expected.emplace_back(index[i].second, index[j].second);
        }
        for_each_sharing(index, reach, kSameFirst, [&](const auto& a, const auto& b) { found.emplace_back(a.second, b.second); });
        EXPECT_EQ(found, expected);
    }
}

TEST(KeyedLines, IdsKeepTheirOrder) {
    std::vector<std::string> ids{"", " ", "!", "%", "%41", "&", "A", "A ", "A!", "A%", "AA", "a\t", "a\n", "\x7f", "é", "\xf0\x9f\x98\x80"};
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
        EXPECT_LT(id_in_line(ids[i]), id_in_line(ids[i + 1]));
        EXPECT_LT(id_in_line(ids[i]) + '\t', id_in_line(ids[i + 1]) + '\t');
    }
    EXPECT_EQ(id_in_line("a\t%b"), "a%09%25b");
}

TEST(PartialLinks, AreWhatLinkingFindsByItself) {
    const ReadingList readings(many());
    const FactLists lists = load_fact_lists();
    std::vector<ReportFacts> reports;
    for (std::size_t i = 0; i < readings.size(); ++i) reports.push_back(take_shared_facts(readings.at(i), lists));
    const Mapped mapped = map_all(many(), 7);
    Reducer::Counts counts;
    const auto partial = read(mapped, {reduce(joined(mapped.shards), &counts)});
    ASSERT_TRUE(partial) << partial.error().message;
    EXPECT_GT(counts.n_hot_keys, 10u);
    EXPECT_EQ(partial.value().word_counts, count_words(reports));
    std::vector<SharedFingerprint> shared;
    for_each_shared_fingerprint(reports, [&](const SharedFingerprint& one) { shared.push_back(one); });
    EXPECT_EQ(sorted(*partial.value().by_fingerprint), sorted(shared));
    EXPECT_EQ(sorted_once(*partial.value().by_run), sorted_once(pairs_by_run(reports)));
    const Links expected = link(readings);
    const Links found = link(readings, {}, nullptr, partial.value());
    EXPECT_GT(expected.reuse.size(), 10u);
    EXPECT_EQ(found.reuse.size(), expected.reuse.size());
    ASSERT_EQ(found.quotations.size(), expected.quotations.size());
    for (std::size_t i = 0; i < found.quotations.size(); ++i) EXPECT_EQ(found.quotations[i].uses, expected.quotations[i].uses);
}

TEST(Reducer, IsAFunctionOfTheSetOfLines) {
    const Mapped mapped = map_all(many(), 3);
    const std::vector<std::string> expected = reduce(joined(mapped.shards));
    std::mt19937 random(3);
    for (int round = 0; round < 5; ++round) {
        std::vector<std::vector<std::string>> shards = mapped.shards;
        std::shuffle(shards.begin(), shards.end(), random);
        std::vector<std::string> lines = joined(shards);
        std::shuffle(lines.begin(), lines.end(), random);
        EXPECT_EQ(reduce(lines), expected);
    }
    std::vector<std::vector<std::string>> twice = mapped.shards;
    twice.insert(twice.end(), mapped.shards.begin(), mapped.shards.end());
    EXPECT_EQ(reduce(joined(twice)), expected);
    std::vector<std::string> again = reduce(expected);
    EXPECT_EQ(reduce(again), again);
    std::vector<std::string> in_order = expected;
    std::sort(in_order.begin(), in_order.end());
    std::sort(again.begin(), again.end());
    in_order.erase(std::unique(in_order.begin(), in_order.end()), in_order.end());
    EXPECT_EQ(again.size(), in_order.size());
}

TEST(Reducer, HoldsNoMoreThanTheReachOfAKey) {
    SharersOfKey<std::size_t> sharers(kFingerprintReach);
    std::size_t n_pairs = 0;
    const std::size_t n = 1'000'000;
    for (std::size_t i = 0; i < n; ++i) sharers.add(i, [&](std::size_t, std::size_t) { ++n_pairs; });
    EXPECT_TRUE(sharers.is_cut());
    sharers.end([&](std::size_t, std::size_t) { ++n_pairs; });
    EXPECT_EQ(n_pairs, kFingerprintReach.near * n - kFingerprintReach.near * (kFingerprintReach.near + 1) / 2);
}

TEST(PartialLinksReader, SaysWhatIsMissing) {
    const Mapped mapped = map_all(many(), 2);
    const auto message = [&](const std::vector<std::vector<std::string>>& files) {
        const auto partial = read(mapped, files);
        return partial ? std::string() : partial.error().message;
    };
    EXPECT_EQ(message({}), "");  // facts alone: linking does the rest
    EXPECT_THAT(message({reduce(mapped.shards[0])}), testing::HasSubstr("lines were reduced, and the readings have"));
    EXPECT_THAT(message({reduce(mapped.shards[0]), reduce(mapped.shards[1])}), testing::HasSubstr("part 0/1 was reduced in two places"));
    EXPECT_THAT(message({mapped.shards[0]}), testing::HasSubstr("sort and reduce it first"));
    std::vector<std::string> cut = reduce(joined(mapped.shards));
    cut.erase(cut.begin() + 5);
    EXPECT_THAT(message({cut}), testing::HasSubstr("lines, and had"));
}

}  // namespace
}  // namespace onrecord
