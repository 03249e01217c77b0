// Stories in two levels: cases, and the happenings that each is made of. Of both, how many reports by how many outlets on how many days.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "onrecord/date.h"
#include "view/cite.h"
#include "view/page.h"
#include "view/story_cases.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {
namespace {

// "9 reports by 3 named outlets and 1 unnamed on 7 days, 7 May – 18 Jun 2024"
std::string measure(const ReportBook& book, const std::vector<std::string>& reports, std::string_view first, std::string_view last) {
    std::set<Date> days;
    for (const auto& id : reports) {
        const ReportRow* report = book.find(id);
        const auto date = report == nullptr ? std::nullopt : parse_edtf(report->published);
        if (date && date->first == date->last && date->first.has_day()) days.insert(date->first);
    }
    std::string line = reports_by_outlets(reports.size(), count_outlets(reports, book));
    if (days.size() > 1) line += " on " + tied(counted(days.size(), "day"));
    return line + ", " + tied(date_range(first, last));
}

void write_about(Page& page, const ReportBook& book, const StoryRow& story, Indent indent) {
    const std::string about = fmt::format("{}", fmt::join(story.about, ", "));
    if (!about.empty() && book.name(story) != about) page.text({{"about " + one_line(about), Style::faint}}, indent);
}

void write_story(Page& page, const ReportBook& book, const StoryRow& story, unsigned column, const Look& look) {
    page.text({{one_line(book.name(story)), Style::strong}, noted({only_with_places(look, story.id)})}, {column, column + 2});
    const Indent detail{column + 4, column + 6};
    page.text({{measure(book, story.reports, story.first_date, story.last_date), Style::faint}}, detail);
    write_about(page, book, story, detail);
    for (const auto& id : story.reports) {
        page.text({{one_line(book.headline(id))}}, {column + 2, column + 4});
        page.text({{with_dots({tied(book.outlet_and_date(id)), only_with_places(look, book.short_id(id))}), Style::faint}}, detail);
        if (look.places && story.reports.size() > 1)
            page.text({{"another story: " + decide_command(look, fmt::format("apart {} {}", story.id, shell_word(book.short_id(id)))),
                        Style::faint}},
                      detail);
    }
    page.gap();
}

}  // namespace

std::string show_stories(const ReportBook& book, const std::vector<StoryRow>& stories, const Look& look, Part part) {
    Page page(look);
    if (stories.empty()) {
        page.text({{"The record has no stories."}});
        return page.take();
    }
    auto cases = cases_of(stories);
    std::stable_sort(cases.begin(), cases.end(),
                     [](const StoryCase& a, const StoryCase& b) { return a.reports.size() > b.reports.size(); });
    const bool has_levels = cases.size() < stories.size();
    page.heading("Stories", has_levels
                                ? fmt::format("{} of {}", counted(cases.size(), "case"), counted_part(stories.size(), part, "happening"))
                                : counted_part(stories.size(), part));
    for (const auto& one : cases) {
        if (one.stories.size() == 1) {
            write_story(page, book, *one.stories.front(), 2, look);
            continue;
        }
        auto happenings = one.stories;
        std::stable_sort(happenings.begin(), happenings.end(), [](const StoryRow* a, const StoryRow* b) {
            return std::pair(a->first_date.empty(), std::string_view(a->first_date)) <
                   std::pair(b->first_date.empty(), std::string_view(b->first_date));
        });
        page.text({{one_line(book.name(*happenings.front())), Style::strong},
                   noted({tied(counted(one.stories.size(), "happening")), only_with_places(look, one.id)})},
                  {2, 4});
        page.text({{measure(book, one.reports, one.first_date, one.last_date), Style::faint}}, {6, 8});
        page.gap();
        for (const auto* story : happenings) write_story(page, book, *story, 4, look);
    }
    return page.take();
}

}  // namespace onrecord
