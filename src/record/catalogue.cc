// One record of several: each list asks the parts for theirs and merges them by the keys that the list is ordered by. An item of a part
// keeps all that the part knows of it; its ids get other numbers (IdOffsets), by which the part is found again. Nothing is linked from one
// part to another: a person who is in two of them is two items.
//
// Cost: of a part of a list what the parts need for as many items, and of what comes before it one walk, which is remembered, so that a
// list which is asked for slice by slice is walked once. Of one case, report, person or item: as in the part that has it. Memory: what is
// asked for, and some rows of each part. Tests: tests/record/catalogue_test.cc.
#include "record/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"
#include "record/search_hits.h"

namespace onrecord {
namespace {

// Rows that a part is asked for first; then twice as many each time, up to the most, for a slice costs a look at the keys of the list.
constexpr std::size_t kFirstRows = 64, kMostRows = 4096;
constexpr std::size_t kMaxSharedReports = 10;            // that check() names
constexpr int kCacheKib = 32768, kLeastCacheKib = 1024;  // of SQLite, for all parts together; of one at least

// The table and column that an id's number is from (IdOffsets::kLetters).
constexpr std::pair<char, const char*> kNumbered[] = {
    {'p', "SELECT max(person_key) FROM person"},
    {'n', "SELECT max(name_key) FROM name"},
    {'q', "SELECT max(quotation_key) FROM quotation"},
    {'e', "SELECT max(timeline_event_key) FROM timeline_event"},
    {'c', "SELECT max(claim_key) FROM claim"},
    {'o', "SELECT max(origin_key) FROM claim_origin"},
    {'d', "SELECT max(difference_key) FROM difference"},
    {'s', "SELECT max(story_key) FROM story"},
    {'k', "SELECT max(case_key) FROM story"},
    {'l', "SELECT max(recurring_line_key) FROM recurring_line"},
    {'u', "SELECT max(reuse_key) FROM reuse"},
    {'v', "SELECT max(revision_key) FROM revision"},
    {'#', "SELECT max(decision) FROM decision"},
};

// ---- the ids in a row, with the numbers that they have in the catalogue
void renumber(ReportRow& /*row*/, const IdOffsets& /*by*/) {}
void renumber(ProblemRow& /*row*/, const IdOffsets& /*by*/) {}
void renumber(ReuseRow& /*row*/, const IdOffsets& /*by*/) {}
void renumber(StatementRow& row, const IdOffsets& by) {
    row.person = by.shifted(row.person);
}
void renumber(PersonRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
    for (std::uint32_t& decision : row.decisions) decision += static_cast<std::uint32_t>(by['#']);
}
void renumber(RevisionRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
}
void renumber(NameRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
}
void renumber(QuotationRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
    row.person = by.shifted(row.person);
}
void renumber(EventRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
    for (std::string& person : row.people) person = by.shifted(person);
    for (auto* others : {&row.after, &row.before})
        for (EventRow::Other& other : *others) other.id = by.shifted(other.id);
}
void renumber(ClaimRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
    for (auto& step : row.chain) {  // from an origin, an outlet or a report
        const bool is_origin = std::any_of(row.origins.begin(), row.origins.end(), [&](const auto& one) { return one.id == step.first; });
        if (is_origin) step.first = by.shifted(step.first);
    }
    for (ClaimRow::Origin& origin : row.origins) origin.id = by.shifted(origin.id);
}
void renumber(DifferenceRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
    for (DifferenceRow::Value& value : row.values) value.person = by.shifted(value.person);
}
void renumber(StoryRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
    row.parent = by.shifted(row.parent);
}
void renumber(std::vector<StoryRow>& rows, const IdOffsets& by) {
    for (StoryRow& row : rows) renumber(row, by);
}
void renumber(RecurringLineRow& row, const IdOffsets& by) {
    row.id = by.shifted(row.id);
}
void renumber(DecisionRow& row, const IdOffsets& by) {
    row.number += static_cast<std::uint32_t>(by['#']);
    for (DecisionRow::Item& item : row.items) item.person = by.shifted(item.person);
}
void renumber(TraceRow& row, const IdOffsets& by) {
    if (row.said) renumber(*row.said, by);
}

// ---- what the lists are ordered by, as the queries of record/lists.cc and record/kind have it; the least comes first
std::int64_t most(std::size_t n) {
    return -static_cast<std::int64_t>(n);
}
auto order_of(const ReportRow& row) {
    const std::string stored = row.basis == "record" ? std::string() : row.published;  // worked out of its case; no report is ordered by it
    return std::tuple(stored.empty(), stored, row.id);
}
auto order_of(const ClaimRow& row) {
    return std::tuple(row.min >= row.n_outlets, most(row.n_outlets), most(row.n_reports));
}

}  // namespace

std::string IdOffsets::shifted(const std::string& id) const {
    if (id.empty()) return id;
    const char letter = id.front();
    const std::int64_t key = kLetters.find(letter) == std::string_view::npos ? 0 : key_in(id, letter);
    return key == 0 ? id : id_of(letter, key + (*this)[letter]);
}

Result<std::unique_ptr<Record::Catalogue>> Record::Catalogue::open(const std::string& path, const std::vector<CatalogueEntry>& entries) {
    auto catalogue = std::unique_ptr<Catalogue>(new Catalogue(path));
    const auto wrong = [&](const std::string& what) { return Error{ErrorKind::malformed, path + ": " + what}; };
    if (entries.size() > kMaxRecordsOfCatalogue) {
        return Error{ErrorKind::usage, fmt::format("{}: a catalogue has at most {} records, and these are {}; merge some: onrecord merge",
                                                   path, kMaxRecordsOfCatalogue, entries.size())};
    }
    const int cache_kib = std::max(kLeastCacheKib, kCacheKib / std::max(1, static_cast<int>(entries.size())));
    for (const CatalogueEntry& entry : entries) {
        if (is_catalogue(entry.path)) return wrong(entry.path + " is a catalogue too; name its records instead");
        auto record = Record::open(entry.path, Mode::read);
        if (!record) return Error{record.error().kind, path + ": names a record that cannot be opened: " + record.error().message};
        catalogue->parts_.push_back({std::move(record).value(), entry.path, {}});
        Database& database = catalogue->database(catalogue->parts_.size() - 1);
        database.run(("PRAGMA cache_size = -" + std::to_string(cache_kib)).c_str());
        // Reports are never removed, so that the largest key is their number, without a look at all of them.
        const std::int64_t n_reports = database.integer("SELECT max(report_key) FROM report");
        if (!database.ok()) return database.take_error();
        if (n_reports != entry.n_reports) {
            return wrong(fmt::format("{} has {} reports, and had {} when the catalogue was written; write it again: onrecord catalogue",
                                     entry.path, n_reports, entry.n_reports));
        }
    }
    catalogue->parts();
    return catalogue;
}

Database& Record::Catalogue::database(std::size_t part) const {
    return *parts_[part].record.impl_->database;
}

std::vector<Database*> Record::Catalogue::databases() const {
    std::vector<Database*> all;
    for (std::size_t i = 0; i < parts_.size(); ++i) all.push_back(&database(i));
    return all;
}

std::vector<Record::Catalogue::Part>& Record::Catalogue::parts() {
    const std::int64_t now = version();
    if (version_ == now) return parts_;
    IdOffsets offsets;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        parts_[i].offsets = offsets;
        for (const auto& [letter, largest] : kNumbered) offsets[letter] += database(i).integer(largest);
    }
    walks_.clear();
    version_ = now;
    return parts_;
}

