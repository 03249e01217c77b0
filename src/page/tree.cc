// The tree is light: nodes come in document order and are never moved, so a subtree is a range and a walk is a loop. Implied end tags and
// misnested formatting follow the HTML Standard's tree construction (13.2.6) as far as the text of an article can tell; tables do not
// foster, formatting is not reconstructed, </b> over an open <div> only stops being bold.
//
// Whether a tag is open, and whether a wall (<td>, a block) stands between, is known without a search: each open element remembers
// the one of the same kind before it. So every token costs the same however deep the page is. Tests: tests/page/tree_test.cc,
// fuzz/html_fuzz.cc.
#include "page/tree.h"

#include <fmt/core.h>

#include <array>

#include "page/character_reference.h"
#include "page/tokenizer.h"
#include "text/first_bytes.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

// A number with its thousands parted, for people: 3,400.
std::string with_commas(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
        text += digits[i];
    }
    return text;
}

class HtmlTreeBuilder {
public:
    explicit HtmlTreeBuilder(std::string_view page) : tokenizer_(page) {
        tree_.page = page;
        tree_.nodes.reserve(page.size() / 48 + 16);
        tree_.kept.reserve(page.size() / 96 + 16);
        last_of_.fill(kNone);
        tree_.nodes.push_back({Tag::root, 0, 0, 0, 0});
        push(0, Tag::root);
    }

    HtmlTree build() {
        while (tree_.nodes.size() < kMaxNodes) {
            const HtmlToken token = tokenizer_.next();
            if (token.type == HtmlTokenType::end) break;
            if (token.type == HtmlTokenType::text) {
                text(token.text);
            } else if (token.type == HtmlTokenType::start_tag) {
                start(token);
            } else if (token.type == HtmlTokenType::end_tag) {
                finish(tag_of(token.text));
            }
        }
        pop_to(0);
        tree_.nodes[0].end = static_cast<NodeIndex>(tree_.nodes.size());
        if (n_flattened_ > 0)
            tree_.limits.push_back(fmt::format("html depth {}: {} elements flattened", kMaxHtmlDepth, with_commas(n_flattened_)));
        if (const auto rest = tree_.page.size() - tokenizer_.position(); rest > 0 && tree_.nodes.size() >= kMaxNodes)
            tree_.limits.push_back(fmt::format("html nodes {}: {} bytes of the page not read", with_commas(kMaxNodes), with_commas(rest)));
        if (const auto n = tokenizer_.n_attributes_left_out(); n > 0) {
            tree_.limits.push_back(fmt::format("attributes of one element {}: {} left out", kMaxAttributes, with_commas(n)));
        }
        return std::move(tree_);
    }

private:
    struct Open {
        NodeIndex node;
        Tag tag;
        std::uint32_t before_of_tag;  // position on the stack of the open element of the same tag before this one
        std::uint32_t before_scope;   // of the wall before this one, where this is a wall
        std::uint32_t before_block;
        bool ended;  // by a misnested end tag: no longer the open one of its tag
    };

    [[nodiscard]] std::uint32_t last_of(Tag tag) const { return last_of_[static_cast<std::size_t>(tag)]; }
    // An element of `tag` is open and no wall stands between it and here.
    [[nodiscard]] bool in_scope(Tag tag) const {
        const std::uint32_t at = last_of(tag);
        return at != kNone && (last_scope_ == kNone || at >= last_scope_);
    }
    // `inner` is open, inside the innermost open `outer` (if there is one) and no wall between.
    [[nodiscard]] bool open_within(Tag inner, Tag outer) const {
        return in_scope(inner) && (last_of(outer) == kNone || last_of(inner) > last_of(outer));
    }

