#include "attribution/quotation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <vector>

#include "attribution/tests_attribution.h"

namespace onrecord {
namespace {

std::vector<std::string> quoted(const std::string& bytes) {
    const Text text = Text::from_utf8(bytes);
    std::vector<std::string> out;
    for (const MarkedQuotation& quotation : find_quotations(text, paragraphs_of(text))) out.emplace_back(text.slice(quotation.span));
    return out;
}

TEST(Quotation, MarksPairByKindAndContext) {
    struct Row {
        std::string text;
        std::vector<std::string> quoted;
    };
    const Row rows[] = {
        {"Ruiz said no.", {}},
        {R"("We checked," Ruiz said. "Twice.")", {R"("We checked,")", R"("Twice.")"}},
        {"“We checked,” Ruiz said.", {"“We checked,”"}},
        {"«We checked», Ruiz said.", {"«We checked»"}},
        {"„We checked,” Ruiz said.", {"„We checked,”"}},
        {"''We checked,'' Ruiz said.", {"''We checked,''"}},
        {"``We checked,'' Ruiz said.", {"``We checked,''"}},
        {"‘We checked the pier,’ Ruiz said.", {"‘We checked the pier,’"}},
        {"'We checked the pier,' Ruiz said.", {"'We checked the pier,'"}},
        {"“He told me ‘never’ and left,” she said.", {"“He told me ‘never’ and left,”"}},
        {"\"He told me 'never' and left,\" she said.", {"\"He told me 'never' and left,\""}},
        {"The workers' union and the ships' crews met.", {}},
        {"The workers’ union and the ships’ crews met.", {}},
        {"Don't say it isn't so, it's Ruiz's.", {}},
        {"The ’90s were rock ’n’ roll.", {}},
        {"It was 6'2\" tall and 3\" wide.", {}},
        {"The “quiet” pier.", {"“quiet”"}},
        {"A pier (\"the long one\") fell.", {"\"the long one\""}},
        // a curly mark turned the wrong way closes all the same
        {"“We checked.“ She left.", {"“We checked.“"}},
        {"”We checked,” she said.", {"”We checked,”"}},
        // mixed kinds
        {"“We checked,\" she said.", {"“We checked,\""}},
        // an opening mark in an open quotation: the first was stray
        {"A \"stray mark and \"we checked,\" she said.", {"\"we checked,\""}},
        // unclosed: to the end of the paragraph
        {"Ruiz said: “We checked.", {"“We checked."}},
        {"“", {}},
        {"\"", {}},
        {"\"\"", {}},
        {"", {}},
    };
    for (const Row& row : rows) EXPECT_EQ(quoted(row.text), row.quoted) << row.text;
}

TEST(Quotation, UnclosedMarkGoesOnInTheNextParagraph) {
    const Text text = Text::from_utf8("“One,” she said. “Two.\n\n“Three.\n\n“Four.”\n\n“Five.”");
    const auto quotations = find_quotations(text, paragraphs_of(text));
    ASSERT_EQ(quotations.size(), 5U);
    EXPECT_FALSE(quotations[1].closed);
    EXPECT_TRUE(quotations[2].goes_on);
    EXPECT_TRUE(quotations[3].goes_on);
    EXPECT_TRUE(quotations[3].closed);
    EXPECT_FALSE(quotations[4].goes_on);
}

TEST(Quotation, ManyMarksTakeLinearTime) {
    for (const std::string unit : {"\"a ", "“", "'a ", "‘a ", "a' ", "“a ‘b", "''"}) {
        const auto seconds = [&](int n) {
            std::string bytes;
            for (int i = 0; i < n; ++i) bytes += unit;
            const Text text = Text::from_utf8(bytes);
            const std::clock_t begin = std::clock();  // of this process: other work on the machine does not count
            (void)find_quotations(text, {text.whole()});
            return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        };
        seconds(10000);
        const double small = seconds(10000);
        const double large = seconds(80000);
        EXPECT_LT(large, 0.05 + 8 * 4 * small) << unit;
    }
}

}  // namespace
}  // namespace onrecord
