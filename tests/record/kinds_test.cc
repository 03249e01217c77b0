// Every kind of link has what a reader is promised of it: a check, a list in the terminal and as JSON, a table, a line in the export, its
// pages.
#include "record/kind/kinds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "record/linked_sample.h"
#include "record/place_book.h"
#include "shared.h"
#include "view/view.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string page(const std::string& path) {
    std::ifstream file(in_source(path));
    return {std::istreambuf_iterator<char>(file), {}};
}

// Names a table in a heading of docs/record.md.
bool has_section(const std::string& docs, const std::string& table) {
    for (auto at = docs.find("\n### "); at != std::string::npos; at = docs.find("\n### ", at + 1)) {
        if (docs.substr(at, docs.find('\n', at + 1) - at).find('`' + table + '`') != std::string::npos) return true;
    }
    return false;
}

// What `kind` lacks, where the record has something of every kind.
std::vector<std::string> lacks(const Kind& kind, const Record& record) {
    std::vector<std::string> all;
    const std::string name(kind.name), item(kind.item);
    // Places of decisions may be of reports that are not here: nothing but the hash of their rows speaks for them.
    const bool has_spans = &kind != &kDecisions && kind.schema.find("_begin INTEGER") != std::string_view::npos;
    if (has_spans ? kind.spans.empty() : kind.rows.empty()) all.emplace_back("a check");
    const auto topic = named<Topic>(name);
    if (!topic || show(record, *topic, {}).starts_with("The record has no ")) all.emplace_back("a list in `show`");
    if (!topic || show_json(record, *topic) == "[]\n") all.emplace_back("a list in `show --json`");
    std::size_t n_lines = 0;
    if (const auto table = named<Table>(name)) {
        export_csv(record, *table, [&](std::string_view part) { n_lines += part.ends_with('\n') ? 1U : 0U; });
    }
    if (n_lines < 2) all.emplace_back("a table in `export --format csv`");
    std::string jsonl;
    export_jsonl(record, [&](std::string_view part) { jsonl += part; });
    if (jsonl.find("{\"kind\":\"" + item + '"') == std::string::npos) all.emplace_back("a line in `export`");
    const std::string commands = page("docs/commands.md"), tables = page("docs/record.md");
    if (commands.find("\n| `" + name + "` |") == std::string::npos) all.emplace_back("its topic in docs/commands.md");
    if (commands.find("\n| `" + item + "` |") == std::string::npos) all.emplace_back("its line in docs/commands.md");
    for (const std::string& table : tables_of(kind)) {
        if (!has_section(tables, table)) all.emplace_back("its table " + table + " in docs/record.md");
    }
    return all;
}

class Kinds : public ::testing::Test, protected LinkedSample {};

TEST_F(Kinds, LackNothing) {
    for (const Kind* kind : kKinds) {
        EXPECT_THAT(lacks(*kind, record_.value()), IsEmpty()) << kind->name;
        EXPECT_THAT(tables_of(*kind), Not(IsEmpty())) << kind->name;
    }
}

TEST_F(Kinds, OneThatIsHalfMadeIsFound) {
    const Kind half{
        .name = "rumours", .item = "rumour", .schema = "CREATE TABLE rumour (rumour_key INTEGER PRIMARY KEY, span_begin INTEGER);"};
    EXPECT_THAT(
        lacks(half, record_.value()),
        ElementsAre("a check", "a list in `show`", "a list in `show --json`", "a table in `export --format csv`", "a line in `export`",
                    "its topic in docs/commands.md", "its line in docs/commands.md", "its table rumour in docs/record.md"));
    const Kind unchecked{.name = "people", .item = "person", .schema = ""};
    EXPECT_THAT(lacks(unchecked, record_.value()), ElementsAre("a check"));
}

