// The loops that reading spends most of its time in: four or eight rows and sixteen outputs at a time stay in registers, so that each
// weight that is fetched serves all of these rows. AVX-512 with its dot products or AVX2 where the machine has them, else plain C++;
// all agree to the bit (tests/predict/dense_test.cc).
#include "predict/dense.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#ifdef __x86_64__
#include <immintrin.h>
// The compiler makes a loop's vectors twice, for machines with AVX2 and for all others.
#define ONRECORD_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define ONRECORD_VECTORS
#endif

namespace onrecord {
namespace {

constexpr std::size_t kOutputs = 16;      // outputs of a tile
constexpr float kMaxSum = 2147483520.0F;  // the largest float that a Sum can hold

constexpr int kGateBits = 15;  // of an open gate: 1 is 1 << 15

// To the nearest whole number, of what is not negative; unlike the library's, a loop of it becomes vectors.
inline std::int32_t rounded(float value) {
    constexpr float kHalf = 0.5F;
    return static_cast<std::int32_t>(value + kHalf);
}

// The sigmoid, 0 to 1 << kGateBits, to two ten-thousandths: 1 / (1 + 2^t), where 2^t is a power of two by its exponent and a polynomial
// for what is left.
inline std::int32_t gate(Sum sum) {
    constexpr float kLog2OfE = 1.44269504F;
    constexpr float kMax = 24;  // beyond it the gate is shut, or open
    const float t = static_cast<float>(sum) * (-kLog2OfE / static_cast<float>(1 << kSumBits));
    const float held = std::min(std::max(t, -kMax), kMax);
    const std::int32_t whole = static_cast<std::int32_t>(held + 2 * kMax) - static_cast<std::int32_t>(2 * kMax);  // rounded down
    const float rest = held - static_cast<float>(whole);
    const float power = 1.0F + rest * (0.69314718F + rest * (0.24022651F + rest * (0.05550411F + rest * 0.01250354F)));
    const float all = 1.0F + power * std::bit_cast<float>((whole + 127) << 23);
    return rounded(static_cast<float>(1 << kGateBits) / all);
}

#ifdef __x86_64__

// Two neighbouring activations or four levels as one 32-bit number, to be spread over a vector.
inline int four_bytes(const void* in) {
    int bytes;
    std::memcpy(&bytes, in, sizeof bytes);
    return bytes;
}

template <std::size_t kTileRows>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void tile_avx512(const Activation* in, std::size_t stride, std::size_t n_in,
                                                                        const std::int16_t* weights, const Sum* bias, std::size_t n_out,
                                                                        Sum* out) {
    __m512i sums[kTileRows];
    for (std::size_t r = 0; r < kTileRows; ++r) sums[r] = _mm512_loadu_si512(bias);
    for (std::size_t i = 0; i < n_in; i += 2, weights += 2 * n_out) {
        const __m512i pairs = _mm512_loadu_si512(weights);
        for (std::size_t r = 0; r < kTileRows; ++r)
            sums[r] = _mm512_dpwssd_epi32(sums[r], _mm512_set1_epi32(four_bytes(in + r * stride + i)), pairs);
    }
    for (std::size_t r = 0; r < kTileRows; ++r) _mm512_storeu_si512(out + r * n_out, sums[r]);
}

template <std::size_t kTileRows>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void tile_avx512(const Level* in, std::size_t stride, const Dense& layer,
                                                                        std::size_t first, Sum* out) {
    const std::size_t n_in = layer.n_in(), n_out = layer.n_out();
    const std::int8_t* weights = layer.weights.data() + 4 * first;
    __m512i sums[kTileRows];
    for (std::size_t r = 0; r < kTileRows; ++r) sums[r] = _mm512_loadu_si512(layer.bias.data() + first);
    for (std::size_t i = 0; i < n_in; i += 4, weights += 4 * n_out) {
        const __m512i fours = _mm512_loadu_si512(weights);
        for (std::size_t r = 0; r < kTileRows; ++r)
            sums[r] = _mm512_dpbusd_epi32(sums[r], _mm512_set1_epi32(four_bytes(in + r * stride + i)), fours);
    }
    for (std::size_t r = 0; r < kTileRows; ++r) _mm512_storeu_si512(out + r * n_out + first, sums[r]);
}

template <std::size_t kTileRows>
__attribute__((target("avx2"))) void tile_avx2(const Activation* in, std::size_t stride, std::size_t n_in, const std::int16_t* weights,
                                               const Sum* bias, std::size_t n_out, Sum* out) {
    __m256i low[kTileRows], high[kTileRows];
    for (std::size_t r = 0; r < kTileRows; ++r) {
        low[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bias));
        high[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bias + 8));
    }
    for (std::size_t i = 0; i < n_in; i += 2, weights += 2 * n_out) {
        const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
        const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 16));
        for (std::size_t r = 0; r < kTileRows; ++r) {
            const __m256i pair = _mm256_set1_epi32(four_bytes(in + r * stride + i));
            low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(pair, first));
            high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(pair, second));
        }
    }
    for (std::size_t r = 0; r < kTileRows; ++r) {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * n_out), low[r]);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * n_out + 8), high[r]);
    }
}

