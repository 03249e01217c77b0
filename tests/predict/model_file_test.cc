#include "predict/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <vector>

namespace onrecord {
namespace {

using testing::HasSubstr;

constexpr std::uint64_t kMadeUpFingerprint = 42;

std::string model_bytes() {
    ModelFileWriter writer(kMadeUpFingerprint);
    writer.add("numbers", std::vector<std::uint32_t>{1, 2, 3});
    writer.add("none", std::vector<std::uint64_t>{});
    writer.add("bytes", std::vector<char>{'a', 'b'});
    return writer.bytes();
}

TEST(ModelFile, GivesBackWhatWasWritten) {
    const std::string bytes = model_bytes();
    const auto file = ModelFile::open(bytes, "a.model", kMadeUpFingerprint);
    ASSERT_TRUE(file.ok()) << file.error().message;
    EXPECT_THAT(file.value().section<std::uint32_t>("numbers").value(), testing::ElementsAre(1, 2, 3));
    EXPECT_TRUE(file.value().section<std::uint64_t>("none").value().empty());
    EXPECT_THAT(file.value().section<char>("bytes").value(), testing::ElementsAre('a', 'b'));
}

TEST(ModelFile, SectionsLieOnTheirAlignment) {
    const std::string bytes = model_bytes();
    const auto file = ModelFile::open(bytes, "a.model", kMadeUpFingerprint);
    const auto* begin = reinterpret_cast<const char*>(file.value().section<std::uint32_t>("numbers").value().data());
    EXPECT_EQ((begin - bytes.data()) % 64, 0);
}

TEST(ModelFile, RefusesWhatDoesNotFitAndNamesIt) {
    std::string newer = model_bytes();
    newer[8] = 9;
    std::string beyond = model_bytes();
    std::memset(beyond.data() + 24 + 16 + 8, 0x7f, 4);  // the first section's size
    const struct {
        std::string bytes;
        std::uint64_t fingerprint;
        const char* says;
    } rows[] = {
        {"", kMadeUpFingerprint, "not a model"},
        {"something else that is long enough to hold a header", kMadeUpFingerprint, "not a model"},
        {newer, kMadeUpFingerprint, "layout 9"},
        {model_bytes(), kMadeUpFingerprint + 1, "other features"},
        {beyond, kMadeUpFingerprint, "cut off"},
        {model_bytes().substr(0, 100), kMadeUpFingerprint, "cut off"},
        {model_bytes().substr(0, 30), kMadeUpFingerprint, "cut off"},
    };
    for (const auto& row : rows) {
        const auto file = ModelFile::open(row.bytes, "a.model", row.fingerprint);
        ASSERT_FALSE(file.ok()) << row.says;
        EXPECT_THAT(file.error().message, HasSubstr("a.model"));
        EXPECT_THAT(file.error().message, HasSubstr(row.says));
    }
}

TEST(ModelFile, ASectionThatIsNotThereOrOddIsAnError) {
    const std::string bytes = model_bytes();
    const auto file = ModelFile::open(bytes, "a.model", kMadeUpFingerprint);
    EXPECT_THAT(file.value().section<char>("nothing").error().message, HasSubstr("nothing"));
    EXPECT_THAT(file.value().section<std::uint32_t>("bytes").error().message, HasSubstr("odd size"));
}

}  // namespace
}  // namespace onrecord
