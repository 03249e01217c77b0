// A record whose links are made by hand, for tests of what is stored and listed.
#pragma once

#include <gtest/gtest.h>

#include "record/sample.h"
#include "record/stored_links.h"

namespace onrecord {

// A record of the three reports "a", "b" and "c", and "d", an earlier version of "c", with links made by hand, of every kind.
class LinkedSample {
public:
    LinkedSample() {
        Sample b("b", "Fees rise. “We will not sign, ever,” said Ana Ruiz. The strike began on 4 August and 12 ships wait.");
        b.from("Harlow News", "Fees", "2025-08-04");
        const auto ruiz = b.person("Ana Ruiz", {b.at("Ana Ruiz")});
        b.says({b.at("Ana Ruiz")}, {b.at("said")}, {b.at("“We will not sign, ever,”")}, ruiz).form = Form::direct;
        b.reading().events = {
            {b.at("strike began"), "the strike began", {}, "begin", {}, {}, {}, "2025-08-04", {}, Certainty::happened, {}}};
        Sample a("a", "Later. Ruiz repeated: “We will not sign,\never.” 14 ships wait. The strike began, he said.");
        a.from("Daily Quay", "", "2025-08-06");
        const auto ruiz_there = a.person("Ruiz", {a.at("Ruiz")});
        a.says({a.at("Ruiz")}, {a.at("repeated")}, {a.at("“We will not sign,\never.”")}, ruiz_there).on_behalf_of = ruiz_there;
        a.says({{a.at("he said").begin, a.at("he said").begin + 2}}, {a.at("said")}, {a.at("The strike began")}, std::nullopt);
        a.reading().events = {{a.at("strike began"), "the strike began", {}, "begin", {}, {}, {}, "", {}, Certainty::happened, {}}};
        a.reading().times = {{a.at("Later"), TimeType::DATE, "XXXX-WXX-2"}};
        a.reading().entities.push_back({EntityType::place, "Fees", {{a.at("ships"), MentionForm::name}}});
        b.reading().entities.push_back({EntityType::place, "Fees", {{b.at("Fees"), MentionForm::name}}});
        a.reading().credits = {{CreditKind::agency, a.at("Later"), "Harlow News", "Later"}};
        Sample c("c", "Undated."), d("d", "Undone.");  // d is an earlier version of c
        for (const Reading* reading : {&c.reading(), &a.reading(), &b.reading(), &d.reading()}) {
            const auto added = record_.value().add(*reading);
            EXPECT_TRUE(added.ok()) << added.error().message;
        }
        EXPECT_TRUE(record_.value().link().ok());
        EXPECT_TRUE(record_.value().decide(DecisionType::outlet, {"b"}, "Harlow News").ok());

        Links links;
        links.people = {{"Ana Ruiz",
                         {"Ruiz"},
                         {{0, 0}, {1, 0}},
                         {{0, a.at("Ruiz")}, {1, b.at("Ana Ruiz")}},
                         {NameJoin::story, NameJoin::full_name},
                         {{0, 1}}}};
        links.names = {{EntityType::place, "Fees", {"ships"}, {{0, 1}, {1, 1}}, {NameJoin::form_of_name, NameJoin::full_name}, 2}};
        links.quotations = {{{{0, a.at("We will not sign,\never"), 0}, {1, b.at("We will not sign, ever"), 0}}, 0}};
        links.reuse = {{0, 1, 0.25, {{a.at("ships wait"), b.at("ships wait")}}}};
        links.reuse[0].way = {ReuseType::copy, ReuseReason::credit, true, 1, {}, 0, {}, {}};
        links.reuse[0].first_own = 0.75;
        links.stories = {{{2, 3}}, {{0, 1}}};
        links.cases = links.stories;
        links.published = {{0, "2025-08-04/2025-08-10", {{a.at("Later"), 1, b.at("strike began"), "2025-08-04"}}, {{0, "2025-08-05"}}}};
        links.timeline = {{"the strike began",
                           "2025-08-04",
                           Certainty::happened,
                           {0},
                           {},
                           {1},
                           {{0, 0, a.at("strike began"), ""}, {1, 0, b.at("strike began"), "2025-08-04"}}},
                          {"later", "", Certainty::alleged, {}, {0}, {}, {{0, 0, a.at("Later"), ""}}}};
        const auto ruiz_says = a.at("We will not sign,\never"), ruiz_said = b.at("We will not sign, ever");
        Claim claim;
        claim.uses = {{0, ruiz_says, 0}, {1, ruiz_said, 0}};
        claim.fullest = 1;
        claim.origins = {
            {OriginType::utterance,
             "Ana Ruiz",
             "told Harlow News",
             {"Harlow News"},
             {0, 1},
             1,
             {{ReasonType::names_source, {{1, b.at("Ana Ruiz")}}}, {ReasonType::same_words, {{0, ruiz_says}, {1, ruiz_said}}}}},
            {OriginType::own, "Daily Quay", "", {}, {0}, 1, {{ReasonType::own_words, {{0, ruiz_says}}}}}};
        claim.max = 2;
        claim.against = {{{0, a.at("The strike began"), {}}, Polarity::denies}};
        claim.refusals = {{{1, b.at("Fees rise"), {}}, Polarity::declines}};
        claim.hedges = {{{1, b.at("ever")}, {}, {0}}};
        claim.first = 1;
        using Node = Claim::Node;
        claim.chain = {{{Node::Kind::origin, 0, ""}, {Node::Kind::report, 1, ""}},
                       {{Node::Kind::outlet, 0, "Harlow Radio"}, {Node::Kind::report, 0, ""}},
                       {{Node::Kind::report, 1, ""}, {Node::Kind::report, 0, ""}}};
        claim.circles = {{0, 1}};
        links.claims = {claim};
        links.differences = {{"ships that wait", DifferenceType::change, {{0, a.at("14"), "14", std::nullopt}, {1, b.at("12"), "12", 0}}}};
        links.recurring_lines = {{{{0, a.at("Later.")}, {1, b.at("Fees rise.")}}}, {{{0, a.at("The strike began, he said.")}}}};
        links.revisions = {{3, 2, RevisionOrder::length, {{ChangeType::wording, d.at("Undone"), c.at("Undated")}}}};
        auto database = Database::open(folder_ / "r.record", Database::Access::write);
        EXPECT_TRUE(database.ok());
        const StoredReadings readings(*database.value());
        EXPECT_TRUE(database.value()->begin());
        EXPECT_TRUE(store_links(*database.value(), readings, links));
        EXPECT_TRUE(database.value()->commit());
    }
    Folder folder_;
    Result<Record> record_ = Record::open(folder_ / "r.record", Record::Mode::write);
};

}  // namespace onrecord
