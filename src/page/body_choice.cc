// A block is of the article where the forest says so of its features (models/blocks.md). A page of which the forest leaves hardly anything
// of the heaviest run is not one of those that it knows: there the run stands.
#include "page/body_choice.h"

#include "page/block_features.h"
#include "page/body_region.h"
#include "page/headline.h"

namespace onrecord {
namespace {

// Chosen by cross-validation over hosts (training/train_blocks.py), but that what stands apart or outside the region's element must be
// surer than the rest: that costs nothing there, and small pages, of which there were few, have less that tells a column from a text.
constexpr double kMinOfRun = 0.3;                   // of the run's words, that must be chosen
constexpr std::int32_t kMinLogOdds = -13151;        // a probability of 0.45
constexpr std::int32_t kMinLogOddsOutside = 26573;  // 0.60
constexpr std::int32_t kMinLogOddsApart = 55529;    // 0.70

// Of each block, whether it is of the article.
std::vector<bool> chosen_blocks(const HtmlTree& tree, const Blocks& blocks, const BodyRegion& region, std::string_view title,
                                const PageLists& lists, const Forest& forest) {
    const auto n = static_cast<std::uint32_t>(blocks.blocks.size());
    const auto features = block_features(tree, blocks, region, title, lists);
    std::vector<bool> by_model(n), by_weight(n);
    double both = 0, run = 0;  // words
    for (std::uint32_t i = 0; i < n; ++i) {
        const std::span<const float> row(features.data() + i * kBlockFeatures, kBlockFeatures);
        const bool outside = !region.element.contains(i);
        const std::int32_t least = blocks.blocks[i].apart != Apart::none ? kMinLogOddsApart : outside ? kMinLogOddsOutside : kMinLogOdds;
        by_model[i] = forest.log_odds(row) > least && !(outside && i < region.headline);
        by_weight[i] = region.run.contains(i) && blocks.blocks[i].apart == Apart::none;
        run += by_weight[i] ? blocks.blocks[i].n_words : 0;
        both += by_weight[i] && by_model[i] ? blocks.blocks[i].n_words : 0;
    }
    return both < kMinOfRun * run ? by_weight : by_model;
}

}  // namespace

Body choose_body(const HtmlTree& tree, const Blocks& blocks, std::string_view title, const PageLists& lists, const Forest& forest) {
    const auto chosen = chosen_blocks(tree, blocks, find_region(tree, blocks, title), title, lists, forest);
    Body body;
    const std::string folded_title = folded(title);
    bool text_began = false;
    for (std::uint32_t i = 0; i < blocks.blocks.size(); ++i) {
        if (!chosen[i]) continue;
        const Block& block = blocks.blocks[i];
        if (!text_began && !folded_title.empty() && folded(blocks.text_of(block)) == folded_title) continue;
        if (!text_began && is_credit(blocks, block)) continue;
        // A line that is a link leads to another story.
        if (block.link_share() > 0.8 && block.kind != BlockKind::heading && !(block.is_sentence && block.n_words > 12)) continue;
        text_began = text_began || is_prose(block);
        body.blocks.push_back(i);
        body.n_words += block.n_words;
        if (is_prose(block)) body.n_prose_words += block.n_words;
    }
    return body;
}

}  // namespace onrecord
