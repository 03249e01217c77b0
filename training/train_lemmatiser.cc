// train_lemmatiser OUT [--wordnet DIR] [--dev FILE]... CONLLU...: the lemmatiser of language/lemmatiser.h and the weights of
// language/lemmas.h. DIR: index.* and *.exc of WordNet, as Debian's wordnet-base has them.
//
// What endings become is counted, by majority. The weights see guesses as they will be of text that was not counted: each quarter of the
// sentences is guessed by counts of the other three. Tags are the network's, since it is its mistakes that a choice can mend.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "language/language_models.h"
#include "language/lemmas.h"
#include "predict/model_file.h"
#include "text/word_key.h"
#include "training/averaged_perceptron.h"
#include "training/conllu.h"

namespace onrecord {
namespace {

constexpr int kEpochs = 3;
constexpr std::size_t kParts = 4;
constexpr std::size_t kSlots = std::size_t{1} << 18;
constexpr double kWhole = .999;  // of the weights; the others are cut to the largest of these
constexpr std::uint64_t kSeed = 1;

using Counts = std::map<LemmaScript, int>;

struct Majority {
    LemmaScript script;
    Agreement agreement;
};

Majority majority_of(const Counts& counts) {
    int n = 0;
    for (const auto& [script, its] : counts) n += its;
    const auto& [script, most] =
        *std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const Agreement agreement = most == n           ? (n > 3   ? Agreement::all
                                                       : n > 1 ? Agreement::few
                                                               : Agreement::one_word)
                                : most * 10 > n * 9 ? Agreement::nearly_all
                                                    : Agreement::most;
    return {script, agreement};
}

std::optional<Tags> tags_of(const ConlluWord& word) {
    const auto upos = tag_named<Upos>(kUposNames, word.upos);
    const auto xpos = tag_named<Xpos>(kXposNames, word.xpos);
    if (!upos || !xpos || word.lemma == "_") return std::nullopt;
    return Tags{*upos, *xpos};
}

// WordNet: its lemmas by part of speech, and the forms that follow no rule.
struct WordNet {
    struct Exception {
        std::string form, lemma;
        Tags tags;
    };
    std::map<std::string, std::uint8_t> lemmas;
    std::vector<Exception> exceptions;
};

std::vector<Tags> tags_of_exception(std::uint8_t part, std::string_view form) {
    switch (part) {
        case Lemmatiser::kNoun:
            return {{Upos::NOUN, Xpos::NNS}};
        case Lemmatiser::kVerb:
            if (form.ends_with("ing")) return {{Upos::VERB, Xpos::VBG}};
            if (form.ends_with("s")) return {{Upos::VERB, Xpos::VBZ}};
            return {{Upos::VERB, Xpos::VBD}, {Upos::VERB, Xpos::VBN}};
        default: {
            const Upos upos = part == Lemmatiser::kAdverb ? Upos::ADV : Upos::ADJ;
            if (form.ends_with("st")) return {{upos, upos == Upos::ADV ? Xpos::RBS : Xpos::JJS}};
            return {{upos, upos == Upos::ADV ? Xpos::RBR : Xpos::JJR}};
        }
    }
}

Result<WordNet> read_wordnet(const std::string& folder) {
    WordNet net;
    if (folder.empty()) return net;
    for (const auto& [name, part] : {std::pair("noun", Lemmatiser::kNoun), std::pair("verb", Lemmatiser::kVerb),
                                     std::pair("adj", Lemmatiser::kAdjective), std::pair("adv", Lemmatiser::kAdverb)}) {
        const auto index = read_lines(fmt::format("{}/index.{}", folder, name));
        const auto exceptions = read_lines(fmt::format("{}/{}.exc", folder, name));
        if (!index) return index.error();
        if (!exceptions) return exceptions.error();
        for (const std::string& line : index.value()) {
            const std::string lemma = line.substr(0, line.find(' '));
            if (!lemma.empty() && lemma.find('_') == std::string::npos) net.lemmas[lemma] |= part;
        }
        for (const std::string& line : exceptions.value()) {
            const auto space = line.find(' ');
            const std::string form = line.substr(0, space);
            const std::string lemma = line.substr(space + 1, line.find(' ', space + 1) - space - 1);
            if (line.find('_') != std::string::npos || form == lemma) continue;
            for (const Tags tags : tags_of_exception(part, form)) net.exceptions.push_back({form, lemma, tags});
        }
    }
    return net;
}

struct Sections {
    std::vector<MappedTable::Entry> endings;
    std::vector<LemmaScript> scripts;
    std::vector<std::uint32_t> known;
    std::vector<std::int8_t> weights;

