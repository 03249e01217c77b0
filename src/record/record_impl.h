// What a Record holds; its member functions stand in record.cc (open, add, link), lists.cc, kind/*.cc, search.cc and check.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "across/partial_links.h"
#include "onrecord/record.h"
#include "record/catalogue.h"
#include "record/database.h"
#include "record/scope.h"
#include "record/stored_reading.h"

namespace onrecord {

inline constexpr std::uint32_t kReportsPerTransaction = 256;  // a commit costs one sync; a kill loses at most these

struct Record::Impl {
    explicit Impl(std::unique_ptr<Database> opened, Mode how) : database(std::move(opened)), mode(how) {}
    explicit Impl(std::unique_ptr<Catalogue> opened) : catalogue(std::move(opened)), mode(Mode::read) {}

    // One of the two. Every list asks the catalogue where there is one; what writes ends in begin_adding(), which refuses it.
    std::unique_ptr<Database> database;
    std::unique_ptr<Catalogue> catalogue;
    Mode mode;
    std::uint32_t n_pending = 0;  // rows of the open transaction
    ScopeTables scopes;
    bool problems_changed = false;  // since the last commit
    std::int64_t n_added = 0;       // reports, by this program
    // Made with the first report that is added.
    struct Adding {
        explicit Adding(Database& db);
        Query same_id, forget_problem, set_unlinked, insert_problem;
        ReadingWriter writer;
    };
    std::optional<Adding> adding;

    Status begin_adding();                   // a transaction is open and `adding` is there, or why not
    Status end_adding(bool due);             // commits if `due` or the batch is full; rolls back where an error came up
    void relink(PartialLinks partial = {});  // what stands across reports, anew. REQUIRES: begin_adding()
};

}  // namespace onrecord
