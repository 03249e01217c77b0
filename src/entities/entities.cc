// Traits of the words, names, who they are, then descriptions and pronouns to those who were named.
#include "entities/entities.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "entities/entity_lists.h"
#include "entities/name.h"
#include "entities/name_joiner.h"
#include "entities/reference.h"
#include "entities/roles.h"
#include "entities/word_traits.h"

namespace onrecord {
namespace {

// The words of a span, white space as single spaces.
std::string plain(std::string_view words) {
    std::string out;
    for (const char c : words) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    return out;
}

EntityType most(const std::array<std::uint32_t, 6>& n_of_type) {
    return static_cast<EntityType>(std::max_element(n_of_type.begin(), n_of_type.end()) - n_of_type.begin());
}

// Takes out those that were described once alone.
void erase_unmentioned(std::vector<Entity>& entities) {
    std::vector<std::uint32_t> number(entities.size());
    std::uint32_t n = 0;
    for (std::size_t e = 0; e < entities.size(); ++e) number[e] = entities[e].mentions.empty() ? n : n++;
    for (Entity& entity : entities) {
        std::erase_if(entity.members, [&](std::uint32_t member) { return entities[member].mentions.empty(); });
        for (std::uint32_t& member : entity.members) member = number[member];
        std::erase_if(entity.roles, [&](const EntityRole& role) { return role.entity && entities[*role.entity].mentions.empty(); });
        for (EntityRole& role : entity.roles) {
            if (role.entity) role.entity = number[*role.entity];
        }
    }
    std::erase_if(entities, [](const Entity& entity) { return entity.mentions.empty(); });
}

FoundEntities entities_of(const NameContext& context, std::vector<Name> names, ReferenceChooser& chooser) {
    const Text& text = context.text;
    const Analysis& analysis = context.analysis;
    JoinedNames joined = join_names(context, names);

    std::vector<Entity> entities(joined.n_entities);
    std::vector<std::array<std::uint32_t, 6>> n_of_type(joined.n_entities);
    for (std::size_t n = 0; n < names.size(); ++n) ++n_of_type[joined.entity_of[n]][static_cast<std::size_t>(names[n].type)];
    std::vector<EntityType> types(entities.size());
    for (std::size_t e = 0; e < entities.size(); ++e) types[e] = entities[e].type = most(n_of_type[e]);
    std::vector<std::uint32_t> n_of_person(entities.size());
    std::vector<LikelyReference> references;
    const auto span_of = [&](std::uint32_t first_word, std::uint32_t end_word) {
        return Span{analysis.words[first_word].span.begin, analysis.words[end_word - 1].span.end};
    };
    const FoundReferences found = find_references(context, names, joined, types, chooser);
    for (const NamelessEntity& nameless : found.nameless)
        entities.push_back(
            {nameless.type,
             nameless.name.empty() ? plain(text.slice(span_of(nameless.first_word, nameless.end_word))) : std::string(nameless.name),
             {},
             {},
             {},
             nameless.members});
    std::vector<std::uint32_t> n_mentions(entities.size());
    for (const Reference& reference : found.references) ++n_mentions[reference.entity];
    for (const Reference& reference : found.references) {
        const bool named = reference.entity < joined.n_entities;
        if (!named && n_mentions[reference.entity] < 2 && entities[reference.entity].members.empty()) continue;
        const Span span = span_of(reference.first_word, reference.end_word);
        entities[reference.entity].mentions.push_back({span, reference.form});
        const double sure = named ? 1 : found.nameless[reference.entity - joined.n_entities].probability;
        references.push_back({span, reference.probability * sure});
        if (named && reference.of_person) ++n_of_person[reference.entity];
    }
    std::vector<std::uint32_t> n_words(joined.n_entities);
    for (std::size_t n = 0; n < names.size(); ++n) {
        const Name& name = names[n];
        const std::uint32_t e = joined.entity_of[n];
        const Span span = span_of(name.first_word, name.end_word);
        entities[e].mentions.push_back({span, MentionForm::name});
        if (name.probability < 1) references.push_back({span, name.probability});
        if (const std::uint32_t length = name.end_word - name.first_word; length > n_words[e]) {
            n_words[e] = length;
            entities[e].name = plain(text.slice(span));
        }
    }
    std::sort(references.begin(), references.end(), [](const LikelyReference& a, const LikelyReference& b) { return a.span < b.span; });
    for (std::size_t e = 0; e < joined.n_entities; ++e) {  // one who is “she” as often as named is a person
        if (2 * n_of_person[e] > n_of_type[e][static_cast<std::size_t>(types[e])]) entities[e].type = EntityType::person;
    }
    add_roles(context, names, joined, found, entities);
    erase_unmentioned(entities);
    for (Entity& entity : entities) {
        std::sort(entity.mentions.begin(), entity.mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
    }
    return {std::move(entities), std::move(references)};
}

class ByModel final : public ReferenceChooser {
public:
    explicit ByModel(const ReferenceModel& model) : model_(model) {}
    ReferenceChoice choose(const ReferenceSpot&, std::span<const std::uint32_t>, std::span<const ReferenceFeatures> candidates) override {
        return model_.best(candidates);
    }

private:
    const ReferenceModel& model_;
};

}  // namespace

Result<EntityModels> EntityModels::load() {
    auto names = NameTagger::load();
    if (!names) return names.error();
    const auto references = ReferenceModel::load();
    if (!references) return references.error();
    return EntityModels{std::move(names).value(), references.value()};
}

FoundEntities find_entities(const Text& text, const Analysis& analysis, const LanguageLists& language, const EntityLists& lists,
                            const NameTagger& names, ReferenceChooser& chooser) {
    const std::vector<WordTraits> traits = find_traits(text, analysis, language);
    const NameContext context{text, analysis, traits, language, lists};
    return entities_of(context, find_names(context, names), chooser);
}

FoundEntities find_entities(const Text& text, const Analysis& analysis, const LanguageLists& language, const EntityLists& lists,
                            const EntityModels& models) {
    ByModel chooser(models.references);
    return find_entities(text, analysis, language, lists, models.names, chooser);
}

}  // namespace onrecord
