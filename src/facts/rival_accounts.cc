// Ways in which a report gives two figures for one question, each by words that say so:
//   the police put it at 43, and the treasurer at 41              two accounts: a word for giving a number, a conjunction, whose it is
//   31 per cent ran. The union disputed the figure. It was 12.    two accounts: a word for disputing a number, between or before the second
//   40 or 45 tonnes, depending on whom one asks                   two accounts, or more
//   21 claims, up from 14; 22 per cent, having said 31            what was said before
//   The post wrote that it raised £34. It was £340.               a sentence that says no more than what is right, up to two after one that
//                                                                 says who published it
// The second leaves unsaid what it counts, or names the unit of the first; "43 coins and 12 rings" are two things. A comparison ("31 per
// cent, against 22 per cent last year") is of two times and is none of these. Tests: tests/facts/figure_facts_test.cc.
#include "facts/rival_accounts.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "compare/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxWhose = 9;                  // words from the conjunction to the second number
constexpr std::size_t kCueReach = 5;                  // words from a word for giving a number to the number
constexpr std::size_t kMaxCorrection = 7;             // words of a sentence that says what is right
constexpr std::uint32_t kMaxSentencesToRight = 2;     // from what was published to what is right
constexpr std::uint32_t kMaxSentencesToDisputed = 3;  // from a number to what somebody who disputes it says

class Accounts {
public:
    Accounts(std::string_view text, const AssertionFacts& said, const FigureLists& lists) : text_(text), said_(said), lists_(lists) {}

    void relate(const Figure& first, Figure& second) const {
        if (second.is_contrasted || second.rival_by != RivalBy::none || first.sentence == UINT32_MAX || second.sentence == UINT32_MAX)
            return;
        if (first.value == second.value || first.unit == kDateUnit || second.unit == kDateUnit || first.is_expected != second.is_expected)
            return;
        if (!may_be_of_one(first, second)) return;
        RivalBy by = RivalBy::none;
        if (first.sentence == second.sentence) {
            if (is_of_before(first, second)) by = RivalBy::before;
            if (by == RivalBy::none && (are_two_accounts(first, second) || depends_on_whom(first, second))) by = RivalBy::account;
        } else if (second.sentence - first.sentence <= kMaxSentencesToRight && corrects(first, second)) {
            by = RivalBy::correction;
        } else if (second.sentence - first.sentence <= kMaxSentencesToDisputed && is_disputed(first, second)) {
            by = RivalBy::account;
        }
        if (by == RivalBy::none) return;
        second.rival = first.span;
        second.rival_by = by;
        if (second.unit.empty() || looks_like_age(first, second)) {
            second.unit = first.unit;
            second.entity = first.entity;
        }
        if (second.unit == first.unit && second.head == 0) take_topic(first, second);
        if (second.unit == kAgeUnit && !second.entity) second.entity = first.entity;
    }

private:
    // "the police having said 43 and the owner, Ana Ruiz, 41": nothing is counted after the first, and the second is nobody's age.
    [[nodiscard]] bool looks_like_age(const Figure& first, const Figure& second) const {
        const std::string_view right = text_.substr(first.span.end, 5);
        return second.unit == kAgeUnit && first.unit != kAgeUnit && (right == " and " || right == ", and");
    }
    [[nodiscard]] bool may_be_of_one(const Figure& first, const Figure& second) const {
        if (looks_like_age(first, second)) return true;
        if (second.unit.empty()) return second.head == 0 || (first.unit.empty() && second.head == first.head);
        return second.unit == first.unit && (second.head == 0 || second.head == first.head);
    }
    [[nodiscard]] std::string_view word(const CutWord& of) const { return text_.substr(of.span.begin, of.span.length()); }
    [[nodiscard]] Span sentence(const Figure& of) const { return said_.sentences[of.sentence].span; }

    // Whether the sentence or the clause ends where the figure does.
    [[nodiscard]] bool is_last(const Figure& figure) const {
        const std::string_view right = text_.substr(figure.span.end, sentence(figure).end - figure.span.end);
        const auto next = std::find_if(right.begin(), right.end(), [](char c) {
            return is_letter(c) || is_digit(c) || std::string_view(" ,.;:)\n").find(c) != std::string_view::npos;
        });
        return next == right.end() || !(is_letter(*next) || is_digit(*next) || *next == ' ');
    }

