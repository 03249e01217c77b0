// HTML as a type of its own, so that words of reports are never taken for markup: whatever is put into it is escaped, unless it is Html
// already, and only a literal of ours can hold a tag.
//
//     Html item = html("<li class=\"{}\">{}</li>\n", name_of(form), isolated(row.content));
//     html("<p>{}</p>", "a < b").text() == "<p>a &lt; b</p>"
//     html(row.content, ...)     // does not compile: the pattern must be a literal
#pragma once

#include <fmt/format.h>

#include <concepts>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "onrecord/record.h"

namespace onrecord {

// For the content of elements and for attributes in double quotes, of HTML and of XML. Control characters but line breaks and tabs become
// U+FFFD, since neither has a way to write them, as do U+FFFE and U+FFFF.
void append_escaped(std::string& out, std::string_view words);

// The same for the content of elements, with a place to break a line in what browsers break nowhere and draw as one letter of any width: a
// letter with dozens of combining marks.
void append_breakable(std::string& out, std::string_view words);

class Html {
public:
    Html() = default;
    // Words, which are escaped.
    Html(std::string_view words) { append_escaped(text_, words); }  // NOLINT(google-explicit-constructor)
    Html(const std::string& words) : Html(std::string_view(words)) {}
    Html(const char* words) : Html(std::string_view(words)) {}
    // Markup that was made elsewhere by escaping, or a file of ours.
    static Html of_markup(std::string markup) {
        Html html;
        html.text_ = std::move(markup);
        return html;
    }

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    Html& operator+=(const Html& more) {
        text_ += more.text_;
        return *this;
    }
    friend Html operator+(Html first, const Html& second) { return std::move(first += second); }
    bool operator==(const Html&) const = default;

private:
    std::string text_;
};

// What a pattern is filled with: markup as it is, words escaped, numbers.
inline const Html& filling(const Html& markup) {
    return markup;
}
template <class Words>
requires std::convertible_to<const Words&, std::string_view> Html filling(const Words& words) {
    return Html(std::string_view(words));
}
template <class Number>
requires std::is_arithmetic_v<Number> Number filling(Number n) {
    return n;
}
template <class Part>
using Filling = std::decay_t<decltype(filling(std::declval<const Part&>()))>;

}  // namespace onrecord

template <>
struct fmt::formatter<onrecord::Html> : fmt::formatter<std::string_view> {
    template <class Context>
    auto format(const onrecord::Html& html, Context& context) const {
        return fmt::formatter<std::string_view>::format(html.text(), context);
    }
};

namespace onrecord {

template <class... Parts>
void append_html(std::string& out, fmt::format_string<Filling<Parts>...> pattern, const Parts&... parts) {
    [&](const auto&... fillings) {
        fmt::vformat_to(std::back_inserter(out), pattern, fmt::make_format_args(fillings...));
    }(filling(parts)...);
}

template <class... Parts>
Html html(fmt::format_string<Filling<Parts>...> pattern, const Parts&... parts) {
    std::string out;
    append_html(out, pattern, parts...);
    return Html::of_markup(std::move(out));
}

// The words in a <bdi>, with embeddings, overrides and isolates that they leave open closed in it, and closing marks that close nothing
// left out: so no name turns around the words that follow it.
Html isolated(std::string_view words);
Html isolated_list(const std::vector<std::string>& names);  // "A, B, C"

// The evidence's sentence with its words strong; the words alone where it has no sentence, or they are not in it.
Html sentence_html(const Evidence& evidence);

// <time> where HTML has a notation for the date; <data> for the uncertain ones that it has none for.
Html dated(std::string_view value, std::string_view prefix = {});

// "a · b · c"; empty parts are left out.
Html dotted(const std::vector<Html>& parts);

// A link; the label alone where there is no address. REQUIRES: the address is of ours: relative, or found good by
// is_absolute_web_address().
Html link_to(const std::string& address, const Html& label);

// Whether a link to it is harmless: http or https, and no white space or control character in it.
bool is_absolute_web_address(std::string_view url);

}  // namespace onrecord
