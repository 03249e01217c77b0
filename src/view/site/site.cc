// Addresses to pages. Each page is written from the rows of its case alone, lists in parts of kOnPage.
#include "view/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/data.h"
#include "base/web_address.h"
#include "text/utf8.h"
#include "view/claim_words.h"
#include "view/html/pictures.h"
#include "view/html/sections.h"
#include "view/site/stock.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kOnPage = 100;                                              // entries of a list
constexpr std::size_t kNamesShown = 200;                                          // of a filter's choices
constexpr std::size_t kHits = 50;                                                 // passages of a search
constexpr double kLowConfidence = 0.6;                                            // of a statement's probability; below it is marked
constexpr std::size_t kMaxSpans = 64;                                             // of "at"
constexpr std::string_view kHitBegin = "\xe2\x90\x82", kHitEnd = "\xe2\x90\x83";  // as Hit::passage has them

using Query = std::vector<std::pair<std::string, std::string>>;

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

std::string lower(std::string_view words) {
    std::string out(words);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

bool has_words(std::string_view text, const std::string& lowered) {
    return lowered.empty() || lower(text).find(lowered) != std::string::npos;
}

// The part of a list that is on this page.
struct Part {
    std::size_t begin = 0, end = 0, n = 0, page = 1;
};

Part part_of(std::size_t n, const Query& query) {
    Part part;
    part.n = n;
    const std::size_t n_pages = std::max<std::size_t>(1, (n + kOnPage - 1) / kOnPage);
    part.page = std::clamp<std::size_t>(number_of(value_of(query, "page"), 1), 1, n_pages);
    part.begin = (part.page - 1) * kOnPage;
    part.end = std::min(n, part.begin + kOnPage);
    return part;
}

template <class Row>
void keep(std::vector<Row>& rows, const Part& part) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(part.end), rows.end());
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(part.begin));
}

// "101–200 of 950", with the ways to the parts before and after it; nothing where the list is whole.
void write_part(Writer& out, const Part& part, const std::string& address, const Query& query) {
    if (part.n <= kOnPage) return;
    const auto to = [&](std::size_t page) {
        std::string target = address + "?";
        for (const auto& [name, value] : query)
            if (name != "page") target += percent_encoded(name) + "=" + percent_encoded(value) + "&";
        return target + "page=" + std::to_string(page);
    };
    out.put("<p class=\"meta parts\">{}</p>\n",
            dotted({part.page > 1 ? link_to(to(part.page - 1), "before") : Html(),
                    fmt::format("{}–{} of {}", with_commas(part.begin + 1), with_commas(part.end), with_commas(part.n)),
                    part.end < part.n ? link_to(to(part.page + 1), "next") : Html()}));
}

struct Section {
    std::string_view address, name;
    std::size_t n;
};

class Pages {
public:
    Pages(const Stock& stock, const Query& query, SitePage& page) : stock_(stock), query_(query), page_(page) {}

    void answer(const std::vector<std::string>& path);

private:
    template <class... Parts>
    void put(fmt::format_string<Filling<Parts>...> pattern, const Parts&... parts) {
        out_.put(pattern, parts...);
    }
    [[nodiscard]] std::string query(std::string_view name) const { return value_of(query_, name); }

    void head(std::string_view title);
    void foot();
    void nothing(std::string_view words);
    void head_of(const CaseRows& one, std::string_view section, std::string_view title = {});

    void cases();
    void case_page(const CaseRows& one, const std::string& section);
    void story(const CaseRows& one, const Setting& setting);
    void statements(const CaseRows& one, const Setting& setting);
    void claim(const ClaimRow& claim);
    void quotation(const QuotationRow& quotation);
    void person(const PersonRow& person);
    void report(const ReportRow& report);
    void sources();
    void search();
    void list_of_statements(const std::vector<const StatementRow*>& statements, const Setting& setting);

    const Stock& stock_;
    const Query& query_;
    SitePage& page_;
    Writer out_;
};

