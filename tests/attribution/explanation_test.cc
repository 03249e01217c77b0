// What `read --explain` says of each construction is the construction that found it.
#include <gtest/gtest.h>

#include <string>

#include "onrecord/reader.h"

namespace onrecord {
namespace {

const Reader& reader() {
    static const Reader kReader = Reader::load().value();
    return kReader;
}

Reading read(const std::string& words) {
    Document document;
    document.id = document.input = "test";
    document.bytes = words;
    return reader().read(std::move(document), {.explain = true}).value();
}

TEST(Explanation, NamesTheConstruction) {
    const struct {
        const char* words;
        const char* construction;
    } cases[] = {
        {"Ana Ruiz said that the pier was safe.", "postposed_content"},
        {"“The pier is safe,” Ana Ruiz said.", "preposed_content"},
        {"The pier is safe, Ana Ruiz said.", "preposed_content"},
        {"“The pier is safe,” said Ana Ruiz.", "inverted"},
        {"“The pier,” Ana Ruiz said, “is safe.”", "split_content"},
        {"According to Ana Ruiz, the pier is safe.", "according"},
        {"Ana Ruiz: “The pier is safe.”", "colon"},
        {"“The pier is safe and will open.” – Ana Ruiz", "signature"},
        {"Ana Ruiz was asked whether the pier was safe.", "question"},
    };
    for (const auto& c : cases) {
        const Reading reading = read(c.words);
        ASSERT_EQ(reading.statements.size(), 1U) << c.words;
        ASSERT_FALSE(reading.statements[0].explanation.empty());
        EXPECT_EQ(reading.statements[0].explanation[0], std::string("construction: ") + c.construction) << c.words;
    }
}

}  // namespace
}  // namespace onrecord
