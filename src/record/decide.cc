// Deciding, undoing, and what decisions mean for the reports that are there.
//
// A person, an organization or a place is kept as places: one name in each report, with its words. A place leads to the entity that is
// named there; where a text has changed (another program cuts pages otherwise), to the nearest name of the same words in it. Whom most
// places of an item name is who the item is; so a decision follows a person whatever number he or she gets, and also where linking comes to
// take some places for another's.
//
// Other kinds (decided_kind.h) are kept as the places of their words, stories as two reports; what linking makes of them is in
// group_decisions.h.
//
// The outlet and date of a report are changed in its row, which every list and linking read; what its reading says is kept beside
// (report_as_read) and comes back when the decision is undone.
//
// A decision that cannot hold beside those that hold is refused: it is put in, linked, looked at, and taken back with the transaction. That
// two who were put apart are not to be the same is found before. Cost of a decision: that of linking, but for a note.
// Tests: tests/record/decisions_test.cc, decide_across_test.cc.
#include "record/decide.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/names.h"
#include "onrecord/date.h"
#include "record/decided_kind.h"
#include "record/evidence.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/row_hash.h"
#include "record/scope.h"
#include "record/unchecked_references.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxValueBytes = 4096;  // of a note, a name: longer than any that is one
constexpr std::string_view kDecidedBasis = "decided";

// ---- places and persons

// An entity of the table of that name.
struct EntityKey {
    std::int64_t report = 0;
    std::uint32_t entity = 0;
    auto operator<=>(const EntityKey&) const = default;
};

// Those of a kind. REQUIRES: a decision about it is kept by entities.
class Entities {
public:
    Entities(Database& database, const DecidedKind& kind)
        : kind_(&kind),
          report_(database.prepare("SELECT report_key, text FROM report WHERE id = ?")),
          entity_(database.prepare("SELECT entity, mentions FROM entity WHERE report_key = ? AND " + std::string(kind.entity_types) +
                                   " ORDER BY entity")),
          item_(database.prepare("SELECT " + std::string(kind.key) + " FROM " + std::string(kind.table) +
                                 " WHERE report_key = ? AND entity = ?")),
          name_(database.prepare("SELECT name FROM " + std::string(kind.items) + " WHERE " + std::string(kind.key) + " = ?")) {}

    [[nodiscard]] const DecidedKind& kind() const { return *kind_; }

    // The one whose name stands at the place: with these words, there or else nearest to it; with any that touch it where none are
    // given.
    std::optional<EntityKey> at(const Evidence& place) {
        if (!report_.start(place.report).next()) return std::nullopt;
        const std::int64_t key = report_.integer(0);
        const StoredText text(report_.string(1));
        const bool is_there = text.words(place.span) == place.words;
        std::optional<EntityKey> nearest;
        std::uint32_t least = UINT32_MAX;
        for (entity_.start(key); entity_.next();) {
            for (const StoredMention& mention : from_mention_gaps(entity_.text(1))) {
                if (mention.form != MentionForm::name) continue;
                const CodePointSpan span = mention.span;
                const bool touches = span.begin < place.span.end && place.span.begin < span.end;
                const std::uint32_t away = std::max(span.begin, place.span.begin) - std::min(span.begin, place.span.begin);
                const bool fits = touches ? is_there || place.words.empty() : !place.words.empty() && text.words(span) == place.words;
                const std::uint32_t distance = touches ? 0 : away;
                if (!fits || distance >= least) continue;
                nearest = {key, entity_.number(0)};
                least = distance;
            }
        }
        report_.start();
        return nearest;
    }

    // The key of who or what that is across reports.
    std::optional<std::int64_t> item_of(EntityKey entity) {
        const bool found = item_.start(entity.report, entity.entity).next();
        const auto item = found ? std::optional(item_.integer(0)) : std::nullopt;
        item_.start();
        return item;
    }

    std::string name_of(std::int64_t item) {
        std::string name = name_.start(item).next() ? name_.string(0) : std::string();
        name_.start();
        return name;
    }

private:
    const DecidedKind* kind_;
    Query report_, entity_, item_, name_;
};

// A decision and the entities of its items.
struct Found {
    DecisionRow row;
    std::vector<std::vector<EntityKey>> entities;        // of each item, sorted
    std::vector<std::set<std::int64_t>> keys;            // who or what they are now
    std::vector<std::optional<std::int64_t>> mostly_of;  // of each item, whom most of its places name; of several the first
};

const DecidedKind& people_kind() {
    return *decided_kind(DecisionType::same);
}

