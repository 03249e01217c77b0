// Within a story, the first figure that each report gives to a question is its answer (later ones are often of earlier events); the figures
// are a difference where at least two values are given. Its type is told by who says them, by hedges and by the dates of the reports. Cost:
// linear in the figures of a story.
#include "across/differences.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace onrecord {
namespace {

constexpr double kRoundingShare = 0.1;  // two values this near, one of them hedged, are the same number rounded

struct Answer {
    ReportIndex report = 0;
    const Figure* figure = nullptr;
};

DifferenceType type_of(const std::vector<Answer>& answers, const std::vector<ReportFeatures>& reports, const Difference& difference) {
    std::set<ReportIndex> from;
    std::set<std::uint32_t> speakers;
    std::map<std::string, std::set<std::uint32_t>> said_by;
    bool hedged = false;
    double least = 0;
    double most = 0;
    bool all_said = true;
    for (const Answer& answer : answers) {
        from.insert(answer.report);
        hedged = hedged || answer.figure->hedged;
        const double value = std::strtod(answer.figure->value.c_str(), nullptr);
        least = from.size() == 1 && least == 0 ? value : std::min(least, value);
        most = std::max(most, value);
    }
    for (const Difference::Value& value : difference.values) {
        if (value.by) speakers.insert(*value.by);
        all_said = all_said && value.by.has_value();
    }
    if (from.size() == 1) return DifferenceType::slip;
    if (all_said && speakers.size() > 1) return DifferenceType::dispute;
    if (hedged && most - least <= kRoundingShare * most) return DifferenceType::rounding;
    // Each later day has one value, and that is another than the day's before: time went on.
    std::map<std::int32_t, std::set<std::string>> by_day;
    for (const Answer& answer : answers) {
        if (reports[answer.report].first_day == ReportFeatures::kNoDay) return DifferenceType::open;
        by_day[reports[answer.report].first_day].insert(answer.figure->value);
    }
    for (const auto& [day, values] : by_day)
        if (values.size() > 1) return DifferenceType::open;
    return by_day.size() > 1 ? DifferenceType::change : DifferenceType::open;
}

}  // namespace

std::vector<Difference> find_differences(const std::vector<ReportFeatures>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of) {
    std::vector<Difference> differences;
    for (const Story& story : stories) {
        std::map<std::string, std::vector<Answer>> questions;
        for (const ReportIndex report : story.reports) {
            std::set<std::string> answered;
            for (const Figure& figure : reports[report].figures)
                if (answered.insert(figure.topic).second) questions[figure.topic].push_back({report, &figure});
        }
        for (const auto& [topic, answers] : questions) {
            std::set<std::string> values;
            Difference difference;
            difference.topic = topic;
            for (const Answer& answer : answers) {
                values.insert(answer.figure->value);
                Difference::Value value{answer.report, answer.figure->span, answer.figure->value, std::nullopt};
                if (answer.figure->speaker != QuotedStretch::kNoSpeaker) value.by = person_of(answer.report, answer.figure->speaker);
                difference.values.push_back(std::move(value));
            }
            if (values.size() < 2) continue;
            difference.type = type_of(answers, reports, difference);
            std::sort(difference.values.begin(), difference.values.end());
            differences.push_back(std::move(difference));
        }
    }
    return differences;
}

}  // namespace onrecord
