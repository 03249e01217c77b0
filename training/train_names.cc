// train_names OUT [--rounds N] [--epochs N] [--bits N] [--drop PERCENT] [--seed N] [--dev FILE]... [FILE | FILE@TIMES]...: the name tagger
// of entities/name_tagger.h, a structured averaged perceptron (Collins 2002), the mean of as many trainings, each in another order, as
// there are rounds. Files are IOB2 of the corpora's README; FILE@3 is seen three times. Deterministic. --dev prints the exact F1 of
// persons, organizations and places on gold words.
//
// FILE@0 is seen by the first epoch alone: names that another program found (CoNLL-U with NER= in its last column), whose mistakes the
// other epochs unlearn.
//
// Sets that mark no other names (no MISC is in the file) leave it open whether a word outside is one: there an
// outside word may be either. Some documents come once more with sentences in title case, capitals or small letters, as headlines are.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "entities/name_tagger.h"
#include "language/language_models.h"
#include "training/averaged_perceptron.h"
#include "training/conllu.h"

namespace onrecord {
namespace {

constexpr std::size_t kRecastEvery = 6;  // documents of which one comes with recast sentences
// Share of the weights that are not cut to make eight bits do. From .995 to .999 the dev documents are read alike.
constexpr double kWhole = 0.9985;
constexpr int kNewsTimes = 2;  // how much oftener than the rest of its file a news document is seen

struct IobWord {
    std::string form;
    std::string tag;
    bool space_after = true;
};
struct IobSentence {
    std::vector<IobWord> words;
    bool new_paragraph = false;
};
struct IobDocument {
    std::string id;
    std::vector<IobSentence> sentences;
};

std::string_view value_of(std::string_view line, std::string_view key) {
    const auto at = line.find(key);
    if (at == std::string_view::npos) return {};
    const auto begin = at + key.size();
    return line.substr(begin, std::min(line.find('|', begin), line.size()) - begin);
}

// Of CoNLL-U whose last column has NER=PERSON. Words in a row of one type are one name. What it calls MISC may be any other name or none.
std::string silver_tag(std::string_view line, const std::vector<IobWord>& before) {
    const std::string_view type = value_of(line, "NER=");
    const std::string_view ours = type == "PERSON" ? "PER" : type == "ORGANIZATION" ? "ORG" : type == "LOCATION" ? "LOC" : "";
    if (ours.empty()) return "O";
    const bool goes_on = !before.empty() && before.back().tag.ends_with(ours);
    return (goes_on ? "I-" : "B-") + std::string(ours);
}

Result<std::vector<IobDocument>> read_iob(const std::string& path) {
    const auto lines = read_lines(path);
    if (!lines) return lines.error();
    std::vector<IobDocument> documents;
    IobSentence sentence;
    bool new_paragraph = true;
    std::string last_end;  // of silver words: where the last one ended
    const auto finish = [&] {
        if (sentence.words.empty()) return;
        sentence.new_paragraph = std::exchange(new_paragraph, false);
        if (documents.empty()) documents.emplace_back();
        documents.back().sentences.push_back(std::exchange(sentence, {}));
    };
    for (const std::string& line : lines.value()) {
        if (line.empty()) {
            finish();
        } else if (line.starts_with("# newdoc")) {
            finish();
            documents.push_back({line, {}});
            new_paragraph = true;
        } else if (line.starts_with("# newpar")) {
            finish();
            new_paragraph = true;
        } else if (line.front() != '#') {
            const auto a = line.find('\t');
            const auto b = line.find('\t', a + 1);
            const auto c = line.find('\t', b + 1);
            if (c == std::string::npos) return Error{ErrorKind::malformed, path + ": a line of fewer than 4 columns"};
            const std::string form = line.substr(a + 1, b - a - 1);
            if (std::count(line.begin(), line.end(), '\t') == 9) {
                sentence.words.push_back({form, silver_tag(line, sentence.words), true});
                const std::string end(value_of(line, "End="));
                if (sentence.words.size() > 1) sentence.words[sentence.words.size() - 2].space_after = value_of(line, "Begin=") != last_end;
                last_end = end;
            } else {
                sentence.words.push_back({form, line.substr(b + 1, c - b - 1), line.find("SpaceAfter=No", c) == std::string::npos});
            }
        }
    }
    finish();
    return documents;
}

struct Example {
    std::vector<NameWord> words;
    std::vector<Label> gold;
    std::vector<LabelSet> possible;  // what the tagger may say
    std::vector<LabelSet> right;     // what is right
};

std::vector<Label> gold_labels(const IobSentence& sentence) {
    std::vector<Label> labels;
    const auto& words = sentence.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& tag = words[i].tag;
        if (tag == "O") {
            labels.push_back(kOutside);
            continue;
        }
        const std::string_view name = std::string_view(tag).substr(2);
        const std::size_t type = name == "PER" ? 0 : name == "ORG" ? 1 : name == "LOC" ? 2 : 3;
        const bool goes_on = i + 1 < words.size() && words[i + 1].tag[0] == 'I';
        const bool begins = tag[0] == 'B';
        labels.push_back(name_label(type, begins    ? goes_on ? NamePart::begin : NamePart::single
                                          : goes_on ? NamePart::inside
                                                    : NamePart::end));
    }
    return labels;
}

struct Lists {
    LanguageLists language = load_language_lists();
    EntityLists entities = load_entity_lists(language);
    LanguageModels tagging;
};

// The sentences of a document as the program would see them, were its words and sentences cut so.
std::vector<Example> examples_of(const IobDocument& document, const Lists& lists, bool marks_other) {
    std::string text;
    Analysis analysis;
    std::uint32_t paragraph = 0xffffffff;
    for (const IobSentence& sentence : document.sentences) {
        if (sentence.new_paragraph || paragraph == 0xffffffff) {
            if (!text.empty()) text.push_back('\n');
            ++paragraph;
        }
        Sentence cut;
        cut.first_word = static_cast<std::uint32_t>(analysis.words.size());
        cut.paragraph = paragraph;
        for (const IobWord& word : sentence.words) {
            Word its;
            its.span.begin = static_cast<std::uint32_t>(text.size());
            text += word.form;
            its.span.end = static_cast<std::uint32_t>(text.size());
            its.key = word_key(word.form);
            analysis.words.push_back(its);
            if (word.space_after) text.push_back(' ');
        }
        if (text.back() != ' ') text.push_back(' ');
        cut.end_word = static_cast<std::uint32_t>(analysis.words.size());
        cut.span = {analysis.words[cut.first_word].span.begin, analysis.words.back().span.end};
        analysis.sentences.push_back(cut);
    }
    const Text whole = Text::from_utf8(std::move(text));
    analysis = parse(whole, std::move(analysis), lists.tagging);
    const std::vector<WordTraits> traits = find_traits(whole, analysis, lists.language);
    const NameContext context{whole, analysis, traits, lists.language, lists.entities};
    const std::vector<NameWord> words = name_words(context, find_names(context), lists.tagging.clusters);
    std::vector<Example> examples;
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& cut = analysis.sentences[s];
        Example example;
        example.words.assign(words.begin() + cut.first_word, words.begin() + cut.end_word);
        example.gold = gold_labels(document.sentences[s]);
        // A name that the tagger cannot say, as one in small letters, is outside.
        std::vector<Label> wanted = example.gold;
        for (std::size_t i = 0; i < wanted.size();) {
            std::size_t end = i + 1;
            while (is_open(wanted[end - 1])) ++end;
            bool possible = true;
            for (std::size_t k = i; k < end; ++k) possible = possible && (example.words[k].possible >> wanted[k] & 1) != 0;
            if (!possible)
                std::fill(wanted.begin() + static_cast<std::ptrdiff_t>(i), wanted.begin() + static_cast<std::ptrdiff_t>(end), kOutside);
            i = end;
        }
        LabelSet any = 1;
        for (std::size_t i = 0; i < example.gold.size(); ++i) {
            const LabelSet gold = LabelSet{1} << wanted[i];
            LabelSet right = gold;
            if (!marks_other && gold == 1) {
                for (const auto part : {NamePart::begin, NamePart::inside, NamePart::end, NamePart::single})
                    right |= LabelSet{1} << name_label(3, part);
            }
            const LabelSet possible = example.words[i].possible;
            example.possible.push_back(possible);
            example.right.push_back(right & possible);
            any |= possible;
        }
        if (any != 1) examples.push_back(std::move(example));
    }
    return examples;
}