// The statement with the kind's names in the places of TABLE and KEY.
std::string of_kind(const DecidedKind& kind, std::string_view sql) {
    std::string with_names(sql);
    for (const auto& [sign, name] : {std::pair("TABLE", kind.table), std::pair("KEY", kind.key)}) {
        const std::string_view from(sign);
        for (auto at = with_names.find(from); at != std::string::npos; at = with_names.find(from, at + name.size()))
            with_names.replace(at, from.size(), name);
    }
    return with_names;
}

// The items that have these words at the place: that very span or, where none has, one that overlaps it.
std::set<std::int64_t> items_at(Database& database, const DecidedKind& kind, const Evidence& place) {
    std::set<std::int64_t> exact, overlapping;
    Query use = database.prepare(of_kind(kind,
                                         "SELECT u.KEY, u.span_begin = ?2 AND u.span_end = ?3 FROM report r CROSS JOIN TABLE u ON "
                                         "u.report_key = r.report_key WHERE r.id = ?1 AND u.span_begin < ?3 AND u.span_end > ?2"));
    for (use.start(place.report, place.span.begin, place.span.end); use.next();)
        (use.integer(1) != 0 ? exact : overlapping).insert(use.integer(0));
    return exact.empty() ? overlapping : exact;
}

// Whether a decision that is kept by places or reports has its words or reports here, and what it says is so.
bool holds_across(Database& database, const DecidedKind& kind, const DecisionRow& row) {
    if (row.items.size() != 2) return false;
    std::set<std::int64_t> of_side[2];
    Query text = database.prepare("SELECT text FROM report WHERE id = ?");
    for (std::size_t side = 0; side < 2; ++side) {
        bool is_here = false;
        for (const Evidence& place : row.items[side].places) {
            is_here = is_here || (text.start(place.report).next() && StoredText(text.string(0)).words(place.span) == place.words);
            of_side[side].merge(items_at(database, kind, place));
        }
        text.start();
        if (kind.by == DecidedKind::By::reports) {
            Query item = database.prepare(
                of_kind(kind, "SELECT u.KEY FROM report r CROSS JOIN TABLE u ON u.report_key = r.report_key WHERE r.id = ?"));
            for (item.start(row.items[side].report); item.next();) of_side[side].insert(item.integer(0));
            is_here = !of_side[side].empty();
        }
        if (!is_here) return false;
    }
    const bool share_one = std::any_of(of_side[0].begin(), of_side[0].end(), [&](std::int64_t key) { return of_side[1].contains(key); });
    return share_one == says_same(row.what);
}

std::vector<Found> find_decisions(Database& database) {
    std::vector<Found> all;
    Query decision = database.prepare("SELECT decision, what, value FROM decision ORDER BY decision");
    while (decision.next()) {
        Found& found = all.emplace_back();
        found.row.number = decision.number(0);
        found.row.what = named<DecisionType>(decision.text(1)).value_or(DecisionType::note);
        found.row.value = decision.string(2);
    }
    Query place = database.prepare(
        "SELECT decision, item, report, span_begin, span_end, words FROM decision_place ORDER BY decision, item, position");
    auto at = all.begin();
    while (place.next()) {
        while (at != all.end() && at->row.number != place.number(0)) ++at;
        if (at == all.end()) break;  // a damaged record
        const auto item = std::min<std::size_t>(place.number(1), 1);
        if (at->row.items.size() <= item) at->row.items.resize(item + 1);
        if (place.is_null(3)) {
            at->row.items[item].report = place.string(2);
        } else {
            at->row.items[item].places.push_back({place.string(2), {place.number(3), place.number(4)}, place.string(5), {}});
        }
    }
    std::vector<Entities> of_kinds;
    for (const DecidedKind& kind : kDecidedKinds)
        if (kind.by == DecidedKind::By::entities) of_kinds.emplace_back(database, kind);
    Query report = database.prepare("SELECT 1 FROM report WHERE id = ?");
    for (Found& found : all) {
        const DecidedKind* const kind = decided_kind(found.row.what);
        if (kind != nullptr && kind->by != DecidedKind::By::entities) {
            found.row.holds = holds_across(database, *kind, found.row);
            for (DecisionRow::Item& item : found.row.items)
                if (!item.places.empty()) item.name = item.places.front().words;
            continue;
        }
        const auto its = std::find_if(of_kinds.begin(), of_kinds.end(), [&](const Entities& one) { return &one.kind() == kind; });
        Entities& entities = its == of_kinds.end() ? of_kinds.front() : *its;  // a note is about a person
        bool are_there = true;
        for (DecisionRow::Item& item : found.row.items) {
            std::vector<EntityKey>& of_item = found.entities.emplace_back();
            std::map<std::int64_t, std::size_t> counts;
            std::optional<std::int64_t> most;
            for (const Evidence& evidence : item.places) {
                const auto entity = entities.at(evidence);
                if (!entity) continue;
                of_item.push_back(*entity);
                const auto key = entities.item_of(*entity);
                if (key && ++counts[*key] > (most ? counts[*most] : 0)) most = key;
            }
            std::sort(of_item.begin(), of_item.end());
            std::set<std::int64_t>& keys = found.keys.emplace_back();
            for (const auto& [key, count] : counts) keys.insert(key);
            found.mostly_of.push_back(most);
            if (most) item.person = id_of(entities.kind().letter, *most);
            if (!item.places.empty()) item.name = most ? entities.name_of(*most) : item.places.front().words;
            are_there = are_there && (item.report.empty() ? most.has_value() : report.start(item.report).next());
        }
        found.row.holds = are_there && !found.row.items.empty();
        if (!found.row.holds || kind == nullptr || found.keys.size() < 2) continue;
        const std::set<std::int64_t>& second = found.keys[1];
        const bool are_apart =
            std::none_of(found.keys[0].begin(), found.keys[0].end(), [&](std::int64_t key) { return second.contains(key); });
        found.row.holds = found.row.what == kind->same ? found.mostly_of[0] == found.mostly_of[1] : are_apart;
    }
    return all;
}

