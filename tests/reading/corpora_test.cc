// Everything that lies at hand is read: no crash, nothing silently missing, every span in its text, the same reading twice.
#include <gtest/gtest.h>

#include "../shared.h"
#include "intake/intake.h"
#include "onrecord/reader.h"
#include "reading/invariants.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kTwiceEvery = 16;  // of so many documents one is read twice and taken through JSON

// Reads all of `path`; the number of documents read.
std::uint64_t read_everything(const std::string& path, std::uint64_t n_unread_expected) {
    auto reader = Reader::load();
    EXPECT_TRUE(reader.ok());
    std::uint64_t n_read = 0;
    std::uint64_t n_unread = 0;
    read_inputs({path}, {}, [&](const std::string& input, Result<Document> document) {
        if (!document) {
            ADD_FAILURE() << document.error().message;
            return true;
        }
        const Document given = document.value();
        const auto reading = reader.value().read(std::move(document).value(), {.tokens = true, .clauses = true});
        if (!reading) {
            ++n_unread;
            EXPECT_EQ(reading.error().message.rfind(input, 0), 0U) << "does not begin with the place: " << reading.error().message;
            return true;
        }
        Invariants::check(reading.value());
        if (n_read++ % kTwiceEvery == 0) {
            const auto again = reader.value().read(given, {.tokens = true, .clauses = true});
            const std::string line = to_json(reading.value(), {.tokens = true, .clauses = true});
            EXPECT_EQ(line, to_json(again.value(), {.tokens = true, .clauses = true})) << input;
            const auto back = from_json(line);
            EXPECT_TRUE(back.ok() && back.value() == reading.value()) << input;
        }
        return !testing::Test::HasFailure();
    });
    EXPECT_EQ(n_unread, n_unread_expected);
    return n_read;
}

// Paths below ../shared and how many documents each holds; in the sanitizers' build, which is many times slower, small ones only.
struct Corpus {
    const char* path;
    std::uint64_t n_documents;
    bool small;
};

class Corpora : public testing::TestWithParam<Corpus> {};

TEST_P(Corpora, AreReadWhole) {
    ONRECORD_NEEDS_SHARED(GetParam().path);
#ifdef ONRECORD_SANITIZED
    if (!GetParam().small) GTEST_SKIP() << "skipped: too slow under the sanitizers";
#endif
    EXPECT_EQ(read_everything(shared(GetParam().path), 0), GetParam().n_documents);
}

INSTANTIATE_TEST_SUITE_P(All, Corpora,
                         testing::Values(Corpus{"seeds", 3, true}, Corpus{"corpora/polnear/dev.jsonl", 84, true},
                                         Corpus{"corpora/polnear/train.jsonl.gz", 840, false},
                                         Corpus{"corpora/across/stories_ecb.jsonl", 772, false},
                                         Corpus{"corpora/across/stories_allsides.jsonl", 769, false},
                                         Corpus{"corpora/pages/scrapinghub/html", 102, true},
                                         Corpus{"corpora/pages/wcxb/html", 696, false}),
                         [](const auto& suite) {
                             std::string name;
                             for (const char c : std::string(suite.param.path)) {
                                 if (std::isalnum(static_cast<unsigned char>(c)) != 0) name.push_back(c);
                             }
                             return name;
                         });

}  // namespace
}  // namespace onrecord