    void push(NodeIndex node, Tag tag) {
        auto& last = last_of_[static_cast<std::size_t>(tag)];
        const auto at = static_cast<std::uint32_t>(stack_.size());
        stack_.push_back({node, tag, last, last_scope_, last_block_, false});
        last = at;
        if (has(tag, kScope)) last_scope_ = at;
        if (has(tag, kBlock)) last_block_ = at;
    }
    // Closes all that is open above position `size`.
    void pop_to(std::uint32_t size) {
        while (stack_.size() > size) {
            const Open& open = stack_.back();
            tree_.nodes[open.node].end = static_cast<NodeIndex>(tree_.nodes.size());
            if (!open.ended) last_of_[static_cast<std::size_t>(open.tag)] = open.before_of_tag;
            last_scope_ = open.before_scope;
            last_block_ = open.before_block;
            stack_.pop_back();
        }
        n_deep_ = 0;
    }
    void close(Tag tag) { pop_to(last_of(tag)); }

    void text(std::string_view raw) {
        if (stack_.back().tag == Tag::head && raw.find_first_not_of(" \t\n\f\r") != std::string_view::npos) close(Tag::head);
        const auto at = static_cast<NodeIndex>(tree_.nodes.size());
        tree_.nodes.push_back({Tag::text, stack_.back().node, at + 1, static_cast<std::uint32_t>(raw.data() - tree_.page.data()),
                               static_cast<std::uint32_t>(raw.size())});
    }

    // What the standard's "in body" and "in table" modes close before they open `tag`.
    void close_implied(Tag tag) {
        if (last_of(Tag::head) != kNone && !has(tag, kHead) && tag != Tag::other && last_of(Tag::template_) == kNone) close(Tag::head);
        switch (tag) {
            case Tag::li:
                if (in_scope(Tag::li) && after_list(last_of(Tag::li))) close(Tag::li);
                break;
            case Tag::dd:
            case Tag::dt:
                if (open_within(Tag::dd, Tag::dl)) close(Tag::dd);
                if (open_within(Tag::dt, Tag::dl)) close(Tag::dt);
                break;
            case Tag::td:
            case Tag::th:
                close_in_table({Tag::td, Tag::th, Tag::caption});
                break;
            case Tag::tr:
                close_in_table({Tag::td, Tag::th, Tag::tr, Tag::caption, Tag::colgroup});
                break;
            case Tag::tbody:
            case Tag::thead:
            case Tag::tfoot:
                close_in_table({Tag::td, Tag::th, Tag::tr, Tag::tbody, Tag::thead, Tag::tfoot, Tag::caption, Tag::colgroup});
                break;
            case Tag::option:
                if (stack_.back().tag == Tag::option) close(Tag::option);
                break;
            case Tag::optgroup:
                if (stack_.back().tag == Tag::option) close(Tag::option);
                if (stack_.back().tag == Tag::optgroup) close(Tag::optgroup);
                break;
            case Tag::a:
            case Tag::nobr:
                if (in_scope(tag)) end_formatting(tag);
                break;
            default:
                break;
        }
        if (has(tag, kBlock)) {
            if (is_heading(tag) && is_heading(stack_.back().tag)) pop_to(static_cast<std::uint32_t>(stack_.size()) - 1);
            if (in_scope(Tag::p)) close(Tag::p);
        }
    }
    [[nodiscard]] bool after_list(std::uint32_t at) const {
        for (const Tag list : {Tag::ul, Tag::ol, Tag::menu, Tag::dir}) {
            if (last_of(list) != kNone && last_of(list) > at) return false;
        }
        return true;
    }
    // Closes the outermost of `tags` that is open in the innermost table.
    void close_in_table(std::initializer_list<Tag> tags) {
        const std::uint32_t table = last_of(Tag::table);
        std::uint32_t outermost = kNone;
        for (const Tag tag : tags) {
            const std::uint32_t at = last_of(tag);
            if (at != kNone && (table == kNone || at > table) && at < outermost) outermost = at;
        }
        if (outermost != kNone) pop_to(outermost);
    }

