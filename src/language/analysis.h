// Sentences and words of a text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "language/cue_frames.h"
#include "language/dependents.h"
#include "language/deprel.h"
#include "language/name_scores.h"
#include "language/predicates.h"
#include "language/quotations.h"
#include "language/relative_clauses.h"
#include "language/tags.h"
#include "language/word_form.h"
#include "onrecord/span.h"
#include "onrecord/text.h"
#include "text/word_key.h"

namespace onrecord {

// A token as Universal Dependencies cut it: did|n't, witnesses|', 62-page as UD does. Never empty, never with white space in it.
struct Word {
    Span span;
    WordKey key = 0;
    Tags tags = {};  // X, XX until parse() has been asked
    Deprel deprel = Deprel::none;
    std::uint32_t head = kNoHead;  // index in Analysis::words, of the same sentence; kNoHead for a root, and until parse() has been asked
};

// `words` [first_word, end_word) of the analysis; `paragraph` is an index in the article's paragraphs.
struct Sentence {
    Span span;
    std::uint32_t first_word = 0;
    std::uint32_t end_word = 0;
    std::uint32_t paragraph = 0;
};

// Sentences and words are sorted and disjoint; every sentence lies inside one paragraph and has at least one word; every word lies in a
// sentence. A quotation may begin and end within a word (half-“hearted”) and hold several sentences.
struct Analysis {
    std::vector<Sentence> sentences;
    std::vector<Word> words;
    std::vector<MarkedQuotation> quotations;
    // Of parse() and tag(); empty until then.
    std::vector<WordForm> forms;   // of the words
    std::vector<TagDoubt> doubts;  // of the words
    // Of parse(); empty until then.
    std::vector<CueFrame> frames;         // by anchor
    std::vector<CueRole> roles;           // of the frames
    std::vector<Predicate> predicates;    // by word
    std::vector<RoleHead> role_heads;     // of the predicates
    std::vector<Activation> name_scores;  // kNameScores of each word
    Dependents dependents;
    std::vector<RelativeClause> relative_clauses;  // by verb

    [[nodiscard]] bool is_parsed() const { return !words.empty() && words.front().deprel != Deprel::none; }
    // The noun whose relative clause words[verb] heads: “a clerk from Harlow, who | said”: the clerk. kNoHead where it heads none.
    [[nodiscard]] std::uint32_t antecedent_of(std::uint32_t verb) const {
        const auto at = std::lower_bound(relative_clauses.begin(), relative_clauses.end(), verb,
                                         [](const RelativeClause& clause, std::uint32_t word) { return clause.verb < word; });
        return at != relative_clauses.end() && at->verb == verb ? at->noun : kNoHead;
    }
    [[nodiscard]] std::span<const Word> words_of(const Sentence& sentence) const {
        return std::span(words).subspan(sentence.first_word, sentence.end_word - sentence.first_word);
    }
};

struct LanguageLists;  // language/language_lists.h

// Never fails; linear in the text. REQUIRES: paragraphs are sorted, disjoint spans of `text`, on character borders.
Analysis analyse(const Text& text, const SpanList& paragraphs, const LanguageLists& lists);
// The same with lists of its own, for one text (loading them costs more than a short text): tests and small programs.
Analysis analyse(const Text& text, const SpanList& paragraphs);

struct LanguageModels;  // language/language_models.h

// The analysis with tags, heads and relations of every word. Each sentence is a tree with one root. Never fails; linear.
// REQUIRES: it was made from `text`.
Analysis parse(const Text& text, Analysis analysis, const LanguageModels& models);
// With tags alone, at a fraction of the cost.
Analysis tag(const Text& text, Analysis analysis, const LanguageModels& models);

}  // namespace onrecord
