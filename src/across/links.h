// What readings say together: the same person, quotation, happening and text in several reports, and where they differ.
//
// Linking is a function of the set of readings: the order in which they were added changes nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/relative_day.h"
#include "onrecord/reading.h"
#include "onrecord/span.h"

namespace onrecord {

// Where linking gets readings from: the record, or a list in memory. Reports are numbered in the byte order of their ids.
class Readings {
public:
    virtual ~Readings() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    // May read from disk: ask for one at a time, and do not hold what is not needed. Tokens may be absent. REQUIRES: report < size().
    [[nodiscard]] virtual Reading at(std::size_t report) const = 0;
    // Changes whenever the reading does; empty: not known, nothing is remembered of it. REQUIRES: report < size().
    [[nodiscard]] virtual std::string version(std::size_t /*report*/) const { return {}; }
};

// What linking worked out before, by a key that is a hash of all that it is a function of, the program included: parts of a record that new
// reports do not touch are not worked out again. The answer is the same without it.
class LinkMemory {
public:
    virtual ~LinkMemory() = default;
    [[nodiscard]] virtual std::optional<std::string> find(const std::string& key) = 0;
    virtual void keep(const std::string& key, const std::string& value) = 0;
};

using ReportIndex = std::uint32_t;  // a number in Readings

// An entity of a report.
struct InReport {
    ReportIndex report = 0;
    std::uint32_t entity = 0;
    auto operator<=>(const InReport&) const = default;
};

// Why an entity of a report is taken to be a person: the same full name as most of the person's, or another form of it (Bill, William; A.
// Ruiz); a surname alone, which the same report, its story, its outlet within weeks or nearly all reports have somebody for; a given name
// alone, of whom one only of the story is called so, or who is told of beside the same others elsewhere; that nobody else fits, in one
// story; a person's decision. Of organizations and places: shared_names.cc.
enum class NameJoin { full_name, form_of_name, report, story, outlet, record, given_name, company, alone, decided };

// One human being. `entities` are the entities of the reports that are this person; mentions are their names only.
struct Person {
    using InReport = onrecord::InReport;
    struct Mention {
        ReportIndex report = 0;
        Span span;
        auto operator<=>(const Mention&) const = default;
    };
    std::string name;                  // the fullest form seen
    std::vector<std::string> aliases;  // other forms, sorted
    std::vector<InReport> entities;    // sorted
    std::vector<Mention> mentions;     // sorted
    std::vector<NameJoin> joins;       // why each of the entities is this person
    // Statements of whom their reports only call by an office ("the mayor") that this person alone holds in other reports of the story.
    struct Said {
        ReportIndex report = 0;
        std::uint32_t statement = 0;
        auto operator<=>(const Said&) const = default;
    };
    std::vector<Said> said = {};  // sorted
};

// An organization or a place.
struct SharedName {
    EntityType type = EntityType::organization;
    std::string name;                  // the fullest form that is not rare
    std::vector<std::string> aliases;  // other forms, sorted
    std::vector<InReport> entities;    // sorted
    std::vector<NameJoin> joins;       // why each of the entities is this one
    std::uint32_t n_mentions = 0;      // by name
};

// One utterance, two places or more. `statement` is an index in the report's statements; `span` is without quotation marks.
struct Quotation {
    struct Use {
        ReportIndex report = 0;
        Span span;
        std::uint32_t statement = 0;
        auto operator<=>(const Use&) const = default;
    };
    std::vector<Use> uses;                // sorted
    std::optional<std::uint32_t> person;  // index in Links::people: who said it
};

// How two reports came to share text: one has it from the other, both from an agency, or both from another report or outlet.
enum class ReuseType { unknown, copy, agency, common_source };

// What says so: one credits the other's outlet; both credit one agency or outlet; one credits an agency or outlet for all of its text; a
// third report of the record has the same passages, and is credited by one of the two or older than both; such a report credits one of the
// two; or, of the order alone, the days of publication.
enum class ReuseReason { none, credit, same_credit, whole_credit, third_report, credit_of_third, earlier_day };

struct ReuseWay {
    ReuseType type = ReuseType::unknown;
    ReuseReason reason = ReuseReason::none;
    bool is_credited = false;               // by whoever has it from elsewhere: of two, by both
    std::optional<ReportIndex> from = {};   // which of the two had it first
    std::optional<ReportIndex> third = {};  // the third report that the reason rests on
    // In Reading::credits of each, where the reason rests on them.
    std::optional<std::uint32_t> first_credit = {}, second_credit = {}, third_credit = {};
    bool operator==(const ReuseWay&) const = default;
};

// Text that one report shares with another; first < second. Pieces are aligned, sorted by their first span, and do not overlap.
struct Reuse {
    ReportIndex first = 0;
    ReportIndex second = 0;
    double similarity = 0;  // [0,1]: share of the shorter report's text that the pieces cover
    std::vector<std::pair<Span, Span>> pieces;
    ReuseWay way = {};
    double first_own = 1, second_own = 1;  // [0,1]: share of each report's text that no piece of any pair covers
};

// Page furniture that shows only across reports: one line of one outlet, and every place where it stands.
struct RecurringLine {
    struct Place {
        ReportIndex report = 0;
        Span span;
        auto operator<=>(const Place&) const = default;
    };
    std::vector<Place> places;  // sorted
    [[nodiscard]] std::size_t n_reports() const;
};

// One page that was read twice, with another text. Both versions are kept; what is counted and compared across reports is the newest.
enum class RevisionOrder { date, note, length };  // by what it is known which is newer; length: it is not, and the longer is taken for it
enum class ChangeType { update, correction, wording };
struct Revision {
    struct Change {
        ChangeType type = ChangeType::wording;
        Span older, newer;  // words of one that the other has not; either may be empty: then it is where the other's words would be
    };
    ReportIndex older = 0, newer = 0;
    RevisionOrder order = RevisionOrder::length;
    std::vector<Change> changes;  // in the order of the texts
};

struct Story {
    std::vector<ReportIndex> reports;  // sorted; one report at least
};

// One happening, told by one report or several.
struct TimelineEvent {
    struct Telling {
        ReportIndex report = 0;
        std::uint32_t event = 0;  // index in the report's events
        Span span;
        std::string date;  // EDTF as this report has it
        auto operator<=>(const Telling&) const = default;
    };
    std::string text;  // of the telling that says most
    std::string date;  // EDTF; empty: unknown
    Certainty certainty = Certainty::happened;
    std::vector<std::uint32_t> participants;  // indices in Links::people, sorted
    std::vector<std::uint32_t> after;         // indices in Links::timeline that it is known to come after
    std::vector<std::uint32_t> before;
    std::vector<Telling> tellings;  // sorted
    double importance = 0;          // in the news of its case (importance.h)
};

// When a report that does not say so was published, by what dated reports of its case say of the same happenings.
struct PublishedBetween {
    struct Reason {
        Span words;             // of the report: "on Tuesday"
        ReportIndex other = 0;  // the dated report, where it tells of that day
        Span place;
        std::string date;  // EDTF, of that day
        auto operator<=>(const Reason&) const = default;
    };
    ReportIndex report = 0;
    std::string date;                      // EDTF: a day, or an interval of days
    std::vector<Reason> reasons;           // sorted
    std::vector<ResolvedTime> times = {};  // what the report's open times are then, where the day is known
};

enum class DifferenceType { dispute, change, rounding, slip, open };

// One question that is answered differently. At least two distinct values.
struct Difference {
    struct Value {
        ReportIndex report = 0;
        Span span;
        std::string value;                // normalised: digits, TimeML
        std::optional<std::uint32_t> by;  // index in Links::people: who stands behind it
        auto operator<=>(const Value&) const = default;
    };
    std::string topic;
    DifferenceType type = DifferenceType::open;
    std::vector<Value> values;  // sorted
};

// What an item rests on, outside the reports (docs/origins.md): a person's words on an occasion, a document, another outlet's or an
// agency's report that is not in the record, somebody whom a report does not name, or the outlet's own reporting.
enum class OriginType { utterance, document, outlet, agency, anonymous, own };

// Why a use is taken to rest on an origin: its report names the source, names the outlet that it has it from, or names nobody; the same
// words are in both reports; the source is named elsewhere: in the report, with the same words, or in the outlet's report before it; or the
// report speaks of an outlet that it does not name, and this one had it before.
enum class ReasonType { names_source, names_outlet, own_words, same_words, named_elsewhere, unnamed_outlet };

// What reports put on record about one matter, and what stands behind it.
struct Claim {
    struct Use {
        ReportIndex report = 0;
        Span span;
        std::optional<std::uint32_t> statement;  // index in the report's statements; none: the report's own words
        auto operator<=>(const Use&) const = default;
    };
    struct Place {
        ReportIndex report = 0;
        Span span;
        auto operator<=>(const Place&) const = default;
    };
    // Why uses are taken to rest on one origin, and the words that say so.
    struct Reason {
        ReasonType type = ReasonType::own_words;
        std::vector<Place> places;
    };
    struct Origin {
        OriginType type = OriginType::own;
        std::string who;                  // a name, a description, an outlet
        std::string occasion;             // "told Harlow Courier"; empty: not known
        std::vector<std::string> via;     // outlets that it passed through
        std::vector<std::uint32_t> uses;  // indices in Claim::uses, rising; it counts for these reports
        std::uint32_t n = 1;              // persons that it may be: "two officials" are two
        std::vector<Reason> reasons;
    };
    // Who or what passes it on: an origin, an outlet that has no report in the record, or a report.
    struct Node {
        enum class Kind { origin, outlet, report };
        Kind kind = Kind::report;
        std::uint32_t number = 0;  // index in Claim::origins, or the report
        std::string outlet;        // Kind::outlet
        auto operator<=>(const Node&) const = default;
    };
    struct Answer {
        Use use;
        Polarity polarity = Polarity::denies;
        auto operator<=>(const Answer&) const = default;
    };
    // Words of a use that take firmness away, and which reports that have the claim from this one keep any.
    struct Hedge {
        Place place;
        std::vector<ReportIndex> kept_by, lost_by;
    };
    std::vector<Use> uses;      // sorted; two at least
    std::uint32_t fullest = 0;  // index in uses: the one that says most
    std::vector<Origin> origins;
    std::uint32_t min = 1, max = 1;  // independent origins: certain ones at least, possible ones at most
    std::vector<Answer> against;     // sorted: what denies it or says the contrary
    std::vector<Answer> refusals;    // sorted: who would not speak of it
    std::vector<Hedge> hedges;
    std::optional<ReportIndex> first;               // who had it first by the reports' own word
    std::vector<std::pair<Node, Node>> chain;       // sorted
    std::vector<std::vector<ReportIndex>> circles;  // reports that rest on one another in a ring
};

// Every list in an order that depends on the readings only. `stories` covers every report once, and so does `cases`.
struct Links {
    std::vector<Person> people;
    std::vector<SharedName> names;
    std::vector<Quotation> quotations;
    std::vector<Reuse> reuse;
    std::vector<Story> stories;               // happenings
    std::vector<Story> cases;                 // each of one happening or more
    std::vector<PublishedBetween> published;  // by report
    std::vector<TimelineEvent> timeline;      // sorted by date, unknown dates last
    std::vector<Claim> claims;                // most reports first
    std::vector<Difference> differences;
    std::vector<RecurringLine> recurring_lines;  // nothing above rests on what stands in them
    std::vector<Revision> revisions;             // by older, newer; but for people, names and stories nothing above is of an older version
};

// What a person decided: that two sides are the same human being, organization or place, or that they are not. A side is the entities that
// are one where it was decided; each list sorted.
struct EntityDecision {
    bool is_same = false;
    std::vector<InReport> first, second;
};

// That what is at some places is one utterance, event or claim with what is at others, or is not.
struct PlaceDecision {
    bool is_same = false;
    std::vector<Person::Mention> first, second;
};

// That two reports are of one story, or of two.
struct StoryDecision {
    bool is_same = false;
    ReportIndex first = 0, second = 0;
};

struct Decisions {
    std::vector<EntityDecision> people, names;
    std::vector<PlaceDecision> quotations, events, claims;
    std::vector<StoryDecision> stories;
};

}  // namespace onrecord
