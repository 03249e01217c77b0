#include "events/event_lists.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"

namespace onrecord {

EventLists load_event_lists() {
    EventLists lists;
    lists.verbs = Verbs::load();
    // Every form of a verb: base, past, participle.
    const auto each_form = [&](std::string_view verb, auto use) {
        const VerbForms forms = verb == "lie" ? regular_forms_of(verb) : lists.verbs.forms_of(verb);  // "lay" is a verb of its own
        use(verb);
        for (const std::string& word : forms.past) use(word);
        for (const std::string& word : forms.participle) use(word);
    };
    for (const auto& [lemma, forms] : lists.verbs.irregular()) {
        if (forms.past == std::vector{lemma}) lists.unchanging.add(lemma);
    }
    for (const Row& row : load_table("english/state_verb.tsv")) {
        if (row.size() < 2) continue;
        WordList& list = row[1] == "speech" ? lists.speech : row[1] == "act" ? lists.speech_act : lists.state;
        each_form(row[0], [&](std::string_view word) { list.add(word); });
    }
    for (const Row& row : load_table("english/event_noun.tsv")) {
        lists.happening.add(row[0]);
        lists.happening.add(plural_of(row[0]));
        if (row.size() < 2) continue;
        each_part(row[1], ' ', [&](std::string_view verb) {
            lists.verbs_of_noun[word_key(row[0])].push_back(word_key(verb));
            lists.verbs_of_noun[word_key(plural_of(row[0]))].push_back(word_key(verb));
        });
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

}  // namespace onrecord
