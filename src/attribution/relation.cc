// A passage is read twice. First what stands behind its content ("…", Ruiz said; …, said Ruiz; …, Ruiz said, …), because such a cue holds
// all that precedes it, other cues included (PolNeAR marks the outermost attribution only). Then, from left to right, what stands before
// its content (Ruiz said that …; according to Ruiz, …; …, adding that …). What is left over in quotation marks joins the speaker before it.
#include "attribution/relation.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxContent = 120;  // items of a clause; a sentence is rarely longer
constexpr std::uint32_t kMaxBehind = 250;   // items that a cue behind its content may hold
constexpr std::uint32_t kMaxLead = 20;      // items before a source that are looked at for time and channel
constexpr std::uint32_t kMaxLook = 60;      // items that a look ahead for a verb or a border takes

class Finder {
public:
    Finder(const Text& text, const Passages& passages, const std::vector<Quotation>& quotations, const AttributionLists& lists)
        : text_(text), all_(passages), items_(passages.items), quotations_(quotations), lists_(lists), phrases_(passages, lists) {}

    std::vector<Relation> run() {
        covered_.assign(items_.size(), 0);
        is_transcript_ = reads_as_transcript();
        for (std::uint32_t p = 0; p < all_.passages.size(); ++p) {
            passage_ = p;
            first_ = all_.passages[p].first;
            end_ = all_.passages[p].end;
            if (end_ > first_ && items_[end_ - 1].is(kStop)) --end_;
            of_passage_ = relations_.size();
            find_behind();
            find_before();
            find_alone();
        }
        return std::move(relations_);
    }

private:
    // A transcript: names with a colon open several paragraphs, one of them more than once.
    [[nodiscard]] bool reads_as_transcript() const {
        constexpr std::size_t kTurns = 4;
        std::vector<WordKey> names;
        for (std::size_t p = 0; p < all_.passages.size(); ++p) {
            const Passage& passage = all_.passages[p];
            if (p > 0 && all_.passages[p - 1].paragraph == passage.paragraph) continue;
            for (std::uint32_t i = passage.first + 1; i < std::min(passage.end, passage.first + 6); ++i) {
                if (items_[i].is(kColon)) {
                    names.push_back(items_[i - 1].key);
                    break;
                }
                if (!items_[i].is(kCapital | kStop | kOpenBracket | kCloseBracket | kDeterminer)) break;
            }
        }
        if (names.size() < kTurns) return false;
        std::sort(names.begin(), names.end());
        return std::adjacent_find(names.begin(), names.end()) != names.end();
    }

    [[nodiscard]] const Cue& cue(std::int32_t index) const { return lists_.cues[static_cast<std::size_t>(index)]; }

