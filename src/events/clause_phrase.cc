// What of a clause is shown: its subject in at most seven words, its verb group, and what completes it, so that the whole can be read
// alone.
//
// A phrase is what hangs close to its head: it ends before asides, clauses of their own, quotations and times, never in a preposition or
// amid a name. Cost: the words shown, and the dependents of their heads.
#include "events/clause.h"

#include <algorithm>

#include "text/quotation_mark.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxSubject = 7;       // words of a subject that are shown
constexpr std::uint32_t kMaxLongSubject = 12;  // of one that cannot be shortened
constexpr std::uint32_t kMaxContent = 10;      // of a clause that says what a noun is about

bool is_clause(Deprel relation) {
    switch (relation) {
        case Deprel::acl:
        case Deprel::acl_relcl:
        case Deprel::advcl:
        case Deprel::ccomp:
        case Deprel::parataxis:
        case Deprel::csubj:
            return true;
        default:
            return false;
    }
}

bool is_quotation_mark(std::string_view token) {
    return quotation_mark(token) != QuotationMark::none;
}

// What is shown without, after a noun: asides and clauses of their own.
bool is_aside(Deprel relation) {
    return is_clause(relation) || relation == Deprel::appos || relation == Deprel::list || relation == Deprel::orphan ||
           relation == Deprel::discourse || relation == Deprel::dislocated || relation == Deprel::vocative;
}

}  // namespace

WordRange ClauseFinder::phrase(std::uint32_t noun) const {
    if (!is_noun(tag(noun)) && tag(noun) != Xpos::PRP && tag(noun) != Xpos::CD && tag(noun) != Xpos::DT && tag(noun) != Xpos::JJ &&
        tag(noun) != Xpos::VBG && tag(noun) != Xpos::NNP)
        return {};
    if (time_at(noun) != kNoWord) return {};
    std::uint32_t begin = noun;
    bool open = true;
    for (const std::uint32_t child : dependents_.before(noun)) {
        const Deprel r = relation(child);
        const bool outside = r == Deprel::case_ || r == Deprel::punct || r == Deprel::cc || r == Deprel::mark || r == Deprel::cop ||
                             r == Deprel::aux || is_subject(r) || is_aside(r);
        if (outside) {
            open = true;
        } else if (open) {
            begin = dependents_.leftmost(child);
            open = false;
        }
    }
    if (open) begin = noun;
    // "Against the minority" is no subject, "about 40 dockers" is one.
    if (tag(begin) == Xpos::IN && begin < noun && !is_quantity(begin + 1)) return {};
    const std::uint32_t end = phrase_end(noun, false);
    return asks(end - 1) ? WordRange{} : WordRange{begin, end};  // "talk of what | happened"
}

// Behind the last word of a noun and what is close to it: without asides and clauses of their own; up to the first time, or past it.
std::uint32_t ClauseFinder::phrase_end(std::uint32_t noun, bool passes_times, int depth) const {
    std::uint32_t end = noun + 1;
    if (depth >= kMaxHops) return end;
    for (const std::uint32_t child : dependents_.behind(noun)) {
        const Deprel r = relation(child);
        if (r == Deprel::acl && tag(child) == Xpos::VB && dependents_.leftmost(child) + 1 == child) {  // "a return to work | on Monday"
            constexpr std::uint32_t kMaxInfinitive = 9;                                                // words behind its verb
            const auto inner = predicate({.start = child, .verb = child, .subject = {}}, kMaxInfinitive);
            const bool is_whole = !inner.empty() && inner.front().begin == child + 1;
            if (is_whole || !has(child, Deprel::obj)) end = is_whole ? inner.front().end : child + 1;
            break;
        }
        // "Calls | that she resign".
        const bool is_content =
            (r == Deprel::acl || r == Deprel::ccomp) && word(dependents_.leftmost(child)) == "that" && dependents_.leftmost(child) == end;
        if (is_content && passes_times && dependents_.rightmost(child) - end < kMaxContent) return dependents_.rightmost(child) + 1;
        if (time_at(child) != kNoWord && passes_times) continue;                               // "a vote | on Friday | about the pier"
        if (tag(dependents_.leftmost(child)) == Xpos::LRB) continue;                           // "Ana Ruiz (D-Lenk) and her brother"
        const bool is_name_beside = r == Deprel::appos && dependents_.leftmost(child) == end;  // "the maker Brackwell Foods"
        if ((is_aside(r) && !is_name_beside) || time_at(child) != kNoWord || is_quotation_mark(word(child))) break;
        if (r == Deprel::punct) {
            if (word(child) == ":" || word(child) == ";" || tag(child) == Xpos::PERIOD) break;
            continue;
        }
        if (r == Deprel::conj ? is_verb(tag(child)) : opens_aside(dependents_.leftmost(child))) break;
        const std::uint32_t inner = phrase_end(child, passes_times, depth + 1);
        end = std::max(end, inner);
        if (inner <= dependents_.rightmost(child)) break;
    }
    // The tree may hang a time's preposition from the noun: "an interview on | Friday evening".
    while (end > noun + 1 && end < end_ && tag(end - 1) == Xpos::IN && time_at(end) != kNoWord) --end;
    return end;
}

