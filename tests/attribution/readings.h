// Readings of short texts by the whole reader, for the tests of what needs entities, times and attribution together.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "onrecord/reader.h"

namespace onrecord {

// One reader for all tests of a program: its models are loaded once.
inline const Reader& shared_reader() {
    static const Reader reader = Reader::load().value();
    return reader;
}

inline Reading read_text(const std::string& text, const std::string& outlet = {}) {
    Document document;
    document.bytes = text;
    document.input = "test";
    document.outlet = outlet;
    document.date = "2024-03-06";
    return shared_reader().read(std::move(document), {.explain = true}).value();
}

// The construction that found it, as `explain` says first: "inverted".
inline std::string construction_of(const Statement& statement) {
    const std::string& line = statement.explanation.front();
    return line.substr(line.find(": ") + 2);
}

// "construction: source / cue / content" of each statement.
inline std::vector<std::string> statements_of(const Reading& reading) {
    const auto words = [&](const SpanList& spans) {
        std::string all;
        for (const Span span : spans) all += (all.empty() ? "" : " | ") + std::string(reading.text.slice(span));
        return all;
    };
    std::vector<std::string> all;
    for (const Statement& statement : reading.statements)
        all.push_back(construction_of(statement) + ": " + words(statement.source) + " / " + words(statement.cue) + " / " +
                      words(statement.content));
    return all;
}

struct TextWithStatements {
    const char* text;
    std::vector<std::string> statements;
};

inline void expect_statements(const std::vector<TextWithStatements>& rows) {
    for (const TextWithStatements& row : rows) EXPECT_EQ(statements_of(read_text(row.text)), row.statements) << row.text;
}

// "kind: words (outlet)", with a star if inherited.
inline std::vector<std::string> channels_of(const Reading& reading, const Statement& statement) {
    std::vector<std::string> all;
    for (const Channel& channel : statement.channel) {
        all.push_back(std::string(name_of(channel.kind)) + (channel.inherited ? "*" : "") + ": " +
                      std::string(reading.text.slice(channel.span)) + " (" + channel.outlet + ")");
    }
    return all;
}

// A line of a gold file in its fields, without the blanks around them.
inline std::vector<std::string> split(std::string_view text, char mark) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(mark);
        std::string part(text.substr(0, end));
        part.erase(0, part.find_first_not_of(' '));
        if (const auto last = part.find_last_not_of(' '); last != std::string::npos) part.resize(last + 1);
        parts.push_back(part);
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// The smallest statement whose content holds the words.
inline const Statement* statement_with(const Reading& reading, const std::string& words) {
    const auto at = static_cast<std::uint32_t>(reading.text.view().find(words));
    const Span place{at, at + static_cast<std::uint32_t>(words.size())};
    const Statement* best = nullptr;
    std::uint32_t least = UINT32_MAX;
    for (const Statement& statement : reading.statements) {
        std::uint32_t size = 0;
        bool inside = false;
        for (const Span span : statement.content) {
            size += span.length();
            inside |= span.contains(place);
        }
        if (inside && size < least) {
            least = size;
            best = &statement;
        }
    }
    return best;
}

}  // namespace onrecord
