// Attributions that no cue with a subject before it carries, looked for where the rules and the frames have found nothing:
//
//     The closure was confirmed by the port office.               the agent of a passive cue
//     The council put the cost at nine million.                   a figure that somebody names
//     Calls to Ruiz were not returned. The board had no comment.  somebody who was asked keeps silent
//     The tribunal was told that the boat had been sold.          said at a hearing, by nobody who is named
//     Ruiz said the pier was sound, and Brand that it was not.    a cue that stands once for two sources
//
// Each is closed words around a phrase; an object or a figure of another kind (“put the book at the end”, “returned the boat”) is none.
// Cost: each item once, with looks ahead of kMaxLook items at most. Tests: tests/attribution/construction_test.cc.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "attribution/finder.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxObject = 12;  // items of what is valued, or of a source that shares another's cue

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_request(std::string_view word) {
    static constexpr std::array<std::string_view, 16> kRequests{"call",    "calls",   "request",   "requests", "message", "messages",
                                                                "email",   "emails",  "e-mail",    "e-mails",  "inquiry", "inquiries",
                                                                "enquiry", "letters", "enquiries", "questions"};
    return is_one_of(word, kRequests);
}

// The words that a construction is looked for at, but for a cue in the passive and "have".
const std::unordered_set<WordKey>& words_of_constructions() {
    static const std::unordered_set<WordKey> kWords = [] {
        std::unordered_set<WordKey> words;
        for (const char* word :
             {"put",         "puts",     "putting",  "pegged",     "pegs",       "valued",  "values",   "estimated", "estimates",
              "comment",     "returned", "answered", "unanswered", "unreturned", "return",  "answer",   "reached",   "available",
              "unavailable", "told",     "provide",  "give",       "offer",      "release", "disclose", "reveal"})
            words.insert(word_key(word));
        return words;
    }();
    return kWords;
}

}  // namespace

void Finder::find_constructions() {
    share_cues();
    for (std::uint32_t i = first_; i < end_; ++i) {
        if (covered_[i] != 0 || items_[i].is_quotation()) continue;
        if (items_[i].cue < 0 && !items_[i].is(kHave) && !words_of_constructions().contains(items_[i].key)) continue;
        struct Proposer {
            Construction construction;
            bool (Finder::*propose)(std::uint32_t, Relation&) const;
        };
        static constexpr std::array<Proposer, 8> kProposers{{{Construction::agent, &Finder::agent},
                                                             {Construction::valuation, &Finder::valuation},
                                                             {Construction::silence, &Finder::no_comment},
                                                             {Construction::silence, &Finder::unanswered},
                                                             {Construction::silence, &Finder::no_return},
                                                             {Construction::silence, &Finder::out_of_reach},
                                                             {Construction::silence, &Finder::withholds},
                                                             {Construction::hearing, &Finder::told_at_hearing}}};
        for (const auto& [construction, propose] : kProposers) {
            Relation relation;
            if (!(this->*propose)(i, relation) || !agrees_with_all(relation, nullptr)) continue;
            relation.construction = construction;
            add(std::move(relation));
            break;
        }
    }
}

// The closure was confirmed by the port office.
bool Finder::agent(std::uint32_t i, Relation& relation) const {
    if (items_[i].cue < 0 || items_[i].tags.xpos != Xpos::VBN) return false;
    const CueGroup group = phrases_.cue_group(i, first_, end_);
    if (group.cue < 0 || !group.passive) return false;
    const Cue& entry = cue(group.cue);
    if (entry.kind != CueKind::verb || entry.strength != Strength::strong || (entry.takes & kTakesNoun) == 0) return false;
    std::uint32_t by = group.range.end;
    while (by < end_ && !items_[by].is_quotation() && (items_[by].time >= 0 || items_[by].is(kAdverb))) ++by;
    if (by + 1 >= end_ || !items_[by].is(kBy) || items_[by + 1].is_quotation() || items_[by + 1].tags.xpos == Xpos::VBG) return false;
    relation.source = phrases_.noun_phrase(by + 1, end_);
    relation.cue = {group.range.begin, by + 1};
    relation.entry = group.cue;
    relation.negated = group.negated;
    const Range subject = phrases_.subject_before(group.range.begin, first_);
    if (relation.source.empty() || subject.empty() || !may_speak(relation.source, Cue{})) return false;
    // “which was confirmed by”, “it was confirmed by”: nothing is said.
    if (subject.end - subject.begin == 1 && (items_[subject.begin].tags.upos == Upos::PRON || items_[subject.begin].is(kRelative)))
        return false;
    relation.content = {subject};
    return true;
}

