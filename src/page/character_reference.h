// Character references: &amp; &#8217; &copy without its semicolon, as the HTML Standard reads them (13.2.5.72 and after).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

struct CharacterReference {
    char32_t first = 0;
    char32_t second = 0;       // 0: none; a few names stand for two characters
    std::uint32_t length = 0;  // bytes, the '&' included; 0: no reference begins here
};

// The reference that `text` begins with. In an attribute a name without semicolon is none where '=', a letter or a digit follows.
// Looks at 40 bytes at most, but for the digits of a number.
// REQUIRES: text begins with '&'.
CharacterReference read_character_reference(std::string_view text, bool in_attribute);

// Appends `raw` with its references decoded, CR LF and CR as LF. `nul` stands in for U+0000; 0 keeps it.
void append_decoded(std::string& out, std::string_view raw, bool in_attribute, char32_t nul);

}  // namespace onrecord
