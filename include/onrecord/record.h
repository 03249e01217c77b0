// The record: many reports, what was found in each, and what they say together. One SQLite file, whose tables docs/record.md describes.
//
//     auto record = onrecord::Record::open("story.record", onrecord::Record::Mode::write);
//     if (!record) return fail(record.error());
//     for (const onrecord::Reading& reading : readings) {
//         if (const auto added = record.value().add(reading); !added) return fail(added.error());
//     }
//     if (const auto linked = record.value().link(); !linked) return fail(linked.error());  // commits, too
//     for (const onrecord::EventRow& event : record.value().timeline()) ...
//     if (const auto all_read = record.value().status(); !all_read) return fail(all_read.error());  // else the list may be short
//
// Every row leads to the words that it rests on. Spans count code points of the report's text, as in the tables and the export, where
// Reading counts bytes. Dates are EDTF, empty if unknown. Ids of what lies across reports ("p310") mostly stay when reports are added.
// Rows own their contents. A Record is for one thread at a time; several processes may read the file while one writes.
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

// A line in which a report names what it took from others, or says what was changed.
struct CreditRow {
    std::string kind;    // agency, contributor, syndicated, correction, update
    std::string outlet;  // empty if none is named
    std::string text;
    CodePointSpan span;
};

// Words in a report and their place: enough to show the sentence with the words marked in it.
struct Evidence {
    std::string report;  // id
    CodePointSpan span;
    std::string words;     // of the span
    std::string sentence;  // the sentence (or sentences) around the span, on one line
};

struct ReportRow {
    std::string id, input, url, outlet, title, published, basis, page_kind;
    std::vector<std::string> byline;
    std::string section = {};                    // of the outlet; empty if unknown
    std::vector<Alternative> alternatives = {};  // days and outlets that its document offers beside those taken
    std::uint32_t n_words = 0;
    std::uint32_t n_statements = 0;
    std::string opening = {};  // the first sentence of the article, on one line, where there is no title; to name the report by
    std::vector<CreditRow> credits = {};
    // The length in bytes of the longest beginning that this id shares with the id of a report outside the list. 0 in a list of all
    // reports.
    std::size_t n_shared = 0;
    bool outlet_decided = false, date_decided = false;  // by a person
    // The happenings by which other reports date this one (`basis` is "record" then): the words here, and the place and day there. Without
    // sentences.
    struct DatedBy {
        Evidence words, other;
        std::string date;
    };
    std::vector<DatedBy> dated_by = {};
    std::vector<std::string> notes = {};         // a person's
    std::string newer = {};                      // id of the next version of this report; empty: this is the newest
    std::uint32_t n_earlier = 0;                 // versions of it that are older
    std::vector<std::uint32_t> paragraphs = {};  // where each begins in the text, in code points
};

// A document that could not be read; `reason` is the error message.
struct ProblemRow {
    std::string input, reason;
};

struct StatementRow {
    std::string report;        // id
    std::uint32_t number = 0;  // index in the report's statements
    Form form = Form::indirect;
    Polarity polarity = Polarity::asserts;
    SpeakerKind speaker_kind = SpeakerKind::unattributed;
    std::string source, cue, content;  // words; pieces of a discontinuous span joined by " … "
    std::vector<CodePointSpan> source_spans, cue_spans, content_spans;
    std::string speaker;                  // name of the person across reports, else of the entity; empty if unresolved
    std::string person;                   // id of the person across reports ("p3"); empty if none
    bool person_decided = false;          // a decision says who that is
    std::vector<std::string> candidates;  // if `speaker` is empty: two or more people of the report whom the name may mean
    std::string on_behalf_of;
    double probability = 0;                      // [0,1]: that `speaker` is right; 0 without one
    std::vector<std::string> channels;           // words, nearest first
    std::vector<std::string> hedges;             // words that make it less certain
    std::string date;                            // EDTF or TimeML value of when it was said; empty if unknown
    std::optional<std::uint32_t> occasion;       // index in the report's occasions; statements of one occasion have the same
    std::vector<std::string> occasion_channels;  // words that name the occasion; each once
    // The letter, filing or statement that the occasion is; all empty if it is none.
    std::string document_kind = {}, document_author = {}, document_date = {};
    // What the report itself calls the speaker, where `speaker` is what the record concludes, and why: NameReason::type, or office where
    // the report only says "the mayor" and other reports of its story say who that is. Empty: the report says it.
    std::string speaker_in_report = {}, speaker_reason = {};
};

