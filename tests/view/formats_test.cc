// Every format of `export`: goldens of the small record, and the same record with all that the formats' syntaxes are made of in every word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "base/json_reader.h"
#include "golden.h"
#include "rows.h"
#include "text/printable.h"
#include "text/utf8.h"
#include "view/export/naming.h"
#include "view/export/rows.h"

namespace onrecord {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

template <class Row>
Each<Row> each_of(const std::vector<Row>& rows) {
    return [&rows](const std::function<void(const Row&)>& take) { std::for_each(rows.begin(), rows.end(), take); };
}

// The files of a format by their names; of a format that is one file, "". jsonl and csv are export_test.cc's.
std::map<std::string, std::string> exported(std::string_view format, const SmallRecord& small) {
    std::map<std::string, std::string> files;
    const auto& rows = small.rows;
    const Sink file = [&](std::string_view part) { files[""] += part; };
    const FolderSink folder = [&](std::string_view name, std::string_view part) { files[std::string(name)] += part; };
    const TextOf text_of = [&](const std::string& report) { return small.texts.at(report); };
    if (format == "md")
        write_md({rows.reports, each_of(rows.timeline), each_of(rows.claims), each_of(rows.differences), each_of(rows.statements),
                  each_of(rows.quotations), rows.timeline, ""},
                 file);
    if (format == "timelinejs") write_timelinejs(rows.reports, each_of(rows.timeline), file);
    if (format == "graphml") write_graphml(rows.reports, each_of(rows.claims), file);
    if (format == "ftm") write_ftm(rows.reports, each_of(rows.people), each_of(rows.timeline), file);
    if (format == "annotations") write_annotations(rows.reports, rows.statements, rows.people, rows.timeline, text_of, file);
    if (format == "brat") write_brat(rows.reports, rows.statements, rows.people, rows.timeline, text_of, folder);
    if (format == "jsonld") write_jsonld(each_of(rows.reports), each_of(rows.people), each_of(rows.statements), file);
    if (format == "bibtex") write_bibtex(rows.reports, file);
    if (format == "ris") write_ris(rows.reports, file);
    if (format == "csl") write_csl(rows.reports, file);
    return files;
}

bool is_of_export_test(std::string_view format) {
    return format == "jsonl" || format == "csv";
}

TEST(Formats, OfTheSmallRecordAreTheGoldens) {
    const SmallRecord small = small_record();
    for (const auto& format : export_formats()) {
        if (is_of_export_test(format.name)) continue;
        std::string all;
        for (const auto& [name, content] : exported(format.name, small)) all += (name.empty() ? "" : "==> " + name + " <==\n") + content;
        EXPECT_NE(all, "") << format.name;
        expect_golden("export-" + std::string(format.name) + ".txt", all);
    }
}

TEST(Formats, OfAnEmptyRecordAreWhole) {
    const SmallRecord empty;
    JsonParser parser;
    for (const char* name : {"timelinejs", "annotations", "jsonld", "csl"})
        EXPECT_EQ(parser.parse(exported(name, empty)[""]).error(), simdjson::SUCCESS) << name;
    EXPECT_THAT(exported("graphml", empty)[""], HasSubstr("</graph>\n</graphml>\n"));
}

// ---- words that are made of syntax

const std::string kSyntax =
    " \"'`\\{}[]()<>&%$#_^~|*+-=@,;:!?/ \t\r\n\v\f\x01\x1b\x1c\x7f\u0085\u00a0\u2028\u2029\u202e\ufeff\ufffe</script>]]>--><!-- \n# h\n- "
    "item\n1. item\nER  - \r\nTY  - X\n@article{x,\n}\nT1\tX 0 1\tx\ne\u0301\U0001f600";

void spoil(std::string& words) {
    if (!words.empty()) words += kSyntax;
}
void spoil(std::vector<std::string>& all) {
    for (auto& words : all) spoil(words);
}
void spoil(Evidence& evidence) {
    spoil(evidence.report);
    spoil(evidence.words);
    spoil(evidence.sentence);
}
void spoil(ClaimRow::Use& use) {
    spoil(use.evidence);
    spoil(use.speaker);
}

SmallRecord hostile_record() {
    SmallRecord small = small_record();
    auto& rows = small.rows;
    for (auto& report : rows.reports) {
        for (std::string* words : {&report.id, &report.input, &report.url, &report.outlet, &report.title}) spoil(*words);
        spoil(report.byline);
    }
    for (auto& statement : rows.statements) {
        for (std::string* words : {&statement.report, &statement.source, &statement.cue, &statement.content, &statement.speaker})
            spoil(*words);
        spoil(statement.channels);
    }
    for (auto& person : rows.people) {
        spoil(person.name);
        spoil(person.aliases);
        for (auto& mention : person.mentions) spoil(mention);
    }
    for (auto& event : rows.timeline) {
        spoil(event.text);
        for (auto& telling : event.tellings) spoil(telling.evidence);
    }
    for (auto& claim : rows.claims) {
        spoil(claim.text);
        for (auto& use : claim.uses) spoil(use);
        for (auto& answer : claim.against) spoil(answer.use);
        for (auto& origin : claim.origins) {
            spoil(origin.who);
            spoil(origin.via);
            spoil(origin.reports);
        }
        for (auto& [from, to] : claim.chain) {
            if (from.size() > 2) spoil(from);  // no id of an origin
            spoil(to);
        }
    }
    for (auto& difference : rows.differences) {
        spoil(difference.topic);
        for (auto& value : difference.values) {
            spoil(value.evidence);
            spoil(value.value);
            spoil(value.by);
        }
    }
    std::map<std::string, std::string> texts;
    for (const auto& [report, text] : small.texts)
        texts[report + kSyntax] = std::string(text).insert(text.find(' '), kSyntax);  // so that spans hold some of it
    small.texts = texts;
    return small;
}

std::vector<std::string> split(std::string_view text, std::string_view end) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto at = std::min(text.find(end), text.size());
        parts.emplace_back(text.substr(0, at));
        text.remove_prefix(std::min(at + end.size(), text.size()));
    }
    return parts;
}

