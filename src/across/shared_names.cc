// Two reports that write the same name of an organization, or of a place, mean one, with three exceptions, because a wrong join is worse
// than none:
// - a general name ("Supreme Court", "Academy", "High Street": words of the language and such as bodies are called by, nothing else) is one
//   within a story, and beyond it where two of the same people are named beside it;
// - a place of which reports say that it lies in different states or countries is several; where a report does not say it, it is the one
//   that its story means, or nearly all reports that say it, or the one that the list of places knows;
// - a short name ("DOJ", "Corbel" of Corbel Foods) is that of a longer one only where a report of the story, or of the record, uses both
//   for one, or where only one name of the story begins so.
// A name is never joined with one of another type, but by a person's decision (entity_decisions.h). Each join keeps its reason, as those of
// people do (people.cc). Cost: n log n in the names of the reports; nothing is compared but names that are equal but for their endings, or
// that a report or the story holds together.
#include "across/shared_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "across/clear_one.h"
#include "across/entity_decisions.h"
#include "across/stories.h"
#include "base/ascii.h"
#include "base/table.h"
#include "compare/sorted_set.h"
#include "compare/words.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::size_t kMinSharedPeople = 2;  // that are named beside a general name in two stories
constexpr std::size_t kMaxBeside = 32;       // stories of one general name in which a person is named; who is in more says little
constexpr std::size_t kMaxAcronym = 6;       // letters
// A report may take an acronym for the wrong one of two bodies: of three letters, two reports must explain it before others follow them.
constexpr std::size_t kFewLetters = 3;
constexpr std::uint32_t kMinExplained = 2;  // reports

using Type = EntityType;

struct Place {
    ReportIndex report = 0;
    std::uint32_t name = 0;  // in ReportFacts::names
    NameJoin join = NameJoin::full_name;
};

struct Group {
    Type type = Type::organization;
    std::string key;
    std::vector<Place> places;
    std::optional<std::uint32_t> into;  // the group that all of it went to
};

