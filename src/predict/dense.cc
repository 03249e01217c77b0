// The loops that reading spends most of its time in: twelve rows of thirty-two outputs (with AVX2, four of sixteen) stay in registers, so
// that each weight that is fetched serves all of these rows. AVX-512 with its dot products or AVX2 where the machine has them, else plain
// C++; all agree to the bit (tests/predict/dense_test.cc).
#include "predict/dense.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#ifdef __x86_64__
#include <immintrin.h>
#ifndef __clang__
// g++ 12 warns of the undefined lanes in its own intrinsics (GCC bug 105593, mended in 13).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#endif

namespace onrecord {
namespace {

constexpr std::size_t kOutputs = 16;      // outputs of a tile
constexpr float kMaxSum = 2147483520.0F;  // the largest float that a Sum can hold

constexpr int kGateBits = 15;  // of an open gate: 1 is 1 << 15

// To the nearest whole number, of what is not negative; unlike the library's, a loop of it becomes vectors.
ONRECORD_INLINE std::int32_t rounded(float value) {
    constexpr float kHalf = 0.5F;
    return static_cast<std::int32_t>(value + kHalf);
}

// The sigmoid, 0 to 1 << kGateBits, to two ten-thousandths: 1 / (1 + 2^t), where 2^t is a power of two by its exponent and a polynomial
// for what is left.
ONRECORD_INLINE std::int32_t gate(Sum sum) {
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

// What a layer of either kind is made of. A step is four bytes of a row, which are four levels or two activations, and for each output
// the four bytes of weights that they meet.
struct Product {
    const std::uint8_t* in;
    std::size_t stride;  // bytes
    std::size_t n_steps;
    const std::uint8_t* weights;
    const std::int32_t* bias;
    const float* scale;            // of levels
    const std::uint8_t* is_apart;  // likewise; of these outputs
    std::size_t n_out;
    Sum* out;

    // The part of it from this row and this output.
    [[nodiscard]] Product from(std::size_t row, std::size_t output) const {
        return {in + row * stride,
                stride,
                n_steps,
                weights + 4 * output,
                bias + output,
                scale == nullptr ? nullptr : scale + output,
                is_apart == nullptr ? nullptr : is_apart + output / kOutputs * (n_steps / 2),
                n_out,
                out + row * n_out + output};
    }
};

#ifdef __x86_64__

inline int four_bytes(const std::uint8_t* in) {
    int bytes;
    std::memcpy(&bytes, in, sizeof bytes);
    return bytes;
}

// REQUIRES: a layer on levels has its scale.
inline ONRECORD_AVX512 void scale_avx512(Sum* row, const float* scale, std::size_t n) {
    assert(scale != nullptr);
    const __m512 least = _mm512_set1_ps(-kMaxSum), most = _mm512_set1_ps(kMaxSum);
    for (std::size_t o = 0; o < n; o += 16) {
        const __m512 sum = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_loadu_si512(row + o)), _mm512_loadu_ps(scale + o));
        _mm512_storeu_si512(row + o, _mm512_cvttps_epi32(_mm512_min_ps(_mm512_max_ps(sum, least), most)));
    }
}

inline ONRECORD_AVX2 void scale_avx2(Sum* row, const float* scale, std::size_t n) {
    assert(scale != nullptr);
    const __m256 least = _mm256_set1_ps(-kMaxSum), most = _mm256_set1_ps(kMaxSum);
    for (std::size_t o = 0; o < n; o += 8) {
        auto* own = reinterpret_cast<__m256i*>(row + o);
        const __m256 sum = _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_loadu_si256(own)), _mm256_loadu_ps(scale + o));
        _mm256_storeu_si256(own, _mm256_cvttps_epi32(_mm256_min_ps(_mm256_max_ps(sum, least), most)));
    }
}

