// Web archives: WARC 1.0 and 1.1 (ISO 28500), one record in memory.
#pragma once

#include <string>
#include <string_view>

#include "base/byte_reader.h"
#include "base/byte_source.h"
#include "intake/delivery.h"

namespace onrecord {

inline constexpr std::string_view kWarcStart = "WARC/";  // of every record

// Every response record that is a page or plain text, as a document: its body with codings undone, its charset from the HTTP head, its url
// from WARC-Target-URI; the place is path#record-id, or path#offset (path#member+offset) where the record has no id. Of responses without a
// media type those that look like a page. A resource record that is a page likewise. Records of other kinds (request, revisit, metadata,
// warcinfo,
// ...) are passed over, and so are redirects (3xx), which nobody sees, and empty bodies. A record that lies about its length, is cut off or
// cannot be decoded is a problem, told with its place in the file; then reading goes on at the next record that can be found. `members` is
// the source under `reader` if the file is compressed, else null; it may begin at any member that begins with a record. A record belongs to
// the shard of its first byte, in a compressed file to that of the last member before it that begins with a record.
void read_warc(ByteReader& reader, const std::string& path, MemberSource* members, Delivery& delivery);

}  // namespace onrecord
