#include "cli/ordered.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace onrecord {
namespace {

void produce_numbers(int n, std::atomic<int>& n_put, const std::function<bool(int)>& put) {
    for (int i = 0; i < n && put(i); ++i) ++n_put;
}

class Ordered : public testing::TestWithParam<unsigned> {};

TEST_P(Ordered, OutcomesComeInTheOrderOfTheThings) {
    constexpr int kThings = 2000;
    std::atomic<int> n_put{0};
    std::vector<int> taken;
    in_order<int, int>(
        GetParam(), [&](const auto& put) { produce_numbers(kThings, n_put, put); }, [](const int&) { return std::size_t{1}; },
        [](int thing) {
            if (thing % 97 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
            return 2 * thing;
        },
        [&](int outcome) {
            taken.push_back(outcome);
            return true;
        });
    ASSERT_EQ(taken.size(), static_cast<std::size_t>(kThings));
    for (int i = 0; i < kThings; ++i) ASSERT_EQ(taken[static_cast<std::size_t>(i)], 2 * i);
}

TEST_P(Ordered, TheTakerMayEndEarly) {
    constexpr int kThings = 100000;
    std::atomic<int> n_put{0};
    int n_taken = 0;
    in_order<int, int>(
        GetParam(), [&](const auto& put) { produce_numbers(kThings, n_put, put); }, [](const int&) { return std::size_t{1}; },
        [](int thing) { return thing; }, [&](int) { return ++n_taken < 10; });
    EXPECT_EQ(n_taken, 10);
    EXPECT_LT(n_put, kThings);
}

TEST_P(Ordered, AThingLargerThanTheBudgetStillPasses) {
    std::atomic<int> n_put{0};
    int n_taken = 0;
    in_order<int, int>(
        GetParam(), [&](const auto& put) { produce_numbers(20, n_put, put); }, [](const int&) { return std::size_t{1} << 40; },
        [](int thing) { return thing; },
        [&](int) {
            ++n_taken;
            return true;
        });
    EXPECT_EQ(n_taken, 20);
}

INSTANTIATE_TEST_SUITE_P(Threads, Ordered, testing::Values(1U, 2U, 7U));

}  // namespace
}  // namespace onrecord
