#include "language/language_models.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "language/dependency_tree.h"
#include "language/lemmas.h"
#include "onrecord/text.h"

namespace onrecord {
namespace {

class Parse : public testing::Test {
protected:
    Parse() : models_(load_language_models()) { EXPECT_TRUE(models_.ok()); }

    // "word/XPOS/lemma ..." of a text.
    std::string tagged(const std::string& words) {
        const Text text = Text::from_utf8(words);
        const Analysis analysis = parse(text, analyse(text, {text.whole()}), models_.value());
        const Lemmas lemmas(text, analysis, models_.value().lemmatiser);
        std::string line;
        for (std::uint32_t i = 0; i < analysis.words.size(); ++i) {
            const Word& word = analysis.words[i];
            line += (line.empty() ? "" : " ") + std::string(text.slice(word.span)) + "/" + std::string(name_of(word.tags.xpos)) + "/" +
                    lemmas.of(i);
        }
        return line;
    }
    Result<LanguageModels> models_;
};

TEST_F(Parse, PlainSentences) {
    EXPECT_EQ(
        tagged("The mayor said she had not seen the reports."),
        "The/DT/the mayor/NN/mayor said/VBD/say she/PRP/she had/VBD/have not/RB/not seen/VBN/see the/DT/the reports/NNS/report ././.");
    EXPECT_EQ(tagged("Ruiz reports that it was sold in March."),
              "Ruiz/NNP/Ruiz reports/VBZ/report that/IN/that it/PRP/it was/VBD/be sold/VBN/sell in/IN/in March/NNP/March ././.");
}

TEST_F(Parse, ContractionsHaveTheLemmasOfTheirWords) {
    EXPECT_EQ(tagged("They don\xe2\x80\x99t know."), "They/PRP/they do/VBP/do n\xe2\x80\x99t/RB/not know/VB/know ././.");
}

TEST_F(Parse, OddWordsHaveTagsAndLemmasToo) {
    for (const std::string odd : {"\xf0\x9f\x98\x80", "\xc3\x89\xc3\x8e", "\xe6\x97\xa5\xe6\x9c\xac", "x", "---", "'"}) {
        EXPECT_FALSE(tagged(odd).empty());
    }
    const std::string long_word(100'000, 'a');
    EXPECT_EQ(tagged(long_word).rfind(long_word, 0), 0U);
}

std::string tree_of(const Text& text, const Analysis& analysis) {
    std::string line;
    for (const Word& word : analysis.words) {
        const std::string_view head = word.head == kNoHead ? "-" : text.slice(analysis.words[word.head].span);
        line += (line.empty() ? "" : " ") + std::string(text.slice(word.span)) + "<" + std::string(name_of(word.deprel)) + "<" +
                std::string(head);
    }
    return line;
}

TEST_F(Parse, PlainSentencesHaveTheirTrees) {
    const auto parsed = [&](const std::string& words) {
        const Text text = Text::from_utf8(words);
        return tree_of(text, parse(text, analyse(text, {text.whole()}), models_.value()));
    };
    EXPECT_EQ(parsed("The mayor saw the reports."), "The<det<mayor mayor<nsubj<saw saw<root<- the<det<reports reports<obj<saw .<punct<saw");
    EXPECT_EQ(
        parsed("The wall was built by Ana Ruiz."),
        "The<det<wall wall<nsubj:pass<built was<aux:pass<built built<root<- by<case<Ana Ana<obl:agent<built Ruiz<flat<Ana .<punct<built");
    EXPECT_EQ(parsed("She said that he left."), "She<nsubj<said said<root<- that<mark<left he<nsubj<left left<ccomp<said .<punct<said");
}

void expect_trees(const Analysis& analysis) {
    for (const Sentence& sentence : analysis.sentences) {
        std::size_t n_roots = 0;
        for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
            EXPECT_EQ(analysis.words[i].deprel == Deprel::root, analysis.words[i].head == kNoHead);
            n_roots += analysis.words[i].head == kNoHead ? 1U : 0U;
            std::uint32_t at = i;
            for (std::uint32_t steps = 0; at != kNoHead; at = analysis.words[at].head) {
                ASSERT_TRUE(at >= sentence.first_word && at < sentence.end_word);
                ASSERT_LE(++steps, sentence.end_word - sentence.first_word) << "a ring";
            }
        }
        EXPECT_EQ(n_roots, 1U);
    }
}

// Words without end are read in parts, and are one tree all the same.
TEST_F(Parse, LongSentencesAreOneTree) {
    for (const std::size_t n : {1U, 127U, 128U, 129U, 1000U}) {
        std::string words;
        for (std::size_t i = 0; i < n; ++i) words += i % 3 == 0 ? "the " : i % 3 == 1 ? "quay " : "holds ";
        const Text text = Text::from_utf8(words);
        const Analysis analysis = parse(text, analyse(text, {text.whole()}), models_.value());
        ASSERT_EQ(analysis.words.size(), n);
        expect_trees(analysis);
    }
}

// A long sentence is read in parts: a frame has a role for each word of its part and for none beside.
TEST_F(Parse, FramesStayWithinThePartThatWasRead) {
    std::string words;
    for (int i = 0; i < 40; ++i) words += "Ana Ruiz said that the old wall holds , and ";
    const Text text = Text::from_utf8(words);
    const Analysis analysis = parse(text, analyse(text, {text.whole()}), models_.value());
    ASSERT_EQ(analysis.sentences.size(), 1U);
    ASSERT_GT(analysis.words.size(), 2 * kMaxTreeWords);
    std::size_t n_roles = 0;
    for (const CueFrame& frame : analysis.frames) {
        EXPECT_LE(frame.first_word, frame.anchor);
        EXPECT_LT(frame.anchor, frame.end_word);
        EXPECT_EQ(frame.first_word % kMaxTreeWords, 0U);
        EXPECT_LE(frame.end_word - frame.first_word, kMaxTreeWords);
        EXPECT_EQ(frame.first_role, n_roles);
        n_roles += frame.end_word - frame.first_word;
    }
    EXPECT_GT(analysis.frames.back().anchor, 2 * kMaxTreeWords);
    EXPECT_EQ(analysis.roles.size(), n_roles);
}

// A sentence is read the same whatever stands around it, and the tags are the same without the tree.
TEST_F(Parse, SentencesDoNotTouchOneAnother) {
    const std::vector<std::string> sentences{"Ana Ruiz told the Courier that the wall holds.", "Yes.",
                                             "\"It did not move,\" she said on Monday.",
                                             "Two boats, both from Harlow, were seen near the old pier by a fisherman.", "Why?"};
    std::string together;
    SpanList paragraphs;
    for (int round = 0; round < 9; ++round) {
        for (const auto& sentence : sentences) {
            const auto begin = static_cast<std::uint32_t>(together.size());
            together += sentence + "\n";
            paragraphs.push_back({begin, static_cast<std::uint32_t>(together.size() - 1)});
        }
    }
    const Text text = Text::from_utf8(together);
    const Analysis all = parse(text, analyse(text, paragraphs), models_.value());
    const Analysis tags = tag(text, analyse(text, paragraphs), models_.value());
    expect_trees(all);
    std::size_t at = 0;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const Text alone = Text::from_utf8(sentences[i % sentences.size()]);
        for (const Word& word : parse(alone, analyse(alone, {alone.whole()}), models_.value()).words) {
            const Word& same = all.words[at];
            EXPECT_EQ(word.tags, same.tags);
            EXPECT_EQ(word.tags, tags.words[at].tags);
            EXPECT_EQ(word.deprel, same.deprel);
            EXPECT_EQ(word.head == kNoHead, same.head == kNoHead);
            ++at;
        }
    }
    EXPECT_EQ(at, all.words.size());
}

TEST(SentenceModel, RefusesAModelThatDoesNotFit) {
    const auto model = SentenceModel::load("no model");
    ASSERT_FALSE(model.ok());
    EXPECT_NE(model.error().message.find("models/sentence.model"), std::string::npos);
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