std::size_t n_words(std::string_view key) {
    return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

// "DOJ", "N.A.T.O."
bool is_acronym(std::string_view name) {
    const auto n = static_cast<std::size_t>(std::count_if(name.begin(), name.end(), is_upper));
    return n >= 2 && n <= kMaxAcronym && std::all_of(name.begin(), name.end(), [](char c) { return is_upper(c) || c == '.' || c == '&'; });
}

class SharedNames {
public:
    SharedNames(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories, const std::vector<Person>& people,
                const PersonOf& person_of, const WordFrequency& common)
        : reports_(reports), people_(people), person_of_(person_of), common_(common), story_of_(story_of_each(stories, reports.size())) {
        for (const Row& row : load_table("english/organization_word.tsv")) {
            if (row.size() > 1) (row[1] == "suffix" ? body_words_ : known_).insert(key_of(row[0]));
        }
        find_small_words();
        for (const Row& row : load_table("english/place.tsv")) {
            if (row.size() < 2) continue;
            places_.insert(key_of(row[0]));
            if (row[1] == "state" || row[1] == "country") regions_.insert(key_of(row[0]));
        }
    }

    std::vector<SharedName> find(const std::vector<EntityDecision>& decisions) {
        std::map<std::pair<Type, std::string>, std::vector<Place>> by_key;
        for (ReportIndex report = 0; report < reports_.size(); ++report) {
            for (std::uint32_t name = 0; name < reports_[report].names.size(); ++name) {
                const NameInReport& one = reports_[report].names[name];
                if (std::string key = key_of(one.name); !key.empty()) by_key[{one.type, std::move(key)}].push_back({report, name});
            }
        }
        for (auto& [key, places] : by_key) {
            if (places_.find(key.second) == places_.end() && (is_general(key.second) || is_unknown_acronym(places))) {
                add_general(key.first, key.second, places);
            } else if (key.first == Type::place) {
                add_place(key.second, std::move(places));
            } else {
                groups_.push_back({key.first, key.second, std::move(places), {}});
            }
        }
        join_short_names();
        std::vector<std::vector<Place>> groups;
        for (Group& group : groups_)
            if (!group.places.empty()) groups.push_back(std::move(group.places));
        const auto entity_of = [&](const Place& place) { return InReport{place.report, name_at(place).entity}; };
        decide_places(decisions, story_of_, entity_of, groups);
        std::vector<SharedName> names;
        for (const std::vector<Place>& places : groups) names.push_back(make_name(places));
        std::sort(names.begin(), names.end(), [](const SharedName& a, const SharedName& b) {
            return std::tie(a.name, a.type, a.entities) < std::tie(b.name, b.type, b.entities);
        });
        return names;
    }

private:
    // What is equal of two ways to write one name: small letters without marks and full stops, no "the" and no "Inc.".
    static std::string key_of(std::string_view name) {
        static const std::set<std::string, std::less<>> endings{"inc", "incorporated", "corp", "ltd", "limited",
                                                                "llc", "llp",          "plc",  "gmbh"};
        std::vector<std::string> words;
        for (std::size_t begin = 0; begin < name.size();) {
            const std::size_t end = std::min(name.find_first_of(" \n\t", begin), name.size());
            std::string word = bare_word(name.substr(begin, end - begin));
            begin = end + 1;
            std::erase_if(word, [](char c) { return c == '.' || c == ','; });
            if (word == "&") word = "and";
            if (!word.empty()) words.push_back(std::move(word));
        }
        if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
        while (words.size() > 1 && endings.contains(words.back())) words.pop_back();
        std::string key;
        for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
        return key;
    }

    // Words of names that are words of the language: some report writes them with a small letter most often.
    void find_small_words() {
        SortedSet in_names;
        for (const ReportFacts& report : reports_) {
            for (const NameInReport& name : report.names)
                each_part(key_of(name.name), ' ', [&](std::string_view word) { in_names.push_back(cut_word_key(word)); });
        }
        make_set(in_names);
        for (const ReportFacts& report : reports_) {
            for (const Term& term : report.terms)
                if (!term.capital && has(in_names, term.key)) small_.push_back(term.key);
        }
        make_set(small_);
    }

    // Common words, words that some report writes with a small letter most often, and such as organizations are called by; nothing else.
    [[nodiscard]] bool is_general(std::string_view key) const {
        bool all = true;
        each_part(key, ' ', [&](std::string_view word) {
            const std::uint32_t cut = cut_word_key(word);
            all = all && (is_body_word(word) || common_.contains(cut) || (has(small_, cut) && known_.find(word) == known_.end()));
        });
        return all;
    }
    [[nodiscard]] bool is_body_word(std::string_view word) const { return body_words_.find(word) != body_words_.end(); }
    // "LDU", which many may be called; not "FBI", which the list of organizations' words has.
    [[nodiscard]] bool is_unknown_acronym(const std::vector<Place>& places) const {
        return std::all_of(places.begin(), places.end(), [&](const Place& place) {
            const std::string& name = reports_[place.report].names[place.name].name;
            return is_acronym(name) && known_.find(key_of(name)) == known_.end();
        });
    }

    void add_general(Type type, const std::string& key, const std::vector<Place>& places) {
        std::map<std::uint32_t, std::vector<Place>> by_story;
        for (const Place& place : places) by_story[story_of_[place.report]].push_back(place);
        std::map<std::uint32_t, std::set<std::uint32_t>> beside;  // groups, by a person who is named in their reports
        for (auto& [story, own] : by_story) {
            std::set<std::uint32_t> here;
            for (const Place& place : own) {
                for (const auto& [entity, person] : person_of_.of_report(place.report)) {
                    if (people_[person].name.find(' ') != std::string::npos) here.insert(person);
                }
            }
            Counts shared;
            for (const std::uint32_t person : here) {
                if (const auto found = beside.find(person); found != beside.end() && found->second.size() <= kMaxBeside)
                    for (const std::uint32_t group : found->second) ++shared[group];
            }
            const auto best =
                std::max_element(shared.begin(), shared.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            const bool joins = best != shared.end() && best->second >= kMinSharedPeople;
            if (!joins) groups_.push_back({type, key, {}, {}});
            const auto group = joins ? best->first : static_cast<std::uint32_t>(groups_.size() - 1);
            for (Place& place : own) {
                place.join = joins ? NameJoin::company : NameJoin::alone;
                groups_[group].places.push_back(place);
            }
            for (const std::uint32_t person : here) {
                if (std::set<std::uint32_t>& groups = beside[person]; groups.size() <= kMaxBeside) groups.insert(group);
            }
        }
    }

    // "Ill." and "Illinois": the letters of the one are in the other, in order, from the first.
    static bool is_short_for(std::string_view shorter, std::string_view longer) {
        if (shorter.empty() || longer.empty() || shorter.front() != longer.front()) return false;
        std::size_t at = 0;
        for (const char c : longer) at += at < shorter.size() && shorter[at] == c ? 1 : 0;
        return at == shorter.size();
    }

    void add_place(const std::string& key, std::vector<Place> places) {
        struct Region {
            std::string key;
            bool is_short = false;  // "Ill.", "UK"
            std::uint32_t group = 0;
        };
        std::vector<Region> regions;
        std::vector<Place> open;
        const std::size_t first = groups_.size();
        std::map<std::uint32_t, Counts> in_story;
        Counts anywhere;
        for (const Place& place : places) {
            const std::string& within = reports_[place.report].names[place.name].within;
            const std::string region = key_of(within);
            const bool is_short = within.ends_with('.') || within.size() == 2;
            if (regions_.find(region) == regions_.end() || regions_.find(key) != regions_.end()) {
                open.push_back(place);
                continue;
            }
            const auto same = std::find_if(regions.begin(), regions.end(), [&](const auto& other) {
                return other.key == region || (other.is_short && is_short_for(other.key, region)) ||
                       (is_short && is_short_for(region, other.key));
            });
            const auto group = same != regions.end() ? same->group : static_cast<std::uint32_t>(groups_.size());
            if (same == regions.end()) {
                regions.push_back({region, is_short, group});
                groups_.push_back({Type::place, key, {}, {}});
            }
            groups_[group].places.push_back(place);
            ++in_story[story_of_[place.report]][group];
            ++anywhere[group];
        }
        if (groups_.size() <= first + 1) {  // one place, as far as anybody says
            if (groups_.size() == first) groups_.push_back({Type::place, key, {}, {}});
            groups_.back().places = std::move(places);
            return;
        }
        std::map<std::uint32_t, std::uint32_t> own;  // group, by story; the well-known one has that of no story
        for (Place& place : open) {
            const std::uint32_t story = story_of_[place.report];
            std::optional<std::uint32_t> group;
            if (const auto found = in_story.find(story); found != in_story.end()) group = clear_one(found->second);
            place.join = NameJoin::story;
            if (!group) {
                group = clear_one(anywhere);
                place.join = NameJoin::record;
            }
            if (!group) {
                const bool is_known = places_.find(key) != places_.end();
                place.join = is_known ? NameJoin::full_name : NameJoin::alone;
                const auto [found, is_new] = own.try_emplace(is_known ? UINT32_MAX : story, static_cast<std::uint32_t>(groups_.size()));
                if (is_new) groups_.push_back({Type::place, key, {}, {}});
                group = found->second;
            }
            groups_[*group].places.push_back(place);
        }
    }

    using KeysOfStory = std::set<std::pair<std::string_view, std::uint32_t>>;  // with the groups

    // Names of which some report, or the story, knows a longer one.
    void join_short_names() {
        std::map<std::pair<Type, std::string>, std::vector<std::pair<std::uint32_t, ReportIndex>>> longer;  // by what is also said for them
        std::map<std::uint32_t, KeysOfStory> in_story;                                                      // of organizations
        for (std::uint32_t group = 0; group < groups_.size(); ++group) {
            for (const Place& place : groups_[group].places) {
                std::set<std::string> keys;
                for (const std::string& form : reports_[place.report].names[place.name].forms) keys.insert(key_of(form));
                keys.erase(groups_[group].key);
                for (const std::string& key : keys) longer[{groups_[group].type, key}].emplace_back(group, place.report);
                if (groups_[group].type == Type::organization) in_story[story_of_[place.report]].emplace(groups_[group].key, group);
            }
        }
        std::vector<std::uint32_t> order;
        for (std::uint32_t group = 0; group < groups_.size(); ++group) order.push_back(group);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return n_words(groups_[a].key) > n_words(groups_[b].key); });
        const auto final_one = [&](std::uint32_t group) { return groups_[group].into.value_or(group); };
        for (const std::uint32_t number : order) {
            Group& group = groups_[number];
            const bool is_general_here = is_general(group.key);
            const bool names_parts = is_general_here || is_known_word(group);
            Counts anywhere;
            std::uint32_t n_explained = 0;
            std::map<std::uint32_t, Counts> by_story;
            if (const auto found = longer.find({group.type, group.key}); found != longer.end()) {
                for (const auto& [other, report] : found->second) {
                    const std::string& key = groups_[other].key;
                    if (n_words(key) <= n_words(group.key) || final_one(other) == number) continue;
                    if (names_parts && key.starts_with(group.key + ' ')) continue;  // the Council is not the Council Democrats
                    ++anywhere[final_one(other)];
                    ++n_explained;
                    ++by_story[story_of_[report]][final_one(other)];
                }
            }
            const bool is_short = is_acronym(reports_[group.places.front().report].names[group.places.front().name].name);
            // "New York" may be the state, though some report calls the city so.
            const bool is_clear_alone = is_short || (group.type == Type::organization && !is_general_here);
            if (is_short && group.key.size() <= kFewLetters && n_explained < kMinExplained) anywhere.clear();
            std::vector<Place> stay;
            std::vector<std::pair<std::uint32_t, Place>> go;
            for (Place place : group.places) {
                std::optional<std::uint32_t> target;
                if (const auto found = by_story.find(story_of_[place.report]); found != by_story.end()) target = clear_one(found->second);
                if (!target) target = only_one_that_begins_so(group, in_story[story_of_[place.report]]);
                place.join = target ? NameJoin::story : place.join;
                if (!target && is_clear_alone) {
                    target = clear_one(anywhere);
                    place.join = target ? NameJoin::record : place.join;
                }
                if (target) {
                    go.emplace_back(final_one(*target), place);
                } else {
                    stay.push_back(place);
                }
            }
            group.places = std::move(stay);
            if (group.places.empty() && !go.empty()) group.into = go.front().first;
            for (const auto& [target, place] : go) groups_[target].places.push_back(place);
        }
    }

    // "Senate", "Microsoft": whose longer names are of their parts and products; not an acronym, as ABC is of ABC News.
    [[nodiscard]] bool is_known_word(const Group& group) const {
        const Place& first = group.places.front();
        return known_.find(group.key) != known_.end() && !is_acronym(reports_[first.report].names[first.name].name);
    }
    // "Lenk school"
    [[nodiscard]] bool is_description(const Group& group) const {
        if (group.places.empty()) return false;
        const std::string& name = reports_[group.places.front().report].names[group.places.front().name].name;
        return is_lower(name[name.rfind(' ') + 1]);
    }

    // "Corbel" beside "Corbel Industries": nothing else of the story begins so, and no place is called so.
    std::optional<std::uint32_t> only_one_that_begins_so(const Group& group, const KeysOfStory& of_story) const {
        if (group.type != Type::organization || is_general(group.key) || is_known_word(group)) return std::nullopt;
        if (places_.find(group.key) != places_.end()) return std::nullopt;
        const std::string beginning = group.key + ' ';
        std::set<std::string_view> keys;
        std::optional<std::uint32_t> only;
        for (auto at = of_story.lower_bound({beginning, 0}); at != of_story.end() && at->first.starts_with(beginning); ++at) {
            keys.insert(at->first);
            bool says_what = !is_description(groups_[at->second]);  // it is, no part or product of it
            each_part(at->first.substr(beginning.size()), ' ', [&](std::string_view word) { says_what = says_what && is_body_word(word); });
            if (says_what) only = at->second;
        }
        return keys.size() == 1 ? only : std::nullopt;
    }

    [[nodiscard]] const NameInReport& name_at(const Place& place) const { return reports_[place.report].names[place.name]; }

    [[nodiscard]] SharedName make_name(const std::vector<Place>& places) const {
        SharedName made;
        // Of two types only where a person joined them: then that of most.
        const auto n_organizations =
            std::count_if(places.begin(), places.end(), [&](const Place& place) { return name_at(place).type == Type::organization; });
        made.type = 2 * static_cast<std::size_t>(n_organizations) >= places.size() ? Type::organization : Type::place;
        std::map<std::string, std::set<ReportIndex>> forms;
        std::set<std::string> aliases;
        std::vector<std::pair<InReport, Place>> entities;
        for (const Place& place : places) {
            const NameInReport& one = name_at(place);
            made.n_mentions += static_cast<std::uint32_t>(one.mentions.size());
            forms[one.name].insert(place.report);
            aliases.insert(one.name);
            aliases.insert(one.forms.begin(), one.forms.end());
            entities.emplace_back(InReport{place.report, one.entity}, place);
        }
        // The fullest of those that are not rare: most words, then with small letters, then of most reports, then first in the alphabet.
        constexpr std::size_t kRare = 5;  // one of so many, beside the form of most reports
        std::size_t most = 0;
        for (const auto& [form, of] : forms) most = std::max(most, of.size());
        const auto fullness = [&](const std::string& form) {
            const bool has_small = std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            return std::tuple(forms.at(form).size() * kRare >= most, n_words(key_of(form)), has_small, forms.at(form).size());
        };
        for (const auto& [form, of] : forms)
            if (made.name.empty() || fullness(form) > fullness(made.name)) made.name = form;
        aliases.erase(made.name);
        made.aliases.assign(aliases.begin(), aliases.end());
        std::sort(entities.begin(), entities.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        const std::string name = lower_word(made.name);
        for (const auto& [entity, place] : entities) {
            made.entities.push_back(entity);
            const bool other = place.join == NameJoin::full_name && lower_word(reports_[place.report].names[place.name].name) != name;
            made.joins.push_back(other ? NameJoin::form_of_name : place.join);
        }
        return made;
    }

    const std::vector<ReportFacts>& reports_;
    const std::vector<Person>& people_;
    const PersonOf& person_of_;
    const WordFrequency& common_;
    std::vector<std::uint32_t> story_of_;
    std::set<std::string, std::less<>> body_words_, known_, places_, regions_;
    SortedSet small_;  // keys of words (find_small_words)
    std::vector<Group> groups_;
};

}  // namespace

std::vector<SharedName> find_shared_names(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories,
                                          const std::vector<Person>& people, const PersonOf& person_of, const WordFrequency& common,
                                          const std::vector<EntityDecision>& decisions) {
    return SharedNames(reports, stories, people, person_of, common).find(decisions);
}

}  // namespace onrecord
