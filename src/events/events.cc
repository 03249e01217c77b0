// Finds verbs of happening in the shapes that leave little doubt (no parser yet): "was arrested on smuggling charges", "filed a motion",
// "will be sentenced", "sentencing is scheduled for". The phrase runs to the border of its clause; the date is that of the clause's own
// time expression. What is asked, supposed, negated or quoted is left out: precision goes before recall. Linear: each verb looks at most
// kReach words to each side. Tests: tests/events/events_test.cc.
#include "events/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>

#include "onrecord/date.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kReach = 25;           // words of a clause to each side of its verb
constexpr std::uint32_t kMaxPhraseWords = 12;  // of what is shown
constexpr std::uint32_t kNone = ~std::uint32_t{0};

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// The days that a TIMEX3 value stands for, as EDTF; empty where it is open.
std::string edtf_of(std::string_view value) {
    value = value.substr(0, value.find('T'));
    if (parse_edtf(value)) return std::string(value);
    if (value.size() == 3) {
        const auto decade = number(value);
        return decade ? fmt::format("{:03}0/{:03}9", *decade, *decade) : std::string();
    }
    if (value.size() < 7 || value[4] != '-') return {};
    const auto year = number(value.substr(0, 4));
    if (!year || *year < 1 || *year > 9998) return {};
    const std::string_view rest = value.substr(5);
    const auto months = [&](int first, int last) { return fmt::format("{:04}-{:02}/{:04}-{:02}", *year, first, *year, last); };
    if (rest.size() == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4') return months((rest[1] - '1') * 3 + 1, (rest[1] - '0') * 3);
    if (rest == "H1") return months(1, 6);
    if (rest == "H2") return months(7, 12);
    if (rest == "SP") return months(3, 5);
    if (rest == "SU") return months(6, 8);
    if (rest == "FA") return months(9, 11);
    if (rest == "WI") return fmt::format("{:04}-12/{:04}-02", *year, *year + 1);
    return {};
}

class Finder {
public:
    Finder(const Text& text, const Analysis& analysis, const std::vector<Entity>& entities, const std::vector<TimeExpression>& times,
           const std::vector<Statement>& statements, const EventLists& lists)
        : text_(text), words_(analysis.words), analysis_(analysis), times_(times), lists_(lists) {
        for (std::uint32_t i = 0; i < entities.size(); ++i) {
            for (const Mention& mention : entities[i].mentions) mentions_.push_back({mention.span, i});
        }
        std::sort(mentions_.begin(), mentions_.end());
        for (const Statement& statement : statements) {
            for (const Span span : statement.content) {
                if (statement.polarity == Polarity::denies) denied_.push_back(span);
            }
        }
        std::sort(denied_.begin(), denied_.end());
    }

    std::vector<Event> run() {
        for (const Sentence& sentence : analysis_.sentences) {
            first_ = sentence.first_word;
            end_ = sentence.end_word;
            while (time_ < times_.size() && times_[time_].span.end <= sentence.span.begin) ++time_;
            bool quoted = in_quotation(sentence);
            for (std::uint32_t at = first_; at < end_; ++at) {
                const auto w = word(at);
                if (w == "\xE2\x80\x9C") quoted = true;
                if (w == "\xE2\x80\x9D") quoted = false;
                if (w == "\"" || w == "``" || w == "''") quoted = !quoted;
                if (!quoted && lists_.known.contains(words_[at].key)) look(at);
                if (!quoted && lists_.plan.contains(words_[at].key)) look_planned(at);
            }
        }
        return merged();
    }

private:
    struct Place {
        Span span;
        std::uint32_t entity = 0;
        auto operator<=>(const Place&) const = default;
    };
    struct Found {
        Event event;
        std::uint16_t lemma = 0;
    };

    [[nodiscard]] std::string_view word(std::uint32_t at) const { return text_.slice(words_[at].span); }
    [[nodiscard]] bool is(std::uint32_t at, const WordList& list) const {
        return at >= first_ && at < end_ && list.contains(words_[at].key);
    }
    [[nodiscard]] bool is_word(std::uint32_t at) const {
        const char c = text_.view()[words_[at].span.begin];
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    [[nodiscard]] bool capital(std::uint32_t at) const {
        const char c = text_.view()[words_[at].span.begin];
        return c >= 'A' && c <= 'Z';
    }
    // A quotation of several sentences closes in this one, or stands open in it from before.
    [[nodiscard]] bool in_quotation(const Sentence& sentence) {
        if (sentence.paragraph != paragraph_) {
            paragraph_ = sentence.paragraph;
            open_ = false;
        }
        const bool was_open = open_;
        for (const Word& w : analysis_.words_of(sentence)) {
            const auto t = text_.slice(w.span);
            if (t == "\xE2\x80\x9C") open_ = true;
            if (t == "\xE2\x80\x9D") open_ = false;
            if (t == "\"" || t == "``" || t == "''") open_ = !open_;
        }
        return was_open;
    }

    [[nodiscard]] bool adverb(std::uint32_t at) const {
        const auto w = word(at);
        return w.size() > 4 && w.ends_with("ly") && !capital(at);
    }

    // The first word of the verb's group, e.g. "was" of "was reportedly arrested"; kNone where the verb is none or doubtful.
    std::uint32_t group_start(std::uint32_t verb, const EventLists::Form& form, bool& planned) const {
        std::uint32_t at = verb;
        while (at > first_ && (adverb(at - 1) || word(at - 1) == "also" || word(at - 1) == "later" || word(at - 1) == "then")) --at;
        if (at == first_) return kNone;
        const std::uint32_t before = at - 1;
        if (is(before, lists_.no)) return kNone;
        if (form.participle && is(before, lists_.be) && form.takes_object) {
            const auto w = word(before);
            std::uint32_t start = before;
            if (w == "is" || w == "are" || w == "being") return kNone;  // "is closed" is a state
            if (w == "be") {
                if (before == first_ || before - 1 == first_) return kNone;
                if (word(before - 1) == "will") {
                    planned = true;
                    return before - 1;
                }
                if (word(before - 1) == "to" && before >= first_ + 3 && is(before - 2, lists_.plan) && is(before - 3, lists_.be)) {
                    planned = true;
                    return before - 3;
                }
                return kNone;
            }
            if (w == "been") {
                if (before == first_ || !is(before - 1, lists_.have)) return kNone;
                start = before - 1;
            }
            return start;
        }
        if (form.base) {
            if (word(before) == "will" && before > first_) {
                planned = true;
                return before;
            }
            if (word(before) == "to" && before >= first_ + 3 && is(before - 1, lists_.plan) && is(before - 2, lists_.be)) {
                planned = true;
                return before - 2;
            }
            if (!form.past) return kNone;
        }
        if (!form.past) return kNone;
        if (is(before, lists_.be) || is(before, lists_.determiner) || word(before) == "to" || !is_word(before)) return kNone;
        if (before > first_ && is(before, lists_.weak_end)) return kNone;
        if (is(before, lists_.have)) return form.participle && before > first_ && form.needs_object ? before : kNone;
        return at;
    }

    // "filed a motion", "sued Ruiz": what follows can be an object.
    [[nodiscard]] bool has_object(std::uint32_t verb) const {
        if (verb + 1 >= end_ || time_at(words_[verb + 1].span.begin) != kNone) return false;
        return is(verb + 1, lists_.object_start) || (capital(verb + 1) && is_word(verb + 1));
    }

    void look(std::uint32_t verb) {
        const auto at = lists_.forms.find(words_[verb].key);
        if (at == lists_.forms.end()) return;
        const EventLists::Form& form = at->second;
        bool planned = false;
        const std::uint32_t start = group_start(verb, form, planned);
        if (start == kNone || start <= first_) return;
        bool passive = false;
        for (std::uint32_t before = start; before < verb; ++before) passive = passive || is(before, lists_.be);
        if (!passive && form.needs_object && !has_object(verb)) return;
        if (!passive && capital(verb)) return;
        tell(start, verb, form.lemma, planned);
    }

    // "Sentencing is scheduled for Oct. 3."
    void look_planned(std::uint32_t verb) {
        if (verb <= first_ + 1 || verb + 1 >= end_ || !is(verb - 1, lists_.be) || word(verb - 1) == "been") return;
        if (word(verb + 1) != "for" && word(verb + 1) != "on") return;
        tell(verb - 1, verb, 0, true);
    }

    // First word of the clause that the group stands in.
    [[nodiscard]] std::uint32_t clause_start(std::uint32_t start) const {
        std::uint32_t at = start;
        for (std::uint32_t n = 0; at > first_ && n < kReach; --at, ++n) {
            if (is(at - 1, lists_.border) && word(at - 1) != "and") break;
            const auto w = word(at - 1);
            if (w == "," || w == ";" || w == ":" || w == "(" || w == ")" || w == "\xE2\x80\x94" || w == "\xE2\x80\x93" || w == "--" ||
                w == "\xE2\x80\x9D" || w == "\"")
                break;
        }
        return at;
    }

    [[nodiscard]] std::uint32_t time_at(std::uint32_t byte) const {
        for (std::size_t i = time_; i < times_.size() && times_[i].span.begin <= byte; ++i) {
            if (byte < times_[i].span.end) return static_cast<std::uint32_t>(i);
        }
        return kNone;
    }

    [[nodiscard]] static bool is_dated(const TimeExpression& time) {
        return (time.type == TimeType::DATE || time.type == TimeType::TIME) && !time.value.ends_with("_REF");
    }

    void tell(std::uint32_t start, std::uint32_t verb, std::uint16_t lemma, bool planned) {
        const std::uint32_t clause = clause_start(start);
        bool alleged = false;
        const std::uint32_t from = start > first_ + kReach ? start - kReach : first_;
        for (std::uint32_t at = from; at < verb; ++at) {
            if (is(at, lists_.unsure) || (at >= clause && is(at, lists_.no))) return;
            if (is(at, lists_.alleged)) alleged = true;
        }
        // The phrase: to the clause's border or its time.
        std::uint32_t end = verb + 1;
        std::uint32_t time = kNone;
        for (; end < end_ && end - start < kMaxPhraseWords; ++end) {
            if (const auto t = time_at(words_[end].span.begin); t != kNone && is_dated(times_[t])) {
                time = t;
                break;
            }
            if (!is_word(end) && word(end) != "'s" && word(end) != "\xE2\x80\x99s" && word(end) != "$" && word(end) != "-" &&
                word(end) != "'" && word(end) != "\xE2\x80\x99")
                break;
            if (is(end, lists_.border)) break;
            if (end > verb + 2 && word(end).ends_with("ing") && end + 1 < end_ && is(end + 1, lists_.determiner)) break;
        }
        const bool cut = end < end_ && end - start >= kMaxPhraseWords;
        // A time further on belongs to this verb too where no other verb of happening and no border of a clause comes between.
        for (std::uint32_t at = end; time == kNone && at < end_ && at - verb < kReach; ++at) {
            const auto w = word(at);
            if (w == ";" || w == "\xE2\x80\x94" || w == ":" || w == "\xE2\x80\x9C" || w == "\"" || (is(at, lists_.border) && w != "and") ||
                lists_.known.contains(words_[at].key) || lists_.be.contains(words_[at].key))
                break;
            if (const auto t = time_at(words_[at].span.begin); t != kNone && is_dated(times_[t])) time = t;
        }
        if (time != kNone && !is_dated(times_[time])) time = kNone;
        // Or it stands before: "On Thursday, his lawyers filed".
        bool other_verb = false;
        for (std::uint32_t at = start, n = 0; time == kNone && at > first_ && n < kReach && !other_verb; --at, ++n) {
            if (const auto t = time_at(words_[at - 1].span.begin); t != kNone && is_dated(times_[t])) time = t;
            const auto w = word(at - 1);
            other_verb = lists_.known.contains(words_[at - 1].key) || lists_.be.contains(words_[at - 1].key) || w == ";" || w == "said" ||
                         w == "says" || (is(at - 1, lists_.border) && w != "and" && w != "when");
        }
        while (end > verb + 1 && (is(end - 1, lists_.weak_end) || !is_word(end - 1))) --end;
        if (cut) {  // a phrase that was cut ends before its last preposition, not amid a name
            std::uint32_t back = end;
            while (back > verb + 2 && !is(back - 1, lists_.weak_end)) --back;
            if (back > verb + 2) end = back;
            while (end > verb + 1 && (is(end - 1, lists_.weak_end) || !is_word(end - 1))) --end;
        }

        Event event;
        const std::uint32_t clause_byte = words_[clause].span.begin;
        const std::uint32_t end_byte = words_[end - 1].span.end;
        bool subject_is_entity = false;
        auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), Place{{clause_byte, clause_byte}, 0});
        for (; mention != mentions_.end() && mention->span.begin < end_byte; ++mention) {
            if (mention->span.end > end_byte) continue;
            if (std::find(event.participants.begin(), event.participants.end(), mention->entity) == event.participants.end()) {
                event.participants.push_back(mention->entity);
            }
            if (mention->span.end <= words_[start].span.begin && mention->span.end + 1 >= words_[start].span.begin)
                subject_is_entity = true;
        }
        // A subject that is no entity is told in words: "The lawsuit was settled".
        std::uint32_t shown = start;
        bool has_subject = subject_is_entity || is(start - 1, lists_.pronoun);
        if (!has_subject && start > clause && start - clause <= 6 && !is(start - 1, lists_.weak_end)) {
            std::uint32_t subject = clause;
            while (subject < start &&
                   (time_at(words_[subject].span.begin) != kNone || (is(subject, lists_.weak_end) && !is(subject, lists_.determiner))))
                ++subject;
            bool plain = subject < start;
            for (std::uint32_t at = subject; at < start; ++at) {
                plain = plain && (is_word(at) || word(at).ends_with("s")) && !lists_.known.contains(words_[at].key) &&
                        time_at(words_[at].span.begin) == kNone;
            }
            if (plain) {
                shown = subject;
                has_subject = true;
            }
        }
        if (!has_subject) return;
        const bool dated = time != kNone;
        if (!dated && (event.participants.empty() || end - verb < 2)) return;
        if (lemma == 0 && (!dated || shown == start)) {
            if (!dated || event.participants.empty()) return;
        }
        event.span = {words_[shown].span.begin, end_byte};
        event.text = readable(event.span);
        if (dated) {
            event.times.push_back(time);
            event.date = edtf_of(times_[time].value);
        }
        event.certainty = planned ? Certainty::planned : alleged ? Certainty::alleged : Certainty::happened;
        const auto denied = std::upper_bound(denied_.begin(), denied_.end(), Span{words_[verb].span.begin, ~std::uint32_t{0}});
        if (denied != denied_.begin() && std::prev(denied)->end >= words_[verb].span.end) event.certainty = Certainty::denied;
        found_.push_back({std::move(event), lemma});
    }

    // The words with white space made single spaces.
    [[nodiscard]] std::string readable(Span span) const {
        std::string out;
        for (const char c : text_.slice(span)) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!space) {
                out += c;
            } else if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
        }
        return out;
    }

    // Two tellings of one happening (same verb, a participant in common, dates that do not differ) become the first, with the date of
    // either.
    std::vector<Event> merged() {
        std::vector<Found> kept;
        std::map<std::uint16_t, std::vector<std::size_t>> by_lemma;
        constexpr std::size_t kMaxCompared = 64;  // tellings of one verb, so that a hostile text stays linear
        for (Found& found : found_) {
            auto& same = by_lemma[found.lemma];
            bool is_new = true;
            for (std::size_t i = same.size() > kMaxCompared ? same.size() - kMaxCompared : 0; i < same.size() && is_new; ++i) {
                Event& other = kept[same[i]].event;
                const Event& event = found.event;
                const bool overlap = other.span.overlaps(event.span);
                const bool in_common = std::any_of(event.participants.begin(), event.participants.end(), [&](std::uint32_t p) {
                    return std::find(other.participants.begin(), other.participants.end(), p) != other.participants.end();
                });
                const bool dates_agree = other.date == event.date || other.date.empty() || event.date.empty();
                if (!overlap && (!in_common || !dates_agree || found.lemma == 0 || other.certainty != event.certainty)) continue;
                is_new = false;
                if (other.date.empty() && !event.date.empty()) {
                    other.date = event.date;
                    other.times = event.times;
                }
            }
            if (!is_new) continue;
            same.push_back(kept.size());
            kept.push_back(std::move(found));
        }
        std::vector<Event> events;
        events.reserve(kept.size());
        for (Found& found : kept) events.push_back(std::move(found.event));
        std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.span < b.span; });
        return events;
    }

    const Text& text_;
    const std::vector<Word>& words_;
    const Analysis& analysis_;
    const std::vector<TimeExpression>& times_;
    const EventLists& lists_;
    std::vector<Place> mentions_;
    std::vector<Span> denied_;
    std::vector<Found> found_;
    std::size_t time_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
    std::uint32_t paragraph_ = kNone;
    bool open_ = false;
};

}  // namespace

std::vector<Event> find_events(const Text& text, const Analysis& analysis, const std::vector<Entity>& entities,
                               const std::vector<TimeExpression>& times, const std::vector<Statement>& statements, const Published&,
                               const EventLists& lists) {
    return Finder(text, analysis, entities, times, statements, lists).run();
}

}  // namespace onrecord
