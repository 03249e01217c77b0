#include "time/atoms.h"

#include "onrecord/date.h"
#include "text/capital.h"
#include "text/word_key.h"

namespace onrecord {

int full_year(int year, int n_digits) {
    if (n_digits != 2) return year;
    return year < 50 ? 2000 + year : 1900 + year;
}

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// At most nine digits, so that no number overflows.
std::int32_t digits_at(std::string_view text, std::size_t& at) {
    std::int32_t value = 0;
    int n = 0;
    while (at < text.size() && is_digit(text[at])) {
        if (n < 9) value = value * 10 + (text[at] - '0');
        ++n;
        ++at;
    }
    return n > 9 ? 1'000'000'000 : value;
}

bool letters_at(std::string_view text, std::size_t at, std::string_view what) {
    if (text.size() - at < what.size()) return false;
    for (std::size_t i = 0; i < what.size(); ++i) {
        if ((text[at + i] | 0x20) != what[i]) return false;
    }
    return at + what.size() == text.size() || !(is_letter(text[at + what.size()]) || is_digit(text[at + what.size()]));
}

// The number, and what is written together with it. `text` begins with a digit and ends with the sentence.
Atom cut_number(std::string_view text, std::uint32_t begin) {
    Atom atom;
    atom.shape = Atom::Shape::number;
    std::size_t at = 0;
    const std::int32_t first = digits_at(text, at);
    const auto n_first = at;
    atom.value = first;
    atom.n_digits = static_cast<std::uint8_t>(n_first > 200 ? 200 : n_first);
    const auto finish = [&](Atom::Shape shape, std::int32_t value) {
        atom.shape = shape;
        atom.value = value;
        atom.span = {begin, begin + static_cast<std::uint32_t>(at)};
        return atom;
    };
    const auto digit_follows = [&](std::size_t i) { return i + 1 < text.size() && is_digit(text[i + 1]); };
    if (at < text.size() && digit_follows(at)) {
        const char mark = text[at];
        std::size_t then = at + 1;
        if (mark == ':' && n_first <= 2) {
            const std::int32_t minutes = digits_at(text, then);
            if (then - at == 3 && first < 25 && minutes < 60) {
                at = then;
                if (at < text.size() && text[at] == ':' && digit_follows(at)) {
                    ++at;
                    digits_at(text, at);
                }
                return finish(Atom::Shape::clock, first * 60 + minutes);
            }
        } else if (mark == '-' || mark == '/' || mark == '.') {
            const std::int32_t second = digits_at(text, then);
            const std::size_t n_second = then - at - 1;
            if (then < text.size() && text[then] == mark && digit_follows(then)) {
                std::size_t last = then + 1;
                const std::int32_t third = digits_at(text, last);
                const std::size_t n_third = last - then - 1;
                Date date;
                if (n_first == 4 && n_second == 2 && n_third == 2 && mark != '.') {
                    date = {first, second, third};
                } else if (n_first <= 2 && n_second <= 2 && (n_third == 4 || (n_third == 2 && mark == '/'))) {
                    const int year = full_year(third, static_cast<int>(n_third));
                    // American order, as in the news this reads most, unless only the British can be (docs/time.md).
                    date = mark == '.' || first > 12 ? Date{year, second, first} : Date{year, first, second};
                }
                at = last;
                if (is_valid(date)) {
                    // The clock of an ISO time stamp belongs to it.
                    while (at < text.size() && n_first == 4 &&
                           (is_digit(text[at]) || text[at] == 'T' || text[at] == ':' || text[at] == 'Z'))
                        ++at;
                    return finish(n_first == 4 ? Atom::Shape::iso : Atom::Shape::slash, date.year * 10000 + date.month * 100 + date.day);
                }
                return finish(Atom::Shape::junk, 0);
            }
            if (mark == '/') {
                at = then;
                return finish(Atom::Shape::junk, 0);
            }
            if (mark == '.') {
                at = then;
                if (letters_at(text, at, "pm") || letters_at(text, at, "am")) return finish(Atom::Shape::clock, first * 60 + second);
                if (second == 5) atom.halves = 1;
                return finish(Atom::Shape::decimal, first);
            }
        } else if (mark == ',') {
            std::int64_t value = first;
            std::size_t end = at;
            while (end < text.size() && text[end] == ',' && digit_follows(end)) {
                std::size_t group = end + 1;
                const std::int32_t three = digits_at(text, group);
                if (group - end != 4) break;
                value = value * 1000 + three;
                if (value > 1'000'000'000) value = 1'000'000'000;
                end = group;
            }
            if (end != at) {
                at = end;
                return finish(Atom::Shape::large, static_cast<std::int32_t>(value));
            }
        }
    }
    // "5 1/2"
    if (at + 3 < text.size() && text[at] == ' ' && text[at + 1] == '1' && text[at + 2] == '/' && text[at + 3] == '2') {
        at += 4;
        atom.halves = 1;
        return finish(Atom::Shape::number, first);
    }
    if (at < text.size() && is_letter(text[at])) {
        if (n_first <= 2 &&
            (letters_at(text, at, "st") || letters_at(text, at, "nd") || letters_at(text, at, "rd") || letters_at(text, at, "th"))) {
            at += 2;
            return finish(Atom::Shape::ordinal, first);
        }
        if (letters_at(text, at, "s") && (n_first == 4 || n_first == 2) && first % 10 == 0) {
            at += 1;
            return finish(Atom::Shape::decade, n_first == 4 ? first : 1900 + first);
        }
        if (letters_at(text, at, "am") || letters_at(text, at, "pm") || letters_at(text, at, "a") || letters_at(text, at, "p")) {
            return finish(Atom::Shape::number, first);
        }
        while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]))) ++at;
        return finish(Atom::Shape::junk, 0);
    }
    return finish(Atom::Shape::number, first);
}

