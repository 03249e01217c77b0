// Words are weighed by how rare they are in the story and in English; a word that is not in the other assertion may have a like one there
// (word vectors), which counts by its likeness. The signs are added up by a logistic regression, fitted on the claims of invented stories
// and on judged pairs of real ones (training/claim_weights.py; docs/origins.md): few weights and much truth, so that it cannot learn a
// story by heart. Cost: candidates come from an inverted index of the words that are not too common; which words of the story are alike is
// worked out once (compare/like_words.h), so that a pair costs the sum of its words.
#include "across/same_matter.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "compare/like_words.h"
#include "compare/linkage.h"
#include "compare/log_odds.h"
#include "compare/sharers.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxMatterSharers = 60;  // assertions with one word that are compared with one another
constexpr float kMinMatterWeight = 1.0F;       // of a word that is looked up in the index
constexpr double kAlike = 0.75;                // cosine; "coin" and "coins", "tonnes" and "tons"
constexpr double kOtherDayCover = 0.6;         // of the shorter's words: what is so alike and names another day is another account
constexpr double kSmallNumber = 12;
constexpr double kMostDigits = 3;
constexpr double kMinCommon = 2;  // weight in common of a candidate: one rare word

// By training/claim_weights.py of the open stories and judged_pairs.tsv, in the order of MatterSign; the last is the constant.
constexpr std::array<double, static_cast<std::size_t>(MatterSign::count) + 1> kMatterWeights{
    2.2826, 1.5342, 0.7042, 0.3725, 0.1225, 1.4696,  -0.4315, -0.1038, -0.2394, -0.2335, 0.0670, 1.2570,
    0.2926, 1.3132, 0.6068, 0.6926, 1.1295, -0.5986, -0.8876, -0.7742, 0.8347,  1.3079,  -4.2587};
// Judged pairs, weighed by how many real ones each stands for, by weights that had not seen the story: of pairs from here on seven of ten
// are of one matter, and of those that are, somewhat more than half are found.
constexpr double kMinLogOdds = -0.9;       // of a pair that joins two groups, and in the mean of all pairs of the two
constexpr double kCoreLogOdds = -0.75;     // of one pair of each group
constexpr double kContraryLogOdds = -0.7;  // of two of which one denies the other
constexpr double kCitedLogOdds = 2.5;      // for the pair that an outlet named as the source makes most likely
constexpr double kNeverLogOdds = -5.0;     // of two that were no candidates
// Less of two that name nobody. Read by eye, 57 of 100 claims of BASIL's reports that rest on such alone were of one matter, and 78 with
// this; of those that name somebody 86.
constexpr double kOwnWords = 0.6;

// Dates have signs of their own; an age says who is spoken of and not what; a score is one of many.
bool is_exact(const Figure& figure) {
    return figure.least == figure.most && figure.least > 0 && figure.unit != kDateUnit && figure.unit != kAgeUnit &&
           figure.unit != kTallyUnit && !figure.is_statistic;
}

// Whether they may measure one thing.
bool measure_alike(const Figure& a, const Figure& b) {
    if (a.is_money && b.is_money) return a.unit == b.unit;
    if (a.unit != b.unit) return false;
    return !a.unit.empty() || a.head == b.head || a.head == 0 || b.head == 0 || (a.is_human && b.is_human) ||
           n_shared(a.things, b.things) > 0;
}

bool are_one(const Figure& a, const Figure& b) {
    return a.least == b.least && measure_alike(a, b);
}

// Logarithm of its digits, noughts at the end left out: 640 says more than 600, and 173 more than either.
double digits_that_tell(const Figure& figure) {
    double digits = figure.least;
    while (digits < 1e9 && digits != std::floor(digits)) digits = std::round(digits * 1e4) / 1e3;
    while (digits >= 10 && std::fmod(digits, 10) == 0) digits /= 10;
    return std::min(kMostDigits, std::log10(digits));
}

}  // namespace

bool name_other_days(const Assertion& a, const Assertion& b) {
    return !a.days.empty() && !b.days.empty() && std::none_of(a.days.begin(), a.days.end(), [&](Days day) {
        return std::find(b.days.begin(), b.days.end(), day) != b.days.end();
    });
}