bool share(const std::vector<EntityKey>& a, const std::vector<EntityKey>& b) {
    return std::any_of(a.begin(), a.end(), [&](EntityKey entity) { return std::binary_search(b.begin(), b.end(), entity); });
}

// ---- what is typed

Error wrong(std::string what) {
    return {ErrorKind::usage, std::move(what)};
}

std::string as_typed(std::string_view typed) {
    return "'" + std::string(typed) + "'";
}

// The id of the one report that is called so.
Result<std::string> find_report(Database& database, const std::string& typed) {
    for (const char* sql :
         {"SELECT id FROM report WHERE id = ?1 ORDER BY id LIMIT 2", "SELECT id FROM report WHERE input = ?1 ORDER BY id LIMIT 2",
          "SELECT id FROM report WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 2"}) {
        Query query = database.prepare(sql);
        std::vector<std::string> ids;
        for (query.start(typed); query.next();) ids.push_back(query.string(0));
        if (ids.size() == 1) return ids.front();
        if (ids.size() > 1) return wrong(as_typed(typed) + " may be several reports: " + ids[0] + ", " + ids[1] + "; give more of the id");
    }
    return wrong("no report is called " + as_typed(typed) + "; 'show RECORD sources' lists their ids");
}

// The key of an item of the kind that has this id.
std::optional<std::int64_t> key_of(Database& database, const DecidedKind& kind, const std::string& typed) {
    const std::int64_t key = key_in(typed, kind.letter);
    Query query = database.prepare(of_kind(kind, "SELECT 1 FROM TABLE WHERE KEY = ?"));
    return key != 0 && query.start(key).next() ? std::optional(key) : std::nullopt;
}

Error no_such(const DecidedKind& kind, const std::string& typed) {
    return wrong("no " + std::string(kind.noun) + " is called " + as_typed(typed) + "; 'show RECORD " + std::string(kind.ids) +
                 "' lists their ids");
}

// "a1:54-62", also with the dash that is printed: the report as typed, and the span.
std::optional<std::pair<std::string, CodePointSpan>> parse_place(std::string typed) {
    constexpr std::string_view kDash = "–";
    const auto colon = typed.rfind(':');
    if (colon == std::string::npos || colon == 0) return std::nullopt;
    if (const auto dash = typed.find(kDash, colon); dash != std::string::npos) typed.replace(dash, kDash.size(), "-");
    CodePointSpan span;
    const char* const end = typed.data() + typed.size();
    const auto [dash, flaw] = std::from_chars(typed.data() + colon + 1, end, span.begin);
    if (flaw != std::errc() || dash == end || *dash != '-') return std::nullopt;
    const auto [rest, other_flaw] = std::from_chars(dash + 1, end, span.end);
    if (other_flaw != std::errc() || rest != end || span.begin >= span.end) return std::nullopt;
    return std::pair(typed.substr(0, colon), span);
}