// The number at item `i` or behind words that lead to one: nine, $40, about 12, more than 30; end_ where none is.
std::uint32_t Finder::number_at(std::uint32_t i) const {
    constexpr std::uint32_t kMaxBefore = 3;  // items before the number
    for (std::uint32_t k = i; k < std::min(end_, i + kMaxBefore); ++k) {
        if (items_[k].is_quotation() || items_[k].time >= 0) return end_;
        if (items_[k].is(kNumber) || items_[k].tags.upos == Upos::NUM)
            return k + 1 < end_ && items_[k + 1].tags.upos == Upos::PROPN ? end_ : k;
        if (items_[k].is(kDefinite | kComma) || items_[k].tags.upos == Upos::PROPN) return end_;
    }
    return end_;
}

// The end of the figure whose number is item `i`: nine million dollars.
std::uint32_t Finder::figure_end(std::uint32_t i) const {
    while (i < end_ && !items_[i].is_quotation() && items_[i].time < 0 &&
           !items_[i].is(kComma | kDash | kSemicolon | kColon | kCoordinator | kSubordinator | kRelative | kStop) &&
           (items_[i].tags.upos != Upos::ADP || lower(i) == "of" || lower(i) == "than") && !is_finite_verb(items_[i].tags.xpos))
        ++i;
    return i;
}

// The council put the cost at nine million. The register has it as eight.
bool Finder::valuation(std::uint32_t i, Relation& relation) const {
    static constexpr std::array<std::string_view, 9> kPut{"put",    "puts",      "pegged",    "pegs",   "valued",
                                                          "values", "estimated", "estimates", "putting"};
    static constexpr std::array<std::string_view, 7> kHeld{"it", "them", "figure", "number", "toll", "count", "total"};
    if (!is_verb(items_[i].tags.xpos) || items_[i].tags.xpos == Xpos::VB || i == first_) return false;
    const bool has = items_[i].is(kHave) && items_[i].tags.upos == Upos::VERB;
    if (!has && !is_one_of(lower(i), kPut)) return false;
    std::uint32_t at = i + 2;
    for (; at + 1 < std::min(end_, i + kMaxObject); ++at) {
        if (items_[at].is_quotation() || items_[at].is(kComma | kDash | kTo) || is_finite_verb(items_[at].tags.xpos)) return false;
        if (lower(at) == "at" || (has && lower(at) == "as")) break;
    }
    if (at + 1 >= std::min(end_, i + kMaxObject) || number_at(at + 1) == end_) return false;
    if (has && !is_one_of(lower(at - 1), kHeld)) return false;
    const std::uint32_t begin = phrases_.group_begin(i, first_ + 1);
    relation.source = phrases_.subject_before(begin, first_);
    if (relation.source.empty() || (items_[i].tags.xpos == Xpos::VBN && begin == i)) return false;
    relation.cue = {begin, i + 1};
    relation.content = {{i + 1, figure_end(number_at(at + 1))}};
    return true;
}

// Where what may be a verb before a phrase without one begins: there | was not | any comment, the board | had | no comment.
std::uint32_t Finder::verbs_before(std::uint32_t i) const {
    while (i > first_ && !items_[i - 1].is_quotation() && (items_[i - 1].is(kAuxiliary | kAdverb | kNegation) || items_[i - 1].is(kLy)))
        --i;
    return i;
}
bool Finder::is_negated(Range range) const {
    return std::any_of(items_.begin() + range.begin, items_.begin() + range.end, [](const Item& item) { return item.is(kNegation); });
}

// The board had no comment. There was no comment from Ruiz.
bool Finder::no_comment(std::uint32_t i, Relation& relation) const {
    const std::string word = lower(i);
    if (word != "comment" || i <= first_ + 2) return false;
    relation.declines = true;
    std::uint32_t no = i - 1;
    if (items_[no].tags.upos == Upos::ADJ && no > first_ + 1) --no;  // no immediate comment
    if (lower(no) != "no") return false;
    relation.content = {{no, i + 1}};
    const std::uint32_t begin = verbs_before(no);
    if (lower(begin == first_ ? begin : begin - 1) == "there") {
        if (i + 2 >= end_ || lower(i + 1) != "from") return false;
        relation.cue = {begin, no};
        relation.source = phrases_.noun_phrase(i + 2, end_);
        return !relation.source.empty() && !relation.cue.empty();
    }
    static constexpr std::array<std::string_view, 6> kGave{"had", "has", "have", "made", "offered", "gave"};
    if (!is_one_of(lower(no - 1), kGave)) return false;
    const std::uint32_t verb = verbs_before(no - 1);
    relation.source = phrases_.subject_before(verb, first_);
    relation.cue = {verb, no};
    return !relation.source.empty();
}

