// What must hold of every reading, whatever the document was.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "onrecord/date.h"
#include "onrecord/reading.h"
#include "text/utf8.h"

namespace onrecord {

class Invariants {
public:
    // Adds a test failure, named by the reading's input, for whatever does not hold.
    static void check(const Reading& reading) { Invariants(reading).check(); }

private:
    explicit Invariants(const Reading& reading) : reading_(reading), text_(reading.text.view()) {}

    void check() {
        EXPECT_TRUE(is_valid_utf8(text_)) << reading_.input;
        for (const std::string* field : {&reading_.id, &reading_.url, &reading_.outlet, &reading_.title, &reading_.language}) {
            EXPECT_TRUE(is_valid_utf8(*field)) << reading_.input;
        }
        for (const auto& name : reading_.byline) EXPECT_TRUE(is_valid_utf8(name)) << reading_.input;
        EXPECT_FALSE(reading_.id.empty());
        EXPECT_EQ(reading_.published.value.empty(), reading_.published.basis == Basis::unknown) << reading_.input;
        if (!reading_.published.value.empty()) {
            EXPECT_TRUE(parse_edtf(reading_.published.value)) << reading_.input << ": " << reading_.published.value;
        }
        list(reading_.published.evidence, "published.evidence");
        list(reading_.furniture, "furniture");
        list(reading_.paragraphs, "paragraphs");
        list(reading_.sentences, "sentences");
        std::size_t paragraph = 0;
        for (const Span sentence : reading_.sentences) {
            while (paragraph < reading_.paragraphs.size() && reading_.paragraphs[paragraph].end < sentence.end) ++paragraph;
            EXPECT_TRUE(paragraph < reading_.paragraphs.size() && reading_.paragraphs[paragraph].contains(sentence))
                << reading_.input << ": a sentence at byte " << sentence.begin << " is in no paragraph";
        }
        std::uint32_t end = 0;
        for (const Token& token : reading_.tokens) {
            span(token.span, "tokens");
            EXPECT_LE(end, token.span.begin) << reading_.input;
            end = token.span.end;
            ASSERT_LT(token.sentence, reading_.sentences.size()) << reading_.input;
            EXPECT_TRUE(reading_.sentences[token.sentence].contains(token.span)) << reading_.input;
            EXPECT_GE(token.head, -1);
            EXPECT_LT(token.head, static_cast<std::int64_t>(reading_.tokens.size()));
            if (token.head >= 0) {
                EXPECT_EQ(reading_.tokens[static_cast<std::size_t>(token.head)].sentence, token.sentence);
            }
        }
        for (const Entity& entity : reading_.entities) {
            EXPECT_TRUE(is_valid_utf8(entity.name)) << reading_.input;
            EXPECT_FALSE(entity.mentions.empty()) << reading_.input << ": " << entity.name;
            for (const Mention& mention : entity.mentions) span(mention.span, "mentions");
            sorted(
                entity.mentions, [](const Mention& mention) { return mention.span; }, "mentions");
        }
        for (const TimeExpression& time : reading_.times) span(time.span, "times");
        sorted(
            reading_.times, [](const TimeExpression& time) { return time.span; }, "times");
        for (const Statement& statement : reading_.statements) check(statement);
        sorted(
            reading_.statements,
            [](const Statement& statement) {
                return Span{statement.content.front().begin, UINT32_MAX};
            },
            "statements");
        for (std::uint32_t i = 0; i < reading_.occasions.size(); ++i) {
            const Occasion& occasion = reading_.occasions[i];
            EXPECT_FALSE(occasion.statements.empty()) << reading_.input;
            for (const std::uint32_t statement : occasion.statements) {
                ASSERT_LT(statement, reading_.statements.size()) << reading_.input;
                EXPECT_EQ(reading_.statements[statement].occasion, i) << reading_.input;
            }
            for (const Channel& channel : occasion.channel) {
                span(channel.span, "an occasion's channel");
                EXPECT_FALSE(channel.inherited) << reading_.input;
            }
        }
        for (const Credit& credit : reading_.credits) {
            // What a page's or a feed's data say has no place in the text.
            if (credit.span == Span{} && !credit.text.empty()) continue;
            span(credit.span, "credits");
            EXPECT_EQ(credit.text, reading_.text.slice(credit.span)) << reading_.input;
        }
        sorted(
            reading_.credits, [](const Credit& credit) { return credit.span; }, "credits");
        for (const Clause& clause : reading_.clauses) check(clause);
        sorted(
            reading_.clauses, [](const Clause& clause) { return clause.predicate; }, "clauses");
        for (const Event& event : reading_.events) {
            span(event.span, "events");
            EXPECT_TRUE(is_valid_utf8(event.text)) << reading_.input;
            EXPECT_FALSE(event.text.empty()) << reading_.input;
            if (!event.date.empty()) {
                EXPECT_TRUE(parse_edtf(event.date)) << reading_.input << ": " << event.date;
            }
            for (const auto entity : event.participants) EXPECT_LT(entity, reading_.entities.size()) << reading_.input;
            for (const auto time : event.times) EXPECT_LT(time, reading_.times.size()) << reading_.input;
        }
        sorted(
            reading_.events, [](const Event& event) { return event.span; }, "events");
    }

