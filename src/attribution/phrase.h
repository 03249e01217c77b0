// Phrases by parts of speech and closed classes: where a cue's group ends, where a noun phrase begins and ends.
#pragma once

#include <cstdint>
#include <span>

#include "attribution/passage.h"

namespace onrecord {

// Items [begin, end); empty: none.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool empty() const { return begin >= end; }
};

// A verb that may be a cue, with its auxiliaries and adverbs: "has also repeatedly said", "was asked", "declined to comment".
struct CueGroup {
    Range range;
    std::uint32_t verb = 0;  // the item of the verb itself
    std::int32_t cue = -1;   // index in lists.cues
    bool negated = false;
    bool passive = false;
    bool gerund = false;
    bool infinitive = false;
};

class Phrases {
public:
    Phrases(const Text& text, const Analysis& analysis, const Passages& passages, const AttributionLists& lists)
        : text_(text), words_(analysis.words), items_(passages.items), lists_(lists) {}

    // The group of the verb at `i`, within [first, end); cue -1 where the word stands as a noun or adjective.
    [[nodiscard]] CueGroup cue_group(std::uint32_t i, std::uint32_t first, std::uint32_t end) const;
    // Where the group of the verb at `i` begins, with its auxiliaries and adverbs (language/verb_group.h); not before `first`.
    [[nodiscard]] std::uint32_t group_begin(std::uint32_t i, std::uint32_t first) const;
    // The subject whose last item is end - 1 or, with an apposition, before the comma there; not before `first`. May be empty.
    [[nodiscard]] Range subject_before(std::uint32_t end, std::uint32_t first) const;
    // The noun phrase that begins at `begin`, to its border before `end`.
    [[nodiscard]] Range noun_phrase(std::uint32_t begin, std::uint32_t end) const;
    // The first subject of [begin, end): what stands before its first verb, without what leads into the sentence.
    [[nodiscard]] Range first_subject(std::uint32_t begin, std::uint32_t end) const;
    // The end of what tells when, where and to whom something was said ("on Monday", "in a statement") from `i` on.
    [[nodiscard]] std::uint32_t skip_adjuncts(std::uint32_t i, std::uint32_t end) const;
    // Whether a quotation follows at `i`, but for an object and a comma: “asking her, “…””.
    [[nodiscard]] bool leads_to_quotation(std::uint32_t i, std::uint32_t end) const;
    [[nodiscard]] bool has_finite_verb(std::uint32_t begin, std::uint32_t end) const;
    // Drops conjunctions, adverbs, times and a prepositional phrase that lead into it.
    [[nodiscard]] Range trim_subject(Range range) const;

private:
    [[nodiscard]] std::uint32_t behind_aside(std::uint32_t comma, std::uint32_t end) const;

    const Text& text_;
    std::span<const Word> words_;
    const std::vector<Item>& items_;
    const AttributionLists& lists_;
};

}  // namespace onrecord
