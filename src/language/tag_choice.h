// Where the tagger's second-best tags are taken instead of its best: a linear model that sees the word, its neighbours' tags, and its
// place in the tree, which the tagger, being read off the network's first layer, did not know.
//
// “left” is a noun, a verb or an adjective by what hangs from it and from what it hangs. Of words that are tagged wrongly the second
// tags are right for two of three.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/parser.h"
#include "language/tags.h"
#include "language/word_form.h"
#include "onrecord/error.h"
#include "predict/feature.h"
#include "predict/log_odds_model.h"

namespace onrecord {

inline constexpr std::uint64_t kTagsFingerprint = 0x7461677300000001;  // "tags"; count up when a feature changes

// A sentence as the model sees it. As many of each as words; all outlive this.
class TagView {
public:
    TagView(std::span<const WordForm> forms, std::span<const Arc> arcs, std::span<const Tags> tags, std::span<const TagDoubt> doubts,
            std::vector<std::uint64_t>& below);

    static constexpr std::size_t kMaxFeatures = 24;
    using Features = FeatureList<kMaxFeatures>;

    // Whether the model is asked about word i: a fifth of all, with three quarters of those that are tagged wrongly.
    [[nodiscard]] bool is_asked(std::size_t i) const { return doubts_[i].steps <= kMostSteps; }
    void find(std::size_t i, Features& features) const;

private:
    static constexpr std::uint8_t kMostSteps = 3;  // log odds of 4: more words cost more and win nothing

    std::span<const WordForm> forms_;
    std::span<const Arc> arcs_;
    std::span<const Tags> tags_;
    std::span<const TagDoubt> doubts_;
    std::uint8_t capitals_ = 0;             // how many of the longer words have a capital, in quarters; 0 where there are none
    std::span<const std::uint64_t> below_;  // of a word: the relations of what hangs from it, a bit each
};

class TagChoice {
public:
    TagChoice() = default;  // leaves all tags as they are
    // The one that the program carries. Error: malformed where it does not fit the program.
    static Result<TagChoice> load();
    static Result<TagChoice> load(std::string_view model);  // `model` must outlive what is returned

    struct Scratch {
        std::vector<std::uint64_t> below;
        std::vector<std::size_t> chosen;
    };
    // Of one sentence: swaps the tags of words with their second-best ones. Each is judged by the tags as they were. Linear.
    void choose(std::span<const WordForm> forms, std::span<const Arc> arcs, std::span<Tags> tags, std::span<TagDoubt> doubts,
                Scratch& scratch) const;

private:
    SmallLogOddsModel model_;
};

}  // namespace onrecord
