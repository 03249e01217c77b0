// The news first: what happened and who says so, the claims with the number of their origins, what is disputed, who would not speak, what
// rests on one origin, who speaks most. A few of each, chosen by how many outlets carry it; each leads to the whole.
#include <algorithm>

#include "view/claim_words.h"
#include "view/html/sections.h"
#include "view/key_events.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kTopSpeakers = 6, kTopStories = 8, kTopClaims = 4, kTopDisputes = 5, kTopRefusals = 4;
constexpr std::size_t kClaimLength = 100;  // characters

void open_list(Writer& out, std::string_view title, std::size_t n_shown, std::string_view all) {
    out.put("<h3>{} <span class=\"count\">{} of {}</span></h3>\n<ul class=\"short\">\n", title, n_shown, all);
}

Html short_claim(const ClaimRow& claim, const Setting& setting) {
    return setting.link(Thing::claim, claim.id, isolated(shortened(title_of(claim), kClaimLength)));
}

void write_events(Writer& out, const Rows& rows, const Setting& setting) {
    auto [events, lead] = key_events(rows.timeline);
    if (lead == nullptr) return;
    // The most important comes first, with its sentence.
    out.put("<div class=\"first\"><p class=\"when\">{}</p>\n<p class=\"event\">{}</p>\n", dated(lead->date),
            setting.link(Thing::event, lead->id, isolated(lead->text)));
    if (!lead->tellings.empty())
        out.put("<p class=\"sentence\">{}</p>\n<p class=\"meta\">{}</p>\n", sentence_html(lead->tellings.front().evidence),
                dotted({setting.cite(lead->tellings.front().evidence), counted(outlets_of(*lead, setting.book).size(), "outlet"),
                        plain(lead->certainty)}));
    out.put("</div>\n");
    events.erase(std::find(events.begin(), events.end(), lead));
    if (events.empty()) return;
    std::reverse(events.begin(), events.end());  // newest first
    open_list(out, "What else happened", events.size(), counted(rows.timeline.size(), "event"));
    for (const auto* event : events) {
        out.put("<li>{}: {} <span class=\"count\">{}</span></li>\n", dated(event->date),
                setting.link(Thing::event, event->id, isolated(event->text)),
                dotted({plain(event->certainty), isolated_list(event->participants), isolated_list(outlets_of(*event, setting.book))}));
    }
    out.put("</ul>\n");
}

void write_top_claims(Writer& out, const std::vector<ClaimRow>& claims, const Setting& setting) {
    const std::size_t n = std::min(kTopClaims, claims.size());
    if (n == 0) return;
    open_list(out, "Claims, and what stands behind them", n, counted(claims.size(), "claim"));
    for (std::size_t i = 0; i < n; ++i) {
        const ClaimRow& claim = claims[i];
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", short_claim(claim, setting),
                dotted({counted(outlets_of(claim, setting.book).size(), "outlet"), count_in_words(claim),
                        claim.circles.empty() ? "" : "a circle", is_denied(claim) ? "denied by some" : ""}));
    }
    out.put("</ul>\n");
}

void write_disputes(Writer& out, const Rows& rows, const Setting& setting) {
    std::vector<const ClaimRow*> denied;
    for (const auto& claim : rows.claims)
        if (is_denied(claim)) denied.push_back(&claim);
    const std::size_t n = rows.differences.size() + denied.size();
    if (n == 0) return;
    open_list(out, "What is disputed, or differs", std::min(kTopDisputes, rows.differences.size()) + std::min(kTopDisputes, denied.size()),
              with_commas(n));
    for (std::size_t i = 0; i < std::min(kTopDisputes, denied.size()); ++i) {
        std::vector<std::string> names;
        for (const auto& answer : denied[i]->against) {
            if (answer.polarity != Polarity::denies || answer.use.polarity != Polarity::denies) continue;
            if (auto name = answer_in_words(answer, setting.book); std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(std::move(name));
        }
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", short_claim(*denied[i], setting), isolated(listed_names(names, 2)));
    }
    for (std::size_t i = 0; i < std::min(kTopDisputes, rows.differences.size()); ++i) {
        const auto& difference = rows.differences[i];
        std::vector<std::string> values;
        for (const auto& value : difference.values) {
            const std::string words = in_quotation_marks(readable_value(value.value));
            if (std::find(values.begin(), values.end(), words) == values.end()) values.push_back(words);
        }
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", setting.link(Thing::difference, difference.id, isolated(difference.topic)),
                dotted({plain_difference(difference.type), isolated(listed_names(values, 3))}));
    }
    out.put("</ul>\n");
}

