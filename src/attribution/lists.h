// The word lists of attribution: cues with their inflected forms, closed classes, heads of sources, channels.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "attribution/channel_words.h"
#include "attribution/hedge.h"
#include "onrecord/reading.h"
#include "text/word_key.h"

namespace onrecord {

// A word's classes (data/english/word_class.tsv, source_noun.tsv, channel.tsv), its verb form, and, from its letters, its shape.
inline constexpr std::uint64_t kDeterminer = 1ULL << 0;
inline constexpr std::uint64_t kPossessive = 1ULL << 1;
inline constexpr std::uint64_t kSubject = 1ULL << 2;  // a pronoun that can be a subject
inline constexpr std::uint64_t kPerson = 1ULL << 3;   // a pronoun for people
inline constexpr std::uint64_t kFirst = 1ULL << 4;    // first-person pronoun
inline constexpr std::uint64_t kSecond = 1ULL << 5;
inline constexpr std::uint64_t kObject = 1ULL << 6;
inline constexpr std::uint64_t kRelative = 1ULL << 7;
inline constexpr std::uint64_t kQuestion = 1ULL << 8;
inline constexpr std::uint64_t kPreposition = 1ULL << 9;
inline constexpr std::uint64_t kCoordinator = 1ULL << 10;
inline constexpr std::uint64_t kSubordinator = 1ULL << 11;
inline constexpr std::uint64_t kModal = 1ULL << 12;
inline constexpr std::uint64_t kBe = 1ULL << 13;
inline constexpr std::uint64_t kHave = 1ULL << 14;
inline constexpr std::uint64_t kDo = 1ULL << 15;
inline constexpr std::uint64_t kNegation = 1ULL << 16;
inline constexpr std::uint64_t kAdverb = 1ULL << 17;
inline constexpr std::uint64_t kFinite = 1ULL << 18;  // a form that is surely a finite verb
inline constexpr std::uint64_t kAddressee = 1ULL << 19;
inline constexpr std::uint64_t kPersonNoun = 1ULL << 20;
inline constexpr std::uint64_t kGroupNoun = 1ULL << 21;
inline constexpr std::uint64_t kDocumentNoun = 1ULL << 22;
inline constexpr std::uint64_t kAnonymousNoun = 1ULL << 23;
inline constexpr std::uint64_t kInterview = 1ULL << 24;
inline constexpr std::uint64_t kStatementWord = 1ULL << 25;
inline constexpr std::uint64_t kFiling = 1ULL << 26;
inline constexpr std::uint64_t kPost = 1ULL << 27;
inline constexpr std::uint64_t kOutlet = 1ULL << 28;
inline constexpr std::uint64_t kThat = 1ULL << 29;
inline constexpr std::uint64_t kTo = 1ULL << 30;
inline constexpr std::uint64_t kSecretNoun = 1ULL << 33;   // "source", "insider": anonymous by itself
inline constexpr std::uint64_t kSecretWord = 1ULL << 34;   // "familiar with", "on condition of anonymity"
inline constexpr std::uint64_t kKeepsBack = 1ULL << 62;    // "declined", "asked": who hides his name does it
inline constexpr std::uint64_t kIdentity = 1ULL << 63;     // "named", "identified"
inline constexpr std::uint64_t kGeneralNoun = 1ULL << 35;  // "people": described, not anonymous, by itself
inline constexpr std::uint64_t kDefinite = 1ULL << 36;
inline constexpr std::uint64_t kFirstSingular = 1ULL << 37;
inline constexpr std::uint64_t kNounVerb = 1ULL << 38;     // "claims", "reports": as often a noun
inline constexpr std::uint64_t kThird = 1ULL << 39;        // a verb in -s where a subject stands before it
inline constexpr std::uint64_t kCommaInside = 1ULL << 55;  // a quotation whose last character is a comma
inline constexpr std::uint64_t kAs = 1ULL << 56;
inline constexpr std::uint64_t kArticle = 1ULL << 57;
inline constexpr std::uint64_t kBy = 1ULL << 58;
inline constexpr std::uint64_t kSpeaking = 1ULL << 59;  // who does not do this keeps silent
inline constexpr std::uint64_t kFullStop = 1ULL << 60;  // "." or "…", which a content does not keep
inline constexpr std::uint64_t kHyphen = 1ULL << 61;
inline constexpr std::uint64_t kSymbol = 1ULL << 54;     // neither word nor a mark of punctuation that the rules know
inline constexpr std::uint64_t kAgentNoun = 1ULL << 32;  // who speaks for somebody
inline constexpr std::uint64_t kAnd = 1ULL << 31;        // and, but
// shape
inline constexpr std::uint64_t kCapital = 1ULL << 40;
inline constexpr std::uint64_t kNumber = 1ULL << 41;
inline constexpr std::uint64_t kComma = 1ULL << 42;
inline constexpr std::uint64_t kColon = 1ULL << 43;
inline constexpr std::uint64_t kSemicolon = 1ULL << 44;
inline constexpr std::uint64_t kDash = 1ULL << 45;
inline constexpr std::uint64_t kOpenBracket = 1ULL << 46;
inline constexpr std::uint64_t kCloseBracket = 1ULL << 47;
inline constexpr std::uint64_t kMark = 1ULL << 48;  // a quotation mark
inline constexpr std::uint64_t kStop = 1ULL << 49;  // . ? ! …
inline constexpr std::uint64_t kEd = 1ULL << 50;    // lower case, ends in -ed
inline constexpr std::uint64_t kIng = 1ULL << 51;
inline constexpr std::uint64_t kLy = 1ULL << 52;
inline constexpr std::uint64_t kPossessiveEnding = 1ULL << 53;  // 's or an apostrophe after a noun
inline constexpr std::uint64_t kPunctuation = kComma | kColon | kSemicolon | kDash | kOpenBracket | kCloseBracket | kMark | kStop;
inline constexpr std::uint64_t kAuxiliary = kModal | kBe | kHave | kDo;
inline constexpr std::uint64_t kSourceNoun = kPersonNoun | kGroupNoun | kDocumentNoun;

enum class CueKind : std::uint8_t { verb, noun, adjective, according };
enum class Strength : std::uint8_t { strong, fair, weak };

// What may follow a cue as its content (data/english/cue.tsv).
enum Takes : std::uint16_t {
    kTakesQuotation = 1,
    kTakesClause = 2,
    kTakesQuestion = 4,
    kTakesInfinitive = 8,
    kTakesNoun = 16,
    kTakesAddressee = 32,
    kTakesQuotedNoun = 64,
    kTakesFromDocument = 128,
    kTakesObject = 256,
    kTakesThat = 512,
};

struct Cue {
    CueKind kind = CueKind::verb;
    Polarity polarity = Polarity::asserts;
    std::uint16_t takes = 0;
    Strength strength = Strength::strong;
    std::vector<WordKey> prepositions;
    WordKey second = 0;  // the second word of "go on", "point out"; 0: none
};

enum VerbForm : std::uint8_t { kBase = 1, kThirdPerson = 2, kPast = 4, kParticiple = 8, kGerund = 16 };

struct WordEntry {
    std::uint64_t classes = 0;
    std::int32_t cue = -1;       // index in cues
    std::int32_t long_cue = -1;  // index of a cue of two words that begins with this one
    std::uint8_t form = 0;       // bits of VerbForm, of the cue
};

struct AttributionLists {
    std::vector<Cue> cues;
    std::unordered_map<WordKey, WordEntry> words;  // looked up only, never walked
    ChannelWords channel_words;
    ChannelArguments channel_arguments;
    HedgeLists hedges;
    std::unordered_set<WordKey> unnamed_nouns;  // of persons: they tell the kind of a speaker, and not whether it is one
    std::unordered_set<WordKey> office_nouns;   // who is known by it, though no name is told: "a judge"
    std::unordered_set<WordKey> act_verbs;      // every form of them: what is done, not said
    std::unordered_set<WordKey> hearing_nouns;  // who is told at a hearing: "court", "inquest"
    std::unordered_set<WordKey> body_nouns;     // what an organization is
    std::unordered_set<WordKey> postnominals;   // "QC", "PhD"
};

// Loads
// data/english/{act_verb,cue,irregular_verb,word_class,source_noun,person_noun,group_noun,channel,channel_argument,hedge,postnominal}.tsv.
AttributionLists load_attribution_lists();

}  // namespace onrecord
