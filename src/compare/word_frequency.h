// How common words are.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace onrecord {

// How common words are in English (data/english/word_frequency.tsv), so that a record of three reports knows as well as one of thousands
// which shared words say something.
class WordFrequency {
public:
    // [0,1]: the share of reports of usual length in which the word stands.
    [[nodiscard]] double share_of_reports(std::uint32_t key) const;
    [[nodiscard]] bool contains(std::uint32_t key) const;  // whether it is listed as a common word

private:
    std::vector<std::pair<std::uint32_t, double>> shares_;  // by key, sorted
    friend WordFrequency load_word_frequency();
};
WordFrequency load_word_frequency();

}  // namespace onrecord
