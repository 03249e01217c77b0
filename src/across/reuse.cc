// Candidates are pairs of reports with two fingerprints in common, found by sorting all fingerprints; each pair's words are then aligned.
// What reports of many cases have is a set phrase, and makes candidates within a case only: there would be pairs without end.
// A line that recurs is furniture and begins no passage; what stands in quotation marks in both does not count (it is a
// quotation). Cost: n log n for the candidates, linear in the words of each candidate pair; memory: the fingerprints, and the words of
// reports whose pairs hang together, kMaxHeldWords at most.
#include "across/reuse.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <deque>
#include <map>
#include <tuple>

#include "across/link_memory.h"
#include "across/recurring.h"
#include "across/stories.h"
#include "base/packed.h"
#include "compare/alignment.h"
#include "compare/disjoint_sets.h"
#include "compare/fingerprints.h"
#include "compare/sharers.h"
#include "compare/sorted_set.h"
#include "compare/words.h"
#include "facts/article_paragraphs.h"

namespace onrecord {
namespace {

constexpr std::size_t kMinFingerprints = 2;     // in common
constexpr std::size_t kMaxHeldWords = 1000000;  // of readings loaded again, some 40 bytes each
// A passage of fewer matched words outside quotation marks is a set phrase. By hand; reuse_real and the made reports measure it.
constexpr std::size_t kMinProseWords = 12;
// Words that reports of more cases have are a set phrase ("spoke on condition of anonymity"): beyond a case they tell nothing of copying.
// An agency report that all outlets print is one case. By hand; no pair of the made reports or of ECB+ is lost by it, and of PolNeAR's 210
// pairs 147, of which an outlet's note at the end of its reports are all but one.
constexpr std::ptrdiff_t kMaxCasesOfText = 8;
constexpr double kMinDensity = 0.5;  // matched words in the longer side of a passage, and in its words outside quotation marks

struct Held {
    std::vector<CutWord> words;
    WordRuns runs{words};
    std::vector<bool> quoted;
    std::vector<bool> furniture;
};

class HeldWords {
public:
    HeldWords(const Readings& readings, const std::vector<RecurringLine>& lines) : readings_(readings), furniture_(places_of(lines)) {}

    const Held& of(ReportIndex report, ReportIndex keep) {
        if (const auto found = held_.find(report); found != held_.end()) return found->second;
        Held held = load(report);
        n_words_ += held.words.size();
        while (n_words_ > kMaxHeldWords && order_.size() > 1) {
            const ReportIndex oldest = order_.front();
            order_.pop_front();
            if (oldest == keep) {
                order_.push_back(oldest);
                continue;
            }
            n_words_ -= held_[oldest].words.size();
            held_.erase(oldest);
        }
        order_.push_back(report);
        return held_.emplace(report, std::move(held)).first->second;
    }

private:
    [[nodiscard]] Held load(ReportIndex report) const {
        const Reading reading = readings_.at(report);
        Held held;
        const std::vector<Span> paragraphs = article_paragraphs(reading);
        const std::vector<Span> quoted = quoted_stretches(reading.text.view(), paragraphs);
        std::size_t next_quoted = 0;
        for (const Span paragraph : paragraphs) {
            const std::vector<CutWord> words = cut_words(reading.text.view(), paragraph);
            const bool is_furniture = has(furniture_, RecurringLine::Place{report, paragraph});
            for (const CutWord& word : words) {
                while (next_quoted < quoted.size() && quoted[next_quoted].end <= word.span.begin) ++next_quoted;
                held.words.push_back(word);
                held.quoted.push_back(next_quoted < quoted.size() && quoted[next_quoted].begin <= word.span.begin);
                held.furniture.push_back(is_furniture);
            }
        }
        held.runs = WordRuns(held.words);
        return held;
    }

    const Readings& readings_;
    std::vector<RecurringLine::Place> furniture_;  // sorted
    std::map<ReportIndex, Held> held_;
    std::deque<ReportIndex> order_;
    std::size_t n_words_ = 0;
};

// Those that share fingerprints enough, each once. What hangs together comes together, so that each text is loaded once and few are held.
std::vector<ReportPair> candidates_of(std::vector<ReportPair> pairs, std::size_t n_reports) {
    std::sort(pairs.begin(), pairs.end());
    std::vector<ReportPair> candidates;
    for (std::size_t begin = 0; begin < pairs.size();) {
        std::size_t end = begin;
        while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
        if (end - begin >= kMinFingerprints) candidates.push_back(pairs[begin]);
        begin = end;
    }
    DisjointSets sets(n_reports);
    for (const auto& [first, second] : candidates) sets.join(first, second);
    std::sort(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
        const std::uint32_t of_a = sets.find(a.first), of_b = sets.find(b.first);
        return of_a != of_b ? of_a < of_b : a < b;
    });
    return candidates;
}

std::uint32_t covered_bytes(std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end());
    std::uint32_t covered = 0;
    std::uint32_t end = 0;
    for (const Span span : spans) {
        const std::uint32_t begin = std::max(span.begin, end);
        if (span.end > begin) covered += span.end - begin;
        end = std::max(end, span.end);
    }
    return covered;
}

