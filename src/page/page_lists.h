// The word lists of the page room, loaded once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/credit.h"
#include "page/furniture.h"
#include "text/word_key.h"

namespace onrecord {

// What a word in a class or id says of its element (data/page/hint.tsv). subject and matter make a body together: "entry-content"; popup
// and part what shows where a pointer rests: "tooltip-text".
enum class Hint : std::uint8_t { none, body, subject, matter, comments, furniture, popup, part };

// Words with a small value each, asked by key.
class KeyTable {
public:
    // A word listed twice has its values or'ed. REQUIRES: value != 0.
    void add(std::string_view word, std::uint8_t value) { add(word_key(word), value); }
    // 0 where the word is not listed.
    [[nodiscard]] std::uint8_t value(WordKey key) const {
        std::size_t at = key & (slots_.size() - 1);
        while (slots_[at].value != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
        return slots_[at].value;
    }

private:
    struct Slot {
        WordKey key = 0;
        std::uint8_t value = 0;  // 0: free
    };
    void add(WordKey key, std::uint8_t value);

    std::vector<Slot> slots_{16};  // a power of two, at most half full
    std::size_t n_words_ = 0;
};

// Where in an outlet's name a word stands (data/page/outlet_word.tsv).
inline constexpr std::uint8_t kFirstOfOutletName = 1;
inline constexpr std::uint8_t kLastOfOutletName = 2;

struct PageLists {
    CreditLists credits;
    KeyTable hints;         // values: 1 << Hint
    KeyTable promo_words;   // 1
    KeyTable given_names;   // 1
    KeyTable outlet_words;  // kFirstOfOutletName, kLastOfOutletName
    std::vector<FurniturePattern> furniture;
    std::vector<FurniturePattern> page_furniture;  // of these, what is also furniture inside a page's article, where headings part it
};

PageLists load_page_lists();

}  // namespace onrecord
