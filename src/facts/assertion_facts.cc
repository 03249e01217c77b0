// A sentence is cut at the borders of the contents that lie in it. What no statement claims, less sources and cues, is the report's own, if
// it says enough to be compared. A content of several sentences becomes one assertion a sentence, so that a report that quotes one of them
// can be matched with one that quotes them all.
#include "facts/assertion_facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/table.h"
#include "compare/words.h"
#include "text/quotation_mark.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

// Words that carry meaning and numbers; fewer are a heading or a scrap. Set by eye on invented stories.
constexpr std::size_t kMinOwnWords = 3;
constexpr std::size_t kMinStatedWords = 1;
// Of what is left of a sentence around a statement and tells of no event; of 135 judged pairs with such a scrap in them one in ten is of
// one matter, of all judged pairs three in ten.
constexpr std::size_t kMinRestWords = 6;
constexpr std::size_t kMinNameWords = 5;   // of what is names and times only, with a capital each: a headline, no longer a mere name
constexpr std::size_t kMaxNounPhrase = 5;  // words from "a" to its noun: "a well-read local weekly paper"

// Whether words with this between them are of one phrase.
bool is_within_phrase(std::string_view between) {
    return std::all_of(between.begin(), between.end(), [](char c) { return c == ' ' || c == '-'; });
}

// "Poyle’s", "it's", "we'd": the word before the apostrophe, which must not be one that negates.
std::string_view without_clitic(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        if (at > 0 && is_apostrophe(c.value)) return word.substr(0, at);
        at += c.length;
    }
    return word;
}

class Taker {
public:
    Taker(const Reading& reading, const FunctionWords& function_words, const AssertionLists& lists)
        : reading_(reading), function_words_(function_words), lists_(lists), the_(cut_word_key("the")) {
        for (std::uint32_t number = 0; number < reading.statements.size(); ++number) {
            const Statement& statement = reading.statements[number];
            const bool is_put_on_record = statement.polarity == Polarity::asserts || statement.polarity == Polarity::denies;
            for (const Span span : statement.content) taken_.push_back({span, is_put_on_record ? number : kNotStated, true});
            for (const Span span : statement.source) taken_.push_back({span, number, false});
            for (const Span span : statement.cue) taken_.push_back({span, number, false});
        }
        std::sort(taken_.begin(), taken_.end(), [](const Taken& a, const Taken& b) { return a.span < b.span; });
        for (const Event& event : reading.events) predicates_.push_back(event.predicate);
        std::sort(predicates_.begin(), predicates_.end());
        SpanList channels;  // the interview, the speech: of the saying too
        for (const Statement& statement : reading.statements)
            for (const Channel& channel : statement.channel) channels.push_back(channel.span);
        std::sort(channels.begin(), channels.end());
        std::erase_if(predicates_, [&](Span event) {
            const auto after = std::upper_bound(channels.begin(), channels.end(), event.begin,
                                                [](std::uint32_t at, Span channel) { return at < channel.begin; });
            return after != channels.begin() && std::prev(after)->contains(event);
        });
    }

    void take(Span sentence, std::uint32_t paragraph) {
        const auto number = static_cast<std::uint32_t>(facts_.sentences.size());
        words_ = cut_words(reading_.text.view(), sentence);
        SentenceFacts sentence_facts{sentence, static_cast<std::uint32_t>(words_.size()), paragraph, {}, false};
        std::size_t open_until = 0;  // words after "a", "local": of the noun phrase that they open
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (is_indefinite(words_[i].key)) open_until = i + kMaxNounPhrase;
            sentence_facts.describes_outlet = sentence_facts.describes_outlet || (i < open_until && lists_.is_outlet_noun(words_[i]));
            if (!words_[i].capital || is_digit(form(words_[i]).front())) continue;
            sentence_facts.capitals.push_back({key_of(words_[i]), static_cast<std::uint16_t>(std::min<std::size_t>(i, UINT16_MAX)),
                                               i > 0 && words_[i - 1].key == the_, words_[i].span.begin});
        }
        facts_.sentences.push_back(std::move(sentence_facts));
        while (next_time_ < reading_.times.size() && reading_.times[next_time_].span.end <= sentence.begin) ++next_time_;
        // Contents may reach over many sentences: those that are open stay in the list until they end.
        while (next_ < taken_.size() && taken_[next_].span.begin < sentence.end) open_.push_back(taken_[next_++]);
        std::erase_if(open_, [&](const Taken& taken) { return taken.span.end <= sentence.begin; });
        std::vector<Span> own{sentence};
        std::optional<std::uint32_t> refers;  // the statement whose content is "it"
        for (const Taken& taken : open_) {
            const Span inside{std::max(taken.span.begin, sentence.begin), std::min(taken.span.end, sentence.end)};
            if (inside.begin >= inside.end) continue;
            cut_out(inside, own);
            if (!taken.is_content || taken.statement == kNotStated) continue;
            if (is_pronoun(inside)) refers = taken.statement;
            add({inside}, number, taken.statement, kMinStatedWords);
        }
        // "The gates were sabotaged, and now the Courier has confirmed it": what it confirms.
        if (refers && !own.empty() && own.front().begin == sentence.begin) {
            add({own.front()}, number, refers, kMinOwnWords);
            return;
        }
        // What is left around a statement ("in an interview on Tuesday") mostly tells of the saying, not of a matter.
        const bool is_rest = own.size() != 1 || own.front() != sentence;
        add(own, number, std::nullopt, is_rest && !tells_of_event(own) ? kMinRestWords : kMinOwnWords);
    }

    AssertionFacts done() { return std::move(facts_); }