    void start(const HtmlToken& token) {
        const Tag tag = tag_of(token.text);
        if ((tag == Tag::html || tag == Tag::body || tag == Tag::head) && seen_[static_cast<std::size_t>(tag)]) {
            if (tag == Tag::body && last_of(Tag::head) != kNone) close(Tag::head);
            return;
        }
        seen_[static_cast<std::size_t>(tag)] = true;
        bool foreign = last_of(Tag::svg) != kNone || last_of(Tag::math) != kNone;
        if (foreign && has(tag, kBlock)) {  // an <svg> that was never closed must not swallow the page
            if (last_of(Tag::svg) != kNone) close(Tag::svg);
            if (last_of(Tag::math) != kNone) close(Tag::math);
            foreign = false;
        }
        const bool is_raw = !foreign ? has(tag, kRaw | kRcdata) : tag == Tag::script && !token.self_closing;
        if (!foreign) close_implied(tag);
        if (is_raw) {
            tokenizer_.set_content_model(has(tag, kRcdata)    ? ContentModel::rcdata
                                         : tag == Tag::script ? ContentModel::script_data
                                                              : ContentModel::rawtext,
                                         token.text);
        } else if (tag == Tag::plaintext && !foreign) {
            tokenizer_.set_content_model(ContentModel::plaintext, {});
        }
        const bool opens = !has(tag, kVoid) && !(token.self_closing && (foreign || tag == Tag::svg || tag == Tag::math));
        const auto node = static_cast<NodeIndex>(tree_.nodes.size());
        if (opens && !is_raw && stack_.size() >= kMaxHtmlDepth) {
            ++n_flattened_;
            ++n_deep_;  // its end tag must close nothing else
            if (has(tag, kBlock))
                tree_.nodes.push_back({Tag::hr, stack_.back().node, node + 1, 0, 0});  // still parts what is before and after
            return;
        }
        const auto first = static_cast<std::uint32_t>(tree_.kept.size());
        for (const RawAttribute& attribute : tokenizer_.attributes()) {
            const Attribute name = attribute_of(attribute.name);
            if (name != Attribute::none) tree_.kept.push_back({name, attribute.value});
        }
        tree_.nodes.push_back({tag, stack_.back().node, node + 1, first, static_cast<std::uint32_t>(tree_.kept.size()) - first});
        if (opens) {
            push(node, tag);
            tokenizer_.allow_cdata(foreign || tag == Tag::svg || tag == Tag::math);
        }
    }

    void finish(Tag tag) {
        if (n_deep_ > 0 && !has(tag, kRaw | kRcdata)) {
            --n_deep_;
            return;
        }
        if (tag == Tag::body || tag == Tag::html || tag == Tag::root || tag == Tag::text) return;
        std::uint32_t at = last_of(tag);
        if (is_heading(tag) && is_heading(stack_.back().tag)) at = static_cast<std::uint32_t>(stack_.size()) - 1;  // <h2>…</h3>
        if (at == kNone) {
            if (tag == Tag::p || tag == Tag::br) {  // </p> and </br> alone stand for <p></p> and <br>
                const auto node = static_cast<NodeIndex>(tree_.nodes.size());
                tree_.nodes.push_back({tag, stack_.back().node, node + 1, 0, 0});
            }
            return;
        }
        const bool is_wall = has(tag, kScope);
        const std::uint32_t wall =
            is_wall || tag == Tag::tr || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot ? last_of(Tag::table) : last_scope_;
        if (wall != kNone && at < wall) return;
        if (tag == Tag::other) {
            // Names of other elements are not kept: an end tag closes the innermost if no block is open in it.
            if (last_block_ == kNone || at > last_block_) pop_to(at);
            return;
        }
        if (has(tag, kFormatting) || tag == Tag::span) {
            end_formatting(tag);
        } else {
            pop_to(at);
        }
    }
    // Misnested, it ends here and what is inside stays open. REQUIRES: tag is open.
    void end_formatting(Tag tag) {
        const std::uint32_t at = last_of(tag);
        if (last_block_ == kNone || last_block_ < at) {
            pop_to(at);
            return;
        }
        stack_[at].ended = true;
        last_of_[static_cast<std::size_t>(tag)] = stack_[at].before_of_tag;
        tree_.nodes[stack_[at].node].tag = Tag::span;  // its range goes on, its meaning does not
    }

