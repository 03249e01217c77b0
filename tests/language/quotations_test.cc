#include "language/quotations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "onrecord/text.h"
#include "sanitized.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

std::vector<Span> spans_of_lines(std::string_view text) {
    std::vector<Span> lines;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != '\n') continue;
        if (i > begin) lines.push_back({begin, i});
        begin = i + 1;
    }
    return lines;
}

// Each quotation with its marks, in order; one that is in another has a > before it, an unclosed one … behind it.
std::vector<std::string> quotations_of(std::string_view text) {
    std::vector<std::string> out;
    for (const MarkedQuotation& quotation : pair_quotation_marks(text, spans_of_lines(text))) {
        std::string& shown = out.emplace_back(quotation.depth, '>');
        shown += text.substr(quotation.span.begin, quotation.span.length());
        if (!quotation.closed) shown += "…";
    }
    return out;
}

struct QuotationRow {
    std::string text;
    std::vector<std::string> quoted;
};

void expect_rows(const std::vector<QuotationRow>& rows) {
    for (const QuotationRow& row : rows) EXPECT_EQ(quotations_of(row.text), row.quoted) << row.text;
}

TEST(Quotations, PairOfEveryKind) {
    expect_rows({
        {R"("We checked," Ruiz said. "Twice.")", {R"("We checked,")", R"("Twice.")"}},
        {"“We checked,” Ruiz said.", {"“We checked,”"}},
        {"«We checked», Ruiz said.", {"«We checked»"}},
        {"‹We checked it›, Ruiz said.", {"‹We checked it›"}},
        {"„We checked,” Ruiz said.", {"„We checked,”"}},
        {"„We checked,“ Ruiz said.", {"„We checked,“"}},
        {"「We checked」 Ruiz said.", {"「We checked」"}},
        {"＂We checked,＂ Ruiz said.", {"＂We checked,＂"}},
        {"''We checked,'' Ruiz said.", {"''We checked,''"}},
        {"``We checked,'' Ruiz said.", {"``We checked,''"}},
        {"‘‘We checked,’’ Ruiz said.", {"‘‘We checked,’’"}},
        {"`` We checked , '' Ruiz said .", {"`` We checked , ''"}},
        {"Odell said \" we checked \" and left.", {"\" we checked \""}},
        {"‘We checked the pier,’ Ruiz said.", {"‘We checked the pier,’"}},
        {"'We checked the pier,' Ruiz said.", {"'We checked the pier,'"}},
        {"`We checked the pier,' Ruiz said.", {"`We checked the pier,'"}},
        {"The “quiet” pier.", {"“quiet”"}},
        {"The 'quiet' pier and the 'loud' one.", {"'quiet'", "'loud'"}},
        {"A pier (\"the long one\") fell.", {"\"the long one\""}},
        {"The plan—“a toy”—failed.", {"“a toy”"}},
        {"He moved to \"...and then some\" at last.", {"\"...and then some\""}},
        {"Šimić said:„Da.”", {"„Da.”"}},
        {"Lindqvist was born in a \"class of 1985\" and left.", {"\"class of 1985\""}},
        {"A “top 10” list and a \"top 20\" one.", {"“top 10”", "\"top 20\""}},
        {"Osei said.\"No one came.\"", {"\"No one came.\""}},
    });
}

TEST(Quotations, NotEveryMarkIsOne) {
    expect_rows({
        {"Ruiz said no.", {}},
        {"The workers' union and the ships' crews met.", {}},
        {"The workers’ union and the ships’ crews met.", {}},
        {"Don't say it isn't so, it's Ruiz's.", {}},
        {"The ’90s were rock ’n’ roll.", {}},
        {"The '90s were rock 'n' roll, the owners' time.", {}},
        {"The ‘90s were the dogs’ years.", {}},
        {"Get 'em in, said the boys' coach.", {}},
        {"’Twas the bosses’ night.", {}},
        {"Hawai‘i and the Hawaiians’ islands, goin’ and comin’.", {}},
        {"O’Dowd’s and D'Arcy's cars.", {}},
        {"It was 6'2\" tall and 3\" wide.", {}},
        {"The 5\" pipe burst. The 3\" x 5\" card held.", {}},
        {"A 12 \" pipe and a 6 \" one.", {}},
        {"At 5′ 6″ he is short.", {}},
        {"“", {}},
        {"\"", {}},
        {"\"\"", {}},
        {"‘ ’", {}},
        {"", {}},
    });
}

