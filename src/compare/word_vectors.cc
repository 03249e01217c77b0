#include "compare/word_vectors.h"

#include <algorithm>
#include <cmath>

#include "base/data.h"
#include "predict/model_file.h"

namespace onrecord {

Result<WordVectors> WordVectors::load() {
    return load(data_file("models/word_vectors.model").value_or(""));
}

Result<WordVectors> WordVectors::load(std::string_view model) {
    const auto file = ModelFile::open(model, "word_vectors.model", kWordVectorsFingerprint);
    if (!file) return file.error();
    auto keys = file.value().section<std::uint32_t>("keys");
    if (!keys) return keys.error();
    auto vectors = file.value().section<std::int8_t>("vectors");
    if (!vectors) return vectors.error();
    if (vectors.value().size() != keys.value().size() * kDimensions)
        return Error{ErrorKind::malformed, "word_vectors.model: a vector of another size"};
    WordVectors loaded;
    loaded.keys_ = keys.value();
    loaded.vectors_ = vectors.value();
    return loaded;
}

std::span<const std::int8_t> WordVectors::of(std::uint32_t key) const {
    const auto at = std::lower_bound(keys_.begin(), keys_.end(), key);
    if (at == keys_.end() || *at != key) return {};
    return vectors_.subspan(static_cast<std::size_t>(at - keys_.begin()) * kDimensions, kDimensions);
}

namespace {

// Whole numbers: the same sum whatever the width of the machine's vectors.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
__attribute__((target_clones("avx2", "default")))
#endif
std::int32_t
product_of(const std::int8_t* a, const std::int8_t* b) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < WordVectors::kDimensions; ++i) sum += std::int32_t{a[i]} * b[i];
    return sum;
}

}  // namespace

std::int32_t product(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
    return a.empty() || b.empty() ? 0 : product_of(a.data(), b.data());
}

double cosine(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
    if (a.empty() || b.empty()) return 0;
    return product(a, b) / std::sqrt(double{1} * product(a, a) * product(b, b));
}

}  // namespace onrecord
