// Values by 32-bit keys, in one array (open addressing, linear probing): a hash table with a node an entry took a fifth of linking large
// cases. Cost: an entry takes key and value twice to four times; erasing leaves its place used until the table grows. What each() visits
// comes in no order that a result may rest on.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord {

template <class Value>
class FlatTable {
public:
    // Room for n entries before it grows.
    explicit FlatTable(std::size_t n = 0) : slots_(std::bit_ceil(2 * n + 2)) {}
    [[nodiscard]] std::size_t size() const { return n_; }
    // The value of the key; where it has none, Value() becomes it. The reference holds until the next key is added.
    Value& operator[](std::uint32_t key) {
        if (2 * (n_used_ + 1) > slots_.size()) *this = grown();
        Slot& slot = slots_[place_of(key)];
        if (slot.state == State::free) {
            slot = {key, State::taken, {}};
            ++n_;
            ++n_used_;
        }
        return slot.value;
    }
    // Null where the key has no value.
    [[nodiscard]] const Value* find(std::uint32_t key) const {
        const Slot& slot = slots_[place_of(key)];
        return slot.state == State::free ? nullptr : &slot.value;
    }
    void erase(std::uint32_t key) {
        Slot& slot = slots_[place_of(key)];
        if (slot.state == State::free) return;
        slot = {0, State::gone, {}};
        --n_;
    }
    template <class Visit>
    void each(const Visit& visit) const {
        for (const Slot& slot : slots_)
            if (slot.state == State::taken) visit(slot.key, slot.value);
    }

private:
    enum class State : std::uint32_t { free, taken, gone };
    struct Slot {
        std::uint32_t key = 0;
        State state = State::free;
        Value value = {};
    };
    // Of the key's entry, or of the free place where it would be.
    [[nodiscard]] std::size_t place_of(std::uint32_t key) const {
        constexpr std::uint32_t kGoldenRatio = 2654435769;
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = (key * kGoldenRatio) & mask;
        while (slots_[at].state != State::free && !(slots_[at].state == State::taken && slots_[at].key == key)) at = (at + 1) & mask;
        return at;
    }
    [[nodiscard]] FlatTable grown() const {
        FlatTable more(2 * n_ + 2);
        each([&](std::uint32_t key, const Value& value) { more[key] = value; });
        return more;
    }
    std::vector<Slot> slots_;
    std::size_t n_ = 0, n_used_ = 0;  // used: also those that are gone
};

}  // namespace onrecord
