// Quoted stretches that share a run of four words are candidates; their words are aligned. Two are the same utterance if the shared words
// are most of the shorter one, or many in a row, and say something; two known speakers who differ are two utterances unless long words are
// the same. Cost: n log n in the quoted words; a run that stands in very many stretches is a stock phrase, and only neighbours are compared
// by it.
#include "across/quotations.h"

#include <algorithm>
#include <map>
#include <span>

#include "compare/alignment.h"
#include "compare/days.h"
#include "compare/disjoint_sets.h"
#include "compare/sharers.h"
#include "compare/sorted_set.h"

namespace onrecord {
namespace {

// Chosen by hand; the pairs of quotations.json (docs/across.md) measure them.
constexpr double kCover = 0.75;            // matched words in the shorter stretch
constexpr double kCoverSameSpeaker = 0.5;  // where both have the same speaker and stand near in time
constexpr std::size_t kMinWords = 4;
constexpr std::size_t kMinMeaningWords = 2;       // matched words that carry meaning
constexpr std::size_t kMinMeaningWordsOfTwo = 3;  // the same, where not both speakers are known and one: "a great deal of" is everybody's
constexpr std::size_t kLongWords = 12;            // matched: enough by themselves
constexpr std::size_t kLongOtherSpeaker = 10;     // matched, and nothing differs: the same words though the speakers are taken for two
constexpr double kCoverOtherSpeaker = 0.9;        // at the same time
constexpr std::int32_t kNearDays = 10;

std::vector<CutWord> words_of(const ReportFacts& report, const QuotedStretch& quoted) {
    std::vector<CutWord> words(quoted.n_words);
    for (std::uint32_t i = 0; i < quoted.n_words; ++i) words[i].key = report.quoted.words[quoted.first_word + i];
    return words;
}

// How many words two stretches have in common, each as often as in both. REQUIRES: sorted.
std::size_t n_in_both(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
    std::size_t n = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const bool is_in_both = a[i] == b[j];
        n += is_in_both ? 1 : 0;
        const bool is_first_less = a[i] < b[j];
        i += is_in_both || is_first_less ? 1 : 0;
        j += is_in_both || !is_first_less ? 1 : 0;
    }
    return n;
}

class Comparison {
public:
    Comparison(const std::vector<ReportFacts>& reports, const PersonOf& person_of, const FunctionWords& function_words)
        : reports_(reports), person_of_(person_of), function_words_(function_words) {
        sorted_words_.reserve(reports.size());
        for (const ReportFacts& report : reports) {
            sorted_words_.push_back(report.quoted.words);
            for (const QuotedStretch& quoted : report.quoted.stretches) {
                const auto first = sorted_words_.back().begin() + static_cast<std::ptrdiff_t>(quoted.first_word);
                std::sort(first, first + static_cast<std::ptrdiff_t>(quoted.n_words));
            }
        }
    }

    [[nodiscard]] std::optional<std::uint32_t> speaker(Stretch stretch) const {
        const QuotedStretch& quoted = reports_[stretch.report].quoted.stretches[stretch.number];
        if (quoted.speaker == QuotedStretch::kNoSpeaker) return std::nullopt;
        return person_of_(stretch.report, quoted.speaker);
    }

    [[nodiscard]] bool same(Stretch a, Stretch b) const {
        const QuotedStretch& x = reports_[a.report].quoted.stretches[a.number];
        const QuotedStretch& y = reports_[b.report].quoted.stretches[b.number];
        if (a.report == b.report && x.span.overlaps(y.span)) return false;
        const auto p = speaker(a);
        const auto q = speaker(b);
        const bool surely_one = p && q && *p == *q;
        const auto cover_of = [&](std::size_t n) { return static_cast<double>(n) / static_cast<double>(std::min(x.n_words, y.n_words)); };
        // What is matched is in both: most pairs need not be aligned.
        const std::size_t most = n_in_both(words_in(a), words_in(b));
        const bool is_short = p && q && !surely_one ? most < kLongOtherSpeaker || cover_of(most) < kCoverOtherSpeaker
                                                    : most < kLongWords && cover_of(most) < (surely_one ? kCoverSameSpeaker : kCover);
        if (most < kMinWords || is_short) return false;
        const std::vector<CutWord> first = words_of(reports_[a.report], x);
        const std::vector<CutWord> second = words_of(reports_[b.report], y);
        std::size_t matched = 0;
        std::size_t meaning = 0;
        std::size_t longest = 0;
        for (const AlignedPassage& passage : align(first, second)) {
            matched += passage.matches.size();
            longest = std::max(longest, passage.matches.size());
            for (const auto& match : passage.matches) meaning += function_words_.contains(first[match.first].key) ? 0 : 1;
        }
        const double cover = cover_of(matched);
        if (matched < kMinWords || meaning < (surely_one ? kMinMeaningWords : kMinMeaningWordsOfTwo)) return false;
        if (p && q && !surely_one) return matched >= kLongOtherSpeaker && cover >= kCoverOtherSpeaker;
        if (cover >= kCover || longest >= kLongWords) return true;
        return surely_one && cover >= kCoverSameSpeaker && gap_days(a.report, b.report) <= kNearDays;
    }

private:
    // Sorted.
    [[nodiscard]] std::span<const std::uint32_t> words_in(Stretch stretch) const {
        const QuotedStretch& quoted = reports_[stretch.report].quoted.stretches[stretch.number];
        return std::span(sorted_words_[stretch.report]).subspan(quoted.first_word, quoted.n_words);
    }
    [[nodiscard]] std::int32_t gap_days(ReportIndex a, ReportIndex b) const {
        const ReportFacts& x = reports_[a];
        const ReportFacts& y = reports_[b];
        return days_between(x.published, y.published);
    }