QuotationsOf::QuotationsOf(const std::vector<Quotation>& quotations) {
    for (std::uint32_t quotation = 0; quotation < quotations.size(); ++quotation)
        for (const Quotation::Use& use : quotations[quotation].uses) of_[{use.report, use.statement}].emplace_back(use.span, quotation);
}

SortedSet QuotationsOf::operator()(ReportIndex report, std::uint32_t statement, Span span) const {
    SortedSet found;
    if (const auto uses = of_.find({report, statement}); uses != of_.end())
        for (const auto& [place, quotation] : uses->second)
            if (place.overlaps(span)) found.push_back(quotation);
    make_set(found);
    return found;
}

StoryAssertions::StoryAssertions(const Story& story, const std::vector<ReportFacts>& reports, const PersonOf& person_of,
                                 const QuotationsOf& quotations_of, const StoryOutlets& outlets, const std::vector<TimelineEvent>& timeline,
                                 const WordFrequency& common, const WordVectors& vectors)
    : reports_(reports), weights_(common, vectors) {
    std::map<std::pair<ReportIndex, std::uint32_t>, std::uint32_t> line_of;  // by report and event
    for (std::uint32_t line = 0; line < timeline.size(); ++line)
        for (const TimelineEvent::Telling& telling : timeline[line].tellings)
            line_of.emplace(std::pair(telling.report, telling.event), line);
    for (const ReportIndex report : story.reports) {
        const ReportFacts& facts = reports[report];
        const std::size_t first = places_.size();
        figures_.resize(first + facts.said.assertions.size());
        lines_.resize(figures_.size());
        for (const Figure& figure : facts.figures)
            if (figure.assertion && is_exact(figure)) figures_[first + *figure.assertion].push_back(&figure);
        for (const FoundEvent& event : facts.events)
            if (const auto line = line_of.find({report, event.event}); event.assertion && !event.says_when && line != line_of.end())
                lines_[first + *event.assertion].push_back(line->second);
        for (std::size_t i = first; i < lines_.size(); ++i) make_set(lines_[i]);
        for (std::uint32_t number = 0; number < facts.said.assertions.size(); ++number) {
            const Assertion& assertion = facts.said.assertions[number];
            places_.push_back({report, number});
            said_in_.emplace_back();
            cited_.push_back(outlets.cited(report, assertion));
            outlet_.push_back(outlets.of_report(report).value_or(UINT32_MAX));
            std::int64_t speaker = kNoSpeaker;
            if (assertion.statement) {
                const StatementSource& source = facts.sources[*assertion.statement];
                said_in_.back() = quotations_of(report, *assertion.statement, assertion.span);
                if (source.does_not_speak) {
                    // Nobody is said to say it.
                } else if (const auto person = source.speaker ? person_of(report, *source.speaker) : std::nullopt) {
                    speaker = *person;
                } else if (!source.keys.empty()) {
                    std::uint64_t hash = 0;
                    for (const std::uint32_t key : source.keys) hash = hash * 0x9e3779b97f4a7c15u + key;
                    speaker = static_cast<std::int64_t>(hash >> 2 | 1ull << 61);
                }
            }
            speaker_.push_back(speaker);
        }
    }
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        for (const std::uint32_t key : at(i).words) weights_.count(key);
        for (const AssertedNumber& number : at(i).numbers) weights_.count(number.key);
        weights_.count_text();
    }
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        SortedSet numbers;
        for (const AssertedNumber& number : at(i).numbers) numbers.push_back(number.key);
        words_.push_back(weights_.weigh(at(i).words, numbers));
    }
}

