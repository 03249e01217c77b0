// Breaking is greedy: at spaces, and inside a word only where it is wider than a line (long URLs, Chinese and Japanese text). Linear.
#include "view/page.h"

#include <algorithm>
#include <utility>

#include "text/display_width.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr char kTieByte = '\x1f';

std::string_view escape_of(Style style) {
    switch (style) {
        case Style::plain:
            return "";
        case Style::strong:
            return "\x1b[1m";
        case Style::faint:
            return "\x1b[2m";
        case Style::hit:
            return "\x1b[1;33m";
        case Style::added:
            return "\x1b[4;32m";
        case Style::left_out:
            return "\x1b[9;31m";
    }
    return "";
}

// What stands around marked words where there is no colour.
std::pair<std::string_view, std::string_view> signs_of(Style style) {
    switch (style) {
        case Style::hit:
            return {"‹", "›"};
        case Style::added:
            return {"‹+", "›"};
        case Style::left_out:
            return {"‹−", "›"};
        default:
            return {"", ""};
    }
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x9 && c <= 0xd) || c == 0x85 || c == 0xa0 || c == 0x2028 || c == 0x2029 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x202f;
}

// A stretch without a break: pieces of one or more runs.
struct Word {
    std::vector<std::pair<std::string_view, Style>> pieces;
    std::size_t width = 0;
};

std::vector<Word> words_of(const Runs& runs) {
    std::vector<Word> words;
    bool open = false;  // the last word may go on
    for (const auto& run : runs) {
        std::string_view rest = run.text;
        while (!rest.empty()) {
            if (rest.front() == ' ') {
                open = false;
                rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
                continue;
            }
            const auto piece = rest.substr(0, rest.find(' '));
            if (!open) words.emplace_back();
            open = true;
            words.back().pieces.emplace_back(piece, run.style);
            words.back().width += display_width(piece) + static_cast<std::size_t>(std::count(piece.begin(), piece.end(), kTieByte));
            rest.remove_prefix(piece.size());
        }
    }
    return words;
}

}  // namespace

std::string one_line(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (is_space(c.value)) {
            space = true;
        } else if (!is_direction_control(c.value)) {
            if (space && !out.empty()) out.push_back(' ');
            space = false;
            if (is_control(c.value)) {
                append_utf8(out, 0xfffd);
            } else {
                out.append(text, at, c.length);
            }
        }
        at += c.length;
    }
    return out;
}

std::string tied(std::string_view text) {
    std::string out = one_line(text);
    std::replace(out.begin(), out.end(), ' ', kTieByte);
    return out;
}

Page::Page(const Look& look) : width_(std::max(look.width, kMinWidth)), colour_(look.colour) {}

void Page::put(std::string_view text, Style style) {
    const bool coloured = colour_ && style != Style::plain;
    if (coloured) out_ += escape_of(style);
    for (std::size_t at = 0; at < text.size();) {  // whatever was given: a control character that is none of ours ends here
        const CodePoint c = decode(text, at);
        if (c.value == static_cast<unsigned char>(kTieByte)) {
            out_.push_back(' ');
        } else if (is_control(c.value)) {
            append_utf8(out_, 0xfffd);
        } else if (!is_direction_control(c.value)) {
            out_.append(text, at, c.length);
        }
        at += c.length;
    }
    if (coloured) out_ += "\x1b[0m";
}

void Page::gap() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_.push_back('\n');
}

void Page::heading(std::string_view title, std::string_view note) {
    gap();
    Runs runs{{std::string(title), Style::strong}};
    if (!note.empty()) runs.push_back({std::string(kTie) + "· " + std::string(note), Style::faint});
    text(runs, {0, 2});
    gap();
}

void Page::text(const Runs& runs, Indent indent) {
    Runs signed_runs;
    if (!colour_) {
        // The signs hold on to the words that they mark, so that no line begins or ends with a lone sign.
        for (const auto& run : runs) {
            const auto [begin, end] = signs_of(run.style);
            signed_runs.push_back({std::string(begin) + run.text + std::string(end), run.style});
        }
    }
    const auto words = words_of(colour_ ? runs : signed_runs);
    std::size_t column = 0;
    const auto start = [&](unsigned spaces) {
        out_.append(spaces, ' ');
        column = spaces;
    };
    start(indent.first);
    bool first_of_line = true;
    for (const auto& word : words) {
        if (!first_of_line && column + 1 + word.width > width_) {
            out_.push_back('\n');
            start(indent.rest);
            first_of_line = true;
        }
        if (!first_of_line) {
            out_.push_back(' ');
            ++column;
        }
        first_of_line = false;
        if (column + word.width <= width_) {
            for (const auto& [piece, style] : word.pieces) put(piece, style);
            column += word.width;
            continue;
        }
        for (const auto& [piece, style] : word.pieces) {
            std::size_t from = 0;
            for (std::size_t at = 0; at < piece.size();) {
                const CodePoint c = decode(piece, at);
                const unsigned wide = c.value == static_cast<char32_t>(kTieByte) ? 1 : display_width(c.value);
                if (column + wide > width_ && column > indent.rest) {
                    put(piece.substr(from, at - from), style);
                    from = at;
                    out_.push_back('\n');
                    start(indent.rest);
                }
                column += wide;
                at += c.length;
            }
            put(piece.substr(from), style);
        }
    }
    out_.push_back('\n');
}

void Page::beside(const Run& left, unsigned column, const Runs& runs, unsigned indent) {
    if (narrow()) {
        text({left}, {indent, indent + 2});
        text(runs, {indent + 2, indent + 2});
        return;
    }
    // Ties fill the column up, since spaces are where lines are broken.
    Runs line;
    std::string padded = left.text;
    std::replace(padded.begin(), padded.end(), ' ', kTieByte);
    const std::size_t taken = display_width(padded) + static_cast<std::size_t>(std::count(padded.begin(), padded.end(), kTieByte));
    line.push_back({std::move(padded), left.style});
    if (taken + 2 > column) {
        text({left}, {indent, indent + 2});
        text(runs, {indent + column, indent + column});
        return;
    }
    line.push_back({std::string(column - taken, kTieByte), Style::plain});
    line.insert(line.end(), runs.begin(), runs.end());
    text(line, {indent, indent + column});
}

}  // namespace onrecord
