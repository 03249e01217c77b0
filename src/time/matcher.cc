// One walk of the trie from each token that can begin an expression; the longest path wins ("the late 1990s" before "the late", which is
// no time at all). Then guards throw out what only looks like a time ("May" the name, 2000 people), a time of day is joined with the day
// beside it, and the clause is asked for its tense. Tests: tests/time/timing_test.cc.
#include "time/matcher.h"

#include "language/verb_group.h"
#include "text/quotation_mark.h"

#include <algorithm>
#include <array>
#include <optional>

namespace onrecord {
namespace {

using Lists = TimeLists;
constexpr std::size_t kMaxMeanings = 4;  // of a number
constexpr int kHoursADay = 24;

struct Symbols {
    std::array<TimeMeaning, kMaxMeanings> own;
    const TimeMeaning* begin = nullptr;
    std::size_t n = 0;
};

// What an atom may be to a rule: its word's meanings, or what a number of its shape can be.
Symbols symbols_of(const Atom& atom) {
    Symbols s;
    const auto add = [&s](Lists::Class c) { s.own[s.n++] = {c, 0}; };
    switch (atom.shape) {
        case Atom::Shape::number:
            add(Lists::num);
            if (atom.n_digits > 0 && atom.n_digits <= 2 && atom.value >= 1 && atom.value <= 31) add(Lists::dayn);
            if (atom.n_digits == 2) add(Lists::yy);
            if (atom.n_digits == 4 && atom.value >= 1000 && atom.value < 2200) add(Lists::year);
            break;
        case Atom::Shape::large:
        case Atom::Shape::decimal:
            add(Lists::num);
            break;
        case Atom::Shape::ordinal:
            add(Lists::ord);
            if (atom.value >= 1 && atom.value <= 31) add(Lists::dayn);
            break;
        case Atom::Shape::year_word:
            add(Lists::year);
            break;
        case Atom::Shape::decade:
            add(Lists::decade);
            break;
        case Atom::Shape::clock:
            add(Lists::clock);
            break;
        case Atom::Shape::iso:
            add(Lists::iso);
            break;
        case Atom::Shape::slash:
            add(Lists::slash);
            break;
        case Atom::Shape::ampm:
            add(Lists::ampm);
            break;
        default:
            if (atom.meanings != nullptr) {
                s.begin = atom.meanings->data();
                s.n = atom.meanings->size();
            }
            return s;
    }
    return s;
}

class SentenceMatcher {
public:
    SentenceMatcher(const Text& text, const Analysis& analysis, const std::vector<Atom>& atoms, std::uint32_t sentence, const Lists& lists)
        : text_(text), analysis_(analysis), atoms_(atoms), sentence_(sentence), lists_(lists) {}

    void run(std::vector<TimeMatch>& matches) {
        const std::size_t first = matches.size();
        for (std::uint32_t at = 0; at < atoms_.size();) {
            auto match = longest(at);
            if (!match) {
                ++at;
                continue;
            }
            if (match->kind != TimeKind::none) {
                if (!is_time(*match)) {
                    ++at;
                    continue;
                }
                if (!join(matches, first, *match)) matches.push_back(*match);
            }
            at = match->end_atom;
        }
        for (std::size_t i = first; i < matches.size(); ++i) matches[i].tense = tense_of(matches[i]);
    }

private:
    struct Path {
        std::uint32_t node = 0;
        std::uint32_t depth = 0;
        TimeMeaning taken;  // what the atom before this node was taken as
    };

