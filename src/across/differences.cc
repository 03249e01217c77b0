// Within a story, figures that answer one question are about one happening where the words around them agree: names, places, days. The
// first that each report gives is its answer, and there is a difference where at least two values are given. Its type is told by who says
// them, by hedges and by the dates of the reports. Cost: a story's answers to one question are compared two by two, kMaxAnswers of them at
// most. What a report says against itself (slips.h) is a difference too.
#include "across/differences.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace onrecord {
namespace {

constexpr std::size_t kMaxAnswers = 400;  // to one question in a story; more are not compared
// Words of the context that must be the same, one of them rare or a name.
constexpr std::size_t kListedShared = 2;
constexpr double kListedShare = 0.3;  // of the shorter context; on the differing figures of ECB+ a quarter and a third do worse
constexpr std::size_t kCountedShared = 3;
constexpr std::size_t kMultipleShared = 2;
constexpr std::int32_t kCountedDays = 3;  // between reports of one count
constexpr double kRoundingShare = 0.1;    // two values this near, one of them hedged, are the same number rounded

struct Answer {
    ReportIndex report = 0;
    const Figure* figure = nullptr;
};

DifferenceType type_of(const std::vector<Answer>& answers, const std::vector<ReportFacts>& reports, const Difference& difference) {
    std::set<ReportIndex> from;
    std::set<std::uint32_t> speakers;
    bool hedged = false;
    double least = 0;
    double most = 0;
    bool all_said = true;
    for (const Answer& answer : answers) {
        from.insert(answer.report);
        hedged = hedged || answer.figure->hedged;
        double value = 0;  // of a range its beginning
        std::from_chars(answer.figure->value.data(), answer.figure->value.data() + answer.figure->value.size(), value);
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
        if (!reports[answer.report].published.known()) return DifferenceType::open;
        by_day[reports[answer.report].published.first].insert(answer.figure->value);
    }
    for (const auto& [day, values] : by_day)
        if (values.size() > 1) return DifferenceType::open;
    return by_day.size() > 1 ? DifferenceType::change : DifferenceType::open;
}

// What two figures must have in common around them to be answers about one happening.
bool same_matter(const Answer& a, const Answer& b, const std::vector<ReportFacts>& reports, const WordFrequency& common) {
    std::vector<std::uint32_t> shared;
    std::set_intersection(a.figure->context.begin(), a.figure->context.end(), b.figure->context.begin(), b.figure->context.end(),
                          std::back_inserter(shared));
    const auto rare =
        static_cast<std::size_t>(std::count_if(shared.begin(), shared.end(), [&](std::uint32_t key) { return !common.contains(key); }));
    const auto shorter = static_cast<double>(std::min(a.figure->context.size(), b.figure->context.size()));
    switch (a.figure->kind) {
        case Figure::Kind::multiple:
            return shared.size() >= kMultipleShared && rare > 0;
        case Figure::Kind::counted: {
            const ReportFacts& x = reports[a.report];
            const ReportFacts& y = reports[b.report];
            if (days_between(x.published, y.published) > kCountedDays) return false;
            return shared.size() >= kCountedShared && rare > 0;
        }
        case Figure::Kind::listed:
            return shared.size() >= kListedShared && rare > 0 && static_cast<double>(shared.size()) >= kListedShare * shorter;
    }
    return false;
}

}  // namespace

std::vector<Difference> find_differences(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of, const WordFrequency& common) {
    std::vector<Difference> differences;
    for (const Story& story : stories) {
        for (const ReportIndex report : story.reports) {
            for (const Slip& slip : reports[report].slips) {
                Difference difference{slip.topic, DifferenceType::slip, {}};
                for (const Slip::Value& value : slip.values) {
                    difference.values.push_back(
                        {report, value.span, value.value, value.speaker ? person_of(report, *value.speaker) : std::nullopt});
                }
                std::sort(difference.values.begin(), difference.values.end());
                differences.push_back(std::move(difference));
            }
        }
        std::map<std::pair<Figure::Kind, std::uint32_t>, std::vector<Answer>> questions;
        for (const ReportIndex report : story.reports)
            for (const Figure& figure : reports[report].figures) questions[{figure.kind, figure.question}].push_back({report, &figure});
        for (auto& [question, given] : questions) {
            if (given.size() > kMaxAnswers) given.resize(kMaxAnswers);
            // An answer joins the first matter with at least half of whose answers it agrees.
            std::vector<std::vector<Answer>> matters;
            for (const Answer& answer : given) {
                const auto agrees = [&](const std::vector<Answer>& others) {
                    const auto n = std::count_if(others.begin(), others.end(),
                                                 [&](const Answer& other) { return same_matter(answer, other, reports, common); });
                    return 2 * static_cast<std::size_t>(n) >= others.size();
                };
                const auto matter = std::find_if(matters.begin(), matters.end(), agrees);
                if (matter == matters.end()) {
                    matters.push_back({answer});
                } else if (std::none_of(matter->begin(), matter->end(),
                                        [&](const Answer& other) { return other.report == answer.report; })) {
                    matter->push_back(answer);
                }
            }
            for (const std::vector<Answer>& answers : matters) {
                std::set<std::string> values;
                for (const Answer& answer : answers) values.insert(answer.figure->value);
                if (values.size() < 2) continue;
                Difference difference;
                difference.topic = answers.front().figure->topic;
                for (const Answer& answer : answers) {
                    Difference::Value value{answer.report, answer.figure->span, answer.figure->value, std::nullopt};
                    if (answer.figure->speaker) value.by = person_of(answer.report, *answer.figure->speaker);
                    difference.values.push_back(std::move(value));
                }
                difference.type = type_of(answers, reports, difference);
                std::sort(difference.values.begin(), difference.values.end());
                differences.push_back(std::move(difference));
            }
        }
    }
    return differences;
}

}  // namespace onrecord
