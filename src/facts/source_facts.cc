#include "facts/source_facts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "compare/words.h"

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

// "heard", "has heard", "hears".
bool is_hearing(const Reading& reading, Span cue) {
    static const std::array<std::uint32_t, 3> hear{cut_word_key("hear"), cut_word_key("hears"), cut_word_key("heard")};
    const std::vector<CutWord> words = cut_words(reading.text.view(), cue);
    return std::any_of(words.begin(), words.end(),
                       [&](const CutWord& word) { return std::find(hear.begin(), hear.end(), word.key) != hear.end(); });
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
                source.describes_outlet = source.describes_outlet || (!statement.speaker && assertion_lists.is_outlet_noun(word));
            }
            source.words = shortened(reading.text.slice(source.source));
        }
        source.name = statement.speaker ? reading.entities[*statement.speaker].name : source.words;
        source.keys = meaning_words(source.name, function_words);
        if (statement.on_behalf_of)
            source.on_behalf_of_keys = meaning_words(reading.entities[*statement.on_behalf_of].name, function_words);
        source.was_heard = std::any_of(statement.cue.begin(), statement.cue.end(), [&](Span cue) { return is_hearing(reading, cue); });
        if (!statement.content.empty()) source.content = statement.content.front();
        source.hedges = statement.hedges;
        sources.push_back(std::move(source));
    }
    return sources;
}

}  // namespace onrecord
