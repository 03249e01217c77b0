// Who was asked and keeps silent: no comment, calls that nobody returned, details that nobody gave. The statement declines.
//
//     The board had no comment. There was no comment from Ruiz.       no_comment
//     Calls to Ruiz were not returned. E-mails went unanswered.       unanswered
//     The board did not return our calls.                             no_return
//     Ruiz could not be reached for comment.                          out_of_reach
//     The office did not provide details.                             withholds
//
// Each is closed words around a phrase; an object of another kind (“returned the boat”) is none. Cost: looks of kMaxLook items at most.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "attribution/finder.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

bool is_request(std::string_view word) {
    static constexpr std::array<std::string_view, 16> kRequests{"call",    "calls",   "request",   "requests", "message", "messages",
                                                                "email",   "emails",  "e-mail",    "e-mails",  "inquiry", "inquiries",
                                                                "enquiry", "letters", "enquiries", "questions"};
    return is_one_of(word, kRequests);
}

}  // namespace

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

}  // namespace onrecord
