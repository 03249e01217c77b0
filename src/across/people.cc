// Names are parted into given names, initials and surname. Entities with the same full name, or with forms of one given name (Bill,
// William; or names by which some report calls one person of the surname), are one person; initials that contradict each other keep two
// apart. An entity with one name only joins the full name that its report, its story, its outlet in these weeks or all reports know, the
// first of these that knows one clearly, and whose gender and title (Mrs., Judge) do not speak against it; or, as a given name, the only
// one of its story who is called so, or who is told of with the same others elsewhere; else it is a person of its own in its story. Cost: n
// log n in the entities; nothing is compared but names of one surname.
#include "across/people.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "across/clear_one.h"
#include "across/entity_decisions.h"
#include "across/stories.h"
#include "base/table.h"
#include "compare/disjoint_sets.h"
#include "text/personal_name.h"
#include "text/quotation_mark.h"
#include "text/utf8.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::int32_t kOutletDays = 21;  // before or after
// Stories that name somebody in full before a surname alone in yet another story, not of their case, is theirs. Read in BASIL, AllSides and
// ECB+: of 8 such joins to somebody whom at most three reports name in full 7 were wrong, of 10 others 3, each to somebody of one story.
constexpr std::uint32_t kMinStoriesInFull = 3;
constexpr std::size_t kMaxNameParts = 6;
constexpr std::size_t kMaxFullNames = 400;  // distinct full names of one surname that are compared with one another

struct Name {
    std::vector<std::string> given;  // lower case, without stops; an initial is one letter
    std::string surname;             // and without the marks of its letters
    std::string suffix;
    std::string nickname;  // that stands in quotation marks
    [[nodiscard]] bool full() const { return !given.empty(); }
};

std::string lower(std::string_view word) {
    std::string out = lower_word(word);
    std::erase_if(out, [](char c) { return c == '.' || c == ','; });
    return out;
}

// "š" or "h": one letter of any alphabet, with the marks that combine with it.
bool is_initial(std::string_view word) {
    if (word.empty()) return false;
    std::size_t end = decode(word, 0).length;
    while (end < word.size()) {
        const CodePoint mark = decode(word, end);
        if (mark.value < 0x300 || mark.value > 0x36f) return false;  // Unicode's combining diacritical marks
        end += mark.length;
    }
    return true;
}

// Quill of “Quill”; empty where the word is not in quotation marks.
std::string within_marks(std::string_view word) {
    if (word.empty()) return {};
    const CodePoint first = decode(word, 0);
    if (quotation_mark(first.value) == QuotationMark::none) return {};
    std::size_t last = first.length;
    for (std::size_t at = first.length; at < word.size(); at += decode(word, at).length) last = at;
    const bool is_closed = last > first.length && quotation_mark(decode(word, last).value) != QuotationMark::none;
    return is_closed ? std::string(word.substr(first.length, last - first.length)) : std::string();
}

Name parse_name(std::string_view text) {
    Name name;
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n\t", begin), text.size());
        std::string_view word = text.substr(begin, end - begin);
        begin = end + 1;
        // "H.W." is two initials, and "Š.Ž.".
        const std::size_t stop = word.find('.');
        if (stop != std::string_view::npos && stop + 1 < word.size() && is_initial(word.substr(0, stop)) && word.back() == '.' &&
            is_initial(word.substr(stop + 1, word.size() - stop - 2))) {
            parts.push_back(lower(word.substr(0, stop)));
            word = word.substr(stop + 1);
        }
        if (const std::string inside = within_marks(word); !inside.empty()) {
            name.nickname = lower(inside);
            continue;
        }
        std::string part = lower(word);
        if (!part.empty() && parts.size() < kMaxNameParts) parts.push_back(std::move(part));
    }
    if (parts.size() > 1 && is_generation(parts.back())) {
        name.suffix = parts.back();
        parts.pop_back();
    }
    if (parts.empty() && !name.nickname.empty()) parts.push_back(std::exchange(name.nickname, {}));
    if (parts.empty()) return name;
    name.surname = bare_word(parts.back());
    parts.pop_back();
    name.given = std::move(parts);
    return name;
}

bool begins_with(const std::string& word, const std::string& initial) {
    return !initial.empty() && word.compare(0, initial.size(), initial) == 0;
}

// Pairs of given names by which some report calls one person of a surname; either order.
using CalledBoth = std::set<std::pair<std::string, std::string>>;

