// The C interface over the C++ one. Every function runs inside guarded(), which turns a Status and any exception into the caller's status
// and message; handles are numbers (handles.h); what is given out is a copy made by malloc, so that every language can own it. The cost
// beside the C++ interface is writing and reading JSON.
// Tests: tests/c_interface/onrecord_test.cc; examples/library/example.c, which tests/library/installed.py compiles as C.
#include "onrecord/onrecord.h"

#include <fmt/format.h>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/names.h"
#include "c_interface/handles.h"
#include "intake/intake.h"
#include "intake/jsonl.h"
#include "onrecord/date.h"
#include "onrecord/reader.h"
#include "onrecord/record.h"
#include "text/utf8.h"
#include "view/view.h"

namespace onrecord {
namespace {

static_assert(ONRECORD_USAGE == static_cast<int>(ErrorKind::usage) + 1 && ONRECORD_NO_SPACE == static_cast<int>(ErrorKind::no_space) + 1,
              "the kinds of error are those of onrecord/error.h, in their order, from 1");

struct OpenRecord {
    std::mutex mutex;  // a Record is for one thread at a time
    Record record;
};

// Never destroyed: a thread of the caller's may still be in a call when the program ends.
Handles<const Reader>& readers() {
    static auto& all = *new Handles<const Reader>(1, 2);
    return all;
}
Handles<OpenRecord>& records() {
    static auto& all = *new Handles<OpenRecord>(2, 2);
    return all;
}

template <class Handle>
Handle* to_handle(std::uintptr_t number) {
    return reinterpret_cast<Handle*>(number);  // NOLINT(performance-no-int-to-ptr): it is not an address
}
std::uintptr_t number_of(const void* handle) {
    return reinterpret_cast<std::uintptr_t>(handle);
}

char* copied(std::string_view text) {
    auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
    if (copy == nullptr) throw std::bad_alloc();
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    return copy;
}

onrecord_status fail(onrecord_status status, std::string_view message, char** error) noexcept {
    if (error != nullptr) {
        *error = static_cast<char*>(std::malloc(message.size() + 1));  // where even this fails there is the status
        if (*error != nullptr) {
            std::memcpy(*error, message.data(), message.size());
            (*error)[message.size()] = '\0';
        }
    }
    return status;
}

// Runs `work`, which gives a Status; no exception leaves.
template <class Work>
onrecord_status guarded(char** error, const Work& work) noexcept {
    if (error != nullptr) *error = nullptr;
    try {
        const Status status = work();
        if (status) return ONRECORD_OK;
        return fail(static_cast<onrecord_status>(static_cast<int>(status.error().kind) + 1), status.error().message, error);
    } catch (const std::bad_alloc&) {
        return fail(ONRECORD_NO_MEMORY, "not enough memory", error);
    } catch (const std::exception& exception) {
        return fail(ONRECORD_INTERNAL, exception.what(), error);
    } catch (...) {
        return fail(ONRECORD_INTERNAL, "an exception of no known type", error);
    }
}

Error misused(std::string message) {
    return {ErrorKind::usage, std::move(message)};
}

// The argument of this name where it is NULL or no UTF-8; nothing where it is fit.
std::optional<Error> unfit(const char* text, std::string_view name) {
    if (text == nullptr) return misused(fmt::format("{} is NULL", name));
    if (!is_valid_utf8(text)) return misused(fmt::format("{} is not UTF-8", name));
    return std::nullopt;
}
// A document or reading of the caller's. A length that cannot be right is an error before a byte is read.
std::optional<Error> unfit(const char* json, std::size_t length, std::string_view name) {
    if (json == nullptr) return misused(fmt::format("{} is NULL", name));
    if (length > kMaxJsonLineBytes)
        return Error{ErrorKind::too_large,
                     fmt::format("{} has {} bytes, more than the {} that it may have", name, length, kMaxJsonLineBytes)};
    return std::nullopt;
}

const char* const kNoReader = "the reader is no open handle: NULL, closed before, or never given by onrecord_reader_open()";
const char* const kNoRecord = "the record is no open handle: NULL, closed before, or never given by onrecord_record_open()";

struct Options {
    ReadOptions read;
    Given given;
};

Result<Options> parse_options(const char* json) {
    Options options;
    if (json == nullptr) return options;
    JsonParser parser;
    simdjson::dom::object object;
    if (parser.parse(json, std::strlen(json)).get(object) != simdjson::SUCCESS) return misused("the options are no JSON object");
    for (const auto& [key, value] : object) {
        bool* const flag = key == "tokens"    ? &options.read.tokens
                           : key == "clauses" ? &options.read.clauses
                           : key == "explain" ? &options.read.explain
                                              : nullptr;
        std::string* const words = key == "outlet" ? &options.given.outlet : key == "date" ? &options.given.date : nullptr;
        if (flag != nullptr) {
            if (value.get(*flag) != simdjson::SUCCESS) return misused(fmt::format("option \"{}\" is neither true nor false", key));
        } else if (words != nullptr) {
            std::string_view given;
            if (value.get(given) != simdjson::SUCCESS) return misused(fmt::format("option \"{}\" is no string", key));
            *words = given;
        } else {
            return misused(fmt::format("option \"{}\" is none of: tokens, clauses, explain, outlet, date", key));
        }
    }
    if (!options.given.date.empty() && !parse_edtf(options.given.date))
        return misused(fmt::format("option \"date\": '{}' is no date such as 2025-08-05 or 2025-08", options.given.date));
    return options;
}

// What `ask` says of an open record, as text of the caller's. A list that the file could not give whole is an error.
template <class Ask>
onrecord_status answer(const onrecord_record* handle, char** out, char** error, const Ask& ask) {
    if (out != nullptr) *out = nullptr;
    return guarded(error, [&]() -> Status {
        if (out == nullptr) return misused("there is no place for the answer: the pointer to it is NULL");
        const auto open = records().find(number_of(handle));
        if (!open) return misused(kNoRecord);
        const std::lock_guard lock(open->mutex);
        const Result<std::string> found = ask(open->record);
        if (!found) return found.error();
        if (Status status = open->record.status(); !status) return status;
        *out = copied(found.value());
        return done();
    });
}

}  // namespace
}  // namespace onrecord

