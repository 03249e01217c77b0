#include "predict/dense.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace onrecord {
namespace {

constexpr Vectors kVectors[] = {Vectors::avx2, Vectors::avx512};

// The vector units' way and the plain way give the same bits, whatever the shapes.
TEST(Dense, VectorsAndPlainLoopsAgree) {
    std::mt19937 random(2);
    for (const std::size_t n_in : {4U, 12U, 96U, 192U, 224U}) {
        for (const std::size_t n_out : {16U, 48U, 576U, 672U}) {
            std::vector<std::int8_t> weights(n_in * n_out);
            std::vector<std::int32_t> bias(n_out);
            std::vector<float> scale(n_out);
            // Of small weights AVX2 adds up products in 16 bits; here one four in some is large.
            for (std::size_t i = 0; i < weights.size(); ++i) {
                const int limit = random() % 8 == 0 ? 63 : 31;
                weights[i] = static_cast<std::int8_t>(static_cast<int>(random() % static_cast<unsigned>(2 * limit + 1)) - limit);
            }
            for (auto& value : bias) value = static_cast<std::int32_t>(random() % 2'000'000) - 1'000'000;
            for (auto& value : scale) value = static_cast<float>(random() % 100'000) / 64.0F;
            scale.front() = 1e9F;  // what would overflow is held
            const Dense layer = Dense::of(weights, bias, scale);
            for (const std::size_t n_rows : {0U, 1U, 3U, 4U, 9U, 12U, 17U, 31U}) {
                const std::size_t stride = n_in + 4;
                std::vector<Level> in(n_rows * stride + n_in);
                for (auto& value : in) value = static_cast<Level>(random());
                std::vector<Sum> fast(n_rows * n_out), plain(n_rows * n_out);
                layer.apply_by(Vectors::none, in.data(), stride, n_rows, plain.data());
                for (const Vectors vectors : kVectors) {
                    if (vectors > widest_vectors()) break;
                    layer.apply_by(vectors, in.data(), stride, n_rows, fast.data());
                    EXPECT_EQ(fast, plain) << n_in << " x " << n_out << " x " << n_rows;
                }
            }
        }
    }
}

// The largest levels and weights: no sum of products is cut. Up to 128 in all, what is added up in 16 bits fits them; beyond, it is not.
TEST(Dense, TakesTheLargestNumbers) {
    for (const int weight : {-63, -33, -32, -31, 31, 32, 33, 63}) {
        const std::vector<std::int8_t> weights(8 * 16, static_cast<std::int8_t>(weight));
        const std::vector<std::int32_t> bias(16, 5);
        const std::vector<float> scale(16, 2.0F);
        const std::vector<Level> in(8, 255);
        const Dense layer = Dense::of(weights, bias, scale);
        EXPECT_EQ(layer.is_apart, std::vector<std::uint8_t>{static_cast<std::uint8_t>(std::abs(weight) > 32)}) << weight;
        for (const Vectors vectors : {Vectors::none, Vectors::avx2, Vectors::avx512}) {
            if (vectors > widest_vectors()) break;
            std::vector<Sum> out(16);
            layer.apply_by(vectors, in.data(), 8, 1, out.data());
            for (const Sum sum : out) EXPECT_EQ(sum, (5 + 8 * 255 * weight) * 2) << weight;
        }
    }
}

TEST(Dense, OneFourIsMultiplied) {
    const std::vector<std::int8_t> weights(4 * 16, -63);
    const std::vector<std::int32_t> bias(16, 5);
    const std::vector<float> scale(16, 2.0F);
    const std::vector<Level> in(4, 255);
    const Dense layer = Dense::of(weights, bias, scale);
    for (const Vectors vectors : {Vectors::none, Vectors::avx2, Vectors::avx512}) {
        if (vectors > widest_vectors()) break;
        std::vector<Sum> out(16);
        layer.apply_by(vectors, in.data(), 4, 1, out.data());
        for (const Sum sum : out) EXPECT_EQ(sum, (5 - 4 * 255 * 63) * 2);
    }
}

TEST(FineDense, VectorsAndPlainLoopsAgree) {
    std::mt19937 random(1);
    const auto within = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(2 * limit + 1)) - limit; };
    for (const std::size_t n_in : {2U, 6U, 96U, 192U}) {
        for (const std::size_t n_out : {16U, 48U, 576U}) {
            for (const std::size_t n_rows : {0U, 1U, 3U, 4U, 9U, 12U, 25U}) {
                const std::size_t stride = n_in + 2;
                std::vector<Activation> in(n_rows * stride + n_in);
                std::vector<std::int16_t> weights(n_in * n_out);
                std::vector<Sum> bias(n_out), fast(n_rows * n_out), plain(n_rows * n_out);
                for (auto& value : in) value = static_cast<Activation>(within(8000));
                for (auto& value : weights) value = static_cast<std::int16_t>(within(1000));
                for (auto& value : bias) value = within(1 << 24);
                multiply_by(Vectors::none, in.data(), stride, n_rows, n_in, weights, bias, plain.data());
                for (const Vectors vectors : kVectors) {
                    if (vectors > widest_vectors()) break;
                    multiply_by(vectors, in.data(), stride, n_rows, n_in, weights, bias, fast.data());
                    EXPECT_EQ(fast, plain) << n_in << " x " << n_out << " x " << n_rows;
                }
            }
        }
    }
}

