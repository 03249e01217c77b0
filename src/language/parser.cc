#include "language/parser.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace onrecord {
namespace {

constexpr std::size_t kOutputs = 16;  // multiply() wants a multiple of it
constexpr std::size_t kMaxDistance = 16;

}  // namespace

Result<Parser> Parser::load(const ModelFile& file) {
    Parser parser;
    for (const auto& [name, layer] : {std::pair("head", &parser.head_),
                                      {"dep", &parser.dependent_},
                                      {"labelhead", &parser.label_head_},
                                      {"labeldep", &parser.label_dependent_}}) {
        const auto loaded = Dense::load(file, name);
        if (!loaded) return loaded.error();
        *layer = loaded.value();
    }
    for (const auto& [name, layer] : {std::pair("headbias", &parser.head_bias_), {"label", &parser.label_}}) {
        const auto loaded = FineDense::load(file, name);
        if (!loaded) return loaded.error();
        *layer = loaded.value();
    }
    const auto distance = file.section<Sum>("distance");
    if (!distance) return distance.error();
    const auto relations = file.section<Deprel>("relations");
    if (!relations) return relations.error();
    parser.distance_ = distance.value();
    parser.relations_ = relations.value();
    const bool fits = parser.distance_.size() == 2 * kMaxDistance + 1 && parser.relations_.size() <= parser.label_.n_out() &&
                      parser.dependent_.n_out() == parser.head_.n_out() && parser.head_bias_.n_in() == parser.head_.n_out() &&
                      parser.label_head_.n_out() == parser.label_.n_in() && parser.label_dependent_.n_out() == parser.label_.n_in();
    if (!fits) return Error{ErrorKind::malformed, "models/sentence.model: its layers of trees do not fit one another"};
    return parser;
}

void Parser::parse(const Encoded& encoded, std::span<Arc> arcs, ParserScratch& s) const {
    const std::size_t width = encoded.width();
    const std::size_t n_rows = encoded.n_rows;
    const auto project = [&](const Dense& layer, std::vector<Activation>& out) {
        const std::span<Sum> sums = first_of(s.sums, n_rows * layer.n_out());
        layer.apply(encoded.rows.data(), width, n_rows, sums.data());
        leaky(sums, first_of(out, sums.size()).data());
    };
    project(head_, s.heads);
    project(dependent_, s.dependents);
    project(label_head_, s.label_heads);
    project(label_dependent_, s.label_dependents);

    std::size_t first_word = 0;
    const std::size_t n_label = label_head_.n_out();
    for (const EncodedSentence& sentence : encoded.sentences) {
        const std::size_t n = sentence.n_words;
        if (n == 0) continue;
        score_arcs(sentence, s);
        s.tree.resize(n);
        best_tree(std::span(s.arcs).first((n + 1) * (n + 1)), n, s.tree, s.tree_scratch);

        first_of(s.pairs, n * n_label);
        for (std::size_t i = 0; i < n; ++i) {
            const Activation* head = s.label_heads.data() + (sentence.root_row + s.tree[i]) * n_label;
            const Activation* dependent = s.label_dependents.data() + (sentence.root_row + 1 + i) * n_label;
            Activation* pair = s.pairs.data() + i * n_label;
            run_by(widest_vectors(), [&]() ONRECORD_INLINED {
                for (std::size_t k = 0; k < n_label; ++k) pair[k] = positive(head[k] + dependent[k]);
            });
        }
        first_of(s.sums, n * label_.n_out());
        label_.apply(s.pairs.data(), n_label, n, s.sums.data());
        for (std::size_t i = 0; i < n; ++i) {
            const Sum* sums = s.sums.data() + i * label_.n_out();
            if (s.tree[i] == 0) {
                arcs[first_word + i] = {kNoHead, Deprel::root};
                continue;
            }
            std::size_t best = largest({sums, relations_.size()});
            if (relations_[best] == Deprel::root) best = 0;
            for (std::size_t label = best + 1; label < relations_.size(); ++label) {
                if (sums[label] > sums[best] && relations_[label] != Deprel::root) best = label;
            }
            arcs[first_word + i] = {s.tree[i] - 1, relations_[best]};
        }
        first_word += n;
    }
}

// The scores of all arcs of a sentence, as best_tree() reads them, into scratch.arcs.
void Parser::score_arcs(const EncodedSentence& sentence, ParserScratch& s) const {
    const std::size_t n = sentence.n_words + 1;
    const std::size_t n_in = head_.n_out();
    const std::size_t n_out = (n + kOutputs - 1) / kOutputs * kOutputs;
    // The heads' vectors as weights of a layer that the dependents' vectors are put through.
    s.packed.assign(n_in * n_out, 0);
    const Activation* heads = s.heads.data() + sentence.root_row * n_in;
    for (std::size_t h = 0; h < n; ++h) {
        for (std::size_t i = 0; i < n_in; i += 2) std::memcpy(&s.packed[i * n_out + 2 * h], heads + h * n_in + i, 2 * sizeof(Activation));
    }
    std::vector<Sum>& scores = s.sums;
    std::vector<Sum>& bias = s.bias;
    bias.assign(n_out, 0);
    first_of(scores, std::max(n * n_out, n * head_bias_.n_out()));
    head_bias_.apply(heads, n_in, n, scores.data());
    // A product of two activations has fewer bits than a sum: the bias gives up the difference.
    constexpr int kShift = kSumBits - 2 * kActivationBits;
    for (std::size_t h = 0; h < n; ++h) bias[h] = scores[h * head_bias_.n_out()] >> kShift;
    multiply(s.dependents.data() + sentence.root_row * n_in, n_in, n, n_in, s.packed, bias, scores.data());
    first_of(s.arcs, n * n);
    for (std::size_t d = 0; d < n; ++d) {
        // The heads that stand far off before, those near, and those far behind.
        const std::size_t near = d - std::min(d, kMaxDistance), end = std::min(n, d + kMaxDistance + 1);
        const Sum* row = scores.data() + d * n_out;
        const auto distance = [&](std::size_t h) { return distance_[h + kMaxDistance - d]; };
        Sum* out = s.arcs.data() + d * n;
        for (std::size_t h = 0; h < near; ++h) out[h] = row[h] + distance_.front();
        for (std::size_t h = near; h < end; ++h) out[h] = row[h] + distance(h);
        for (std::size_t h = end; h < n; ++h) out[h] = row[h] + distance_.back();
    }
}

}  // namespace onrecord
