#include "text/encoding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "shared.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

using namespace std::string_literals;

struct Row {
    const char* what;
    std::string bytes;
    const char* charset;
    Markup markup;
    const char* encoding;
    std::string text;
};

TEST(Encoding, DecodesInTheOrderOfTheStandard) {
    const Row rows[] = {
        {"plain ASCII", "Harbour", "", Markup::plain, "utf-8", "Harbour"},
        {"UTF-8", "caf\xc3\xa9", "", Markup::plain, "utf-8", "café"},
        {"a mark goes before what is given",
         "\xef\xbb\xbf"
         "caf\xc3\xa9",
         "windows-1252", Markup::plain, "utf-8", "café"},
        {"UTF-16, little first",
         "\xff\xfe"
         "A\0\xe9\0"s,
         "", Markup::plain, "utf-16le", "Aé"},
        {"UTF-16, big first", "\xfe\xff\0A\0\xe9"s, "", Markup::html, "utf-16be", "Aé"},
        {"given goes before <meta>", "<meta charset=iso-8859-2>\xe9", "latin1", Markup::html, "windows-1252", "<meta charset=iso-8859-2>é"},
        {"latin1 means windows-1252", "\x93yes\x94", "ISO-8859-1", Markup::plain, "windows-1252", "“yes”"},
        {"ascii does too", "\x93yes\x94", "us-ascii", Markup::plain, "windows-1252", "“yes”"},
        {"<meta>", "<meta charset=windows-1251>\xcf\xf0", "", Markup::html, "windows-1251", "<meta charset=windows-1251>Пр"},
        {"an unknown label is none", "caf\xc3\xa9", "no-such-thing", Markup::plain, "utf-8", "café"},
        {"<meta> that many characters contradict", "<meta charset=windows-1252>é“”é", "", Markup::html, "utf-8",
         "<meta charset=windows-1252>é“”é"},
        {"what is given that many characters contradict", "é“”é", "iso-8859-1", Markup::plain, "utf-8", "é“”é"},
        {"UTF-16 without a mark, little first, with quotation marks", "\x1c\x20N\0o\0,\0\x1d\x20 \0h\0e\0 \0s\0a\0i\0d\0"s, "",
         Markup::plain, "utf-16le", "“No,” he said"},
        {"big first", "\0<\0p\0>\0N\0o\x20\x14\0y\0e\0s"s, "", Markup::html, "utf-16be", "<p>No—yes"},
        {"plain text has no <meta>", "<meta charset=windows-1251>caf\xc3\xa9", "", Markup::plain, "utf-8",
         "<meta charset=windows-1251>café"},
        {"Shift_JIS", "\x93\xfa\x96\x7b", "shift_jis", Markup::plain, "shift_jis", "日本"},
        {"GBK", "\xd6\xd0", "gb2312", Markup::plain, "gbk", "中"},
    };
    for (const Row& row : rows) {
        const auto decoded = decode_bytes(row.bytes, row.charset, row.markup, "x");
        ASSERT_TRUE(decoded.ok()) << row.what;
        EXPECT_EQ(decoded.value().encoding, row.encoding) << row.what;
        EXPECT_EQ(decoded.value().text, row.text) << row.what;
        EXPECT_TRUE(decoded.value().limits.empty()) << row.what;
    }
}

TEST(Encoding, DetectsWhatNobodySays) {
    const std::string russian =
        "\xc3\xee\xf0\xee\xe4\xf1\xea\xe0\xff \xe0\xe4\xec\xe8\xed\xe8\xf1\xf2\xf0\xe0\xf6\xe8\xff \xf1\xee\xee\xe1\xf9\xe8\xeb\xe0, "
        "\xf7\xf2\xee \xef\xee\xf0\xf2 \xe7\xe0\xea\xf0\xee\xfe\xf2 \xe2 \xef\xff\xf2\xed\xe8\xf6\xf3 \xf3\xf2\xf0\xee\xec.";
    for (const char* said : {"", "utf-8"}) {  // which it is mostly not
        const auto decoded = decode_bytes(russian, said, Markup::plain, "x");
        ASSERT_TRUE(decoded.ok());
        EXPECT_EQ(decoded.value().encoding, "windows-1251");
    }
}

TEST(Encoding, ReplacesAndTellsWhatItCannotConvert) {
    const auto western = decode_bytes("a\x81\x8d\x90z", "windows-1252", Markup::plain, "x");
    ASSERT_TRUE(western.ok());
    EXPECT_EQ(western.value().text, "a\ufffd\ufffd\ufffdz");
    EXPECT_EQ(western.value().limits, std::vector<std::string>{"charset windows-1252: 3 bytes replaced"});
    const auto utf8 = decode_bytes("a\xff", "utf-8", Markup::plain, "x");
    ASSERT_TRUE(utf8.ok());
    EXPECT_EQ(utf8.value().limits, std::vector<std::string>{"charset utf-8: 1 byte replaced"});
}

