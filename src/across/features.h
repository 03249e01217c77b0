// What linking keeps of every report: a few kilobytes, taken in one pass, so that the readings themselves are loaded one at a time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "across/links.h"

namespace onrecord {

// A word and its number of occurrences in a report.
struct Term {
    std::uint32_t key = 0;
    std::uint16_t count = 0;
    bool in_lead = false;  // in the title or the first paragraphs
    bool capital = false;  // most often written with a capital letter
};

struct QuotedStretch {
    Span span;  // of the text, without quotation marks
    std::uint32_t statement = 0;
    std::uint32_t speaker = kNoSpeaker;  // index in the report's entities
    std::uint32_t first_word = 0;        // in ReportFeatures::quoted_words
    std::uint32_t n_words = 0;
    static constexpr std::uint32_t kNoSpeaker = 0xffffffff;
};

// A name mention's entity, as linking people needs it.
struct NamedEntity {
    std::uint32_t entity = 0;
    std::string name;
    std::vector<Span> mentions;         // form name only
    std::vector<std::string> forms;     // the mentions' words, in step with `mentions`
    std::uint32_t n_he = 0, n_she = 0;  // mentions by pronouns of the one and the other gender
    std::vector<std::string>
        before;  // words with a capital that stand before its names, perhaps titles: lower case, no stops; sorted, each once
};

struct FoundEvent {
    std::uint32_t event = 0;
    Span span;
    std::string text;
    std::string date;
    Certainty certainty = Certainty::happened;
    std::vector<std::uint32_t> participants;  // entities
    std::uint32_t lemma = 0;                  // key of its predicate's; 0: unknown
    std::vector<std::uint32_t> words;         // keys of the words that carry meaning but for the predicate, sorted
    std::vector<std::uint32_t> names;         // those of them that are of names, sorted
    std::vector<std::uint32_t> numbers;       // those that are numbers, sorted
};

// A number with the question that it answers.
struct Figure {
    enum class Kind { listed, counted, multiple };
    Kind kind = Kind::listed;  // a question of the list, people by what they are, a multiple of something
    Span span;
    std::string value;           // normalised
    std::uint32_t question = 0;  // key of what is counted: dead, injured, magnitude, a noun
    std::string topic;           // the same, to be read
    bool hedged = false;         // about, at least, more than
    std::uint32_t speaker = QuotedStretch::kNoSpeaker;
    std::vector<std::uint32_t> context;  // keys of the words around that carry meaning, sorted, each once
};

// Two things that a report says and that cannot both hold.
struct Slip {
    struct Value {
        Span span;
        std::string value;
        std::optional<std::uint32_t> speaker;  // index in the report's entities
    };
    std::string topic;
    std::array<Value, 2> values;
};

// A paragraph of few words.
struct ShortParagraph {
    std::uint64_t hash = 0;  // of its words
    Span span;
    std::uint32_t number = 0;  // among the report's paragraphs that are no furniture
    bool is_sentence = false;  // ends as a sentence does
    bool is_spoken = false;    // a statement in it has a source
};

struct ReportFeatures {
    std::uint32_t outlet = 0;         // key of its name; 0: unknown
    std::int32_t first_day = kNoDay;  // published: days since 1970, first and last that it may be
    std::int32_t last_day = kNoDay;
    std::uint32_t text_bytes = 0;
    std::vector<Term> terms;                       // sorted by key
    std::vector<std::uint64_t> fingerprints;       // of reuse, sorted, each once
    std::vector<ShortParagraph> short_paragraphs;  // in the order of the text
    std::uint32_t n_paragraphs = 0;                // that are no furniture
    std::vector<QuotedStretch> quoted;
    std::vector<std::uint32_t> quoted_words;
    std::vector<NamedEntity> persons;
    std::vector<FoundEvent> events;
    std::vector<Figure> figures;
    std::vector<Slip> slips;
    static constexpr std::int32_t kNoDay = INT32_MIN;
};

struct FunctionWords;
struct FigureLists;
struct OnceLists;

ReportFeatures take_features(const Reading& reading, const FunctionWords& function_words, const FigureLists& figure_lists,
                             const OnceLists& once_lists);

// The statements of a reading by the place of their content.
class ContentIndex {
public:
    explicit ContentIndex(const Reading& reading);
    // The statement whose content covers most of `span`, the shortest of these; none where no content overlaps it. Cost: log n, and at
    // most kMaxSteps contents looked at.
    [[nodiscard]] std::optional<std::uint32_t> innermost(Span span) const;

private:
    static constexpr int kMaxSteps = 256;
    std::vector<std::pair<Span, std::uint32_t>> contents_;  // sorted
    std::uint32_t longest_ = 0;                             // bytes
};

// Paragraphs (the whole text where there are none) that are not furniture. Cost: n log n.
std::vector<Span> article_paragraphs(const Reading& reading);

// Days since 1970-01-01 of the first and last day that an EDTF date may be; false where it is none.
bool days_of(const std::string& edtf, std::int32_t& first, std::int32_t& last);

// Keys of the words that carry no meaning of their own (data/english/function_word.tsv), sorted.
struct FunctionWords {
    std::vector<std::uint32_t> keys;
    [[nodiscard]] bool contains(std::uint32_t key) const;
};
FunctionWords load_function_words();

}  // namespace onrecord
