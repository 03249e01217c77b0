// What the lists of a record have in common.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/date.h"

namespace onrecord {

// Reports `r` in the order in which every list shows them: earliest published first, unknown last, then by id.
inline constexpr const char* kReportOrder = " r.published IS NULL, r.published, r.id ";

inline std::string in_report_order(const std::string& sql, const char* before = "", const char* after = "") {
    return sql + " ORDER BY " + before + kReportOrder + after;
}

// Of statements `s`: neither in a line that recurs across an outlet's reports nor in a report of which there is a newer version.
inline constexpr const char* kOfTheReports = "s.statement_key NOT IN (SELECT statement_key FROM uncounted_statement)";

inline void add_once(std::vector<std::string>& names, std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

// An id that people see: 'p' and 3 are "p3".
inline std::string id_of(char kind, std::int64_t key) {
    return kind + std::to_string(key);
}

// The first and the last day, month or year of some EDTF dates, as EDTF.
class DateRange {
public:
    void add(std::string_view edtf) {
        const auto date = parse_edtf(edtf);
        if (!date) return;
        if (!known_ || date->first < first_) first_ = date->first;
        if (!known_ || date->last > last_) last_ = date->last;
        known_ = true;
    }
    [[nodiscard]] std::string first() const { return known_ ? to_edtf({first_, first_}) : std::string(); }
    [[nodiscard]] std::string last() const { return known_ ? to_edtf({last_, last_}) : std::string(); }

private:
    bool known_ = false;
    Date first_, last_;
};

}  // namespace onrecord
