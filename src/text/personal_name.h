// The parts of a person's name that every room must cut alike: the marks behind it, the generation and the surname.
#pragma once

#include <array>
#include <string_view>

namespace onrecord {

// What tells father from son, in small letters, without the full stop that Jr. and Sr. have.
inline constexpr std::array<std::string_view, 5> kGenerations{"jr", "sr", "ii", "iii", "iv"};

// In any case, with its full stop or without: Jr., SR, III.
bool is_generation(std::string_view word);

// Commas and the like at the end of a source belong to the sentence around it.
std::string_view without_ending_marks(std::string_view words);

// The last word of a name, without its generation and the marks behind it: Brandt of "Ida Brandt, Jr.,". Empty where nothing is left.
std::string_view surname_of(std::string_view name);

}  // namespace onrecord
