// Deciding, undoing, and what decisions mean for the reports that are there.
//
// A person is kept as places: one name in each report, with its words. A place leads to the entity that is named there; where a text has
// changed (another program cuts pages otherwise), to the nearest name of the same words in it. Whom most places of an item name is who the
// item is; so a decision follows a person whatever number he or she gets, and also where linking comes to take some places for another's.
//
// Quotations are kept as the places of their uses, stories as two reports; what linking makes of them is in quotations.h and stories.h.
//
// The outlet and date of a report are changed in its row, which every list and linking read; what its reading says is kept beside
// (report_as_read) and comes back when the decision is undone.
//
// A decision that cannot hold beside those that hold is refused: it is put in, linked, looked at, and taken back with the transaction. That
// two who were put apart are not to be the same is found before. Cost of a decision: that of linking, but for a note.
// Tests: tests/record/decisions_test.cc.
#include "record/decide.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/names.h"
#include "onrecord/date.h"
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

class Entities {
public:
    explicit Entities(Database& database)
        : report_(database.prepare("SELECT report_key, text FROM report WHERE id = ?")),
          entity_(database.prepare("SELECT entity, mentions FROM entity WHERE report_key = ? AND type_code = 0 ORDER BY entity")),
          person_(database.prepare("SELECT person_key FROM person_entity WHERE report_key = ? AND entity = ?")) {}

    // The person whose name stands at the place: with these words, there or else nearest to it; with any that touch it where none are
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

    std::optional<std::int64_t> person_of(EntityKey entity) {
        const bool found = person_.start(entity.report, entity.entity).next();
        const auto person = found ? std::optional(person_.integer(0)) : std::nullopt;
        person_.start();
        return person;
    }

private:
    Query report_, entity_, person_;
};

// A decision and the entities of its items.
struct Found {
    DecisionRow row;
    std::vector<std::vector<EntityKey>> entities;        // of each item, sorted
    std::vector<std::set<std::int64_t>> people;          // who they are now
    std::vector<std::optional<std::int64_t>> mostly_of;  // of each item, whom most of its places name; of several the first
};

bool is_about_people(DecisionType what) {
    return what == DecisionType::same || what == DecisionType::apart;
}

bool is_about_quotations(DecisionType what) {
    return what == DecisionType::same_quotation || what == DecisionType::apart_quotation;
}
bool is_about_stories(DecisionType what) {
    return what == DecisionType::same_story || what == DecisionType::apart_story;
}
bool says_same(DecisionType what) {
    return what == DecisionType::same || what == DecisionType::same_quotation || what == DecisionType::same_story;
}

// The quotations that have a use at the place.
std::set<std::int64_t> quotations_at(Database& database, const Evidence& place) {
    std::set<std::int64_t> keys;
    Query use = database.prepare(
        "SELECT u.quotation_key FROM report r CROSS JOIN quotation_use u ON u.report_key = r.report_key WHERE r.id = ?1 AND u.span_begin < "
        "?3 "
        "AND u.span_end > ?2");
    for (use.start(place.report, place.span.begin, place.span.end); use.next();) keys.insert(use.integer(0));
    return keys;
}

