#include "entities/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
              (Rows{"person Sam Harker: Sam Harker, his, Sam Harker, Harker", "person Joan Harker: Joan Harker, Harker"}));
}

TEST(Names, AcronymsAreOfTheirOrganization) {
    EXPECT_EQ(found("The Harlow Port Authority (HPA) met. The HPA voted."),
              (Rows{"organization Harlow Port Authority: Harlow Port Authority, HPA, HPA"}));
    EXPECT_EQ(found("The Żuraw Port Authority (ŻPA) met. The ŻPA voted."),
              (Rows{"organization Żuraw Port Authority: Żuraw Port Authority, ŻPA, ŻPA"}));
}

TEST(Names, AtBirthAreOfTheirBearer) {
    EXPECT_EQ(found("The jurors heard Coralie Dunn — the folk singer born Nadia Venn — in May. Later Dunn met Venn."),
              (Rows{"person Coralie Dunn: Coralie Dunn, the folk singer, Nadia Venn, Dunn, Venn"}));
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

TEST(References, GoToThoseWhoWereNamed) {
    EXPECT_EQ(found("Ana Ruiz, the port’s director, came. She left. The director had met Judge Sam Harker. The judge sat."),
              (Rows{"person Ana Ruiz: Ana Ruiz, the port’s director, She, The director", "person Sam Harker: Sam Harker, The judge"}));
    EXPECT_EQ(found("Peter Harker told Maria Ruiz that he knew her. He smiled, she said."),
              (Rows{"person Peter Harker: Peter Harker, he, He", "person Maria Ruiz: Maria Ruiz, her, she"}));
    EXPECT_EQ(found("Peter Harker, 54, was held. The 54-year-old is at home, his lawyer, Maria Ruiz, said."),
              (Rows{"person Peter Harker: Peter Harker, The 54-year-old, his", "person Maria Ruiz: Maria Ruiz"}));
    EXPECT_EQ(found("We met in Toronto. The city is big."), (Rows{"place Toronto: Toronto, The city"}));
    EXPECT_EQ(found("Peter Harker met Sam Ruiz. “He was late,” Harker said."),
              (Rows{"person Peter Harker: Peter Harker, Harker", "person Sam Ruiz: Sam Ruiz, He"}));
    EXPECT_EQ(found("She left."), Rows{});
}

}  // namespace
}  // namespace onrecord