void expect_json(const std::string& json) {
    JsonParser parser;
    EXPECT_EQ(parser.parse(json).error(), simdjson::SUCCESS) << json;
}

// Tags of ours alone, and no character that XML cannot have.
void expect_markup(const std::string& markup, const std::vector<std::string>& tags) {
    for (auto at = markup.find('<'); at != std::string::npos; at = markup.find('<', at + 1)) {
        const std::string_view tag = std::string_view(markup).substr(at + 1);
        EXPECT_TRUE(std::any_of(tags.begin(), tags.end(), [&](const std::string& name) { return tag.starts_with(name); }))
            << tag.substr(0, 40);
    }
    for (std::size_t at = 0; at < markup.size();) {
        const CodePoint c = decode(markup, at);
        EXPECT_FALSE(c.value != '\n' && c.value != '\t' && (is_control(c.value) || c.value == 0xfffe)) << std::uint32_t{c.value};
        at += c.length;
    }
}

void expect_timelinejs(const std::string& json) {
    expect_json(json);
    JsonParser parser;
    simdjson::dom::array events;
    ASSERT_EQ(parser.parse(json)["events"].get(events), simdjson::SUCCESS);
    for (const auto event : events) {
        const auto text = member(event, "text");
        for (const char* part : {"headline", "text"})
            expect_markup(std::string(string_member(*text, part)),
                          {"p>", "/p>", "bdi>", "/bdi>", "strong>", "/strong>", "a href=\"http", "/a>"});
    }
}

// Braces pair, an entry ends where they are closed, and TeX obeys nothing outside of a url.
void expect_bibtex(const std::string& bib) {
    int depth = 0, n_entries = 0;
    for (std::size_t i = 0; i < bib.size(); ++i) {
        n_entries += depth == 0 && bib[i] == '@';
        depth += bib[i] == '{' ? 1 : bib[i] == '}' ? -1 : 0;
        ASSERT_GE(depth, 0);
        const bool begins_line = i > 0 && bib[i - 1] == '\n';
        if (depth == 0 && begins_line) {
            EXPECT_TRUE(bib[i] == '@' || bib[i] == '}' || bib[i] == '\n') << bib.substr(i, 40);
        }
    }
    EXPECT_EQ(depth, 0);
    EXPECT_EQ(n_entries, 3);
    for (const auto& line : split(bib, "\n")) {
        if (line.starts_with("  url") || line.starts_with("@")) continue;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const bool obeyed = std::string_view("#$%&_^~").find(line[i]) != std::string_view::npos;
            EXPECT_FALSE(obeyed && (i == 0 || line[i - 1] != '\\')) << line;
        }
    }
}

void expect_ris(const std::string& ris) {
    int n_begun = 0, n_ended = 0;
    for (const auto& line : split(ris, "\r\n")) {
        EXPECT_THAT(line, MatchesRegex("[A-Z][A-Z0-9]  - [^\r\n]*"));
        n_begun += line.starts_with("TY  - ");
        n_ended += line.starts_with("ER  - ");
    }
    EXPECT_EQ(n_begun, 3);
    EXPECT_EQ(n_ended, 3);
}

