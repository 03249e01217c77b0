#include "language/dependents.h"

#include <algorithm>

#include "language/analysis.h"

namespace onrecord {

Dependents::Dependents(std::span<const Word> words) : branches_(words.size()) {
    const auto n = static_cast<std::uint32_t>(words.size());
    std::vector<std::uint32_t> n_below(n, 0);  // dependents whose reach is not known yet
    for (std::uint32_t at = n; at-- > 0;) {    // from the last, so that each list is in the order of the text
        branches_[at].left = branches_[at].right = at;
        const std::uint32_t head = words[at].head;
        if (head == kNoHead) continue;
        branches_[at].next = branches_[head].first;
        branches_[head].first = at;
        if (at > head) branches_[head].behind = at;
        ++n_below[head];
    }
    for (std::uint32_t leaf = 0; leaf < n; ++leaf) {
        // Up from each leaf, as far as all below is known.
        for (std::uint32_t at = leaf; n_below[at] == 0 && words[at].head != kNoHead;) {
            n_below[at] = kNone;  // done
            Branch& above = branches_[words[at].head];
            above.left = std::min(above.left, branches_[at].left);
            above.right = std::max(above.right, branches_[at].right);
            at = words[at].head;
            --n_below[at];
        }
    }
}

}  // namespace onrecord
