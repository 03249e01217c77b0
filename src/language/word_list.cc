#include "language/word_list.h"

#include <algorithm>
#include <cassert>

#include "base/table.h"

namespace onrecord {

WordList::WordList(std::initializer_list<std::string_view> words) : WordList() {
    for (const auto word : words) add(word);
}

WordList WordList::load(std::string_view name, std::initializer_list<std::string_view> values) {
    WordList list;
    for (const auto& row : load_table(name)) {
        const auto found = row.size() < 2 ? values.end() : std::find(values.begin(), values.end(), row[1]);
        list.add(row[0], found == values.end() ? std::uint8_t{1} : static_cast<std::uint8_t>(1 + (found - values.begin())));
    }
    return list;
}

void WordList::add_key(WordKey key, std::uint8_t value) {
    assert(value != 0);
    if (2 * (n_words_ + 1) > slots_.size()) {
        std::vector<Slot> fuller(slots_.size() * 2);
        fuller.swap(slots_);
        n_words_ = 0;
        for (const Slot& slot : fuller) {
            if (slot.value != 0) add_key(slot.key, slot.value);
        }
    }
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].value != 0) {
        if (slots_[at].key == key) return;
        at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = {key, value};
    ++n_words_;
}

}  // namespace onrecord