// Whether the two may name one person: the same given name, or forms of one, or an initial of the other, or names by which some report
// calls one person of this surname; and no middle name against it.
bool compatible(const Name& a, const Name& b, const GivenNames& given_names, const CalledBoth& called_both) {
    if (!a.suffix.empty() && !b.suffix.empty() && a.suffix != b.suffix) return false;
    const std::string& x = a.given.front();
    const std::string& y = b.given.front();
    bool same = x == y || (!is_initial(x) && !is_initial(y) && bare_word(x) == bare_word(y));
    if (!same && (is_initial(x) || is_initial(y))) same = begins_with(x, y) || begins_with(y, x);
    same = same || called_both.contains({x, y});
    if (!same) {
        const auto p = given_names.find(x);
        const auto q = given_names.find(y);
        if (p == given_names.end() || q == given_names.end()) return false;
        for (const std::uint32_t number : p->second)
            same = same || std::find(q->second.begin(), q->second.end(), number) != q->second.end();
    }
    if (!same) return false;
    if (a.given.size() < 2 || b.given.size() < 2) return true;
    for (std::size_t i = 1; i < std::min(a.given.size(), b.given.size()); ++i)
        if (!begins_with(a.given[i], b.given[i]) && !begins_with(b.given[i], a.given[i])) return false;
    // "George W." and "George H. W.": as many middle names, or one of them is written out in part only.
    return a.given.size() == b.given.size();
}

struct Place {
    ReportIndex report = 0;
    std::uint32_t person = 0;  // in ReportFacts::persons
    NameJoin join = NameJoin::full_name;
};

struct FullName {
    std::string text;
    Name name;
    std::vector<Place> places;
};

// What else a report, or all of them, say of somebody: he or she, Judge or Dr.
struct Told {
    std::int64_t he = 0;  // less she
    std::set<std::string> titles;

    void add(const NamedEntity& entity, const NameLists& lists) {
        he += std::int64_t{entity.n_he} - std::int64_t{entity.n_she};
        for (const std::string& word : entity.before) {
            constexpr std::int64_t kTitle = 3;  // as many pronouns
            const auto found = lists.titles.find(word);
            if (found == lists.titles.end()) continue;
            if (found->second == "m" || found->second == "f") {
                he += found->second == "m" ? kTitle : -kTitle;
            } else {
                titles.insert(found->second);
            }
        }
    }
    [[nodiscard]] bool clashes(const Told& other) const { return (he > 0 && other.he < 0) || (he < 0 && other.he > 0); }
    [[nodiscard]] bool shares_title(const Told& other) const {
        return std::any_of(titles.begin(), titles.end(), [&](const std::string& title) { return other.titles.count(title) != 0; });
    }
};

// All the entities of one surname.
class Surname {
public:
    Surname(const std::vector<ReportFacts>& reports, const std::vector<std::uint32_t>& story_of, const std::vector<std::uint32_t>& case_of,
            const NameLists& lists)
        : reports_(reports), story_of_(story_of), case_of_(case_of), lists_(lists), given_names_(lists.given_names) {}

    void add(Place place, const std::string& text, Name name) {
        if (!name.full()) {
            alone_.push_back(place);
            return;
        }
        for (const std::string& form : reports_[place.report].persons[place.person].forms) {
            const Name other = parse_name(form);
            if (other.surname == name.surname && other.full()) call_both(name.given.front(), other.given.front());
            if (!other.nickname.empty()) call_both(name.given.front(), other.nickname);
        }
        std::string key = name.suffix;
        for (const std::string& part : name.given) key += ' ' + part;
        FullName& full = full_[key];
        if (full.places.empty() || full.text > text) full.text = text;
        full.name = std::move(name);
        full.places.push_back(place);
    }

    // Groups of places, each one person; those that have one name only go to `alone`.
    std::vector<std::vector<Place>> resolve(std::vector<std::vector<Place>>& alone) {
        std::vector<FullName> names;
        for (auto& [key, full] : full_) names.push_back(std::move(full));
        DisjointSets groups(names.size());
        unite_names(names, groups);
        std::map<std::uint32_t, std::vector<Place>> persons;
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            auto& places = persons[groups.find(i)];
            places.insert(places.end(), names[i].places.begin(), names[i].places.end());
        }
        std::vector<std::vector<Place>> own = join_alone(persons);
        std::vector<std::vector<Place>> all;
        for (auto& [group, places] : persons) all.push_back(std::move(places));
        alone.insert(alone.end(), own.begin(), own.end());
        return all;
    }

