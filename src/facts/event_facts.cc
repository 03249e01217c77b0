#include "facts/event_facts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "compare/days.h"
#include "compare/words.h"
#include "facts/event_order.h"

namespace onrecord {
namespace {

// The words of an event's text, and which of them are names: those of participants' names, and others with a capital where the text is
// not set in capitals as headlines are.
void take_event_words(const Reading& reading, const Event& event, const FunctionWords& function_words, FoundEvent& found) {
    const std::vector<CutWord> words = cut_words(event.text, {0, static_cast<std::uint32_t>(event.text.size())});
    std::vector<std::uint32_t> named;
    for (const std::uint32_t entity : event.participants) {
        const std::string& name = reading.entities[entity].name;
        for (const CutWord& word : cut_words(name, {0, static_cast<std::uint32_t>(name.size())})) named.push_back(word.key);
    }
    make_set(named);
    constexpr double kHeadlineCapitals = 0.7;  // of the words of a headline set in capitals
    const auto n_capitals = std::count_if(words.begin(), words.end(), [](const CutWord& word) { return word.capital; });
    const bool is_headline = words.size() > 3 && static_cast<double>(n_capitals) > kHeadlineCapitals * static_cast<double>(words.size());
    const std::uint32_t predicate = cut_word_key(reading.text.slice(event.predicate));
    for (const CutWord& word : words) {
        if (function_words.contains(word.key) || word.key == predicate || word.key == found.lemma) continue;
        const std::string_view form = std::string_view(event.text).substr(word.span.begin, word.span.length());
        const bool is_number = form.front() >= '0' && form.front() <= '9';
        if (is_number) found.numbers.push_back(word.key);
        const bool is_of_name = std::binary_search(named.begin(), named.end(), word.key);
        const bool may_be_name = word.capital && !is_number && !is_headline && form.size() > 3;  // shorter ones are ranks and abbreviations
        if (is_of_name || may_be_name) found.names.push_back(word.key);
        found.words.push_back(word.key);
    }
    make_set(found.words);
    make_set(found.names);
    make_set(found.numbers);
}

// Of the word behind the predicate: "checked | out".
int direction_of(const Reading& reading, Span predicate) {
    constexpr std::array<std::pair<std::string_view, int>, 7> kDirections{
        {{"in", 1}, {"into", 1}, {"out", -1}, {"up", 2}, {"down", -2}, {"on", 3}, {"off", -3}}};
    constexpr std::uint32_t kReach = 8;  // bytes: a space, and more than the longest of them
    const std::vector<CutWord> next =
        cut_words(reading.text.view(), {predicate.end, std::min(predicate.end + kReach, reading.text.size())});
    if (next.empty()) return 0;
    const auto found = std::find_if(kDirections.begin(), kDirections.end(), [&](const auto& direction) {
        return equal_ignoring_case(reading.text.slice(next.front().span), direction.first);
    });
    return found == kDirections.end() ? 0 : found->second;
}

// Whether the cue says only that somebody spoke, not that he ordered, ruled or agreed something.
bool is_mere_speech(std::string_view cue) {
    constexpr std::array<std::string_view, 10> kWords{"said",  "says",     "told",    "tells", "heard",
                                                      "hears", "reported", "reports", "added", "stated"};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return cue.find(word) != std::string_view::npos; });
}

// Where cues of mere speech begin.
std::vector<std::uint32_t> take_sayings(const Reading& reading) {
    std::vector<std::uint32_t> begins;
    for (const Statement& statement : reading.statements) {
        const auto says = [&](Span span) { return is_mere_speech(reading.text.slice(span)); };
        if (std::none_of(statement.cue.begin(), statement.cue.end(), says)) continue;
        for (const Span span : statement.cue) begins.push_back(span.begin);
    }
    make_set(begins);
    return begins;
}

// News leads with what is new. Set on SemEval-2015's developers' part: of such events with a day 14 of 14 were of the week before their
// report, of those up to the eighth sentence or compared with another time 15 of 17, of all without a day 21 of 36.
constexpr std::size_t kMaxSentenceOfNews = 7;
constexpr std::string_view kPastPerfect = " had ";

// Events without a date near the beginning, told in the past or the perfect, in sentences that name no day before the last week.
void find_news(const Reading& reading, std::vector<FoundEvent>& events) {
    const Days published = days_of(reading.published.value);
    auto time = reading.times.begin();
    std::size_t number = 0;
    auto event = events.begin();
    for (const Span sentence : reading.sentences) {
        if (number++ == kMaxSentenceOfNews) break;
        bool names_other_day = false;
        while (time != reading.times.end() && time->span.end <= sentence.begin) ++time;
        for (auto at = time; at != reading.times.end() && at->span.begin < sentence.end; ++at) {
            const Days days = days_of(at->value);
            const bool is_recent = days.known() && published.known() && days.last >= published.first - kNewsDays;
            names_other_day = names_other_day || at->type == TimeType::DURATION || (days.known() && !is_recent);
        }
        const std::string_view words = reading.text.slice(sentence);
        const bool has_share = words.find(" compared ") != std::string_view::npos || words.find('%') != std::string_view::npos ||
                               words.find(" per cent") != std::string_view::npos ||
                               words.find(" percent") != std::string_view::npos;  // how a year went, not what a day brought
        while (event != events.end() && event->span.begin < sentence.begin) ++event;
        for (; event != events.end() && event->span.begin < sentence.end; ++event) {
            const bool has_been = event->certainty == Certainty::happened || event->certainty == Certainty::alleged;
            event->is_news = has_been && event->date.empty() && !event->day && !names_other_day && !has_share &&
                             event->text.find(kPastPerfect) == std::string::npos;
        }
    }
}

}  // namespace

std::vector<FoundEvent> take_events(const Reading& reading, const FunctionWords& function_words) {
    const std::vector<std::uint32_t> sayings = take_sayings(reading);
    std::vector<FoundEvent> events;
    for (std::uint32_t index = 0; index < reading.events.size(); ++index) {
        const Event& event = reading.events[index];
        FoundEvent found;
        found.event = index;
        found.span = event.span;
        found.predicate = event.predicate;
        found.mentions = event.mentions;
        found.direction = direction_of(reading, event.predicate);
        found.text = event.text;
        found.date = event.date;
        found.certainty = event.certainty;
        found.participants = event.participants;
        found.times = event.times;
        found.lemma = event.lemma.empty() ? 0 : cut_word_key(event.lemma);
        for (const std::uint32_t time : event.times)
            if (event.date.empty() && !found.day) found.day = relative_day(reading, reading.times[time]);
        const auto saying = std::lower_bound(sayings.begin(), sayings.end(), event.span.begin);
        found.is_saying = saying != sayings.end() && *saying < event.span.end;
        take_event_words(reading, event, function_words, found);
        events.push_back(std::move(found));
    }
    find_news(reading, events);
    find_order(reading, events);
    return events;
}

}  // namespace onrecord
