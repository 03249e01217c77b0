// Where words occur: places, their order, and what is known of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "record/linked_sample.h"
#include "view/view.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Trace : public ::testing::Test {
protected:
    Trace() {
        add("quay", "2025-08-06", "He read it out. The wall at Harlow was not once inspected in twenty years. So the minutes say.");
        add("times", "2025-08-05",
            "“The wall at Harlow was never inspected in twenty years,” Ana Ruiz said.\n\nThe wall at Harlow was never inspected in twenty "
            "years.");
        add("undated", "", "THE WALL, at Harlow, was never inspected in twenty years!");
        add("post", "2025-08-07", "Twenty boats left Harlow. Nobody inspected the wall.");
        EXPECT_TRUE(record_.value().link().ok());
    }
    void add(const std::string& id, const std::string& published, std::string text) {
        Sample sample(id, std::move(text));
        sample.from("The " + id, "", published);
        EXPECT_TRUE(record_.value().add(sample.reading()).ok());
    }
    TraceRows trace(std::string_view words, std::size_t limit = 100) const {
        auto rows = record_.value().trace(words, limit);
        EXPECT_TRUE(rows.ok()) << words;
        return rows.ok() ? std::move(rows).value() : TraceRows();
    }
    static std::vector<std::string> places(const TraceRows& rows) {
        std::vector<std::string> all;
        for (const TraceRow& row : rows.places) all.push_back(row.evidence.report + (row.is_exact ? " = " : " ~ ") + row.evidence.words);
        return all;
    }
    Folder folder_;
    Result<Record> record_ = Record::open(folder_ / "t.record", Record::Mode::write);
};

TEST_F(Trace, EarliestFirstThenThoseOfNoDate) {
    EXPECT_THAT(places(trace("the wall at Harlow was never inspected in twenty years")),
                ElementsAre("times = The wall at Harlow was never inspected in twenty years",
                            "times = The wall at Harlow was never inspected in twenty years",
                            "quay ~ The wall at Harlow was not once inspected in twenty years",
                            "undated = THE WALL, at Harlow, was never inspected in twenty years"));
}

TEST_F(Trace, AFewWordsAsTheyStand) {
    EXPECT_THAT(places(trace("minutes say")), ElementsAre("quay = minutes say"));
    EXPECT_THAT(places(trace("boats")), ElementsAre("post = boats"));
    EXPECT_THAT(places(trace("say minutes")), IsEmpty());
    const TraceRows cut = trace("the wall at Harlow", 2);
    EXPECT_THAT(cut.places, SizeIs(2));
    EXPECT_EQ(cut.n_places, 4U);
    EXPECT_THAT(places(trace("the wall at Harlow was not once inspected in twenty years", 1)),
                ElementsAre("quay = The wall at Harlow was not once inspected in twenty years"));
}

TEST_F(Trace, WordsThatStandNowhereHaveANearest) {
    const TraceRows rows = trace("nobody ever inspected that wall");
    EXPECT_TRUE(rows.is_nearest);
    EXPECT_EQ(rows.n_words, 5U);
    EXPECT_THAT(places(rows), ElementsAre("post ~ Nobody inspected the wall."));
    EXPECT_THAT(show_trace(record_.value(), rows, "nobody ever inspected that wall", {}), HasSubstr("not found"));
    const TraceRows none = trace("quite another matter altogether");
    EXPECT_THAT(none.places, IsEmpty());
    EXPECT_THAT(show_trace(record_.value(), none, "quite another matter", {}),
                HasSubstr("Nothing like “quite another matter” occurs in the record"));
}

TEST_F(Trace, WhatIsNoQuestion) {
    for (const std::string& words : {std::string(), std::string(" – ?! "), std::string(5000, 'x')}) {
        const auto rows = record_.value().trace(words, 10);
        ASSERT_FALSE(rows.ok());
        EXPECT_EQ(rows.error().kind, ErrorKind::usage);
    }
    EXPECT_THAT(trace("\"wall\" OR (").places, IsEmpty());  // no syntax: words
    EXPECT_TRUE(record_.value().status().ok());
    EXPECT_FALSE(trace("NEAR the wall at Harlow was").places.empty());
    EXPECT_TRUE(record_.value().status().ok());
}

class TraceLinked : public ::testing::Test, protected LinkedSample {};

TEST_F(TraceLinked, SaysWhoAndFromWhere) {
    const auto rows = record_.value().trace("We will not sign, ever", 10);
    ASSERT_TRUE(rows.ok());
    ASSERT_THAT(rows.value().places, SizeIs(2));
    const TraceRow &first = rows.value().places[0], &second = rows.value().places[1];
    EXPECT_EQ(first.evidence.report, "b");
    ASSERT_TRUE(first.said && second.said);
    EXPECT_EQ(first.said->speaker, "Ana Ruiz");
    EXPECT_EQ(first.said->form, Form::direct);
    const auto from = [](const TraceRow& row) {
        std::vector<std::string> all;
        for (const auto& [report, who, occasion, how] : row.from) all.push_back(how + ":" + report + who + "," + occasion);
        return all;
    };
    EXPECT_THAT(from(first), ElementsAre("utterance:Ana Ruiz,told Harlow News"));
    EXPECT_THAT(from(second), ElementsAre("outlet:Harlow Radio,", "report:b,"));
    const auto shared = record_.value().trace("ships wait", 10);
    EXPECT_THAT(from(shared.value().places[1]), ElementsAre("text:b,"));
    const std::string shown = show_trace(record_.value(), rows.value(), "We will not sign, ever", {});
    for (const char* line :
         {"2 places in 2 reports, earliest first", "the first wording in the record", "rests on Ana Ruiz, told Harlow News",
          "taken from Harlow News (decided), 4 Aug 2025", "taken from a report of Harlow Radio that is not here"})
        EXPECT_THAT(shown, HasSubstr(line));
    EXPECT_THAT(trace_json(rows.value()), HasSubstr("\"drift\":[[\"same\",\"We will not sign, ever\"]]"));
}

}  // namespace
}  // namespace onrecord
