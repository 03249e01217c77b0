// The verb group: a verb with its auxiliaries, as the tree joins them ("may not have been sold"), and what their forms say of tense,
// aspect, voice and modality (Huddleston and Pullum 2002, chapter 3). The one reader of verb forms; clauses, times and events ask it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "language/analysis.h"
#include "onrecord/text.h"

namespace onrecord {

enum class Auxiliary : std::uint8_t { none, be, have, do_, will, would, modal };

// Which auxiliary helps the word `helped`, in any case and with either apostrophe: "it's gone" has, "it's going" and "it's sold" are.
Auxiliary auxiliary_of(std::string_view form, const Word& helper, const Word& helped);

struct VerbGroup {
    std::uint32_t first = 0;        // index of its first word
    std::uint32_t verb = 0;         // index of its verb
    std::uint32_t last_helper = 0;  // index of its last auxiliary; `verb` where it has none
    std::uint32_t modal = kNoHead;  // index of its modal, "will" and "would" included
    Xpos finite = Xpos::XX;         // of the word that carries the tense: the first auxiliary, or the verb
    bool is_infinitive = false;     // "to close"
    bool has_be = false;            // as an auxiliary or a copula
    bool is_now = false;            // a form of be in the present: is, are, 's
    bool has_have = false;          // "has closed", "to have closed"
    bool is_past_perfect = false;   // "had closed"
    bool has_will = false;
    bool has_would = false;
    bool has_other_modal = false;  // may, must, can, could
    bool is_passive = false;
    bool is_progressive = false;  // "was closing", "is being closed"
    bool is_participial = false;  // "having fought"

    [[nodiscard]] bool is_perfect() const { return has_have && !is_past_perfect; }
};

// The group of words[verb], of a sentence that starts at words[first]; the head of a copula's clause may be asked, too. At most
// kMaxGroupWords words before the verb are looked at. REQUIRES: first <= verb < words.size(), parsed.
VerbGroup verb_group(const Text& text, std::span<const Word> words, std::uint32_t first, std::uint32_t verb);

inline constexpr std::uint32_t kMaxGroupWords = 24;  // "has, in the view of most of those who have read it, been"

}  // namespace onrecord
