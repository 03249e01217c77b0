// The way out of intake: every document and every problem of an input passes here, completed and named.
#pragma once

#include <string>
#include <string_view>

#include "intake/intake.h"
#include "onrecord/document.h"
#include "onrecord/error.h"

namespace onrecord {

class Delivery {
public:
    Delivery(const Given& given, const DocumentSink& sink) : given_(given), sink_(sink) {}

    // Gives `document` on: with the given metadata that it lacks, with a date that is EDTF or none, names in valid UTF-8.
    // REQUIRES: document.input is set. An empty or too large one becomes a problem.
    void document(Document document);

    // Tells that `place` (a path, path#record) could not be read: "place: what".
    void problem(const std::string& place, ErrorKind kind, std::string_view what);
    // As problem(); the error's message names the place already.
    void problem(const std::string& place, const Error& error);

    [[nodiscard]] bool wants_more() const { return wants_more_; }  // false: the sink has had enough

private:
    const Given& given_;
    const DocumentSink& sink_;
    bool wants_more_ = true;
};

// `text` with what is no UTF-8 in it replaced: names of files and headers of crawls are bytes.
std::string printable(std::string text);

// `date` as EDTF: what parse_edtf reads, also with a time of day after it, which is cut off; empty where it is no date.
std::string edtf_of_given(std::string_view date);

}  // namespace onrecord
