// Idea: a .warc.gz is a member a record, a few ten kilobytes each, and libdeflate inflates a member that is whole in memory twice as fast
// as zlib. So a window of the file is kept; a member that ends in it goes to libdeflate, any other (a large one, a damaged one) is inflated
// anew by zlib as a stream. What libdeflate tried in vain costs at most kMinWindowBytes of input a member.
// Damage: the last kLookBackBytes of the file are kept, because a member that was cut in the middle is noticed only within the next one.
#include "base/gzip.h"

#include <fmt/format.h>
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

namespace onrecord {
namespace {

constexpr std::size_t kWindowBytes = std::size_t{1} << 20;
constexpr std::size_t kMinWindowBytes = std::size_t{1} << 18;    // a member that is smaller is sure to be whole
constexpr std::size_t kWholeMemberBytes = std::size_t{4} << 20;  // inflated; libdeflate's output, touched only as far as it is used
constexpr std::size_t kMemberHeadBytes = 8;
constexpr std::size_t kStreamChunkBytes = std::size_t{1} << 18;
constexpr std::size_t kLookBackBytes = std::size_t{1} << 16;
constexpr int kMaxResumes = 100;  // damaged members a file: beyond that it is noise, and trying every byte of it would take for ever
constexpr std::size_t kGzipFrameBytes = 18;     // head and end of a member without options
constexpr std::size_t kMaxDeflateRatio = 1032;  // deflate cannot expand more
constexpr int kGzipWindowBits = 15 + 16;
constexpr int kZlibWindowBits = 15;
constexpr int kBareWindowBits = -15;

const Bytef* in_bytes(const char* bytes) {
    return reinterpret_cast<const Bytef*>(bytes);
}

// zlib's state, ended with its scope.
class Inflater {
public:
    explicit Inflater(int window_bits) { ok_ = inflateInit2(&stream_, window_bits) == Z_OK; }
    ~Inflater() {
        if (ok_) inflateEnd(&stream_);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    void restart() { inflateReset(&stream_); }
    // Inflates from `in` to `out`; says how much of each was used.
    int run(std::string_view in, char* out, std::size_t out_bytes, std::size_t& n_in, std::size_t& n_out) {
        if (!ok_) return Z_MEM_ERROR;
        stream_.next_in = const_cast<Bytef*>(in_bytes(in.data()));
        stream_.avail_in = static_cast<uInt>(std::min<std::size_t>(in.size(), std::size_t{1} << 30));
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = static_cast<uInt>(out_bytes);
        const auto given = stream_.avail_in;
        const int status = ::inflate(&stream_, Z_NO_FLUSH);
        n_in = given - stream_.avail_in;
        n_out = out_bytes - stream_.avail_out;
        return status;
    }
    [[nodiscard]] const char* message() const { return stream_.msg != nullptr ? stream_.msg : "damaged data"; }

private:
    z_stream stream_{};
    bool ok_ = false;
};

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};
using Decompressor = std::unique_ptr<libdeflate_decompressor, FreeDecompressor>;

}  // namespace

struct GzipSource::Impl {
    Impl(std::unique_ptr<ByteSource> source, std::string given_name, std::uint64_t offset)
        : inner(std::move(source)),
          name(std::move(given_name)),
          window_offset(offset),
          member_begin(offset == 0 ? 0 : offset - 1),
          decompressor(libdeflate_alloc_decompressor()),
          inflater(kGzipWindowBits) {
        window.reserve(kWindowBytes + kMinWindowBytes);
    }

    std::unique_ptr<ByteSource> inner;
    std::string name;
    std::string window;           // bytes of the file from `window_offset`
    std::size_t at = 0;           // in the window: read up to here
    std::uint64_t window_offset;  // in the file
    std::uint64_t member_begin;   // in the file: of the member that is, or was last, read
    std::string member_head;      // its content's first bytes
    bool inner_ended = false;
    bool any_member = false;
    bool streaming = false;  // within a member, by zlib
    bool ended = false;
    bool followed_by_other = false;
    bool at_member_head = false;
    int n_resumes = 0;
    std::optional<Error> failure;        // to be said at the next call
    std::optional<Error> inner_failure;  // of the file itself
    Decompressor decompressor;
    std::unique_ptr<char[]> whole;  // kWholeMemberBytes, left as they are until they are used
    std::vector<char> chunk;
    Inflater inflater;

