// The first pass takes of every reading, one at a time, the facts that are compared across all reports; from them candidates are found by
// sorting and by inverted indices. Readings whose words must be compared in full (reuse) are loaded again, and so are those of each case,
// one case after the other: what is compared within a case alone weighs most, and is kept no longer. Cost: about n log n for n reports of
// bounded length, each loaded three times, and those that a LinkMemory knows not at all; memory: the facts of the first pass, the facts of
// one case, and the links themselves.
#include "across/link.h"

#include <algorithm>
#include <iterator>

#include "across/case_links.h"
#include "across/claims.h"
#include "across/link_memory.h"
#include "across/partial_links.h"
#include "across/people.h"
#include "across/quotations.h"
#include "across/recurring.h"
#include "across/reuse.h"
#include "across/reuse_way.h"
#include "across/revisions.h"
#include "across/shared_names.h"
#include "across/stories.h"
#include "across/timeline.h"
#include "facts/packed_facts.h"
#include "facts/report_facts.h"

namespace onrecord {

namespace {

// They come with the program; without them no word is like another.
WordVectors vectors() {
    auto loaded = WordVectors::load();
    return loaded ? std::move(loaded).value() : WordVectors();
}

// The facts that are compared across all reports.
ReportFacts shared_facts(const Readings& readings, std::size_t report, const FactLists& lists, LinkMemory* memory) {
    const std::string version = memory != nullptr ? readings.version(report) : std::string();
    if (version.empty()) return take_shared_facts(readings.at(report), lists);
    const std::string key = memory_key("facts", version);
    ReportFacts facts;
    if (recall(key, memory, facts)) return facts;
    facts = take_shared_facts(readings.at(report), lists);
    remember(key, memory, facts);
    return facts;
}

// Whoever is in none but earlier versions of reports is in none that counts.
template <class Item>
void leave_those_of_earlier(const std::vector<ReportIndex>& earlier, std::vector<Item>& items) {
    if (earlier.empty()) return;
    std::erase_if(items, [&](const Item& item) {
        return std::all_of(item.entities.begin(), item.entities.end(), [&](const InReport& entity) { return has(earlier, entity.report); });
    });
}

// An organization or place is counted in the newest versions.
void leave_mentions_of_earlier(const std::vector<ReportIndex>& earlier, const std::vector<ReportFacts>& reports,
                               std::vector<SharedName>& names) {
    if (earlier.empty()) return;
    for (SharedName& name : names) {
        for (const InReport& entity : name.entities) {
            if (!has(earlier, entity.report)) continue;
            for (const NameInReport& one : reports[entity.report].names)
                if (one.entity == entity.entity) name.n_mentions -= static_cast<std::uint32_t>(one.mentions.size());
        }
    }
}

template <class Pair, class ReportOf>
void leave_pairs_of_earlier(const std::vector<ReportIndex>& earlier, std::vector<Pair>& pairs, const ReportOf& report_of) {
    if (earlier.empty()) return;
    std::erase_if(pairs, [&](const Pair& pair) { return has(earlier, report_of(pair.first)) || has(earlier, report_of(pair.second)); });
}

}  // namespace

Links link(const Readings& readings, const Decisions& decisions, LinkMemory* memory) {
    return link(readings, decisions, memory, {});
}

Links link(const Readings& readings, const Decisions& decisions, LinkMemory* memory, PartialLinks partial) {
    const FactLists lists = load_fact_lists();
    const WordFrequency common = load_word_frequency();
    const WordVectors word_vectors = vectors();
    std::vector<ReportFacts> reports = std::move(partial.facts);
    reports.reserve(readings.size());
    for (std::size_t report = reports.size(); report < readings.size(); ++report)
        reports.push_back(shared_facts(readings, report, lists, memory));
    Links links;
    links.revisions = find_revisions(readings, reports, memory);
    const std::vector<ReportIndex> earlier = earlier_versions(links.revisions);
    const WordCounts counts = partial.word_counts ? std::move(*partial.word_counts) : count_words(reports);
    for (const ReportIndex report : earlier) reports[report].terms = {};  // it goes where its newer version goes
    Stories stories = find_stories(reports, counts, common, links.revisions, decisions.stories);
    links.stories = std::move(stories.happenings);
    links.cases = std::move(stories.cases);
    for (ReportFacts& report : reports) report.terms = {};  // stories alone rest on them
    links.recurring_lines = find_recurring_lines(reports, links.stories);
    std::vector<StretchPair> quoted_alike = partial.by_run ? std::move(*partial.by_run) : pairs_by_run(reports);
    const std::vector<RecurringLine::Place> furniture = places_of(links.recurring_lines);
    for (ReportIndex report = 0; report < reports.size(); ++report) leave_out(furniture, report, reports[report]);
    links.people = find_people(reports, links.stories, links.cases, load_name_lists(), decisions.people);
    leave_those_of_earlier(earlier, links.people);
    const PersonOf person_of(links.people);
    links.names = find_shared_names(reports, links.stories, links.people, person_of, common, decisions.names);
    leave_those_of_earlier(earlier, links.names);
    leave_mentions_of_earlier(earlier, reports, links.names);
    leave_pairs_of_earlier(earlier, quoted_alike, [](const Stretch& one) { return one.report; });
    links.quotations = find_quotations(reports, links, std::move(quoted_alike), person_of, lists, decisions.quotations);
    std::vector<ReportPair> sharing =
        pairs_by_fingerprint(reports, links.cases, partial.by_fingerprint ? &*partial.by_fingerprint : nullptr);
    partial.by_fingerprint.reset();
    leave_pairs_of_earlier(earlier, sharing, [](ReportIndex one) { return one; });
    links.reuse = find_reuse(readings, reports, std::move(sharing), links.recurring_lines, memory);
    for (ReportFacts& report : reports) report.fingerprints = {};
    CaseLinker cases(readings, lists, common, word_vectors, furniture, person_of, links, decisions, reports);
    std::vector<std::vector<TimelineEvent>> timelines;
    for (Story one : links.cases) {
        std::erase_if(one.reports, [&](ReportIndex report) { return has(earlier, report); });
        CaseLinks found = memory != nullptr ? cases.link(one, *memory) : cases.link(one);
        timelines.push_back(std::move(found.events));
        std::move(found.claims.begin(), found.claims.end(), std::back_inserter(links.claims));
        std::move(found.differences.begin(), found.differences.end(), std::back_inserter(links.differences));
        std::move(found.published.begin(), found.published.end(), std::back_inserter(links.published));
    }
    std::sort(links.published.begin(), links.published.end(), [](const auto& a, const auto& b) { return a.report < b.report; });
    links.timeline = join_timelines(std::move(timelines));
    sort_claims(links.claims);
    find_ways(reports, links.published, links.reuse);
    return links;
}

}  // namespace onrecord
