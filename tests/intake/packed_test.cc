// Zstandard files and archives, PDF and feeds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/zstd.h"
#include "input_fixture.h"
#include "intake/feed.h"
#include "intake/pdf.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string zstd(std::string_view bytes, std::string_view dictionary = {}) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    ZSTD_CCtx* context = ZSTD_createCCtx();
    const auto n =
        ZSTD_compress_usingDict(context, out.data(), out.size(), bytes.data(), bytes.size(), dictionary.data(), dictionary.size(), 3);
    ZSTD_freeCCtx(context);
    EXPECT_EQ(ZSTD_isError(n), 0U);
    out.resize(n);
    return out;
}

std::string skippable(std::string_view bytes) {
    std::string frame("\x5d\x2a\x4d\x18", 4);
    for (int i = 0; i < 4; ++i) frame += static_cast<char>(bytes.size() >> (8 * i) & 0xff);
    return frame + std::string(bytes);
}

std::string warc_record(const std::string& id, const std::string& page) {
    const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <" + id + ">\r\nContent-Type: application/http; msgtype=response\r\n" +
           "WARC-Target-URI: https://harlow.example/" + id + "\r\nContent-Length: " + std::to_string(http.size()) + "\r\n\r\n" + http +
           "\r\n\r\n";
}

class Packed : public InputFixture {};

TEST_F(Packed, AFileIsReadAsWhatItHolds) {
    write("a.html.zst", zstd("<p>The quay is closed.</p>"));
    write("b.jsonl.zst", zstd("{\"text\": \"one\"}\n") + zstd("{\"text\": \"two\"}\n"));
    write("c", zstd("Words without an ending."));
    const Got got = read({folder(), path("c")});
    EXPECT_THAT(got.errors, IsEmpty());
    ASSERT_THAT(got.documents, SizeIs(4));
    EXPECT_EQ(got.documents[0].bytes, "<p>The quay is closed.</p>");
    EXPECT_EQ(got.documents[2].bytes, "two");
}

TEST_F(Packed, AnArchiveHasAFrameARecordAndADictionary) {
    const std::string one = warc_record("one", "<p>The quay is closed.");
    const std::string two = warc_record("two", "<p>The quay is open.");
    write("a.warc.zst", zstd(one) + zstd(two));
    write("b.warc.zst", skippable(one) + zstd(one, one) + zstd(two, one));        // a bare dictionary
    write("c.warc.zst", skippable(zstd(one)) + zstd(one, one) + zstd(two, one));  // a packed one
    write("d.warc.zst", zstd(one) + skippable("of no matter") + zstd(two));
    for (const std::string name : {"a", "b", "c", "d"}) {
        const Got got = read({path(name + ".warc.zst")});
        EXPECT_THAT(got.errors, IsEmpty()) << name;
        ASSERT_THAT(got.documents, SizeIs(2)) << name;
        EXPECT_EQ(got.documents[1].bytes, "<p>The quay is open.") << name;
    }
}

TEST_F(Packed, WhatIsDamagedIsToldAndTheRestRead) {
    const std::string one =
        zstd(warc_record("one", "<p>" + std::string(3000, 'a') + "<p>The quay is closed and stays so until the silt is gone."));
    const std::string two = zstd(warc_record("two", "<p>The quay is open."));
    std::string bad = one;
    for (std::size_t i = bad.size() / 2; i < bad.size() / 2 + 8; ++i) bad[i] = static_cast<char>(~bad[i]);
    write("a.warc.zst", one + bad + two);
    const Got got = read({path("a.warc.zst")});
    ASSERT_FALSE(got.documents.empty());
    EXPECT_EQ(got.documents.front().bytes.substr(0, 5), "<p>aa");
    EXPECT_EQ(got.documents.back().bytes, "<p>The quay is open.");
    EXPECT_FALSE(got.errors.empty());

    write("cut.html.zst", one.substr(0, one.size() - 3));
    const Got cut = read({path("cut.html.zst")});
    ASSERT_THAT(cut.errors, SizeIs(1));
    EXPECT_THAT(cut.errors[0].message, HasSubstr("cut off"));
    EXPECT_EQ(decompress_zstd(zstd(std::string(1000, 'a')), 999).error().kind, ErrorKind::too_large);
    EXPECT_EQ(decompress_zstd("\x28\xb5\x2f\xfd and so on", 999).error().kind, ErrorKind::malformed);
}

