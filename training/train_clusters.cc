// train_clusters OUT LINES...: word clusters from raw text, one sentence a line (training/raw_text makes such lines).
//
// Exchange clustering (Kneser and Ney 1993; Martin, Liermann and Ney 1998): words go, most frequent first, to the class that makes the text
// most probable under class bigrams, taken with the words on both sides; the same text gives the same classes. At two grains.
// Cost: passes x bigrams x classes; half a minute on four million words.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/analysis.h"
#include "language/word_form.h"
#include "predict/mapped_table.h"
#include "predict/model_file.h"
#include "training/conllu.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kCoarseClasses = 128;
constexpr std::uint32_t kFineClasses = 600;
constexpr std::uint64_t kLeastCount = 4;  // words seen less often have no cluster
constexpr int kPasses = 12;

struct Vocabulary {
    std::unordered_map<WordKey, std::uint32_t> number;
    std::vector<WordKey> keys;
    std::vector<std::uint64_t> counts;
    std::uint32_t add(WordKey key) {
        const auto [found, added] = number.try_emplace(key, static_cast<std::uint32_t>(keys.size()));
        if (added) {
            keys.push_back(key);
            counts.push_back(0);
        }
        ++counts[found->second];
        return found->second;
    }
};

struct Neighbour {
    std::uint32_t word;
    std::uint32_t count;
};
using Neighbours = std::vector<std::vector<Neighbour>>;  // of each word, sorted by word

double n_log_n(std::uint64_t n) {
    return n == 0 ? 0 : static_cast<double>(n) * std::log(static_cast<double>(n));
}

// The class of each word of `kept`, 0 for others; classes are 1 to n_classes.
std::vector<std::uint16_t> exchange(const Vocabulary& words, const std::vector<std::uint32_t>& kept, const Neighbours& before,
                                    const Neighbours& after, std::uint32_t n_classes) {
    std::vector<std::uint16_t> class_of(words.keys.size(), 0);
    const std::size_t width = n_classes + 1;
    // followed[v * width + c]: how often v is followed by class c; preceded: how often it is preceded by it.
    std::vector<std::uint32_t> followed(words.keys.size() * width), preceded(words.keys.size() * width);
    std::vector<std::uint64_t> class_counts(width);
    const auto put = [&](std::uint32_t word, std::uint16_t into, bool in) {
        const auto change = [&](std::uint32_t& count, std::uint32_t by) { count = in ? count + by : count - by; };
        for (const Neighbour& neighbour : before[word]) change(followed[neighbour.word * width + into], neighbour.count);
        for (const Neighbour& neighbour : after[word]) change(preceded[neighbour.word * width + into], neighbour.count);
        class_counts[into] = in ? class_counts[into] + words.counts[word] : class_counts[into] - words.counts[word];
    };
    for (std::size_t i = 0; i < kept.size(); ++i) {
        class_of[kept[i]] = static_cast<std::uint16_t>(1 + i % n_classes);
        put(kept[i], class_of[kept[i]], true);
    }
    std::vector<double> table(1 << 20);
    for (std::size_t n = 0; n < table.size(); ++n) table[n] = n_log_n(n);
    const auto f = [&](std::uint64_t n) { return n < table.size() ? table[n] : n_log_n(n); };
    std::vector<double> gain(width);
    for (int pass = 0; pass < kPasses; ++pass) {
        std::size_t n_moved = 0;
        for (const std::uint32_t word : kept) {
            const std::uint16_t old = class_of[word];
            put(word, old, false);
            for (std::size_t c = 1; c < width; ++c) gain[c] = -2 * (f(class_counts[c] + words.counts[word]) - f(class_counts[c]));
            const auto weigh = [&](const std::vector<Neighbour>& neighbours, const std::vector<std::uint32_t>& counts) {
                for (const Neighbour& neighbour : neighbours) {
                    const std::uint32_t* row = &counts[neighbour.word * width];
                    for (std::size_t c = 1; c < width; ++c) gain[c] += f(std::uint64_t{row[c]} + neighbour.count) - f(row[c]);
                }
            };
            weigh(before[word], followed);
            weigh(after[word], preceded);
            const auto best = std::max_element(gain.begin() + 1, gain.end());
            constexpr double kRounding = 1e-6;  // a move must gain more than the order of adding can
            if (*best > gain[old] + kRounding) {
                class_of[word] = static_cast<std::uint16_t>(best - gain.begin());
                ++n_moved;
            }
            put(word, class_of[word], true);
        }
        fmt::print("  {} classes, pass {}: {} words moved\n", n_classes, pass + 1, n_moved);
        std::fflush(stdout);
    }
    return class_of;
}

int train(const std::string& out, const std::vector<std::string>& inputs) {
    Vocabulary words;
    constexpr WordKey kBorder = 0;  // of a sentence
    std::vector<std::uint32_t> stream{words.add(kBorder)};
    for (const auto& input : inputs) {
        const auto lines = read_lines(input);
        if (!lines) {
            fmt::print(stderr, "{}\n", lines.error().message);
            return 1;
        }
        for (const auto& line : lines.value()) {
            for (std::size_t at = 0; at < line.size();) {
                auto end = line.find(' ', at);
                if (end == std::string::npos) end = line.size();
                const auto word = std::string_view(line).substr(at, end - at);
                if (!word.empty()) stream.push_back(words.add(cluster_key(word, word_key(word))));
                at = end + 1;
            }
            stream.push_back(words.add(kBorder));
        }
    }
    std::vector<std::uint32_t> kept;
    for (std::uint32_t word = 1; word < words.keys.size(); ++word) {
        if (words.counts[word] >= kLeastCount) kept.push_back(word);
    }
    std::sort(kept.begin(), kept.end(), [&](auto a, auto b) {
        return words.counts[a] != words.counts[b] ? words.counts[a] > words.counts[b] : words.keys[a] < words.keys[b];
    });
    fmt::print("{} words, {} kinds, {} with a cluster\n", stream.size(), words.keys.size(), kept.size());
    // Bigrams, counted by sorting.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> bigrams;
    for (std::size_t i = 1; i < stream.size(); ++i) bigrams.emplace_back(stream[i - 1], stream[i]);
    std::sort(bigrams.begin(), bigrams.end());
    Neighbours before(words.keys.size()), after(words.keys.size());
    for (std::size_t i = 0; i < bigrams.size();) {
        std::size_t j = i;
        while (j < bigrams.size() && bigrams[j] == bigrams[i]) ++j;
        const auto [left, right] = bigrams[i];
        const auto count = static_cast<std::uint32_t>(j - i);
        after[left].push_back({right, count});
        before[right].push_back({left, count});
        i = j;
    }
    const auto coarse = exchange(words, kept, before, after, kCoarseClasses);
    const auto fine = exchange(words, kept, before, after, kFineClasses);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
    pairs.reserve(kept.size());
    for (const auto word : kept) pairs.emplace_back(words.keys[word], std::uint32_t{coarse[word]} << 16 | fine[word]);
    ModelFileWriter model(kClustersFingerprint);
    model.add("table", MappedTable::build(pairs));
    std::ofstream(out, std::ios::binary) << model.bytes();
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: train_clusters OUT LINES...\n");
        return 2;
    }
    return onrecord::train(argv[1], {argv + 2, argv + argc});
}
