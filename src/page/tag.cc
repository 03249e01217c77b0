// A name is looked up once a tag, an attribute once each: a hash of its letters into a table that is made at compile time.
#include "page/tag.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "page/tokenizer.h"

namespace onrecord {
namespace {

struct TagRow {
    std::string_view name;
    Tag tag;
    std::uint16_t properties;
};

// clang-format off
constexpr TagRow kRows[] = {
    {"a", Tag::a, kFormatting}, {"abbr", Tag::abbr, 0}, {"acronym", Tag::acronym, 0}, {"address", Tag::address, kBlock},
    {"amp-ad", Tag::amp_ad, kBlock | kNoText}, {"applet", Tag::applet, kScope}, {"area", Tag::area, kVoid}, {"article", Tag::article, kBlock},
    {"aside", Tag::aside, kBlock}, {"audio", Tag::audio, kNoText}, {"b", Tag::b, kFormatting}, {"base", Tag::base, kVoid | kHead},
    {"basefont", Tag::basefont, kVoid | kHead}, {"bgsound", Tag::bgsound, kVoid | kHead}, {"big", Tag::big, kFormatting},
    {"blockquote", Tag::blockquote, kBlock}, {"body", Tag::body, kBlock}, {"br", Tag::br, kVoid}, {"button", Tag::button, kNoText},
    {"canvas", Tag::canvas, kNoText}, {"caption", Tag::caption, kBlock | kScope}, {"center", Tag::center, kBlock}, {"cite", Tag::cite, 0},
    {"code", Tag::code, kFormatting}, {"col", Tag::col, kVoid}, {"colgroup", Tag::colgroup, kBlock}, {"data", Tag::data, 0},
    {"datalist", Tag::datalist, kNoText}, {"dd", Tag::dd, kBlock}, {"del", Tag::del, 0}, {"details", Tag::details, kBlock}, {"dfn", Tag::dfn, 0},
    {"dialog", Tag::dialog, kBlock}, {"dir", Tag::dir, kBlock}, {"div", Tag::div, kBlock}, {"dl", Tag::dl, kBlock}, {"dt", Tag::dt, kBlock},
    {"em", Tag::em, kFormatting}, {"embed", Tag::embed, kVoid}, {"fieldset", Tag::fieldset, kBlock}, {"figcaption", Tag::figcaption, kBlock},
    {"figure", Tag::figure, kBlock}, {"font", Tag::font, kFormatting}, {"footer", Tag::footer, kBlock}, {"form", Tag::form, kBlock},
    {"frame", Tag::frame, kVoid}, {"frameset", Tag::frameset, kBlock}, {"h1", Tag::h1, kBlock}, {"h2", Tag::h2, kBlock}, {"h3", Tag::h3, kBlock},
    {"h4", Tag::h4, kBlock}, {"h5", Tag::h5, kBlock}, {"h6", Tag::h6, kBlock}, {"head", Tag::head, kBlock}, {"header", Tag::header, kBlock},
    {"hgroup", Tag::hgroup, kBlock}, {"hr", Tag::hr, kVoid | kBlock}, {"html", Tag::html, kBlock | kScope}, {"i", Tag::i, kFormatting},
    {"iframe", Tag::iframe, kRaw | kNoText}, {"img", Tag::img, kVoid}, {"input", Tag::input, kVoid}, {"ins", Tag::ins, 0}, {"kbd", Tag::kbd, 0},
    {"keygen", Tag::keygen, kVoid}, {"label", Tag::label, 0}, {"legend", Tag::legend, kBlock}, {"li", Tag::li, kBlock},
    {"link", Tag::link, kVoid | kHead}, {"listing", Tag::listing, kBlock}, {"main", Tag::main, kBlock}, {"map", Tag::map, 0},
    {"mark", Tag::mark, 0}, {"marquee", Tag::marquee, kScope}, {"math", Tag::math, kScope}, {"menu", Tag::menu, kBlock},
    {"meta", Tag::meta, kVoid | kHead}, {"meter", Tag::meter, kNoText}, {"nav", Tag::nav, kBlock}, {"nobr", Tag::nobr, kFormatting},
    {"noembed", Tag::noembed, kRaw | kNoText}, {"noframes", Tag::noframes, kRaw | kNoText | kHead}, {"noscript", Tag::noscript, kHead},
    {"object", Tag::object, kScope}, {"ol", Tag::ol, kBlock}, {"optgroup", Tag::optgroup, kNoText}, {"option", Tag::option, kNoText},
    {"output", Tag::output, 0}, {"p", Tag::p, kBlock}, {"param", Tag::param, kVoid}, {"picture", Tag::picture, 0},
    {"plaintext", Tag::plaintext, kBlock}, {"pre", Tag::pre, kBlock}, {"progress", Tag::progress, kNoText}, {"q", Tag::q, 0}, {"rb", Tag::rb, 0},
    {"rp", Tag::rp, kNoText}, {"rt", Tag::rt, kNoText}, {"rtc", Tag::rtc, kNoText}, {"ruby", Tag::ruby, 0}, {"s", Tag::s, kFormatting},
    {"samp", Tag::samp, 0}, {"script", Tag::script, kRaw | kNoText | kHead}, {"search", Tag::search, kBlock}, {"section", Tag::section, kBlock},
    {"select", Tag::select, kNoText}, {"slot", Tag::slot, 0}, {"small", Tag::small, kFormatting}, {"source", Tag::source, kVoid},
    {"span", Tag::span, 0}, {"strike", Tag::strike, kFormatting}, {"strong", Tag::strong, kFormatting}, {"style", Tag::style, kRaw | kNoText | kHead},
    {"sub", Tag::sub, 0}, {"summary", Tag::summary, kBlock}, {"sup", Tag::sup, 0}, {"svg", Tag::svg, kScope | kNoText},
    {"table", Tag::table, kBlock | kScope}, {"tbody", Tag::tbody, kBlock}, {"td", Tag::td, kBlock | kScope},
    {"template", Tag::template_, kScope | kNoText | kHead}, {"textarea", Tag::textarea, kRcdata | kNoText}, {"tfoot", Tag::tfoot, kBlock},
    {"th", Tag::th, kBlock | kScope}, {"thead", Tag::thead, kBlock}, {"time", Tag::time, 0}, {"title", Tag::title, kRcdata | kHead | kNoText},
    {"tr", Tag::tr, kBlock}, {"track", Tag::track, kVoid}, {"tt", Tag::tt, kFormatting}, {"u", Tag::u, kFormatting}, {"ul", Tag::ul, kBlock},
    {"var", Tag::var, 0}, {"video", Tag::video, kNoText}, {"wbr", Tag::wbr, kVoid}, {"xmp", Tag::xmp, kRaw | kBlock},
};

struct AttributeRow {
    std::string_view name;
    Attribute attribute;
};
constexpr AttributeRow kAttributes[] = {
    {"id", Attribute::id}, {"class", Attribute::class_}, {"href", Attribute::href}, {"content", Attribute::content}, {"property", Attribute::property},
    {"name", Attribute::name}, {"itemprop", Attribute::itemprop}, {"itemtype", Attribute::itemtype}, {"rel", Attribute::rel},
    {"type", Attribute::type}, {"datetime", Attribute::datetime}, {"lang", Attribute::lang}, {"role", Attribute::role}, {"style", Attribute::style},
    {"hidden", Attribute::hidden}, {"aria-hidden", Attribute::aria_hidden}, {"aria-label", Attribute::aria_label}, {"title", Attribute::title},
    {"pubdate", Attribute::pubdate}, {"data-testid", Attribute::data_testid},
};
// clang-format on

constexpr std::size_t kSlots = 1024;  // few enough collisions that most names are found at the first look

constexpr std::size_t slot_of(std::string_view name) {
    std::uint32_t hash = 2166136261U ^ static_cast<std::uint32_t>(name.size());
    for (const char c : name) hash = (hash ^ static_cast<std::uint32_t>(static_cast<unsigned char>(lower_case(c)))) * 16777619U;
    return (hash ^ hash >> 15) % kSlots;
}

template <class Rows>
constexpr std::array<std::uint8_t, kSlots> index_of(const Rows& rows) {
    std::array<std::uint8_t, kSlots> table{};  // number of the row and one; 0: none
    std::uint8_t number = 1;
    for (const auto& row : rows) {
        std::size_t slot = slot_of(row.name);
        while (table[slot] != 0) slot = (slot + 1) % kSlots;
        table[slot] = number++;
    }
    return table;
}

constexpr auto kTagIndex = index_of(kRows);
constexpr auto kAttributeIndex = index_of(kAttributes);
constexpr std::size_t kLongestName = 12;

constexpr auto kProperties = [] {
    std::array<std::uint16_t, kTagCount> table{};
    for (const TagRow& row : kRows) table[static_cast<std::size_t>(row.tag)] = row.properties;
    return table;
}();

}  // namespace

std::uint16_t properties_of(Tag tag) {
    return kProperties[static_cast<std::size_t>(tag)];
}

Tag tag_of(std::string_view name) {
    if (name.size() > kLongestName) return Tag::other;
    for (std::size_t slot = slot_of(name); kTagIndex[slot] != 0; slot = (slot + 1) % kSlots) {
        const TagRow& row = kRows[kTagIndex[slot] - 1];
        if (equal_ignoring_case(name, row.name)) return row.tag;
    }
    return Tag::other;
}

Attribute attribute_of(std::string_view name) {
    if (name.size() > kLongestName) return Attribute::none;
    for (std::size_t slot = slot_of(name); kAttributeIndex[slot] != 0; slot = (slot + 1) % kSlots) {
        const AttributeRow& row = kAttributes[kAttributeIndex[slot] - 1];
        if (equal_ignoring_case(name, row.name)) return row.attribute;
    }
    return Attribute::none;
}

}  // namespace onrecord
