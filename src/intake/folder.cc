#include "intake/folder.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "base/byte_source.h"
#include "intake/format.h"

namespace onrecord {
namespace {

// Reads the names of `folder` into `files` and `folders`, not sorted.
void list_one(const std::string& folder, std::vector<std::string>& files, std::vector<std::string>& folders,
              const std::function<void(const std::string&, const Error&)>& problem) {
    DIR* const handle = ::opendir(folder.c_str());
    if (handle == nullptr) return problem(folder, system_error(folder, errno));
    const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
    for (;;) {
        errno = 0;
        const dirent* const entry = ::readdir(handle);
        if (entry == nullptr) {
            if (errno != 0) problem(folder, system_error(folder, errno));
            break;
        }
        const std::string_view name = entry->d_name;
        if (name.starts_with('.')) continue;
        auto path = prefix + std::string(name);
        struct stat status {};
        if (::lstat(path.c_str(), &status) != 0) continue;  // gone since
        if (S_ISDIR(status.st_mode)) {
            folders.push_back(std::move(path));
        } else if (format_of_name(path)) {
            // A link that leads nowhere stays, so that opening it tells.
            const bool linked = S_ISLNK(status.st_mode) && ::stat(path.c_str(), &status) == 0;
            if (S_ISREG(status.st_mode) || (S_ISLNK(status.st_mode) && !linked)) files.push_back(std::move(path));
        }
    }
    ::closedir(handle);
}

}  // namespace

std::vector<std::string> list_folder(const std::string& folder, const std::function<void(const std::string& path, const Error&)>& problem) {
    std::vector<std::string> files;
    std::vector<std::string> folders{folder};
    while (!folders.empty()) {
        const auto next = std::move(folders.back());
        folders.pop_back();
        list_one(next, files, folders, problem);
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace onrecord
