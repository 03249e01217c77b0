// A heading that the page's <title> or og:title contains is the headline, as it is shown to the reader; else og:title or <title> with its
// suffix cut off.
#include "page/headline.h"

#include <algorithm>

#include "base/ascii.h"
#include "page/text_line.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxHeadlineWords = 32;  // longer is a standfirst; the longest headline of wcxb has 24

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

std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) out += static_cast<char>(c | 0x20);  // of a digit the bit is set
    }
    return out;
}

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

namespace {

// "Headline | Section" in a heading: what is after a bar is no part of it; nor is the outlet's name at the end.
std::string shown_headline(const std::string& heading, std::string_view outlet) {
    const auto cuts = cuts_of(heading);
    if (cuts.empty()) return heading;
    const std::string_view view = heading;
    for (const Cut cut : cuts) {
        const std::string_view head = trim(view.substr(0, cut.begin));
        const bool bar = view.substr(cut.begin, cut.end - cut.begin).find('|') != std::string_view::npos;
        if ((bar && count_words(head) >= 4) || names_outlet(trim(view.substr(cut.end)), folded(outlet))) return std::string(head);
    }
    return heading;
}

}  // namespace

double shared_words(std::string_view heading, std::string_view title) {
    constexpr std::size_t kMinLetters = 4;  // shorter ones are in every title
    const std::string key = folded(title);
    int n = 0, n_shared = 0;
    for (std::size_t at = 0; at < heading.size();) {
        const auto end = std::min(heading.find(' ', at), heading.size());
        const std::string word = folded(heading.substr(at, end - at));
        if (word.size() >= kMinLetters) {
            ++n;
            n_shared += key.find(word) != std::string::npos ? 1 : 0;
        }
        at = end + 1;
    }
    return n > 0 ? static_cast<double>(n_shared) / n : 0;
}

std::string choose_title(const TitleOffers& offers) {
    const std::string folded_title = folded(offers.title);
    const std::string folded_og = folded(offers.og_title);
    const std::string folded_json = folded(offers.json_ld);
    const std::string folded_outlet = folded(offers.outlet);
    const std::string& whole = !offers.og_title.empty() ? offers.og_title : !offers.title.empty() ? offers.title : offers.json_ld;
    const std::string stripped = without_outlet(whole, offers.outlet);
    const std::string folded_stripped = folded(stripped);
    const bool agreed = !folded_stripped.empty() && folded_stripped == folded(without_outlet(offers.title, offers.outlet));
    // The first heading that another offer confirms. Where the page has one <h1> that speaks of the same, a lower heading is none.
    const bool one_h1 = offers.n_h1 == 1 && count_words(offers.headings[0]) >= 4 && shared_words(offers.headings[0], stripped) >= 0.5;
    const std::string* best = nullptr;
    for (std::size_t i = 0; i < (one_h1 ? 1 : offers.headings.size()); ++i) {
        const std::string& heading = offers.headings[i];
        const std::string key = folded(heading);
        if (key.size() < 4 || key == folded_outlet || count_words(heading) > kMaxHeadlineWords) continue;
        const bool confirmed = (!folded_title.empty() && folded_title.find(key) != std::string::npos) ||
                               (!folded_og.empty() && folded_og.find(key) != std::string::npos) ||
                               (!folded_json.empty() && folded_json.find(key) != std::string::npos);
        if (!confirmed || (i >= offers.n_h1 && count_words(heading) < 3)) continue;
        // The site's or a section's name stands in the title too: in its middle, or "Example Blog: Headline".
        const bool leads = offers.title.size() > heading.size() && folded(offers.title.substr(0, heading.size())) == key &&
                           offers.title[heading.size()] != ':';
        if (count_words(heading) < 4 && key.size() * 5 < folded_stripped.size() * 2 && !leads) continue;
        if (best == nullptr || (folded(*best).size() < key.size() / 2 && count_words(*best) < 3)) best = &heading;
    }
    if (best != nullptr) return shown_headline(*best, offers.outlet);
    if (offers.n_h1 == 1 && count_words(offers.headings[0]) >= 4 && count_words(offers.headings[0]) <= kMaxHeadlineWords &&
        offers.headings[0].back() != ':') {
        const std::string& heading = offers.headings[0];
        // "Blog: Headline", "5 August 2025 Headline": the title that the page's head says twice, and a little before it.
        const std::string key = folded(heading);
        const bool extended = agreed && count_words(stripped) >= 2 && key.size() > folded_stripped.size() + 3 &&
                              key.compare(key.size() - folded_stripped.size(), folded_stripped.size(), folded_stripped) == 0;
        if (extended) return stripped;
        if (whole.empty() || shared_words(heading, whole) > 0) return shown_headline(heading, offers.outlet);
    }
    if (!stripped.empty()) return stripped;
    return offers.headings.empty() ? std::string() : offers.headings[0];
}

}  // namespace onrecord