// A page of two paragraphs in lines, as a printer's program would set them; its table of places is left for the reader to make anew.
const std::string kPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 190>>stream\nBT /F 12 Tf 72 700 Td 14 TL (The harbour authority closed berth four on Monday after) Tj T* "
    "(divers had found a wreck.) Tj T* T* (No ship was there.) Tj ET\nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

TEST_F(Packed, PdfIsReadByAnotherProgram) {
    const auto missing = parse_pdf(kPdf, "no-such-pdftotext");
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().kind, ErrorKind::unsupported);
    EXPECT_THAT(missing.error().message, HasSubstr("install pdftotext"));
    EXPECT_EQ(parse_pdf(kPdf, "false").error().kind, ErrorKind::malformed);
    if (std::system("command -v pdftotext > /dev/null") != 0) GTEST_SKIP() << "skipped: pdftotext is not installed";
    write("a.pdf", kPdf);
    write("b.txt", kPdf);  // whatever it is called
    const Got got = read({folder()});
    EXPECT_THAT(got.errors, IsEmpty());
    ASSERT_THAT(got.documents, SizeIs(2));
    EXPECT_EQ(got.documents[0].bytes,
              "The harbour authority closed berth four on Monday after divers had found a wreck.\n\nNo ship was there.");
    EXPECT_THAT(got.documents[0].limits, ElementsAre(HasSubstr("pdftotext")));
    EXPECT_EQ(parse_pdf("%PDF-1.7 and so on").error().kind, ErrorKind::malformed);
}

TEST(JoinLines, APlainLineEndsAParagraphAndAFullOneDoesNot) {
    EXPECT_EQ(
        join_lines(
            "The harbour authority closed the berth on\nMonday.\nDivers had found a wreck below the quay, it\nsaid.\n\n\nNo ship came.\n"),
        "The harbour authority closed the berth on Monday.\n\nDivers had found a wreck below the quay, it said.\n\nNo ship came.");
    EXPECT_EQ(join_lines(""), "");
    EXPECT_EQ(join_lines("\n\f\n"), "");
}

TEST_F(Packed, AFeedIsADocumentAnItem) {
    write("a.rss",
          "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:dc=\"d\"><channel><title>Harlow "
          "Courier</title>"
          "<item><title>Caf\xe9 closes</title><link>https://harlow.example/a</link><pubDate>Mon, 05 Aug 2024 10:00:00 +0200</pubDate>"
          "<dc:creator>Ana Ruiz</dc:creator><description>Short.</description>"
          "<content:encoded><![CDATA[<p>The caf\xe9 closed.</p>]]></content:encoded></item>"
          "<item><title>Nothing</title></item>"
          "<item><description>&lt;p&gt;The quay is &amp;amp; stays open.&lt;/p&gt;</description></item></channel></rss>");
    write("b.atom",
          "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Ledger</title><entry><title>Quay</title><link rel=\"self\" "
          "href=\"https://x.example/s\"/>"
          "<link href=\"https://x.example/q\"/><published>2024-08-06T01:00:00Z</published><author><name>Tom Osei</name></author>"
          "<content type=\"xhtml\"><div><p>The quay is <b>open</b>.</p></div></content></entry></feed>");
    write("c",
          "<?xml version=\"1.0\"?><rdf:RDF "
          "xmlns:rdf=\"r\"><channel><title>Old</title></channel><item><description>Words.</description></item></rdf:RDF>");
    const Got got = read({folder(), path("c")});
    ASSERT_THAT(got.documents, SizeIs(4));
    EXPECT_EQ(got.documents[0].title, "Caf\xc3\xa9 closes");
    EXPECT_EQ(got.documents[0].outlet, "Harlow Courier");
    EXPECT_EQ(got.documents[0].date, "2024-08-05");
    EXPECT_EQ(got.documents[0].url, "https://harlow.example/a");
    EXPECT_EQ(got.documents[0].bytes,
              "<!doctype html><meta property=\"og:type\" content=\"article\"><meta name=\"author\" content=\"Ana Ruiz\"><article><p>The "
              "caf\xc3\xa9 closed.</p></article>");
    EXPECT_THAT(got.documents[1].bytes, HasSubstr("<p>The quay is &amp; stays open.</p>"));
    EXPECT_THAT(got.documents[2].bytes, HasSubstr("<div><p>The quay is <b>open</b>.</p></div>"));
    EXPECT_EQ(got.documents[2].url, "https://x.example/q");
    EXPECT_EQ(got.documents[3].outlet, "Old");
    ASSERT_THAT(got.errors, SizeIs(1));
    EXPECT_THAT(got.errors[0].message, HasSubstr("a.rss#2: is an item without text"));
}

