#include "view/drift.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace onrecord {
namespace {

using Kind = DriftPiece::Kind;

std::string signs(const std::vector<DriftPiece>& pieces) {
    std::string out;
    for (const auto& [kind, words] : pieces) {
        if (!out.empty()) out += ' ';
        out += kind == Kind::same ? words : (kind == Kind::added ? "+[" : kind == Kind::left_out ? "-[" : "~[") + words + "]";
    }
    return out;
}

TEST(Drift, WordsThatDiffer) {
    struct Row {
        std::string_view full, use, expected;
    };
    for (const auto& [full, use, expected] : std::initializer_list<Row>{
             {"We were never asked.", "we were never asked,", "we were never asked,"},
             {"We were never asked whether it should close.", "we were never asked if it should close",
              "we were never asked -[whether] +[if] it should close"},
             {"I think that we were never asked about it", "we were never asked", "~[I think that] we were never asked ~[about it]"},
             {"the council will not move", "the [council] won’t move", "the [council] -[will not] +[won’t] move"},
             {"don't move", "don’t move", "don’t move"},
             {"one — two", "one two", "one two"},
             {"", "", ""},
             {"", "new words", "+[new words]"},
             {"all of it", "other words", "-[all of it] +[other words]"}}) {
        EXPECT_EQ(signs(find_drift(full, use)), expected);
    }
}

TEST(Drift, ShorterIsNotDifferent) {
    EXPECT_FALSE(has_drift(find_drift("I think that we were never asked", "we were never asked")));
    EXPECT_TRUE(has_drift(find_drift("we were never asked", "we were not asked")));
}

TEST(Drift, AUseHasAPart) {
    const std::string full = "We asked for it in spring, we asked again in May, and in July we stopped asking";
    const std::pair<const char*, const char*> rows[] = {
        {full.c_str(), "whole"},
        {"We asked for it in spring", "beginning"},
        {"in July we stopped asking", "end"},
        {"we asked again in May", "middle"},
        {"We asked for it in spring … and in July we stopped asking", "parts"},
        {"We asked for it in winter, we asked again in May, and in July we stopped asking", "whole"}};
    for (const auto& [use, part] : rows) EXPECT_EQ(part_of(find_drift(full, use)), part) << use;
}

// Whatever the two forms are: the pieces of the use give back its words, and those of the full form give back its own.
TEST(Drift, PiecesGiveBothFormsBack) {
    std::uint32_t seed = 7;
    const auto next = [&] { return (seed = seed * 1664525 + 1013904223) >> 16; };
    const auto form = [&](std::size_t n) {
        std::string out;
        for (std::size_t i = 0; i < n; ++i) out += (out.empty() ? "" : " ") + std::string(1, static_cast<char>('a' + next() % 5));
        return out;
    };
    const auto joined = [](const std::vector<DriftPiece>& pieces, std::initializer_list<Kind> kinds) {
        std::string out;
        for (const auto& [kind, words] : pieces) {
            if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) out += (out.empty() ? "" : " ") + words;
        }
        return out;
    };
    for (int i = 0; i < 400; ++i) {
        const auto full = form(1 + next() % (i < 390 ? 12 : 900)), use = form(1 + next() % (i < 390 ? 12 : 900));
        const auto pieces = find_drift(full, use);
        EXPECT_EQ(joined(pieces, {Kind::same, Kind::added}), use);
        EXPECT_EQ(joined(pieces, {Kind::same, Kind::left_out, Kind::cut}), full);
    }
}

}  // namespace
}  // namespace onrecord
