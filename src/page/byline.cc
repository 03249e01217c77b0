#include "page/byline.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/date_text.h"
#include "text/capital.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxBylineWords = 5;
constexpr std::size_t kMaxNameWordBytes = 28;  // more are several words that the style parts
constexpr std::size_t kMaxNames = 12;

std::string_view without_marks(std::string_view text) {
    constexpr std::string_view kBefore = " \n\t.:|-,;*\"";
    constexpr std::string_view kAfter = " \n\t:|-,;*\"";
    for (bool changed = true; changed;) {
        changed = false;
        while (!text.empty() && kBefore.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
        while (!text.empty() && kAfter.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
        for (const std::string_view mark : {"·", "•", "–", "—", "●", "⋅"}) {
            if (text.substr(0, mark.size()) == mark) {
                text.remove_prefix(mark.size());
                changed = true;
            }
            if (text.size() >= mark.size() && text.substr(text.size() - mark.size()) == mark) {
                text.remove_suffix(mark.size());
                changed = true;
            }
        }
    }
    return text;
}

// Words that a job title, a desk or an account has and a name has not.
bool is_no_name_word(std::string_view word) {
    static constexpr std::array kWords = {
        "admin",    "administrator", "agency",       "analyst",   "anchor",     "associate",    "at",          "author",
        "authors",  "board",         "bureau",       "chief",     "columnist",  "contributing", "contributor", "contributors",
        "copy",     "correspondent", "critic",       "desk",      "digital",    "director",     "editor",      "editorial",
        "editors",  "for",           "from",         "guest",     "journalist", "manager",      "managing",    "member",
        "news",     "newsroom",      "of",           "office",    "online",     "photographer", "posted",      "press",
        "producer", "published",     "report",       "reporter",  "reporters",  "senior",       "special",     "sports",
        "staff",    "team",          "the",          "updated",   "views",      "webmaster",    "wire",        "with",
        "writer",   "writers",       "comments",     "min",       "read",       "share",        "follow",      "more",
        "posts",    "view",          "profile",      "website",   "twitter",    "facebook",     "email",       "by",
        "bio",      "says",          "name",         "founder",   "co-founder", "about",        "reviewed",    "updated",
        "edited",   "ago",           "last",         "new",       "expert",     "specialist",   "minutes",     "company",
        "blog",     "category",      "attorney",     "lawyer",    "counsel",    "consultant",   "strategist",  "coordinator",
        "officer",  "president",     "ceo",          "cto",       "coo",        "professor",    "engineer",    "developer",
        "designer", "grader",        "nutritionist", "dietitian", "nurse",      "physician",    "vp"};
    const std::string key = lower_case(word);
    return std::find(kWords.begin(), kWords.end(), key) != kWords.end();
}

bool is_name(std::string_view part) {
    if (part.size() < 2 || part.size() > 60) return false;
    std::size_t n_words = 0;
    bool has_capital = false;
    bool last_capital = false;  // "Dan lives" is no name
    for (std::size_t at = 0; at < part.size();) {
        const auto end = std::min(part.find(' ', at), part.size());
        const std::string_view word = part.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        ++n_words;
        if (is_no_name_word(word) || word.size() > kMaxNameWordBytes) return false;
        if (word.back() == '.' && word.size() > 4 && at >= part.size()) return false;  // the end of a sentence
        for (const char c : word) {
            if ((c >= '0' && c <= '9') || c == '@' || c == '/' || c == '{' || c == '<' || c == '#' || c == '?' || c == '=' || c == '_' ||
                c == ':')
                return false;
        }
        last_capital = may_begin_name(word);
        has_capital = has_capital || last_capital;
    }
    const bool initials =
        n_words == 1 && part.size() <= 3 && std::all_of(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return n_words > 0 && n_words <= kMaxBylineWords && has_capital && last_capital && !initials;
}

// "Example Staff", "The Example Team", "Team Example": a house that signs as one.
bool is_house(std::string_view text) {
    const auto last = text.rfind(' ');
    if (last == std::string_view::npos || text.size() > 40 || text.find_first_of("|:@/") != std::string_view::npos) return false;
    const std::string key = lower_case(text.substr(last + 1));
    return key == "staff" || key == "team" || key == "editors" || key == "desk" || text.substr(0, 5) == "Team ";
}

// Where in `text` a capital follows a small letter: two elements without a space between them, or "McKay". `text`'s size: nowhere.
std::size_t glued_at(std::string_view text, std::size_t from) {
    for (std::size_t at = std::max<std::size_t>(from, 1); at < text.size(); ++at)
        if (is_upper(text[at]) && is_lower(text[at - 1])) return at;
    return text.size();
}

// "Ana RuizPublished 2 May"
std::string_view without_glued_label(std::string_view part) {
    for (std::size_t at = glued_at(part, 1); at < part.size(); at = glued_at(part, at + 1)) {
        for (const std::string_view label : {"Published", "Updated", "Posted", "Reviewed", "Last "}) {
            if (part.substr(at).starts_with(label)) return part.substr(0, at);
        }
    }
    return part;
}

// "Ana Ruiz December 2, 2025": the name ends where a date or time begins.
std::string_view without_date(std::string_view part) {
    const auto digit = part.find_first_of("0123456789");
    if (digit == std::string_view::npos || digit < 4) return part;
    if (is_letter(part[digit - 1]) && !find_date(part.substr(digit))) return part;  // "Harlow7" is a house, "Ruiz5 May 2025" is glued
    part = without_marks(part.substr(0, digit));
    static constexpr std::array<std::string_view, 42> kWords = {
        "jan",      "feb",      "mar",     "apr",       "may",      "jun",    "jul",      "aug",    "sep",    "sept",      "oct",
        "nov",      "dec",      "january", "february",  "march",    "april",  "june",     "july",   "august", "september", "october",
        "november", "december", "mon",     "tue",       "tues",     "wed",    "thu",      "thur",   "thurs",  "fri",       "sat",
        "sun",      "monday",   "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "on"};
    for (int round = 0; round < 3 && !part.empty(); ++round) {
        const auto space = part.rfind(' ');
        auto word_begin = space == std::string_view::npos ? 0 : space + 1;
        if (round == 0) {  // "Ana RuizMar 5"
            for (auto glued = glued_at(part, word_begin + 1); glued < part.size(); glued = glued_at(part, glued + 1)) word_begin = glued;
        }
        std::string word = lower_case(part.substr(word_begin));
        if (!word.empty() && word.back() == '.') word.pop_back();
        if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) break;
        part = without_marks(part.substr(0, word_begin));
    }
    return part;
}

// "M.D.", "PhD": what stands after a comma and is no name.
bool is_credential(std::string_view part) {
    std::string letters;
    for (const char c : part) {
        if (c != '.' && c != ' ') letters += lower_case(c);
    }
    static constexpr std::array kCredentials = {"md",  "phd", "do", "rd",  "rdn",    "ms",  "ma",   "mba", "mph",  "jd",   "cfp",
                                                "cpa", "rn",  "np", "dvm", "jr",     "sr",  "esq",  "msc", "bsc",  "psyd", "lcsw",
                                                "dds", "edd", "ii", "iii", "pharmd", "ldn", "cssd", "cfa", "facp", "inc",  "llc"};
    return std::find(kCredentials.begin(), kCredentials.end(), letters) != kCredentials.end();
}

}  // namespace

bool is_byline(std::string_view line, std::string_view& rest) {
    for (const std::string_view opening : {"by ",
                                           "by: ",
                                           "by:",
                                           "written by",
                                           "this post was written by ",
                                           "posted by ",
                                           "author: ",
                                           "author ",
                                           "authors: ",
                                           "authors:",
                                           "authored by: ",
                                           "authored by ",
                                           "words by ",
                                           "story by ",
                                           "text by ",
                                           "recipe by ",
                                           "article by ",
                                           "reported by ",
                                           "report by ",
                                           "published by ",
                                           "contributed by ",
                                           "contributors: "}) {
        if (starts_ignoring_case(line, opening)) {
            rest = without_marks(line.substr(opening.size()));
            return !rest.empty();
        }
    }
    // "ByAna Ruiz": two elements without a space between them.
    if (line.size() > 3 && line.substr(0, 2) == "By" && line[2] >= 'A' && line[2] <= 'Z' && line.find(' ') != std::string_view::npos) {
        rest = without_marks(line.substr(2));
        return true;
    }
    return false;
}

std::vector<std::string> names_of_byline(std::string_view text, std::string_view outlet, NameTrust trust) {
    text = without_marks(text);
    if (std::string_view rest; is_byline(text, rest)) text = rest;
    std::vector<std::string> names;
    if (text.size() > 300) return names;
    const std::string_view whole = text;
    const std::string outlet_key = lower_case(outlet);
    if (trust == NameTrust::any) {
        // An account, a desk, an office: whole, since "of", "for" and "and" belong to its name.
        const bool has_letter = std::any_of(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; });
        const std::string key = lower_case(text);  // what a site builder calls its first account is nobody
        if (key == "admin" || key == "administrator" || key == "webmaster" || key == "root") return names;
        if (text.size() >= 2 && text.size() <= 60 && has_letter && text.find("://") == std::string_view::npos &&
            text.find('@') == std::string_view::npos) {
            names.emplace_back(text);
        }
        return names;
    }
    bool in_title = false;  // the part before is a title, and "and" goes on with it: "Ana Ruiz, Head of Ports and Rail Transport"
    while (!text.empty() && names.size() < kMaxNames) {
        // To the next comma, semicolon, bar, slash, ampersand, line end, opening bracket, " and ", " with ".
        std::size_t end = text.size();
        std::size_t next = text.size();
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char c = text[at];
            if (c == ',' || c == ';' || c == '|' || c == '/' || c == '&' || c == '\n') {
                end = at;
                next = at + 1;
                break;
            }
            if (c == '(') {
                const auto closing = text.find(')', at);
                end = at;
                next = closing == std::string_view::npos ? text.size() : closing + 1;
                break;
            }
            if (c == ' ') {
                bool found = false;
                for (const std::string_view joint :
                     {" and ", " with ", " for ", " in ", " on ", " at ", " - ", " – ", " — ", " · ", " • ", " ⋅ "}) {
                    if (starts_ignoring_case(text.substr(at), joint)) {
                        end = at;
                        // After a name, " for ", " in ", " on " lead to no other name.
                        next = joint == " and " || joint == " with " ? at + joint.size() : text.size();
                        found = true;
                        break;
                    }
                }
                if (found) break;
            }
        }
        std::string_view part = without_marks(text.substr(0, end));
        const std::string_view joint_after = text.substr(end);
        const bool goes_on = starts_ignoring_case(joint_after, " for ");  // "Office for Example Studies"
        if (std::string_view rest; is_byline(part, rest)) part = rest;
        text.remove_prefix(std::min(next, text.size()));
        part = without_date(without_glued_label(part));
        const std::string_view first_word = part.substr(0, part.find(' '));
        if (is_credential(part) || part.size() < 2) continue;
        if (first_word.find('.') != std::string_view::npos && is_credential(first_word)) continue;  // "M.A. Economics"
        // "Ana Ruiz EXAMPLE TIMES"
        if (outlet_key.size() > 3 && part.size() > outlet_key.size() + 4 &&
            lower_case(part.substr(part.size() - outlet_key.size())) == outlet_key && part[part.size() - outlet_key.size() - 1] == ' ') {
            part = without_marks(part.substr(0, part.size() - outlet_key.size()));
        }
        const bool one_word = part.find(' ') == std::string_view::npos;
        const bool name = is_name(part) && !in_title;
        in_title = !one_word && !is_name(part) && starts_ignoring_case(joint_after, " and ");
        if (!name || lower_case(part) == outlet_key) continue;
        // "Ana Ruiz, Privacy and Home Expert", "Centre for Example Studies": one word is a name only by itself.
        if (one_word && (goes_on || (!names.empty() && names.front().find(' ') != std::string::npos))) continue;
        if (std::find(names.begin(), names.end(), part) == names.end()) names.emplace_back(part);
    }
    if (names.empty() && is_house(whole)) names.emplace_back(whole);
    return names;
}

}  // namespace onrecord
