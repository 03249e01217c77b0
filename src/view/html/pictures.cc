// The timeline's axis spans the events but for the earliest and latest twentieth of many, and for one that is further away than all the
// others are from one another: they would press the rest into a corner, and the note below says how many are not drawn. The events that
// weigh most are named beside their dots. What would overlap goes to the next free lane, at most kMaxLanes, in O(n lanes).
#include "view/html/pictures.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "onrecord/date.h"
#include "text/utf8.h"
#include "view/claim_words.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr int kWidth = 720, kLane = 18, kMargin = 10, kDot = 5;
constexpr std::size_t kMaxLanes = 18, kCutFrom = 20;
constexpr std::size_t kMaxNamed = 14, kNameLength = 38;  // events, characters
constexpr double kLetterWidth = 7.2;                     // of the picture's letters at their size; a little more than they need
constexpr int kTicks = 5;
constexpr int kLine = 26, kLevel = 30, kMaxChain = 40;  // of the chain

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
    bool is_named = false;
};

// Leaves the `most` that weigh most, in the order in which they came, and has the weightiest of them named.
void choose(std::vector<Drawn>& drawn, std::size_t most) {
    const auto nth_weight = [&](std::size_t n) {  // of the n-th heaviest
        std::vector<double> weights;
        for (const auto& one : drawn) weights.push_back(one.event->importance);
        std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(n - 1), weights.end(), std::greater<>());
        return weights[n - 1];
    };
    if (drawn.size() > most) {
        const double least = nth_weight(most);
        std::erase_if(drawn, [&](const Drawn& one) { return one.event->importance < least; });
        drawn.resize(std::min(most, drawn.size()));
    }
    if (drawn.empty()) return;
    std::size_t n_named = 0;
    const double least = nth_weight(std::min(kMaxNamed, drawn.size()));
    for (auto& one : drawn) one.is_named = one.event->importance >= least && n_named++ < kMaxNamed;
}

}  // namespace

Html timeline_picture(const std::vector<EventRow>& events, const Setting& setting, std::size_t most) {
    std::vector<Drawn> drawn;
    for (const auto& event : events) {
        const auto date = parse_edtf(event.date);
        if (!date) continue;
        const long first = days_of(date->first, false), last = days_of(date->last, true);
        drawn.push_back({&event, first, std::max(first, last), first == last && !date->approximate});
    }
    if (drawn.size() < 2) return {};
    choose(drawn, most);
    const std::size_t n_dated = drawn.size();
    std::vector<long> begins;
    for (const auto& one : drawn) begins.push_back(one.first);
    std::sort(begins.begin(), begins.end());
    std::size_t low = n_dated >= kCutFrom ? n_dated / 20 + 1 : 0, high = n_dated - 1 - low;
    while (high - low > 2 && 2 * (begins[low + 1] - begins[low]) > begins[high] - begins[low]) ++low;
    while (high - low > 2 && 2 * (begins[high] - begins[high - 1]) > begins[high] - begins[low]) --high;
    const long lowest = begins[low], highest = std::max(begins[high], lowest + 1);
    const long margin = std::max(1L, (highest - lowest) / 8);
    const long from = lowest - margin, to = highest + margin;
    std::erase_if(drawn, [&](const Drawn& one) { return one.last < from || one.first > to || one.last - one.first > 2 * (to - from); });
    std::stable_sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.first < b.first; });
    if (drawn.empty()) return {};
    const auto x_of = [&](long day) {
        return kMargin + static_cast<int>((std::clamp(day, from, to) - from) * (kWidth - 2 * kMargin) / std::max(1L, to - from));
    };
    std::vector<int> ends;  // of each lane: what is taken
    Html marks;
    std::size_t n_drawn = 0;
    for (const auto& one : drawn) {
        const int left = x_of(one.first) - kDot, right = std::max(x_of(one.last), x_of(one.first)) + kDot;
        const std::string name = one.is_named ? shortened(one.event->text, kNameLength) : std::string();
        const int name_width = static_cast<int>(kLetterWidth * static_cast<double>(count_code_points(name)));
        const bool name_before = right + name_width > kWidth;  // no room behind
        const int begin = name_before ? left - name_width - 4 : left, end = name_before ? right : right + name_width + 4;
        std::size_t lane = 0;
        while (lane < ends.size() && ends[lane] >= begin) ++lane;
        if (lane == ends.size()) {
            if (lane == kMaxLanes) continue;
            ends.push_back(0);
        }
        ends[lane] = end + 2;
        ++n_drawn;
        const int y = kLane + static_cast<int>(lane) * kLane;
        const std::string_view certainty = plain(one.event->certainty);
        const Html title = dotted({readable_date(one.event->date), Html(certainty), one.event->text,
                                   counted(outlets_of(*one.event, setting.book).size(), "outlet")});
        const std::string kind = certainty.empty() ? "happened" : "unsure";
        const Html shape = one.is_day ? html("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", kind, x_of(one.first), y, kDot)
                                      : html("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/>", kind, left,
                                             y - 4, right - left, 8);
        const Html label = name.empty() ? Html()
                                        : html("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>", name_before ? left - 4 : right + 4,
                                               y + 4, name_before ? "end" : "start", name);
        marks +=
            html("<a href=\"{}\"><title>{}</title>{}{}</a>\n", setting.anchors.address(Thing::event, one.event->id), title, shape, label);
    }
    const int base = kLane + static_cast<int>(ends.size()) * kLane, height = base + 26;
    Html out =
        html("<figure class=\"picture\"><svg viewBox=\"0 0 {} {}\" role=\"group\" aria-label=\"The events over time\">\n", kWidth, height);
    out += html("<line class=\"axis\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", kMargin, base, kWidth - kMargin, base);
    for (int i = 0; i < kTicks; ++i) {
        const long day = from + (to - from) * i / (kTicks - 1);
        out += html(
            "<line class=\"axis\" x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\"/><text class=\"note\" x=\"{0}\" y=\"{3}\" "
            "text-anchor=\"{4}\">{5}</text>\n",
            x_of(day), base, base + 5, base + 20,
            i == 0            ? "start"
            : i == kTicks - 1 ? "end"
                              : "middle",
            day_of(day));
    }
    out += marks;
    out += html("</svg>\n<figcaption class=\"meta\">{}</figcaption></figure>\n",
                dotted({"a dot is a day, a bar the days that a date leaves open", "hollow: planned, alleged or denied",
                        n_drawn < events.size() ? fmt::format("{} of {} events; not drawn: {}", n_drawn, with_commas(events.size()),
                                                              most < kMaxDrawn ? "what weighs less, or has no date"
                                                                               : "what is far earlier or later, or has no date")
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
                        n_all > lines.size() ? counted(n_all - lines.size(), "more step") + " not drawn" : std::string()}));
    return out;
}

}  // namespace onrecord