std::vector<WordRange> ClauseFinder::noun_phrase(std::uint32_t noun) const {
    std::vector<WordRange> pieces;
    WordRange whole = phrase(noun);
    if (whole.empty()) return pieces;
    const bool lacks_owner = whole.begin > first_ + 1 && tag(whole.begin - 1) == Xpos::POS && time_at(whole.begin - 2) == kNoWord;
    if (lacks_owner) return pieces;  // "Ana Ruiz's | 6-4 victory"
    for (const std::uint32_t child : dependents_.of(noun)) {
        const bool goes_on =
            child > noun && relation(child) == Deprel::nmod && time_at(child) == kNoWord && !is_comma(dependents_.leftmost(child));
        if (goes_on) whole.end = std::max(whole.end, phrase_end(child, false));
    }
    add_without_times(whole, pieces, true);
    return pieces;
}

// Behind a time that begins at `at` and says only when: "the vote | on Friday |", of a noun with its own date "| Tuesday's | raid"; not
// "the May 2003 trial", which says which one, nor "for three days"; `at` where none does.
std::uint32_t ClauseFinder::end_of_aside_time(std::uint32_t at, std::uint32_t end, bool is_noun_phrase) const {
    const bool has_preposition = at + 1 < end && tag(at) == Xpos::IN && time_at(at) == kNoWord && time_at(at + 1) != kNoWord &&
                                 head(at) != kNoHead && head(at) < end && time_at(head(at)) == time_at(at + 1);
    const std::uint32_t first = has_preposition ? at + 1 : at;
    const std::uint32_t time = time_at(first);
    if (time == kNoWord || !usable(time)) return at;
    std::uint32_t last = first;
    while (last + 1 < end && time_at(last + 1) == time) ++last;
    if (last + 2 < end && word(last + 1) == "local" && word(last + 2) == "time") last += 2;
    if (last + 1 < end && tag(last + 1) == Xpos::POS) return is_noun_phrase ? last + 2 : at;
    for (std::uint32_t word = first; word <= last; ++word) {
        const std::uint32_t above = head(word);
        if (above != kNoHead && above > last && above < end) return at;
    }
    return last + 1;
}

void ClauseFinder::add_without_times(WordRange range, std::vector<WordRange>& pieces, bool is_noun_phrase) const {
    for (std::uint32_t at = range.begin; at < range.end;) {
        if (const std::uint32_t end = end_of_aside_time(at, range.end, is_noun_phrase); end > at) {
            at = end;
            continue;
        }
        if (!pieces.empty() && pieces.back().end == at) {
            ++pieces.back().end;
        } else {
            pieces.push_back({at, at + 1});
        }
        ++at;
    }
}

WordRange ClauseFinder::named(WordRange subject) const {
    std::uint32_t noun = subject.begin;
    while (noun + 1 < subject.end && head(noun) >= subject.begin && head(noun) < subject.end) ++noun;
    if (tag(noun) != Xpos::NN && tag(noun) != Xpos::NNS) return subject;
    // "Ana Ruiz, a critic of the port who was arrested": of what stands beside a name.
    if (relation(noun) == Deprel::appos && head(noun) < noun && is_name(head(noun))) {
        const WordRange name = phrase(head(noun));
        if (!name.empty() && name.size() <= kMaxSubject && name.end <= subject.begin) return name;
    }
    for (const std::uint32_t child : dependents_.of(noun)) {
        const bool is_name =
            relation(child) == Deprel::appos && child >= subject.end && (tag(child) == Xpos::NNP || tag(child) == Xpos::NNPS);
        if (is_name) {
            const WordRange name = phrase(child);
            if (!name.empty() && name.size() <= kMaxSubject) return name;
        }
    }
    return subject;
}

