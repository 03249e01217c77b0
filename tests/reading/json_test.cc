#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "onrecord/reader.h"

namespace onrecord {
namespace {

// A reading with something in every field, by hand; the text has characters of one to four bytes before the spans.
Reading full_reading() {
    Reading reading;
    reading.id = "r1";
    reading.input = "in/r1.txt";
    reading.url = "https://example.com/a?b=1&c=\"2\"";
    reading.outlet = "Harlow Courier";
    reading.title = "Silt \\ and\ttide";
    reading.byline = {"Ana Ruiz", "Tom Okafor"};
    reading.language = "en";
    reading.published = {"2025-07-29/2025-08-05", Basis::inferred, {{0, 3}}};
    reading.page_kind = PageKind::live_blog;
    reading.limits = {"html depth 512: 3 blocks flattened"};
    reading.text = Text::from_utf8("\xe2\x80\x9c\xf0\x9f\x98\x80 Caf\xc3\xa9 shut,\xe2\x80\x9d Ruiz told Other News on May 3. She left.");
    reading.furniture = {{0, 3}};
    reading.paragraphs = {{3, reading.text.size()}};
    reading.sentences = {{3, reading.text.size()}};
    reading.tokens = {{{8, 13}, 0, "caf\xc3\xa9", "NOUN", "NN", 1, "nsubj"}, {{14, 18}, 0, "shut", "VERB", "VBD", -1, "root"}};
    reading.entities = {{EntityType::person, "Ana Ruiz", {{{23, 27}, MentionForm::name}, {{54, 57}, MentionForm::pronoun}}}};
    reading.times = {{{47, 52}, TimeType::DATE, "XXXX-05-03"}};
    Statement statement;
    statement.form = Form::direct;
    statement.source = {{23, 27}};
    statement.cue = {{28, 32}};
    statement.content = {{0, 8}, {14, 22}};
    statement.polarity = Polarity::denies;
    statement.speaker = 0;
    statement.probability = 0.875;
    statement.on_behalf_of = 0;
    statement.speaker_kind = SpeakerKind::named;
    statement.channel = {{ChannelKind::told, {28, 43}, "Other News"}, {ChannelKind::letter, {28, 32}, "", true}};
    statement.occasion = 0;
    statement.hedges = {{8, 13}, {14, 18}};
    statement.time = 0;
    statement.within = 0;
    reading.statements = {statement};
    reading.section = "Harbour";
    reading.alternatives = {{ReportField::published, "2025-05-04", "first <time>"}, {ReportField::outlet, "Harlow Ltd", "copyright line"}};
    reading.occasions = {{0, {{ChannelKind::told, {28, 43}, "Other News"}}, 0, "letter", 0, "2025-05-03", 0, {0}}};
    reading.credits = {{CreditKind::syndicated, {54, 62}, "Other News", "She left"}};
    reading.clauses = {{.predicate = {14, 18},
                        .lemma = "shut",
                        .form = ClauseForm::verb,
                        .arguments = {{"arg1", {{3, 7}, {8, 13}}, {8, 13}, {}}, {"arg0", {{23, 27}}, {23, 27}, 0}},
                        .negated = true,
                        .modality = "may",
                        .tense = Tense::past,
                        .aspect = Aspect::perfective_progressive,
                        .voice = Voice::passive,
                        .factuality = 0.25,
                        .parent = 0}};
    reading.events = {{{14, 18}, "was shut", {14, 18}, "shut", 0, 0, {0}, "2025-05", {0}, Certainty::alleged, {{3, 7}}}};
    return reading;
}

TEST(ReadingJson, OutAndInIsTheSame) {
    const Reading reading = full_reading();
    const std::string line = to_json(reading, {.tokens = true, .clauses = true});
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto back = from_json(line);
    ASSERT_TRUE(back.ok()) << back.error().message;
    EXPECT_EQ(back.value(), reading);
    EXPECT_EQ(to_json(back.value(), {.tokens = true, .clauses = true}), line);
}

TEST(ReadingJson, SpansAreCodePoints) {
    const std::string line = to_json(full_reading(), {});
    EXPECT_THAT(line, testing::HasSubstr("\"content\":[[0,3],[8,14]]"));
    EXPECT_THAT(line, testing::Not(testing::AnyOf(testing::HasSubstr("tokens"), testing::HasSubstr("clauses"))));
}

TEST(ReadingJson, OnlyTheTextIsNeeded) {
    const auto reading = from_json(R"({"text":"A word."})");
    ASSERT_TRUE(reading.ok());
    EXPECT_EQ(reading.value().text.view(), "A word.");
    EXPECT_EQ(reading.value().published.basis, Basis::unknown);
}

// Each row is a reading that another program got wrong, and the field that the error must name.
TEST(ReadingJson, WhatIsWrongIsNamed) {
    const struct {
        const char* line;
        const char* names;
    } rows[] = {
        {"", "not JSON"},
        {"[]", "JSON object"},
        {R"({"text":1})", "text"},
        {R"({"text":"ab","paragraphs":[[0,3]]})", "paragraphs"},
        {R"({"text":"ab","paragraphs":[[2,1]]})", "paragraphs"},
        {R"({"text":"ab","sentences":[[-1,1]]})", "sentences"},
        {R"({"text":"ab","sentences":{}})", "sentences"},
        {R"({"text":"ab","page_kind":"poem"})", "page_kind"},
        {R"({"text":"ab","statements":[{"content":[]}]})", "content"},
        {R"({"text":"ab","statements":[{"content":[[0,1]],"speaker":0}]})", "speaker"},
        {R"({"text":"ab","events":[{"text":"x"}]})", "span"},
        {R"({"text":"ab","events":[{"span":[0,1],"times":[4]}]})", "times"},
    };
    for (const auto& row : rows) {
        const auto reading = from_json(row.line);
        ASSERT_FALSE(reading.ok()) << row.line;
        EXPECT_EQ(reading.error().kind, ErrorKind::malformed);
        EXPECT_THAT(reading.error().message, testing::HasSubstr(row.names)) << row.line;
    }
}

}  // namespace
}  // namespace onrecord
