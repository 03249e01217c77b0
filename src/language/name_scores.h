// What the sentence network says of names: of each word how much speaks for each label. Room `entities` adds it to what it knows of the
// whole report (entities/name_tagger.h).
#pragma once

#include <cstdint>
#include <vector>

#include "language/sentence_encoder.h"
#include "onrecord/error.h"
#include "predict/dense.h"
#include "predict/model_file.h"

namespace onrecord {

// Outside, then begin, inside, end, single of a person, an organization, a place, another name.
inline constexpr std::size_t kNameScores = 17;

class NameScorer {
public:
    static Result<NameScorer> load(const ModelFile& file);

    // Appends kNameScores numbers for each word, sentence after sentence. `sums` is scratch.
    void score(const Encoded& encoded, std::vector<Activation>& scores, std::vector<Sum>& sums) const;

private:
    Dense label_;
};

}  // namespace onrecord