    [[nodiscard]] std::size_t available() const { return window.size() - at; }
    [[nodiscard]] std::uint64_t position() const { return window_offset + at; }

    // Until at least `size` bytes are available or the file ends.
    void refill(std::size_t size) {
        if (available() >= size || inner_ended) return;
        if (at > kLookBackBytes) {
            const auto drop = at - kLookBackBytes;
            window.erase(0, drop);
            window_offset += drop;
            at -= drop;
        }
        while (available() < kWindowBytes - kMinWindowBytes && !inner_ended) {
            auto bytes = inner->next();
            if (!bytes) inner_failure = bytes.error();
            if (!bytes || bytes.value().empty()) {
                inner_ended = true;
            } else {
                window += bytes.value();
            }
        }
    }

    Error malformed(std::string_view what) const {
        return {ErrorKind::malformed, fmt::format("{}: {} (gzip member at byte {})", name, what, member_begin)};
    }

    Result<std::string_view> fail(const Error& error) {
        ended = true;
        streaming = false;
        return inner_failure ? *inner_failure : error;
    }

    Result<std::string_view> next() {
        auto chunk_of_member = next_chunk();
        if (at_member_head && chunk_of_member && !chunk_of_member.value().empty()) {
            member_head = chunk_of_member.value().substr(0, kMemberHeadBytes);
            at_member_head = false;
        }
        return chunk_of_member;
    }

    Result<std::string_view> next_chunk() {
        if (failure) return fail(*std::exchange(failure, std::nullopt));
        while (!ended) {
            if (streaming) {
                auto inflated = stream();
                if (!inflated || !inflated.value().empty()) return inflated;
                continue;
            }
            refill(kMinWindowBytes);
            if (any_member && at < window.size() && window[at] == '\0') {  // padding of tapes and block devices
                at = std::min(window.find_first_not_of('\0', at), window.size());
                continue;
            }
            if (available() == 0) {
                if (inner_failure) return fail(*inner_failure);
                ended = true;
                break;
            }
            const std::string_view rest = std::string_view(window).substr(at);
            if (!is_gzip(rest)) {
                if (any_member && rest.size() < 3 && std::string_view("\x1f\x8b\x08").starts_with(rest)) {
                    member_begin = position();
                    return fail(malformed("the gzip data is cut off"));
                }
                followed_by_other = any_member;
                member_begin = position();
                return fail(malformed(any_member ? "what follows is no gzip and was not read" : "is no gzip"));
            }
            any_member = true;
            member_begin = position();
            at_member_head = true;
            if (!whole) whole.reset(new char[kWholeMemberBytes]);
            std::size_t n_in = 0;
            std::size_t n_out = 0;
            if (decompressor && libdeflate_gzip_decompress_ex(decompressor.get(), rest.data(), rest.size(), whole.get(), kWholeMemberBytes,
                                                              &n_in, &n_out) == LIBDEFLATE_SUCCESS) {
                at += n_in;
                if (n_out > 0) return std::string_view(whole.get(), n_out);
                continue;
            }
            inflater.restart();
            streaming = true;
        }
        return std::string_view{};
    }

    // The next piece of the member, by zlib; empty where the member has ended.
    Result<std::string_view> stream() {
        chunk.resize(kStreamChunkBytes);
        for (;;) {
            refill(1);
            std::size_t n_in = 0;
            std::size_t n_out = 0;
            const int status = inflater.run(std::string_view(window).substr(at), chunk.data(), chunk.size(), n_in, n_out);
            at += n_in;
            const std::string_view inflated(chunk.data(), n_out);
            if (status == Z_STREAM_END) {
                streaming = false;
                return inflated;
            }
            if (status != Z_OK && status != Z_BUF_ERROR) {
                failure = malformed(fmt::format("the gzip data is damaged at byte {}: {}", position(), inflater.message()));
            } else if (available() == 0 && inner_ended && n_out < chunk.size()) {
                failure = malformed(fmt::format("the gzip data is cut off at byte {}", position()));
            }
            if (n_out > 0) return inflated;
            if (failure) return fail(*std::exchange(failure, std::nullopt));
        }
    }

