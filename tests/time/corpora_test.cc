// What holds of the times and events of every report, over real ones.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "entities/entities.h"
#include "events/events.h"
#include "language/language_lists.h"
#include "onrecord/date.h"
#include "parsed.h"
#include "sanitized.h"
#include "shared.h"
#include "text/utf8.h"
#include "time/timing.h"

namespace onrecord {
namespace {

class TimesAndEvents : public testing::TestWithParam<const char*> {};

TEST_P(TimesAndEvents, AreInOrderInTheTextAndReadable) {
    ONRECORD_NEEDS_SHARED(GetParam());
    const auto time_lists = load_time_lists();
    const auto event_lists = load_event_lists();
    std::ifstream file(shared(GetParam()));
    std::string line;
    // Bytes of a line, whatever it is, are a text; its first sentences say enough.
    constexpr std::size_t kMaxLines = 60 / kParts;
    for (std::size_t n = 0; n < kMaxLines && std::getline(file, line); ++n) {
        const Text text = Text::from_utf8(line.substr(0, 20000));
        const auto analysis = parsed(text);
        const Timing timing = find_times(text, analysis, {}, {"2016-09-30", Basis::given, {}}, time_lists);
        std::uint32_t last = 0;
        for (const TimeExpression& time : timing.times) {
            ASSERT_LE(last, time.span.begin);
            ASSERT_LT(time.span.begin, time.span.end);
            ASSERT_LE(time.span.end, text.size());
            ASSERT_TRUE(is_border(text.view(), time.span.begin) && is_border(text.view(), time.span.end));
            ASSERT_FALSE(time.value.empty());
            last = time.span.end;
        }
        const auto entities = entities_of(text);
        Span before;
        for (const Event& event :
             find_events(text, analysis, entities, timing.times, {}, timing.published, event_lists, test_models().parsing.lemmatiser)) {
            ASSERT_LE(before, event.span);
            ASSERT_LE(event.span.end, text.size());
            ASSERT_FALSE(event.text.empty());
            ASSERT_LT(event.text.size(), 400U) << event.text;
            ASSERT_TRUE(event.date.empty() || parse_edtf(event.date)) << event.date;
            ASSERT_FALSE(event.certainty == Certainty::happened && event.date.size() == 10 && event.date > "2016-09-30") << event.text;
            for (const auto participant : event.participants) ASSERT_LT(participant, entities.size());
            for (const auto time : event.times) ASSERT_LT(time, timing.times.size());
            before = event.span;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(OverCorpora, TimesAndEvents,
                         testing::Values("corpora/polnear/dev.jsonl", "corpora/times/dev.jsonl", "corpora/times/dates-dev.jsonl",
                                         "seeds/001_fef1df8d5ab9e815.txt"));

}  // namespace
}  // namespace onrecord