    void check(const Clause& clause) {
        span(clause.predicate, "predicate");
        EXPECT_FALSE(clause.lemma.empty()) << reading_.input;
        EXPECT_TRUE(clause.factuality >= 0 && clause.factuality <= 1) << reading_.input;
        if (clause.parent) {
            EXPECT_LT(*clause.parent, reading_.clauses.size()) << reading_.input;
        }
        for (const Argument& argument : clause.arguments) {
            list(argument.span, "argument");
            span(argument.head, "head");
            EXPECT_TRUE(std::any_of(argument.span.begin(), argument.span.end(), [&](Span part) { return part.contains(argument.head); }))
                << reading_.input << ": an argument without its head at byte " << argument.head.begin;
            if (argument.entity) {
                EXPECT_LT(*argument.entity, reading_.entities.size()) << reading_.input;
            }
        }
    }

    void check(const Statement& statement) {
        list(statement.source, "source");
        list(statement.cue, "cue");
        list(statement.content, "content");
        ASSERT_FALSE(statement.content.empty()) << reading_.input;
        if (statement.speaker) {
            EXPECT_LT(*statement.speaker, reading_.entities.size()) << reading_.input;
            EXPECT_GT(statement.probability, 0) << reading_.input;
        } else {
            EXPECT_EQ(statement.probability, 0) << reading_.input;
        }
        EXPECT_LE(statement.probability, 1) << reading_.input;
        if (statement.on_behalf_of) {
            EXPECT_LT(*statement.on_behalf_of, reading_.entities.size()) << reading_.input;
        }
        if (statement.time) {
            EXPECT_LT(*statement.time, reading_.times.size()) << reading_.input;
        }
        for (const Channel& channel : statement.channel) span(channel.span, "channel");
        list(statement.hedges, "hedges");
        if (statement.occasion) {
            ASSERT_LT(*statement.occasion, reading_.occasions.size()) << reading_.input;
        }
    }

    void span(Span place, const char* field) {
        EXPECT_LT(place.begin, place.end) << reading_.input << ": an empty span in " << field;
        ASSERT_LE(place.end, text_.size()) << reading_.input << ": " << field;
        EXPECT_TRUE(is_border(text_, place.begin) && is_border(text_, place.end))
            << reading_.input << ": " << field << " at byte " << place.begin << " cuts a character";
    }

    // A span list: each a span, sorted, disjoint.
    void list(const SpanList& places, const char* field) {
        std::uint32_t end = 0;
        for (const Span place : places) {
            span(place, field);
            EXPECT_LE(end, place.begin) << reading_.input << ": " << field << " overlap or are out of order";
            end = place.end;
        }
    }

    template <class T, class SpanOf>
    void sorted(const std::vector<T>& values, SpanOf span_of, const char* field) {
        for (std::size_t i = 1; i < values.size(); ++i) {
            EXPECT_LE(span_of(values[i - 1]).begin, span_of(values[i]).begin) << reading_.input << ": " << field << " out of order";
        }
    }

    const Reading& reading_;
    std::string_view text_;
};

}  // namespace onrecord
