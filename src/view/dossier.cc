// One HTML file: what is on record, section by section, and every report's text at its end, in which each thing that was found is marked.
// A link to a place is "#r<number of the report>-<begin>-<end>" (code points); every link that is written notes its place, and the texts
// come last, so that each place has its mark. The file asks for nothing from elsewhere, and its content policy forbids that it ever does.
#include "view/dossier.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/data.h"
#include "base/sha256.h"
#include "onrecord/date.h"
#include "text/utf8.h"
#include "view/claim_words.h"
#include "view/dossier_claims.h"
#include "view/drift.h"
#include "view/html.h"
#include "view/speakers.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kFlushBytes = 1 << 16;
constexpr std::size_t kTopSpeakers = 6, kTopStories = 8, kTopClaims = 4;  // of the summary
constexpr std::size_t kClaimLength = 100;                                 // characters, there

std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto value = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::string out;
    unsigned bits = 0, n_bits = 0;
    for (const char c : hex) {
        bits = bits << 4 | value(c);
        n_bits += 4;
        if (n_bits >= 6) {
            n_bits -= 6;
            out.push_back(kDigits[bits >> n_bits & 63]);
            bits &= (1u << n_bits) - 1;
        }
    }
    if (n_bits > 0) out.push_back(kDigits[bits << (6 - n_bits) & 63]);
    while (out.size() % 4 != 0) out.push_back('=');
    return out;
}

std::string content_hash(std::string_view content) {
    return "'sha256-" + base64_of_hex(sha256_hex(content)) + "'";
}

// <time> where HTML has a notation for the date; <data> for the uncertain ones that it has none for.
std::string dated(std::string_view value, std::string_view prefix = {}) {
    if (value.empty()) return "<span class=\"unknown\">date not known</span>";
    const auto edtf = parse_edtf(value);
    const bool one = edtf && edtf->first == edtf->last && !edtf->approximate;
    const std::string_view element = one ? "time" : "data", attribute = one ? "datetime" : "value";
    return fmt::format("<{0} {1}=\"{2}\">{3}{4}</{0}>", element, attribute, escaped(value), prefix, escaped(readable_date(value)));
}

std::string dotted(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) {
        if (!part.empty()) out.append(out.empty() ? "" : " · ").append(part);
    }
    return out;
}

std::string some(std::uint64_t n, std::string_view noun, std::string_view plural = {}) {
    return n == 0 ? std::string() : counted(n, noun, plural);
}

std::string isolated_list(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out.append(out.empty() ? "" : ", ").append(isolated(name));
    return out;
}

class Dossier {
public:
    Dossier(const Rows& rows, const TextOf& text_of, const Sink& sink)
        : rows_(rows),
          book_(rows.reports),
          groups_(group_by_speaker(rows.statements, book_)),
          text_of_(text_of),
          sink_(sink),
          places_(rows.reports.size() + 1) {}

    void write(const DossierOptions& options) {
        head(options);
        summary();
        timeline();
        statements();
        quotations();
        claims();
        differences();
        people();
        reuse();
        sources();
        texts();
        foot();
        flush();
    }

private:
    struct Place {
        bool is_said = false;
        std::string part_of;
    };

    template <class... Parts>
    void put(fmt::format_string<Parts...> form, Parts&&... parts) {
        fmt::format_to(std::back_inserter(out_), form, std::forward<Parts>(parts)...);
        if (out_.size() > kFlushBytes) flush();
    }

    void flush() {
        sink_(out_);
        out_.clear();
    }

    static std::string id_of(std::size_t number, CodePointSpan span) { return fmt::format("r{}-{}-{}", number, span.begin, span.end); }

