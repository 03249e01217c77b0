// The parts are walked with a list of what is still to be looked at, never by recursion; a part is a view of the message until it is
// chosen.
#include "intake/mail.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/date_text.h"
#include "base/http.h"
#include "onrecord/date.h"
#include "text/encoding.h"

namespace onrecord {
namespace {

// The head and the body of a message or part, which an empty line parts.
struct Entity {
    std::string_view head, body;
    int depth = 0;
};
Entity entity_of(std::string_view text, int depth) {
    if (text.starts_with('\n')) return {{}, text.substr(1), depth};
    if (text.starts_with("\r\n")) return {{}, text.substr(2), depth};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::string_view rest = text.substr(at + 1);
        if (rest.starts_with('\n')) return {text.substr(0, at + 1), rest.substr(1), depth};
        if (rest.starts_with("\r\n")) return {text.substr(0, at + 1), rest.substr(2), depth};
    }
    return {text, {}, depth};
}

// The parts between lines of "--boundary"; what stands before the first and after the last is none (RFC 2046, 5.1).
void add_parts(const Entity& entity, std::string_view boundary, std::vector<Entity>& parts) {
    const std::string mark = fmt::format("--{}", boundary);
    std::optional<std::size_t> begin;
    for (std::size_t at = 0; at < entity.body.size();) {
        const auto line_end = std::min(entity.body.find('\n', at), entity.body.size());
        const std::string_view line = entity.body.substr(at, line_end - at);
        const std::string_view after = line.substr(std::min(mark.size(), line.size()));
        const bool last = after.starts_with("--");
        if (line.starts_with(mark) && after.find_first_not_of(" \t\r", last ? 2 : 0) == std::string_view::npos) {
            if (begin && parts.size() < kMaxMailParts)
                parts.push_back(entity_of(entity.body.substr(*begin, at - *begin), entity.depth + 1));
            begin = line_end + 1;
            if (last) return;
        }
        at = line_end + 1;
    }
    if (begin && *begin < entity.body.size() && parts.size() < kMaxMailParts)  // the message is cut off
        parts.push_back(entity_of(entity.body.substr(*begin), entity.depth + 1));
}

int hexadecimal(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// How long a soft line break is that `text` begins with, the "=" and the white space that transport added included (RFC 2045, 6.7,
// rule 3); 0: none.
std::size_t soft_break(std::string_view text) {
    if (!text.starts_with('=')) return 0;
    const std::size_t end = text.find_first_not_of(" \t", 1);
    if (end == std::string_view::npos) return 0;
    const std::string_view rest = text.substr(end);
    return rest.starts_with('\n') ? end + 1 : rest.starts_with("\r\n") ? end + 2 : 0;
}

// RFC 2045, 6.7; `underscore_is_space` as in RFC 2047, 4.2. What is not as it should be stays.
std::string decode_quoted_printable(std::string_view text, bool underscore_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (const std::size_t length = soft_break(rest); length > 0) {
            i += length - 1;
        } else if (rest[0] == '=' && rest.size() > 2 && hexadecimal(rest[1]) >= 0 && hexadecimal(rest[2]) >= 0) {
            out += static_cast<char>(hexadecimal(rest[1]) * 16 + hexadecimal(rest[2]));
            i += 2;
        } else {
            out += underscore_is_space && rest[0] == '_' ? ' ' : rest[0];
        }
    }
    return out;
}

// RFC 2045, 6.8. What follows a mistake is lost, and `whole` false.
std::string decode_base64(std::string_view text, bool& whole) {
    std::string out(text.size() / 4 * 3 + 3, '\0');
    EVP_ENCODE_CTX* context = EVP_ENCODE_CTX_new();
    if (context == nullptr) throw std::bad_alloc();
    EVP_DecodeInit(context);
    int n = 0, n_last = 0;
    whole = EVP_DecodeUpdate(context, reinterpret_cast<unsigned char*>(out.data()), &n, reinterpret_cast<const unsigned char*>(text.data()),
                             static_cast<int>(text.size())) >= 0;
    whole = EVP_DecodeFinal(context, reinterpret_cast<unsigned char*>(out.data()) + n, &n_last) >= 0 && whole;
    EVP_ENCODE_CTX_free(context);
    out.resize(static_cast<std::size_t>(n) + static_cast<std::size_t>(n_last));
    return out;
}

// A field as people read it: lines joined, "=?utf-8?Q?Caf=C3=A9?=" decoded (RFC 2047).
std::string readable(std::string_view field) {
    std::string bytes;
    std::string charset;
    const auto flush = [&](std::string& out) {
        if (auto decoded = decode_bytes(std::exchange(bytes, {}), charset, Markup::plain, "")) out += decoded.value().text;
    };
    std::string out;
    for (std::size_t i = 0; i < field.size();) {
        if (field.substr(i).starts_with("=?")) {
            const auto encoding = field.find('?', i + 2);
            const auto text = encoding == std::string_view::npos ? encoding : field.find('?', encoding + 1);
            const auto end = text == std::string_view::npos ? text : field.find("?=", text + 1);
            if (end != std::string_view::npos && text == encoding + 2) {
                const std::string_view word = field.substr(text + 1, end - text - 1);
                const bool is_base64 = field[encoding + 1] == 'B' || field[encoding + 1] == 'b';
                bool whole = true;
                charset = std::string(field.substr(i + 2, encoding - i - 2));
                bytes += is_base64 ? decode_base64(word, whole) : decode_quoted_printable(word, true);
                flush(out);
                i = end + 2;
                // White space between two encoded words is none.
                const auto next = field.find_first_not_of(" \t\r\n", i);
                if (next != std::string_view::npos && field.substr(next).starts_with("=?")) i = next;
                continue;
            }
        }
        const char c = field[i++];
        bytes += c == '\r' || c == '\n' || c == '\t' ? ' ' : c;
        if (i == field.size() || field.substr(i).starts_with("=?")) {
            charset.clear();
            flush(out);
        }
    }
    std::string joined;
    for (const char c : out) {
        if (c != ' ' || (!joined.empty() && joined.back() != ' ')) joined += c;
    }
    while (!joined.empty() && joined.back() == ' ') joined.pop_back();
    return joined;
}

// The name in "Ana Ruiz <ana@harlow.example>"; empty where there is only an address.
std::string sender_of(std::string_view field) {
    std::string name = readable(field.substr(0, std::min(field.find('<'), field.size())));
    while (!name.empty() && (name.front() == '"' || name.front() == ' ')) name.erase(0, 1);
    while (!name.empty() && (name.back() == '"' || name.back() == ' ')) name.pop_back();
    return name.find('@') == std::string::npos ? name : std::string();
}

struct Candidate {
    Entity entity;
    bool is_page = false;
};

}  // namespace

