// Full-text search over reports and statements. What is no FTS5 query is searched for word by word, so that nobody needs to know the
// syntax. FTS5 marks the hits by rereading the text that it has found; only the rows that are shown are reread. What very many rows
// have is not ranked. Tests: tests/record/search_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "record/evidence.h"
#include "record/record_impl.h"
#include "record/search_hits.h"
#include "record/stored_reading.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxQueryBytes = 4096;            // longer than any question; FTS5's own limits are far off
constexpr std::size_t kMaxHits = 1000000;               // more than anybody reads
constexpr std::uint32_t kMaxPassage = 400;              // code points shown around a hit
constexpr std::size_t kMaxRanked = 4000;                // rows of one index: a word that more have tells none of them from another
constexpr std::size_t kMaxChosen = 2000;                // statements that are searched for a phrase: 40 ms of CPU
constexpr std::string_view kHitBegin = "\xe2\x90\x82";  // U+2402
constexpr std::string_view kHitEnd = "\xe2\x90\x83";    // U+2403
constexpr char kRawBegin = '\x02';                      // what FTS5 is told to mark with; found again by comparing with the text itself
constexpr char kRawEnd = '\x03';

bool may_be_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Each run of characters between white space as a phrase; those without a letter or digit are left out.
std::string quote_words(std::string_view query) {
    std::string quoted;
    for (std::size_t at = 0; at < query.size();) {
        if (query[at] == ' ') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(query.find(' ', at), query.size());
        const std::string_view word = query.substr(at, end - at);
        at = end;
        if (std::none_of(word.begin(), word.end(), may_be_word)) continue;
        if (!quoted.empty()) quoted += ' ';
        quoted += '"';
        for (const char c : word) {
            if (c == '"') quoted += '"';
            quoted += c;
        }
        quoted += '"';
    }
    return quoted;
}

// The bytes of `text` between the marks of `marked`, which is `text` with marks put in. Stops where the two part (a text with U+0000).
std::vector<Span> hits_in(std::string_view text, std::string_view marked) {
    std::vector<Span> hits;
    std::uint32_t at = 0;
    std::uint32_t begin = 0;
    bool open = false;
    for (const char c : marked) {
        if (at < text.size() && text[at] == c) {
            ++at;
        } else if (c == kRawBegin) {
            begin = at;
            open = true;
        } else if (c == kRawEnd && open) {
            hits.push_back({begin, at});
            open = false;
        } else {
            break;
        }
    }
    return hits;
}

// `passage` of `text` on one line, with the hits in it marked, cut to kMaxPassage around the first.
std::string mark(const StoredText& text, CodePointSpan passage, const std::vector<Span>& hits) {
    const CodePointIndex& index = text.index();
    if (passage.end - passage.begin > kMaxPassage) {
        const auto first = std::find_if(hits.begin(), hits.end(), [&](Span hit) { return hit.begin >= index.to_bytes(passage.begin); });
        const std::uint32_t hit = first == hits.end() ? passage.begin : std::min(index.to_code_points(first->begin), passage.end);
        const std::uint32_t begin = std::max(passage.begin, hit > kMaxPassage / 2 ? hit - kMaxPassage / 2 : 0);
        passage = {begin, std::min(passage.end, begin + kMaxPassage)};
    }
    const Span bytes = index.to_bytes(passage);
    std::string marked;
    std::uint32_t at = bytes.begin;
    for (const Span hit : hits) {
        if (hit.begin < at || hit.end > bytes.end) continue;
        marked += text.view().substr(at, hit.begin - at);
        marked += kHitBegin;
        marked += text.view().substr(hit.begin, hit.length());
        marked += kHitEnd;
        at = hit.end;
    }
    marked += text.view().substr(at, bytes.end - at);
    return on_one_line(marked);
}

