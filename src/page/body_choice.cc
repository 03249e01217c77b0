// A block is of the article where the forest says so of its features (models/blocks.md). A page of which the forest leaves hardly anything
// of the heaviest run is not one of those that it knows: there the run stands.
#include "page/body_choice.h"

#include <array>
#include <unordered_set>

#include "page/block_features.h"
#include "page/body_region.h"
#include "page/headline.h"
#include "text/word_key.h"

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
    const auto is_asked = [&](std::uint32_t i) { return region.element.contains(i) || i >= region.headline; };
    std::vector<std::uint32_t> asked;
    for (std::uint32_t i = 0; i < n; ++i) {
        if (is_asked(i)) asked.push_back(i);
    }
    std::vector<std::int32_t> log_odds(asked.size());
    forest.log_odds(features, kBlockFeatures, asked, log_odds);
    auto next = log_odds.begin();
    for (std::uint32_t i = 0; i < n; ++i) {
        const bool outside = !region.element.contains(i);
        const std::int32_t least = blocks.blocks[i].apart != Apart::none ? kMinLogOddsApart : outside ? kMinLogOddsOutside : kMinLogOdds;
        by_model[i] = is_asked(i) && *next++ > least;
        by_weight[i] = region.run.contains(i) && blocks.blocks[i].apart == Apart::none;
        run += by_weight[i] ? blocks.blocks[i].n_words : 0;
        both += by_weight[i] && by_model[i] ? blocks.blocks[i].n_words : 0;
    }
    return both < kMinOfRun * run ? by_weight : by_model;
}

// The runs of words of a text, by which what stands apart is seen to be there once more: for machines, or for printing.
class WordRuns {
public:
    void add(std::string_view text) {
        each_run(text, [&](std::uint64_t run) {
            if (seen_.size() < kMaxRuns) seen_.insert(run);
        });
    }
    // Whether most of the runs of `text` were added.
    [[nodiscard]] bool repeat(std::string_view text) const {
        std::size_t n = 0, n_seen = 0;
        each_run(text, [&](std::uint64_t run) {
            ++n;
            n_seen += seen_.contains(run) ? 1 : 0;
        });
        return n >= kMinRuns && static_cast<double>(n_seen) >= kMinShare * static_cast<double>(n);
    }

private:
    static constexpr std::size_t kWords = 4;     // in a run
    static constexpr std::size_t kMinRuns = 16;  // of a block; shorter ones may be said twice
    static constexpr double kMinShare = 0.8;
    static constexpr std::size_t kMaxRuns = 200'000;  // that are kept, some 40 bytes each: of more than any article has
    template <class Take>
    static void each_run(std::string_view text, Take take) {
        std::array<WordKey, kWords> last{};
        std::size_t n = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find_first_of(" \n", at), text.size());
            if (end > at) last[n++ % kWords] = word_key(text.substr(at, end - at));
            if (end > at && n >= kWords) {
                std::uint64_t run = 0;
                for (std::size_t i = 0; i < kWords; ++i) run = run * 0x9e3779b97f4a7c15U + last[(n + i) % kWords];
                take(run);
            }
            at = end + 1;
        }
    }
    std::unordered_set<std::uint64_t> seen_;
};

}  // namespace

Body choose_body(const HtmlTree& tree, const Blocks& blocks, std::string_view title, const PageLists& lists, const Forest& forest) {
    const auto chosen = chosen_blocks(tree, blocks, find_region(tree, blocks, title), title, lists, forest);
    Body body;
    const std::string folded_title = folded(title);
    const auto stands_apart = [&](std::uint32_t i) { return chosen[i] && blocks.blocks[i].apart != Apart::none; };
    WordRuns open_runs;  // of what stands in the open; asked for where something does not
    bool any_apart = false;
    for (std::uint32_t i = 0; i < blocks.blocks.size(); ++i) any_apart = any_apart || stands_apart(i);
    for (std::uint32_t i = 0; any_apart && i < blocks.blocks.size(); ++i)
        if (chosen[i] && !stands_apart(i)) open_runs.add(blocks.text_of(blocks.blocks[i]));
    bool text_began = false;
    for (std::uint32_t i = 0; i < blocks.blocks.size(); ++i) {
        if (!chosen[i]) continue;
        const Block& block = blocks.blocks[i];
        if (!text_began && !folded_title.empty() && folded(blocks.text_of(block)) == folded_title) continue;
        if (!text_began && is_credit(blocks, block)) continue;
        // A line that is a link leads to another story.
        if (block.link_share() > 0.8 && block.kind != BlockKind::heading && !(block.is_sentence && block.n_words > 12)) continue;
        if (stands_apart(i) && open_runs.repeat(blocks.text_of(block))) continue;
        text_began = text_began || is_prose(block);
        body.blocks.push_back(i);
        body.n_words += block.n_words;
        if (is_prose(block)) body.n_prose_words += block.n_words;
    }
    return body;
}

}  // namespace onrecord
