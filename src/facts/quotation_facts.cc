#include "facts/quotation_facts.h"

#include "compare/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kMinWords = 3;  // of a stretch; fewer are a term or a name

}  // namespace

QuotationFacts take_quotations(const Reading& reading, const std::vector<Span>& paragraphs, const ContentIndex& contents) {
    QuotationFacts facts;
    for (const Span stretch : quoted_stretches(reading.text.view(), paragraphs)) {
        const auto statement = contents.innermost(stretch);
        if (!statement) continue;
        const std::vector<CutWord> words = cut_words(reading.text.view(), stretch);
        if (words.size() < kMinWords) continue;
        QuotedStretch quoted;
        quoted.span = stretch;
        quoted.statement = *statement;
        if (const auto speaker = reading.statements[*statement].speaker) quoted.speaker = *speaker;
        const SpeakerKind kind = reading.statements[*statement].speaker_kind;
        quoted.is_of_many = kind == SpeakerKind::group || kind == SpeakerKind::document;
        quoted.first_word = static_cast<std::uint32_t>(facts.words.size());
        quoted.n_words = static_cast<std::uint32_t>(words.size());
        for (const CutWord& word : words) facts.words.push_back(word.key);
        facts.stretches.push_back(quoted);
    }
    return facts;
}

}  // namespace onrecord