bool is_mail(std::string_view head) {
    const auto line = head.substr(0, head.find('\n'));
    const auto colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon > 40) return false;
    for (const char c : line.substr(0, colon)) {
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-')) return false;
    }
    return lower_case(entity_of(head, 0).head).find("\nmime-version:") != std::string::npos ||
           lower_case(line).starts_with("mime-version:");
}

Result<Document> parse_mail(std::string_view message) {
    if (message.size() > kMaxMailBytes) return Error{ErrorKind::too_large, fmt::format("is larger than {} bytes", kMaxMailBytes)};
    const Entity whole = entity_of(message, 0);
    const HeaderFields fields(whole.head);
    const bool saved_page = !fields["Snapshot-Content-Location"].empty() || fields["From"].find("Saved by") != std::string_view::npos ||
                            media_type_of(fields["Content-Type"]) == "multipart/related";
    std::optional<Candidate> best;
    std::size_t n_attachments = 0;
    std::vector<Entity> parts{whole};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Entity part = parts[i];
        const HeaderFields own(part.head);
        const std::string type = media_type_of(own["Content-Type"]);
        if (type.starts_with("multipart/")) {
            const std::string boundary = parameter_of(own["Content-Type"], "boundary");
            if (!boundary.empty() && part.depth < kMaxMailDepth) add_parts(part, boundary, parts);
            continue;
        }
        if (lower_case(own["Content-Disposition"].substr(0, 10)) == "attachment") {
            ++n_attachments;
            continue;
        }
        const bool is_page = type == "text/html" || type == "application/xhtml+xml";
        if (!is_page && type != "text/plain" && !type.empty()) continue;
        if (part.body.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
        // The first page of a saved one, the first plain text of a mail.
        if (!best || (best->is_page != is_page && is_page == saved_page)) best = Candidate{part, is_page};
    }
    if (!best) return Error{ErrorKind::malformed, "is a message without text"};

    const HeaderFields own(best->entity.head);
    Document document;
    document.kind = best->is_page ? DocumentKind::html : DocumentKind::text;
    document.charset = charset_of(own["Content-Type"]);
    const std::string coding = lower_case(own["Content-Transfer-Encoding"]);
    bool decoded_whole = true;
    document.bytes = coding == "base64"             ? decode_base64(best->entity.body, decoded_whole)
                     : coding == "quoted-printable" ? decode_quoted_printable(best->entity.body, false)
                                                    : std::string(best->entity.body);
    if (!decoded_whole) document.limits.emplace_back("base64 of the message is broken: what follows was not read");
    if (n_attachments > 0) document.limits.push_back(fmt::format("attachments {}: not read", n_attachments));
    if (saved_page) {
        document.url = std::string(fields["Snapshot-Content-Location"]);
        if (document.url.empty()) document.url = std::string(own["Content-Location"]);
    } else {
        document.title = readable(fields["Subject"]);
        if (const auto date = parse_date(fields["Date"])) document.date = to_edtf({*date, *date});
        document.outlet = sender_of(fields["From"]);
    }
    return document;
}

}  // namespace onrecord
