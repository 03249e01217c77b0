#include "page/block_features.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <unordered_map>

#include "page/furniture.h"
#include "page/headline.h"
#include "predict/feature.h"

namespace onrecord {
namespace {

constexpr int kMaxAncestors = 24;  // that are looked at, above a block

float number(double count) {
    return static_cast<float>(count);
}
float share(double part, double whole) {
    return whole > 0 ? static_cast<float>(part / whole) : 0;
}

// What is counted in the text of a block.
struct TextCounts {
    std::uint32_t commas = 0, stops = 0, questions = 0, digits = 0, capitals = 0, marks = 0;
};
// What a byte counts for, a byte each of digits, commas, questions, marks: 255 of them at most can be summed at once.
constexpr auto kCountsOf = [] {
    std::array<std::uint32_t, 256> counts{};
    for (unsigned char c = '0'; c <= '9'; ++c) counts[c] = 1;
    counts[','] = 1 << 8;
    counts['?'] = 1 << 16;
    for (const unsigned char c : {'|', '/', '>', '@', '$'}) counts[c] = 1 << 24;
    return counts;
}();
enum InWord : std::uint8_t { kGoesOn = 1, kCapital = 2 };
constexpr auto kInWord = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool goes_on = upper || (c >= 'a' && c <= 'z') || c >= 0x80 || c == '\'';
        kinds[c] = static_cast<std::uint8_t>((goes_on ? kGoesOn : 0) | (upper ? kCapital : 0));
    }
    return kinds;
}();

TextCounts count_text(std::string_view text) {
    TextCounts counts;
    unsigned before = 0;
    for (std::size_t begin = 0; begin < text.size(); begin += 255) {
        std::uint32_t sum = 0;
        for (const char c : text.substr(begin, 255)) {
            const auto byte = static_cast<unsigned char>(c);
            sum += kCountsOf[byte];
            const unsigned kind = kInWord[byte];
            counts.capitals += (kind >> 1) & ~before & 1U;
            before = kind;
        }
        counts.digits += sum & 0xff;
        counts.commas += sum >> 8 & 0xff;
        counts.questions += sum >> 16 & 0xff;
        counts.marks += sum >> 24;
    }
    for (std::size_t i = text.find('.'); i != std::string_view::npos; i = text.find('.', i + 1))
        counts.stops += i + 1 == text.size() || text[i + 1] == ' ' ? 1 : 0;
    return counts;
}

// How many words of data/page/promo_word.tsv stand in a short text.
std::uint32_t count_promo_words(std::string_view text, const PageLists& lists) {
    constexpr std::size_t kMaxBytes = 400;
    text = text.substr(0, kMaxBytes);
    std::uint32_t n = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto is_letter = [&](std::size_t i) { return (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z'); };
        if (!is_letter(at)) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && is_letter(at)) ++at;
        n += lists.promo_words.value(word_key(text.substr(begin, at - begin)));
    }
    return n;
}

// Numbers that a table of trees can part: nearness of elements is of no account.
float number_of(Tag tag) {
    switch (tag) {
        case Tag::p:
            return 1;
        case Tag::div:
            return 2;
        case Tag::li:
            return 3;
        case Tag::h1:
            return 4;
        case Tag::h2:
            return 5;
        case Tag::h3:
            return 6;
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
            return 7;
        case Tag::blockquote:
            return 8;
        case Tag::td:
        case Tag::th:
            return 9;
        case Tag::section:
            return 10;
        case Tag::article:
            return 11;
        case Tag::main:
            return 12;
        case Tag::ul:
        case Tag::ol:
            return 13;
        case Tag::dd:
        case Tag::dt:
        case Tag::dl:
            return 14;
        case Tag::figure:
        case Tag::figcaption:
            return 15;
        case Tag::header:
            return 16;
        case Tag::footer:
            return 17;
        case Tag::aside:
            return 18;
        case Tag::pre:
            return 19;
        case Tag::body:
            return 20;
        case Tag::form:
            return 21;
        case Tag::nav:
            return 22;
        default:
            return 0;
    }
}

// Sums over the blocks before each, so that a range costs two look-ups.
struct Sums {
    std::vector<double> words, prose, links;  // links: words in links

