// Writes what stands across reports: of each kind the rows that differ from those that the tables hold.
//
//     LinkWriter writer(database, readings, keys, &memory);
//     const auto quotation = writer.prepare("INSERT INTO quotation VALUES (?, ?, ?)");
//     writer.begin_kind(kQuotations);
//     writer.begin_item("quotation_key", key, i);                // all rows of one item, or of one report, follow
//     writer.add(quotation, key, person, n_uses);
//     writer.end_kind();
//     if (!writer.finish(links)) ...
//
// A table belongs to the items that the first column of its key names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "across/links.h"
#include "record/database.h"
#include "record/item_keys.h"
#include "record/kind/kinds.h"
#include "record/row_hash.h"
#include "record/stored_readings.h"

namespace onrecord {

class LinkWriter {
public:
    // A span of a report: two columns, in code points.
    struct Place {
        ReportIndex report;
        Span span;
    };

    // Without `memory`, or where it does not know what the tables hold, all rows of a kind are replaced. REQUIRES: a transaction is open;
    // no references are enforced; what is given outlives it.
    LinkWriter(Database& database, const StoredReadings& readings, const ItemKeys& keys, LinkMemory* memory);

    [[nodiscard]] const StoredReadings& readings() const { return readings_; }
    [[nodiscard]] const ItemKeys& keys() const { return keys_; }
    std::size_t prepare(std::string_view sql);

    void begin_kind(const Kind& kind);
    // `number`: of the item in its list, given to Kind::count where the item's rows are written. Each key once.
    void begin_item(std::string_view column, std::int64_t key, std::size_t number = 0);
    // A row of the item.
    template <class... Values>
    void add(std::size_t statement, const Values&... values) {
        put_number(statement + 1);
        std::uint64_t n_values = 0;
        ((n_values += columns_of(values)), ...);
        put_number(n_values);
        (put(values), ...);
    }
    // What else the item's rows are a function of.
    void depends_on(std::uint64_t number) { put_number(0), put_number(number); }
    void end_kind();
    // False where an error came up.
    bool finish(const Links& links);

private:
    // What is known of the rows of one key column of a kind.
    struct Group {
        std::string column;
        std::vector<std::string> tables;
        std::vector<Query> select, remove;                           // rows of a key, in step with `tables`
        std::vector<std::pair<std::int64_t, std::uint64_t>> before;  // keys and hashes of what the tables hold, sorted
        std::vector<bool> is_there;                                  // still, in step with `before`
        std::vector<std::pair<std::int64_t, std::uint64_t>> now;
        std::vector<std::int64_t> written;
    };
    struct OfKind {
        const Kind* kind = nullptr;
        bool is_replaced = false;  // all of it
        RowSum sum;
        std::vector<Group> groups;
        std::vector<std::size_t> written;  // numbers of items
    };
    // Of add(): bytes that are compared, and replayed where they are new.
    enum class Type : char { null, integer, real, text, place };

    static constexpr std::uint64_t columns_of(const Place& /*place*/) { return 2; }
    template <class Value>
    static constexpr std::uint64_t columns_of(const Value& /*value*/) {
        return 1;
    }
    void put_type(Type type) { bytes_ += static_cast<char>(type); }
    void put_number(std::uint64_t number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof number); }
    template <std::integral Integer>
    void put(Integer value) {
        put_type(Type::integer);
        put_number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
    }
    void put(double value);
    void put(std::string_view text);
    void put(const std::string& text) { put(std::string_view(text)); }
    void put(const char* text) { put(std::string_view(text)); }
    void put(Query::OrNull value) { value.text.empty() ? put_type(Type::null) : put(value.text); }
    void put(const Place& place);
    template <class T>
    void put(const std::optional<T>& value) {
        value ? put(*value) : put_type(Type::null);
    }

    void end_item();
    void remove(OfKind& of, Group& group, std::int64_t key);
    void add_rows(OfKind& of, Group& group, std::int64_t key, bool is_added);
    void replay();

    Database& database_;
    const StoredReadings& readings_;
    const ItemKeys& keys_;
    LinkMemory* memory_;
    std::vector<Query> statements_;
    std::vector<OfKind> kinds_;
    Group* group_ = nullptr;  // of the item that is being added
    std::int64_t key_ = 0;
    std::size_t number_ = 0;
    std::string bytes_;           // rows to be written, the item's last
    std::size_t first_byte_ = 0;  // of the item
};

}  // namespace onrecord
