#include "record/stored_readings.h"

namespace onrecord {

StoredReadings::StoredReadings(Database& database) : loader_(std::make_unique<ReadingLoader>(database)) {
    Query query = database.prepare("SELECT report_key, first_statement FROM report ORDER BY id");  // BINARY: bytes, as Readings wants it
    while (query.next()) {
        keys_.push_back(query.integer(0));
        first_statements_.push_back(query.integer(1));
    }
}

}  // namespace onrecord
