// Each paragraph that is short enough to be a line of furniture is folded (lower case, straight quotation marks, no bullet) and compared
// with the patterns. What the patterns cannot say is a rule here: copies of a line, what stands between two promos, lists under a heading.
// Tests: tests/page/furniture_test.cc.
#include "page/furniture.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

#include "base/table.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxLineBytes = 600;     // longer paragraphs are never furniture
constexpr std::uint32_t kMinCopyWords = 8;       // of a line that, standing twice, is furniture the second time
constexpr std::uint32_t kMaxSandwichWords = 8;   // of a line between two promos
constexpr std::uint32_t kMaxListLineWords = 16;  // of a line under a heading like "Related stories"
constexpr double kMaxFurnitureShare = 0.6;       // of the text's bytes: more is no report with furniture around it

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Line {
    std::string folded;
    std::uint32_t n_words = 0;
    bool bullet = false;
    bool sentence = false;   // ends as one
    bool quotation = false;  // has a quotation mark in it
};

bool take(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

Line fold(std::string_view text) {
    Line line;
    for (const std::string_view bullet : {"•", "·", "▪", "●", "■", "►", "»", "*", "- ", "– ", "— "}) {
        if (take(text, bullet)) {
            line.bullet = true;
            break;
        }
    }
    bool space = true;
    while (!text.empty()) {
        if (take(text, "’") || take(text, "‘")) {
            line.folded += '\'';
            space = false;
        } else if (take(text, "“") || take(text, "”") || take(text, "\"")) {
            line.quotation = true;
            line.folded += '"';
            space = false;
        } else {
            const char c = text[0];
            text.remove_prefix(1);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                if (!space) line.folded += ' ';
                space = true;
            } else {
                line.n_words += space;
                line.folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
                space = false;
            }
        }
    }
    while (!line.folded.empty() && line.folded.back() == ' ') line.folded.pop_back();
    std::string_view end = line.folded;
    while (!end.empty() && (end.back() == '"' || end.back() == ')' || end.back() == '\'')) end.remove_suffix(1);
    line.sentence = !end.empty() && (end.back() == '.' || end.back() == '!' || end.back() == '?');
    return line;
}

bool is_word_border(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size()) return true;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; };
    return !letter(text[at - 1]) || !letter(text[at]);
}

bool has_words(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        if (is_word_border(text, at) && is_word_border(text, at + words.size())) return true;
    }
    return false;
}

bool has_year(std::string_view text) {
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        if ((text.substr(at, 2) == "19" || text.substr(at, 2) == "20") && is_digit(text[at + 2]) && is_digit(text[at + 3])) return true;
    }
    return false;
}

bool matches(const Line& line, const FurniturePattern& pattern) {
    if (line.n_words > pattern.max_words) return false;
    std::string_view text = line.folded;
    switch (pattern.where) {
        case FurniturePattern::Where::heading:
        case FurniturePattern::Where::whole: {
            while (!text.empty() && std::string_view(".:!>» ").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
            if (text != pattern.words) {
                // "Curator Recommendations", "More from Example Times"
                if (pattern.where == FurniturePattern::Where::whole || text.size() <= pattern.words.size()) return false;
                const bool ends = pattern.words == "recommendations" && text.substr(text.size() - pattern.words.size()) == pattern.words;
                const bool begins = pattern.words == "more from" && text.substr(0, pattern.words.size()) == pattern.words;
                if (!ends && !begins) return false;
            }
            break;
        }
        case FurniturePattern::Where::begin:
            if (text.substr(0, pattern.words.size()) != pattern.words || !is_word_border(text, pattern.words.size())) return false;
            break;
        case FurniturePattern::Where::within:
            if (line.quotation || !has_words(text, pattern.words)) return false;
            break;
    }
    return pattern.also.empty() ||
           std::any_of(pattern.also.begin(), pattern.also.end(), [&](const std::string& words) { return has_words(text, words); });
}

// "copyright 2025 Example Times"
bool is_copyright(const Line& line) {
    return line.n_words <= 30 && !line.quotation && line.folded.compare(0, 9, "copyright") == 0 &&
           has_year(std::string_view(line.folded).substr(0, 24));
}

// Length of a header date that begins the text: "date 2024-10-07", "Published: 2024-10-07 10:30"; 0 where there is none.
std::size_t header_date_length(std::string_view text) {
    std::size_t at = 0;
    std::string word;
    while (at < text.size() && at < 12 && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z'))
        word += static_cast<char>(text[at++] | 0x20);
    static constexpr std::array kWords = {"date", "published", "posted", "updated", "pubdate"};
    if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) return 0;
    if (at < text.size() && text[at] == ':') ++at;
    while (at < text.size() && text[at] == ' ') ++at;
    const auto digits = [&](std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) {
            if (at + i >= text.size() || !is_digit(text[at + i])) return false;
        }
        at += n;
        return true;
    };
    const auto mark = [&](char c) { return at < text.size() && text[at] == c ? (++at, true) : false; };
    if (!digits(4) || !(mark('-') || mark('/')) || !digits(2) || !(mark('-') || mark('/')) || !digits(2)) return 0;
    const std::size_t end = at;
    if ((mark(' ') || mark('T')) && digits(2) && mark(':') && digits(2)) {
        if (mark(':')) digits(2);
        if (mark('Z')) return at;
        return at;
    }
    return end;
}

}  // namespace

