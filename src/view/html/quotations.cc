#include <algorithm>

#include "view/drift.h"
#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

Html drift_html(const std::vector<DriftPiece>& pieces) {
    Html out;
    for (const auto& [kind, words] : pieces) {
        if (!out.empty()) out += " ";
        switch (kind) {
            case DriftPiece::Kind::same:
                out += isolated(words);
                break;
            case DriftPiece::Kind::added:
                out += html("<ins>{}</ins>", isolated(words));
                break;
            case DriftPiece::Kind::left_out:
                out += html("<del>{}</del>", isolated(words));
                break;
            case DriftPiece::Kind::cut:
                out += html("<span class=\"cut\">…</span>");
                break;
        }
    }
    return out;
}

void write_quotation(Writer& out, const QuotationRow& quotation, const Setting& setting, std::size_t begin, std::size_t end) {
    const std::size_t fullest = fullest_use(quotation);
    const std::string& full = quotation.uses[fullest].words;
    out.put("<blockquote class=\"said direct\">{}</blockquote>\n<p class=\"meta\">{}</p>\n<ol class=\"uses\">\n",
            isolated(in_quotation_marks(full)),
            dotted({quotation.speaker.empty() ? Html("speaker not known") : isolated(quotation.speaker),
                    quotation.person_decided ? "who this is was decided by a person" : ""}));
    for (std::size_t i = begin; i < std::min(end, quotation.uses.size()); ++i) {
        const auto pieces = find_drift(full, quotation.uses[i].words);
        const bool same = pieces.size() <= 1 && !has_drift(pieces);
        out.put("<li>");
        if (!same) out.put("<p>“{}”</p>", drift_html(pieces));
        out.put("<p class=\"meta\">{}</p></li>\n", dotted({setting.cite(quotation.uses[i], true), i == fullest ? "the form above"
                                                                                                  : same       ? "the same words"
                                                                                                         : plain_part(part_of(pieces))}));
    }
    out.put("</ol>");
}

void write_quotations(Writer& out, const std::vector<QuotationRow>& quotations, const Setting& setting, std::size_t most) {
    if (quotations.empty()) return;
    open_section(out, "quotations", "Quotations", fmt::format("{} of more than one use", with_commas(quotations.size())));
    out.put(
        "<p class=\"note\">The fullest form first, then its uses, earliest first. <ins>Words of the use only</ins>, <del>words that it "
        "leaves "
        "out</del>, … where it is shorter.</p>\n<ul class=\"plain\">\n");
    for (const auto& quotation : quotations) {
        if (quotation.uses.empty()) continue;
        out.put("<li id=\"{}\" data-filter>", setting.anchors.element(Thing::quotation, quotation.id));
        write_quotation(out, quotation, setting, 0, most);
        if (quotation.uses.size() > most)
            out.put("<p class=\"meta\">{}</p>\n",
                    setting.link(Thing::quotation, quotation.id, html("and {}", counted(quotation.uses.size() - most, "more use"))));
        out.put("</li>\n");
    }
    out.put("</ul>\n");
    close_section(out);
}

}  // namespace onrecord
