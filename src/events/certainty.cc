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
    if (any_in(analysis, statement.source, lists.authority)) return Standing::fact;
    if (!statement.speaker) return Standing::account;
    const std::vector<Mention>& mentions = entities[*statement.speaker].mentions;
    constexpr std::size_t kMaxMentions = 32;  // of a speaker that is described; the first ones say who that is
    bool is_authority = false;
    for (std::size_t i = 0; i < std::min(mentions.size(), kMaxMentions); ++i) {
        if (mentions[i].form == MentionForm::pronoun) continue;
        if (names_party(analysis, mentions[i].span, lists)) return Standing::allegation;
        is_authority = is_authority || any_in(analysis, mentions[i].span, lists.authority);
    }
    return is_authority ? Standing::fact : Standing::account;
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
