// The blocks around the headline, a few dozen at most; then, for what is labelled, all short blocks once. Linear in the text.
#include "page/near_headline.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/date_text.h"
#include "page/byline.h"
#include "page/headline.h"

namespace onrecord {
namespace {

// Where a line begins to speak of a change: "Updated", "last reviewed"; its end where it does not.
std::size_t change_begin(std::string_view lower_line) {
    std::size_t first = lower_line.size();
    for (const std::string_view word : {"updat", "modif", "edited", "reviewed", "revised", "expir"}) {
        first = std::min(first, lower_line.find(word));
    }
    return std::min(first, lower_line.size());
}

// Where words begin that give the day of something other than publication: of a manuscript's way, of an event, of a lookup.
std::size_t other_day_begin(std::string_view lower_line) {
    std::size_t first = lower_line.size();
    for (const std::string_view word : {"received", "accepted", "submitted", "accessed", "retrieved", "meeting of", "hearing of",
                                        "session of", "deadline", "event date", "valid until", "register by", "apply by", "offer ends"}) {
        first = std::min(first, lower_line.find(word));
    }
    return std::min(first, lower_line.size());
}

// "2025-08-05 - 2025-08-09", "5 May 2025 to 9 May 2025": the days of an event. `line` has a date in it.
bool is_range(std::string_view line) {
    for (const std::string_view joint : {" - ", " – ", " — ", "–", " to ", " until "}) {
        for (std::size_t at = line.find(joint); at != std::string_view::npos; at = line.find(joint, at + 1)) {
            const auto second = parse_date(line.substr(at + joint.size()));  // first: it looks at few bytes
            const auto first = second ? find_date(line.substr(0, at)) : std::nullopt;
            if (first && *first < *second) return true;
        }
    }
    return false;
}

int n_plain_words(std::string_view text) {
    int n = 0;
    for (std::size_t at = 0; at < text.size(); ++at) n += is_lower(text[at]) && (at == 0 || text[at - 1] == ' ');
    return n;
}

bool is_label(std::string_view lower_line) {
    for (const std::string_view word : {"published", "posted", "date published", "publication date", "publish date", "first published"}) {
        if (lower_line.substr(0, word.size()) == word) return true;
    }
    return false;
}

// Where a line that begins with a date goes on after "·", "•" or "|"; its end where it does not.
std::size_t sign_after_date(std::string_view text) {
    for (const std::string_view sign : {" · ", " • ", " | "}) {
        if (const auto at = text.find(sign); at != std::string_view::npos && find_date(text.substr(0, at))) return at + sign.size();
    }
    return text.size();
}

// Of another story, as a rule; a byline is linked too.
bool is_linked_headline(const Blocks& blocks, std::uint32_t i) {
    const Block& block = blocks.blocks[i];
    constexpr std::uint32_t kMinTitleWords = 4;
    constexpr double kLinkShare = 0.5;
    std::string_view rest;
    return block.link_share() > kLinkShare && block.n_words >= kMinTitleWords && !is_byline(blocks.text_of(block), rest);
}

// "This article was originally published on 5 August 2025 and is kept current", wherever it stands.
std::optional<Date> first_published(const Blocks& blocks) {
    constexpr std::uint32_t kMaxWords = 30;
    for (const Block& block : blocks.blocks) {
        if (block.n_words > kMaxWords || block.apart == Apart::comments) continue;
        const auto text = blocks.text_of(block);
        const std::string key = lower_case(text);
        for (const std::string_view words : {"originally published", "first published"}) {
            const auto at = key.find(words);
            if (at == std::string::npos) continue;
            if (const auto date = find_date(text.substr(at, change_begin(std::string_view(key).substr(at))))) return date;
        }
    }
    return std::nullopt;
}

}  // namespace

std::uint32_t headline_block(const Blocks& blocks, NodeIndex first_h1, std::string_view title) {
    std::optional<std::uint32_t> shown;  // a heading, or the first line that says the same (a breadcrumb may come before the heading)
    for (std::uint32_t i = 0; i < blocks.blocks.size() && !title.empty(); ++i) {
        const Block& block = blocks.blocks[i];
        if (blocks.text_of(block) != title || block.link_share() >= 0.5) continue;
        if (block.kind == BlockKind::heading) return i;
        if (!shown) shown = i;
    }
    if (shown) return *shown;
    constexpr double kMinShared = 0.5;
    for (std::uint32_t i = 0; i < blocks.blocks.size() && first_h1 == 0; ++i) {
        const Block& block = blocks.blocks[i];
        if (block.kind == BlockKind::heading && block.link_share() < 0.5 && shared_words(title, blocks.text_of(block)) >= kMinShared)
            return i;
    }
    std::uint32_t at = 0;
    while (first_h1 != 0 && at < blocks.blocks.size() && blocks.blocks[at].container < first_h1) ++at;
    return at;
}

std::optional<VisibleDate> visible_date(const Blocks& blocks, std::uint32_t at) {
    constexpr std::uint32_t kMaxBlocksAfter = 14;
    constexpr std::uint32_t kMaxBlocksBefore = 5;
    constexpr std::uint32_t kMaxWords = 24;
    constexpr std::uint32_t kMaxSentenceWords = 12;
    constexpr std::uint32_t kMaxLabelledWords = 14;
    constexpr std::uint32_t kDateWords = 4;
    constexpr int kMaxPlainWords = 6;          // in small letters: a byline has few ("by", "on", "in", "min read")
    constexpr std::uint32_t kProseWords = 14;  // of a sentence or more of the text
    constexpr int kMaxProse = 3;               // blocks of prose between the headline and its date: a standfirst, a summary
    constexpr std::uint32_t kCloseBlocks = 6;  // below the headline: section, standfirst, byline, date
    constexpr int kMaxDates = 3;               // lines with different dates: more is a list
    const auto n = static_cast<std::uint32_t>(blocks.blocks.size());
    const auto date_at = [&](std::uint32_t i) -> std::optional<Date> {
        const Block& block = blocks.blocks[i];
        if (block.n_words > kMaxWords || block.apart == Apart::comments || block.apart == Apart::caption) return std::nullopt;
        const auto text = blocks.text_of(block);
        const std::string key = lower_case(text);
        const bool prose = block.is_sentence || text.ends_with(':');
        if (n_plain_words(text) > kMaxPlainWords && !is_label(key)) return std::nullopt;
        if (prose && block.n_words > kMaxSentenceWords && !is_label(key)) return std::nullopt;  // that speaks of a day
        const std::size_t change = std::min(change_begin(key), other_day_begin(key));
        if (const auto date = find_date(text.substr(0, change))) {
            if (is_range(text)) return std::nullopt;
            // "Last updated:" in a line of its own before it.
            if (i > 0) {
                const Block& label = blocks.blocks[i - 1];
                if (label.n_words <= 4 && change_begin(lower_case(blocks.text_of(label))) < label.end - label.begin &&
                    !find_date(blocks.text_of(label)))
                    return std::nullopt;
            }
            return date;
        }
        // "Updated May 6, 2025, published May 1, 2025"
        for (const std::string_view word : {"publish", "posted"}) {
            if (const auto label = key.find(word, change); label != std::string::npos) return find_date(text.substr(label));
        }
        return std::nullopt;
    };
    if (const auto noted = first_published(blocks)) return VisibleDate{*noted, false, false, true};
    std::optional<Date> first;
    std::optional<Date> last;
    int n_dates = 0;
    int n_prose = 0;
    bool close = false;
    for (std::uint32_t i = at; i < n && i < at + kMaxBlocksAfter && n_prose < kMaxProse; ++i) {
        const auto found = n_prose > 0 && (is_linked_headline(blocks, i) || is_linked_headline(blocks, i - 1)) ? std::nullopt : date_at(i);
        n_prose += i > at && blocks.blocks[i].is_sentence && blocks.blocks[i].n_words >= kProseWords;
        if (!found) continue;
        if (!first) {
            first = found;
            close = n_prose <= 1 && i <= at + kCloseBlocks;
        }
        n_dates += !last || *last != *found;
        last = found;
    }
    if (n_dates > kMaxDates) return std::nullopt;
    if (first) return VisibleDate{*first, false, close};
    for (std::uint32_t i = at; i > 0 && i + kMaxBlocksBefore > at; --i) {
        if (const auto found = date_at(i - 1)) return VisibleDate{*found, true};
    }
    for (std::uint32_t i = 0; i < n; ++i) {
        const Block& block = blocks.blocks[i];
        if (block.n_words > kMaxLabelledWords || block.apart == Apart::comments || block.link_share() > 0.5) continue;
        const std::string key = lower_case(blocks.text_of(block));
        const bool is_written = key.starts_with("written by") && i + 1 < n && blocks.blocks[i + 1].n_words <= kDateWords;
        if (!is_label(key) && !is_written) continue;
        if (const auto found = date_at(i)) return VisibleDate{*found};
        if ((block.n_words <= 3 || is_written) && i + 1 < n) {
            if (const auto found = date_at(i + 1)) return VisibleDate{*found};
        }
    }
    return std::nullopt;
}

std::optional<Date> issue_month(const Blocks& blocks) {
    constexpr std::uint32_t kMaxWords = 10;
    constexpr std::size_t kMonthBytes = 16;  // "September, 2025"
    std::optional<Date> month;
    for (const Block& block : blocks.blocks) {
        if (block.n_words < 3 || block.n_words > kMaxWords || block.is_sentence || block.apart == Apart::comments) continue;
        const std::string_view text = blocks.text_of(block);
        const std::string key = lower_case(text);
        bool numbered = false;
        for (const std::string_view label : {"issue ", "vol. ", "volume ", "no. "}) {
            const auto found = key.find(label);
            const auto number = found + label.size();
            numbered |= found != std::string::npos && number < key.size() && key[number] >= '0' && key[number] <= '9';
        }
        if (!numbered) continue;
        for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
            const auto found = parse_date("1 " + std::string(text.substr(at + 1, kMonthBytes)));
            if (!found) continue;
            const Date named{found->year, found->month, 0};
            if (month && *month != named) return std::nullopt;
            month = named;
        }
    }
    return month;
}