    // A link to words, whose place is noted so that the text gets its mark.
    std::string link(const std::string& report, const std::vector<CodePointSpan>& spans, std::string_view label, bool is_said = false) {
        const std::size_t number = book_.number(report);
        if (number == 0 || spans.empty()) return isolated(label);
        const std::string first = id_of(number, spans.front());
        for (const auto span : spans) {
            Place& place = places_[number][span];
            place.is_said = place.is_said || is_said;
            if (span != spans.front() && (" " + place.part_of + " ").find(" " + first + " ") == std::string::npos) {
                place.part_of.append(place.part_of.empty() ? "" : " ").append(first);
            }
        }
        return fmt::format("<a href=\"#{}\">{}</a>", first, isolated(label));
    }

    std::string cite(const Evidence& evidence, bool is_said = false) {
        return link(evidence.report, {evidence.span}, book_.outlet_and_date(evidence.report), is_said);
    }

    void head(const DossierOptions& options) {
        const auto css = data_file("view/dossier.css").value_or(""), script = data_file("view/dossier.js").value_or("");
        const Summary& s = rows_.summary;
        const std::string title = options.title.empty() ? "What is on the record" : options.title;
        put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {}; base-uri 'none'; "
            "form-action "
            "'none'\">\n",
            content_hash(css), content_hash(script));
        put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        put("<meta name=\"generator\" content=\"onrecord\">\n<title>{}</title>\n<style>{}</style>\n<script>{}</script>\n</head>\n<body>\n",
            escaped(title), css, script);
        put("<a class=\"skip\" href=\"#main\">To the content</a>\n<header>\n<h1>{}</h1>\n", isolated(title));
        put("<p class=\"lead\">{}, {}</p>\n", reports_by_outlets(s.n_reports, s.n_outlets), escaped(date_range(s.first_date, s.last_date)));
        put("<p class=\"meta\">{}</p>\n",
            dotted({counted(s.n_words, "word"), some(rows_.stories.size(), "story", "stories"), some(s.n_statements, "statement"),
                    some(s.n_people, "person", "people"), some(rows_.timeline.size(), "event"), some(rows_.claims.size(), "claim"),
                    rows_.problems.empty() ? "" : counted(rows_.problems.size(), "document") + " could not be read"}));
        put("<p class=\"note\">This page says who says what, and in which report; it does not say what is true. Every entry leads to the "
            "words "
            "that it rests on, marked in the report’s text at the end. It was made by a program, which can be wrong: follow the "
            "link.</p>\n");
        put("</header>\n<nav aria-label=\"Sections\"><ul>");
        const auto item = [&](bool shown, std::string_view id, std::string_view name) {
            if (shown) put("<li><a href=\"#{}\">{}</a></li>", id, name);
        };
        item(!rows_.timeline.empty() || !groups_.empty() || !rows_.claims.empty(), "summary", "Summary");
        item(!rows_.timeline.empty(), "timeline", "Timeline");
        item(!rows_.statements.empty(), "statements", "Statements");
        item(!rows_.quotations.empty(), "quotations", "Quotations");
        item(!rows_.claims.empty(), "claims", "Claims");
        item(!rows_.differences.empty(), "differences", "Differences");
        item(!rows_.people.empty(), "people", "People");
        item(!rows_.reuse.empty(), "reuse", "Shared text");
        item(true, "sources", "Sources");
        item(!rows_.reports.empty(), "texts", "Texts");
        put("</ul></nav>\n<main id=\"main\">\n<div class=\"filter\" role=\"search\"><label for=\"filter\">Show only entries with these "
            "words</label>"
            "<input id=\"filter\" type=\"search\" autocomplete=\"off\"><p class=\"meta\" id=\"filtered\" "
            "aria-live=\"polite\"></p></div>\n");
    }

    void open_section(std::string_view id, std::string_view title, const std::string& count) {
        put("<section id=\"{}\" aria-labelledby=\"{}-title\">\n<h2 id=\"{}-title\">{} <span class=\"count\">{}</span></h2>\n", id, id, id,
            title, count);
    }
    void close_section() { put("</section>\n"); }

    // The few dates and speakers that a reader looks for first.
    void summary() {
        if (rows_.timeline.empty() && groups_.empty() && rows_.claims.empty()) return;
        open_section("summary", "Summary", "");
        if (const auto events = key_events(rows_.timeline); !events.empty()) {
            put("<h3>Key dates <span class=\"count\">{} of {}</span></h3>\n<ul class=\"short\">\n", events.size(),
                counted(rows_.timeline.size(), "event"));
            for (const auto* event : events) {
                const auto number = static_cast<std::size_t>(event - rows_.timeline.data()) + 1;
                put("<li>{}: <a href=\"#event-{}\">{}</a> <span class=\"count\">{}</span></li>\n", dated(event->date), number,
                    isolated(event->text),
                    dotted({std::string(plain(event->certainty)), isolated_list(event->participants),
                            isolated_list(outlets_of(*event, book_))}));
            }
            put("</ul>\n");
        }
        if (const std::size_t n = std::min(kTopClaims, rows_.claims.size()); n > 0) {
            put("<h3>Claims, and what stands behind them <span class=\"count\">{} of {}</span></h3>\n<ul class=\"short\">\n", n,
                counted(rows_.claims.size(), "claim"));
            for (std::size_t i = 0; i < n; ++i) {
                const ClaimRow& claim = rows_.claims[i];
                put("<li><a href=\"#claim-{}\">{}</a> <span class=\"count\">{}</span></li>\n", i + 1,
                    isolated(shortened(title_of(claim), kClaimLength)),
                    dotted({counted(outlets_of(claim, book_).size(), "outlet"), escaped(count_in_words(claim)),
                            claim.circles.empty() ? "" : "a circle", is_denied(claim) ? "denied by some" : ""}));
            }
            put("</ul>\n");
        }
        const auto n_known =
            static_cast<std::size_t>(std::count_if(groups_.begin(), groups_.end(), [](const auto& group) { return group.resolved; }));
        const std::size_t n = std::min(kTopSpeakers, n_known);
        if (n > 0) {
            put("<h3>Who speaks most <span class=\"count\">{} of {}</span></h3>\n<ul class=\"short\">\n", n, with_commas(n_known));
            for (std::size_t i = 0; i < n; ++i) {
                put("<li><a href=\"#said-{}\">{}</a> <span class=\"count\">{} in {}</span></li>\n", i + 1, isolated(groups_[i].name),
                    counted(groups_[i].statements.size(), "statement"), counted(groups_[i].n_reports, "report"));
            }
            put("</ul>\n");
        }
        std::vector<const StoryRow*> shared;
        for (const auto& story : rows_.stories) {
            if (story.reports.size() > 1 && rows_.stories.size() > 1) shared.push_back(&story);
        }
        if (!shared.empty()) {
            const auto n_shown = std::min(kTopStories, shared.size());
            put("<h3>Stories of more than one report <span class=\"count\">{} of {}</span></h3>\n<ul class=\"short\">\n", n_shown,
                with_commas(shared.size()));
            for (std::size_t i = 0; i < n_shown; ++i) {
                put("<li><a href=\"#r{}\">{}</a> <span class=\"count\">{}</span></li>\n", book_.number(shared[i]->reports.front()),
                    isolated(book_.name(*shared[i])),
                    dotted(
                        {counted(shared[i]->reports.size(), "report"), escaped(date_range(shared[i]->first_date, shared[i]->last_date))}));
            }
            put("</ul>\n");
        }
        close_section();
    }

    void timeline() {
        if (rows_.timeline.empty()) return;
        std::map<std::string_view, std::size_t> numbers;
        for (std::size_t i = 0; i < rows_.timeline.size(); ++i) numbers.emplace(rows_.timeline[i].id, i);
        open_section("timeline", "Timeline", counted(rows_.timeline.size(), "event"));
        put("<ol class=\"plain timeline\">\n");
        for (std::size_t i = 0; i < rows_.timeline.size(); ++i) {
            const EventRow& event = rows_.timeline[i];
            put("<li id=\"event-{}\" data-filter><div class=\"when\">{}</div><div>\n<p class=\"event\">{}", i + 1, dated(event.date),
                isolated(event.text));
            if (const auto certainty = plain(event.certainty); !certainty.empty()) put(" <span class=\"tag\">{}</span>", certainty);
            put("</p>\n");
            if (!event.participants.empty()) put("<p class=\"meta\">with {}</p>\n", isolated_list(event.participants));
            const auto bounds = [&](std::string_view word, const std::vector<std::string>& ids) {
                for (const auto& id : ids) {
                    const auto found = numbers.find(id);
                    if (found == numbers.end()) continue;
                    put("<p class=\"meta\">{} <a href=\"#event-{}\">{}</a></p>\n", word, found->second + 1,
                        isolated(rows_.timeline[found->second].text));
                }
            };
            bounds("after", event.after);
            bounds("before", event.before);
            if (!event.tellings.empty()) put("<p class=\"sentence\">{}</p>\n", sentence_html(event.tellings.front().evidence));
            for (const auto& telling : event.tellings) {
                const bool other = !telling.date.empty() && telling.date != event.date;
                put("<p class=\"meta\">{}</p>\n", dotted({cite(telling.evidence), other ? dated(telling.date, "dates it ") : ""}));
            }
            put("</div></li>\n");
        }
        put("</ol>\n");
        close_section();
    }

    void statement(const StatementRow& s, const std::string& group, const OccasionGroup& occasion) {
        put("<li data-filter><blockquote class=\"said {}\">{}</blockquote>\n", name_of(s.form), isolated(s.content));
        std::vector<std::string> parts{link(s.report, s.content_spans, book_.outlet_and_date(s.report), true)};
        if (const auto polarity = plain(s.polarity); !polarity.empty())
            parts.push_back(fmt::format("<span class=\"tag\">{}</span>", polarity));
        if (const auto source = source_beside(s, group); !source.empty()) parts.push_back("source " + isolated(in_quotation_marks(source)));
        if (!s.cue.empty()) parts.push_back("cue " + isolated(in_quotation_marks(s.cue)));
        parts.emplace_back(plain(s.form));
        for (const auto& channel : channels_beside(s, occasion)) parts.push_back(isolated(channel));
        for (const auto& hedge : s.hedges) parts.push_back("hedge " + isolated(in_quotation_marks(hedge)));
        if (!s.on_behalf_of.empty()) parts.push_back("on behalf of " + isolated(s.on_behalf_of));
        if (tells_when(s.date)) parts.push_back(dated(s.date, "said "));
        put("<p class=\"meta\">{}</p></li>\n", dotted(parts));
    }

    void statements() {
        if (rows_.statements.empty()) return;
        const auto& groups = groups_;
        open_section("statements", "Statements",
                     fmt::format("{} by {}", with_commas(rows_.statements.size()), counted(groups.size(), "speaker")));
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const auto& group = groups[i];
            if (!group.person.empty()) said_by_.emplace(group.person, i + 1);
            put("<section id=\"said-{}\" data-group>\n<h3>{} <span class=\"count\">{}</span></h3>\n<ul class=\"plain\">\n", i + 1,
                isolated(group.name),
                dotted({group.note.empty() ? "" : isolated(group.note),
                        fmt::format("{} in {}", counted(group.statements.size(), "statement"), counted(group.n_reports, "report"))}));
            for (const auto& occasion : by_occasion(group)) {
                const bool is_named = !occasion.channels.empty();
                if (is_named) {
                    put("<li class=\"occasion\"><p class=\"meta\"><strong>{}</strong> · {}</p>\n<ul class=\"plain\">\n",
                        isolated(occasion_in_words(occasion)), isolated(book_.outlet_and_date(occasion.statements.front()->report)));
                }
                for (const auto* s : occasion.statements) statement(*s, group.name, occasion);
                if (is_named) put("</ul></li>\n");
            }
            put("</ul>\n</section>\n");
        }
        close_section();
    }

    std::string drift_of(const std::vector<DriftPiece>& pieces) {
        std::string out;
        for (const auto& [kind, words] : pieces) {
            if (!out.empty()) out += " ";
            switch (kind) {
                case DriftPiece::Kind::same:
                    out += isolated(words);
                    break;
                case DriftPiece::Kind::added:
                    out += "<ins>" + isolated(words) + "</ins>";
                    break;
                case DriftPiece::Kind::left_out:
                    out += "<del>" + isolated(words) + "</del>";
                    break;
                case DriftPiece::Kind::cut:
                    out += "<span class=\"cut\">…</span>";
                    break;
            }
        }
        return out;
    }

    void quotations() {
        if (rows_.quotations.empty()) return;
        open_section("quotations", "Quotations", fmt::format("{} of more than one use", with_commas(rows_.quotations.size())));
        put("<p class=\"note\">The fullest form first, then its uses, earliest first. <ins>Words of the use only</ins>, <del>words that it "
            "leaves "
            "out</del>, … where it is shorter.</p>\n<ul class=\"plain\">\n");
        for (const auto& quotation : rows_.quotations) {
            if (quotation.uses.empty()) continue;
            const std::size_t fullest = fullest_use(quotation);
            const std::string& full = quotation.uses[fullest].words;
            put("<li data-filter><blockquote class=\"said direct\">{}</blockquote>\n<p class=\"meta\">{}</p>\n<ol class=\"uses\">\n",
                isolated(in_quotation_marks(full)), quotation.speaker.empty() ? "speaker not known" : isolated(quotation.speaker));
            for (std::size_t i = 0; i < quotation.uses.size(); ++i) {
                const auto pieces = find_drift(full, quotation.uses[i].words);
                const bool same = pieces.size() <= 1 && !has_drift(pieces);
                put("<li>");
                if (!same) put("<p>“{}”</p>", drift_of(pieces));
                put("<p class=\"meta\">{}</p></li>\n", dotted({cite(quotation.uses[i], true), i == fullest ? "the form above"
                                                                                              : same       ? "the same words"
                                                                                                           : ""}));
            }
            put("</ol></li>\n");
        }
        put("</ul>\n");
        close_section();
    }

    void claims() {
        if (rows_.claims.empty()) return;
        open_section("claims", "Claims and their origins", counted(rows_.claims.size(), "claim"));
        put("<p class=\"note\">{}</p>\n<ol class=\"plain\">\n", kClaimsNote);
        const LinkTo to = [&](const Evidence& evidence, std::string_view label, bool is_said) {
            return link(evidence.report, {evidence.span}, label, is_said);
        };
        for (std::size_t i = 0; i < rows_.claims.size(); ++i) put("{}", claim_html(rows_.claims[i], i + 1, book_, to));
        put("</ol>\n");
        close_section();
    }

    void differences() {
        if (rows_.differences.empty()) return;
        open_section("differences", "Differences", counted(rows_.differences.size(), "question"));
        put("<p class=\"note\">Questions that are answered differently, by two reports or within one.</p>\n<ul class=\"plain\">\n");
        for (const auto& difference : rows_.differences) {
            put("<li data-filter><p class=\"event\">{} <span class=\"count\">{}</span></p>\n<ul class=\"uses\">\n",
                isolated(difference.topic), escaped(plain_difference(difference.type)));
            for (const auto& value : difference.values) {
                put("<li><p><span class=\"value\">{}</span>, according to {}</p>\n<p>{}</p>\n<p class=\"meta\">{}</p></li>\n",
                    isolated(readable_value(value.value)), value.by.empty() ? "the report" : isolated(value.by),
                    sentence_html(value.evidence), cite(value.evidence));
            }
            put("</ul></li>\n");
        }
        put("</ul>\n");
        close_section();
    }

    void people() {
        if (rows_.people.empty()) return;
        open_section("people", "People", counted(rows_.people.size(), "person", "people"));
        put("<ul class=\"plain people\">\n");
        for (const auto& person : rows_.people) {
            put("<li data-filter><strong>{}</strong>", isolated(person.name));
            if (!person.aliases.empty()) put("<p class=\"meta\">also {}</p>", isolated_list(person.aliases));
            const auto said = said_by_.find(person.id);
            const auto n = counted(person.n_statements, "statement");
            put("<p class=\"meta\">{}</p>",
                dotted({said == said_by_.end() ? n : fmt::format("<a href=\"#said-{}\">{}</a>", said->second, n),
                        counted(person.n_mentions, "mention"), counted(person.n_reports, "report")}));
            std::string where;
            std::string_view report;
            std::size_t i = 0;
            for (const auto& mention : person.mentions) {
                if (mention.report != report) {
                    where.append(where.empty() ? "" : "; ").append(isolated(book_.outlet_and_date(mention.report)));
                    report = mention.report;
                    i = 0;
                }
                where.append(" ").append(link(mention.report, {mention.span}, std::to_string(++i)));
            }
            if (!where.empty()) put("<details class=\"meta\"><summary>where</summary>{}</details>", where);
            put("</li>\n");
        }
        put("</ul>\n");
        close_section();
    }

    void reuse() {
        if (rows_.reuse.empty()) return;
        open_section("reuse", "Shared text", counted(rows_.reuse.size(), "pair of reports", "pairs of reports"));
        put("<ul class=\"plain\">\n");
        for (const auto& pair : rows_.reuse) {
            put("<li data-filter><p class=\"event\">{} and {} <span class=\"count\">{:.0f} % of the shorter</span></p>\n<ul "
                "class=\"uses\">\n",
                isolated(book_.outlet_and_date(pair.first)), isolated(book_.outlet_and_date(pair.second)), 100 * pair.similarity);
            for (const auto& piece : pair.pieces) {
                put("<li><p>{}</p><p class=\"meta\">{}</p></li>\n", isolated(piece.words),
                    dotted({link(pair.first, {piece.first}, "in " + book_.outlet(pair.first)),
                            link(pair.second, {piece.second}, "in " + book_.outlet(pair.second))}));
            }
            put("</ul></li>\n");
        }
        put("</ul>\n");
        close_section();
    }

    std::string about(const ReportRow& report) {
        const auto basis = report.published.empty() ? std::string() : plain_basis(report.basis);
        std::string published = report.published.empty() ? dated("") : dated(report.published);
        if (!basis.empty()) published += " (" + escaped(basis) + ")";
        return dotted({isolated(book_.outlet(report.id)), report.byline.empty() ? "" : "by " + isolated_list(report.byline), published});
    }

    // What a report says that it owes to others or has corrected, a paragraph each.
    std::string credits(const ReportRow& report) {
        std::string out;
        for (const auto& credit : report.credits) {
            out += fmt::format("<p class=\"meta\">{}: {}</p>\n", escaped(plain_credit(credit.kind)),
                               link(report.id, {credit.span}, credit.text));
        }
        return out;
    }

    void only_one_origin() {
        const auto single = of_one_origin(rows_.claims);
        if (single.empty()) return;
        put("<h3>Only one origin <span class=\"count\">{}</span></h3>\n<ul class=\"short\">\n",
            counted(single.size(), "claim that several outlets carry", "claims that several outlets carry"));
        for (const auto* claim : single) {
            std::vector<std::string> origins;
            for (const auto& origin : claim->origins) origins.push_back(origin_name(origin, book_));
            put("<li><a href=\"#claim-{}\">{}</a><p class=\"meta\">{}</p></li>\n",
                static_cast<std::size_t>(claim - rows_.claims.data()) + 1, isolated(title_of(*claim)),
                dotted({"carried by " + isolated(listed_names(outlets_of(*claim, book_))), "rests on " + isolated(listed_names(origins))}));
        }
        put("</ul>\n");
    }

    void sources() {
        const auto bases = bases_of_reports(rows_.claims, book_);
        open_section("sources", "Sources", counted(rows_.reports.size(), "report"));
        if (rows_.stories.size() > 1) {
            put("<p class=\"note\">The reports tell of {}.</p>\n", counted(rows_.stories.size(), "story", "stories"));
        }
        put("<ol class=\"plain\">\n");
        for (const auto& report : rows_.reports) {
            put("<li data-filter><a href=\"#r{}\">{}</a>\n<p class=\"meta\">{}</p>\n<p class=\"meta\">{}</p>\n{}", book_.number(report.id),
                isolated(book_.headline(report.id)), about(report),
                dotted({escaped(book_.short_id(report.id)), counted(report.n_words, "word"), counted(report.n_statements, "statement")}),
                credits(report));
            if (const auto basis = bases.find(report.id); basis != bases.end()) {
                std::vector<std::string> parts;
                for (const auto& part : basis_in_words(basis->second)) parts.push_back(isolated(part));
                put("<p class=\"meta\">{}</p>\n", dotted(parts));
            }
            put("</li>\n");
        }
        put("</ol>\n");
        only_one_origin();
        if (!rows_.problems.empty()) {
            put("<h3>Could not be read <span class=\"count\">{}</span></h3>\n<ul>\n", counted(rows_.problems.size(), "document"));
            for (const auto& problem : rows_.problems)
                put("<li>{}<p class=\"meta\">{}</p></li>\n", isolated(problem.input), isolated(problem.reason));
            put("</ul>\n");
        }
        close_section();
    }

    void texts() {
        if (rows_.reports.empty()) return;
        open_section("texts", "The reports’ texts", "");
        put("<p class=\"note\">As the program read them. What somebody says has a dotted line below it.</p>\n");
        for (const auto& report : rows_.reports) {
            const std::size_t number = book_.number(report.id);
            put("<article class=\"report\" id=\"r{}\">\n<h3>{}</h3>\n<p class=\"meta\">{}</p>\n", number,
                isolated(book_.headline(report.id)), about(report));
            std::string address;
            if (is_web_address(report.url)) {
                address = fmt::format("<a href=\"{0}\" rel=\"noopener noreferrer external\">{0}</a>", escaped(report.url));
            } else if (!report.url.empty()) {
                address = isolated(report.url);
            }
            put("<p class=\"meta\">{}</p>\n{}<div class=\"text\">\n", dotted({address, isolated(report.input)}), credits(report));
            const std::string text = text_of_(report.id);
            const CodePointIndex index(text);
            std::vector<Mark> marks;
            for (const auto& [span, place] : places_[number]) {
                marks.push_back({index.to_bytes(span), id_of(number, span), place.is_said ? "said-here" : "", place.part_of});
            }
            std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
                return std::pair(a.span.begin, b.span.end) < std::pair(b.span.begin, a.span.end);
            });
            append_marked_text(out_, text, marks);
            put("</div>\n<p class=\"meta back\"><a href=\"#sources\">Back to the sources</a></p>\n</article>\n");
        }
        close_section();
    }

    void foot() {
        put("</main>\n<footer class=\"note\">Made by onrecord. Places are counted in code points of each report’s "
            "text.</footer>\n</body>\n</html>\n");
    }

    const Rows& rows_;
    ReportBook book_;
    std::vector<SpeakerGroup> groups_;
    const TextOf& text_of_;
    const Sink& sink_;
    std::vector<std::map<CodePointSpan, Place>> places_;  // by the report's number
    std::map<std::string_view, std::size_t> said_by_;     // person to the number of its group of statements
    std::string out_;
};

}  // namespace

void write_dossier(const Rows& rows, const TextOf& text_of, const DossierOptions& options, const Sink& sink) {
    Dossier(rows, text_of, sink).write(options);
}

void write_dossier(const Record& record, const DossierOptions& options, const Sink& sink) {
    write_dossier(
        rows_of(record, true), [&](const std::string& report) { return record.text_of(report); }, options, sink);
}

}  // namespace onrecord
