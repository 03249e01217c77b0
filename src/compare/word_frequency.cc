// Occurrences in a million words become the share of reports that have the word, as if words fell on reports by chance (Poisson).
#include "compare/word_frequency.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/table.h"
#include "compare/words.h"

namespace onrecord {
namespace {

constexpr double kReportWords = 400;        // of a usual news report
constexpr double kUnlistedPerMillion = 10;  // of a word that is not in the list: half of the least that is listed

double share_of(double per_million) {
    return 1 - std::exp(-per_million * kReportWords / 1e6);
}

}  // namespace

double WordFrequency::share_of_reports(std::uint32_t key) const {
    const auto at = std::lower_bound(shares_.begin(), shares_.end(), std::pair(key, 0.0));
    return at != shares_.end() && at->first == key ? at->second : share_of(kUnlistedPerMillion);
}

bool WordFrequency::contains(std::uint32_t key) const {
    const auto at = std::lower_bound(shares_.begin(), shares_.end(), std::pair(key, 0.0));
    return at != shares_.end() && at->first == key;
}

WordFrequency load_word_frequency() {
    WordFrequency frequency;
    for (const Row& row : load_table("english/word_frequency.tsv")) {
        if (row.size() < 2) continue;
        std::uint32_t per_million = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), per_million);
        frequency.shares_.emplace_back(cut_word_key(row[0]), share_of(per_million));
    }
    std::sort(frequency.shares_.begin(), frequency.shares_.end());
    return frequency;
}

}  // namespace onrecord
