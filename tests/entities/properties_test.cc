// Properties of every set of entities, over the corpora at hand and over noise.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>

#include "parsed.h"
#include "sanitized.h"
#include "shared.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kRounds = 3000 / kParts;
constexpr std::size_t kMaxFiles = 24 / kParts;
constexpr std::size_t kLongText = (std::size_t{1} << 16) / kParts;

void expect_whole(const Text& text) {
    const auto entities = entities_of(text);
    ASSERT_EQ(entities, entities_of(text)) << "the same text twice";
    std::uint32_t first = 0;
    bool all_named = true;
    std::set<Span> seen;
    for (const Entity& entity : entities) {
        ASSERT_FALSE(entity.name.empty());
        ASSERT_FALSE(entity.mentions.empty());
        for (std::size_t i = 0; i < entity.mentions.size(); ++i) {
            const Span span = entity.mentions[i].span;
            ASSERT_LT(span.begin, span.end);
            ASSERT_LE(span.end, text.size());
            ASSERT_TRUE(is_border(text.view(), span.begin) && is_border(text.view(), span.end));
            ASSERT_TRUE(i == 0 || entity.mentions[i - 1].span < span);
            ASSERT_TRUE(seen.insert(span).second) << "one mention is of one entity: " << text.slice(span);
        }
        // Those with a name by their first one, then those without, who are spoken of twice at least.
        const auto name =
            std::find_if(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::name; });
        all_named = all_named && name != entity.mentions.end();
        if (!all_named) {
            ASSERT_EQ(name, entity.mentions.end());
            ASSERT_GE(entity.mentions.size(), 2);
            continue;
        }
        ASSERT_LE(first, name->span.begin);
        first = name->span.begin;
    }
}

TEST(Entities, AreWholeWhereAGroupOwnsSomething) {
    for (const char* words : {"Prosecutors left. Lea Moss read prosecutors' notes.", "The police left. Police's cars were gone.",
                              "Dana Cole's lawyers left. His lawyers' bags were gone."})
        expect_whole(Text::from_utf8(words));
}

TEST(Entities, AreWholeOverNoise) {
    const char* const pieces[] = {"Ana ",      "Ruiz ", "Mr. ",         "Judge ", "“",     "”",    "\"",       "'s ",   ", ",
                                  ". ",        "the ",  "of ",          "and ",   "& ",    "-",    "J. ",      "Jr. ",  "Inc. ",
                                  "Harlow ",   "Port ", "Authority ",   "HPA ",   "(",     ") ",   "she ",     "his ",  "lawyer ",
                                  "director ", "54",    "54-year-old ", "said ",  "is ",   "in ",  "Toronto ", "city ", "US ",
                                  "McDuff ",   "de ",   "al-",          "\n",     "RUIZ ", "The ", "é",        "中 ",   "her "};
    std::mt19937 random(11);
    for (std::size_t round = 0; round < kRounds; ++round) {
        std::string words;
        const auto n = random() % 50;
        for (std::size_t i = 0; i < n; ++i) words += pieces[random() % std::size(pieces)];
        expect_whole(Text::from_utf8(words));
        if (HasFatalFailure()) FAIL() << words;
    }
}

TEST(Entities, AreWholeOverTheCorporaAtHand) {
    ONRECORD_NEEDS_SHARED("seeds");
    std::size_t n_files = 0;
    for (const char* folder : {"seeds", "corpora/pages"}) {
        if (!has_shared(folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(shared(folder))) {
            if (!entry.is_regular_file() || entry.file_size() > (1U << 15) || n_files >= kMaxFiles) continue;
            ++n_files;
            std::ifstream file(entry.path(), std::ios::binary);
            expect_whole(Text::from_utf8(std::string(std::istreambuf_iterator<char>(file), {})));
            if (HasFatalFailure()) FAIL() << entry.path();
        }
    }
}

TEST(Entities, CostNoMoreThanLinearTime) {
    for (const char* piece : {"Ana ", "Ana Ruiz. ", "Mr. ", "Ana “", "Harlow of the ", "Ruiz, ", "she ", "the director ", "HPA ",
                              "Ana Ruiz, the director, left. ", "A. B. Ruiz ", "RUIZ ", "his ", "Ana-", "Judge ", "Ruiz said "}) {
        std::string words;
        while (words.size() < kLongText) words += piece;
        const Text text = Text::from_utf8(words);
        const auto begin = std::chrono::steady_clock::now();
        entities_of(text);
        EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), 10.0)
            << piece;  // most of it the parser's; below a second in release
    }
}

}  // namespace
}  // namespace onrecord
