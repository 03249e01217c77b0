// Reports are bags of weighted words (TF-IDF, names and leads heavier); two are near if their cosine is. How rare a word is, is counted in
// the record and in a background of usual English, so that three reports are weighed as well as three thousand. A matter that runs for
// weeks is one story by a chain: each report is days or weeks from the next, and far ones must share many names ("berth 4", who sued whom),
// not the words of a topic only. Near pairs come from an inverted index of each report's heaviest words, restricted to a window of days;
// they are gone through from the nearest on, and two groups become one where the mean cosine over all pairs between them (a product of two
// sums) is high enough: average linkage (Sokal & Michener 1958) over candidate pairs. All ties are broken by the reports' numbers, so that
// the answer is a function of the set. Cost: n reports × kIndexTerms × kMaxPosting at most, n log n in practice; memory: kTerms terms a
// report.
#include "across/stories.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "compare/days.h"
#include "compare/disjoint_sets.h"

namespace onrecord {
namespace {

constexpr std::size_t kTerms = 120;       // heaviest words kept of a report
constexpr std::size_t kIndexTerms = 32;   // of these, looked up in the index
constexpr std::size_t kMaxPosting = 600;  // reports looked at for one word, nearest in time
constexpr std::size_t kNeighbours = 24;   // nearest reports kept for each
constexpr std::size_t kGroupTerms = 400;  // heaviest words kept of a group
// Compared on the stories of BASIL, AllSides and ECB+ (docs/across.md; kStoryNames and kNamedCosine on examples/ and the seeds as well).
constexpr double kBackgroundReports = 200;  // reports of usual English that stand behind those of the record when words are weighed
constexpr std::int32_t kWindowDays = 3;     // reports further apart are of one story only if many names tell so
constexpr std::int32_t kStoryDays = 42;     // between two reports of a story, one of which takes it up again
constexpr std::size_t kStoryNames = 10;     // shared names that make two reports' matter the same
constexpr double kNearCosine = 0.18;
constexpr double kNamedCosine = 0.17;  // where so many names are shared
constexpr double kFarCosine = 0.25;    // where, besides, more than kWindowDays lie between
// A case is told from another by its names. Set on invented stories (benchmarks/origins), of which no two reports of two cases have a
// cosine of 0.15 of names; held against ECB+, where 0.8 % of the pairs of two stories do, and 97 % of those of one.
constexpr double kCaseCosine = 0.15;
constexpr std::size_t kCaseNames = 3;
constexpr double kCaseMean = 0.7;  // of that, over all pairs of two groups

struct Weight {
    std::uint32_t key = 0;
    float weight = 0;
    bool name = false;  // written with a capital letter, and no common word
};
using Vector = std::vector<Weight>;  // sorted by key

std::size_t shared_names(const Vector& a, const Vector& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].key < b[j].key) {
            ++i;
        } else if (b[j].key < a[i].key) {
            ++j;
        } else {
            shared += a[i].name && b[j].name ? 1 : 0;
            ++i;
            ++j;
        }
    }
    return shared;
}

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].key < b[j].key) {
            ++i;
        } else if (b[j].key < a[i].key) {
            ++j;
        } else {
            sum += double{a[i++].weight} * double{b[j++].weight};
        }
    }
    return sum;
}

bool heavier(const Weight& a, const Weight& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.key < b.key;
}
bool by_key(const Weight& a, const Weight& b) {
    return a.key < b.key;
}

void keep_heaviest(Vector& vector, std::size_t n) {
    if (vector.size() <= n) return;
    std::nth_element(vector.begin(), vector.begin() + static_cast<std::ptrdiff_t>(n), vector.end(), heavier);
    vector.resize(n);
    std::sort(vector.begin(), vector.end(), by_key);
}

Vector sum(const Vector& a, const Vector& b) {
    Vector out;
    out.reserve(a.size() + b.size());
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (j == b.size() || (i < a.size() && a[i].key < b[j].key)) {
            out.push_back(a[i++]);
        } else if (i == a.size() || b[j].key < a[i].key) {
            out.push_back(b[j++]);
        } else {
            out.push_back({a[i].key, a[i].weight + b[j].weight, a[i].name || b[j].name});
            ++i;
            ++j;
        }
    }
    keep_heaviest(out, kGroupTerms);
    return out;
}

