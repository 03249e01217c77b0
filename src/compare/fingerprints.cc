#include "compare/fingerprints.h"

#include <algorithm>

namespace onrecord {

std::vector<std::uint64_t> fingerprints_of(const std::vector<CutWord>& words) {
    std::vector<std::uint64_t> fingerprints;
    if (words.size() < kShingleWords) return fingerprints;
    std::vector<std::uint64_t> shingles(words.size() - kShingleWords + 1);
    for (std::size_t i = 0; i < shingles.size(); ++i) shingles[i] = hash_keys(&words[i], kShingleWords);
    for (std::size_t i = 0; i < shingles.size(); ++i) {
        const std::size_t last = std::min(i + kWindowShingles, shingles.size());
        fingerprints.push_back(
            *std::min_element(shingles.begin() + static_cast<std::ptrdiff_t>(i), shingles.begin() + static_cast<std::ptrdiff_t>(last)));
        if (last == shingles.size()) break;
    }
    std::sort(fingerprints.begin(), fingerprints.end());
    fingerprints.erase(std::unique(fingerprints.begin(), fingerprints.end()), fingerprints.end());
    fingerprints.shrink_to_fit();
    return fingerprints;
}

}  // namespace onrecord
