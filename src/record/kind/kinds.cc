#include "record/kind/kinds.h"

namespace onrecord {

std::vector<std::string> tables_of(const Kind& kind) {
    constexpr std::string_view kCreate = "CREATE TABLE ";
    std::vector<std::string> tables;
    for (auto at = kind.schema.find(kCreate); at != std::string_view::npos; at = kind.schema.find(kCreate, at)) {
        at += kCreate.size();
        tables.emplace_back(kind.schema.substr(at, kind.schema.find(' ', at) - at));
    }
    return tables;
}

}  // namespace onrecord
