#include "language/cue_frames.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr std::size_t kRoles = 4;
constexpr Sum kLeastLogOdds = -(1 << kSumBits);  // of an anchor; what is kept is for attribution to judge
constexpr Sum kSwitch = 1 << kSumBits;           // taken off wherever the role changes

}  // namespace

Result<FrameFinder> FrameFinder::load(const ModelFile& file) {
    const auto cue = Dense::load(file, "cue");
    if (!cue) return cue.error();
    const auto roles = PairScorer::load(file, "cue", kRoles);
    if (!roles) return roles.error();
    FrameFinder finder;
    finder.cue_ = cue.value();
    finder.roles_ = roles.value();
    return finder;
}

void FrameFinder::find(const Encoded& encoded, std::uint32_t first_word, std::vector<CueFrame>& frames, std::vector<CueRole>& roles,
                       FrameScratch& s) const {
    const std::size_t n_cue = cue_.n_out();
    first_of(s.cues, encoded.n_rows * n_cue);
    cue_.apply(encoded.rows.data(), encoded.width(), encoded.n_rows, s.cues.data());
    for (const EncodedSentence& sentence : encoded.sentences) {
        bool has_begun = false;
        for (std::size_t i = 1; i <= sentence.n_words; ++i) {
            const Sum log_odds = s.cues[(sentence.root_row + i) * n_cue];
            if (log_odds < kLeastLogOdds) continue;
            for (auto row = static_cast<std::uint32_t>(s.rows.size() + 1); row <= sentence.n_words; ++row) s.rows.push_back(row);
            if (!has_begun)
                roles_.begin(encoded.rows.data() + sentence.root_row * encoded.width(), encoded.width(), sentence.n_words + 1, s.pairs);
            has_begun = true;
            frames.push_back({.anchor = first_word + static_cast<std::uint32_t>(i - 1),
                              .log_odds = static_cast<float>(log_odds) / static_cast<float>(1 << kSumBits),
                              .first_word = first_word,
                              .end_word = first_word + static_cast<std::uint32_t>(sentence.n_words),
                              .first_role = static_cast<std::uint32_t>(roles.size())});
            find_roles(sentence, i, roles, s);
        }
        first_word += static_cast<std::uint32_t>(sentence.n_words);
    }
}

// The best way through the words, a role each (Viterbi).
void FrameFinder::find_roles(const EncodedSentence& sentence, std::size_t anchor, std::vector<CueRole>& roles, FrameScratch& s) const {
    const std::size_t n = sentence.n_words;
    const std::span<const Sum> scores = roles_.scores(anchor, std::span(s.rows).first(n), {}, s.pairs);
    s.before.resize(n * kRoles);
    std::array<std::int64_t, kRoles> best{}, next{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t role = 0; role < kRoles; ++role) {
            std::size_t from = role;
            for (std::size_t other = 0; other < kRoles; ++other) {
                if (best[other] - kSwitch > (from == role ? best[role] : best[from] - kSwitch)) from = other;
            }
            next[role] = (from == role ? best[role] : best[from] - kSwitch) + scores[i * roles_.stride() + role];
            s.before[i * kRoles + role] = static_cast<std::uint8_t>(from);
        }
        best = next;
    }
    const std::size_t first = roles.size();
    roles.resize(first + n);
    auto role = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = n; i-- > 0;) {
        roles[first + i] = static_cast<CueRole>(role);
        role = s.before[i * kRoles + role];
    }
}

}  // namespace onrecord
