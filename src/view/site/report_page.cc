// A report's text with all that was found in it marked, and beside it what was concluded from which words.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text/utf8.h"
#include "view/claim_words.h"
#include "view/site/pages.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxSpans = 64;  // of "at"

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

}  // namespace onrecord
