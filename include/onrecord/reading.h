// A reading: everything found in one report, taken alone. The members of docs/reading.md in C++: same names, same order. An index ("index
// in entities") is a position in that vector of the same Reading. Spans are bytes of Reading::text; those "sorted by span" may nest, those
// that are "disjoint" do not. A Reading owns everything in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/span.h"
#include "onrecord/text.h"

namespace onrecord {

enum class Basis { given, metadata, dateline, header, inferred, unknown };

// When the report was published. `value` is EDTF, empty if `basis` is unknown; `evidence` is where the text says it, empty if elsewhere.
struct Published {
    std::string value;
    Basis basis = Basis::unknown;
    SpanList evidence;
    bool operator==(const Published&) const = default;
};

enum class ReportField { published, outlet };

// A value that the document offers for one of its fields beside the one that was taken: the day that its data say where the reader sees
// another, the owner's name beside the masthead's.
struct Alternative {
    ReportField field = ReportField::published;
    std::string value;  // EDTF of a day
    std::string where;  // in words: "article:published_time", "line near the headline"
    bool operator==(const Alternative&) const = default;
};

enum class PageKind { article, live_blog, list, home_page, product, forum, error, other };

// One word of Universal Dependencies. A reading has tokens only if ReadOptions::tokens asked for them.
struct Token {
    Span span;
    std::uint32_t sentence = 0;  // index in sentences
    std::string lemma;           // empty: not analysed
    std::string upos;            // Universal Dependencies v2; empty: not analysed
    std::string xpos;            // Penn Treebank; empty: not analysed
    std::int32_t head = -1;      // index in tokens, -1 for a root, or if not analysed
    std::string deprel;          // empty: not analysed
    bool operator==(const Token&) const = default;
};

enum class EntityType { person, organization, place, work, event, other };
enum class MentionForm { name, nominal, pronoun };

struct Mention {
    Span span;
    MentionForm form = MentionForm::name;
    bool operator==(const Mention&) const = default;
};

enum class NamePieceKind { honorific, given, nickname, particle, surname, generation, postnominal };

// One part of a name, of one word or more: “Dr.”, “Ana Maria”, “de la”, “Ruiz”, “Jr.”
struct NamePiece {
    NamePieceKind kind = NamePieceKind::given;
    Span span;
    bool operator==(const NamePiece&) const = default;
};

enum class EntityRoleKind { office, employer, age, home, relation };

// What the report says the bearer of a name is: “the mayor”, “of Harlow Works”, “41”, “of Lenk”, “her cousin”.
struct EntityRole {
    EntityRoleKind kind = EntityRoleKind::office;
    Span span;
    std::optional<std::uint32_t> entity;  // index in entities: the employer, the home, whose cousin
    bool operator==(const EntityRole&) const = default;
};

// Mentions are sorted by span. `name` is the fullest form found, without title or possessive ending. Of a person with a name, `parts` are
// those of one mention, the fullest with its titles, and `roles` all that is said, each once, in the order of the text. Of several persons
// (“both women”, “Ana Ruiz and Sam Harker”) `members` are who is meant, where that is clear.
struct Entity {
    EntityType type = EntityType::other;
    std::string name;
    std::vector<Mention> mentions;
    std::vector<NamePiece> parts = {};        // disjoint, sorted by span
    std::vector<EntityRole> roles = {};       // sorted by span
    std::vector<std::uint32_t> members = {};  // indices in entities, ascending
    bool operator==(const Entity&) const = default;
};

enum class TimeType { DATE, TIME, DURATION, SET };

// A TIMEX3. `value` as in TimeML: 2025-07-29, 2025-W31, P11M, PRESENT_REF; XXXX-10-03 if no year is known.
struct TimeExpression {
    Span span;
    TimeType type = TimeType::DATE;
    std::string value;
    bool operator==(const TimeExpression&) const = default;
};

enum class Form { direct, mixed, indirect };
enum class Polarity { asserts, denies, declines, asks };
enum class SpeakerKind { named, described, anonymous, group, document, unattributed };
enum class ChannelKind { told, interview, statement, filing, post, reported, speech, letter, study, observed };

// How words reached the report. `outlet` is empty if none is named. An inherited channel is that of the statement's occasion, and its span
// is where that was named.
struct Channel {
    ChannelKind kind = ChannelKind::told;
    Span span;
    std::string outlet;
    bool inherited = false;
    bool operator==(const Channel&) const = default;
};

// An attribution relation: a content attributed to a source by a cue (PARC3, Pareti 2015; PolNeAR, Newell et al. 2018).
struct Statement {
    Form form = Form::indirect;
    SpanList source;  // may be empty
    SpanList cue;     // may be empty
    SpanList content;
    Polarity polarity = Polarity::asserts;
    std::optional<std::uint32_t> speaker;       // index in entities
    double probability = 0;                     // [0,1]: that `speaker` is right; 0 without one
    std::optional<std::uint32_t> on_behalf_of;  // index in entities ("for" in JSON): for whom a lawyer or spokesperson speaks
    SpeakerKind speaker_kind = SpeakerKind::unattributed;
    std::vector<Channel> channel;           // nearest first
    std::optional<std::uint32_t> occasion;  // index in occasions
    std::optional<std::uint32_t> within;    // index in statements: the one whose content contains this one
    SpanList hedges;                        // words that make it less certain: "reportedly", "about", "is thought to"
    std::optional<std::uint32_t> time;      // index in times: when it was said
    std::vector<std::string> explanation;   // with ReadOptions::explain: a line for each step that made it, with its score
    bool operator==(const Statement&) const = default;
};

// One interview, issued statement or hearing at which a speaker made statements, or one document that contains them. Where it is not clear
// whether two statements were made on the same occasion, each has its own.
struct Occasion {
    std::optional<std::uint32_t> speaker;          // index in entities
    std::vector<Channel> channel;                  // as its statements name it; none is inherited
    std::optional<std::uint32_t> document;         // index in entities: the letter, filing or report that contains them
    std::string document_kind;                     // the noun that it is called by: letter, motion, indictment; empty: in no document
    std::optional<std::uint32_t> document_author;  // index in entities: who wrote or filed it
    std::string document_date;                     // EDTF: of what day it is; empty: not said
    std::optional<std::uint32_t> time;             // index in times
    std::vector<std::uint32_t> statements;         // indices in statements, ascending
    bool operator==(const Occasion&) const = default;
};

enum class ClauseForm { verb, noun, adjective, copula };
enum class Tense { past, present, future, none };
enum class Aspect { none, progressive, perfective, perfective_progressive };  // TimeML's
enum class Voice { active, passive, none };

// A phrase that has a role of a predicate. `role` is PropBank's, in lower case: arg0 … arg5, argm-tmp and so on.
struct Argument {
    std::string role;
    SpanList span;                        // the whole phrase, with its preposition or conjunction
    Span head;                            // the word that heads it
    std::optional<std::uint32_t> entity;  // index in entities
    bool operator==(const Argument&) const = default;
};

// A predicate and its arguments. A reading has clauses only if ReadOptions::clauses asked for them.
struct Clause {
    Span predicate;
    std::string lemma;
    ClauseForm form = ClauseForm::verb;
    std::vector<Argument> arguments;  // in the order of their heads
    bool negated = false;
    std::string modality;  // lemma of the modal; empty: none
    Tense tense = Tense::none;
    Aspect aspect = Aspect::none;
    Voice voice = Voice::none;            // of a verb alone
    double factuality = 0;                // in [0,1]: how firmly the text presents it as having happened
    std::optional<std::uint32_t> parent;  // index in clauses: the one whose argument this is
    bool operator==(const Clause&) const = default;
};

enum class Certainty { happened, planned, alleged, denied };

struct Event {
    Span span;                                // the words that report it
    std::string text;                         // a short readable phrase
    Span predicate;                           // the word that names it: arrested
    std::string lemma;                        // of that word: arrest
    std::optional<std::uint32_t> clause;      // index in clauses, if ReadOptions::clauses asked for them
    std::optional<std::uint32_t> statement;   // index in statements: the one whose content reports it
    std::vector<std::uint32_t> participants;  // indices in entities
    std::string date;                         // EDTF; 2024-05-14~: about that day, from the report's own date; empty: unknown
    std::vector<std::uint32_t> times;         // indices in times: what the date rests on
    Certainty certainty = Certainty::happened;
    SpanList mentions;  // where else the report mentions it: was arrested again, the arrest; sorted
    bool operator==(const Event&) const = default;
};

enum class CreditKind { agency, contributor, syndicated, correction, update };

// A line in which the report names what it took from others, or says what was changed in it.
struct Credit {
    CreditKind kind = CreditKind::agency;
    Span span;
    std::string outlet;  // empty: none is named
    std::string text;    // the words of the span
    bool operator==(const Credit&) const = default;
};

struct Reading {
    std::string id;
    std::string input;
    std::string url;     // empty: unknown
    std::string outlet;  // empty: unknown
    std::string title;   // empty: unknown
    std::vector<std::string> byline;
    std::string section;   // of the outlet, as it calls it: Politics; empty: unknown
    std::string language;  // BCP 47; empty: unknown
    Published published;
    std::vector<Alternative> alternatives;  // those of a field together; each differs from what was taken
    PageKind page_kind = PageKind::article;
    std::vector<std::string> limits;  // each limit that cut something, in words
    Text text;
    SpanList furniture;  // menus, sign-ups and the like within the text; only credits are looked for there
    SpanList paragraphs;
    SpanList sentences;  // sorted, disjoint, each inside one paragraph
    std::vector<Token> tokens;
    std::vector<Entity> entities;
    std::vector<TimeExpression> times;  // sorted by span
    std::vector<Statement> statements;  // sorted by first content byte
    std::vector<Occasion> occasions;    // sorted by first statement
    std::vector<Clause> clauses;        // sorted by predicate
    std::vector<Event> events;          // sorted by span
    std::vector<Credit> credits;        // sorted by span
    bool operator==(const Reading&) const = default;
};

}  // namespace onrecord
