// The inputs of a print_*.cc that asks what linking does: their readings, in the order of their ids, and what each contributes to linking.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "across/reading_list.h"
#include "compare/word_vectors.h"
#include "facts/report_facts.h"
#include "intake/intake.h"
#include "onrecord/reader.h"

namespace onrecord {

struct ReadFacts {
    ReadingList list;
    FactLists lists;
    std::vector<ReportFacts> facts;  // in step with `list`
    WordVectors vectors;
};

// None where a model is missing; inputs that cannot be read are named on standard error and passed over.
inline std::optional<ReadFacts> read_facts(const std::vector<std::string>& inputs) {
    const auto reader = Reader::load();
    auto vectors = WordVectors::load();
    if (!reader || !vectors) {
        fmt::print(stderr, "{}\n", reader ? vectors.error().message : reader.error().message);
        return std::nullopt;
    }
    std::vector<Reading> readings;
    read_inputs(inputs, {}, [&](const std::string& input, Result<Document> document) {
        auto reading = document ? reader.value().read(std::move(document).value()) : Result<Reading>(document.error());
        if (reading) readings.push_back(std::move(reading).value());
        if (!reading) fmt::print(stderr, "{}: {}\n", input, reading.error().message);
        return true;
    });
    ReadFacts read{ReadingList(std::move(readings)), load_fact_lists(), {}, std::move(vectors).value()};
    for (std::size_t report = 0; report < read.list.size(); ++report) read.facts.push_back(take_facts(read.list.at(report), read.lists));
    return read;
}

}  // namespace onrecord
