// print_accuracy MODEL CONLLU...: how well a sentence model does on gold words as the program runs it, on fixed-point numbers: UAS, LAS
// (without subtypes), upos, xpos of each file.
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <vector>

#include "training/parsed_sentence.h"

namespace onrecord {
namespace {

std::string_view without_subtype(std::string_view relation) {
    return relation.substr(0, relation.find(':'));
}

int print_accuracy(const std::string& model_path, const std::vector<std::string>& inputs) {
    std::ifstream file(model_path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    // A model lies on a multiple of 64 bytes.
    char* aligned = static_cast<char*>(::operator new (bytes.size(), std::align_val_t{64}));
    bytes.copy(aligned, bytes.size());
    const auto model = SentenceModel::load({aligned, bytes.size()});
    const auto clusters = Clusters::load();
    if (!model || !clusters) {
        fmt::print(stderr, "{}\n", model ? clusters.error().message : model.error().message);
        return 1;
    }
    ParsedSentence parsed;
    for (const auto& path : inputs) {
        const auto sentences = read_conllu({path});
        if (!sentences) {
            fmt::print(stderr, "{}\n", sentences.error().message);
            return 1;
        }
        double n = 0, n_heads = 0, n_labels = 0, n_upos = 0, n_xpos = 0;
        for (const auto& sentence : sentences.value()) {
            if (sentence.size() > kMaxTreeWords) continue;
            parsed.read(sentence, model.value(), clusters.value());
            const std::vector<Arc>& arcs = parsed.arcs;
            const std::vector<Tags>& tags = parsed.tags;
            for (std::size_t i = 0; i < sentence.size(); ++i) {
                const int head = arcs[i].head == kNoHead ? -1 : static_cast<int>(arcs[i].head);
                const bool right = head == sentence[i].head;
                ++n;
                n_heads += right ? 1 : 0;
                n_labels += right && without_subtype(name_of(arcs[i].relation)) == without_subtype(sentence[i].deprel) ? 1 : 0;
                n_upos += name_of(tags[i].upos) == sentence[i].upos ? 1 : 0;
                n_xpos += name_of(tags[i].xpos) == sentence[i].xpos ? 1 : 0;
            }
        }
        fmt::print("{}: UAS {:.2f} LAS {:.2f} upos {:.2f} xpos {:.2f}\n", path, 100 * n_heads / n, 100 * n_labels / n, 100 * n_upos / n,
                   100 * n_xpos / n);
    }
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: print_accuracy MODEL CONLLU...\n");
        return 2;
    }
    return onrecord::print_accuracy(argv[1], {argv + 2, argv + argc});
}
