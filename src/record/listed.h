// The items that a list is asked for, so that its queries touch the rows of these and no others.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "onrecord/record.h"
#include "record/database.h"

namespace onrecord {

// While it lives there is a table of this connection alone, `listed`: `key` of each item, `position` from 1 in the order of the list. A
// query joins it by CROSS JOIN, which keeps SQLite to the order that is written: `listed` first where the item's key leads to the rows,
// else last. One at a time.
class Listed {
public:
    // `keys` is a SELECT of one column in the order of the list; `arguments` are for its `?`.
    template <class... Arguments>
    Listed(Database& database, const std::string& keys, const Slice& slice, const Arguments&... arguments) : database_(database) {
        database_.run(
            "DROP TABLE IF EXISTS temp.listed; CREATE TEMP TABLE listed (position INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE)");
        constexpr std::size_t kAll = SIZE_MAX / 2;  // what SQLite can count
        database_.prepare("INSERT OR IGNORE INTO temp.listed (key) " + keys + " LIMIT ? OFFSET ?")
            .run(arguments..., std::min(slice.limit, kAll), std::min(slice.from, kAll));
    }
    ~Listed() { database_.run("DROP TABLE IF EXISTS temp.listed"); }
    Listed(const Listed&) = delete;
    Listed& operator=(const Listed&) = delete;

private:
    Database& database_;
};

// The number from 0 of an item of which `column` has the position.
inline std::size_t index_of(const Query& query, int column) {
    return static_cast<std::size_t>(query.integer(column) - 1);
}

}  // namespace onrecord
