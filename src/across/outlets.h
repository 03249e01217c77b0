// The outlets of a story, and where its reports name one another.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "across/links.h"
#include "compare/days.h"
#include "compare/sorted_set.h"
#include "facts/report_facts.h"

namespace onrecord {

// Those that published its reports, and others that they name as channel, credit or source ("the blog Second Sluice"). Outlets are numbered
// from 0, publishers first. Two names are of one outlet where one is the other without its first or last words, and no other publisher's
// name fits as well. A report that does not say its outlet is of the one that other reports name and that its first line begins with.
// REQUIRES: what is given outlives it.
class StoryOutlets {
public:
    StoryOutlets(const Story& story, const std::vector<ReportFacts>& reports);

    [[nodiscard]] std::size_t size() const { return outlets_.size(); }
    [[nodiscard]] const std::string& name(std::uint32_t outlet) const { return outlets_[outlet].name; }
    [[nodiscard]] bool is_publisher(std::uint32_t outlet) const { return outlet < n_publishers_; }
    [[nodiscard]] std::optional<std::uint32_t> of_report(ReportIndex report) const;
    // The one report of an outlet that was published on those days or in the week before; none where several may be meant. REQUIRES:
    // take_days().
    [[nodiscard]] std::optional<ReportIndex> report_not_after(std::uint32_t outlet, Days days) const;
    // By a name from a channel, credit or outlet field.
    [[nodiscard]] std::optional<std::uint32_t> named(std::string_view name) const;
    // Whether the name is the outlet's whole one.
    [[nodiscard]] bool is_name(std::string_view name, std::uint32_t outlet) const;
    // Other outlets than its own that an assertion's sentence names, or its statement's channels; sorted.
    [[nodiscard]] SortedSet cited(ReportIndex report, const Assertion& assertion) const;
    // When a report was published; of one without a day, between which days, by who names whom: not before the first report of an outlet
    // that it names, and not after a report that names its outlet, where no other report of that outlet can be meant. REQUIRES:
    // take_days().
    [[nodiscard]] Days published(ReportIndex report) const;
    // Once the days of the story's reports are known.
    void take_days(const Story& story);
    // Publishers' names in a sentence: the whole name, or its last words after "the".
    struct Mention {
        std::uint32_t outlet = 0;
        std::uint32_t begin = 0;  // byte of the text
    };
    [[nodiscard]] std::vector<Mention> mentions(const SentenceFacts& sentence) const;

private:
    struct Outlet {
        std::string name;
        std::vector<std::uint32_t> words;  // keys of those with a capital, but for "The"
    };
    // A word of a publisher's name, with those that follow it.
    struct Part {
        std::uint32_t word = 0, outlet = 0, from = 0;
        auto operator<=>(const Part&) const = default;
    };
    void add(std::string_view name);
    // Of the outlets that reports name, the one that a report's masthead begins with; empty: none.
    [[nodiscard]] static std::string named_by_masthead(const std::string& masthead, const std::vector<std::string>& names);
    [[nodiscard]] std::optional<std::uint32_t> find(const std::vector<std::uint32_t>& words, std::size_t among) const;

    const std::vector<ReportFacts>& reports_;
    std::vector<Outlet> outlets_;
    std::size_t n_publishers_ = 0;
    std::vector<Part> parts_;                                       // sorted
    std::vector<std::pair<ReportIndex, std::uint32_t>> of_report_;  // sorted
    std::map<ReportIndex, Days> days_;                              // of those without a day of their own
};

}  // namespace onrecord
