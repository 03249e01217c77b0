// The news first: what happened and who says so, the events over time, the claims with their origins, what is disputed, the words that
// several outlets share, what a single report has; beside it who spoke for whom and where, and who would not. A few of each, chosen by how
// many outlets carry it; each leads to the whole. Tests: tests/view/dossier_test.cc.
#include <algorithm>
#include <tuple>

#include "view/claim_words.h"
#include "view/drift.h"
#include "view/html/pictures.h"
#include "view/html/sections.h"
#include "view/key_events.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kTopSpeakers = 6, kTopStories = 8, kTopRefusals = 4, kTopOccasions = 7, kTopNames = 2, kTopDrawn = 12, kTopWheres = 3;
constexpr std::size_t kRefusalLength = 80;                         // characters of what somebody would not say
constexpr std::size_t kClaimLength = 100, kQuotationLength = 120;  // characters

void open_list(Writer& out, std::string_view title, std::size_t n_shown, std::size_t n, std::string_view kind = "short news") {
    const Html count = n_shown < n ? html(" <span class=\"count\">{} of {}</span>", n_shown, with_commas(n)) : Html();
    out.put("<h3>{}{}</h3>\n<ul class=\"{}\">\n", title, count, kind);
}

Html short_claim(const ClaimRow& claim, const Setting& setting) {
    return setting.link(Thing::claim, claim.id, isolated(shortened(title_of(claim), kClaimLength)));
}

void write_events(Writer& out, const Rows& rows, std::size_t n_events, const Setting& setting) {
    auto [events, lead] = key_events(rows.timeline);
    if (lead == nullptr) return;
    // The most important comes first, with its sentence.
    out.put("<div class=\"first\"><p class=\"when\">{}</p>\n<p class=\"event\">{}</p>\n", dated(lead->date),
            setting.link(Thing::event, lead->id, isolated(lead->text)));
    if (!lead->tellings.empty())
        out.put("<p class=\"sentence\">{}</p>\n<p class=\"meta\">{}</p>\n", sentence_html(lead->tellings.front().evidence),
                dotted({setting.cite(lead->tellings.front().evidence), outlets_in_words(count_outlets(reports_of({*lead}), setting.book)),
                        plain(lead->certainty)}));
    out.put("</div>\n{}", timeline_picture(rows.timeline, setting, kTopDrawn, nullptr, n_events));
    events.erase(std::find(events.begin(), events.end(), lead));
    if (events.empty()) return;
    std::reverse(events.begin(), events.end());  // newest first
    open_list(out, "What else happened", events.size(), n_events - 1);
    for (const auto* event : events) {
        out.put("<li><span class=\"when\">{}</span> {} <span class=\"count\">{}</span></li>\n", dated(event->date),
                setting.link(Thing::event, event->id, isolated(event->text)),
                dotted({plain(event->certainty), isolated_list(event->participants), isolated_list(outlets_of(*event, setting.book))}));
    }
    out.put("</ul>\n");
}

void write_top_claims(Writer& out, const StoryChoice& choice, const Setting& setting) {
    const std::vector<ClaimRow>& claims = choice.claims;
    const std::size_t n = std::min(kTopClaims, claims.size());
    if (n == 0) return;
    open_list(out, "Claims, and who is behind them", n, choice.n_claims);
    for (std::size_t i = 0; i < n; ++i) {
        const ClaimRow& claim = claims[i];
        std::vector<std::string> named;
        for (const auto& origin : claim.origins)
            if (origin.type != "own") named.push_back(origin_name(origin, setting.book));
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", short_claim(claim, setting),
                dotted({outlets_in_words(count_outlets(reports_with(claim), setting.book)),
                        named.empty() ? Html(count_in_words(claim))
                                      : html("{}: {}", count_in_words(claim), isolated(listed_names(named, kTopNames))),
                        claim.first.empty() ? Html() : html("first in {}", isolated(setting.book.outlet_and_date(claim.first))),
                        claim.circles.empty() ? "" : "a circle", is_denied(claim) ? "denied by some" : ""}));
    }
    out.put("</ul>\n");
}

