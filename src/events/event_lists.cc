#include "events/event_lists.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"

namespace onrecord {
namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// The regular past: "sued", "buried", "robbed", "arrested".
std::string regular_past(std::string_view lemma) {
    std::string past(lemma);
    const std::size_t n = past.size();
    if (past.back() == 'e') return past + "d";
    if (past.back() == 'y' && n > 1 && !is_vowel(past[n - 2])) {
        past.back() = 'i';
        return past + "ed";
    }
    const bool short_stem = past == "acquit" || (n >= 3 && !is_vowel(past[n - 1]) && is_vowel(past[n - 2]) && !is_vowel(past[n - 3]) &&
                                                 past.back() != 'w' && past.back() != 'x' && past.back() != 'y');
    std::size_t n_vowels = 0;
    for (const char c : past) n_vowels += is_vowel(c) ? 1 : 0;
    if (short_stem && (n_vowels == 1 || past == "kidnap" || past == "acquit")) past += past.back();
    return past + "ed";
}

// "Quake", "crash", "robbery" in the plural.
std::string plural_of(std::string_view noun) {
    std::string plural(noun);
    const std::size_t n = plural.size();
    if (noun.ends_with('y') && n > 1 && !is_vowel(noun[n - 2])) {
        plural.pop_back();
        return plural + "ies";
    }
    const bool hisses = noun.ends_with("s") || noun.ends_with("sh") || noun.ends_with("ch") || noun.ends_with('x');
    return plural + (hisses ? "es" : "s");
}

}  // namespace

EventLists load_event_lists() {
    EventLists lists;
    std::map<std::string_view, Row> irregular;
    for (const Row& row : load_table("english/irregular_verb.tsv")) {
        if (row.size() >= 3) irregular[row[0]] = row;
    }
    // Every form of a verb: base, past, participle.
    const auto each_form = [&](std::string_view verb, auto use) {
        const auto at = irregular.find(verb);
        use(verb);
        if (at == irregular.end() || verb == "found" || verb == "lie") {
            use(regular_past(verb));
            return;
        }
        for (std::size_t column = 1; column <= 2; ++column) each_part(at->second[column], '|', use);
    };
    for (const auto& [base, row] : irregular) {
        lists.irregular.emplace(base, row[1].substr(0, row[1].find('|')));
        if (row[1] == base) lists.unchanging.add(base);
    }
    for (const Row& row : load_table("english/state_verb.tsv")) {
        if (row.size() < 2) continue;
        WordList& list = row[1] == "speech" ? lists.speech : row[1] == "act" ? lists.speech_act : lists.state;
        each_form(row[0], [&](std::string_view word) { list.add(word); });
    }
    for (const Row& row : load_table("english/event_noun.tsv")) {
        lists.happening.add(row[0]);
        lists.happening.add(plural_of(row[0]));
    }
    lists.person = WordList::load("english/person_noun.tsv");
    lists.authority = WordList::load("english/authority_noun.tsv");
    std::uint16_t line = 0;
    for (const Row& row : load_table("english/once.tsv")) {
        ++line;
        if (row.size() < 2) continue;
        const std::uint16_t same = lists.once.emplace(word_key(row[1]), line).first->second;  // funeral and burial are one
        lists.once.emplace(word_key(row[0]), same);
    }
    return lists;
}

std::string past_of(const std::string& lemma, const EventLists& lists) {
    const auto at = lists.irregular.find(lemma);
    return at != lists.irregular.end() ? at->second : regular_past(lemma);
}

}  // namespace onrecord
