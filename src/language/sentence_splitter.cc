// A sentence may end at a full stop, a question or exclamation mark, an ellipsis, or an abbreviation's own full stop; closing quotation
// marks and brackets that stand directly behind belong to it. Whether it does end there is judged by what follows:
//
//     “Stop.” he said            goes on: a small letter
//     “Are you?” Ana Ruiz asked  goes on: a quotation, then a name with a verb of speech
//     in the U.S. President Ruiz goes on: a capital that is no function word may be a name's
//     in the U.S. She left       ends
//
// A paragraph's end is a sentence's end: headings need no full stop; so is the end of a table's cell, which a tab marks. What these rules
// say is what sentence_breaks.h goes by. Covered by tests/language/sentence_splitter_test.cc.
#include "language/sentence_splitter.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kSpeechVerbWithin = 5;  // words after a quoted question in which its verb of speech stands
const WordKey kSquareBracket = word_key("[");
constexpr std::uint32_t kMaxOpening = 8;  // opening marks that are looked through before a sentence

class Splitter {
public:
    Splitter(const std::vector<Word>& words, std::uint32_t first_word, const std::vector<TokenMark>& marks, const LanguageLists& lists)
        : words_(words), first_(first_word), marks_(marks), lists_(lists), size_(static_cast<std::uint32_t>(marks.size())) {}

    // The end of the sentence that begins at word `begin` of the paragraph; `quote_open` says whether a straight quotation is open.
    std::uint32_t end_of(std::uint32_t begin) {
        for (std::uint32_t i = begin; i < size_; ++i) {
            if (marks_[i].kind == TokenKind::quote) quote_open_ = !quote_open_;
            if (i + 1 < size_ && marks_[i + 1].line_before && begins_item(i + 1)) return i + 1;
            if (i + 1 < size_ && marks_[i + 1].tab_before) return i + 1;
            if (!may_end(i)) continue;
            if (i == begin + 1 && kind(begin) == TokenKind::number && kind(i) == TokenKind::period && length(begin) <= 2)
                continue;  // 2. Then
            const std::uint32_t next = absorb(i + 1);
            if (next >= size_) return size_;
            if (ends(i, next)) return next;
            i = next - 1;
        }
        return size_;
    }

private:
    [[nodiscard]] TokenKind kind(std::uint32_t i) const { return marks_[i].kind; }
    [[nodiscard]] WordKey key(std::uint32_t i) const { return words_[first_ + i].key; }
    [[nodiscard]] std::uint32_t length(std::uint32_t i) const { return words_[first_ + i].span.length(); }

    [[nodiscard]] bool may_end(std::uint32_t i) const {
        return kind(i) == TokenKind::period || kind(i) == TokenKind::terminator || kind(i) == TokenKind::ellipsis ||
               marks_[i].abbreviation != Abbreviation::none ||
               (kind(i) == TokenKind::emoticon && i + 1 < size_ && kind(i + 1) == TokenKind::upper_word);
    }
    // A note's number in brackets, as encyclopedias have it: … fell. [12]
    [[nodiscard]] bool is_note(std::uint32_t i) const {
        return i + 2 < size_ && kind(i) == TokenKind::open_bracket && kind(i + 1) == TokenKind::number && length(i + 1) <= 3 &&
               kind(i + 2) == TokenKind::close_bracket && words_[first_ + i].span.length() == 1 && square(i);
    }
    [[nodiscard]] bool square(std::uint32_t i) const { return key(i) == kSquareBracket; }

    // A bullet at the begin of a line.
    [[nodiscard]] bool begins_item(std::uint32_t i) const {
        return (kind(i) == TokenKind::dash || kind(i) == TokenKind::symbol) && i + 1 < size_ && marks_[i + 1].space_before;
    }

    // Past the closing marks that stand directly behind a possible end.
    std::uint32_t absorb(std::uint32_t i) {
        for (; i < size_; ++i) {
            const bool joined = !marks_[i].space_before;
            const bool last = i + 1 == size_;
            switch (kind(i)) {
                case TokenKind::quote:
                    if (!joined && !(last || (quote_open_ && marks_[i + 1].space_before))) return i;
                    quote_open_ = !quote_open_;
                    continue;
                case TokenKind::close_quote:
                case TokenKind::close_bracket:
                case TokenKind::emoticon:
                    continue;
                case TokenKind::open_bracket:
                    if (!is_note(i)) return i;
                    i += 2;
                    continue;
                case TokenKind::apostrophe:
                case TokenKind::period:
                case TokenKind::terminator:
                case TokenKind::ellipsis:
                    if (!joined && !last) return i;
                    continue;
                default:
                    return i;
            }
        }
        return i;
    }

