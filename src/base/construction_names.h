// The printed names of the constructions (onrecord/construction.h), for the two rooms that print or read them.
#pragma once

#include "base/names.h"
#include "onrecord/construction.h"

namespace onrecord {

template <>
struct Names<Construction> {
    static constexpr std::array<std::string_view, 21> all{"preposed_content",
                                                          "postposed_content",
                                                          "inverted",
                                                          "split_content",
                                                          "any_verb",
                                                          "led_in",
                                                          "elliptic",
                                                          "according",
                                                          "colon",
                                                          "signature",
                                                          "question",
                                                          "noun",
                                                          "adjective",
                                                          "back_reference",
                                                          "agent",
                                                          "valuation",
                                                          "silence",
                                                          "hearing",
                                                          "shared_cue",
                                                          "nested",
                                                          "frame"};
};

}  // namespace onrecord