// What several outlets carry and one origin is behind, at most.
void write_single_origins(Writer& out, const StoryChoice& choice, const Setting& setting) {
    if (choice.single.empty()) return;
    const std::size_t n = std::min(kTopSingle, choice.single.size());
    open_list(out, "Several outlets, one origin", n, choice.n_single);
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<std::string> origins;
        for (const auto& origin : choice.single[i].origins) origins.push_back(origin_name(origin, setting.book));
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", short_claim(choice.single[i], setting),
                dotted({isolated(listed_names(outlets_of(choice.single[i], setting.book), kTopNames)),
                        origins.empty() ? Html() : html("all from {}", isolated(listed_names(origins, kTopNames)))}));
    }
    out.put("</ul>\n");
}

// The weightiest events that a single report has, where others might have had them too.
void write_exclusives(Writer& out, const Rows& rows, const Setting& setting) {
    if (rows.summary.n_reports < 2) return;
    const auto shown = key_events(rows.timeline).events;  // what happened, and what else
    std::vector<const EventRow*> single;
    for (const auto& event : rows.timeline)
        if (std::find(shown.begin(), shown.end(), &event) == shown.end() && event.certainty == Certainty::happened &&
            reports_of({event}).size() == 1)
            single.push_back(&event);
    if (single.empty()) return;
    std::stable_sort(single.begin(), single.end(), [](const auto* a, const auto* b) { return a->importance > b->importance; });
    const std::size_t n = std::min(kTopSingle, single.size());
    open_list(out, "In one report only", n, single.size());
    for (std::size_t i = 0; i < n; ++i)
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", setting.link(Thing::event, single[i]->id, isolated(single[i]->text)),
                dotted({single[i]->date.empty() ? Html() : dated(single[i]->date), setting.cite(single[i]->tellings.front().evidence)}));
    out.put("</ul>\n");
}

