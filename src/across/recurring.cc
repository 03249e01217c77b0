#include "across/recurring.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "across/stories.h"

namespace onrecord {
namespace {

constexpr std::size_t kMinReports = 5;
constexpr std::size_t kMaxCompared = 64;   // reports with one line that are compared to see whether they are versions of one
constexpr double kSameReport = 0.5;        // share of the shorter one's fingerprints that two versions have in common
constexpr double kNearlyAll = 0.8;         // of a sentence's places before or after the whole report
constexpr std::size_t kMinStories = 5;     // or so many stories, and
constexpr double kMinShareOfOutlet = 0.1;  // so large a share of the outlet's reports

// One short paragraph of one report.
struct LinePlace {
    std::uint32_t outlet = 0;
    std::uint64_t hash = 0;
    ReportIndex report = 0;
    std::uint32_t paragraph = 0;  // index in the report's short paragraphs
    auto operator<=>(const LinePlace&) const = default;
};
using Line = std::pair<std::vector<LinePlace>::const_iterator, std::vector<LinePlace>::const_iterator>;

bool versions_of_one(const ReportFacts& a, const ReportFacts& b) {
    std::size_t common = 0;
    for (auto i = a.fingerprints.begin(), j = b.fingerprints.begin(); i != a.fingerprints.end() && j != b.fingerprints.end();) {
        const bool equal = *i == *j;
        common += equal ? 1 : 0;
        (*i < *j ? i : j)++;
        if (equal) ++i;
    }
    const std::size_t shorter = std::min(a.fingerprints.size(), b.fingerprints.size());
    return shorter > 0 && static_cast<double>(common) >= kSameReport * static_cast<double>(shorter);
}

// Whether so many reports, no two of them versions of one, have the line.
bool recurs(Line line, const std::vector<ReportFacts>& reports) {
    std::vector<ReportIndex> distinct;
    std::size_t compared = 0;
    for (auto place = line.first; place != line.second && compared < kMaxCompared; ++place) {
        if (!distinct.empty() && distinct.back() == place->report) continue;
        ++compared;
        const bool version = std::any_of(distinct.begin(), distinct.end(),
                                         [&](ReportIndex other) { return versions_of_one(reports[other], reports[place->report]); });
        if (version) continue;
        distinct.push_back(place->report);
        if (distinct.size() >= kMinReports) return true;
    }
    return false;
}

// The short paragraphs that stand before or after the whole report: between them and the text's border there is nothing but lines that
// recur.
class Borders {
public:
    Borders(const std::vector<ReportFacts>& reports, const std::vector<Line>& lines) : reports_(reports), recurring_(reports.size()) {
        for (const Line& line : lines)
            for (auto place = line.first; place != line.second; ++place)
                recurring_[place->report].push_back(reports[place->report].short_paragraphs[place->paragraph].number);
        for (auto& numbers : recurring_) {
            std::sort(numbers.begin(), numbers.end());
            numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        }
    }
    [[nodiscard]] bool outside(const LinePlace& place) const {
        const ReportFacts& report = reports_[place.report];
        const std::vector<std::uint32_t>& numbers = recurring_[place.report];
        const std::uint32_t number = report.short_paragraphs[place.paragraph].number;
        const auto at = static_cast<std::uint32_t>(std::lower_bound(numbers.begin(), numbers.end(), number) - numbers.begin());
        const auto after = static_cast<std::uint32_t>(numbers.size()) - at;  // it and those that follow
        return number == at || report.n_paragraphs - number == after;
    }

private:
    const std::vector<ReportFacts>& reports_;
    std::vector<std::vector<std::uint32_t>> recurring_;  // numbers of paragraphs, sorted
};

bool goes_with_anything(const RecurringLine& line, const std::vector<std::uint32_t>& story_of, std::size_t reports_of_outlet) {
    std::unordered_set<std::uint32_t> stories;
    for (const RecurringLine::Place& place : line.places) stories.insert(story_of[place.report]);
    return stories.size() >= kMinStories &&
           static_cast<double>(line.n_reports()) >= kMinShareOfOutlet * static_cast<double>(reports_of_outlet);
}

void erase_within(const std::vector<Span>& lines, ReportFacts& report) {
    const auto inside = [&](Span span) {
        const auto next =
            std::upper_bound(lines.begin(), lines.end(), span.begin, [](std::uint32_t begin, Span line) { return begin < line.begin; });
        return next != lines.begin() && span.begin < std::prev(next)->end;
    };
    for (Assertion& assertion : report.said.assertions) {  // they are known by number: one without words is compared with none
        if (!inside(assertion.span)) continue;
        assertion.words.clear();
        assertion.numbers.clear();
    }
    for (QuotedStretch& quoted : report.quoted.stretches)  // known by number too
        if (inside(quoted.span)) quoted.n_words = 0;
    std::erase_if(report.events, [&](const FoundEvent& event) { return inside(event.span); });
    std::erase_if(report.figures, [&](const Figure& figure) { return inside(figure.span); });
    const auto leave_names = [&](auto& all) {
        for (auto& one : all) {
            std::size_t kept = 0;
            for (std::size_t i = 0; i < one.mentions.size(); ++i) {
                if (inside(one.mentions[i])) continue;
                if (kept != i) {
                    one.mentions[kept] = one.mentions[i];
                    one.forms[kept] = std::move(one.forms[i]);
                }
                ++kept;
            }
            one.mentions.resize(kept);
            one.forms.resize(kept);
        }
        std::erase_if(all, [](const auto& one) { return one.mentions.empty(); });
    };
    leave_names(report.persons);
    leave_names(report.names);
    std::erase_if(report.slips, [&](const Slip& slip) { return inside(slip.values[0].span) || inside(slip.values[1].span); });
}

}  // namespace

std::size_t RecurringLine::n_reports() const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < places.size(); ++i) n += i == 0 || places[i].report != places[i - 1].report ? 1 : 0;
    return n;
}

