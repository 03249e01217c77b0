// Full-text search, and search by who said it, in which outlet, when, to whom or in what way. A query that cannot be answered is answered
// with what was wrong in it and how to ask.
#include <algorithm>

#include "onrecord/date.h"
#include "view/site/pages.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kHits = 50;                                                 // passages shown
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
    put("</header>\n<main id=\"main\"><h1>Search</h1>\n<form class=\"ledger-filter\" "
        "action=\"/search\">\n{}{}{}{}{}{}<button>Search</button></form>\n",
        field("Words", "q", words), field("Said by", "speaker", query("speaker")), field("Said to, or in", "channel", query("channel")),
        choice("Outlet", "outlet", names_as_choices(stock_.outlets), filter.outlet), field("Published from", "from", filter.from),
        field("Published to", "to", filter.to));
    const Html help = html(
        "<p class=\"note\">Words that must all occur; <kbd>\"harbour wall\"</kbd> for a phrase, <kbd>silt OR mud</kbd>, <kbd>wall NOT "
        "sea</kbd>, <kbd>harb*</kbd> for a beginning, <kbd>NEAR(wall silt, 5)</kbd>. With a name in “said by” or an outlet, court or "
        "letter in “said to, or in”, statements alone are searched. Days are written 2025-08-05, months "
        "2025-08.</p>\n");
    if (write_wrong_days(filter.from, filter.to)) {
        put("{}", help);
        return foot();
    }
    if (words.empty() && filter.is_empty()) {
        put("{}", help);
        return foot();
    }
    SiteAnchors anchors;
    const Record::ReportsLike reports{filter.outlet, filter.from, filter.to};
    const std::size_t begin = (std::max<std::size_t>(1, number_of(query("page"), 1)) - 1) * kOnPage;
    if (!filter.speaker.empty() || !filter.channel.empty()) {
        const auto found = stock_.record.statements_like({filter.speaker, filter.channel, words, reports}, {begin, kOnPage});
        know(found.rows);
        put("<h2>Statements <span class=\"count\">{}</span></h2>\n", with_commas(found.n));
        if (found.rows.empty()) put("<p>Nobody says that. Leave out a field, or write less of a name.</p>\n{}", help);
        const ListPart part = part_of(found.n, query_);
        list_of_statements(found.rows, Setting{book(), anchors});
        write_part(out_, part, "/search", query_);
        return foot();
    }
    if (words.empty()) {  // the reports of an outlet or of some days
        const auto found = stock_.record.reports_like(reports, {begin, kOnPage});
        put("<h2>Reports <span class=\"count\">{}</span></h2>\n", with_commas(found.n));
        list_of_reports(found.rows);
        write_part(out_, part_of(found.n, query_), "/search", query_);
        return foot();
    }
    const auto hits = stock_.record.search(words, kHits, reports);
    if (!hits) {
        put("<p>Nothing could be searched for: {}.</p>\n{}", isolated(hits.error().message), help);
        return foot();
    }
    know(hits.value());
    const Setting setting{book(), anchors};
    if (hits.value().empty())
        put("<p>No report {} all of “{}”.</p>\n{}", reports.is_empty() ? "has" : "of this kind has", isolated(words), help);
    put("<ul class=\"plain\">\n");
    for (const Hit& hit : hits.value()) {
        const Html place = isolated(book().outlet_and_date(hit.report));
        put("<li><p class=\"sentence\">{}</p>\n<p class=\"meta\">{}</p></li>\n", passage_html(hit.passage),
            dotted({hit.span.begin < hit.span.end ? anchors.words(hit.report, {hit.span}, place, false)
                                                  : setting.link(Thing::report, hit.report, place),
                    hit.where == "statement" ? "a statement" : "", isolated(book().headline(hit.report))}));
    }
    put("</ul>\n");
    if (const std::size_t n = hits.value().size(); n > 0)
        put("<p class=\"meta\">{}{}</p>\n", counted(n, "passage"), n == kHits ? "; there may be more: add a word" : "");
    foot();
}

}  // namespace onrecord
