// GraphML (graphml.graphdrawing.org), for Gephi, NetworkX, igraph: who rests on whom. An edge leads from a report, or from an outlet whose
// report is not in the record, to what it has claims from: another report, an outlet, a speaker, a document.
//
// An edge's weight is the number of claims that go this way; its date is that of the report that it leads from. A named origin is one node
// in all claims; two anonymous ones may be two persons, and have a node each. An outlet's own words rest on nothing outside it: no edge.
#include <fmt/format.h>

#include <iterator>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "view/export/rows.h"
#include "view/html/markup.h"
#include "view/report_book.h"

namespace onrecord {
namespace {

class Graph {
public:
    explicit Graph(const ReportBook& book) {
        for (const auto& report : book.reports())
            (void)node("report " + report.id, {"report", book.headline(report.id), report.outlet, report.published});
    }

    void add(const ClaimRow& claim) {
        std::unordered_map<std::string_view, const ClaimRow::Origin*> origins;
        for (const auto& origin : claim.origins) origins.emplace(origin.id, &origin);
        std::set<Edge> edges;  // each once, however often the claim goes that way
        for (const auto& [from, to] : claim.chain) {
            const auto origin = origins.find(from);
            if (origin != origins.end() && origin->second->type == "own") continue;
            const std::size_t source = origin != origins.end() ? node_of(*origin->second) : node_of(from);
            edges.emplace(node_of(to), source);
        }
        for (const Edge& edge : edges) claims_[edge].push_back(claim.id);
    }

    void write(const Sink& sink) const {
        sink("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        for (const char* key : {"kind", "label", "outlet", "date"})
            sink(fmt::format("<key id=\"{0}\" for=\"node\" attr.name=\"{0}\" attr.type=\"string\"/>\n", key));
        sink("<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n");
        for (const char* key : {"claims", "since"})
            sink(fmt::format("<key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"string\"/>\n", key));
        sink("<graph id=\"record\" edgedefault=\"directed\">\n");
        std::string out;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            out.clear();
            append_html(out, "<node id=\"n{}\">", i);
            append_data(out, "kind", nodes_[i].kind);
            append_data(out, "label", nodes_[i].label);
            append_data(out, "outlet", nodes_[i].outlet);
            append_data(out, "date", nodes_[i].date);
            sink(out + "</node>\n");
        }
        for (const auto& [edge, claims] : claims_) {
            out.clear();
            append_html(out, "<edge source=\"n{}\" target=\"n{}\"><data key=\"weight\">{}</data>", edge.first, edge.second, claims.size());
            append_data(out, "claims", fmt::format("{}", fmt::join(claims, " ")));
            append_data(out, "since", nodes_[edge.first].date);
            sink(out + "</edge>\n");
        }
        sink("</graph>\n</graphml>\n");
    }

private:
    struct Node {
        std::string kind, label, outlet, date;
    };
    using Edge = std::pair<std::size_t, std::size_t>;  // from who rests, to on whom

    std::size_t node(const std::string& key, Node node) {
        const auto [found, is_new] = by_key_.emplace(key, nodes_.size());
        if (is_new) nodes_.push_back(std::move(node));
        return found->second;
    }
    // Of a report, else of an outlet that has no report here.
    std::size_t node_of(const std::string& name) {
        if (const auto found = by_key_.find("report " + name); found != by_key_.end()) return found->second;
        return node("outlet " + name, {"outlet", name, name, ""});
    }
    std::size_t node_of(const ClaimRow::Origin& origin) {
        const bool has_name = origin.type != "anonymous" && !origin.who.empty();
        return node(origin.type + " " + (has_name ? origin.who : origin.id), {origin.type, origin.who, "", ""});
    }
    static void append_data(std::string& out, std::string_view key, std::string_view value) {
        if (!value.empty()) append_html(out, "<data key=\"{}\">{}</data>", key, value);
    }

    std::vector<Node> nodes_;
    std::unordered_map<std::string, std::size_t> by_key_;  // looked up only
    std::map<Edge, std::vector<std::string>> claims_;      // ids
};

}  // namespace

void write_graphml(const std::vector<ReportRow>& reports, const Each<ClaimRow>& claims, const Sink& sink) {
    const ReportBook book(reports);
    Graph graph(book);
    claims([&](const ClaimRow& claim) { graph.add(claim); });
    graph.write(sink);
}

}  // namespace onrecord