void write_disputes(Writer& out, const StoryChoice& choice, const Setting& setting) {
    const auto& [denied, differences] = std::tie(choice.denied, choice.differences);
    const std::size_t n = choice.n_differences + choice.n_denied;
    if (n == 0) return;
    open_list(out, "What is disputed, or differs", std::min(kTopDisputes, differences.size()) + std::min(kTopDisputes, denied.size()), n);
    for (std::size_t i = 0; i < std::min(kTopDisputes, denied.size()); ++i) {
        std::vector<std::string> names;
        for (const auto& answer : denied[i].against) {
            if (answer.polarity != Polarity::denies || answer.use.polarity != Polarity::denies) continue;
            if (auto name = answer_in_words(answer, setting.book); std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(std::move(name));
        }
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", short_claim(denied[i], setting), isolated(listed_names(names, 2)));
    }
    for (std::size_t i = 0; i < std::min(kTopDisputes, differences.size()); ++i) {
        const auto& difference = differences[i];
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

// The words that several outlets have, and whether they changed on the way.
void write_shared_words(Writer& out, const StoryChoice& choice, const Setting& setting) {
    if (choice.shared.empty()) return;
    const std::size_t n = std::min(kTopQuotations, choice.shared.size());
    open_list(out, "The same words in several outlets", n, choice.n_shared);
    for (std::size_t i = 0; i < n; ++i) {
        const QuotationRow& quotation = choice.shared[i];
        const std::string& full = quotation.uses[fullest_use(quotation)].words;
        std::vector<std::string> outlets;
        bool differs = false;
        for (const auto& use : quotation.uses) {
            if (auto name = setting.book.outlet(use.report); std::find(outlets.begin(), outlets.end(), name) == outlets.end())
                outlets.push_back(std::move(name));
            differs = differs || find_drift(full, use.words).size() > 1;
        }
        out.put("<li>{} <span class=\"count\">{}</span></li>\n",
                setting.link(Thing::quotation, quotation.id, isolated(in_quotation_marks(shortened(full, kQuotationLength)))),
                dotted({quotation.speaker.empty() ? Html() : isolated(quotation.speaker), isolated(listed_names(outlets, kTopNames)),
                        differs ? "not word for word" : "word for word"}));
    }
    out.put("</ul>\n");
}

// What a report says of a speaker with the name, at most so long; else the name.
std::string described(const SpeakerGroup& group) {
    constexpr std::size_t kMost = 70;  // bytes; more is a clause about something else
    std::string who = group.name;
    for (const auto* s : group.statements)
        if (const auto source = source_beside(*s, group.name);
            source.size() > who.size() && source.size() <= kMost && source.find(group.name) != std::string::npos)
            who = source;
    return who;
}

// Who spoke where the report says on whose behalf, or to whom and in what way; a line for each way.
void write_occasions(Writer& out, const std::vector<SpeakerGroup>& groups, const Setting& setting) {
    struct Way {
        std::string on_behalf_of, where;
        const StatementRow* first;
        std::size_t n;
    };
    struct Speaker {
        const SpeakerGroup* group;
        std::vector<Way> ways;
    };
    std::vector<Speaker> speakers;
    for (const auto& group : groups) {
        if (!group.resolved) continue;
        std::vector<Way> ways;
        for (const auto& occasion : by_occasion(group)) {
            const StatementRow& s = *occasion.statements.front();
            if (s.speaker_kind == SpeakerKind::document) continue;  // its channel is itself
            const std::string where = !occasion.channels.empty() ? occasion.channels.front() : s.channels.empty() ? "" : s.channels.front();
            if (where.empty() && s.on_behalf_of.empty()) continue;
            const auto known = std::find_if(ways.begin(), ways.end(),
                                            [&](const Way& way) { return way.where == where && way.on_behalf_of == s.on_behalf_of; });
            if (known == ways.end()) {
                ways.push_back({s.on_behalf_of, where, &s, occasion.statements.size()});
            } else {
                known->n += occasion.statements.size();
            }
        }
        std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.where.empty() < b.where.empty(); });
        while (ways.size() > 1 && ways.back().where.empty()) ways.pop_back();  // says less than those before it
        if (!ways.empty()) speakers.push_back({&group, std::move(ways)});
    }
    std::stable_sort(speakers.begin(), speakers.end(),
                     [](const Speaker& a, const Speaker& b) { return a.ways.front().where.empty() < b.ways.front().where.empty(); });
    if (speakers.empty()) return;
    const std::size_t n = std::min(kTopOccasions, speakers.size());
    open_list(out, "Who spoke, for whom and where", n, speakers.size());
    for (std::size_t i = 0; i < n; ++i) {
        const auto& [group, ways] = speakers[i];
        out.put("<li>{}", setting.link(Thing::person, group->person, isolated(described(*group))));
        for (std::size_t k = 0; k < std::min(kTopWheres, ways.size()); ++k) {
            const auto& [on_behalf_of, where, first, n_said] = ways[k];
            out.put(
                " <span class=\"count\">{}</span>",
                dotted({on_behalf_of.empty() ? Html() : html("for {}", isolated(on_behalf_of)), where.empty() ? Html() : isolated(where),
                        setting.anchors.words(first->report, first->content_spans, isolated(setting.book.outlet_and_date(first->report)),
                                              true),
                        n_said > 1 ? counted(n_said, "statement") : std::string()}));
        }
        if (ways.size() > kTopWheres) out.put(" <span class=\"count\">and in {} more</span>", counted(ways.size() - kTopWheres, "way"));
        out.put("</li>\n");
    }
    out.put("</ul>\n");
}

// “declined to comment”, “replied:” “We will not say.”
std::string refused(const StatementRow& s) {
    const std::string content = shortened(s.content, kRefusalLength);
    if (s.cue.empty() || content.empty()) return in_quotation_marks(s.cue.empty() ? content : s.cue);
    const bool is_one = s.cue_spans.back().end + 1 == s.content_spans.front().begin && !s.content.starts_with("“");
    return is_one ? in_quotation_marks(s.cue + ' ' + content) : in_quotation_marks(s.cue) + ' ' + in_quotation_marks(content);
}

void write_refusals(Writer& out, const std::vector<StatementRow>& statements, const Setting& setting) {
    std::vector<const StatementRow*> refusals;
    for (const auto& statement : statements)
        if (statement.polarity == Polarity::declines) refusals.push_back(&statement);
    const std::size_t n = std::min(kTopRefusals, refusals.size());
    if (n == 0) return;
    open_list(out, "Who declined to speak", n, refusals.size());
    for (std::size_t i = 0; i < n; ++i) {
        const StatementRow& s = *refusals[i];
        const auto& spans = !s.cue_spans.empty() ? s.cue_spans : s.content_spans;
        out.put("<li>{} <span class=\"count\">{}</span></li>\n", isolated(who_speaks(s)),
                dotted({s.on_behalf_of.empty() ? Html() : html("for {}", isolated(s.on_behalf_of)), isolated(refused(s)),
                        setting.anchors.words(s.report, spans, isolated(setting.book.outlet_and_date(s.report)), false)}));
    }
    out.put("</ul>\n");
}

void write_speakers(Writer& out, const std::vector<SpeakerGroup>& groups, const Setting& setting) {
    const auto n_known =
        static_cast<std::size_t>(std::count_if(groups.begin(), groups.end(), [](const auto& group) { return group.resolved; }));
    const std::size_t n = std::min(kTopSpeakers, n_known);
    if (n == 0) return;
    open_list(out, "Who speaks most", n, n_known);
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
    open_list(out, "Stories of more than one report", n, shared.size());
    for (std::size_t i = 0; i < n; ++i) {
        out.put("<li>{} <span class=\"count\">{}</span></li>\n",
                setting.link(Thing::report, shared[i]->reports.front(), isolated(setting.book.name(*shared[i]))),
                dotted({counted(shared[i]->reports.size(), "report"), date_range(shared[i]->first_date, shared[i]->last_date)}));
    }
    out.put("</ul>\n");
}

}  // namespace

