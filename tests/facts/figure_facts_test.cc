// Numbers with what they count or measure.
#include "facts/figure_facts.h"

#include <gtest/gtest.h>

#include <string>

#include "across/tests_across.h"
#include "facts/report_facts.h"

namespace onrecord {
namespace {

// "43 gold coins; 2300000 pounds": each figure's value, unit and what it is said to count; "!" where it is held against the one before by
// "not",
// "^" by an account of somebody else, "<" as what it was before, "=" as what is right.
std::string figures(const std::string& words) {
    static const FactLists lists = load_fact_lists();
    const Reading reading = read_report(1, "", "2024-05-08", words);
    std::string all;
    for (const Figure& figure : take_facts(reading, lists).figures) {
        if (!all.empty()) all += "; ";
        all += figure.is_contrasted ? "!" : "";
        constexpr const char* kRivals[] = {"", "^", "<", "="};
        all += kRivals[static_cast<int>(figure.rival_by)];
        all += figure.value;
        for (const std::string& part : {figure.unit, figure.topic})
            if (!part.empty()) all += ' ' + part;
        if (figure.entity) all += " of " + reading.entities[*figure.entity].name;
    }
    return all;
}

TEST(Figures, AreReadWithTheirUnitAndWhatTheyCount) {
    const std::pair<const char*, const char*> kRows[] = {
        {"Thieves took 43 gold coins from the museum.", "43 gold coins"},
        {"Some eleven hundred bottles were sold.", "1100 bottles"},
        {"The pumps cost the town £2.3 million.", "2300000 pounds"},
        {"The pumps cost the town 2.3 million pounds.", "2300000 pounds"},
        {"The silt held seven to nine times the permitted amount.", "7-9 times the permitted amount"},
        {"The council voted 4-3 on Monday night.", "4-3 tally"},
        {"Only 31 per cent of services ran.", "31 per cent of services"},
        {"Only one in ten services ran.", "10 per cent services"},
        {"Ten people were killed in the collapse.", "10 dead"},
        {"The collapse killed at least ten people.", "10 dead"},
        {"The doctor put the number of ill at 208.", "208 ill"},
        {"The number of claims against the yard has risen to 21.", "21 claims"},
        {"Five crates were lost. The harbour office put the number at 12.", "5 crates; ^12 crates"},
        {"The contract is worth $160MM.", "160000000 dollars"},
        {"The yard was valued at $380, 600.", "380600 dollars"},
        {"A two-day strike was called by the harbour's crews.", "2 days strike"},
        {"The flood has taken a third life.", "3 dead"},
        {"A boy became the second person to die in the flood.", "2 dead"},
        {"A second fatality was confirmed by the harbour office.", "2 dead"},
        {"About the coins, all 41 of them, the verger says less.", "41 coins"},
        {"He began a second life as a painter in Lenk.", ""},
        {"The judge handed down a third death sentence.", ""},
    };
    for (const auto& [words, found] : kRows) EXPECT_EQ(figures(words), found) << words;
}

TEST(Figures, AnAgeIsThatOfWhomItStandsBeside) {
    EXPECT_EQ(figures("Tomas Keller, 41, was on the bridge."), "41 age of Tomas Keller");
    EXPECT_EQ(figures("The 41-year-old mate Tomas Keller was on the bridge."), "41 age of Tomas Keller");
    EXPECT_EQ(figures("Tomas Keller spoke to the crew. He found a 41-year-old man on the quay."), "41 age");
    EXPECT_EQ(figures("Tomas Keller spoke to the crew. He's 41."), "41 age of Tomas Keller");
    EXPECT_EQ(figures("In 2006 Tomas Keller, 41, was on the bridge."), "41 age");  // of another year
}

TEST(Figures, NotHoldsOneAgainstAnother) {
    EXPECT_EQ(figures("There had been 41 coins in the case and not 43."), "41 coins; !43 coins");
    EXPECT_EQ(figures("There had been 41 coins in the case and 43 on the floor."), "41 coins; 43");
}

TEST(Figures, AnAgeIsThatOfWhomAPronounNames) {
    EXPECT_EQ(figures("Tomas Keller was on the bridge. He is 41."), "41 age of Tomas Keller");
}

TEST(Figures, DaysToComeAreHeldAgainstWhatReplacesThem) {
    EXPECT_EQ(figures("The hearing, which was to have begun on 27 May 2024, has been put off until 3 June 2024."),
              "2024-05-27 date; !2024-06-03 date");
    EXPECT_EQ(figures("The hearing will be on 31 May 2024, and not 24 May 2024."), "2024-05-31 date; !2024-05-24 date");
    EXPECT_EQ(figures("The clerk said on 7 May 2024 that the hearing had been moved to 3 June 2024."), "2024-06-03 date");
    EXPECT_EQ(figures("The pier was to have opened on 3 May 2024. It will now do so on 20 May 2024."), "2024-05-03 date; !2024-05-20 date");
    EXPECT_EQ(figures("The vault, which was to have been opened on 2 May 2024 and was opened on 6 May 2024, was dry."),
              "2024-05-02 date; !2024-05-06 date");
    EXPECT_EQ(figures("The pier opened on 3 May 2024. It will now close on 20 May 2024."), "2024-05-20 date");
}

TEST(Figures, DatesLabelsAndPartsAreNone) {
    for (const char* words :
         {"It closed at 3 p.m. on 7 May 2024.", "It stands on page 203 of the plan.", "The Group of Seven met in Harlow.",
          "She is No. 3 in the party.", "The Sept. 11 divers were found.", "A four-by-four car was found.", "They seized an AK 47 rifle."})
        EXPECT_EQ(figures(words), "") << words;
    EXPECT_EQ(figures("The singer is dead at 75."), "75");  // of years, not of dead
    EXPECT_EQ(figures("Three of the five quays were shut, and two other gates."), "3; 5 quays; 2");
}

TEST(Figures, TwoAccountsOfOneNumber) {
    const std::pair<const char*, const char*> kRows[] = {
        {"The owner puts it at 31 per cent, and the union at fewer than 12 per cent.", "31 per cent; ^12 per cent"},
        {"The number of the bells is in question, the police having said 43 and the verger 41.", "43 bells; ^41 bells"},
        {"The yard had 21 claims, up from 14 in March.", "21 claims; <14 claims"},
        {"The ferry company now says 22 per cent, having told everybody 31.", "22 per cent; <31 per cent"},
        {"The post wrote that the fair raised £34. It was £340.", "34 pounds; =340 pounds"},
        {"Our report said that 71 people spoke. The sheet shows 67.", "71 people; =67 people"},
        {"The number of the bells is in question, the police having said 43 and the verger, Ana Ruiz, 41.", "43 bells; ^41 bells"},
        {"The harbour office puts it at 31 per cent, and the union at fewer than one in ten.", "31 per cent; ^10 per cent"},
        {"The pump reached 61 degrees. Tests by the port put it at 94 degrees.", "61 degrees; ^94 degrees"},
        {"Only 31 per cent of services ran, the line said. The union disputed the figure. It had seen one in ten.",
         "31 per cent of services; ^10 per cent of services"},
        {"The pier weighs, depending on whom one asks, 32 tonnes or 40 tonnes.", "32 tonnes; ^40 tonnes"},
        {"Last week's Courier said the fair raised £34. It was £340.", "34 pounds; =340 pounds"},
        {"The catalogue gives the height as 16 cm. Somebody measured it without its foot. It is 19.", "16 cm; =19 cm"},
        // Two things, and two times.
        {"Only 31 per cent of services ran. The union met on Monday. It had seen one in ten.", "31 per cent of services; 10 per cent"},
        {"The pier weighs 32 tonnes or 40 tonnes.", "32 tonnes; 40 tonnes"},
        {"The police found 43 coins, and the verger 12 rings.", "43 coins; 12 rings"},
        {"The police say 43 coins were taken and the verger was owed 41 pounds.", "43 coins; 41 pounds"},
        {"The rate was 31 per cent, against 22 per cent last year.", "31 per cent; 22 per cent"},
        {"The fair raised £34. It was £340.", "34 pounds; 340 pounds"},
        {"The post wrote that the fair raised £34. It was £340 short.", "34 pounds; 340 pounds short"},
    };
    for (const auto& [words, found] : kRows) EXPECT_EQ(figures(words), found) << words;
}

TEST(Figures, TheNounOfAnAccountIsSaidBefore) {
    EXPECT_EQ(figures("Five crates were lost. The harbour office has it as 12."), "5 crates; ^12 crates");
    EXPECT_EQ(figures("The harbour office has it as 12."), "12");
}

}  // namespace
}  // namespace onrecord
