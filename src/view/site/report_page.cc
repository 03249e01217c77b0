// A report's text with all that was found in it marked, and beside it what was concluded from which words.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/web_address.h"
#include "text/utf8.h"
#include "view/claim_words.h"
#include "view/site/pages.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxSpans = 64;                   // of "at"
constexpr std::uint32_t kAround = 24, kMaxExact = 300;  // code points of a quote selector: before and after the words, and of them

// A place by its words and what is around them, as the Web Annotation model's TextQuoteSelector has it: a link that finds its words again
// in a text that has changed since.
struct Quote {
    std::string exact, prefix, suffix;
};

Quote quote_at(std::string_view text, const CodePointIndex& index, CodePointSpan span, std::uint32_t n) {
    const auto words = [&](std::uint32_t begin, std::uint32_t end) {
        const Span bytes = index.to_bytes({begin, end});
        return std::string(text.substr(bytes.begin, bytes.length()));
    };
    const std::uint32_t end = std::min(span.end, span.begin + kMaxExact);
    return {words(span.begin, end), words(span.begin - std::min(span.begin, kAround), span.begin), words(end, std::min(n, end + kAround))};
}

// Where the quoted words are: of several places the one with the most of what is around them, then the first. Nothing: nowhere.
std::optional<CodePointSpan> find_quote(std::string_view text, const Quote& asked) {
    constexpr std::size_t kMost = 4 * std::size_t{kAround};  // bytes: a link is not to cost more than one of ours
    const Quote quote{asked.exact, asked.prefix.substr(asked.prefix.size() - std::min(asked.prefix.size(), kMost)),
                      asked.suffix.substr(0, kMost)};
    std::size_t best = std::string_view::npos, most = 0;
    for (std::size_t at = text.find(quote.exact); at != std::string_view::npos; at = text.find(quote.exact, at + 1)) {
        const std::string_view before = text.substr(0, at), after = text.substr(at + quote.exact.size());
        std::size_t n = 1;
        while (n <= quote.prefix.size() && n <= before.size() && quote.prefix[quote.prefix.size() - n] == before[before.size() - n]) ++n;
        for (std::size_t i = 0; i < quote.suffix.size() && i < after.size() && quote.suffix[i] == after[i]; ++i) ++n;
        if (n > most) {
            most = n;
            best = at;
        }
    }
    if (best == std::string_view::npos) return std::nullopt;
    const auto begin = count_code_points(text.substr(0, best));
    return CodePointSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + count_code_points(quote.exact))};
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

}  // namespace

