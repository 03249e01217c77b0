// JSON Lines: a document a line.
#pragma once

#include <string>
#include <string_view>

#include "base/byte_reader.h"
#include "base/json_reader.h"
#include "intake/delivery.h"
#include "onrecord/document.h"
#include "onrecord/error.h"

namespace onrecord {

// A line that holds the largest document still fits when half of it is escapes. A longer one is passed over, never held.
inline constexpr std::size_t kMaxJsonLineBytes = 2 * kMaxDocumentBytes;

// Every line of `reader` that is not blank, as {"id", "text" or "html", "url", "title", "outlet", "date"}; the place is path#N, from 1.
// `compressed`: the reader's bytes are not those of the file.
void read_json_lines(ByteReader& reader, const std::string& path, bool compressed, Delivery& delivery);

// The document of one line, without `input`. `text` goes before `html` where both have words. Error: malformed; without a place before the
// words. A field of another type than string is left out and told in `limits`; an id may be a whole number.
Result<Document> parse_json_document(JsonParser& parser, std::string_view line);

}  // namespace onrecord