// Whether a decision on quotations or stories has its words or reports here, and what it says is so.
bool holds_across(Database& database, const DecisionRow& row) {
    if (row.items.size() != 2) return false;
    std::set<std::int64_t> of_side[2];
    Query text = database.prepare("SELECT text FROM report WHERE id = ?");
    Query story =
        database.prepare("SELECT sr.story_key FROM report r CROSS JOIN story_report sr ON sr.report_key = r.report_key WHERE r.id = ?");
    for (std::size_t side = 0; side < 2; ++side) {
        bool is_here = false;
        for (const Evidence& place : row.items[side].places) {
            is_here = is_here || (text.start(place.report).next() && StoredText(text.string(0)).words(place.span) == place.words);
            of_side[side].merge(quotations_at(database, place));
        }
        text.start();
        if (is_about_stories(row.what) && story.start(row.items[side].report).next()) {
            is_here = true;
            of_side[side].insert(story.integer(0));
        }
        story.start();
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
    Entities entities(database);
    Query name = database.prepare("SELECT name FROM person WHERE person_key = ?");
    Query report = database.prepare("SELECT 1 FROM report WHERE id = ?");
    for (Found& found : all) {
        if (is_about_quotations(found.row.what) || is_about_stories(found.row.what)) {
            found.row.holds = holds_across(database, found.row);
            for (DecisionRow::Item& item : found.row.items)
                if (!item.places.empty()) item.name = item.places.front().words;
            continue;
        }
        bool are_there = true;
        for (DecisionRow::Item& item : found.row.items) {
            std::vector<EntityKey>& of_item = found.entities.emplace_back();
            std::map<std::int64_t, std::size_t> counts;
            std::optional<std::int64_t> most;
            for (const Evidence& evidence : item.places) {
                const auto entity = entities.at(evidence);
                if (!entity) continue;
                of_item.push_back(*entity);
                const auto person = entities.person_of(*entity);
                if (person && ++counts[*person] > (most ? counts[*most] : 0)) most = person;
            }
            std::sort(of_item.begin(), of_item.end());
            std::set<std::int64_t>& people = found.people.emplace_back();
            for (const auto& [person, count] : counts) people.insert(person);
            found.mostly_of.push_back(most);
            if (most) item.person = id_of('p', *most);
            if (!item.places.empty()) item.name = most && name.start(*most).next() ? name.string(0) : item.places.front().words;
            are_there = are_there && (item.report.empty() ? most.has_value() : report.start(item.report).next());
        }
        found.row.holds = are_there && !found.row.items.empty();
        if (!found.row.holds || !is_about_people(found.row.what) || found.people.size() < 2) continue;
        const std::set<std::int64_t>& second = found.people[1];
        const bool are_apart =
            std::none_of(found.people[0].begin(), found.people[0].end(), [&](std::int64_t person) { return second.contains(person); });
        found.row.holds = found.row.what == DecisionType::same ? found.mostly_of[0] == found.mostly_of[1] : are_apart;
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

std::optional<std::int64_t> person_key(Database& database, std::string_view typed) {
    std::int64_t key = 0;
    const char* end = typed.data() + typed.size();
    if (typed.size() < 2 || typed.front() != 'p' || std::from_chars(typed.data() + 1, end, key).ptr != end) return std::nullopt;
    Query query = database.prepare("SELECT 1 FROM person WHERE person_key = ?");
    return query.start(key).next() ? std::optional(key) : std::nullopt;
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

// A person of an item, as it was typed: all the entities that are this person, or the one of a place.
struct Typed {
    std::optional<std::int64_t> person;  // none: a place that linking gave to nobody
    std::vector<EntityKey> entities;     // sorted
    bool is_place = false;
};

Result<Typed> find_person(Database& database, const std::string& typed) {
    Typed found;
    if (const auto place = parse_place(typed)) {
        auto report = find_report(database, place->first);
        if (!report) return report.error();
        Entities entities(database);
        const auto entity = entities.at({report.value(), place->second, {}, {}});
        if (!entity) return wrong("no person is named at " + as_typed(typed) + "; 'show RECORD p1' lists where p1 is");
        found.person = entities.person_of(*entity);
        found.entities = {*entity};
        found.is_place = true;
        return found;
    }
    found.person = person_key(database, typed);
    if (!found.person) return wrong("no person is called " + as_typed(typed) + "; 'show RECORD people' lists their ids");
    Query query = database.prepare("SELECT report_key, entity FROM person_entity WHERE person_key = ? ORDER BY report_key, entity");
    for (query.start(*found.person); query.next();) found.entities.push_back({query.integer(0), query.number(1)});
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
        if (!row.holds || !is_about_people(row.what)) continue;
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
        const bool is_same = says_same(found.row.what);
        if (items.size() != 2) continue;
        if (is_about_quotations(found.row.what)) {
            decisions.quotations.push_back({is_same, places_in(items[0]), places_in(items[1])});
        } else if (is_about_stories(found.row.what)) {
            const std::int64_t first = key_of_report(database, items[0].report), second = key_of_report(database, items[1].report);
            if (first != 0 && second != 0) decisions.stories.push_back({is_same, index_of[first], index_of[second]});
        } else if (is_about_people(found.row.what) && found.entities.size() == 2) {
            PeopleDecision& decision = decisions.people.emplace_back();
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
    if (is_about_people(what) || is_about_quotations(what) || is_about_stories(what)) return std::string();
    std::uint64_t n_replaced = 0;
    const std::string text = on_one_line(to_valid_utf8(std::string(value), n_replaced));
    const char* const name = what == DecisionType::outlet ? "the outlet" : what == DecisionType::date ? "the date" : "the note";
    if (text.empty()) return wrong(std::string(name) + " is empty");
    if (text.size() > kMaxValueBytes) return wrong(std::string(name) + " is longer than " + std::to_string(kMaxValueBytes) + " bytes");
    if (what == DecisionType::date && !parse_edtf(text))
        return wrong(as_typed(text) + " is no date as EDTF has them: 2025-08-05, 2025-08, 2025, 2025-08-05~ or 2025-07-29/2025-08-05");
    return text;
}

// Two persons, as places; the one of more places first.
Result<std::vector<DecisionRow::Item>> find_sides(Database& database, DecisionType what, const std::string& first,
                                                  const std::string& second) {
    auto a = find_person(database, first), b = find_person(database, second);
    if (!a) return a.error();
    if (!b) return b.error();
    Typed &one = a.value(), &other = b.value();
    const bool is_one = one.person && one.person == other.person;
    if (one.entities == other.entities || (is_one && !one.is_place && !other.is_place))
        return wrong(as_typed(first) + " and " + as_typed(second) +
                     " are one person; name a place that is somebody else's (REPORT:BEGIN-END)");
    if (is_one && what == DecisionType::apart) {  // what is left of the person
        for (Typed* whole : {&one, &other}) {
            const EntityKey part = (whole == &one ? other : one).entities.front();
            if (!whole->is_place) std::erase_if(whole->entities, [&](EntityKey entity) { return entity == part; });
        }
    }
    for (const Found& found : find_decisions(database)) {
        if (what != DecisionType::same || found.row.what != DecisionType::apart || found.entities.size() != 2) continue;
        const auto &x = found.entities[0], &y = found.entities[1];
        if ((share(x, one.entities) && share(y, other.entities)) || (share(x, other.entities) && share(y, one.entities)))
            return wrong(said(found.row) + " says that " + as_typed(first) + " and " + as_typed(second) +
                         " are two persons; undo it first");
    }
    if (one.entities.size() < other.entities.size()) std::swap(one, other);
    std::vector<DecisionRow::Item> items(2);
    items[0].places = places_of(database, one.entities);
    items[1].places = places_of(database, other.entities);
    return items;
}

// A quotation as it was typed: the places of its uses, or the one that is typed.
Result<std::vector<Evidence>> find_quotation(Database& database, const std::string& typed) {
    std::vector<Evidence> places;
    Query words =
        database.prepare(in_report_order("SELECT r.id, u.span_begin, u.span_end, substr(r.text, u.span_begin + 1, u.span_end - "
                                         "u.span_begin) FROM quotation_use u CROSS JOIN "
                                         "report r ON r.report_key = u.report_key WHERE u.quotation_key = ?"));
    for (words.start(key_in(typed, 'q')); words.next();)
        places.push_back({words.string(0), {words.number(1), words.number(2)}, words.string(3), {}});
    if (!places.empty()) return places;
    const auto place = parse_place(typed);
    if (!place)
        return wrong("no quotation is called " + as_typed(typed) + "; 'show RECORD quotations --places' lists their ids and places");
    auto report = find_report(database, place->first);
    if (!report) return report.error();
    Query text = database.prepare("SELECT text FROM report WHERE id = ?");
    if (text.start(report.value()).next()) {
        const StoredText stored(text.string(0));
        if (std::string there(stored.words(place->second)); !there.empty()) places.push_back({report.value(), place->second, there, {}});
    }
    if (places.empty()) return wrong("nothing is at " + as_typed(typed) + "; 'show RECORD quotations --places' lists places");
    return places;
}

Result<std::vector<DecisionRow::Item>> find_quotations_of(Database& database, const std::vector<std::string>& typed) {
    auto first = find_quotation(database, typed[0]), second = find_quotation(database, typed[1]);
    if (!first) return first.error();
    if (!second) return second.error();
    std::vector<DecisionRow::Item> items(2);
    items[0].places = std::move(first).value();
    items[1].places = std::move(second).value();
    // What is left of a quotation that the other side is a use of.
    std::erase_if(items[0].places, [&](const Evidence& place) {
        return std::any_of(items[1].places.begin(), items[1].places.end(),
                           [&](const Evidence& other) { return is_same_place(place, other); });
    });
    if (items[0].places.empty())
        return wrong(as_typed(typed[0]) + " and " + as_typed(typed[1]) + " are one; name a use of it by its place");
    return items;
}

// The reports of two stories, each by one: of a story the first that is not the other's.
Result<std::vector<DecisionRow::Item>> find_stories_of(Database& database, const std::vector<std::string>& typed) {
    std::vector<DecisionRow::Item> items(2);
    for (const std::size_t side : {std::size_t{1}, std::size_t{0}}) {
        Query report = database.prepare(in_report_order(
            "SELECT r.id FROM story_report sr CROSS JOIN report r ON r.report_key = sr.report_key WHERE sr.story_key = ? AND r.id <> ?"));
        if (report.start(key_in(typed[side], 's'), items[1].report).next()) {
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

// Which kind of thing `same` and `apart` are about, by what was typed first.
DecisionType type_of(Database& database, DecisionType what, const std::vector<std::string>& typed) {
    if (!is_about_people(what) || typed.size() != 2) return what;
    const bool is_same = says_same(what);
    const auto any = [&](const char* sql, std::int64_t key) { return key != 0 && database.prepare(sql).start(key).next(); };
    for (const std::string& one : typed) {
        if (any("SELECT 1 FROM quotation WHERE quotation_key = ?", key_in(one, 'q')))
            return is_same ? DecisionType::same_quotation : DecisionType::apart_quotation;
        if (any("SELECT 1 FROM story WHERE story_key = ?", key_in(one, 's')))
            return is_same ? DecisionType::same_story : DecisionType::apart_story;
    }
    return what;
}

Result<std::vector<DecisionRow::Item>> find_items(Database& database, DecisionType what, const std::vector<std::string>& typed) {
    const std::size_t n = is_about_people(what) || is_about_quotations(what) || is_about_stories(what) ? 2 : 1;
    if (typed.size() != n)
        return wrong(std::string(name_of(what)) + " takes " + (n == 2 ? "two persons, quotations or stories" : "one report"));
    if (is_about_quotations(what)) return find_quotations_of(database, typed);
    if (is_about_stories(what)) return find_stories_of(database, typed);
    if (is_about_people(what)) return find_sides(database, what, typed[0], typed[1]);
    std::vector<DecisionRow::Item> items(1);
    auto report = find_report(database, typed[0]);
    if (what == DecisionType::note && (person_key(database, typed[0]) || parse_place(typed[0]))) {
        if (report && report.value() == typed[0])
            return wrong(as_typed(typed[0]) +
                         " is a person and a report; call the person by a place (REPORT:BEGIN-END), or the report by its input");
        const auto person = find_person(database, typed[0]);
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

std::vector<Evidence> Record::names_of(const std::string& person, std::size_t limit) const {
    if (impl_->catalogue) return impl_->catalogue->names_of(person, limit);
    std::vector<EntityKey> entities;
    Query query = impl_->database->prepare(
        in_report_order("SELECT pe.report_key, pe.entity FROM person_entity pe CROSS JOIN report r ON r.report_key = pe.report_key WHERE "
                        "pe.person_key = ?",
                        "", ", pe.entity LIMIT ?"));
    for (query.start(key_in(person, 'p'), std::min<std::size_t>(limit, INT64_MAX)); query.next();)
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
