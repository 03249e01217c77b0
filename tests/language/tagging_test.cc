#include "language/tagging.h"

#include <gtest/gtest.h>

#include <string>

#include "language/analysis.h"
#include "onrecord/text.h"

namespace onrecord {
namespace {

class Tagging : public testing::Test {
protected:
    Tagging() : models_(load_tagging_models()) { EXPECT_TRUE(models_.ok()); }

    // "word/XPOS/lemma ..." of a text.
    std::string tagged(const std::string& words) {
        const Text text = Text::from_utf8(words);
        const Analysis analysis = tag(text, analyse(text, {text.whole()}), models_.value());
        std::string line;
        for (const Word& word : analysis.words) {
            line += (line.empty() ? "" : " ") + std::string(text.slice(word.span)) + "/" + std::string(name_of(word.tags.xpos)) + "/" +
                    models_.value().lemmatiser.lemma(text.slice(word.span), word.tags);
        }
        return line;
    }
    Result<TaggingModels> models_;
};

TEST_F(Tagging, PlainSentences) {
    EXPECT_EQ(
        tagged("The mayor said she had not seen the reports."),
        "The/DT/the mayor/NN/mayor said/VBD/say she/PRP/she had/VBD/have not/RB/not seen/VBN/see the/DT/the reports/NNS/report ././.");
    EXPECT_EQ(tagged("Ruiz reports that it was closed in March."),
              "Ruiz/NNP/Ruiz reports/VBZ/report that/IN/that it/PRP/it was/VBD/be closed/VBN/close in/IN/in March/NNP/March ././.");
}

TEST_F(Tagging, ContractionsHaveTheLemmasOfTheirWords) {
    EXPECT_EQ(tagged("They don\xe2\x80\x99t know."), "They/PRP/they do/VBP/do n\xe2\x80\x99t/RB/not know/VB/know ././.");
}

TEST_F(Tagging, OddWordsHaveTagsAndLemmasToo) {
    for (const std::string odd : {"\xf0\x9f\x98\x80", "\xc3\x89\xc3\x8e", "\xe6\x97\xa5\xe6\x9c\xac", "x", "---", "'"}) {
        EXPECT_FALSE(tagged(odd).empty());
    }
    const std::string long_word(100'000, 'a');
    EXPECT_EQ(tagged(long_word).rfind(long_word, 0), 0U);
}

TEST(Tagger, RefusesAModelThatDoesNotFit) {
    const auto tagger = Tagger::load("no model");
    ASSERT_FALSE(tagger.ok());
    EXPECT_NE(tagger.error().message.find("models/tagger.model"), std::string::npos);
}

// Every tag has a name, and the name finds the tag.
TEST(Tags, NamesGoBothWays) {
    for (std::size_t i = 0; i < kUposNames.size(); ++i) EXPECT_EQ(tag_named<Upos>(kUposNames, kUposNames[i]), static_cast<Upos>(i));
    for (std::size_t i = 0; i < kXposNames.size(); ++i) EXPECT_EQ(tag_named<Xpos>(kXposNames, kXposNames[i]), static_cast<Xpos>(i));
    EXPECT_EQ(name_of(Xpos::DOLLAR), "$");
    EXPECT_EQ(name_of(Upos::VERB), "VERB");
}

}  // namespace
}  // namespace onrecord
