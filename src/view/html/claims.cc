#include <algorithm>

#include "view/claim_words.h"
#include "view/html/pictures.h"
#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kReasonLength = 160;  // characters

class ClaimItem {
public:
    ClaimItem(Writer& out, const ClaimRow& claim, const Setting& setting)
        : out_(out), claim_(claim), setting_(setting), book_(setting.book) {}

    void write() {
        out_.put("<p class=\"meta standing\"><strong>{}</strong> · {}", (count_in_words(claim_)),
                 (reports_by_outlets(claim_.n_reports, count_outlets(reports_with(claim_), book_))));
        if (is_denied(claim_)) out_.put(" · <span class=\"tag\">denied by some</span>");
        out_.put("</p>\n");
        if (const auto why = why_an_interval(claim_, book_); !why.empty()) out_.put("<p class=\"meta\">{}</p>\n", isolated(why));
        for (const auto& circle : circles_in_words(claim_, book_))
            out_.put("<p class=\"meta circle\"><span class=\"tag\">circle</span> {}</p>\n", isolated(circle));
        if (const auto* first = use_of(claim_.first))
            out_.put("<p class=\"meta\">{}{}</p>\n", said_first_by(claim_, book_),
                     link(first->evidence, book_.outlet_and_date(claim_.first), first->statement.has_value()));
        out_.put("{}<ol class=\"origins\">\n", chain_picture(claim_, setting_));
        for (const auto& origin : claim_.origins) write(origin);
        out_.put("</ol>\n");
        write_answers("Against it", claim_.against);
        write_answers("Declined to comment", claim_.refusals);
        if (const auto hedges = hedges_in_words(claim_, book_); !hedges.empty()) {
            out_.put("<h3 class=\"part\">Hedges</h3>\n<ul class=\"short\">\n");
            for (const auto& hedge : hedges) out_.put("<li>{} {}</li>\n", isolated(hedge.text), link(*hedge.words, "the words", false));
            out_.put("</ul>\n");
        }
    }

private:
    Html link(const Evidence& evidence, std::string_view label, bool is_said) {
        return setting_.anchors.words(evidence.report, {evidence.span}, isolated(label), is_said);
    }

    // The first use of the claim in a report; null if it has none.
    [[nodiscard]] const ClaimRow::Use* use_of(std::string_view report) const {
        for (const auto& use : claim_.uses)
            if (use.evidence.report == report) return &use;
        return nullptr;
    }

    void write(const ClaimRow::Origin& origin) {
        out_.put("<li><p class=\"origin\">{} <span class=\"count\">{}</span></p>\n<ul class=\"uses\">\n",
                 isolated(origin_name(origin, book_)), (plain_origin(origin.type)));
        for (const auto& support : supports_of(claim_, origin)) {
            out_.put("<li>");
            for (const auto* use : support.uses) {
                out_.put("<p class=\"meta place\">{}</p><p>{}</p>",
                         link(use->evidence, book_.outlet_and_date(support.report), use->statement.has_value()),
                         sentence_html(use->evidence));
            }
            for (const auto& reason : support.reasons) {
                out_.put("<p class=\"meta\">why: {}", isolated(reason_in_words(reason, book_)));
                if (reason.words)
                    out_.put(", {}", link(*reason.words, in_quotation_marks(shortened(reason.words->words, kReasonLength)), false));
                out_.put("</p>");
            }
            out_.put("</li>\n");
        }
        out_.put("</ul></li>\n");
    }

    void write_answers(std::string_view title, const std::vector<ClaimRow::Answer>& answers) {
        if (answers.empty()) return;
        out_.put("<h3 class=\"part\">{}</h3>\n<ul class=\"uses\">\n", title);
        for (const auto& answer : answers) {
            out_.put("<li><p class=\"meta\"><strong>{}</strong> · {}</p><p>{}</p></li>\n", isolated(answer_in_words(answer, book_)),
                     link(answer.use.evidence, book_.outlet_and_date(answer.use.evidence.report), answer.use.statement.has_value()),
                     sentence_html(answer.use.evidence));
        }
        out_.put("</ul>\n");
    }

    Writer& out_;
    const ClaimRow& claim_;
    const Setting& setting_;
    const ReportBook& book_;
};

}  // namespace

void write_claim(Writer& out, const ClaimRow& claim, const Setting& setting) {
    ClaimItem(out, claim, setting).write();
}

void write_claims(Writer& out, const std::vector<ClaimRow>& claims, const Setting& setting) {
    if (claims.empty()) return;
    open_section(out, "claims", "Claims and their origins", counted(claims.size(), "claim"));
    out.put("<p class=\"note\">{}</p>\n<ol class=\"plain\">\n", kClaimsNote);
    for (const auto& claim : claims) {
        out.put("<li id=\"{}\" class=\"claim\" data-filter><h3>{}</h3>\n", setting.anchors.element(Thing::claim, claim.id),
                isolated(title_of(claim)));
        write_claim(out, claim, setting);
        out.put("</li>\n");
    }
    out.put("</ol>\n");
    close_section(out);
}

}  // namespace onrecord
