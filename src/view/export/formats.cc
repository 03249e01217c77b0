#include <algorithm>
#include <array>
#include <string>

#include "view/export/rows.h"
#include "view/key_events.h"

namespace onrecord {
namespace {

void write_tables(const Record& record, const FolderSink& sink) {
    for (std::size_t i = 0; i < Names<Table>::all.size(); ++i) {
        const auto table = static_cast<Table>(i);
        const std::string file = std::string(name_of(table)) + ".csv";
        export_csv(record, table, [&](std::string_view part) { sink(file, part); });
    }
}

TextOf texts_of(const Record& record) {
    return [&record](const std::string& report) { return record.text_of(report); };
}

constexpr std::array kFormats{
    ExportFormat{.name = "jsonl", .description = "everything, one JSON object a line (docs/export.md)", .write_file = export_jsonl},
    ExportFormat{.name = "csv",
                 .description = "a folder of tables for spreadsheets, pandas, R, DuckDB; with --table, one of them",
                 .write_folder = write_tables},
    ExportFormat{.name = "md",
                 .description = "Markdown, for notes and wikis: timeline, claims, differences, quotations, statements, sources",
                 .write_file = [](const Record& record, const Sink& sink) { write_markdown(record, {}, sink); }},
    ExportFormat{.name = "timelinejs",
                 .description = "dated events, for TimelineJS 3",
                 .write_file = [](const Record& record,
                                  const Sink& sink) { write_timelinejs(record.reports(), each<&Record::timeline>(record), sink); }},
    ExportFormat{
        .name = "graphml",
        .description = "who rests on whom, for Gephi, NetworkX, igraph",
        .write_file = [](const Record& record, const Sink& sink) { write_graphml(record.reports(), each<&Record::claims>(record), sink); }},
    ExportFormat{.name = "ftm",
                 .description = "FollowTheMoney entities, one a line, for Aleph and OpenAleph",
                 .write_file =
                     [](const Record& record, const Sink& sink) {
                         write_ftm(record.reports(), each_person(record, PersonDetail::mentions), each<&Record::timeline>(record), sink);
                     }},
    ExportFormat{.name = "annotations",
                 .description = "W3C Web Annotation: statements, names and events on each text",
                 .write_file =
                     [](const Record& record, const Sink& sink) {
                         write_annotations(record.reports(), record.statements(), record.people(PersonDetail::mentions), record.timeline(),
                                           texts_of(record), sink);
                     }},
    ExportFormat{.name = "brat",
                 .description = "a folder of texts with standoff annotations, for brat and its readers",
                 .write_folder =
                     [](const Record& record, const FolderSink& sink) {
                         write_brat(record.reports(), record.statements(), record.people(PersonDetail::mentions), record.timeline(),
                                    texts_of(record), sink);
                     }},
    ExportFormat{.name = "jsonld",
                 .description = "schema.org: NewsArticle, Person, Quotation",
                 .write_file =
                     [](const Record& record, const Sink& sink) {
                         write_jsonld(each<&Record::reports>(record), each_person(record, PersonDetail::brief),
                                      each<&Record::statements>(record), sink);
                     }},
    ExportFormat{.name = "bibtex",
                 .description = "the reports, for BibTeX and biblatex",
                 .write_file = [](const Record& record, const Sink& sink) { write_bibtex(record.reports(), sink); }},
    ExportFormat{.name = "ris",
                 .description = "the reports, for Zotero, EndNote, Mendeley",
                 .write_file = [](const Record& record, const Sink& sink) { write_ris(record.reports(), sink); }},
    ExportFormat{.name = "csl",
                 .description = "the reports as CSL-JSON, for pandoc and citation processors",
                 .write_file = [](const Record& record, const Sink& sink) { write_csl(record.reports(), sink); }},
};

}  // namespace

std::span<const ExportFormat> export_formats() {
    return kFormats;
}

const ExportFormat* find_export_format(std::string_view name) {
    const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const ExportFormat& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : &*found;
}

void write_markdown(const Record& record, const DossierOptions& options, const Sink& sink) {
    write_md({record.reports(), each<&Record::timeline>(record), each<&Record::claims>(record), each<&Record::differences>(record),
              each<&Record::statements>(record), each<&Record::quotations>(record), record.key_events(kMaxKeyEvents), options.title},
             sink);
}

}  // namespace onrecord
