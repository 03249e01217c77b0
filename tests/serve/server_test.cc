#include "serve/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <list>
#include <thread>

#include "socket.h"

namespace onrecord {
namespace {

using testing::HasSubstr;

// A server that answers with the target, in a thread of its own.
class Running {
public:
    explicit Running(const ServerLimits& limits = {}) : server_(Server::open(0, limits).value()) {
        thread_ = std::thread([this] { server_.run([](const Request& request) { return plain_page(200, "here", request.target); }); });
    }
    ~Running() {
        server_.stop();
        thread_.join();
    }
    [[nodiscard]] std::uint16_t port() const { return server_.port(); }
    [[nodiscard]] std::string get(const std::string& target, const std::string& method = "GET") const {
        const Client client(port());
        client.say(method + " " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
        return client.hear();
    }

private:
    Server server_;
    std::thread thread_;
};

TEST(Server, Answers) {
    const Running server;
    EXPECT_THAT(server.get("/one"), HasSubstr("<p>/one</p>"));
    EXPECT_TRUE(server.get("/two", "HEAD").ends_with("\r\n\r\n"));
    EXPECT_THAT(server.get("/" + std::string(kMaxRequestBytes, 'a')), HasSubstr(" 431 "));
    const Client client(server.port());
    client.say("\x16\x03\x01\r\n\r\n");
    EXPECT_THAT(client.hear(), HasSubstr(" 400 "));
}

TEST(Server, ARequestMayComeInPieces) {
    const Running server;
    const Client client(server.port());
    for (const char c : std::string_view("GET /p HTTP/1.1\r\nHost: a\r\n\r\n")) client.say(std::string_view(&c, 1));
    EXPECT_THAT(client.hear(), HasSubstr("<p>/p</p>"));
}

// Clients that begin a request and do not end it, more than there are places: another is answered at once, and they are let go.
TEST(Server, SlowClientsBlockNobody) {
    const Running server({.max_connections = 8, .request_ms = 1500, .response_ms = 1500});
    std::list<Client> slow;
    for (int i = 0; i < 20; ++i) {
        slow.emplace_back(server.port());
        slow.back().say("GET / HT");
    }
    const auto began = std::chrono::steady_clock::now();
    EXPECT_THAT(server.get("/now"), HasSubstr("<p>/now</p>"));
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(1));
    EXPECT_EQ(slow.front().hear(), "");
    EXPECT_EQ(slow.back().hear(), "");
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(15));
}

// Of the descriptors that a program may have some are left to those who make pages, however many connect.
TEST(Server, ConnectionsLeaveDescriptorsToPages) {
    struct rlimit before {};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
    struct rlimit few = before;
    few.rlim_cur = 40;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &few), 0);
    {
        const Running server;
        ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);  // the clients are this program's too
        std::list<Client> slow;
        for (int i = 0; i < 60; ++i) {
            slow.emplace_back(server.port());
            slow.back().say("GET / HTTP/1.1\r\n");
        }
        EXPECT_THAT(server.get("/one"), HasSubstr("<p>/one</p>"));
        EXPECT_EQ(slow.front().hear(), "");  // it had to make room
    }
}

TEST(Server, APortThatIsTakenIsAnError) {
    const Running server;
    const auto second = Server::open(server.port());
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error().message, HasSubstr("--port"));
}

}  // namespace
}  // namespace onrecord