// A copy with every second sentence as a headline or as careless typing has it.
IobDocument recast(IobDocument document, std::mt19937_64& random) {
    for (std::size_t s = 0; s < document.sentences.size(); s += 2) {
        auto& words = document.sentences[s].words;
        const auto kind = random() % 5;
        if (kind < 4 && words.size() > 1 && words.back().form == "." && words.back().tag == "O") words.pop_back();
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::string& form = words[i].form;
            const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; };
            if (kind == 4) {
                form = lower_word(form);
            } else if (kind == 3) {
                std::transform(form.begin(), form.end(), form.begin(), upper);
            } else if (i == 0 || form.size() > 3) {
                form.front() = upper(form.front());
            }
        }
    }
    return document;
}

// Exact names of persons, organizations and places.
struct Counts {
    std::size_t n_right = 0, n_found = 0, n_gold = 0;
    [[nodiscard]] double f1() const {
        return 200.0 * static_cast<double>(n_right) / static_cast<double>(std::max<std::size_t>(1, n_found + n_gold));
    }
};

template <class Scorer>
void print_f1(const Scorer& scorer, const std::string& name, const std::vector<Example>& examples) {
    Counts counts[4];
    std::vector<Label> labels;
    std::vector<LabelSet> possible;
    for (const Example& example : examples) {
        possible.clear();
        for (const NameWord& word : example.words) possible.push_back(word.possible);
        decode_names(scorer, std::span(example.words), possible, labels);
        const auto visit = [](const std::vector<Label>& all, auto name_at) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (all[i] == kOutside) continue;
                const std::size_t begin = i;
                while (is_open(all[i])) ++i;
                name_at(type_of(all[begin]), begin, i + 1);
            }
        };
        visit(example.gold, [&](std::size_t type, std::size_t begin, std::size_t end) {
            ++counts[type].n_gold;
            counts[type].n_right +=
                std::equal(labels.begin() + static_cast<std::ptrdiff_t>(begin), labels.begin() + static_cast<std::ptrdiff_t>(end),
                           example.gold.begin() + static_cast<std::ptrdiff_t>(begin));
        });
        visit(labels, [&](std::size_t type, std::size_t, std::size_t) { ++counts[type].n_found; });
    }
    Counts total;
    for (int t = 0; t < 3; ++t) {
        total.n_right += counts[t].n_right;
        total.n_found += counts[t].n_found;
        total.n_gold += counts[t].n_gold;
    }
    fmt::print("  {}: {:.1f} (person {:.1f} organization {:.1f} place {:.1f} other {:.1f})\n", name, total.f1(), counts[0].f1(),
               counts[1].f1(), counts[2].f1(), counts[3].f1());
    std::fflush(stdout);
}

