#include "entities/reference_features.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/data.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxAncestors = 6;  // words that a look up the tree passes

std::uint64_t bucket(std::uint32_t n) {  // 0, 1, 2, 3, 4-7, 8-15, …
    return n < 4 ? n : 2 + static_cast<std::uint64_t>(std::bit_width(n));
}

// Roles that bind alike: subject, object, oblique, possessor, conjunct, apposition, root, other.
std::uint64_t role_of(Deprel deprel) {
    switch (deprel) {
        case Deprel::nsubj:
        case Deprel::nsubj_outer:
        case Deprel::csubj:
            return 1;
        case Deprel::nsubj_pass:
            return 2;
        case Deprel::obj:
        case Deprel::iobj:
            return 3;
        case Deprel::obl:
        case Deprel::obl_agent:
        case Deprel::obl_unmarked:
            return 4;
        case Deprel::nmod:
        case Deprel::nmod_unmarked:
            return 5;
        case Deprel::nmod_poss:
            return 6;
        case Deprel::conj:
            return 7;
        case Deprel::appos:
            return 8;
        case Deprel::root:
        case Deprel::none:
            return 9;
        default:
            return 10;
    }
}

// How far above `word` the word `above` stands; 0 where it does not within kMaxAncestors.
std::uint64_t steps_up(std::span<const Word> words, std::uint32_t word, std::uint32_t above) {
    if (above == kNoHead) return 0;
    for (std::uint64_t n = 0; n < kMaxAncestors && word != kNoHead; ++n, word = words[word].head) {
        if (word == above) return n + 1;
    }
    return 0;
}

// How many words stand above it in its tree, up to kMaxAncestors.
std::uint64_t depth_of(std::span<const Word> words, std::uint32_t word) {
    std::uint64_t depth = 0;
    for (; word != kNoHead && words[word].head != kNoHead && depth < kMaxAncestors; word = words[word].head) ++depth;
    return depth;
}

std::uint64_t ending(std::string_view word, std::size_t n) {
    std::uint64_t hash = n;
    for (const char c : word.substr(word.size() - std::min(n, word.size()))) hash = hash * 257 + static_cast<unsigned char>(c);
    return hash;
}

// The relations on the way from one word to another through the tree, as a hash; 0 where it is longer than kMaxAncestors on a side.
std::uint64_t path_between(std::span<const Word> words, std::uint32_t from, std::uint32_t to) {
    std::uint64_t down = 1;
    for (std::size_t m = 0; to != kNoHead && m < kMaxAncestors; ++m, to = words[to].head) {
        std::uint64_t up = 1;
        std::uint32_t above = from;
        for (std::size_t n = 0; above != kNoHead && n < kMaxAncestors; ++n, above = words[above].head) {
            if (above == to) return (up * 0x9e3779b97f4a7c15ULL ^ down) | 1;
            up = up * 64 + static_cast<std::uint64_t>(words[above].deprel);
        }
        down = down * 64 + static_cast<std::uint64_t>(words[to].deprel);
    }
    return 0;
}

// How a description is built: plural; with words between determiner and noun; with “of”, a relative clause or another word that goes on.
std::uint64_t phrase_of(const ReferenceSpot& spot, std::span<const Word> words) {
    const Word& noun = words[spot.word];
    std::uint64_t phrase = noun.tags.xpos == Xpos::NNS ? 1 : 0;
    if (spot.word > spot.first + 1) phrase |= 2;
    for (std::uint32_t i = spot.word + 1; i < words.size() && i <= spot.word + 2; ++i) {
        if (words[i].head != spot.word && words[i].tags.upos != Upos::ADP && words[i].tags.upos != Upos::PRON) continue;
        if (words[i].tags.upos == Upos::ADP) phrase |= 4;
        if (words[i].tags.upos == Upos::PRON || words[i].deprel == Deprel::acl || words[i].deprel == Deprel::acl_relcl) phrase |= 8;
        if (words[i].tags.upos == Upos::PART) phrase |= 16;
        break;
    }
    return phrase;
}

}  // namespace

