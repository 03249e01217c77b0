// What statements can be searched by beside their words: who speaks, and by which way the words came.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/record.h"
#include "record/database.h"

namespace onrecord {

class LinkMemory;
class ReportKeys;

// Strings in lower case (ASCII letters), each once.
class WordPool {
public:
    using Number = std::uint32_t;
    Number add(std::string_view words);
    // For each string, by its number, whether `lowered` is in it.
    [[nodiscard]] std::vector<bool> having(const std::string& lowered) const;

private:
    friend class StatementWords;
    std::string all_;                                  // one behind the other
    std::vector<std::uint64_t> begins_;                // in it
    std::unordered_map<std::string, Number> numbers_;  // while some are added
};

// Of one state of a record: for each statement that counts its speaker's name, the words of its source and those of its channels, as
// numbers of a pool. A search then looks at each different string once, and at three numbers for each statement.
class StatementWords {
public:
    // Those that `memory` has, where the record is the one that they were kept for, else gathered from the tables, which takes 17
    // microseconds a report. Where the database fails there are fewer.
    StatementWords(Database& database, LinkMemory& memory);
    // Gathers them, and keeps them in `memory`. REQUIRES: the record is linked, and what `check` compares is written.
    static void remember(Database& database, LinkMemory& memory);

    // Keys of the statements that are like it, in the order of Record::statements().
    [[nodiscard]] std::vector<std::int64_t> find(Database& database, const Record::StatementsLike& asked, const ReportKeys& reports) const;

private:
    StatementWords() = default;
    void gather(Database& database);
    [[nodiscard]] std::string packed() const;
    bool unpack(std::string_view bytes);  // false: they are not what was packed

    WordPool pool_;
    std::vector<std::int64_t> keys_;                            // of statements, rising
    std::vector<WordPool::Number> names_, sources_, channels_;  // of each
    // Reports with statements, in the order of every list: their keys, and where their statements begin and end in keys_.
    std::vector<std::int64_t> reports_;
    std::vector<std::uint64_t> begins_, ends_;
};

}  // namespace onrecord