WordRange ClauseFinder::relative_object(const EventClause& clause) const {
    const std::uint32_t above = head(clause.verb);
    if (relation(clause.verb) != Deprel::acl_relcl || above == kNoHead || above > clause.verb) return {};
    if (has(above, Deprel::cop) || has_subject(above)) return {};               // "this is the first time that the pier has failed"
    if (is(above, lists_.part_of_time) || is(above, lists_.moment)) return {};  // "by the time | the pier opens"
    bool has_other = false;
    for (const std::uint32_t child : dependents_.of(clause.verb)) {
        if (relation(child) == Deprel::obj && is_relative(child)) return phrase(above);
        has_other = has_other || relation(child) == Deprel::obj || is_relative(child) || tag(child) == Xpos::WRB;
    }
    const bool is_near = clause.subject.begin > above && clause.subject.begin - above <= 2;
    return !has_other && is_near ? phrase(above) : WordRange{};  // "the summit he organized"
}

bool ClauseFinder::lacks_relative_object(const EventClause& clause) const {
    if (relation(clause.verb) != Deprel::acl_relcl || clause.passive || has(clause.verb, Deprel::obj)) return false;
    const std::uint32_t above = head(clause.verb);
    return above != kNoHead && above < clause.subject.begin && relative_object(clause).empty();
}

WordRange ClauseFinder::sayer(const EventClause& clause) const {
    std::uint32_t verb = clause.verb;
    for (int hops = 0; hops < kMaxHops && verb != kNoHead; ++hops) {
        const std::uint32_t above = head(verb);
        if (above == kNoHead) return {};
        if (relation(verb) == Deprel::ccomp) return subject(above, 0);
        if (relation(verb) == Deprel::parataxis || relation(verb) != Deprel::conj) return {};
        verb = above;
    }
    return {};
}

WordRange ClauseFinder::shortened(WordRange subject) const {
    if (n_words(subject) <= kMaxSubject) return subject;
    std::uint32_t end = subject.begin;
    while (end < subject.end && tag(end) != Xpos::IN && tag(end) != Xpos::CC) ++end;
    if (end < subject.end && word(end) == "of") {
        std::uint32_t of = end + 1;
        while (of < subject.end && tag(of) != Xpos::IN && tag(of) != Xpos::CC) ++of;
        if (n_words({subject.begin, of}) <= kMaxSubject) end = of;
    }
    if (end < subject.end && tag(end) == Xpos::CC) end = subject.end;  // both, or neither
    if (end == subject.begin || !is_noun(tag(end - 1))) end = subject.end;
    return {subject.begin, n_words({subject.begin, end}) > kMaxLongSubject ? subject.begin : end};
}

std::vector<WordRange> ClauseFinder::group(const EventClause& clause) const {
    std::vector<WordRange> pieces;
    for (std::uint32_t at = clause.start; at <= clause.verb; ++at) {
        if (time_at(at) != kNoWord || is_comma(at) || (at < clause.verb && time_at(at + 1) != kNoWord && tag(at) == Xpos::IN)) continue;
        if (!pieces.empty() && pieces.back().end == at) {
            ++pieces.back().end;
        } else {
            pieces.push_back({at, at + 1});
        }
    }
    return pieces;
}

void ClauseFinder::trim(std::vector<WordRange>& pieces) const {
    if (pieces.empty()) return;
    WordRange& last = pieces.back();
    for (std::uint32_t at = last.end; at-- > last.begin;) {
        if (tag(at) == Xpos::RRB) break;
        if (tag(at) == Xpos::LRB) last.end = at;
    }
    // "Had beaten her | back in 2008".
    const std::uint32_t end = last.end;
    const bool is_back = !last.empty() && word(end - 1) == "back" && end + 1 < end_;
    if (is_back && (time_at(end) != kNoWord || (tag(end) == Xpos::IN && time_at(end + 1) != kNoWord))) --last.end;
    if (last.size() > 2 && word(last.end - 1) == "as" && word(last.end - 2) == "such") last.end -= 2;
    if (last.empty()) pieces.pop_back();
}

