#include "language/lemmas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "language/language_models.h"
#include "parsed.h"

namespace onrecord {
namespace {

using ::testing::Contains;

// "Word=lemma" of each word.
std::vector<std::string> lemmas_of(std::string_view words) {
    const Text text = Text::from_utf8(std::string(words));
    const Analysis analysis = parsed(text);
    const Lemmas lemmas(text, analysis, test_models().parsing.lemmatiser);
    std::vector<std::string> all;
    for (std::uint32_t i = 0; i < analysis.words.size(); ++i)
        all.push_back(std::string(text.slice(analysis.words[i].span)) + "=" + lemmas.of(i));
    return all;
}

TEST(Lemmas, AreChosenByWhatStandsBeside) {
    struct Row {
        const char* text;
        const char* lemma;
    };
    const Row rows[] = {
        {"The mayor left the harbour on Friday.", "left=leave"},
        {"They turned to the left.", "left=left"},
        {"She saw two mice in the bakery.", "mice=mouse"},
        {"She lost two teeth.", "teeth=tooth"},
        {"The clerks were clamoring for more pay.", "clamoring=clamor"},
        {"He has been smuggling eggs.", "smuggling=smuggle"},
        {"The boats were better than the bridges.", "better=good"},
        {"The Lenk District Court heard the case.", "Court=Court"},
        {"The court heard the case.", "court=court"},
        {"Ana Ruiz met Otto Brandt in Lenk.", "Brandt=Brandt"},
        {"The buses stopped at the quay.", "buses=bus"},
        {"It was the largest pier of all.", "largest=large"},
    };
    for (const Row& row : rows) EXPECT_THAT(lemmas_of(row.text), Contains(row.lemma)) << row.text;
}

TEST(Lemmas, OfAnalysesWithoutDoubtsAndOddWords) {
    const Text text = Text::from_utf8(
        "The cranes \xc2\xad fell \xf0\x9f\x98\x80 on \xc5\xbd"
        "agar.");
    Analysis analysis = parsed(text);
    analysis.doubts.clear();
    analysis.forms.clear();
    const Lemmas lemmas(text, analysis, test_models().parsing.lemmatiser);
    for (std::uint32_t i = 0; i < analysis.words.size(); ++i) {
        const auto candidates = lemmas.candidates(i);
        EXPECT_FALSE(lemmas.of(i).empty());
        for (const auto& candidate : candidates) EXPECT_EQ(candidates.size() > 1, !candidate.features.view().empty());
    }
}

TEST(Lemmas, ScriptsMakeTheLemma) {
    struct Row {
        const char* word;
        const char* lemma;
        bool is_name;
        LemmaScript::Letters letters;
        int cut;
        const char* append;
    };
    const Row rows[] = {
        {"stories", "story", false, LemmaScript::kLower, 3, "y"}, {"Stories", "story", false, LemmaScript::kLower, 3, "y"},
        {"Ruiz", "Ruiz", true, LemmaScript::kAsItStands, 0, ""},  {"FRENCH", "French", false, LemmaScript::kRaised, 0, ""},
        {"went", "go", false, LemmaScript::kLower, 4, "go"},      {"caf\xc3\xa9s", "caf\xc3\xa9", false, LemmaScript::kLower, 1, ""},
    };
    for (const Row& row : rows) {
        const auto script = script_for(row.word, row.lemma, row.is_name);
        ASSERT_TRUE(script) << row.word;
        EXPECT_EQ(script->letters, row.letters) << row.word;
        EXPECT_EQ(script->cut, row.cut) << row.word;
        EXPECT_STREQ(std::string(script->append.data(), 14).c_str(), row.append) << row.word;
    }
    EXPECT_FALSE(script_for("a", "abcdefghijklmnopqrst", false)) << "longer than a script holds";
}

}  // namespace
}  // namespace onrecord
