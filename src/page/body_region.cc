// Each block has a weight: prose counts for the article by its words, links and scraps against it. The element whose blocks weigh most is
// the body, since a wrapper around it only adds scraps; an element that its page names as the article wins where it weighs nearly as
// much. Within it, the run of blocks that weighs most is kept, which cuts sharing bars before and teasers after. Linear in the blocks.
// After the maximum subsequence segmentation of Pasternack and Roth (2009), constrained to elements of the tree.
#include "page/body_region.h"

#include <algorithm>

#include "base/date_text.h"
#include "page/byline.h"
#include "page/near_headline.h"

namespace onrecord {
namespace {

// Set on the developers' pages (scrapinghub, wcxb), by word F1.
constexpr double kMaxProseLinkShare = 0.5;
constexpr double kMaxBlockWeight = 150;         // words: one huge block (a script's text, a licence) is not the article
constexpr double kNamedBodyShare = 0.6;         // of the best weight, that a named body must have
constexpr std::uint32_t kMaxCellsWeighed = 20;  // of a table or list
constexpr std::uint32_t kMinProseWords = 10;    // words that make a block prose without a full stop

double weight_of(const Block& block) {
    if (block.apart != Apart::none) return 0;
    const double n_words = block.n_words;
    if (is_prose(block)) return std::min(kMaxBlockWeight, n_words * (1 - block.link_share()));
    if (block.link_share() > kMaxProseLinkShare) return -(2 + std::min(8.0, n_words * 0.5));
    switch (block.kind) {
        case BlockKind::heading:
            return -0.5;
        case BlockKind::item:
        case BlockKind::cell:
        case BlockKind::preformatted:
            return -0.3;
        default:
            return -1.5;
    }
}

bool has_hint(const Element& element, Hint hint) {
    return (element.hints & 1U << static_cast<unsigned>(hint)) != 0;
}

// The page itself names it as the article.
int named(const HtmlTree& tree, const Element& element) {
    if (const auto prop = tree.raw(element.node, Attribute::itemprop)) {
        if (prop->find("articleBody") != std::string_view::npos) return 3;
    }
    const Tag tag = tree.nodes[element.node].tag;
    if (tag == Tag::body || tag == Tag::html) return 0;
    if (has_hint(element, Hint::body) || (has_hint(element, Hint::subject) && has_hint(element, Hint::matter))) return 2;
    if (tag == Tag::article || tag == Tag::main) return 1;
    return 0;
}

// The run of blocks that weighs most within `range`; the shortest of those.
BlockRange heaviest_run(const std::vector<double>& weights, BlockRange range) {
    BlockRange best{range.first, range.first};
    double best_sum = 0;
    double sum = 0;
    std::uint32_t begin = range.first;
    for (std::uint32_t i = range.first; i < range.end; ++i) {
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += weights[i];
        if (sum > best_sum) {
            best_sum = sum;
            best = {begin, i + 1};
        }
    }
    return best;
}

}  // namespace

bool is_prose(const Block& block) {
    return block.link_share() <= kMaxProseLinkShare && (block.n_words >= kMinProseWords || (block.is_sentence && block.n_words >= 4));
}

bool is_credit(const Blocks& blocks, const Block& block) {
    constexpr std::uint32_t kMaxCreditWords = 12;
    if (block.n_words > kMaxCreditWords || block.is_sentence || block.kind == BlockKind::heading) return false;
    const std::string_view text = blocks.text_of(block);
    std::string_view rest;
    return find_date(text).has_value() || (is_byline(text, rest) && !names_of_byline(rest, "").empty());
}

BodyRegion find_region(const HtmlTree& tree, const Blocks& blocks, std::string_view title) {
    const auto n = static_cast<std::uint32_t>(blocks.blocks.size());
    std::vector<double> weights(n);
    std::vector<double> before(n + 1, 0);
    std::uint32_t n_cells = 0;  // one after the other
    for (std::uint32_t i = 0; i < n; ++i) {
        weights[i] = weight_of(blocks.blocks[i]);
        // A long table or list of an article must not outweigh the prose on its other side.
        const Block& block = blocks.blocks[i];
        const bool cell = (block.kind == BlockKind::cell || block.kind == BlockKind::item) && block.link_share() <= kMaxProseLinkShare;
        n_cells = cell && block.apart == Apart::none ? n_cells + 1 : 0;
        if (n_cells > kMaxCellsWeighed && weights[i] < 0) weights[i] = 0;
        before[i + 1] = before[i] + weights[i];
    }
    const auto sum = [&](const Element& element) { return before[element.end] - before[element.first]; };

    const Element* best = nullptr;
    for (const Element& element : blocks.elements) {
        if (best == nullptr || sum(element) > sum(*best)) best = &element;
    }
    if (best == nullptr) return {};
    const Element* chosen = best;
    const double best_sum = sum(*best);
    double chosen_value = 0;
    for (const Element& element : blocks.elements) {
        const int name = named(tree, element);
        if (name == 0 || sum(element) < kNamedBodyShare * best_sum) continue;
        const double value = sum(element) * (1 + 0.1 * name);
        if (value > chosen_value) {
            chosen_value = value;
            chosen = &element;
        }
    }
    BlockRange range = heaviest_run(weights, {chosen->first, chosen->end});

    // Headings right before the run belong to it.
    while (range.first > chosen->first && blocks.blocks[range.first - 1].kind == BlockKind::heading &&
           blocks.blocks[range.first - 1].apart == Apart::none && blocks.blocks[range.first - 1].link_share() < kMaxProseLinkShare) {
        --range.first;
    }
    return {chosen->node, {chosen->first, chosen->end}, range, headline_block(blocks, 0, title)};
}

}  // namespace onrecord
