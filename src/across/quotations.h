// One utterance wherever it is quoted.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "compare/sharers.h"
#include "compare/words.h"
#include "facts/report_facts.h"

namespace onrecord {

// A quoted stretch of a report.
struct Stretch {
    ReportIndex report = 0;
    std::uint32_t number = 0;  // in the report's QuotationFacts::stretches
    auto operator<=>(const Stretch&) const = default;
};
using StretchPair = std::pair<Stretch, Stretch>;  // first < second

inline constexpr std::size_t kRunWords = 4;     // in a row, by which stretches find one another
inline constexpr SharerReach kRunReach{48, 6};  // stretches with one run that are compared with one another

// Calls put(run, number) for every run of words in each stretch of a report. A run may come twice in one stretch.
template <class Put>
void for_each_run(const QuotationFacts& quoted, const Put& put) {
    for (std::uint32_t number = 0; number < quoted.stretches.size(); ++number) {
        const QuotedStretch& stretch = quoted.stretches[number];
        for (std::uint32_t i = 0; i + kRunWords <= stretch.n_words; ++i)
            put(hash_keys(&quoted.words[stretch.first_word + i], kRunWords), number);
    }
}

// Those that share a run, as far as kRunReach goes; in no order, some of them more than once.
std::vector<StretchPair> pairs_by_run(const std::vector<ReportFacts>& reports);

// Compares the stretches that share a run, and those of one person in one story. `pairs` may have numbers of stretches that have no words
// any more. `links` has stories, people and revisions. What a person decided comes
// last: first what is the same, then what is apart, where the second side's stretches leave.
std::vector<Quotation> find_quotations(const std::vector<ReportFacts>& reports, const Links& links, std::vector<StretchPair> pairs,
                                       const PersonOf& person_of, const FactLists& lists, const std::vector<PlaceDecision>& decisions = {});

}  // namespace onrecord
