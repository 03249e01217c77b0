// What a search finds in one record before the best of it is chosen, so that what several records found can be put together.
#pragma once

#include <cstddef>
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

// Half of the places for each, more where the other has less to show.
std::vector<Hit> chosen_hits(RankedHits hits, std::size_t limit);

}  // namespace onrecord
