// Quoted stretches that share a run of four words are candidates; their words are aligned. Two are the same utterance if the shared words
// are most of the shorter one, or many in a row, and say something; two known speakers who differ are two utterances unless long words are
// the same. What one person says in one story within days is compared besides, however short: three words within the other's ("not my
// hand"), or most of the shorter one, reworded. Cost: n log n in the quoted words; a run that stands in very many stretches is a stock
// phrase, and only neighbours are compared by it; of a person's stretches in a story, each is compared with kSpeakerReach others.
#include "across/quotations.h"

#include <algorithm>
#include <map>
#include <span>

#include "across/group_decisions.h"
#include "across/revisions.h"
#include "across/stories.h"
#include "compare/alignment.h"
#include "compare/days.h"
#include "compare/disjoint_sets.h"
#include "compare/sharers.h"
#include "compare/sorted_set.h"
#include "text/personal_name.h"

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
constexpr std::size_t kLongOtherSource = 6;       // matched, where one is a person's and the other a crowd's or a document's
constexpr std::int32_t kNearDays = 10;
// What one person says in one story. Set on the open half of tests/across/gold/quotations_*.txt and held against quotations.json.
constexpr std::size_t kSpeakerReach = 40;  // stretches after one, of the same person and story, that it is compared with
constexpr std::size_t kShortWords = 3;     // of a stretch that lies within the other as it is
constexpr double kReworded = 0.6;          // matched words in the shorter stretch, two of which carry meaning
constexpr double kMostlySame = 0.75;       // or so many of four words at least, one of which does
constexpr std::int32_t kRewordedDays = 3;  // at most between the two reports

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
    Comparison(const std::vector<ReportFacts>& reports, const std::vector<Person>& people, const PersonOf& person_of,
               const std::vector<std::uint32_t>& story_of, const FactLists& lists)
        : reports_(reports),
          people_(people),
          person_of_(person_of),
          story_of_(story_of),
          function_words_(lists.function_words),
          negations_(lists.assertions.negations) {
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

    // Of two stretches of one person and story, in two reports.
    [[nodiscard]] bool same_of_speaker(Stretch a, Stretch b) const {
        const std::int32_t days = gap_days(a.report, b.report);
        if (a.report == b.report || days > kNearDays) return false;
        std::vector<CutWord> shorter = words_of(reports_[a.report], reports_[a.report].quoted.stretches[a.number]);
        std::vector<CutWord> longer = words_of(reports_[b.report], reports_[b.report].quoted.stretches[b.number]);
        if (longer.size() < shorter.size()) std::swap(shorter, longer);
        const auto equal = [](const CutWord& x, const CutWord& y) { return x.key == y.key; };
        const auto n_meaning = static_cast<std::size_t>(
            std::count_if(shorter.begin(), shorter.end(), [&](const CutWord& word) { return !function_words_.contains(word.key); }));
        if (std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end(), equal) != longer.end())
            return shorter.size() >= kShortWords && n_meaning > 0;
        // "There will be no exceptions", "There will be exceptions": what one denies is no other wording of what is said.
        const auto n_negations = [&](const std::vector<CutWord>& words) {
            return std::count_if(words.begin(), words.end(), [&](const CutWord& word) { return has(negations_, word.key); });
        };
        if (days > kRewordedDays || n_negations(shorter) != n_negations(longer)) return false;
        // Words in common, in order: row by row of the longest common subsequence, and how many of them carry meaning.
        std::vector<std::pair<std::size_t, std::size_t>> row(longer.size() + 1), last;
        for (const CutWord& word : shorter) {
            last = row;
            for (std::size_t j = 0; j < longer.size(); ++j) {
                row[j + 1] = std::max(row[j], last[j + 1]);
                if (!equal(word, longer[j])) continue;
                const std::size_t meaning = function_words_.contains(word.key) ? 0 : 1;
                row[j + 1] = std::max(row[j + 1], {last[j].first + 1, last[j].second + meaning});
            }
        }
        const auto [matched, meaning] = row.back();
        const double cover = static_cast<double>(matched) / static_cast<double>(shorter.size());
        return (matched >= kShortWords && meaning >= 2 && cover >= kReworded) ||
               (matched >= kMinWords && meaning >= 1 && cover >= kMostlySame);
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
        const bool are_two = p && q && !surely_one && !may_be_one(a, *p, b, *q);
        const bool is_short = are_two ? most < kLongOtherSpeaker || cover_of(most) < kCoverOtherSpeaker
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
        if (p.has_value() != q.has_value() && (p ? y : x).is_of_many && matched < kLongOtherSource) return false;
        if (matched < kMinWords || meaning < (surely_one ? kMinMeaningWords : kMinMeaningWordsOfTwo)) return false;
        if (are_two) return matched >= kLongOtherSpeaker && cover >= kCoverOtherSpeaker;
        if (cover >= kCover || longest >= kLongWords) return true;
        return surely_one && cover >= kCoverSameSpeaker && gap_days(a.report, b.report) <= kNearDays;
    }

