// Names are compared by their words with capitals, so that "The Harlow Courier", "Harlow Courier" and "the Courier" are one where no other
// publisher of the story is a Courier. Cost: of a sentence, its capitals times the outlets that have the word; of a name, the story's
// outlets. When reports without a day were published is narrowed by who names whom, in a few rounds: a report is no earlier than the first
// of an outlet that it names, and the only report that may be meant is no later than the one that names it. Cost: of each round, the
// outlets that the reports name, times kMaxUndated.
#include "across/outlets.h"

#include <algorithm>
#include <array>

#include "compare/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxUndated = 8;  // reports of one outlet without a day, among which one is looked for
constexpr int kMaxRounds = 8;           // of one report's days that narrow another's
constexpr std::int32_t kNamedDays = 7;  // that a report which another names is older than it, at most: news is taken up while it is news
constexpr std::uint32_t kCitingWords = 10;  // of a sentence that does no more than name where the one before it comes from

bool begins_with(const std::vector<std::uint32_t>& words, const std::vector<std::uint32_t>& first) {
    return first.size() <= words.size() && std::equal(first.begin(), first.end(), words.begin());
}
bool ends_with(const std::vector<std::uint32_t>& words, const std::vector<std::uint32_t>& last) {
    return last.size() <= words.size() && std::equal(last.rbegin(), last.rend(), words.rbegin());
}

// The words of a name that have capitals (all where none has), but for those that are written small in one house and large in another.
std::vector<std::uint32_t> words_of(std::string_view name) {
    static const std::array<std::uint32_t, 6> small{cut_word_key("the"), cut_word_key("and"), cut_word_key("of"),
                                                    cut_word_key("for"), cut_word_key("in"),  cut_word_key("on")};
    const std::vector<CutWord> all = cut_words(name, {0, static_cast<std::uint32_t>(name.size())});
    const bool has_capitals = std::any_of(all.begin(), all.end(), [](const CutWord& word) { return word.capital; });
    std::vector<std::uint32_t> words;
    for (const CutWord& word : all) {
        const bool is_small = std::find(small.begin(), small.end(), word.key) != small.end();
        if (!is_small && (word.capital || !has_capitals)) words.push_back(word.key);
    }
    return words;
}

}  // namespace

StoryOutlets::StoryOutlets(const Story& story, const std::vector<ReportFacts>& reports) : reports_(reports) {
    std::vector<std::string> named;   // by the reports, as channel or credit
    std::vector<std::string> papers;  // and as source, or that say so themselves
    for (const ReportIndex report : story.reports) {
        for (const OwedCredit& credit : reports[report].credits) named.push_back(credit.outlet);
        if (!reports[report].outlet_name.empty()) papers.push_back(reports[report].outlet_name);
        for (const StatementSource& source : reports[report].sources) {
            if (source.names_outlet && !source.is_person) named.push_back(source.name);
            if (source.kind == SpeakerKind::document && !source.is_person) papers.push_back(source.name);
            for (const Channel& channel : source.channel) named.push_back(channel.outlet);
        }
    }
    papers.insert(papers.end(), named.begin(), named.end());
    for (const ReportIndex report : story.reports) {
        const ReportFacts& facts = reports[report];
        const std::string name = facts.outlet_name.empty() ? named_by_masthead(facts.masthead, papers) : facts.outlet_name;
        add(name);
        if (const auto outlet = find(words_of(name), outlets_.size())) of_report_.emplace_back(report, *outlet);
    }
    n_publishers_ = outlets_.size();
    for (std::uint32_t outlet = 0; outlet < n_publishers_; ++outlet)
        for (std::uint32_t from = 0; from < outlets_[outlet].words.size(); ++from)
            parts_.push_back({outlets_[outlet].words[from], outlet, from});
    std::sort(parts_.begin(), parts_.end());
    for (const std::string& name : named) add(name);
}

