// People, quotations and reuse over invented reports, whatever the order in which these are given.
#include "across/link.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "across/reading_list.h"
#include "compare/alignment.h"
#include "tests_across.h"

namespace onrecord {
namespace {

const std::string kSaid = "we will not sign away the night shift for a promise that nobody has put on paper";
const std::string kPassage =
    "The authority had offered a rise of three percent over two years, but only if crews gave up the bonus for work after midnight, which "
    "many "
    "of them have drawn since the new quay was opened.";

std::vector<Reading> harbour() {
    std::vector<Reading> made;
    Reading a = reading(
        "a", "Dockers in Harlow stay out\n\n\"" + kSaid + ",\" William Castor said on Monday. Castor leads the crews.\n\n" + kPassage,
        "2031-03-03", "Harlow Courier");
    add_quotation(a, kSaid, add_person(a, "William Castor", {"William Castor", "Castor"}));
    made.push_back(a);
    Reading b =
        reading("b",
                "Harlow dockers out again\n\nBill Castor told the crews: \"we will not sign away the night shift for a promise\".\n\n" +
                    kPassage + " Talks go on.",
                "2031-03-04", "Valley Ledger");
    add_quotation(b, "we will not sign away the night shift for a promise", add_person(b, "Bill Castor", {"Bill Castor"}));
    made.push_back(b);
    Reading c =
        reading("c", "Harlow dockers wait\n\nCastor was not at the quay. Mayor Edda Castor was in Harlow for the dockers and crews.",
                "2031-03-04", "Valley Ledger");
    add_person(c, "Edda Castor", {"Edda Castor"});
    made.push_back(c);
    return made;
}

const Person* person(const Links& links, const std::string& name) {
    for (const Person& each : links.people)
        if (each.name == name) return &each;
    return nullptr;
}

TEST(Links, FormsOfAGivenNameAreOnePersonAndOtherGivenNamesAreNot) {
    const Links links = link(ReadingList(harbour()));
    ASSERT_EQ(links.people.size(), 2u);
    const Person* edda = person(links, "Edda Castor");
    ASSERT_NE(edda, nullptr);
    EXPECT_EQ(edda->entities.size(), 1u);
    const Person& castor = links.people[0].name == "Edda Castor" ? links.people[1] : links.people[0];
    EXPECT_EQ(castor.entities.size(), 2u);
    EXPECT_EQ(castor.mentions.size(), 3u);
}

// Who bears a surname alone in the last report of three that all tell of one matter.
TEST(Links, TitlesAndPronounsTellNamesakesApart) {
    struct Row {
        std::string words;   // of the last report; its person is "Orsay"
        std::string person;  // who it is; empty: one of its own
    };
    const Row rows[] = {
        {"Ms. Orsay closed the Harlow quay to the dockers.", "Edda Orsay"},
        {"Mr. Orsay closed the Harlow quay to the dockers.", "Nils Orsay"},
        {"Dr. Orsay closed the Harlow quay to the dockers.", "Nils Orsay"},
        {"Orsay closed the Harlow quay to the dockers.", ""},
    };
    for (const Row& row : rows) {
        Reading a =
            reading("a", "Harlow quay closed to the dockers\n\nMs. Edda Orsay was at the Harlow quay with the dockers.", "2031-03-03");
        add_person(a, "Edda Orsay", {"Edda Orsay"});
        Reading b = reading("b", "Harlow quay closed to the dockers\n\nDr. Nils Orsay was at the Harlow quay. Mr. Nils Orsay met dockers.",
                            "2031-03-03");
        add_person(b, "Nils Orsay", {"Nils Orsay"});
        Reading c = reading("c", "Harlow quay closed to the dockers\n\n" + row.words, "2031-03-03");
        add_person(c, "Orsay", {"Orsay"});
        const Links links = link(ReadingList({a, b, c}));
        EXPECT_EQ(links.people.size(), row.person.empty() ? 3u : 2u) << row.words;
        if (row.person.empty()) continue;
        const Person* its = person(links, row.person);
        ASSERT_NE(its, nullptr) << row.words;
        EXPECT_EQ(its->entities.size(), 2u) << row.words;
    }
}

TEST(Links, APersonIsShownByTheFullestName) {
    Reading a = reading("a", "Ada Orsay spoke.", "2031-01-01");
    add_person(a, "Ada Orsay", {"Ada Orsay"});
    std::vector<Reading> all{a};
    for (const char* id : {"b", "c"}) {  // the initial is the more frequent
        Reading b = reading(id, "A. Orsay spoke.", "2031-01-01");
        add_person(b, "A. Orsay", {"A. Orsay"});
        all.push_back(b);
    }
    const Links links = link(ReadingList(all));
    ASSERT_EQ(links.people.size(), 1u);
    EXPECT_EQ(links.people[0].name, "Ada Orsay");
}

TEST(Links, InitialsThatContradictKeepTwoApart) {
    Reading a = reading("a", "Ada M. Orsay spoke.", "2031-01-01");
    add_person(a, "Ada M. Orsay", {"Ada M. Orsay"});
    Reading b = reading("b", "Ada R. Orsay spoke.", "2031-01-01");
    add_person(b, "Ada R. Orsay", {"Ada R. Orsay"});
    EXPECT_EQ(link(ReadingList({a, b})).people.size(), 2u);
}

TEST(Links, AnInitialIsALetterOfAnyAlphabet) {
    struct Row {
        std::string one;
        std::string other;
        std::size_t n_people;
    };
    const Row rows[] = {
        {"Šime Kovač", "Š. Kovač", 1},       {"Émile Roux", "É. Roux", 1},      {"Ömer Aydın", "Ö. Aydın", 1},
        {"Łucja Wilk", "Ł. Wilk", 1},        {"Đorđe Babić", "Đ. Babić", 1},    {"Žan Š. Novak", "Žan Š. Novak", 1},
        {"ÉMILE ROUX", "Émile Roux", 1},     {"Ž.Š. Novak", "Žan Š. Novak", 1}, {"E\u0301mile Roux", "E\u0301. Roux", 1},
        {"Ada Orsay", "A. Orsay", 1},        {"Šime Kovač", "Ž. Kovač", 2},     {"Šime Kovač", "S. Kovač", 2},
        {"Žan Š. Novak", "Žan Č. Novak", 2}, {"Émile Roux", "Él Roux", 2},
    };
    for (const Row& row : rows) {
        Reading a = reading("a", row.one + " spoke.", "2031-01-01");
        add_person(a, row.one, {row.one});
        Reading b = reading("b", row.other + " spoke.", "2031-01-01");
        add_person(b, row.other, {row.other});
        EXPECT_EQ(link(ReadingList({a, b})).people.size(), row.n_people) << row.one << " / " << row.other;
    }
}

TEST(Links, AGivenNameAloneIsTheOnlyOneOfTheStoryWhoIsCalledSo) {
    struct Row {
        std::vector<std::string> full;  // in the first report
        std::string alone;              // in the second, of the same story
        std::size_t n_people;
    };
    const Row rows[] = {
        {{"Runa Sund"}, "Runa", 1},
        {{"Runa Sund", "Ian Moor"}, "Runa", 2},
        {{"William Castor"}, "Bill", 1},
        {{"William Castor"}, "William", 1},
        {{"Bill Castor"}, "William", 1},
        {{"Elizabeth Marsh"}, "Liz", 1},
        {{"Ömer Aydın"}, "Ömer", 1},
        {{"Runa Sund"}, "Sund", 1},
        // Two are called so; nobody is; an initial calls nobody.
        {{"Runa Sund", "Runa Moor"}, "Runa", 3},
        {{"Runa Sund"}, "Tilde", 2},
        {{"R. Sund"}, "R", 2},
        {{"Ian Runa"}, "Ian", 1},
    };
    for (const Row& row : rows) {
        std::string first = "Harlow dockers stay out\n\n" + kPassage;
        for (const std::string& name : row.full) first += " " + name + " spoke.";
        Reading a = reading("a", first, "2031-03-03", "Harlow Courier");
        for (const std::string& name : row.full) add_person(a, name, {name});
        Reading b =
            reading("b", "Harlow dockers stay out\n\n" + kPassage + " Then " + row.alone + " spoke.", "2031-03-03", "Valley Ledger");
        add_person(b, row.alone, {row.alone});
        EXPECT_EQ(link(ReadingList({a, b})).people.size(), row.n_people) << row.full.front() << " / " << row.alone;
    }
    // In another story it is somebody else.
    Reading a = reading("a", "Harlow dockers stay out\n\n" + kPassage + " Runa Sund spoke.", "2031-03-03", "Harlow Courier");
    add_person(a, "Runa Sund", {"Runa Sund"});
    Reading b = reading("b", "Choir wins prize\n\nRuna sang in Borden.", "2033-08-09", "Valley Ledger");
    add_person(b, "Runa", {"Runa"});
    EXPECT_EQ(link(ReadingList({a, b})).people.size(), 2u);
}

// Each entity that is taken to be a person says why.
TEST(Links, AJoinKeepsItsReason) {
    struct Row {
        std::string full;  // of the first report
        std::string other;
        std::string day;  // of the other, in another story where it is years later
        std::string outlet;
        NameJoin why;
    };
    const std::string far = "2035-08-09";
    const Row rows[] = {
        {"Edda Castor", "Edda Castor", "2031-03-03", "Valley Ledger", NameJoin::full_name},
        {"William Castor", "Bill Castor", "2031-03-03", "Valley Ledger", NameJoin::form_of_name},
        {"William Castor", "W. Castor", "2031-03-03", "Valley Ledger", NameJoin::form_of_name},
        {"Edda Castor", "Castor", "2031-03-03", "Valley Ledger", NameJoin::story},
        {"Edda Castor", "Edda", "2031-03-03", "Valley Ledger", NameJoin::given_name},
        {"Edda “Quill” Castor", "Quill Castor", far, "Valley Ledger", NameJoin::form_of_name},
        {"Edda “Quill” Castor", "Quill", "2031-03-03", "Valley Ledger", NameJoin::given_name},
        {"Edda “Quill” Castor", "Edda Castor", far, "Valley Ledger", NameJoin::form_of_name},
    };
    for (const Row& row : rows) {
        Reading a =
            reading("a", "Harlow dockers stay out\n\n" + kPassage + " Then " + row.full + " spoke.", "2031-03-03", "Harlow Courier");
        add_person(a, row.full, {row.full});
        const std::string matter = row.day == far ? "Choir wins prize\n\nNobody sang in Borden but " + row.other + "."
                                                  : "Harlow dockers stay out\n\n" + kPassage + " Then " + row.other + " spoke.";
        Reading b = reading("b", matter, row.day, row.outlet);
        add_person(b, row.other, {row.other});
        const Links links = link(ReadingList({a, b}));
        ASSERT_EQ(links.people.size(), 1u) << row.other;
        ASSERT_EQ(links.people[0].joins.size(), 2u) << row.other;
        // A form that says less is the other form of the fuller one, whichever report has it.
        const NameJoin first = links.people[0].joins[0], second = links.people[0].joins[1];
        EXPECT_TRUE(first == NameJoin::full_name || second == NameJoin::full_name) << row.other;
        EXPECT_EQ(first == NameJoin::full_name ? second : first, row.why) << row.other;
    }
    // Two names in one report; and a name of which no report tells the rest.
    Reading c = reading("c", "Edda Castor came. Ms. Castor left. Moss stayed.", "2031-03-03");
    add_person(c, "Edda Castor", {"Edda Castor"});
    add_person(c, "Castor", {"Ms. Castor"});
    add_person(c, "Moss", {"Moss"});
    const Links links = link(ReadingList({c}));
    const Person* edda = person(links, "Edda Castor");
    ASSERT_NE(edda, nullptr);
    EXPECT_EQ(edda->joins, (std::vector{NameJoin::full_name, NameJoin::report}));
    const Person* moss = person(links, "Moss");
    ASSERT_NE(moss, nullptr);
    EXPECT_EQ(moss->joins, std::vector{NameJoin::alone});
}

// A surname alone, in a story of its own, is whom three other stories name in full.
TEST(Links, ASurnameAloneIsOfWhomSeveralStoriesKnow) {
    const std::string matters[] = {"Choir wins prize\n\nNobody sang in Borden but Edda Castor.",
                                   "Ferry runs late\n\nFog held the pilots of Lenk and Edda Castor.",
                                   "Orchard sold\n\nPears go to market with Edda Castor."};
    for (const std::size_t n : {2U, 3U}) {
        std::vector<Reading> readings;
        for (std::size_t i = 0; i < n; ++i) {
            const std::string number = std::to_string(i);
            readings.push_back(reading("a" + number, matters[i], "203" + number + "-03-03", "Outlet " + number));
            add_person(readings.back(), "Edda Castor", {"Edda Castor"});
        }
        readings.push_back(reading("z", "Museum shut\n\nA roof fell on Castor.", "2041-01-02", "Daily Quay"));
        add_person(readings.back(), "Castor", {"Castor"});
        const Links links = link(ReadingList(readings));
        ASSERT_EQ(links.people.size(), n == 3 ? 1U : 2U);
        const Person* edda = person(links, "Edda Castor");
        ASSERT_NE(edda, nullptr);
        EXPECT_EQ(std::count(edda->joins.begin(), edda->joins.end(), NameJoin::record), n == 3 ? 1 : 0);
    }
}

// “The mayor said” in a report that names no mayor: who alone is said to be the mayor by the other reports of its story.
TEST(Links, AnOfficeIsItsHoldersInTheStory) {
    struct Row {
        const char* what;
        std::string source;
        std::string office;  // of Edda Castor, in the first report
        std::string second;  // what Sam Harker is said to be, in the second; empty: he is not named
        std::string own;     // what Sam Harker is said to be in the report that is asked about
        std::string day = "2031-03-03";
        bool is_led = false;
    };
    const Row rows[] = {
        {.what = "the mayor", .source = "The mayor", .office = "mayor", .second = "", .own = "", .is_led = true},
        {.what = "another office", .source = "The bishop", .office = "mayor", .second = "", .own = ""},
        {.what = "no office of one", .source = "The clerk", .office = "clerk", .second = "", .own = ""},
        {.what = "two mayors", .source = "The mayor", .office = "mayor", .second = "mayor", .own = ""},
        {.what = "a mayor of its own", .source = "The mayor", .office = "mayor", .second = "", .own = "mayor"},
        {.what = "a mayor", .source = "A mayor", .office = "mayor", .second = "", .own = ""},
        {.what = "another story", .source = "The mayor", .office = "mayor", .second = "", .own = "", .day = "2035-08-09"},
    };
    const auto holds = [](Reading& in, const std::string& name, const std::string& office) {
        in.entities[add_person(in, name, {name})].roles.push_back({EntityRoleKind::office, place(in, office), std::nullopt});
    };
    for (const Row& row : rows) {
        const std::string head = "Harlow dockers stay out\n\n" + kPassage;
        Reading a = reading("a", head + " Edda Castor, the " + row.office + ", spoke.", "2031-03-03", "Harlow Courier");
        holds(a, "Edda Castor", row.office);
        Reading b = reading("b", head + " Sam Harker, the " + row.second + ", came.", "2031-03-03", "Valley Ledger");
        if (!row.second.empty()) holds(b, "Sam Harker", row.second);
        const bool is_far = row.day != "2031-03-03";
        Reading c = reading("c",
                            (is_far ? "Choir wins prize\n\nNobody sang in Borden." : head) + " " + row.source +
                                " said no. Sam Harker, the " + row.own + ", left.",
                            row.day, "Daily Quay");
        if (!row.own.empty()) holds(c, "Sam Harker", row.own);
        Statement statement;
        statement.source = {place(c, row.source)};
        statement.content = {place(c, "no")};
        statement.speaker_kind = SpeakerKind::described;
        c.statements.push_back(statement);
        const Links links = link(ReadingList({a, b, c}));
        std::size_t n_led = 0;
        for (const Person& one : links.people) {
            n_led += one.said.size();
            EXPECT_TRUE(one.said.empty() || one.name == "Edda Castor") << row.what;
        }
        EXPECT_EQ(n_led, row.is_led ? 1U : 0U) << row.what;
    }
}

TEST(Links, AShortenedQuotationIsTheSameUtterance) {
    const Links links = link(ReadingList(harbour()));
    ASSERT_EQ(links.quotations.size(), 1u);
    EXPECT_EQ(links.quotations[0].uses.size(), 2u);
    ASSERT_TRUE(links.quotations[0].person);
}

TEST(Links, StockPhrasesAreNoUtterance) {
    Reading a = reading("a", "\"It is what it is and that is it\", Ana Ruiz said.", "2031-01-01");
    add_quotation(a, "It is what it is and that is it");
    Reading b = reading("b", "\"It is what it is and that is it\", Otto Vey said.", "2031-02-01");
    add_quotation(b, "It is what it is and that is it");
    EXPECT_TRUE(link(ReadingList({a, b})).quotations.empty());
}

TEST(Links, CopiedProseIsOnePieceAndASharedQuotationIsNone) {
    const std::vector<Reading> readings = harbour();
    const Links links = link(ReadingList(readings));
    ASSERT_EQ(links.reuse.size(), 1u);
    ASSERT_EQ(links.reuse[0].pieces.size(), 1u);
    const auto [first, second] = links.reuse[0].pieces[0];
    EXPECT_EQ(readings[0].text.slice(first), kPassage.substr(0, kPassage.size() - 1));
    EXPECT_EQ(readings[0].text.slice(first), readings[1].text.slice(second));
    EXPECT_GT(links.reuse[0].similarity, 0.3);
    EXPECT_EQ(links.reuse[0].way.from, 0u);
    EXPECT_EQ(links.reuse[0].way.reason, ReuseReason::earlier_day);
    for (const double own : {links.reuse[0].first_own, links.reuse[0].second_own}) {
        EXPECT_GT(own, 0.2);
        EXPECT_LT(own, 0.7);
    }
}

// Reports of matters of their own, all with the same sentence; of the first matter there are two.
std::vector<Reading> with_one_sentence(int n_matters) {
    const std::string shared = "Two officials spoke on condition that they not be named as they were not allowed to speak of the matter.";
    std::vector<Reading> made;
    for (int number = 0; number <= n_matters; ++number) {
        const int matter = std::max(number - 1, 0);
        std::string own;
        for (int word = 0; word < 40; ++word) own += fmt::format("{}{}{} ", word % 9 == 0 ? "Vorn" : "vorn", matter, char('a' + word % 26));
        made.push_back(reading(fmt::format("{:03}", number), own + fmt::format("ends{}.\n\n", number) + shared,
                               fmt::format("2031-{:02}-01", 1 + matter % 12), fmt::format("Outlet {}", number)));
    }
    return made;
}

TEST(Links, AFewReportsOfOneSentenceShareTextAndManyHaveASetPhrase) {
    EXPECT_EQ(link(ReadingList(with_one_sentence(4))).reuse.size(), 10u);
    for (const int n_matters : {30, 90}) {
        const Links links = link(ReadingList(with_one_sentence(n_matters)));
        ASSERT_EQ(links.cases.size(), static_cast<std::size_t>(n_matters));
        ASSERT_EQ(links.reuse.size(), 1u);
        EXPECT_EQ(links.reuse[0].first, 0u);
        EXPECT_EQ(links.reuse[0].second, 1u);
    }
}

TEST(Links, TheOrderOfAddingChangesNothing) {
    std::vector<Reading> readings = harbour();
    const Links expected = link(ReadingList(readings));
    std::mt19937 random(3);
    for (int round = 0; round < 10; ++round) {
        std::shuffle(readings.begin(), readings.end(), random);
        const Links links = link(ReadingList(readings));
        ASSERT_EQ(links.people.size(), expected.people.size());
        for (std::size_t i = 0; i < links.people.size(); ++i) {
            EXPECT_EQ(links.people[i].name, expected.people[i].name);
            EXPECT_EQ(links.people[i].mentions, expected.people[i].mentions);
        }
        ASSERT_EQ(links.quotations.size(), expected.quotations.size());
        EXPECT_EQ(links.quotations[0].uses, expected.quotations[0].uses);
        ASSERT_EQ(links.reuse.size(), expected.reuse.size());
        EXPECT_EQ(links.reuse[0].pieces, expected.reuse[0].pieces);
    }
}

// Invented words, some of them copied over: what is said to match does match, in order, and passages do not overlap.
TEST(Alignment, MatchesAreEqualWordsInOrderAndPassagesAreDisjoint) {
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        std::vector<CutWord> first(random() % 120);
        for (CutWord& word : first) word.key = static_cast<std::uint32_t>(random() % 40);
        std::vector<CutWord> second;
        while (second.size() < 100) {
            if (!first.empty() && random() % 2 == 0) {
                const std::size_t from = random() % first.size();
                const std::size_t n = std::min<std::size_t>(random() % 30, first.size() - from);
                second.insert(second.end(), first.begin() + static_cast<std::ptrdiff_t>(from),
                              first.begin() + static_cast<std::ptrdiff_t>(from + n));
            }
            second.push_back({{}, static_cast<std::uint32_t>(random() % 40), false});
        }
        std::vector<bool> first_taken(first.size(), false);
        std::vector<bool> second_taken(second.size(), false);
        for (const AlignedPassage& passage : align(first, second)) {
            ASSERT_LT(passage.first_begin, passage.first_end);
            for (std::size_t i = 0; i < passage.matches.size(); ++i) {
                const auto [a, b] = passage.matches[i];
                ASSERT_EQ(first[a].key, second[b].key);
                if (i == 0) continue;
                ASSERT_LT(passage.matches[i - 1].first, a);
                ASSERT_LT(passage.matches[i - 1].second, b);
            }
            for (std::uint32_t i = passage.first_begin; i < passage.first_end; ++i) {
                ASSERT_FALSE(first_taken[i]);
                first_taken[i] = true;
            }
            for (std::uint32_t j = passage.second_begin; j < passage.second_end; ++j) {
                ASSERT_FALSE(second_taken[j]);
                second_taken[j] = true;
            }
        }
    }
}

// Readings that count how often they are loaded.
class CountedReadings : public ReadingList {
public:
    using ReadingList::ReadingList;
    [[nodiscard]] Reading at(std::size_t report) const override {
        ++n_loaded;
        return ReadingList::at(report);
    }
    [[nodiscard]] std::string version(std::size_t report) const override { return ReadingList::at(report).id; }
    mutable std::size_t n_loaded = 0;
};

class MapMemory : public LinkMemory {
public:
    [[nodiscard]] std::optional<std::string> find(const std::string& key) override {
        const auto found = kept.find(key);
        return found == kept.end() ? std::nullopt : std::optional(found->second);
    }
    void keep(const std::string& key, const std::string& value) override { kept[key] = value; }
    std::map<std::string, std::string> kept;
};

// What of the links a memory holds or its numbers could be mistaken in.
std::string in_words(const Links& links) {
    std::string words;
    const auto add = [&](const auto&... parts) { ((words += fmt::format("{} ", parts)), ...); };
    const auto add_all = [&](const std::vector<std::uint32_t>& numbers) {
        for (const std::uint32_t number : numbers) add(number);
    };
    for (const Reuse& reuse : links.reuse)
        add(reuse.first, reuse.second, reuse.similarity, reuse.pieces.size(), static_cast<int>(reuse.way.reason), reuse.first_own,
            reuse.second_own);
    for (const TimelineEvent& event : links.timeline) {
        add(event.text, event.date, event.importance);
        add_all(event.participants);
        for (const auto& telling : event.tellings) add(telling.report, telling.event, telling.span.begin);
    }
    for (const Claim& claim : links.claims) {
        add(claim.min, claim.max, claim.fullest, claim.first.value_or(99));
        for (const auto& use : claim.uses) add(use.report, use.span.begin, use.statement.value_or(99));
        for (const auto& origin : claim.origins) {
            add(origin.who, origin.occasion, origin.reasons.size());
            add_all(origin.uses);
        }
        for (const auto& [from, to] : claim.chain) add(from.number, from.outlet, to.number, to.outlet);
    }
    for (const Difference& difference : links.differences) {
        add(difference.topic);
        for (const auto& value : difference.values) add(value.report, value.value, value.by.value_or(99));
    }
    return words;
}

std::vector<Reading> two_cases() {
    const std::string strike = "Dockers in Harlow struck on Monday for higher pay. ",
                      fire = "A fire broke out in a mill in Tolverne on Monday. ";
    std::vector<Reading> made;
    made.push_back(read_report(3, "Harlow Courier", "2031-03-04",
                               strike +
                                   "Some 400 dockers stayed away, the union's leader, William Castor, said. “The offer is an insult,” "
                                   "Castor told the Harlow Courier.\n\n" +
                                   kPassage));
    made.push_back(read_report(5, "Valley Ledger", "2031-03-05",
                               strike +
                                   "Some 300 dockers stayed away, the port said. “The offer is an insult,” Mr Castor told the Harlow "
                                   "Courier.\n\n" +
                                   kPassage));
    made.push_back(read_report(7, "Tolverne Post", "2031-06-04", fire + "Two workers were hurt, the fire chief, Ida Penrose, said."));
    made.push_back(read_report(8, "Valley Ledger", "2031-06-05", fire + "Three workers were hurt, the fire chief, Ida Penrose, said."));
    return made;
}

TEST(Links, WhatIsRememberedIsNotWorkedOutAgain) {
    const CountedReadings few(two_cases());
    MapMemory memory;
    const std::string plain = in_words(link(few));
    EXPECT_EQ(in_words(link(few, {}, &memory)), plain);
    few.n_loaded = 0;
    EXPECT_EQ(in_words(link(few, {}, &memory)), plain);
    EXPECT_EQ(few.n_loaded, 0u);

    // One more report, of one case, before all others in number: what is remembered is found by new numbers.
    std::vector<Reading> more = two_cases();
    more.push_back(
        read_report(1, "Tolverne Post", "2031-06-06",
                    "A fire broke out in a mill in Tolverne on Monday. Two workers have died, the fire chief, Ida Penrose, said."));
    const CountedReadings grown(std::move(more));
    const std::string plain_grown = in_words(link(grown));
    const std::size_t n_plain = std::exchange(grown.n_loaded, 0);
    EXPECT_EQ(in_words(link(grown, {}, &memory)), plain_grown);
    EXPECT_LT(grown.n_loaded, n_plain);
    EXPECT_GT(grown.n_loaded, 0u);

    for (auto& [key, value] : memory.kept) value.resize(value.size() / 2);
    EXPECT_EQ(in_words(link(grown, {}, &memory)), plain_grown);
}

// What a person decided of one case is worked out in that case alone, whatever is remembered.
TEST(Links, ADecisionChangesWhatIsRememberedOfItsCase) {
    const CountedReadings readings(two_cases());
    MapMemory memory;
    const Links before = link(readings, {}, &memory);
    ASSERT_EQ(before.cases.size(), 2u);
    ASSERT_FALSE(before.claims.empty());
    const Claim& claim = before.claims.front();
    const auto told_twice =
        std::find_if(before.timeline.begin(), before.timeline.end(), [](const TimelineEvent& event) { return event.tellings.size() > 1; });
    ASSERT_NE(told_twice, before.timeline.end());
    Decisions decisions;
    decisions.events.push_back({false,
                                {{told_twice->tellings.front().report, told_twice->tellings.front().span}},
                                {{told_twice->tellings.back().report, told_twice->tellings.back().span}}});
    const auto its_case = std::find_if(before.cases.begin(), before.cases.end(),
                                       [&](const Story& one) { return has(one.reports, told_twice->tellings.front().report); });
    readings.n_loaded = 0;
    const Links after = link(readings, decisions, &memory);
    EXPECT_GT(readings.n_loaded, 0u);
    EXPECT_LE(readings.n_loaded, 2 * its_case->reports.size());
    EXPECT_EQ(after.timeline.size(), before.timeline.size() + 1);
    EXPECT_EQ(in_words(after), in_words(link(readings, decisions)));
    EXPECT_EQ(in_words(link(readings, {}, &memory)), in_words(before));

    decisions.claims.push_back(
        {false, {{claim.uses.front().report, claim.uses.front().span}}, {{claim.uses.back().report, claim.uses.back().span}}});
    const std::string plain = in_words(link(readings, decisions));
    EXPECT_NE(plain, in_words(after));
    EXPECT_EQ(in_words(link(readings, decisions, &memory)), plain);
}

}  // namespace
}  // namespace onrecord
