#include "view/html/markup.h"

#include <algorithm>

#include "onrecord/date.h"
#include "text/display_width.h"
#include "text/utf8.h"
#include "view/wording.h"

namespace onrecord {
namespace {

bool opens_direction(char32_t c) {
    return c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e || (c >= 0x2066 && c <= 0x2068);
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        std::string_view entity;
        std::size_t length = 1;
        if (c == '&') {
            entity = "&amp;";
        } else if (c == '<') {
            entity = "&lt;";
        } else if (c == '>') {
            entity = "&gt;";
        } else if (c == '"') {
            entity = "&quot;";
        } else if (c == '\'') {
            entity = "&#39;";
        } else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
            entity = "\xef\xbf\xbd";
        } else if (c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) {
            entity = "\xef\xbf\xbd";  // U+0080 to U+009F
            length = 2;
        } else if (text.substr(i, 3) == "\xef\xbf\xbe" || text.substr(i, 3) == "\xef\xbf\xbf") {
            entity = "\xef\xbf\xbd";  // U+FFFE and U+FFFF, which XML has no place for either
            length = 3;
        } else {
            continue;
        }
        out.append(text, plain, i - plain).append(entity);
        i += length - 1;
        plain = i + 1;
    }
    out.append(text, plain, std::string_view::npos);
}

void append_breakable(std::string& out, std::string_view words) {
    constexpr unsigned kMaxMarks = 12;  // on one letter; no writing needs more than four or so
    unsigned n_marks = 0;
    std::size_t plain = 0;
    for (std::size_t at = 0; at < words.size();) {
        const CodePoint c = decode(words, at);
        at += c.length;
        n_marks = c.length > 1 && display_width(c.value) == 0 ? n_marks + 1 : 0;
        if (n_marks < kMaxMarks) continue;
        append_escaped(out, words.substr(plain, at - plain));
        out += "<wbr>";
        plain = at;
        n_marks = 0;
    }
    append_escaped(out, words.substr(plain));
}

Html isolated(std::string_view words) {
    std::string balanced;
    std::vector<bool> open;  // true: an isolate, closed by U+2069; false: an embedding or override, closed by U+202C
    for (std::size_t at = 0; at < words.size();) {
        const CodePoint c = decode(words, at);
        bool keep = true;
        if (opens_direction(c.value)) {
            open.push_back(c.value >= 0x2066);
        } else if (c.value == 0x202c || c.value == 0x2069) {
            keep = !open.empty() && open.back() == (c.value == 0x2069);
            if (keep) open.pop_back();
        } else if (c.value == 0x2028 || c.value == 0x2029) {
            keep = false;
        }
        if (keep) balanced.append(words, at, c.length);
        at += c.length;
    }
    for (; !open.empty(); open.pop_back()) append_utf8(balanced, open.back() ? 0x2069 : 0x202c);
    std::string out = "<bdi>";
    append_breakable(out, balanced);
    return Html::of_markup(out + "</bdi>");
}

Html isolated_list(const std::vector<std::string>& names) {
    Html out;
    for (const auto& name : names) {
        if (!out.empty()) out += ", ";
        out += isolated(name);
    }
    return out;
}

Html sentence_html(const Evidence& evidence) {
    const std::string_view whole = evidence.sentence, words = evidence.words;
    const auto at = words.empty() ? std::string_view::npos : whole.find(words);
    if (at == std::string_view::npos) return isolated(words.empty() ? whole : words);
    return html("{}<strong>{}</strong>{}", isolated(whole.substr(0, at)), isolated(words), isolated(whole.substr(at + words.size())));
}

Html dated(std::string_view value, std::string_view prefix) {
    if (value.empty()) return html("<span class=\"unknown\">date not known</span>");
    const auto edtf = parse_edtf(value);
    const std::string words = readable_date(value);
    if (edtf && edtf->first == edtf->last && !edtf->approximate) return html("<time datetime=\"{}\">{}{}</time>", value, prefix, words);
    return html("<data value=\"{}\">{}{}</data>", value, prefix, words);
}

Html dotted(const std::vector<Html>& parts) {
    Html out;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += " · ";
        out += part;
    }
    return out;
}

Html link_to(const std::string& address, const Html& label) {
    return address.empty() ? label : html("<a href=\"{}\">{}</a>", address, label);
}

bool is_absolute_web_address(std::string_view url) {
    const auto begins = [&](std::string_view scheme) {
        return url.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) {
                   return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
               });
    };
    if (!begins("http://") && !begins("https://")) return false;
    return std::all_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
}

}  // namespace onrecord
