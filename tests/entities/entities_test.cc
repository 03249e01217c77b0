#include "entities/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "entities/found.h"

namespace onrecord {
namespace {

using Rows = std::vector<std::string>;

TEST(Names, AreFoundWithoutTitleAndPossessive) {
    EXPECT_EQ(found("Judge Ana Ruiz spoke. Mr. Smith's lawyer met Ruiz in Toronto."),
              (Rows{"person Ana Ruiz: Ana Ruiz, Ruiz", "person Smith: Smith", "place Toronto: Toronto"}));
    EXPECT_EQ(found("The lawyers met FBI Director Piet van der Berg."),
              (Rows{"organization FBI: FBI", "person Piet van der Berg: Piet van der Berg"}));
    EXPECT_EQ(found("A ship reached the Harlow Port Authority, and the Department of Harbour Affairs heard of it."),
              (Rows{"organization Harlow Port Authority: Harlow Port Authority",
                    "organization Department of Harbour Affairs: Department of Harbour Affairs"}));
}

TEST(Names, SentenceBeginsAndHeadlinesTellNothing) {
    EXPECT_EQ(found("Prices rose. Officials said so. Meanwhile the prices fell."), Rows{});
    EXPECT_EQ(found("Port Chief Quits After Strike Vote\nThe port chief, Ana Ruiz, quit after a strike."),
              (Rows{"person Ana Ruiz: The port chief, Ana Ruiz"}));
    EXPECT_EQ(found("RUIZ QUITS\nAna Ruiz quit."), (Rows{"person Ana Ruiz: RUIZ, Ana Ruiz"}));
}

TEST(Names, ANicknameIsPartOfTheNameAndAnAlias) {
    EXPECT_EQ(found("Sam “Gull” Harker came. Later Gull left. “Harker ran,” they said."),
              (Rows{"person Sam “Gull” Harker: Sam “Gull” Harker, Gull, Harker"}));
}

TEST(Names, TwoOfOneSurnameAreKeptApart) {
    EXPECT_EQ(found("Sam Harker and his mother, Joan Harker, came. Mrs. Harker wept. Then Sam Harker spoke. Harker sat."),
              (Rows{"person Sam Harker: Sam Harker, his, Sam Harker, Harker", "person Joan Harker: mother, Joan Harker, Harker"}));
}

TEST(Names, WhatOneDoesAndLettersBehindANameAreNoPartOfIt) {
    struct Row {
        std::string text;
        std::string person;  // the first of the text
    };
    const Row rows[] = {
        {"Bosun Dell Harker left. Dell Harker came back.", "person Dell Harker: Dell Harker, Dell Harker"},
        {"Anna Joan Harker left. Joan Harker came back.", "person Anna Joan Harker: Anna Joan Harker"},
        {"Decathlete Karen Moss left.", "person Karen Moss: Karen Moss"},
        {"PORT ARN (Harbour Post) - Decathlete Karen Moss left.", "person Karen Moss: Karen Moss"},
        {"Olaf Erik Brandt left.", "person Olaf Erik Brandt: Olaf Erik Brandt"},
        {"Rowena Tate QC spoke first. Miss Tate sat down.", "person Rowena Tate: Rowena Tate, Tate"},
        {"Dr. Paul Reyes, PhD, spoke first.", "person Paul Reyes: Paul Reyes"},
        {"Anna Moll MP spoke first.", "person Anna Moll: Anna Moll"},
        {"J. D. Moll spoke first.", "person J. D. Moll: J. D. Moll"},
        {"Her brother, Otto Brandt, spoke first.", "person Otto Brandt: brother, Otto Brandt"},
    };
    for (const Row& row : rows) {
        const Rows its = found(row.text);
        EXPECT_NE(std::find(its.begin(), its.end(), row.person), its.end()) << row.text << ": " << testing::PrintToString(its);
    }
}

TEST(Names, FatherAndSonAreToldApartByTheGeneration) {
    EXPECT_EQ(found("Paul Oxley Jr. left at noon. Paul Oxley Sr. stayed. Paul Oxley Jr. came back."),
              (Rows{"person Paul Oxley Jr.: Paul Oxley Jr., Paul Oxley Jr.", "person Paul Oxley Sr.: Paul Oxley Sr."}));
    EXPECT_EQ(found("Governor Paul Oxley II left at noon. Deputy Paul Oxley III stayed."),
              (Rows{"person Paul Oxley II: Paul Oxley II", "person Paul Oxley III: Paul Oxley III"}));
}

TEST(Names, ATitleTellsWhichOfOneSurnameIsMeant) {
    struct Row {
        std::string text;
        std::string bearer;  // whose mention the last name of the text is
    };
    const Row rows[] = {
        {"Dr. Irene Moss met Judge Carl Moss. Carl Moss left. Dr. Moss stayed.", "Irene Moss"},
        {"Dr. Irene Moss met Judge Carl Moss. Irene Moss left. Judge Moss stayed.", "Carl Moss"},
        {"Professor Irene Moss met Carl Moss. Carl Moss left. Prof. Moss stayed.", "Irene Moss"},
        {"Irene Moss met Carl Falk. “Yes,” Cllr Moss said.", "Irene Moss"},
        {"Senator Lena Brandt and Governor Otto Brandt met. Otto Brandt left. Sen. Brandt stayed.", "Lena Brandt"},
        {"Senator Lena Brandt and Governor Otto Brandt met. Lena Brandt left. Gov. Brandt stayed.", "Otto Brandt"},
        {"Detective Inspector Ivor Lamb met Captain Nell Lamb. Nell Lamb left. DI Lamb stayed.", "Ivor Lamb"},
        {"Detective Chief Inspector Ivor Lamb met Nell Lamb. Nell Lamb left. Chief Inspector Lamb stayed.", "Ivor Lamb"},
        {"DCI Ivor Lamb met Dr. Nell Lamb. Ivor Lamb left. Dr. Lamb stayed.", "Nell Lamb"},
        {"Sgt. Paul Reyes met Councillor Paula Reyes. Paula Reyes left. Sergeant Reyes stayed.", "Paul Reyes"},
        {"Bishop Anton Weiss met Mayor Klara Weiss. Anton Weiss left. Mayor Weiss stayed.", "Klara Weiss"},
        // A title that nobody was given, and none at all: the one that is named oftener.
        {"Dr. Irene Moss met Judge Carl Moss. Carl Moss left. Captain Moss stayed.", "Carl Moss"},
        {"Dr. Irene Moss met Judge Carl Moss. Carl Moss left. Moss stayed.", "Carl Moss"},
        // The gender of a title goes before.
        {"Dr. Irene Moss met Judge Carl Moss. Carl Moss left. Mrs. Moss stayed.", "Irene Moss"},
        // A surname with its particle; "Di" is no title it is not in capitals.
        {"Marta Di Luca met Carl Moss. Di Luca stayed.", "Marta Di Luca"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        EXPECT_TRUE(std::any_of(
            entities.begin(), entities.end(),
            [&](const std::string& entity) { return entity.starts_with("person " + row.bearer + ":") && !entity.ends_with(row.bearer); }))
            << row.text << ::testing::PrintToString(entities);
    }
}

TEST(Names, ATradeBeforeTwoNamesIsNoName) {
    struct Row {
        std::string text;
        std::string entity;  // the first that is found
    };
    const Row rows[] = {
        {"Innkeeper Anders Holm said the bell rang.", "person Anders Holm: Anders Holm"},
        {"Gardener Ana Ruiz was arrested on Friday.", "person Ana Ruiz: Ana Ruiz"},
        {"Electrician Carl Moss told the court that he slept.", "person Carl Moss: Carl Moss, he"},
        {"Plumber Leo Vance, 41, was led away.", "person Leo Vance: Leo Vance"},
        {"Librarian Ida Quist said the door was open.", "person Ida Quist: Ida Quist"},
        {"Beekeeper Tom Lind saw the smoke.", "person Tom Lind: Tom Lind"},
        {"Grandad Peter Falk saw the smoke.", "person Peter Falk: Peter Falk"},
        {"Violinist Klara Weiss played.", "person Klara Weiss: Klara Weiss"},
        {"Postmaster Otto Brandt retired.", "person Otto Brandt: Otto Brandt"},
        // A given name or a surname that is also a trade stays.
        {"Ana Gardener said the bell rang.", "person Ana Gardener: Ana Gardener"},
        {"Mason Ruiz Holm said the bell rang.", "person Mason Ruiz Holm: Mason Ruiz Holm"},
        {"Ana Cook Ruiz said the bell rang.", "person Ana Cook Ruiz: Ana Cook Ruiz"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        EXPECT_EQ(entities.empty() ? "" : entities.front(), row.entity) << row.text;
    }
}

TEST(Names, ASurnameKeepsItsParticles) {
    struct Row {
        std::string text;
        std::string entity;  // the first that is found
    };
    const Row rows[] = {
        {"Marta Di Luca met Carl Moss. Di Luca stayed.", "person Marta Di Luca: Marta Di Luca, Di Luca"},
        {"Pieter de Wael met Carl Moss. De Wael stayed.", "person Pieter de Wael: Pieter de Wael, De Wael"},
        {"Pieter de Wael met Carl Moss. “Yes,” Mr. de Wael said.", "person Pieter de Wael: Pieter de Wael, de Wael"},
        {"Anke van der Stam met Carl Moss. Van der Stam stayed.", "person Anke van der Stam: Anke van der Stam, Van der Stam"},
        {"Rosa Del Prado met Carl Moss. Del Prado stayed.", "person Rosa Del Prado: Rosa Del Prado, Del Prado"},
        {"Lucie Le Goff met Carl Moss. Le Goff stayed.", "person Lucie Le Goff: Lucie Le Goff, Le Goff"},
        {"Karl von Rhein met Carl Moss. Von Rhein stayed.", "person Karl von Rhein: Karl von Rhein, Von Rhein"},
        {"Marta Di Luca met Paolo Di Luca. Paolo Di Luca left. Di Luca stayed.", "person Marta Di Luca: Marta Di Luca"},
        // Another particle, or none, is another surname.
        {"Marta Di Luca met Carl Moss. De Luca stayed.", "person Marta Di Luca: Marta Di Luca"},
        {"Marta Rossi met Carl Moss. Di Rossi stayed.", "person Marta Rossi: Marta Rossi"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        EXPECT_EQ(entities.empty() ? "" : entities.front(), row.entity) << row.text;
    }
}

TEST(Names, AHyphenatedSurnameStandsAlone) {
    struct Row {
        std::string text;
        std::string entity;  // the first that is found
    };
    const Row rows[] = {
        {"Anna Lund-Moe met Carl Moss. Lund-Moe stayed.", "person Anna Lund-Moe: Anna Lund-Moe, Lund-Moe"},
        {"Anna Lund-Moe met Carl Moss. “Yes,” Dr. Lund-Moe said.", "person Anna Lund-Moe: Anna Lund-Moe, Lund-Moe"},
        // Al is a man's name as well.
        {"Yusra al-Amin met Carl Moss. Al-Amin stayed.", "person Yusra al-Amin: Yusra al-Amin, Al-Amin"},
        {"Kim Min-jun met Carl Moss. Min-jun stayed.", "person Kim Min-jun: Kim Min-jun, Min-jun"},
        // Its end alone is another surname.
        {"Anna Moe met Carl Lund-Moe. Lund-Moe stayed.", "person Anna Moe: Anna Moe"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        EXPECT_EQ(entities.empty() ? "" : entities.front(), row.entity) << row.text;
    }
}

TEST(Names, BehindAnAgeStandsAPlace) {
    EXPECT_THAT(found("Ada Brandt, 20, of Lenk, left. Otto Falk, 31, of Lenk, stayed."), testing::Contains("place Lenk: Lenk, Lenk"));
}

TEST(Names, AnInitialIsALetterOfAnyAlphabet) {
    for (const auto& [text, bearer] : std::vector<std::pair<std::string, std::string>>{
             {"Šime Kovač came. Later Š. Kovač left.", "person Šime Kovač: Šime Kovač, Š. Kovač"},
             {"Émile Roux came. Later É. Roux left.", "person Émile Roux: Émile Roux, É. Roux"},
             {"Anna Roux came. Later A. Roux left.", "person Anna Roux: Anna Roux, A. Roux"},
             {"Šime Kovač came. Later Ž. Kovač left.", "person Šime Kovač: Šime Kovač"}}) {
        const Rows entities = found(text);
        EXPECT_EQ(entities.empty() ? "" : entities.front(), bearer) << text;
    }
}

TEST(Names, AcronymsAreOfTheirOrganization) {
    EXPECT_EQ(found("The Harlow Port Authority (HPA) met. The HPA voted."),
              (Rows{"organization Harlow Port Authority: Harlow Port Authority, HPA, HPA"}));
    EXPECT_EQ(found("The Żuraw Port Authority (ŻPA) met. The ŻPA voted."),
              (Rows{"organization Żuraw Port Authority: Żuraw Port Authority, ŻPA, ŻPA"}));
}

TEST(Names, AnAcronymMayTurnADepartmentRound) {
    EXPECT_EQ(found("The Harbour Department moved in May. The DOH sold its quay."),
              (Rows{"organization Harbour Department: Harbour Department, DOH, its"}));
}

// A surname alone is whose kin the others are named as; of somebody else's kin nothing follows.
TEST(Names, ASurnameIsWhoseKinTheOthersAre) {
    struct Row {
        std::string text;
        std::string entity;
    };
    const Row rows[] = {
        {"Sam Harker and his wife, Joan Harker, were charged. Harker, 41, sat down.", "person Sam Harker: Sam Harker, his, Harker"},
        {"“It rained,” Joan Harker, Sam Harker’s sister, said. Harker, 46, died in May.", "person Sam Harker: Sam Harker, Harker"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        EXPECT_TRUE(std::find(entities.begin(), entities.end(), row.entity) != entities.end())
            << row.text << ::testing::PrintToString(entities);
    }
}

TEST(Names, AtBirthAreOfTheirBearer) {
    EXPECT_EQ(found("The jurors heard Coralie Dunn — the folk singer born Nadia Venn — in May. Later Dunn met Venn."),
              (Rows{"person Coralie Dunn: Coralie Dunn, the folk singer, Nadia Venn, Dunn, Venn"}));
    EXPECT_EQ(found("Lena Moor, née Falk, was born in Toronto. Later Moor left."),
              (Rows{"person Lena Moor: Lena Moor, Falk, Moor", "place Toronto: Toronto"}));
    EXPECT_EQ(found("Sam Harker, whose son was born Leo Harker, came."),
              (Rows{"person Sam Harker: Sam Harker", "person Leo Harker: Leo Harker"}));
}

TEST(Names, WhoIsCalledALawyerIsAPerson) {
    EXPECT_EQ(
        found("Samples are to be taken by an inspector whom the court will name. Gregor Haas, the authority’s lawyer, asked the judge to "
              "leave the outer basin out of the order.")
            .front(),
        "person Gregor Haas: Gregor Haas, the authority’s lawyer");
}

TEST(References, APronounBesideAQuotationIsWhoSpokeBefore) {
    struct Row {
        std::string text;
        std::string speaker;  // whose last mention is "he" or "she"
    };
    const Row rows[] = {
        {"Rolf Tanner has resigned. Anders Holm said the bell rang. “It woke the whole street,” he said.", "Anders Holm"},
        {"Rolf Tanner has resigned. The head of the choir, Ingo Pell, said a score was lost. “We sang by heart,” he said.", "Ingo Pell"},
        {"Rolf Tanner has resigned. Omar Sabri, the pilot, denied it. “The tide was out,” he told the Post.", "Omar Sabri"},
        {"Tilde Marsh wept. Runa Sund said the boat had sunk. “It went down at once,” she said.", "Runa Sund"},
        {"Tilde Marsh wept.\n\nRuna Sund said the boat had sunk.\n\n“It went down at once,” she said.", "Runa Sund"},
        {"Tilde Marsh wept.\n\n“We saw it,” Runa Sund said. “It was dark.”\n\n“It went down at once,” she added.", "Runa Sund"},
        {"Peter Falk left.\n\nIan Moor wrote that the road was shut. “Nobody told us,” he wrote.", "Ian Moor"},
        {"Peter Falk left. “The road is shut,” said Ian Moor. The rain went on. “Nobody told us,” he said.", "Ian Moor"},
        // The subject of the sentence before, though no verb of speech is in it.
        {"Rolf Tanner has resigned. Anders Holm owns two barges. “Neither of them leaked,” he told the Post.", "Anders Holm"},
        {"Rolf Tanner has resigned. The cooper, Anders Holm, owns two barges. “Neither of them leaked,” he said.", "Anders Holm"},
        {"Tilde Marsh wept.\n\nRuna Sund, 57, was calm.\n\n“It will pass,” she said.", "Runa Sund"},
        // Without a quotation between, at the start of a sentence.
        {"Tilde Marsh wept. “It was dark,” said Runa Sund. She added that the lamp was out.", "Runa Sund"},
        {"Rolf Tanner has resigned. “Neither of them leaked,” said Anders Holm. He added that the barges were sold.", "Anders Holm"},
        // Another who could be meant comes between.
        {"Ian Moor said the road was shut. Peter Falk disagreed. “It is open,” he said.", "Peter Falk"},
        // No man can be meant by "she".
        {"Mrs. Ida Quist slept. Mr. Ian Moor said the road was shut. “I saw nothing,” she said.", "Ida Quist"},
        // Who is asked answers.
        {"Peter Falk sat down. Mrs. Ida Quist asked where the key was. “I have it,” he said.", "Peter Falk"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        EXPECT_TRUE(std::any_of(entities.begin(), entities.end(),
                                [&](const std::string& entity) {
                                    return entity.starts_with("person " + row.speaker + ":") &&
                                           (entity.ends_with("he") || entity.ends_with("He"));
                                }))
            << row.text << ::testing::PrintToString(entities);
    }
}

TEST(References, GoToThoseWhoWereNamed) {
    EXPECT_EQ(found("Ana Ruiz, the port’s director, came. She left. The director had met Judge Sam Harker. The judge sat."),
              (Rows{"person Ana Ruiz: Ana Ruiz, the port’s director, She, The director", "person Sam Harker: Sam Harker, The judge"}));
    EXPECT_EQ(found("Peter Harker told Maria Ruiz that he knew her. He smiled, she said."),
              (Rows{"person Peter Harker: Peter Harker, he, He", "person Maria Ruiz: Maria Ruiz, her, she"}));
    EXPECT_EQ(found("Peter Harker, 54, was held. The 54-year-old is at home, his lawyer, Maria Ruiz, said."),
              (Rows{"person Peter Harker: Peter Harker, The 54-year-old, his", "person Maria Ruiz: lawyer, Maria Ruiz"}));
    EXPECT_EQ(found("We met in Toronto. The city is big."), (Rows{"place Toronto: Toronto, The city"}));
    EXPECT_EQ(found("Peter Harker met Sam Ruiz. “He was late,” Harker said."),
              (Rows{"person Peter Harker: Peter Harker, Harker", "person Sam Ruiz: Sam Ruiz, He"}));
    EXPECT_EQ(found("She left."), Rows{});
}

// What the grammar of a sentence says: one acts on another, “himself” and “who” are the subject; each with its counter-example.
TEST(References, GoWhereGrammarLetsThem) {
    struct Case {
        std::string text;
        std::string entity;
    };
    const Case cases[] = {
        {"Peter Harker wrote to Sam Ruiz. He told Harker that he was late.", "person Sam Ruiz: Sam Ruiz, He"},
        {"Sam Ruiz met Peter Harker. Harker had seen him before.", "person Sam Ruiz: Sam Ruiz, him"},
        {"Peter Harker came. He sat down.", "person Peter Harker: Peter Harker, He"},
        {"Ana Ruiz watched a man. The man, who looked to be in his thirties, called himself a clerk.",
         "person a man: a man, The man, his, himself, a clerk"},
        {"A young man met Sam Harker. The man, who seemed to be in his twenties, smiled.", "person A young man: A young man, The man, his"},
        // Whose name it is cannot be told; of “my son” it can.
        {"The man who struck the clerk, Ana Ruiz, was held. The clerk is at home.", "person the clerk: the clerk, The clerk"},
        {"His lawyers said that the spoon was lost. They said that nobody had missed it.", "person His lawyers: lawyers, They"},
        {"ANA RUIZ SAID THAT IT RAINED. SHE LEFT.", "person ANA RUIZ: ANA RUIZ, SHE"},
        {"Agnes Thorley left her farm. Her daughter, Ruth Beck, wept. Her son, Martin Thorley, came. His sister smiled.",
         "person Ruth Beck: daughter, Ruth Beck, sister"},
    };
    for (const Case& row : cases) {
        const Rows entities = found(row.text);
        EXPECT_TRUE(std::find(entities.begin(), entities.end(), row.entity) != entities.end())
            << row.text << ::testing::PrintToString(entities);
    }
}

// Police and prosecutors of whom nothing more is said are one each, and so are whose lawyers; each with its counter-example.
TEST(References, GroupsThatAReportSpeaksOfThroughout) {
    struct Row {
        std::string text;
        std::string entity;
    };
    const Row rows[] = {
        {"Prosecutors filed the motion on Monday. Prosecutors say that it rained. The prosecutors asked for a year.",
         "Prosecutors: Prosecutors, Prosecutors, The prosecutors"},
        {"Police said that two men fled. The police later found a car. It rained, police said.", "Police: Police, The police, police"},
        {"Ana Ruiz left. Ruiz’s lawyers said that it rained. Her attorneys wrote that she was ill. Her legal team stayed.",
         "Ruiz’s lawyers: lawyers, attorneys, legal team"},
        {"Ana Ruiz met Sam Harker. Ruiz’s lawyers came. Harker’s lawyers left. Harker’s lawyers wept.",
         "Harker’s lawyers: lawyers, lawyers"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        const bool is_there =
            std::any_of(entities.begin(), entities.end(), [&](const std::string& one) { return one.ends_with(' ' + row.entity); });
        EXPECT_TRUE(is_there) << row.text << ::testing::PrintToString(entities);
    }
}

// The Toronto governor: of whom the report says so by name, if it does not say it of another place.
TEST(References, ADescriptionThatHoldsAName) {
    struct Row {
        std::string text;
        std::string entity;
    };
    const Row rows[] = {
        {"Sam Harker, the governor of Ohio, came. The Ohio governor smiled.",
         "person Sam Harker: Sam Harker, the governor, The Ohio governor"},
        {"The Lenk Council clerk smiled. Ana Ruiz, the clerk, left.", "person Ana Ruiz: The Lenk Council clerk, Ana Ruiz, the clerk"},
        {"Sam Harker, the governor of Ohio, came. The Texas governor smiled.", "person Sam Harker: Sam Harker, the governor"},
        {"Lenk’s manager, Sam Harker, came. The Danvik manager smiled.", "person Sam Harker: manager, Sam Harker"},
        {"Sen. Sam Harker came. The Texas senator smiled.", "person Sam Harker: Sam Harker"},
        {"Sam Harker, the clerk, met Ana Ruiz, the clerk. The Ohio clerk smiled.", "person Sam Harker: Sam Harker, the clerk"},
        {"Sam Harker, the governor of Ohio, came. The Republican governor smiled.",
         "person Sam Harker: Sam Harker, the governor, The Republican governor"},
        {"Sam Harker, the former clerk, came. The Ohio clerk smiled.", "person Sam Harker: Sam Harker, the former clerk"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        EXPECT_TRUE(std::find(entities.begin(), entities.end(), row.entity) != entities.end())
            << row.text << ::testing::PrintToString(entities);
    }
}

TEST(References, ANameOfMenAndWomenGivesWay) {
    const Rows rows = found("Sam Dunmore opened the gate for Martha Vey. She said that it would rain.");
    EXPECT_TRUE(std::find(rows.begin(), rows.end(), "person Martha Vey: Martha Vey, She") != rows.end()) << ::testing::PrintToString(rows);
    const Rows two = found("Peter Dunmore opened the gate for Sam Vey. He said that it would rain.");
    EXPECT_TRUE(std::find(two.begin(), two.end(), "person Peter Dunmore: Peter Dunmore, He") != two.end()) << ::testing::PrintToString(two);
}

TEST(References, WhoIsToldSomethingIsNotThey) {
    const Rows rows = found("A clerk told the Harlow Times that they would stay.");
    EXPECT_TRUE(std::none_of(rows.begin(), rows.end(), [](const std::string& row) { return row.ends_with(", they"); }))
        << ::testing::PrintToString(rows);
}

TEST(References, WhoIsASenatorIsALawmaker) {
    EXPECT_EQ(found("Rep. Ana Ruiz came late. The lawmaker said that she had walked."),
              (Rows{"person Ana Ruiz: Ana Ruiz, The lawmaker, she"}));
    EXPECT_EQ(found("Monsignor Peter Gall wept. The monsignor said so."), (Rows{"person Peter Gall: Peter Gall, The monsignor"}));
    // No coach is a lawmaker.
    const Rows coach = found("The coach, Ana Ruiz, came late. The lawmaker said that it rained. The lawmaker left.");
    EXPECT_TRUE(std::find(coach.begin(), coach.end(), "person Ana Ruiz: The coach, Ana Ruiz") != coach.end())
        << ::testing::PrintToString(coach);
}

TEST(Names, ABodyIsCalledByAWordOfItsName) {
    EXPECT_EQ(found("The Harlow Times asked him. The Times printed it."), (Rows{"organization Harlow Times: Harlow Times, Times"}));
    EXPECT_EQ(found("Corbel Bank moved. Later Corbel said that it would stay."),
              (Rows{"organization Corbel Bank: Corbel Bank, Corbel, it"}));
    // One of two; a town.
    const Rows two = found("The Harlow Times and the Selby Times met. The Times printed it.");
    EXPECT_TRUE(std::find(two.begin(), two.end(), "organization Times: Times") != two.end()) << ::testing::PrintToString(two);
    const Rows town = found("Toronto Bank moved. It left Toronto in May.");
    EXPECT_TRUE(std::find(town.begin(), town.end(), "place Toronto: Toronto") != town.end()) << ::testing::PrintToString(town);
}

TEST(Names, APlaceBeforeASurnameIsNoGivenName) {
    const Rows rows = found("Texas Sturgis Rally Ends Early\n\nDonald Sturgis spoke on Tuesday. Sturgis left.");
    EXPECT_TRUE(std::find(rows.begin(), rows.end(), "person Donald Sturgis: Sturgis, Donald Sturgis, Sturgis") != rows.end() ||
                std::find(rows.begin(), rows.end(), "person Donald Sturgis: Donald Sturgis, Sturgis") != rows.end())
        << ::testing::PrintToString(rows);
    EXPECT_TRUE(std::none_of(rows.begin(), rows.end(), [](const std::string& row) {
        return row.find("Texas Sturgis") != std::string::npos;
    })) << ::testing::PrintToString(rows);
}

TEST(Names, APlaceBeforeASurnameBeforeANoun) {
    const Rows rows = found("Donald Sturgis spoke on Tuesday. He left before the end of a Texas Sturgis rally. Sturgis laughed.");
    EXPECT_TRUE(std::find(rows.begin(), rows.end(), "person Donald Sturgis: Donald Sturgis, He, Sturgis, Sturgis") != rows.end())
        << ::testing::PrintToString(rows);
}

// Bad input: many of one surname, a long name, other alphabets, marks that combine, brothers. No person is invented.
TEST(Names, WhereSomebodyIsFromIsNobody) {
    struct Row {
        std::string text;
        std::string entity;  // the first of the text
    };
    const Row rows[] = {
        {"A Corbel Falls woman left the house.", "place Corbel Falls: Corbel Falls"},
        {"A Corbel Falls aide spoke to Dana Moss.", "place Corbel Falls: Corbel Falls"},
        {"Sam Harker spoke. A Sam Harker aide left.", "person Sam Harker: Sam Harker, Sam Harker"},
    };
    for (const Row& row : rows) {
        const auto entities = found(row.text);
        EXPECT_TRUE(!entities.empty() && entities.front() == row.entity) << row.text;
    }
}

TEST(References, AShortFormHasTheGenderOfItsName) {
    EXPECT_EQ(found("Ida Brandt came in. Gaz had lost the key, she said."),
              (Rows{"person Ida Brandt: Ida Brandt, she", "person Gaz: Gaz"}));
}

TEST(Names, OddNamesInventNobody) {
    std::string many;
    for (char a = 'B'; a <= 'Z'; ++a) {
        for (const char* rest : {"anno", "ilda"})
            many += std::string(1, a) + rest + " Brandt said that the pier was safe. “I walked,” Brandt said.\n\n";
    }
    const Rows brandts = found(many);
    EXPECT_TRUE(
        std::all_of(brandts.begin(), brandts.end(), [](const std::string& row) { return row.find("Brandt") != std::string::npos; }));
    EXPECT_LE(brandts.size(), 50U);
    std::string name = "Mr. ";
    for (int i = 0; i < 40; ++i) name += std::string("An") + static_cast<char>('b' + i % 20) + "a ";
    EXPECT_LE(found(name + "said that it rained.").size(), 1U);
    EXPECT_EQ(found("Иван Петров сказал, что идёт дождь. Петров ушёл."), Rows{});
    EXPECT_EQ(found("Zoe\u0308 Bru\u0301n said that it rained. Later Bru\u0301n left.").size(), 1U);
    EXPECT_EQ(found("Ana\u200d Ru\u200diz said that it rained. Later Ru\u200diz left.").size(), 1U);
    const Rows brothers = found("Peter Brandt and Paul Brandt said that they were brothers. Peter said that Paul was late.");
    EXPECT_TRUE(std::find(brothers.begin(), brothers.end(), "person Peter Brandt: Peter Brandt, Peter") != brothers.end())
        << ::testing::PrintToString(brothers);
}

TEST(References, WhoIsOnlyDescribedIsSomebodyToo) {
    struct Row {
        std::string text;
        std::string entity;
    };
    const Row rows[] = {
        {"A doctor examined the boy. The doctor left. She was tired.", "person A doctor: A doctor, The doctor, She"},
        {"A fisherman found the boat. He called the coastguard.", "person A fisherman: A fisherman, He"},
        {"Two pilots refused to fly. The pilots said that they were tired.", "person Two pilots: Two pilots, The pilots, they"},
        {"The company lost a ship. Later the company sold its quay.", "organization The company: The company, the company, its"},
        {"Ana Ruiz’s brother owns a boat. He sold it in May.", "person Ana Ruiz’s brother: brother, He"},
        {"The driver was taken to hospital. The driver said that he had seen nothing.", "person The driver: The driver, The driver, he"},
    };
    for (const Row& row : rows) {
        const Rows entities = found(row.text);
        EXPECT_TRUE(std::find(entities.begin(), entities.end(), row.entity) != entities.end())
            << row.text << ::testing::PrintToString(entities);
    }
    // Not once alone, and no number of them.
    EXPECT_EQ(found("A doctor examined the roof."), Rows{});
    EXPECT_EQ(found("No doctor came. Every nurse had left."), Rows{});
}

TEST(References, WhoseNameFollowsWasDescribedBefore) {
    EXPECT_EQ(found("A doctor examined the boat. The doctor, Ana Ruiz, left."), (Rows{"person Ana Ruiz: A doctor, The doctor, Ana Ruiz"}));
    EXPECT_EQ(found("A harbour union struck in May. The union, the Dock Workers’ Alliance, won."),
              (Rows{"organization Dock Workers’ Alliance: A harbour union, The union, Dock Workers’ Alliance"}));
    EXPECT_EQ(found("A pilot named Sam Harker came."), (Rows{"person Sam Harker: A pilot, Sam Harker"}));
}

TEST(References, WhatOneBecameIsSaidOfOne) {
    EXPECT_EQ(found("Ana Ruiz became a judge in May."), (Rows{"person Ana Ruiz: Ana Ruiz, a judge"}));
    EXPECT_EQ(found("Ana Ruiz worked as a nurse in Toronto."), (Rows{"person Ana Ruiz: Ana Ruiz, a nurse", "place Toronto: Toronto"}));
    EXPECT_EQ(found("Ana Ruiz did not become a judge."), (Rows{"person Ana Ruiz: Ana Ruiz"}));
    EXPECT_EQ(found("They met Ana Ruiz, who is a judge."), (Rows{"person Ana Ruiz: Ana Ruiz, a judge"}));
}

TEST(References, TheAuthorIsIAndWeOutsideQuotationMarks) {
    EXPECT_EQ(found("I walked to the quay. The rain had soaked my coat."), (Rows{"person I: I, my"}));
    EXPECT_EQ(found("We asked the mill. Nobody answered us."), (Rows{"person we: We, us"}));
    EXPECT_EQ(found("“I walked to the quay,” he said. “It rained on my coat.”"), Rows{});
    EXPECT_EQ(found("The US sent a ship to the US."), (Rows{"place US: US, US"}));
}

}  // namespace
}  // namespace onrecord