// "a.m.", "pm": value 0 or 720. Its last full stop is left to the sentence where it ends one.
bool cut_ampm(std::string_view text, std::uint32_t begin, Atom& atom) {
    if (text.size() < 2 || ((text[0] | 0x20) != 'a' && (text[0] | 0x20) != 'p')) return false;
    std::size_t at = 0;
    if (letters_at(text, 0, "am") || letters_at(text, 0, "pm")) {
        at = 2;
    } else if (text.size() >= 3 && text[1] == '.' && (text[2] | 0x20) == 'm' && (text.size() == 3 || !is_letter(text[3]))) {
        at = 3;
        if (text.size() > 4 && text[3] == '.') at = 4;
    } else {
        return false;
    }
    atom.span = {begin, begin + static_cast<std::uint32_t>(at)};
    atom.shape = Atom::Shape::ampm;
    atom.value = (text[0] | 0x20) == 'p' ? 720 : 0;
    return true;
}

const TimeMeaning* meaning(const Atom& atom, TimeLists::Class symbol) {
    if (atom.meanings == nullptr) return nullptr;
    for (const TimeMeaning& m : *atom.meanings) {
        if (m.symbol == symbol) return &m;
    }
    return nullptr;
}

// "twenty-five", "two hundred", "nineteen ninety-seven" become one number.
void join_number_words(std::vector<Atom>& atoms) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < atoms.size();) {
        Atom atom = atoms[i];
        const auto value_at = [&](std::size_t k) -> int {
            if (k >= atoms.size()) return 0;
            const auto* m = meaning(atoms[k], TimeLists::num);
            return m == nullptr ? 0 : m->value;
        };
        const int first = value_at(i);
        if (first == 0) {
            atoms[out++] = atom;
            ++i;
            continue;
        }
        const auto below_hundred = [&](std::size_t& k) {
            const int value = value_at(k);
            ++k;
            if (value < 20) return value;
            if (const int one = value_at(k); one > 0 && one < 10) {
                ++k;
                return value + one;
            }
            const bool hyphen = k + 1 < atoms.size() && atoms[k].shape == Atom::Shape::mark && atoms[k].glued && atoms[k + 1].glued;
            if (hyphen && value_at(k + 1) > 0 && value_at(k + 1) < 10) {
                k += 2;
                return value + value_at(k - 1);
            }
            return value;
        };
        std::size_t k = i;
        int value = below_hundred(k);
        bool year = false;
        if (value >= 17 && value <= 20 && value_at(k) >= 10) {
            value = value * 100 + below_hundred(k);
            year = true;
        } else if (k < atoms.size()) {
            if (const auto* scale = meaning(atoms[k], TimeLists::scale); scale != nullptr) {
                value *= scale->value;
                ++k;
            }
        }
        if (k > i + 1) {
            atom.span.end = atoms[k - 1].span.end;
            atom.meanings = nullptr;
            const bool counts = k < atoms.size() && meaning(atoms[k], TimeLists::units) != nullptr;  // "two thousand years"
            atom.shape = !counts && (year || (value >= 1900 && value <= 2100)) ? Atom::Shape::year_word : Atom::Shape::number;
            atom.value = value;
        }
        atoms[out++] = atom;
        i = k;
    }
    atoms.resize(out);
}

}  // namespace

void cut_atoms(const Text& text, const Analysis& analysis, const Sentence& sentence, const TimeLists& lists, std::vector<Atom>& atoms) {
    atoms.clear();
    const std::string_view view = text.view();
    std::uint32_t done = sentence.span.begin;  // atoms reach to here
    bool number_words = false;
    for (const Word& word : analysis.words_of(sentence)) {
        if (word.span.end <= done) continue;
        std::uint32_t at = word.span.begin < done ? done : word.span.begin;
        while (at < word.span.end) {
            Atom atom;
            atom.glued = at == done && at != sentence.span.begin && !is_space(view[at - 1]);
            const char c = view[at];
            if (is_digit(c)) {
                const bool flag = atom.glued;
                atom = cut_number(view.substr(at, sentence.span.end - at), at);
                atom.glued = flag;
            } else if (is_letter(c)) {
                if (!cut_ampm(view.substr(at, sentence.span.end - at), at, atom)) {
                    std::uint32_t end = at + 1;
                    while (end < word.span.end && (is_letter(view[end]) || view[end] == '\'')) ++end;
                    atom.span = {at, end};
                    atom.capital = starts_with_capital(view.substr(at));
                    atom.key = at == word.span.begin && end == word.span.end ? word.key : word_key(view.substr(at, end - at));
                    atom.meanings = lists.find(atom.key);
                    number_words = number_words || meaning(atom, TimeLists::num) != nullptr;
                }
            } else if (c == '\'' && word.span.end - at > 1 && (view[at + 1] == 's' || view[at + 1] == 'S')) {
                atom.span = {at, word.span.end};
                atom.key = word_key(view.substr(at, word.span.end - at));
                atom.meanings = lists.find(atom.key);
            } else {
                atom.span = {at, at + 1};
                atom.shape = Atom::Shape::mark;
                atom.key = word_key(view.substr(at, 1));
                atom.meanings = lists.find(atom.key);
            }
            atom.tag = word.tags.xpos;
            atom.word = static_cast<std::uint32_t>(&word - analysis.words.data());
            at = done = atom.span.end;
            atoms.push_back(atom);
        }
    }
    if (number_words) join_number_words(atoms);
}

}  // namespace onrecord
