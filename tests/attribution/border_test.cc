// Where sources, cues and contents begin and end, by the kinds of text that moved them; rows that must not change are among them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "attribution/readings.h"

namespace onrecord {
namespace {

TEST(Border, ACueWithoutASubjectHasThatOfTheVerbItGoesOnFrom) {
    expect_statements({
        {"Moss looked at the clerk, shook her head and said the lock was open.", {"Moss / said / the lock was open"}},
        {"Asked whether he would sell, Brand glanced at Lund, frowned and said, “No.”",
         {" / Asked / whether he would sell", "Brand / said / “No.”"}},
        {"Last week the port office shut two gates, but on Friday it used firmer words, saying the pier “must be closed.”",
         {"it / saying / the pier “must be closed.”"}},
        {"Brand joined the debate on nets, announcing that he would meet the crews.",
         {"Brand / announcing / that he would meet the crews"}},
        {"Lund renewed her old quarrel with the board when she named her deputy, calling him “my right hand.”",
         {"she / named / her deputy", "Lund / calling / him “my right hand.”"}},
        {"The council voted for the plan after warning that the pier “will not last.”",
         {"The council / voted for / the plan", "The council / warning / that the pier “will not last.”"}},
        {"Moss was booed after telling the crews that they were “being silly.”", {"Moss / telling / that they were “being silly.”"}},
        {"Brand left the hall before asking whether the lock was safe.", {"Brand / asking / whether the lock was safe"}},
        {"The sea wall was raised after Ruiz warned that it was too low.", {"Ruiz / warned / that it was too low"}},
        {"Management sits down with the crews and tells them why the pier was closed.", {"Management / tells / why the pier was closed"}},
        {"The Courier quoted a clerk as saying the pier was sound.",
         {"The Courier / quoted / a clerk as saying the pier was sound", "a clerk / saying / the pier was sound"}},
        {"Moss was quoted as saying that the pier was sound.", {"Moss / was quoted as saying / that the pier was sound"}},
        {"That is not the same as saying that the pier is sound.", {}},
        {"Ruiz said the pier was sound, adding that the lock was not.",
         {"Ruiz / said / the pier was sound", "Ruiz / adding / that the lock was not"}},
        {"“The pier is sound,” Ruiz said, adding that the lock was not.",
         {"Ruiz / said / “The pier is sound,”", "Ruiz / adding / that the lock was not"}},
        {"After insisting that she was “not here to argue,” Ruiz admitted that the pier “was old.”",
         {"Ruiz / insisting / that she was “not here to argue,”", "Ruiz / admitted / that the pier “was old.”"}},
        {"After telling the crews that the pier was closed, Ruiz left.", {"Ruiz / telling / that the pier was closed"}},
        {"Rolf Brand, a farmer, was quoted in the Courier as saying: “The pier is not good for them.”",
         {"Rolf Brand, a farmer, / saying: / “The pier is not good for them.”"}},
        {"But asked whether the board should meet, Mr. Lund said, “That is not for me.”",
         {" / asked / whether the board should meet", "Mr. Lund / said / “That is not for me.”"}},
        {"We got a lamp just by looking, before realising that most gates are shut.", {"We / realising / that most gates are shut"}},
    });
}

TEST(Border, ASourceEndsBeforeWhatIsBesideIt) {
    expect_statements({
        {"Rolf Brand on Tuesday rejected the offer.", {"Rolf Brand / rejected / the offer"}},
        {"The harbour court last week ruled that the nets were legal.", {"The harbour court / ruled / that the nets were legal"}},
        {"The board this month announced that the ferry would stop.", {"The board / announced / that the ferry would stop"}},
        {"Ruiz this week also said the pier was sound.", {"Ruiz / also said / the pier was sound"}},
        {"A survey last year by the port office said the pier was sound.",
         {"A survey last year by the port office / said / the pier was sound"}},
        {"A report released last week said the pier was sound.", {"A report released last week / said / the pier was sound"}},
        {"A poll in May said most crews were for the plan.", {"A poll in May / said / most crews were for the plan"}},
        {"The Tuesday club said the pier was sound.", {"The Tuesday club / said / the pier was sound"}},
        {"USA Today reported that the pier was sound.", {"USA Today / reported / that the pier was sound"}},
        {"Lund – who ran the ferry for nine years – says the pier is sound.",
         {"Lund – who ran the ferry for nine years / says / the pier is sound"}},
        {"Sheriff Mark Ode, who calls the pier “a trap,” said it would close.",
         {"who / calls / the pier “a trap,”", "Sheriff Mark Ode / said / it would close"}},
        {"Ana Ruiz, who heads the port office, said the pier was sound.",
         {"Ana Ruiz, who heads the port office, / said / the pier was sound"}},
        {"The issue was first reported by the Harlow Courier.", {"the Harlow Courier / was first reported / The issue"}},
        {"Ana Ruiz, the mayor, said on Tuesday that the pier was sound.", {"Ana Ruiz, the mayor, / said / that the pier was sound"}},
        {"The letter released Tuesday by the crews said the pier was sound.",
         {"The letter released Tuesday by the crews / said / the pier was sound"}},
    });
}

TEST(Border, ADatelineIsNoPartOfASentence) {
    expect_statements({
        {"LENK, May 3 – “The pier is closed,” Ruiz said.", {"Ruiz / said / “The pier is closed,”"}},
        {"PORT ARN, Ohio — “The pier is closed,” Ruiz said.", {"Ruiz / said / “The pier is closed,”"}},
        {"LENK (NPA) — Ana Ruiz was in the harbour on Friday, saying the pier was closed.", {"Ana Ruiz / saying / the pier was closed"}},
        {"LENK — The mayor's aide cheered the crews, saying: “We have to be ready.”",
         {"The mayor's aide / cheered / the crews", "The mayor's aide / saying: / “We have to be ready.”"}},
        {"HARLOW, Pa. — The pier was closed on Friday, Ana Ruiz said.", {"Ana Ruiz / said / The pier was closed on Friday"}},
        {"Harlow, May 3 - Ana Ruiz said the pier was closed.", {"Ana Ruiz / said / the pier was closed"}},
        {"RUIZ — who ran the ferry — said the pier was closed.", {"RUIZ — who ran the ferry / said / the pier was closed"}},
        {"“LENK – that is where we met,” Ruiz said.", {"Ruiz / said / “LENK – that is where we met,”"}},
        {"LENK is a small town, Ruiz said, “with a good pier.”", {"Ruiz / said / LENK is a small town | “with a good pier.”"}},
        {"The pier – a wooden one – is closed, Ruiz said.", {"Ruiz / said / The pier – a wooden one – is closed"}},
    });
}

TEST(Border, AClauseGoesOnBehindAQuotationInIt) {
    expect_statements({
        {"Sheriff Mark Ode, who calls the pier “a trap,” wants it closed.", {"who / calls / the pier “a trap,”"}},
        {"The board, which calls the plan “unsafe,” called for a vote.",
         {"which / calls / the plan “unsafe,”", "The board / called for / a vote"}},
        {"The board – which calls the plan “unsafe” – called for a vote.",
         {"which / calls / the plan “unsafe”", "The board / called for / a vote"}},
        {"Lund, who called the deal “a gift,” praised the crews.", {"who / called / the deal “a gift,”", "Lund / praised / the crews"}},
        {"The price was nine million, which Ruiz called “a disgrace,” blaming Brand.",
         {"Ruiz / called / “a disgrace,”", "Ruiz / blaming / Brand"}},
        {"Ruiz said the boat had “open books,” referring to its owners.",
         {"Ruiz / said / the boat had “open books,”", "Ruiz / referring to / its owners"}},
        {"Ruiz mocked his coat, called her “third-rate” and left the hall.",
         {"Ruiz / mocked / his coat", "Ruiz / called / her “third-rate”"}},
        {"Brand, hoping to win the seat, called Lund a “spoiled child.”",
         {"Brand / hoping / to win the seat", "Brand / called / Lund a “spoiled child.”"}},
        {"Ruiz criticized the board, the crews and the owners.", {"Ruiz / criticized / the board, the crews and the owners"}},
        {"Ruiz mocked the coat, the hat and the boots.", {"Ruiz / mocked / the coat, the hat and the boots"}},
        {"“The pier is a trap,” said Mark Ode, who runs the ferry.", {"Mark Ode, who runs the ferry / said / “The pier is a trap,”"}},
        {"The mayor, who heads the port office, said: “It is a trap.”",
         {"The mayor, who heads the port office, / said: / “It is a trap.”"}},
        {"The crews (which his colleague Rolf Brand defended) left.", {}},
    });
}

TEST(Border, ANounBehindADeterminerIsNoCue) {
    expect_statements({
        {"This blog has covered the pier for years.", {}},
        {"Readers of this blog said the pier was sound.", {"Readers of this blog / said / the pier was sound"}},
        {"The next post on this blog is about whether the pier is sound.", {}},
        {"It is not clear that the demand, if he gets what he wants, will last.", {}},
        {"Brand might drop that demand if he gets what he wants.", {}},
        {"Ruiz is facing this question now with her crews.", {}},
        {"This newspaper reported that the pier was sound.", {"This newspaper / reported / that the pier was sound"}},
        {"Some note that the pier is sound.", {"Some / Some note / that the pier is sound"}},
        {"Many claim that the pier is sound.", {"Many / claim / that the pier is sound"}},
        {"The claim that the pier is sound is false.", {}},
        {"This claims that the pier is sound.", {"This / claims / that the pier is sound"}},
        {"She blogs that the pier is sound.", {"She / blogs / that the pier is sound"}},
    });
}

TEST(Border, AProgrammeIsNoContent) {
    expect_statements({
        {"“The pier is sound,” Ruiz said on Harlow Radio’s “Morning Tide.”", {"Ruiz / said / “The pier is sound,”"}},
        {"“The pier is sound,” Ruiz said on “Harlow Tonight.”", {"Ruiz / said / “The pier is sound,”"}},
        {"“The pier is sound,” Ruiz told the Courier’s “Letters From the Quay.”", {"Ruiz / told / “The pier is sound,”"}},
        {"“It is sound,” Ruiz said on Harlow Radio’s “Morning Tide.” “We looked.”", {"Ruiz / said / “It is sound,” | “We looked.”"}},
        {"“The pier,” Ruiz said on “Morning Tide,” “is sound.”", {"Ruiz / said / “The pier,” | “is sound.”"}},
        {"“The pier is sound,” Ruiz said in a voice full of “hope and joy.”", {"Ruiz / said / “The pier is sound,”"}},
        {"“The pier is sound,” Ruiz said. “We Looked At It.”", {"Ruiz / said / “The pier is sound,” | “We Looked At It.”"}},
        {"Ruiz told the crew: “The Pier Is Sound.”", {"Ruiz / told / “The Pier Is Sound.”"}},
        {"“The pier is sound,” Ruiz said, “and So Is The Lock.”", {"Ruiz / said / “The pier is sound,” | “and So Is The Lock.”"}},
        {"Ruiz said of the report, “It Is Over.”", {"Ruiz / said / “It Is Over.”"}},
        {"Ruiz wrote in “The Long Pier,” a book, that the sea was rising.", {"Ruiz / wrote / that the sea was rising"}},
    });
}

TEST(Border, WhatLeadsUpToAContentIsNoPartOfIt) {
    expect_statements({
        {"The letter informs the agent that the lease is over.", {"The letter / informs / that the lease is over"}},
        {"The note informed the crews why the ferry had stopped.", {"The note / informed / the crews why the ferry had stopped"}},
        {"The message reminds the owners that the rent is due.", {"The message / reminds / that the rent is due"}},
        {"The council urges the owners to sell.", {"The council / urges / the owners to sell"}},
        {"The board told the owners never to speak of the lock.", {"The board / told / the owners never to speak of the lock"}},
        {"Ruiz said Sunday in Lenk, Ohio, that she was hoping for rain.", {"Ruiz / said / that she was hoping for rain"}},
        {"Ruiz said in Port Arn, Pa., on Friday that the pier was closed.", {"Ruiz / said / that the pier was closed"}},
        {"Ruiz said Lenk, Harlow, and Port Arn were closed.", {"Ruiz / said / Lenk, Harlow, and Port Arn were closed"}},
        {"Ruiz said Lenk was closed.", {"Ruiz / said / Lenk was closed"}},
        {"Ruiz said Lenk, the port, that had no pier, was closed.", {"Ruiz / said / Lenk, the port, that had no pier, was closed"}},
    });
}

TEST(Border, ASalutationIsNoSource) {
    expect_statements({
        {"Dear Moss: “We will not sell the pier,” the note began.", {"the note / began / “We will not sell the pier,”"}},
        {"DEAR RUTH: My boat was sold on Monday. What now?", {}},
        {"Ruth Moss: “My boat was sold.”", {"Ruth Moss / : / “My boat was sold.”"}},
        {"MOSS: “My boat was sold.”", {"MOSS / : / “My boat was sold.”"}},
    });
}

TEST(Border, AnAddresseeMayFollowAQuestion) {
    expect_statements({
        {"“Who signed for the fuel?” Lea Moss, asked the panel.", {"Lea Moss / asked / “Who signed for the fuel?”"}},
        {"“Who signed for the fuel?” Moss asked the panel.", {"Moss / asked / “Who signed for the fuel?”"}},
        {"“Who signed for the fuel?” Moss asked him.", {"Moss / asked / “Who signed for the fuel?”"}},
        {"“Who signed for the fuel?” Moss asked.", {"Moss / asked / “Who signed for the fuel?”"}},
        {"“Sell the boat!” Moss told the crew.", {"Moss / told / “Sell the boat!”"}},
        {"“It fell.” Moss said.", {"Moss / said / “It fell.”"}},
        {"“It fell.” Moss told the crew that the pier was shut.", {"Moss / told / that the pier was shut"}},
        {"“Who signed for the fuel?” Moss asked the panel to wait.", {"Moss / asked / “Who signed for the fuel?”"}},
        {"“Who signed for the fuel?” The panel was shut.", {}},
        {"“Who signed for the fuel?” Moss asked nobody, and left.", {"Moss / asked / “Who signed for the fuel?”"}},
    });
}

TEST(Border, TheSenderOfADocumentSpeaksInIt) {
    expect_statements({
        {"Ruiz sent the crews a letter saying the pier was shut.", {"Ruiz / a letter saying / the pier was shut"}},
        {"His campaign sent out a message to crews saying: “We won the vote.”", {"a message to crews / saying: / “We won the vote.”"}},
        {"The board issued a statement saying that the pier was shut.", {"The board / issued a statement saying / that the pier was shut"}},
    });
}

TEST(Border, NothingEndsWithAnArticle) {
    expect_statements({
        {"Ruiz praised Rolf Brand at the meeting.", {"Ruiz / praised / Rolf Brand"}},
        {"Ruiz criticized the board at a hearing.", {"Ruiz / criticized / the board"}},
        {"Ruiz condemned the raid at the funeral.", {"Ruiz / condemned / the raid at the funeral"}},
        {"Ruiz asked what the crew was waiting for.", {"Ruiz / asked / what the crew was waiting for"}},
        {"Ruiz said Brand should weigh in.", {"Ruiz / said / Brand should weigh in"}},
    });
}

TEST(Border, WhatFollowsAQuotationIsNoPartOfIt) {
    expect_statements({
        {"Moss tweeted, “Thank you Harlow!” on Friday afternoon.", {"Moss / tweeted / “Thank you Harlow!”"}},
        {"Moss wrote “We won” on a wall.", {"Moss / wrote / “We won” on a wall"}},
        {"“People are angry,” said Rolf Ode, who thinks Moss and his staff “need to be more open with the crews.”",
         {"Rolf Ode / said / “People are angry,”", "who / thinks / Moss and his staff “need to be more open with the crews.”"}},
        {"“People are angry,” said Rolf Ode, who runs the ferry.", {"Rolf Ode, who runs the ferry / said / “People are angry,”"}},
        {"“People are angry,” said Rolf Ode, who thinks the pier is sound.",
         {"Rolf Ode, who thinks the pier is sound / said / “People are angry,”"}},
        {"Moss said, “It is shut,” on Friday.", {"Moss / said / “It is shut,”"}},
    });
}

TEST(Border, ADashBehindASentenceOfTheReportsLeadsToAQuotation) {
    expect_statements({
        {"Moss doubted the plan – “It cannot work at all,” she said.",
         {"Moss / doubted / the plan", "she / said / “It cannot work at all,”"}},
        {"The old hall was torn down last year – “It was a shame for all of us,” Lund said.",
         {"Lund / said / “It was a shame for all of us,”"}},
        {"The ferry has stopped -- \"Nobody asked the crews about it,\" Brand said.",
         {"Brand / said / \"Nobody asked the crews about it,\""}},
        {"The pier is closed – “We do not know why,” said Lund.", {"Lund / said / “We do not know why,”"}},
        // The sentence goes on into the quotation.
        {"Three crews, two boats – “all that we had,” Lund said.", {"Lund / said / Three crews, two boats – “all that we had,”"}},
        {"The nets were old – “the worst on the coast,” Brand said.", {"Brand / said / The nets were old – “the worst on the coast,”"}},
        {"Brand said the nets – “the best on the coast” – were sold.", {"Brand / said / the nets – “the best on the coast” – were sold"}},
        {"Brand praised the nets – “the best on the coast” – and left.",
         {"Brand / praised / the nets – “the best on the coast” – and left"}},
        {"“The pier is sound,” Ruiz said – “and so is the lock.”", {"Ruiz / said / “The pier is sound,” | “and so is the lock.”"}},
    });
}

TEST(Border, WhatTheReportSaysOfAPhraseInMarksIsNoPartOfIt) {
    expect_statements({
        {"The board deemed him “well qualified,” which is its highest rating.", {"The board / deemed / him “well qualified,”"}},
        {"The board deemed her “not fit,” which nobody had done before.", {"The board / deemed / her “not fit,”"}},
        {"The board deemed him “well qualified.”", {"The board / deemed / him “well qualified.”"}},
        {"Ruiz said he would “look at the facts” when asked about the pier.",
         {"Ruiz / said / he would “look at the facts”", " / asked about / the pier"}},
        {"Ruiz said he “would certainly look at the facts” of the case when asked about a pardon.",
         {"Ruiz / said / he “would certainly look at the facts” of the case", " / asked about / a pardon"}},
        {"Lund said the lock was “a risk to us all” when asked whether it was safe.",
         {"Lund / said / the lock was “a risk to us all”", " / asked / whether it was safe"}},
        // Who is asked is in what is said.
        {"Ruiz said he froze when asked about the pier.", {"Ruiz / said / he froze when asked about the pier"}},
        {"Ruiz said that she would “think hard” when Brand asked her.", {"Ruiz / said / that she would “think hard” when Brand asked her"}},
        {"Ruiz said the pier was “a trap,” which the crews knew.", {"Ruiz / said / the pier was “a trap,” which the crews knew"}},
        {"Brand called him “a liar” and “a thief.”", {"Brand / called / him “a liar” and “a thief.”"}},
    });
}

}  // namespace
}  // namespace onrecord