// kRows rows by kVectors vectors of outputs.
template <bool kLevels, std::size_t kRows, std::size_t kVectors>
ONRECORD_AVX512 void tile_avx512(const Product& product) {
    const std::size_t stride = product.stride, n_steps = product.n_steps, n_out = product.n_out;
    const std::uint8_t *in = product.in, *weights = product.weights;
    __m512i sums[kRows][kVectors];
#pragma GCC unroll 16
    for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = _mm512_loadu_si512(product.bias + 16 * v);
    }
    for (std::size_t step = 0; step < n_steps; ++step, in += 4, weights += 4 * n_out) {
        __m512i fours[kVectors];
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v) fours[v] = _mm512_loadu_si512(weights + 64 * v);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < kRows; ++r) {
            const __m512i spread = _mm512_set1_epi32(four_bytes(in + r * stride));
#pragma GCC unroll 16
            for (std::size_t v = 0; v < kVectors; ++v)
                sums[r][v] =
                    kLevels ? _mm512_dpbusd_epi32(sums[r][v], spread, fours[v]) : _mm512_dpwssd_epi32(sums[r][v], spread, fours[v]);
        }
    }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v) _mm512_storeu_si512(product.out + r * n_out + 16 * v, sums[r][v]);
    }
    if constexpr (kLevels) {
#pragma GCC unroll 1
        for (std::size_t r = 0; r < kRows; ++r) scale_avx512(product.out + r * n_out, product.scale, 16 * kVectors);
    }
}

// The products of one step, four levels or two activations, in 32 bits.
template <bool kLevels>
inline ONRECORD_AVX2 __m256i dots_avx2(__m256i spread, __m256i fours) {
    if constexpr (kLevels) return _mm256_madd_epi16(_mm256_maddubs_epi16(spread, fours), _mm256_set1_epi16(1));
    return _mm256_madd_epi16(spread, fours);
}

// Two steps at a time: their products of levels are added up in 16 bits, unless `is_apart`, which saves one multiplication in four.
template <bool kLevels, std::size_t kRows, std::size_t kVectors>
ONRECORD_AVX2 void tile_avx2(const Product& product) {
    static_assert(8 * kVectors == kOutputs);
    const std::size_t stride = product.stride, n_steps = product.n_steps, n_out = product.n_out;
    const std::uint8_t *in = product.in, *weights = product.weights;
    __m256i sums[kRows][kVectors];
#pragma GCC unroll 16
    for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(product.bias + 8 * v));
    }
    std::size_t step = 0;
    for (; step + 2 <= n_steps; step += 2, in += 8, weights += 8 * n_out) {
        __m256i first[kVectors], second[kVectors];
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v) {
            first[v] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 32 * v));
            second[v] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 4 * n_out + 32 * v));
        }
        const bool apart = !kLevels || product.is_apart[step / 2] != 0;
        if (apart) {
#pragma GCC unroll 16
            for (std::size_t r = 0; r < kRows; ++r) {
                const __m256i one = _mm256_set1_epi32(four_bytes(in + r * stride)),
                              two = _mm256_set1_epi32(four_bytes(in + r * stride + 4));
#pragma GCC unroll 16
                for (std::size_t v = 0; v < kVectors; ++v) {
                    sums[r][v] = _mm256_add_epi32(sums[r][v], dots_avx2<kLevels>(one, first[v]));
                    sums[r][v] = _mm256_add_epi32(sums[r][v], dots_avx2<kLevels>(two, second[v]));
                }
            }
        } else {
#pragma GCC unroll 16
            for (std::size_t r = 0; r < kRows; ++r) {
                const __m256i one = _mm256_set1_epi32(four_bytes(in + r * stride)),
                              two = _mm256_set1_epi32(four_bytes(in + r * stride + 4));
#pragma GCC unroll 16
                for (std::size_t v = 0; v < kVectors; ++v) {
                    const __m256i both = _mm256_add_epi16(_mm256_maddubs_epi16(one, first[v]), _mm256_maddubs_epi16(two, second[v]));
                    sums[r][v] = _mm256_add_epi32(sums[r][v], _mm256_madd_epi16(both, _mm256_set1_epi16(1)));
                }
            }
        }
    }
    if (step < n_steps) {
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v) {
            const __m256i fours = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 32 * v));