private:
    void call_both(const std::string& one, const std::string& other) {
        if (one == other || is_initial(one) || is_initial(other) || is_title(one) || is_title(other)) return;
        called_both_.emplace(one, other);
        called_both_.emplace(other, one);
    }
    [[nodiscard]] bool is_title(const std::string& word) const { return lists_.titles.contains(word); }
    void unite_names(const std::vector<FullName>& names, DisjointSets& groups) const {
        const std::size_t n = std::min(names.size(), kMaxFullNames);
        // Names that say most first; one that fits two persons who do not fit each other fits neither.
        for (std::uint32_t i = 0; i < n; ++i) {
            std::vector<std::uint32_t> fits;
            for (std::uint32_t j = 0; j < n; ++j)
                if (j != i && compatible(names[i].name, names[j].name, given_names_, called_both_)) fits.push_back(j);
            bool clear = true;
            for (std::size_t x = 0; clear && x < fits.size() && x < 16; ++x)
                for (std::size_t y = x + 1; clear && y < fits.size() && y < 16; ++y)
                    clear = compatible(names[fits[x]].name, names[fits[y]].name, given_names_, called_both_);
            if (clear) {
                for (const std::uint32_t j : fits)
                    if (fits_clearly(names, j, n)) groups.join(i, j);
            } else {
                // The one that nearly all reports mean.
                Counts counts;
                for (const std::uint32_t j : fits) counts[j] += static_cast<std::uint32_t>(names[j].places.size());
                if (const auto best = clear_one(counts)) groups.join(i, *best);
            }
        }
    }
    bool fits_clearly(const std::vector<FullName>& names, std::uint32_t j, std::size_t n) const {
        std::vector<std::uint32_t> fits;
        for (std::uint32_t k = 0; k < n; ++k)
            if (k != j && compatible(names[j].name, names[k].name, given_names_, called_both_)) fits.push_back(k);
        for (std::size_t x = 0; x < fits.size() && x < 16; ++x)
            for (std::size_t y = x + 1; y < fits.size() && y < 16; ++y)
                if (!compatible(names[fits[x]].name, names[fits[y]].name, given_names_, called_both_)) return false;
        return true;
    }

    std::vector<std::vector<Place>> join_alone(std::map<std::uint32_t, std::vector<Place>>& persons) const {
        std::map<ReportIndex, Counts> in_report;
        std::map<std::uint32_t, Counts> in_story, in_case;
        std::map<std::pair<std::uint32_t, std::int32_t>, Counts> in_outlet;  // by stretches of kOutletDays
        Counts anywhere;
        std::map<std::uint32_t, Told> told;
        const auto weeks = [&](ReportIndex report) { return reports_[report].published.first / kOutletDays; };
        for (const auto& [group, places] : persons) {
            for (const Place place : places) {
                in_report[place.report][group] += static_cast<std::uint32_t>(reports_[place.report].persons[place.person].mentions.size());
                ++in_story[story_of_[place.report]][group];
                ++in_case[case_of_[place.report]][group];
                ++in_outlet[{reports_[place.report].outlet, weeks(place.report)}][group];
                ++anywhere[group];
                told[group].add(reports_[place.report].persons[place.person], lists_);
            }
        }
        Counts n_stories;
        for (const auto& [story, counts] : in_story) {
            for (const auto& [group, count] : counts) ++n_stories[group];
        }
        std::map<std::uint32_t, std::vector<Place>> own;  // by story
        std::vector<std::pair<std::uint32_t, Place>> joined;
        for (const Place place : alone_) {
            std::optional<std::uint32_t> group;
            Told own_told;
            own_told.add(reports_[place.report].persons[place.person], lists_);
            const auto clear = [&](const Counts& counts) {
                Counts fitting;
                bool shared = false;
                for (const auto& [key, count] : counts) {
                    if (told[key].clashes(own_told)) continue;
                    const bool shares = told[key].shares_title(own_told);
                    if (shares && !shared) fitting.clear();
                    shared = shared || shares;
                    if (shares == shared) fitting[key] = count;
                }
                return clear_one(fitting);
            };
            NameJoin join = NameJoin::alone;
            const auto take = [&](const Counts& counts, NameJoin reason) {
                if (group) return;
                group = clear(counts);
                if (group) join = reason;
            };
            const auto ask = [&](const auto& counts, const auto& key, NameJoin reason) {
                if (const auto found = counts.find(key); found != counts.end()) take(found->second, reason);
            };
            ask(in_report, place.report, NameJoin::report);
            ask(in_story, story_of_[place.report], NameJoin::story);
            if (reports_[place.report].published.known()) {
                Counts near;
                for (const std::int32_t step : {-1, 0, 1}) {
                    const auto found = in_outlet.find({reports_[place.report].outlet, weeks(place.report) + step});
                    if (found == in_outlet.end()) continue;
                    for (const auto& [key, count] : found->second) near[key] += count;
                }
                take(near, NameJoin::outlet);
            }
            if (!group) {
                group = clear(anywhere);
                const bool is_of_case = group && in_case[case_of_[place.report]].count(*group) != 0;
                if (group && !is_of_case && n_stories[*group] < kMinStoriesInFull) group.reset();
                if (group) join = NameJoin::record;
            }
            const Place because{place.report, place.person, join};
            if (group) {
                joined.emplace_back(*group, because);
            } else {
                own[story_of_[place.report]].push_back(because);
            }
        }
        for (const auto& [group, place] : joined) persons[group].push_back(place);
        std::vector<std::vector<Place>> out;
        for (auto& [story, places] : own) out.push_back(std::move(places));
        return out;
    }

    const std::vector<ReportFacts>& reports_;
    const std::vector<std::uint32_t>&story_of_, &case_of_;
    const NameLists& lists_;
    const GivenNames& given_names_;
    CalledBoth called_both_;
    std::map<std::string, FullName> full_;
    std::vector<Place> alone_;
};