    HtmlTokenizer tokenizer_;
    HtmlTree tree_;
    std::vector<Open> stack_;
    std::array<std::uint32_t, kTagCount> last_of_{};
    std::array<bool, kTagCount> seen_{};
    std::uint32_t last_scope_ = kNone;
    std::uint32_t last_block_ = kNone;
    std::uint64_t n_deep_ = 0;  // elements open beyond the depth
    std::uint64_t n_flattened_ = 0;
};

}  // namespace

HtmlTree build_tree(std::string_view page) {
    return HtmlTreeBuilder(page).build();
}

void append_collapsed(std::string& out, std::string_view raw) {
    // Character references are few: text between them is copied as it stands.
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\0'; };
    std::size_t at = 0;
    while (at < raw.size()) {
        const char c = raw[at];
        if (is_space(c)) {
            ++at;
            while (at < raw.size() && is_space(raw[at])) ++at;
            if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
        } else if (c == '&') {
            const CharacterReference found = read_character_reference(raw.substr(at), false);
            if (found.length == 0) {
                out += '&';
                ++at;
                continue;
            }
            at += found.length;
            for (const char32_t value : {found.first, found.second}) {
                if (value == 0 || value == 0xad) continue;
                if (value == 0xa0 || value == ' ' || value == '\n' || value == '\t' || value == '\r') {
                    if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
                } else {
                    append_utf8(out, value);
                }
            }
        } else if (c == '\xc2' && at + 1 < raw.size() && (raw[at + 1] == '\xa0' || raw[at + 1] == '\xad')) {  // no-break space; soft hyphen
            if (raw[at + 1] == '\xa0' && !out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
            at += 2;
        } else {
            // Words with single spaces between them are copied as they stand.
            const auto is_plain = [&](char next) { return !is_space(next) && next != '&' && next != '\xc2'; };
            const std::size_t begin = at++;
            while (at < raw.size() && (is_plain(raw[at]) || (raw[at] == ' ' && at + 1 < raw.size() && is_plain(raw[at + 1])))) ++at;
            out.append(raw, begin, at - begin);
        }
    }
}

std::optional<std::string_view> HtmlTree::raw(NodeIndex element, Attribute name) const {
    const HtmlNode& node = nodes[element];
    if (node.tag == Tag::text) return std::nullopt;
    for (std::uint32_t i = node.first; i < node.first + node.length; ++i) {
        if (kept[i].name == name) return kept[i].value;
    }
    return std::nullopt;
}

std::string HtmlTree::value(NodeIndex element, Attribute name) const {
    std::string value;
    if (const auto found = raw(element, name); found && found->size() <= kMaxValueBytes) append_collapsed(value, *found);
    while (!value.empty() && value.back() == ' ') value.pop_back();
    return value;
}

std::string HtmlTree::text_within(NodeIndex node, std::size_t max_bytes) const {
    std::string text;
    for (NodeIndex i = node; i < nodes[node].end && text.size() < max_bytes;) {
        const Tag tag = nodes[i].tag;
        if (tag == Tag::text) {
            append_collapsed(text, first_bytes(raw_text(i), kMaxValueBytes));
        } else if (i != node && has(tag, kNoText)) {
            i = nodes[i].end;
            continue;
        } else if ((has(tag, kBlock) || tag == Tag::br) && !text.empty() && text.back() != ' ') {
            text += ' ';
        }
        ++i;
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

}  // namespace onrecord
