// Dated happenings of invented reports (gold/), written down before the program read them: open.txt was looked at while the stage was
// made, kept.txt was not. "[filed 2024-05-14 planned]" marks the verb of a happening, its EDTF date ("|" between dates that are both
// right) and its certainty where it is not "happened"; "?" a happening that may be told or not.
// ONRECORD_SHOW=1 prints what is missed and what is too much.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "onrecord/reader.h"
#include "shared.h"

namespace onrecord {
namespace {

struct Happening {
    Span verb;
    std::string dates;
    std::string certainty = "happened";
    bool optional = false;
    bool found = false;
};

struct Report {
    std::string id;
    std::string date;
    std::string text;
    std::vector<Happening> happenings;
};

// "[verb dates certainty]" at `open` of a line, appended to the report.
void add_happening(const std::string& mark, Report& report) {
    Happening happening;
    const std::size_t word_end = mark.find(' ');
    happening.verb.begin = static_cast<std::uint32_t>(report.text.size());
    report.text += mark.substr(0, word_end);
    happening.verb.end = static_cast<std::uint32_t>(report.text.size());
    std::string rest = mark.substr(word_end + 1);
    happening.optional = rest.find('?') != std::string::npos;
    std::erase(rest, '?');
    if (const std::size_t space = rest.find(' '); space != std::string::npos) {
        happening.certainty = rest.substr(space + 1);
        rest.resize(space);
    }
    happening.dates = "|" + rest + "|";
    report.happenings.push_back(happening);
}

std::vector<Report> load(const char* name) {
    std::ifstream in(in_source(std::string("tests/events/gold/") + name));
    std::vector<Report> reports;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("# ")) {
            const std::size_t bar = line.find(" | ");
            reports.push_back({line.substr(2, bar - 2), line.substr(bar + 3), {}, {}});
            continue;
        }
        if (reports.empty()) continue;
        Report& report = reports.back();
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t open = line.find('[', at);
            report.text += line.substr(at, open - at);
            if (open == std::string::npos) break;
            const std::size_t close = line.find(']', open);
            add_happening(line.substr(open + 1, close - open - 1), report);
            at = close + 1;
        }
        report.text += '\n';
    }
    return reports;
}

struct Score {
    int right = 0;
    int told = 0;
    int gold = 0;
    int sure = 0;  // right, with the right certainty
    [[nodiscard]] double f1() const { return 2.0 * right / (told + gold); }
};

Score score(const char* name) {
    const auto reader = Reader::load();
    const bool show = std::getenv("ONRECORD_SHOW") != nullptr;
    Score all;
    for (Report& report : load(name)) {
        Document document;
        document.id = report.id;
        document.input = report.id;
        document.bytes = report.text;
        document.date = report.date;
        const auto reading = reader.value().read(std::move(document), {.clauses = true});
        EXPECT_TRUE(reading);
        EXPECT_EQ(reading.value().text.view(), std::string_view(report.text).substr(0, reading.value().text.view().size())) << report.id;
        for (const Event& event : reading.value().events) {
            // The gold marks finite verbs with dates of their own.
            const Clause* clause = event.clause ? &reading.value().clauses[*event.clause] : nullptr;
            const bool is_finite_verb =
                clause == nullptr || (clause->form != ClauseForm::noun && !reading.value().text.slice(clause->predicate).ends_with("ing"));
            if (event.date.empty() || event.date.ends_with("~") || !is_finite_verb) continue;
            constexpr const char* kCertainty[] = {"happened", "planned", "alleged", "denied"};
            const auto gold = std::find_if(report.happenings.begin(), report.happenings.end(), [&](const Happening& h) {
                const std::string verb = report.text.substr(h.verb.begin, h.verb.end - h.verb.begin);
                const bool dated = h.dates == "||" || h.dates.find("|" + event.date + "|") != std::string::npos || h.optional;
                return !h.found && dated && event.span.begin <= h.verb.begin && h.verb.end <= event.span.end &&
                       event.text.find(verb) != std::string::npos;
            });
            if (gold == report.happenings.end()) {
                ++all.told;
                if (show) std::cout << report.id << " + " << event.text << " = " << event.date << '\n';
                continue;
            }
            gold->found = true;
            if (gold->optional) continue;
            ++all.told;
            ++all.right;
            const bool sure = gold->certainty == kCertainty[static_cast<int>(event.certainty)];
            all.sure += sure ? 1 : 0;
            if (show && !sure) std::cout << report.id << " ~ " << event.text << " not " << gold->certainty << '\n';
        }
        for (const Happening& h : report.happenings) {
            if (h.optional) continue;
            ++all.gold;
            if (show && !h.found) {
                std::cout << report.id << " - " << report.text.substr(h.verb.begin, h.verb.end - h.verb.begin) << h.dates << '\n';
            }
        }
    }
    std::cout << name << ": F1 " << all.f1() << ", precision " << 1.0 * all.right / all.told << ", recall " << 1.0 * all.right / all.gold
              << " of " << all.gold << ", certainty " << 1.0 * all.sure / all.right << '\n';
    return all;
}

TEST(EventsGold, DatedHappeningsOfOpenReports) {
    EXPECT_GE(score("open.txt").f1(), 0.94);
}

TEST(EventsGold, DatedHappeningsOfKeptReports) {
    EXPECT_GE(score("kept.txt").f1(), 0.95);
}

}  // namespace
}  // namespace onrecord
