// Is the file what a record should be? Tests: tests/record/check_test.cc.
#include "record/record_impl.h"

namespace onrecord {

std::vector<std::string> Record::check() const {
    std::vector<std::string> wrong;
    Database& database = *impl_->database;
    Query integrity = database.prepare("PRAGMA integrity_check(20)");
    while (integrity.next()) {
        if (integrity.text(0) != "ok") wrong.push_back(integrity.string(0));
    }
    if (!database.ok()) wrong.push_back(database.take_error().message);
    return wrong;
}

}  // namespace onrecord