private:
    // Sorted.
    [[nodiscard]] std::span<const std::uint32_t> words_in(Stretch stretch) const {
        const QuotedStretch& quoted = reports_[stretch.report].quoted.stretches[stretch.number];
        return std::span(sorted_words_[stretch.report]).subspan(quoted.first_word, quoted.n_words);
    }
    // Two that are called by one surname in one story ("HAPPY Ana Ruiz" of a headline).
    [[nodiscard]] bool may_be_one(Stretch a, std::uint32_t p, Stretch b, std::uint32_t q) const {
        return story_of_[a.report] == story_of_[b.report] && surname_of(people_[p].name) == surname_of(people_[q].name);
    }
    [[nodiscard]] std::int32_t gap_days(ReportIndex a, ReportIndex b) const {
        const ReportFacts& x = reports_[a];
        const ReportFacts& y = reports_[b];
        return days_between(x.published, y.published);
    }

    const std::vector<ReportFacts>& reports_;
    const std::vector<Person>& people_;
    const PersonOf& person_of_;
    const std::vector<std::uint32_t>& story_of_;  // by report
    const FunctionWords& function_words_;
    const SortedSet& negations_;
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

std::vector<Quotation> find_quotations(const std::vector<ReportFacts>& reports, const Links& links, std::vector<StretchPair> pairs,
                                       const PersonOf& person_of, const FactLists& lists, const std::vector<PlaceDecision>& decisions) {
    make_set(pairs);
    const std::vector<std::uint32_t> story_of = story_of_each(links.stories, reports.size());
    const std::vector<ReportIndex> earlier = earlier_versions(links.revisions);
    std::vector<Stretch> stretches;
    std::vector<std::uint32_t> first_of(reports.size());  // the number in `stretches` of a report's first
    for (ReportIndex report = 0; report < reports.size(); ++report) {
        first_of[report] = static_cast<std::uint32_t>(stretches.size());
        for (std::uint32_t number = 0; number < reports[report].quoted.stretches.size(); ++number) stretches.push_back({report, number});
    }
    const auto has_words = [&](Stretch stretch) { return reports[stretch.report].quoted.stretches[stretch.number].n_words > 0; };
    const Comparison comparison(reports, links.people, person_of, story_of, lists);
    DisjointSets sets(stretches.size());
    for (const auto& [first, second] : pairs) {
        if (!has_words(first) || !has_words(second)) continue;
        const std::uint32_t a = first_of[first.report] + first.number, b = first_of[second.report] + second.number;
        if (sets.find(a) != sets.find(b) && comparison.same(first, second)) sets.join(a, b);
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Stretch>> said;  // by story and person
    for (const Stretch stretch : stretches) {
        if (!has_words(stretch) || has(earlier, stretch.report)) continue;
        if (const auto person = comparison.speaker(stretch)) said[{story_of[stretch.report], *person}].push_back(stretch);
    }
    for (const auto& [who, all] : said) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::size_t end = std::min(all.size(), i + 1 + kSpeakerReach);
            for (std::size_t j = i + 1; j < end; ++j) {
                const std::uint32_t a = first_of[all[i].report] + all[i].number, b = first_of[all[j].report] + all[j].number;
                if (sets.find(a) != sets.find(b) && comparison.same_of_speaker(all[i], all[j])) sets.join(a, b);
            }
        }
    }
    std::vector<std::vector<std::uint32_t>> groups;
    for (auto& [root, members] : sets.sets()) groups.push_back(std::move(members));
    const auto span_of = [&](Stretch stretch) { return reports[stretch.report].quoted.stretches[stretch.number].span; };
    decide_groups(in_numbers(decisions, stretches, span_of, AtPlace::overlapping), groups);
    std::vector<Quotation> quotations;
    for (const std::vector<std::uint32_t>& members : groups) {
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