// What was typed, of a kind that is kept by entities: all the entities of the item, or the one of a place.
struct Typed {
    std::optional<std::int64_t> item;  // none: a place that linking gave to nobody
    std::vector<EntityKey> entities;   // sorted
    bool is_place = false;
};

Result<Typed> find_entities(Database& database, const DecidedKind& kind, const std::string& typed) {
    Typed found;
    if (const auto place = parse_place(typed)) {
        auto report = find_report(database, place->first);
        if (!report) return report.error();
        Entities entities(database, kind);
        const auto entity = entities.at({report.value(), place->second, {}, {}});
        if (!entity)
            return wrong("no " + std::string(kind.noun) + " is named at " + as_typed(typed) + "; 'show RECORD " + std::string(kind.places) +
                         "' lists where " + (kind.letter == 'p' ? "p1 is" : "each is"));
        found.item = entities.item_of(*entity);
        found.entities = {*entity};
        found.is_place = true;
        return found;
    }
    found.item = key_of(database, kind, typed);
    if (!found.item) return no_such(kind, typed);
    Query query = database.prepare(of_kind(kind, "SELECT report_key, entity FROM TABLE WHERE KEY = ? ORDER BY report_key, entity"));
    for (query.start(*found.item); query.next();) found.entities.push_back({query.integer(0), query.number(1)});
    return found;
}

// The first name of each entity, in the order of reports: earliest published first.
std::vector<Evidence> places_of(Database& database, const std::vector<EntityKey>& entities) {
    std::vector<std::tuple<bool, std::string, std::string, Evidence>> places;
    Query query = database.prepare(
        "SELECT r.id, r.published, r.text, e.mentions FROM report r JOIN entity e ON e.report_key = r.report_key WHERE r.report_key = ? "
        "AND "
        "e.entity = ?");
    for (const EntityKey entity : entities) {
        if (!query.start(entity.report, entity.entity).next()) continue;
        const StoredText text(query.string(2));
        for (const StoredMention& mention : from_mention_gaps(query.text(3))) {
            if (mention.form != MentionForm::name) continue;
            places.emplace_back(query.is_null(1), query.string(1), query.string(0),
                                Evidence{query.string(0), mention.span, std::string(text.words(mention.span)), {}});
            break;
        }
    }
    std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) < std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
    });
    std::vector<Evidence> sorted;
    for (auto& place : places) sorted.push_back(std::move(std::get<3>(place)));
    return sorted;
}

bool is_same_place(const Evidence& a, const Evidence& b) {
    return a.report == b.report && a.span == b.span;
}

bool is_same_item(const DecisionRow::Item& a, const DecisionRow::Item& b) {
    return a.report == b.report && std::equal(a.places.begin(), a.places.end(), b.places.begin(), b.places.end(), is_same_place);
}

// Whether they say the same, whatever their numbers.
bool is_repeated(const DecisionRow& a, const DecisionRow& b) {
    return a.what == b.what && a.value == b.value &&
           std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), is_same_item);
}

std::string said(const DecisionRow& row) {
    return "decision " + std::to_string(row.number);
}

// ---- storing

std::uint32_t insert(Database& database, const DecisionRow& row) {
    const std::int64_t number = database.integer("SELECT coalesce(max(decision), 0) + 1 FROM decision");
    database.prepare("INSERT INTO decision VALUES (?, ?, ?)").run(number, name_of(row.what), Query::OrNull{row.value});
    Query place = database.prepare("INSERT INTO decision_place VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t item = 0; item < row.items.size(); ++item) {
        using Number = std::optional<std::uint32_t>;
        const auto& [report, places, person, name] = row.items[item];
        if (!report.empty()) place.run(number, item, 0, report, Number(), Number(), std::optional<std::string>());
        for (std::size_t i = 0; i < places.size(); ++i)
            place.run(number, item, i, places[i].report, places[i].span.begin, places[i].span.end, places[i].words);
    }
    return static_cast<std::uint32_t>(number);
}

}  // namespace

std::vector<DecisionRow> stored_decisions(Database& database) {
    std::vector<DecisionRow> rows;
    for (Found& found : find_decisions(database)) rows.push_back(std::move(found.row));
    return rows;
}

std::set<std::string> decided_people(Database& database) {
    std::set<std::string> people;
    if (database.integer("SELECT count(*) FROM decision") == 0) return people;
    for (const DecisionRow& row : stored_decisions(database)) {
        if (!row.holds || decided_kind(row.what) != &people_kind()) continue;
        for (const DecisionRow::Item& item : row.items) people.insert(item.person);
    }
    return people;
}

