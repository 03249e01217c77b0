#include "record/kind/naming.h"

#include <algorithm>
#include <map>
#include <utility>

#include "record/evidence.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/scope.h"
#include "record/stored_reading.h"

namespace onrecord {

void NamedThere::add(std::string_view mentions) {
    for (const StoredMention& mention : from_mention_gaps(mentions)) {
        if (mention.form == MentionForm::name) spans_.push_back(mention.span);
    }
}

std::vector<CodePointSpan> NamedThere::take() {
    std::sort(spans_.begin(), spans_.end());
    spans_.erase(std::unique(spans_.begin(), spans_.end()), spans_.end());
    return std::exchange(spans_, {});
}

void each_naming(Database& database, const std::string& sql,
                 const std::function<void(std::int64_t, std::int64_t, const std::vector<CodePointSpan>&)>& put) {
    NamedThere named;
    std::pair<std::int64_t, std::int64_t> there{0, 0};
    const auto end_of_report = [&] {
        if (const auto spans = named.take(); !spans.empty()) put(there.first, there.second, spans);
    };
    Query entity = database.prepare(sql);
    while (entity.next()) {
        if (const std::pair here{entity.integer(0), entity.integer(1)}; here != there) {
            end_of_report();
            there = here;
        }
        named.add(entity.text(2));
    }
    end_of_report();
}

std::vector<std::vector<std::string>> aliases_of(Database& database, const std::string& table, std::size_t n_items) {
    std::vector<std::vector<std::string>> all(n_items);
    Query query = database.prepare("SELECT l.position, a.alias FROM temp.listed l CROSS JOIN " + table + "_alias a ON a." + table +
                                   "_key = l.key ORDER BY l.position, a.alias");
    while (query.next()) {
        if (const std::size_t item = index_of(query, 0); item < n_items) all[item].push_back(query.string(1));
    }
    return all;
}

std::vector<std::vector<NameReason>> reasons_of(Database& database, const std::string& table, std::size_t n_items, const Scope& of) {
    std::vector<std::vector<NameReason>> all(n_items);
    std::vector<std::map<std::pair<std::string, std::string>, std::size_t>> at(n_items);
    std::vector<std::pair<std::size_t, std::size_t>> order;  // item and reason of each place asked for
    EvidenceShelf shelf(false);
    Query query = database.prepare(in_report_order(
        "SELECT l.position, te.reason, e.name, e.mentions, te.report_key FROM temp.listed l CROSS JOIN " + table + "_entity te ON te." +
            table +
            "_key = l.key CROSS JOIN entity e ON e.report_key = te.report_key AND e.entity = te.entity CROSS JOIN report r ON "
            "r.report_key = te.report_key WHERE te.report_key NOT IN (SELECT report_key FROM earlier_version) AND " +
            reports_of_case_of(database, of, "te.report_key"),
        "l.position,", ", te.entity"));
    while (query.next()) {
        const std::size_t item = index_of(query, 0);
        if (item >= n_items) continue;
        std::vector<NameReason>& reasons = all[item];
        const auto [found, is_new] = at[item].try_emplace({query.string(2), query.string(1)}, reasons.size());
        if (!is_new) {
            ++reasons[found->second].n_reports;
            continue;
        }
        const auto mentions = from_mention_gaps(query.text(3));
        const auto name =
            std::find_if(mentions.begin(), mentions.end(), [](const StoredMention& m) { return m.form == MentionForm::name; });
        reasons.push_back({query.string(1), query.string(2), 1, {}});
        if (name == mentions.end()) continue;
        order.emplace_back(item, reasons.size() - 1);
        shelf.ask(query.integer(4), name->span);
    }
    shelf.fetch(database);
    for (const auto& [item, reason] : order) all[item][reason].place = shelf.take();
    return all;
}

std::vector<std::vector<Evidence>> mentions_of(Database& database, const std::string& table, std::size_t n_items) {
    std::vector<std::vector<Evidence>> all(n_items);
    EvidenceShelf shelf(false);
    each_naming(database,
                in_report_order("SELECT l.position, te.report_key, e.mentions FROM temp.listed l CROSS JOIN " + table +
                                    "_entity te ON te." + table +
                                    "_key = l.key CROSS JOIN entity e ON e.report_key = te.report_key AND e.entity = te.entity CROSS JOIN "
                                    "report r ON "
                                    "r.report_key = te.report_key",
                                "l.position,", ", te.entity"),
                [&](std::int64_t position, std::int64_t report_key, const std::vector<CodePointSpan>& spans) {
                    const auto item = static_cast<std::size_t>(position - 1);
                    if (item >= n_items) return;
                    all[item].resize(all[item].size() + spans.size());
                    for (const CodePointSpan span : spans) shelf.ask(report_key, span);
                });
    shelf.fetch(database);
    for (auto& mentions : all) {
        for (Evidence& mention : mentions) mention = shelf.take();
    }
    return all;
}

}  // namespace onrecord
