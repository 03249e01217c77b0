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
    if (any_in(analysis, statement.cue, lists.alleged) || any_in(analysis, statement.cue, lists.hearing) ||
        any_in(analysis, statement.source, lists.party))
        return Standing::allegation;
    if (any_in(analysis, statement.source, lists.authority)) return Standing::fact;
    if (!statement.speaker) return Standing::account;
    const std::vector<Mention>& mentions = entities[*statement.speaker].mentions;
    constexpr std::size_t kMaxMentions = 32;  // of a speaker that is described; the first ones say who that is
    const auto describes = [&](const Mention& m, const WordList& list) {
        return m.form != MentionForm::pronoun && any_in(analysis, m.span, list);
    };
    bool is_authority = false;
    for (std::size_t i = 0; i < std::min(mentions.size(), kMaxMentions); ++i) {
        if (describes(mentions[i], lists.party)) return Standing::allegation;
        is_authority = is_authority || describes(mentions[i], lists.authority);
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
        if (!direct_.back()) continue;
        for (const Span span : statements[i].cue) cues_.add(span, i);
    }
    contents_.sort();
    cues_.sort();
}

bool StatementIndex::is_cue(std::uint32_t byte) const {
    return cues_.shortest_around({byte, byte + 1}, kMaxNested, [](std::uint32_t) { return true; }).has_value();
}

std::optional<std::uint32_t> StatementIndex::innermost(std::uint32_t byte) const {
    return contents_.shortest_around({byte, byte + 1}, kMaxNested, [](std::uint32_t) { return true; });
}

}  // namespace onrecord
