// What was tried, with figures, stands in docs/language.md ("Tags, trees, frames of cues, predicates").
#include "language/tag_choice.h"

#include <array>
#include <initializer_list>
#include <utility>

#include "base/data.h"

namespace onrecord {
namespace {

constexpr float kLeastChoice = .6F;  // best by thirds of the treebanks' train parts, among 0, .3, .6, 1 and 1.5 (train_tag_choice --cross)

constexpr std::uint64_t bit_of(Deprel relation) {
    return std::uint64_t{1} << static_cast<unsigned>(relation);
}
constexpr std::uint64_t bits_of(std::initializer_list<Deprel> relations) {
    std::uint64_t bits = 0;
    for (const Deprel relation : relations) bits |= bit_of(relation);
    return bits;
}
static_assert(static_cast<unsigned>(Deprel::xcomp) < 64);

// What hangs from a word, in groups that say each something of their own.
constexpr auto kGroups = [] {
    using enum Deprel;
    return std::array{
        bits_of({aux, aux_pass, cop}),
        bits_of({nsubj, nsubj_pass, obj, iobj, ccomp, xcomp}),
        bits_of({det, case_, mark, nummod, nmod_poss}),
        bits_of({amod, nmod, compound, acl, acl_relcl, appos, flat}),
        bits_of({advmod, obl, obl_agent, advcl, compound_prt, expl}),
    };
}();

}  // namespace

TagView::TagView(std::span<const WordForm> forms, std::span<const Arc> arcs, std::span<const Tags> tags, std::span<const TagDoubt> doubts,
                 std::vector<std::uint64_t>& below)
    : forms_(forms), arcs_(arcs), tags_(tags), doubts_(doubts) {
    below.assign(forms.size(), 0);
    for (const Arc& arc : arcs) {
        if (arc.head != kNoHead) below[arc.head] |= bit_of(arc.relation);
    }
    below_ = below;
    std::size_t n_small = 0, n_capital = 0;
    for (const WordForm& form : forms) {
        if (!form.is_long()) continue;
        (form.begins_with_capital() ? n_capital : n_small) += 1;
    }
    constexpr std::size_t kClasses = 4;
    capitals_ = n_small + n_capital == 0 ? 0 : static_cast<std::uint8_t>(1 + kClasses * n_capital / (n_small + n_capital));
}

void TagView::find(std::size_t i, Features& f) const {
    constexpr std::uint64_t kNone = 0xffff;  // beside the first and the last, above the root
    const WordForm& form = forms_[i];
    const bool is_first = i == 0, is_last = i + 1 == forms_.size();
    const std::uint64_t pair = number_of(tags_[i]) << 11 | number_of(doubts_[i].second);
    const std::uint64_t steps = doubts_[i].steps;
    const std::uint64_t relation = static_cast<std::uint64_t>(arcs_[i].relation);
    const std::uint64_t above = arcs_[i].head == kNoHead ? kNone : static_cast<std::uint64_t>(tags_[arcs_[i].head].upos);
    const std::uint64_t before = is_first ? kNone : number_of(tags_[i - 1]), after = is_last ? kNone : number_of(tags_[i + 1]);
    const std::uint64_t shape_before = is_first ? kNone : forms_[i - 1].shape, shape_after = is_last ? kNone : forms_[i + 1].shape;
    f.clear();
    f.add(steps);
    f.add(pair, steps);
    f.add(pair, relation);
    f.add(pair, relation, above);
    f.add(pair, relation, steps);
    f.add(pair, before);
    f.add(pair, after);
    f.add(pair, before & 63, after & 63);
    f.add(pair, form.key);
    f.add(pair, form.suffix[2]);
    f.add(pair, form.suffix[1]);
    f.add(pair, is_first ? kNone : forms_[i - 1].key);
    f.add(pair, is_last ? kNone : forms_[i + 1].key);
    f.add(pair, form.shape, is_first ? 1 : 0);
    f.add(pair, std::uint64_t{form.shape} << 32 | shape_before << 16 | shape_after);
    f.add(pair, std::uint64_t{form.shape} << 8 | capitals_);
    f.add(pair, form.cluster.fine);
    f.add(pair, is_first ? kNone : forms_[i - 1].cluster.coarse);
    f.add(pair, is_last ? kNone : forms_[i + 1].cluster.coarse);
    for (const std::uint64_t group : kGroups) f.add(pair, below_[i] & group);
}

Result<TagChoice> TagChoice::load() {
    return load(data_file("models/tags.model").value_or(""));
}

Result<TagChoice> TagChoice::load(std::string_view model) {
    const auto loaded = SmallLogOddsModel::load(model, "models/tags.model", kTagsFingerprint);
    if (!loaded) return loaded.error();
    TagChoice choice;
    choice.model_ = loaded.value();
    return choice;
}

void TagChoice::choose(std::span<const WordForm> forms, std::span<const Arc> arcs, std::span<Tags> tags, std::span<TagDoubt> doubts,
                       Scratch& scratch) const {
    if (model_.is_empty()) return;
    const TagView view(forms, arcs, tags, doubts, scratch.below);
    TagView::Features features;
    scratch.chosen.clear();
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (!view.is_asked(i)) continue;
        view.find(i, features);
        if (model_.log_odds(features.view()) > kLeastChoice) scratch.chosen.push_back(i);
    }
    for (const std::size_t i : scratch.chosen) std::swap(tags[i], doubts[i].second);
}

}  // namespace onrecord