// Each table of each kind holds something in the sample, and a span of it that is put outside its text is found by `check`.
TEST_F(Kinds, EverySpanIsChecked) {
    int n_spans = 0;
    for (const Kind* kind : kKinds) {
        if (kind == &kDecisions) continue;
        for (const std::string& table : tables_of(*kind)) {
            const std::string path = folder_ / "r.record", damaged = folder_ / "damaged.record";
            auto database = Database::open(path, Database::Access::write);
            ASSERT_TRUE(database.ok());
            EXPECT_GT(database.value()->integer("SELECT count(*) FROM " + table), 0) << table;
            database.value()->run("PRAGMA wal_checkpoint(TRUNCATE)");
            std::vector<std::string> columns;
            Query column = database.value()->prepare("SELECT name FROM pragma_table_info(?) WHERE name GLOB '*_end'");
            for (column.start(table); column.next();) columns.push_back(column.string(0));
            for (const std::string& end : columns) {
                std::filesystem::copy_file(path, damaged, std::filesystem::copy_options::overwrite_existing);
                auto copy = Database::open(damaged, Database::Access::write);
                ASSERT_TRUE(copy.ok());
                ASSERT_TRUE(copy.value()->run(("UPDATE " + table + " SET " + end + " = 99999").c_str()));
                auto record = Record::open(damaged, Record::Mode::read);
                ASSERT_TRUE(record.ok());
                EXPECT_THAT(record.value().check(), ElementsAre(HasSubstr("spans lie outside the text of their report: ")))
                    << table << '.' << end;
                ++n_spans;
            }
        }
    }
    EXPECT_GE(n_spans, 6);
}

TEST_F(Kinds, AreReplacedAsAWholeAndDecisionsStay) {
    auto database = Database::open(folder_ / "r.record", Database::Access::write);
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE(database.value()->begin());
    EXPECT_TRUE(store_links(*database.value(), StoredReadings(*database.value()), {}));
    for (const Kind* kind : kKinds) {
        for (const std::string& table : tables_of(*kind)) {
            EXPECT_EQ(database.value()->integer("SELECT count(*) FROM " + table), kind == &kDecisions ? 1 : 0) << table;
        }
    }
}

TEST_F(Kinds, PlacesAreFoundByWhatTheyAre) {
    auto database = Database::open(folder_ / "r.record", Database::Access::read);
    ASSERT_TRUE(database.ok());
    PlaceBook book(*database.value());
    const auto key = [&](const char* id) {
        return database.value()->integer("SELECT report_key FROM report WHERE id = '" + std::string(id) + "'");
    };
    const std::string text = record_.value().text_of("a");
    const auto span = [&](std::string_view words) {
        const auto begin = static_cast<std::uint32_t>(text.find(words));
        return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
    };
    const auto code_points = [&](Span at) {
        return CodePointSpan{count_code_points(std::string_view(text).substr(0, at.begin)),
                             count_code_points(std::string_view(text).substr(0, at.end))};
    };
    book.ask(key("c"), {0, 7});
    for (const std::string_view words : {"14 ships", "Ruiz", "“We will not sign,\never.”", "Ruiz"}) book.ask(key("a"), span(words));
    book.convert();
    for (const std::string_view words : {"Ruiz", "“We will not sign,\never.”", "14 ships"}) {
        EXPECT_EQ(book.at(key("a"), span(words)), code_points(span(words))) << words;
    }
    EXPECT_EQ(book.at(key("c"), {0, 7}), (CodePointSpan{0, 7}));
    EXPECT_TRUE(database.value()->ok());
    for (const auto& [report, unasked] :
         {std::pair(key("a"), span("Later")), std::pair(key("b"), Span{0, 4}), std::pair(key("c"), Span{0, 6})}) {
        EXPECT_EQ(book.at(report, unasked), CodePointSpan());
        ASSERT_FALSE(database.value()->ok());
        EXPECT_THAT(database.value()->take_error().message, HasSubstr("did not ask for"));
    }
}

}  // namespace
}  // namespace onrecord
