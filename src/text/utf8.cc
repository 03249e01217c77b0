#include "text/utf8.h"

#include <simdjson.h>

#include <algorithm>

namespace onrecord {
namespace {

bool is_lead(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
}

// Length of the valid character at the begin of `bytes`, or minus the length of the maximal invalid part (Unicode 15, table 3-7).
int sequence_length(std::string_view bytes) {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (lead < 0x80) return 1;
    const int length = lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) == 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length == 0) return -1;
    unsigned char low = 0x80;
    unsigned char high = 0xbf;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
    for (int i = 1; i < length; ++i) {
        if (static_cast<std::size_t>(i) >= bytes.size()) return -i;
        const auto byte = static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
        if (byte < low || byte > high) return -i;
        low = 0x80;
        high = 0xbf;
    }
    return length;
}

}  // namespace

void append_utf8(std::string& out, char32_t value) {
    if (value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) value = 0xfffd;
    if (value < 0x80) {
        out.push_back(static_cast<char>(value));
    } else if (value < 0x800) {
        out.push_back(static_cast<char>(0xc0 | value >> 6));
        out.push_back(static_cast<char>(0x80 | (value & 0x3f)));
    } else if (value < 0x10000) {
        out.push_back(static_cast<char>(0xe0 | value >> 12));
        out.push_back(static_cast<char>(0x80 | (value >> 6 & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (value & 0x3f)));
    } else {
        out.push_back(static_cast<char>(0xf0 | value >> 18));
        out.push_back(static_cast<char>(0x80 | (value >> 12 & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (value >> 6 & 0x3f)));
        out.push_back(static_cast<char>(0x80 | (value & 0x3f)));
    }
}

bool is_valid_utf8(std::string_view bytes) {
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::string to_valid_utf8(std::string bytes, std::uint64_t& n_replaced) {
    if (is_valid_utf8(bytes)) return bytes;
    std::string valid;
    valid.reserve(bytes.size() + 64);
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const int length = sequence_length(rest);
        if (length > 0) {
            valid.append(rest, 0, static_cast<std::size_t>(length));
        } else {
            valid += "\xef\xbf\xbd";
            ++n_replaced;
        }
        rest.remove_prefix(static_cast<std::size_t>(length > 0 ? length : -length));
    }
    return valid;
}

Utf8Share utf8_share(std::string_view bytes) {
    Utf8Share share;
    while (!bytes.empty()) {
        const int length = sequence_length(bytes);
        if (length > 1) ++share.n_characters;
        share.is_cut = length < 0 && static_cast<std::size_t>(-length) == bytes.size() && static_cast<unsigned char>(bytes[0]) >= 0xc2 &&
                       static_cast<unsigned char>(bytes[0]) <= 0xf4;
        if (length < 0 && !share.is_cut) ++share.n_invalid;
        bytes.remove_prefix(static_cast<std::size_t>(length > 0 ? length : -length));
    }
    return share;
}

std::uint32_t count_code_points(std::string_view text) {
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), is_lead));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
    before_.reserve(text.size() / kStep + 1);
    for (std::size_t at = 0; at < text.size(); at += kStep) {
        before_.push_back(n_code_points_);
        n_code_points_ += count_code_points(text.substr(at, kStep));
    }
    if (before_.empty()) before_.push_back(0);
}

std::uint32_t CodePointIndex::to_code_points(std::uint32_t bytes) const {
    if (n_code_points_ == text_.size()) return bytes;  // ASCII
    const std::size_t step = std::min<std::size_t>(bytes / kStep, before_.size() - 1);
    return before_[step] + count_code_points(text_.substr(step * kStep, bytes - step * kStep));
}

std::uint32_t CodePointIndex::to_bytes(std::uint32_t code_points) const {
    if (code_points >= n_code_points_) return static_cast<std::uint32_t>(text_.size());
    if (n_code_points_ == text_.size()) return code_points;  // ASCII
    const auto after = std::upper_bound(before_.begin(), before_.end(), code_points);
    const auto step = static_cast<std::size_t>(after - before_.begin()) - 1;
    // before_[step] counts the leads before byte step * kStep, which may lie inside a character that began earlier.
    std::uint32_t count = before_[step];
    std::size_t at = step * kStep;
    for (;; ++at) {
        if (!is_lead(text_[at])) continue;
        if (count == code_points) return static_cast<std::uint32_t>(at);
        ++count;
    }
}

}  // namespace onrecord
