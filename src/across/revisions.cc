// Reports of one address are versions of one report if they share enough of their words: what stands at an address may also be another
// report every day. The versions are put in order, oldest first: by the days on which they were published if these say it, else by how many
// corrections and updates each notes, else by length, for news grows; which of these it was is kept. Each version is compared with the
// nearest before it that it shares enough with: both texts are aligned, and what lies between equal words is a change.
//
//     older: "Twelve people were hurt when the pier fell."   newer: "Fifteen people were hurt, two badly, when the pier fell."
//     changes: Twelve -> Fifteen, - -> two badly
//
// A change of numbers or names that a correction note of the newer version repeats is a correction; so is the note itself. Where numbers,
// names or whole sentences come or go it is an update, else other wording. Cost: n log n for the addresses; of versions, linear in their
// words. Tests: tests/across/revisions_test.cc.
#include "across/revisions.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "across/link_memory.h"
#include "compare/alignment.h"
#include "compare/words.h"
#include "facts/article_paragraphs.h"

namespace onrecord {

auto fields(SameAs<Revision::Change> auto& change) {
    return std::tie(change.type, change.older, change.newer);
}

namespace {

constexpr std::size_t kMaxLookedBack = 4;  // versions before one, among which one that is like it is looked for
constexpr double kMinShared = 0.4;         // of the words of the shorter version. By hand: versions that a page keeps share most of them
constexpr std::size_t kMaxCells = 250000;  // words of one times words of the other, between two passages, that are compared word by word
constexpr std::uint32_t kMinSame = 3;      // equal words between two changes; fewer, and they are one

struct VersionWords {
    explicit VersionWords(const Reading& reading) {
        for (const Span paragraph : article_paragraphs(reading)) {
            const std::vector<CutWord> cut = cut_words(reading.text.view(), paragraph);
            all.insert(all.end(), cut.begin(), cut.end());
        }
    }
    std::vector<CutWord> all;
};

using WordMatch = std::pair<std::uint32_t, std::uint32_t>;

// Of the aligned passages those that rise on both sides and have most words together, as one list of matches: text that was moved is taken
// away in one place and comes in another.
std::vector<WordMatch> rising_matches(const std::vector<AlignedPassage>& passages) {
    std::vector<std::size_t> weight(passages.size()), before(passages.size(), SIZE_MAX);
    std::size_t best = SIZE_MAX;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (passages[j].second_end > passages[i].second_begin || weight[j] <= weight[i]) continue;
            weight[i] = weight[j];
            before[i] = j;
        }
        weight[i] += passages[i].matches.size();
        if (best == SIZE_MAX || weight[i] > weight[best]) best = i;
    }
    std::vector<std::size_t> chain;
    for (; best != SIZE_MAX; best = before[best]) chain.push_back(best);
    std::vector<WordMatch> matches;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at)
        matches.insert(matches.end(), passages[*at].matches.begin(), passages[*at].matches.end());
    return matches;
}

// Equal words in order between two matches, as many as there are: what lies between passages is short, and has no runs to find it by.
void add_between(const std::vector<CutWord>& older, const std::vector<CutWord>& newer, WordMatch from, WordMatch to,
                 std::vector<WordMatch>& matches) {
    const std::size_t n = to.first - from.first, m = to.second - from.second;
    if (n == 0 || m == 0 || n * m > kMaxCells) return;
    std::vector<std::uint32_t> longest((n + 1) * (m + 1));  // common words of what begins at i and at j
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return longest[i * (m + 1) + j]; };
    const auto equal = [&](std::size_t i, std::size_t j) { return older[from.first + i].key == newer[from.second + j].key; };
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;) at(i, j) = equal(i, j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        if (equal(i, j)) {
            matches.emplace_back(from.first + static_cast<std::uint32_t>(i++), from.second + static_cast<std::uint32_t>(j++));
        } else {
            at(i + 1, j) >= at(i, j + 1) ? ++i : ++j;
        }
    }
}

std::vector<WordMatch> all_matches(const std::vector<CutWord>& older, const std::vector<CutWord>& newer) {
    std::vector<WordMatch> all;
    WordMatch next{0, 0};
    for (const WordMatch& match : rising_matches(align(older, newer))) {
        add_between(older, newer, next, match, all);
        all.push_back(match);
        next = {match.first + 1, match.second + 1};
    }
    add_between(older, newer, next, {static_cast<std::uint32_t>(older.size()), static_cast<std::uint32_t>(newer.size())}, all);
    return all;
}

// Words from `begin` to before `end`; where there are none, the place behind the word before them.
Span span_of_words(const std::vector<CutWord>& words, std::uint32_t begin, std::uint32_t end) {
    if (begin < end) return {words[begin].span.begin, words[end - 1].span.end};
    const std::uint32_t at = begin > 0 ? words[begin - 1].span.end : words.empty() ? 0 : words.front().span.begin;
    return {at, at};
}

