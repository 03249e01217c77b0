// Lines, counted bytes and a look ahead, over chunks as a ByteSource gives them. Copies only what crosses a chunk's border.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_source.h"

namespace onrecord {

// Views that it returns live until its next call. Where the source fails, the input ends for the reader, and error() says why.
class ByteReader {
public:
    explicit ByteReader(ByteSource& source) : source_(source) {}  // REQUIRES: `source` outlives the reader

    // What follows: at least `size` bytes where the input has as many. Consumes nothing.
    std::string_view peek(std::size_t size);
    [[nodiscard]] bool at_end() { return peek(1).empty(); }

    // Appends the next `size` bytes to `out`; fewer where the input ends. Returns how many.
    std::size_t take(std::size_t size, std::string& out);
    // Passes over `size` bytes; fewer where the input ends. Returns how many.
    std::uint64_t skip(std::uint64_t size);

    struct Line {
        std::string_view bytes;       // without the line feed; the first `max_bytes` of it where it is longer
        std::uint64_t n_dropped = 0;  // bytes beyond `max_bytes`, read and forgotten
        bool ended = true;            // by a line feed, not by the end of the input
    };
    std::optional<Line> line(std::size_t max_bytes);

    // Puts `bytes` back before what follows.
    void unread(std::string_view bytes);

    [[nodiscard]] std::uint64_t offset() const { return offset_; }  // bytes consumed
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }
    // After an error: forgets what is buffered and goes on where the source can (ByteSource::resume); false if it cannot.
    bool resume(std::string_view start);

private:
    bool fill();  // REQUIRES: rest_ is empty
    void consume(std::size_t size) {
        rest_.remove_prefix(size);
        offset_ += size;
    }

    ByteSource& source_;
    std::string_view rest_;  // read but not consumed: of the source's chunk, or of front_
    std::string front_;      // where bytes of two chunks were put together
    std::string line_;       // likewise, for a line
    std::uint64_t offset_ = 0;
    std::optional<Error> error_;
    bool ended_ = false;
};

}  // namespace onrecord
