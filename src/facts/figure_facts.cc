// A number is read with its multiplier ("2.3 million", "eleven hundred", "£40m") and its unit, which says what it can be compared with;
// what it counts is the noun phrase after it, or a question of the list where the grammar between them is plain:
//   ten people were killed     the counted, auxiliaries, the question's word
//   killing at least 10        the question's word, a hedge, the number; then one who is counted, or an end
//   43 gold coins were         up to the first plural; of "three of the harbour's five quays" both count quays
// An age is that of the person beside whose name or description it stands. Dates, clock times, labels ("page 203"), ordinals and parts of
// names are no figures. What is not plain is left out: precision first. Words are used and no trees, which a stored reading lacks.
#include "facts/figure_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "base/table.h"
#include "compare/words.h"
#include "facts/rival_accounts.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxCounted = 2;  // words of the counted between number and question ("10 young people killed")
constexpr std::size_t kMaxReach = 7;    // words from the number to its question
constexpr std::size_t kMaxHedges = 3;   // words between a question and the number after it ("at least", "as many as")
constexpr std::size_t kMagnitudeReach = 4;
constexpr std::size_t kTakingReach = 4;         // words from "taken" to "a second life"
constexpr std::size_t kMaxNumberOf = 14;        // words from "number of" to its verb
constexpr std::size_t kContrastWords = 2;       // from "not" to the number that is not so
constexpr std::size_t kNearWords = 6;           // on either side of a number, that say whether it is only expected
constexpr std::size_t kMaxPhrase = 4;           // words from a number to the noun that it counts
constexpr std::size_t kMaxNameToAge = 40;       // bytes between an age and the name after it
constexpr std::uint32_t kMaxSentencesBack = 2;  // from "the number" to what it is of
constexpr std::size_t kMaxContrast = 40;        // bytes between two numbers of which the second lacks its noun
constexpr double kLeastAge = 1, kMostAge = 115;
constexpr double kMostVotes = 700;  // on one side of a tally
constexpr std::string_view kMagnitude = "magnitude", kTimes = "times";

std::string written(double value) {
    return value == std::round(value) && value < 1e15 ? fmt::format("{:.0f}", value) : fmt::format("{:.10g}", value);
}

struct Number {
    double value = 0;
    std::size_t first = 0, last = 0;  // words
    std::string_view suffix;          // letters written in one word with it: "C" of "61C"
    std::string currency;             // of the sign before it
    std::uint32_t begin = 0;          // byte of the sign or the number
};

// The words of one sentence as numbers see them.
class Sentence {
public:
    // `verbs`: events' predicates, sorted; a noun phrase ends before them.
    Sentence(std::string_view text, Span span, const std::vector<Span>& dates, const std::vector<Span>& verbs, const FigureLists& lists,
             const FunctionWords& function_words)
        : text_(text),
          span_(span),
          dates_(dates),
          verbs_(verbs),
          words_(cut_words(text, span)),
          lists_(lists),
          function_words_(function_words) {}

    std::vector<Figure> figures() const {
        std::vector<Figure> found;
        for (std::size_t i = 0; i < words_.size();) {
            if (Figure figure; read_nth_death(i, figure)) {
                found.push_back(std::move(figure));
                ++i;
                continue;
            }
            Number number;
            if (!read_number(i, number)) {
                ++i;
                continue;
            }
            std::size_t last = number.last;
            Figure figure;
            if (is_figure(number) && measure(number, last, figure)) {
                figure.is_expected = is_expected(number);
                figure.is_money = lists_.currencies.contains(figure.unit);
                for (std::size_t back = 1; !found.empty() && back <= kContrastWords && back <= i; ++back)
                    figure.is_contrasted = figure.is_contrasted || is(FigureWord::contrast, i - back);
                found.push_back(std::move(figure));
            }
            i = last + 1;
        }
        name_contrasted(found);
        return found;
    }

private:
    bool is(FigureWord what, std::size_t i) const { return i < words_.size() && lists_.is(what, words_[i].key); }
    bool is_function_word(std::size_t i) const { return function_words_.contains(words_[i].key); }
    std::string_view word(std::size_t i) const {
        return i < words_.size() ? text_.substr(words_[i].span.begin, words_[i].span.length()) : std::string_view{};
    }
    std::string_view question(std::size_t i) const {
        const auto found = lists_.questions.find(words_[i].key);
        return found == lists_.questions.end() ? std::string_view{} : std::string_view{found->second};
    }
    std::string_view before(std::uint32_t byte) const { return text_.substr(span_.begin, byte - span_.begin); }
    std::string_view after(std::size_t i) const { return text_.substr(words_[i].span.end, span_.end - words_[i].span.end); }
    std::string_view gap(std::size_t i) const { return text_.substr(words_[i].span.end, words_[i + 1].span.begin - words_[i].span.end); }
    // Whether only spaces and hyphens part a word from the next.
    bool runs_on(std::size_t i) const { return i + 1 < words_.size() && gap(i).find_first_not_of(" \n-") == std::string_view::npos; }
    bool is_digits(std::size_t i) const { return i < words_.size() && is_digit(word(i).front()); }
    bool is_number(std::size_t i) const { return is_digits(i) || (i < words_.size() && lists_.numbers.contains(words_[i].key)); }
    static bool any_overlaps(const std::vector<Span>& sorted, Span span) {
        const auto at = std::partition_point(sorted.begin(), sorted.end(), [&](Span s) { return s.end <= span.begin; });
        return at != sorted.end() && at->overlaps(span);
    }