// Why a form of a name is taken to be the name of a person, an organization or a place, in so many reports.
struct NameReason {
    std::string type;  // full_name, form_of_name, report, story, outlet, record, given_name, company, alone, decided (docs/record.md)
    std::string name;
    std::uint32_t n_reports = 0;
    Evidence place;  // in the earliest of these reports; without sentence
};

struct PersonRow {
    std::string id, name;
    std::vector<std::string> aliases;
    std::uint32_t n_mentions = 0, n_reports = 0, n_statements = 0;
    std::vector<Evidence> mentions;             // with people(PersonDetail::mentions) only; without sentences
    std::vector<std::uint32_t> decisions = {};  // numbers of the decisions, same or apart, about this person
    std::vector<std::string> notes = {};        // a person's

    // What reports say the person is: "mayor", "41". `first` and `last` are the earliest and latest publication of a report that says so,
    // EDTF (empty: none of them is dated).
    struct Role {
        EntityRoleKind kind = EntityRoleKind::office;
        std::string words;
        std::uint32_t n_reports = 0;
        std::string first, last;
        bool operator==(const Role&) const = default;
    };
    std::vector<Role> roles = {};  // what most reports say first, within each kind

    std::vector<NameReason> reasons = {};  // earliest report first
};

// An organization or a place over all reports.
struct NameRow {
    std::string id;
    EntityType type = EntityType::organization;  // or place
    std::string name;
    std::vector<std::string> aliases;
    std::uint32_t n_mentions = 0, n_reports = 0;
    std::vector<NameReason> reasons;  // earliest report first
    std::vector<Evidence> mentions;   // with names(true) only; without sentences
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

// What several reports say about one thing, and the origins that it rests on. Ids of origins are unique in the record.
struct ClaimRow {
    struct Use {
        Evidence evidence;
        std::optional<std::uint32_t> statement;   // index in the report's statements; none: the report's own words
        std::string speaker;                      // of the statement: a name, or the words of its source; empty if none
        Polarity polarity = Polarity::asserts;    // of the statement, as the report has it
        std::optional<std::uint32_t> event = {};  // index in the report's events: the first that its own words name
    };
    // Why a use counts as resting on an origin, with the words that say so.
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
        std::vector<std::string> reports;  // ids of the reports of these uses, each once
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
    std::string text;       // words of the use that says most; of several alike, of the earliest
    std::vector<Use> uses;  // earliest published first
    std::uint32_t n_reports = 0;
    std::uint32_t n_outlets = 0;  // of these reports; a report of an unknown outlet counts as one outlet
    std::vector<Origin> origins;
    std::uint32_t min = 0, max = 0;  // independent origins: at least the certain ones, at most the possible ones
    std::vector<Answer> against, refusals;
    std::vector<Hedge> hedges;
    std::string first, first_date;                           // report id and its day as EDTF; empty: unknown
    std::vector<std::pair<std::string, std::string>> chain;  // from, to: ids of origins and reports, names of outlets outside the record
    std::vector<std::vector<std::string>> circles;           // ids of reports
};

struct DifferenceRow {
    std::string id, topic, type;
    struct Value {
        Evidence evidence;
        std::string value;
        std::string by;      // name of whoever gives the value; empty: the report
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
    std::string type = {};    // copy, agency, common_source; empty: nothing says so
    std::string reason = {};  // credit, same_credit, whole_credit, third_report, credit_of_third, earlier_day; empty: none
    bool is_credited = false;
    std::string from = {};   // id of the one of the two that had it first; empty: not known
    std::string third = {};  // id of a third report that the reason rests on
    std::optional<CreditRow> first_credit = {}, second_credit = {}, third_credit = {};  // that the reason rests on
    double first_own = 1, second_own = 1;  // [0,1]: share of each report's text that no other report has
};

// A step from one version of a report to the next: the same page, read again with another text. Lists and counts know the newest version.
struct RevisionRow {
    struct Change {
        std::string type;       // update, correction, wording (docs/record.md)
        Evidence older, newer;  // what one has and the other has not; no words: the place where the other's would be
    };
    std::string id;
    std::string older, newer;  // report ids
    std::string known_by;      // date, note; length: which is newer is not known, and the longer is taken for it
    std::vector<Change> changes;
};

struct StoryRow {
    std::string id;
    std::string parent = {};  // id of the case that this and other happenings belong to; empty: a case by itself
    std::vector<std::string> reports;
    std::string first_date, last_date;      // EDTF of its reports; empty if none is known
    std::vector<std::string> about = {};    // the few names that most of its reports have
    std::string title = {};                 // of its earliest report that has one
    std::vector<std::string> outlets = {};  // of its reports, each once; where a report does not name its outlet, the host of its address
    std::size_t n_unnamed = 0;              // of its reports: no outlet and no address is known
};

// Page furniture that shows only across reports: a line that an outlet prints around its reports. No other list rests on its words.
struct RecurringLineRow {
    std::string id, outlet;
    std::uint32_t n_reports = 0;   // of the outlet that have it
    std::vector<Evidence> places;  // earliest published first; without sentences
};

struct Hit {
    std::string report;   // id
    std::string where;    // "report" or "statement"
    std::string passage;  // the words around the hits; U+2402 and U+2403 begin and end each hit
    CodePointSpan span;   // of the statement's content or the passage's sentence; empty if only the title has hits
};

// A correction that somebody made to the record. It names people by places where their names occur, because ids change.
// same and apart are about two people; of other kinds there are types of their own.
enum class DecisionType {
    same,
    apart,
    outlet,
    date,
    note,
    same_quotation,
    apart_quotation,
    same_story,
    apart_story,
    same_name,
    apart_name,
    same_event,
    apart_event,
    same_claim,
    apart_claim
};
struct DecisionRow {
    struct Item {
        std::string report;            // id; empty: the item is of places
        std::vector<Evidence> places;  // of a person, an organization or a place: a name in each report that names it; without sentences
        std::string person;            // id of the person, organization or place that most of these name now; empty: none
        std::string name;              // of that, or the words of the first place
    };
    std::uint32_t number = 0;  // for undo_decision()
    DecisionType what = DecisionType::note;
    std::vector<Item> items;  // two people, names, quotations, events, claims or reports; outlet, date: a report; note: a report, a person
    std::string value;        // an outlet, an EDTF date, a note; empty for the others
    bool holds = false;       // false if the record lacks the words that it is about, or other decisions contradict it
};

// A place where the words, or nearly the same words, occur, with what the record knows about it.
struct TraceRow {
    // Where the report took it from. `how` is report or outlet if a claim that contains it came from there (an outlet has no report here);
    // utterance, document, agency, anonymous or own if it rests on an origin of that claim (ClaimRow::Origin); text if another report has
    // the same words.
    struct From {
        std::string report;         // id; of report and text
        std::string who, occasion;  // of an outlet or origin
        std::string how;
    };
    Evidence evidence;
    bool is_exact = false;             // the same words, apart from case and punctuation
    std::uint32_t n_shared = 0;        // how many of the words that were asked for
    std::optional<StatementRow> said;  // the statement that contains it, without spans, hedges and on_behalf_of
    std::vector<From> from;
};
struct TraceRows {
    std::uint32_t n_words = 0;     // that were asked for; if `is_nearest`, only the longer ones
    std::uint32_t n_places = 0;    // that were found
    std::vector<TraceRow> places;  // the first of these: earliest published first
    bool is_nearest = false;       // the words occur nowhere; the one place is the sentence that shares most of them
    bool is_cut = false;           // only the most promising reports were read; others may have the words too
};

// How much there is of each kind. `n_outlets` are those that reports name, or else the hosts of their addresses; `n_unnamed` the reports
// that have neither; `n_earlier` the versions of reports that have a newer one, which no other number counts. `n_speakers` are the people
// who make statements, `n_shared_stories` the stories of more than one report, `n_single_origins` the claims that several outlets carry and
// that rest on one origin.
struct Summary {
    std::uint32_t n_reports = 0, n_outlets = 0, n_statements = 0, n_people = 0, n_stories = 0, n_words = 0, n_events = 0, n_quotations = 0,
                  n_claims = 0, n_differences = 0, n_reuse = 0, n_recurring_lines = 0, n_problems = 0, n_speakers = 0, n_shared_stories = 0,
                  n_single_origins = 0, n_unnamed = 0, n_earlier = 0;
    std::string first_date, last_date;
};

// Which items of a list: all of them; those in the reports of a case (Record::case_of() gives its id); those in a report; those of a person
// (statements by, events with, reports that name him or her); or the one with this id.
struct Scope {
    enum class Of { record, story_case, report, person, item } of = Of::record;
    std::string id = {};
};

// A part of a list: at most `limit` items of the scope, the first of them number `from`, counted from 0.
struct Slice {
    std::size_t from = 0;
    std::size_t limit = SIZE_MAX;
    Scope of = {};
};

// How much of a claim is asked for: all of it; no reasons and hedges, of uses and answers no more than who has or says them and whether it
// is a denial; or the reports of its uses, its origins and the way from these to those.
enum class ClaimDetail { whole, brief, ways };

// How much of a person: names, counts and decisions; roles too; reasons too; or every place that names them besides. Where those of a case
// are asked for, roles and reasons are of its reports, as are those of names().
enum class PersonDetail { brief, roles, whole, mentions };

// The lists that Record::count() counts.
enum class List {
    cases,
    reports,
    problems,
    statements,
    people,
    names,
    quotations,
    timeline,
    claims,
    claims_of_one_origin,
    differences,
    stories,
    reuse,
    recurring_lines,
    denied_claims,
    revisions
};

// ---- the record

struct PartialLinks;  // across/partial_links.h

class Record {
public:
    enum class Mode { read, write };  // write creates the file if there is none
    class Catalogue;                  // record/catalogue.h

