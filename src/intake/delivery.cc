#include "intake/delivery.h"

#include <fmt/format.h>

#include <utility>

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

void Delivery::document(Document document) {
    if (!wants_more_) return;
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
    if (!wants_more_) return;
    wants_more_ = sink_(printable(place), Error{error.kind, printable(error.message)});
}

}  // namespace onrecord
