// The trained name tagger: which words of a sentence are names of persons, organizations, places and others.
//
// A linear model over hashed features, decoded by Viterbi (Collins 2002), with labels begin, inside, end, single of four types. It sees
// the word, its parts of speech and clusters, the lists of data/english, what the rules of name_finder.h make of it, and what the same
// word is elsewhere in the report. Trained by training/train_names.cc, which asks the same functions.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "entities/name.h"
#include "language/name_scores.h"
#include "language/tags.h"
#include "language/word_form.h"
#include "onrecord/error.h"
#include "predict/feature.h"
#include "predict/linear_model.h"

namespace onrecord {

inline constexpr std::uint64_t kNamesFingerprint = 0x6e616d6573000005;  // "names"; count up when a feature or a list changes

// 0: outside; 1 + 4 * type + part, types in the order of kNameTypes.
inline constexpr Label kOutside = 0;
inline constexpr Label kNameLabels = kNameScores;
enum class NamePart : std::uint8_t { begin, inside, end, single };
inline constexpr EntityType kNameTypes[] = {EntityType::person, EntityType::organization, EntityType::place, EntityType::other};
constexpr Label name_label(std::size_t type, NamePart part) {
    return static_cast<Label>(1 + 4 * type + static_cast<std::size_t>(part));
}
constexpr bool is_part(Label label, NamePart part) {
    return label != kOutside && (label - 1) % 4 == static_cast<int>(part);
}
constexpr std::size_t type_of(Label label) {
    return static_cast<std::size_t>(label - 1) / 4;
}
// A name has begun and must go on.
constexpr bool is_open(Label label) {
    return is_part(label, NamePart::begin) || is_part(label, NamePart::inside);
}
constexpr bool may_follow(Label before, Label label) {
    const bool goes_on = is_part(label, NamePart::inside) || is_part(label, NamePart::end);
    if (!is_open(before)) return !goes_on;
    return goes_on && type_of(before) == type_of(label);
}

inline constexpr LabelSet kAllLabels = (LabelSet{1} << kNameLabels) - 1;

// A word as the tagger sees it without its neighbours.
struct NameWord {
    WordForm form;
    Tags tags;
    std::uint32_t lists = 0;      // a bit for each list that has it
    std::uint32_t elsewhere = 0;  // a bit for each clue that a place of the same word in the report gives
    std::uint8_t place = 0;       // case and place in the sentence: bits
    std::uint8_t rule = 0;        // what the rules take it for: a label
    bool capital = false;
    LabelSet possible = kAllLabels;
    std::array<std::int32_t, kNameLabels> network{};  // what the sentence network adds to the score of each label
    std::uint32_t row_begin = 0;                      // the row of capitals it stands in, as indices into the sentence
    std::uint32_t row_end = 0;
};

// The words of all sentences of a report. `by_rules` are the names that the rules find. Linear.
std::vector<NameWord> name_words(const NameContext& context, const std::vector<Name>& by_rules, const Clusters& clusters);

using NameFeatures = FeatureList<96>;
using NameStepFeatures = FeatureList<4>;
// What speaks for a label of word `i`; and for it after the label `before`.
void name_features(std::span<const NameWord> sentence, std::size_t i, NameFeatures& features);
void name_step_features(std::span<const NameWord> sentence, std::size_t i, Label before, NameStepFeatures& features);

inline constexpr LabelSet kOpenLabels = [] {
    LabelSet open = 0;
    for (Label label = 0; label < kNameLabels; ++label) open |= is_open(label) ? LabelSet{1} << label : 0;
    return open;
}();
inline constexpr auto kLabelsAfter = [] {  // of each label, which may follow it
    std::array<LabelSet, kNameLabels> after{};
    for (Label before = 0; before < kNameLabels; ++before) {
        for (Label label = 0; label < kNameLabels; ++label) after[before] |= may_follow(before, label) ? LabelSet{1} << label : 0;
    }
    return after;
}();

// The labels of the highest sum of scores, of those in `possible` (one set a word, each with a way through). Scorer has
// scores(features, labels, out) and fetch(features, labels) as a linear model has them, with a Value of its own. A word that can only be
// outside is not scored. Cost: words × labels × features.
template <class Scorer>
void decode_names(const Scorer& scorer, std::span<const NameWord> sentence, std::span<const LabelSet> possible,
                  std::vector<Label>& labels) {
    using Value = typename Scorer::Value;
    struct Cell {
        double score = 0;  // exact for whole numbers too
        Label before = kOutside;
    };
    std::vector<Cell> cells(sentence.size() * kNameLabels);
    NameFeatures features;
    NameStepFeatures steps;
    LabelSet alive = 1;  // labels of the word before that a way leads to
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        Cell* own = cells.data() + i * kNameLabels;
        const Cell* last = own - kNameLabels;
        const LabelSet its = i + 1 == sentence.size() ? possible[i] & ~kOpenLabels : possible[i];
        LabelSet reachable = 0;
        for (LabelSet from = alive; from != 0; from &= from - 1)
            reachable |= its & kLabelsAfter[static_cast<std::size_t>(std::countr_zero(from))];
        const bool scored = possible[i] != 1;
        Value emission[kNameLabels] = {}, step[kNameLabels] = {};
        if (reachable != 1) {
            for (LabelSet from = alive; from != 0; from &= from - 1) {  // meanwhile the word itself is scored
                const auto before = static_cast<Label>(std::countr_zero(from));
                name_step_features(sentence, i, before, steps);
                scorer.fetch(steps.view(), its & kLabelsAfter[before]);
            }
            name_features(sentence, i, features);
            scorer.scores(features.view(), reachable, emission);
            for (LabelSet rest = reachable; rest != 0; rest &= rest - 1) {
                const auto label = static_cast<std::size_t>(std::countr_zero(rest));
                emission[label] += static_cast<Value>(sentence[i].network[label]);
            }
        }
        LabelSet reached = 0;
        for (LabelSet from = alive; from != 0; from &= from - 1) {
            const auto before = static_cast<Label>(std::countr_zero(from));
            const LabelSet next = its & kLabelsAfter[before];
            if (scored) {
                name_step_features(sentence, i, before, steps);
                scorer.scores(steps.view(), next, step);
            }
            for (LabelSet rest = next; rest != 0; rest &= rest - 1) {
                const auto label = static_cast<Label>(std::countr_zero(rest));
                const double score =
                    (i == 0 ? 0 : last[before].score) + static_cast<double>(emission[label]) + static_cast<double>(step[label]);
                const LabelSet bit = LabelSet{1} << label;
                if ((reached & bit) == 0 || score > own[label].score) own[label] = {score, before};
                reached |= bit;
            }
        }
        alive = reached;
    }
    labels.assign(sentence.size(), kOutside);
    if (sentence.empty() || alive == 0) return;
    auto label = static_cast<Label>(std::countr_zero(alive));
    const Cell* end = cells.data() + (sentence.size() - 1) * kNameLabels;
    for (LabelSet rest = alive; rest != 0; rest &= rest - 1) {
        const auto other = static_cast<Label>(std::countr_zero(rest));
        if (end[other].score > end[label].score) label = other;
    }
    for (std::size_t i = sentence.size(); i-- > 0;) {
        labels[i] = label;
        label = cells[i * kNameLabels + label].before;
    }
}

class NameTagger {
public:
    static Result<NameTagger> load();
    static Result<NameTagger> load(std::string_view model);  // a model's bytes, which must outlive the tagger

    // The label of every word of the report. Linear.
    [[nodiscard]] std::vector<Label> tag(const NameContext& context, const std::vector<Name>& by_rules) const;

private:
    SmallLinearModel model_;
    Clusters clusters_;
};

}  // namespace onrecord
