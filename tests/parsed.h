// A text as the reader has it before statements: lines as paragraphs, parsed, with its entities. Models are loaded once a test program.
#pragma once

#include <algorithm>
#include <vector>

#include "entities/entities.h"
#include "language/analysis.h"
#include "language/language_lists.h"
#include "language/language_models.h"
#include "onrecord/text.h"

namespace onrecord {

struct TestModels {
    LanguageLists language = load_language_lists();
    EntityLists lists = load_entity_lists(language);
    LanguageModels parsing = load_language_models().value();
    EntityModels entities = EntityModels::load().value();
};

inline const TestModels& test_models() {
    static const TestModels kModels;
    return kModels;
}

inline SpanList lines_of(const Text& text) {
    SpanList lines;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto end = static_cast<std::uint32_t>(std::min(text.view().find('\n', at), std::size_t{text.size()}));
        if (end > at) lines.push_back({at, end});
        at = end + 1;
    }
    return lines;
}

inline Analysis parsed(const Text& text) {
    return parse(text, analyse(text, lines_of(text), test_models().language), test_models().parsing);
}

inline std::vector<Entity> entities_of(const Text& text) {
    return find_entities(text, parsed(text), test_models().language, test_models().lists, test_models().entities).entities;
}

}  // namespace onrecord
