#include "language/cue_frames.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr std::size_t kRoles = 4;
constexpr std::ptrdiff_t kMaxOffset = 16;
constexpr Sum kLeastLogOdds = -(1 << kSumBits);  // of an anchor; what is kept is for attribution to judge
constexpr Sum kSwitch = 1 << kSumBits;           // taken off wherever the role changes

}  // namespace

Result<FrameFinder> FrameFinder::load(const ModelFile& file) {
    FrameFinder finder;
    for (const auto& [name, layer] : {std::pair("cue", &finder.cue_), {"rolecue", &finder.role_cue_}, {"roleword", &finder.role_word_}}) {
        const auto loaded = Dense::load(file, name);
        if (!loaded) return loaded.error();
        *layer = loaded.value();
    }
    const auto role = FineDense::load(file, "role");
    if (!role) return role.error();
    finder.role_ = role.value();
    const auto offset = file.section<Activation>("roleoffset");
    if (!offset) return offset.error();
    finder.offset_ = offset.value();
    const std::size_t n_hidden = finder.role_.n_in();
    if (finder.role_cue_.n_out() != n_hidden || finder.role_word_.n_out() != n_hidden ||
        finder.offset_.size() != (2 * kMaxOffset + 1) * n_hidden || finder.role_.n_out() < kRoles)
        return Error{ErrorKind::malformed, "models/sentence.model: its layers of roles do not fit one another"};
    return finder;
}

void FrameFinder::find(const Encoded& encoded, std::uint32_t first_word, std::vector<CueFrame>& frames, std::vector<CueRole>& roles,
                       FrameScratch& s) const {
    const std::size_t n_cue = cue_.n_out();
    first_of(s.cues, encoded.n_rows * n_cue);
    cue_.apply(encoded.rows.data(), encoded.width(), encoded.n_rows, s.cues.data());
    for (const EncodedSentence& sentence : encoded.sentences) {
        bool projected = false;
        for (std::size_t i = 1; i <= sentence.n_words; ++i) {
            const Sum log_odds = s.cues[(sentence.root_row + i) * n_cue];
            if (log_odds < kLeastLogOdds) continue;
            if (!projected) {
                const Level* rows = encoded.rows.data() + sentence.root_row * encoded.width();
                for (const auto& [layer, out] : {std::pair(&role_cue_, &s.of_cue), std::pair(&role_word_, &s.of_word)}) {
                    const std::span<Sum> sums = first_of(s.sums, (sentence.n_words + 1) * layer->n_out());
                    layer->apply(rows, encoded.width(), sentence.n_words + 1, sums.data());
                    leaky(sums, first_of(*out, sums.size()).data());
                }
                projected = true;
            }
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
    const std::size_t n_hidden = role_.n_in();
    first_of(s.hidden, n * n_hidden);
    for (std::size_t i = 1; i <= n; ++i) {
        const auto off = std::clamp(static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(anchor), -kMaxOffset, kMaxOffset);
        const Activation* offset = offset_.data() + static_cast<std::size_t>(off + kMaxOffset) * n_hidden;
        const Activation* of_cue = s.of_cue.data() + anchor * n_hidden;
        const Activation* of_word = s.of_word.data() + i * n_hidden;
        Activation* hidden = s.hidden.data() + (i - 1) * n_hidden;
        run_by(widest_vectors(), [&]() ONRECORD_INLINED {
            for (std::size_t k = 0; k < n_hidden; ++k)
                hidden[k] = static_cast<Activation>(std::min(std::max(of_cue[k] + of_word[k] + offset[k], 0), 32767));
        });
    }
    first_of(s.sums, n * role_.n_out());
    role_.apply(s.hidden.data(), n_hidden, n, s.sums.data());
    s.before.resize(n * kRoles);
    std::array<std::int64_t, kRoles> best{}, next{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t role = 0; role < kRoles; ++role) {
            std::size_t from = role;
            for (std::size_t other = 0; other < kRoles; ++other) {
                if (best[other] - kSwitch > (from == role ? best[role] : best[from] - kSwitch)) from = other;
            }
            next[role] = (from == role ? best[role] : best[from] - kSwitch) + s.sums[i * role_.n_out() + role];
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