StoryAssertions::Copies StoryAssertions::copies() const {
    Copies copies{{}, cited_, {}};
    const auto same_words = [&](std::uint32_t a, std::uint32_t b) {
        const Assertion& x = at(a);
        const Assertion& y = at(b);
        return x.words == y.words && x.negated == y.negated && x.denied == y.denied && x.days == y.days &&
               std::equal(x.numbers.begin(), x.numbers.end(), y.numbers.begin(), y.numbers.end(),
                          [](const AssertedNumber& number, const AssertedNumber& other) { return number.key == other.key; });
    };
    std::unordered_multimap<std::uint64_t, std::uint32_t> known;  // by a hash of their words; looked up only
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        copies.outlets.push_back(outlet_[i] != UINT32_MAX ? SortedSet{outlet_[i]} : SortedSet());
        copies.first.push_back(i);
        const std::uint64_t hash = hash_keys(at(i).words.data(), at(i).words.size());
        const auto [begin, end] = known.equal_range(hash);
        const auto like = std::find_if(begin, end, [&](const auto& other) { return same_words(other.second, i); });
        if (like == end) {
            known.emplace(hash, i);
            continue;
        }
        // Of few words, or of other speakers, they may be of two matters all the same.
        if (log_odds(signs(like->second, i)) < kCoreLogOdds) continue;
        copies.first[i] = like->second;
        for (const auto& [to, from] : {std::pair(&copies.cited, i), std::pair(&copies.outlets, i)}) {
            SortedSet& all = (*to)[like->second];
            all.insert(all.end(), (*to)[from].begin(), (*to)[from].end());
        }
    }
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        make_set(copies.outlets[i]);
        make_set(copies.cited[i]);
        // What names an outlet that has the same words speaks of those.
        std::erase_if(copies.cited[i], [&](std::uint32_t outlet) { return has(copies.outlets[i], outlet); });
    }
    return copies;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> StoryAssertions::candidates(const std::vector<std::uint32_t>* stand_for) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> index;  // word, assertion
    for (std::uint32_t i = 0; i < places_.size(); ++i)
        for (const WeightedWord& word : words_[i].words)
            if (word.weight >= kMinMatterWeight && (stand_for == nullptr || (*stand_for)[i] == i)) index.emplace_back(word.key, i);
    // Of one word, by the place in the report first: those nearby in this order are of other reports.
    std::sort(index.begin(), index.end(), [&](const auto& x, const auto& y) {
        return std::tuple(x.first, places_[x.second].number, x.second) < std::tuple(y.first, places_[y.second].number, y.second);
    });
    std::vector<std::uint64_t> found;  // a pair in one number: sorted twice as fast
    for_each_sharing(index, {kMaxMatterSharers, kMaxMatterSharers}, kSameFirst, [&](const auto& a, const auto& b) {
        const auto [first, second] = std::minmax(a.second, b.second);
        found.push_back(std::uint64_t{first} << 32 | second);
    });
    make_set(found);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const std::uint64_t pair : found) {
        const auto a = static_cast<std::uint32_t>(pair >> 32), b = static_cast<std::uint32_t>(pair);
        // One sentence may be in two assertions, of a statement and of one within it.
        if (places_[a].report == places_[b].report && at(a).sentence == at(b).sentence) continue;
        if (weight_in_common(words_[a], words_[b]).weight >= kMinCommon) pairs.emplace_back(a, b);
    }
    return pairs;
}

// Whether two words are words for one thing.
bool StoryAssertions::are_alike(std::uint32_t word, std::uint32_t other) const {
    if (word == 0 || other == 0) return false;
    return word == other || cosine(weights_.vectors().of(word), weights_.vectors().of(other)) >= kAlike;
}

// Whether a denies words that b does not.
bool StoryAssertions::denies_of(std::uint32_t a, std::uint32_t b) const {
    const Assertion& other = at(b);
    const auto is_affirmed = [&](std::uint32_t word) {
        const auto is_same = [&](std::uint32_t its) { return are_alike(word, its); };
        if (std::any_of(other.negated.begin(), other.negated.end(), is_same)) return false;
        return std::any_of(other.words.begin(), other.words.end(), is_same) ||
               std::any_of(other.numbers.begin(), other.numbers.end(), [&](const AssertedNumber& number) { return number.key == word; });
    };
    return std::any_of(at(a).negated.begin(), at(a).negated.end(), is_affirmed);
}

// Whether both have a share, a sum or the like in one unit, and no two of them are near: 9 per cent over three years and 11.4.
bool StoryAssertions::measure_differently(std::uint32_t a, std::uint32_t b) const {
    const auto in_unit = [](const Figure* figure, const std::string& unit) { return figure->unit == unit; };
    for (const Figure* figure : figures_[a]) {
        if (figure->unit.empty()) continue;
        bool is_met = false, is_near = false;
        for (const Figure* other : figures_[b]) {
            if (!in_unit(other, figure->unit)) continue;
            is_met = true;
            for (const Figure* own : figures_[a]) {
                is_near = is_near || (in_unit(own, figure->unit) && are_near(own->least, other->least));
            }
        }
        if (is_met && !is_near) return true;
    }
    return false;
}