void Pages::head(std::string_view title) {
    put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>{}</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n<link rel=\"icon\" "
        "href=\"/icon.svg\">\n</head>\n"
        "<body class=\"site\">\n<a class=\"skip\" href=\"#main\">To the content</a>\n<div class=\"top\"><a class=\"home\" "
        "href=\"/\">onrecord</a>"
        "<a href=\"/sources\">All sources</a><form action=\"/search\" role=\"search\"><label for=\"q\">Search</label><input id=\"q\" "
        "name=\"q\" "
        "type=\"search\" value=\"{}\"><button>Search</button></form></div>\n",
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
    put("<main id=\"main\"><h1>Not found</h1>\n<p>{}</p>\n<p><a href=\"/\">To the first page</a></p>\n", words);
    foot();
}

void Pages::head_of(const CaseRows& one, std::string_view section, std::string_view title) {
    const std::string name = stock_.name_of(one);
    head(title.empty() ? std::string_view(name) : title);
    std::set<std::string> outlets;
    std::size_t n_unnamed = 0;
    for (const auto number : one.reports) {
        const auto& report = stock_.rows.reports[number];
        outlets.insert(stock_.book.outlet(report.id));
        n_unnamed += report.outlet.empty() && report.url.empty();
    }
    put("<header class=\"case\">\n");
    if (section.empty()) {
        put("<h1>{}</h1>\n", isolated(name));
    } else {
        put("<p class=\"case-name\"><a href=\"{}\">{}</a></p>\n", case_address(one), isolated(name));
    }
    put("<p class=\"meta\">{}</p>\n</header>\n",
        dotted({reports_by_outlets(one.reports.size(), outlets.size()),
                n_unnamed > 0 ? counted(n_unnamed, "outlet") + " unnamed" : std::string(), date_range(one.first_date, one.last_date)}));
    const Section sections[] = {{"", "Story", 1},
                                {"timeline", "Timeline", one.timeline.size()},
                                {"claims", "Claims", one.claims.size()},
                                {"statements", "Statements", one.statements.size()},
                                {"quotations", "Quotations", one.quotations.size()},
                                {"differences", "Differences", one.differences.size()},
                                {"people", "People", one.people.size()},
                                {"reuse", "Shared text", one.reuse.size()},
                                {"sources", "Sources", one.reports.size()}};
    put("<nav aria-label=\"Sections\"><ul>");
    for (const auto& item : sections) {
        if (item.n == 0) continue;
        const bool here = item.address == section;
        put("<li><a href=\"{}\"{}>{}</a></li>", case_address(one, item.address), here ? html(" aria-current=\"page\"") : Html(), item.name);
    }
    put("</ul></nav>\n<main id=\"main\">\n");
}

void Pages::cases() {
    const Summary& s = stock_.rows.summary;
    head("What is on the record");
    put("<header class=\"case\"><h1>What is on the record</h1>\n<p class=\"lead\">{}, {}</p>\n<p class=\"meta\">{}</p></header>\n<main "
        "id=\"main\">\n",
        reports_by_outlets(s.n_reports, s.n_outlets), date_range(s.first_date, s.last_date),
        dotted({counted(stock_.cases.size(), "story", "stories"), counted(s.n_statements, "statement"),
                counted(s.n_people, "person", "people"),
                stock_.rows.problems.empty() ? std::string() : counted(stock_.rows.problems.size(), "document") + " could not be read"}));
    if (stock_.cases.empty()) put("<p>No report has been read yet: onrecord build RECORD INPUT…</p>\n");
    const Part part = part_of(stock_.cases.size(), query_);
    put("<ol class=\"plain cases\">\n");
    for (std::size_t i = part.begin; i < part.end; ++i) {
        const CaseRows& one = stock_.cases[i];
        put("<li><h2><a href=\"{}\">{}</a></h2>\n<p class=\"meta\">{}</p>\n", case_address(one), isolated(stock_.name_of(one)),
            dotted({counted(one.reports.size(), "report"), date_range(one.first_date, one.last_date)}));
        const EventRow* newest = nullptr;
        for (const auto number : one.timeline) {
            const auto& event = stock_.rows.timeline[number];
            if (!event.date.empty() && event.certainty == Certainty::happened && event.date <= one.last_date + "~") newest = &event;
        }
        if (newest != nullptr) put("<p class=\"newest\">{}: {}</p>\n", dated(newest->date), isolated(newest->text));
        put("</li>\n");
    }
    put("</ol>\n");
    write_part(out_, part, "/", query_);
    foot();
}

