// Figures that answer one question (rival_figures.h) are one line with all its values; what a report says against itself
// (facts/slip_facts.h) is a line too.
#include "across/differences.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/ascii.h"

namespace onrecord {
namespace {

class StoryDifferences {
public:
    StoryDifferences(const std::vector<ReportFacts>& reports, const std::vector<Person>& people, const StoryFigures& figures)
        : reports_(reports), people_(people), figures_(figures) {}

    void find(std::vector<Difference>& differences) const {
        for (const std::vector<std::uint32_t>& group : figures_.groups()) differences.push_back(line_of(group));
    }

private:
    [[nodiscard]] const Figure& at(std::uint32_t i) const { return figures_.at(i); }
    [[nodiscard]] ReportIndex report_of(std::uint32_t i) const { return figures_.places()[i].report; }

    // Of one value that one speaker gives in one report, the first place.
    [[nodiscard]] Difference line_of(const std::vector<std::uint32_t>& group) const {
        Difference difference;
        std::set<std::tuple<ReportIndex, std::string, std::optional<std::uint32_t>>> seen;
        // "40000000 euros", where the currency is what differs.
        const bool by_unit = std::any_of(group.begin(), group.end(), [&](std::uint32_t i) { return at(i).unit != at(group.front()).unit; });
        for (const std::uint32_t i : group) {
            std::string value = by_unit ? at(i).value + ' ' + at(i).unit : at(i).value;
            if (seen.emplace(report_of(i), value, figures_.speaker(i)).second)
                difference.values.push_back({report_of(i), at(i).span, std::move(value), figures_.speaker(i)});
        }
        std::sort(difference.values.begin(), difference.values.end());
        difference.type = by_unit ? DifferenceType::slip : type_of(group, difference);
        difference.topic = by_unit ? "the currency" : topic_of(group);
        return difference;
    }

    [[nodiscard]] std::string topic_of(const std::vector<std::uint32_t>& group) const {
        const Figure& first = at(group.front());
        if (const auto owner = figures_.owner(group.front())) return "age of " + people_[*owner].name;
        // What most of them are said to count.
        std::map<std::string, std::size_t> topics;
        for (const std::uint32_t i : group)
            if (!at(i).topic.empty()) ++topics[at(i).topic];
        const auto most = std::max_element(topics.begin(), topics.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        const std::string topic = most == topics.end() ? std::string() : most->first;
        if (first.unit == kTallyUnit) return "votes for and against";
        if (first.unit == kDateUnit) return "the day";
        const std::string& unit = first.unit;
        if (topic.empty() || unit.empty()) return topic + unit;
        return topic.starts_with("of ") || topic.starts_with("the ") ? unit + ' ' + topic : topic + ", in " + unit;
    }

    [[nodiscard]] DifferenceType type_of(const std::vector<std::uint32_t>& group, const Difference& difference) const {
        bool is_replaced = false, is_contradicted = false, are_misread = false;
        // Of the most exact.
        const std::uint32_t exact = *std::max_element(group.begin(), group.end(),
                                                      [&](std::uint32_t i, std::uint32_t j) { return n_digits(at(i)) < n_digits(at(j)); });
        bool are_rounded = true;
        for (const std::uint32_t i : group) {
            const RivalBy by = at(i).rival_by;
            is_replaced =
                is_replaced || at(i).is_corrected || by == RivalBy::correction || (at(i).unit == kDateUnit && at(i).is_contrasted);
            is_contradicted = is_contradicted || (at(i).is_contrasted && figures_.speaker(i));
            are_rounded = are_rounded && (at(i).value == at(exact).value || is_rounding(at(i), at(exact)));
            for (const std::uint32_t j : group)
                are_misread = are_misread || (at(i).value != at(j).value && at(i).unit != kDateUnit && is_misread(at(i), at(j)));
        }
        if (is_replaced) return DifferenceType::change;
        if (std::any_of(group.begin(), group.end(), [&](std::uint32_t i) { return at(i).rival_by == RivalBy::account; }))
            return DifferenceType::dispute;
        std::set<ReportIndex> from;
        std::set<std::uint32_t> speakers;
        std::map<std::string, std::set<std::uint32_t>> by_value;
        for (const Difference::Value& value : difference.values) {
            from.insert(value.report);
            by_value[value.value];
            if (!value.by) continue;
            speakers.insert(*value.by);
            by_value[value.value].insert(*value.by);
        }
        const auto n_said = std::count_if(by_value.begin(), by_value.end(), [](const auto& of) { return !of.second.empty(); });
        if ((n_said > 1 && speakers.size() > 1) || (is_contradicted && from.size() > 1)) return DifferenceType::dispute;
        if (are_misread || from.size() == 1) return DifferenceType::slip;
        if (are_rounded) return DifferenceType::rounding;
        return goes_with_days(group) ? DifferenceType::change : DifferenceType::open;
    }

    // Each day of publication has one value, and the values only rise, or only fall; what is said roughly does not count.
    [[nodiscard]] bool goes_with_days(const std::vector<std::uint32_t>& group) const {
        std::map<std::int32_t, double> by_day;
        for (const std::uint32_t i : group) {
            const Days published = reports_[report_of(i)].published;
            if (at(i).is_hedged && group.size() > 2) continue;
            if (!published.known()) return false;
            const auto [day, is_new] = by_day.emplace(published.first, at(i).least);
            if (!is_new && day->second != at(i).least) return false;
        }
        const auto rises = [](const auto& a, const auto& b) { return a.second < b.second; };
        const auto falls = [](const auto& a, const auto& b) { return a.second > b.second; };
        if (by_day.size() < 2) return false;
        return std::is_sorted(by_day.begin(), by_day.end(), rises) || std::is_sorted(by_day.begin(), by_day.end(), falls);
    }

    const std::vector<ReportFacts>& reports_;
    const std::vector<Person>& people_;
    const StoryFigures& figures_;
};

}  // namespace

std::vector<Difference> find_differences(const std::vector<ReportFacts>& reports, const Story& story, const std::vector<Person>& people,
                                         const PersonOf& person_of, const StoryAssertions& assertions, const ToldIn& told_in) {
    std::vector<Difference> differences;
    for (const ReportIndex report : story.reports) {
        for (const Slip& slip : reports[report].slips) {
            Difference difference{slip.topic, DifferenceType::slip, {}};
            for (const Slip::Value& value : slip.values)
                difference.values.push_back(
                    {report, value.span, value.value, value.speaker ? person_of(report, *value.speaker) : std::nullopt});
            std::sort(difference.values.begin(), difference.values.end());
            differences.push_back(std::move(difference));
        }
    }
    StoryDifferences(reports, people, StoryFigures(story, reports, person_of, assertions, told_in)).find(differences);
    return differences;
}

}  // namespace onrecord
