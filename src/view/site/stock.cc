#include "view/site/stock.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/web_address.h"
#include "view/story_cases.h"

namespace onrecord {

Stock::Stock(const Record& from) : record(from), version(from.version()), summary(from.summary()), reports(from.reports()), book(reports) {
    std::set<std::string> names;
    for (const auto& report : reports) names.insert(book.outlet(report.id));
    outlets.assign(names.begin(), names.end());
}

std::size_t CaseOfPage::count(List section) const {
    return n[static_cast<std::size_t>(std::find(kSections.begin(), kSections.end(), section) - kSections.begin())];
}

std::optional<CaseOfPage> Stock::find_case(const std::string& id) const {
    CaseOfPage one;
    one.id = id;
    one.stories = record.stories({.of = one.scope()});
    const auto cases = cases_of(one.stories);
    if (cases.size() != 1 || cases.front().id != id) return std::nullopt;
    one.first_date = cases.front().first_date;
    one.last_date = cases.front().last_date;
    for (const auto& story : one.stories) {
        for (const auto& report : story.reports)
            if (const ReportRow* row = book.find(report); row != nullptr) one.reports.push_back(row);
    }
    std::sort(one.reports.begin(), one.reports.end());  // they point into a list in the order that is asked for
    for (std::size_t i = 0; i < kSections.size(); ++i) one.n[i] = record.count(kSections[i], one.scope());
    return one;
}

std::string Stock::name_of(const std::vector<StoryRow>& stories) const {
    const auto largest =
        std::max_element(stories.begin(), stories.end(), [](const auto& a, const auto& b) { return a.reports.size() < b.reports.size(); });
    return largest == stories.end() ? std::string() : book.name(*largest);
}

Rows Stock::rows_of(const CaseOfPage& one) const {
    Rows out;
    const Slice all{.of = one.scope()};
    for (const auto* report : one.reports) out.reports.push_back(*report);
    out.statements = record.statements(all);
    out.quotations = record.quotations(all);
    out.timeline = record.timeline(all);
    out.claims = record.claims(all);
    out.differences = record.differences(all);
    out.reuse = record.reuse(all);
    out.stories = one.stories;
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

std::string case_address(const CaseOfPage& one, std::string_view section) {
    return section.empty() ? "/story/" + one.id : fmt::format("/story/{}/{}", one.id, section);
}

Html SiteAnchors::words(const std::string& report, const std::vector<CodePointSpan>& spans, const Html& label, bool /*is_said*/) {
    if (stock_.book.find(report) == nullptr || spans.empty()) return label;
    std::string at;
    for (const auto span : spans) fmt::format_to(std::back_inserter(at), "{}{}-{}", at.empty() ? "" : ",", span.begin, span.end);
    return link_to(report_address(stock_.book, report, "at=" + at) + "#at", label);
}

std::string SiteAnchors::address(Thing thing, const std::string& id) const {
    // `with`: the part of the list that has it.
    const auto in_case = [&](std::string_view section) {
        return case_ == nullptr ? std::string() : fmt::format("{0}?with={1}#{1}", case_address(*case_, section), id);
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
