// Two figures are held against each other only where one measures what the other does: the same unit, the same thing counted. Then it must
// be likely that they are of one happening: their assertions are of one matter but for the figures (same_matter.h), tell one event of the
// timeline, the two reports agree on other figures. What one report gives two values of is two things, unless it holds one against the
// other ("41 coins and not 43"; a correction) or two persons say them. The numbers below were set by eye on what is shown of real reports,
// to be right nine times of ten, and not by the scores of stories.
// Cost: the values that answer one question two by two, kMaxAnswers of them and kMaxFigures places of each at most.
#include "across/rival_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <string_view>

#include "compare/disjoint_sets.h"

namespace onrecord {
namespace {

// Log-odds.
constexpr double kLeast = 0.7;      // of a pair that is shown
constexpr double kNever = -9;       // cannot be compared
constexpr double kSure = 9;         // a report says so itself
constexpr double kMatter = 2.4;     // added to those of the matter, which are below it for most pairs of one happening
constexpr double kSameEvent = 1;    // their assertions tell one event
constexpr double kNear = 1;         // both are large and near one another
constexpr double kAgreement = 0.7;  // by the logarithm of the questions that the reports answer alike; less of those answered otherwise
constexpr double kNamed = 0.5, kUnnamed = -1;  // both say what they count; one does not
constexpr double kListed = 0.5;                // a question of figure_question.tsv: dead, arrested
constexpr double kOfManyThings = -1.5;         // a share, a duration
constexpr double kOtherNames = -1.5;           // each has names, and none in common
constexpr double kUndated = -1;                // one report has no date, by which twins are told apart
constexpr double kOtherHappening = -1.5;
constexpr double kRatio = -0.5;  // by the logarithm of their ratio, 2 at most

constexpr double kNearShare = 0.25;  // of the greater
constexpr double kLarge = 20;        // smaller counts are near one another by chance
constexpr std::int32_t kMaxDays = 30;
constexpr double kMaxAgesApart = 5;  // years
constexpr double kDaysOfYear = 365.25;
constexpr std::size_t kMaxAnswers = 60;  // to one question in a story; more are not compared
constexpr std::size_t kMaxFigures = 8;   // of one value; the first of the story are compared

// Of these a report has many, of as many things.
constexpr std::array<std::string_view, 8> kManyThings{"per cent", "seconds", "minutes", "hours", "days", "weeks", "months", "years"};

bool is_near(const Figure& a, const Figure& b) {
    const double most = std::max(a.least, b.least);
    return most - std::min(a.least, b.least) <= kNearShare * most;
}

}  // namespace

bool is_misread(const Figure& a, const Figure& b) {
    const double least = std::min(a.least, b.least), most = std::max(a.least, b.least);
    if (least > 0 && std::fabs(most / least - 10) < 1e-9) return true;
    if (a.value.size() != b.value.size() || a.value.size() < 2) return false;
    std::string x = a.value, y = b.value;
    const auto n_unlike = std::inner_product(x.begin(), x.end(), y.begin(), 0, std::plus<>(), std::not_equal_to<>());
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    return (n_unlike == 1 && a.unit == "age") || (n_unlike == 2 && x == y);
}

ToldIn::ToldIn(const std::vector<std::uint32_t>& happening_of, const std::vector<TimelineEvent>& timeline) : happening(happening_of) {
    for (std::uint32_t number = 0; number < timeline.size(); ++number)
        for (const TimelineEvent::Telling& telling : timeline[number].tellings)
            line.emplace(std::pair(telling.report, telling.event), number);
}

StoryFigures::StoryFigures(const Story& story, const std::vector<ReportFacts>& reports, const PersonOf& person_of,
                           const StoryAssertions& assertions, const ToldIn& told_in)
    : reports_(reports), assertions_(assertions), told_in_(told_in) {
    for (const ReportIndex report : story.reports) {
        const ReportFacts& facts = reports[report];
        std::map<std::uint32_t, SortedSet> lines;  // of the timeline, by assertion
        for (const FoundEvent& event : facts.events) {
            const auto line = told_in.line.find({report, event.event});
            if (event.assertion && line != told_in.line.end()) lines[*event.assertion].push_back(line->second);
        }
        answered_[report];
        for (std::uint32_t number = 0; number < facts.figures.size(); ++number) {
            const Figure& figure = facts.figures[number];
            const auto i = static_cast<std::uint32_t>(places_.size());
            places_.push_back({report, number});
            speaker_.push_back(figure.speaker ? person_of(report, *figure.speaker) : std::nullopt);
            owner_.push_back(figure.entity ? person_of(report, *figure.entity) : std::nullopt);
            assertion_.emplace_back();
            lines_.emplace_back();
            if (const auto question = question_of(i)) answered_[report][*question].push_back(i);
            if (!figure.assertion) continue;
            const AssertionPlace place{report, *figure.assertion};
            const auto found = std::lower_bound(assertions.places().begin(), assertions.places().end(), place);
            if (found != assertions.places().end() && *found == place)
                assertion_.back() = static_cast<std::uint32_t>(found - assertions.places().begin());
            lines_.back() = lines[*figure.assertion];
            make_set(lines_.back());
        }
    }
}

std::optional<StoryFigures::Question> StoryFigures::question_of(std::uint32_t i) const {
    const Figure& figure = at(i);
    if (figure.unit == "age") return owner_[i] ? std::optional(Question(figure.unit, *owner_[i])) : std::nullopt;
    if (figure.head != 0) return Question(figure.unit, figure.head);
    return figure.unit.empty() ? std::nullopt : std::optional(Question(figure.unit, std::nullopt));
}

// Whether one value may be the other.
bool StoryFigures::agree(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = at(a);
    const Figure& y = at(b);
    return x.unit == y.unit && x.least <= y.most && y.least <= x.most;
}

bool StoryFigures::same_thing(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = at(a);
    const Figure& y = at(b);
    if (x.unit != y.unit || owner_[a] != owner_[b]) return false;
    if (x.head == 0 || y.head == 0) return !x.unit.empty();
    // "gold coins" are coins; "silver coins" are no gold coins.
    return x.head == y.head && (x.things.size() == 1 || y.things.size() == 1 || n_shared(x.things, y.things) > 1);
}

// Whether a report holds one against the other.
bool StoryFigures::contrasted(std::uint32_t a, std::uint32_t b) const {
    if (places_[a].report != places_[b].report || !same_thing(a, b)) return false;
    const Figure& first = at(std::min(a, b));
    const Figure& second = at(std::max(a, b));
    if (first.is_corrected && second.is_corrected) return true;
    if (first.is_corrected || second.is_corrected) return is_misread(first, second) || is_near(first, second) || first.unit == "tally";
    return std::max(a, b) - std::min(a, b) == 1 && first.sentence == second.sentence && second.is_contrasted;
}

// Not those of which one is the other some years later.
bool StoryFigures::ages_rival(std::uint32_t a, std::uint32_t b) const {
    if (!owner_[a] || owner_[a] != owner_[b]) return false;
    const Days p = reports_[places_[a].report].published, q = reports_[places_[b].report].published;
    const double apart = std::fabs(at(a).least - at(b).least);
    if (!p.known() || !q.known()) return apart == 1;
    const double years = std::abs(p.first - q.first) / kDaysOfYear;
    return std::fabs(apart - years) >= 1 && (apart <= kMaxAgesApart || is_misread(at(a), at(b)));
}

// How many questions both reports answer alike, and how many otherwise.
std::pair<std::size_t, std::size_t> StoryFigures::n_alike(ReportIndex a, ReportIndex b) const {
    std::size_t alike = 0, unlike = 0;
    const auto& of_b = answered_.at(b);
    for (const auto& [question, figures] : answered_.at(a)) {
        const auto others = of_b.find(question);
        if (others == of_b.end() || !question.second) continue;
        const bool any = std::any_of(figures.begin(), figures.end(), [&](std::uint32_t i) {
            return std::any_of(others->second.begin(), others->second.end(), [&](std::uint32_t j) { return agree(i, j); });
        });
        ++(any ? alike : unlike);
    }
    return {alike, unlike};
}

// That two figures of two reports answer one question.
double StoryFigures::log_odds(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = at(a);
    const Figure& y = at(b);
    const ReportIndex p = places_[a].report, q = places_[b].report;
    const Days of_p = reports_[p].published, of_q = reports_[q].published;
    if (p == q || !same_thing(a, b) || x.is_expected != y.is_expected || !assertion_[a] || !assertion_[b]) return kNever;
    // Every team has a score, every player a count of passes.
    if (x.unit == "tally" || x.is_statistic || y.is_statistic || days_between(of_p, of_q) > kMaxDays) return kNever;
    const bool both_named = x.head != 0 && y.head != 0;
    const bool same_event = n_shared(lines_[a], lines_[b]) > 0;
    const Assertion& said = assertions_.at(*assertion_[a]);
    const Assertion& other = assertions_.at(*assertion_[b]);
    if ((x.unit == "per cent" || x.unit == "times") && !both_named) return kNever;
    if (name_other_days(said, other)) return kNever;
    const bool other_names = !said.names.empty() && !other.names.empty() && n_shared(said.names, other.names) == 0;
    if (other_names && !both_named && !same_event) return kNever;
    MatterSigns signs = assertions_.signs(*assertion_[a], *assertion_[b]);
    for (const MatterSign sign :
         {MatterSign::common_numbers, MatterSign::near_numbers, MatterSign::rival_numbers, MatterSign::common_days, MatterSign::other_days})
        signs[static_cast<std::size_t>(sign)] = 0;
    const auto [alike, unlike] = n_alike(p, q);
    // Without their days only what else they agree on tells that they are not of twins.
    const bool is_dated = of_p.known() && of_q.known();
    if (!is_dated && alike == 0) return kNever;
    double odds = StoryAssertions::log_odds(signs) + kMatter;
    odds += kAgreement * (std::log1p(static_cast<double>(alike)) - std::log1p(static_cast<double>(unlike)));
    odds += both_named ? kNamed : kUnnamed;
    if (same_event) odds += kSameEvent;
    const double least = std::min(x.least, y.least), most = std::max(x.least, y.least);
    const bool are_near = least >= kLarge && is_near(x, y);
    if (are_near) odds += kNear;
    odds += kRatio * (least > 0 ? std::min(std::log(most / least), 2.0) : 2.0);
    if (!is_dated) odds += kUndated;
    if (x.is_listed) odds += kListed;
    if (std::find(kManyThings.begin(), kManyThings.end(), x.unit) != kManyThings.end()) odds += kOfManyThings;
    if (other_names && !(are_near && x.unit.empty())) odds += kOtherNames;
    if (told_in_.happening[p] != told_in_.happening[q]) odds += kOtherHappening;
    return odds;
}

// A report that gives both values knows two things, unless it holds one against the other or two persons say them.
bool StoryFigures::held_apart(const Answer& a, const Answer& b) const {
    for (const std::uint32_t i : a)
        for (const std::uint32_t j : b)
            if (places_[i].report == places_[j].report && !contrasted(i, j) && (!speaker_[i] || !speaker_[j] || speaker_[i] == speaker_[j]))
                return true;
    return false;
}

double StoryFigures::log_odds(const Answer& a, const Answer& b) const {
    const std::uint32_t first = a.front(), other = b.front();
    if (agree(first, other)) return kNever;
    double best = kNever;
    for (std::size_t x = 0; x < std::min(a.size(), kMaxFigures); ++x) {
        for (std::size_t y = 0; y < std::min(b.size(), kMaxFigures); ++y) {
            if (contrasted(a[x], b[y])) return kSure;
            best = std::max(best, at(first).unit == "age" ? (ages_rival(a[x], b[y]) ? kSure : kNever) : log_odds(a[x], b[y]));
        }
    }
    return best;
}

std::vector<std::vector<std::uint32_t>> StoryFigures::groups() const {
    // A sum or a length of one value is one answer whatever it is said to be of.
    std::map<Question, std::map<std::string, Answer>> by_question;
    for (const auto& [report, answered] : answered_) {
        for (const auto& [question, figures] : answered) {
            const bool by_thing = question.first.empty() || question.first == "age" || question.first == "per cent";
            auto& values = by_question[{question.first, by_thing ? question.second : std::nullopt}];
            for (const std::uint32_t i : figures) values[at(i).value].push_back(i);
        }
    }
    std::vector<std::vector<std::uint32_t>> groups;
    for (const auto& [question, values] : by_question) {
        std::vector<const Answer*> answers;
        for (const auto& [value, answer] : values)
            if (answers.size() < kMaxAnswers) answers.push_back(&answer);
        struct Pair {
            double odds = 0;
            std::uint32_t a = 0, b = 0;
        };
        std::vector<Pair> pairs;
        for (std::uint32_t a = 0; a < answers.size(); ++a) {
            for (std::uint32_t b = a + 1; b < answers.size(); ++b) {
                const double odds = log_odds(*answers[a], *answers[b]);
                if (odds >= kLeast) pairs.push_back({odds, a, b});
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) { return x.odds > y.odds; });
        std::vector<Answer> members;
        for (const Answer* answer : answers) members.push_back(*answer);
        DisjointSets sets(answers.size());
        for (const Pair& pair : pairs) {
            const std::uint32_t x = sets.find(pair.a), y = sets.find(pair.b);
            if (x == y || (pair.odds < kSure && held_apart(members[x], members[y]))) continue;
            const std::uint32_t root = sets.join(x, y);
            const std::uint32_t part = root == x ? y : x;
            members[root].insert(members[root].end(), members[part].begin(), members[part].end());
            members[part] = {};
        }
        for (std::uint32_t root = 0; root < members.size(); ++root) {
            if (members[root].size() <= answers[root]->size()) continue;
            std::sort(members[root].begin(), members[root].end());
            groups.push_back(std::move(members[root]));
        }
    }
    return groups;
}

}  // namespace onrecord
