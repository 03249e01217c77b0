#include "view/speakers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "text/personal_name.h"
#include "view/wording.h"

namespace onrecord {
namespace {

std::string lower_ascii(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

// Words that name nobody by themselves: where one of them was not resolved, the speaker is not known.
bool is_pronoun(std::string_view words) {
    constexpr std::array<std::string_view, 30> kPronouns{
        "he",  "she",   "they", "it", "we",  "i",     "you",   "who",  "that", "this",   "one",  "them", "which",   "his",  "her",
        "its", "their", "him",  "my", "our", "those", "these", "what", "some", "others", "many", "any",  "several", "both", "all"};
    return std::find(kPronouns.begin(), kPronouns.end(), words) != kPronouns.end();
}

// The words that tell one name from another: "The harbour authority," and "the harbour authority" are one.
std::string folded(std::string_view name) {
    std::string words = lower_ascii(std::string(without_ending_marks(name)));
    return words.starts_with("the ") ? words.substr(4) : words;
}

// Ida of "Ida de Boer", Otto Jr. of "Otto Brandt Jr.": without the surname and the particles before it.
std::string without_surname(std::string_view name, std::string_view surname) {
    const auto at = name.rfind(" " + std::string(surname));
    if (surname.empty() || at == std::string_view::npos) return std::string(name);
    std::string_view given = name.substr(0, at);
    for (std::size_t space = given.rfind(' '); space != std::string_view::npos && is_lower(given[space + 1]); space = given.rfind(' '))
        given = given.substr(0, space);
    return std::string(given).append(name.substr(at + 1 + surname.size()));
}

// "Brandt (Ida or Otto Jr.)"; with whole names where the rest of two is the same.
std::string in_doubt(std::string_view source, const std::vector<std::string>& candidates) {
    std::vector<std::string> names;
    for (const std::string& name : candidates) names.push_back(without_surname(name, surname_of(source)));
    if (std::set<std::string_view>(names.begin(), names.end()).size() < names.size()) names = candidates;
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) all.append(i == 0 ? "" : i + 1 == names.size() ? " or " : ", ").append(names[i]);
    return fmt::format("{} ({})", source, all);
}

}  // namespace

std::string who_speaks(const StatementRow& statement) {
    if (!statement.speaker.empty()) return statement.speaker;
    const std::string source(without_ending_marks(statement.source));
    return statement.candidates.empty() ? source : in_doubt(source, statement.candidates);
}

namespace {

// What tells the group that a statement belongs to from all others: a kind, and words.
using Key = std::pair<int, std::string>;

// Fills `group` with all but its statements.
Key place(const StatementRow& statement, const ReportBook& book, SpeakerGroup& group) {
    const auto kind = statement.speaker_kind;
    const bool nameless = kind == SpeakerKind::anonymous || kind == SpeakerKind::described;
    group.name = statement.speaker;
    group.person = statement.person;
    if (statement.person_decided) group.note = "who this is was decided by a person";
    if (!statement.person.empty()) return {0, statement.person};
    group.note = plain(kind);
    if (!statement.speaker.empty() && !nameless) return {1, folded(statement.speaker)};
    if (!statement.candidates.empty()) {
        group.name = who_speaks(statement);
        group.note = "not known which, in " + book.outlet(statement.report);
        group.resolved = false;
        return {8, group.name + "\n" + statement.report};
    }
    if (statement.speaker.empty()) group.name = without_ending_marks(statement.source);
    if (group.name.empty() || is_pronoun(lower_ascii(group.name)) || kind == SpeakerKind::named || kind == SpeakerKind::unattributed) {
        group.name = "Speaker not known";
        group.note.clear();
        group.resolved = false;
        return {9, {}};
    }
    Key key{nameless ? 2 : kind == SpeakerKind::group ? 1 : 3, folded(group.name)};
    if (nameless) {
        const auto outlet = book.outlet(statement.report);
        group.note += ", in " + outlet;
        key.second.append("\n").append(outlet);
    }
    return key;
}

}  // namespace

std::string source_beside(const StatementRow& statement, std::string_view group) {
    const auto source = without_ending_marks(statement.source);
    return group.find(source) == std::string_view::npos ? std::string(source) : std::string();
}

std::string concluded(const StatementRow& statement) {
    if (statement.speaker_in_report.empty()) return {};
    const std::string here = in_quotation_marks(statement.speaker_in_report) + " in the report";
    if (statement.person_decided) return here;
    return here + (statement.speaker_reason == "office" ? "; other reports name the holder" : "; other reports have this name");
}

std::vector<OccasionGroup> by_occasion(const SpeakerGroup& group) {
    std::vector<OccasionGroup> occasions;
    std::map<std::pair<std::string_view, std::uint32_t>, std::size_t> known;  // report and occasion; looked up only
    for (const auto* statement : group.statements) {
        std::size_t at = occasions.size();
        if (statement->occasion && !statement->occasion_channels.empty())
            at = known.emplace(std::pair(std::string_view(statement->report), *statement->occasion), at).first->second;
        if (at == occasions.size()) occasions.push_back({statement->occasion_channels, {}});
        occasions[at].statements.push_back(statement);
    }
    return occasions;
}

std::string occasion_in_words(const OccasionGroup& occasion) {
    std::string out;
    for (const auto& channel : occasion.channels) out.append(out.empty() ? "" : ", ").append(channel);
    return out;
}

std::vector<std::string> channels_beside(const StatementRow& statement, const OccasionGroup& occasion) {
    std::vector<std::string> beside;
    for (const auto& channel : statement.channels) {
        const auto& shown = occasion.channels;
        if (std::find(shown.begin(), shown.end(), channel) == shown.end()) beside.push_back(channel);
    }
    return beside;
}

std::vector<SpeakerGroup> group_by_speaker(const std::vector<StatementRow>& statements, const ReportBook& book) {
    std::map<Key, SpeakerGroup> by_key;
    for (const auto& statement : statements) {
        SpeakerGroup group;
        auto key = place(statement, book, group);
        by_key.try_emplace(std::move(key), std::move(group)).first->second.statements.push_back(&statement);
    }
    std::vector<SpeakerGroup> groups;
    for (auto& [key, group] : by_key) {
        std::set<std::string> reports, outlets;
        for (const auto* statement : group.statements) {
            if (reports.insert(statement->report).second) outlets.insert(book.outlet(statement->report));
        }
        group.n_reports = reports.size();
        group.n_outlets = outlets.size();
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const SpeakerGroup& a, const SpeakerGroup& b) {
        return std::forward_as_tuple(!a.resolved, b.statements.size(), a.name) <
               std::forward_as_tuple(!b.resolved, a.statements.size(), b.name);
    });
    return groups;
}

}  // namespace onrecord
