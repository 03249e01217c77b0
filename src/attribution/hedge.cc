// A hedge is a phrase of data/english/hedge.tsv where its neighbours let it be one:
//
//     word           always                                     reportedly, perhaps
//     modal          a modal verb, without "not" or "no"        may have left; not "the month of May", "could not be reached"
//     number         before a number or a quantity              about 300, at least a dozen; not "about the quay"
//     participle     after a form of "be", before "to", "that"  is said to have left; "alone" ones also before anything else
//     seeming        "it seems", "appears to"                   not "appeared in court"
//     adjective      before a noun                              an alleged thief
//     understanding  always                                     my understanding is
//     cue            only where it is a statement's cue         the Courier understands
//
// Each text is searched once; a statement has the hedges in its content and its cue ("is thought to", "reportedly said").
#include "attribution/hedge.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/table.h"

namespace onrecord {
namespace {

enum HedgeClass : std::uint32_t {
    kWord = 1,
    kModalVerb = 2,
    kBeforeNumber = 4,
    kQuantity = 8,
    kParticipleBefore = 16,
    kParticipleAlone = 32,
    kSeeming = 64,
    kAdjective = 128,
    kUnderstanding = 256,
    kAsCue = 512,
};
// Class i has bit i.
constexpr std::array<std::string_view, 10> kHedgeClasses{
    "word", "modal", "number", "quantity", "participle", "participle alone", "seeming", "adjective", "understanding", "cue"};

bool is_any(std::string_view word, std::initializer_list<std::string_view> all) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

class HedgeFinder {
public:
    HedgeFinder(const Text& text, const Analysis& analysis, const HedgeLists& lists) : text_(text), words_(analysis.words), lists_(lists) {}

    void find(std::uint32_t first, std::uint32_t end, std::vector<Hedge>& hedges) const {
        for (std::uint32_t i = first; i < end; ++i) {
            const auto found = lists_.find(words_[i].key);
            if (found == lists_.end()) continue;
            for (const HedgePhrase& phrase : found->second) {
                const auto n = static_cast<std::uint32_t>(phrase.rest.size());
                if (i + n >= end) continue;
                bool same = true;
                for (std::uint32_t k = 0; k < n && same; ++k) same = words_[i + 1 + k].key == phrase.rest[k];
                if (!same) continue;
                std::uint32_t begin = i;
                if (!holds(phrase.classes, first, begin, i + n + 1, end)) continue;
                hedges.push_back({{words_[begin].span.begin, words_[i + n].span.end}, phrase.classes == kAsCue});
                i += n;
                break;
            }
        }
    }

private:
    [[nodiscard]] std::string lower(std::uint32_t i) const { return lower_word(text_.slice(words_[i].span)); }
    [[nodiscard]] bool is_number(std::uint32_t i, std::uint32_t end) const {
        if (i >= end) return false;
        const std::string_view word = text_.slice(words_[i].span);
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        if (is_digit(word.front()) || words_[i].tags.xpos == Xpos::CD) return true;
        // "£9bn", "A$ 30", "Rs 11"
        const bool currency =
            is_any(word, {"$", "£", "€", "₹", "¥", "A$", "US$", "C$", "NZ$", "S$", "HK$", "Rs", "Rs.", "N", "₦", "R", "Sh"});
        if (currency && i + 1 < end) return is_digit(text_.slice(words_[i + 1].span).front());
        if (word.find_first_of("0123456789") != std::string_view::npos) return true;
        return false;
    }
    [[nodiscard]] bool is_quantity(std::uint32_t i, std::uint32_t end) const {
        if (i >= end) return false;
        if (is_any(lower(i), {"a", "an", "the"})) ++i;
        if (i >= end) return false;
        const auto found = lists_.find(words_[i].key);
        return found != lists_.end() &&
               std::any_of(found->second.begin(), found->second.end(), [](const HedgePhrase& p) { return (p.classes & kQuantity) != 0; });
    }
    [[nodiscard]] bool is_be(std::uint32_t i) const {
        return is_any(lower(i), {"is", "are", "was", "were", "be", "been", "being", "'s", "'re"});
    }
    // Whether the phrase [begin, after) of the sentence [first, end) is a hedge here; moves `begin` to the auxiliary that it takes in.
    bool holds(std::uint32_t classes, std::uint32_t first, std::uint32_t& begin, std::uint32_t after, std::uint32_t end) const {
        const Word& word = words_[begin];
        const std::string next = after < end ? lower(after) : std::string();
        if ((classes & (kWord | kUnderstanding | kAsCue)) != 0) return true;
        if ((classes & kModalVerb) != 0) {
            return word.tags.upos == Upos::AUX && !is_any(next, {"not", "n't", "n’t", "no", "never", "neither", "hardly"});
        }
        if ((classes & kBeforeNumber) != 0) {
            // "about one issue" says of what; "about one million", "about one in ten" how much.
            if (next == "one" && !(after + 1 < end && (lower(after + 1) == "in" || is_quantity(after + 1, end)))) return false;
            return is_number(after, end) || is_quantity(after, end);
        }
        if ((classes & (kParticipleBefore | kParticipleAlone)) != 0) {
            std::uint32_t i = begin;
            if (i > first && words_[i - 1].tags.upos == Upos::ADV && !is_any(lower(i - 1), {"not", "n't"})) --i;  // "is widely believed"
            if (i == first || !is_be(i - 1)) return false;
            if ((classes & kParticipleAlone) == 0 && !is_any(next, {"to", "that"})) return false;
            if (i > first + 1 && lower(i - 2) == "to") return false;  // "too good to be believed"
            begin = i - 1;
            return true;
        }
        if ((classes & kSeeming) != 0) {
            if (word.tags.upos != Upos::VERB && word.tags.upos != Upos::AUX) return false;
            return is_any(next, {"to", "that", "likely", "as"}) || lower(begin).starts_with("seem") ||
                   (begin > first && lower(begin - 1) == "it" && next != "in" && next != "on");
        }
        if ((classes & kAdjective) != 0) {
            return after < end && (word.tags.upos == Upos::ADJ || word.deprel == Deprel::amod) && word.head != kNoHead &&
                   word.head >= after;
        }
        return false;
    }

