#include "language/tagger.h"

namespace onrecord {

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

void Tagger::tag(const Encoded& encoded, std::span<Tags> tags, std::vector<Sum>& sums) const {
    first_of(sums, encoded.n_rows * label_.n_out());
    label_.apply(encoded.rows.data(), encoded.width(), encoded.n_rows, sums.data());
    auto next = tags.begin();
    for (const EncodedSentence& sentence : encoded.sentences) {
        for (std::size_t i = 1; i <= sentence.n_words; ++i) {
            const Sum* own = sums.data() + (sentence.root_row + i) * label_.n_out();
            *next++ = label_tags_[largest({own, label_tags_.size()})];
        }
    }
}

}  // namespace onrecord
