// Pairs the quotation marks of one paragraph at a time, with a stack of the open ones. What a mark does is read from the characters beside
// it, from what is open, and from the next marks:
//
//     say "no" to           a straight mark opens where a space is before it and none after it, and closes otherwise
//     He said, “no.“        so does a curly mark that is turned the wrong way
//     ``doubled''           two single marks are one double mark, as typewriters and some agencies set it
//     “A “b” c,” he said    a mark that opens within its own kind nests if two closing marks follow; otherwise the first was stray: a
//                           quotation of nobody, and is dropped
//     "It is sound, "she    … unless a comma and a space stand before it, a letter behind it, and the marks after it are even in number
//     "The 5" pipe," he     a straight mark behind a short number is inches where the quotation is still to be closed by a later mark
//     ‘a plan’, the dogs’   a single mark opens only where its closing one can be told from an apostrophe within kMaxSingle bytes; a
//                           closing mark behind an s or a dropped g is taken only where there is no better one
//     “Yes,’ he said        a mark of the other weight closes what no mark of its own closes, where the words stop
//     “One.¶“Two.”          an open mark reaches to its paragraph's end; a mark that begins the next paragraph continues it
//
// Damage is bounded: an unclosed mark never leaves its paragraph, and takes no more than kMaxUnclosed bytes of it unless it is continued.
// Cost: one pass over the bytes and two over the marks; the next mark of each sort is worked out once, from the right, so that no look
// ahead walks. Tests: tests/language/quotations_test.cc.
#include "language/quotations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "language/character.h"
#include "text/quotation_mark.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxSingle = 1500;    // bytes between two single marks; longer speech in single marks is rare, apostrophes are not
constexpr std::uint32_t kMaxUnclosed = 4000;  // bytes; the longest of 9,056 paragraphs in PolNeAR's train has 2,573
constexpr std::size_t kMaxDepth = 4;
constexpr std::uint32_t kMaxDigits = 3;  // of inches: a 100" screen, but the “class of 1985”
constexpr std::uint32_t kNone = 0xffffffff;

constexpr std::array<std::string_view, 8> kElisions = {"em", "til", "tis", "twas", "cause", "n", "im", "er"};  // 'em, 'til, rock 'n' roll

// Which bytes a mark may begin with.
constexpr std::array<bool, 256> make_leads() {
    std::array<bool, 256> leads{};
    for (const std::size_t lead : {0x22, 0x27, 0x60, 0xc2, 0xe2, 0xe3, 0xef}) leads[lead] = true;
    return leads;
}
constexpr auto kLeads = make_leads();

struct Mark {
    std::uint32_t at = 0;
    std::uint8_t length = 0;  // bytes
    QuotationMark kind = QuotationMark::none;
    bool space_before = false;
    bool space_after = false;
    bool letter_before = false;  // or a digit
    bool letter_after = false;
    bool stop_before = false;  // . , ! ? ;
    bool stop_after = false;
    bool is_elision = false;     // 'em, ’90s
    bool is_weak_close = false;  // behind an s or a dropped g: perhaps an apostrophe
    bool is_measure = false;     // behind a short number: perhaps inches or feet
    bool is_lone = false;        // a space before and after, and no number before: “ tokenized ”
    // Indices of later marks; kNone: there is none.
    std::uint32_t next_double = kNone;
    std::uint32_t next_close = kNone;       // single, of the family that this one opens, and sure
    std::uint32_t next_weak_close = kNone;  // … perhaps an apostrophe
    std::uint32_t next_open = kNone;        // single, of its family
    std::uint32_t n_doubles = 0;            // double marks before this one

    [[nodiscard]] std::uint32_t end() const { return at + length; }
    [[nodiscard]] bool is_curly() const { return kind == QuotationMark::single_open || kind == QuotationMark::single_close; }
    [[nodiscard]] bool clearly_opens() const { return space_before && !space_after; }
    [[nodiscard]] bool can_open() const { return !letter_before && !stop_before && !space_after && (space_before || !stop_after); }
    // Of a double mark that is met while another is open.
    [[nodiscard]] bool looks_closing() const { return kind == QuotationMark::close || !can_open(); }
    [[nodiscard]] bool single_opens() const {
        return (kind == QuotationMark::single_open || kind == QuotationMark::single_straight) && !letter_before && !space_after &&
               !stop_after && !is_elision;
    }
    [[nodiscard]] bool single_closes(bool curly) const {
        if (space_before || letter_after) return false;
        if (kind == QuotationMark::single_open) return curly && stop_before;  // turned the wrong way
        return kind == (curly ? QuotationMark::single_close : QuotationMark::single_straight);
    }
};