    bool read_number(std::size_t i, Number& number) const {
        number.first = number.last = i;
        number.begin = words_[i].span.begin;
        const std::string_view whole = word(i);
        if (is_digits(i)) {
            std::string digits;
            std::size_t end = 0;
            for (; end < whole.size() && (is_digit(whole[end]) || whole[end] == ',' || whole[end] == '.'); ++end)
                if (whole[end] != ',') digits += whole[end];
            const auto got = std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
            if (got.ptr != digits.data() + digits.size()) return false;  // 3.4.2
            number.suffix = whole.substr(end);
            // "$380, 600", as some scrapes have it.
            if (whole.size() <= 3 && number.suffix.empty() && is_digits(i + 1) && word(i + 1).size() == 3 && gap(i) == ", " &&
                word(i + 1).find_first_not_of("0123456789") == std::string_view::npos) {
                number.value = number.value * 1000 + std::stod(std::string(word(i + 1)));
                number.last = i + 1;
            }
        } else if (const auto named = lists_.numbers.find(words_[i].key); named != lists_.numbers.end()) {
            number.value = named->second;
            if (number.value >= 20 && runs_on(i)) {
                const auto unit = lists_.numbers.find(words_[i + 1].key);
                if (unit != lists_.numbers.end() && unit->second < 10 && !is_digits(i + 1)) {
                    number.value += unit->second;
                    number.last = i + 1;
                }
            }
        } else if ((whole == "a" || whole == "A") && runs_on(i) && lists_.multipliers.contains(words_[i + 1].key)) {
            number.value = 1;
        } else {
            return false;
        }
        read_currency(number);
        if (!number.suffix.empty()) {
            const auto by = lists_.multipliers.find(cut_word_key(number.suffix));
            // "40m" alone may be metres, "5mm" millimetres.
            const bool is_length = number.suffix == "m" || number.suffix == "mm";
            if (by != lists_.multipliers.end() && (!is_length || !number.currency.empty())) {
                number.value *= by->second;
                number.suffix = {};
            }
        }
        for (bool more = number.suffix.empty(); more && runs_on(number.last);) {
            const auto by = lists_.multipliers.find(words_[number.last + 1].key);
            more = by != lists_.multipliers.end() && word(number.last + 1).size() > 1;
            if (!more) break;
            number.value *= by->second;
            ++number.last;
        }
        if (word(number.last + 1) == "and" && word(number.last + 2) == "a" && word(number.last + 3) == "half" && number.value < 100) {
            number.value += 0.5;
            number.last += 3;
        }
        return true;
    }

    // "The second fatality", "has taken a third life", "the second person to die": as many are dead.
    bool read_nth_death(std::size_t i, Figure& figure) const {
        const auto value = lists_.ordinals.find(words_[i].key);
        if (value == lists_.ordinals.end() || i == 0 || i + 1 >= words_.size() || !runs_on(i)) return false;
        std::size_t last = i + 1;
        const bool is_person = is(FigureWord::person, last) || is(FigureWord::role, last);
        if (is_person && word(last + 1) == "to" && runs_on(last) && runs_on(last + 1) && last + 2 < words_.size() &&
            is(FigureWord::dying, last + 2)) {
            last += 2;
        } else if (!is(FigureWord::death, last) || word(last + 1) == "sentence" || word(last + 1) == "penalty") {
            return false;
        }
        // "A second life as a painter" is none.
        bool is_taken = word(last) != "life";
        for (std::size_t back = 1; !is_taken && back <= kTakingReach && back <= i; ++back) is_taken = is(FigureWord::taking, i - back);
        if (!is_taken) return false;
        figure.span = {words_[i].span.begin, words_[last].span.end};
        figure.least = figure.most = value->second;
        figure.value = written(value->second);
        return asked("dead", figure);
    }

    // The longest sign that ends where the number begins, a space between them or not.
    void read_currency(Number& number) const {
        std::string_view left = before(number.begin);
        if (left.ends_with(' ')) left.remove_suffix(1);
        std::size_t longest = 0;
        for (const auto& [sign, unit] : lists_.signs) {
            if (!left.ends_with(sign) || sign.size() <= longest) continue;
            const std::size_t at = left.size() - sign.size();
            if (is_letter(sign.front()) && at > 0 && is_letter(left[at - 1])) continue;  // "yRs"
            longest = sign.size();
            number.currency = unit;
            number.begin = span_.begin + static_cast<std::uint32_t>(at);
        }
    }

    // No part of a time, ordinal, label or name.
    bool is_figure(const Number& number) const {
        const std::size_t first = number.first;
        if (any_overlaps(dates_, {words_[first].span.begin, words_[number.last].span.end})) return false;
        if (!number.currency.empty()) return true;
        const std::string_view left = before(number.begin);
        const std::string_view right = after(number.last);
        for (const std::string_view ending : {"st", "nd", "rd", "th", "s", "am", "pm"})
            if (number.suffix == ending) return false;
        if (word(number.last + 1) == "p" || (word(number.last + 1) == "a" && word(number.last + 2) == "m")) return false;
        if (right.size() > 1 && right.front() == ':' && is_digit(right[1])) return false;
        if (right.starts_with('/') && !number.suffix.starts_with("km")) return false;
        if (left.ends_with("/ ") || (first > 0 && is_digits(first) && is_digits(first - 1) && gap(first - 1) == ", "))
            return false;  // "2, 117"
        if (!left.empty() && (left.back() == '/' || left.back() == ':' || left.back() == '#' || left.back() == '.')) return false;
        if (left.ends_with('-') || left.ends_with("×")) return false;  // DW-202
        if (right.starts_with("-by-")) return false;
        if (word(first).size() > 1 && word(first).front() == '0' && word(first)[1] != '.') return false;
        if (left.ends_with("No. ") || left.ends_with("no. ") || left.ends_with("Nos. ")) return false;
        const bool follows = first > 0 && runs_on(first - 1);
        if (follows && is(FigureWord::label, first - 1) && word(first - 1) != "at")
            return word(first - 1) == "aged" || word(first - 1) == "age";
        if (follows && is(FigureWord::calendar, first - 1)) return false;
        if (first > 0 && is(FigureWord::calendar, first - 1) && gap(first - 1) == ". " && is_digits(first)) return false;  // "Sept. 11"
        if (runs_on(number.last) && is(FigureWord::calendar, number.last + 1) && is_digits(first)) return false;
        const bool is_bare = is_digits(first) && number.suffix.empty() && first == number.last;
        if (is_bare && word(first).size() == 4 && number.value >= 1900 && number.value <= 2100) return false;
        // "Group of Seven"
        if (first > 1 && word(first - 1) == "of" && words_[first - 2].capital && runs_on(first - 1) && runs_on(first - 2)) return false;
        // "AK 47 rifles"
        if (is_bare && follows && word(first - 1).size() <= 3 && is_upper(word(first - 1).front()) && is_upper(word(first - 1).back()))
            return false;
        // "Apollo 11": a capital before, and nothing counted after.
        return !(is_bare && follows && first > 1 && words_[first - 1].capital && !is_function_word(first - 1) && !runs_on(number.last));
    }

