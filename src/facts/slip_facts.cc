// Three kinds:
//   after his sentencing ... his sentencing is set for 3 October    done, and still to come
//   died on 3 May ... died on 5 May                                 what happens once, on two days
//   on Monday, 7 May 2024                                           a weekday that this day was not
// Kept only where nobody, or one and the same speaker, says both: what two say is no slip of the report. A second sentencing a month and
// more away is another one.
#include "facts/slip_facts.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/day_number.h"
#include "base/table.h"
#include "compare/days.h"
#include "compare/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxTellings = 64;       // of one thing that happens once
constexpr std::int32_t kAnotherAfter = 31;     // days
constexpr std::int32_t kNearPublication = 60;  // days
constexpr std::array<std::string_view, 7> kWeekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

struct Telling {
    std::uint32_t line = 0;
    const Event* event = nullptr;
    Days date;
    std::optional<std::uint32_t> by;
};

// What of once.tsv the phrase of an event tells: "was sentenced", "died", "his sentencing is set", "his sentencing".
// Of what it tells in a clause of its own ("ruled that he would be extradited") an event does not say whether it is done.
std::optional<std::uint32_t> told_once(const Event& event, std::uint32_t predicate, const OnceLists& lists) {
    const std::string_view text = event.text;
    const std::vector<CutWord> words = cut_words(text, {0, static_cast<std::uint32_t>(text.size())});
    const auto word = [&](std::size_t i) { return text.substr(words[i].span.begin, words[i].span.length()); };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const auto told = lists.told.find(words[i].key); told != lists.told.end() && i > 0 && words[i].key == predicate) {
            const auto before = word(i - 1);
            const bool passive = before == "was" || before == "were" || before == "been" || before == "be";
            if (passive || told->second.active) return told->second.line;
        }
        if (word(i) == "anniversary") return std::nullopt;
        if (const auto named = lists.named.find(words[i].key); named != lists.named.end() && i > 0) {
            if (i + 1 == words.size() || word(i + 1) == "is" || word(i + 1) == "was") return named->second;
        }
    }
    return std::nullopt;
}

bool share_participant(const Event& a, const Event& b) {
    return std::any_of(a.participants.begin(), a.participants.end(), [&](std::uint32_t entity) {
        return std::find(b.participants.begin(), b.participants.end(), entity) != b.participants.end();
    });
}

bool is_done(const Event& event) {
    return event.certainty == Certainty::happened || event.certainty == Certainty::alleged;
}

// Whether the two cannot both hold.
bool contradict(const Telling& a, const Telling& b) {
    if (a.line != b.line || a.by != b.by || !share_participant(*a.event, *b.event)) return false;
    const bool near = days_between(a.date, b.date) <= kAnotherAfter;
    const bool planned = a.event->certainty == Certainty::planned;
    if (planned != (b.event->certainty == Certainty::planned)) return near && (is_done(*a.event) || is_done(*b.event));
    if (planned || !is_done(*a.event) || !is_done(*b.event)) return false;
    return near && !a.date.meets(b.date);
}

std::string value_of(const Telling& telling) {
    const std::string& date = telling.event->date;
    if (telling.event->certainty == Certainty::planned) return date.empty() ? "planned" : "planned, " + date;
    return date.empty() ? "happened" : "happened, " + date;
}

std::optional<std::uint32_t> speaker_of(const Reading& reading, const ContentIndex& contents, Span span) {
    const auto statement = contents.innermost(span);
    return statement ? reading.statements[*statement].speaker : std::nullopt;
}

void find_contradictions(const Reading& reading, const ContentIndex& contents, const OnceLists& lists, std::vector<Slip>& slips) {
    std::map<std::uint32_t, std::vector<Telling>> tellings;
    for (const Event& event : reading.events) {
        const auto line = told_once(event, cut_word_key(reading.text.slice(event.predicate)), lists);
        if (!line || tellings[*line].size() >= kMaxTellings) continue;
        tellings[*line].push_back({*line, &event, days_of(event.date), speaker_of(reading, contents, event.span)});
    }
    for (const auto& told : tellings) {
        const std::vector<Telling>& all = told.second;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto other = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end(),
                                            [&](const Telling& later) { return contradict(all[i], later); });
            if (other == all.end()) continue;
            slips.push_back(Slip{lists.names[told.first],
                                 {Slip::Value{all[i].event->span, value_of(all[i]), all[i].by},
                                  Slip::Value{other->event->span, value_of(*other), other->by}}});
            break;  // one is enough to show it
        }
    }
}

void find_wrong_weekdays(const Reading& reading, const ContentIndex& contents, std::vector<Slip>& slips) {
    for (const TimeExpression& time : reading.times) {
        const Days of = days_of(time.value);
        if (time.type != TimeType::DATE || !of.known() || of.width() != 0) continue;
        const std::int32_t day = of.first;
        const std::string_view words = reading.text.slice(time.span);
        const auto named = std::find_if(kWeekdays.begin(), kWeekdays.end(), [&](std::string_view each) { return words.starts_with(each); });
        if (named == kWeekdays.end() || words.find_first_of("0123456789") == std::string_view::npos) continue;
        const auto said = static_cast<std::int32_t>(named - kWeekdays.begin());
        const std::int32_t is = weekday_of(day) % static_cast<int>(kWeekdays.size());  // the list begins with Sunday
        if (said == is) continue;
        // Without a year in its words the day of another year may be meant, unless it is near the day of publication.
        const Days published = days_of(reading.published.value);
        const bool has_year = words.find(time.value.substr(0, 4)) != std::string_view::npos;
        const bool is_near = published.known() && published.width() == 0 && std::abs(day - published.first) <= kNearPublication;
        if (!has_year && !is_near) continue;
        const auto n = static_cast<std::uint32_t>(named->size());
        std::uint32_t rest = time.span.begin + n;
        while (rest < time.span.end && (words[rest - time.span.begin] == ' ' || words[rest - time.span.begin] == ',')) ++rest;
        const auto by = speaker_of(reading, contents, time.span);
        slips.push_back(
            Slip{"weekday of " + time.value,
                 {Slip::Value{{time.span.begin, time.span.begin + n}, std::string(*named), by},
                  Slip::Value{{rest, time.span.end}, std::string(kWeekdays[static_cast<std::size_t>(is)]) + " by the calendar", by}}});
    }
}

}  // namespace

OnceLists load_once_lists() {
    OnceLists lists;
    for (const Row& row : load_table("english/once.tsv")) {
        if (row.size() < 2) continue;
        const auto line = static_cast<std::uint32_t>(lists.names.size());
        lists.names.emplace_back(row[0]);
        lists.named.emplace(cut_word_key(row[0]), line);
        // Two names of one happening are one: funeral and burial.
        const auto [told, is_new] = lists.told.emplace(cut_word_key(row[1]), OnceLists::Once{line, row.size() > 2});
        if (!is_new) lists.named[cut_word_key(row[0])] = told->second.line;
    }
    return lists;
}

std::vector<Slip> find_slips(const Reading& reading, const ContentIndex& contents, const OnceLists& lists) {
    std::vector<Slip> slips;
    find_contradictions(reading, contents, lists, slips);
    find_wrong_weekdays(reading, contents, slips);
    std::sort(slips.begin(), slips.end(), [](const Slip& a, const Slip& b) { return a.values[0].span < b.values[0].span; });
    return slips;
}

}  // namespace onrecord
