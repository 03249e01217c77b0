// Several records as one, by merging and by a catalogue.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace onrecord {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Several : public testing::Test {
protected:
    Several() {
        program_.write("in/a.txt",
                       "HARLOW, 30 July 2025 – Ana Ruiz closed Pier 4. \"It will never hold the cranes again,\" Ana Ruiz said.\n");
        program_.write("in/b.txt",
                       "HARLOW, 31 July 2025 – The pier stays shut. \"It will never hold the cranes again,\" Ana Ruiz repeated.\n");
        program_.write("in/c.txt", "HARLOW, 2 August 2025 – Ana Ruiz reopened Pier 4. \"We were wrong about it,\" Ruiz said.\n");
        program_.write("in/d.txt", "Nobody knows when the ferry will sail again, Tomas Vale said.\n");
        program_.write("in/e.pdf", "not a document");
        EXPECT_EQ(program_.run("onrecord build all.record in").status, 1);
        for (const char* month : {"2025-07", "2025-08", "unknown"})
            EXPECT_EQ(program_.run("onrecord build " + std::string(month) + ".record --month " + month + " in").status, 1);
    }
    Program program_;
};

TEST_F(Several, MonthsHaveEachReportOnce) {
    for (const auto& [month, n] : {std::pair{"2025-07", "2"}, {"2025-08", "1"}, {"unknown", "1"}})
        EXPECT_THAT(program_.run("onrecord check " + std::string(month) + ".record").out,
                    HasSubstr(std::string("sound; ") + n + " report"));
    EXPECT_EQ(
        program_.run("onrecord read in > r; onrecord build m.record --from-readings r --month 2025-07 && onrecord export m.record").out,
        program_.run("onrecord export 2025-07.record").out);
    for (const auto& [month, n] : {std::pair{"2025-07", "0\n"}, {"unknown", "1\n"}})
        EXPECT_EQ(program_.run("onrecord export " + std::string(month) + ".record --format csv --table problems | grep -c e.pdf").out, n)
            << "what has no date";
    EXPECT_THAT(program_.run("onrecord build m.record --month 2025-7 in").err, HasSubstr("neither a month such as 2025-08 nor unknown"));
    EXPECT_EQ(program_.run("onrecord build m.record --from-readings r --month 2025-07 --links x").status, 2);
}

TEST_F(Several, ReadingsByMonthMakeTheSameRecords) {
    ASSERT_EQ(program_.run("onrecord read in -o r --by-month m --problems p").status, 0);
    EXPECT_EQ(program_.run("ls").out,
              "2025-07.record\n2025-08.record\nall.record\nin\nm.2025-07\nm.2025-08\nm.unknown\np\nr\nunknown.record\n");
    EXPECT_EQ(program_.run("cat m.* | sort").out, program_.run("sort r").out);
    for (const std::string month : {"2025-07", "2025-08", "unknown"}) {
        EXPECT_EQ(program_.run("onrecord build m.record --from-readings m." + month + " --month " + month + " --problems p").status, 0);
        EXPECT_EQ(program_.run("onrecord export m.record; rm m.record").out, program_.run("onrecord export " + month + ".record").out);
    }
}

TEST_F(Several, MergedTheyAreTheWhole) {
    const std::string whole = program_.run("onrecord export all.record").out;
    const auto merged = program_.run("onrecord merge 2025-07.record 2025-08.record unknown.record -o m.record");
    EXPECT_EQ(merged.status, 0) << merged.err;
    EXPECT_THAT(merged.err, HasSubstr("m.record: 4 reports (4 new)"));
    EXPECT_EQ(program_.run("onrecord export m.record").out, whole);
    EXPECT_EQ(program_.run("onrecord check m.record").status, 0);
    EXPECT_THAT(program_.run("onrecord merge all.record unknown.record -o m.record").err, HasSubstr("4 reports (0 new)"));
    EXPECT_EQ(program_.run("onrecord export m.record").out, whole);
    EXPECT_EQ(
        program_
            .run("onrecord decide 2025-07.record outlet in/a.txt 'Harlow News' && onrecord decide all.record outlet in/a.txt 'Harlow News'")
            .status,
        0);
    EXPECT_EQ(program_.run("onrecord merge unknown.record 2025-08.record 2025-07.record -o n.record && onrecord export n.record").out,
              program_.run("onrecord export all.record").out)
        << "with what a person decided";
}

