// The same human being under the variants of a name.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// Given names by lower-cased form, with the numbers of the names that each may stand for (data/english/given_name_variant.tsv).
using GivenNames = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;
struct NameLists {
    GivenNames given_names;
    std::set<std::string, std::less<>> offices;              // that one holds at a time (data/english/office_of_one.tsv)
    std::map<std::string, std::string, std::less<>> titles;  // as written, lower case: m or f, the gender that it tells, else its words
};
NameLists load_name_lists();

// REQUIRES: `stories` covers every report once, and so does `cases`.
std::vector<Person> find_people(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories, const std::vector<Story>& cases,
                                const NameLists& lists, const std::vector<EntityDecision>& decisions = {});

// Which person an entity of a report is.
class PersonOf {
public:
    explicit PersonOf(const std::vector<Person>& people);
    [[nodiscard]] std::optional<std::uint32_t> operator()(ReportIndex report, std::uint32_t entity) const;
    // Sorted.
    [[nodiscard]] std::span<const std::pair<Person::InReport, std::uint32_t>> of_report(ReportIndex report) const;

private:
    std::vector<std::pair<Person::InReport, std::uint32_t>> all_;  // sorted
};

}  // namespace onrecord
