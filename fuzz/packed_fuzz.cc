// Bytes as gzip, zlib, Zstandard and Brotli: what they hold within the budget, or an Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/brotli.h"
#include "base/gzip.h"
#include "base/zstd.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"\x1f\x8b\x08",
                                        "\x03\x2b\xcf\x2f\x4a\x29\x06",
                                        "\x28\xb5\x2f\xfd",
                                        "\x50\x2a\x4d\x18",
                                        "\x78\x9c",
                                        "\x37\xa4\x30\xec",
                                        "\x1b\x0e\xf8",
                                        "\x24\x05\x29",
                                        "words",
                                        "\xff\xff\xff\xff",
                                        nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (const auto& held : {inflate(bytes, Deflated::gzip, kMaxBytes), inflate(bytes, Deflated::zlib_or_bare, kMaxBytes),
                             decompress_zstd(bytes, kMaxBytes), decompress_brotli(bytes, kMaxBytes)}) {
        if (held.ok() ? held.value().size() > kMaxBytes : held.error().message.empty()) std::abort();
    }
    return 0;
}
