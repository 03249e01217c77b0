#include "language/tokenizer.h"

#include <gtest/gtest.h>

#include "language/cut.h"

namespace onrecord {
namespace {

struct TokenRow {
    const char* text;
    const char* words;
};

TEST(Tokenizer, CutsAsTheTreebanksDo) {
    const TokenRow rows[] = {
        {"He didn't, can't and won’t go.", "He did n't , ca n't and wo n’t go ."},
        {"I'm sure they've said she'd win; Ruiz's say so.", "I 'm sure they 've said she 'd win ; Ruiz 's say so ."},
        {"the witnesses' words and Combs’ lawyer", "the witnesses ' words and Combs ’ lawyer"},
        {"We cannot. I'm gonna stay.", "We can not . | I 'm gon na stay ."},
        {"O’Brien and D'Angelo at 5 o'clock", "O’Brien and D'Angelo at 5 o'clock"},
        {"a 62-page filing, non-profit and long-term", "a 62 - page filing , non-profit and long - term"},
        {"Call 555-0123 or 212-555-0123 in 1990-1995.", "Call 555-0123 or 212-555-0123 in 1990 - 1995 ."},
        {"US$50-million, $3.5 million, £20 and 12,500%", "US$ 50 - million , $ 3.5 million , £ 20 and 12,500 %"},
        {"at 9pm, 5km away, on the 9th, in the 1990s", "at 9 pm , 5 km away , on the 9th , in the 1990s"},
        {"at 9:30 a.m. on 11/28/2000 and/or 1/2", "at 9:30 a.m. on 11/28/2000 and / or 1/2"},
        {"J. R. Smith, U.S. President, Ph.D. and AT&T Inc. too", "J. R. Smith , U.S. President , Ph.D. and AT&T Inc. too"},
        {"See https://example.com/a?b=1, www.example.org. Or (example.com).",
         "See https://example.com/a?b=1 , www.example.org . | Or ( example.com ) ."},
        {"Write to ana.ruiz@example.com, @harlowport or #harbour.", "Write to ana.ruiz@example.com , @harlowport or #harbour ."},
        {"“Go,” «go», „go“ ‘go’ ``go'' \"go\"", "“ Go , ” « go » , „ go “ ‘ go ’ `` go '' \" go \""},
        {"'Go,' she said, 'before the '90s.'", "' Go , ' she said , ' before the '90s . '"},
        {"go 'em, rock 'n' roll", "go 'em , rock 'n ' roll"},
        {"“It [sic] was (her) ...” [...]", "“ It [ sic ] was ( her ) ... ” [...]"},
        {"wait… what?! no!!! -- yes — ok", "wait … what ?! | no !!! -- yes — ok"},
        {"no\xc2\xa0"
         "break\xe2\x80\xafspace\xe2\x80\x8b"
         "zero",
         "no break space zero"},
        {"50°C :) 😀👩‍⚖️ é", "50 ° C :) 😀 👩‍⚖️ é"},
        {"its not done, its a pity, your in luck; its own port, your new pier",
         "it s not done , it s a pity , you r in luck ; its own port , your new pier"},
        {"I like it alot (see <http://example.com/a.html>)", "I like it a lot ( see < http://example.com/a.html > )"},
        {"end.The next", "end . | The next"},
        {"Toronto—the city", "Toronto — the city"},
        {"İm", "İm"},  // its lower case is im, which parts after one byte
        {"", ""},
        {"  \n ", ""},
    };
    for (const TokenRow& row : rows) EXPECT_EQ(cut(row.text), row.words) << row.text;
}

TEST(Tokenizer, KeysAreOfTheWords) {
    const Text text = Text::from_utf8("She said: ‘No.’");
    const Analysis analysis = analyse(text, {text.whole()});
    for (const Word& word : analysis.words) EXPECT_EQ(word.key, word_key(text.slice(word.span)));
}

}  // namespace
}  // namespace onrecord
