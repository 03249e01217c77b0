#include "language/name_scores.h"

#include <algorithm>
#include <iterator>

namespace onrecord {

Result<NameScorer> NameScorer::load(const ModelFile& file) {
    const auto label = Dense::load(file, "name");
    if (!label) return label.error();
    if (label.value().n_out() < kNameScores)
        return Error{ErrorKind::malformed, "models/sentence.model: the number of its name labels does not fit"};
    NameScorer scorer;
    scorer.label_ = label.value();
    return scorer;
}

void NameScorer::score(const Encoded& encoded, std::vector<Activation>& scores, std::vector<Sum>& sums) const {
    first_of(sums, encoded.n_rows * label_.n_out());
    label_.apply(encoded.rows.data(), encoded.width(), encoded.n_rows, sums.data());
    for (const EncodedSentence& sentence : encoded.sentences) {
        for (std::size_t i = 1; i <= sentence.n_words; ++i) {
            const Sum* own = sums.data() + (sentence.root_row + i) * label_.n_out();
            std::transform(own, own + kNameScores, std::back_inserter(scores), to_activation);
        }
    }
}

}  // namespace onrecord
