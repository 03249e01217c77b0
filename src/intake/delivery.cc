#include "intake/delivery.h"

#include <fmt/format.h>

#include <utility>

#include "base/sha256.h"
#include "onrecord/date.h"
#include "text/utf8.h"

namespace onrecord {

std::string printable(std::string text) {
    std::uint64_t n_replaced = 0;
    return to_valid_utf8(std::move(text), n_replaced);
}

std::string edtf_of_given(std::string_view date) {
    const auto first = date.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    date = date.substr(first, date.find_last_not_of(" \t\r\n") - first + 1);
    constexpr std::size_t kDay = 10;  // characters of 2025-08-05
    if (date.size() > kDay && (date[kDay] == 'T' || date[kDay] == ' ')) date = date.substr(0, kDay);
    const auto parsed = parse_edtf(date);
    return parsed ? to_edtf(*parsed) : std::string{};
}

void Delivery::at_begin(std::uint64_t file_bytes) {
    const auto border = [&](std::uint64_t i) { return file_bytes / shard_.n * i + file_bytes % shard_.n * i / shard_.n; };
    is_cut_ = shard_.n > 1 && file_bytes > 0;
    begin_ = is_cut_ ? border(shard_.index) : 0;
    end_ = is_cut_ ? border(shard_.index + 1) : 0;
    in_shard_ = is_cut_ ? begin_ == 0 && end_ > 0 : shard_.index == 0;
}

bool Delivery::at_byte(std::uint64_t offset) {
    if (!is_cut_) return in_shard_;
    in_shard_ = begin_ <= offset && offset < end_;
    return offset < end_;
}

void Delivery::at_line(std::uint64_t number) {
    if (is_cut_) in_shard_ = number % shard_.n == shard_.index;
}

void Delivery::at_file(std::string_view path) {
    constexpr std::size_t kHexDigits = 8;
    is_cut_ = false;
    begin_ = end_ = 0;
    in_shard_ = shard_.n == 1 || std::stoul(sha256_hex(path).substr(0, kHexDigits), nullptr, 16) % shard_.n == shard_.index;
}

void Delivery::document(Document document) {
    if (!wants_more_ || !in_shard_) return;
    document.input = printable(std::move(document.input));
    if (document.bytes.empty()) return problem(document.input, ErrorKind::malformed, "is empty");
    if (document.bytes.size() > kMaxDocumentBytes) {
        return problem(document.input, ErrorKind::too_large,
                       fmt::format("is larger than a document may be ({} bytes) and was passed over", kMaxDocumentBytes));
    }
    if (!document.date.empty()) {
        auto date = edtf_of_given(document.date);
        if (date.empty()) {
            constexpr std::size_t kShownBytes = 40;
            document.limits.push_back(
                fmt::format("date \"{}\" is no date that could be read (expected 2025, 2025-08 or 2025-08-05): left out",
                            document.date.substr(0, kShownBytes)));
        }
        document.date = std::move(date);
    }
    if (document.date.empty()) document.date = given_.date;
    if (document.outlet.empty()) document.outlet = given_.outlet;
    for (auto* text : {&document.id, &document.url, &document.title, &document.outlet, &document.charset})
        *text = printable(std::move(*text));
    for (auto& limit : document.limits) limit = printable(std::move(limit));
    const auto input = document.input;
    wants_more_ = sink_(input, std::move(document));
}

void Delivery::problem(const std::string& place, ErrorKind kind, std::string_view what) {
    problem(place, Error{kind, fmt::format("{}: {}", place, what)});
}

void Delivery::problem(const std::string& place, const Error& error) {
    // What the system refuses may be this machine's trouble alone: every shard that meets it says so.
    const bool is_of_system = error.kind == ErrorKind::not_found || error.kind == ErrorKind::unreadable;
    if (!wants_more_ || (!in_shard_ && !is_of_system)) return;
    wants_more_ = sink_(printable(place), Error{error.kind, printable(error.message)});
}

}  // namespace onrecord
