// train_breaks OUT [--cross] CONLLU...: models/breaks.model, where sentences begin: logistic regression over the features of
// language/break_features.h. The documents of the treebanks are laid out as running text and cut into words by the program. Deterministic.
// --cross prints precision, recall and F1 of whole sentences of each file at several thresholds, of four models each trained without the
// documents that it reads.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "language/break_features.h"
#include "language/language_lists.h"
#include "language/sentence_breaks.h"
#include "language/sentence_splitter.h"
#include "training/conllu.h"
#include "training/logistic.h"

namespace onrecord {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 15;
constexpr float kRate = 0.1F;
constexpr int kEpochs = 15;
constexpr std::size_t kFolds = 4;
constexpr std::array<float, 6> kThresholds{-1, -.5, 0, .5, 1, 2};

struct Example {
    std::vector<Feature> features;
    float weight = 1;
    bool is_one = false;
};

struct Paragraph {
    std::vector<Word> words;
    std::vector<TokenMark> marks;
    std::vector<bool> gold, ruled;  // of the words: whether a sentence begins there
    std::string_view text;          // of the document
};

struct Document {
    std::vector<Paragraph> paragraphs;
    std::size_t file = 0, fold = 0;
};

struct Counts {
    double right = 0, found = 0, gold = 0;
};

std::vector<Document> cut(const std::vector<ConlluText>& texts, std::size_t file, const LanguageLists& lists) {
    std::vector<Document> documents;
    for (const ConlluText& text : texts) {
        Document document;
        document.file = file;
        document.fold = documents.size() % kFolds;
        for (std::size_t p = 0; p < text.paragraphs.size(); ++p) {
            const auto end = p + 1 < text.paragraphs.size() ? text.paragraphs[p + 1] : static_cast<std::uint32_t>(text.text.size());
            Paragraph paragraph;
            paragraph.text = text.text;
            tokenize(text.text, {text.paragraphs[p], end}, lists, paragraph.words, paragraph.marks);
            if (paragraph.words.empty()) continue;
            paragraph.ruled = propose_sentences(paragraph.words, 0, paragraph.marks, lists);
            for (const Word& word : paragraph.words)
                paragraph.gold.push_back(std::binary_search(text.sentences.begin(), text.sentences.end(), word.span.begin));
            document.paragraphs.push_back(std::move(paragraph));
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

template <class Use>  // use(word, view, words since the last begin)
void each_question(const Paragraph& paragraph, const std::vector<bool>& begins, const Use& use) {
    const BreakView view(paragraph.text, paragraph.words, paragraph.marks);
    std::size_t last = 0;
    for (std::size_t i = 1; i < paragraph.words.size(); ++i) {
        if (view.is_asked(i, paragraph.ruled[i])) use(i, view, i - last);
        if (begins[i]) last = i;
    }
}

std::vector<Example> examples_of(const std::vector<Document>& documents, std::size_t without_fold) {
    std::vector<Example> examples;
    BreakView::Features features;
    for (const Document& document : documents) {
        if (document.fold == without_fold) continue;
        for (const Paragraph& paragraph : document.paragraphs) {
            each_question(paragraph, paragraph.gold, [&](std::size_t i, const BreakView& view, std::size_t n_words) {
                view.find(i, n_words, paragraph.ruled[i], features);
                examples.push_back({{features.view().begin(), features.view().end()}, 1, paragraph.gold[i]});
            });
        }
    }
    return examples;
}

std::vector<double> train(const std::vector<Document>& documents, std::size_t without_fold) {
    const std::vector<Example> examples = examples_of(documents, without_fold);
    std::vector<const Example*> all;
    for (const Example& example : examples) all.push_back(&example);
    return train_logistic(all, kSlots, kRate, kEpochs);
}

// Whole sentences, which the first word and the last one tell.
void count(const std::vector<bool>& gold, const std::vector<bool>& found, Counts& counts) {
    std::size_t gold_begin = 0, found_begin = 0;
    for (std::size_t i = 1; i <= gold.size(); ++i) {
        const bool ends_gold = i == gold.size() || gold[i];
        const bool ends_found = i == gold.size() || found[i];
        counts.gold += ends_gold ? 1 : 0;
        counts.found += ends_found ? 1 : 0;
        counts.right += ends_gold && ends_found && gold_begin == found_begin ? 1 : 0;
        if (ends_gold) gold_begin = i;
        if (ends_found) found_begin = i;
    }
}

void print(const std::string& what, const Counts& counts) {
    fmt::print("{}: precision {:.2f} recall {:.2f} F1 {:.2f}\n", what, 100 * counts.right / counts.found, 100 * counts.right / counts.gold,
               200 * counts.right / (counts.found + counts.gold));
}

void cross(const std::vector<Document>& documents, const std::vector<std::string>& files) {
    std::vector<std::array<Counts, kThresholds.size() + 1>> counts(files.size());
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        const AveragedPerceptron weights(train(documents, fold));
        BreakView::Features features;
        for (const Document& document : documents) {
            if (document.fold != fold) continue;
            for (const Paragraph& paragraph : document.paragraphs) {
                count(paragraph.gold, paragraph.ruled, counts[document.file].back());
                for (std::size_t t = 0; t < kThresholds.size(); ++t) {
                    std::vector<bool> begins = paragraph.ruled;
                    each_question(paragraph, begins, [&](std::size_t i, const BreakView& view, std::size_t n_words) {
                        view.find(i, n_words, paragraph.ruled[i], features);
                        begins[i] = weights.score(features.view()) > kThresholds[t];
                    });
                    count(paragraph.gold, begins, counts[document.file][t]);
                }
            }
        }
    }
    for (std::size_t file = 0; file < files.size(); ++file) {
        print(files[file] + ": rules", counts[file].back());
        for (std::size_t t = 0; t < kThresholds.size(); ++t) print(fmt::format("  log odds over {}", kThresholds[t]), counts[file][t]);
    }
}

int run(const std::string& out, const std::vector<std::string>& inputs, bool is_cross) {
    const LanguageLists lists = load_language_lists();
    std::vector<std::vector<ConlluText>> texts;  // which the documents' paragraphs lie in
    for (const std::string& input : inputs) {
        auto its = read_conllu_texts({input});
        if (!its) {
            fmt::print(stderr, "{}\n", its.error().message);
            return 1;
        }
        texts.push_back(std::move(its).value());
    }
    std::vector<Document> documents;
    for (std::size_t file = 0; file < texts.size(); ++file) {
        for (Document& document : cut(texts[file], file, lists)) documents.push_back(std::move(document));
    }
    if (is_cross) cross(documents, inputs);
    const std::vector<double> means = train(documents, kFolds);
    std::ofstream(out, std::ios::binary) << AveragedPerceptron::log_odds_file<SmallLinearModel>(kBreaksFingerprint, means);
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    std::vector<std::string> arguments;
    bool is_cross = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--cross") == 0) {
            is_cross = true;
        } else {
            arguments.emplace_back(argv[i]);
        }
    }
    if (arguments.size() < 2) {
        fmt::print(stderr, "usage: train_breaks OUT [--cross] CONLLU...\n");
        return 2;
    }
    return onrecord::run(arguments.front(), {arguments.begin() + 1, arguments.end()}, is_cross);
}
