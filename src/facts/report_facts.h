// What one report contributes to linking: a few kilobytes, a pure function of its reading, so that readings are loaded one at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compare/days.h"
#include "compare/function_words.h"
#include "facts/assertion_facts.h"
#include "facts/credit_facts.h"
#include "facts/event_facts.h"
#include "facts/figure_facts.h"
#include "facts/line_facts.h"
#include "facts/name_facts.h"
#include "facts/people_facts.h"
#include "facts/quotation_facts.h"
#include "facts/relative_day.h"
#include "facts/slip_facts.h"
#include "facts/source_facts.h"
#include "facts/story_facts.h"
#include "onrecord/reading.h"

namespace onrecord {

// What is compared within one case alone, and weighs most: kept only while its case is worked out.
struct CaseFacts {
    std::vector<FoundEvent> events;
    std::vector<Figure> figures;
    std::vector<Slip> slips;
    AssertionFacts said;
    std::vector<StatementSource> sources;  // one for each statement
    std::optional<Dateline> dateline;      // without a year, where nothing else says the report's day
    std::string masthead;                  // a short first line, which may name the outlet, of a report that does not say its own
};

struct ReportFacts : CaseFacts {
    std::uint32_t outlet = 0;  // key of its name; 0: unknown
    std::string outlet_name;   // empty: unknown
    Days published;
    std::uint32_t text_bytes = 0;
    std::vector<Term> terms;                       // sorted by key; function words left out
    std::vector<std::uint64_t> fingerprints;       // of reuse, sorted, each once
    std::vector<ShortParagraph> short_paragraphs;  // in the order of the text
    std::uint32_t n_paragraphs = 0;                // that are no furniture
    QuotationFacts quoted;
    std::vector<NamedEntity> persons;
    std::vector<NameInReport> names;  // of organizations and places
    std::vector<DescribedSpeaker> described;
    std::vector<OwedCredit> credits;
    std::uint64_t address = 0;  // hash of the page's address; 0: not known, or of a page that is no report
    std::uint32_t n_notes = 0;  // in which the report says that it was corrected or brought up to date
};

// The lists that facts are taken by. Loaded once.
struct FactLists {
    FunctionWords function_words;
    FigureLists figures;
    OnceLists once;
    AssertionLists assertions;
};
FactLists load_fact_lists();

// All but the case's, and the case's. Cost: n log n in the words.
ReportFacts take_shared_facts(const Reading& reading, const FactLists& lists);
CaseFacts take_case_facts(const Reading& reading, const FactLists& lists);
// Both.
ReportFacts take_facts(const Reading& reading, const FactLists& lists);

}  // namespace onrecord
