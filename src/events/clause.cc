#include "events/clause.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::uint32_t kReach = 25;          // words of a clause to each side of its verb
constexpr std::uint32_t kMaxSubject = 7;      // words of a subject that are shown
constexpr std::uint32_t kMaxAppositive = 14;  // words between two commas that are passed over

bool quote(std::string_view w) {
    return w == "\"" || w == "``" || w == "''" || w == "\xE2\x80\x9C" || w == "\xE2\x80\x9D" || w == "'" || w == "\xE2\x80\x98";
}

}  // namespace

void ClauseFinder::begin(const Sentence& sentence, std::size_t first_time) {
    first_ = sentence.first_word;
    end_ = sentence.end_word;
    time_of_word_.assign(end_ - first_, kNoWord);
    std::size_t time = first_time;
    for (std::uint32_t at = first_; at < end_; ++at) {
        while (time < times_.size() && times_[time].span.end <= words_[at].span.begin) ++time;
        if (time < times_.size() && times_[time].span.begin < words_[at].span.end)
            time_of_word_[at - first_] = static_cast<std::uint32_t>(time);
    }
}

bool ClauseFinder::nominal(std::uint32_t at) const {
    switch (tag(at)) {
        case Xpos::NN:
        case Xpos::NNS:
        case Xpos::NNP:
        case Xpos::NNPS:
        case Xpos::CD:
        case Xpos::DT:
        case Xpos::PDT:
        case Xpos::JJ:
        case Xpos::JJR:
        case Xpos::JJS:
        case Xpos::PRPS:
        case Xpos::POS:
        case Xpos::HYPH:
        case Xpos::DOLLAR:
        case Xpos::AFX:
        case Xpos::RBS:
        case Xpos::FW:
            return true;
        case Xpos::VBD:
            return !finite(at);
        case Xpos::VBN:
        case Xpos::VBG:  // "contaminated silt", "floating barriers"
            return at + 1 < end_ && (is_noun(tag(at + 1)) || tag(at + 1) == Xpos::JJ);
        case Xpos::RB:  // "some 300", "more than 300"
            return at + 1 < end_ && tag(at + 1) == Xpos::CD;
        default:
            return false;
    }
}

// The tagger takes the participle of "behind closed doors" for a past now and then.
bool ClauseFinder::finite(std::uint32_t at) const {
    const Xpos t = tag(at);
    if (t != Xpos::VBD || at == first_ || at + 1 >= end_ || !is_noun(tag(at + 1)) || time_at(at + 1) != kNoWord) return is_finite_verb(t);
    const Xpos p = tag(at - 1);
    return p != Xpos::IN && p != Xpos::DT && p != Xpos::PRPS && p != Xpos::JJ && p != Xpos::CD && p != Xpos::POS;
}

bool ClauseFinder::head(std::uint32_t at) const {
    const Xpos t = tag(at);
    return is_noun(t) || t == Xpos::PRP || t == Xpos::CD;
}

// The word before, adverbs passed over; kNoWord at the front of the sentence.
std::uint32_t ClauseFinder::before(std::uint32_t at, bool& negated) const {
    while (at > first_) {
        --at;
        if (is(at, lists_.no)) negated = true;
        if (!adverb(at)) return at;
    }
    return kNoWord;
}

