#include "page/plain_text.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/date_text.h"
#include "page/byline.h"

namespace onrecord {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end && is_space(text[begin])) ++begin;
    while (end > begin && is_space(text[end - 1])) --end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Hard-wrapped text has lines of much the same length, none beyond a screen's width, and most of them end within a sentence.
bool is_wrapped(std::string_view text, const std::vector<Span>& lines) {
    constexpr std::uint32_t kMaxWidth = 100;  // bytes; what is wrapped by hand or by mail programs is at 60 to 80
    constexpr std::uint32_t kMinWidth = 40;
    if (lines.size() < 2) return false;
    std::uint32_t longest = 0;
    for (const Span line : lines) longest = std::max(longest, line.length());
    if (longest > kMaxWidth || longest < kMinWidth) return false;
    // Each line but the last has no room for the first word of the next, and few of them end where a sentence does.
    std::size_t n_full = 0;
    std::size_t n_ends = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        n_ends += std::string_view(".!?\"").find(text[lines[i].end - 1]) != std::string_view::npos;
        const std::string_view next = text.substr(lines[i + 1].begin, lines[i + 1].length());
        const auto first_word = std::min(next.find(' '), next.size());
        n_full += lines[i].length() + 1 + first_word + 4 > longest;
    }
    return n_full * 5 >= (lines.size() - 1) * 4 && n_ends * 2 <= lines.size() - 1;
}

}  // namespace

SpanList find_paragraphs(std::string_view text) {
    SpanList paragraphs;
    std::vector<Span> lines;  // of the group between two blank lines
    const auto flush = [&] {
        if (is_wrapped(text, lines)) {
            paragraphs.push_back({lines.front().begin, lines.back().end});
        } else {
            paragraphs.insert(paragraphs.end(), lines.begin(), lines.end());
        }
        lines.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const Span line = trimmed(text, at, end);
        if (line.empty()) {
            flush();
        } else {
            lines.push_back(line);
        }
        at = end + 1;
        if (paragraphs.size() + lines.size() > kMaxParagraphs) break;
    }
    flush();
    if (paragraphs.size() > kMaxParagraphs) {
        const std::uint32_t begin = paragraphs[kMaxParagraphs - 1].begin;
        paragraphs.resize(kMaxParagraphs);
        paragraphs.back() = trimmed(text, begin, text.size());
    }
    return paragraphs;
}

std::string_view headline_of(std::string_view text, const SpanList& paragraphs) {
    constexpr std::uint32_t kMaxBytes = 140;
    constexpr std::ptrdiff_t kMinWords = 4;
    constexpr std::ptrdiff_t kMaxWords = 20;
    constexpr std::uint32_t kMinBodyBytes = 200;  // of the first paragraph that is prose, two or three lines further down
    if (paragraphs.size() < 3) return {};
    const Span first = paragraphs[0];
    const std::string_view line = text.substr(first.begin, first.length());
    // A blank line on its other side, nothing but white space before it.
    const std::string_view gap = text.substr(first.end, paragraphs[1].begin - first.end);
    const bool alone = std::count(gap.begin(), gap.end(), '\n') >= 2 && std::all_of(text.begin(), text.begin() + first.begin, is_space);
    if (!alone || first.length() > kMaxBytes || line.find('\n') != std::string_view::npos) return {};
    const auto n_words = std::count(line.begin(), line.end(), ' ') + 1;
    if (n_words < kMinWords || n_words > kMaxWords) return {};
    if (std::string_view(".:;,!\"").find(line.back()) != std::string_view::npos) return {};
    if (line.size() >= 3 && (line.substr(line.size() - 3) == "”" || line.substr(line.size() - 3) == "…")) return {};
    for (const std::string_view no : {"http", "www.", "|", "@", "©"}) {
        if (line.find(no) != std::string_view::npos) return {};
    }
    if (std::string_view rest; is_byline(line, rest) || find_date(line)) return {};
    const auto initial = static_cast<unsigned char>(line[0]);
    if (initial >= 'a' && initial <= 'z') return {};
    const Span body = paragraphs[1].length() >= kMinBodyBytes ? paragraphs[1] : paragraphs[2];
    return body.length() >= kMinBodyBytes || body.length() > 2 * first.length() ? line : std::string_view();
}

}  // namespace onrecord
