#include "view/html/sections.h"
#include "view/reuse_words.h"
#include "view/wording.h"

namespace onrecord {

void write_reuse(Writer& out, const std::vector<ReuseRow>& reuse, const Setting& setting) {
    if (reuse.empty()) return;
    open_section(out, "reuse", "Shared text", counted(reuse.size(), "pair of reports", "pairs of reports"));
    out.put("<ul class=\"plain\">\n");
    for (const auto& pair : reuse) {
        const auto credit = [&](const std::string& report, const std::optional<CreditRow>& its) {
            return its ? setting.anchors.words(report, {its->span}, isolated("credit in " + setting.book.outlet(report)), false) : Html();
        };
        const Html third =
            pair.third.empty() ? Html() : setting.link(Thing::report, pair.third, isolated(setting.book.outlet_and_date(pair.third)));
        out.put(
            "<li data-filter><p class=\"event\">{} and {} <span class=\"count\">{:.0f} % of the shorter</span></p>\n<p>{}</p>\n<p "
            "class=\"meta\">{}</p>\n<ul class=\"uses\">\n",
            isolated(setting.book.outlet_and_date(pair.first)), isolated(setting.book.outlet_and_date(pair.second)), 100 * pair.similarity,
            isolated(way_in_words(pair, setting.book)),
            dotted({credit(pair.first, pair.first_credit), credit(pair.second, pair.second_credit), credit(pair.third, pair.third_credit),
                    third, isolated(own_in_words(pair, setting.book))}));
        for (const auto& piece : pair.pieces) {
            out.put(
                "<li><p>{}</p><p class=\"meta\">{}</p></li>\n", isolated(piece.words),
                dotted({setting.anchors.words(pair.first, {piece.first}, isolated("in " + setting.book.outlet(pair.first)), false),
                        setting.anchors.words(pair.second, {piece.second}, isolated("in " + setting.book.outlet(pair.second)), false)}));
        }
        out.put("</ul></li>\n");
    }
    out.put("</ul>\n");
    close_section(out);
}

}  // namespace onrecord
