// Which words are predicates, which words head their arguments in which roles, and whether the text presents what they say as having
// happened: PropBank's predicates and roles (Palmer et al. 2005) and the factuality of UDS (White et al. 2016), read off the vectors of
// sentence_encoder.h. Auxiliaries are no predicates; a copula is one.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/deprel.h"
#include "language/lemmatiser.h"
#include "language/parser.h"
#include "language/sentence_encoder.h"
#include "language/tags.h"
#include "language/word_form.h"
#include "onrecord/error.h"
#include "predict/dense.h"
#include "predict/model_file.h"
#include "predict/pair_scorer.h"
#include "text/word_key.h"

namespace onrecord {

enum class PredicateForm : std::uint8_t { none, verb, noun, adjective };

enum class Role : std::uint8_t {
    none,
    arg0,
    arg1,
    arg2,
    arg3,
    arg4,
    argm_adj,
    argm_adv,
    argm_cau,
    argm_com,
    argm_cxn,
    argm_dir,
    argm_dis,
    argm_ext,
    argm_gol,
    argm_loc,
    argm_lvb,
    argm_mnr,
    argm_mod,
    argm_neg,
    argm_prd,
    argm_prp,
    argm_prr,
    argm_tmp
};

// As PropBank writes them, in lower case; in the order of Role.
inline constexpr std::array<std::string_view, 24> kRoleNames{"none",     "arg0",     "arg1",     "arg2",     "arg3",     "arg4",
                                                             "argm-adj", "argm-adv", "argm-cau", "argm-com", "argm-cxn", "argm-dir",
                                                             "argm-dis", "argm-ext", "argm-gol", "argm-loc", "argm-lvb", "argm-mnr",
                                                             "argm-mod", "argm-neg", "argm-prd", "argm-prp", "argm-prr", "argm-tmp"};

constexpr std::string_view name_of(Role role) {
    return kRoleNames[static_cast<std::size_t>(role)];
}
// Of a core role a predicate has one argument at most.
constexpr bool is_core(Role role) {
    return role >= Role::arg0 && role <= Role::arg4;
}

struct RoleHead {
    std::uint32_t word = 0;  // index in Analysis::words
    Role role = Role::none;
};

// Its arguments are role_heads[first_role, end_role) of the analysis, in the order of their words.
struct Predicate {
    std::uint32_t word = 0;  // index in Analysis::words
    PredicateForm form = PredicateForm::verb;
    float factuality = 0;  // in [0, 1]; 1: presented as having happened
    std::uint32_t first_role = 0;
    std::uint32_t end_role = 0;
};

// How word `word` lies to the predicate in the tree: below it, above it, beside it, above what is above it, or beside that, each by
// relation; 0 for anything else. Words beside a conjunct, an xcomp or a copula have classes of their own: those share their subjects.
inline constexpr std::size_t kTreePaths = 1 + 6 * kDeprelNames.size();
std::uint16_t tree_path(std::span<const Arc> arcs, std::uint32_t predicate, std::uint32_t word);

// Whether a path is to a word beside the predicate, or beside what is above it.
bool is_beside(std::uint16_t path);

class PredicateHabits;  // language/predicate_habits.h

// What is seen of the words encoded beside their vectors.
struct PredicateWords {
    std::span<const Arc> arcs;  // the parser's
    std::span<const WordForm> forms;
    std::span<const Tags> tags;
    std::span<const std::string_view> texts;
    const std::vector<bool>& may_be_noun;  // whether it is a noun that can be a predicate
};

// The words that can head an argument of a predicate, by index in the sentence from 0, and their paths.
void argument_places(std::span<const Arc> arcs, std::span<const WordForm> forms, std::uint32_t predicate, std::vector<std::uint32_t>& words,
                     std::vector<std::uint16_t>& paths);

struct PredicateScratch {
    std::vector<Sum> forms, factuality;
    std::vector<std::int64_t> margins;
    std::vector<std::uint32_t> rows;
    std::vector<std::uint16_t> paths;  // of the rows
    std::vector<WordKey> markers;      // of the words of the sentence: find_markers
    PairScratch pairs;
};

class PredicateFinder {
public:
    static Result<PredicateFinder> load(const ModelFile& file);

    // Appends the predicates of all sentences in the order of their words; the first word encoded is word `first_word`. Cost: predicates
    // times the words of their sentence.
    void find(const Encoded& encoded, const PredicateWords& words, const PredicateHabits& habits, const Lemmatiser& lemmatiser,
              std::uint32_t first_word, std::vector<Predicate>& predicates, std::vector<RoleHead>& role_heads,
              PredicateScratch& scratch) const;

private:
    struct Place;
    void find_roles(const Place& place, const PredicateHabits& habits, std::vector<RoleHead>& role_heads, PredicateScratch& scratch) const;

    Dense form_, factuality_;
    PairScorer roles_;
};

}  // namespace onrecord
