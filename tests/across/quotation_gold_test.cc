// Which quotations are of one utterance, in twenty groups of invented reports (gold/quotations_*.txt): shortened, split, bracketed,
// paraphrased in part, and look-alikes. They were written down before the program read them; quotations_open.txt was looked at while
// comparing was made, quotations_kept.txt was scored at the end. A group is
//
//     # name
//     == Outlet, 2025-04-02
//     its paragraphs, a line each; “quoted words”{1} or “quoted words,” she said.{1}
//
// where a number says of the quotation before it which utterance it is; one without a number is like no other. Scored are all pairs of
// quotations of two reports of a group, as the whole reader and linking find them. ONRECORD_SHOW=1 prints what is wrong.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "across/tests_across.h"
#include "compare/words.h"
#include "shared.h"

namespace onrecord {
namespace {

struct GoldQuotation {
    ReportIndex report = 0;
    Span span;
    std::string utterance;  // empty: like no other
};

struct GoldGroup {
    std::string name;
    std::vector<Reading> readings;
    std::vector<GoldQuotation> quotations;
};

struct QuotationScore {
    std::size_t n_groups = 0, n_same = 0, n_right = 0, n_wrong = 0;
    [[nodiscard]] double precision() const { return static_cast<double>(n_right) / static_cast<double>(n_right + n_wrong); }
    [[nodiscard]] double recall() const { return static_cast<double>(n_right) / static_cast<double>(n_same); }
};

// A report's text without its numbers, and each number with its place.
struct Marked {
    std::string outlet, date, text;
    std::vector<std::pair<std::size_t, std::string>> marks;
};

void add_line(Marked& report, const std::string& line) {
    if (!report.text.empty()) report.text += "\n\n";
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] != '{') {
            report.text += line[at++];
            continue;
        }
        const std::size_t end = line.find('}', at);
        report.marks.emplace_back(report.text.size(), line.substr(at + 1, end - at - 1));
        at = end + 1;
    }
}

void end_report(const Marked& marked, GoldGroup& group) {
    const auto report = static_cast<ReportIndex>(group.readings.size());
    Reading reading = read_report(report, marked.outlet, marked.date, marked.text);
    std::vector<GoldQuotation> here;
    for (const Span stretch : quoted_stretches(reading.text.view(), reading.paragraphs)) here.push_back({report, stretch, {}});
    for (const auto& [at, utterance] : marked.marks) {
        GoldQuotation* last = nullptr;
        for (GoldQuotation& quotation : here)
            if (quotation.span.end <= at && (last == nullptr || quotation.span.end > last->span.end)) last = &quotation;
        ASSERT_TRUE(last != nullptr && last->utterance.empty()) << group.name << ": " << utterance << " has no quotation before it";
        last->utterance = utterance;
    }
    group.quotations.insert(group.quotations.end(), here.begin(), here.end());
    group.readings.push_back(std::move(reading));
}

std::vector<GoldGroup> read_groups(const char* name) {
    std::ifstream in(in_source(std::string("tests/across/gold/") + name));
    std::vector<GoldGroup> groups;
    Marked report;
    const auto end = [&] {
        if (!report.text.empty()) end_report(report, groups.back());
        report = {};
    };
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("# ")) {
            end();
            groups.emplace_back().name = line.substr(2);
        } else if (line.starts_with("== ")) {
            end();
            const auto comma = line.rfind(", ");
            report.outlet = line.substr(3, comma - 3);
            report.date = line.substr(comma + 2);
        } else if (!line.empty()) {
            add_line(report, line);
        }
    }
    end();
    return groups;
}

QuotationScore score_quotations(const char* name) {
    const bool show = std::getenv("ONRECORD_SHOW") != nullptr;
    QuotationScore score;
    for (const GoldGroup& group : read_groups(name)) {
        ++score.n_groups;
        const Links links = link(ReadingList(group.readings));
        const auto found_in = [&](const GoldQuotation& quotation) -> std::optional<std::size_t> {
            for (std::size_t i = 0; i < links.quotations.size(); ++i)
                for (const Quotation::Use& use : links.quotations[i].uses)
                    if (use.report == quotation.report && use.span.overlaps(quotation.span)) return i;
            return std::nullopt;
        };
        for (std::size_t a = 0; a < group.quotations.size(); ++a) {
            for (std::size_t b = a + 1; b < group.quotations.size(); ++b) {
                const GoldQuotation &x = group.quotations[a], &y = group.quotations[b];
                if (x.report == y.report) continue;
                const bool is_same = !x.utterance.empty() && x.utterance == y.utterance;
                const auto i = found_in(x), j = found_in(y);
                const bool is_found = i && i == j;
                score.n_same += is_same ? 1 : 0;
                score.n_right += is_same && is_found ? 1 : 0;
                score.n_wrong += !is_same && is_found ? 1 : 0;
                if (show && is_same != is_found)
                    std::cout << group.name << (is_same ? ": missed: " : ": wrong: ") << group.readings[x.report].text.slice(x.span)
                              << " | " << group.readings[y.report].text.slice(y.span) << '\n';
            }
        }
    }
    if (show) std::cout << name << ": " << score.n_same << " pairs, P " << score.precision() << ", R " << score.recall() << '\n';
    return score;
}

// To be reached: P .95, R .85. What is missed is, for the most part, three words of a long utterance in a report that is taken for another
// story or is weeks later, and what is in no statement; floors are a pair below what is found.
TEST(QuotationGold, Open) {
    const QuotationScore score = score_quotations("quotations_open.txt");
    EXPECT_EQ(score.n_groups, 10U);
    EXPECT_GE(score.precision(), 0.90);
    EXPECT_GE(score.recall(), 0.54);
}

TEST(QuotationGold, Kept) {
    const QuotationScore score = score_quotations("quotations_kept.txt");
    EXPECT_EQ(score.n_groups, 10U);
    EXPECT_GE(score.precision(), 0.94);
    EXPECT_GE(score.recall(), 0.50);
}

}  // namespace
}  // namespace onrecord
