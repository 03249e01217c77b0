// English prose has 40 to 50 function words in a hundred (35 in headlines-ridden pages); other languages that share some of them
// (de, in, on, me, an, was) stay below 15. A quarter parts them.
#include "language/detect_language.h"

#include <algorithm>

#include "language/character.h"

namespace onrecord {
namespace {

constexpr std::size_t kMinWordsToDetect = 12;
constexpr std::size_t kMaxWordsToDetect = 2000;
constexpr std::size_t kOneIn = 4;  // function words among words with letters, at least

}  // namespace

std::string detect_language(const Text& text, const Analysis& analysis, const LanguageLists& lists) {
    std::size_t n_words = 0;
    std::size_t n_function_words = 0;
    for (std::size_t i = 0; i < analysis.words.size() && n_words < kMaxWordsToDetect; ++i) {
        const Word& word = analysis.words[i];
        if (!is_letter(character_at(text.view(), word.span.begin, word.span.end).kind)) continue;
        ++n_words;
        n_function_words += lists.function_words.contains(word.key) ? 1 : 0;
    }
    return n_words >= kMinWordsToDetect && n_function_words * kOneIn >= n_words ? "en" : "";
}

}  // namespace onrecord
