// Which verbs tell of happenings, when, and how surely.
//
// Every verb of a known shape (clause.h) with a date in its clause is one, but for verbs of state and speech; without a date only the
// verbs of event_verb.tsv are. What is asked, supposed or negated is left out; what somebody is said to have said is alleged. Linear.
// Tests: tests/events.
#include "events/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <string_view>

#include "events/clause.h"
#include "onrecord/date.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxPhraseWords = 14;  // of what is shown
constexpr std::uint32_t kReach = 25;           // words before a verb that can make it doubtful

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
    if (rest[0] == 'W' && rest.size() >= 3) {  // an ISO week, Monday to Sunday; its weekend
        const auto week = number(rest.substr(1, 2));
        if (!week || *week < 1 || *week > 53) return {};
        using namespace std::chrono;
        const sys_days fourth{std::chrono::year{*year} / January / 4};  // always in week 1
        const sys_days monday = fourth - (weekday{fourth} - Monday) + weeks{*week - 1};
        const auto day = [](sys_days d) {
            const year_month_day ymd{d};
            return fmt::format("{:04}-{:02}-{:02}", int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()});
        };
        if (rest.ends_with("-WE")) return day(monday + days{5}) + "/" + day(monday + days{6});
        return rest.size() == 3 ? day(monday) + "/" + day(monday + days{6}) : std::string();
    }
    const auto of_months = [&](int first, int last) { return fmt::format("{:04}-{:02}/{:04}-{:02}", *year, first, *year, last); };
    if (rest.size() == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4')
        return of_months((rest[1] - '1') * 3 + 1, (rest[1] - '0') * 3);
    if (rest == "H1") return of_months(1, 6);
    if (rest == "H2") return of_months(7, 12);
    if (rest == "SP") return of_months(3, 5);
    if (rest == "SU") return of_months(6, 8);
    if (rest == "FA") return of_months(9, 11);
    if (rest == "WI") return fmt::format("{:04}-12/{:04}-02", *year, *year + 1);
    return {};
}

// Spans made disjoint, to be asked which bytes they cover.
class Cover {
public:
    explicit Cover(SpanList spans) {
        std::sort(spans.begin(), spans.end());
        for (const Span span : spans) {
            if (!spans_.empty() && span.begin <= spans_.back().end) {
                spans_.back().end = std::max(spans_.back().end, span.end);
            } else {
                spans_.push_back(span);
            }
        }
    }
    [[nodiscard]] bool covers(std::uint32_t byte) const {
        const auto after = std::upper_bound(spans_.begin(), spans_.end(), byte, [](std::uint32_t b, Span span) { return b < span.begin; });
        return after != spans_.begin() && std::prev(after)->end > byte;
    }

private:
    SpanList spans_;
};

Cover contents(const std::vector<Statement>& statements, bool (*wanted)(Polarity)) {
    SpanList spans;
    for (const Statement& statement : statements) {
        if (wanted(statement.polarity)) spans.insert(spans.end(), statement.content.begin(), statement.content.end());
    }
    return Cover(std::move(spans));
}

bool have_in_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::any_of(a.begin(), a.end(), [&](std::uint32_t each) { return std::find(b.begin(), b.end(), each) != b.end(); });
}

class Finder {
public:
    Finder(const Text& text, const Analysis& analysis, const std::vector<Entity>& entities, const std::vector<TimeExpression>& times,
           const std::vector<Statement>& statements, const Published& published, const EventLists& lists)
        : text_(text),
          words_(analysis.words),
          analysis_(analysis),
          entities_(entities),
          times_(times),
          lists_(lists),
          clauses_(text, analysis, times, lists),
          told_(contents(statements, [](Polarity p) { return p == Polarity::asserts; })),
          denied_(contents(statements, [](Polarity p) { return p == Polarity::denies; })),
          open_(contents(statements, [](Polarity p) { return p == Polarity::asks || p == Polarity::declines; })),
          published_(published.value.size() == 10 && parse_edtf(published.value) ? published.value : std::string()) {
        for (std::uint32_t i = 0; i < entities.size(); ++i) {
            for (const Mention& mention : entities[i].mentions) mentions_.push_back({mention.span, i});
        }
        std::sort(mentions_.begin(), mentions_.end());
    }

