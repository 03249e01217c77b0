// The headline, without the outlet's name that <title> and OpenGraph hang on it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// What a page offers; empty where it does not.
struct TitleOffers {
    std::string title;                  // <title>
    std::string og_title;               // og:title, twitter:title
    std::string json_ld;                // headline
    std::vector<std::string> headings;  // <h1> in order, then <h2>
    std::size_t n_h1 = 0;               // of the headings, how many are <h1>
    std::string outlet;
};

std::string choose_title(const TitleOffers& offers);

// Of the heading's words (of four letters or more) those that stand in the title, too, as a share, 0 to 1.
double shared_words(std::string_view heading, std::string_view title);

// `title` without a last part (" | Example Times", " - example.com") or first part that names the outlet or is much shorter than the rest.
std::string without_outlet(std::string_view title, std::string_view outlet);

// ASCII letters and digits alone, in small letters: by which titles are compared.
std::string folded(std::string_view text);

}  // namespace onrecord
