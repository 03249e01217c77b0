// One HTML file: what is on record, section by section, and every report's text at its end, in which each thing that was found is marked.
// Every link that is written notes its place, and the texts come last, so that each place has its mark. The file asks for nothing from
// elsewhere, and its content policy forbids that it ever does.
#include "view/dossier.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "base/base64.h"
#include "base/data.h"
#include "base/sha256.h"
#include "view/html/pictures.h"
#include "view/html/sections.h"
#include "view/speakers.h"
#include "view/wording.h"

namespace onrecord {
namespace {

std::string content_hash(std::string_view content) {
    return "'sha256-" + to_base64(sha256(content)) + "'";
}

std::string some(std::uint64_t n, std::string_view noun, std::string_view plural = {}) {
    return n == 0 ? std::string() : counted(n, noun, plural);
}

// Links to "#r<number of the report>-<begin>-<end>", and remembers each place so that the text gets its mark.
class DossierAnchors : public Anchors {
public:
    struct Place {
        bool is_said = false;
        std::string part_of;
    };

    DossierAnchors(const Rows& rows, const ReportBook& book, const std::vector<SpeakerGroup>& groups)
        : book_(book), places_(rows.reports.size() + 1) {
        const auto number = [&](Thing thing, const auto& list) {
            for (std::size_t i = 0; i < list.size(); ++i) numbers_.emplace(std::pair(thing, std::string_view(list[i].id)), i + 1);
        };
        number(Thing::event, rows.timeline);
        number(Thing::claim, rows.claims);
        number(Thing::quotation, rows.quotations);
        number(Thing::difference, rows.differences);
        number(Thing::report, rows.reports);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (!groups[i].person.empty()) numbers_.emplace(std::pair(Thing::person, std::string_view(groups[i].person)), i + 1);
        }
    }

    Html words(const std::string& report, const std::vector<CodePointSpan>& spans, const Html& label, bool is_said) override {
        const std::size_t number = book_.number(report);
        if (number == 0 || spans.empty()) return label;
        const std::string first = id_of(number, spans.front());
        for (const auto span : spans) {
            Place& place = places_[number][span];
            place.is_said = place.is_said || is_said;
            if (span != spans.front() && (" " + place.part_of + " ").find(" " + first + " ") == std::string::npos) {
                place.part_of.append(place.part_of.empty() ? "" : " ").append(first);
            }
        }
        return link_to("#" + first, label);
    }

    [[nodiscard]] std::string address(Thing thing, const std::string& id) const override {
        const auto name = element(thing, id);
        return name.empty() ? name : "#" + name;
    }
    [[nodiscard]] std::string address(const SpeakerGroup&, std::size_t number) const override { return fmt::format("#said-{}", number); }

    [[nodiscard]] std::string element(Thing thing, const std::string& id) const override {
        constexpr std::array<std::string_view, 7> kNames{"r", "event-", "claim-", "quotation-", "difference-", "said-", "tellings-"};
        const auto found = numbers_.find({thing, id});
        return found == numbers_.end() ? std::string() : fmt::format("{}{}", kNames[static_cast<std::size_t>(thing)], found->second);
    }

    [[nodiscard]] std::vector<PlacedMark> marks(const std::string& report) const {
        const std::size_t number = book_.number(report);
        std::vector<PlacedMark> marks;
        for (const auto& [span, place] : places_[number])
            marks.push_back({span, id_of(number, span), place.is_said ? "said-here" : "", place.part_of});
        return marks;
    }

private:
    static std::string id_of(std::size_t number, CodePointSpan span) { return fmt::format("r{}-{}-{}", number, span.begin, span.end); }

    const ReportBook& book_;
    std::vector<std::map<CodePointSpan, Place>> places_;  // by the report's number
    std::map<std::pair<Thing, std::string_view>, std::size_t> numbers_;
};

class Dossier {
public:
    Dossier(const Rows& rows, const TextOf& text_of, const Sink& sink)
        : rows_(rows),
          book_(rows.reports),
          groups_(group_by_speaker(rows.statements, book_)),
          text_of_(text_of),
          anchors_(rows, book_, groups_),
          out_(sink) {}

    void write(const DossierOptions& options) {
        head(options);
        write_story(out_, rows_, choose_for_story(rows_, setting_.book), groups_, setting_);
        write_timeline(out_, rows_.timeline, setting_);
        write_statements(out_, groups_, rows_.statements.size(), setting_);
        write_quotations(out_, rows_.quotations, setting_);
        write_claims(out_, rows_.claims, setting_);
        write_differences(out_, rows_.differences, setting_);
        write_people(out_, rows_.people, setting_);
        write_names(out_, rows_.names, setting_);
        write_reuse(out_, rows_.reuse, setting_);
        write_revisions(out_, rows_.revisions, setting_);
        put("{}", sources_picture(rows_.claims, setting_));
        write_sources(out_, rows_, setting_);
        texts();
        foot();
        out_.flush();
    }

private:
    template <class... Parts>
    void put(fmt::format_string<Filling<Parts>...> pattern, const Parts&... parts) {
        out_.put(pattern, parts...);
    }

