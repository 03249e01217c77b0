#include "base/zstd.h"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace onrecord {
namespace {

constexpr std::string_view kFrame = "\x28\xb5\x2f\xfd";
constexpr std::size_t kZstdChunk = std::size_t{1} << 18;
constexpr std::size_t kZstdWindow = std::size_t{1} << 20;
constexpr std::size_t kMaxDictionaryBytes = std::size_t{16} << 20;
constexpr std::size_t kSkippableHead = 8;  // four bytes of its kind, four of its length
constexpr int kMaxZstdResumes = 100;       // damaged frames a file

struct FreeContext {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
using Context = std::unique_ptr<ZSTD_DCtx, FreeContext>;

bool is_skippable(std::string_view bytes) {
    return is_zstd(bytes) && !bytes.starts_with(kFrame);
}

std::uint64_t length_of_skippable(std::string_view head) {
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length |= std::uint64_t{static_cast<unsigned char>(head[4 + i])} << (8 * i);
    return length;
}

}  // namespace

struct ZstdSource::Impl {
    Impl(std::unique_ptr<ByteSource> source, std::string given_name)
        : inner(std::move(source)), name(std::move(given_name)), context(ZSTD_createDCtx()), chunk(kZstdChunk) {}

    std::unique_ptr<ByteSource> inner;
    std::string name;
    std::string window;               // bytes of the file from `window_offset`
    std::size_t at = 0;               // in the window: read up to here
    std::uint64_t window_offset = 0;  // in the file
    std::uint64_t frame_begin = 0;    // in the file
    bool inner_ended = false;
    bool any_frame = false;
    bool in_frame = false;
    bool ended = false;
    bool followed_by_other = false;
    int n_resumes = 0;
    std::optional<Error> inner_failure;
    Context context;
    std::vector<char> chunk;

    [[nodiscard]] std::string_view rest() const { return std::string_view(window).substr(at); }
    [[nodiscard]] std::uint64_t position() const { return window_offset + at; }

    // Until at least `size` bytes are there or the file ends.
    void refill(std::size_t size) {
        if (window.size() - at >= size || inner_ended) return;
        window.erase(0, at);
        window_offset += at;
        at = 0;
        while (window.size() < std::max(size, kZstdWindow / 2) && !inner_ended) {
            auto bytes = inner->next();
            if (!bytes) inner_failure = bytes.error();
            if (!bytes || bytes.value().empty()) {
                inner_ended = true;
            } else {
                window += bytes.value();
            }
        }
    }

    Result<std::string_view> fail(std::string_view what) {
        ended = true;
        in_frame = false;
        if (inner_failure) return *inner_failure;
        return Error{ErrorKind::malformed, fmt::format("{}: {} (Zstandard frame at byte {})", name, what, frame_begin)};
    }

    // Passes over a frame to be skipped; the first of the file may be the dictionary of all others. False: it is cut off or too large.
    bool skip_frame() {
        refill(kSkippableHead);
        if (rest().size() < kSkippableHead) return false;
        const std::uint64_t length = length_of_skippable(rest());
        at += kSkippableHead;
        if (!any_frame && length > 0 && length <= kMaxDictionaryBytes) {
            refill(static_cast<std::size_t>(length));
            if (rest().size() < length) return false;
            std::string dictionary(rest().substr(0, static_cast<std::size_t>(length)));
            if (std::string_view(dictionary).starts_with(kFrame)) {
                auto unpacked = decompress_zstd(dictionary, kMaxDictionaryBytes);
                if (!unpacked) return false;
                dictionary = std::move(unpacked).value();
            }
            if (ZSTD_isError(ZSTD_DCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size())) != 0) return false;
        }
        for (std::uint64_t left = length; left > 0;) {
            refill(1);
            const auto n = std::min<std::uint64_t>(left, rest().size());
            if (n == 0) return false;
            at += static_cast<std::size_t>(n);
            left -= n;
        }
        return true;
    }

