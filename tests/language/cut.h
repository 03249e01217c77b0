// A text as its words and sentences, for tables of expectations: words parted by " ", sentences by " | ".
#pragma once

#include <string>

#include "language/analysis.h"

namespace onrecord {

inline std::string cut(std::string_view words) {
    const Text text = Text::from_utf8(std::string(words));
    const Analysis analysis = analyse(text, {text.whole()});
    std::string out;
    for (const Sentence& sentence : analysis.sentences) {
        if (!out.empty()) out += " | ";
        bool first = true;
        for (const Word& word : analysis.words_of(sentence)) {
            if (!first) out += ' ';
            first = false;
            out += text.slice(word.span);
        }
    }
    return out;
}

}  // namespace onrecord
