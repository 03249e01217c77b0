// A folder of its own for each test, files in it, and what reading them gives.
#pragma once

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/intake.h"

namespace onrecord {

// `bytes` as one gzip member.
inline std::string gzip(std::string_view bytes, int level = 6) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

class InputFixture : public testing::Test {
protected:
    struct Got {
        std::vector<Document> documents;
        std::vector<Error> errors;
    };

    InputFixture() {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(testing::TempDir()) / (std::string("onrecord_") + info->test_suite_name() + "_" + info->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~InputFixture() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string folder() const { return folder_.string(); }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, std::string_view bytes) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream file(folder_ / name, std::ios::binary);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    static Got read(const std::vector<std::string>& inputs, const Given& given = {}, Shard shard = {}) {
        Got got;
        read_inputs(
            inputs, given,
            [&](const std::string& input, Result<Document> document) {
                if (document) {
                    EXPECT_EQ(input, document.value().input);
                    got.documents.push_back(std::move(document).value());
                } else {
                    EXPECT_TRUE(document.error().message.starts_with(input + ": ")) << document.error().message;
                    got.errors.push_back(document.error());
                }
                return true;
            },
            nullptr, shard);
        return got;
    }
    // The places of the documents, below the folder.
    [[nodiscard]] std::vector<std::string> names(const Got& got) const {
        std::vector<std::string> names;
        for (const auto& document : got.documents) names.push_back(document.input.substr(folder().size() + 1));
        return names;
    }

private:
    std::filesystem::path folder_;
};

}  // namespace onrecord
