// A record is a line "WARC/1.0", named fields, an empty line, Content-Length bytes, two empty lines:
//
//     WARC/1.0\r\n  WARC-Type: response\r\n ... Content-Length: 40\r\n  \r\n  HTTP/1.1 200 OK\r\n ...  \r\n\r\n  WARC/1.0\r\n ...
//
// The length is believed only if two empty lines, another record or the end stand behind it. If not, the block that was read is looked
// through for the begin of a record, since a length that is too long has swallowed it, and then what follows. Looking twice at the same
// bytes is paid from a budget that grows with the file, so that the whole stays linear. In a .warc.gz whose member is damaged reading goes
// on at the next member that begins with a record.
#include "intake/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/http.h"
#include "intake/format.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxHeadBytes = std::size_t{1} << 16;                 // of a record's named fields
constexpr std::size_t kMaxRecordBytes = kMaxDocumentBytes + kMaxHeadBytes;  // the block: HTTP head and body
constexpr std::uint64_t kRescanBytes = std::uint64_t{4} * kMaxRecordBytes;  // looked at a second time, beside as much as was read once
constexpr int kMaxDamagedRecords = 1000;                                    // a file: beyond that it is noise, and each is told
constexpr std::size_t kStartLineBytes = 10;                                 // "WARC/1.0" and its line end