TEST(FineDense, PlainLoopsMultiply) {
    // Two inputs, sixteen outputs: output o is 1 * o + 2 * (10 * o), plus 7.
    std::vector<std::int16_t> weights;
    for (std::int16_t o = 0; o < 16; ++o) {
        weights.push_back(o);
        weights.push_back(static_cast<std::int16_t>(10 * o));
    }
    const std::vector<Activation> in{1, 2};
    const std::vector<Sum> bias(16, 7);
    std::vector<Sum> out(16);
    multiply_by(Vectors::none, in.data(), 2, 1, 2, weights, bias, out.data());
    for (Sum o = 0; o < 16; ++o) EXPECT_EQ(out[static_cast<std::size_t>(o)], 21 * o + 7);
}

// Calls test(vectors) for the kinds that this machine has.
template <class Test>
void for_vectors(Test test) {
    for (const Vectors vectors : kVectors) {
        if (vectors <= widest_vectors()) test(vectors);
    }
}

constexpr std::size_t kSizes[] = {1, 15, 16, 33, 96, 192, 224, 1024};

TEST(Normalise, VectorsAndPlainLoopsAgree) {
    std::mt19937 random(4);
    for (const std::size_t n : kSizes) {
        for (int round = 0; round < 20; ++round) {
            std::vector<std::int32_t> values(n);
            std::vector<float> gain(n), bias(n);
            for (auto& value : values) value = static_cast<std::int32_t>(random() % (1U << 25)) - (1 << 24);
            if (round % 2 == 0) std::fill(values.begin(), values.end(), round == 0 ? -(1 << 24) : (1 << 24) - 1);
            for (auto& value : gain) value = static_cast<float>(random() % 1000) / 300.0F;
            for (auto& value : bias) value = static_cast<float>(random() % 1000) / 10.0F - 50.0F;
            std::vector<Level> plain(n), fast(n);
            normalise_by(Vectors::none, values, gain, bias, plain.data());
            for_vectors([&](Vectors vectors) {
                normalise_by(vectors, values, gain, bias, fast.data());
                EXPECT_EQ(fast, plain) << n;
            });
        }
    }
}

TEST(AddRows, VectorsAndPlainLoopsAgree) {
    std::mt19937 random(5);
    for (const std::size_t n : kSizes) {
        std::vector<std::int8_t> table(9 * n);
        for (auto& value : table) value = static_cast<std::int8_t>(random());
        std::vector<const std::int8_t*> rows;
        for (std::size_t r = 0; r < 9; ++r) rows.push_back(table.data() + r * n);
        std::vector<std::int32_t> plain(n, 1), fast(n, 2);
        add_rows_by(Vectors::none, rows, plain);
        for_vectors([&](Vectors vectors) {
            add_rows_by(vectors, rows, fast);
            EXPECT_EQ(fast, plain) << n;
        });
    }
}

TEST(Recur, VectorsAndPlainLoopsAgree) {
    std::mt19937 random(6);
    for (const std::size_t n : kSizes) {
        std::vector<std::int32_t> plain_state(n);
        std::vector<std::vector<std::int32_t>> states(std::size(kVectors), plain_state);
        for (int step = 0; step < 20; ++step) {
            std::vector<Sum> value(n), forget(n), output(n);
            for (auto* all : {&value, &forget, &output})
                for (auto& sum : *all) sum = static_cast<Sum>(random()) >> (step % 3 * 4);
            std::vector<Sum> plain = value;
            recur_by(Vectors::none, plain.data(), forget.data(), output.data(), plain_state);
            for_vectors([&](Vectors vectors) {
                std::vector<std::int32_t>& state = states[static_cast<std::size_t>(vectors) - 1];
                std::vector<Sum> fast = value;
                recur_by(vectors, fast.data(), forget.data(), output.data(), state);
                EXPECT_EQ(fast, plain) << n;
                EXPECT_EQ(state, plain_state) << n;
            });
        }
    }
}

