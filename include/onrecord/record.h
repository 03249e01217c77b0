// The record: all that was found in all reports, together. One SQLite file; docs/record.md has its tables.
//
// Every row leads to the words that it rests on. Spans are code points of the report's text, as the tables and the export have them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/error.h"
#include "onrecord/reading.h"
#include "onrecord/span.h"

namespace onrecord {

// ---- what a record answers

// A line in which a report says what it owes to others, or what was changed.
struct CreditRow {
    std::string kind;    // agency, contributor, syndicated, correction, update
    std::string outlet;  // empty if none is named
    std::string text;
    CodePointSpan span;
};

// Words and their place: enough to show the sentence with the words marked in it.
struct Evidence {
    std::string report;  // id
    CodePointSpan span;
    std::string words;     // of the span
    std::string sentence;  // the sentence (or sentences) around the span, on one line
};

struct ReportRow {
    std::string id, input, url, outlet, title, published, basis, page_kind;
    std::vector<std::string> byline;
    std::uint32_t n_words = 0;
    std::uint32_t n_statements = 0;
    std::string opening = {};  // the first sentence of the article, on one line, where there is no title; to name the report by
    std::vector<CreditRow> credits = {};
    // Bytes that the id of a report which is not in this list begins with too: the longest such beginning. 0 in a list of all reports.
    std::size_t n_shared = 0;
    bool outlet_decided = false, date_decided = false;  // by a person
    // Where other reports say when it was published (`basis` is "record" then): of each happening that dates it the words here, and the
    // place and day there; without sentences.
    struct DatedBy {
        Evidence words, other;
        std::string date;
    };
    std::vector<DatedBy> dated_by = {};
    std::vector<std::string> notes = {};         // a person's
    std::vector<std::uint32_t> paragraphs = {};  // where each begins in the text, in code points
};

// A document that could not be read: `reason` is the message.
struct ProblemRow {
    std::string input, reason;
};

struct StatementRow {
    std::string report;        // id
    std::uint32_t number = 0;  // in the report's statements
    Form form = Form::indirect;
    Polarity polarity = Polarity::asserts;
    SpeakerKind speaker_kind = SpeakerKind::unattributed;
    std::string source, cue, content;  // words; pieces of a discontinuous span joined by " … "
    std::vector<CodePointSpan> source_spans, cue_spans, content_spans;
    std::string speaker;          // the person's name across reports, else the entity's; empty where unresolved
    std::string person;           // id of the person across reports ("p3"); empty if none
    bool person_decided = false;  // who that is rests on a person's decision
    std::string on_behalf_of;
    double probability = 0;
    std::vector<std::string> channels;           // words, nearest first
    std::vector<std::string> hedges;             // words that take firmness away
    std::string date;                            // EDTF or TimeML value of when it was said; empty if unknown
    std::optional<std::uint32_t> occasion;       // in the report's occasions: where it was said, with others that have the same number
    std::vector<std::string> occasion_channels;  // words that say what occasion it was; each once
};

struct PersonRow {
    std::string id, name;
    std::vector<std::string> aliases;
    std::uint32_t n_mentions = 0, n_reports = 0, n_statements = 0;
    std::vector<Evidence> mentions;             // filled by people(true) only; without sentences
    std::vector<std::uint32_t> decisions = {};  // numbers of those, same or apart, that hold of this person
    std::vector<std::string> notes = {};        // a person's
};

struct QuotationRow {
    std::string id;
    std::string speaker, person;  // as in StatementRow
    std::vector<Evidence> uses;   // earliest published first
    bool person_decided = false;  // as in StatementRow
};

struct EventRow {
    std::string id, text, date;
    Certainty certainty = Certainty::happened;
    std::vector<std::string> participants;  // names
    std::vector<std::string> people;        // their ids
    struct Other {
        std::string id, text, date;
    };
    std::vector<Other> after, before;  // what it is said to come after and before
    double importance = 0;             // in the news of its case; compared, not shown
    struct Telling {
        Evidence evidence;
        std::string date;
    };
    std::vector<Telling> tellings;
};

// What reports put on record about one thing, and what it rests on. Ids of origins are unique in the record.
struct ClaimRow {
    struct Use {
        Evidence evidence;
        std::optional<std::uint32_t> statement;   // in the report's statements; none: the report's own words
        std::string speaker;                      // of the statement: a name, or the words of its source; empty if none
        Polarity polarity = Polarity::asserts;    // of the statement, as the report has it
        std::optional<std::uint32_t> event = {};  // in the report's events: the first that its own words name
    };
    // Why it counts for a use, with the words that say so.
    struct Reason {
        std::string type;              // names_source, names_outlet, own_words, same_words, named_elsewhere (docs/record.md)
        std::vector<Evidence> places;  // without sentences
    };
    struct Origin {
        std::string id;
        std::string type;  // utterance, document, outlet, agency, anonymous, own (docs/origins.md)
        std::string who;
        std::string occasion;              // empty: not known
        std::vector<std::string> via;      // outlets
        std::vector<std::uint32_t> uses;   // indices in ClaimRow::uses
        std::vector<std::string> reports;  // ids of the reports of these, each once
        std::vector<Reason> reasons;
    };
    struct Answer {
        Use use;
        Polarity polarity = Polarity::denies;
    };
    struct Hedge {
        Evidence evidence;                          // without sentence
        std::vector<std::string> kept_by, lost_by;  // ids of reports that have the claim from this one
    };
    std::string id;
    std::string text;       // words of the use that says most, of the report that had it first
    std::vector<Use> uses;  // earliest published first
    std::uint32_t n_reports = 0;
    std::uint32_t n_outlets = 0;  // of these; a report of unknown outlet counts as one
    std::vector<Origin> origins;
    std::uint32_t min = 0, max = 0;  // independent origins: certain ones at least, possible ones at most
    std::vector<Answer> against, refusals;
    std::vector<Hedge> hedges;
    std::string first, first_date;                           // report id and its day as EDTF; empty: unknown
    std::vector<std::pair<std::string, std::string>> chain;  // ids of origins and reports, names of outlets outside the record
    std::vector<std::vector<std::string>> circles;           // ids of reports
};

struct DifferenceRow {
    std::string id, topic, type;
    struct Value {
        Evidence evidence;
        std::string value;
        std::string by;      // name of who gives it; empty: the report
        std::string person;  // its id
    };
    std::vector<Value> values;
};

struct ReuseRow {
    std::string first, second;  // report ids
    double similarity = 0;
    struct Piece {
        CodePointSpan first, second;
        std::string words;  // of the first
    };
    std::vector<Piece> pieces;
};

struct StoryRow {
    std::string id;
    std::string parent = {};  // id of the case that it is a happening of, with others; empty: it is a case of its own
    std::vector<std::string> reports;
    std::string first_date, last_date;      // EDTF of its reports; empty if none is known
    std::vector<std::string> about = {};    // the few names that most of its reports have
    std::string title = {};                 // of its earliest report that has one
    std::vector<std::string> outlets = {};  // of its reports, each once; where a report does not name its outlet, the host of its address
    std::size_t n_unnamed = 0;              // of its reports: no outlet and no address is known
};

// Page furniture that shows only across reports: a line that an outlet prints around its reports. No list but this one, and no statement
// row, rests on its words.
struct RecurringLineRow {
    std::string id, outlet;
    std::uint32_t n_reports = 0;   // of the outlet, that have it
    std::vector<Evidence> places;  // earliest published first; without sentences
};

struct Hit {
    std::string report;   // id
    std::string where;    // "report" or "statement"
    std::string passage;  // the words around, with the hits marked by U+2402 (begin) and U+2403 (end)
    CodePointSpan span;   // of the statement's content, or of the passage's sentence; empty where the hits are in the title only
};

// What a person decided about the record. Persons are kept as the places where their names occur, so that a decision outlives any
// numbering.
enum class DecisionType { same, apart, outlet, date, note };
struct DecisionRow {
    struct Item {
        std::string report;            // id; empty: it is a person
        std::vector<Evidence> places;  // of a person: a name in each report where he or she was named; without sentences
        std::string person;            // id of whom most of them name now; empty: nobody
        std::string name;              // of that person, or the words of the first place
    };
    std::uint32_t number = 0;  // by which it is undone
    DecisionType what = DecisionType::note;
    std::vector<Item> items;  // same, apart: two persons; outlet, date: a report; note: a report or a person
    std::string value;        // an outlet, an EDTF date, a note; empty for same and apart
    bool holds = false;       // false where the words that it is about are not in the record, or other decisions are against it
};

// A place where words, or nearly these words, occur, with what the record knows of it.
struct TraceRow {
    // Where the report has it from. `how`: report or outlet, by the way of a claim that it is in (an outlet has no report here); utterance,
    // document, agency, anonymous, own: an origin of that claim (ClaimRow::Origin); text: the other report shares it word by word.
    struct From {
        std::string report;         // id; of report and text
        std::string who, occasion;  // of an outlet or origin
        std::string how;
    };
    Evidence evidence;
    bool is_exact = false;             // the words themselves, but for case and the signs between them
    std::uint32_t n_shared = 0;        // of the words that were asked for
    std::optional<StatementRow> said;  // the statement that it is in, without spans, hedges and on whose behalf
    std::vector<From> from;
};
struct TraceRows {
    std::uint32_t n_words = 0;     // that were asked for; of the longer ones where `is_nearest`
    std::uint32_t n_places = 0;    // that were found
    std::vector<TraceRow> places;  // the first of them: earliest published first
    bool is_nearest = false;       // the words occur nowhere: the one place is the sentence that shares most of them
    bool is_cut = false;           // more reports may have them than were read
};

// How much there is of each kind. `n_outlets` are those that reports name, or else the hosts of their addresses; `n_unnamed` the reports
// that have neither. `n_speakers` are the people who make statements, `n_shared_stories` the stories of more than one report,
// `n_single_origins` the claims that several outlets carry and that rest on one origin.
struct Summary {
    std::uint32_t n_reports = 0, n_outlets = 0, n_statements = 0, n_people = 0, n_stories = 0, n_words = 0, n_events = 0, n_quotations = 0,
                  n_claims = 0, n_differences = 0, n_reuse = 0, n_recurring_lines = 0, n_problems = 0, n_speakers = 0, n_shared_stories = 0,
                  n_single_origins = 0, n_unnamed = 0;
    std::string first_date, last_date;
};

// Which items of a list: all; those that the reports of a case have (a case is named by Record::case_of()); those that a report has; those
// of a person (statements that he or she makes, events with him or her, reports that name him or her); the one of this id.
struct Scope {
    enum class Of { record, story_case, report, person, item } of = Of::record;
    std::string id = {};
};

// A part of a list: of the items of the scope at most `limit`, from number `from` on, counted from 0.
struct Slice {
    std::size_t from = 0;
    std::size_t limit = SIZE_MAX;
    Scope of = {};
};

// The lists of a record, to be counted.
enum class List {
    cases,
    reports,
    problems,
    statements,
    people,
    quotations,
    timeline,
    claims,
    claims_of_one_origin,
    differences,
    stories,
    reuse,
    recurring_lines
};

// ---- the record

struct PartialLinks;  // across/partial_links.h

class Record {
public:
    enum class Mode { read, write };  // write makes the file where there is none

