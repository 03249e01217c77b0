#include "language/word_form.h"

#define XXH_INLINE_ALL  // words are short: a call would cost as much as the hash
#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <string>

#include "base/data.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxBytes = 48;  // of a word that is looked at: its begin and its end; longer ones are URLs and noise
using Buffer = std::array<char, kMaxBytes>;

// The word as word_key sees it, cut in the middle to kMaxBytes. Of plain ASCII, nearly every word, without an allocation.
std::string_view lower(std::string_view word, Buffer& buffer, std::string& other) {
    const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii && word.size() <= kMaxBytes) {
        std::transform(word.begin(), word.end(), buffer.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
        return {buffer.data(), word.size()};
    }
    other = lower_word(word);
    if (other.size() > kMaxBytes) other.erase(kMaxBytes / 2, other.size() - kMaxBytes);  // only hashed: need not be valid UTF-8
    return other;
}

std::uint32_t shape_of(std::string_view word) {
    enum : std::uint32_t { kUpper = 1, kLower = 2, kDigit = 4, kHyphen = 8, kOther = 16 };
    std::uint32_t shape = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        if (c >= 'A' && c <= 'Z') {
            shape |= i == 0 ? kUpper | WordForm::kFirstUpper : kUpper;
        } else if (c >= 'a' && c <= 'z') {
            shape |= kLower;
        } else if (c >= '0' && c <= '9') {
            shape |= kDigit;
        } else if (c == '-') {
            shape |= kHyphen;
        } else {
            shape |= kOther;
        }
    }
    return shape + WordForm::kLengthUnit * static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), 3));
}

}  // namespace

Result<Clusters> Clusters::load() {
    constexpr std::string_view kName = "models/cluster.model";
    const auto file = ModelFile::open(data_file(kName).value_or(""), kName, kClustersFingerprint);
    if (!file) return file.error();
    const auto table = file.value().section<MappedTable::Entry>("table");
    if (!table) return table.error();
    Clusters clusters;
    clusters.table_ = MappedTable(table.value());
    return clusters;
}

WordKey cluster_key(std::string_view word, WordKey key) {
    if (std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return key;
    std::string zeros(word);
    std::replace_if(
        zeros.begin(), zeros.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
    return word_key(zeros);
}

WordForm word_form(std::string_view word, WordKey key, const Clusters& clusters) {
    Buffer buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): lower() fills what it returns
    std::string other;
    const std::string_view low = lower(word, buffer, other);
    WordForm form;
    form.key = key;
    for (std::size_t n = 1; n <= form.suffix.size(); ++n) {
        const std::size_t size = std::min(n, low.size());
        form.suffix[n - 1] = XXH3_64bits(low.data() + low.size() - size, size);
    }
    for (std::size_t n = 1; n <= form.prefix.size(); ++n) form.prefix[n - 1] = XXH3_64bits(low.data(), std::min(n, low.size()));
    form.shape = shape_of(word);
    form.cluster = clusters.find(cluster_key(word, key));
    return form;
}

}  // namespace onrecord
