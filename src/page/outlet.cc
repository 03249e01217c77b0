// No single sign is enough. A link to the front page may say "Start", the end of a <title> may be a section, a copyright line names the
// owner, and a host is nobody's name: a page's outlet is what two of them say. A text's masthead is a line at its very top with a word that
// outlets are called by ("HARLOW COURIER", "Daily Wall"), and with a day or a menu below it; a headline and a byline may stand between, if
// there is a headline. A name without such a word has to be repeated by the dateline ("HARLOW, May 3 (Tideline) -") or by what people told
// whom ("she told Salt Lane"). What is set beside the name on its line ("Harlow Courier - Monday, 3 May", "HARLOW COURIER in English")
// goes. Where a text has none of these, it may name itself in passing: "Salt Lane has learned", "an aide tells Salt Lane". Cost: one pass
// over the page's links; one over the first lines of a text, and a few searches of it. Tests: tests/page/outlet_test.cc.
#include "page/outlet.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/web_address.h"
#include "page/furniture.h"
#include "page/headline.h"
#include "text/capital.h"
#include "text/first_bytes.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxNameBytes = 48;
constexpr std::ptrdiff_t kMaxNameWords = 6;
constexpr std::size_t kMinKey = 3;  // letters and digits of a name

// By which names are compared: "The Harlow Courier" and "HARLOW COURIER" are one.
std::string key_of(std::string_view name) {
    return folded(starts_ignoring_case(name, "the ") ? name.substr(4) : name);
}

template <class Use>
void each_spaced(std::string_view line, Use use) {
    for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        if (end > at) use(line.substr(at, end - at));
        at = end + 1;
    }
}

// Short, its words capitals or small joints, no sentence, no date, no menu.
bool looks_like_name(std::string_view line) {
    if (line.size() < kMinKey || line.size() > kMaxNameBytes || line.find_first_of("|:;,?!\"()/@0123456789\t") != std::string_view::npos)
        return false;
    if (line.back() == '.' || line.find("  ") != std::string_view::npos) return false;
    std::ptrdiff_t n_words = 0;
    bool all = true;
    each_spaced(line, [&](std::string_view word) {
        ++n_words;
        const bool joint = n_words > 1 && (word == "of" || word == "the" || word == "and" || word == "&" || word == "for" || word == "on");
        all = all && (joint || may_begin_name(word));
    });
    return all && n_words <= kMaxNameWords;
}

// Without "in English", ", English edition".
std::string_view without_edition(std::string_view name) {
    for (const std::string_view mark : {" in English", ", English", " English edition", " English Edition", " - English edition"}) {
        if (const auto at = name.find(mark); at != std::string_view::npos && at > 0) name = trim(name.substr(0, at));
    }
    return name;
}

struct Candidate {
    std::string name;
    std::string key;
    int signs = 0;  // bits
};

enum Sign : int { kFrontLink = 1, kTitle = 2, kCopyright = 4, kHost = 8, kHeader = 16 };

void add(std::vector<Candidate>& candidates, std::string_view name, Sign sign) {
    name = without_edition(trim(name));
    for (const std::string_view end : {" logo", " Logo", " home page", " Home Page", " homepage", " home", " Home"}) {
        if (name.ends_with(end)) name.remove_suffix(end.size());
    }
    std::string key = key_of(name);
    if (key.size() < kMinKey || name.size() > kMaxNameBytes || std::count(name.begin(), name.end(), ' ') >= kMaxNameWords) return;
    static constexpr std::array<std::string_view, 14> kNoNames = {"home", "homepage", "start", "main", "index", "logo",      "blog",
                                                                  "menu", "back",     "news",  "skip", "about", "frontpage", "website"};
    if (std::find(kNoNames.begin(), kNoNames.end(), key) != kNoNames.end() || !may_begin_name(name)) return;
    for (Candidate& candidate : candidates) {
        if (candidate.key != key) continue;
        candidate.signs |= sign;
        return;
    }
    candidates.push_back({std::string(name), std::move(key), sign});
}

int n_signs(const Candidate& candidate) {
    return ((candidate.signs & kFrontLink) != 0) + ((candidate.signs & kTitle) != 0) + ((candidate.signs & kCopyright) != 0) +
           ((candidate.signs & kHost) != 0) + ((candidate.signs & kHeader) != 0);
}