void write_refusals(Writer& out, const std::vector<StatementRow>& statements, const Setting& setting) {
    std::vector<const StatementRow*> refusals;
    for (const auto& statement : statements)
        if (statement.polarity == Polarity::declines) refusals.push_back(&statement);
    const std::size_t n = std::min(kTopRefusals, refusals.size());
    if (n == 0) return;
    open_list(out, "Who declined to speak", n, with_commas(refusals.size()));
    for (std::size_t i = 0; i < n; ++i) {
        const StatementRow& s = *refusals[i];
        const auto& spans = !s.cue_spans.empty() ? s.cue_spans : s.content_spans;
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", isolated(s.speaker.empty() ? s.source : s.speaker),
                dotted({s.cue.empty() ? Html() : isolated(in_quotation_marks(s.cue)),
                        setting.anchors.words(s.report, spans, isolated(setting.book.outlet_and_date(s.report)), false)}));
    }
    out.put("</ul>\n");
}

void write_speakers(Writer& out, const std::vector<SpeakerGroup>& groups, const Setting& setting) {
    const auto n_known =
        static_cast<std::size_t>(std::count_if(groups.begin(), groups.end(), [](const auto& group) { return group.resolved; }));
    const std::size_t n = std::min(kTopSpeakers, n_known);
    if (n == 0) return;
    open_list(out, "Who speaks most", n, with_commas(n_known));
    for (std::size_t i = 0; i < n; ++i) {
        const Html name = isolated(groups[i].name);
        out.put("<li>{} <span class=\"count\">{} in {}</span></li>\n", link_to(setting.anchors.address(groups[i], i + 1), name),
                counted(groups[i].statements.size(), "statement"), counted(groups[i].n_reports, "report"));
    }
    out.put("</ul>\n");
}

void write_stories(Writer& out, const std::vector<StoryRow>& stories, const Setting& setting) {
    std::vector<const StoryRow*> shared;
    for (const auto& story : stories) {
        if (story.reports.size() > 1 && stories.size() > 1) shared.push_back(&story);
    }
    if (shared.empty()) return;
    const auto n = std::min(kTopStories, shared.size());
    open_list(out, "Stories of more than one report", n, with_commas(shared.size()));
    for (std::size_t i = 0; i < n; ++i) {
        out.put("<li>{} <span class=\"count\">{}</span></li>\n",
                setting.link(Thing::report, shared[i]->reports.front(), isolated(setting.book.name(*shared[i]))),
                dotted({counted(shared[i]->reports.size(), "report"), date_range(shared[i]->first_date, shared[i]->last_date)}));
    }
    out.put("</ul>\n");
}

}  // namespace

void write_story(Writer& out, const Rows& rows, const std::vector<SpeakerGroup>& groups, const Setting& setting) {
    if (rows.timeline.empty() && groups.empty() && rows.claims.empty()) return;
    open_section(out, "summary", "What happened", "");
    write_events(out, rows, setting);
    write_top_claims(out, rows.claims, setting);
    write_disputes(out, rows, setting);
    write_refusals(out, rows.statements, setting);
    write_speakers(out, groups, setting);
    write_stories(out, rows.stories, setting);
    close_section(out);
}

}  // namespace onrecord
