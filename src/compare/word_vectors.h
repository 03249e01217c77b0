// Which words are used alike: models/word_vectors.model (training/word_vectors.py, from GloVe; Pennington et al. 2014).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "onrecord/error.h"

namespace onrecord {

inline constexpr std::uint64_t kWordVectorsFingerprint = 0x776f726476000001;

class WordVectors {
public:
    static constexpr std::size_t kDimensions = 64;
    static Result<WordVectors> load();
    static Result<WordVectors> load(std::string_view model);  // a model's bytes, which must outlive the vectors

    // The vector of a word by its cut_word_key; empty: unknown.
    [[nodiscard]] std::span<const std::int8_t> of(std::uint32_t key) const;

private:
    std::span<const std::uint32_t> keys_;  // sorted
    std::span<const std::int8_t> vectors_;
};

// The scalar product; 0 where one is empty. Sums are of integers: the same on every machine.
std::int32_t product(std::span<const std::int8_t> a, std::span<const std::int8_t> b);
// [-1,1]: the cosine of two vectors; 0 where one is empty.
double cosine(std::span<const std::int8_t> a, std::span<const std::int8_t> b);

}  // namespace onrecord
