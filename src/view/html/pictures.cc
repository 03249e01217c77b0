// The timeline's axis spans the events but for the earliest and latest twentieth of many, and for one that is further away than all the
// others are from one another: they would press the rest into a corner, and the note below says how many are not drawn. The events that
// weigh most are named beside their dots. What would overlap goes to the next free lane, at most kMaxLanes, in O(n lanes).
#include "view/html/pictures.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "onrecord/date.h"
#include "text/utf8.h"
#include "view/claim_words.h"
#include "view/event_order.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr int kWidth = 720, kLane = 18, kMargin = 10, kDot = 5;
constexpr std::size_t kMaxLanes = 18, kCutFrom = 20;
constexpr std::size_t kMaxNamed = 14, kNameLength = 38;  // events, characters
constexpr double kLetterWidth = 7.2;                     // of the picture's letters at their size; a little more than they need
constexpr int kArrow = 34;                               // an open end
constexpr int kTicks = 5;
constexpr int kFromX = 330, kToX = 470;  // of the sources: where the names of either column begin
constexpr std::size_t kMaxOrigins = 16, kMaxOutlets = 24, kSourceLength = 38, kMaxWeight = 5;
constexpr int kLine = 26, kLevel = 30, kMaxChain = 40;  // of the chain

long days_of(Date date, bool last) {
    using namespace std::chrono;
    const unsigned month_number = date.has_month() ? static_cast<unsigned>(date.month) : last ? 12 : 1;
    const year_month month = year{date.year} / std::chrono::month{month_number};
    if (date.has_day()) return sys_days{month / day{static_cast<unsigned>(date.day)}}.time_since_epoch().count();
    return last ? sys_days{month / std::chrono::last}.time_since_epoch().count() : sys_days{month / day{1}}.time_since_epoch().count();
}

std::string edtf_of(long days) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    const Date day{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                   static_cast<int>(static_cast<unsigned>(date.day()))};
    return to_edtf({day, day, false});
}

std::string day_of(long days) {
    return readable_date(edtf_of(days));
}

struct Drawn {
    enum class Shape { day, days, after, before };  // `after` the first day, `before` the last: nothing more is known
    const EventRow* event;
    long first, last;  // days since 1970
    Shape shape;
    bool is_named = false;
};

// Where an event lies; nothing where neither a date nor a bound is known.
std::optional<Drawn> placed(const EventRow& event) {
    using Shape = Drawn::Shape;
    if (const auto date = parse_edtf(event.date)) {
        const long first = days_of(date->first, false), last = std::max(first, days_of(date->last, true));
        return Drawn{&event, first, last, first == last && !date->approximate ? Shape::day : Shape::days};
    }
    if (!event.date.empty()) return std::nullopt;  // a date without a year
    const Bounds bounds = bounds_of(event);
    const auto after = parse_edtf(bounds.after), before = parse_edtf(bounds.before);
    if (!after && !before) return std::nullopt;
    const long first = after ? days_of(after->last, true) : days_of(before->first, false);
    const long last = before ? days_of(before->first, false) : first;
    if (first > last) return std::nullopt;  // the reports contradict one another
    return Drawn{&event, first, last, after && before ? Shape::days : after ? Shape::after : Shape::before};
}

Html shape_of(const Drawn& one, std::string_view kind, int left, int right, int y) {
    switch (one.shape) {
        case Drawn::Shape::day:
            return html("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", kind, left + kDot, y, kDot);
        case Drawn::Shape::days:
            return html("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"8\" rx=\"4\"/>", kind, left, y - 4, right - left);
        case Drawn::Shape::after:
            return html("<path class=\"open {0}\" d=\"M{1} {2}v10M{1} {3}H{4}m-6 -4l6 4l-6 4\"/>", kind, left + kDot, y - 5, y, right);
        case Drawn::Shape::before:
            return html("<path class=\"open {0}\" d=\"M{1} {2}v10M{1} {3}H{4}m6 -4l-6 4l6 4\"/>", kind, right - kDot, y - 5, y, left);
    }
    return {};
}

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

