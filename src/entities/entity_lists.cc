#include "entities/entity_lists.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/table.h"
#include "text/personal_name.h"

namespace onrecord {

namespace {

// A short form that no list of given names has is of the gender of the names that it is short for, where these agree: Toby as Tobias.
WordList load_short_name_genders(const EntityLists& lists) {
    std::map<std::string, std::set<Gender>, std::less<>> genders;
    for (const Row& row : load_table("english/given_name_variant.tsv")) {
        Gender whole = Gender::unknown;  // of the line's first name
        bool is_first = true;
        each_part(row[0], ' ', [&](std::string_view name) {
            const WordKey key = word_key(name);
            const std::uint8_t known = lists.given_names.contains(key) ? lists.given_names.value(key) : lists.given_name_genders.value(key);
            if (std::exchange(is_first, false)) whole = static_cast<Gender>(known);
            if (known == 0) genders[std::string(name)].insert(whole);
        });
    }
    WordList all;
    for (const auto& [name, of] : genders) {
        const Gender gender = *of.begin();
        if (of.size() == 1 && (gender == Gender::male || gender == Gender::female)) all.add(name, static_cast<std::uint8_t>(gender));
    }
    return all;
}

}  // namespace

EntityLists load_entity_lists(const LanguageLists& language) {
    EntityLists lists;
    lists.given_names = WordList::load("english/given_name.tsv", {"m", "f", "u"});
    lists.given_name_genders = WordList::load("english/given_name_gender.tsv", {"m", "f"});
    lists.short_name_genders = load_short_name_genders(lists);
    lists.titles = WordList::load("english/title.tsv", {"m", "f", "u"});
    for (const auto& row : load_table("english/title.tsv")) {  // Sen. is one word with its full stop
        lists.titles.add(std::string(row[0]) + ".", lists.titles.value(word_key(row[0])));
    }
    for (const auto& row : load_table("english/title_abbreviation.tsv")) {
        std::vector<WordKey> words;
        each_part(row[1], ' ', [&](std::string_view word) { words.push_back(word_key(word)); });
        if (row.size() > 2) lists.capital_titles.add(row[0]);
        lists.abbreviated_titles[word_key(row[0])] = words;
        lists.abbreviated_titles[word_key(std::string(row[0]) + ".")] = std::move(words);
    }
    lists.postnominals = WordList::load("english/postnominal.tsv", {});
    lists.person_nouns = WordList::load("english/person_noun.tsv", {"m", "f", "u"});
    lists.person_classes = WordList::load("english/person_noun.tsv", {"m", "f", "u"});
    for (const Row& row : load_table("english/person_class.tsv"))
        lists.person_classes.add(row[0], static_cast<std::uint8_t>(row[1] == "m"   ? Gender::male
                                                                   : row[1] == "f" ? Gender::female
                                                                                   : Gender::either));
    lists.group_nouns = WordList::load("english/group_noun.tsv", {"organization", "place"});
    for (const Row& row : load_table("english/group_noun.tsv")) {
        if (row.size() < 3) continue;
        each_part(row[2], ' ', [&](std::string_view word) { lists.words_of_such.emplace(word_key(row[0]), word_key(word)); });
    }
    for (const Row& row : load_table("english/called_also.tsv"))
        each_part(row[1], ' ', [&](std::string_view word) { lists.called_also.emplace(word_key(row[0]), word_key(word)); });
    lists.kept_titles = {"doctor", "professor", "sir",   "dame",   "lord", "lady",  "baroness", "reverend",
                         "father", "sister",    "rabbi", "prince", "king", "queen", "princess", "pope"};
    lists.kin = WordList::load("english/kin.tsv",
                               {"parent", "child", "sibling", "spouse", "grandparent", "grandchild", "elder", "younger", "cousin"});
    lists.organization_words = WordList::load("english/organization_word.tsv", {"suffix", "named", "acronym"});
    lists.place_words = WordList::load("english/place_word.tsv", {"last", "first"});
    for (const auto& row : load_table("english/place.tsv")) {
        const Text text = Text::from_utf8(std::string(row[0]));
        const PlaceKind kind = row[1] == "country" ? PlaceKind::country : row[1] == "state" ? PlaceKind::state : PlaceKind::city;
        lists.places.add_key(phrase_key(analyse(text, {text.whole()}, language).words), static_cast<std::uint8_t>(kind));
    }
    for (const auto& row : load_table("english/organization.tsv")) {
        const Text text = Text::from_utf8(std::string(row[0]));
        lists.organizations.add_key(phrase_key(analyse(text, {text.whole()}, language).words), 1);
    }
    lists.other_name_words = WordList::load("english/other_name_word.tsv");
    lists.nationalities = WordList::load("english/nationality.tsv");
    lists.capitalized = WordList::load("english/capitalized.tsv");
    lists.particles = {"de", "la", "las", "los",  "van", "von", "der", "den", "del", "della", "di", "da", "dos", "das", "do", "du",
                       "el", "al", "bin", "bint", "ibn", "ben", "abu", "le",  "ter", "ten",   "zu", "af", "av",  "y",   "e"};
    lists.modifiers = {"former",    "late",      "acting",   "interim", "ex",       "new",      "then",      "deputy",   "vice",
                       "assistant", "associate", "senior",   "junior",  "chief",    "prime",    "general",   "lead",     "longtime",
                       "retired",   "incoming",  "outgoing", "lord",    "first",    "federal",  "state",     "district", "county",
                       "police",    "defense",   "defence",  "foreign", "special",  "managing", "executive", "circuit",  "magistrate",
                       "house",     "senate",    "press",    "staff",   "detective"};
    for (const Row& row : load_table("english/source_noun.tsv")) {
        if (row.size() < 2 || row[0] != "agent") continue;
        each_part(row[1], ' ', [&](std::string_view word) { lists.agents.add(word); });
    }
    lists.speech_verbs = language.speech_verbs;
    for (const char* verb :
         {"testified", "argued", "claimed", "alleged", "denied", "admitted",  "confirmed", "insisted", "noted",        "believes",
          "thinks",    "knows",  "wants",   "spoke",   "agreed", "announced", "warned",    "declined", "acknowledged", "stated"}) {
        lists.speech_verbs.add(verb);
    }
    lists.clients_lot = {"sentencing",   "sentence",      "conviction",   "trial",  "retrial",    "arrest",  "acquittal",
                         "indictment",   "arraignment",   "bail",         "plea",   "detention",  "custody", "cell",
                         "imprisonment", "incarceration", "resentencing", "parole", "extradition"};
    lists.name_suffixes = {"esq", "esq."};
    for (const std::string_view generation : kGenerations) {
        lists.name_suffixes.add(generation);
        lists.name_suffixes.add(std::string(generation) + ".");
    }
    lists.company_endings = {"inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "llc", "llp", "plc", "gmbh", "ag"};
    return lists;
}

}  // namespace onrecord
