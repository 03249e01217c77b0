#include "training/parsed_sentence.h"

namespace onrecord {

void ParsedSentence::read(const ConlluSentence& sentence, const SentenceModel& model, const Clusters& clusters) {
    forms.clear();
    for (const ConlluWord& word : sentence) forms.push_back(word_form(word.form, word_key(word.form), clusters));
    tags.assign(forms.size(), {});
    doubts.assign(forms.size(), {});
    arcs.assign(forms.size(), {});
    const std::vector<std::size_t> ends{forms.size()};
    model.encoder.begin(forms, ends, encoded);
    for (std::size_t layer = 0; layer <= model.encoder.n_layers(); ++layer) {
        if (layer == model.tagger.n_layers()) model.tagger.tag(encoded, tags, doubts, scratch.sums);
        if (layer < model.encoder.n_layers()) model.encoder.run_layer(layer, encoded);
    }
    model.parser.parse(encoded, arcs, scratch);
}

}  // namespace onrecord
