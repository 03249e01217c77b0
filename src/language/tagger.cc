#include "language/tagger.h"

#include <algorithm>
#include <cassert>

#include "base/data.h"

namespace onrecord {

void tagger_features(std::span<const WordForm> sentence, std::size_t i, Label before, Label before_that, TaggerFeatures& features) {
    static constexpr WordForm kOutside{};  // before the first word and after the last
    const auto at = [&](std::ptrdiff_t offset) -> const WordForm& {
        const std::ptrdiff_t place = static_cast<std::ptrdiff_t>(i) + offset;
        return place < 0 || place >= static_cast<std::ptrdiff_t>(sentence.size()) ? kOutside : sentence[static_cast<std::size_t>(place)];
    };
    const WordForm& word = at(0);
    const WordForm& left = at(-1);
    const WordForm& left2 = at(-2);
    const WordForm& right = at(1);
    const WordForm& right2 = at(2);
    const bool first = i == 0;

    features.clear();
    features.add(0);
    features.add(word.key);
    features.add(left.key);
    features.add(left2.key);
    features.add(right.key);
    features.add(right2.key);
    for (const auto suffix : word.suffix) features.add(suffix);
    for (const auto prefix : word.prefix) features.add(prefix);
    features.add(word.shape);
    features.add(word.shape, first ? 1 : 0);
    features.add(word.shape, left.shape);
    features.add(word.shape, right.shape);
    features.add(left.suffix[2]);
    features.add(right.suffix[2]);
    features.add(right.suffix[1]);
    features.add(right.shape, right.suffix[1]);
    features.add(right2.suffix[2]);
    features.add(before);
    features.add(before, before_that);
    features.add(before, word.key);
    features.add(before, right.key);
    features.add(before, word.suffix[2]);
    features.add(before_that, word.key);
    features.add(left.key, word.key);
    features.add(word.key, right.key);
    features.add(left.key, right.key);
    features.add(before, right.suffix[2]);
    features.add(word.cluster.coarse);
    features.add(left.cluster.coarse);
    features.add(right.cluster.coarse);
    features.add(right2.cluster.coarse);
    features.add(left.cluster.coarse, word.cluster.coarse);
    features.add(word.cluster.coarse, right.cluster.coarse);
    features.add(before, word.cluster.coarse);
    features.add(before, right.cluster.coarse);
    features.add(word.cluster.fine);
    features.add(left.cluster.fine);
    features.add(right.cluster.fine);
}

Result<Tagger> Tagger::load() {
    return load(data_file("models/tagger.model").value_or(""));
}

Result<Tagger> Tagger::load(std::string_view model) {
    const auto file = ModelFile::open(model, "models/tagger.model", kTaggerFingerprint);
    if (!file) return file.error();
    const auto weights = file.value().section<Weight>("weights");
    const auto labels = file.value().section<Tags>("labels");
    const auto known = file.value().section<MappedTable::Entry>("known");
    const auto endings = file.value().section<MappedTable::Entry>("endings");
    const auto allowed = file.value().section<Label>("allowed");
    if (!weights) return weights.error();
    if (!labels) return labels.error();
    if (!known) return known.error();
    if (!endings) return endings.error();
    if (!allowed) return allowed.error();
    Tagger tagger;
    tagger.model_ = LinearModel(weights.value());
    tagger.label_tags_ = labels.value();
    tagger.known_ = MappedTable(known.value());
    tagger.endings_ = MappedTable(endings.value());
    tagger.allowed_ = allowed.value();
    return tagger;
}

void Tagger::tag(std::span<const WordForm> sentence, std::span<Tags> tags, std::vector<Label>& labels) const {
    assert(tags.size() == sentence.size());
    labels.resize(sentence.size());
    TaggerFeatures features;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const auto labels_of_word = among(sentence[i]);
        if (labels_of_word.size() > 1) {
            tagger_features(sentence, i, i > 0 ? labels[i - 1] : kNoLabel, i > 1 ? labels[i - 2] : kNoLabel, features);
        }
        labels[i] = model_.best(features.view(), labels_of_word);
        tags[i] = label_tags_[labels[i]];
    }
}

}  // namespace onrecord