Person make_person(const std::vector<Place>& places, const std::vector<ReportFacts>& reports) {
    Person person;
    std::map<std::string, std::uint32_t> forms;
    std::set<std::string> aliases;
    std::vector<std::pair<Person::InReport, const Place*>> entities;
    for (const Place& place : places) {
        const NamedEntity& entity = reports[place.report].persons[place.person];
        entities.emplace_back(Person::InReport{place.report, entity.entity}, &place);
        ++forms[entity.name];
        aliases.insert(entity.name);
        for (std::size_t i = 0; i < entity.mentions.size(); ++i) {
            person.mentions.push_back({place.report, entity.mentions[i]});
            aliases.insert(entity.forms[i]);
        }
    }
    // The fullest of those that are not rare beside the commonest full name: most words that are no initials, then most parts, then most
    // often seen, then first in the alphabet.
    constexpr std::uint32_t kRare = 5;  // one of so many places, or fewer
    std::uint32_t commonest = 0;
    for (const auto& [form, count] : forms)
        if (parse_name(form).full()) commonest = std::max(commonest, count);
    const auto fullness = [&](const std::string& form) {
        const std::vector<std::string> given = parse_name(form).given;
        return std::tuple(forms[form] * kRare > commonest,
                          std::count_if(given.begin(), given.end(), [](const std::string& word) { return !is_initial(word); }),
                          std::count(form.begin(), form.end(), ' '), forms[form]);
    };
    for (const auto& [form, count] : forms)
        if (person.name.empty() || fullness(form) > fullness(person.name)) person.name = form;
    aliases.erase(person.name);
    person.aliases.assign(aliases.begin(), aliases.end());
    const std::string name = lower_word(person.name);
    std::sort(entities.begin(), entities.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [entity, place] : entities) {
        const bool other = place->join == NameJoin::full_name && lower_word(reports[place->report].persons[place->person].name) != name;
        person.entities.push_back(entity);
        person.joins.push_back(other ? NameJoin::form_of_name : place->join);
    }
    make_set(person.mentions);
    return person;
}

