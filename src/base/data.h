// Word lists, rules and models that the program carries (the files of data/), by their path below data/.
#pragma once

#include <optional>
#include <string_view>

namespace onrecord {

// The file's bytes, alive as long as the program; nothing where the program carries no such file.
std::optional<std::string_view> data_file(std::string_view name);

}  // namespace onrecord