#pragma GCC unroll 16
            for (std::size_t r = 0; r < kRows; ++r) {
                const __m256i spread = _mm256_set1_epi32(four_bytes(in + r * stride));
                sums[r][v] = _mm256_add_epi32(sums[r][v], dots_avx2<kLevels>(spread, fours));
            }
        }
    }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v)
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(product.out + r * n_out + 8 * v), sums[r][v]);
    }
    if constexpr (kLevels) {
#pragma GCC unroll 1
        for (std::size_t r = 0; r < kRows; ++r) scale_avx2(product.out + r * n_out, product.scale, 8 * kVectors);
    }
}

// The tiles of a kind of vectors: of `n_rows`, four and one rows.
struct Tiles {
    std::size_t n_rows, n_outputs;
    void (*high)(const Product&);
    void (*four)(const Product&);
    void (*row)(const Product&);
};

// As many high tiles as there are rows for, then lower ones; the last of them may do rows again, which costs less than one row at a time.
void multiply_rows(const Tiles& tiles, const Product& product, std::size_t n_rows, std::size_t output) {
    std::size_t r = 0;
    for (; r + tiles.n_rows <= n_rows; r += tiles.n_rows) tiles.high(product.from(r, output));
    if (n_rows >= 4) {
        for (; r < n_rows; r += 4) tiles.four(product.from(std::min(r, n_rows - 4), output));
    }
    for (; r < n_rows; ++r) tiles.row(product.from(r, output));
}

template <bool kLevels>
void multiply_by_tiles(Vectors vectors, const Product& product, std::size_t n_rows) {
    static constexpr Tiles kWide512{12, 32, tile_avx512<kLevels, 12, 2>, tile_avx512<kLevels, 4, 2>, tile_avx512<kLevels, 1, 2>};
    static constexpr Tiles kNarrow512{12, 16, tile_avx512<kLevels, 12, 1>, tile_avx512<kLevels, 4, 1>, tile_avx512<kLevels, 1, 1>};
    static constexpr Tiles kWide256{4, 16, tile_avx2<kLevels, 4, 2>, tile_avx2<kLevels, 4, 2>, tile_avx2<kLevels, 1, 2>};
    const bool is_avx512 = vectors == Vectors::avx512;
    const Tiles &wide = is_avx512 ? kWide512 : kWide256, &narrow = is_avx512 ? kNarrow512 : kWide256;
    std::size_t output = 0;
    for (; output + wide.n_outputs <= product.n_out; output += wide.n_outputs) multiply_rows(wide, product, n_rows, output);
    for (; output < product.n_out; output += narrow.n_outputs) multiply_rows(narrow, product, n_rows, output);
}

#endif

}  // namespace

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
    return of(weights.value(), bias.value(), scale.value());
}

