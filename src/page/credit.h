// The lines in which a report says what it owes to others, and what was changed in it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "onrecord/reading.h"
#include "onrecord/text.h"
#include "text/word_key.h"

namespace onrecord {

// One row of data/english/credit.tsv.
struct CreditPhrase {
    CreditKind kind = CreditKind::agency;
    bool begins = true;  // else it is anywhere in the remark
    bool alone = false;  // "!": nothing else is in its line or brackets
    std::vector<std::string> words;
};
struct CreditLists {
    std::unordered_map<WordKey, std::vector<CreditPhrase>> beginning;  // by their first words; looked up only
    std::vector<CreditPhrase> inside;
    std::unordered_set<WordKey> outlet_words;  // last words of outlets' names (data/english/channel.tsv); looked up only
};
CreditLists load_credit_lists();

// Whether a byline is an agency's name: "Tideline News Agency", "the Harlow Press", "AFP". A surname alone does not make one of a person.
bool is_agency(std::string_view byline);

// Sorted by span, disjoint. Lines of the article and its furniture alike are looked at; remarks in brackets also within lines. `outlet`:
// the report's own, which it does not owe anything to; empty if unknown. Cost: linear; only the start of a line is compared.
// At most kMaxCredits: a text that has them all is no report.
inline constexpr std::size_t kMaxCredits = 1024;
std::vector<Credit> find_credits(const Text& text, std::string_view outlet, const CreditLists& lists);

}  // namespace onrecord
