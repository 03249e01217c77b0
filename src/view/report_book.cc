#include "view/report_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <unordered_set>

#include "base/web_address.h"
#include "text/utf8.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kOpening = 90;    // characters of an article's beginning that stand for a title
constexpr std::size_t kBeginning = 30;  // characters of a headline that stand for an outlet

std::size_t common_prefix(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

ReportBook::ReportBook(const std::vector<ReportRow>& reports) : reports_(reports) {
    std::vector<std::string_view> ids;
    ids.reserve(reports.size());
    for (const auto& report : reports) ids.push_back(report.id);
    std::sort(ids.begin(), ids.end());
    std::unordered_map<std::string_view, std::size_t> n_shared, lengths;
    for (const auto& report : reports) n_shared.emplace(report.id, report.n_shared);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::size_t shared = n_shared[ids[i]];  // with a neighbour: no other id shares more
        if (i > 0) shared = std::max(shared, common_prefix(ids[i], ids[i - 1]));
        if (i + 1 < ids.size()) shared = std::max(shared, common_prefix(ids[i], ids[i + 1]));
        std::size_t length = std::min(std::max(shared + 1, kShortId), ids[i].size());
        while (length < ids[i].size() && !is_border(ids[i], length)) ++length;
        // A few characters more are no loss where they end the id ("report-12" rather than "report-1"), and read better.
        if (ids[i].size() <= length + 4) length = ids[i].size();
        lengths.emplace(ids[i], length);
    }
    for (std::size_t i = 0; i < reports.size(); ++i) by_id_.emplace(reports[i].id, Entry{i, lengths[reports[i].id]});
    std::unordered_map<std::string, Entry*> first;  // of each beginning
    for (const auto& report : reports) {
        if (has_outlet(report.id)) continue;
        Entry& entry = by_id_.find(report.id)->second;
        const auto [known, is_new] = first.emplace(beginning(report), &entry);
        if (!is_new) known->second->begins_alike = entry.begins_alike = true;
    }
}

const ReportRow* ReportBook::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &reports_[found->second.index];
}

std::size_t ReportBook::number(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? 0 : found->second.index + 1;
}

std::string ReportBook::short_id(std::string_view id) const {
    const auto found = by_id_.find(id);
    return std::string(found == by_id_.end() ? id : id.substr(0, found->second.short_length));
}

std::string ReportBook::outlet(std::string_view id) const {
    const ReportRow* report = find(id);
    if (report == nullptr) return std::string(id);
    if (!report->outlet.empty()) return report->outlet;
    if (const auto host = host_of(report->url); !host.empty()) return std::string(host);
    if (auto words = beginning(*report); !words.empty())
        return by_id_.find(id)->second.begins_alike ? fmt::format("{} ({})", words, short_id(id)) : words;
    std::string_view file = report->input;
    if (const auto record = file.rfind('#'); record != std::string_view::npos) {
        file.remove_prefix(record + 1);
    } else {
        file = file.substr(file.find_last_of('/') + 1);  // npos + 1 is 0
        if (const auto ending = file.rfind('.'); ending != std::string_view::npos && ending > 0) file = file.substr(0, ending);
    }
    return fmt::format("unnamed outlet ({})", file.empty() ? short_id(id) : std::string(file));
}

std::string ReportBook::beginning(const ReportRow& report) const {
    const std::string& headline = report.title.empty() ? report.opening : report.title;
    return headline.empty() ? std::string() : in_quotation_marks(shortened(headline, kBeginning));
}

bool ReportBook::has_outlet(std::string_view id) const {
    const ReportRow* report = find(id);
    return report != nullptr && (!report->outlet.empty() || !host_of(report->url).empty());
}

std::string ReportBook::headline(std::string_view id) const {
    const ReportRow* report = find(id);
    if (report == nullptr) return std::string(id);
    if (!report->title.empty()) return report->title;
    if (!report->opening.empty()) return shortened(report->opening, kOpening);
    return "(no title)";
}

std::string ReportBook::name(const StoryRow& story) const {
    if (!story.title.empty()) return story.title;
    if (!story.about.empty()) return fmt::format("{}", fmt::join(story.about, ", "));
    return story.reports.empty() ? story.id : headline(story.reports.front());
}

std::string ReportBook::outlet_and_date(std::string_view id) const {
    const ReportRow* report = find(id);
    if (report == nullptr) return fmt::format("{}, {}", id, date_or_unknown(""));
    const auto mark = [](bool is_decided) { return is_decided ? " (decided)" : ""; };
    return fmt::format("{}{}, {}{}{}", outlet(id), mark(report->outlet_decided), date_or_unknown(report->published),
                       mark(report->date_decided), report->newer.empty() ? "" : ", earlier version");
}

std::size_t ReportBook::paragraph(std::string_view id, std::uint32_t at) const {
    const ReportRow* report = find(id);
    if (report == nullptr) return 0;
    const auto& begins = report->paragraphs;
    return static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), at) - begins.begin());
}

