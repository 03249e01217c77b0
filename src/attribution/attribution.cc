#include "attribution/attribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "attribution/channel.h"
#include "attribution/hedge.h"
#include "attribution/nesting.h"
#include "attribution/occasion.h"
#include "attribution/passage.h"
#include "attribution/relation.h"
#include "attribution/speaker.h"
#include "language/character.h"

namespace onrecord {
namespace {

Span span_of(const Passages& passages, Range range) {
    return {passages.items[range.begin].span.begin, passages.items[range.end - 1].span.end};
}

// A cue of denial denies, one of asking asks. Who does not say something declines ("did not say", "said she would not comment", "will
// neither confirm nor deny"); who does not believe it denies it.
Polarity polarity_of(const Relation& relation, const SpanList& content, const Passages& passages, const Analysis& analysis,
                     const AttributionLists& lists) {
    constexpr int kEarly = 7;  // words of a content among which its refusal stands
    const Polarity polarity = relation.entry >= 0 ? lists.cues[static_cast<std::size_t>(relation.entry)].polarity : Polarity::asserts;
    if (relation.declines) return Polarity::declines;
    if (relation.negated && polarity == Polarity::asserts) {
        for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) {
            if (passages.items[i].is(kSpeaking)) return Polarity::declines;
        }
        return Polarity::denies;
    }
    if (relation.negated && polarity == Polarity::denies) return Polarity::asserts;
    if (polarity != Polarity::asserts) return polarity;
    auto word = std::lower_bound(analysis.words.begin(), analysis.words.end(), content.front().begin,
                                 [](const Word& w, std::uint32_t at) { return w.span.begin < at; });
    bool negated = false;
    for (int n = 0; n < kEarly + 3 && word != analysis.words.end() && word->span.end <= content.front().end; ++n, ++word) {
        const auto entry = lists.words.find(word->key);
        if (entry == lists.words.end()) continue;
        const auto classes = entry->second.classes;
        if (n == 0 && (classes & kNegation) != 0) return Polarity::denies;  // "pleaded not guilty"
        if (n < kEarly && (classes & kNegation) != 0) negated = true;
        const bool refuses =
            entry->second.cue >= 0 && lists.cues[static_cast<std::size_t>(entry->second.cue)].polarity == Polarity::declines;
        if (refuses && n < kEarly) negated = true;
        if (negated && (classes & kSpeaking) != 0 && (entry->second.form & kBase) != 0) return Polarity::declines;
    }
    return Polarity::asserts;
}

// The time expression beside the cue, or the one that leads into its sentence; none of what is said.
std::optional<std::uint32_t> time_of(const Relation& relation, const Passages& passages) {
    for (const Range range : {relation.adjuncts, relation.lead}) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const bool is_said = std::any_of(relation.content.begin(), relation.content.end(),
                                             [i](const Range& content) { return content.begin <= i && i < content.end; });
            if (passages.items[i].time >= 0 && !is_said) return static_cast<std::uint32_t>(passages.items[i].time);
        }
    }
    return std::nullopt;
}

// How much of the content stands in quotation marks, by its words.
Form form_of(const SpanList& content, const Analysis& analysis, const std::vector<MarkedQuotation>& quotations, const Text& text) {
    bool inside = false;
    bool outside = false;
    for (const Span span : content) {
        auto word = std::lower_bound(analysis.words.begin(), analysis.words.end(), span.begin,
                                     [](const Word& w, std::uint32_t at) { return w.span.begin < at; });
        auto quotation = std::lower_bound(quotations.begin(), quotations.end(), span.begin,
                                          [](const MarkedQuotation& q, std::uint32_t at) { return q.span.end <= at; });
        for (; word != analysis.words.end() && word->span.begin < span.end; ++word) {
            if (!is_alphanumeric(character_at(text.view(), word->span.begin, word->span.end).kind)) continue;
            while (quotation != quotations.end() && quotation->span.end <= word->span.begin) ++quotation;
            if (quotation != quotations.end() && quotation->span.contains(word->span)) {
                inside |= quotation->inner.overlaps(word->span);
            } else {
                outside = true;
            }
        }
    }
    return !inside ? Form::indirect : outside ? Form::mixed : Form::direct;
}

// The occasions in the order of their first statements, with the statements that are theirs; those of `statements` follow.
std::vector<Occasion> in_order(std::vector<Occasion> occasions, std::vector<Statement>& statements) {
    std::vector<Occasion> ordered;
    std::vector<std::optional<std::uint32_t>> new_index(occasions.size());
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        if (!statements[i].occasion) continue;
        auto& index = new_index[*statements[i].occasion];
        if (!index) {
            index = static_cast<std::uint32_t>(ordered.size());
            ordered.push_back(std::move(occasions[*statements[i].occasion]));
        }
        statements[i].occasion = index;
        ordered[*index].statements.push_back(i);
    }
    return ordered;
}