    [[nodiscard]] std::optional<TimeMatch> longest(std::uint32_t from) {
        const Symbols start = symbols_of(atoms_[from]);
        bool can_begin = false;
        const TimeMeaning* meanings = start.begin != nullptr ? start.begin : start.own.data();
        for (std::size_t i = 0; i < start.n; ++i) can_begin = can_begin || lists_.begins[meanings[i].symbol];
        if (!can_begin) return std::nullopt;
        stack_.clear();
        stack_.push_back({0, 0, {}});
        std::int32_t best_rule = -1;
        std::uint32_t best_depth = 0;
        while (!stack_.empty()) {
            const Path path = stack_.back();
            stack_.pop_back();
            if (path.depth > 0) {
                if (taken_.size() < path.depth) taken_.resize(path.depth);
                taken_[path.depth - 1] = path.taken;
            }
            const Lists::Node& node = lists_.trie[path.node];
            if (node.rule >= 0 && (path.depth > best_depth || (path.depth == best_depth && node.rule < best_rule))) {
                best_rule = node.rule;
                best_depth = path.depth;
                best_taken_.assign(taken_.begin(), taken_.begin() + path.depth);
            }
            if (from + path.depth >= atoms_.size()) continue;
            const Symbols s = symbols_of(atoms_[from + path.depth]);
            const TimeMeaning* m = s.begin != nullptr ? s.begin : s.own.data();
            for (std::size_t i = 0; i < s.n; ++i) {
                for (const auto& [symbol, next] : node.next) {
                    if (symbol == m[i].symbol) stack_.push_back({next, path.depth + 1, m[i]});
                }
            }
        }
        if (best_rule < 0) return std::nullopt;
        return frame_of(from, best_depth, static_cast<std::uint32_t>(best_rule));
    }

    [[nodiscard]] TimeMatch frame_of(std::uint32_t from, std::uint32_t length, std::uint32_t rule) const {
        TimeMatch match;
        match.rule = rule;
        match.kind = lists_.rules[rule].kind;
        match.first_atom = from + lists_.rules[rule].n_before;
        match.end_atom = from + length - lists_.rules[rule].n_after;
        match.sentence = sentence_;
        match.span = {atoms_[match.first_atom].span.begin, atoms_[match.end_atom - 1].span.end};
        for (std::uint32_t i = lists_.rules[rule].n_before; i < length - lists_.rules[rule].n_after; ++i) {
            const Atom& atom = atoms_[from + i];
            if (best_taken_[i].symbol < Lists::n_classes) {
                take(match, atom, best_taken_[i]);
            } else if (atom.meanings != nullptr) {
                for (const TimeMeaning& m : *atom.meanings) {  // a word that the rule names still has its number
                    if (m.symbol == Lists::unit || m.symbol == Lists::units || m.symbol == Lists::num || m.symbol == Lists::one ||
                        m.symbol == Lists::some || m.symbol == Lists::half || m.symbol == Lists::ord || m.symbol == Lists::dir ||
                        m.symbol == Lists::part) {
                        take(match, atom, m);
                    }
                }
            }
        }
        return match;
    }

    static void take(TimeMatch& match, const Atom& atom, TimeMeaning meaning) {
        const int value = atom.shape == Atom::Shape::word ? meaning.value : atom.value;
        switch (meaning.symbol) {
            case Lists::month:
                match.month = value;
                break;
            case Lists::weekday:
            case Lists::weekdays:
                match.weekday = value;
                break;
            case Lists::season:
                match.season = value;
                break;
            case Lists::unit:
            case Lists::units:
                if (match.unit == kNoUnit || value == kQuarter) match.unit = static_cast<std::int8_t>(value);
                break;
            case Lists::part:
            case Lists::parts:
                match.part = value;
                break;
            case Lists::clockword:
                match.clock = value;
                break;
            case Lists::num:
            case Lists::one:
                if (match.count == TimeMatch::kNone || match.count < 0) {  // "as many as five": five
                    match.count = value;
                    match.halves = atom.halves;
                }
                break;
            case Lists::some:
                match.count = value;
                break;
            case Lists::ord:
                match.ordinal = value;
                break;
            case Lists::dir:
                match.dir = value;
                break;
            case Lists::mod:
                match.mod = value;
                break;
            case Lists::zone:
                match.zone = static_cast<std::int8_t>(value);
                break;
            case Lists::decadeword:
                match.decade = 1900 + value;
                break;
            case Lists::decade:
                match.decade = value;
                break;
            case Lists::dayn:
                match.day = value;
                break;
            case Lists::year:
                match.year = value;
                break;
            case Lists::yy:
                match.year = full_year(value, 2);
                break;
            case Lists::half:
                match.half = true;
                break;
            case Lists::clock:
                match.clock = value;
                break;
            case Lists::ampm: {
                int minutes =
                    match.clock != TimeMatch::kNone ? match.clock : std::min(match.count, kHoursADay) * 60;  // more is no time of day

                if (minutes >= 0 && minutes <= 780) {
                    if (minutes >= 720) minutes -= 720;
                    minutes += value;
                } else {
                    minutes = TimeMatch::kNone;
                }
                match.clock = minutes;
                match.count = TimeMatch::kNone;
                break;
            }
            case Lists::iso:
            case Lists::slash:
                match.year = value / 10000;
                match.month = value / 100 % 100;
                match.day = value % 100;
                break;
            default:
                break;
        }
    }

