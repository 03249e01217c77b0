#include "language/sentence_encoder.h"

#include <algorithm>
#include <string>

namespace onrecord {
namespace {

constexpr std::size_t kMetWords = 1024;  // different words of a report of usual length

}  // namespace

EncoderFeatures encoder_features(const WordForm& word, const MappedTable& known) {
    // Row 0 is the root's; a hash falls on one of the others.
    const auto hashed = [](std::uint64_t hash, std::size_t table) {
        return static_cast<std::uint32_t>(1 + (hash >> 20) % (kEmbeddingRows[table] - 1));
    };
    return {known.find(word.key).value_or(kUnknownRow),
            hashed(word.suffix[1], 1),
            hashed(word.suffix[2], 2),
            hashed(word.suffix[3], 3),
            hashed(word.prefix[1], 4),
            hashed(word.prefix[2], 5),
            1 + word.shape % (kEmbeddingRows[6] - 1),
            1 + word.cluster.coarse % (kEmbeddingRows[7] - 1),
            1 + word.cluster.fine % (kEmbeddingRows[8] - 1)};
}

Result<SentenceEncoder> SentenceEncoder::load(const ModelFile& file) {
    SentenceEncoder encoder;
    const auto known = file.section<MappedTable::Entry>("known");
    if (!known) return known.error();
    encoder.known_ = MappedTable(known.value());
    const auto embeddings = file.section<std::int8_t>("embeddings");
    if (!embeddings) return embeddings.error();
    encoder.embeddings_ = embeddings.value();

    const auto normal = [&](const std::string& name) -> Result<Normal> {
        const auto gain = file.section<float>(name + ".gain");
        if (!gain) return gain.error();
        const auto bias = file.section<float>(name + ".bias");
        if (!bias) return bias.error();
        return Normal{gain.value(), bias.value()};
    };
    const auto embedded_normal = normal("embed");
    const auto window = Dense::load(file, "window");
    const auto window_normal = normal("windown");
    const auto n_layers = file.section<std::uint32_t>("layers");
    if (!embedded_normal) return embedded_normal.error();
    if (!window) return window.error();
    if (!window_normal) return window_normal.error();
    if (!n_layers) return n_layers.error();
    encoder.embedded_normal_ = embedded_normal.value();
    encoder.window_ = window.value();
    encoder.window_normal_ = window_normal.value();
    encoder.embedded_width_ = encoder.embedded_normal_.gain.size();
    encoder.width_ = encoder.window_.n_out();
    for (std::uint32_t i = 0; i < n_layers.value().front(); ++i) {
        const auto gates = Dense::load(file, "gates" + std::to_string(i));
        const auto layer_normal = normal("layer" + std::to_string(i));
        if (!gates) return gates.error();
        if (!layer_normal) return layer_normal.error();
        encoder.layers_.push_back({gates.value(), layer_normal.value()});
    }
    std::size_t hashed_rows = 0;
    for (const std::uint32_t rows : kEmbeddingRows) hashed_rows += rows;
    bool fits = encoder.embedded_width_ > 0 && encoder.width_ % 2 == 0 && !encoder.layers_.empty() &&
                encoder.embedded_normal_.bias.size() == encoder.embedded_width_ &&
                encoder.embeddings_.size() > hashed_rows * encoder.embedded_width_ &&
                encoder.window_.n_in() == 3 * encoder.embedded_width_ && encoder.window_normal_.gain.size() == encoder.width_ &&
                encoder.window_normal_.bias.size() == encoder.width_;
    for (const Layer& layer : encoder.layers_) {
        fits = fits && layer.gates.n_in() == encoder.width_ && layer.gates.n_out() == 3 * encoder.width_ &&
               layer.normal.gain.size() == encoder.width_ && layer.normal.bias.size() == encoder.width_;
    }
    if (!fits) return Error{ErrorKind::malformed, "models/sentence.model: its layers do not fit one another"};
    const std::size_t n_words = encoder.embeddings_.size() / encoder.embedded_width_ - hashed_rows;
    std::size_t begin = 0;
    for (std::size_t t = 0; t < kEncoderFeatures; ++t) {
        encoder.table_begin_[t] = begin;
        begin += t == 0 ? n_words : kEmbeddingRows[t];
    }
    return encoder;
}

void SentenceEncoder::embed(const EncoderFeatures& features, std::span<std::int32_t> sum, Level* out) const {
    std::array<const std::int8_t*, kEncoderFeatures> rows;
    for (std::size_t t = 0; t < kEncoderFeatures; ++t) rows[t] = embeddings_.data() + (table_begin_[t] + features[t]) * embedded_width_;
    add_rows(rows, sum);
    normalise(sum, embedded_normal_.gain, embedded_normal_.bias, out);
}

void SentenceEncoder::begin(std::span<const WordForm> words, std::span<const std::size_t> ends, Encoded& out) const {
    // Rows: zeros, root, words, zeros, root, words, …, zeros.
    out.sentences.clear();
    std::size_t row = 0, first = 0;
    for (const std::size_t end : ends) {
        out.sentences.push_back({row + 1, end - first});
        row += 2 + end - first;
        first = end;
    }
    out.n_rows = row + 1;
    out.embedded.assign(out.n_rows * embedded_width_, kLevelOfZero);
    out.rows.assign(out.n_rows * width_, kLevelOfZero);
    out.values.resize(std::max(width_, embedded_width_));
    out.met.resize(kMetWords);
    out.met_rows.resize(kMetWords * embedded_width_);

    first = 0;
    const std::span<std::int32_t> embedded(out.values.data(), embedded_width_);
    for (const EncodedSentence& sentence : out.sentences) {
        Level* next = out.embedded.data() + sentence.root_row * embedded_width_;
        embed(EncoderFeatures{}, embedded, next);
        for (std::size_t i = first; i < first + sentence.n_words; ++i) {
            next += embedded_width_;
            const WordForm& word = words[i];
            const std::size_t place = (word.key ^ word.shape) % kMetWords;
            Encoded::Met& met = out.met[place];
            Level* its = out.met_rows.data() + place * embedded_width_;
            if (!met.used || met.key != word.key || met.shape != word.shape) {
                embed(encoder_features(word, known_), embedded, its);
                met = {word.key, word.shape, true};
            }
            std::copy_n(its, embedded_width_, next);
        }
        first += sentence.n_words;
    }
    // The window of a row begins with the row before it, and the rows lie side by side: no copy is made. Rows of zeros stay zeros.
    first_of(out.sums, out.n_rows * layers_.front().gates.n_out());
    window_.apply(out.embedded.data(), embedded_width_, out.n_rows - 2, out.sums.data() + width_);
    const std::span<std::int32_t> values(out.values.data(), width_);
    for (const EncodedSentence& sentence : out.sentences) {
        for (std::size_t r = sentence.root_row; r <= sentence.root_row + sentence.n_words; ++r) {
            const Sum* sums = out.sums.data() + r * width_;
            run_by(widest_vectors(), [&]() ONRECORD_INLINED {
                for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::max(sums[i], 0) >> 7;
            });
            normalise(values, window_normal_.gain, window_normal_.bias, out.rows.data() + r * width_);
        }
    }
}

void SentenceEncoder::run_layer(std::size_t layer, Encoded& out) const {
    layers_[layer].gates.apply(out.rows.data(), width_, out.n_rows, out.sums.data());
    for (const EncodedSentence& sentence : out.sentences) run(layers_[layer], sentence, out);
}

// state = forget * state + (1 - forget) * value; the row becomes normal(row + output * state). The first half of the width runs from the
// begin of the sentence, the second from its end.
void SentenceEncoder::run(const Layer& layer, const EncodedSentence& sentence, Encoded& out) const {
    const std::size_t half = width_ / 2;
    const std::size_t n = sentence.n_words + 1;
    // What comes out of the gates takes the place of the values' sums.
    const auto pass = [&](std::size_t from, bool backward) {
        const std::span<std::int32_t> state(out.values.data(), half);
        std::fill(state.begin(), state.end(), 0);
        for (std::size_t step = 0; step < n; ++step) {
            Sum* gates = out.sums.data() + (sentence.root_row + (backward ? n - 1 - step : step)) * 3 * width_ + from;
            recur(gates, gates + width_, gates + 2 * width_, state);
        }
    };
    pass(0, false);
    pass(half, true);
    const std::span<std::int32_t> values(out.values.data(), width_);
    for (std::size_t r = sentence.root_row; r < sentence.root_row + n; ++r) {
        Level* row = out.rows.data() + r * width_;
        add_state(row, out.sums.data() + r * 3 * width_, values);
        normalise(values, layer.normal.gain, layer.normal.bias, row);
    }
}

}  // namespace onrecord
