// train_habits OUT CLAUSES CONLLU [--without N]: models/habits.model, what the words of predicates usually do
// (language/predicate_habits.h): counts over PropBank's predicates, in the trees that the program makes of their sentences. CLAUSES and
// CONLLU hold the same sentences in the same order. No randomness. --without N leaves out every tenth document beginning with the N-th (0
// to 9), to judge by.
//
// What is kept of a count is how much more likely the word makes a role than its place does: the log of the one over the other. A place's
// counts are smoothed by those of places that are like it but for one thing, from the most general to the most special (after MacKay and
// Peto 1995), so that a word seen once says little. The constants were set on parts of the treebank, each by counts of the others.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/language_models.h"
#include "predict/model_file.h"
#include "training/parsed_sentence.h"

namespace onrecord {
namespace {

constexpr double kGeneral = 4, kSpecial = 2;  // pseudo-counts of what a place is smoothed by: any word's, this word's
constexpr double kRoleWeight = 0.8;           // of log odds beside the network's, which know much of this already
constexpr double kWordWeight = 0.6, kPlaceWeight = 0.3;
constexpr double kWordSmoothing = 1, kNounSmoothing = 3;
constexpr double kMostOfWord = 2.5;  // log odds: three together stay below kMostHabit
constexpr int kFolds = 10;
constexpr int kLeastStep = 2;      // what differs by less from what is kept without it is not kept
constexpr double kLeastClose = 2;  // counts of a close place: one says no more than a loose one does

constexpr std::size_t kRoles = kRoleNames.size();
using Counts = std::array<double, kRoles>;
using Shares = std::array<double, kRoles>;

double sum_of(const Counts& counts) {
    double sum = 0;
    for (const double count : counts) sum += count;
    return sum;
}

Shares smoothed(const Counts& counts, const Shares& by, double pseudo) {
    Shares shares{};
    for (std::size_t r = 0; r < kRoles; ++r) shares[r] = (counts[r] + pseudo * by[r]) / (sum_of(counts) + pseudo);
    return shares;
}

using Steps = std::array<int, kCoreRoles>;

Steps steps_of(const Shares& own, const Shares& any) {
    Steps steps{};
    for (std::size_t k = 0; k < kCoreRoles; ++k) {
        const std::size_t r = static_cast<std::size_t>(Role::arg0) + k;
        const double step = kRoleWeight * std::log(own[r] / any[r]) * (1 << kHabitBits);
        steps[k] = std::clamp(static_cast<int>(std::lround(step)), -kMaxHabit, kMaxHabit);
    }
    return steps;
}

bool differ(const Steps& a, const Steps& b) {
    for (std::size_t k = 0; k < kCoreRoles; ++k) {
        if (std::abs(a[k] - b[k]) >= kLeastStep) return true;
    }
    return false;
}

// A place of an argument, and of which it is a special case.
struct Place {
    std::uint64_t close = 0, loose = 0, any_close = 0, any_loose = 0;
};

struct YesAndNo {
    double yes = 0, no = 0;
};

class Habits {
public:
    void add_place(const Place& place, Role role) {
        const auto r = static_cast<std::size_t>(role);
        for (const std::uint64_t key : {place.close, place.loose, place.any_close, place.any_loose}) counts_[key][r] += 1;
        all_[r] += 1;
        places_.emplace(place.close, place);
    }
    void add_noun(const NounKeys& keys, bool is_predicate) {
        for (const std::uint64_t key : {keys.own, keys.close, keys.place}) (is_predicate ? words_[key].yes : words_[key].no) += 1;
        (is_predicate ? nouns_.yes : nouns_.no) += 1;
        noun_keys_.emplace(keys.close, keys);
    }
    void add_adjective(WordKey lemma, bool is_predicate) {
        YesAndNo& count = words_[adjective_key(lemma)];
        (is_predicate ? count.yes : count.no) += 1;
        (is_predicate ? adjectives_.yes : adjectives_.no) += 1;
        adjective_keys_.emplace(adjective_key(lemma), lemma);
    }

