// One pass a paragraph with at most one open double mark. What a mark does is read from the characters beside it:
//
//     say "no" to      a straight mark opens where white space stands before it and none after it, closes otherwise
//     He said, “no.“   so does a curly mark that is turned the wrong way
//     ''doubled''      two apostrophes are one double mark, as typewriters and some agencies set it
//     ‘a plan’, the Combs’ house    single marks pair only outside double ones, within kMaxSingle bytes, where a closing one can be told
//
// A double mark that clearly opens while another is open drops the first: it was stray, and what follows it is no quotation of anybody.
// Cost: linear; looking for a single mark's partner is bounded by kMaxSingle. Tests: tests/attribution/quotation_test.cc.
#include "attribution/quotation.h"

#include <string_view>

#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxSingle = 1500;  // bytes between two single marks; longer speech in single marks is rare, apostrophes are not

enum class Mark { none, straight, open, close, single_straight, single_open, single_close };

bool is_space(char32_t c) {
    return c == 0 || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x3000;
}
bool is_alphanumeric(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xaa && c < 0x2000 && c != 0xab && c != 0xbb) || (c >= 0x2c00 && c != 0x3000 && c < 0xfe00);
}
bool is_stop(char32_t c) {
    return c == '.' || c == ',' || c == '!' || c == '?' || c == ';' || c == 0x2026;
}

struct Char {
    Mark mark = Mark::none;
    std::uint32_t length = 1;  // bytes
};

class Walker {
public:
    Walker(std::string_view text, Span paragraph) : text_(text), paragraph_(paragraph) {}

    [[nodiscard]] Char at(std::uint32_t i) const {
        const char c = text_[i];
        if (c == '"') return {Mark::straight, 1};
        if (c == '\'' || c == '`') {
            if (i + 1 < paragraph_.end && text_[i + 1] == c) return {Mark::straight, 2};
            return {Mark::single_straight, 1};
        }
        if (static_cast<unsigned char>(c) < 0x80) return {Mark::none, 1};
        const CodePoint point = decode(text_, i);
        switch (point.value) {
            case U'“':
            case U'„':
            case U'‟':
            case U'«':
                return {Mark::open, point.length};
            case U'”':
            case U'»':
                return {Mark::close, point.length};
            case U'‘':
            case U'‛':
                return {Mark::single_open, point.length};
            case U'’':
                return {Mark::single_close, point.length};
            default:
                return {Mark::none, point.length};
        }
    }
    [[nodiscard]] char32_t before(std::uint32_t i) const { return i > paragraph_.begin ? decode_before(text_, i).value : U' '; }
    [[nodiscard]] char32_t after(std::uint32_t i) const { return i < paragraph_.end ? decode(text_, i).value : U' '; }

    [[nodiscard]] bool can_open(std::uint32_t i, std::uint32_t length) const {
        const char32_t b = before(i);
        return !is_alphanumeric(b) && !is_stop(b) && !is_space(after(i + length));
    }
    [[nodiscard]] bool clearly_opens(std::uint32_t i, std::uint32_t length) const {
        return is_space(before(i)) && !is_space(after(i + length));
    }

    // The single mark that closes what opened before `from`; 0 where none can be told.
    [[nodiscard]] std::uint32_t single_close(std::uint32_t from, bool curly) const {
        const std::uint32_t limit = paragraph_.end - from > kMaxSingle ? from + kMaxSingle : paragraph_.end;
        std::uint32_t maybe = 0;
        for (std::uint32_t i = from; i < limit;) {
            const Char c = at(i);
            if (c.mark == Mark::straight || c.mark == Mark::open || c.mark == Mark::close) break;
            if (c.mark == (curly ? Mark::single_close : Mark::single_straight)) {
                const char32_t b = before(i);
                const char32_t a = after(i + c.length);
                if (!is_space(b) && !is_alphanumeric(a)) {
                    if (is_stop(b) || b != 's' || is_stop(a)) return i;  // a plural's possessive ends in s: the workers' union
                    if (maybe == 0) maybe = i;
                }
            }
            i += c.length;
        }
        return maybe;
    }

private:
    std::string_view text_;
    Span paragraph_;
};

