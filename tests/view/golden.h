// Goldens: files of tests/view/golden. ONRECORD_WRITE_GOLDEN=1 writes them anew; read them before they are committed.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "shared.h"

namespace onrecord {

inline void expect_golden(const std::string& name, const std::string& text) {
    const std::string path = in_source("tests/view/golden/" + name);
    if (std::getenv("ONRECORD_WRITE_GOLDEN") != nullptr) std::ofstream(path) << text;
    std::ifstream file(path);
    std::ostringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(text, expected.str()) << path;
}

}  // namespace onrecord
