#include "facts/report_facts.h"

#include <algorithm>
#include <optional>

#include "base/web_address.h"
#include "compare/fingerprints.h"
#include "compare/words.h"
#include "facts/article_paragraphs.h"
#include "facts/content_index.h"
#include "text/word_key.h"

namespace onrecord {

namespace {

// The shortest assertion of those that hold an event's predicate.
void find_assertions_of_events(CaseFacts& facts) {
    const auto& assertions = facts.said.assertions;
    for (FoundEvent& event : facts.events) {
        const auto sentence = facts.said.sentence_at(event.predicate.begin);
        if (!sentence) continue;
        const auto first = std::lower_bound(assertions.begin(), assertions.end(), *sentence,
                                            [](const Assertion& assertion, std::uint32_t of) { return assertion.sentence < of; });
        std::uint32_t shortest = UINT32_MAX;
        for (auto at = first; at != assertions.end() && at->sentence == *sentence; ++at) {
            if (!at->span.contains(event.predicate) || at->span.length() >= shortest) continue;
            shortest = at->span.length();
            event.assertion = static_cast<std::uint32_t>(at - assertions.begin());
        }
    }
}

constexpr std::size_t kMastheadWords = 6;

std::string masthead_of(const Reading& reading) {
    if (!reading.outlet.empty() || reading.paragraphs.empty()) return {};
    const Span line = reading.paragraphs.front();
    return cut_words(reading.text.view(), line).size() <= kMastheadWords ? std::string(reading.text.slice(line)) : std::string();
}

}  // namespace

FactLists load_fact_lists() {
    return {load_function_words(), load_figure_lists(), load_once_lists(), load_assertion_lists()};
}

ReportFacts take_shared_facts(const Reading& reading, const FactLists& lists) {
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
    facts.names = take_names(reading);
    facts.described = take_described(reading);
    facts.credits = take_credits(reading);
    for (const Credit& credit : reading.credits) {
        if (credit.kind == CreditKind::correction || credit.kind == CreditKind::update) ++facts.n_notes;
    }
    const bool is_report =
        reading.page_kind != PageKind::home_page && reading.page_kind != PageKind::list && reading.page_kind != PageKind::error;
    if (const std::string address = page_address(reading.url); is_report && !address.empty()) facts.address = word_key(address);
    return facts;
}

CaseFacts take_case_facts(const Reading& reading, const FactLists& lists) {
    CaseFacts facts;
    facts.dateline = yearless_dateline(reading);
    facts.masthead = masthead_of(reading);
    const std::vector<Span> paragraphs = article_paragraphs(reading);
    const ContentIndex contents(reading);
    facts.events = take_events(reading, lists.function_words);
    facts.slips = find_slips(reading, contents, lists.once);
    facts.said = take_assertions(reading, paragraphs, lists.function_words, lists.assertions);
    find_assertions_of_events(facts);
    facts.figures = find_figures(reading, facts.said, contents, lists.function_words, lists.figures);
    facts.sources = take_sources(reading, lists.function_words, lists.figures, lists.assertions);
    return facts;
}

ReportFacts take_facts(const Reading& reading, const FactLists& lists) {
    ReportFacts facts = take_shared_facts(reading, lists);
    static_cast<CaseFacts&>(facts) = take_case_facts(reading, lists);
    return facts;
}

}  // namespace onrecord
