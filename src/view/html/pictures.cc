// The timeline's axis spans the events but for the earliest and latest twentieth, which may lie years away and would press the rest into a
// corner; the note below says how many are not drawn. Events that would overlap go to the next free lane, at most kMaxLanes, in O(n lanes).
#include "view/html/pictures.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "onrecord/date.h"
#include "view/claim_words.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr int kWidth = 720, kLane = 16, kMargin = 10, kDot = 5;
constexpr std::size_t kMaxLanes = 14, kMaxDrawn = 400;
constexpr int kLine = 34, kLevel = 30, kMaxChain = 40;  // of the chain

long days_of(Date date, bool last) {
    using namespace std::chrono;
    const unsigned month_number = date.has_month() ? static_cast<unsigned>(date.month) : last ? 12 : 1;
    const year_month month = year{date.year} / std::chrono::month{month_number};
    if (date.has_day()) return sys_days{month / day{static_cast<unsigned>(date.day)}}.time_since_epoch().count();
    return last ? sys_days{month / std::chrono::last}.time_since_epoch().count() : sys_days{month / day{1}}.time_since_epoch().count();
}

std::string day_of(long days) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    return readable_date(to_edtf({{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                                   static_cast<int>(static_cast<unsigned>(date.day()))},
                                  {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                                   static_cast<int>(static_cast<unsigned>(date.day()))},
                                  false}));
}

struct Drawn {
    const EventRow* event;
    long first, last;  // days since 1970
    bool is_day;
};

}  // namespace

Html timeline_picture(const std::vector<EventRow>& events, const Setting& setting) {
    std::vector<Drawn> drawn;
    for (const auto& event : events) {
        const auto date = parse_edtf(event.date);
        if (!date) continue;
        const long first = days_of(date->first, false), last = days_of(date->last, true);
        drawn.push_back({&event, first, std::max(first, last), first == last && !date->approximate});
    }
    if (drawn.size() < 2) return {};
    const std::size_t n_dated = drawn.size();
    std::vector<long> begins;
    for (const auto& one : drawn) begins.push_back(one.first);
    std::sort(begins.begin(), begins.end());
    const std::size_t cut = n_dated >= 10 ? n_dated / 20 + 1 : 0;
    const long lowest = begins[cut], highest = std::max(begins[n_dated - 1 - cut], lowest + 1);
    const long margin = std::max(1L, (highest - lowest) / 8);
    const long from = lowest - margin, to = highest + margin;
    std::erase_if(drawn, [&](const Drawn& one) { return one.last < from || one.first > to || one.last - one.first > 2 * (to - from); });
    std::stable_sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.first < b.first; });
    if (drawn.size() > kMaxDrawn) drawn.resize(kMaxDrawn);
    if (drawn.empty()) return {};
    const auto x_of = [&](long day) {
        return kMargin + static_cast<int>((std::clamp(day, from, to) - from) * (kWidth - 2 * kMargin) / std::max(1L, to - from));
    };
    std::vector<int> ends;
    Html marks;
    std::size_t n_drawn = 0;
    for (const auto& one : drawn) {
        const int left = x_of(one.first) - kDot, right = std::max(x_of(one.last), x_of(one.first)) + kDot;
        std::size_t lane = 0;
        while (lane < ends.size() && ends[lane] >= left) ++lane;
        if (lane == ends.size()) {
            if (lane == kMaxLanes) continue;
            ends.push_back(0);
        }
        ends[lane] = right + 2;
        ++n_drawn;
        const int y = kLane + static_cast<int>(lane) * kLane;
        const std::string_view certainty = plain(one.event->certainty);
        const Html title = dotted({readable_date(one.event->date), Html(certainty), one.event->text,
                                   counted(outlets_of(*one.event, setting.book).size(), "outlet")});
        const std::string kind = certainty.empty() ? "happened" : "unsure";
        const Html shape = one.is_day ? html("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", kind, x_of(one.first), y, kDot)
                                      : html("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/>", kind, left,
                                             y - 4, right - left, 8);
        marks += html("<a href=\"{}\"><title>{}</title>{}</a>\n", setting.anchors.address(Thing::event, one.event->id), title, shape);
    }
    const int base = kLane + static_cast<int>(ends.size()) * kLane, height = base + 26;
    Html out =
        html("<figure class=\"picture\"><svg viewBox=\"0 0 {} {}\" role=\"group\" aria-label=\"The events over time\">\n", kWidth, height);
    out += html("<line class=\"axis\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", kMargin, base, kWidth - kMargin, base);
    constexpr std::array<std::string_view, 3> kAnchors{"start", "middle", "end"};
    for (int i = 0; i < 3; ++i) {
        const long day = from + (to - from) * i / 2;
        out += html(
            "<line class=\"axis\" x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\"/><text x=\"{0}\" y=\"{3}\" text-anchor=\"{4}\">{5}</text>\n",
            x_of(day), base, base + 5, base + 20, kAnchors[static_cast<std::size_t>(i)], day_of(day));
    }
    out += marks;
    out += html("</svg>\n<figcaption class=\"meta\">{}</figcaption></figure>\n",
                dotted({"a dot is a day, a bar the days that a date leaves open", "hollow: planned, alleged or denied",
                        n_drawn < events.size()
                            ? fmt::format("{} not drawn (earlier, later, or without a date)", counted(events.size() - n_drawn, "event"))
                            : std::string()}));
    return out;
}

Html chain_picture(const ClaimRow& claim, const Setting& setting) {
    auto lines = chain_lines(claim, setting.book);
    if (lines.empty()) return {};
    const std::size_t n_all = lines.size();
    if (lines.size() > kMaxChain) lines.resize(kMaxChain);
    const int height = static_cast<int>(lines.size()) * kLine + 6;
    Html out = html(
        "<figure class=\"picture chain-picture\"><svg viewBox=\"0 0 {} {}\" role=\"group\" aria-label=\"How the claim was passed on\">\n",
        kWidth, height);
    std::vector<int> last_y;  // of each depth: where the node above is
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        const int x = kMargin + static_cast<int>(line.depth) * kLevel, y = static_cast<int>(i) * kLine + 18;
        last_y.resize(line.depth + 1);
        last_y[line.depth] = y;
        if (line.depth > 0)
            out += html("<path class=\"way\" d=\"M{0} {1}V{2}H{3}\"/>\n", x - kLevel, last_y[line.depth - 1] + kDot, y, x - kDot);
        const bool is_origin = line.depth == 0 && line.report.empty();
        out += html("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", is_origin ? "happened" : "unsure", x, y, kDot);
        const ClaimRow::Use* use = nullptr;
        for (const auto& one : claim.uses)
            if (use == nullptr && !line.report.empty() && one.evidence.report == line.report) use = &one;
        const Html text = html("<text x=\"{}\" y=\"{}\">{}<tspan class=\"note\">{}</tspan></text>", x + 12, y + 4, shortened(line.name, 60),
                               line.note.empty() ? std::string() : "  " + shortened(line.note, 50));
        out += use == nullptr ? text : setting.anchors.words(use->evidence.report, {use->evidence.span}, text, use->statement.has_value());
        out += html("\n");
    }
    out += html("</svg>\n<figcaption class=\"meta\">{}</figcaption></figure>\n",
                dotted({"filled: an origin", "hollow: a report or outlet, below what it has it from",
                        n_all > lines.size() ? counted(n_all - lines.size(), "more step") + " in the list" : std::string()}));
    return out;
}

}  // namespace onrecord
