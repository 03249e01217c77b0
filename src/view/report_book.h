// The reports of a record by their ids, and how a report is named in a line: outlet, date and the shortest id that is its own.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/record.h"
#include "view/wording.h"

namespace onrecord {

// Keeps a reference: `reports`, all of a record or those that are spoken of, must outlive the book. Ids that none of them has are answered
// with themselves, so that no line is lost.
class ReportBook {
public:
    explicit ReportBook(const std::vector<ReportRow>& reports);

    [[nodiscard]] const ReportRow* find(std::string_view id) const;
    // A number from 1 in the order of the reports; 0 for no report of this record.
    [[nodiscard]] std::size_t number(std::string_view id) const;
    // The shortest beginning, of kShortId characters at least, that no other report's id begins with.
    [[nodiscard]] std::string short_id(std::string_view id) const;
    // The outlet; where it is not known the host of the URL, else the beginning of the headline, “Storm shuts the ferry …”, with the short
    // id behind it where another of these reports begins alike; "unnamed outlet (notes-3)", after the file or record, where there is none.
    [[nodiscard]] std::string outlet(std::string_view id) const;
    // Whether it is an outlet or a host that outlet() gives.
    [[nodiscard]] bool has_outlet(std::string_view id) const;
    // The title; where there is none the beginning of the article; "(no title)" where there is neither.
    [[nodiscard]] std::string headline(std::string_view id) const;
    // What a story is called: the title of its earliest report that has one, else the names that it is about.
    [[nodiscard]] std::string name(const StoryRow& story) const;
    // "Harlow Times, 5 Aug 2025"; "Harlow Times (decided), 5 Aug 2025" where a person decided the outlet;
    // "Harlow Times, 5 Aug 2025, earlier version" where the record has a newer one.
    [[nodiscard]] std::string outlet_and_date(std::string_view id) const;
    // "says “on Tuesday” of what Harlow Times, 5 Aug 2025, dates 4 Aug 2025"
    [[nodiscard]] std::string dated_by(const ReportRow::DatedBy& by) const;
    // The number, from 1, of the paragraph of the report's text that the code point is in; 0 where that is not known.
    [[nodiscard]] std::size_t paragraph(std::string_view id, std::uint32_t at) const;
    [[nodiscard]] const std::vector<ReportRow>& reports() const { return reports_; }

private:
    static constexpr std::size_t kShortId = 6;  // characters; of hexadecimal digits enough for some thousand reports
    struct Entry {
        std::size_t index = 0;
        std::size_t short_length = 0;  // bytes
        bool begins_alike = false;     // as another that has no outlet either
    };
    // The beginning of the headline in quotation marks; empty where there is none.
    [[nodiscard]] std::string beginning(const ReportRow& report) const;
    const std::vector<ReportRow>& reports_;
    std::unordered_map<std::string_view, Entry> by_id_;
};

// The outlets of reports, each id given once. Of what is named, the host of an address included, each counts once.
OutletCount count_outlets(const std::vector<std::string>& reports, const ReportBook& book);

// The ids of the reports that rows speak of, each once, in no order.
std::vector<std::string> reports_of(const std::vector<StatementRow>& rows);
std::vector<std::string> reports_of(const std::vector<EventRow>& rows);
std::vector<std::string> reports_of(const std::vector<QuotationRow>& rows);
std::vector<std::string> reports_of(const std::vector<ClaimRow>& rows);  // and the outlets of their chains
std::vector<std::string> reports_of(const std::vector<DifferenceRow>& rows);
std::vector<std::string> reports_of(const std::vector<StoryRow>& rows);
std::vector<std::string> reports_of(const std::vector<ReuseRow>& rows);
std::vector<std::string> reports_of(const std::vector<RevisionRow>& rows);
std::vector<std::string> reports_of(const std::vector<RecurringLineRow>& rows);
std::vector<std::string> reports_of(const std::vector<NameRow>& rows);  // of their reasons and mentions
std::vector<std::string> reports_of(const std::vector<Hit>& rows);
std::vector<std::string> reports_of(const std::vector<DecisionRow>& rows);
std::vector<std::string> reports_of(const std::vector<ReportRow>& rows);  // and of those that date them

// "54–131", or "54–80, 90–131"
std::string span_words(const std::vector<CodePointSpan>& spans);

}  // namespace onrecord