// Among the sentences with hits, the first of those that have most.
CodePointSpan best_passage(const StoredText& text, const std::vector<CodePointSpan>& sentences, const std::vector<Span>& hits) {
    CodePointSpan best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < hits.size();) {
        const CodePointSpan passage = sentences_around(text.index().to_code_points(hits[i]), sentences, text);
        const Span bytes = text.index().to_bytes(passage);
        std::size_t n_hits = 0;
        for (; i < hits.size() && hits[i].begin < bytes.end; ++i) ++n_hits;
        if (n_hits == 0) break;
        if (n_hits > most) best = passage;
        most = std::max(most, n_hits);
    }
    return best;
}

using Ranked = RankedHits::Ranked;

// The rows of an index that fit a query, best first. By rank, FTS5 looks at every row that fits, and rereads it where the index has no
// positions; where more than kMaxRanked fit, no word tells them apart, and those that were added last come first. So the last are taken
// first, and those behind them only counted: what fits is put together once, which is nearly all that `th*` costs.
// `select` has the places {index}, {rank} (a number, the least for the best) and {order}; it asks is_wanted() once of the report of each
// row. `hit_of` makes a hit of a row.
template <class HitOf>
std::vector<Ranked> best_rows(Database& database, std::string_view select, std::string_view index, const std::string& words,
                              std::size_t limit, const ReportKeys& reports, const HitOf& hit_of) {
    std::vector<Ranked> hits;
    const auto take = [&](std::string_view rank, std::string_view order, std::size_t n, const bool& is_enough) {
        const auto of_index = [&](std::string_view sql) { return fmt::format(fmt::runtime(sql), index); };
        Query row = database.prepare(fmt::format(fmt::runtime(select), fmt::arg("index", index), fmt::arg("rank", of_index(rank)),
                                                 fmt::arg("order", of_index(order))));
        for (row.start(words, n); row.next() && !is_enough;) hits.push_back(hit_of(row));
    };
    std::size_t n_rows = 0;
    bool is_enough = false;
    database.want([&](std::int64_t report) {
        ++n_rows;
        if (hits.size() < limit) return reports.contains(report);
        return is_enough = n_rows > kMaxRanked;  // a row that ends it
    });
    take("-{}.rowid", "{}.rowid DESC", limit + 1, is_enough);
    if (n_rows <= kMaxRanked) {
        hits.clear();
        is_enough = false;
        database.want([&](std::int64_t report) { return reports.contains(report); });
        take("{}.rank", "{}.rank", limit, is_enough);
    }
    database.want({});
    return hits;
}

Ranked report_hit(const Query& row) {
    Hit hit;
    hit.report = row.string(0);
    hit.where = "report";
    const StoredText text(row.string(2));
    const std::vector<Span> in_text = hits_in(text.view(), row.text(4));
    if (in_text.empty()) {
        const StoredText title(row.string(1));
        hit.passage = mark(title, {0, title.index().n_code_points()}, hits_in(title.view(), row.text(3)));
    } else {
        hit.span = best_passage(text, from_gaps(row.text(5)), in_text);
        hit.passage = mark(text, hit.span, in_text);
    }
    return {row.real(6), std::move(hit)};
}

std::vector<Ranked> search_reports(Database& database, const std::string& words, std::size_t limit, const ReportKeys& reports) {
    constexpr std::string_view kSelect =
        "SELECT r.id, r.title, r.text, highlight({index}, 1, char(2), char(3)), highlight({index}, 0, char(2), char(3)), r.sentences, "
        "{rank} FROM {index} CROSS JOIN report r ON r.report_key = {index}.rowid WHERE {index} MATCH ?1 AND is_wanted({index}.rowid) "
        "ORDER BY {order} LIMIT ?2";
    return best_rows(database, kSelect, "report_search", words, limit, reports, report_hit);
}

// Letters and digits as FTS5 sees them, nearly: what is taken for a letter here and is none there fails, and is then searched for in all.
bool is_letter(char32_t c) {
    if (c < 0x80) return may_be_word(static_cast<char>(c));
    return !(c <= 0xbf && c != 0xaa && c != 0xb5 && c != 0xba) && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f);
}

