// Each paragraph that is short enough to be a line of furniture is folded (lower case, straight quotation marks, no bullet) and compared
// with the patterns. What the patterns cannot say is a rule here: copies of a line, what stands between two promos, lists under a heading;
// and what no rule knows is said by a model of its words and of the lines around it (text_line.h).
// Tests: tests/page/furniture_test.cc, tests/page/scrapes_test.cc.
#include "page/furniture.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

#include "base/ascii.h"
#include "base/table.h"
#include "page/byline.h"
#include "text/capital.h"
#include "text/first_bytes.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxLineBytes = 600;      // longer paragraphs are never furniture
constexpr std::size_t kMaxFoldedBytes = 1 << 14;  // of a paragraph that is looked at
constexpr std::uint32_t kMinCopyWords = 8;        // of a line that, standing twice, is furniture the second time
constexpr std::uint32_t kMaxSandwichWords = 8;    // of a line between two promos
constexpr std::uint32_t kMaxListLineWords = 16;   // of a line under a heading like "Related stories"
constexpr std::uint32_t kNewsWords = 8;           // of a sentence that tells news
constexpr std::uint32_t kMaxGreetingWords = 3;
constexpr std::uint32_t kMinNewsLines = 2;
constexpr double kMinNewsShare = 0.4;       // of what is no furniture
constexpr double kMaxPersonalShare = 0.01;  // of its words: I, you
constexpr std::uint32_t kMaxDatelineWords = 10;
constexpr float kSureLogOdds = 5;  // one line must be this sure, or known by a pattern, before the others are believed
constexpr std::uint32_t kMaxHeadingWords = 8;
constexpr float kMinHeadingLogOdds = 2.5F;  // of one that may be the headline or a sub-heading
constexpr float kMinProseLogOdds = 1;       // of one that looks like prose: a sentence lost is worse than a promo read
constexpr std::uint32_t kProseWords = 7;
constexpr std::uint32_t kMaxModelWords = 25;   // of a line that the model is asked about
constexpr std::uint32_t kMaxPromoWords = 45;   // of one that speaks to the reader
constexpr std::uint32_t kLongProseWords = 15;  // so many times as much is asked of these:
constexpr float kLongProseFactor = 4;
constexpr float kLongPromoFactor = 2;       // and of those that speak to the reader
constexpr float kMinLineLogOdds = 0;        // of a line that the model takes for furniture
constexpr double kMaxFurnitureShare = 0.8;  // of the text's bytes: more is no report with furniture around it

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

// The pairs of neighbouring bytes of a text, each a bit: those of what it contains are among them.
std::uint64_t pairs_of(std::string_view text) {
    std::uint64_t pairs = 0;
    for (std::size_t i = 1; i < text.size(); ++i)
        pairs |= std::uint64_t{1} << ((static_cast<unsigned char>(text[i - 1]) * 29U + static_cast<unsigned char>(text[i])) % 64);
    return pairs;
}

bool matches(const TextLine& line, const FurniturePattern& pattern) {
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
bool is_copyright(const TextLine& line) {
    return line.n_words <= 30 && !line.quotation && line.folded.compare(0, 9, "copyright") == 0 &&
           has_year(std::string_view(line.folded).substr(0, 24));
}

// Whether what is left is news: sentences in which nobody speaks of himself or to the reader but in quotations. Letters, forums and manuals
// are full of short lines that only look like furniture.
bool is_news(const std::vector<TextLine>& lines, const std::vector<bool>& left_out) {
    std::uint32_t n_sentences = 0;
    std::uint32_t n_words = 0;  // of those without a quotation
    std::uint32_t n_personal = 0;
    std::uint32_t n_left = 0;
    std::uint32_t n_told = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i].folded;
        const bool greeting = lines[i].n_words > 0 && lines[i].n_words <= kMaxGreetingWords && line.ends_with(',');  // "Dear Ana,"
        const bool head =
            line.find('<') != std::string_view::npos && line.find('@') != std::string_view::npos;  // "Ana Ruiz <ana@harlow.example>"
        if (greeting || head) return false;
        if (left_out[i]) continue;
        n_left += lines[i].n_words;
        if (lines[i].n_words < kNewsWords || !(lines[i].sentence || lines[i].quotation)) continue;
        ++n_sentences;
        n_told += lines[i].n_words;
        if (lines[i].quotation) continue;
        n_words += lines[i].n_words;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find_first_of(" '", at), line.size());
            const std::string_view word = line.substr(at, end - at);
            n_personal += word == "i" || word == "you" || word == "my" || word == "me" || word == "your" ? 1 : 0;
            at = end + 1;
        }
    }
    return n_sentences >= kMinNewsLines && n_told >= kMinNewsShare * n_left && n_personal <= kMaxPersonalShare * n_words;
}

// "HARLOW, May 3 (CW) --" on a line of its own.
bool is_dateline(const TextLine& line) {
    const std::string_view text = line.folded;
    if (line.n_words > kMaxDatelineWords || text.starts_with('(')) return false;
    for (const std::string_view dash : {"--", "_", "—", "–", " -"}) {
        if (text.ends_with(dash)) return true;
    }
    const bool agency = text.ends_with(')') && text.find('(') != std::string_view::npos && !line.sentence;
    return agency && line.n_capitals + 2 >= line.n_words;
}

enum Mark : std::uint8_t { kReport, kFurniture, kHeading };

// A sentence, or what leads to a quotation.
bool looks_like_prose(const std::vector<TextLine>& lines, std::size_t i) {
    const TextLine& line = lines[i];
    const bool leads =
        line.folded.ends_with(':') && i + 1 < lines.size() && (lines[i + 1].quotation || lines[i + 1].n_words >= kProseWords);
    return leads || line.n_words >= kLongProseWords || ((line.sentence || line.quotation) && line.n_words >= kProseWords);
}

