#include "time/published.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "onrecord/date.h"
#include "time/atoms.h"
#include "time/matcher.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kTopBytes = 1500;       // how far down a text a header line is looked for
constexpr std::uint32_t kMaxHeaderBytes = 200;  // a longer line is prose
constexpr std::size_t kMaxHeaderAtoms = 30;
constexpr std::uint32_t kSlugLines = 3;         // from the top: a masthead and a headline may stand before it
constexpr std::size_t kDatelineParagraphs = 4;  // a headline, a standfirst and a byline may stand before it

struct Line {
    std::vector<Atom> atoms;
    std::vector<TimeMatch> matches;
};

// The line's tokens by white space alone: furniture has no analysis.
void read_line(const Text& text, Span span, const TimeLists& lists, Line& line) {
    Analysis words;
    const auto view = text.view();
    for (std::uint32_t at = span.begin; at < span.end;) {
        while (at < span.end && static_cast<unsigned char>(view[at]) <= ' ') ++at;
        const std::uint32_t begin = at;
        while (at<span.end&& static_cast<unsigned char>(view[at])> ' ') ++at;
        if (at > begin) words.words.push_back({{begin, at}, 0});
    }
    line.atoms.clear();
    line.matches.clear();
    if (words.words.empty()) return;
    for (Word& word : words.words) word.key = word_key(text.slice(word.span));
    const Sentence sentence{
        {words.words.front().span.begin, words.words.back().span.end}, 0, static_cast<std::uint32_t>(words.words.size()), 0};
    cut_atoms(text, words, sentence, lists, line.atoms);
    match_times(text, words, line.atoms, 0, lists, line.matches);
}

bool is_full_date(const TimeMatch& match) {
    return match.kind == TimeKind::cal && match.month != 0 && match.day != 0 && match.year >= 1800 &&
           is_valid({match.year, match.month, match.day});
}

Published published_of(const TimeMatch& match, Basis basis) {
    std::string value = match.year != 0 ? fmt::format("{:04}-{:02}-{:02}", match.year, match.month, match.day)
                                        : fmt::format("XXXX-{:02}-{:02}", match.month, match.day);
    return {std::move(value), basis, {match.span}};
}

// A line that is a date, or says "Published" and a date. Beside the date stand only words of header.tsv, numbers and marks, unless one of
// these words stands right before the date.
std::optional<Published> header_of(const Line& line, const TimeLists& lists) {
    if (line.atoms.size() > kMaxHeaderAtoms) return std::nullopt;
    bool update = false;     // the word before says that the date is another
    bool announced = false;  // "published", "date"
    bool only_header = true;
    std::optional<std::size_t> first;
    std::size_t m = 0;
    for (std::size_t at = 0; at < line.atoms.size(); ++at) {
        while (m < line.matches.size() && line.matches[m].end_atom <= at) ++m;
        if (m < line.matches.size() && line.matches[m].first_atom <= at) {
            if (line.matches[m].first_atom == at && is_full_date(line.matches[m])) {
                if (!update && announced) return published_of(line.matches[m], Basis::header);
                if (!update && !first) first = m;
                update = announced = false;
            }
            continue;
        }
        const Atom& atom = line.atoms[at];
        if (atom.shape != Atom::Shape::word) continue;
        if (lists.header_update.contains(atom.key)) {
            update = true;
            announced = false;
        } else if (lists.header_word.contains(atom.key)) {
            announced = announced || (!update && lists.header_word.value(atom.key) == 1);
        } else if (atom.meanings == nullptr && atom.span.length() > 1) {
            only_header = false;
            announced = false;
        }
    }
    return first && only_header ? std::optional(published_of(line.matches[*first], Basis::header)) : std::nullopt;
}

// A line at the very top that begins with a full date and goes on with labels only: "20 May 2024 / 15:06 GMT / PORTS / HARLOW-WALL". No
// word of it is in small letters, and it ends as no sentence does.
std::optional<Published> slug_of(const Text& text, const Line& line) {
    if (line.atoms.empty() || line.atoms.size() > kMaxHeaderAtoms || line.matches.empty()) return std::nullopt;
    const TimeMatch& date = line.matches.front();
    if (date.first_atom != 0 || !is_full_date(date) || text.slice(line.atoms.back().span) == ".") return std::nullopt;
    for (std::size_t at = date.end_atom; at < line.atoms.size(); ++at) {
        if (line.atoms[at].shape == Atom::Shape::word && !line.atoms[at].capital) return std::nullopt;
    }
    return published_of(date, Basis::header);
}

