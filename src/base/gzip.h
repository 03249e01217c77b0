// gzip (RFC 1952), zlib (RFC 1950) and bare deflate (RFC 1951): libdeflate where a member is whole in the window, zlib where it is not.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_source.h"

namespace onrecord {

inline bool is_gzip(std::string_view bytes) {
    return bytes.size() >= 3 && bytes[0] == '\x1f' && bytes[1] == '\x8b' && bytes[2] == '\x08';
}

// What the gzip in `inner` holds: the contents of all its members, one after the other; zeros after the last are passed over.
// A member that fits is given as one chunk. Memory: about 6 MB, whatever the input's size and however much it expands.
// Errors (malformed, named by `name` and the member's first byte in the file): cut off, damaged, or followed by what is no gzip;
// what could be inflated before is given first. resume() goes on at the next member whose content begins as is asked for.
class GzipSource : public MemberSource {
public:
    // `offset`: where in the file `inner` begins; unless 0, resume() is to be called first, and finds the first member from there on.
    GzipSource(std::unique_ptr<ByteSource> inner, std::string name, std::uint64_t offset = 0);
    ~GzipSource() override;

    Result<std::string_view> next() override;
    bool resume(std::string_view start) override;

    [[nodiscard]] std::uint64_t member_offset() const override;
    [[nodiscard]] bool only_followed_by_other_bytes() const override;
    [[nodiscard]] bool member_begins(std::string_view start) const override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

enum class Deflated { gzip, zlib_or_bare };  // HTTP's "deflate" should be zlib and is often bare

// The whole of `bytes`, inflated. Errors: malformed (cut off, damaged), too_large (more than `max_bytes`); without a name before the words.
Result<std::string> inflate(std::string_view bytes, Deflated format, std::size_t max_bytes);

}  // namespace onrecord
