#include "view/site/stock.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/web_address.h"
#include "view/story_cases.h"

namespace onrecord {
namespace {

template <class Row>
std::unordered_map<std::string, std::uint32_t> numbered(const std::vector<Row>& rows) {
    std::unordered_map<std::string, std::uint32_t> numbers;
    for (std::size_t i = 0; i < rows.size(); ++i) numbers.emplace(rows[i].id, static_cast<std::uint32_t>(i));
    return numbers;
}

template <class Row>
std::vector<Row> chosen(const std::vector<Row>& rows, const std::vector<std::uint32_t>& numbers) {
    std::vector<Row> out;
    out.reserve(numbers.size());
    for (const auto number : numbers) out.push_back(rows[number]);
    return out;
}

}  // namespace

Stock::Stock(const Record& from) : record(from), rows(onrecord::rows_of(from, true)), lines(from.recurring_lines()), book(rows.reports) {
    for (StoryCase& of_stories : cases_of(rows.stories)) {
        CaseRows& one = cases.emplace_back();
        one.id = std::move(of_stories.id);
        one.stories = std::move(of_stories.stories);
        one.first_date = std::move(of_stories.first_date);
        one.last_date = std::move(of_stories.last_date);
    }
    std::stable_sort(cases.begin(), cases.end(), [](const CaseRows& a, const CaseRows& b) { return a.last_date > b.last_date; });
    for (std::size_t i = 0; i < cases.size(); ++i) {
        case_numbers.emplace(cases[i].id, static_cast<std::uint32_t>(i));
        for (const auto* story : cases[i].stories)
            for (const auto& report : story->reports) case_of_report.emplace(report, static_cast<std::uint32_t>(i));
    }
    // Rows come in the order of their lists, so each case's stay in it.
    const auto place = [&](std::vector<std::uint32_t> CaseRows::*list, std::size_t number,
                           const std::string& report) -> const std::uint32_t* {
        const auto found = case_of_report.find(report);
        if (found == case_of_report.end()) return nullptr;
        auto& numbers = cases[found->second].*list;
        if (numbers.empty() || numbers.back() != number) numbers.push_back(static_cast<std::uint32_t>(number));
        return &found->second;
    };
    const auto note = [&](const std::string& id, const std::uint32_t* one) {
        if (one != nullptr) case_of_thing.emplace(id, *one);
    };
    for (std::size_t i = 0; i < rows.reports.size(); ++i) place(&CaseRows::reports, i, rows.reports[i].id);
    for (std::size_t i = 0; i < rows.statements.size(); ++i) place(&CaseRows::statements, i, rows.statements[i].report);
    for (std::size_t i = 0; i < rows.people.size(); ++i)
        for (const auto& mention : rows.people[i].mentions) place(&CaseRows::people, i, mention.report);
    for (std::size_t i = 0; i < rows.quotations.size(); ++i)
        for (const auto& use : rows.quotations[i].uses) place(&CaseRows::quotations, i, use.report);
    for (std::size_t i = 0; i < rows.timeline.size(); ++i)
        for (const auto& telling : rows.timeline[i].tellings)
            note(rows.timeline[i].id, place(&CaseRows::timeline, i, telling.evidence.report));
    for (std::size_t i = 0; i < rows.claims.size(); ++i)
        for (const auto& use : rows.claims[i].uses) note(rows.claims[i].id, place(&CaseRows::claims, i, use.evidence.report));
    for (std::size_t i = 0; i < rows.differences.size(); ++i)
        for (const auto& value : rows.differences[i].values)
            note(rows.differences[i].id, place(&CaseRows::differences, i, value.evidence.report));
    for (std::size_t i = 0; i < rows.reuse.size(); ++i) place(&CaseRows::reuse, i, rows.reuse[i].first);
    claim_numbers = numbered(rows.claims);
    quotation_numbers = numbered(rows.quotations);
    person_numbers = numbered(rows.people);
}

const CaseRows* Stock::case_of(const std::string& report) const {
    const auto found = case_of_report.find(report);
    return found == case_of_report.end() ? nullptr : &cases[found->second];
}

std::string Stock::name_of(const CaseRows& one) const {
    const auto largest = std::max_element(one.stories.begin(), one.stories.end(),
                                          [](const auto* a, const auto* b) { return a->reports.size() < b->reports.size(); });
    return book.name(**largest);
}

Rows Stock::rows_of(const CaseRows& one) const {
    Rows out;
    out.reports = chosen(rows.reports, one.reports);
    out.statements = chosen(rows.statements, one.statements);
    out.people = chosen(rows.people, one.people);
    out.quotations = chosen(rows.quotations, one.quotations);
    out.timeline = chosen(rows.timeline, one.timeline);
    out.claims = chosen(rows.claims, one.claims);
    out.differences = chosen(rows.differences, one.differences);
    out.reuse = chosen(rows.reuse, one.reuse);
    for (const auto* story : one.stories) out.stories.push_back(*story);
    std::set<std::string> outlets;
    for (const auto& report : out.reports) {
        out.summary.n_words += report.n_words;
        if (!report.outlet.empty()) outlets.insert(report.outlet);
    }
    out.summary.n_reports = static_cast<std::uint32_t>(out.reports.size());
    out.summary.n_outlets = static_cast<std::uint32_t>(outlets.size());
    out.summary.first_date = one.first_date;
    out.summary.last_date = one.last_date;
    return out;
}

std::string report_address(const ReportBook& book, std::string_view id, std::string_view query) {
    const bool is_part = !id.empty() && id != "." && id != ".." && std::none_of(id.begin(), id.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\';
    });
    std::string address = is_part ? "/report/" + percent_encoded(id) : fmt::format("/report?number={}", book.number(id));
    if (!query.empty()) address.append(is_part ? "?" : "&").append(query);
    return address;
}

