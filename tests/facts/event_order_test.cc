#include "facts/event_order.h"

#include <gtest/gtest.h>

#include <string>

#include "compare/function_words.h"
#include "facts/report_facts.h"
#include "onrecord/reader.h"

namespace onrecord {
namespace {

Reading read_after_lead(const std::string& words) {
    static const auto reader = Reader::load();
    Document document;
    document.id = "test";
    document.input = "test";
    document.bytes = "The quarrel is old. " + words;
    document.date = "2024-10-07";
    return reader.value().read(document, {}).value();
}

// "closed > sued; …": each event by its predicate, and what it comes after, through the whole reader.
std::string order(const std::string& words) {
    const Reading reading = read_after_lead(words);
    const auto events = take_facts(reading, load_fact_lists()).events;
    std::string all;
    for (const FoundEvent& event : events) {
        for (const std::uint32_t earlier : event.after) {
            if (!all.empty()) all += "; ";
            all += std::string(reading.text.slice(event.predicate)) + " > " + std::string(reading.text.slice(events[earlier].predicate));
        }
    }
    return all;
}

TEST(EventOrder, IsSaidByTheWordBetween) {
    const struct {
        const char* words;
        const char* order;
    } cases[] = {
        {"The mill closed after the bank sued the owner.", "closed > sued"},
        {"The owner sold the land before the mill closed.", "closed > sold"},
        {"Ana Ruiz resigned two days after the collapse of the Harlow pier.", "resigned > collapse"},
        {"After the collapse of the Harlow pier, Ana Ruiz resigned.", "resigned > collapse"},
        {"Two days after the bank sued the owner, the mill closed.", "closed > sued"},
        {"The union met the owner ahead of the collapse of the Harlow pier.", "collapse > met"},
        {"Ana Ruiz has left the board since the mill closed.", "left > closed"},
        {"Ana Ruiz, a clerk before the mill closed, sold the land.", ""},       // what was before, is no event
        {"Ana Ruiz appeared before the judge. The mill closed.", ""},           // a place
        {"The bank sued the owner. Afterwards the mill closed.", ""},           // another sentence
        {"The bank sued the owner and the mill closed.", ""},                   // no word
        {"The boat was named after the sinking of the Corvina in May.", ""},    // a name
        {"Ana Ruiz denied that she sold the land after the mill closed.", ""},  // it was not
    };
    for (const auto& c : cases) EXPECT_EQ(order(c.words), c.order) << c.words;
}

TEST(EventFacts, TellWhatOnlySaysWhen) {
    const struct {
        const char* words;
        bool says_when;  // the last event of the sentence
    } cases[] = {
        {"Ana Ruiz sold the land after the mill closed.", true},
        {"Ana Ruiz sold the land before the mill closed.", true},
        {"Ana Ruiz sold the land and the mill closed.", false},
    };
    for (const auto& c : cases) {
        const auto events = take_facts(read_after_lead(c.words), load_fact_lists()).events;
        ASSERT_FALSE(events.empty()) << c.words;
        EXPECT_EQ(events.back().says_when, c.says_when) << c.words;
    }
}

TEST(EventFacts, TellASayingFromADeed) {
    const struct {
        const char* words;
        bool is_saying;
    } cases[] = {
        {"Ana Ruiz told the board on Monday that the mill is safe.", true},
        {"Ana Ruiz ordered on Monday that the mill be shut.", false},
        {"The mill closed on Monday.", false},
    };
    for (const auto& c : cases) {
        const auto events = take_facts(read_after_lead(c.words), load_fact_lists()).events;
        ASSERT_FALSE(events.empty()) << c.words;
        EXPECT_EQ(events.front().is_saying, c.is_saying) << c.words;
    }
}

}  // namespace
}  // namespace onrecord