    void head(const DossierOptions& options) {
        const auto css = data_file("view/dossier.css").value_or(""), script = data_file("view/dossier.js").value_or("");
        const Summary& s = rows_.summary;
        const std::string title = options.title.empty() ? "What is on the record" : options.title;
        put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {}; base-uri 'none'; "
            "form-action "
            "'none'\">\n",
            Html::of_markup(content_hash(css)), Html::of_markup(content_hash(script)));
        put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        put("<meta name=\"generator\" content=\"onrecord\">\n<title>{}</title>\n<style>{}</style>\n<script>{}</script>\n</head>\n<body>\n",
            title, Html::of_markup(std::string(css)), Html::of_markup(std::string(script)));
        put("<a class=\"skip\" href=\"#main\">To the content</a>\n<header>\n<h1>{}</h1>\n", isolated(title));
        put("<p class=\"lead\">{}, {}</p>\n", reports_by_outlets(s.n_reports, {s.n_outlets, s.n_unnamed}),
            date_range(s.first_date, s.last_date));
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
        item(!rows_.timeline.empty() || !groups_.empty() || !rows_.claims.empty(), "summary", "What happened");
        item(!rows_.timeline.empty(), "timeline", "Timeline");
        item(!rows_.statements.empty(), "statements", "Statements");
        item(!rows_.quotations.empty(), "quotations", "Quotations");
        item(!rows_.claims.empty(), "claims", "Claims");
        item(!rows_.differences.empty(), "differences", "Differences");
        item(!rows_.people.empty(), "people", "People");
        item(!rows_.names.empty(), "names", "Organizations and places");
        item(!rows_.reuse.empty(), "reuse", "Shared text");
        item(!rows_.revisions.empty(), "revisions", "Versions");
        item(true, "sources", "Sources");
        item(!rows_.reports.empty(), "texts", "Texts");
        put("</ul></nav>\n<main id=\"main\">\n<div class=\"filter\" role=\"search\"><label for=\"filter\">Show only entries with these "
            "words</label>"
            "<input id=\"filter\" type=\"search\" autocomplete=\"off\"><p class=\"meta\" id=\"filtered\" "
            "aria-live=\"polite\"></p></div>\n");
    }

    void texts() {
        if (rows_.reports.empty()) return;
        open_section(out_, "texts", "The reports’ texts", "");
        put("<p class=\"note\">As the program read them. What somebody says has a dotted line below it.</p>\n");
        for (const auto& report : rows_.reports) {
            put("<article class=\"report\" id=\"{}\">\n<h3>{}</h3>\n<p class=\"meta\">{}</p>\n", anchors_.element(Thing::report, report.id),
                isolated(book_.headline(report.id)), about_report(report, book_));
            put("<p class=\"meta\">{}</p>\n{}<div class=\"text\">\n", dotted({address_of(report), isolated(report.input)}),
                credits_of(report, setting_));
            put("{}", report_text(text_of_(report.id), anchors_.marks(report.id)));
            put("</div>\n<p class=\"meta back\"><a href=\"#sources\">Back to the sources</a></p>\n</article>\n");
        }
        close_section(out_);
    }

    void foot() {
        put("</main>\n<footer class=\"note\">Made by onrecord. Places are counted in code points of each report’s "
            "text.</footer>\n</body>\n</html>\n");
    }

    const Rows& rows_;
    ReportBook book_;
    std::vector<SpeakerGroup> groups_;
    const TextOf& text_of_;
    DossierAnchors anchors_;
    Setting setting_{book_, anchors_};
    Writer out_;
};

}  // namespace

void write_dossier(const Rows& rows, const TextOf& text_of, const DossierOptions& options, const Sink& sink) {
    Dossier(rows, text_of, sink).write(options);
}

namespace {

// "k3" is a case; "s7" is one by itself, or a happening, whose case is meant then.
Scope scope_of(const Record& record, const std::string& story) {
    if (story.empty()) return {};
    const Scope asked{Scope::Of::story_case, story};
    if (record.count(List::reports, asked) > 0) return asked;
    const auto found = record.stories({0, 1, {Scope::Of::item, story}});
    return {Scope::Of::story_case, found.empty() || found.front().parent.empty() ? story : found.front().parent};
}

}  // namespace

std::size_t n_dossier_reports(const Record& record, const DossierOptions& options) {
    return record.count(List::reports, scope_of(record, options.story));
}

void write_dossier(const Record& record, const DossierOptions& options, const Sink& sink) {
    write_dossier(
        rows_of(record, true, scope_of(record, options.story)), [&](const std::string& report) { return record.text_of(report); }, options,
        sink);
}

}  // namespace onrecord
