// Tables for spreadsheets and data frames (RFC 4180): one line a statement, use, telling, value or piece, each with report and span.
//
// Several spans or names in one cell are parted by "; ", spans are "begin-end" in code points of the report's text.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

#include "view/claim_words.h"
#include "view/drift.h"
#include "view/event_order.h"
#include "view/export/rows.h"

namespace onrecord {
namespace {

// What a spreadsheet may begin to compute with (OWASP, "CSV injection"), with the full-width forms that some programs take for the same.
constexpr std::array<std::string_view, 10> kFormulaBegins{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

// White space, control characters and characters without width, which some programs take away before they look.
constexpr std::array<std::string_view, 28> kWideBlanks{"\u00ad", "\u200c", "\u200d", "\u200e", "\u200f", "\u205f", "\u2060",
                                                       "\u0085", "\u00a0", "\u1680", "\u180e", "\u2000", "\u2001", "\u2002",
                                                       "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
                                                       "\u200a", "\u200b", "\u2028", "\u2029", "\u202f", "\u3000", "\ufeff"};

std::string_view after_blanks(std::string_view text) {
    const auto blank_length = [&]() -> std::size_t {
        const auto first = static_cast<unsigned char>(text.empty() ? 'x' : text.front());
        if (first == 0x7f || (first <= ' ' && first != '\t' && first != '\r')) return 1;
        for (const auto blank : kWideBlanks)
            if (text.starts_with(blank)) return blank.size();
        return 0;
    };
    while (const auto length = blank_length()) text.remove_prefix(length);
    return text;
}

// Blanks, in any number, and then what begins a formula; apostrophes before them do not count.
bool looks_like_formula(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    text = after_blanks(text);
    for (const auto begin : kFormulaBegins) {
        if (text.starts_with(begin)) return true;
    }
    return false;
}

std::string number(std::uint64_t value) {
    return std::to_string(value);
}

std::string joined(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, "; "));
}

std::string spans_cell(const std::vector<CodePointSpan>& spans) {
    std::string out;
    for (const auto& span : spans) fmt::format_to(std::back_inserter(out), "{}{}-{}", out.empty() ? "" : "; ", span.begin, span.end);
    return out;
}

void append_line(std::string& out, std::initializer_list<std::string_view> cells) {
    bool first = true;
    for (const auto cell : cells) {
        if (!first) out.push_back(',');
        first = false;
        out += csv_cell(cell);
    }
    out += "\r\n";
}

}  // namespace

std::string csv_cell(std::string_view text) {
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    std::string cell;
    cell.reserve(text.size() + 3);
    if (quoted) cell.push_back('"');
    if (looks_like_formula(text)) cell.push_back('\'');
    for (const char c : text) {
        if (c == '"') cell.push_back('"');
        cell.push_back(c);
    }
    if (quoted) cell.push_back('"');
    return cell;
}

void append_csv(std::string& out, const ReportRow& r) {
    append_line(out, {r.id, r.outlet, r.title, joined(r.byline), r.published, r.basis, r.page_kind, number(r.n_words),
                      number(r.n_statements), r.url, r.input, r.section, r.newer});
}

void append_csv(std::string& out, const ProblemRow& problem) {
    append_line(out, {problem.input, problem.reason});
}

void append_csv(std::string& out, const StatementRow& s) {
    const std::string probability = s.speaker.empty() ? "" : fmt::format("{:.3f}", s.probability);
    append_line(out, {s.report,
                      number(s.number),
                      s.speaker,
                      s.person,
                      name_of(s.speaker_kind),
                      s.source,
                      s.cue,
                      s.content,
                      name_of(s.form),
                      name_of(s.polarity),
                      probability,
                      s.on_behalf_of,
                      joined(s.channels),
                      s.occasion ? number(*s.occasion) : "",
                      joined(s.occasion_channels),
                      joined(s.hedges),
                      s.date,
                      spans_cell(s.source_spans),
                      spans_cell(s.cue_spans),
                      spans_cell(s.content_spans),
                      joined(s.candidates),
                      s.speaker_in_report,
                      s.speaker_reason});
}

void append_csv(std::string& out, const PersonRow& p) {
    append_line(out, {p.id, p.name, joined(p.aliases), number(p.n_mentions), number(p.n_reports), number(p.n_statements)});
}

void append_mentions_csv(std::string& out, const PersonRow& person) {
    for (const auto& m : person.mentions) {
        append_line(out, {person.id, person.name, m.report, number(m.span.begin), number(m.span.end), m.words});
    }
}

void append_csv(std::string& out, const NameRow& n) {
    append_line(out, {n.id, name_of(n.type), n.name, joined(n.aliases), number(n.n_mentions), number(n.n_reports)});
}

namespace {

void append_joins(std::string& out, const auto& row) {
    for (const NameReason& reason : row.reasons) {
        append_line(out, {row.id, row.name, reason.name, reason.type, number(reason.n_reports), reason.place.report,
                          number(reason.place.span.begin), number(reason.place.span.end)});
    }
}

}  // namespace

