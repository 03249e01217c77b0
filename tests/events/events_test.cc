#include "events/events.h"

#include <gtest/gtest.h>

#include <string>

#include "entities/entities.h"
#include "language/language_lists.h"
#include "onrecord/reader.h"

namespace onrecord {
namespace {

// "arrested=2024-09-16 happened; …": each event's phrase, date and certainty, through the whole reader.
Result<Reading> read(const std::string& words) {
    static const auto reader = Reader::load();
    Document document;
    document.id = "test";
    document.input = "test";
    document.bytes = words;
    document.date = "2024-10-07";
    return reader.value().read(document, {});
}

std::string told(const std::string& words) {
    const auto reading = read(words);
    if (!reading) return "no reading";
    std::string all;
    for (const Event& event : reading.value().events) {
        EXPECT_LT(event.span.begin, event.span.end);
        for (const auto p : event.participants) EXPECT_LT(p, reading.value().entities.size());
        for (const auto t : event.times) EXPECT_LT(t, reading.value().times.size());
        if (!all.empty()) all += "; ";
        constexpr const char* kCertainty[] = {"happened", "planned", "alleged", "denied"};
        all += event.text + "=" + event.date + " " + kCertainty[static_cast<int>(event.certainty)];
    }
    return all;
}

struct Case {
    const char* words;
    const char* told;
};

TEST(Events, TellWhatHappenedAndWhen) {
    const Case cases[] = {
        {"Ana Ruiz was arrested on smuggling charges on September 16.", "Ana Ruiz was arrested on smuggling charges=2024-09-16 happened"},
        {"On Thursday, Ana Ruiz filed a motion in the court.", "Ana Ruiz filed a motion in the court=2024-10-03 happened"},
        {"Ana Ruiz sued the Harlow Port Authority in November 2023.", "Ana Ruiz sued the Harlow Port Authority=2023-11 happened"},
        {"Ana Ruiz will be sentenced on Oct. 30.", "Ana Ruiz will be sentenced=2024-10-30 planned"},
        {"The ferry was allegedly seized on Monday.", "The ferry was allegedly seized=2024-10-07 alleged"},
        {"About 40 dockworkers walked out on Friday.", "About 40 dockworkers walked out=2024-10-04 happened"},
        {"The council, which met on Friday, is to vote next week.",
         "The council met=2024-10-04 happened; The council is to vote=2024-10-14/2024-10-20 planned"},
        {"The court on Friday ordered the port to close, and the union returned to work on Sunday.",
         "The court ordered the port to close=2024-10-04 happened; the union returned to work=2024-10-06 happened"},
        {"The hearing is scheduled for Oct. 30.", "The hearing is scheduled=2024-10-30 planned"},
        {"The deal, signed on Friday, ended the strike.",
         "The deal was signed=2024-10-04 happened; The deal ended the strike=2024-10-04~ happened"},
        {"Ana Ruiz said that the crew took samples between 5 March and 19 March.", "the crew took samples=2024-03-05/2024-03-19 alleged"},
        {"Ana Ruiz left early. She resigned on Friday.", "Ana Ruiz resigned=2024-10-04 happened"},  // read alone, the phrase needs the name
        {"The lease, which the council extended last Friday, is long.", "the council extended the lease=2024-10-04 happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, WithoutADateAreWhatIsPresentedAsFact) {
    const Case cases[] = {
        {"Divers have raised the wreck of the Corvina.", "Divers have raised the wreck of the Corvina=2024-10-07~ happened"},  // the lead
        {"The quarrel is old. The mill employs forty people. In May the union met.\nBrackwell Foods has sold the bakery.",
         "the union met=2024-05 happened; Brackwell Foods has sold the bakery= happened"},
        {"The quarrel is old. The mill closed and the owner sold the land.",
         "The mill closed= happened; the owner sold the land= happened"},
        {"The quarrel is old. The biscuit maker, Tarn & Sons, bought two bakeries.", "Tarn & Sons bought two bakeries= happened"},
        {"The quarrel is old. A landslide struck the village, killing two farmers.",
         "A landslide struck the village= happened; A landslide killed two farmers= happened"},
        {"The quarrel is old. The letter that Ms. Ruiz sent to the board was long.", "Ms. Ruiz sent the letter to the board= happened"},
        {"Gunman robs ferry office\n\nThe quarrel is old.", "Gunman robs ferry office= happened"},
        {"Smugglers confess to ferry robbery\n\nThe quarrel is old.", "Smugglers confess to ferry robbery= happened"},
        {"Divers are raising the wreck of the Corvina.", "Divers are raising the wreck of the Corvina=2024-10-07~ happened"},
        {"The quarrel is old. The firm will close the quarry.", "The firm will close the quarry= planned"},
        {"The quarrel is old. Ana Ruiz (D-Lenk) and her brother (41) sold the boat (a ketch).",
         "Ana Ruiz and her brother sold the boat= happened"},
        {"The quarrel is old. Ana Ruiz is a diver. Her brother sold the boat.", "Ana Ruiz's brother sold the boat= happened"},
        {"The quarrel is old. The clerk was filmed on Friday painting the boat.",
         "The clerk was filmed=2024-10-04 happened; The clerk painted the boat=2024-10-04 happened"},
        {"The quarrel is old. The clerk was shot, setting off a riot.", "The clerk was shot= happened"},
        {"The quarrel is old. A critic of the merger who sold the boat is dead.", "A critic of the merger sold the boat= happened"},
        {"The quarrel is old. She is sad about the death of a boy, which was reported by the Globe.",
         "the death of a boy= happened; the death of a boy was reported by the Globe= happened"},
        {"The quarrel is old. The progress on rights that has been made by the board is dear to her.",
         "The progress on rights has been made by the board=2024-10-07~ happened"},
        {"The quarrel is old. The aim is to close the pier.", ""},                     // what is wished
        {"The quarrel is old. It was a mistake that she said she made in Lenk.", ""},  // what did she make?
        {"The quarrel is old. A spokeswoman said it has closed the pier.", ""},        // she is not "it"
        {"The quarrel is old. Their anger ended the talks.", ""},                      // whose?
        {"The quarrel is old. The crowd appeared calm.", ""},                          // how it was
        {"The quarrel is old. The pier where the crew was stationed is long.", ""},    // where?
        {"The quarrel is old. Is she the woman who sold the boat?", ""},               // nobody knows
        {"The quarrel is old. The priority is selling the boat.", ""},                 // what is to be done
        {"The quarrel is old. The owner hopes the firm will buy the boat.", ""},       // in his mind
        {"The quarrel is old. They sold the boat.", ""},                               // who?
        {"The quarrel is old. These problems delayed the work.", ""},                  // which?
        {"The quarrel is old. The fire moved.", ""},                                   // where to?
        {"The quarrel is old. The owner would sell the land.", ""},                    // if what?
        {"The quarrel is old. The owner sells boats.", ""},                            // a habit
        {"The quarrel is old. “They robbed me in the dark,” said Ana Ruiz.", ""},
        {"The quarrel is old. The raid of 5 March on the warehouse was a failure.", "The raid on the warehouse=2024-03-05 happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, OfSayingAreThoseOfAnOccasion) {
    const Case cases[] = {
        {"The quarrel is old. It is dear. It is so. Ana Ruiz told the inquiry on Friday that the pier was sound.",
         "Ana Ruiz told the inquiry that the pier was sound=2024-10-04 happened"},
        {"The quarrel is old. Brackwell Foods said in a statement on Friday that the mill was sound.",
         "Brackwell Foods said in a statement that the mill was sound=2024-10-04 happened"},
        {"The court heard on Friday that the mill was in debt.", "The court heard that the mill was in debt=2024-10-04 happened"},
        {"The mill is shut for good, the council announced on Friday.",
         "the council announced that the mill is shut for good=2024-10-04 happened"},
        {"Brackwell Foods has warned that the mill is unsound.",
         "Brackwell Foods has warned that the mill is unsound=2024-10-07~ happened"},
        {"The quarrel is old. The mill is unsound, the council said on Friday.", ""},  // says only whence it is
        {"The quarrel is old. Ana Ruiz told me on Friday that the pier was sound.", ""},
        {"The quarrel is old. Ana Ruiz told the inquiry that the pier was sound.", ""},             // when?
        {"The quarrel is old. “The mill is sound,” said Ana Ruiz on Friday.", ""},                  // a quotation's own verb
        {"The quarrel is old. Ana Ruiz said on Friday that the mill was sound.", ""},               // it stands in the statements
        {"The quarrel is old. The clerk will tell the inquiry on Friday that it is sound.", ""},    // not yet
        {"The quarrel is old. The clerk thinks that Ana Ruiz told the inquiry so on Friday.", ""},  // in his mind
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, OfNounsSayWhichHappeningItWas) {
    const Case cases[] = {
        {"The quarrel is old. The arrest of Ana Ruiz surprised the port.", "The arrest of Ana Ruiz surprised the port= happened"},
        {"The quarrel is old. She has been quiet since the collapse of the Harlow pier.", "the collapse of the Harlow pier= happened"},
        {"The quarrel is old. Mr. Lund is known for Brackwell's takeover of the bakery.", "Brackwell's takeover of the bakery= happened"},
        {"The quarrel is old. The blast at Lenk mill was loud.", "The blast at Lenk mill= happened"},
        {"The quarrel is old. The raid of 5 March on the warehouse was a failure.", "The raid on the warehouse=2024-03-05 happened"},
        {"The quarrel is old. The verdict was a surprise.", ""},                         // in which case?
        {"The quarrel is old. The arrest of Ana Ruiz is possible.", ""},                 // none yet
        {"The quarrel is old. There was no robbery at the bank.", ""},                   // none
        {"The quarrel is old. The risk of a collapse of the pier is small.", ""},        // of what may be
        {"The quarrel is old. Ana Ruiz is on trial on a charge of arson.", ""},          // what is said to be
        {"The quarrel is old. The office near the crash site is shut.", ""},             // a place
        {"The quarrel is old. In a speech in May she was dull.", ""},                    // which?
        {"The quarrel is old. The killing of guards is a crime.", ""},                   // a kind
        {"The quarrel is old. She is there in advance of the minister on Friday.", ""},  // no happening
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, ThatGoOnAreOfTheDayOfTheReport) {
    const Case cases[] = {
        {"The quarrel is old. The mill is loud. The dogs bark. The owner is fond of it. Brackwell Foods is recalling two biscuits.",
         "Brackwell Foods is recalling two biscuits=2024-10-07~ happened"},
        {"The quarrel is old. The biscuits are being recalled by Brackwell Foods.",
         "The biscuits are being recalled by Brackwell Foods=2024-10-07~ happened"},
        {"The quarrel is old. The firm is going to close the quarry.", "The firm is going to close the quarry= planned"},
        {"The quarrel is old. Biscuit maker Brackwell Foods has sold the bakery.",
         "Biscuit maker Brackwell Foods has sold the bakery=2024-10-07~ happened"},
        {"The quarrel is old. Brackwell Foods said they will close the bakery.", "Brackwell Foods will close the bakery= planned"},
        {"The quarrel is old. The firm plans to close the quarry.", "The firm plans to close the quarry= planned"},
        {"The quarrel is old. The owner is hoping for rain.", ""},        // a thought
        {"The quarrel is old. The union is considering the offer.", ""},  // another
        {"The quarrel is old. It is raining.", ""},                       // who?
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, GoOnWithTheDayOfTheLead) {
    const Case cases[] = {
        {"The pier is old. Ana Ruiz was hurt when a tram hit the pier on Friday.",
         "Ana Ruiz was hurt=2024-10-04~ happened; a tram hit the pier=2024-10-04 happened"},
        {"The pier is old. The firm will paint the tram when the line reopens on 1 November.",
         "The firm will paint the tram=2024-11-01~ planned; the line reopens=2024-11-01 planned"},
        {"The pier is old. Ana Ruiz sold the tram before a lorry hit the pier on Friday.",  // when, it does not say
         "Ana Ruiz sold the tram= happened; a lorry hit the pier=2024-10-04 happened"},
        {"LENK, Oct. 4 (Harlow Press) - A lorry hit the pier. The pier is old.", "A lorry hit the pier= happened"},
        {"LENK, Oct. 4 - The raid on Friday on the mill was short. The pier is old.", "The raid on the mill=2024-10-04 happened"},
        {"The council closed the pier on Friday. Divers found a crack.",
         "The council closed the pier=2024-10-04 happened; Divers found a crack=2024-10-04~ happened"},
        {"The council closed the pier on Friday, a week after divers found a crack.",
         "The council closed the pier=2024-10-04 happened; divers found a crack= happened"},
        {"The council closed the pier on Friday. Divers found a crack at 6.40 p.m.",
         "The council closed the pier=2024-10-04 happened; Divers found a crack=2024-10-04 happened"},
        {"The pier is old. Divers found a crack at 6.40 p.m.", "Divers found a crack=2024-10-07 happened"},
        {"The council moved the vote from Friday to Monday.", "The council moved the vote= happened"},
        {"The council closed the pier on Friday. Divers had found a crack.",  // before that
         "The council closed the pier=2024-10-04 happened; Divers had found a crack= happened"},
        {"The council closed the pier on Friday. In May it was sound. Divers found a crack.",  // when?
         "The council closed the pier=2024-10-04 happened; Divers found a crack= happened"},
        {"The pier is old. The council closed the pier. Divers found a crack.",  // nothing says when
         "The council closed the pier= happened; Divers found a crack= happened"},
        {"The council closed the pier on Friday. A fisherman said divers found a crack.",  // what is said
         "The council closed the pier=2024-10-04 happened; divers found a crack= alleged"},
        {"The council closed the pier on Friday. The woman who found a crack is a diver.",
         "The council closed the pier=2024-10-04 happened; The woman found a crack= happened"},
        {"The council closed the pier on Friday. It is long. It is old. It is grey. It is cold. It is wet. Divers found a crack.",  // far
                                                                                                                                    // off
         "The council closed the pier=2024-10-04 happened; Divers found a crack= happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, DoneBySaying) {
    const Case cases[] = {
        {"The quarrel is old. Brackwell Foods announced the sale of the bakery.",
         "Brackwell Foods announced the sale of the bakery= happened"},
        {"The quarrel is old. The biscuits were recalled.", "The biscuits were recalled= happened"},
        {"The quarrel is old. Brackwell Foods has announced that it will close the bakery.",
         "Brackwell Foods has announced that it will close the bakery=2024-10-07~ happened; Brackwell Foods will close the bakery= "
         "planned"},
        {"The quarrel is old. Brackwell Foods noted that the bakery is small.", ""},  // a statement
        {"The quarrel is old. The owner accused the clerk of greed.", ""},            // a charge
        {"The quarrel is old. The clerk is accused of greed.", ""},
        {"A neighbour says Ana Ruiz has sold the boat.\n\nThe quarrel is old.", "Ana Ruiz has sold the boat=2024-10-07~ alleged"},
        {"The quarrel is old. “The pier is sound,” Ana Ruiz declared in a filing.", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, AreAsSureAsThoseWhoReportThem) {
    const Case cases[] = {
        {"Police said two boats sank on Friday.", "two boats sank=2024-10-04 happened"},
        {"The harbour office said in a statement that two boats sank on Friday.", "two boats sank=2024-10-04 happened"},
        {"Two boats sank on Friday, according to Ana Ruiz, the fire chief.", "Two boats sank=2024-10-04 happened"},
        {"A neighbour said two boats sank on Friday.", "two boats sank=2024-10-04 alleged"},
        {"A court heard that two boats sank on Friday.", "two boats sank=2024-10-04 alleged"},
        {"A jury heard that he robbed the office in May.", "he robbed the office=2024-05 alleged"},
        {"The tribunal was told that he robbed the office in May.", "he robbed the office=2024-05 alleged"},
        {"Prosecutors said he robbed the office in May.", "he robbed the office=2024-05 alleged"},
        {"A neighbour said the ferry that sank on Friday was old.", "the ferry sank=2024-10-04 happened"},  // takes it for granted
        {"A neighbour said the man who robbed the office on Friday was old.", "the man robbed the office=2024-10-04 alleged"},
        {"Prosecutors said the ferry that sank on Friday was old.", "the ferry sank=2024-10-04 alleged"},
        {"Brackwell Foods said it had closed the quarry on Friday.", "Brackwell Foods had closed the quarry=2024-10-04 happened"},
        {"Brackwell Foods said it was robbed on Friday.", "Brackwell Foods was robbed=2024-10-04 alleged"},
        {"Police allege that he robbed the office in May.", "he robbed the office=2024-05 alleged"},
        {"The minister denied that the firm dumped oil on Friday.", "the firm dumped oil=2024-10-04 denied"},
        {"The firm said it will close the quarry.", "The firm will close the quarry= planned"},
        {"Brackwell Foods announced the sale on Friday.", "Brackwell Foods announced the sale=2024-10-04 happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, SayWhatTheyAreAbout) {
    const Case cases[] = {
        {"The quarrel is old. Colin Tarrant told the Harlow Courier on Friday that the silt was safe.",
         "Colin Tarrant told the Harlow Courier that the silt was safe=2024-10-04 happened"},
        {"The quarrel is old. Colin Tarrant told the Harlow Courier on Friday: \"We dug where the map was blue. Nobody measured the "
         "silt.\"",
         "Colin Tarrant told the Harlow Courier “We dug where the map was blue”=2024-10-04 happened"},
        {"The quarrel is old. \"The pier is sound,\" Colin Tarrant said in an interview on Friday.",
         "Colin Tarrant said in an interview “The pier is sound”=2024-10-04 happened"},
        {"The quarrel is old. \"I trust him,\" Ingrid Vasse said in an interview on Friday evening.",
         "Ingrid Vasse said in an interview “I trust him”=2024-10-04 happened"},
        {"The quarrel is old. Hanne Dahl told the inquiry on Friday of her fears.",
         "Hanne Dahl told the inquiry of her fears=2024-10-04 happened"},
        {"The quarrel is old. Five members urged the mayor on Friday to step aside.",
         "Five members urged the mayor to step aside=2024-10-04 happened"},
        {"The quarrel is old. The mayor rebuffed calls on Friday to step aside.",
         "The mayor rebuffed calls to step aside=2024-10-04 happened"},
        {"The quarrel is old. The report prompted Ada Lund, editor of the Lenk Weekly, to close the office.", ""},
        {"The quarrel is old. Ana Ruiz joined the other members on Friday in closing the pier.",
         "Ana Ruiz joined the other members in closing the pier=2024-10-04 happened"},
        {"The quarrel is old. The Lenk Weekly moved its office from the mill to the harbour.",
         "The Lenk Weekly moved its office from the mill to the harbour= happened"},
        {"The quarrel is old. The clerk praised the 2019 dredging of the harbour.",
         "The clerk praised the 2019 dredging of the harbour= happened; the 2019 dredging of the harbour=2019 happened"},
        {"The quarrel is old. The board closed the pier on Friday to walkers and dogs.",
         "The board closed the pier to walkers and dogs=2024-10-04 happened"},
        {"The quarrel is old. Hanne Dahl told the inquiry on Friday.", ""},
        {"The quarrel is old. Ana Ruiz made the remarks.", ""},
        {"The quarrel is old. Ana Ruiz took a boat across the bay.", "Ana Ruiz took a boat across the bay= happened"},
        {"The quarrel is old. She was on leave because of what happened on Friday.", ""},
        {"The quarrel is old. How the clerk painted the boat varied.", "the clerk painted the boat= happened"},
        {"The quarrel is old. Ana Ruiz was sentenced to 22 years in prison on Friday for arson.",
         "Ana Ruiz was sentenced to 22 years in prison for arson=2024-10-04 happened"},
        {"The quarrel is old. The mill was closed for two days.", "The mill was closed for two days= happened"},
        {"The quarrel is old. On Friday the board rejected appeals that it sell the mill.",
         "the board rejected appeals that it sell the mill=2024-10-04 happened"},
        {"The quarrel is old. Ana Ruiz visited the Lenk-Arn border in May.", "Ana Ruiz visited the Lenk-Arn border=2024-05 happened"},
        {"The quarrel is old. The mill was closed two days after the flood.", "The mill was closed after the flood= happened"},
        {"The quarrel is old. Ana Ruiz said that unless the firm changed course and adopted the plan, it would fail.", ""},
        {"The quarrel is old. If the firm sold the mill and bought six ferries, it would gain.", ""},
        {"The quarrel is old. The firm sold the mill and bought six ferries.",
         "The firm sold the mill= happened; The firm bought six ferries= happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, HeardInCourtAreAlleged) {
    const Case cases[] = {
        {"A court heard on Friday that Ana Ruiz struck a guard in May.",
         "A court heard that Ana Ruiz struck a guard=2024-10-04 happened; Ana Ruiz struck a guard=2024-05 alleged"},
        {"A jury was told that Ana Ruiz struck a guard in May.", "Ana Ruiz struck a guard=2024-05 alleged"},
        {"Ana Ruiz struck a guard in May, the inquest heard.", "Ana Ruiz struck a guard=2024-05 alleged"},
        {"The court heard how the ferry sank in May.", "the ferry sank=2024-05 alleged"},
        {"The court heard how Ana Ruiz struck a guard in May.", "Ana Ruiz struck a guard=2024-05 alleged"},
        {"The court ruled that the firm dumped oil in May.",
         "The court ruled that the firm dumped oil= happened; the firm dumped oil=2024-05 happened"},
        {"Police were told that Ana Ruiz stole the boat in May.", "Ana Ruiz stole the boat=2024-05 alleged"},
        {"A neighbour told the court that Ana Ruiz stole the boat in May.", "Ana Ruiz stole the boat=2024-05 alleged"},
        {"The inquiry found that the firm dumped oil in May.",
         "The inquiry found that the firm dumped oil= happened; the firm dumped oil=2024-05 happened"},
        {"Attorney General Ada Lund said on Friday that two boats sank in May.", "two boats sank=2024-05 alleged"},
        {"The attorney for Ana Ruiz said on Friday that two boats sank in May.", "two boats sank=2024-05 alleged"},
        {"The quarrel is old. On Friday the singer announced that she has left the choir.",
         "the singer announced that she has left the choir=2024-10-04 happened; the singer has left the choir=2024-10-07~ happened"},
        {"The quarrel is old. On Friday the singer announced that Ana Ruiz has left the choir.",
         "the singer announced that Ana Ruiz has left the choir=2024-10-04 happened; Ana Ruiz has left the choir=2024-10-07~ alleged"},
        {"The quarrel is old. The clerk admitted that she sold the boat in May.",
         "The clerk admitted that she sold the boat= happened; The clerk sold the boat=2024-05 happened"},
        {"The quarrel is old. The clerk said that she sold the boat in May.", "The clerk sold the boat=2024-05 happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, AreNoFactWhereNobodyVouchesForThem) {
    const Case cases[] = {
        {"The quarrel is old. There was an inquiry over allegations that the clerk took bribes from two firms.",
         "the clerk took bribes from two firms= alleged"},
        {"The quarrel is old. Renewed reports that the captain beat two sailors are a worry.", "the captain beat two sailors= alleged"},
        {"The quarrel is old. The owners made several arguments, including that the clerk sold the boat.",
         "the clerk sold the boat= alleged"},
        {"The quarrel is old. The clerk is sad about claims that she met a man who robbed the office.",
         "The clerk met a man= alleged; a man robbed the office= alleged"},
        {"The quarrel is old. The lawyers made many arguments, including that Ana Ruiz is a clerk who sold boats.",
         "a clerk sold boats= alleged"},
        {"The quarrel is old. The clerk was sad over accusations that Ana Ruiz sold the boat and bought a mill.",
         "Ana Ruiz sold the boat= alleged; Ana Ruiz bought a mill= alleged"},
        {"The quarrel is old. Ana Ruiz faced charges of smuggling while she moved money to a bank in Lenk.",
         "Ana Ruiz moved money to a bank in Lenk= alleged"},
        {"The quarrel is old. There is no evidence to suggest that the clerk opened the safe.", "the clerk opened the safe= denied"},
        {"The quarrel is old. There is no evidence that Ana Ruiz sold the boat.", "Ana Ruiz sold the boat= denied"},
        {"The quarrel is old. Police found no proof that the captain opened the valve.", "the captain opened the valve= denied"},
        {"The quarrel is old. The tests did not show that the firm dumped oil.", "the firm dumped oil= denied"},
        {"The quarrel is old. Fears that the pier collapsed on Friday are groundless.", "the pier collapsed=2024-10-04 alleged"},
        {"The quarrel is old. Fears that the firm will close the mill are groundless.", ""},
        {"The quarrel is old. The idea that the firm will close the mill is dear to her.", ""},
        {"The quarrel is old. Police said that a neighbour had told them that the captain sold the boat.",
         "the captain sold the boat= alleged"},
        {"The quarrel is old. Police said that a neighbour had informed them that the captain sold the boat.",
         "a neighbour had informed them that the captain sold the boat= alleged; the captain sold the boat= alleged"},
        {"The quarrel is old. The family was informed of the theft on Friday.", "The family was informed of the theft=2024-10-04 happened"},
        {"The quarrel is old. The minister of Sweden said that Norway had closed the border.", "Norway had closed the border= alleged"},
        {"The quarrel is old. The president said that Arnish troops had shelled the harbour.",
         "Arnish troops had shelled the harbour= alleged"},
        {"The quarrel is old. The spokesman for Brackwell Foods said that the clerk robbed the office.",
         "the clerk robbed the office= alleged"},
        // What is vouched for.
        {"The quarrel is old. The minister of Sweden said that Sweden had closed the border.", "Sweden had closed the border= happened"},
        {"The quarrel is old. The spokesman for Brackwell Foods said that Brackwell Foods had sold the mill.",
         "Brackwell Foods had sold the mill= happened"},
        {"The quarrel is old. The news that the firm sold the mill was a surprise.", "the firm sold the mill= happened"},
        {"The quarrel is old. The fact that the firm dumped oil is known.", "the firm dumped oil= happened"},
        {"The quarrel is old. The court found evidence that the firm dumped oil in May.",
         "The court found evidence that the firm dumped oil= happened; the firm dumped oil=2024-05 happened"},
        {"The quarrel is old. A police spokesman said that the clerk robbed the office.", "the clerk robbed the office= happened"},
        {"The quarrel is old. The minister said that the ferry had left the harbour.", "the ferry had left the harbour= happened"},
        {"The quarrel is old. Police said that a neighbour had told them of the theft, and that the captain sold the boat.",
         "the captain sold the boat= happened"},
        {"The quarrel is old. The reports, which the clerk filed on Friday, are long.", "the clerk filed the reports=2024-10-04 happened"},
        {"The quarrel is old. The clerk was charged with theft when police found the boat.",
         "The clerk was charged with theft= happened; police found the boat= happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, OfParticiplesDutiesAndNounsWithADay) {
    const Case cases[] = {
        // A participle that opens its sentence.
        {"Born on June 4, 1921, in Lenk, Ada Lund studied law.", "Ada Lund was born=1921-06-04 happened; Ada Lund studied law= happened"},
        {"The quarrel is old. Arrested in May, Ana Ruiz left the port.",
         "Ana Ruiz was arrested=2024-05 happened; Ana Ruiz left the port= happened"},
        {"The quarrel is old. Reached by telephone on Friday, Ana Ruiz left the port.", "Ana Ruiz left the port= happened"},
        {"The quarrel is old. Built of oak, the mill burned down in May.", "the mill burned down=2024-05 happened"},
        // Behind "after" and "before".
        {"The quarrel is old. Ana Ruiz left the port after being found guilty of theft.",
         "Ana Ruiz left the port= happened; Ana Ruiz was found guilty of theft= happened"},
        {"The quarrel is old. Ana Ruiz left the port after being released on Friday.",
         "Ana Ruiz left the port= happened; Ana Ruiz was released=2024-10-04 happened"},
        {"The quarrel is old. The jury heard two clerks before convicting Ana Ruiz of theft.",
         "The jury convicted Ana Ruiz of theft= happened"},
        {"The quarrel is old. The clerk died before selling the boat.", "The clerk died= happened"},
        // What is due.
        {"The quarrel is old. The letters are due Nov. 5.", "The letters are due=2024-11-05 planned"},
        {"The quarrel is old. The report is due on Nov. 5.", "The report is due=2024-11-05 planned"},
        {"The quarrel is old. The papers must be returned by Nov. 3.", "The papers must be returned=2024-11-03 planned"},
        {"The quarrel is old. The papers must be returned.", ""},
        {"The quarrel is old. The clerk must have returned the papers in May.", ""},
        {"The quarrel is old. The owner thinks that the papers must be returned by Nov. 3.", ""},
        {"The quarrel is old. The new rules will take effect in about 30 days.", "The new rules will take effect= planned"},
        // Nouns with a day.
        {"The quarrel is old. Ana Ruiz broke the record in Thursday's race.",
         "Ana Ruiz broke the record in Thursday's race=2024-10-03 happened"},
        {"The quarrel is old. Ana Ruiz was charged in Thursday's robbery.", "Ana Ruiz was charged in Thursday's robbery= happened"},
        {"The quarrel is old. Ana Ruiz is a diver. Her September arrest was a surprise.", "Ana Ruiz's September arrest=2024-09 happened"},
        {"The quarrel is old. Ana Ruiz is a diver. She has been ill since her September arrest.",
         "Ana Ruiz's September arrest=2024-09 happened"},
        {"The quarrel is old. The clerk has been ill since his September arrest.", ""},  // whose?
        {"The quarrel is old. Ada Lund is a diver. The firm kept the mill until her death in 2011.", "Ada Lund's death=2011 happened"},
        {"The quarrel is old. Ada Lund is a diver. The firm sold the mill after her arrest on Friday.",
         "The firm sold the mill after her arrest= happened; Ada Lund's arrest=2024-10-04 happened"},
        // Verbs of state that name an event with what they have.
        {"The quarrel is old. Ana Ruiz painted the mill and acted in a play about the port.",
         "Ana Ruiz painted the mill= happened; Ana Ruiz acted in a play about the port= happened"},
        {"The quarrel is old. Ana Ruiz served four months in prison.", "Ana Ruiz served four months in prison= happened"},
        {"The quarrel is old. Ana Ruiz had been serving a sentence in Lenk.", "Ana Ruiz had been serving a sentence in Lenk= happened"},
        {"Mayor used clerk's telephone\n\nThe quarrel is old.", "Mayor used clerk's telephone= happened"},
        {"The quarrel is old. The clerk used a telephone.", ""},
        {"The quarrel is old. The ferry acted as a bridge.", ""},
        {"The quarrel is old. Ana Ruiz served on the board.", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, AreNotWhatWouldFollow) {
    const Case cases[] = {
        {"The quarrel is old. A win for Ana Ruiz in May would go a long way to change the port.", ""},
        {"The quarrel is old. A strike would close the mill next month.", ""},
        {"The quarrel is old. A sale in May would help the firm.", ""},
        {"The quarrel is old. The clerk said that a strike would close the mill next month.", ""},
        {"The quarrel is old. Ana Ruiz will not stand in the 2024 mayoral election.", "the 2024 mayoral election=2024 planned"},
        {"The quarrel is old. Ana Ruiz stood in the 2023 mayoral election.", "the 2023 mayoral election=2023 happened"},
        {"The quarrel is old. Ana Ruiz is at home before the Nov. 5 primary in Lenk.", "the Nov. 5 primary in Lenk=2024-11-05 planned"},
        {"The quarrel is old. Ana Ruiz is fond of the primary in Lenk.", ""},
        {"The quarrel is old. The union fears that a strike would close the mill next month.", ""},
        {"The quarrel is old. In another incident, a man was hurt in May.", "a man was hurt=2024-05 happened"},
        {"The quarrel is old. In another incident in May, a man was hurt.", "a man was hurt=2024-05 happened"},
        {"The quarrel is old. The plan would close the mill next month.", "The plan would close the mill=2024-11 planned"},
        {"The quarrel is old. The firm said that a buyer would take over the mill next month.",
         "a buyer would take over the mill=2024-11 planned"},
        {"The quarrel is old. A vote on Nov. 4 will settle the quarrel.",
         "A vote=2024-11-04 planned; A vote will settle the quarrel=2024-11-04 planned"},
        {"The quarrel is old. The strike on Nov. 4 in Lenk will be short.", "The strike=2024-11-04 planned"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, SaidInTheLeadAreNews) {
    const Case cases[] = {
        {"The mayor said on Friday that the pier was sound.", "The mayor said that the pier was sound=2024-10-04 happened"},
        {"The pier was sound, the mayor said on Friday.", "the mayor said that the pier was sound=2024-10-04 happened"},
        {"Mayor says pier is sound\n\nThe quarrel is old.", "Mayor says pier is sound= happened"},
        {"Police said on Friday that two boats sank.", "two boats sank= happened"},
        {"The mayor said on Friday that the pier would close in May.", "the pier would close=2025-05 planned"},
        {"The mayor said that the pier was sound.", ""},
        {"The quarrel is old. The mayor said on Friday that the pier was sound.", ""},
        {"\"The pier is sound,\" the mayor said on Friday.", ""},
        {"The mayor will say on Friday that the pier is sound.", ""},
        {"The report, the mayor said on Friday, was wrong, and two boats sank.", "two boats sank= happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, NounsSoughtOrChargedAreNoFact) {
    const Case cases[] = {
        {"The quarrel is old. Ana Ruiz called for the resignation of Ms. Lund.", ""},
        {"The quarrel is old. The crew prepared for the collapse of the Harlow pier.",
         "The crew prepared for the collapse of the Harlow pier= happened"},
        {"The quarrel is old. Ana Ruiz was charged with the murder of a guard.",
         "Ana Ruiz was charged with the murder of a guard= happened; the murder of a guard= alleged"},
        {"The quarrel is old. Ana Ruiz is accused of the robbery of Harlow mill.", ""},
        {"The quarrel is old. Ana Ruiz was charged after the robbery of Harlow mill.",
         "Ana Ruiz was charged after the robbery of Harlow mill= happened"},
        {"The quarrel is old. Ana Ruiz voted after the collapse of the Harlow pier.",
         "Ana Ruiz voted after the collapse of the Harlow pier= happened; the collapse of the Harlow pier= happened"},
        {"The quarrel is old. She is sad about the collapse of the Harlow pier.", "the collapse of the Harlow pier= happened"},
        {"The quarrel is old. Their session in May was short.", ""},
        {"The quarrel is old. Ana Ruiz is a diver. Her arrest in May was a surprise.", "Ana Ruiz's arrest=2024-05 happened"},
        {"The quarrel is old. Ana Ruiz was convicted of the robbery of Harlow mill.",
         "Ana Ruiz was convicted of the robbery of Harlow mill= happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, AreNotMadeOfOutcomesViewsAndPapers) {
    const Case cases[] = {
        {"The quarrel is old. The firm hired forty clerks, underlining a want of dockers.", "The firm hired forty clerks= happened"},
        {"The quarrel is old. The storm struck the village, killing two farmers.",
         "The storm struck the village= happened; The storm killed two farmers= happened"},
        {"The quarrel is old. The council closed the pier, prompting a strike.", "The council closed the pier= happened"},
        {"The quarrel is old. The firm sold the mill, reviving an old quarrel.", "The firm sold the mill= happened"},
        {"The quarrel is old. The firm sold the mill, buying six ferries.",
         "The firm sold the mill= happened; The firm bought six ferries= happened"},
        {"The quarrel is old. Ana Ruiz agreed that a wall is needed.", ""},
        {"The quarrel is old. Ana Ruiz agreed to buy six ferries.", "Ana Ruiz agreed to buy six ferries= happened"},
        {"The quarrel is old. In a statement released on Friday, they were firm.", ""},
        {"The quarrel is old. A hostage, released on Friday, is well.", "A hostage was released=2024-10-04 happened"},
        {"The quarrel is old. A letter written on Friday and read by the Lenk Weekly is long.", ""},
        {"The quarrel is old. A report published on Friday by the council is long.",
         "A report was published by the council=2024-10-04 happened"},
        {"The quarrel is old. The statement was released by the council on Friday.",
         "The statement was released by the council=2024-10-04 happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, AreNotWhatIsSupposedOrCut) {
    const Case cases[] = {
        {"The quarrel is old. The firm made no promise that it would buy six ferries.", ""},
        {"The quarrel is old. The union is unconvinced that the firm would buy six ferries.", ""},
        {"The quarrel is old. A law that would ban the ferries is at hand.", ""},
        {"The quarrel is old. Ana Ruiz thought that the firm would buy six ferries.", ""},
        {"The quarrel is old. Ana Ruiz said that the firm would buy six ferries.", "the firm would buy six ferries= planned"},
        {"The quarrel is old. The firm announced that it would buy six ferries.",
         "The firm announced that it would buy six ferries= happened; The firm would buy six ferries= planned"},
        {"The quarrel is old. The firm would buy six ferries, Ana Ruiz said.", "The firm would buy six ferries= planned"},
        {"The quarrel is old. Claims fell to a low in the week ended May 1.", "Claims fell to a low= happened"},
        {"The quarrel is old. Ana Ruiz, whose father built the mill, is a diver.", ""},
        {"The quarrel is old. The strike left Ana Ruiz (Lenk) and the other members of the board with a problem.",
         "The strike left Ana Ruiz and the other members of the board with a problem= happened"},
        {"The quarrel is old. The clerk stepped forward to help.", "The clerk stepped forward to help= happened"},
        {"The quarrel is old. On Friday Ana Ruiz shot and killed a fox.", "Ana Ruiz killed a fox=2024-10-04 happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, AreNotWhatIsSupposedNegatedOrSaid) {
    for (const char* words :
         {"Ana Ruiz was not arrested on Monday.", "She might be arrested on Monday.", "If Ana Ruiz was arrested on Monday, she may sue.",
          "The quarrel is old. Ana Ruiz said on Monday that prices rose.", "was arrested", "The arrested man slept.",
          "She knew of it on Monday.", "It rained on Monday.", "The union asked for results in March."}) {
        EXPECT_EQ(told(words), "") << words;
    }
}

// "The mill was sold: the sale; was sold" for each event with mentions: where else the report mentions it.
std::string mentioned(const std::string& words) {
    const auto reading = read(words);
    if (!reading) return "no reading";
    std::string all;
    for (const Event& event : reading.value().events) {
        if (event.mentions.empty()) continue;
        all += (all.empty() ? "" : " / ") + event.text + ":";
        std::uint32_t end = 0;
        for (const Span mention : event.mentions) {
            EXPECT_LE(end, mention.begin);
            EXPECT_FALSE(mention.overlaps(event.span));
            end = mention.end;
            all += " " + std::string(reading.value().text.slice(mention)) + ";";
        }
    }
    return all;
}

TEST(Events, AreMentionedAgain) {
    const Case cases[] = {
        {"Police arrested Ana Ruiz on Friday. The quarrel is old. The arrest surprised Lenk.", "Police arrested Ana Ruiz: The arrest;"},
        {"Police arrested Ana Ruiz on Friday. The quarrel is old. Ruiz's arrest surprised Lenk.",
         "Police arrested Ana Ruiz: Ruiz's arrest;"},
        {"Ana Ruiz was arrested on September 16. The quarrel is old. Ana Ruiz was arrested at the port.",
         "Ana Ruiz was arrested: Ana Ruiz was arrested at the port;"},
        // Of somebody else, of another time, of a thing that is no event.
        {"Police arrested Ana Ruiz on Friday. The quarrel is old. Tom Okafor's arrest surprised Lenk.", ""},
        {"Police arrested Ana Ruiz on Friday. The quarrel is old. Her last arrest was in 2015.", ""},
        {"The firm issued a statement on Friday. The quarrel is old. The issue is grave.", ""},
        {"The firm sold the mill on Friday. The quarrel is old. The firm sold the ferry in May.", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(mentioned(c.words), c.told) << c.words;
}

TEST(Events, OfHeadlinesThatLeaveOutTheirVerb) {
    const std::string rest = "\n\nThe quarrel is old, and the harbour was calm.";
    EXPECT_EQ(told("Teen killed by police in Lenk." + rest), "Teen was killed by police in Lenk= happened");
    EXPECT_EQ(told("Lenk lineman arrested on suspicion of theft." + rest), "Lenk lineman was arrested on suspicion of theft= happened");
    EXPECT_EQ(told("The ferry built in Lenk is old." + rest), "");
}

TEST(Events, NameWhomTheyAreAbout) {
    const Case cases[] = {
        {"The quarrel is old. Ana Ruiz led the port. Tom Okafor replaced her on Friday.",
         "Tom Okafor replaced Ana Ruiz=2024-10-04 happened"},
        {"The quarrel is old. A clerk was walking home when she was hit by a tram.",
         "A clerk was walking home= happened; A clerk was hit by a tram= happened"},
        {"The quarrel is old. The firm had sold the mill back in 2008.", "The firm had sold the mill=2008 happened"},
        {"The quarrel is old. It rests on a claim Tom Okafor rejected on Friday.", "Tom Okafor rejected a claim=2024-10-04 happened"},
        {"The quarrel is old. The firm confirmed that it had been fined by the port.", "The firm had been fined by the port= happened"},
        {"The quarrel is old. It would be a stretch to say that Ana Ruiz sold the mill.", ""},
        {"The quarrel is old. At a Friday press conference the firm was silent.", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, ToldTwiceAreOne) {
    EXPECT_EQ(told("Ana Ruiz was arrested on September 16. She has been free since. Ana Ruiz was arrested at the port."),
              "Ana Ruiz was arrested=2024-09-16 happened");
}

}  // namespace
}  // namespace onrecord
