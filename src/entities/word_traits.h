// What each word of a report is to names, worked out once: its case, where it stands, what the lists say.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/entity_lists.h"
#include "language/analysis.h"
#include "onrecord/text.h"

namespace onrecord {

enum class Case : std::uint8_t {
    none,
    lower,
    capital,
    caps,
    mixed
};  // none: no letter first; caps: two capitals at least; mixed: iPhone, eBay

struct WordTraits {
    Case letters = Case::none;
    bool starts = false;        // first word of a sentence, or after an opening quotation mark, a colon or a bullet: a capital says little
    bool space_before = false;  // else it is joined to the word before
    bool in_quotation = false;
    bool is_quotation_mark = false;
    bool heading = false;  // of a sentence in title case or capitals: capitals say little
    char mark = 0;  // of a token that is one mark: , . - " ( ) : ; & '; curly ones as straight, with < > for directed quotation marks
    FunctionWord function = FunctionWord::none;
    bool known_lower = false;    // the same word stands somewhere in the text in small letters
    bool known_capital = false;  // … with a capital where a capital tells
};

// One a word. Linear; one small table of the capitalized words' keys.
std::vector<WordTraits> find_traits(const Text& text, const Analysis& analysis, const LanguageLists& language);

}  // namespace onrecord
