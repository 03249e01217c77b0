#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <set>

#include "record/catalogue_file.h"
#include "record/sample.h"
#include "view/view.h"

namespace onrecord {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::size_t kReportsOfRecord = 24;

// Some records of reports in which a few people speak; names and dates recur across them, ids do not.
class Catalogued : public ::testing::Test {
protected:
    void SetUp() override {
        for (const char* name : {"a", "b", "c"}) paths_.push_back(make_record(name));
        write_catalogue("all.catalogue", paths_);
    }

    // A record "NAME.record" of reports whose ids begin with the name; its path.
    std::string make_record(const std::string& name) {
        constexpr const char* kNames[] = {"Ana Ruiz", "Tomas Vale", "Edith Moor", "Ivo Brandt", "Lena Quill"};
        std::string path = folder_ / (name + ".record");
        auto record = Record::open(path, Record::Mode::write);
        EXPECT_TRUE(record.ok());
        for (std::size_t i = 0; i < kReportsOfRecord; ++i) {
            const std::string first = kNames[random_() % 5], second = kNames[random_() % 5];
            const std::string quoted = "“The quay of berth " + std::to_string(random_() % 4) + " will hold until winter comes,”";
            Sample report(name + std::to_string(i),
                          quoted + " said " + first + ". The gate was shut, wrote " + second + " later that day.");
            report.from(random_() % 3 == 0 ? "" : "Harlow News " + std::to_string(random_() % 3),
                        i % 4 == 0 ? "" : "Gate " + std::to_string(i),
                        random_() % 5 == 0 ? "" : "2025-08-" + std::to_string(10 + random_() % 20));
            const auto speaker = report.person(first, {report.at(first)});
            report.says({report.at(first)}, {report.at("said")}, {report.at(quoted)}, speaker).form = Form::direct;
            report.reading().entities.push_back(
                {EntityType::place, i % 2 == 0 ? "Lenk" : "Danvik", {{report.at("gate"), MentionForm::name}}});
            report.reading().events = {
                {report.at("gate was shut"), "the gate was shut", {}, "shut", {}, {}, {}, "2025-08-09", {}, Certainty::happened, {}}};
            const auto added = record.value().add(report.reading());
            EXPECT_TRUE(added.ok()) << added.error().message;
        }
        EXPECT_TRUE(record.value().add_problem({name + ".pdf", name + ".pdf: is not a document"}).ok());
        EXPECT_TRUE(record.value().link().ok());
        return path;
    }

    void write(const std::string& name, const std::string& content) const { std::ofstream(folder_ / name, std::ios::binary) << content; }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void write_catalogue(const std::string& name, const std::vector<std::string>& paths) const {
        const auto content = make_catalogue(paths, folder_ / name);
        ASSERT_TRUE(content.ok()) << content.error().message;
        write(name, content.value());
    }
    [[nodiscard]] Record open(const std::string& name) const {
        auto record = Record::open(folder_ / name, Record::Mode::read);
        EXPECT_TRUE(record.ok()) << record.error().message;
        return std::move(record).value();
    }
    [[nodiscard]] std::string error_of(const std::string& name) const {
        const auto record = Record::open(folder_ / name, Record::Mode::read);
        return record ? "none" : record.error().message;
    }