bool ClauseFinder::lacks_complement(std::uint32_t verb, std::uint32_t end) const {
    for (const std::uint32_t child : dependents_.of(verb)) {
        const bool completes = relation(child) == Deprel::ccomp || relation(child) == Deprel::xcomp || relation(child) == Deprel::obj;
        if (completes && child >= end && !is_comma(dependents_.leftmost(child)) && word(end) != ":") return true;
    }
    return false;
}

bool ClauseFinder::lacks_content(std::uint32_t noun) const {
    if (is_verb(tag(noun)) && has(noun, Deprel::obj)) return true;  // "expected to unveil"
    if (word(noun) == "that") return true;                          // "remarks that"
    const Deprel r = relation(noun);
    const bool is_part = r == Deprel::amod || r == Deprel::compound || r == Deprel::det || r == Deprel::nummod || r == Deprel::nmod_poss;
    if (is_part && head(noun) != kNoHead && head(noun) > noun) return true;  // "showed similar | signs"
    for (const std::uint32_t child : dependents_.before(noun))               // "costs the same amount | as"
        if (word(child) == "same" && noun + 1 < end_ && word(noun + 1) == "as") return true;
    for (const std::uint32_t child : dependents_.behind(noun)) {
        if (relation(child) == Deprel::acl_relcl && is(noun, lists_.aim)) return true;  // "the way it works"
        if (relation(child) != Deprel::acl && relation(child) != Deprel::ccomp) continue;
        for (const std::uint32_t below : dependents_.before(child)) {
            if (relation(below) == Deprel::mark && below == noun + 1) return true;
        }
    }
    return false;
}

WordRange ClauseFinder::said_before(const EventClause& clause, std::uint32_t budget) const {
    // The tree hangs the saying from what is said, or this from the saying.
    std::uint32_t top = kNoWord;
    for (const std::uint32_t child : dependents_.before(clause.verb)) {
        if (relation(child) == Deprel::ccomp) top = child;
    }
    if (top == kNoWord && relation(clause.verb) == Deprel::parataxis && head(clause.verb) < clause.verb) top = head(clause.verb);
    if (top == kNoWord || (!is_verb(tag(top)) && !has_subject(top))) return {};
    WordRange said{dependents_.leftmost(top), std::min(clause.start, clause.subject.begin)};
    while (!said.empty() && (is_comma(said.begin) || tag(said.begin) == Xpos::CC)) ++said.begin;
    while (!said.empty() && tag(said.end - 1) == Xpos::COMMA) --said.end;
    for (std::uint32_t at = said.begin; at < said.end; ++at) {
        if (is_quotation_mark(word(at)) || tag(at) == Xpos::COLON) return {};
    }
    if (said.size() <= budget) return said;
    // Up to a comma behind its verb.
    for (std::uint32_t end = said.begin + budget; end > top + 1 && end > said.begin; --end) {
        if (is_comma(end)) return {said.begin, end};
    }
    return {};
}