Dense Dense::of(std::span<const std::int8_t> weights, std::span<const std::int32_t> bias, std::span<const float> scale) {
    constexpr int kMaxTogether = 128;  // weights that 255 times fit 16 bits
    Dense layer{weights, bias, scale, {}};
    const std::size_t n_pairs = layer.n_in() / 8, n_out = bias.size();
    layer.is_apart.assign(n_out / kOutputs * n_pairs, 0);
    for (std::size_t pair = 0; pair < n_pairs; ++pair) {
        const std::int8_t* own = weights.data() + pair * 8 * n_out;
        for (std::size_t i = 0; i < 4 * n_out; i += 2) {  // two products of each of two fours
            int above = 0, below = 0;
            for (const std::int8_t weight : {own[i], own[i + 1], own[i + 4 * n_out], own[i + 4 * n_out + 1]})
                (weight > 0 ? above : below) += weight;
            if (above > kMaxTogether || below < -kMaxTogether) layer.is_apart[i / (4 * kOutputs) * n_pairs + pair] = 1;
        }
    }
    return layer;
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

void Dense::apply(const Level* in, std::size_t stride, std::size_t n_rows, Sum* out) const {
    apply_by(widest_vectors(), in, stride, n_rows, out);
}

void Dense::apply_by(Vectors vectors, const Level* in, std::size_t stride, std::size_t n_rows, Sum* out) const {
    const std::size_t width = n_out();
#ifdef __x86_64__
    if (vectors != Vectors::none) {
        multiply_by_tiles<true>(vectors,
                                {in, stride, n_in() / 4, reinterpret_cast<const std::uint8_t*>(weights.data()), bias.data(), scale.data(),
                                 is_apart.data(), width, out},
                                n_rows);
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
        for (std::size_t o = 0; o < width; ++o)
            out[o] = static_cast<Sum>(std::min(std::max(static_cast<float>(out[o]) * scale[o], -kMaxSum), kMaxSum));
    }
}

void multiply(const Activation* in, std::size_t stride, std::size_t n_rows, std::size_t n_in, std::span<const std::int16_t> weights,
              std::span<const Sum> bias, Sum* out) {
    multiply_by(widest_vectors(), in, stride, n_rows, n_in, weights, bias, out);
}

void multiply_by(Vectors vectors, const Activation* in, std::size_t stride, std::size_t n_rows, std::size_t n_in,
                 std::span<const std::int16_t> weights, std::span<const Sum> bias, Sum* out) {
    assert(n_in % 2 == 0 && bias.size() % kOutputs == 0 && weights.size() >= n_in * bias.size());
    const std::size_t n_out = bias.size();
#ifdef __x86_64__
    if (vectors != Vectors::none) {
        multiply_by_tiles<false>(vectors,
                                 {reinterpret_cast<const std::uint8_t*>(in), stride * sizeof(Activation), n_in / 2,
                                  reinterpret_cast<const std::uint8_t*>(weights.data()), bias.data(), nullptr, nullptr, n_out, out},
                                 n_rows);
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

namespace {

ONRECORD_INLINE void recur_loop(Sum* __restrict value, const Sum* __restrict forget, const Sum* __restrict output,
                                std::int32_t* __restrict state, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        const std::int32_t held = std::min(std::max(value[i] >> (kSumBits - kStateBits), -kMaxStateValue), kMaxStateValue);
        // |state - value| < 2^16 and a gate is at most 2^15: one bit less of the difference keeps the product in 31 bits.
        const std::int32_t rest = (state[i] - held) >> 1;
        state[i] = held + ((gate(forget[i]) * rest + (1 << (kGateBits - 2))) >> (kGateBits - 1));
        value[i] = (gate(output[i]) * state[i] + (1 << (kGateBits - 1))) >> kGateBits;
    }
}

ONRECORD_INLINE void leaky_loop(const Sum* sums, std::size_t n, Activation* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = leaky(sums[i]);
}

struct Moments {
    std::int64_t sum = 0, squares = 0;
};

ONRECORD_INLINE Moments moments_of(std::span<const std::int32_t> values) {
    Moments moments;
    for (const std::int32_t value : values) {
        moments.sum += value;
        moments.squares += std::int64_t{value} * value;
    }
    return moments;
}

ONRECORD_INLINE void level_loop(std::span<const std::int32_t> values, float mean, float scale, const float* gain, const float* bias,
                                Level* __restrict out) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float value = (static_cast<float>(values[i]) - mean) * scale * gain[i] + bias[i] + static_cast<float>(kLevelOfZero);
        out[i] = static_cast<Level>(rounded(std::min(std::max(value, 0.0F), 255.0F)));
    }
}

#ifdef __x86_64__

// Even and odd lanes are squared apart, to 64 bits. A lane of the sum takes at most 64 values of 25 bits.
ONRECORD_AVX512 Moments moments_avx512(std::span<const std::int32_t> values) {
    __m512i sum = _mm512_setzero_si512(), even = sum, odd = sum;
    std::size_t i = 0;
    for (; i + 16 <= values.size(); i += 16) {
        const __m512i own = _mm512_loadu_si512(values.data() + i), upper = _mm512_srli_epi64(own, 32);
        sum = _mm512_add_epi32(sum, own);
        even = _mm512_add_epi64(even, _mm512_mul_epi32(own, own));
        odd = _mm512_add_epi64(odd, _mm512_mul_epi32(upper, upper));
    }
    Moments moments = moments_of(values.subspan(i));
    moments.sum += _mm512_reduce_add_epi64(_mm512_add_epi64(_mm512_srai_epi64(_mm512_slli_epi64(sum, 32), 32), _mm512_srai_epi64(sum, 32)));
    moments.squares += _mm512_reduce_add_epi64(_mm512_add_epi64(even, odd));
    return moments;
}

ONRECORD_AVX512 void add_rows_avx512(std::span<const std::int8_t* const> rows, std::int32_t* sum, std::size_t n) {
    for (std::size_t i = 0; i < n; i += 16) {
        __m512i own = _mm512_setzero_si512();
        for (const std::int8_t* row : rows)
            own = _mm512_add_epi32(own, _mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row + i))));
        _mm512_storeu_si512(sum + i, own);
    }
}