    // "up from 14", "instead of 14", "having told everybody 31".
    [[nodiscard]] bool is_of_before(const Figure& first, const Figure& second) const {
        const std::vector<CutWord> between = cut_words(text_, {first.span.end, second.span.begin});
        const std::size_t n = between.size();
        const std::string_view words = text_.substr(first.span.end, second.span.begin - first.span.end);
        if (words.find_first_of(".;") != std::string_view::npos) return false;
        if (n >= 2 && n <= kMaxWhose && word(between[n - 1]) == "from" && lists_.is(FigureWord::revised, between[n - 2].key)) return true;
        // Nothing but the one who was told and a hedge after the verb.
        for (std::size_t i = 0; i + 1 < n && n <= kMaxWhose; ++i)
            if (word(between[i]) == "having" && lists_.is(FigureWord::account, between[i + 1].key)) return n - i <= 4 && is_last(second);
        return false;
    }

    // A word for giving a number before the first ("puts it at 31", "having said 43"), then "and the union at fewer than 10".
    [[nodiscard]] bool are_two_accounts(const Figure& first, const Figure& second) const {
        if (!is_last(second)) return false;
        const std::vector<CutWord> before = cut_words(text_, {sentence(first).begin, first.span.begin});
        bool is_given = false;
        for (std::size_t back = 1; back <= kCueReach && back <= before.size() && !is_given; ++back) {
            const CutWord& at = before[before.size() - back];
            const bool leads = lists_.is(FigureWord::account, at.key);
            if (!leads && !lists_.is(FigureWord::hedge, at.key) && !is_small(word(at))) break;
            is_given = leads;
        }
        if (!is_given) return false;
        const std::vector<CutWord> between = cut_words(text_, {first.span.end, second.span.begin});
        std::size_t i = 0;
        for (; i < between.size() && !is_conjunction(word(between[i])); ++i)
            if (lists_.is(FigureWord::auxiliary, between[i].key)) return false;
        if (i == between.size() || i > kCueReach || between.size() - i > kMaxWhose || between.size() - i < 2) return false;
        const std::string_view words = text_.substr(first.span.end, second.span.begin - first.span.end);
        if (words.find_first_of(".;") != std::string_view::npos) return false;
        // Whose it is: an article or a capital after the conjunction, and no verb but one for giving a number.
        const CutWord& whose = between[i + 1];
        const std::string_view article = word(whose);
        if (article != "the" && article != "a" && article != "an" && article != "its" && article != "his" && article != "her" &&
            article != "their" && article != "others" && !(whose.capital && !is_digit(article.front())))
            return false;
        return std::none_of(between.begin() + static_cast<std::ptrdiff_t>(i) + 1, between.end(), [&](const CutWord& at) {
            return lists_.is(FigureWord::auxiliary, at.key) && !lists_.is(FigureWord::account, at.key);
        });
    }
    // "32 or 40 tonnes, depending on whom one asks": nothing but a conjunction and a hedge between them.
    [[nodiscard]] bool depends_on_whom(const Figure& first, const Figure& second) const {
        const std::vector<CutWord> all = cut_words(text_, sentence(first));
        bool depends = false;
        for (std::size_t i = 0; i + 2 < all.size(); ++i)
            depends = depends || (word(all[i]) == "depending" && word(all[i + 1]) == "on" && lists_.is(FigureWord::whose, all[i + 2].key));
        const std::vector<CutWord> between = cut_words(text_, {first.span.end, second.span.begin});
        return depends && std::all_of(between.begin(), between.end(), [&](const CutWord& at) {
                   return word(at) == "or" || word(at) == "and" || lists_.is(FigureWord::hedge, at.key);
               });
    }

