#include "language/tag_choice.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

TEST(TagChoice, WithoutAModelTagsStay) {
    const std::vector<WordForm> forms(2);
    const std::vector<Arc> arcs = {{kNoHead, Deprel::root}, {0, Deprel::obj}};
    std::vector<Tags> tags = {{Upos::VERB, Xpos::VB}, {Upos::NOUN, Xpos::NN}};
    std::vector<TagDoubt> doubts = {{{Upos::NOUN, Xpos::NN}, 0}, {{Upos::VERB, Xpos::VB}, 0}};
    TagChoice::Scratch scratch;
    TagChoice().choose(forms, arcs, tags, doubts, scratch);
    EXPECT_EQ(tags[0].upos, Upos::VERB);
    EXPECT_EQ(tags[1].upos, Upos::NOUN);
}

TEST(TagChoice, SwapsOnlyWithTheSecondBest) {
    const auto choice = TagChoice::load();
    ASSERT_TRUE(choice);
    const std::vector<WordForm> forms(3);
    const std::vector<Arc> arcs = {{1, Deprel::nsubj}, {kNoHead, Deprel::root}, {1, Deprel::obj}};
    for (std::uint8_t steps = 0; steps <= kMostTagSteps; ++steps) {
        const std::vector<Tags> before = {{Upos::NOUN, Xpos::NN}, {Upos::VERB, Xpos::VBN}, {Upos::ADJ, Xpos::JJ}};
        const std::vector<TagDoubt> doubts_before = {
            {{Upos::PROPN, Xpos::NNP}, steps}, {{Upos::VERB, Xpos::VBD}, steps}, {{Upos::NOUN, Xpos::NN}, steps}};
        std::vector<Tags> tags = before;
        std::vector<TagDoubt> doubts = doubts_before;
        TagChoice::Scratch scratch;
        choice.value().choose(forms, arcs, tags, doubts, scratch);
        for (std::size_t i = 0; i < tags.size(); ++i) {
            const bool stays = tags[i] == before[i] && doubts[i].second == doubts_before[i].second;
            const bool is_swapped = tags[i] == doubts_before[i].second && doubts[i].second == before[i];
            EXPECT_TRUE(stays || (is_swapped && steps <= 3)) << int{steps} << " " << i;
        }
    }
}

TEST(TagChoice, AModelThatDoesNotFitIsAnError) {
    EXPECT_FALSE(TagChoice::load(""));
    EXPECT_FALSE(TagChoice::load("no model"));
}

}  // namespace
}  // namespace onrecord