void Pages::story(const CaseRows& one, const Setting& setting) {
    const Rows rows = stock_.rows_of(one);
    const auto groups = group_by_speaker(rows.statements, stock_.book);
    write_story(out_, rows, groups, setting);
    if (const Html picture = timeline_picture(rows.timeline, setting); !picture.empty()) {
        open_section(out_, "over-time", "Over time", "");
        put("{}<p class=\"meta\"><a href=\"{}\">All {} with the sentences</a></p>\n", picture, case_address(one, "timeline"),
            counted(rows.timeline.size(), "event"));
        close_section(out_);
    }
    const auto single = of_one_origin(rows.claims);
    if (!single.empty()) {
        open_section(out_, "one-origin", "Rests on one origin", counted(single.size(), "claim"));
        put("<ul class=\"short\">\n");
        for (std::size_t i = 0; i < std::min<std::size_t>(single.size(), 8); ++i) {
            std::vector<std::string> origins;
            for (const auto& origin : single[i]->origins) origins.push_back(origin_name(origin, stock_.book));
            put("<li>{} <span class=\"count\">{}</span></li>\n", setting.link(Thing::claim, single[i]->id, isolated(title_of(*single[i]))),
                dotted({html("carried by {}", isolated(listed_names(outlets_of(*single[i], stock_.book)))),
                        html("rests on {}", isolated(listed_names(origins)))}));
        }
        put("</ul>\n");
        close_section(out_);
    }
}

void Pages::list_of_statements(const std::vector<const StatementRow*>& statements, const Setting& setting) {
    put("<ul class=\"plain ledger\">\n");
    for (const auto* s : statements) {
        const std::string& name = s->speaker.empty() ? s->source : s->speaker;
        const Html speaker = name.empty() ? Html("speaker not known") : isolated(name);
        const OccasionGroup occasion{{}, {s}};
        const Html decided = s->person_decided ? html(" <span class=\"tag\">who this is was decided by a person</span>") : Html();
        put("<li><p class=\"who\">{}{}{}</p>\n<ul class=\"plain\">", setting.link(Thing::person, s->person, speaker), decided,
            s->probability < kLowConfidence ? html(" <span class=\"tag unsure\">uncertain</span>") : Html());
        write_statement(out_, *s, s->speaker, occasion, setting);
        put("</ul></li>\n");
    }
    put("</ul>\n");
}

void Pages::statements(const CaseRows& one, const Setting& setting) {
    const std::string speaker = query("speaker"), outlet = query("outlet"), words = lower(query("words")), form = query("form"),
                      sort = query("sort"), sure = query("sure");
    std::set<std::string> outlets;
    std::vector<const StatementRow*> shown;
    for (const auto number : one.statements) {
        const auto& s = stock_.rows.statements[number];
        const std::string name = stock_.book.outlet(s.report);
        if (outlets.size() < kNamesShown) outlets.insert(name);
        if (!speaker.empty() && !has_words(s.speaker, lower(speaker)) && !has_words(s.source, lower(speaker))) continue;
        if (!outlet.empty() && name != outlet) continue;
        if (!form.empty() && name_of(s.form) != form) continue;
        if (sure == "low" && s.probability >= kLowConfidence) continue;
        if (sure == "high" && s.probability < kLowConfidence) continue;
        if (!words.empty() && !has_words(s.content, words) &&
            std::none_of(s.channels.begin(), s.channels.end(), [&](const auto& channel) { return has_words(channel, words); }))
            continue;
        shown.push_back(&s);
    }
    if (sort == "speaker")
        std::stable_sort(shown.begin(), shown.end(), [](const auto* a, const auto* b) { return a->speaker < b->speaker; });
    if (sort == "outlet")
        std::stable_sort(shown.begin(), shown.end(),
                         [&](const auto* a, const auto* b) { return stock_.book.outlet(a->report) < stock_.book.outlet(b->report); });
    open_section(out_, "statements", "Statements", fmt::format("{} of {}", with_commas(shown.size()), with_commas(one.statements.size())));
    const auto option = [](std::string_view value, std::string_view label, std::string_view chosen) {
        return html("<option value=\"{}\"{}>{}</option>", value, value == chosen ? html(" selected") : Html(), label);
    };
    Html choices = option("", "all", outlet);
    for (const auto& name : outlets) choices += option(name, name, outlet);
    put("<form class=\"ledger-filter\" action=\"{}\">\n<label>Speaker <input name=\"speaker\" value=\"{}\"></label>\n<label>Words or "
        "channel "
        "<input name=\"words\" value=\"{}\"></label>\n<label>Outlet <select name=\"outlet\">{}</select></label>\n<label>Form <select "
        "name=\"form\">{}{}{}{}</select></label>\n<label>Sure <select name=\"sure\">{}{}{}</select></label>\n<label>Order <select "
        "name=\"sort\">{}{}{}</select></label>\n<button>Show</button> <a href=\"{}\">all</a></form>\n",
        case_address(one, "statements"), speaker, query("words"), choices, option("", "all", form), option("direct", "quoted", form),
        option("mixed", "partly quoted", form), option("indirect", "indirect", form), option("", "all", sure),
        option("high", "without the uncertain", sure), option("low", "the uncertain only", sure), option("", "by date", sort),
        option("speaker", "by speaker", sort), option("outlet", "by outlet", sort), case_address(one, "statements"));
    const Part part = part_of(shown.size(), query_);
    keep(shown, part);
    list_of_statements(shown, setting);
    write_part(out_, part, case_address(one, "statements"), query_);
    close_section(out_);
}

