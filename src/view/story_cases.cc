#include "view/story_cases.h"

#include <string_view>
#include <unordered_map>

namespace onrecord {

std::vector<StoryCase> cases_of(const std::vector<StoryRow>& stories) {
    std::vector<StoryCase> cases;
    std::unordered_map<std::string_view, std::size_t> by_id;  // looked up only
    for (const StoryRow& story : stories) {
        const std::string& id = story.parent.empty() ? story.id : story.parent;
        const auto [found, is_new] = by_id.emplace(id, cases.size());
        if (is_new) cases.emplace_back().id = id;
        StoryCase& one = cases[found->second];
        one.stories.push_back(&story);
        one.reports.insert(one.reports.end(), story.reports.begin(), story.reports.end());
        if (!story.first_date.empty() && (one.first_date.empty() || story.first_date < one.first_date)) one.first_date = story.first_date;
        if (story.last_date > one.last_date) one.last_date = story.last_date;
    }
    return cases;
}

}  // namespace onrecord
