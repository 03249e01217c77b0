#include "attribution/hedge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "attribution/readings.h"

namespace onrecord {
namespace {

TEST(Hedge, OfTheFirstStatement) {
    const struct {
        const char* text;
        std::vector<std::string> hedges;
    } rows[] = {
        {"Ana Ruiz reportedly said that the pier was safe.", {"reportedly"}},
        {"Ana Ruiz said that about 300 people may have left.", {"about", "may"}},
        {"Ana Ruiz said that at least £9bn was lost.", {"at least"}},
        {"Ana Ruiz said that some 40 boats and up to a dozen crews were idle.", {"some", "up to"}},
        {"Ana Ruiz said that the crew is thought to have left.", {"is thought"}},
        {"Ana Ruiz said that the crew was widely believed to be safe.", {"was widely believed"}},
        {"“It is my understanding that the crew left,” Ana Ruiz said.", {"my understanding that"}},
        {"The crew appeared to have left, Ana Ruiz said.", {"appeared"}},
        {"Ana Ruiz said that the alleged thief had left.", {"alleged"}},
        // None: a negated modal, a month, a place, a verb of being somewhere, talk of something.
        {"Ana Ruiz said that the crew could not be reached.", {}},
        {"Ana Ruiz said that the pier would close in May.", {}},
        {"Ana Ruiz said that she had talked about the pier.", {}},
        {"Ana Ruiz said that the crew appeared in court.", {}},
        {"Ana Ruiz said that some boats were idle.", {}},
        {"Ana Ruiz said that she was silent about one boat.", {}},
        {"Ana Ruiz said that about one boat in ten was idle.", {}},
        {"Ana Ruiz said that about one million was lost.", {"about"}},
        {"Ana Ruiz said that the tale was too good to be believed.", {}},
        {"Ana Ruiz said that the crew was told to leave.", {}},
    };
    for (const auto& row : rows) {
        const Reading reading = read_text(row.text);
        ASSERT_FALSE(reading.statements.empty()) << row.text;
        std::vector<std::string> hedges;
        for (const Span span : reading.statements.front().hedges) hedges.emplace_back(reading.text.slice(span));
        EXPECT_EQ(hedges, row.hedges) << row.text;
    }
}

}  // namespace
}  // namespace onrecord