std::optional<VerbGroup> ClauseFinder::group(std::uint32_t at) const {
    const Xpos t = tag(at);
    const char letter = word(at).front();
    if (letter < 'a' || letter > 'z') return std::nullopt;
    if (words_[at].tags.upos == Upos::AUX || is(at, lists_.be)) return std::nullopt;
    if (t != Xpos::VBD && t != Xpos::VBN && t != Xpos::VB && t != Xpos::JJ) return std::nullopt;
    if (t == Xpos::JJ && !is(at, lists_.plan)) return std::nullopt;
    bool negated = false;
    const std::uint32_t p = before(at, negated);
    if (p == kNoWord || negated) return std::nullopt;
    const auto w = word(p);
    if (is(p, lists_.be) && t != Xpos::VB) {
        const bool to_be = is(at, lists_.plan) && at + 1 < end_ && w != "been" && w != "being";
        if (to_be && (word(at + 1) == "for" || word(at + 1) == "on"))
            return VerbGroup{.start = p, .verb = at, .passive = true, .planned = true, .appointed = true};
        if (t == Xpos::JJ || (to_be && word(at + 1) == "to")) return std::nullopt;  // what is planned is the next verb
        if (w == "was" || w == "were") return VerbGroup{.start = p, .verb = at, .passive = true};
        const std::uint32_t pp = before(p, negated);
        if (pp == kNoWord || negated) return std::nullopt;
        if (w == "been" && is(pp, lists_.have)) {
            const std::uint32_t ppp = before(pp, negated);
            if (negated || (ppp != kNoWord && (tag(ppp) == Xpos::MD || tag(ppp) == Xpos::TO))) return std::nullopt;
            return VerbGroup{.start = pp, .verb = at, .passive = true};
        }
        if (w == "be" && word(pp) == "will") return VerbGroup{.start = pp, .verb = at, .passive = true, .planned = true};
        if (w == "be" && word(pp) == "to") {
            const std::uint32_t plan = before(pp, negated);
            if (plan == kNoWord || negated) return std::nullopt;
            if (word(plan) == "is" || word(plan) == "are") return VerbGroup{.start = plan, .verb = at, .passive = true, .planned = true};
            if (!is(plan, lists_.plan)) return std::nullopt;
            const std::uint32_t be = before(plan, negated);
            if (be == kNoWord || negated || !is(be, lists_.be)) return std::nullopt;
            return VerbGroup{.start = be, .verb = at, .passive = true, .planned = true};
        }
        return std::nullopt;
    }
    if (t == Xpos::JJ) return std::nullopt;
    if (is(p, lists_.have) && (t == Xpos::VBN || t == Xpos::VBD)) {
        const std::uint32_t pp = before(p, negated);
        if (negated || pp == kNoWord || tag(pp) == Xpos::MD || tag(pp) == Xpos::TO) return std::nullopt;
        return VerbGroup{.start = p, .verb = at};
    }
    if (t == Xpos::VB) {
        if (w == "will") return VerbGroup{.start = p, .verb = at, .planned = true};
        if (w == "would") return VerbGroup{.start = p, .verb = at, .planned = true, .would = true};
        if (w != "to") return std::nullopt;
        const std::uint32_t plan = before(p, negated);
        if (plan == kNoWord || negated) return std::nullopt;
        if (is(plan, lists_.plans) && (tag(plan) == Xpos::VBZ || tag(plan) == Xpos::VBP))
            return VerbGroup{.start = plan, .verb = at, .planned = true};
        if (word(plan) == "is" || word(plan) == "are") return VerbGroup{.start = plan, .verb = at, .planned = true};
        if (!is(plan, lists_.plan)) return std::nullopt;
        const std::uint32_t be = before(plan, negated);
        if (be == kNoWord || negated || !is(be, lists_.be)) return std::nullopt;
        return VerbGroup{.start = be, .verb = at, .planned = true};
    }
    if (t == Xpos::VBN && is_noun(tag(p)) && time_at(p) == kNoWord) {  // "which the judge extended"
        const WordRange phrase = noun_phrase_before(p + 1);
        if (!phrase.empty() && phrase.begin > first_ && tag(phrase.begin - 1) == Xpos::WDT) return VerbGroup{.start = at, .verb = at};
    }
    if (t == Xpos::VBN && (word(p) == "," || is_noun(tag(p))) && time_at(p) == kNoWord && at + 2 < end_) {
        const std::uint32_t next = tag(at + 1) == Xpos::IN ? at + 2 : at + 1;
        if (time_at(next) == kNoWord || is(next - 1, lists_.other_time)) return std::nullopt;
        return VerbGroup{.start = at, .verb = at, .passive = true, .bare = true};
    }
    if (t != Xpos::VBD || !finite(at) || tag(p) == Xpos::TO || tag(p) == Xpos::MD || tag(p) == Xpos::DT) return std::nullopt;
    return VerbGroup{.start = at, .verb = at};
}

