// train_references OUT [--epochs N] [--dev FILE]... FILE...: the ranker of entities/reference_features.h, an averaged perceptron that
// learns on its own guesses, for what it said of one reference is what the next one sees. Files are JSON Lines of the corpora's README:
// mentions with entities (GUM, LitBank), or one pronoun with two names (GAP). The names are those that the program finds; a reference whose
// entity has none of them is nobody's. Deterministic. --dev prints the share of references that go to the right one.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "entities/entities.h"
#include "language/language_lists.h"
#include "language/language_models.h"
#include "text/utf8.h"
#include "training/averaged_perceptron.h"
#include "training/conllu.h"

namespace onrecord {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 17;
constexpr int kRounds = 3;
constexpr float kRate = 0.05F;  // of a step of gradient
constexpr int kNoGold = -1;     // nothing is known of this word

struct Mention {
    Span span;
    Span head;  // the whole where the corpus does not tell
    int entity = 0;
    bool is_name = false;
};

struct Example {
    Text text;
    Analysis analysis;
    std::vector<Mention> mentions;
    bool whole = true;  // all mentions are marked; else only those that are listed
    int nobody = 0;     // of GAP: the number of the entity that neither name is of
};

std::uint32_t byte_at(const std::vector<std::uint32_t>& bytes, std::uint64_t code_point) {
    return bytes[std::min<std::size_t>(static_cast<std::size_t>(code_point), bytes.size() - 1)];
}

Span span_of(simdjson::dom::element span, const std::vector<std::uint32_t>& bytes) {
    return {byte_at(bytes, span.at(0).get_uint64().value()), byte_at(bytes, span.at(1).get_uint64().value())};
}

// What is outside of every named chain has the number 0.
std::vector<Example> read_examples(const std::string& path, const LanguageLists& lists, const LanguageModels& models) {
    std::vector<Example> examples;
    const auto lines = read_lines(path);
    if (!lines) {
        fmt::print(stderr, "{}\n", lines.error().message);
        std::exit(1);
    }
    simdjson::dom::parser parser;
    for (const std::string& line : lines.value()) {
        const simdjson::dom::element document = parser.parse(line);
        const std::string words(document["text"].get_string().value());
        std::vector<std::uint32_t> bytes;
        for (std::uint32_t at = 0; at < words.size(); ++at) {
            if ((static_cast<unsigned char>(words[at]) & 0xc0) != 0x80) bytes.push_back(at);
        }
        bytes.push_back(static_cast<std::uint32_t>(words.size()));
        SpanList paragraphs;
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find('\n', at), words.size());
            if (end > at) paragraphs.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
            at = end + 1;
        }
        Example example{Text::from_utf8(words), {}, {}, true, 0};
        example.analysis = parse(example.text, analyse(example.text, paragraphs, lists), models);
        simdjson::dom::array mentions;
        if (document["mentions"].get(mentions) == simdjson::SUCCESS) {
            std::map<std::string, int> numbers;
            for (const simdjson::dom::element mention : mentions) {
                const std::string entity = simdjson::to_string(mention["entity"]);
                const auto number = numbers.try_emplace(entity, static_cast<int>(numbers.size()) + 1).first->second;
                simdjson::dom::element name_span;
                const bool is_name = std::string_view(mention["form"]) == "name";
                const bool has_min = is_name && mention["min"].get(name_span) == simdjson::SUCCESS && name_span.is_array();
                const Span span = span_of(has_min ? name_span : mention["span"].value(), bytes);
                simdjson::dom::element head;
                const bool has_head = mention["head"].get(head) == simdjson::SUCCESS && head.is_array();
                example.mentions.push_back({span, has_head ? span_of(head, bytes) : span, number, is_name});
            }
        } else {
            example.whole = false;
            int right = 3;  // another, or nobody
            int number = 0;
            for (const simdjson::dom::element candidate : document["candidates"].get_array()) {
                ++number;
                if (candidate["coref"].get_bool().value()) right = number;
                const Span span = span_of(candidate["span"], bytes);
                example.mentions.push_back({span, span, number, true});
            }
            const Span span = span_of(document["pronoun"]["span"], bytes);
            example.mentions.push_back({span, span, right, false});
        }
        examples.push_back(std::move(example));
    }
    return examples;
}

// Says what is right, learns where it is told to, and answers as the perceptron would.
class Learner final : public ReferenceChooser {
public:
    // With a model the answers are the model's.
    Learner(AveragedPerceptron& perceptron, const Example& example, bool learns, const ReferenceModel* model)
        : perceptron_(perceptron), example_(example), learns_(learns), model_(model) {}

