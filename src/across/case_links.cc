// A case is a function of its reports' readings and of what was found across all reports: which entities are one person, which words one
// quotation, what is reused, what is furniture and what a person decided of it. A new report changes few of them, so a case is remembered
// by all of that: reports, persons and quotations by their order within the case, for their numbers change with every report that is added.
// Nothing that is worked out of a case rests on a number, only on what is the same and what comes first. Cost of a case that is remembered:
// linear in its entities, its quotations and what was worked out. Tests: tests/across/links_test.cc, tests/view/slices_test.cc.
#include "across/case_links.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "across/differences.h"
#include "across/importance.h"
#include "across/link_memory.h"
#include "across/outlets.h"
#include "across/published.h"
#include "across/recurring.h"
#include "across/same_matter.h"
#include "across/stories.h"
#include "across/timeline.h"
#include "base/packed.h"

namespace onrecord {

auto fields(SameAs<TimelineEvent::Telling> auto& telling) {
    return std::tie(telling.report, telling.event, telling.span, telling.date);
}
auto fields(SameAs<TimelineEvent> auto& event) {
    return std::tie(event.text, event.date, event.certainty, event.participants, event.after, event.before, event.tellings,
                    event.importance);
}
auto fields(SameAs<PublishedBetween::Reason> auto& reason) {
    return std::tie(reason.words, reason.other, reason.place, reason.date);
}
auto fields(SameAs<ResolvedTime> auto& time) {
    return std::tie(time.time, time.value);
}
auto fields(SameAs<PublishedBetween> auto& published) {
    return std::tie(published.report, published.date, published.reasons, published.times);
}
auto fields(SameAs<Claim::Use> auto& use) {
    return std::tie(use.report, use.span, use.statement);
}
auto fields(SameAs<Claim::Place> auto& place) {
    return std::tie(place.report, place.span);
}
auto fields(SameAs<Claim::Reason> auto& reason) {
    return std::tie(reason.type, reason.places);
}
auto fields(SameAs<Claim::Origin> auto& origin) {
    return std::tie(origin.type, origin.who, origin.occasion, origin.via, origin.uses, origin.n, origin.reasons);
}
auto fields(SameAs<Claim::Node> auto& node) {
    return std::tie(node.kind, node.number, node.outlet);
}
auto fields(SameAs<Claim::Answer> auto& answer) {
    return std::tie(answer.use, answer.polarity);
}
auto fields(SameAs<Claim::Hedge> auto& hedge) {
    return std::tie(hedge.place, hedge.kept_by, hedge.lost_by);
}
auto fields(SameAs<Claim> auto& claim) {
    return std::tie(claim.uses, claim.fullest, claim.origins, claim.min, claim.max, claim.against, claim.refusals, claim.hedges,
                    claim.first, claim.chain, claim.circles);
}
auto fields(SameAs<Difference::Value> auto& value) {
    return std::tie(value.report, value.span, value.value, value.by);
}
auto fields(SameAs<Difference> auto& difference) {
    return std::tie(difference.topic, difference.type, difference.values);
}
auto fields(SameAs<CaseLinks> auto& links) {
    return std::tie(links.events, links.published, links.claims, links.differences);
}

namespace {

// Every report and every person that the links of a case name, by `report` and `person`, which take a number and change it.
template <class Report, class Person>
void renumber(CaseLinks& links, const Report& report, const Person& person) {
    for (TimelineEvent& event : links.events) {
        for (std::uint32_t& one : event.participants) person(one);
        for (TimelineEvent::Telling& telling : event.tellings) report(telling.report);
    }
    for (PublishedBetween& published : links.published) {
        report(published.report);
        for (PublishedBetween::Reason& reason : published.reasons) report(reason.other);
    }
    for (Claim& claim : links.claims) {
        for (Claim::Use& use : claim.uses) report(use.report);
        for (Claim::Origin& origin : claim.origins)
            for (Claim::Reason& reason : origin.reasons)
                for (Claim::Place& place : reason.places) report(place.report);
        for (auto* answers : {&claim.against, &claim.refusals})
            for (Claim::Answer& answer : *answers) report(answer.use.report);
        for (Claim::Hedge& hedge : claim.hedges) {
            report(hedge.place.report);
            for (auto* reports : {&hedge.kept_by, &hedge.lost_by})
                for (ReportIndex& one : *reports) report(one);
        }
        if (claim.first) report(*claim.first);
        for (auto& [from, to] : claim.chain)
            for (Claim::Node* node : {&from, &to})
                if (node->kind == Claim::Node::Kind::report) report(node->number);
        for (std::vector<ReportIndex>& circle : claim.circles)
            for (ReportIndex& one : circle) report(one);
    }
    for (Difference& difference : links.differences) {
        for (Difference::Value& value : difference.values) {
            report(value.report);
            if (value.by) person(*value.by);
        }
    }
}

std::uint32_t place_in(const std::vector<std::uint32_t>& sorted, std::uint32_t number) {
    return static_cast<std::uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), number) - sorted.begin());
}

