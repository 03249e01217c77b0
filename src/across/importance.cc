// What weighs: how many reports tell of it that copied none of the others, and whether at the top; whether a claim that several reports
// make rests on it; how well its date is known; whether it was new when it was told. An act of speech weighs less than a deed, for who said
// what is in the statements, and so does what an outlet does for its own report.
#include "across/importance.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

#include "across/claims.h"
#include "onrecord/date.h"

namespace onrecord {
namespace {

// Set by reading the summaries of examples/ and of nine invented stories.
constexpr double kOfReport = 2;          // for each report that tells of it
constexpr double kOfLead = 2;            // and more where it does so at the top
constexpr double kOfClaim = 1;           // once, where a claim of several reports rests on it
constexpr double kOfDay = 1;             // of a date that is one day
constexpr double kOfPeople = 0.5;        // where persons take part
constexpr double kOfVagueDate = -3;      // a year says when something was rather than when it happened
constexpr double kOfSaying = -3;         // an act of speech, or of an outlet
constexpr double kOfPronoun = -2;        // "They had gone out": who that is, the line does not say
constexpr double kOfPlan = -0.5;         // what is only to come
constexpr double kOfPast = 0.5;          // times, of what was long past when it was told
constexpr std::int32_t kLongPast = 183;  // days
constexpr double kCopied = 0.5;          // similarity from which two reports tell as one
constexpr std::uint32_t kLead = 400;     // bytes at the top of a report: its headline, and a sentence or two

bool begins_with_pronoun(std::string_view text) {
    constexpr std::array<std::string_view, 14> kWords{"it ",  "It ", "they ", "They ", "he ",  "He ",    "she ",
                                                      "She ", "we ", "We ",   "its ",  "Its ", "their ", "Their "};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return text.starts_with(word); });
}

class Weights {
public:
    Weights(const std::vector<Claim>& claims, const std::vector<ReportFacts>& reports, const std::vector<ReportIndex>& writer_of)
        : reports_(reports), writer_of_(writer_of) {
        for (const Claim& claim : claims)
            if (n_reports(claim) > 1)
                for (const Claim::Use& use : claim.uses) claimed_.emplace(use.report, use.span.begin);
    }

    [[nodiscard]] double of(const TimelineEvent& event) const {
        std::map<std::pair<std::uint32_t, ReportIndex>, bool> tells;  // by outlet, or by report where that is not known: whether at the top
        bool is_claimed = false, is_saying = !event.tellings.empty();
        for (const TimelineEvent::Telling& telling : event.tellings) {
            const ReportIndex writer = writer_of_[telling.report];
            const std::uint32_t outlet = reports_[writer].outlet;
            bool& is_lead = tells[{outlet, outlet == 0 ? writer : 0}];
            is_lead = is_lead || telling.span.begin < kLead;
            const auto claim = claimed_.lower_bound({telling.report, telling.span.begin});
            is_claimed = is_claimed || (claim != claimed_.end() && *claim < std::pair(telling.report, telling.span.end));
            const ReportFacts& report = reports_[telling.report];
            is_saying = is_saying && (report.events[telling.event].is_saying ||
                                      (!report.outlet_name.empty() && event.text.starts_with(report.outlet_name)));
        }
        double weight = 0;
        for (const auto& [writer, is_lead] : tells) weight += kOfReport + (is_lead ? kOfLead : 0);
        if (is_claimed) weight += kOfClaim;
        if (is_saying) weight += kOfSaying;
        if (!event.participants.empty()) weight += kOfPeople;
        if (event.certainty == Certainty::planned) weight += kOfPlan;
        if (begins_with_pronoun(event.text)) weight += kOfPronoun;
        if (is_long_past(event)) weight *= kOfPast;
        const auto date = parse_edtf(event.date);
        if (!date || !date->first.has_month()) return weight + kOfVagueDate;
        return weight + (date->first == date->last && date->first.has_day() && !date->approximate ? kOfDay : 0);
    }

private:
    // Whether the day was over long before any report that tells of the event.
    [[nodiscard]] bool is_long_past(const TimelineEvent& event) const {
        const Days days = days_of(event.date);
        return days.known() && std::all_of(event.tellings.begin(), event.tellings.end(), [&](const TimelineEvent::Telling& telling) {
                   const Days published = reports_[telling.report].published;
                   return published.known() && published.first - days.last > kLongPast;
               });
    }

    const std::vector<ReportFacts>& reports_;
    const std::vector<ReportIndex>& writer_of_;
    std::set<std::pair<ReportIndex, std::uint32_t>> claimed_;  // where uses of claims of several reports begin
};

}  // namespace

std::vector<ReportIndex> writers(std::size_t n_reports, const std::vector<Reuse>& reuse) {
    std::vector<ReportIndex> writer(n_reports);
    std::iota(writer.begin(), writer.end(), ReportIndex{0});
    for (const Reuse& pair : reuse)
        if (pair.similarity >= kCopied) writer[pair.second] = std::min(writer[pair.second], pair.first);
    for (ReportIndex& one : writer) one = writer[one];  // rising: the one before is worked out
    return writer;
}

void weigh_events(std::vector<TimelineEvent>& events, const std::vector<Claim>& claims, const std::vector<ReportFacts>& reports,
                  const std::vector<ReportIndex>& writer_of) {
    const Weights weights(claims, reports, writer_of);
    for (TimelineEvent& event : events) event.importance = weights.of(event);
}

}  // namespace onrecord
