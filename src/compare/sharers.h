// Pairs of those that share a key.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <utility>

namespace onrecord {

// How far apart in a run of one key two may stand to be compared: all of a run of `max` at most; in a longer run each with the next `near`.
// REQUIRES: near <= max.
struct SharerReach {
    std::size_t max = 0;
    std::size_t near = 0;
};

// Those that share one key, one after the other: put(a, b) is called for pairs, by the first and then by the second. A key of very many is
// a stock phrase: it costs no more than its entries times the reach, and no more than max + 1 entries are held.
template <class Value>
class SharersOfKey {
public:
    explicit SharersOfKey(SharerReach reach) : reach_(reach) {}
    template <class Put>
    void add(Value value, const Put& put) {
        held_.push_back(std::move(value));
        if (++n_ <= reach_.max) return;
        for (; held_.size() > reach_.near; held_.pop_front()) put_first(reach_.near, put);
    }
    // The key's last was added: what follows is of another one.
    template <class Put>
    void end(const Put& put) {
        for (; !held_.empty(); held_.pop_front()) put_first(held_.size() - 1, put);
        n_ = 0;
    }
    [[nodiscard]] bool is_cut() const { return n_ > reach_.max; }

private:
    template <class Put>
    void put_first(std::size_t n_next, const Put& put) {
        for (std::size_t next = 1; next <= n_next; ++next) put(held_.front(), held_[next]);
    }

    SharerReach reach_;
    std::deque<Value> held_;
    std::size_t n_ = 0;  // of this key
};

// The same for the entries of a sorted index; same_key(x, y) says whether two entries have one key.
template <class Index, class SameKey, class Put>
void for_each_sharing(const Index& index, SharerReach reach, const SameKey& same_key, const Put& put) {
    SharersOfKey<const typename Index::value_type*> sharers(reach);
    const auto put_entries = [&](const auto* a, const auto* b) { put(*a, *b); };
    for (std::size_t i = 0; i < index.size(); ++i) {
        if (i > 0 && !same_key(index[i], index[i - 1])) sharers.end(put_entries);
        sharers.add(&index[i], put_entries);
    }
    sharers.end(put_entries);
}

// Whether two pairs have the same first.
inline constexpr auto kSameFirst = [](const auto& a, const auto& b) { return a.first == b.first; };

}  // namespace onrecord
