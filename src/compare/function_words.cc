#include "compare/function_words.h"

#include <algorithm>

#include "base/table.h"
#include "compare/words.h"

namespace onrecord {

bool FunctionWords::contains(std::uint32_t key) const {
    return std::binary_search(keys.begin(), keys.end(), key);
}

FunctionWords load_function_words() {
    FunctionWords words;
    for (const Row& row : load_table("english/function_word.tsv"))
        if (!row.empty()) words.keys.push_back(cut_word_key(row[0]));
    std::sort(words.keys.begin(), words.keys.end());
    return words;
}

}  // namespace onrecord