TEST_F(Several, OneIdWithTwoTextsIsAProblem) {
    program_.write("1.jsonl", "{\"id\": \"r1\", \"text\": \"The pier was shut, Ana Ruiz said.\"}\n");
    program_.write("2.jsonl", "{\"id\": \"r1\", \"text\": \"The pier was open, Ana Ruiz said.\"}\n");
    EXPECT_EQ(program_.run("onrecord build 1.record 1.jsonl && onrecord build 2.record 2.jsonl").status, 0);
    EXPECT_EQ(program_.run("onrecord build 12.record 1.jsonl 2.jsonl").status, 1);
    const auto merged = program_.run("onrecord merge 1.record 2.record -o m.record");
    EXPECT_EQ(merged.status, 1);
    EXPECT_THAT(merged.err, HasSubstr("another report with the id r1 is in the record already"));
    EXPECT_EQ(program_.run("onrecord export m.record").out, program_.run("onrecord export 12.record").out);
    const auto catalogue = program_.run("onrecord catalogue 1.record 2.record -o c.catalogue");
    EXPECT_EQ(catalogue.status, 2);
    EXPECT_THAT(catalogue.err, AllOf(HasSubstr("report r1 is in 1.record too"), HasSubstr("onrecord merge")));
    EXPECT_EQ(program_.run("ls c.catalogue").out, "");
    EXPECT_EQ(program_.run("onrecord merge m.record 1.record -o m.record").status, 2);
    EXPECT_EQ(program_.run("onrecord merge nobody.record -o x.record").status, 3);
    EXPECT_EQ(program_.run("ls x.record").out, "");
}

TEST_F(Several, ACatalogueIsReadAsARecord) {
    const auto written =
        program_.run("mkdir -p there && onrecord catalogue unknown.record 2025-08.record 2025-07.record -o there/2025.catalogue");
    EXPECT_EQ(written.status, 0) << written.err;
    EXPECT_THAT(program_.read("there/2025.catalogue"), HasSubstr("{\"path\":\"../2025-07.record\",\"reports\":2,\"first\":\"2025-07-30\""));
    EXPECT_THAT(program_.run("onrecord check there/2025.catalogue").out, HasSubstr("there/2025.catalogue: sound; 4 reports"));
    // No story goes over the end of the month here, so that what a record says of single reports is what all say.
    for (const char* command : {"export --format ris", "export --format csv --table statements", "export --format csv --table reports",
                                "export --format csv --table problems", "search --json", "show --json"}) {
        const std::string words = command;
        const auto asked = [&](const std::string& record) {
            const auto space = words.find(' ');
            const std::string what = words == "search --json" ? " ferry" : words == "show --json" ? " quotations" : "";
            return program_
                .run("onrecord " + words.substr(0, space) + " " + record + what + words.substr(space) +
                     " | sed -E 's/\\b[pq][0-9]+\\b/ID/g'")
                .out;
        };
        EXPECT_EQ(asked("there/2025.catalogue"), asked("all.record")) << command;
        EXPECT_NE(asked("all.record"), "");
    }
    EXPECT_THAT(program_.run("onrecord show there/2025.catalogue").out, HasSubstr("4 reports"));
    EXPECT_THAT(program_.run("onrecord show there/2025.catalogue people").out, HasSubstr("Tomas Vale"));
    EXPECT_THAT(program_.run("onrecord trace there/2025.catalogue 'never hold the cranes again'").out, HasSubstr("2 places in 2 reports"));
    EXPECT_EQ(program_.run("onrecord report there/2025.catalogue -o r.html && ls r.html").out, "r.html\n");
    EXPECT_THAT(program_.run("onrecord decide there/2025.catalogue note in/a.txt x").err, HasSubstr("which is only read"));
    EXPECT_EQ(program_.run("onrecord build there/2025.catalogue in").status, 3);
    const auto person = program_.run("onrecord show there/2025.catalogue people --json | grep -o '\"p[0-9]*\"' | tr -d '\"'").out;
    for (std::size_t at = 0; at < person.size(); at = person.find('\n', at) + 1) {
        const std::string id = person.substr(at, person.find('\n', at) - at);
        EXPECT_EQ(program_.run("onrecord show there/2025.catalogue " + id).status, 0) << id;
    }
    // A catalogue in a merge stands for its records.
    EXPECT_EQ(program_.run("onrecord merge there/2025.catalogue -o m.record && onrecord export m.record").out,
              program_.run("onrecord export all.record").out);
}

TEST_F(Several, ACatalogueIsNotWrittenOverARecord) {
    EXPECT_EQ(program_.run("onrecord catalogue 2025-07.record -o 2025-08.record").status, 2);
    EXPECT_EQ(program_.run("onrecord check 2025-08.record").status, 0);
    EXPECT_EQ(program_.run("onrecord catalogue 2025-07.record -o c.catalogue && onrecord catalogue 2025-0*.record -o c.catalogue").status,
              0);
    EXPECT_THAT(program_.run("onrecord build 2025-08.record in --month 2025-07; onrecord show c.catalogue").err,
                HasSubstr("write it again"));
    EXPECT_EQ(program_.run("onrecord show nothing.catalogue").status, 3);
    EXPECT_THAT(program_.run("onrecord show nothing.catalogue").err, Not(HasSubstr("no report could be read")));
}

}  // namespace
}  // namespace onrecord
