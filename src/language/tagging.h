// The models that tag a text: clusters, tagger, lemmatiser. Mapped from the program; loading costs nothing to speak of.
#pragma once

#include "language/lemmatiser.h"
#include "language/tagger.h"
#include "language/word_form.h"
#include "onrecord/error.h"

namespace onrecord {

struct TaggingModels {
    Clusters clusters;
    Tagger tagger;
    Lemmatiser lemmatiser;
};

// Fails only where a model that the program carries does not fit it.
Result<TaggingModels> load_tagging_models();

}  // namespace onrecord
