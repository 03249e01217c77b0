// A use that is a part of the full form is found as one; any other by Myers, "An O(ND) difference algorithm" (Algorithmica 1986), over
// words, with N + M edits capped so that two long forms that have nothing in common cost no more than kMaxEdits² steps.
#include "view/drift.h"

#include <algorithm>
#include <iterator>

#include "text/utf8.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::ptrdiff_t kMaxEdits = 300;  // words left out and added; 90,000 steps and 360 kB at most

struct ComparedWord {
    std::string_view printed;
    WordKey key = 0;
};

bool is_word_character(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%' || c == '$' || c == '#' || c == '&' ||
           (c >= 0xa1 && c != 0xab && c != 0xbb && !(c >= 0x2010 && c <= 0x203a));
}

// What counts of a word: from its first letter or digit to its last. A word of signs only counts as it is.
std::string_view core_of(std::string_view word) {
    std::size_t begin = 0, end = word.size();
    while (begin < end) {
        const CodePoint c = decode(word, begin);
        if (is_word_character(c.value)) break;
        begin += c.length;
    }
    while (end > begin) {
        const CodePoint c = decode_before(word, end);
        if (is_word_character(c.value)) break;
        end -= c.length;
    }
    return begin == end ? std::string_view() : word.substr(begin, end - begin);
}

std::vector<ComparedWord> words_of(std::string_view text) {
    std::vector<ComparedWord> words;
    while (true) {
        const auto begin = text.find_first_not_of(" \t\r\n\f\v");
        if (begin == std::string_view::npos) return words;
        text.remove_prefix(begin);
        const auto printed = text.substr(0, text.find_first_of(" \t\r\n\f\v"));
        const auto core = core_of(printed);
        if (core.empty() && !words.empty()) {
            // A dash or a row of dots between words belongs to the word before it, where it can make no difference.
            auto& before = words.back().printed;
            before = std::string_view(before.data(), static_cast<std::size_t>(printed.data() + printed.size() - before.data()));
        } else {
            words.push_back({printed, word_key(core)});
        }
        text.remove_prefix(printed.size());
    }
}

using Words = std::vector<ComparedWord>;
using Kind = DriftPiece::Kind;

// For each edit the way back: steps from the end, last first. Empty where there would be more than kMaxEdits edits.
std::vector<Kind> steps_back(const Words& a, const Words& b) {
    const auto n = static_cast<std::ptrdiff_t>(a.size()), m = static_cast<std::ptrdiff_t>(b.size());
    std::vector<std::vector<std::ptrdiff_t>> furthest;  // [d][k + d]: how far in `a` d edits lead on diagonal k = x - y
    const auto at = [&](std::ptrdiff_t d, std::ptrdiff_t k) {
        return std::abs(k) > d ? std::ptrdiff_t{-1} : furthest[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)];
    };
    const auto comes_by_adding = [&](std::ptrdiff_t d, std::ptrdiff_t k) {
        return k == -d || (k != d && at(d - 1, k - 1) < at(d - 1, k + 1));
    };
    std::ptrdiff_t edits = -1;
    for (std::ptrdiff_t d = 0; d <= std::min(n + m, kMaxEdits) && edits < 0; ++d) {
        std::vector<std::ptrdiff_t> row(static_cast<std::size_t>(2 * d + 1), -1);
        for (std::ptrdiff_t k = -d; k <= d; k += 2) {
            std::ptrdiff_t x = d == 0 ? 0 : comes_by_adding(d, k) ? at(d - 1, k + 1) : at(d - 1, k - 1) + 1;
            while (x < n && x - k < m && x - k >= 0 && a[static_cast<std::size_t>(x)].key == b[static_cast<std::size_t>(x - k)].key) ++x;
            row[static_cast<std::size_t>(k + d)] = x;
            if (x >= n && x - k >= m) edits = d;
        }
        furthest.push_back(std::move(row));
    }
    std::vector<Kind> steps;
    if (edits < 0) return steps;
    std::ptrdiff_t x = n, y = m;
    for (std::ptrdiff_t d = edits; d > 0; --d) {
        const std::ptrdiff_t k = x - y;
        const bool adding = comes_by_adding(d, k);
        const std::ptrdiff_t from_x = at(d - 1, adding ? k + 1 : k - 1);
        const std::ptrdiff_t after_edit = adding ? from_x : from_x + 1;
        for (; x > after_edit; --x, --y) steps.push_back(Kind::same);
        steps.push_back(adding ? Kind::added : Kind::left_out);
        (adding ? y : x) -= 1;
    }
    for (; x > 0; --x) steps.push_back(Kind::same);
    return steps;
}

