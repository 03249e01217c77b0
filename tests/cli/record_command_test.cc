#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "cli/program.h"

namespace onrecord {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// A record of the example story, built once for all tests of this file.
class ExampleRecord : public testing::Test {
protected:
    static void SetUpTestSuite() {
        program_ = new Program;
        const auto built = program_->run("onrecord build e.record '" ONRECORD_SOURCE "/examples'");
        ASSERT_EQ(built.status, 0) << built.err;
        EXPECT_THAT(built.err, HasSubstr("13 reports (13 new)"));
    }
    static void TearDownTestSuite() {
        delete program_;
        program_ = nullptr;
    }
    static Program* program_;
};
Program* ExampleRecord::program_ = nullptr;

// What a reader of the thirteen reports expects to see first (examples/README.md, the truth table).
TEST_F(ExampleRecord, SummaryShowsTheStory) {
    const auto shown = program_->run("COLUMNS=100 onrecord show e.record");
    EXPECT_EQ(shown.status, 0);
    EXPECT_EQ(shown.err, "");
    for (const char* expected : {"13 reports", "Daniel Marsh", "Colin Tarrant", "Ruth Adeyemi", "Ingrid Vasse"}) {
        EXPECT_THAT(shown.out, HasSubstr(expected));
    }
    EXPECT_THAT(shown.out, Not(HasSubstr("\x1b["))) << "colour where there is no terminal";
}

TEST_F(ExampleRecord, EveryTopicIsShownAndIsJsonToo) {
    for (const char* topic : {"summary", "timeline", "statements", "people", "names", "sources", "quotations", "claims", "differences",
                              "stories", "reuse", "furniture", "decisions"}) {
        const auto shown = program_->run(std::string("onrecord show e.record ") + topic);
        EXPECT_EQ(shown.status, 0) << topic;
        EXPECT_NE(shown.out, "") << topic;
        const auto json = program_->run(std::string("onrecord show e.record --json ") + topic);
        EXPECT_EQ(json.status, 0) << topic;
        EXPECT_THAT(json.out, AnyOf(StartsWith("["), StartsWith("{"))) << topic;
    }
}

// Places are outlet, date and paragraph; identifiers and offsets where they are asked for.
TEST_F(ExampleRecord, PlacesAreShownAsAReaderNeedsThem) {
    const auto shown = program_->run("onrecord show e.record statements --limit 3");
    EXPECT_THAT(shown.out, HasSubstr(", paragraph "));
    const auto with_places = program_->run("onrecord show e.record statements --limit 3 --places");
    EXPECT_THAT(with_places.out, testing::ContainsRegex(" [0-9]+–[0-9]+\n"));
    EXPECT_THAT(shown.out, Not(testing::ContainsRegex(" [0-9]+–[0-9]+\n")));
    EXPECT_THAT(program_->run("onrecord show e.record people --places").out, testing::ContainsRegex(" p[0-9]+\n"));
    EXPECT_THAT(program_->run("onrecord show e.record people").out, Not(testing::ContainsRegex(" p[0-9]+\n")));
}

TEST_F(ExampleRecord, WhatIsMistypedIsAnsweredWithTheNearest) {
    EXPECT_THAT(program_->run("onrecord").err, HasSubstr("onrecord build story.record reports/"));
    EXPECT_THAT(program_->run("onrecord shwo e.record").err, HasSubstr("'show'?"));
    EXPECT_THAT(program_->run("onrecord show --limti 3 e.record").err, HasSubstr("'--limit'?"));
    EXPECT_THAT(program_->run("onrecord show e.record timelien").err, HasSubstr("'timeline'?"));
}

TEST_F(ExampleRecord, TheDossierAsMarkdown) {
    const auto written = program_->run("onrecord report e.record --format md --title 'The Pier 4 affair'");
    EXPECT_EQ(written.status, 0) << written.err;
    EXPECT_THAT(written.out, StartsWith("# The Pier 4 affair\n\n## What happened\n"));
    for (const char* section : {"## Timeline", "## Claims", "## Differences", "## Quotations", "## Statements", "## Sources"})
        EXPECT_THAT(written.out, HasSubstr(section));
}

TEST_F(ExampleRecord, PartsOfAListAreShown) {
    const auto part = program_->run("onrecord show e.record timeline --limit 2 --from 3");
    EXPECT_EQ(part.status, 0) << part.err;
    EXPECT_THAT(part.out, HasSubstr("3–4 of"));
    EXPECT_THAT(part.out, HasSubstr("--from 5"));
    EXPECT_EQ(program_->run("onrecord show e.record timeline --from 0").status, 2);
}

// The two persons of one surname are two; the surname of the one never stands for the other.
TEST_F(ExampleRecord, TwoPersonsOfOneSurnameStayTwo) {
    const auto people = program_->run("onrecord export e.record --format csv --table people");
    EXPECT_THAT(people.out, HasSubstr("Daniel Marsh"));
    EXPECT_THAT(people.out, HasSubstr("Eleanor Marsh"));
}

TEST_F(ExampleRecord, SearchFindsWordsAndSaysWhere) {
    const auto found = program_->run("onrecord search e.record 'contaminated silt'");
    EXPECT_EQ(found.status, 0);
    EXPECT_THAT(found.out, HasSubstr("silt"));
    const auto odd = program_->run("onrecord search e.record '\"unbalanced AND ('");
    EXPECT_EQ(odd.status, 0) << odd.err;
}

// A quotation of the example story that one outlet has whole, another with a bracket.
TEST_F(ExampleRecord, TraceShowsWhereWordsWereAndWhatChanged) {
    const auto traced = program_->run("COLUMNS=120 onrecord trace e.record 'There is no safe way to move this silt without the barriers'");
    EXPECT_EQ(traced.status, 0) << traced.err;
    for (const char* shown : {"4 places in 4 reports, earliest first", "told the Harlow Courier", "‹−this› ‹+[the]›", "the same words",
                              "shares its text with", "credits an agency"})
        EXPECT_THAT(traced.out, HasSubstr(shown));
    EXPECT_LT(traced.out.find("7 May 2024"), traced.out.find("9 May 2024"));
    const auto json = program_->run("onrecord trace --json --limit 1 e.record 'no safe way to move'");
    EXPECT_THAT(json.out, StartsWith("{\"n_words\":5,\"n_places\":4,"));
    EXPECT_THAT(program_->run("onrecord trace e.record 'the harbour was sold to nobody'").out, HasSubstr("not found"));
    EXPECT_EQ(program_->run("onrecord trace e.record '?!'").status, 2);
    EXPECT_EQ(program_->run("onrecord trace gone.record words").status, 3);
}

TEST_F(ExampleRecord, TheDossierStandsAlone) {
    const auto written = program_->run("onrecord report e.record -o story.html");
    EXPECT_EQ(written.status, 0) << written.err;
    const std::string page = program_->read("story.html");
    EXPECT_EQ(page.rfind("<!DOCTYPE html>", 0), 0U);
    EXPECT_NE(page.find("Daniel Marsh"), std::string::npos);
    for (const char* request : {"<script src", "<link rel=\"stylesheet\"", "<img", "@import", "url(http"})
        EXPECT_EQ(page.find(request), std::string::npos) << request;
    EXPECT_EQ(program_->run("onrecord report e.record -o missing/folder/story.html").status, 3);
}

TEST_F(ExampleRecord, AStoryAloneIsWrittenAsTheRecordThatHasNoOther) {
    const std::string id = program_->run("onrecord show e.record stories --json | grep -o '\"s[0-9]*\"' | tr -d '\"' | head -1").out;
    ASSERT_THAT(id, StartsWith("s"));
    const auto alone = program_->run("onrecord report e.record --story " + id.substr(0, id.find('\n')));
    EXPECT_EQ(alone.status, 0) << alone.err;
    EXPECT_EQ(alone.out, program_->run("onrecord report e.record").out);
    const auto none = program_->run("onrecord report e.record --story s999");
    EXPECT_EQ(none.status, 2);
    EXPECT_THAT(none.err, HasSubstr("no story s999"));
    EXPECT_EQ(program_->run("onrecord report e.record --format md --story s999").status, 2);
}

TEST_F(ExampleRecord, BuildingAgainChangesNothing) {
    const auto before = program_->run("onrecord export e.record");
    const auto built = program_->run("onrecord build e.record '" ONRECORD_SOURCE "/examples'");
    EXPECT_THAT(built.err, HasSubstr("13 reports (0 new)"));
    EXPECT_EQ(program_->run("onrecord export e.record").out, before.out);
    EXPECT_EQ(program_->run("onrecord check e.record").status, 0);
}

// The order in which reports come, and how many threads read them, changes no line of the export.
TEST_F(ExampleRecord, TheOrderOfAddingChangesNothing) {
    const auto forward = program_->run("onrecord export e.record | grep -v '\"kind\":\"report\"' | sort");
    const auto built =
        program_->run("for f in $(ls -r '" ONRECORD_SOURCE "/examples/'*.html '" ONRECORD_SOURCE "/examples/'*.txt '" ONRECORD_SOURCE
                      "/examples/'*.jsonl); do onrecord build --threads 3 r.record \"$f\" || exit; done");
    ASSERT_EQ(built.status, 0) << built.err;
    EXPECT_EQ(program_->run("onrecord export r.record | grep -v '\"kind\":\"report\"' | sort").out, forward.out);
}

TEST(Record, InputsAreReadOnTheWayAndNothingIsKept) {
    const Program program;
    program.write("in/a.txt", "\"It holds,\" Ana Ruiz told the Harlow Courier on Monday.\n");
    const auto shown = program.run("onrecord show in statements");
    EXPECT_EQ(shown.status, 0) << shown.err;
    EXPECT_THAT(shown.out, HasSubstr("It holds"));
    EXPECT_EQ(program.run("ls").out, "in\n");
    EXPECT_EQ(program.run("onrecord show in nonsense").status, 2);
}

// Each row: a command on a record that is none, and what its one line must say.
TEST(Record, WhatIsNoRecordIsSaidInOneLine) {
    const Program program;
    program.write("notes.record", "just some words");
    program.write("in.txt", "Ana Ruiz said the wall holds.\n");
    for (const char* command : {"onrecord check missing.record", "onrecord check notes.record", "onrecord export notes.record",
                                "onrecord search missing.record silt", "onrecord show missing.record", "onrecord build notes.record in.txt",
                                "onrecord build missing/folder/a.record in.txt"}) {
        const auto ended = program.run(command);
        EXPECT_EQ(ended.status, 3) << command << ": " << ended.err;
        EXPECT_THAT(ended.err, AnyOf(StartsWith("onrecord: missing"), StartsWith("onrecord: notes.record"))) << command;
        EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    }
    EXPECT_EQ(program.read("notes.record"), "just some words");
}

TEST(Record, UnreadDocumentsAreListed) {
    const Program program;
    program.write("in/good.txt", "Ana Ruiz said the wall holds.\n");
    program.write("in/empty.txt", "");
    const auto built = program.run("onrecord build r.record in gone.txt");
    EXPECT_EQ(built.status, 1);
    EXPECT_THAT(built.err, HasSubstr("2 documents could not be read"));
    const auto problems = program.run("onrecord export r.record --format csv --table problems");
    EXPECT_THAT(problems.out, HasSubstr("in/empty.txt"));
    EXPECT_THAT(problems.out, HasSubstr("gone.txt"));
    EXPECT_EQ(program.run("onrecord check r.record").status, 0);
}

TEST(Record, ADossierOfTooManyReportsIsRefusedBeforeItIsRead) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 501; ++i)
        lines += R"({"id":"r)" + std::to_string(i) + R"(","text":"Pier )" + std::to_string(i) + R"( is shut."})" + "\n";
    program.write("many.jsonl", lines);
    EXPECT_THAT(program.run("onrecord build many.record many.jsonl").err, HasSubstr("501 reports (501 new)"));
    const auto refused = program.run("onrecord report many.record -o many.html");
    EXPECT_EQ(refused.status, 2);
    EXPECT_THAT(refused.err, HasSubstr("501 reports are more than a dossier holds (500); choose a story with --story"));
    EXPECT_EQ(program.run("test -e many.html").status, 1);
}

TEST(Record, AFullDiskIsToldAndTheRecordStaysSound) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 400; ++i) {
        lines += R"({"id":"r)" + std::to_string(i) + R"(","text":"Report )" + std::to_string(i) + R"( of the harbour. \"The wall number )" +
                 std::to_string(i) + R"( holds,\" Ana Ruiz said on 3 May 2024."})" + "\n";
    }
    program.write("in.jsonl", lines);
    const auto built = program.run("ulimit -f 420; trap '' XFSZ; onrecord build r.record in.jsonl");
    EXPECT_EQ(built.status, 3) << built.err;
    EXPECT_THAT(built.err, HasSubstr("r.record"));
    EXPECT_EQ(program.run("onrecord check r.record").status, 0);
    const auto again = program.run("onrecord build r.record in.jsonl && onrecord check r.record");
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_THAT(again.out, HasSubstr("400 reports"));
}

}  // namespace
}  // namespace onrecord
