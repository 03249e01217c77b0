// Web archives: the records that are read and those that are not, every kind of damage, and warcio's cases.
#include "intake/warc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>

#include "intake/input_fixture.h"
#include "shared.h"

namespace onrecord {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string record(const std::string& type, const std::string& id, const std::string& block,
                   const std::string& content_type = "application/http; msgtype=response", long length = -1) {
    return "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <" + id + ">\r\nWARC-Target-URI: https://harlow.example/" + id +
           "\r\nContent-Type: " + content_type +
           "\r\nContent-Length: " + std::to_string(length < 0 ? static_cast<long>(block.size()) : length) + "\r\n\r\n" + block + "\r\n\r\n";
}
std::string http(const std::string& body, const std::string& head = "Content-Type: text/html; charset=iso-8859-1\r\n", int status = 200) {
    return "HTTP/1.1 " + std::to_string(status) + " X\r\n" + head + "\r\n" + body;
}
std::string page(const std::string& id) {
    return record("response", id, http("<p>page " + id));
}

class Warc : public InputFixture {
protected:
    // The ids of the pages that come out of `bytes`, plain and with a gzip member for each piece.
    Got read_bytes(const std::string& bytes) const {
        write("a.warc", bytes);
        return read({path("a.warc")});
    }
    [[nodiscard]] std::vector<std::string> ids(const Got& got) const {
        std::vector<std::string> ids;
        for (const auto& document : got.documents) ids.push_back(document.input.substr(document.input.find('#') + 1));
        return ids;
    }
};

TEST_F(Warc, GivesResponsesThatArePages) {
    const auto bytes =
        record("warcinfo", "info", "software: x\r\n", "application/warc-fields") + record("request", "q", "GET / HTTP/1.1\r\n\r\n") +
        page("a") + record("revisit", "r", http("")) + record("metadata", "m", "x: y\r\n", "application/warc-fields") +
        record("response", "json", http("{}", "Content-Type: application/json\r\n")) +
        record("response", "plain", http("words", "Content-Type: text/plain\r\n")) +
        record("response", "untyped", http("<!doctype html><p>x", "")) + record("response", "unknown", http("words", "")) +
        record("response", "moved", http("<p>moved", "Content-Type: text/html\r\n", 301)) +
        record("response", "absent", http("<p>not found", "Content-Type: text/html\r\n", 404)) + record("response", "bare", http("")) +
        record("resource", "saved", "<p>saved", "text/html; charset=utf-8") + record("resource", "image", "x", "image/png");
    const auto got = read_bytes(bytes);
    EXPECT_THAT(got.errors, IsEmpty());
    ASSERT_THAT(ids(got), ElementsAre("a", "plain", "untyped", "absent", "saved"));
    EXPECT_EQ(got.documents[0].bytes, "<p>page a");
    EXPECT_EQ(got.documents[0].charset, "iso-8859-1");
    EXPECT_EQ(got.documents[0].url, "https://harlow.example/a");
    EXPECT_EQ(got.documents[0].kind, DocumentKind::html);
    EXPECT_EQ(got.documents[0].date, "") << "a crawl's date is no publication date";
    EXPECT_EQ(got.documents[1].kind, DocumentKind::text);
    EXPECT_EQ(got.documents[3].http_status, 404);
    EXPECT_EQ(got.documents[4].charset, "utf-8");
}

TEST_F(Warc, ReadsGzipByMemberAndAsOne) {
    for (const auto& bytes : {gzip(page("a")) + gzip(record("request", "q", "GET")) + gzip(page("b")), gzip(page("a") + page("b"))}) {
        write("a.warc.gz", bytes);
        const auto got = read({path("a.warc.gz")});
        EXPECT_THAT(got.errors, IsEmpty());
        EXPECT_THAT(ids(got), ElementsAre("a", "b"));
    }
}

TEST_F(Warc, NamesARecordWithoutIdByItsPlace) {
    const auto first = page("a");
    const std::string second = "WARC/1.0\nWARC-Type: response\nContent-Length: 42\n\nHTTP/1.0 200 OK\nContent-Type: text/html\n\nx\n\n";
    write("a.warc", first + second);
    write("b.warc.gz", gzip(first) + gzip(second));
    EXPECT_THAT(ids(read({path("a.warc")})), ElementsAre("a", std::to_string(first.size())));
    EXPECT_THAT(ids(read({path("b.warc.gz")})), ElementsAre("a", std::to_string(gzip(first).size())));
}

TEST_F(Warc, UndoesCodings) {
    const auto packed = gzip("<p>packed");
    const auto size = [](std::size_t n) {
        char digits[20];
        std::snprintf(digits, sizeof digits, "%zx", n);
        return std::string(digits);
    };
    const std::string html = "Content-Type: text/html\r\n";
    const auto got = read_bytes(record("response", "gzip", http(packed, html + "Content-Encoding: gzip\r\n")) +
                                record("response", "both",
                                       http(size(packed.size()) + "\r\n" + packed + "\r\n0\r\n\r\n",
                                            html + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")) +
                                record("response", "dictionary", http("\x0b\x02", html + "Content-Encoding: dcb\r\n")) +
                                record("response", "cut", http(packed.substr(0, packed.size() - 9), html + "Content-Encoding: gzip\r\n")) +
                                page("last"));
    EXPECT_THAT(ids(got), ElementsAre("gzip", "both", "last"));
    EXPECT_EQ(got.documents[0].bytes, "<p>packed");
    EXPECT_EQ(got.documents[1].bytes, "<p>packed");
    ASSERT_THAT(got.errors, SizeIs(2));
    EXPECT_THAT(got.errors[0].message, HasSubstr("a.warc#dictionary: the content coding \"dcb\" is not supported"));
    EXPECT_THAT(got.errors[1].message, HasSubstr("a.warc#cut: the compressed data is cut off"));
}

TEST_F(Warc, FindsTheNextRecordBehindALie) {
    const auto block = http("<p>some words");
    const auto n = static_cast<long>(block.size());
    const std::string type = "application/http";
    struct Row {
        const char* what;
        std::string middle;
        const char* words;
    };
    const Row rows[] = {
        {"too short", record("response", "x", block, type, n - 3), "its length is wrong"},
        {"a little too long", record("response", "x", block, type, n + 9), "its length is wrong"},
        {"swallows the next", record("response", "x", block, type, n + 100), "its length is wrong"},
        {"longer than the file", record("response", "x", block, type, n + 100'000), "is cut off"},
        {"longer than a document", record("response", "x", block, type, 1L << 40), "is cut off"},
        {"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + block + "\r\n\r\n", "no length"},
        {"a bad length", "WARC/1.0\r\nContent-Length: -5\r\n\r\n" + block + "\r\n\r\n", "no length"},
        {"rubbish between", "rubbish\r\nand more\r\n", "there is no WARC record"},
        {"a head without end", "WARC/1.0\r\n" + std::string(100'000, 'x') + "\r\n", "its head has no end"},
    };
    for (const auto& row : rows) {
        const auto got = read_bytes(page("a") + row.middle + page("b") + page("c"));
        ASSERT_THAT(got.errors, SizeIs(1)) << row.what;
        EXPECT_THAT(got.errors[0].message, HasSubstr("a.warc: record at byte " + std::to_string(page("a").size()) + ": ")) << row.what;
        EXPECT_THAT(got.errors[0].message, HasSubstr(row.words)) << row.what;
        EXPECT_THAT(ids(got), ElementsAre("a", "b", "c")) << row.what;
    }
}

TEST_F(Warc, TellsOfEveryCut) {
    const auto bytes = page("a") + page("b");
    const auto first = page("a").size();
    for (std::size_t size = first + 1; size + 4 < bytes.size(); ++size) {
        const auto got = read_bytes(bytes.substr(0, size));
        EXPECT_THAT(ids(got), ElementsAre("a")) << size;
        EXPECT_THAT(got.errors, SizeIs(1)) << size;
    }
}

TEST_F(Warc, GoesOnBehindADamagedMember) {
    const auto long_page = [] {
        std::mt19937 random(1);
        std::string body;
        while (body.size() < 20'000) body.push_back(static_cast<char>('a' + random() % 26));
        return record("response", "x", http(body));
    }();
    auto flipped = gzip(long_page);
    flipped[flipped.size() / 2] ^= 0x10;
    auto wrong_sum = gzip(long_page);
    wrong_sum[wrong_sum.size() - 7] ^= 1;
    for (const auto& middle : {flipped, wrong_sum, gzip(long_page).substr(0, 5000), gzip(long_page).substr(0, 12)}) {
        write("a.warc.gz", gzip(page("a")) + middle + gzip(page("b")) + gzip(page("c")));
        const auto got = read({path("a.warc.gz")});
        EXPECT_THAT(ids(got), ElementsAre("a", "b", "c"));
        ASSERT_THAT(got.errors, SizeIs(1));
        EXPECT_THAT(got.errors[0].message, HasSubstr("(gzip member at byte " + std::to_string(gzip(page("a")).size()) + ")"));
    }
}

TEST_F(Warc, ReadsAnArchiveWhoseBeginIsLost) {
    write("a.warc.gz", gzip(page("a")).substr(20) + gzip(page("b")) + gzip(page("c")));
    const auto got = read({path("a.warc.gz")});
    EXPECT_THAT(ids(got), ElementsAre("b", "c"));
    ASSERT_THAT(got.errors, SizeIs(1));
    EXPECT_THAT(got.errors[0].message, HasSubstr("is no gzip"));
}

TEST_F(Warc, PassesOverARecordThatIsTooLarge) {
    const auto large = record("response", "large", http(std::string(kMaxDocumentBytes + (std::size_t{1} << 20), 'a')));
    for (const bool zipped : {false, true}) {
        write("a.warc", zipped ? gzip(page("a")) + gzip(large, 1) + gzip(page("b")) : page("a") + large + page("b"));
        const auto got = read({path("a.warc")});
        EXPECT_THAT(ids(got), ElementsAre("a", "b"));
        ASSERT_THAT(got.errors, SizeIs(1));
        EXPECT_EQ(got.errors[0].kind, ErrorKind::too_large);
    }
}

// Records that each claim to hold all the others: looking back must not read the file once for each.
TEST_F(Warc, StaysLinearWhereEveryLengthLies) {
    std::string bytes;
    while (bytes.size() < 8'000'000) bytes += "WARC/1.0\r\nContent-Length: 15000000\r\n\r\n";
    const auto got = read_bytes(bytes);
    EXPECT_THAT(got.documents, IsEmpty());
    EXPECT_LE(got.errors.size(), 1001U);
}

TEST_F(Warc, ReadsWarciosCases) {
    ONRECORD_NEEDS_SHARED("corpora/conformance/warc");
    struct Row {
        const char* name;
        std::size_t n_documents, n_errors;
    };
    const Row rows[] = {
        {"example.warc", 1, 0},
        {"example.warc.gz", 1, 0},
        {"example-bad.warc.gz.bad", 1, 0},          // one member for all records; its second response is a redirect
        {"example-bad-non-chunked.warc.gz", 1, 0},  // likewise
        {"example-digest.warc", 0, 0},              // requests only
        {"example-iana.org-chunked.warc", 1, 0},
        {"example-resource.warc.gz", 1, 0},
        {"example-space-in-target-uri.warc.gz", 0, 0},  // an image
        {"example-trunc.warc", 0, 1},                   // a response two bytes longer than it says
        {"example-wget-bad-target-uri.warc.gz", 1, 0},
        {"example-wrong-chunks.warc.gz", 1, 0},  // says chunked, is not
        {"post-test.warc.gz", 0, 0},             // JSON
    };
    for (const auto& row : rows) {
        const auto got = read({shared(std::string("corpora/conformance/warc/") + row.name)});
        EXPECT_THAT(got.documents, SizeIs(row.n_documents)) << row.name;
        EXPECT_THAT(got.errors, SizeIs(row.n_errors)) << row.name;
        for (const auto& document : got.documents) {
            EXPECT_TRUE(document.url.starts_with("http://")) << document.url;
            EXPECT_THAT(document.bytes, HasSubstr("<html")) << row.name;
        }
    }
}

}  // namespace
}  // namespace onrecord
