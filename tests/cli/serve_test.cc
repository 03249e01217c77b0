// `onrecord serve` over a socket, on a record of reports that try to be markup.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "program.h"
#include "socket.h"

namespace onrecord {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kReports =
    R"jsonl({"id": "../a<b>", "title": "<script>alert(1)</script> Pier closed", "outlet": "\"><img src=x onerror=alert(2)>", "url": "javascript:alert(3)", "date": "2025-08-05", "text": "The Harlow Port Authority closed Pier 4 on Monday.\n\n“We were never asked whether the pier should close,” Ana Ruiz, who leads the <i>fishers</i>, told the Harlow Times. She denied that boats had left.\n\nTom Bell declined to comment."}
{"id": "b", "title": "Pier 4 at Harlow is shut", "outlet": "Coast Post", "url": "data:text/html,x", "date": "2025-08-05", "text": "Harlow Port Authority closed Pier 4 on Monday.\n\n“We were never asked if the pier should close,” said Ana Ruiz. Tom Bell said that twelve boats had left Harlow."}
)jsonl";

class Serving {
public:
    explicit Serving(const std::string& reports = kReports, const std::string& made_by = "onrecord build r.record in.jsonl") {
        program_.write("in.jsonl", reports);
        EXPECT_EQ(program_.run(made_by).status, 0);
        EXPECT_EQ(
            program_
                .run("('" ONRECORD_PROGRAM
                     "' serve r.record > url 2> said & echo $! > pid; wait $!; echo $? > status) & for i in $(seq 200); do test -s url && "
                     "break; sleep 0.05; done")
                .status,
            0);
        address_ = program_.read("url");
        const auto colon = address_.find(':', 7);
        if (colon != std::string::npos) port_ = static_cast<std::uint16_t>(std::stoi(address_.substr(colon + 1)));
        const auto token = address_.find("/?token=");
        const std::string in = token == std::string::npos ? "" : ask(address_.substr(token, address_.find('\n') - token));
        const auto cookie = in.find("Set-Cookie: ");
        if (cookie != std::string::npos) cookie_ = in.substr(cookie + 12, in.find(';', cookie) - cookie - 12);
    }

    ~Serving() { (void)program_.run("kill $(cat pid)"); }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    [[nodiscard]] std::string ask(const std::string& target, const std::string& more = "") const {
        const Client client(port_);
        client.say("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n" + more + "\r\n");
        return client.hear();
    }
    // A form, as a page of the server's own sends it.
    [[nodiscard]] std::string post(const std::string& target, const std::string& form, const std::string& more) const {
        const Client client(port_);
        const std::string host = "127.0.0.1:" + std::to_string(port_);
        client.say("POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\n" + more +
                   "Content-Length: " + std::to_string(form.size()) + "\r\n\r\n" + form);
        return client.hear();
    }
    [[nodiscard]] std::string page(const std::string& target) const { return ask(target, "Cookie: " + cookie_ + "\r\n"); }
    [[nodiscard]] const std::string& cookie() const { return cookie_; }
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] const Program& program() const { return program_; }

private:
    Program program_;
    std::string address_, cookie_;
    std::uint16_t port_ = 0;
};

std::vector<std::string> links_of(const std::string& html) {
    std::vector<std::string> links;
    for (std::size_t at = html.find("href=\""); at != std::string::npos; at = html.find("href=\"", at)) {
        at += 6;
        std::string link = html.substr(at, html.find('"', at) - at);
        for (std::size_t entity; (entity = link.find("&amp;")) != std::string::npos;) link.replace(entity, 5, "&");
        links.push_back(link.substr(0, link.find('#')));
    }
    return links;
}

