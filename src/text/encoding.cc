// From bytes to UTF-8. Most of today's pages are valid UTF-8 and pass with one check and no copy; the rest goes through iconv.
//
// One step leaves the standard's order: bytes of which one thing is said, in their <meta> or their HTTP header, and that are valid UTF-8
// with some characters beyond ASCII are UTF-8. Saved, archived and proxied pages are often converted without either; text of another
// encoding that is valid UTF-8 by chance is a matter of a few characters. The same goes for bytes that are UTF-8 but for a few, and, the
// other way round, for bytes that are said to be UTF-8 and mostly are not.
//
// WHATWG Encoding Standard; HTML Standard 13.2.3.2 (sniffing). Tests: tests/text/encoding_test.cc, fuzz/charset_fuzz.cc.
#include "text/encoding.h"

#include <fmt/core.h>
#include <iconv.h>
#include <uchardet.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "text/encoding_labels.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kBinarySampleBytes = std::size_t{64} << 10;
constexpr std::size_t kDetectionBytes = std::size_t{64} << 10;  // uchardet passes 20 MB/s; its answer does not change after this much
constexpr std::size_t kSureUtf8 = 4;                            // characters beyond ASCII that make valid UTF-8 no chance
// Characters beyond ASCII for each invalid part that make the text UTF-8 with some damage. Other encodings are valid UTF-8 by chance in at
// most a few places, and invalid in most.
constexpr std::uint64_t kSureUtf8PerInvalid = 10;
constexpr std::uint64_t kStrayInvalid = 3;  // invalid parts that a text which is said to be UTF-8 may have without being another

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

// What a file that is no text calls itself in its first bytes.
std::string_view known_binary(std::string_view bytes) {
    struct Magic {
        std::string_view bytes, name;
    };
    using namespace std::string_view_literals;
    static constexpr std::array kMagic = {
        Magic{"%PDF-"sv, "a PDF"sv},
        Magic{"\x89PNG\r\n"sv, "a PNG image"sv},
        Magic{"GIF8"sv, "a GIF image"sv},
        Magic{"\xff\xd8\xff"sv, "a JPEG"sv},
        Magic{"PK\x03\x04"sv, "a ZIP archive"sv},
        Magic{"\x1f\x8b"sv, "gzip'd"sv},
        Magic{"\x7f"
              "ELF"sv,
              "a program"sv},
        Magic{"SQLite format 3\0"sv, "a SQLite file"sv},
    };
    for (const Magic& magic : kMagic) {
        if (starts_with(bytes, magic.bytes)) return magic.name;
    }
    return {};
}

// Text has next to no control bytes; of random bytes a tenth are. A few NULs, as a bad copy leaves them, make no binary of a short text.
bool looks_binary(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, kBinarySampleBytes);
    std::size_t n_nul = 0;
    std::size_t n_control = 0;
    for (const char c : sample) {
        const auto byte = static_cast<unsigned char>(c);
        n_nul += byte == 0;
        n_control += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f' && byte != '\r' && byte != 0x1b;
    }
    constexpr std::size_t kStray = 8;
    return n_control * 20 > sample.size() || (n_nul > kStray && n_control * 50 > sample.size());
}

struct CloseIconv {
    void operator()(void* handle) const { iconv_close(handle); }
};

// Converts with iconv; counts the bytes that it cannot take. Nothing where this system's iconv does not know the encoding.
std::optional<std::string> convert(std::string_view bytes, std::string_view iconv_name, std::uint64_t& n_replaced) {
    const iconv_t opened = iconv_open("UTF-8", std::string(iconv_name).c_str());
    if (opened == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT(performance-no-int-to-ptr): POSIX says so
    const std::unique_ptr<void, CloseIconv> handle(opened);
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    std::array<char, std::size_t{16} << 10> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): iconv fills it
    char* in = const_cast<char*>(bytes.data());      // iconv's signature; it only reads
    std::size_t n_left = bytes.size();
    while (n_left > 0) {
        char* to = buffer.data();
        std::size_t n_room = buffer.size();
        const bool failed = iconv(opened, &in, &n_left, &to, &n_room) == static_cast<std::size_t>(-1);
        const int error = errno;
        out.append(buffer.data(), buffer.size() - n_room);
        if (!failed || error == E2BIG) continue;
        const std::size_t n_skip = error == EINVAL ? n_left : 1;  // EINVAL: the bytes end within a character
        out += "\xef\xbf\xbd";
        n_replaced += n_skip;
        in += n_skip;
        n_left -= n_skip;
    }
    return out;
}

