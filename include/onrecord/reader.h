// Reading one document: a pure function of its bytes, its given metadata and the models.
//
//     auto reader = onrecord::Reader::load();
//     if (!reader) return fail(reader.error());
//     onrecord::Reading reading = reader.value().read(std::move(document));
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "onrecord/document.h"
#include "onrecord/error.h"
#include "onrecord/reading.h"

namespace onrecord {

struct Models;

struct ReadOptions {
    bool tokens = false;   // keep the tokens in the reading
    bool clauses = false;  // and the clauses
    bool explain = false;  // say of each statement which rule or model made what of it
};

// Immutable once loaded; one Reader serves any number of threads. Cheap to move.
class Reader {
public:
    // Prepares the word lists, rules and models that the program carries. Fails only if they are damaged.
    static Result<Reader> load();
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    // Fails where the bytes are no text or page at all (binary, empty, over kMaxDocumentBytes); the message names document.input.
    Result<Reading> read(Document document, const ReadOptions& options = {}) const;

private:
    explicit Reader(std::unique_ptr<const Models> models);
    std::unique_ptr<const Models> models_;
};

// The reading as READING.md says, one line without its line end; tokens and clauses if `options` ask for them.
std::string to_json(const Reading& reading, const ReadOptions& options);
// The sentences and tokens as CoNLL-U. REQUIRES: the reading holds its tokens.
std::string to_conllu(const Reading& reading);
// Reads what to_json prints (and what others print by READING.md). Error: malformed, with the field's name.
Result<Reading> from_json(std::string_view line);

}  // namespace onrecord