private:
    static constexpr std::uint32_t kNotStated = UINT32_MAX;
    struct Taken {
        Span span;
        std::uint32_t statement = 0;
        bool is_content = false;
    };

    static void cut_out(Span span, std::vector<Span>& from) {
        std::vector<Span> left;
        for (const Span piece : from) {
            if (!piece.overlaps(span)) {
                left.push_back(piece);
                continue;
            }
            if (piece.begin < span.begin) left.push_back({piece.begin, span.begin});
            if (span.end < piece.end) left.push_back({span.end, piece.end});
        }
        from = std::move(left);
    }

    [[nodiscard]] bool is_pronoun(Span content) const {
        constexpr std::array<std::string_view, 4> kPronouns{"it", "this", "that", "so"};
        const std::string_view words = reading_.text.slice(content);
        return std::any_of(kPronouns.begin(), kPronouns.end(),
                           [&](std::string_view pronoun) { return equal_ignoring_case(words, pronoun); });
    }
    [[nodiscard]] std::string_view form(const CutWord& word) const { return reading_.text.slice(word.span); }
    [[nodiscard]] std::uint32_t key_of(const CutWord& word) const {
        const std::string_view whole = form(word);
        const std::string_view base = without_clitic(whole);
        return base.size() == whole.size() ? word.key : cut_word_key(base);
    }
    [[nodiscard]] bool is_indefinite(std::uint32_t key) const {
        return std::find(indefinite_.begin(), indefinite_.end(), key) != indefinite_.end();
    }
    // Whether one of the pieces of this sentence holds the word by which an event is told.
    [[nodiscard]] bool tells_of_event(const std::vector<Span>& pieces) {
        if (pieces.empty()) return false;
        const auto is_before = [](Span event, std::uint32_t at) { return event.begin < at; };
        for (auto event = std::lower_bound(predicates_.begin(), predicates_.end(), pieces.front().begin, is_before);
             event != predicates_.end() && event->begin < pieces.back().end; ++event)
            if (std::any_of(pieces.begin(), pieces.end(), [&](Span piece) { return piece.contains(*event); })) return true;
        return false;
    }
    // The time expression that holds the word, of those of the sentence.
    [[nodiscard]] const TimeExpression* time_at(Span word) const {
        for (std::size_t i = next_time_; i < reading_.times.size() && reading_.times[i].span.begin < word.end; ++i) {
            const TimeExpression& time = reading_.times[i];
            if (time.span.contains(word) && (time.type == TimeType::DATE || time.type == TimeType::TIME)) return &time;
        }
        return nullptr;
    }

    // The words of some pieces of the sentence, in order.
    void add(const std::vector<Span>& pieces, std::uint32_t sentence, std::optional<std::uint32_t> statement, std::size_t least) {
        Assertion assertion;
        assertion.sentence = sentence;
        assertion.statement = statement;
        if (statement) assertion.denied = reading_.statements[*statement].polarity == Polarity::denies;
        const TimeExpression* last_time = nullptr;
        std::size_t n_names_and_times = 0;  // words of them
        std::size_t n_open_units = 0;       // of the last number
        bool negates = false;               // the next word
        for (auto word = words_.begin(); word != words_.end(); ++word) {
            const bool inside = std::any_of(pieces.begin(), pieces.end(), [&](Span piece) { return piece.contains(word->span); });
            if (!inside) continue;
            if (assertion.span.empty()) assertion.span.begin = word->span.begin;
            if (!is_within_phrase(reading_.text.slice({assertion.span.end, word->span.begin}))) negates = false;
            assertion.span.end = word->span.end;
            const TimeExpression* time = time_at(word->span);
            if (time && time != last_time) {
                if (const Days days = days_of(time->value); days.known() && days.width() == 0) assertion.days.push_back(days);
                last_time = time;
            }
            if (!time) {
                if (const AssertedNumber number = number_of(*word); number.key != 0) {
                    assertion.numbers.push_back(number);
                    if (std::exchange(negates, false)) assertion.negated.push_back(number.key);
                    n_open_units = number.units[0] == 0 ? 2 : 1;
                    continue;
                }
            }
            if (has(lists_.negations, word->key)) {
                negates = true;
                continue;
            }
            if (has(lists_.denials, word->key)) {
                assertion.denied = !assertion.denied;
                continue;
            }
            const std::uint32_t key = key_of(*word);
            if (function_words_.contains(key)) continue;
            if (std::exchange(negates, false)) assertion.negated.push_back(key);
            if (n_open_units > 0 && !assertion.numbers.empty()) {
                auto& units = assertion.numbers.back().units;
                (units[0] == 0 ? units[0] : units[1]) = key;
                --n_open_units;
            }
            assertion.words.push_back(key);
            const bool is_name = word->capital && word != words_.begin() && !time;
            if (is_name) assertion.names.push_back(key);
            if (is_name || time) ++n_names_and_times;
        }
        if (assertion.words.size() + assertion.numbers.size() < least) return;
        if (assertion.words.size() == n_names_and_times && n_names_and_times < kMinNameWords) return;
        make_set(assertion.words);
        make_set(assertion.names);
        make_set(assertion.negated);
        std::sort(assertion.numbers.begin(), assertion.numbers.end());
        facts_.assertions.push_back(std::move(assertion));
    }

    // With the unit that is written in one word with it ("£40m", "40million"). Its key is 0 where the word is no number.
    [[nodiscard]] AssertedNumber number_of(const CutWord& word) const {
        const std::string_view whole = form(word);
        std::string digits;
        std::string_view rest;
        if (const auto named = lists_.numbers.find(word.key); named != lists_.numbers.end()) {
            digits = named->second;
        } else if (is_digit(whole.front())) {
            std::size_t end = 0;
            for (; end < whole.size() && (is_digit(whole[end]) || whole[end] == ',' || whole[end] == '.'); ++end)
                if (whole[end] != ',') digits += whole[end];
            rest = whole.substr(end);
        } else {
            return {};
        }
        AssertedNumber number;
        number.key = cut_word_key(digits);
        number.span = word.span;
        std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
        if (rest == "m" || rest == "mn" || rest == "M") rest = "million";
        if (rest == "bn" || rest == "b" || rest == "B") rest = "billion";
        if (!rest.empty()) number.units[0] = cut_word_key(rest);
        return number;
    }

    const Reading& reading_;
    const FunctionWords& function_words_;
    const AssertionLists& lists_;
    std::uint32_t the_;
    const std::array<std::uint32_t, 5> indefinite_{cut_word_key("a"), cut_word_key("an"), cut_word_key("another"), cut_word_key("one"),
                                                   cut_word_key("local")};
    std::vector<Span> predicates_;  // of events, sorted
    std::vector<Taken> taken_;      // sorted
    std::size_t next_ = 0;
    std::size_t next_time_ = 0;
    std::vector<Taken> open_;
    std::vector<CutWord> words_;  // of the sentence
    AssertionFacts facts_;
};

}  // namespace

