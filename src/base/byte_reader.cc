#include "base/byte_reader.h"

#include <algorithm>
#include <utility>

namespace onrecord {

bool ByteReader::fill() {
    if (ended_) return false;
    auto chunk = source_.next();
    if (!chunk) error_ = chunk.error();
    if (!chunk || chunk.value().empty()) {
        ended_ = true;
        return false;
    }
    rest_ = chunk.value();
    return true;
}

std::string_view ByteReader::peek(std::size_t size) {
    if (rest_.empty() && size > 0 && !fill()) return {};
    if (rest_.size() >= size || ended_) return rest_;
    std::string joined(rest_);
    while (joined.size() < size) {
        rest_ = {};
        if (!fill()) break;
        joined += rest_;
    }
    front_ = std::move(joined);
    rest_ = front_;
    return rest_;
}

std::size_t ByteReader::take(std::size_t size, std::string& out) {
    std::size_t taken = 0;
    while (taken < size && (!rest_.empty() || fill())) {
        const auto part = rest_.substr(0, size - taken);
        out += part;
        taken += part.size();
        consume(part.size());
    }
    return taken;
}

std::uint64_t ByteReader::skip(std::uint64_t size) {
    std::uint64_t skipped = 0;
    while (skipped < size && (!rest_.empty() || fill())) {
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(rest_.size(), size - skipped));
        skipped += part;
        consume(part);
    }
    return skipped;
}

std::optional<ByteReader::Line> ByteReader::line(std::size_t max_bytes) {
    line_.clear();
    Line line;
    bool begun = false;
    for (;;) {
        if (rest_.empty() && !fill()) {
            if (!begun) return std::nullopt;
            line.ended = false;
            line.bytes = line_;
            return line;
        }
        const auto line_feed = rest_.find('\n');
        const bool ends = line_feed != std::string_view::npos;
        const auto part = rest_.substr(0, line_feed);
        if (ends && !begun && part.size() <= max_bytes) {
            line.bytes = part;
            consume(part.size() + 1);
            return line;
        }
        begun = true;
        const auto kept = std::min(part.size(), max_bytes - line_.size());
        line_ += part.substr(0, kept);
        line.n_dropped += part.size() - kept;
        consume(part.size() + (ends ? 1 : 0));
        if (ends) {
            line.bytes = line_;
            return line;
        }
    }
}

void ByteReader::unread(std::string_view bytes) {
    std::string joined;
    joined.reserve(bytes.size() + rest_.size());
    joined += bytes;
    joined += rest_;
    front_ = std::move(joined);
    rest_ = front_;
    offset_ -= std::min<std::uint64_t>(offset_, bytes.size());
}

bool ByteReader::resume(std::string_view start) {
    rest_ = {};
    if (!error_ || !source_.resume(start)) return false;
    error_.reset();
    ended_ = false;
    return true;
}

}  // namespace onrecord
