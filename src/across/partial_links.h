// Linking in parts, on several machines: what each report contributes (map), what comes of all lines with one key (reduce), and both taken
// into link(). The functions are those that link() itself uses, so that its answer is the same.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "across/keyed_lines.h"
#include "across/links.h"
#include "across/quotations.h"
#include "across/reuse.h"
#include "across/stories.h"
#include "facts/report_facts.h"
#include "onrecord/error.h"

namespace onrecord {

// ---- map

// Letters of the families that map knows: t words, f fingerprints, q runs of quoted words.
inline constexpr std::string_view kMapFamilies = "tfq";

// Calls put(line) for each line of a family, each once.
void for_each_line(char family, const ReportFacts& facts, std::string_view id, const std::function<void(std::string_view)>& put);

// A reading, as lines of JSON have it, by its bytes.
std::string reading_hash(std::string_view json);

// The facts of a report, of the family r.
std::string facts_line(const ReportFacts& facts, std::string_view id, const std::string& hash_of_reading);

// ---- reduce

// Makes of the lines of one part, sorted, those that build takes: pairs that share a fingerprint (F) or a run (Q), and in how many reports
// a word is (T). Other families are passed on. A line that comes several times counts once. Memory: the reach of a key, whatever its lines.
class Reducer {
public:
    struct Counts {
        std::uint64_t n_lines = 0, n_keys = 0, n_hot_keys = 0, n_out = 0;  // hot: not all of its lines were compared with one another
    };
    // `put` is given each line that comes out, header and end too, without line feed, and returns false to end.
    Reducer(bool bare, std::function<bool(std::string_view)> put);
    // Error (malformed): the line is out of order, or none. False where nothing more is wanted.
    Result<bool> take(std::string_view line);
    Status finish();
    [[nodiscard]] const Counts& counts() const { return counts_; }

private:
    struct Quoted {
        std::string report, stretch;
    };
    void reduce(const KeyedLine& line);
    void end_key();
    void put(char family, std::string_view name, std::string_view report, std::string_view value);

    bool bare_;
    std::function<bool(std::string_view)> put_;
    bool is_wanted_ = true;
    LineCheck check_;
    std::string last_;  // line
    std::string key_;
    SharersOfKey<std::string> by_fingerprint_{kFingerprintReach};
    SharersOfKey<Quoted> by_run_{kRunReach};
    std::uint32_t n_reports_ = 0;  // with the word
    Taken taken_;
    LineTotal written_;
    Counts counts_;
};

// ---- into link()

// What was worked out of all reports before; what is not there, link() works out.
struct PartialLinks {
    std::vector<ReportFacts> facts;  // shared ones, one for each report; or none
    std::optional<WordCounts> word_counts;
    std::optional<std::vector<SharedFingerprint>> by_fingerprint;
    std::optional<std::vector<StretchPair>> by_run;
};

// Reads files of lines, facts and what came out of reduce. Nothing is left to trust: they must be of these readings, all of them, and of
// each family all lines that the facts give must have been reduced, each key in one place.
class PartialLinksReader {
public:
    struct Report {
        std::string id, hash;  // reading_hash()
        auto operator<=>(const Report&) const = default;
    };
    explicit PartialLinksReader(std::vector<Report> reports);  // all of them, in any order; ids are distinct

    // A line of one file, and the file's end. Errors: malformed.
    Status take(std::string_view line);
    Status end_file();
    // REQUIRES: all files were ended.
    Result<PartialLinks> finish();

private:
    [[nodiscard]] std::optional<ReportIndex> find(std::string_view id_in_line) const;
    Status take(const KeyedLine& line);

    std::vector<Report> reports_;   // by id
    std::vector<std::string> ids_;  // as the lines have them, in the same order
    LineCheck check_;
    std::vector<ReportFacts> facts_;
    std::vector<bool> has_facts_;
    std::vector<SharedFingerprint> by_fingerprint_;
    std::vector<StretchPair> by_run_;
    WordCounts word_counts_;
    std::vector<Taken> taken_;
};

}  // namespace onrecord
