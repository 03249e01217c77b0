// Ruiz: “The pier is safe.” Turns of a transcript, and a clause whose colon leads to a quotation.
#include <algorithm>
#include <utility>
#include <vector>

#include "attribution/finder.h"

namespace onrecord {

bool Finder::reads_as_transcript() const {
    constexpr std::size_t kTurns = 4;
    std::vector<WordKey> names;
    for (std::size_t p = 0; p < all_.passages.size(); ++p) {
        const Passage& passage = all_.passages[p];
        if (p > 0 && all_.passages[p - 1].paragraph == passage.paragraph) continue;
        for (std::uint32_t i = passage.first + 1; i < std::min(passage.end, passage.first + 6); ++i) {
            if (items_[i].is(kColon)) {
                names.push_back(items_[i - 1].key);
                break;
            }
            if (!items_[i].is(kCapital | kStop | kOpenBracket | kCloseBracket | kDeterminer)) break;
        }
    }
    if (names.size() < kTurns) return false;
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

// “The harbour master went on:”, “A clerk quoted by the Kiwi Post had another theory:”, not “The trouble begins here:”.
bool Finder::names_somebody(Range subject) const {
    const auto begin = items_.begin() + subject.begin, end = items_.begin() + subject.end;
    const auto who =
        std::find_if(begin, end, [](const Item& item) { return item.is(kPerson | kSourceNoun) || item.tags.upos == Upos::PROPN; });
    return who != end && std::none_of(begin, who, [](const Item& item) { return is_verb(item.tags.xpos); });
}

// Ruiz had one answer: “Ask the port office.” The subject of a clause that leads to a quotation by the colon at item `i` speaks.
bool Finder::colon_behind_clause(std::uint32_t i, Relation& relation) const {
    if (i + 1 >= end_ || i == first_ || !items_[i].is(kColon) || !items_[i + 1].is_quotation() || covered_[i + 1] != 0) return false;
    std::uint32_t low = i;
    while (low > first_ && covered_[low - 1] == 0) --low;
    relation.source = phrases_.first_subject(low, i);
    if (relation.source.empty() || !names_somebody(relation.source)) return false;
    relation.construction = Construction::colon;
    relation.cue = {i, i + 1};
    relation.content.push_back({i + 1, clause_border(i + 1, end_, false)});
    return true;
}

bool Finder::colon(std::uint32_t low, std::uint32_t i) {
    if (i + 1 >= end_ || i == first_) return false;
    const bool quotation = items_[i + 1].is_quotation();
    if (quotation && covered_[i + 1] != 0) return false;  // WATCH: “It moved,” Ruiz told the council.
    constexpr std::uint32_t kMaxTurn = 6;  // items of a name that opens a turn; a longer clause is none that a frame knows better
    if (low != first_ || i - low > kMaxTurn) {
        Relation relation;
        if (!colon_behind_clause(i, relation)) return false;
        add(std::move(relation));
        return true;
    }
    for (std::uint32_t k = low; k < i; ++k) {
        if (!items_[k].is(kCapital | kNumber | kStop | kOpenBracket | kCloseBracket | kPossessiveEnding) &&
            !items_[k].is(kDeterminer | kSourceNoun))
            return false;
    }
    if ((!quotation && !is_transcript_) || lower(low) == "dear") return false;  // Dear Moss: a letter's first words
    Relation relation;
    relation.construction = Construction::colon;
    relation.source = {low, i};
    relation.cue = {i, i + 1};
    relation.content.push_back({i + 1, end_});
    add(std::move(relation));
    turn_ = passage_;
    return true;
}

}  // namespace onrecord