    [[nodiscard]] std::string_view word(std::uint32_t atom) const { return text_.slice(atoms_[atom].span); }

    // In any case of `form`; compared by letters: a hash of each would cost more.
    [[nodiscard]] static bool equal_letters(std::string_view form, std::string_view lower) {
        return form.size() == lower.size() && std::equal(lower.begin(), lower.end(), form.begin(), [](char l, char c) {
                   return l == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
               });
    }

    [[nodiscard]] bool before_is(std::uint32_t at, std::initializer_list<std::string_view> words) const {
        if (at == 0) return false;
        return std::any_of(words.begin(), words.end(), [before = word(at - 1)](std::string_view w) { return equal_letters(before, w); });
    }

    // "On the 18th", "by the fourteenth", with no noun after it: "on the 18th floor" is none.
    [[nodiscard]] bool is_day_alone(const TimeMatch& match) const {
        const Atom& day = atoms_[match.end_atom - 1];
        if (day.shape != Atom::Shape::ordinal && day.shape != Atom::Shape::word) return false;
        if (!before_is(match.first_atom, {"on", "by", "until", "till", "from", "to"})) return false;
        if (match.end_atom == atoms_.size()) return true;
        const Atom& next = atoms_[match.end_atom];
        if (next.shape == Atom::Shape::mark) return word(match.end_atom) != "-";
        return next.shape == Atom::Shape::word && (next.tag == Xpos::CC || next.tag == Xpos::VBD || next.tag == Xpos::IN) &&
               word(match.end_atom) != "of";
    }