Html timeline_picture(const std::vector<EventRow>& events, const Setting& setting, std::size_t most, const Zoom* zoom, std::size_t n_all) {
    std::vector<Drawn> drawn;
    for (const auto& event : events)
        if (const auto one = placed(event)) drawn.push_back(*one);
    const auto zoom_from = parse_edtf(zoom != nullptr ? zoom->from : ""), zoom_to = parse_edtf(zoom != nullptr ? zoom->to : "");
    const bool is_zoomed = zoom_from || zoom_to;
    // A part of the axis in which nothing lies leads back.
    const auto all_days = [&] { return link_to(zoom->address("", ""), "All days"); };
    const Html way_back = is_zoomed ? html("<p class=\"meta\">Nothing is drawn on these days. {}</p>\n", all_days()) : Html();
    if (drawn.empty() || (drawn.size() < 2 && !is_zoomed)) return way_back;
    choose(drawn, most);
    const std::size_t n_dated = drawn.size();
    std::vector<long> begins;
    for (const auto& one : drawn) begins.push_back(one.first);
    std::sort(begins.begin(), begins.end());
    std::size_t low = n_dated >= kCutFrom && !is_zoomed ? n_dated / 20 + 1 : 0, high = n_dated - 1 - low;
    while (!is_zoomed && high - low > 2 && 2 * (begins[low + 1] - begins[low]) > begins[high] - begins[low]) ++low;
    while (!is_zoomed && high - low > 2 && 2 * (begins[high] - begins[high - 1]) > begins[high] - begins[low]) --high;
    const long lowest = begins[low], highest = std::max(begins[high], lowest + 1);
    const long margin = std::max(1L, (highest - lowest) / 8);
    const long from = zoom_from ? days_of(zoom_from->first, false) : lowest - margin;
    const long to = std::max(from + 1, zoom_to ? days_of(zoom_to->last, true) : highest + margin);
    std::erase_if(drawn, [&](const Drawn& one) { return one.last < from || one.first > to || one.last - one.first > 2 * (to - from); });
    std::stable_sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.first < b.first; });
    if (drawn.empty()) return way_back;
    const auto x_of = [&](long day) {
        return kMargin + static_cast<int>((std::clamp(day, from, to) - from) * (kWidth - 2 * kMargin) / std::max(1L, to - from));
    };
    std::vector<int> ends;  // of each lane: what is taken
    Html marks;
    std::size_t n_drawn = 0;
    std::set<Certainty> kinds;
    std::set<Drawn::Shape> shapes;
    for (const auto& one : drawn) {
        const int left = x_of(one.first) - (one.shape == Drawn::Shape::before ? kArrow : kDot);
        const int right = x_of(one.last) + (one.shape == Drawn::Shape::after ? kArrow : kDot);
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
        const Html title = dotted({when(*one.event), Html(plain(one.event->certainty)), one.event->text,
                                   outlets_in_words(count_outlets(reports_of({*one.event}), setting.book))});
        kinds.insert(one.event->certainty);
        shapes.insert(one.shape);
        Html shape = shape_of(one, name_of(one.event->certainty), left, right, y);
        if (one.event->certainty == Certainty::denied)
            shape += html("<path class=\"way\" d=\"M{} {}L{} {}\"/>", left - 2, y + 6, right + 2, y - 6);
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
    if (zoom != nullptr && to - from >= 2 * (kTicks - 1)) {
        for (int i = 0; i + 1 < kTicks; ++i) {
            const long first = from + (to - from) * i / (kTicks - 1), last = from + (to - from) * (i + 1) / (kTicks - 1);
            out +=
                html("<a href=\"{}\"><title>Only {} to {}</title><rect class=\"part\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"24\"/></a>\n",
                     zoom->address(edtf_of(first), edtf_of(last)), day_of(first), day_of(last), x_of(first) + 1, base + 1,
                     x_of(last) - x_of(first) - 2);
        }
    }
    out += marks;
    const auto has = [](const auto& set, auto one, std::string_view words) { return set.contains(one) ? Html(words) : Html(); };
    const bool has_arrows = shapes.contains(Drawn::Shape::after) || shapes.contains(Drawn::Shape::before);
    std::vector<Html> key{has(shapes, Drawn::Shape::days, "bar: the days that a date leaves open"),
                          has_arrows ? "arrow: only after, or before, a day" : "", has(kinds, Certainty::planned, "hollow: planned"),
                          has(kinds, Certainty::alleged, "dashed: alleged"), has(kinds, Certainty::denied, "struck through: denied")};
    n_all = std::max(n_all, events.size());
    if (n_drawn < n_all && zoom == nullptr) key.emplace_back(fmt::format("{} of {} events", n_drawn, with_commas(n_all)));
    if (n_drawn < n_all && zoom != nullptr)
        key.emplace_back(fmt::format("{} of {} events; not drawn: {}", n_drawn, with_commas(n_all),
                                     events.size() < n_all ? "what weighs less, or has no date"
                                     : is_zoomed           ? "what is on other days, or has no date"
                                                           : "what is far earlier or later, or has no date"));
    if (zoom != nullptr) key.emplace_back("a part of the axis leads to its days");
    if (is_zoomed) key.push_back(all_days());
    const Html words = dotted(key);
    out += html("</svg>\n{}</figure>\n", words.empty() ? Html() : html("<figcaption class=\"meta\">{}</figcaption>", words));
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

namespace {

// What claims rest on, or who carries them, in the picture of sources.
struct SourceNode {
    std::string name;
    std::string claim;       // id of the first of its claims
    std::size_t weight = 0;  // of an origin its claims; of an outlet its ways from origins
    std::set<std::size_t> others;
    double height = 0;  // mean of what it is joined to
};

class SourceNodes {
public:
    std::size_t of(const std::string& key, const std::string& name, const std::string& claim) {
        const auto [at, is_new] = numbers_.emplace(key, nodes.size());
        if (is_new) nodes.push_back({name, claim, 0, {}, 0});
        return at->second;
    }
    std::vector<SourceNode> nodes;

private:
    std::map<std::string, std::size_t> numbers_;
};

// The numbers of the nodes, those with most others first, at most `most`.
std::vector<std::size_t> widest(const std::vector<SourceNode>& nodes, std::size_t most) {
    std::vector<std::size_t> order(nodes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(nodes[a].others.size(), nodes[a].weight) > std::pair(nodes[b].others.size(), nodes[b].weight);
    });
    order.resize(std::min(order.size(), most));
    return order;
}

}  // namespace

