#include "base/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

namespace onrecord {
namespace {

constexpr std::size_t kFileChunkBytes = std::size_t{1} << 18;  // a read of this size runs at the page cache's speed

class FileSource : public ByteSource {
public:
    FileSource(int file, bool owned, std::string path) : file_(file), owned_(owned), path_(std::move(path)), buffer_(kFileChunkBytes) {}
    ~FileSource() override {
        if (owned_) ::close(file_);
    }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    Result<std::string_view> next() override {
        for (;;) {
            const auto n = ::read(file_, buffer_.data(), buffer_.size());
            if (n >= 0) return std::string_view(buffer_.data(), static_cast<std::size_t>(n));
            if (errno != EINTR) return system_error(path_, errno);
        }
    }

private:
    int file_;
    bool owned_;
    std::string path_;
    std::vector<char> buffer_;
};

class MemorySource : public ByteSource {
public:
    MemorySource(std::string_view bytes, std::size_t chunk_bytes) : rest_(bytes), chunk_bytes_(chunk_bytes) {}

    Result<std::string_view> next() override {
        const auto chunk = rest_.substr(0, chunk_bytes_);
        rest_.remove_prefix(chunk.size());
        return chunk;
    }

private:
    std::string_view rest_;
    std::size_t chunk_bytes_;
};

}  // namespace

Error system_error(const std::string& path, int error_number) {
    switch (error_number) {
        case ENOENT:
        case ENOTDIR:
            return {ErrorKind::not_found, path + ": no such file or folder"};
        case EACCES:
        case EPERM:
            return {ErrorKind::unreadable, path + ": permission denied"};
        case ELOOP:
            return {ErrorKind::unreadable, path + ": links that lead in a circle"};
        case EISDIR:
            return {ErrorKind::unreadable, path + ": is a folder"};
        default:
            return {ErrorKind::unreadable, path + ": cannot be read: " + std::generic_category().message(error_number)};
    }
}

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path, std::uint64_t offset) {
    if (path.find('\0') != std::string::npos) return system_error(path, ENOENT);
    int file = -1;
    do {
        file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    } while (file < 0 && errno == EINTR);
    if (file < 0) return system_error(path, errno);
    if (offset > 0 && ::lseek(file, static_cast<off_t>(offset), SEEK_SET) < 0) {
        const int error_number = errno;
        ::close(file);
        return system_error(path, error_number);
    }
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(file, true, path));
}

std::unique_ptr<ByteSource> open_standard_input() {
    return std::make_unique<FileSource>(STDIN_FILENO, false, "-");
}

std::unique_ptr<ByteSource> open_memory(std::string_view bytes, std::size_t chunk_bytes) {
    return std::make_unique<MemorySource>(bytes, std::max<std::size_t>(chunk_bytes, 1));
}

}  // namespace onrecord