    // A record of older tables is brought up to date where it is opened to be written, which takes as long as linking it; the file is
    // replaced in one transaction, once the new one is checked. Errors: not_found, malformed (no SQLite file, or not a record),
    // unsupported (newer tables, or older ones and Mode::read), unreadable (read-only, locked), no_space.
    static Result<Record> open(const std::string& path, Mode mode);
    // An empty record to write to that has no name: it goes when it is closed, and also when the program is killed. SQLite keeps in memory
    // what fits its cache, and the rest in SQLITE_TMPDIR, TMPDIR, or /var/tmp.
    static Result<Record> make_temporary();
    ~Record();
    Record(Record&&) noexcept;
    Record& operator=(Record&&) noexcept;

    // Whether all that was asked so far could be answered: a list is short or empty where the file is damaged or cannot be read.
    [[nodiscard]] Status status() const;

    // ---- writing
    // True if it was added, false if the same report (id and content) was there already. Errors: usage where another report has this
    // id; no_space, unreadable. A report is in the record whole or absent; rows are committed every few hundred reports and at flush().
    Result<bool> add(const Reading& reading);
    Status add_problem(const ProblemRow& problem);
    Status flush();
    // Links all reports again (people, quotations, stories, ...), in one transaction. Does nothing where no report was
    // added since.
    Status link();
    // With what was worked out elsewhere of the same reports. REQUIRES: the record was empty when the first of them was added.
    Status link(PartialLinks partial);

