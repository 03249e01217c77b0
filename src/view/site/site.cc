// Addresses to pages, and what every page has: its head, its foot, the parts of a list, forms. The pages of a story are in
// story_pages.cc, its statements in statements_page.cc, reports, search and decisions in files of their names.
// Tests: tests/cli/serve_test.cc, tests/browser.
#include "view/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/ascii.h"
#include "base/data.h"
#include "base/web_address.h"
#include "view/site/pages.h"
#include "view/story_cases.h"
#include "view/wording.h"

namespace onrecord {

std::string value_of(const Query& query, std::string_view name) {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return {};
}

std::size_t number_of(std::string_view words, std::size_t otherwise) {
    std::size_t n = 0;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), n);
    return error == std::errc() && end == words.data() + words.size() ? n : otherwise;
}

bool has_words(std::string_view text, const std::string& lowered) {
    return lowered.empty() || lower_case(text).find(lowered) != std::string::npos;
}

ListPart part_of(std::size_t n, const Query& query) {
    ListPart part;
    part.n = n;
    const std::size_t n_pages = std::max<std::size_t>(1, (n + kOnPage - 1) / kOnPage);
    part.page = std::clamp<std::size_t>(number_of(value_of(query, "page"), 1), 1, n_pages);
    part.begin = (part.page - 1) * kOnPage;
    part.end = std::min(n, part.begin + kOnPage);
    return part;
}

ListPart part_at(std::size_t n, std::size_t position) {
    return part_of(n, {{"page", std::to_string(position / kOnPage + 1)}});
}

std::string asked_again(const std::string& address, const Query& query, std::string_view without) {
    std::string out = address;
    char sign = '?';
    for (const auto& [name, value] : query) {
        if (name == without || value.empty()) continue;
        out.append(1, sign).append(percent_encoded(name)).append("=").append(percent_encoded(value));
        sign = '&';
    }
    return out;
}

void write_part(Writer& out, const ListPart& part, const std::string& address, const Query& query) {
    if (part.n <= kOnPage) return;
    const std::string here = asked_again(address, query, "page");
    const auto to = [&](std::size_t page) { return fmt::format("{}{}page={}", here, here == address ? '?' : '&', page); };
    out.put("<p class=\"meta parts\">{}</p>\n",
            dotted({part.page > 1 ? link_to(to(part.page - 1), "before") : Html(),
                    fmt::format("{}–{} of {}", with_commas(part.begin + 1), with_commas(part.end), with_commas(part.n)),
                    part.end < part.n ? link_to(to(part.page + 1), "next") : Html()}));
}

Html option(std::string_view value, std::string_view label, std::string_view chosen) {
    return html("<option value=\"{}\"{}>{}</option>", value, value == chosen ? html(" selected") : Html(), label);
}

Html choice(std::string_view label, std::string_view name, const std::vector<std::pair<std::string, std::string>>& values,
            std::string_view chosen) {
    Html options = option("", "all", chosen);
    for (const auto& [value, words] : values) options += option(value, words, chosen);
    return html("<label>{} <select name=\"{}\">{}</select></label>\n", label, name, options);
}

Html field(std::string_view label, std::string_view name, std::string_view value) {
    return html("<label>{} <input name=\"{}\" value=\"{}\"></label>\n", label, name, value);
}

std::vector<std::pair<std::string, std::string>> names_as_choices(const std::vector<std::string>& names) {
    std::vector<std::pair<std::string, std::string>> choices;
    for (const auto& name : names) choices.emplace_back(name, name);
    return choices;
}

void Pages::head(std::string_view title) {
    put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>{}</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n<link rel=\"icon\" "
        "href=\"/icon.svg\">\n</head>\n"
        "<body class=\"site\">\n<a class=\"skip\" href=\"#main\">To the content</a>\n<header>\n<div class=\"top\"><a class=\"home\" "
        "href=\"/\">onrecord</a><a href=\"/sources\">All sources</a><a href=\"/decisions\">Decisions</a>"
        "<form action=\"/search\" role=\"search\"><input id=\"q\" name=\"q\" type=\"search\" aria-label=\"Words to search for\" "
        "value=\"{}\"><button>Search</button></form></div>\n",
        title, query("q"));
}

