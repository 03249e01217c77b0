// What the pages of a site are made of: the record's lists, and which of their rows belong to which case.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/record.h"
#include "view/html/sections.h"
#include "view/report_book.h"
#include "view/terminal.h"

namespace onrecord {

// Stories that hang together, or one story by itself: what a page is of.
struct CaseRows {
    std::string id;
    std::vector<const StoryRow*> stories;
    std::vector<std::uint32_t> reports, statements, people, quotations, timeline, claims, differences, reuse;  // numbers of rows
    std::string first_date, last_date;
};

struct Stock {
    explicit Stock(const Record& from);

    const Record& record;
    Rows rows;
    std::vector<RecurringLineRow> lines;
    ReportBook book;
    std::vector<CaseRows> cases;  // newest first
    std::unordered_map<std::string, std::uint32_t> case_of_report;
    std::unordered_map<std::string, std::uint32_t> case_of_thing;  // ids of events, differences, claims: the first case that has them
    std::unordered_map<std::string, std::uint32_t> claim_numbers, quotation_numbers, person_numbers, case_numbers;

    [[nodiscard]] const CaseRows* case_of(const std::string& report) const;
    [[nodiscard]] std::string name_of(const CaseRows& one) const;
    // The rows of one case.
    [[nodiscard]] Rows rows_of(const CaseRows& one) const;
};

// Links of a site: "/report/ID?at=54-131#at", "/claim/c3".
class SiteAnchors : public Anchors {
public:
    explicit SiteAnchors(const Stock& stock, const CaseRows* on = nullptr) : stock_(stock), case_(on) {}
    Html words(const std::string& report, const std::vector<CodePointSpan>& spans, const Html& label, bool is_said) override;
    [[nodiscard]] std::string address(Thing thing, const std::string& id) const override;
    [[nodiscard]] std::string address(const SpeakerGroup& group, std::size_t number) const override;
    [[nodiscard]] std::string element(Thing thing, const std::string& id) const override;

private:
    const Stock& stock_;
    const CaseRows* case_;  // that the page is of
};

// "/report/ID?at=…". An id that is no part of a path ("..", a backslash or control character in it) is asked for by its number.
std::string report_address(const ReportBook& book, std::string_view id, std::string_view query = {});
std::string case_address(const CaseRows& one, std::string_view section = {});

}  // namespace onrecord