using namespace onrecord;

extern "C" {

const char* onrecord_version(void) {
    return ONRECORD_VERSION;
}

void onrecord_free(char* text) {
    std::free(text);
}

onrecord_status onrecord_reader_open(onrecord_reader** reader, char** error) {
    if (reader != nullptr) *reader = nullptr;
    return guarded(error, [&]() -> Status {
        if (reader == nullptr) return misused("there is no place for the reader: the pointer to it is NULL");
        auto loaded = Reader::load();
        if (!loaded) return loaded.error();
        *reader = to_handle<onrecord_reader>(readers().add(std::make_shared<const Reader>(std::move(loaded).value())));
        return done();
    });
}

onrecord_status onrecord_reader_close(onrecord_reader* reader, char** error) {
    return guarded(error, [&]() -> Status { return readers().take(number_of(reader)) ? done() : misused(kNoReader); });
}

onrecord_status onrecord_read(const onrecord_reader* reader, const char* document, size_t length, const char* options, char** reading,
                              char** error) {
    if (reading != nullptr) *reading = nullptr;
    return guarded(error, [&]() -> Status {
        if (reading == nullptr) return misused("there is no place for the reading: the pointer to it is NULL");
        const auto open = readers().find(number_of(reader));
        if (!open) return misused(kNoReader);
        if (auto wrong = unfit(document, length, "the document")) return *wrong;
        const auto chosen = parse_options(options);
        if (!chosen) return chosen.error();
        JsonParser parser;
        auto parsed = parse_json_document(parser, {document, length});
        if (!parsed) return Error{parsed.error().kind, "the document " + parsed.error().message};
        if (parsed.value().outlet.empty()) parsed.value().outlet = chosen.value().given.outlet;
        if (parsed.value().date.empty()) parsed.value().date = chosen.value().given.date;
        parsed.value().input = "document";
        const auto read = open->read(std::move(parsed).value(), chosen.value().read);
        if (!read) return read.error();
        *reading = copied(to_json(read.value(), chosen.value().read));
        return done();
    });
}

onrecord_status onrecord_read_input(const onrecord_reader* reader, const char* input, const char* options, onrecord_take_reading take,
                                    void* context, char** error) {
    return guarded(error, [&]() -> Status {
        const auto open = readers().find(number_of(reader));
        if (!open) return misused(kNoReader);
        if (auto wrong = unfit(input, "the input")) return *wrong;
        if (take == nullptr) return misused("there is nobody to take the readings: the callback is NULL");
        const auto chosen = parse_options(options);
        if (!chosen) return chosen.error();
        read_inputs({input}, chosen.value().given, [&](const std::string& place, Result<Document> document) {
            if (!document) return take(context, place.c_str(), nullptr, document.error().message.c_str()) == 0;
            const auto reading = open->read(std::move(document).value(), chosen.value().read);
            if (!reading) return take(context, place.c_str(), nullptr, reading.error().message.c_str()) == 0;
            return take(context, place.c_str(), to_json(reading.value(), chosen.value().read).c_str(), nullptr) == 0;
        });
        return done();
    });
}

onrecord_status onrecord_record_open(const char* path, onrecord_mode mode, onrecord_record** record, char** error) {
    if (record != nullptr) *record = nullptr;
    return guarded(error, [&]() -> Status {
        if (record == nullptr) return misused("there is no place for the record: the pointer to it is NULL");
        if (path == nullptr) return misused("the path is NULL");
        if (mode != ONRECORD_READ_ONLY && mode != ONRECORD_MAKE) return misused("the mode is neither ONRECORD_READ_ONLY nor ONRECORD_MAKE");
        auto opened = Record::open(path, mode == ONRECORD_MAKE ? Record::Mode::write : Record::Mode::read);
        if (!opened) return opened.error();
        auto* const open = new OpenRecord{{}, std::move(opened).value()};
        *record = to_handle<onrecord_record>(records().add(std::shared_ptr<OpenRecord>(open)));
        return done();
    });
}

onrecord_status onrecord_record_close(onrecord_record* record, char** error) {
    return guarded(error, [&]() -> Status { return records().take(number_of(record)) ? done() : misused(kNoRecord); });
}

onrecord_status onrecord_record_add(onrecord_record* record, const char* reading, size_t length, int* added, char** error) {
    if (added != nullptr) *added = 0;
    return guarded(error, [&]() -> Status {
        const auto open = records().find(number_of(record));
        if (!open) return misused(kNoRecord);
        if (auto wrong = unfit(reading, length, "the reading")) return *wrong;
        const auto parsed = from_json({reading, length});
        if (!parsed) return Error{parsed.error().kind, "no reading of this version: " + parsed.error().message};
        const std::lock_guard lock(open->mutex);
        const auto is_new = open->record.add(parsed.value());
        if (!is_new) return is_new.error();
        if (added != nullptr) *added = is_new.value() ? 1 : 0;
        return done();
    });
}

onrecord_status onrecord_record_add_problem(onrecord_record* record, const char* input, const char* reason, char** error) {
    return guarded(error, [&]() -> Status {
        const auto open = records().find(number_of(record));
        if (!open) return misused(kNoRecord);
        if (auto wrong = unfit(input, "the input")) return *wrong;
        if (auto wrong = unfit(reason, "the reason")) return *wrong;
        const std::lock_guard lock(open->mutex);
        return open->record.add_problem({input, reason});
    });
}

onrecord_status onrecord_record_link(onrecord_record* record, char** error) {
    return guarded(error, [&]() -> Status {
        const auto open = records().find(number_of(record));
        if (!open) return misused(kNoRecord);
        const std::lock_guard lock(open->mutex);
        if (Status flushed = open->record.flush(); !flushed) return flushed;
        return open->record.link();
    });
}

onrecord_status onrecord_record_list(const onrecord_record* record, const char* topic, size_t from, size_t limit, char** rows,
                                     char** error) {
    return answer(record, rows, error, [&](const Record& open) -> Result<std::string> {
        if (auto wrong = unfit(topic, "the topic")) return *wrong;
        const auto known = named<Topic>(topic);
        if (known) return show_json(open, *known, {from, limit});
        std::string topics;
        for (const auto name : Names<Topic>::all) topics += (topics.empty() ? "" : ", ") + std::string(name);
        return misused(fmt::format("topic '{}' is none of: {}", topic, topics));
    });
}

onrecord_status onrecord_record_search(const onrecord_record* record, const char* query, size_t limit, char** hits, char** error) {
    return answer(record, hits, error, [&](const Record& open) -> Result<std::string> {
        if (auto wrong = unfit(query, "the query")) return *wrong;
        const auto found = open.search(query, limit);
        if (!found) return found.error();
        return hits_json(found.value());
    });
}

onrecord_status onrecord_record_trace(const onrecord_record* record, const char* words, size_t limit, char** places, char** error) {
    return answer(record, places, error, [&](const Record& open) -> Result<std::string> {
        if (auto wrong = unfit(words, "the words")) return *wrong;
        const auto found = open.trace(words, limit);
        if (!found) return found.error();
        return trace_json(found.value());
    });
}

onrecord_status onrecord_record_text(const onrecord_record* record, const char* report, char** text, char** error) {
    return answer(record, text, error, [&](const Record& open) -> Result<std::string> {
        if (auto wrong = unfit(report, "the report")) return *wrong;
        const std::string found = open.text_of(report);
        if (found.empty()) return Error{ErrorKind::not_found, fmt::format("no report has the id '{}'", report)};
        std::string json;
        append_json_string(json, found);
        return json;
    });
}

size_t onrecord_byte_offset(const char* text, size_t length, size_t code_points) {
    if (text == nullptr) return 0;
    std::size_t at = 0;
    for (; at < length; ++at) {
        const bool begins_character = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
        if (begins_character && code_points-- == 0) break;
    }
    return at;
}

}  // extern "C"