void Pages::foot() {
    put("</main>\n<footer class=\"note\">It is shown who says what, and in which report; not what is true. A program read the reports and "
        "can be "
        "wrong: every entry leads to the words that it rests on.</footer>\n</body>\n</html>\n");
    page_.body = out_.take();
}

void Pages::nothing(std::string_view words) {
    page_.status = 404;
    head("Not found");
    put("</header>\n<main id=\"main\"><h1>Not found</h1>\n<p>{}</p>\n<p><a href=\"/\">To the first page</a></p>\n", words);
    foot();
}

void Pages::head_of(const CaseOfPage& one, std::string_view section, std::string_view title) {
    head(title.empty() ? std::string_view(one.name) : title);
    put("<div class=\"case\">\n");
    if (section.empty()) {
        put("<h1>{}</h1>\n", isolated(one.name));
    } else {
        const std::string_view tag = title.empty() ? "h1" : "p";  // else the page has a title of its own below
        put("<{0} class=\"case-name\"><a href=\"{1}\">{2}</a></{0}>\n", tag, case_address(one), isolated(one.name));
    }
    put("<p class=\"meta\">{}</p>\n</div>\n",
        dotted({reports_by_outlets(one.reports.size(), {one.outlets.size(), one.n_unnamed}), date_range(one.first_date, one.last_date)}));
    struct Section {
        std::string_view address, name;
        std::size_t n;
    };
    const Section sections[] = {{"", "Story", 1},
                                {"timeline", "Timeline", one.count(List::timeline)},
                                {"claims", "Claims", one.count(List::claims)},
                                {"statements", "Statements", one.count(List::statements)},
                                {"quotations", "Quotations", one.count(List::quotations)},
                                {"differences", "Differences", one.count(List::differences)},
                                {"people", "People", one.count(List::people)},
                                {"names", "Organizations and places", one.count(List::names)},
                                {"reuse", "Shared text", one.count(List::reuse)},
                                {"sources", "Sources", one.reports.size()}};
    put("<nav aria-label=\"Sections\"><ul>");
    for (const auto& item : sections) {
        if (item.n == 0) continue;
        const bool here = item.address == section;
        put("<li><a href=\"{}\"{}>{}</a></li>", case_address(one, item.address), here ? html(" aria-current=\"page\"") : Html(), item.name);
    }
    put("</ul></nav>\n</header>\n<main id=\"main\">\n");
}

void Pages::cases() {
    const Record& record = stock_.record;
    const Summary& s = stock_.summary;
    const ListPart part = part_of(stock_.n_cases, query_);
    const auto stories = record.cases({part.begin, kOnPage});
    head("What is on the record");
    put("<div class=\"case\"><h1>What is on the record</h1>\n<p class=\"lead\">{}, {}</p>\n<p "
        "class=\"meta\">{}</p></div>\n</header>\n<main "
        "id=\"main\">\n",
        reports_by_outlets(s.n_reports, {s.n_outlets, s.n_unnamed}), date_range(s.first_date, s.last_date),
        dotted({counted(part.n, "story", "stories"), counted(s.n_statements, "statement"), counted(s.n_people, "person", "people"),
                s.n_problems == 0 ? std::string() : counted(s.n_problems, "document") + " could not be read"}));
    if (stories.empty()) put("<p>No report has been read yet: onrecord build RECORD INPUT…</p>\n");
    put("<ol class=\"plain cases\">\n");
    for (const auto& one : cases_of(stories)) {
        std::vector<StoryRow> of_case;
        for (const auto* story : one.stories) of_case.push_back(*story);
        put("<li><h2><a href=\"/story/{}\">{}</a></h2>\n<p class=\"meta\">{}</p>\n", one.id, isolated(stock_.name_of(of_case)),
            dotted({counted(one.reports.size(), "report"), date_range(one.first_date, one.last_date)}));
        // The newest that happened, with what is said to have happened after the last report left out.
        const auto newest = record.latest_event(one.id, one.last_date);
        if (newest) put("<p class=\"newest\">{}: {}</p>\n", dated(newest->date), isolated(newest->text));
        put("</li>\n");
    }
    put("</ol>\n");
    write_part(out_, part, "/", query_);
    foot();
}