    // ---- deciding; the record is linked again, in the same transaction, where the decision is about more than a note
    // An item names a report (its id, the beginning of it that no other has, or its input), or a person (an id, "p3", or a place where the
    // name occurs, "a1:54-62": REPORT:BEGIN-END in code points). Errors: usage with what is wrong: nobody or several of that name, no EDTF
    // date, another decision that is against it. Nothing is changed then.
    Result<DecisionRow> decide(DecisionType what, const std::vector<std::string>& items, std::string_view value);
    // The decisions of another record, as its export has them: numbers are new, those that are here already are left out, and
    // those whose words are not here are kept for when they are. How many were new.
    Result<std::uint32_t> take_decisions(const std::vector<DecisionRow>& decisions);
    // The decision that was undone. Error: usage where there is none of this number.
    Result<DecisionRow> undo_decision(std::uint32_t number);

    // ---- reading; every list is in an order fit to be shown, and empty where there is nothing. The cost of a slice is that of its items,
    // and of one look at the keys that it is chosen from; the first slice of a case or report also costs one look at all links.
    [[nodiscard]] Summary summary() const;
    // Calls `work`, which asks this record: all of its answers are of one state of the file, whatever another program writes meanwhile.
    // What it could not be answered is forgotten when it ends, and returned.
    Status read_together(const std::function<void()>& work) const;
    // How many items a list has; of a scope only of those lists that can be asked for one.
    [[nodiscard]] std::size_t count(List list, const Scope& of = {}) const;
    // The number from 0 of the item of this id in a list of events or differences; nothing where it is not in it.
    [[nodiscard]] std::optional<std::size_t> position_of(const std::string& id, List list, const Scope& of) const;
    // A number that changes when another program changes the record.
    [[nodiscard]] std::int64_t version() const;
    [[nodiscard]] std::vector<ReportRow> reports(const Slice& slice = {}) const;  // earliest published first, unknown last, then by id
    // Those of the ids that the record has, in the order of reports().
    [[nodiscard]] std::vector<ReportRow> reports_by_id(const std::vector<std::string>& ids) const;
    [[nodiscard]] std::vector<ProblemRow> problems(const Slice& slice = {}) const;
    [[nodiscard]] std::vector<StatementRow> statements(
        const Slice& slice = {}) const;  // by report in the order of reports(), then by place
    [[nodiscard]] std::vector<PersonRow> people(bool with_mentions = false, const Slice& slice = {}) const;  // most statements first
    [[nodiscard]] std::vector<QuotationRow> quotations(const Slice& slice = {}) const;                       // most uses first
    [[nodiscard]] std::vector<EventRow> timeline(const Slice& slice = {}) const;                             // by date, unknown last
    // Of the dated events of the record or a case the `n` that weigh most, of those alike the latest; in the order of the timeline.
    [[nodiscard]] std::vector<EventRow> key_events(std::size_t n, const Scope& of = {}) const;
    // Those first that more outlets carry than there are certain origins, then those that most outlets and reports carry.
    [[nodiscard]] std::vector<ClaimRow> claims(const Slice& slice = {}) const;
    // Those of claims() that several outlets carry and that rest on one origin.
    [[nodiscard]] std::vector<ClaimRow> claims_of_one_origin(const Slice& slice = {}) const;
    // Those of claims() that one of the reports has a use of. Of a use the report alone is known; of reasons, answers and hedges no place.
    [[nodiscard]] std::vector<ClaimRow> claims_in(const std::vector<ReportRow>& reports) const;
    [[nodiscard]] std::vector<DifferenceRow> differences(const Slice& slice = {}) const;
    [[nodiscard]] std::vector<ReuseRow> reuse(const Slice& slice = {}) const;  // largest share first
    // Most reports first. Of a case only those without a title have the names that they are about.
    [[nodiscard]] std::vector<StoryRow> stories(const Slice& slice = {}) const;
    // The stories of the cases that the slice has, newest case first (stories that hang together, or one by itself).
    [[nodiscard]] std::vector<StoryRow> cases(const Slice& slice = {}) const;
    // The latest dated event of a case that happened, on `last` (EDTF) at the latest: its id, words and date.
    [[nodiscard]] std::optional<EventRow> latest_event(const std::string& story_case, const std::string& last) const;
    // The id of the case that a report is in: the parent of its story, or its story where that has none. Empty: there is none.
    [[nodiscard]] std::string case_of(const std::string& report) const;
    [[nodiscard]] std::vector<RecurringLineRow> recurring_lines(const Slice& slice = {}) const;  // most reports first
    // Where a report names the people of the record, in the order of the text.
    [[nodiscard]] std::vector<CodePointSpan> names_in(const std::string& report) const;
    // The lines of a report that recur across its outlet's reports.
    [[nodiscard]] std::vector<CodePointSpan> recurring_lines_in(const std::string& report) const;
    // The reports of an outlet (as StoryRow::outlets has them), published on these days (EDTF) in part at least; empty asks for nothing.
    struct ReportsLike {
        std::string outlet, from, to;
        [[nodiscard]] bool is_empty() const { return outlet.empty() && from.empty() && to.empty(); }
    };
    struct ReportsFound {
        std::size_t n = 0;  // in all
        std::vector<ReportRow> rows;
    };
    [[nodiscard]] ReportsFound reports_like(const ReportsLike& asked, const Slice& slice) const;
    // The names of outlets that reports_like() knows, in order.
    [[nodiscard]] std::vector<std::string> outlets(std::size_t limit) const;
    // Statements whose speaker or source, channel and words have these, whatever the case of ASCII letters; empty asks for nothing. Of
    // these reports alone. The first call reads all texts once.
    struct StatementsLike {
        std::string speaker, channel, words;
        ReportsLike reports = {};
    };
    struct StatementsFound {
        std::size_t n = 0;  // in all
        std::vector<StatementRow> rows;
    };
    [[nodiscard]] StatementsFound statements_like(const StatementsLike& asked, const Slice& slice) const;
    // The first name of each entity that is the person of this id ("p3"), of `limit` at most: earliest published first; without sentences.
    [[nodiscard]] std::vector<Evidence> names_of(const std::string& person, std::size_t limit = SIZE_MAX) const;
    [[nodiscard]] std::vector<DecisionRow> decisions(const Slice& slice = {}) const;  // in the order in which they were made
    [[nodiscard]] std::string text_of(const std::string& report) const;
    // FTS5 query syntax; words without operators must all occur. What is no FTS5 query is searched for word by word. At most `limit`
    // hits in these reports, best first: those in reports, then those in statements, half of each where there are enough. Error: usage
    // with what is wrong in the query (no word in it, too long).
    [[nodiscard]] Result<std::vector<Hit>> search(std::string_view query, std::size_t limit, const ReportsLike& reports = {}) const;
    // Where words occur: as they are, then with half of them at least in their order. The first `limit` places. Error: usage with what is
    // wrong in the words (none, too long).
    [[nodiscard]] Result<TraceRows> trace(std::string_view words, std::size_t limit) const;
    // What is wrong with the file, a line each; empty if nothing is.
    [[nodiscard]] std::vector<std::string> check() const;

private:
    struct Impl;
    explicit Record(std::unique_ptr<Impl> impl);
    static Status migrate(const std::string& path);
    std::unique_ptr<Impl> impl_;
};

}  // namespace onrecord
