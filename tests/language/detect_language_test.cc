#include "language/detect_language.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::string language_of(const char* words) {
    const Text text = Text::from_utf8(words);
    const LanguageLists lists = load_language_lists();
    return detect_language(text, analyse(text, {text.whole()}, lists), lists);
}

TEST(DetectLanguage, TellsEnglishFromOthers) {
    EXPECT_EQ(language_of("The director of the port said on Monday that she had not been told of the strike before it began."), "en");
    EXPECT_EQ(language_of("Harlow port closed: crews walk out after talks with the authority break down again over pay for night work"),
              "en");
    EXPECT_EQ(language_of("Die Direktorin des Hafens sagte am Montag, dass man ihr vor dem Beginn nichts von dem Streik gesagt habe."), "");
    EXPECT_EQ(language_of("La directrice du port a dit lundi qu'on ne lui avait rien dit de la grève avant qu'elle ne commence."), "");
    EXPECT_EQ(language_of("La directora del puerto dijo el lunes que no le habían hablado de la huelga antes de que empezara."), "");
    EXPECT_EQ(language_of("De directeur van de haven zei maandag dat ze niet was ingelicht over de staking voordat die begon in de haven."),
              "");
    EXPECT_EQ(language_of("Директор порта сказала в понедельник, что ей не сообщили о забастовке до того, как она началась вчера утром."),
              "");
    EXPECT_EQ(language_of("The port."), "") << "too short to say";
    EXPECT_EQ(language_of(""), "");
}

}  // namespace
}  // namespace onrecord
