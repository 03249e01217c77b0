#include "language/sentence_model.h"

#include <utility>

#include "base/data.h"

namespace onrecord {

Result<SentenceModel> SentenceModel::load() {
    return load(data_file("models/sentence.model").value_or(""));
}

Result<SentenceModel> SentenceModel::load(std::string_view model) {
    const auto file = ModelFile::open(model, "models/sentence.model", kSentenceFingerprint);
    if (!file) return file.error();
    auto encoder = SentenceEncoder::load(file.value());
    if (!encoder) return encoder.error();
    const auto tagger = Tagger::load(file.value());
    if (!tagger) return tagger.error();
    const auto parser = Parser::load(file.value());
    if (!parser) return parser.error();
    const auto frames = FrameFinder::load(file.value());
    if (!frames) return frames.error();
    const auto predicates = PredicateFinder::load(file.value());
    if (!predicates) return predicates.error();
    const auto names = NameScorer::load(file.value());
    if (!names) return names.error();
    return SentenceModel{std::move(encoder).value(), tagger.value(), parser.value(), frames.value(), predicates.value(), names.value()};
}

}  // namespace onrecord
