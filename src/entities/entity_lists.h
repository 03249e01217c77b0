// The closed lists that finding and joining names asks. Loaded once, shared by all threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "language/analysis.h"
#include "language/language_lists.h"
#include "language/word_list.h"

namespace onrecord {

enum class Gender : std::uint8_t { unknown, male, female, either };  // either: the list says that it tells nothing
enum class PlaceKind : std::uint8_t { none, country, state, city };
enum class Kinship : std::uint8_t { none, parent, child, sibling, spouse, grandparent, grandchild, elder, younger, cousin };
enum class OrganizationWord : std::uint8_t { none, suffix, named, acronym };

struct EntityLists {
    WordList given_names;                                                  // value: Gender
    WordList given_name_genders;                                           // value: Gender; rarer ones, which only tell the gender
    WordList short_name_genders;                                           // value: Gender; short forms that neither list has: toby
    WordList titles;                                                       // value: Gender
    WordList capital_titles;                                               // DI: titles in capitals, other words in small letters
    std::unordered_map<WordKey, std::vector<WordKey>> abbreviated_titles;  // of DI: detective, inspector; looked up only
    WordList person_nouns;                                                 // value: Gender; a compound with hyphens counts by its last part
    WordList person_classes;                                               // the same and more (WordNet's), for who is called what
    WordList group_nouns;                                                  // 1 what an organization is, 2 what a place is
    std::unordered_multimap<WordKey, WordKey> words_of_such;               // force: police; a word of the names of such; looked up only
    WordList kept_titles;                                                  // who has one is never a mere Mr. or Ms. after it
    std::unordered_multimap<WordKey, WordKey> called_also;                 // senator: lawmaker; looked up only
    WordList kin;                                                          // wife, son: what one is to somebody; value: Kinship
    WordList organization_words;                                           // value: OrganizationWord
    WordList place_words;                                                  // 1 last word of a place's name, 2 first word
    WordList places;                                                       // by phrase_key; value: PlaceKind
    WordList organizations;                                                // by phrase_key: those whose names do not say it
    WordList other_name_words;                                             // War, Prize: last words of other names
    WordList nationalities;
    WordList capitalized;      // written with a capital, but no name: Monday
    WordList particles;        // de, van, bin: small letters inside a name
    WordList modifiers;        // former, acting: stand before a title or a name
    WordList speech_verbs;     // said, told
    WordList agents;           // lawyer, spokesman: act for another
    WordList clients_lot;      // sentencing, bail: befall whom a lawyer acts for
    WordList name_suffixes;    // Jr., III
    WordList postnominals;     // QC, PhD: in capitals behind a name
    WordList company_endings;  // Inc., Ltd.
};

// What somebody is to whom one is so to him: a child to a parent.
constexpr Kinship inverse(Kinship kinship) {
    constexpr Kinship kInverse[] = {Kinship::none,       Kinship::child,       Kinship::parent,  Kinship::sibling, Kinship::spouse,
                                    Kinship::grandchild, Kinship::grandparent, Kinship::younger, Kinship::elder,   Kinship::cousin};
    return kInverse[static_cast<std::size_t>(kinship)];
}

EntityLists load_entity_lists(const LanguageLists& language);

// One key for words in a row: a phrase is looked up as a word is. Of one word it is that word's key.
inline WordKey phrase_key(std::span<const Word> words) {
    WordKey key = 0;
    for (const Word& word : words) key = (key ^ (key >> 29)) * 0x9e3779b97f4a7c15ULL + word.key;
    return key;
}

}  // namespace onrecord