    explicit Sums(const Blocks& blocks) : words(1, 0), prose(1, 0), links(1, 0) {
        for (const Block& block : blocks.blocks) {
            words.push_back(words.back() + block.n_words);
            prose.push_back(prose.back() + (is_prose(block) ? block.n_words : 0));
            links.push_back(links.back() + block.link_share() * block.n_words);
        }
    }
    static double of(const std::vector<double>& sums, std::size_t first, std::size_t end) { return sums[end] - sums[first]; }
};

struct Ancestry {
    std::uint32_t hints = 0;      // of all elements around
    std::uint32_t own_hints = 0;  // of the innermost two
    std::uint32_t aparts = 0;     // bits 1 << Apart
    bool article = false, main = false, header = false, list = false, table = false;
    int depth = 0;
    int up_to_region = 0;  // steps to the first element that holds the region
};

class FeatureMaker {
public:
    FeatureMaker(const HtmlTree& tree, const Blocks& blocks, const BodyRegion& region, std::string_view title, const PageLists& lists)
        : tree_(tree),
          blocks_(blocks),
          region_(region),
          lists_(lists),
          sums_(blocks),
          title_(folded(title)),
          element_of_(tree.nodes.size(), kNone),
          make_of_(tree.nodes.size()) {
        for (auto i = static_cast<std::uint32_t>(blocks.elements.size()); i-- > 0;) element_of_[blocks.elements[i].node] = i;
        SpanList spans;
        for (const Block& block : blocks.blocks) spans.push_back({block.begin, block.end});
        is_furniture_.resize(spans.size());
        for (const Span span : mark_furniture(blocks.text, spans, lists.furniture).furniture) {
            const auto found = std::lower_bound(spans.begin(), spans.end(), span, [](Span a, Span b) { return a.begin < b.begin; });
            if (found != spans.end()) is_furniture_[static_cast<std::size_t>(found - spans.begin())] = true;
        }
    }

    std::vector<float> make() {
        const auto n = static_cast<std::uint32_t>(blocks_.blocks.size());
        own_.resize(n);
        for (std::uint32_t i = 0; i < n; ++i) own_[i] = own_of(i);
        std::vector<std::uint64_t> signatures(n);
        struct Kin {
            double n = 0, words = 0, links = 0, inside = 0;
        };
        std::unordered_map<std::uint64_t, Kin> kin;  // asked by key only
        for (std::uint32_t i = 0; i < n; ++i) {
            signatures[i] = signature_of(i);
            Kin& own = kin[signatures[i]];
            ++own.n;
            own.words += blocks_.blocks[i].n_words;
            own.links += blocks_.blocks[i].link_share();
            own.inside += region_.run.contains(i) ? 1 : 0;
        }
        rows_.resize(n * kBlockFeatures);
        next_ = rows_.data();
        const double all = sums_.words[n];
        std::uint32_t heading = n;  // the last one
        std::uint32_t headings = 0;
        for (std::uint32_t i = 0; i < n; ++i) {
            const Block& block = blocks_.blocks[i];
            const Kin& own = kin[signatures[i]];
            put_own(i);
            put_ancestry(i);
            // Blocks of one make.
            add(number(own.n));
            add(share(own.words, own.n));
            add(share(own.links, own.n));
            add(share(own.inside, own.n));
            // The region.
            add(region_.run.contains(i));
            add(region_.element.contains(i));
            add(i < region_.run.first ? -number(region_.run.first - i) : i >= region_.run.end ? number(i - region_.run.end + 1) : 0);
            add(number(i < region_.run.first  ? Sums::of(sums_.words, i, region_.run.first)
                       : i >= region_.run.end ? Sums::of(sums_.words, region_.run.end, i)
                                              : 0));
            add(share(Sums::of(sums_.words, region_.run.first, std::max(region_.run.first, std::min(i, region_.run.end))),
                      Sums::of(sums_.words, region_.run.first, region_.run.end)));
            add(i < region_.run.end ? number(Sums::of(sums_.prose, i, region_.run.end)) : 0);
            add(number(Sums::of(sums_.words, region_.run.first, region_.run.end)));
            add(share(Sums::of(sums_.words, region_.run.first, region_.run.end), all));
            add(share(Sums::of(sums_.words, region_.element.first, region_.element.end), all));
            // The page.
            add(share(i, n));
            add(share(sums_.words[i], all));
            add(number(n));
            add(number(all));
            add(i < region_.headline ? -number(region_.headline - i) : number(i - region_.headline));
            // What stands around.
            for (const int by : {-3, -2, -1, 1, 2, 3}) put_neighbour(i, by);
            for (const std::uint32_t width : {3U, 8U}) {
                const std::uint32_t first = i > width ? i - width : 0;
                const std::uint32_t end = std::min(n, i + 1 + width);
                add(number(Sums::of(sums_.prose, first, i)));
                add(number(Sums::of(sums_.prose, i + 1, end)));
                add(share(Sums::of(sums_.links, first, i), Sums::of(sums_.words, first, i)));
                add(share(Sums::of(sums_.links, i + 1, end), Sums::of(sums_.words, i + 1, end)));
            }
            // The heading before.
            add(heading < n ? number(i - heading) : -1);
            add(heading < n ? own_[heading].promo : -1);
            add(heading < n && is_furniture_[heading]);
            add(heading < n ? number_of(tree_.nodes[blocks_.blocks[heading].container].tag) : -1);
            add(number(headings));
            // The groups that it is in.
            NodeIndex at = block.container;
            for (int level = 0; level < 3; ++level) {
                at = level == 0 ? at : tree_.nodes[at].parent;
                const std::uint32_t found = element_of_[at];
                const std::uint32_t first = found != kNone ? blocks_.elements[found].first : i;
                const std::uint32_t end = found != kNone ? blocks_.elements[found].end : i + 1;
                add(number(end - first));
                add(number(Sums::of(sums_.prose, first, end)));
                add(share(Sums::of(sums_.links, first, end), Sums::of(sums_.words, first, end)));
            }
            if (block.kind == BlockKind::heading) {
                heading = i;
                ++headings;
            }
            assert(next_ == rows_.data() + (i + 1) * kBlockFeatures);
        }
        return std::move(rows_);
    }

private:
    struct Own {
        float words, links, kind, promo;
    };
    Own own_of(std::uint32_t i) const {
        const Block& block = blocks_.blocks[i];
        return {number(block.n_words), static_cast<float>(block.link_share()), static_cast<float>(block.kind),
                static_cast<float>(count_promo_words(blocks_.text_of(block), lists_))};
    }
    void add(float value) { *next_++ = value; }