TEST(Quotations, ApostrophesWithinSingleMarks) {
    expect_rows({
        {"‘The workers’ union won’t go,’ Adeyemi said.", {"‘The workers’ union won’t go,’"}},
        {"'It's the owners' pier,' said Lund.", {"'It's the owners' pier,'"}},
        {"‘They’re goin’ down,’ he said.", {"‘They’re goin’ down,’"}},
        {"The ‘sign in’ page and the ‘log out’ one.", {"‘sign in’", "‘log out’"}},
        {"The ‘dogs’ and the ‘cats’ of war.", {"‘dogs’", "‘cats’"}},
        {"'Get 'em out,' she said.", {"'Get 'em out,'"}},
    });
}

TEST(Quotations, Nest) {
    expect_rows({
        {"“He told me ‘never’ and left,” she said.", {"“He told me ‘never’ and left,”", ">‘never’"}},
        {"\"He told me 'never' and left,\" she said.", {"\"He told me 'never' and left,\"", ">'never'"}},
        {"‘She said “no” to us,’ he wrote.", {"‘She said “no” to us,’", ">“no”"}},
        {"'She said \"no\" to us,' he wrote.", {"'She said \"no\" to us,'", ">\"no\""}},
        {"“He said “no” to me,” she said.", {"“He said “no” to me,”", ">“no”"}},
        {"\"He said \"no\" to me,\" she said.", {"\"He said \"no\" to me,\"", ">\"no\""}},
        {"“The \"old guard\" left,” she said.", {"“The \"old guard\" left,”", ">\"old guard\""}},
        {"\"The “old guard” left,\" she said.", {"\"The “old guard” left,\"", ">“old guard”"}},
        {"“We (the “old guard”) left,” she said.", {"“We (the “old guard”) left,”", ">“old guard”"}},
        {"“‘Never,’ he told me,” she said.", {"“‘Never,’ he told me,”", ">‘Never,’"}},
        {"“He said ‘never.’” She left.", {"“He said ‘never.’”", ">‘never.’"}},
        {"''He said 'never.''' She left.", {"''He said 'never.'''", ">'never.'"}},
        {"“A ‘b “c” d’ e,” said Wu.", {"“A ‘b “c” d’ e,”", ">‘b “c” d’", ">>“c”"}},
    });
}

TEST(Quotations, InchesWithinOne) {
    expect_rows({
        {"\"The 5\" pipe burst,\" he said.", {"\"The 5\" pipe burst,\""}},
        {"“The 5\" pipe burst,” he said.", {"“The 5\" pipe burst,”"}},
        {"\"He is 6'2\" and quick,\" she said.", {"\"He is 6'2\" and quick,\""}},
        {"\"Bring the 3\" x 5\" card,\" said Park.", {"\"Bring the 3\" x 5\" card,\""}},
        {"He chose \"Room 12\" and \"Room 14\" of it.", {"\"Room 12\"", "\"Room 14\""}},
        {"He called it \"plan 9\" then.", {"\"plan 9\""}},
    });
}

TEST(Quotations, DamagedMarks) {
    expect_rows({
        // turned the wrong way
        {"“We checked.“ She left.", {"“We checked.“"}},
        {"”We checked,” she said.", {"”We checked,”"}},
        {"»We checked«, she said.", {"»We checked«"}},
        // closed with a different mark
        {"“We checked,\" she said.", {"“We checked,\""}},
        {"\"We checked,” she said.", {"\"We checked,”"}},
        {"“We checked,’ she said. “Twice.”", {"“We checked,’", "“Twice.”"}},
        {"\"We checked,' she said.", {"\"We checked,'"}},
        {"‘We checked,” she said. “Twice.”", {"‘We checked,”", "“Twice.”"}},
        // two marks set for one
        {"\"“We checked,” she said. Later she left.", {"“We checked,”"}},
        {"\"“Old guards” left,\" she said.", {"\"“Old guards” left,\"", ">“Old guards”"}},
        // an opening mark in an open quotation: the first was stray
        {"A \"stray mark and \"we checked,\" she said.", {"\"we checked,\""}},
        {"A “stray mark and “we checked,” she said.", {"“we checked,”"}},
        // a space on the wrong side of the closing mark
        {"\"We checked, \"said Ruiz. \"Twice. \"", {"\"We checked, \"", "\"Twice. \""}},
        {"\"We checked, \"said Ruiz. \"Twice, \"she said.", {"\"We checked, \"", "\"Twice, \""}},
        {"\"We checked, Ruiz said, \"and twice.\"", {"\"and twice.\""}},
        {"\"We checked, \"Ruiz said. \"Twice.\"", {"\"We checked, \"", "\"Twice.\""}},
        // never closed
        {"Ruiz said: “We checked.", {"“We checked.…"}},
        {"Ruiz said: “We checked.\nShe left the “old” pier.", {"“We checked.…", "“old”"}},
        // closed but never opened
        {"We checked,” she said.", {}},
        {"We checked,\" she said. \"Twice.\"", {"\"Twice.\""}},
    });
    EXPECT_THAT(quotations_of("A “stray mark, " + std::string(5000, 'a')), testing::IsEmpty());
}

