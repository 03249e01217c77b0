// What comes with a document and must reach its reading, whatever the stages between do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "base/sha256.h"
#include "onrecord/reader.h"
#include "reading/invariants.h"
#include "sanitized.h"

namespace onrecord {
namespace {

TEST(Document, TakesItsHashWhereItHasNoId) {
    const auto reader = Reader::load();
    ASSERT_TRUE(reader.ok());
    Document document;
    document.bytes = "Silt was found.";
    EXPECT_EQ(reader.value().read(document).value().id, sha256_hex("Silt was found."));
    document.id = "given";
    EXPECT_EQ(reader.value().read(document).value().id, "given");
}

TEST(Document, HasALimit) {
    const auto reader = Reader::load();
    ASSERT_TRUE(reader.ok());
    Document document;
    document.input = "long.txt";
    document.bytes = std::string(kMaxDocumentBytes + 1, 'a');
    const auto read = reader.value().read(document);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().kind, ErrorKind::too_large);
    EXPECT_THAT(read.error().message, testing::HasSubstr("long.txt"));
}

TEST(Document, HandsOnWhatIntakeCouldNotKeep) {
    const auto reader = Reader::load();
    ASSERT_TRUE(reader.ok());
    Document document;
    document.bytes = "Silt was found.";
    document.limits = {"date \"12 May\" is no date"};
    EXPECT_THAT(reader.value().read(document).value().limits, testing::Contains("date \"12 May\" is no date"));
}

// Neither what came with a document nor what a page says of itself makes a link that runs a program.
TEST(Document, HasNoAddressButOneOfTheWeb) {
    const auto reader = Reader::load();
    ASSERT_TRUE(reader.ok());
    Document document;
    document.bytes = "Silt was found.";
    document.url = "javascript:alert(1)";
    EXPECT_EQ(reader.value().read(document).value().url, "");
    EXPECT_THAT(reader.value().read(document).value().limits, testing::Contains("url: no address of the web, left out"));
    document.url.clear();
    document.kind = DocumentKind::html;
    document.bytes =
        "<html><head><link rel=canonical href=\"javascript:alert(1)\"><meta property=og:url content=\"https://harlow.example/silt\"></head>"
        "<body><p>Silt was found in the harbour, the report says.</p></body>";
    EXPECT_EQ(reader.value().read(document).value().url, "https://harlow.example/silt");
}

TEST(Document, WhatASpeakerSaysSomebodyIsIsNoRole) {
    const auto reader = Reader::load();
    ASSERT_TRUE(reader.ok());
    const auto roles = [&](const std::string& text) {
        Document document;
        document.bytes = text;
        const Reading reading = reader.value().read(document).value();
        std::string all;
        for (const Entity& entity : reading.entities)
            for (const EntityRole& role : entity.roles) all += std::string(reading.text.slice(role.span)) + "; ";
        return all;
    };
    EXPECT_EQ(roles("Otto Brandt left. Ana Ruiz said that Brandt was a retired pilot."), "");
    EXPECT_EQ(roles("Otto Brandt left. Brandt is a retired pilot. Ana Ruiz said that it was late."), "retired pilot; ");
    EXPECT_EQ(roles("Ana Ruiz said that Mayor Otto Brandt had left."), "Mayor; ");
    EXPECT_EQ(roles("Ana Ruiz said that Otto Brandt, the mayor, had left."), "mayor; ");
}

TEST(Document, IsAnErrorPageWhereTheServerSaidSo) {
    const auto reader = Reader::load();
    ASSERT_TRUE(reader.ok());
    Document document;
    document.kind = DocumentKind::html;
    document.bytes = "<html><body><p>The page was not found, so here are some words about the harbour and its silt instead.";
    document.http_status = 404;
    EXPECT_EQ(reader.value().read(document).value().page_kind, PageKind::error);
}

// A text of many megabytes is kept whole, read as far as the budget goes, and says so; the cut never splits a character.
TEST(Document, IsReadForLanguageAsFarAsTheBudgetGoes) {
    const auto reader = Reader::load();
    ASSERT_TRUE(reader.ok());
    for (const std::string piece : {"Ana Ruiz said on Monday that the caf\xc3\xa9 was shut. ", "\xe2\x80\x9c", "One line.\n"}) {
        Document document;
        document.input = "long.txt";
        while (document.bytes.size() < 3'000'000 / kParts) document.bytes += piece;
        const std::size_t size = document.bytes.size();
        const auto reading = reader.value().read(std::move(document));
        ASSERT_TRUE(reading.ok());
        Invariants::check(reading.value());
        EXPECT_EQ(reading.value().text.size(), size);
        EXPECT_GE(reading.value().paragraphs.back().end + 1, size);
        ASSERT_FALSE(reading.value().sentences.empty());
        EXPECT_LE(reading.value().sentences.back().end, 256U << 10);
        EXPECT_THAT(reading.value().limits, testing::Contains(testing::HasSubstr("not analysed")));
    }
}

}  // namespace
}  // namespace onrecord
