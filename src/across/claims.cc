// A claim is a group of assertions that affirm one matter (same_matter.h) with its origins (origins.h). Beside it stand what says the
// contrary, and who, near a use of it, would not speak.
#include "across/claims.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "across/group_decisions.h"
#include "across/origins.h"
#include "across/outlets.h"
#include "across/same_matter.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNearParagraphs = 1;  // between a use and a refusal that is beside it

class StoryClaims {
public:
    StoryClaims(const Story& story, const StorySources& sources) : sources_(sources), assertions_(sources.assertions) {
        for (const ReportIndex report : story.reports) take_refusals(report);
    }

    [[nodiscard]] std::vector<Claim> find(const std::vector<PlaceDecision>& decisions) const {
        std::vector<Claim> claims;
        StoryAssertions::Groups groups = assertions_.group();
        const auto span_of = [&](AssertionPlace place) { return sources_.reports[place.report].said.assertions[place.number].span; };
        decide_groups(in_numbers(decisions, assertions_.places(), span_of, AtPlace::exact), groups.same);
        std::map<std::uint32_t, std::vector<std::uint32_t>> contrary;  // assertion, those that say the contrary
        for (const auto& [a, b] : groups.contraries) {
            contrary[a].push_back(b);
            contrary[b].push_back(a);
        }
        for (const std::vector<std::uint32_t>& members : groups.same) {
            if (!is_claim(members)) continue;
            Claim claim = claim_of(members);
            for (const std::uint32_t member : members)
                if (const auto found = contrary.find(member); found != contrary.end())
                    for (const std::uint32_t other : found->second)
                        if (!has(members, other) && !says_so(claim, use_of(other)))
                            claim.against.push_back({use_of(other), Polarity::denies});
            make_set(claim.against);
            find_refusals(claim);
            claims.push_back(std::move(claim));
        }
        return claims;
    }

private:
    [[nodiscard]] const Assertion& at(std::uint32_t i) const { return assertions_.at(i); }
    [[nodiscard]] Claim::Use use_of(std::uint32_t i) const { return {assertions_.places()[i].report, at(i).span, at(i).statement}; }

    // Two reports have it, or two sources of one report.
    [[nodiscard]] bool is_claim(const std::vector<std::uint32_t>& members) const {
        std::set<ReportIndex> reports;
        std::set<SortedSet> sources;
        for (const std::uint32_t member : members) {
            const ReportIndex report = assertions_.places()[member].report;
            reports.insert(report);
            if (at(member).statement) sources.insert(sources_.reports[report].sources[*at(member).statement].keys);
        }
        return reports.size() > 1 || sources.size() > 1;
    }