struct CloseDetector {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

const Encoding* detect(std::string_view bytes) {
    const std::unique_ptr<std::remove_pointer_t<uchardet_t>, CloseDetector> detector(uchardet_new());
    // ASCII says nothing: begin where the first other byte stands.
    const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == 0x1b; });
    bytes.remove_prefix(static_cast<std::size_t>(first - bytes.begin()));
    const std::string_view sample = bytes.substr(0, kDetectionBytes);
    if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return nullptr;
    uchardet_data_end(detector.get());
    const Encoding* found = find_encoding(uchardet_get_charset(detector.get()));
    return found != nullptr && found->name != "utf-8" ? found : nullptr;  // it was asked because the bytes are not valid UTF-8
}

// At least `enough` characters beyond ASCII in what is valid UTF-8.
bool has_beyond_ascii(std::string_view text, std::size_t enough) {
    constexpr std::uint64_t kBeyond = 0x8080808080808080U;
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t eight = 0;  // most are plain ASCII
        const std::string_view some = text.substr(at, sizeof eight);
        std::memcpy(&eight, some.data(), some.size());
        at += some.size();
        if ((eight & kBeyond) == 0) continue;
        for (const char c : some) {
            if (static_cast<unsigned char>(c) >= 0xc0 && --enough == 0) return true;
        }
    }
    return false;
}

// UTF-8 but for a few bytes: two encodings in one file, a byte that was lost, a file cut inside a character.
bool is_damaged_utf8(const Utf8Share& share) {
    if (share.n_invalid == 0) return share.is_cut && share.n_characters > 0;
    return share.n_characters >= kSureUtf8 && share.n_characters >= kSureUtf8PerInvalid * share.n_invalid;
}

std::string replaced_limit(std::string_view encoding, std::uint64_t n_replaced) {
    return fmt::format("charset {}: {} byte{} replaced", encoding, n_replaced, n_replaced == 1 ? "" : "s");
}

// ---- the prescan of <meta>, HTML Standard 13.2.3.2

class Prescan {
public:
    explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

    const Encoding* run() {
        for (; at_ < bytes_.size(); ++at_) {
            at_ = std::min(bytes_.find('<', at_), bytes_.size());
            const std::string_view rest = bytes_.substr(at_);
            if (starts_with(rest, "<!--")) {
                const auto end = rest.find("-->", 2);  // the standard lets <!--> end itself
                if (end == std::string_view::npos) return nullptr;
                at_ += end + 2;
            } else if (is_meta(rest)) {
                at_ += 5;
                if (const Encoding* found = meta()) return found;
            } else if (rest.size() > 1 && (is_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2])))) {
                at_ = std::min(bytes_.find_first_of("\t\n\f\r >", at_), bytes_.size());
                while (attribute()) {
                }
            } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
                at_ = std::min(bytes_.find('>', at_), bytes_.size());
            }
        }
        return nullptr;
    }