std::string ReportBook::dated_by(const ReportRow::DatedBy& by) const {
    return fmt::format("says “{}” of what {} dates {}", by.words.words, outlet_and_date(by.other.report), readable_date(by.date));
}

OutletCount count_outlets(const std::vector<std::string>& reports, const ReportBook& book) {
    std::set<std::string> outlets;
    OutletCount n;
    for (const auto& id : reports) {
        if (book.has_outlet(id)) {
            outlets.insert(book.outlet(id));
        } else {
            ++n.n_unnamed;
        }
    }
    n.n_named = outlets.size();
    return n;
}

namespace {

// Of all `rows` what name(row, put) puts, each once, in order. A large claim names each of its reports many times.
template <class Rows, class Name>
std::vector<std::string> each_once(const Rows& rows, const Name& name) {
    std::unordered_set<std::string_view> once;
    for (const auto& row : rows) name(row, [&](const std::string& id) { once.insert(id); });
    std::vector<std::string> ids(once.begin(), once.end());
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

std::vector<std::string> reports_of(const std::vector<StatementRow>& rows) {
    return each_once(rows, [](const StatementRow& row, const auto& put) { put(row.report); });
}
std::vector<std::string> reports_of(const std::vector<EventRow>& rows) {
    return each_once(rows, [](const EventRow& row, const auto& put) {
        for (const auto& telling : row.tellings) put(telling.evidence.report);
    });
}
std::vector<std::string> reports_of(const std::vector<QuotationRow>& rows) {
    return each_once(rows, [](const QuotationRow& row, const auto& put) {
        for (const auto& use : row.uses) put(use.report);
    });
}
std::vector<std::string> reports_of(const std::vector<ClaimRow>& rows) {
    return each_once(rows, [](const ClaimRow& row, const auto& put) {
        for (const auto& use : row.uses) put(use.evidence.report);
        for (const auto& origin : row.origins)
            for (const auto& reason : origin.reasons)
                for (const auto& place : reason.places) put(place.report);
        for (const auto* answers : {&row.against, &row.refusals})
            for (const auto& answer : *answers) put(answer.use.evidence.report);
        for (const auto& hedge : row.hedges) put(hedge.evidence.report);
        put(row.first);
        for (const auto& [from, to] : row.chain) {
            put(from);
            put(to);
        }
    });
}
std::vector<std::string> reports_of(const std::vector<DifferenceRow>& rows) {
    return each_once(rows, [](const DifferenceRow& row, const auto& put) {
        for (const auto& value : row.values) put(value.evidence.report);
    });
}
std::vector<std::string> reports_of(const std::vector<StoryRow>& rows) {
    return each_once(rows, [](const StoryRow& row, const auto& put) {
        for (const auto& report : row.reports) put(report);
    });
}
std::vector<std::string> reports_of(const std::vector<ReuseRow>& rows) {
    return each_once(rows, [](const ReuseRow& row, const auto& put) {
        put(row.first);
        put(row.second);
        if (!row.third.empty()) put(row.third);
    });
}
std::vector<std::string> reports_of(const std::vector<RevisionRow>& rows) {
    return each_once(rows, [](const RevisionRow& row, const auto& put) {
        put(row.older);
        put(row.newer);
    });
}
std::vector<std::string> reports_of(const std::vector<RecurringLineRow>& rows) {
    return each_once(rows, [](const RecurringLineRow& row, const auto& put) {
        for (const auto& place : row.places) put(place.report);
    });
}
std::vector<std::string> reports_of(const std::vector<NameRow>& rows) {
    return each_once(rows, [](const NameRow& row, const auto& put) {
        for (const auto& reason : row.reasons) put(reason.place.report);
        for (const auto& mention : row.mentions) put(mention.report);
    });
}
std::vector<std::string> reports_of(const std::vector<Hit>& rows) {
    return each_once(rows, [](const Hit& row, const auto& put) { put(row.report); });
}

std::vector<std::string> reports_of(const std::vector<DecisionRow>& rows) {
    return each_once(rows, [](const DecisionRow& row, const auto& put) {
        for (const auto& item : row.items) {
            if (!item.report.empty()) put(item.report);
            for (const Evidence& place : item.places) put(place.report);
        }
    });
}
std::vector<std::string> reports_of(const std::vector<ReportRow>& rows) {
    return each_once(rows, [](const ReportRow& row, const auto& put) {
        put(row.id);
        for (const auto& by : row.dated_by) put(by.other.report);
        if (!row.newer.empty()) put(row.newer);
    });
}

std::string span_words(const std::vector<CodePointSpan>& spans) {
    std::string out;
    for (const auto& span : spans) fmt::format_to(std::back_inserter(out), "{}{}–{}", out.empty() ? "" : ", ", span.begin, span.end);
    return out;
}

}  // namespace onrecord
