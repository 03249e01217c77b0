// Which language a text is written in, as far as it can be told from closed words.
#pragma once

#include <string>

#include "language/analysis.h"
#include "language/language_lists.h"
#include "onrecord/text.h"

namespace onrecord {

// "en" (BCP 47) where English function words are as frequent as in English, else empty: unknown or another language.
// Texts of fewer than kMinWordsToDetect words with letters are not judged. Looks at the first kMaxWordsToDetect words.
std::string detect_language(const Text& text, const Analysis& analysis, const LanguageLists& lists);

}  // namespace onrecord
