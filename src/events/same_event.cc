#include "events/same_event.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace onrecord {
namespace {

constexpr std::size_t kMaxCompared = 64;

bool is_vague(const std::string& date) {
    return date.empty() || date.ends_with('~');
}

// Whether one says no more than the other, or both end in the same word.
bool shares_words(const Event& a, const Event& b) {
    const std::string_view more = a.text.size() >= b.text.size() ? a.text : b.text;
    const std::string_view less = a.text.size() >= b.text.size() ? b.text : a.text;
    const std::size_t end = less.rfind(' ');
    return more.find(less) != std::string_view::npos || end == std::string_view::npos ||
           more.find(less.substr(end)) != std::string_view::npos;
}

// "Ana Ruiz backed Lee", "dockers of the union backed Lee": two who did one thing to a third.
bool are_of_two(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, const std::vector<Entity>& entities) {
    const auto first = [&](const std::vector<std::uint32_t>& all) {
        return std::find_if(all.begin(), all.end(), [&](std::uint32_t each) { return entities[each].type != EntityType::place; });
    };
    const auto x = first(a), y = first(b);
    return x != a.end() && y != b.end() && std::find(b.begin(), b.end(), *x) == b.end() && std::find(a.begin(), a.end(), *y) == a.end();
}

bool same_event(const Event& a, const Event& b, const std::vector<Entity>& entities) {
    if (a.span.overlaps(b.span)) return true;
    if (are_of_two(a.participants, b.participants, entities)) return false;
    const bool dates_agree = a.date == b.date || is_vague(a.date) || is_vague(b.date);
    return dates_agree && a.certainty == b.certainty && have_in_common(a.participants, b.participants) && shares_words(a, b);
}

}  // namespace

bool have_in_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::any_of(a.begin(), a.end(), [&](std::uint32_t each) { return std::find(b.begin(), b.end(), each) != b.end(); });
}

std::vector<Event> merge_mentions(std::vector<Event> events, const std::vector<Entity>& entities) {
    std::vector<Event> kept;
    std::map<std::string, std::vector<std::size_t>> by_lemma;
    for (Event& event : events) {
        auto& same = by_lemma[event.lemma];
        const auto first = same.size() > kMaxCompared ? same.end() - static_cast<std::ptrdiff_t>(kMaxCompared) : same.begin();
        const auto at = std::find_if(first, same.end(), [&](std::size_t other) { return same_event(kept[other], event, entities); });
        if (at == same.end()) {
            same.push_back(kept.size());
            kept.push_back(std::move(event));
            continue;
        }
        Event& other = kept[*at];
        if (!other.span.overlaps(event.span)) other.mentions.push_back(event.span);
        if (is_vague(other.date) && !event.date.empty() && (other.date.empty() || !is_vague(event.date))) {
            other.date = std::move(event.date);
            other.times = std::move(event.times);
        }
    }
    std::sort(kept.begin(), kept.end(), [](const Event& a, const Event& b) { return a.span < b.span; });
    return kept;
}

}  // namespace onrecord
