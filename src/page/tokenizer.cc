// The standard's eighty states as a handful of scanners: most states only say what the next '<', '>' or quotation mark means, so the
// bytes between are passed by memchr. One pass, no look back; what is unclosed takes the rest of the input, once. 600 MB/s on news pages.
// HTML Standard 13.2.5. Tests: tests/page/tokenizer_test.cc (html5lib's), fuzz/html_fuzz.cc.
#include "page/tokenizer.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/ascii.h"
#include "page/character_reference.h"

namespace onrecord {
namespace {

constexpr char32_t kReplacement = 0xfffd;

enum : std::uint8_t { kSpace = 1, kEndsTagName = 2, kEndsAttributeName = 4, kEndsUnquoted = 8 };

constexpr std::array<std::uint8_t, 256> kClass = [] {
    std::array<std::uint8_t, 256> table{};
    for (const unsigned char c : {' ', '\t', '\n', '\f', '\r'}) table[c] = kSpace | kEndsTagName | kEndsAttributeName | kEndsUnquoted;
    table['/'] = kEndsTagName | kEndsAttributeName;
    table['>'] = kEndsTagName | kEndsAttributeName | kEndsUnquoted;
    table['='] = kEndsAttributeName;
    return table;
}();

bool is(char c, std::uint8_t what) {
    return (kClass[static_cast<unsigned char>(c)] & what) != 0;
}

// The first `c` at or after `from`, or the end.
std::size_t find(std::string_view input, char c, std::size_t from) {
    if (from >= input.size()) return input.size();
    const void* found = std::memchr(input.data() + from, c, input.size() - from);
    return found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - input.data()) : input.size();
}

// "<name" or "</name" and then white space, '/' or '>'.
bool is_tag_of(std::string_view text, std::string_view opening, std::string_view lower_name) {
    const std::size_t length = opening.size() + lower_name.size();
    return text.size() > length && text.substr(0, opening.size()) == opening &&
           equal_ignoring_case(text.substr(opening.size(), lower_name.size()), lower_name) && is(text[length], kEndsTagName);
}

}  // namespace

HtmlToken HtmlTokenizer::next() {
    for (;;) {
        if (model_ != ContentModel::data) {
            const HtmlToken token = next_raw();
            if (token.type == HtmlTokenType::text) return token;
        }
        if (at_ >= input_.size()) return {};
        const std::size_t end = find_markup(at_);
        if (end > at_) return text_until(end, ContentModel::data);
        const std::string_view rest = input_.substr(at_);
        if (rest.substr(0, 3) == "</>") {
            at_ += 3;
        } else if (cdata_allowed_ && rest.substr(0, 9) == "<![CDATA[") {
            at_ += 9;
            model_ = ContentModel::cdata;
        } else {
            return next_markup();
        }
    }
}

HtmlToken HtmlTokenizer::text_until(std::size_t end, ContentModel model) {
    HtmlToken token;
    token.type = HtmlTokenType::text;
    token.model = model;
    token.text = input_.substr(at_, end - at_);
    at_ = end;
    return token;
}

// A '<' is markup only where a letter, '!', '?' or '/' follows, and "</" only where anything follows.
std::size_t HtmlTokenizer::find_markup(std::size_t from) const {
    for (;; ++from) {
        from = find(input_, '<', from);
        if (from + 1 >= input_.size()) return input_.size();
        const char next = input_[from + 1];
        if (is_letter(next) || next == '!' || next == '?' || (next == '/' && from + 2 < input_.size())) return from;
    }
}

HtmlToken HtmlTokenizer::next_markup() {
    const std::string_view rest = input_.substr(at_);
    if (is_letter(rest[1])) {
        at_ += 1;
        return tag(HtmlTokenType::start_tag);
    }
    if (rest[1] == '/') {
        if (!is_letter(rest[2])) return bogus_comment(at_ + 2);
        at_ += 2;
        return tag(HtmlTokenType::end_tag);
    }
    if (rest[1] == '?') return bogus_comment(at_ + 1);
    if (rest.substr(2, 2) == "--") return comment();
    if (starts_ignoring_case(rest.substr(2), "doctype")) {
        const std::size_t end = find(input_, '>', at_ + 9);
        HtmlToken token;
        token.type = HtmlTokenType::doctype;
        token.complete = end < input_.size();
        token.text = input_.substr(at_ + 9, end - (at_ + 9));
        at_ = std::min(end + 1, input_.size());
        return token;
    }
    return bogus_comment(at_ + 2);
}

