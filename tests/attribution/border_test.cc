// Where sources, cues and contents begin and end, by the kinds of text that moved them; rows that must not change are among them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "attribution/readings.h"

namespace onrecord {
namespace {

TEST(Border, ACueWithoutASubjectHasThatOfTheVerbItGoesOnFrom) {
    expect_statements({
        {"Moss looked at the clerk, shook her head and said the lock was open.", {"elliptic: Moss / said / the lock was open"}},
        {"Asked whether he would sell, Brand glanced at Lund, frowned and said, “No.”",
         {"question:  / Asked / whether he would sell", "elliptic: Brand / said / “No.”"}},
        {"Last week the port office shut two gates, but on Friday it used firmer words, saying the pier “must be closed.”",
         {"elliptic: it / saying / the pier “must be closed.”"}},
        {"Brand joined the debate on nets, announcing that he would meet the crews.",
         {"elliptic: Brand / announcing / that he would meet the crews"}},
        {"Lund renewed her old quarrel with the board when she named her deputy, calling him “my right hand.”",
         {"frame: she / named / her deputy", "elliptic: Lund / calling / him “my right hand.”"}},
        {"The council voted for the plan after warning that the pier “will not last.”",
         {"frame: The council / voted for / the plan", "elliptic: The council / warning / that the pier “will not last.”"}},
        {"Moss was booed after telling the crews that they were “being silly.”",
         {"elliptic: Moss / telling / that they were “being silly.”"}},
        {"Brand left the hall before asking whether the lock was safe.", {"elliptic: Brand / asking / whether the lock was safe"}},
        {"The sea wall was raised after Ruiz warned that it was too low.", {"postposed_content: Ruiz / warned / that it was too low"}},
        {"Management sits down with the crews and tells them why the pier was closed.",
         {"elliptic: Management / tells / why the pier was closed"}},
        {"The Courier quoted a clerk as saying the pier was sound.",
         {"frame: The Courier / quoted / a clerk as saying the pier was sound", "elliptic: a clerk / saying / the pier was sound"}},
        {"Moss was quoted as saying that the pier was sound.", {"elliptic: Moss / was quoted as saying / that the pier was sound"}},
        {"That is not the same as saying that the pier is sound.", {}},
        {"Ruiz said the pier was sound, adding that the lock was not.",
         {"postposed_content: Ruiz / said / the pier was sound", "elliptic: Ruiz / adding / that the lock was not"}},
        {"“The pier is sound,” Ruiz said, adding that the lock was not.",
         {"preposed_content: Ruiz / said / “The pier is sound,”", "elliptic: Ruiz / adding / that the lock was not"}},
        {"After insisting that she was “not here to argue,” Ruiz admitted that the pier “was old.”",
         {"elliptic: Ruiz / insisting / that she was “not here to argue,”",
          "postposed_content: Ruiz / admitted / that the pier “was old.”"}},
        {"After telling the crews that the pier was closed, Ruiz left.", {"elliptic: Ruiz / telling / that the pier was closed"}},
        {"Rolf Brand, a farmer, was quoted in the Courier as saying: “The pier is not good for them.”",
         {"elliptic: Rolf Brand, a farmer, / saying: / “The pier is not good for them.”"}},
        {"But asked whether the board should meet, Mr. Lund said, “That is not for me.”",
         {"question:  / asked / whether the board should meet", "postposed_content: Mr. Lund / said / “That is not for me.”"}},
        {"We got a lamp just by looking, before realising that most gates are shut.",
         {"elliptic: We / realising / that most gates are shut"}},
    });
}

TEST(Border, ASourceEndsBeforeWhatIsBesideIt) {
    expect_statements({
        {"Rolf Brand on Tuesday rejected the offer.", {"postposed_content: Rolf Brand / rejected / the offer"}},
        {"The harbour court last week ruled that the nets were legal.",
         {"postposed_content: The harbour court / ruled / that the nets were legal"}},
        {"The board this month announced that the ferry would stop.",
         {"postposed_content: The board / announced / that the ferry would stop"}},
        {"Ruiz this week also said the pier was sound.", {"postposed_content: Ruiz / also said / the pier was sound"}},
        {"A survey last year by the port office said the pier was sound.",
         {"postposed_content: A survey last year by the port office / said / the pier was sound"}},
        {"A report released last week said the pier was sound.",
         {"postposed_content: A report released last week / said / the pier was sound"}},
        {"A poll in May said most crews were for the plan.", {"postposed_content: A poll in May / said / most crews were for the plan"}},
        {"The Tuesday club said the pier was sound.", {"postposed_content: The Tuesday club / said / the pier was sound"}},
        {"USA Today reported that the pier was sound.", {"postposed_content: USA Today / reported / that the pier was sound"}},
        {"Lund – who ran the ferry for nine years – says the pier is sound.",
         {"postposed_content: Lund – who ran the ferry for nine years / says / the pier is sound"}},
        {"Sheriff Mark Ode, who calls the pier “a trap,” said it would close.",
         {"postposed_content: who / calls / the pier “a trap,”", "postposed_content: Sheriff Mark Ode / said / it would close"}},
        {"Ana Ruiz, who heads the port office, said the pier was sound.",
         {"postposed_content: Ana Ruiz, who heads the port office, / said / the pier was sound"}},
        {"The issue was first reported by the Harlow Courier.", {"frame: the Harlow Courier / was first reported / The issue"}},
        {"Ana Ruiz, the mayor, said on Tuesday that the pier was sound.",
         {"postposed_content: Ana Ruiz, the mayor, / said / that the pier was sound"}},
        {"The letter released Tuesday by the crews said the pier was sound.",
         {"postposed_content: The letter released Tuesday by the crews / said / the pier was sound"}},
    });
}

TEST(Border, ADatelineIsNoPartOfASentence) {
    expect_statements({
        {"LENK, May 3 – “The pier is closed,” Ruiz said.", {"preposed_content: Ruiz / said / “The pier is closed,”"}},
        {"PORT ARN, Ohio — “The pier is closed,” Ruiz said.", {"preposed_content: Ruiz / said / “The pier is closed,”"}},
        {"LENK (NPA) — Ana Ruiz was in the harbour on Friday, saying the pier was closed.",
         {"elliptic: Ana Ruiz / saying / the pier was closed"}},
        {"LENK — The mayor's aide cheered the crews, saying: “We have to be ready.”",
         {"frame: The mayor's aide / cheered / the crews", "elliptic: The mayor's aide / saying: / “We have to be ready.”"}},
        {"HARLOW, Pa. — The pier was closed on Friday, Ana Ruiz said.",
         {"preposed_content: Ana Ruiz / said / The pier was closed on Friday"}},
        {"Harlow, May 3 - Ana Ruiz said the pier was closed.", {"postposed_content: Ana Ruiz / said / the pier was closed"}},
        {"RUIZ — who ran the ferry — said the pier was closed.", {"frame: RUIZ — who ran the ferry / said / the pier was closed"}},
        {"“LENK – that is where we met,” Ruiz said.", {"preposed_content: Ruiz / said / “LENK – that is where we met,”"}},
        {"LENK is a small town, Ruiz said, “with a good pier.”",
         {"split_content: Ruiz / said / LENK is a small town | “with a good pier.”"}},
        {"The pier – a wooden one – is closed, Ruiz said.", {"preposed_content: Ruiz / said / The pier – a wooden one – is closed"}},
    });
}

TEST(Border, AClauseGoesOnBehindAQuotationInIt) {
    expect_statements({
        {"Sheriff Mark Ode, who calls the pier “a trap,” wants it closed.", {"postposed_content: who / calls / the pier “a trap,”"}},
        {"The board, which calls the plan “unsafe,” called for a vote.",
         {"postposed_content: which / calls / the plan “unsafe,”", "postposed_content: The board / called for / a vote"}},
        {"The board – which calls the plan “unsafe” – called for a vote.",
         {"postposed_content: which / calls / the plan “unsafe”", "postposed_content: The board / called for / a vote"}},
        {"Lund, who called the deal “a gift,” praised the crews.",
         {"postposed_content: who / called / the deal “a gift,”", "postposed_content: Lund / praised / the crews"}},
        {"The price was nine million, which Ruiz called “a disgrace,” blaming Brand.",
         {"postposed_content: Ruiz / called / “a disgrace,”", "elliptic: Ruiz / blaming / Brand"}},
        {"Ruiz said the boat had “open books,” referring to its owners.",
         {"postposed_content: Ruiz / said / the boat had “open books,”", "frame: Ruiz / referring to / its owners"}},
        {"Ruiz mocked his coat, called her “third-rate” and left the hall.",
         {"postposed_content: Ruiz / mocked / his coat", "elliptic: Ruiz / called / her “third-rate”"}},
        {"Brand, hoping to win the seat, called Lund a “spoiled child.”",
         {"elliptic: Brand / hoping / to win the seat", "elliptic: Brand / called / Lund a “spoiled child.”"}},
        {"Ruiz criticized the board, the crews and the owners.",
         {"postposed_content: Ruiz / criticized / the board, the crews and the owners"}},
        {"Ruiz mocked the coat, the hat and the boots.", {"postposed_content: Ruiz / mocked / the coat, the hat and the boots"}},
        {"“The pier is a trap,” said Mark Ode, who runs the ferry.",
         {"inverted: Mark Ode, who runs the ferry / said / “The pier is a trap,”"}},
        {"The mayor, who heads the port office, said: “It is a trap.”",
         {"postposed_content: The mayor, who heads the port office, / said: / “It is a trap.”"}},
        {"The crews (which his colleague Rolf Brand defended) left.", {}},
    });
}

TEST(Border, ANounBehindADeterminerIsNoCue) {
    expect_statements({
        {"This blog has covered the pier for years.", {}},
        {"Readers of this blog said the pier was sound.", {"postposed_content: Readers of this blog / said / the pier was sound"}},
        {"The next post on this blog is about whether the pier is sound.", {}},
        {"It is not clear that the demand, if he gets what he wants, will last.", {}},
        {"Brand might drop that demand if he gets what he wants.", {}},
        {"Ruiz is facing this question now with her crews.", {}},
        {"This newspaper reported that the pier was sound.", {"postposed_content: This newspaper / reported / that the pier was sound"}},
        {"Some note that the pier is sound.", {"postposed_content: Some / Some note / that the pier is sound"}},
        {"Many claim that the pier is sound.", {"postposed_content: Many / claim / that the pier is sound"}},
        {"The claim that the pier is sound is false.", {}},
        {"This claims that the pier is sound.", {"postposed_content: This / claims / that the pier is sound"}},
        {"She blogs that the pier is sound.", {"postposed_content: She / blogs / that the pier is sound"}},
    });
}

TEST(Border, AProgrammeIsNoContent) {
    expect_statements({
        {"“The pier is sound,” Ruiz said on Harlow Radio’s “Morning Tide.”", {"preposed_content: Ruiz / said / “The pier is sound,”"}},
        {"“The pier is sound,” Ruiz said on “Harlow Tonight.”", {"preposed_content: Ruiz / said / “The pier is sound,”"}},
        {"“The pier is sound,” Ruiz told the Courier’s “Letters From the Quay.”", {"preposed_content: Ruiz / told / “The pier is sound,”"}},
        {"“It is sound,” Ruiz said on Harlow Radio’s “Morning Tide.” “We looked.”",
         {"preposed_content: Ruiz / said / “It is sound,” | “We looked.”"}},
        {"“The pier,” Ruiz said on “Morning Tide,” “is sound.”", {"split_content: Ruiz / said / “The pier,” | “is sound.”"}},
        {"“The pier is sound,” Ruiz said in a voice full of “hope and joy.”", {"preposed_content: Ruiz / said / “The pier is sound,”"}},
        {"“The pier is sound,” Ruiz said. “We Looked At It.”",
         {"preposed_content: Ruiz / said / “The pier is sound,” | “We Looked At It.”"}},
        {"Ruiz told the crew: “The Pier Is Sound.”", {"postposed_content: Ruiz / told / “The Pier Is Sound.”"}},
        {"“The pier is sound,” Ruiz said, “and So Is The Lock.”",
         {"split_content: Ruiz / said / “The pier is sound,” | “and So Is The Lock.”"}},
        {"Ruiz said of the report, “It Is Over.”", {"postposed_content: Ruiz / said / “It Is Over.”"}},
        {"Ruiz wrote in “The Long Pier,” a book, that the sea was rising.", {"postposed_content: Ruiz / wrote / that the sea was rising"}},
    });
}

TEST(Border, WhatLeadsUpToAContentIsNoPartOfIt) {
    expect_statements({
        {"The letter informs the agent that the lease is over.", {"postposed_content: The letter / informs / that the lease is over"}},
        {"The note informed the crews why the ferry had stopped.", {"frame: The note / informed / the crews why the ferry had stopped"}},
        {"The message reminds the owners that the rent is due.", {"postposed_content: The message / reminds / that the rent is due"}},
        {"The council urges the owners to sell.", {"postposed_content: The council / urges / the owners to sell"}},
        {"The board told the owners never to speak of the lock.",
         {"postposed_content: The board / told / the owners never to speak of the lock"}},
        {"Ruiz said Sunday in Lenk, Ohio, that she was hoping for rain.",
         {"postposed_content: Ruiz / said / that she was hoping for rain"}},
        {"Ruiz said in Port Arn, Pa., on Friday that the pier was closed.", {"postposed_content: Ruiz / said / that the pier was closed"}},
        {"Ruiz said Lenk, Harlow, and Port Arn were closed.", {"postposed_content: Ruiz / said / Lenk, Harlow, and Port Arn were closed"}},
        {"Ruiz said Lenk was closed.", {"postposed_content: Ruiz / said / Lenk was closed"}},
        {"Ruiz said Lenk, the port, that had no pier, was closed.",
         {"postposed_content: Ruiz / said / Lenk, the port, that had no pier, was closed"}},
    });
}

TEST(Border, ASalutationIsNoSource) {
    expect_statements({
        {"Dear Moss: “We will not sell the pier,” the note began.", {"preposed_content: the note / began / “We will not sell the pier,”"}},
        {"DEAR RUTH: My boat was sold on Monday. What now?", {}},
        {"Ruth Moss: “My boat was sold.”", {"colon: Ruth Moss / : / “My boat was sold.”"}},
        {"MOSS: “My boat was sold.”", {"colon: MOSS / : / “My boat was sold.”"}},
        {"Dear Ms. Moss: the pier is closed.", {}},
        {"Dear Moss: “The pier is closed,” the office wrote.", {"preposed_content: the office / wrote / “The pier is closed,”"}},
        {"Dear Editor: Lund said the pier was sound.", {"postposed_content: Lund / said / the pier was sound"}},
        {"Moss: the pier is closed.", {}},
        {"My dear Brand: it rains.", {}},
    });
}

TEST(Border, AColonLeadsToAQuotationOfSomebody) {
    expect_statements({
        {"A clerk quoted by the Kiwi Post had another theory: “The sum was misheard.”",
         {"colon: A clerk quoted by the Kiwi Post / : / “The sum was misheard.”"}},
        {"The trouble on the pier begins here: “Closed for repairs.”", {}},
        {"The mayor was blunt: “We are broke.”", {"frame: The mayor / was blunt: / “We are broke.”"}},
        {"Ana Ruiz had one answer: “Ask the port office.”", {"colon: Ana Ruiz / : / “Ask the port office.”"}},
        {"Lund, who owns the mill, was angry: “Nobody asked us.”", {"colon: Lund / : / “Nobody asked us.”"}},
        {"The sign had two words: “No entry.”", {"colon: The sign / : / “No entry.”"}},
        {"The plan has a name: “Harbour Two.”", {}},
        {"One crew, three boats: “enough for a summer.”", {}},
        {"The crews had a question: “Who pays?”", {"frame: The crews / had a question: / “Who pays?”"}},
        {"It was a short meeting: “over in a minute.”", {}},
    });
}

TEST(Border, AnAddresseeMayFollowAQuestion) {
    expect_statements({
        {"“Who signed for the fuel?” Lea Moss, asked the panel.", {"preposed_content: Lea Moss / asked / “Who signed for the fuel?”"}},
        {"“Who signed for the fuel?” Moss asked the panel.", {"preposed_content: Moss / asked / “Who signed for the fuel?”"}},
        {"“Who signed for the fuel?” Moss asked him.", {"preposed_content: Moss / asked / “Who signed for the fuel?”"}},
        {"“Who signed for the fuel?” Moss asked.", {"preposed_content: Moss / asked / “Who signed for the fuel?”"}},
        {"“Sell the boat!” Moss told the crew.", {"preposed_content: Moss / told / “Sell the boat!”"}},
        {"“It fell.” Moss said.", {"preposed_content: Moss / said / “It fell.”"}},
        {"“It fell.” Moss told the crew that the pier was shut.", {"postposed_content: Moss / told / that the pier was shut"}},
        {"“Who signed for the fuel?” Moss asked the panel to wait.", {"preposed_content: Moss / asked / “Who signed for the fuel?”"}},
        {"“Who signed for the fuel?” The panel was shut.", {}},
        {"“Who signed for the fuel?” Moss asked nobody, and left.", {"preposed_content: Moss / asked / “Who signed for the fuel?”"}},
    });
}

TEST(Border, TheSenderOfADocumentSpeaksInIt) {
    expect_statements({
        {"Ruiz sent the crews a letter saying the pier was shut.", {"frame: Ruiz / a letter saying / the pier was shut"}},
        {"His campaign sent out a message to crews saying: “We won the vote.”",
         {"elliptic: a message to crews / saying: / “We won the vote.”"}},
        {"The board issued a statement saying that the pier was shut.",
         {"frame: The board / issued a statement saying / that the pier was shut"}},
        {"The port office sent a letter saying the pier was closed.",
         {"frame: The port office / sent a letter saying / the pier was closed"}},
        {"Ruiz posted a notice saying that the lock was shut.",
         {"postposed_content: Ruiz / posted a notice saying / that the lock was shut"}},
        {"Brand circulated a memo warning that the nets were old.", {"frame: Brand / circulated a memo warning / that the nets were old"}},
        {"The board issued a statement denying that the boats were sold.",
         {"frame: The board / issued a statement denying / that the boats were sold"}},
        {"The mayor put out a note asking crews to wait.", {"frame: The mayor / put out a note asking / crews to wait"}},
        {"The union mailed a leaflet claiming the mill would shut.",
         {"frame: The union / mailed a leaflet claiming / the mill would shut"}},
        {"The clinic published a report saying that the water was safe.",
         {"frame: The clinic / published a report saying / that the water was safe"}},
    });
}

TEST(Border, NothingEndsWithAnArticle) {
    expect_statements({
        {"Ruiz praised Rolf Brand at the meeting.", {"postposed_content: Ruiz / praised / Rolf Brand"}},
        {"Ruiz criticized the board at a hearing.", {"postposed_content: Ruiz / criticized / the board"}},
        {"Ruiz condemned the raid at the funeral.", {"postposed_content: Ruiz / condemned / the raid at the funeral"}},
        {"Ruiz asked what the crew was waiting for.", {"postposed_content: Ruiz / asked / what the crew was waiting for"}},
        {"Ruiz said Brand should weigh in.", {"postposed_content: Ruiz / said / Brand should weigh in"}},
        {"Lund praised Brand at the meeting.", {"postposed_content: Lund / praised / Brand"}},
        {"The board criticised the plan in a letter.", {"postposed_content: The board / criticised / the plan"}},
        {"Moss attacked the union at a rally.", {"postposed_content: Moss / attacked / the union at a rally"}},
        {"The mayor rejected the offer on the radio.", {"postposed_content: The mayor / rejected / the offer on the radio"}},
    });
}

TEST(Border, WhatFollowsAQuotationIsNoPartOfIt) {
    expect_statements({
        {"Moss tweeted, “Thank you Harlow!” on Friday afternoon.", {"postposed_content: Moss / tweeted / “Thank you Harlow!”"}},
        {"Moss wrote “We won” on a wall.", {"postposed_content: Moss / wrote / “We won” on a wall"}},
        {"“People are angry,” said Rolf Ode, who thinks Moss and his staff “need to be more open with the crews.”",
         {"inverted: Rolf Ode / said / “People are angry,”",
          "frame: who / thinks / Moss and his staff “need to be more open with the crews.”"}},
        {"“People are angry,” said Rolf Ode, who runs the ferry.", {"inverted: Rolf Ode, who runs the ferry / said / “People are angry,”"}},
        {"“People are angry,” said Rolf Ode, who thinks the pier is sound.",
         {"inverted: Rolf Ode, who thinks the pier is sound / said / “People are angry,”"}},
        {"Moss said, “It is shut,” on Friday.", {"postposed_content: Moss / said / “It is shut,”"}},
        {"Lund tweeted “Thank you all!” on Monday.", {"postposed_content: Lund / tweeted / “Thank you all!”"}},
        {"Brand shouted, “We are done!” and left.", {"postposed_content: Brand / shouted / “We are done!”"}},
        {"Brand said, “We are done,” and left the hall.", {"postposed_content: Brand / said / “We are done,”"}},
        {"“We are done,” Brand said on Friday.", {"preposed_content: Brand / said / “We are done,”"}},
    });
}

TEST(Border, ADashBehindASentenceOfTheReportsLeadsToAQuotation) {
    expect_statements({
        {"Moss doubted the plan – “It cannot work at all,” she said.",
         {"postposed_content: Moss / doubted / the plan", "preposed_content: she / said / “It cannot work at all,”"}},
        {"The old hall was torn down last year – “It was a shame for all of us,” Lund said.",
         {"preposed_content: Lund / said / “It was a shame for all of us,”"}},
        {"The ferry has stopped -- \"Nobody asked the crews about it,\" Brand said.",
         {"preposed_content: Brand / said / \"Nobody asked the crews about it,\""}},
        {"The pier is closed – “We do not know why,” said Lund.", {"inverted: Lund / said / “We do not know why,”"}},
        // The sentence goes on into the quotation.
        {"Three crews, two boats – “all that we had,” Lund said.",
         {"preposed_content: Lund / said / Three crews, two boats – “all that we had,”"}},
        {"The nets were old – “the worst on the coast,” Brand said.",
         {"preposed_content: Brand / said / The nets were old – “the worst on the coast,”"}},
        {"Brand said the nets – “the best on the coast” – were sold.",
         {"postposed_content: Brand / said / the nets – “the best on the coast” – were sold"}},
        {"Brand praised the nets – “the best on the coast” – and left.",
         {"postposed_content: Brand / praised / the nets – “the best on the coast” – and left"}},
        {"“The pier is sound,” Ruiz said – “and so is the lock.”",
         {"split_content: Ruiz / said / “The pier is sound,” | “and so is the lock.”"}},
    });
}

TEST(Border, WhatTheReportSaysOfAPhraseInMarksIsNoPartOfIt) {
    expect_statements({
        {"The board deemed him “well qualified,” which is its highest rating.",
         {"postposed_content: The board / deemed / him “well qualified,”"}},
        {"The board deemed her “not fit,” which nobody had done before.", {"postposed_content: The board / deemed / her “not fit,”"}},
        {"The board deemed him “well qualified.”", {"postposed_content: The board / deemed / him “well qualified.”"}},
        {"Ruiz said he would “look at the facts” when asked about the pier.",
         {"postposed_content: Ruiz / said / he would “look at the facts”", "question:  / asked about / the pier"}},
        {"Ruiz said he “would certainly look at the facts” of the case when asked about a pardon.",
         {"postposed_content: Ruiz / said / he “would certainly look at the facts” of the case", "question:  / asked about / a pardon"}},
        {"Lund said the lock was “a risk to us all” when asked whether it was safe.",
         {"postposed_content: Lund / said / the lock was “a risk to us all”", "question:  / asked / whether it was safe"}},
        // Who is asked is in what is said.
        {"Ruiz said he froze when asked about the pier.", {"postposed_content: Ruiz / said / he froze when asked about the pier"}},
        {"Ruiz said that she would “think hard” when Brand asked her.",
         {"postposed_content: Ruiz / said / that she would “think hard” when Brand asked her"}},
        {"Ruiz said the pier was “a trap,” which the crews knew.",
         {"postposed_content: Ruiz / said / the pier was “a trap,” which the crews knew"}},
        {"Brand called him “a liar” and “a thief.”", {"postposed_content: Brand / called / him “a liar” and “a thief.”"}},
    });
}

TEST(Border, AContentGoesOnThroughWhatHangsFromIt) {
    expect_statements({
        {"Ruiz said they would meet the crews at the lock of Harlow in May.",
         {"postposed_content: Ruiz / said / they would meet the crews at the lock of Harlow in May"}},
        {"The board has proposed refunding the fares and forcing owners to pay more of their profits into the fund.",
         {"postposed_content: The board / has proposed / refunding the fares and forcing owners to pay more of their profits into the "
          "fund"}},
        {"Lund asked the crews to stay calm and to wait for news from the coast.",
         {"postposed_content: Lund / asked / the crews to stay calm and to wait for news from the coast"}},
        {"The mayor promised to mend the wall without asking for money from the state.",
         {"postposed_content: The mayor / promised / to mend the wall without asking for money from the state"}},
        {"Brand complained about the lamps on the day after the storm.", {"postposed_content: Brand / complained about / the lamps"}},
        {"The office plans to use the old sheds as much as possible.",
         {"postposed_content: The office / plans / to use the old sheds as much as possible"}},
        {"Moss praised the keeper for his work in Harlow and Lenk.",
         {"postposed_content: Moss / praised / the keeper for his work in Harlow and Lenk"}},
        {"Ruiz said it was the only pier whose owner had ever been fined for neglect by a court.",
         {"postposed_content: Ruiz / said / it was the only pier whose owner had ever been fined for neglect by a court"}},
        {"Brand said he would resign, and left.", {"postposed_content: Brand / said / he would resign, and left"}},
        {"Ruiz promised a new pier on Friday.", {"frame: Ruiz / promised / a new pier"}},
        {"Moss said the bell rang, but it did not.", {"postposed_content: Moss / said / the bell rang, but it did not"}},
        {"Lund called the plan “a toy” on Friday.", {"postposed_content: Lund / called / the plan “a toy”"}},
    });
}

}  // namespace
}  // namespace onrecord
