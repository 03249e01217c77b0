#include "facts/report_facts.h"

#include <optional>

#include "compare/fingerprints.h"
#include "compare/words.h"
#include "facts/article_paragraphs.h"
#include "facts/content_index.h"

namespace onrecord {

FactLists load_fact_lists() {
    return {load_function_words(), load_figure_lists(), load_once_lists(), load_assertion_lists()};
}

ReportFacts take_facts(const Reading& reading, const FactLists& lists) {
    ReportFacts facts;
    facts.outlet = reading.outlet.empty() ? 0 : cut_word_key(reading.outlet);
    facts.outlet_name = reading.outlet;
    facts.published = days_of(reading.published.value);
    facts.text_bytes = reading.text.size();
    const std::vector<Span> paragraphs = article_paragraphs(reading);
    const ContentIndex contents(reading);
    std::vector<CutWord> words;
    for (const Span paragraph : paragraphs) {
        const std::vector<CutWord> cut = cut_words(reading.text.view(), paragraph);
        words.insert(words.end(), cut.begin(), cut.end());
        if (const auto line = take_short_paragraph(reading, paragraph, cut, contents, facts.n_paragraphs))
            facts.short_paragraphs.push_back(*line);
        facts.n_paragraphs += cut.empty() ? 0 : 1;
    }
    facts.terms = take_terms(reading, words);
    std::erase_if(facts.terms, [&](const Term& term) { return lists.function_words.contains(term.key); });
    facts.fingerprints = fingerprints_of(words);
    facts.quoted = take_quotations(reading, paragraphs, contents);
    facts.persons = take_persons(reading);
    facts.events = take_events(reading, lists.function_words);
    facts.figures = find_figures(reading, paragraphs, contents, lists.function_words, lists.figures);
    facts.slips = find_slips(reading, contents, lists.once);
    facts.said = take_assertions(reading, paragraphs, lists.function_words, lists.assertions);
    facts.sources = take_sources(reading, lists.function_words, lists.figures);
    for (const Credit& credit : reading.credits) {
        const bool owes =
            credit.kind == CreditKind::agency || credit.kind == CreditKind::contributor || credit.kind == CreditKind::syndicated;
        if (owes && !credit.outlet.empty()) facts.agencies.push_back(credit.outlet);
    }
    return facts;
}

}  // namespace onrecord
