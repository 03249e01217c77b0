#include "across/fingerprints.h"

#include <algorithm>

namespace onrecord {
namespace {

void sort_once(std::vector<std::uint64_t>& hashes) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    hashes.shrink_to_fit();
}

}  // namespace

void take_fingerprints(const std::vector<CutWord>& words, const std::vector<std::size_t>& paragraph_ends, ReportFeatures& features) {
    std::size_t begin = 0;
    for (const std::size_t end : paragraph_ends) {
        if (end > begin && end - begin <= kShortParagraphWords) features.short_paragraphs.push_back(hash_keys(&words[begin], end - begin));
        begin = end;
    }
    sort_once(features.short_paragraphs);
    if (words.size() < kShingleWords) return;
    std::vector<std::uint64_t> shingles(words.size() - kShingleWords + 1);
    for (std::size_t i = 0; i < shingles.size(); ++i) shingles[i] = hash_keys(&words[i], kShingleWords);
    for (std::size_t i = 0; i < shingles.size(); i += 1) {
        const std::size_t last = std::min(i + kWindowShingles, shingles.size());
        features.fingerprints.push_back(
            *std::min_element(shingles.begin() + static_cast<std::ptrdiff_t>(i), shingles.begin() + static_cast<std::ptrdiff_t>(last)));
        if (last == shingles.size()) break;
    }
    sort_once(features.fingerprints);
}

}  // namespace onrecord
