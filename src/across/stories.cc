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
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "across/group_decisions.h"
#include "compare/days.h"
#include "compare/disjoint_sets.h"
#include "compare/flat_table.h"
#include "compare/sorted_set.h"

namespace onrecord {
namespace {

constexpr std::size_t kTerms = 120;         // heaviest words kept of a report
constexpr std::size_t kIndexTerms = 32;     // of these, looked up in the index
constexpr std::uint32_t kMaxPosting = 600;  // reports looked at for one word, nearest in time
constexpr std::size_t kNeighbours = 24;     // nearest reports kept for each
constexpr std::size_t kGroupTerms = 400;    // heaviest words kept of a group
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
    std::uint32_t word = 0;  // its place in Words
    float weight = 0;
    bool name = false;  // written with a capital letter, and no common word
};
using Vector = std::vector<Weight>;  // sorted by word

std::size_t shared_names(const Vector& a, const Vector& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].word < b[j].word) {
            ++i;
        } else if (b[j].word < a[i].word) {
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
        if (a[i].word < b[j].word) {
            ++i;
        } else if (b[j].word < a[i].word) {
            ++j;
        } else {
            sum += double{a[i++].weight} * double{b[j++].weight};
        }
    }
    return sum;
}

bool heavier(const Weight& a, const Weight& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
}
bool by_word(const Weight& a, const Weight& b) {
    return a.word < b.word;
}

void keep_heaviest(Vector& vector, std::size_t n) {
    if (vector.size() <= n) return;
    std::nth_element(vector.begin(), vector.begin() + static_cast<std::ptrdiff_t>(n), vector.end(), heavier);
    vector.resize(n);
    std::sort(vector.begin(), vector.end(), by_word);
}

Vector sum(const Vector& a, const Vector& b) {
    Vector out;
    out.reserve(a.size() + b.size());
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (j == b.size() || (i < a.size() && a[i].word < b[j].word)) {
            out.push_back(a[i++]);
        } else if (i == a.size() || b[j].word < a[i].word) {
            out.push_back(b[j++]);
        } else {
            out.push_back({a[i].word, a[i].weight + b[j].weight, a[i].name || b[j].name});
            ++i;
            ++j;
        }
    }
    keep_heaviest(out, kGroupTerms);
    return out;
}

// The words of all reports, sorted, with how much each weighs for being rare.
struct Words {
    FlatTable<std::uint32_t> place_of;
    std::vector<double> idf;
};

Words weigh_words(const WordCounts& counts, std::size_t n_reports, const WordFrequency& common) {
    Words words{FlatTable<std::uint32_t>(counts.size()), {}};
    words.idf.reserve(counts.size());
    for (const auto& [key, n] : counts) {
        const double seen = double{1} * n + kBackgroundReports * common.share_of_reports(key);
        words.place_of[key] = static_cast<std::uint32_t>(words.idf.size());
        words.idf.push_back(std::log(1 + (static_cast<double>(n_reports) + kBackgroundReports) / seen));
    }
    return words;
}

std::vector<Vector> weigh(const std::vector<ReportFacts>& reports, const Words& words, const WordFrequency& common) {
    std::vector<Vector> vectors(reports.size());
    for (std::size_t report = 0; report < reports.size(); ++report) {
        Vector& vector = vectors[report];
        vector.reserve(reports[report].terms.size());
        for (const Term& term : reports[report].terms) {
            const std::uint32_t* found = words.place_of.find(term.key);
            if (found == nullptr) continue;  // counted elsewhere, without this report
            const std::uint32_t word = *found;
            double weight = (1 + std::log(double{1} * term.count)) * words.idf[word];
            if (term.in_lead) weight *= 1.5;
            if (term.capital) weight *= 1.3;
            vector.push_back({word, static_cast<float>(weight), term.capital && !common.contains(term.key)});
        }
        keep_heaviest(vector, kTerms);
        double square = 0;
        for (const Weight& weight : vector) square += double{weight.weight} * double{weight.weight};
        const auto scale = static_cast<float>(square > 0 ? 1 / std::sqrt(square) : 0);
        for (Weight& weight : vector) weight.weight *= scale;
    }
    return vectors;
}