bool StoryAssertions::are_contrary(std::uint32_t a, std::uint32_t b) const {
    return (denies_of(a, b) || denies_of(b, a)) != (at(a).denied != at(b).denied);
}

// `matched` is what matched() says of the words of both.
MatterSigns StoryAssertions::signs(std::uint32_t a, std::uint32_t b, std::pair<double, double> matched) const {
    if (words_[b].total < words_[a].total) {
        std::swap(a, b);
        std::swap(matched.first, matched.second);
    }
    MatterSigns signs{};
    const auto set = [&](MatterSign sign, double value) { signs[static_cast<std::size_t>(sign)] = value; };
    const Assertion& x = at(a);
    const Assertion& y = at(b);
    const auto [common_of_shorter, common_of_longer] = matched;
    const double total_a = words_[a].total, total_b = words_[b].total;
    set(MatterSign::cover_of_shorter, total_a > 0 ? common_of_shorter / total_a : 0);
    set(MatterSign::cover_of_longer, total_b > 0 ? common_of_longer / total_b : 0);
    const auto [both, usual] = weight_in_common(words_[a], words_[b]);
    const double all = total_a + total_b - both;
    set(MatterSign::same_words, all > 0 ? both / all : 0);
    set(MatterSign::common_weight, std::log1p(common_of_shorter));
    double numbers = 0;
    bool count_one_thing = false, is_near = false;
    for (const AssertedNumber& number : x.numbers) {
        for (const AssertedNumber& other : y.numbers) {
            // A small number says nothing without what it counts.
            bool alike = number.value > kSmallNumber && (number.units[0] == 0 || other.units[0] == 0);
            bool surely = false;
            for (const std::uint32_t unit : number.units)
                for (const std::uint32_t other_unit : other.units) surely = surely || are_alike(unit, other_unit);
            alike = alike || surely;
            if (alike && number.key == other.key) numbers += words_[a].weight_of(number.key);
            count_one_thing = count_one_thing || surely;
            is_near = is_near || (surely && are_near(number.value, other.value));
        }
    }
    set(MatterSign::common_numbers, std::log1p(numbers));
    set(MatterSign::near_numbers, is_near && numbers == 0 ? 1 : 0);
    set(MatterSign::rival_numbers, count_one_thing && !is_near && numbers == 0 ? 1 : 0);
    const bool other_days = name_other_days(x, y);
    set(MatterSign::common_days, !other_days && !x.days.empty() && !y.days.empty() ? 1 : 0);
    set(MatterSign::other_days, other_days ? 1 : 0);
    // A name of one that the other has too, be it there with a capital or not.
    double names = 0;
    for (const std::uint32_t name : x.names) names += words_[b].weight_of(name);
    for (const std::uint32_t name : y.names)
        if (!has(x.names, name)) names += words_[a].weight_of(name);
    set(MatterSign::common_names, std::log1p(names));
    set(MatterSign::other_names, differ(x.names, y.names) ? 1 : 0);
    const bool both_known = speaker_[a] != kNoSpeaker && speaker_[b] != kNoSpeaker;
    set(MatterSign::same_speaker, both_known && speaker_[a] == speaker_[b] ? 1 : 0);
    set(MatterSign::other_speaker, both_known && speaker_[a] != speaker_[b] ? 1 : 0);
    set(MatterSign::same_quotation, n_shared(said_in_[a], said_in_[b]) > 0 ? 1 : 0);
    const auto cites = [&](std::uint32_t from, std::uint32_t to) { return has(cited_[from], outlet_[to]); };
    set(MatterSign::cited, cites(a, b) || cites(b, a) ? 1 : 0);
    set(MatterSign::same_report, places_[a].report == places_[b].report ? 1 : 0);
    set(MatterSign::usual_weight, std::log1p(usual));
    const double usual_of_longer = std::max(words_[a].usual_total, words_[b].usual_total);
    set(MatterSign::usual_cover, usual_of_longer > 0 ? usual / usual_of_longer : 0);
    set(MatterSign::place, std::log1p(std::max(x.sentence, y.sentence)));
    double digits = 0;
    for (const Figure* figure : figures_[a])
        for (const Figure* other : figures_[b])
            if (are_one(*figure, *other)) digits = std::max(digits, digits_that_tell(*figure));
    set(MatterSign::same_figure, digits);
    set(MatterSign::same_event, n_shared(lines_[a], lines_[b]) > 0 ? 1 : 0);
    set(MatterSign::few_words, words_[a].words.empty() ? 1 : 1 / static_cast<double>(words_[a].words.size()));
    return signs;
}