// Where `use` first stands in `full` word for word, or full.size(). Knuth, Morris and Pratt: linear also where words recur.
std::size_t place_of(const Words& use, const Words& full) {
    if (use.empty() || use.size() > full.size()) return full.size();
    std::vector<std::size_t> border(use.size());  // [i]: how many words begin and end use[0..i], fewer than all
    const auto grown = [&](std::size_t n, WordKey key) {
        while (n > 0 && use[n].key != key) n = border[n - 1];
        return use[n].key == key ? n + 1 : n;
    };
    for (std::size_t i = 1; i < use.size(); ++i) border[i] = grown(border[i - 1], use[i].key);
    std::size_t n = 0;
    for (std::size_t i = 0; i < full.size(); ++i)
        if ((n = grown(n, full[i].key)) == use.size()) return i + 1 - n;
    return full.size();
}

std::vector<Kind> steps_of(const Words& full, const Words& use) {
    // A part of the full form is that part, although its first words may stand earlier too.
    if (const std::size_t place = place_of(use, full); place < full.size()) {
        std::vector<Kind> steps(full.size(), Kind::left_out);
        std::fill_n(steps.begin() + static_cast<std::ptrdiff_t>(place), use.size(), Kind::same);
        return steps;
    }
    auto steps = steps_back(full, use);
    std::reverse(steps.begin(), steps.end());
    if (!steps.empty() || (full.empty() && use.empty())) return steps;
    std::size_t begin = 0, end = 0;
    const std::size_t n = std::min(full.size(), use.size());
    while (begin < n && full[begin].key == use[begin].key) ++begin;
    while (end < n - begin && full[full.size() - 1 - end].key == use[use.size() - 1 - end].key) ++end;
    steps.insert(steps.end(), begin, Kind::same);
    steps.insert(steps.end(), full.size() - begin - end, Kind::left_out);
    steps.insert(steps.end(), use.size() - begin - end, Kind::added);
    steps.insert(steps.end(), end, Kind::same);
    return steps;
}

void append_word(std::vector<DriftPiece>& pieces, Kind kind, std::string_view word) {
    if (pieces.empty() || pieces.back().kind != kind) {
        pieces.push_back({kind, std::string(word)});
    } else {
        pieces.back().words.append(" ").append(word);
    }
}

}  // namespace

std::vector<DriftPiece> find_drift(std::string_view full, std::string_view use) {
    const Words full_words = words_of(full), use_words = words_of(use);
    const auto steps = steps_of(full_words, use_words);
    const auto in_use = [](Kind kind) { return kind != Kind::left_out; };
    // What stands before the use's first word or after its last is cut, unless the use has other words in its place.
    auto first = std::find_if(steps.begin(), steps.end(), in_use);
    auto last = std::find_if(steps.rbegin(), steps.rend(), in_use).base();
    if (first == steps.end() || *first == Kind::added) first = steps.begin();
    if (last == steps.begin() || *std::prev(last) == Kind::added) last = steps.end();
    std::vector<DriftPiece> pieces;
    std::size_t x = 0, y = 0;
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        const bool outside = step < first || step >= last;
        const Kind kind = outside ? Kind::cut : *step;
        append_word(pieces, kind, in_use(kind) && kind != Kind::cut ? use_words[y].printed : full_words[x].printed);
        if (*step != Kind::added) ++x;
        if (*step != Kind::left_out) ++y;
    }
    return pieces;
}

std::string_view part_of(const std::vector<DriftPiece>& pieces) {
    constexpr std::ptrdiff_t kMinLeftOut = 4;  // words: fewer are another wording
    const auto has_gap = std::any_of(pieces.begin(), pieces.end(), [](const DriftPiece& piece) {
        return piece.kind == Kind::left_out && std::count(piece.words.begin(), piece.words.end(), ' ') + 1 >= kMinLeftOut;
    });
    if (has_gap) return "parts";
    const bool is_cut_before = !pieces.empty() && pieces.front().kind == Kind::cut,
               is_cut_after = !pieces.empty() && pieces.back().kind == Kind::cut;
    return is_cut_before && is_cut_after ? "middle" : is_cut_before ? "end" : is_cut_after ? "beginning" : "whole";
}

bool has_drift(const std::vector<DriftPiece>& pieces) {
    return std::any_of(pieces.begin(), pieces.end(),
                       [](const DriftPiece& piece) { return piece.kind == Kind::added || piece.kind == Kind::left_out; });
}

std::size_t fullest_use(const QuotationRow& quotation) {
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < quotation.uses.size(); ++i) {
        const std::size_t n = words_of(quotation.uses[i].words).size();
        if (n > most) {
            most = n;
            best = i;
        }
    }
    return best;
}

}  // namespace onrecord
