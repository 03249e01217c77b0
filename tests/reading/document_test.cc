// What comes with a document and must reach its reading, whatever the stages between do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "base/sha256.h"
#include "onrecord/reader.h"

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

TEST(Document, HandsOnWhatIntakeCouldNotKeep) {
    const auto reader = Reader::load();
    ASSERT_TRUE(reader.ok());
    Document document;
    document.bytes = "Silt was found.";
    document.limits = {"date \"12 May\" is no date"};
    EXPECT_THAT(reader.value().read(document).value().limits, testing::Contains("date \"12 May\" is no date"));
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

}  // namespace
}  // namespace onrecord