std::vector<WordRange> ClauseFinder::predicate(const EventClause& clause, std::uint32_t budget) const {
    std::vector<WordRange> pieces;
    std::uint32_t used = 0;
    const auto good_end = [&](std::uint32_t last) {
        const Xpos t = tag(last);
        const bool is_whole_verb = t == Xpos::VB && dependents_.rightmost(last) == last;  // "to resign"
        return is_noun(t) || t == Xpos::PRP || t == Xpos::CD || t == Xpos::RP || is_whole_verb || word(last) == "%" ||
               relation(last) == Deprel::compound_prt || (relation(last) == Deprel::advmod && is(last, lists_.particle));
    };
    for (const std::uint32_t child : dependents_.behind(clause.verb)) {
        const Deprel r = relation(child);
        std::uint32_t begin = dependents_.leftmost(child);
        if (begin <= clause.verb || (!pieces.empty() && begin < pieces.back().end)) continue;
        if (r == Deprel::punct) {
            if (is_quotation_mark(word(child)) || word(child) == ":" || word(child) == "(") break;
            continue;
        }
        // "Asked the engineer, Ana Ruiz, to close the pier".
        const bool is_to = r == Deprel::ccomp && tag(child) == Xpos::VB && word(begin) == "to";  // "called on her | to resign"
        const bool is_purpose = tag(child) == Xpos::VB && (r == Deprel::xcomp || r == Deprel::advcl);
        const bool resumes = is_comma(begin) && tag(begin + 1) == Xpos::TO && is_purpose && !pieces.empty();
        if (resumes) ++begin;
        if (opens_aside(begin)) break;
        // "On Friday" is the event's date; "sentenced to six years", "closed for two days" are of what happened.
        const bool is_duration = time_at(child) != kNoWord && times_[time_at(child)].type == TimeType::DURATION;
        const bool is_span = is_duration && (is(begin, lists_.lasting) || r == Deprel::obj);  // "served | four months"
        if ((time_at(child) != kNoWord && !is_span) || (r == Deprel::obl_unmarked && is(child, lists_.part_of_time))) continue;
        const bool particle = r == Deprel::compound_prt || (r == Deprel::advmod && is(child, lists_.particle));
        const bool tells_whom =
            !pieces.empty() && (word(begin) == "that" || (is(clause.verb, lists_.speech) && pieces.back().end == begin));
        if (r == Deprel::ccomp && !is_to && !is_relative_phrase(begin) && tag(begin) != Xpos::WP && !is_quotation_mark(word(begin)) &&
            (pieces.empty() || tells_whom)) {
            // "Admitted that the loss could grow", "told the court that it had": whole, or up to a good end.
            const std::uint32_t whole = dependents_.rightmost(child) + 1;
            std::uint32_t end = std::min(whole, begin + (budget > used ? budget - used : 0));
            while (end > begin &&
                   !((end == whole || (good_end(end - 1) && (tag(end) == Xpos::IN || is_comma(end)))) && time_at(end - 1) == kNoWord))
                --end;
            if (end > child) pieces.push_back({begin, end});
            break;
        }
        const bool is_aim = tag(child) == Xpos::VB && word(begin) == "to";
        const bool is_manner = tag(child) == Xpos::VBG && (word(begin) == "in" || word(begin) == "from");
        if (r == Deprel::advcl && (is_aim || is_manner) && begin + 1 == child && !pieces.empty() && used + 2 < budget) {
            // "Signed a contract | to buy six ferries", "joined the union | in calling a strike": where that can be shown.
            const auto inner = predicate({.start = child, .verb = child, .subject = {}}, budget - used - 2);
            if (inner.empty() ? dependents_.rightmost(child) != child : inner.front().begin != child + 1 || !good_end(inner.back().end - 1))
                break;
            add_without_times({begin, child + 1}, pieces);
            pieces.insert(pieces.end(), inner.begin(), inner.end());
            break;
        }
        const bool object = r == Deprel::obj || r == Deprel::iobj || r == Deprel::obl || r == Deprel::obl_agent ||
                            r == Deprel::obl_unmarked || r == Deprel::nmod || r == Deprel::xcomp || is_to;
        if (!particle && !object) {
            if (r == Deprel::advmod || dependents_.leftmost(child) == dependents_.rightmost(child)) continue;
            break;
        }
        std::uint32_t end = phrase_end(child, true);
        if ((r == Deprel::xcomp || is_to) && is_verb(tag(child))) {
            // The whole of what follows: "to close the library".
            const auto inner = predicate({.start = child, .verb = child, .subject = {}},
                                         budget > used + (child + 1 - begin) ? budget - used - (child + 1 - begin) : 0);
            end = child + 1;
            pieces.push_back({begin, end});
            used += end - begin;
            for (const WordRange piece : inner) {
                pieces.push_back(piece);
                used += piece.size();
            }
            break;
        }
        for (std::uint32_t at = begin + 1; at < end; ++at) {
            if (!asks(at)) continue;
            end = at;  // "shows | whose days are over"
            while (end > begin && !good_end(end - 1)) --end;
        }
        if (end <= begin) continue;
        const bool whole = used + (end - begin) <= budget;
        if (!whole) {  // up to its last preposition that fits, never amid a name
            end = begin + (budget > used ? budget - used : 0);
            while (end > begin && !((good_end(end - 1) || (tag(end - 1) == Xpos::VB && tag(end - 2) == Xpos::TO)) &&
                                    (tag(end) == Xpos::IN || tag(end) == Xpos::TO || is_comma(end)) && word(end) != "of"))
                --end;
        }
        if (end > begin) {
            add_without_times({begin, end}, pieces);
            used += end - begin;
        }
        if (!whole) break;
    }
    return pieces;
}

}  // namespace onrecord