// A date without its year: behind "Posted", or with its day of the week in one of the first lines beside labels alone ("City edition |
// Friday, May 3 | 40p").
std::optional<Published> yearless_of(const Text& text, const Line& line, const TimeLists& lists, bool is_top) {
    constexpr std::size_t kMaxLabels = 8;  // words beside the date
    if (line.atoms.empty() || line.atoms.size() > kMaxHeaderAtoms) return std::nullopt;
    const auto date = std::find_if(line.matches.begin(), line.matches.end(), [](const TimeMatch& match) {
        return match.kind == TimeKind::cal && match.year == 0 && match.month != 0 && match.day != 0 &&
               is_valid({2024, match.month, match.day});
    });
    if (date == line.matches.end()) return std::nullopt;
    const bool is_announced = date->first_atom > 0 && lists.header_word.value(line.atoms[date->first_atom - 1].key) == 1;
    if (is_announced && date->first_atom == 1) return published_of(*date, Basis::header);
    if (!is_top || date->weekday == 0 || text.slice(line.atoms.back().span) == ".") return std::nullopt;
    std::size_t n_labels = 0;
    bool has_border = date->first_atom == 0;
    for (std::size_t at = 0; at < line.atoms.size(); ++at) {
        const auto w = text.slice(line.atoms[at].span);
        if (at + 1 == date->first_atom) has_border = line.atoms[at].shape == Atom::Shape::mark;
        if (line.atoms[at].shape == Atom::Shape::word && (at < date->first_atom || at >= date->end_atom)) ++n_labels;
        if (w == "?" || w == "!") return std::nullopt;
    }
    const bool ends = date->end_atom >= line.atoms.size() || line.atoms[date->end_atom].shape == Atom::Shape::mark;
    return has_border && ends && n_labels <= kMaxLabels ? std::optional(published_of(*date, Basis::header)) : std::nullopt;
}

// The first column of a line set in columns: "3 May 2024       Harbour, page 7". Empty where the line has one.
Span first_column(const Text& text, Span line) {
    constexpr std::string_view kGap = "   ";
    const auto words = text.slice(line);
    const auto begin = words.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    const auto end = std::min(words.find(kGap, begin), words.find('\t', begin));
    return end == std::string_view::npos
               ? Span{}
               : Span{line.begin + static_cast<std::uint32_t>(begin), line.begin + static_cast<std::uint32_t>(end)};
}

bool is_dash(std::string_view w) {
    return w == "-" || w == "_" || w == "\xE2\x80\x94" || w == "\xE2\x80\x93";
}

// "HARLOW, May 3 (Agency) --": a place in capitals, a month and a day, then a dash.
std::optional<Published> dateline_of(const Text& text, const Line& line) {
    constexpr std::size_t kMaxPlace = 12;   // tokens before the date
    constexpr std::size_t kMaxAgency = 10;  // tokens between the date and the dash
    for (const TimeMatch& match : line.matches) {
        if (match.first_atom == 0 || match.first_atom > kMaxPlace) return std::nullopt;
        if (match.kind != TimeKind::cal || match.month == 0 || match.day == 0) continue;
        if (!is_valid({match.year != 0 ? match.year : 2024, match.month, match.day})) return std::nullopt;
        const auto first = text.slice(line.atoms[0].span);
        const bool shouted = first.size() > 1 && std::none_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        for (std::size_t at = 0; at < match.first_atom; ++at) {
            const auto w = text.slice(line.atoms[at].span);
            if (line.atoms[at].shape == Atom::Shape::word && !line.atoms[at].capital && w.front() > 0 && w != "of" && w != "the" &&
                w != "de")
                return std::nullopt;
        }
        bool agency = false;
        for (std::size_t at = match.end_atom; at < line.atoms.size() && at < match.end_atom + kMaxAgency; ++at) {
            const auto w = text.slice(line.atoms[at].span);
            if (w == "(") agency = true;
            if (is_dash(w) || w.starts_with("\xE2\x80\x94") || w.starts_with("\xE2\x80\x93")) {
                if (shouted || agency) return published_of(match, Basis::dateline);
                return std::nullopt;
            }
            if (!agency && w != "," && w != "." && !(line.atoms[at].capital && shouted)) return std::nullopt;
        }
        return std::nullopt;
    }
    return std::nullopt;
}