TEST(Leaky, VectorsAndPlainLoopsAgree) {
    std::mt19937 random(7);
    for (const std::size_t n : kSizes) {
        std::vector<Sum> sums(n);
        for (auto& sum : sums) sum = static_cast<Sum>(random()) >> 1;
        std::vector<Activation> plain(n), fast(n);
        leaky_by(Vectors::none, sums, plain.data());
        EXPECT_EQ(plain.front(), leaky(sums.front()));
        for_vectors([&](Vectors vectors) {
            leaky_by(vectors, sums, fast.data());
            EXPECT_EQ(fast, plain) << n;
        });
    }
}

TEST(Normalise, HasMeanNoughtAndDeviationOne) {
    const std::vector<std::int32_t> values{-3000, -1000, 1000, 3000};
    const std::vector<float> gain(4, 1.0F), bias(4, 0.0F);
    std::vector<Level> out(4);
    normalise(values, gain, bias, out.data());
    const double one = 1 << kLevelBits;
    for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR((out[i] - kLevelOfZero) / one, values[i] / std::sqrt(5.0) / 1000, 0.5 / one);
}

TEST(Normalise, HoldsWhatIsOutOfRangeAndTakesEqualValues) {
    const std::vector<float> gain(4, 1000.0F), bias(4, 0.0F);
    std::vector<Level> out(4);
    normalise(std::vector<std::int32_t>{-5, 5, -5, 5}, gain, bias, out.data());
    EXPECT_EQ(out[0], 0);
    EXPECT_EQ(out[1], 255);
    normalise(std::vector<std::int32_t>{7, 7, 7, 7}, gain, bias, out.data());
    EXPECT_EQ(out[0], kLevelOfZero);
}

TEST(AddRows, AddsAnyNumberOfRows) {
    for (std::size_t n = 0; n < 8; ++n) {
        std::vector<std::vector<std::int8_t>> rows;
        std::vector<const std::int8_t*> begins;
        for (std::size_t r = 0; r < n; ++r) rows.emplace_back(33, static_cast<std::int8_t>(r % 2 == 0 ? 100 + r : -7));
        for (const auto& row : rows) begins.push_back(row.data());
        std::vector<std::int32_t> sum(33, 1);
        add_rows(begins, sum);
        std::int32_t all = 0;
        for (const auto& row : rows) all += row.front();
        EXPECT_EQ(sum, std::vector<std::int32_t>(33, all));
    }
}

// Against the same in real numbers: gates shut, open and between; values beyond the range.
TEST(Recur, IsTheGatedRecurrence) {
    std::mt19937 random(3);
    constexpr std::size_t kSize = 37;
    const auto sums = [&] {
        std::vector<Sum> all(kSize);
        for (auto& sum : all) sum = static_cast<Sum>(random());
        return all;
    };
    std::vector<std::int32_t> state(kSize);
    std::vector<double> real(kSize);
    for (int step = 0; step < 50; ++step) {
        std::vector<Sum> value = sums();
        const std::vector<Sum> before = value;
        std::vector<Sum> forget = sums(), output = sums();
        if (step % 2 == 0) {  // near nought, where the gates are half open
            for (auto* all : {&forget, &output})
                for (auto& sum : *all) sum >>= 6;
        }
        recur(value.data(), forget.data(), output.data(), state);
        const auto sigmoid = [](Sum sum) { return 1 / (1 + std::exp(-std::ldexp(sum, -kSumBits))); };
        for (std::size_t i = 0; i < kSize; ++i) {
            const double own = std::clamp(std::ldexp(before[i], -kSumBits), -4.0, 4.0);
            real[i] = sigmoid(forget[i]) * real[i] + (1 - sigmoid(forget[i])) * own;
            EXPECT_NEAR(std::ldexp(state[i], -kStateBits), real[i], 0.01);
            EXPECT_NEAR(std::ldexp(value[i], -kStateBits), sigmoid(output[i]) * real[i], 0.01);
        }
    }
}

TEST(ToActivation, RoundsAndHolds) {
    EXPECT_EQ(to_activation(1 << kSumBits), 1 << kActivationBits);
    EXPECT_EQ(to_activation((1 << (kWeightBits - 1)) - 1), 0);
    EXPECT_EQ(to_activation(1 << (kWeightBits - 1)), 1);
    EXPECT_EQ(to_activation(INT32_MAX / 2), 32767);
    EXPECT_EQ(to_activation(INT32_MIN / 2), -32768);
}

}  // namespace
}  // namespace onrecord
