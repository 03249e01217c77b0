// What weighs: how many reports tell of it that copied none of the others, and whether at the top; whether a claim that several reports
// make rests on it; how well its date is known; whether it was new when it was told. An act of speech weighs less than a deed, for who said
// what is in the statements, and so does what an outlet does for its own report. Of two alike the later is the news.
//
// Cost: n log n in the events' places, the statements, and the claims' uses.
#include "view/key_events.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "onrecord/date.h"

namespace onrecord {
namespace {

// Set by reading the summaries of examples/ and of nine invented stories.
constexpr double kOfReport = 2;       // for each report that tells of it
constexpr double kOfLead = 2;         // and more where it does so at the top
constexpr double kOfClaim = 1;        // once, where a claim of several reports rests on it
constexpr double kOfDay = 1;          // of a date that is one day
constexpr double kOfPeople = 0.5;     // where persons take part
constexpr double kOfVagueDate = -3;   // a year says when something was rather than when it happened
constexpr double kOfSaying = -3;      // an act of speech, or of an outlet
constexpr double kOfPronoun = -2;     // "They had gone out": who that is, the line does not say
constexpr double kOfPlan = -0.5;      // what is only to come
constexpr double kOfPast = 0.5;       // times, of what was long past when it was told
constexpr int kLongPast = 6;          // months
constexpr double kCopied = 0.5;       // similarity from which two reports tell as one
constexpr std::uint32_t kLead = 400;  // code points at the top of a report: its headline, and a sentence or two

using Spans = std::map<std::string_view, std::vector<CodePointSpan>>;  // by report, sorted

// Whether the cue says only that somebody spoke, not that he ordered, ruled or agreed something.
bool is_mere_speech(std::string_view cue) {
    constexpr std::array<std::string_view, 10> kWords{"said",  "says",     "told",    "tells", "heard",
                                                      "hears", "reported", "reports", "added", "stated"};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return cue.find(word) != std::string_view::npos; });
}

bool begins_with_pronoun(std::string_view text) {
    constexpr std::array<std::string_view, 14> kWords{"it ",  "It ", "they ", "They ", "he ",  "He ",    "she ",
                                                      "She ", "we ", "We ",   "its ",  "Its ", "their ", "Their "};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// Since year 0, to the end of a year of which no month is known.
int n_months(Date date) {
    return date.year * 12 + (date.has_month() ? date.month : 12);
}

void sort_all(Spans& spans) {
    for (auto& [report, list] : spans) std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
}

// Whether one of the spans begins in the given one.
bool any_begins_in(const Spans& spans, const Evidence& place) {
    const auto found = spans.find(place.report);
    if (found == spans.end()) return false;
    const auto at = std::lower_bound(found->second.begin(), found->second.end(), place.span.begin,
                                     [](const CodePointSpan& s, std::uint32_t begin) { return s.begin < begin; });
    return at != found->second.end() && at->begin < place.span.end;
}

class Weights {
public:
    explicit Weights(const Rows& rows) {
        for (const auto& report : rows.reports) {
            outlet_of_.emplace(report.id, report.outlet);
            if (!report.outlet.empty()) outlets_.insert(report.outlet);
            if (const auto day = parse_edtf(report.published)) published_.emplace(report.id, day->first);
        }
        for (const auto& pair : rows.reuse)
            if (pair.similarity >= kCopied) source_of_[std::max(pair.first, pair.second)] = std::min(pair.first, pair.second);
        for (const auto& statement : rows.statements)
            if (is_mere_speech(statement.cue))
                for (const auto& span : statement.cue_spans) cues_[statement.report].push_back(span);
        for (const auto& claim : rows.claims)
            for (const auto& use : claim.uses)
                if (claim.n_reports > 1) claimed_[use.evidence.report].push_back(use.evidence.span);
        sort_all(cues_);
        sort_all(claimed_);
    }

    [[nodiscard]] double of(const EventRow& event) const {
        std::map<std::string_view, bool> tells;  // by who wrote it: whether at the top
        bool is_claimed = false, is_saying = !event.tellings.empty();
        for (const auto& telling : event.tellings) {
            bool& is_lead = tells[writer(telling.evidence.report)];
            is_lead = is_lead || telling.evidence.span.begin < kLead;
            is_claimed = is_claimed || any_begins_in(claimed_, telling.evidence);
            is_saying = is_saying && any_begins_in(cues_, telling.evidence);
        }
        for (const std::string_view outlet : outlets_) is_saying = is_saying || event.text.starts_with(outlet);
        double weight = 0;
        for (const auto& [report, is_lead] : tells) weight += kOfReport + (is_lead ? kOfLead : 0);
        if (is_claimed) weight += kOfClaim;
        if (is_saying) weight += kOfSaying;
        if (!event.participants.empty()) weight += kOfPeople;
        if (event.certainty == Certainty::planned) weight += kOfPlan;
        if (begins_with_pronoun(event.text)) weight += kOfPronoun;
        const auto date = parse_edtf(event.date);
        if (date && is_long_past(date->last, event)) weight *= kOfPast;
        if (!date || !date->first.has_month()) return weight + kOfVagueDate;
        return weight + (date->first == date->last && date->first.has_day() && !date->approximate ? kOfDay : 0);
    }

private:
    // Whether the day was over long before any report that tells of the event.
    [[nodiscard]] bool is_long_past(Date last, const EventRow& event) const {
        return std::all_of(event.tellings.begin(), event.tellings.end(), [&](const auto& telling) {
            const auto published = published_.find(telling.evidence.report);
            if (published == published_.end()) return false;
            return n_months(published->second) - n_months(last) > kLongPast;
        });
    }

    // Who wrote it: the outlet of the report that it and its copies go back to, or this where that is not known.
    [[nodiscard]] std::string_view writer(std::string_view report) const {
        for (auto source = source_of_.find(report); source != source_of_.end(); source = source_of_.find(report)) report = source->second;
        const auto outlet = outlet_of_.find(report);
        return outlet == outlet_of_.end() || outlet->second.empty() ? report : outlet->second;
    }

    std::map<std::string_view, std::string_view> outlet_of_;
    std::set<std::string_view> outlets_;
    std::map<std::string_view, Date> published_;
    std::map<std::string_view, std::string_view> source_of_;  // to an id that is less, so that it ends
    Spans cues_, claimed_;
};

}  // namespace

KeyEvents key_events(const Rows& rows) {
    const Weights weights(rows);
    std::vector<std::pair<double, const EventRow*>> dated;
    for (const auto& event : rows.timeline)
        if (!event.date.empty()) dated.emplace_back(weights.of(event), &event);
    // The timeline is sorted by date: of two alike the later comes first.
    std::sort(dated.begin(), dated.end(), std::greater<>());
    if (dated.size() > kMaxKeyEvents) dated.resize(kMaxKeyEvents);
    KeyEvents key;
    if (!dated.empty()) key.first = dated.front().second;
    for (const auto& [weight, event] : dated) key.events.push_back(event);
    std::sort(key.events.begin(), key.events.end());  // of one vector: the order of its addresses is its own
    return key;
}

}  // namespace onrecord
