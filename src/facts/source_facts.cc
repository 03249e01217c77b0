#include "facts/source_facts.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "compare/words.h"
#include "text/personal_name.h"

namespace onrecord {
namespace {

constexpr int kMaxNesting = 8;              // statements within one another; more, or a ring, is none that a text has
constexpr std::size_t kMaxNameBytes = 160;  // of a source's words; a longer one is cut at the end of a word

bool ends(const Reading& reading, std::optional<std::uint32_t> within) {
    for (int depth = 0; within && depth <= kMaxNesting; ++depth) within = reading.statements[*within].within;
    return !within;
}

std::string shortened(std::string_view words) {
    if (words.size() > kMaxNameBytes) words = words.substr(0, words.rfind(' ', kMaxNameBytes));
    return std::string(words);
}

SortedSet meaning_words(std::string_view text, const FunctionWords& function_words) {
    SortedSet keys;
    for (const CutWord& word : cut_words(text, {0, static_cast<std::uint32_t>(text.size())}))
        if (!function_words.contains(word.key)) keys.push_back(word.key);
    make_set(keys);
    return keys;
}

// What a cue says of its source, by its words.
class CueWords {
public:
    CueWords(const Reading& reading, const Statement& statement) {
        for (const Span cue : statement.cue)
            for (const CutWord& word : cut_words(reading.text.view(), cue)) keys_.push_back(word.key);
        if (!statement.source.empty())
            if (const auto words = cut_words(reading.text.view(), statement.source.front()); !words.empty()) source_ = words.back().key;
    }
    // "heard", "has heard", "hears"; "an inquest was told", and of a jury, which tells nobody, "jury told".
    [[nodiscard]] bool is_hearing() const {
        return has_one_of({"hear", "hears", "heard"}) ||
               (has_one_of({"told"}) &&
                (is_source({"jury", "jurors", "inquest"}) ||
                 (is_passive() && is_source({"court", "tribunal", "inquiry", "hearing", "magistrates", "meeting"}))));
    }
    // "The police are understood to be looking"; "the board voted 4-3", which is a deed; "as reported here", "an earlier version said".
    [[nodiscard]] bool tells_of_source() const {
        return (is_passive() && has_one_of({"understood", "believed", "thought", "rumoured", "rumored", "expected", "feared", "said"})) ||
               has_one_of({"voted", "votes"}) || is_source({"here", "version"});
    }

private:
    using Words = std::initializer_list<std::string_view>;
    [[nodiscard]] bool has_one_of(Words words) const {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return std::find(keys_.begin(), keys_.end(), cut_word_key(word)) != keys_.end(); });
    }
    [[nodiscard]] bool is_source(Words words) const {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return source_ == cut_word_key(word); });
    }
    [[nodiscard]] bool is_passive() const { return has_one_of({"is", "are", "was", "were", "been", "being"}); }

    std::vector<std::uint32_t> keys_;
    std::uint32_t source_ = 0;  // its last word
};

// "The offer, revealed by the Courier"; "the offer first noted here": a participle, whose source is what it says something of.
bool is_spoken_of(const Reading& reading, const Statement& statement) {
    if (statement.source.empty() || statement.content.empty()) return false;
    const std::string_view content = reading.text.slice(statement.content.front());
    return content.starts_with("by ") || std::any_of(statement.content.begin(), statement.content.end(), [&](Span piece) {
               return std::any_of(statement.source.begin(), statement.source.end(), [&](Span source) { return source.overlaps(piece); });
           });
}

}  // namespace

std::vector<StatementSource> take_sources(const Reading& reading, const FunctionWords& function_words, const FigureLists& figure_lists,
                                          const AssertionLists& assertion_lists) {
    std::vector<StatementSource> sources;
    sources.reserve(reading.statements.size());
    for (const Statement& statement : reading.statements) {
        StatementSource source;
        source.kind = statement.speaker_kind;
        source.polarity = statement.polarity;
        source.is_direct = statement.form == Form::direct;
        source.speaker = statement.speaker;
        source.is_person = statement.speaker && reading.entities[*statement.speaker].type == EntityType::person;
        source.on_behalf_of = statement.on_behalf_of;
        source.occasion = statement.occasion;
        source.within = ends(reading, statement.within) ? statement.within : std::nullopt;
        source.channel = statement.channel;
        if (statement.time) {
            source.said = days_of(reading.times[*statement.time].value);
            if (!source.said.known()) source.day = relative_day(reading, reading.times[*statement.time]);
        }
        if (!statement.source.empty()) {
            source.source = statement.source.front();
            for (const CutWord& word : cut_words(reading.text.view(), source.source)) {
                source.describes_person =
                    source.describes_person || figure_lists.is(FigureWord::role, word.key) || figure_lists.is(FigureWord::person, word.key);
                if (assertion_lists.is_outlet_noun(word)) (statement.speaker ? source.names_outlet : source.describes_outlet) = true;
            }
            source.words = shortened(reading.text.slice(source.source));
        }
        source.name = statement.speaker ? reading.entities[*statement.speaker].name : std::string(without_ending_marks(source.words));
        source.keys = meaning_words(source.name, function_words);
        if (statement.on_behalf_of)
            source.on_behalf_of_keys = meaning_words(reading.entities[*statement.on_behalf_of].name, function_words);
        const CueWords cue(reading, statement);
        source.was_heard = cue.is_hearing();
        source.does_not_speak = cue.tells_of_source() || is_spoken_of(reading, statement);
        if (!statement.content.empty()) source.content = statement.content.front();
        source.hedges = statement.hedges;
        sources.push_back(std::move(source));
    }
    return sources;
}

}  // namespace onrecord
