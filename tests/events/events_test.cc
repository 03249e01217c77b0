#include "events/events.h"

#include <gtest/gtest.h>

#include <string>

#include "entities/entities.h"
#include "language/language_lists.h"
#include "onrecord/reader.h"

namespace onrecord {
namespace {

// "arrested=2024-09-16 happened; …": each event's phrase, date and certainty, through the whole reader.
std::string told(const std::string& words) {
    static const auto reader = Reader::load();
    Document document;
    document.id = "test";
    document.input = "test";
    document.bytes = words;
    document.date = "2024-10-07";
    const auto reading = reader.value().read(document, {});
    if (!reading) return "no reading";
    std::string all;
    for (const Event& event : reading.value().events) {
        EXPECT_LT(event.span.begin, event.span.end);
        for (const auto p : event.participants) EXPECT_LT(p, reading.value().entities.size());
        for (const auto t : event.times) EXPECT_LT(t, reading.value().times.size());
        if (!all.empty()) all += "; ";
        constexpr const char* kCertainty[] = {"happened", "planned", "alleged", "denied"};
        all += event.text + "=" + event.date + " " + kCertainty[static_cast<int>(event.certainty)];
    }
    return all;
}

struct Case {
    const char* words;
    const char* told;
};

TEST(Events, TellWhatHappenedAndWhen) {
    const Case cases[] = {
        {"Ana Ruiz was arrested on smuggling charges on September 16.", "Ana Ruiz was arrested on smuggling charges=2024-09-16 happened"},
        {"On Thursday, Ana Ruiz filed a motion in the court.", "Ana Ruiz filed a motion in the court=2024-10-03 happened"},
        {"Ana Ruiz sued the Harlow Port Authority in November 2023.", "Ana Ruiz sued the Harlow Port Authority=2023-11 happened"},
        {"Ana Ruiz will be sentenced on Oct. 30.", "Ana Ruiz will be sentenced=2024-10-30 planned"},
        {"The ferry was allegedly seized on Monday.", "The ferry was allegedly seized=2024-10-07 alleged"},
        {"About 40 dockworkers walked out on Friday.", "About 40 dockworkers walked out=2024-10-04 happened"},
        {"The council, which met on Friday, is to vote next week.",
         "The council met=2024-10-04 happened; The council is to vote=2024-10-14/2024-10-20 planned"},
        {"The court on Friday ordered the port to close, and the union returned to work on Sunday.",
         "The court ordered the port to close=2024-10-04 happened; the union returned to work=2024-10-06 happened"},
        {"The hearing is scheduled for Oct. 30.", "The hearing is scheduled=2024-10-30 planned"},
        {"The deal, signed on Friday, ended the strike.", "The deal was signed=2024-10-04 happened"},
        {"Ana Ruiz said that the crew took samples between 5 March and 19 March.", "the crew took samples=2024-03-05/2024-03-19 alleged"},
        {"Ana Ruiz left early. She resigned on Friday.", "Ana Ruiz resigned=2024-10-04 happened"},  // read alone, the phrase needs the name
        {"The lease, which the council extended last Friday, is long.", "the council extended the lease=2024-10-04 happened"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words), c.told) << c.words;
}

TEST(Events, AreNotWhatIsSupposedNegatedOrSaid) {
    for (const char* words : {"Ana Ruiz was not arrested on Monday.", "She might be arrested on Monday.",
                              "If Ana Ruiz was arrested on Monday, she may sue.", "Ana Ruiz said on Monday that prices rose.",
                              "was arrested", "The arrested man slept.", "The port was closed to visitors in Monday's report by hand.",
                              "She knew of it on Monday.", "It rained on Monday.", "The union asked for results in March."}) {
        EXPECT_EQ(told(words), "") << words;
    }
}

TEST(Events, ToldTwiceAreOne) {
    EXPECT_EQ(told("Ana Ruiz was arrested on September 16. She has been free since. Ana Ruiz was arrested at the port."),
              "Ana Ruiz was arrested=2024-09-16 happened");
}

}  // namespace
}  // namespace onrecord
