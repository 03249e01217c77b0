#include "facts/people_facts.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "compare/sorted_set.h"
#include "text/personal_name.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

// The word before a place, in lower case and without its stop, if it has a capital: "Dr. Ruiz".
std::string capital_before(std::string_view text, std::uint32_t place) {
    constexpr std::size_t kMaxBytes = 24;
    std::size_t end = place;
    while (end > 0 && text[end - 1] == ' ') --end;
    if (end > 0 && text[end - 1] == '.') --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < kMaxBytes && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
    const std::string_view word = text.substr(begin, end - begin);
    return word.empty() || word.front() < 'A' || word.front() > 'Z' ? std::string() : lower_word(word);
}

}  // namespace

std::vector<NamedEntity> take_persons(const Reading& reading) {
    std::vector<NamedEntity> persons;
    for (std::uint32_t index = 0; index < reading.entities.size(); ++index) {
        const Entity& entity = reading.entities[index];
        if (entity.type != EntityType::person) continue;
        NamedEntity person;
        person.entity = index;
        person.name = entity.name;
        for (const Mention& mention : entity.mentions) {
            if (mention.span.empty()) continue;
            if (mention.form == MentionForm::pronoun) {
                const std::string word = lower_word(reading.text.slice(mention.span));
                if (word == "he" || word == "him" || word == "his") ++person.n_he;
                if (word == "she" || word == "her" || word == "hers") ++person.n_she;
            }
            if (mention.form != MentionForm::name) continue;
            person.mentions.push_back(mention.span);
            person.forms.emplace_back(reading.text.slice(mention.span));
            std::string before = capital_before(reading.text.view(), mention.span.begin);
            if (!before.empty()) person.before.push_back(std::move(before));
        }
        make_set(person.before);
        for (const EntityRole& role : entity.roles) {
            if (role.kind == EntityRoleKind::office) person.offices.push_back(lower_word(reading.text.slice(role.span)));
        }
        make_set(person.offices);
        if (!person.mentions.empty()) persons.push_back(std::move(person));
    }
    return persons;
}

std::vector<DescribedSpeaker> take_described(const Reading& reading) {
    constexpr std::string_view kThe = "the ";
    constexpr std::size_t kMaxBytes = 48;
    std::vector<DescribedSpeaker> described;
    for (std::uint32_t number = 0; number < reading.statements.size(); ++number) {
        const Statement& statement = reading.statements[number];
        if (statement.speaker || statement.speaker_kind != SpeakerKind::described || statement.source.size() != 1) continue;
        const std::string words = lower_word(without_ending_marks(reading.text.slice(statement.source.front())));
        if (words.starts_with(kThe) && words.size() <= kMaxBytes) described.push_back({number, words.substr(kThe.size())});
    }
    return described;
}

}  // namespace onrecord