    std::vector<Event> run() {
        std::size_t time = 0;
        for (const Sentence& sentence : analysis_.sentences) {
            while (time < times_.size() && times_[time].span.end <= sentence.span.begin) ++time;
            const bool is_new = sentence.paragraph != paragraph_;
            paragraph_ = sentence.paragraph;
            clauses_.begin(sentence, time);
            if (is_new) {
                quoted_ = false;
                heading_ = clauses_.heading_time();
            }
            for (std::uint32_t at = sentence.first_word; at < sentence.end_word; ++at) {
                const auto w = clauses_.word(at);
                if (w == "\xE2\x80\x9C") quoted_ = true;
                if (w == "\xE2\x80\x9D") quoted_ = false;
                if (w == "\"" || w == "``" || w == "''") quoted_ = !quoted_;
                if (const auto clause = clauses_.clause(at)) tell(*clause, sentence);
                if (lists_.once.contains(words_[at].key) && !quoted_) name_done(at);
            }
        }
        tell_contradicted();
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
        WordKey verb = 0;
        bool strong = false;
        std::uint16_t once = 0;  // of a plan: the line of once.tsv that it tells of
    };
    // "After his sentencing".
    struct Done {
        WordRange phrase;
        std::uint16_t once = 0;
        std::vector<std::uint32_t> participants;
    };

