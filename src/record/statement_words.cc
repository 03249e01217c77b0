// Said by whom, told to whom: words of the texts and of the record's persons, gathered in one walk over the tables in the order of their
// keys, side by side. Of a large record this takes a second or two; so linking keeps them, packed, among what it remembers
// (stored_memory.h), under a hash of all rows that they are a function of. In memory they are some 30 bytes a statement, and a search of
// those of 100,000 reports takes hundredths of a second where a scan of rows takes tenths.
// Tests: tests/record/statement_words_test.cc, tests/view/slices_test.cc.
#include "record/statement_words.h"

#include <algorithm>
#include <utility>

#include "across/link_memory.h"
#include "base/ascii.h"
#include "base/packed.h"
#include "record/evidence.h"
#include "record/listing.h"
#include "record/scope.h"
#include "record/search_hits.h"
#include "record/stored_reading.h"

namespace onrecord {
namespace {

// Rows that are ordered by their first column, an integer, taken as its values are asked for in order.
class Merge {
public:
    explicit Merge(Query rows) : rows_(std::move(rows)) { is_row_ = rows_.next(); }
    // Calls `take` at each row of `first` to `last`; those before were not asked for.
    template <class Take>
    void rows_of(std::int64_t first, std::int64_t last, const Take& take) {
        for (; is_row_ && rows_.integer(0) <= last; is_row_ = rows_.next())
            if (rows_.integer(0) >= first) take(rows_);
    }

private:
    Query rows_;
    bool is_row_;
};

template <class Number>
Number number_in(const std::vector<std::pair<std::int64_t, Number>>& sorted, std::int64_t key) {
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), std::pair(key, Number{}));
    return found != sorted.end() && found->first == key ? found->second : Number{};
}

// What the words of a record are a function of: its rows, by the hashes that are written with them.
std::string key_of(Database& database) {
    std::string hashes;
    Query hash = database.prepare("SELECT report_key, hash FROM report_hash ORDER BY report_key");
    while (hash.next()) hashes.append(std::to_string(hash.integer(0))).append(hash.text(1));
    Query linked = database.prepare("SELECT name, hash FROM link_hash ORDER BY name");
    while (linked.next()) hashes.append(linked.text(0)).append(linked.text(1));
    return memory_key("statement words 1", hashes);
}

// Rising numbers as what each has more than the one before, and back.
template <class Integer>
std::vector<Integer> steps_of(std::vector<Integer> numbers) {
    for (std::size_t i = numbers.size(); i-- > 1;) numbers[i] -= numbers[i - 1];
    return numbers;
}
template <class Integer>
void add_up(std::vector<Integer>& steps) {
    for (std::size_t i = 1; i < steps.size(); ++i) steps[i] += steps[i - 1];
}

CodePointSpan span_at(const Query& query, int column) {
    return {query.number(column), query.number(column + 1)};
}

}  // namespace

WordPool::Number WordPool::add(std::string_view words) {
    const auto [found, is_new] = numbers_.try_emplace(lower_case(words), static_cast<Number>(begins_.size()));
    if (is_new) {
        begins_.push_back(all_.size());
        all_ += found->first;
    }
    return found->second;
}

std::vector<bool> WordPool::having(const std::string& lowered) const {
    std::vector<bool> has(begins_.size(), lowered.empty());
    if (lowered.empty()) return has;
    for (std::size_t at = all_.find(lowered); at != std::string::npos;) {
        const auto next = std::upper_bound(begins_.begin(), begins_.end(), at);
        const std::size_t end = next == begins_.end() ? all_.size() : *next;
        const bool is_within = at + lowered.size() <= end;
        if (is_within) has[static_cast<std::size_t>(next - begins_.begin()) - 1] = true;
        at = all_.find(lowered, is_within ? end : at + 1);
    }
    return has;
}

StatementWords::StatementWords(Database& database, LinkMemory& memory) {
    const auto kept = memory.find(key_of(database));
    if (kept && unpack(*kept)) return;
    *this = StatementWords();
    gather(database);
}