// A query of single words that every row which fits `query` fits too.
std::string loosened(const std::string& query) {
    std::vector<std::string> words;
    bool any = query.find_first_of(":{-") != std::string::npos;  // one of the words is enough
    const bool beginnings = query.find('*') != std::string::npos;
    std::string word;
    for (std::size_t at = 0; at <= query.size();) {
        const CodePoint c = at < query.size() ? decode(query, at) : CodePoint{' ', 1};
        if (is_letter(c.value)) {
            word += query.substr(at, c.length);
        } else if (!word.empty()) {
            any = any || word == "OR" || word == "NOT" || word == "NEAR";
            words.push_back('"' + word + (beginnings ? "\" *" : "\""));
            word.clear();
        }
        at += c.length;
    }
    if (!any) std::erase_if(words, [](const std::string& one) { return one.starts_with("\"AND\""); });
    std::string loose;
    for (const std::string& one : words) loose.append(loose.empty() ? "" : any ? " OR " : " AND ").append(one);
    return loose;
}

// The index of statements has no positions, so it knows no phrases. For them the statements that may fit are indexed for the moment, in
// a table of this connection alone: of more than kMaxChosen those that were added last. (Reports have an index with positions, so that a
// passage with the phrase is found there.) Only those that `is_asked` says are taken.
void choose_statements(Database& database, const std::string& words, const std::function<bool(std::int64_t)>& is_asked) {
    std::vector<std::string> keys;
    const auto choose = [&](Query& newest) {
        while (keys.size() < kMaxChosen && newest.next())
            if (is_asked(newest.integer(0))) keys.push_back(std::to_string(newest.integer(0)));
        return database.ok();
    };
    database.forget_error();
    Query fitting = database.prepare("SELECT rowid FROM statement_search WHERE statement_search MATCH ? ORDER BY rowid DESC");
    const std::string loose = loosened(words);
    if (!choose(fitting.start(loose))) {
        database.forget_error();
        keys.clear();
        Query all = database.prepare("SELECT statement_key FROM statement ORDER BY statement_key DESC");
        choose(all);
    }
    database.run(
        "DROP TABLE IF EXISTS temp.chosen; CREATE VIRTUAL TABLE temp.chosen USING fts5(content, tokenize = 'unicode61 remove_diacritics "
        "2')");
    database
        .prepare(
            "INSERT INTO temp.chosen (rowid, content) SELECT statement_key, content FROM statement_text WHERE statement_key IN (SELECT "
            "CAST(value AS INTEGER) FROM json_each(?))")
        .run(keys.empty() ? "[]" : to_json_array(keys));
}

Ranked statement_hit(const Query& row) {
    const StoredText content(row.string(3));
    Hit hit;
    hit.report = row.string(0);
    hit.where = "statement";
    hit.span = {row.number(1), row.number(2)};
    hit.passage = mark(content, {0, content.index().n_code_points()}, hits_in(content.view(), row.text(4)));
    return {row.real(5), std::move(hit)};
}

std::vector<Ranked> search_statements(Database& database, const std::string& words, std::size_t limit, const ReportKeys& reports) {
    constexpr std::string_view kSelect =
        "SELECT r.id, s.content_begin, coalesce((SELECT max(p.span_end) FROM statement_piece p WHERE p.statement_key = s.statement_key "
        "AND p.part = 'content'), s.content_end), w.content, highlight({index}, 0, char(2), char(3)), {rank} FROM {index} "
        "CROSS JOIN statement s ON s.statement_key = {index}.rowid CROSS JOIN statement_text w ON w.statement_key = s.statement_key "
        "CROSS JOIN report r ON r.report_key = s.report_key WHERE {index} MATCH ?1 AND is_wanted(s.report_key) "
        "ORDER BY {order} LIMIT ?2";
    std::vector<Ranked> hits = best_rows(database, kSelect, "statement_search", words, limit, reports, statement_hit);
    if (database.ok()) return hits;
    choose_statements(database, words, [](std::int64_t) { return true; });
    hits = best_rows(database, kSelect, "chosen", words, limit, reports, statement_hit);
    database.forget_error();  // a query may name a column that statements have not
    database.run("DROP TABLE IF EXISTS temp.chosen");
    return hits;
}