Status Record::Catalogue::status() const {
    for (const Part& part : parts_)
        if (const Status status = part.record.status(); !status) return status;
    return done();
}

std::int64_t Record::Catalogue::version() const {
    std::int64_t version = 0;  // each only grows
    for (const Part& part : parts_) version += part.record.version();
    return version;
}

std::optional<std::size_t> Record::Catalogue::part_of_report(const std::string& id) {
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (key_of_report(database(i), id) != 0) return i;
    return std::nullopt;
}

std::optional<Record::Catalogue::Place> Record::Catalogue::place_of(List list, const Scope& of) {
    const bool names_a_report =
        of.of == Scope::Of::report || (of.of == Scope::Of::item && (list == List::reports || list == List::statements));
    if (names_a_report) {
        const auto part = part_of_report(of.id);
        return part ? std::optional(Place{*part, of}) : std::nullopt;
    }
    const char letter = of.id.empty() ? '\0' : of.id.front();
    if (letter == '\0' || IdOffsets::kLetters.find(letter) == std::string_view::npos) return std::nullopt;
    const std::int64_t key = key_in(of.id, letter);
    for (std::size_t i = parts().size(); key > 0 && i-- > 0;) {
        if (const std::int64_t before = parts_[i].offsets[letter]; key > before) return Place{i, {of.of, id_of(letter, key - before)}};
    }
    return std::nullopt;
}