    Result<std::string_view> next() {
        while (!ended) {
            if (!in_frame) {
                refill(4);
                frame_begin = position();
                if (rest().empty()) {
                    ended = true;
                    if (inner_failure) return *inner_failure;
                    break;
                }
                if (!is_zstd(rest())) {
                    followed_by_other = any_frame && rest().size() >= 4;
                    return fail(any_frame && rest().size() >= 4 ? "what follows is no Zstandard frame and was not read"
                                                                : "the data is cut off");
                }
                if (is_skippable(rest())) {
                    if (!skip_frame()) return fail("a frame to be skipped is cut off, or its dictionary cannot be read");
                    any_frame = true;
                    continue;
                }
                any_frame = in_frame = true;
                ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_only);
            }
            refill(1);
            ZSTD_inBuffer in{window.data() + at, window.size() - at, 0};
            ZSTD_outBuffer out{chunk.data(), chunk.size(), 0};
            const std::size_t status = ZSTD_decompressStream(context.get(), &out, &in);
            at += in.pos;
            if (ZSTD_isError(status) != 0) return fail(fmt::format("the data is damaged: {}", ZSTD_getErrorName(status)));
            if (status == 0) in_frame = false;
            if (out.pos > 0) return std::string_view(chunk.data(), out.pos);
            if (status != 0 && in.pos == 0 && rest().empty() && inner_ended) return fail("the data is cut off");
        }
        return std::string_view{};
    }

    bool resume(std::string_view start) {
        if (inner_failure || n_resumes++ >= kMaxZstdResumes) return false;
        for (;;) {
            const auto magic = window.find(kFrame, at);
            if (magic == std::string::npos) {
                at = std::max(at, window.size() - std::min<std::size_t>(window.size(), kFrame.size() - 1));
                if (inner_ended) return false;
                refill(window.size() - at + 1);
                continue;
            }
            at = magic;
            refill(kZstdWindow / 4);
            ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_only);
            std::string content(start.size(), '\0');
            ZSTD_inBuffer in{window.data() + at, window.size() - at, 0};
            ZSTD_outBuffer out{content.data(), content.size(), 0};
            const std::size_t status = ZSTD_decompressStream(context.get(), &out, &in);
            if (ZSTD_isError(status) == 0 && out.pos == start.size() && content == start) {
                ended = in_frame = false;
                return true;
            }
            ++at;
        }
    }
};

ZstdSource::ZstdSource(std::unique_ptr<ByteSource> inner, std::string name)
    : impl_(std::make_unique<Impl>(std::move(inner), std::move(name))) {}
ZstdSource::~ZstdSource() = default;

Result<std::string_view> ZstdSource::next() {
    return impl_->next();
}
bool ZstdSource::resume(std::string_view start) {
    return impl_->resume(start);
}
std::uint64_t ZstdSource::member_offset() const {
    return impl_->frame_begin;
}
bool ZstdSource::only_followed_by_other_bytes() const {
    return impl_->followed_by_other;
}

Result<std::string> decompress_zstd(std::string_view bytes, std::size_t max_bytes) {
    const Context context(ZSTD_createDCtx());
    std::string out;
    std::vector<char> chunk(kZstdChunk);
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t status = 1;
    while (in.pos < in.size || status != 0) {
        const std::size_t before = in.pos;
        ZSTD_outBuffer piece{chunk.data(), chunk.size(), 0};
        status = ZSTD_decompressStream(context.get(), &piece, &in);
        if (ZSTD_isError(status) != 0) {
            return Error{ErrorKind::malformed, fmt::format("the compressed data is damaged: {}", ZSTD_getErrorName(status))};
        }
        if (piece.pos > max_bytes - out.size())
            return Error{ErrorKind::too_large, fmt::format("inflates to more than {} bytes", max_bytes)};
        out.append(chunk.data(), piece.pos);
        if (status != 0 && piece.pos == 0 && in.pos == before) return Error{ErrorKind::malformed, "the compressed data is cut off"};
    }
    return out;
}

std::string compress_zstd(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1));  // no error: the bound is kept
    return out;
}

}  // namespace onrecord
