// Reading one document: a pure function of its bytes, its given metadata and the models.
//
//     auto reader = onrecord::Reader::load();
//     if (!reader) return fail(reader.error());
//     auto reading = reader.value().read(std::move(document));
//     if (!reading) return fail(reading.error());  // no text at all: the message names document.input
//     for (const onrecord::Statement& statement : reading.value().statements) ...
//
// examples/library/example.cc is a whole program.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/construction.h"
#include "onrecord/document.h"
#include "onrecord/error.h"
#include "onrecord/reading.h"

namespace onrecord {

struct Models;

struct ReadOptions {
    bool tokens = false;                     // keep the tokens in the reading
    bool clauses = false;                    // and the clauses
    bool explain = false;                    // and of each statement, which rule or model made it, with scores
    std::vector<Construction> without = {};  // statements are found without these, so that what each adds can be measured
};

// Immutable once loaded; one Reader serves any number of threads. Cheap to move, not copied.
class Reader {
public:
    // Prepares the word lists, rules and models that the program carries, in some tens of milliseconds. Fails only if they are damaged.
    static Result<Reader> load();
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    // The same document gives the same reading, on every machine and thread. Errors: malformed where the bytes are no text or page at all
    // (binary, empty), too_large over kMaxDocumentBytes; the message names document.input.
    Result<Reading> read(Document document, const ReadOptions& options = {}) const;

private:
    explicit Reader(std::unique_ptr<const Models> models);
    std::unique_ptr<const Models> models_;
};

// The reading as docs/reading.md describes it: one line of JSON, without a line feed, whose spans count code points. Tokens, clauses and
// explanations if `options` ask for them and the reading has them.
std::string to_json(const Reading& reading, const ReadOptions& options);
// The sentences and tokens as CoNLL-U.
// REQUIRES: the document was read with ReadOptions::tokens.
std::string to_conllu(const Reading& reading);
// Reads what to_json() writes, or another program by docs/reading.md. Error: malformed, with the member's name.
Result<Reading> from_json(std::string_view line);

}  // namespace onrecord