    bool is_unit(std::uint32_t key, Figure& figure) const {
        const auto unit = lists_.units.find(key);
        if (unit == lists_.units.end()) return false;
        figure.unit = unit->second;
        figure.is_statistic = lists_.is(FigureWord::statistic, key);
        return true;
    }

    // "economists expected 43 jobs", "the 60 votes needed"
    bool is_expected(const Number& number) const {
        const std::size_t begin = number.first > kNearWords ? number.first - kNearWords : 0;
        const std::size_t end = std::min(number.last + 1 + kNearWords, words_.size());
        for (std::size_t i = begin; i < end; ++i)
            if (is(FigureWord::expected, i)) return true;
        return false;
    }

    void set_range(double least, double most, const Number& end, std::size_t& last, Figure& figure) const {
        figure.least = least;
        figure.most = most;
        figure.value = written(least) + '-' + written(most);
        last = end.last;
        figure.span.end = words_[last].span.end;
    }

    // "seven to nine", "between seven and nine", "$140-$150 million": from the number before `last`.
    bool read_range(const Number& number, std::size_t& last, Figure& figure) const {
        std::size_t next = number.last + 1;
        if (next >= words_.size()) return false;
        const std::string_view between = gap(number.last);
        const bool has_dash = !number.currency.empty() && (between.starts_with('-') || between.starts_with("–"));
        const bool is_between = number.first > 0 && (word(number.first - 1) == "between" || word(number.first - 1) == "Between");
        if (word(next) == "to" || (word(next) == "and" && is_between)) {
            ++next;
        } else if (!has_dash) {
            return false;
        }
        Number end;
        if (!is_number(next) || !read_number(next, end) || end.currency.empty() != number.currency.empty()) return false;
        double least = number.value;
        while (least > 0 && !number.currency.empty() && end.value / least >= 1000) least *= 1000;  // its "million" is said once
        if (end.value <= least) return false;
        set_range(least, end.value, end, last, figure);
        return true;
    }

    // "4-3", "4–3": a vote or a score.
    bool read_tally(const Number& number, std::size_t& last, Figure& figure) const {
        const std::string_view right = after(number.last);
        if (!(right.starts_with('-') || right.starts_with("–")) || !is_digits(number.first) || !is_digits(number.last + 1)) return false;
        Number other;
        if (gap(number.last).find(' ') != std::string_view::npos || !read_number(number.last + 1, other) || !other.suffix.empty())
            return false;
        if (number.value > kMostVotes || other.value > kMostVotes) return false;
        last = other.last;
        figure.unit = kTallyUnit;
        figure.value += '-' + written(other.value);
        figure.least = figure.most = number.value * 1e4 + other.value;
        figure.span.end = words_[last].span.end;
        return true;
    }

    // Unit, value and what it counts; `last` becomes the last word that belongs to it.
    bool measure(const Number& number, std::size_t& last, Figure& figure) const {
        const std::size_t first = number.first;
        figure.span = {number.begin, words_[number.last].span.end};
        figure.least = figure.most = number.value;
        figure.value = written(number.value);
        figure.unit = number.currency;
        for (std::size_t back = 1; back <= 2 && back <= first && runs_on(first - back); ++back)
            figure.is_hedged = figure.is_hedged || is(FigureWord::hedge, first - back);
        if (number.currency.empty() && read_tally(number, last, figure)) return name(first, last, figure);
        read_range(number, last, figure);
        if (!number.currency.empty()) return name(first, last, figure);
        const auto ends_with_unit = [&](std::string_view unit, std::size_t more_words, std::uint32_t more_bytes) {
            figure.unit = unit;
            last += more_words;
            figure.span.end = words_[last].span.end + more_bytes;
            return name(first, last, figure);
        };
        if (number.suffix == "km" && word(last + 1) == "h" && gap(last) == "/") return ends_with_unit("km/h", 1, 0);
        if (!number.suffix.empty()) {
            if (number.suffix == "C" || number.suffix == "F") return ends_with_unit("degrees", 0, 0);
            if (number.suffix == "m") return ends_with_unit("metres", 0, 0);
            return is_unit(cut_word_key(number.suffix), figure) && name(first, last, figure);
        }
        const std::string_view rest = after(last);
        if (rest.starts_with('%')) return ends_with_unit(kPerCentUnit, 0, 1);
        if (rest.starts_with("°")) return ends_with_unit("degrees", 0, 0);
        if (const auto of = one_in(number); of != 0) {
            figure.least = figure.most = 100 * number.value / of;
            figure.value = written(figure.least);
            return ends_with_unit(kPerCentUnit, 2, 0);
        }
        if (!runs_on(last)) return is_age(first, last, figure) || name(first, last, figure);
        const std::string_view next = word(last + 1);
        if (next == "per" && word(last + 2) == "cent") return ends_with_unit(kPerCentUnit, 2, 0);
        if (next == "percentage" || next == "time" || next == "GMT") return false;
        if (next == kTimes) return ends_with_unit(kTimes, 1, 0);
        if ((next == "year" || next == "years") && word(last + 2) == "old" && runs_on(last + 1))
            return number.value >= kLeastAge && number.value <= kMostAge && ends_with_unit(kAgeUnit, 2, 0);
        if (is_unit(words_[last + 1].key, figure)) {
            const bool is_speed = (word(last + 2) == "an" || word(last + 2) == "per") && word(last + 3) == "hour";
            if (is_speed && figure.unit == "km") return ends_with_unit("km/h", 3, 0);
            if (is_speed && figure.unit == "miles") return ends_with_unit("mph", 3, 0);
            return ends_with_unit(figure.unit, 1, 0);
        }
        return is_age(first, last, figure) || name(first, last, figure);
    }