void Pages::case_page(const CaseRows& one, const std::string& section) {
    SiteAnchors anchors(stock_, &one);
    const Setting setting{stock_.book, anchors};
    const std::string address = case_address(one, section);
    const auto part = [&](const std::vector<std::uint32_t>& numbers) { return part_of(numbers.size(), query_); };
    const auto rows_on = [](const auto& rows, const std::vector<std::uint32_t>& numbers, const Part& on) {
        std::remove_cvref_t<decltype(rows)> chosen;
        for (std::size_t i = on.begin; i < on.end; ++i) chosen.push_back(rows[numbers[i]]);
        return chosen;
    };
    const auto write = [&](const auto& rows, const std::vector<std::uint32_t>& numbers, auto write_rows) {
        const Part on = part(numbers);
        head_of(one, section);
        write_rows(out_, rows_on(rows, numbers, on), setting);
        write_part(out_, on, address, query_);
        foot();
    };
    const Rows& rows = stock_.rows;
    if (section.empty()) {
        head_of(one, section);
        story(one, setting);
        foot();
    } else if (section == "timeline") {
        const Part on = part(one.timeline);
        head_of(one, section);
        put("{}", timeline_picture(rows_on(rows.timeline, one.timeline, on), setting));
        write_timeline(out_, rows_on(rows.timeline, one.timeline, on), setting);
        write_part(out_, on, address, query_);
        foot();
    } else if (section == "claims") {
        write(rows.claims, one.claims, [&](Writer& out, const std::vector<ClaimRow>& claims, const Setting& with) {
            open_section(out, "claims", "Claims and their origins", counted(one.claims.size(), "claim"));
            out.put("<p class=\"note\">{}</p>\n<ol class=\"plain\">\n", kClaimsNote);
            for (const auto& claim : claims) {
                out.put("<li class=\"claim\" id=\"{}\"><h3>{}</h3>\n<p class=\"meta\">{}</p></li>\n", claim.id,
                        with.link(Thing::claim, claim.id, isolated(title_of(claim))),
                        dotted({count_in_words(claim), reports_by_outlets(claim.n_reports, outlets_of(claim, with.book).size()),
                                claim.circles.empty() ? "" : "a circle", is_denied(claim) ? "denied by some" : ""}));
            }
            out.put("</ol>\n");
            close_section(out);
        });
    } else if (section == "statements") {
        head_of(one, section);
        statements(one, setting);
        foot();
    } else if (section == "quotations") {
        write(rows.quotations, one.quotations, write_quotations);
    } else if (section == "differences") {
        write(rows.differences, one.differences, write_differences);
    } else if (section == "people") {
        write(rows.people, one.people, [](Writer& out, std::vector<PersonRow> people, const Setting& with) {
            for (auto& person : people) person.mentions.clear();  // on their own page
            write_people(out, people, with);
        });
    } else if (section == "reuse") {
        write(rows.reuse, one.reuse, write_reuse);
    } else if (section == "sources") {
        head_of(one, section);
        const Part on = part(one.reports);
        Rows of_case = stock_.rows_of(one);
        keep(of_case.reports, on);
        write_sources(out_, of_case, setting);
        write_part(out_, on, address, query_);
        foot();
    } else {
        nothing("A story has no such section.");
    }
}

