#include "record/database.h"

#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "text/utf8.h"

namespace onrecord {
namespace {

// A path as SQLite's URI, so that no path (":memory:", "a?mode=rw") means anything but a file.
std::string uri_of(const std::string& path) {
    std::string uri = "file:";
    if (path.front() != '/') uri += "./";
    for (const char c : path) {
        if (c == '%') {
            uri += "%25";
        } else if (c == '?') {
            uri += "%3f";
        } else if (c == '#') {
            uri += "%23";
        } else {
            uri += c;
        }
    }
    return uri;
}

std::string folder_of(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

bool is_on_read_only_disk(const std::string& path) {
    struct statvfs disk {};
    return statvfs(folder_of(path).c_str(), &disk) == 0 && (disk.f_flag & ST_RDONLY) != 0;
}

sqlite3* open_connection(const std::string& uri, int flags, int& code) {
    sqlite3* connection = nullptr;
    code = sqlite3_open_v2(uri.c_str(), &connection, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    if (connection == nullptr) return nullptr;
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, kBusyTimeoutMs);
    // A record may come from anywhere: what stands in its schema may not reach out of it.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, kMaxValueBytes);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 1);  // VACUUM attaches its copy
    sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_hard_heap_limit64(kMaxHeapBytes);
    // Opening reads nothing; the first look at the file tells what it is.
    if (code == SQLITE_OK)
        code = sqlite3_exec(connection, "PRAGMA cell_size_check = 1; SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    return connection;
}

}  // namespace

Query::Query(Query&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)), statement_(std::exchange(other.statement_, nullptr)) {}

Query& Query::operator=(Query&& other) noexcept {
    std::swap(database_, other.database_);
    std::swap(statement_, other.statement_);
    return *this;
}

Query::~Query() {
    sqlite3_finalize(statement_);
}

bool Query::ok() const {
    return statement_ != nullptr && database_->ok();
}

void Query::reset() {
    if (statement_ == nullptr) return;
    database_->n_steps_left_ = database_->max_steps_;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Query::next() {
    assert(database_ != nullptr);  // prepared
    if (!ok()) return false;
    errno = 0;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_->fail();
    sqlite3_reset(statement_);
    return false;
}

bool Query::run_with(std::span<const Value> values) {
    reset();
    int at = 0;
    for (const Value& value : values) {
        ++at;
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            bind_integer(at, *integer);
        } else if (const auto* real = std::get_if<double>(&value)) {
            bind(at, *real);
        } else if (const auto* text = std::get_if<std::string_view>(&value)) {
            bind(at, *text);
        }
    }
    while (next()) {
    }
    return ok();
}

void Query::bind_integer(int at, std::int64_t value) {
    sqlite3_bind_int64(statement_, at, value);
}
void Query::bind(int at, double value) {
    sqlite3_bind_double(statement_, at, value);
}
void Query::bind(int at, std::string_view value) {
    sqlite3_bind_text64(statement_, at, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
}
void Query::bind(int at, Blob value) {
    sqlite3_bind_blob64(statement_, at, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
}
void Query::bind(int at, OrNull value) {
    if (!value.text.empty()) bind(at, value.text);
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}
double Query::real(int column) const {
    return sqlite3_column_double(statement_, column);
}
std::string_view Query::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (bytes == nullptr) return {};
    const std::string_view text(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
    if (is_valid_utf8(text)) return text;
    database_->fail(
        Error{ErrorKind::malformed, database_->path() + ": is damaged (text that is no UTF-8); build it again from its inputs"});
    return {};
}
std::string_view Query::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr ? std::string_view()
                            : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}
void Query::append_row(std::string& out) const {
    const auto number = [&](const void* value) { out.append(static_cast<const char*>(value), 8); };
    for (int column = 0; column < sqlite3_column_count(statement_); ++column) {
        const int type = sqlite3_column_type(statement_, column);
        out.push_back(static_cast<char>(type));
        if (type == SQLITE_INTEGER) {
            const std::int64_t value = integer(column);
            number(&value);
        } else if (type == SQLITE_FLOAT) {
            const double value = real(column);
            number(&value);
        } else if (type != SQLITE_NULL) {
            const std::string_view bytes = blob(column);
            const std::uint64_t size = bytes.size();
            number(&size);
            out += bytes;
        }
    }
    out.push_back(';');
}
bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Access access) {
    if (path.empty()) return Error{ErrorKind::usage, "the name of the record is empty"};
    std::error_code ignored, problem;
    const auto status = std::filesystem::status(path, problem);
    const bool exists = std::filesystem::exists(status);
    if (std::filesystem::is_directory(status) || path.ends_with('/'))
        return Error{ErrorKind::malformed, path + ": is a folder, not a record"};
    if (exists && !std::filesystem::is_regular_file(status)) {
        return Error{ErrorKind::malformed, path + ": is a pipe or a device, not a record"};
    }
    if (status.type() == std::filesystem::file_type::none)
        return Error{ErrorKind::unreadable, path + ": cannot be opened (" + problem.message() + ")"};
    if (!exists && access != Access::create) return Error{ErrorKind::not_found, path + ": there is no such file"};
    const int flags =
        access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (access == Access::create ? SQLITE_OPEN_CREATE : 0);
    int code = SQLITE_OK;
    std::unique_ptr<Database> database(new Database(path, open_connection(uri_of(path), flags, code)));
    // Where the folder cannot be written, SQLite cannot make the files that go with WAL. If no writer has left any, none is needed.
    const bool is_read_only = (code & 0xff) == SQLITE_READONLY;
    const auto left_behind = [&](const char* suffix) {  // by a writer that was stopped
        const auto size = std::filesystem::file_size(path + suffix, ignored);
        return !ignored && size > 0;
    };
    // A program was stopped while it made the record: SQLite puts the file right when somebody who may write opens it.
    if (access == Access::read && code != SQLITE_OK && left_behind("-journal")) {
        {
            int repaired = SQLITE_OK;
            const std::unique_ptr<Database> writer(new Database(path, open_connection(uri_of(path), SQLITE_OPEN_READWRITE, repaired)));
        }
        database.reset(new Database(path, open_connection(uri_of(path), flags, code)));
    }
    if (access == Access::read && code != SQLITE_OK && (left_behind("-journal") || (is_read_only && left_behind("-wal")))) {
        return Error{ErrorKind::unreadable,
                     path + ": a program was stopped while it wrote to it, and what it left (" + path +
                         (left_behind("-journal") ? "-journal" : "-wal") +
                         ") can be used only where files may be written; copy both to such a place, or give the same build again"};
    }
    const bool no_side_files = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
    if (access == Access::read && no_side_files && exists && !std::filesystem::exists(path + "-wal", ignored)) {
        database.reset(new Database(path, open_connection(uri_of(path) + "?immutable=1", flags, code)));
    }
    if (database->connection_ == nullptr) return Error{ErrorKind::unreadable, path + ": no memory for the database"};
    if (access != Access::read && (code != SQLITE_OK || sqlite3_db_readonly(database->connection_, "main") == 1) &&
        is_on_read_only_disk(path)) {
        return Error{ErrorKind::unreadable, path + ": is on a disk that is read-only; give a place that can be written"};
    }
    // SQLite tries again to read only, and then says that there is no such file.
    if (code != SQLITE_OK && !exists && ::access(folder_of(path).c_str(), W_OK | X_OK) != 0)
        return Error{ErrorKind::unreadable, path + ": cannot be opened (" + std::strerror(errno) + ")"};
    if (code != SQLITE_OK) return database->error_of(code);
    if (access == Access::read) database->limit_steps();
    if (access != Access::read && sqlite3_db_readonly(database->connection_, "main") == 1) {
        return Error{ErrorKind::unreadable, path + ": is read-only; give a file that can be written"};
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::open_private() {
    int code = SQLITE_OK;
    std::unique_ptr<Database> database(
        new Database("the temporary record", open_connection("file:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, code)));
    if (database->connection_ == nullptr) return Error{ErrorKind::unreadable, "no memory for a database"};
    if (code != SQLITE_OK) return database->error_of(code);
    return database;
}

Result<std::unique_ptr<Database>> Database::private_copy() {
    auto made = open_private();
    if (!made) return made;
    made.value()->path_ = path_;
    if (const Status copied = copy_into(*made.value()); !copied) return copied.error();
    return made;
}

Status Database::copy_into(Database& other) {
    int code = SQLITE_OK;
    errno = 0;
    if (sqlite3_backup* backup = sqlite3_backup_init(other.connection_, "main", connection_, "main"); backup != nullptr) {
        sqlite3_backup_step(backup, -1);
        code = sqlite3_backup_finish(backup);
    } else {
        code = sqlite3_extended_errcode(other.connection_);
    }
    return code == SQLITE_OK ? done() : Status(other.error_of(code));
}

Database::~Database() {
    sqlite3_close_v2(connection_);
}

Query Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    n_steps_left_ = max_steps_;
    if (ok() && sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
                    SQLITE_OK) {
        fail();
    }
    return {this, statement};
}

bool Database::run(const char* sql) {
    errno = 0;
    if (ok() && sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    return ok();
}

std::int64_t Database::integer(std::string_view sql) {
    Query query = prepare(sql);
    return query.next() ? query.integer(0) : 0;
}

std::string Database::text(std::string_view sql) {
    Query query = prepare(sql);
    return query.next() ? query.string(0) : std::string();
}

void Database::limit_steps(std::uint64_t n_steps) {
    constexpr int kStepsBetween = 1'000'000;
    max_steps_ = n_steps_left_ = n_steps;
    sqlite3_progress_handler(
        connection_, kStepsBetween,
        [](void* self) {
            std::uint64_t& left = static_cast<Database*>(self)->n_steps_left_;
            left -= std::min<std::uint64_t>(left, kStepsBetween);
            return left == 0 ? 1 : 0;
        },
        this);
}

void Database::want(std::function<bool(std::int64_t)> is_wanted) {
    const bool is_known = is_wanted_.has_value();
    is_wanted_ = std::move(is_wanted);
    if (is_known) return;
    const int code = sqlite3_create_function_v2(
        connection_, "is_wanted", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, this,
        [](sqlite3_context* context, int, sqlite3_value** values) {
            const auto& wanted = *static_cast<Database*>(sqlite3_user_data(context))->is_wanted_;
            sqlite3_result_int(context, !wanted || wanted(sqlite3_value_int64(*values)) ? 1 : 0);
        },
        nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail();
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(connection_) == 0;
}

void Database::roll_back() {
    if (in_transaction()) sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t Database::last_rowid() const {
    return sqlite3_last_insert_rowid(connection_);
}

std::int64_t Database::n_changed() const {
    return sqlite3_changes64(connection_);
}

Error Database::take_error() {
    Error error = error_.value_or(Error{});
    error_.reset();
    return error;
}

void Database::fail(Error error) {
    if (!error_) error_ = std::move(error);
}

void Database::fail() {
    if (!error_) error_ = error_of(sqlite3_extended_errcode(connection_));
}

// What SQLite says, in the words of someone who has a record, not a database.
Error Database::error_of(int code) const {
    // SQLite does not always keep the system's number; nothing has been called since that would change it.
    const int system = sqlite3_system_errno(connection_) != 0 ? sqlite3_system_errno(connection_) : errno;
    const bool full = (code & 0xff) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT || system == EFBIG);
    switch (full ? SQLITE_FULL : code & 0xff) {
        case SQLITE_FULL:
            return {ErrorKind::no_space,
                    path_ + ": no space left to write; what was stored before is whole: make room and give the same command again"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::unreadable, path_ + ": another program is writing to it; try again when that has finished"};
        case SQLITE_INTERRUPT:
            return {ErrorKind::too_large, path_ + ": the answer takes more steps than one may take; ask for less"};
        case SQLITE_READONLY:
            return {ErrorKind::unreadable, path_ + ": is read-only; give a file that can be written"};
        case SQLITE_NOTADB:
            return {ErrorKind::malformed, path_ + ": is no SQLite file, so no record"};
        case SQLITE_CORRUPT:
            return {ErrorKind::malformed, path_ + ": is damaged (" + sqlite3_errmsg(connection_) + "); build it again from its inputs"};
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {ErrorKind::unreadable,
                    path_ + ": cannot be opened" + (system != 0 ? std::string(" (") + std::strerror(system) + ")" : "")};
        case SQLITE_IOERR:
            return {ErrorKind::unreadable,
                    path_ + ": cannot be read or written" + (system != 0 ? std::string(" (") + std::strerror(system) + ")" : "")};
        case SQLITE_NOMEM:
            return {ErrorKind::too_large, path_ + ": not enough memory"};
        case SQLITE_TOOBIG:
            return {ErrorKind::too_large, path_ + ": " + sqlite3_errmsg(connection_)};
        default:
            return {ErrorKind::unreadable, path_ + ": " + sqlite3_errmsg(connection_)};
    }
}

}  // namespace onrecord