TEST(Serve, EveryPageIsReachedAndNoneHoldsMarkupOfReports) {
    const Serving serving;
    ASSERT_NE(serving.cookie(), "") << serving.address();
    std::set<std::string> seen{"/"};
    std::vector<std::string> queue{"/", "/search?q=pier", "/search?q=%22%22", "/search?q=%3Cb%3E", "/search", "/search?q=nowhere"};
    while (!queue.empty() && seen.size() < 400) {
        const std::string target = queue.back();
        queue.pop_back();
        const std::string got = serving.page(target);
        EXPECT_THAT(got, HasSubstr("HTTP/1.1 200 ")) << target;
        if (target == "/style.css" || target == "/icon.svg") continue;
        if (target.find(".csv") != std::string::npos) {  // words as they are, for another program
            EXPECT_THAT(got, HasSubstr("Content-Type: text/csv"));
            EXPECT_THAT(got, HasSubstr("Content-Disposition: attachment; filename=\"statements.csv\""));
            continue;
        }
        EXPECT_EQ(got.find("<script"), std::string::npos) << target;
        EXPECT_EQ(got.find("<img"), std::string::npos) << target;
        EXPECT_EQ(got.find("<i>"), std::string::npos) << target;
        EXPECT_EQ(got.find(" style="), std::string::npos) << target;
        for (const auto& link : links_of(got)) {
            EXPECT_TRUE(link.starts_with("/") || link.empty()) << link;
            if (!link.empty() && seen.insert(link).second) queue.push_back(link);
        }
    }
    EXPECT_GT(seen.size(), 15u);
    EXPECT_THAT(serving.page("/report/%2E.%2Fa%3Cb%3E?at=4-39"), HasSubstr("<mark id=\"at\""));
    EXPECT_THAT(serving.page("/nothing"), HasSubstr(" 404 "));
    EXPECT_THAT(serving.page("/%2e%2e/etc/passwd"), HasSubstr(" 400 "));
    EXPECT_THAT(serving.page("/story/%3Cscript%3E"), Not(HasSubstr("<script")));
    EXPECT_THAT(serving.ask("/"), HasSubstr(" 403 "));
    EXPECT_THAT(serving.ask("/", "Host: evil.example\r\n"), HasSubstr(" 421 "));
}

TEST(Serve, ACatalogueIsServedAsARecord) {
    const std::string july =
        R"jsonl({"id": "july", "title": "Pier 4 at Harlow is shut", "outlet": "Fen Echo", "date": "2025-07-30", "text": "“It will never hold the cranes again,” Otto Vey of the Harlow Port Authority said on Monday."}
)jsonl";
    const Serving serving(kReports + july,
                          "onrecord build 7.record --month 2025-07 in.jsonl && onrecord build 8.record --month 2025-08 in.jsonl && "
                          "onrecord catalogue 7.record 8.record -o r.record");
    std::set<std::string> seen{"/"};
    std::vector<std::string> queue{"/"};
    while (!queue.empty() && seen.size() < 400) {
        const std::string target = queue.back();
        queue.pop_back();
        const std::string got = serving.page(target);
        EXPECT_THAT(got, HasSubstr("HTTP/1.1 200 ")) << target;
        if (target.find('.') != std::string::npos) continue;
        for (const auto& link : links_of(got))
            if (!link.empty() && seen.insert(link).second) queue.push_back(link);
    }
    EXPECT_TRUE(seen.contains("/report/july"));
    EXPECT_TRUE(seen.contains("/report/b"));
    EXPECT_THAT(serving.page("/search?q=cranes"), HasSubstr("/report/july"));
    EXPECT_THAT(serving.page("/search?q=boats"), HasSubstr("/report/b"));
}

TEST(Serve, SearchesByWhoWhereAndWhen) {
    const Serving serving;
    EXPECT_THAT(serving.page("/search?speaker=ruiz&channel=harlow+times"), HasSubstr("We were never asked"));
    EXPECT_THAT(serving.page("/search?speaker=nobody"), HasSubstr("Nobody says that"));
    EXPECT_THAT(serving.page("/search?q=pier&from=2025-08-06"), HasSubstr("No report of this kind has all of"));
    EXPECT_THAT(serving.page("/search?q=pier&from=2025-08&to=2025"), HasSubstr("passages"));
    EXPECT_THAT(serving.page("/search?outlet=Coast+Post"), HasSubstr("/report/b\""));
    EXPECT_THAT(serving.page("/search?q=pier&from=yesterday"), HasSubstr("is no day or month"));
    const auto page = serving.page("/");
    const auto story = page.substr(page.find("/story/"), page.find_first_of("\"?#", page.find("/story/")) - page.find("/story/"));
    EXPECT_THAT(serving.page(story + "/timeline?kind=planned"), Not(HasSubstr("<ol class=\"plain timeline\">")));
}

