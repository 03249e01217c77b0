// What can go wrong where the program touches the world, and how a function says so.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace onrecord {

enum class ErrorKind {
    usage,        // the caller asked for what cannot be
    not_found,    // no such file, record or report
    unreadable,   // the system would not let us read or write
    malformed,    // bytes that are not what they claim to be
    too_large,    // over a named budget
    unsupported,  // known, but not read by this program or build
    no_space,     // the disk is full
};

// `message` names the thing (path, document, byte), what was wrong, and what to do if anything can be done. One line, no full stop.
struct Error {
    ErrorKind kind = ErrorKind::unreadable;
    std::string message;
};

// A T, or why there is none. `value()` and `error()` REQUIRE that ok() is so or not.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : either_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return either_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & {
        assert(ok());
        return *std::get_if<0>(&either_);
    }
    [[nodiscard]] const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&either_);
    }
    [[nodiscard]] T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&either_));
    }
    [[nodiscard]] const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&either_);
    }

private:
    std::variant<T, Error> either_;
};

struct Nothing {};
using Status = Result<Nothing>;  // done, or why not
inline Status done() {
    return Nothing{};
}

}  // namespace onrecord
