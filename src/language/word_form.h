// What the trained models see of a word without its neighbours: hashes of its parts, its shape, and its clusters.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "predict/mapped_table.h"
#include "predict/model_file.h"
#include "text/word_key.h"

namespace onrecord {

inline constexpr std::uint64_t kClustersFingerprint = 0x636c757374657201;  // "cluster", kind 1

// Classes of words that stand in like company (Brown et al. 1992), found in raw text by training/train_clusters.cc, at two grains.
class Clusters {
public:
    struct Of {
        std::uint16_t coarse = 0, fine = 0;  // 0: a word that was not seen often enough
    };
    static Result<Clusters> load();
    // Of a word, all of whose digits count as 0.
    [[nodiscard]] Of find(WordKey key) const {
        const auto value = table_.find(key);
        return value ? Of{static_cast<std::uint16_t>(*value >> 16), static_cast<std::uint16_t>(*value & 0xffff)} : Of{};
    }

private:
    MappedTable table_;
};

struct WordForm {
    WordKey key = 0;                        // of the lower-cased word
    std::array<std::uint64_t, 4> suffix{};  // of the lower-cased word's last 1 to 4 bytes; all of it where it is shorter
    std::array<std::uint64_t, 3> prefix{};  // of its first 1 to 3 bytes
    std::uint32_t shape = 0;                // kinds of characters in it, case of the first, 1, 2 or more of them
    Clusters::Of cluster;

    static constexpr std::uint32_t kFirstUpper = 32, kLengthUnit = 64;  // in `shape`
    [[nodiscard]] bool begins_with_capital() const { return (shape & kFirstUpper) != 0; }
    [[nodiscard]] bool is_long() const { return shape >= 3 * kLengthUnit; }  // three bytes and more
};

// REQUIRES: key is word_key(word).
WordForm word_form(std::string_view word, WordKey key, const Clusters& clusters);

// The key of the word with its digits as 0, by which clusters are kept.
WordKey cluster_key(std::string_view word, WordKey key);

}  // namespace onrecord
