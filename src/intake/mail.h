// Mail (RFC 5322) and pages that a browser saved as one file (MHTML, RFC 2557), both in MIME (RFC 2045 to 2047).
#pragma once

#include <cstddef>
#include <string_view>

#include "onrecord/document.h"
#include "onrecord/error.h"

namespace onrecord {

// Budgets. A saved page carries its pictures; a part stands in at most so many others; a message has at most so many parts.
inline constexpr std::size_t kMaxMailBytes = std::size_t{64} << 20;
inline constexpr int kMaxMailDepth = 16;
inline constexpr std::size_t kMaxMailParts = 4096;

// The message as one document, without `input`: of a saved page its page, with the address that it was saved from; of a mail its text,
// plain before page, with subject, sender and day. Attachments and pictures are passed over, the former told in `limits`. Errors:
// malformed (a message without text), too_large; without a place before the words.
Result<Document> parse_mail(std::string_view message);

// "From: …" lines with a MIME-Version among them, as mail and MHTML begin.
bool is_mail(std::string_view head);

}  // namespace onrecord
