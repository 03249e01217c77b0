// Readings made by hand: a text whose paragraphs are parted by a blank line, with entities, statements and events put in by their words.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "attribution/readings.h"
#include "onrecord/reading.h"

namespace onrecord {

// As the whole reader reads it; the number is its id.
inline Reading read_report(std::size_t number, std::string outlet, std::string date, std::string text) {
    Document document;
    document.id = std::to_string(number);
    document.input = document.id;
    document.outlet = std::move(outlet);
    document.date = std::move(date);
    document.bytes = std::move(text);
    return shared_reader().read(std::move(document)).value();
}

inline Reading reading(std::string id, std::string text, std::string published, std::string outlet = "") {
    Reading made;
    made.id = std::move(id);
    made.outlet = std::move(outlet);
    made.published = {std::move(published), Basis::given, {}};
    made.text = Text::from_utf8(std::move(text));
    const std::string_view view = made.text.view();
    for (std::size_t begin = 0; begin < view.size();) {
        const std::size_t end = std::min(view.find("\n\n", begin), view.size());
        if (end > begin) made.paragraphs.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        begin = end + 2;
    }
    made.sentences = made.paragraphs;
    return made;
}

// The `number`-th place of `words`, from 0. REQUIRES: it is there.
inline Span place(const Reading& in, std::string_view words, int number = 0) {
    std::size_t at = in.text.view().find(words);
    while (number-- > 0) at = in.text.view().find(words, at + 1);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// A person whose name mentions are all the places of each of `forms`, longer forms first.
inline std::uint32_t add_person(Reading& in, const std::string& name, const std::vector<std::string>& forms) {
    Entity entity{EntityType::person, name, {}, {}, {}, {}};
    for (const std::string& form : forms) {
        for (std::size_t at = in.text.view().find(form); at != std::string_view::npos; at = in.text.view().find(form, at + 1)) {
            const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())};
            bool inside = false;
            for (const Mention& mention : entity.mentions) inside = inside || mention.span.overlaps(span);
            if (!inside) entity.mentions.push_back({span, MentionForm::name});
        }
    }
    std::sort(entity.mentions.begin(), entity.mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
    in.entities.push_back(entity);
    return static_cast<std::uint32_t>(in.entities.size() - 1);
}

// A direct statement of `speaker` whose content is `words`, quotation marks not included.
inline void add_quotation(Reading& in, std::string_view words, std::optional<std::uint32_t> speaker = std::nullopt) {
    Statement statement;
    statement.form = Form::direct;
    statement.content = {place(in, words)};
    statement.speaker = speaker;
    statement.probability = speaker ? 1 : 0;
    in.statements.push_back(statement);
}

}  // namespace onrecord
