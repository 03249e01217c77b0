// The time of a clause: which time expression says when it happened.
//
// A time belongs to the verb that it hangs below, unless it says which thing is meant ("Monday's vote") or how long. A verb without one
// takes that of the verb it is coordinated with, or that opens its relative clause ("since May, when …"). Cost: the words of the sentence.
#include "events/clause.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::uint32_t kNear = 4;  // words between two verbs that share a time: "was arrested and charged on Monday"

}  // namespace

bool ClauseFinder::usable(std::uint32_t time) const {
    const TimeExpression& expression = times_[time];
    return (expression.type == TimeType::DATE || expression.type == TimeType::TIME) && !expression.value.ends_with("_REF");
}

// "LENK, May 3 (Reuters) - A tram …": of the report.
bool ClauseFinder::is_dateline(std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t after = last + 1;
    if (after >= end_ || (tag(after) != Xpos::LRB && tag(after) != Xpos::COLON) || word(after) == ";") return false;
    for (std::uint32_t at = first_; at < first; ++at) {
        if (is_verb(tag(at))) return false;
    }
    return first > first_ && opens_aside(first - 1);
}

// "Until her death in 2011", "after his arrest on Friday": of the noun, wherever the tree hangs it.
bool ClauseFinder::dates_noun(std::uint32_t first) const {
    if (first < first_ + 3 || (word(first - 1) != "in" && word(first - 1) != "on")) return false;
    const std::uint32_t noun = first - 2;
    if (!is(noun, lists_.happening) || !has(noun, Deprel::nmod_poss)) return false;
    for (const std::uint32_t child : dependents_.before(noun))
        if (relation(child) == Deprel::case_ && is(child, lists_.not_at_once)) return true;
    return false;
}

// Whether the time [first, last] tells when something happened, not which report or how long: "a report of 5 March", "Monday's vote",
// "since".
bool ClauseFinder::tells_when(std::uint32_t first, std::uint32_t last, bool planned) const {
    const std::uint32_t after = last + 1;
    if ((after < end_ && (tag(after) == Xpos::POS || is_dateline(first, last))) || dates_noun(first)) return false;
    // "Three weeks before dredging began".
    const auto w = word(last);
    if ((w == "before" || w == "after") && after < end_ && tag(after) != Xpos::COMMA && tag(after) != Xpos::PERIOD) return false;
    if (first == first_) return true;
    const std::string_view value = times_[time_at(first)].value;
    const bool is_time = times_[time_at(first)].type == TimeType::TIME;
    if (first >= first_ + 3 && word(first - 2) == "at" && (word(first - 1) == "least" || word(first - 1) == "most")) first -= 2;
    const Xpos t = tag(first - 1);
    if (after < end_ && (is_noun(tag(after)) || tag(after) == Xpos::HYPH) &&
        (t == Xpos::DT || t == Xpos::PRPS || t == Xpos::JJ || t == Xpos::POS || t == Xpos::HYPH))
        return false;
    const auto lead = word(first - 1);
    if (lead == "of") return first >= first_ + 2 && is(first - 2, lists_.part_of_time);  // "on the night of 17 August"
    if (lead == "over") return value.ends_with("-WE");
    if (lead == "about" && first >= first_ + 2 && tag(first - 2) == Xpos::IN) return true;  // "at about 3 a.m."
    if (lead == "by") return planned || is_time;
    return !is(first - 1, lists_.other_time) || (planned && lead == "for");
}

