// Where the makers' corpora lie, for tests that read them; such tests are skipped, and say so, where they are absent.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace onrecord {

inline std::string shared(const std::string& path) {
    return std::string(ONRECORD_SHARED) + "/" + path;
}
inline bool has_shared(const std::string& path) {
    return std::filesystem::exists(shared(path));
}
inline std::string in_source(const std::string& path) {
    return std::string(ONRECORD_SOURCE) + "/" + path;
}

}  // namespace onrecord

// First line of a test that needs ../shared/<path>.
#define ONRECORD_NEEDS_SHARED(path) \
    if (!onrecord::has_shared(path)) GTEST_SKIP() << "skipped: " << onrecord::shared(path) << " is not here"
