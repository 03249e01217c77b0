// HTTP responses as crawlers store them, decoded or not, honest or not.
#include "base/http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// `printf words | gzip -n`; tests/base/gzip_test.cc has the larger cases.
using namespace std::string_literals;
const std::string kGzipWords = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x2b\xcf\x2f\x4a\x29\x06\x00\x8c\x1e\x7d\x71\x05\x00\x00\x00"s;

TEST(Http, ReadsHeadAndBody) {
    struct Row {
        std::string head, body, expected;
    };
    const Row rows[] = {
        {"", "words", "words"},
        {"Transfer-Encoding: chunked\r\n", "3\r\nwor\r\n2;x=y\r\nds\r\n0\r\n\r\n", "words"},
        {"Transfer-Encoding: gzip, CHUNKED\r\n", "5\nwords\n0\n\n", "words"},
        {"Transfer-Encoding: chunked\r\n", "<p>words", "<p>words"},  // the crawler joined the chunks and kept the head
        {"Transfer-Encoding: chunked\r\n", "f00 words", "f00 words"},
        {"Transfer-Encoding: chunked\r\n", "add some words\r\n", "add some words\r\n"},
        {"Content-Encoding: gzip\r\n", "<p>words", "<p>words"},  // likewise
        {"Content-Encoding: br\r\n", "<p>words", "<p>words"},
        {"Content-Encoding: deflate\r\n", "<p>words", "<p>words"},
        {"content-encoding: identity\r\n", "words", "words"},
    };
    for (const auto& row : rows) {
        const auto got =
            parse_http_response("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n" + row.head + "\r\n" + row.body, 1000);
        ASSERT_TRUE(got.ok()) << row.head;
        EXPECT_EQ(got.value().body, row.expected) << row.head;
        EXPECT_EQ(got.value().status, 200);
        EXPECT_EQ(got.value().media_type, "text/html");
        EXPECT_EQ(got.value().charset, "UTF-8");
        EXPECT_THAT(got.value().limits, IsEmpty());
    }
}

TEST(Http, InflatesAlsoWhatIsChunked) {
    const auto plain = parse_http_response("HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n" + kGzipWords, 1000);
    ASSERT_TRUE(plain.ok());
    EXPECT_EQ(plain.value().body, "words");
    const auto chunked = parse_http_response(
        "HTTP/1.1 200 OK\r\nContent-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n\r\n19\r\n" + kGzipWords + "\r\n0\r\n\r\n", 1000);
    ASSERT_TRUE(chunked.ok());
    EXPECT_EQ(chunked.value().body, "words");
    const auto cut = parse_http_response("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + kGzipWords.substr(0, 15), 1000);
    ASSERT_FALSE(cut.ok());
    EXPECT_THAT(cut.error().message, HasSubstr("cut off"));
}

TEST(Http, TellsWhereChunksBreak) {
    const auto got = parse_http_response("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\nzz\r\nmore", 1000);
    ASSERT_TRUE(got.ok());
    EXPECT_EQ(got.value().body, "words");
    EXPECT_THAT(got.value().limits, ElementsAre(HasSubstr("broken at byte 10")));
}

TEST(Http, UndoesCodingsFromTheLastToTheFirst) {
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Encoding: ";
    const std::string brotli =
        "\x8f\x0c\x80\x3c\x70\x3e\x54\x68\x65\x20\x71\x75\x61\x79\x20\x69\x73\x20\x63\x6c\x6f\x73\x65\x64\x2e\x3c\x2f\x70\x3e\x03";
    EXPECT_EQ(parse_http_response(head + "br\r\n\r\n" + brotli, 100).value().body, "<p>The quay is closed.</p>");
    EXPECT_EQ(parse_http_response(head + "identity, br\r\n\r\n" + brotli, 100).value().body, "<p>The quay is closed.</p>");
    EXPECT_EQ(parse_http_response(head + "br\r\n\r\n" + brotli, 10).error().kind, ErrorKind::too_large);
    EXPECT_EQ(parse_http_response(head + "br\r\n\r\n" + brotli.substr(0, 20), 100).error().kind, ErrorKind::malformed);
    // Decoded by the crawler, its head kept.
    EXPECT_EQ(parse_http_response(head + "br\r\n\r\n<p>The quay is closed.", 100).value().body, "<p>The quay is closed.");
    EXPECT_EQ(parse_http_response(head + "zstd\r\n\r\n<p>The quay is closed.", 100).value().body, "<p>The quay is closed.");
}

TEST(Http, RefusesWhatItCannotDecode) {
    EXPECT_EQ(parse_http_response("GET / HTTP/1.1\r\n\r\n", 10).error().kind, ErrorKind::malformed);
    EXPECT_EQ(parse_http_response("", 10).error().kind, ErrorKind::malformed);
    EXPECT_EQ(parse_http_response("HTTP/1.1 200 OK\r\nServer: x\r\n", 10).error().message, "the HTTP head has no end");
    EXPECT_EQ(parse_http_response("HTTP/1.1 200 OK\r\nContent-Encoding: dcb\r\n\r\n\x0b\x02", 10).error().kind, ErrorKind::unsupported);
    EXPECT_EQ(parse_http_response("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n\x0b\x02", 10).error().kind, ErrorKind::malformed);
    EXPECT_EQ(parse_http_response("HTTP/1.1 200 OK\r\n\r\n0123456789a", 10).error().kind, ErrorKind::too_large);
}

TEST(Http, ReadsContentTypes) {
    struct Row {
        const char *value, *media_type, *charset;
    };
    const Row rows[] = {
        {"text/html", "text/html", ""},
        {"Text/HTML; Charset=\"windows-1252\"", "text/html", "windows-1252"},
        {"text/html;a=b; charset = utf-8 ;c", "text/html", "utf-8"},
        {"text/html; charset", "text/html", ""},
        {"", "", ""},
        {";;;", "", ""},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(media_type_of(row.value), row.media_type) << row.value;
        EXPECT_EQ(charset_of(row.value), row.charset) << row.value;
    }
}

TEST(HeaderFields, FindsNamesInAnyCaseAndJoinsFoldedLines) {
    const HeaderFields fields("A: 1\r\nb:2\r\nno colon\r\nlong: one\r\n  two\r\nA: second\r\nempty:\r\n\tthree\r\n");
    EXPECT_EQ(fields["a"], "1");
    EXPECT_EQ(fields["B"], "2");
    EXPECT_EQ(fields["long"], "one\r\n  two");
    EXPECT_EQ(fields["empty"], "three");
    EXPECT_EQ(fields["absent"], "");
}

}  // namespace
}  // namespace onrecord
