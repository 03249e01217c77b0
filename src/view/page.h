// A page of terminal text: paragraphs wrapped to the width, with hanging indents and, where asked, colour.
//
//     Page page(look);
//     page.heading("Timeline", "14 events");
//     page.text({{"5 Aug 2025", Style::strong}, {"  The council voted to close Pier 4."}}, {.first = 0, .rest = 12});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/view.h"

namespace onrecord {

// Of the dates beside what is listed. "29 Jul – 5 Aug 2025" does not fit and takes a line of its own; "c. 5 Aug 2025" does.
inline constexpr unsigned kDateColumn = 16;

// Colours are of the terminal's own palette. Without colour, `hit`, `added` and `left_out` are marked by signs (‹…›, ‹+…›, ‹−…›).
enum class Style { plain, strong, faint, hit, added, left_out };

struct Run {
    std::string text;
    Style style = Style::plain;
};
using Runs = std::vector<Run>;

struct Indent {
    unsigned first = 0;  // columns before the first line
    unsigned rest = 0;   // before those that follow
};
inline constexpr Indent kItem{2, 4}, kDetail{6, 8};  // of a list, and of what is said of one of its items

// Text fit for one line of a terminal: white space as single spaces, control characters (escapes!) as U+FFFD, and the characters that
// turn the direction of writing around left out.
std::string one_line(std::string_view text);

// A space that no line is broken at; printed as a space.
constexpr std::string_view kTie = "\x1f";
std::string tied(std::string_view text);  // one_line(text) with each space a tie

class Page {
public:
    explicit Page(const Look& look);

    void heading(std::string_view title, std::string_view note = {});  // with a blank line before, unless it is the first, and after
    // REQUIRES: runs were made of one_line() or tied() text, or of our own words.
    void text(const Runs& runs, Indent indent = {});
    // A first column of `column` columns with `left` in it, and `runs` beside it; below it where the page is narrow.
    void beside(const Run& left, unsigned column, const Runs& runs, unsigned indent = 0);
    void gap();  // a blank line, unless there is one
    [[nodiscard]] unsigned width() const { return width_; }
    [[nodiscard]] bool narrow() const { return width_ < 60; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void put(std::string_view text, Style style);
    std::string out_;
    unsigned width_;
    bool colour_;
};

}  // namespace onrecord