Decisions decisions_for_linking(Database& database, const StoredReadings& readings) {
    Decisions decisions;
    if (database.integer("SELECT count(*) FROM decision") == 0) return decisions;
    std::map<std::int64_t, ReportIndex> index_of;
    for (ReportIndex report = 0; report < readings.size(); ++report) index_of[readings.key(report)] = report;
    Query text = database.prepare("SELECT report_key, text FROM report WHERE id = ?");
    const auto places_in = [&](const DecisionRow::Item& item) {
        std::vector<Person::Mention> places;
        for (const Evidence& place : item.places) {
            if (!text.start(place.report).next()) continue;
            const StoredText stored(text.string(1));
            if (stored.words(place.span) == place.words) places.push_back({index_of[text.integer(0)], stored.index().to_bytes(place.span)});
        }
        text.start();
        std::sort(places.begin(), places.end());
        return places;
    };
    for (const Found& found : find_decisions(database)) {
        const auto& items = found.row.items;
        const DecidedKind* const kind = decided_kind(found.row.what);
        if (kind == nullptr || items.size() != 2) continue;
        const bool is_same = found.row.what == kind->same;
        if (kind->by == DecidedKind::By::places) {
            (kind->letter == 'e'   ? decisions.events
             : kind->letter == 'c' ? decisions.claims
                                   : decisions.quotations)
                .push_back({is_same, places_in(items[0]), places_in(items[1])});
        } else if (kind->by == DecidedKind::By::reports) {
            const std::int64_t first = key_of_report(database, items[0].report), second = key_of_report(database, items[1].report);
            if (first != 0 && second != 0) decisions.stories.push_back({is_same, index_of[first], index_of[second]});
        } else if (found.entities.size() == 2) {
            EntityDecision& decision = (kind->letter == 'n' ? decisions.names : decisions.people).emplace_back();
            decision.is_same = is_same;
            for (auto* side : {&decision.first, &decision.second}) {
                for (const EntityKey entity : found.entities[side == &decision.first ? 0 : 1])
                    side->push_back({index_of[entity.report], entity.entity});
                std::sort(side->begin(), side->end());
            }
        }
    }
    return decisions;
}

void apply_to_reports(Database& database) {
    database.run(
        "INSERT INTO report_as_read SELECT report_key, outlet, published, published_basis FROM report WHERE id IN "
        "(SELECT p.report FROM decision d JOIN decision_place p USING (decision) WHERE d.what IN ('outlet', 'date')) "
        "AND report_key NOT IN (SELECT report_key FROM report_as_read)");
    ReportHash hash(database);
    Query store_hash = database.prepare("UPDATE report_hash SET hash = ? WHERE report_key = ?");
    Query decided = database.prepare(
        "SELECT d.value FROM decision d JOIN decision_place p USING (decision) JOIN report r ON r.id = p.report "
        "WHERE r.report_key = ? AND d.what = ? ORDER BY d.decision LIMIT 1");
    Query change = database.prepare("UPDATE report SET outlet = ?2, published = ?3, published_basis = ?4 WHERE report_key = ?1");
    Query forget = database.prepare("DELETE FROM report_as_read WHERE report_key = ?");
    std::vector<std::int64_t> keys;
    Query all = database.prepare("SELECT report_key FROM report_as_read ORDER BY report_key");
    while (all.next()) keys.push_back(all.integer(0));
    Query read = database.prepare("SELECT outlet, published, published_basis FROM report_as_read WHERE report_key = ?");
    for (const std::int64_t key : keys) {
        if (!read.start(key).next()) continue;
        std::string outlet = read.string(0), published = read.string(1), basis = read.string(2);
        read.start();
        const bool has_outlet = decided.start(key, "outlet").next();
        if (has_outlet) outlet = decided.string(0);
        const bool has_date = decided.start(key, "date").next();
        if (has_date) published = decided.string(0);
        if (has_date) basis = kDecidedBasis;
        decided.start();
        change.run(key, Query::OrNull{outlet}, Query::OrNull{published}, basis);
        store_hash.run(hash.of(key), key);
        if (!has_outlet && !has_date) forget.run(key);
    }
}

std::uint32_t add_decisions(Database& database, const std::vector<DecisionRow>& decisions) {
    const auto before = stored_decisions(database);
    std::uint32_t n_new = 0;
    for (const DecisionRow& row : decisions) {
        if (std::any_of(before.begin(), before.end(), [&](const DecisionRow& other) { return is_repeated(row, other); })) continue;
        insert(database, row);
        ++n_new;
    }
    return n_new;
}

// ---- the record's part

