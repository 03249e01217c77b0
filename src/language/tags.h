// Parts of speech: Universal Dependencies v2 (upos) and the Penn Treebank as UD English uses it (xpos).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace onrecord {

enum class Upos : std::uint8_t { X, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB };

inline constexpr std::array<std::string_view, 17> kUposNames{"X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
                                                             "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

// Letters as the Penn Treebank writes them; what C++ cannot spell has a word: COMMA is ",".
enum class Xpos : std::uint8_t {
    XX,
    ADD,
    AFX,
    CC,
    CD,
    DT,
    EX,
    FW,
    GW,
    HYPH,
    IN,
    JJ,
    JJR,
    JJS,
    LRB,
    LS,
    MD,
    NFP,
    NN,
    NNP,
    NNPS,
    NNS,
    PDT,
    POS,
    PRP,
    PRPS,
    RB,
    RBR,
    RBS,
    RP,
    RRB,
    SYM,
    TO,
    UH,
    VB,
    VBD,
    VBG,
    VBN,
    VBP,
    VBZ,
    WDT,
    WP,
    WPS,
    WRB,
    COMMA,
    PERIOD,
    COLON,
    OPEN_QUOTE,
    CLOSE_QUOTE,
    DOLLAR
};

inline constexpr std::array<std::string_view, 50> kXposNames{
    "XX",  "ADD", "AFX", "CC",   "CD",  "DT",  "EX",  "FW",  "GW",   "HYPH", "IN",  "JJ",  "JJR", "JJS",   "-LRB-", "LS", "MD",
    "NFP", "NN",  "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",   "RBR", "RBS", "RP",  "-RRB-", "SYM",   "TO", "UH",
    "VB",  "VBD", "VBG", "VBN",  "VBP", "VBZ", "WDT", "WP",  "WP$",  "WRB",  ",",   ".",   ":",   "``",    "''",    "$"};

struct Tags {
    Upos upos = Upos::X;
    Xpos xpos = Xpos::XX;
    bool operator==(const Tags&) const = default;
};

// For features: below 2^11.
constexpr std::uint64_t number_of(Tags tags) {
    return std::uint64_t{static_cast<std::uint8_t>(tags.upos)} << 6 | static_cast<std::uint8_t>(tags.xpos);
}

constexpr std::string_view name_of(Upos tag) {
    return kUposNames[static_cast<std::size_t>(tag)];
}
constexpr std::string_view name_of(Xpos tag) {
    return kXposNames[static_cast<std::size_t>(tag)];
}

// What the tagger took for second best, and how far it lies behind: steps of log odds, at .5, 1, 2, 4 and 6.
struct TagDoubt {
    Tags second = {};
    std::uint8_t steps = 0;
};
inline constexpr std::uint8_t kMostTagSteps = 5;

template <class Tag, std::size_t kTags>
constexpr std::optional<Tag> tag_named(const std::array<std::string_view, kTags>& names, std::string_view name) {
    for (std::size_t i = 0; i < kTags; ++i) {
        if (names[i] == name) return static_cast<Tag>(i);
    }
    return std::nullopt;
}

constexpr bool is_past(Xpos tag) {
    return tag == Xpos::VBD;
}
constexpr bool is_verb(Xpos tag) {
    return tag >= Xpos::VB && tag <= Xpos::VBZ;
}
constexpr bool is_finite_verb(Xpos tag) {
    return tag == Xpos::VBD || tag == Xpos::VBP || tag == Xpos::VBZ || tag == Xpos::MD;
}
constexpr bool is_noun(Xpos tag) {
    return tag >= Xpos::NN && tag <= Xpos::NNS;
}

}  // namespace onrecord