// Of the decisions what concerns the reports of a case: those with places of both sides in them, and these places alone.
std::vector<PlaceDecision> decisions_within(const std::vector<PlaceDecision>& decisions, const Story& one) {
    std::vector<PlaceDecision> within;
    const auto places_within = [&](const std::vector<Person::Mention>& places) {
        std::vector<Person::Mention> here;
        std::copy_if(places.begin(), places.end(), std::back_inserter(here),
                     [&](const Person::Mention& place) { return has(one.reports, place.report); });
        return here;
    };
    for (const PlaceDecision& decision : decisions) {
        PlaceDecision here{decision.is_same, places_within(decision.first), places_within(decision.second)};
        if (!here.first.empty() && !here.second.empty()) within.push_back(std::move(here));
    }
    return within;
}

// Events that had no date for want of their report's day. Whether any has one now.
bool date_events(const std::vector<ResolvedTime>& times, std::vector<FoundEvent>& events) {
    bool any = false;
    for (FoundEvent& event : events) {
        if (!event.date.empty() || event.certainty == Certainty::planned) continue;
        for (const ResolvedTime& time : times) {
            if (std::find(event.times.begin(), event.times.end(), time.time) == event.times.end()) continue;
            event.date = time.value.substr(0, time.value.find('T'));
            any = true;
            break;
        }
    }
    return any;
}

}  // namespace

// The persons and the entities of a case's reports that are these persons.
class CaseLinker::Numbering {
public:
    Numbering(const Story& one, const PersonOf& person_of) {
        for (const ReportIndex report : one.reports) {
            const auto of_report = person_of.of_report(report);
            entities_.insert(entities_.end(), of_report.begin(), of_report.end());
        }
        for (const auto& [entity, person] : entities_) people_.push_back(person);
        make_set(people_);
    }
    // Sorted.
    [[nodiscard]] const std::vector<std::pair<Person::InReport, std::uint32_t>>& entities() const { return entities_; }
    [[nodiscard]] const SortedSet& people() const { return people_; }

private:
    std::vector<std::pair<Person::InReport, std::uint32_t>> entities_;
    SortedSet people_;
};

CaseLinker::CaseLinker(const Readings& readings, const FactLists& lists, const WordFrequency& common, const WordVectors& vectors,
                       const std::vector<RecurringLine::Place>& furniture, const PersonOf& person_of, const Links& links,
                       const Decisions& decisions, std::vector<ReportFacts>& reports)
    : readings_(readings),
      lists_(lists),
      common_(common),
      vectors_(vectors),
      furniture_(furniture),
      person_of_(person_of),
      links_(links),
      decisions_(decisions),
      reports_(reports),
      shared_(links.quotations, links.reuse),
      writer_of_(writers(reports.size(), links.reuse)),
      happening_of_(story_of_each(links.stories, reports.size())) {
    for (std::uint32_t quotation = 0; quotation < links.quotations.size(); ++quotation)
        for (const Quotation::Use& use : links.quotations[quotation].uses)
            quoted_.push_back({use.report, use.span, use.statement, quotation});
    std::sort(quoted_.begin(), quoted_.end());
}

CaseLinks CaseLinker::link(const Story& one) {
    for (const ReportIndex report : one.reports) {
        static_cast<CaseFacts&>(reports_[report]) = take_case_facts(readings_.at(report), lists_);
        leave_out(furniture_, report, reports_[report]);
    }
    CaseLinks found;
    StoryOutlets outlets(one, reports_);
    const std::vector<PlaceDecision> on_events = decisions_within(decisions_.events, one);
    found.events = find_timeline(reports_, one, person_of_, common_, vectors_, on_events);
    found.published = find_published(reports_, one, found.events, quotations_in(one));
    bool has_new_dates = false;
    for (PublishedBetween& published : found.published) {
        const Days days = days_of(published.date);
        reports_[published.report].published = days;
        if (days.width() != 0) continue;
        published.times = resolve_open_times(readings_.at(published.report), days.first);
        has_new_dates = date_events(published.times, reports_[published.report].events) || has_new_dates;
    }
    outlets.take_days(one);
    // What reports without a day tell can be joined by its day now.
    if (has_new_dates) found.events = find_timeline(reports_, one, person_of_, common_, vectors_, on_events);
    const StoryAssertions assertions(one, reports_, person_of_, shared_.quotations_of, outlets, found.events, common_, vectors_);
    found.claims = find_claims(one, {reports_, outlets, person_of_, assertions, shared_.reused}, decisions_within(decisions_.claims, one));
    weigh_events(found.events, found.claims, reports_, writer_of_);
    found.differences = find_differences(reports_, one, links_.people, person_of_, assertions, {happening_of_, found.events});
    for (const ReportIndex report : one.reports) static_cast<CaseFacts&>(reports_[report]) = {};
    return found;
}