void StatementWords::remember(Database& database, LinkMemory& memory) {
    StatementWords words;
    words.gather(database);
    if (database.ok()) memory.keep(key_of(database), words.packed());
}

std::string StatementWords::packed() const {
    Packer pack;
    pack(pool_.all_, steps_of(pool_.begins_), steps_of(keys_), names_, sources_, channels_, reports_, begins_, ends_);
    return pack.take_bytes();
}

bool StatementWords::unpack(std::string_view bytes) {
    Unpacker unpacker(bytes);
    unpacker(pool_.all_, pool_.begins_, keys_, names_, sources_, channels_, reports_, begins_, ends_);
    add_up(pool_.begins_);
    add_up(keys_);
    const auto are_known = [&](const std::vector<WordPool::Number>& numbers) {
        return numbers.size() == keys_.size() &&
               std::all_of(numbers.begin(), numbers.end(), [&](WordPool::Number number) { return number < pool_.begins_.size(); });
    };
    const auto are_in = [](const std::vector<std::uint64_t>& places, std::size_t end) {
        return std::all_of(places.begin(), places.end(), [&](std::uint64_t place) { return place <= end; });
    };
    return unpacker.is_whole() && are_known(names_) && are_known(sources_) && are_known(channels_) &&
           are_in(pool_.begins_, pool_.all_.size()) && (pool_.begins_.empty() || pool_.begins_.front() == 0) &&
           std::is_sorted(pool_.begins_.begin(), pool_.begins_.end()) && std::is_sorted(keys_.begin(), keys_.end()) &&
           begins_.size() == reports_.size() && ends_.size() == reports_.size() && are_in(begins_, keys_.size()) &&
           are_in(ends_, keys_.size());
}

void StatementWords::gather(Database& database) {
    const WordPool::Number none = pool_.add("");
    std::vector<std::pair<std::int64_t, WordPool::Number>> people, concluded;  // by the keys of persons, and of statements
    Query person = database.prepare("SELECT person_key, name FROM person ORDER BY person_key");
    while (person.next()) people.emplace_back(person.integer(0), pool_.add(person.text(1)));
    Query said = database.prepare("SELECT statement_key, person_key FROM person_statement ORDER BY statement_key");
    while (said.next()) concluded.emplace_back(said.integer(0), number_in(people, said.integer(1)));
    std::vector<std::int64_t> uncounted;
    Query left_out = database.prepare("SELECT statement_key FROM uncounted_statement ORDER BY statement_key");
    while (left_out.next()) uncounted.push_back(left_out.integer(0));

    Merge statements(database.prepare("SELECT statement_key, source_begin, source_end, speaker, occasion FROM statement ORDER BY 1"));
    Merge pieces(database.prepare("SELECT statement_key, span_begin, span_end FROM statement_piece WHERE part = 'source' ORDER BY 1, 2"));
    Merge channels(database.prepare("SELECT statement_key, span_begin, span_end FROM channel ORDER BY statement_key, position"));
    Merge occasions(database.prepare(
        "SELECT report_key, occasion, span_begin, span_end FROM occasion_channel ORDER BY report_key, occasion, position"));
    Merge named(database.prepare("SELECT report_key, entity, person_key FROM person_entity ORDER BY report_key, entity"));
    Query name = database.prepare("SELECT name FROM entity WHERE report_key = ? AND entity = ?");
    std::vector<std::pair<std::int64_t, WordPool::Number>> names;                     // of the report, by entity
    std::vector<std::pair<std::int64_t, CodePointSpan>> of_channel, of_occasion;      // of the report, by statement and occasion
    std::unordered_map<std::int64_t, std::pair<std::uint64_t, std::uint64_t>> found;  // begin and end, by report; looked up only
    Query report = database.prepare("SELECT report_key, first_statement, n_statements, text FROM report ORDER BY report_key");
    while (report.next()) {
        const std::int64_t key = report.integer(0), first = report.integer(1), last = first + report.integer(2) - 1;
        if (last < first) continue;
        const StoredText text(report.string(3));
        names.clear(), of_channel.clear(), of_occasion.clear();
        named.rows_of(key, key, [&](const Query& row) { names.emplace_back(row.integer(1), number_in(people, row.integer(2))); });
        occasions.rows_of(key, key, [&](const Query& row) { of_occasion.emplace_back(row.integer(1), span_at(row, 2)); });
        channels.rows_of(first, last, [&](const Query& row) { of_channel.emplace_back(row.integer(0), span_at(row, 1)); });
        const auto name_of = [&](std::int64_t entity) {
            const auto at = std::lower_bound(names.begin(), names.end(), std::pair(entity, WordPool::Number{}));
            if (at != names.end() && at->first == entity) return at->second;
            const WordPool::Number number = name.start(key, entity).next() ? pool_.add(name.text(0)) : none;
            names.emplace(at, entity, number);
            return number;
        };
        auto& of_report = found[key];
        of_report.first = keys_.size();
        std::string words;
        statements.rows_of(first, last, [&](const Query& row) {
            const std::int64_t statement = row.integer(0);
            if (std::binary_search(uncounted.begin(), uncounted.end(), statement)) return;
            std::string source;
            if (!row.is_null(1)) source = text.words(span_at(row, 1));
            pieces.rows_of(statement, statement,
                           [&](const Query& piece) { source.append(kPieceMark).append(text.words(span_at(piece, 1))); });
            words.clear();
            const auto add = [&](const auto& spans, std::int64_t of) {
                for (auto at = std::lower_bound(spans.begin(), spans.end(), std::pair(of, CodePointSpan{})); at != spans.end(); ++at) {
                    if (at->first != of) break;
                    words.append(words.empty() ? "" : "; ").append(text.words(at->second));
                }
            };
            add(of_channel, statement);
            if (!row.is_null(4)) add(of_occasion, row.integer(4));
            keys_.push_back(statement);
            names_.push_back(row.is_null(3) ? number_in(concluded, statement) : name_of(row.integer(3)));
            sources_.push_back(pool_.add(source));
            channels_.push_back(pool_.add(words));
        });
        of_report.second = keys_.size();
    }
    Query order = database.prepare(in_report_order("SELECT r.report_key FROM report r INDEXED BY report_list"));
    while (order.next()) {
        const auto at = found.find(order.integer(0));
        if (at == found.end()) continue;
        reports_.push_back(at->first);
        begins_.push_back(at->second.first);
        ends_.push_back(at->second.second);
    }
    pool_.numbers_ = {};
}