Html sources_picture(const std::vector<ClaimRow>& claims, const Setting& setting) {
    const ReportBook& book = setting.book;
    SourceNodes origins, outlets;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> n_claims;  // of origin and outlet
    for (const auto& claim : claims) {
        std::set<std::pair<std::size_t, std::size_t>> ways;  // each once a claim
        const auto add = [&](const std::string& key, const std::string& name, const std::string& outlet) {
            ways.emplace(origins.of(key, name, claim.id), outlets.of(outlet, outlet, claim.id));
        };
        for (const auto& origin : claim.origins) {
            if (origin.type == "own") continue;
            const std::string name = origin.who.empty() ? origin_name(origin, book) : origin.who;
            for (const auto& report : origin.reports) add(origin.type + "\n" + lower_case(name), name, book.outlet(report));
        }
        for (const auto& [from, to] : claim.chain) {
            if (book.find(from) == nullptr || book.find(to) == nullptr || book.outlet(from) == book.outlet(to)) continue;
            const std::string outlet = book.outlet(from);
            add("outlet\n" + lower_case(outlet), outlet, book.outlet(to));
        }
        std::set<std::size_t> of_claim;
        for (const auto& way : ways) {
            ++n_claims[way];
            origins.nodes[way.first].others.insert(way.second);
            outlets.nodes[way.second].others.insert(way.first);
            if (of_claim.insert(way.first).second) ++origins.nodes[way.first].weight;
            ++outlets.nodes[way.second].weight;
        }
    }
    if (n_claims.empty()) return {};
    const auto left = widest(origins.nodes, kMaxOrigins);
    auto right = widest(outlets.nodes, kMaxOutlets);
    std::map<std::size_t, std::size_t> row_of_left, row_of_right;
    for (std::size_t i = 0; i < left.size(); ++i) row_of_left[left[i]] = i;
    for (const std::size_t outlet : right) {
        double sum = 0, n = 0;
        for (const std::size_t origin : outlets.nodes[outlet].others) {
            const auto at = row_of_left.find(origin);
            if (at == row_of_left.end()) continue;
            sum += static_cast<double>(at->second);
            ++n;
        }
        outlets.nodes[outlet].height = n > 0 ? sum / n : static_cast<double>(left.size());
    }
    std::stable_sort(right.begin(), right.end(),
                     [&](std::size_t a, std::size_t b) { return outlets.nodes[a].height < outlets.nodes[b].height; });
    for (std::size_t i = 0; i < right.size(); ++i) row_of_right[right[i]] = i;
    const std::size_t n_rows = std::max(left.size(), right.size());
    const int height = static_cast<int>(n_rows) * kLine + 30;
    const auto y_of = [&](std::size_t row, std::size_t n) {  // both columns are in the middle
        return 40 + static_cast<int>(row) * kLine + static_cast<int>(n_rows - n) * kLine / 2;
    };
    Html out = html(
        "<h2>Who rests on whom</h2>\n<figure class=\"picture sources-picture\"><svg viewBox=\"0 0 {} {}\" role=\"group\" aria-label=\"Who "
        "rests on whom\">\n",
        kWidth, height + 20);
    out += html(
        "<text class=\"note\" x=\"{}\" y=\"14\" text-anchor=\"end\">what the claims rest on</text>\n<text class=\"note\" x=\"{}\" "
        "y=\"14\">who "
        "carries them</text>\n",
        kFromX, kToX);
    for (const auto& [way, n] : n_claims) {
        const auto from = row_of_left.find(way.first), to = row_of_right.find(way.second);
        if (from == row_of_left.end() || to == row_of_right.end()) continue;
        const int y1 = y_of(from->second, left.size()) - 4, y2 = y_of(to->second, right.size()) - 4, middle = (kFromX + kToX) / 2;
        out += html("<path class=\"rests w{}\" d=\"M{} {}C{} {} {} {} {} {}\"><title>{}</title></path>\n",
                    std::min<std::size_t>(n, kMaxWeight), kFromX + 8, y1, middle, y1, middle, y2, kToX - 8, y2,
                    html("{} in {} from {}", counted(n, "claim"), outlets.nodes[way.second].name, origins.nodes[way.first].name));
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        const SourceNode& node = origins.nodes[left[i]];
        const int y = y_of(i, left.size());
        out += html("<circle class=\"happened\" cx=\"{}\" cy=\"{}\" r=\"3\"/>", kFromX + 8, y - 4);
        out += link_to(setting.anchors.address(Thing::claim, node.claim),
                       html("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}<tspan class=\"note\"> {}</tspan></text>", kFromX, y,
                            shortened(node.name, kSourceLength), counted(node.weight, "claim")));
        out += html("\n");
    }
    for (std::size_t i = 0; i < right.size(); ++i) {
        const int y = y_of(i, right.size());
        out += html("<circle class=\"unsure\" cx=\"{}\" cy=\"{}\" r=\"3\"/><text x=\"{}\" y=\"{}\">{}</text>\n", kToX - 8, y - 4, kToX, y,
                    shortened(outlets.nodes[right[i]].name, kSourceLength));
    }
    const std::size_t n_left_out = origins.nodes.size() - left.size() + outlets.nodes.size() - right.size();
    out += html(
        "</svg>\n<figcaption class=\"meta\">{}</figcaption></figure>\n",
        dotted({"a line: claims that an outlet has from there, thicker where there are more",
                "claims in an outlet’s own words are not drawn",
                n_left_out > 0 ? counted(n_left_out, "more source or outlet", "more sources or outlets") + " not drawn" : std::string()}));
    return out;
}

}  // namespace onrecord