std::string Record::Catalogue::published(std::size_t part, const std::string& report) {
    Query query = database(part).prepare("SELECT published FROM report WHERE id = ?");
    return query.start(report).next() ? query.string(0) : std::string();
}

// What `ask(record, slice)` gives for all parts; `key_of(part, row)` is what rows are ordered by.
template <class Row, class Ask, class KeyOf>
std::vector<Row> Record::Catalogue::merged(Walk& walk, const Slice& slice, const Ask& ask, const KeyOf& key_of) {
    using Key = decltype(key_of(std::size_t{}, std::declval<const Row&>()));
    struct Head {
        std::vector<Row> rows = {};
        std::size_t at = 0, next = 0, n_asked = 0;  // in `rows`; of the part's list the first that is not fetched; rows to ask for
        bool has_ended = false;
        std::optional<Key> key = {};
    };
    std::size_t position = 0;
    std::vector<std::size_t> taken(parts_.size());
    if (walk.position <= slice.from && walk.taken.size() == parts_.size()) {
        position = walk.position;
        taken = walk.taken;
    }
    std::vector<Head> heads(parts_.size());
    const auto look = [&](std::size_t i) {  // at the next row of part `i`
        Head& head = heads[i];
        if (head.at == head.rows.size() && !head.has_ended) {
            head.rows = ask(parts_[i].record, Slice{head.next, head.n_asked});
            head.at = 0;
            head.next += head.rows.size();
            head.has_ended = head.rows.size() < head.n_asked;
            head.n_asked = std::min(2 * head.n_asked, kMostRows);
        }
        head.key.reset();
        if (head.at < head.rows.size()) head.key.emplace(key_of(i, head.rows[head.at]));
    };
    std::vector<Row> rows;
    if (slice.limit == 0) return rows;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        heads[i].next = taken[i];
        heads[i].n_asked = std::min(slice.limit, kFirstRows);
        look(i);
    }
    while (rows.size() < slice.limit) {
        std::size_t first = heads.size();
        for (std::size_t i = 0; i < heads.size(); ++i)
            if (heads[i].key && (first == heads.size() || *heads[i].key < *heads[first].key)) first = i;
        if (first == heads.size()) break;
        Head& head = heads[first];
        if (position >= slice.from) {
            renumber(head.rows[head.at], parts_[first].offsets);
            rows.push_back(std::move(head.rows[head.at]));
        }
        ++position, ++head.at, ++taken[first];
        look(first);
    }
    walk = {position, std::move(taken)};
    return rows;
}

// The slice of a list that may be of a part only.
template <class Row, class Ask, class KeyOf>
std::vector<Row> Record::Catalogue::listed(List list, const Slice& slice, const Ask& ask, const KeyOf& key_of) {
    parts();
    if (slice.of.of == Scope::Of::record) return merged<Row>(walks_[list], slice, ask, key_of);
    const auto place = place_of(list, slice.of);
    if (!place) return {};
    const Part& part = parts_[place->part];
    auto rows = ask(part.record, Slice{slice.from, slice.limit, place->of});
    for (Row& row : rows) renumber(row, part.offsets);
    return rows;
}

Summary Record::Catalogue::summary() {
    Summary all;
    DateRange range;
    for (const Part& part : parts_) {
        const Summary one = part.record.summary();
        for (const auto count : {&Summary::n_reports, &Summary::n_statements, &Summary::n_people, &Summary::n_stories, &Summary::n_words,
                                 &Summary::n_events, &Summary::n_quotations, &Summary::n_claims, &Summary::n_differences, &Summary::n_reuse,
                                 &Summary::n_recurring_lines, &Summary::n_problems, &Summary::n_unnamed, &Summary::n_speakers,
                                 &Summary::n_shared_stories, &Summary::n_single_origins, &Summary::n_earlier})
            all.*count += one.*count;
        range.add(one.first_date);
        range.add(one.last_date);
    }
    all.n_outlets = static_cast<std::uint32_t>(outlets(SIZE_MAX).size());
    all.first_date = range.first();
    all.last_date = range.last();
    return all;
}

