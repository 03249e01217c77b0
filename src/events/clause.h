// The clause of a verb: its group ("was reportedly arrested"), its subject, and the words that complete it, found by parts of speech.
//
// No parser: a group is read backwards from its verb over adverbs and auxiliaries; the subject is the noun phrase before it (or the one
// that "who" or "and" stands for); the predicate runs on to the border of the clause. Every walk is at most kReach words long, so that
// the cost is linear in the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "events/event_lists.h"
#include "language/analysis.h"
#include "onrecord/reading.h"
#include "onrecord/text.h"

namespace onrecord {

inline constexpr std::uint32_t kNoWord = ~std::uint32_t{0};

// Words [begin, end) of the analysis.
struct WordRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

struct VerbGroup {
    std::uint32_t start = 0;  // "was"
    std::uint32_t verb = 0;   // "arrested"
    bool passive = false;
    bool planned = false;    // "will be", "is scheduled to"
    bool appointed = false;  // "is scheduled for": the verb says only that something is to be
    bool would = false;      // "would vote": planned where somebody says so
    bool bare = false;       // "signed on Tuesday", after what was signed
};

// One sentence, asked about its verbs from the first to the last.
class ClauseFinder {
public:
    ClauseFinder(const Text& text, const Analysis& analysis, const std::vector<TimeExpression>& times, const EventLists& lists)
        : text_(text), words_(analysis.words), times_(times), lists_(lists) {}

    void begin(const Sentence& sentence, std::size_t first_time);

    // The group that ends in this word; none where it is no verb, or negated, supposed, or of no known shape.
    [[nodiscard]] std::optional<VerbGroup> group(std::uint32_t at) const;
    // Empty where there is none. `before`: the subject of the verb before in the sentence, shared over "and".
    [[nodiscard]] WordRange subject(std::uint32_t start, WordRange before, bool is_bare = false) const;
    // What "which" stands for in "the injunction, which the judge extended"; empty where the subject follows no such word.
    [[nodiscard]] WordRange relative_object(WordRange subject) const;
    // At most seven words of a subject.
    [[nodiscard]] WordRange shortened(WordRange subject) const;
    // The words after the verb that belong to it, without times; at most `budget` words, never ending in a dangling one.
    [[nodiscard]] std::vector<WordRange> predicate(const VerbGroup& group, std::uint32_t budget) const;
    // The time of the clause, kNoWord where it has none: after the verb, or before its subject.
    [[nodiscard]] std::uint32_t time_of(const VerbGroup& group, WordRange subject) const;
    // The second of two days: "between 5 March and 19 March"; kNoWord where there is none.
    [[nodiscard]] std::uint32_t second_time(std::uint32_t time) const;

    // Index of the time expression that the word lies in, kNoWord: none.
    [[nodiscard]] std::uint32_t time_at(std::uint32_t at) const { return time_of_word_[at - first_]; }
    [[nodiscard]] std::string_view word(std::uint32_t at) const { return text_.slice(words_[at].span); }
    [[nodiscard]] Xpos tag(std::uint32_t at) const { return words_[at].tags.xpos; }
    [[nodiscard]] bool is(std::uint32_t at, const WordList& list) const {
        return at >= first_ && at < end_ && list.contains(words_[at].key);
    }

private:
    [[nodiscard]] bool adverb(std::uint32_t at) const { return tag(at) == Xpos::RB || tag(at) == Xpos::RBR; }
    [[nodiscard]] bool nominal(std::uint32_t at) const;  // can stand in a noun phrase
    [[nodiscard]] bool head(std::uint32_t at) const;     // can end one
    [[nodiscard]] bool finite(std::uint32_t at) const;
    [[nodiscard]] bool usable(std::uint32_t time) const;
    [[nodiscard]] bool stands_for_clause(std::uint32_t at) const;
    [[nodiscard]] WordRange noun_phrase_before(std::uint32_t end) const;
    [[nodiscard]] WordRange nearest_phrase(std::uint32_t end) const;
    [[nodiscard]] std::uint32_t before(std::uint32_t at, bool& negated) const;

    const Text& text_;
    const std::vector<Word>& words_;
    const std::vector<TimeExpression>& times_;
    const EventLists& lists_;
    std::vector<std::uint32_t> time_of_word_;  // of the sentence's words
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
};

}  // namespace onrecord