WordRange ClauseFinder::noun_phrase_before(std::uint32_t end) const {
    if (end == first_) return {};
    if (tag(end - 1) == Xpos::PRP) return time_at(end - 1) == kNoWord ? WordRange{end - 1, end} : WordRange{};
    std::uint32_t begin = end;
    std::uint32_t last_and = kNoWord;
    if (tag(end - 1) == Xpos::VBG) {  // "before dredging began"
        const bool alone = end - 1 == first_ || tag(end - 2) == Xpos::IN || tag(end - 2) == Xpos::DT;
        return alone ? WordRange{end - 1, end} : WordRange{};
    }
    while (begin > first_ && end - begin < kReach) {
        const std::uint32_t at = begin - 1;
        if (time_at(at) != kNoWord && (tag(at) != Xpos::CD || begin == end)) break;  // "a 2016 report" is one phrase
        if (nominal(at)) {
            --begin;
            continue;
        }
        const bool after_noun = at > first_ && (is_noun(tag(at - 1)) || tag(at - 1) == Xpos::CD) && time_at(at - 1) == kNoWord;
        if (!after_noun || begin == end) break;
        if (tag(at) == Xpos::CC) {
            last_and = at;
        } else if (tag(at) != Xpos::IN || is(at, lists_.border)) {
            break;
        }
        --begin;
    }
    // "signed the deal and dockers returned": what stands before the "and" is of the verb before it.
    if (last_and != kNoWord && begin > first_ &&
        (is_verb(tag(begin - 1)) || tag(begin - 1) == Xpos::RP || (tag(begin - 1) == Xpos::IN && !is(begin - 1, lists_.border))) &&
        !(tag(last_and - 1) == Xpos::NNP && tag(last_and + 1) == Xpos::NNP)) {
        begin = last_and + 1;
    }
    while (begin < end && (tag(begin) == Xpos::CC || tag(begin) == Xpos::POS || tag(begin) == Xpos::HYPH || tag(begin) == Xpos::IN))
        ++begin;
    if (begin < end && tag(begin) == Xpos::VBG) return {};
    // "Talks with the union had begun", where "talks" was not seen to be a noun: the union is not what had begun.
    if (begin > first_ + 1 && is(begin - 1, lists_.inner)) return {};
    // "The chief executive", tagged as adjectives to its end.
    const bool as_noun = begin < end && tag(end - 1) == Xpos::JJ && (tag(begin) == Xpos::DT || tag(begin) == Xpos::PRPS);
    return begin < end && (as_noun || head(end - 1)) ? WordRange{begin, end} : WordRange{};
}

// "A win for dockworkers who": the dockworkers.
WordRange ClauseFinder::nearest_phrase(std::uint32_t end) const {
    WordRange phrase = noun_phrase_before(end);
    for (std::uint32_t at = phrase.begin; at + 1 < phrase.end; ++at) {
        if (tag(at) == Xpos::TO || (tag(at) == Xpos::IN && word(at) != "of")) phrase.begin = at + 1;
    }
    return phrase;
}

WordRange ClauseFinder::relative_object(WordRange subject) const {
    if (subject.begin < first_ + 2 || tag(subject.begin - 1) != Xpos::WDT) return {};
    return nearest_phrase(subject.begin - (word(subject.begin - 2) == "," ? 2 : 1));
}

WordRange ClauseFinder::subject(std::uint32_t start, WordRange shared, bool is_bare) const {
    std::uint32_t end = start;
    while (end > first_ && adverb(end - 1)) --end;
    if (end > first_ && time_at(end - 1) != kNoWord) {  // "the court on Friday ordered"
        while (end > first_ && time_at(end - 1) != kNoWord) --end;
        if (end > first_ && tag(end - 1) == Xpos::IN) --end;
        if (end > first_ && word(end - 1) == ",") return {};
    }
    if (end == first_) return {};
    const std::uint32_t p = end - 1;
    const Xpos t = tag(p);
    if (is_bare) return nearest_phrase(word(p) == "," ? p : end);
    if (t == Xpos::WP || t == Xpos::WDT) {
        const std::uint32_t antecedent = p > first_ && word(p - 1) == "," ? p - 1 : p;
        return nearest_phrase(antecedent);
    }
    if (t == Xpos::CC) return shared;
    if (word(p) == ",") {  // an appositive or a relative clause between two commas
        std::uint32_t comma = p;
        bool verb = false;
        while (comma > first_ && p - comma < kMaxAppositive) {
            --comma;
            if (word(comma) == "," || quote(word(comma))) break;
            verb = verb || finite(comma);
        }
        if (comma == first_ || word(comma) != ",") return {};
        const Xpos opens = tag(comma + 1);
        if (verb && opens != Xpos::WP && opens != Xpos::WDT && opens != Xpos::WPS) return {};
        return noun_phrase_before(comma);
    }
    return noun_phrase_before(end);
}