    const std::vector<ReportFacts>& reports_;
    const PersonOf& person_of_;
    const FunctionWords& function_words_;
    std::vector<std::vector<std::uint32_t>> sorted_words_;  // of each report, stretch by stretch
};

}  // namespace

std::vector<StretchPair> pairs_by_run(const std::vector<ReportFacts>& reports) {
    std::vector<std::pair<std::uint64_t, Stretch>> index;
    for (ReportIndex report = 0; report < reports.size(); ++report)
        for_each_run(reports[report].quoted, [&](std::uint64_t run, std::uint32_t number) {
            index.emplace_back(run, Stretch{report, number});
        });
    make_set(index);
    std::vector<StretchPair> pairs;
    for_each_sharing(index, kRunReach, kSameFirst, [&](const auto& a, const auto& b) { pairs.emplace_back(a.second, b.second); });
    return pairs;
}

std::vector<Quotation> find_quotations(const std::vector<ReportFacts>& reports, std::vector<StretchPair> pairs, const PersonOf& person_of,
                                       const FunctionWords& function_words) {
    make_set(pairs);
    std::vector<Stretch> stretches;
    std::vector<std::uint32_t> first_of(reports.size());  // the number in `stretches` of a report's first
    for (ReportIndex report = 0; report < reports.size(); ++report) {
        first_of[report] = static_cast<std::uint32_t>(stretches.size());
        for (std::uint32_t number = 0; number < reports[report].quoted.stretches.size(); ++number) stretches.push_back({report, number});
    }
    const auto has_words = [&](Stretch stretch) { return reports[stretch.report].quoted.stretches[stretch.number].n_words > 0; };
    const Comparison comparison(reports, person_of, function_words);
    DisjointSets sets(stretches.size());
    for (const auto& [first, second] : pairs) {
        if (!has_words(first) || !has_words(second)) continue;
        const std::uint32_t a = first_of[first.report] + first.number, b = first_of[second.report] + second.number;
        if (sets.find(a) != sets.find(b) && comparison.same(first, second)) sets.join(a, b);
    }
    std::vector<Quotation> quotations;
    for (const auto& [root, members] : sets.sets()) {
        if (members.size() < 2) continue;
        Quotation quotation;
        std::map<std::uint32_t, std::uint32_t> speakers;
        for (const std::uint32_t member : members) {
            const Stretch stretch = stretches[member];
            const QuotedStretch& quoted = reports[stretch.report].quoted.stretches[stretch.number];
            quotation.uses.push_back({stretch.report, quoted.span, quoted.statement});
            if (const auto person = comparison.speaker(stretch)) ++speakers[*person];
        }
        std::sort(quotation.uses.begin(), quotation.uses.end());
        // A quotation within one that is like it is the same use.
        const auto nested = [](const Quotation::Use& outer, const Quotation::Use& inner) {
            return outer.report == inner.report && outer.span.contains(inner.span);
        };
        quotation.uses.erase(std::unique(quotation.uses.begin(), quotation.uses.end(), nested), quotation.uses.end());
        if (quotation.uses.size() < 2) continue;
        std::uint32_t most = 0;
        for (const auto& [person, count] : speakers) {
            if (count <= most) continue;
            most = count;
            quotation.person = person;
        }
        quotations.push_back(std::move(quotation));
    }
    return quotations;
}

}  // namespace onrecord