ClausePlace place_of(std::span<const Word> words, std::uint32_t first, std::uint32_t end) {
    ClausePlace place;
    for (std::uint32_t i = first; i < end; ++i) {
        const std::uint32_t head = words[i].head;
        if (head != kNoHead && head >= first && head < end) continue;
        place = {i, head, words[i].deprel};
        break;
    }
    return place;
}

void candidate_features(const ReferenceSpot& spot, const ReferenceState& state, const CandidateClues& clues, std::span<const Word> words,
                        std::span<const WordForm> forms, ReferenceFeatures& features) {
    const std::uint64_t kind = static_cast<std::uint64_t>(spot.kind) + (spot.plural ? 8U : 0U);
    const auto type = static_cast<std::uint64_t>(state.type);
    const std::uint32_t sentences = clues.is_ahead ? 0 : spot.sentence - state.last_sentence;
    const std::uint64_t distance = bucket(sentences);
    const std::uint64_t rank = clues.is_ahead ? 7 : std::min<std::uint64_t>(clues.rank, 6);
    const Gender wanted = spot.kind == ReferenceKind::he    ? Gender::male
                          : spot.kind == ReferenceKind::she ? Gender::female
                                                            : Gender::unknown;
    const std::uint64_t gender = wanted == Gender::unknown ? 3 : state.gender == Gender::unknown ? 0 : state.gender == wanted ? 1 : 2;
    const std::uint64_t role = role_of(spot.place.deprel);
    const std::uint64_t last_role = role_of(state.last_place.deprel);
    const auto form = static_cast<std::uint64_t>(state.last_form);
    const std::uint64_t same_sentence = sentences == 0 ? 1 : 0;
    const std::uint64_t same_governor =
        spot.place.governor != kNoHead && spot.place.governor == state.last_place.governor && same_sentence != 0 ? 1 : 0;
    const std::uint64_t up = same_sentence != 0 ? steps_up(words, spot.place.governor, state.last_place.governor) : 0;
    const std::uint64_t down = same_sentence != 0 ? steps_up(words, state.last_place.governor, spot.place.governor) : 0;
    const std::uint64_t inside = same_sentence != 0 ? steps_up(words, spot.place.head, state.last_place.head) : 0;
    const std::uint64_t quotes = (spot.quoted ? 1U : 0U) | (state.last_in_quotation ? 2U : 0U) | (clues.is_ahead ? 4U : 0U);
    const std::uint64_t words_off = bucket(spot.word - std::min(spot.word, state.last_word));
    const std::uint64_t last = clues.is_last ? 1 : 0;

    features.clear();
    features.add(kind);
    features.add(kind, type);
    features.add(kind, distance);
    features.add(kind, rank);
    features.add(kind, rank, distance);
    features.add(kind, gender);
    features.add(kind, gender, type);
    features.add(kind, bucket(state.n_mentions));
    features.add(kind, form, distance);
    features.add(kind, role, last_role);
    features.add(kind, role * 16 + last_role, distance);
    features.add(kind, role * 16 + last_role, rank);
    features.add(kind, last);
    features.add(kind, last * 8 + form, distance);
    features.add(kind, last, rank);
    features.add(kind, quotes);
    features.add(kind, quotes, same_sentence);
    features.add(kind, same_governor * 256 + role * 16 + last_role);
    features.add(kind, up * 16 + last_role, role);
    features.add(kind, down * 16 + last_role, role);
    features.add(kind, inside, role);
    features.add(kind, words_off, same_sentence);
    features.add(kind, last_role, distance);
    features.add(kind, last_role * 8 + type, role);
    features.add(kind, bucket(spot.sentence - state.first_sentence), bucket(state.n_mentions));
    features.add(kind, state.first_sentence == 0 ? 1 : 0, type);
    features.add(kind, last * 256 + role * 16 + last_role, same_sentence);
    features.add(kind, gender * 8 + rank, distance);
    const std::uint64_t depth = depth_of(words, state.last_place.head);
    features.add(kind, depth, distance);
    features.add(kind, depth * 16 + last_role, role * 2 + same_sentence);
    features.add(kind, bucket(state.n_subjects), distance);
    features.add(kind, bucket(state.n_subjects), rank);
    features.add(kind, up * 8 + down, rank);
    features.add(kind, up * 16 + last_role, rank);
    features.add(kind, quotes, rank);
    const std::uint64_t own_depth = depth_of(words, spot.word);
    features.add(kind, own_depth * 8 + depth, last_role * 2 + same_sentence);
    const std::uint64_t subject = state.last_subject == kNoHead ? 9 : bucket(spot.sentence - state.last_subject);
    features.add(kind, subject);
    features.add(kind, subject, distance);
    features.add(kind, subject * 16 + role, last);
    features.add(kind, bucket(state.n_names));
    features.add(kind, bucket(state.n_names), distance);
    features.add(kind, bucket(state.n_names), rank);
    const std::uint64_t path = same_sentence != 0 ? path_between(words, spot.place.head, state.last_place.head) : 0;
    features.add(kind, path);
    features.add(kind, path, last);
    // What a word is that governs it says what it may be: who is hired, what is built.
    const std::uint64_t governor = spot.place.governor == kNoHead ? 0 : forms[spot.place.governor].cluster.coarse;
    const std::uint64_t last_governor = state.last_place.governor == kNoHead ? 0 : forms[state.last_place.governor].cluster.coarse;
    const std::uint64_t what = state.noun == kNoHead ? 1000 : forms[state.noun].cluster.coarse;
    const std::uint64_t number = (state.plural ? 1U : 0U) | (state.n_names == 0 ? 2U : 0U);
    features.add(kind, governor * 16 + role, type * 4 + number);
    features.add(kind, what, type * 4 + number);
    features.add(kind, number, distance);
    features.add(kind, number * 8 + type, rank);
    features.add(kind, governor == last_governor ? 1 : 0, role * 16 + last_role);
    features.add(kind, last_governor * 16 + last_role, distance);
    if (spot.kind == ReferenceKind::he || spot.kind == ReferenceKind::she) {
        const std::uint64_t known = state.gender == Gender::unknown ? 0 : 1;
        features.add(kind, known, ending(state.first_letters, 1));
        features.add(kind, known, ending(state.first_letters, 2));
    }
    if (!is_description(spot)) return;

    const Word& noun = words[spot.word];
    const std::uint64_t said =
        (clues.is_named_so ? 1U : 0U) | (clues.is_such ? 2U : 0U) | (clues.is_called_so ? 4U : 0U) | (clues.was_called_last ? 8U : 0U);
    const std::uint64_t phrase = phrase_of(spot, words);
    features.add(kind, said);
    features.add(kind, said, distance);
    features.add(kind, said, rank);
    features.add(kind, said, phrase);
    features.add(kind, said * 8 + type, phrase);
    features.add(kind, noun.key, type);
    features.add(kind, noun.key, said);
    features.add(kind, noun.key, rank);
    features.add(kind, spot.noun * 8 + type, rank);
    features.add(kind, spot.noun * 8 + type, distance);
    features.add(kind, spot.noun * 8 + type, bucket(state.n_mentions));
    features.add(kind, spot.noun * 8 + type, phrase);
    features.add(kind, words[spot.first].key, rank);
    features.add(kind, words[spot.first].key, said);
    const Clusters::Of own = forms[spot.word].cluster;
    const Clusters::Of theirs = state.noun == kNoHead ? Clusters::Of{} : forms[state.noun].cluster;
    const std::uint64_t alike = state.noun == kNoHead                      ? 0
                                : words[state.noun].key == noun.key        ? 1
                                : own.fine != 0 && own.fine == theirs.fine ? 2
                                : own.coarse == theirs.coarse              ? 3
                                                                           : 4;
    features.add(kind, alike, said);
    features.add(kind, alike, phrase);
    features.add(kind, alike * 8 + rank, distance);
    features.add(kind, own.coarse, theirs.coarse);
    features.add(kind, own.coarse, said * 8 + type);
    features.add(kind, words[spot.first].key, alike);
}

