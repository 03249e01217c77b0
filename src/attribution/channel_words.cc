#include "attribution/channel_words.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "base/names.h"
#include "base/table.h"

namespace onrecord {
namespace {

// Class i has bit i.
constexpr std::array<std::string_view, 62> kChannelClassNames{
    "interview",  "statement", "filing",    "post",       "outlet",        "outlet alone", "platform",     "posting",    "mail",
    "letter",     "speech",    "gathering", "call",       "modifies call", "room",         "study",        "published",  "legal",
    "recording",  "witness",   "witnessed", "audience",   "press",         "medium",       "recipient",    "internal",   "body",
    "passed on",  "comment",   "spoken",    "reporting",  "airwaves",      "in",           "at",           "on",         "by",
    "to",         "before",    "bare",      "another",    "addressing",    "telling",      "outlet first", "opening",    "writing",
    "sets apart", "attitude",  "taking",    "contacting", "quoting",       "telephone",    "online",       "appearing",  "programme",
    "copy",       "outlet of", "order",     "lodging",    "testifying",    "giving",       "replying",     "no occasion"};
static_assert(1ULL << (kChannelClassNames.size() - 1) == kNoOccasion);

}  // namespace

ChannelWords load_channel_words() {
    ChannelWords words;
    for (const Row& row : load_table("english/channel.tsv")) {
        if (row.size() < 2) continue;
        std::uint64_t bit = 0;
        for (std::size_t i = 0; i < kChannelClassNames.size(); ++i) {
            if (kChannelClassNames[i] == row[0]) bit = 1ULL << i;
        }
        each_part(row[1], ' ', [&](std::string_view word) { words[word_key(word)] |= bit; });
    }
    return words;
}

std::uint64_t classes_of(const ChannelWords& words, WordKey word) {
    const auto found = words.find(word);
    return found == words.end() ? 0 : found->second;
}

ChannelArguments load_channel_arguments() {
    ChannelArguments arguments;
    for (const Row& row : load_table("english/channel_argument.tsv")) {
        const auto kind = row.size() < 3 ? std::nullopt : named<ChannelKind>(row[0]);
        if (!kind) continue;
        each_part(row[2], '/', [&](std::string_view noun) {
            each_part(row[1], ' ', [&](std::string_view preposition) {
                arguments[word_key(noun)].push_back({word_key(preposition), *kind});
            });
        });
    }
    return arguments;
}

}  // namespace onrecord