bool marks_other(const std::vector<IobDocument>& documents) {
    for (const auto& document : documents)
        for (const auto& sentence : document.sentences)
            for (const auto& word : sentence.words)
                if (word.tag == "B-MISC") return true;
    return false;
}

// A perceptron that cannot see some features of a sentence, others in each: so that names that it knows by heart do not keep it from
// learning what stands around them (feature noising).
class Noisy {
public:
    Noisy(AveragedPerceptron& perceptron, std::uint64_t seed, unsigned percent) : perceptron_(perceptron), seed_(seed), percent_(percent) {}
    using Value = float;
    void fetch(std::span<const Feature> /*features*/, LabelSet /*labels*/) const {}
    void scores(std::span<const Feature> features, LabelSet labels, std::span<Value> scores) const {
        std::array<Feature, 96> seen;
        const auto its = filter(features, seen);
        for (LabelSet rest = labels; rest != 0; rest &= rest - 1) {
            const auto label = static_cast<Label>(std::countr_zero(rest));
            scores[label] = perceptron_.score(its, label);
        }
    }
    void change(std::span<const Feature> features, Label label, float by) const {
        std::array<Feature, 96> seen;
        perceptron_.change(filter(features, seen), label, by);
    }

private:
    std::span<const Feature> filter(std::span<const Feature> features, std::array<Feature, 96>& seen) const {
        std::size_t n = 0;
        for (const Feature feature : features) {
            if ((((feature ^ seed_) * 0x9e3779b97f4a7c15ULL) >> 32) % 100 >= percent_) seen[n++] = feature;
        }
        return {seen.data(), n};
    }
    AveragedPerceptron& perceptron_;
    std::uint64_t seed_;
    unsigned percent_;
};

