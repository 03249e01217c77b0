// What the word of a predicate usually does, counted in PropBank: how often a noun or an adjective is a predicate at all, and in which core
// role a word stands that lies to this predicate in such a way ("to open": what opens with no object is arg1; "to wait for": arg1 as well).
// The network of sentence_encoder.h has no room to know each verb; counts do, and are added to what it says as log odds: of this word over
// any word in the same place.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "language/parser.h"
#include "language/predicates.h"
#include "language/tags.h"
#include "language/word_form.h"
#include "onrecord/error.h"
#include "predict/dense.h"
#include "predict/mapped_table.h"
#include "text/word_key.h"

namespace onrecord {

inline constexpr std::uint64_t kHabitsFingerprint = 0x6861626974730001;  // "habits"; count up when what is counted changes

// What is looked at of a predicate beside its word.
struct PredicateSetting {
    enum Voice : std::uint8_t { active, passive, copula, noun, adjective };
    enum Complement : std::uint8_t { no_complement, clause, open_clause };
    Voice voice = active;
    bool has_object = false;
    Complement complement = no_complement;
};
// Of a word of a sentence. Linear in the sentence.
PredicateSetting predicate_setting(std::span<const Arc> arcs, std::uint32_t predicate, PredicateForm form, Xpos tag);

// Under what the places of arguments are counted: the word that lies so, with its preposition or conjunction (`marker`: its key, or 0),
// with all of the setting (close) and with its voice alone (loose). A lemma of 0 is any.
struct PlaceKeys {
    std::uint64_t close = 0, loose = 0;
};
PlaceKeys place_keys(WordKey lemma, const PredicateSetting& setting, std::uint16_t path, WordKey marker);
// Whether the marker is looked at of a word with this relation.
bool has_counted_marker(std::uint16_t path, Deprel relation);
// The first preposition or conjunction that hangs from each word, or 0: as many as words.
void find_markers(std::span<const Arc> arcs, std::span<const WordForm> forms, std::vector<WordKey>& markers);

// How a noun stands, under which is counted whether it is a predicate: itself (own), in such a place (close), and any noun in it (place).
struct NounKeys {
    std::uint64_t own = 0, close = 0, place = 0;
};
// `markers`: of find_markers. Linear in the sentence.
NounKeys noun_keys(WordKey lemma, std::span<const Arc> arcs, std::span<const WordKey> markers, std::uint32_t noun);
std::uint64_t adjective_key(WordKey lemma);

inline constexpr std::size_t kCoreRoles = 5;
inline constexpr int kHabitBits = 2;                             // of log odds: steps of 1/4, six bits each
inline constexpr int kMaxHabit = 31;                             // steps
std::uint32_t packed_habits(std::array<int, kCoreRoles> steps);  // REQUIRES: each within ±kMaxHabit

class PredicateHabits {
public:
    static Result<PredicateHabits> load();
    static Result<PredicateHabits> load(std::string_view model);  // a model's bytes, which must outlive it

    // What speaks for arg0 to arg4; nothing is known of most rare words.
    [[nodiscard]] std::optional<std::array<Sum, kCoreRoles>> roles(const PlaceKeys& keys) const;
    // What speaks for being a predicate: a noun, or an adjective.
    [[nodiscard]] Sum of_noun(const NounKeys& keys) const;
    [[nodiscard]] Sum of_adjective(WordKey lemma) const;

private:
    MappedTable places_, predicates_;
};

}  // namespace onrecord
