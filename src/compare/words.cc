// Words for comparing, cut in one pass. Letters are ASCII letters and digits and every character beyond U+00BF but general punctuation and
// symbols: enough for telling words apart, and no table is needed. Cost: linear.
#include "compare/words.h"

#include <array>
#include <cstddef>

#include "language/quotations.h"
#include "text/capital.h"
#include "text/quotation_mark.h"
#include "text/utf8.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
    return c > 0xbf && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x3004) && c != 0xfffd;
}

constexpr std::array<std::string_view, 13> kSmallNumbers = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                            "seven", "eight", "nine", "ten",   "eleven", "twelve"};

std::uint32_t fold(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

std::uint64_t mix(std::uint64_t hash) {
    hash ^= hash >> 31;
    hash *= 0x9e3779b97f4a7c15u;
    hash ^= hash >> 29;
    return hash;
}

}  // namespace

std::uint32_t cut_word_key(std::string_view word) {
    if (word.size() >= 3 && word.size() <= 6) {
        for (std::size_t number = 0; number < kSmallNumbers.size(); ++number) {
            const std::string_view name = kSmallNumbers[number];
            if (name.size() != word.size()) continue;
            bool same = true;
            for (std::size_t i = 0; same && i < name.size(); ++i) same = (word[i] | 0x20) == name[i];
            if (!same) continue;
            std::array<char, 2> digits{};
            const std::size_t n = number < 10 ? 1 : 2;
            digits[0] = static_cast<char>('0' + (n == 1 ? number : 1));
            digits[1] = static_cast<char>('0' + number % 10);
            return fold(word_key({digits.data(), n}));
        }
    }
    return fold(word_key(word));
}

std::vector<CutWord> cut_words(std::string_view text, Span within) {
    std::vector<CutWord> words;
    words.reserve(within.length() / 6 + 1);
    std::uint32_t at = within.begin;
    while (at < within.end) {
        CodePoint c = decode(text, at);
        if (!is_letter(c.value)) {
            at += c.length;
            continue;
        }
        const std::uint32_t begin = at;
        bool digits = is_digit(c.value);
        const bool capital = digits || is_capital(c.value);
        at += c.length;
        while (at < within.end) {
            c = decode(text, at);
            if (is_letter(c.value)) {
                digits = digits && is_digit(c.value);
                at += c.length;
                continue;
            }
            const std::uint32_t next = at + c.length;
            const bool joins = is_apostrophe(c.value) || (digits && (c.value == ',' || c.value == '.'));
            if (!joins || next >= within.end) break;
            const char32_t after = decode(text, next).value;
            if (c.value == ',' || c.value == '.' ? !is_digit(after) : !is_letter(after)) break;
            at = next;
        }
        words.push_back({{begin, at}, cut_word_key(text.substr(begin, at - begin)), capital});
    }
    return words;
}

std::vector<Span> quoted_stretches(std::string_view text, const std::vector<Span>& paragraphs) {
    std::vector<Span> found;
    for (const MarkedQuotation& quotation : pair_quotation_marks(text, paragraphs)) found.push_back(quotation.inner);
    return found;
}

std::uint64_t hash_keys(const CutWord* words, std::size_t n) {
    std::uint64_t hash = n;
    for (std::size_t i = 0; i < n; ++i) hash = mix(hash ^ words[i].key) + 0x632be59bd9b4e019u;
    return mix(hash);
}

std::uint64_t hash_keys(const std::uint32_t* keys, std::size_t n) {
    std::uint64_t hash = n;
    for (std::size_t i = 0; i < n; ++i) hash = mix(hash ^ keys[i]) + 0x632be59bd9b4e019u;
    return mix(hash);
}

}  // namespace onrecord
