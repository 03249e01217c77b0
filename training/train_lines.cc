// train_lines OUT [--epochs N] [--cross] SCRAPES...: models/lines.model, which lines of a plain-text scrape are furniture: logistic
// regression over the features of page/text_line.h, averaged over its steps. SCRAPES are JSON Lines as training/print_scrapes.py prints
// them: {"host", "lines": [{"text", "furniture": 0 or 1, "weight"}]}. Deterministic. --cross prints precision and recall of characters at
// several thresholds, of five models each trained without the hosts that it reads.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "page/text_line.h"
#include "predict/model_file.h"
#include "training/conllu.h"
#include "training/logistic.h"

namespace onrecord {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 15;
constexpr float kRate = 0.05F;
constexpr std::size_t kFolds = 5;

struct Example {
    std::vector<Feature> features;
    std::size_t n_bytes = 0;
    std::size_t fold = 0;
    float weight = 1;
    bool is_one = false;  // furniture
};

std::vector<Example> read_examples(const std::string& path) {
    std::vector<Example> examples;
    const auto rows = read_lines(path);
    if (!rows) {
        fmt::print(stderr, "{}\n", rows.error().message);
        std::exit(1);
    }
    simdjson::dom::parser parser;
    for (const std::string& row : rows.value()) {
        const simdjson::dom::element scrape = parser.parse(row);
        const std::string_view host = scrape["host"];
        std::size_t fold = 0;
        for (const char c : host) fold = fold * 31 + static_cast<unsigned char>(c);
        std::vector<TextLine> lines;
        for (const simdjson::dom::element line : scrape["lines"].get_array()) lines.push_back(fold_line(line["text"].get_string().value()));
        const ProseLines prose = prose_of(lines);
        std::size_t at = 0;
        for (const simdjson::dom::element line : scrape["lines"].get_array()) {
            Example example;
            line_features(lines, prose, at++, example.features);
            example.n_bytes = line["text"].get_string().value().size();
            example.fold = fold % kFolds;
            example.weight = static_cast<float>(line["weight"].get_double().value());
            example.is_one = line["furniture"].get_int64().value() != 0;
            examples.push_back(std::move(example));
        }
    }
    return examples;
}

std::vector<double> train(const std::vector<const Example*>& examples, int n_epochs) {
    return train_logistic(examples, kSlots, kRate, n_epochs);
}

void cross(const std::vector<Example>& examples, int n_epochs) {
    std::vector<std::pair<float, const Example*>> scored;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        std::vector<const Example*> rest;
        for (const Example& example : examples) {
            if (example.fold != fold) rest.push_back(&example);
        }
        const AveragedPerceptron weights(train(rest, n_epochs));
        for (const Example& example : examples) {
            if (example.fold == fold && example.weight > 0) scored.emplace_back(weights.score(example.features), &example);
        }
    }
    for (const float threshold : {-1.0F, 0.0F, 0.5F, 1.0F, 1.5F, 2.0F, 3.0F}) {
        double right = 0;
        double marked = 0;
        double gold = 0;
        for (const auto& [score, example] : scored) {
            const auto n = static_cast<double>(example->n_bytes);
            gold += example->is_one ? n : 0;
            marked += score > threshold ? n : 0;
            right += example->is_one && score > threshold ? n : 0;
        }
        fmt::print("log odds over {}: precision {:.4f}, recall {:.4f} of characters\n", threshold, right / marked, right / gold);
    }
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    using namespace onrecord;
    std::vector<std::string> inputs;
    int n_epochs = 8;
    bool is_cross = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--epochs") == 0 && i + 1 < argc) {
            n_epochs = std::atoi(argv[++i]);
        } else if (std::strcmp(argv[i], "--cross") == 0) {
            is_cross = true;
        } else {
            inputs.emplace_back(argv[i]);
        }
    }
    if (inputs.size() < 2) {
        fmt::print(stderr, "usage: train_lines OUT [--epochs N] [--cross] SCRAPES...\n");
        return 2;
    }
    std::vector<Example> examples;
    for (std::size_t i = 1; i < inputs.size(); ++i) {
        for (Example& example : read_examples(inputs[i])) examples.push_back(std::move(example));
    }
    fmt::print("{} lines\n", examples.size());
    if (is_cross) cross(examples, n_epochs);
    std::vector<const Example*> all;
    for (const Example& example : examples) all.push_back(&example);
    const std::vector<double> means = train(all, n_epochs);
    std::ofstream(inputs.front(), std::ios::binary) << AveragedPerceptron::log_odds_file<LinearModel>(kLinesFingerprint, means);
    return 0;
}