    Folder folder_;
    std::mt19937 random_{7};
    std::vector<std::string> paths_;
};

std::string printed(const Record& record) {
    std::string lines;
    export_jsonl(record, [&](std::string_view part) { lines += part; });
    for (const Topic topic : {Topic::summary, Topic::timeline, Topic::people, Topic::sources, Topic::claims, Topic::stories})
        lines += show(record, topic, {});
    return lines;
}

TEST_F(Catalogued, OfOneRecordIsThatRecord) {
    write_catalogue("one.catalogue", {paths_[0]});
    const Record one = open("one.catalogue"), record = open("a.record");
    EXPECT_EQ(printed(one), printed(record));
    const auto hits = one.search("quay winter", 7).value(), expected = record.search("quay winter", 7).value();
    EXPECT_EQ(show_hits(one, hits, "quay winter", 7, {}), show_hits(record, expected, "quay winter", 7, {}));
    EXPECT_EQ(trace_json(one.trace("the quay of berth 2 will hold until winter", 9).value()),
              trace_json(record.trace("the quay of berth 2 will hold until winter", 9).value()));
    EXPECT_EQ(trace_json(one.trace("until autumn comes the other quay will hold the weight", 9).value()),
              trace_json(record.trace("until autumn comes the other quay will hold the weight", 9).value()));
    EXPECT_THAT(one.check(), ElementsAre());
}

// Each list by its ids: what is in it, in the order of the whole, whatever part of it is asked for, in whatever order.
TEST_F(Catalogued, EveryPartOfAListIsThatOfTheWhole) {
    const Record all = open("all.catalogue");
    std::vector<Record> parts;
    for (const char* name : {"a.record", "b.record", "c.record"}) parts.push_back(open(name));
    const auto ids = [](const auto& rows) {
        std::vector<std::string> names;
        for (const auto& row : rows) names.push_back(row.id);
        return names;
    };
    const auto try_list = [&](const char* what, List list,
                              const std::function<std::vector<std::string>(const Record&, const Slice&)>& ask) {
        const auto whole = ask(all, {});
        std::size_t n = 0;
        for (const Record& part : parts) n += ask(part, {}).size();
        EXPECT_EQ(whole.size(), n) << what;
        if (list != List::cases) {  // whose rows are stories
            EXPECT_EQ(all.count(list), n) << what;
            EXPECT_GE(n, 3U) << what;
        }
        EXPECT_EQ(std::set<std::string>(whole.begin(), whole.end()).size(), n) << what << ": ids that repeat";
        for (int i = 0; i < 40 && list != List::cases; ++i) {
            const std::size_t from = random_() % (n + 3), limit = random_() % 20;
            const auto begin = whole.begin() + static_cast<std::ptrdiff_t>(std::min(from, n));
            const auto end = whole.begin() + static_cast<std::ptrdiff_t>(std::min(from + limit, n));
            EXPECT_EQ(ask(all, {from, limit}), std::vector<std::string>(begin, end)) << what << ", " << limit << " from " << from;
        }
    };
    try_list("reports", List::reports, [&](const Record& record, const Slice& slice) { return ids(record.reports(slice)); });
    try_list("names", List::names, [&](const Record& record, const Slice& slice) { return ids(record.names(true, slice)); });
    try_list("people", List::people,
             [&](const Record& record, const Slice& slice) { return ids(record.people(PersonDetail::mentions, slice)); });
    try_list("quotations", List::quotations, [&](const Record& record, const Slice& slice) { return ids(record.quotations(slice)); });
    try_list("timeline", List::timeline, [&](const Record& record, const Slice& slice) { return ids(record.timeline(slice)); });
    try_list("claims", List::claims, [&](const Record& record, const Slice& slice) { return ids(record.claims(slice)); });
    try_list("stories", List::stories, [&](const Record& record, const Slice& slice) { return ids(record.stories(slice)); });
    try_list("cases", List::cases, [&](const Record& record, const Slice& slice) { return ids(record.cases(slice)); });
    try_list("statements", List::statements, [&](const Record& record, const Slice& slice) {
        std::vector<std::string> places;
        for (const auto& row : record.statements(slice)) places.push_back(row.report + "#" + std::to_string(row.number));
        return places;
    });
    EXPECT_EQ(all.problems().size(), 3U);
    EXPECT_EQ(all.summary().n_reports, 3 * kReportsOfRecord);
    EXPECT_EQ(all.summary().n_outlets, 3U) << "the same in all three";
}

TEST_F(Catalogued, ListsAreInTheOrderOfARecords) {
    const Record all = open("all.catalogue");
    const auto reports = all.reports();
    for (std::size_t i = 1; i < reports.size(); ++i) {
        const auto &a = reports[i - 1], &b = reports[i];
        const auto stored = [](const ReportRow& row) { return row.basis == "record" ? std::string() : row.published; };
        EXPECT_LT(std::tuple(stored(a).empty(), stored(a), a.id), std::tuple(stored(b).empty(), stored(b), b.id));
    }
    const auto people = all.people();
    for (std::size_t i = 1; i < people.size(); ++i) EXPECT_GE(people[i - 1].n_statements, people[i].n_statements);
    const auto statements = all.statements();
    std::vector<std::string> order, met;
    for (const auto& row : reports) order.push_back(row.id);
    for (const auto& row : statements)
        if (met.empty() || met.back() != row.report) met.push_back(row.report);
    EXPECT_EQ(met, order) << "each report here has a statement";
    const auto stories = all.stories();
    for (std::size_t i = 1; i < stories.size(); ++i) EXPECT_GE(stories[i - 1].reports.size(), stories[i].reports.size());
}

// What has an id is found by it, with all that hangs on it.
TEST_F(Catalogued, EarlierVersionsAreReportsToo) {
    const auto path = std::string(folder_ / "versions.record");
    auto record = Record::open(path, Record::Mode::write);
    for (const char* id : {"v1", "v2"}) {
        Sample report(
            id, std::string("The quay of berth 4 was shut on Monday because its wall had moved a hand's breadth in the night. ") + id);
        report.reading().url = "http://harlow.example/quay";
        ASSERT_TRUE(record.value().add(report.reading()).ok());
    }
    ASSERT_TRUE(record.value().link().ok());
    ASSERT_EQ(record.value().summary().n_earlier, 1U);
    write_catalogue("versions.catalogue", {path});
    EXPECT_EQ(open("versions.catalogue").summary().n_reports, 1U);
}

TEST_F(Catalogued, IdsLeadBack) {
    const Record all = open("all.catalogue");
    for (const auto& person : all.people()) {
        const Scope of{Scope::Of::person, person.id};
        EXPECT_EQ(all.count(List::statements, of), person.n_statements);
        for (const auto& statement : all.statements({.of = of})) EXPECT_EQ(statement.person, person.id);
        EXPECT_EQ(all.reports({.of = of}).size(), person.n_reports);
        EXPECT_FALSE(all.names_of(person.id).empty());
    }
    for (const auto& claim : all.claims()) {
        const auto found = all.claims({.of = {Scope::Of::item, claim.id}});
        ASSERT_EQ(found.size(), 1U);
        EXPECT_EQ(found[0].id, claim.id);
        EXPECT_EQ(found[0].text, claim.text);
    }
    for (const auto& report : all.reports()) {
        EXPECT_FALSE(all.text_of(report.id).empty());
        EXPECT_FALSE(all.names_in(report.id).empty());
        const std::string of_case = all.case_of(report.id);
        const auto there = all.reports({.of = {Scope::Of::story_case, of_case}});
        EXPECT_TRUE(std::any_of(there.begin(), there.end(), [&](const auto& row) { return row.id == report.id; })) << of_case;
        EXPECT_GT(all.count(List::timeline, {Scope::Of::story_case, of_case}), 0U);
    }
    EXPECT_EQ(all.text_of("d1"), "");
    EXPECT_TRUE(all.people(PersonDetail::whole, {.of = {Scope::Of::item, "p1000"}}).empty());
    EXPECT_TRUE(all.claims({.of = {Scope::Of::item, "x1"}}).empty());
    EXPECT_EQ(all.reports_by_id({"c7", "a3", "nobody"}).size(), 2U);
}

TEST_F(Catalogued, SearchAndTraceLookInAllRecords) {
    const Record all = open("all.catalogue");
    std::set<char> records;
    const auto hits = all.search("winter", 200).value();
    for (const auto& hit : hits) records.insert(hit.report.front());
    EXPECT_EQ(records, (std::set<char>{'a', 'b', 'c'}));
    EXPECT_EQ(all.search("winter", 10).value().size(), 10U);
    EXPECT_FALSE(all.search("...", 10).ok());
    const auto found = all.trace("the quay of berth 2 will hold until winter comes", 500).value();
    std::uint32_t n_places = 0;
    for (const char* name : {"a.record", "b.record", "c.record"})
        n_places += open(name).trace("the quay of berth 2 will hold until winter comes", 500).value().n_places;
    EXPECT_EQ(found.n_places, n_places);
    EXPECT_EQ(found.places.size(), n_places);
    const auto few = all.trace("the quay of berth 2 will hold until winter comes", 5).value();
    EXPECT_EQ(few.places.size(), 5U);
    EXPECT_EQ(few.n_places, n_places);
}

TEST_F(Catalogued, IsOnlyRead) {
    const auto written = Record::open(folder_ / "all.catalogue", Record::Mode::write);
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().kind, ErrorKind::usage);
    EXPECT_THAT(written.error().message, HasSubstr("is a catalogue of records, which is only read"));
    Record all = open("all.catalogue");
    EXPECT_FALSE(all.add_problem({"x", "y"}).ok());
    EXPECT_FALSE(all.decide(DecisionType::note, {"a1"}, "a note").ok());
    EXPECT_FALSE(all.undo_decision(1).ok());
}