constexpr std::size_t kMonthAt = 5;  // in "2024-05-03"
constexpr std::size_t kDayAt = 8;

// "05-03" of "2024-05-03" and of "XXXX-05-03".
std::string day_and_month(const std::string& value) {
    return value.size() == kDayAt + 2 ? value.substr(kMonthAt) : std::string();
}
// The same with the month for the day.
std::string swapped(const std::string& value) {
    const std::string of = day_and_month(value);
    return of.empty() ? of : of.substr(3) + "-" + of.substr(0, 2);
}
// Whether the day may be the month: "03/05/2024" alone does not say.
bool may_be_swapped(const std::string& value) {
    return value.size() == kDayAt + 2 && value.compare(kDayAt, 2, "12") <= 0 && swapped(value) != day_and_month(value);
}
// Whether it begins with a date in figures: "03/05/2024 14:30 GMT".
bool is_numeric(std::string_view date) {
    constexpr std::size_t kShortest = 8;  // "3/5/2024"
    return date.size() >= kShortest && std::none_of(date.begin(), date.begin() + kShortest, is_letter);
}

}  // namespace

Published find_published(const Text& text, const Analysis& analysis, const SpanList& furniture, const TimeLists& lists) {
    Line line;
    const auto view = text.view();
    std::optional<Published> yearless;
    const auto try_lines = [&](Span span) -> std::optional<Published> {
        std::uint32_t n_lines = 0;
        for (std::uint32_t at = span.begin; at < span.end; ++n_lines) {
            const auto found = view.find('\n', at);
            const std::uint32_t end = found == std::string_view::npos || found >= span.end ? span.end : static_cast<std::uint32_t>(found);
            if (end > at && end - at <= kMaxHeaderBytes &&
                std::any_of(view.begin() + at, view.begin() + end, [](char c) { return c >= '0' && c <= '9'; })) {
                read_line(text, {at, end}, lists, line);
                if (auto header = header_of(line, lists)) return header;
                if (!yearless && at < kTopBytes) yearless = yearless_of(text, line, lists, at < kMaxHeaderBytes && n_lines < kSlugLines);
                if (span.begin == 0 && n_lines < kSlugLines) {
                    if (auto slug = slug_of(text, line)) return slug;
                    if (const Span column = first_column(text, {at, end}); !column.empty()) {
                        read_line(text, column, lists, line);
                        if (auto header = header_of(line, lists)) return header;
                    }
                }
            }
            at = end + 1;
        }
        return std::nullopt;
    };
    // The top of the text, furniture or not, then all other furniture.
    std::uint32_t top = std::min(text.size(), kTopBytes);
    while (top < text.size() && view[top] != '\n' && top < kTopBytes + kMaxHeaderBytes) ++top;
    if (top < text.size() && view[top] != '\n') {
        const auto back = view.rfind('\n', top);
        top = back == std::string_view::npos ? 0 : static_cast<std::uint32_t>(back);
    }
    std::optional<Published> header;
    for (const Span span : furniture) {
        if (span.begin >= kTopBytes || header) break;
        header = try_lines(span);
    }
    if (!header) header = try_lines({0, top});
    if (header && !may_be_swapped(header->value)) return *header;
    // A dateline opens one of the first paragraphs.
    std::size_t n_paragraphs = 0;
    std::uint32_t last = ~std::uint32_t{0};
    for (const Sentence& sentence : analysis.sentences) {
        if (sentence.paragraph == last) continue;
        last = sentence.paragraph;
        if (++n_paragraphs > kDatelineParagraphs) break;
        std::uint32_t end = std::min(text.size(), sentence.span.begin + 250);
        while (end < text.size() && (static_cast<unsigned char>(view[end]) & 0xC0) == 0x80) ++end;
        read_line(text, {sentence.span.begin, end}, lists, line);
        auto dateline = dateline_of(text, line);
        if (!header && dateline) return *dateline;
        if (header && dateline && is_numeric(text.slice(header->evidence.front())) &&
            day_and_month(dateline->value) == swapped(header->value))
            header->value.replace(kMonthAt, std::string::npos, swapped(header->value));
    }
    if (header) return *header;
    for (const Span span : furniture) {
        if (span.begin < kTopBytes) continue;
        if (auto below = try_lines(span)) return *below;
    }
    if (yearless) return *yearless;
    return {};
}

}  // namespace onrecord
