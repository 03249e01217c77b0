// The elements that matter to reading a page, and how each behaves in the tree.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

// clang-format off
enum class Tag : std::uint8_t {
    root, text, other,  // the tree's own: its root, a text, an element of any other name
    a, abbr, acronym, address, amp_ad, applet, area, article, aside, audio, b, base, basefont, bgsound, big, blockquote, body, br, button, canvas,
    caption, center, cite, code, col, colgroup, data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset,
    figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input,
    ins, kbd, keygen, label, legend, li, link, listing, main, map, mark, marquee, math, menu, meta, meter, nav, nobr, noembed, noframes,
    noscript, object, ol, optgroup, option, output, p, param, picture, plaintext, pre, progress, q, rb, rp, rt, rtc, ruby, s, samp, script,
    search, section, select, slot, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template_, textarea,
    tfoot, th, thead, time, title, tr, track, tt, u, ul, var, video, wbr, xmp,
    count
};
// clang-format on

inline constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::count);

enum TagProperty : std::uint16_t {
    kVoid = 1,        // has no inside: <br>
    kBlock = 2,       // begins and ends a block of text; ends an open <p>
    kFormatting = 4,  // <b>: its end tag may come at the wrong place
    kScope = 8,       // what is inside cannot end what is outside: <td>
    kHead = 16,       // may stand in the head
    kRaw = 32,        // its inside is no markup: <script>
    kRcdata = 64,     // its inside is text with character references: <title>
    kNoText = 128,    // its inside is never read as text: <script>, <select>, <svg>
};

std::uint16_t properties_of(Tag tag);
inline bool has(Tag tag, std::uint16_t property) {
    return (properties_of(tag) & property) != 0;
}
inline bool is_heading(Tag tag) {
    return tag >= Tag::h1 && tag <= Tag::h6;
}

// By name as in the source, case not regarded; Tag::other for any that is not listed.
Tag tag_of(std::string_view name);

// The attributes that the tree keeps.
enum class Attribute : std::uint8_t {
    id,
    class_,
    href,
    content,
    property,
    name,
    itemprop,
    itemtype,
    rel,
    type,
    datetime,
    lang,
    role,
    style,
    hidden,
    aria_hidden,
    aria_label,
    title,
    pubdate,
    data_testid,
    count,
    none = count
};
Attribute attribute_of(std::string_view name);

}  // namespace onrecord
