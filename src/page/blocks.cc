// A walk over the nodes in order, with a stack of the open elements that begin a block, a link or a region of their own. Linear.
#include "page/blocks.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxHintBytes = 256;  // of a class attribute; utility-class sites write kilobytes
// Of a word: a longer run of letters or signs counts as several, so that what has few words is short, and may be read again and again.
constexpr std::uint32_t kMaxWordBytes = 128;

constexpr bool is_hint_char(char c) {
    return (lower_case(c) >= 'a' && lower_case(c) <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

constexpr auto kIsInWord = [] {  // 1 or 0
    std::array<std::uint8_t, 256> is{};
    for (unsigned c = 0; c < 256; ++c) is[c] = is_hint_char(static_cast<char>(c)) || c == '\'' ? 1 : 0;
    return is;
}();

// The hints of the words in a class or id, "entry-content_main articleBody" cut at what is no letter and before capitals.
constexpr auto kPopup = static_cast<std::uint8_t>(1U << static_cast<unsigned>(Hint::popup) | 1U << static_cast<unsigned>(Hint::part));

std::uint8_t hints_of(std::string_view names, const PageLists& lists) {
    names = names.substr(0, kMaxHintBytes);
    std::uint8_t hints = 0;
    for (std::size_t at = 0; at < names.size();) {
        if (!is_hint_char(names[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at++;
        while (at < names.size() && is_hint_char(names[at]) && !(is_upper(names[at]) && !is_upper(names[at - 1]))) ++at;
        hints = static_cast<std::uint8_t>(hints | lists.hints.value(word_key(names.substr(begin, at - begin))));
    }
    return hints;
}

bool contains_ignoring_space(std::string_view style, std::string_view wanted) {
    std::string tight;
    for (const char c : style.substr(0, kMaxHintBytes)) {
        if (c != ' ') tight += lower_case(c);
    }
    return tight.find(wanted) != std::string::npos;
}

class BlockFinder {
public:
    BlockFinder(const HtmlTree& tree, const PageLists& lists) : tree_(tree), lists_(lists) { result_.text.reserve(tree.page.size() / 8); }

    Blocks find() {
        const auto n = static_cast<NodeIndex>(tree_.nodes.size());
        for (NodeIndex i = 0; i < n;) {
            while (!open_.empty() && open_.back().end <= i) close();
            const HtmlNode& node = tree_.nodes[i];
            if (node.tag == Tag::text) {
                text(tree_.raw_text(i));
                ++i;
            } else if (has(node.tag, kNoText) || node.tag == Tag::head || node.tag == Tag::noscript) {
                i = node.end;
            } else {
                i = element(i, node);
            }
        }
        while (!open_.empty()) close();
        flush();
        return std::move(result_);
    }

private:
    struct Open {
        NodeIndex node;
        NodeIndex end;
        bool is_block;
        bool is_link;
        std::uint32_t first_block;
        std::uint8_t hints;
        Apart apart;
    };

    Apart apart_of(NodeIndex i, const HtmlNode& node, std::uint8_t hints) const {
        if (tree_.raw(i, Attribute::hidden)) return Apart::hidden;
        if (const auto style = tree_.raw(i, Attribute::style)) {
            if (contains_ignoring_space(*style, "display:none") || contains_ignoring_space(*style, "visibility:hidden"))
                return Apart::hidden;
        }
        switch (node.tag) {
            case Tag::nav:
            case Tag::footer:
            case Tag::menu:
            case Tag::dialog:
                return Apart::navigation;
            case Tag::aside:
                return Apart::aside;
            case Tag::form:
            case Tag::fieldset:
                return Apart::form;
            case Tag::figcaption:
            case Tag::caption:
                return Apart::caption;
            default:
                break;
        }
        if (const auto role = tree_.raw(i, Attribute::role)) {
            if (*role == "navigation" || *role == "contentinfo" || *role == "banner" || *role == "dialog" || *role == "menu" ||
                *role == "search") {
                return Apart::navigation;
            }
            if (*role == "complementary") return Apart::aside;
        }
        if ((hints & 1U << static_cast<unsigned>(Hint::comments)) != 0) return Apart::comments;
        if ((hints & 1U << static_cast<unsigned>(Hint::furniture)) != 0 && node.tag != Tag::body && node.tag != Tag::html)
            return Apart::hint;
        return Apart::none;
    }

    // The node to go on with: the next, or the one after an element of which nothing is text.
    NodeIndex element(NodeIndex i, const HtmlNode& node) {
        if (node.tag == Tag::br) {
            if (in_preformatted() || !ends_with_break()) {
                trim_space();
                result_.text += '\n';
            } else {
                flush();  // <br><br> parts paragraphs
            }
            return i + 1;
        }
        if (node.tag == Tag::hr) {
            flush();
            return i + 1;
        }
        std::uint8_t hints = 0;
        bool is_popup = false;  // a box that shows where a pointer rests
        if (node.length > 0) {
            if (const auto names = tree_.raw(i, Attribute::class_)) hints = hints_of(*names, lists_);
            is_popup = (hints & kPopup) == kPopup;
            if (const auto name = tree_.raw(i, Attribute::id)) hints = static_cast<std::uint8_t>(hints | hints_of(*name, lists_));
        }
        const Apart apart = node.length > 0 || has(node.tag, kBlock) ? apart_of(i, node, hints) : Apart::none;
        if (node.tag == Tag::span && (apart == Apart::hidden || is_popup) && in_prose())
            return node.end;  // in a sentence, but no part of it
        const bool is_link = node.tag == Tag::a && tree_.raw(i, Attribute::href).has_value();
        // An inline element that is set apart is a block of its own, but not within a sentence.
        const bool is_block = has(node.tag, kBlock) || (apart != Apart::none && !in_prose());
        if (!is_block && !is_link) return i + 1;
        if (is_block) flush();
        open_.push_back(
            {i, node.end, is_block, is_link, static_cast<std::uint32_t>(result_.blocks.size()), hints, is_block ? apart : Apart::none});
        if (is_link && n_links_++ == 0) link_begin_ = result_.text.size();
        return i + 1;
    }

    void close() {
        const Open open = open_.back();
        if (open.is_link && --n_links_ == 0) n_link_bytes_ += static_cast<std::uint32_t>(result_.text.size() - link_begin_);
        if (open.is_block) {
            flush();
            const auto end = static_cast<std::uint32_t>(result_.blocks.size());
            if (end > open.first_block) result_.elements.push_back({open.node, open.first_block, end, open.hints, open.apart});
        }
        open_.pop_back();
    }

    [[nodiscard]] const Open* innermost_block() const {
        for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
            if (it->is_block) return &*it;
        }
        return nullptr;
    }
    // Links nest at most as deep as the tree, but in practice once: the search is short.
    [[nodiscard]] bool in_prose() const {
        const Open* block = innermost_block();
        if (block == nullptr) return false;
        const Tag tag = tree_.nodes[block->node].tag;
        return tag == Tag::p || is_heading(tag) || tag == Tag::blockquote;
    }
    [[nodiscard]] bool in_preformatted() const {
        const Open* block = innermost_block();
        return block != nullptr && tree_.nodes[block->node].tag == Tag::pre;
    }
    [[nodiscard]] bool ends_with_break() const {
        return result_.text.size() <= begin_ || result_.text.back() == '\n' ||
               (result_.text.size() > begin_ + 1 && result_.text.back() == ' ' && result_.text[result_.text.size() - 2] == '\n');
    }
    void trim_space() {
        while (result_.text.size() > begin_ && result_.text.back() == ' ') result_.text.pop_back();
    }

    void text(std::string_view raw) {
        std::string& out = result_.text;
        if (out.size() == begin_) {  // the first of its block: no white space before it
            const auto first = raw.find_first_not_of(" \t\n\r\f");
            if (first == std::string_view::npos) return;
            raw.remove_prefix(first);
        }
        append_collapsed(out, raw);
    }

    // Ends the block that is being gathered.
    void flush() {
        std::string& out = result_.text;
        while (out.size() > begin_ && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
        if (n_links_ > 0) {
            if (out.size() > link_begin_) n_link_bytes_ += static_cast<std::uint32_t>(out.size() - link_begin_);
            link_begin_ = out.size();
        }
        std::size_t first = begin_;
        while (first < out.size() && (out[first] == ' ' || out[first] == '\n')) ++first;
        if (first < out.size()) {
            Block block;
            block.begin = static_cast<std::uint32_t>(first);
            block.end = static_cast<std::uint32_t>(out.size());
            const Open* around = innermost_block();
            block.container = around != nullptr ? around->node : 0;
            block.kind = kind_of(block.container);
            block.n_link_bytes = std::min(n_link_bytes_, block.end - block.begin);
            const std::string_view view = result_.text_of(block);
            unsigned before = 0;
            std::uint32_t n_ideographs = 0;  // and kana, hangul: U+3000 and after; two make a word, since no space does
            for (const char c : view) {
                n_ideographs += static_cast<unsigned char>(c) >= 0xe3 && static_cast<unsigned char>(c) <= 0xed;
                const unsigned word = kIsInWord[static_cast<unsigned char>(c)];
                block.n_words += word & ~before;
                before = word;
            }
            block.n_words = std::max(block.n_words + n_ideographs / 2, (block.end - block.begin) / kMaxWordBytes);
            block.is_sentence = ends_as_sentence(view);
            result_.blocks.push_back(block);
            out += '\n';
        } else {
            out.resize(begin_);
        }
        begin_ = out.size();
        n_link_bytes_ = 0;
        if (n_links_ > 0) link_begin_ = begin_;
    }

    static bool ends_as_sentence(std::string_view text) {
        for (const std::string_view closing : {"\"", "”", "’", "'", ")", "»"}) {
            if (text.size() > closing.size() && text.substr(text.size() - closing.size()) == closing) {
                text.remove_suffix(closing.size());
                break;
            }
        }
        for (const std::string_view end : {".", "!", "?", "…", "。", "！", "？", ":", ";", ","}) {
            if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) return true;
        }
        return false;
    }

    [[nodiscard]] BlockKind kind_of(NodeIndex container) const {
        // The nearest of the elements around that says what it is: <li><p>…</p></li> is an item.
        NodeIndex at = container;
        for (int i = 0; i < 3; ++i) {
            switch (tree_.nodes[at].tag) {
                case Tag::h1:
                case Tag::h2:
                case Tag::h3:
                case Tag::h4:
                case Tag::h5:
                case Tag::h6:
                    return BlockKind::heading;
                case Tag::li:
                case Tag::dd:
                case Tag::dt:
                    return BlockKind::item;
                case Tag::blockquote:
                    return BlockKind::quote;
                case Tag::td:
                case Tag::th:
                    return i == 0 ? BlockKind::cell : BlockKind::paragraph;
                case Tag::pre:
                case Tag::listing:
                case Tag::xmp:
                    return BlockKind::preformatted;
                default:
                    break;
            }
            at = tree_.nodes[at].parent;
        }
        return BlockKind::paragraph;
    }

    const HtmlTree& tree_;
    const PageLists& lists_;
    Blocks result_;
    std::vector<Open> open_;
    std::size_t begin_ = 0;  // of the block that is being gathered, in the text
    std::size_t link_begin_ = 0;
    std::uint32_t n_links_ = 0;  // open
    std::uint32_t n_link_bytes_ = 0;
};

// How much of the article a block may be: its words that are not links, where it reads like prose.
std::uint32_t prose_words(const Block& block) {
    if (block.link_share() > 0.5) return 0;
    if (block.n_words < 12 && !(block.is_sentence && block.n_words > 4)) return 0;
    return block.n_words;
}

// An element is set apart only if at least this share of the page's prose stands outside it: names lie ("has-sidebar" on the body).
double least_outside(Apart apart) {
    switch (apart) {
        case Apart::comments:
            return 0.08;
        case Apart::navigation:
        case Apart::form:
        case Apart::aside:
            return 0.5;
        case Apart::caption:
            return 0.2;
        default:
            return 0.6;
    }
}

constexpr double kLeastShown = 0.25;       // ... that is shown without scripts: articles behind "read more" are hidden by style
constexpr double kLeastOutsideAll = 0.35;  // of the prose that is no comment

enum class Trust { all, structure, hidden, nothing };

bool is_trusted(Apart apart, Trust trust) {
    switch (apart) {
        case Apart::none:
            return false;
        case Apart::hint:
        case Apart::aside:
        case Apart::form:
            return trust == Trust::all;
        case Apart::hidden:
            return trust != Trust::nothing;
        default:
            return trust == Trust::all || trust == Trust::structure;
    }
}

}  // namespace

Blocks find_blocks(const HtmlTree& tree, const PageLists& lists) {
    return BlockFinder(tree, lists).find();
}

void set_apart(Blocks& blocks) {
    std::vector<std::uint32_t> before(blocks.blocks.size() + 1, 0);
    for (std::size_t i = 0; i < blocks.blocks.size(); ++i) before[i + 1] = before[i] + prose_words(blocks.blocks[i]);
    const double total = before.back();
    // Site builders call each paragraph a "banner" or put each in an <aside>: if all that is set apart is most of the prose, names count
    // less.
    for (const Trust trust : {Trust::all, Trust::structure, Trust::hidden, Trust::nothing}) {
        for (Block& block : blocks.blocks) block.apart = Apart::none;
        // Elements come inner before outer; what is set apart as a whole is jumped over.
        std::vector<std::uint32_t> apart_until(blocks.blocks.size() + 1, 0);
        for (const Element& element : blocks.elements) {
            if (!is_trusted(element.apart, trust)) continue;
            const double inside = before[element.end] - before[element.first];
            if (total > 0 && total - inside < least_outside(element.apart) * total) continue;
            for (std::uint32_t i = element.first; i < element.end;) {
                if (apart_until[i] > i) {
                    i = std::min(apart_until[i], element.end);
                    continue;
                }
                blocks.blocks[i].apart = element.apart;
                ++i;
            }
            apart_until[element.first] = std::max(apart_until[element.first], element.end);
        }
        double outside = 0;
        double commented = 0;
        for (const Block& block : blocks.blocks) {
            if (block.apart == Apart::none) outside += prose_words(block);
            if (block.apart == Apart::comments) commented += prose_words(block);
        }
        if (outside >= (trust == Trust::hidden ? kLeastShown : kLeastOutsideAll) * (total - commented)) return;
    }
}

}  // namespace onrecord
