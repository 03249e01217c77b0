// print_blocks INPUT...: of each page the blocks with their features, as JSON Lines: {"id", "blocks": [{"text", "x": [numbers]}]}, for
// training/train_blocks.py.
#include <fmt/format.h>

#include <string>

#include "base/json_writer.h"
#include "intake/intake.h"
#include "page/block_features.h"
#include "page/metadata.h"
#include "text/encoding.h"

namespace onrecord {
namespace {

void print_page(Document document, const PageLists& lists) {
    auto decoded = decode_bytes(std::move(document.bytes), document.charset, Markup::html, document.input);
    if (!decoded) return;
    const HtmlTree tree = build_tree(decoded.value().text);
    Blocks blocks = find_blocks(tree, lists);
    set_apart(blocks);
    const Metadata metadata = read_metadata(tree, blocks, lists);
    const BodyRegion region = find_region(tree, blocks, metadata.title);
    const auto rows = block_features(tree, blocks, region, metadata.title, lists);
    std::string line = "{\"input\":";
    append_json_string(line, document.input);
    line += ",\"blocks\":[";
    for (std::size_t i = 0; i < blocks.blocks.size(); ++i) {
        line += i > 0 ? ",{\"text\":" : "{\"text\":";
        append_json_string(line, blocks.text_of(blocks.blocks[i]));
        line += ",\"x\":[";
        for (std::size_t k = 0; k < kBlockFeatures; ++k) line += fmt::format("{}{:.6g}", k > 0 ? "," : "", rows[i * kBlockFeatures + k]);
        line += "]}";
    }
    fmt::print("{}]}}\n", line);
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    const auto lists = onrecord::load_page_lists();
    onrecord::read_inputs({argv + 1, argv + argc}, {}, [&](const std::string&, onrecord::Result<onrecord::Document> document) {
        if (document && document.value().kind == onrecord::DocumentKind::html) onrecord::print_page(std::move(document).value(), lists);
        return true;
    });
    return 0;
}
