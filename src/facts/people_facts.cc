#include "facts/people_facts.h"

#include <utility>

namespace onrecord {

std::vector<NamedEntity> take_persons(const Reading& reading) {
    std::vector<NamedEntity> persons;
    for (std::uint32_t index = 0; index < reading.entities.size(); ++index) {
        const Entity& entity = reading.entities[index];
        if (entity.type != EntityType::person) continue;
        NamedEntity person;
        person.entity = index;
        person.name = entity.name;
        for (const Mention& mention : entity.mentions) {
            if (mention.form != MentionForm::name || mention.span.empty()) continue;
            person.mentions.push_back(mention.span);
            person.forms.emplace_back(reading.text.slice(mention.span));
        }
        if (!person.mentions.empty()) persons.push_back(std::move(person));
    }
    return persons;
}

}  // namespace onrecord
