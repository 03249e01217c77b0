#include "page/text_line.h"

#include <algorithm>
#include <array>

#include "base/data.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kSureProseWords = 14;  // of a sentence that is surely prose
constexpr std::size_t kMaxWordFeatures = 24;   // words of a line that are looked at, from its begin
constexpr std::uint32_t kWholeLineWords = 6;   // of a line that is a feature as it stands

bool is_prose(const TextLine& line) {
    return line.n_words >= kSureProseWords && (line.sentence || line.quotation);
}

std::uint64_t bucket(std::size_t n) {
    constexpr std::array<std::size_t, 12> kBorders{0, 1, 2, 3, 4, 6, 8, 11, 15, 22, 35, 60};
    return static_cast<std::uint64_t>(std::upper_bound(kBorders.begin(), kBorders.end(), n) - kBorders.begin());
}

// How long, ending how, in what letters.
std::uint64_t shape(const TextLine& line) {
    const std::uint64_t capitals = line.n_words == 0 ? 0 : 3 * line.n_capitals / line.n_words;
    return bucket(line.n_words) * 64 + capitals * 16 + (line.sentence ? 8 : 0) + (line.quotation ? 4 : 0) + (line.bullet ? 2 : 0) +
           (line.upper ? 1 : 0);
}

// Letters and digits in a row, in the order of the line; numbers are one word.
template <class Use>
void each_word(std::string_view folded, Use use) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        if (is_letter(folded[at])) {
            while (end < folded.size() && is_letter(folded[end])) ++end;
            use(word_key(folded.substr(at, end - at)));
        } else if (is_digit(folded[at])) {
            while (end < folded.size() && is_digit(folded[end])) ++end;
            use(word_key(end - at == 4 ? "0000" : "0"));
        } else {
            ++end;
            if (std::string_view("@|#:/>&*+[]()").find(folded[at]) != std::string_view::npos) use(word_key(folded.substr(at, 1)));
        }
        at = end;
    }
}

}  // namespace

std::uint32_t count_words(std::string_view text) {
    std::uint32_t n = 0;
    bool in_word = false;
    for (const char c : text) {
        const bool word = c != ' ' && c != '\n' && c != '\t';
        n += word && !in_word;
        in_word = word;
    }
    return n;
}

bool take(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

TextLine fold_line(std::string_view text) {
    TextLine line;
    for (const std::string_view bullet : {"•", "·", "▪", "●", "■", "►", "»", "*", "- ", "– ", "— "}) {
        if (take(text, bullet)) {
            line.bullet = true;
            break;
        }
    }
    line.lower = !text.empty() && text[0] >= 'a' && text[0] <= 'z';
    line.folded.resize(text.size());
    char* out = line.folded.data();
    bool space = true;
    bool has_small = false;
    while (!text.empty()) {
        const char c = text[0];
        if (c == '\xe2' && (take(text, "’") || take(text, "‘"))) {
            *out++ = '\'';
            space = false;
        } else if (c == '"' || (c == '\xe2' && (text.starts_with("“") || text.starts_with("”")))) {
            text.remove_prefix(c == '"' ? 1 : 3);
            line.quotation = true;
            *out++ = '"';
            space = false;
        } else {
            text.remove_prefix(1);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                if (!space) *out++ = ' ';
                space = true;
            } else {
                const bool capital = c >= 'A' && c <= 'Z';
                line.n_words += space ? 1 : 0;
                line.n_capitals += space && capital ? 1 : 0;
                has_small = has_small || (c >= 'a' && c <= 'z');
                *out++ = capital ? static_cast<char>(c + ('a' - 'A')) : c;
                space = false;
            }
        }
    }
    line.folded.resize(static_cast<std::size_t>(out - line.folded.data()));
    while (!line.folded.empty() && line.folded.back() == ' ') line.folded.pop_back();
    std::string_view end = line.folded;
    while (!end.empty() && (end.back() == '"' || end.back() == ')' || end.back() == '\'')) end.remove_suffix(1);
    line.sentence = !end.empty() && (end.back() == '.' || end.back() == '!' || end.back() == '?');
    line.upper = !has_small && line.n_capitals > 0;
    return line;
}

ProseLines prose_of(std::span<const TextLine> lines) {
    ProseLines prose{lines.size(), 0};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_prose(lines[i])) continue;
        prose.first = std::min(prose.first, i);
        prose.end = i + 1;
    }
    return prose;
}

void line_features(std::span<const TextLine> lines, const ProseLines& prose, std::size_t at, std::vector<Feature>& features) {
    features.clear();
    const TextLine& line = lines[at];
    const auto add = [&](std::uint64_t kind, std::uint64_t value) {
        if (features.size() < kMaxLineFeatures)
            features.push_back(spread(spread(kind * 0xd6e8feb86659fd93ULL) ^ value * 0x9e3779b97f4a7c15ULL));
    };
    // Where it stands: before the first prose, after the last, or among it.
    const std::uint64_t where = at < prose.first ? 1 : at >= prose.end ? 2 : 0;
    const std::uint64_t own = shape(line);
    const std::uint64_t before = at > 0 ? shape(lines[at - 1]) + 1 : 0;
    const std::uint64_t after = at + 1 < lines.size() ? shape(lines[at + 1]) + 1 : 0;
    add(1, 0);
    add(2, own);
    add(3, where * 4096 + own);
    add(4, before * 4096 + bucket(line.n_words));
    add(5, after * 4096 + bucket(line.n_words));
    add(6, (before / 64 * 64 + after / 64) * 4096 + own);
    add(7, where == 1 ? bucket(prose.first - at) : where == 2 ? 100 + bucket(at - prose.end) : 200);
    add(8, where * 64 + bucket(line.n_words));
    const std::uint64_t is_long = line.n_words > 10 ? 1 : 0;
    std::uint64_t previous = 1;
    std::size_t n = 0;
    each_word(line.folded, [&](WordKey word) {
        if (++n > kMaxWordFeatures) return;
        add(10, word);
        add(11, word * 4 + is_long * 2 + (line.sentence ? 1 : 0));
        if (n <= 10) add(12, previous * 3 + word);
        if (n == 1) add(13, word);
        previous = word;
    });
    add(14, previous);  // its last one
    if (line.n_words <= kWholeLineWords) add(15, word_key(line.folded));
    // The words of its neighbours, where they are short.
    for (const std::size_t next : {at - 1, at + 1}) {
        if (next >= lines.size() || lines[next].n_words > kWholeLineWords) continue;
        add(next < at ? 16 : 17, word_key(lines[next].folded));
    }
}

Result<LineModel> LineModel::load() {
    return load(data_file("models/lines.model").value_or(""));
}

Result<LineModel> LineModel::load(std::string_view model) {
    const auto loaded = LogOddsModel::load(model, "models/lines.model", kLinesFingerprint);
    if (!loaded) return loaded.error();
    LineModel lines;
    lines.model_ = loaded.value();
    return lines;
}

}  // namespace onrecord