template <std::size_t kTileRows>
__attribute__((target("avx2"))) void tile_avx2(const Level* in, std::size_t stride, const Dense& layer, std::size_t begin, Sum* out) {
    const std::size_t n_in = layer.n_in(), n_out = layer.n_out();
    for (std::size_t first = begin; first < begin + kOutputs; first += 8) {
        const std::int8_t* weights = layer.weights.data() + 4 * first;
        __m256i sums[kTileRows];
        for (std::size_t r = 0; r < kTileRows; ++r)
            sums[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(layer.bias.data() + first));
        for (std::size_t i = 0; i < n_in; i += 4, weights += 4 * n_out) {
            const __m256i fours = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
            for (std::size_t r = 0; r < kTileRows; ++r) {
                const __m256i pairs = _mm256_maddubs_epi16(_mm256_set1_epi32(four_bytes(in + r * stride + i)), fours);
                sums[r] = _mm256_add_epi32(sums[r], _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
            }
        }
        for (std::size_t r = 0; r < kTileRows; ++r) _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * n_out + first), sums[r]);
    }
}

// Tiles of so many rows, and of one; on activations and on levels.
struct Tiles {
    std::size_t n_rows;
    void (*fine)(const Activation*, std::size_t, std::size_t, const std::int16_t*, const Sum*, std::size_t, Sum*);
    void (*fine_row)(const Activation*, std::size_t, std::size_t, const std::int16_t*, const Sum*, std::size_t, Sum*);
    void (*rows)(const Level*, std::size_t, const Dense&, std::size_t, Sum*);
    void (*row)(const Level*, std::size_t, const Dense&, std::size_t, Sum*);
};

const Tiles& tiles_of(Vectors vectors) {
    static constexpr Tiles kAvx2{4, tile_avx2<4>, tile_avx2<1>, tile_avx2<4>, tile_avx2<1>};
    static constexpr Tiles kAvx512{8, tile_avx512<8>, tile_avx512<1>, tile_avx512<8>, tile_avx512<1>};
    return vectors == Vectors::avx512 ? kAvx512 : kAvx2;
}

#endif

}  // namespace

// A row of sums of products of levels and weights becomes one of Sums.
ONRECORD_VECTORS
void scale_row(std::span<const float> scale, Sum* row) {
    for (std::size_t o = 0; o < scale.size(); ++o)
        row[o] = static_cast<Sum>(std::min(std::max(static_cast<float>(row[o]) * scale[o], -kMaxSum), kMaxSum));
}

Result<Dense> Dense::load(const ModelFile& file, std::string_view name) {
    const auto weights = file.section<std::int8_t>(std::string(name) + ".weight");
    if (!weights) return weights.error();
    const auto bias = file.section<std::int32_t>(std::string(name) + ".bias");
    if (!bias) return bias.error();
    const auto scale = file.section<float>(std::string(name) + ".scale");
    if (!scale) return scale.error();
    const std::size_t n_out = bias.value().size();
    if (n_out == 0 || n_out % kOutputs != 0 || weights.value().size() % (4 * n_out) != 0 || scale.value().size() != n_out)
        return Error{ErrorKind::malformed, "model: the sizes of layer " + std::string(name) + " do not fit"};
    return Dense{weights.value(), bias.value(), scale.value()};
}

Result<FineDense> FineDense::load(const ModelFile& file, std::string_view name) {
    const auto weights = file.section<std::int16_t>(std::string(name) + ".weight");
    if (!weights) return weights.error();
    const auto bias = file.section<Sum>(std::string(name) + ".bias");
    if (!bias) return bias.error();
    const std::size_t n_out = bias.value().size();
    if (n_out == 0 || n_out % kOutputs != 0 || weights.value().size() % (2 * n_out) != 0)
        return Error{ErrorKind::malformed, "model: the sizes of layer " + std::string(name) + " do not fit"};
    return FineDense{weights.value(), bias.value()};
}

Vectors widest_vectors() {
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) return Vectors::avx512;
    if (__builtin_cpu_supports("avx2")) return Vectors::avx2;
#endif
    return Vectors::none;
}

void Dense::apply(const Level* in, std::size_t stride, std::size_t n_rows, Sum* out) const {
    static const Vectors kWidest = widest_vectors();
    apply_by(kWidest, in, stride, n_rows, out);
}