// Vectors one behind the other, words apart from weights: what the walk below looks at is read from the start to the end.
class FlatVectors {
public:
    explicit FlatVectors(const std::vector<Vector>& vectors) {
        std::size_t n = 0;
        for (const Vector& vector : vectors) n += vector.size();
        words_.reserve(n);
        weights_.reserve(n);
        for (const Vector& vector : vectors) {
            for (const Weight& weight : vector) {
                words_.push_back(weight.word);
                weights_.push_back(weight.weight);
            }
            end_.push_back(static_cast<std::uint32_t>(words_.size()));
        }
    }
    [[nodiscard]] std::span<const std::uint32_t> words(std::size_t number) const {
        return std::span(words_).subspan(begin(number), end_[number] - begin(number));
    }
    [[nodiscard]] const float* weights(std::size_t number) const { return weights_.data() + begin(number); }

private:
    [[nodiscard]] std::size_t begin(std::size_t number) const { return number == 0 ? 0 : end_[number - 1]; }
    std::vector<std::uint32_t> words_;
    std::vector<float> weights_;
    std::vector<std::uint32_t> end_;
};

// The weight of every word in one vector, so that its products with many others need no search: what dot() gives, to the last bit. Most
// words of another vector are not in it, which a few thousand bits say that stay in the nearest cache.
class Spread {
public:
    explicit Spread(std::size_t n_words) : weight_of_(n_words, 0) {}
    void set(const Vector& vector) {
        for (const std::uint32_t word : set_) weight_of_[word] = 0, perhaps_[word % kBits] = false;
        set_.clear();
        for (const Weight& weight : vector) {
            weight_of_[weight.word] = weight.weight;
            perhaps_[weight.word % kBits] = true;
            set_.push_back(weight.word);
        }
    }
    // REQUIRES: kTerms words at most.
    [[nodiscard]] double dot(std::span<const std::uint32_t> words, const float* weights) const {
        std::array<std::uint32_t, kTerms> at;  // of those that are perhaps in it; gathered without a branch, which nobody could predict
        std::size_t n = 0;
        for (std::uint32_t i = 0; i < words.size(); ++i) {
            at[n] = i;
            n += perhaps_[words[i] % kBits] ? 1 : 0;
        }
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += double{weight_of_[words[at[i]]]} * double{weights[at[i]]};
        return sum;
    }

private:
    static constexpr std::size_t kBits = 1 << 13;
    std::vector<float> weight_of_;
    std::array<bool, kBits> perhaps_{};
    std::vector<std::uint32_t> set_;  // words whose weight is not 0
};

struct Edge {
    float cosine = 0;
    float least = 0;  // mean cosine that groups must have to be joined by this pair
    ReportIndex a = 0, b = 0;
};