#endif

}  // namespace

void normalise_by(Vectors vectors, std::span<const std::int32_t> values, std::span<const float> gain, std::span<const float> bias,
                  Level* out) {
    Moments moments;
#ifdef __x86_64__
    if (vectors == Vectors::avx512) {
        moments = moments_avx512(values);
    } else
#endif
        run_by(vectors, [&]() ONRECORD_INLINED { moments = moments_of(values); });
    const auto n = static_cast<double>(values.size());
    const double mean = static_cast<double>(moments.sum) / n;
    const double variance = static_cast<double>(moments.squares) / n - mean * mean;
    const auto middle = static_cast<float>(mean);
    const auto scale = static_cast<float>((1 << kLevelBits) / std::sqrt(std::max(variance, 1.0)));
    run_by(vectors, [&]() ONRECORD_INLINED { level_loop(values, middle, scale, gain.data(), bias.data(), out); });
}

void add_rows_by(Vectors vectors, std::span<const std::int8_t* const> rows, std::span<std::int32_t> sum) {
    std::size_t done = 0;
#ifdef __x86_64__
    if (vectors == Vectors::avx512) {
        done = sum.size() / 16 * 16;
        add_rows_avx512(rows, sum.data(), done);
    }
#endif
    run_by(vectors, [&]() ONRECORD_INLINED {
        std::fill(sum.begin() + done, sum.end(), 0);
        for (const std::int8_t* row : rows) {
            for (std::size_t i = done; i < sum.size(); ++i) sum[i] += row[i];
        }
    });
}

void recur_by(Vectors vectors, Sum* value, const Sum* forget, const Sum* output, std::span<std::int32_t> state) {
    run_by(vectors, [&]() ONRECORD_INLINED { recur_loop(value, forget, output, state.data(), state.size()); });
}

std::size_t largest(std::span<const Sum> sums) {
    Sum most = sums.front();
    run_by(widest_vectors(), [&]() ONRECORD_INLINED {
        Sum held = most;
        for (const Sum sum : sums) held = std::max(held, sum);
        most = held;
    });
    return static_cast<std::size_t>(std::find(sums.begin(), sums.end(), most) - sums.begin());
}

void add_state(const Level* row, const Sum* state, std::span<std::int32_t> values) {
    constexpr int kFineBits = 16;  // of what the two become
    run_by(widest_vectors(), [&]() ONRECORD_INLINED {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = ((row[i] - kLevelOfZero) * (1 << (kFineBits - kLevelBits))) + state[i] * (1 << (kFineBits - kStateBits));
    });
}

void leaky_by(Vectors vectors, std::span<const Sum> sums, Activation* out) {
    run_by(vectors, [&]() ONRECORD_INLINED { leaky_loop(sums.data(), sums.size(), out); });
}

void normalise(std::span<const std::int32_t> values, std::span<const float> gain, std::span<const float> bias, Level* out) {
    normalise_by(widest_vectors(), values, gain, bias, out);
}

void add_rows(std::span<const std::int8_t* const> rows, std::span<std::int32_t> sum) {
    add_rows_by(widest_vectors(), rows, sum);
}

void recur(Sum* value, const Sum* forget, const Sum* output, std::span<std::int32_t> state) {
    recur_by(widest_vectors(), value, forget, output, state);
}

void leaky(std::span<const Sum> sums, Activation* out) {
    leaky_by(widest_vectors(), sums, out);
}

}  // namespace onrecord
