#include "base/brotli.h"

#include <brotli/decode.h>
#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace onrecord {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 18;

struct FreeDecoder {
    void operator()(BrotliDecoderState* decoder) const { BrotliDecoderDestroyInstance(decoder); }
};

}  // namespace

Result<std::string> decompress_brotli(std::string_view bytes, std::size_t max_bytes) {
    const std::unique_ptr<BrotliDecoderState, FreeDecoder> decoder(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
    std::string out;
    std::vector<std::uint8_t> chunk(kChunkBytes);
    std::size_t n_in = bytes.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    for (;;) {
        std::size_t n_free = chunk.size();
        std::uint8_t* to = chunk.data();
        const auto status = BrotliDecoderDecompressStream(decoder.get(), &n_in, &in, &n_free, &to, nullptr);
        const std::size_t n_out = chunk.size() - n_free;
        if (n_out > max_bytes - out.size()) return Error{ErrorKind::too_large, fmt::format("inflates to more than {} bytes", max_bytes)};
        out.append(reinterpret_cast<const char*>(chunk.data()), n_out);
        if (status == BROTLI_DECODER_RESULT_SUCCESS) return out;
        if (status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) return Error{ErrorKind::malformed, "the compressed data is cut off"};
        if (status == BROTLI_DECODER_RESULT_ERROR) {
            return Error{ErrorKind::malformed, fmt::format("the compressed data is damaged: {}",
                                                           BrotliDecoderErrorString(BrotliDecoderGetErrorCode(decoder.get())))};
        }
    }
}

}  // namespace onrecord