void Pages::claim(const ClaimRow& claim) {
    const CaseRows* one = claim.uses.empty() ? nullptr : stock_.case_of(claim.uses.front().evidence.report);
    if (one == nullptr) return nothing("No report has this claim.");
    SiteAnchors anchors(stock_, one);
    const Setting setting{stock_.book, anchors};
    head_of(*one, "claims", title_of(claim));
    put("<article class=\"claim single\"><h1>{}</h1>\n", isolated(title_of(claim)));
    if (const Html picture = chain_picture(claim, setting); !picture.empty()) {
        put("{}", picture);
    }
    write_claim(out_, claim, setting);
    put("</article>\n");
    foot();
}

void Pages::quotation(const QuotationRow& quotation) {
    const CaseRows* one = quotation.uses.empty() ? nullptr : stock_.case_of(quotation.uses.front().report);
    if (one == nullptr) return nothing("No report has this quotation.");
    SiteAnchors anchors(stock_, one);
    const Setting setting{stock_.book, anchors};
    head_of(*one, "quotations", "Quotation");
    put("<h1>One quotation, {}</h1>\n<p class=\"note\">The fullest form first, then its uses, earliest first. <ins>Words of the use "
        "only</ins>, "
        "<del>words that it leaves out</del>, … where it is shorter.</p>\n",
        counted(quotation.uses.size(), "use"));
    write_quotation(out_, quotation, setting);
    put("<h2>In their sentences</h2>\n<ul class=\"uses\">\n");
    for (const auto& use : quotation.uses) put("<li><p>{}</p><p class=\"meta\">{}</p></li>\n", sentence_html(use), setting.cite(use, true));
    put("</ul>\n");
    if (!quotation.person.empty())
        put("<p class=\"meta\">{}</p>\n",
            setting.link(Thing::person, quotation.person, html("All that {} says", isolated(quotation.speaker))));
    foot();
}

void Pages::person(const PersonRow& person) {
    std::vector<const StatementRow*> said, of_them;
    std::string surname = person.name.substr(person.name.rfind(' ') + 1);
    for (const auto& s : stock_.rows.statements) {
        if (s.person == person.id) {
            said.push_back(&s);
        } else if (of_them.size() < kOnPage && s.content.find(surname) != std::string::npos) {
            of_them.push_back(&s);
        }
    }
    const CaseRows* one = person.mentions.empty() ? nullptr : stock_.case_of(person.mentions.front().report);
    if (one == nullptr) return nothing("No report names this person.");
    SiteAnchors anchors(stock_, one);
    const Setting setting{stock_.book, anchors};
    head_of(*one, "people", person.name);
    put("<h1>{}</h1>\n<p class=\"meta\">{}</p>\n", isolated(person.name),
        dotted({person.aliases.empty() ? Html() : html("also {}", isolated_list(person.aliases)), counted(person.n_statements, "statement"),
                counted(person.n_mentions, "mention"), counted(person.n_reports, "report")}));
    if (!person.decisions.empty()) put("<p class=\"meta\">{}</p>\n", by_decision(person.decisions));
    for (const auto& note : person.notes) put("<p class=\"meta\">note: {}</p>\n", isolated(note));
    if (!said.empty()) {
        open_section(out_, "said", "What they said", counted(said.size(), "statement"));
        const Part part = part_of(said.size(), query_);
        keep(said, part);
        list_of_statements(said, setting);
        write_part(out_, part, anchors.address(Thing::person, person.id), query_);
        close_section(out_);
    }
    if (!of_them.empty()) {
        open_section(out_, "of-them", "Where others may speak of them", counted(of_them.size(), "statement"));
        put("<p class=\"note\">Statements of others with the name “{}” in them; it may be another’s.</p>\n", isolated(surname));
        list_of_statements(of_them, setting);
        close_section(out_);
    }
    open_section(out_, "mentions", "Where they are named", counted(person.mentions.size(), "place"));
    put("<ul class=\"short\">\n");
    for (std::size_t i = 0; i < std::min(person.mentions.size(), kOnPage); ++i)
        put("<li>{} <span class=\"count\">{}</span></li>\n", isolated(person.mentions[i].words), setting.cite(person.mentions[i]));
    put("</ul>\n");
    if (person.mentions.size() > kOnPage) put("<p class=\"meta\">and {}</p>\n", counted(person.mentions.size() - kOnPage, "more place"));
    close_section(out_);
    foot();
}

