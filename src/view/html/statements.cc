#include <algorithm>

#include "base/names.h"
#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

void write_statement(Writer& out, const StatementRow& s, const std::string& group, const OccasionGroup& occasion, const Setting& setting) {
    out.put("<li data-filter><blockquote class=\"said {}\">{}</blockquote>\n", name_of(s.form), isolated(s.content));
    std::vector<Html> parts{setting.anchors.words(s.report, s.content_spans, isolated(setting.book.outlet_and_date(s.report)), true)};
    if (const auto polarity = plain(s.polarity); !polarity.empty()) parts.push_back(html("<span class=\"tag\">{}</span>", polarity));
    if (is_uncertain(s)) parts.push_back(html("<span class=\"tag unsure\">uncertain</span>"));
    if (const auto source = source_beside(s, group); !source.empty()) parts.push_back("source " + isolated(in_quotation_marks(source)));
    if (!s.cue.empty()) parts.push_back("cue " + isolated(in_quotation_marks(s.cue)));
    parts.emplace_back(plain(s.form));
    for (const auto& channel : channels_beside(s, occasion)) parts.push_back(isolated(channel));
    for (const auto& hedge : s.hedges) parts.push_back("hedge " + isolated(in_quotation_marks(hedge)));
    if (!s.on_behalf_of.empty()) parts.push_back("on behalf of " + isolated(s.on_behalf_of));
    if (const auto by_record = concluded(s); !by_record.empty()) parts.push_back(isolated(by_record));
    if (tells_when(s.date)) parts.push_back(dated(s.date, "said "));
    out.put("<p class=\"meta\">{}</p></li>\n", dotted(parts));
}

void write_statements(Writer& out, const std::vector<SpeakerGroup>& groups, std::size_t n_statements, const Setting& setting) {
    if (n_statements == 0) return;
    open_section(out, "statements", "Statements", fmt::format("{} by {}", with_commas(n_statements), counted(groups.size(), "speaker")));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& group = groups[i];
        out.put("<section id=\"said-{}\" data-group>\n<h3>{} <span class=\"count\">{}</span></h3>\n<ul class=\"plain\">\n", i + 1,
                isolated(group.name),
                dotted({group.note.empty() ? Html() : isolated(group.note),
                        fmt::format("{} in {}", counted(group.statements.size(), "statement"), counted(group.n_reports, "report"))}));
        for (const auto& occasion : by_occasion(group)) {
            const bool is_named = !occasion.channels.empty();
            if (is_named) {
                out.put("<li class=\"occasion\"><p class=\"meta\"><strong>{}</strong> · {}</p>\n<ul class=\"plain\">\n",
                        isolated(occasion_in_words(occasion)), isolated(setting.book.outlet_and_date(occasion.statements.front()->report)));
            }
            for (const auto* s : occasion.statements) write_statement(out, *s, group.name, occasion, setting);
            if (is_named) out.put("</ul></li>\n");
        }
        out.put("</ul>\n</section>\n");
    }
    close_section(out);
}

}  // namespace onrecord
