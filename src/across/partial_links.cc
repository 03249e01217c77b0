// Three families of keys can be reduced without any other: words, which weigh by how many reports have them; fingerprints, by which reports
// that share text are found; runs of quoted words, by which quotations are. Each is a function of one report's facts, and what comes of a
// key is a function of its lines. Everything else that link() does sees the whole. Sorted by bytes, lines of one key come in the order of
// the reports' ids and then of the stretches, as in the index that link() makes itself, so that a key of too many is cut alike. Cost: map,
// what taking the facts costs and 0.1 us a line; reduce, linear in lines and pairs. Tests: tests/across/partial_links_test.cc.
#include "across/partial_links.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>
#include <tuple>

#include "base/base64.h"
#include "base/packed.h"
#include "compare/sorted_set.h"
#include "facts/packed_facts.h"

namespace onrecord {
namespace {

template <class Number>
bool read_number(std::string_view text, int base, Number& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return !text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size();
}

std::string hex(std::uint64_t key) {
    return fmt::format("{:016x}", key);
}
std::string hex(std::uint32_t key) {
    return fmt::format("{:08x}", key);
}

}  // namespace

void for_each_line(char family, const ReportFacts& facts, std::string_view id, const std::function<void(std::string_view)>& put) {
    const std::string report = id_in_line(id);
    if (family == 't') {
        for (const Term& term : facts.terms) put(line_of(family, hex(term.key), report, "-"));
    } else if (family == 'f') {
        for (const std::uint64_t fingerprint : facts.fingerprints) put(line_of(family, hex(fingerprint), report, "-"));
    } else if (family == 'q') {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> runs;
        for_each_run(facts.quoted, [&](std::uint64_t run, std::uint32_t number) { runs.emplace_back(run, number); });
        make_set(runs);
        for (const auto& [run, number] : runs) put(line_of(family, hex(run), report, hex(number)));
    }
}

std::string reading_hash(std::string_view json) {
    const XXH128_hash_t hash = XXH3_128bits(json.data(), json.size());
    return hex(std::uint64_t{hash.high64}) + hex(std::uint64_t{hash.low64});
}

std::string facts_line(const ReportFacts& facts, std::string_view id, const std::string& hash_of_reading) {
    Packer pack;
    pack(facts);
    return line_of('r', hash_of_reading, id_in_line(id), to_base64(pack.bytes()));
}

Reducer::Reducer(bool bare, std::function<bool(std::string_view)> put) : bare_(bare), put_(std::move(put)), check_(bare) {
    is_wanted_ = put_(header_line());
}

Result<bool> Reducer::take(std::string_view line) {
    if (line < last_) return malformed("is out of order: sort the lines by their bytes, LC_ALL=C");
    const bool again = line == last_;
    const auto taken = check_.take(line);
    if (!taken) return taken.error();
    if (!taken.value()) return is_wanted_;
    ++counts_.n_lines;
    if (again) return is_wanted_;
    last_ = line;
    const KeyedLine& parts = *taken.value();
    if (parts.key != key_) {
        end_key();
        key_ = parts.key;
        ++counts_.n_keys;
    }
    if (kMapFamilies.find(parts.family()) != std::string_view::npos) taken_.families[parts.family()].add(line);
    reduce(parts);
    return is_wanted_;
}

void Reducer::reduce(const KeyedLine& line) {
    switch (line.family()) {
        case 't':
            ++n_reports_;
            break;
        case 'f':
            by_fingerprint_.add(std::string(line.report), [&](const auto& a, const auto& b) { put('F', a, b, line.name()); });
            break;
        case 'q':
            by_run_.add({std::string(line.report), std::string(line.value)},
                        [&](const auto& a, const auto& b) { put('Q', a.report, b.report, a.stretch + ',' + b.stretch); });
            break;
        default:
            put(line.family(), line.name(), line.report, line.value);
    }
}

void Reducer::end_key() {
    if (key_.empty()) return;
    const std::string_view name = std::string_view(key_).substr(2);
    counts_.n_hot_keys += by_fingerprint_.is_cut() || by_run_.is_cut() ? 1 : 0;
    by_fingerprint_.end([&](const auto& a, const auto& b) { put('F', a, b, name); });
    by_run_.end([&](const auto& a, const auto& b) { put('Q', a.report, b.report, a.stretch + ',' + b.stretch); });
    if (n_reports_ > 0) put('T', name, "-", std::to_string(n_reports_));
    n_reports_ = 0;
}

void Reducer::put(char family, std::string_view name, std::string_view report, std::string_view value) {
    const std::string line = line_of(family, name, report, value);
    written_.add(line);
    ++counts_.n_out;
    is_wanted_ = is_wanted_ && put_(line);
}

Status Reducer::finish() {
    end_key();
    auto ends = check_.finish();
    if (!ends) return ends.error();
    LinesEnd end;
    bool has_mapped = bare_;
    for (LinesEnd& one : ends.value()) {
        if (one.part.empty()) {
            for (Taken& taken : one.taken)
                if (taken.part.empty() || std::find(end.taken.begin(), end.taken.end(), taken) == end.taken.end())
                    end.taken.push_back(std::move(taken));
            continue;
        }
        if (has_mapped && one.part != taken_.part)
            return malformed(fmt::format("has lines of the parts {} and {}, whose keys are not the same", taken_.part, one.part));
        has_mapped = true;
        taken_.part = one.part;
        for (const char family : one.families) taken_.families.try_emplace(family);
    }
    if (has_mapped) end.taken.push_back(taken_);
    end.total = written_;
    is_wanted_ = is_wanted_ && put_(end_line(end));
    return done();
}

PartialLinksReader::PartialLinksReader(std::vector<Report> reports)
    : reports_(std::move(reports)), facts_(reports_.size()), has_facts_(reports_.size()) {
    std::sort(reports_.begin(), reports_.end());
    for (const Report& report : reports_) ids_.push_back(id_in_line(report.id));
}

std::optional<ReportIndex> PartialLinksReader::find(std::string_view id_in_line) const {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id_in_line);
    if (at == ids_.end() || *at != id_in_line) return std::nullopt;
    return static_cast<ReportIndex>(at - ids_.begin());
}

