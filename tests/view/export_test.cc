#include "view/export/rows.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/json_reader.h"
#include "rows.h"
#include "shared.h"

namespace onrecord {
namespace {

// Reads RFC 4180 and takes the apostrophe before a formula away again, as docs/commands.md says how.
std::vector<std::vector<std::string>> parse_csv(std::string_view csv) {
    std::vector<std::vector<std::string>> lines;
    std::vector<std::string> line{""};
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        if (quoted) {
            if (csv[i] != '"') {
                line.back().push_back(csv[i]);
            } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
                line.back().push_back(csv[++i]);
            } else {
                quoted = false;
            }
        } else if (csv[i] == '"') {
            quoted = true;
        } else if (csv[i] == ',') {
            line.emplace_back();
        } else if (csv.substr(i, 2) == "\r\n") {
            lines.push_back(line);
            line = {""};
            ++i;
        } else {
            line.back().push_back(csv[i]);
        }
    }
    return lines;
}

std::string without_apostrophe(std::string cell) {
    const auto at = cell.find_first_not_of('\'');
    if (at == std::string::npos || at == 0) return cell;
    std::string_view rest = std::string_view(cell).substr(at);
    for (std::size_t i = 0; i < 3; ++i) {  // as many as the cells below have
        for (const std::string_view blank : {" ", "\n", "\u00a0", "\u3000", "\ufeff"}) {
            if (rest.starts_with(blank)) rest.remove_prefix(blank.size());
        }
    }
    for (const std::string_view begin : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) {
        if (rest.starts_with(begin)) return cell.substr(1);
    }
    return cell;
}

TEST(Csv, CellsComeBackAsTheyWere) {
    for (const std::string cell :
         {"",    "plain",     "a,b",  "say \"yes\"", "two\nlines", "=1+1", "'=1+1", "''",     "it's",  "'quoted'", "-", "@here, \"there\"",
          "\tx", "＝SUM(A1)", "' =x", "“never”",     "a\r\nb",     " =1",  "\n=1",  "' \n@x", " word", "\n"}) {
        const auto lines = parse_csv(csv_cell(cell) + "," + csv_cell("next") + "\r\n");
        ASSERT_EQ(lines.size(), 1u) << cell;
        ASSERT_EQ(lines[0].size(), 2u) << cell;
        EXPECT_EQ(without_apostrophe(lines[0][0]), cell);
    }
}

TEST(Csv, NoCellBeginsAFormula) {
    for (const std::string cell : {"=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "＝1", " =1", "\n=1", " \n\t=1", "\u00a0=1", "\u3000+1",
                                   "\ufeff=1", "\u2003=1", "\x7f\x01=1"}) {
        EXPECT_EQ(parse_csv(csv_cell(cell) + "\r\n")[0][0][0], '\'') << cell;
    }
    EXPECT_EQ(csv_cell(std::string_view("\0=1", 3)), std::string_view("'\0=1", 4));
}

TEST(Csv, EveryLineHasTheHeadersColumns) {
    const auto small = small_record();
    const auto& rows = small.rows;
    const auto check = [](Table table, const auto& things, auto append, std::size_t n_lines) {
        std::string csv(csv_header(table));
        for (const auto& thing : things) append(csv, thing);
        const auto lines = parse_csv(csv);
        EXPECT_EQ(lines.size(), n_lines + 1) << name_of(table);
        for (const auto& line : lines) EXPECT_EQ(line.size(), lines[0].size()) << name_of(table);
    };
    const auto plain = [](std::string& out, const auto& row) { append_csv(out, row); };
    check(Table::reports, rows.reports, plain, 3);
    check(Table::statements, rows.statements, plain, 6);
    check(Table::people, rows.people, plain, 2);
    check(Table::mentions, rows.people, append_mentions_csv, 3);
    check(Table::names, rows.names, plain, 2);
    check(
        Table::joins, rows.names, [](std::string& out, const NameRow& row) { append_joins_csv(out, row); }, 3);
    check(
        Table::joins, rows.people, [](std::string& out, const PersonRow& row) { append_joins_csv(out, row); }, 2);
    check(Table::quotations, rows.quotations, plain, 2);
    check(Table::timeline, rows.timeline, plain, 3);
    check(Table::claims, rows.claims, plain, 7);
    check(Table::origins, rows.claims, append_origins_csv, 7);
    check(Table::differences, rows.differences, plain, 2);
    check(Table::stories, rows.stories, plain, 3);
    check(Table::reuse, rows.reuse, plain, 1);
    check(Table::furniture, small.furniture, plain, 2);
    check(Table::problems, rows.problems, plain, 1);
}