TEST_F(Catalogued, OrderOfArgumentsDoesNotMatter) {
    EXPECT_EQ(make_catalogue({paths_[2], paths_[0], paths_[1]}, folder_ / "x.catalogue").value(), read("all.catalogue"));
    EXPECT_THAT(read("all.catalogue"), AllOf(HasSubstr("{\"onrecord_catalogue\":1,\"records\":[\n{\"path\":\""),
                                             HasSubstr("{\"path\":\"a.record\",\"reports\":24,\"first\":\"2025-08-"), HasSubstr("\n]}\n")));
}

// What is wrong is named, on opening or by check().
TEST_F(Catalogued, SaysWhatIsWrong) {
    const std::string good = read("all.catalogue");
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string content = good;
        content.replace(content.find(from), from.size(), to);
        write("wrong.catalogue", content);
        return error_of("wrong.catalogue");
    };
    EXPECT_THAT(changed("b.record", "gone.record"), AllOf(HasSubstr("names a record that cannot be opened"), HasSubstr("gone.record")));
    EXPECT_THAT(changed("\"reports\":24", "\"reports\":23"), HasSubstr("has 24 reports, and had 23 when the catalogue was written"));
    EXPECT_THAT(changed("_catalogue\":1", "_catalogue\":2"), HasSubstr("was made by a newer onrecord"));
    EXPECT_THAT(changed("b.record", "all.catalogue"), HasSubstr("is a catalogue too"));
    EXPECT_THAT(changed("\n]}", "\n"), HasSubstr("it is no JSON"));
    EXPECT_THAT(changed("\"records\"", "\"rec\""), HasSubstr("it names no records"));
    EXPECT_THAT(changed("\"path\"", "\"file\""), HasSubstr("an entry has no path"));
    EXPECT_EQ(changed("b.record", "b.record"), "none");

    const auto twice = make_catalogue({paths_[0], paths_[1], paths_[0]}, folder_ / "twice.catalogue");
    ASSERT_FALSE(twice.ok());
    EXPECT_THAT(twice.error().message, HasSubstr("report a0 is in"));
    std::string content = good;
    content.replace(content.find("b.record"), 8, "a.record");
    write("twice.catalogue", content);
    const auto lines = open("twice.catalogue").check();
    EXPECT_EQ(lines.size(), 10U) << "the first of them";
    EXPECT_THAT(lines.front(), HasSubstr("report a0 is in"));
    EXPECT_THAT(open("all.catalogue").check(), ElementsAre());
}