StoryChoice choose_for_story(const Rows& rows, const ReportBook& book) {
    StoryChoice choice;
    choice.n_claims = rows.claims.size();
    choice.n_differences = rows.differences.size();
    choice.n_events = rows.timeline.size();
    const auto take = [](auto& into, std::size_t& n, std::size_t most, const auto& row) {
        if (n++ < most) into.push_back(row);
    };
    const std::size_t n_claims = std::min(kTopClaims, rows.claims.size());
    choice.claims.assign(rows.claims.begin(), rows.claims.begin() + static_cast<std::ptrdiff_t>(n_claims));
    for (const auto& claim : rows.claims)
        if (is_denied(claim)) take(choice.denied, choice.n_denied, kTopDisputes, claim);
    for (const auto* claim : of_one_origin(rows.claims)) take(choice.single, choice.n_single, kTopSingle, *claim);
    for (const auto& quotation : rows.quotations) {
        const auto& uses = quotation.uses;
        if (std::any_of(uses.begin(), uses.end(),
                        [&](const auto& use) { return book.outlet(use.report) != book.outlet(uses.front().report); }))
            take(choice.shared, choice.n_shared, kTopQuotations, quotation);
    }
    const std::size_t n_differences = std::min(kTopDisputes, rows.differences.size());
    choice.differences.assign(rows.differences.begin(), rows.differences.begin() + static_cast<std::ptrdiff_t>(n_differences));
    return choice;
}

void write_story(Writer& out, const Rows& rows, const StoryChoice& choice, const std::vector<SpeakerGroup>& groups,
                 const Setting& setting) {
    if (rows.timeline.empty() && groups.empty() && choice.claims.empty()) return;
    open_section(out, "summary", "What happened", "");
    out.put("<div class=\"beside\"><div>\n");
    write_events(out, rows, choice.n_events, setting);
    write_top_claims(out, choice, setting);
    write_disputes(out, choice, setting);
    write_single_origins(out, choice, setting);
    write_shared_words(out, choice, setting);
    write_exclusives(out, rows, setting);
    out.put("</div><div>\n");
    write_occasions(out, groups, setting);
    write_refusals(out, rows.statements, setting);
    write_speakers(out, groups, setting);
    write_stories(out, rows.stories, setting);
    out.put("</div></div>\n");
    close_section(out);
}

}  // namespace onrecord