    [[nodiscard]] bool is_time(const TimeMatch& match) {
        const std::uint32_t at = match.first_atom;
        const std::uint32_t length = match.end_atom - at;
        for (std::uint32_t i = at; i < match.end_atom; ++i) {
            // Names of months and days have a capital; "march on" and "may be" have none.
            if (atoms_[i].shape == Atom::Shape::word && atoms_[i].meanings != nullptr && !atoms_[i].capital) {
                for (const TimeMeaning& m : *atoms_[i].meanings) {
                    if (m.symbol == Lists::weekday || (m.symbol == Lists::month && match.month == m.value)) return false;
                }
            }
        }
        if (match.kind == TimeKind::set || match.kind == TimeKind::ref || match.kind == TimeKind::rel) {
            if (ends_name(match)) return false;
        }
        if (match.half && match.year == 0 && match.dir == TimeMatch::kNone && is_of_game(match)) return false;
        if (match.decade != 0 && is_age_or_degrees(match)) return false;
        // "Christmas" is a day, in "the Christmas market" it only says which; so is what has no capital.
        if (match.kind == TimeKind::holiday) {
            constexpr std::uint32_t kNameAtoms = 3;  // "last Christmas": the name is among the first
            const auto first = atoms_.begin() + at;
            if (std::none_of(first, first + std::min(length, kNameAtoms), [](const Atom& atom) { return atom.capital; })) return false;
            if (match.end_atom >= atoms_.size() || atoms_[match.end_atom].shape != Atom::Shape::word) return true;
            const Xpos tag = atoms_[match.end_atom].tag;
            return tag != Xpos::NN && tag != Xpos::NNS && tag != Xpos::NNP && tag != Xpos::NNPS;
        }
        // "Future losses" are no time; "the future" is.
        if (match.kind == TimeKind::ref && length == 1 && atoms_[at].tag == Xpos::JJ && word(at) == "future") return false;
        if (match.kind == TimeKind::cal && lists_.rules[match.rule].argument == "daythe") return is_day_alone(match);
        if (match.kind == TimeKind::cal) {
            if (atoms_[at].shape == Atom::Shape::number || atoms_[at].shape == Atom::Shape::iso || atoms_[at].shape == Atom::Shape::slash) {
                if (in_address(at)) return false;
            }
            if (match.month != 0 && match.day == 0 && length == 1) return is_bare_month(match);
            // "In 1998 May Ruiz left": a name.
            if (match.year != 0 && match.month != 0 && length == 2 && match.end_atom < atoms_.size() &&
                atoms_[at].shape == Atom::Shape::number && atoms_[match.end_atom].capital)
                return false;
            if (match.month != 0 && match.day != 0 && match.day > days_of(match.month)) return false;
            if (match.year != 0 && match.month == 0 && length == 1) return is_bare_year(match);
            if (match.weekday != 0 && length == 1) return !follows_name_hyphen(match);
        }
        if (match.kind == TimeKind::dur && match.unit != kNoUnit && length == 2 && match.count == 1 && atoms_[at].meanings != nullptr &&
            is_article(at)) {
            // "for a year" and "a year after" are durations, "$500 a year" a rate, "a day in court" neither.
            if (match.end_atom < atoms_.size() && word(match.end_atom) == "after") return true;
            return before_is(at, {"for", "in", "within", "after", "half", "than", "every", "lasts", "lasted", "take", "took", "takes", "of",
                                  "to", "spent", "spend"});
        }
        if (match.kind == TimeKind::tod && match.clock == TimeMatch::kNone && match.part == 0 && length > 1) {
            return match.count >= 1 && match.count <= 12;
        }
        if (match.kind == TimeKind::tod && length == 1 && atoms_[at].shape == Atom::Shape::clock) {
            // The clock of a game: "at 12:03 of the second period", "by 1:14 to go".
            if (match.end_atom < atoms_.size()) {
                const auto next = word(match.end_atom);
                if (next == "of" || next == "left" || next == "remaining" || next == "into" || next == "mark") return false;
            }
            return before_is(at, {"at", "by", "until", "till", "since", "around", "about", "before", "after"});
        }
        if (match.kind == TimeKind::dur && match.count > 100000) return false;
        return true;
    }

    // "Harlow Weekly", "Lenk News Now", "Player of the Year": the last word of a name. Not in a headline whose words all have capitals.
    [[nodiscard]] bool ends_name(const TimeMatch& match) const {
        constexpr std::size_t kMinBytes = 4;  // of a word that has a capital in a headline
        const std::uint32_t at = match.first_atom, last = match.end_atom - 1;
        if (at == 0 || atoms_[last].shape != Atom::Shape::word || !atoms_[last].capital) return false;
        if (last > at) return at > 1 && before_is(at, {"of"}) && atoms_[at - 2].capital && !atoms_[at].capital;
        const bool is_prose = std::any_of(atoms_.begin(), atoms_.end(), [&](const Atom& atom) {
            return atom.shape == Atom::Shape::word && !atom.capital && atom.span.end - atom.span.begin >= kMinBytes;
        });
        return is_prose && atoms_[at - 1].capital && atoms_[at - 1].shape == Atom::Shape::word;
    }

    [[nodiscard]] bool any_word(std::initializer_list<std::string_view> words) const {
        return std::any_of(atoms_.begin(), atoms_.end(), [&](const Atom& atom) {
            return atom.shape == Atom::Shape::word &&
                   std::any_of(words.begin(), words.end(), [&](std::string_view w) { return equal_letters(text_.slice(atom.span), w); });
        });
    }

    // "Seven minutes left in the first half", "the first half of the game".
    [[nodiscard]] bool is_of_game(const TimeMatch& match) const {
        if (match.end_atom < atoms_.size() && word(match.end_atom) == "of") return true;  // "of the year" is a longer rule
        return any_word({"game", "halftime", "half-time", "scored", "scoring", "goal", "goals", "coach", "kickoff", "innings", "players",
                         "overtime", "penalty", "touchdown", "basket", "rebounds", "striker", "goalkeeper", "quarterback"});
    }