// Who is told of in a report beside others.
class Company {
public:
    Company(const std::vector<std::vector<Place>>& persons, std::size_t n_reports) : in_report_(n_reports), reports_(persons.size()) {
        for (std::uint32_t person = 0; person < persons.size(); ++person) {
            for (const Place place : persons[person]) {
                reports_[person].push_back(place.report);
                in_report_[place.report].push_back(person);
            }
        }
    }
    // How many others of a report stand beside a person in his own reports.
    [[nodiscard]] std::size_t shared(std::uint32_t person, ReportIndex report) const {
        constexpr std::size_t kMaxReports = 64;
        std::set<std::uint32_t> others;
        const std::set<std::uint32_t> here(in_report_[report].begin(), in_report_[report].end());
        for (std::size_t r = 0; r < std::min(reports_[person].size(), kMaxReports); ++r) {
            for (const std::uint32_t other : in_report_[reports_[person][r]])
                if (other != person && here.count(other) != 0) others.insert(other);
        }
        return others.size();
    }

private:
    std::vector<std::vector<std::uint32_t>> in_report_;
    std::vector<std::vector<ReportIndex>> reports_;
};

// One who has a given name only, "Winnie", is the only one of the story who is called so in full, "Winifred Hale", or the only one anywhere
// who is told of beside two others of the same report; else a person of its own.
void join_given_names(std::vector<std::vector<Place>>& persons, std::vector<std::vector<Place>> alone,
                      const std::vector<ReportFacts>& reports, const std::vector<std::uint32_t>& story_of, const GivenNames& given_names) {
    constexpr std::size_t kMinShared = 2;                     // others
    constexpr std::size_t kMaxCandidates = 64;                // of one given name that are compared
    std::map<std::string, std::set<std::uint32_t>> called;    // by given name
    std::map<std::uint32_t, std::set<std::uint32_t>> formed;  // by the number of the name that it is a form of
    const Company company(persons, reports.size());
    const auto n_full = static_cast<std::uint32_t>(persons.size());
    for (std::uint32_t person = 0; person < n_full; ++person) {
        for (const Place place : persons[person]) {
            const Name name = parse_name(reports[place.report].persons[place.person].name);
            if (!name.full() || is_initial(name.given.front())) continue;
            called[bare_word(name.given.front())].insert(person);
            if (!name.nickname.empty()) called[bare_word(name.nickname)].insert(person);
            const auto forms = given_names.find(name.given.front());
            if (forms == given_names.end()) continue;
            for (const std::uint32_t number : forms->second) formed[number].insert(person);
        }
    }
    std::vector<std::set<std::uint32_t>> stories(n_full);
    for (std::uint32_t person = 0; person < n_full; ++person) {
        for (const Place place : persons[person]) stories[person].insert(story_of[place.report]);
    }
    for (std::vector<Place>& places : alone) {
        const Place first = places.front();
        const std::string given = parse_name(reports[first.report].persons[first.person].name).surname;
        std::set<std::uint32_t> all;
        if (const auto found = called.find(given); found != called.end()) all = found->second;
        if (const auto forms = given_names.find(given); all.empty() && forms != given_names.end()) {
            for (const std::uint32_t number : forms->second) {
                if (const auto found = formed.find(number); found != formed.end()) all.insert(found->second.begin(), found->second.end());
            }
        }
        std::vector<std::uint32_t> fits;
        for (const std::uint32_t person : all) {
            if (stories[person].count(story_of[first.report]) != 0) fits.push_back(person);
        }
        const bool in_story = !fits.empty();
        if (fits.empty() && all.size() <= kMaxCandidates) {
            for (const std::uint32_t person : all) {
                if (company.shared(person, first.report) >= kMinShared) fits.push_back(person);
            }
        }
        if (fits.size() == 1) {
            for (Place& place : places) place.join = in_story ? NameJoin::given_name : NameJoin::company;
            persons[fits.front()].insert(persons[fits.front()].end(), places.begin(), places.end());
        } else {
            persons.push_back(std::move(places));
        }
    }
}

// Who is meant by “the mayor” of a report that names no mayor: who alone is said to be the mayor in the other reports of its story.
void lead_described(std::vector<Person>& people, const std::vector<ReportFacts>& reports, const std::vector<std::uint32_t>& story_of,
                    const NameLists& lists) {
    std::map<Person::InReport, const NamedEntity*> named;
    for (ReportIndex report = 0; report < reports.size(); ++report) {
        for (const NamedEntity& person : reports[report].persons)
            if (!person.offices.empty()) named.emplace(Person::InReport{report, person.entity}, &person);
    }
    std::map<std::pair<std::uint32_t, std::string>, std::set<std::uint32_t>> holders;  // by story and office
    std::set<std::pair<ReportIndex, std::string>> known;  // in the report itself, which its reading knows better
    for (std::uint32_t person = 0; person < people.size(); ++person) {
        for (const Person::InReport& entity : people[person].entities) {
            const auto found = named.find(entity);
            if (found == named.end()) continue;
            for (const std::string& office : found->second->offices) {
                holders[{story_of[entity.report], office}].insert(person);
                known.emplace(entity.report, office);
            }
        }
    }
    for (ReportIndex report = 0; report < reports.size(); ++report) {
        for (const DescribedSpeaker& one : reports[report].described) {
            if (!lists.offices.contains(one.office) || known.contains({report, one.office})) continue;
            const auto found = holders.find({story_of[report], one.office});
            if (found != holders.end() && found->second.size() == 1) people[*found->second.begin()].said.push_back({report, one.statement});
        }
    }
}

}  // namespace

