#include "facts/name_facts.h"

#include <map>
#include <string_view>
#include <utility>

namespace onrecord {

std::vector<NameInReport> take_names(const Reading& reading) {
    const std::string_view text = reading.text.view();
    std::map<std::uint32_t, std::string_view> place_at;  // the words of each place's name, by where they begin
    for (const Entity& entity : reading.entities) {
        if (entity.type != EntityType::place) continue;
        for (const Mention& mention : entity.mentions) {
            if (mention.form == MentionForm::name) place_at[mention.span.begin] = reading.text.slice(mention.span);
        }
    }
    std::vector<NameInReport> names;
    for (std::uint32_t index = 0; index < reading.entities.size(); ++index) {
        const Entity& entity = reading.entities[index];
        if (entity.type != EntityType::organization && entity.type != EntityType::place) continue;
        NameInReport named{index, entity.type, entity.name, {}, {}, {}};
        for (const Mention& mention : entity.mentions) {
            if (mention.form != MentionForm::name || mention.span.empty()) continue;
            named.mentions.push_back(mention.span);
            named.forms.emplace_back(reading.text.slice(mention.span));
            if (entity.type != EntityType::place || !named.within.empty() || text.substr(mention.span.end, 2) != ", ") continue;
            if (const auto behind = place_at.find(mention.span.end + 2); behind != place_at.end()) named.within = behind->second;
        }
        if (!named.mentions.empty()) names.push_back(std::move(named));
    }
    return names;
}

}  // namespace onrecord
