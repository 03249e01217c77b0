// Runs a fuzz driver without libFuzzer: over the files named, or else over a fixed series of noise made of the driver's own words.
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
// Fragments that the driver's format is made of; noise is put together from them and from random bytes.
extern "C" const char* const* onrecord_fuzz_words();

namespace {

void run(const std::string& input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

constexpr int kRounds = 3000;           // of most drivers about a second under the sanitizers
constexpr int kMaxSeconds = 5;          // of CPU: drivers that build a record do fewer rounds
constexpr std::size_t kMaxPieces = 60;  // fragments an input

}  // namespace

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        run(std::string(std::istreambuf_iterator<char>(file), {}));
    }
    if (argc > 1) return 0;
    std::vector<std::string> words;
    for (const char* const* word = onrecord_fuzz_words(); *word != nullptr; ++word) words.emplace_back(*word);
    std::mt19937 random(1);
    for (int round = 0; round < kRounds && std::clock() < kMaxSeconds * CLOCKS_PER_SEC; ++round) {
        std::string input;
        const auto n_pieces = random() % kMaxPieces;
        for (std::size_t i = 0; i < n_pieces; ++i) {
            if (words.empty() || random() % 8 == 0) {
                input.push_back(static_cast<char>(random() % 256));
            } else {
                input += words[random() % words.size()];
            }
        }
        run(input);
    }
    return 0;
}