// What two reports share; no pieces where they share nothing that counts.
Reuse reuse_of(ReportIndex first, ReportIndex second, HeldWords& held, const std::vector<ReportFacts>& reports) {
    const Held& a = held.of(first, second);
    const Held& b = held.of(second, first);
    Reuse reuse{first, second, 0, {}};
    std::vector<Span> shorter;
    const bool first_is_shorter = reports[first].text_bytes <= reports[second].text_bytes;
    for (const AlignedPassage& passage : align(a.words, a.runs, b.words, b.runs, a.furniture)) {
        std::size_t prose = 0;
        for (const auto& [i, j] : passage.matches) prose += (a.quoted[i] && b.quoted[j]) || a.furniture[i] ? 0 : 1;
        const std::uint32_t longer = std::max(passage.first_end - passage.first_begin, passage.second_end - passage.second_begin);
        // Prose that surrounds a shared quotation must itself be shared.
        const auto unquoted_a = std::count(a.quoted.begin() + passage.first_begin, a.quoted.begin() + passage.first_end, false);
        const auto unquoted_b = std::count(b.quoted.begin() + passage.second_begin, b.quoted.begin() + passage.second_end, false);
        if (static_cast<double>(prose) < kMinDensity * static_cast<double>(std::max(unquoted_a, unquoted_b))) continue;
        if (prose < kMinProseWords || static_cast<double>(passage.matches.size()) < kMinDensity * longer) continue;
        const Span one{a.words[passage.first_begin].span.begin, a.words[passage.first_end - 1].span.end};
        const Span other{b.words[passage.second_begin].span.begin, b.words[passage.second_end - 1].span.end};
        reuse.pieces.emplace_back(one, other);
        shorter.push_back(first_is_shorter ? one : other);
    }
    const std::uint32_t length = std::min(reports[first].text_bytes, reports[second].text_bytes);
    reuse.similarity = length == 0 ? 0 : static_cast<double>(covered_bytes(std::move(shorter))) / length;
    return reuse;
}

// Of one report all that the answer rests on but for the program; empty: the reading has no version.
std::string inputs_of(ReportIndex report, const Readings& readings, const std::vector<RecurringLine::Place>& furniture) {
    const std::string version = readings.version(report);
    if (version.empty()) return {};
    Packer pack;
    pack(version);
    for (auto at = std::lower_bound(furniture.begin(), furniture.end(), RecurringLine::Place{report, {}});
         at != furniture.end() && at->report == report; ++at)
        pack(at->span);
    return pack.take_bytes();
}

using FingerprintOf = std::pair<std::uint64_t, ReportIndex>;

// Sorted.
std::vector<FingerprintOf> fingerprint_index(const std::vector<ReportFacts>& reports) {
    std::vector<FingerprintOf> index;
    for (ReportIndex report = 0; report < reports.size(); ++report)
        for (const std::uint64_t fingerprint : reports[report].fingerprints) index.emplace_back(fingerprint, report);
    std::sort(index.begin(), index.end());
    return index;
}

// Fingerprints of words that reports of more than kMaxCasesOfText cases have; sorted.
std::vector<std::uint64_t> set_phrases_of(const std::vector<FingerprintOf>& index, const std::vector<std::uint32_t>& case_of) {
    std::vector<std::uint64_t> set_phrases;
    SortedSet cases;
    for (auto begin = index.begin(); begin != index.end();) {
        const auto end = std::find_if(begin, index.end(), [&](const FingerprintOf& entry) { return entry.first != begin->first; });
        if (end - begin > kMaxCasesOfText) {
            cases.clear();
            for (auto at = begin; at != end; ++at) cases.push_back(case_of[at->second]);
            make_set(cases);
            if (std::ssize(cases) > kMaxCasesOfText) set_phrases.push_back(begin->first);
        }
        begin = end;
    }
    return set_phrases;
}

// Fills first_own and second_own.
void find_own_shares(const std::vector<ReportFacts>& reports, std::vector<Reuse>& all) {
    std::map<ReportIndex, std::vector<Span>> shared;
    for (const Reuse& pair : all) {
        for (const auto& [first, second] : pair.pieces) {
            shared[pair.first].push_back(first);
            shared[pair.second].push_back(second);
        }
    }
    std::map<ReportIndex, double> own;
    for (auto& [report, spans] : shared)
        own[report] = 1 - static_cast<double>(covered_bytes(std::move(spans))) / std::max(reports[report].text_bytes, 1u);
    for (Reuse& pair : all) {
        pair.first_own = own.at(pair.first);
        pair.second_own = own.at(pair.second);
    }
}

