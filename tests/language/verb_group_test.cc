#include "language/verb_group.h"

#include <gtest/gtest.h>

#include <string>

#include "parsed.h"

namespace onrecord {
namespace {

// Of the word `verb` of the text: its group and what it is.
std::string described(const std::string& words, std::string_view verb) {
    const Text text = Text::from_utf8(words);
    const Analysis analysis = parsed(text);
    for (const Sentence& sentence : analysis.sentences) {
        for (std::uint32_t at = sentence.first_word; at < sentence.end_word; ++at) {
            if (text.slice(analysis.words[at].span) != verb) continue;
            const VerbGroup group = verb_group(text, analysis.words, sentence.first_word, at);
            std::string all(text.slice(analysis.words[group.first].span));
            if (group.has_will) all += " will";
            if (group.has_would) all += " would";
            if (group.has_other_modal) all += " modal";
            if (group.is_infinitive) all += " infinitive";
            if (group.is_perfect()) all += " perfect";
            if (group.is_past_perfect) all += " past-perfect";
            if (group.is_passive) all += " passive";
            if (group.is_progressive) all += " progressive";
            if (group.is_now) all += " now";
            if (group.is_participial) all += " participial";
            return all + " " + std::string(name_of(group.finite));
        }
    }
    return "no such word";
}

TEST(VerbGroup, SaysTenseAspectVoiceAndModality) {
    const struct {
        const char* words;
        const char* verb;
        const char* described;
    } cases[] = {
        {"The council sold the pier.", "sold", "sold VBD"},
        {"The council has sold the pier.", "sold", "has perfect VBZ"},
        {"The council had quietly sold the pier.", "sold", "had past-perfect VBD"},
        {"The pier was sold.", "sold", "was passive VBD"},
        {"The pier is being sold.", "sold", "is passive progressive now VBZ"},
        {"The council was selling the pier.", "selling", "was progressive VBD"},
        {"The council has been selling piers.", "selling", "has perfect progressive VBZ"},
        {"The pier will be sold.", "sold", "will will passive MD"},
        {"The pier would have been sold.", "sold", "would would perfect passive MD"},
        {"The pier may not have been sold.", "sold", "may modal perfect passive MD"},
        {"They've sold the pier.", "sold", "'ve perfect VBP"},
        {"He's sold the pier.", "sold", "'s perfect VBZ"},
        {"They’ll sell the pier.", "sell", "’ll will MD"},
        {"She'd sold the pier before.", "sold", "'d past-perfect VBD"},
        {"The council plans to sell the pier.", "sell", "sell infinitive VB"},
        {"Having sold the pier, the council rested.", "sold", "Having perfect participial VBG"},
        {"The council did not sell the pier.", "sell", "did VBD"},
        {"The council sells piers.", "sells", "sells VBZ"},
        {"WILL THE COUNCIL SELL THE PIER?", "SELL", "WILL will MD"},
    };
    for (const auto& c : cases) EXPECT_EQ(described(c.words, c.verb), c.described) << c.words;
}

}  // namespace
}  // namespace onrecord