    [[nodiscard]] std::string bytes() const {
        ModelFileWriter model(kLemmatiserFingerprint);
        model.add("endings", endings);
        model.add("scripts", scripts);
        model.add("known", known);
        model.add("weights", weights);
        return model.bytes();
    }
};

// Sentences of one document are mostly in one part; each part has both treebanks, which differ in what they call a lemma.
std::size_t part_of(std::size_t sentence) {
    constexpr std::size_t kTogether = 100;
    return sentence / kTogether % kParts;
}

// What endings and whole words become, of the sentences outside `left_out`.
void count(const std::vector<ConlluSentence>& sentences, std::optional<std::size_t> left_out, const WordNet& net, Sections& sections) {
    // For each tag pair: ending -> scripts, by length of the ending; and whole words.
    std::map<std::pair<Upos, Xpos>, std::map<std::string, Counts>> endings, wholes;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        if (left_out && part_of(s) == *left_out) continue;
        for (const auto& word : sentences[s]) {
            const auto tags = tags_of(word);
            const auto script = script_for(word.form, word.lemma, word.upos == "PROPN");
            if (!tags || !script) continue;
            const std::string lower = lower_word(word.form);
            // How a word with a full stop is shortened says nothing of others: Sept., Capt.
            const std::size_t longest = lower.find('.') == std::string::npos ? std::min(kMaxEnding, lower.size()) : 0;
            for (std::size_t size = 0; size <= longest; ++size) {
                ++endings[{tags->upos, tags->xpos}][lower.substr(lower.size() - size)][*script];
            }
            ++wholes[{tags->upos, tags->xpos}][lower][*script];
        }
    }
    for (const WordNet::Exception& exception : net.exceptions) {
        const auto of_tags = wholes.find({exception.tags.upos, exception.tags.xpos});
        const auto script = script_for(exception.form, exception.lemma, false);
        if (of_tags != wholes.end() && script) of_tags->second.try_emplace(exception.form, Counts{{*script, 1}});
    }
    std::map<LemmaScript, std::uint32_t> numbers;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
    const auto keep = [&](std::uint64_t key, const Majority& majority) {
        const auto [found, added] = numbers.try_emplace(majority.script, static_cast<std::uint32_t>(sections.scripts.size()));
        if (added) sections.scripts.push_back(majority.script);
        pairs.emplace_back(key, found->second | static_cast<std::uint32_t>(majority.agreement) << kAgreementShift);
    };
    for (const auto& [pair, of_tags] : endings) {
        const Tags tags{pair.first, pair.second};
        std::map<std::string, LemmaScript> kept;
        const auto decided = [&](const std::string& word) {  // by what is kept so far
            for (std::size_t size = std::min(kMaxEnding, word.size());; --size) {
                const auto found = kept.find(word.substr(word.size() - size));
                if (found != kept.end()) return found->second;
            }
        };
        std::vector<std::string> by_length;
        for (const auto& [ending, counts] : of_tags) by_length.push_back(ending);
        std::stable_sort(by_length.begin(), by_length.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
        for (const auto& ending : by_length) {
            const Majority majority = majority_of(of_tags.at(ending));
            if (!ending.empty() && decided(ending) == majority.script) continue;
            kept[ending] = majority.script;
            keep(ending_key(ending, false, tags), majority);
        }
        for (const auto& [word, counts] : wholes.at(pair)) {
            const Majority majority = majority_of(counts);
            if (decided(word) != majority.script) keep(ending_key(word, true, tags), majority);
        }
    }
    sections.endings = MappedTable::build(pairs);
}

std::vector<std::uint32_t> known_of(const WordNet& net) {
    std::map<std::uint32_t, std::uint8_t> parts_of;
    for (const auto& [lemma, parts] : net.lemmas) parts_of[Lemmatiser::known_entry(word_key(lemma), 0)] |= parts;
    std::vector<std::uint32_t> known;
    for (const auto& [key, parts] : parts_of) known.push_back(key | parts);
    return known;
}

// Sentences as the program would see them, were they cut so.
struct Read {
    Text text;
    Analysis analysis;
};

Read read(std::span<const ConlluSentence> sentences, const LanguageModels& models) {
    std::string text;
    Analysis analysis;
    for (const auto& sentence : sentences) {
        Sentence cut;
        cut.first_word = static_cast<std::uint32_t>(analysis.words.size());
        for (const auto& word : sentence) {
            Word its;
            its.span.begin = static_cast<std::uint32_t>(text.size());
            text += word.form;
            its.span.end = static_cast<std::uint32_t>(text.size());
            its.key = word_key(word.form);
            analysis.words.push_back(its);
            text.push_back(' ');
        }
        cut.end_word = static_cast<std::uint32_t>(analysis.words.size());
        cut.span = {analysis.words[cut.first_word].span.begin, analysis.words.back().span.end};
        analysis.sentences.push_back(cut);
    }
    Text whole = Text::from_utf8(std::move(text));
    analysis = parse(whole, std::move(analysis), models);
    return {std::move(whole), std::move(analysis)};
}

struct Example {
    std::vector<FeatureList<Lemmas::kMaxFeatures>> candidates;
    std::size_t right = 0;
};

// Of the words that have several candidates, one of which is right.
std::vector<Example> examples_of(std::span<const ConlluSentence> sentences, const LanguageModels& models, const Lemmatiser& lemmatiser) {
    const Read its = read(sentences, models);
    const Lemmas lemmas(its.text, its.analysis, lemmatiser);
    std::vector<Example> examples;
    std::uint32_t at = 0;
    for (const auto& sentence : sentences) {
        for (const auto& word : sentence) {
            const auto candidates = lemmas.candidates(at++);
            if (candidates.size() == 1 || word.lemma == "_") continue;
            Example example;
            example.right = candidates.size();
            for (std::size_t i = 0; i < candidates.size(); ++i) {
                if (candidates[i].lemma == word.lemma) example.right = i;
                example.candidates.push_back(candidates[i].features);
            }
            if (example.right < candidates.size()) examples.push_back(std::move(example));
        }
    }
    return examples;
}

std::vector<std::int8_t> learn(std::vector<Example> examples) {
    AveragedPerceptron perceptron(kSlots);
    std::mt19937_64 random(kSeed);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
        for (std::size_t i = examples.size(); i > 1; --i) std::swap(examples[i - 1], examples[random() % i]);
        std::size_t n_wrong = 0;
        for (const Example& example : examples) {
            perceptron.tick();
            std::size_t best = 0;
            float score_of_best = 0;
            for (std::size_t i = 0; i < example.candidates.size(); ++i) {
                const float margin = i == example.right ? 1 : 0;  // the right one has to be better by so much
                const float score = perceptron.score(example.candidates[i].view()) - margin;
                if (i != 0 && score <= score_of_best) continue;
                best = i;
                score_of_best = score;
            }
            if (best == example.right) continue;
            ++n_wrong;
            perceptron.change(example.candidates[example.right].view(), 1);
            perceptron.change(example.candidates[best].view(), -1);
        }
        fmt::print("epoch {}: {} of {} changed the weights\n", epoch + 1, n_wrong, examples.size());
        std::fflush(stdout);
    }
    return AveragedPerceptron::to_file<SmallLinearModel>(perceptron.means(), kWhole);
}

void print_dev(const std::string& path, const LanguageModels& models, const Lemmatiser& lemmatiser) {
    const auto gold = read_conllu({path});
    if (!gold) return;
    const Read its = read(gold.value(), models);
    const Lemmas lemmas(its.text, its.analysis, lemmatiser);
    std::size_t n = 0, n_guessed = 0, n_right = 0;
    std::uint32_t at = 0;
    for (const auto& sentence : gold.value()) {
        for (const auto& word : sentence) {
            ++n;
            n_guessed +=
                word.lemma == "_" || lemmatiser.guess(word.form, lower_word(word.form), its.analysis.words[at].tags).lemma == word.lemma
                    ? 1
                    : 0;
            n_right += word.lemma == "_" || lemmas.of(at) == word.lemma ? 1 : 0;
            ++at;
        }
    }
    const auto percent = [n](std::size_t part) { return 100.0 * static_cast<double>(part) / static_cast<double>(n); };
    fmt::print("  {}: {:.2f} of the lemmas of gold words, by the guess alone {:.2f}\n", path, percent(n_right), percent(n_guessed));
}

// Without a lemmatiser, since the program's may be of another kind than the one that is trained, and without the choice of tags, which has
// seen these sentences: with it lemmas of EWT dev are at 96.93 instead of 97.05.
Result<LanguageModels> load_models() {
    auto clusters = Clusters::load();
    if (!clusters) return clusters.error();
    auto sentence = SentenceModel::load();
    if (!sentence) return sentence.error();
    return LanguageModels{std::move(clusters).value(), std::move(sentence).value(), {}, {}, {}, {}, {}};
}

int train(const std::string& out, const std::string& wordnet, const std::vector<std::string>& dev, const std::vector<std::string>& inputs) {
    const auto sentences = read_conllu(inputs);
    const auto net = read_wordnet(wordnet);
    const auto models = load_models();
    for (const auto* error : {sentences ? nullptr : &sentences.error(), net ? nullptr : &net.error(), models ? nullptr : &models.error()}) {
        if (error == nullptr) continue;
        fmt::print(stderr, "{}\n", error->message);
        return 1;
    }
    const std::vector<ConlluSentence>& all = sentences.value();
    std::vector<Example> examples;
    for (std::size_t part = 0; part < kParts; ++part) {
        std::vector<ConlluSentence> its;
        for (std::size_t s = 0; s < all.size(); ++s) {
            if (part_of(s) == part) its.push_back(all[s]);
        }
        Sections sections;
        count(all, part, net.value(), sections);
        sections.known = known_of(net.value());
        const std::string bytes = sections.bytes();
        const auto lemmatiser = Lemmatiser::load(bytes);
        for (Example& example : examples_of(its, models.value(), lemmatiser.value())) examples.push_back(std::move(example));
    }
    Sections sections;
    count(all, std::nullopt, net.value(), sections);
    sections.known = known_of(net.value());
    sections.weights = learn(std::move(examples));
    const std::string bytes = sections.bytes();
    fmt::print("{} entries of endings and words, {} scripts, {} lemmas of WordNet, {} bytes\n", sections.endings.size(),
               sections.scripts.size(), sections.known.size(), bytes.size());
    const auto lemmatiser = Lemmatiser::load(bytes);
    for (const auto& path : dev) print_dev(path, models.value(), lemmatiser.value());
    std::ofstream(out, std::ios::binary) << bytes;
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    std::vector<std::string> inputs, dev;
    std::string wordnet;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--dev") == 0 && i + 1 < argc) {
            dev.emplace_back(argv[++i]);
        } else if (std::strcmp(argv[i], "--wordnet") == 0 && i + 1 < argc) {
            wordnet = argv[++i];
        } else {
            inputs.emplace_back(argv[i]);
        }
    }
    if (inputs.size() < 2) {
        fmt::print(stderr, "usage: train_lemmatiser OUT [--wordnet DIR] [--dev CONLLU]... CONLLU...\n");
        return 2;
    }
    const std::string out = inputs.front();
    inputs.erase(inputs.begin());
    return onrecord::train(out, wordnet, dev, inputs);
}
