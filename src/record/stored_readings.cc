#include "record/stored_readings.h"

namespace onrecord {

StoredReadings::StoredReadings(Database& database) : loader_(std::make_unique<ReadingLoader>(database)) {
    Query query = database.prepare(
        "SELECT report_key, first_statement, hash FROM report LEFT JOIN report_hash USING (report_key) ORDER BY id");  // BINARY: bytes, as
                                                                                                                       // Readings wants it
    while (query.next()) {
        keys_.push_back(query.integer(0));
        first_statements_.push_back(query.integer(1));
        hashes_.push_back(query.string(2));
    }
}

}  // namespace onrecord
