// Several records as one: what a Record holds where its file is a catalogue (catalogue_file.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/record.h"
#include "record/catalogue_file.h"
#include "record/database.h"

namespace onrecord {

// What is added to the numbers in one record's ids, so that no other record of the catalogue has them: how far those of the records before
// it go.
class IdOffsets {
public:
    static constexpr std::string_view kLetters = "pnqecodskluv#";  // of ids (Kind::letter); # is the number of a decision

    std::int64_t& operator[](char letter) { return numbers_[kLetters.find(letter)]; }
    [[nodiscard]] std::int64_t operator[](char letter) const { return numbers_[kLetters.find(letter)]; }
    // An id of the catalogue from one of the record, and nothing else: "p3" and 20 are "p23". Empty stays empty.
    [[nodiscard]] std::string shifted(const std::string& id) const;

private:
    std::int64_t numbers_[kLetters.size()] = {};
};

// The lists of a Record, of all its records together. Member functions are those of Record, where they are explained; each list is in
// Record's order, and of items that this order does not tell apart those of an earlier record come first.
class Record::Catalogue {
public:
    static Result<std::unique_ptr<Catalogue>> open(const std::string& path, const std::vector<CatalogueEntry>& entries);

    [[nodiscard]] std::vector<Database*> databases() const;
    [[nodiscard]] Status status() const;
    Summary summary();
    std::size_t count(List list, const Scope& of);
    [[nodiscard]] std::int64_t version() const;
    std::vector<ReportRow> reports(const Slice& slice);
    std::vector<ReportRow> reports_by_id(const std::vector<std::string>& ids);
    std::vector<ProblemRow> problems(const Slice& slice);
    std::vector<StatementRow> statements(const Slice& slice);
    std::vector<PersonRow> people(PersonDetail detail, const Slice& slice);
    std::vector<NameRow> names(bool with_mentions, const Slice& slice);
    std::vector<QuotationRow> quotations(const Slice& slice);
    QuotationsFound shared_quotations(const Slice& slice);
    std::vector<EventRow> timeline(const Slice& slice);
    std::vector<EventRow> key_events(std::size_t n, const Scope& of);
    std::vector<ClaimRow> claims(const Slice& slice, ClaimDetail detail);
    std::vector<ClaimRow> claims_of_one_origin(const Slice& slice, ClaimDetail detail);
    std::vector<ClaimRow> denied_claims(const Slice& slice);
    std::vector<ClaimRow> claims_in(const std::vector<ReportRow>& reports);
    std::vector<DifferenceRow> differences(const Slice& slice);
    std::vector<ReuseRow> reuse(const Slice& slice);
    std::vector<RevisionRow> revisions(const Slice& slice);
    std::vector<StoryRow> stories(const Slice& slice);
    std::vector<StoryRow> cases(const Slice& slice);
    std::optional<EventRow> latest_event(const std::string& story_case, const std::string& last);
    std::string case_of(const std::string& report);
    std::vector<RecurringLineRow> recurring_lines(const Slice& slice);
    std::vector<CodePointSpan> names_in(const std::string& report);
    std::vector<CodePointSpan> recurring_lines_in(const std::string& report);
    StatementsFound statements_like(const StatementsLike& asked, const Slice& slice);
    std::vector<Evidence> names_of(const std::string& id, std::size_t limit);
    std::vector<DecisionRow> decisions(const Slice& slice);
    std::string text_of(const std::string& report);
    Result<std::vector<Hit>> search(std::string_view query, std::size_t limit, const ReportsLike& asked);
    ReportsFound reports_like(const ReportsLike& asked, const Slice& slice);
    std::vector<std::string> outlets(std::size_t limit);
    std::optional<std::size_t> position_of(const std::string& id, List list, const Scope& of);
    Status read_together(const std::function<void()>& work);
    Result<TraceRows> trace(std::string_view words, std::size_t limit);
    std::vector<std::string> check();

    // The first `limit` reports that are in two records, a line each. Cost: one look at the ids of all reports.
    std::vector<std::string> reports_in_two_records(std::size_t limit);

private:
    struct Part {
        Record record;
        std::string path;
        IdOffsets offsets;
    };
    // How much of each part the first `position` items of a list take, so that a list which is asked for slice by slice is walked once.
    struct Walk {
        std::size_t position = 0;
        std::vector<std::size_t> taken;
    };
    // An item of a part, by its number.
    struct Place {
        std::size_t part;
        Scope of;
    };

    explicit Catalogue(std::string path) : path_(std::move(path)) {}
    std::vector<Part>& parts();  // with the offsets of now
    [[nodiscard]] Database& database(std::size_t part) const;
    std::optional<std::size_t> part_of_report(const std::string& id);
    std::optional<Place> place_of(List list, const Scope& of);
    std::string published(std::size_t part, const std::string& report);  // as reports are ordered by it; empty: unknown
    template <class Row, class Ask, class KeyOf>
    std::vector<Row> listed(List list, const Slice& slice, const Ask& ask, const KeyOf& key_of);
    template <class Row, class Ask, class KeyOf>
    std::vector<Row> merged(Walk& walk, const Slice& slice, const Ask& ask, const KeyOf& key_of);
    void find_shared_beginnings(std::vector<ReportRow>& rows);

    std::string path_;
    std::vector<Part> parts_;
    std::optional<std::int64_t> version_;  // of the parts when their offsets were read
    std::map<List, Walk> walks_;
};

}  // namespace onrecord
