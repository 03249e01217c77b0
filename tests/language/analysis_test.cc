// Properties of every analysis: over the corpora at hand, over noise, and at sizes that would show a cost above linear.
#include "language/analysis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "language/character.h"
#include "language/language_lists.h"
#include "parsed.h"
#include "sanitized.h"
#include "shared.h"

namespace onrecord {
namespace {

void expect_whole(const Text& text, const SpanList& paragraphs, const Analysis& analysis) {
    const auto n_words = static_cast<std::uint32_t>(analysis.words.size());
    std::uint32_t at = 0;
    std::uint32_t next_word = 0;
    for (const Sentence& sentence : analysis.sentences) {
        ASSERT_LT(sentence.paragraph, paragraphs.size());
        ASSERT_TRUE(paragraphs[sentence.paragraph].contains(sentence.span));
        ASSERT_EQ(sentence.first_word, next_word) << "every word lies in one sentence";
        ASSERT_LT(sentence.first_word, sentence.end_word);
        ASSERT_LE(sentence.end_word, n_words);
        ASSERT_EQ(sentence.span.begin, analysis.words[sentence.first_word].span.begin);
        ASSERT_EQ(sentence.span.end, analysis.words[sentence.end_word - 1].span.end);
        next_word = sentence.end_word;
    }
    ASSERT_EQ(next_word, n_words);
    std::size_t paragraph = 0;
    const auto expect_space = [&](std::uint32_t begin, std::uint32_t end) {  // within paragraphs
        for (; paragraph < paragraphs.size() && paragraphs[paragraph].end <= begin; ++paragraph) {
        }
        for (std::uint32_t i = begin; i < end;) {
            const Character c = character_at(text.view(), i, text.size());
            const bool inside = paragraph < paragraphs.size() && paragraphs[paragraph].begin <= i && i < paragraphs[paragraph].end;
            if (inside) {
                ASSERT_EQ(c.kind, CharacterKind::space) << "byte " << i << " is in no word";
            }
            i += c.length;
            if (paragraph < paragraphs.size() && paragraphs[paragraph].end <= i) ++paragraph;
        }
    };
    for (const Word& word : analysis.words) {
        ASSERT_LE(at, word.span.begin);
        ASSERT_LT(word.span.begin, word.span.end);
        ASSERT_LE(word.span.end, text.size());
        ASSERT_TRUE(is_border(text.view(), word.span.begin) && is_border(text.view(), word.span.end));
        for (std::uint32_t i = word.span.begin; i < word.span.end;) {
            const Character c = character_at(text.view(), i, text.size());
            ASSERT_NE(c.kind, CharacterKind::space) << text.slice(word.span);
            i += c.length;
        }
        expect_space(at, word.span.begin);
        at = word.span.end;
    }
    expect_space(at, text.size());
}

TEST(Analysis, IsWholeOverNoise) {
    const LanguageLists lists = load_language_lists();
    const char* const pieces[] = {"Ana", " ",   ".",   "\"", "“",   "”",  "'",   "’",    "U.S.", "Mr.",     "...",  "…",    "?!",
                                  "-",   "—",   "n't", "(",  ")",   "[",  "]",   ",",    "5",    "$",       "%",    "@",    "#",
                                  "\n",  "é",   "́",    "👩",  "‍", "中", "\t",  "a.m.", "/",    "http://", "www.", ".com", "cannot",
                                  "J.",  "No.", "1.",  "*",  "•",   " ",  "​", "said", "The",  "'s",      "``"};
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string words;
        const auto n = random() % 40;
        for (std::size_t i = 0; i < n; ++i) words += pieces[random() % std::size(pieces)];
        const Text text = Text::from_utf8(words);
        const SpanList paragraphs = lines_of(text);
        expect_whole(text, paragraphs, analyse(text, paragraphs, lists));
        if (HasFatalFailure()) FAIL() << words;
    }
}

TEST(Analysis, IsWholeOverTheCorporaAtHand) {
    ONRECORD_NEEDS_SHARED("seeds");
    const LanguageLists lists = load_language_lists();
    constexpr std::size_t kMaxFiles = 400 / kParts;
    std::size_t n_files = 0;
    for (const char* folder : {"seeds", "corpora/pages", "corpora/times"}) {
        if (!has_shared(folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(shared(folder))) {
            if (!entry.is_regular_file() || entry.file_size() > (4U << 20) || n_files >= kMaxFiles) continue;
            ++n_files;
            std::ifstream file(entry.path(), std::ios::binary);
            const Text text = Text::from_utf8(std::string(std::istreambuf_iterator<char>(file), {}));
            const SpanList paragraphs = lines_of(text);
            expect_whole(text, paragraphs, analyse(text, paragraphs, lists));
            if (HasFatalFailure()) FAIL() << entry.path();
        }
    }
    EXPECT_GT(n_files, 2U);
}

double seconds_for(const std::string& words) {
    const LanguageLists lists = load_language_lists();
    const Text text = Text::from_utf8(words);
    const auto begin = std::chrono::steady_clock::now();
    const Analysis analysis = analyse(text, {text.whole()}, lists);
    EXPECT_FALSE(analysis.words.empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string many(const char* piece, std::size_t bytes) {
    std::string words;
    while (words.size() < bytes) words += piece;
    return words;
}

TEST(Analysis, CostsNoMoreThanLinearTime) {
    for (const char* piece : {"a",  "\"",      "“",  "'", ".", "... ",    ". \" ", "a.",  "a.b",   "1-",   "a-", "1,", "@", "a@", "(",
                              "a'", "http://", "/a", "é", "́",  "‍👩", "!",     "J. ", "U.S. ", "? “ ", "[",  "A&", "#", "a_", " "}) {
        if (std::string_view(piece) == " ") continue;
#ifdef ONRECORD_SANITIZED
        constexpr double kSeconds = 20;  // on a machine that other work shares
#else
        constexpr double kSeconds = 3;  // 20 ms to 100 ms on a quiet one; hours if it were quadratic
#endif
        EXPECT_LT(seconds_for(many(piece, (1U << 20) / kParts)), kSeconds) << piece;
    }
}

}  // namespace
}  // namespace onrecord
