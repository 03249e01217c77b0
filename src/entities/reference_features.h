// What speaks for a pronoun meaning one who was named, and for its meaning nobody that has a name: features of a trained
// linear ranker (after Denis and Baldridge 2008), which looks at entities, not at pairs of mentions. Asked at run time and by
// training/train_references.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "entities/name.h"
#include "language/deprel.h"
#include "onrecord/error.h"
#include "onrecord/reading.h"
#include "predict/feature.h"
#include "predict/log_odds_model.h"

namespace onrecord {

enum class ReferenceKind : std::uint8_t { he, she, it, they, somebody, something };  // the last two: descriptions by their noun
inline constexpr std::size_t kReferenceKinds = 6;

// The place of a mention in its clause, by the parse.
struct ClausePlace {
    std::uint32_t head = kNoHead;      // its head word
    std::uint32_t governor = kNoHead;  // the word that its head hangs from; of a possessor, that of the thing possessed
    Deprel deprel = Deprel::none;
};
// The head of the words [first, end) is the one that hangs from outside of them.
ClausePlace place_of(std::span<const Word> words, std::uint32_t first, std::uint32_t end);

// One who was mentioned, as the walk has come to know him.
struct ReferenceState {
    EntityType type = EntityType::other;
    Gender gender = Gender::unknown;
    std::string_view first_letters;  // the same as it is written
    std::uint32_t n_names = 0;       // mentions by name in the whole report
    std::uint32_t n_mentions = 0;    // so far
    std::uint32_t n_subjects = 0;    // of them
    MentionForm last_form = MentionForm::name;
    ClausePlace last_place;
    std::uint32_t last_word = 0;
    std::uint32_t last_sentence = 0;
    std::uint32_t last_subject = kNoHead;  // the last sentence that had it for a subject; kNoHead: none
    std::uint32_t first_sentence = 0;
    bool last_in_quotation = false;
    std::uint32_t noun = kNoHead;  // of one without a name: the noun that he was first called
    bool plural = false;           // and whether that was a plural
};

inline constexpr std::uint8_t kNounOfPerson = 4;  // and the Gender that the noun says

// A pronoun that is to be led to somebody, or a description: the rapper, this city.
struct ReferenceSpot {
    ReferenceKind kind = ReferenceKind::he;
    std::uint32_t first = 0;  // the determiner of a description; else `word`
    std::uint32_t word = 0;   // its head
    std::uint8_t noun = 0;    // of a description: 1 what an organization is, 2 a place, kNounOfPerson and a gender; 0 what no list has
    bool plural = false;
    std::uint32_t sentence = 0;
    ClausePlace place;
    bool quoted = false;
};

inline bool is_description(const ReferenceSpot& spot) {
    return spot.kind == ReferenceKind::somebody || spot.kind == ReferenceKind::something;
}

// What the walk knows of a candidate beside its state.
struct CandidateClues {
    std::uint32_t rank = 0;        // candidates that could be meant and were spoken of later
    bool is_ahead = false;         // is named only later in the sentence: “In her report Ruiz says”
    bool is_last = false;          // whom the last reference of this kind meant
    bool is_named_so = false;      // the noun is a word of its name: Harlow City Council, the council
    bool is_such = false;          // it is a city or country by its name, a company by its ending, and the noun says so
    bool is_called_so = false;     // the report has said that it is what the noun says
    bool was_called_last = false;  // and of nobody later
};

using ReferenceFeatures = FeatureList<96>;
inline constexpr std::uint64_t kReferencesFingerprint = 0x7265666572000004;  // "refer"; count up when a feature changes

void candidate_features(const ReferenceSpot& spot, const ReferenceState& state, const CandidateClues& clues, std::span<const Word> words,
                        std::span<const WordForm> forms, ReferenceFeatures& features);
struct NobodyClues {
    std::uint32_t n_candidates = 0;
    std::uint32_t nearest = 0;  // sentences to the nearest of them
    std::uint8_t any = 0;       // bits: whether one is named so, is such, is called so
};
void nobody_features(const ReferenceSpot& spot, const NobodyClues& clues, std::span<const Word> words, std::span<const WordForm> forms,
                     ReferenceFeatures& features);

struct ReferenceChoice {
    std::size_t index = 0;
    float probability = 0;  // that it is right
};

// Leads a spot to one of its candidates.
class ReferenceChooser {
public:
    virtual ~ReferenceChooser() = default;
    // One of `candidates`, the last of which is nobody.
    virtual ReferenceChoice choose(const ReferenceSpot& spot, std::span<const std::uint32_t> entities,
                                   std::span<const ReferenceFeatures> candidates) = 0;
    // A description that was led to nobody is the first mention of an entity of that number.
    virtual void introduce(std::uint32_t /*entity*/, const ReferenceSpot& /*spot*/) {}
};

// The trained ranker.
class ReferenceModel {
public:
    static Result<ReferenceModel> load();
    static Result<ReferenceModel> load(std::string_view model);  // a model's bytes, which must outlive it

    [[nodiscard]] ReferenceChoice best(std::span<const ReferenceFeatures> candidates) const;

private:
    LogOddsModel model_;  // of each candidate, in nats
};

}  // namespace onrecord