// Calls to Ruiz were not returned. Emails to Ruiz went unanswered.
bool Finder::unanswered(std::uint32_t i, Relation& relation) const {
    const std::string word = lower(i);
    const bool is_answer = word == "returned" || word == "answered" || word == "unanswered" || word == "unreturned";
    if (!is_answer || i <= first_ + 2) return false;
    relation.declines = true;
    std::uint32_t begin = phrases_.group_begin(i, first_);
    if (begin > first_ && lower(begin - 1) == "went") begin = phrases_.group_begin(begin - 1, first_);
    if (!is_negated({begin, i}) && !word.starts_with("un")) return false;
    // Several calls and e-mails to Ruiz; messages left for Ruiz.
    Range subject{begin, begin};
    std::uint32_t request = begin;
    for (std::uint32_t k = begin; k > first_ && begin - k < kMaxLook && !items_[k - 1].is_quotation(); --k) {
        if (items_[k - 1].is(kComma | kDash | kSemicolon | kColon)) break;
        if (is_request(lower(k - 1))) request = subject.begin = k - 1;
    }
    if (subject.empty()) return false;
    while (subject.begin > first_ && !items_[subject.begin - 1].is_quotation() &&
           (items_[subject.begin - 1].is(kDeterminer | kPossessive | kNumber) || items_[subject.begin - 1].tags.upos == Upos::NOUN ||
            items_[subject.begin - 1].tags.upos == Upos::ADJ))
        --subject.begin;
    relation.cue = {begin, i + 1};
    // Whom they asked: to Ruiz, left for Ruiz, left with her office.
    for (std::uint32_t k = request + 1; k + 1 < subject.end; ++k) {
        const std::string preposition = lower(k);
        if (lower(k + 1) == "comment" || (preposition != "to" && preposition != "for" && preposition != "with")) continue;
        relation.source = {k + 1, subject.end};
        for (std::uint32_t e = k + 2; e < subject.end; ++e) {
            if (items_[e].tags.upos != Upos::ADP || lower(e) == "of") continue;
            relation.source.end = e;
            break;
        }
        relation.content = {{subject.begin, k}};
        return true;
    }
    return false;
}

// The board did not return our calls.
bool Finder::no_return(std::uint32_t i, Relation& relation) const {
    const std::string word = lower(i);
    if ((word != "return" && word != "answer") || i <= first_ + 2 || i + 1 >= end_) return false;
    relation.declines = true;
    const std::uint32_t begin = phrases_.group_begin(i, first_);
    if (!is_negated({begin, i})) return false;
    const Range object = phrases_.noun_phrase(i + 1, end_);
    const std::uint32_t limit = std::min(object.end, object.begin + kMaxLook);
    std::uint32_t k = object.begin;
    while (k < limit && !items_[k].is_quotation() && !is_request(lower(k)) && items_[k].tags.upos != Upos::ADP) ++k;
    if (k >= limit || items_[k].is_quotation() || !is_request(lower(k))) return false;
    relation.source = phrases_.subject_before(begin, first_);
    relation.cue = {begin, i + 1};
    relation.content = {object};
    return !relation.source.empty();
}

// The office did not provide details. Brand would not give a reason.
bool Finder::withholds(std::uint32_t i, Relation& relation) const {
    static constexpr std::array<std::string_view, 6> kGives{"provide", "give", "offer", "release", "disclose", "reveal"};
    static constexpr std::array<std::string_view, 10> kWhat{"detail",  "details", "information", "reason",      "reasons",
                                                            "comment", "names",   "name",        "explanation", "specifics"};
    if (i <= first_ + 2 || i + 1 >= end_ || items_[i].tags.xpos != Xpos::VB || !is_one_of(lower(i), kGives)) return false;
    const std::uint32_t begin = phrases_.group_begin(i, first_);
    if (!is_negated({begin, i})) return false;
    const Range object = phrases_.noun_phrase(i + 1, end_);
    std::uint32_t head = object.begin;
    while (head < object.end && !items_[head].is_quotation() && items_[head].tags.upos != Upos::NOUN) ++head;
    if (head >= object.end || items_[head].is_quotation() || !is_one_of(lower(head), kWhat)) return false;
    relation.declines = true;
    relation.source = phrases_.subject_before(begin, first_);
    // “The video did not give a reason”: a thing cannot withhold.
    const bool speaks = std::any_of(items_.begin() + relation.source.begin, items_.begin() + relation.source.end, [](const Item& item) {
        return !item.is_quotation() && (item.is(kPersonNoun | kGroupNoun | kPerson) || item.tags.upos == Upos::PROPN);
    });
    relation.cue = {begin, i + 1};
    relation.content = {object};
    return speaks;
}

