// Persons that a report names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "onrecord/reading.h"

namespace onrecord {

// A name mention's entity, as linking people needs it.
struct NamedEntity {
    std::uint32_t entity = 0;
    std::string name;
    std::vector<Span> mentions;         // form name only
    std::vector<std::string> forms;     // the mentions' words, in step with `mentions`
    std::uint32_t n_he = 0, n_she = 0;  // mentions by pronouns of the one and the other gender
    // Words with a capital that stand before its names, perhaps titles: lower case, no stops; sorted, each once.
    std::vector<std::string> before;
    std::vector<std::string> offices;  // that the report says are held, in small letters: mayor
};

// A statement of whom the report only calls by an office: “the mayor of Lenk”.
struct DescribedSpeaker {
    std::uint32_t statement = 0;  // index in the report's statements
    std::string office;           // in small letters
};

std::vector<NamedEntity> take_persons(const Reading& reading);
// Of the statements that have no speaker.
std::vector<DescribedSpeaker> take_described(const Reading& reading);

}  // namespace onrecord
