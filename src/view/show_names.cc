// Organizations and places over all reports, each with its reasons.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/names.h"
#include "view/cite.h"
#include "view/name_words.h"
#include "view/page.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {

std::string_view plain_name_reason(std::string_view type) {
    if (type == "full_name") return "the full name";
    if (type == "form_of_name") return "another form of the full name, which fits nobody else";
    if (type == "report") return "the report itself names nobody else in full who may be meant";
    if (type == "story") return "other reports of the story name nobody else in full who may be meant";
    if (type == "outlet") return "the outlet’s other reports of these weeks mean this person by it";
    if (type == "record") return "nearly all reports that name somebody so in full mean this person";
    if (type == "given_name") return "nobody else of the story is called so";
    if (type == "company") return "named beside others who are named beside this person elsewhere";
    if (type == "alone") return "no report has the full name; within one story it is taken to be one person";
    if (type == "decided") return "somebody who looked at it decided so";
    return type;
}

std::string_view plain_reason_of_name(std::string_view type) {
    if (type == "full_name") return "the same name";
    if (type == "form_of_name") return "the same name, written otherwise";
    if (type == "story") return "nothing else of the story is called so";
    if (type == "record") return "nearly all reports that say more of it mean this one";
    if (type == "company") return "a general name, beside the same people";
    if (type == "alone") return "a general name; within one story it is taken to be one";
    if (type == "decided") return plain_name_reason(type);
    return type;
}

std::string show_names(const ReportBook& book, const std::vector<NameRow>& names, const Look& look, Part part) {
    Page page(look);
    if (names.empty()) {
        page.text({{"The record has no organizations and places."}});
        return page.take();
    }
    page.heading("Organizations and places", counted_part(names.size(), part));
    constexpr Indent kName{2, 4}, kMore{6, 8};
    for (const auto& name : names) {
        page.text({{one_line(name.name), Style::strong},
                   {std::string(kDot) + with_dots({std::string(name_of(name.type)), tied(counted(name.n_mentions, "mention")),
                                                   tied(counted(name.n_reports, "report")), look.places ? name.id : std::string()}),
                    Style::faint}},
                  kName);
        if (!name.aliases.empty()) {
            std::vector<std::string> aliases;
            for (const auto& alias : name.aliases) aliases.push_back(tied(one_line(alias)));
            page.text({{fmt::format("also {}", fmt::join(aliases, ", ")), Style::faint}}, kMore);
        }
        for (const auto& reason : name.reasons) {
            if (name.reasons.size() < 2) break;
            page.text({{fmt::format("“{}”{}in {}: {}{}{}", one_line(reason.name), kDot, tied(counted(reason.n_reports, "report")),
                                    plain_reason_of_name(reason.type), kDot, cite(book, reason.place, look)),
                        Style::faint}},
                      kMore);
        }
        for (const auto& place : name.mentions) {
            if (!look.places || name.mentions.size() < 2) break;
            page.text({{fmt::format("“{}”{}{}", one_line(place.words), kDot, cite(book, place, look)), Style::faint}}, kMore);
            page.text({{fmt::format("another {}: ", name_of(name.type)) +
                            decide_command(look, fmt::format("apart {} {}", name.id, place_typed(book, place))),
                        Style::faint}},
                      {8, 10});
        }
    }
    return page.take();
}

}  // namespace onrecord