std::size_t Record::Catalogue::count(List list, const Scope& of) {
    if (of.of != Scope::Of::record) {
        const auto place = place_of(list, of);
        return place ? parts_[place->part].record.count(list, place->of) : 0;
    }
    std::size_t n = 0;
    for (const Part& part : parts()) n += part.record.count(list);
    return n;
}

// Where the rows are not all reports: what their ids share with those of others, in any part.
void Record::Catalogue::find_shared_beginnings(std::vector<ReportRow>& rows) {
    for (ReportRow& row : rows) row.n_shared = 0;
    if (rows.size() == count(List::reports, {})) return;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        NeighbourIds neighbours(database(i));
        for (ReportRow& row : rows) row.n_shared = std::max(row.n_shared, neighbours.shared_beginning(row.id));
    }
}

std::vector<ReportRow> Record::Catalogue::reports(const Slice& slice) {
    auto rows = listed<ReportRow>(
        List::reports, slice, [](const Record& record, const Slice& part) { return record.reports(part); },
        [](std::size_t, const ReportRow& row) { return order_of(row); });
    find_shared_beginnings(rows);
    return rows;
}

std::vector<ReportRow> Record::Catalogue::reports_by_id(const std::vector<std::string>& ids) {
    std::vector<ReportRow> rows;
    for (const Part& part : parts())
        for (ReportRow& row : part.record.reports_by_id(ids)) rows.push_back(std::move(row));
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
    find_shared_beginnings(rows);
    return rows;
}

std::vector<ProblemRow> Record::Catalogue::problems(const Slice& slice) {
    return listed<ProblemRow>(
        List::problems, slice, [](const Record& record, const Slice& part) { return record.problems(part); },
        [](std::size_t, const ProblemRow& row) { return row.input; });
}

std::vector<StatementRow> Record::Catalogue::statements(const Slice& slice) {
    return listed<StatementRow>(
        List::statements, slice, [](const Record& record, const Slice& part) { return record.statements(part); },
        [this](std::size_t part, const StatementRow& row) {
            const std::string date = published(part, row.report);
            return std::tuple(date.empty(), date, row.report);
        });
}

Record::ReportsFound Record::Catalogue::reports_like(const ReportsLike& asked, const Slice& slice) {
    ReportsFound found;
    for (const Part& part : parts()) found.n += part.record.reports_like(asked, {0, 0}).n;
    Walk walk;
    found.rows = merged<ReportRow>(
        walk, slice, [&](const Record& record, const Slice& part) { return record.reports_like(asked, part).rows; },
        [](std::size_t, const ReportRow& row) { return order_of(row); });
    find_shared_beginnings(found.rows);
    return found;
}

std::vector<std::string> Record::Catalogue::outlets(std::size_t limit) {
    std::set<std::string> names;
    for (const Part& part : parts())
        for (std::string& name : part.record.outlets(limit)) names.insert(std::move(name));
    std::vector<std::string> first(names.begin(), names.end());
    first.resize(std::min(first.size(), limit));
    return first;
}

// Walks the list, where it is of the whole: what the parts have before an item is known by merging them only.
std::optional<std::size_t> Record::Catalogue::position_of(const std::string& id, List list, const Scope& of) {
    if (of.of != Scope::Of::record) {
        const auto place = place_of(list, of);
        const auto item = place_of(list, {Scope::Of::item, id});
        if (!place || !item || place->part != item->part) return std::nullopt;
        return parts_[place->part].record.position_of(item->of.id, list, place->of);
    }
    for (std::size_t from = 0;; from += kMostRows) {
        std::vector<std::string> ids;
        if (list == List::timeline) {
            for (EventRow& row : timeline({from, kMostRows})) ids.push_back(std::move(row.id));
        } else {
            for (DifferenceRow& row : differences({from, kMostRows})) ids.push_back(std::move(row.id));
        }
        if (const auto at = std::find(ids.begin(), ids.end(), id); at != ids.end())
            return from + static_cast<std::size_t>(at - ids.begin());
        if (ids.size() < kMostRows) return std::nullopt;
    }
}

// Within a transaction of each part.
Status Record::Catalogue::read_together(const std::function<void()>& work) {
    std::function<Status(std::size_t)> within = [&](std::size_t part) -> Status {
        if (part == parts_.size()) {
            work();
            return done();
        }
        Status inner = done();
        const Status own = parts_[part].record.read_together([&] { inner = within(part + 1); });
        return own ? inner : own;
    };
    return within(0);
}

