// The words that tell of happenings, and those that say how sure they are.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "language/inflection.h"
#include "language/word_list.h"
#include "text/word_key.h"

namespace onrecord {

struct EventLists {
    WordList state;                                                   // all forms of the verbs of state in state_verb.tsv
    WordList speech;                                                  // of those of mere speech
    WordList speech_act;                                              // of those of acts of speech
    WordList authority;                                               // authority_noun.tsv
    WordList person;                                                  // person_noun.tsv
    WordList unchanging;                                              // "cut", "quit": the past is the base
    WordList happening;                                               // event_noun.tsv, singular and plural
    std::unordered_map<WordKey, std::vector<WordKey>> verbs_of_noun;  // of them: the verbs that report the same event
    std::unordered_map<WordKey, std::uint16_t> once;                  // "sentencing", "sentenced"; the line of once.tsv
    Verbs verbs;                                                      // their forms
    WordList be{"was", "were", "been", "be", "is", "are", "being", "am"};
    WordList unsure{"if", "whether", "unless", "could", "would", "might", "may", "should"};
    WordList no{"not",   "n't",     "n\xE2\x80\x99t", "never",  "no",     "without", "nearly", "almost",  "hardly", "rarely",
                "often", "usually", "sometimes",      "always", "nobody", "neither", "none",   "nothing", "nor"};
    WordList other_time{"of", "since", "until", "till", "before", "after", "than", "like", "about", "to", "over", "for"};
    // All forms of the past of verbs that need nothing behind them to be an event.
    WordList complete{"died",        "closed",     "opened",      "voted",     "collapsed", "crashed",   "sank",      "sunk",
                      "capsized",    "exploded",   "married",     "resigned",  "retired",   "won",       "lost",      "fled",
                      "escaped",     "merged",     "surrendered", "testified", "arrived",   "departed",  "withdrew",  "withdrawn",
                      "begun",       "started",    "ended",       "began",     "resumed",   "graduated", "erupted",   "landed",
                      "failed",      "apologized", "apologised",  "drowned",   "survived",  "reopened",  "separated", "divorced",
                      "disappeared", "vanished",   "derailed",    "relented"};
    WordList particle{"out",    "up",     "down",     "off",   "away",  "back",    "over", "home",
                      "abroad", "ashore", "overseas", "aside", "apart", "forward", "ahead"};
    WordList pronoun{"he", "she", "they", "it", "we", "i", "who"};
    WordList it{"it"};
    WordList they{"they"};
    WordList part_of_time{"night", "morning", "evening",   "afternoon", "day", "hours", "weekend", "week",  "month",
                          "end",   "start",   "beginning", "middle",    "eve", "year",  "quarter", "period"};
    WordList moment{"time", "moment", "point"};
    WordList lasting{"to", "for"};      // "for two days"
    WordList ended{"ended", "ending"};  // "in the week ended 1 May"
    WordList speaker{"i", "we"};        // who that is, the phrase alone does not say
    WordList which{"which"};
    WordList object_pronoun{"him", "her"};
    WordList thing_pronoun{"this", "that", "these", "those", "there", "which", "some", "many", "most", "all", "others", "you", "one"};
    WordList light{"took", "taken", "made", "gave", "given", "got", "put", "did", "done", "held"};  // tell nothing without an object
    WordList alleged{"allegedly", "alleged",     "alleges",    "allege",    "accused", "accuses",    "accusing",  "claims",
                     "claimed",   "purportedly", "reportedly", "suspected", "claim",   "apparently", "supposedly"};
    // What is said with no word of the report's own for it, before "that"; of it the noun of a charge.
    WordList hearsay{"allegation",  "allegations", "accusation", "accusations", "claim",        "claims",     "charge",
                     "charges",     "complaint",   "complaints", "report",      "reports",      "rumor",      "rumors",
                     "rumour",      "rumours",     "suspicion",  "suspicions",  "argument",     "arguments",  "assertion",
                     "assertions",  "theory",      "theories",   "contention",  "contentions",  "suggestion", "suggestions",
                     "speculation", "insinuation", "gossip",     "testimony",   "insinuations", "accounts",   "account"};
    WordList charge{"charge", "charges", "count", "counts", "allegation", "allegations", "accusation", "accusations", "suspicion"};
    WordList evidence{"evidence", "proof", "indication", "indications", "sign", "signs", "hint", "hints", "trace", "suggestion", "record"};
    WordList scarce{"little", "scant", "any"};
    // What is only thought or wished, before "that"; and what is feared, which some say is so where it is of the past.
    WordList supposition{"idea",  "notion",   "risk",       "danger",      "possibility",  "chance",     "chances",  "hope",
                         "hopes", "prospect", "likelihood", "expectation", "expectations", "hypothesis", "condition"};
    WordList feared{"fear", "fears", "concern", "concerns", "worry", "worries", "belief", "beliefs", "doubt", "doubts"};
    WordList approached{"reached", "contacted", "asked", "pressed", "quizzed", "questioned", "approached"};
    // Who speaks for a state, and what acts for one: what the one says that another has done is its word against the other's.
    WordList statesman{"minister", "ministers", "ministry", "president", "government", "ambassador", "embassy", "premier"};
    WordList state_force{"army", "military", "troops", "forces", "soldiers", "navy", "government", "regime", "jets", "warplanes", "drones"};
    WordList spokesperson{"spokesman", "spokeswoman", "spokesperson", "spokespeople"};
    WordList serving{"served", "serving"};  // "four months", or one of these
    WordList term{"sentence", "sentences", "term", "terms"};
    WordList acting{"acted"};  // in one of these
    WordList play{"film", "films", "movie", "movies",  "play",   "plays",     "series",
                  "show", "shows", "drama", "musical", "comedy", "production"};
    WordList using_{"used"};
    // What says no more than that something happened: "in another incident".
    WordList occurrence{"incident", "event", "case", "occasion", "instance", "episode"};
    // What sets down what is to be: "the plan would close the mill".
    WordList scheme{"plan",  "plans",   "proposal", "proposals", "bill",   "bills",  "law",      "laws",  "deal",
                    "deals", "measure", "measures", "agreement", "rule",   "rules",  "rollout",  "order", "orders",
                    "ban",   "treaty",  "contract", "scheme",    "motion", "budget", "amendment"};
    // Who is party to a case, and their papers: what they say is theirs.
    WordList party{"lawyer",    "lawyers",     "attorney",    "attorneys", "solicitor",  "solicitors", "counsel",
                   "barrister", "prosecutor",  "prosecutors", "plaintiff", "plaintiffs", "suit",       "lawsuit",
                   "complaint", "indictment",  "petition",    "accuser",   "accusers",   "defendant",  "suspect",
                   "union",     "prosecution", "defence",     "defense"};
    WordList general{"general", "generals"};  // "the attorney general" is no party
    WordList plan{"scheduled", "set", "slated", "expected", "due", "planned", "listed", "booked"};
    WordList plans{"plans", "plan", "intends", "intend", "expects", "expect"};
    WordList planning{"going", "planning", "intending", "preparing"};  // with "is": what follows is to come
    WordList aim{"challenge", "challenges", "problem", "goal",      "goals", "aim",      "question", "job",
                 "thing",     "things",     "part",    "issue",     "task",  "priority", "step",     "problems",
                 "way",       "ways",       "reason",  "key",       "focus", "idea",     "point",    "solution",
                 "intention", "intent",     "purpose", "objective", "hope",  "plan",     "mission"};
    WordList announced{"announced", "pledged", "promised", "vowed", "announces", "pledges", "promises", "vows"};
    // On what occasion something is said: "in a statement", "at the hearing", "by telephone".
    WordList occasion{"statement", "statements", "conference", "briefing",   "interview", "speech",    "letter",  "email",
                      "e-mail",    "memo",       "meeting",    "hearing",    "court",     "testimony", "filing",  "post",
                      "tweet",     "address",    "rally",      "inquiry",    "tribunal",  "inquest",   "phone",   "telephone",
                      "message",   "broadcast",  "debate",     "parliament", "ceremony",  "summit",    "session", "trial"};
    WordList contest{"game", "match", "race", "final", "semifinal", "contest", "fight", "bout", "round", "primary"};
    // Of which the words say when they are, whatever the network takes them for.
    WordList gathering{"reception", "receptions", "banquet", "banquets", "concert", "concerts",
                       "parade",    "parades",    "final",   "finals",   "feast",   "gala"};
    WordList ballot{"primary", "primaries", "caucus", "caucuses", "election", "elections", "referendum"};
    WordList hearer{"court", "jury", "inquiry", "inquest", "tribunal", "hearing", "panel", "committee"};  // what hears evidence
    WordList heard{"heard", "hears"};
    WordList speaking{"spoke", "spoken", "talked"};       // "to" somebody: a deed
    WordList telling{"told"};                             // says whom
    WordList informing{"informed", "informs", "inform"};  // to be told of is news, to tell of it mere speech
    WordList topic{"of", "about"};                        // before what is told: "told the court of her fears"
    WordList agreed{"agreed", "agree", "agrees"};
    // Said of oneself in these words it is so.
    WordList owned{"announced", "announces", "announcing", "admitted", "admits", "admitting", "confessed", "confirmed", "acknowledged"};
    // "…, prompting a strike": what did it is more often the whole of what was told than its subject.
    WordList outcome{"spotlighting", "highlighting", "underscoring", "underlining", "marking",    "signaling",  "signalling",
                     "prompting",    "sparking",     "triggering",   "fueling",     "fuelling",   "ending",     "meaning",
                     "reflecting",   "renewing",     "reviving",     "paving",      "suggesting", "indicating", "reigniting"};
    // "In a statement released on Tuesday", "a letter seen by the Globe": how a document became known.
    WordList published{"released", "published", "issued", "posted", "aired", "broadcast", "shared", "circulated"};
    WordList obtained{"obtained", "seen", "reviewed", "viewed"};
    WordList document{"statement", "statements", "letter", "letters", "email",      "e-mail",  "interview", "post",  "tweet",   "memo",
                      "message",   "video",      "photo",  "photos",  "photograph", "picture", "footage",   "image", "article", "report"};
    WordList moved{"moved",   "put",  "postponed", "delayed", "shifted", "pushed", "rescheduled",
                   "brought", "move", "postpone",  "delay",   "shift",   "push"};
    WordList clock{"a.m.",   "p.m.",  "am",     "pm",      "o'clock",       "o’clock", "noon", "midnight", "about",   "around", "shortly",
                   "before", "after", "local",  "time",    "just",          "gmt",     "utc",  "est",      "et",      "bst",    "a.m",
                   "p.m",    "cet",   "midday", "exactly", "approximately", "nearly",  "past", "half",     "quarter", "to"};
    WordList mind{"hopes", "believes", "thinks", "fears", "wishes", "doubts", "feels", "wants"};
    WordList not_at_once{"after", "before", "since", "until", "till"};
    WordList at_once{"when", "as", "while"};
    WordList recall{"recalled", "recalling"};
    // Before a noun: none, or nobody knows which.
    WordList unsettled{"any",      "no",       "every",    "each",         "either",  "another",   "possible", "potential",  "alleged",
                       "likely",   "apparent", "proposed", "planned",      "future",  "attempted", "imminent", "suspected",  "further",
                       "would-be", "such",     "what",     "hypothetical", "similar", "whatever",  "whose",    "prospective"};
    WordList the_same{"the", "this", "that"};  // before a noun: the one that was spoken of
    // Beside a noun or a verb: not the one that was spoken of.
    WordList another{"previously", "again", "once", "repeatedly", "other",    "second",     "third",      "last",   "previous", "earlier",
                     "later",      "next",  "more", "different",  "separate", "additional", "subsequent", "latest", "recent"};
    // "Called for the resignation of Ms. Ruiz": it may never be.
    WordList seeking{"call",       "calls",   "called",     "calling", "ask",     "asks",    "asked",   "asking",
                     "push",       "pushed",  "press",      "pressed", "plead",   "pleaded", "prepare", "prepared",
                     "preparing",  "brace",   "braced",     "hope",    "hoped",   "wait",    "waiting", "campaign",
                     "campaigned", "lobbied", "threatened", "warned",  "warning", "vote",    "voted"};
    WordList sought{"for", "on", "of", "to", "against", "about"};  // before it
    // "Was charged with the murder of": somebody is said to have done it.
    WordList accusing{"accused", "charged", "suspected", "cleared", "acquitted", "accuses", "accuse", "accusing"};
    WordList accused_of{"of", "with"};
    // "The risk of a strike", "on suspicion of theft", "a charge of murder": what may be, or is said to be.
    WordList prospect{"risk",      "threat", "possibility", "prospect",   "chance", "fear",       "fears",       "danger",
                      "suspicion", "charge", "charges",     "count",      "counts", "accusation", "accusations", "allegation",
                      "claim",     "claims", "allegations", "likelihood", "plan",   "plans",      "kind",        "type",
                      "form",      "case",   "cases",       "hope",       "hopes",  "report",     "reports",     "possibilities",
                      "rumor",     "rumors", "rumour",      "rumours",    "call",   "calls",      "demand",      "demands"};
};

EventLists load_event_lists();

}  // namespace onrecord