bool is_stop(char32_t c) {
    return c == '.' || c == ',' || c == '!' || c == '?' || c == ';' || c == 0x2026;
}

class Pairing {
public:
    Pairing(std::string_view text, const std::vector<Span>& paragraphs) : text_(text), paragraphs_(paragraphs) {}

    std::vector<MarkedQuotation> run() {
        bool left_open = false;
        for (std::uint32_t p = 0; p < paragraphs_.size(); ++p) {
            paragraph_ = paragraphs_[p];
            collect_marks();
            if (marks_.empty()) {
                left_open = false;
                continue;
            }
            look_ahead();
            first_ = out_.size();
            number_ = p;
            goes_on_ = left_open;
            pair();
            left_open = end_paragraph();
        }
        return std::move(out_);
    }

private:
    struct Open {
        std::uint32_t slot = 0;  // in out_
        QuotationMark kind = QuotationMark::none;
        std::uint32_t closes = kNone;     // the mark that will close a single one
        std::uint32_t may_close = kNone;  // a single mark that may have closed a double one
    };

    [[nodiscard]] char byte(std::uint32_t at) const { return at >= paragraph_.begin && at < paragraph_.end ? text_[at] : ' '; }
    [[nodiscard]] bool is_digit(std::uint32_t at) const { return byte(at) >= '0' && byte(at) <= '9'; }

    // ---- the marks, and what is beside them
    void collect_marks() {
        marks_.clear();
        for (std::uint32_t at = paragraph_.begin; at < paragraph_.end;) {
            if (!kLeads[static_cast<unsigned char>(text_[at])]) {
                ++at;
                continue;
            }
            const CodePoint c = decode(text_, at);
            const QuotationMark kind = quotation_mark(c.value);
            if (kind == QuotationMark::none) {
                at += c.length;
                continue;
            }
            std::uint32_t n = 1;  // the same mark in a row
            if (!is_double(kind)) {
                while (n < 3 && at + (n + 1) * c.length <= paragraph_.end && decode(text_, at + n * c.length).value == c.value) ++n;
            }
            const bool inner_first = n == 3 && byte(at - 1) != ' ';  // ‘…no.’’’: the inner one closes first
            if (n == 1 || inner_first) {
                at = add(at, c.length, kind);
                if (n == 1) continue;
            }
            at = add(at, 2 * c.length, doubled(kind, c.value));
        }
    }

    // Adds the mark; returns its end.
    std::uint32_t add(std::uint32_t at, std::uint32_t length, QuotationMark kind) {
        Mark mark;
        mark.at = at;
        mark.length = static_cast<std::uint8_t>(length);
        mark.kind = kind;
        const std::uint32_t end = at + length;
        CodePoint before{U' ', 1};
        if (at > paragraph_.begin) before = decode_before(text_, at);
        const char32_t after = end < paragraph_.end ? decode(text_, end).value : U' ';
        const auto kind_of = [](char32_t c) { return c < 0x80 ? detail::kAsciiKinds[c] : kind_of_wide(c); };
        const CharacterKind kind_before = kind_of(before.value);
        const CharacterKind kind_after = kind_of(after);
        mark.space_before = kind_before == CharacterKind::space;
        mark.space_after = kind_after == CharacterKind::space;
        mark.letter_before = is_alphanumeric(kind_before) || kind_before == CharacterKind::mark;
        mark.letter_after = is_alphanumeric(kind_after);
        mark.stop_before = is_stop(before.value);
        mark.stop_after = is_stop(after);
        mark.is_lone = mark.space_before && mark.space_after && !is_digit(at - 2);
        if (kind_before == CharacterKind::digit) judge_measure(mark, after);
        if (!is_double(kind)) {
            mark.is_elision = !mark.letter_before && mark.letter_after && begins_elision(end);
            const bool dropped_g = before.value == 'n' && byte(at - 2) == 'i' && mark.space_after && is_lower(byte(end + 1));
            mark.is_weak_close = !mark.stop_before && !mark.stop_after && (before.value == 's' || dropped_g || mark.is_measure);
            // The second apostrophe of rock 'n' roll.
            if (before.value == 'n' && !marks_.empty() && marks_.back().is_elision && marks_.back().end() + 1 == at)
                mark.letter_after = true;
        }
        marks_.push_back(mark);
        return end;
    }

