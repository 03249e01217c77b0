// The trained models that tag and parse a text. Mapped from the program; loading costs nothing to speak of.
#pragma once

#include "language/lemmatiser.h"
#include "language/predicate_habits.h"
#include "language/sentence_model.h"
#include "language/tag_choice.h"
#include "language/word_form.h"
#include "language/word_list.h"
#include "onrecord/error.h"

namespace onrecord {

struct LanguageModels {
    Clusters clusters;
    SentenceModel sentence;
    TagChoice tags;
    Lemmatiser lemmatiser;
    PredicateHabits habits;
    WordList predicate_nouns;  // predicate_noun.tsv, in both numbers
    WordList persons;          // person_noun.tsv
};

// Fails only where a model that the program carries does not fit it.
Result<LanguageModels> load_language_models();

}  // namespace onrecord
