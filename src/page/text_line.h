// Lines of a plain-text scrape, and what tells those of the report from those of its surroundings: features of a trained linear model,
// asked at run time and by training/train_lines.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/error.h"
#include "predict/feature.h"
#include "predict/log_odds_model.h"

namespace onrecord {

// A line, folded: lower case, straight quotation marks, single spaces, no bullet.
struct TextLine {
    std::string folded;
    std::uint32_t n_words = 0;
    std::uint32_t n_capitals = 0;  // words that begin with a capital letter
    bool bullet = false;
    bool sentence = false;   // ends as one
    bool quotation = false;  // has a quotation mark in it
    bool upper = false;      // has no small letter
    bool lower = false;      // begins with a small letter
};
TextLine fold_line(std::string_view text);

// Runs of what is no white space.
std::uint32_t count_words(std::string_view text);

// Cuts `prefix` off the front of `text` if it stands there.
bool take(std::string_view& text, std::string_view prefix);

inline constexpr std::uint64_t kLinesFingerprint = 0x6C696E6573000001;  // "lines"; count up when a feature changes

// Lines [first, end): from the first that is surely prose to the last; first is the number of lines, and end 0, where none is.
struct ProseLines {
    std::size_t first = 0;
    std::size_t end = 0;
};
ProseLines prose_of(std::span<const TextLine> lines);

// Of lines[at], among all lines of the text. At most kMaxLineFeatures; `features` is cleared first. REQUIRES: prose is prose_of(lines).
inline constexpr std::size_t kMaxLineFeatures = 128;
void line_features(std::span<const TextLine> lines, const ProseLines& prose, std::size_t at, std::vector<Feature>& features);

// Which lines are furniture.
class LineModel {
public:
    static Result<LineModel> load();
    // Views `model`, which must outlive it.
    static Result<LineModel> load(std::string_view model);

    // Log odds that it is furniture.
    [[nodiscard]] float log_odds(std::span<const Feature> features) const { return model_.log_odds(features); }

private:
    LogOddsModel model_;
};

}  // namespace onrecord