std::optional<std::uint32_t> AssertionFacts::sentence_at(std::uint32_t byte) const {
    const auto after = std::upper_bound(sentences.begin(), sentences.end(), byte,
                                        [](std::uint32_t at, const SentenceFacts& sentence) { return at < sentence.span.begin; });
    return after == sentences.begin() ? std::nullopt : std::optional(static_cast<std::uint32_t>(after - sentences.begin() - 1));
}

AssertionLists load_assertion_lists() {
    AssertionLists lists;
    for (const Row& row : load_table("english/outlet_noun.tsv"))
        if (!row.empty()) lists.outlet_nouns.push_back(cut_word_key(row[0]));
    make_set(lists.outlet_nouns);
    for (const Row& row : load_table("english/negation_word.tsv"))
        if (!row.empty()) (row.size() > 1 ? lists.denials : lists.negations).push_back(cut_word_key(row[0]));
    make_set(lists.negations);
    make_set(lists.denials);
    for (const Row& row : load_table("english/number_word.tsv"))
        if (row.size() > 1 && row[1] != "1") lists.numbers.emplace(cut_word_key(row[0]), row[1]);
    return lists;
}

AssertionFacts take_assertions(const Reading& reading, const std::vector<Span>& paragraphs, const FunctionWords& function_words,
                               const AssertionLists& lists) {
    Taker taker(reading, function_words, lists);
    std::uint32_t paragraph = 0;
    for (const Span sentence : reading.sentences) {
        while (paragraph < paragraphs.size() && paragraphs[paragraph].end <= sentence.begin) ++paragraph;
        if (paragraph == paragraphs.size()) break;
        if (paragraphs[paragraph].contains(sentence)) taker.take(sentence, paragraph);
    }
    return taker.done();
}

}  // namespace onrecord