    void put_own(std::uint32_t i) {
        const Block& block = blocks_.blocks[i];
        const std::string_view text = blocks_.text_of(block);
        const TextCounts counts = count_text(text);
        add(own_[i].words);
        add(own_[i].links);
        add(own_[i].kind);
        add(own_[i].promo);
        add(static_cast<float>(block.apart));
        add(block.is_sentence);
        add(is_prose(block));
        add(share(static_cast<double>(text.size()), block.n_words));
        add(share(counts.commas, block.n_words));
        add(share(counts.stops, block.n_words));
        add(number(counts.stops));
        add(static_cast<float>(counts.questions));
        add(share(counts.digits, static_cast<double>(text.size())));
        add(share(counts.capitals, block.n_words));
        add(share(counts.marks, block.n_words));
        add(text.back() == ':' ? 1 : text.back() == '.' ? 2 : text.back() == '?' ? 3 : text.back() == '!' ? 4 : 0);
        add(text[0] >= 'a' && text[0] <= 'z'              ? 1
            : text[0] >= '0' && text[0] <= '9'            ? 2
            : static_cast<unsigned char>(text[0]) >= 0x80 ? 3
                                                          : 0);
        add(text.find("©") != std::string_view::npos);
        add(is_furniture_[i]);
        add(is_credit(blocks_, block));
        add(!title_.empty() && text.size() < title_.size() * 3 && folded(text) == title_);
        add(text.find('\n') != std::string_view::npos);
    }