void nobody_features(const ReferenceSpot& spot, const NobodyClues& clues, std::span<const Word> words, std::span<const WordForm> forms,
                     ReferenceFeatures& features) {
    constexpr std::uint64_t kNobody = 64;
    const std::uint64_t kind = kNobody + static_cast<std::uint64_t>(spot.kind) + (spot.plural ? 8U : 0U);
    const std::uint64_t role = role_of(spot.place.deprel);
    const std::uint64_t n_candidates = bucket(clues.n_candidates);
    const std::uint64_t nearest = bucket(clues.nearest);
    const WordKey before = spot.first > 0 ? words[spot.first - 1].key : 0;
    const WordKey after = spot.word + 1 < words.size() ? words[spot.word + 1].key : 0;
    features.clear();
    features.add(kind);
    features.add(kind, n_candidates);
    features.add(kind, nearest);
    features.add(kind, nearest, n_candidates);
    features.add(kind, role, spot.quoted ? 1 : 0);
    features.add(kind, role, nearest);
    features.add(kind, before);
    features.add(kind, after);
    features.add(kind, spot.place.governor != kNoHead ? words[spot.place.governor].key : 0);
    features.add(kind, spot.quoted ? 1 : 0, nearest);
    features.add(kind, words[spot.word].key);
    features.add(kind, spot.place.governor == kNoHead ? 0 : forms[spot.place.governor].cluster.fine, role);
    if (!is_description(spot)) return;

    const std::uint64_t phrase = phrase_of(spot, words);
    features.add(kind, clues.any);
    features.add(kind, clues.any, phrase);
    features.add(kind, phrase);
    features.add(kind, spot.noun, phrase);
    features.add(kind, words[spot.first].key);
    features.add(kind, words[spot.first].key, spot.noun);
    features.add(kind, words[spot.word].key, clues.any);
    features.add(kind, words[spot.word].key, phrase);
    features.add(kind, forms[spot.word].cluster.fine, phrase);
    features.add(kind, forms[spot.word].cluster.fine, clues.any);
}

