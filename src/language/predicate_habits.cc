// Two tables of counts as log odds, asked by hashes. Why counts beside a network: its vectors hold what is general, and its training set is
// small enough (35,000 predicates) that most verbs are seen a few times; a smoothed count says what those few times were. Cost: a lemma and
// the sentence once for each predicate, one or two probes for each place of an argument. The lemma is of what the tagger says.
#include "language/predicate_habits.h"

#include <cassert>

#include "base/data.h"
#include "predict/feature.h"
#include "predict/model_file.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;  // 2^64 over the golden ratio
constexpr unsigned kBitsOfHabit = 6;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    return spread(spread(a) ^ b * kOdd);
}

bool is_below(std::uint16_t path) {
    return path > 0 && path <= kDeprelNames.size();
}

}  // namespace

PredicateSetting predicate_setting(std::span<const Arc> arcs, std::uint32_t predicate, PredicateForm form, Xpos tag) {
    PredicateSetting setting;
    bool is_passive = false, has_auxiliary = false;
    for (const Arc& arc : arcs) {
        if (arc.head != predicate) continue;
        is_passive = is_passive || arc.relation == Deprel::aux_pass || arc.relation == Deprel::nsubj_pass;
        has_auxiliary = has_auxiliary || arc.relation == Deprel::aux;
        setting.has_object = setting.has_object || arc.relation == Deprel::obj;
        if (arc.relation == Deprel::ccomp) setting.complement = PredicateSetting::clause;
        if (arc.relation == Deprel::xcomp && setting.complement == PredicateSetting::no_complement)
            setting.complement = PredicateSetting::open_clause;
    }
    setting.voice = form == PredicateForm::noun                          ? PredicateSetting::noun
                    : form == PredicateForm::adjective                   ? PredicateSetting::adjective
                    : is_passive || (tag == Xpos::VBN && !has_auxiliary) ? PredicateSetting::passive
                    : arcs[predicate].relation == Deprel::cop            ? PredicateSetting::copula
                                                                         : PredicateSetting::active;
    return setting;
}

PlaceKeys place_keys(WordKey lemma, const PredicateSetting& setting, std::uint16_t path, WordKey marker) {
    const std::uint64_t place = mixed(marker, std::uint64_t{path} << 8 | (setting.has_object ? 16U : 0U) | setting.voice);
    const std::uint64_t loose = mixed(lemma, place);
    return {.close = mixed(loose, 1 + setting.complement), .loose = loose};
}

bool has_counted_marker(std::uint16_t path, Deprel relation) {
    if (!is_below(path) && !is_beside(path)) return false;
    switch (relation) {
        case Deprel::obl:
        case Deprel::obl_unmarked:
        case Deprel::nmod:
        case Deprel::advcl:
        case Deprel::acl:
        case Deprel::xcomp:
        case Deprel::ccomp:
            return true;
        default:
            return false;
    }
}

void find_markers(std::span<const Arc> arcs, std::span<const WordForm> forms, std::vector<WordKey>& markers) {
    markers.assign(arcs.size(), 0);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const Arc& arc = arcs[i];
        if (arc.head == kNoHead || markers[arc.head] != 0) continue;
        if (arc.relation == Deprel::case_ || arc.relation == Deprel::mark) markers[arc.head] = forms[i].key;
    }
}

NounKeys noun_keys(WordKey lemma, std::span<const Arc> arcs, std::span<const WordKey> markers, std::uint32_t noun) {
    static const WordKey kOf = word_key("of");
    bool has_of = false, has_owner = false, has_determiner = false;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        if (arcs[i].head != noun) continue;
        has_of = has_of || markers[i] == kOf;
        has_owner = has_owner || arcs[i].relation == Deprel::nmod_poss;
        has_determiner = has_determiner || arcs[i].relation == Deprel::det;
    }
    const Deprel relation = arcs[noun].relation;
    const std::uint64_t around = (has_of ? 8U : 0U) + (has_owner ? 2U : has_determiner ? 1U : 0U);
    const std::uint64_t own = mixed(lemma, 3);
    return {.own = own,
            .close = mixed(own, 1 + 2 * around + (relation == Deprel::compound ? 1U : 0U)),
            .place = mixed(5, around << 8 | static_cast<std::uint64_t>(relation))};
}

std::uint64_t adjective_key(WordKey lemma) {
    return mixed(lemma, 7);
}

std::uint32_t packed_habits(std::array<int, kCoreRoles> steps) {
    std::uint32_t packed = 0;
    for (std::size_t i = 0; i < kCoreRoles; ++i) {
        assert(-kMaxHabit <= steps[i] && steps[i] <= kMaxHabit);
        packed |= static_cast<std::uint32_t>(steps[i] + kMaxHabit) << (kBitsOfHabit * i);
    }
    return packed;
}

Result<PredicateHabits> PredicateHabits::load() {
    return load(data_file("models/habits.model").value_or(""));
}

Result<PredicateHabits> PredicateHabits::load(std::string_view model) {
    const auto file = ModelFile::open(model, "models/habits.model", kHabitsFingerprint);
    if (!file) return file.error();
    const auto places = file.value().section<MappedTable::Entry>("places");
    if (!places) return places.error();
    const auto predicates = file.value().section<MappedTable::Entry>("predicates");
    if (!predicates) return predicates.error();
    PredicateHabits habits;
    habits.places_ = MappedTable(places.value());
    habits.predicates_ = MappedTable(predicates.value());
    return habits;
}

std::optional<std::array<Sum, kCoreRoles>> PredicateHabits::roles(const PlaceKeys& keys) const {
    auto packed = places_.find(keys.close);
    if (!packed) packed = places_.find(keys.loose);
    if (!packed) return std::nullopt;
    std::array<Sum, kCoreRoles> sums{};
    for (std::size_t i = 0; i < kCoreRoles; ++i) {
        const auto steps = static_cast<Sum>(*packed >> (kBitsOfHabit * i) & ((1U << kBitsOfHabit) - 1)) - kMaxHabit;
        sums[i] = steps * (Sum{1} << (kSumBits - kHabitBits));
    }
    return sums;
}

Sum PredicateHabits::of_noun(const NounKeys& keys) const {
    Sum sum = 0;
    for (const std::uint64_t key : {keys.own, keys.close, keys.place}) sum += static_cast<Sum>(predicates_.find(key).value_or(0));
    return sum;
}

Sum PredicateHabits::of_adjective(WordKey lemma) const {
    return static_cast<Sum>(predicates_.find(adjective_key(lemma)).value_or(0));
}

}  // namespace onrecord
