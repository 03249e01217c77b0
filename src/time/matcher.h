// Where time expressions stand in a sentence, and what their words say; what they mean is resolve.h's.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/span.h"
#include "onrecord/text.h"
#include "time/atoms.h"
#include "time/time_lists.h"

namespace onrecord {

enum class VerbTense : std::int8_t { past = -1, unknown = 0, future = 1 };

// Sizes of units, as word.tsv numbers them.
enum TimeUnit : std::int8_t {
    kNoUnit = -1,
    kSecond,
    kMinute,
    kHour,
    kDay,
    kWeek,
    kMonth,
    kQuarter,
    kYear,
    kDecade,
    kCentury,
    kFortnight,
    kWeekend
};

// An expression's words as numbers; what is not said is at its default.
struct TimeMatch {
    static constexpr int kNone = -1000;
    Span span;
    std::uint32_t first_atom = 0;  // in the sentence
    std::uint32_t end_atom = 0;
    std::uint32_t sentence = 0;
    std::uint32_t rule = 0;
    TimeKind kind = TimeKind::none;
    VerbTense tense = VerbTense::unknown;
    std::int8_t unit = kNoUnit;
    std::int8_t zone = 0;  // 1: UTC; 2: another
    int count = kNone;     // -1: several
    int halves = 0;
    int year = 0, month = 0, day = 0;
    int weekday = 0, season = 0, ordinal = 0, part = 0;
    int decade = 0;  // 1990
    int mod = 0;
    int dir = kNone;    // -1 last, 0 this, 1 next
    int clock = kNone;  // minutes since midnight
    bool half = false;
    bool with_date = false;  // a time of day that was joined with its date
};

// Appends the matches of the sentence in order, disjoint. Linear: a rule is at most a dozen tokens long.
void match_times(const Text& text, const Analysis& analysis, const std::vector<Atom>& atoms, std::uint32_t sentence, const TimeLists& lists,
                 std::vector<TimeMatch>& matches);

}  // namespace onrecord
