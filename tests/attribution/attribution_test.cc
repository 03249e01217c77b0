#include "attribution/attribution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "attribution/readings.h"
#include "attribution/tests_attribution.h"
#include "base/names.h"
#include "language/language_lists.h"
#include "language/language_models.h"
#include "sanitized.h"

namespace onrecord {
namespace {

struct Lists {
    LanguageLists language = load_language_lists();
    AttributionLists attribution = load_attribution_lists();
    LanguageModels tagging = load_language_models().value();
};

class AttributionTest : public testing::Test {
protected:
    static void SetUpTestSuite() { lists_ = new Lists; }
    static void TearDownTestSuite() {
        delete lists_;
        lists_ = nullptr;
    }
    static Attribution read(const Text& text, const std::vector<Entity>& entities = {}, const std::vector<TimeExpression>& times = {}) {
        const SpanList paragraphs = paragraphs_of(text);
        return attribute(text, parse(text, analyse(text, paragraphs, lists_->language), lists_->tagging), {entities, {}}, times,
                         lists_->attribution, {}, {.explain = true});
    }
    static std::string words(const Text& text, const SpanList& spans) {
        std::string out;
        for (const Span span : spans) {
            if (!out.empty()) out += " | ";
            out += text.slice(span);
        }
        return out;
    }
    // "construction: source / cue / content" of each statement.
    static std::vector<std::string> told(const std::string& bytes) {
        const Text text = Text::from_utf8(bytes);
        std::vector<std::string> out;
        for (const Statement& s : read(text).statements) {
            out.push_back(construction_of(s) + ": " + words(text, s.source) + " / " + words(text, s.cue) + " / " + words(text, s.content));
        }
        return out;
    }

    struct Expected {
        std::string text;
        std::vector<std::string> statements;
    };
    static void expect_rows(const std::vector<Expected>& rows) {
        for (const Expected& row : rows) EXPECT_EQ(told(row.text), row.statements) << row.text;
    }