std::vector<Vector> weigh(const std::vector<ReportFacts>& reports, const WordFrequency& common) {
    std::vector<std::uint32_t> all;
    for (const ReportFacts& report : reports)
        for (const Term& term : report.terms) all.push_back(term.key);
    std::sort(all.begin(), all.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> frequency;  // word, reports that have it
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i;
        while (end < all.size() && all[end] == all[i]) ++end;
        frequency.emplace_back(all[i], static_cast<std::uint32_t>(end - i));
        i = end;
    }
    all = {};
    const auto n = static_cast<double>(reports.size());
    std::vector<Vector> vectors(reports.size());
    for (std::size_t report = 0; report < reports.size(); ++report) {
        Vector& vector = vectors[report];
        std::size_t at = 0;
        for (const Term& term : reports[report].terms) {
            at = static_cast<std::size_t>(
                std::lower_bound(frequency.begin() + static_cast<std::ptrdiff_t>(at), frequency.end(), std::pair(term.key, 0u)) -
                frequency.begin());
            const double seen = frequency[at].second + kBackgroundReports * common.share_of_reports(term.key);
            const double idf = std::log(1 + (n + kBackgroundReports) / seen);
            double weight = (1 + std::log(double{1} * term.count)) * idf;
            if (term.in_lead) weight *= 1.5;
            if (term.capital) weight *= 1.3;
            vector.push_back({term.key, static_cast<float>(weight), term.capital && !common.contains(term.key)});
        }
        keep_heaviest(vector, kTerms);
        double square = 0;
        for (const Weight& weight : vector) square += double{weight.weight} * double{weight.weight};
        const auto scale = static_cast<float>(square > 0 ? 1 / std::sqrt(square) : 0);
        for (Weight& weight : vector) weight.weight *= scale;
    }
    return vectors;
}

struct Edge {
    float cosine = 0;
    float least = 0;  // mean cosine that groups must have to be joined by this pair
    ReportIndex a = 0, b = 0;
};

// `least_cosine` of two reports so many days apart, kLeast at least; none is as near as 2.
constexpr double kNever = 2;
template <double kLeast>
std::vector<Edge> near_pairs(const std::vector<ReportFacts>& reports, const std::vector<Vector>& vectors,
                             double (*least_cosine)(const Vector&, const Vector&, std::int32_t)) {
    // Postings in order of time (undated first), so that a window of days is a stretch of a posting.
    std::vector<ReportIndex> order(reports.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](ReportIndex a, ReportIndex b) {
        return std::tie(reports[a].published.first, a) < std::tie(reports[b].published.first, b);
    });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> postings;  // word, place in `order`
    std::vector<Vector> heaviest(order.size());                     // by place, as all that the walk below looks at: it jumps about
    std::vector<Days> days(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const Days published = reports[order[place]].published;
        if (published.known() && published.width() <= kStoryDays) days[place] = published;  // a year alone tells nothing
        Vector& top = heaviest[place];
        top = vectors[order[place]];
        keep_heaviest(top, kIndexTerms);
        for (const Weight& weight : top) postings.emplace_back(weight.key, place);
    }
    std::sort(postings.begin(), postings.end());
    std::vector<Edge> edges;
    std::vector<float> score(order.size(), 0);
    std::vector<std::uint32_t> touched;  // places
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const ReportIndex report = order[place];
        touched.clear();
        for (const Weight& weight : heaviest[place]) {
            // The reports before this one in time; later ones find this one themselves.
            auto at = std::lower_bound(postings.begin(), postings.end(), std::pair(weight.key, place));
            for (std::size_t steps = 0; steps < kMaxPosting && at != postings.begin(); ++steps) {
                --at;
                if (at->first != weight.key) break;
                const std::uint32_t other = at->second;
                if (days_between(days[other], days[place]) > kStoryDays) break;
                if (score[other] == 0) touched.push_back(other);
                score[other] += weight.weight;
            }
        }
        constexpr std::size_t kCompared = 4 * kNeighbours;
        if (touched.size() > kCompared) {
            std::nth_element(touched.begin(), touched.begin() + kCompared, touched.end(), [&](std::uint32_t a, std::uint32_t b) {
                return score[a] != score[b] ? score[a] > score[b] : order[a] < order[b];
            });
            for (std::size_t i = kCompared; i < touched.size(); ++i) score[touched[i]] = 0;
            touched.resize(kCompared);
        }
        std::vector<Edge> found;
        for (const std::uint32_t at : touched) {
            score[at] = 0;
            const ReportIndex other = order[at];
            const double cosine = dot(vectors[report], vectors[other]);
            if (cosine < kLeast) continue;
            const double least = least_cosine(vectors[report], vectors[other], days_between(days[at], days[place]));
            if (cosine >= least)
                found.push_back({static_cast<float>(cosine), static_cast<float>(least), std::min(report, other), std::max(report, other)});
        }
        const auto nearer = [](const Edge& a, const Edge& b) {
            return a.cosine != b.cosine ? a.cosine > b.cosine : std::tie(a.a, a.b) < std::tie(b.a, b.b);
        };
        std::sort(found.begin(), found.end(), nearer);
        if (found.size() > kNeighbours) found.resize(kNeighbours);
        edges.insert(edges.end(), found.begin(), found.end());
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
        return a.cosine != b.cosine ? a.cosine > b.cosine : std::tie(a.a, a.b) < std::tie(b.a, b.b);
    });
    return edges;
}