    [[nodiscard]] std::string model() const {
        Shares all{};
        for (std::size_t r = 0; r < kRoles; ++r) all[r] = all_[r] / sum_of(all_);
        std::map<std::uint64_t, Steps> loose;
        std::map<std::uint64_t, std::uint32_t> values;
        for (const auto& [key, place] : places_) {
            const Shares any_loose = smoothed(counts_.at(place.any_loose), all, kGeneral);
            loose[place.loose] = steps_of(smoothed(counts_.at(place.loose), any_loose, kSpecial), any_loose);
        }
        for (const auto& [key, place] : places_) {
            const Shares any_loose = smoothed(counts_.at(place.any_loose), all, kGeneral);
            const Shares any_close = smoothed(counts_.at(place.any_close), any_loose, kGeneral);
            const Shares own_loose = smoothed(counts_.at(place.loose), any_close, kSpecial);
            const Steps steps = steps_of(smoothed(counts_.at(place.close), own_loose, kSpecial), any_close);
            if (sum_of(counts_.at(place.close)) >= kLeastClose && differ(steps, loose.at(place.loose))) values[key] = packed_habits(steps);
        }
        for (const auto& [key, steps] : loose) {
            if (differ(steps, {})) values[key] = packed_habits(steps);
        }
        std::map<std::uint64_t, std::uint32_t> predicates;
        const auto keep = [&](std::uint64_t key, double odds) {
            const auto sum = static_cast<Sum>(std::lround(std::clamp(odds, -kMostOfWord, kMostOfWord) * (1 << kSumBits)));
            if (sum != 0) predicates[key] = static_cast<std::uint32_t>(sum);
        };
        for (const auto& [key, keys] : noun_keys_) {
            keep(keys.own, kWordWeight * odds_over(words_.at(keys.own), nouns_, kWordSmoothing));
            keep(keys.place, kPlaceWeight * odds_over(words_.at(keys.place), nouns_, kNounSmoothing));
            keep(keys.close, kWordWeight * odds_over(words_.at(keys.close), words_.at(keys.own), kNounSmoothing));
        }
        for (const auto& [key, lemma] : adjective_keys_) keep(key, kWordWeight * odds_over(words_.at(key), adjectives_, kWordSmoothing));
        ModelFileWriter writer(kHabitsFingerprint);
        writer.add("places", MappedTable::build({values.begin(), values.end()}));
        writer.add("predicates", MappedTable::build({predicates.begin(), predicates.end()}));
        fmt::print(stderr, "{} places, {} words\n", values.size(), predicates.size());
        return writer.bytes();
    }

private:
    static double odds_over(const YesAndNo& own, const YesAndNo& any, double pseudo) {
        const double share = (any.yes + 1) / (any.yes + any.no + 2);
        const double own_share = (own.yes + pseudo * share) / (own.yes + own.no + pseudo);
        return std::log(own_share / (1 - own_share)) - std::log(share / (1 - share));
    }