    static Lists* lists_;
};
Lists* AttributionTest::lists_ = nullptr;

TEST_F(AttributionTest, SourceCueAndContentOfEachConstruction) {
    expect_rows({
        // direct: cue after, before, inverted, within
        {"“We checked the pier,” Ruiz said.", {"preposed_content: Ruiz / said / “We checked the pier,”"}},
        {"“We checked the pier,” said Ana Ruiz, the port’s engineer.",
         {"inverted: Ana Ruiz, the port’s engineer / said / “We checked the pier,”"}},
        {"\"We checked the pier,\" said former mayor Ana Ruiz.", {"inverted: former mayor Ana Ruiz / said / \"We checked the pier,\""}},
        {"Ruiz said: “We checked the pier.”", {"postposed_content: Ruiz / said: / “We checked the pier.”"}},
        {"Ruiz told the court, “We checked the pier.”", {"postposed_content: Ruiz / told / “We checked the pier.”"}},
        {"“We checked,” she said. “Nobody was there.”", {"preposed_content: she / said / “We checked,” | “Nobody was there.”"}},
        {"“The pier,” Ruiz said, “is sound and it will stay open.”",
         {"split_content: Ruiz / said / “The pier,” | “is sound and it will stay open.”"}},
        {"“Is it safe?” Ruiz asked.", {"preposed_content: Ruiz / asked / “Is it safe?”"}},
        {"“It fell. Nobody saw it.” Ruiz said.", {"preposed_content: Ruiz / said / “It fell. Nobody saw it.”"}},
        {"''We checked the pier,'' Mr. Cole said.", {"preposed_content: Mr. Cole / said / ''We checked the pier,''"}},
        // what leads in, or stands between, is no content
        {"When Ruiz was asked if it was a “no,” she said, “I would say so.”",
         {"question:  / was asked / if it was a “no,”", "postposed_content: she / said / “I would say so.”"}},
        {"In all, 34 engineers testified.", {}},
        {"“Every time you say that,” Ruiz said, closing the file, “you lose a vote.”",
         {"split_content: Ruiz / said / “Every time you say that,” | “you lose a vote.”"}},
        {"A pardon, the draft adds, “would not be justice for us”.",
         {"split_content: the draft / adds / A pardon | “would not be justice for us”"}},
        {"He had denied the allegations, and the lawsuit was settled.", {"postposed_content: He / had denied / the allegations"}},
        {"A clerk, who asked not to be named, said that the pier was closed.",
         {"postposed_content: A clerk, who asked not to be named, / said / that the pier was closed"}},
        {"Ruiz continued:\n\n“We checked the pier for a year.”", {"led_in: Ruiz / continued: / “We checked the pier for a year.”"}},
        {"The film shows Ruiz saying, “We checked the pier for a year.”",
         {"frame: The film / shows / Ruiz saying, “We checked the pier for a year.”",
          "elliptic: Ruiz / saying / “We checked the pier for a year.”"}},
        {"The firm agreed to clean up the pier that fell.", {"postposed_content: The firm / agreed / to clean up the pier that fell"}},
        {"He criticized the plan.", {"postposed_content: He / criticized / the plan"}},
        // a quotation over paragraphs, and one that stands alone
        {"“We checked the pier,” Ruiz said. “It held.\n\n“Then it fell.”",
         {"preposed_content: Ruiz / said / “We checked the pier,” | “It held. | “Then it fell.”"}},
        {"“We checked the pier,” Ruiz said.\n\n“It held for a year.”",
         {"preposed_content: Ruiz / said / “We checked the pier,” | “It held for a year.”"}},
        {"“We checked the pier for a year.” — Ana Ruiz", {"signature: Ana Ruiz / — / “We checked the pier for a year.”"}},
        // indirect
        {"Ruiz said that the pier was safe.", {"postposed_content: Ruiz / said / that the pier was safe"}},
        {"Ruiz said the pier was safe.", {"postposed_content: Ruiz / said / the pier was safe"}},
        {"The pier was safe, Ruiz said.", {"preposed_content: Ruiz / said / The pier was safe"}},
        {"The pier, Ruiz said, was safe.", {"split_content: Ruiz / said / The pier | was safe"}},
        {"The pier was safe, according to Ruiz.", {"according: Ruiz / according to / The pier was safe"}},
        {"The pier has 40 piles, as per the harbour survey.", {"according: the harbour survey / as per / The pier has 40 piles"}},
        {"The pier was safe, per harbour officials.", {"according: harbour officials / per / The pier was safe"}},
        {"The lock was forced, per a police report.", {"according: a police report / per / The lock was forced"}},
        {"The mill pays 12 pounds per crew, 30 per head, and 5 per cent more at night.", {}},
        {"He pays 5 pounds a week, per head.", {}},
        {"According to the mayor, the pier was safe.", {"according: the mayor / According to / the pier was safe"}},
        {"Critics say the pier is unsafe, Ruiz said.", {"preposed_content: Ruiz / said / Critics say the pier is unsafe"}},
        {"Ana Ruiz, the mayor, said the pier was safe.", {"postposed_content: Ana Ruiz, the mayor, / said / the pier was safe"}},
        {"The clerk, who said the pier was safe, resigned on Monday.", {"postposed_content: who / said / the pier was safe"}},
        {"As Ruiz noted, the pier was closed.", {"postposed_content: Ruiz / noted / the pier was closed"}},
        {"On Monday, Ruiz said the pier was safe.", {"postposed_content: Ruiz / said / the pier was safe"}},
        {"Ruiz said in a statement that the pier was safe.", {"postposed_content: Ruiz / said in a statement / that the pier was safe"}},
        {"Ruiz told reporters the pier was safe.", {"postposed_content: Ruiz / told / the pier was safe"}},
        {"Ruiz has repeatedly said the pier was safe.", {"postposed_content: Ruiz / has repeatedly said / the pier was safe"}},
        {"Ruiz went on to say that the pier was safe.", {"postposed_content: Ruiz / went on to say / that the pier was safe"}},
        {"The pier, as Ruiz put it, was safe.", {"split_content: Ruiz / put it / The pier | was safe"}},
        // elliptic
        {"Ruiz said the pier was safe, adding that it was new.",
         {"postposed_content: Ruiz / said / the pier was safe", "elliptic: Ruiz / adding / that it was new"}},
        {"Ruiz said the pier was safe but said it was old.",
         {"postposed_content: Ruiz / said / the pier was safe", "elliptic: Ruiz / said / it was old"}},
        {"Ruiz said the pier was safe, but Cole argued that it was not.",
         {"postposed_content: Ruiz / said / the pier was safe", "postposed_content: Cole / argued / that it was not"}},
        // mixed
        {"Ruiz said the pier was “as safe as a house” on Monday.",
         {"postposed_content: Ruiz / said / the pier was “as safe as a house” on Monday"}},
        {"Ruiz called the pier “a disgrace.”", {"postposed_content: Ruiz / called / the pier “a disgrace.”"}},
        // infinitives, noun phrases, questions
        {"Ruiz declined to comment.", {"postposed_content: Ruiz / declined / to comment"}},
        {"Ruiz vowed to rebuild the pier.", {"postposed_content: Ruiz / vowed / to rebuild the pier"}},
        {"Ruiz criticized the plan.", {"postposed_content: Ruiz / criticized / the plan"}},
        {"Ruiz called for a new pier.", {"postposed_content: Ruiz / called for / a new pier"}},
        {"Ruiz was asked whether the pier was safe.", {"question:  / was asked / whether the pier was safe"}},
        {"The report found that the pier was unsafe.", {"postposed_content: The report / found / that the pier was unsafe"}},
        // nouns and adjectives
        {"Nobody shared the mayor’s claim that the pier was safe.",
         {"frame: Nobody / shared / the mayor’s claim that the pier was safe", "noun: the mayor’s / claim / that the pier was safe"}},
        {"The mayor is confident that the pier is safe.", {"adjective: The mayor / is confident / that the pier is safe"}},
        // no speech
        {"The “quiet” pier stayed open.", {}},
        {"Ana “Ace” Ruiz walked away.", {}},
        {"She reads “The Long Pier,” a novel.", {}},
        {"Ruiz filmed “long walks” along the pier.", {}},
        {"Ruiz met an accused spy.", {}},
        {"The reports were late.", {}},
        {"Claims rose in the spring.", {}},
        {"The harbour states that joined were few.", {}},
    });
}

// A name is one by its capital, whatever the script.
TEST_F(AttributionTest, CapitalsOfEveryScript) {
    const std::string sentences[] = {
        "The port claims the pier is closed, said #.",
        "The pier is closed, said #.",
        "“We checked the pier,” said #.",
        "“We checked the pier,” # said.",
        "# said that the pier was safe.",
        "“We checked the pier for a year.” — #",
        "# said the pier was “as safe as a house” on Monday.",
    };
    const std::pair<std::string, std::string> twins[] = {
        {"Zagar", "Žagar"}, {"Simic", "Šimić"}, {"Lukas", "Łukas"}, {"Coric", "Ćorić"},   {"Cermak", "Čermak"},
        {"Duric", "Đurić"}, {"Inci", "İnci"},   {"Ilios", "Ήλιος"}, {"Petrov", "Петров"},
    };
    const auto with = [](std::string text, const std::string& name) {
        for (auto at = text.find('#'); at != std::string::npos; at = text.find('#', at)) text.replace(at, 1, name);
        return text;
    };
    for (const std::string& sentence : sentences) {
        for (const auto& [plain, other] : twins) {
            std::vector<std::string> expected = told(with(sentence, plain));
            EXPECT_FALSE(expected.empty()) << with(sentence, plain);
            for (std::string& statement : expected) {
                if (const auto at = statement.find(plain); at != std::string::npos) statement.replace(at, plain.size(), other);
            }
            EXPECT_EQ(told(with(sentence, other)), expected);
        }
    }
}

TEST_F(AttributionTest, QuotedPiecesJoinedByAConjunction) {
    expect_rows({
        {"The scheme was not “a toy,” Marta Odell said, but “a tool for the harbour.”",
         {"split_content: Marta Odell / said / The scheme was not “a toy,” | but “a tool for the harbour.”"}},
        {"The inspector had not “touched the lock” nor shown “a single permit,” she wrote.",
         {"preposed_content: she / wrote / The inspector had not “touched the lock” nor shown “a single permit,”"}},
        {"The fund was neither “a gift” nor “a loan,” said the treasurer, Piet Aalders.",
         {"inverted: the treasurer, Piet Aalders / said / The fund was neither “a gift” nor “a loan,”"}},
        {"It was “a long night” and “a cold one,” the captain, Ines Wu, recalled.",
         {"preposed_content: the captain, Ines Wu, / recalled / It was “a long night” and “a cold one,”"}},
        {"The deal is “fair to all,” Lena Falk said, and “good for the valley.”",
         {"split_content: Lena Falk / said / The deal is “fair to all,” | and “good for the valley.”"}},
        {"The pier is “a ruin” or “soon to be one,” said Omar Tell.",
         {"inverted: Omar Tell / said / The pier is “a ruin” or “soon to be one,”"}},
        {"The mayor, Dag Holm, said the wall was not “a favour” but “a duty.”",
         {"postposed_content: The mayor, Dag Holm, / said / the wall was not “a favour” but “a duty.”"}},
        {"She called the plan “reckless” and “blind to the poor.”",
         {"postposed_content: She / called / the plan “reckless” and “blind to the poor.”"}},
        {"The bridge was “not a luxury,” Tessa Brandt said, “but a need.”",
         {"split_content: Tessa Brandt / said / The bridge was “not a luxury,” | “but a need.”"}},
        {"“It was cold,” Adeyemi said, but the crew left.", {"preposed_content: Adeyemi / said / “It was cold,”"}},
        {"“It was cold,” Adeyemi said, and the lights went out.", {"preposed_content: Adeyemi / said / “It was cold,”"}},
    });
}

TEST_F(AttributionTest, AClauseBesideTheCueIsNoContent) {
    expect_rows({
        {"The clerk, Rosa Lind, said the lock had been forced, but on Friday she sold the house.",
         {"postposed_content: The clerk, Rosa Lind, / said / the lock had been forced"}},
        {"Police said the van was stolen, and on Sunday they found it in a lake.",
         {"postposed_content: Police / said / the van was stolen"}},
        {"Wanda Pryce said the kilns were cold and Arvid Noor said he had seen smoke.",
         {"postposed_content: Wanda Pryce / said / the kilns were cold", "postposed_content: Arvid Noor / said / he had seen smoke"}},
        {"Kofi Baring said “we have no ropes left” and Elsa Trent said she would send some.",
         {"postposed_content: Kofi Baring / said / “we have no ropes left”", "postposed_content: Elsa Trent / said / she would send some"}},
        {"Yusuf Karga said “I will not sign that paper” and closed his folder.",
         {"postposed_content: Yusuf Karga / said / “I will not sign that paper”"}},
        {"The coach said “they ran well” and praised the keeper.",
         {"postposed_content: The coach / said / “they ran well”", "elliptic: The coach / praised / the keeper"}},
        {"The minister said the ferry was safe and that it would sail on Monday.",
         {"postposed_content: The minister / said / the ferry was safe and that it would sail on Monday"}},
        {"Marek said he was tired but would stay.", {"postposed_content: Marek / said / he was tired but would stay"}},
        {"Ines Odell said the gate was open and she had not shut it.",
         {"postposed_content: Ines Odell / said / the gate was open and she had not shut it"}},
        {"The mayor said the bridge “is sound” and will open in June.",
         {"postposed_content: The mayor / said / the bridge “is sound” and will open in June"}},
        {"The union said it was ready to talk and hoped for peace.",
         {"postposed_content: The union / said / it was ready to talk and hoped for peace"}},
        {"The senators urged the “caretaker” board to resign.",
         {"postposed_content: The senators / urged / the “caretaker” board to resign"}},
        {"The union asked the “acting” director to step down.",
         {"postposed_content: The union / asked / the “acting” director to step down"}},
        {"Paul Wu claims the bank is broke and its board asleep.",
         {"postposed_content: Paul Wu / claims / the bank is broke and its board asleep"}},
    });
}

TEST_F(AttributionTest, PhrasesBesideTheCue) {
    expect_rows({
        {"The port said in an email that the crane had failed.",
         {"postposed_content: The port / said in an email / that the crane had failed"}},
        {"The port said in an email the crane had failed.", {"postposed_content: The port / said in an email / the crane had failed"}},
        {"“The crane failed,” the port said in an email.", {"preposed_content: the port / said / “The crane failed,”"}},
        {"Hanna Koll said on her return that the ice was thin.",
         {"postposed_content: Hanna Koll / said on her return / that the ice was thin"}},
        {"Lund said at a hearing the lease was void.", {"postposed_content: Lund / said at a hearing / the lease was void"}},
        {"The bishop spoke of the “long winter” in a sermon.", {"postposed_content: The bishop / spoke of / the “long winter”"}},
        {"“We sail at dawn,” Berg told the crew in a letter.", {"preposed_content: Berg / told / “We sail at dawn,”"}},
        {"Rolf Brand told reporters on Monday that the mill would close.",
         {"postposed_content: Rolf Brand / told / that the mill would close"}},
        {"Grace Oduya warned the council that the dam would leak.", {"postposed_content: Grace Oduya / warned / that the dam would leak"}},
        {"The envoy pointed out that the gate was open.", {"postposed_content: The envoy / pointed out / that the gate was open"}},
        {"Jonas Weil set out that the rules had changed.", {"frame: Jonas Weil / set out / that the rules had changed"}},
    });
}

TEST_F(AttributionTest, AnOutletHasItsWholeName) {
    expect_rows({
        {"The dam will be rebuilt next year, reports the Globe.", {"inverted: the Globe / reports / The dam will be rebuilt next year"}},
        {"The dam will be rebuilt next year, according to the Harlow Argus Leader.",
         {"according: the Harlow Argus Leader / according to / The dam will be rebuilt next year"}},
        {"The dam will be rebuilt, the Lenk Daily Herald reported on Monday.",
         {"preposed_content: the Lenk Daily Herald / reported / The dam will be rebuilt"}},
        {"Two ferries collided off Lenk, reports the Port Arn Evening Post.",
         {"inverted: the Port Arn Evening Post / reports / Two ferries collided off Lenk"}},
        {"The bank is to close, writes the Sunday Bulletin’s Cara Moss.",
         {"inverted: the Sunday Bulletin’s Cara Moss / writes / The bank is to close"}},
        {"The lease is void, according to a report in the Times of Lenk.",
         {"according: a report in the Times of Lenk / according to / The lease is void"}},
        {"The dam leaks, according to documents seen by the Harlow Post-Courier.",
         {"according: documents seen by the Harlow Post-Courier / according to / The dam leaks"}},
        {"The film opens in May, Variety Weekly reports.", {"frame: Variety Weekly / reports / The film opens in May"}},
        {"According to the Port Arn News and Mail, the lease is void.",
         {"according: the Port Arn News and Mail / According to / the lease is void"}},
        {"The reports of the Globe sold well.", {}},
    });
}

TEST_F(AttributionTest, AnyVerbWithAQuotationBesideItsSubject) {
    expect_rows({
        {"“They never once cleared our street,” grumbled the baker, Henk Soler.",
         {"any_verb: the baker, Henk Soler / grumbled / “They never once cleared our street,”"}},
        {"“Leave it there,” Okafor thundered.", {"preposed_content: Okafor / thundered / “Leave it there,”"}},
        {"“I never saw it,” wheezed Mr Pell, the porter.", {"any_verb: Mr Pell, the porter / wheezed / “I never saw it,”"}},
        {"“We won,” she trilled, waving a flag.", {"any_verb: she / trilled / “We won,”"}},
        {"“It’s over,” Brandt deadpanned.", {"any_verb: Brandt / deadpanned / “It’s over,”"}},
        {"“Open the gate,” bellowed Sgt. Anna Rowe.", {"any_verb: Sgt. Anna Rowe / bellowed / “Open the gate,”"}},
        {"“We are ruined,” he lamented to a friend.", {"preposed_content: he / lamented / “We are ruined,”"}},
        {"“We will be back next year with a stronger side,” beamed captain Lea Moss.",
         {"any_verb: captain Lea Moss / beamed / “We will be back next year with a stronger side,”"}},
        {"“Fine,” she typed.", {"any_verb: she / typed / “Fine,”"}},
        {"Lea Moss hissed: “Leave the boat where it is.”", {"frame: Lea Moss / hissed: / “Leave the boat where it is.”"}},
        {"“The Long Pier” opened on Friday.", {}},
        {"“The boat sank in the night,” and the crew ran.", {}},
        {"“Lanterns on the Weir” sold well that year.", {}},
        {"The sign “No entry after dark” fell on Tuesday.", {}},
        {"\"No one here reads the rules,\" snarled their cook, Pim Aart.",
         {"any_verb: their cook, Pim Aart / snarled / \"No one here reads the rules,\""}},
        {"“The keeper lost the map,” chirped one of the boys.", {"any_verb: one of the boys / chirped / “The keeper lost the map,”"}},
        {"“The keeper lost the map,” a boy piped up.", {"any_verb: a boy / piped up / “The keeper lost the map,”"}},
        {"“The keeper lost the map,” drawled Trent, of Lenk.", {"any_verb: Trent / drawled / “The keeper lost the map,”"}},
        {"“We won,” the keeper crowed, “and we will win again.”",
         {"split_content: the keeper / crowed / “We won,” | “and we will win again.”"}},
        {"“Help!” came the reply.", {}},
        {"In “Lanterns,” Moss plays a sailor.", {}},
        {"“Lanterns,” a novel by Moss, sold well.", {}},
        {"“Lanterns,” which sold well, is a novel.", {}},
        {"“Lanterns,” her first novel, followed.", {}},
        {"“What now?” is the question.", {}},
        {"“It moved,” and the boys ran.", {}},
        {"“The rope broke in two,” the report.", {}},
        {"“We won the cup again,” the keeper opened the door.", {}},
    });
}

TEST_F(AttributionTest, ActsAreNoStatements) {
    expect_rows({
        {"The ministry agreed a deal with the port on Friday.", {}},
        {"The two clubs agreed terms for the keeper.", {}},
        {"Bianca Holt agreed that the deal was fair.", {"postposed_content: Bianca Holt / agreed / that the deal was fair"}},
        {"The court set the stage for a new trial.", {}},
        {"The inquiry focuses on whether the lock was forced.", {}},
        {"The survey asked whether people trust the council.",
         {"postposed_content: The survey / asked / whether people trust the council"}},
        {"Sigrid Vale chaired the session.", {}},
        {"The old dean chaired the panel and a rabbi opened it.", {}},
        {"The judge heard the case on Monday.", {}},
        {"The company launched a review of the accident.", {}},
        {"The mayor criticized the delay.", {"postposed_content: The mayor / criticized / the delay"}},
        {"Many will remember her poem “Lanterns on the Weir”, which was read at school.", {}},
        {"Everybody in the valley knows the motto “Warm Homes for All Winters”.", {}},
        {"Readers may remember him from novels such as “Lanterns on the Weir” and “The Deaf Cartographer”.", {}},
        {"Eva Lund: possession of a stolen boat.", {}},
    });
}

TEST_F(AttributionTest, DamagedMarksAndLabels) {
    expect_rows({
        {"“The bell rang a full minute late,” Agnes Toll, told the commission.",
         {"preposed_content: Agnes Toll / told / “The bell rang a full minute late,”"}},
        {"“Both doors were open when we arrived,” the fire warden, told the court.",
         {"preposed_content: the fire warden / told / “Both doors were open when we arrived,”"}},
        {"“The trams stopped before dark, said Pavel Stroud, who rides one.",
         {"inverted: Pavel Stroud, who rides one / said / “The trams stopped before dark,"}},
        {"\"The cellar flooded twice in June, said Mina Akers, the landlady.",
         {"inverted: Mina Akers, the landlady / said / \"The cellar flooded twice in June,"}},
        {"“We will sail at dawn, the mate told the crew.", {"preposed_content: the mate / told / “We will sail at dawn,"}},
        {"Berg said: “We will sail at dawn, come what may.", {"postposed_content: Berg / said: / “We will sail at dawn, come what may."}},
        {"“We will sail at dawn, she said, “come what may.”", {"split_content: she / said / “We will sail at dawn | “come what may.”"}},
        {"WATCH: “These walls are only painted,” Greta Lomax told the visitors.",
         {"preposed_content: Greta Lomax / told / “These walls are only painted,”"}},
        {"1. “These walls are only painted,” Greta Lomax told the visitors.",
         {"preposed_content: Greta Lomax / told / “These walls are only painted,”"}},
        {"🌊🚢 \"These walls are only painted,\" said Greta Lomax.", {"inverted: Greta Lomax / said / \"These walls are only painted,\""}},
        {"Lomax: “These walls are only painted.”", {"colon: Lomax / : / “These walls are only painted.”"}},
        {"2025 was “a bad year,” said Lund.", {"inverted: Lund / said / 2025 was “a bad year,”"}},
        {"34 “engineers of the port,” said Lund, had left.", {"inverted: Lund / said / 34 “engineers of the port,” | had left"}},
        {"“The 5\" pipe burst at noon,” said Lund.", {"inverted: Lund / said / “The 5\" pipe burst at noon,”"}},
        {"\"The 5\" pipe burst at noon,\" said Lund.", {"inverted: Lund / said / \"The 5\" pipe burst at noon,\""}},
    });
}

TEST_F(AttributionTest, Transcript) {
    EXPECT_THAT(told("COLE: Was the pier safe?\n\nRUIZ: It was. We checked.\n\nCOLE: When?\n\nRUIZ: In May."),
                testing::ElementsAre("colon: COLE / : / Was the pier safe?", "colon: RUIZ / : / It was | We checked",
                                     "colon: COLE / : / When?", "colon: RUIZ / : / In May"));
}

TEST_F(AttributionTest, FormAndPolarity) {
    struct Row {
        std::string text;
        Form form;
        Polarity polarity;
    };
    const Row rows[] = {
        {"“We checked the pier,” Ruiz said.", Form::direct, Polarity::asserts},
        {"Ruiz said the pier was “as safe as a house” then.", Form::mixed, Polarity::asserts},
        {"Ruiz said the pier was safe.", Form::indirect, Polarity::asserts},
        {"Ruiz denied that the pier was unsafe.", Form::indirect, Polarity::denies},
        {"Ruiz did not say that the pier was safe.", Form::indirect, Polarity::declines},
        {"Ruiz declined to comment.", Form::indirect, Polarity::declines},
        {"The port refused to discuss the pier.", Form::indirect, Polarity::declines},
        {"Ruiz said she would not comment on the pier.", Form::indirect, Polarity::declines},
        {"A spokesman said the port would neither confirm nor deny the report.", Form::indirect, Polarity::declines},
        {"Ruiz pleaded not guilty.", Form::indirect, Polarity::denies},
        {"Ruiz asked whether the pier was safe.", Form::indirect, Polarity::asks},
        {"Ruiz demanded that the pier be closed.", Form::indirect, Polarity::asks},
    };
    for (const Row& row : rows) {
        const Text text = Text::from_utf8(row.text);
        const auto statements = read(text).statements;
        ASSERT_EQ(statements.size(), 1U) << row.text;
        EXPECT_EQ(name_of(statements[0].form), name_of(row.form)) << row.text;
        EXPECT_EQ(name_of(statements[0].polarity), name_of(row.polarity)) << row.text;
    }
}

TEST_F(AttributionTest, ASentenceAttributesTheOneBeforeIt) {
    expect_rows({
        {"The ferry will sail again on Monday. The harbour office said so in a statement.",
         {"back_reference: The harbour office / said / The ferry will sail again on Monday"}},
        {"The ferry will sail again on Monday. That is what Ana Ruiz told reporters.",
         {"back_reference: Ana Ruiz / told / The ferry will sail again on Monday"}},
        {"The ferry will sail again on Monday. So the Courier reported on Friday.",
         {"back_reference: the Courier / reported / The ferry will sail again on Monday"}},
        {"The ferry will sail again on Monday. The report comes from the Courier.",
         {"back_reference: the Courier / The report comes from / The ferry will sail again on Monday"}},
        // Not across paragraphs, not of what somebody else said, not where nobody said so.
        {"The ferry will sail again on Monday.\n\nAna Ruiz said so in a statement.", {}},
        {"The ferry will sail again on Monday. Nobody said so.", {"frame: Nobody / said / so"}},
        {"The ferry will sail again on Monday. If Ana Ruiz says so, the crew will come.",
         {"postposed_content: Ana Ruiz / says / the crew will come"}},
        {"The ferry will sail again on Monday. That is what Ana Ruiz wants.", {}},
    });
}

Mention mention_of(const std::string& bytes, const std::string& words, MentionForm form = MentionForm::name) {
    const auto at = static_cast<std::uint32_t>(bytes.find(words));
    return {{at, at + static_cast<std::uint32_t>(words.size())}, form};
}

TEST_F(AttributionTest, WhomNothingNamesIsAnonymous) {
    const struct {
        const char* words;
        SpeakerKind kind;
    } rows[] = {
        {"A former deckhand said the pier was safe.", SpeakerKind::anonymous},
        {"A dealer in the south said the pier was safe.", SpeakerKind::anonymous},
        {"A person who would know said the pier was safe.", SpeakerKind::anonymous},
        {"Two teachers said the pier was safe.", SpeakerKind::anonymous},
        // For somebody, known, a body, many, a document.
        {"A police spokesman said the pier was safe.", SpeakerKind::described},
        {"The harbour master said the pier was safe.", SpeakerKind::described},
        {"A company said the pier was safe.", SpeakerKind::group},
        {"Two companies said the pier was safe.", SpeakerKind::group},
        {"Residents said the pier was safe.", SpeakerKind::group},
        {"A letter said the pier was safe.", SpeakerKind::document},
    };
    for (const auto& row : rows) {
        const Text text = Text::from_utf8(std::string("The pier had to shut, the mayor said. ") + row.words);
        const auto statements = read(text).statements;
        ASSERT_EQ(statements.size(), 2U) << row.words;
        EXPECT_EQ(name_of(statements[1].speaker_kind), name_of(row.kind)) << row.words;
    }
    const Text text = Text::from_utf8(
        "The pier had to shut, the mayor said. A clerk who asked not to be named said the pier was safe. The source said no more. ");
    for (const Statement& statement : read(text).statements) {
        if (words(text, statement.source) == "The source") {
            EXPECT_EQ(name_of(statement.speaker_kind), "anonymous");
        }
    }
}

TEST_F(AttributionTest, SpeakerIsTheEntityOfTheSource) {
    struct Row {
        std::string text;
        SpeakerKind kind;
        std::string speaker;  // empty: none
    };
    // In each text the entities room knows Ana Ruiz, a person, and the Harlow Port Authority; "she" and "the engineer" are Ruiz.
    const Row rows[] = {
        {"Ana Ruiz said the pier was safe.", SpeakerKind::named, "Ana Ruiz"},
        {"A lawyer, Ana Ruiz, said the pier was safe.", SpeakerKind::named, "Ana Ruiz"},
        {"Ana Ruiz left. She said the pier was safe.", SpeakerKind::named, "Ana Ruiz"},
        {"They said the pier was safe.", SpeakerKind::described, ""},
        {"Ana Ruiz, who said the pier was safe, left.", SpeakerKind::named, "Ana Ruiz"},
        {"The Harlow Port Authority said the pier was safe.", SpeakerKind::group, "Harlow Port Authority"},
        {"A source close to Ana Ruiz said the pier was safe.", SpeakerKind::anonymous, "A source"},
        {"Three people familiar with the matter said the pier was safe.", SpeakerKind::anonymous, "Three people"},
        {"A former deckhand said the pier was safe.", SpeakerKind::described, "A former deckhand"},  // a lead: named below
        {"Two teachers said the pier was safe.", SpeakerKind::anonymous, "Two teachers"},
        {"A police spokesman said the pier was safe.", SpeakerKind::described, "A police spokesman"},
        {"The coastguard said the pier was safe.", SpeakerKind::group, ""},
        {"A notice published by the council on Monday said the pier was safe.", SpeakerKind::document, ""},
        {"Documents say the pier was safe.", SpeakerKind::document, ""},
        {"The letter said the pier was safe.", SpeakerKind::document, ""},
        {"The mayor said the pier was safe.", SpeakerKind::described, ""},
        {"Residents said the pier was safe.", SpeakerKind::group, "Residents"},
    };
    for (const Row& row : rows) {
        const Text text = Text::from_utf8(row.text);
        std::vector<Entity> entities;
        if (row.text.find("Ana Ruiz") != std::string::npos) {
            entities.push_back({EntityType::person, "Ana Ruiz", {mention_of(row.text, "Ana Ruiz")}, {}, {}, {}});
            if (row.text.find("She") != std::string::npos)
                entities[0].mentions.push_back(mention_of(row.text, "She", MentionForm::pronoun));
        }
        if (row.text.find("Authority") != std::string::npos) {
            entities.push_back(
                {EntityType::organization, "Harlow Port Authority", {mention_of(row.text, "Harlow Port Authority")}, {}, {}, {}});
        }
        const Attribution attribution = read(text, entities);
        ASSERT_EQ(attribution.statements.size(), 1U) << row.text;
        const Statement& statement = attribution.statements[0];
        EXPECT_EQ(name_of(statement.speaker_kind), name_of(row.kind)) << row.text;
        EXPECT_EQ(statement.speaker ? attribution.entities[*statement.speaker].name : "", row.speaker) << row.text;
        EXPECT_EQ(statement.speaker.has_value(), statement.probability > 0) << row.text;
    }
}

TEST_F(AttributionTest, TitlesAndDescriptionsOfWhoIsNamed) {
    struct Row {
        std::string text;
        std::string speaker;  // its name
    };
    // The entities room knows Ana Ruiz, the Harlow Port Authority, Harlow Museum, a place, and two forces.
    const Row rows[] = {
        {"Minister of Works Ana Ruiz said the pier was safe.", "Ana Ruiz"},
        {"Harlow Director of Public Works Ana Ruiz said the pier was safe.", "Ana Ruiz"},
        {"Chief of Staff Ana Ruiz, who came late, said the pier was safe.", "Ana Ruiz"},
        {"Friends of Ana Ruiz said the pier was safe.", "Friends"},
        {"Friends of Mrs. Ana Ruiz said the pier was safe.", "Friends"},
        {"Aides to Mrs. Ana Ruiz said the pier was safe.", "Aides"},
        {"The builder, Harlow Port Authority, said the pier was safe.", "Harlow Port Authority"},
        {"The builder, hired by Harlow Port Authority, said the pier was safe.", ""},
        {"Harlow Port Authority met. The authority said the pier was safe.", "Harlow Port Authority"},
        {"Harlow Port Authority met. The port authority said the pier was safe.", "Harlow Port Authority"},
        {"Harlow Port Authority met. The water authority said the pier was safe.", ""},
        {"Harlow Port Authority met. Another authority said the pier was safe.", "Another authority"},
        {"Harlow Museum was shut. The museum said the pier was safe.", "Harlow Museum"},
        {"Harlow Police came. Police said the pier was safe.", "Harlow Police"},
        {"Harlow Police came. The police said the pier was safe.", "Harlow Police"},
        {"Harlow Police and Borden Police came. The police said the pier was safe.", ""},
        {"Harlow Police came. The police in Borden said the pier was safe.", ""},
    };
    const std::pair<const char*, EntityType> known[] = {{"Ana Ruiz", EntityType::person},
                                                        {"Harlow Port Authority", EntityType::organization},
                                                        {"Harlow Museum", EntityType::place},
                                                        {"Harlow Police", EntityType::organization},
                                                        {"Borden Police", EntityType::organization}};
    for (const Row& row : rows) {
        const Text text = Text::from_utf8(row.text);
        std::vector<Entity> entities;
        for (const auto& [name, type] : known) {
            if (row.text.find(name) != std::string::npos) entities.push_back({type, name, {mention_of(row.text, name)}, {}, {}, {}});
        }
        const Attribution attribution = read(text, entities);
        ASSERT_EQ(attribution.statements.size(), 1U) << row.text;
        const Statement& statement = attribution.statements[0];
        EXPECT_EQ(statement.speaker ? attribution.entities[*statement.speaker].name : "", row.speaker) << row.text;
    }
}

TEST_F(AttributionTest, LawyersAndSpokespeopleSpeakForSomebody) {
    for (const std::string bytes :
         {"“It was late,” Ana Ruiz’s attorney, Dana Cole, said.", "“It was late,” said Dana Cole, a lawyer for Ana Ruiz."}) {
        const Text text = Text::from_utf8(bytes);
        const std::vector<Entity> entities{{EntityType::person, "Ana Ruiz", {mention_of(bytes, "Ana Ruiz")}},
                                           {EntityType::person, "Dana Cole", {mention_of(bytes, "Dana Cole")}}};
        const auto statements = read(text, entities).statements;
        ASSERT_EQ(statements.size(), 1U) << bytes;
        EXPECT_EQ(statements[0].speaker, 1U) << bytes;
        EXPECT_EQ(statements[0].on_behalf_of, 0U) << bytes;
    }
}

TEST_F(AttributionTest, ForWhomSomebodySpeaksIsReadFromTheOffice) {
    const struct {
        const char* text;
        const char* client;
    } rows[] = {
        {"Ana Ruiz’s press secretary, Dana Cole, said the pier was safe.", "Ana Ruiz"},
        {"Dana Cole, a member of Ana Ruiz’s defence team, said the pier was safe.", "Ana Ruiz"},
        {"Ana Ruiz’s legal team said the pier was safe.", "Ana Ruiz"},
        {"Dana Cole, a spokeswoman for Harlow Works’ parent company, Tideline Group, said the pier was safe.", "Tideline Group"},
        {"Dana Cole, a spokeswoman for Harlow Works, said the pier was safe.", "Harlow Works"},
        {"Harlow Attorney Dana Cole said the pier was safe.", ""},
        {"Ana Ruiz’s secretary, Dana Cole, said the pier was safe.", ""},
        {"Ana Ruiz’s team said the pier was safe.", ""},
    };
    const std::pair<const char*, EntityType> known[] = {{"Ana Ruiz", EntityType::person},
                                                        {"Dana Cole", EntityType::person},
                                                        {"Harlow Works", EntityType::organization},
                                                        {"Tideline Group", EntityType::organization}};
    for (const auto& row : rows) {
        const std::string bytes = row.text;
        std::vector<Entity> entities;
        for (const auto& [name, type] : known) {
            if (bytes.find(name) != std::string::npos) entities.push_back({type, name, {mention_of(bytes, name)}});
        }
        const Attribution attribution = read(Text::from_utf8(bytes), entities);
        ASSERT_EQ(attribution.statements.size(), 1U) << bytes;
        const auto& client = attribution.statements[0].on_behalf_of;
        EXPECT_EQ(client ? attribution.entities[*client].name : "", row.client) << bytes;
    }
}

// Several who are only described are somebody: they are hardly ever one whom the report names elsewhere.
TEST_F(AttributionTest, TheLawyersAreThoseBefore) {
    const auto names = [&](const std::string& bytes) {
        const Attribution attribution = read(Text::from_utf8(bytes), {});
        std::string all;
        for (const Statement& statement : attribution.statements)
            all += (all.empty() ? "" : ", ") + (statement.speaker ? attribution.entities[*statement.speaker].name : "-");
        return all;
    };
    EXPECT_EQ(names("His lawyers said the pier was safe. The lawyers added that it was new."), "His lawyers, His lawyers");
    EXPECT_EQ(names("The divers said the pier was safe. The masons said it was new."), "The divers, The masons");
    EXPECT_EQ(names("The diver said the pier was safe."), "-");
    EXPECT_EQ(names("The police said the pier was safe."), "-");
}

TEST_F(AttributionTest, FirstPersonsOfAQuotationAreTheSpeaker) {
    const std::string bytes = "“I checked my pier,” Ana Ruiz said.";
    const Text text = Text::from_utf8(bytes);
    const auto entities = read(text, {{EntityType::person, "Ana Ruiz", {mention_of(bytes, "Ana Ruiz")}}}).entities;
    ASSERT_EQ(entities.size(), 1U);
    ASSERT_EQ(entities[0].mentions.size(), 3U);
    EXPECT_EQ(text.slice(entities[0].mentions[0].span), "I");
    EXPECT_EQ(entities[0].mentions[0].form, MentionForm::pronoun);
    EXPECT_EQ(text.slice(entities[0].mentions[1].span), "my");
}

TEST_F(AttributionTest, ChannelsNearestFirst) {
    struct Row {
        std::string text;
        std::vector<std::string> channels;
    };
    const Row rows[] = {
        {"Ruiz told Harlow News the pier was safe.", {"told: told Harlow News (Harlow News)"}},
        {"Ruiz told Harlow News in an interview that the pier was safe.",  // one way: an interview with Harlow News
         {"interview: told Harlow News in an interview (Harlow News)"}},
        {"Ruiz said in a statement that the pier was safe.", {"statement: in a statement ()"}},
        {"In a court filing, Ruiz said the pier was safe.", {"filing: In a court filing ()"}},
        {"Ruiz wrote on Facebook that the pier was safe.", {"post: on Facebook ()"}},
        {"Ruiz said the pier was safe.", {}},
    };
    for (const Row& row : rows) {
        const Text text = Text::from_utf8(row.text);
        const auto statements = read(text).statements;
        ASSERT_EQ(statements.size(), 1U) << row.text;
        std::vector<std::string> channels;
        for (const Channel& channel : statements[0].channel) {
            channels.push_back(std::string(name_of(channel.kind)) + ": " + std::string(text.slice(channel.span)) + " (" + channel.outlet +
                               ")");
        }
        EXPECT_EQ(channels, row.channels) << row.text;
    }
}

TEST_F(AttributionTest, TimeBesideTheCue) {
    const std::string bytes = "Ruiz said on Monday that the pier fell in May.";
    const Text text = Text::from_utf8(bytes);
    const auto monday = static_cast<std::uint32_t>(bytes.find("Monday"));
    const auto may = static_cast<std::uint32_t>(bytes.find("May"));
    const std::vector<TimeExpression> times{{{monday, monday + 6}, TimeType::DATE, "2025-08-04"},
                                            {{may, may + 3}, TimeType::DATE, "2025-05"}};
    const auto statements = read(text, {}, times).statements;
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_EQ(statements[0].time, 0U);
}

// Spans lie within the text on character borders; lists are sorted and disjoint; contents nest or are disjoint; indices exist.
void check(const Text& text, const Attribution& attribution) {
    const auto border = [&](std::uint32_t at) { return at == text.size() || (static_cast<unsigned char>(text.view()[at]) & 0xc0) != 0x80; };
    std::uint32_t last = 0;
    for (const Statement& s : attribution.statements) {
        ASSERT_FALSE(s.content.empty());
        ASSERT_GE(s.content.front().begin, last);
        last = s.content.front().begin;
        for (const SpanList* spans : {&s.source, &s.cue, &s.content}) {
            std::uint32_t end = 0;
            for (const Span span : *spans) {
                ASSERT_LT(span.begin, span.end);
                ASSERT_LE(span.end, text.size());
                ASSERT_GE(span.begin, end);
                ASSERT_TRUE(border(span.begin) && border(span.end));
                end = span.end;
            }
        }
        if (s.speaker) {
            ASSERT_LT(*s.speaker, attribution.entities.size());
        }
        if (s.on_behalf_of) {
            ASSERT_LT(*s.on_behalf_of, attribution.entities.size());
        }
        for (const Channel& channel : s.channel) ASSERT_LE(channel.span.end, text.size());
        ASSERT_TRUE(s.probability >= 0 && s.probability <= 1);
    }
    std::vector<Span> open;
    std::vector<Span> contents;
    for (const Statement& s : attribution.statements) contents.insert(contents.end(), s.content.begin(), s.content.end());
    std::sort(contents.begin(), contents.end(), [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    for (const Span span : contents) {
        while (!open.empty() && open.back().end <= span.begin) open.pop_back();
        if (!open.empty()) {
            ASSERT_TRUE(open.back().contains(span)) << text.slice(open.back()) << " × " << text.slice(span);
        }
        open.push_back(span);
    }
}

// Capitals, lists, tables and transcripts have words and colons enough, but whoever speaks in them must be one of their own names.
TEST_F(AttributionTest, CapitalsListsTablesAndTranscriptsInventNobody) {
    const struct {
        const char* text;
        std::vector<std::string> speakers;  // who may be given
    } rows[] = {
        {"THE PIER IS CLOSED. ANA RUIZ SAID THAT THE LOCK WAS FORCED. NOBODY KNOWS WHY.", {"ANA RUIZ", "Ana Ruiz"}},
        {"“THE PIER IS SOUND,” SAID ROLF BRAND.", {"ROLF BRAND", "Rolf Brand"}},
        {"PIER CLOSED; CREWS ANGRY; MAYOR SILENT", {}},
        {"- Pier: closed\n- Lock: forced\n- Boats: nine\n- Nets: sold", {}},
        {"1. Open the gate.\n2. Close the lock.\n3. Say nothing: the alarm is loud.", {}},
        {"* Ana Ruiz, mayor\n* Rolf Brand, clerk\n* Lea Moss, engineer", {}},
        {"Port\tBoats\tCost\nHarlow\t9\t$40\nLenk\t12\t$30", {}},
        {"Name: Harlow\nOpened: 1962\nOwner: the council\nState: sound", {}},
        {"COLE: Was the pier safe?\n\nRUIZ: It was. We checked.\n\nCOLE: When?\n\nRUIZ: In May.", {"COLE", "RUIZ", "Cole", "Ruiz"}},
        {"Q: Is it safe?\n\nA: Yes.\n\nQ: Since when?\n\nA: Since May.", {"Q", "A"}},
        {"[music] >> it was you know the pier >> right the pier >> yeah", {}},
    };
    for (const auto& row : rows) {
        const Reading reading = read_text(row.text);
        for (const Statement& statement : reading.statements) {
            if (!statement.speaker) continue;
            EXPECT_THAT(row.speakers, testing::Contains(reading.entities[*statement.speaker].name)) << row.text;
        }
    }
}

TEST_F(AttributionTest, BadInputIsReadAndTakesLinearTime) {
    for (const std::string unit :
         {"\"a ", "“We ", "'a ", "”, Ruiz said. ", "\"No,\" said Ruiz. ", "said said ", "Ruiz said, adding that ", "A: ", "A: B.\n",
          "according to ", "“A,” \n", "“a\n", ", who said ", "a who said ", "“x.” ", "(Ruiz said ", "It's \"a\" ", "— said "}) {
        const auto seconds = [&](int n) {
            std::string bytes;
            for (int i = 0; i < n; ++i) bytes += unit;
            const Text text = Text::from_utf8(bytes);
            const SpanList paragraphs = paragraphs_of(text);
            const Analysis analysis = analyse(text, paragraphs, lists_->language);
            const std::clock_t begin = std::clock();  // of this process: other work on the machine does not count
            const Attribution attribution = attribute(text, analysis, {}, {}, lists_->attribution);
            const double time = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
            check(text, attribution);
            return time;
        };
        const double small = seconds(2500);
        const double large = seconds(10000);
        EXPECT_LT(large, 0.1 + 4 * 3 * small) << unit;
    }
}

TEST_F(AttributionTest, NoiseMadeOfItsOwnWords) {
    const std::string pieces[] = {"“",
                                  "”",
                                  "\"",
                                  "'",
                                  "’",
                                  "‘",
                                  "''",
                                  " ",
                                  ", ",
                                  ". ",
                                  "\n\n",
                                  "Ruiz",
                                  " said",
                                  " that ",
                                  "she ",
                                  "told ",
                                  "the court",
                                  "according to ",
                                  "—",
                                  ": ",
                                  "adding ",
                                  "é",
                                  "(",
                                  ")",
                                  " and ",
                                  "asked ",
                                  "whether ",
                                  "Ana Ruiz",
                                  " the pier was safe",
                                  "?",
                                  "in a statement "};
    std::uint32_t random = 7;
    constexpr std::size_t kRounds = 3000 / kParts;
    for (std::size_t round = 0; round < kRounds; ++round) {
        std::string bytes;
        for (int i = 0; i < 40; ++i) {
            random = random * 1664525U + 1013904223U;
            bytes += pieces[(random >> 16) % std::size(pieces)];
        }
        const Text text = Text::from_utf8(bytes);
        ASSERT_NO_FATAL_FAILURE(check(text, read(text))) << bytes;
    }
}

}  // namespace
}  // namespace onrecord
