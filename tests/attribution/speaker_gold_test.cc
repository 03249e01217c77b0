// Who speaks in invented reports where surnames are shared, titles are surnames and roles stand for names (gold/speakers_*.txt), written
// down before the program read them: speakers_open.txt was looked at while rules were made, speakers_kept.txt was scored at the end. A
// report is
//
//     # name
//     its paragraphs, a line each
//     > words of a content | the speaker's name or description | kind
//
// with "/" between what is right as well. ONRECORD_SHOW=1 prints what is wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "attribution/readings.h"
#include "shared.h"

namespace onrecord {
namespace {

struct SpeakerScore {
    int lines = 0;       // of gold
    int statements = 0;  // found ones
    int named = 0;       // of them, whose speaker has a name by the gold
    int right = 0;       // of these
    int not_given = 0;   // of these: no name is given
    int given = 0;       // found ones to which a name is given
    int wrong = 0;       // of these
    int right_kind = 0;
    std::map<std::string, std::array<int, 2>> kinds;  // of gold: found ones, those with the right kind
};

// Every word of `shorter` is in `fuller` or the other way round.
bool same_name(const std::string& a, const std::string& b) {
    const auto within = [](const std::string& shorter, const std::string& fuller) {
        const auto words = split(fuller, ' ');
        const auto all = split(shorter, ' ');
        return std::all_of(all.begin(), all.end(),
                           [&](const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); });
    };
    return within(a, b) || within(b, a);
}

SpeakerScore score(const char* name, std::size_t n_reports) {
    const bool show = std::getenv("ONRECORD_SHOW") != nullptr;
    std::ifstream in(in_source(std::string("tests/attribution/gold/") + name));
    std::vector<std::pair<std::string, std::vector<std::string>>> reports;  // texts and gold lines
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("# ")) {
            reports.emplace_back();
        } else if (line.starts_with("> ")) {
            reports.back().second.push_back(line.substr(2));
        } else {
            reports.back().first += line + "\n\n";
        }
    }
    SpeakerScore all;
    EXPECT_LE(n_reports, reports.size());
    reports.resize(n_reports);
    for (const auto& [text, gold_lines] : reports) {
        const Reading reading = read_text(text, "The Splash");
        std::vector<std::vector<std::string>> names_of_lines;
        for (const std::string& line : gold_lines) names_of_lines.push_back(split(split(line, '|').at(1), '/'));
        for (const std::string& line : gold_lines) {
            ++all.lines;
            const auto fields = split(line, '|');
            EXPECT_NE(text.find(fields[0]), std::string::npos) << fields[0];
            const Statement* statement = statement_with(reading, fields[0]);
            if (statement == nullptr) {
                if (show) std::cout << "not found: " << line << '\n';
                continue;
            }
            ++all.statements;
            const Entity* speaker = statement->speaker ? &reading.entities[*statement->speaker] : nullptr;
            const auto names = split(fields[1], '/');
            const auto kinds = split(fields[2], '/');
            const std::string kind(name_of(statement->speaker_kind));
            const auto is_listed = [&](const std::vector<std::string>& list) {
                return std::find(list.begin(), list.end(), speaker->name) != list.end();
            };
            // "Emil Finch" is not his son Emil Finch Jr., although all of its words are in that name.
            const bool is_another =
                speaker != nullptr && !is_listed(names) && std::any_of(names_of_lines.begin(), names_of_lines.end(), is_listed);
            const bool is_right = speaker != nullptr && !is_another && std::any_of(names.begin(), names.end(), [&](const std::string& one) {
                                      return same_name(speaker->name, one);
                                  });
            const bool has_name = speaker != nullptr && speaker->type == EntityType::person &&
                                  std::any_of(speaker->mentions.begin(), speaker->mentions.end(),
                                              [](const Mention& mention) { return mention.form == MentionForm::name; });
            const bool is_kind = std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
            all.named += kinds.front() == "named" ? 1 : 0;
            all.right += kinds.front() == "named" && is_right ? 1 : 0;
            all.not_given += kinds.front() == "named" && !has_name ? 1 : 0;
            all.given += has_name ? 1 : 0;
            all.wrong += has_name && !is_right ? 1 : 0;
            all.right_kind += is_kind ? 1 : 0;
            ++all.kinds[kinds.front()][0];
            all.kinds[kinds.front()][1] += is_kind ? 1 : 0;
            if (show && (!is_kind || !is_right))
                std::cout << line << " <- " << (speaker == nullptr ? "-" : speaker->name) << ' ' << kind << ' ' << statement->probability
                          << '\n';
        }
    }
    std::cout << name << ": found " << all.statements << " of " << all.lines << ", right names " << all.right << " of " << all.named
              << ", not given " << all.not_given << ", wrong of those given " << all.wrong << " of " << all.given << ", right kind "
              << all.right_kind << ":";
    for (const auto& [kind, counts] : all.kinds) std::cout << ' ' << kind << ' ' << counts[1] << " of " << counts[0];
    std::cout << '\n';
    return all;
}

// Six of the reports of each file were there when the rules of November 2026 were made. The floors are what is reached; to reach is .92 and
// .03.
constexpr std::size_t kOld = 6;
constexpr std::size_t kAll = 20;

TEST(SpeakerGold, OpenReports) {
    const SpeakerScore old = score("speakers_open.txt", kOld);
    EXPECT_GE(old.right, old.named * 0.93);
    EXPECT_LE(old.wrong, old.given * 0.03);
    const SpeakerScore all = score("speakers_open.txt", kAll);
    EXPECT_GE(all.right, all.named * 0.84);
    EXPECT_LE(all.wrong, all.given * 0.046);
}

// Before the rules of November 2026, of the first six: right names 56 of 60, wrong none, right kind 58.
TEST(SpeakerGold, KeptReports) {
    const SpeakerScore old = score("speakers_kept.txt", kOld);
    EXPECT_GE(old.right, old.named * 0.93);
    EXPECT_LE(old.wrong, old.given * 0.03);
    const SpeakerScore all = score("speakers_kept.txt", kAll);
    EXPECT_GE(all.right, all.named * 0.88);
    EXPECT_LE(all.wrong, all.given * 0.02);
}

// Who is named after being described, two who say one thing, firms called like their founders, kin: written before the rules for them.
TEST(SpeakerGold, RolesInOpenReports) {
    const SpeakerScore all = score("roles_open.txt", 4);
    EXPECT_GE(all.right, all.named * 0.94);
    EXPECT_EQ(all.wrong, 0);
    EXPECT_GE(all.right_kind, all.statements - 1);
}
TEST(SpeakerGold, RolesInKeptReports) {
    const SpeakerScore all = score("roles_kept.txt", 4);
    EXPECT_GE(all.right, all.named * 0.87);
    EXPECT_EQ(all.wrong, 0);
    EXPECT_GE(all.right_kind, all.statements - 2);
}

// Kin named behind their description, names in capitals, papers by their short names, who is described in the lead and named below:
// written before the rules of 30 November 2026; the kept half was scored when they were done.
TEST(SpeakerGold, WhoInOpenReports) {
    const SpeakerScore all = score("who_open.txt", 5);  // before: right names 31 of 36, right kind 43
    EXPECT_GE(all.right, all.named * 0.94);
    EXPECT_LE(all.wrong, 1);
}
TEST(SpeakerGold, WhoInKeptReports) {
    const SpeakerScore all = score("who_kept.txt", 5);  // before: right names 35 of 40, right kind 46
    EXPECT_GE(all.right, all.named * 0.87);
    EXPECT_LE(all.wrong, 1);
}

}  // namespace
}  // namespace onrecord
