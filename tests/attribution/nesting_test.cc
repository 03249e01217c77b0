#include "attribution/nesting.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "onrecord/reader.h"

namespace onrecord {
namespace {

Statement of(SpanList source, SpanList cue, SpanList content) {
    Statement statement;
    statement.source = std::move(source);
    statement.cue = std::move(cue);
    statement.content = std::move(content);
    return statement;
}

TEST(Nesting, IsTheShortestContentThatHoldsAllOfAStatement) {
    std::vector<Statement> statements = {
        of({{0, 4}}, {{5, 9}}, {{10, 90}}),            // Ruiz said | …
        of({{10, 14}}, {{15, 19}}, {{20, 60}}),        // … Lund had promised | …
        of({{20, 24}}, {{25, 29}}, {{30, 50}}),        // … that Moss would say | …
        of({{95, 99}}, {{70, 74}}, {{62, 69}}),        // its source lies outside
        of({}, {}, {{100, 110}, {120, 130}}),          //
        of({{111, 114}}, {{115, 119}}, {{121, 129}}),  // beside one piece, within another
        of({}, {{121, 122}}, {{122, 129}}),
    };
    set_within(statements);
    const std::vector<std::optional<std::uint32_t>> expected = {{}, 0, 1, {}, {}, {}, 5};
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(statements[i].within, expected[i]) << i;
}

TEST(Nesting, IsReadFromText) {
    Document document;
    document.id = document.input = "test";
    document.bytes = "Ana Ruiz said that the minister had promised that the pier would be safe.";
    const Reading reading = Reader::load().value().read(std::move(document), {}).value();
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_EQ(reading.statements[0].within, std::nullopt);
    EXPECT_EQ(reading.statements[1].within, 0U);
}

}  // namespace
}  // namespace onrecord
