#include "language/break_features.h"

#include <algorithm>
#include <bit>

namespace onrecord {
namespace {

constexpr std::size_t kWindow = 4;        // words before and behind of which the capitals are counted
constexpr std::size_t kMaxBracket = 128;  // words of a remark in brackets; those of edited prose are a sentence or two

constexpr std::uint8_t shape_number(BreakShape shape) {
    return static_cast<std::uint8_t>(shape);
}

BreakShape shape_of_word(std::string_view form, bool upper) {
    using enum BreakShape;
    if (form.find("://") != std::string_view::npos || form.starts_with("www.")) return address;
    if (form.size() > 3 && form.find('@') != std::string_view::npos) return mail;
    if (form.front() == '\'' || form.starts_with("’")) return clitic;
    const bool stop = form.ends_with('.') && form.size() > 1;
    if (!upper) return stop ? small_stop : small;
    if (form.size() == 1) return letter;
    const bool has_small = std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool has_second = form[1] >= 'A' && form[1] <= 'Z';
    if (has_small || !has_second) return stop ? capital_stop : capital;
    return stop ? capitals_stop : capitals;
}

BreakShape shape_of_number(std::string_view form) {
    using enum BreakShape;
    if (std::count(form.begin(), form.end(), '/') == 2) return date;
    return form.find(':') != std::string_view::npos ? clock : number;
}

std::uint8_t shape_of(std::string_view form, TokenKind kind) {
    using enum BreakShape;
    switch (kind) {
        case TokenKind::lower_word:
            return shape_number(shape_of_word(form, false));
        case TokenKind::upper_word:
            return shape_number(shape_of_word(form, true));
        case TokenKind::number:
            return shape_number(shape_of_number(form));
        case TokenKind::period:
            return shape_number(period);
        case TokenKind::terminator:
            return shape_number(terminator);
        case TokenKind::ellipsis:
            return shape_number(ellipsis);
        case TokenKind::apostrophe:
        case TokenKind::open_quote:
        case TokenKind::close_quote:
        case TokenKind::quote:
            return shape_number(quote);
        case TokenKind::open_bracket:
            return shape_number(open_bracket);
        case TokenKind::close_bracket:
            return shape_number(close_bracket);
        case TokenKind::comma:
            return shape_number(form == ":" ? colon : comma);
        case TokenKind::dash:
            return shape_number(form.size() == 2 && form == "--"         ? double_dash
                                : form.size() > 2 && form.front() == '-' ? drawn_line
                                                                         : dash);
        case TokenKind::emoticon:
            return shape_number(emoticon);
        case TokenKind::symbol:
            break;
    }
    const bool alike = std::all_of(form.begin(), form.end(), [&](char c) { return c == form.front(); });
    if (form.size() > 1 && (alike || static_cast<unsigned char>(form.front()) < 0x80)) return shape_number(run);
    return std::max(kFirstSymbol, static_cast<std::uint8_t>(form.front()));
}

// Words so far, as a class: 1 to 7, then by doubling.
std::uint64_t length_class(std::size_t n_words) {
    return n_words < 8 ? n_words : std::min<std::size_t>(13, 5 + static_cast<std::size_t>(std::bit_width(n_words)) - 1);
}

}  // namespace

BreakView::BreakView(std::string_view text, std::span<const Word> words, const std::vector<TokenMark>& marks)
    : words_(words), marks_(marks) {
    shapes_.reserve(words.size());
    std::size_t n_stops = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Span span = words[i].span;
        shapes_.push_back(shape_of(text.substr(span.begin, span.length()), marks[i].kind));
        if (marks[i].kind == TokenKind::period || marks[i].kind == TokenKind::terminator) ++n_stops;
    }
    if (shapes_.empty()) return;
    const bool is_word =
        shapes_.back() == shape_number(small) || shapes_.back() == shape_number(capital) || shapes_.back() == shape_number(capitals);
    last_ = is_word ? 0 : shapes_.back();
    density_ = static_cast<std::uint8_t>(std::bit_width(1 + words.size() / (n_stops + 1)));
}

