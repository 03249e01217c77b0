#include "view/export/naming.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "base/web_address.h"

namespace onrecord {

std::string iri(std::string_view kind, std::string_view id) {
    return fmt::format("urn:x-onrecord:{}:{}", kind, percent_encoded(id));
}

std::string iri(std::string_view kind, std::string_view report, std::uint32_t number) {
    return fmt::format("{}:{}", iri(kind, report), number);
}

std::string file_name_of(std::string_view report) {
    constexpr std::size_t kLongest = 200;  // bytes; file systems take 255, of which an ending and a temporary name need some
    std::string name = percent_encoded(report);
    return name.empty() || name.size() > kLongest ? "+" + sha256_hex(report) : name;  // no encoded name has a plus
}

std::string citation_key(const ReportBook& book, std::string_view report) {
    std::string key = percent_encoded(book.short_id(report));
    std::replace(key.begin(), key.end(), '%', '+');  // which TeX would take for a comment
    return key;
}

std::optional<Date> certain_date(std::string_view edtf) {
    const auto date = parse_edtf(edtf);
    if (!date || date->first != date->last || date->approximate) return std::nullopt;
    return date->first;
}

}  // namespace onrecord
