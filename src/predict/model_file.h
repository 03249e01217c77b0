// A trained model as it lies in the program or in a file: named sections of little-endian numbers, mapped, never parsed.
//
//     0  8 bytes  "onrecord"
//     8  u32      version of this layout (1)
//    12  u32      n_sections
//    16  u64      fingerprint: of the kind of model and of its features; a model of other features is refused
//    24  n_sections × { char name[16] padded with NUL, u64 offset, u64 size }     offsets from the begin of the file, multiples of 64
//        the sections
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/error.h"

namespace onrecord {

// A view of a model's bytes, which must outlive it and lie on a multiple of 64 (as base/data.h's do).
class ModelFile {
public:
    // Errors: malformed (no model, or its sections lie outside it), unsupported (another version or fingerprint). `name` is for the
    // message.
    static Result<ModelFile> open(std::string_view bytes, std::string_view name, std::uint64_t fingerprint);

    // The section as a list of T. Error: malformed where there is none, or its size is no multiple of T's.
    template <class T>
    [[nodiscard]] Result<std::span<const T>> section(std::string_view name) const {
        auto found = bytes_of(name, sizeof(T));
        if (!found) return found.error();
        return std::span<const T>(reinterpret_cast<const T*>(found.value().data()), found.value().size() / sizeof(T));
    }

private:
    [[nodiscard]] Result<std::string_view> bytes_of(std::string_view name, std::size_t unit) const;
    std::string_view bytes_;
    std::string name_;
};

// Puts a model file together (training only).
class ModelFileWriter {
public:
    explicit ModelFileWriter(std::uint64_t fingerprint) : fingerprint_(fingerprint) {}

    template <class T>
    void add(std::string_view name, const std::vector<T>& values) {
        static_assert(std::is_trivially_copyable_v<T>);
        std::string bytes(values.size() * sizeof(T), '\0');
        if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
        sections_.emplace_back(name, std::move(bytes));
    }
    [[nodiscard]] std::string bytes() const;

private:
    std::uint64_t fingerprint_;
    std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace onrecord