std::vector<std::string> headline_byline(const Blocks& blocks, std::uint32_t headline, std::string_view outlet) {
    constexpr std::uint32_t kMaxBlocksAfter = 4;
    constexpr std::uint32_t kMaxWords = 14;
    for (std::uint32_t i = headline + 1; i < blocks.blocks.size() && i <= headline + kMaxBlocksAfter; ++i) {
        const Block& block = blocks.blocks[i];
        std::string_view rest;
        if (block.n_words > kMaxWords || !is_byline(blocks.text_of(block), rest)) continue;
        auto names = names_of_byline(rest, outlet);
        std::erase_if(names, [](const std::string& name) { return is_lower(name[0]); });  // "our engineering team"
        if (!names.empty()) return names;
    }
    return {};
}

std::vector<std::string> visible_byline(const Blocks& blocks, std::uint32_t headline, std::string_view outlet) {
    constexpr std::uint32_t kMaxBlocksBefore = 8;
    constexpr std::uint32_t kMaxBlocksAfter = 24;
    constexpr std::uint32_t kMaxWords = 14;
    const std::uint32_t begin = headline > kMaxBlocksBefore ? headline - kMaxBlocksBefore : 0;
    for (std::uint32_t i = begin; i < blocks.blocks.size() && i < headline + kMaxBlocksAfter; ++i) {
        const Block& block = blocks.blocks[i];
        if (block.n_words > kMaxWords || block.apart == Apart::comments) continue;
        if (i > headline + 1 && is_linked_headline(blocks, i - 1)) continue;
        const std::string_view text = blocks.text_of(block);
        const std::string key = lower_case(text);
        std::vector<std::string> names;
        if ((key == "by" || key == "by:" || key == "written by" || key == "written by:" || key == "author" || key == "author:") &&
            i + 1 < blocks.blocks.size()) {
            if (blocks.blocks[i + 1].n_words <= 8) names = names_of_byline(blocks.text_of(blocks.blocks[i + 1]), outlet);
        } else if (std::string_view rest; is_byline(text, rest)) {
            names = names_of_byline(rest, outlet);
        } else if (const auto by = key.find(" by "); by != std::string::npos && find_date(text)) {
            names = names_of_byline(text.substr(by + 4), outlet);
        }
        if (!names.empty()) return names;
    }
    return {};
}