    // "The union disputed the figure": after the first number's sentence, or in the second's before the number, with nobody else's between.
    [[nodiscard]] bool is_disputed(const Figure& first, const Figure& second) const {
        if (second.unit != first.unit || (first.unit.empty() && second.head != 0) || !is_last(second)) return false;
        const std::uint32_t from = sentence(first).end;
        const std::vector<CutWord> words = cut_words(text_, {from, second.span.begin});
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!lists_.is(FigureWord::disputed, words[i].key)) continue;
            for (std::size_t j = i + 1; j < words.size() && j <= i + kCueReach; ++j)
                if (lists_.is(FigureWord::number_of, words[j].key)) return true;
        }
        return false;
    }
    [[nodiscard]] static bool is_conjunction(std::string_view word) {
        return word == "and" || word == "but" || word == "while" || word == "whereas";
    }
    [[nodiscard]] static bool is_small(std::string_view word) {
        return word == "it" || word == "at" || word == "as" || word == "the" || word == "that" || word == "number" || word == "figure" ||
               word == "there" || word == "were";
    }

    // "It was £340.", "The number is six.", "The sheet shows 67.": after what was published, or was wrong.
    [[nodiscard]] bool corrects(const Figure& first, const Figure& second) const {
        const Span span = sentence(second);
        const std::vector<CutWord> before = cut_words(text_, {span.begin, second.span.begin});
        if (before.size() < 2 || before.size() > kMaxCorrection) return false;
        const std::string_view right = text_.substr(second.span.end, span.end - second.span.end);
        if (std::any_of(right.begin(), right.end(), [](char c) { return is_letter(c) || is_digit(c); })) return false;
        const std::string_view subject = word(before.front()), verb = word(before.back());
        const bool is_said = verb == "was" || verb == "is" || verb == "were" || verb == "are" || verb == "shows" || verb == "showed";
        if (!is_said) return false;
        const bool is_pronoun = before.size() == 2 && (subject == "It" || subject == "He" || subject == "She" || subject == "There");
        if (!is_pronoun && subject != "The") return false;
        const std::vector<CutWord> all = cut_words(text_, sentence(first));
        if (is_number_of_paper(all)) return true;
        return std::any_of(all.begin(), all.end(), [&](const CutWord& at) { return lists_.is(FigureWord::published, at.key); });
    }

    // "Last week's Courier said", "Monday's Courier gave".
    [[nodiscard]] bool is_number_of_paper(const std::vector<CutWord>& words) const {
        for (std::size_t i = 0; i < 2 && i + 2 < words.size(); ++i) {
            const std::string_view day = word(words[i]);
            if (!day.ends_with("'s") && !day.ends_with("’s")) continue;
            const std::string_view bare = day.substr(0, day.find_first_of("'\xE2"));
            const bool is_time =
                bare == "week" || bare == "month" || bare == "Yesterday" || lists_.is(FigureWord::calendar, cut_word_key(bare));
            if (is_time && words[i + 1].capital && lists_.is(FigureWord::account, words[i + 2].key)) return true;
        }
        return false;
    }

    std::string_view text_;
    const AssertionFacts& said_;
    const FigureLists& lists_;
};

}  // namespace

void find_rival_accounts(std::string_view text, const AssertionFacts& said, const FigureLists& lists, std::vector<Figure>& figures) {
    const Accounts accounts(text, said, lists);
    for (std::size_t i = 1; i < figures.size(); ++i) {
        accounts.relate(figures[i - 1], figures[i]);
        // Other units may lie between.
        const auto same = std::find_if(figures.rend() - static_cast<std::ptrdiff_t>(i), figures.rend(),
                                       [&](const Figure& figure) { return figure.unit == figures[i].unit && !figure.unit.empty(); });
        if (same != figures.rend()) accounts.relate(*same, figures[i]);
        // "The port puts it at 31, and the union at 12": the first is held against the second, not against a number before.
        const Figure& second = figures[i];
        Figure& first = figures[i - 1];
        const bool is_pair = second.rival_by == RivalBy::account && second.rival == first.span && second.sentence == first.sentence;
        if (is_pair && first.rival_by == RivalBy::account && first.rival.end <= said.sentences[first.sentence].span.begin)
            first.rival_by = RivalBy::none;
    }
}

}  // namespace onrecord