std::string case_address(const CaseRows& one, std::string_view section) {
    return section.empty() ? "/story/" + one.id : fmt::format("/story/{}/{}", one.id, section);
}

Html SiteAnchors::words(const std::string& report, const std::vector<CodePointSpan>& spans, const Html& label, bool /*is_said*/) {
    if (stock_.book.find(report) == nullptr || spans.empty()) return label;
    std::string at;
    for (const auto span : spans) fmt::format_to(std::back_inserter(at), "{}{}-{}", at.empty() ? "" : ",", span.begin, span.end);
    return link_to(report_address(stock_.book, report, "at=" + at) + "#at", label);
}

std::string SiteAnchors::address(Thing thing, const std::string& id) const {
    const auto in_case = [&](std::string_view section) {
        const auto found = stock_.case_of_thing.find(id);
        const CaseRows* one = case_;
        if (found != stock_.case_of_thing.end()) one = &stock_.cases[found->second];
        return one == nullptr ? std::string() : fmt::format("{}#{}", case_address(*one, section), id);
    };
    switch (thing) {
        case Thing::report:
            return report_address(stock_.book, id);
        case Thing::event:
            return in_case("timeline");
        case Thing::difference:
            return in_case("differences");
        case Thing::claim:
            return "/claim/" + percent_encoded(id);
        case Thing::quotation:
            return "/quotation/" + percent_encoded(id);
        case Thing::person:
            return id.empty() ? std::string() : "/person/" + percent_encoded(id);
    }
    return {};
}

std::string SiteAnchors::address(const SpeakerGroup& group, std::size_t /*number*/) const {
    if (!group.person.empty()) return address(Thing::person, group.person);
    return case_ == nullptr ? std::string() : case_address(*case_, "statements") + "?speaker=" + percent_encoded(group.name);
}

std::string SiteAnchors::element(Thing /*thing*/, const std::string& id) const {
    return id;
}

}  // namespace onrecord
