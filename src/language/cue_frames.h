// Which words attribute something to somebody, and which other words of their sentence are the source, the content and the rest of the cue:
// read off the vectors of sentence_encoder.h, as semantic role labellers do (He et al. 2017). What a whole report says besides, quotation
// marks above all, the room attribution adds.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/sentence_encoder.h"
#include "onrecord/error.h"
#include "predict/dense.h"
#include "predict/model_file.h"
#include "predict/pair_scorer.h"

namespace onrecord {

enum class CueRole : std::uint8_t { other, source, content, cue };

// A word that attributes. Its sentence, or the part of a long sentence that was read at once, is [first_word, end_word), whose roles are
// roles[first_role] and on.
struct CueFrame {
    std::uint32_t anchor = 0;  // index of the word
    float log_odds = 0;        // that it attributes; 0 is even
    std::uint32_t first_word = 0;
    std::uint32_t end_word = 0;
    std::uint32_t first_role = 0;
};

struct FrameScratch {
    std::vector<Sum> cues;
    PairScratch pairs;
    std::vector<std::uint32_t> rows;  // 1, 2, …
    std::vector<std::uint8_t> before;
};

class FrameFinder {
public:
    static Result<FrameFinder> load(const ModelFile& file);

    // Appends the frames of all sentences, in the order of their anchors; the first word encoded is word `first_word`. The words of a role
    // stand together unless much speaks against it.
    void find(const Encoded& encoded, std::uint32_t first_word, std::vector<CueFrame>& frames, std::vector<CueRole>& roles,
              FrameScratch& scratch) const;

private:
    void find_roles(const EncodedSentence& sentence, std::size_t anchor, std::vector<CueRole>& roles, FrameScratch& scratch) const;

    Dense cue_;
    PairScorer roles_;
};

}  // namespace onrecord
