// The only door to SQLite: a connection and its prepared statements, without exceptions.
//
//     Query query = database.prepare("SELECT name FROM entity WHERE report_key = ?");
//     for (query.start(7); query.next();) use(query.text(0));
//     if (!database.ok()) return database.take_error();
//
// An error is kept by the connection until it is taken; until then every query of it gives no rows and runs nothing, so that a chain of
// inserts needs one look at its end.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "onrecord/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace onrecord {

// Steps of SQLite's virtual machine that one statement of a reading command may take: some minutes. Listing everything of 100,000 reports
// takes less than a tenth.
inline constexpr std::uint64_t kMaxSteps = 20'000'000'000;
inline constexpr int kMaxValueBytes = 512 << 20;          // of one value or row; a report's text has at most a fraction
inline constexpr std::int64_t kMaxHeapBytes = 1LL << 30;  // of all that SQLite holds; its page cache has 32 MiB

inline constexpr int kBusyTimeoutMs = 5000;  // how long we wait for another program that writes before we say so

class Database;

// A prepared statement. REQUIRES: its Database outlives it. Text that is bound must live until the statement is started anew or ended.
class Query {
public:
    struct Blob {
        std::string_view bytes;
    };
    struct OrNull {  // text, NULL where empty
        std::string_view text;
    };

    Query() = default;
    Query(Query&& other) noexcept;
    Query& operator=(Query&& other) noexcept;
    ~Query();

    // Begins anew with these arguments for the statement's `?`, in order.
    template <class... Arguments>
    Query& start(const Arguments&... arguments) {
        reset();
        int at = 0;
        (bind(++at, arguments), ...);
        return *this;
    }
    // The next row; false at the end or where an error came up.
    bool next();
    // start() and all of next(); false where an error came up.
    template <class... Arguments>
    bool run(const Arguments&... arguments) {
        start(arguments...);
        while (next()) {
        }
        return ok();
    }

    // The same with values whose number and types are not known when it is compiled.
    using Value = std::variant<std::monostate, std::int64_t, double, std::string_view>;  // monostate: NULL
    bool run_with(std::span<const Value> values);

    // Columns of the row, from 0; valid until next().
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::uint32_t number(int column) const { return static_cast<std::uint32_t>(integer(column)); }
    [[nodiscard]] double real(int column) const;
    // Empty for NULL; also for what is no UTF-8, which is an error that the database keeps.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;  // empty for NULL
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::optional<std::uint32_t> number_or_none(int column) const {
        return is_null(column) ? std::nullopt : std::optional(number(column));
    }

    // Appends all columns of the row, each with its type and length, so that different rows give different bytes.
    void append_row(std::string& out) const;

private:
    friend class Database;
    Query(Database* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
    void reset();
    [[nodiscard]] bool ok() const;
    void bind_integer(int at, std::int64_t value);
    void bind(int at, double value);
    void bind(int at, std::string_view value);
    void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
    void bind(int at, const char* value) { bind(at, std::string_view(value)); }
    void bind(int at, Blob value);
    void bind(int at, OrNull value);
    template <std::integral Integer>
    void bind(int at, Integer value) {
        bind_integer(at, static_cast<std::int64_t>(value));
    }
    template <class T>
    void bind(int at, const std::optional<T>& value) {
        if (value) bind(at, *value);  // NULL otherwise
    }

    Database* database_ = nullptr;
    sqlite3_stmt* statement_ = nullptr;
};

class Database {
public:
    enum class Access { read, write, create };  // create: write, and make the file where there is none

    // Errors name the path and the cause: no such file, a folder, not SQLite, read-only, locked.
    static Result<std::unique_ptr<Database>> open(const std::string& path, Access access);
    // An empty database in a file of its own that goes with it.
    static Result<std::unique_ptr<Database>> open_private();
    // All of it as it is now, in a file of its own that goes with it: to be looked into with statements that SQLite lets only a writer run.
    Result<std::unique_ptr<Database>> private_copy();
    // Replaces all of `other` by what is here, whole or not at all. REQUIRES: no transaction of `other` is open.
    Status copy_into(Database& other);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] Query prepare(std::string_view sql);
    bool run(const char* sql);  // any number of statements, rows thrown away; false where an error came up
    // The first column of the first row, as an integer or text; 0 or empty where there is none.
    std::int64_t integer(std::string_view sql);
    std::string text(std::string_view sql);

    [[nodiscard]] bool in_transaction() const;
    bool begin() { return run("BEGIN IMMEDIATE"); }
    bool commit() { return run("COMMIT"); }
    void roll_back();  // whatever has happened; keeps the error

    // What SQL's `is_wanted(N)` says from now on, in statements of this connection; with none, everything is wanted. It is asked for each
    // row that reaches it, in their order.
    void want(std::function<bool(std::int64_t)> is_wanted);

    // A statement that takes more than so many steps of the virtual machine is ended, with an error. Set where a record is opened to be
    // read.
    void limit_steps(std::uint64_t n_steps = kMaxSteps);

    [[nodiscard]] bool ok() const { return !error_; }
    void fail(Error error);            // keeps an error of the caller's as if it were SQLite's
    [[nodiscard]] Error take_error();  // REQUIRES: !ok()
    void forget_error() { error_.reset(); }
    [[nodiscard]] const Error& error() const { return *error_; }  // REQUIRES: !ok()
    [[nodiscard]] std::int64_t last_rowid() const;
    [[nodiscard]] std::int64_t n_changed() const;  // rows, by the last INSERT, UPDATE or DELETE
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    friend class Query;
    Database(std::string path, sqlite3* connection) : path_(std::move(path)), connection_(connection) {}
    void fail();
    [[nodiscard]] Error error_of(int code) const;

    std::string path_;
    sqlite3* connection_;
    std::optional<Error> error_;
    std::optional<std::function<bool(std::int64_t)>> is_wanted_;      // none: SQL does not know it yet
    std::uint64_t max_steps_ = kMaxSteps, n_steps_left_ = kMaxSteps;  // of each statement; of the one that runs
};

}  // namespace onrecord
