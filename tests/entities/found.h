// The entities of a text as a table of words, for tests: "person Ana Ruiz: Ana Ruiz, Ruiz, she".
#pragma once

#include <string>
#include <vector>

#include "base/names.h"
#include "parsed.h"

namespace onrecord {

inline std::vector<std::string> found(std::string_view words) {
    const Text text = Text::from_utf8(std::string(words));
    std::vector<std::string> rows;
    for (const Entity& entity : entities_of(text)) {
        std::string row(name_of(entity.type));
        row += ' ';
        row += entity.name;
        row += ':';
        for (std::size_t i = 0; i < entity.mentions.size(); ++i) {
            row += i == 0 ? " " : ", ";
            row += text.slice(entity.mentions[i].span);
        }
        rows.push_back(row);
    }
    return rows;
}

}  // namespace onrecord
