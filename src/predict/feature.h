// Features of linear models: a feature is a 64-bit hash of which template it is of and of the values that it holds.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

namespace onrecord {

using Feature = std::uint64_t;

// A bijection that spreads every bit over all (the finaliser of MurmurHash3; Appleby, public domain).
constexpr std::uint64_t spread(std::uint64_t value) {
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    return value ^ value >> 33;
}

// The features of one decision, in a fixed array: no allocation. The n-th call of add() is the n-th template, whatever is given.
template <std::size_t kMax>
class FeatureList {
public:
    void clear() { size_ = 0; }
    void add(std::uint64_t a) { put(spread(a + template_hash())); }
    void add(std::uint64_t a, std::uint64_t b) { put(spread(spread(a + template_hash()) ^ b * kOdd)); }
    void add(std::uint64_t a, std::uint64_t b, std::uint64_t c) { put(spread(spread(spread(a + template_hash()) ^ b * kOdd) ^ c * kOdd)); }
    [[nodiscard]] std::span<const Feature> view() const { return {features_.data(), size_}; }

private:
    static constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;  // 2^64 over the golden ratio
    [[nodiscard]] std::uint64_t template_hash() const { return (size_ + 1) * 0xd6e8feb86659fd93ULL; }
    void put(Feature feature) {
        assert(size_ < kMax);
        features_[size_++] = feature;
    }
    std::array<Feature, kMax> features_;
    std::size_t size_ = 0;
};

}  // namespace onrecord
