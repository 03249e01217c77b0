#include "record/stored_readings.h"

#include <xxhash.h>

#include <unordered_map>

namespace onrecord {

StoredReadings::StoredReadings(Database& database) : loader_(std::make_unique<ReadingLoader>(database)) {
    std::unordered_map<std::string, std::uint32_t> outlets;  // looked up only
    Query query = database.prepare(
        "SELECT r.report_key, r.first_statement, r.n_statements, h.hash, r.id, r.outlet FROM report r LEFT JOIN report_hash h ON "
        "h.report_key = r.report_key ORDER BY r.id");  // BINARY: bytes, as Readings wants it
    while (query.next()) {
        keys_.push_back(query.integer(0));
        first_statements_.push_back(query.integer(1));
        n_statements_.push_back(query.number(2));
        hashes_.push_back(query.string(3));
        const std::string_view id = query.text(4);
        id_hashes_.push_back(XXH3_64bits(id.data(), id.size()));
        const auto next = static_cast<std::uint32_t>(outlets.size() + 1);
        outlets_.push_back(query.is_null(5) ? 0 : outlets.try_emplace(query.string(5), next).first->second);
    }
}

}  // namespace onrecord