// "/", "/en", "https://example.com", "https://example.com/"
bool is_front_page(std::string_view address) {
    constexpr std::size_t kLanguage = 3;  // bytes of "/en"
    if (address == "/" || (address.size() == kLanguage && address[0] == '/' && is_lower(address[1]) && is_lower(address[2]))) return true;
    const auto scheme = address.find("://");
    if (scheme == std::string_view::npos) return false;
    const auto slash = address.find('/', scheme + 3);
    return slash == std::string_view::npos || slash + 1 == address.size();
}

// The first line of the page's top that begins with the name and is no menu's ("KIWI POST - we say it louder"); none: n_blocks.
std::size_t line_at_top(const Blocks& blocks, std::string_view key) {
    constexpr std::size_t kMaxBlocks = 40;
    constexpr std::uint32_t kMaxHeaderWords = 20;
    constexpr std::uint32_t kMinSentenceWords = 12;  // of a paragraph, where the header has ended
    for (std::size_t i = 0; i < blocks.blocks.size() && i < kMaxBlocks; ++i) {
        const Block& block = blocks.blocks[i];
        if (block.kind == BlockKind::paragraph && block.is_sentence && block.n_words >= kMinSentenceWords) break;
        if (block.kind == BlockKind::item || block.n_words > kMaxHeaderWords || block.n_link_bytes > 0) continue;
        std::string_view line = blocks.text_of(block);
        if (starts_ignoring_case(line, "the ")) line.remove_prefix(4);
        if (folded(line).starts_with(key)) return i;
    }
    return blocks.blocks.size();
}

// Which of two parts of a title is the masthead: the page's top has it, and the other part, the headline, below. Empty: neither.
std::string_view masthead_of(const Blocks& blocks, std::string_view a, std::string_view b) {
    const std::string x = key_of(without_edition(trim(a))), y = key_of(without_edition(trim(b)));
    if (x.size() < kMinKey || y.size() < kMinKey) return {};
    const std::size_t n = blocks.blocks.size(), at_x = line_at_top(blocks, x), at_y = line_at_top(blocks, y);
    if (at_x == n || at_y == n || at_x == at_y) return {};
    return at_x < at_y ? a : b;
}

}  // namespace

std::string outlet_of_page(const HtmlTree& tree, const Blocks& blocks, std::string_view title, std::string_view url) {
    constexpr std::size_t kMaxCandidates = 16;
    std::vector<Candidate> candidates;
    for (NodeIndex i = 1; i < tree.nodes.size() && candidates.size() < kMaxCandidates; ++i) {
        if (tree.nodes[i].tag != Tag::a) continue;
        const auto address = tree.raw(i, Attribute::href);
        if (!address || !is_front_page(*address)) continue;
        add(candidates, tree.text_within(i, 2 * kMaxNameBytes), kFrontLink);
    }
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " « ", " » ", " :: ", " · "}) {
        const auto last = title.rfind(mark), first = title.find(mark);
        if (last == std::string_view::npos) continue;
        add(candidates, title.substr(last + mark.size()), kTitle);
        add(candidates, title.substr(0, first), kTitle);
        if (const auto name = masthead_of(blocks, title.substr(0, last), title.substr(last + mark.size())); !name.empty())
            add(candidates, name, kHeader);
    }
    constexpr std::uint32_t kMaxImprintWords = 40;
    SpanList imprints;
    for (const Block& block : blocks.blocks) {
        if (block.n_words <= kMaxImprintWords) imprints.push_back({block.begin, block.end});
    }
    if (const std::string owner = outlet_of_furniture(blocks.text, imprints); !owner.empty()) add(candidates, owner, kCopyright);
    const std::string host = folded(host_of(url));
    const Candidate* best = nullptr;
    bool tie = false;
    for (Candidate& candidate : candidates) {
        if (host.starts_with(candidate.key)) candidate.signs |= kHost;
        const int n = n_signs(candidate);
        if (n < 2) continue;
        if (best != nullptr && n == n_signs(*best)) {
            tie = true;
        } else if (best == nullptr || n > n_signs(*best)) {
            best = &candidate;
            tie = false;
        }
    }
    return best != nullptr && !tie ? best->name : std::string();
}

