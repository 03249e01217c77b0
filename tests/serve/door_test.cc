#include "serve/door.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "serve/http.h"

namespace onrecord {
namespace {

const std::string kToken(64, 'a'), kSession(64, 'b'), kFormToken(64, 'c');

Request get(const std::string& target, std::vector<std::pair<std::string, std::string>> more = {},
            const std::string& host = "127.0.0.1:8000") {
    Request request{"GET", target, {{"host", host}}};
    for (auto& header : more) request.headers.push_back(std::move(header));
    return request;
}

int status_of(Door& door, const Request& request) {
    Target target;
    const auto refused = door.check(request, target);
    return refused ? refused->status : 200;
}

const std::pair<std::string, std::string> kCookie{"cookie", "other=1; onrecord-8000=" + kSession};

TEST(Door, TheTokenIsGoodOnceAndBecomesACookie) {
    Door door(kToken, kSession, kFormToken, 8000);
    EXPECT_EQ(door.address(), "http://127.0.0.1:8000/?token=" + kToken);
    EXPECT_EQ(status_of(door, get("/")), 403);
    EXPECT_EQ(status_of(door, get("/?token=" + kSession)), 403);
    EXPECT_EQ(status_of(door, get("/sources?token=" + kToken)), 403);
    Target target;
    const auto in = door.check(get("/?token=" + kToken), target);
    ASSERT_TRUE(in);
    EXPECT_EQ(in->status, 303);
    const std::string bytes = to_bytes(*in, false);
    EXPECT_THAT(bytes, testing::HasSubstr("Location: /\r\n"));
    EXPECT_THAT(bytes, testing::HasSubstr("Set-Cookie: onrecord-8000=" + kSession + "; Path=/; HttpOnly; SameSite=Strict\r\n"));
    EXPECT_EQ(status_of(door, get("/?token=" + kToken)), 403);
    EXPECT_EQ(status_of(door, get("/", {kCookie})), 200);
    EXPECT_EQ(status_of(door, get("/", {{"cookie", "onrecord-8000=" + kToken}})), 403);
    EXPECT_EQ(status_of(door, get("/", {{"cookie", "onrecord-8000="}})), 403);
}

TEST(Door, OtherHostsSitesAndMethodsAreRefused) {
    Door door(kToken, kSession, kFormToken, 8000);
    EXPECT_EQ(status_of(door, get("/", {kCookie}, "localhost:8000")), 200);
    for (const char* host :
         {"evil.example", "127.0.0.1", "127.0.0.1:8001", "localhost.evil.example:8000", "127.0.0.1:8000.evil.example", ""})
        EXPECT_EQ(status_of(door, get("/", {kCookie}, host)), 421) << host;
    EXPECT_EQ(status_of(door, get("/", {kCookie, {"host", "127.0.0.1:8000"}})), 421);
    EXPECT_EQ(status_of(door, {"GET", "/", {kCookie}}), 421);
    EXPECT_EQ(status_of(door, get("/", {kCookie, {"origin", "http://127.0.0.1:8000"}})), 200);
    for (const char* origin : {"https://evil.example", "null", "http://127.0.0.1:8001", "http://localhost:8000"})
        EXPECT_EQ(status_of(door, get("/", {kCookie, {"origin", origin}})), 403) << origin;
    EXPECT_EQ(status_of(door, get("/", {kCookie, {"sec-fetch-site", "same-origin"}})), 200);
    EXPECT_EQ(status_of(door, get("/", {kCookie, {"sec-fetch-site", "none"}})), 200);
    for (const char* site : {"cross-site", "same-site", ""}) EXPECT_EQ(status_of(door, get("/", {kCookie, {"sec-fetch-site", site}})), 403);
    for (const char* method : {"PUT", "DELETE", "OPTIONS", "get"}) {
        Request request = get("/", {kCookie});
        request.method = method;
        EXPECT_EQ(status_of(door, request), 405) << method;
    }
    Request with_body = get("/", {kCookie});
    with_body.body = "a=b";
    EXPECT_EQ(status_of(door, with_body), 400);
}

TEST(Door, OnlyAFormOfOursMayChangeAnything) {
    Door door(kToken, kSession, kFormToken, 8000);
    const std::pair<std::string, std::string> origin{"origin", "http://127.0.0.1:8000"};
    const auto post = [&](const std::string& target, const std::string& body, std::vector<std::pair<std::string, std::string>> more) {
        Request request = get(target, std::move(more));
        request.method = "POST";
        request.body = body;
        return status_of(door, request);
    };
    const std::string form = "token=" + kFormToken + "&number=1";
    EXPECT_EQ(post("/decisions/undo", form, {kCookie, origin}), 200);
    EXPECT_EQ(post("/decisions/undo", form, {kCookie, {"origin", "null"}, {"sec-fetch-site", "same-origin"}}), 200);
    EXPECT_EQ(post("/decisions/undo", form, {kCookie, {"origin", "null"}}), 403);
    EXPECT_EQ(post("/decisions/undo", form, {kCookie, {"origin", "null"}, {"sec-fetch-site", "none"}}), 403);
    EXPECT_EQ(post("/decisions/undo", form, {origin}), 403);
    EXPECT_EQ(post("/decisions/undo", form, {kCookie}), 403);
    EXPECT_EQ(post("/decisions/undo", form, {kCookie, {"origin", "http://evil.example"}}), 403);
    EXPECT_EQ(post("/decisions/undo", "number=1", {kCookie, origin}), 403);
    EXPECT_EQ(post("/decisions/undo", "token=" + kSession + "&number=1", {kCookie, origin}), 403);
    EXPECT_EQ(post("/decisions/undo?" + form, "", {kCookie, origin}), 403);
    EXPECT_EQ(post("/decisions/undo", "token=%", {kCookie, origin}), 400);
    EXPECT_EQ(post("/decisions", form, {kCookie, origin}), 405);
    EXPECT_EQ(post("/?token=" + kToken, form, {origin}), 403);
    EXPECT_EQ(status_of(door, get("/decisions/undo", {kCookie})), 200);  // a page that there is not
}

TEST(Http, ABodyIsAsLongAsItSays) {
    std::size_t length = 1;
    EXPECT_TRUE(body_length({"GET", "/", {}}, length));
    EXPECT_EQ(length, 0u);
    EXPECT_TRUE(body_length({"POST", "/", {{"content-length", "12"}}}, length));
    EXPECT_EQ(length, 12u);
    for (const char* bad : {"", "-1", "1x", "4097", "99999999999999999999", "1, 2"})
        EXPECT_FALSE(body_length({"POST", "/", {{"content-length", bad}}}, length)) << bad;
    EXPECT_FALSE(body_length({"POST", "/", {{"content-length", "1"}, {"content-length", "1"}}}, length));
    EXPECT_FALSE(body_length({"POST", "/", {{"transfer-encoding", "chunked"}}}, length));
}

TEST(Door, PathsThatClimbAreRefused) {
    Door door(kToken, kSession, kFormToken, 8000);
    for (const char* target : {"/../x", "/a/../../etc/passwd", "/%2e%2e/x", "/a/%2E./x", "/..", "/.", "//x", "/a//b", "/a\\b",
                               "/a%5c..%5cb", "/%00", "/a%0ab", "/%", "/%4", "/%zz", "x", "http://127.0.0.1:8000/", "*", ""})
        EXPECT_EQ(status_of(door, get(target, {kCookie})), 400) << target;
    Target parts;
    ASSERT_TRUE(parse_target("/report/a%2Fb..c?at=1-2&q=%22a+b%22&x", parts));
    EXPECT_THAT(parts.path, testing::ElementsAre("report", "a/b..c"));
    EXPECT_THAT(parts.query, testing::ElementsAre(testing::Pair("at", "1-2"), testing::Pair("q", "\"a b\""), testing::Pair("x", "")));
    // A value may have what an id of a report may have, but no NUL.
    Target other;
    ASSERT_TRUE(parse_target("/report?id=%09%0Ba", other));
    EXPECT_THAT(other.query, testing::ElementsAre(testing::Pair("id", "\t\va")));
    EXPECT_FALSE(parse_target("/report?id=%00", other));
}

TEST(Http, OnlyRequestsAreUnderstood) {
    Request request;
    EXPECT_TRUE(parse_request("GET / HTTP/1.1\r\nHost: a\r\nX-Y:  b \t", request));
    EXPECT_THAT(request.headers, testing::ElementsAre(testing::Pair("host", "a"), testing::Pair("x-y", "b")));
    for (const std::string bad :
         {"", "GET /", "GET / HTTP/2", "GET  / HTTP/1.1", "GET /a b HTTP/1.1", "G(T / HTTP/1.1", "GET / HTTP/1.1\r\nnothing",
          "GET / HTTP/1.1\r\nHost : a", "GET / HTTP/1.1\r\n folded: a", "GET / HTTP/1.1\r\na: b\nc: d", "GET /\x01 HTTP/1.1"}) {
        Request other;
        EXPECT_FALSE(parse_request(bad, other)) << bad;
    }
    std::string many = "GET / HTTP/1.1";
    for (std::size_t i = 0; i <= kMaxHeaders; ++i) many += "\r\na: b";
    EXPECT_FALSE(parse_request(many, request));
}

TEST(Http, EveryResponseKeepsToItself) {
    for (const int status : {200, 303, 400, 403, 404, 405, 408, 421, 431, 500}) {
        const std::string bytes = to_bytes(plain_page(status, "<b>", "a & b"), false);
        for (const char* header :
             {"Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
              "frame-ancestors 'none'\r\n",
              "X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n", "Cache-Control: no-store\r\n"})
            EXPECT_THAT(bytes, testing::HasSubstr(header));
        EXPECT_THAT(bytes, testing::HasSubstr("&lt;b&gt;"));
    }
    const std::string head = to_bytes(plain_page(200, "t", "w"), true);
    EXPECT_TRUE(head.ends_with("\r\n\r\n"));
    EXPECT_THAT(head, testing::Not(testing::HasSubstr("Content-Length: 0")));
}

}  // namespace
}  // namespace onrecord