// `least_cosine` of two reports so many days apart, `bound` at least; none is as near as 2.
constexpr double kNever = 2;
std::vector<Edge> near_pairs(const std::vector<ReportFacts>& reports, const std::vector<Vector>& vectors, std::size_t n_words,
                             double (*least_cosine)(const Vector&, const Vector&, std::int32_t), double bound) {
    std::vector<ReportIndex> order(reports.size());  // in time, undated first, so that a window of days is a stretch of a posting
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](ReportIndex a, ReportIndex b) {
        return std::tie(reports[a].published.first, a) < std::tie(reports[b].published.first, b);
    });
    std::vector<Vector> heaviest(order.size());  // by place in `order`
    std::vector<Days> days(order.size());
    std::vector<std::uint32_t> posting_of(n_words + 1);  // where a word's posting begins, then where it has come to
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const Days published = reports[order[place]].published;
        if (published.known() && published.width() <= kStoryDays) days[place] = published;  // a year alone tells nothing
        Vector& top = heaviest[place];
        top = vectors[order[place]];
        keep_heaviest(top, kIndexTerms);
        for (const Weight& weight : top) ++posting_of[weight.word + 1];
    }
    std::partial_sum(posting_of.begin(), posting_of.end(), posting_of.begin());
    const std::vector<std::uint32_t> posting_begin(posting_of.begin(), posting_of.end() - 1);
    std::vector<std::uint32_t> postings(posting_of.back());  // places that have been walked, by word
    const FlatVectors flat(vectors);
    std::vector<Edge> edges;
    std::vector<float> score(order.size(), 0);
    std::vector<std::uint32_t> touched;  // places
    Spread spread(n_words);
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const ReportIndex report = order[place];
        touched.clear();
        const std::int64_t earliest = std::int64_t{days[place].first} - kStoryDays, latest = std::int64_t{days[place].last} + kStoryDays;
        for (const Weight& weight : heaviest[place]) {
            // The reports before this one in time; later ones find this one themselves.
            std::uint32_t& end = posting_of[weight.word];
            const std::uint32_t stop = end - std::min(end - posting_begin[weight.word], kMaxPosting);
            for (std::uint32_t at = end; at > stop; --at) {
                const std::uint32_t other = postings[at - 1];
                if (days[other].last < earliest || days[other].first > latest) break;
                if (score[other] == 0) touched.push_back(other);
                score[other] += weight.weight;
            }
            postings[end++] = place;
        }
        constexpr std::size_t kCompared = 4 * kNeighbours;
        if (touched.size() > kCompared) {
            std::nth_element(touched.begin(), touched.begin() + kCompared, touched.end(), [&](std::uint32_t a, std::uint32_t b) {
                return score[a] != score[b] ? score[a] > score[b] : order[a] < order[b];
            });
            for (std::size_t i = kCompared; i < touched.size(); ++i) score[touched[i]] = 0;
            touched.resize(kCompared);
        }
        spread.set(vectors[report]);
        std::vector<Edge> found;
        for (const std::uint32_t at : touched) {
            score[at] = 0;
            const ReportIndex other = order[at];
            const double cosine = spread.dot(flat.words(other), flat.weights(other));
            if (cosine < bound) continue;
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

// The groups, each version of a report in that of the newer one, which alone was compared, and what a person decided. `parts` are what
// leaves together: the happenings of a case.
std::vector<Story> stories_with(const std::vector<Revision>& revisions, const std::vector<StoryDecision>& decisions, DisjointSets groups,
                                const std::vector<Story>& parts) {
    DisjointSets together(groups.size());  // versions of one report, reports of one part
    for (const Revision& revision : revisions) {
        groups.join(revision.older, revision.newer);
        together.join(revision.older, revision.newer);
    }
    for (const Story& part : parts)
        for (const ReportIndex report : part.reports) together.join(part.reports.front(), report);
    std::vector<GroupDecision> in_reports;
    for (const StoryDecision& decision : decisions) {
        GroupDecision& one = in_reports.emplace_back(GroupDecision{decision.is_same, {decision.first}, {decision.second}});
        if (decision.is_same) continue;
        one.second.clear();
        const std::uint32_t leaving = together.find(decision.second);
        for (ReportIndex report = 0; report < groups.size() && together.find(decision.first) != leaving; ++report)
            if (together.find(report) == leaving) one.second.push_back(report);
    }
    std::vector<std::vector<ReportIndex>> reports_of;
    for (auto& [root, reports] : groups.sets()) reports_of.push_back(std::move(reports));
    decide_groups(in_reports, reports_of);
    std::vector<Story> stories;
    for (std::vector<ReportIndex>& reports : reports_of) stories.push_back({std::move(reports)});
    return stories;
}

}  // namespace

std::vector<std::uint32_t> story_of_each(const std::vector<Story>& stories, std::size_t n_reports) {
    std::vector<std::uint32_t> story_of(n_reports);
    for (std::uint32_t story = 0; story < stories.size(); ++story)
        for (const ReportIndex report : stories[story].reports) story_of[report] = story;
    return story_of;
}

WordCounts count_words(const std::vector<ReportFacts>& reports) {
    FlatTable<std::uint32_t> place_of;  // in `counts`, from 1
    WordCounts counts;
    for (const ReportFacts& report : reports) {
        for (const Term& term : report.terms) {
            std::uint32_t& place = place_of[term.key];
            if (place == 0) {
                counts.emplace_back(term.key, 0);
                place = static_cast<std::uint32_t>(counts.size());
            }
            ++counts[place - 1].second;
        }
    }
    std::sort(counts.begin(), counts.end());
    return counts;
}

Stories find_stories(const std::vector<ReportFacts>& reports, const WordCounts& counts, const WordFrequency& common,
                     const std::vector<Revision>& revisions, const std::vector<StoryDecision>& decisions) {
    const Words words = weigh_words(counts, reports.size(), common);
    std::vector<Vector> vectors = weigh(reports, words, common);
    std::vector<Vector> names;
    names.reserve(vectors.size());
    for (const Vector& vector : vectors) names.push_back(names_of(vector));
    Stories found;
    DisjointSets groups(reports.size());
    const std::vector<Edge> edges = near_pairs(reports, vectors, words.idf.size(), least_of_story, kNamedCosine);
    link_groups(edges, 1, std::move(vectors), groups);
    found.happenings = stories_with(revisions, decisions, groups, {});
    const std::vector<Edge> case_edges = near_pairs(reports, names, words.idf.size(), least_of_case, kCaseCosine);
    link_groups(case_edges, kCaseMean, std::move(names), groups);
    found.cases = stories_with(revisions, decisions, groups, found.happenings);
    return found;
}

}  // namespace onrecord
