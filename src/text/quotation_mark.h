// Which characters are quotation marks. The one list of them: language pairs the marks (language/quotations.h), every other room asks.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/utf8.h"

namespace onrecord {

// A mark as its character alone presents it: “ may close, ” may open and ' may be an apostrophe; only the text around it decides.
enum class QuotationMark : std::uint8_t {
    none,
    straight,         // " ＂
    open,             // “ „ ‟ « 「 『
    close,            // ” » 」 』
    single_straight,  // ' ＇ `: or an apostrophe
    single_open,      // ‘ ‚ ‛ ‹
    single_close      // ’ ›: ’ is an apostrophe far more often
};

constexpr QuotationMark quotation_mark(char32_t c) {
    switch (c) {
        case U'"':
        case U'\uff02':
            return QuotationMark::straight;
        case U'“':
        case U'„':
        case U'‟':
        case U'«':
        case U'「':
        case U'『':
            return QuotationMark::open;
        case U'”':
        case U'»':
        case U'」':
        case U'』':
            return QuotationMark::close;
        case U'\'':
        case U'`':
        case U'\uff07':
            return QuotationMark::single_straight;
        case U'‘':
        case U'‚':
        case U'‛':
        case U'‹':
            return QuotationMark::single_open;
        case U'’':
        case U'›':
            return QuotationMark::single_close;
        default:
            return QuotationMark::none;
    }
}

// What two of the single mark `c` are when they are set for a double one: `` '' ‘‘ ’’.
constexpr QuotationMark doubled(QuotationMark mark, char32_t c) {
    switch (mark) {
        case QuotationMark::single_straight:
            return c == U'`' ? QuotationMark::open : QuotationMark::straight;
        case QuotationMark::single_open:
            return QuotationMark::open;
        case QuotationMark::single_close:
            return QuotationMark::close;
        default:
            return QuotationMark::none;
    }
}

// Of a token that is one mark, or two single ones that are set for a double one; none for all else. REQUIRES: valid UTF-8.
inline QuotationMark quotation_mark(std::string_view token) {
    if (token.empty()) return QuotationMark::none;
    const CodePoint c = decode(token, 0);
    const QuotationMark mark = quotation_mark(c.value);
    if (token.size() == c.length) return mark;
    if (mark == QuotationMark::none || token.size() != 2 * c.length || decode(token, c.length).value != c.value) return QuotationMark::none;
    return doubled(mark, c.value);
}

// ' and ’, which are apostrophes as well.
constexpr bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’';
}

constexpr bool is_double(QuotationMark mark) {
    return mark == QuotationMark::straight || mark == QuotationMark::open || mark == QuotationMark::close;
}

// The marks that are put around words that the text has in marks of any kind.
inline constexpr std::string_view kOpeningMark = "“";
inline constexpr std::string_view kClosingMark = "”";

}  // namespace onrecord
