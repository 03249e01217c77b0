// The way out of intake: every document and every problem of an input passes here, completed and named, if it is in the shard.
#pragma once

#include <string>
#include <string_view>

#include "intake/intake.h"
#include "onrecord/document.h"
#include "onrecord/error.h"

namespace onrecord {

class Delivery {
public:
    Delivery(const Given& given, const DocumentSink& sink, Shard shard) : given_(given), sink_(sink), shard_(shard) {}

    // Gives `document` on: with the given metadata that it lacks, with a date that is EDTF or none, names in valid UTF-8.
    // REQUIRES: document.input is set. An empty or too large one becomes a problem.
    void document(Document document);

    // Tells that `place` (a path, path#record) could not be read: "place: what".
    void problem(const std::string& place, ErrorKind kind, std::string_view what);
    // As problem(); the error's message names the place already.
    void problem(const std::string& place, const Error& error);

    [[nodiscard]] bool wants_more() const { return wants_more_; }  // false: the sink has had enough

    // Where in its file that which follows begins, until another of these is called; only what is in the shard is given on.
    void at_begin(std::uint64_t file_bytes);  // of a file that is cut (0: of unknown size)
    bool at_byte(std::uint64_t offset);       // of that file; false: this and all that follows belongs to later shards
    void at_line(std::uint64_t number);       // of compressed lines
    void at_file(std::string_view path);      // a file that is not cut, by its path in its folder
    [[nodiscard]] bool in_shard() const { return in_shard_; }
    [[nodiscard]] std::uint64_t first_byte() const { return begin_; }  // of the shard in the file

private:
    const Given& given_;
    const DocumentSink& sink_;
    const Shard shard_;
    std::uint64_t begin_ = 0, end_ = 0;  // the shard's bytes of the file; none where it is not cut
    bool is_cut_ = false;
    bool in_shard_ = true;
    bool wants_more_ = true;
};

// `text` with what is no UTF-8 in it replaced: names of files and headers of crawls are bytes.
std::string printable(std::string text);

// `date` as EDTF: what parse_edtf reads, also with a time of day after it, which is cut off; empty where it is no date.
std::string edtf_of_given(std::string_view date);

}  // namespace onrecord
