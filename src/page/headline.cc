// A heading that the page's <title> or og:title contains is the headline, as it is shown to the reader; else og:title or <title> with its
// suffix cut off.
#include "page/headline.h"

#include <algorithm>

namespace onrecord {
namespace {

std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter) {
            out += static_cast<char>(c | 0x20);
        } else if ((c >= '0' && c <= '9')) {
            out += c;
        }
    }
    return out;
}

std::size_t count_words(std::string_view text) {
    std::size_t n = 0;
    bool in_word = false;
    for (const char c : text) {
        const bool word = c != ' ' && c != '\n';
        n += word && !in_word;
        in_word = word;
    }
    return n;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

// Places where a title may be cut: " | ", " - ", " – ", " — ", " :: ", " » ", " · ".
struct Cut {
    std::size_t begin, end;
};
std::vector<Cut> cuts_of(std::string_view title) {
    std::vector<Cut> cuts;
    for (std::size_t at = 0; at < title.size(); ++at) {
        for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " // ", " ― ", "| ", " |"}) {
            if (title.substr(at, mark.size()) == mark) {
                cuts.push_back({at, at + mark.size()});
                at += mark.size() - 1;
                break;
            }
        }
    }
    return cuts;
}

bool names_outlet(std::string_view part, const std::string& outlet) {
    const std::string folded_part = folded(part);
    if (folded_part.empty() || outlet.size() < 3) return false;
    return folded_part == outlet || (folded_part.size() >= 4 && outlet.find(folded_part) != std::string::npos) ||
           (outlet.size() >= 4 && folded_part.find(outlet) != std::string::npos && folded_part.size() < outlet.size() * 2 + 8);
}

}  // namespace

std::string without_outlet(std::string_view title, std::string_view outlet) {
    const std::string folded_outlet = folded(outlet);
    title = trim(title);
    for (int round = 0; round < 3; ++round) {  // "Headline | Section | Outlet"
        const auto cuts = cuts_of(title);
        if (cuts.empty()) break;
        const std::string_view head = trim(title.substr(0, cuts.back().begin));
        const std::string_view tail = trim(title.substr(cuts.back().end));
        const bool bar =
            title.substr(cuts.back().begin, cuts.back().end - cuts.back().begin).find_first_of("|:/") != std::string_view::npos;
        if (names_outlet(tail, folded_outlet) || (bar && count_words(tail) <= 5 && count_words(head) > count_words(tail)) ||
            (count_words(tail) <= 4 && count_words(head) >= 4 && count_words(head) > 2 * count_words(tail))) {
            title = head;
            continue;
        }
        const std::string_view first = trim(title.substr(0, cuts.front().begin));
        if (names_outlet(first, folded_outlet)) {
            title = trim(title.substr(cuts.front().end));
            continue;
        }
        break;
    }
    return std::string(title);
}

std::string choose_title(const TitleOffers& offers) {
    const std::string folded_title = folded(offers.title);
    const std::string folded_og = folded(offers.og_title);
    const std::string folded_json = folded(offers.json_ld);
    const std::string folded_outlet = folded(offers.outlet);
    // The first heading that another offer confirms.
    const std::string* best = nullptr;
    for (std::size_t i = 0; i < offers.headings.size(); ++i) {
        const std::string& heading = offers.headings[i];
        const std::string key = folded(heading);
        if (key.size() < 4 || key == folded_outlet) continue;
        const bool confirmed = (!folded_title.empty() && folded_title.find(key) != std::string::npos) ||
                               (!folded_og.empty() && folded_og.find(key) != std::string::npos) ||
                               (!folded_json.empty() && folded_json.find(key) != std::string::npos);
        if (!confirmed || (i >= offers.n_h1 && count_words(heading) < 3)) continue;
        // A section's name may stand in the title too: the longer one is the headline.
        if (best == nullptr || (folded(*best).size() < key.size() / 2 && count_words(*best) < 3)) best = &heading;
    }
    if (best != nullptr) return *best;
    if (offers.n_h1 == 1 && count_words(offers.headings[0]) >= 4) return offers.headings[0];
    const std::string& whole = !offers.og_title.empty() ? offers.og_title : !offers.title.empty() ? offers.title : offers.json_ld;
    if (!whole.empty()) return without_outlet(whole, offers.outlet);
    return offers.headings.empty() ? std::string() : offers.headings[0];
}

}  // namespace onrecord
