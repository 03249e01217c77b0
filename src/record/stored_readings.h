// The record's readings as `across` asks for them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "across/links.h"
#include "record/database.h"
#include "record/stored_reading.h"

namespace onrecord {

// Numbers the reports in the byte order of their ids, whatever the order in which they were added. Loads a reading each time it is asked
// for. An error leaves readings empty and is kept by the database. REQUIRES: no report is added while it lives.
class StoredReadings : public Readings {
public:
    explicit StoredReadings(Database& database);
    [[nodiscard]] std::size_t size() const override { return keys_.size(); }
    [[nodiscard]] Reading at(std::size_t report) const override { return loader_->load(keys_[report]); }

    [[nodiscard]] std::string version(std::size_t report) const override { return hashes_[report]; }

    [[nodiscard]] std::int64_t key(ReportIndex report) const { return keys_[report]; }
    [[nodiscard]] const std::vector<std::uint64_t>& id_hashes() const { return id_hashes_; }
    // The same number for the same outlet, 0 where it is not known.
    [[nodiscard]] std::uint32_t outlet(ReportIndex report) const { return outlets_[report]; }
    [[nodiscard]] std::uint32_t n_statements(ReportIndex report) const { return n_statements_[report]; }

    [[nodiscard]] std::int64_t statement_key(ReportIndex report, std::uint32_t statement) const {
        return first_statements_[report] + statement;
    }

private:
    std::vector<std::int64_t> keys_;
    std::vector<std::int64_t> first_statements_;
    std::vector<std::uint32_t> n_statements_, outlets_;
    std::vector<std::uint64_t> id_hashes_;
    std::vector<std::string> hashes_;        // of their rows (report_hash)
    std::unique_ptr<ReadingLoader> loader_;  // its statements are stepped by at()
};

}  // namespace onrecord
