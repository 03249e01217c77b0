// A closed list of words, asked by key: one probe a token, no string touched.
//
//     const WordList titles = WordList::load("english/title.tsv", {"m", "f"});   // lines: word <tab> gender
//     if (titles.contains(word.key)) …
//     if (titles.value(word.key) == 2) …                                         // the second of {"m", "f"}
//
// Each word is one token, as the analysis cuts it: "didn't" is never found, "n't" is. Phrases: ask for their first word, then
// compare the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "text/word_key.h"

namespace onrecord {

// A map from WordKey to a byte-sized value, open addressing, at most half full. Immutable in use; safe for any number of threads.
class WordList {
public:
    WordList() : slots_(kSmallest) {}
    // Every word with value 1.
    WordList(std::initializer_list<std::string_view> words);

    // The file's first column with value 1; or, given `values`, with 1 + the index of the second column in it (`{"m", "f", "u"}` makes
    // m 1, f 2, u 3; a missing or other second column 1). REQUIRES: the program carries the file; values.size() < 255.
    static WordList load(std::string_view name, std::initializer_list<std::string_view> values = {});

    // A word given twice keeps its first value. REQUIRES: value != 0.
    void add(std::string_view word, std::uint8_t value = 1) { add_key(word_key(word), value); }
    void add_key(WordKey key, std::uint8_t value);

    // The word's value, 0 where it is not in the list.
    [[nodiscard]] std::uint8_t value(WordKey key) const {
        for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].value == 0) return 0;
            if (slots_[at].key == key) return slots_[at].value;
        }
    }
    [[nodiscard]] bool contains(WordKey key) const { return value(key) != 0; }
    [[nodiscard]] std::size_t size() const { return n_words_; }

private:
    struct Slot {
        WordKey key = 0;
        std::uint8_t value = 0;  // 0: free
    };
    static constexpr std::size_t kSmallest = 16;  // slots; a power of two, as ever after

    std::vector<Slot> slots_;
    std::size_t n_words_ = 0;
};

}  // namespace onrecord