Status PartialLinksReader::take(std::string_view line) {
    const auto taken = check_.take(line);
    if (!taken) return taken.error();
    return taken.value() ? take(*taken.value()) : done();
}

Status PartialLinksReader::take(const KeyedLine& line) {
    const Error no_such_line = malformed("is no line as 'onrecord map' or 'reduce' writes it");
    if (kMapFamilies.find(line.family()) != std::string_view::npos)
        return malformed("is a line of 'onrecord map': sort and reduce it first");
    if (line.family() == 'T') {
        std::pair<std::uint32_t, std::uint32_t> count;
        if (!read_number(line.name(), 16, count.first) || !read_number(line.value, 10, count.second)) return no_such_line;
        word_counts_.push_back(count);
        return done();
    }
    if (line.family() == 'r') {
        const auto report = find(line.report);
        if (!report || reports_[*report].hash != line.name()) return done();  // another reading of it, which was left out
        const auto packed = from_base64(line.value);
        if (!packed) return no_such_line;
        Unpacker unpack(*packed);
        unpack(facts_[*report]);
        if (!unpack.is_whole()) return no_such_line;
        has_facts_[*report] = true;
        return done();
    }
    const auto first = find(line.name()), second = find(line.report);
    if ((line.family() == 'F' || line.family() == 'Q') && (!first || !second))
        return malformed(fmt::format("names the report {}, which is not among the readings", first ? line.report : line.name()));
    if (line.family() == 'F') {
        std::uint64_t fingerprint = 0;
        if (!read_number(line.value, 16, fingerprint) || *first >= *second) return no_such_line;
        by_fingerprint_.push_back({{*first, *second}, fingerprint});
        return done();
    }
    if (line.family() == 'Q') {
        const auto comma = std::min(line.value.find(','), line.value.size());
        StretchPair pair{{*first, 0}, {*second, 0}};
        if (!read_number(line.value.substr(0, comma), 16, pair.first.number) ||
            !read_number(line.value.substr(std::min(comma + 1, line.value.size())), 16, pair.second.number) || pair.first >= pair.second)
            return no_such_line;
        by_run_.push_back(pair);
        return done();
    }
    return no_such_line;
}

