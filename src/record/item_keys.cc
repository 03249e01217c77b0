#include "record/item_keys.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

namespace onrecord {
namespace {

// Numbers for each report: with so many that most keep theirs when reports are added, until the record has doubled.
constexpr std::size_t kSpread = 8;
constexpr int kMinRankBits = 3;  // items of one list that are first in one report: the more, the more digits have all ids of the list

// Each report's number, from 1: what its hash says, or the next that is free. The smallest hash chooses first, so that numbers are a
// function of the set. REQUIRES: reports are in the order of their ids.
std::vector<std::int64_t> number_reports(const std::vector<std::uint64_t>& hashes) {
    const std::size_t n_numbers = kSpread * std::bit_ceil(std::max<std::size_t>(hashes.size(), 2));
    std::vector<std::size_t> order(hashes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return hashes[a] < hashes[b]; });
    std::vector<bool> is_taken(n_numbers);
    std::vector<std::int64_t> numbers(hashes.size());
    for (const std::size_t report : order) {
        std::size_t slot = hashes[report] & (n_numbers - 1);
        while (is_taken[slot]) slot = (slot + 1) & (n_numbers - 1);
        is_taken[slot] = true;
        numbers[report] = static_cast<std::int64_t>(slot) + 1;
    }
    return numbers;
}

// Where an item begins: what is in the same place is ordered by its number in the list.
struct First {
    ReportIndex report = 0;
    std::uint32_t place = 0;
    std::uint32_t item = 0;
    auto operator<=>(const First&) const = default;
};

template <class T>
First first_of(const std::vector<T>& places) {
    return places.empty() ? First{} : First{places.front().report, places.front().span.begin, 0};
}

// The report's number, and behind it the item's rank among those that begin in that report.
std::vector<std::int64_t> number_items(std::vector<First> firsts, const std::vector<std::int64_t>& report_numbers) {
    std::vector<std::int64_t> keys(firsts.size());
    for (std::uint32_t item = 0; item < firsts.size(); ++item) firsts[item].item = item;
    std::sort(firsts.begin(), firsts.end());
    std::uint32_t rank = 0, max_rank = 0;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        rank = i > 0 && firsts[i].report == firsts[i - 1].report ? rank + 1 : 0;
        max_rank = std::max(max_rank, rank);
        keys[firsts[i].item] = rank;
    }
    const int bits = std::max(kMinRankBits, static_cast<int>(std::bit_width(max_rank)));
    for (const First& first : firsts) keys[first.item] += (first.report < report_numbers.size() ? report_numbers[first.report] : 0) << bits;
    return keys;
}

template <class T, class FirstOf>
std::vector<std::int64_t> number_items(const std::vector<T>& items, const std::vector<std::int64_t>& report_numbers, const FirstOf& first) {
    std::vector<First> firsts;
    firsts.reserve(items.size());
    for (const T& item : items) firsts.push_back(first(item));
    return number_items(std::move(firsts), report_numbers);
}

std::vector<std::int64_t> number_stories(const std::vector<Story>& stories, const std::vector<std::int64_t>& report_numbers) {
    std::vector<std::int64_t> keys;
    keys.reserve(stories.size());
    for (const Story& story : stories)
        keys.push_back(!story.reports.empty() && story.reports.front() < report_numbers.size() ? report_numbers[story.reports.front()] : 0);
    return keys;
}

}  // namespace

std::vector<std::size_t> in_order_of(const std::vector<std::int64_t>& keys) {
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    return order;
}

ItemKeys::ItemKeys(const Links& links, const std::vector<std::uint64_t>& report_hashes) {
    const std::vector<std::int64_t> numbers = number_reports(report_hashes);
    const auto first_entity = [](const auto& one) {
        return one.entities.empty() ? First{} : First{one.entities.front().report, one.entities.front().entity, 0};
    };
    people = number_items(links.people, numbers, first_entity);
    names = number_items(links.names, numbers, first_entity);
    quotations = number_items(links.quotations, numbers, [](const Quotation& one) { return first_of(one.uses); });
    reuse = number_items(links.reuse, numbers, [](const Reuse& one) {
        return First{one.first, one.pieces.empty() ? 0 : one.pieces.front().first.begin, 0};
    });
    stories = number_stories(links.stories, numbers);
    cases = number_stories(links.cases, numbers);
    timeline = number_items(links.timeline, numbers, [](const TimelineEvent& one) { return first_of(one.tellings); });
    claims = number_items(links.claims, numbers, [](const Claim& one) { return first_of(one.uses); });
    std::vector<First> of_origins;
    for (const Claim& claim : links.claims) of_origins.insert(of_origins.end(), claim.origins.size(), first_of(claim.uses));
    const std::vector<std::int64_t> all = number_items(std::move(of_origins), numbers);
    auto next = all.begin();
    for (const Claim& claim : links.claims) {
        const auto end = next + static_cast<std::ptrdiff_t>(claim.origins.size());
        origins.emplace_back(next, end);
        next = end;
    }
    differences = number_items(links.differences, numbers, [](const Difference& one) { return first_of(one.values); });
    revisions = number_items(links.revisions, numbers, [](const Revision& one) { return First{one.older, one.newer, 0}; });
    recurring_lines = number_items(links.recurring_lines, numbers, [](const RecurringLine& one) { return first_of(one.places); });
}

}  // namespace onrecord