std::vector<FurniturePattern> load_furniture_patterns() {
    std::vector<FurniturePattern> patterns;
    for (const Row& row : load_table("english/furniture.tsv")) {
        if (row.size() < 3 || row[1].empty()) continue;
        FurniturePattern pattern;
        pattern.where = row[0] == "begin"     ? FurniturePattern::Where::begin
                        : row[0] == "within"  ? FurniturePattern::Where::within
                        : row[0] == "heading" ? FurniturePattern::Where::heading
                                              : FurniturePattern::Where::whole;
        pattern.words = row[1];
        pattern.max_words = static_cast<std::uint32_t>(std::strtoul(std::string(row[2]).c_str(), nullptr, 10));
        std::string_view also = row.size() > 3 ? row[3] : std::string_view();
        while (!also.empty()) {
            const auto bar = std::min(also.find('|'), also.size());
            pattern.also.emplace_back(also.substr(0, bar));
            also.remove_prefix(std::min(bar + 1, also.size()));
        }
        patterns.push_back(std::move(pattern));
    }
    return patterns;
}

MarkedText mark_furniture(std::string_view text, SpanList paragraphs, const std::vector<FurniturePattern>& patterns) {
    MarkedText marked;
    if (!paragraphs.empty()) {  // a header date, glued or not
        Span& first = paragraphs.front();
        if (const auto length = header_date_length(text.substr(first.begin, first.length())); length > 0) {
            const auto end = first.begin + static_cast<std::uint32_t>(length);
            const bool whole = end == first.end;
            if (whole || text[end] == ' ' || text[end] == '\t' || text[end] == '\n') {
                marked.furniture.push_back({first.begin, end});
                if (whole) {
                    paragraphs.erase(paragraphs.begin());
                } else {
                    first.begin = end;
                    while (first.begin < first.end && (text[first.begin] == ' ' || text[first.begin] == '\t' || text[first.begin] == '\n'))
                        ++first.begin;
                }
            }
        }
    }
    enum : std::uint8_t { kReport, kFurniture, kHeading };
    const std::size_t n = paragraphs.size();
    if (n > kMaxFurnitureLines) {
        marked.paragraphs = std::move(paragraphs);
        marked.complete = false;
        return marked;
    }
    std::array<std::vector<const FurniturePattern*>, 256> by_initial;  // a line is compared with the few that begin as it does
    std::vector<const FurniturePattern*> anywhere;
    for (const FurniturePattern& pattern : patterns) {
        const bool elsewhere = pattern.where == FurniturePattern::Where::within || pattern.words == "recommendations";
        (elsewhere ? anywhere : by_initial[static_cast<std::uint8_t>(pattern.words[0])]).push_back(&pattern);
    }
    std::vector<std::uint8_t> marks(n, kReport);
    std::vector<Line> lines(n);
    std::unordered_map<std::string_view, std::size_t> seen;  // asked by key only
    for (std::size_t i = 0; i < n; ++i) {
        if (paragraphs[i].length() > kMaxLineBytes) continue;
        const std::string_view paragraph = text.substr(paragraphs[i].begin, paragraphs[i].length());
        lines[i] = fold(paragraph);
        const auto initial = lines[i].folded.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(lines[i].folded[0]);
        for (const auto* bucket : {&by_initial[initial], &anywhere}) {
            for (const FurniturePattern* pattern : *bucket) {
                if (marks[i] == kFurniture || !matches(lines[i], *pattern)) continue;
                marks[i] = pattern->where == FurniturePattern::Where::heading ? kHeading : kFurniture;
            }
        }
        if (marks[i] == kReport && is_copyright(lines[i])) marks[i] = kFurniture;
        if (marks[i] == kReport && lines[i].n_words >= kMinCopyWords && !lines[i].quotation && !seen.emplace(paragraph, i).second)
            marks[i] = kFurniture;
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (marks[i] != kHeading) continue;
        // With its list: bullets, or lines that are no sentences. A heading without one is a sub-heading of the report.
        std::size_t end = i + 1;
        while (end < n && marks[end] == kReport && paragraphs[end].length() <= kMaxLineBytes &&
               (lines[end].bullet || (!lines[end].sentence && !lines[end].quotation && lines[end].n_words <= kMaxListLineWords))) {
            ++end;
        }
        const bool list = end > i + 1 && (lines[i + 1].bullet || end >= i + 3 || end == n || marks[end] != kReport);
        const bool last = i + 1 == n || marks[i + 1] == kFurniture;
        if (list) {
            std::fill(marks.begin() + static_cast<std::ptrdiff_t>(i), marks.begin() + static_cast<std::ptrdiff_t>(end), kFurniture);
        } else {
            marks[i] = last ? kFurniture : kReport;
        }
    }
    for (std::size_t i = 1; i + 1 < n; ++i) {
        if (marks[i] == kReport && marks[i - 1] == kFurniture && marks[i + 1] == kFurniture && paragraphs[i].length() <= kMaxLineBytes &&
            lines[i].n_words <= kMaxSandwichWords && !lines[i].sentence && !lines[i].quotation) {
            marks[i] = kFurniture;
        }
    }
    std::size_t n_marked = 0;
    std::size_t n_all = 0;
    for (std::size_t i = 0; i < n; ++i) {
        n_all += paragraphs[i].length();
        if (marks[i] == kFurniture) n_marked += paragraphs[i].length();
    }
    const bool too_much = static_cast<double>(n_marked) > kMaxFurnitureShare * static_cast<double>(n_all);
    for (std::size_t i = 0; i < n; ++i)
        (marks[i] == kFurniture && !too_much ? marked.furniture : marked.paragraphs).push_back(paragraphs[i]);
    return marked;
}

