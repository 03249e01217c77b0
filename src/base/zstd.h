// Zstandard (RFC 8878), also as web archives use it: a frame a record, and a dictionary for all of them in front (the .warc.zst
// specification of the IIPC, 1.0).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_source.h"

namespace onrecord {

// A frame, or a frame to be skipped, which may hold a dictionary.
inline bool is_zstd(std::string_view bytes) {
    return bytes.starts_with("\x28\xb5\x2f\xfd") ||
           (bytes.size() >= 4 && (bytes[0] & 0xf0) == 0x50 && bytes.substr(1, 3) == "\x2a\x4d\x18");
}

// What the frames in `inner` hold, one after the other. Memory: what a frame asks for its window, at most 128 MB; the dictionary at most
// 16 MB. Errors (malformed, named by `name` and the frame's first byte in the file): cut off, damaged, or followed by what is no frame;
// what could be read before is given first. resume() goes on at the next frame whose content begins as is asked for.
class ZstdSource : public MemberSource {
public:
    ZstdSource(std::unique_ptr<ByteSource> inner, std::string name);
    ~ZstdSource() override;

    Result<std::string_view> next() override;
    bool resume(std::string_view start) override;
    [[nodiscard]] std::uint64_t member_offset() const override;
    [[nodiscard]] bool only_followed_by_other_bytes() const override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The whole of `bytes`. Errors: malformed (cut off, damaged), too_large (more than `max_bytes`); without a name before the words.
Result<std::string> decompress_zstd(std::string_view bytes, std::size_t max_bytes);

// One frame, at the fastest level: about 300 MB a second.
std::string compress_zstd(std::string_view bytes);

}  // namespace onrecord