namespace {

Result<std::string> checked_value(DecisionType what, std::string_view value) {
    if (decided_kind(what) != nullptr) return std::string();
    std::uint64_t n_replaced = 0;
    const std::string text = on_one_line(to_valid_utf8(std::string(value), n_replaced));
    const char* const name = what == DecisionType::outlet ? "the outlet" : what == DecisionType::date ? "the date" : "the note";
    if (text.empty()) return wrong(std::string(name) + " is empty");
    if (text.size() > kMaxValueBytes) return wrong(std::string(name) + " is longer than " + std::to_string(kMaxValueBytes) + " bytes");
    if (what == DecisionType::date && !parse_edtf(text))
        return wrong(as_typed(text) + " is no date as EDTF has them: 2025-08-05, 2025-08, 2025, 2025-08-05~ or 2025-07-29/2025-08-05");
    return text;
}

// Two persons, organizations or places, as places; the one of more places first.
Result<std::vector<DecisionRow::Item>> find_entities_of(Database& database, const DecidedKind& kind, DecisionType what,
                                                        const std::vector<std::string>& typed) {
    auto a = find_entities(database, kind, typed[0]), b = find_entities(database, kind, typed[1]);
    if (!a) return a.error();
    if (!b) return b.error();
    Typed &one = a.value(), &other = b.value();
    const std::string both = as_typed(typed[0]) + " and " + as_typed(typed[1]) + " are ";
    const bool is_one = one.item && one.item == other.item;
    if (one.entities == other.entities || (is_one && !one.is_place && !other.is_place))
        return wrong(both + std::string(kind.one) + "; name a place that is another's (REPORT:BEGIN-END)");
    if (is_one && what == kind.apart) {  // what is left of the item
        for (Typed* whole : {&one, &other}) {
            const EntityKey part = (whole == &one ? other : one).entities.front();
            if (!whole->is_place) std::erase_if(whole->entities, [&](EntityKey entity) { return entity == part; });
        }
    }
    for (const Found& found : find_decisions(database)) {
        if (what != kind.same || found.row.what != kind.apart || found.entities.size() != 2) continue;
        const auto &x = found.entities[0], &y = found.entities[1];
        if ((share(x, one.entities) && share(y, other.entities)) || (share(x, other.entities) && share(y, one.entities)))
            return wrong(said(found.row) + " says that " + both + std::string(kind.two) + "; undo it first");
    }
    if (one.entities.size() < other.entities.size()) std::swap(one, other);
    std::vector<DecisionRow::Item> items(2);
    items[0].places = places_of(database, one.entities);
    items[1].places = places_of(database, other.entities);
    return items;
}

// A side of a decision that is kept by places: those of the item that was typed, or the one that was.
Result<std::vector<Evidence>> find_places(Database& database, const DecidedKind& kind, const std::string& typed) {
    std::vector<Evidence> places;
    Query words = database.prepare(in_report_order(
        of_kind(
            kind,
            "SELECT r.id, u.span_begin, u.span_end, substr(r.text, u.span_begin + 1, u.span_end - u.span_begin) FROM TABLE u CROSS JOIN "
            "report r ON r.report_key = u.report_key WHERE u.KEY = ?"),
        "", ", u.span_begin"));
    for (words.start(key_in(typed, kind.letter)); words.next();)
        places.push_back({words.string(0), {words.number(1), words.number(2)}, words.string(3), {}});
    if (!places.empty()) return places;
    const auto place = parse_place(typed);
    if (!place) return no_such(kind, typed);
    auto report = find_report(database, place->first);
    if (!report) return report.error();
    Query text = database.prepare("SELECT text FROM report WHERE id = ?");
    if (text.start(report.value()).next()) {
        const StoredText stored(text.string(0));
        if (std::string there(stored.words(place->second)); !there.empty()) places.push_back({report.value(), place->second, there, {}});
    }
    if (places.empty()) return wrong("nothing is at " + as_typed(typed) + "; 'show RECORD " + std::string(kind.places) + "' lists places");
    return places;
}

// Whether places of both items are in reports of one case.
bool share_a_case(Database& database, const std::vector<DecisionRow::Item>& items) {
    Query query = database.prepare(
        "SELECT s.case_key FROM report r CROSS JOIN story_report sr ON sr.report_key = r.report_key CROSS JOIN story s ON s.story_key = "
        "sr.story_key WHERE r.id = ?");
    std::set<std::int64_t> cases[2];
    for (std::size_t side = 0; side < 2; ++side)
        for (const Evidence& place : items[side].places)
            for (query.start(place.report); query.next();) cases[side].insert(query.integer(0));
    return std::any_of(cases[0].begin(), cases[0].end(), [&](std::int64_t one) { return cases[1].contains(one); });
}

Result<std::vector<DecisionRow::Item>> find_places_of(Database& database, const DecidedKind& kind, DecisionType what,
                                                      const std::vector<std::string>& typed) {
    auto first = find_places(database, kind, typed[0]), second = find_places(database, kind, typed[1]);
    if (!first) return first.error();
    if (!second) return second.error();
    std::vector<DecisionRow::Item> items(2);
    items[0].places = std::move(first).value();
    items[1].places = std::move(second).value();
    // What is left of an item that the other side is a place of.
    std::erase_if(items[0].places, [&](const Evidence& place) {
        return std::any_of(items[1].places.begin(), items[1].places.end(),
                           [&](const Evidence& other) { return is_same_place(place, other); });
    });
    if (items[0].places.empty())
        return wrong(as_typed(typed[0]) + " and " + as_typed(typed[1]) + " are " + std::string(kind.one) +
                     "; name a part of it by its place (REPORT:BEGIN-END)");
    if (kind.is_of_case && what == kind.same && !share_a_case(database, items))
        return wrong(as_typed(typed[0]) + " and " + as_typed(typed[1]) +
                     " are of two cases; say first that two of their stories are one (same S1 S2)");
    return items;
}

// Two reports: of an item the first that is not the other's.
Result<std::vector<DecisionRow::Item>> find_reports_of(Database& database, const DecidedKind& kind, const std::vector<std::string>& typed) {
    std::vector<DecisionRow::Item> items(2);
    for (const std::size_t side : {std::size_t{1}, std::size_t{0}}) {
        Query report = database.prepare(in_report_order(
            of_kind(kind, "SELECT r.id FROM TABLE u CROSS JOIN report r ON r.report_key = u.report_key WHERE u.KEY = ? AND r.id <> ?")));
        if (report.start(key_in(typed[side], kind.letter), items[1].report).next()) {
            items[side].report = report.string(0);
            continue;
        }
        auto found = find_report(database, typed[side]);
        if (!found) return found.error();
        items[side].report = std::move(found).value();
    }
    if (items[0].report == items[1].report) return wrong(as_typed(typed[0]) + " and " + as_typed(typed[1]) + " are one report");
    return items;
}

// Which kind of thing `same` and `apart` are about: that of the first id that the record has, or else that of the first that looks like
// one.
DecisionType type_of(Database& database, DecisionType what, const std::vector<std::string>& typed) {
    if (decided_kind(what) != &people_kind() || typed.size() != 2) return what;
    const auto find = [&](const auto& is_id) {
        for (const std::string& one : typed)
            for (const DecidedKind& kind : kDecidedKinds)
                if (is_id(kind, one)) return &kind;
        return &people_kind();
    };
    const DecidedKind* kind = find([&](const DecidedKind& of, const std::string& one) { return key_of(database, of, one).has_value(); });
    if (kind == &people_kind()) kind = find([](const DecidedKind& of, const std::string& one) { return key_in(one, of.letter) != 0; });
    return says_same(what) ? kind->same : kind->apart;
}

Result<std::vector<DecisionRow::Item>> find_items(Database& database, DecisionType what, const std::vector<std::string>& typed) {
    const DecidedKind* const kind = decided_kind(what);
    if (typed.size() != (kind != nullptr ? 2 : 1))
        return wrong(std::string(name_of(what)) + " takes " + (kind != nullptr ? "two items" : "one report"));
    if (kind != nullptr && kind->by == DecidedKind::By::places) return find_places_of(database, *kind, what, typed);
    if (kind != nullptr && kind->by == DecidedKind::By::reports) return find_reports_of(database, *kind, typed);
    if (kind != nullptr) return find_entities_of(database, *kind, what, typed);
    std::vector<DecisionRow::Item> items(1);
    auto report = find_report(database, typed[0]);
    if (what == DecisionType::note && (key_of(database, people_kind(), typed[0]) || parse_place(typed[0]))) {
        if (report && report.value() == typed[0])
            return wrong(as_typed(typed[0]) +
                         " is a person and a report; call the person by a place (REPORT:BEGIN-END), or the report by its input");
        const auto person = find_entities(database, people_kind(), typed[0]);
        if (!person) return person.error();
        items[0].places = places_of(database, person.value().entities);
        return items;
    }
    if (!report) return report.error();
    items[0].report = report.value();
    return items;
}

}  // namespace