    // Of "one in ten" ten; else 0.
    double one_in(const Number& number) const {
        Number of;
        const std::size_t next = number.last + 2;
        const bool reads = word(number.last + 1) == "in" && runs_on(number.last) && runs_on(number.last + 1) && read_number(next, of);
        return reads && of.last == next && number.value < of.value && of.value <= 1000 ? of.value : 0;
    }

    // "Ruiz, 40, ...", "Ruiz (40)", "aged 40", "she is 61, not 63", "who turned 24". Whose it is, is found by the mentions.
    bool is_age(std::size_t first, std::size_t last, Figure& figure) const {
        if (first == 0 || first != last || figure.least != figure.most || figure.least < kLeastAge || figure.least > kMostAge) return false;
        if (figure.least != std::floor(figure.least)) return false;
        const std::string_view left = before(figure.span.begin);
        const std::string_view right = after(last);
        const bool is_closed = right.empty() || std::string_view(",.;)\n").find(right.front()) != std::string_view::npos;
        const bool is_named = is_digits(first) && is_closed && (left.ends_with(", ") || left.ends_with('(')) && words_[first - 1].capital &&
                              !is_number(first - 1);
        // "Ana and Eva Ruiz, aged 16 and 13": each has one.
        if (word(last + 1) == "and" && is_number(last + 2) && runs_on(last) && runs_on(last + 1)) return false;
        const std::string_view verb = word(first - 1);
        const bool is_aged = (verb == "aged" || verb == "age") && runs_on(first - 1);
        bool is_so_old = false;
        if (first > 1 && runs_on(first - 1) && runs_on(first - 2) && is_digits(first)) {
            const std::string_view subject = word(first - 2);
            const bool somebody = subject == "he" || subject == "she" || subject == "He" || subject == "She" || subject == "who" ||
                                  (words_[first - 2].capital && !is_number(first - 2) && !is_function_word(first - 2));
            is_so_old = somebody && (verb == "turned" || ((verb == "is" || verb == "was") && is_closed));
        }
        // "He's 41."
        const bool is_short = (equal_ignoring_case(verb, "he's") || equal_ignoring_case(verb, "she's") ||
                               equal_ignoring_case(verb, "he’s") || equal_ignoring_case(verb, "she’s")) &&
                              is_digits(first) && is_closed && runs_on(first - 1);
        if (!is_named && !is_aged && !is_so_old && !is_short) return false;
        figure.unit = kAgeUnit;
        return true;
    }

    // What it counts. Whether it is worth keeping: one of something, or a fraction of nothing, is no count.
    bool name(std::size_t first, std::size_t last, Figure& figure) const {
        if (figure.unit == kAgeUnit) return true;
        figure.refers_back = is_given(first);
        if (figure.unit.empty()) {
            if (figure.least != std::floor(figure.least)) return ask_magnitude(first, last, figure) || is_whole_answer(first, last);
            if (ask_after(last, figure) || ask_before(first, last, figure) || ask_number_of(first, last, figure)) return true;
            if ((!runs_on(last) || is_function_word(last + 1)) && ask_number_before(first, figure)) return true;
            if (is_all_of_them(first, last)) return name_them(first, last, figure);
        }
        std::uint32_t end = 0;
        std::size_t n = 0;
        for (std::size_t i = last + 1; i < words_.size() && n < kMaxPhrase && (runs_on(i - 1) || (i == last + 1 && gap(last) == "% "));
             ++i) {
            if (is_number(i)) break;
            const std::string_view w = word(i);
            if (is_function_word(i)) {
                // "three of the five quays", "two other rifles": a part, and of what whole another report need not say.
                const bool leads_on = end == 0 && (!figure.unit.empty() && (w == "of" || w == "the" || w == "his" || w == "her" ||
                                                                            w == "its" || w == "their" || w == "our"));
                if (!leads_on) break;
                continue;
            }
            if (w == "other" || w == "of" || is(FigureWord::hedge, i)) break;
            if (lists_.units.contains(words_[i].key) || is(FigureWord::auxiliary, i)) break;
            const bool is_plural = w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("'s") && !w.ends_with("’s");
            if (any_overlaps(verbs_, words_[i].span) && (end > 0 || !is_plural)) break;
            figure.is_statistic = figure.is_statistic || is(FigureWord::statistic, i);
            figure.things.push_back(words_[i].key);
            figure.is_human = is(FigureWord::person, i) || is(FigureWord::role, i);
            figure.is_part = figure.is_part || is(FigureWord::part, i);
            figure.head = is_plural ? cut_word_key(w.substr(0, w.size() - 1)) : words_[i].key;
            end = words_[i].span.end;
            ++n;
            if (is_plural || is(FigureWord::person, i)) break;
        }
        if (end > 0) figure.topic = text_.substr(words_[last + 1].span.begin, end - words_[last + 1].span.begin);
        make_set(figure.things);
        return !figure.unit.empty() || figure.least > 1;
    }

    // "41 coins and not 43": what the second leaves unsaid is what was said before.
    void name_contrasted(std::vector<Figure>& figures) const {
        for (std::size_t i = 1; i < figures.size(); ++i) {
            const Figure& named = figures[i - 1];
            Figure& bare = figures[i];
            if (!bare.is_contrasted || bare.head != 0 || (!bare.unit.empty() && bare.unit != named.unit) ||
                bare.span.begin - named.span.end > kMaxContrast)
                continue;
            bare.unit = named.unit;
            take_topic(named, bare);
        }
    }

    // "people", "persons": no more than that they are human.
    bool is_anybody(std::size_t i) const {
        return word(i) == "people" || word(i) == "persons" || word(i) == "person" || word(i) == "others";
    }

    bool asked(std::string_view topic, Figure& figure) const {
        figure.topic = topic;
        figure.head = cut_word_key(topic);
        figure.things = {figure.head};
        figure.is_listed = true;
        figure.is_toll = lists_.tolls.contains(topic);
        return true;
    }

    // A number with a point: magnitudes alone have decimals.
    bool ask_magnitude(std::size_t first, std::size_t last, Figure& figure) const {
        bool found = false;
        for (std::size_t j = last + 1; !found && j < words_.size() && j <= last + kMagnitudeReach && !is_number(j); ++j)
            found = question(j) == kMagnitude;
        for (std::size_t back = 1; !found && back <= kMagnitudeReach && back <= first && !is_number(first - back); ++back)
            found = question(first - back) == kMagnitude;
        return found && asked(kMagnitude, figure);
    }

