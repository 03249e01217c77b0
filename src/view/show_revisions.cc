// Versions of one report in the terminal: which is newer, how that is known, and what was changed.
#include "view/changes.h"
#include "view/cite.h"
#include "view/page.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {
namespace {

// The pieces in a row, without quotation marks: they are a report's words.
Runs words_of(const std::vector<DriftPiece>& pieces) {
    Runs runs;
    for (const auto& [kind, words] : pieces) {
        if (!runs.empty()) runs.push_back({" "});
        runs.push_back({words, kind == DriftPiece::Kind::added      ? Style::added
                               : kind == DriftPiece::Kind::left_out ? Style::left_out
                                                                    : Style::plain});
    }
    return runs;
}

}  // namespace

std::string show_revisions(const ReportBook& book, const std::vector<RevisionRow>& revisions, const Look& look, Part part) {
    Page page(look);
    if (revisions.empty()) {
        page.text({{"The record has no report in several versions."}});
        return page.take();
    }
    page.heading("Versions of one report", counted_part(revisions.size(), part, "newer version"));
    page.text({{"The same page, read again with another text. Everything else is of the newest version alone. "},
               {"Words that came", Style::added},
               {", "},
               {"words that went", Style::left_out},
               {"."}});
    page.gap();
    for (const RevisionRow& revision : revisions) {
        page.text({{one_line(book.headline(revision.newer)), Style::strong}, noted({only_with_places(look, revision.id)})}, {2, 4});
        const auto version = [&](const std::string& id) {
            return with_dots({tied(book.outlet_and_date(id)), only_with_places(look, book.short_id(id))});
        };
        page.text({{version(revision.newer) + ", after " + version(revision.older), Style::faint}}, {4, 6});
        page.text({{plain_known_by(revision.known_by), Style::faint}}, {4, 6});
        const auto changes = shown_changes(revision);
        if (changes.empty()) page.text({{"The words are the same."}}, {4, 6});
        for (const ShownChange& change : changes) {
            page.text(words_of(change.pieces), {4, 6});
            const Evidence& place = change.first->newer.words.empty() ? change.first->older : change.first->newer;
            page.text({{with_dots({plain_change(change.type), place_in(book, place.report, {place.span}, look)}), Style::faint}}, {6, 8});
        }
        page.gap();
    }
    return page.take();
}

}  // namespace onrecord