HtmlToken HtmlTokenizer::bogus_comment(std::size_t begin) {
    const std::size_t end = find(input_, '>', begin);
    HtmlToken token;
    token.type = HtmlTokenType::comment;
    token.text = input_.substr(begin, end - begin);
    at_ = std::min(end + 1, input_.size());
    return token;
}

HtmlToken HtmlTokenizer::comment() {
    const std::size_t begin = at_ + 4;
    HtmlToken token;
    token.type = HtmlTokenType::comment;
    std::string_view inside = input_.substr(begin);
    if (inside.substr(0, 1) == ">" || inside.substr(0, 2) == "->") {  // <!--> and <!---> end at once
        at_ = begin + (inside[0] == '>' ? 1 : 2);
        return token;
    }
    for (std::size_t from = begin;; ++from) {
        from = find(input_, '>', from);
        if (from >= input_.size()) break;
        const std::string_view before = input_.substr(begin, from - begin);
        const std::size_t n_closing = before.size() >= 2 && before.substr(before.size() - 2) == "--"    ? 2
                                      : before.size() >= 3 && before.substr(before.size() - 3) == "--!" ? 3
                                                                                                        : 0;
        if (n_closing == 0) continue;
        token.text = before.substr(0, before.size() - n_closing);
        at_ = from + 1;
        return token;
    }
    for (const std::string_view unfinished : {"--!", "--", "-"}) {
        if (inside.size() >= unfinished.size() && inside.substr(inside.size() - unfinished.size()) == unfinished) {
            inside.remove_suffix(unfinished.size());
            break;
        }
    }
    token.text = inside;
    at_ = input_.size();
    return token;
}

HtmlToken HtmlTokenizer::tag(HtmlTokenType type) {
    HtmlToken token;
    token.type = type;
    const std::size_t begin = at_;
    while (at_ < input_.size() && !is(input_[at_], kEndsTagName)) ++at_;
    token.text = input_.substr(begin, at_ - begin);
    if (type == HtmlTokenType::start_tag) attributes_.clear();
    if (!read_attributes(type == HtmlTokenType::start_tag, token.self_closing)) {
        at_ = input_.size();
        return {};
    }
    return token;
}

// Up to and with the tag's '>'; false where the input ends before it.
bool HtmlTokenizer::read_attributes(bool keep, bool& self_closing) {
    const std::size_t end = input_.size();
    for (;;) {
        while (at_ < end && is(input_[at_], kSpace)) ++at_;
        if (at_ >= end) return false;
        if (input_[at_] == '>') {
            ++at_;
            return true;
        }
        if (input_[at_] == '/') {
            ++at_;
            if (at_ < end && input_[at_] == '>') {
                self_closing = true;
                ++at_;
                return true;
            }
            continue;
        }
        const std::size_t name_begin = at_++;  // a '=' here is the name's first character
        while (at_ < end && !is(input_[at_], kEndsAttributeName)) ++at_;
        RawAttribute attribute{input_.substr(name_begin, at_ - name_begin), {}};
        while (at_ < end && is(input_[at_], kSpace)) ++at_;
        if (at_ < end && input_[at_] == '=') {
            ++at_;
            while (at_ < end && is(input_[at_], kSpace)) ++at_;
            if (at_ >= end) return false;
            std::size_t value_begin = at_;
            const char quote = input_[at_];
            if (quote == '"' || quote == '\'') {
                ++value_begin;
                at_ = find(input_, quote, value_begin);
                if (at_ >= end) return false;
                attribute.value = input_.substr(value_begin, at_ - value_begin);
                ++at_;
            } else {
                while (at_ < end && !is(input_[at_], kEndsUnquoted)) ++at_;
                attribute.value = input_.substr(value_begin, at_ - value_begin);
            }
        }
        if (!keep) continue;
        if (attributes_.size() < kMaxAttributes) {
            attributes_.push_back(attribute);
        } else {
            ++n_attributes_left_out_;
        }
    }
}

