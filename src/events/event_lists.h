// The words that tell of happenings, and those that say how sure they are.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "language/word_list.h"
#include "text/word_key.h"

namespace onrecord {

struct EventLists {
    struct Form {
        std::uint16_t lemma = 0;  // line of event_verb.tsv
        bool past = false;        // "sank"
        bool participle = false;  // "sunk"
        bool base = false;        // "sink"
        bool needs_object = false;
        bool takes_object = false;
    };
    std::unordered_map<WordKey, Form> forms;  // asked only where `known` says yes
    WordList known;
    WordList be{"was", "were", "been", "be", "is", "are", "being"};
    WordList past_be{"was", "were", "been"};
    WordList have{"has", "have", "had", "'ve", "'s"};
    WordList unsure{"if", "would", "could", "may", "might", "should", "whether", "unless", "can", "must", "cannot"};
    WordList no{"not", "n't", "never", "no", "without"};
    WordList border{"who",   "which", "that",  "while", "when", "after",     "before", "as",       "because",
                    "since", "until", "where", "if",    "but",  "and",       "or",     "although", "though",
                    "whom",  "whose", "than",  "said",  "says", "according", "so",     "then",     "during"};
    WordList weak_end{"on",   "in",    "at",   "by",    "for",  "of",   "to",   "from",  "with", "the",
                      "a",    "an",    "and",  "or",    "into", "his",  "her",  "their", "its",  "early",
                      "late", "since", "over", "about", "as",   "also", "both", "just",  "only", "between"};
    WordList object_start{"the",   "a",       "an",  "his",   "her",   "their", "its", "him",     "them",    "it",        "this", "that",
                          "these", "those",   "two", "three", "four",  "five",  "six", "several", "dozens",  "hundreds",  "more", "some",
                          "all",   "another", "one", "seven", "eight", "nine",  "ten", "new",     "charges", "bankruptcy"};
    WordList pronoun{"he", "she", "they", "it", "we", "i", "who"};
    WordList determiner{"the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "my", "our", "your", "of"};
    WordList alleged{"allegedly", "alleged", "alleges",     "allege",     "accused",   "accuses", "accusing",
                     "claims",    "claimed", "purportedly", "reportedly", "suspected", "claim"};
    WordList plan{"scheduled", "set", "slated", "expected", "due", "planned", "supposed"};
};

EventLists load_event_lists();

}  // namespace onrecord
