// The words that tell of happenings, and those that say how sure they are.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "language/word_list.h"
#include "text/word_key.h"

namespace onrecord {

struct EventLists {
    WordList known;                                   // all forms of event_verb.tsv
    WordList state;                                   // all forms of state_verb.tsv
    WordList unchanging;                              // "cut", "quit": the past is the base
    std::unordered_map<WordKey, std::uint16_t> once;  // "sentencing", "sentenced"; the line of once.tsv
    WordList be{"was", "were", "been", "be", "is", "are", "being", "am"};
    WordList have{"has", "have", "had", "'ve", "\xE2\x80\x99ve", "'s", "\xE2\x80\x99s"};
    WordList unsure{"if", "whether", "unless", "could", "would", "might", "may", "should"};
    WordList no{"not",    "n't",    "n\xE2\x80\x99t", "never", "no",      "without",   "nearly",
                "almost", "hardly", "rarely",         "often", "usually", "sometimes", "always"};
    WordList other_time{"of", "since", "until", "till", "before", "after", "than", "like", "about", "to", "over", "for"};
    // Of event_verb.tsv, but as often of words and games as of deeds: told with a date only.
    WordList needs_date{"attacked", "dismissed", "began",  "begun",  "started",  "ended",    "joined", "left",    "met",    "won",
                        "lost",     "opened",    "closed", "seized", "departed", "defeated", "found",  "resumed", "passed", "fired"};
    WordList particle{"out", "up", "down", "off", "away", "back", "over"};
    WordList pronoun{"he", "she", "they", "it", "we", "i", "who"};
    WordList part_of_time{"night", "morning", "evening", "afternoon", "day",       "hours",  "weekend",
                          "week",  "month",   "end",     "start",     "beginning", "middle", "eve"};
    WordList speaker{"i", "we"};  // who that is, the phrase alone does not say
    WordList thing_pronoun{"this", "that", "these", "those", "there", "which", "some", "many", "most", "all", "others", "you", "one"};
    WordList light{"took", "taken", "made", "gave", "given", "got", "put", "did", "done", "held"};  // tell nothing without an object
    WordList alleged{"allegedly", "alleged",     "alleges",    "allege",    "accused", "accuses",    "accusing",  "claims",
                     "claimed",   "purportedly", "reportedly", "suspected", "claim",   "apparently", "according", "supposedly"};
    WordList plan{"scheduled", "set", "slated", "expected", "due", "planned", "listed", "booked"};
    WordList plans{"plans", "plan", "intends", "intend"};
};

EventLists load_event_lists();

}  // namespace onrecord
