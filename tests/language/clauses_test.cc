#include "language/clauses.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "parsed.h"

namespace onrecord {
namespace {

std::vector<Clause> clauses_of(const Text& text) {
    return find_clauses(text, parsed(text), test_models().parsing.lemmatiser);
}

// "bought: arg0=the port, arg1=two cranes" for each clause.
std::vector<std::string> printed(std::string_view sentence) {
    const Text text = Text::from_utf8(std::string(sentence));
    std::vector<std::string> lines;
    for (const Clause& clause : clauses_of(text)) {
        std::string line(text.slice(clause.predicate));
        for (const Argument& argument : clause.arguments) {
            line += &argument == &clause.arguments.front() ? ": " : ", ";
            line += argument.role + "=";
            for (const Span span : argument.span) line += (span == argument.span.front() ? "" : " … ") + std::string(text.slice(span));
        }
        lines.push_back(line);
    }
    return lines;
}

const Clause& clause_with(const std::vector<Clause>& clauses, std::string_view lemma) {
    for (const Clause& clause : clauses) {
        if (clause.lemma == lemma) return clause;
    }
    ADD_FAILURE() << "no clause of " << lemma;
    static const Clause kNone;
    return kNone;
}

struct Row {
    const char* sentence;
    const char* clause;  // one of those that are to be found
};

constexpr Row kRows[] = {{"The port bought two cranes.", "bought: arg0=The port, arg1=two cranes"},
                         {"Two cranes were bought by the port.", "bought: arg1=Two cranes, arg0=by the port"},
                         {"The director did not sign the lease.", "sign: arg0=The director, argm-neg=not, arg1=the lease"},
                         {"The mayor may close the pier.", "close: arg0=The mayor, argm-mod=may, arg1=the pier"},
                         {"The pier is a wreck.", "is: arg1=The pier, arg2=a wreck"},
                         // The relative clause is no part of the argument that it tells of.
                         {"Ruiz praised the man who painted the boat.", "painted: arg0=the man, arg1=the boat"},
                         {"Police arrested a man on Monday.", "arrested: arg0=Police, arg1=a man, argm-tmp=on Monday"},
                         // What the word usually does: what opens by itself is opened.
                         {"The gate opened.", "opened: arg1=The gate"},
                         {"The guard opened the gate.", "opened: arg0=The guard, arg1=the gate"}};

TEST(Clauses, AreFoundWithTheirArguments) {
    for (const Row& row : kRows) EXPECT_THAT(printed(row.sentence), testing::Contains(row.clause)) << row.sentence;
}

// A noun is a predicate only where PropBank has a frame for it.
TEST(Clauses, OfNouns) {
    const auto is_noun_clause = [](const char* sentence, std::string_view noun) {
        const Text text = Text::from_utf8(sentence);
        for (const Clause& clause : clauses_of(text)) {
            if (clause.form == ClauseForm::noun && text.slice(clause.predicate) == noun) return true;
        }
        return false;
    };
    EXPECT_TRUE(is_noun_clause("The arrest of two sailors surprised the town.", "arrest"));
    EXPECT_TRUE(is_noun_clause("Her denial of the charges came late.", "denial"));
    EXPECT_TRUE(is_noun_clause("The demolition of the old pier began.", "demolition"));
    EXPECT_FALSE(is_noun_clause("The harbour of the town was full.", "harbour"));
    EXPECT_FALSE(is_noun_clause("The cat of the neighbour slept.", "neighbour"));
}

TEST(Clauses, SayWhatTheVerbGroupSays) {
    const Text text = Text::from_utf8("The mayor will not open the bridge. The crew had left the ship. The owner sells boats.");
    const std::vector<Clause> clauses = clauses_of(text);
    EXPECT_EQ(clause_with(clauses, "open").tense, Tense::future);
    EXPECT_EQ(clause_with(clauses, "open").modality, "will");
    EXPECT_TRUE(clause_with(clauses, "open").negated);
    EXPECT_EQ(clause_with(clauses, "leave").tense, Tense::past);
    EXPECT_FALSE(clause_with(clauses, "leave").negated);
    EXPECT_EQ(clause_with(clauses, "sell").tense, Tense::present);
    const auto shared = clauses_of(Text::from_utf8("The owner will sell and ship the boats."));
    EXPECT_EQ(clause_with(shared, "ship").tense, Tense::future);
}

TEST(Clauses, HaveAspectAndVoice) {
    const struct {
        const char* sentence;
        const char* lemma;
        Aspect aspect;
        Voice voice;
    } rows[] = {
        {"The council sold the pier.", "sell", Aspect::none, Voice::active},
        {"The council has sold the pier.", "sell", Aspect::perfective, Voice::active},
        {"The council is selling the pier.", "sell", Aspect::progressive, Voice::active},
        {"The council has been selling the pier.", "sell", Aspect::perfective_progressive, Voice::active},
        {"The pier was sold.", "sell", Aspect::none, Voice::passive},
        {"The pier had been sold.", "sell", Aspect::perfective, Voice::passive},
        {"The pier is being sold.", "sell", Aspect::progressive, Voice::passive},
        {"The pier sold in May burned.", "sell", Aspect::none, Voice::passive},
        {"The council had seen and taken the cranes.", "take", Aspect::perfective, Voice::active},
        {"The cranes were sold and shipped.", "ship", Aspect::none, Voice::passive},
        {"The mayor has been ill.", "be", Aspect::perfective, Voice::none},
        {"The arrest of two sailors surprised the town.", "arrest", Aspect::none, Voice::none},
        {"The crew wants to sell the boat.", "sell", Aspect::none, Voice::active},
    };
    for (const auto& row : rows) {
        const std::vector<Clause> clauses = clauses_of(Text::from_utf8(row.sentence));
        const Clause& clause = clause_with(clauses, row.lemma);
        EXPECT_EQ(name_of(clause.aspect), name_of(row.aspect)) << row.sentence;
        EXPECT_EQ(name_of(clause.voice), name_of(row.voice)) << row.sentence;
    }
}

TEST(Clauses, SayWhetherItHappened) {
    const Text text = Text::from_utf8("Divers raised the ship last week.\nDivers may raise the barge if the weather holds.");
    const std::vector<Clause> clauses = clauses_of(text);
    ASSERT_GE(clauses.size(), 2U);
    EXPECT_GT(clauses.front().factuality, 0.7);
    EXPECT_LT(clauses.back().factuality, 0.4);
}

TEST(Clauses, KnowWhoseArgumentTheyAre) {
    const Text text = Text::from_utf8("The mayor said that the storm damaged the pier.");
    const std::vector<Clause> clauses = clauses_of(text);
    const Clause& damaged = clause_with(clauses, "damage");
    ASSERT_TRUE(damaged.parent);
    EXPECT_EQ(clauses[*damaged.parent].lemma, "say");
    EXPECT_FALSE(clause_with(clauses, "say").parent);
}

TEST(Clauses, OfLongSentencesAndNoise) {
    std::string text;
    for (int i = 0; i < 400; ++i) text += "the crew said the pilot left and ";
    EXPECT_GT(clauses_of(Text::from_utf8(text)).size(), 100U);
    EXPECT_TRUE(clauses_of(Text::from_utf8("")).empty());
    for (const char* noise : {"??? !!! ...", "IS IS IS IS", "( ( ( the )"}) clauses_of(Text::from_utf8(noise));
}

}  // namespace
}  // namespace onrecord
