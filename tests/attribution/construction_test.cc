// Attributions that no cue with a subject before it carries (attribution/constructions.cc), each beside texts that hold none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "attribution/readings.h"

namespace onrecord {
namespace {

TEST(Construction, ByWhomACueIsPassive) {
    expect_statements({
        {"The closure was confirmed by the port authority on Friday.", {"the port authority / was confirmed by / The closure"}},
        {"The reward of nine pounds has been confirmed by Ana Ruiz.", {"Ana Ruiz / has been confirmed by / The reward of nine pounds"}},
        {"The claim has been repeatedly denied by Brand.", {"Brand / has been repeatedly denied by / The claim"}},
        {"The plan was criticised by Rolf Brand as “a waste of money.”", {"Rolf Brand / was criticised by / as “a waste of money.”"}},
        {"The deal was announced on Monday by the mayor.", {"the mayor / was announced / The deal"}},
        {"The boat was described by Lund as safe.", {"Lund / was described by / as safe"}},
        {"The pier was closed by the storm.", {}},
        {"The gate was reported by a clerk.", {"a clerk / was reported by / The gate"}},
        {"It was confirmed by the port authority.", {}},
        {"The nets, which were praised by crews, are gone.", {}},
        {"The plan was condemned by selling the boats.", {}},
        {"The plan has been condemned by some crews ever since the storm.", {"some crews / has been condemned by / The plan"}},
    });
}

TEST(Construction, AFigureIsPutByItsSource) {
    expect_statements({
        {"The council put the value at $40 million.", {"The council / put / the value at $40 million"}},
        {"The survey puts the damage at 12 million.", {"The survey / puts / the damage at 12 million"}},
        {"A clerk put the cost of the lock at about nine million dollars.",
         {"A clerk / put / the cost of the lock at about nine million dollars"}},
        {"The register has it as eight.", {"The register / has / it as eight"}},
        {"The ministry has the toll at 40.", {"The ministry / has / the toll at 40"}},
        {"Ruiz pegged the loss at nine boats.", {"Ruiz / pegged / the loss at nine boats"}},
        {"Ruiz has put the loss at more than nine boats on Friday.", {"Ruiz / has put / the loss at more than nine boats"}},
        {"Ruiz put the book at the end of the shelf.", {}},
        {"Ruiz put the lamp at 40 Quay Street.", {}},
        {"Ruiz has a house at nine miles from here.", {}},
        {"The council put the plan to a vote at nine.", {}},
        {"Moss put his pen down at last.", {}},
    });
}

TEST(Construction, WhoeverIsAskedKeepsSilent) {
    expect_statements({
        {"There was no comment from the port authority.", {"the port authority / was / no comment"}},
        {"There was no immediate comment from Ruiz on Friday.", {"Ruiz / was / no immediate comment"}},
        {"The company had no comment.", {"The company / had / no comment"}},
        {"Ruiz had no immediate comment on the plan.", {"Ruiz / had / no immediate comment"}},
        {"Calls to the port authority were not returned on Tuesday.", {"the port authority / were not returned / Calls"}},
        {"Messages left for Ruiz were not immediately returned.", {"Ruiz / were not immediately returned / Messages left"}},
        {"Emails to Ruiz went unanswered.", {"Ruiz / went unanswered / Emails"}},
        {"Requests for comment to the board were not answered.", {"the board / were not answered / Requests for comment"}},
        {"Ruiz could not be reached for comment.", {"Ruiz / could not be reached / for comment"}},
        {"Ruiz could not immediately be reached for comment on Friday.", {"Ruiz / could not immediately be reached / for comment"}},
        {"The mayor was not available for comment.", {"The mayor / was not available / for comment"}},
        {"A clerk was unavailable for an interview.", {"A clerk / was unavailable / for an interview"}},
        {"The port authority did not return our request for comment.", {"The port authority / did not return / our request for comment"}},
        {"The owners did not immediately return calls.", {"The owners / did not immediately return / calls"}},
        {"The boats were not returned on Tuesday.", {}},
        {"Brand did not return the boat.", {}},
        {"The letter to Ruiz was returned.", {}},
        {"Ruiz was reached for comment.", {}},
        {"The room was not available for the crews.", {}},
        {"Brand said there was no comment from Ruiz.", {"Brand / said / there was no comment from Ruiz"}},
    });
}

TEST(Construction, NobodyIsNamedForWhatAHearingIsTold) {
    expect_statements({
        {"The tribunal was told that Brand had sold the boat.", {" / was told / that Brand had sold the boat"}},
        {"An inquest has been told the lock was forced.", {" / has been told / the lock was forced"}},
        {"The committee was told on Monday how the lock was forced.", {" / was told / how the lock was forced"}},
        {"The court was not told that Brand had sold the boat.", {}},
        {"Brand was told that the boat was sold.", {}},
        {"The court was told to rise.", {}},
        {"The jury was told a story.", {}},
        {"MPs were told that the pier was unsafe.", {" / were told / that the pier was unsafe"}},
        {"Ruiz told the court that the boat was sold.", {"Ruiz / told / that the boat was sold"}},
        {"The court heard that the boat was sold.", {"The court / heard / that the boat was sold"}},
    });
}

TEST(Construction, TwoSourcesShareOneCue) {
    expect_statements({
        {"Ruiz said that the pier was sound, and Moss that it was not.",
         {"Ruiz / said / that the pier was sound", "Moss /  / that it was not"}},
        {"Ruiz said that the pier was sound and the mayor that it was not.",
         {"Ruiz / said / that the pier was sound", "the mayor /  / that it was not"}},
        {"The board argued that the lock was old, Lund that it was new.",
         {"The board / argued / that the lock was old", "Lund /  / that it was new"}},
        {"Ruiz said that the pier and a lock that she built were sound.",
         {"Ruiz / said / that the pier and a lock that she built were sound"}},
        {"Ruiz said that the crews and officials that ran the pier were gone.",
         {"Ruiz / said / that the crews and officials that ran the pier were gone"}},
        {"Ruiz said that the pier was sound, and that Brand had seen it.",
         {"Ruiz / said / that the pier was sound, and that Brand had seen it"}},
        {"Ruiz said that the pier was sound, and she added that it would stay open.",
         {"Ruiz / said / that the pier was sound", "she / added / that it would stay open"}},
        {"Ruiz said the pier was sound, and Brand said it was not.", {"Ruiz / said / the pier was sound", "Brand / said / it was not"}},
        {"Ruiz said that Brand and Lund that year sold a boat.", {"Ruiz / said / that Brand and Lund that year sold a boat"}},
        {"Ruiz said that the pier was sound and the fact that it was old meant nothing.",
         {"Ruiz / said / that the pier was sound and the fact that it was old meant nothing"}},
        {"A source told the Courier that Rolf Brand, head of the board, already has told Moss that the boat will be sold.",
         {"A source / told / that Rolf Brand, head of the board, already has told Moss that the boat will be sold",
          "Rolf Brand, head of the board, / already has told / that the boat will be sold"}},
        {"The report said that all boats are fast, not that you need two.",
         {"The report / said / that all boats are fast, not that you need two"}},
    });
}

TEST(Construction, WhatIsDoneIsNotSaid) {
    expect_statements({
        {"The navy is conducting what officials call its largest drill.", {}},
        {"Crews toiled to clear the pier and to prevent more harm.", {}},
        {"The board has worked hard to ensure that the crews do not feel left out.", {}},
        {"The town is building a new pier for the ferry.", {}},
        {"Ruiz used the word “pier” often in her talks.", {}},
        {"The mayor organised a vote on the plan.", {}},
        {"Ruiz worked on the claim that the pier was sound.", {}},
        {"The board ensured “that nobody was hurt,” Ruiz said.", {"Ruiz / said / The board ensured “that nobody was hurt,”"}},
        {"Ruiz wants the board to build a new pier.", {"Ruiz / wants / the board to build a new pier"}},
        {"Ruiz said the board had built a new pier.", {"Ruiz / said / the board had built a new pier"}},
        {"The board pledged to build a new pier.", {"The board / pledged / to build a new pier"}},
    });
}

TEST(Construction, SomeSubjectsCannotSpeak) {
    expect_statements({
        {"There are fears the crowd will be a danger.", {}},
        {"This only explains why the crews left.", {}},
        {"It does not explain why the crews chose him.", {}},
        {"It is a report that explains why the crews left.", {}},
        {"The report explains why the crews left.", {"The report / explains / why the crews left"}},
        {"It said the pier was sound.", {"It / said / the pier was sound"}},
        {"It says why the pier was shut: “It leaked.”", {"It / says / why the pier was shut: “It leaked.”"}},
        {"She explained why the crews left.", {"She / explained / why the crews left"}},
        {"He found that the place was quiet.", {"He / found / that the place was quiet"}},
        {"He said that was the place.", {"He / said / that was the place"}},
        {"The mayor made sure that the pier was shut.", {}},
        {"The mayor said she was sure that the pier was shut.", {"The mayor / said / she was sure that the pier was shut"}},
    });
}

TEST(Construction, SilenceDeclines) {
    const Reading reading = read_text("Calls to Ana Ruiz were not returned.");
    ASSERT_EQ(reading.statements.size(), 1U);
    EXPECT_EQ(reading.statements.front().polarity, Polarity::declines);
}

TEST(Construction, WhoGivesNoDetailsDeclines) {
    expect_statements({
        {"The clinic did not give details of the illness.", {"The clinic / did not give / details of the illness"}},
        {"Brand would not give a reason for the closure.", {"Brand / would not give / a reason for the closure"}},
        {"Officials did not immediately provide any other details.", {"Officials / did not immediately provide / any other details"}},
        {"The mayor did not offer an explanation.", {"The mayor / did not offer / an explanation"}},
        {"Police did not release the names of the crew.", {"Police / did not release / the names of the crew"}},
        {"Lund repeated her claim last week that the lock was forced.", {"Lund / repeated her claim / that the lock was forced"}},
        {"The mayor came out against the pier.", {"The mayor / came out against / the pier"}},
        {"Lund came out for the plan in May.", {"Lund / came out for / the plan"}},
        // A thing cannot withhold; what is given may be a thing.
        {"The video did not give a reason.", {}},
        {"The ferry did not provide information.", {}},
        {"The board did not offer the crews a loan.", {}},
        {"Lund did not release the rope.", {}},
        {"The boat came out of the fog.", {}},
    });
}

}  // namespace
}  // namespace onrecord
