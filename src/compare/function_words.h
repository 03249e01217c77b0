// Keys of the words that carry no meaning of their own (data/english/function_word.tsv).
#pragma once

#include <cstdint>
#include <vector>

namespace onrecord {

struct FunctionWords {
    std::vector<std::uint32_t> keys;  // sorted
    [[nodiscard]] bool contains(std::uint32_t key) const;
};
FunctionWords load_function_words();

}  // namespace onrecord