Result<DecisionRow> Record::decide(DecisionType what, const std::vector<std::string>& typed, std::string_view value) {
    if (const Status linked = link(); !linked) return linked.error();  // ids are those of now
    const UncheckedReferences unchecked(*impl_->database);
    if (const Status begun = impl_->begin_adding(); !begun) return begun.error();
    Database& database = *impl_->database;
    const auto refuse = [&](const Error& error) {
        database.roll_back();
        return database.ok() ? error : database.take_error();
    };
    DecisionRow row;
    row.what = what = type_of(database, what, typed);
    auto checked = checked_value(what, value);
    if (!checked) return refuse(checked.error());
    row.value = std::move(checked).value();
    auto items = find_items(database, what, typed);
    if (!items) return refuse(items.error());
    row.items = std::move(items).value();
    const auto before = find_decisions(database);
    for (const Found& other : before) {
        if (is_repeated(row, other.row)) return refuse(wrong(said(other.row) + " says so already"));
        const bool is_second = (what == DecisionType::outlet || what == DecisionType::date) && other.row.what == what &&
                               !other.row.items.empty() && is_same_item(other.row.items.front(), row.items.front());
        if (is_second) return refuse(wrong(said(other.row) + " says that it is " + as_typed(other.row.value) + "; undo it first"));
    }
    row.number = insert(database, row);
    if (what == DecisionType::note) {
        store_decision_hash(database);
    } else {
        impl_->relink();
    }
    auto after = stored_decisions(database);
    if (!database.ok() || after.empty()) return refuse(wrong("the decision could not be stored"));
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].row.holds && !after[i].holds)
            return refuse(wrong(said(before[i].row) + " could not hold beside it; undo that one first"));
    }
    if (!after.back().holds) return refuse(wrong("other decisions are against it; 'show RECORD decisions' lists them"));
    if (const Status ended = impl_->end_adding(true); !ended) return ended.error();
    return std::move(after.back());
}

