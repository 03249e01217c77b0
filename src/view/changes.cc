#include "view/changes.h"

#include <algorithm>
#include <array>

#include "view/page.h"

namespace onrecord {
namespace {

std::size_t n_words(std::string_view text) {
    std::size_t n = 0;
    bool inside = false;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t';
        n += !is_space && !inside ? 1 : 0;
        inside = !is_space;
    }
    return n;
}

// Whether the words are all of their sentence.
bool is_whole(const Evidence& place) {
    return !place.words.empty() && n_words(place.words) >= n_words(place.sentence);
}

bool is_by_itself(const RevisionRow::Change& change) {
    return is_whole(change.older) || is_whole(change.newer) || change.older.sentence.empty() || change.newer.sentence.empty();
}

std::vector<DriftPiece> pieces_of(const RevisionRow::Change& change) {
    const bool alone = is_by_itself(change);
    const std::string older = one_line(alone ? change.older.words : change.older.sentence);
    const std::string newer = one_line(alone ? change.newer.words : change.newer.sentence);
    if (older.empty() && newer.empty()) return {};
    if (older.empty()) return {{DriftPiece::Kind::added, newer}};
    if (newer.empty()) return {{DriftPiece::Kind::left_out, older}};
    std::vector<DriftPiece> pieces = find_drift(older, newer);
    for (DriftPiece& piece : pieces)
        if (piece.kind == DriftPiece::Kind::cut) piece.kind = DriftPiece::Kind::left_out;
    return pieces;
}

// Which of several types is shown.
std::size_t rank_of(std::string_view type) {
    constexpr std::array<std::string_view, 3> kOrder{"correction", "update", "wording"};
    return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), type) - kOrder.begin());
}

}  // namespace

std::vector<ShownChange> shown_changes(const RevisionRow& revision) {
    std::vector<ShownChange> shown;
    for (const RevisionRow::Change& change : revision.changes) {
        const bool is_of_last = !shown.empty() && !is_by_itself(change) && !is_by_itself(*shown.back().first) &&
                                shown.back().first->older.sentence == change.older.sentence &&
                                shown.back().first->newer.sentence == change.newer.sentence;
        if (is_of_last) {
            if (rank_of(change.type) < rank_of(shown.back().type)) shown.back().type = change.type;
            continue;
        }
        shown.push_back({change.type, pieces_of(change), &change});
    }
    return shown;
}

std::string plain_change(std::string_view type) {
    if (type == "update") return "updated";
    if (type == "correction") return "corrected";
    if (type == "wording") return "worded otherwise";
    return std::string(type);
}

std::string plain_known_by(std::string_view known_by) {
    if (known_by == "date") return "newer by its date";
    if (known_by == "note") return "newer by what it says of its changes";
    if (known_by == "length") return "which is newer is not known; the longer is taken for it";
    return std::string(known_by);
}

}  // namespace onrecord