double least_of_story(const Vector& a, const Vector& b, std::int32_t days) {
    const bool named = shared_names(a, b) >= kStoryNames;
    const bool far = days > kWindowDays;
    return far && !named ? kNever : far ? kFarCosine : named ? kNamedCosine : kNearCosine;
}

// On vectors of names alone.
double least_of_case(const Vector& a, const Vector& b, std::int32_t /*days*/) {
    return shared_names(a, b) < kCaseNames ? kNever : kCaseCosine;
}

// The names of a report, as a vector of length one.
Vector names_of(const Vector& vector) {
    Vector names;
    double square = 0;
    for (const Weight& weight : vector) {
        if (!weight.name) continue;
        names.push_back(weight);
        square += double{weight.weight} * double{weight.weight};
    }
    for (Weight& weight : names) weight.weight = static_cast<float>(double{weight.weight} / std::sqrt(square));
    return names;
}

// Average linkage over near pairs, the nearest first, from the groups that there are; `vectors` are the reports' own and are used up.
// A pair joins two groups whose mean cosine is `least_mean` times the pair's own least.
void link_groups(const std::vector<Edge>& edges, double least_mean, std::vector<Vector> vectors, DisjointSets& groups) {
    std::vector<std::uint32_t> size(vectors.size(), 1);
    for (std::uint32_t report = 0; report < vectors.size(); ++report) {
        const std::uint32_t root = groups.find(report);
        if (root == report) continue;
        vectors[root] = sum(vectors[root], vectors[report]);
        vectors[report] = {};
        ++size[root];
    }
    for (const Edge& edge : edges) {
        ReportIndex a = groups.find(edge.a);
        ReportIndex b = groups.find(edge.b);
        if (a == b) continue;
        const double mean = dot(vectors[a], vectors[b]) / (double{1} * size[a] * size[b]);
        if (mean < least_mean * double{edge.least}) continue;
        if (b < a) std::swap(a, b);
        vectors[a] = sum(vectors[a], vectors[b]);
        vectors[b] = {};
        size[a] += size[b];
        groups.join(a, b);
    }
}

std::vector<Story> stories_of(DisjointSets& groups) {
    std::vector<Story> stories;
    for (auto& [root, reports] : groups.sets()) stories.push_back({std::move(reports)});
    return stories;
}

}  // namespace

Stories find_stories(const std::vector<ReportFacts>& reports, const WordFrequency& common) {
    std::vector<Vector> vectors = weigh(reports, common);
    std::vector<Vector> names;
    names.reserve(vectors.size());
    for (const Vector& vector : vectors) names.push_back(names_of(vector));
    Stories found;
    DisjointSets groups(reports.size());
    const std::vector<Edge> edges = near_pairs<kNamedCosine>(reports, vectors, least_of_story);
    link_groups(edges, 1, std::move(vectors), groups);
    found.happenings = stories_of(groups);
    const std::vector<Edge> case_edges = near_pairs<kCaseCosine>(reports, names, least_of_case);
    link_groups(case_edges, kCaseMean, std::move(names), groups);
    found.cases = stories_of(groups);
    return found;
}

}  // namespace onrecord
