// Cuts a paragraph into words as Universal Dependencies' English treebanks (EWT, GUM) do.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "language/language_lists.h"

namespace onrecord {

// What a token is to the sentence splitter.
enum class TokenKind : std::uint8_t {
    lower_word,
    upper_word,  // begins with a capital letter
    number,
    period,
    terminator,  // ! ? and runs that hold one
    ellipsis,    // … and runs of full stops
    apostrophe,  // ' or ’ alone: either quotation mark, or a possessive
    open_quote,
    close_quote,
    quote,  // ": either
    open_bracket,
    close_bracket,
    comma,  // , ; :
    dash,
    symbol,
    emoticon
};

struct TokenMark {
    TokenKind kind = TokenKind::symbol;
    Abbreviation abbreviation = Abbreviation::none;  // of a token that ends in its own full stop
    bool space_before = false;
    bool line_before = false;  // a line break stands before it
    bool tab_before = false;   // a tab: the border of two cells
};

// Appends the paragraph's words, and one mark a word to `marks`. Every character that is no space is in exactly one word.
// Cost: linear; one hash a word, no memory of its own. REQUIRES: paragraph lies in `text`, on character borders.
void tokenize(std::string_view text, Span paragraph, const LanguageLists& lists, std::vector<Word>& words, std::vector<TokenMark>& marks);

}  // namespace onrecord