Record::StatementsFound Record::Catalogue::statements_like(const StatementsLike& asked, const Slice& slice) {
    StatementsFound found;
    for (const Part& part : parts()) found.n += part.record.statements_like(asked, {0, 0}).n;
    Walk walk;
    found.rows = merged<StatementRow>(
        walk, slice, [&](const Record& record, const Slice& part) { return record.statements_like(asked, part).rows; },
        [this](std::size_t part, const StatementRow& row) {
            const std::string date = published(part, row.report);
            return std::tuple(date.empty(), date, row.report);
        });
    return found;
}

std::vector<PersonRow> Record::Catalogue::people(PersonDetail detail, const Slice& slice) {
    return listed<PersonRow>(
        List::people, slice, [&](const Record& record, const Slice& part) { return record.people(detail, part); },
        [](std::size_t, const PersonRow& row) {
            return std::tuple(most(row.n_statements), most(row.n_reports), most(row.n_mentions), row.name);
        });
}

std::vector<NameRow> Record::Catalogue::names(bool with_mentions, const Slice& slice) {
    return listed<NameRow>(
        List::names, slice, [&](const Record& record, const Slice& part) { return record.names(with_mentions, part); },
        [](std::size_t, const NameRow& row) { return std::tuple(most(row.n_reports), most(row.n_mentions), row.name); });
}

std::vector<QuotationRow> Record::Catalogue::quotations(const Slice& slice) {
    return listed<QuotationRow>(
        List::quotations, slice, [](const Record& record, const Slice& part) { return record.quotations(part); },
        [](std::size_t, const QuotationRow& row) { return most(row.uses.size()); });
}

Record::QuotationsFound Record::Catalogue::shared_quotations(const Slice& slice) {
    QuotationsFound found;
    if (slice.of.of != Scope::Of::record) {
        const auto place = place_of(List::quotations, slice.of);
        if (!place) return found;
        const Part& part = parts_[place->part];
        found = part.record.shared_quotations({slice.from, slice.limit, place->of});
        for (QuotationRow& row : found.rows) renumber(row, part.offsets);
        return found;
    }
    for (const Part& part : parts()) found.n += part.record.shared_quotations({0, 0}).n;
    Walk walk;
    found.rows = merged<QuotationRow>(
        walk, slice, [](const Record& record, const Slice& part) { return record.shared_quotations(part).rows; },
        [](std::size_t, const QuotationRow& row) { return most(row.uses.size()); });
    return found;
}

std::vector<EventRow> Record::Catalogue::timeline(const Slice& slice) {
    return listed<EventRow>(
        List::timeline, slice, [](const Record& record, const Slice& part) { return record.timeline(part); },
        [](std::size_t, const EventRow& row) { return std::tuple(row.date.empty(), row.date); });
}

std::vector<EventRow> Record::Catalogue::key_events(std::size_t n, const Scope& of) {
    std::vector<EventRow> rows;
    if (of.of != Scope::Of::record) {
        const auto place = place_of(List::timeline, of);
        if (!place) return rows;
        rows = parts_[place->part].record.key_events(n, place->of);
        for (EventRow& row : rows) renumber(row, parts_[place->part].offsets);
        return rows;
    }
    for (const Part& part : parts()) {
        for (EventRow& row : part.record.key_events(n)) {
            renumber(row, part.offsets);
            rows.push_back(std::move(row));
        }
    }
    const auto weight = [](const EventRow& row) { return std::pair(row.importance, std::string_view(row.date)); };
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return weight(a) > weight(b); });
    if (rows.size() > n) rows.resize(n);
    const auto place = [](const EventRow& row) { return std::pair(std::string_view(row.date), key_in(row.id, 'e')); };
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return rows;
}

std::vector<ClaimRow> Record::Catalogue::claims(const Slice& slice, ClaimDetail detail) {
    return listed<ClaimRow>(
        List::claims, slice, [&](const Record& record, const Slice& part) { return record.claims_with(detail, part); },
        [](std::size_t, const ClaimRow& row) { return order_of(row); });
}

std::vector<ClaimRow> Record::Catalogue::claims_of_one_origin(const Slice& slice, ClaimDetail detail) {
    return listed<ClaimRow>(
        List::claims_of_one_origin, slice,
        [&](const Record& record, const Slice& part) { return record.claims_of_one_origin(part, detail); },
        [](std::size_t, const ClaimRow& row) { return order_of(row); });
}

