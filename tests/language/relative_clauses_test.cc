#include "language/relative_clauses.h"

#include <gtest/gtest.h>

#include <string>

#include "parsed.h"

namespace onrecord {
namespace {

// The antecedent of the clause that the word heads; empty where it heads none.
std::string antecedent(const std::string& words, std::string_view verb) {
    const Text text = Text::from_utf8(words);
    const Analysis analysis = parsed(text);
    for (std::uint32_t at = 0; at < analysis.words.size(); ++at) {
        if (text.slice(analysis.words[at].span) != verb) continue;
        const std::uint32_t noun = analysis.antecedent_of(at);
        return noun == kNoHead ? "" : std::string(text.slice(analysis.words[noun].span));
    }
    return "no such word";
}

TEST(RelativeClauses, AreAboutTheirAntecedents) {
    const struct {
        const char* words;
        const char* verb;
        const char* antecedent;
    } rows[] = {
        {"The clerk who sold the keys left.", "sold", "clerk"},
        {"The keys that the clerk sold were new.", "sold", "keys"},
        {"The lock, which failed in May, was old.", "failed", "lock"},
        {"Ruiz praised the man who painted the boat.", "painted", "man"},
        // “Who” is a person, “which” a thing.
        {"A critic of the merger who spoke on Monday left.", "spoke", "critic"},
        {"The death of a boy, which shocked the town, was an accident.", "shocked", "death"},
        {"The boat of the man who drowned sank.", "drowned", "man"},
        {"The sale of the mill, which ended in May, was legal.", "ended", "sale"},
        // One is or many are.
        {"A list of names that was found on Monday was old.", "found", "list"},
        {"The owners of the mill that were fined in May paid.", "fined", "owners"},
        {"The crews of the ferry that was sold in May left.", "sold", "ferry"},
        // No relative clause.
        {"The clerk sold the keys.", "sold", ""},
        {"Ruiz said that the clerk sold the keys.", "sold", ""},
        {"What the clerk sold was new.", "new", ""},
    };
    for (const auto& row : rows) EXPECT_EQ(antecedent(row.words, row.verb), row.antecedent) << row.words;
}

}  // namespace
}  // namespace onrecord
