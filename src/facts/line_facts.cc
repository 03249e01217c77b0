#include "facts/line_facts.h"

#include <string_view>

#include "text/quotation_mark.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kShortParagraphWords = 30;  // at most
constexpr std::size_t kSentenceWords = 4;         // at least; "Full text." is none

bool ends_as_sentence(std::string_view words) {
    if (words.empty()) return false;
    const CodePoint last = decode_before(words, words.size());
    if (last.value == ')' || last.value == ']' || quotation_mark(last.value) != QuotationMark::none) words.remove_suffix(last.length);
    return words.ends_with('.') || words.ends_with('!') || words.ends_with('?');
}

}  // namespace

std::optional<ShortParagraph> take_short_paragraph(const Reading& reading, Span paragraph, const std::vector<CutWord>& words,
                                                   const ContentIndex& contents, std::uint32_t number) {
    if (words.empty() || words.size() > kShortParagraphWords) return std::nullopt;
    const auto statement = contents.innermost(paragraph);
    return ShortParagraph{hash_keys(words.data(), words.size()), paragraph, number,
                          words.size() >= kSentenceWords && ends_as_sentence(reading.text.slice(paragraph)),
                          statement && !reading.statements[*statement].source.empty()};
}

}  // namespace onrecord
