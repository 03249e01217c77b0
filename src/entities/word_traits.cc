// Two passes over the words: first each word's case and place (in a sentence, a quotation, a heading), then, by a table of the capitalized
// words' keys, whether it is also seen in small letters or with a capital that tells something. Cost: linear.
#include "entities/word_traits.h"

#include <algorithm>

#include "language/character.h"
#include "text/quotation_mark.h"

namespace onrecord {
namespace {

constexpr std::uint8_t kLower = 1;
constexpr std::uint8_t kCapital = 2;
constexpr std::uint32_t kMinHeadingWords = 3;  // shorter sentences are not judged by their share of capitals

char mark_of(std::string_view word) {
    if (word.size() == 1) return is_alphanumeric(detail::kAsciiKinds[static_cast<unsigned char>(word[0]) & 0x7f]) ? '\0' : word[0];
    switch (quotation_mark(word)) {
        case QuotationMark::open:
        case QuotationMark::single_open:
            return '<';
        case QuotationMark::close:
        case QuotationMark::straight:  // ''
            return '>';
        case QuotationMark::single_close:
            return '\'';
        default:
            break;
    }
    if (word == "—" || word == "–" || word == "--") return '_';
    if (word == "•") return '*';
    return '\0';
}

Case case_of(std::string_view word) {
    const auto size = static_cast<std::uint32_t>(word.size());
    const Character first = character_at(word, 0, size);
    if (!is_letter(first.kind)) return Case::none;
    bool has_lower = first.kind == CharacterKind::lower;
    bool has_upper = false;
    for (std::uint32_t at = first.length; at < size;) {
        const Character c = character_at(word, at, size);
        has_lower = has_lower || c.kind == CharacterKind::lower;
        has_upper = has_upper || c.kind == CharacterKind::upper;
        at += c.length;
    }
    if (first.kind == CharacterKind::lower) return has_upper ? Case::mixed : Case::lower;
    return has_upper && !has_lower ? Case::caps : Case::capital;
}

class KeyTable {
public:
    explicit KeyTable(std::size_t n) {
        std::size_t size = 16;
        while (size < 2 * n) size *= 2;
        slots_.resize(size);
    }
    // The flags of `key`, made if `make`; null where there are none.
    std::uint8_t* find(WordKey key, bool make) {
        for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].used && slots_[at].key == key) return &slots_[at].flags;
            if (slots_[at].used) continue;
            if (!make) return nullptr;
            slots_[at] = {key, true, 0};
            return &slots_[at].flags;
        }
    }

private:
    struct Slot {
        WordKey key = 0;
        bool used = false;
        std::uint8_t flags = 0;
    };
    std::vector<Slot> slots_;
};

bool is_capitalized(Case letters) {
    return letters == Case::capital || letters == Case::caps;
}

void find_places(const Text& text, const Analysis& analysis, const LanguageLists& language, std::vector<WordTraits>& traits) {
    std::size_t q = 0;  // the first quotation that does not begin before the word
    std::uint32_t quoted_until = 0;
    std::uint32_t before = 0;
    for (const Sentence& sentence : analysis.sentences) {
        bool starts = true;
        std::uint32_t n_words = 0;
        std::uint32_t n_capitals = 0;
        std::uint32_t n_letters = 0;  // words with letters, and those of them in capitals
        std::uint32_t n_caps = 0;
        for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
            const std::string_view word = text.slice(analysis.words[i].span);
            WordTraits& t = traits[i];
            t.space_before = analysis.words[i].span.begin != before;
            before = analysis.words[i].span.end;
            bool opens = false;
            for (; q < analysis.quotations.size() && analysis.quotations[q].span.begin < before; ++q) {
                opens = opens || analysis.quotations[q].span.begin == analysis.words[i].span.begin;
                quoted_until = std::max(quoted_until, analysis.quotations[q].span.end);
            }
            t.in_quotation = analysis.words[i].span.begin < quoted_until;
            t.letters = case_of(word);
            t.function = language.function_word(analysis.words[i].key);
            t.starts = starts;
            if (t.letters == Case::none) {
                t.mark = mark_of(word);
                t.is_quotation_mark = quotation_mark(word) != QuotationMark::none;
                starts = starts ? t.mark != 0 : (opens || t.mark == '<' || t.mark == ':' || t.mark == '*');
            } else {
                ++n_letters;
                n_caps += t.letters == Case::caps ? 1 : 0;
                if (t.function == FunctionWord::none && i > sentence.first_word) {
                    ++n_words;
                    n_capitals += is_capitalized(t.letters) ? 1 : 0;
                }
                starts = false;
            }
        }
        const bool stopped = traits[sentence.end_word - 1].mark == '.';
        const bool title_case = n_words >= kMinHeadingWords && n_capitals * 5 >= n_words * 4 && !stopped;
        if (title_case || (n_letters >= 2 && n_caps == n_letters)) {
            for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) traits[i].heading = true;
        }
    }
}

}  // namespace

std::vector<WordTraits> find_traits(const Text& text, const Analysis& analysis, const LanguageLists& language) {
    std::vector<WordTraits> traits(analysis.words.size());
    find_places(text, analysis, language, traits);
    std::size_t n_capitals = 0;
    for (const WordTraits& t : traits) n_capitals += is_capitalized(t.letters) ? 1 : 0;
    KeyTable known(n_capitals);
    for (std::size_t i = 0; i < traits.size(); ++i) {
        if (!is_capitalized(traits[i].letters)) continue;
        std::uint8_t* flags = known.find(analysis.words[i].key, true);
        if (!traits[i].starts && !traits[i].heading) *flags |= kCapital;
    }
    for (std::size_t i = 0; i < traits.size(); ++i) {
        if (traits[i].letters != Case::lower) continue;
        if (std::uint8_t* flags = known.find(analysis.words[i].key, false)) *flags |= kLower;
    }
    for (std::size_t i = 0; i < traits.size(); ++i) {
        if (!is_capitalized(traits[i].letters)) continue;
        const std::uint8_t flags = *known.find(analysis.words[i].key, false);
        traits[i].known_lower = (flags & kLower) != 0;
        traits[i].known_capital = (flags & kCapital) != 0;
    }
    return traits;
}

}  // namespace onrecord