void expect_markdown(const std::string& markdown) {
    for (const auto& line : split(markdown, "\n")) {
        const auto text = std::min(line.find_first_not_of(' '), line.size());
        EXPECT_TRUE(line.empty() || line.starts_with("# ") || line.starts_with("## ") || line.substr(text, 2) == "- ") << line;
        for (std::size_t i = text + 2; i < line.size(); ++i)
            EXPECT_FALSE(std::string_view("`[]&#|~$").find(line[i]) != std::string_view::npos && line[i - 1] != '\\') << line;
    }
}

void expect_brat(const std::map<std::string, std::string>& files) {
    EXPECT_EQ(files.size(), 7u);  // two of each report, and annotation.conf
    for (const auto& [name, content] : files) {
        EXPECT_EQ(name.find_first_of("/\\\n"), std::string::npos) << name;
        EXPECT_NE(name.front(), '.');
        if (!name.ends_with(".ann")) continue;
        const std::string& text = files.at(name.substr(0, name.size() - 4) + ".txt");
        const CodePointIndex index(text);
        for (const auto& line : split(content, "\n")) {
            EXPECT_THAT(line, testing::AnyOf(MatchesRegex("T[0-9]+\t[A-Z][a-z]+ [0-9; ]+\t[^\t]+"),
                                             MatchesRegex("R[0-9]+\t[A-Z][a-z]+_by Arg1:T[0-9]+ Arg2:T[0-9]+"),
                                             MatchesRegex("A[0-9]+\t[A-Z][a-z]+ T[0-9]+ [a-z]+"),
                                             MatchesRegex("#[0-9]+\tAnnotatorNotes T[0-9]+\t[^\t]+")));
            if (line.front() != 'T') continue;
            const auto columns = split(line, "\t");
            std::string words;
            for (const auto& place : split(columns[1].substr(columns[1].find(' ') + 1), ";")) {
                const auto border = place.find(' ');
                const Span bytes = index.to_bytes(CodePointSpan{static_cast<std::uint32_t>(std::stoul(place)),
                                                                static_cast<std::uint32_t>(std::stoul(place.substr(border)))});
                words += (words.empty() ? "" : " ") + text.substr(bytes.begin, bytes.length());
            }
            EXPECT_EQ(columns[2], words);
        }
    }
}

TEST(Formats, WordsMadeOfSyntaxAreWords) {
    const SmallRecord hostile = hostile_record();
    for (const auto& format : export_formats()) {
        if (is_of_export_test(format.name)) continue;
        SCOPED_TRACE(format.name);
        const auto files = exported(format.name, hostile);
        for (const auto& [name, content] : files) EXPECT_TRUE(is_valid_utf8(content)) << name;
        const std::string content = format.write_folder == nullptr ? files.at("") : "";
        if (format.name == "timelinejs") {
            expect_timelinejs(content);
        } else if (format.name == "ftm") {
            for (const auto& line : split(content, "\n")) expect_json(line);
        } else if (format.name == "graphml") {
            expect_markup(content, {"?xml ", "graphml", "/graphml", "key ", "graph ", "/graph>", "node ", "/node>", "edge ", "/edge>",
                                    "data ", "/data>"});
        } else if (format.name == "bibtex") {
            expect_bibtex(content);
        } else if (format.name == "ris") {
            expect_ris(content);
        } else if (format.name == "md") {
            expect_markdown(content);
        } else if (format.name == "brat") {
            expect_brat(files);
        } else {
            expect_json(content);
        }
    }
}

// Each row: an id, and the name of its file.
TEST(Naming, FilesAreSafeAndDifferent) {
    for (const auto& [id, expected] : std::vector<std::pair<std::string, std::string>>{
             {"a1", "a1"}, {"../etc", "%2E.%2Fetc"}, {"a b.c", "a%20b.c"}, {".", "%2E"}, {"é", "%C3%A9"}, {"a+b", "a%2Bb"}})
        EXPECT_EQ(file_name_of(id), expected);
    EXPECT_EQ(file_name_of("").front(), '+');
    EXPECT_EQ(file_name_of(std::string(300, 'a')).size(), 65u);
    EXPECT_NE(file_name_of(std::string(300, 'a')), file_name_of(std::string(301, 'a')));
}

TEST(Documents, FormatsMdHasEveryFormat) {
    std::ifstream file(in_source("docs/formats.md"));
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    for (const auto& format : export_formats()) {
        const std::string row = "| `" + std::string(format.name) + "` | " + (format.write_folder == nullptr ? "file" : "folder") + " | " +
                                std::string(format.description) + " |";
        EXPECT_THAT(page, HasSubstr(row));
        EXPECT_THAT(page, HasSubstr("\n### " + std::string(format.name) + "\n"));
    }
}

}  // namespace
}  // namespace onrecord
