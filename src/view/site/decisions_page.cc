// What a person has joined, separated, named, dated or noted, each with a button that takes it back where the server can change the record.
#include "view/site/pages.h"
#include "view/wording.h"

namespace onrecord {

void Pages::decisions() {
    head("Decisions");
    const auto decisions = stock_.record.decisions();
    know(decisions);
    SiteAnchors anchors;
    const Setting setting{book(), anchors};
    put("</header>\n<main id=\"main\"><h1>Decisions</h1>\n<p class=\"note\">What a person has decided comes before what the program read "
        "or linked. "
        "<kbd>onrecord decide</kbd> makes decisions; here they can be taken back.</p>\n");
    if (decisions.empty()) put("<p>Nothing has been decided yet.</p>\n");
    put("<ol class=\"plain ledger\">\n");
    for (const auto& decision : decisions) {
        put("<li><p class=\"event\">{}</p>\n", isolated(decision_in_words(decision)));
        if (!decision.holds)
            put("<p class=\"meta\"><span class=\"tag\">has no effect now</span> its words are not in this record, or another decision is "
                "against it</p>\n");
        for (const auto& item : decision.items) {
            std::vector<Html> places;
            if (!item.report.empty())
                places.push_back(setting.link(Thing::report, item.report, isolated(book().outlet_and_date(item.report))));
            for (const auto& place : item.places) places.push_back(setting.cite(place));
            put("<p class=\"meta\">{}</p>\n", dotted(places));
        }
        if (!form_token_.empty())
            put("<form method=\"post\" action=\"/decisions/undo\"><input type=\"hidden\" name=\"token\" value=\"{}\"><button "
                "name=\"number\" value=\"{}\" aria-label=\"Undo decision {}\">Undo</button></form>\n",
                form_token_, decision.number, decision.number);
        put("</li>\n");
    }
    put("</ol>\n");
    foot();
}

}  // namespace onrecord