Result<std::uint32_t> Record::take_decisions(const std::vector<DecisionRow>& decisions) {
    if (const Status flushed = flush(); !flushed) return flushed.error();
    const UncheckedReferences unchecked(*impl_->database);
    if (const Status begun = impl_->begin_adding(); !begun) return begun.error();
    const std::uint32_t n_new = add_decisions(*impl_->database, decisions);
    if (n_new > 0) impl_->relink();
    if (const Status ended = impl_->end_adding(true); !ended) return ended.error();
    return n_new;
}

std::vector<Evidence> Record::names_of(const std::string& id, std::size_t limit) const {
    if (impl_->catalogue) return impl_->catalogue->names_of(id, limit);
    const auto* const kind = std::find_if(kDecidedKinds.begin(), kDecidedKinds.end(), [&](const DecidedKind& one) {
        return one.by == DecidedKind::By::entities && id.starts_with(one.letter);
    });
    std::vector<EntityKey> entities;
    if (kind == kDecidedKinds.end()) return {};
    Query query = impl_->database->prepare(in_report_order(
        of_kind(*kind, "SELECT u.report_key, u.entity FROM TABLE u CROSS JOIN report r ON r.report_key = u.report_key WHERE u.KEY = ?"), "",
        ", u.entity LIMIT ?"));
    for (query.start(key_in(id, kind->letter), std::min<std::size_t>(limit, INT64_MAX)); query.next();)
        entities.push_back({query.integer(0), query.number(1)});
    return places_of(*impl_->database, entities);
}

Result<DecisionRow> Record::undo_decision(std::uint32_t number) {
    if (const Status flushed = flush(); !flushed) return flushed.error();
    const UncheckedReferences unchecked(*impl_->database);
    if (const Status begun = impl_->begin_adding(); !begun) return begun.error();
    Database& database = *impl_->database;
    auto all = stored_decisions(database);
    const auto found = std::find_if(all.begin(), all.end(), [&](const DecisionRow& row) { return row.number == number; });
    if (found == all.end()) {
        database.roll_back();
        if (!database.ok()) return database.take_error();
        return wrong("there is no decision " + std::to_string(number) + "; 'show RECORD decisions' lists them");
    }
    database.prepare("DELETE FROM decision_place WHERE decision = ?").run(number);
    database.prepare("DELETE FROM decision WHERE decision = ?").run(number);
    if (found->what == DecisionType::note) {
        store_decision_hash(database);
    } else {
        impl_->relink();
    }
    if (const Status ended = impl_->end_adding(true); !ended) return ended.error();
    return std::move(*found);
}

}  // namespace onrecord
