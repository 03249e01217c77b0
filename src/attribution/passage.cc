// Makes the items: one walk over the words with a pointer each into quotations and times. A quotation is one item where it reads as speech;
// a title and a short term stay words, so that phrases can be read across them. Cost: linear; the words of a quotation are counted once.
#include "attribution/passage.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "language/character.h"
#include "text/capital.h"
#include "text/quotation_mark.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kSpeechWords = 4;  // a quotation of fewer words is speech only if it ends as speech does

// A hyphen stands between letters; a dash has white space beside it.
bool is_hyphen(std::string_view text, Span span) {
    const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
    return span.begin > 0 && span.end < text.size() && !is_space(text[span.begin - 1]) && !is_space(text[span.end]) &&
           text[span.begin] == '-';
}

std::uint64_t shape_of(std::string_view word) {
    const char first = word.front();
    const CodePoint c = decode(word, 0);
    if (is_capital(c.value)) return kCapital;
    if (first >= '0' && first <= '9') return kNumber;
    if (is_lower(first)) {
        std::uint64_t shape = 0;
        if (word.size() > 3 && word.ends_with("ed")) shape |= kEd;
        if (word.size() > 4 && word.ends_with("ing")) shape |= kIng;
        if (word.size() > 3 && word.ends_with("ly")) shape |= kLy;
        return shape;
    }
    // An apostrophe alone, or with one letter: Ruiz’s, the workers’.
    if (const QuotationMark mark = quotation_mark(c.value); mark != QuotationMark::none) {
        const bool apostrophe = mark == QuotationMark::single_close || mark == QuotationMark::single_straight;
        if (apostrophe && first != '`' && (word.size() == c.length || word.size() == c.length + 1))
            return is_double(quotation_mark(word)) ? kMark : kPossessiveEnding;
        return apostrophe && !is_double(quotation_mark(word)) ? 0 : kMark;
    }
    switch (first) {
        case ',':
            return kComma;
        case ':':
            return kColon;
        case ';':
            return kSemicolon;
        case '-':
            return word.size() <= 3 && word.find_first_not_of('-') == std::string_view::npos ? kDash : 0;
        case '(':
        case '[':
            return kOpenBracket;
        case ')':
        case ']':
            return kCloseBracket;
        case '.':
            return kStop | kFullStop;
        case '?':
        case '!':
            return kStop;
        case '<':
        case '>':
            return kSymbol;
        default:
            break;
    }
    if (static_cast<unsigned char>(first) < 0x80) return 0;
    switch (c.value) {
        case U'—':
        case U'―':
        case U'–':
            return kDash;
        case U'…':
            return kStop | kFullStop;
        default:
            return kind_of_wide(c.value) == CharacterKind::symbol ? kSymbol : 0;
    }
}

// “It fell.” Ruiz said. — cut in two by its full stop: the second sentence is no more than a subject and a cue. Behind a question or an
// exclamation whom it was put to may follow: “Did it fall?” Ruiz asked the panel.
bool is_tag(const Text& text, const std::vector<Item>& items, std::size_t first, std::size_t end, const AttributionLists& lists) {
    constexpr std::size_t kMaxTag = 10;       // items
    constexpr std::size_t kMaxAddressee = 4;  // items
    constexpr std::size_t kMaxClosing = 4;    // bytes of a mark and what closes the quotation
    if (first == 0 || end - first > kMaxTag || !items[first - 1].is_quotation()) return false;
    while (end > first && (items[end - 1].is(kStop) || items[end - 1].time >= 0)) --end;
    const std::string_view quotation = text.slice(items[first - 1].span);
    if (quotation.find_last_of("?!") != std::string_view::npos && quotation.find_last_of("?!") + kMaxClosing >= quotation.size()) {
        std::size_t cue = end;
        const auto names = [](const Item& item) {
            return !item.is_quotation() && (item.is(kObject | kDeterminer | kCapital) || item.tags.upos == Upos::NOUN);
        };
        while (cue > first && end - cue < kMaxAddressee && items[cue - 1].cue < 0 && names(items[cue - 1])) --cue;
        const std::int32_t entry = cue > first && !items[cue - 1].is_quotation() ? items[cue - 1].cue : -1;
        if (entry >= 0 && (lists.cues[static_cast<std::size_t>(entry)].takes & kTakesAddressee) != 0) end = cue;
    }
    if (end < first + 2) return false;
    const Item& last = items[end - 1];
    return last.cue >= 0 && (last.form & (kPast | kThirdPerson)) != 0 && !last.is(kNounVerb) &&
           (lists.cues[static_cast<std::size_t>(last.cue)].takes & kTakesQuotation) != 0;
}

