// "The mill closed after the bank had sued", "Before the strike, the union met": the word right before an event's first word says on which
// side of another event of its sentence it lies. That is the nearest before it; in a sentence that begins with it, the first one behind a
// comma. Nothing else is taken for an order: neither the order of the text nor a tense.
//
// Cost: the events of a sentence, at most kMaxEvents of them, each with the words before it. Tests: tests/facts/event_order_test.cc.
#include "facts/event_order.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/ascii.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxEvents = 32;  // of one sentence
// Set on 150 reports of BASIL, where 42 orders were read: further off lies a verb that is no event.
constexpr std::size_t kMaxBytesBetween = 64;  // of the one event's verb and the connective
constexpr std::size_t kMaxBytesAtStart = 24;  // before a connective that opens its sentence: "Two days after"

struct Connective {
    std::string_view words;
    bool is_after = false;  // what it stands before is the earlier one
};
constexpr std::array<Connective, 8> kConnectives{{{"after", true},
                                                  {"following", true},
                                                  {"since", true},
                                                  {"once", true},
                                                  {"before", false},
                                                  {"until", false},
                                                  {"prior to", false},
                                                  {"ahead of", false}}};
// "Was named after the raid", "looked after": no order.
constexpr std::array<std::string_view, 4> kOtherwise{"name", "look", "take", "call"};

bool ends_in(std::string_view text, std::string_view words) {
    if (text.size() < words.size()) return false;
    const std::string_view end = text.substr(text.size() - words.size());
    const bool is_same = std::equal(end.begin(), end.end(), words.begin(), [](char a, char b) { return lower_case(a) == b; });
    return is_same && (text.size() == words.size() || text[text.size() - words.size() - 1] == ' ');
}

std::string_view without_end_spaces(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

// The connective that `before`, the words of the sentence up to an event, ends in.
const Connective* connective_of(std::string_view before) {
    const auto found =
        std::find_if(kConnectives.begin(), kConnectives.end(), [&](const Connective& c) { return ends_in(before, c.words); });
    return found == kConnectives.end() ? nullptr : &*found;
}

bool can_be_ordered(const Reading& reading, const FoundEvent& event) {
    const std::string& lemma = reading.events[event.event].lemma;
    return event.certainty != Certainty::denied && std::find(kOtherwise.begin(), kOtherwise.end(), lemma) == kOtherwise.end();
}

}  // namespace

void find_order(const Reading& reading, std::vector<FoundEvent>& events) {
    const auto is_earlier = [](const FoundEvent& e, std::uint32_t byte) { return e.predicate.begin < byte; };
    std::vector<std::uint32_t> within;  // events of the sentence by place of their predicates
    std::vector<std::uint32_t> by_predicate(events.size());
    for (std::uint32_t i = 0; i < events.size(); ++i) by_predicate[i] = i;
    std::sort(by_predicate.begin(), by_predicate.end(),
              [&](std::uint32_t a, std::uint32_t b) { return events[a].predicate.begin < events[b].predicate.begin; });
    auto next = by_predicate.begin();
    for (const Span sentence : reading.sentences) {
        within.clear();
        while (next != by_predicate.end() && is_earlier(events[*next], sentence.begin)) ++next;
        for (; next != by_predicate.end() && is_earlier(events[*next], sentence.end); ++next)
            if (within.size() < kMaxEvents) within.push_back(*next);
        for (const std::uint32_t event : within) {
            const Span span = events[event].span;
            if (span.begin <= sentence.begin) continue;
            const std::string_view before = without_end_spaces(reading.text.slice({sentence.begin, span.begin}));
            const Connective* connective = connective_of(before);
            if (connective == nullptr) continue;
            events[event].says_when = true;
            const std::uint32_t start = sentence.begin + static_cast<std::uint32_t>(before.size() - connective->words.size());
            const std::string_view opening = before.substr(0, before.size() - connective->words.size());
            const bool is_fronted = opening.size() <= kMaxBytesAtStart && opening.find(',') == std::string_view::npos;
            std::optional<std::uint32_t> other;
            for (const std::uint32_t one : within) {
                if (one == event) continue;
                const bool is_before = events[one].predicate.end <= start;
                if (is_before && start - events[one].predicate.end <= kMaxBytesBetween) other = one;  // the nearest
                if (!is_fronted || is_before || events[one].predicate.begin < span.end) continue;
                const std::string_view between = reading.text.slice({span.end, events[one].predicate.begin});
                if (between.find(',') != std::string_view::npos) other = one;
                break;
            }
            if (!other || !can_be_ordered(reading, events[event]) || !can_be_ordered(reading, events[*other])) continue;
            if (connective->is_after) {
                events[*other].after.push_back(event);
            } else {
                events[event].after.push_back(*other);
            }
        }
    }
    for (FoundEvent& event : events) make_set(event.after);
}

}  // namespace onrecord
