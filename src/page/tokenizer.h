// The tokens of HTML, as the HTML Standard's tokenization stage cuts them (13.2.5), without copying: every view points into the input.
//
//     HtmlTokenizer tokenizer(page);
//     for (HtmlToken token = tokenizer.next(); token.type != HtmlTokenType::end; token = tokenizer.next()) ...
//
// The reader of the tokens sets the content model after a start tag that has one (<title>, <script>), as the standard's tree builder does.
// Names and text are as they stand in the source: lower-casing and character references come when they are used (append_...).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

enum class HtmlTokenType : std::uint8_t { text, start_tag, end_tag, comment, doctype, end };

// How the bytes up to the next tag are to be read.
enum class ContentModel : std::uint8_t { data, rcdata, rawtext, script_data, plaintext, cdata };

struct RawAttribute {
    std::string_view name;
    std::string_view value;  // without its quotation marks
};

struct HtmlToken {
    HtmlTokenType type = HtmlTokenType::end;
    ContentModel model = ContentModel::data;  // of a text: which references and NULs it has
    bool self_closing = false;                // of a start tag
    bool complete = true;                     // of a doctype: false where the input ends within it
    std::string_view text;                    // the text; a tag's name; a comment's inside; all between "<!DOCTYPE" and '>'
};

// Attributes of one tag that are kept; the tokenizer counts what it leaves out. No page is known to use fifty.
inline constexpr std::size_t kMaxAttributes = 128;

class HtmlTokenizer {
public:
    explicit HtmlTokenizer(std::string_view input) : input_(input) {}

    // The next token; `end` for ever once the input is used up. A tag that the input ends within is none.
    HtmlToken next();

    // Of the start tag that came last; a name may stand twice, the first counts.
    [[nodiscard]] const std::vector<RawAttribute>& attributes() const { return attributes_; }
    [[nodiscard]] std::uint64_t n_attributes_left_out() const { return n_attributes_left_out_; }
    // Where the next token begins, bytes of the input.
    [[nodiscard]] std::size_t position() const { return at_; }

    // For rcdata, rawtext and script_data: up to the end tag of `name` (as in the source).
    void set_content_model(ContentModel model, std::string_view name) {
        model_ = model;
        raw_name_ = name;
    }
    // <![CDATA[ is text where the current node is SVG or MathML, else a comment.
    void allow_cdata(bool allowed) { cdata_allowed_ = allowed; }

private:
    HtmlToken text_until(std::size_t end, ContentModel model);
    HtmlToken next_markup();
    HtmlToken next_raw();
    HtmlToken comment();
    HtmlToken bogus_comment(std::size_t begin);
    HtmlToken tag(HtmlTokenType type);
    bool read_attributes(bool keep, bool& self_closing);
    [[nodiscard]] std::size_t find_markup(std::size_t from) const;
    [[nodiscard]] bool is_end_tag(std::size_t at) const;
    [[nodiscard]] std::size_t find_end_tag(std::size_t from) const;
    [[nodiscard]] std::size_t find_script_end(std::size_t from) const;

    std::string_view input_;
    std::size_t at_ = 0;
    ContentModel model_ = ContentModel::data;
    bool cdata_allowed_ = false;
    std::string_view raw_name_;
    std::vector<RawAttribute> attributes_;
    std::uint64_t n_attributes_left_out_ = 0;
};

// A name as the standard gives it: ASCII lower-cased, U+0000 as U+FFFD.
void append_name(std::string& out, std::string_view raw);
// Text with its references decoded where its model has them.
void append_text(std::string& out, std::string_view raw, ContentModel model);
void append_attribute_value(std::string& out, std::string_view raw);
void append_comment(std::string& out, std::string_view raw);

}  // namespace onrecord
