// What stands around each word: a vector a word that the parser judges by, computed from the whole sentence.
//
// Embeddings of the word and its parts are summed; a window of three words is looked at; then layers of gated recurrence run over the
// sentence from both ends (quasi-recurrent networks, Bradbury et al. 2017: the gates do not depend on the state, so that all the
// multiplying is done for many words at once and the recurrence itself is one multiplication). All on fixed-point numbers
// (predict/dense.h). Trained by training/train_sentence.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/word_form.h"
#include "onrecord/error.h"
#include "predict/dense.h"
#include "predict/model_file.h"

namespace onrecord {

// Which rows of the embedding tables a word takes, one of each table.
inline constexpr std::size_t kEncoderFeatures = 9;
using EncoderFeatures = std::array<std::uint32_t, kEncoderFeatures>;

// Row numbers within each table but the first, whose rows are the known words: the tables are of this size, the last rows by hash.
inline constexpr std::array<std::uint32_t, kEncoderFeatures> kEmbeddingRows{0, 1024, 4096, 8192, 1024, 4096, 512, 256, 1024};
inline constexpr std::uint32_t kRootRow = 0;     // of every table: the root that stands before each sentence
inline constexpr std::uint32_t kUnknownRow = 1;  // of the table of words

// REQUIRES: known maps a word's key to its row in the table of words.
EncoderFeatures encoder_features(const WordForm& word, const MappedTable& known);

// Where a sentence's vectors stand among the rows of Encoded: its root, then its words.
struct EncodedSentence {
    std::size_t root_row = 0;
    std::size_t n_words = 0;
};

// Vectors of several sentences, `width` levels a row; a row of zeros before each sentence parts it from the one before.
struct Encoded {
    std::vector<Level> rows;
    std::vector<EncodedSentence> sentences;
    std::size_t n_rows = 0;

    [[nodiscard]] std::size_t width() const { return n_rows == 0 ? 0 : rows.size() / n_rows; }

    // Rows of embeddings of words met lately, normalised: most words of a report recur in it. By form.
    struct Met {
        WordKey key = 0;
        std::uint32_t shape = 0;
        bool used = false;
    };
    std::vector<Met> met;
    std::vector<Level> met_rows;

    // Scratch of the encoder, kept for its memory alone.
    std::vector<Level> embedded;
    std::vector<Sum> sums;
    std::vector<std::int32_t> values;
};

class SentenceEncoder {
public:
    static Result<SentenceEncoder> load(const ModelFile& file);

    [[nodiscard]] std::size_t width() const { return width_; }

    [[nodiscard]] std::size_t n_layers() const { return layers_.size(); }

    // Begins with sentences that stand one after another in `words`: sentence s is words [ends[s - 1], ends[s]). Then each layer is to be
    // run, in order: what a reader of shallow vectors wants it can have between two of them. Linear.
    void begin(std::span<const WordForm> words, std::span<const std::size_t> ends, Encoded& encoded) const;
    void run_layer(std::size_t layer, Encoded& encoded) const;

private:
    struct Normal {
        std::span<const float> gain, bias;
    };
    struct Layer {
        Dense gates;  // width -> value, forget gate, output gate, `width` each
        Normal normal;
    };
    void embed(const EncoderFeatures& features, std::span<std::int32_t> sum, Level* out) const;
    void run(const Layer& layer, const EncodedSentence& sentence, Encoded& encoded) const;

    MappedTable known_;
    std::span<const std::int8_t> embeddings_;  // the tables one behind the other, `embedded_width_` numbers a row
    std::array<std::size_t, kEncoderFeatures> table_begin_{};
    std::size_t embedded_width_ = 0, width_ = 0;
    Normal embedded_normal_;
    Dense window_;
    Normal window_normal_;
    std::vector<Layer> layers_;
};

}  // namespace onrecord
