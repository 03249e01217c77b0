// Values as bytes and back, for what this program writes for itself alone: nothing else reads them, and another version may refuse them.
//
//     struct Place { std::uint32_t report = 0; Span span; };
//     auto fields(SameAs<Place> auto& place) { return std::tie(place.report, place.span); }   // in the namespace of Place
//
//     Packer pack;                   Unpacker unpack(bytes);
//     pack(places, title);           unpack(places, title);       // values that the bytes do not hold stay or are zero
//     pack.bytes();                  if (!unpack.is_whole()) ...  // cut off, too long, or not what was packed
//
// Whole numbers are varints of seven bits a byte, signed ones in zigzag; a list is its length and its values. Cost: linear, one allocation
// a list or string.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "onrecord/span.h"

namespace onrecord {

template <class T, class Value>
concept SameAs = std::same_as<std::remove_const_t<T>, Value>;

auto fields(SameAs<Span> auto& span) {
    return std::tie(span.begin, span.end);
}

class Packer {
public:
    template <class... Values>
    void operator()(const Values&... values) {
        (put(values), ...);
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    std::string take_bytes() { return std::move(bytes_); }

private:
    void put_number(std::uint64_t number) {
        for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
        bytes_ += static_cast<char>(number);
    }
    template <class Value>
    void put(const Value& value) {
        if constexpr (std::is_enum_v<Value>) {
            put_number(static_cast<std::uint64_t>(value));
        } else if constexpr (std::unsigned_integral<Value>) {
            put_number(value);
        } else if constexpr (std::signed_integral<Value>) {
            const auto wide = static_cast<std::int64_t>(value);
            put_number((static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
        } else if constexpr (std::same_as<Value, double>) {
            const auto bits = std::bit_cast<std::uint64_t>(value);
            for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(bits >> shift);
        } else {
            std::apply([&](const auto&... parts) { (put(parts), ...); }, fields(value));
        }
    }
    void put(const std::string& value) {
        put_number(value.size());
        bytes_ += value;
    }
    template <class Value>
    void put(const std::vector<Value>& values) {
        put_number(values.size());
        for (const Value& value : values) put(value);
    }
    template <class Value>
    void put(const std::optional<Value>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <class A, class B>
    void put(const std::pair<A, B>& value) {
        put(value.first);
        put(value.second);
    }

    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : left_(bytes) {}
    template <class... Values>
    void operator()(Values&... values) {
        (get(values), ...);
    }
    // All was there, and nothing is left.
    [[nodiscard]] bool is_whole() const { return !is_broken_ && left_.empty(); }

private:
    std::uint64_t number() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64 && !left_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(left_.front());
            left_.remove_prefix(1);
            number |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80) return number;
        }
        is_broken_ = true;
        left_ = {};
        return 0;
    }
    // A length: of what is left, every value has a byte at least.
    std::size_t length() {
        const std::uint64_t n = number();
        if (n <= left_.size()) return static_cast<std::size_t>(n);
        is_broken_ = true;
        left_ = {};
        return 0;
    }
    template <class Value>
    void get(Value& value) {
        if constexpr (std::is_enum_v<Value> || std::unsigned_integral<Value>) {
            value = static_cast<Value>(number());
        } else if constexpr (std::signed_integral<Value>) {
            const std::uint64_t zigzag = number();
            value = static_cast<Value>(static_cast<std::int64_t>((zigzag >> 1) ^ (~(zigzag & 1) + 1)));
        } else if constexpr (std::same_as<Value, double>) {
            std::uint64_t bits = 0;
            if (left_.size() < 8) is_broken_ = true, left_ = {};
            for (unsigned i = 0; i < 8 && !is_broken_; ++i) bits |= std::uint64_t{static_cast<unsigned char>(left_[i])} << (8 * i);
            left_.remove_prefix(is_broken_ ? 0 : 8);
            value = std::bit_cast<double>(bits);
        } else {
            std::apply([&](auto&... parts) { (get(parts), ...); }, fields(value));
        }
    }
    void get(std::string& value) {
        const std::size_t n = length();
        value.assign(left_.substr(0, n));
        left_.remove_prefix(n);
    }
    template <class Value>
    void get(std::vector<Value>& values) {
        values.resize(length());
        for (Value& value : values) get(value);
    }
    template <class Value>
    void get(std::optional<Value>& value) {
        bool has_value = false;
        get(has_value);
        value.reset();
        if (has_value) get(value.emplace());
    }
    template <class A, class B>
    void get(std::pair<A, B>& value) {
        get(value.first);
        get(value.second);
    }

    std::string_view left_;
    bool is_broken_ = false;
};

}  // namespace onrecord
