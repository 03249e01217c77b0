// What a search finds in one record before the best of it is chosen, so that what several records found can be put together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "record/database.h"
#include "record/scope.h"

namespace onrecord {

struct RankedHits {
    struct Ranked {
        double rank = 0;  // the least is the best: of FTS5 (bm25), or where too many rows match, of the last added
        Hit hit;
    };
    std::vector<Ranked> reports, statements;  // best first
    void add(RankedHits other);
};

// At most `limit` of each. Error: as of Record::search.
Result<RankedHits> find_hits(Database& database, ScopeTables& scopes, std::string_view query, std::size_t limit,
                             const Record::ReportsLike& asked);

// Calls `put` with the keys of the statements whose words fit a query, as find_hits() takes it; nothing fits one that has no word. A phrase
// is sought in those alone of which `is_asked`. The keys rise.
void each_statement_with(Database& database, std::string_view query, const std::function<bool(std::int64_t)>& is_asked,
                         const std::function<void(std::int64_t)>& put);

// Half of the places for each, more where the other has less to show.
std::vector<Hit> chosen_hits(RankedHits hits, std::size_t limit);

}  // namespace onrecord