// Ruiz could not be reached for comment.
bool Finder::out_of_reach(std::uint32_t i, Relation& relation) const {
    const std::string word = lower(i);
    if ((word != "reached" && word != "available" && word != "unavailable") || i <= first_ + 1 || i + 2 >= end_ || lower(i + 1) != "for")
        return false;
    relation.declines = true;
    static constexpr std::array<std::string_view, 3> kWhat{"comment", "comments", "interview"};
    const std::uint32_t begin = phrases_.group_begin(i, first_);
    std::uint32_t what = i + 2;
    while (what < end_ && what < i + 5 && !is_one_of(lower(what), kWhat)) ++what;
    if (what >= end_ || what >= i + 5 || begin == i || (!is_negated({begin, i}) && word != "unavailable")) return false;
    relation.source = phrases_.subject_before(begin, first_);
    relation.cue = {begin, i + 1};
    relation.content = {{i + 1, what + 1}};
    return !relation.source.empty();
}

// The tribunal was told that the boat had been sold. An inquest has been told …
bool Finder::told_at_hearing(std::uint32_t i, Relation& relation) const {
    if (lower(i) != "told" || i < first_ + 2) return false;
    const CueGroup group = phrases_.cue_group(i, first_, end_);
    if (group.cue < 0 || !group.passive || group.negated) return false;
    const Range body = phrases_.subject_before(group.range.begin, first_);
    if (body.empty() || items_[body.end - 1].is_quotation() || !lists_.hearing_nouns.contains(items_[body.end - 1].key)) return false;
    const std::uint32_t begin = phrases_.skip_adjuncts(group.range.end, end_);
    if (begin >= end_ || !(items_[begin].is(kThat | kQuestion) || phrases_.has_finite_verb(begin, std::min(end_, begin + kMaxLook))))
        return false;
    relation.entry = group.cue;
    relation.cue = group.range;
    relation.adjuncts = {group.range.end, begin};
    relation.content = {{begin, clause_border(begin, end_, false)}};
    return true;
}

// “… that the pier was sound, | and Brand that it was not”; “… at nine million, | Brand at ten”.
void Finder::share_cues() {
    if (off_.test(static_cast<std::size_t>(Construction::shared_cue))) return;
    const std::size_t n = relations_.size();
    for (std::size_t r = of_passage_; r < n; ++r) {
        const Range content = relations_[r].content.back();
        if (content.begin < relations_[r].cue.end || any_quotation(content)) continue;
        for (std::uint32_t k = content.begin + 2; k + 3 < content.end; ++k) {
            if (!items_[k].is(kAnd | kComma) || items_[k + 1].is(kAnd)) continue;
            std::uint32_t that = k + 1;
            while (that < content.end && that < k + kMaxObject && !items_[that].is(kThat | kComma | kPreposition)) ++that;
            const bool is_clause = that > k + 1 && that + 1 < content.end && items_[that].is(kThat) &&
                                   items_[that].tags.upos == Upos::SCONJ && !is_finite_verb(items_[that + 1].tags.xpos);
            const bool is_name = items_[that - 1].tags.upos == Upos::PROPN || (items_[k].is(kAnd) && items_[that - 1].is(kSourceNoun));
            const bool has_verb = std::any_of(items_.begin() + k + 1, items_.begin() + that, [](const Item& item) {
                return item.is_quotation() || item.is(kAuxiliary | kNegation) || is_verb(item.tags.xpos);
            });
            if (!is_clause || !is_name || has_verb) continue;
            Relation other;
            other.construction = Construction::shared_cue;
            other.source = {k + 1, that};
            other.entry = relations_[r].entry;
            other.content = {{that, content.end}};
            relations_[r].content.back() = trim({content.begin, k});
            add(std::move(other));
            break;
        }
    }
}

}  // namespace onrecord