void Pages::list_of_reports(const std::vector<ReportRow>& reports) {
    const ReportBook book(reports);
    put("<ol class=\"plain\">\n");
    for (const auto& report : reports)
        put("<li>{}\n<p class=\"meta\">{}</p></li>\n", link_to(report_address(report.id), isolated(book.headline(report.id))),
            about_report(report, book));
    put("</ol>\n");
}

void Pages::sources() {
    head("All sources");
    put("</header>\n<main id=\"main\"><h1>All sources</h1>\n");
    const ListPart part = part_of(stock_.summary.n_reports, query_);
    list_of_reports(stock_.record.reports({part.begin, kOnPage}));
    write_part(out_, part, "/sources", query_);
    const auto problems = stock_.record.problems({0, kOnPage});
    if (!problems.empty()) {
        const std::size_t n = stock_.record.count(List::problems);
        put("<h2>Could not be read <span class=\"count\">{}</span></h2>\n<ul>\n", counted(n, "document"));
        for (const auto& problem : problems)
            put("<li>{}<p class=\"meta\">{}</p></li>\n", isolated(problem.input), isolated(problem.reason));
        put("</ul>\n");
        if (problems.size() < n)
            put("<p class=\"meta\">and {}; onrecord show lists them all</p>\n", counted(n - problems.size(), "more document"));
    }
    foot();
}

void Pages::answer(const std::vector<std::string>& path) {
    const Record& record = stock_.record;
    if (path.empty()) {
        if (stock_.n_cases != 1) return cases();
        const auto stories = record.cases({0, 1});
        const auto one = stock_.find_case(cases_of(stories).front().id);
        return one ? case_page(*one, "") : cases();
    }
    if (path[0] == "story" && (path.size() == 2 || path.size() == 3)) {
        const auto one = stock_.find_case(path[1]);
        if (!one) return nothing("There is no such story; ids change when reports are added.");
        return path.size() == 3 && path[2] == "statements.csv" ? statements_table(*one) : case_page(*one, path.size() == 3 ? path[2] : "");
    }
    const Slice item{0, 1, {Scope::Of::item, path.size() == 2 ? path[1] : std::string()}};
    if (path[0] == "claim")
        if (const auto found = record.claims(item); !found.empty()) return claim(found.front());
    if (path[0] == "event")
        if (const auto found = record.timeline(item); !found.empty()) return event(found.front());
    if (path[0] == "quotation")
        if (const auto found = record.quotations(item); !found.empty()) return quotation(found.front());
    if (path[0] == "person")
        if (const auto found = record.people(PersonDetail::mentions, item); !found.empty()) return person(found.front());
    if (path[0] == "report" && path.size() <= 2) {
        const auto found = record.reports({0, 1, {Scope::Of::report, path.size() == 2 ? path[1] : query("id")}});
        if (!found.empty()) return report(found.front());
    }
    if (path.size() == 1 && path[0] == "sources") return sources();
    if (path.size() == 1 && path[0] == "search") return search();
    if (path.size() == 1 && path[0] == "decisions") return decisions();
    nothing("There is no such page; ids of stories, claims and people change when reports are added.");
}

struct Site::Impl {
    const Record& record;
    std::string form_token;
    std::optional<Stock> stock;
};

Site::Site(const Record& record, std::string form_token) : impl_(new Impl{record, std::move(form_token), std::nullopt}) {}
Site::~Site() = default;

SitePage Site::page(const std::vector<std::string>& path, const std::vector<std::pair<std::string, std::string>>& query) const {
    SitePage page;
    if (path.size() == 1 && path[0] == "style.css") {
        page.type = "text/css; charset=utf-8";
        page.body = std::string(data_file("view/dossier.css").value_or("")) + std::string(data_file("view/site.css").value_or(""));
    } else if (path.size() == 1 && path[0] == "icon.svg") {
        page.type = "image/svg+xml";
        page.body = data_file("view/icon.svg").value_or("");
    } else {
        const Status answered = impl_->record.read_together([&] {
            if (!impl_->stock || impl_->stock->version != impl_->record.version()) impl_->stock.emplace(impl_->record);
            Pages(*impl_->stock, query, impl_->form_token, page).answer(path);
        });
        if (!answered) {
            impl_->stock.reset();
            page = {500, "text/plain; charset=utf-8", answered.error().message + "\n", {}};
        }
    }
    return page;
}

}  // namespace onrecord