std::span<const CaseLinker::Quoted> CaseLinker::quoted_in(ReportIndex report) const {
    const auto first = std::lower_bound(quoted_.begin(), quoted_.end(), Quoted{report, {}, 0, 0});
    const auto last = std::find_if(first, quoted_.end(), [&](const Quoted& use) { return use.report != report; });
    return {first, last};
}

std::vector<std::vector<Quotation::Use>> CaseLinker::quotations_in(const Story& one) const {
    std::map<std::uint32_t, std::vector<Quotation::Use>> uses;
    for (const ReportIndex report : one.reports)
        for (const Quoted& use : quoted_in(report)) uses[use.quotation].push_back({use.report, use.span, use.statement});
    std::vector<std::vector<Quotation::Use>> quotations;
    for (auto& [quotation, its] : uses) quotations.push_back(std::move(its));
    return quotations;
}

std::string CaseLinker::inputs_of(const Story& one, const Numbering& numbering) const {
    const auto number_of = [&](ReportIndex report) { return place_in(one.reports, report); };
    SortedSet happenings, quotations, writers_outside;
    std::vector<Quoted> quoted;
    for (const ReportIndex report : one.reports) {
        happenings.push_back(happening_of_[report]);
        for (const Quoted& use : quoted_in(report)) {
            quoted.push_back(use);
            quotations.push_back(use.quotation);
        }
        if (const ReportIndex writer = writer_of_[report]; !has(one.reports, writer)) writers_outside.push_back(writer);
    }
    for (SortedSet* set : {&happenings, &quotations, &writers_outside}) make_set(*set);
    Packer pack;
    for (const ReportIndex report : one.reports) {
        const std::string version = readings_.version(report);
        if (version.empty()) return {};
        pack(version, place_in(happenings, happening_of_[report]));
        const ReportIndex writer = writer_of_[report];
        const bool is_here = has(one.reports, writer);
        pack(is_here, is_here ? number_of(writer) : place_in(writers_outside, writer), reports_[writer].outlet);
        for (auto at = std::lower_bound(furniture_.begin(), furniture_.end(), RecurringLine::Place{report, {}});
             at != furniture_.end() && at->report == report; ++at)
            pack(true, at->span);
        pack(false);
    }
    for (const auto& [entity, person] : numbering.entities())
        pack(true, number_of(entity.report), entity.entity, place_in(numbering.people(), person));
    pack(false);
    for (const std::uint32_t person : numbering.people()) pack(links_.people[person].name);
    for (const Quoted& use : quoted) pack(true, number_of(use.report), use.span, use.statement, place_in(quotations, use.quotation));
    pack(false);
    for (const ReportIndex report : one.reports) {
        for (auto at = std::lower_bound(links_.reuse.begin(), links_.reuse.end(), report,
                                        [](const Reuse&reuse, ReportIndex first) { return reuse.first < first; });
             at != links_.reuse.end() && at->first == report; ++at)
            if (has(one.reports, at->second)) pack(true, number_of(report), number_of(at->second), at->similarity, at->pieces);
    }
    for (const auto* decisions : {&decisions_.events, &decisions_.claims}) {
        pack(false);
        for (const PlaceDecision& decision : decisions_within(*decisions, one)) {
            pack(true, decision.is_same);
            for (const auto* side : {&decision.first, &decision.second}) {
                for (const Person::Mention& place : *side) pack(true, number_of(place.report), place.span);
                pack(false);
            }
        }
    }
    return pack.take_bytes();
}

CaseLinks CaseLinker::link(const Story& one, LinkMemory& memory) {
    const Numbering numbering(one, person_of_);
    const std::string inputs = inputs_of(one, numbering);
    if (inputs.empty()) return link(one);
    const std::string key = memory_key("case", inputs);
    CaseLinks found;
    if (!recall(key, &memory, found)) {
        found = link(one);
        renumber(
            found, [&](ReportIndex& report) { report = place_in(one.reports, report); },
            [&](std::uint32_t& person) { person = place_in(numbering.people(), person); });
        remember(key, &memory, found);
    }
    renumber(
        found, [&](ReportIndex& report) { report = one.reports[report]; },
        [&](std::uint32_t& person) { person = numbering.people()[person]; });
    return found;
}

}  // namespace onrecord
