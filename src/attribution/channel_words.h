// The words of data/english/channel.tsv: what names a channel, who is spoken to, what introduces the phrase.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "onrecord/reading.h"
#include "text/word_key.h"

namespace onrecord {

// A bit for each class of the table, in the order of kChannelClassNames (channel_words.cc).
enum ChannelClass : std::uint64_t {
    // Nouns and verbs that name a kind.
    kNamesInterview = 1ULL << 0,
    kNamesStatement = 1ULL << 1,
    kNamesFiling = 1ULL << 2,
    kNamesPost = 1ULL << 3,
    kNamesOutlet = 1ULL << 4,  // the last word of an outlet's name
    kOutletAlone = 1ULL << 5,  // an outlet by itself, without "the"
    kPlatform = 1ULL << 6,     // where posts are
    kPosting = 1ULL << 7,      // verbs
    kMail = 1ULL << 8,         // a statement to the press, a letter to anybody else
    kNamesLetter = 1ULL << 9,
    kNamesSpeech = 1ULL << 10,
    kGathering = 1ULL << 11,  // speech "at" it, not "in" it
    kCall = 1ULL << 12,       // speech where a word of the next class precedes
    kModifiesCall = 1ULL << 13,
    kRoom = 1ULL << 14,  // "in court"
    kNamesStudy = 1ULL << 15,
    kPublishedWork = 1ULL << 16,
    kLegal = 1ULL << 17,  // makes a filing of a report
    kRecording = 1ULL << 18,
    kWitness = 1ULL << 19,
    kWitnessed = 1ULL << 20,  // verbs
    // Who is spoken to.
    kAudience = 1ULL << 21,
    kPress = 1ULL << 22,
    kMedium = 1ULL << 23,     // common nouns for outlets
    kRecipient = 1ULL << 24,  // who makes a letter of a mail
    kInternal = 1ULL << 25,
    kBody = 1ULL << 26,  // words of names that are no outlet's
    // What links them.
    kPassedOn = 1ULL << 27,
    kComment = 1ULL << 28,
    kSpoken = 1ULL << 29,
    kReporting = 1ULL << 30,
    kAirwaves = 1ULL << 31,
    kIntroIn = 1ULL << 32,
    kIntroAt = 1ULL << 33,
    kIntroOn = 1ULL << 34,
    kIntroBy = 1ULL << 35,
    kIntroTo = 1ULL << 36,
    kIntroBefore = 1ULL << 37,
    kBare = 1ULL << 38,         // needs no determiner: "in testimony"
    kAnother = 1ULL << 39,      // "in a separate statement"
    kAddressing = 1ULL << 40,   // verbs that take the audience as their object
    kTelling = 1ULL << 41,      // verbs that take an addressee
    kOutletFirst = 1ULL << 42,  // the first word of an outlet's name
    kOpening = 1ULL << 43,      // makes a speech of a statement
    kWriting = 1ULL << 44,      // verbs that make a letter, with "to"
    kSetsApart = 1ULL << 45,    // "Later, she said"
    kAttitude = 1ULL << 46,     // verbs of what is thought and not said
    kTaking = 1ULL << 47,       // "took to Facebook"
    kContacting = 1ULL << 48,   // "when we rang", "asked by the Courier"
    kQuoting = 1ULL << 49,      // "quoted by the Courier"
    kTelephone = 1ULL << 50,    // "reached by telephone"
    kOnline = 1ULL << 51,       // adverbs of posts
    kAppearing = 1ULL << 52,    // verbs of sentences that only tell where somebody spoke
    kProgramme = 1ULL << 53,    // "on the programme Salt and Light"
    kCopy = 1ULL << 54,         // "a copy of the letter"
    kOutletOf = 1ULL << 55,     // goes on over "of": "Journal of Harbours"
    kNamesOrder = 1ULL << 56,   // filings only where somebody writes in them: "wrote in an order"
    kLodging = 1ULL << 57,      // "filed a petition asking the court"
    kTestifying = 1ULL << 58,   // verbs that make a speech
    kGiving = 1ULL << 59,       // "held a briefing to say", "used his speech to call for"
    kReplying = 1ULL << 60,     // "responding to written questions"
    kNoOccasion = 1ULL << 61,   // "at the same time", "on the other hand"
};
inline constexpr std::uint64_t kIntro = kIntroIn | kIntroAt | kIntroOn | kIntroBy | kIntroTo | kIntroBefore;
inline constexpr std::uint64_t kNamesChannel = kNamesInterview | kNamesStatement | kNamesFiling | kNamesPost | kMail | kNamesLetter |
                                               kNamesSpeech | kGathering | kCall | kRoom | kNamesStudy | kRecording;

using ChannelWords = std::unordered_map<WordKey, std::uint64_t>;  // looked up only, never walked

// Loads data/english/channel.tsv.
ChannelWords load_channel_words();

// Bits of ChannelClass; 0 of a word that the table does not have.
std::uint64_t classes_of(const ChannelWords& words, WordKey word);

// What a noun says of the channel where it is an argument of a verb of speech, behind one of some prepositions: by the noun, or by it and
// the word before it. Looked up only, never walked.
struct ChannelOfArgument {
    WordKey preposition = 0;
    ChannelKind kind = ChannelKind::told;
};
using ChannelArguments = std::unordered_map<WordKey, std::vector<ChannelOfArgument>>;

// Loads data/english/channel_argument.tsv.
ChannelArguments load_channel_arguments();

}  // namespace onrecord
