#include "attribution/attribution.h"

#include <algorithm>
#include <utility>

#include "attribution/passage.h"
#include "attribution/quotation.h"
#include "attribution/relation.h"

namespace onrecord {
namespace {

Span span_of(const Passages& passages, Range range) {
    return {passages.items[range.begin].span.begin, passages.items[range.end - 1].span.end};
}

// How much of the content stands in quotation marks, by its words.
Form form_of(const SpanList& content, const Analysis& analysis, const std::vector<Quotation>& quotations, const Text& text) {
    bool inside = false;
    bool outside = false;
    for (const Span span : content) {
        auto word = std::lower_bound(analysis.words.begin(), analysis.words.end(), span.begin,
                                     [](const Word& w, std::uint32_t at) { return w.span.begin < at; });
        auto quotation = std::lower_bound(quotations.begin(), quotations.end(), span.begin,
                                          [](const Quotation& q, std::uint32_t at) { return q.span.end <= at; });
        for (; word != analysis.words.end() && word->span.begin < span.end; ++word) {
            const auto c = static_cast<unsigned char>(text.view()[word->span.begin]);
            if (c < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')) continue;
            while (quotation != quotations.end() && quotation->span.end <= word->span.begin) ++quotation;
            if (quotation != quotations.end() && quotation->span.contains(word->span)) {
                inside |= quotation->inner.overlaps(word->span);
            } else if (c < 0x80) {
                outside = true;
            }
        }
    }
    return !inside ? Form::indirect : outside ? Form::mixed : Form::direct;
}

}  // namespace

Attribution attribute(const Text& text, const SpanList& paragraphs, const Analysis& analysis, std::vector<Entity> entities,
                      const std::vector<TimeExpression>& times, const AttributionLists& lists) {
    const auto quotations = find_quotations(text, paragraphs);
    const Passages passages = make_passages(text, analysis, quotations, times, lists);
    Attribution out;
    for (const Relation& relation : find_relations(text, passages, quotations, lists)) {
        Statement statement;
        if (!relation.source.empty()) statement.source.push_back(span_of(passages, relation.source));
        if (!relation.cue.empty()) statement.cue.push_back(span_of(passages, relation.cue));
        for (const Range& range : relation.content) statement.content.push_back(span_of(passages, range));
        statement.form = form_of(statement.content, analysis, quotations, text);
        if (relation.entry >= 0) statement.polarity = lists.cues[static_cast<std::size_t>(relation.entry)].polarity;
        if (relation.negated && statement.polarity == Polarity::asserts) statement.polarity = Polarity::denies;
        out.statements.push_back(std::move(statement));
    }
    std::stable_sort(out.statements.begin(), out.statements.end(),
                     [](const Statement& a, const Statement& b) { return a.content.front() < b.content.front(); });
    out.entities = std::move(entities);
    return out;
}

}  // namespace onrecord
