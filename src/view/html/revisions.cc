#include "view/changes.h"
#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

void write_revision(Writer& out, const RevisionRow& revision, const Setting& setting) {
    const auto version = [&](const std::string& id) { return setting.link(Thing::report, id, isolated(setting.book.outlet_and_date(id))); };
    out.put("<p class=\"event\">{}</p>\n<p class=\"meta\">{}</p>\n<ul class=\"uses\">\n", isolated(setting.book.headline(revision.newer)),
            dotted({html("{}, after {}", version(revision.newer), version(revision.older)), plain_known_by(revision.known_by)}));
    const auto changes = shown_changes(revision);
    if (changes.empty()) out.put("<li>The words are the same.</li>\n");
    for (const ShownChange& change : changes) {
        const auto place = [&](const Evidence& evidence, std::string_view label) {
            return evidence.words.empty() ? Html() : setting.anchors.words(evidence.report, {evidence.span}, Html(label), false);
        };
        out.put("<li><p>{}</p><p class=\"meta\">{}</p></li>\n", drift_html(change.pieces),
                dotted({plain_change(change.type), place(change.first->older, "in the older version"),
                        place(change.first->newer, "in the newer version")}));
    }
    out.put("</ul>");
}

void write_revisions(Writer& out, const std::vector<RevisionRow>& revisions, const Setting& setting) {
    if (revisions.empty()) return;
    open_section(out, "revisions", "Versions of one report", counted(revisions.size(), "newer version"));
    out.put(
        "<p class=\"note\">The same page, read again with another text. Everything else is of the newest version alone. <ins>Words that "
        "came</ins>, <del>words that went</del>.</p>\n<ul class=\"plain\">\n");
    for (const RevisionRow& revision : revisions) {
        out.put("<li data-filter>");
        write_revision(out, revision, setting);
        out.put("</li>\n");
    }
    out.put("</ul>\n");
    close_section(out);
}

}  // namespace onrecord
