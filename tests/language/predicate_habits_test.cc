#include "language/predicate_habits.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "predict/model_file.h"

namespace onrecord {
namespace {

// "The crew opened the gate": 0 based.
std::vector<Arc> tree() {
    return {{1, Deprel::det}, {2, Deprel::nsubj}, {kNoHead, Deprel::root}, {4, Deprel::det}, {2, Deprel::obj}};
}

TEST(PredicateHabits, SettingIsReadOffTheChildren) {
    std::vector<Arc> arcs = tree();
    PredicateSetting setting = predicate_setting(arcs, 2, PredicateForm::verb, Xpos::VBD);
    EXPECT_EQ(setting.voice, PredicateSetting::active);
    EXPECT_TRUE(setting.has_object);
    EXPECT_EQ(setting.complement, PredicateSetting::no_complement);
    arcs[1].relation = Deprel::nsubj_pass;
    arcs[4].relation = Deprel::xcomp;
    setting = predicate_setting(arcs, 2, PredicateForm::verb, Xpos::VBN);
    EXPECT_EQ(setting.voice, PredicateSetting::passive);
    EXPECT_FALSE(setting.has_object);
    EXPECT_EQ(setting.complement, PredicateSetting::open_clause);
    arcs[0] = {2, Deprel::ccomp};  // a whole clause goes before an open one
    EXPECT_EQ(predicate_setting(arcs, 2, PredicateForm::verb, Xpos::VBN).complement, PredicateSetting::clause);
    EXPECT_EQ(predicate_setting(arcs, 2, PredicateForm::noun, Xpos::NN).voice, PredicateSetting::noun);
    EXPECT_EQ(predicate_setting(arcs, 2, PredicateForm::adjective, Xpos::JJ).voice, PredicateSetting::adjective);
}

TEST(PredicateHabits, AParticipleWithAnAuxiliaryIsActive) {
    std::vector<Arc> arcs = {{1, Deprel::aux}, {kNoHead, Deprel::root}};
    EXPECT_EQ(predicate_setting(arcs, 1, PredicateForm::verb, Xpos::VBN).voice, PredicateSetting::active);
    arcs[0].relation = Deprel::advmod;
    EXPECT_EQ(predicate_setting(arcs, 1, PredicateForm::verb, Xpos::VBN).voice, PredicateSetting::passive);
}

TEST(PredicateHabits, KeysTellWhatIsCountedApart) {
    const PredicateSetting plain, passive{PredicateSetting::passive, false, PredicateSetting::no_complement},
        with_object{PredicateSetting::active, true, PredicateSetting::no_complement},
        with_clause{PredicateSetting::active, false, PredicateSetting::clause};
    const PlaceKeys keys = place_keys(1, plain, 5, 7);
    EXPECT_EQ(place_keys(1, plain, 5, 7).close, keys.close);
    EXPECT_EQ(place_keys(1, with_clause, 5, 7).loose, keys.loose);
    EXPECT_NE(place_keys(1, with_clause, 5, 7).close, keys.close);
    EXPECT_NE(place_keys(1, with_object, 5, 7).loose, keys.loose);
    EXPECT_NE(place_keys(1, passive, 5, 7).loose, keys.loose);
    EXPECT_NE(place_keys(2, plain, 5, 7).loose, keys.loose);
    EXPECT_NE(place_keys(1, plain, 6, 7).loose, keys.loose);
    EXPECT_NE(place_keys(1, plain, 5, 8).loose, keys.loose);
}

TEST(PredicateHabits, MarkersAreTheFirstOfEach) {
    // "in at the port opened"
    const std::vector<Arc> arcs = {{3, Deprel::case_}, {3, Deprel::case_}, {3, Deprel::det}, {4, Deprel::obl}, {kNoHead, Deprel::root}};
    std::vector<WordForm> forms(arcs.size());
    for (std::size_t i = 0; i < forms.size(); ++i) forms[i].key = 100 + i;
    std::vector<WordKey> markers;
    find_markers(arcs, forms, markers);
    EXPECT_EQ(markers, (std::vector<WordKey>{0, 0, 0, 100, 0}));
    EXPECT_TRUE(has_counted_marker(tree_path(arcs, 4, 3), Deprel::obl));
    EXPECT_FALSE(has_counted_marker(tree_path(arcs, 4, 3), Deprel::nsubj));
}

TEST(PredicateHabits, AModelSaysWhatWasWritten) {
    const PlaceKeys keys = place_keys(1, {}, 5, 0), loose_alone = {.close = place_keys(3, {}, 5, 0).close, .loose = keys.loose};
    const std::vector<WordKey> markers(tree().size());
    const NounKeys noun = noun_keys(1, tree(), markers, 4), other = noun_keys(2, tree(), markers, 1);
    ModelFileWriter writer(kHabitsFingerprint);
    writer.add("places", MappedTable::build({{keys.close, packed_habits({-kMaxHabit, kMaxHabit, 0, 1, -1})},
                                             {keys.loose, packed_habits({4, 0, 0, 0, 0})}}));
    writer.add("predicates", MappedTable::build({{noun.own, 5}, {noun.close, static_cast<std::uint32_t>(-7)}, {adjective_key(9), 3}}));
    const std::string bytes = writer.bytes();
    std::vector<std::max_align_t> aligned(bytes.size() / sizeof(std::max_align_t) + 9);
    auto* begin = reinterpret_cast<char*>((reinterpret_cast<std::uintptr_t>(aligned.data()) + 63) / 64 * 64);
    bytes.copy(begin, bytes.size());
    const auto habits = PredicateHabits::load({begin, bytes.size()});
    ASSERT_TRUE(habits.ok());
    constexpr Sum kStep = Sum{1} << (kSumBits - kHabitBits);
    EXPECT_EQ(habits.value().roles(keys), (std::array<Sum, kCoreRoles>{-kMaxHabit * kStep, kMaxHabit * kStep, 0, kStep, -kStep}));
    EXPECT_EQ(habits.value().roles(loose_alone), (std::array<Sum, kCoreRoles>{4 * kStep, 0, 0, 0, 0}));
    EXPECT_EQ(habits.value().roles(place_keys(4, {}, 5, 0)), std::nullopt);
    EXPECT_EQ(habits.value().of_noun(noun), -2);
    EXPECT_EQ(habits.value().of_noun(other), 0);
    EXPECT_EQ(habits.value().of_adjective(9), 3);
    EXPECT_FALSE(PredicateHabits::load("no model").ok());
}

}  // namespace
}  // namespace onrecord
