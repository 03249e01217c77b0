#include "language/language_models.h"

#include "base/table.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "language/analysis.h"
#include "language/sentence_breaks.h"

namespace onrecord {
namespace {

constexpr std::size_t kBatchWords = 128;  // parsed together: weights that are fetched serve all of them; more would leave the caches

// Hands sentences to the parser, several at a time. One of more than kMaxTreeWords words goes in parts; the roots of all but the first
// then hang from the first's.
class Batch {
public:
    Batch(const Text& text, Analysis& analysis, const LanguageModels& models, bool whole)
        : text_(text), analysis_(analysis), models_(models), whole_(whole) {
        analysis_.forms.resize(analysis_.words.size());
        analysis_.doubts.resize(analysis_.words.size());
    }

    void add(const Sentence& sentence) {
        for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
            const Word& word = analysis_.words[i];
            analysis_.forms[i] = word_form(text_.slice(word.span), word.key, models_.clusters);
            end_word_ = i + 1;
            if (end_word_ < sentence.end_word && (end_word_ - sentence.first_word) % kMaxTreeWords != 0) continue;
            ends_.push_back(end_word_ - first_word_);
            if (end_word_ - first_word_ >= kBatchWords) run();
        }
    }

    void run() {
        if (ends_.empty()) return;
        const std::span<const WordForm> forms = std::span(analysis_.forms).subspan(first_word_, end_word_ - first_word_);
        const SentenceModel& model = models_.sentence;
        model.encoder.begin(forms, ends_, encoded_);
        for (std::size_t layer = 0; layer <= model.encoder.n_layers(); ++layer) {
            if (layer == model.tagger.n_layers()) {
                tags_.resize(forms.size());
                doubts_.resize(forms.size());
                model.tagger.tag(encoded_, tags_, doubts_, scratch_.sums);
                if (!whole_) break;
            }
            if (layer < model.encoder.n_layers()) model.encoder.run_layer(layer, encoded_);
        }
        if (whole_) {
            model.frames.find(encoded_, first_word_, analysis_.frames, analysis_.roles, frame_scratch_);
            model.names.score(encoded_, analysis_.name_scores, scratch_.sums);
            arcs_.resize(forms.size());
            model.parser.parse(encoded_, arcs_, scratch_);
            choose_tags(forms);
            may_be_noun_.clear();
            texts_.clear();
            for (std::uint32_t w = first_word_; w < end_word_; ++w) {
                may_be_noun_.push_back(models_.predicate_nouns.contains(analysis_.words[w].key));
                texts_.push_back(text_.slice(analysis_.words[w].span));
            }
            model.predicates.find(encoded_, {arcs_, forms, tags_, texts_, may_be_noun_}, models_.habits, models_.lemmatiser, first_word_,
                                  analysis_.predicates, analysis_.role_heads, predicate_scratch_);
            std::size_t begin = 0;
            for (const std::size_t end : ends_) {
                for (std::size_t i = begin; i < end; ++i) {
                    Word& word = analysis_.words[first_word_ + i];
                    word.deprel = arcs_[i].relation;
                    word.head = arcs_[i].head == kNoHead ? kNoHead : first_word_ + static_cast<std::uint32_t>(begin) + arcs_[i].head;
                }
                begin = end;
            }
        }
        for (std::size_t i = 0; i < forms.size(); ++i) analysis_.words[first_word_ + i].tags = tags_[i];
        std::copy(doubts_.begin(), doubts_.end(), analysis_.doubts.begin() + first_word_);
        first_word_ = end_word_;
        ends_.clear();
    }

private:
    void choose_tags(std::span<const WordForm> forms) {
        std::size_t begin = 0;
        for (const std::size_t end : ends_) {
            const std::size_t n = end - begin;
            models_.tags.choose(forms.subspan(begin, n), std::span<const Arc>(arcs_).subspan(begin, n), std::span(tags_).subspan(begin, n),
                                std::span(doubts_).subspan(begin, n), choice_scratch_);
            begin = end;
        }
    }

    const Text& text_;
    Analysis& analysis_;
    const LanguageModels& models_;
    bool whole_;                                   // or tags alone
    std::uint32_t first_word_ = 0, end_word_ = 0;  // those added since the last run
    std::vector<std::size_t> ends_;
    std::vector<Tags> tags_;
    std::vector<TagDoubt> doubts_;
    std::vector<Arc> arcs_;
    Encoded encoded_;
    ParserScratch scratch_;
    FrameScratch frame_scratch_;
    PredicateScratch predicate_scratch_;
    TagChoice::Scratch choice_scratch_;
    std::vector<bool> may_be_noun_;  // of the words added
    std::vector<std::string_view> texts_;
};

// The roots of all parts but the first hang from the first's.
void join_parts(const Sentence& sentence, std::vector<Word>& words) {
    std::uint32_t root = kNoHead;
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
        if (words[i].head != kNoHead) continue;
        if (root == kNoHead) {
            root = i;
        } else {
            words[i].head = root;
            words[i].deprel = Deprel::parataxis;
        }
    }
}

Analysis run(const Text& text, Analysis analysis, const LanguageModels& models, bool whole) {
    Batch batch(text, analysis, models, whole);
    for (const Sentence& sentence : analysis.sentences) batch.add(sentence);
    batch.run();
    if (!whole) return analysis;
    for (const Sentence& sentence : analysis.sentences) {
        if (sentence.end_word - sentence.first_word > kMaxTreeWords) join_parts(sentence, analysis.words);
    }
    analysis.dependents = Dependents(analysis.words);
    analysis.relative_clauses = find_relative_clauses(text, analysis, models.persons);
    return analysis;
}

// Each noun in both numbers.
WordList load_predicate_nouns() {
    WordList nouns;
    for (const Row& row : load_table("english/predicate_noun.tsv")) {
        const std::string noun(row[0]);
        nouns.add(noun);
        nouns.add(noun + "s");
        nouns.add(noun + "es");
        if (noun.ends_with('y')) nouns.add(noun.substr(0, noun.size() - 1) + "ies");
    }
    return nouns;
}

}  // namespace

Result<LanguageModels> load_language_models() {
    auto clusters = Clusters::load();
    if (!clusters) return clusters.error();
    auto sentence = SentenceModel::load();
    if (!sentence) return sentence.error();
    auto lemmatiser = Lemmatiser::load();
    if (!lemmatiser) return lemmatiser.error();
    const auto tags = TagChoice::load();
    if (!tags) return tags.error();
    if (const auto breaks = SentenceBreaks::load(); !breaks) return breaks.error();  // language_lists.h has them
    const auto habits = PredicateHabits::load();
    if (!habits) return habits.error();
    return LanguageModels{std::move(clusters).value(),
                          std::move(sentence).value(),
                          tags.value(),
                          std::move(lemmatiser).value(),
                          habits.value(),
                          load_predicate_nouns(),
                          WordList::load("english/person_noun.tsv")};
}

Analysis parse(const Text& text, Analysis analysis, const LanguageModels& models) {
    return run(text, std::move(analysis), models, true);
}

Analysis tag(const Text& text, Analysis analysis, const LanguageModels& models) {
    return run(text, std::move(analysis), models, false);
}

}  // namespace onrecord