    bool ask_after(std::size_t last, Figure& figure) const {
        std::size_t counted = 0;
        std::uint32_t who = 0;
        bool auxiliary = false;
        for (std::size_t j = last + 1; j < words_.size() && j <= last + kMaxReach; ++j) {
            if (!runs_on(j - 1) || is_number(j) || (j == last + 1 && is(FigureWord::unit, j))) return false;
            if (const std::string_view topic = question(j); !topic.empty()) {
                if (topic == kMagnitude) return false;
                if (j == last + 1 && is_of_things(j)) return false;
                asked(topic, figure);
                if (who != 0) figure.things.push_back(who);
                make_set(figure.things);
                return true;
            }
            if (is(FigureWord::auxiliary, j)) {
                auxiliary = true;
                continue;
            }
            const bool is_adverb = word(j).size() > 4 && word(j).ends_with("ly");
            if (is_adverb) continue;
            if (auxiliary || is_function_word(j) || ++counted > kMaxCounted) return false;
            who = is_anybody(j) ? 0 : words_[j].key;
            figure.is_part = is(FigureWord::part, j);
        }
        return false;
    }

    // "43 missing coins": what is missing are things.
    bool is_of_things(std::size_t question) const {
        const std::size_t noun = question + 1;
        const std::string_view w = word(noun);
        const bool is_plural = w.size() > 3 && w.ends_with('s') && !w.ends_with("ss");
        return is_plural && runs_on(question) && !is_function_word(noun) && !is(FigureWord::person, noun) && !is(FigureWord::role, noun) &&
               !is(FigureWord::auxiliary, noun);
    }

    bool ask_before(std::size_t first, std::size_t last, Figure& figure) const {
        if (runs_on(last)) {  // who is counted, or nobody more
            const auto is_somebody = [&](std::size_t j) { return is(FigureWord::person, j) || is(FigureWord::role, j); };
            const bool has_adjective = last + 2 < words_.size() && runs_on(last + 1) && !is_function_word(last + 1);
            if (!is_somebody(last + 1) && !(has_adjective && is_somebody(last + 2))) return false;
        }
        for (std::size_t back = 1; back <= kMaxHedges + 1 && back <= first && runs_on(first - back); ++back) {
            const std::size_t j = first - back;
            if (const std::string_view topic = question(j); !topic.empty()) {
                if (topic == kMagnitude) return false;
                if (back == 2 && word(first - 1) == "at" && !runs_on(last)) return false;  // "dead at 75"
                asked(topic, figure);
                for (std::size_t noun = last + 1; runs_on(noun - 1) && noun <= last + 2; ++noun)
                    if ((is(FigureWord::person, noun) || is(FigureWord::role, noun)) && !is_anybody(noun)) {
                        figure.things.push_back(words_[noun].key);
                        figure.is_part = figure.is_part || is(FigureWord::part, noun);
                    }
                make_set(figure.things);
                return true;
            }
            if (!is(FigureWord::hedge, j) && !is(FigureWord::reach, j)) return false;
        }
        return false;
    }

    // "put the number of ill at 208", "the tally of claims has climbed to 21": nothing but verbs between, and nothing counted after it.
    bool ask_number_of(std::size_t first, std::size_t last, Figure& figure) const {
        if (runs_on(last) && !is_function_word(last + 1)) return false;
        std::size_t end = first;  // of what is counted
        while (end > 0 && runs_on(end - 1) && first - end <= kMaxReach &&
               (is(FigureWord::hedge, end - 1) || is(FigureWord::reach, end - 1) || is(FigureWord::auxiliary, end - 1) ||
                is_function_word(end - 1)))
            --end;
        if (end == first) return false;
        if (is(FigureWord::number_of, end - 1)) figure.refers_back = true;  // "put the number at 112"
        std::size_t begin = end;
        while (begin > 1 && runs_on(begin - 1) && end - begin < kMaxNumberOf &&
               !(word(begin - 1) == "of" && is(FigureWord::number_of, begin - 2)))
            --begin;
        if (begin < 2 || begin == end || word(begin - 1) != "of" || !is(FigureWord::number_of, begin - 2)) return false;
        end = std::min(end, begin + kMaxPhrase);
        for (std::size_t i = begin; i < end; ++i)
            if (const std::string_view topic = question(i); !topic.empty()) return asked(topic, figure);
        for (std::size_t i = begin; i < end && figure.head == 0; ++i)
            if (take_counted(i, figure)) end = i + 1;
        if (figure.head == 0) return false;
        figure.topic = text_.substr(words_[begin].span.begin, words_[end - 1].span.end - words_[begin].span.begin);
        make_set(figure.things);
        return true;
    }

    // Takes word i of the phrase of what is counted. Whether it is the noun: a plural, or a word for a person.
    bool take_counted(std::size_t i, Figure& figure) const {
        const std::string_view w = word(i);
        const bool is_plural = w.size() > 3 && w.ends_with('s') && !w.ends_with("ss");
        figure.things.push_back(words_[i].key);
        if (!is_plural && !is(FigureWord::person, i)) return false;
        figure.head = is_plural ? cut_word_key(w.substr(0, w.size() - 1)) : words_[i].key;
        figure.is_human = is(FigureWord::person, i) || is(FigureWord::role, i);
        return true;
    }

    // "It is 19.3.": of what was said before.
    bool is_whole_answer(std::size_t first, std::size_t last) const {
        return first == 2 && last + 1 == words_.size() && word(0) == "It" && (word(1) == "is" || word(1) == "was");
    }
    bool is_all_of_them(std::size_t first, std::size_t last) const {
        return first > 0 && word(first - 1) == "all" && word(last + 1) == "of" && word(last + 2) == "them" && runs_on(last);
    }

    // "Of the coins, all 41 of them, she says less": the plural before it in its sentence.
    bool name_them(std::size_t first, std::size_t last, Figure& figure) const {
        for (std::size_t i = first; i-- > 0 && first - i <= kMaxReach;) {
            if (is_number(i)) return false;
            if (is_function_word(i) || !take_counted(i, figure)) continue;
            figure.topic = word(i);
            figure.span.end = words_[last + 2].span.end;
            return true;
        }
        figure.things.clear();
        return false;
    }

