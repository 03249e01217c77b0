// Attributions that no cue with a subject before it carries (attribution/construction/proposers.cc), each beside texts that hold none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "attribution/readings.h"

namespace onrecord {
namespace {

TEST(Construction, ByWhomACueIsPassive) {
    expect_statements({
        {"The closure was confirmed by the port authority on Friday.", {"agent: the port authority / was confirmed by / The closure"}},
        {"The reward of nine pounds has been confirmed by Ana Ruiz.",
         {"agent: Ana Ruiz / has been confirmed by / The reward of nine pounds"}},
        {"The claim has been repeatedly denied by Brand.", {"frame: Brand / has been repeatedly denied by / The claim"}},
        {"The plan was criticised by Rolf Brand as “a waste of money.”",
         {"frame: Rolf Brand / was criticised by / as “a waste of money.”"}},
        {"The deal was announced on Monday by the mayor.", {"frame: the mayor / was announced / The deal"}},
        {"The boat was described by Lund as safe.", {"frame: Lund / was described by / as safe"}},
        {"The pier was closed by the storm.", {}},
        {"The gate was reported by a clerk.", {"frame: a clerk / was reported by / The gate"}},
        {"It was confirmed by the port authority.", {}},
        {"The nets, which were praised by crews, are gone.", {}},
        {"The plan was condemned by selling the boats.", {}},
        {"The plan has been condemned by some crews ever since the storm.", {"frame: some crews / has been condemned by / The plan"}},
    });
}

TEST(Construction, AFigureIsPutByItsSource) {
    expect_statements({
        {"The council put the value at $40 million.", {"valuation: The council / put / the value at $40 million"}},
        {"The survey puts the damage at 12 million.", {"valuation: The survey / puts / the damage at 12 million"}},
        {"A clerk put the cost of the lock at about nine million dollars.",
         {"valuation: A clerk / put / the cost of the lock at about nine million dollars"}},
        {"The register has it as eight.", {"valuation: The register / has / it as eight"}},
        {"The ministry has the toll at 40.", {"valuation: The ministry / has / the toll at 40"}},
        {"Ruiz pegged the loss at nine boats.", {"valuation: Ruiz / pegged / the loss at nine boats"}},
        {"Ruiz has put the loss at more than nine boats on Friday.", {"valuation: Ruiz / has put / the loss at more than nine boats"}},
        {"Ruiz put the book at the end of the shelf.", {}},
        {"Ruiz put the lamp at 40 Quay Street.", {}},
        {"Ruiz has a house at nine miles from here.", {}},
        {"The council put the plan to a vote at nine.", {}},
        {"Moss put his pen down at last.", {}},
    });
}

TEST(Construction, WhoeverIsAskedKeepsSilent) {
    expect_statements({
        {"There was no comment from the port authority.", {"silence: the port authority / was / no comment"}},
        {"There was no immediate comment from Ruiz on Friday.", {"silence: Ruiz / was / no immediate comment"}},
        {"The company had no comment.", {"silence: The company / had / no comment"}},
        {"Ruiz had no immediate comment on the plan.", {"silence: Ruiz / had / no immediate comment"}},
        {"Calls to the port authority were not returned on Tuesday.", {"silence: the port authority / were not returned / Calls"}},
        {"Messages left for Ruiz were not immediately returned.", {"silence: Ruiz / were not immediately returned / Messages left"}},
        {"Emails to Ruiz went unanswered.", {"silence: Ruiz / went unanswered / Emails"}},
        {"Requests for comment to the board were not answered.", {"silence: the board / were not answered / Requests for comment"}},
        {"Ruiz could not be reached for comment.", {"silence: Ruiz / could not be reached / for comment"}},
        {"Ruiz could not immediately be reached for comment on Friday.",
         {"silence: Ruiz / could not immediately be reached / for comment"}},
        {"The mayor was not available for comment.", {"silence: The mayor / was not available / for comment"}},
        {"A clerk was unavailable for an interview.", {"silence: A clerk / was unavailable / for an interview"}},
        {"The port authority did not return our request for comment.",
         {"silence: The port authority / did not return / our request for comment"}},
        {"The owners did not immediately return calls.", {"silence: The owners / did not immediately return / calls"}},
        {"The boats were not returned on Tuesday.", {}},
        {"Brand did not return the boat.", {}},
        {"The letter to Ruiz was returned.", {}},
        {"Ruiz was reached for comment.", {}},
        {"The room was not available for the crews.", {}},
        {"Brand said there was no comment from Ruiz.", {"postposed_content: Brand / said / there was no comment from Ruiz"}},
    });
}

TEST(Construction, NobodyIsNamedForWhatAHearingIsTold) {
    expect_statements({
        {"The tribunal was told that Brand had sold the boat.", {"hearing:  / was told / that Brand had sold the boat"}},
        {"An inquest has been told the lock was forced.", {"hearing:  / has been told / the lock was forced"}},
        {"The committee was told on Monday how the lock was forced.", {"hearing:  / was told / how the lock was forced"}},
        {"The court was not told that Brand had sold the boat.", {}},
        {"Brand was told that the boat was sold.", {}},
        {"The court was told to rise.", {}},
        {"The jury was told a story.", {}},
        {"MPs were told that the pier was unsafe.", {"hearing:  / were told / that the pier was unsafe"}},
        {"Ruiz told the court that the boat was sold.", {"postposed_content: Ruiz / told / that the boat was sold"}},
        {"The court heard that the boat was sold.", {"frame: The court / heard / that the boat was sold"}},
    });
}

TEST(Construction, TwoSourcesShareOneCue) {
    expect_statements({
        {"Ruiz said that the pier was sound, and Moss that it was not.",
         {"postposed_content: Ruiz / said / that the pier was sound", "shared_cue: Moss /  / that it was not"}},
        {"Ruiz said that the pier was sound and the mayor that it was not.",
         {"postposed_content: Ruiz / said / that the pier was sound", "shared_cue: the mayor /  / that it was not"}},
        {"The board argued that the lock was old, Lund that it was new.",
         {"postposed_content: The board / argued / that the lock was old", "shared_cue: Lund /  / that it was new"}},
        {"Ruiz said that the pier and a lock that she built were sound.",
         {"postposed_content: Ruiz / said / that the pier and a lock that she built were sound"}},
        {"Ruiz said that the crews and officials that ran the pier were gone.",
         {"postposed_content: Ruiz / said / that the crews and officials that ran the pier were gone"}},
        {"Ruiz said that the pier was sound, and that Brand had seen it.",
         {"postposed_content: Ruiz / said / that the pier was sound, and that Brand had seen it"}},
        {"Ruiz said that the pier was sound, and she added that it would stay open.",
         {"postposed_content: Ruiz / said / that the pier was sound", "postposed_content: she / added / that it would stay open"}},
        {"Ruiz said the pier was sound, and Brand said it was not.",
         {"postposed_content: Ruiz / said / the pier was sound", "postposed_content: Brand / said / it was not"}},
        {"Ruiz said that Brand and Lund that year sold a boat.",
         {"postposed_content: Ruiz / said / that Brand and Lund that year sold a boat"}},
        {"Ruiz said that the pier was sound and the fact that it was old meant nothing.",
         {"postposed_content: Ruiz / said / that the pier was sound and the fact that it was old meant nothing"}},
        {"A source told the Courier that Rolf Brand, head of the board, already has told Moss that the boat will be sold.",
         {"postposed_content: A source / told / that Rolf Brand, head of the board, already has told Moss that the boat will be sold",
          "nested: Rolf Brand, head of the board, / already has told / that the boat will be sold"}},
        {"The report said that all boats are fast, not that you need two.",
         {"postposed_content: The report / said / that all boats are fast, not that you need two"}},
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
        {"The board ensured “that nobody was hurt,” Ruiz said.",
         {"preposed_content: Ruiz / said / The board ensured “that nobody was hurt,”"}},
        {"Ruiz wants the board to build a new pier.", {"frame: Ruiz / wants / the board to build a new pier"}},
        {"Ruiz said the board had built a new pier.", {"postposed_content: Ruiz / said / the board had built a new pier"}},
        {"The board pledged to build a new pier.", {"postposed_content: The board / pledged / to build a new pier"}},
    });
}

TEST(Construction, SomeSubjectsCannotSpeak) {
    expect_statements({
        {"There are fears the crowd will be a danger.", {}},
        {"This only explains why the crews left.", {}},
        {"It does not explain why the crews chose him.", {}},
        {"It is a report that explains why the crews left.", {}},
        {"The report explains why the crews left.", {"postposed_content: The report / explains / why the crews left"}},
        {"It said the pier was sound.", {"postposed_content: It / said / the pier was sound"}},
        {"It says why the pier was shut: “It leaked.”", {"postposed_content: It / says / why the pier was shut: “It leaked.”"}},
        {"She explained why the crews left.", {"postposed_content: She / explained / why the crews left"}},
        {"He found that the place was quiet.", {"postposed_content: He / found / that the place was quiet"}},
        {"He said that was the place.", {"postposed_content: He / said / that was the place"}},
        {"The mayor made sure that the pier was shut.", {}},
        {"The mayor said she was sure that the pier was shut.",
         {"postposed_content: The mayor / said / she was sure that the pier was shut"}},
    });
}

TEST(Construction, SilenceDeclines) {
    const Reading reading = read_text("Calls to Ana Ruiz were not returned.");
    ASSERT_EQ(reading.statements.size(), 1U);
    EXPECT_EQ(reading.statements.front().polarity, Polarity::declines);
}

TEST(Construction, WhoGivesNoDetailsDeclines) {
    expect_statements({
        {"The clinic did not give details of the illness.", {"silence: The clinic / did not give / details of the illness"}},
        {"Brand would not give a reason for the closure.", {"silence: Brand / would not give / a reason for the closure"}},
        {"Officials did not immediately provide any other details.",
         {"silence: Officials / did not immediately provide / any other details"}},
        {"The mayor did not offer an explanation.", {"silence: The mayor / did not offer / an explanation"}},
        {"Police did not release the names of the crew.", {"silence: Police / did not release / the names of the crew"}},
        {"Lund repeated her claim last week that the lock was forced.",
         {"postposed_content: Lund / repeated her claim / that the lock was forced"}},
        {"The mayor came out against the pier.", {"postposed_content: The mayor / came out against / the pier"}},
        {"Lund came out for the plan in May.", {"postposed_content: Lund / came out for / the plan"}},
        // A thing cannot withhold; what is given may be a thing.
        {"The video did not give a reason.", {}},
        {"The ferry did not provide information.", {}},
        {"The board did not offer the crews a loan.", {}},
        {"Lund did not release the rope.", {}},
        {"The boat came out of the fog.", {}},
    });
}

TEST(Construction, AtTheEndOfALongSentence) {
    expect_statements({
        {"Rolf Brand, 41, of Lenk, admitted arson, the county attorney’s office said in a statement.",
         {"preposed_content: the county attorney’s office / said in a statement / Rolf Brand, 41, of Lenk, admitted arson"}},
        {"The two boats were sold in May, said another witness, the former envoy Lea Moss.",
         {"inverted: another witness, the former envoy Lea Moss / said / The two boats were sold in May"}},
        {"Lund was not closing the mill, a clerk later explained.",
         {"preposed_content: a clerk / later explained / Lund was not closing the mill"}},
        {"Brand, who denies it, fled, police said on Friday.", {"preposed_content: police / said / Brand, who denies it, fled"}},
        {"Nine crews accused the owner of fraud, court papers show.", {}},
        {"The mayor had refused to sign, according to two people in the room.",
         {"according: two people in the room / according to / The mayor had refused to sign"}},
        {"Ruiz claimed the pier was sound, but it was not, the inspector wrote in his report.",
         {"preposed_content: the inspector / wrote in his report / Ruiz claimed the pier was sound, but it was not",
          "nested: Ruiz / claimed / the pier was sound"}},
        {"The pier, which opened in May, will close, the port office announced on Monday.",
         {"preposed_content: the port office / announced / The pier, which opened in May, will close"}},
        {"If the rain stops, the match will go on, organisers say.", {"frame: organisers / say / If the rain stops, the match will go on"}},
        {"Lund knew of the leak, prosecutors allege.", {"preposed_content: prosecutors / allege / Lund knew of the leak"}},
        {"The plant will reopen in June, its owner, Tarn Foods, has said.",
         {"preposed_content: its owner, Tarn Foods, / has said / The plant will reopen in June"}},
    });
}

TEST(Construction, TheSecondVerbOfACoordination) {
    expect_statements({
        {"Ruiz inspected the pier and has said that it is sound.", {"elliptic: Ruiz / has said / that it is sound"}},
        {"The board met on Monday and agreed that the mill should close.", {"elliptic: The board / agreed / that the mill should close"}},
        {"Lund toured the sheds on Tuesday and later told reporters that they were safe.",
         {"elliptic: Lund / later told / that they were safe"}},
        {"Brand has left the party and now says he was misled.", {"elliptic: Brand / now says / he was misled"}},
        {"Moss denied the charge and accused the board of lying.",
         {"postposed_content: Moss / denied / the charge", "elliptic: Moss / accused / the board of lying"}},
        {"Ruiz stood up, shook her head and said no.", {"elliptic: Ruiz / said / no"}},
        {"The union welcomed the plan but warned that it was late.",
         {"postposed_content: The union / welcomed / the plan", "elliptic: The union / warned / that it was late"}},
        {"Brand walked to the door and opened it.", {}},
        {"The mayor smiled and waved.", {}},
        {"Lund resigned and has since claimed that she was pushed.", {"frame: Lund / has since claimed / that she was pushed"}},
    });
}

TEST(Construction, APersonMayBeTheObject) {
    expect_statements({
        {"Ruiz castigated the mayor for closing the pier.", {"postposed_content: Ruiz / castigated / the mayor for closing the pier"}},
        {"Lund accused Brand of stealing the nets.", {"postposed_content: Lund / accused / Brand of stealing the nets"}},
        {"The union blamed the owners for the fire.", {"postposed_content: The union / blamed / the owners for the fire"}},
        {"Brand chided reporters for their questions.", {"postposed_content: Brand / chided reporters for / their questions"}},
        {"The judge rebuked the lawyer.", {"postposed_content: The judge / rebuked / the lawyer"}},
        {"Moss mocked Brand as “a lamb.”", {"postposed_content: Moss / mocked / Brand as “a lamb.”"}},
        {"The board thanked the crews for their patience.", {"postposed_content: The board / thanked / the crews for their patience"}},
        {"Ruiz praised her deputy.", {"postposed_content: Ruiz / praised / her deputy"}},
        {"Lund drove the mayor to the pier.", {}},
        {"The storm punished the fleet.", {}},
        {"The senator lambasted the ministry over the delay.",
         {"postposed_content: The senator / lambasted / the ministry over the delay"}},
    });
}

TEST(Construction, AnOutletBehindItsVerb) {
    expect_statements({
        {"The mill will close in June, reports the Harlow Globe.", {"inverted: the Harlow Globe / reports / The mill will close in June"}},
        {"Two boats sank on Friday, the Harlow Globe reports.",
         {"preposed_content: the Harlow Globe / reports / Two boats sank on Friday"}},
        {"The pier is unsafe, writes the Globe.", {"inverted: the Globe / writes / The pier is unsafe"}},
        {"Lund will resign, the Globe reported on Monday.", {"preposed_content: the Globe / reported / Lund will resign"}},
        {"According to the Globe, the mill will close.", {"according: the Globe / According to / the mill will close"}},
        {"The Globe reports that the mill will close.", {"postposed_content: The Globe / reports / that the mill will close"}},
        {"The mill will close, the Globe has learned.", {"frame: the Globe / has learned / The mill will close"}},
        {"The mill will close, reported the Globe, which is owned by Tarn.",
         {"inverted: the Globe, which is owned by Tarn / reported / The mill will close"}},
        {"She reports to the board.", {}},
        {"The clerk files reports for the Globe.", {}},
        {"Sources told the Globe that the mill will close.", {"postposed_content: Sources / told / that the mill will close"}},
    });
}

}  // namespace
}  // namespace onrecord