int fail(const Error& error) {
    fmt::print(stderr, "{}\n", error.message);
    return 1;
}

int train(const std::string& out, int n_rounds, int n_epochs, unsigned bits, unsigned drop, unsigned seed,
          const std::vector<std::string>& dev, const std::vector<std::string>& inputs) {
    auto tagging = load_language_models();
    if (!tagging) return fail(tagging.error());
    const Lists lists{.tagging = std::move(tagging).value()};
    std::mt19937_64 random(seed);
    std::vector<Example> examples;
    std::vector<std::size_t> order;  // an example seen n times is in it n times
    std::vector<std::size_t> first;  // what the first epoch sees beside it
    std::size_t n_documents = 0;
    for (const std::string& input : inputs) {
        const auto mark = input.rfind('@');
        const std::string path = input.substr(0, mark);
        const int times = mark == std::string::npos ? 1 : std::atoi(input.c_str() + mark + 1);
        auto& its_order = times == 0 ? first : order;
        const auto documents = read_iob(path);
        if (!documents) return fail(documents.error());
        const bool other = marks_other(documents.value());
        for (const IobDocument& document : documents.value()) {
            const auto add = [&](const IobDocument& its, int n) {
                for (Example& example : examples_of(its, lists, other)) {
                    for (int i = 0; i < std::max(n, 1); ++i) its_order.push_back(examples.size());
                    examples.push_back(std::move(example));
                }
            };
            add(document, document.id.find("_news") != std::string::npos ? times * kNewsTimes : times);
            if (++n_documents % kRecastEvery == 0) add(recast(document, random), 1);
        }
    }
    std::vector<std::vector<Example>> dev_examples;
    for (const auto& path : dev) {
        const auto documents = read_iob(path);
        if (!documents) return fail(documents.error());
        dev_examples.emplace_back();
        for (const IobDocument& document : documents.value()) {
            for (Example& example : examples_of(document, lists, true)) dev_examples.back().push_back(std::move(example));
        }
    }
    fmt::print("{} sentences of {} documents\n", examples.size(), n_documents);
    std::fflush(stdout);

    std::vector<double> sum(std::size_t{1} << bits);  // over the rounds
    NameFeatures features;
    NameStepFeatures steps;
    std::vector<Label> guessed, right;
    for (int round = 0; round < n_rounds; ++round) {
        AveragedPerceptron perceptron(sum.size());
        for (int epoch = 0; epoch < n_epochs; ++epoch) {
            std::vector<std::size_t> seen = order;
            if (epoch == 0) seen.insert(seen.end(), first.begin(), first.end());
            for (std::size_t i = seen.size(); i > 1; --i) std::swap(seen[i - 1], seen[random() % i]);
            std::size_t n_wrong = 0;
            for (const std::size_t number : seen) {
                const Example& example = examples[number];
                const Noisy noisy(perceptron, random(), drop);
                decode_names(noisy, std::span(example.words), example.possible, guessed);
                perceptron.tick();
                bool wrong = false;
                for (std::size_t i = 0; i < guessed.size(); ++i) wrong = wrong || (example.right[i] >> guessed[i] & 1) == 0;
                if (!wrong) continue;
                ++n_wrong;
                decode_names(noisy, std::span(example.words), example.right, right);
                for (std::size_t i = 0; i < guessed.size(); ++i) {
                    if (example.possible[i] == 1) continue;
                    if (guessed[i] != right[i]) {
                        name_features(example.words, i, features);
                        noisy.change(features.view(), right[i], 1);
                        noisy.change(features.view(), guessed[i], -1);
                    }
                    const Label before_right = i > 0 ? right[i - 1] : kOutside;
                    const Label before_guess = i > 0 ? guessed[i - 1] : kOutside;
                    if (guessed[i] == right[i] && before_right == before_guess) continue;
                    name_step_features(example.words, i, before_right, steps);
                    noisy.change(steps.view(), right[i], 1);
                    name_step_features(example.words, i, before_guess, steps);
                    noisy.change(steps.view(), guessed[i], -1);
                }
            }
            fmt::print("round {}, epoch {}: {:.1f} % of sentences wrong in training\n", round + 1, epoch + 1,
                       100.0 * static_cast<double>(n_wrong) / static_cast<double>(seen.size()));
            std::fflush(stdout);
        }
        const std::vector<double> means = perceptron.means();
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += means[i];
        const auto weights = AveragedPerceptron::to_file<SmallLinearModel>(sum, kWhole);
        for (std::size_t i = 0; i < dev.size(); ++i) print_f1(SmallLinearModel(weights), dev[i], dev_examples[i]);
        ModelFileWriter model(kNamesFingerprint);
        model.add("weights", weights);
        std::ofstream(out, std::ios::binary) << model.bytes();
    }
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    std::vector<std::string> inputs, dev;
    int n_rounds = 6, n_epochs = 4;
    unsigned bits = 21, drop = 30, seed = 1;  // 2^21 slots are 2 MB
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--epochs") == 0 && i + 1 < argc) {
            n_epochs = std::atoi(argv[++i]);
        } else if (std::strcmp(argv[i], "--dev") == 0 && i + 1 < argc) {
            dev.emplace_back(argv[++i]);
        } else if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) {
            n_rounds = std::atoi(argv[++i]);
        } else if (std::strcmp(argv[i], "--bits") == 0 && i + 1 < argc) {
            bits = static_cast<unsigned>(std::atoi(argv[++i]));
        } else if (std::strcmp(argv[i], "--drop") == 0 && i + 1 < argc) {
            drop = static_cast<unsigned>(std::atoi(argv[++i]));
        } else if (std::strcmp(argv[i], "--seed") == 0 && i + 1 < argc) {
            seed = static_cast<unsigned>(std::atoi(argv[++i]));
        } else {
            inputs.emplace_back(argv[i]);
        }
    }
    if (inputs.size() < 2) {
        fmt::print(
            stderr,
            "usage: train_names OUT [--rounds N] [--epochs N] [--bits N] [--drop PERCENT] [--seed N] [--dev IOB2]... IOB2[@TIMES]...\n");
        return 2;
    }
    const std::string out = inputs.front();
    inputs.erase(inputs.begin());
    return onrecord::train(out, n_rounds, n_epochs, bits, drop, seed, dev, inputs);
}
