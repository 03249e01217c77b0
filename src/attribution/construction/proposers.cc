// Constructions that no cue with a subject before it carries, looked for where rules and frames have found nothing: each proposes a
// relation at an item, and the first that agrees with what is there is taken. Cost: each item once.
#include <array>
#include <unordered_set>
#include <utility>

#include "attribution/finder.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

// The words that a construction is looked for at, but for a cue in the passive and "have".
const std::unordered_set<WordKey>& words_of_constructions() {
    static const std::unordered_set<WordKey> kWords = [] {
        std::unordered_set<WordKey> words;
        for (const char* word :
             {"put",         "puts",     "putting",  "pegged",     "pegs",       "valued",  "values",   "estimated", "estimates",
              "comment",     "returned", "answered", "unanswered", "unreturned", "return",  "answer",   "reached",   "available",
              "unavailable", "told",     "provide",  "give",       "offer",      "release", "disclose", "reveal"})
            words.insert(word_key(word));
        return words;
    }();
    return kWords;
}

}  // namespace

void Finder::find_constructions() {
    share_cues();
    for (std::uint32_t i = first_; i < end_; ++i) {
        if (covered_[i] != 0 || items_[i].is_quotation()) continue;
        if (items_[i].cue < 0 && !items_[i].is(kHave | kColon) && !words_of_constructions().contains(items_[i].key)) continue;
        struct Proposer {
            Construction construction;
            bool (Finder::*propose)(std::uint32_t, Relation&) const;
        };
        static constexpr std::array<Proposer, 9> kProposers{{{Construction::colon, &Finder::colon_behind_clause},
                                                             {Construction::agent, &Finder::agent},
                                                             {Construction::valuation, &Finder::valuation},
                                                             {Construction::silence, &Finder::no_comment},
                                                             {Construction::silence, &Finder::unanswered},
                                                             {Construction::silence, &Finder::no_return},
                                                             {Construction::silence, &Finder::out_of_reach},
                                                             {Construction::silence, &Finder::withholds},
                                                             {Construction::hearing, &Finder::told_at_hearing}}};
        for (const auto& [construction, propose] : kProposers) {
            Relation relation;
            if (!(this->*propose)(i, relation) || !agrees_with_all(relation, nullptr)) continue;
            relation.construction = construction;
            add(std::move(relation));
            break;
        }
    }
}

}  // namespace onrecord