// The query as FTS5 may take it.
std::string one_line_of(std::string_view query) {
    std::uint64_t n_replaced = 0;
    std::string words = to_valid_utf8(std::string(query), n_replaced);
    for (char& c : words)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return words;
}

void append(std::vector<Ranked>& to, std::vector<Ranked> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    std::stable_sort(to.begin(), to.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
}

}  // namespace

void RankedHits::add(RankedHits other) {
    append(reports, std::move(other.reports));
    append(statements, std::move(other.statements));
}

Result<RankedHits> find_hits(Database& database, ScopeTables& scopes, std::string_view query, std::size_t limit,
                             const Record::ReportsLike& asked) {
    if (query.size() > kMaxQueryBytes) {
        return Error{ErrorKind::usage, "the query is longer than " + std::to_string(kMaxQueryBytes) + " bytes"};
    }
    if (std::none_of(query.begin(), query.end(), may_be_word)) return Error{ErrorKind::usage, "the query has no word to search for"};
    std::string words = one_line_of(query);
    database.forget_error();
    limit = std::min(limit, kMaxHits);
    const ReportKeys reports = ReportCondition(database, scopes, asked).keys(database);
    RankedHits hits;
    hits.reports = search_reports(database, words, limit, reports);
    if (!database.ok()) {  // no FTS5 query: its words, then
        database.forget_error();
        words = quote_words(words);
        hits.reports = search_reports(database, words, limit, reports);
        if (!database.ok()) return database.take_error();
    }
    hits.statements = search_statements(database, words, limit, reports);
    database.forget_error();
    return hits;
}

void each_statement_with(Database& database, std::string_view query, const std::function<bool(std::int64_t)>& is_asked,
                         const std::function<void(std::int64_t)>& put) {
    if (query.size() > kMaxQueryBytes || std::none_of(query.begin(), query.end(), may_be_word)) return;
    std::string words = one_line_of(query);
    const auto each = [&](const char* sql) {
        database.forget_error();
        Query found = database.prepare(sql);
        for (found.start(words); found.next();) put(found.integer(0));
        return database.ok();
    };
    constexpr const char* kInIndex = "SELECT rowid FROM statement_search WHERE statement_search MATCH ? ORDER BY rowid";
    if (each(kInIndex)) return;
    database.forget_error();
    if (!database.prepare("SELECT 1 FROM report_search WHERE report_search MATCH ? LIMIT 1")
             .run(words)) {  // no FTS5 query: its words, then
        words = quote_words(words);
        if (each(kInIndex)) return;
    }
    choose_statements(database, words, is_asked);
    each("SELECT rowid FROM temp.chosen WHERE chosen MATCH ? ORDER BY rowid");
    database.forget_error();  // a query may name a column that statements have not
    database.run("DROP TABLE IF EXISTS temp.chosen");
}

std::vector<Hit> chosen_hits(RankedHits hits, std::size_t limit) {
    limit = std::min(limit, kMaxHits);
    const std::size_t n_statements = std::min(hits.statements.size(), std::max(limit / 2, limit - std::min(limit, hits.reports.size())));
    const std::size_t n_reports = std::min(hits.reports.size(), limit - n_statements);
    std::vector<Hit> chosen;
    for (std::size_t i = 0; i < n_reports; ++i) chosen.push_back(std::move(hits.reports[i].hit));
    for (std::size_t i = 0; i < n_statements; ++i) chosen.push_back(std::move(hits.statements[i].hit));
    return chosen;
}

Result<std::vector<Hit>> Record::search(std::string_view query, std::size_t limit, const ReportsLike& asked) const {
    if (impl_->catalogue) return impl_->catalogue->search(query, limit, asked);
    auto found = find_hits(*impl_->database, impl_->scopes, query, limit, asked);
    if (!found) return found.error();
    return chosen_hits(std::move(found).value(), limit);
}

}  // namespace onrecord
