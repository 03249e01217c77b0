#include "text/personal_name.h"

#include <algorithm>

namespace onrecord {

bool is_generation(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    const auto is_word = [&](std::string_view generation) {
        return std::equal(word.begin(), word.end(), generation.begin(), generation.end(),
                          [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); });
    };
    return std::any_of(kGenerations.begin(), kGenerations.end(), is_word);
}

std::string_view without_ending_marks(std::string_view words) {
    const auto last = words.find_last_not_of(",;: ");
    return last == std::string_view::npos ? std::string_view() : words.substr(0, last + 1);
}

std::string_view surname_of(std::string_view name) {
    name = without_ending_marks(name);
    const auto last_word = [&name] { return name.find_last_of(" \n\t") + 1; };
    if (const auto at = last_word(); at > 0 && is_generation(name.substr(at))) name = without_ending_marks(name.substr(0, at));
    return name.substr(last_word());
}

}  // namespace onrecord
