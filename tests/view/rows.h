// A small invented record, made by hand, for the tests of every view.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "text/utf8.h"
#include "view/terminal.h"

namespace onrecord {

struct SmallRecord {
    Rows rows;
    std::vector<RecurringLineRow> furniture;
    std::vector<DecisionRow> decisions;
    std::map<std::string, std::string> texts;  // by report id

    // The place of `words` in the text of `report`. REQUIRES: they stand in it.
    [[nodiscard]] CodePointSpan span(const std::string& report, std::string_view words) const {
        const std::string& text = texts.at(report);
        const auto at = text.find(words);
        const auto begin = count_code_points(std::string_view(text).substr(0, at));
        return {begin, begin + count_code_points(words)};
    }
    [[nodiscard]] Evidence evidence(const std::string& report, std::string_view words, std::string_view sentence) const {
        return {report, span(report, words), std::string(words), std::string(sentence)};
    }
};

std::uint32_t count_of(const auto& rows) {
    return static_cast<std::uint32_t>(rows.size());
}

inline SmallRecord small_record() {
    SmallRecord small;
    auto& [rows, furniture, decisions, texts] = small;
    texts["times-1"] =
        "The Harlow Port Authority closed Pier 4 on Monday.\n\n“We were never asked whether the pier should close,” Ana Ruiz told the "
        "Harlow Times.\n\nTwelve boats had to leave, the authority said.\n\nThe pier will probably reopen in spring, the Coast Post "
        "reported.";
    texts["coast-7"] =
        "Pier 4 at Harlow is shut — “we were never asked if the pier should close,” said Ruiz, who leads the fishers’ union. Fourteen "
        "boats left, she said. Tom Bell declined to comment.\n\nThe pier will reopen in spring, according to the Harlow Times. Ruiz denied "
        "that it would.";
    texts["wire-3"] = "Officials familiar with the matter said the pier would reopen.";
    rows.reports = {
        {"times-1",
         "in/times.html",
         "https://times.example/pier?a=1&b=2",
         "Harlow Times",
         "Pier 4 closes <today>",
         "2025-08-05",
         "metadata",
         "article",
         {"Jo Park"},
         "",
         {},
         27,
         2},
        {"coast-7",
         "in/coast.html",
         "javascript:alert(1)",
         "Coast Post",
         "“Never asked”: fishers on the pier",
         "2025-08",
         "dateline",
         "article",
         {},
         "",
         {},
         34,
         3},
        {"wire-3", "in/wire.txt", "", "", "", "", "unknown", "article", {}, "", {}, 10, 1},
    };
    for (auto& report : rows.reports) {  // paragraphs begin after empty lines
        std::string_view text = texts[report.id];
        for (std::size_t at = 0; at != std::string_view::npos;) {
            report.paragraphs.push_back(static_cast<std::uint32_t>(count_code_points(text.substr(0, at))));
            const auto gap = text.find("\n\n", at);
            at = gap == std::string_view::npos ? gap : gap + 2;
        }
    }
    rows.reports[2].credits = {{"agency", "Harlow Press", "Officials", small.span("wire-3", "Officials")}};
    rows.problems = {{"in/broken.gz", "gzip stream ends early at byte 512"}};
    const std::string asked = "“We were never asked whether the pier should close,” Ana Ruiz told the Harlow Times.";
    const auto statement = [&](const std::string& report, std::uint32_t number, Form form, std::string_view source, std::string_view cue,
                               std::string_view content) {
        StatementRow row;
        row.report = report;
        row.number = number;
        row.form = form;
        row.source = source;
        row.cue = cue;
        row.content = content;
        row.source_spans = {small.span(report, source)};
        row.cue_spans = {small.span(report, cue)};
        row.content_spans = {small.span(report, content)};
        return row;
    };
    auto ruiz = statement("times-1", 0, Form::direct, "Ana Ruiz", "told", "“We were never asked whether the pier should close,”");
    ruiz.speaker_kind = SpeakerKind::named;
    ruiz.speaker = "Ana Ruiz";
    ruiz.person = "p1";
    ruiz.probability = 0.97;
    ruiz.channels = {"told the Harlow Times"};
    ruiz.hedges = {"about"};
    ruiz.date = "2025-08-04";
    ruiz.occasion = 0;
    ruiz.occasion_channels = {"told the Harlow Times"};
    auto authority = statement("times-1", 1, Form::indirect, "the authority", "said", "Twelve boats had to leave");
    authority.speaker_kind = SpeakerKind::group;
    authority.speaker = "Harlow Port Authority";
    authority.probability = 0.8;
    auto shorter = statement("coast-7", 0, Form::direct, "Ruiz", "said", "“we were never asked if the pier should close,”");
    shorter.speaker_kind = SpeakerKind::named;
    shorter.speaker = "Ana Ruiz";
    shorter.person = "p1";
    shorter.probability = 0.9;
    auto boats = statement("coast-7", 1, Form::indirect, "she", "said", "Fourteen boats left");
    boats.speaker_kind = SpeakerKind::named;
    boats.speaker = "Ana Ruiz";
    boats.person = "p1";
    boats.probability = 0.6;
    shorter.occasion = boats.occasion = 3;
    auto bell = statement("coast-7", 2, Form::indirect, "Tom Bell", "declined", "comment");
    bell.polarity = Polarity::declines;
    bell.speaker_kind = SpeakerKind::named;
    bell.speaker = "Tom Bell";
    bell.person = "p2";
    auto officials = statement("wire-3", 0, Form::indirect, "Officials familiar with the matter", "said", "the pier would reopen");
    officials.speaker_kind = SpeakerKind::anonymous;
    rows.statements = {ruiz, authority, shorter, boats, bell, officials};
    rows.people = {
        {"p1", "Ana Ruiz", {"Ruiz"}, 2, 2, 3, {small.evidence("times-1", "Ana Ruiz", ""), small.evidence("coast-7", "Ruiz", "")}},
        {"p2", "Tom Bell", {}, 1, 1, 1, {small.evidence("coast-7", "Tom Bell", "")}}};
    rows.people[0].reasons = {{"full_name", "Ana Ruiz", 1, small.evidence("times-1", "Ana Ruiz", "")},
                              {"story", "Ruiz", 1, small.evidence("coast-7", "Ruiz", "")}};
    rows.names = {{"n1",
                   EntityType::organization,
                   "Harlow Port Authority",
                   {"the authority"},
                   2,
                   2,
                   {{"full_name", "Harlow Port Authority", 1, small.evidence("times-1", "Harlow Port Authority", "")},
                    {"story", "Harlow", 1, small.evidence("coast-7", "Harlow", "")}},
                   {small.evidence("times-1", "Harlow Port Authority", ""), small.evidence("coast-7", "Harlow", "")}},
                  {"n2", EntityType::place, "Pier 4", {}, 1, 1, {{"full_name", "Pier 4", 1, small.evidence("times-1", "Pier 4", "")}}, {}}};
    const std::string coast =
        "Pier 4 at Harlow is shut — “we were never asked if the pier should close,” said Ruiz, who leads the fishers’ union.";
    rows.quotations = {{"q1",
                        "Ana Ruiz",
                        "p1",
                        {small.evidence("times-1", "We were never asked whether the pier should close,", asked),
                         small.evidence("coast-7", "we were never asked if the pier should close,", coast)}}};
    EventRow closed;
    closed.id = "e1";
    closed.text = "Harlow Port Authority closed Pier 4";
    closed.date = "2025-08-04";
    closed.participants = {"Ana Ruiz"};
    closed.people = {"p1"};
    closed.tellings = {
        {small.evidence("times-1", "Harlow Port Authority closed Pier 4", "The Harlow Port Authority closed Pier 4 on Monday."),
         "2025-08-04"},
        {small.evidence("coast-7", "Pier 4 at Harlow is shut", coast), "2025-08"}};
    EventRow reopen;
    reopen.id = "e2";
    reopen.text = "the pier would reopen";
    reopen.certainty = Certainty::planned;
    reopen.after = {{"e1", closed.text, closed.date}};
    reopen.tellings = {{small.evidence("wire-3", "the pier would reopen", texts["wire-3"]), ""}};
    rows.timeline = {closed, reopen};
    // Two outlets that rest on one another, beside somebody whom a third does not name.
    const auto use = [&](const std::string& report, std::string_view words, std::string_view sentence,
                         std::optional<std::uint32_t> number = {}, std::string speaker = "") {
        return ClaimRow::Use{small.evidence(report, words, sentence), number, std::move(speaker), Polarity::asserts};
    };
    const auto place = [&](const std::string& report, std::string_view words) { return small.evidence(report, words, ""); };
    ClaimRow spring;
    spring.id = "c2";
    spring.text = "The pier will probably reopen in spring";
    spring.uses = {
        use("times-1", "The pier will probably reopen in spring", "The pier will probably reopen in spring, the Coast Post reported."),
        use("coast-7", "The pier will reopen in spring", "The pier will reopen in spring, according to the Harlow Times."),
        use("wire-3", "the pier would reopen", texts["wire-3"], 0, "Officials familiar with the matter")};
    spring.n_reports = spring.n_outlets = 3;
    spring.origins = {{"o1",
                       "anonymous",
                       "Officials familiar with the matter",
                       "",
                       {},
                       {2},
                       {"wire-3"},
                       {{"names_source", {place("wire-3", "Officials familiar with the matter")}}}},
                      {"o2",
                       "own",
                       "Harlow Times",
                       "",
                       {},
                       {0, 1},
                       {"times-1", "coast-7"},
                       {{"names_outlet",
                         {place("times-1", "The pier will probably reopen in spring, the Coast Post reported."),
                          place("coast-7", "The pier will reopen in spring")}},
                        {"names_outlet",
                         {place("coast-7", "The pier will reopen in spring, according to the Harlow Times."),
                          place("times-1", "The pier will probably reopen in spring")}}}}};
    spring.min = 1;
    spring.max = 2;
    spring.against = {{use("coast-7", "it would", "Ruiz denied that it would.", 3, "Ana Ruiz"), Polarity::denies}};
    spring.refusals = {{use("coast-7", "comment", "Tom Bell declined to comment.", 2, "Tom Bell"), Polarity::declines}};
    spring.against[0].use.polarity = Polarity::denies;
    spring.hedges = {{place("times-1", "probably"), {}, {"coast-7"}}};
    spring.first = "wire-3";
    spring.chain = {{"o1", "wire-3"}, {"times-1", "coast-7"}, {"coast-7", "times-1"}};
    spring.circles = {{"times-1", "coast-7"}};
    // One utterance that a second outlet took over from a third that is not in the record.
    ClaimRow never;
    never.id = "c1";
    never.text = "We were never asked whether the pier should close,";
    never.uses = {use("times-1", never.text, asked, 0, "Ana Ruiz"),
                  use("coast-7", "we were never asked if the pier should close,", coast, 0, "Ana Ruiz")};
    never.n_reports = never.n_outlets = 2;
    never.origins = {{"o3",
                      "utterance",
                      "Ana Ruiz",
                      "told Harlow Times",
                      {"Harlow Times"},
                      {0, 1},
                      {"times-1", "coast-7"},
                      {{"names_source", {place("times-1", "Ana Ruiz")}},
                       {"same_words",
                        {place("coast-7", "we were never asked if the pier should close,"),
                         place("times-1", "We were never asked whether the pier should close,")}}}}};
    never.min = never.max = 1;
    never.first = "times-1";
    never.first_date = "2025-08-05";
    never.chain = {{"o3", "times-1"}, {"Harlow Radio", "coast-7"}, {"times-1", "Harlow Radio"}};
    // What each says in its own words.
    ClaimRow shut;
    shut.id = "c3";
    shut.text = "The Harlow Port Authority closed Pier 4 on Monday";
    shut.uses = {use("times-1", shut.text, "The Harlow Port Authority closed Pier 4 on Monday."),
                 use("coast-7", "Pier 4 at Harlow is shut", coast)};
    shut.n_reports = shut.n_outlets = 2;
    const std::string own = "own_words";
    shut.origins = {{"o4", "own", "Harlow Times", "", {}, {0}, {"times-1"}, {{own, {place("times-1", shut.text)}}}},
                    {"o5", "own", "Coast Post", "", {}, {1}, {"coast-7"}, {{own, {place("coast-7", "Pier 4 at Harlow is shut")}}}}};
    shut.min = 1;
    shut.max = 2;
    shut.chain = {{"o4", "times-1"}, {"o5", "coast-7"}};
    rows.claims = {spring, never, shut};
    DifferenceRow difference;
    difference.id = "d1";
    difference.topic = "how many boats left";
    difference.type = "dispute";
    difference.values = {
        {small.evidence("times-1", "Twelve", "Twelve boats had to leave, the authority said."), "12", "Harlow Port Authority", ""},
        {small.evidence("coast-7", "Fourteen", "Fourteen boats left, she said."), "14", "Ana Ruiz", "p1"}};
    rows.differences = {difference};
    rows.stories = {{"s1", "", {"times-1", "coast-7", "wire-3"}, "2025-08-05", "2025-08-05", {}, "Pier 4 closes <today>"}};
    rows.reuse = {
        {"times-1", "coast-7", 0.25, {{small.span("times-1", "never asked"), small.span("coast-7", "never asked"), "never asked"}}}};
    rows.reuse[0].type = "agency";
    rows.reuse[0].reason = "third_report";
    rows.reuse[0].third = "wire-3";
    rows.reuse[0].second_credit = {{"agency", "Wire", "Source: Wire", small.span("coast-7", "never asked")}};
    rows.reuse[0].first_own = 0.604;
    rows.reuse[0].second_own = 0.998;
    furniture = {{"l1",
                  "Harlow Times",
                  12,
                  {small.evidence("times-1", "told the Harlow Times.", ""), small.evidence("coast-7", "Pier 4 at Harlow", "")}}};
    decisions = {{1,
                  DecisionType::apart,
                  {{"", {small.evidence("times-1", "Ana Ruiz", "")}, "p1", "Ana Ruiz"},
                   {"", {small.evidence("coast-7", "Ruiz", ""), {"quay-44", {18, 22}, "Ruiz", ""}}, "p3", "Ruiz"}},
                  "",
                  true},
                 {2, DecisionType::outlet, {{"wire-3", {}, "", ""}}, "Harlow Press", true},
                 {3, DecisionType::date, {{"quay-44", {}, "", ""}}, "2025-08~", false},
                 {4, DecisionType::note, {{"", {small.evidence("coast-7", "Tom Bell", "")}, "p2", "Tom Bell"}}, "asked twice", true}};
    rows.summary = {.n_reports = 3,
                    .n_outlets = 3,
                    .n_statements = 6,
                    .n_people = 2,
                    .n_stories = 1,
                    .n_words = 71,
                    .n_events = count_of(rows.timeline),
                    .n_quotations = count_of(rows.quotations),
                    .n_claims = count_of(rows.claims),
                    .n_differences = count_of(rows.differences),
                    .n_problems = count_of(rows.problems),
                    .n_speakers = 2,
                    .n_shared_stories = 1,
                    .first_date = "2025-08",
                    .last_date = "2025-08-05"};
    return small;
}

}  // namespace onrecord