    const Text& text_;
    const std::vector<Word>& words_;
    const HedgeLists& lists_;
};

}  // namespace

HedgeLists load_hedge_lists() {
    HedgeLists lists;
    for (const Row& row : load_table("english/hedge.tsv")) {
        if (row.size() < 2) continue;
        std::uint32_t bit = 0;
        for (std::size_t i = 0; i < kHedgeClasses.size(); ++i) {
            if (kHedgeClasses[i] == row[0]) bit = 1U << i;
        }
        each_part(row[1], '|', [&](std::string_view phrase) {
            std::vector<WordKey> keys;
            each_part(phrase, ' ', [&](std::string_view word) { keys.push_back(word_key(word)); });
            HedgePhrase entry{bit, {keys.begin() + 1, keys.end()}};
            auto& phrases = lists[keys.front()];
            // Longer phrases first; classes that say more before those that say less.
            const auto shorter =
                std::find_if(phrases.begin(), phrases.end(), [&](const HedgePhrase& p) { return p.rest.size() < entry.rest.size(); });
            phrases.insert(shorter, std::move(entry));
        });
    }
    return lists;
}

std::vector<Hedge> find_hedges(const Text& text, const Analysis& analysis, const HedgeLists& lists) {
    std::vector<Hedge> hedges;
    const HedgeFinder finder(text, analysis, lists);
    for (const Sentence& sentence : analysis.sentences) finder.find(sentence.first_word, sentence.end_word, hedges);
    return hedges;
}

SpanList hedges_of(const Statement& statement, const std::vector<Hedge>& hedges) {
    constexpr std::uint32_t kMaxBytesBefore = 20;  // of a hedge right before the cue: "reportedly", "has apparently"
    SpanList spans;
    const auto first = [&](std::uint32_t at) {
        return std::lower_bound(hedges.begin(), hedges.end(), at,
                                [](const Hedge& hedge, std::uint32_t place) { return hedge.span.end <= place; });
    };
    for (const Span cue : statement.cue) {
        for (auto hedge = first(cue.begin > kMaxBytesBefore ? cue.begin - kMaxBytesBefore : 0);
             hedge != hedges.end() && hedge->span.begin < cue.end; ++hedge) {
            const bool in_cue = hedge->span.overlaps(cue);
            if (in_cue || (!hedge->only_as_cue && hedge->span.end + 1 >= cue.begin)) spans.push_back(hedge->span);
        }
    }
    for (const Span content : statement.content) {
        for (auto hedge = first(content.begin); hedge != hedges.end() && hedge->span.begin < content.end; ++hedge) {
            if (!hedge->only_as_cue) spans.push_back(hedge->span);
        }
    }
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    return spans;
}

}  // namespace onrecord
