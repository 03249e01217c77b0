// The pages of a site: one function each, which writes a whole document from the rows of its case, lists in parts of kOnPage.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "onrecord/record.h"
#include "view/html/sections.h"
#include "view/site.h"
#include "view/site/stock.h"

namespace onrecord {

using Query = std::vector<std::pair<std::string, std::string>>;  // names and values, as they were asked

// The first value of the name; empty where there is none.
std::string value_of(const Query& query, std::string_view name);
// The number; `otherwise` for what is none.
std::size_t number_of(std::string_view words, std::size_t otherwise);
// Whether the text has the words, whatever the case of their ASCII letters. True for no words. REQUIRES: `lowered` is in lower case.
bool has_words(std::string_view text, const std::string& lowered);

constexpr std::size_t kOnPage = 100;  // entries of a list

// The part of a list of n that is on a page: [begin, end).
struct ListPart {
    std::size_t begin = 0, end = 0, n = 0, page = 1;
};
ListPart part_of(std::size_t n, const Query& query);
ListPart part_at(std::size_t n, std::size_t position);  // that has the item of this number from 0
// The part that has the item which "with" asks for, if it is among `items`; else the one that is asked for.
template <class Row>
ListPart part_with(const std::vector<Row>& items, const Query& query) {
    const std::string id = value_of(query, "with");
    const auto found = std::find_if(items.begin(), items.end(), [&](const Row& item) { return item.id == id; });
    if (id.empty() || found == items.end()) return part_of(items.size(), query);
    return part_at(items.size(), static_cast<std::size_t>(found - items.begin()));
}
template <class Row>
void keep(std::vector<Row>& rows, const ListPart& part) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(part.end), rows.end());
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(part.begin));
}

// "/address?a=b": the query without the named pair.
std::string asked_again(const std::string& address, const Query& query, std::string_view without);
// "101–200 of 950", with the ways to the parts before and after it; nothing where the list is whole.
void write_part(Writer& out, const ListPart& part, const std::string& address, const Query& query);

// <option>, selected where it is the chosen one.
Html option(std::string_view value, std::string_view label, std::string_view chosen);
// A <select> with its label; the first choice is "all".
Html choice(std::string_view label, std::string_view name, const std::vector<std::pair<std::string, std::string>>& values,
            std::string_view chosen);
Html field(std::string_view label, std::string_view name, std::string_view value);
// The names as values and labels.
std::vector<std::pair<std::string, std::string>> names_as_choices(const std::vector<std::string>& names);

class Pages {
public:
    Pages(const Stock& stock, const Query& query, std::string_view form_token, SitePage& page)
        : stock_(stock), query_(query), form_token_(form_token), page_(page) {}

    void answer(const std::vector<std::string>& path);

private:
    template <class... Parts>
    void put(fmt::format_string<Filling<Parts>...> pattern, const Parts&... parts) {
        out_.put(pattern, parts...);
    }
    [[nodiscard]] std::string query(std::string_view name) const { return value_of(query_, name); }
    // Reads the reports that the page speaks of. REQUIRES: called before a Setting is made of book().
    template <class... Lists>
    void know(const Lists&... lists) {
        std::vector<std::string> ids;
        const auto add = [&](const auto& list) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(list)>, std::vector<std::string>>) {
                ids.insert(ids.end(), list.begin(), list.end());
            } else {
                const auto some = reports_of(list);
                ids.insert(ids.end(), some.begin(), some.end());
            }
        };
        (add(lists), ...);
        known_ = stock_.record.reports_by_id(ids);
        book_.emplace(known_);
    }
    [[nodiscard]] const ReportBook& book() const { return *book_; }

    // Says what is wrong with days that are none; whether it did.
    bool write_wrong_days(const std::string& from, const std::string& to);

    void head(std::string_view title);
    void foot();
    void nothing(std::string_view words);
    void head_of(const CaseOfPage& one, std::string_view section, std::string_view title = {});

    void cases();
    void case_page(const CaseOfPage& one, const std::string& section);
    void timeline(const CaseOfPage& one);
    void sources_of(const CaseOfPage& one);
    void statements(const CaseOfPage& one);
    void statements_table(const CaseOfPage& one);  // CSV
    void claim(const ClaimRow& claim);
    void event(const EventRow& event);
    void quotation(const QuotationRow& quotation);
    void person(const PersonRow& person);
    void report(const ReportRow& report);
    void sources();
    void list_of_reports(const std::vector<ReportRow>& reports);
    void search();
    void decisions();
    // Each with its speaker above it, or without where all are of one.
    void list_of_statements(const std::vector<StatementRow>& statements, const Setting& setting, bool with_speaker = true);

    const Stock& stock_;
    const Query& query_;
    std::string_view form_token_;
    SitePage& page_;
    std::vector<ReportRow> known_;
    std::optional<ReportBook> book_;
    Writer out_;
};

// What a reader asks of statements: empty parts ask for nothing.
struct StatementFilter {
    std::string speaker, outlet, words, channel, form, sure, from, to;  // `sure`: "high" or "low"; from, to: days as EDTF

    explicit StatementFilter(const Query& query);
    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] bool has(const StatementRow& statement, const ReportBook& book) const;
};
// The query with these days asked for.
Query days_asked(Query query, const std::string& from, const std::string& to);
// Whether a date lies on these days, in part at least; false where it is not known and either is given.
bool is_between(std::string_view date, std::string_view from, std::string_view to);

}  // namespace onrecord
