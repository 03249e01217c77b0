// Opening and writing. A record is made by one transaction, grows by transactions of kReportsPerTransaction reports, and is linked by one:
// whatever stops the program, the file holds whole reports, and `linked` in the table meta says whether the tables of across fit them.
// Tests: tests/record/record_test.cc, damage_test.cc.
#include "onrecord/record.h"

#include <optional>
#include <string>
#include <utility>

#include "across/link.h"
#include "record/decide.h"
#include "record/migrate.h"
#include "record/record_impl.h"
#include "record/row_hash.h"
#include "record/schema.h"
#include "record/stored_links.h"
#include "record/stored_memory.h"
#include "record/stored_readings.h"
#include "record/unchecked_references.h"

namespace onrecord {
namespace {

bool is_made(Database& database) {
    return database.integer("PRAGMA application_id") == kApplicationId;
}

Status make(Database& database) {
    database.run(("PRAGMA page_size = " + std::to_string(kPageBytes)).c_str());
    if (database.begin() && !is_made(database)) {  // another program may have made it while we waited
        database.run(schema_sql().c_str());
        database.run(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
        database.run(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
    }
    database.commit();
    if (database.ok()) return done();
    database.roll_back();
    return database.take_error();
}

// A record of tables that can be read and are not those of now. Errors are for inspect() to name.
bool is_older(Database& database) {
    const std::int64_t version = is_made(database) ? database.integer("PRAGMA user_version") : 0;
    database.forget_error();
    return version >= kOldestVersion && version < kSchemaVersion;
}

// Is it a record, of a version that we know?
Status inspect(Database& database) {
    const std::int64_t application = database.integer("PRAGMA application_id");
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (!database.ok()) return database.take_error();
    if (application != kApplicationId) {
        return Error{ErrorKind::malformed, database.path() + ": is an SQLite file, but no record of onrecord"};
    }
    if (version > kSchemaVersion) {
        return Error{ErrorKind::unsupported, database.path() + ": was made by a newer onrecord (version " + std::to_string(version) +
                                                 " of its tables; this one knows " + std::to_string(kSchemaVersion) + "); use that one"};
    }
    if (version < kSchemaVersion) {
        const std::string made = database.path() + ": was made by an older onrecord (version " + std::to_string(version) +
                                 " of its tables; this one has " + std::to_string(kSchemaVersion) + "); ";
        return Error{ErrorKind::unsupported,
                     made + (version < kOldestVersion ? "build it again from its inputs"
                                                      : "'onrecord build " + database.path() + "' brings it up to date")};
    }
    const auto difference = difference_from_schema(database);
    if (!difference) return difference.error();
    if (!database.ok()) return database.take_error();
    if (!difference.value().empty())
        return Error{ErrorKind::malformed, database.path() + ": " + difference.value() + "; build it again from its inputs"};
    return done();
}

// While it lives, a transaction waits for that of another build: linking a large record takes minutes.
class Patience {
public:
    explicit Patience(Database& database) : database_(database) { wait(kBuildWaitMs); }
    ~Patience() { wait(kBusyTimeoutMs); }
    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;

private:
    static constexpr int kBuildWaitMs = 20 * 60 * 1000;
    void wait(int ms) { database_.run(("PRAGMA busy_timeout = " + std::to_string(ms)).c_str()); }
    Database& database_;
};

}  // namespace

Record::Impl::Adding::Adding(Database& db)
    : same_id(db.prepare("SELECT content_hash FROM report WHERE id = ?")),
      forget_problem(db.prepare("DELETE FROM problem WHERE input = ?")),
      set_unlinked(db.prepare("UPDATE meta SET value = 0 WHERE name = 'linked' AND value <> 0")),
      insert_problem(db.prepare("INSERT INTO problem VALUES (?, ?) ON CONFLICT (input) DO UPDATE SET reason = excluded.reason")),
      writer(db) {}

Status Record::Impl::begin_adding() {
    if (catalogue) return Error{ErrorKind::usage, "a catalogue is not written to"};
    if (mode != Mode::write) return Error{ErrorKind::usage, database->path() + ": was opened for reading only"};
    database->forget_error();
    if (!adding) adding.emplace(*database);
    if (!database->in_transaction()) database->begin();
    if (database->ok()) return done();
    adding.reset();
    return database->take_error();
}

Status Record::Impl::end_adding(bool due) {
    if (catalogue) return begin_adding();  // which says why not
    if (database->ok() && (due || n_pending >= kReportsPerTransaction) && database->in_transaction()) {
        if (problems_changed) store_problem_hash(*database);
        problems_changed = false;
        database->commit();
        n_pending = 0;
    }
    if (database->ok()) return done();
    database->roll_back();
    n_pending = 0;
    return database->take_error();
}

Record::Record(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Record::~Record() {
    // What was added and not yet committed is whole; an error has nobody to be told to, and loses no more than a kill would.
    if (impl_ && impl_->mode == Mode::write) (void)flush();
}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;

Result<Record> Record::make_temporary() {
    auto opened = Database::open_private();
    if (!opened) return opened.error();
    if (const Status made = make(*opened.value()); !made) return made.error();
    opened.value()->run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768");  // KiB
    if (!opened.value()->ok()) return opened.value()->take_error();
    return Record(std::make_unique<Impl>(std::move(opened).value(), Mode::write));
}

Result<Record> Record::open(const std::string& path, Mode mode) {
    if (is_catalogue(path)) {
        if (mode == Mode::write) {
            return Error{ErrorKind::usage,
                         path + ": is a catalogue of records, which is only read; write to one of its records, and write it again"};
        }
        const auto entries = read_catalogue(path);
        if (!entries) return entries.error();
        auto catalogue = Catalogue::open(path, entries.value());
        if (!catalogue) return catalogue.error();
        return Record(std::make_unique<Impl>(std::move(catalogue).value()));
    }
    auto opened = Database::open(path, mode == Mode::write ? Database::Access::create : Database::Access::read);
    if (!opened) return opened.error();
    if (mode == Mode::write && is_older(*opened.value())) {
        opened.value().reset();
        if (const Status migrated = migrate(path); !migrated) return migrated.error();
        opened = Database::open(path, Database::Access::write);
        if (!opened) return opened.error();
    }
    Database& database = *opened.value();
    const bool empty = database.integer("SELECT count(*) FROM sqlite_schema") == 0 && database.integer("PRAGMA application_id") == 0;
    if (!database.ok()) return database.take_error();
    if (empty) {
        if (mode == Mode::read) return Error{ErrorKind::malformed, path + ": is empty; nothing has been built in it"};
        if (const Status made = make(database); !made) return made.error();
    }
    if (const Status fit = inspect(database); !fit) return fit.error();
    if (mode == Mode::write) {
        database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
    }
    database.run("PRAGMA cache_size = -32768");  // KiB
    if (!database.ok()) return database.take_error();
    return Record(std::make_unique<Impl>(std::move(opened).value(), mode));
}

Result<bool> Record::add(const Reading& reading) {
    const auto refuse = [&](const std::string& why) {
        return Error{ErrorKind::malformed, reading.input + ": its reading cannot be stored: " + why};
    };
    if (const std::string flaw = flaw_of(reading); !flaw.empty()) return refuse(flaw);
    const Patience patience(*impl_->database);
    if (const Status begun = impl_->begin_adding(); !begun) return begun.error();
    Impl::Adding& adding = *impl_->adding;
    const std::string hash = content_hash(reading);
    if (adding.same_id.start(reading.id).next()) {
        const bool same = adding.same_id.blob(0) == hash;
        adding.same_id.start();
        adding.forget_problem.run(reading.input);
        impl_->problems_changed |= impl_->database->n_changed() > 0;
        if (const Status ended = impl_->end_adding(false); !ended) return ended.error();
        if (same) return false;
        return Error{ErrorKind::usage, reading.input + ": another report with the id " + reading.id +
                                           " is in the record already; give it an id of its own, or build a new record"};
    }
    adding.writer.write(reading, hash);
    adding.forget_problem.run(reading.input);
    impl_->problems_changed |= impl_->database->n_changed() > 0;
    adding.set_unlinked.run();
    ++impl_->n_pending;
    ++impl_->n_added;
    if (const Status ended = impl_->end_adding(false); !ended) return ended.error();
    return true;
}

Status Record::add_problem(const ProblemRow& problem) {
    if (const Status begun = impl_->begin_adding(); !begun) return begun;
    impl_->adding->insert_problem.run(problem.input, problem.reason);
    impl_->problems_changed = true;
    ++impl_->n_pending;
    return impl_->end_adding(false);
}

Status Record::add_records(const std::vector<const Record*>& others, const std::function<void(const Error&)>& refused) {
    std::vector<Database*> sources;
    for (const Record* other : others) {
        if (other->impl_->catalogue) {
            for (Database* const part : other->impl_->catalogue->databases()) sources.push_back(part);
        } else {
            sources.push_back(other->impl_->database.get());
        }
    }
    Status status = done();
    for (Database* const source : sources) {  // first, so that the report of an input that could be read elsewhere takes its problem away
        Query problem = source->prepare("SELECT input, reason FROM problem ORDER BY input");
        while (status.ok() && problem.next()) status = add_problem({problem.string(0), problem.string(1)});
    }
    for (Database* const source : sources) {
        each_reading(*source, [&](const Reading& reading) {
            const auto added = status.ok() ? add(reading) : Result<bool>(status.error());
            if (added) return true;
            status = added.error();
            if (status.error().kind != ErrorKind::usage) return false;
            refused(status.error());
            status = add_problem({reading.input, status.error().message});
            return status.ok();
        });
        if (!status) return status;
        if (!source->ok()) return source->take_error();
    }
    if (const Status begun = impl_->begin_adding(); !begun) return begun;
    std::uint32_t n_new = 0;
    for (Database* const source : sources) n_new += add_decisions(*impl_->database, stored_decisions(*source));
    if (n_new > 0) impl_->adding->set_unlinked.run();
    return impl_->end_adding(true);
}

Status Record::status() const {
    if (impl_->catalogue) return impl_->catalogue->status();
    return impl_->database->ok() ? done() : Status(impl_->database->error());
}

Status Record::flush() {
    return impl_->end_adding(true);
}

void Record::Impl::relink(PartialLinks partial) {
    scopes.forget();
    apply_to_reports(*database);
    const StoredReadings readings(*database);
    StoredMemory memory(*database);
    const bool grows = database->integer("SELECT EXISTS (SELECT 1 FROM story)") != 0;  // it was linked before
    const bool remembers = grows || readings.size() >= kMinReportsToRemember;
    const Links links =
        onrecord::link(readings, decisions_for_linking(*database, readings), remembers ? &memory : nullptr, std::move(partial));
    if (database->ok()) store_links(*database, readings, links, remembers ? &memory : nullptr);
    store_decision_hash(*database);  // what was read of decided reports is among its rows
    if (remembers) StatementWords::remember(*database, memory);
    memory.forget_the_rest();
    database->run("UPDATE meta SET value = 1 WHERE name = 'linked'");
}

Status Record::link() {
    return link({});
}

Status Record::link(PartialLinks partial) {
    if (const Status flushed = flush(); !flushed) return flushed;
    if (impl_->mode == Mode::write && impl_->database->integer("SELECT value FROM meta WHERE name = 'linked'") == 1) return done();
    std::optional<Patience> patience;
    if (impl_->n_added > 0) patience.emplace(*impl_->database);
    const UncheckedReferences unchecked(*impl_->database);
    if (const Status begun = impl_->begin_adding(); !begun) return begun;
    Database& database = *impl_->database;
    bool pack = false;
    if (database.integer("SELECT value FROM meta WHERE name = 'linked'") == 0) {
        impl_->relink(std::move(partial));
        // Where half of the reports are new the file is packed: one reading and writing of it, paid for by what was added.
        if (2 * impl_->n_added >= database.integer("SELECT count(*) FROM report")) {
            database.run(
                "INSERT INTO report_search (report_search) VALUES ('optimize'); "
                "INSERT INTO statement_search (statement_search) VALUES ('optimize')");
            pack = true;
        }
    }
    if (const Status ended = impl_->end_adding(true); !ended || !pack) return ended;
    impl_->n_added = 0;
    impl_->adding.reset();  // a statement that is prepared may be in the way
    database.run("VACUUM");
    database.forget_error();  // the disk may have no room for a second copy; the record is whole as it is
    return done();
}

}  // namespace onrecord