Status PartialLinksReader::end_file() {
    auto ends = check_.finish();
    if (!ends) return ends.error();
    for (LinesEnd& end : ends.value()) std::move(end.taken.begin(), end.taken.end(), std::back_inserter(taken_));
    check_ = LineCheck();
    return done();
}

namespace {

// Whether all lines of a family were reduced, each key in one place; what is wrong else. `taken` has the family.
Status whole(char family, const std::vector<const Taken*>& taken, const std::vector<ReportFacts>& facts,
             const std::vector<PartialLinksReader::Report>& reports) {
    LineTotal expected, total;
    for (std::size_t report = 0; report < reports.size(); ++report)
        for_each_line(family, facts[report], reports[report].id, [&](std::string_view line) { expected.add(line); });
    std::set<std::string> parts;
    for (const Taken* one : taken) {
        total += one->families.at(family);
        if (!one->part.empty() && !parts.insert(one->part).second)
            return malformed(fmt::format("family {}: part {} was reduced in two places, and a key may be in both", family, one->part));
    }
    for (const std::string& part : parts) {
        const std::string of = part.substr(part.find('/') + 1);
        if (of != std::to_string(parts.size()))
            return malformed(fmt::format("family {}: of {} parts there are {}, one of them {}", family, of, parts.size(), part));
    }
    if (total.n != expected.n)
        return malformed(fmt::format("family {}: {} lines were reduced, and the readings have {}", family, total.n, expected.n));
    if (total != expected) return malformed(fmt::format("family {}: the lines that were reduced are not those of the readings", family));
    return done();
}

}  // namespace

Result<PartialLinks> PartialLinksReader::finish() {
    for (std::size_t report = 0; report < reports_.size(); ++report) {
        if (!has_facts_[report])
            return malformed(
                fmt::format("there are no facts of the reading {} as it is here: give all that 'onrecord map --facts' wrote of it",
                            reports_[report].id));
        for (const QuotedStretch& stretch : facts_[report].quoted.stretches)
            if (std::size_t{stretch.first_word} + stretch.n_words > facts_[report].quoted.words.size())
                return malformed(fmt::format("the facts of the reading {} are not whole", reports_[report].id));
    }
    PartialLinks partial;
    for (const char family : kMapFamilies) {
        std::vector<const Taken*> taken;
        for (const Taken& one : taken_) {
            const bool again =
                !one.part.empty() && std::any_of(taken.begin(), taken.end(), [&](const Taken* other) { return *other == one; });
            if (one.families.contains(family) && !again) taken.push_back(&one);
        }
        if (taken.empty()) continue;
        if (const Status is_whole = whole(family, taken, facts_, reports_); !is_whole) return is_whole.error();
        if (family == 't') {
            make_set(word_counts_);
            const auto apart = std::adjacent_find(word_counts_.begin(), word_counts_.end(), kSameFirst);
            if (apart != word_counts_.end())
                return malformed(fmt::format("family t: the lines of the key {} were reduced in two places", hex(apart->first)));
            partial.word_counts = std::move(word_counts_);
        } else if (family == 'f') {
            make_set(by_fingerprint_);
            partial.by_fingerprint = std::move(by_fingerprint_);
        } else {
            for (const auto& pair : by_run_)
                for (const Stretch stretch : {pair.first, pair.second})
                    if (stretch.number >= facts_[stretch.report].quoted.stretches.size())
                        return malformed(
                            fmt::format("family q: the report {} has no stretch {}", reports_[stretch.report].id, stretch.number));
            partial.by_run = std::move(by_run_);
        }
    }
    partial.facts = std::move(facts_);
    return partial;
}

}  // namespace onrecord
