#include "intake/mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "input_fixture.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Mail : public InputFixture {};

const std::string kMail =
    "From: \"Harlow Port Authority\" <press@harlow.example>\r\n"
    "Subject: =?utf-8?Q?The_caf=C3=A9?=\r\n =?utf-8?B?IGF0IGJlcnRoIDQ=?= closes\r\n"
    "Date: Mon, 5 Aug 2024 23:30:00 +0200\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n"
    "For those whose program reads no MIME.\r\n"
    "--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n"
    "--inner\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "The caf=E9 will close, the port=\r\n authority said.\r\n"
    "--inner\r\nContent-Type: text/html\r\n\r\n<p>The page.</p>\r\n--inner--\r\n"
    "--outer\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=plan.txt\r\n\r\nA plan.\r\n--outer--\r\n";

TEST_F(Mail, IsItsPlainTextWithSubjectSenderAndDay) {
    write("a.eml", kMail);
    write("told_by_its_bytes", kMail);
    for (const std::string name : {"a.eml", "told_by_its_bytes"}) {
        const Got got = read({path(name)});
        ASSERT_EQ(got.documents.size(), 1U) << name;
        const Document& mail = got.documents[0];
        EXPECT_EQ(mail.kind, DocumentKind::text);
        EXPECT_EQ(mail.bytes, "The caf\xe9 will close, the port authority said.\r\n");
        EXPECT_EQ(mail.charset, "iso-8859-1");
        EXPECT_EQ(mail.title, "The caf\xc3\xa9 at berth 4 closes");
        EXPECT_EQ(mail.outlet, "Harlow Port Authority");
        EXPECT_EQ(mail.date, "2024-08-05");
        EXPECT_THAT(mail.limits, ElementsAre(HasSubstr("attachments 1")));
    }
}

// As browsers save a page: the day of saving is no day of publication.
TEST_F(Mail, OfASavedPageThePageIsRead) {
    write("a.mhtml",
          "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harlow.example/quay\r\nSubject: Quay\r\n"
          "Date: Tue, 6 Aug 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
          "Content-Type: multipart/related; type=\"text/html\"; boundary=\"----b----\"\r\n\r\n"
          "------b----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: "
          "https://harlow.example/quay\r\n\r\n"
          "PHA+VGhlIHF1YXkg\r\naXMgY2xvc2VkLjwvcD4=\r\n"
          "------b----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
          "------b----\r\nContent-Type: text/html\r\n\r\n<p>A frame.</p>\r\n------b------\r\n");
    const Got got = read({folder()});
    ASSERT_EQ(got.documents.size(), 1U);
    const Document& page = got.documents[0];
    EXPECT_EQ(page.kind, DocumentKind::html);
    EXPECT_EQ(page.bytes, "<p>The quay is closed.</p>");
    EXPECT_EQ(page.url, "https://harlow.example/quay");
    EXPECT_EQ(page.date, "");
    EXPECT_EQ(page.title, "");
    EXPECT_THAT(page.limits, IsEmpty());
}

TEST_F(Mail, DamageIsToldOrReadAsFarAsItGoes) {
    for (std::size_t cut = 0; cut <= kMail.size(); cut += 7) {
        const auto document = parse_mail(std::string_view(kMail).substr(0, cut));
        if (!document) {
            EXPECT_THAT(document.error().message, HasSubstr("without text"));
        }
    }
    const auto broken = parse_mail("Content-Transfer-Encoding: base64\n\nVGhlIHF1YXku\n!!!!VGhl\n");
    ASSERT_TRUE(broken.ok());
    EXPECT_THAT(broken.value().bytes, HasSubstr("The quay."));
    EXPECT_THAT(broken.value().limits, ElementsAre(HasSubstr("base64")));
    // Parts within parts within parts: no deeper than the budget.
    std::string nested;
    for (int i = 0; i < 1000; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    EXPECT_FALSE(parse_mail(nested + "\nwords").ok());
}

TEST_F(Mail, WhatFollowsGzipIsToldAsForEveryFile) {
    write("a.eml.gz", gzip(kMail) + "other bytes");
    const Got got = read({path("a.eml.gz")});
    ASSERT_EQ(got.documents.size(), 1U);
    EXPECT_THAT(got.documents[0].limits, ElementsAre(HasSubstr("attachments 1"), HasSubstr("what follows the compressed data")));
}

// As mail programs fold what is long.
TEST_F(Mail, ASoftLineBreakMayHaveWhiteSpaceBehindIt) {
    const auto mail = parse_mail(
        "MIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "The qu=  \r\nay is clo=\t\nsed =3D shut.=\r\n");
    ASSERT_TRUE(mail.ok());
    EXPECT_EQ(mail.value().bytes, "The quay is closed = shut.");
}

TEST_F(Mail, FieldsMayGoOnInTheNextLine) {
    const auto mail = parse_mail(
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n\ttype=\"text/plain\";\r\n\tboundary=\"b\"\r\n\r\n--b\r\n\r\nThe "
        "quay.\r\n--b--\r\n");
    ASSERT_TRUE(mail.ok());
    EXPECT_EQ(mail.value().bytes, "The quay.\r\n");
}

TEST(MailBytes, AreToldFromOtherText) {
    EXPECT_TRUE(is_mail("From: a\nMIME-Version: 1.0\n\nwords"));
    EXPECT_TRUE(is_mail("mime-version: 1.0\nFrom: a\n\nwords"));
    EXPECT_FALSE(is_mail("From: a\n\nMIME-Version: 1.0"));
    EXPECT_FALSE(is_mail("The mayor said: no.\nMIME-Version: 1.0\n"));
    EXPECT_FALSE(is_mail(""));
}

}  // namespace
}  // namespace onrecord