    static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

    // 5" pipe, 6'2", 3/4" bolts.
    void judge_measure(Mark& mark, char32_t after) const {
        std::uint32_t n = 1;
        while (n <= kMaxDigits && is_digit(mark.at - 1 - n)) ++n;
        const bool feet_before =
            !marks_.empty() && marks_.back().is_measure && !is_double(marks_.back().kind) && marks_.back().end() + n == mark.at;
        const bool in_measure =
            mark.space_after || after == '-' || after == 'x' || after == ')' || (!is_double(mark.kind) && is_digit(mark.end()));
        mark.is_measure = feet_before || (n <= kMaxDigits && in_measure);
    }

    // 'em, '90s, ’Twas.
    [[nodiscard]] bool begins_elision(std::uint32_t at) const {
        if (is_digit(at) && is_digit(at + 1)) return !is_digit(at + 2) && (byte(at + 2) == 's' || !is_alphanumeric(ascii_kind(at + 2)));
        std::array<char, 6> word{};
        std::uint32_t n = 0;
        for (; n < word.size() && is_lower(static_cast<char>(byte(at + n) | 0x20)); ++n) word[n] = static_cast<char>(byte(at + n) | 0x20);
        return std::find(kElisions.begin(), kElisions.end(), std::string_view(word.data(), n)) != kElisions.end();
    }
    [[nodiscard]] CharacterKind ascii_kind(std::uint32_t at) const {
        return detail::kAsciiKinds[static_cast<unsigned char>(byte(at)) & 0x7f];
    }

    void look_ahead() {
        std::uint32_t next_double = kNone;
        std::array<std::uint32_t, 2> next_close = {kNone, kNone};  // straight, curly
        std::array<std::uint32_t, 2> next_weak = {kNone, kNone};
        std::array<std::uint32_t, 2> next_open = {kNone, kNone};
        for (std::uint32_t m = static_cast<std::uint32_t>(marks_.size()); m-- > 0;) {
            Mark& mark = marks_[m];
            const std::size_t family = mark.is_curly() ? 1 : 0;
            mark.next_double = next_double;
            mark.next_close = next_close[family];
            mark.next_weak_close = next_weak[family];
            mark.next_open = next_open[family];
            if (is_double(mark.kind)) {
                next_double = m;
                continue;
            }
            for (const std::size_t closed : {0U, 1U}) {
                if (mark.single_closes(closed == 1)) (mark.is_weak_close ? next_weak : next_close)[closed] = m;
            }
            if (mark.single_opens() && mark.space_before) next_open[family] = m;
        }
        n_doubles_ = 0;
        for (Mark& mark : marks_) {
            mark.n_doubles = n_doubles_;
            n_doubles_ += is_double(mark.kind) ? 1 : 0;
        }
    }

    // ---- one paragraph
    void pair() {
        stack_.clear();
        unpaired_single_ = kNone;
        for (std::uint32_t m = 0; m < marks_.size(); ++m) {
            if (is_double(marks_[m].kind)) {
                pair_double(m);
            } else {
                pair_single(m);
            }
        }
    }

    void open(std::uint32_t m, std::uint32_t closes) {
        if (stack_.size() >= kMaxDepth) return;
        const Mark& mark = marks_[m];
        stack_.push_back(
            {static_cast<std::uint32_t>(out_.size()), mark.kind == QuotationMark::close ? QuotationMark::open : mark.kind, closes, kNone});
        MarkedQuotation quotation;
        quotation.span = {mark.at, mark.end()};
        quotation.inner = {mark.end(), mark.end()};
        quotation.paragraph = number_;
        quotation.goes_on = goes_on_ && mark.at == paragraph_.begin;
        quotation.is_single = !is_double(mark.kind);
        out_.push_back(quotation);
    }
    void close(std::uint32_t m) {
        MarkedQuotation& quotation = out_[stack_.back().slot];
        quotation.inner.end = marks_[m].at;
        quotation.span.end = marks_[m].end();
        stack_.pop_back();
    }
    // The innermost open quotation has no mark that closes it: an inner span that is left empty is taken out at the paragraph's end.
    void drop() {
        const std::uint32_t may_close = stack_.back().may_close;
        if (may_close != kNone) return close(may_close);
        stack_.pop_back();
    }

