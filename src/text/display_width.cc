#include "text/display_width.h"

#include <utf8proc.h>

#include "text/utf8.h"

namespace onrecord {

unsigned display_width(char32_t character) {
    if (character < 0x7f) return character < 0x20 ? 0 : 1;
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
    return width < 0 ? 0 : static_cast<unsigned>(width);
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        width += display_width(c.value);
        at += c.length;
    }
    return width;
}

}  // namespace onrecord
