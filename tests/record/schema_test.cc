// docs/record.md explains every table, view and column.
#include "record/schema.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "record/database.h"
#include "record/sample.h"
#include "shared.h"

namespace onrecord {
namespace {

TEST(Schema, IsDocumentedTableByTable) {
    std::ifstream file(in_source("docs/record.md"));
    const std::string page(std::istreambuf_iterator<char>(file), {});
    auto database = Database::open_private();
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE(database.value()->run(schema_sql().c_str()));
    Query columns = database.value()->prepare(
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c "
        "WHERE m.type IN ('table', 'view') AND m.name NOT GLOB '*_search_*' ORDER BY 1, 2");
    int n_columns = 0;
    while (columns.next()) {
        const std::string table = columns.string(0);
        const std::string column = columns.string(1);
        ++n_columns;
        // The section whose heading names the table (or, for the search tables, the page).
        std::size_t heading = page.find("\n### ");
        while (heading != std::string::npos &&
               page.substr(heading, page.find('\n', heading + 1) - heading).find('`' + table + '`') == std::string::npos) {
            heading = page.find("\n### ", heading + 1);
        }
        if (heading == std::string::npos && table.ends_with("_search")) heading = page.find("## Full-text search");
        ASSERT_NE(heading, std::string::npos) << "docs/record.md has no section for " << table;
        const std::string section =
            page.substr(heading, std::min(page.find("\n## ", heading + 1), page.find("\n### ", heading + 1)) - heading);
        EXPECT_NE(section.find('`' + column + '`'), std::string::npos) << "docs/record.md does not explain " << table << "." << column;
    }
    EXPECT_TRUE(database.value()->ok());
    EXPECT_GT(n_columns, 150);
}

TEST(Schema, SpanListsAreRowsInTheirViews) {
    const Folder folder;
    Reading reading = harbour_report();
    reading.events[1].text = "paid";  // the words of its span: not stored a second time
    {
        auto record = Record::open(folder / "r.record", Record::Mode::write);
        ASSERT_TRUE(record.ok());
        ASSERT_TRUE(record.value().add(reading).ok());
    }
    auto database = Database::open(folder / "r.record", Database::Access::read);
    ASSERT_TRUE(database.ok());
    const auto words = [&](const char* view) {
        std::vector<std::string> all;
        Query query = database.value()->prepare(std::string("SELECT substr(text, span_begin + 1, span_end - span_begin) FROM ") + view +
                                                " v JOIN report r USING (report_key) ORDER BY v.number");
        while (query.next()) all.push_back(query.string(0));
        EXPECT_TRUE(database.value()->ok()) << view;
        return all;
    };
    const auto expected = [&](const SpanList& spans) {
        std::vector<std::string> all;
        for (const Span span : spans) all.emplace_back(reading.text.slice(span));
        return all;
    };
    EXPECT_EQ(words("sentence"), expected(reading.sentences));
    EXPECT_EQ(words("paragraph"), expected(reading.paragraphs));
    EXPECT_EQ(words("furniture"), expected(reading.furniture));
    EXPECT_EQ(words("published_evidence"), expected(reading.published.evidence));
    Query event = database.value()->prepare(
        "SELECT group_concat(t.text || ',' || (e.text IS NULL), ';') FROM event_text t JOIN event e USING (report_key, event)");
    ASSERT_TRUE(event.next());
    EXPECT_EQ(event.string(0), "did not sign,0;paid,1");
    std::vector<std::string> mentions;
    Query mention = database.value()->prepare(
        "SELECT m.entity || ' ' || m.form || ' ' || substr(text, span_begin + 1, span_end - span_begin) FROM mention m "
        "JOIN report r USING (report_key) ORDER BY m.entity, span_begin");
    while (mention.next()) mentions.push_back(mention.string(0));
    EXPECT_EQ(mentions, (std::vector<std::string>{"0 name Ana Ruiz", "1 name Tom Okafor", "1 pronoun He", "2 nominal The café owners",
                                                  "3 name Harlow"}));
    EXPECT_EQ(database.value()->integer("PRAGMA application_id"), kApplicationId);
    EXPECT_EQ(database.value()->integer("PRAGMA user_version"), kSchemaVersion);
    EXPECT_EQ(database.value()->text("PRAGMA journal_mode"), "wal");
}

}  // namespace
}  // namespace onrecord