std::string outlet_of_furniture(std::string_view text, const SpanList& furniture) {
    constexpr std::size_t kMaxNameWords = 6;
    for (const Span span : furniture) {
        std::string_view line = text.substr(span.begin, span.length());
        bool marked = false;
        for (bool again = true; again;) {
            again = false;
            while (!line.empty() && (line[0] == ' ' || line[0] == ';' || line[0] == ',' || is_digit(line[0]) || line[0] == '-'))
                line.remove_prefix(1);
            for (const std::string_view mark :
                 {"©", "&copy", "(c)", "(C)", "Copyright", "copyright", "COPYRIGHT", "–", "@", "by ", "By "}) {
                if (take(line, mark)) {
                    marked = marked || (mark != "–" && mark != "by " && mark != "By " && mark != "@");
                    again = true;
                }
            }
        }
        if (!marked) continue;
        // The name ends at a comma, a full stop before a space, a bar, or the next phrase of the imprint.
        std::size_t end = line.size();
        for (const std::string_view border :
             {",", ". ", ";", "|", "\n", " - ", " – ", " — ", " All ", " all ", " ALL ", "(", "©", " is ", " and/or ", "/"}) {
            end = std::min(end, line.find(border));
        }
        line = line.substr(0, end);
        while (!line.empty() && (line.back() == ' ' || line.back() == '.')) line.remove_suffix(1);
        // A trailing year: "Copyright Harlow Courier 2024".
        if (line.size() > 5 && line[line.size() - 5] == ' ' && has_year(line.substr(line.size() - 4))) line.remove_suffix(5);
        const auto n_words = static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
        const auto first = line.empty() ? '\0' : line[0];
        const bool name = (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
        if (line.size() < 2 || n_words > kMaxNameWords || !name) continue;
        const Line folded = fold(line);
        if (folded.folded == "all rights reserved" || folded.folded.find("reserved") != std::string::npos) continue;
        return std::string(line);
    }
    return {};
}

}  // namespace onrecord