namespace {

struct TopLine {
    std::string_view text;
    std::size_t begin = 0;
};

constexpr std::size_t kMaxTopBytes = 1024;  // of a line: a longer one is no masthead, and what is looked for in it is at its begin
std::vector<TopLine> top_lines(std::string_view text, std::size_t n_lines) {
    std::vector<TopLine> lines;
    for (std::size_t at = 0; at < text.size() && lines.size() < n_lines;) {
        const auto end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(first_bytes(text.substr(at, end - at), kMaxTopBytes));
        if (!line.empty()) lines.push_back({line, at});
        at = end + 1;
    }
    return lines;
}

// "05/13/2022", "10.11.2023": two numbers and a year.
bool has_numeric_day(std::string_view line) {
    constexpr std::size_t kYear = 4;
    for (std::size_t i = 1; i + kYear < line.size(); ++i) {
        if (std::string_view("/.-").find(line[i]) == std::string_view::npos || !is_digit(line[i - 1])) continue;
        std::size_t end = i + 1;
        while (end < line.size() && is_digit(line[end])) ++end;
        const std::size_t n = end - i - 1;
        if (n == 0 || n > 2 || end >= line.size() || line[end] != line[i]) continue;
        std::size_t year = end + 1;
        while (year < line.size() && is_digit(line[year])) ++year;
        if (year - end - 1 == kYear) return true;
    }
    return false;
}

// A day, an edition, a menu: what stands below a masthead. "Friday, 3 May", "News | Sport | Tides", "Births  Deaths  Tides".
bool is_below_masthead(std::string_view line) {
    constexpr std::size_t kMaxBytes = 90;
    if (line.size() > kMaxBytes) return false;
    if (line.find(" | ") != std::string_view::npos || line.find("  ") != std::string_view::npos) return true;
    if (has_numeric_day(line)) return true;
    const std::string key = lower_case(line);
    const bool digit = key.find_first_of("0123456789") != std::string::npos;
    for (const std::string_view name : {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}) {
        const auto at = key.find(name);
        if (digit && at != std::string::npos && (at == 0 || !is_letter(key[at - 1]))) return true;
    }
    return false;
}

bool has_outlet_word(std::string_view name, const PageLists& lists) {
    std::string_view first;
    std::string_view last;
    if (starts_ignoring_case(name, "the ")) name.remove_prefix(4);
    each_spaced(name, [&](std::string_view word) {
        if (first.empty()) first = word;
        last = word;
    });
    // "Post-Courier" is two.
    if (const auto hyphen = last.rfind('-'); hyphen != std::string_view::npos && hyphen > 0) last.remove_prefix(hyphen + 1);
    return first.data() != last.data() && ((lists.outlet_words.value(word_key(first)) & kFirstOfOutletName) != 0 ||
                                           (lists.outlet_words.value(word_key(last)) & kLastOfOutletName) != 0);
}

// "HARLOW, May 3 (Tideline) - The wall": a place in capitals, and brackets right before a dash. The agency's name.
std::string_view agency_of(std::string_view line) {
    constexpr std::size_t kMaxBefore = 80;
    constexpr std::size_t kMaxAgency = 40;
    const auto open = line.substr(0, kMaxBefore).find('(');
    if (open == std::string_view::npos || open < 5) return {};
    const auto close = line.find(')', open);
    if (close == std::string_view::npos || close - open > kMaxAgency) return {};
    const std::string_view name = trim(line.substr(open + 1, close - open - 1));
    const std::string_view after = line.substr(close + 1, 4);
    const bool dash =
        after.starts_with(" -") || after.starts_with(" –") || after.starts_with(" —") || after.starts_with("-") || after.starts_with("—");
    // "Harlow Heights, Aug 9 (HNS) The wall": a place, a day and capitals need no dash.
    const bool dated = may_begin_name(line) && is_below_masthead(line.substr(0, open)) && line.find(',') < open;
    if (dated && name.size() >= 2 && std::all_of(name.begin(), name.end(), is_upper)) return name;
    if (!dash) return {};
    const std::string_view place = line.substr(0, std::min(line.find_first_of(" ,"), open));
    if (place.size() < 3 || !std::all_of(place.begin(), place.end(), is_upper)) return {};
    return looks_like_name(name) ? name : std::string_view();
}

// The name without its article, as the text writes it in small letters too; else capitals are kept for the first letter of each word, or
// where a word cannot be spoken ("SNB").
std::string written_name(std::string_view name, std::string_view text) {
    if (starts_ignoring_case(name, "the ")) name.remove_prefix(4);
    if (std::any_of(name.begin(), name.end(), is_lower)) return std::string(name);
    const std::string bare = lower_case(name);
    for (std::size_t at = 0; at + bare.size() <= text.size(); ++at) {
        if (lower_case(text[at]) != bare[0] || !starts_ignoring_case(text.substr(at), bare)) continue;
        const std::string_view found = text.substr(at, bare.size());
        if (is_upper(found[0]) && std::any_of(found.begin(), found.end(), is_lower)) return std::string(found);
    }
    std::string out;
    each_spaced(name, [&](std::string_view word) {
        if (!out.empty()) out += ' ';
        const bool acronym = word.find_first_of("AEIOUY") == std::string_view::npos || word == "TV";
        out += word[0];
        out += acronym ? std::string(word.substr(1)) : lower_case(word.substr(1));
    });
    return out;
}

// What stands before a dash, and without its edition: "HARLOW COURIER - Monday, 3 May", "Harlow Courier in English".
std::string_view name_on_line(std::string_view line) {
    for (const std::string_view dash : {" - ", " – ", " — ", " | "}) {
        if (const auto at = line.find(dash); at != std::string_view::npos) line = trim(line.substr(0, at));
    }
    for (const std::string_view end : {" NEWSROOM", " Newsroom"}) {
        if (line.size() > end.size() && line.ends_with(end)) line.remove_suffix(end.size());
    }
    return without_edition(line);
}

// Whether a day stands below line `i` with a headline and no sentence between: outlet, headline, byline, "Staff Writer", day.
bool leads_header(const std::vector<TopLine>& lines, std::size_t i) {
    constexpr std::size_t kMaxHeaderLines = 5;
    constexpr std::size_t kMaxHeadlineBytes = 120;
    constexpr std::ptrdiff_t kMinHeadlineSpaces = 3;
    bool headline = false;
    for (std::size_t k = i + 1; k < lines.size() && k <= i + kMaxHeaderLines; ++k) {
        const std::string_view line = lines[k].text;
        if (is_below_masthead(line)) return headline;
        if (line.size() > kMaxHeadlineBytes || line.back() == '.') return false;
        const bool byline = starts_ignoring_case(line, "by ") || starts_ignoring_case(line, "from ");
        headline = headline || (!byline && std::count(line.begin(), line.end(), ' ') >= kMinHeadlineSpaces);
    }
    return false;
}

// A run of capital words that ends where `text` ends: "the", "of" join. Empty where it begins a sentence with a pronoun or is no name.
std::string_view name_before(std::string_view text) {
    std::size_t begin = text.size();
    for (std::size_t end = text.size(); end > 0;) {
        const auto space = text.find_last_of(" \n", end - 1);
        const std::size_t start = space == std::string_view::npos ? 0 : space + 1;
        const std::string_view word = text.substr(start, end - start);
        if (word.empty() || !may_begin_name(word) || word.find_first_of(".,;:?!\"()") != std::string_view::npos) break;
        begin = start;
        if (start == 0 || text[start - 1] == '\n') break;
        end = start - 1;
    }
    return text.substr(begin);
}

// Whether the text has one of the phrases with the name right behind it, "the" before the name or not.
template <class Phrases>
bool is_named_after(std::string_view text, const Phrases& phrases, std::string_view name) {
    if (starts_ignoring_case(name, "the ")) name.remove_prefix(4);
    for (const std::string_view phrase : phrases) {
        for (auto at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
            std::string_view after = text.substr(at + phrase.size(), kMaxNameBytes + 4);
            if (starts_ignoring_case(after, "the ")) after.remove_prefix(4);
            if (!starts_ignoring_case(after, lower_case(name)) || !may_begin_name(after)) continue;
            if (after.size() == name.size() || !is_letter(after[name.size()])) return true;
        }
    }
    return false;
}

// Whether somebody in the text told it, by its full name.
bool is_told(std::string_view text, std::string_view name) {
    static constexpr std::array<std::string_view, 5> kTold{" told ", " tells ", "interview with ", "spoke to ", "speaking to "};
    return is_named_after(text, kTold, name);
}

// The outlet that says of itself what it has learned or seen, and which somebody "tells", or which "reported" before; of 1,843 real
// reports few do, and "told" alone is mostly another outlet's scoop. Empty where two do.
std::string_view outlet_that_names_itself(std::string_view text) {
    static constexpr std::array<std::string_view, 8> kLearned{" has learned", " has learnt", " has reviewed",    " has obtained",
                                                              " has seen",    " can reveal", " can exclusively", " understands"};
    static constexpr std::array<std::string_view, 3> kTells{" tells ", "interview with ", "spoke exclusively to "};
    static constexpr std::array<std::string_view, 3> kReported{" reported", " previously reported", " first reported"};
    const auto reported = [&](std::string_view name) {
        return std::any_of(kReported.begin(), kReported.end(), [&](std::string_view verb) {
            const std::string words = std::string(name) + std::string(verb);
            return text.find("s " + words) != std::string_view::npos || text.find("s the " + words) != std::string_view::npos;  // "As"
        });
    };
    std::string_view found;
    for (const std::string_view verb : kLearned) {
        for (auto at = text.find(verb); at != std::string_view::npos; at = text.find(verb, at + 1)) {
            std::string_view name = name_before(text.substr(0, at));
            if (starts_ignoring_case(name, "the ")) name.remove_prefix(4);
            // Only the outlet itself "can reveal"; whom people told is then enough.
            const bool reveals = verb.starts_with(" can") && is_told(text, name);
            if (!looks_like_name(name) || !(reveals || is_named_after(text, kTells, name) || reported(name))) continue;
            if (!found.empty() && key_of(found) != key_of(name)) return {};
            if (found.empty()) found = name;
        }
    }
    return found;
}

}  // namespace