    // "In his early 20s", "in their 30s and 40s", "temperatures in the 90s"; a decade of four figures, or with an apostrophe, is one.
    [[nodiscard]] bool is_age_or_degrees(const TimeMatch& match) {
        const std::uint32_t last = match.end_atom - 1;
        if (atoms_[last].shape != Atom::Shape::decade || atoms_[last].n_digits != 2) return false;
        if (no_decade_end_ != 0 && match.end_atom == no_decade_end_) return true;  // the same without "early"
        for (std::uint32_t i = match.first_atom; i < last; ++i)
            if (quotation_mark(word(i)) != QuotationMark::none) return false;
        const bool goes_on = no_decade_end_ != 0 && match.first_atom > no_decade_end_ && match.first_atom <= no_decade_end_ + 2;
        const bool is_age = before_is(match.first_atom, {"his", "her", "their", "my", "our", "your"});
        // "Into the 90s and 100s": what comes after them is no decade.
        const bool is_counted = match.end_atom + 1 < atoms_.size() && atoms_[match.end_atom + 1].shape == Atom::Shape::junk;
        if (!goes_on && !is_age && !is_counted &&
            !any_word({"temperature", "temperatures", "degrees", "mercury", "thermometer", "thermometers", "highs", "lows", "celsius",
                       "fahrenheit", "humidity"}))
            return false;
        no_decade_end_ = match.end_atom;
        return true;
    }

    // Within "https://example.com/2014/05/12/", "www.example.com/2014".
    [[nodiscard]] bool in_address(std::uint32_t at) const {
        constexpr std::uint32_t kMaxBytes = 200;
        if (!atoms_[at].glued) return false;
        const std::uint32_t end = atoms_[at].span.begin;
        std::uint32_t begin = end;
        while (begin > 0 && end - begin<kMaxBytes&& static_cast<unsigned char>(text_.view()[begin - 1])> ' ') --begin;
        const std::string_view before = text_.slice({begin, end});
        return before.find("://") != std::string_view::npos || before.starts_with("www.") || before.find(".com/") != std::string_view::npos;
    }

    // "Flight 1950", "1950 Harbour Road"
    [[nodiscard]] bool numbers_a_thing(const TimeMatch& match) const {
        constexpr std::uint32_t kStreetWords = 3;  // "1950 Old Harbour Road"
        if (match.first_atom > 0 && lists_.numbered.value(atoms_[match.first_atom - 1].key) == 1) return true;
        for (std::uint32_t at = match.end_atom; at < atoms_.size() && at < match.end_atom + kStreetWords && atoms_[at].capital; ++at) {
            if (at > match.end_atom && lists_.numbered.value(atoms_[at].key) == 2) return true;
        }
        return false;
    }