std::vector<ClaimRow> Record::Catalogue::denied_claims(const Slice& slice) {
    return listed<ClaimRow>(
        List::denied_claims, slice, [](const Record& record, const Slice& part) { return record.denied_claims(part); },
        [](std::size_t, const ClaimRow& row) { return order_of(row); });
}

std::vector<ClaimRow> Record::Catalogue::claims_in(const std::vector<ReportRow>& reports) {
    std::vector<ClaimRow> rows;
    for (const Part& part : parts()) {
        for (ClaimRow& row : part.record.claims_in(reports)) {
            renumber(row, part.offsets);
            rows.push_back(std::move(row));
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
    return rows;
}

std::vector<DifferenceRow> Record::Catalogue::differences(const Slice& slice) {
    return listed<DifferenceRow>(
        List::differences, slice, [](const Record& record, const Slice& part) { return record.differences(part); },
        [](std::size_t, const DifferenceRow&) { return 0; });
}

std::vector<ReuseRow> Record::Catalogue::reuse(const Slice& slice) {
    return listed<ReuseRow>(
        List::reuse, slice, [](const Record& record, const Slice& part) { return record.reuse(part); },
        [](std::size_t, const ReuseRow& row) { return -row.similarity; });
}

std::vector<RevisionRow> Record::Catalogue::revisions(const Slice& slice) {
    return listed<RevisionRow>(
        List::revisions, slice, [](const Record& record, const Slice& part) { return record.revisions(part); },
        [](std::size_t, const RevisionRow&) { return 0; });
}

std::vector<StoryRow> Record::Catalogue::stories(const Slice& slice) {
    return listed<StoryRow>(
        List::stories, slice, [](const Record& record, const Slice& part) { return record.stories(part); },
        [](std::size_t, const StoryRow& row) { return most(row.reports.size()); });
}

std::vector<StoryRow> Record::Catalogue::cases(const Slice& slice) {
    using Case = std::vector<StoryRow>;
    struct Newest {
        std::string date;
        bool operator<(const Newest& other) const { return date > other.date; }
    };
    parts();
    auto found = merged<Case>(
        walks_[List::cases], slice,
        [](const Record& record, const Slice& part) {
            std::vector<Case> cases;
            for (StoryRow& story : record.cases(part)) {
                const bool is_of_last = !story.parent.empty() && !cases.empty() && cases.back().front().parent == story.parent;
                if (!is_of_last) cases.emplace_back();
                cases.back().push_back(std::move(story));
            }
            return cases;
        },
        [](std::size_t, const Case& one) {
            Newest newest;
            for (const StoryRow& story : one) newest.date = std::max(newest.date, story.last_date);
            return newest;
        });
    std::vector<StoryRow> rows;
    for (Case& one : found)
        for (StoryRow& story : one) rows.push_back(std::move(story));
    return rows;
}

std::optional<EventRow> Record::Catalogue::latest_event(const std::string& story_case, const std::string& last) {
    const auto place = place_of(List::timeline, {Scope::Of::story_case, story_case});
    if (!place) return std::nullopt;
    auto event = parts_[place->part].record.latest_event(place->of.id, last);
    if (event) renumber(*event, parts_[place->part].offsets);
    return event;
}

std::string Record::Catalogue::case_of(const std::string& report) {
    const auto part = part_of_report(report);
    return part ? parts()[*part].offsets.shifted(parts_[*part].record.case_of(report)) : std::string();
}

std::vector<RecurringLineRow> Record::Catalogue::recurring_lines(const Slice& slice) {
    return listed<RecurringLineRow>(
        List::recurring_lines, slice, [](const Record& record, const Slice& part) { return record.recurring_lines(part); },
        [](std::size_t, const RecurringLineRow& row) { return most(row.n_reports); });
}

std::vector<CodePointSpan> Record::Catalogue::names_in(const std::string& report) {
    const auto part = part_of_report(report);
    return part ? parts_[*part].record.names_in(report) : std::vector<CodePointSpan>();
}

std::vector<CodePointSpan> Record::Catalogue::recurring_lines_in(const std::string& report) {
    const auto part = part_of_report(report);
    return part ? parts_[*part].record.recurring_lines_in(report) : std::vector<CodePointSpan>();
}

std::string Record::Catalogue::text_of(const std::string& report) {
    const auto part = part_of_report(report);
    return part ? parts_[*part].record.text_of(report) : std::string();
}

std::vector<Evidence> Record::Catalogue::names_of(const std::string& id, std::size_t limit) {
    const auto place = place_of(List::people, {Scope::Of::item, id});
    return place ? parts_[place->part].record.names_of(place->of.id, limit) : std::vector<Evidence>();
}

std::vector<DecisionRow> Record::Catalogue::decisions(const Slice& slice) {
    std::vector<DecisionRow> rows;
    for (const Part& part : parts()) {
        for (DecisionRow& row : part.record.decisions()) {
            renumber(row, part.offsets);
            rows.push_back(std::move(row));
        }
    }
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(slice.from, rows.size())));
    if (rows.size() > slice.limit) rows.resize(slice.limit);
    return rows;
}