std::optional<std::uint64_t> parse_length(std::string_view digits) {
    constexpr std::size_t kMaxDigits = 18;  // fits 64 bits
    if (digits.empty() || digits.size() > kMaxDigits) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

// "<urn:uuid:1234>" without its brackets; target URIs have them too in files of old wget.
std::string_view without_brackets(std::string_view value) {
    if (value.starts_with('<') && value.ends_with('>') && value.size() >= 2) value = value.substr(1, value.size() - 2);
    return value;
}

// Where a record may begin in `bytes` behind its first line; npos if nowhere.
std::size_t find_record(std::string_view bytes) {
    for (std::size_t at = 0;;) {
        at = bytes.find("\nWARC/1.", at);
        if (at == std::string_view::npos) return at;
        const auto line = bytes.substr(at + 1, kStartLineBytes - 1);
        if (line.ends_with('\r') || line.ends_with('\n')) return at + 1;
        ++at;
    }
}

class WarcReader {
public:
    WarcReader(ByteReader& reader, const std::string& path, MemberSource* members, Delivery& delivery)
        : reader_(reader), path_(path), members_(members), delivery_(delivery) {}

    void run() {
        while (delivery_.wants_more()) {
            skip_line_ends();
            if (reader_.at_end()) {
                if (!go_on_after_error()) return;
                continue;
            }
            if (!note_place()) return;
            if (!reader_.peek(kWarcStart.size()).starts_with(kWarcStart)) {
                if (!damaged("there is no WARC record where one should be") || !find_next()) return;
                continue;
            }
            if (!read_record()) return;
        }
    }

private:
    void skip_line_ends() {
        for (;;) {
            const auto next = reader_.peek(1);
            if (next.empty()) return;
            auto n = next.find_first_not_of("\r\n");
            if (n == 0) return;
            reader_.skip(n == std::string_view::npos ? next.size() : n);
        }
    }

    // The record that begins here, for messages and names: its byte in the file, in a compressed one that of its member, and, where the
    // member holds more than one, how far behind the first it is. False: it belongs to a later shard.
    bool note_place() {
        offset_ = reader_.offset();
        if (members_ == nullptr) {
            at_ = fmt::format("at byte {}", offset_);
            name_ = std::to_string(offset_);
            return delivery_.at_byte(offset_);
        }
        if (const auto member = members_->member_offset(); member != member_ || !any_record_) {
            member_ = member;
            first_in_member_ = offset_;
            at_ = fmt::format("at byte {}", member);
            name_ = std::to_string(member);
        } else {
            at_ = fmt::format("{} bytes behind that at byte {}", offset_ - first_in_member_, member_);
            name_ = fmt::format("{}+{}", member_, offset_ - first_in_member_);
        }
        any_record_ = true;
        if (members_->member_begins(kWarcStart)) start_ = member_;
        return delivery_.at_byte(start_);
    }

    // Tells of a damaged record; false where there have been too many.
    bool damaged(std::string_view what, ErrorKind kind = ErrorKind::malformed) {
        delivery_.problem(path_, kind, fmt::format("record {}: {}", at_, what));
        if (++n_damaged_ < kMaxDamagedRecords) return true;
        delivery_.problem(path_, ErrorKind::malformed, fmt::format("{} damaged records: the rest of the file was not read", n_damaged_));
        return false;
    }

    // At the end of what could be read: true if it was an error and there is more behind it.
    bool go_on_after_error() {
        if (!reader_.error()) return false;
        delivery_.problem(path_, *reader_.error());
        return reader_.resume(kWarcStart);
    }

    // Moves on to the next line that begins a record.
    bool find_next() {
        constexpr std::size_t kLineBytes = 64;
        for (;;) {
            if (reader_.peek(kWarcStart.size() + 2).starts_with("WARC/1.")) return true;
            if (!reader_.line(kLineBytes)) return true;
        }
    }

    // The lines up to an empty one; nothing where there is no such line within the budget.
    bool read_head() {
        head_.clear();
        for (;;) {
            const auto line = reader_.line(kMaxHeadBytes);
            if (!line || !line->ended || head_.size() + line->bytes.size() > kMaxHeadBytes) return false;
            if (line->bytes.empty() || line->bytes == "\r") return true;
            head_ += line->bytes;
            head_ += '\n';
        }
    }

    // REQUIRES: a record begins here. False: nothing more is to be read.
    bool read_record() {
        if (!read_head()) {
            if (reader_.error()) return go_on_after_error();
            const bool ended = reader_.at_end();
            if (!damaged(ended ? "is cut off within its head" : "its head has no end")) return false;
            return ended ? true : find_next();
        }
        const auto first_line_end = head_.find('\n');
        const HeaderFields fields(std::string_view(head_).substr(first_line_end + 1));
        const auto length = parse_length(fields["Content-Length"]);
        if (!length) return damaged("has no length that could be read") && find_next();

        block_.clear();
        const bool held = *length <= kMaxRecordBytes;
        // Of what is too large the beginning is held too: a length that lies may hide the records that follow.
        std::uint64_t n_read = reader_.take(static_cast<std::size_t>(std::min<std::uint64_t>(*length, kMaxRecordBytes)), block_);
        if (n_read == kMaxRecordBytes && n_read < *length) n_read += reader_.skip(*length - n_read);
        if (n_read < *length) {
            if (reader_.error()) return go_on_after_error();
            return damaged(fmt::format("is cut off: {} of {} bytes are there", n_read, *length)) && look_back() && find_next();
        }
        const auto member = members_ == nullptr ? 0 : members_->member_offset();
        const auto end = reader_.peek(4);
        const bool closed = end.starts_with("\r\n\r\n") || end.starts_with("\n\n");  // if so, other bytes behind it are not its fault
        skip_line_ends();
        if (reader_.at_end() && reader_.error() && !(closed && (members_ == nullptr || members_->member_offset() != member))) {
            return go_on_after_error();  // this record's own member is damaged, at its end
        }
        if (!closed && !reader_.at_end() && !reader_.peek(kWarcStart.size()).starts_with(kWarcStart)) {
            return damaged(fmt::format("its length is wrong: after {} bytes no other record follows", *length)) && look_back() &&
                   find_next();
        }
        if (const auto kind = kind_of(fields); kind != Kind::other && delivery_.in_shard()) {
            if (!held) {
                return damaged(fmt::format("is larger than a document may be ({} bytes) and was passed over", kMaxDocumentBytes),
                               ErrorKind::too_large);
            }
            deliver(fields, kind);
        }
        return true;
    }

    // Puts back what of the block may hold records, where its length was wrong; true (for the caller to go on).
    bool look_back() {
        rescanned_ += block_.size();
        if (rescanned_ > kRescanBytes + reader_.offset()) return true;
        const auto at =
            std::min(find_record(block_), block_.size() - std::min(block_.size(), kStartLineBytes));  // its begin may be the block's end
        reader_.unread(std::string_view(block_).substr(at));
        return true;
    }

    enum class Kind { response, resource, other };

    // A resource is a page without HTTP around it, as tools write what they had from elsewhere.
    static Kind kind_of(const HeaderFields& fields) {
        const auto record_type = fields["WARC-Type"];
        const auto type = media_type_of(fields["Content-Type"]);
        if (equal_ignoring_case(record_type, "resource")) return is_page(type) ? Kind::resource : Kind::other;
        if (!equal_ignoring_case(record_type, "response")) return Kind::other;
        if (!type.empty() && type != "application/http") return Kind::other;  // dns: and its like
        const auto uri = without_brackets(fields["WARC-Target-URI"]);
        return uri.empty() || equal_ignoring_case(uri.substr(0, 4), "http") ? Kind::response : Kind::other;
    }

    static bool is_page(std::string_view media_type) { return media_type == "text/html" || media_type == "application/xhtml+xml"; }

    void deliver(const HeaderFields& fields, Kind kind) {
        const auto id = without_brackets(fields["WARC-Record-ID"]);
        Document document;
        document.input = id.empty() ? fmt::format("{}#{}", path_, name_) : fmt::format("{}#{}", path_, id);
        document.kind = DocumentKind::html;
        if (kind == Kind::resource) {
            document.charset = charset_of(fields["Content-Type"]);
            document.bytes = std::exchange(block_, {});
            if (document.bytes.empty()) return;
        } else {
            auto parsed = parse_http_response(std::exchange(block_, {}), kMaxDocumentBytes);
            if (!parsed)
                return delivery_.problem(document.input, parsed.error().kind, fmt::format("{} (record {})", parsed.error().message, at_));
            HttpResponse& response = parsed.value();
            if (response.body.empty() || (response.status >= 300 && response.status < 400)) return;
            if (response.media_type == "text/plain") {
                document.kind = DocumentKind::text;
            } else if (response.media_type.empty() ? format_of_bytes(std::string_view(response.body).substr(0, kSniffBytes)) != Format::html
                                                   : !is_page(response.media_type)) {
                return;
            }
            document.charset = std::move(response.charset);
            document.http_status = static_cast<std::uint16_t>(response.status);
            document.limits = std::move(response.limits);
            document.bytes = std::move(response.body);
        }
        document.url = without_brackets(fields["WARC-Target-URI"]);
        if (const auto truncated = fields["WARC-Truncated"]; !truncated.empty()) {
            document.limits.push_back(fmt::format("the crawler cut this record off ({})", truncated.substr(0, 40)));
        }
        if (!fields["WARC-Segment-Number"].empty()) document.limits.emplace_back("the first of several segments: the others were not read");
        delivery_.document(std::move(document));
    }

    ByteReader& reader_;
    const std::string& path_;
    MemberSource* members_;
    Delivery& delivery_;
    std::string head_;                   // of the record, without the empty line
    std::string block_;                  // likewise; given away where it becomes a document
    std::uint64_t offset_ = 0;           // of the record in what is read
    std::uint64_t member_ = 0;           // in the file
    std::uint64_t first_in_member_ = 0;  // of the member's first record in what is read
    std::uint64_t start_ = 0;            // in the file: of the last member that begins with a record
    bool any_record_ = false;
    std::string at_;    // where the record is, in words
    std::string name_;  // and what it is called where it has no id
    std::uint64_t rescanned_ = 0;
    int n_damaged_ = 0;
};

}  // namespace

void read_warc(ByteReader& reader, const std::string& path, MemberSource* members, Delivery& delivery) {
    WarcReader(reader, path, members, delivery).run();
}

}  // namespace onrecord
