#include "language/lemmatiser.h"

#include <xxhash.h>

#include <algorithm>

#include "base/data.h"
#include "predict/feature.h"
#include "predict/model_file.h"
#include "text/utf8.h"
#include "text/word_key.h"

namespace onrecord {

std::uint64_t ending_key(std::string_view ending, bool whole, Tags tags) {
    const std::uint64_t of_tags = std::uint64_t{static_cast<std::uint8_t>(tags.upos)} << 16 |
                                  std::uint64_t{static_cast<std::uint8_t>(tags.xpos)} << 8 | (whole ? 1U : 0U);
    return spread(XXH3_64bits(ending.data(), ending.size()) + of_tags * 0x9e3779b97f4a7c15ULL);
}

std::string raised_word(std::string_view lower) {
    std::string word(lower);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - ('a' - 'A'));
    return word;
}

Result<Lemmatiser> Lemmatiser::load() {
    return load(data_file("models/lemmatiser.model").value_or(""));
}

Result<Lemmatiser> Lemmatiser::load(std::string_view model) {
    const auto file = ModelFile::open(model, "models/lemmatiser.model", kLemmatiserFingerprint);
    if (!file) return file.error();
    const auto endings = file.value().section<MappedTable::Entry>("endings");
    const auto scripts = file.value().section<LemmaScript>("scripts");
    if (!endings) return endings.error();
    if (!scripts) return scripts.error();
    Lemmatiser lemmatiser;
    lemmatiser.endings_ = MappedTable(endings.value());
    lemmatiser.scripts_ = scripts.value();
    return lemmatiser;
}

std::string Lemmatiser::lemma(std::string_view word, Tags tags) const {
    std::string lower = lower_word(word);
    if (lower.empty()) return std::string(word);  // nothing but characters that are not seen, such as a soft hyphen
    auto number = endings_.find(ending_key(lower, true, tags));
    for (std::size_t size = std::min(kMaxEnding, lower.size()); !number; --size) {
        number = endings_.find(ending_key(std::string_view(lower).substr(lower.size() - size), false, tags));
        if (size == 0) break;
    }
    if (!number || *number >= scripts_.size()) return lower;
    const LemmaScript& script = scripts_[*number];
    std::string lemma = script.letters == LemmaScript::kAsItStands ? std::string(word)
                        : script.letters == LemmaScript::kRaised   ? raised_word(lower)
                                                                   : std::move(lower);
    std::size_t kept = lemma.size() - std::min<std::size_t>(script.cut, lemma.size());
    while (!is_border(lemma, kept)) --kept;
    if (kept == 0 && script.append[0] == '\0') return lemma;
    lemma.resize(kept);
    lemma.append(script.append.data(),
                 static_cast<std::size_t>(std::find(script.append.begin(), script.append.end(), '\0') - script.append.begin()));
    return lemma;
}

}  // namespace onrecord