// Whatever the file holds, it opens or says why not.
TEST_F(Catalogued, DamageIsNamed) {
    const std::string good = read("all.catalogue");
    std::size_t n_refused = 0;
    for (int i = 0; i < 200; ++i) {
        std::string content = good.substr(0, i % 4 == 0 ? random_() % good.size() : good.size());
        for (std::size_t n = random_() % 3 + 1; n > 0 && !content.empty(); --n)
            content[random_() % content.size()] = static_cast<char>(random_() % 256);
        write("damaged.catalogue", content);
        const auto record = Record::open(folder_ / "damaged.catalogue", Record::Mode::read);
        if (record) {
            EXPECT_EQ(record.value().summary().n_reports, 3 * kReportsOfRecord);
            continue;
        }
        ++n_refused;
        EXPECT_THAT(record.error().message, HasSubstr("damaged.catalogue"));
    }
    EXPECT_GT(n_refused, 50U);
}

// A record is changed by another program while the catalogue is open.
TEST_F(Catalogued, SeesWhatIsAdded) {
    const Record all = open("all.catalogue");
    const auto version = all.version();
    EXPECT_EQ(all.people({}, {0, 1}).size(), 1U);
    make_record("a2");  // another file
    EXPECT_EQ(all.version(), version);
    auto record = Record::open(paths_[0], Record::Mode::write);
    ASSERT_TRUE(record.ok());
    Sample report("later", "Nobody was there. Berta Holm said so.");
    report.from("Harlow News", "Later", "2025-08-30");
    report.person("Berta Holm", {report.at("Berta Holm")});
    ASSERT_TRUE(record.value().add(report.reading()).ok());
    ASSERT_TRUE(record.value().link().ok());
    EXPECT_NE(all.version(), version);
    EXPECT_EQ(all.reports().size(), 3 * kReportsOfRecord + 1);
    for (const auto& person : all.people())
        EXPECT_EQ(all.people(PersonDetail::whole, {.of = {Scope::Of::item, person.id}}).at(0).name, person.name);
}

TEST_F(Catalogued, MergesToOneRecord) {
    const Record all = open("all.catalogue"), a = open("a.record"), b = open("b.record"), c = open("c.record");
    const auto merged = [&](const std::string& name, const std::vector<const Record*>& others) {
        auto record = Record::open(folder_ / name, Record::Mode::write);
        EXPECT_TRUE(record.ok());
        const auto none = [](const Error& error) { ADD_FAILURE() << error.message; };
        EXPECT_TRUE(record.value().add_records(others, none).ok());
        EXPECT_TRUE(record.value().link().ok());
        EXPECT_THAT(record.value().check(), ElementsAre());
        return printed(record.value());
    };
    const std::string one = merged("one.record", {&a, &b, &c});
    EXPECT_EQ(one, merged("other.record", {&c, &all, &a})) << "in any order, and twice";
    EXPECT_EQ(one, merged("one.record", {&b})) << "again";
}

}  // namespace
}  // namespace onrecord