bool reads_as_speech(const Text& text, const MarkedQuotation& quotation, std::size_t n_words) {
    if (is_title(text, quotation)) return false;
    if (n_words >= kSpeechWords || !quotation.closed || quotation.goes_on) return true;
    const auto inner = text.slice(quotation.inner);
    if (inner.empty()) return false;
    const char last = inner.back();
    return last == ',' || last == '.' || last == '?' || last == '!';
}

// Where a quotation that nobody closed ends by its attribution: “We came, | said Ana Ruiz. Its end if there is none.
std::uint32_t end_by_attribution(const MarkedQuotation& quotation, const Text& text, const Analysis& analysis,
                                 const AttributionLists& lists) {
    const auto& words = analysis.words;
    auto word = std::lower_bound(words.begin(), words.end(), quotation.inner.begin,
                                 [](const Word& w, std::uint32_t at) { return w.span.begin < at; });
    constexpr int kMaxSubject = 6;  // words between the comma and the cue
    std::uint32_t comma_end = 0;
    int since_comma = 0;
    for (; word != words.end() && word->span.end <= quotation.inner.end; ++word, ++since_comma) {
        const std::uint64_t shape = shape_of(text.slice(word->span));
        if ((shape & kPunctuation) != 0) comma_end = (shape & kComma) != 0 ? word->span.end : 0;
        if ((shape & kPunctuation) != 0) since_comma = -1;
        if (comma_end == 0 || since_comma > kMaxSubject) continue;
        const auto entry = lists.words.find(word->key);
        if (entry == lists.words.end() || entry->second.cue < 0 || (entry->second.form & (kPast | kThirdPerson)) == 0) continue;
        const Cue& cue = lists.cues[static_cast<std::size_t>(entry->second.cue)];
        if (cue.kind != CueKind::verb || cue.strength != Strength::strong || (cue.takes & kTakesQuotation) == 0) continue;
        // “…, the mate, told the crew: who was told is not who spoke.
        return since_comma == 0 && (cue.takes & kTakesAddressee) != 0 ? quotation.inner.end : comma_end;
    }
    return quotation.inner.end;
}

}  // namespace

std::vector<MarkedQuotation> spoken_quotations(const Text& text, const Analysis& analysis, const AttributionLists& lists) {
    std::vector<MarkedQuotation> quotations = outermost(analysis.quotations);
    for (std::size_t q = 0; q < quotations.size(); ++q) {
        const bool continued = q + 1 < quotations.size() && quotations[q + 1].goes_on;
        if (quotations[q].closed || continued) continue;
        quotations[q].inner.end = quotations[q].span.end = end_by_attribution(quotations[q], text, analysis, lists);
    }
    return quotations;
}

bool has_title_case(std::string_view words) {
    constexpr std::size_t kMinTitle = 2;  // words
    constexpr std::size_t kMaxTitle = 8;
    std::size_t n = 0;
    for (std::size_t i = 0; i < words.size() && n <= kMaxTitle;) {
        const auto end = std::min(words.find(' ', i), words.size());
        if (end - i > 3 && is_lower(words[i])) return false;
        n += end > i;
        i = end + 1;
    }
    return n >= kMinTitle && n <= kMaxTitle;
}

// Letters, and no small one among them.
bool is_in_capitals(std::string_view words) {
    constexpr std::ptrdiff_t kMinLetters = 4;
    return std::none_of(words.begin(), words.end(), [](char c) { return is_lower(c); }) &&
           std::count_if(words.begin(), words.end(), [](char c) { return is_upper(c); }) >= kMinLetters;
}

bool is_title(const Text& text, const MarkedQuotation& quotation) {
    if (!quotation.closed || quotation.goes_on || !has_title_case(text.slice(quotation.inner))) return false;
    // In a text that is in capitals these say nothing.
    constexpr std::uint32_t kAround = 24;  // bytes
    const std::string_view before =
        text.view().substr(quotation.span.begin - std::min(quotation.span.begin, kAround), std::min(quotation.span.begin, kAround));
    const std::string_view behind = text.view().substr(quotation.span.end, kAround);
    if (is_in_capitals(text.slice(quotation.inner)) && (is_in_capitals(before) || is_in_capitals(behind))) return false;
    const char last = text.slice(quotation.inner).back();
    return last != '.' && last != '!' && last != '?';
}

