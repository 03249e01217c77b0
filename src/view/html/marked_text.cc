#include "view/html/marked_text.h"

#include <algorithm>

#include "view/html/markup.h"

namespace onrecord {
namespace {

// Paragraphs by line breaks: every line is one where some line is long; else (lines that were broken at some width) blank lines part them.
SpanList paragraphs_of(std::string_view text) {
    constexpr std::size_t kLongLine = 160;  // bytes; text that was broken by hand or by a mailer has 60 to 100
    SpanList lines;
    std::size_t longest = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        longest = std::max(longest, end - at);
        at = end + 1;
    }
    SpanList paragraphs;
    bool go_on = false;
    for (const auto& line : lines) {
        if (text.substr(line.begin, line.length()).find_first_not_of(" \t\r") == std::string_view::npos) {
            go_on = false;
        } else if (go_on) {
            paragraphs.back().end = line.end;
        } else {
            paragraphs.push_back(line);
            go_on = longest <= kLongLine;
        }
    }
    return paragraphs;
}

// Writes one text with its marks; paragraphs in order, each mark opened where it begins and again in every paragraph that it reaches.
class MarkedText {
public:
    MarkedText(std::string& out, std::string_view text, const std::vector<Mark>& marks) : out_(out), text_(text), marks_(marks) {}

    void write(Span paragraph) {
        at_ = paragraph.begin;
        // Marks that begin in white space between paragraphs begin at the next paragraph's first letter.
        out_ += "<p dir=\"auto\">";
        std::erase_if(open_, [&](std::size_t mark) { return marks_[mark].span.end <= at_; });
        for (const auto mark : open_) open_tag(mark);
        while (true) {
            const std::uint32_t next_begin = next_ < marks_.size() ? std::max(marks_[next_].span.begin, at_) : paragraph.end;
            std::uint32_t next_end = paragraph.end;
            for (const auto mark : open_) next_end = std::min(next_end, marks_[mark].span.end);
            const std::uint32_t stop = std::min({next_begin, next_end, paragraph.end});
            append_breakable(out_, text_.substr(at_, stop - at_));
            at_ = stop;
            close_ended();
            if (stop == paragraph.end) break;
            while (next_ < marks_.size() && marks_[next_].span.begin <= at_) begin_mark(next_++);
        }
        for (std::size_t i = 0; i < open_.size(); ++i) out_ += "</mark>";
        out_ += "</p>\n";
    }

    // Marks after the last paragraph, so that every id exists.
    void finish() {
        for (; next_ < marks_.size(); ++next_) bare(next_);
    }

private:
    void bare(std::size_t mark) { out_.append("<a id=\"").append(marks_[mark].id).append("\"></a>"); }

    void begin_mark(std::size_t mark) {
        if (marks_[mark].span.end <= at_ || open_.size() >= kMaxOpenMarks) return bare(mark);
        const Mark& m = marks_[mark];
        out_.append("<mark id=\"").append(m.id).append("\" class=\"").append(m.kinds);
        if (!m.part_of.empty()) out_.append("\" data-of=\"").append(m.part_of);
        out_ += "\">";
        open_.push_back(mark);
    }

    void open_tag(std::size_t mark) {
        const Mark& m = marks_[mark];
        out_.append("<mark data-of=\"").append(m.id).append(m.part_of.empty() ? "" : " ").append(m.part_of);
        out_.append("\" class=\"").append(m.kinds).append("\">");
    }

    // Closes the marks that end here, and for a while those that stand open inside them.
    void close_ended() {
        std::size_t lowest = open_.size();
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (marks_[open_[i]].span.end <= at_) lowest = i;
        }
        for (std::size_t i = open_.size(); i > lowest; --i) out_ += "</mark>";
        const auto begin = open_.begin() + static_cast<std::ptrdiff_t>(lowest);
        open_.erase(std::remove_if(begin, open_.end(), [&](std::size_t mark) { return marks_[mark].span.end <= at_; }), open_.end());
        for (std::size_t i = lowest; i < open_.size(); ++i) open_tag(open_[i]);
    }

    std::string& out_;
    std::string_view text_;
    const std::vector<Mark>& marks_;
    std::vector<std::size_t> open_;  // indices of marks, outermost first
    std::size_t next_ = 0;
    std::uint32_t at_ = 0;
};

}  // namespace

void append_marked_text(std::string& out, std::string_view text, const std::vector<Mark>& marks) {
    MarkedText writer(out, text, marks);
    for (const auto& paragraph : paragraphs_of(text)) writer.write(paragraph);
    writer.finish();
}

}  // namespace onrecord
