// Dependency relations of Universal Dependencies v2, with those subtypes that later stages ask for.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace onrecord {

inline constexpr std::uint32_t kNoHead = 0xffffffff;  // of a root

enum class Deprel : std::uint8_t {
    none,  // not parsed
    acl,
    acl_relcl,
    advcl,
    advmod,
    amod,
    appos,
    aux,
    aux_pass,
    case_,
    cc,
    ccomp,
    compound,
    compound_prt,
    conj,
    cop,
    csubj,
    dep,
    det,
    discourse,
    dislocated,
    expl,
    fixed,
    flat,
    goeswith,
    iobj,
    list,
    mark,
    nmod,
    nmod_poss,
    nmod_unmarked,
    nsubj,
    nsubj_outer,
    nsubj_pass,
    nummod,
    obj,
    obl,
    obl_agent,
    obl_unmarked,
    orphan,
    parataxis,
    punct,
    reparandum,
    root,
    vocative,
    xcomp
};

// As CoNLL-U writes them.
inline constexpr std::array<std::string_view, 46> kDeprelNames{
    "",     "acl",       "acl:relcl",    "advcl",         "advmod",       "amod",        "appos",      "aux",    "aux:pass",
    "case", "cc",        "ccomp",        "compound",      "compound:prt", "conj",        "cop",        "csubj",  "dep",
    "det",  "discourse", "dislocated",   "expl",          "fixed",        "flat",        "goeswith",   "iobj",   "list",
    "mark", "nmod",      "nmod:poss",    "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass", "nummod", "obj",
    "obl",  "obl:agent", "obl:unmarked", "orphan",        "parataxis",    "punct",       "reparandum", "root",   "vocative",
    "xcomp"};

constexpr std::string_view name_of(Deprel relation) {
    return kDeprelNames[static_cast<std::size_t>(relation)];
}

constexpr bool is_subject(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer || relation == Deprel::csubj;
}

}  // namespace onrecord