    // The gold entity of each entity of the program: the one that most of its names are names of.
    void meet(const std::vector<Entity>& entities) {
        // Of the named ones: the others are numbered anew in each walk.
        gold_of_.clear();
        for (std::size_t e = 0; e < entities.size(); ++e) {
            const auto is_name = [](const auto& mention) { return mention.form == MentionForm::name; };
            if (std::none_of(entities[e].mentions.begin(), entities[e].mentions.end(), is_name)) break;
            gold_of_.push_back(0);
            std::map<int, int> votes;
            for (const auto& mention : entities[e].mentions) {
                if (mention.form != MentionForm::name) continue;
                for (const Mention& gold : example_.mentions) {
                    if (gold.is_name && gold.span.overlaps(mention.span)) ++votes[gold.entity];
                }
            }
            for (const auto& [entity, n] : votes) {
                if (gold_of_[e] == 0 || n > votes[gold_of_[e]]) gold_of_[e] = entity;
            }
        }
    }

    ReferenceChoice choose(const ReferenceSpot& spot, std::span<const std::uint32_t> entities,
                           std::span<const ReferenceFeatures> candidates) override {
        const std::size_t nobody = candidates.size() - 1;
        std::size_t best = nobody;
        scores_.clear();
        for (const ReferenceFeatures& features : candidates) scores_.push_back(perceptron_.score(features.view()));
        for (std::size_t i = 0; i < nobody; ++i) best = scores_[i] > scores_[best] ? i : best;
        const int gold = gold_at(spot);
        if (gold == kNoGold) return {best, 0};
        // Which candidates are right; nobody where none is. Of GAP it may be known only that neither name is meant.
        right_.assign(candidates.size(), 0);
        bool any = false;
        for (std::size_t i = 0; i < nobody; ++i) {
            const int own = entities[i] < gold_of_.size() ? gold_of_[entities[i]] : 0;
            right_[i] = gold > 0 && own == gold ? 1 : 0;
            any = any || right_[i] != 0;
        }
        if (!any) right_[nobody] = 1;
        for (std::size_t i = 0; !any && !example_.whole && i < nobody; ++i)
            right_[i] = entities[i] >= gold_of_.size() || gold_of_[entities[i]] == 0 ? 1 : 0;
        auto& count = counts[static_cast<std::size_t>(spot.kind)];
        ++count[1];
        count[0] += right_[best] != 0 ? 1 : 0;
        if (!learns_) {
            if (model_ == nullptr) return {best, 0};
            const ReferenceChoice choice = model_->best(candidates);
            if (choice.index != nobody) {
                auto& bin = reliability[std::min<std::size_t>(9, static_cast<std::size_t>(choice.probability * 10))];
                bin[0] += right_[choice.index] != 0 ? 1 : 0;
                ++bin[1];
            }
            return choice;
        }
        // One step up the log likelihood of the right ones.
        perceptron_.tick();
        const float highest = *std::max_element(scores_.begin(), scores_.end());
        float all = 0;
        float right = 0;
        for (std::size_t i = 0; i <= nobody; ++i) {
            scores_[i] = std::exp(scores_[i] - highest);
            all += scores_[i];
            right += right_[i] != 0 ? scores_[i] : 0;
        }
        for (std::size_t i = 0; i <= nobody; ++i) {
            const float step = kRate * ((right_[i] != 0 ? scores_[i] / std::max(right, 1e-30F) : 0) - scores_[i] / all);
            if (std::abs(step) > 1e-4F) perceptron_.change(candidates[i].view(), step);
        }
        return {best, 0};
    }

    // Of who is only described, what his first description means.
    void introduce(std::uint32_t entity, const ReferenceSpot& spot) override {
        gold_of_.resize(std::max<std::size_t>(gold_of_.size(), entity + 1));
        gold_of_[entity] = std::max(0, gold_at(spot));
    }

    std::array<std::array<int, 2>, kReferenceKinds> counts{};
    std::array<std::array<int, 2>, 10> reliability{};  // right, and all that went to somebody, by tenths of their probability

private:
    [[nodiscard]] int gold_at(const ReferenceSpot& spot) const {
        const std::vector<Word>& words = example_.analysis.words;
        const Span word = words[spot.word].span;
        int found = example_.whole ? 0 : kNoGold;
        for (const Mention& mention : example_.mentions) {
            if (mention.is_name) continue;
            const bool here = is_description(spot) ? mention.span.begin == words[spot.first].span.begin && mention.span.contains(word) &&
                                                         mention.head.overlaps(word)
                                                   : mention.span == word;
            if (here) found = mention.entity;
        }
        return found;
    }

