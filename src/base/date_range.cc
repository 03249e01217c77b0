#include "base/date_range.h"

namespace onrecord {

bool is_between(const UncertainDate& date, const std::optional<UncertainDate>& from, const std::optional<UncertainDate>& to) {
    const auto end_of = [](Date end) {  // of its month or year; compared only, so every month may have 31 days
        if (!end.has_month()) end.month = 12;
        if (!end.has_day()) end.day = 31;
        return end;
    };
    return (!from || end_of(date.last) >= from->first) && (!to || date.first <= end_of(to->last));
}

}  // namespace onrecord