// "Your inbox", "our newsletter", outside of a quotation.
bool speaks_to_reader(const TextLine& line) {
    if (line.quotation) return false;
    for (const std::string_view word : {"you", "your", "our", "we"}) {
        if (has_words(line.folded, word)) return true;
    }
    return false;
}

// What a report says of its own mistakes is part of it.
bool is_correction(const TextLine& line) {
    for (const std::string_view words :
         {"correction", "corrects", "clarification", "amended", "earlier version", "has been updated", "was updated"}) {
        if (has_words(line.folded, words)) return true;
    }
    return false;
}

// Marks what the model takes for furniture, if one line surely is some and the others tell news.
void ask_model(std::string_view text, const SpanList& paragraphs, const std::vector<TextLine>& lines, const LineModel& model,
               std::vector<std::uint8_t>& marks) {
    const std::size_t n = lines.size();
    const auto names_author = [&](std::size_t i) {
        std::string_view rest;
        return i < n && lines[i].n_words <= kMaxHeadingWords && !lines[i].sentence &&
               is_byline(text.substr(paragraphs[i].begin, paragraphs[i].length()), rest);
    };
    const ProseLines prose = prose_of(lines);
    std::vector<Feature> features;
    std::vector<bool> told(n);
    bool is_sure = std::find(marks.begin(), marks.end(), kFurniture) != marks.end();
    for (std::size_t i = 0; i < n; ++i) {
        const TextLine& line = lines[i];
        told[i] = marks[i] == kFurniture;
        if (told[i] || line.n_words == 0 || is_dateline(line) || names_author(i) || is_correction(line)) continue;
        const bool to_reader = speaks_to_reader(line);
        if (line.n_words > (to_reader ? kMaxPromoWords : kMaxModelWords)) continue;
        const bool is_prose = looks_like_prose(lines, i);
        if (line.lower && line.n_words >= kProseWords) continue;  // in the midst of something
        const bool after_prose = i > 0 && !told[i - 1] && looks_like_prose(lines, i - 1);
        const bool before_author = names_author(i + 1);
        const bool before_prose = before_author || (i + 1 < n && looks_like_prose(lines, i + 1));
        float least = kMinLineLogOdds;
        if (is_prose) {
            least = kMinProseLogOdds * ((line.n_words < kLongProseWords ? 1
                                         : to_reader                    ? kLongPromoFactor
                                                                        : kLongProseFactor) +
                                        (after_prose && before_prose ? 1 : 0));
        } else if (before_prose && line.n_words <= kMaxHeadingWords && line.n_capitals > 0 && line.folded.find('|') == std::string::npos) {
            least = kMinHeadingLogOdds * (after_prose || before_author ? 2 : 1);
        }
        line_features(lines, prose, i, features);
        const float odds = model.log_odds(features);
        told[i] = odds > least;
        is_sure = is_sure || odds > kSureLogOdds;
    }
    if (!is_sure || !is_news(lines, told)) return;
    for (std::size_t i = 0; i < n; ++i) {
        if (told[i]) marks[i] = kFurniture;
    }
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
        pattern.pairs = pairs_of(pattern.words);
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

MarkedText mark_furniture(std::string_view text, SpanList paragraphs, const std::vector<FurniturePattern>& patterns,
                          const LineModel* model) {
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
    const std::size_t n = paragraphs.size();
    std::array<std::vector<const FurniturePattern*>, 256> by_initial;  // a line is compared with the few that begin as it does
    std::vector<const FurniturePattern*> anywhere;
    for (const FurniturePattern& pattern : patterns) {
        const bool elsewhere = pattern.where == FurniturePattern::Where::within || pattern.words == "recommendations";
        (elsewhere ? anywhere : by_initial[static_cast<std::uint8_t>(pattern.words[0])]).push_back(&pattern);
    }
    std::vector<std::uint8_t> marks(n, kReport);
    std::vector<TextLine> lines(n);
    std::unordered_map<std::string_view, std::size_t> seen;  // asked by key only
    for (std::size_t i = 0; i < n; ++i) {
        const std::string_view paragraph = text.substr(paragraphs[i].begin, paragraphs[i].length());
        if (paragraphs[i].length() > kMaxLineBytes) {
            // Its neighbours are told by it; by its begin, where it goes on and on.
            if (model != nullptr) lines[i] = fold_line(first_bytes(paragraph, kMaxFoldedBytes));
            continue;
        }
        lines[i] = fold_line(paragraph);
        const auto initial = lines[i].folded.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(lines[i].folded[0]);
        const std::uint64_t pairs = pairs_of(lines[i].folded);
        for (const auto* bucket : {&by_initial[initial], &anywhere}) {
            for (const FurniturePattern* pattern : *bucket) {
                if ((pattern->pairs & ~pairs) != 0 || marks[i] == kFurniture || !matches(lines[i], *pattern)) continue;
                marks[i] = pattern->where == FurniturePattern::Where::heading ? kHeading : kFurniture;
            }
        }
        if (marks[i] == kReport && is_copyright(lines[i])) marks[i] = kFurniture;
        if (marks[i] == kReport && lines[i].n_words >= kMinCopyWords && !lines[i].quotation && !seen.emplace(paragraph, i).second)
            marks[i] = kFurniture;
    }
    if (model != nullptr) ask_model(text, paragraphs, lines, *model, marks);
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
        if (line.size() < 2 || n_words > kMaxNameWords || !may_begin_name(line)) continue;
        const TextLine folded = fold_line(line);
        if (folded.folded == "all rights reserved" || folded.folded.find("reserved") != std::string::npos) continue;
        return std::string(line);
    }
    return {};
}

}  // namespace onrecord