    // Opening a record with older tables for writing brings it up to date, which takes as long as storing and linking its reports again;
    // the file is replaced in one transaction, after the new tables were checked. A catalogue of several records (docs/record.md) opens as
    // one record, for reading. Errors: not_found, malformed (not a SQLite file, or not a record), unsupported (newer tables, or older ones
    // and Mode::read), unreadable (read-only, locked), no_space.
    static Result<Record> open(const std::string& path, Mode mode);
    // An empty record without a name, to be written to: it is gone when it is closed, and also when the program is killed. SQLite keeps in
    // memory what fits its cache, and the rest in SQLITE_TMPDIR, TMPDIR, or /var/tmp.
    static Result<Record> make_temporary();
    ~Record();
    Record(Record&&) noexcept;
    Record& operator=(Record&&) noexcept;

    // Whether everything that was asked so far could be answered. If not, lists may be short or empty: the file is damaged or unreadable.
    [[nodiscard]] Status status() const;

    // ---- writing
    // True if it was added, false if the record had the same report (id and content) already. Errors: usage if another report has this id;
    // no_space, unreadable. A report is in the record complete or absent. Rows are committed every few hundred reports and by flush().
    Result<bool> add(const Reading& reading);
    Status add_problem(const ProblemRow& problem);
    // Adds all reports, problems and decisions of other records, as if their documents were added here in the same order. `refused` is
    // called for each report that add() would refuse, because another has its id; it is listed as a problem.
    Status add_records(const std::vector<const Record*>& others, const std::function<void(const Error&)>& refused);
    Status flush();
    // Commits what was added and works out what all reports say together (people, quotations, stories, ...), in one transaction. Does
    // nothing if no report was added since the last time.
    Status link();
    // The same, with what was worked out elsewhere (docs/scale.md).
    // REQUIRES: the record was empty when the first of these reports was added.
    Status link(PartialLinks partial);