class VersionComparison {
public:
    VersionComparison(const Reading& older, const Reading& newer)
        : older_(older), newer_(newer), older_words_(older), newer_words_(newer), notes_(new_notes()) {
        matches_ = all_matches(older_words_.all, newer_words_.all);
    }

    [[nodiscard]] bool are_versions() const {
        const std::size_t shorter = std::min(older_words_.all.size(), newer_words_.all.size());
        return shorter > 0 && static_cast<double>(matches_.size()) >= kMinShared * static_cast<double>(shorter);
    }

    [[nodiscard]] std::vector<Revision::Change> changes() const {
        struct ChangedWords {
            std::uint32_t older_begin, older_end, newer_begin, newer_end;
        };
        std::vector<ChangedWords> gaps;
        std::uint32_t older = 0, newer = 0, same = kMinSame;
        const auto until = [&](std::uint32_t older_end, std::uint32_t newer_end) {
            if (older == older_end && newer == newer_end) return;
            if (same < kMinSame && !gaps.empty()) {
                gaps.back().older_end = older_end;
                gaps.back().newer_end = newer_end;
            } else {
                gaps.push_back({older, older_end, newer, newer_end});
            }
            same = 0;
        };
        for (const auto& [a, b] : matches_) {
            until(a, b);
            older = a + 1;
            newer = b + 1;
            ++same;
        }
        until(static_cast<std::uint32_t>(older_words_.all.size()), static_cast<std::uint32_t>(newer_words_.all.size()));
        std::vector<Revision::Change> changes;
        for (const ChangedWords& gap : gaps) {
            Revision::Change change;
            change.older = span_of_words(older_words_.all, gap.older_begin, gap.older_end);
            change.newer = span_of_words(newer_words_.all, gap.newer_begin, gap.newer_end);
            const std::span<const CutWord> old_words =
                std::span(older_words_.all).subspan(gap.older_begin, gap.older_end - gap.older_begin);
            const std::span<const CutWord> new_words =
                std::span(newer_words_.all).subspan(gap.newer_begin, gap.newer_end - gap.newer_begin);
            change.type = type_of(change, old_words, new_words);
            changes.push_back(change);
        }
        return changes;
    }

private:
    // The keys of the words of the correction notes that only the newer version has, sorted.
    [[nodiscard]] SortedSet new_notes() const {
        SortedSet keys;
        for (const Credit* note : corrections())
            for (const CutWord& word : cut_words(newer_.text.view(), note->span)) keys.push_back(word.key);
        make_set(keys);
        return keys;
    }

    [[nodiscard]] std::vector<const Credit*> corrections() const {
        std::vector<const Credit*> notes;
        for (const Credit& credit : newer_.credits) {
            const auto is_it = [&](const Credit& other) { return other.kind == credit.kind && other.text == credit.text; };
            if (credit.kind == CreditKind::correction && std::none_of(older_.credits.begin(), older_.credits.end(), is_it))
                notes.push_back(&credit);
        }
        return notes;
    }

    // Words that say which one or how many: a number, or a name, which a sentence's first word is not for its capital.
    static bool tells(const Reading& reading, const CutWord& word) {
        if (!word.capital) return false;
        const auto next = std::upper_bound(reading.sentences.begin(), reading.sentences.end(), word.span.begin,
                                           [](std::uint32_t at, Span sentence) { return at < sentence.begin; });
        if (next == reading.sentences.begin()) return true;
        const std::string_view before =
            reading.text.view().substr(std::prev(next)->begin, word.span.begin - std::min(word.span.begin, std::prev(next)->begin));
        const char first = reading.text.view()[word.span.begin];
        const bool is_first = std::none_of(before.begin(), before.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; });
        return (first >= '0' && first <= '9') || !is_first;
    }

    // Whether the span has a whole sentence, or all of its words but the marks at its end.
    static bool has_sentence(const Reading& reading, Span span) {
        return std::any_of(reading.sentences.begin(), reading.sentences.end(), [&](Span sentence) {
            if (span.begin > sentence.begin + 1 || span.end <= sentence.begin) return false;
            const std::vector<CutWord> words = cut_words(reading.text.view(), sentence);
            return !words.empty() && words.back().span.end <= span.end && span.begin <= words.front().span.begin;
        });
    }

    [[nodiscard]] ChangeType type_of(const Revision::Change& change, std::span<const CutWord> old_words,
                                     std::span<const CutWord> new_words) const {
        const auto notes = corrections();
        if (std::any_of(notes.begin(), notes.end(), [&](const Credit* note) { return note->span.overlaps(change.newer); }))
            return ChangeType::correction;
        bool is_told = false, is_noted = false;
        const auto look = [&](const Reading& reading, std::span<const CutWord> words, std::span<const CutWord> others) {
            for (const CutWord& word : words) {
                const bool is_kept = std::any_of(others.begin(), others.end(), [&](const CutWord& other) { return other.key == word.key; });
                if (is_kept || !(tells(reading, word) || is_number(word, reading))) continue;
                is_told = true;
                is_noted = is_noted || has(notes_, word.key);
            }
        };
        look(older_, old_words, new_words);
        look(newer_, new_words, old_words);
        if (is_noted) return ChangeType::correction;
        const bool is_whole = has_sentence(older_, change.older) || has_sentence(newer_, change.newer);
        return is_told || is_whole ? ChangeType::update : ChangeType::wording;
    }

    // "twelve": a small number in words has the key of its digits.
    static bool is_number(const CutWord& word, const Reading& reading) {
        static const SortedSet numbers = [] {
            SortedSet keys;
            for (int n = 0; n <= 99; ++n) keys.push_back(cut_word_key(std::to_string(n)));
            make_set(keys);
            return keys;
        }();
        const std::string_view words = reading.text.view().substr(word.span.begin, word.span.length());
        return words != "one" && has(numbers, word.key);
    }

    const Reading& older_;
    const Reading& newer_;
    const VersionWords older_words_, newer_words_;
    const SortedSet notes_;
    std::vector<WordMatch> matches_;
};

