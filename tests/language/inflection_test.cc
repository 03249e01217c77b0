#include "language/inflection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord {
namespace {

using ::testing::ElementsAre;

TEST(Inflection, RegularVerbsAreSpelledByRule) {
    struct Row {
        const char* lemma;
        const char* third;
        const char* past;
        const char* gerund;
    };
    const Row rows[] = {
        {"deny", "denies", "denied", "denying"},
        {"annoy", "annoys", "annoyed", "annoying"},
        {"note", "notes", "noted", "noting"},
        {"agree", "agrees", "agreed", "agreeing"},
        {"lie", "lies", "lied", "lying"},
        {"stress", "stresses", "stressed", "stressing"},
        {"preach", "preaches", "preached", "preaching"},
        {"veto", "vetoes", "vetoed", "vetoing"},
        {"rob", "robs", "robbed", "robbing"},
        {"admit", "admits", "admitted", "admitting"},
        {"permit", "permits", "permitted", "permitting"},
        {"limit", "limits", "limited", "limiting"},
        {"visit", "visits", "visited", "visiting"},
        {"refer", "refers", "referred", "referring"},
        {"offer", "offers", "offered", "offering"},
        {"acquit", "acquits", "acquitted", "acquitting"},
        {"kidnap", "kidnaps", "kidnapped", "kidnapping"},
        {"open", "opens", "opened", "opening"},
        {"claim", "claims", "claimed", "claiming"},
        {"vow", "vows", "vowed", "vowing"},
    };
    for (const Row& row : rows) {
        const VerbForms forms = regular_forms_of(row.lemma);
        EXPECT_EQ(forms.third, row.third);
        EXPECT_EQ(forms.gerund, row.gerund);
        EXPECT_THAT(forms.past, ElementsAre(row.past));
        EXPECT_THAT(forms.participle, ElementsAre(row.past));
    }
}

TEST(Inflection, IrregularVerbsAreListed) {
    const Verbs verbs = Verbs::load();
    EXPECT_EQ(verbs.past_of("strike"), "struck");
    EXPECT_EQ(verbs.past_of("sue"), "sued");
    EXPECT_EQ(verbs.past_of("arrest"), "arrested");
    const VerbForms forms = verbs.forms_of("be");
    EXPECT_THAT(forms.past, ElementsAre("was", "were"));
    EXPECT_THAT(forms.participle, ElementsAre("been"));
    for (const auto& [lemma, forms_of_it] : verbs.irregular()) {
        EXPECT_FALSE(forms_of_it.past.empty()) << lemma;
        EXPECT_FALSE(forms_of_it.participle.empty()) << lemma;
    }
}

TEST(Inflection, Plurals) {
    for (const auto& [noun, plural] : {std::pair("quake", "quakes"), std::pair("crash", "crashes"), std::pair("robbery", "robberies"),
                                       std::pair("delay", "delays"), std::pair("loss", "losses"), std::pair("tax", "taxes")}) {
        EXPECT_EQ(plural_of(noun), plural);
    }
}

TEST(Inflection, MakesSingulars) {
    for (const auto& [plural, singular] : {std::pair{"letters", "letter"}, {"studies", "study"}, {"mail", "mail"}, {"s", ""}, {"", ""}})
        EXPECT_EQ(singular_of(plural), singular) << plural;
}

}  // namespace
}  // namespace onrecord
