#include "language/analysis.h"

#include "language/language_lists.h"
#include "language/sentence_splitter.h"
#include "language/tokenizer.h"

namespace onrecord {

Analysis analyse(const Text& text, const SpanList& paragraphs, const LanguageLists& lists) {
    Analysis analysis;
    constexpr std::size_t kBytesPerWord = 5;  // a little below what English has, spaces included
    analysis.words.reserve(text.size() / kBytesPerWord);
    std::vector<TokenMark> marks;
    for (std::uint32_t paragraph = 0; paragraph < paragraphs.size(); ++paragraph) {
        const auto first_word = static_cast<std::uint32_t>(analysis.words.size());
        marks.clear();
        tokenize(text.view(), paragraphs[paragraph], lists, analysis.words, marks);
        split_sentences(text.view(), analysis.words, first_word, marks, paragraph, lists, analysis.sentences);
    }
    analysis.quotations = pair_quotation_marks(text.view(), paragraphs);
    return analysis;
}

Analysis analyse(const Text& text, const SpanList& paragraphs) {
    return analyse(text, paragraphs, load_language_lists());
}

}  // namespace onrecord
