// train_tagger OUT [--epochs N] [--dev FILE]... CONLLU...: the tagger of language/tagger.h, an averaged perceptron trained greedily on its
// own guesses. Deterministic: the sentences are shuffled by a fixed seed. --dev prints the accuracy on gold words after each epoch.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "language/tagger.h"
#include "training/averaged_perceptron.h"
#include "training/conllu.h"

namespace onrecord {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 21;  // 4 MB as int16; a quarter of it costs 0.2 points on EWT dev
constexpr int kFrequent = 20;                         // a word seen so often gets only the labels that it was seen with
constexpr double kRareShare = 0.02;                   // ... but for a label seen once, and for less than this share
constexpr int kFrequentEnding = 30;  // an ending class of so many kinds of words gets only the labels that they were seen with, likewise
constexpr int kOpenTypes = 15;       // a label that so many different words bore is possible for any word

struct Example {
    std::vector<WordForm> forms;
    std::vector<Label> labels;
};

struct Labels {
    std::vector<Tags> tags;
    std::map<std::pair<std::string, std::string>, Label> numbers;

    Label number(const ConlluWord& word) {
        const auto upos = tag_named<Upos>(kUposNames, word.upos);
        const auto xpos = tag_named<Xpos>(kXposNames, word.xpos);
        const auto [found, added] = numbers.try_emplace({word.upos, word.xpos}, static_cast<Label>(tags.size()));
        if (added) {
            if (!upos || !xpos) fmt::print(stderr, "unknown tag {} {}\n", word.upos, word.xpos);
            tags.push_back({upos.value_or(Upos::X), xpos.value_or(Xpos::XX)});
        }
        return found->second;
    }
};

std::vector<WordForm> forms_of(const ConlluSentence& sentence, const Clusters& clusters) {
    std::vector<WordForm> forms;
    for (const auto& word : sentence) forms.push_back(word_form(word.form, word_key(word.form), clusters));
    return forms;
}

void print_accuracy(const std::string& model, const std::string& name, const std::vector<ConlluSentence>& sentences,
                    const Clusters& clusters) {
    const auto tagger = Tagger::load(model);
    std::size_t n = 0, n_upos = 0, n_xpos = 0;
    std::vector<Label> labels;
    std::vector<Tags> tags;
    for (const auto& sentence : sentences) {
        tags.resize(sentence.size());
        tagger.value().tag(forms_of(sentence, clusters), tags, labels);
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            ++n;
            n_upos += name_of(tags[i].upos) == sentence[i].upos ? 1 : 0;
            n_xpos += name_of(tags[i].xpos) == sentence[i].xpos ? 1 : 0;
        }
    }
    fmt::print("  {}: upos {:.2f} xpos {:.2f}\n", name, 100.0 * static_cast<double>(n_upos) / static_cast<double>(n),
               100.0 * static_cast<double>(n_xpos) / static_cast<double>(n));
    std::fflush(stdout);
}