void Dense::apply_by(Vectors vectors, const Level* in, std::size_t stride, std::size_t n_rows, Sum* out) const {
    const std::size_t width = n_out();
#ifdef __x86_64__
    if (vectors != Vectors::none) {
        const Tiles& tiles = tiles_of(vectors);
        for (std::size_t o = 0; o < width; o += kOutputs) {
            std::size_t r = 0;
            for (; r + tiles.n_rows <= n_rows; r += tiles.n_rows) tiles.rows(in + r * stride, stride, *this, o, out + r * width);
            for (; r < n_rows; ++r) tiles.row(in + r * stride, stride, *this, o, out + r * width);
        }
        for (std::size_t r = 0; r < n_rows; ++r) scale_row(scale, out + r * width);
        return;
    }
#endif
    for (std::size_t r = 0; r < n_rows; ++r, in += stride, out += width) {
        std::copy(bias.begin(), bias.end(), out);
        const std::int8_t* weight = weights.data();
        for (std::size_t i = 0; i < n_in(); i += 4) {
            for (std::size_t o = 0; o < width; ++o, weight += 4)
                out[o] += in[i] * weight[0] + in[i + 1] * weight[1] + in[i + 2] * weight[2] + in[i + 3] * weight[3];
        }
        scale_row(scale, out);
    }
}

void multiply(const Activation* in, std::size_t stride, std::size_t n_rows, std::size_t n_in, std::span<const std::int16_t> weights,
              std::span<const Sum> bias, Sum* out) {
    static const Vectors kWidest = widest_vectors();
    multiply_by(kWidest, in, stride, n_rows, n_in, weights, bias, out);
}

void multiply_by(Vectors vectors, const Activation* in, std::size_t stride, std::size_t n_rows, std::size_t n_in,
                 std::span<const std::int16_t> weights, std::span<const Sum> bias, Sum* out) {
    assert(n_in % 2 == 0 && bias.size() % kOutputs == 0 && weights.size() >= n_in * bias.size());
    const std::size_t n_out = bias.size();
#ifdef __x86_64__
    if (vectors != Vectors::none) {
        const Tiles& tiles = tiles_of(vectors);
        for (std::size_t o = 0; o < n_out; o += kOutputs) {
            std::size_t r = 0;
            for (; r + tiles.n_rows <= n_rows; r += tiles.n_rows)
                tiles.fine(in + r * stride, stride, n_in, weights.data() + 2 * o, bias.data() + o, n_out, out + r * n_out + o);
            for (; r < n_rows; ++r)
                tiles.fine_row(in + r * stride, stride, n_in, weights.data() + 2 * o, bias.data() + o, n_out, out + r * n_out + o);
        }
        return;
    }
#endif
    for (std::size_t r = 0; r < n_rows; ++r, in += stride, out += n_out) {
        std::copy(bias.begin(), bias.end(), out);
        for (std::size_t i = 0; i < n_in; i += 2) {
            const std::int16_t* pairs = weights.data() + i * n_out;
            for (std::size_t o = 0; o < n_out; ++o) out[o] += in[i] * pairs[2 * o] + in[i + 1] * pairs[2 * o + 1];
        }
    }
}

ONRECORD_VECTORS
void normalise(std::span<const std::int32_t> values, std::span<const float> gain, std::span<const float> bias, Level* out) {
    std::int64_t sum = 0, squares = 0;
    for (const std::int32_t value : values) {
        sum += value;
        squares += std::int64_t{value} * value;
    }
    const auto n = static_cast<double>(values.size());
    const double mean = static_cast<double>(sum) / n;
    const double variance = static_cast<double>(squares) / n - mean * mean;
    const auto middle = static_cast<float>(mean);
    const auto scale = static_cast<float>((1 << kLevelBits) / std::sqrt(std::max(variance, 1.0)));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float value = (static_cast<float>(values[i]) - middle) * scale * gain[i] + bias[i] + static_cast<float>(kLevelOfZero);
        out[i] = static_cast<Level>(rounded(std::min(std::max(value, 0.0F), 255.0F)));
    }
}

ONRECORD_VECTORS
void add_rows(std::span<const std::int8_t* const> rows, std::span<std::int32_t> sum) {
    std::fill(sum.begin(), sum.end(), 0);
    std::size_t r = 0;
    for (; r + 3 <= rows.size(); r += 3) {  // three at a time: the sum is fetched and put back less often
        const std::int8_t *a = rows[r], *b = rows[r + 1], *c = rows[r + 2];
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += a[i] + b[i] + c[i];
    }
    for (; r < rows.size(); ++r) {
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += rows[r][i];
    }
}

ONRECORD_VECTORS
void recur(Sum* __restrict value, const Sum* __restrict forget, const Sum* __restrict output, std::span<std::int32_t> state) {
    std::int32_t* __restrict its = state.data();
    for (std::size_t i = 0; i < state.size(); ++i) {
        const std::int32_t held = std::min(std::max(value[i] >> (kSumBits - kStateBits), -kMaxStateValue), kMaxStateValue);
        // |state - value| < 2^16 and a gate is at most 2^15: one bit less of the difference keeps the product in 31 bits.
        const std::int32_t rest = (its[i] - held) >> 1;
        its[i] = held + ((gate(forget[i]) * rest + (1 << (kGateBits - 2))) >> (kGateBits - 1));
        value[i] = (gate(output[i]) * its[i] + (1 << (kGateBits - 1))) >> kGateBits;
    }
}

}  // namespace onrecord
