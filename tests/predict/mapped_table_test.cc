#include "predict/mapped_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace onrecord {
namespace {

// Agrees with std::map for keys that are there and, but for the one in four thousand million that its check lets through, for others.
TEST(MappedTable, AgreesWithAMap) {
    std::mt19937_64 random(3);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{100}, std::size_t{5000}}) {
        std::map<std::uint64_t, std::uint32_t> plain;
        while (plain.size() < size) plain.emplace(random(), static_cast<std::uint32_t>(plain.size()));
        const auto entries = MappedTable::build({plain.begin(), plain.end()});
        const MappedTable table(entries);
        for (const auto& [key, value] : plain) ASSERT_EQ(table.find(key), value);
        for (int i = 0; i < 1000; ++i) {
            const auto key = random();
            if (!plain.contains(key)) {
                ASSERT_EQ(table.find(key), std::nullopt);
            }
        }
    }
}

TEST(MappedTable, AnEmptyOneKnowsNothing) {
    EXPECT_EQ(MappedTable().find(5), std::nullopt);
}

}  // namespace
}  // namespace onrecord