void append_joins_csv(std::string& out, const PersonRow& person) {
    append_joins(out, person);
}
void append_joins_csv(std::string& out, const NameRow& name) {
    append_joins(out, name);
}

void append_csv(std::string& out, const QuotationRow& quotation) {
    std::size_t n = 0;
    const std::size_t fullest = quotation.uses.empty() ? 0 : fullest_use(quotation);
    for (const auto& use : quotation.uses) {
        append_line(out, {quotation.id, quotation.speaker, quotation.person, number(++n), use.report, number(use.span.begin),
                          number(use.span.end), use.words, use.sentence, part_of(find_drift(quotation.uses[fullest].words, use.words))});
    }
}

void append_csv(std::string& out, const EventRow& e) {
    const auto participants = joined(e.participants), people = joined(e.people), after = joined(ids_of(e.after)),
               before = joined(ids_of(e.before));
    for (const auto& [evidence, date] : e.tellings) {
        append_line(out, {e.id, e.date, name_of(e.certainty), e.text, participants, people, after, before, evidence.report,
                          number(evidence.span.begin), number(evidence.span.end), date, evidence.words, evidence.sentence});
    }
}

void append_csv(std::string& out, const ClaimRow& c) {
    std::size_t n = 0;
    for (const auto& [evidence, statement, speaker, polarity, event] : c.uses) {
        append_line(out, {c.id, c.text, number(c.min), number(c.max), number(c.n_outlets), c.first, number(++n), evidence.report,
                          number(evidence.span.begin), number(evidence.span.end), statement ? number(*statement) : "", speaker,
                          name_of(polarity), evidence.words, evidence.sentence});
    }
}

void append_origins_csv(std::string& out, const ClaimRow& c) {
    for (const auto& origin : c.origins) {
        for (const std::uint32_t i : origin.uses) {
            if (i >= c.uses.size()) continue;
            const Evidence& use = c.uses[i].evidence;
            std::vector<std::string> reasons;
            const auto add = [&](std::string_view text) {
                if (std::find(reasons.begin(), reasons.end(), text) == reasons.end()) reasons.emplace_back(text);
            };
            for (const auto& reason : origin.reasons) {
                const bool is_of_report = !reason.places.empty() && reason.places.front().report == use.report;
                if (is_of_report) add(plain_reason(reason.type));
            }
            append_line(out, {c.id, origin.id, origin.type, origin.who, origin.occasion, joined(origin.via), number(i + 1), use.report,
                              number(use.span.begin), number(use.span.end), use.words, joined(reasons)});
        }
    }
}

void append_csv(std::string& out, const DifferenceRow& difference) {
    for (const auto& v : difference.values) {
        append_line(out, {difference.id, difference.topic, difference.type, v.value, v.by, v.person, v.evidence.report,
                          number(v.evidence.span.begin), number(v.evidence.span.end), v.evidence.words, v.evidence.sentence});
    }
}

void append_csv(std::string& out, const StoryRow& story) {
    for (const auto& report : story.reports) append_line(out, {story.id, report, story.first_date, story.last_date});
}

void append_csv(std::string& out, const ReuseRow& reuse) {
    const auto share = [](double value) { return fmt::format("{:.4f}", value); };
    const auto words = [](const std::optional<CreditRow>& credit) { return credit ? credit->text : std::string(); };
    for (const auto& p : reuse.pieces) {
        append_line(out, {reuse.first, reuse.second, share(reuse.similarity), number(p.first.begin), number(p.first.end),
                          number(p.second.begin), number(p.second.end), p.words, reuse.type, reuse.is_credited ? "true" : "false",
                          reuse.from, reuse.reason, reuse.third, words(reuse.first_credit), words(reuse.second_credit),
                          words(reuse.third_credit), share(reuse.first_own), share(reuse.second_own)});
    }
}

void append_csv(std::string& out, const RevisionRow& revision) {
    const auto put = [&](std::string_view type, const Evidence& older, const Evidence& newer, bool has_places) {
        const auto at = [&](std::uint32_t place) { return has_places ? number(place) : std::string(); };
        append_line(out, {revision.id, revision.older, revision.newer, revision.known_by, type, at(older.span.begin), at(older.span.end),
                          older.words, at(newer.span.begin), at(newer.span.end), newer.words});
    };
    for (const auto& change : revision.changes) put(change.type, change.older, change.newer, true);
    if (revision.changes.empty()) put("", {}, {}, false);
}

void append_csv(std::string& out, const RecurringLineRow& line) {
    const auto n_reports = number(line.n_reports);
    for (const auto& place : line.places)
        append_line(out, {line.id, line.outlet, n_reports, place.report, number(place.span.begin), number(place.span.end), place.words});
}