    AveragedPerceptron& perceptron_;
    const Example& example_;
    bool learns_;
    const ReferenceModel* model_;
    std::vector<int> gold_of_;
    std::vector<float> scores_;
    std::vector<std::uint8_t> right_;
};

int train(const std::string& out, int n_epochs, const std::vector<std::string>& dev, const std::vector<std::string>& inputs) {
    const auto models = load_language_models();
    const auto names = NameTagger::load();
    if (!models || !names) {
        fmt::print(stderr, "{}\n", models ? names.error().message : models.error().message);
        return 1;
    }
    const LanguageLists language = load_language_lists();
    const EntityLists lists = load_entity_lists(language);
    std::vector<Example> examples, dev_examples;
    for (const auto& path : inputs) {
        for (Example& example : read_examples(path, language, models.value())) examples.push_back(std::move(example));
    }
    for (const auto& path : dev) {
        for (Example& example : read_examples(path, language, models.value())) dev_examples.push_back(std::move(example));
    }
    fmt::print("{} documents\n", examples.size());

    // The names do not depend on the chooser: found once, without references.
    struct Nobody final : ReferenceChooser {
        ReferenceChoice choose(const ReferenceSpot&, std::span<const std::uint32_t> entities, std::span<const ReferenceFeatures>) override {
            return {entities.size(), 0};
        }
    };
    std::array<std::array<int, 2>, 10> reliability{};
    const auto run = [&](const Example& example, AveragedPerceptron& weights, const ReferenceModel* shipped, auto& counts) {
        Learner learner(weights, example, shipped == nullptr, shipped);
        Nobody nobody;
        learner.meet(find_entities(example.text, example.analysis, language, lists, names.value(), nobody).entities);
        find_entities(example.text, example.analysis, language, lists, names.value(), learner);
        for (std::size_t k = 0; k < counts.size(); ++k) {
            counts[k][0] += learner.counts[k][0];
            counts[k][1] += learner.counts[k][1];
        }
        for (std::size_t k = 0; k < reliability.size(); ++k) {
            reliability[k][0] += learner.reliability[k][0];
            reliability[k][1] += learner.reliability[k][1];
        }
    };
    const auto print = [](const char* what, const std::array<std::array<int, 2>, kReferenceKinds>& counts) {
        fmt::print("{}:", what);
        for (std::size_t k = 0; k < counts.size(); ++k)
            fmt::print(" {} {:.1f} of {}", std::array{"he", "she", "it", "they", "somebody", "something"}[k],
                       100.0 * counts[k][0] / std::max(1, counts[k][1]), counts[k][1]);
        fmt::print("\n");
        std::fflush(stdout);
    };
    std::mt19937_64 random(1);
    std::vector<std::size_t> order(examples.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    // The mean of several trainings, each in another order.
    std::vector<double> means(kSlots);
    for (int round = 0; round < kRounds; ++round) {
        AveragedPerceptron perceptron(kSlots);
        for (int epoch = 0; epoch < n_epochs; ++epoch) {
            for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
            std::array<std::array<int, 2>, kReferenceKinds> counts{};
            for (const std::size_t i : order) run(examples[i], perceptron, nullptr, counts);
            print(fmt::format("round {}, epoch {}", round + 1, epoch + 1).c_str(), counts);
        }
        const std::vector<double> its = perceptron.means();
        for (std::size_t i = 0; i < kSlots; ++i) means[i] += its[i] / kRounds;
    }
    const std::string bytes = AveragedPerceptron::log_odds_file<LinearModel>(kReferencesFingerprint, means);
    std::ofstream(out, std::ios::binary) << bytes;
    if (!dev_examples.empty()) {
        AveragedPerceptron averaged(means);
        const auto shipped = ReferenceModel::load(bytes);
        if (!shipped) {
            fmt::print(stderr, "{}\n", shipped.error().message);
            return 1;
        }
        std::array<std::array<int, 2>, kReferenceKinds> counts{};
        for (const Example& example : dev_examples) run(example, averaged, &shipped.value(), counts);
        print("dev", counts);
        for (std::size_t k = 0; k < reliability.size(); ++k) {
            if (reliability[k][1] == 0) continue;
            fmt::print("of {} led with a probability of .{} to .{} right: {:.2f}\n", reliability[k][1], k, k + 1,
                       static_cast<double>(reliability[k][0]) / reliability[k][1]);
        }
    }
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
        fmt::print(stderr, "usage: train_references OUT [--epochs N] [--dev JSONL]... JSONL...\n");
        return 2;
    }
    const std::string out = inputs.front();
    inputs.erase(inputs.begin());
    return onrecord::train(out, n_epochs, dev, inputs);
}
