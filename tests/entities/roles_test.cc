// The parts of names, and what a report says that their bearers are.
#include "entities/roles.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "parsed.h"

namespace onrecord {
namespace {

struct Row {
    const char* text;
    const char* name;  // of the entity
    std::string expected;
};

// "honorific Dr.; given Ana; surname Ruiz" of the entity called `name`.
std::string parts_of(std::string_view words, std::string_view name) {
    const Text text = Text::from_utf8(std::string(words));
    std::string all;
    for (const Entity& entity : entities_of(text)) {
        if (entity.name != name) continue;
        for (const NamePiece& part : entity.parts)
            all += (all.empty() ? "" : "; ") + std::string(name_of(part.kind)) + ' ' + std::string(text.slice(part.span));
    }
    return all;
}

// "office director of Harlow Works": what is said of the entity called `name`, with whom it is told of.
std::string roles_of(std::string_view words, std::string_view name) {
    const Text text = Text::from_utf8(std::string(words));
    const std::vector<Entity> entities = entities_of(text);
    std::string all;
    for (const Entity& entity : entities) {
        if (entity.name != name) continue;
        for (const EntityRole& role : entity.roles) {
            all += (all.empty() ? "" : "; ") + std::string(name_of(role.kind)) + ' ' + std::string(text.slice(role.span));
            if (role.entity) all += " -> " + entities[*role.entity].name;
        }
    }
    return all;
}

TEST(NameParts, AreToldApart) {
    const Row rows[] = {
        {"Ana Ruiz left.", "Ana Ruiz", "given Ana; surname Ruiz"},
        {"Dr. Ana Maria Ruiz left.", "Ana Maria Ruiz", "honorific Dr.; given Ana Maria; surname Ruiz"},
        {"Johan van der Meulen left.", "Johan van der Meulen", "given Johan; particle van der; surname Meulen"},
        {"Emil Finch Jr. left.", "Emil Finch Jr.", "given Emil; surname Finch; generation Jr."},
        {"Lou “Tiny” Penhallow left.", "Lou “Tiny” Penhallow", "given Lou; nickname Tiny; surname Penhallow"},
        {"Her sister, Lotte Brandt-Keane, disputed that.", "Lotte Brandt-Keane", "given Lotte; surname Brandt-Keane"},
        {"Mr. Brandt left. Mr. Brandt came.", "Brandt", "honorific Mr.; surname Brandt"},
    };
    for (const Row& row : rows) EXPECT_EQ(parts_of(row.text, row.name), row.expected) << row.text;
}

TEST(Roles, AreSaidBesideTheName) {
    const Row rows[] = {
        {"Ana Ruiz, 41, of Toronto, left.", "Ana Ruiz", "age 41; home Toronto -> Toronto"},
        {"Ana Ruiz, the managing director of Harlow Works, left.", "Ana Ruiz",
         "office managing director; employer Harlow Works -> Harlow Works"},
        {"Mayor Ana Ruiz left.", "Ana Ruiz", "office Mayor"},
        {"Dr. Ana Ruiz left.", "Ana Ruiz", ""},
        {"Ana Ruiz is the only person on the pier.", "Ana Ruiz", ""},
        {"Ana Ruiz left. Her brother, Sam Ruiz, stayed.", "Sam Ruiz", "relation Her brother -> Ana Ruiz"},
        {"Ana Ruiz left. Sam Harker is a retired pilot.", "Sam Harker", "office retired pilot"},
    };
    for (const Row& row : rows) EXPECT_EQ(roles_of(row.text, row.name), row.expected) << row.text;
}

}  // namespace
}  // namespace onrecord
