// The shape of a clause: whether its verb group says that something happened or is to come, and whose deed it is.
//
// A verb is asked for its group (language/verb_group.h) and for what speaks against it: negation, condition, question. A subject is looked
// for below the verb, then, for relative clauses, participles and coordinated verbs, above it. Every walk takes at most kMaxHops steps.
#include "events/clause.h"

#include <algorithm>

namespace onrecord {

void ClauseFinder::begin(const Sentence& sentence, std::size_t first_time, bool is_headline) {
    is_headline_ = is_headline;
    first_ = sentence.first_word;
    end_ = sentence.end_word;
    nodes_.assign(end_ - first_, Node());
    std::size_t time = first_time;
    for (std::uint32_t at = first_; at < end_; ++at) {
        while (time < times_.size() && times_[time].span.end <= words_[at].span.begin) ++time;
        if (time < times_.size() && times_[time].span.begin < words_[at].span.end) node(at).time = static_cast<std::uint32_t>(time);
    }
    for (std::uint32_t at = first_; at < end_;) {
        const std::uint32_t expression = time_at(at);
        std::uint32_t last = at;
        while (last + 1 < end_ && time_at(last + 1) == expression) ++last;
        if (expression != kNoWord && usable(expression)) {
            if (const std::uint32_t verb = host(at, last);
                verb != kNoWord && tells_when(at, last, shaped(verb, 0).value_or(EventClause()).planned)) {
                // Of two, the more precise; of two alike, the nearer.
                const auto distance = [&](std::uint32_t word) { return word > verb ? word - verb : verb - word; };
                const auto precision = [&](std::uint32_t word) {
                    const std::string_view value = times_[time_at(word)].value;
                    return std::min(value.find('T'), value.size());
                };
                std::uint32_t& told = node(verb).told;
                if (told == kNoWord || precision(at) > precision(told) ||
                    (precision(at) == precision(told) && distance(at) < distance(told)))
                    told = at;
            }
        }
        at = last + 1;
    }
}

bool ClauseFinder::is_relative(std::uint32_t at) const {
    return tag(at) == Xpos::WDT || tag(at) == Xpos::WP || (word(at) == "that" && relation(head(at)) == Deprel::acl_relcl);
}

// "Must be returned", not "must have been".
bool ClauseFinder::is_duty(const VerbGroup& group) const {
    return group.has_other_modal && word(group.modal) == "must" && !group.has_have;
}

ClauseFinder::Setting ClauseFinder::setting_of(std::uint32_t verb) const {
    Setting setting{.group = verb_group(text_, words_, first_, verb)};
    const VerbGroup& group = setting.group;
    // "Having fought" is of another clause's time.
    setting.is_unsure = (group.has_other_modal && !is_duty(group)) || group.is_participial;
    for (const std::uint32_t child : dependents_.of(verb)) {
        switch (relation(child)) {
            case Deprel::aux:
            case Deprel::aux_pass:
            case Deprel::cop:
                break;
            case Deprel::mark:
                setting.is_plan = setting.is_plan || is(child, lists_.plan);  // "are due to end"
                setting.is_unsure = setting.is_unsure || is(child, lists_.unsure);
                break;
            default:
                if (child < verb && is(child, lists_.no)) setting.is_unsure = true;
                if (is_subject(relation(child)) && group.first < verb && child > group.first) setting.is_unsure = true;  // "did she leave"
                break;
        }
    }
    return setting;
}

// "Struck the coast, killing ten and damaging the pier", "after leaving the port", "after being found guilty", "sat for two days before
// convicting her": told as done beside what happened.
std::optional<EventClause> ClauseFinder::participle(std::uint32_t verb) const {
    const bool is_passive = tag(verb) == Xpos::VBN;
    std::uint32_t first = verb;
    if (!is_passive && relation(verb) == Deprel::conj && head(verb) != kNoHead && tag(head(verb)) == Xpos::VBG) first = head(verb);
    if (relation(first) != Deprel::advcl || head(first) == kNoHead || has_subject(verb)) return std::nullopt;
    bool is_after = false, is_before = false, has_being = false;
    for (const std::uint32_t child : dependents_.before(first)) {
        const Deprel r = relation(child);
        const auto w = word(child);
        if (is_passive && r == Deprel::aux_pass && w == "being") {
            has_being = true;
            continue;
        }
        if (r == Deprel::aux || r == Deprel::aux_pass || is(child, lists_.no)) return std::nullopt;
        if (r != Deprel::mark) continue;
        is_after = is_after || w == "after";
        is_before = is_before || w == "before";
        if (w != "after" && w != "before") return std::nullopt;
    }
    const auto around = shaped(head(first), 0);
    if (!around || around->planned || around->present) return std::nullopt;
    if (is_passive ? !has_being || !is_after : !has(verb, Deprel::obj)) return std::nullopt;
    // "Died before selling the boat", "was stopped before reaching the port": never did.
    if (is_before && (around->passive || is(head(first), lists_.complete))) return std::nullopt;
    // "Was shot, setting off a riot": what set it off is the shooting. "Was seen selling it" is of her who was seen.
    const bool is_after_comma = first > first_ && is_comma(first - 1);
    if (is_after_comma && (around->passive || is(verb, lists_.outcome))) return std::nullopt;
    EventClause clause{.start = verb, .verb = verb, .subject = {}, .passive = is_passive};
    clause.shares = clause.bare = true;
    clause.participle = !is_passive;
    return clause;
}

// "Is expected to close", "plans to drill", "is to meet"; else none.
std::optional<EventClause> ClauseFinder::infinitive(std::uint32_t verb, const Setting& setting) const {
    const VerbGroup& group = setting.group;
    EventClause clause{.start = group.first, .verb = verb, .subject = {}, .passive = group.is_passive, .planned = true};
    const std::uint32_t above = head(verb);
    if (names_aim(verb) || (relation(verb) == Deprel::conj && above < verb && names_aim(above))) return std::nullopt;
    if (group.is_now || setting.is_plan) return clause;
    if (above == kNoHead || above > verb || (relation(verb) != Deprel::xcomp && relation(verb) != Deprel::ccomp)) return std::nullopt;
    const Setting around = setting_of(above);
    if (around.is_unsure) return std::nullopt;
    const bool is_plan = (is(above, lists_.plan) && around.group.has_be) ||
                         (is(above, lists_.plans) && (tag(above) == Xpos::VBZ || tag(above) == Xpos::VBP)) ||
                         (is(above, lists_.planning) && around.group.is_now && !around.group.has_have) || word(above) == "is" ||
                         word(above) == "are";
    if (!is_plan) return std::nullopt;
    clause.start = around.group.first;
    return clause;
}

// "A man in a row over paint thrown at the office": of which noun?
bool ClauseFinder::is_far(std::uint32_t participle) const {
    const std::uint32_t noun = head(participle);
    if (participle == 0) return false;
    const std::uint32_t before = participle - 1;
    if (noun == kNoHead || before <= noun || !is_noun(tag(before))) return false;
    std::uint32_t at = before;
    for (int hops = 0; hops < kMaxHops && at != kNoHead && at != noun; ++hops, at = head(at)) {
        if (relation(at) != Deprel::nmod) continue;
        for (const std::uint32_t child : dependents_.before(at)) {
            if (relation(child) == Deprel::case_ && word(child) != "of") return true;
        }
    }
    return false;
}

// "The challenge is finding a house": what the subject is, not what it does.
bool ClauseFinder::names_aim(std::uint32_t verb) const {
    for (const std::uint32_t child : dependents_.before(verb)) {
        if (!is_subject(relation(child))) continue;
        if (is(child, lists_.aim)) return true;
        for (const std::uint32_t below : dependents_.of(child)) {
            if (is(below, lists_.aim) && is(child, lists_.thing_pronoun)) return true;  // "one of our challenges"
        }
    }
    return false;
}

// "Are due Feb. 5", "is due by the end of the month", not "is expected this month to close".
bool ClauseFinder::is_due_at_time(std::uint32_t adjective) const {
    const std::uint32_t next = adjective + 1;
    if (next + 1 >= end_ || has(adjective, Deprel::xcomp) || has(adjective, Deprel::ccomp)) return false;
    return time_at(next) != kNoWord || (tag(next) == Xpos::IN && time_at(next + 1) != kNoWord);
}

std::optional<EventClause> ClauseFinder::shaped(std::uint32_t verb, int hops) const {
    if (words_[verb].tags.upos == Upos::AUX || is(verb, lists_.be)) return std::nullopt;
    const Setting setting = setting_of(verb);
    if (setting.is_unsure) return std::nullopt;
    const VerbGroup& group = setting.group;
    EventClause clause{
        .start = group.first, .verb = verb, .subject = {}, .passive = group.is_passive, .planned = group.has_will || group.has_would};
    clause.perfect = group.is_perfect();
    clause.past_perfect = group.is_past_perfect;
    clause.would = group.has_would;
    clause.is_duty = is_duty(group);
    clause.planned = clause.planned || clause.is_duty;
    const Xpos t = tag(verb);
    const bool shares = relation(verb) == Deprel::conj && head(verb) < verb && !group.has_have && !clause.planned &&
                        (!group.has_be || tag(group.first) == Xpos::VB || tag(group.first) == Xpos::VBN);
    switch (t) {
        case Xpos::VBD:
            return clause;
        case Xpos::VB:
            if (clause.planned) return clause;
            if (group.is_infinitive || setting.is_plan) {
                if (auto planned = infinitive(verb, setting)) return planned;
            }
            break;
        case Xpos::VBN:
        case Xpos::JJ:
            if (is(verb, lists_.plan) && group.has_be) {
                const bool is_for = verb + 1 < end_ && (word(verb + 1) == "for" || word(verb + 1) == "on");
                const bool is_by = verb + 1 < end_ && word(verb + 1) == "by";  // "results were expected by Friday"
                const bool followed = is_for || ((group.is_now || is_by) && is_due_at_time(verb));
                clause.appointed = clause.planned = clause.passive = true;
                return followed ? std::optional(clause) : std::nullopt;
            }
            if (t == Xpos::JJ) return std::nullopt;
            if (group.is_infinitive || setting.is_plan) return infinitive(verb, setting);
            if (shares) break;
            if (group.is_passive || group.has_be) {
                clause.passive = true;
                clause.present = group.is_now && !group.has_have;
                clause.going_on = clause.present && tag(group.last_helper) == Xpos::VBG;
                return clause;
            }
            if (group.has_have) return group.has_will || group.has_would ? std::nullopt : std::optional(clause);
            if (relation(verb) == Deprel::acl || relation(verb) == Deprel::advcl) {
                if (relation(verb) == Deprel::acl && is_far(verb)) return std::nullopt;
                clause.bare = clause.passive = true;
                return clause;
            }
            if (has_subject(verb) && !shares) return clause;  // a past tense that was not seen to be one
            break;
        case Xpos::VBG:
            if (!group.has_be || (tag(group.first) == Xpos::VB && !clause.planned)) return std::nullopt;
            clause.present = clause.going_on = group.is_now && !group.has_have;
            if (names_aim(verb)) return std::nullopt;
            if (is(verb, lists_.planning) && has(verb, Deprel::xcomp)) return std::nullopt;  // "is going to close" is the closing
            return clause;
        case Xpos::VBZ:
        case Xpos::VBP:
            clause.present = true;
            clause.either = t == Xpos::VBP && lists_.unchanging.contains(words_[verb].key);
            return clause;
        default:
            return std::nullopt;
    }
    if (!shares || hops >= kMaxHops) return std::nullopt;
    // "Was seized and sold", "will close and open": as the verb before.
    const std::uint32_t before = head(verb);
    const auto first = words_[before].tags.upos == Upos::VERB ? shaped(before, hops + 1) : std::nullopt;
    if (!first || (t == Xpos::VB && !first->planned)) return std::nullopt;
    clause.passive = group.is_passive || (t == Xpos::VBN && first->passive);
    clause.planned = first->planned;
    clause.would = first->would;
    clause.is_duty = first->is_duty;
    clause.present = first->present;
    clause.going_on = first->going_on;
    clause.perfect = first->perfect;
    clause.past_perfect = first->past_perfect;
    clause.bare = clause.shares = true;
    return clause;
}

std::optional<EventClause> ClauseFinder::clause(std::uint32_t verb) const {
    const char letter = word(verb).front();
    const bool is_main = relation(verb) == Deprel::root || relation(verb) == Deprel::parataxis || relation(verb) == Deprel::conj ||
                         is_verb_of_headline(verb);
    // "Born in Lenk, she …"; "Reached by telephone, she …" says how she came to speak.
    const bool opens = verb == first_ && tag(verb) == Xpos::VBN && relation(verb) == Deprel::advcl && !is(verb, lists_.approached);
    if ((letter < 'a' || letter > 'z') && !opens && !(is_headline_ && is_main)) return std::nullopt;
    if (!is_verb(tag(verb)) && tag(verb) != Xpos::JJ) return std::nullopt;
    auto clause = tag(verb) == Xpos::VBG || tag(verb) == Xpos::VBN ? participle(verb) : std::nullopt;
    if (!clause) clause = shaped(verb, 0);
    if (clause && is_headline_ && is_main) {
        clause->present = false;
        if (tag(verb) == Xpos::VB) clause->planned = true;
    }
    if (clause && (is_how(verb) || is_supposed_with(verb))) return std::nullopt;
    if (is(verb, lists_.ended) && verb > first_ && is(verb - 1, lists_.part_of_time)) return std::nullopt;
    if (clause) clause->subject = subject(verb, 0);
    if (clause) clause->opens = opens;
    // "The union said in a notice lodged on Tuesday": the notice was, whatever the tree hangs it from.
    if (clause && clause->bare && clause->passive && !clause->shares && !opens && verb > first_ && is_noun(tag(verb - 1)) &&
        (verb - 1 < clause->subject.begin || verb - 1 >= clause->subject.end))
        return std::nullopt;
    return clause && !clause->subject.empty() ? clause : std::nullopt;
}

// "How she works varies": a manner, not a deed; "told the court how the ferry sank" is a deed.
bool ClauseFinder::is_how(std::uint32_t verb) const {
    for (const std::uint32_t child : dependents_.before(verb)) {
        if (tag(child) == Xpos::WRB && (word(child) == "how" || word(child) == "How")) return relation(verb) != Deprel::ccomp;
    }
    return false;
}

// "If the firm paid and the union agreed": the condition is of both.
bool ClauseFinder::is_supposed_with(std::uint32_t verb) const {
    for (int hops = 0; hops < kMaxHops && relation(verb) == Deprel::conj && head(verb) != kNoHead; ++hops) {
        verb = head(verb);
        for (const std::uint32_t child : dependents_.before(verb)) {
            if (relation(child) == Deprel::mark && is(child, lists_.unsure)) return true;
        }
    }
    return false;
}

WordRange ClauseFinder::subject(std::uint32_t verb, int hops) const {
    if (hops >= kMaxHops) return {};
    const std::uint32_t above = head(verb);
    if (has_what(verb)) return {};
    WordRange found;
    for (const std::uint32_t child : dependents_.of(verb)) {
        if (!is_subject(relation(child)) || (child > verb && !found.empty())) continue;
        if (relation(child) == Deprel::csubj) return {};
        if (is_relative(child))
            return relation(verb) == Deprel::acl_relcl && above != kNoHead ? phrase(analysis_.antecedent_of(verb)) : WordRange{};
        // Of two the one behind a dateline: "LENK, May 3 - A tram hit a car"; side by side they are one: "aircraft maker | Tarn & Sons
        // sold".
        const WordRange next = phrase(child);
        if (found.empty() ||
            (next.begin > first_ && !next.empty() && (tag(next.begin - 1) == Xpos::COLON || tag(next.begin - 1) == Xpos::RRB))) {
            found = next;
        } else if (found.end == next.begin) {
            found.end = next.end;
        }
        if (found.empty()) return {};
    }
    if (!found.empty()) return found;
    for (const std::uint32_t child : dependents_.before(verb)) {
        // "In 2015 thirty people suffocated", where "people" was not seen to be the subject.
        const bool oblique = relation(child) == Deprel::obl || relation(child) == Deprel::obl_unmarked;
        if (oblique && is_noun(tag(child)) && time_at(child) == kNoWord && !has(child, Deprel::case_)) return phrase(child);
    }
    if (above == kNoHead) return {};
    switch (relation(verb)) {
        case Deprel::acl:
            return phrase(above);
        case Deprel::conj:
        case Deprel::xcomp:
        case Deprel::advcl:
        case Deprel::ccomp:
            return subject(above, hops + 1);
        default:
            return {};
    }
}

// "On what happened in May", "what the firm sold": of its subject or object nothing is said.
bool ClauseFinder::has_what(std::uint32_t verb) const {
    for (const std::uint32_t child : dependents_.before(verb)) {
        if (word(child) == "what") return true;
    }
    return false;
}

bool ClauseFinder::has_subject(std::uint32_t verb) const {
    for (const std::uint32_t child : dependents_.of(verb)) {
        if (is_subject(relation(child))) return true;
    }
    return false;
}

bool ClauseFinder::has(std::uint32_t word, Deprel dependent) const {
    for (const std::uint32_t child : dependents_.of(word)) {
        if (relation(child) == dependent) return true;
    }
    return false;
}

WordRange ClauseFinder::done_before(std::uint32_t noun) const {
    bool after = false;
    for (const std::uint32_t child : dependents_.before(noun)) {
        const auto w = word(child);
        after = after || (relation(child) == Deprel::case_ && (w == "after" || w == "following" || w == "since"));
    }
    if (!after || !has(noun, Deprel::nmod_poss)) return {};
    std::uint32_t verb = head(noun);
    for (int hops = 0; hops < kMaxHops && verb != kNoHead; ++hops, verb = head(verb)) {
        if (words_[verb].tags.upos != Upos::VERB) continue;
        const auto around = shaped(verb, 0);
        return around && !around->planned && !around->present ? phrase(noun) : WordRange{};
    }
    return {};
}

bool ClauseFinder::is_settled(std::uint32_t noun) const {
    if (relation(noun) == Deprel::compound || relation(noun) == Deprel::amod || relation(noun) == Deprel::flat) return false;
    for (const std::uint32_t child : dependents_.of(noun)) {
        if (is(child, lists_.unsettled) || relation(child) == Deprel::cop) return false;
        if (relation(child) == Deprel::case_ && (word(child) == "without" || word(child) == "against")) return false;
    }
    // What it depends on, up to its verb.
    std::uint32_t above = head(noun);
    if (relation(noun) == Deprel::obj) return false;  // "justified the raid", "opposed the sale": of the verb
    if (above != kNoHead && is_subject(relation(noun)) && is(above, lists_.unsettled)) return false;  // "is possible"
    for (int hops = 0; hops < kMaxHops && above != kNoHead && is_noun(tag(above)); ++hops, above = head(above)) {
        if (is(above, lists_.prospect)) return false;
    }
    return !is_governed(noun, lists_.seeking, lists_.sought);
}

bool ClauseFinder::is_governed(std::uint32_t noun, const WordList& verbs, const WordList& prepositions) const {
    const std::uint32_t above = head(noun);
    if (above == kNoHead || relation(noun) != Deprel::obl || !is(above, verbs)) return false;
    for (const std::uint32_t child : dependents_.before(noun)) {
        if (relation(child) == Deprel::case_ && is(child, prepositions)) return true;
    }
    return false;
}

bool ClauseFinder::is_in_set_phrase(std::uint32_t noun) const {
    return noun > first_ && noun + 1 < end_ && tag(noun) == Xpos::NN && tag(noun - 1) == Xpos::IN && relation(noun - 1) == Deprel::case_ &&
           tag(noun + 1) == Xpos::IN;
}

bool ClauseFinder::continues_in_speech(const EventClause& clause) const {
    for (const std::uint32_t child : dependents_.of(clause.verb)) {
        if (relation(child) == Deprel::xcomp && (is(child, lists_.speech) || is(child, lists_.speech_act))) return true;
    }
    return false;
}

std::uint32_t ClauseFinder::saying(std::uint32_t verb) const {
    for (int hops = 0; hops < kMaxHops && head(verb) != kNoHead; ++hops, verb = head(verb)) {
        const std::uint32_t above = head(verb);
        if (relation(verb) == Deprel::ccomp && is_relative_phrase(dependents_.leftmost(verb))) return kNoWord;
        if (relation(verb) == Deprel::ccomp)
            return is(above, lists_.speech) || is(above, lists_.speech_act) || is(above, lists_.heard) || is(above, lists_.informing)
                       ? above
                       : kNoWord;
        if (relation(verb) != Deprel::conj) return kNoWord;
    }
    return kNoWord;
}

// "No evidence", "found no proof", "did not find proof".
bool ClauseFinder::is_denied(std::uint32_t noun) const {
    const auto has_no = [&](std::uint32_t of) {
        for (const std::uint32_t child : dependents_.before(of))
            if (is(child, lists_.no) || is(child, lists_.scarce)) return true;
        return false;
    };
    const std::uint32_t above = head(noun);
    return has_no(noun) || (above != kNoHead && (relation(noun) == Deprel::obj || is_subject(relation(noun))) && has_no(above));
}

// Of a clause beside another: "made arguments, including that he sold it", "faced charges of theft while she ran the port".
bool ClauseFinder::lists_hearsay(std::uint32_t verb) const {
    const std::uint32_t above = head(verb);
    if (relation(verb) != Deprel::advcl || above >= verb) return false;
    bool is_part = false, is_along = false;
    std::uint32_t begin = verb;
    for (const std::uint32_t child : dependents_.before(verb)) {
        if ((relation(child) == Deprel::mark || relation(child) == Deprel::case_) && word(child) == "including") is_part = true;
        if (relation(child) == Deprel::mark && word(child) == "while") is_along = true;
        begin = std::min(begin, child);
    }
    for (std::uint32_t at = above + 1; at < begin; ++at) {
        if (is_part && is(at, lists_.hearsay) && is_noun(tag(at))) return true;
        if (is_along && is(at, lists_.charge) && is_noun(tag(at))) return true;
    }
    return is_along && is(above, lists_.accusing) && verb_group(text_, words_, first_, above).is_passive;
}

Backing ClauseFinder::backing(const EventClause& clause) const {
    std::uint32_t verb = clause.verb;
    const auto says_what = [&](std::uint32_t at) {  // "allegations that", not "allegations made by"
        if (dependents_.leftmost(at) > first_ && word(dependents_.leftmost(at) - 1) == "that") return true;
        for (const std::uint32_t child : dependents_.before(at))
            if (relation(child) == Deprel::mark && word(child) == "that") return true;
        return false;
    };
    bool is_relative = false;  // "allegations that he met the man who sold the boat"
    const auto of = [&](Backing backing) { return is_relative && is_taken_for_granted(clause) ? Backing::vouched : backing; };
    for (int hops = 0; hops < kMaxHops && head(verb) != kNoHead; ++hops, verb = head(verb)) {
        const std::uint32_t above = head(verb);
        if (lists_hearsay(verb)) return of(Backing::hearsay);
        switch (relation(verb)) {
            case Deprel::acl:
                if (!is_noun(tag(above)) || above > verb) return Backing::vouched;
                if (is(above, lists_.evidence) && is_denied(above)) return of(Backing::disclaimed);
                // "Reports suggesting that": what is said in them was below this participle.
                if (!says_what(verb) && hops == 0) return Backing::vouched;
                if (is(above, lists_.hearsay) || (is(above, lists_.feared) && !clause.planned)) return of(Backing::hearsay);
                return is(above, lists_.supposition) || is(above, lists_.feared) ? of(Backing::supposed) : Backing::vouched;
            case Deprel::conj:
            case Deprel::ccomp:
                // "It would be a stretch to say that".
                if (tag(above) == Xpos::VB && is(above, lists_.speech) && head(above) != kNoHead && has(head(above), Deprel::cop))
                    return of(Backing::supposed);
                break;
            case Deprel::xcomp:
            case Deprel::advcl:
                break;
            case Deprel::acl_relcl:
                is_relative = true;
                break;
            case Deprel::obj:
            case Deprel::obl:
            case Deprel::nmod:
            case Deprel::appos:
                if (is_relative) break;
                return Backing::vouched;
            default:
                return Backing::vouched;
        }
    }
    return Backing::vouched;
}

bool ClauseFinder::shares_object(std::uint32_t verb, std::uint32_t object) const {
    const std::uint32_t first = relation(verb) == Deprel::conj && head(verb) != kNoHead ? head(verb) : verb;
    for (const std::uint32_t child : dependents_.of(first)) {
        if (relation(child) != Deprel::conj || child <= verb || !is_verb(tag(child)) || has_subject(child)) continue;
        for (const std::uint32_t below : dependents_.of(child)) {
            if (relation(below) == Deprel::obj && (object == kNoWord || object == below)) return true;
        }
    }
    return false;
}

}  // namespace onrecord