std::string StoryOutlets::named_by_masthead(const std::string& masthead, const std::vector<std::string>& names) {
    const std::vector<std::uint32_t> line = words_of(masthead);
    std::string best;
    std::size_t n_best = 0;
    for (const std::string& name : names) {
        const std::vector<std::uint32_t> words = words_of(name);
        if (words.size() <= n_best || !begins_with(line, words)) continue;
        best = name;
        n_best = words.size();
    }
    return best;
}

void StoryOutlets::add(std::string_view name) {
    std::vector<std::uint32_t> words = words_of(name);
    if (words.empty() || find(words, outlets_.size())) return;
    outlets_.push_back({std::string(name), std::move(words)});
}

std::optional<std::uint32_t> StoryOutlets::find(const std::vector<std::uint32_t>& words, std::size_t among) const {
    if (words.empty()) return std::nullopt;
    std::optional<std::uint32_t> part;
    bool in_doubt = false;
    for (std::uint32_t outlet = 0; outlet < among; ++outlet) {
        const auto& own = outlets_[outlet].words;
        if (own == words) return outlet;
        // A part of the other's name; among publishers it must be the only one that fits.
        if (!ends_with(own, words) && !begins_with(own, words) && !ends_with(words, own) && !begins_with(words, own)) continue;
        in_doubt = in_doubt || part.has_value();
        part = outlet;
    }
    return in_doubt ? std::nullopt : part;
}

std::optional<std::uint32_t> StoryOutlets::of_report(ReportIndex report) const {
    const auto at = std::lower_bound(of_report_.begin(), of_report_.end(), std::pair(report, 0u));
    return at != of_report_.end() && at->first == report ? std::optional(at->second) : std::nullopt;
}

std::optional<ReportIndex> StoryOutlets::report_not_after(std::uint32_t outlet, Days days) const {
    std::optional<ReportIndex> only;
    for (const auto& [report, its] : of_report_) {
        if (its != outlet || !days.known()) continue;
        const Days published = this->published(report);
        if (published.known() && (published.first > days.last || published.last < days.first - kNamedDays)) continue;
        if (only || !published.known()) return std::nullopt;
        only = report;
    }
    return only;
}

std::optional<std::uint32_t> StoryOutlets::named(std::string_view name) const {
    return find(words_of(name), outlets_.size());
}

bool StoryOutlets::is_name(std::string_view name, std::uint32_t outlet) const {
    return words_of(name) == outlets_[outlet].words;
}

std::vector<StoryOutlets::Mention> StoryOutlets::mentions(const SentenceFacts& sentence) const {
    std::vector<Mention> found;
    const std::vector<CapitalWord>& capitals = sentence.capitals;
    // Whether the words of `words` from `from` on stand at capitals[i] in a row, small words between them passed over.
    const auto stands_at = [&](std::size_t i, const std::vector<std::uint32_t>& words, std::size_t from) {
        for (std::size_t k = from; k < words.size(); ++k, ++i) {
            if (i == capitals.size() || capitals[i].key != words[k]) return false;
            if (k > from && capitals[i].place > capitals[i - 1].place + 2) return false;
        }
        return true;
    };
    for (std::size_t i = 0; i < capitals.size(); ++i) {
        std::optional<std::uint32_t> best;
        std::size_t best_words = 0;
        bool in_doubt = false;
        const auto [first, last] = std::equal_range(parts_.begin(), parts_.end(), Part{capitals[i].key, 0, 0},
                                                    [](const Part& x, const Part& y) { return x.word < y.word; });
        for (auto part = first; part != last; ++part) {
            const auto& words = outlets_[part->outlet].words;
            if ((part->from > 0 && !capitals[i].after_the) || !stands_at(i, words, part->from)) continue;
            const std::size_t n = words.size() - part->from;
            in_doubt = (n == best_words && part->outlet != *best) || (n < best_words && in_doubt);
            if (n > best_words) {
                best = part->outlet;
                best_words = n;
            }
        }
        if (!best || in_doubt) continue;
        found.push_back({*best, capitals[i].begin});
        i += best_words - 1;
    }
    return found;
}

