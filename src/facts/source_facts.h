// What each statement of a report rests on by the report's own word: who says it, on which occasion, how it reached the report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compare/days.h"
#include "compare/function_words.h"
#include "compare/sorted_set.h"
#include "facts/assertion_facts.h"
#include "facts/figure_facts.h"
#include "facts/relative_day.h"
#include "onrecord/reading.h"

namespace onrecord {

struct StatementSource {
    SpeakerKind kind = SpeakerKind::unattributed;
    Polarity polarity = Polarity::asserts;
    std::optional<std::uint32_t> speaker;       // index in the report's entities
    bool is_person = false;                     // the speaker is
    bool describes_person = false;              // its words have a noun for a person: "a consultant surgeon"
    bool describes_outlet = false;              // or for an outlet, of which no name is given: "a trade blog"
    bool names_outlet = false;                  // or for one that is named: "the blog Second Sluice"
    bool is_direct = false;                     // its words are given in quotation marks
    bool was_heard = false;                     // "a jury has heard", "an inquest was told": its source is who listened
    bool does_not_speak = false;                // "the police are understood to be looking", "the board voted 4-3": its source is spoken of
    std::optional<std::uint32_t> on_behalf_of;  // likewise
    std::optional<std::uint32_t> occasion;      // index in the report's occasions
    std::optional<std::uint32_t> within;        // index in the report's statements
    std::vector<Channel> channel;
    Days said;                       // when, if the statement says so
    std::optional<RelativeDay> day;  // likewise, where the report has no date to reckon it by
    std::string name;                // the speaker's, or the words of the source; empty: unattributed
    std::string words;               // of the source
    SortedSet keys;                  // of the meaning words of `name`; empty where it is a pronoun
    SortedSet on_behalf_of_keys;     // of the meaning words of the name of whom it speaks for
    Span source;                     // first piece; empty: none
    Span content;                    // first piece
    SpanList hedges;
};

// One for each statement.
std::vector<StatementSource> take_sources(const Reading& reading, const FunctionWords& function_words, const FigureLists& figure_lists,
                                          const AssertionLists& assertion_lists);

}  // namespace onrecord