// The beginning of a memory_key(), as a number; 0 where there is none.
std::uint64_t hash_of(const std::string& key) {
    std::uint64_t hash = 0;
    std::from_chars(key.data(), key.data() + std::min<std::size_t>(key.size(), 16), hash, 16);
    return hash;
}

}  // namespace

// What a report shares with one of the others, as it is remembered of that report: a report that is added is compared with the others, and
// these not again with one another.
struct SharedWith {
    std::uint64_t other = 0;  // hash of its inputs
    Reuse reuse;              // no pieces: nothing that counts
};

auto fields(SameAs<Reuse> auto& reuse) {
    return std::tie(reuse.first, reuse.second, reuse.similarity, reuse.pieces);
}
auto fields(SameAs<SharedWith> auto& shared) {
    return std::tie(shared.other, shared.reuse);
}

void for_each_shared_fingerprint(const std::vector<ReportFacts>& reports, const std::function<void(const SharedFingerprint&)>& put) {
    for_each_sharing(fingerprint_index(reports), kFingerprintReach, kSameFirst, [&](const FingerprintOf& a, const FingerprintOf& b) {
        put({{a.second, b.second}, a.first});
    });
}

std::vector<ReportPair> pairs_by_fingerprint(const std::vector<ReportFacts>& reports, const std::vector<Story>& cases,
                                             const std::vector<SharedFingerprint>* shared) {
    const std::vector<std::uint32_t> case_of = story_of_each(cases, reports.size());
    const std::vector<FingerprintOf> index = fingerprint_index(reports);
    const std::vector<std::uint64_t> set_phrases = set_phrases_of(index, case_of);
    std::vector<ReportPair> pairs;
    const auto take = [&](const ReportPair& pair, bool is_set_phrase) {
        if (!is_set_phrase || case_of[pair.first] == case_of[pair.second]) pairs.push_back(pair);
    };
    if (shared != nullptr) {
        for (const auto& [pair, fingerprint] : *shared) take(pair, has(set_phrases, fingerprint));
        return pairs;
    }
    auto next = set_phrases.begin();  // fingerprints come in their order
    for_each_sharing(index, kFingerprintReach, kSameFirst, [&](const FingerprintOf& a, const FingerprintOf& b) {
        while (next != set_phrases.end() && *next < a.first) ++next;
        take({a.second, b.second}, next != set_phrases.end() && *next == a.first);
    });
    return pairs;
}

std::vector<Reuse> find_reuse(const Readings& readings, const std::vector<ReportFacts>& reports, std::vector<ReportPair> sharing,
                              const std::vector<RecurringLine>& recurring_lines, LinkMemory* memory) {
    HeldWords held(readings, recurring_lines);
    std::vector<Reuse> all;
    const std::vector<ReportPair> candidates = candidates_of(std::move(sharing), reports.size());
    const std::vector<RecurringLine::Place> furniture = places_of(recurring_lines);
    std::vector<std::string> keys(memory != nullptr ? reports.size() : 0);  // of each report's inputs
    for (ReportIndex report = 0; report < keys.size(); ++report)
        if (auto inputs = inputs_of(report, readings, furniture); !inputs.empty()) keys[report] = memory_key("reuse", inputs);
    for (auto begin = candidates.begin(); begin != candidates.end();) {
        const ReportIndex first = begin->first;
        const auto end = std::find_if(begin, candidates.end(), [&](const auto& pair) { return pair.first != first; });
        const std::string key = memory != nullptr ? keys[first] : std::string();
        std::vector<SharedWith> known, now;
        recall(key, memory, known);
        std::map<std::uint64_t, Reuse*> known_with;
        for (SharedWith& shared : known) known_with.emplace(shared.other, &shared.reuse);
        bool is_new = known.size() != static_cast<std::size_t>(end - begin);
        for (; begin != end; ++begin) {
            const std::uint64_t other = key.empty() ? 0 : hash_of(keys[begin->second]);
            const auto found = other == 0 ? known_with.end() : known_with.find(other);
            Reuse reuse = found != known_with.end() ? *found->second : reuse_of(first, begin->second, held, reports);
            is_new = is_new || found == known_with.end();
            reuse.first = reuse.second = 0;  // numbers change with every report that is added
            if (other != 0) now.push_back({other, reuse});
            if (reuse.pieces.empty()) continue;
            std::tie(reuse.first, reuse.second) = *begin;
            all.push_back(std::move(reuse));
        }
        if (is_new) remember(key, memory, now);
    }
    std::sort(all.begin(), all.end(),
              [](const Reuse& a, const Reuse& b) { return std::tie(a.first, a.second) < std::tie(b.first, b.second); });
    find_own_shares(reports, all);
    return all;
}

}  // namespace onrecord
