// brat's standoff (brat.nlplab.org/standoff.html): for each report ID.txt and ID.ann, and annotation.conf, which names what is in them.
//
// Spans are code points, as everywhere. brat keeps an annotation on one line, and refuses one that runs over the end of a line of the
// text, so a span is cut there into fragments. Characters that a reader of lines may take for the end of one (CR, NEL, U+2028, ...) and
// other controls are a space each, in the text as in the annotations, so that spans hold.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "text/printable.h"
#include "text/utf8.h"
#include "view/export/found.h"
#include "view/export/naming.h"
#include "view/export/rows.h"
#include "view/page.h"

namespace onrecord {
namespace {

std::string without_controls(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const bool is_line_end = c.value == 0x2028 || c.value == 0x2029 || c.value == 0xfeff;  // the last: a mark that readers drop
        if (c.value != '\n' && (is_control(c.value) || is_line_end)) {
            clean.push_back(' ');
        } else {
            clean.append(text, at, c.length);
        }
        at += c.length;
    }
    return clean;
}

// The .ann of one report.
class StandoffWriter {
public:
    explicit StandoffWriter(std::string_view text) : text_(text), index_(text) {}

    // The number of the annotation; 0 where the span is empty.
    std::size_t annotate(std::string_view type, const std::vector<CodePointSpan>& spans) {
        std::string places, words;
        for (const auto span : spans) append_fragments(span, places, words);
        if (places.empty()) return 0;
        fmt::format_to(std::back_inserter(out_), "T{}\t{} {}\t{}\n", ++n_annotations_, type, places, words);
        return n_annotations_;
    }
    void relate(std::string_view relation, std::size_t from, std::size_t to) {
        if (from != 0 && to != 0)
            fmt::format_to(std::back_inserter(out_), "R{}\t{} Arg1:T{} Arg2:T{}\n", ++n_relations_, relation, from, to);
    }
    void mark(std::string_view attribute, std::size_t annotation, std::string_view value) {
        if (annotation != 0) fmt::format_to(std::back_inserter(out_), "A{}\t{} T{} {}\n", ++n_attributes_, attribute, annotation, value);
    }
    void note(std::size_t annotation, std::string_view words) {
        if (annotation != 0 && !words.empty())
            fmt::format_to(std::back_inserter(out_), "#{}\tAnnotatorNotes T{}\t{}\n", ++n_notes_, annotation, one_line(words));
    }
    [[nodiscard]] const std::string& text() const { return out_; }

private:
    void append_fragments(CodePointSpan span, std::string& places, std::string& words) const {
        const Span bytes = index_.to_bytes(span);
        const std::string_view all = text_.substr(bytes.begin, bytes.length());
        std::uint32_t begin = span.begin;
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t end = std::min(all.find('\n', at), all.size());
            const std::string_view fragment = all.substr(at, end - at);
            const std::uint32_t length = count_code_points(fragment);
            if (length > 0) {
                fmt::format_to(std::back_inserter(places), "{}{} {}", places.empty() ? "" : ";", begin, begin + length);
                if (!words.empty()) words += ' ';
                words += fragment;
            }
            begin += length + 1;
            at = end + 1;
        }
    }

    std::string_view text_;
    CodePointIndex index_;
    std::string out_;
    std::size_t n_annotations_ = 0, n_relations_ = 0, n_attributes_ = 0, n_notes_ = 0;
};

void write(StandoffWriter& ann, const StatementRow& statement) {
    const std::size_t content = ann.annotate("Content", statement.content_spans);
    ann.relate("Said_by", content, ann.annotate("Source", statement.source_spans));
    ann.relate("Cued_by", content, ann.annotate("Cue", statement.cue_spans));
    ann.mark("Form", content, name_of(statement.form));
    ann.mark("Polarity", content, name_of(statement.polarity));
    ann.note(content, statement.speaker);
}

template <class Enum>
std::string values_of() {
    return fmt::format("{}", fmt::join(Names<Enum>::all, "|"));
}

}  // namespace

void write_brat(const std::vector<ReportRow>& reports, const std::vector<StatementRow>& statements, const std::vector<PersonRow>& people,
                const std::vector<EventRow>& events, const TextOf& text_of, const FolderSink& sink) {
    sink("annotation.conf",
         fmt::format("[entities]\nContent\nSource\nCue\nPerson\nEvent\n\n[relations]\nSaid_by\tArg1:Content, Arg2:Source\n"
                     "Cued_by\tArg1:Content, Arg2:Cue\n\n[events]\n\n[attributes]\nForm\tArg:Content, Value:{}\n"
                     "Polarity\tArg:Content, Value:{}\nCertainty\tArg:Event, Value:{}\n",
                     values_of<Form>(), values_of<Polarity>(), values_of<Certainty>()));
    const auto found = found_in_reports(statements, people, events);
    for (const auto& report : reports) {
        const std::string file = file_name_of(report.id), text = without_controls(text_of(report.id));
        StandoffWriter ann(text);
        if (const auto of_report = found.find(report.id); of_report != found.end()) {
            for (const auto* statement : of_report->second.statements) write(ann, *statement);
            for (const auto& [person, place] : of_report->second.mentions) ann.note(ann.annotate("Person", {place->span}), person->name);
            for (const auto& [event, telling] : of_report->second.tellings) {
                const std::size_t annotation = ann.annotate("Event", {telling->evidence.span});
                ann.mark("Certainty", annotation, name_of(event->certainty));
                ann.note(annotation, telling->date);
            }
        }
        sink(file + ".txt", text);
        sink(file + ".ann", ann.text());
    }
}

}  // namespace onrecord