std::string_view name_of(SpeakerLink link) {
    switch (link) {
        case SpeakerLink::none:
            return "nothing";
        case SpeakerLink::name:
            return "name";
        case SpeakerLink::apposition:
            return "name in apposition";
        case SpeakerLink::relative:
            return "what the relative pronoun follows";
        case SpeakerLink::pronoun:
            return "pronoun";
        case SpeakerLink::description:
            return "description";
        case SpeakerLink::group:
            return "the only group called so";
        case SpeakerLink::same_nameless:
            return "the nameless source called so before";
        case SpeakerLink::own_words:
            return "the source’s own words";
    }
    return "nothing";
}

std::vector<std::string> explanation_of(const Relation& relation, const Speaker& speaker, bool inherits) {
    std::vector<std::string> lines;
    lines.push_back(fmt::format("construction: {}", name_of(relation.construction)));
    lines.push_back(relation.log_odds ? fmt::format("trained frame of the cue: {:.2f} log odds", *relation.log_odds)
                                      : std::string("trained frame of the cue: none"));
    lines.push_back(fmt::format("source, cue and content end by: {}", relation.has_frame_bounds ? "trained frame" : "rule"));
    lines.push_back(fmt::format("speaker by: {}{}, {:.3f}", name_of(speaker.link),
                                speaker.is_carried ? ", carried from the statement before" : "", speaker.probability));
    if (inherits) lines.emplace_back("channel: that of the occasion");
    return lines;
}

}  // namespace

Attribution attribute(const Text& text, const Analysis& analysis, FoundEntities found, const std::vector<TimeExpression>& times,
                      const AttributionLists& lists, std::string_view outlet, const AttributionOptions& options) {
    const auto quotations = spoken_quotations(text, analysis, lists);
    const Passages passages = make_passages(text, analysis, quotations, times, lists);
    const auto relations = find_relations(text, analysis, passages, quotations, lists, options.without);
    const auto speakers = find_speakers(text, passages, quotations, analysis, relations, lists, found.references, found.entities);
    const auto hedges = find_hedges(text, analysis, lists.hedges);
    auto channels = find_channels(text, analysis, passages, relations, found.entities, lists, outlet);
    Attribution out;
    std::vector<Utterance> utterances;
    utterances.reserve(relations.size());
    out.statements.reserve(relations.size());
    for (std::size_t r = 0; r < relations.size(); ++r) {
        const Relation& relation = relations[r];
        Statement statement;
        if (!relation.source.empty()) statement.source.push_back(span_of(passages, relation.source));
        if (!relation.cue.empty()) statement.cue.push_back(span_of(passages, relation.cue));
        for (const Range& range : relation.content) statement.content.push_back(span_of(passages, range));
        statement.form = form_of(statement.content, analysis, quotations, text);
        statement.polarity = polarity_of(relation, statement.content, passages, analysis, lists);
        statement.speaker = speakers[r].entity;
        statement.probability = speakers[r].probability;
        statement.speaker_kind = speakers[r].kind;
        statement.on_behalf_of = speakers[r].on_behalf_of;
        statement.hedges = hedges_of(statement, hedges);
        statement.time = time_of(relation, passages);
        utterances.push_back({speakers[r], statement.polarity, std::move(channels.of_relations[r]), statement.time, {}});
        out.statements.push_back(std::move(statement));
    }
    auto placed = find_occasions(text, passages, relations, std::move(utterances), channels, found.entities, times, lists, outlet);
    for (std::size_t r = 0; r < relations.size(); ++r) {
        Statement& statement = out.statements[r];
        statement.channel = std::move(placed.utterances[r].channel);
        statement.occasion = placed.utterances[r].occasion;
        statement.speaker_kind = placed.utterances[r].speaker.kind;
        // "the newspaper Salt Lane reported"
        const bool reported = !statement.channel.empty() && statement.channel.front().kind == ChannelKind::reported &&
                              !statement.channel.front().outlet.empty() && statement.speaker_kind == SpeakerKind::described &&
                              !statement.source.empty() && statement.channel.front().span.overlaps(statement.source.front());
        if (reported) statement.speaker_kind = SpeakerKind::group;
        const bool inherits = !statement.channel.empty() && statement.channel.front().inherited;
        if (options.explain) statement.explanation = explanation_of(relations[r], speakers[r], inherits);
    }
    std::stable_sort(out.statements.begin(), out.statements.end(),
                     [](const Statement& a, const Statement& b) { return a.content.front() < b.content.front(); });
    set_within(out.statements);
    out.occasions = in_order(std::move(placed.occasions), out.statements);
    out.entities = std::move(found.entities);
    return out;
}

}  // namespace onrecord
