#include "events/certainty.h"

#include <algorithm>
#include <span>

namespace onrecord {
namespace {

// The words of the analysis that lie in the span.
std::span<const Word> words_in(const Analysis& analysis, Span span) {
    const auto first = std::lower_bound(analysis.words.begin(), analysis.words.end(), span.begin,
                                        [](const Word& w, std::uint32_t at) { return w.span.begin < at; });
    const auto end =
        std::lower_bound(first, analysis.words.end(), span.end, [](const Word& w, std::uint32_t at) { return w.span.begin < at; });
    return {first, end};
}

bool any_in(const Analysis& analysis, Span span, const WordList& list) {
    const auto words = words_in(analysis, span);
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return list.contains(word.key); });
}

bool any_in(const Analysis& analysis, const SpanList& spans, const WordList& list) {
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return any_in(analysis, span, list); });
}

// A lawyer, not "the attorney general".
bool names_party(const Analysis& analysis, Span span, const EventLists& lists) {
    const auto words = words_in(analysis, span);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (lists.party.contains(words[i].key) && (i + 1 == words.size() || !lists.general.contains(words[i + 1].key))) return true;
    return false;
}

// "The police", "a police spokesman"; of "a spokesman for the firm", who is `for_party`, the word says nothing.
bool names_authority(const Analysis& analysis, Span span, const EventLists& lists, bool for_party) {
    const auto words = words_in(analysis, span);
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        return lists.authority.contains(word.key) && !(for_party && lists.spokesperson.contains(word.key));
    });
}

// Whether one of the first phrases that name or describe the entity meets the condition.
template <class Condition>
bool any_phrase(const Entity& entity, Condition condition) {
    constexpr std::size_t kMaxMentions = 32;  // the first ones say who that is
    for (std::size_t i = 0; i < std::min(entity.mentions.size(), kMaxMentions); ++i)
        if (entity.mentions[i].form != MentionForm::pronoun && condition(entity.mentions[i].span)) return true;
    return false;
}

bool is_authority(const Entity& entity, const Analysis& analysis, const EventLists& lists, bool for_party) {
    return any_phrase(entity, [&](Span span) { return names_authority(analysis, span, lists, for_party); });
}

bool is_party(const Entity& entity, const Analysis& analysis, const EventLists& lists) {
    return any_phrase(entity, [&](Span span) { return names_party(analysis, span, lists); });
}

Standing standing_of(const Statement& statement, const Analysis& analysis, const std::vector<Entity>& entities, const EventLists& lists) {
    switch (statement.polarity) {
        case Polarity::denies:
            return Standing::denial;
        case Polarity::asks:
        case Polarity::declines:
            return Standing::question;
        case Polarity::asserts:
            break;
    }
    if (any_in(analysis, statement.cue, lists.alleged)) return Standing::allegation;
    for (const Span span : statement.source)
        if (names_party(analysis, span, lists)) return Standing::allegation;
    // "A court heard", "the jury was told": by somebody who gives evidence.
    const bool is_evidence = any_in(analysis, statement.cue, lists.heard) || any_in(analysis, statement.cue, lists.telling);
    const bool is_received = any_in(analysis, statement.cue, lists.heard) || any_in(analysis, statement.cue, lists.be);
    const bool at_hearing = statement.source.empty() || any_in(analysis, statement.source, lists.hearer);
    if (is_evidence && is_received && at_hearing) return Standing::allegation;
    const bool is_for_party = statement.on_behalf_of && !is_authority(entities[*statement.on_behalf_of], analysis, lists, false);
    const auto is_authority_in = [&](Span span) { return names_authority(analysis, span, lists, is_for_party); };
    if (std::any_of(statement.source.begin(), statement.source.end(), is_authority_in)) return Standing::fact;
    if (!statement.speaker) return Standing::account;
    if (is_party(entities[*statement.speaker], analysis, lists)) return Standing::allegation;
    return is_authority(entities[*statement.speaker], analysis, lists, is_for_party) ? Standing::fact : Standing::account;
}

}  // namespace

StatementIndex::StatementIndex(const Analysis& analysis, const std::vector<Entity>& entities, const std::vector<Statement>& statements,
                               const EventLists& lists) {
    standings_.reserve(statements.size());
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        standings_.push_back(standing_of(statements[i], analysis, entities, lists));
        direct_.push_back(statements[i].form == Form::direct);
        for (const Span span : statements[i].content) contents_.add(span, i);
        for (const Span span : statements[i].cue) cues_.add(span, i);
    }
    contents_.sort();
    cues_.sort();
}

std::optional<std::uint32_t> StatementIndex::of_cue(std::uint32_t byte) const {
    return cues_.shortest_around({byte, byte + 1}, kMaxNested, [](std::uint32_t) { return true; });
}

bool StatementIndex::is_cue_of_quotation(std::uint32_t byte) const {
    return cues_.shortest_around({byte, byte + 1}, kMaxNested, [&](std::uint32_t statement) { return direct_[statement]; }).has_value();
}

std::optional<std::uint32_t> StatementIndex::innermost(std::uint32_t byte) const {
    return contents_.shortest_around({byte, byte + 1}, kMaxNested, [](std::uint32_t) { return true; });
}

}  // namespace onrecord
