#include "attribution/channel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "attribution/readings.h"

namespace onrecord {
namespace {

struct Row {
    const char* text;
    std::vector<std::string> channels;  // of its first statement
    const char* outlet = "";            // the report's own
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const Reading reading = read_text(row.text, row.outlet);
        ASSERT_FALSE(reading.statements.empty()) << row.text;
        EXPECT_EQ(channels_of(reading, reading.statements.front()), row.channels) << row.text;
    }
}

// Of the last statement of each text.
TEST(Channel, AnswersToAnOutletsReporterAreToldHerOutlet) {
    const std::vector<Row> rows = {
        {"When Harlow Radio’s Lea Moss asked about the plan, Ruiz said it was sound.", {"told: Harlow Radio’s Lea Moss (Harlow Radio)"}},
        {"In May, when a reporter for the Harlow Courier asked the question, Ruiz said she would “look at it.”",
         {"told: a reporter for the Harlow Courier (Harlow Courier)"}},
        {"When the Harlow Courier asked about the plan, Ruiz said it was sound.", {"told: the Harlow Courier (Harlow Courier)"}},
        {"When the council asked about the plan, Ruiz said it was sound.", {}},
        {"When Brand asked about the plan, Ruiz said it was sound.", {}},
        {"The Harlow Courier asked about the plan. Ruiz said it was sound.", {}},
        {"“The pier is sound,” Ruiz insisted to reporters on Tuesday.", {"told: to reporters ()"}},
        {"“The pier is sound,” Ruiz insisted to the crews.", {}},
        {"“The pier is sound,” Ruiz said on “Harlow Tonight Live.”", {"speech: on “Harlow Tonight Live.” ()"}},
        {"“The pier is sound,” Ruiz said on “the same old terms.”", {}},
        {"The owners said in court files that the boat was sold.", {"filing: in court files ()"}},
        {"“The flaw is known,” the company said in a security advisory.", {"statement: in a security advisory ()"}},
        {"Ruiz said in a statement issued after the Courier article that the pier was sound.", {"statement: in a statement ()"}},
    };
    for (const Row& row : rows) {
        const Reading reading = read_text(row.text, row.outlet);
        ASSERT_FALSE(reading.statements.empty()) << row.text;
        EXPECT_EQ(channels_of(reading, reading.statements.back()), row.channels) << row.text;
    }
}

TEST(Channel, Told) {
    check({
        {"Ana Ruiz told the Harlow Post that the pier was safe.", {"told: told the Harlow Post (Harlow Post)"}},
        {"“The pier is safe,” Ana Ruiz told the Post.", {"told: told the Post (Harlow Post)"}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz told this newspaper.", {"told: told this newspaper (Harlow Post)"}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz told reporters.", {"told: told reporters ()"}},
        {"“The pier is safe,” Ana Ruiz told Radio Quay on Monday.", {"told: told Radio Quay (Radio Quay)"}},
        {"“The pier is safe,” Ana Ruiz told the Weekly in her kitchen.", {"told: told the Weekly (Weekly)"}},
        {"Ana Ruiz told the Post-Courier on Monday that the pier was safe.", {"told: told the Post-Courier (Post-Courier)"}},
        {"“The pier is safe,” Ana Ruiz told us on Monday.", {"told: told us (Harlow Post)"}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz said when we rang.", {"told: when we rang (Harlow Post)"}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz said when the Ledger called.", {"told: when the Ledger called (Ledger)"}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz said, reached by the Harlow Ledger.", {"told: reached by the Harlow Ledger (Harlow Ledger)"}},
        {"A clerk quoted by the Harlow Ledger said the pier was safe.", {"told: quoted by the Harlow Ledger (Harlow Ledger)"}},
        {"“The pier is safe,” Ana Ruiz said, reached by telephone.", {"told: reached by telephone (Harlow Post)"}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz warned this week.", {}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz told the Harlow Dialogue.", {"speech: told the Harlow Dialogue ()"}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz said when the tide turned.", {}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz said, flanked by the harbour master.", {}, "Harlow Post"},
        {"“The pier is safe,” Ana Ruiz told Harlow-Americans.", {}},
        // No outlet: a person, a body, colleagues.
        {"“The pier is safe,” Ana Ruiz told Tom Okafor.", {}},
        {"“The pier is safe,” Ana Ruiz told the police.", {}},
        {"“The pier is safe,” Ana Ruiz told her sister.", {}},
    });
}

TEST(Channel, Interview) {
    check({
        {"“The pier is safe,” Ana Ruiz said in an interview.", {"interview: in an interview ()"}},
        {"In an interview with the Harlow Post, Ana Ruiz said the pier was safe.",
         {"interview: In an interview with the Harlow Post (Harlow Post)"}},
        {"Ana Ruiz told the Harlow Post in an interview that the pier was safe.",
         {"interview: told the Harlow Post in an interview (Harlow Post)"}},
        {"“The pier is safe,” Ana Ruiz said in an interview with Quaywire.", {"interview: in an interview with Quaywire (Quaywire)"}},
        {"“The pier is safe,” Ana Ruiz said in a conversation with Channel Forty.",
         {"interview: in a conversation with Channel Forty (Channel Forty)"}},
        {"“The pier is safe,” Ana Ruiz said in an interview with the Weekly News.",
         {"interview: in an interview with the Weekly News (Harlow Weekly News)"},
         "Harlow Weekly News"},
        // An interview that nobody else held is the report's own; that of the police is not.
        {"“The pier is safe,” Ana Ruiz said in an interview.", {"interview: in an interview (Harlow Post)"}, "Harlow Post"},
        {"Ana Ruiz said in an interview that the pier was safe. “I checked,” she told the Ledger.",
         {"interview: in an interview ()"},
         "Harlow Post"},
        {"Ana Ruiz: “The pier is safe.”", {}},
        {"Ana Ruiz, in an interview with the Harlow Post: “The pier is safe.”",
         {"interview: in an interview with the Harlow Post (Harlow Post)"}},
        {"“The pier is safe,” Ana Ruiz said in an interview with Tom Okafor.", {"interview: in an interview ()"}},
        {"Ana Ruiz said after an interview that the pier was safe.", {}},
    });
}

TEST(Channel, Statement) {
    check({
        {"“The pier is safe,” Ana Ruiz said in a statement.", {"statement: in a statement ()"}},
        {"Ana Ruiz said in an e-mailed statement that the pier was safe.", {"statement: in an e-mailed statement ()"}},
        {"“The pier is safe,” Ana Ruiz said in a statement obtained by the Harlow Post.",
         {"statement: in a statement obtained by the Harlow Post (Harlow Post)"}},
        {"“The pier is safe,” Ana Ruiz said by email.", {"statement: by email ()"}},
        {"“The pier is safe,” Ana Ruiz said in an email response to questions.", {"statement: in an email response ()"}},
        {"She issued a statement on the matter, saying, “The pier is safe, and I checked it.”", {"statement: issued a statement ()"}},
        {"Ana Ruiz issued a statement saying that the pier was safe.", {"statement: issued a statement saying ()"}},
        {"The release of the plans angered the council, Ana Ruiz said.", {}},
    });
}

TEST(Channel, Filing) {
    check({
        {"In a court filing, Ana Ruiz said the pier was safe.", {"filing: In a court filing ()"}},
        {"The lawsuit says that the pier was unsafe.", {"filing: The lawsuit ()"}},
        {"The pier was unsafe, according to court papers.", {"filing: court papers ()"}},
    });
}

TEST(Channel, Post) {
    check({
        {"“The pier is safe,” Ana Ruiz wrote on Facebook.", {"post: on Facebook ()"}},
        {"Ana Ruiz said in a post on X that the pier was safe.", {"post: in a post on X ()"}},
        {"Ana Ruiz tweeted that the pier was safe.", {"post: tweeted ()"}},
        {"“The pier is safe,” Ana Ruiz said on social media.", {"post: on social media ()"}},
        {"“The pier is safe,” Ana Ruiz wrote online.", {"post: online ()"}},
        {"“The pier is safe,” Ana Ruiz said on social policy.", {}},
        {"Ana Ruiz, who ripped the council on social media, said the pier was safe.", {}},
        {"Ana Ruiz learned online that the pier was safe.", {}},
    });
}

TEST(Channel, Reported) {
    check({
        {"The pier is to be sold, the Harlow Post reported.", {"reported: the Harlow Post reported (Harlow Post)"}},
        {"The pier is to be sold, according to the Harlow Post.", {"reported: according to the Harlow Post (Harlow Post)"}},
        {"The Harlow Review claimed that the pier was to be sold.", {"reported: The Harlow Review claimed (Harlow Review)"}},
        {"The British newspaper The Harlow Torch writes that the pier is to be sold.",
         {"reported: The British newspaper The Harlow Torch writes (Harlow Torch)"}},
        {"The pier is to be sold, according to the site Ropes and Tar.", {"reported: according to the site Ropes and Tar (Ropes and Tar)"}},
        {"The pier is to be sold, according to a report in Tide Notes.", {"reported: a report in Tide Notes (Tide Notes)"}},
        {"One early paper found that the pier was safe.", {"study: One early paper ()"}},
        {"One newspaper reported that the pier was to be sold.", {"reported: One newspaper reported ()"}},
        // A company's report is none; nor is whom an outlet employs.
        {"Callow Mills reported that its sales had fallen.", {}},
        {"A columnist for the Harlow Post said the pier was safe.", {}},
    });
}

TEST(Channel, Speech) {
    check({
        {"Ana Ruiz told a news conference that the pier was safe.", {"speech: told a news conference ()"}},
        {"Ana Ruiz told supporters that the pier was safe.", {"speech: told supporters ()"}},
        {"“The pier is safe,” Ana Ruiz said at a rally in Harlow.", {"speech: at a rally ()"}},
        {"“The pier is safe,” Ana Ruiz said at a press conference, the Harlow Post reported.", {"speech: at a press conference ()"}},
        {"Ana Ruiz said in a debate that the pier was safe.", {"speech: in a debate ()"}},
        {"In a speech on Tuesday, Ana Ruiz said the pier was safe.", {"speech: In a speech ()"}},
        {"Ana Ruiz told Harlow Crown Court that the pier was safe.", {"speech: told Harlow Crown Court ()"}},
    });
}

TEST(Channel, Letter) {
    check({
        {"Ana Ruiz said in a letter to the council that the pier was safe.", {"letter: in a letter ()"}},
        {"“The pier is safe,” Ana Ruiz wrote in an email to staff.", {"letter: in an email ()"}},
        {"The memo says that the pier was unsafe.", {"letter: The memo ()"}},
    });
}

TEST(Channel, Study) {
    check({
        {"A survey of 400 anglers found that most of them used the pier.", {"study: A survey ()"}},
        {"Half of the anglers use the pier, according to a study by the university.", {"study: a study ()"}},
        {"Half of the anglers use the pier, according to polling by the university.", {"study: polling ()"}},
        // Who paid for a poll did not report it.
        {"A poll for the Harlow Post found that most anglers used the pier.", {"study: A poll for the Harlow Post (Harlow Post)"}},
    });
}

TEST(Channel, Observed) {
    check({
        {"A video seen by the Harlow Post shows that the pier was empty.", {"observed: A video seen by the Harlow Post (Harlow Post)"}},
    });
}

TEST(Channel, OfADocumentThatIsCalledIt) {
    const struct {
        const char* text;
        std::vector<std::string> channels;  // of its last statement
    } rows[] = {
        {"The inspectors published a report on Monday. It says the pier is unsafe.", {"study*: a report ()"}},
        {"The letter reached the council on Monday. It says the pier is unsafe.", {"letter*: The letter ()"}},
        {"There was a report in Tide Notes on Monday. It said that the pier was unsafe.",
         {"reported*: a report in Tide Notes (Tide Notes)"}},
        {"The council bought a private email server on Monday. It said that the pier was unsafe.", {}},
        {"The council voted on Monday. It said that the pier was unsafe.", {}},
        {"Ana Ruiz read the letter aloud at the pub. She said that the pier was unsafe.", {}},
    };
    for (const auto& row : rows) {
        const Reading reading = read_text(row.text);
        ASSERT_FALSE(reading.statements.empty()) << row.text;
        EXPECT_EQ(channels_of(reading, reading.statements.back()), row.channels) << row.text;
    }
}

TEST(Channel, AnOutletByConstructionIsOneFromThereOn) {
    const Reading reading = read_text("“The pier is safe,” Ana Ruiz told Salt & Quay. The pier is to be sold, Salt & Quay reported.");
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_THAT(channels_of(reading, reading.statements[1]), testing::ElementsAre("reported: Salt & Quay reported (Salt & Quay)"));
}

TEST(Channel, NoneInsideQuotations) {
    check({
        {"“He told the Harlow Post in an interview that I had lied,” Ana Ruiz said.", {}},
        {"Ana Ruiz said the pier was safe.", {}},
    });
}

// Of the last statement of each text.
TEST(Channel, IsToldAroundTheClause) {
    const std::vector<Row> rows = {
        // Relative words go back to it.
        {"Ruiz put up a video on YouTube in which she called the pier “a trap for fools.”", {"post: on YouTube ()"}},
        {"Ruiz sent a letter in which she said the pier was sound.", {"letter: a letter ()"}},
        {"Ruiz appeared on the breakfast programme Salt Lane, where she said the pier was sound.",
         {"speech: on the breakfast programme Salt Lane (Salt Lane)"}},
        {"Ruiz went home, where she said the pier was sound.", {}},
        {"Ruiz has a boat in which she said the pier was sound.", {}},
        // The addressee stands behind the speaker, or before a colon.
        {"“The pier is sound,” said Ana Ruiz to the Harlow Post.", {"told: to the Harlow Post (Harlow Post)"}},
        {"“The pier is sound,” said Ana Ruiz to her brother.", {}},
        {"Ana Ruiz told a rally on the quay: “The pier is sound and it will stay so.”", {"speech: told a rally ()"}},
        {"Speaking exclusively to Harlow Radio, Ana Ruiz said the pier was sound.",
         {"told: Speaking exclusively to Harlow Radio (Harlow Radio)"}},
        // What is copied or drawn from.
        {"The pier will close, according to a copy of the letter.", {"letter: a copy of the letter ()"}},
        {"The pier will close, according to a draft of the committee’s report.", {"study: a draft of the committee’s report ()"}},
        {"The pier will close, according to a copy of the keys.", {}},
        {"The port told engineers, according to information from Harlow Radio, that the pier would close.",
         {"reported: according to information from Harlow Radio (Harlow Radio)"}},
        // Who reads it makes the kind.
        {"“The pier is sound,” Ana Ruiz wrote in a port-wide email.", {"letter: in a port-wide email ()"}},
        {"The judge wrote in a six-page order that the pier must close.", {"filing: in a six-page order ()"}},
        {"On Friday the lawyers filed a six-page complaint asking the court to free the crew.", {"filing: filed a six-page complaint ()"}},
        {"The crew rowed in order, Ruiz said, to reach the pier.", {}},
        {"Ana Ruiz, in a report to committee, said the pier was sound.", {"study: in a report to committee ()"}},
        {"A study in the Journal of Quays found that piers last.", {"study: A study in the Journal of Quays (Journal of Quays)"}},
    };
    for (const Row& row : rows) {
        const Reading reading = read_text(row.text, row.outlet);
        ASSERT_FALSE(reading.statements.empty()) << row.text;
        EXPECT_EQ(channels_of(reading, reading.statements.back()), row.channels) << row.text;
    }
}

// What a quotation says of channels is none of the report's, nor does it invent outlets.
TEST(Channel, WhatIsToldWithinAQuotationNamesNoOutlet) {
    for (const char* text : {
             "“He told Salt Lane that I told Dry Lane,” Ana Ruiz said.",
             "“I read in the Harlow Post that he told Salt Lane in an interview that I wrote a letter to the Quay Times,” Ana Ruiz said.",
             "“According to Harlow Radio the pier is gone,” Ana Ruiz said. “As Salt Lane reported, it is not.”",
         }) {
        const Reading reading = read_text(text);
        ASSERT_FALSE(reading.statements.empty()) << text;
        for (const Statement& statement : reading.statements) {
            for (const Channel& channel : statement.channel) EXPECT_EQ(channel.outlet, "") << text;
        }
        EXPECT_EQ(channels_of(reading, reading.statements.front()), std::vector<std::string>{}) << text;
        EXPECT_EQ(reading.outlet, "") << text;
    }
}

TEST(Channel, DailyIsNoTime) {
    check({{"“The pier is safe,” Ana Ruiz told the Daily Ingot.", {"told: told the Daily Ingot (Daily Ingot)"}}});
}

TEST(Channel, ByTheArgumentsOfTheCue) {
    check({
        {"Ana Ruiz wrote on her website in June that the pier was safe.", {"post: on her website ()"}},
        {"“The pier is safe,” Ana Ruiz wrote in a press release.", {"statement: in a press release ()"}},
        {"“The pier is safe,” Ana Ruiz wrote in an email response to questions.", {"statement: in an email response ()"}},
        {"Ana Ruiz testified that the pier was safe.", {"speech: testified ()"}},
        {"State-run television reported that the pier was shut.", {"reported: State-run television reported ()"}},
        {"The plea agreement says that the pier was sold.", {"filing: The plea agreement ()"}},
        {"“The pier is safe,” Ana Ruiz told Lea Moss of the Harlow Post.", {"told: told Lea Moss of the Harlow Post (Harlow Post)"}},
        // What is of something else in the sentence.
        {"In a letter filed in federal court, Ana Ruiz confirmed that the pier was sold.", {"letter: In a letter ()"}},
        {"Months after he hired her on Twitter, Tom Brand said that Ana Ruiz was right.", {}},
        {"“THE PIER IS SAFE,” Ana Ruiz announced, in all capital letters.", {}},
        {"“The pier is safe,” Ana Ruiz told the President.", {}},
    });
}

TEST(Channel, OfADocumentThatIsTheSource) {
    check({
        {"Two class action lawsuits being considered in Harlow accuse the firm of lying.", {"filing: Two class action lawsuits ()"}},
        {"The pier is not safe, the order released Friday said.", {"filing: the order ()"}},
        {"A newly released email relating to the pier shows that it was sold.", {"letter: A newly released email ()"}},
        {"The minutes show that two members had opposed the sale of the pier.", {"filing: The minutes ()"}},
        {"The results of three surveys show that the pier is safe.", {"study: The results of three surveys ()"}},
        {"According to the harbour document, the pier was sold.", {"filing: the harbour document ()"}},
        {"Her profile page says that the pier was sold.", {"post: Her profile page ()"}},
        {"The website, Quay Notes, said that the pier was sold.", {"reported: The website, Quay Notes, said (Quay Notes)"}},
        {"A memo detailing the findings says that the pier is safe.", {"letter: A memo ()"}},
        {"In selling tickets, the ferry released a marketing video that said, “The pier is safe and dry.”",
         {"observed: a marketing video ()"}},
    });
}

TEST(Channel, OfRepliesBriefingsAndPlacesWhereOneSpeaks) {
    check({
        {"Responding to written questions, Ana Ruiz said that the pier was safe.", {"statement: Responding to written questions ()"}},
        {"In response to questions from the Harlow Post, Ana Ruiz said that the pier was safe.",
         {"told: response to questions from the Harlow Post (Harlow Post)"}},
        {"Ana Ruiz held a press briefing to say that the pier was safe.", {"speech: held a press briefing ()"}},
        {"His campaign sent out a fundraising email stressing that the pier was safe.", {"letter: sent out a fundraising email ()"}},
        {"Giving evidence to the committee, Ana Ruiz said that the pier was safe.", {"speech: Giving evidence ()"}},
        {"“The pier is safe,” Ana Ruiz told crew members on Monday.", {"speech: told crew members ()"}},
        {"Ferries has told its passengers that the pier is safe.", {}},  // it may have written
        {"Ana Ruiz in a blog post said that the pier was safe.", {"post: in a blog post ()"}},
        {"“The pier is safe,” said Ana Ruiz on the council floor.", {"speech: on the council floor ()"}},
        {"Ana Ruiz wrote in a now-deleted Facebook post that the pier was safe.", {"post: in a now-deleted Facebook post ()"}},
        {"In the May 3, 2023, cable, Ana Ruiz wrote that the pier was safe.", {"letter: In the May 3, 2023, cable ()"}},
        {"“The pier is safe,” Ana Ruiz said on a call with analysts.", {"speech: on a call ()"}},
        {"“The pier is safe,” Ana Ruiz said on “Harlow Tonight.”", {"speech: on “Harlow Tonight.” ()"}},
        {"“It is safe,” Ana Ruiz said in the ad.", {"observed: in the ad ()"}},
        {"Asked by a reporter, Ana Ruiz said that the pier was safe.", {"told: Asked by a reporter ()"}},
        // What names none.
        {"Despite her lead in polls, Ana Ruiz said that the pier was safe.", {}},
        {"The board was founded in response to a request by the Harlow Post, Ana Ruiz said.", {}},
        {"In the past, Ana Ruiz said that the pier was safe.", {}},
    });
}

}  // namespace
}  // namespace onrecord
