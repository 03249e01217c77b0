// Inputs to documents: files, folders, archives and standard input, one document in memory at a time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "onrecord/document.h"
#include "onrecord/error.h"

namespace onrecord {

// Metadata for documents that carry none of their own (--outlet, --date).
struct Given {
    std::string outlet;
    std::string date;  // EDTF
};

// What comes out of an input, in its order: a document, or the one-line reason why one could not be read.
using DocumentSink = std::function<void(Result<Document>)>;

// Reads each input as READING.md's table says ("-" is JSON Lines on standard input), in the order given; a folder's files in the
// order of their paths' bytes. Every document that cannot be had comes as an Error, and the rest is read.
void read_inputs(const std::vector<std::string>& inputs, const Given& given, const DocumentSink& sink);

}  // namespace onrecord