double StoryAssertions::log_odds(const MatterSigns& signs) {
    return onrecord::log_odds(signs, kMatterWeights);
}

StoryAssertions::Groups StoryAssertions::group() const {
    Groups groups;
    std::vector<LinkedPair> all;
    const LikeWords likes(words_);
    TextMatcher matcher(likes);
    std::optional<std::uint32_t> held;  // by the matcher
    const Copies copies = this->copies();
    const auto cites = [&](std::uint32_t from, std::uint32_t to) { return n_shared(copies.cited[from], copies.outlets[to]) > 0; };
    for (const auto& [a, b] : candidates(&copies.first)) {
        if (held != a) matcher.start(a);
        held = a;
        MatterSigns signs = this->signs(a, b, matcher.match(b));
        signs[static_cast<std::size_t>(MatterSign::cited)] = cites(a, b) || cites(b, a) ? 1 : 0;
        double odds = log_odds(signs);
        if (!at(a).statement && !at(b).statement) odds -= kOwnWords;
        const auto sign = [&](MatterSign which) { return signs[static_cast<std::size_t>(which)]; };
        const bool other_day = sign(MatterSign::other_days) > 0 && sign(MatterSign::cover_of_shorter) >= kOtherDayCover;
        if (sign(MatterSign::rival_numbers) > 0 || other_day || measure_differently(a, b)) {
            // What a report has from another it may have garbled.
            if (sign(MatterSign::cited) > 0) all.push_back({odds, a, b});
        } else if (are_contrary(a, b)) {
            if (odds >= kContraryLogOdds) groups.contraries.emplace_back(a, b);
        } else {
            all.push_back({odds, a, b});
        }
    }
    // Whoever names an outlet as the source speaks of something in its reports: of what is there, the most alike.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> best_cited;  // assertion and outlet, its best pair
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const auto& [from, to] : {std::pair(all[i].a, all[i].b), std::pair(all[i].b, all[i].a)}) {
            for (const std::uint32_t outlet : copies.outlets[to]) {
                if (!has(copies.cited[from], outlet)) continue;
                const auto [found, is_new] = best_cited.emplace(std::pair(from, outlet), i);
                if (!is_new && all[i].odds > all[found->second].odds) found->second = i;
            }
        }
    }
    for (const auto& [from, i] : best_cited) all[i].odds += kCitedLogOdds;
    std::vector<std::uint32_t> group_of(places_.size());
    auto linked = average_linkage(places_.size(), all, {kMinLogOdds, kMinLogOdds, kNeverLogOdds});
    std::vector<std::vector<std::uint32_t>> copies_of(places_.size());
    for (std::uint32_t i = 0; i < places_.size(); ++i)
        if (copies.first[i] != i) copies_of[copies.first[i]].push_back(i);
    std::erase_if(linked, [&](const auto& members) { return copies.first[members.front()] != members.front(); });
    std::vector<bool> has_copies(linked.size());
    for (std::size_t group = 0; group < linked.size(); ++group) {
        const std::size_t n = linked[group].size();
        for (std::size_t k = 0; k < n; ++k) {
            const auto& more = copies_of[linked[group][k]];
            linked[group].insert(linked[group].end(), more.begin(), more.end());
        }
        has_copies[group] = linked[group].size() > n;
        std::sort(linked[group].begin(), linked[group].end());
    }
    for (std::uint32_t group = 0; group < linked.size(); ++group)
        for (const std::uint32_t member : linked[group]) group_of[member] = group;
    std::vector<bool> has_core(linked.size());
    for (const LinkedPair& pair : all)
        if (pair.odds >= kCoreLogOdds && group_of[pair.a] == group_of[pair.b]) has_core[group_of[pair.a]] = true;
    for (std::uint32_t group = 0; group < linked.size(); ++group)
        if (has_core[group] || has_copies[group]) groups.same.push_back(std::move(linked[group]));
    return groups;
}

}  // namespace onrecord