// "54-131,140-150" within a text of n code points.
std::vector<CodePointSpan> spans_of(std::string_view at, std::uint32_t n) {
    std::vector<CodePointSpan> spans;
    while (!at.empty() && spans.size() < kMaxSpans) {
        const auto comma = at.find(',');
        const std::string_view one = at.substr(0, comma);
        at.remove_prefix(comma == std::string_view::npos ? at.size() : comma + 1);
        const auto dash = one.find('-');
        if (dash == std::string_view::npos) continue;
        const std::size_t begin = number_of(one.substr(0, dash), SIZE_MAX), end = number_of(one.substr(dash + 1), 0);
        if (begin < end && end <= n) spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    return spans;
}

void Pages::report(const ReportRow& report) {
    const CaseRows* one = stock_.case_of(report.id);
    if (one == nullptr) return nothing("The report is in no story yet: build the record again.");
    SiteAnchors anchors(stock_, one);
    const Setting setting{stock_.book, anchors};
    const std::string text = stock_.record.text_of(report.id);
    const auto n = count_code_points(text);
    std::map<CodePointSpan, std::string> kinds;
    const auto mark = [&](CodePointSpan span, std::string_view kind) {
        if (span.begin >= span.end || span.end > n) return;
        std::string& all = kinds[span];
        if ((" " + all + " ").find(fmt::format(" {} ", kind)) == std::string::npos) all.append(all.empty() ? "" : " ").append(kind);
    };
    const auto asked = spans_of(query("at"), n);
    std::vector<const StatementRow*> said;
    for (const auto number : one->statements) {
        const auto& s = stock_.rows.statements[number];
        if (s.report != report.id) continue;
        said.push_back(&s);
        for (const auto span : s.content_spans) mark(span, "said-here");
        for (const auto span : s.source_spans) mark(span, "source-here");
        for (const auto span : s.cue_spans) mark(span, "cue-here");
    }
    for (const auto number : one->people)
        for (const auto& mention : stock_.rows.people[number].mentions)
            if (mention.report == report.id) mark(mention.span, "name-here");
    std::vector<std::pair<CodePointSpan, Html>> found;  // what was concluded from which words
    for (const auto number : one->timeline) {
        const auto& event = stock_.rows.timeline[number];
        for (const auto& telling : event.tellings) {
            if (telling.evidence.report != report.id) continue;
            mark(telling.evidence.span, "event-here");
            found.emplace_back(telling.evidence.span,
                               html("event, {}: {}", dated(event.date), setting.link(Thing::event, event.id, isolated(event.text))));
        }
    }
    for (const auto number : one->claims) {
        const auto& claim = stock_.rows.claims[number];
        for (const auto& use : claim.uses) {
            if (use.evidence.report != report.id) continue;
            mark(use.evidence.span, "claim-here");
            found.emplace_back(use.evidence.span, html("claim, {}: {}", count_in_words(claim),
                                                       setting.link(Thing::claim, claim.id, isolated(title_of(claim)))));
        }
        for (const auto& answer : claim.against) {
            if (answer.use.evidence.report != report.id) continue;
            found.emplace_back(answer.use.evidence.span,
                               html("against the claim {}", setting.link(Thing::claim, claim.id, isolated(title_of(claim)))));
        }
    }
    for (const auto number : one->quotations) {
        const auto& quotation = stock_.rows.quotations[number];
        for (const auto& use : quotation.uses)
            if (use.report == report.id)
                found.emplace_back(use.span, html("quotation of {}: {}", counted(quotation.uses.size(), "use"),
                                                  setting.link(Thing::quotation, quotation.id, isolated(shortened(use.words, 80)))));
    }
    for (const auto number : one->differences) {
        const auto& difference = stock_.rows.differences[number];
        for (const auto& value : difference.values) {
            if (value.evidence.report != report.id) continue;
            mark(value.evidence.span, "event-here");
            found.emplace_back(value.evidence.span,
                               html("difference: {}", setting.link(Thing::difference, difference.id, isolated(difference.topic))));
        }
    }
    for (const auto& line : stock_.lines)
        for (const auto& place : line.places)
            if (place.report == report.id) mark(place.span, "furniture-here");
    for (const auto& credit : report.credits) mark(credit.span, "furniture-here");
    for (const auto span : asked) mark(span, "on");
    std::vector<PlacedMark> marks;
    bool is_first = true;
    for (const auto& [span, all] : kinds) {
        const bool on = !asked.empty() && span == asked.front();
        marks.push_back({span, on && is_first ? "at" : fmt::format("s{}-{}", span.begin, span.end), all, ""});
        if (on) is_first = false;
    }
    head_of(*one, "sources", stock_.book.headline(report.id));
    put("<article class=\"report\"><h1>{}</h1>\n<p class=\"meta\">{}</p>\n<p class=\"meta\">{}</p>\n{}",
        isolated(stock_.book.headline(report.id)), about_report(report, stock_.book), dotted({address_of(report), isolated(report.input)}),
        credits_of(report, setting));
    if (!query("at").empty() && asked.empty())
        put("<p class=\"tag\">The words that the link leads to are lost: the text is no longer so long.</p>\n");
    put("<p class=\"meta key\"><mark class=\"said-here\">what somebody says</mark> · <mark class=\"source-here\">who</mark> · <mark "
        "class=\"cue-here\">cue</mark> · <mark class=\"name-here\">names</mark> · <mark class=\"event-here\">events, figures</mark> · "
        "<mark "
        "class=\"furniture-here\">page furniture, credits</mark></p>\n<div class=\"text\">\n{}</div>\n",
        report_text(text, marks));
    put("<section id=\"found\"><h2>What was concluded from it <span class=\"count\">{}</span></h2>\n<ul class=\"short\">\n",
        counted(found.size(), "place"));
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [span, what] : found)
        put("<li>{} <span class=\"count\">{}</span></li>\n", what, anchors.words(report.id, {span}, "the words", false));
    put("</ul></section>\n");
    if (!said.empty()) {
        open_section(out_, "said", "Who says what in it", counted(said.size(), "statement"));
        list_of_statements(said, setting);
        close_section(out_);
    }
    put("</article>\n");
    foot();
}

