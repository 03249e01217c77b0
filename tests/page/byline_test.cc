#include "page/byline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord {
namespace {

using Names = std::vector<std::string>;

TEST(Byline, NamesOfPeopleAloneAreNames) {
    const struct {
        const char* line;
        Names names;
    } rows[] = {
        {"By Ana Ruiz and Tom Lind, Staff Writer", {"Ana Ruiz", "Tom Lind"}},
        {"Ana Ruiz, Privacy and Home Expert", {"Ana Ruiz"}},
        {"Ana Ruiz, Head of Ports and Rail Transport", {"Ana Ruiz"}},
        {"This post was written by Ana Ruiz, MD", {"Ana Ruiz"}},
        {"Centre for Harbour Studies", {}},
        {"AR", {}},
        {"Rail platform", {}},
        {"Ana Ruiz December 2, 2025", {"Ana Ruiz"}},
        {"Marta Oyelaran-Vance III", {"Marta Oyelaran-Vance III"}},
        {"A. J. Lind", {"A. J. Lind"}},
        {"Ana", {"Ana"}},
        {"Team Harlow", {"Team Harlow"}},
        {"Ana RuizAboutContactThoughtsStreamsPortfolio", {}},
        {"Tom Lind of Harlow Health.", {}},
        {"By Łucja Wiśniewska and Émile Ruiz", {"Łucja Wiśniewska", "Émile Ruiz"}},
        {"élan vital", {}},
        {"Ana Ruiz ●", {"Ana Ruiz"}},
        {"", {}},
    };
    for (const auto& row : rows) EXPECT_EQ(names_of_byline(row.line, "Harlow Courier"), row.names) << row.line;
}

TEST(Byline, FieldsOfAnAuthorMayHoldAnAccount) {
    EXPECT_EQ(names_of_byline("harbour_desk", "", NameTrust::any), Names{"harbour_desk"});
    EXPECT_EQ(names_of_byline("Centre for Harbour Studies", "", NameTrust::any), Names{"Centre for Harbour Studies"});
    for (const char* nobody : {"admin", "Administrator", "https://harlow.example/ana", "ana@harlow.example", "12"})
        EXPECT_EQ(names_of_byline(nobody, "", NameTrust::any), Names{}) << nobody;
}

}  // namespace
}  // namespace onrecord