SortedSet StoryOutlets::cited(ReportIndex report, const Assertion& assertion) const {
    SortedSet outlets;
    const ReportFacts& facts = reports_[report];
    const auto& sentences = facts.said.sentences;
    for (const Mention& mention : mentions(sentences[assertion.sentence])) outlets.push_back(mention.outlet);
    // "So the Courier reported on Saturday." after it.
    if (const std::size_t next = assertion.sentence + 1; next < sentences.size() && sentences[next].n_words <= kCitingWords &&
                                                         sentences[next].paragraph == sentences[assertion.sentence].paragraph)
        for (const Mention& mention : mentions(sentences[next])) outlets.push_back(mention.outlet);
    for (auto statement = assertion.statement; statement; statement = facts.sources[*statement].within) {
        for (const Channel& channel : facts.sources[*statement].channel)
            if (const auto outlet = channel.outlet.empty() ? std::nullopt : named(channel.outlet)) outlets.push_back(*outlet);
    }
    make_set(outlets);
    const auto own = of_report(report);
    std::erase_if(outlets, [&](std::uint32_t outlet) { return own && outlet == *own; });
    return outlets;
}

Days StoryOutlets::published(ReportIndex report) const {
    const auto found = days_.find(report);
    return found != days_.end() ? found->second : reports_[report].published;
}

void StoryOutlets::take_days(const Story& story) {
    struct Reports {
        std::int32_t earliest = INT32_MAX;  // day of those that have one
        std::vector<ReportIndex> undated;
    };
    days_.clear();
    std::map<std::uint32_t, Reports> reports_of;
    for (const auto& [report, outlet] : of_report_) {
        Reports& its = reports_of[outlet];
        const Days published = reports_[report].published;
        if (published.known()) {
            its.earliest = std::min(its.earliest, published.first);
        } else {
            its.undated.push_back(report);
        }
    }
    for (const ReportIndex report : story.reports)
        if (!reports_[report].published.known()) days_.emplace(report, Days());
    if (days_.empty()) return;
    for (auto& [outlet, its] : reports_of)
        if (its.undated.size() > kMaxUndated) its = {INT32_MIN, {}};  // which of them is meant, nobody can tell
    std::vector<std::pair<ReportIndex, SortedSet>> citing;
    for (const ReportIndex report : story.reports) {
        SortedSet outlets;
        for (const SentenceFacts& sentence : reports_[report].said.sentences)
            for (const Mention& mention : mentions(sentence)) outlets.push_back(mention.outlet);
        make_set(outlets);
        const auto own = of_report(report);
        std::erase_if(outlets, [&](std::uint32_t outlet) { return outlet == own || !reports_of.contains(outlet); });
        citing.emplace_back(report, std::move(outlets));
    }
    bool changed = true;
    for (int round = 0; changed && round < kMaxRounds; ++round) {
        changed = false;
        for (const auto& [report, outlets] : citing) {
            for (const std::uint32_t outlet : outlets) {
                const Reports& named = reports_of[outlet];
                const std::int32_t last = published(report).last;
                std::int32_t earliest = named.earliest;
                std::vector<ReportIndex> meant;  // those without a day that it may name
                for (const ReportIndex other : named.undated) {
                    earliest = std::min(earliest, published(other).first);
                    if (published(other).first <= last) meant.push_back(other);
                }
                if (const auto own = days_.find(report);
                    own != days_.end() && earliest > own->second.first && earliest <= own->second.last) {
                    own->second.first = earliest;
                    changed = true;
                }
                const auto its = meant.size() == 1 && named.earliest > last ? days_.find(meant.front()) : days_.end();
                if (its == days_.end() || last >= its->second.last || last < its->second.first) continue;
                its->second.last = last;
                changed = true;
            }
        }
    }
}

}  // namespace onrecord
