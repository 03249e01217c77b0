#include "predict/model_file.h"

#include <fmt/format.h>

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "onrecord";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 24;
constexpr std::size_t kNameBytes = 16;
constexpr std::size_t kEntryBytes = kNameBytes + 16;
constexpr std::size_t kAlignment = 64;

template <class T>
T number_at(std::string_view bytes, std::size_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

template <class T>
void append_number(std::string& bytes, T value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::size_t aligned(std::size_t size) {
    return (size + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace

Result<ModelFile> ModelFile::open(std::string_view bytes, std::string_view name, std::uint64_t fingerprint) {
    if (bytes.size() < kHeaderBytes || bytes.substr(0, kMagic.size()) != kMagic) {
        return Error{ErrorKind::malformed, fmt::format("{}: not a model of onrecord", name)};
    }
    if (const auto version = number_at<std::uint32_t>(bytes, 8); version != kVersion) {
        return Error{ErrorKind::unsupported,
                     fmt::format("{}: a model of layout {}, this program reads layout {}; train it again (training/README.md)", name,
                                 version, kVersion)};
    }
    if (number_at<std::uint64_t>(bytes, 16) != fingerprint) {
        return Error{ErrorKind::unsupported,
                     fmt::format("{}: a model of other features than this program's; train it again (training/README.md)", name)};
    }
    const auto n_sections = number_at<std::uint32_t>(bytes, 12);
    if ((bytes.size() - kHeaderBytes) / kEntryBytes < n_sections)
        return Error{ErrorKind::malformed, fmt::format("{}: the model is cut off", name)};
    for (std::size_t i = 0; i < n_sections; ++i) {
        const std::size_t entry = kHeaderBytes + i * kEntryBytes;
        const auto offset = number_at<std::uint64_t>(bytes, entry + kNameBytes);
        const auto size = number_at<std::uint64_t>(bytes, entry + kNameBytes + 8);
        if (offset % kAlignment != 0 || offset > bytes.size() || size > bytes.size() - offset) {
            return Error{ErrorKind::malformed, fmt::format("{}: the model is cut off", name)};
        }
    }
    ModelFile file;
    file.bytes_ = bytes;
    file.name_ = name;
    return file;
}

Result<std::string_view> ModelFile::bytes_of(std::string_view name, std::size_t unit) const {
    const auto n_sections = number_at<std::uint32_t>(bytes_, 12);
    for (std::size_t i = 0; i < n_sections; ++i) {
        const std::size_t entry = kHeaderBytes + i * kEntryBytes;
        std::string_view own = bytes_.substr(entry, kNameBytes);
        own = own.substr(0, own.find('\0'));
        if (own != name) continue;
        const auto size = static_cast<std::size_t>(number_at<std::uint64_t>(bytes_, entry + kNameBytes + 8));
        if (size % unit != 0) return Error{ErrorKind::malformed, fmt::format("{}: section {} has an odd size", name_, name)};
        return bytes_.substr(static_cast<std::size_t>(number_at<std::uint64_t>(bytes_, entry + kNameBytes)), size);
    }
    return Error{ErrorKind::malformed, fmt::format("{}: the model has no section {}", name_, name)};
}

std::string ModelFileWriter::bytes() const {
    std::string file(kMagic);
    append_number(file, kVersion);
    append_number(file, static_cast<std::uint32_t>(sections_.size()));
    append_number(file, fingerprint_);
    std::size_t offset = aligned(kHeaderBytes + sections_.size() * kEntryBytes);
    for (const auto& [name, content] : sections_) {
        std::string padded = name.substr(0, kNameBytes);
        padded.resize(kNameBytes, '\0');
        file += padded;
        append_number(file, static_cast<std::uint64_t>(offset));
        append_number(file, static_cast<std::uint64_t>(content.size()));
        offset = aligned(offset + content.size());
    }
    for (const auto& [name, content] : sections_) {
        file.resize(aligned(file.size()), '\0');
        file += content;
    }
    return file;
}

}  // namespace onrecord
