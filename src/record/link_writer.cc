// An item's rows are gathered as bytes, with spans as linking has them, and their hash is compared with that of last time, which the memory
// of linking keeps for every key: rows that are as they were are neither read nor written, nor are their spans converted. What is new is
// replayed in chunks, for which each text is read once. The sum of all rows of a kind, which `check` compares, loses the rows that go and
// gains those that come, both as SQLite gives them. Cost: linear in what linking found, in memory; reading and writing of what changed.
// Tests: tests/record/link_writer_test.cc, record_test.cc, check_test.cc.
#include "record/link_writer.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "across/link_memory.h"
#include "record/place_book.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxPendingBytes = std::size_t{16} << 20;

// Reads what put() wrote.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] bool done() const { return bytes_.empty(); }
    char type() {
        const char type = bytes_.front();
        bytes_.remove_prefix(1);
        return type;
    }
    std::uint64_t number() {
        std::uint64_t number = 0;
        std::memcpy(&number, bytes_.data(), sizeof number);
        bytes_.remove_prefix(sizeof number);
        return number;
    }
    std::string_view text() {
        const auto size = static_cast<std::size_t>(number());
        const std::string_view text = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return text;
    }

private:
    std::string_view bytes_;
};

std::string first_key_column(Database& database, const std::string& table) {
    Query query = database.prepare("SELECT name FROM pragma_table_info(?) WHERE pk = 1");
    return query.start(table).next() ? query.string(0) : std::string();
}

}  // namespace

LinkWriter::LinkWriter(Database& database, const StoredReadings& readings, const ItemKeys& keys, LinkMemory* memory)
    : database_(database), readings_(readings), keys_(keys), memory_(memory) {
    kinds_.reserve(kKinds.size());
}

std::size_t LinkWriter::prepare(std::string_view sql) {
    statements_.push_back(database_.prepare(sql));
    return statements_.size() - 1;
}

void LinkWriter::begin_kind(const Kind& kind) {
    OfKind& of = kinds_.emplace_back();
    of.kind = &kind;
    for (const std::string& table : tables_of(kind)) {
        const std::string column = first_key_column(database_, table);
        auto group = std::find_if(of.groups.begin(), of.groups.end(), [&](const Group& one) { return one.column == column; });
        if (group == of.groups.end()) {
            of.groups.emplace_back().column = column;
            group = of.groups.end() - 1;
        }
        group->tables.push_back(table);
        group->select.push_back(database_.prepare("SELECT * FROM " + table + " WHERE " + column + " = ?"));
        group->remove.push_back(database_.prepare("DELETE FROM " + table + " WHERE " + column + " = ?"));
    }
    // What the tables hold is known where it was written by this program, and by nobody else since.
    Query stored = database_.prepare("SELECT hash FROM link_hash WHERE name = ?");
    std::string sum;
    std::vector<std::vector<std::pair<std::int64_t, std::uint64_t>>> before;
    const auto kept = memory_ != nullptr ? memory_->find(memory_key("rows", kind.name)) : std::nullopt;
    if (kept) {
        Unpacker unpack(*kept);
        unpack(sum, before);
        of.is_replaced = !unpack.is_whole();
    }
    of.is_replaced |=
        !kept || before.size() != of.groups.size() || !stored.start(kind.name).next() || stored.text(0) != sum || !of.sum.parse(sum);
    if (of.is_replaced) {
        of.sum = {};
        const auto tables = tables_of(kind);
        std::for_each(tables.rbegin(), tables.rend(), [&](const std::string& table) { database_.run(("DELETE FROM " + table).c_str()); });
        return;
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        of.groups[i].before = std::move(before[i]);
        of.groups[i].is_there.assign(of.groups[i].before.size(), false);
    }
}

void LinkWriter::begin_item(std::string_view column, std::int64_t key, std::size_t number) {
    end_item();
    auto& groups = kinds_.back().groups;
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.column == column; });
    group_ = group == groups.end() ? nullptr : &*group;  // none: its tables could not be asked (no memory), which finish() says
    key_ = key;
    number_ = number;
}