    // Whether double mark `m`, which opens while one of its own kind is open, is a quotation within that one: two closing marks follow.
    [[nodiscard]] bool nests(std::uint32_t m) const {
        const std::uint32_t first = marks_[m].next_double;
        if (first == kNone || !marks_[first].looks_closing()) return false;
        const std::uint32_t second = marks_[first].next_double;
        return second != kNone && marks_[second].looks_closing();
    }
    // Whether one of the other kind than the open one is closed by the next double mark.
    [[nodiscard]] bool has_partner(std::uint32_t m) const {
        const std::uint32_t next = marks_[m].next_double;
        const bool straight = marks_[m].kind == QuotationMark::straight;
        return next != kNone && marks_[next].kind == (straight ? QuotationMark::straight : QuotationMark::close);
    }
    // "It is sound, "she said: the space stands on the wrong side of the mark.
    [[nodiscard]] bool is_misspaced_close(std::uint32_t m) const {
        const Mark& mark = marks_[m];
        if (mark.kind != QuotationMark::straight || !mark.letter_after) return false;
        std::uint32_t at = mark.at;
        while (byte(at - 1) == ' ' && at > paragraph_.begin) --at;
        const std::uint32_t n_after = n_doubles_ - mark.n_doubles - 1;
        return at > paragraph_.begin && is_stop(static_cast<unsigned char>(byte(at - 1))) && n_after % 2 == 0;
    }
    // Inches within a quotation, which the next mark closes.
    [[nodiscard]] bool is_inches(std::uint32_t m) const {
        const Mark& mark = marks_[m];
        if (!mark.is_measure || mark.kind != QuotationMark::straight || mark.next_double == kNone) return false;
        return marks_[mark.next_double].looks_closing();
    }

    // With no quotation open, or with a single one around it.
    [[nodiscard]] bool opens_fresh(std::uint32_t m) const {
        const Mark& mark = marks_[m];
        const bool closed_next = mark.next_double != kNone && marks_[mark.next_double].looks_closing();
        if (mark.is_lone && closed_next && marks_[mark.next_double].space_before) return true;
        switch (mark.kind) {
            case QuotationMark::open:
                return !mark.space_after || mark.at == paragraph_.begin || byte(mark.at) == '`';
            case QuotationMark::close:
                return mark.clearly_opens();
            default:
                // A space is missing: he said."No one came."
                return mark.can_open() || (mark.stop_before && mark.letter_after && closed_next);
        }
    }

    void pair_double(std::uint32_t m) {
        const Mark& mark = marks_[m];
        const bool fresh = stack_.empty() || stack_.back().closes != kNone;
        if (fresh) {
            if (opens_fresh(m)) {
                open(m, kNone);
            } else if (stack_.empty() && unpaired_single_ != kNone && mark.stop_before &&
                       mark.at - marks_[unpaired_single_].at <= kMaxSingle) {
                open(unpaired_single_, m);  // ‘Yes,” he said
                close(m);
                is_sorted_ = false;
            }
            unpaired_single_ = kNone;
            return;
        }
        if (is_inches(m)) return;
        const bool own_kind = (mark.kind == QuotationMark::straight) == (stack_.back().kind == QuotationMark::straight);
        if (mark.kind == QuotationMark::close) return close(m);
        const bool opens = mark.kind == QuotationMark::open ? mark.can_open() : mark.clearly_opens();
        // Two marks set for one ("“No,” he said) open one quotation, unless two follow that close it.
        const bool set_twice = m > 0 && marks_[m - 1].end() == mark.at && is_double(marks_[m - 1].kind) && !nests(m);
        if (opens && !own_kind && has_partner(m) && !set_twice) return open(m, kNone);
        if (own_kind && mark.can_open() && nests(m)) return open(m, kNone);
        if (!opens || is_misspaced_close(m)) return close(m);
        drop();
        open(m, kNone);
    }

    void pair_single(std::uint32_t m) {
        const Mark& mark = marks_[m];
        for (std::size_t s = stack_.size(); s-- > 0;) {
            if (stack_[s].closes != m) continue;
            while (stack_.size() > s + 1) stack_.pop_back();
            return close(m);
        }
        if (mark.single_opens() && stack_.size() < kMaxDepth && (stack_.empty() || stack_.back().closes == kNone || mark.space_before)) {
            const std::uint32_t end = closing_mark(m);
            if (end != kNone) return open(m, end);
            if (stack_.empty() && mark.space_before && mark.letter_after) unpaired_single_ = m;
            return;
        }
        if (!stack_.empty() && stack_.back().closes == kNone && stack_.back().may_close == kNone && mark.stop_before &&
            !mark.letter_after && mark.kind != QuotationMark::single_open)
            stack_.back().may_close = m;
    }

