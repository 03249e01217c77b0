// The files of a folder, in an order that no system changes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "onrecord/error.h"

namespace onrecord {

// The files below `folder` whose names format_of_name knows, in the byte order of their paths. What begins with a dot is passed over, and
// so are devices and pipes; a link to a file is followed, one to a folder is not (so no circle is walked). `problem` is told of each folder
// that cannot be opened. Memory: the paths.
std::vector<std::string> list_folder(const std::string& folder, const std::function<void(const std::string& path, const Error&)>& problem);

}  // namespace onrecord