WordRange ClauseFinder::shortened(WordRange subject) const {
    if (subject.size() <= kMaxSubject) return subject;
    std::uint32_t end = subject.begin;
    while (end < subject.end && tag(end) != Xpos::IN && tag(end) != Xpos::CC) ++end;
    if (end < subject.end && word(end) == "of") {
        std::uint32_t of = end + 1;
        while (of < subject.end && tag(of) != Xpos::IN && tag(of) != Xpos::CC) ++of;
        if (of - subject.begin <= kMaxSubject) end = of;
    }
    if (end == subject.begin || !head(end - 1)) end = subject.end;
    return {end - subject.begin > kMaxSubject ? end - kMaxSubject : subject.begin, end};
}

// A conjunction after which another clause begins: "and dockers returned", "and returned".
bool ClauseFinder::stands_for_clause(std::uint32_t at) const {
    std::uint32_t next = at + 1;
    while (next < end_ && next - at < kReach && (nominal(next) || adverb(next) || tag(next) == Xpos::PRP)) ++next;
    return next >= end_ || finite(next) || is_verb(tag(next));
}

std::vector<WordRange> ClauseFinder::predicate(const VerbGroup& group, std::uint32_t budget) const {
    std::vector<WordRange> pieces;
    std::uint32_t begin = group.verb + 1;
    std::uint32_t at = begin;
    std::uint32_t used = 0;
    const auto good_end = [&](std::uint32_t last) {
        const Xpos t = tag(last);
        return is_noun(t) || t == Xpos::PRP || t == Xpos::CD || t == Xpos::RP || word(last) == "%" ||
               (last > begin && ((t == Xpos::VBG && tag(last - 1) == Xpos::DT) || (word(last) == "work" && tag(last - 1) == Xpos::TO)));
    };
    const auto particle = [&](std::uint32_t last) {  // "walked out", whatever the tagger says
        return last == group.verb + 1 && is(last, lists_.particle) &&
               (last + 1 >= end_ || !nominal(last + 1) || time_at(last + 1) != kNoWord);
    };
    const auto close = [&](std::uint32_t end) {
        if (end < end_ && end > begin && tag(end) == Xpos::POS) --end;
        while (end > begin && !good_end(end - 1) && !particle(end - 1)) --end;
        if (end > begin) pieces.push_back({begin, end});
    };
    while (true) {
        bool cut = false;
        bool is_clause = false;
        for (; at < end_; ++at) {
            if (used >= budget) {
                cut = true;
                break;
            }
            if (time_at(at) != kNoWord) break;
            const Xpos t = tag(at);
            const auto w = word(at);
            if (finite(at) || is(at, lists_.be)) {
                is_clause = true;
                break;
            }
            if (t == Xpos::WDT || t == Xpos::WP || t == Xpos::WRB || t == Xpos::WPS || t == Xpos::EX || quote(w)) break;
            if (t == Xpos::COMMA || t == Xpos::PERIOD || t == Xpos::COLON || t == Xpos::LRB || t == Xpos::RRB || t == Xpos::NFP) break;
            if (is(at, lists_.border) && t != Xpos::DT && t != Xpos::CC) break;
            if (t == Xpos::CC && stands_for_clause(at)) break;
            if (t == Xpos::PRP && at > group.verb + 1 && is(at, lists_.pronoun)) break;
            if (t == Xpos::VBN && at > begin && is_noun(tag(at - 1))) break;  // "a report written in 2019"
            if (t == Xpos::VBG && at > begin && is_noun(tag(at - 1))) break;
            ++used;
        }
        std::uint32_t end = at;
        if (is_clause) {  // "the e-mail Holt had sent": Holt is of the next clause
            while (end > begin && nominal(end - 1) && tag(end - 1) != Xpos::DT) --end;
            if (end > begin && tag(end - 1) == Xpos::DT) --end;
            if (end == begin) end = at;
        }
        if (cut) {  // before the last preposition, not amid a name
            while (end > begin + 1 &&
                   !(good_end(end - 1) && (tag(end) == Xpos::IN || tag(end) == Xpos::TO || tag(end) == Xpos::COMMA) && word(end) != "of"))
                --end;
        }
        close(end);
        if (cut || is_clause || at >= end_ || time_at(at) == kNoWord) return pieces;
        while (at < end_ && time_at(at) != kNoWord) ++at;
        // "asked the court on Monday | to forbid": the time is passed over.
        if (at >= end_ || used >= budget || (tag(at) != Xpos::IN && tag(at) != Xpos::TO) || is(at, lists_.border)) return pieces;
        begin = at;
    }
}