    [[nodiscard]] static int days_of(int month) {
        return month == 2 ? 29 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    [[nodiscard]] bool is_article(std::uint32_t at) const {
        for (const TimeMeaning& m : *atoms_[at].meanings) {
            if (m.symbol == Lists::one) return true;
        }
        return false;
    }

    // "Ruby-Friday" is a name.
    [[nodiscard]] bool follows_name_hyphen(const TimeMatch& match) const {
        return match.first_atom > 1 && atoms_[match.first_atom].glued && word(match.first_atom - 1) == "-" &&
               atoms_[match.first_atom - 2].capital && atoms_[match.first_atom - 1].glued;
    }

    // Months that are also names or verbs count only where their neighbours leave no doubt ("in May", "since March,", not "Theresa May").
    [[nodiscard]] bool is_bare_month(const TimeMatch& match) const {
        const std::uint32_t at = match.first_atom;
        const bool doubtful =
            match.month == 5 || match.month == 3 || match.month == 4 || match.month == 6 || match.month == 8 || word(at).size() <= 3;
        if (word(at).size() <= 4 && match.month != 5 && match.month != 6 &&
            match.month != 7) {  // "Jan", "Sept": a full stop or a preposition
            if (!before_is(at, {"in", "since", "until", "by", "of", "from", "to", "through", "and", "last", "till"})) return false;
        }
        if (word(at).size() <= 3 && match.month != 5 && match.end_atom < atoms_.size() && atoms_[match.end_atom].capital) return false;
        if (!doubtful) return true;
        if (at == 0) return match.month != 5 && match.month != 3 && match.end_atom < atoms_.size() && word(match.end_atom) == ",";
        if (before_is(at, {"in", "since", "until", "by", "from", "to", "through", "and", "or", "till", "during", "between", "before",
                           "after", "of", "for", "mid", "every"}))
            return true;
        if (atoms_[at - 1].capital) return false;
        // Another capital after it makes it a name: "said April Jones", "the March Hare".
        if (match.end_atom < atoms_.size() && atoms_[match.end_atom].capital) return false;
        return match.month != 5 || !(match.end_atom < atoms_.size() && word(match.end_atom) == "'s");
    }

    [[nodiscard]] bool is_bare_year(const TimeMatch& match) const {
        const std::uint32_t at = match.first_atom;
        if (atoms_[at].shape == Atom::Shape::year_word) return true;
        if (numbers_a_thing(match)) return false;
        // "555-2014" and "2014-0512" are telephone numbers; "1998-2014" and "2021-22" are years.
        const auto hyphened = [&](std::uint32_t mark) {
            return mark < atoms_.size() && word(mark) == "-" && atoms_[mark].glued && mark + 1 < atoms_.size() && atoms_[mark + 1].glued;
        };
        if (at > 1 && hyphened(at - 1) && atoms_[at - 2].shape == Atom::Shape::number &&
            (atoms_[at - 2].n_digits != 4 || atoms_[at - 2].value > match.year))
            return false;
        if (hyphened(match.end_atom) && atoms_[match.end_atom + 1].shape == Atom::Shape::number) {
            const Atom& second = atoms_[match.end_atom + 1];
            if (second.n_digits != 2 && (second.n_digits != 4 || second.value < match.year)) return false;
        }
        if (at > 0 && atoms_[at].glued && !(word(at - 1) == "(" || word(at - 1) == "-" || word(at - 1) == "["))
            return false;  // $1990, #1990
        if (at > 0 && atoms_[at].glued && word(at - 1) == "-" && at > 1 && atoms_[at - 1].glued &&
            atoms_[at - 2].shape != Atom::Shape::number)
            return false;
        if (match.end_atom < atoms_.size()) {
            const auto next = word(match.end_atom);
            if (next == "%" || next == "percent") return false;
            if (next == "-" && atoms_[match.end_atom].glued && match.end_atom + 1 < atoms_.size() && atoms_[match.end_atom + 1].glued &&
                atoms_[match.end_atom + 1].shape == Atom::Shape::word)
                return false;
        }
        if (before_is(at, {"in", "since", "until", "by", "from", "to", "through", "of", "during", "between", "before", "after", "and",
                           "the", "("})) {
            return !before_is(at, {"of", "to", "the", "by", "and"}) || (match.year >= 1800 && match.year < 2100 && !counts_things(match));
        }
        // "About 1380" ends there; with a noun after it it may count.
        if (match.year >= 1000 && before_is(at, {"about", "around", "circa", "c.", "ca."}))
            return match.end_atom >= atoms_.size() || !is_nominal(atoms_[match.end_atom].tag);
        return match.year >= 1900 && match.year < 2100 && !counts_things(match);
    }

    [[nodiscard]] static bool is_nominal(Xpos tag) {
        return tag == Xpos::NN || tag == Xpos::NNS || tag == Xpos::NNP || tag == Xpos::NNPS || tag == Xpos::JJ || tag == Xpos::JJR ||
               tag == Xpos::CD;
    }

    // "2000 people": a lower-case plural after it.
    [[nodiscard]] bool counts_things(const TimeMatch& match) const {
        if (match.end_atom >= atoms_.size()) return false;
        const Atom& next = atoms_[match.end_atom];
        const auto w = text_.slice(next.span);
        if (next.shape != Atom::Shape::word || next.capital || w.size() < 4) return false;
        return (w.back() == 's' && w[w.size() - 2] != 's') || w == "people" || w == "square" || w == "miles" || w == "more";
    }

    // "10 p.m. Wednesday", "Friday, 9 a.m.": the time of day takes the date's fields.
    bool join(std::vector<TimeMatch>& matches, std::size_t first, const TimeMatch& match) const {
        if (matches.size() == first) return false;
        TimeMatch& last = matches.back();
        const auto is_day = [](const TimeMatch& m) {
            return (m.kind == TimeKind::cal || m.kind == TimeKind::day) && (m.weekday != 0 || m.day != 0 || m.kind == TimeKind::day) &&
                   m.clock == TimeMatch::kNone && m.part == 0;
        };
        const bool time_first = last.kind == TimeKind::tod && is_day(match);
        const bool day_first = match.kind == TimeKind::tod && is_day(last);
        if ((!time_first && !day_first) || last.with_date) return false;
        std::uint32_t between = match.first_atom - last.end_atom;
        if (between == 1) {
            const auto w = word(last.end_atom);
            if (w != "," && !(w == "on" && time_first)) return false;
        } else if (between != 0) {
            return false;
        }
        const TimeMatch& time = time_first ? last : match;
        TimeMatch joined = time_first ? match : last;
        joined.clock = time.clock;
        if (time.clock == TimeMatch::kNone && time.count != TimeMatch::kNone) joined.clock = time.count * 60;
        joined.part = time.part;
        joined.zone = time.zone;
        joined.with_date = true;
        joined.first_atom = last.first_atom;
        joined.span.begin = last.span.begin;
        joined.end_atom = match.end_atom;
        joined.span.end = match.span.end;
        last = joined;
        return true;
    }

    [[nodiscard]] VerbTense tense_at(std::uint32_t at) const {
        const Atom& atom = atoms_[at];
        if (atom.shape != Atom::Shape::word) return VerbTense::unknown;
        const auto told = lists_.tense.value(atom.key);
        if (told == 2) return VerbTense::future;
        const auto w = text_.slice(atom.span);
        if (told == 3) {
            if (before_is(at, {"been"}) && at > 1 && before_is(at - 1, {"had"})) return VerbTense::past;
            if (at + 1 < atoms_.size() && before_is(at + 2, {"to", "for", "on", "in", "by", "at", "next"})) return VerbTense::future;
            return VerbTense::unknown;
        }
        if (w == "to" && before_is(at, {"is", "are", "was", "were"})) return VerbTense::future;
        if (atom.tag == Xpos::VBD) return VerbTense::past;
        const bool participle = told == 1 || (w.size() > 4 && w.ends_with("ed") && !atom.capital);
        if (!participle) return VerbTense::unknown;
        if (before_is(at, {"be"})) return at > 1 && before_is(at - 1, {"to", "will"}) ? VerbTense::future : VerbTense::unknown;
        if (told == 1 || !before_is(at, {"to", "a", "the"})) return VerbTense::past;
        return VerbTense::unknown;
    }

    // What a verb with its auxiliaries tells; unknown of an infinitive, whose governor may tell it.
    [[nodiscard]] VerbTense tense_of_verb(std::uint32_t verb, bool plans) const {
        const auto told = [&](std::uint32_t w) { return lists_.tense.value(analysis_.words[w].key); };
        const VerbGroup group = verb_group(text_, analysis_.words, analysis_.sentences[sentence_].first_word, verb);
        if (group.modal != kNoHead && told(group.modal) == 2) return VerbTense::future;
        if (group.is_infinitive) return VerbTense::unknown;
        // "May visit in October" is ahead, "may have left in October" is not. Nor is "could", which is as often what was able to be.
        if (group.has_other_modal && !group.has_have && text_.slice(analysis_.words[group.modal].span) != "could") return VerbTense::future;
        const bool has_helper = group.first != verb;
        const bool past = has_helper && (group.finite == Xpos::VBD || group.has_have);
        const Word& word = analysis_.words[verb];
        if (told(verb) == 3 && !group.is_past_perfect && (plans || word.tags.xpos != Xpos::VBD))
            return VerbTense::future;  // is scheduled, planned to leave
        if (told(verb) == 2 || (plans && !past && (word.tags.xpos == Xpos::VBZ || word.tags.xpos == Xpos::VBP)))
            return VerbTense::future;  // wants to leave
        if (past || word.tags.xpos == Xpos::VBD || (word.tags.xpos == Xpos::VBN && !has_helper)) return VerbTense::past;
        return VerbTense::unknown;
    }

    // "Put back the walkout from Tuesday to Thursday", "moved to Friday": both days lie ahead.
    [[nodiscard]] bool is_moved_to(const TimeMatch& match) const {
        constexpr std::uint32_t kReach = 7;  // tokens from the verb
        if (!before_is(match.first_atom, {"to", "from"})) return false;
        if (before_is(match.first_atom, {"from"}) && (match.end_atom + 1 >= atoms_.size() || word(match.end_atom) != "to")) return false;
        for (std::uint32_t at = match.first_atom - 1, n = 0; at > 0 && n < kReach; --at, ++n)
            if (lists_.tense.value(atoms_[at - 1].key) == 4) return true;
        return false;
    }

    // The tense of the verb that governs the expression; of a noun's attribute, that of what governs the noun.
    [[nodiscard]] VerbTense tense_by_tree(const TimeMatch& match) const {
        constexpr int kSteps = 6;
        if (match.first_atom > 1 && lists_.tense.value(atoms_[match.first_atom - 1].key) == 2) return VerbTense::future;  // until Monday
        if (is_moved_to(match)) return VerbTense::future;
        const std::uint32_t first = atoms_[match.first_atom].word;
        const std::uint32_t last = atoms_[match.end_atom - 1].word;
        const auto head = [&](std::uint32_t w) { return analysis_.words[w].head; };
        std::uint32_t at = first;
        for (int n = 0; n < kSteps && head(at) != kNoHead && head(at) >= first && head(at) <= last; ++n) at = head(at);
        for (int n = 0; n < kSteps && head(at) != kNoHead; ++n) {
            const bool plans = analysis_.words[at].deprel == Deprel::xcomp;
            at = head(at);
            if (const VerbTense tense = tense_of_verb(at, plans); tense != VerbTense::unknown) return tense;
        }
        return VerbTense::unknown;
    }

    // By the tree; else the nearest word that tells a tense, first leftwards to a border of the clause, then rightwards.
    [[nodiscard]] VerbTense tense_of(const TimeMatch& match) const {
        if (const VerbTense tense = tense_by_tree(match); tense != VerbTense::unknown) return tense;
        constexpr std::uint32_t kReach = 15;  // tokens to each side
        for (std::uint32_t at = match.first_atom, n = 0; at > 0 && n < kReach; --at, ++n) {
            if (const VerbTense tense = tense_at(at - 1); tense != VerbTense::unknown) return tense;
            if (word(at - 1) == ";") break;
        }
        for (std::uint32_t at = match.end_atom, n = 0; at < atoms_.size() && n < kReach; ++at, ++n) {
            if (const VerbTense tense = tense_at(at); tense != VerbTense::unknown) return tense;
            if (word(at) == ";") break;
        }
        return VerbTense::unknown;
    }

    const Text& text_;
    const Analysis& analysis_;
    const std::vector<Atom>& atoms_;
    std::uint32_t sentence_;
    const Lists& lists_;
    std::uint32_t no_decade_end_ = 0;  // the end of an age or degrees, which others may follow; 0: none
    std::vector<Path> stack_;
    std::vector<TimeMeaning> taken_;
    std::vector<TimeMeaning> best_taken_;
};

}  // namespace

void match_times(const Text& text, const Analysis& analysis, const std::vector<Atom>& atoms, std::uint32_t sentence, const TimeLists& lists,
                 std::vector<TimeMatch>& matches) {
    SentenceMatcher(text, analysis, atoms, sentence, lists).run(matches);
}

}  // namespace onrecord
