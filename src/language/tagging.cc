#include "language/tagging.h"

#include <utility>
#include <vector>

#include "language/analysis.h"

namespace onrecord {

Result<TaggingModels> load_tagging_models() {
    auto clusters = Clusters::load();
    if (!clusters) return clusters.error();
    auto tagger = Tagger::load();
    if (!tagger) return tagger.error();
    auto lemmatiser = Lemmatiser::load();
    if (!lemmatiser) return lemmatiser.error();
    return TaggingModels{std::move(clusters).value(), std::move(tagger).value(), std::move(lemmatiser).value()};
}

Analysis tag(const Text& text, Analysis analysis, const TaggingModels& models) {
    std::vector<WordForm> forms;
    std::vector<Tags> tags;
    std::vector<Label> labels;
    for (const Sentence& sentence : analysis.sentences) {
        const std::size_t n_words = sentence.end_word - sentence.first_word;
        forms.clear();
        tags.resize(n_words);
        for (std::size_t i = 0; i < n_words; ++i) {
            const Word& word = analysis.words[sentence.first_word + i];
            forms.push_back(word_form(text.slice(word.span), word.key, models.clusters));
        }
        models.tagger.tag(forms, tags, labels);
        for (std::size_t i = 0; i < n_words; ++i) analysis.words[sentence.first_word + i].tags = tags[i];
    }
    return analysis;
}

}  // namespace onrecord
