#include "language/dependency_tree.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

namespace onrecord {
namespace {

bool is_tree(std::span<const std::uint32_t> heads) {
    const std::size_t n = heads.size();
    if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
    std::array<std::uint8_t, kMaxTreeWords + 1> seen{};  // the walk that came by, 0: none, 1: leads to the root
    seen[0] = 1;
    std::array<std::uint32_t, kMaxTreeWords + 1> way;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled as it goes
    for (std::uint32_t word = 1; word <= n; ++word) {
        std::size_t length = 0;
        std::uint32_t at = word;
        for (; seen[at] == 0; at = heads[at - 1]) {
            seen[at] = 2;
            way[length++] = at;
        }
        if (seen[at] == 2) return false;
        for (std::size_t i = 0; i < length; ++i) seen[way[i]] = 1;
    }
    return true;
}

// Eisner's spans over the words 1 to n: a closed span [i, j] is a head with all it has on one side; an open one ends at an arc's two words.
class Projective {
public:
    Projective(std::span<const std::int32_t> scores, std::size_t n, TreeScratch& scratch) : scores_(scores), n_(n), s_(scratch) {
        const std::size_t cells = 2 * (n + 1) * (n + 1);
        for (auto* table : {&s_.open, &s_.closed}) table->assign(cells, 0);
        for (auto* table : {&s_.open_split, &s_.closed_split}) table->assign(cells, 0);
    }

    void solve(std::span<std::uint32_t> heads) {
        for (std::size_t length = 1; length < n_; ++length) {
            for (std::size_t i = 1; i + length <= n_; ++i) fill(i, i + length);
        }
        // The root takes one word: all to its left hang below it, and all to its right.
        std::size_t top = 1;
        std::int64_t best = std::numeric_limits<std::int64_t>::min();
        for (std::size_t word = 1; word <= n_; ++word) {
            const std::int64_t sum = s_.closed[at(1, word, kLeft)] + s_.closed[at(word, n_, kRight)] + arc(word, 0);
            if (sum > best) {
                best = sum;
                top = word;
            }
        }
        heads[top - 1] = 0;
        s_.todo.clear();
        push(1, top, kLeft, true);
        push(top, n_, kRight, true);
        while (!s_.todo.empty()) {
            const std::uint32_t packed = s_.todo.back();
            s_.todo.pop_back();
            unfold(packed >> 18, packed >> 2 & 0xff, static_cast<Side>(packed & 1), (packed >> 1 & 1) != 0, heads);
        }
    }

private:
    enum Side : std::uint8_t { kLeft, kRight };  // where the dependents stand: the head is the last word of the span, or its first

    [[nodiscard]] std::size_t at(std::size_t i, std::size_t j, Side side) const { return (i * (n_ + 1) + j) * 2 + side; }
    [[nodiscard]] std::int64_t arc(std::size_t dependent, std::size_t head) const { return scores_[dependent * (n_ + 1) + head]; }
    void push(std::size_t i, std::size_t j, Side side, bool closed) {
        if (i < j) s_.todo.push_back(static_cast<std::uint32_t>(i << 18 | j << 2 | (closed ? 2 : 0) | side));
    }

    void fill(std::size_t i, std::size_t j) {
        std::int64_t best = std::numeric_limits<std::int64_t>::min();
        std::size_t split = i;
        for (std::size_t k = i; k < j; ++k) {
            const std::int64_t sum = s_.closed[at(i, k, kRight)] + s_.closed[at(k + 1, j, kLeft)];
            if (sum > best) {
                best = sum;
                split = k;
            }
        }
        for (const Side side : {kLeft, kRight}) {
            s_.open[at(i, j, side)] = best + (side == kLeft ? arc(i, j) : arc(j, i));
            s_.open_split[at(i, j, side)] = static_cast<std::uint8_t>(split);
        }
        best = std::numeric_limits<std::int64_t>::min();
        for (std::size_t k = i; k < j; ++k) {
            const std::int64_t sum = s_.closed[at(i, k, kLeft)] + s_.open[at(k, j, kLeft)];
            if (sum > best) {
                best = sum;
                s_.closed_split[at(i, j, kLeft)] = static_cast<std::uint8_t>(k);
            }
        }
        s_.closed[at(i, j, kLeft)] = best;
        best = std::numeric_limits<std::int64_t>::min();
        for (std::size_t k = i + 1; k <= j; ++k) {
            const std::int64_t sum = s_.open[at(i, k, kRight)] + s_.closed[at(k, j, kRight)];
            if (sum > best) {
                best = sum;
                s_.closed_split[at(i, j, kRight)] = static_cast<std::uint8_t>(k);
            }
        }
        s_.closed[at(i, j, kRight)] = best;
    }

    void unfold(std::size_t i, std::size_t j, Side side, bool closed, std::span<std::uint32_t> heads) {
        if (closed) {
            const std::size_t k = s_.closed_split[at(i, j, side)];
            if (side == kLeft) {
                push(i, k, kLeft, true);
                push(k, j, kLeft, false);
            } else {
                push(i, k, kRight, false);
                push(k, j, kRight, true);
            }
            return;
        }
        if (side == kLeft) {
            heads[i - 1] = static_cast<std::uint32_t>(j);
        } else {
            heads[j - 1] = static_cast<std::uint32_t>(i);
        }
        const std::size_t k = s_.open_split[at(i, j, side)];
        push(i, k, kRight, true);
        push(k + 1, j, kLeft, true);
    }

    std::span<const std::int32_t> scores_;
    std::size_t n_;
    TreeScratch& s_;
};

}  // namespace

void best_tree(std::span<const std::int32_t> scores, std::size_t n, std::span<std::uint32_t> heads, TreeScratch& scratch) {
    assert(n >= 1 && n <= kMaxTreeWords);
    for (std::size_t word = 1; word <= n; ++word) {
        const auto row = scores.subspan(word * (n + 1), n + 1);
        std::size_t best = word == 1 ? 0 : 1;
        for (std::size_t head = 0; head <= n; ++head) {
            if (head != word && row[head] > row[best]) best = head;
        }
        if (best == word) best = 0;
        heads[word - 1] = static_cast<std::uint32_t>(best);
    }
    if (!is_tree(heads.first(n))) Projective(scores, n, scratch).solve(heads);
}

}  // namespace onrecord
