// `show claims`: each claim as its first report has it; how many origins stand behind it; each origin with the reports that rest on it,
// their words and why; who had it first, and by which way it came to the others; what is said against it.
#include <fmt/format.h>

#include "view/cite.h"
#include "view/claim_words.h"
#include "view/page.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr Indent kPart{4, 6};
constexpr Indent kReport{6, 8};
constexpr Indent kWords{8, 10};
constexpr std::size_t kReasonLength = 160;  // characters; two lines

class ClaimsPage {
public:
    ClaimsPage(const ReportBook& book, const Look& look) : book_(book), look_(look), page_(look) {}

    std::string print(const std::vector<ClaimRow>& claims, Part part) {
        page_.heading("Claims and their origins", counted_part(claims.size(), part, "claim"));
        page_.text({{std::string(kClaimsNote), Style::faint}});
        page_.gap();
        for (const auto& claim : claims) print(claim);
        return page_.take();
    }

private:
    void print(const ClaimRow& claim) {
        page_.text({{one_line(title_of(claim)), Style::strong}}, kItem);
        const OutletCount outlets = count_outlets(reports_with(claim), book_);
        page_.text({{with_dots({tied(count_in_words(claim)), tied(reports_by_outlets(claim.n_reports, outlets)),
                                claim.circles.empty() ? "" : tied("a circle"), only_with_places(look_, claim.id)})}},
                   kPart);
        if (const auto why = why_an_interval(claim, book_); !why.empty()) page_.text({{one_line(why)}}, kPart);
        for (const auto& circle : circles_in_words(claim, book_)) page_.text({{one_line(circle), Style::strong}}, kPart);
        if (!claim.first.empty())
            page_.text({{std::string(said_first_by(claim, book_)) + one_line(book_.outlet_and_date(claim.first))}}, kPart);
        page_.gap();
        std::size_t number = 0;
        for (const auto& origin : claim.origins) print(claim, origin, ++number);
        print_chain(claim);
        print_answers("Against it", claim.against);
        print_answers("Declined to comment", claim.refusals);
        if (const auto hedges = hedges_in_words(claim, book_); !hedges.empty()) {
            page_.text({{"Hedges", Style::strong}}, kPart);
            for (const auto& hedge : hedges) {
                page_.text({{one_line(hedge.text)}, noted({place_in(book_, hedge.words->report, {hedge.words->span}, look_)})}, kReport);
            }
        }
        page_.gap();
    }

    void print(const ClaimRow& claim, const ClaimRow::Origin& origin, std::size_t number) {
        page_.text({{fmt::format("{}. {}", number, one_line(origin_name(origin, book_))), Style::strong},
                    {std::string(kDot) + std::string(plain_origin(origin.type)), Style::faint}},
                   {4, 7});
        for (const auto& support : supports_of(claim, origin)) {
            for (const auto* use : support.uses) {
                page_.text({{cite(book_, use->evidence, look_), Style::faint}}, kReport);
                page_.text(sentence_of(use->evidence), kWords);
                if (look_.places && claim.uses.size() > 1)
                    page_.text({{"another claim: " +
                                     decide_command(look_, fmt::format("apart {} {}", claim.id, place_typed(book_, use->evidence))),
                                 Style::faint}},
                               kWords);
            }
            for (const auto& reason : support.reasons) {
                Runs runs{{"why: " + one_line(reason_in_words(reason, book_)), Style::faint}};
                if (reason.words) {
                    runs.push_back(
                        {std::string(kDot) + in_quotation_marks(shortened(one_line(reason.words->words), kReasonLength)), Style::faint});
                    runs.push_back(noted({place_in(book_, reason.words->report, {reason.words->span}, look_)}));
                }
                page_.text(runs, kWords);
            }
        }
        page_.gap();
    }

    void print_chain(const ClaimRow& claim) {
        const auto lines = chain_lines(claim, book_);
        if (lines.empty()) return;
        page_.text({{"How it was passed on", Style::strong}}, kPart);
        std::vector<bool> goes_on;  // whether a line runs down at each depth
        for (const auto& line : lines) {
            std::string before;
            for (unsigned depth = 1; depth < line.depth; ++depth) before += goes_on[depth] ? "│ " : "  ";
            if (line.depth > 0) before += line.is_last ? "└ " : "├ ";
            goes_on.resize(line.depth + 1);
            goes_on[line.depth] = !line.is_last;
            Runs runs{{tied_as_is(before) + one_line(line.name), line.depth == 0 ? Style::strong : Style::plain}};
            if (!line.note.empty()) runs.push_back({" (" + one_line(line.note) + ")", Style::faint});
            page_.text(runs, {kReport.first, kReport.first + 2 * line.depth + 2});
        }
        page_.gap();
    }

    // Each space a tie: leading spaces are kept.
    static std::string tied_as_is(std::string_view text) {
        std::string out;
        for (const char c : text) c == ' ' ? out += kTie : out += c;
        return out;
    }

    void print_answers(std::string_view title, const std::vector<ClaimRow::Answer>& answers) {
        if (answers.empty()) return;
        page_.text({{std::string(title), Style::strong}}, kPart);
        for (const auto& answer : answers) {
            page_.text(
                {{one_line(answer_in_words(answer, book_))}, {std::string(kDot) + cite(book_, answer.use.evidence, look_), Style::faint}},
                kReport);
            page_.text(sentence_of(answer.use.evidence), kWords);
        }
        page_.gap();
    }

    const ReportBook& book_;
    const Look& look_;
    Page page_;
};

}  // namespace

std::string show_claims(const ReportBook& book, const std::vector<ClaimRow>& claims, const Look& look, Part part) {
    if (!claims.empty()) return ClaimsPage(book, look).print(claims, part);
    Page page(look);
    page.text({{"The record has no claims."}});
    return page.take();
}

}  // namespace onrecord