// The ranks of each part are by how frequent the words are there, so that a hit in a part where they are rare comes first among equals.
Result<std::vector<Hit>> Record::Catalogue::search(std::string_view query, std::size_t limit, const ReportsLike& asked) {
    RankedHits all;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        auto found = find_hits(database(i), parts_[i].record.impl_->scopes, query, limit, asked);
        if (!found) return found.error();
        all.add(std::move(found).value());
    }
    return chosen_hits(std::move(all), limit);
}

Result<TraceRows> Record::Catalogue::trace(std::string_view words, std::size_t limit) {
    struct Placed {
        TraceRow row;
        std::string date;
    };
    TraceRows all;
    std::optional<TraceRows> nearest;
    std::vector<Placed> places;
    for (std::size_t i = 0; i < parts().size(); ++i) {
        auto found = parts_[i].record.trace(words, limit);
        if (!found) return found.error();
        TraceRows& rows = found.value();
        for (TraceRow& row : rows.places) renumber(row, parts_[i].offsets);
        all.is_cut |= rows.is_cut;
        if (rows.is_nearest) {
            const bool is_nearer = !rows.places.empty() && (!nearest || rows.places.front().n_shared > nearest->places.front().n_shared);
            if (is_nearer) nearest = std::move(rows);
            continue;
        }
        all.n_words = rows.n_words;
        all.n_places += rows.n_places;
        for (TraceRow& row : rows.places) {
            std::string date = published(i, row.evidence.report);
            places.push_back({std::move(row), std::move(date)});
        }
    }
    if (places.empty() && nearest) {
        nearest->is_cut = all.is_cut;
        return std::move(*nearest);
    }
    // As in Record::trace: of more than the limit those come first that have the words as they are.
    const auto is_earlier = [](const Placed& a, const Placed& b) {
        return std::tuple(a.date.empty(), std::string_view(a.date), std::string_view(a.row.evidence.report)) <
               std::tuple(b.date.empty(), std::string_view(b.date), std::string_view(b.row.evidence.report));
    };
    std::stable_sort(places.begin(), places.end(), is_earlier);
    if (places.size() > limit) {
        std::stable_partition(places.begin(), places.end(), [](const Placed& place) { return place.row.is_exact; });
        places.resize(limit);
        std::stable_sort(places.begin(), places.end(), is_earlier);
    }
    for (Placed& place : places) all.places.push_back(std::move(place.row));
    return all;
}

std::vector<std::string> Record::Catalogue::reports_in_two_records(std::size_t limit) {
    std::vector<std::string> lines;
    std::vector<Query> ids;
    std::set<std::pair<std::string, std::size_t>> heads;  // the next id of each part
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        ids.push_back(database(i).prepare("SELECT id FROM report ORDER BY id"));
        if (ids.back().start().next()) heads.emplace(ids.back().string(0), i);
    }
    while (!heads.empty() && lines.size() < limit) {
        const auto [id, part] = *heads.begin();
        heads.erase(heads.begin());
        if (!heads.empty() && heads.begin()->first == id)
            lines.push_back(fmt::format("{}: report {} is in {} too", parts_[heads.begin()->second].path, id, parts_[part].path));
        if (ids[part].next()) heads.emplace(ids[part].string(0), part);
    }
    return lines;
}

std::vector<std::string> Record::Catalogue::check() {
    std::vector<std::string> lines;
    for (const Part& part : parts_)
        for (std::string& line : part.record.check()) lines.push_back(std::move(line));
    for (std::string& line : reports_in_two_records(kMaxSharedReports)) lines.push_back(path_ + ": " + line);
    return lines;
}

}  // namespace onrecord