private:
    struct Attribute {
        std::string name, value;
    };

    static bool is_meta(std::string_view rest) {
        constexpr std::string_view kMeta = "<meta";
        if (rest.size() <= kMeta.size() || !(is_space(rest[5]) || rest[5] == '/')) return false;
        return std::equal(kMeta.begin(), kMeta.end(), rest.begin(), [](char a, char b) { return a == lower_case(b); });
    }

    // "Get an attribute": nothing at the tag's end.
    std::optional<Attribute> attribute() {
        while (at_ < bytes_.size() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
        if (at_ >= bytes_.size() || bytes_[at_] == '>') return std::nullopt;
        Attribute found;
        for (; at_ < bytes_.size(); ++at_) {
            const char c = bytes_[at_];
            if ((c == '=' && !found.name.empty()) || is_space(c)) break;
            if (c == '/' || c == '>') return found;
            found.name += lower_case(c);
        }
        while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
        if (at_ >= bytes_.size() || bytes_[at_] != '=') return found;
        ++at_;
        while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
        if (at_ >= bytes_.size()) return found;
        const char quote = bytes_[at_];
        if (quote == '"' || quote == '\'') {
            for (++at_; at_ < bytes_.size() && bytes_[at_] != quote; ++at_) found.value += lower_case(bytes_[at_]);
            if (at_ >= bytes_.size()) return std::nullopt;
            ++at_;
            return found;
        }
        for (; at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>'; ++at_) found.value += lower_case(bytes_[at_]);
        return found;
    }

    // "Extract a character encoding from a meta element": charset=... within `content`.
    static const Encoding* of_content(std::string_view content) {
        for (std::size_t at = 0; (at = content.find("charset", at)) != std::string_view::npos;) {
            at += 7;
            while (at < content.size() && is_space(content[at])) ++at;
            if (at >= content.size() || content[at] != '=') continue;
            ++at;
            while (at < content.size() && is_space(content[at])) ++at;
            if (at >= content.size()) return nullptr;
            if (content[at] == '"' || content[at] == '\'') {
                const auto end = content.find(content[at], at + 1);
                return end == std::string_view::npos ? nullptr : find_encoding(content.substr(at + 1, end - at - 1));
            }
            const auto end = content.find_first_of("\t\n\f\r ;", at);
            return find_encoding(content.substr(at, end == std::string_view::npos ? end : end - at));
        }
        return nullptr;
    }

    const Encoding* meta() {
        bool got_pragma = false;
        bool seen_charset = false;
        bool seen_content = false;
        bool seen_http_equiv = false;
        std::optional<bool> need_pragma;
        const Encoding* encoding = nullptr;
        while (const auto found = attribute()) {
            if (found->name == "http-equiv" && !seen_http_equiv) {
                seen_http_equiv = true;
                got_pragma = found->value == "content-type";
            } else if (found->name == "content" && !seen_content) {
                seen_content = true;
                const Encoding* of = of_content(found->value);
                if (of != nullptr && encoding == nullptr) {
                    encoding = of;
                    need_pragma = true;
                }
            } else if (found->name == "charset" && !seen_charset) {
                seen_charset = true;
                encoding = find_encoding(found->value);
                need_pragma = false;
            }
        }
        if (at_ >= bytes_.size()) return nullptr;  // the tag does not end
        if (!need_pragma || (*need_pragma && !got_pragma) || encoding == nullptr) return nullptr;
        if (starts_with(encoding->name, "utf-16")) return find_encoding("utf-8");
        if (encoding->name == "x-user-defined") return find_encoding("windows-1252");
        return encoding;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

// Decodes by a known encoding; nothing where it is not to be decoded, or not by this system.
std::optional<Decoded> decode_by(const Encoding& encoding, std::string& bytes) {
    Decoded decoded;
    decoded.encoding = encoding.name;
    std::uint64_t n_replaced = 0;
    if (encoding.name == "utf-8") {
        decoded.text = to_valid_utf8(std::move(bytes), n_replaced);
    } else {
        if (encoding.iconv.empty()) return std::nullopt;
        auto converted = convert(bytes, encoding.iconv, n_replaced);
        if (!converted) return std::nullopt;
        decoded.text = to_valid_utf8(std::move(*converted), n_replaced);
    }
    if (n_replaced > 0) decoded.limits.push_back(replaced_limit(encoding.name, n_replaced));
    return decoded;
}

// The encoding of the byte order mark, which is cut off.
const Encoding* take_byte_order_mark(std::string& bytes) {
    const std::string_view view = bytes;
    const bool utf8 = starts_with(view, "\xef\xbb\xbf");
    const std::string_view label = utf8                            ? "utf-8"
                                   : starts_with(view, "\xff\xfe") ? "utf-16le"
                                   : starts_with(view, "\xfe\xff") ? "utf-16be"
                                                                   : "";
    if (label.empty()) return nullptr;
    bytes.erase(0, utf8 ? 3 : 2);
    return find_encoding(label);
}

}  // namespace

std::string_view unmarked_utf16(std::string_view bytes) {
    std::array<std::size_t, 2> n_zeros{};
    std::size_t n_controls = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const std::array pair{static_cast<unsigned char>(bytes[i]), static_cast<unsigned char>(bytes[i + 1])};
        for (std::size_t side = 0; side < 2; ++side) {
            if (pair[side] != 0) continue;
            ++n_zeros[side];
            n_controls += pair[1 - side] < 0x20 && !is_space(static_cast<char>(pair[1 - side]));
        }
    }
    const bool is_little = n_zeros[1] > n_zeros[0];
    const bool is_wide = n_zeros[is_little ? 1 : 0] > bytes.size() / 4 && n_zeros[is_little ? 0 : 1] == 0 && n_controls == 0;
    return !is_wide ? "" : is_little ? "utf-16le" : "utf-16be";
}

std::string_view encoding_of_label(std::string_view label) {
    const Encoding* encoding = find_encoding(label);
    return encoding != nullptr ? encoding->name : std::string_view();
}

std::string_view prescan_meta(std::string_view bytes) {
    const Encoding* encoding = Prescan(bytes.substr(0, kPrescanBytes)).run();
    return encoding != nullptr ? encoding->name : std::string_view();
}

Result<Decoded> decode_bytes(std::string bytes, std::string_view charset, Markup markup, std::string_view input) {
    const auto malformed = [&](std::string_view why) { return Error{ErrorKind::malformed, fmt::format("{}: {}", input, why)}; };
    if (bytes.find_first_not_of(" \t\n\f\r") == std::string::npos) return malformed("empty");

    const Encoding* const utf8 = find_encoding("utf-8");
    const Encoding* encoding = find_encoding(charset);
    const Encoding* marked = take_byte_order_mark(bytes);
    if (marked == nullptr && encoding == nullptr)
        marked = find_encoding(unmarked_utf16(std::string_view(bytes).substr(0, kBinarySampleBytes)));
    if (marked != nullptr) encoding = marked;
    const bool wide = encoding != nullptr && starts_with(encoding->name, "utf-16");
    if (!wide) {
        if (const auto name = known_binary(bytes); !name.empty()) return malformed(fmt::format("{}, no text", name));
        if (looks_binary(bytes)) return malformed("binary, no text");
    }
    if (marked != nullptr) {
        if (auto decoded = decode_by(*marked, bytes)) return std::move(*decoded);
    }

    const bool valid = is_valid_utf8(bytes);
    const Utf8Share share = valid ? Utf8Share() : utf8_share(bytes);
    if (valid ? has_beyond_ascii(bytes, kSureUtf8) : is_damaged_utf8(share)) return std::move(*decode_by(*utf8, bytes));
    if (encoding == nullptr && markup == Markup::html) encoding = find_encoding(prescan_meta(bytes));
    const bool is_none = encoding == utf8 && share.n_invalid > share.n_characters + kStrayInvalid;
    if (encoding != nullptr && !is_none) {
        if (auto decoded = decode_by(*encoding, bytes)) return std::move(*decoded);
    }
    encoding = valid ? utf8 : detect(bytes);
    if (encoding != nullptr) {
        if (auto decoded = decode_by(*encoding, bytes)) return std::move(*decoded);
    }
    if (auto decoded = decode_by(*find_encoding("windows-1252"), bytes)) return std::move(*decoded);
    return std::move(*decode_by(*utf8, bytes));
}

}  // namespace onrecord
