// Channels, occasions, hedges and credits of invented reports in ten house styles (gold/), written down before the program read them:
// open.txt was looked at while the stage was made, kept.txt was scored at the end. A report is
//
//     # name | its outlet [| the outlets that its text alone shows, "-": none]
//     its paragraphs, a line each
//     > words of a content | channels | occasion | hedges
//     + credit's kinds | its words | its outlet
//
// A channel is "kinds:outlets" with "/" between what is right as well and ";" between several; "?" is right if said, not missed if not; "-"
// is none. Statements of one occasion have one label; "." counts neither way. ONRECORD_SHOW=1 prints what is missed and what is too much.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/readings.h"
#include "shared.h"

namespace onrecord {
namespace {

// What is compared of a name: lower case, no article.
std::string plain(std::string name) {
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return name.starts_with("the ") ? name.substr(4) : name;
}

struct Wanted {
    std::vector<std::string> kinds;
    std::vector<std::string> outlets;  // none: any
    bool optional = false;

    explicit Wanted(std::string item) {
        optional = item.find('?') != std::string::npos;
        std::erase(item, '?');
        const auto colon = item.find(':');
        kinds = split(item.substr(0, colon), '/');
        if (colon != std::string::npos) {
            for (const std::string& outlet : split(item.substr(colon + 1), '/')) outlets.push_back(plain(outlet));
        }
    }
    [[nodiscard]] bool fits(std::string_view kind, const std::string& outlet) const {
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end() &&
               (outlets.empty() || std::find(outlets.begin(), outlets.end(), plain(outlet)) != outlets.end());
    }
};

struct GoldStatement {
    std::string words;
    std::vector<Wanted> channels;
    std::string occasion;
    std::vector<std::pair<std::string, bool>> hedges;  // and whether it is optional
};
struct GoldCredit {
    std::vector<std::string> kinds;
    std::string words, outlet;
    bool optional = false;
};
struct Report {
    std::string name, outlet, text;
    std::vector<GoldStatement> statements;
    std::vector<GoldCredit> credits;
    std::vector<std::string> shown;  // outlets that the text alone shows; none: not asked
};

std::vector<Report> load(const char* name) {
    std::ifstream in(in_source(std::string("tests/attribution/gold/") + name));
    std::vector<Report> reports;
    for (std::string line; std::getline(in, line);) {
        const auto fields = split(line.size() > 2 ? line.substr(2) : line, '|');
        if (line.starts_with("# ")) {
            reports.push_back({fields[0], fields[1], {}, {}, {}, {}});
            if (fields.size() > 2) {
                for (const std::string& shown : split(fields[2], '/')) reports.back().shown.push_back(shown == "-" ? "" : plain(shown));
            }
        } else if (line.starts_with("> ")) {
            GoldStatement statement{fields[0], {}, fields[2], {}};
            if (fields[1] != "-") {
                for (const std::string& item : split(fields[1], ';')) statement.channels.emplace_back(item);
            }
            if (fields[3] != "-") {
                for (std::string hedge : split(fields[3], ';')) {
                    const bool optional = hedge.ends_with('?');
                    std::erase(hedge, '?');
                    statement.hedges.emplace_back(hedge, optional);
                }
            }
            // What must be said is matched before what may be.
            std::stable_sort(statement.channels.begin(), statement.channels.end(),
                             [](const Wanted& a, const Wanted& b) { return a.optional < b.optional; });
            reports.back().statements.push_back(statement);
        } else if (line.starts_with("+ ")) {
            const Wanted kinds(fields[0]);
            reports.back().credits.push_back({kinds.kinds, fields[1], fields.size() > 2 ? fields[2] : "", kinds.optional});
        } else if (!line.empty()) {
            reports.back().text += line + "\n\n";
        }
    }
    return reports;
}

struct Count {
    int right = 0, wrong = 0, missed = 0;
    [[nodiscard]] double f1() const { return 2.0 * right / (2.0 * right + wrong + missed); }
};
struct Score {
    Count channels, occasions, hedges, credits, outlets;
};

bool holds(const std::string& a, const std::string& b) {
    return plain(a).find(plain(b)) != std::string::npos || plain(b).find(plain(a)) != std::string::npos;
}

// Of the reports of a file from `first` on, up to `end`.
Score score(const char* name, std::size_t first, std::size_t end) {
    const bool show = std::getenv("ONRECORD_SHOW") != nullptr;
    const auto note = [&](const Report& report, const std::string& what) {
        if (show) std::cout << report.name << ": " << what << '\n';
    };
    Score all;
    const auto reports = load(name);
    for (std::size_t i = first; i < std::min(end, reports.size()); ++i) {
        const Report& report = reports[i];
        if (!report.shown.empty()) {
            const std::string shown = plain(read_text(report.text).outlet);
            const bool right = std::find(report.shown.begin(), report.shown.end(), shown) != report.shown.end();
            ++(right ? all.outlets.right : shown.empty() ? all.outlets.missed : all.outlets.wrong);
            if (!right) note(report, "outlet: " + shown);
        }
        const Reading reading = read_text(report.text, report.outlet);
        std::vector<const Statement*> found;
        for (const GoldStatement& gold : report.statements) {
            EXPECT_NE(report.text.find(gold.words), std::string::npos) << report.name << ": " << gold.words;
            const Statement* statement = statement_with(reading, gold.words);
            found.push_back(statement);
            auto left = statement != nullptr ? statement->channel : std::vector<Channel>{};
            for (const Wanted& wanted : gold.channels) {
                const auto is_it = [&](const Channel& channel) { return wanted.fits(name_of(channel.kind), channel.outlet); };
                const bool said = std::erase_if(left, is_it) > 0;
                if (!wanted.optional) ++(said ? all.channels.right : all.channels.missed);
                if (!wanted.optional && !said) note(report, "no channel of: " + gold.words);
            }
            all.channels.wrong += static_cast<int>(left.size());
            for (const Channel& channel : left) note(report, "channel that is none: " + std::string(reading.text.slice(channel.span)));
            if (statement == nullptr) continue;
            std::vector<std::string> hedges;
            for (const Span span : statement->hedges) hedges.emplace_back(reading.text.slice(span));
            for (const auto& wanted : gold.hedges) {
                const auto& [hedge, optional] = wanted;
                const bool said =
                    std::any_of(hedges.begin(), hedges.end(), [&](const std::string& one) { return holds(one, wanted.first); });
                if (!optional) ++(said ? all.hedges.right : all.hedges.missed);
                if (!optional && !said) note(report, "no hedge: " + hedge);
            }
            for (const std::string& hedge : hedges) {
                if (std::any_of(gold.hedges.begin(), gold.hedges.end(), [&](const auto& one) { return holds(one.first, hedge); })) continue;
                ++all.hedges.wrong;
                note(report, "hedge that is none: " + hedge);
            }
        }
        for (std::size_t a = 0; a < found.size(); ++a) {
            for (std::size_t b = a + 1; b < found.size(); ++b) {
                const std::string& x = report.statements[a].occasion;
                const std::string& y = report.statements[b].occasion;
                if (x == "." || y == "." || found[a] == nullptr || found[b] == nullptr) continue;
                const bool said = found[a]->occasion && found[a]->occasion == found[b]->occasion;
                if (said && x == y) ++all.occasions.right;
                if (said && x != y) ++all.occasions.wrong;
                if (!said && x == y) ++all.occasions.missed;
                if (said != (x == y))
                    note(report, (said ? "joined: " : "not joined: ") + report.statements[a].words + " | " + report.statements[b].words);
            }
        }
        auto left = reading.credits;
        for (const GoldCredit& gold : report.credits) {
            const auto is_it = [&](const Credit& credit) {
                return std::find(gold.kinds.begin(), gold.kinds.end(), name_of(credit.kind)) != gold.kinds.end() &&
                       holds(credit.text, gold.words) && (gold.outlet.empty() || plain(credit.outlet) == plain(gold.outlet));
            };
            const bool said = std::erase_if(left, is_it) > 0;
            if (!gold.optional) ++(said ? all.credits.right : all.credits.missed);
            if (!gold.optional && !said) note(report, "no credit: " + gold.words);
        }
        all.credits.wrong += static_cast<int>(left.size());
        for (const Credit& credit : left) note(report, "credit that is none: " + credit.text);
    }
    const auto print = [&](const char* what, const Count& count) {
        std::cout << name << ", " << what << ": F1 " << count.f1() << ", right " << count.right << ", wrong " << count.wrong << ", missed "
                  << count.missed << '\n';
    };
    print("channels", all.channels);
    print("occasions", all.occasions);
    print("hedges", all.hedges);
    print("credits", all.credits);
    if (all.outlets.right > 0) print("outlets", all.outlets);
    return all;
}

// The first twelve reports of either half were there while the stage was made; the others, of ten more houses, came a year later.
constexpr std::size_t kFirst = 12;
constexpr std::size_t kSecond = 30;  // from here on: 12 houses each of a third round

TEST(ChannelGold, OpenReports) {
    const Score all = score("open.txt", 0, kFirst);
    EXPECT_GE(all.channels.f1(), 0.92);
    EXPECT_GE(all.occasions.f1(), 0.9);
    EXPECT_GE(all.hedges.f1(), 0.95);
    EXPECT_GE(all.credits.f1(), 0.95);
}

// When first scored: channels .957, occasions .857, hedges .963, credits 1.
TEST(ChannelGold, KeptReports) {
    const Score all = score("kept.txt", 0, kFirst);
    EXPECT_GE(all.channels.f1(), 0.92);  // .938 before channels were asked of the tree, .928 since: one more wrong of 49
    EXPECT_GE(all.occasions.f1(), 0.85);
    EXPECT_GE(all.hedges.f1(), 0.95);
    EXPECT_GE(all.credits.f1(), 0.95);
}

// When first scored: channels .775, occasions .889, hedges .943, credits .5, outlets 13 of 18; then its faults were fixed by kind.
TEST(ChannelGold, MoreOpenReports) {
    const Score all = score("open.txt", kFirst, kSecond);
    EXPECT_GE(all.channels.f1(), 0.93);
    EXPECT_GE(all.occasions.f1(), 0.92);
    EXPECT_GE(all.hedges.f1(), 0.95);
    EXPECT_GE(all.credits.f1(), 0.95);
    EXPECT_GE(all.outlets.right, 17);
}

// Never looked into. Channels .667 (P .865, R .542) when first scored, .662 before the arguments of cues were asked, .696 (P .873, R .578)
// since, .722 (P .852, R .627) with more documents and replies; outlets 15 and 16 of 18. To reach: .85, 17.
TEST(ChannelGold, MoreKeptReports) {
    const Score all = score("kept.txt", kFirst, kSecond);
    EXPECT_GE(all.channels.f1(), 0.71);
    EXPECT_GE(all.occasions.f1(), 0.69);
    EXPECT_GE(all.hedges.f1(), 0.95);
    EXPECT_GE(all.outlets.right, 16);
}

// Twelve more houses (Irish, Scots, Pacific, state agency, gossip, fact-check, military …). When first scored: channels .606 (P .811,
// R .484), occasions .762; then its faults were fixed by kind.
TEST(ChannelGold, ThirdOpenReports) {
    const Score all = score("open.txt", kSecond, SIZE_MAX);
    EXPECT_GE(all.channels.f1(), 0.83);
    EXPECT_GE(all.occasions.f1(), 0.85);
    EXPECT_GE(all.hedges.f1(), 0.95);
}

// Never looked into. Channels .732 (P .932, R .603), occasions .588 when first scored; .817 (P .942, R .721) and .571 since. To reach: .85.
TEST(ChannelGold, ThirdKeptReports) {
    const Score all = score("kept.txt", kSecond, SIZE_MAX);
    EXPECT_GE(all.channels.f1(), 0.8);
    EXPECT_GE(all.hedges.f1(), 0.95);
}

}  // namespace
}  // namespace onrecord
