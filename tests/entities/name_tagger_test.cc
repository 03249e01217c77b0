#include "entities/name_tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/data.h"
#include "entities/entities.h"
#include "parsed.h"

namespace onrecord {
namespace {

using testing::HasSubstr;

std::string aligned_model() {
    return std::string(data_file("models/names.model").value());
}

TEST(NameTagger, IsRefusedWhenDamagedOrOfOtherFeatures) {
    EXPECT_TRUE(NameTagger::load().ok());
    std::string other = aligned_model();
    other[16] = static_cast<char>(other[16] + 1);
    const std::string whole = aligned_model();
    ModelFileWriter odd(kNamesFingerprint);
    odd.add("weights", std::vector<SmallLinearModel::Weight>(3));
    ModelFileWriter none(kNamesFingerprint);
    none.add("weights", std::vector<SmallLinearModel::Weight>{});
    const struct {
        std::string bytes;
        const char* says;
    } rows[] = {{"", "not a model"},       {whole.substr(0, 40), "cut off"}, {whole.substr(0, whole.size() / 2), "cut off"},
                {other, "other features"}, {odd.bytes(), "odd number"},      {none.bytes(), "odd number"}};
    for (const auto& row : rows) {
        const auto tagger = NameTagger::load(row.bytes);
        ASSERT_FALSE(tagger.ok()) << row.says;
        EXPECT_THAT(tagger.error().message, HasSubstr("models/names.model"));
        EXPECT_THAT(tagger.error().message, HasSubstr(row.says));
    }
}

TEST(NameTagger, EveryLabelHasAWayOnAndOnlyOpenOnesMustGoOn) {
    for (Label before = 0; before < kNameLabels; ++before) {
        EXPECT_EQ(may_follow(before, kOutside), !is_open(before)) << before;
        int n = 0;
        for (Label label = 0; label < kNameLabels; ++label) n += may_follow(before, label) ? 1 : 0;
        EXPECT_EQ(n, is_open(before) ? 2 : 9) << before;
    }
}

// A scorer that knows nothing gives labels in an order that may stand, whatever words are possible.
TEST(NameTagger, DecodingGivesWholeNames) {
    struct Scorer {
        using Value = std::int64_t;
        static void fetch(std::span<const Feature>, LabelSet) {}
        static void scores(std::span<const Feature> features, LabelSet, std::span<Value> scores) {
            for (std::size_t label = 0; label < scores.size(); ++label)
                scores[label] = static_cast<Value>(spread(features[1] + label) % 1000);
        }
    };
    std::mt19937_64 random(5);
    for (int round = 0; round < 200; ++round) {
        std::vector<NameWord> sentence(random() % 12);
        std::vector<LabelSet> possible;
        for (NameWord& word : sentence) {
            word.form.key = random();
            possible.push_back((random() & kAllLabels) | 1);
        }
        std::vector<Label> labels;
        decode_names(Scorer{}, sentence, possible, labels);
        ASSERT_EQ(labels.size(), sentence.size());
        Label before = kOutside;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            EXPECT_NE(possible[i] >> labels[i] & 1, 0U);
            EXPECT_TRUE(may_follow(before, labels[i]));
            before = labels[i];
        }
        EXPECT_FALSE(is_open(before));
    }
}

TEST(NameTagger, FindsNamesThatRulesMiss) {
    const Text text = Text::from_utf8("The lawyers of the Quay Workers’ Union met Ana Ruiz in Toronto on Monday. Ms. Ruiz spoke.");
    const auto entities = entities_of(text);
    ASSERT_EQ(entities.size(), 3U);
    EXPECT_EQ(entities[0].name, "Quay Workers’ Union");
    EXPECT_EQ(entities[0].type, EntityType::organization);
    EXPECT_EQ(entities[1].name, "Ana Ruiz");
    EXPECT_EQ(entities[1].type, EntityType::person);
    EXPECT_EQ(entities[1].mentions.size(), 2U);
    EXPECT_EQ(entities[2].type, EntityType::place);
}

TEST(NameTagger, NoiseHasWholeMentions) {
    std::mt19937_64 random(7);
    const std::string_view pieces[] = {"Ana ",  "Ruiz", "’s ",  "“Gull” ", "Team ", "the ", "of ", ". ",    ", ",
                                       "PORT ", "é",    "Mr. ", "-",       "\n",    "(",    "54 ", "born ", "said "};
    for (int round = 0; round < 300; ++round) {
        std::string words;
        for (std::size_t n = random() % 40; n > 0; --n) words += pieces[random() % std::size(pieces)];
        const Text text = Text::from_utf8(words);
        if (text.size() == 0) continue;
        const auto entities = entities_of(text);
        ASSERT_EQ(entities, entities_of(text)) << words;
        std::vector<Span> spans;
        for (const Entity& entity : entities) {
            ASSERT_FALSE(entity.mentions.empty());
            ASSERT_FALSE(entity.name.empty());
            for (const Mention& mention : entity.mentions) {
                if (mention.form == MentionForm::name) spans.push_back(mention.span);
            }
        }
        std::sort(spans.begin(), spans.end());
        for (std::size_t i = 1; i < spans.size(); ++i) ASSERT_LE(spans[i - 1].end, spans[i].begin) << words;
    }
}

}  // namespace
}  // namespace onrecord
