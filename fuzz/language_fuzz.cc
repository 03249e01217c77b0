// Words, sentences and entities of any text at all: never fails, and every span lies on character borders.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "entities/entities.h"
#include "language/detect_language.h"
#include "language/language_models.h"
#include "text/utf8.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const kWords[] = {"Ana ", "Ruiz",    "Mr. ", "U.S. ", "said ", "the ",          "director ", "she ", ". ",
                                         "\"",   "“",       "”",    "'",     "’",     "n't",           "...",       "-",    ", ",
                                         "\n",   "(",       ")",    "54",    "é",     "👩‍⚖️", "中",        "@",    "#",
                                         "$",    "http://", ".com", "J. ",   "of ",   "Inc.",          "HPA ",      "THE ", "\xe2\x80\x8b",
                                         "&",    "al-",     "de ",  nullptr};
    return kWords;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    struct Lists {
        onrecord::LanguageLists language = onrecord::load_language_lists();
        onrecord::EntityLists entities = onrecord::load_entity_lists(language);
        onrecord::Result<onrecord::LanguageModels> parsing = onrecord::load_language_models();
        onrecord::Result<onrecord::EntityModels> models = onrecord::EntityModels::load();
    };
    static const Lists lists;  // of this driver only: loading them costs more than an input
    const onrecord::Text text = onrecord::Text::from_utf8(std::string(reinterpret_cast<const char*>(data), size));
    onrecord::SpanList paragraphs;
    for (std::uint32_t at = 0; at < text.size();) {
        auto end = text.view().find('\n', at);
        if (end == std::string_view::npos) end = text.size();
        if (end > at) paragraphs.push_back({at, static_cast<std::uint32_t>(end)});
        at = static_cast<std::uint32_t>(end) + 1;
    }
    const onrecord::Analysis analysis = onrecord::parse(text, onrecord::analyse(text, paragraphs, lists.language), lists.parsing.value());
    for (const onrecord::Sentence& sentence : analysis.sentences) {
        for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
            const std::uint32_t head = analysis.words[i].head;
            if (head != onrecord::kNoHead && (head < sentence.first_word || head >= sentence.end_word || head == i)) std::abort();
        }
    }
    onrecord::detect_language(text, analysis, lists.language);
    for (const onrecord::Entity& entity :
         onrecord::find_entities(text, analysis, lists.language, lists.entities, lists.models.value()).entities) {
        for (const onrecord::Mention& mention : entity.mentions) {
            if (mention.span.end > text.size() || !onrecord::is_border(text.view(), mention.span.begin) ||
                !onrecord::is_border(text.view(), mention.span.end)) {
                std::abort();
            }
        }
    }
    return 0;
}
