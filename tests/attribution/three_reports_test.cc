// Three invented reports of one case, as a tabloid, a daily and a magazine would tell it: how each word reached the report, on which
// occasion it was said, and how firmly. What "told … in an exclusive interview", "in a 62-page motion" and "in a statement obtained by"
// are is read from the whole report, not from a sentence.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "attribution/readings.h"

namespace onrecord {
namespace {

struct Expected {
    const char* words;     // of the content
    const char* channel;   // "interview:HTV", "filing"; empty: none
    const char* occasion;  // statements of one label are of one occasion, others not
    const char* hedges;    // "at least, may"
};

std::string channel_of(const Statement& statement) {
    std::string all;
    for (const Channel& channel : statement.channel) {
        all += (all.empty() ? "" : ", ") + std::string(name_of(channel.kind));
        if (!channel.outlet.empty()) all += ":" + channel.outlet;
    }
    return all;
}

void check(const std::string& text, const std::string& outlet, const std::vector<Expected>& rows) {
    const Reading reading = read_text(text, outlet);
    std::map<std::string, std::uint32_t> occasions;
    for (const Expected& row : rows) {
        const Statement* statement = statement_with(reading, row.words);
        ASSERT_NE(statement, nullptr) << row.words;
        EXPECT_EQ(channel_of(*statement), row.channel) << row.words;
        std::string hedges;
        for (const Span hedge : statement->hedges) hedges += (hedges.empty() ? "" : ", ") + std::string(reading.text.slice(hedge));
        EXPECT_EQ(hedges, row.hedges) << row.words;
        ASSERT_TRUE(statement->occasion.has_value()) << row.words;
        const auto [known, is_new] = occasions.try_emplace(row.occasion, *statement->occasion);
        EXPECT_EQ(known->second, *statement->occasion) << row.words;
        if (!is_new) continue;
        for (const auto& [label, occasion] : occasions) EXPECT_EQ(label == row.occasion, occasion == *statement->occasion) << row.words;
    }
}

TEST(ThreeReports, AnExclusiveInterviewAMotionAndAStatementObtained) {
    check(
        "HARLOW (HTV) - Ina Lund, the sister of a singer who reportedly left the country the night before the Marlow trial began, told HTV "
        "in an exclusive interview that she had warned the lawyers twice.\n\n"
        "“I told them, and I told them again,” Lund added. “Nobody wrote it down.”\n\n"
        "Adam Marlow, 54, has pleaded not guilty to fraud. In a 62-page motion filed late Monday, his lawyers wrote that the charges were "
        "“a marketing exercise.” They argued that at least three witnesses may have been paid.\n\n"
        "Prosecutors said in a court filing last week that Marlow “ran the tour like a private bank.” The filing alleges that about $4 "
        "million went missing.\n\n"
        "Marlow's spokeswoman, Vera Holt, said in a statement obtained by Quay Weekly that he “looks forward to the truth.”\n",
        "HTV",
        {{"warned the lawyers", "interview:HTV", "interview", ""},
         {"Nobody wrote it", "interview:HTV", "interview", ""},
         {"a marketing exercise", "filing", "motion", ""},
         {"three witnesses", "filing", "motion", "at least, may"},
         {"private bank", "filing", "filing", ""},
         {"$4 million", "filing", "filing", "about"},
         {"forward to the truth", "statement:Quay Weekly", "statement", ""}});
}

TEST(ThreeReports, AnInterviewAQuestionAndWhatAnotherWasTold) {
    check(
        "Governor Tom Brand said on Tuesday that he had not been asked to pardon Adam Marlow, the promoter who is on trial for fraud.\n\n"
        "“Nobody has asked,” Brand told Newsline TV in a telephone interview. “But I would certainly look at the facts.”\n\n"
        "When Channel Nine's Peter Okafor asked about a pardon in the press room last month, Brand did not rule it out. “My understanding "
        "is that he was treated unfairly,” Brand said.\n\n"
        "A person close to the governor told Rolling Tide, on condition of anonymity, that a pardon was “being seriously considered.”\n\n"
        "Marlow's lead lawyer, Rosa Meier, wrote on X that her client “would be grateful to anyone who reads the file.”\n",
        "Harlow Courier",
        {{"had not been asked", "interview:Newsline TV", "interview", ""},
         {"Nobody has asked", "interview:Newsline TV", "interview", ""},
         {"treated unfairly", "told:Channel Nine", "question", "My understanding is"},
         {"seriously considered", "told:Rolling Tide", "source", ""},
         {"would be grateful", "post", "post", ""}});
}

TEST(ThreeReports, AnOutletOfItsOwnALetterAnIndictmentAndAMotionOfUnnamedLawyers) {
    check(
        "The accountant who is thought to be the main witness against Adam Marlow has spoken for the first time.\n\n"
        "“I kept every receipt,” Lea Moss tells Rolling Tide. “He never asked me to, so I did.”\n\n"
        "In a letter to the judge, dated 3 May, Marlow's mother, Edna, asked for leniency. “He was a gentle boy,” she wrote.\n\n"
        "According to the indictment, Marlow moved the money through up to nine firms.\n\n"
        "His legal team filed a 62-page motion asking the judge to set the charges aside. “The tour was a business like any other,” his "
        "attorneys wrote.\n",
        "Rolling Tide",
        {{"every receipt", "told:Rolling Tide", "magazine", ""},
         {"leniency", "letter", "letter", ""},
         {"a gentle boy", "letter", "letter", ""},
         {"nine firms", "filing", "indictment", "up to"},
         {"set the charges aside", "filing", "motion", ""},
         {"like any other", "filing", "motion", ""}});
}

}  // namespace
}  // namespace onrecord
