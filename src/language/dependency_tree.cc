#include "language/dependency_tree.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

#include "predict/vectors.h"

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

// Where the sum of two lists is largest, the first place where there are several.
struct Best {
    std::int64_t sum;
    std::size_t place;
};

Best best_sum(const std::int64_t* a, const std::int64_t* b, std::size_t n) {
    // Sum and place in one number, that one pass finds both: the places of a sentence are fewer than 256, its sums take 40 bits.
    static_assert(kMaxTreeWords < 256);
    std::int64_t largest = std::numeric_limits<std::int64_t>::min();
    run_by(widest_vectors(), [&]() ONRECORD_INLINED {
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        for (std::size_t k = 0; k < n; ++k) most = std::max(most, (a[k] + b[k]) * 256 - static_cast<std::int64_t>(k));
        largest = most;
    });
    const std::int64_t sum = (largest + 255) >> 8;
    return {sum, static_cast<std::size_t>(sum * 256 - largest)};
}

// Eisner's spans over the words 1 to n: a closed span [i, j] is a head with all it has on one side; an open one ends at an arc's two words.
// A split adds the spans that begin at one word and those that end at another: both are kept side by side, by begin or by end.
class Projective {
public:
    Projective(std::span<const std::int32_t> scores, std::size_t n, TreeScratch& scratch) : scores_(scores), n_(n), s_(scratch) {
        const std::size_t cells = (n + 1) * (n + 1);
        for (auto* side : {&s_.left, &s_.right}) {
            for (auto* table : {&side->closed_by_begin, &side->closed_by_end, &side->open}) table->resize(cells);
            for (auto* table : {&side->open_split, &side->closed_split}) table->resize(cells);
            for (std::size_t word = 1; word <= n; ++word) side->closed_by_begin[at(word, word)] = side->closed_by_end[at(word, word)] = 0;
        }
    }

    void solve(std::span<std::uint32_t> heads) {
        for (std::size_t length = 1; length < n_; ++length) {
            for (std::size_t i = 1; i + length <= n_; ++i) fill(i, i + length);
        }
        // The root takes one word: all to its left hang below it, and all to its right.
        std::size_t top = 1;
        std::int64_t best = std::numeric_limits<std::int64_t>::min();
        for (std::size_t word = 1; word <= n_; ++word) {
            const std::int64_t sum = s_.left.closed_by_begin[at(1, word)] + s_.right.closed_by_begin[at(word, n_)] + arc(word, 0);
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

    [[nodiscard]] std::size_t at(std::size_t a, std::size_t b) const { return a * (n_ + 1) + b; }
    [[nodiscard]] std::int64_t arc(std::size_t dependent, std::size_t head) const { return scores_[dependent * (n_ + 1) + head]; }
    void push(std::size_t i, std::size_t j, Side side, bool closed) {
        if (i < j) s_.todo.push_back(static_cast<std::uint32_t>(i << 18 | j << 2 | (closed ? 2 : 0) | side));
    }
    [[nodiscard]] TreeScratch::Side& of(Side side) const { return side == kLeft ? s_.left : s_.right; }
    void close(TreeScratch::Side& side, std::size_t i, std::size_t j, const Best& best, std::size_t first) {
        side.closed_by_begin[at(i, j)] = side.closed_by_end[at(j, i)] = best.sum;
        side.closed_split[at(i, j)] = static_cast<std::uint8_t>(first + best.place);
    }

    void fill(std::size_t i, std::size_t j) {
        const std::size_t n = j - i;
        TreeScratch::Side &left = s_.left, &right = s_.right;
        const Best met = best_sum(&right.closed_by_begin[at(i, i)], &left.closed_by_end[at(j, i + 1)], n);
        left.open[at(j, i)] = met.sum + arc(i, j);
        right.open[at(i, j)] = met.sum + arc(j, i);
        left.open_split[at(i, j)] = right.open_split[at(i, j)] = static_cast<std::uint8_t>(i + met.place);
        close(left, i, j, best_sum(&left.closed_by_begin[at(i, i)], &left.open[at(j, i)], n), i);
        close(right, i, j, best_sum(&right.open[at(i, i + 1)], &right.closed_by_end[at(j, i + 1)], n), i + 1);
    }

    void unfold(std::size_t i, std::size_t j, Side side, bool closed, std::span<std::uint32_t> heads) {
        if (closed) {
            const std::size_t k = of(side).closed_split[at(i, j)];
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
        const std::size_t k = of(side).open_split[at(i, j)];
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
