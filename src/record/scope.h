// Which items of a list are meant, as SQL.
#pragma once

#include <optional>
#include <string>

#include "onrecord/record.h"
#include "record/database.h"
#include "record/kind/kinds.h"

namespace onrecord {

// Which reports each case has, and which items of which kind each report has: tables of this connection alone, since those of the file lead
// from items to reports only. Made when first asked for, and again where another program has changed the file. Cost: one reading of each
// table that leads from a kind's items to reports.
class ScopeTables {
public:
    void prepare(Database& database);
    // What statements can be searched by beside their words: `statement_words`, with `speaker` (the name, and the words of the source) and
    // `channel` of each statement, in lower case.
    void prepare_words(Database& database);
    void forget() { version_.reset(), words_version_.reset(); }

private:
    std::optional<std::int64_t> version_, words_version_;  // of the file (PRAGMA data_version) when they were made
};

// The keys of the kind's items of the scope, in the order of its list: a SELECT without arguments. Nothing is chosen where there is no such
// case, report or item.
std::string keys_of(Database& database, ScopeTables& tables, const Kind& kind, const Scope& of);
// A condition on reports `r`; "1" for all.
std::string reports_of_scope(Database& database, ScopeTables& tables, const Scope& of);

// 0: there is none of this id.
std::int64_t key_of_report(Database& database, const std::string& id);
// The number behind the letter of an id ("p3"); 0 for what is no such id.
std::int64_t key_in(std::string_view id, char letter);

// The reports whose ids are before and after another's, which share the longest beginning with it.
class NeighbourIds {
public:
    explicit NeighbourIds(Database& database);
    // In bytes; `id` may be of a report of another record.
    std::size_t shared_beginning(const std::string& id);

private:
    Query before_, after_;
};

}  // namespace onrecord