// A list shows a few uses of a quotation, and a few tellings of an event, that is everywhere; its own page has all.
TEST(Serve, WhatManyReportsHaveHasAPage) {
    std::string reports;
    for (int i = 1; i <= 14; ++i) {
        const std::string n = std::to_string(i);
        reports += R"({"id":"r)" + n + R"(","title":"Pier 4 shut","outlet":"Paper )" + n +
                   R"(","date":"2025-08-05","text":"“We were never asked whether the pier should close,” said Ana Ruiz on Monday, when )" +
                   n + R"( boats had left Harlow. A crane fell onto the pier on 2 August."})" + "\n";
    }
    const Serving serving(reports);
    const auto links = links_of(serving.page("/"));
    for (const auto& part : {std::pair("/quotations", ">and 4 more uses<"), {"/timeline", ">and 4 more reports<"}}) {
        const std::string section = part.first, words = part.second;
        const auto list_link = std::find_if(links.begin(), links.end(), [&](const auto& link) { return link.ends_with(section); });
        ASSERT_NE(list_link, links.end()) << section;
        const std::string list = serving.page(*list_link);
        const std::size_t more = list.find(words);
        ASSERT_NE(more, std::string::npos) << section;
        const std::size_t address = list.rfind("href=\"", more) + 6;
        const std::string page = serving.page(list.substr(address, list.find('"', address) - address));
        for (int i = 1; i <= 14; ++i) EXPECT_THAT(page, HasSubstr(">Paper " + std::to_string(i) + ",")) << section;
    }
}

TEST(Serve, ALinkByItsWordsFindsThemAgain) {
    const Serving serving;
    const std::string words = "&exact=Harlow+Port+Authority&suffix=+closed";
    EXPECT_THAT(serving.page("/report/b?at=0-21" + words), Not(HasSubstr("moved")));
    EXPECT_THAT(serving.page("/report/b?at=3-9" + words), HasSubstr("have moved"));
    EXPECT_THAT(serving.page("/report/b?at=3-9&exact=nothing+like+it"), HasSubstr("are lost"));
    EXPECT_THAT(serving.page("/report?id=b"), HasSubstr("HTTP/1.1 200 "));
    EXPECT_THAT(serving.page("/report?id=c"), HasSubstr(" 404 "));
}

TEST(Serve, ADecisionIsTakenBackByItsFormAlone) {
    const Serving serving;
    EXPECT_EQ(serving.program().run("onrecord decide r.record note b 'seen in print'").status, 0);
    const std::string page = serving.page("/decisions");
    EXPECT_THAT(page, HasSubstr("seen in print"));
    const auto at = page.find("name=\"token\" value=\"");
    ASSERT_NE(at, std::string::npos);
    const std::string token = page.substr(at + 20, 64), cookie = "Cookie: " + serving.cookie() + "\r\n";
    EXPECT_THAT(serving.post("/decisions/undo", "number=1&token=" + token, ""), HasSubstr(" 403 "));
    EXPECT_THAT(serving.post("/decisions/undo", "number=1&token=", cookie), HasSubstr(" 403 "));
    EXPECT_THAT(serving.post("/decisions/undo", "number=9&token=" + token, cookie), HasSubstr(" 409 "));
    EXPECT_THAT(serving.page("/decisions"), HasSubstr("seen in print"));
    EXPECT_THAT(serving.post("/decisions/undo", "number=1&token=" + token, cookie), HasSubstr(" 303 "));
    EXPECT_THAT(serving.page("/decisions"), Not(HasSubstr("seen in print")));
}

TEST(Serve, EndsCleanlyWhenAsked) {
    for (const char* signal : {"TERM", "INT"}) {
        const Serving serving;
        ASSERT_NE(serving.cookie(), "");
        EXPECT_EQ(
            serving.program()
                .run("kill -" + std::string(signal) + " $(cat pid); for i in $(seq 200); do test -s status && break; sleep 0.05; done")
                .status,
            0);
        EXPECT_EQ(serving.program().read("status"), "0\n") << signal;
        EXPECT_EQ(serving.program().run("onrecord check r.record").status, 0);
    }
}

TEST(Serve, SaysWhatIsWrong) {
    const Program program;
    EXPECT_EQ(program.run("onrecord serve nothing.record").status, 3);
    EXPECT_EQ(program.run("onrecord serve").status, 2);
}

}  // namespace
}  // namespace onrecord
