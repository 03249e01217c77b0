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
std::string past_of(std::string_view lemma) {
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

}  // namespace

EventLists load_event_lists() {
    EventLists lists;
    std::map<std::string_view, Row> irregular;
    for (const Row& row : load_table("english/irregular_verb.tsv")) {
        if (row.size() >= 3) irregular[row[0]] = row;
    }
    std::uint16_t lemma = 0;
    for (const Row& row : load_table("english/event_verb.tsv")) {
        if (row.size() < 2) continue;
        ++lemma;
        const auto add = [&](std::string_view word, bool EventLists::Form::*what) {
            EventLists::Form& form = lists.forms[word_key(word)];
            form.lemma = lemma;
            form.needs_object = row[1] == "t";
            form.takes_object = row[1] != "i";
            form.*what = true;
            lists.known.add(word);
        };
        const auto add_all = [&](std::string_view words, bool EventLists::Form::*what) {
            while (!words.empty()) {
                const auto bar = words.find('|');
                add(words.substr(0, bar), what);
                words.remove_prefix(bar == std::string_view::npos ? words.size() : bar + 1);
            }
        };
        if (row[0] == "born") {
            add(row[0], &EventLists::Form::participle);
            continue;
        }
        add(row[0], &EventLists::Form::base);
        if (const auto at = irregular.find(row[0]); at != irregular.end() && row[0] != "found") {
            add_all(at->second[1], &EventLists::Form::past);
            add_all(at->second[2], &EventLists::Form::participle);
        } else {
            const std::string past = past_of(row[0]);
            add(past, &EventLists::Form::past);
            add(past, &EventLists::Form::participle);
        }
    }
    return lists;
}

}  // namespace onrecord
