// What the pages of a site are made of: of each list the part that a page shows, asked of the record for each page.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "view/html/sections.h"
#include "view/report_book.h"
#include "view/terminal.h"

namespace onrecord {

constexpr std::size_t kNamesShown = 200;  // of a filter's choices

// The lists that are sections of a case, in the order in which they are shown.
inline constexpr std::array kSections{List::timeline, List::claims, List::statements, List::quotations, List::differences,
                                      List::people,   List::names,  List::reuse,      List::reports};

// Of the events and statements of a large case, what the page of the story is chosen from: some hundredths of a second of reading. The
// sections have all.
constexpr std::size_t kWeighed = 300;
// Of the claims of a large case, of how many it is drawn who rests on whom. The picture names some twenty of either side.
constexpr std::size_t kDrawnClaims = 100;

// Stories that hang together, or one story by itself: what a page is of.
struct CaseOfPage {
    std::string id;
    std::string name;  // by the largest of its stories
    std::vector<StoryRow> stories;
    std::vector<std::string> reports;  // ids
    std::vector<std::string> outlets;  // of these, each once
    std::size_t n_unnamed = 0;         // of these: their outlet is not known
    std::string first_date, last_date;
    std::array<std::size_t, kSections.size()> n{};  // of each section

    [[nodiscard]] Scope scope() const { return {Scope::Of::story_case, id}; }
    [[nodiscard]] std::size_t count(List section) const;  // 0: it is no section
};

// What is held between pages, of one state of the record.
struct Stock {
    explicit Stock(const Record& from);

    const Record& record;
    std::int64_t version;  // of the record when this was made
    Summary summary;
    std::size_t n_cases;
    std::vector<std::string> outlets;  // the first kNamesShown names of outlets, in order

    // Nothing: there is no case of this id.
    [[nodiscard]] std::optional<CaseOfPage> find_case(const std::string& id) const;
    [[nodiscard]] std::optional<CaseOfPage> case_of(const std::string& report) const { return find_case(record.case_of(report)); }
    // What a case of these stories is called.
    [[nodiscard]] std::string name_of(const std::vector<StoryRow>& stories) const;
    // What the section of the story itself is made of: of events the kWeighed that weigh most, of statements the kWeighed latest.
    [[nodiscard]] Rows rows_of(const CaseOfPage& one) const;
    // As choose_for_story() chooses.
    [[nodiscard]] StoryChoice choice_of(const CaseOfPage& one) const;
};

// Links of a site: "/report/ID?at=54-131#at", "/claim/c3".
class SiteAnchors : public Anchors {
public:
    explicit SiteAnchors(const CaseOfPage* on = nullptr) : case_(on) {}
    Html words(const std::string& report, const std::vector<CodePointSpan>& spans, const Html& label, bool is_said) override;
    [[nodiscard]] std::string address(Thing thing, const std::string& id) const override;
    [[nodiscard]] std::string address(const SpeakerGroup& group, std::size_t number) const override;
    [[nodiscard]] std::string element(Thing thing, const std::string& id) const override;

private:
    const CaseOfPage* case_;  // that the page is of
};

// "/report/ID?at=…"; "/report?id=ID&at=…" of an id that is no part of a path ("..", a backslash or control character in it).
std::string report_address(std::string_view id, std::string_view query = {});
std::string case_address(const CaseOfPage& one, std::string_view section = {});

}  // namespace onrecord