std::uint8_t BreakView::shape(std::size_t i, std::ptrdiff_t by) const {
    const auto at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + by);  // below the first it wraps, and is beyond the last
    return at < shapes_.size() ? shapes_[at] : shape_number(none);
}

WordKey BreakView::key(std::size_t i, std::ptrdiff_t by) const {
    const auto at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + by);
    return at < words_.size() ? words_[at].key : 0;
}

std::uint64_t BreakView::n_capitals(std::size_t begin, std::size_t end) const {
    end = std::min(end, shapes_.size());
    if (begin >= end) return 0;
    return static_cast<std::uint64_t>(
        std::count_if(shapes_.begin() + static_cast<std::ptrdiff_t>(begin), shapes_.begin() + static_cast<std::ptrdiff_t>(end),
                      [](std::uint8_t s) { return s == shape_number(capital) || s == shape_number(letter); }));
}

bool BreakView::holds_sentences(std::size_t open) const {
    if (shape(open, 1) != shape_number(capital) && shape(open, 1) != shape_number(letter)) return false;
    const std::size_t end = std::min(shapes_.size(), open + kMaxBracket);
    for (std::size_t i = open + 2; i < end; ++i) {
        if (shapes_[i] == shape_number(open_bracket)) return false;
        if (shapes_[i] == shape_number(close_bracket))
            return shapes_[i - 1] == shape_number(period) || shapes_[i - 1] == shape_number(terminator);
    }
    return false;
}

bool BreakView::is_asked(std::size_t i, bool ruled) const {
    const auto before = static_cast<BreakShape>(shapes_[i - 1]);
    const auto next = static_cast<BreakShape>(shapes_[i]);
    if (marks_[i].line_before || marks_[i].tab_before || (ruled && before == period)) return false;
    if (before == colon && next != address && next != mail) return false;
    if (next == dash && (before == capital_stop || before == capitals_stop)) return false;
    if (ruled && before == quote && next == open_bracket && holds_sentences(i)) return false;
    const bool behind_address = before == address || before == mail || before == run;
    switch (next) {
        case comma:
        case colon:
        case close_bracket:
        case clitic:
        case period:
        case terminator:
        case ellipsis:
            return behind_address;
        case small:
            return behind_address || shapes_[i - 1] >= kFirstSymbol || before == period || before == terminator || before == ellipsis ||
                   before == colon || before == quote || before == close_bracket || before == emoticon || before == small_stop ||
                   before == capital_stop || before == capitals_stop || before == dash || before == double_dash || before == drawn_line ||
                   before == date;
        default:
            return true;
    }
}

void BreakView::find(std::size_t i, std::size_t n_words, bool ruled, Features& f) const {
    const std::uint64_t r = ruled ? 1 : 0;
    const std::uint64_t a = shape(i, -1), b = shape(i, 0), c = shape(i, 1), z = shape(i, -2);
    const std::uint64_t ab = a << 8 | b;
    const std::uint64_t length = length_class(n_words);
    const std::uint64_t capitals_around = n_capitals(i - std::min(i, kWindow), i) << 4 | n_capitals(i + 1, i + 1 + kWindow);
    f.clear();
    f.add(r);
    f.add(ab, marks_[i].line_before ? 2 : marks_[i].space_before ? 1 : 0);
    f.add(ab);
    f.add(z << 16 | ab);
    f.add(ab << 8 | c);
    f.add(z << 24 | ab << 8 | c);
    f.add(ab, r);
    f.add(length, r);
    f.add(length, ab);
    f.add(key(i, -1), b);
    f.add(a, key(i, 0));
    f.add(b, key(i, 1));
    f.add(key(i, -2), ab);
    f.add(key(i, -1), key(i, 0));
    f.add(r, key(i, -1));
    f.add(r, key(i, 0));
    f.add(ab, capitals_around);
    f.add(b << 16 | c << 8 | shape(i, 2));
    f.add(std::uint64_t{shape(i, -3)} << 24 | z << 16 | ab);
    f.add(last_, r);
    f.add(last_, ab);
    f.add(density_, r);
    f.add(density_, ab);
}

}  // namespace onrecord