void Pages::sources() {
    head("All sources");
    SiteAnchors anchors(stock_);
    const Setting setting{stock_.book, anchors};
    put("<main id=\"main\"><h1>All sources</h1>\n<ol class=\"plain\">\n");
    const Part part = part_of(stock_.rows.reports.size(), query_);
    for (std::size_t i = part.begin; i < part.end; ++i) {
        const auto& report = stock_.rows.reports[i];
        put("<li>{}\n<p class=\"meta\">{}</p></li>\n", setting.link(Thing::report, report.id, isolated(stock_.book.headline(report.id))),
            about_report(report, stock_.book));
    }
    put("</ol>\n");
    write_part(out_, part, "/sources", query_);
    if (!stock_.rows.problems.empty()) {
        put("<h2>Could not be read <span class=\"count\">{}</span></h2>\n<ul>\n", counted(stock_.rows.problems.size(), "document"));
        const std::size_t n_shown = std::min(stock_.rows.problems.size(), kOnPage);
        for (std::size_t i = 0; i < n_shown; ++i)
            put("<li>{}<p class=\"meta\">{}</p></li>\n", isolated(stock_.rows.problems[i].input), isolated(stock_.rows.problems[i].reason));
        put("</ul>\n");
        if (n_shown < stock_.rows.problems.size())
            put("<p class=\"meta\">and {}; onrecord show lists them all</p>\n",
                counted(stock_.rows.problems.size() - n_shown, "more document"));
    }
    foot();
}

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