// A text that is UTF-8 but for a few bytes is UTF-8, and what was replaced is said.
TEST(Encoding, KnowsUtf8WithAFewBytesDamaged) {
    std::string text;
    for (int i = 0; i < 10; ++i) text += "“The weir is sound,” said the café’s owner — ";
    const std::string cut_after[] = {"", "\xe2", "\xe2\x80", "\xc3", "\xf0\x9f\x98"};
    for (const Markup markup : {Markup::plain, Markup::html}) {
        for (const char* stray : {"\x93", "\xff", "\xe9", "\xe2\x80"}) {
            for (const std::string& cut : cut_after) {
                const auto decoded = decode_bytes("<meta charset=windows-1252>" + text + stray + text + cut, "", markup, "x");
                ASSERT_TRUE(decoded.ok());
                EXPECT_EQ(decoded.value().encoding, "utf-8");
                EXPECT_EQ(decoded.value().text, "<meta charset=windows-1252>" + text + "\ufffd" + text + (cut.empty() ? "" : "\ufffd"));
                EXPECT_EQ(decoded.value().limits,
                          std::vector<std::string>{cut.empty() ? "charset utf-8: 1 byte replaced" : "charset utf-8: 2 bytes replaced"});
            }
        }
    }
    const auto cut = decode_bytes("the café, the caf\xc3", "", Markup::plain, "x");
    EXPECT_EQ(cut.value().text, "the café, the caf\ufffd");
    // Other encodings stay what they are: of theirs next to nothing is UTF-8.
    EXPECT_EQ(decode_bytes("caf\xe9, na\xefve, \xc3\xa9, d\xe9j\xe0", "", Markup::plain, "x").value().encoding, "windows-1252");
}

TEST(Encoding, AFewNulsMakeNoBinaryOfAShortText) {
    EXPECT_TRUE(decode_bytes("The quay will be closed for a week.\0\0 Then it rained."s, "utf-8", Markup::plain, "a.txt").ok());
}

TEST(Encoding, RefusesWhatIsNoText) {
    std::string noise;
    for (int i = 0; i < 4096; ++i) noise.push_back(static_cast<char>(i * 7919 >> 3));
    const std::string bad[] = {"", " \n\t", "%PDF-1.7\nstream", "\x89PNG\r\n\x1a\n", noise, std::string(100, '\0'), "text\0\0\0\0text"s};
    for (const auto& bytes : bad) {
        const auto decoded = decode_bytes(bytes, "", Markup::plain, "box/a.txt");
        ASSERT_FALSE(decoded.ok()) << bytes.substr(0, 20);
        EXPECT_EQ(decoded.error().kind, ErrorKind::malformed);
        EXPECT_EQ(decoded.error().message.rfind("box/a.txt: ", 0), 0U) << decoded.error().message;
    }
}

TEST(Encoding, EveryLabelDecodesSomethingToValidUtf8) {
    std::string all;
    for (int i = 0x20; i < 0x100; ++i) all.push_back(static_cast<char>(i));
    for (const char* label :
         {"latin2", "koi8-r", "macintosh", "windows-874", "x-mac-cyrillic", "euc-kr", "big5", "gb18030", "euc-jp", "iso-2022-jp",
          "shift_jis", "iso-8859-16", "iso-8859-8-i", "utf-16", "ibm866", "replacement", "x-user-defined"}) {
        EXPECT_FALSE(encoding_of_label(label).empty()) << label;
        const auto decoded = decode_bytes(all, label, Markup::plain, "x");
        ASSERT_TRUE(decoded.ok()) << label;
        EXPECT_TRUE(is_valid_utf8(decoded.value().text)) << label;
    }
    EXPECT_EQ(encoding_of_label(" Latin1\n"), "windows-1252");
    EXPECT_EQ(encoding_of_label(""), "");
    EXPECT_EQ(encoding_of_label("utf-8 utf8"), "");
}

// html5lib's files: "#data\n...\n#encoding\nname\n\n". They are written for a whole parser, whose default is windows-1252.
TEST(Encoding, PrescanAgreesWithHtml5lib) {
    ONRECORD_NEEDS_SHARED("corpora/conformance/html5lib");
    int n_tests = 0;
    int n_right = 0;
    for (const char* name : {"encoding-tests1.dat", "encoding-tests2.dat", "encoding-test-yahoo-jp.dat"}) {
        std::ifstream file(shared("corpora/conformance/html5lib/"s + name), std::ios::binary);
        const std::string all(std::istreambuf_iterator<char>(file), {});
        for (std::size_t at = all.find("#data\n"); at != std::string::npos;) {
            const auto begin = at + 6;
            const auto middle = all.find("\n#encoding\n", begin);
            const auto line_end = all.find('\n', middle + 11);
            std::string wanted = all.substr(middle + 11, line_end - middle - 11);
            std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
            const std::string data = all.substr(begin, middle - begin);
            const bool marked = data.rfind("\xef\xbb\xbf", 0) == 0;  // decided before the prescan
            auto got = std::string(marked ? "utf-8" : prescan_meta(data));
            if (got.empty()) got = "windows-1252";
            ++n_tests;
            n_right += got == encoding_of_label(wanted);
            EXPECT_EQ(got, encoding_of_label(wanted)) << name << ": " << data;
            at = all.find("#data\n", middle);
        }
    }
    RecordProperty("right", n_right);
    EXPECT_GT(n_tests, 80);
}

}  // namespace
}  // namespace onrecord
