// The sections of which dossier and server are made: each writes rows as HTML and leaves to Anchors where its links lead. Pure functions.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "view/drift.h"
#include "view/html/markup.h"
#include "view/report_book.h"
#include "view/speakers.h"
#include "view/terminal.h"
#include "view/view.h"

namespace onrecord {

// Where output goes: to a sink, a part at a time, or into a string.
class Writer {
public:
    Writer() = default;
    explicit Writer(const Sink& sink) : sink_(&sink) {}

    template <class... Parts>
    void put(fmt::format_string<Filling<Parts>...> pattern, const Parts&... parts) {
        append_html(out_, pattern, parts...);
        if (sink_ != nullptr && out_.size() > kFlushBytes) flush();
    }
    void flush() {
        if (sink_ != nullptr) (*sink_)(out_);
        out_.clear();
    }
    [[nodiscard]] std::string take() { return std::move(out_); }  // REQUIRES: no sink

private:
    static constexpr std::size_t kFlushBytes = 1 << 16;
    const Sink* sink_ = nullptr;
    std::string out_;
};

// What has a place of its own that others link to.
enum class Thing { report, event, claim, quotation, difference, person, tellings };  // tellings: all, of one event

class Anchors {
public:
    virtual ~Anchors() = default;
    // A link to words of a report. `is_said`: somebody says them.
    virtual Html words(const std::string& report, const std::vector<CodePointSpan>& spans, const Html& label, bool is_said) = 0;
    // The address of a thing; empty: it has no place here.
    [[nodiscard]] virtual std::string address(Thing thing, const std::string& id) const = 0;
    // The address of what one speaker says; `number` is that of the group, from 1.
    [[nodiscard]] virtual std::string address(const SpeakerGroup& group, std::size_t number) const = 0;
    // The id of its element, as its address has it.
    [[nodiscard]] virtual std::string element(Thing thing, const std::string& id) const = 0;
};

// What every section needs beside its rows.
struct Setting {
    const ReportBook& book;
    Anchors& anchors;

    // "Harlow Times, 5 Aug 2025", leading to the words.
    [[nodiscard]] Html cite(const Evidence& evidence, bool is_said = false) const {
        return anchors.words(evidence.report, {evidence.span}, isolated(book.outlet_and_date(evidence.report)), is_said);
    }
    // The label, leading to the place of a thing.
    [[nodiscard]] Html link(Thing thing, const std::string& id, const Html& label) const {
        return link_to(anchors.address(thing, id), label);
    }
};

void open_section(Writer& out, std::string_view id, std::string_view title, std::string_view count);
void close_section(Writer& out);

// Of what the section of the story shows a few. `denied`, `single` (one origin) and `shared` (in several outlets) are the first of their
// kind, in the order of their lists; the counts are of all.
struct StoryChoice {
    std::vector<ClaimRow> claims, denied, single;
    std::vector<QuotationRow> shared;
    std::vector<DifferenceRow> differences;
    std::size_t n_claims = 0, n_denied = 0, n_single = 0, n_shared = 0, n_differences = 0, n_events = 0;
};
constexpr std::size_t kTopClaims = 5, kTopDisputes = 5, kTopSingle = 4, kTopQuotations = 3;
// Chosen from all claims, quotations and differences of a story.
StoryChoice choose_for_story(const Rows& rows, const ReportBook& book);
// Of `rows` it has the statements, events and stories, and the number of reports.
void write_story(Writer& out, const Rows& rows, const StoryChoice& choice, const std::vector<SpeakerGroup>& groups, const Setting& setting);
void write_claims(Writer& out, const std::vector<ClaimRow>& claims, const Setting& setting);
void write_claim(Writer& out, const ClaimRow& claim, const Setting& setting);  // its inside, without title
void write_statements(Writer& out, const std::vector<SpeakerGroup>& groups, std::size_t n_statements, const Setting& setting);
void write_statement(Writer& out, const StatementRow& statement, const std::string& group, const OccasionGroup& occasion,
                     const Setting& setting);  // a list item
inline constexpr std::size_t kAllUses = std::numeric_limits<std::size_t>::max();
// Where an event is told, and on what day if that is another than the event's.
Html telling_html(const EventRow& event, const EventRow::Telling& telling, const Setting& setting);
// At most `most` uses or tellings of each, and a link to the others.
void write_timeline(Writer& out, const std::vector<EventRow>& events, const Setting& setting, std::size_t most = kAllUses);
void write_quotations(Writer& out, const std::vector<QuotationRow>& quotations, const Setting& setting, std::size_t most = kAllUses);
// A list item's inside; of its uses those from `begin` to before `end`, or the last.
void write_quotation(Writer& out, const QuotationRow& quotation, const Setting& setting, std::size_t begin = 0, std::size_t end = kAllUses);
void write_differences(Writer& out, const std::vector<DifferenceRow>& differences, const Setting& setting);
void write_people(Writer& out, const std::vector<PersonRow>& people, const Setting& setting);
void write_names(Writer& out, const std::vector<NameRow>& names, const Setting& setting);
// Why forms of a name are taken to be one's, where there are several; of an organization or a place where it is no person.
void write_reasons(Writer& out, const std::vector<NameReason>& reasons, bool is_person, const Setting& setting);
// A use or a version in pieces: <ins> and <del>, … where it is shorter.
Html drift_html(const std::vector<DriftPiece>& pieces);
void write_revisions(Writer& out, const std::vector<RevisionRow>& revisions, const Setting& setting);
void write_revision(Writer& out, const RevisionRow& revision, const Setting& setting);  // a list item's inside
void write_reuse(Writer& out, const std::vector<ReuseRow>& reuse, const Setting& setting);
// What the reports rest on is counted from `of_reports`, where it is given: all claims that they have. Of those that rest on one origin
// there are `n_single`, where rows.claims are the first of these only.
void write_sources(Writer& out, const Rows& rows, const Setting& setting, const std::vector<ClaimRow>* of_reports = nullptr,
                   std::size_t n_single = 0);

// Something in a report's text that is marked, and that others may lead to.
struct PlacedMark {
    CodePointSpan span;
    std::string id, kinds, part_of;  // as in Mark
};
// The text in paragraphs. Marks may come in any order; no two have the same span.
Html report_text(std::string_view text, const std::vector<PlacedMark>& marks);

// What is known of a report: outlet, byline, date and where the date was read.
Html about_report(const ReportRow& report, const ReportBook& book);
// A person's notes on a report, and what it says that it owes to others or has corrected; a paragraph each.
Html credits_of(const ReportRow& report, const Setting& setting);
// A link to the page that it was published on, if that is harmless, and the input's name.
Html address_of(const ReportRow& report);

}  // namespace onrecord
