// print_words < WORDS: what the encoder sees of each word (encoder_features of language/sentence_encoder.h): the word's key, then its rows
// of the other embedding tables, as little-endian 64-bit numbers. A word a line; empty lines are passed over. For
// training/train_sentence.py, which knows the rows of the known words.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <string>

#include "language/sentence_encoder.h"
#include "language/word_form.h"

int main() {
    using namespace onrecord;
    const auto clusters = Clusters::load();
    if (!clusters) {
        fmt::print(stderr, "{}\n", clusters.error().message);
        return 1;
    }
    for (std::string word; std::getline(std::cin, word);) {
        if (word.empty()) continue;
        const WordForm form = word_form(word, word_key(word), clusters.value());
        const EncoderFeatures features = encoder_features(form, MappedTable());
        std::array<std::uint64_t, kEncoderFeatures> printed{};
        printed[0] = form.key;
        std::copy(features.begin() + 1, features.end(), printed.begin() + 1);
        std::fwrite(printed.data(), sizeof printed, 1, stdout);
    }
    return 0;
}
