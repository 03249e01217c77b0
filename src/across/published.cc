// A report without a day says "the pier closed on Tuesday"; others of its case, which are dated, say which Tuesday that was: it was
// published on that day or one of the six after it. Each such happening gives some days; the report's are those that most of them allow,
// where no more than a few do not (the events of two reports are not always rightly joined). A dateline that lacks its year has that of the
// dated reports which tell of the same, published within a month of it.
#include "across/published.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "base/day_number.h"
#include "compare/days.h"
#include "compare/sorted_set.h"

namespace onrecord {
namespace {

constexpr std::int32_t kWeek = 7;         // days
constexpr std::int32_t kWideDate = 31;    // days that the report's own date leaves open and it is as good as none
constexpr std::int32_t kRecent = 31;      // days that a happening may lie back for a report to call it by the day of the week
constexpr std::size_t kMostContrary = 3;  // of the clues, one in so many may deny the others

struct Clue {
    Days days;
    PublishedBetween::Reason reason;
};

bool is_one_day(Days days) {
    return days.known() && days.width() == 0;
}

// On which days somebody may have said so of that day.
std::optional<Days> said_between(const RelativeDay& when, std::int32_t day) {
    if (!when.weekday) return Days{day + when.days_ago, day + when.days_ago};
    if (weekday_of(day) != *when.weekday) return std::nullopt;
    return when.is_last ? Days{day + 1, day + 2 * kWeek - 1} : Days{day, day + kWeek - 1};
}

// What reports tell of one happening: when it was, as each of them says.
struct Telling {
    ReportIndex report = 0;
    Span place;
    std::string date;  // EDTF; empty: unknown
    const RelativeDay* day = nullptr;
};

// The one that dates it to a day, of a report that is dated itself and not much later; nullptr where such do not agree.
const Telling* dated_telling(const std::vector<ReportFacts>& reports, const std::vector<Telling>& tellings) {
    const Telling* best = nullptr;
    for (const Telling& telling : tellings) {
        const Days day = days_of(telling.date);
        const Days published = reports[telling.report].published;
        if (!is_one_day(day) || telling.date.ends_with('~') || !is_one_day(published) || days_between(day, published) > kRecent) continue;
        if (best != nullptr && days_of(best->date) != day) return nullptr;
        if (best == nullptr) best = &telling;
    }
    return best;
}

using Clues = std::map<ReportIndex, std::vector<Clue>>;

// "HARLOW, May 3", of what reports of 5 May 2024 and of 9 May 2023 have too: of 2024, in which it is nearest to a sister.
void find_years(const std::vector<ReportFacts>& reports, const std::vector<Telling>& tellings, Clues& clues) {
    std::map<std::int32_t, const Telling*> sisters;  // the first of each day: events have few days
    for (const Telling& telling : tellings) {
        const Days published = reports[telling.report].published;
        if (is_one_day(published)) sisters.try_emplace(published.first, &telling);
    }
    if (sisters.empty()) return;
    for (const Telling& telling : tellings) {
        const std::optional<Dateline>& dateline = reports[telling.report].dateline;
        if (!dateline || reports[telling.report].published.known()) continue;
        const auto distance = [&](std::int32_t published) { return std::abs(day_near(*dateline, published) - published); };
        const auto [published, sister] = *std::min_element(
            sisters.begin(), sisters.end(), [&](const auto& a, const auto& b) { return distance(a.first) < distance(b.first); });
        if (distance(published) > kRecent) continue;
        const std::int32_t day = day_near(*dateline, published);
        const std::string date = is_one_day(days_of(sister->date)) ? sister->date : edtf_of({published, published});
        std::vector<Clue>& of_report = clues[telling.report];
        const bool known = std::any_of(of_report.begin(), of_report.end(), [&, other = sister->report](const Clue& clue) {
            return clue.reason.words == dateline->words && clue.reason.other == other;
        });
        if (known) continue;
        of_report.push_back({{day, day}, {dateline->words, sister->report, sister->place, date}});
    }
}

void find_clues(const std::vector<ReportFacts>& reports, const std::vector<Telling>& tellings, Clues& clues) {
    find_years(reports, tellings, clues);
    const Telling* dated = dated_telling(reports, tellings);
    if (dated == nullptr) return;
    for (const Telling& telling : tellings) {
        const Days published = reports[telling.report].published;
        if (telling.day == nullptr || (published.known() && published.width() <= kWideDate)) continue;
        const auto days = said_between(*telling.day, days_of(dated->date).first);
        if (days && days->meets(published))
            clues[telling.report].push_back({both(*days, published), {telling.day->words, dated->report, dated->place, dated->date}});
    }
}

// "Friday, May 3", of a report that tells of nothing that a dated one tells of: of the year in which it is nearest to one of its case.
void add_nearest(const std::vector<ReportFacts>& reports, const Story& story, Clues& clues) {
    for (const ReportIndex report : story.reports) {
        const std::optional<Dateline>& dateline = reports[report].dateline;
        if (!dateline || reports[report].published.known() || clues.contains(report)) continue;
        std::optional<ReportIndex> nearest;
        const auto distance = [&](ReportIndex other) {
            const std::int32_t published = reports[other].published.first;
            return std::abs(day_near(*dateline, published) - published);
        };
        for (const ReportIndex other : story.reports)
            if (is_one_day(reports[other].published) && !reports[other].said.sentences.empty() &&
                (!nearest || distance(other) < distance(*nearest)))
                nearest = other;
        if (!nearest || distance(*nearest) > kRecent) continue;
        const std::int32_t published = reports[*nearest].published.first, day = day_near(*dateline, published);
        clues[report].push_back(
            {{day, day}, {dateline->words, *nearest, reports[*nearest].said.sentences.front().span, edtf_of({published, published})}});
    }
}

// The days that most clues allow; none where too many do not.
std::optional<Days> most_allowed(const std::vector<Clue>& clues) {
    std::map<std::int32_t, std::size_t> n_allowing;
    for (const Clue& clue : clues)
        for (std::int32_t day = clue.days.first; day <= clue.days.last; ++day) ++n_allowing[day];
    const auto most =
        std::max_element(n_allowing.begin(), n_allowing.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == n_allowing.end() || (clues.size() - most->second) * kMostContrary > clues.size()) return std::nullopt;
    Days days{most->first, most->first};
    for (auto next = std::next(most); next != n_allowing.end() && next->second == most->second && next->first == days.last + 1; ++next)
        ++days.last;
    // The same number elsewhere: which, nobody can tell.
    const auto as_many = std::count_if(n_allowing.begin(), n_allowing.end(), [&](const auto& day) { return day.second == most->second; });
    return as_many == days.width() + 1 ? std::optional(days) : std::nullopt;
}

}  // namespace

std::vector<PublishedBetween> find_published(const std::vector<ReportFacts>& reports, const Story& story,
                                             const std::vector<TimelineEvent>& events,
                                             const std::vector<std::vector<Quotation::Use>>& quotations) {
    Clues clues;
    std::vector<Telling> tellings;
    for (const TimelineEvent& event : events) {
        tellings.clear();
        for (const TimelineEvent::Telling& telling : event.tellings) {
            const FoundEvent& told = reports[telling.report].events[telling.event];
            if (told.certainty != Certainty::planned && telling.span == told.span)
                tellings.push_back({telling.report, telling.span, telling.date, told.day ? &*told.day : nullptr});
        }
        find_clues(reports, tellings, clues);
    }
    for (const std::vector<Quotation::Use>& uses : quotations) {
        tellings.clear();
        for (const Quotation::Use& use : uses) {
            const std::vector<StatementSource>& sources = reports[use.report].sources;
            if (use.statement >= sources.size()) continue;  // the reading could not be loaded again
            const StatementSource& source = sources[use.statement];
            tellings.push_back(
                {use.report, use.span, source.said.known() ? edtf_of(source.said) : "", source.day ? &*source.day : nullptr});
        }
        find_clues(reports, tellings, clues);
    }
    add_nearest(reports, story, clues);
    std::vector<PublishedBetween> found;
    for (const auto& [report, all] : clues) {
        const auto days = most_allowed(all);
        if (!days) continue;
        PublishedBetween published{report, edtf_of(*days), {}, {}};
        for (const Clue& clue : all)
            if (clue.days.meets(*days)) published.reasons.push_back(clue.reason);
        make_set(published.reasons);
        found.push_back(std::move(published));
    }
    return found;
}

}  // namespace onrecord
