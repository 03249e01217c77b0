#include "page/page_lists.h"

#include <algorithm>
#include <array>

#include "base/table.h"

namespace onrecord {

void KeyTable::sort() {
    std::sort(rows_.begin(), rows_.end());
    std::vector<std::pair<WordKey, std::uint8_t>> joined;
    for (const auto& row : rows_) {
        if (!joined.empty() && joined.back().first == row.first) {
            joined.back().second = static_cast<std::uint8_t>(joined.back().second | row.second);
        } else {
            joined.push_back(row);
        }
    }
    rows_ = std::move(joined);
}

std::uint8_t KeyTable::value(WordKey key) const {
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), key, [](const auto& row, WordKey wanted) { return row.first < wanted; });
    return found != rows_.end() && found->first == key ? found->second : std::uint8_t{0};
}

PageLists load_page_lists() {
    PageLists lists;
    static constexpr std::array<std::string_view, 8> kHintNames = {"none",     "body",      "subject", "matter",
                                                                   "comments", "furniture", "popup",   "part"};
    for (const Row& row : load_table("page/hint.tsv")) {
        const auto name = std::find(kHintNames.begin(), kHintNames.end(), row.size() > 1 ? row[1] : std::string_view());
        if (name != kHintNames.end()) lists.hints.add(row[0], static_cast<std::uint8_t>(1U << (name - kHintNames.begin())));
    }
    lists.hints.sort();
    for (const Row& row : load_table("page/promo_word.tsv")) lists.promo_words.add(row[0], 1);
    lists.promo_words.sort();
    for (const Row& row : load_table("english/given_name.tsv")) lists.given_names.add(row[0], 1);
    lists.given_names.sort();
    lists.furniture = load_furniture_patterns();
    for (const FurniturePattern& pattern : lists.furniture) {
        const bool leads = pattern.words.back() == ':' || pattern.words == "click here to";  // a sentence of the author's with a link
        if (pattern.where != FurniturePattern::Where::heading && !leads) lists.page_furniture.push_back(pattern);
    }
    return lists;
}

}  // namespace onrecord
