// Full-text search, and search by who said it, in which outlet, when, to whom or in what way. A query that cannot be answered is answered
// with what was wrong in it and how to ask.
#include <algorithm>

#include "onrecord/date.h"
#include "view/site/pages.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kHits = 50;                                                 // passages shown
constexpr std::size_t kHitsSifted = 300;                                          // asked for where a filter takes some of them away
constexpr std::string_view kHitBegin = "\xe2\x90\x82", kHitEnd = "\xe2\x90\x83";  // as Hit::passage has them

// The passage with its hits marked; unpaired marks are left out.
Html passage_html(std::string_view passage) {
    Html out;
    while (!passage.empty()) {
        const auto begin = passage.find(kHitBegin);
        if (begin == std::string_view::npos) return out + isolated(passage);
        out += isolated(passage.substr(0, begin));
        passage.remove_prefix(begin + kHitBegin.size());
        const auto end = std::min(passage.find(kHitEnd), passage.size());
        out += html("<mark class=\"on\">{}</mark>", isolated(passage.substr(0, end)));
        passage.remove_prefix(std::min(passage.size(), end + kHitEnd.size()));
    }
    return out;
}

}  // namespace

void Pages::search() {
    const std::string words = query("q");
    StatementFilter filter(query_);
    filter.words.clear();  // the field is "q" here
    head(words.empty() ? "Search" : "Search: " + words);
    SiteAnchors anchors(stock_);
    const Setting setting{stock_.book, anchors};
    std::vector<std::string> outlets = stock_.outlets;
    if (outlets.size() > kNamesShown) outlets.resize(kNamesShown);
    put("</header>\n<main id=\"main\"><h1>Search</h1>\n<form class=\"ledger-filter\" "
        "action=\"/search\">\n{}{}{}{}{}{}<button>Search</button></form>\n",
        field("Words", "q", words), field("Said by", "speaker", query("speaker")), field("Said to, or in", "channel", query("channel")),
        choice("Outlet", "outlet", names_as_choices(outlets), filter.outlet), field("Published from", "from", filter.from),
        field("Published to", "to", filter.to));
    const Html help = html(
        "<p class=\"note\">Words that must all occur; <kbd>\"harbour wall\"</kbd> for a phrase, <kbd>silt OR mud</kbd>, <kbd>wall NOT "
        "sea</kbd>, <kbd>harb*</kbd> for a beginning, <kbd>NEAR(wall silt, 5)</kbd>. With a name in “said by” or an outlet, court or "
        "letter in “said to, or in”, statements are searched, for the words as they are. Days are written 2025-08-05, months "
        "2025-08.</p>\n");
    if (write_wrong_days(filter.from, filter.to)) {
        put("{}", help);
        return foot();
    }
    if (words.empty() && filter.is_empty()) {
        put("{}", help);
        return foot();
    }
    const auto has_report = [&](const ReportRow& report) {
        return (filter.outlet.empty() || stock_.book.outlet(report.id) == filter.outlet) &&
               is_between(report.published, filter.from, filter.to);
    };
    if (!filter.speaker.empty() || !filter.channel.empty()) {
        Record::StatementsLike like{filter.speaker, filter.channel, words, std::nullopt};
        if (!filter.outlet.empty() || !filter.from.empty() || !filter.to.empty()) {
            like.reports.emplace();
            for (const auto& report : stock_.reports)
                if (has_report(report)) like.reports->push_back(report.id);
        }
        const std::size_t asked_page = std::max<std::size_t>(1, number_of(query("page"), 1));
        const auto found = stock_.record.statements_like(like, {(asked_page - 1) * kOnPage, kOnPage});
        put("<h2>Statements <span class=\"count\">{}</span></h2>\n", with_commas(found.n));
        if (found.rows.empty()) put("<p>Nobody says that. Leave out a field, or write less of a name.</p>\n{}", help);
        const ListPart part = part_of(found.n, query_);
        list_of_statements(found.rows, setting);
        write_part(out_, part, "/search", query_);
        return foot();
    }
    const bool is_sifted = !filter.is_empty();
    if (words.empty()) {  // the reports of an outlet or of some days
        std::vector<const ReportRow*> found;
        for (const auto& report : stock_.reports)
            if (has_report(report)) found.push_back(&report);
        put("<h2>Reports <span class=\"count\">{}</span></h2>\n", with_commas(found.size()));
        const ListPart part = part_of(found.size(), query_);
        keep(found, part);
        put("<ol class=\"plain\">\n");
        for (const auto* report : found)
            put("<li>{}\n<p class=\"meta\">{}</p></li>\n",
                setting.link(Thing::report, report->id, isolated(stock_.book.headline(report->id))), about_report(*report, stock_.book));
        put("</ol>\n");
        write_part(out_, part, "/search", query_);
        return foot();
    }
    const auto hits = stock_.record.search(words, is_sifted ? kHitsSifted : kHits);
    if (!hits) {
        put("<p>Nothing could be searched for: {}.</p>\n{}", isolated(hits.error().message), help);
        return foot();
    }
    std::vector<const Hit*> found;
    for (const auto& hit : hits.value()) {
        const ReportRow* report = stock_.book.find(hit.report);
        if (report == nullptr || !has_report(*report)) continue;
        found.push_back(&hit);
    }
    if (found.empty()) put("<p>No report {} all of “{}”.</p>\n{}", is_sifted ? "of this kind has" : "has", isolated(words), help);
    const std::size_t n_shown = std::min(kHits, found.size());
    put("<ul class=\"plain\">\n");
    for (std::size_t i = 0; i < n_shown; ++i) {
        const Hit& hit = *found[i];
        const Html place = isolated(stock_.book.outlet_and_date(hit.report));
        put("<li><p class=\"sentence\">{}</p>\n<p class=\"meta\">{}</p></li>\n", passage_html(hit.passage),
            dotted({hit.span.begin < hit.span.end ? anchors.words(hit.report, {hit.span}, place, false)
                                                  : setting.link(Thing::report, hit.report, place),
                    hit.where == "statement" ? "a statement" : "", isolated(stock_.book.headline(hit.report))}));
    }
    put("</ul>\n");
    const bool is_cut = n_shown < found.size() || hits.value().size() == (is_sifted ? kHitsSifted : kHits);
    if (n_shown > 0) put("<p class=\"meta\">{}{}</p>\n", counted(n_shown, "passage"), is_cut ? "; there may be more: add a word" : "");
    foot();
}

}  // namespace onrecord