    // ---- deciding; unless the decision is a note, the record is linked again in the same transaction
    // An item names a report (its id, a beginning of its id that no other report has, or its input) or a person (an id, "p3", or a place of
    // the name, "a1:54-62": REPORT:BEGIN-END in code points), or, for same and apart, two organizations or places ("n3", or a place of the
    // name), quotations, events or claims ("q3", "e7", "c2", or a place of one) or stories ("s7", or a report): the decision that is
    // returned has the type of these. Error: usage, with what is wrong: nobody or several of that name, not an EDTF date, another decision
    // that contradicts it. Nothing has changed then.
    Result<DecisionRow> decide(DecisionType what, const std::vector<std::string>& items, std::string_view value);
    // Takes the decisions of another record, as its export has them, and returns how many were new. They get new numbers; those that the
    // record has already are left out; those whose words it lacks are kept for when it has them.
    Result<std::uint32_t> take_decisions(const std::vector<DecisionRow>& decisions);
    // Returns the decision that was undone. Error: usage if no decision has this number.
    Result<DecisionRow> undo_decision(std::uint32_t number);

    // ---- reading; every list is in an order fit to be shown. A slice costs as much as its items, and a scan of the keys that it is chosen
    // from; the first slice of a case or report also costs a scan of all links.
    [[nodiscard]] Summary summary() const;
    // Calls `work`, which asks this record: all of its answers are of one state of the file, whatever another program writes meanwhile.
    // What it could not be answered is forgotten when it ends, and returned.
    Status read_together(const std::function<void()>& work) const;
    // How many items a list has; within a scope, only for lists that take one.
    [[nodiscard]] std::size_t count(List list, const Scope& of = {}) const;
    // The number from 0 of the item of this id in a list of events or differences; nothing where it is not in it.
    [[nodiscard]] std::optional<std::size_t> position_of(const std::string& id, List list, const Scope& of) const;
    // A number that changes when another program changes the record.
    [[nodiscard]] std::int64_t version() const;
    [[nodiscard]] std::vector<ReportRow> reports(const Slice& slice = {}) const;  // earliest published first, unknown last, then by id
    // The reports with these ids, as far as the record has them, in the order of reports().
    [[nodiscard]] std::vector<ReportRow> reports_by_id(const std::vector<std::string>& ids) const;
    [[nodiscard]] std::vector<ProblemRow> problems(const Slice& slice = {}) const;
    [[nodiscard]] std::vector<StatementRow> statements(
        const Slice& slice = {}) const;  // by report in the order of reports(), then by place
    [[nodiscard]] std::vector<PersonRow> people(PersonDetail detail = PersonDetail::whole,
                                                const Slice& slice = {}) const;                           // most statements first
    [[nodiscard]] std::vector<NameRow> names(bool with_mentions = false, const Slice& slice = {}) const;  // of most reports first
    [[nodiscard]] std::vector<QuotationRow> quotations(const Slice& slice = {}) const;                    // most uses first
    // Those of quotations() that reports of several outlets have; a report whose outlet is not known counts as one.
    struct QuotationsFound {
        std::size_t n = 0;  // in all
        std::vector<QuotationRow> rows;
    };
    [[nodiscard]] QuotationsFound shared_quotations(const Slice& slice = {}) const;
    [[nodiscard]] std::vector<EventRow> timeline(const Slice& slice = {}) const;  // by date, unknown last
    // Of the dated events of the record or a case the `n` that weigh most, of those alike the latest; in the order of the timeline.
    [[nodiscard]] std::vector<EventRow> key_events(std::size_t n, const Scope& of = {}) const;
    // First those that more outlets carry than there are certain origins, then those that most outlets and reports carry.
    [[nodiscard]] std::vector<ClaimRow> claims(const Slice& slice = {}) const;
    [[nodiscard]] std::vector<ClaimRow> claims_with(ClaimDetail detail, const Slice& slice = {}) const;
    // Those of claims() that several outlets carry and that rest on one origin.
    [[nodiscard]] std::vector<ClaimRow> claims_of_one_origin(const Slice& slice = {}) const;
    [[nodiscard]] std::vector<ClaimRow> claims_of_one_origin(const Slice& slice, ClaimDetail detail) const;
    // Those of claims() that somebody denies.
    [[nodiscard]] std::vector<ClaimRow> denied_claims(const Slice& slice = {}) const;
    // Those of claims() that one of these reports uses, with what of their ways concerns these: their uses, the origins of these, and the
    // edges that lead from other reports and outlets to them.
    [[nodiscard]] std::vector<ClaimRow> claims_in(const std::vector<ReportRow>& reports) const;
    [[nodiscard]] std::vector<DifferenceRow> differences(const Slice& slice = {}) const;
    [[nodiscard]] std::vector<ReuseRow> reuse(const Slice& slice = {}) const;  // largest share first
    // Most reports first. Of a case only those without a title have the names that they are about.
    [[nodiscard]] std::vector<StoryRow> stories(const Slice& slice = {}) const;
    // The stories of the cases in the slice, newest case first. A case is several stories that hang together, or one by itself.
    [[nodiscard]] std::vector<StoryRow> cases(const Slice& slice = {}) const;
    // The latest dated event of a case that has happened, up to and including `last` (EDTF): its id, words and date.
    [[nodiscard]] std::optional<EventRow> latest_event(const std::string& story_case, const std::string& last) const;
    // The id of a report's case: the parent of its story, or the story itself if that has none. Empty if the report is in no story.
    [[nodiscard]] std::string case_of(const std::string& report) const;
    [[nodiscard]] std::vector<RevisionRow> revisions(const Slice& slice = {}) const;
    [[nodiscard]] std::vector<RecurringLineRow> recurring_lines(const Slice& slice = {}) const;  // most reports first
    // Where a report names people of the record, in the order of the text.
    [[nodiscard]] std::vector<CodePointSpan> names_in(const std::string& report) const;
    // The lines of a report that recur across its outlet's reports.
    [[nodiscard]] std::vector<CodePointSpan> recurring_lines_in(const std::string& report) const;
    // The reports of an outlet (as StoryRow::outlets has them), published on these days (EDTF) in part at least; empty asks for nothing.
    struct ReportsLike {
        std::string outlet, from, to;
        [[nodiscard]] bool is_empty() const { return outlet.empty() && from.empty() && to.empty(); }
        bool operator==(const ReportsLike&) const = default;
    };
    struct ReportsFound {
        std::size_t n = 0;  // in all
        std::vector<ReportRow> rows;
    };
    [[nodiscard]] ReportsFound reports_like(const ReportsLike& asked, const Slice& slice) const;
    // The names of outlets that reports_like() knows, in order.
    [[nodiscard]] std::vector<std::string> outlets(std::size_t limit) const;
    // Statements whose speaker or source and whose channel contain these, ignoring the case of ASCII letters, and whose words fit the query
    // that search() takes; an empty one matches all. Of these reports alone.
    struct StatementsLike {
        std::string speaker, channel, words;
        ReportsLike reports = {};
        bool operator==(const StatementsLike&) const = default;
    };
    struct StatementsFound {
        std::size_t n = 0;  // of all, not only of `rows`
        std::vector<StatementRow> rows;
    };
    [[nodiscard]] StatementsFound statements_like(const StatementsLike& asked, const Slice& slice) const;
    // For each entity that is the person ("p3"), organization or place ("n3") with this id, of `limit` at most, the first place of the
    // name; earliest published first, without sentences.
    [[nodiscard]] std::vector<Evidence> names_of(const std::string& id, std::size_t limit = SIZE_MAX) const;
    [[nodiscard]] std::vector<DecisionRow> decisions(const Slice& slice = {}) const;  // in the order in which they were made
    [[nodiscard]] std::string text_of(const std::string& report) const;
    // Takes FTS5 query syntax; words without operators must all occur. What is not an FTS5 query is searched for word by word. At most
    // `limit` hits in these reports, best first: those in reports, then those in statements, half of each if there are enough. Error:
    // usage, with what is wrong with the query (no word in it, too long).
    [[nodiscard]] Result<std::vector<Hit>> search(std::string_view query, std::size_t limit, const ReportsLike& reports = {}) const;
    // The first `limit` places where the words occur: exactly, or at least half of them in the same order. Error: usage, with what is wrong
    // with the words (none, too long).
    [[nodiscard]] Result<TraceRows> trace(std::string_view words, std::size_t limit) const;
    // Everything that is wrong with the file, a line each; empty if it is sound.
    [[nodiscard]] std::vector<std::string> check() const;

private:
    struct Impl;
    explicit Record(std::unique_ptr<Impl> impl);
    static Status migrate(const std::string& path);
    std::unique_ptr<Impl> impl_;
};

}  // namespace onrecord
