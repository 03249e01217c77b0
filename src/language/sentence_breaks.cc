// What was tried, with figures, stands in docs/language.md ("Where sentences end"). Decisions are made from left to right: how long the
// sentence is so far is a feature, and depends on the decisions before.
#include "language/sentence_breaks.h"

#include "base/data.h"
#include "language/break_features.h"

namespace onrecord {
namespace {

// In log odds. By quarters of the treebanks' documents (train_breaks --cross) web text is best cut at 0, edited prose, which is what we
// read, at 0.5 to 1.
constexpr float kLeastBreak = 0.5F;

}  // namespace

Result<SentenceBreaks> SentenceBreaks::load() {
    return load(data_file("models/breaks.model").value_or(""));
}

Result<SentenceBreaks> SentenceBreaks::load(std::string_view model) {
    const auto loaded = SmallLogOddsModel::load(model, "models/breaks.model", kBreaksFingerprint);
    if (!loaded) return loaded.error();
    SentenceBreaks breaks;
    breaks.model_ = loaded.value();
    return breaks;
}

void SentenceBreaks::decide(std::string_view text, std::span<const Word> words, const std::vector<TokenMark>& marks,
                            std::vector<bool>& begins) const {
    if (model_.is_empty() || words.size() < 2) return;
    const BreakView view(text, words, marks);
    BreakView::Features features;
    std::size_t last = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (view.is_asked(i, begins[i])) {
            view.find(i, i - last, begins[i], features);
            begins[i] = model_.log_odds(features.view()) > kLeastBreak;
        }
        if (begins[i]) last = i;
    }
}

}  // namespace onrecord