void Pages::report(const ReportRow& report) {
    const auto one = stock_.case_of(report.id);
    if (!one) return nothing("The report is in no story yet: build the record again.");
    const auto versions = stock_.record.revisions({.of = {Scope::Of::report, report.id}});
    know(std::vector{report}, versions);
    SiteAnchors anchors(&*one);
    const Record& record = stock_.record;
    const Slice of_report{.of = {Scope::Of::report, report.id}};
    const Setting setting{book(), anchors};
    const std::string text = stock_.record.text_of(report.id);
    const auto n = count_code_points(text);
    std::map<CodePointSpan, std::string> kinds;
    const auto mark = [&](CodePointSpan span, std::string_view kind) {
        if (span.begin >= span.end || span.end > n) return;
        std::string& all = kinds[span];
        if ((" " + all + " ").find(fmt::format(" {} ", kind)) == std::string::npos) all.append(all.empty() ? "" : " ").append(kind);
    };
    auto asked = spans_of(query("at"), n);
    const CodePointIndex index(text);
    std::string lost;
    if (const Quote quote{query("exact"), query("prefix"), query("suffix")}; !quote.exact.empty()) {
        // A form's line breaks have become spaces on the way; the words here may have them still.
        const auto same = [](std::string words) {
            std::replace_if(
                words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
            return words;
        };
        const std::string plain = same(text);
        if (asked.empty() || same(quote_at(text, index, asked.front(), n).exact) != quote.exact) {
            const auto found = find_quote(plain, quote);
            lost = found ? "The words have moved since the link was made; this is where they are now."
                         : "The words that the link leads to are lost: the text no longer has them.";
            asked.clear();
            if (found) asked.push_back(*found);
        }
    } else if (!query("at").empty() && asked.empty()) {
        lost = "The words that the link leads to are lost: the text is no longer so long.";
    }
    const auto said = record.statements(of_report);
    for (const auto& s : said) {
        for (const auto span : s.content_spans) mark(span, "said-here");
        for (const auto span : s.source_spans) mark(span, "source-here");
        for (const auto span : s.cue_spans) mark(span, "cue-here");
    }
    for (const auto name : record.names_in(report.id)) mark(name, "name-here");
    std::vector<std::pair<CodePointSpan, Html>> found;  // what was concluded from which words
    for (const auto& event : record.timeline(of_report)) {
        for (const auto& telling : event.tellings) {
            if (telling.evidence.report != report.id) continue;
            mark(telling.evidence.span, "event-here");
            found.emplace_back(telling.evidence.span,
                               html("event, {}: {}", dated(event.date), setting.link(Thing::event, event.id, isolated(event.text))));
        }
    }
    for (const auto& claim : record.claims(of_report)) {
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
    for (const auto& quotation : record.quotations(of_report)) {
        for (const auto& use : quotation.uses)
            if (use.report == report.id)
                found.emplace_back(use.span, html("quotation of {}: {}", counted(quotation.uses.size(), "use"),
                                                  setting.link(Thing::quotation, quotation.id, isolated(shortened(use.words, 80)))));
    }
    for (const auto& difference : record.differences(of_report)) {
        for (const auto& value : difference.values) {
            if (value.evidence.report != report.id) continue;
            mark(value.evidence.span, "event-here");
            found.emplace_back(value.evidence.span,
                               html("difference: {}", setting.link(Thing::difference, difference.id, isolated(difference.topic))));
        }
    }
    for (const auto line : record.recurring_lines_in(report.id)) mark(line, "furniture-here");
    for (const auto& credit : report.credits) mark(credit.span, "furniture-here");
    for (const auto span : asked) mark(span, "on");
    std::vector<PlacedMark> marks;
    bool is_first = true;
    for (const auto& [span, all] : kinds) {
        const bool on = !asked.empty() && span == asked.front();
        marks.push_back({span, on && is_first ? "at" : fmt::format("s{}-{}", span.begin, span.end), all, ""});
        if (on) is_first = false;
    }
    head_of(*one, "sources", book().headline(report.id));
    put("<article class=\"report\"><h1>{}</h1>\n<p class=\"meta\">{}</p>\n<p class=\"meta\">{}</p>\n{}",
        isolated(book().headline(report.id)), about_report(report, book()), dotted({address_of(report), isolated(report.input)}),
        credits_of(report, setting));
    if (!lost.empty()) put("<p class=\"tag\">{}</p>\n", lost);
    if (!asked.empty()) {
        const Quote quote = quote_at(text, index, asked.front(), n);
        const std::string link = fmt::format("at={}-{}&exact={}&prefix={}&suffix={}", asked.front().begin, asked.front().end,
                                             percent_encoded(quote.exact), percent_encoded(quote.prefix), percent_encoded(quote.suffix));
        put("<p class=\"meta\"><a href=\"{}#at\">A link to these words</a> that finds them again when the text changes</p>\n",
            report_address(report.id, link));
    }
    for (const auto& version : versions) {
        if (version.older == report.id)
            put("<p class=\"tag\">An earlier version: there is {}, and everything across reports is of that.</p>\n",
                setting.link(Thing::report, version.newer, "a newer one"));
    }
    if (!versions.empty()) {
        put("<details class=\"versions\"><summary>What was changed from version to version</summary>\n<ul class=\"plain\">\n");
        for (const auto& version : versions) {
            put("<li>");
            write_revision(out_, version, setting);
            put("</li>\n");
        }
        put("</ul></details>\n");
    }
    put("<p class=\"meta key\"><mark class=\"said-here\">what somebody says</mark> · <mark class=\"source-here\">who</mark> · <mark "
        "class=\"cue-here\">cue</mark> · <mark class=\"name-here\">names</mark> · <mark class=\"event-here\">events, figures</mark> · "
        "<mark "
        "class=\"furniture-here\">page furniture, credits</mark></p>\n<div class=\"reading\"><div class=\"text\">\n{}</div>\n",
        report_text(text, marks));
    put("<section id=\"found\"><h2>What was concluded from it <span class=\"count\">{}</span></h2>\n<ul class=\"short\">\n",
        counted(found.size(), "place"));
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [span, what] : found)
        put("<li>{} <span class=\"count\">{}</span></li>\n", what, anchors.words(report.id, {span}, "the words", false));
    put("</ul></section></div>\n");
    if (!said.empty()) {
        open_section(out_, "said", "Who says what in it", counted(said.size(), "statement"));
        list_of_statements(said, setting);
        close_section(out_);
    }
    put("</article>\n");
    foot();
}

}  // namespace onrecord