    // "has it as eight", "put it at 12".
    bool is_given(std::size_t first) const {
        if (first < 3 || !runs_on(first - 1) || !runs_on(first - 2) || !runs_on(first - 3)) return false;
        const std::string_view as = word(first - 1);
        return (as == "as" || as == "at") && word(first - 2) == "it" && is(FigureWord::account, first - 3);
    }

    // "the number of the coins is in question, the police having said 43": the noun after "number of".
    bool ask_number_before(std::size_t first, Figure& figure) const {
        if (first == 0 || (!is(FigureWord::account, first - 1) && !is_given(first))) return false;
        for (std::size_t of = 1; of + 1 < first; ++of) {
            if (word(of) != "of" || !is(FigureWord::number_of, of - 1)) continue;
            for (std::size_t i = of + 1; i < first && i <= of + kMaxPhrase && runs_on(i - 1); ++i) {
                if (is_function_word(i) || !take_counted(i, figure)) continue;
                figure.refers_back = false;
                figure.topic = word(i);
                make_set(figure.things);
                return true;
            }
            figure.things.clear();
        }
        return false;
    }

    std::string_view text_;
    Span span_;
    const std::vector<Span>& dates_;
    const std::vector<Span>& verbs_;
    std::vector<CutWord> words_;
    const FigureLists& lists_;
    const FunctionWords& function_words_;
};

// Whose age a number is: the person named or described right before it, in whose description it stands, or named right after it.
class AgeOwners {
public:
    explicit AgeOwners(const Reading& reading) : text_(reading.text.view()) {
        for (std::uint32_t entity = 0; entity < reading.entities.size(); ++entity)
            if (reading.entities[entity].type == EntityType::person)
                for (const Mention& mention : reading.entities[entity].mentions)
                    mentions_.push_back({mention.span, entity, mention.form == MentionForm::name});
        std::sort(mentions_.begin(), mentions_.end());
    }

    std::optional<std::uint32_t> of(const Figure& figure, Span sentence) const {
        const Owner *in = nullptr, *before = nullptr, *after = nullptr, *pronoun = nullptr;
        for (auto m = std::lower_bound(mentions_.begin(), mentions_.end(), Owner{{sentence.begin, 0}, 0, false});
             m != mentions_.end() && m->span.begin < sentence.end; ++m) {
            if (m->span.contains(figure.span)) in = &*m;
            if (!m->is_name && m->span.end <= figure.span.begin) pronoun = &*m;
            if (!m->is_name) continue;
            if (m->span.end <= figure.span.begin) before = &*m;
            if (m->span.begin >= figure.span.end && !after) after = &*m;
        }
        if (before && is_one_of(text_.substr(before->span.end, figure.span.begin - before->span.end))) return before->entity;
        // "She is 41"
        if (pronoun && is_verb(text_.substr(pronoun->span.end, figure.span.begin - pronoun->span.end))) return pronoun->entity;
        // "the 41-year-old"; but "a 41-year-old man" is somebody new.
        if (in) return starts_new(in->span.begin) ? std::nullopt : std::optional(in->entity);
        if (!after || after->span.begin - figure.span.end > kMaxNameToAge) return std::nullopt;
        // Nothing but a description between: "43-year-old mate Ana Ruiz".
        const std::string_view between = text_.substr(figure.span.end, after->span.begin - figure.span.end);
        return between.find_first_of(",.;:()\n") == std::string_view::npos ? std::optional(after->entity) : std::nullopt;
    }

private:
    struct Owner {
        Span span;
        std::uint32_t entity = 0;
        bool is_name = false;
        auto operator<=>(const Owner&) const = default;
    };

    bool starts_new(std::uint32_t begin) const {
        const std::string_view left = text_.substr(0, begin), mention = text_.substr(begin);
        constexpr std::array<std::string_view, 4> kNew{"a ", "an ", "A ", "An "};
        return std::any_of(kNew.begin(), kNew.end(), [&](std::string_view article) {
            return mention.starts_with(article) ||
                   (left.ends_with(article) && (left.size() == 2 || !is_letter(left[left.size() - article.size() - 1])));
        });
    }
    static bool is_verb(std::string_view between) {
        return between == " is " || between == " was " || between == "'s " || between == "’s " || between == " turned ";
    }
    // What stands between a name and the age of whom it names.
    static bool is_one_of(std::string_view between) {
        constexpr std::array<std::string_view, 14> kLinks{", ",   " (",    ", aged ", ", age ",  ", a ",      ", an ",    ", the ",
                                                          " is ", " was ", " is a ",  " was a ", ", who is ", " turned ", ", who turned "};
        return std::find(kLinks.begin(), kLinks.end(), between) != kLinks.end();
    }

    std::string_view text_;
    std::vector<Owner> mentions_;  // sorted
};

constexpr std::size_t kYearLength = 4;
constexpr std::string_view kBareMonth = "XXXX-09";  // of a report whose year is not known

