// The lines that `onrecord map` and `reduce` write and read: KEY TAB REPORT TAB VALUE. docs/scale.md has each kind.
//
//     A:onrecord  -   {"format":1,"linking":"5c0e..."}     the program that wrote them
//     f:00c1...   a1  -                                    KEY begins with the letter of its family
//     z:end       -   {"lines":1,"hash":"9d2c...","part":"0/8","families":"f"}
//
// Sorted by their bytes, lines of one key come together, the header first and the end last, also where files were put together before: the
// ends then say how many lines there must be. A hash of lines is the sum of theirs, so that it is the same in any order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/error.h"

namespace onrecord {

struct KeyedLine {
    std::string_view key, report, value;
    [[nodiscard]] char family() const { return key.front(); }
    [[nodiscard]] std::string_view name() const { return key.substr(2); }  // the key without its family
};

// What is wrong with such lines, as the rest of a sentence about the file.
inline Error malformed(std::string message) {
    return {ErrorKind::malformed, std::move(message)};
}

// Without the line feed. REQUIRES: no part has a tab or a line feed.
std::string line_of(char family, std::string_view name, std::string_view report, std::string_view value);

// An id as the lines have it: bytes up to '%' are written as %XX. The order of bytes stays that of the ids.
std::string id_in_line(std::string_view id);

// The part, of `n`, that lines of a key go to.
std::uint64_t part_of(std::string_view key, std::uint64_t n);

// Lines counted.
struct LineTotal {
    std::uint64_t n = 0, hash = 0;
    void add(std::string_view line);
    LineTotal& operator+=(const LineTotal& other);
    bool operator==(const LineTotal&) const = default;
};

// Of the lines that `map` wrote, those that a reducer was given, by family, each once. `part` is theirs; empty: not known.
struct Taken {
    std::string part;
    std::map<char, LineTotal> families;
    bool operator==(const Taken&) const = default;
};

// The last line of a file.
struct LinesEnd {
    LineTotal total;           // of the lines between header and end
    std::string part;          // of lines from map: "0/8"; empty: they come from reduce
    std::string families;      // of lines from map: the letters of those that it was to write
    std::vector<Taken> taken;  // of lines from reduce
};
std::string header_line();
std::string end_line(const LinesEnd& end);

// Checks the lines of one file, or of several that were put together. Errors (malformed) say what is wrong with a line or the whole:
// another version, a line that is none, lines that were lost or changed, a file that is cut off.
class LineCheck {
public:
    // `bare`: there is neither header nor end, and nothing that they would show is checked.
    explicit LineCheck(bool bare = false) : bare_(bare) {}
    // The line; nothing of a header or an end. It points into `line`.
    Result<std::optional<KeyedLine>> take(std::string_view line);
    // What the ends say. REQUIRES: all was taken.
    Result<std::vector<LinesEnd>> finish();

private:
    bool bare_;
    std::uint64_t n_headers_ = 0;
    LineTotal total_;
    std::vector<LinesEnd> ends_;
};

}  // namespace onrecord
