// Texts that are no running prose: in capitals, lists, tables, transcripts. What is said in them is found, and nobody is invented.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "attribution/readings.h"

namespace onrecord {
namespace {

// "speaker: content" of each statement; the source's words in brackets where nobody is named.
std::vector<std::string> said_in(const char* words) {
    const Reading reading = read_text(words);
    std::vector<std::string> all;
    for (const Statement& statement : reading.statements) {
        std::string line = statement.speaker_kind == SpeakerKind::named
                               ? reading.entities[*statement.speaker].name
                               : "[" + std::string(reading.text.slice(statement.source.front())) + "]";
        for (const Span span : statement.content)
            line += (span == statement.content.front() ? ": " : " … ") + std::string(reading.text.slice(span));
        all.push_back(line);
    }
    return all;
}

struct SaidRow {
    const char* text;
    std::vector<std::string> said;
};

void expect_said(const std::vector<SaidRow>& rows) {
    for (const SaidRow& row : rows) EXPECT_EQ(said_in(row.text), row.said) << row.text;
}

TEST(UnusualText, InCapitals) {
    expect_said({
        {"\"WE HAVE NO MONEY LEFT FOR REPAIRS,\" ANA RUIZ TOLD REPORTERS.", {"ANA RUIZ: \"WE HAVE NO MONEY LEFT FOR REPAIRS,\""}},
        {"THE PORT OFFICE SAID THE LOCK HAD BEEN FORCED.", {"[THE PORT OFFICE]: THE LOCK HAD BEEN FORCED"}},
        {"ROLF BRAND DENIED THAT HE SOLD THE KEYS.", {"ROLF BRAND: THAT HE SOLD THE KEYS"}},
        {"THE PIER AT HARLOW IS CLOSED.", {}},
        {"NO SWIMMING. NO FISHING FROM THE PIER. BY ORDER OF THE COUNCIL.", {}},
        // A title in an ordinary text is none the less one.
        {"Ana Ruiz wrote “THE LONG PIER” in May.", {}},
    });
}

TEST(UnusualText, Lists) {
    expect_said({
        {"- The pier closes on Monday\n- Two crews stay\n- 3 boats were sold", {}},
        {"What the board said", {}},
        {"What Ana Ruiz told the council", {}},
        {"1. Bread\n2. Milk\n3. Eggs", {}},
        {"Open: Monday to Friday\nTickets: $4 for adults, $2 for children", {}},
        {"1. Ana Ruiz said the nets were old.\n2. Rolf Brand did not answer.", {"Ana Ruiz: the nets were old"}},
        {"• Ana Ruiz: “The nets are old.”\n• Rolf Brand: “They are not.”",
         {"Ana Ruiz: “The nets are old.”", "Rolf Brand: “They are not.”"}},
        {"Monday: rain\nTuesday: sun\nWednesday: wind", {}},
        {"In this report:\nThe pier\nThe lock\nThe mill", {}},
        {"Sources: Harlow Port Office, Lenk Council", {}},
    });
}

TEST(UnusualText, Tables) {
    expect_said({
        {"Team\tPlayed\tWon\nHarlow\t12\t7\nLenk\t12\t5", {}},
        {"Name\tVote\tReason\nRuiz\tAye\tthe pier is sound\nBrand\tNay\tsaid it was not", {}},
        {"Ana Ruiz\tMayor\nRolf Brand\tClerk", {}},
        {"Day\tWeather\nMonday\train\nTuesday\tsun", {}},
        {"Item | Price\nNets | 40\nRope | 12", {}},
        {"\tAna Ruiz said the pier was sound.", {"Ana Ruiz: the pier was sound"}},
        {"1.\tAna Ruiz said the pier was sound.", {"Ana Ruiz: the pier was sound"}},
    });
}

TEST(UnusualText, Transcripts) {
    expect_said({
        {"LEA MOSS: Is the pier safe?\n\nANA RUIZ: It is not.\n\nMOSS: By whose word?\n\nRUIZ: The port office’s.",
         {"LEA MOSS: Is the pier safe?", "ANA RUIZ: It is not", "LEA MOSS: By whose word?", "ANA RUIZ: The port office’s"}},
        {"Q: Is the pier safe?\n\nA: No.\n\nQ: Why?\n\nA: It is old.",
         {"[Q]: Is the pier safe?", "[A]: No", "[Q]: Why?", "[A]: It is old"}},
        {"Dear Moss: the pier is closed.", {}},
        {"Note: the pier is closed.", {}},
    });
}

}  // namespace
}  // namespace onrecord
