// Words with where they stand, for many places at once: each report's text is fetched once, whatever the order in which places were asked
// for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "record/database.h"
#include "text/utf8.h"

namespace onrecord {

// A report's text as it is stored, cut by code points.
class StoredText {
public:
    explicit StoredText(std::string text) : text_(std::move(text)), index_(text_) {}
    StoredText(const StoredText&) = delete;
    StoredText& operator=(const StoredText&) = delete;

    [[nodiscard]] std::string_view words(CodePointSpan span) const;  // what of the span lies in the text
    [[nodiscard]] const CodePointIndex& index() const { return index_; }
    [[nodiscard]] std::string_view view() const { return text_; }

private:
    std::string text_;
    CodePointIndex index_;
};

// The sentences (sorted, disjoint) that `span` touches, or the line around it where it touches none.
CodePointSpan sentences_around(CodePointSpan span, const std::vector<CodePointSpan>& sentences, const StoredText& text);

// On one line: runs of white space become one space.
std::string on_one_line(std::string_view words);

// REQUIRES: places are answered in the order in which they were asked for.
class EvidenceShelf {
public:
    explicit EvidenceShelf(bool with_sentences) : with_sentences_(with_sentences) {}
    void ask(std::int64_t report_key, CodePointSpan span) { places_.push_back({report_key, span, places_.size()}); }
    void fetch(Database& database);
    [[nodiscard]] Evidence take() { return std::move(answers_[next_++]); }  // the next answer

private:
    struct Place {
        std::int64_t report_key;
        CodePointSpan span;
        std::size_t number;
    };
    bool with_sentences_;
    std::vector<Place> places_;
    std::vector<Evidence> answers_;
    std::size_t next_ = 0;
};

}  // namespace onrecord
