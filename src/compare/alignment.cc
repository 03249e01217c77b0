// Seed and extend, as in sequence comparison (Altschul et al. 1990): seeds are runs of words that both texts have; seeds that follow one
// another at a small distance on both sides are one passage; a passage grows at its ends while the words soon agree again.
#include "compare/alignment.h"

#include <algorithm>
#include <cstdlib>

namespace onrecord {
namespace {

constexpr std::uint32_t kSeedWords = 4;
constexpr std::uint32_t kMaxGapWords = 14;  // between two seeds of a passage, on either side
constexpr std::uint32_t kMaxSlipWords = 8;  // by which the two gaps may differ
constexpr std::uint32_t kReachWords = 5;    // looked ahead for two equal words when a passage grows
constexpr std::size_t kMaxRepeats = 6;      // a seed that stands more often in the second text says nothing
constexpr std::size_t kMaxOpen = 16;        // passages tried for a seed, latest first

struct Seed {
    std::uint32_t first = 0, second = 0, length = 0;
};

std::vector<Seed> find_seeds(const std::vector<CutWord>& first, const WordRuns& first_runs, const std::vector<CutWord>& second,
                             const WordRuns& second_runs, const std::vector<bool>& skip) {
    // Runs that both have, by walking through both in the order of their hashes.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> shared;
    auto a = first_runs.sorted.begin();
    auto b = second_runs.sorted.begin();
    while (a != first_runs.sorted.end() && b != second_runs.sorted.end()) {
        if (a->first < b->first) {
            ++a;
        } else if (b->first < a->first) {
            ++b;
        } else {
            auto at = b;
            for (std::size_t repeats = 0; at != second_runs.sorted.end() && at->first == a->first && repeats < kMaxRepeats; ++at, ++repeats)
                shared.emplace_back(a->second, at->second);
            ++a;  // the next run of the first text may have the same hash
        }
    }
    std::sort(shared.begin(), shared.end());
    std::vector<Seed> seeds;
    for (const auto& [i, j] : shared) {
        if (!skip.empty() && skip[i]) continue;
        if (i > 0 && j > 0 && first[i - 1].key == second[j - 1].key && (skip.empty() || !skip[i - 1])) continue;  // inside a longer run
        std::uint32_t length = 0;
        while (i + length < first.size() && j + length < second.size() && first[i + length].key == second[j + length].key) ++length;
        if (length >= kSeedWords) seeds.push_back({i, j, length});
    }
    return seeds;
}

void append(AlignedPassage& passage, const Seed& seed) {
    for (std::uint32_t k = 0; k < seed.length; ++k) {
        if (seed.first + k < passage.first_end || seed.second + k < passage.second_end) continue;
        passage.matches.emplace_back(seed.first + k, seed.second + k);
    }
    passage.first_end = std::max(passage.first_end, seed.first + seed.length);
    passage.second_end = std::max(passage.second_end, seed.second + seed.length);
}

// Steps over words that differ to the next two that agree, up to the limits.
void grow_forward(AlignedPassage& passage, const std::vector<CutWord>& first, const std::vector<CutWord>& second, std::uint32_t first_limit,
                  std::uint32_t second_limit) {
    std::uint32_t i = passage.first_end;
    std::uint32_t j = passage.second_end;
    while (true) {
        bool found = false;
        for (std::uint32_t sum = 0; !found && sum <= 2 * kReachWords; ++sum) {
            for (std::uint32_t a = sum > kReachWords ? sum - kReachWords : 0; !found && a <= std::min(sum, kReachWords); ++a) {
                const std::uint32_t x = i + a;
                const std::uint32_t y = j + (sum - a);
                if (x + 1 >= first_limit || y + 1 >= second_limit || first[x].key != second[y].key || first[x + 1].key != second[y + 1].key)
                    continue;
                i = x;
                j = y;
                found = true;
            }
        }
        if (!found) return;
        while (i < first_limit && j < second_limit && first[i].key == second[j].key) passage.matches.emplace_back(i++, j++);
        passage.first_end = i;
        passage.second_end = j;
    }
}

void grow_backward(AlignedPassage& passage, const std::vector<CutWord>& first, const std::vector<CutWord>& second,
                   std::uint32_t first_limit, std::uint32_t second_limit) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> before;
    std::uint32_t i = passage.first_begin;
    std::uint32_t j = passage.second_begin;
    while (true) {
        bool found = false;
        for (std::uint32_t sum = 0; !found && sum <= 2 * kReachWords; ++sum) {
            for (std::uint32_t a = sum > kReachWords ? sum - kReachWords : 0; !found && a <= std::min(sum, kReachWords); ++a) {
                const std::uint32_t b = sum - a;
                if (i < first_limit + a + 2 || j < second_limit + b + 2) continue;
                if (first[i - a - 1].key != second[j - b - 1].key || first[i - a - 2].key != second[j - b - 2].key) continue;
                i -= a;
                j -= b;
                found = true;
            }
        }
        if (!found) break;
        while (i > first_limit && j > second_limit && first[i - 1].key == second[j - 1].key) before.emplace_back(--i, --j);
        passage.first_begin = i;
        passage.second_begin = j;
    }
    std::reverse(before.begin(), before.end());
    passage.matches.insert(passage.matches.begin(), before.begin(), before.end());
}

std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
    return a > b ? a - b : b - a;
}

