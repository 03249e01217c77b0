#include "language/character.h"

#include <utf8proc.h>

#include "text/quotation_mark.h"

namespace onrecord {

CharacterKind kind_of_wide(char32_t c) {
    switch (quotation_mark(c)) {
        case QuotationMark::straight:
            return CharacterKind::quote;
        case QuotationMark::open:
        case QuotationMark::single_open:
            return CharacterKind::open_quote;
        case QuotationMark::close:
            return CharacterKind::close_quote;
        case QuotationMark::single_close:
            return c == U'›' ? CharacterKind::close_quote : CharacterKind::apostrophe;
        case QuotationMark::single_straight:
            return CharacterKind::apostrophe;
        case QuotationMark::none:
            break;
    }
    switch (c) {
        case 0x85:
        case 0x200b:
        case 0x2060:
        case 0xfeff:
            return CharacterKind::space;
        case 0x02bc:  // ʼ, a letter to Unicode
            return CharacterKind::apostrophe;
        case 0x2010:
        case 0x2011:
            return CharacterKind::hyphen;
        case 0x2026:  // …: a period to the run that it is part of
            return CharacterKind::period;
        case 0x203c:
        case 0x203d:
        case 0x2047:
        case 0x2048:
        case 0x2049:
        case 0x3002:
        case 0xff01:
        case 0xff1f:
        case 0x061f:
        case 0x0964:
            return CharacterKind::terminator;
        default:
            break;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_CC:
            return CharacterKind::space;
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LT:
            return CharacterKind::upper;
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
            return CharacterKind::lower;
        case UTF8PROC_CATEGORY_ND:
            return CharacterKind::digit;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
        case UTF8PROC_CATEGORY_CF:
            return CharacterKind::mark;
        case UTF8PROC_CATEGORY_PD:
            return CharacterKind::dash;
        case UTF8PROC_CATEGORY_PI:
            return CharacterKind::open_quote;
        case UTF8PROC_CATEGORY_PF:
            return CharacterKind::close_quote;
        case UTF8PROC_CATEGORY_PS:
            return CharacterKind::open_bracket;
        case UTF8PROC_CATEGORY_PE:
            return CharacterKind::close_bracket;
        default:
            return CharacterKind::symbol;
    }
}

}  // namespace onrecord
