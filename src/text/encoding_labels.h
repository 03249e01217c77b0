// Which encoding a label names: the table of the WHATWG Encoding Standard.
#pragma once

#include <string_view>

namespace onrecord {

struct Encoding {
    std::string_view name;    // the standard's, lower-case
    std::string_view iconv;   // iconv's; empty: not to be decoded
    std::string_view labels;  // lower-case, each with a space before and after it
};

// The encoding of a label, white space around it and case not regarded; null for what is no label. Alive as long as the program.
const Encoding* find_encoding(std::string_view label);

}  // namespace onrecord