// The days to come that a report names, and of two in one sentence whether one replaces the other: "was to have begun on 27 November, has
// been put off until 4 December", "on 31 May, and not 24 May".
class DaysToCome {
public:
    DaysToCome(const Reading& reading, const AssertionFacts& said, const FigureLists& lists)
        : text_(reading.text.view()), published_(days_of(reading.published.value)), lists_(lists) {
        const Figure* before = nullptr;
        for (const TimeExpression& time : reading.times) {
            const Days day = days_of(time.value);
            const auto sentence = said.sentence_at(time.span.begin);
            if (time.type != TimeType::DATE || !day.known() || day.width() != 0 || !sentence) continue;
            const Span within = said.sentences[*sentence].span;
            if (!within.contains(time.span)) continue;
            // "Next Tuesday, 5 March" is one day.
            if (before && before->sentence == *sentence && before->value == time.value &&
                text_.substr(before->span.end, time.span.begin - before->span.end) == ", ") {
                all_.back().span.end = time.span.end;
                continue;
            }
            Figure figure;
            figure.span = time.span;
            figure.value = time.value;
            figure.least = figure.most = day.first;
            figure.unit = kDateUnit;
            figure.sentence = *sentence;
            if (before && before->value != figure.value) {
                if (before->sentence == *sentence) figure.is_contrasted = replaces(*before, figure, within);
                if (before->sentence + 1 == *sentence)
                    figure.is_contrasted = replaces_across(*before, said.sentences[before->sentence].span, figure, within);
            }
            all_.push_back(std::move(figure));
            before = &all_.back();
        }
        take_months(reading, said);
        for (std::size_t i = 0; i < all_.size(); ++i) {
            const bool is_replaced = i + 1 < all_.size() && all_[i + 1].is_contrasted;
            if (all_[i].is_contrasted || is_replaced || is_to_come(all_[i])) figures_.push_back(all_[i]);
        }
    }
    [[nodiscard]] const std::vector<Figure>& figures() const { return figures_; }

private:
    // "In June 1987 and not, as we had it, in July": two months of one sentence that follow one another, by the rule for days.
    void take_months(const Reading& reading, const AssertionFacts& said) {
        const TimeExpression* before = nullptr;
        for (const TimeExpression& time : reading.times) {
            const TimeExpression* first = std::exchange(before, time.type == TimeType::DATE ? &time : nullptr);
            const auto sentence = said.sentence_at(time.span.begin);
            if (!first || !before || !sentence || !is_held_against(text_.substr(first->span.end, time.span.begin - first->span.end)))
                continue;
            if (!said.sentences[*sentence].span.contains(first->span)) continue;
            std::string value = time.value;
            const std::string_view words = text_.substr(time.span.begin, time.span.length());
            const bool has_year = words.find_first_of("0123456789") != std::string_view::npos;  // else it is the first one's
            if (!has_year && value.size() >= kYearLength) value.replace(0, kYearLength, first->value, 0, kYearLength);
            const Days a = days_of(first->value), b = days_of(value);
            if (!a.known() || !b.known() || a.meets(b) || !is_month(a) || !is_month(b)) continue;
            for (const auto& [of, days, is_second] : {std::tuple(first, a, false), std::tuple(&time, b, true)}) {
                Figure figure;
                figure.span = of->span;
                figure.value = is_second ? value : first->value;
                figure.least = days.first;
                figure.most = days.last;
                figure.unit = kDateUnit;
                figure.sentence = *sentence;
                figure.is_contrasted = is_second;
                figures_.push_back(std::move(figure));
            }
        }
    }
    static bool is_month(Days days) {
        constexpr std::int32_t kLeastWidth = 27, kMostWidth = 30;  // days between the first and the last
        return days.width() >= kLeastWidth && days.width() <= kMostWidth;
    }
    // " and not in", ", not, as we first had it, in"
    static bool is_held_against(std::string_view gap) {
        constexpr std::size_t kLongestAside = 40;  // bytes
        if (gap.size() > kLongestAside || !(gap.starts_with(" and not") || gap.starts_with(", not") || gap.starts_with(", and not")))
            return false;
        return gap.ends_with(" not ") || gap.ends_with(" on ") || gap.ends_with(" in ");
    }
    [[nodiscard]] bool is_to_come(const Figure& day) const { return published_.known() && day.least > published_.last; }

    [[nodiscard]] bool replaces(const Figure& first, const Figure& second, Span sentence) const {
        const auto any = [&](Span span, FigureWord what) {
            const std::vector<CutWord> words = cut_words(text_, span);
            return std::any_of(words.begin(), words.end(), [&](const CutWord& word) { return lists_.is(what, word.key); });
        };
        const Span between{first.span.end, second.span.begin}, before{sentence.begin, first.span.begin};
        const std::string_view gap = text_.substr(between.begin, between.length());
        if (gap.ends_with("not ") || gap.ends_with("not on ")) return true;
        const std::string_view left = text_.substr(before.begin, before.length());
        const bool is_planned =
            left.ends_with("from ") || left.find(" to have ") != std::string_view::npos || any(before, FigureWord::planned);
        if (is_past_plan(left) && is_carried_out(gap)) return true;
        if (!is_planned && !(is_to_come(first) && is_to_come(second))) return false;
        return any(between, FigureWord::moved) || (left.ends_with("from ") && gap == " to " && any(before, FigureWord::moved));
    }

    // "Was to have opened", "had been due to open".
    static bool is_past_plan(std::string_view words) {
        constexpr std::array<std::string_view, 6> kPlans{"was to have ", "were to have ", "was due to ",
                                                         "were due to ", "been due to ",  "were supposed to "};
        return std::any_of(kPlans.begin(), kPlans.end(), [&](std::string_view plan) { return words.find(plan) != std::string_view::npos; });
    }
    // ", will open on", "and was opened on", "and will now open on".
    static bool is_carried_out(std::string_view gap) {
        return gap.find(" will ") != std::string_view::npos || gap.find(" and was ") != std::string_view::npos ||
               gap.find(" and were ") != std::string_view::npos;
    }
    // "It was to have opened on 1 May. It will now do so on 8 May."
    [[nodiscard]] bool replaces_across(const Figure& first, Span before, const Figure& second, Span sentence) const {
        const std::string_view left = text_.substr(before.begin, first.span.begin - before.begin);
        const std::string_view gap = text_.substr(sentence.begin, second.span.begin - sentence.begin);
        constexpr std::array<std::string_view, 6> kNow{"It will now ",  "They will now ",   "It is now ",
                                                       "They are now ", "It will instead ", "They will instead "};
        return is_past_plan(left) && std::any_of(kNow.begin(), kNow.end(), [&](std::string_view now) { return gap.starts_with(now); });
    }

    std::string_view text_;
    Days published_;
    const FigureLists& lists_;
    std::deque<Figure> all_;  // that pointers into it stay
    std::vector<Figure> figures_;
};

