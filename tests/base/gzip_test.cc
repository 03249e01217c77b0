// gzip as a stream of members: whole, large, empty, followed, cut and damaged; and that the fast way and the plain way agree.
#include "base/gzip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <random>
#include <string>
#include <utility>

namespace onrecord {
namespace {

using testing::HasSubstr;

constexpr int kGzip = 15 + 16;
constexpr int kZlib = 15;
constexpr int kBare = -15;

std::string deflated(std::string_view bytes, int window_bits = kGzip, int level = 6) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string noise(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>('a' + random() % 20);
    return bytes;
}

struct Drained {
    std::string bytes;
    std::string error;  // empty: none
};

Drained drain(ByteSource& source) {
    Drained result;
    for (;;) {
        auto chunk = source.next();
        if (!chunk) {
            result.error = chunk.error().message;
            return result;
        }
        if (chunk.value().empty()) return result;
        result.bytes += chunk.value();
    }
}

Drained drain(const std::string& bytes, std::size_t chunk_bytes = std::size_t{1} << 18) {
    GzipSource source(open_memory(bytes, chunk_bytes), "x.gz");
    return drain(source);
}

TEST(Gzip, GivesTheMembersOneAfterTheOther) {
    const auto large = noise(9'000'000, 1);  // larger than what libdeflate is given
    const auto middle = noise(600'000, 2);   // packs to more than the smallest window
    struct Row {
        const char* what;
        std::string file, expected;
    };
    const Row rows[] = {
        {"one", deflated("words"), "words"},
        {"several", deflated("a") + deflated("b") + deflated("") + deflated("c"), "abc"},
        {"empty", deflated(""), ""},
        {"zeros follow", deflated("a") + std::string(1024, '\0'), "a"},
        {"zeros between", deflated("a") + std::string(3, '\0') + deflated("b"), "ab"},
        {"stored", deflated(middle, kGzip, 0), middle},
        {"large between small", deflated("a") + deflated(large) + deflated("b"), "a" + large + "b"},
        {"middle", deflated(middle) + deflated(middle), middle + middle},
    };
    for (const auto& row : rows) {
        for (const std::size_t chunk_bytes : {std::size_t{1} << 18, std::size_t{7}}) {
            if (chunk_bytes == 7 && row.file.size() > 100'000) continue;
            const auto got = drain(row.file, chunk_bytes);
            EXPECT_EQ(got.error, "") << row.what;
            EXPECT_TRUE(got.bytes == row.expected) << row.what;
        }
    }
}

TEST(Gzip, GivesWhatItCouldBeforeItTellsOfDamage) {
    const auto words = noise(100'000, 3);
    const auto file = deflated("first ") + deflated(words);
    const auto cut = drain(file.substr(0, file.size() / 2));
    EXPECT_TRUE(cut.bytes.starts_with("first "));
    EXPECT_TRUE(("first " + words).starts_with(cut.bytes));
    EXPECT_GT(cut.bytes.size(), 20'000U);
    EXPECT_THAT(cut.error, HasSubstr("x.gz: the gzip data is cut off"));

    auto wrong = file;
    wrong[wrong.size() - 6] ^= 1;
    EXPECT_THAT(drain(wrong).error, HasSubstr("damaged"));
    EXPECT_THAT(drain(file + "rubbish").error, HasSubstr("what follows is no gzip"));
    EXPECT_TRUE(drain(file + "rubbish").bytes == "first " + words);
    EXPECT_THAT(drain(file + "\x1f").error, HasSubstr("cut off"));
}

TEST(Gzip, EveryCutIsToldAndNoneCrashes) {
    const auto file = deflated("some words of a page") + deflated("and more");
    const auto first = deflated("some words of a page").size();
    for (std::size_t size = 1; size < file.size(); ++size) {
        const auto got = drain(file.substr(0, size));
        if (size == first) {
            EXPECT_EQ(got.error, "");
        } else {
            EXPECT_NE(got.error, "") << size;
        }
    }
}

TEST(Gzip, GoesOnBehindADamagedMember) {
    const auto before = deflated("WARC/before");
    auto damaged = deflated("WARC/" + noise(50'000, 4));
    const auto after = deflated("WARC/after");
    const auto cut = damaged.substr(0, damaged.size() / 2);
    damaged[damaged.size() / 2] ^= 0x55;
    for (const auto& middle : {damaged, cut}) {
        const std::string members = before + middle + deflated("not this") + after;
        GzipSource source(open_memory(members), "x.gz");
        auto got = drain(source);
        EXPECT_TRUE(got.bytes.starts_with("WARC/before"));
        EXPECT_NE(got.error, "");
        ASSERT_TRUE(source.resume("WARC/"));
        got = drain(source);
        EXPECT_EQ(got.bytes, "WARC/after");
        EXPECT_EQ(got.error, "");
        EXPECT_EQ(source.member_offset(), (before + middle + deflated("not this")).size());
    }
    const std::string members = before + cut;
    GzipSource source(open_memory(members), "x.gz");
    EXPECT_NE(drain(source).error, "");
    EXPECT_FALSE(source.resume("WARC/"));
}

TEST(Gzip, HoldsNoMoreThanItSaysOfABomb) {
    const auto bomb = deflated(std::string(50'000'000, 'a'));
    GzipSource source(open_memory(bomb), "x.gz");
    std::size_t total = 0;
    for (;;) {
        const auto chunk = source.next();
        ASSERT_TRUE(chunk.ok());
        if (chunk.value().empty()) break;
        EXPECT_LE(chunk.value().size(), std::size_t{4} << 20);
        total += chunk.value().size();
    }
    EXPECT_EQ(total, 50'000'000U);
}

TEST(Inflate, UndoesEachFormatWithinItsBudget) {
    const auto words = noise(700'000, 5);
    EXPECT_TRUE(inflate(deflated(words), Deflated::gzip, words.size()).value() == words);
    EXPECT_TRUE(inflate(deflated(words) + deflated(words), Deflated::gzip, 2 * words.size()).value() == words + words);
    EXPECT_TRUE(inflate(deflated(words) + "padding", Deflated::gzip, words.size()).value() == words);
    EXPECT_TRUE(inflate(deflated(words, kZlib), Deflated::zlib_or_bare, words.size()).value() == words);
    EXPECT_TRUE(inflate(deflated(words, kBare), Deflated::zlib_or_bare, words.size()).value() == words);
    EXPECT_EQ(inflate(deflated(words), Deflated::gzip, words.size() - 1).error().kind, ErrorKind::too_large);
    EXPECT_EQ(inflate(deflated(std::string(50'000'000, 'a')), Deflated::gzip, 1000).error().kind, ErrorKind::too_large);
    for (const int window_bits : {kGzip, kZlib, kBare}) {
        const auto whole = deflated("some words, some words, some words", window_bits);
        const auto format = window_bits == kGzip ? Deflated::gzip : Deflated::zlib_or_bare;
        for (std::size_t size = 0; size < whole.size(); ++size) {
            EXPECT_FALSE(inflate(whole.substr(0, size), format, 1000).ok()) << window_bits << " " << size;
        }
    }
}

}  // namespace
}  // namespace onrecord
