// Candidates are pairs of reports with two fingerprints in common, found by sorting all fingerprints; each pair's words are then aligned.
// A line that recurs is furniture and begins no passage; what stands in quotation marks in both does not count (it is a
// quotation). Cost: n log n for the candidates, linear in the words of each candidate pair; memory: the fingerprints, and the words of
// reports whose pairs hang together, kMaxHeldWords at most.
#include "across/reuse.h"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "across/recurring.h"
#include "compare/alignment.h"
#include "compare/disjoint_sets.h"
#include "compare/fingerprints.h"
#include "compare/sharers.h"
#include "compare/words.h"
#include "facts/article_paragraphs.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxSharers = 64;         // reports with one fingerprint that are all compared with one another
constexpr std::size_t kNearSharers = 8;         // beyond that, each with so many of its neighbours
constexpr std::size_t kMinFingerprints = 2;     // in common
constexpr std::size_t kMaxHeldWords = 1000000;  // of readings loaded again, some 40 bytes each
// A passage of fewer matched words outside quotation marks is a set phrase. By hand; reuse_real and the made reports measure it.
constexpr std::size_t kMinProseWords = 12;
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

std::vector<std::pair<ReportIndex, ReportIndex>> find_candidates(const std::vector<ReportFacts>& reports) {
    std::vector<std::pair<std::uint64_t, ReportIndex>> index;
    for (ReportIndex report = 0; report < reports.size(); ++report)
        for (const std::uint64_t fingerprint : reports[report].fingerprints) index.emplace_back(fingerprint, report);
    std::sort(index.begin(), index.end());
    std::vector<std::pair<ReportIndex, ReportIndex>> pairs;
    for_each_sharing(index, {kMaxSharers, kNearSharers}, kSameFirst,
                     [&](const auto& a, const auto& b) { pairs.emplace_back(a.second, b.second); });
    std::sort(pairs.begin(), pairs.end());
    std::vector<std::pair<ReportIndex, ReportIndex>> candidates;
    for (std::size_t begin = 0; begin < pairs.size();) {
        std::size_t end = begin;
        while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
        if (end - begin >= kMinFingerprints) candidates.push_back(pairs[begin]);
        begin = end;
    }
    // What hangs together comes together, so that each text is loaded once and few are held.
    DisjointSets sets(reports.size());
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

}  // namespace

std::vector<Reuse> find_reuse(const Readings& readings, const std::vector<ReportFacts>& reports,
                              const std::vector<RecurringLine>& recurring_lines) {
    HeldWords held(readings, recurring_lines);
    std::vector<Reuse> all;
    for (const auto& [first, second] : find_candidates(reports)) {
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
        if (reuse.pieces.empty()) continue;
        const std::uint32_t length = std::min(reports[first].text_bytes, reports[second].text_bytes);
        reuse.similarity = length == 0 ? 0 : static_cast<double>(covered_bytes(std::move(shorter))) / length;
        all.push_back(std::move(reuse));
    }
    std::sort(all.begin(), all.end(),
              [](const Reuse& a, const Reuse& b) { return std::tie(a.first, a.second) < std::tie(b.first, b.second); });
    return all;
}

}  // namespace onrecord