    void cover(Range range) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) covered_[i] = 1;
    }
    [[nodiscard]] bool any_quotation(Range range) const {
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (items_[i].is_quotation()) return true;
        }
        return false;
    }
    [[nodiscard]] Range trim(Range range) const {
        while (!range.empty() && !items_[range.begin].is_quotation() &&
               items_[range.begin].is(kComma | kColon | kSemicolon | kDash | kStop))
            ++range.begin;
        while (!range.empty() && !items_[range.end - 1].is_quotation() &&
               items_[range.end - 1].is(kComma | kColon | kSemicolon | kDash | kStop))
            --range.end;
        return range;
    }

    void add(Relation relation) {
        relation.passage = passage_;
        if (!relation.source.empty() && relation.source.begin > first_ && covered_[relation.source.begin - 1] == 0) {
            std::uint32_t b = relation.source.begin;
            while (b > first_ && covered_[b - 1] == 0 && relation.source.begin - b < kMaxLead && !items_[b - 1].is_quotation()) --b;
            relation.lead = {b, relation.source.begin};
        }
        for (Range& range : relation.content) {
            range = trim(range);
            // A question or exclamation mark belongs to the content, a full stop does not.
            if (!range.empty() && range.end < items_.size() && range.end == end_ && items_[end_].is(kStop) && !items_[end_].is(kFullStop) &&
                !items_[end_].is_quotation())
                ++range.end;
            cover(range);
        }
        std::erase_if(relation.content, [](const Range& range) { return range.empty(); });
        cover(relation.cue);
        if (!relation.content.empty()) relations_.push_back(std::move(relation));
    }

    // ---- content before its cue

    void find_behind() {
        std::uint32_t low = first_;
        for (std::uint32_t i = first_; i < end_; ++i) {
            if (items_[i].cue < 0 && items_[i].long_cue < 0) continue;
            if (items_[i].cue >= 0 && cue(items_[i].cue).kind == CueKind::according) {
                const std::size_t n = relations_.size();
                according(i, low);
                if (relations_.size() > n) {
                    low = std::max({i + 2, relations_.back().source.end, relations_.back().content.back().end});
                    i = low - 1;
                }
                continue;
            }
            const CueGroup group = phrases_.cue_group(i, low, end_);
            if (group.cue < 0 || group.gerund || group.infinitive || group.passive) continue;
            const Cue& entry = cue(group.cue);
            if (entry.kind != CueKind::verb || (entry.takes & (kTakesQuotation | kTakesClause)) == 0) continue;
            Relation relation;
            relation.entry = group.cue;
            relation.negated = group.negated;
            relation.cue = group.range;
            std::uint32_t border = 0;  // the item that parts content and source
            std::uint32_t after = group.range.end;
            const Range subject = phrases_.subject_before(group.range.begin, low);
            const bool by_as = !subject.empty() && subject.begin > low + 2 && !items_[subject.begin - 1].is_quotation() &&
                               items_[subject.begin - 1].is(kAs) && is_border(subject.begin - 2);
            if (!subject.empty() && subject.begin > low && subject.begin <= i && (by_as || is_border(subject.begin - 1)) &&
                !items_[subject.begin].is(kRelative)) {
                relation.rule = Rule::preceding;
                relation.source = subject;
                border = subject.begin - 1;
                if (by_as) --border;  // "…, as Ruiz put it"
            } else if (group.range.begin > low && group.range.begin == i && is_border(i - 1) &&
                       (items_[i].form & (kPast | kThirdPerson)) != 0) {
                const Range inverted = inverted_source(group.range.end, items_[i - 1].is_quotation());
                if (inverted.empty()) continue;
                relation.rule = Rule::inverted;
                relation.source = inverted;
                border = i - 1;
                after = inverted.end;
            } else {
                continue;
            }
            const std::uint32_t earliest = border > low + kMaxBehind ? border - kMaxBehind : low;
            std::uint32_t open = earliest;
            for (std::uint32_t k = border; k > earliest; --k) {
                if (items_[k].is(kColon) && items_[k + 1].is_quotation()) {
                    open = k + 1;
                    break;
                }
            }
            const Range before = trim({open, items_[border].is_quotation() ? border + 1 : border});
            if (before.empty()) continue;
            const bool quoted = any_quotation(before);
            if (!quoted && (entry.takes & kTakesClause) == 0) continue;
            if (quoted && (entry.takes & kTakesQuotation) == 0) continue;
            if (!quoted && entry.strength != Strength::strong) continue;
            if (relation.rule == Rule::inverted && !quoted && entry.strength != Strength::strong) continue;
            // A name with its apposition is no content: "Ana Ruiz, the mayor, said …".
            const std::uint32_t rest = addressee_end(entry, after);
            const std::uint32_t tail = phrases_.skip_adjuncts(rest, end_);
            const bool at_end = tail >= end_ || items_[tail].is(kStop | kSemicolon);
            const bool goes_on = !at_end && (items_[tail].is_quotation() || items_[tail].is(kComma | kColon | kDash));
            if (!at_end && !goes_on && !(quoted && items_[border].is_quotation())) continue;
            // “When asked, Ruiz said, “No.””: what leads in is no content of a whole sentence that follows.
            if (!quoted && goes_on && next_is_sentence(tail)) continue;
            const bool verb = quoted || phrases_.has_finite_verb(before.begin, before.end);
            relation.addressee = {after, rest};
            relation.adjuncts = {rest, tail};
            Range behind{tail, tail};
            if (goes_on) {
                std::uint32_t start = items_[tail].is_quotation() ? tail : tail + 1;
                if (start < end_ && items_[start].is_quotation()) {
                    behind = {start, clause_border(start, end_, false)};
                } else if (tail == rest && start < end_ &&
                           (items_[start].is(kThat | kModal) ||
                            (items_[start].is(kAnd) && start + 1 < end_ && items_[start + 1].is_quotation()) || items_[start].is(kFinite) ||
                            (!starts_other(start) && !(quoted && items_[border].is_quotation())))) {
                    behind = {start, clause_border(start, end_, false)};
                }
            }
            if (!verb && (behind.empty() || before.end - before.begin > 12 || !phrases_.has_finite_verb(behind.begin, behind.end)))
                continue;
            if (!quoted && behind.empty() && items_[before.begin].is(kSubordinator) && !items_[before.begin].is(kCoordinator)) continue;
            if (!quoted && items_[before.begin].is(kIng)) continue;
            relation.content.push_back(before);
            if (!behind.empty()) {
                relation.content.push_back(behind);
                if (relation.rule == Rule::preceding) relation.rule = Rule::around;
            }
            low = std::max(tail, behind.end);
            cover(relation.source);
            add(std::move(relation));
            if (low > i) i = low - 1;
        }
    }

    // Whether a quotation that begins with a capital follows the comma at `i`.
    [[nodiscard]] bool next_is_sentence(std::uint32_t i) const {
        if (i < end_ && !items_[i].is_quotation()) ++i;
        if (i >= end_ || !items_[i].is_quotation()) return false;
        const auto inner = text_.slice(quotations_[static_cast<std::size_t>(items_[i].quotation)].inner);
        return !inner.empty() && inner.front() >= 'A' && inner.front() <= 'Z';
    }

    [[nodiscard]] bool is_border(std::uint32_t i) const { return items_[i].is_quotation() || items_[i].is(kComma | kDash | kMark); }

    // What follows a cue's comma and is no more of the content: a relative clause, a participle, a new sentence's conjunction.
    [[nodiscard]] bool starts_other(std::uint32_t i) const {
        const Item& item = items_[i];
        if (item.is(kRelative) && !item.is(kDeterminer)) return true;
        if (item.is(kIng)) return true;
        if (item.is(kSubordinator) && !item.is(kPreposition | kCoordinator)) return true;
        return item.is(kCoordinator) && i + 1 < end_ && (items_[i + 1].cue >= 0 || items_[i + 1].is(kFinite));
    }

    // "said Ana Ruiz, a lawyer for the port": from `i` to the end of the phrase and its apposition.
    [[nodiscard]] Range inverted_source(std::uint32_t i, bool after_quotation) const {
        if (i >= end_ || items_[i].is_quotation()) return {i, i};
        const Item& item = items_[i];
        const bool opens = item.is(kCapital | kDeterminer | kPossessive | kSourceNoun) || (item.is(kSubject) && !item.is(kRelative)) ||
                           item.is(kNumber) ||
                           (after_quotation && !item.is(kPreposition | kTo | kPunctuation | kAdverb | kSubordinator | kNegation));
        if (!opens || item.time >= 0 || item.is(kThat) || item.is(kObject)) return {i, i};
        Range range = phrases_.noun_phrase(i, end_);
        if (range.empty()) return range;
        while (range.end + 1 < end_ && items_[range.end].is(kComma)) {
            const Item& next = items_[range.end + 1];
            const bool apposition =
                next.is(kDeterminer | kPossessive | kNumber | kSourceNoun) || (next.is(kRelative) && !next.is(kThat)) || next.is(kCapital);
            if (!apposition || next.time >= 0) break;
            std::uint32_t e = range.end + 1;
            const std::uint32_t from = e;
            while (e < end_ && e - from < 30 && !items_[e].is_quotation() && !items_[e].is(kComma | kStop | kSemicolon | kColon | kDash))
                ++e;
            range.end = e;
        }
        return range;
    }

    // The end of the addressee that a cue like "tell" takes first.
    [[nodiscard]] std::uint32_t addressee_end(const Cue& entry, std::uint32_t i) const {
        if ((entry.takes & kTakesAddressee) == 0 || i >= end_ || items_[i].is_quotation()) return i;
        if (items_[i].is(kObject)) return i + 1;
        if (items_[i].is(kThat | kComma | kColon | kPreposition | kStop | kTo | kQuestion)) return i;
        std::uint32_t e = i;
        const bool name = items_[i].is(kCapital);
        while (e < end_ && e - i < 12) {
            const Item& item = items_[e];
            if (item.is_quotation() || item.is(kComma | kColon | kStop | kDash | kThat | kQuestion | kTo) || item.time >= 0) break;
            if (item.is(kSubject) && !item.is(kDeterminer)) break;
            if (e > i && item.is(kDeterminer | kPossessive) && !items_[e - 1].is(kPreposition | kAnd)) break;
            if (item.is(kPreposition) && e > i) {
                const bool joins = e + 1 < end_ && items_[e + 1].is(kCapital | kDeterminer) && items_[e + 1].time < 0 && !name;
                if (!joins) break;
            }
            if (e > i && phrases_.is_finite_verb(e, i)) return i;  // it was the clause itself: "told the port would close"
            if (name && e > i && !item.is(kCapital | kPossessiveEnding | kAnd | kMark) && !items_[e - 1].is(kPossessiveEnding)) break;
            ++e;
        }
        return e;
    }

    [[nodiscard]] bool ends_as_sentence(std::uint32_t i) const {
        const auto inner = text_.slice(quotations_[static_cast<std::size_t>(items_[i].quotation)].inner);
        return !inner.empty() && (inner.back() == '.' || inner.back() == '?' || inner.back() == '!');
    }

    // Where a content that begins at `from` ends: before another attribution that the sentence goes on to.
    [[nodiscard]] std::uint32_t clause_border(std::uint32_t from, std::uint32_t end, bool noun_phrase) const {
        const std::uint32_t limit = std::min(end, from + kMaxContent);
        if (from + 2 < limit && items_[from].is_quotation() && !items_[from + 1].is_quotation() && ends_as_sentence(from)) {
            // “What now?” and kept going: a whole sentence in marks is the content.
            const Item& next = items_[from + 1];
            if ((next.is(kAnd) && !items_[from + 2].is_quotation() && !items_[from + 2].is(kThat)) ||
                (next.is(kSubordinator) && !next.is(kThat)))
                return from + 1;
        }
        for (std::uint32_t i = from + 1; i < limit; ++i) {
            const Item& item = items_[i];
            if (item.is_quotation()) {
                // Two attributions may meet at a quotation's end: “…,” adding that “…”.
                if (i + 1 < limit && items_[i + 1].cue >= 0 && (items_[i + 1].form & kGerund) != 0 && speaks(i + 1)) return i + 1;
                if (item.is(kCommaInside) && i + 1 < limit && (items_[i + 1].is(kAnd) || items_[i + 1].is(kSubordinator)) &&
                    goes_over(i + 1, limit))
                    return i + 1;
                continue;
            }
            if (item.is(kSemicolon) && has_strong_cue(i + 1, end)) return i;
            const bool comma = item.is(kComma);
            if (comma && i + 1 < limit) {
                std::uint32_t k = i + 1;
                if (items_[k].cue >= 0 && (items_[k].form & kGerund) != 0 && speaks(k)) return i;
                if ((items_[k].is(kAnd) || items_[k].is(kSubordinator)) && goes_over(k, limit)) return i;
                if (noun_phrase && i + 1 < limit) {
                    const Item& next = items_[i + 1];
                    if (next.is(kAnd) && phrases_.has_finite_verb(i + 2, std::min(end, i + 10))) return i;
                    if (next.is(kRelative) || next.is(kIng) || (next.is(kSubordinator) && !next.is(kCoordinator))) return i;
                }
            }
            if (item.is(kDash) && i + 1 < limit && items_[i + 1].is(kAnd) && goes_over(i + 1, limit)) return i;
            if (item.is(kAnd) && !comma && i + 1 < limit) {
                std::uint32_t k = i + 1;
                while (k < limit && items_[k].is(kAdverb)) ++k;
                if (k < limit && elliptic_cue(k)) return i;
            }
            if (noun_phrase && item.time >= 0 && !(i + 1 < limit && items_[i + 1].is(kPossessiveEnding)))
                return items_[i - 1].is(kPreposition) && i - 1 > from ? i - 1 : i;
            if (noun_phrase && item.is(kAnd) && i + 1 < limit && items_[i + 1].cue >= 0 &&
                (items_[i + 1].form & (kPast | kThirdPerson)) != 0 && !items_[i + 1].is(kNounVerb)) {
                return i;
            }
            if (noun_phrase && item.is(kSubordinator) && item.is(kPreposition) && phrases_.has_finite_verb(i + 1, std::min(limit, i + 8)))
                return i;
            if (noun_phrase && item.is(kSubordinator) && !item.is(kPreposition | kCoordinator | kThat)) return i;
        }
        return limit;
    }

    // A conjunction at `k` that leads to another attribution: "and said", "but he noted".
    [[nodiscard]] bool goes_over(std::uint32_t k, std::uint32_t limit) const {
        const bool may_be_subject = !items_[k].is(kPreposition);
        ++k;
        while (k < limit && items_[k].is(kAdverb)) ++k;
        return k < limit && (elliptic_cue(k) || (may_be_subject && starts_attribution(k, limit)));
    }

    [[nodiscard]] bool speaks(std::uint32_t i) const {
        return items_[i].cue >= 0 && cue(items_[i].cue).kind == CueKind::verb && cue(items_[i].cue).strength == Strength::strong;
    }
    // "and said that", "but added": a finite cue straight after a conjunction.
    [[nodiscard]] bool elliptic_cue(std::uint32_t i) const {
        if (!speaks(i) || items_[i].is(kNounVerb)) return false;
        const bool base = (items_[i].form & kBase) != 0;
        if (base ? !(i > first_ && items_[i - 1].is(kSubject)) : (items_[i].form & (kPast | kThirdPerson)) == 0) return false;
        return (cue(items_[i].cue).takes & (kTakesClause | kTakesQuotation)) != 0;
    }
    [[nodiscard]] bool has_strong_cue(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t i = begin; i < std::min(end, begin + kMaxLook); ++i) {
            if (!items_[i].is_quotation() && speaks(i) && (items_[i].form & kPast) != 0) return true;
        }
        return false;
    }
    // A subject of few words and a cue that speaks: "…, while the mayor said".
    [[nodiscard]] bool starts_attribution(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t i = begin; i < std::min(end, begin + 9); ++i) {
            if (items_[i].is_quotation() || items_[i].is(kComma)) return false;
            if (i > begin && elliptic_cue(i)) return !phrases_.has_finite_verb(begin, i);
        }
        return false;
    }

    // ---- content after its cue

    void find_before() {
        std::uint32_t low = first_;
        for (std::uint32_t i = first_; i < end_; ++i) {
            const Item& item = items_[i];
            if (covered_[i] != 0) {
                low = i + 1;
                continue;
            }
            if (item.cue < 0 && item.long_cue < 0) {
                if (item.is(kColon) && colon(low, i)) low = i + 1;
                continue;
            }
            CueGroup group = phrases_.cue_group(i, low, end_);
            if (group.cue < 0) {
                // A word that is a noun too: "his claim that".
                if (item.cue >= 0 && i + 1 < end_ && items_[i + 1].is(kThat) && item.long_cue >= 0 &&
                    cue(item.long_cue).kind == CueKind::noun) {
                    group.cue = item.long_cue;
                } else {
                    continue;
                }
            }
            const Cue& entry = cue(group.cue);
            const std::size_t n = relations_.size();
            switch (entry.kind) {
                case CueKind::verb:
                    if (asked(group, entry)) break;
                    if (!group.passive) verb(group, entry, low);
                    break;
                case CueKind::noun:
                    noun(i, low);
                    break;
                case CueKind::adjective:
                    adjective(i, low);
                    break;
                default:
                    break;
            }
            if (relations_.size() > n) {
                const Range last = relations_.back().content.back();
                low = std::max(group.range.end, last.begin > i ? last.end : low);
                if (low > i) i = low - 1;
            }
        }
    }

    void according(std::uint32_t i, std::uint32_t low) {
        if (i + 2 >= end_ || !items_[i + 1].is(kTo)) return;
        Relation relation;
        relation.rule = Rule::according;
        relation.entry = items_[i].cue;
        relation.cue = {i, i + 2};
        const bool leads = i == low || (i == low + 1 && items_[low].is(kCoordinator | kComma));
        std::uint32_t e = i + 2;
        const std::uint32_t from = e;
        while (e < end_ && e - from < 40 && !items_[e].is_quotation() && !items_[e].is(kStop | kSemicolon | kColon | kDash)) {
            if (items_[e].is(kComma)) {
                // The first comma ends it, unless an apposition and another comma follow.
                const bool apposition = e + 1 < end_ && items_[e + 1].is(kDeterminer | kRelative | kPossessive) && !items_[e + 1].is(kThat);
                if (!apposition) break;
                std::uint32_t k = e + 1;
                while (k < end_ && k - e < 25 && !items_[k].is(kComma) && !items_[k].is_quotation()) ++k;
                const bool closes = ((k < end_ && items_[k].is(kComma)) || (!leads && k >= end_)) &&
                                    (leads || !phrases_.has_finite_verb(e + 1, k) || items_[e + 1].is(kRelative));
                if (!closes || (leads && phrases_.has_finite_verb(e + 1, k) && !items_[e + 1].is(kRelative))) break;
                e = k;
                break;
            }
            ++e;
        }
        relation.source = {from, e};
        if (leads) {
            if (e >= end_) return;
            relation.content.push_back({e, clause_border(e, end_, false)});
        } else {
            std::uint32_t begin = low;
            if (relations_.size() > of_passage_ && trim({low, i}).empty())
                begin = relations_.back().content.front().begin;  // "…," Ruiz said, according to a transcript
            for (std::uint32_t k = i; k > begin + 1 && i - k < 40; --k) {
                if (items_[k - 1].is_quotation()) break;
                if (items_[k].is(kRelative) && !items_[k].is(kDeterminer) && items_[k - 1].is(kComma)) {
                    begin = k;  // ", which stood empty, according to Ruiz"
                    break;
                }
            }
            if (trim({begin, i}).empty()) return;
            relation.content.push_back({begin, i});
            if (e < end_ && items_[e].is(kComma) && e + 1 < end_ && !starts_other(e + 1) && items_[i - 1].is(kComma) &&
                !phrases_.has_finite_verb(begin, i)) {
                relation.content.push_back({e + 1, clause_border(e + 1, end_, false)});
            }
        }
        cover(relation.source);
        add(std::move(relation));
    }

    // "When asked whether …", "Ruiz was asked by a reporter why …": who asks stands behind "by" or nowhere.
    bool asked(const CueGroup& group, const Cue& entry) {
        if (entry.polarity != Polarity::asks || (entry.takes & kTakesQuestion) == 0 || (items_[group.verb].form & kParticiple) == 0)
            return false;
        const std::uint32_t b = group.range.begin;
        const bool opens = b == first_ || (!items_[b - 1].is_quotation() && (items_[b - 1].is(kSubordinator) || items_[b - 1].is(kComma)));
        if (!group.passive && !opens) return false;
        Relation relation;
        relation.rule = Rule::passive;
        relation.entry = group.cue;
        relation.cue = group.range;
        std::uint32_t start = group.range.end;
        if (start + 1 < end_ && items_[start].is(kBy)) {
            relation.source = phrases_.noun_phrase(start + 1, end_);
            start = relation.source.end;
        }
        if (start >= end_ || items_[start].is_quotation()) return false;
        const bool own = std::find(entry.prepositions.begin(), entry.prepositions.end(), items_[start].key) != entry.prepositions.end();
        if (own && !items_[start].is(kQuestion)) {
            if (relation.source.empty()) relation.cue.end = start + 1;
            ++start;
        } else if (!items_[start].is(kQuestion)) {
            return false;
        }
        const std::uint32_t limit = clause_border(start, end_, false);
        std::uint32_t border = start;
        while (border < limit && !items_[border].is(kComma)) ++border;
        relation.content.push_back({start, border});
        const std::size_t n = relations_.size();
        add(std::move(relation));
        return relations_.size() > n;
    }

    // "Ruiz’s claim that …", "their fear that …", "a claim that …"
    void noun(std::uint32_t i, std::uint32_t low) {
        if (i + 1 >= end_ || !items_[i + 1].is(kThat) || i == low) return;
        Relation relation;
        relation.rule = Rule::noun;
        relation.entry = items_[i].long_cue >= 0 && cue(items_[i].long_cue).kind == CueKind::noun ? items_[i].long_cue : items_[i].cue;
        relation.cue = {i, i + 1};
        std::uint32_t b = i;
        while (b > low && i - b < 4 && !items_[b - 1].is_quotation() &&
               !items_[b - 1].is(kPossessive | kPossessiveEnding | kPunctuation | kPreposition | kDeterminer))
            --b;
        if (b > low && items_[b - 1].is(kPossessive)) {
            relation.source = {b - 1, b};
        } else if (b > low + 1 && items_[b - 1].is(kPossessiveEnding)) {
            // The owner: back to its article, or over the capitals of its name.
            std::uint32_t k = b - 1;
            const bool name = items_[k - 1].is(kCapital);
            while (k > low && b - k < 7 && !items_[k - 1].is_quotation() &&
                   !items_[k - 1].is(kPunctuation | kPreposition | kAnd | kFinite)) {
                if (name && !items_[k - 1].is(kCapital)) break;
                --k;
                if (items_[k].is(kArticle | kPossessive)) break;
            }
            if (k < b - 1) relation.source = {k, b};
        }
        if (relation.source.empty()) return;
        relation.content.push_back({i + 1, clause_border(i + 1, end_, true)});
        add(std::move(relation));
    }

    // "Ruiz is confident that …", "… were worried about …"
    void adjective(std::uint32_t i, std::uint32_t low) {
        std::uint32_t b = i;
        bool be = false;
        while (b > low && !items_[b - 1].is_quotation() &&
               (items_[b - 1].is(kBe | kHave | kModal | kNegation | kAdverb) || items_[b - 1].is(kLy))) {
            be |= items_[b - 1].is(kBe);
            --b;
        }
        if (!be || i + 1 >= end_ || items_[i + 1].is_quotation()) return;
        const Cue& entry = cue(items_[i].cue);
        const bool own = std::find(entry.prepositions.begin(), entry.prepositions.end(), items_[i + 1].key) != entry.prepositions.end();
        if (!own && !items_[i + 1].is(kThat)) return;
        Relation relation;
        relation.entry = items_[i].cue;
        relation.source = phrases_.subject_before(b, low);
        if (relation.source.empty() || !may_speak(relation.source, entry)) return;
        relation.cue = {b, own ? i + 2 : i + 1};
        relation.content.push_back({relation.cue.end, clause_border(relation.cue.end, end_, own)});
        add(std::move(relation));
    }

    void verb(const CueGroup& group, const Cue& entry, std::uint32_t low) {
        Relation relation;
        relation.entry = group.cue;
        relation.negated = group.negated;
        relation.cue = group.range;
        relation.rule = Rule::after_cue;
        std::uint32_t low_source = low;
        if (group.infinitive) {
            // "went on to say": only behind a verb that carries it.
            const std::uint32_t b = group.range.begin;
            if (b <= low || items_[b - 1].is_quotation()) return;
            const CueGroup carrier = carrier_of(b, low);
            if (carrier.cue < 0) return;
            relation.cue.begin = carrier.range.begin;
            relation.negated |= carrier.negated;
        }
        if (group.gerund) {
            const std::uint32_t b = group.range.begin;
            const bool behind_comma =
                b > first_ && (items_[b - 1].is_quotation() || items_[b - 1].is(kComma | kDash) || covered_[b - 1] != 0);
            const bool joined = b > first_ && !items_[b - 1].is_quotation() && items_[b - 1].is(kBy | kSubordinator);
            if (!(behind_comma || joined) || entry.strength == Strength::weak) return;
            relation.rule = Rule::elliptic;
            relation.source = source_so_far(b);
            if (relation.source.empty()) return;
        } else {
            relation.source = phrases_.subject_before(relation.cue.begin, low_source);
            if (relation.source.empty()) {
                const std::uint32_t b = relation.cue.begin;
                const bool joined = b > first_ && !items_[b - 1].is_quotation() && items_[b - 1].is(kCoordinator | kComma);
                if (!joined && !(b > first_ && covered_[b - 1] != 0)) return;
                relation.rule = Rule::elliptic;
                relation.source = source_so_far(b);
                if (relation.source.empty()) return;
            }
        }
        if (!may_speak(relation.source, entry)) return;
        if (relation.source.end == relation.source.begin + 1 && items_[relation.source.begin].is(kSecond)) return;

        std::uint32_t start = group.range.end;
        if (start < end_ && items_[start].is(kColon)) {
            relation.cue.end = start + 1;
            ++start;
        } else {
            const std::uint32_t after = addressee_end(entry, start);
            std::uint32_t skipped = phrases_.skip_adjuncts(after, end_);
            if (skipped + 2 < end_ && items_[skipped].is(kComma) && items_[skipped + 1].is(kAdverb) && items_[skipped + 2].is(kComma))
                skipped += 3;
            if (skipped < end_ && items_[skipped].is(kColon) && skipped + 1 < end_) {
                skipped += 1;
            } else if (skipped < end_ && items_[skipped].is(kComma) && skipped + 1 < end_ &&
                       (items_[skipped + 1].is_quotation() || items_[skipped + 1].is(kThat) || skipped > after ||
                        leads_by_as(relation.source, low))) {
                skipped += 1;
            }
            relation.addressee = {start, after};
            relation.adjuncts = {after, skipped};
            if (skipped >= end_) skipped = after;
            if (skipped < end_ && frame_at(entry, relation.source, skipped, skipped > group.range.end) != 0) {
                start = skipped;
            } else {
                start = after;
                if (relation.adjuncts.end > after && skipped < end_) relation.adjuncts.end = after;
            }
        }
        if (start >= end_) return;
        const std::uint16_t frame = frame_at(entry, relation.source, start, false);
        if (frame == 0) {
            // "called for a vote": the preposition belongs to the cue, a noun phrase follows.
            const bool own = items_[start].is(~std::uint64_t{0}) &&
                             std::find(entry.prepositions.begin(), entry.prepositions.end(), items_[start].key) != entry.prepositions.end();
            if (!own || start != relation.cue.end || start + 1 >= end_) return;
            relation.cue.end = start + 1;
            relation.content.push_back({start + 1, clause_border(start + 1, end_, true)});
            add(std::move(relation));
            return;
        }
        if (entry.strength == Strength::weak && (frame & (kTakesQuotation | kTakesClause)) == 0) return;
        // “a convicted thief and accused spy”: a participle before a bare noun is no cue that lacks its subject.
        const std::uint64_t opens_phrase =
            kDeterminer | kPossessive | kPossessiveEnding | kCapital | kObject | kSubject | kNumber | kMark | kNegation | kQuestion;
        if (relation.rule == Rule::elliptic && !group.gerund && (frame & kTakesNoun) != 0 && !items_[start].is(opens_phrase)) return;
        const bool phrase = (frame & (kTakesNoun | kTakesInfinitive)) != 0;
        std::uint32_t border = clause_border(start, end_, phrase);
        const bool subordinate = relation.source.begin > low && relation.source.begin <= first_ + 4 &&
                                 !items_[relation.source.begin - 1].is_quotation() && items_[relation.source.begin - 1].is(kSubordinator) &&
                                 !leads_by_as(relation.source, low);
        const bool relative = items_[relation.source.begin].is(kRelative) && relation.source.end == relation.source.begin + 1;
        for (std::uint32_t k = start + 1; (subordinate || relative) && k < border; ++k) {
            const bool at_comma = items_[k].is(kComma | kDash | kCommaInside);
            if (!at_comma) continue;
            if (subordinate || (k + 1 < border && (phrases_.is_finite_verb(k + 1, k + 1) || items_[k + 1].is(kFinite))))
                border = items_[k].is_quotation() ? k + 1 : k;
        }
        relation.content.push_back({start, border});
        add(std::move(relation));
    }

    // What stands at `start` as content, if the cue takes it: one bit of Takes, or 0.
    [[nodiscard]] std::uint16_t frame_at(const Cue& entry, Range source, std::uint32_t start, bool after_adjunct) const {
        const Item& item = items_[start];
        if (item.is_quotation())
            return (entry.takes & (kTakesQuotation | kTakesClause | kTakesNoun | kTakesQuotedNoun)) != 0 ? kTakesQuotation : 0;
        if (item.is(kThat))
            return (entry.takes & (kTakesClause | kTakesThat)) != 0 ? kTakesClause : (entry.takes & kTakesNoun) != 0 ? kTakesNoun : 0;
        if (item.is(kTo)) return (entry.takes & kTakesInfinitive) != 0 ? kTakesInfinitive : 0;
        if (item.is(kQuestion) && !item.is(kPerson))
            return (entry.takes & kTakesQuestion) != 0 ? kTakesQuestion : (entry.takes & kTakesNoun) != 0 ? kTakesNoun : 0;
        if (item.is(kComma | kStop | kSemicolon | kColon)) return 0;
        const std::uint32_t limit = std::min(end_, start + kMaxLook);
        if ((entry.takes & kTakesClause) != 0) {
            std::uint32_t k = start;
            while (k < limit && !items_[k].is(kSemicolon)) {
                if (k > start && phrases_.is_finite_verb(k, start)) return kTakesClause;
                if (items_[k].is(kRelative) && k > start && !items_[k].is(kThat)) break;
                ++k;
            }
        }
        if (item.is(kNegation) && (entry.takes & kTakesNoun) != 0) return kTakesNoun;
        if (item.is(kPreposition | kAnd | kSubordinator | kAdverb) || after_adjunct) return 0;
        if ((entry.takes & kTakesNoun) != 0) return kTakesNoun;
        if ((entry.takes & kTakesFromDocument) != 0 && is_document(source)) return kTakesClause;
        if ((entry.takes & kTakesObject) != 0) {
            if (item.is(kObject)) return start + 1 < end_ && items_[start + 1].is(kAdverb | kPreposition | kComma) ? 0 : kTakesNoun;
            for (std::uint32_t k = start + 1;
                 k + 1 < std::min(end_, start + 8) && !items_[k].is_quotation() && !items_[k].is(kComma | kPreposition); ++k) {
                if (items_[k].is(kArticle) && !items_[k].is(kDefinite) && !items_[k - 1].is(kPreposition)) return kTakesNoun;
            }
        }
        if ((entry.takes & kTakesQuotedNoun) != 0) {
            for (std::uint32_t k = start; k < std::min(end_, start + 15); ++k) {
                if (items_[k].is_quotation() || items_[k].is(kMark)) return kTakesQuotedNoun;
            }
        }
        return 0;
    }

    // "As Ruiz observed, …"
    [[nodiscard]] bool leads_by_as(Range source, std::uint32_t low) const {
        return source.begin > low && source.begin <= first_ + 3 && items_[source.begin - 1].is(kAs);
    }

    // The verb whose infinitive begins at item b: "went on", "declined", "refused", "continued".
    [[nodiscard]] CueGroup carrier_of(std::uint32_t b, std::uint32_t low) const {
        for (const std::uint32_t back : {1U, 2U}) {
            if (b < low + back) break;
            const std::uint32_t i = b - back;
            if (items_[i].is_quotation()) break;
            if (items_[i].long_cue >= 0 || (items_[i].cue >= 0 && back == 1)) {
                const CueGroup group = phrases_.cue_group(i, low, b);
                if (group.cue >= 0 && group.range.end == b && !group.gerund && !group.passive) return group;
            }
        }
        return {};
    }

    // A poll, a report, records: its head is a document's noun.
    [[nodiscard]] bool is_document(Range source) const {
        for (std::uint32_t i = source.begin; i < source.end && !items_[i].is(kPreposition | kComma | kRelative); ++i) {
            if (items_[i].is(kDocumentNoun) && (i + 1 == source.end || items_[i + 1].is(kPreposition | kComma | kRelative | kEd)))
                return true;
        }
        return false;
    }

    // Whether what a weaker cue has for its subject is somebody who can speak.
    [[nodiscard]] bool may_speak(Range source, const Cue& entry) const {
        if (entry.strength == Strength::strong || is_document(source)) return true;
        for (std::uint32_t i = source.begin; i < source.end; ++i) {
            if (items_[i].is(kPerson | kSourceNoun | kRelative)) return true;
            if (items_[i].is(kCapital) && i != first_) return true;
            if (items_[i].is(kCapital) && !items_[i].is(kDeterminer | kPreposition | kSubject)) return true;
        }
        return false;
    }

    // The source of the last relation of this passage, or the sentence's subject.
    [[nodiscard]] Range source_so_far(std::uint32_t before) const {
        if (relations_.size() > of_passage_) {
            const Relation& last = relations_.back();
            if (!last.source.empty()) return last.source;
        }
        return phrases_.first_subject(first_, before);
    }

    // "Ruiz: “We checked.”", "RUIZ: We checked."
    bool colon(std::uint32_t low, std::uint32_t i) {
        if (i + 1 >= end_ || i == first_) return false;
        const bool quotation = items_[i + 1].is_quotation();
        if (low != first_ || i - low > 6) {
            if (!quotation) return false;
            // A clause that leads to a quotation by a colon: its subject speaks.
            const Range subject = phrases_.first_subject(low, i);
            if (subject.empty()) return false;
            Relation relation;
            relation.rule = Rule::colon;
            relation.source = subject;
            relation.cue = {i, i + 1};
            relation.content.push_back({i + 1, clause_border(i + 1, end_, false)});
            add(std::move(relation));
            return true;
        }
        for (std::uint32_t k = low; k < i; ++k) {
            if (!items_[k].is(kCapital | kNumber | kStop | kOpenBracket | kCloseBracket | kPossessiveEnding) &&
                !items_[k].is(kDeterminer | kSourceNoun))
                return false;
        }
        if (!quotation && !is_transcript_) return false;
        Relation relation;
        relation.rule = Rule::colon;
        relation.source = {low, i};
        relation.cue = {i, i + 1};
        relation.content.push_back({i + 1, end_});
        add(std::move(relation));
        turn_ = passage_;
        return true;
    }

    // ---- quotations that no cue of their passage holds

    void find_alone() {
        if (relations_.size() > of_passage_) return;
        if (signed_quotation()) return;
        // A turn of a transcript goes on to its paragraph's end.
        if (is_transcript_ && turn_ && !relations_.empty() && all_.passages[*turn_].paragraph == all_.passages[passage_].paragraph) {
            const Range turn = trim({first_, end_});
            if (turn.empty()) return;
            cover(turn);
            relations_.back().content.push_back(turn);
            return;
        }
        bool only = first_ < end_;
        for (std::uint32_t i = first_; i < end_; ++i) only &= items_[i].is_quotation() || items_[i].is(kPunctuation);
        const bool led = first_ < end_ && items_[first_].is_quotation();
        if (!only && !led) return;
        if (relations_.empty() || !led) return;
        const Quotation& quotation = quotations_[static_cast<std::size_t>(items_[first_].quotation)];
        Relation* quoted_one = &relations_.back();
        for (std::size_t r = relations_.size(); r-- > 0 && relations_[r].passage == relations_.back().passage;) {
            const bool speech = std::any_of(relations_[r].content.begin(), relations_[r].content.end(),
                                            [&](const Range& range) { return any_quotation(range); });
            if (speech) {
                quoted_one = &relations_[r];
                break;
            }
        }
        Relation& last = *quoted_one;
        const Passage& here = all_.passages[passage_];
        const Passage& there = all_.passages[last.passage];
        const bool same_paragraph = here.paragraph == there.paragraph && passage_ == last_passage() + 1;
        const bool next_paragraph = here.paragraph <= there.paragraph + 1 + (quotation.goes_on ? 3U : 0U) && passage_ == last_passage() + 1;
        if (!same_paragraph && !(next_paragraph && only)) return;
        const Range range{first_, end_};
        cover(range);
        last.content.push_back(range);
        reached_ = passage_;
    }
    // “We checked.” — Ana Ruiz
    bool signed_quotation() {
        if (end_ - first_ < 3 || end_ - first_ > 14 || !items_[first_].is_quotation() || !items_[first_ + 1].is(kDash)) return false;
        if (!items_[first_ + 2].is(kCapital)) return false;
        if (phrases_.has_finite_verb(first_ + 2, end_)) return false;
        Relation relation;
        relation.rule = Rule::colon;
        relation.cue = {first_ + 1, first_ + 2};
        relation.source = {first_ + 2, end_};
        relation.content.push_back({first_, first_ + 1});
        add(std::move(relation));
        return true;
    }

    [[nodiscard]] std::uint32_t last_passage() const {
        const std::uint32_t by_cue = relations_.back().passage;
        return std::max(by_cue, reached_ > by_cue ? reached_ : by_cue);
    }

    const Text& text_;
    const Passages& all_;
    const std::vector<Item>& items_;
    const std::vector<Quotation>& quotations_;
    const AttributionLists& lists_;
    Phrases phrases_;
    std::vector<Relation> relations_;
    std::vector<std::uint8_t> covered_;  // items that a content or cue holds
    std::uint32_t passage_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
    std::size_t of_passage_ = 0;  // relations before this passage
    bool is_transcript_ = false;
    std::optional<std::uint32_t> turn_;  // the passage of the last turn that a name and a colon opened
    std::uint32_t reached_ = 0;          // the last passage that a relation was drawn on into
};

}  // namespace

std::vector<Relation> find_relations(const Text& text, const Passages& passages, const std::vector<Quotation>& quotations,
                                     const AttributionLists& lists) {
    return Finder(text, passages, quotations, lists).run();
}

}  // namespace onrecord
