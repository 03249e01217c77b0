#include "language/tagger.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace onrecord {
namespace {

std::uint8_t steps_behind(std::int64_t log_odds) {
    constexpr std::int64_t kOne = std::int64_t{1} << kSumBits;
    constexpr std::array<std::int64_t, kMostTagSteps> kSteps{kOne / 2, kOne, 2 * kOne, 4 * kOne, 6 * kOne};
    return static_cast<std::uint8_t>(std::upper_bound(kSteps.begin(), kSteps.end(), log_odds) - kSteps.begin());
}

}  // namespace

Result<Tagger> Tagger::load(const ModelFile& file) {
    const auto label = Dense::load(file, "tag");
    if (!label) return label.error();
    const auto n_layers = file.section<std::uint32_t>("taglayer");
    if (!n_layers) return n_layers.error();
    const auto tags = file.section<Tags>("tags");
    if (!tags) return tags.error();
    Tagger tagger;
    tagger.label_ = label.value();
    tagger.n_layers_ = n_layers.value().empty() ? 0 : n_layers.value().front();
    tagger.label_tags_ = tags.value();
    if (tagger.label_tags_.empty() || tagger.label_tags_.size() > tagger.label_.n_out())
        return Error{ErrorKind::malformed, "models/sentence.model: the number of its tags does not fit"};
    return tagger;
}

void Tagger::tag(const Encoded& encoded, std::span<Tags> tags, std::span<TagDoubt> doubts, std::vector<Sum>& sums) const {
    first_of(sums, encoded.n_rows * label_.n_out());
    label_.apply(encoded.rows.data(), encoded.width(), encoded.n_rows, sums.data());
    auto next = tags.begin();
    auto next_doubt = doubts.begin();
    for (const EncodedSentence& sentence : encoded.sentences) {
        for (std::size_t i = 1; i <= sentence.n_words; ++i) {
            Sum* own = sums.data() + (sentence.root_row + i) * label_.n_out();
            const std::span<Sum> scores(own, label_tags_.size());
            const std::size_t best = largest(scores);
            *next++ = label_tags_[best];
            const Sum its = std::exchange(own[best], std::numeric_limits<Sum>::min());
            const std::size_t second = largest(scores);
            *next_doubt++ = {label_tags_[second], steps_behind(std::int64_t{its} - own[second])};
        }
    }
}

}  // namespace onrecord
