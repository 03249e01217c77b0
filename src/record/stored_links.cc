#include "record/stored_links.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "record/kind/kinds.h"

namespace onrecord {

bool replace_links(Database& database, const StoredReadings& readings, const Links& links) {
    PlaceBook places(database);
    for (const Kind* kind : kKinds) {
        if (kind->ask != nullptr) kind->ask(links, places);
    }
    places.convert(readings);
    std::vector<std::string> tables;
    for (const Kind* kind : kKinds) {
        if (kind->insert == nullptr) continue;
        for (std::string& table : tables_of(*kind)) tables.push_back(std::move(table));
    }
    std::for_each(tables.rbegin(), tables.rend(), [&](const std::string& table) { database.run(("DELETE FROM " + table).c_str()); });
    for (const Kind* kind : kKinds) {
        if (kind->insert != nullptr) kind->insert(links, database, readings, places);
    }
    for (const Kind* kind : kKinds) {
        if (kind->count != nullptr) kind->count(database);
    }
    return database.ok();
}

}  // namespace onrecord
