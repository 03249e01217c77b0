// Lines, counted bytes and looking ahead must not depend on where the source cuts its chunks.
#include "base/byte_reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

TEST(ByteReader, ReadsTheSameLinesWhateverTheChunks) {
    const std::string bytes = "one\n\ntwo and more\r\na long line that is cut\nlast";
    for (std::size_t chunk = 1; chunk <= bytes.size() + 1; ++chunk) {
        const auto source = open_memory(bytes, chunk);
        ByteReader reader(*source);
        std::vector<std::string> lines;
        std::vector<std::uint64_t> dropped;
        bool ended = true;
        while (const auto line = reader.line(14)) {
            lines.emplace_back(line->bytes);
            dropped.push_back(line->n_dropped);
            ended = line->ended;
        }
        EXPECT_EQ(lines, (std::vector<std::string>{"one", "", "two and more\r", "a long line th", "last"})) << chunk;
        EXPECT_EQ(dropped, (std::vector<std::uint64_t>{0, 0, 0, 9, 0})) << chunk;
        EXPECT_FALSE(ended);
        EXPECT_EQ(reader.offset(), bytes.size());
        EXPECT_FALSE(reader.error().has_value());
    }
}

TEST(ByteReader, LooksAheadTakesSkipsAndPutsBack) {
    const std::string bytes = "0123456789abcdef";
    for (std::size_t chunk = 1; chunk <= bytes.size(); ++chunk) {
        const auto source = open_memory(bytes, chunk);
        ByteReader reader(*source);
        EXPECT_EQ(reader.peek(4).substr(0, 4), "0123");
        std::string taken;
        EXPECT_EQ(reader.take(3, taken), 3U);
        EXPECT_EQ(taken, "012");
        EXPECT_EQ(reader.skip(2), 2U);
        reader.unread("XY");
        EXPECT_EQ(reader.offset(), 3U);
        EXPECT_EQ(reader.peek(4).substr(0, 4), "XY56");
        taken.clear();
        EXPECT_EQ(reader.take(100, taken), 13U);
        EXPECT_EQ(taken, "XY56789abcdef");
        EXPECT_TRUE(reader.at_end());
        EXPECT_EQ(reader.skip(1), 0U);
        EXPECT_EQ(reader.offset(), bytes.size());
    }
}

TEST(ByteSource, NamesWhatCannotBeOpened) {
    EXPECT_EQ(open_file("/nowhere/at/all.txt").error().kind, ErrorKind::not_found);
    EXPECT_EQ(open_file("/nowhere/at/all.txt").error().message, "/nowhere/at/all.txt: no such file or folder");
    auto folder = open_file("/");
    ASSERT_TRUE(folder.ok());
    const auto chunk = folder.value()->next();
    ASSERT_FALSE(chunk.ok());
    EXPECT_EQ(chunk.error().message, "/: is a folder");
    if (::geteuid() != 0) {
        EXPECT_EQ(open_file("/etc/shadow").error().message, "/etc/shadow: permission denied");
    }
}

}  // namespace
}  // namespace onrecord
