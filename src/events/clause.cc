#include "events/clause.h"

#include <algorithm>

#include "text/quotation_mark.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxSubject = 7;  // words of a subject that are shown
constexpr int kMaxHops = 8;               // up or down the tree in one walk
constexpr std::uint32_t kNear = 4;        // words between two verbs that share a time: "was arrested and charged on Monday"

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
    for (std::uint32_t at = end_; at-- > first_;) {
        node(at).left = node(at).right = at;
        if (head(at) == kNoHead) continue;
        Node& above = node(head(at));
        node(at).next = above.first_child;
        above.first_child = at;
        ++above.waiting;
    }
    todo_.clear();
    for (std::uint32_t at = first_; at < end_; ++at) {
        if (node(at).waiting == 0) todo_.push_back(at);
    }
    while (!todo_.empty()) {  // from the leaves up
        const std::uint32_t at = todo_.back();
        todo_.pop_back();
        if (head(at) == kNoHead) continue;
        Node& above = node(head(at));
        above.left = std::min(above.left, node(at).left);
        above.right = std::max(above.right, node(at).right);
        if (--above.waiting == 0) todo_.push_back(head(at));
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

bool ClauseFinder::usable(std::uint32_t time) const {
    const TimeExpression& expression = times_[time];
    return (expression.type == TimeType::DATE || expression.type == TimeType::TIME) && !expression.value.ends_with("_REF");
}

// Whether the time [first, last] tells when something happened, not which report or how long: "a report of 5 March", "Monday's vote",
// "since".
bool ClauseFinder::tells_when(std::uint32_t first, std::uint32_t last, bool planned) const {
    const std::uint32_t after = last + 1;
    if (after < end_ && tag(after) == Xpos::POS) return false;
    // "Three weeks before dredging began".
    const auto w = word(last);
    if ((w == "before" || w == "after") && after < end_ && tag(after) != Xpos::COMMA && tag(after) != Xpos::PERIOD) return false;
    if (first == first_) return true;
    const Xpos t = tag(first - 1);
    if (after < end_ && (is_noun(tag(after)) || tag(after) == Xpos::HYPH) &&
        (t == Xpos::DT || t == Xpos::PRPS || t == Xpos::JJ || t == Xpos::POS || t == Xpos::HYPH))
        return false;
    const std::string_view value = times_[time_at(first)].value;
    const auto lead = word(first - 1);
    if (lead == "of") return first >= first_ + 2 && is(first - 2, lists_.part_of_time);  // "on the night of 17 August"
    if (lead == "over") return value.ends_with("-WE");
    if (lead == "about" && first >= first_ + 2 && tag(first - 2) == Xpos::IN) return true;  // "at about 3 a.m."
    if (lead == "by") return planned || times_[time_at(first)].type == TimeType::TIME;
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
        if (outside && (has(at, Deprel::cop) || has_subject(at))) return kNoWord;  // "with whom he was friendly in the 1990s"
        const std::uint32_t above = head(at);
        if (above == kNoHead) return kNoWord;
        switch (relation(at)) {
            case Deprel::nmod_poss:
                return kNoWord;
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

bool ClauseFinder::is_relative(std::uint32_t at) const {
    return tag(at) == Xpos::WDT || tag(at) == Xpos::WP || (word(at) == "that" && relation(head(at)) == Deprel::acl_relcl);
}

ClauseFinder::Setting ClauseFinder::setting_of(std::uint32_t verb) const {
    Setting setting{.group = verb_group(text_, words_, first_, verb)};
    const VerbGroup& group = setting.group;
    // "Having fought" is of another clause's time.
    setting.is_unsure = group.has_other_modal || group.is_participial;
    for (std::uint32_t child = node(verb).first_child; child != kNoWord; child = node(child).next) {
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

// "Struck the coast, killing ten and damaging the pier", "after leaving the port": told as done beside what happened.
std::optional<EventClause> ClauseFinder::participle(std::uint32_t verb) const {
    std::uint32_t first = verb;
    if (relation(verb) == Deprel::conj && head(verb) != kNoHead && tag(head(verb)) == Xpos::VBG) first = head(verb);
    if (relation(first) != Deprel::advcl || head(first) == kNoHead || has_subject(verb)) return std::nullopt;
    for (std::uint32_t child = node(first).first_child; child != kNoWord && child < first; child = node(child).next) {
        if (relation(child) == Deprel::aux || relation(child) == Deprel::aux_pass || is(child, lists_.no)) return std::nullopt;
        if (relation(child) == Deprel::mark && word(child) != "after") return std::nullopt;
    }
    const auto around = shaped(head(first), 0);
    if (!around || around->planned || around->present || !has(verb, Deprel::obj)) return std::nullopt;
    EventClause clause{.start = verb, .verb = verb, .subject = {}};
    clause.participle = clause.shares = clause.bare = true;
    return clause;
}

// "Is expected to close", "plans to drill", "is to meet"; else none.
std::optional<EventClause> ClauseFinder::infinitive(std::uint32_t verb, const Setting& setting) const {
    const VerbGroup& group = setting.group;
    EventClause clause{.start = group.first, .verb = verb, .subject = {}, .passive = group.is_passive, .planned = true};
    if (group.is_now || setting.is_plan) return clause;
    const std::uint32_t above = head(verb);
    if (above == kNoHead || above > verb || (relation(verb) != Deprel::xcomp && relation(verb) != Deprel::ccomp)) return std::nullopt;
    const Setting around = setting_of(above);
    if (around.is_unsure) return std::nullopt;
    const bool is_plan = (is(above, lists_.plan) && around.group.has_be) ||
                         (is(above, lists_.plans) && (tag(above) == Xpos::VBZ || tag(above) == Xpos::VBP)) || word(above) == "is" ||
                         word(above) == "are";
    if (!is_plan) return std::nullopt;
    clause.start = around.group.first;
    return clause;
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
    const Xpos t = tag(verb);
    const bool shares = relation(verb) == Deprel::conj && head(verb) < verb && !group.has_have && !group.has_will && !group.has_would &&
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
                const bool followed = verb + 1 < end_ && (word(verb + 1) == "for" || word(verb + 1) == "on");
                clause.appointed = clause.planned = clause.passive = true;
                return followed ? std::optional(clause) : std::nullopt;
            }
            if (t == Xpos::JJ) return std::nullopt;
            if (group.is_infinitive || setting.is_plan) return infinitive(verb, setting);
            if (shares) break;
            if (group.is_passive || group.has_be) {
                clause.passive = true;
                clause.present = group.is_now && !group.has_have;
                return clause;
            }
            if (group.has_have) return group.has_will || group.has_would ? std::nullopt : std::optional(clause);
            if (relation(verb) == Deprel::acl || relation(verb) == Deprel::advcl) {
                clause.bare = clause.passive = true;
                return clause;
            }
            if (has_subject(verb) && !shares) return clause;  // a past tense that was not seen to be one
            break;
        case Xpos::VBG:
            if (!group.has_be || (tag(group.first) == Xpos::VB && !clause.planned)) return std::nullopt;
            clause.present = group.is_now && !group.has_have;
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
    clause.present = first->present;
    clause.perfect = first->perfect;
    clause.past_perfect = first->past_perfect;
    clause.bare = clause.shares = true;
    return clause;
}

std::optional<EventClause> ClauseFinder::clause(std::uint32_t verb) const {
    const char letter = word(verb).front();
    const bool is_main = relation(verb) == Deprel::root || relation(verb) == Deprel::parataxis || relation(verb) == Deprel::conj;
    if ((letter < 'a' || letter > 'z') && !(is_headline_ && is_main)) return std::nullopt;
    if (!is_verb(tag(verb)) && tag(verb) != Xpos::JJ) return std::nullopt;
    auto clause = tag(verb) == Xpos::VBG ? participle(verb) : std::nullopt;
    if (!clause) clause = shaped(verb, 0);
    if (clause && is_headline_ && is_main) {
        clause->present = false;
        if (tag(verb) == Xpos::VB) clause->planned = true;
    }
    if (clause) clause->subject = subject(verb, 0);
    return clause && !clause->subject.empty() ? clause : std::nullopt;
}

WordRange ClauseFinder::subject(std::uint32_t verb, int hops) const {
    if (hops >= kMaxHops) return {};
    const std::uint32_t above = head(verb);
    for (std::uint32_t child = node(verb).first_child; child != kNoWord; child = node(child).next) {
        if (!is_subject(relation(child))) continue;
        if (!is_relative(child)) return relation(child) == Deprel::csubj ? WordRange{} : phrase(child);
        return relation(verb) == Deprel::acl_relcl && above != kNoHead ? phrase(above) : WordRange{};
    }
    for (std::uint32_t child = node(verb).first_child; child != kNoWord && child < verb; child = node(child).next) {
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

bool ClauseFinder::has_subject(std::uint32_t verb) const {
    for (std::uint32_t child = node(verb).first_child; child != kNoWord; child = node(child).next) {
        if (is_subject(relation(child))) return true;
    }
    return false;
}

bool ClauseFinder::has(std::uint32_t word, Deprel dependent) const {
    for (std::uint32_t child = node(word).first_child; child != kNoWord; child = node(child).next) {
        if (relation(child) == dependent) return true;
    }
    return false;
}

WordRange ClauseFinder::phrase(std::uint32_t noun) const {
    if (!is_noun(tag(noun)) && tag(noun) != Xpos::PRP && tag(noun) != Xpos::CD && tag(noun) != Xpos::DT && tag(noun) != Xpos::JJ &&
        tag(noun) != Xpos::VBG && tag(noun) != Xpos::NNP)
        return {};
    if (time_at(noun) != kNoWord) return {};
    std::uint32_t begin = noun;
    bool open = true;
    for (std::uint32_t child = node(noun).first_child; child != kNoWord && child < noun; child = node(child).next) {
        const Deprel r = relation(child);
        const bool outside =
            r == Deprel::case_ || r == Deprel::punct || r == Deprel::cc || r == Deprel::mark || r == Deprel::advcl || is_aside(r);
        if (outside) {
            open = true;
        } else if (open) {
            begin = node(child).left;
            open = false;
        }
    }
    if (open) begin = noun;
    return {begin, phrase_end(noun, 0)};
}

// Behind the last word of a noun and what is close to it: without asides, clauses of their own and times.
std::uint32_t ClauseFinder::phrase_end(std::uint32_t noun, int depth) const {
    std::uint32_t end = noun + 1;
    if (depth >= kMaxHops) return end;
    for (std::uint32_t child = node(noun).first_child; child != kNoWord; child = node(child).next) {
        if (child < noun) continue;
        const Deprel r = relation(child);
        if (r == Deprel::acl && tag(child) == Xpos::VB && node(child).left + 1 == child) {  // "a return to work | on Monday"
            end = child + 1;
            constexpr std::uint32_t kMaxInfinitive = 6;  // words behind its verb
            const auto inner = predicate({.start = child, .verb = child, .subject = {}}, kMaxInfinitive);
            if (!inner.empty() && inner.front().begin == end) end = inner.front().end;
            break;
        }
        const bool is_name_beside = r == Deprel::appos && node(child).left == end;  // "the maker Brackwell Foods"
        if ((is_aside(r) && !is_name_beside) || time_at(child) != kNoWord || is_quotation_mark(word(child))) break;
        if (r == Deprel::punct) {
            if (word(child) == ":" || word(child) == ";" || word(child) == "(" || tag(child) == Xpos::PERIOD) break;
            continue;
        }
        if (r == Deprel::conj ? is_verb(tag(child)) : is_comma(node(child).left)) break;
        const std::uint32_t inner = phrase_end(child, depth + 1);
        end = std::max(end, inner);
        if (inner <= node(child).right) break;
    }
    return end;
}

WordRange ClauseFinder::named(WordRange subject) const {
    std::uint32_t noun = subject.begin;
    while (noun + 1 < subject.end && head(noun) >= subject.begin && head(noun) < subject.end) ++noun;
    if (tag(noun) != Xpos::NN && tag(noun) != Xpos::NNS) return subject;
    for (std::uint32_t child = node(noun).first_child; child != kNoWord; child = node(child).next) {
        const bool is_name =
            relation(child) == Deprel::appos && child >= subject.end && (tag(child) == Xpos::NNP || tag(child) == Xpos::NNPS);
        if (is_name) {
            const WordRange name = phrase(child);
            if (!name.empty() && name.size() <= kMaxSubject) return name;
        }
    }
    return subject;
}

bool ClauseFinder::lacks_relative_object(const EventClause& clause) const {
    if (relation(clause.verb) != Deprel::acl_relcl || clause.passive || has(clause.verb, Deprel::obj)) return false;
    const std::uint32_t above = head(clause.verb);
    return above != kNoHead && above < clause.subject.begin && relative_object(clause).empty();
}

WordRange ClauseFinder::relative_object(const EventClause& clause) const {
    const std::uint32_t above = head(clause.verb);
    if (relation(clause.verb) != Deprel::acl_relcl || above == kNoHead || above > clause.verb) return {};
    bool has_other = false;
    for (std::uint32_t child = node(clause.verb).first_child; child != kNoWord; child = node(child).next) {
        if (relation(child) == Deprel::obj && is_relative(child)) return phrase(above);
        has_other = has_other || relation(child) == Deprel::obj || is_relative(child) || tag(child) == Xpos::WRB;
    }
    const bool is_near = clause.subject.begin > above && clause.subject.begin - above <= 2;
    return !has_other && is_near ? phrase(above) : WordRange{};  // "the summit he organized"
}

WordRange ClauseFinder::done_before(std::uint32_t noun) const {
    bool after = false;
    for (std::uint32_t child = node(noun).first_child; child != kNoWord && child < noun; child = node(child).next) {
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

bool ClauseFinder::is_content(std::uint32_t verb) const {
    for (int hops = 0; hops < kMaxHops && verb != kNoHead; ++hops, verb = head(verb)) {
        if (relation(verb) == Deprel::ccomp) return true;
        if (relation(verb) != Deprel::conj) return false;
    }
    return false;
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

bool ClauseFinder::continues_in_speech(const EventClause& clause) const {
    for (std::uint32_t child = node(clause.verb).first_child; child != kNoWord; child = node(child).next) {
        if (relation(child) == Deprel::xcomp && (is(child, lists_.speech) || is(child, lists_.speech_act))) return true;
    }
    return false;
}

bool ClauseFinder::shares_object(std::uint32_t verb, std::uint32_t object) const {
    const std::uint32_t first = relation(verb) == Deprel::conj && head(verb) != kNoHead ? head(verb) : verb;
    for (std::uint32_t child = node(first).first_child; child != kNoWord; child = node(child).next) {
        if (relation(child) != Deprel::conj || child <= verb || !is_verb(tag(child)) || has_subject(child)) continue;
        for (std::uint32_t below = node(child).first_child; below != kNoWord; below = node(below).next) {
            if (relation(below) == Deprel::obj && (object == kNoWord || object == below)) return true;
        }
    }
    return false;
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
    if (end == subject.begin || !is_noun(tag(end - 1))) end = subject.end;
    return {end - subject.begin > kMaxSubject ? end - kMaxSubject : subject.begin, end};
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

std::vector<WordRange> ClauseFinder::predicate(const EventClause& clause, std::uint32_t budget) const {
    std::vector<WordRange> pieces;
    std::uint32_t used = 0;
    const auto good_end = [&](std::uint32_t last) {
        const Xpos t = tag(last);
        return is_noun(t) || t == Xpos::PRP || t == Xpos::CD || t == Xpos::RP || word(last) == "%";
    };
    for (std::uint32_t child = node(clause.verb).first_child; child != kNoWord; child = node(child).next) {
        if (child < clause.verb) continue;
        const Deprel r = relation(child);
        std::uint32_t begin = node(child).left;
        if (begin <= clause.verb || (!pieces.empty() && begin < pieces.back().end)) continue;
        if (r == Deprel::punct) {
            if (is_quotation_mark(word(child)) || word(child) == ":" || word(child) == "(") break;
            continue;
        }
        if (is_comma(begin)) break;
        if (time_at(child) != kNoWord) continue;
        const bool particle = r == Deprel::compound_prt || (r == Deprel::advmod && is(child, lists_.particle));
        if (r == Deprel::ccomp && tag(begin) != Xpos::WP && !is_quotation_mark(word(begin)) && pieces.empty()) {
            // "Admitted that the loss could grow": as far as it goes, up to a good end.
            std::uint32_t end = std::min(node(child).right + 1, begin + budget);
            while (end > begin && !(good_end(end - 1) && (end == node(child).right + 1 || tag(end) == Xpos::IN || is_comma(end)) &&
                                    time_at(end - 1) == kNoWord))
                --end;
            if (end > child) pieces.push_back({begin, end});
            break;
        }
        const bool object = r == Deprel::obj || r == Deprel::iobj || r == Deprel::obl || r == Deprel::obl_agent ||
                            r == Deprel::obl_unmarked || r == Deprel::nmod || r == Deprel::xcomp;
        if (!particle && !object) {
            if (r == Deprel::advmod || node(child).left == node(child).right) continue;
            break;
        }
        std::uint32_t end = phrase_end(child, 0);
        if (r == Deprel::xcomp && is_verb(tag(child))) {
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
        if (end <= begin) continue;
        const bool whole = used + (end - begin) <= budget;
        if (!whole) {  // up to its last preposition that fits, never amid a name
            end = begin + (budget > used ? budget - used : 0);
            while (end > begin &&
                   !(good_end(end - 1) && (tag(end) == Xpos::IN || tag(end) == Xpos::TO || is_comma(end)) && word(end) != "of"))
                --end;
        }
        if (end > begin) {
            if (!pieces.empty() && pieces.back().end == begin) {
                pieces.back().end = end;
            } else {
                pieces.push_back({begin, end});
            }
            used += end - begin;
        }
        if (!whole) break;
    }
    return pieces;
}

std::uint32_t ClauseFinder::time_of(const EventClause& clause) const {
    const auto own = [&](std::uint32_t word) { return node(word).told == kNoWord ? kNoWord : time_at(node(word).told); };
    std::uint32_t verb = clause.verb;
    if (const std::uint32_t time = own(verb); time != kNoWord) return time;
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
            if (tag(verb) == Xpos::VBG && node(verb).first_child != kNoWord && !has(verb, Deprel::mark)) return own(above);
            [[fallthrough]];
        case Deprel::acl_relcl:  // "since November 2021, when guards shot two men"
            for (std::uint32_t child = node(verb).first_child; child != kNoWord && child < verb; child = node(child).next) {
                if (tag(child) != Xpos::WRB || child < first_ + 2) continue;
                const std::uint32_t time = time_at(is_comma(child - 1) ? child - 2 : child - 1);
                if (time != kNoWord && usable(time)) return time;
            }
            break;
        default:
            break;
    }
    for (std::uint32_t child = node(clause.verb).first_child; child != kNoWord; child = node(child).next) {
        if (child < clause.verb || !is_verb(tag(child)) || own(child) == kNoWord) continue;
        if (relation(child) == Deprel::conj && child - clause.verb <= kNear) return own(child);  // "was arrested and charged on Monday"
    }
    return kNoWord;
}

std::uint32_t ClauseFinder::heading_time() const {
    const std::uint32_t time = time_at(first_);
    if (time == kNoWord || !usable(time)) return kNoWord;
    std::uint32_t after = first_;
    while (after < end_ && time_at(after) == time) ++after;
    return after < end_ && (word(after) == ":" || word(after) == "\xE2\x80\x94" || word(after) == "\xE2\x80\x93") ? time : kNoWord;
}

std::uint32_t ClauseFinder::time_of_noun(std::uint32_t noun) const {
    for (std::uint32_t child = node(noun).first_child; child != kNoWord; child = node(child).next) {
        if (time_at(child) == kNoWord || !usable(time_at(child))) continue;
        switch (relation(child)) {
            case Deprel::nmod_poss:
            case Deprel::nmod_unmarked:
            case Deprel::compound:
                return time_at(child);
            case Deprel::nmod:
                for (std::uint32_t below = node(child).first_child; below != kNoWord && below < child; below = node(below).next) {
                    if (relation(below) == Deprel::case_ && (word(below) == "of" || !is(below, lists_.other_time))) return time_at(child);
                }
                break;
            default:
                break;
        }
    }
    return kNoWord;
}

std::vector<WordRange> ClauseFinder::noun_phrase(std::uint32_t noun) const {
    std::vector<WordRange> pieces;
    WordRange whole = phrase(noun);
    if (whole.empty()) return pieces;
    for (std::uint32_t child = node(noun).first_child; child != kNoWord; child = node(child).next) {
        const bool goes_on = child > noun && relation(child) == Deprel::nmod && time_at(child) == kNoWord && !is_comma(node(child).left);
        if (goes_on) whole.end = std::max(whole.end, phrase_end(child, 0));
    }
    for (std::uint32_t at = whole.begin; at < whole.end; ++at) {
        const bool is_of_time = time_at(at) != kNoWord || (at > whole.begin && tag(at) == Xpos::POS && time_at(at - 1) != kNoWord) ||
                                (at + 1 < whole.end && tag(at) == Xpos::IN && time_at(at + 1) != kNoWord);
        if (is_of_time) continue;
        if (!pieces.empty() && pieces.back().end == at) {
            ++pieces.back().end;
        } else {
            pieces.push_back({at, at + 1});
        }
    }
    return pieces;
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
