#include "predict/dense.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace onrecord {
namespace {

// The vector units' way and the plain way give the same bits, whatever the shapes.
TEST(Dense, VectorsAndPlainLoopsAgree) {
    std::mt19937 random(1);
    const auto within = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(2 * limit + 1)) - limit; };
    for (const std::size_t n_in : {2U, 6U, 96U, 192U}) {
        for (const std::size_t n_out : {16U, 48U, 576U}) {
            for (const std::size_t n_rows : {0U, 1U, 3U, 4U, 9U}) {
                const std::size_t stride = n_in + 2;
                std::vector<Activation> in(n_rows * stride + n_in);
                std::vector<std::int16_t> weights(n_in * n_out);
                std::vector<Sum> bias(n_out), fast(n_rows * n_out), plain(n_rows * n_out);
                for (auto& value : in) value = static_cast<Activation>(within(8000));
                for (auto& value : weights) value = static_cast<std::int16_t>(within(1000));
                for (auto& value : bias) value = within(1 << 24);
                multiply_by(Vectors::none, in.data(), stride, n_rows, n_in, weights, bias, plain.data());
                for (const Vectors vectors : {Vectors::sse2, Vectors::avx2, Vectors::avx512}) {
                    if (vectors > widest_vectors()) break;
                    multiply_by(vectors, in.data(), stride, n_rows, n_in, weights, bias, fast.data());
                    EXPECT_EQ(fast, plain) << n_in << " x " << n_out << " x " << n_rows;
                }
            }
        }
    }
}

TEST(Dense, PlainLoopsMultiply) {
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

TEST(Normalise, HasMeanNoughtAndDeviationOne) {
    const std::vector<std::int32_t> values{-3000, -1000, 1000, 3000};
    const std::vector<float> gain(4, 1.0F), bias(4, 0.0F);
    std::vector<Activation> out(4);
    normalise(values, gain, bias, out.data());
    const double one = 1 << kActivationBits;
    for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(out[i] / one, values[i] / std::sqrt(5.0) / 1000, 0.001);
}

TEST(Normalise, HoldsWhatIsOutOfRangeAndTakesEqualValues) {
    const std::vector<float> gain(4, 1000.0F), bias(4, 0.0F);
    std::vector<Activation> out(4);
    normalise(std::vector<std::int32_t>{-5, 5, -5, 5}, gain, bias, out.data());
    EXPECT_EQ(out[0], -32768);
    EXPECT_EQ(out[1], 32767);
    normalise(std::vector<std::int32_t>{7, 7, 7, 7}, gain, bias, out.data());
    EXPECT_EQ(out[0], 0);
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
