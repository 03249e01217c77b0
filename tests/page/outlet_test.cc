#include "page/outlet.h"

#include <gtest/gtest.h>

#include <string>

#include "page/blocks.h"
#include "page/page_lists.h"
#include "page/tree.h"

namespace onrecord {
namespace {

TEST(Outlet, OfAPageIsWhatTwoSignsSay) {
    const struct {
        const char* why;
        std::string title, url, page, outlet;
    } rows[] = {
        {"front link and title", "Berth shut for a week | Harlow Courier", "", "<a href='/'>Harlow Courier</a><p>x</p>", "Harlow Courier"},
        {"a quotation mark as border", "Berth shut « Rope & Tar", "", "<a href='/'>Rope &amp; Tar</a>", "Rope & Tar"},
        {"front link and copyright", "Berth shut", "",
         "<a href='https://c.example/'>The Harlow Courier</a><p>© 2015-2025 Harlow Courier</p>", "The Harlow Courier"},
        {"title and host", "Berth shut - Tideline", "https://www.tideline.example/a", "<p>x</p>", "Tideline"},
        {"one sign is none: the title", "Berth shut - Ports", "https://c.example/a", "<p>x</p>", ""},
        {"one sign is none: a link", "Berth shut", "", "<a href='/'>Latest Tides</a>", ""},
        {"a link home is no name", "Berth shut | Home", "", "<a href='/'>Home</a>", ""},
        {"a link elsewhere is no front page", "Berth shut | Sport", "", "<a href='/sport'>Sport</a>", ""},
        {"title and the page's first line", "Berth shut | Salt Lane", "", "<div>SALT LANE - mud and more</div><h1>Berth shut</h1><p>x</p>",
         "Salt Lane"},
        {"an edition is no part of the name", "Berth shut | Harlow Courier in English", "", "<a href='/en'>Harlow Courier</a><p>x</p>",
         "Harlow Courier"},
        {"a section that the menu has too", "Berth shut | Sport", "", "<ul><li>Sport</li><li>Tides</li></ul><h1>Berth shut</h1><p>x</p>",
         ""},
        {"two names with two signs each", "Harlow Courier | Berth shut | Tideline", "",
         "<a href='/'>Harlow Courier</a><a href='https://t.example'>Tideline</a>", ""},
    };
    const PageLists lists = load_page_lists();
    for (const auto& row : rows) {
        const HtmlTree tree = build_tree(row.page);
        const Blocks blocks = find_blocks(tree, lists);
        EXPECT_EQ(outlet_of_page(tree, blocks, row.title, row.url), row.outlet) << row.why;
    }
}

TEST(Outlet, OfATextIsItsMastheadOrItsAgency) {
    const std::string body = "\n\nBerth shut for a week\n\nThe berth at Harlow was shut on Monday, the port said. The crews went home.\n";
    const struct {
        const char* why;
        std::string text, outlet;
    } rows[] = {
        {"a day below", "HARLOW COURIER\nFriday, May 3, 2024" + body, "Harlow Courier"},
        {"a menu below", "The Daily Wall\nTides | Berths | Rope" + body, "Daily Wall"},
        {"a menu in columns", "SUTTON QUAY WEEKLY\nYour quay.\nHome   Boats   Tides" + body, "Sutton Quay Weekly"},
        {"an abbreviation keeps its capitals", "HCB NEWS\n3 May 2024" + body, "HCB News"},
        {"as the text writes it", "MCWALL TIMES\n3 May 2024" + body + "McWall Times has seen the bill.\n", "McWall Times"},
        {"agency and masthead are one", "TIDELINE\n3 May 2024\n\nBerth shut\n\nHARLOW, May 3 (Tideline) - The berth was shut.\n",
         "Tideline"},
        {"agency alone", "Berth shut\n\nHARLOW, May 3 (Tideline) - The berth was shut on Monday.\n", "Tideline"},
        {"the paper that prints the agency", "HARLOW COURIER\n3 May 2024\n\nBerth shut\n\nHARLOW, May 3 (Tideline) - The berth was shut.\n",
         "Harlow Courier"},
        {"headline, byline and day below", "Harlow Ledger\nBerth shut for a week\nAna Ruiz\nStaff Writer\nFriday, May 3, 2024" + body,
         "Harlow Ledger"},
        {"a name with a hyphen", "Post-Courier\nBerth shut for a week\nAna Ruiz\nStaff Writer\nFriday, May 3, 2024" + body, "Post-Courier"},
        {"a numeric day", "HARLOW COURIER\nTIDES-BERTHS\n05/03/2024 2:30 PM" + body, "Harlow Courier"},
        {"its day on its own line", "HARLOW FM NEWSROOM - Friday 3 May 2024 - 7am" + body, "Harlow FM"},
        {"an edition", "HARLOW COURIER - English edition\n3 May 2024" + body, "Harlow Courier"},
        {"a name that people told", "Salt Lane\n3 May 2024" + body + "“It is sound,” Ana Ruiz told Salt Lane.\n", "Salt Lane"},
        {"a name that nobody told", "Salt Lane\n3 May 2024" + body + "“It is sound,” Ana Ruiz said of Salt Lane.\n", ""},
        {"a headline with its byline and day below",
         "Ruiz Meets Harlow Leader\nBy Tom Okafor\nStaff Writer\nMay 3, 2024\n\nThe port shut.\n", ""},
        {"three mastheads", "HARLOW COURIER\nDAILY WALL\nQUAY TIMES\n3 May 2024 | Home" + body, ""},
        {"a headline with a day below", "Port Shuts Berth\n3 May 2024" + body, ""},
        {"a place with a day below", "PORT HARLOW\n3 May 2024" + body, ""},
        {"nothing below", "HARLOW COURIER\nThe berth was shut" + body, ""},
        {"one word that outlets have", "NEWS\n3 May 2024" + body, ""},
        {"an agency spoken of", "Berth shut\n\nThe berth was shut, Ana Ruiz (Tideline) - the agency's director - said.\n", ""},
        {"brackets that hold an age", "Berth shut\n\nHARLOW, May 3 (aged 44) - The berth was shut.\n", ""},
        {"what it has learned, and tells it", "The berth is sound, Salt Lane has learned.\n\n“It is,” an aide tells Salt Lane.\n",
         "Salt Lane"},
        {"what it has learned, as it reported", "The Salt Lane has obtained a letter. As the Salt Lane reported in May, it is old.\n",
         "Salt Lane"},
        {"two that have learned",
         "Salt Lane has learned it, and an aide tells Salt Lane. Dry Lane has learned it, an aide tells Dry Lane.\n", ""},
        {"a dateline without capitals or dash", "Berth shut\n\nHarlow Heights, May 3 (HNS) The berth was shut on Monday.\n", "HNS"},
        {"a place and brackets without a day", "Berth shut\n\nHarlow Heights, Ohio (HNS) The berth was shut on Monday.\n", ""},
        {"an agency that the text only quotes", "Berth shut\n\nThe berth was shut, Ana Ruiz told HNS. HNS had reported it in May.\n", ""},
        {"what it can reveal, and was told", "The berth is shut, Salt Lane can reveal.\n\n“It is,” an aide told Salt Lane.\n", "Salt Lane"},
        {"another's scoop", "The berth is sound, Salt Lane has learned.\n\n“It is,” an aide told Dry Lane.\n", ""},
        {"a person", "Ruiz has seen it. “It is sound,” Okafor told Ruiz.\n", ""},
        {"empty", "", ""},
    };
    const PageLists lists = load_page_lists();
    for (const auto& row : rows) EXPECT_EQ(outlet_of_text(row.text, {}, lists).name, row.outlet) << row.why;
    const std::string owned = "HARLOW COURIER\n3 May 2024\nThe berth was shut.\n© 2015-2025 Tideline Ltd\n";
    const auto begin = static_cast<std::uint32_t>(owned.find("©"));
    EXPECT_EQ(outlet_of_text(owned, {{begin, static_cast<std::uint32_t>(owned.size())}}, lists).name, "");
    // The owner is called after it: no word that outlets have is needed.
    const std::string house = "Salt & Quay\n3 May 2024\nThe berth was shut on Monday.\n© 2024 Salt & Quay Publishing\n";
    const auto line = static_cast<std::uint32_t>(house.find("©"));
    EXPECT_EQ(outlet_of_text(house, {{line, static_cast<std::uint32_t>(house.size())}}, lists).name, "Salt & Quay");
}

}  // namespace
}  // namespace onrecord