// "A quake in September killed seven", "in 2019, 31 fell ill": the one month, season or year that a sentence names, where it lies before
// the days that the report is of and the sentence names no day. Without a day of publication a month without a year is taken to.
void find_periods(const Reading& reading, const AssertionFacts& said, std::vector<Figure>& figures) {
    constexpr std::int32_t kLongestDay = 7;  // days; a week is no period
    const Days published = days_of(reading.published.value);
    std::map<std::uint32_t, std::string> periods;  // by sentence; empty: it names a day, or several
    for (const TimeExpression& time : reading.times) {
        const auto sentence = said.sentence_at(time.span.begin);
        if (time.type != TimeType::DATE || !sentence || time.value.ends_with("_REF")) continue;
        const Days days = days_of(time.value);
        const bool is_long =
            days.known() && days.width() > kLongestDay && (!published.known() || days.last < published.first - kLongestDay);
        const bool is_bare_month =
            !published.known() && time.value.starts_with("XXXX-") && time.value.size() == kBareMonth.size() && is_digit(time.value.back());
        std::string& period = periods.try_emplace(*sentence, time.value).first->second;
        if (period != time.value || !(is_long || is_bare_month)) period.clear();
    }
    for (Figure& figure : figures)
        if (const auto period = periods.find(figure.sentence); period != periods.end() && figure.unit != kAgeUnit)
            figure.period = period->second;
}

// Of a statement and one within it, the one within.
std::optional<std::uint32_t> assertion_of(const Figure& figure, const AssertionFacts& said) {
    std::optional<std::uint32_t> shortest;
    const auto first = std::partition_point(said.assertions.begin(), said.assertions.end(),
                                            [&](const Assertion& a) { return a.sentence < figure.sentence; });
    for (auto a = first; a != said.assertions.end() && a->sentence == figure.sentence; ++a) {
        const auto at = static_cast<std::uint32_t>(a - said.assertions.begin());
        if (a->span.overlaps(figure.span) && (!shortest || a->span.length() < said.assertions[*shortest].span.length())) shortest = at;
    }
    return shortest;
}

}  // namespace

std::vector<Figure> find_figures(const Reading& reading, const AssertionFacts& said, const ContentIndex& contents,
                                 const FunctionWords& function_words, const FigureLists& lists) {
    std::vector<Span> dates, verbs;
    for (const TimeExpression& time : reading.times)
        if (time.type == TimeType::DATE || time.type == TimeType::TIME) dates.push_back(time.span);
    for (const Event& event : reading.events) verbs.push_back(event.predicate);
    std::sort(verbs.begin(), verbs.end());
    const AgeOwners owners(reading);
    std::vector<Figure> figures;
    // Whoever is so old in another year is not so old today.
    const auto names_a_year = [&](Span span) {
        const std::vector<CutWord> words = cut_words(reading.text.view(), span);
        return std::any_of(words.begin(), words.end(), [&](const CutWord& word) {
            const std::string_view w = reading.text.slice(word.span);
            return w == "then" || (w.size() == 4 && (w.starts_with("19") || w.starts_with("20")) && is_digit(w[2]) && is_digit(w[3]));
        });
    };
    const auto take = [&](Span span, std::uint32_t sentence, bool is_corrected) {
        for (Figure& figure : Sentence(reading.text.view(), span, dates, verbs, lists, function_words).figures()) {
            figure.sentence = sentence;
            figure.is_corrected = is_corrected;
            if (figure.unit == kAgeUnit && !names_a_year(span)) figure.entity = owners.of(figure, span);
            if (figure.unit == kAgeUnit && !figure.entity && figure.is_contrasted) figure.entity = figures.back().entity;
            figures.push_back(std::move(figure));
        }
    };
    std::vector<Span> corrections;
    for (const Credit& credit : reading.credits)
        if (credit.kind == CreditKind::correction) corrections.push_back(credit.span);
    for (std::uint32_t number = 0; number < said.sentences.size(); ++number) {
        const Span span = said.sentences[number].span;
        take(span, number, std::any_of(corrections.begin(), corrections.end(), [&](Span c) { return c.overlaps(span); }));
    }
    // A line that corrects may stand outside the article's paragraphs.
    for (const Span span : corrections) {
        const bool is_inside = std::any_of(said.sentences.begin(), said.sentences.end(),
                                           [&](const SentenceFacts& sentence) { return sentence.span.overlaps(span); });
        if (!is_inside) take(span, UINT32_MAX, true);
    }
    // "has it as 8", "put the number at 12"; the number "of" something, or a previous one, may be of another time.
    const auto is_put_at = [&](const Figure& figure) {
        const std::vector<CutWord> words = cut_words(reading.text.view(), {said.sentences[figure.sentence].span.begin, figure.span.begin});
        const std::size_t n = words.size();
        if (n < 3) return false;
        const std::string_view as = reading.text.slice(words[n - 1].span);
        const bool is_account =
            lists.is(FigureWord::account, words[n - 3].key) || (n > 3 && lists.is(FigureWord::account, words[n - 4].key));
        return is_account && (as == "as" || as == "at");
    };
    // What "the number" is of was said with the number before it, which somebody else gives.
    for (std::size_t i = 1; i < figures.size(); ++i) {
        Figure& bare = figures[i];
        if (!bare.refers_back || bare.sentence == UINT32_MAX) continue;
        const auto named = std::find_if(figures.rend() - static_cast<std::ptrdiff_t>(i), figures.rend(), [&](const Figure& figure) {
            return figure.unit == bare.unit && (figure.head != 0 || !bare.unit.empty());
        });
        if (named == figures.rend() || bare.sentence - named->sentence > kMaxSentencesBack) continue;
        take_topic(*named, bare);
        if (named->value == bare.value || named->sentence == bare.sentence || !is_put_at(bare)) continue;
        bare.rival = named->span;
        bare.rival_by = RivalBy::account;
    }
    find_rival_accounts(reading.text.view(), said, lists, figures);
    find_periods(reading, said, figures);
    const DaysToCome to_come(reading, said, lists);
    figures.insert(figures.end(), to_come.figures().begin(), to_come.figures().end());
    std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) { return a.span < b.span; });
    for (Figure& figure : figures) {
        if (const auto statement = contents.innermost(figure.span)) figure.speaker = reading.statements[*statement].speaker;
        figure.assertion = assertion_of(figure, said);
    }
    return figures;
}

}  // namespace onrecord
