// Runs a fuzz driver without libFuzzer: over the files named, then over a fixed series of noise made of the driver's own words. With
// --seconds N (of the clock, of all) it goes on that long, and changes the files named too; with --keep FILE an input is there before it is
// run.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
// Fragments that the driver's format is made of; noise is put together from them and from random bytes.
extern "C" const char* const* onrecord_fuzz_words();

namespace {

constexpr int kRounds = 3000;  // of most drivers about a second under the sanitizers
// Of CPU: drivers that build a record do fewer rounds.
#ifdef ONRECORD_SANITIZED
constexpr int kMaxSeconds = 5;
#else
constexpr int kMaxSeconds = 2;  // sees crashes only
#endif
constexpr std::size_t kMaxPieces = 60;  // fragments an input
constexpr std::size_t kMaxChanges = 8;  // of a file's bytes, an input

class Inputs {
public:
    explicit Inputs(std::vector<std::string> files) : files_(std::move(files)) {
        for (const char* const* word = onrecord_fuzz_words(); *word != nullptr; ++word) words_.emplace_back(*word);
    }
    std::string next() { return files_.empty() || below(4) == 0 ? noise() : changed(files_[below(files_.size())]); }

private:
    std::size_t below(std::size_t n) { return random_() % n; }
    std::string piece() {
        if (words_.empty() || below(8) == 0) return {static_cast<char>(below(256))};
        return words_[below(words_.size())];
    }
    std::string noise() {
        std::string input;
        for (auto n_pieces = below(kMaxPieces); n_pieces > 0; --n_pieces) input += piece();
        return input;
    }
    std::string changed(std::string input) {
        for (auto n_changes = 1 + below(kMaxChanges); n_changes > 0; --n_changes) {
            const auto at = below(input.size() + 1), length = below(std::min<std::size_t>(input.size() - at, 64) + 1);
            switch (below(5)) {
                case 0:
                    if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
                    break;
                case 1:
                    input.erase(at, length);
                    break;
                case 2:
                    input.insert(at, input.substr(at, length));
                    break;
                case 3:
                    input.insert(at, piece());
                    break;
                default:
                    input.replace(at, length, files_[below(files_.size())].substr(0, length));
                    break;
            }
        }
        return input;
    }

    std::vector<std::string> files_, words_;
    std::mt19937 random_{1};
};

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> files;
    std::string keep;
    long n_seconds = 0;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--seconds" && i + 1 < argc) {
            n_seconds = std::atol(argv[++i]);
        } else if (argument == "--keep" && i + 1 < argc) {
            keep = argv[++i];
        } else {
            std::ifstream file(argv[i], std::ios::binary);
            files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
    }
    const auto run = [&](const std::string& input) {
        if (!keep.empty()) std::ofstream(keep, std::ios::binary) << input;
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    };
    for (const std::string& file : files) run(file);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(n_seconds);
    const auto goes_on = [&](long round) {
        return n_seconds > 0 ? std::chrono::steady_clock::now() < end : round < kRounds && std::clock() < kMaxSeconds * CLOCKS_PER_SEC;
    };
    Inputs inputs(files);
    long round = 0;
    for (; goes_on(round); ++round) run(inputs.next());
    std::printf("%ld inputs\n", round + static_cast<long>(files.size()));
    return 0;
}
