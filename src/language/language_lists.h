// The closed lists, and the one model, that cutting a text into words and sentences asks. Loaded once, shared by all threads.
#pragma once

#include <cstdint>

#include "language/sentence_breaks.h"
#include "language/word_list.h"

namespace onrecord {

// How an abbreviation behaves; data/english/abbreviation.tsv has the words. `initial` and `acronym` are seen by their shape (J., U.S.).
enum class Abbreviation : std::uint8_t { none, title, month, number, company, state, continues, general, list_end, initial, acronym };

// The classes of data/english/function_word.tsv; `none` for a word that is not in it.
enum class FunctionWord : std::uint8_t { none, pronoun, determiner, preposition, conjunction, auxiliary, adverb, number };

struct LanguageLists {
    WordList abbreviations;    // value: Abbreviation
    WordList hyphen_prefixes;  // non-, re-: stay joined to their word
    WordList contractions;     // cannot, gonna: value is how many bytes stand before the cut
    WordList function_words;   // value: FunctionWord
    WordList speech_verbs;     // said, asked: what may follow a quoted question by a name
    WordList after_it_is;      // the, not: before these "its" is "it's", "your" "you're"
    WordList unit_suffixes;    // 5km, 9pm: cut after the digits
    WordList elisions;         // 'em, 'til: an apostrophe that belongs to its word
    WordList domain_endings;   // com, org, pdf: example.com is one word
    WordList file_endings;     // pdf, doc: draft-2-F.doc is one word
    SentenceBreaks breaks;

    [[nodiscard]] FunctionWord function_word(WordKey key) const { return static_cast<FunctionWord>(function_words.value(key)); }
};

LanguageLists load_language_lists();

}  // namespace onrecord
