// The handles that C callers hold. A handle is a number and no address: it is looked up, never followed, so that a NULL, closed or invented
// one is an answer and not a crash. Numbers are not given twice.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace onrecord {

template <class T>
class Handles {
public:
    // Numbers are first, first + step, ...; kinds of handles whose numbers differ cannot be mixed up.
    Handles(std::uintptr_t first, std::uintptr_t step) : next_(first), step_(step) {}

    std::uintptr_t add(std::shared_ptr<T> held) {
        const std::lock_guard lock(mutex_);
        const std::uintptr_t number = next_;
        held_.emplace(number, std::move(held));
        next_ += step_;
        return number;
    }
    // What the handle is of, alive for as long as the caller keeps it; null where it is no open handle.
    std::shared_ptr<T> find(std::uintptr_t number) {
        const std::lock_guard lock(mutex_);
        const auto found = held_.find(number);
        return found == held_.end() ? nullptr : found->second;
    }
    // As find(), and the handle is closed.
    std::shared_ptr<T> take(std::uintptr_t number) {
        const std::lock_guard lock(mutex_);
        const auto found = held_.find(number);
        if (found == held_.end()) return nullptr;
        std::shared_ptr<T> held = std::move(found->second);
        held_.erase(found);
        return held;
    }

private:
    std::mutex mutex_;
    std::unordered_map<std::uintptr_t, std::shared_ptr<T>> held_;
    std::uintptr_t next_;
    std::uintptr_t step_;
};

}  // namespace onrecord
