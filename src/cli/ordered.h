// Work on many things by several threads, results in the order of the things.
//
// A producer hands things over one by one; workers turn each into a result; the caller's thread takes the results in order. What is in
// flight is bounded, by count and by size, so that memory stays flat however long the input is.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace onrecord {

// A queue of things on their way. Slots stand in the order of put(); any worker fills any slot; take() waits for the first.
template <class Thing, class Outcome>
class OrderedQueue {
public:
    OrderedQueue(std::size_t max_things, std::size_t max_bytes) : max_things_(max_things), max_bytes_(max_bytes) {}

    // Waits while too much is in flight (one thing may always be, however large). False once stop() was called: put no more.
    bool put(Thing thing, std::size_t bytes) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || slots_.empty() || (slots_.size() < max_things_ && bytes_ + bytes <= max_bytes_); });
        if (stopped_) return false;
        bytes_ += bytes;
        slots_.push_back({std::move(thing), std::nullopt, bytes, State::waiting});
        changed_.notify_all();
        return true;
    }
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }
    // The taker wants no more: put() and work() end.
    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        changed_.notify_all();
    }
    // Works on one thing with `make`. False when nothing will come any more.
    template <class Make>
    bool work(const Make& make) {
        std::unique_lock lock(mutex_);
        Slot* slot = nullptr;
        changed_.wait(lock, [&] { return stopped_ || (slot = first_waiting()) != nullptr || closed_; });
        if (stopped_ || slot == nullptr) return false;
        slot->state = State::working;
        Thing thing = std::move(slot->thing);
        lock.unlock();
        Outcome outcome = make(std::move(thing));
        lock.lock();
        slot->outcome.emplace(std::move(outcome));  // a deque's elements stay where they are while others come and go at its ends
        slot->state = State::ready;
        changed_.notify_all();
        return true;
    }
    // The next outcome in order; nothing at the end.
    std::optional<Outcome> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return slots_.empty() ? closed_ : slots_.front().state == State::ready; });
        if (slots_.empty()) return std::nullopt;
        Outcome outcome = std::move(*slots_.front().outcome);
        bytes_ -= slots_.front().bytes;
        slots_.pop_front();
        changed_.notify_all();
        return outcome;
    }

private:
    enum class State { waiting, working, ready };
    struct Slot {
        Thing thing;
        std::optional<Outcome> outcome;
        std::size_t bytes;
        State state;
    };

    Slot* first_waiting() {
        for (Slot& slot : slots_) {
            if (slot.state == State::waiting) return &slot;
        }
        return nullptr;
    }

    const std::size_t max_things_;
    const std::size_t max_bytes_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Slot> slots_;
    std::size_t bytes_ = 0;
    bool closed_ = false;
    bool stopped_ = false;
};

// Runs `produce(put)` in a thread of its own, `make` in `n_threads` others, and `take` here, in order. take returns false to end early;
// put returns false from then on. With n_threads 1, or where no thread
// can be made, all is done here, one after the other.
template <class Thing, class Outcome>
void in_order(unsigned n_threads, const std::function<void(const std::function<bool(Thing)>& put)>& produce,
              const std::function<std::size_t(const Thing&)>& size_of, const std::function<Outcome(Thing)>& make,
              const std::function<bool(Outcome)>& take) {
    const auto all_here = [&] {
        bool wanted = true;
        produce([&](Thing thing) { return wanted = wanted && take(make(std::move(thing))); });
    };
    if (n_threads <= 1) return all_here();
    constexpr std::size_t kMaxThingsPerThread = 32;  // keeps workers busy behind one slow document
    constexpr std::size_t kMaxBytesInFlight = std::size_t{48}
                                              << 20;  // of input; a reading holds several times its text, and 300 MB is all there is
    OrderedQueue<Thing, Outcome> queue(kMaxThingsPerThread * n_threads, kMaxBytesInFlight);
    std::vector<std::jthread> threads;
    try {  // the system may have no room for more threads: the fewer there are, the slower, down to this one alone
        for (unsigned i = 0; i < n_threads; ++i) {
            threads.emplace_back([&] {
                while (queue.work(make)) {
                }
            });
        }
    } catch (const std::system_error&) {
        if (threads.empty()) return all_here();
    }
    try {
        threads.emplace_back([&] {
            produce([&](Thing thing) {
                const std::size_t bytes = size_of(thing);
                return queue.put(std::move(thing), bytes);
            });
            queue.close();
        });
    } catch (const std::system_error&) {
        queue.stop();
        threads.clear();
        return all_here();
    }
    while (auto outcome = queue.take()) {
        if (!take(std::move(*outcome))) {
            queue.stop();
            break;
        }
    }
}

}  // namespace onrecord