TextOutlet outlet_of_text(std::string_view text, const SpanList& furniture, const PageLists& lists) {
    constexpr std::size_t kTopLines = 10;
    constexpr std::size_t kMastheadLines = 3;
    const std::string owner = outlet_of_furniture(text, furniture);
    const auto lines = top_lines(text, kTopLines);
    std::string_view agency;
    for (const TopLine& line : lines) {
        if (agency.empty()) agency = agency_of(line.text);
    }
    TextOutlet found;
    const auto offer = [&](std::string name, std::string_view where) {
        if (!name.empty()) found.offered.push_back({ReportField::outlet, std::move(name), std::string(where)});
    };
    std::string_view masthead;
    bool several = false;
    for (std::size_t i = 0; i < lines.size() && i < kMastheadLines; ++i) {
        const std::string_view name = name_on_line(lines[i].text);
        if (!looks_like_name(name)) continue;
        const bool beside = name.size() < lines[i].text.size() && is_below_masthead(lines[i].text);
        const bool below = beside || (i + 1 < lines.size() && (is_below_masthead(lines[i + 1].text) ||
                                                               (i + 2 < lines.size() && is_below_masthead(lines[i + 2].text))));
        const bool sourced = !agency.empty() && key_of(agency) == key_of(name);
        // "Salt & Quay" above a day, and "© Salt & Quay Publishing"
        const bool owned = below && !owner.empty() && key_of(owner).starts_with(key_of(name));
        const bool outlet_word = has_outlet_word(name, lists);
        if (!owned && !(outlet_word && (below || leads_header(lines, i))) && !(sourced && below) && !(below && is_told(text, name)))
            continue;
        several = several || (!masthead.empty() && key_of(masthead) != key_of(name));
        if (masthead.empty()) masthead = name;
        offer(written_name(name, text), "masthead");
    }
    offer(owner, "copyright line");
    if (several) return found;
    if (!masthead.empty()) {
        std::string name = written_name(masthead, text);
        const std::string a = key_of(owner), b = key_of(name);
        if (owner.empty() || a.find(b) != std::string::npos || b.find(a) != std::string::npos) found.name = std::move(name);
    } else if (!owner.empty()) {
        found.name = owner;
    } else {
        found.name = !agency.empty() ? agency : outlet_that_names_itself(text);
    }
    return found;
}

}  // namespace onrecord