void LinkWriter::put(double value) {
    put_type(Type::real);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void LinkWriter::put(std::string_view text) {
    put_type(Type::text);
    put_number(text.size());
    bytes_ += text;
}

void LinkWriter::put(const Place& place) {
    put_type(Type::place);
    put_number(static_cast<std::uint64_t>(readings_.key(place.report)));  // numbers of reports change with every report that is added
    put_number(place.span.begin);
    put_number(place.span.end);
}

void LinkWriter::end_item() {
    if (group_ == nullptr) return;
    OfKind& of = kinds_.back();
    Group& group = *std::exchange(group_, nullptr);
    const std::uint64_t hash = XXH3_64bits(bytes_.data() + first_byte_, bytes_.size() - first_byte_);
    group.now.emplace_back(key_, hash);
    if (!of.is_replaced) {
        const auto before = std::lower_bound(group.before.begin(), group.before.end(), std::pair(key_, std::uint64_t{0}));
        if (before != group.before.end() && before->first == key_) {
            group.is_there[static_cast<std::size_t>(before - group.before.begin())] = true;
            if (before->second == hash) {
                bytes_.resize(first_byte_);
                return;
            }
            remove(of, group, key_);
        }
        group.written.push_back(key_);
    }
    of.written.push_back(number_);
    if (bytes_.size() >= kMaxPendingBytes) replay();
    first_byte_ = bytes_.size();
}

void LinkWriter::end_kind() {
    end_item();
    OfKind& of = kinds_.back();
    for (Group& group : of.groups) {
        for (std::size_t i = 0; i < group.before.size(); ++i)
            if (!group.is_there[i]) remove(of, group, group.before[i].first);
        group.before = {};
        std::sort(group.now.begin(), group.now.end());
    }
}

void LinkWriter::add_rows(OfKind& of, Group& group, std::int64_t key, bool is_added) {
    for (std::size_t i = 0; i < group.tables.size(); ++i) {
        Query& rows = group.select[i];
        for (rows.start(key); rows.next();) is_added ? of.sum.add(group.tables[i], rows) : of.sum.take_away(group.tables[i], rows);
    }
}

void LinkWriter::remove(OfKind& of, Group& group, std::int64_t key) {
    add_rows(of, group, key, false);
    for (Query& query : group.remove) query.run(key);
}

void LinkWriter::replay() {
    PlaceBook places(database_);
    const auto each_value = [&](auto&& value_of) {
        for (Reader reader(bytes_); !reader.done();) {
            const std::uint64_t statement = reader.number();
            if (statement == 0) {
                reader.number();
                continue;
            }
            value_of(statement - 1, reader);
        }
    };
    std::vector<Query::Value> values;
    const auto read = [&](Reader& reader, const PlaceBook* converted) {
        values.clear();
        for (std::uint64_t n = reader.number(); n > 0;) {
            const auto type = static_cast<Type>(reader.type());
            n -= type == Type::place ? 2 : 1;
            if (type == Type::null) {
                values.emplace_back();
            } else if (type == Type::integer) {
                values.emplace_back(static_cast<std::int64_t>(reader.number()));
            } else if (type == Type::real) {
                values.emplace_back(std::bit_cast<double>(reader.number()));
            } else if (type == Type::text) {
                values.emplace_back(reader.text());
            } else {
                const auto report = static_cast<std::int64_t>(reader.number());
                Span span;
                span.begin = static_cast<std::uint32_t>(reader.number());
                span.end = static_cast<std::uint32_t>(reader.number());
                if (converted == nullptr) {
                    places.ask(report, span);
                    continue;
                }
                const CodePointSpan at = converted->at(report, span);
                values.emplace_back(std::int64_t{at.begin});
                values.emplace_back(std::int64_t{at.end});
            }
        }
    };
    each_value([&](std::uint64_t, Reader& reader) { read(reader, nullptr); });
    places.convert();
    each_value([&](std::uint64_t statement, Reader& reader) {
        read(reader, &places);
        statements_[statement].run_with(values);
    });
    bytes_.clear();
    first_byte_ = 0;
}

bool LinkWriter::finish(const Links& links) {
    replay();
    Query store = database_.prepare("INSERT INTO link_hash VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash");
    for (OfKind& of : kinds_) {
        if (of.kind->count != nullptr) of.kind->count(links, *this, database_, of.written);
    }
    for (OfKind& of : kinds_) {
        if (of.is_replaced) {
            of.sum = sum_of_rows(database_, tables_of(*of.kind));
        } else {
            for (Group& group : of.groups)
                for (const std::int64_t key : group.written) add_rows(of, group, key, true);
        }
        const std::string sum = of.sum.text();
        store.run(of.kind->name, sum);
        if (memory_ == nullptr) continue;
        std::vector<std::vector<std::pair<std::int64_t, std::uint64_t>>> now;
        for (Group& group : of.groups) now.push_back(std::move(group.now));
        Packer pack;
        pack(sum, now);
        memory_->keep(memory_key("rows", of.kind->name), pack.bytes());
    }
    return database_.ok();
}

}  // namespace onrecord