NameLists load_name_lists() {
    NameLists lists;
    std::uint32_t number = 0;
    for (const Row& row : load_table("english/given_name_variant.tsv")) {
        if (row.empty()) continue;
        each_part(row[0], ' ', [&](std::string_view name) { lists.given_names[std::string(name)].push_back(number); });
        ++number;
    }
    for (const Row& row : load_table("english/office_of_one.tsv")) lists.offices.emplace(row[0]);
    for (const Row& row : load_table("english/title.tsv")) {
        const bool tells = row.size() > 1 && (row[1] == "m" || row[1] == "f");
        lists.titles.emplace(row[0], tells ? row[1] : row[0]);
    }
    for (const Row& row : load_table("english/title_abbreviation.tsv")) {
        if (row.size() == 2) lists.titles.insert_or_assign(std::string(row[0]), std::string(row[1]));
    }
    return lists;
}

std::vector<Person> find_people(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories, const std::vector<Story>& cases,
                                const NameLists& lists, const std::vector<EntityDecision>& decisions) {
    const std::vector<std::uint32_t> story_of = story_of_each(stories, reports.size()), case_of = story_of_each(cases, reports.size());
    std::map<std::string, Surname> surnames;
    for (ReportIndex report = 0; report < reports.size(); ++report) {
        for (std::uint32_t index = 0; index < reports[report].persons.size(); ++index) {
            const std::string& text = reports[report].persons[index].name;
            Name name = parse_name(text);
            if (name.surname.empty()) continue;
            Surname& surname = surnames.try_emplace(name.surname, reports, story_of, case_of, lists).first->second;
            surname.add({report, index}, text, std::move(name));
        }
    }
    std::vector<std::vector<Place>> persons;
    std::vector<std::vector<Place>> alone;
    for (auto& [surname, entries] : surnames) {
        std::vector<std::vector<Place>> groups = entries.resolve(alone);
        persons.insert(persons.end(), std::make_move_iterator(groups.begin()), std::make_move_iterator(groups.end()));
    }
    join_given_names(persons, std::move(alone), reports, story_of, lists.given_names);
    const auto entity_of = [&](const Place& place) { return InReport{place.report, reports[place.report].persons[place.person].entity}; };
    decide_places(decisions, story_of, entity_of, persons);
    std::vector<Person> people;
    for (const std::vector<Place>& places : persons) people.push_back(make_person(places, reports));
    std::sort(people.begin(), people.end(),
              [](const Person& a, const Person& b) { return std::tie(a.name, a.entities) < std::tie(b.name, b.entities); });
    lead_described(people, reports, story_of, lists);
    return people;
}

PersonOf::PersonOf(const std::vector<Person>& people) {
    for (std::uint32_t person = 0; person < people.size(); ++person)
        for (const Person::InReport& entity : people[person].entities) all_.emplace_back(entity, person);
    std::sort(all_.begin(), all_.end());
}

std::optional<std::uint32_t> PersonOf::operator()(ReportIndex report, std::uint32_t entity) const {
    const Person::InReport key{report, entity};
    const auto at = std::lower_bound(all_.begin(), all_.end(), std::pair(key, 0u));
    return at != all_.end() && at->first == key ? std::optional(at->second) : std::nullopt;
}

std::span<const std::pair<Person::InReport, std::uint32_t>> PersonOf::of_report(ReportIndex report) const {
    const auto first = std::lower_bound(all_.begin(), all_.end(), std::pair(Person::InReport{report, 0}, 0u));
    const auto last = std::find_if(first, all_.end(), [&](const auto& entity) { return entity.first.report != report; });
    return {first, last};
}

}  // namespace onrecord
