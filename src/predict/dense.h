// Dense layers, normalisation and gated recurrence on fixed-point numbers. Sums are of integers, hence exact; what is done in floating
// point is done to each number for itself, one rounded step after another (no contraction: CMakeLists.txt). So all of it gives the same
// bits on every machine, whatever the width of its vectors and the order of its sums.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/error.h"
#include "predict/model_file.h"
#include "predict/vectors.h"

namespace onrecord {

inline constexpr int kActivationBits = 11;                      // an activation of 1 is 1 << 11; the range is [-16, 16)
inline constexpr int kWeightBits = 12;                          // a weight of 1 is 1 << 12; the range is [-8, 8)
inline constexpr int kSumBits = kActivationBits + kWeightBits;  // of what a layer returns: 1 is 1 << 23; the range is [-256, 256)
using Activation = std::int16_t;
using Sum = std::int32_t;

// What is normalised needs no more than a byte: an activation in steps of 1/32, counted from -4. The range is [-4, 4).
inline constexpr int kLevelBits = 5;
inline constexpr int kLevelOfZero = 128;
using Level = std::uint8_t;

// The first `n` numbers of a scratch buffer, which grows where it must and never shrinks: what is in them is of no account.
template <class Number>
std::span<Number> first_of(std::vector<Number>& buffer, std::size_t n) {
    if (buffer.size() < n) buffer.resize(n);
    return std::span(buffer).first(n);
}

// A dense layer of a model, on levels: out[r][o] = bias[o] + sum over i of in[r][i] * weight[i][o], for each of n_rows rows; row r of `in`
// begins at in[r * stride].
struct Dense {
    // The sections "<name>.weight", "<name>.bias" and "<name>.scale". Error: malformed where there is none, or their sizes do not fit.
    static Result<Dense> load(const ModelFile& file, std::string_view name);
    // REQUIRES: sizes and weights are as below.
    static Dense of(std::span<const std::int8_t> weights, std::span<const std::int32_t> bias, std::span<const float> scale);

    // In fours of inputs, as vector units want them: [n_in / 4][n_out][4]; in [-63, 63], so that two products of any level fit 16 bits.
    std::span<const std::int8_t> weights;
    std::span<const std::int32_t> bias;  // in the unit of a product of level and weight, and less 128 times the sum of the weights
    std::span<const float> scale;        // of an output: how many Sums that unit is
    // [n_out / 16][n_in / 8]: 1 where, for one of sixteen outputs, four products of two inputs each, and of two fours, do not fit 16 bits
    // whatever the levels are. AVX2, which multiplies to 16 bits, adds up two fours there where they do: one in fifteen does not.
    std::vector<std::uint8_t> is_apart;

    [[nodiscard]] std::size_t n_out() const { return bias.size(); }
    [[nodiscard]] std::size_t n_in() const { return bias.empty() ? 0 : weights.size() / bias.size(); }
    void apply(const Level* in, std::size_t stride, std::size_t n_rows, Sum* out) const;
    // The same by vectors of a chosen kind, which the machine must have; `none` are plain loops. For tests and benchmarks.
    void apply_by(Vectors vectors, const Level* in, std::size_t stride, std::size_t n_rows, Sum* out) const;
};

// The same on activations, with weights in pairs of inputs: [n_in / 2][n_out][2]. The trainer sees to it that no sum overflows.
// REQUIRES: n_in is even; n_out is a multiple of 16.
void multiply(const Activation* in, std::size_t stride, std::size_t n_rows, std::size_t n_in, std::span<const std::int16_t> weights,
              std::span<const Sum> bias, Sum* out);
void multiply_by(Vectors vectors, const Activation* in, std::size_t stride, std::size_t n_rows, std::size_t n_in,
                 std::span<const std::int16_t> weights, std::span<const Sum> bias, Sum* out);

// A dense layer of a model, on activations.
struct FineDense {
    // The sections "<name>.weight" and "<name>.bias". Error: as Dense.
    static Result<FineDense> load(const ModelFile& file, std::string_view name);

    std::span<const std::int16_t> weights;
    std::span<const Sum> bias;

    [[nodiscard]] std::size_t n_out() const { return bias.size(); }
    [[nodiscard]] std::size_t n_in() const { return bias.empty() ? 0 : weights.size() / bias.size(); }
    void apply(const Activation* in, std::size_t stride, std::size_t n_rows, Sum* out) const {
        multiply(in, stride, n_rows, n_in(), weights, bias, out);
    }
};

// values[i] = a level of a row and a state of recurrence together, in one unit.
void add_state(const Level* row, const Sum* state, std::span<std::int32_t> values);

// Layer normalisation (Ba et al. 2016) of one row: of values of any one unit to levels, with a gain and a bias for each; the bias in steps.
// REQUIRES: the values are in [-2^24, 2^24); gain and bias are as many as values; at most 1,024 of them.
void normalise(std::span<const std::int32_t> values, std::span<const float> gain, std::span<const float> bias, Level* out);
void normalise_by(Vectors vectors, std::span<const std::int32_t> values, std::span<const float> gain, std::span<const float> bias,
                  Level* out);

// sum[i] = the sum of rows[r][i] over all rows. Each row has as many numbers as `sum`.
void add_rows(std::span<const std::int8_t* const> rows, std::span<std::int32_t> sum);
void add_rows_by(Vectors vectors, std::span<const std::int8_t* const> rows, std::span<std::int32_t> sum);

inline constexpr int kStateBits = 13;  // of a recurrent state: 1 is 1 << 13
inline constexpr std::int32_t kMaxStateValue = 4 << kStateBits;

// One step of gated recurrence (Bradbury et al. 2017): state = f * state + (1 - f) * v, where f is the sigmoid of `forget` and v is `value`
// held to [-4, 4]; then the value's place takes what comes out, the sigmoid of `output` times the state. All have as many numbers as
// `state`.
void recur(Sum* value, const Sum* forget, const Sum* output, std::span<std::int32_t> state);
void recur_by(Vectors vectors, Sum* value, const Sum* forget, const Sum* output, std::span<std::int32_t> state);

// The place of the largest sum, the first where there are several. REQUIRES: there is one.
std::size_t largest(std::span<const Sum> sums);

// A sum as an activation, rounded and held to the range.
constexpr Activation to_activation(Sum sum) {
    constexpr int kShift = kSumBits - kActivationBits;
    const Sum rounded = (sum + (1 << (kShift - 1))) >> kShift;
    return static_cast<Activation>(rounded < -32768 ? -32768 : rounded > 32767 ? 32767 : rounded);
}

// A sum of activations, held to the range and to what is above zero.
ONRECORD_INLINE constexpr Activation positive(std::int32_t sum) {
    return static_cast<Activation>(std::min(std::max(sum, 0), 32767));
}

// What a layer's sum is as an activation, with a slope of 1/8 below zero: a unit that is off still tells by how much.
constexpr Activation leaky(Sum sum) {
    return to_activation(sum >= 0 ? sum : sum >> 3);
}
// Of each of `sums`.
void leaky(std::span<const Sum> sums, Activation* out);
void leaky_by(Vectors vectors, std::span<const Sum> sums, Activation* out);

}  // namespace onrecord