std::vector<std::int64_t> StatementWords::find(Database& database, const Record::StatementsLike& asked, const ReportKeys& reports) const {
    const std::vector<bool> speaks = pool_.having(lower_case(asked.speaker)), is_channel = pool_.having(lower_case(asked.channel));
    std::vector<bool> fits(keys_.size());
    for (std::size_t i = 0; i < fits.size(); ++i) fits[i] = (speaks[names_[i]] || speaks[sources_[i]]) && is_channel[channels_[i]];
    if (!asked.words.empty()) {
        const auto place_of = [&](std::int64_t key) {
            return static_cast<std::size_t>(std::lower_bound(keys_.begin(), keys_.end(), key) - keys_.begin());
        };
        const auto is_asked = [&](std::int64_t key) {
            const std::size_t place = place_of(key);
            return place < keys_.size() && keys_[place] == key && fits[place];
        };
        std::vector<bool> has(keys_.size());
        std::size_t at = 0;
        each_statement_with(database, asked.words, is_asked, [&](std::int64_t key) {
            if (at > 0 && keys_[at - 1] >= key) at = place_of(key);
            while (at < keys_.size() && keys_[at] < key) ++at;
            if (at < keys_.size() && keys_[at] == key) has[at++] = true;
        });
        for (std::size_t i = 0; i < fits.size(); ++i) fits[i] = fits[i] && has[i];
    }
    std::vector<std::int64_t> keys;
    for (std::size_t report = 0; report < reports_.size(); ++report) {
        if (!reports.contains(reports_[report])) continue;
        for (std::size_t i = begins_[report]; i < ends_[report]; ++i)
            if (fits[i]) keys.push_back(keys_[i]);
    }
    return keys;
}

}  // namespace onrecord
