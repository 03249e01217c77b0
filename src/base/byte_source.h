// Where bytes come from: a file, standard input, memory, or a gzip around one of them (base/gzip.h). A chunk at a time, none copied.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "onrecord/error.h"

namespace onrecord {

class ByteSource {
public:
    virtual ~ByteSource() = default;

    // The bytes that follow, empty at the end; they live until the next call. After an Error the end follows, unless resume() helps.
    virtual Result<std::string_view> next() = 0;

    // After an Error: moves on to the next place where something readable that begins with `start` stands; false if there is none.
    virtual bool resume([[maybe_unused]] std::string_view start) { return false; }
};

// A file made of compressed members (gzip) or frames (Zstandard), one after the other.
class MemberSource : public ByteSource {
public:
    // The place in the file of the member that the last chunk came from.
    [[nodiscard]] virtual std::uint64_t member_offset() const = 0;
    // True once an Error was only this: all members are whole, and other bytes follow the last.
    [[nodiscard]] virtual bool only_followed_by_other_bytes() const = 0;
    // Whether the content of that member begins with `start`, of at most 8 bytes. True where reading never begins within the file.
    [[nodiscard]] virtual bool member_begins([[maybe_unused]] std::string_view start) const { return true; }
};

// A file, a pipe or a device, from its byte `offset` on. Errors: not_found, unreadable (permission, a folder), named by path.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path, std::uint64_t offset = 0);

// Standard input; never closes it.
std::unique_ptr<ByteSource> open_standard_input();

// Bytes that outlive the source, in chunks of at most `chunk_bytes` (tests cut small).
std::unique_ptr<ByteSource> open_memory(std::string_view bytes, std::size_t chunk_bytes = std::size_t{1} << 18);

// "path: no such file", "path: permission denied", ...: what the system said of `path`, as an Error.
Error system_error(const std::string& path, int error_number);

}  // namespace onrecord
