#include "intake/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/ascii.h"
#include "base/date_text.h"
#include "text/encoding.h"

namespace onrecord {
namespace {

// The name without its prefix: "content:encoded" is encoded.
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    return node.find_child([&](const pugi::xml_node& each) { return local_name(each) == name; });
}

// An element's text: escaped or in CDATA, or elements of XHTML as they stand (Atom's type="xhtml").
std::string words_of(const pugi::xml_node& node) {
    struct Writer : pugi::xml_writer {
        std::string out;
        void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
    };
    Writer writer;
    for (const pugi::xml_node& part : node.children()) {
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
            writer.out += part.value();
        } else if (part.type() == pugi::node_element) {
            part.print(writer, "", pugi::format_raw);
        }
    }
    const auto begin = writer.out.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return {};
    return writer.out.substr(begin, writer.out.find_last_not_of(" \t\r\n") - begin + 1);
}

// Markup that was escaped once more than it should be ("&lt;p&gt;" for "<p>"), as it was meant; else `text`.
std::string less_escaped(std::string text) {
    if (!text.starts_with("&lt;") || text.find('<') != std::string::npos) return text;
    pugi::xml_document element;
    return element.load_string(fmt::format("<x>{}</x>", text).c_str()) ? element.child("x").text().get() : text;
}

std::string first_of(const pugi::xml_node& item, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        if (std::string words = words_of(child(item, name)); !words.empty()) return words;
    }
    return {};
}

// Where there are several they are tags. Atom has it in an attribute.
std::string only_category(const pugi::xml_node& item) {
    std::string only;
    for (const pugi::xml_node& category : item.children()) {
        if (local_name(category) != "category") continue;
        if (!only.empty()) return {};
        only = words_of(category);
        if (only.empty()) only = category.attribute("label").as_string(category.attribute("term").value());
    }
    return only;
}

std::string link_of(const pugi::xml_node& item) {
    for (const pugi::xml_node& link : item.children()) {
        if (local_name(link) != "link") continue;
        const std::string_view relation = link.attribute("rel").as_string("alternate");
        if (const std::string_view href = link.attribute("href").value(); !href.empty() && relation == "alternate")
            return std::string(href);
        if (std::string words = words_of(link); !words.empty()) return words;
    }
    return {};
}

std::string attribute_value(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"') {
            out += "&quot;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out += c;
        }
    }
    return out;
}

// What the XML declaration says of the bytes; empty where it says nothing.
std::string_view declared_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (!bytes.starts_with("<?xml")) return {};
    bytes = bytes.substr(0, bytes.find("?>"));
    const auto at = bytes.find("encoding=");
    if (at == std::string_view::npos || at + 10 >= bytes.size()) return {};
    const char quote = bytes[at + 9];
    bytes.remove_prefix(at + 10);
    return bytes.substr(0, bytes.find(quote));
}

// The items of RSS 2.0 are in the channel, those of RSS 1.0 beside it, and Atom calls them entries.
void read_items(const pugi::xml_node& parent, const std::string& outlet, const std::string& path, Delivery& delivery, std::size_t& number) {
    for (const pugi::xml_node& item : parent.children()) {
        if (local_name(item) != "item" && local_name(item) != "entry") continue;
        if (!delivery.wants_more()) return;
        const std::string place = fmt::format("{}#{}", path, ++number);
        Document document;
        document.input = place;
        document.charset = "utf-8";
        document.kind = DocumentKind::html;
        std::string text = less_escaped(first_of(item, {"encoded", "content", "description", "summary"}));
        if (text.empty()) {
            delivery.problem(place, ErrorKind::malformed, "is an item without text");
            continue;
        }
        // As a page, so that its author is read as a page's is.
        const pugi::xml_node author = child(item, "author");
        std::string name = first_of(author, {"name"});
        if (name.empty()) name = first_of(item, {"creator", "author"});
        const std::string category = only_category(item);
        const std::string section =
            category.empty() ? "" : fmt::format("<meta property=\"article:section\" content=\"{}\">", attribute_value(category));
        document.bytes = fmt::format(
            "<!doctype html><meta property=\"og:type\" content=\"article\"><meta name=\"author\" content=\"{}\">{}<article>{}</article>",
            attribute_value(name), section, text);
        document.title = first_of(item, {"title"});
        document.url = link_of(item);
        document.outlet = outlet;
        // RSS: the channel that the item is from. Atom's <source> holds a feed's elements.
        const pugi::xml_node source = child(item, "source");
        const bool has_elements = !source.find_child([](const pugi::xml_node& each) { return each.type() == pugi::node_element; }).empty();
        document.syndicated_from = has_elements ? first_of(source, {"title"}) : words_of(source);
        if (const auto date = parse_date(first_of(item, {"pubDate", "published", "date", "issued", "updated"})))
            document.date = to_edtf({*date, *date});
        delivery.document(std::move(document));
    }
}

}  // namespace

bool is_feed(std::string_view head) {
    const std::string lowered = lower_case(head);
    return lowered.find("<rss") != std::string::npos || lowered.find("<rdf:rdf") != std::string::npos ||
           lowered.find("<feed") != std::string::npos;
}

void read_feed(std::string bytes, const std::string& path, Delivery& delivery) {
    const std::string encoding(declared_encoding(bytes));
    auto decoded = decode_bytes(std::move(bytes), encoding, Markup::plain, path);
    if (!decoded) return delivery.problem(path, decoded.error());
    const std::string& text = decoded.value().text;
    pugi::xml_document document;
    const auto parsed = document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    const pugi::xml_node root = document.document_element();
    if (!root) return delivery.problem(path, ErrorKind::malformed, fmt::format("is no feed that could be read: {}", parsed.description()));
    std::size_t number = 0;
    const pugi::xml_node channel = child(root, "channel");
    const std::string outlet = words_of(child(channel ? channel : root, "title"));
    read_items(channel, outlet, path, delivery, number);
    read_items(root, outlet, path, delivery, number);
    // What is read before a mistake is kept.
    if (!parsed)
        return delivery.problem(path, ErrorKind::malformed,
                                fmt::format("byte {}: {}; what follows was not read", parsed.offset, parsed.description()));
    if (number == 0) delivery.problem(path, ErrorKind::malformed, "is a feed without items");
}

}  // namespace onrecord