    bool resume(std::string_view start) {
        if (inner_failure || n_resumes++ >= kMaxResumes) return false;
        failure.reset();
        streaming = false;
        // A member that was cut is noticed after the next one's first bytes, so look from behind where reading stopped.
        const std::uint64_t from = std::max(member_begin + 1, window_offset);
        at = static_cast<std::size_t>(std::min<std::uint64_t>(from - window_offset, window.size()));
        for (;;) {
            const auto magic = window.find("\x1f\x8b\x08", at);
            if (magic == std::string::npos) {
                at = std::max(at, window.size() - std::min<std::size_t>(window.size(), 2));
                if (inner_ended) return false;
                refill(available() + 1);
                continue;
            }
            at = magic;
            refill(kMinWindowBytes);
            inflater.restart();
            std::string content(start.size(), '\0');
            std::size_t n_in = 0;
            std::size_t n_out = 0;
            inflater.run(std::string_view(window).substr(at), content.data(), content.size(), n_in, n_out);
            if (n_out == start.size() && content == start) {
                ended = false;
                return true;
            }
            ++at;
        }
    }
};

GzipSource::GzipSource(std::unique_ptr<ByteSource> inner, std::string name, std::uint64_t offset)
    : impl_(std::make_unique<Impl>(std::move(inner), std::move(name), offset)) {}
GzipSource::~GzipSource() = default;

Result<std::string_view> GzipSource::next() {
    return impl_->next();
}
bool GzipSource::resume(std::string_view start) {
    return impl_->resume(start);
}
std::uint64_t GzipSource::member_offset() const {
    return impl_->member_begin;
}
bool GzipSource::only_followed_by_other_bytes() const {
    return impl_->followed_by_other;
}
bool GzipSource::member_begins(std::string_view start) const {
    return impl_->member_head.starts_with(start);
}

Result<std::string> inflate(std::string_view bytes, Deflated format, std::size_t max_bytes) {
    int window_bits = kGzipWindowBits;
    if (format == Deflated::zlib_or_bare) {
        // RFC 1950: the first two bytes, as a number, are a multiple of 31, and the method is 8.
        const bool zlib = bytes.size() >= 2 && (bytes[0] & 0x0f) == 8 &&
                          (static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1])) % 31 == 0;
        window_bits = zlib ? kZlibWindowBits : kBareWindowBits;
    }
    std::string out;
    if (format == Deflated::gzip && bytes.size() >= kGzipFrameBytes) {
        // The last four bytes say the size, modulo 2^32, if it is one member and honest: then libdeflate does it at one go.
        std::uint32_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[bytes.size() - 4 + i])) << (8 * i);
        if (size > 0 && size <= max_bytes && size / kMaxDeflateRatio <= bytes.size()) {
            const Decompressor decompressor(libdeflate_alloc_decompressor());
            out.resize(size);
            std::size_t n_in = 0;
            std::size_t n_out = 0;
            if (decompressor &&
                libdeflate_gzip_decompress_ex(decompressor.get(), bytes.data(), bytes.size(), out.data(), size, &n_in, &n_out) ==
                    LIBDEFLATE_SUCCESS &&
                n_in == bytes.size() && n_out == size) {
                return out;
            }
            out.clear();
        }
    }
    Inflater inflater(window_bits);
    std::vector<char> chunk(kStreamChunkBytes);
    while (!bytes.empty()) {
        std::size_t n_in = 0;
        std::size_t n_out = 0;
        const int status = inflater.run(bytes, chunk.data(), chunk.size(), n_in, n_out);
        bytes.remove_prefix(n_in);
        if (n_out > max_bytes - out.size()) return Error{ErrorKind::too_large, fmt::format("inflates to more than {} bytes", max_bytes)};
        out.append(chunk.data(), n_out);
        if (status == Z_STREAM_END) {
            if (window_bits != kGzipWindowBits || !is_gzip(bytes)) return out;  // what follows the last member is padding
            inflater.restart();
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            return Error{ErrorKind::malformed, fmt::format("the compressed data is damaged: {}", inflater.message())};
        } else if (n_in == 0 && n_out == 0) {
            break;
        } else if (bytes.empty() && n_out == chunk.size()) {  // all was taken in, but not all given out
            for (;;) {
                const int more = inflater.run({}, chunk.data(), chunk.size(), n_in, n_out);
                if (n_out > max_bytes - out.size())
                    return Error{ErrorKind::too_large, fmt::format("inflates to more than {} bytes", max_bytes)};
                out.append(chunk.data(), n_out);
                if (more == Z_STREAM_END) return out;
                if (n_out == 0) break;
            }
        }
    }
    return Error{ErrorKind::malformed, "the compressed data is cut off"};
}

}  // namespace onrecord