// The verb that the time [first, last] hangs below; kNoWord where it tells of a thing.
std::uint32_t ClauseFinder::host(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t at = first;
    while (at < last && head(at) != kNoHead && head(at) >= first && head(at) <= last) ++at;
    for (int hops = 0; hops < kMaxHops; ++hops) {
        const bool outside = at < first || at > last;
        if (outside && words_[at].tags.upos == Upos::VERB) {
            // "The rules on betting in May", "ordered her to delete photographs in June": of the verb above.
            const bool open = tag(at) == Xpos::VBG ? relation(at) != Deprel::acl : tag(at) == Xpos::VB;
            if (!open || shaped(at, 0)) return at;
        }
        if (outside && is(at, lists_.plan) && has(at, Deprel::cop)) return at;     // "the letters are due Feb. 5"
        if (outside && (has(at, Deprel::cop) || has_subject(at))) return kNoWord;  // "with whom he was friendly in the 1990s"
        const std::uint32_t above = head(at);
        if (above == kNoHead) return kNoWord;
        switch (relation(at)) {
            case Deprel::nmod_poss:
                return kNoWord;
            case Deprel::acl:
                if (outside && tag(at) == Xpos::JJ) return kNoWord;  // "the ferry, due later this year"
                break;
            case Deprel::compound:
            case Deprel::amod:
            case Deprel::nummod:
            case Deprel::nmod:
            case Deprel::nmod_unmarked:
                if (above > at) return kNoWord;
                break;
            default:
                break;
        }
        at = above;
    }
    return kNoWord;
}

// "Broke the record in Thursday's game", "spoke at Monday's hearing"; not "was charged in Monday's robbery".
std::uint32_t ClauseFinder::time_of_occasion(std::uint32_t verb) const {
    for (const std::uint32_t child : dependents_.of(verb)) {
        if (child < verb || relation(child) != Deprel::obl) continue;
        const auto lead = word(dependents_.leftmost(child));
        const bool is_during = lead == "during" || lead == "at";
        const bool is_occasion = is(child, lists_.occasion) || is(child, lists_.contest) || (is_during && is(child, lists_.happening));
        if (!is_occasion || (lead != "in" && !is_during)) continue;
        for (const std::uint32_t below : dependents_.before(child))
            if (relation(below) == Deprel::nmod_poss && time_at(below) != kNoWord && usable(time_at(below))) return time_at(below);
    }
    return kNoWord;
}

std::uint32_t ClauseFinder::time_of(const EventClause& clause) const {
    const auto own = [&](std::uint32_t word) { return node(word).told == kNoWord ? kNoWord : time_at(node(word).told); };
    std::uint32_t verb = clause.verb;
    if (const std::uint32_t time = own(verb); time != kNoWord) return time;
    if (const std::uint32_t time = time_of_occasion(verb); time != kNoWord) return time;
    const std::uint32_t above = head(verb);
    switch (above == kNoHead ? Deprel::root : relation(verb)) {
        case Deprel::conj:  // "on Friday soldiers arrived and evacuated the village"
            for (int hops = 0; hops < kMaxHops && relation(verb) == Deprel::conj && head(verb) != kNoHead && !has_subject(verb); ++hops) {
                verb = head(verb);
                if (own(verb) != kNoWord) return own(verb);
            }
            break;
        case Deprel::xcomp:  // "is expected on Friday to close"
            return own(above);
        case Deprel::advcl:
            if (tag(verb) == Xpos::VBG && !dependents_.of(verb).empty() && !has(verb, Deprel::mark)) return own(above);
            [[fallthrough]];
        case Deprel::acl_relcl:  // "since November 2021, when guards shot two men"
            for (const std::uint32_t child : dependents_.before(verb)) {
                if (tag(child) != Xpos::WRB || child < first_ + 2) continue;
                const std::uint32_t time = time_at(is_comma(child - 1) ? child - 2 : child - 1);
                if (time != kNoWord && usable(time)) return time;
            }
            break;
        default:
            break;
    }
    for (const std::uint32_t child : dependents_.of(clause.verb)) {
        if (child < clause.verb || !is_verb(tag(child)) || own(child) == kNoWord) continue;
        if (relation(child) == Deprel::conj && child - clause.verb <= kNear) return own(child);  // "was arrested and charged on Monday"
    }
    return kNoWord;
}