Passages make_passages(const Text& text, const Analysis& analysis, const std::vector<MarkedQuotation>& quotations,
                       const std::vector<TimeExpression>& times, const AttributionLists& lists) {
    Passages out;
    out.items.reserve(analysis.words.size());
    out.item_of_word.reserve(analysis.words.size());
    std::size_t q = 0;  // the first quotation that ends after the word
    std::size_t t = 0;
    std::int32_t collapsed = -1;  // the quotation that the last item is, if it is one
    for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
        const Sentence& sentence = analysis.sentences[s];
        const auto words = analysis.words_of(sentence);
        const std::uint32_t first = static_cast<std::uint32_t>(out.items.size());
        bool goes_on = false;  // this sentence begins within the passage's last quotation
        for (std::size_t w = 0; w < words.size(); ++w) {
            const Word& word = words[w];
            while (q < quotations.size() && quotations[q].span.end <= word.span.begin) ++q;
            while (t < times.size() && times[t].span.end <= word.span.begin) ++t;
            if (q < quotations.size() && quotations[q].span.overlaps(word.span)) {
                if (collapsed == static_cast<std::int32_t>(q)) {
                    if (w == 0) goes_on = true;
                    out.item_of_word.push_back(static_cast<std::uint32_t>(out.items.size() - 1));
                    continue;
                }
                if (word.span.begin <= quotations[q].span.begin) {
                    // Count the words by a walk over this quotation alone: every word is counted once.
                    std::size_t n = 0;
                    for (const Word* other = &word; other != analysis.words.data() + analysis.words.size() &&
                                                    other->span.begin < quotations[q].inner.end && n <= kSpeechWords;
                         ++other) {
                        const auto shape = shape_of(text.slice(other->span));
                        if (!((shape & kPunctuation) != 0) && other->span.begin >= quotations[q].inner.begin) ++n;
                    }
                    if (reads_as_speech(text, quotations[q], n)) {
                        Item item;
                        item.word = sentence.first_word + static_cast<std::uint32_t>(w);
                        item.span = quotations[q].span;
                        item.quotation = static_cast<std::int32_t>(q);
                        const auto inner = text.slice(quotations[q].inner);
                        if (inner.back() == ',') item.classes = kCommaInside;
                        out.item_of_word.push_back(static_cast<std::uint32_t>(out.items.size()));
                        out.items.push_back(item);
                        collapsed = item.quotation;
                        continue;
                    }
                }
            }
            Item item;
            item.word = sentence.first_word + static_cast<std::uint32_t>(w);
            item.span = word.span;
            item.key = word.key;
            item.tags = word.tags;
            item.classes = shape_of(text.slice(word.span));
            if ((item.classes & kDash) != 0 && word.span.length() == 1 && is_hyphen(text.view(), word.span))
                item.classes = (item.classes & ~kDash) | kHyphen;
            if (const auto found = lists.words.find(word.key); found != lists.words.end()) {
                item.classes |= found->second.classes;
                item.cue = found->second.cue;
                item.long_cue = found->second.long_cue;
                item.form = found->second.form;
            }
            if (t < times.size() && times[t].span.overlaps(word.span)) item.time = static_cast<std::int32_t>(t);
            // A word in a quotation too short for speech takes part in phrases, but is no cue.
            if (q < quotations.size() && quotations[q].inner.contains(word.span)) item.cue = item.long_cue = -1;
            out.item_of_word.push_back(static_cast<std::uint32_t>(out.items.size()));
            out.items.push_back(item);
        }
        const auto end = static_cast<std::uint32_t>(out.items.size());
        const bool same = !out.passages.empty() && out.passages.back().paragraph == sentence.paragraph;
        // A dash after a quotation: its signature follows.
        const bool is_signed = same && end > first && out.items[first].is(kDash) && first > 0 && out.items[first - 1].is_quotation();
        if (same && (goes_on || is_signed || is_tag(text, out.items, first, end, lists))) {
            out.passages.back().end = end;
        } else if (end > first) {
            out.passages.push_back({first, end, sentence.paragraph});
        }
    }
    return out;
}

}  // namespace onrecord
