#pragma once

#include "record/database.h"

namespace onrecord {

// While it lives, rows are stored without a look at what they refer to, and a table is emptied at once: two thirds of the writing of a
// large record's links were such looks. Links refer to what linking has just read; `check` looks at every reference. REQUIRES: no
// transaction is open where it begins and ends.
class UncheckedReferences {
public:
    explicit UncheckedReferences(Database& database) : database_(database) { database_.run("PRAGMA foreign_keys = OFF"); }
    ~UncheckedReferences() { database_.run("PRAGMA foreign_keys = ON"); }
    UncheckedReferences(const UncheckedReferences&) = delete;
    UncheckedReferences& operator=(const UncheckedReferences&) = delete;

private:
    Database& database_;
};

}  // namespace onrecord