// Joins passages that follow one another at a small distance. REQUIRES: sorted, not overlapping.
void join_neighbours(std::vector<AlignedPassage>& passages) {
    std::vector<AlignedPassage> joined;
    for (AlignedPassage& passage : passages) {
        if (!joined.empty()) {
            AlignedPassage& last = joined.back();
            if (passage.second_begin >= last.second_end) {
                const std::uint32_t a = passage.first_begin - last.first_end;
                const std::uint32_t b = passage.second_begin - last.second_end;
                if (a <= kMaxGapWords && b <= kMaxGapWords && distance(a, b) <= kMaxSlipWords) {
                    last.matches.insert(last.matches.end(), passage.matches.begin(), passage.matches.end());
                    last.first_end = passage.first_end;
                    last.second_end = passage.second_end;
                    continue;
                }
            }
        }
        joined.push_back(std::move(passage));
    }
    passages = std::move(joined);
}

}  // namespace

WordRuns::WordRuns(const std::vector<CutWord>& words) {
    for (std::uint32_t i = 0; i + kSeedWords <= words.size(); ++i) {
        sorted.emplace_back(hash_keys(&words[i], kSeedWords), i);
    }
    std::sort(sorted.begin(), sorted.end());
}

std::vector<AlignedPassage> align(const std::vector<CutWord>& first, const std::vector<CutWord>& second) {
    return align(first, WordRuns(first), second, WordRuns(second), {});
}

std::vector<AlignedPassage> align(const std::vector<CutWord>& first, const WordRuns& first_runs, const std::vector<CutWord>& second,
                                  const WordRuns& second_runs, const std::vector<bool>& skip) {
    std::vector<AlignedPassage> passages;
    for (const Seed& seed : find_seeds(first, first_runs, second, second_runs, skip)) {  // sorted by the first text
        AlignedPassage* best = nullptr;
        std::uint32_t best_gap = 0;
        std::size_t tried = 0;
        for (auto at = passages.rbegin(); at != passages.rend() && tried < kMaxOpen; ++at, ++tried) {
            // Two seeds may overlap by a word or two where a repeated word stands between them.
            if (seed.first + 3 < at->first_end || seed.second + 3 < at->second_end) continue;
            if (seed.first + seed.length <= at->first_end || seed.second + seed.length <= at->second_end) continue;
            const std::uint32_t a = seed.first > at->first_end ? seed.first - at->first_end : 0;
            const std::uint32_t b = seed.second > at->second_end ? seed.second - at->second_end : 0;
            if (a > kMaxGapWords || b > kMaxGapWords || distance(a, b) > kMaxSlipWords) continue;
            if (best == nullptr || a + b < best_gap) {
                best = &*at;
                best_gap = a + b;
            }
        }
        if (best != nullptr) {
            append(*best, seed);
        } else {
            passages.push_back({seed.first, seed.first, seed.second, seed.second, {}});
            append(passages.back(), seed);
        }
    }
    // The passages with most words first; what overlaps one of them on either side gives way.
    std::stable_sort(passages.begin(), passages.end(),
                     [](const AlignedPassage& a, const AlignedPassage& b) { return a.matches.size() > b.matches.size(); });
    std::vector<bool> first_taken(first.size(), false);
    std::vector<bool> second_taken(second.size(), false);
    std::vector<AlignedPassage> kept;
    for (AlignedPassage& passage : passages) {
        std::erase_if(passage.matches, [&](const auto& match) { return first_taken[match.first] || second_taken[match.second]; });
        if (passage.matches.size() < kSeedWords) continue;
        passage.first_begin = passage.matches.front().first;
        passage.second_begin = passage.matches.front().second;
        passage.first_end = passage.matches.back().first + 1;
        passage.second_end = passage.matches.back().second + 1;
        bool crosses = false;
        for (std::uint32_t i = passage.first_begin; i < passage.first_end; ++i) crosses = crosses || first_taken[i];
        for (std::uint32_t j = passage.second_begin; j < passage.second_end; ++j) crosses = crosses || second_taken[j];
        if (crosses) continue;
        for (std::uint32_t i = passage.first_begin; i < passage.first_end; ++i) first_taken[i] = true;
        for (std::uint32_t j = passage.second_begin; j < passage.second_end; ++j) second_taken[j] = true;
        kept.push_back(std::move(passage));
    }
    std::sort(kept.begin(), kept.end(), [](const AlignedPassage& a, const AlignedPassage& b) { return a.first_begin < b.first_begin; });
    for (AlignedPassage& passage : kept) {
        std::uint32_t first_limit = passage.first_end;
        std::uint32_t second_limit = passage.second_end;
        while (first_limit < first.size() && !first_taken[first_limit]) ++first_limit;
        while (second_limit < second.size() && !second_taken[second_limit]) ++second_limit;
        std::uint32_t first_from = passage.first_begin;
        std::uint32_t second_from = passage.second_begin;
        while (first_from > 0 && !first_taken[first_from - 1]) --first_from;
        while (second_from > 0 && !second_taken[second_from - 1]) --second_from;
        grow_forward(passage, first, second, first_limit, second_limit);
        grow_backward(passage, first, second, first_from, second_from);
        for (std::uint32_t i = passage.first_begin; i < passage.first_end; ++i) first_taken[i] = true;
        for (std::uint32_t j = passage.second_begin; j < passage.second_end; ++j) second_taken[j] = true;
    }
    join_neighbours(kept);
    return kept;
}

}  // namespace onrecord
