// train_lemmatiser OUT [--dev FILE]... CONLLU...: the lemmatiser of language/lemmatiser.h. No randomness: counts and majorities.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "language/lemmatiser.h"
#include "predict/model_file.h"
#include "text/utf8.h"
#include "text/word_key.h"
#include "training/conllu.h"

namespace onrecord {
namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

// The script that makes `lemma` of `word`; nothing where none of ours does.
std::optional<LemmaScript> script_for(const std::string& word, const std::string& lemma, bool is_name) {
    LemmaScript script;
    const std::string lower = lower_word(word);
    const auto common = [](const std::string& a, const std::string& b) {
        return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    };
    // Of no name's tag: “French” and “french” are French.
    const bool raises = !is_name && !lemma.empty() && is_upper(lemma[0]) && lower_word(lemma)[0] == lower[0];
    const std::string raised = raised_word(lower);
    const std::string& base = raises && common(raised, lemma) >= common(word, lemma) ? raised
                              : common(word, lemma) > common(lower, lemma)           ? word
                                                                                     : lower;
    script.letters = &base == &raised ? LemmaScript::kRaised : &base == &word ? LemmaScript::kAsItStands : LemmaScript::kLower;
    std::size_t kept = common(base, lemma);
    while (!is_border(base, kept) || !is_border(lemma, kept)) --kept;
    if (base.size() - kept > 255 || lemma.size() - kept > script.append.size()) return std::nullopt;
    script.cut = static_cast<std::uint8_t>(base.size() - kept);
    std::copy(lemma.begin() + static_cast<std::ptrdiff_t>(kept), lemma.end(), script.append.begin());
    return script;
}

using Counts = std::map<LemmaScript, int>;

LemmaScript most_frequent(const Counts& counts) {
    return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

std::optional<Tags> tags_of(const ConlluWord& word) {
    const auto upos = tag_named<Upos>(kUposNames, word.upos);
    const auto xpos = tag_named<Xpos>(kXposNames, word.xpos);
    if (!upos || !xpos || word.lemma == "_") return std::nullopt;
    return Tags{*upos, *xpos};
}

int train(const std::string& out, const std::vector<std::string>& dev, const std::vector<std::string>& inputs) {
    const auto sentences = read_conllu(inputs);
    if (!sentences) {
        fmt::print(stderr, "{}\n", sentences.error().message);
        return 1;
    }
    // For each tag pair: ending -> scripts, by length of the ending; and whole words.
    std::map<std::pair<Upos, Xpos>, std::map<std::string, Counts>> endings, wholes;
    for (const auto& sentence : sentences.value()) {
        for (const auto& word : sentence) {
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
    std::vector<LemmaScript> scripts;
    std::map<LemmaScript, std::uint32_t> numbers;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
    const auto keep = [&](std::uint64_t key, const LemmaScript& script) {
        const auto [found, added] = numbers.try_emplace(script, static_cast<std::uint32_t>(scripts.size()));
        if (added) scripts.push_back(script);
        pairs.emplace_back(key, found->second);
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
            const LemmaScript script = most_frequent(of_tags.at(ending));
            if (!ending.empty() && decided(ending) == script) continue;
            kept[ending] = script;
            keep(ending_key(ending, false, tags), script);
        }
        for (const auto& [word, counts] : wholes.at(pair)) {
            const LemmaScript script = most_frequent(counts);
            if (decided(word) != script) keep(ending_key(word, true, tags), script);
        }
    }
    ModelFileWriter model(kLemmatiserFingerprint);
    model.add("endings", MappedTable::build(pairs));
    model.add("scripts", scripts);
    const std::string bytes = model.bytes();
    fmt::print("{} endings and words, {} scripts, {} bytes\n", pairs.size(), scripts.size(), bytes.size());
    const auto lemmatiser = Lemmatiser::load(bytes);
    for (const auto& path : dev) {
        const auto gold = read_conllu({path});
        if (!gold) continue;
        std::size_t n = 0, n_right = 0;
        for (const auto& sentence : gold.value()) {
            for (const auto& word : sentence) {
                const auto tags = tags_of(word);
                if (!tags) continue;
                ++n;
                n_right += lemmatiser.value().lemma(word.form, *tags) == word.lemma ? 1 : 0;
            }
        }
        fmt::print("  {}: {:.2f} of the lemmas of gold tags\n", path, 100.0 * static_cast<double>(n_right) / static_cast<double>(n));
    }
    std::ofstream(out, std::ios::binary) << bytes;
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    std::vector<std::string> inputs, dev;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--dev") == 0 && i + 1 < argc) {
            dev.emplace_back(argv[++i]);
        } else {
            inputs.emplace_back(argv[i]);
        }
    }
    if (inputs.size() < 2) {
        fmt::print(stderr, "usage: train_lemmatiser OUT [--dev CONLLU]... CONLLU...\n");
        return 2;
    }
    const std::string out = inputs.front();
    inputs.erase(inputs.begin());
    return onrecord::train(out, dev, inputs);
}
