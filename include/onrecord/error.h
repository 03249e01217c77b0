// How a function says that something went wrong: by a value, never by an exception. record.h has an example.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace onrecord {

enum class ErrorKind {
    usage,        // the caller asked for something that makes no sense
    not_found,    // no such file, record or report
    unreadable,   // the system does not let us read or write
    malformed,    // bytes that are not what they should be: damaged, or something else
    too_large,    // over a limit that the message names
    unsupported,  // of a kind or version that this program does not read
    no_space,     // the disk is full
};

// `message`: one line that names the thing (path, document, byte), what is wrong with it and, if anything can be done, what. No full stop.
struct Error {
    ErrorKind kind = ErrorKind::unreadable;
    std::string message;
};

// A T, or why there is none. REQUIRES: ok() is true before value(), false before error().
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
using Status = Result<Nothing>;  // success, or why not
inline Status done() {
    return Nothing{};
}

}  // namespace onrecord
