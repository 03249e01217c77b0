// The entities of a text as a table of words, for tests: "person Ana Ruiz: Ana Ruiz, Ruiz, she".
#pragma once

#include <string>
#include <vector>

#include "base/names.h"
#include "entities/entities.h"

namespace onrecord {

inline std::vector<std::string> found(std::string_view words) {
    const Text text = Text::from_utf8(std::string(words));
    SpanList paragraphs;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto end = std::min(text.view().find('\n', at), std::size_t{text.size()});
        if (end > at) paragraphs.push_back({at, static_cast<std::uint32_t>(end)});
        at = static_cast<std::uint32_t>(end) + 1;
    }
    std::vector<std::string> rows;
    for (const Entity& entity : find_entities(text, analyse(text, paragraphs))) {
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
