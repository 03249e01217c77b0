// UTF-8: walking, checking, and the two units of length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/span.h"

namespace onrecord {

struct CodePoint {
    char32_t value = 0;
    std::uint32_t length = 0;  // bytes
};

// The character that begins at `at`. REQUIRES: text is valid UTF-8, at < text.size() and on a character border.
inline CodePoint decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xe0) return {static_cast<char32_t>((lead & 0x1f) << 6 | (byte(1) & 0x3f)), 2};
    if (lead < 0xf0) return {static_cast<char32_t>((lead & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f)), 3};
    return {static_cast<char32_t>((lead & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f)), 4};
}

// The character that ends at `at`. REQUIRES: text is valid UTF-8, 0 < at <= text.size() and on a character border.
inline CodePoint decode_before(std::string_view text, std::size_t at) {
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80) --begin;
    return decode(text, begin);
}

inline bool is_border(std::string_view text, std::size_t at) {
    return at >= text.size() ? at == text.size() : (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
}

void append_utf8(std::string& out, char32_t value);  // U+FFFD for what is no character

bool is_valid_utf8(std::string_view bytes);

// `bytes` with each maximal invalid part replaced by U+FFFD (WHATWG Encoding); adds to `n_replaced` how many.
std::string to_valid_utf8(std::string bytes, std::uint64_t& n_replaced);

// How much of `bytes` beyond ASCII is UTF-8: whole characters, maximal invalid parts, and whether the bytes end inside a character that
// began well (which is not counted as invalid).
struct Utf8Share {
    std::uint64_t n_characters = 0, n_invalid = 0;
    bool is_cut = false;
};
Utf8Share utf8_share(std::string_view bytes);

std::uint32_t count_code_points(std::string_view text);

// Turns byte offsets of one text into code points and back: a step every kStep bytes, so that both cost a short walk.
class CodePointIndex {
public:
    explicit CodePointIndex(std::string_view text);  // keeps the view: `text` must outlive the index

    // REQUIRES: bytes <= text.size(), on a character border.
    [[nodiscard]] std::uint32_t to_code_points(std::uint32_t bytes) const;
    // Beyond the end gives the text's size.
    [[nodiscard]] std::uint32_t to_bytes(std::uint32_t code_points) const;
    [[nodiscard]] CodePointSpan to_code_points(Span span) const { return {to_code_points(span.begin), to_code_points(span.end)}; }
    [[nodiscard]] Span to_bytes(CodePointSpan span) const { return {to_bytes(span.begin), to_bytes(span.end)}; }
    [[nodiscard]] std::uint32_t n_code_points() const { return n_code_points_; }

private:
    static constexpr std::uint32_t kStep = 256;  // bytes; 1.6 % of the text's size in memory
    std::string_view text_;
    std::vector<std::uint32_t> before_;  // code points before byte i * kStep
    std::uint32_t n_code_points_ = 0;
};

}  // namespace onrecord