    void put_ancestry(std::uint32_t i) {
        const NodeIndex container = blocks_.blocks[i].container;
        Ancestry around;
        bool in_region = false;
        NodeIndex at = container;
        for (; around.depth < kMaxAncestors; ++around.depth) {
            const HtmlNode& node = tree_.nodes[at];
            if (node.tag == Tag::body || node.tag == Tag::html || at == 0) break;
            in_region = in_region || (at <= region_.node && region_.node < node.end);
            around.up_to_region += in_region ? 0 : 1;
            around.article = around.article || node.tag == Tag::article;
            around.main = around.main || node.tag == Tag::main;
            around.header = around.header || node.tag == Tag::header;
            around.list = around.list || node.tag == Tag::ul || node.tag == Tag::ol;
            around.table = around.table || node.tag == Tag::table;
            if (const std::uint32_t found = element_of_[at]; found != kNone) {
                const Element& element = blocks_.elements[found];
                around.hints |= element.hints;
                if (around.depth < 2) around.own_hints |= element.hints;
                around.aparts |= 1U << static_cast<unsigned>(element.apart);
            }
            at = node.parent;
        }
        const bool inside = region_.node <= container && container < tree_.nodes[region_.node].end;
        const auto hint = [](std::uint32_t hints, Hint which) { return (hints >> static_cast<unsigned>(which) & 1U) != 0; };
        add(number_of(tree_.nodes[container].tag));
        const NodeIndex parent = tree_.nodes[container].parent;
        add(number_of(tree_.nodes[parent].tag));
        add(number_of(tree_.nodes[tree_.nodes[parent].parent].tag));
        add(static_cast<float>(around.depth));
        add(inside ? 0 : static_cast<float>(around.up_to_region));
        add(hint(around.hints, Hint::body) || (hint(around.hints, Hint::subject) && hint(around.hints, Hint::matter)));
        add(hint(around.hints, Hint::comments));
        add(hint(around.hints, Hint::furniture));
        add(hint(around.own_hints, Hint::furniture));
        add(hint(around.own_hints, Hint::body));
        for (const Apart apart : {Apart::hidden, Apart::navigation, Apart::aside, Apart::form, Apart::caption})
            add((around.aparts >> static_cast<unsigned>(apart) & 1U) != 0);
        add(around.article);
        add(around.main);
        add(around.header);
        add(around.list);
        add(around.table);
    }

    void put_neighbour(std::uint32_t i, int by) {
        const auto n = static_cast<std::int64_t>(own_.size());
        const std::int64_t at = static_cast<std::int64_t>(i) + by;
        const bool there = at >= 0 && at < n;
        const auto j = static_cast<std::uint32_t>(there ? at : i);
        add(there ? own_[j].words : -1);
        add(there ? own_[j].links : -1);
        if (by < -2 || by > 2) return;
        add(there ? own_[j].kind : -1);
        add(there ? static_cast<float>(blocks_.blocks[j].apart) : -1);
        add(there && is_furniture_[j]);
        add(there ? own_[j].promo : -1);
    }

    // Of the elements around a block: those of one make have it in common.
    std::uint64_t signature_of(std::uint32_t i) {
        std::uint64_t hash = 0;
        NodeIndex at = blocks_.blocks[i].container;
        for (int level = 0; level < 4 && at != 0; ++level, at = tree_.nodes[at].parent) {
            if (make_of_[at] == 0) make_of_[at] = make_of(at);
            hash = spread(hash ^ make_of_[at]);
        }
        return hash;
    }
    // Of an element's name and class.
    std::uint64_t make_of(NodeIndex at) const {
        std::uint64_t hash = 0xcbf29ce484222325ULL;
        const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3ULL; };
        mix(static_cast<std::uint64_t>(tree_.nodes[at].tag) + 1);
        if (const auto names = tree_.raw(at, Attribute::class_)) {
            for (const char c : names->substr(0, 64)) mix(static_cast<unsigned char>(c));
        }
        return hash;
    }

    const HtmlTree& tree_;
    const Blocks& blocks_;
    const BodyRegion& region_;
    const PageLists& lists_;
    Sums sums_;
    std::string title_;
    static constexpr std::uint32_t kNone = 0xffffffff;
    std::vector<std::uint32_t> element_of_;  // of a node, or kNone
    std::vector<std::uint64_t> make_of_;     // of a node, or 0: not asked yet
    std::vector<bool> is_furniture_;
    std::vector<Own> own_;
    std::vector<float> rows_;
    float* next_ = nullptr;  // to be written
};

}  // namespace

std::vector<float> block_features(const HtmlTree& tree, const Blocks& blocks, const BodyRegion& region, std::string_view title,
                                  const PageLists& lists) {
    return FeatureMaker(tree, blocks, region, title, lists).make();
}

}  // namespace onrecord
