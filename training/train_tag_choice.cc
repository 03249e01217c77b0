// train_tag_choice OUT [--cross] [--dev CONLLU]... CONLLU...: models/tags.model, where the tagger's second-best tags are right: logistic
// regression over the features of language/tag_choice.h, on words of which one of the two is. Deterministic. The network has seen these
// sentences and is surer of them than of others: --dev prints what the choice is worth on gold words of other files. --cross prints, by
// thirds of the sentences, how many tags more are right at several thresholds.
#include <fmt/format.h>

#include <array>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "language/tag_choice.h"
#include "training/logistic.h"
#include "training/parsed_sentence.h"

namespace onrecord {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 16;
constexpr float kRate = 0.05F;
constexpr int kEpochs = 15;
constexpr std::size_t kFolds = 3, kBlocks = 12;
constexpr std::array<float, 5> kThresholds{0, .3F, .6F, 1, 1.5F};

struct Example {
    std::vector<Feature> features;
    float weight = 1;
    bool is_one = false;  // the second is right
    std::size_t fold = 0;
    int gain = 0;  // tags, upos and xpos, that are right with the second and wrong with the best; less the other way round
};

int n_right(Tags tags, const ConlluWord& word) {
    return (name_of(tags.upos) == word.upos ? 1 : 0) + (name_of(tags.xpos) == word.xpos ? 1 : 0);
}

std::vector<Example> examples_of(const std::vector<ConlluSentence>& sentences, const SentenceModel& model, const Clusters& clusters) {
    std::vector<Example> examples;
    ParsedSentence parsed;
    std::vector<std::uint64_t> below;
    TagView::Features features;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        if (sentences[s].size() > kMaxTreeWords) continue;
        parsed.read(sentences[s], model, clusters);
        const TagView view(parsed.forms, parsed.arcs, parsed.tags, parsed.doubts, below);
        for (std::size_t i = 0; i < sentences[s].size(); ++i) {
            if (!view.is_asked(i)) continue;
            view.find(i, features);
            Example example;
            example.features.assign(features.view().begin(), features.view().end());
            const int best = n_right(parsed.tags[i], sentences[s][i]), second = n_right(parsed.doubts[i].second, sentences[s][i]);
            example.is_one = second == 2;
            example.weight = best == 2 || second == 2 ? 1 : 0;
            example.fold = s * kBlocks / sentences.size() % kFolds;
            example.gain = second - best;
            examples.push_back(std::move(example));
        }
    }
    return examples;
}

std::vector<double> train(const std::vector<Example>& examples, std::size_t without_fold) {
    std::vector<const Example*> all;
    for (const Example& example : examples) {
        if (example.fold != without_fold && example.weight > 0) all.push_back(&example);
    }
    return train_logistic(all, kSlots, kRate, kEpochs);
}

void add_gains(const std::vector<double>& means, const std::vector<Example>& examples, std::size_t fold,
               std::array<int, kThresholds.size()>& gains) {
    const AveragedPerceptron weights(means);
    for (const Example& example : examples) {
        if (example.fold != fold && fold != kFolds) continue;
        const float score = weights.score(example.features);
        for (std::size_t t = 0; t < kThresholds.size(); ++t) gains[t] += score > kThresholds[t] ? example.gain : 0;
    }
}

void print(const std::string& what, const std::array<int, kThresholds.size()>& gains) {
    fmt::print("{}: tags gained at log odds over", what);
    for (std::size_t t = 0; t < kThresholds.size(); ++t) fmt::print(" {}: {}", kThresholds[t], gains[t]);
    fmt::print("\n");
}

int run(const std::string& out, const std::vector<std::string>& inputs, const std::vector<std::string>& dev, bool is_cross) {
    const auto model = SentenceModel::load();
    const auto clusters = Clusters::load();
    const auto sentences = read_conllu(inputs);
    for (const auto* error :
         {model ? nullptr : &model.error(), clusters ? nullptr : &clusters.error(), sentences ? nullptr : &sentences.error()}) {
        if (error == nullptr) continue;
        fmt::print(stderr, "{}\n", error->message);
        return 1;
    }
    const std::vector<Example> examples = examples_of(sentences.value(), model.value(), clusters.value());
    if (is_cross) {
        std::array<int, kThresholds.size()> gains{};
        for (std::size_t fold = 0; fold < kFolds; ++fold) add_gains(train(examples, fold), examples, fold, gains);
        print("by thirds", gains);
    }
    const std::vector<double> means = train(examples, kFolds);
    for (const std::string& path : dev) {
        const auto others = read_conllu({path});
        if (!others) continue;
        std::array<int, kThresholds.size()> gains{};
        add_gains(means, examples_of(others.value(), model.value(), clusters.value()), kFolds, gains);
        print(path, gains);
    }
    std::ofstream(out, std::ios::binary) << AveragedPerceptron::log_odds_file<SmallLinearModel>(kTagsFingerprint, means);
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    std::vector<std::string> arguments, dev;
    bool is_cross = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--cross") == 0) {
            is_cross = true;
        } else if (std::strcmp(argv[i], "--dev") == 0 && i + 1 < argc) {
            dev.emplace_back(argv[++i]);
        } else {
            arguments.emplace_back(argv[i]);
        }
    }
    if (arguments.size() < 2) {
        fmt::print(stderr, "usage: train_tag_choice OUT [--cross] [--dev CONLLU]... CONLLU...\n");
        return 2;
    }
    return onrecord::run(arguments.front(), {arguments.begin() + 1, arguments.end()}, dev, is_cross);
}
