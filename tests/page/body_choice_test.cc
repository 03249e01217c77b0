#include "page/body_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "page/article.h"
#include "page/block_features.h"
#include "page/body_region.h"

namespace onrecord {
namespace {

const std::string kProse = "<p>The crews of the harbour ferries stayed ashore on Monday, as the talks went into their third week.</p>";

struct Page {
    std::string html;
    HtmlTree tree;
    Blocks blocks;
    explicit Page(std::string source, const PageLists& lists)
        : html(std::move(source)), tree(build_tree(html)), blocks(find_blocks(tree, lists)) {
        set_apart(blocks);
    }
};

std::string long_page() {
    std::string page =
        "<body><nav><ul><li><a href=/a>News</a><li><a href=/b>Ports</a></ul></nav><main><h1>Ferries stay in port</h1><div class=text>";
    for (int i = 0; i < 6; ++i) page += kProse;
    return page + "</div></main><footer><p>All rights reserved.</p></footer></body>";
}

TEST(BodyChoice, TheRegionIsTheRunOfProse) {
    const PageLists lists = load_page_lists();
    const Page page(long_page(), lists);
    const BodyRegion region = find_region(page.tree, page.blocks, "Ferries stay in port");
    ASSERT_EQ(region.run.end - region.run.first, 6U);
    for (std::uint32_t i = region.run.first; i < region.run.end; ++i) EXPECT_TRUE(is_prose(page.blocks.blocks[i]));
    EXPECT_LE(region.element.first, region.run.first);
    EXPECT_GE(region.element.end, region.run.end);
}

TEST(BodyChoice, AnEmptyPageHasNoBody) {
    const auto models = load_page_models();
    ASSERT_TRUE(models.ok());
    for (const char* html : {"", "<p>", "<nav><a href=/>Home</a></nav>"}) {
        const Page page(html, models.value().lists);
        EXPECT_EQ(choose_body(page.tree, page.blocks, "", models.value().lists, models.value().blocks).n_prose_words, 0U) << html;
    }
}

// Whatever the page: a row a block, and every number of it finite.
TEST(BlockFeatures, EveryBlockHasItsRow) {
    const PageLists lists = load_page_lists();
    std::mt19937 random(3);
    const std::vector<std::string> parts = {"<div class=\"article-body\">",
                                            "</div>",
                                            "<p>",
                                            kProse,
                                            "<a href=/>more</a>",
                                            "<li>",
                                            "<table><td>",
                                            "</table>",
                                            "<h2>",
                                            "é",
                                            "<br>",
                                            "<aside>",
                                            "©",
                                            " "};
    for (int round = 0; round < 300; ++round) {
        std::string html;
        for (int i = 0; i < 30; ++i) html += parts[random() % parts.size()];
        const Page page(html, lists);
        const BodyRegion region = find_region(page.tree, page.blocks, "Ferries stay in port");
        const auto rows = block_features(page.tree, page.blocks, region, "Ferries stay in port", lists);
        ASSERT_EQ(rows.size(), page.blocks.blocks.size() * kBlockFeatures);
        for (const float value : rows) ASSERT_TRUE(value > -1e9F && value < 1e9F);
    }
}

}  // namespace
}  // namespace onrecord
