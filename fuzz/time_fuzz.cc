// Times, the date of publication and events of any text at all: never fails; spans in order, disjoint, on character borders; indices real.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "entities/entities.h"
#include "events/events.h"
#include "language/language_lists.h"
#include "language/language_models.h"
#include "text/utf8.h"
#include "time/timing.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const kWords[] = {
        "Ana ",     "Ruiz ",  "dockworkers ", "was ",     "arrested ", "walked ", "out ",         "on ",      "May ",   "3",
        ", ",       "2024",   "Monday ",      "last ",    "week ",     "the ",    "of ",          "and ",     "who ",   "which ",
        "to ",      "will ",  "be ",          "said ",    "that ",     "\"",      "\xE2\x80\x9C", "\n",       ". ",     "-",
        "31 ",      "Feb. ",  "Q3 ",          "1990s ",   "ago ",      "two ",    "days ",        "10:35 ",   "p.m. ",  "\xC2\xA9",
        "99999999", "(AP) ",  "HARLOW ",      "XXXX",     "half ",     "a ",      "from ",        "between ", "years ", "later ",
        "signed ",  "court ", "not ",         "\xC3\xA9", "'s ",       "/",       "until ",       "weekend ", nullptr};
    return kWords;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    struct Lists {
        onrecord::LanguageLists language = onrecord::load_language_lists();
        onrecord::EntityLists entities = onrecord::load_entity_lists(language);
        onrecord::TimeLists time = onrecord::load_time_lists();
        onrecord::EventLists events = onrecord::load_event_lists();
        onrecord::Result<onrecord::LanguageModels> parsing = onrecord::load_language_models();
        onrecord::Result<onrecord::EntityModels> models = onrecord::EntityModels::load();
    };
    static const Lists lists;  // of this driver only: loading them costs more than an input
    const onrecord::Text text = onrecord::Text::from_utf8(std::string(reinterpret_cast<const char*>(data), size));
    onrecord::SpanList lines[2];  // paragraphs and furniture by turns
    for (std::uint32_t at = 0, n = 0; at < text.size(); ++n) {
        auto end = text.view().find('\n', at);
        if (end == std::string_view::npos) end = text.size();
        if (end > at) lines[n % 3 == 2 ? 1 : 0].push_back({at, static_cast<std::uint32_t>(end)});
        at = static_cast<std::uint32_t>(end) + 1;
    }
    const auto analysis = onrecord::parse(text, onrecord::analyse(text, lines[0], lists.language), lists.parsing.value());
    const auto border = [&](std::uint32_t at) { return at <= text.size() && onrecord::is_border(text.view(), at); };
    const auto check = [](bool holds) {
        if (!holds) std::abort();
    };
    const auto timing = onrecord::find_times(text, analysis, lines[1], {}, lists.time);
    std::uint32_t last = 0;
    for (const auto& time : timing.times) {
        check(last <= time.span.begin && time.span.begin < time.span.end && border(time.span.begin) && border(time.span.end));
        check(!time.value.empty());
        last = time.span.end;
    }
    for (const auto span : timing.published.evidence) check(span.begin < span.end && border(span.begin) && border(span.end));
    const auto entities = onrecord::find_entities(text, analysis, lists.language, lists.entities, lists.models.value()).entities;
    onrecord::Span before;
    for (const auto& event : onrecord::find_events(text, analysis, entities, timing.times, {}, timing.published, lists.events,
                                                   lists.parsing.value().lemmatiser)) {
        check(before <= event.span && event.span.begin < event.span.end && border(event.span.begin) && border(event.span.end));
        check(onrecord::is_valid_utf8(event.text) && !event.text.empty());
        for (const auto participant : event.participants) check(participant < entities.size());
        for (const auto time : event.times) check(time < timing.times.size());
        before = event.span;
    }
    return 0;
}
