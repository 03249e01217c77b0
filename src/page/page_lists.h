// The word lists of the page room, loaded once.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "page/furniture.h"
#include "text/word_key.h"

namespace onrecord {

// What a word in a class or id says of its element (data/page/hint.tsv). subject and matter make a body together: "entry-content"; popup
// and part what shows where a pointer rests: "tooltip-text".
enum class Hint : std::uint8_t { none, body, subject, matter, comments, furniture, popup, part };

// Words with a small value each, asked by key.
class KeyTable {
public:
    void add(std::string_view word, std::uint8_t value) { rows_.emplace_back(word_key(word), value); }
    void sort();
    // 0 where the word is not listed; a word listed twice has its values or'ed.
    [[nodiscard]] std::uint8_t value(WordKey key) const;

private:
    std::vector<std::pair<WordKey, std::uint8_t>> rows_;
};

struct PageLists {
    KeyTable hints;        // values: 1 << Hint
    KeyTable promo_words;  // 1
    KeyTable given_names;  // 1
    std::vector<FurniturePattern> furniture;
    std::vector<FurniturePattern> page_furniture;  // of these, what is also furniture inside a page's article, where headings part it
};

PageLists load_page_lists();

}  // namespace onrecord
