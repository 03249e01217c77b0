#include "across/people.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

// How many persons the reports name, one name each; report i is of stories[i] and of cases[i].
std::size_t n_people(const std::vector<std::string>& names, const std::vector<std::size_t>& stories,
                     const std::vector<std::size_t>& cases) {
    std::vector<ReportFacts> facts(names.size());
    const auto groups_of = [&](const std::vector<std::size_t>& numbers) {
        std::vector<Story> groups;
        for (std::size_t report = 0; report < numbers.size(); ++report) {
            if (groups.size() <= numbers[report]) groups.resize(numbers[report] + 1);
            groups[numbers[report]].reports.push_back(static_cast<ReportIndex>(report));
        }
        return groups;
    };
    for (std::size_t report = 0; report < names.size(); ++report)
        facts[report].persons.push_back({0, names[report], {Span{0, 1}}, {names[report]}, 0, 0, {}, {}});
    return find_people(facts, groups_of(stories), groups_of(cases), load_name_lists()).size();
}

// A surname alone is whose other reports of the story, or of the case, name in full; else whose three stories do.
TEST(People, ASurnameAloneIsWhoseNameIsKnown) {
    EXPECT_EQ(n_people({"Ana Quill", "Quill"}, {0, 0}, {0, 0}), 1U);
    EXPECT_EQ(n_people({"Ana Quill", "Quill"}, {0, 1}, {0, 0}), 1U);
    EXPECT_EQ(n_people({"Ana Quill", "Quill"}, {0, 1}, {0, 1}), 2U);
    EXPECT_EQ(n_people({"Ana Quill", "Ana Quill", "Quill"}, {0, 1, 2}, {0, 1, 2}), 2U);
    EXPECT_EQ(n_people({"Ana Quill", "Ana Quill", "Ana Quill", "Quill"}, {0, 1, 2, 3}, {0, 1, 2, 3}), 1U);
    EXPECT_EQ(n_people({"Ana Quill", "Otto Quill", "Quill"}, {0, 1, 2}, {0, 0, 0}), 3U);
}

}  // namespace
}  // namespace onrecord
