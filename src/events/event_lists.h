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
        bool needs_object = false;
    };
    std::unordered_map<WordKey, Form> forms;  // asked only where `known` says yes
    WordList known;
    WordList state;  // all forms of state_verb.tsv
    WordList be{"was", "were", "been", "be", "is", "are", "being", "am"};
    WordList have{"has", "have", "had", "'ve", "\xE2\x80\x99ve", "'s", "\xE2\x80\x99s"};
    WordList unsure{"if", "whether", "unless", "could", "would", "might", "may", "should"};
    WordList no{"not",    "n't",    "n\xE2\x80\x99t", "never", "no",      "without",   "nearly",
                "almost", "hardly", "rarely",         "often", "usually", "sometimes", "always"};
    WordList border{"who",   "which",     "that",  "while", "when",    "after",    "before", "as",      "because",
                    "since", "until",     "where", "if",    "but",     "although", "though", "whom",    "whose",
                    "than",  "according", "so",    "then",  "despite", "amid",     "unless", "whether", "once"};
    WordList other_time{"of", "since", "until", "till", "before", "after", "than", "like", "about", "to", "over", "for"};
    WordList inner{"with", "by", "for", "from", "against", "of", "to", "about", "between", "into"};  // never open a clause
    // Of event_verb.tsv, but as often of words and games as of deeds: told with a date only.
    WordList needs_date{"attacked", "dismissed", "began",  "begun",  "started",  "ended",    "joined", "left",    "met",    "won",
                        "lost",     "opened",    "closed", "seized", "departed", "defeated", "found",  "resumed", "passed", "fired"};
    WordList particle{"out", "up", "down", "off", "away", "back", "over"};
    WordList pronoun{"he", "she", "they", "it", "we", "i", "who"};
    WordList thing_pronoun{"it", "this", "that", "these", "those", "there", "which", "some", "many", "most", "all", "others", "you", "one"};
    WordList alleged{"allegedly", "alleged",     "alleges",    "allege",    "accused", "accuses",    "accusing",  "claims",
                     "claimed",   "purportedly", "reportedly", "suspected", "claim",   "apparently", "according", "supposedly"};
    WordList plan{"scheduled", "set", "slated", "expected", "due", "planned", "listed", "booked"};
    WordList plans{"plans", "plan", "intends", "intend"};
};

EventLists load_event_lists();

}  // namespace onrecord