    void tell(const EventClause& clause, const Sentence& sentence) {
        const WordKey key = words_[clause.verb].key;
        const WordRange subject = clause.subject;
        const bool strong = lists_.known.contains(key);
        if (!clause.appointed && !strong && lists_.state.contains(key) && !clauses_.has(clause.verb, Deprel::compound_prt) &&
            !petition(clause, sentence))
            return;
        if (subject.size() == 1 && clauses_.is(subject.begin, lists_.thing_pronoun)) return;
        if (clauses_.tag(subject.begin) == Xpos::WPS) return;  // "whose husband"
        if (subject.size() == 1 && clauses_.is(subject.begin, lists_.speaker) && name_of_pronoun(subject, clause) == nullptr) return;
        const std::uint32_t byte = words_[clause.verb].span.begin;
        if (open_.covers(byte)) return;
        bool doubtful = quoted_ || told_.covers(byte) || clauses_.is_content(clause.verb);
        for (std::uint32_t at = std::max(sentence.first_word, clause.verb - std::min(clause.verb, kReach)); at < clause.verb; ++at) {
            if (clauses_.is(at, lists_.alleged)) doubtful = true;
        }

        const WordRange shown = clauses_.shortened(subject);
        std::string date;
        std::uint32_t time = clauses_.time_of(clause);
        std::uint32_t second = kNoWord;
        if (time == kNoWord && heading_ != kNoWord && !lists_.state.contains(key)) time = heading_;
        if (time != kNoWord) {
            date = edtf_of(times_[time].value);
            second = clauses_.second_time(time);
            if (second != kNoWord) {
                const auto from = parse_edtf(date);
                const auto to = parse_edtf(edtf_of(times_[second].value));
                if (from && to && from->first < to->last) {
                    date = to_edtf({from->first, to->last});
                } else {
                    second = kNoWord;
                }
            }
        }
        const bool is_ahead =
            !published_.empty() && !date.empty() && date.substr(0, 10) > published_.substr(0, std::min<std::size_t>(date.size(), 10));
        // "Meets on 6 June" is to come; under a heading it is told as it was; else it is a habit.
        const bool planned = clause.planned || (clause.present && is_ahead);
        if (clause.present && !planned && !(clause.either && time != kNoWord) && (heading_ == kNoWord || time != heading_)) return;
        const bool dated = !date.empty();
        // What has happened is not of tomorrow: the time is another clause's.
        if (dated && !planned && date.size() == 10 && is_ahead) return;
        // What is still to come is not of last year.
        const auto plan = clauses_.word(clause.start);
        const bool is_now = plan == "will" || plan == "is" || plan == "are" || lists_.plans.contains(words_[clause.start].key);
        if (dated && clause.planned && is_now && is_over(date)) return;
        const bool open = time != kNoWord && !dated;  // "on Oct. 3" of a year that nobody knows
        if (!dated && (clause.bare || doubtful || quoted_)) return;
        if (!dated && lists_.needs_date.contains(key)) return;
        if (clause.bare && denied_.covers(byte)) return;
        if (!dated && (open ? !strong && !clause.appointed : !strong || planned)) return;

        const std::uint32_t used = shown.size() + (clause.verb + 1 - clause.start);
        auto predicate = clauses_.predicate(clause, used < kMaxPhraseWords ? kMaxPhraseWords - used : 0);
        if (!predicate.empty()) predicate.back().end = name_end(predicate.back().end);
        if (!dated && !clause.passive && predicate.empty()) return;
        if (!clause.passive && predicate.empty() && lists_.light.contains(key)) return;  // "she took"
        // "Investigators discovered that", "she spent Friday": without what it is about it says nothing.
        if (!clause.passive && predicate.empty() && (clauses_.has(clause.verb, Deprel::ccomp) || clauses_.has(clause.verb, Deprel::obj))) {
            if (clauses_.relative_object(clause).empty()) return;
        }
        if (!dated && shown.size() == 1 && clauses_.is(shown.begin, lists_.pronoun)) return;

        Event event;
        event.span = {
            std::min(words_[shown.begin].span.begin, words_[clause.start].span.begin),
            std::max(words_[shown.end - 1].span.end, words_[(predicate.empty() ? clause.verb : predicate.back().end - 1)].span.end)};
        auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), Place{{words_[subject.begin].span.begin, 0}, 0});
        for (; mention != mentions_.end() && mention->span.begin < event.span.end; ++mention) {
            const bool aside =
                mention->span.begin >= words_[subject.end - 1].span.end && mention->span.end <= words_[clause.start].span.begin;
            if (mention->span.end > event.span.end || aside) continue;
            if (std::find(event.participants.begin(), event.participants.end(), mention->entity) == event.participants.end()) {
                event.participants.push_back(mention->entity);
            }
        }
        if (!dated && !clause.appointed && event.participants.empty()) return;
        if (const std::string* name = name_of_pronoun(shown, clause)) {
            event.text = *name;
        } else {
            append(event.text, shown);
        }
        if (clause.bare && clause.planned) {
            const bool be = clauses_.word(clause.start) == "be";
            event.text += clause.passive && !be ? " will be" : " will";
        } else if (clause.bare && clause.passive) {
            event.text += is_plural(subject) ? " were" : " was";
        }
        for (const WordRange piece : clauses_.group(clause)) append(event.text, piece);
        for (const WordRange piece : predicate) append(event.text, piece);
        if (!clause.passive && predicate.empty()) {
            if (const WordRange object = clauses_.relative_object(clause); !object.empty() && object.size() < kMaxPhraseWords / 2) {
                const std::size_t at = event.text.size() + 1;
                append(event.text, object);
                if (clauses_.tag(object.begin) == Xpos::DT && event.text[at] == 'T') event.text[at] = 't';
                event.span.begin = words_[object.begin].span.begin;
            }
        }
        if (time != kNoWord) {
            event.times.push_back(time);
            if (second != kNoWord) event.times.push_back(second);
            event.date = std::move(date);
        }
        event.certainty = denied_.covers(byte) ? Certainty::denied
                          : planned            ? Certainty::planned
                          : doubtful           ? Certainty::alleged
                                               : Certainty::happened;
        // Of "his sentencing is set for" the noun says what is planned.
        const auto once = lists_.once.find(clause.appointed ? words_[subject.end - 1].key : key);
        found_.push_back({std::move(event), key, strong, planned && once != lists_.once.end() ? once->second : std::uint16_t{0}});
    }

    // A phrase that ends within a name goes on to the name's end: the tree may hang its last word elsewhere ("obtained by Harlow |
    // Weekly").
    [[nodiscard]] std::uint32_t name_end(std::uint32_t end) const {
        if (end >= words_.size() || clauses_.tag(end) != Xpos::NNP) return end;
        const std::uint32_t border = words_[end].span.begin;
        auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), Place{{border, 0}, 0});
        if (mention == mentions_.begin()) return end;
        const Span name = std::prev(mention)->span;
        while (end < words_.size() && words_[end].span.end <= name.end) ++end;
        return end;
    }

    void name_done(std::uint32_t noun) {
        const WordRange phrase = clauses_.done_before(noun);
        if (phrase.empty()) return;
        Done done{phrase, lists_.once.at(words_[noun].key), {}};
        const Span span{words_[phrase.begin].span.begin, words_[phrase.end - 1].span.end};
        for (auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), Place{{span.begin, 0}, 0});
             mention != mentions_.end() && mention->span.begin < span.end; ++mention) {
            if (mention->span.end <= span.end) done.participants.push_back(mention->entity);
        }
        if (!done.participants.empty()) done_.push_back(std::move(done));
    }

    // What is named as done where the same report plans it for somebody: told, so that both can be held against each other.
    void tell_contradicted() {
        for (const Done& done : done_) {
            const bool is_planned = std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
                return found.once == done.once && have_in_common(done.participants, found.event.participants);
            });
            if (!is_planned) continue;
            Event event;
            event.span = {words_[done.phrase.begin].span.begin, words_[done.phrase.end - 1].span.end};
            append(event.text, done.phrase);
            event.participants = done.participants;
            event.certainty = told_.covers(event.span.begin) ? Certainty::alleged : Certainty::happened;
            found_.push_back({std::move(event), words_[done.phrase.end - 1].key, false, 0});
        }
    }

    // Whether all of the date lies before the day of publication.
    [[nodiscard]] bool is_over(const std::string& date) const {
        const auto days = parse_edtf(date);
        const auto published = parse_edtf(published_);
        if (!days || !published) return false;
        const Date last = days->last;  // a month or year goes on to its end
        const Date day = published->first;
        if (last.year != day.year || !last.has_month()) return last.year < day.year;
        return last.month != day.month || !last.has_day() ? last.month < day.month : last.day < day.day;
    }

    // Who a subject of one pronoun is, where that is a person with a name, for a phrase that is read alone. Nothing where the verb would
    // not fit the name ("I have", "I am").
    [[nodiscard]] const std::string* name_of_pronoun(WordRange subject, const EventClause& clause) const {
        if (subject.size() != 1 || clauses_.tag(subject.begin) != Xpos::PRP || clauses_.tag(clause.start) == Xpos::VBP) return nullptr;
        const Span place = words_[subject.begin].span;
        for (auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), Place{{place.begin, 0}, 0});
             mention != mentions_.end() && mention->span.begin == place.begin; ++mention) {
            const Entity& entity = entities_[mention->entity];
            const bool named =
                std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::name; });
            if (mention->span == place && entity.type == EntityType::person && named) return &entity.name;
        }
        return nullptr;
    }

    [[nodiscard]] bool is_plural(WordRange subject) const {
        const Xpos head = clauses_.tag(subject.end - 1);
        return head == Xpos::NNS || head == Xpos::NNPS || (head == Xpos::CD && clauses_.word(subject.end - 1) != "one");
    }

    // "Asked the court to forbid": a request made, not a question.
    [[nodiscard]] bool petition(const EventClause& clause, const Sentence& sentence) const {
        if (clauses_.word(clause.verb) != "asked" || clause.passive) return false;
        for (std::uint32_t at = clause.verb + 2; at < sentence.end_word && at < clause.verb + kMaxPhraseWords; ++at) {
            if (clauses_.tag(at) == Xpos::TO) return true;
        }
        return false;
    }

    // The words with white space made single spaces.
    void append(std::string& out, WordRange range) const {
        if (!out.empty()) out += ' ';
        for (const char c : text_.slice({words_[range.begin].span.begin, words_[range.end - 1].span.end})) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!space) {
                out += c;
            } else if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
        }
    }

    // Two tellings of one happening (same verb, a participant in common, dates that do not differ) become the first, with the date of
    // either.
    std::vector<Event> merged() {
        std::vector<Found> kept;
        std::map<WordKey, std::vector<std::size_t>> by_verb;
        constexpr std::size_t kMaxCompared = 64;  // tellings of one verb, so that a hostile text stays linear
        for (Found& found : found_) {
            auto& same = by_verb[found.verb];
            bool is_new = true;
            for (std::size_t i = same.size() > kMaxCompared ? same.size() - kMaxCompared : 0; i < same.size() && is_new; ++i) {
                Event& other = kept[same[i]].event;
                const Event& event = found.event;
                const bool overlap = other.span.overlaps(event.span);
                const bool in_common = have_in_common(event.participants, other.participants);
                const bool dates_agree = other.date == event.date || other.date.empty() || event.date.empty();
                if (!overlap && (!in_common || !dates_agree || !found.strong || other.certainty != event.certainty)) continue;
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
    const std::vector<Entity>& entities_;
    const std::vector<TimeExpression>& times_;
    const EventLists& lists_;
    ClauseFinder clauses_;
    Cover told_;
    Cover denied_;
    Cover open_;
    std::string published_;  // a day, or empty
    std::vector<Place> mentions_;
    std::vector<Found> found_;
    std::vector<Done> done_;
    std::uint32_t paragraph_ = kNoWord;
    std::uint32_t heading_ = kNoWord;  // the time that opens the paragraph, as in a list of dates
    bool quoted_ = false;
};

}  // namespace

std::vector<Event> find_events(const Text& text, const Analysis& analysis, const std::vector<Entity>& entities,
                               const std::vector<TimeExpression>& times, const std::vector<Statement>& statements,
                               const Published& published, const EventLists& lists) {
    return Finder(text, analysis, entities, times, statements, published, lists).run();
}

}  // namespace onrecord
