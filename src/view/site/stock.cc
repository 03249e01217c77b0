#include "view/site/stock.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/web_address.h"
#include "view/story_cases.h"

namespace onrecord {

Stock::Stock(const Record& from)
    : record(from),
      version(from.version()),
      summary(from.summary()),
      n_cases(from.count(List::cases)),
      outlets(from.outlets(kNamesShown)) {}

std::size_t CaseOfPage::count(List section) const {
    const auto at = std::find(kSections.begin(), kSections.end(), section);
    return at == kSections.end() ? 0 : n[static_cast<std::size_t>(at - kSections.begin())];
}

std::optional<CaseOfPage> Stock::find_case(const std::string& id) const {
    CaseOfPage one;
    one.id = id;
    one.stories = record.stories({.of = one.scope()});
    const auto cases = cases_of(one.stories);
    if (cases.size() != 1 || cases.front().id != id) return std::nullopt;
    one.first_date = cases.front().first_date;
    one.last_date = cases.front().last_date;
    one.name = name_of(one.stories);
    one.reports = cases.front().reports;
    for (const auto& story : one.stories) {
        one.outlets.insert(one.outlets.end(), story.outlets.begin(), story.outlets.end());
        one.n_unnamed += story.n_unnamed;
    }
    std::sort(one.outlets.begin(), one.outlets.end());
    one.outlets.erase(std::unique(one.outlets.begin(), one.outlets.end()), one.outlets.end());
    for (std::size_t i = 0; i < kSections.size(); ++i) one.n[i] = record.count(kSections[i], one.scope());
    return one;
}

std::string Stock::name_of(const std::vector<StoryRow>& stories) const {
    const auto largest =
        std::max_element(stories.begin(), stories.end(), [](const auto& a, const auto& b) { return a.reports.size() < b.reports.size(); });
    if (largest == stories.end() || largest->reports.empty()) return {};
    const bool is_named = !largest->title.empty() || !largest->about.empty();
    const auto reports = is_named ? std::vector<ReportRow>() : record.reports_by_id({largest->reports.front()});
    return ReportBook(reports).name(*largest);
}

Rows Stock::rows_of(const CaseOfPage& one) const {
    Rows out;
    const Slice first{0, kWeighed, one.scope()};
    const std::size_t n_statements = one.count(List::statements), n_events = one.count(List::timeline);
    out.statements = record.statements({n_statements - std::min(n_statements, kWeighed), kWeighed, one.scope()});
    out.timeline = n_events <= kWeighed ? record.timeline(first) : record.key_events(kWeighed, one.scope());
    out.stories = one.stories;
    out.summary.n_reports = static_cast<std::uint32_t>(one.reports.size());
    return out;
}

StoryChoice Stock::choice_of(const CaseOfPage& one) const {
    const Scope scope = one.scope();
    StoryChoice out;
    out.claims = record.claims({0, kTopClaims, scope});
    out.n_claims = one.count(List::claims);
    out.n_denied = record.count(List::denied_claims, scope);
    if (out.n_denied > 0) out.denied = record.denied_claims({0, kTopDisputes, scope});
    out.n_single = record.count(List::claims_of_one_origin, scope);
    if (out.n_single > 0) out.single = record.claims_of_one_origin({0, kTopSingle, scope});
    auto shared = record.shared_quotations({0, kTopQuotations, scope});
    out.n_shared = shared.n;
    out.shared = std::move(shared.rows);
    out.n_differences = one.count(List::differences);
    out.differences = record.differences({0, kTopDisputes, scope});
    out.n_events = one.count(List::timeline);
    return out;
}

std::string report_address(std::string_view id, std::string_view query) {
    const bool is_part = !id.empty() && id != "." && id != ".." && std::none_of(id.begin(), id.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\';
    });
    std::string address = is_part ? "/report/" + percent_encoded(id) : "/report?id=" + percent_encoded(id);
    if (!query.empty()) address.append(is_part ? "?" : "&").append(query);
    return address;
}

std::string case_address(const CaseOfPage& one, std::string_view section) {
    return section.empty() ? "/story/" + one.id : fmt::format("/story/{}/{}", one.id, section);
}

Html SiteAnchors::words(const std::string& report, const std::vector<CodePointSpan>& spans, const Html& label, bool /*is_said*/) {
    if (report.empty() || spans.empty()) return label;
    std::string at;
    for (const auto span : spans) fmt::format_to(std::back_inserter(at), "{}{}-{}", at.empty() ? "" : ",", span.begin, span.end);
    return link_to(report_address(report, "at=" + at) + "#at", label);
}

std::string SiteAnchors::address(Thing thing, const std::string& id) const {
    // `with`: the part of the list that has it.
    const auto in_case = [&](std::string_view section) {
        return case_ == nullptr ? std::string() : fmt::format("{0}?with={1}#{1}", case_address(*case_, section), id);
    };
    switch (thing) {
        case Thing::report:
            return report_address(id);
        case Thing::event:
            return in_case("timeline");
        case Thing::difference:
            return in_case("differences");
        case Thing::tellings:
            return "/event/" + percent_encoded(id);
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