void append_csv(std::string& out, const DecisionRow& d) {
    const auto decision = number(d.number);
    for (const auto& item : d.items) {
        const auto line = [&](std::string_view report, std::string_view begin, std::string_view end, std::string_view words) {
            const auto at = number(static_cast<std::uint32_t>(&item - d.items.data()));
            append_line(out, {decision, name_of(d.what), d.value, d.holds ? "1" : "0", at, item.person, report, begin, end, words});
        };
        if (!item.report.empty()) line(item.report, "", "", "");
        for (const auto& place : item.places) line(place.report, number(place.span.begin), number(place.span.end), place.words);
    }
}

namespace {

constexpr auto each_row = [](std::string& line, const auto& row) { append_csv(line, row); };

template <class Row, class Append>
void print_rows(const Each<Row>& rows, Append append, const Sink& sink) {
    std::string out;
    rows([&](const Row& row) {
        out.clear();
        append(out, row);
        sink(out);
    });
}
template <auto rows>
void print(const Record& record, const Sink& sink) {
    print_rows(each<rows>(record), each_row, sink);
}

// Each table, in the order of the enum: the names of its columns, and its lines.
struct CsvTable {
    Table table;
    std::string_view header;
    void (*print)(const Record&, const Sink&);
};
constexpr std::array kTables{
    CsvTable{Table::reports, "report,outlet,title,byline,published,basis,page_kind,words,statements,url,input,section,newer\r\n",
             print<&Record::reports>},
    CsvTable{Table::statements,
             "report,statement,speaker,person,speaker_kind,source,cue,content,form,polarity,probability,on_behalf_of,channel,occasion,"
             "occasion_channel,hedges,date,"
             "source_spans,cue_spans,content_spans,candidates,speaker_in_report,speaker_reason\r\n",
             print<&Record::statements>},
    CsvTable{Table::people, "person,name,aliases,mentions,reports,statements\r\n",
             [](const Record& record, const Sink& sink) { print_rows(each_person(record, PersonDetail::brief), each_row, sink); }},
    CsvTable{
        Table::mentions, "person,name,report,begin,end,words\r\n",
        [](const Record& record, const Sink& sink) { print_rows(each_person(record, PersonDetail::mentions), append_mentions_csv, sink); }},
    CsvTable{Table::names, "name_id,type,name,aliases,mentions,reports\r\n",
             [](const Record& record, const Sink& sink) { print_rows(each_name(record, false), each_row, sink); }},
    CsvTable{Table::joins, "id,name,form,reason,reports,report,begin,end\r\n",
             [](const Record& record, const Sink& sink) {
                 const auto joins = [](std::string& out, const auto& row) { append_joins_csv(out, row); };
                 print_rows(each_person(record, PersonDetail::whole), joins, sink);
                 print_rows(each_name(record, false), joins, sink);
             }},
    CsvTable{Table::quotations, "quotation,speaker,person,use,report,begin,end,words,sentence,part\r\n", print<&Record::quotations>},
    CsvTable{Table::timeline,
             "event,date,certainty,text,participants,people,after,before,report,begin,end,date_in_report,words,sentence\r\n",
             print<&Record::timeline>},
    CsvTable{Table::claims,
             "claim,text,min_origins,max_origins,outlets,first_report,use,report,begin,end,statement,speaker,polarity,words,sentence\r\n",
             print<&Record::claims>},
    CsvTable{Table::origins, "claim,origin,type,who,occasion,via,use,report,begin,end,words,reasons\r\n",
             [](const Record& record, const Sink& sink) { print_rows(each<&Record::claims>(record), append_origins_csv, sink); }},
    CsvTable{Table::differences, "difference,topic,type,value,by,person,report,begin,end,words,sentence\r\n", print<&Record::differences>},
    CsvTable{Table::stories, "story,report,first_date,last_date\r\n", print<&Record::stories>},
    CsvTable{Table::reuse,
             "first,second,similarity,first_begin,first_end,second_begin,second_end,words,type,credited,from,reason,third,first_credit,"
             "second_credit,third_credit,first_own,second_own\r\n",
             print<&Record::reuse>},
    CsvTable{Table::revisions, "revision,older,newer,known_by,type,older_begin,older_end,older_words,newer_begin,newer_end,newer_words\r\n",
             print<&Record::revisions>},
    CsvTable{Table::furniture, "line,outlet,reports,report,begin,end,words\r\n", print<&Record::recurring_lines>},
    CsvTable{Table::decisions, "decision,what,value,holds,item,person,report,begin,end,words\r\n", print<&Record::decisions>},
    CsvTable{Table::problems, "input,reason\r\n", print<&Record::problems>},
};
static_assert(has_a_row_each(kTables, &CsvTable::table));

}  // namespace

std::string_view csv_header(Table table) {
    return kTables[static_cast<std::size_t>(table)].header;
}

void export_csv(const Record& record, Table table, const Sink& sink) {
    sink(csv_header(table));
    kTables[static_cast<std::size_t>(table)].print(record, sink);
}

}  // namespace onrecord
