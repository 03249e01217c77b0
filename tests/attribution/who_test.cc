// Who speaks, by the whole reader: namesakes, names that are words, descriptions that stand for names, sources that hide theirs.
#include <gtest/gtest.h>

#include <string>

#include "attribution/readings.h"

namespace onrecord {
namespace {

struct WhoRow {
    std::string text;
    std::string words;    // of the statement
    std::string speaker;  // its name; empty: nobody's
    SpeakerKind kind = SpeakerKind::named;
};

void expect_speakers(std::initializer_list<WhoRow> rows) {
    for (const WhoRow& row : rows) {
        const Reading reading = read_text(row.text);
        const Statement* statement = statement_with(reading, row.words);
        ASSERT_NE(statement, nullptr) << row.text;
        EXPECT_EQ(statement->speaker ? reading.entities[*statement->speaker].name : "", row.speaker) << row.text;
        EXPECT_EQ(name_of(statement->speaker_kind), name_of(row.kind)) << row.text;
    }
}

TEST(Who, ASurnameIsWhoseItWasFirst) {
    expect_speakers({
        // Named before the surname stands alone; who comes later has a given name of his own.
        {"Nell Clinton opened the mill.\n\n“It runs,” Clinton said.\n\nHer uncle, Bill Clinton, was not there.", "It runs", "Nell Clinton"},
        {"Bill Clinton opened the mill.\n\n“It runs,” Clinton said.\n\nHis niece, Nell Clinton, was not there.", "It runs", "Bill Clinton"},
        // A headline has the surname alone: the first who is named after it.
        {"Jordan opens mill.\n\nMayor Edith Jordan came.\n\n“It runs,” Jordan said.\n\nMarcus Jordan came too.", "It runs", "Edith Jordan"},
        // Titles.
        {"Dr. Ines Falk met Anders Falk.\n\n“It runs,” Mr. Falk said.", "It runs", "Anders Falk"},
        {"Dr. Ines Falk met Anders Falk.\n\n“It runs,” Dr. Falk said.", "It runs", "Ines Falk"},
        {"Helen Falk met Anders Falk.\n\n“It runs,” Ms. Falk said.", "It runs", "Helen Falk"},
        // Who spoke last of those who bear it.
        {"Helen Falk met Edith Falk.\n\nEdith Falk was angry. “It runs,” Falk said.", "It runs", "Edith Falk"},
        {"Helen Falk met Edith Falk.\n\nHelen Falk was angry. “It runs,” Falk said.", "It runs", "Helen Falk"},
        // Two were named before it, and neither spoke last: nobody.
        {"Helen Falk met Edith Falk.\n\nOwen Ruiz was angry. “It runs,” Falk said.", "It runs", ""},
        // One bearer only: no doubt.
        {"Helen Falk met Edith Moor.\n\nEdith Moor was angry. “It runs,” Falk said.", "It runs", "Helen Falk"},
        // A name without its marks.
        {"Renée Falk met André Moor.\n\nAndre Moor was angry.\n\n“It runs,” Moor said.", "It runs", "André Moor"},
    });
}

// Two are named by one surname: who bears it alone, behind a title, is a third; without one it may be either.
TEST(Who, ASurnameOfTwoIsNeithersAlone) {
    expect_speakers({
        {"Rosa and Clara Brandt came.\n\nPresident Brandt waited.\n\n“It runs,” the president said.", "It runs", "Brandt"},
        {"Rosa and Clara Brandt came.\n\nGovernor Brandt waited.\n\n“It runs,” Brandt said.", "It runs", "Brandt"},
        {"Rosa and Clara Brandt came.\n\n“It runs,” Brandt said.", "It runs", ""},
        {"Rosa and Clara Brandt came.\n\n“It runs,” Clara Brandt said.", "It runs", "Clara Brandt"},
        {"Rosa and Clara Brandt came.\n\n“It runs,” Clara said.", "It runs", "Clara Brandt"},
        {"Harker and Clara Brandt came.\n\n“It runs,” Brandt said.", "It runs", "Clara Brandt"},
        {"Sam Harker and Clara Brandt came.\n\n“It runs,” Brandt said.", "It runs", "Clara Brandt"},
        {"Clara Brandt and Rosa Moor came.\n\n“It runs,” Brandt said.", "It runs", "Clara Brandt"},
        {"Clara Brandt came. Rosa and Clara left.\n\n“It runs,” Brandt said.", "It runs", "Clara Brandt"},
        {"A post about Tom and Clara Brandt was shown.\n\nJudge Brandt was angry. “It runs,” the judge said.", "It runs", "Brandt"},
    });
}

TEST(Who, ASurnameMayBeAWordOrATitle) {
    expect_speakers({
        {"Owen Judge signed the sale.\n\n“It runs,” Judge said.", "It runs", "Owen Judge"},
        {"Theo May, an engineer, left the works.\n\n“It runs,” May said.", "It runs", "Theo May"},
        {"Kirsten Day left the works.\n\nDay said it ran.", "it ran", "Kirsten Day"},
        {"Rosa Pope left the works.\n\nPope said it ran.", "it ran", "Rosa Pope"},
        {"Helena Bishop left the works.\n\nOn Monday Bishop said it ran.", "it ran", "Helena Bishop"},
        // Nobody is called so.
        {"Owen Ruiz signed the sale.\n\nThe judge said it ran.", "it ran", "", SpeakerKind::described},
        {"Owen Ruiz left in May.\n\nThe bishop said it ran.", "it ran", "", SpeakerKind::described},
    });
}

TEST(Who, DescriptionsStandForNames) {
    expect_speakers({
        {"Inez Falco, a former prosecutor, came.\n\nThe former prosecutor said it ran.", "it ran", "Inez Falco"},
        {"Hamid Bello, a zookeeper, came. Rosa Pope left.\n\nThe zookeeper said it ran.", "it ran", "Hamid Bello"},
        {"Rosa Pope left the race.\n\nThe retired neurosurgeon said it ran.", "it ran", "Rosa Pope"},
        {"Rosa Pope left the race.\n\nThe 72-year-old said it ran.", "it ran", "Rosa Pope"},
        {"The potters’ union, the Guild of Clay Workers, met.\n\nThe union said it ran.", "it ran", "Guild of Clay Workers",
         SpeakerKind::group},
        // Another was spoken of since; a spokesman is another; one brought in before.
        {"Rosa Pope met Owen Ruiz in the hall.\n\nThe retired neurosurgeon said it ran.", "it ran", "", SpeakerKind::described},
        {"Rosa Pope left the race.\n\nThe campaign spokesman said it ran.", "it ran", "", SpeakerKind::described},
        {"A retired clown came. Rosa Pope left.\n\nThe retired clown said it ran.", "it ran", "", SpeakerKind::described},
        // Two are called so.
        {"Inez Falco, a lawyer, met Owen Ruiz, a lawyer.\n\nThe lawyer in the hall said it ran.", "it ran", "", SpeakerKind::described},
    });
}

TEST(Who, WhoIsNamedLaterWasDescribedBefore) {
    expect_speakers({
        {"The coach said it ran.\n\nDana Cole, the coach, left.", "it ran", "Dana Cole"},
        {"Cole’s lawyer said it ran. Dana Cole left.\n\nPeter Amsel, Cole’s lawyer, wrote.", "it ran", "Peter Amsel"},
        // Two are called so; another office; somebody else’s.
        {"The coach said it ran.\n\nDana Cole, the coach, left. Sam Moor, a coach, came.", "it ran", "", SpeakerKind::described},
        {"The coach said it ran.\n\nDana Cole, a former coach, left.", "it ran", "", SpeakerKind::described},
    });
}

// Both ways: gold/roles_open.txt (his daughter … her father).
TEST(Who, KinIsRemembered) {
    expect_speakers({
        {"Ida Moss came with Sam Tate, her cousin. Otto Vale left.\n\nHer cousin said it ran.", "it ran", "Sam Tate"},
    });
}

TEST(Who, TheYoungerIsWhoIsYounger) {
    expect_speakers({
        {"Emil Finch Sr. met Emil Finch Jr. at noon.\n\nThe younger Finch said it ran.", "it ran", "Emil Finch Jr."},
        {"Emil Finch, 71, met Carl Finch, 40.\n\nThe elder Finch said it ran.", "it ran", "Emil Finch"},
        {"Emil Finch met Carl Finch at noon.\n\nThe elder Finch said it ran.", "it ran", ""},
    });
}

TEST(Who, SeveralMaySpeakAsOne) {
    expect_speakers({
        {"Ida Moss and Otto Vale said it ran.", "it ran", "Ida Moss and Otto Vale", SpeakerKind::group},
        {"The pilot, Ida Moss, and the cook, Otto Vale, said it ran.", "it ran", "Ida Moss and Otto Vale", SpeakerKind::group},
        {"Ida Moss smiled, and Otto Vale said it ran.", "it ran", "Otto Vale"},
        {"Lea Tate, the mother of Ida and Otto Vale, said it ran.", "it ran", "Lea Tate"},
    });
    const Reading reading = read_text("Ida Moss met Lea Tate in the hall. Both women said it ran.");
    bool found = false;
    for (const Entity& entity : reading.entities) {
        if (entity.members.empty()) continue;
        found = true;
        std::string members;
        for (const std::uint32_t member : entity.members) members += reading.entities[member].name + ';';
        EXPECT_EQ(members, "Ida Moss;Lea Tate;");
    }
    EXPECT_TRUE(found);
}

TEST(Who, AFirmMayBearTheFoundersName) {
    expect_speakers({
        {"Brandt Steel Inc. will close, its founder, Otto Brandt, said. Mr. Brandt wept.\n\nBrandt said it ran.", "it ran",
         "Brandt Steel Inc.", SpeakerKind::group},
        {"Brandt Steel Inc. will close, its founder, Otto Brandt, said.\n\nBrandt said it ran.", "it ran", "Otto Brandt"},
    });
}

TEST(Who, WhoIsTheHeadOfItsClause) {
    expect_speakers({
        {"Dana Cole, a clerk from Harlow, who said it ran, left.", "it ran", "Dana Cole"},
        {"“No,” said Dana Cole of Harlow, Ohio, who said it ran.", "it ran", "Dana Cole"},
        {"Mayor Dana Cole, who said it ran, left.", "it ran", "Dana Cole"},
        {"Mum-of-three Dana Cole, of Harlow, said it ran.", "it ran", "Dana Cole"},
        {"Dana Cole QC said it ran.", "it ran", "Dana Cole"},
        {"“It ran,” said Dr. Dana Cole PhD.", "It ran", "Dana Cole"},
        {"Sheriff Dana Cole of Pine County, Vt., who calls it a trap, said it ran.", "it ran", "Dana Cole"},
        {"Dana Cole, who owns the ship, said it was old. She added that it ran.", "it ran", "Dana Cole"},
        {"Rolf Brand met Dana Cole, who told him that it ran.", "it ran", "Dana Cole"},
        {"Dana Cole, the mayor of Lenk, Ohio, who said it ran, left.", "it ran", "Dana Cole"},
        {"The crews of Harlow, who say it ran, left.", "it ran", "The crews", SpeakerKind::group},
        {"The union, which says it ran, met on Monday.", "it ran", "", SpeakerKind::group},
        {"The port authority, which said it ran, has new offices.", "it ran", "", SpeakerKind::group},
        {"The engineers wrote to the board. They said it ran.", "it ran", "", SpeakerKind::group},
    });
}

TEST(Who, NamesAreKeptBack) {
    expect_speakers({
        {"A clerk, who did not want her name printed, said it ran.", "it ran", "A clerk", SpeakerKind::anonymous},
        {"“It ran,” said a clerk, who asked not to be named.", "It ran", "a clerk", SpeakerKind::anonymous},
        {"“It ran,” said a clerk who declined to be identified.", "It ran", "a clerk", SpeakerKind::anonymous},
        {"A clerk, who asked not to be named, said it ran. The clerk said the bell rang.", "the bell rang", "A clerk",
         SpeakerKind::anonymous},
        {"A clerk, who asked not to be named, said it ran. She thinks the bell rang.", "the bell rang", "A clerk", SpeakerKind::anonymous},
        {"A visitor said it ran. The visitor, who left, said the bell rang.", "the bell rang", "A visitor", SpeakerKind::described},
        // Named, or hiding nothing.
        {"A clerk, Dana Cole, who asked not to be photographed, said it ran.", "it ran", "Dana Cole"},
        {"A clerk who named the ship said it ran.", "it ran", "A clerk", SpeakerKind::described},
        {"A clerk, who did not leave, said it ran.", "it ran", "A clerk", SpeakerKind::described},
        {"The museum said it ran.", "it ran", "", SpeakerKind::group},
    });
}

}  // namespace
}  // namespace onrecord