    // The mark that closes the single mark `m`: in its own family, a sure one if there is one before the next that opens.
    [[nodiscard]] std::uint32_t closing_mark(std::uint32_t m) const {
        const Mark& mark = marks_[m];
        for (const std::uint32_t end : {mark.next_close, mark.next_weak_close}) {
            if (end == kNone || (mark.next_open != kNone && mark.next_open < end) || marks_[end].at - mark.end() > kMaxSingle) continue;
            if (!stack_.empty() && stack_.back().closes != kNone && stack_.back().closes <= end) continue;
            const std::uint32_t n_between = marks_[end].n_doubles - mark.n_doubles;
            if (n_between == 0) return end;
            // Whole quotations between the two, not half of one.
            const Mark& next = marks_[mark.next_double];
            if (n_between % 2 == 0 && next.can_open() && next.kind != QuotationMark::close && !marks_[end].is_weak_close) return end;
        }
        return kNone;
    }

    // Whether the next paragraph begins with a mark that goes on with this one.
    [[nodiscard]] bool is_continued(bool single) const {
        if (number_ + 1 >= paragraphs_.size()) return false;
        const Span next = paragraphs_[number_ + 1];
        if (next.empty()) return false;
        const CodePoint c = decode(text_, next.begin);
        const QuotationMark kind = quotation_mark(c.value);
        if (single) return kind == QuotationMark::single_open;
        if (is_double(kind)) return true;
        return kind != QuotationMark::none && c.length < next.length() && decode(text_, next.begin + c.length).value == c.value;
    }

    // Ends what is still open, takes out what was dropped, and counts the depths. Returns whether the next paragraph may go on with it.
    bool end_paragraph() {
        bool left_open = false;
        if (stack_.empty() && unpaired_single_ != kNone && marks_[unpaired_single_].kind == QuotationMark::single_open &&
            is_continued(true)) {
            open(unpaired_single_, kNone);  // ‘One.¶‘Two.’
            is_sorted_ = false;
        }
        if (!stack_.empty()) {
            stack_.resize(1);
            MarkedQuotation& quotation = out_[stack_.front().slot];
            const bool continued = is_continued(quotation.is_single);
            if (!continued && stack_.front().may_close != kNone) {
                close(stack_.front().may_close);
            } else if (continued || paragraph_.end - quotation.span.begin <= kMaxUnclosed) {
                quotation.inner.end = quotation.span.end = paragraph_.end;
                quotation.closed = false;
                left_open = true;
            }
        }
        const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(first_);
        out_.erase(std::remove_if(begin, out_.end(), [](const MarkedQuotation& q) { return q.inner.empty(); }), out_.end());
        if (!is_sorted_) std::sort(begin, out_.end(), [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
        is_sorted_ = true;
        ends_.clear();
        for (std::size_t q = first_; q < out_.size(); ++q) {
            while (!ends_.empty() && ends_.back() <= out_[q].span.begin) ends_.pop_back();
            out_[q].depth = static_cast<std::uint8_t>(ends_.size());
            ends_.push_back(out_[q].span.end);
        }
        return left_open;
    }

    std::string_view text_;
    const std::vector<Span>& paragraphs_;
    Span paragraph_;
    std::uint32_t number_ = 0;  // of the paragraph
    bool goes_on_ = false;      // the paragraph before left a quotation open
    bool is_sorted_ = true;
    std::uint32_t unpaired_single_ = kNone;  // a single mark that opens, since the last double one, for which no closing one was found
    std::size_t first_ = 0;                  // of this paragraph's, in out_
    std::vector<Mark> marks_;
    std::uint32_t n_doubles_ = 0;  // of the paragraph's marks
    std::vector<Open> stack_;
    std::vector<std::uint32_t> ends_;
    std::vector<MarkedQuotation> out_;
};

}  // namespace

std::vector<MarkedQuotation> pair_quotation_marks(std::string_view text, const std::vector<Span>& paragraphs) {
    return Pairing(text, paragraphs).run();
}

std::vector<MarkedQuotation> outermost(std::vector<MarkedQuotation> quotations) {
    std::erase_if(quotations, [](const MarkedQuotation& quotation) { return quotation.depth > 0; });
    return quotations;
}

}  // namespace onrecord
