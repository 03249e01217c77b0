// The shared facts of a report as they are packed (base/packed.h).
#pragma once

#include <tuple>

#include "base/packed.h"
#include "facts/report_facts.h"

namespace onrecord {

auto fields(SameAs<Days> auto& days) {
    return std::tie(days.first, days.last);
}
auto fields(SameAs<Term> auto& term) {
    return std::tie(term.key, term.count, term.in_lead, term.capital);
}
auto fields(SameAs<ShortParagraph> auto& paragraph) {
    return std::tie(paragraph.hash, paragraph.span, paragraph.number, paragraph.is_sentence, paragraph.is_spoken);
}
auto fields(SameAs<QuotedStretch> auto& stretch) {
    return std::tie(stretch.span, stretch.statement, stretch.speaker, stretch.first_word, stretch.n_words, stretch.is_of_many);
}
auto fields(SameAs<QuotationFacts> auto& quoted) {
    return std::tie(quoted.stretches, quoted.words);
}
auto fields(SameAs<NamedEntity> auto& person) {
    return std::tie(person.entity, person.name, person.mentions, person.forms, person.n_he, person.n_she, person.before, person.offices);
}
auto fields(SameAs<DescribedSpeaker> auto& described) {
    return std::tie(described.statement, described.office);
}
auto fields(SameAs<NameInReport> auto& named) {
    return std::tie(named.entity, named.type, named.name, named.mentions, named.forms, named.within);
}
auto fields(SameAs<OwedCredit> auto& credit) {
    return std::tie(credit.outlet, credit.number, credit.is_agency, credit.is_whole);
}
// Those that are shared.
auto fields(SameAs<ReportFacts> auto& facts) {
    return std::tie(facts.outlet, facts.outlet_name, facts.published, facts.text_bytes, facts.terms, facts.fingerprints,
                    facts.short_paragraphs, facts.n_paragraphs, facts.quoted, facts.persons, facts.names, facts.described, facts.credits,
                    facts.address, facts.n_notes);
}

}  // namespace onrecord
