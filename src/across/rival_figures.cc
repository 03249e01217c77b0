// Figures of one kind (the same unit; what is counted, persons by whatever word) are compared two by two. Whether two of two reports answer
// one question is a logistic regression of what speaks for it (FigureSign): how much their assertions have in common but the figures, what
// they count, how far the values are apart, whether each is the other's best in its report. Fitted on the open stories, on ECB+ and on
// pairs of real reports judged by eye (training/figure_weights.py): invented stories differ far more often than news does. What one report
// gives two values of is two things, unless it holds one against the other ("41 coins and not 43"; a correction; a day put off) or two
// persons say them.
// Cost: of one kind kMaxFigures figures two by two; those nearest to the beginning of their reports.
#include "across/rival_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

#include "base/ascii.h"
#include "compare/compared_groups.h"
#include "compare/disjoint_sets.h"
#include "compare/log_odds.h"

namespace onrecord {
namespace {

// By training/figure_weights.py, in the order of FigureSign; the last is the constant.
constexpr std::array<double, static_cast<std::size_t>(FigureSign::count) + 1> kFigureWeights{
    0.7508,  0.0971,  -0.0812, 0.8054,  -0.2397, 0.0462,  -1.3671, 0.7891,  0.8193,  2.8405,  -0.0267,
    -0.4849, -0.0268, 1.0854,  0.4649,  1.4062,  -1.1945, -0.2762, 0.4976,  -0.0968, -0.2852, -0.1721,
    0.2466,  -0.7285, 0.3521,  -0.0074, 1.4237,  0.1132,  1.0147,  -0.3960, -0.1395};
// Log-odds. Of judged pairs of real reports whose values differ half are of one question from kLeast on, and two thirds of those that are.
constexpr double kLeast = -0.5;           // of a pair whose values differ
constexpr double kLeastEqual = -0.4;      // of a pair with one value
constexpr double kLeastContested = -1.5;  // of a pair with one value, where a report holds it against another
// In the mean of all compared pairs of two answers, so that one likely pair does not join an answer with another event's: of ECB+ from -2
// to -1.5 alike; at -1 four pairs of the open stories are lost.
constexpr double kLeastMean = -1.5;
constexpr double kSure = 9;  // a report says so itself

// By eye, on what real reports show.
constexpr double kOtherHappening = -1;  // of one case, but not of one happening
constexpr double kOtherCurrency = -0.4;
constexpr double kUnnamedMoney = -0.7;  // sums of which not both say of what, or not of the same

constexpr double kExact = 1e-6;        // of a step, what arithmetic may lose
constexpr double kNearShare = 0.25;    // of the greater
constexpr double kLargeSum = 1e6;      // of as much one story has few by chance
constexpr double kManyPersons = 1000;  // of as many there are few groups in one story
constexpr double kLarge = 20;          // smaller counts are near one another by chance
constexpr double kMaxRatio = 3;        // of the logarithm
// Between two reports. What is counted up from day to day (dead, arrested) is one question for weeks; other figures are of other things.
// By eye, on PolNeAR: of nine lines of reports further apart two were of one question.
constexpr std::int32_t kMaxDays = 30, kMaxDaysOfOthers = 3;
constexpr double kMaxAgesApart = 5;  // years
constexpr double kDaysOfYear = 365.25;
constexpr std::size_t kMaxFigures = 250;

// Of these a report has many, of as many things.
constexpr std::array<std::string_view, 8> kManyThings{kPerCentUnit, "seconds", "minutes", "hours", "days", "weeks", "months", "years"};

bool is_near(const Figure& a, const Figure& b) {
    const double most = std::max(a.least, b.least);
    return most - std::min(a.least, b.least) <= kNearShare * most;
}

}  // namespace

int n_digits(const Figure& figure) {
    const auto last = figure.value.find_last_not_of('0');
    return static_cast<int>(std::count_if(figure.value.begin(), figure.value.begin() + static_cast<std::ptrdiff_t>(last + 1),
                                          [](char c) { return is_digit(c); }));
}

bool is_rounding(const Figure& a, const Figure& b) {
    if (a.unit == kAgeUnit || a.unit == kTallyUnit || a.unit == kDateUnit) return false;
    const Figure& rough = n_digits(a) < n_digits(b) ? a : b;
    const Figure& exact = n_digits(a) < n_digits(b) ? b : a;
    if (n_digits(rough) == n_digits(exact) && rough.is_hedged == exact.is_hedged) return false;
    if (are_near(a.least, b.least)) return true;
    if (rough.least <= 0 || exact.least <= 0) return false;
    const double step = std::pow(10, std::floor(std::log10(exact.least)) - (n_digits(rough) - 1));
    return std::fabs(std::round(exact.least / step) * step - rough.least) < step * kExact;
}

bool is_misread(const Figure& a, const Figure& b) {
    const double least = std::min(a.least, b.least), most = std::max(a.least, b.least);
    if (least > 0 && std::fabs(most / least - 10) < 1e-9) return true;
    if (a.value.size() != b.value.size() || a.value.size() < 2) return false;
    std::string x = a.value, y = b.value;
    const auto n_unlike = std::inner_product(x.begin(), x.end(), y.begin(), 0, std::plus<>(), std::not_equal_to<>());
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    return (n_unlike == 1 && a.unit == kAgeUnit) || (n_unlike == 2 && x == y);
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
    if (figure.unit == kAgeUnit) return owner_[i] ? std::optional(Question(figure.unit, *owner_[i])) : std::nullopt;
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
    if (places_[a].report != places_[b].report) return false;
    // "Some 1,006 residents were asked. Correction: … 1,060 people."
    const bool are_persons = at(a).is_human && at(b).is_human && at(a).is_corrected != at(b).is_corrected && is_misread(at(a), at(b));
    if (are_persons) return true;
    if (!same_thing(a, b)) return false;
    const Figure& first = at(std::min(a, b));
    const Figure& second = at(std::max(a, b));
    if (second.rival_by != RivalBy::none && second.rival == first.span) return second.rival_by != RivalBy::before;
    if (first.is_corrected && second.is_corrected) return true;
    if (first.is_corrected || second.is_corrected) return is_misread(first, second) || is_near(first, second) || first.unit == kTallyUnit;
    const bool is_next_sentence = first.unit == kDateUnit && first.sentence + 1 == second.sentence;  // "It will now be on 4 December."
    return std::max(a, b) - std::min(a, b) == 1 && (first.sentence == second.sentence || is_next_sentence) && second.is_contrasted;
}

// Whether a report says that one was the other before.
bool StoryFigures::has_changed(std::uint32_t first, std::uint32_t second) const {
    return places_[first].report == places_[second].report && at(second).rival_by == RivalBy::before && at(second).rival == at(first).span;
}

// Of two reports, one of which says it in a sentence without an assertion.
bool StoryFigures::repeats_disputed(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = at(a);
    const Figure& y = at(b);
    const ReportIndex p = places_[a].report, q = places_[b].report;
    if (p == q || (assertion_[a] && assertion_[b]) || !agree(a, b) || !same_thing(a, b) || x.is_part != y.is_part) return false;
    if (days_between(reports_[p].published, reports_[q].published) > kMaxDays) return false;
    const bool same_head = x.head != 0 && x.head == y.head;
    const bool are_rivals = x.rival_by != RivalBy::none || y.rival_by != RivalBy::none || x.is_contrasted || y.is_contrasted;
    return same_head || (are_rivals && !x.unit.empty()) || (x.is_money && x.least >= kLargeSum);
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

// Whether both reports answer some question alike.
bool StoryFigures::agree_elsewhere(ReportIndex a, ReportIndex b) const {
    const auto& of_b = answered_.at(b);
    for (const auto& [question, figures] : answered_.at(a)) {
        const auto others = of_b.find(question);
        if (others == of_b.end() || !question.second) continue;
        for (const std::uint32_t i : figures)
            if (std::any_of(others->second.begin(), others->second.end(), [&](std::uint32_t j) { return agree(i, j); })) return true;
    }
    return false;
}

// Whether two figures of one kind and of two reports are looked at.
bool StoryFigures::comparable(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = at(a);
    const Figure& y = at(b);
    const ReportIndex p = places_[a].report, q = places_[b].report;
    // Every team has a score, every player a count of passes.
    if (p == q || x.is_statistic || y.is_statistic || x.is_part != y.is_part) return false;
    const bool alike = agree(a, b);
    // "A quake in September killed seven": another one. What is no toll or the like a report may date when others do not.
    const bool is_of_other_time = x.is_listed && y.is_listed && x.period != y.period;
    if ((x.unit == kTallyUnit || x.is_expected != y.is_expected || is_of_other_time) && !alike) return false;
    if (!assertion_[a] || !assertion_[b] || owner_[a] != owner_[b]) return false;
    const bool is_for_weeks = x.is_toll || x.unit == kDateUnit || alike || is_rounded(a, b);
    return days_between(reports_[p].published, reports_[q].published) <= (is_for_weeks ? kMaxDays : kMaxDaysOfOthers);
}

// Whether one is the other in round words: "some 2,000 tonnes" and 2,100 tonnes, 210,000 passengers and "about 200,000 commuters".
bool StoryFigures::is_rounded(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = at(a);
    const Figure& y = at(b);
    const bool same_head = x.head != 0 && x.head == y.head;
    const bool are_many = x.is_human && y.is_human && std::min(x.least, y.least) >= kManyPersons;
    return (same_head || are_many) && (x.is_hedged || y.is_hedged) && is_rounding(x, y);
}

FigureSigns StoryFigures::signs(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = at(a);
    const Figure& y = at(b);
    const ReportIndex p = places_[a].report, q = places_[b].report;
    const MatterSigns matter = assertions_.signs(*assertion_[a], *assertion_[b]);
    const auto of_matter = [&](MatterSign which) { return matter[static_cast<std::size_t>(which)]; };
    FigureSigns signs{};
    const auto set = [&](FigureSign which, double value) { signs[static_cast<std::size_t>(which)] = value; };
    set(FigureSign::cover_of_shorter, of_matter(MatterSign::cover_of_shorter));
    set(FigureSign::cover_of_longer, of_matter(MatterSign::cover_of_longer));
    set(FigureSign::same_head, x.head != 0 && x.head == y.head);
    set(FigureSign::one_head, (x.head == 0) != (y.head == 0));
    set(FigureSign::other_head, x.head != 0 && y.head != 0 && x.head != y.head);
    set(FigureSign::more_things, n_shared(x.things, y.things) > 1);
    const double least = std::min(x.least, y.least), most = std::max(x.least, y.least);
    const bool is_date = x.unit == kDateUnit;
    set(FigureSign::ratio, is_date     ? std::min(std::log1p(most - least) / 2, kMaxRatio)
                           : least > 0 ? std::min(std::log(most / least), kMaxRatio)
                                       : kMaxRatio);
    set(FigureSign::near, !is_date && least >= kLarge && is_near(x, y));
    set(FigureSign::misread, !is_date && is_misread(x, y));
    set(FigureSign::equal, agree(a, b));
    set(FigureSign::common_names, of_matter(MatterSign::common_names));
    const Assertion& said = assertions_.at(*assertion_[a]);
    const Assertion& other = assertions_.at(*assertion_[b]);
    set(FigureSign::other_names, !said.names.empty() && !other.names.empty() && n_shared(said.names, other.names) == 0);
    set(FigureSign::other_days, !is_date && name_other_days(said, other));
    set(FigureSign::same_event, n_shared(lines_[a], lines_[b]) > 0);
    set(FigureSign::hedged, x.is_hedged || y.is_hedged);
    set(FigureSign::listed, x.is_listed && y.is_listed);
    set(FigureSign::of_many_things, std::find(kManyThings.begin(), kManyThings.end(), x.unit) != kManyThings.end());
    set(FigureSign::count_of_things, x.unit.empty());
    set(FigureSign::days_apart, std::log1p(static_cast<double>(days_between(reports_[p].published, reports_[q].published))));
    set(FigureSign::date, is_date);
    set(FigureSign::corrected, x.is_corrected || y.is_corrected);
    set(FigureSign::usual_weight, of_matter(MatterSign::usual_weight));
    set(FigureSign::usual_cover, of_matter(MatterSign::usual_cover));
    set(FigureSign::place, of_matter(MatterSign::place));
    set(FigureSign::undated, !reports_[p].published.known() || !reports_[q].published.known());
    return signs;
}

// A report that gives both values knows two things, unless it holds one against the other or two persons say them.
bool StoryFigures::held_apart(const Answer& a, const Answer& b) const {
    for (const std::uint32_t i : a)
        for (const std::uint32_t j : b)
            if (places_[i].report == places_[j].report && !contrasted(i, j) && (!speaker_[i] || !speaker_[j] || speaker_[i] == speaker_[j]))
                return true;
    return false;
}

std::vector<std::vector<std::uint32_t>> StoryFigures::kinds() const {
    // A sum or a length is of one kind whatever it is said to be of; so are all counts of persons.
    std::map<Question, std::vector<std::uint32_t>> by_question;
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        const auto question = question_of(i);
        if (!question) continue;
        const bool by_thing = question->first.empty() || question->first == kAgeUnit;
        const bool is_human = question->first.empty() && at(i).is_human;
        by_question[{question->first, by_thing && !is_human ? question->second : std::nullopt}].push_back(i);
    }
    std::vector<std::vector<std::uint32_t>> kinds;
    for (auto& [question, kind] : by_question) {
        if (kind.size() > kMaxFigures) {
            std::stable_sort(kind.begin(), kind.end(), [&](std::uint32_t a, std::uint32_t b) { return at(a).sentence < at(b).sentence; });
            kind.resize(kMaxFigures);
            std::sort(kind.begin(), kind.end());
        }
        kinds.push_back(std::move(kind));
    }
    return kinds;
}

std::vector<FigurePair> StoryFigures::pairs(const std::vector<std::uint32_t>& kind) const {
    std::vector<FigurePair> pairs;
    std::map<std::pair<ReportIndex, ReportIndex>, bool> agree_elsewhere;
    std::map<ReportIndex, std::set<std::string_view>> values;
    for (const std::uint32_t i : kind) values[places_[i].report].insert(at(i).value);
    for (std::size_t i = 0; i < kind.size(); ++i) {
        for (std::size_t j = i + 1; j < kind.size(); ++j) {
            if (!comparable(kind[i], kind[j])) continue;
            const ReportIndex p = places_[kind[i]].report, q = places_[kind[j]].report;
            pairs.push_back({kind[i], kind[j], signs(kind[i], kind[j])});
            pairs.back().signs[static_cast<std::size_t>(FigureSign::n_values)] =
                std::log(static_cast<double>(values[p].size() + values[q].size()));
            if (reports_[p].published.known() && reports_[q].published.known()) continue;
            const auto [known, is_new] = agree_elsewhere.try_emplace({p, q});
            if (is_new) known->second = this->agree_elsewhere(p, q);
            pairs.back().signs[static_cast<std::size_t>(FigureSign::unconfirmed)] = known->second ? 0 : 1;
        }
    }
    // What fits a figure best of another report: the same value, the same thing, the most in common.
    const auto fit = [](const FigurePair& pair) {
        const auto sign = [&](FigureSign which) { return pair.signs[static_cast<std::size_t>(which)]; };
        return std::tuple(sign(FigureSign::equal) + sign(FigureSign::same_head),
                          sign(FigureSign::cover_of_shorter) + sign(FigureSign::cover_of_longer));
    };
    std::map<std::pair<std::uint32_t, ReportIndex>, const FigurePair*> best;
    const auto each_way = [&](FigurePair& pair, const auto& use) {
        use(std::pair(pair.a, places_[pair.b].report), pair);
        use(std::pair(pair.b, places_[pair.a].report), pair);
    };
    for (FigurePair& pair : pairs)
        each_way(pair, [&](const auto& from, const FigurePair& to) {
            const auto [found, is_new] = best.emplace(from, &to);
            if (!is_new && fit(to) > fit(*found->second)) found->second = &to;
        });
    for (FigurePair& pair : pairs) {
        int n_best = 0;
        each_way(pair, [&](const auto& from, const FigurePair& to) { n_best += best.at(from) == &to ? 1 : 0; });
        const auto set = [&](FigureSign which, double value) { pair.signs[static_cast<std::size_t>(which)] = value; };
        set(FigureSign::best_of_one, n_best > 0);
        set(FigureSign::best_of_both, n_best > 1);
        set(FigureSign::best_cover, n_best > 1 ? pair.signs[static_cast<std::size_t>(FigureSign::cover_of_shorter)] : 0);
    }
    return pairs;
}

void StoryFigures::group(const std::vector<std::uint32_t>& kind, std::vector<std::vector<std::uint32_t>>& groups) const {
    struct Rival {
        double odds = 0;  // their logarithm
        std::uint32_t a = 0, b = 0;
    };
    std::vector<Rival> rivals;
    std::vector<std::tuple<std::uint32_t, std::uint32_t, double>> compared;
    const bool is_age = at(kind.front()).unit == kAgeUnit;
    std::map<std::uint32_t, std::uint32_t> number;  // in the kind
    std::vector<bool> is_contested(kind.size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> changed;  // by the report's own word
    for (std::uint32_t i = 0; i < kind.size(); ++i) number[kind[i]] = i;
    DisjointSets sets(kind.size());
    for (std::uint32_t i = 0; i < kind.size(); ++i) {
        for (std::uint32_t j = i + 1; j < kind.size(); ++j) {
            const bool alike = agree(kind[i], kind[j]);
            // Of one person all ages are one question; what a report says of one number twice is one thing.
            if (alike && (is_age || (places_[kind[i]].report == places_[kind[j]].report && same_thing(kind[i], kind[j])))) sets.join(i, j);
            if (alike) continue;
            if (has_changed(kind[i], kind[j])) changed.emplace_back(i, j);
            const bool is_own = contrasted(kind[i], kind[j]);
            if (is_own) is_contested[i] = is_contested[j] = true;
            if (is_own || (is_age && ages_rival(kind[i], kind[j]))) rivals.push_back({kSure, i, j});
        }
    }
    if (!is_age) {
        for (const FigurePair& pair : pairs(kind)) {
            if (pair.signs[static_cast<std::size_t>(FigureSign::unconfirmed)] > 0) continue;
            double odds = log_odds(pair.signs, kFigureWeights);
            if (told_in_.happening[places_[pair.a].report] != told_in_.happening[places_[pair.b].report]) odds += kOtherHappening;
            const Figure& figure = at(pair.a);
            const bool same_head = figure.head != 0 && figure.head == at(pair.b).head;
            if (figure.is_money && !same_head) odds += kUnnamedMoney;
            const std::uint32_t i = number[pair.a], j = number[pair.b];
            const bool alike = agree(pair.a, pair.b);
            const bool may_be_one = same_thing(pair.a, pair.b) || (figure.is_human && at(pair.b).is_human);
            const bool contested = alike && (is_contested[i] || is_contested[j]) && may_be_one;
            // Of shares a report has as many as there are things.
            if (figure.unit == kPerCentUnit && !same_head && !contested) continue;
            if ((figure.unit == kTallyUnit || figure.is_expected != at(pair.b).is_expected) && !contested) continue;
            compared.emplace_back(i, j, odds);
            if (alike) {
                if (odds >= (contested ? kLeastContested : kLeastEqual)) sets.join(i, j);
            } else if (odds >= kLeast) {
                rivals.push_back({odds, i, j});
            }
        }
    }
    // What is said in too few words to be compared: of the number that another report disputes, where the words name it or hold it against
    // another too.
    for (std::uint32_t i = 0; i < kind.size(); ++i)
        for (std::uint32_t j = i + 1; j < kind.size(); ++j)
            if ((is_contested[i] || is_contested[j]) && repeats_disputed(kind[i], kind[j])) sets.join(i, j);
    // "21, up from 14": a difference where another report has the 14.
    for (const auto& [i, j] : changed) {
        const ReportIndex own = places_[kind[i]].report;
        bool is_elsewhere = false;
        for (std::uint32_t other = 0; other < kind.size(); ++other)
            is_elsewhere = is_elsewhere || (places_[kind[other]].report != own && sets.find(other) == sets.find(j));
        if (is_elsewhere) rivals.push_back({kSure, i, j});
    }
    std::stable_sort(rivals.begin(), rivals.end(), [](const Rival& x, const Rival& y) { return x.odds > y.odds; });
    std::vector<Answer> members(kind.size());
    for (std::uint32_t i = 0; i < kind.size(); ++i) members[sets.find(i)].push_back(kind[i]);
    ComparedGroups of_answers(std::vector<std::size_t>(kind.size()));
    for (const auto& [i, j, odds] : compared) of_answers.add(sets.find(i), sets.find(j), odds);
    std::vector<bool> differ(kind.size());
    for (const Rival& rival : rivals) {
        const std::uint32_t x = sets.find(rival.a), y = sets.find(rival.b);
        if (x == y || (rival.odds < kSure && held_apart(members[x], members[y]))) continue;
        const auto [sum, n_pairs] = of_answers.between(x, y);
        if (rival.odds < kSure && sum < ComparedGroups::in_units(kLeastMean) * n_pairs) continue;
        const std::uint32_t root = sets.join(x, y);
        const std::uint32_t part = root == x ? y : x;
        of_answers.join(x, y, root);
        members[root].insert(members[root].end(), members[part].begin(), members[part].end());
        members[part] = {};
        differ[root] = true;
    }
    for (std::uint32_t root = 0; root < members.size(); ++root) {
        if (!differ[root] || members[root].empty()) continue;
        std::sort(members[root].begin(), members[root].end());
        groups.push_back(std::move(members[root]));
    }
}

// "A woman of 61", whom her report does not name: of the age that one report gives the person and another disputes, of one month.
void StoryFigures::add_unnamed_ages(std::vector<std::uint32_t>& ages) const {
    std::vector<std::uint32_t> unnamed;
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        if (at(i).unit != kAgeUnit || owner_[i]) continue;
        const bool is_of_one = std::any_of(ages.begin(), ages.end(), [&](std::uint32_t age) {
            return agree(age, i) &&
                   days_between(reports_[places_[age].report].published, reports_[places_[i].report].published) <= kMaxDays;
        });
        const bool is_named =
            std::any_of(ages.begin(), ages.end(), [&](std::uint32_t age) { return places_[age].report == places_[i].report; });
        if (is_of_one && !is_named) unnamed.push_back(i);
    }
    ages.insert(ages.end(), unnamed.begin(), unnamed.end());
    std::sort(ages.begin(), ages.end());
}

// "€40m" and "£40m": one sum in two currencies. Dollars of several countries are written alike.
void StoryFigures::group_currencies(std::vector<std::vector<std::uint32_t>>& groups) const {
    constexpr std::string_view kDollars = "dollars";
    std::map<double, std::vector<std::uint32_t>> by_value;
    for (std::uint32_t i = 0; i < places_.size(); ++i)
        if (at(i).is_money && at(i).least == at(i).most && !at(i).unit.ends_with(kDollars) && (assertion_[i] || at(i).least >= kLargeSum))
            by_value[at(i).least].push_back(i);
    for (auto& [value, sums] : by_value) {
        if (sums.size() < 2 || sums.size() > kMaxFigures) continue;
        DisjointSets sets(sums.size());
        for (std::uint32_t i = 0; i < sums.size(); ++i) {
            for (std::uint32_t j = i + 1; j < sums.size(); ++j) {
                const bool same_unit = at(sums[i]).unit == at(sums[j]).unit;
                const ReportIndex p = places_[sums[i]].report, q = places_[sums[j]].report;
                if (p == q ? !same_unit && !at(sums[j]).is_contrasted
                           : days_between(reports_[p].published, reports_[q].published) > kMaxDays)
                    continue;
                if (p != q && assertion_[sums[i]] && assertion_[sums[j]]) {
                    FigureSigns pair = signs(sums[i], sums[j]);
                    pair[static_cast<std::size_t>(FigureSign::equal)] = 1;
                    if (log_odds(pair, kFigureWeights) + (same_unit ? 0 : kOtherCurrency) < kLeastEqual) continue;
                } else if (told_in_.happening[p] != told_in_.happening[q]) {
                    continue;
                }
                sets.join(i, j);
            }
        }
        std::map<std::uint32_t, std::vector<std::uint32_t>> members;
        for (std::uint32_t i = 0; i < sums.size(); ++i) members[sets.find(i)].push_back(sums[i]);
        for (auto& [root, group] : members) {
            const std::string& unit = at(group.front()).unit;
            const bool differ = std::any_of(group.begin(), group.end(), [&](std::uint32_t i) { return at(i).unit != unit; });
            if (differ) groups.push_back(std::move(group));
        }
    }
}

std::vector<std::vector<std::uint32_t>> StoryFigures::groups() const {
    std::vector<std::vector<std::uint32_t>> groups;
    for (const std::vector<std::uint32_t>& kind : kinds()) {
        const std::size_t n_before = groups.size();
        group(kind, groups);
        for (std::size_t i = n_before; i < groups.size() && at(kind.front()).unit == kAgeUnit; ++i) add_unnamed_ages(groups[i]);
    }
    group_currencies(groups);
    return groups;
}

}  // namespace onrecord