// What one version is to another: not a version of the same report, or with these changes.
struct ComparedVersions {
    bool are_versions = false;
    std::vector<Revision::Change> changes;
};

auto fields(SameAs<ComparedVersions> auto& compared) {
    return std::tie(compared.are_versions, compared.changes);
}

ComparedVersions compare_versions(ReportIndex older, ReportIndex newer, const Readings& readings, LinkMemory* memory) {
    ComparedVersions compared;
    std::string key;
    if (memory != nullptr) {
        Packer pack;
        pack(readings.version(older), readings.version(newer));
        if (!readings.version(older).empty() && !readings.version(newer).empty()) key = memory_key("revision", pack.bytes());
    }
    if (recall(key, memory, compared)) return compared;
    const Reading old_reading = readings.at(older), new_reading = readings.at(newer);
    const VersionComparison comparison(old_reading, new_reading);
    compared.are_versions = comparison.are_versions();
    if (compared.are_versions) compared.changes = comparison.changes();
    remember(key, memory, compared);
    return compared;
}

// The versions of one address, oldest first, and by what two of them are in that order.
class VersionOrder {
public:
    VersionOrder(const std::vector<ReportFacts>& reports, const std::vector<ReportIndex>& versions) : reports_(reports) {
        are_dated_ = std::all_of(versions.begin(), versions.end(), [&](ReportIndex one) { return reports[one].published.known(); });
    }
    [[nodiscard]] bool operator()(ReportIndex a, ReportIndex b) const { return rank(a) < rank(b); }
    [[nodiscard]] RevisionOrder reason(ReportIndex older, ReportIndex newer) const {
        const ReportFacts &a = reports_[older], &b = reports_[newer];
        if (are_dated_ && a.published.last < b.published.first) return RevisionOrder::date;
        return a.n_notes < b.n_notes ? RevisionOrder::note : RevisionOrder::length;
    }

private:
    using Rank = std::tuple<std::int32_t, std::uint32_t, std::uint32_t, ReportIndex>;
    [[nodiscard]] Rank rank(ReportIndex one) const {
        const ReportFacts& facts = reports_[one];
        return {are_dated_ ? facts.published.first : 0, facts.n_notes, facts.text_bytes, one};
    }
    const std::vector<ReportFacts>& reports_;
    bool are_dated_ = false;
};

}  // namespace

std::vector<Revision> find_revisions(const Readings& readings, const std::vector<ReportFacts>& reports, LinkMemory* memory) {
    std::vector<std::pair<std::uint64_t, ReportIndex>> by_address;
    for (ReportIndex report = 0; report < reports.size(); ++report)
        if (reports[report].address != 0) by_address.emplace_back(reports[report].address, report);
    std::sort(by_address.begin(), by_address.end());
    std::vector<Revision> all;
    for (auto begin = by_address.cbegin(); begin != by_address.cend();) {
        const auto end = std::find_if(begin, by_address.cend(), [&](const auto& one) { return one.first != begin->first; });
        std::vector<ReportIndex> versions;
        for (; begin != end; ++begin) versions.push_back(begin->second);
        if (versions.size() < 2) continue;
        const VersionOrder order(reports, versions);
        std::sort(versions.begin(), versions.end(), order);
        for (std::size_t i = 1; i < versions.size(); ++i) {
            const std::size_t first = i - std::min(i, kMaxLookedBack);
            for (std::size_t before = i; before > first; --before) {
                const ReportIndex older = versions[before - 1], newer = versions[i];
                ComparedVersions compared = compare_versions(older, newer, readings, memory);
                if (!compared.are_versions) continue;
                all.push_back({older, newer, order.reason(older, newer), std::move(compared.changes)});
                break;
            }
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Revision& a, const Revision& b) { return std::tie(a.older, a.newer) < std::tie(b.older, b.newer); });
    return all;
}

std::vector<ReportIndex> earlier_versions(const std::vector<Revision>& revisions) {
    std::vector<ReportIndex> earlier;
    for (const Revision& revision : revisions) earlier.push_back(revision.older);
    make_set(earlier);
    return earlier;
}

}  // namespace onrecord