    std::unordered_map<std::uint64_t, Counts> counts_;
    Counts all_{};
    std::map<std::uint64_t, Place> places_;  // by close key
    std::unordered_map<std::uint64_t, YesAndNo> words_;
    YesAndNo nouns_, adjectives_;
    std::map<std::uint64_t, NounKeys> noun_keys_;  // by close key
    std::map<std::uint64_t, WordKey> adjective_keys_;
};

struct GoldPredicate {
    PredicateForm form = PredicateForm::none;
    std::vector<Role> roles;  // of each word
};

std::vector<GoldPredicate> gold_of(simdjson::dom::array predicates, std::size_t n_words) {
    std::vector<GoldPredicate> gold(n_words);
    for (const simdjson::dom::element predicate : predicates) {
        GoldPredicate& own = gold[static_cast<std::size_t>(predicate["token"].get_int64().value())];
        const std::string_view pos = predicate["pos"];
        own.form = pos == "v" ? PredicateForm::verb : pos == "n" ? PredicateForm::noun : PredicateForm::adjective;
        own.roles.assign(n_words, Role::none);
        for (const simdjson::dom::element argument : predicate["arguments"].get_array()) {
            const std::string name = lower_word(argument["role"].get_string().value());
            const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
            if (found == kRoleNames.end()) continue;
            own.roles[static_cast<std::size_t>(argument["head"].get_int64().value())] = static_cast<Role>(found - kRoleNames.begin());
        }
    }
    return gold;
}

void count(const ConlluSentence& sentence, const std::vector<GoldPredicate>& gold, const ParsedSentence& parsed,
           const LanguageModels& models, Habits& habits) {
    std::vector<WordKey> markers;
    std::vector<std::uint32_t> words;
    std::vector<std::uint16_t> paths;
    find_markers(parsed.arcs, parsed.forms, markers);
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
        const PredicateForm form = gold[i].form;
        const Upos upos = parsed.tags[i].upos;
        const WordKey lemma = word_key(models.lemmatiser.guess(sentence[i].form, lower_word(sentence[i].form), parsed.tags[i]).lemma);
        if (upos == Upos::NOUN && models.predicate_nouns.contains(parsed.forms[i].key))
            habits.add_noun(noun_keys(lemma, parsed.arcs, markers, i), form == PredicateForm::noun);
        if (upos == Upos::ADJ) habits.add_adjective(lemma, form == PredicateForm::adjective);
        if (form == PredicateForm::none) continue;
        const PredicateSetting setting = predicate_setting(parsed.arcs, i, form, parsed.tags[i].xpos);
        argument_places(parsed.arcs, parsed.forms, i, words, paths);
        for (std::size_t k = 0; k < words.size(); ++k) {
            const WordKey marker = has_counted_marker(paths[k], parsed.arcs[words[k]].relation) ? markers[words[k]] : 0;
            const PlaceKeys own = place_keys(lemma, setting, paths[k], marker);
            const PlaceKeys any = place_keys(0, setting, paths[k], marker);
            habits.add_place({own.close, own.loose, any.close, any.loose}, gold[i].roles[words[k]]);
        }
    }
}

int train(const std::string& out, const std::string& clauses, const std::string& trees, std::optional<int> without) {
    const auto models = load_language_models();
    const auto sentences = read_conllu({trees});
    const auto rows = read_lines(clauses);
    if (!models || !sentences || !rows || rows.value().size() != sentences.value().size()) {
        fmt::print(stderr, "train_habits: an input cannot be read, or the inputs are not of the same sentences\n");
        return 1;
    }
    simdjson::dom::parser parser;
    ParsedSentence parsed;
    Habits habits;
    std::string document;
    int n_documents = 0;
    for (std::size_t s = 0; s < rows.value().size(); ++s) {
        const ConlluSentence& sentence = sentences.value()[s];
        const simdjson::dom::element row = parser.parse(rows.value()[s]);
        if (const std::string_view its = row["document"]; its != document) {
            document = its;
            ++n_documents;
        }
        if (without && n_documents % kFolds == *without) continue;
        if (sentence.size() > kMaxTreeWords || sentence.size() != row["tokens"].get_array().size() || row["predicates"].is_null()) continue;
        parsed.read(sentence, models.value().sentence, models.value().clusters);
        count(sentence, gold_of(row["predicates"].get_array(), sentence.size()), parsed, models.value(), habits);
    }
    std::ofstream file(out, std::ios::binary);
    file << habits.model();
    return file.good() ? 0 : 1;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    std::optional<int> without;
    if (arguments.size() == 5 && arguments[3] == "--without") {
        int fold = 0;
        std::from_chars(arguments[4].data(), arguments[4].data() + arguments[4].size(), fold);
        without = fold;
    } else if (arguments.size() != 3) {
        fmt::print(stderr, "usage: train_habits OUT CLAUSES CONLLU [--without N]\n");
        return 2;
    }
    return onrecord::train(arguments[0], arguments[1], arguments[2], without);
}