// Whether the mark of a nested pair that opened before `from` closes within kMaxSingle bytes, and before another of its kind opens.
bool has_partner(const Walker& walker, std::uint32_t from, std::uint32_t end, Mark kind) {
    const std::uint32_t limit = end - from > kMaxSingle ? from + kMaxSingle : end;
    for (std::uint32_t i = from; i < limit;) {
        const Char c = walker.at(i);
        if (c.mark == (kind == Mark::open ? Mark::close : Mark::straight)) return true;
        if (c.mark == Mark::open || c.mark == Mark::close || c.mark == Mark::straight) return false;
        i += c.length;
    }
    return false;
}

}  // namespace

std::vector<MarkedQuotation> find_quotations(const Text& text, const SpanList& paragraphs) {
    std::vector<MarkedQuotation> quotations;
    const auto view = text.view();
    bool left_open = false;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
        const Span paragraph = paragraphs[p];
        const Walker walker(view, paragraph);
        bool is_open = false;
        Mark opened = Mark::none;  // straight or open
        bool nested = false;       // a pair of the other kind is open within it
        MarkedQuotation quotation;
        const auto open = [&](std::uint32_t begin, std::uint32_t length) {
            quotation = {{begin, begin + length}, {begin + length, begin + length}, p, true, begin == paragraph.begin && left_open, false};
            is_open = true;
            opened = walker.at(begin).mark == Mark::straight ? Mark::straight : Mark::open;
            nested = false;
        };
        const auto close = [&](std::uint32_t end, std::uint32_t length) {
            quotation.inner.end = end;
            quotation.span.end = end + length;
            if (!quotation.inner.empty()) quotations.push_back(quotation);
            is_open = false;
        };
        for (std::uint32_t i = paragraph.begin; i < paragraph.end;) {
            const Char c = walker.at(i);
            switch (c.mark) {
                case Mark::none:
                    break;
                case Mark::straight:
                case Mark::open:
                    if (!is_open) {
                        if (c.mark == Mark::open ? !is_space(walker.after(i + c.length)) || i == paragraph.begin
                                                 : walker.can_open(i, c.length)) {
                            open(i, c.length);
                        }
                    } else if (c.mark != opened && walker.clearly_opens(i, c.length) &&
                               has_partner(walker, i + c.length, paragraph.end, c.mark)) {
                        nested = true;
                    } else if (nested && c.mark != opened && c.mark == Mark::straight) {
                        nested = false;
                    } else if (walker.clearly_opens(i, c.length)) {
                        open(i, c.length);
                    } else if (c.mark == Mark::straight || !walker.can_open(i, c.length)) {
                        close(i, c.length);
                    }
                    break;
                case Mark::close:
                    if (is_open && nested && opened == Mark::straight) {
                        nested = false;
                    } else if (is_open) {
                        close(i, c.length);
                    } else if (walker.clearly_opens(i, c.length)) {
                        open(i, c.length);
                    }
                    break;
                case Mark::single_straight:
                case Mark::single_open:
                    if (!is_open && !is_alphanumeric(walker.before(i)) && is_alphanumeric(walker.after(i + c.length))) {
                        const bool curly = c.mark == Mark::single_open;
                        if (const std::uint32_t end = walker.single_close(i + c.length, curly)) {
                            const std::uint32_t length = walker.at(end).length;
                            quotation = {{i, end + length}, {i + c.length, end}, p, true, false, true};
                            quotations.push_back(quotation);
                            i = end + length;
                            continue;
                        }
                    }
                    break;
                case Mark::single_close:
                    break;
            }
            i += c.length;
        }
        left_open = is_open;
        if (is_open) {
            quotation.inner.end = quotation.span.end = paragraph.end;
            quotation.closed = false;
            if (!quotation.inner.empty()) quotations.push_back(quotation);
        }
    }
    return quotations;
}

}  // namespace onrecord
