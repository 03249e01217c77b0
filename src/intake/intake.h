// Inputs to documents: files, folders, archives and standard input, one document in memory at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/document.h"
#include "onrecord/error.h"

namespace onrecord {

// Metadata for documents that carry none of their own (--outlet, --date).
struct Given {
    std::string outlet;
    std::string date;  // EDTF
};

// How far reading has got, in bytes of the files as they lie on disk; another thread may look. `total` grows while folders are listed
// (before their first document comes) and does not count standard input.
struct InputProgress {
    std::atomic<std::uint64_t> read{0};
    std::atomic<std::uint64_t> total{0};
};

// A share of the inputs: shards 0 to n - 1 have every document and every problem between them, each once; that a file cannot be opened or
// read every shard says that tries. A file is cut by its bytes: shard
// `index` has the JSON lines, records of archives and compressed members whose first byte lies in [size * index / n, size * (index + 1) /
// n). Compressed JSON Lines, which have no such bytes, are dealt out by line number. A folder's files are dealt out by a hash of their
// paths in the folder, and not cut. What has no size (standard input, a pipe) is all of shard 0. Names and numbers are those of the whole.
// REQUIRES: index < n, and files that do not change between the shards.
struct Shard {
    std::uint32_t index = 0;
    std::uint32_t n = 1;
};

// What comes out of the inputs, in their order: the place (as Document.input), and the document, or the one-line reason, beginning with the
// place, why it could not be had. Returns false to be given no more.
using DocumentSink = std::function<bool(const std::string& input, Result<Document>)>;

// Reads each input as docs/reading.md's table says ("-" is JSON Lines on standard input), in the order given; a folder's files in the
// order of their paths' bytes. Every document that cannot be had comes as an Error, and the rest is read.
void read_inputs(const std::vector<std::string>& inputs, const Given& given, const DocumentSink& sink, InputProgress* progress = nullptr,
                 Shard shard = {});

// Each line of a text file, plain, gzip'd or in Zstandard: its number from 1, and its bytes without the line end, which live until `take`
// returns; empty lines are passed over. Stops where `take` returns false. Errors: those of opening; malformed (damaged compression),
// too_large (a line of more than kMaxJsonLineBytes), named by path and line.
Status read_lines(const std::string& path, const std::function<bool(std::uint64_t number, std::string_view line)>& take,
                  InputProgress* progress = nullptr);

}  // namespace onrecord