std::vector<std::string> bare_byline(const Blocks& blocks, std::uint32_t headline, std::string_view outlet, const KeyTable& given_names) {
    constexpr std::uint32_t kMaxBlocksAway = 8;
    constexpr std::uint32_t kMaxNameWords = 4;
    constexpr std::uint32_t kMaxDateWords = 14;
    constexpr std::uint32_t kNear = 3;  // blocks below the headline where what looks like a name need not be a known one
    const auto n = static_cast<std::uint32_t>(blocks.blocks.size());
    const auto has_date = [&](std::uint32_t i) {
        return i < n && blocks.blocks[i].n_words <= kMaxDateWords && find_date(blocks.text_of(blocks.blocks[i])).has_value();
    };
    const std::uint32_t begin = headline > kMaxBlocksAway ? headline - kMaxBlocksAway : 0;
    for (std::uint32_t i = begin; i < n && i < headline + kMaxBlocksAway; ++i) {
        const Block& block = blocks.blocks[i];
        const std::string_view text = blocks.text_of(block);
        // "Aug 5, 2025 · Ana Ruiz in Ports"
        if (const auto mark = sign_after_date(text); mark != text.size() && block.n_words <= kMaxDateWords && i >= headline) {
            const std::string_view rest = text.substr(mark);
            auto names = names_of_byline(rest, outlet);
            const std::size_t space = names.size() == 1 ? names.front().find(' ') : std::string::npos;
            if (space != std::string::npos && (i <= headline + kNear || given_names.value(word_key(names.front().substr(0, space))) != 0))
                return names;
        }
        if (block.n_words < 2 || block.n_words > kMaxNameWords || block.is_sentence || block.kind == BlockKind::heading) continue;
        if (given_names.value(word_key(text.substr(0, text.find(' ')))) == 0) continue;
        if (i != headline + 1 && !has_date(i + 1) && !has_date(i + 2) && !(i > 0 && has_date(i - 1)) && !(i > 1 && has_date(i - 2)))
            continue;
        auto names = names_of_byline(text, outlet);
        if (names.size() == 1 && names.front().size() == text.size()) return names;
    }
    return {};
}

std::vector<std::string> labelled_byline(const Blocks& blocks, std::string_view outlet) {
    constexpr std::uint32_t kMaxWords = 14;
    for (std::uint32_t i = 0; i < blocks.blocks.size(); ++i) {
        const Block& block = blocks.blocks[i];
        if (block.n_words > kMaxWords || block.n_words < 2 || block.apart == Apart::comments) continue;
        const std::string_view text = blocks.text_of(block);
        const std::string key = lower_case(text.substr(0, 24));
        bool labelled = false;
        for (const std::string_view label :
             {"written by", "this post was written by", "article by", "posted by", "words by", "author:", "authored by", "contributors:"}) {
            labelled = labelled || key.substr(0, label.size()) == label;
        }
        if (!labelled) continue;
        std::vector<std::string> names;
        if (std::string_view rest; is_byline(text, rest)) names = names_of_byline(rest, outlet);
        if (names.empty() && block.n_words == 2 && i + 1 < blocks.blocks.size() && blocks.blocks[i + 1].n_words <= 8)
            names = names_of_byline(blocks.text_of(blocks.blocks[i + 1]), outlet);
        if (!names.empty()) return names;
    }
    return {};
}

}  // namespace onrecord