bool ClauseFinder::usable(std::uint32_t time) const {
    const TimeExpression& expression = times_[time];
    return (expression.type == TimeType::DATE || expression.type == TimeType::TIME) && !expression.value.ends_with("_REF");
}

std::uint32_t ClauseFinder::time_of(const VerbGroup& group, WordRange subject) const {
    // Whether the time tells when the clause happened, not which report or how long: "a report of 5 March", "Monday's vote", "since".
    const auto tells = [&](std::uint32_t first) {
        const std::uint32_t time = time_at(first);
        if (!usable(time)) return false;
        std::uint32_t after = first;
        while (after < end_ && time_at(after) == time) ++after;
        if (after < end_ && tag(after) == Xpos::POS) return false;
        // "Three weeks before dredging began".
        const auto last = word(after - 1);
        if ((last == "before" || last == "after") && after < end_ && tag(after) != Xpos::COMMA && tag(after) != Xpos::PERIOD) return false;
        if (first == first_) return true;
        const Xpos t = tag(first - 1);
        if (after < end_ && (is_noun(tag(after)) || tag(after) == Xpos::HYPH) &&
            (t == Xpos::DT || t == Xpos::PRPS || t == Xpos::JJ || t == Xpos::POS || t == Xpos::HYPH))
            return false;
        return group.planned ? !is(first - 1, lists_.other_time) || word(first - 1) == "for"
                             : !is(first - 1, lists_.other_time) && word(first - 1) != "by";
    };
    for (std::uint32_t at = group.verb + 1; at < end_ && at - group.verb < kReach; ++at) {
        if (time_at(at) != kNoWord) {
            if (tells(at)) return time_at(at);
            const std::uint32_t other = time_at(at);
            while (at + 1 < end_ && time_at(at + 1) == other) ++at;
            continue;
        }
        const Xpos t = tag(at);
        if (finite(at) || is(at, lists_.be) || t == Xpos::WDT || t == Xpos::WP || t == Xpos::WRB || t == Xpos::COLON || quote(word(at)))
            break;
        if ((is(at, lists_.border) && t != Xpos::DT && t != Xpos::CC) || (t == Xpos::CC && stands_for_clause(at))) break;
        if ((t == Xpos::VBN || t == Xpos::VBG) && !nominal(at)) break;
        // "Was arrested on a charge of conspiracy to steal on May 3" goes on; "agreed to meet on May 3" does not.
        if (t == Xpos::TO && !(group.passive && tag(group.verb + 1) == Xpos::IN) && at + 1 < end_ && tag(at + 1) == Xpos::VB &&
            word(at + 1) != "work")
            break;
    }
    // Before: "On Thursday, her lawyers filed", "lawyers on Thursday filed".
    if (group.start > first_ && time_at(group.start - 1) != kNoWord) {
        std::uint32_t first = group.start - 1;
        while (first > first_ && time_at(first - 1) == time_at(group.start - 1)) --first;
        if (tells(first)) return time_at(first);
    }
    for (std::uint32_t at = subject.empty() ? group.start : subject.begin, n = 0; at > first_ && n < kReach; --at, ++n) {
        const std::uint32_t p = at - 1;
        if (time_at(p) != kNoWord) {
            std::uint32_t first = p;
            while (first > first_ && time_at(first - 1) == time_at(p)) --first;
            // Only a time that opens the clause: nothing but a preposition before it.
            const std::uint32_t opens = first > first_ && tag(first - 1) == Xpos::IN ? first - 1 : first;
            const bool at_front = opens == first_ || word(opens - 1) == "," || tag(opens - 1) == Xpos::CC || is(opens - 1, lists_.border) ||
                                  quote(word(opens - 1));
            return at_front && tells(first) ? time_at(first) : kNoWord;
        }
        const Xpos t = tag(p);
        if (is_verb(t) || t == Xpos::MD || t == Xpos::COLON || t == Xpos::WDT || t == Xpos::WP || t == Xpos::WRB || quote(word(p)) ||
            is(p, lists_.border))
            break;
    }
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

}  // namespace onrecord
