#include "intake/format.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/json_reader.h"
#include "intake/feed.h"
#include "intake/mail.h"
#include "text/encoding.h"

namespace onrecord {
namespace {

struct Ending {
    std::string_view ending;
    Format format;
};
constexpr std::array kEndings{Ending{".txt", Format::text},    Ending{".html", Format::html},  Ending{".htm", Format::html},
                              Ending{".jsonl", Format::jsonl}, Ending{".warc", Format::warc},  Ending{".eml", Format::mail},
                              Ending{".mht", Format::mail},    Ending{".mhtml", Format::mail}, Ending{".pdf", Format::pdf},
                              Ending{".rss", Format::feed},    Ending{".atom", Format::feed}};

struct Magic {
    std::string_view bytes;
    std::string_view kind;
};
using namespace std::string_view_literals;
constexpr std::array kMagics{
    Magic{"PK\3\4"sv, "is a zip archive or an office document: unpack it or give its text"},
    Magic{"\x89PNG\r\n\x1a\n"sv, "is an image"},
    Magic{"\xff\xd8\xff"sv, "is an image"},
    Magic{"GIF87a"sv, "is an image"},
    Magic{"GIF89a"sv, "is an image"},
    Magic{"\x7f"
          "ELF"sv,
          "is a program"},
    Magic{"SQLite format 3\0"sv, "is an SQLite file; a record is read with `onrecord show`"},
    Magic{"BZh91AY"sv, "is bzip2: unpack it first"},
    Magic{"\xfd"
          "7zXZ\0"sv,
          "is xz: unpack it first"},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "is an old office document: give its text"},
};

// Starts that only a page has, as the WHATWG's MIME sniffing lists them (without its rarer ones).
constexpr std::array kPageStarts{"<!doctype html"sv, "<html"sv, "<head"sv,    "<body"sv, "<script"sv, "<title"sv, "<style"sv,
                                 "<meta"sv,          "<div"sv,  "<article"sv, "<h1"sv,   "<p>"sv,     "<table"sv, "<!--"sv};

bool is_json_document(std::string_view head) {
    const auto line = head.substr(0, head.find('\n'));
    JsonParser parser;
    JsonElement element;
    if (parser.parse(line.data(), line.size(), true).get(element) != simdjson::SUCCESS) {
        // The line may go on after `head`: then its first key must do.
        return line.size() == head.size() &&
               (head.starts_with("{\"text\"") || head.starts_with("{\"html\"") || head.starts_with("{\"id\""));
    }
    return member(element, "text") || member(element, "html");
}

}  // namespace

std::optional<Format> format_of_name(std::string_view path) {
    constexpr std::size_t kLongest = 11;  // ".jsonl.zst" and one more
    auto name = lower_case(path.substr(path.size() - std::min(path.size(), kLongest)));
    for (const std::string_view packed : {".gz", ".zst"}) {
        if (name.ends_with(packed)) name.resize(name.size() - packed.size());
    }
    for (const auto& [ending, format] : kEndings) {
        if (name.ends_with(ending)) return format;
    }
    return std::nullopt;
}

Format format_of_bytes(std::string_view head) {
    if (head.starts_with("WARC/")) return Format::warc;
    if (head.starts_with("%PDF-")) return Format::pdf;
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\f"), head.size()));
    if (is_mail(head)) return Format::mail;
    if (head.starts_with('<') && is_feed(head)) return Format::feed;
    if (head.starts_with('{') && is_json_document(head)) return Format::jsonl;
    if (head.starts_with("<?xml")) return lower_case(head.substr(0, 400)).find("<html") != std::string::npos ? Format::html : Format::text;
    for (const auto start : kPageStarts) {
        if (starts_ignoring_case(head, start)) return Format::html;
    }
    return Format::text;
}

std::string_view binary_kind(std::string_view head) {
    for (const auto& [bytes, kind] : kMagics) {
        if (head.starts_with(bytes)) return kind;
    }
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return {};  // UTF-16, which is full of zeros
    if (!unmarked_utf16(head).empty()) return {};
    const auto n_controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), [](unsigned char c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b && c != 0x1a;
    }));
    constexpr std::size_t kControlShare = 20;  // one in twenty; a stray one stands in many a page, a binary has one in eight
    return n_controls * kControlShare > head.size() ? "is binary: no text or page"sv : ""sv;
}

}  // namespace onrecord
