// The words and shapes of time expressions, compiled from data/english/time into one token trie.
//
// word.tsv gives a word its meanings ("may": month 5); rule.tsv gives shapes of expressions as sequences of word classes and words.
// All shapes stand in one trie, which is walked once from each token that can begin one: cost is the length of what matches.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/word_list.h"
#include "text/word_key.h"

namespace onrecord {

enum class TimeKind : std::uint8_t { cal, holiday, rel, period, dur, shift, set, day, day2, tod, ref, none };

// What a token means to a rule: a symbol (a class such as <month>, or a word that rules name) and a number.
struct TimeMeaning {
    std::uint16_t symbol = 0;
    std::int16_t value = 0;
};

struct TimeRule {
    TimeKind kind = TimeKind::none;
    std::string argument;        // empty: "-"
    std::uint32_t n_before = 0;  // tokens at its front, and at its end, that are looked at but no part of the expression
    std::uint32_t n_after = 0;
};

struct TimeLists {
    // Classes that code knows, by the number they have in every build; words that rules name come after them.
    enum Class : std::uint16_t {
        month,
        weekday,
        weekdays,
        season,
        unit,
        units,
        part,
        parts,
        clockword,
        num,
        scale,
        one,
        some,
        ord,
        dir,
        mod,
        approx,
        zone,
        decadeword,
        dayn,
        year,
        decade,
        iso,
        slash,
        clock,
        ampm,
        half,
        yy,  // two digits that stand for a year: "17-Oct-12", "summer of ’98"
        n_classes
    };
    struct Node {
        std::vector<std::pair<std::uint16_t, std::uint32_t>> next;  // symbol, node; sorted by symbol
        std::int32_t rule = -1;
    };

    std::unordered_map<WordKey, std::vector<TimeMeaning>> words;  // looked up only after `known` says yes
    WordList known;
    std::vector<TimeRule> rules;
    std::vector<Node> trie;    // [0] is the root
    std::vector<bool> begins;  // by symbol: a rule can begin with it
    WordList tense;     // tense.tsv: 1 past ("was"), 2 future ("will"), 3 future where a preposition follows ("scheduled for"), 4 moved to
                        // another day
    WordList numbered;  // numbered.tsv: 1 stands before a number that names a thing ("Flight 1950"), 2 after one ("1950 Harbour Road")
    WordList header_word;    // header.tsv: "published", "posted", "date"
    WordList header_update;  // header.tsv: "updated", "modified"

    [[nodiscard]] const std::vector<TimeMeaning>* find(WordKey key) const {
        if (!known.contains(key)) return nullptr;
        const auto at = words.find(key);
        return at == words.end() ? nullptr : &at->second;
    }
};

TimeLists load_time_lists();

}  // namespace onrecord
