#include "facts/story_facts.h"

#include <algorithm>
#include <unordered_map>

namespace onrecord {
namespace {

constexpr std::size_t kLeadWords = 60;  // title not counted

}  // namespace

std::vector<Term> take_terms(const Reading& reading, const std::vector<CutWord>& words) {
    struct Tally {
        std::uint32_t count = 0, capitals = 0;
        bool in_lead = false;
    };
    std::unordered_map<std::uint32_t, Tally> tallies;
    const std::vector<CutWord> title = cut_words(reading.title, {0, static_cast<std::uint32_t>(reading.title.size())});
    for (const CutWord& word : title) {
        Tally& tally = tallies[word.key];
        ++tally.count;
        tally.in_lead = true;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        Tally& tally = tallies[words[i].key];
        ++tally.count;
        tally.capitals += words[i].capital ? 2 : 0;
        tally.in_lead = tally.in_lead || i < kLeadWords;
    }
    std::vector<Term> terms;
    terms.reserve(tallies.size());
    for (const auto& [key, tally] : tallies)
        terms.push_back(
            {key, static_cast<std::uint16_t>(std::min<std::uint32_t>(tally.count, 65535)), tally.in_lead, tally.capitals >= tally.count});
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.key < b.key; });
    return terms;
}

}  // namespace onrecord
