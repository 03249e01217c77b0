// What stands across reports, each kind of link in a file of its own (kind/<kind>.cc): its tables, how it is stored and checked, and the
// list of it that a Record answers. Whatever must know every kind walks kKinds; tests/record/kinds_test.cc fails where one lacks its check,
// its place in `show`, its line in the export, or its section in docs/record.md. Decisions are a kind too, but a person makes them:
// linking keeps them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "across/links.h"
#include "record/database.h"

namespace onrecord {

class LinkWriter;

// One thing that must be so in a sound record.
struct KindCheck {
    const char* what;
    const char* sql;
};

struct Kind {
    std::string_view name;    // as `show` calls it
    std::string_view item;    // the `kind` of its lines in the export (docs/export.md)
    std::string_view schema;  // its CREATE statements; a table stands after those that it refers to
    // Its list: the table of its items, their key, the letter of their ids, the order in which they are listed (ORDER BY); which items some
    // reports have (a SELECT of keys, with {0} where the reports go, and {1} where the items of their cases go: what stands behind IN), and
    // which are a person's (a SELECT that ends where the person's key goes). Empty where there is none.
    std::string_view table = {}, key = {};
    char letter = 0;
    std::string_view order = {}, of_reports = {}, of_person = {};
    bool is_in_cases = false;  // its items are in case_items, for no index leads from a report to them
    // Gives the writer all rows, item by item, which have the keys that it knows. Null: linking leaves the tables as they are.
    void (*write)(const Links&, LinkWriter&) = nullptr;
    // Fills the columns that count rows of other kinds, of the items whose rows were written; called when all kinds are stored.
    void (*count)(const Links&, const LinkWriter&, Database&, const std::vector<std::size_t>& written) = nullptr;
    std::span<const KindCheck> spans = {};  // `what` they are; rows of report_key, begin, end that must lie within the report's text
    std::span<const KindCheck> rows = {};   // `what` is wrong, before each row of text that there is
};

extern const Kind kPeople, kNames, kQuotations, kReuse, kStories, kTimeline, kClaims, kDifferences, kRecurringLines, kRevisions, kDecisions;

// A kind stands after those whose tables its own refer to.
inline constexpr std::array<const Kind*, 11> kKinds{&kPeople, &kNames,       &kQuotations,     &kReuse,     &kStories,  &kTimeline,
                                                    &kClaims, &kDifferences, &kRecurringLines, &kRevisions, &kDecisions};

// Its tables, in the order in which its schema makes them.
std::vector<std::string> tables_of(const Kind& kind);

}  // namespace onrecord
