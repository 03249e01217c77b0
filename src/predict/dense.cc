// The one loop that reading spends most of its time in: four or eight rows and sixteen outputs at a time stay in registers, so that each
// weight that is fetched serves all of these rows. AVX-512 with its dot products or AVX2 where the machine has them, else SSE2 (part of
// every x86-64), else plain C++; all agree to the bit (tests/predict/dense_test.cc).
#include "predict/dense.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace onrecord {
namespace {

constexpr std::size_t kOutputs = 16;  // outputs of a tile

#ifdef __x86_64__

// Two neighbouring activations as one 32-bit number, to be spread over a vector.
inline int pair_at(const Activation* in) {
    int pair;
    std::memcpy(&pair, in, sizeof pair);
    return pair;
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
            sums[r] = _mm512_dpwssd_epi32(sums[r], _mm512_set1_epi32(pair_at(in + r * stride + i)), pairs);
    }
    for (std::size_t r = 0; r < kTileRows; ++r) _mm512_storeu_si512(out + r * n_out, sums[r]);
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
            const __m256i pair = _mm256_set1_epi32(pair_at(in + r * stride + i));
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
void tile_sse2(const Activation* in, std::size_t stride, std::size_t n_in, const std::int16_t* weights, const Sum* bias, std::size_t n_out,
               Sum* out) {
    for (std::size_t half = 0; half < kOutputs; half += 8) {  // eight outputs at a time: half as many registers of half the width
        __m128i low[kTileRows], high[kTileRows];
        for (std::size_t r = 0; r < kTileRows; ++r) {
            low[r] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bias + half));
            high[r] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bias + half + 4));
        }
        const std::int16_t* own = weights + 2 * half;
        for (std::size_t i = 0; i < n_in; i += 2, own += 2 * n_out) {
            const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(own));
            const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i*>(own + 8));
            for (std::size_t r = 0; r < kTileRows; ++r) {
                const __m128i pair = _mm_set1_epi32(pair_at(in + r * stride + i));
                low[r] = _mm_add_epi32(low[r], _mm_madd_epi16(pair, first));
                high[r] = _mm_add_epi32(high[r], _mm_madd_epi16(pair, second));
            }
        }
        for (std::size_t r = 0; r < kTileRows; ++r) {
            _mm_storeu_si128(reinterpret_cast<__m128i*>(out + r * n_out + half), low[r]);
            _mm_storeu_si128(reinterpret_cast<__m128i*>(out + r * n_out + half + 4), high[r]);
        }
    }
}

using Tile = void (*)(const Activation*, std::size_t, std::size_t, const std::int16_t*, const Sum*, std::size_t, Sum*);

struct Tiles {
    std::size_t n_rows;
    Tile rows, row;  // of so many rows, and of one
};

constexpr Tiles kTiles[] = {{4, tile_sse2<4>, tile_sse2<1>}, {4, tile_avx2<4>, tile_avx2<1>}, {8, tile_avx512<8>, tile_avx512<1>}};

#endif

}  // namespace

Result<Dense> Dense::load(const ModelFile& file, std::string_view name) {
    const auto weights = file.section<std::int16_t>(std::string(name) + ".weight");
    if (!weights) return weights.error();
    const auto bias = file.section<Sum>(std::string(name) + ".bias");
    if (!bias) return bias.error();
    const std::size_t n_out = bias.value().size();
    if (n_out == 0 || n_out % kOutputs != 0 || weights.value().size() % (2 * n_out) != 0)
        return Error{ErrorKind::malformed, "model: the sizes of layer " + std::string(name) + " do not fit"};
    return Dense{weights.value(), bias.value()};
}

Vectors widest_vectors() {
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) return Vectors::avx512;
    return __builtin_cpu_supports("avx2") ? Vectors::avx2 : Vectors::sse2;
#else
    return Vectors::none;
#endif
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
        const Tiles& tiles = kTiles[static_cast<std::size_t>(vectors) - 1];
        for (std::size_t o = 0; o < n_out; o += kOutputs) {
            std::size_t r = 0;
            for (; r + tiles.n_rows <= n_rows; r += tiles.n_rows)
                tiles.rows(in + r * stride, stride, n_in, weights.data() + 2 * o, bias.data() + o, n_out, out + r * n_out + o);
            for (; r < n_rows; ++r)
                tiles.row(in + r * stride, stride, n_in, weights.data() + 2 * o, bias.data() + o, n_out, out + r * n_out + o);
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

void normalise(std::span<const std::int32_t> values, std::span<const float> gain, std::span<const float> bias, Activation* out) {
    // The sums are of integers, so their order is free; what follows is one rounded step after another (no contraction: CMakeLists.txt).
    std::int64_t sum = 0, squares = 0;
    for (const std::int32_t value : values) {
        sum += value;
        squares += std::int64_t{value} * value;
    }
    const auto n = static_cast<double>(values.size());
    const double mean = static_cast<double>(sum) / n;
    const double variance = static_cast<double>(squares) / n - mean * mean;
    const auto middle = static_cast<float>(mean);
    const auto scale = static_cast<float>((1 << kActivationBits) / std::sqrt(std::max(variance, 1.0)));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float value = (static_cast<float>(values[i]) - middle) * scale * gain[i] + bias[i];
        const float held = std::min(std::max(value, -32768.0F), 32767.0F);
        out[i] = static_cast<Activation>(static_cast<std::int32_t>(held + 32768.5F) - 32768);
    }
}

}  // namespace onrecord