    // REQUIRES: i may end a sentence, i < next < size_, and all between are closing marks.
    [[nodiscard]] bool ends(std::uint32_t i, std::uint32_t next) const {
        const bool absorbed = next > i + 1;
        std::uint32_t follows = next;  // the first word of what follows
        while (follows < size_ && follows < next + kMaxOpening && is_opening(follows)) ++follows;
        if (follows == size_) return false;
        if (!absorbed && !marks_[next].space_before && kind(follows) != TokenKind::upper_word) return false;
        switch (kind(follows)) {
            case TokenKind::comma:
            case TokenKind::period:
            case TokenKind::close_quote:
            case TokenKind::close_bracket:
                return false;
            default:
                break;
        }
        const bool lower = kind(follows) == TokenKind::lower_word;
        if (marks_[i].abbreviation != Abbreviation::none) return abbreviation_ends(i, follows, absorbed || follows > next);
        if (lower) return !absorbed && follows == next && kind(i) == TokenKind::period;
        if (kind(i) == TokenKind::ellipsis) return kind(follows) == TokenKind::upper_word;
        if (kind(i) == TokenKind::terminator && absorbed && is_speech_tag(follows)) return false;
        return true;
    }

    [[nodiscard]] bool is_opening(std::uint32_t i) const {
        switch (kind(i)) {
            case TokenKind::open_quote:
            case TokenKind::open_bracket:
            case TokenKind::quote:
            case TokenKind::apostrophe:
            case TokenKind::dash:
            case TokenKind::ellipsis:
                return true;
            default:
                return false;
        }
    }

    [[nodiscard]] bool abbreviation_ends(std::uint32_t i, std::uint32_t follows, bool marked) const {
        const bool capital = kind(follows) == TokenKind::upper_word;
        switch (marks_[i].abbreviation) {
            case Abbreviation::title:
            case Abbreviation::number:
            case Abbreviation::continues:
            case Abbreviation::list_end:
            case Abbreviation::none:
                return false;
            case Abbreviation::initial:
                return false;
            case Abbreviation::general:
                return capital;
            case Abbreviation::acronym:
            case Abbreviation::company:
            case Abbreviation::month:
            case Abbreviation::state:
                return capital && (marked || lists_.function_words.contains(key(follows)));
        }
        return false;
    }

    // “Are you?” Ana Ruiz asked: capitalised words and then a verb of speech.
    [[nodiscard]] bool is_speech_tag(std::uint32_t i) const {
        for (std::uint32_t n = 0; i < size_ && n < kSpeechVerbWithin; ++i, ++n) {
            if (kind(i) == TokenKind::lower_word && lists_.speech_verbs.contains(key(i))) return n > 0;
            if (kind(i) != TokenKind::upper_word && kind(i) != TokenKind::lower_word) return false;
        }
        return false;
    }

    const std::vector<Word>& words_;
    std::uint32_t first_;
    const std::vector<TokenMark>& marks_;
    const LanguageLists& lists_;
    std::uint32_t size_;
    bool quote_open_ = false;
};

}  // namespace

std::vector<bool> propose_sentences(const std::vector<Word>& words, std::uint32_t first_word, const std::vector<TokenMark>& marks,
                                    const LanguageLists& lists) {
    std::vector<bool> begins(marks.size());
    Splitter splitter(words, first_word, marks, lists);
    for (std::uint32_t begin = 0; begin < marks.size(); begin = splitter.end_of(begin)) begins[begin] = true;
    return begins;
}

void split_sentences(std::string_view text, const std::vector<Word>& words, std::uint32_t first_word, const std::vector<TokenMark>& marks,
                     std::uint32_t paragraph, const LanguageLists& lists, std::vector<Sentence>& sentences) {
    std::vector<bool> begins = propose_sentences(words, first_word, marks, lists);
    lists.breaks.decide(text, std::span(words).subspan(first_word), marks, begins);
    const auto size = static_cast<std::uint32_t>(marks.size());
    for (std::uint32_t begin = 0; begin < size;) {
        std::uint32_t end = begin + 1;
        while (end < size && !begins[end]) ++end;
        sentences.push_back({{words[first_word + begin].span.begin, words[first_word + end - 1].span.end},
                             first_word + begin,
                             first_word + end,
                             paragraph});
        begin = end;
    }
}

}  // namespace onrecord
