// All that is read off the vectors of a sentence's words: one encoder, one model file, several readers. Trained by
// training/train_sentence.py.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/cue_frames.h"
#include "language/name_scores.h"
#include "language/parser.h"
#include "language/predicates.h"
#include "language/sentence_encoder.h"
#include "language/tagger.h"
#include "onrecord/error.h"

namespace onrecord {

inline constexpr std::uint64_t kSentenceFingerprint = 0x73656e7465000003;  // "sente"; count up when encoder_features or the layers change

struct SentenceModel {
    SentenceEncoder encoder;
    Tagger tagger;
    Parser parser;
    FrameFinder frames;
    PredicateFinder predicates;
    NameScorer names;

    static Result<SentenceModel> load();
    static Result<SentenceModel> load(std::string_view model);  // a model's bytes, which must outlive it
};

}  // namespace onrecord
