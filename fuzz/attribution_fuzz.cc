// UTF-8 to statements: quotations, passages, relations, speakers, channels.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "attribution/attribution.h"
#include "language/language_lists.h"

using namespace onrecord;

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"“",
                                        "”",
                                        "\"",
                                        "'",
                                        "’",
                                        "''",
                                        " ",
                                        ", ",
                                        ". ",
                                        "\n\n",
                                        "Ruiz",
                                        " said",
                                        " that ",
                                        "she ",
                                        "told ",
                                        "the court",
                                        "according to ",
                                        " — ",
                                        ": ",
                                        "adding ",
                                        "(",
                                        ")",
                                        " and ",
                                        "asked ",
                                        "whether ",
                                        "Ana Ruiz’s lawyer",
                                        "?",
                                        "in a statement ",
                                        "declined to comment",
                                        "“No,”",
                                        "as ",
                                        "put it",
                                        "the pier was safe",
                                        nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    struct Lists {
        LanguageLists language = load_language_lists();
        AttributionLists attribution = load_attribution_lists();
    };
    static const Lists lists;  // a fuzz driver has no caller to hold them
    const Text text = Text::from_utf8(std::string(reinterpret_cast<const char*>(data), size));
    SpanList paragraphs;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text.view()[i] != '\n') continue;
        if (i > begin) paragraphs.push_back({begin, i});
        begin = i + 1;
    }
    const Attribution attribution = attribute(text, analyse(text, paragraphs, lists.language), {}, {}, lists.attribution);
    for (const Statement& statement : attribution.statements) {
        if (statement.content.empty() || statement.content.back().end > text.size()) std::abort();
        if (statement.speaker && *statement.speaker >= attribution.entities.size()) std::abort();
    }
    return 0;
}
