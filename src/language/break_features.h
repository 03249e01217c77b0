// What a linear model may know of the place between two words when it decides whether a sentence begins there: what the words around look
// like and are, how long the sentence is so far, what the rules of sentence_splitter.cc say.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "language/tokenizer.h"
#include "predict/feature.h"

namespace onrecord {

// What a word looks like: one of the classes below, or kFirstSymbol and the byte that a symbol begins with.
enum class BreakShape : std::uint8_t {
    none,  // before the first word and behind the last
    small,
    small_stop,  // with its own full stop
    capital,
    capital_stop,
    letter,  // one capital alone
    capitals,
    capitals_stop,
    clitic,  // 's, n't behind an apostrophe
    number,
    date,   // with two slashes
    clock,  // with a colon
    address,
    mail,
    period,
    terminator,
    ellipsis,
    quote,
    open_bracket,
    close_bracket,
    comma,
    colon,
    dash,
    double_dash,
    drawn_line,  // three dashes and more
    emoticon,
    run  // of other marks
};
inline constexpr std::uint8_t kFirstSymbol = 32;

// The words of one paragraph as the model sees them. Linear; REQUIRES: as many marks as words, which lie in `text`.
class BreakView {
    using enum BreakShape;

public:
    BreakView(std::string_view text, std::span<const Word> words, const std::vector<TokenMark>& marks);

    static constexpr std::size_t kMaxFeatures = 23;
    using Features = FeatureList<kMaxFeatures>;

    // Whether the model is asked about word i, which is not the first. The rules decide alone between two words in small letters and before
    // a comma (of 18,400 sentences of the treebanks 93 begin there), where a line ends, which the treebanks do not show, that a sentence
    // ends at a full stop, also within a quotation before a remark in brackets that is a sentence ("She left.” (He stayed.)"), and that
    // none does at a colon ("RUIZ: No comment", "one thing: The port") or in a dateline ("HARLOW, Pa. — The pier").
    [[nodiscard]] bool is_asked(std::size_t i, bool ruled) const;
    // `n_words`: since the last sentence's begin. `ruled`: whether a sentence begins at word i by the rules.
    void find(std::size_t i, std::size_t n_words, bool ruled, Features& features) const;

private:
    [[nodiscard]] std::uint8_t shape(std::size_t i, std::ptrdiff_t by) const;
    [[nodiscard]] bool holds_sentences(std::size_t open) const;  // a bracket, from a capital to a full stop
    [[nodiscard]] WordKey key(std::size_t i, std::ptrdiff_t by) const;
    [[nodiscard]] std::uint64_t n_capitals(std::size_t begin, std::size_t end) const;

    std::span<const Word> words_;
    const std::vector<TokenMark>& marks_;
    std::vector<std::uint8_t> shapes_;  // of the words
    std::uint8_t last_ = 0;             // the last word's shape, 0 where it is a word
    std::uint8_t density_ = 0;          // binary logarithm of words a full stop
};

}  // namespace onrecord
