#include "page/page_lists.h"

#include <algorithm>
#include <array>

#include "base/table.h"

namespace onrecord {

void KeyTable::add(WordKey key, std::uint8_t value) {
    if (2 * (n_words_ + 1) > slots_.size()) {
        std::vector<Slot> fuller(slots_.size() * 2);
        fuller.swap(slots_);
        n_words_ = 0;
        for (const Slot& slot : fuller) {
            if (slot.value != 0) add(slot.key, slot.value);
        }
    }
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].value != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    n_words_ += slots_[at].value == 0 ? 1 : 0;
    slots_[at] = {key, static_cast<std::uint8_t>(slots_[at].value | value)};
}

PageLists load_page_lists() {
    PageLists lists;
    static constexpr std::array<std::string_view, 8> kHintNames = {"none",     "body",      "subject", "matter",
                                                                   "comments", "furniture", "popup",   "part"};
    for (const Row& row : load_table("page/hint.tsv")) {
        const auto name = std::find(kHintNames.begin(), kHintNames.end(), row.size() > 1 ? row[1] : std::string_view());
        if (name != kHintNames.end()) lists.hints.add(row[0], static_cast<std::uint8_t>(1U << (name - kHintNames.begin())));
    }
    for (const Row& row : load_table("page/promo_word.tsv")) lists.promo_words.add(row[0], 1);
    for (const Row& row : load_table("english/given_name.tsv")) lists.given_names.add(row[0], 1);
    for (const Row& row : load_table("page/outlet_word.tsv")) {
        if (row.size() > 1) lists.outlet_words.add(row[0], row[1] == "first" ? kFirstOfOutletName : kLastOfOutletName);
    }
    lists.credits = load_credit_lists();
    lists.furniture = load_furniture_patterns();
    for (const FurniturePattern& pattern : lists.furniture) {
        const bool leads = pattern.words.back() == ':' || pattern.words == "click here to";  // a sentence of the author's with a link
        if (pattern.where != FurniturePattern::Where::heading && !leads) lists.page_furniture.push_back(pattern);
    }
    return lists;
}

}  // namespace onrecord
