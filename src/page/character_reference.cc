// The longest name that matches wins: the run of letters and digits after '&' with its semicolon, else the longest of the hundred old
// names (at most six letters) that need none. A binary search over 2,231 names a try; tests/page/tokenizer_test.cc reads html5lib's.
#include "page/character_reference.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

struct Named {
    std::string_view name;
    char32_t first, second;
};

constexpr Named kNamed[] = {
#include "page/character_reference_table.inc"
};
constexpr std::size_t kMaxReference = 32;   // CounterClockwiseContourIntegral;
constexpr std::size_t kMaxLegacyBytes = 6;  // those without a semicolon: &Aacute
constexpr char32_t kMaxCodePoint = 0x10ffff;

// What numbers of the C1 range mean: windows-1252.
constexpr std::array<char32_t, 32> kC1 = {0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
                                          0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                          0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

bool is_alphanumeric(char c) {
    return is_digit(c) || is_letter(c);
}
int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

const Named* find_named(std::string_view name) {
    const auto* found =
        std::lower_bound(std::begin(kNamed), std::end(kNamed), name, [](const Named& a, std::string_view b) { return a.name < b; });
    return found != std::end(kNamed) && found->name == name ? found : nullptr;
}

CharacterReference number(std::string_view text) {
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    std::size_t at = hex ? 3 : 2;
    const std::size_t begin = at;
    char32_t value = 0;
    for (; at < text.size(); ++at) {
        const int digit = hex ? hex_value(text[at]) : is_digit(text[at]) ? text[at] - '0' : -1;
        if (digit < 0) break;
        if (value <= kMaxCodePoint) value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    }
    if (at == begin) return {};
    if (at < text.size() && text[at] == ';') ++at;
    if (value == 0 || value > kMaxCodePoint || (value >= 0xd800 && value < 0xe000)) value = 0xfffd;
    if (value >= 0x80 && value < 0xa0) value = kC1[value - 0x80];
    return {value, 0, static_cast<std::uint32_t>(at)};
}

}  // namespace

CharacterReference read_character_reference(std::string_view text, bool in_attribute) {
    if (text.size() < 2) return {};
    if (text[1] == '#') return number(text);
    std::size_t n_run = 0;
    while (n_run < kMaxReference && n_run + 1 < text.size() && is_alphanumeric(text[n_run + 1])) ++n_run;
    if (n_run == 0) return {};
    if (n_run + 1 < text.size() && text[n_run + 1] == ';') {
        if (const Named* named = find_named(text.substr(1, n_run + 1)))
            return {named->first, named->second, static_cast<std::uint32_t>(n_run + 2)};
    }
    for (std::size_t length = std::min(n_run, kMaxLegacyBytes); length >= 2; --length) {
        const Named* named = find_named(text.substr(1, length));
        if (named == nullptr) continue;
        const char next = length + 1 < text.size() ? text[length + 1] : '\0';
        if (in_attribute && (next == '=' || is_alphanumeric(next))) return {};
        return {named->first, named->second, static_cast<std::uint32_t>(length + 1)};
    }
    return {};
}

void append_decoded(std::string& out, std::string_view raw, bool in_attribute, char32_t nul) {
    for (;;) {
        std::size_t at = 0;
        while (at < raw.size() && raw[at] != '&' && raw[at] != '\r' && raw[at] != '\0') ++at;
        out.append(raw, 0, at);
        raw.remove_prefix(at);
        if (raw.empty()) return;
        std::size_t n_used = 1;
        if (raw[0] == '\0') {
            append_utf8(out, nul);
        } else if (raw[0] == '\r') {
            out += '\n';
            if (raw.size() > 1 && raw[1] == '\n') n_used = 2;
        } else if (const CharacterReference found = read_character_reference(raw, in_attribute); found.length > 0) {
            append_utf8(out, found.first);
            if (found.second != 0) append_utf8(out, found.second);
            n_used = found.length;
        } else {
            out += '&';
        }
        raw.remove_prefix(n_used);
    }
}

}  // namespace onrecord
