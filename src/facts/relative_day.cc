#include "facts/relative_day.h"

#include <string_view>
#include <vector>

#include "compare/words.h"

namespace onrecord {

std::optional<RelativeDay> relative_day(const Reading& reading, const TimeExpression& time) {
    constexpr std::string_view kWeekday = "XXXX-WXX-", kDay = "XXXX-XX-XX";
    const std::vector<CutWord> words = cut_words(reading.text.view(), time.span);
    const auto is = [&](std::string_view word) { return !words.empty() && words.front().key == cut_word_key(word); };
    const std::string_view value = time.value;
    RelativeDay day;
    day.words = time.span;
    if (value.starts_with(kWeekday) && value.size() > kWeekday.size()) {
        const char number = value[kWeekday.size()];
        if (number < '1' || number > '7' || is("next")) return std::nullopt;
        day.weekday = static_cast<std::uint8_t>(number - '0');
        day.is_last = is("last");
        return day;
    }
    const bool is_today = is("today") || is("tonight") || is("this");
    if (!value.starts_with(kDay) || (!is_today && !is("yesterday"))) return std::nullopt;
    day.days_ago = is_today ? 0 : 1;
    return day;
}

}  // namespace onrecord