TEST(Jsonl, LinesAreAsExportMdSays) {
    const auto small = small_record();
    const auto& rows = small.rows;
    std::string out;
    append_jsonl(out, rows.reports[2]);
    append_jsonl(out, rows.stories[0], ReportBook(rows.reports));
    append_jsonl(out, rows.reuse[0]);
    append_jsonl(out, rows.quotations[0]);
    append_jsonl(out, rows.people[1]);
    append_jsonl(out, rows.names[1]);
    append_jsonl(out, rows.statements[3]);
    append_occasions_jsonl(out, {rows.statements[2], rows.statements[3], rows.statements[4]});
    append_jsonl(out, rows.claims[0]);
    append_jsonl(out, rows.differences[0]);
    append_jsonl(out, rows.timeline[1]);
    append_jsonl(out, small.furniture[0]);
    EXPECT_EQ(
        out,
        R"({"kind":"report","id":"wire-3","input":"in/wire.txt","outlet":null,"title":null,"byline":[],"section":null,"published":null,"basis":"unknown","alternatives":[],"url":null,"newer":null}
{"kind":"story","id":"s1","level":"happening","parent":null,"title":"Pier 4 closes <today>","reports":["times-1","coast-7","wire-3"],"first_date":"2025-08-05","last_date":"2025-08-05"}
{"kind":"reuse","reports":["times-1","coast-7"],"similarity":0.25,"type":"agency","credited":false,"direction":null,"reason":{"type":"third_report","third":"wire-3","credits":[{"report":"coast-7","outlet":"Wire","span":[36,47],"words":"Source: Wire"}]},"own":[0.604,0.998],"spans":[[[61,72],[36,47]]]}
{"kind":"quotation","id":"q1","speaker":"Ana Ruiz","person":"p1","uses":[{"report":"times-1","span":[53,103],"words":"We were never asked whether the pier should close,","part":"whole"},{"report":"coast-7","span":[28,73],"words":"we were never asked if the pier should close,","part":"whole"}]}
{"kind":"person","id":"p2","name":"Tom Bell","aliases":[],"mentions":[{"report":"coast-7","span":[147,155]}],"roles":[],"reasons":[]}
{"kind":"name","id":"n2","type":"place","name":"Pier 4","aliases":[],"mentions":[],"reasons":[{"type":"full_name","name":"Pier 4","n_reports":1,"report":"times-1","span":[33,39]}]}
{"kind":"statement","report":"coast-7","statement":1,"speaker":"Ana Ruiz","person":"p1","candidates":[],"person_decided":false,"speaker_kind":"named","probability":0.6,"on_behalf_of":null,"polarity":"asserts","form":"indirect","source":"she","cue":"said","content":"Fourteen boats left","source_spans":[[102,105]],"cue_spans":[[75,79]],"content_spans":[[116,135]],"channels":[],"occasion":3,"occasion_channels":[],"hedges":[],"date":null,"speaker_in_report":null,"speaker_reason":null}
{"kind":"occasion","report":"coast-7","occasion":3,"speaker":"Ana Ruiz","person":"p1","channels":[],"document":null,"date":null,"statements":[0,1]}
{"kind":"claim","id":"c2","text":"The pier will probably reopen in spring","uses":[{"report":"times-1","span":[186,225],"statement":null,"event":null},{"report":"coast-7","span":[178,208],"statement":null,"event":null},{"report":"wire-3","span":[40,61],"statement":0,"event":null}],"origins":[{"id":"o1","type":"anonymous","who":"Officials familiar with the matter","occasion":null,"via":[],"reports":["wire-3"],"uses":[2],"reasons":[{"text":"the report names the source","spans":[{"report":"wire-3","span":[0,34]}]}]},{"id":"o2","type":"own","who":"Harlow Times","occasion":null,"via":[],"reports":["times-1","coast-7"],"uses":[0,1],"reasons":[{"text":"the report names the outlet that it has it from","spans":[{"report":"times-1","span":[186,251]},{"report":"coast-7","span":[178,208]}]},{"text":"the report names the outlet that it has it from","spans":[{"report":"coast-7","span":[178,240]},{"report":"times-1","span":[186,225]}]}]}],"n_origins":{"min":1,"max":2},"against":[{"report":"coast-7","span":[258,266],"statement":3,"event":null,"polarity":"denies"}],"refusals":[{"report":"coast-7","span":[168,175],"statement":2,"event":null,"polarity":"declines"}],"hedges":[{"report":"times-1","span":[200,208],"kept_by":[],"lost_by":["coast-7"]}],"first":{"report":"wire-3","date":null},"chain":[["o1","wire-3"],["times-1","coast-7"],["coast-7","times-1"]],"circles":[["times-1","coast-7"]]}
{"kind":"difference","id":"d1","topic":"how many boats left","type":"dispute","values":[{"report":"times-1","span":[138,144],"value":"12","by":null,"by_name":"Harlow Port Authority"},{"report":"coast-7","span":[116,124],"value":"14","by":"p1","by_name":"Ana Ruiz"}]}
{"kind":"event","id":"e2","date":null,"certainty":"planned","text":"the pier would reopen","participants":[],"after":["e1"],"before":[],"reports":[{"report":"wire-3","span":[40,61],"date":null}]}
{"kind":"recurring_line","id":"l1","outlet":"Harlow Times","words":"told the Harlow Times.","n_reports":12,"places":[{"report":"times-1","span":[114,136]},{"report":"coast-7","span":[0,16]}]}
)");
    JsonParser parser;
    std::size_t n = 0;
    for (std::size_t at = 0; at < out.size(); ++n) {
        const auto end = out.find('\n', at);
        EXPECT_EQ(parser.parse(std::string_view(out).substr(at, end - at)).error(), simdjson::SUCCESS);
        at = end + 1;
    }
    EXPECT_EQ(n, 12u);
}

TEST(Documents, CommandsMdHasEveryTopicTableAndColumn) {
    std::ifstream file(in_source("docs/commands.md"));
    std::ostringstream content;
    content << file.rdbuf();
    const std::string commands = content.str();
    for (const auto topic : Names<Topic>::all) EXPECT_NE(commands.find("| `" + std::string(topic) + "`"), std::string::npos) << topic;
    for (const auto name : Names<Table>::all) {
        EXPECT_NE(commands.find("| `" + std::string(name) + "` |"), std::string::npos) << name;
        std::string columns;
        const auto header = parse_csv(csv_header(*named<Table>(name)));
        for (const auto& column : header[0]) columns += (columns.empty() ? "| " : ", ") + column;
        EXPECT_NE(commands.find(columns + " |"), std::string::npos) << columns;
    }
}

}  // namespace
}  // namespace onrecord