std::uint32_t ClauseFinder::time_beside(const EventClause& clause) const {
    const auto own = [&](std::uint32_t verb) { return node(verb).told == kNoWord ? kNoWord : time_at(node(verb).told); };
    const auto is_at_once = [&](std::uint32_t verb) {
        for (const std::uint32_t child : dependents_.before(verb)) {
            if ((relation(child) == Deprel::mark || relation(child) == Deprel::advmod) && is(child, lists_.at_once)) return true;
        }
        return false;
    };
    if (relation(clause.verb) == Deprel::advcl) return is_at_once(clause.verb) ? own(head(clause.verb)) : kNoWord;
    for (const std::uint32_t child : dependents_.of(clause.verb)) {
        if (relation(child) == Deprel::advcl && own(child) != kNoWord && is_at_once(child)) return own(child);
    }
    return kNoWord;
}

std::uint32_t ClauseFinder::time_of_noun(std::uint32_t noun) const {
    for (const std::uint32_t child : dependents_.of(noun)) {
        if (time_at(child) == kNoWord || !usable(time_at(child))) continue;
        switch (relation(child)) {
            case Deprel::nmod_poss:
            case Deprel::nmod_unmarked:
            case Deprel::compound:
                return time_at(child);
            case Deprel::nmod:
                for (const std::uint32_t below : dependents_.before(child)) {
                    if (relation(below) == Deprel::case_ && (word(below) == "of" || !is(below, lists_.other_time))) return time_at(child);
                }
                break;
            default:
                break;
        }
    }
    if (noun + 2 < end_ && time_at(noun + 2) != kNoWord && usable(time_at(noun + 2)) && dates_noun(noun + 2)) return time_at(noun + 2);
    return time_said_of(noun);
}

// "The final is in Lenk on Oct. 22", "the funeral is on Friday".
std::uint32_t ClauseFinder::time_said_of(std::uint32_t noun) const {
    const std::uint32_t where = head(noun);
    const bool is_occasion = is(noun, lists_.happening) || is(noun, lists_.gathering) || is(noun, lists_.contest);
    if (!is_occasion || where == kNoHead || relation(noun) != Deprel::nsubj || !has(where, Deprel::cop)) return kNoWord;
    const auto is_on = [&](std::uint32_t at) {
        if (time_at(at) == kNoWord || !usable(time_at(at))) return false;
        for (const std::uint32_t child : dependents_.before(at))
            if (relation(child) == Deprel::case_) return word(child) == "on";
        return false;
    };
    if (is_on(where)) return time_at(where);
    for (const std::uint32_t child : dependents_.of(where))
        if (child > where && is_on(child)) return time_at(child);
    return kNoWord;
}

std::uint32_t ClauseFinder::second_time(std::uint32_t time) const {
    if (time + 1 >= times_.size() || !usable(time + 1)) return kNoWord;
    const auto between = text_.slice({times_[time].span.end, times_[time + 1].span.begin});
    if (between != " and " && between != " to ") return kNoWord;
    const auto lead = text_.view().substr(0, times_[time].span.begin);
    if (between == " and " ? lead.ends_with("between ") : lead.ends_with("from ")) return time + 1;
    return kNoWord;
}

bool ClauseFinder::is_clock(std::uint32_t time) const {
    if (times_[time].type != TimeType::TIME) return false;
    for (std::uint32_t at = first_; at < end_; ++at) {
        if (time_at(at) != time) continue;
        const char c = word(at).front();
        if (!is(at, lists_.clock) && (c < '0' || c > '9') && !is_comma(at)) return false;
    }
    return true;
}

std::uint32_t ClauseFinder::heading_time() const {
    const std::uint32_t time = time_at(first_);
    if (time == kNoWord || !usable(time)) return kNoWord;
    std::uint32_t after = first_;
    while (after < end_ && time_at(after) == time) ++after;
    return after < end_ && (word(after) == ":" || word(after) == "\xE2\x80\x94" || word(after) == "\xE2\x80\x93") ? time : kNoWord;
}

}  // namespace onrecord
