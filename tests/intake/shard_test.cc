// Shards: however inputs are cut, the shards have between them what the whole has, each document and each problem once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "intake/input_fixture.h"
#include "sanitized.h"

namespace onrecord {
namespace {

using testing::IsEmpty;
using testing::Not;

class Shards : public InputFixture {
protected:
    // What comes out of the inputs, in the order of the words.
    static std::vector<std::string> all_of(const std::vector<std::string>& inputs, std::uint32_t n) {
        std::vector<std::string> all;
        for (std::uint32_t index = 0; index < n; ++index) {
            const Got got = read(inputs, {}, {index, n});
            for (const auto& document : got.documents) all.push_back(document.input + " " + document.url + " " + document.bytes);
            for (const auto& error : got.errors) all.push_back(error.message);
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    static void expect_same_however_cut(const std::string& what, const std::vector<std::string>& inputs) {
        SCOPED_TRACE(what);
        const auto whole = all_of(inputs, 1);
        EXPECT_THAT(whole, Not(IsEmpty()));
        for (const std::uint32_t n : {2, 7, 24, 1000}) EXPECT_TRUE(all_of(inputs, n) == whole) << n << " shards";
    }
    std::string words(std::size_t max_bytes) {
        std::string out(random_() % max_bytes, ' ');
        for (char& c : out) c = static_cast<char>('a' + random_() % 26);
        return out + ".";
    }
    // The record of a page; without an id where `id` is empty.
    std::string record(const std::string& id, const std::string& body) {
        const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + body;
        return "WARC/1.1\r\nWARC-Type: response\r\n" + (id.empty() ? "" : "WARC-Record-ID: <" + id + ">\r\n") +
               "Content-Type: application/http\r\nContent-Length: " + std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
    }
    std::vector<std::string> records(int n) {
        std::vector<std::string> records;
        for (int i = 0; i < n; ++i) {
            const bool quotes_a_record = i % 5 == 4;
            records.push_back(record(i % 3 == 0 ? "" : "r" + std::to_string(i),
                                     words(2000) + (quotes_a_record ? "\r\n\r\n" + record("quoted", words(100)) : "")));
        }
        return records;
    }

    std::mt19937 random_{22};
};

TEST_F(Shards, OfJsonLines) {
    std::string lines = "\xef\xbb\xbf";
    for (int i = 0; i < 60; ++i) {
        lines += i % 11 == 3 ? "\n" : i % 13 == 5 ? "{\"id\": 7}\n" : R"({"text": ")" + words(300) + "\"}\n";
    }
    write("a.jsonl", lines);
    write("unended.jsonl", lines + R"({"text": "The last."})");
    write("a.jsonl.gz", gzip(lines));
    write("two.jsonl.gz", gzip(lines.substr(0, 4000)) + gzip(lines.substr(4000)));
    write("cut.jsonl.gz", gzip(lines).substr(0, 2000));
    write("damaged.jsonl.gz", "\x1f\x8b\x08 and no more");
    for (const auto* name : {"a.jsonl", "unended.jsonl", "a.jsonl.gz", "two.jsonl.gz", "cut.jsonl.gz", "damaged.jsonl.gz"})
        expect_same_however_cut(name, {path(name)});
    expect_same_however_cut("two inputs", {path("a.jsonl"), path("a.jsonl.gz")});
}

TEST_F(Shards, OfArchives) {
    for (std::size_t round = 0; round < 4 / kParts; ++round) {
        const auto all = records(40);
        std::string plain, packed, in_threes, three, across;
        for (std::size_t i = 0; i < all.size(); ++i) {
            plain += all[i];
            packed += gzip(all[i], round % 2 == 0 ? 0 : 6);  // of level 0: the words of the page lie open
            three += all[i];
            if (i % 3 == 2) in_threes += gzip(std::exchange(three, {}));
        }
        in_threes += gzip(three);
        for (std::size_t at = 0; at < plain.size(); at += 3000) across += gzip(plain.substr(at, 3000));
        std::string damaged = packed;
        for (int i = 0; i < 5; ++i) damaged[random_() % damaged.size()] ^= 0x20;
        write("a.warc", plain);
        write("a.warc.gz", packed);
        write("threes.warc.gz", in_threes);
        write("across.warc.gz", across);  // members that begin within records
        write("one.warc.gz", gzip(plain));
        write("unnamed", packed);
        write("followed.warc.gz", packed + "no gzip");
        write("cut.warc.gz", packed.substr(0, packed.size() - 20));
        write("plain.warc.gz", plain);
        for (const auto* name : {"a.warc", "a.warc.gz", "threes.warc.gz", "across.warc.gz", "one.warc.gz", "unnamed", "followed.warc.gz",
                                 "cut.warc.gz", "plain.warc.gz"})
            expect_same_however_cut(name, {path(name)});
        write("damaged.warc", plain.substr(0, 9000) + plain.substr(9100));
        expect_same_however_cut("damaged.warc", {path("damaged.warc")});
        write("damaged.warc.gz", damaged);
        expect_same_however_cut("damaged.warc.gz", {path("damaged.warc.gz")});
    }
}

TEST_F(Shards, OfFoldersAndSingleDocuments) {
    for (int i = 0; i < 30; ++i) write("in/" + std::to_string(i % 4) + "/" + std::to_string(i) + ".txt", words(100));
    write("in/a.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    write("in/empty.txt", "");
    write("one.txt", "x");
    write("none/x.unknown", "");
    expect_same_however_cut("a folder", {path("in")});
    expect_same_however_cut("one document", {path("one.txt")});
    expect_same_however_cut("several inputs", {path("in"), path("one.txt"), path("in/a.jsonl"), path("none")});
    // A folder's files are known by their paths in it, wherever it lies and however it is typed.
    const auto names_in = [&](const std::string& folder) { return names(read({folder}, {}, {1, 3})); };
    EXPECT_EQ(names_in(path("in")), names_in(path("in") + "/"));
}

TEST_F(Shards, EveryShardSaysThatItsInputIsGone) {
    for (const std::uint32_t index : {0, 1, 2}) EXPECT_EQ(read({path("absent.jsonl")}, {}, {index, 3}).errors.size(), 1);
}

}  // namespace
}  // namespace onrecord