TEST_F(Packed, AFeedSaysWhoseItsItemsAre) {
    write("a.rss",
          "<rss><channel><item><source url=\"https://t.example/rss\"> Tideline </source><description>Words of one.</description></item>"
          "<item><description>Words of two.</description></item></channel></rss>");
    write("b.atom",
          "<feed><entry><source><id>x</id><title>Quay Wire</title></source><content>Words of three.</content></entry>"
          "<entry><source><id>x</id></source><content>Words of four.</content></entry></feed>");
    const Got got = read({folder()});
    ASSERT_THAT(got.documents, SizeIs(4));
    EXPECT_EQ(got.documents[0].syndicated_from, "Tideline");
    EXPECT_EQ(got.documents[1].syndicated_from, "");
    EXPECT_EQ(got.documents[2].syndicated_from, "Quay Wire");
    EXPECT_EQ(got.documents[3].syndicated_from, "");
}

TEST_F(Packed, AFeedSaysTheSectionOfItsItems) {
    write("a.rss",
          "<rss><channel><item><category>Harbour</category><description>Words of one.</description></item>"
          "<item><category>Sea</category><category>Land</category><description>Words of two.</description></item></channel></rss>");
    write("b.atom", "<feed><entry><category term=\"ports\" label=\"Ports\"/><content>Words of three.</content></entry></feed>");
    const Got got = read({folder()});
    ASSERT_THAT(got.documents, SizeIs(3));
    EXPECT_THAT(got.documents[0].bytes, HasSubstr("property=\"article:section\" content=\"Harbour\""));
    EXPECT_THAT(got.documents[1].bytes, Not(HasSubstr("article:section")));  // tags
    EXPECT_THAT(got.documents[2].bytes, HasSubstr("property=\"article:section\" content=\"Ports\""));
}

TEST_F(Packed, MarkupThatAFeedEscapedTwiceIsMarkup) {
    write("a.rss",
          "<rss><channel><item><description>&amp;lt;p&amp;gt;Salt &amp;amp;amp; tar.&amp;lt;/p&amp;gt;</description></item>"
          "<item><description>&lt;p&gt;Write &amp;lt;p&amp;gt; for a paragraph.&lt;/p&gt;</description></item></channel></rss>");
    const Got got = read({path("a.rss")});
    ASSERT_THAT(got.documents, SizeIs(2));
    EXPECT_THAT(got.documents[0].bytes, HasSubstr("<p>Salt &amp; tar.</p>"));
    EXPECT_THAT(got.documents[1].bytes, HasSubstr("<p>Write &lt;p&gt; for a paragraph.</p>"));
}

TEST_F(Packed, ABrokenFeedIsReadAsFarAsItGoes) {
    write("a.rss", "<rss><channel><item><description>Words of one.</description></item><item><description>Words of <<two");
    write("b.rss", "<rss><channel></channel></rss>");
    write("c.rss", "no feed at all");
    const Got got = read({folder()});
    ASSERT_FALSE(got.documents.empty());
    EXPECT_THAT(got.documents[0].bytes, HasSubstr("Words of one."));
    ASSERT_THAT(got.errors, SizeIs(3));
    EXPECT_THAT(got.errors[0].message, HasSubstr("what follows was not read"));
    EXPECT_THAT(got.errors[1].message, HasSubstr("without items"));
    EXPECT_THAT(got.errors[2].message, HasSubstr("is no feed"));
}

}  // namespace
}  // namespace onrecord