void Pages::search() {
    const std::string words = query("q"), outlet = query("outlet");
    head(words.empty() ? "Search" : "Search: " + words);
    SiteAnchors anchors(stock_);
    const Setting setting{stock_.book, anchors};
    put("<main id=\"main\"><h1>Search</h1>\n");
    const Html help = html(
        "<p class=\"note\">Words that must all occur; <kbd>\"harbour wall\"</kbd> for a phrase, <kbd>silt OR mud</kbd>, <kbd>wall NOT "
        "sea</kbd>, <kbd>harb*</kbd> for a beginning, <kbd>NEAR(wall silt, 5)</kbd>.</p>\n");
    if (words.empty()) {
        put("<p>What do you look for?</p>\n{}", help);
        return foot();
    }
    const auto hits = stock_.record.search(words, kHits);
    if (!hits) {
        put("<p>Nothing could be searched for: {}.</p>\n{}", isolated(hits.error().message), help);
        return foot();
    }
    if (hits.value().empty()) put("<p>No report has all of “{}”.</p>\n{}", isolated(words), help);
    std::size_t n_shown = 0;
    put("<ul class=\"plain\">\n");
    for (const auto& hit : hits.value()) {
        if (!outlet.empty() && stock_.book.outlet(hit.report) != outlet) continue;
        ++n_shown;
        const Html place = isolated(stock_.book.outlet_and_date(hit.report));
        put("<li><p>{}</p>\n<p class=\"meta\">{}</p></li>\n", passage_html(hit.passage),
            dotted({hit.span.begin < hit.span.end ? anchors.words(hit.report, {hit.span}, place, false)
                                                  : setting.link(Thing::report, hit.report, place),
                    hit.where == "statement" ? "a statement" : "", isolated(stock_.book.headline(hit.report))}));
    }
    put("</ul>\n");
    if (n_shown > 0)
        put("<p class=\"meta\">{}{}</p>\n", counted(n_shown, "passage"),
            hits.value().size() == kHits ? "; there may be more: add a word" : "");
    foot();
}

void Pages::answer(const std::vector<std::string>& path) {
    const auto find = [&](const auto& numbers) { return path.size() == 2 ? numbers.find(path[1]) : numbers.end(); };
    if (path.empty()) {
        if (stock_.cases.size() == 1) return case_page(stock_.cases.front(), "");
        return cases();
    }
    if (path[0] == "story" && (path.size() == 2 || path.size() == 3)) {
        const auto found = stock_.case_numbers.find(path[1]);
        if (found == stock_.case_numbers.end()) return nothing("There is no such story; ids change when reports are added.");
        return case_page(stock_.cases[found->second], path.size() == 3 ? path[2] : "");
    }
    if (path[0] == "claim")
        if (const auto found = find(stock_.claim_numbers); found != stock_.claim_numbers.end())
            return claim(stock_.rows.claims[found->second]);
    if (path[0] == "quotation")
        if (const auto found = find(stock_.quotation_numbers); found != stock_.quotation_numbers.end())
            return quotation(stock_.rows.quotations[found->second]);
    if (path[0] == "person")
        if (const auto found = find(stock_.person_numbers); found != stock_.person_numbers.end())
            return person(stock_.rows.people[found->second]);
    if (path[0] == "report" && path.size() == 2)
        if (const ReportRow* found = stock_.book.find(path[1]); found != nullptr) return report(*found);
    if (path.size() == 1 && path[0] == "sources") return sources();
    if (path.size() == 1 && path[0] == "search") return search();
    nothing("There is no such page; ids of stories, claims and people change when reports are added.");
}

}  // namespace

struct Site::Impl {
    explicit Impl(const Record& record) : stock(record) {}
    Stock stock;
};

Site::Site(const Record& record) : impl_(std::make_unique<Impl>(record)) {}
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
        Pages(impl_->stock, query, page).answer(path);
    }
    return page;
}

}  // namespace onrecord
