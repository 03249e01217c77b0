#include "view/dossier_claims.h"

#include <fmt/format.h>

#include <iterator>

#include "view/claim_words.h"
#include "view/html.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kReasonLength = 160;  // characters

class ClaimItem {
public:
    ClaimItem(const ClaimRow& claim, const ReportBook& book, const LinkTo& link) : claim_(claim), book_(book), link_(link) {}

    std::string write(std::size_t number) {
        put("<li id=\"claim-{}\" class=\"claim\" data-filter><h3>{}</h3>\n", number, isolated(title_of(claim_)));
        put("<p class=\"meta standing\"><strong>{}</strong> · {}", escaped(count_in_words(claim_)),
            escaped(reports_by_outlets(claim_.n_reports, outlets_of(claim_, book_).size())));
        if (is_denied(claim_)) put(" · <span class=\"tag\">denied by some</span>");
        put("</p>\n");
        if (const auto why = why_an_interval(claim_, book_); !why.empty()) put("<p class=\"meta\">{}</p>\n", isolated(why));
        for (const auto& circle : circles_in_words(claim_, book_))
            put("<p class=\"meta circle\"><span class=\"tag\">circle</span> {}</p>\n", isolated(circle));
        if (const auto* first = use_of(claim_.first))
            put("<p class=\"meta\">said first by {}</p>\n",
                link_(first->evidence, book_.outlet_and_date(claim_.first), first->statement.has_value()));
        put("<ol class=\"origins\">\n");
        for (const auto& origin : claim_.origins) write(origin);
        put("</ol>\n");
        write_chain();
        write_answers("Against it", claim_.against);
        write_answers("Declined to comment", claim_.refusals);
        if (const auto hedges = hedges_in_words(claim_, book_); !hedges.empty()) {
            put("<h4>Hedges</h4>\n<ul class=\"short\">\n");
            for (const auto& hedge : hedges) put("<li>{} {}</li>\n", isolated(hedge.text), link_(*hedge.words, "the words", false));
            put("</ul>\n");
        }
        put("</li>\n");
        return std::move(out_);
    }

private:
    template <class... Parts>
    void put(fmt::format_string<Parts...> form, Parts&&... parts) {
        fmt::format_to(std::back_inserter(out_), form, std::forward<Parts>(parts)...);
    }

    // The first use of the claim in a report; null if it has none.
    [[nodiscard]] const ClaimRow::Use* use_of(std::string_view report) const {
        for (const auto& use : claim_.uses)
            if (use.evidence.report == report) return &use;
        return nullptr;
    }

    void write(const ClaimRow::Origin& origin) {
        put("<li><p class=\"origin\">{} <span class=\"count\">{}</span></p>\n<ul class=\"uses\">\n", isolated(origin_name(origin, book_)),
            escaped(plain_origin(origin.type)));
        for (const auto& support : supports_of(claim_, origin)) {
            put("<li>");
            for (const auto* use : support.uses) {
                put("<p class=\"meta place\">{}</p><p>{}</p>",
                    link_(use->evidence, book_.outlet_and_date(support.report), use->statement.has_value()), sentence_html(use->evidence));
            }
            for (const auto& reason : support.reasons) {
                put("<p class=\"meta\">why: {}", isolated(reason_in_words(reason, book_)));
                if (reason.words)
                    put(", {}", link_(*reason.words, in_quotation_marks(shortened(reason.words->words, kReasonLength)), false));
                put("</p>");
            }
            put("</li>\n");
        }
        put("</ul></li>\n");
    }

    // Nested lists, one a level.
    void write_chain() {
        const auto lines = chain_lines(claim_, book_);
        if (lines.empty()) return;
        put("<h4>How it was passed on</h4>\n<ul class=\"chain\">");
        unsigned depth = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const ChainLine& line = lines[i];
            if (i > 0 && line.depth > depth) put("<ul>");
            if (i > 0 && line.depth == depth) put("</li>");
            for (; depth > line.depth; --depth) put("</li></ul>{}", depth == line.depth + 1 ? "</li>" : "");
            depth = line.depth;
            const auto* use = use_of(line.report);
            put("<li>{}", use ? link_(use->evidence, line.name, use->statement.has_value()) : isolated(line.name));
            if (!line.note.empty()) put(" <span class=\"count\">{}</span>", isolated(line.note));
        }
        for (; depth > 0; --depth) put("</li></ul>");
        put("</li></ul>\n");
    }

    void write_answers(std::string_view title, const std::vector<ClaimRow::Answer>& answers) {
        if (answers.empty()) return;
        put("<h4>{}</h4>\n<ul class=\"uses\">\n", title);
        for (const auto& answer : answers) {
            put("<li><p class=\"meta\"><strong>{}</strong> · {}</p><p>{}</p></li>\n", isolated(answer_in_words(answer, book_)),
                link_(answer.use.evidence, book_.outlet_and_date(answer.use.evidence.report), answer.use.statement.has_value()),
                sentence_html(answer.use.evidence));
        }
        put("</ul>\n");
    }

    const ClaimRow& claim_;
    const ReportBook& book_;
    const LinkTo& link_;
    std::string out_;
};

}  // namespace

std::string claim_html(const ClaimRow& claim, std::size_t number, const ReportBook& book, const LinkTo& link) {
    return ClaimItem(claim, book, link).write(number);
}

}  // namespace onrecord