    [[nodiscard]] Claim claim_of(std::vector<std::uint32_t> members) const {
        std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) { return use_of(a) < use_of(b); });
        Claim claim;
        std::vector<UseFacts> uses;
        for (const std::uint32_t member : members) {
            claim.uses.push_back(use_of(member));
            uses.push_back({&at(member), member, assertions_.quotations_of(member)});
        }
        find_hedges(find_origins(sources_, uses, claim), claim);
        // Shown as its first report has it, by the use there that says most.
        const auto rank = [&](std::uint32_t use) {
            return std::pair(claim.uses[use].report == claim.first, assertions_.weight(members[use]));
        };
        for (std::uint32_t use = 1; use < uses.size(); ++use)
            if (rank(use) > rank(claim.fullest)) claim.fullest = use;
        return claim;
    }

    [[nodiscard]] const SpanList& hedges_of(const Claim::Use& use) const {
        static const SpanList kNone;
        return use.statement ? sources_.reports[use.report].sources[*use.statement].hedges : kNone;
    }

    // Of each use's hedges: which reports that have it from there keep any.
    void find_hedges(const std::vector<SortedSet>& leads, Claim& claim) const {
        for (std::uint32_t use = 0; use < claim.uses.size(); ++use) {
            for (const Span span : hedges_of(claim.uses[use])) {
                Claim::Hedge hedge{{claim.uses[use].report, span}, {}, {}};
                for (std::uint32_t other = 0; other < leads.size(); ++other) {
                    if (!has(leads[other], use)) continue;
                    (hedges_of(claim.uses[other]).empty() ? hedge.lost_by : hedge.kept_by).push_back(claim.uses[other].report);
                }
                for (auto* reports : {&hedge.kept_by, &hedge.lost_by}) make_set(*reports);
                claim.hedges.push_back(std::move(hedge));
            }
        }
        const auto by_place = [](const Claim::Hedge& a, const Claim::Hedge& b) { return a.place < b.place; };
        std::stable_sort(claim.hedges.begin(), claim.hedges.end(), by_place);
        claim.hedges.erase(std::unique(claim.hedges.begin(), claim.hedges.end(),
                                       [](const Claim::Hedge& a, const Claim::Hedge& b) { return a.place == b.place; }),
                           claim.hedges.end());
    }

    [[nodiscard]] std::optional<std::uint32_t> speaker_of(const Claim::Use& use) const {
        if (!use.statement) return std::nullopt;
        const StatementSource& source = sources_.reports[use.report].sources[*use.statement];
        return source.speaker ? sources_.person_of(use.report, *source.speaker) : std::nullopt;
    }

    // Whether in the same report its speaker says what the claim says: what he denies there, or would not speak of, is something else.
    [[nodiscard]] bool says_so(const Claim& claim, const Claim::Use& other) const {
        const auto speaker = speaker_of(other);
        return speaker && std::any_of(claim.uses.begin(), claim.uses.end(),
                                      [&](const Claim::Use& use) { return use.report == other.report && speaker_of(use) == speaker; });
    }

    // Who would not speak, in the paragraph of a use or beside it.
    void find_refusals(Claim& claim) const {
        for (const Claim::Use& use : claim.uses) {
            const auto here = paragraph_at(use.report, use.span);
            const auto of_report = refusals_.find(use.report);
            if (!here || of_report == refusals_.end()) continue;
            for (const Refusal& refusal : of_report->second) {
                if (std::max(*here, refusal.paragraph) - std::min(*here, refusal.paragraph) > kNearParagraphs) continue;
                if (!says_so(claim, refusal.use)) claim.refusals.push_back({refusal.use, Polarity::declines});
            }
        }
        make_set(claim.refusals);
    }

    [[nodiscard]] std::optional<std::uint32_t> paragraph_at(ReportIndex report, Span span) const {
        const AssertionFacts& said = sources_.reports[report].said;
        const auto sentence = said.sentence_at(span.begin);
        return sentence ? std::optional(said.sentences[*sentence].paragraph) : std::nullopt;
    }

    // The statements of a report that decline.
    void take_refusals(ReportIndex report) {
        const std::vector<StatementSource>& all = sources_.reports[report].sources;
        for (std::uint32_t number = 0; number < all.size(); ++number) {
            if (all[number].polarity != Polarity::declines) continue;
            const Span span = all[number].content.empty() ? all[number].source : all[number].content;
            const auto paragraph = span.empty() ? std::nullopt : paragraph_at(report, span);
            if (paragraph) refusals_[report].push_back({{report, span, number}, *paragraph});
        }
    }

    struct Refusal {
        Claim::Use use;
        std::uint32_t paragraph = 0;
    };
    std::map<ReportIndex, std::vector<Refusal>> refusals_;
    const StorySources sources_;
    const StoryAssertions& assertions_;
};

}  // namespace

SharedWords::SharedWords(const std::vector<Quotation>& quotations, const std::vector<Reuse>& reuse) : quotations_of(quotations) {
    for (const Reuse& pair : reuse) reused.emplace(std::pair(pair.first, pair.second), &pair);
}

std::vector<Claim> find_claims(const Story& story, const StorySources& sources, const std::vector<PlaceDecision>& decisions) {
    return StoryClaims(story, sources).find(decisions);
}

std::size_t n_reports(const Claim& claim) {
    std::set<ReportIndex> reports;
    for (const Claim::Use& use : claim.uses) reports.insert(use.report);
    return reports.size();
}

void sort_claims(std::vector<Claim>& claims) {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < claims.size(); ++i) order.emplace_back(n_reports(claims[i]), i);
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : claims[a.second].uses < claims[b.second].uses;
    });
    std::vector<Claim> sorted;
    sorted.reserve(claims.size());
    for (const auto& [n, i] : order) sorted.push_back(std::move(claims[i]));
    claims = std::move(sorted);
}

}  // namespace onrecord
