#include "cli/nearest.h"

#include <algorithm>
#include <cstddef>

namespace onrecord {
namespace {

// Letters to change, add, leave out or swap with the next. O(a b).
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> of(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                of[i][j] = i + j;
                continue;
            }
            of[i][j] = std::min({of[i - 1][j] + 1, of[i][j - 1] + 1, of[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) of[i][j] = std::min(of[i][j], of[i - 2][j - 2] + 1);
        }
    }
    return of[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::string_view given, const std::vector<std::string>& names) {
    std::string best;
    std::size_t least = std::max<std::size_t>(1, given.size() / 3) + 1;
    for (const auto& name : names) {
        if (name.size() + least <= given.size() || given.size() + least <= name.size()) continue;  // further by length alone
        if (const std::size_t n = edits(given, name); n < least) {
            least = n;
            best = name;
        }
    }
    return best;
}

}  // namespace onrecord