int train(const std::string& out, int n_epochs, const std::vector<std::string>& dev, const std::vector<std::string>& inputs) {
    const auto clusters = Clusters::load();
    const auto sentences = read_conllu(inputs);
    if (!clusters || !sentences) {
        fmt::print(stderr, "{}\n", clusters ? sentences.error().message : clusters.error().message);
        return 1;
    }
    Labels labels;
    std::vector<Example> examples;
    std::map<WordKey, std::map<Label, int>> seen;
    std::map<std::uint64_t, std::map<Label, int>> seen_endings;  // of words that are not frequent: counted by kinds of words, not by words
    std::map<Label, std::set<WordKey>> bearers;
    for (const auto& sentence : sentences.value()) {
        Example example{forms_of(sentence, clusters.value()), {}};
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            example.labels.push_back(labels.number(sentence[i]));
            ++seen[example.forms[i].key][example.labels[i]];
            bearers[example.labels[i]].insert(example.forms[i].key);
        }
        examples.push_back(std::move(example));
    }
    std::set<std::pair<WordKey, Label>> kinds;
    for (const Example& example : examples) {
        for (std::size_t i = 0; i < example.forms.size(); ++i) {
            if (kinds.emplace(example.forms[i].key, example.labels[i]).second)
                ++seen_endings[ending_class(example.forms[i])][example.labels[i]];
        }
    }
    // Runs of allowed labels; the first is for words that are not frequent.
    std::vector<Label> allowed{0};
    for (const auto& [label, keys] : bearers) {
        if (keys.size() >= kOpenTypes) allowed.push_back(label);
    }
    allowed[0] = static_cast<Label>(allowed.size() - 1);
    // A run for each frequent word; and for each ending class that enough words bear, of the labels that words of it bore.
    const auto add_runs = [&](const std::map<std::uint64_t, std::map<Label, int>>& counted, int least, int least_of_label,
                              std::vector<std::pair<std::uint64_t, std::uint32_t>>& runs) {
        for (const auto& [key, counts] : counted) {
            int n = 0;
            for (const auto& [label, count] : counts) n += count;
            if (n < least) continue;
            runs.emplace_back(key, static_cast<std::uint32_t>(allowed.size()));
            const std::size_t run = allowed.size();
            allowed.push_back(0);
            for (const auto& [label, count] : counts) {
                if (count > least_of_label || count >= kRareShare * n) allowed.push_back(label);
            }
            allowed[run] = static_cast<Label>(allowed.size() - run - 1);
        }
    };
    std::vector<std::pair<std::uint64_t, std::uint32_t>> known, endings;
    add_runs(seen, kFrequent, 1, known);
    add_runs(seen_endings, kFrequentEnding, 0, endings);
    const auto endings_table = MappedTable::build(endings);
    const MappedTable ending_classes(endings_table);
    const auto known_table = MappedTable::build(known);
    const MappedTable known_words(known_table);
    fmt::print("{} sentences, {} labels, {} of them open, {} frequent words\n", examples.size(), labels.tags.size(), allowed[0],
               known.size());

    const auto model_of = [&](const AveragedPerceptron& perceptron) {
        ModelFileWriter model(kTaggerFingerprint);
        model.add("weights", perceptron.averaged());
        model.add("labels", labels.tags);
        model.add("known", known_table);
        model.add("endings", endings_table);
        model.add("allowed", allowed);
        return model.bytes();
    };
    std::vector<std::vector<ConlluSentence>> dev_sentences;
    for (const auto& path : dev) {
        auto read = read_conllu({path});
        if (!read) {
            fmt::print(stderr, "{}\n", read.error().message);
            return 1;
        }
        dev_sentences.push_back(std::move(read).value());
    }

    AveragedPerceptron perceptron(kSlots);
    std::vector<std::size_t> order(examples.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937_64 random(1);
    TaggerFeatures features;
    std::vector<Label> guesses;
    std::string model;
    for (int epoch = 0; epoch < n_epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
        std::size_t n = 0, n_wrong = 0;
        for (const std::size_t number : order) {
            const Example& example = examples[number];
            guesses.assign(example.forms.size(), 0);
            for (std::size_t i = 0; i < example.forms.size(); ++i) {
                const auto known_run = known_words.find(example.forms[i].key);
                const std::size_t run = known_run ? *known_run : ending_classes.find(ending_class(example.forms[i])).value_or(0);
                const auto among = std::span<const Label>(allowed).subspan(run + 1, allowed[run]);
                tagger_features(example.forms, i, i > 0 ? guesses[i - 1] : kNoLabel, i > 1 ? guesses[i - 2] : kNoLabel, features);
                guesses[i] = perceptron.best(features.view(), among);
                perceptron.tick();
                ++n;
                if (guesses[i] == example.labels[i]) continue;
                ++n_wrong;
                perceptron.update(features.view(), example.labels[i], guesses[i]);
            }
        }
        fmt::print("epoch {}: {:.2f} % wrong in training\n", epoch + 1, 100.0 * static_cast<double>(n_wrong) / static_cast<double>(n));
        if (dev.empty() && epoch + 1 < n_epochs) continue;
        model = model_of(perceptron);
        for (std::size_t i = 0; i < dev.size(); ++i) print_accuracy(model, dev[i], dev_sentences[i], clusters.value());
    }
    std::ofstream(out, std::ios::binary) << model;
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    std::vector<std::string> inputs, dev;
    int n_epochs = 6;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--epochs") == 0 && i + 1 < argc) {
            n_epochs = std::atoi(argv[++i]);
        } else if (std::strcmp(argv[i], "--dev") == 0 && i + 1 < argc) {
            dev.emplace_back(argv[++i]);
        } else {
            inputs.emplace_back(argv[i]);
        }
    }
    if (inputs.size() < 2) {
        fmt::print(stderr, "usage: train_tagger OUT [--epochs N] [--dev CONLLU]... CONLLU...\n");
        return 2;
    }
    const std::string out = inputs.front();
    inputs.erase(inputs.begin());
    return onrecord::train(out, n_epochs, dev, inputs);
}