Result<ReferenceModel> ReferenceModel::load() {
    return load(data_file("models/references.model").value_or(""));
}

Result<ReferenceModel> ReferenceModel::load(std::string_view model) {
    const auto loaded = LogOddsModel::load(model, "models/references.model", kReferencesFingerprint);
    if (!loaded) return loaded.error();
    ReferenceModel ranker;
    ranker.model_ = loaded.value();
    return ranker;
}

ReferenceChoice ReferenceModel::best(std::span<const ReferenceFeatures> candidates) const {
    // A reference that is left out is lost to whoever asks who spoke, and most of what is learned of is left out: so nobody wants an
    // advantage. Of 0, .5, 1 and 1.5 the best by cross-validation over GUM train, for pronouns and descriptions alike.
    constexpr float kNobodyNats = 1.5F;
    const std::size_t nobody = candidates.size() - 1;
    const auto score = [&](std::size_t i) { return model_.log_odds(candidates[i].view()); };
    std::size_t best = nobody;
    float best_score = score(nobody) - kNobodyNats;
    float highest = best_score + kNobodyNats;
    float sum = 1;  // of exp(score - highest), over those seen
    for (std::size_t i = 0; i < nobody; ++i) {
        const float own = score(i);
        if (own > best_score) {
            best_score = own;
            best = i;
        }
        if (own > highest) {
            sum = sum * std::exp(highest - own) + 1;
            highest = own;
        } else {
            sum += std::exp(own - highest);
        }
    }
    return {best, std::exp(best_score - highest) / sum};
}

}  // namespace onrecord