std::vector<RecurringLine> find_recurring_lines(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories) {
    std::vector<LinePlace> places;
    std::unordered_map<std::uint32_t, std::size_t> reports_of_outlet;  // looked up only
    for (ReportIndex index = 0; index < reports.size(); ++index) {
        const ReportFacts& report = reports[index];
        if (report.outlet == 0) continue;
        ++reports_of_outlet[report.outlet];
        for (std::uint32_t i = 0; i < report.short_paragraphs.size(); ++i)
            places.push_back({report.outlet, report.short_paragraphs[i].hash, index, i});
    }
    std::sort(places.begin(), places.end());
    std::vector<Line> candidates;
    for (auto begin = places.cbegin(); begin != places.cend();) {
        const auto end = std::find_if(begin, places.cend(),
                                      [&](const LinePlace& place) { return place.hash != begin->hash || place.outlet != begin->outlet; });
        if (static_cast<std::size_t>(end - begin) >= kMinReports && recurs({begin, end}, reports)) candidates.emplace_back(begin, end);
        begin = end;
    }
    const Borders borders(reports, candidates);
    const std::vector<std::uint32_t> story_of = story_of_each(stories, reports.size());

    std::vector<RecurringLine> found;
    for (const Line& line : candidates) {
        RecurringLine recurring;
        std::size_t n_sentences = 0, n_spoken = 0, n_outside = 0;
        for (auto place = line.first; place != line.second; ++place) {
            const ShortParagraph& paragraph = reports[place->report].short_paragraphs[place->paragraph];
            n_sentences += paragraph.is_sentence ? 1 : 0;
            n_spoken += paragraph.is_sentence && paragraph.is_spoken ? 1 : 0;
            n_outside += borders.outside(*place) ? 1 : 0;
            recurring.places.push_back({place->report, paragraph.span});  // sorted, as the line's places are
        }
        const std::size_t n = recurring.places.size();
        const bool is_label = 2 * n_sentences < n;
        const bool is_outside = static_cast<double>(n_outside) >= kNearlyAll * static_cast<double>(n);
        if (!is_label && (n_spoken > 0 || !(is_outside || goes_with_anything(recurring, story_of, reports_of_outlet[line.first->outlet]))))
            continue;
        found.push_back(std::move(recurring));
    }
    std::sort(found.begin(), found.end(),
              [](const RecurringLine& a, const RecurringLine& b) { return a.places.front() < b.places.front(); });
    return found;
}

std::vector<RecurringLine::Place> places_of(const std::vector<RecurringLine>& lines) {
    std::vector<RecurringLine::Place> places;
    for (const RecurringLine& line : lines) places.insert(places.end(), line.places.begin(), line.places.end());
    std::sort(places.begin(), places.end());
    return places;
}

void leave_out(const std::vector<RecurringLine::Place>& places, ReportIndex report, ReportFacts& facts) {
    std::vector<Span> spans;
    for (auto at = std::lower_bound(places.begin(), places.end(), RecurringLine::Place{report, {}});
         at != places.end() && at->report == report; ++at)
        spans.push_back(at->span);
    if (!spans.empty()) erase_within(spans, facts);
}

}  // namespace onrecord