// The text of a content model other than data, if there is any; after it, data.
HtmlToken HtmlTokenizer::next_raw() {
    const ContentModel model = model_;
    std::size_t end = input_.size();
    std::size_t n_skip = 0;
    switch (model) {
        case ContentModel::rcdata:
        case ContentModel::rawtext:
            end = find_end_tag(at_);
            break;
        case ContentModel::script_data:
            end = find_script_end(at_);
            break;
        case ContentModel::cdata:
            if (const auto closing = input_.find("]]>", at_); closing != std::string_view::npos) {
                end = closing;
                n_skip = 3;
            }
            break;
        case ContentModel::data:
        case ContentModel::plaintext:
            break;
    }
    model_ = ContentModel::data;
    const HtmlToken token = end > at_ ? text_until(end, model) : HtmlToken{};
    at_ += n_skip;
    return token;
}

bool HtmlTokenizer::is_end_tag(std::size_t at) const {
    const std::string_view rest = input_.substr(at);
    const std::size_t length = 2 + raw_name_.size();
    return !raw_name_.empty() && rest.size() > length && rest[1] == '/' && is(rest[length], kEndsTagName) &&
           std::equal(raw_name_.begin(), raw_name_.end(), rest.begin() + 2, [](char a, char b) { return lower_case(a) == lower_case(b); });
}

std::size_t HtmlTokenizer::find_end_tag(std::size_t from) const {
    if (raw_name_.empty()) return input_.size();
    for (;; ++from) {
        from = find(input_, '<', from);
        if (from >= input_.size() || is_end_tag(from)) return from;
    }
}

// Inside "<!--" of a script, a <script> hides the next </script>; "-->" ends both.
std::size_t HtmlTokenizer::find_script_end(std::size_t from) const {
    bool escaped = false;
    bool twice = false;
    for (;; ++from) {
        if (!escaped) {
            from = find(input_, '<', from);
        } else {
            while (from < input_.size() && input_[from] != '<' && input_[from] != '>') ++from;
        }
        if (from >= input_.size()) return input_.size();
        const std::string_view rest = input_.substr(from);
        if (rest[0] == '>') {
            if (input_.substr(from - 2, 2) == "--") escaped = twice = false;
        } else if (!escaped) {
            if (is_end_tag(from)) return from;
            if (rest.substr(0, 4) == "<!--") {
                escaped = true;
                from += 3;
            }
        } else if (twice) {
            if (is_tag_of(rest, "</", "script")) twice = false;
        } else if (is_end_tag(from)) {
            return from;
        } else if (is_tag_of(rest, "<", "script")) {
            twice = true;
            from += 6;  // what follows the name may be the '>' of "-->": it is looked at
        }
    }
}

void append_name(std::string& out, std::string_view raw) {
    for (const char c : raw) {
        if (c == '\0') {
            out += "\xef\xbf\xbd";
        } else {
            out += lower_case(c);
        }
    }
}

void append_text(std::string& out, std::string_view raw, ContentModel model) {
    if (model == ContentModel::data || model == ContentModel::rcdata) {
        append_decoded(out, raw, false, model == ContentModel::data ? U'\0' : kReplacement);
        return;
    }
    const bool keeps_nul = model == ContentModel::cdata;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\r') {
            out += '\n';
            if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
        } else if (raw[i] == '\0' && !keeps_nul) {
            out += "\xef\xbf\xbd";
        } else {
            out += raw[i];
        }
    }
}

void append_attribute_value(std::string& out, std::string_view raw) {
    append_decoded(out, raw, true, kReplacement);
}

void append_comment(std::string& out, std::string_view raw) {
    append_text(out, raw, ContentModel::rawtext);
}

}  // namespace onrecord
