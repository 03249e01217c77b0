// Who wrote it: names out of what a page or a line of text says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// The names in "By Ana Ruiz and Tom Lind, Staff Writer": {"Ana Ruiz", "Tom Lind"}. Job titles, dates, addresses and the outlet's own name
// are no names. Empty where there is none.
// `any` also takes what looks like no person's name ("harbour_desk"), for fields that can only hold an author.
enum class NameTrust { people, any };
std::vector<std::string> names_of_byline(std::string_view text, std::string_view outlet, NameTrust trust = NameTrust::people);

// The line begins as a byline does ("By ", "Written by "); what follows is in `rest`.
bool is_byline(std::string_view line, std::string_view& rest);

}  // namespace onrecord