TEST(Quotations, AnUnclosedMarkGoesOnInTheNextParagraph) {
    const std::string text = "“One,” she said. “Two.\n“Three.\n“Four.”\n“Five.”\n‘Six.\n‘Seven,’ he said.\n''Eight.\n''Nine,'' he said.";
    const auto quotations = pair_quotation_marks(text, spans_of_lines(text));
    ASSERT_EQ(quotations.size(), 9U);
    const std::vector<bool> closed = {true, false, false, true, true, false, true, false, true};
    const std::vector<bool> goes_on = {false, false, true, true, false, false, true, false, true};
    for (std::size_t q = 0; q < quotations.size(); ++q) {
        EXPECT_EQ(quotations[q].closed, closed[q]) << q;
        EXPECT_EQ(quotations[q].goes_on, goes_on[q]) << q;
    }
    EXPECT_EQ(quotations[2].paragraph, 1U);
    // A long one is kept where it goes on.
    EXPECT_EQ(quotations_of("“" + std::string(5000, 'a') + "\n“b.”").size(), 2U);
}

void expect_sound(std::string_view text, const std::vector<Span>& paragraphs) {
    std::vector<Span> around;
    Span before;
    for (const MarkedQuotation& quotation : pair_quotation_marks(text, paragraphs)) {
        const Span span = quotation.span;
        ASSERT_LT(quotation.paragraph, paragraphs.size());
        ASSERT_TRUE(paragraphs[quotation.paragraph].contains(span));
        ASSERT_TRUE(span.contains(quotation.inner));
        ASSERT_FALSE(quotation.inner.empty());
        for (const std::uint32_t at : {span.begin, span.end, quotation.inner.begin, quotation.inner.end}) ASSERT_TRUE(is_border(text, at));
        ASSERT_TRUE(span.begin > before.begin || before.empty());
        while (!around.empty() && around.back().end <= span.begin) around.pop_back();
        ASSERT_TRUE(around.empty() || around.back().contains(span));
        ASSERT_EQ(quotation.depth, around.size());
        around.push_back(span);
        before = span;
    }
}

TEST(Quotations, AreSoundOverNoise) {
    const char* const pieces[] = {"\"", "“", "”", "'", "’", "‘",     "«", "»", "„", "``", "''", "`",  "'''", "‹", "›", "＂", " ",
                                  " ",  " ", "a", "s", "5", "6'2\"", ".", ",", "é", "中", "\n", "em", "90s", "(", "—", "in"};
    std::mt19937 random(11);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const auto n = random() % 40;
        for (std::size_t i = 0; i < n; ++i) text += pieces[random() % std::size(pieces)];
        expect_sound(text, spans_of_lines(text));
        if (HasFatalFailure()) FAIL() << text;
    }
}

TEST(Quotations, AMillionMarksTakeLinearTime) {
    for (const std::string unit :
         {"\"a ", "“", "'a ", "‘a ", "a' ", "“a ‘b", "''", "’ ‘", "\"", "5\" \"a ", "‘as’ ", "a”", "'", "‘a,” ", "«a »b "}) {
        const auto seconds = [&](std::size_t n) {
            std::string bytes;
            for (std::size_t i = 0; i < n; ++i) bytes += unit;
            const std::clock_t begin = std::clock();  // of this process: other work on the machine does not count
            (void)pair_quotation_marks(bytes, {{0, static_cast<std::uint32_t>(bytes.size())}});
            return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        };
        const double small = seconds(125000 / kParts);
        EXPECT_LT(seconds(1000000 / kParts), 0.05 + 8 * 4 * small) << unit;
    }
}

}  // namespace
}  // namespace onrecord
