// Readings of short texts by the whole reader, for the tests of what needs entities, times and attribution together.
#pragma once

#include <string>
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
    return shared_reader().read(std::move(document)).value();
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

}  // namespace onrecord
