#include "view/speakers.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

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
    constexpr std::array<std::string_view, 12> kPronouns{"he", "she", "they", "it", "we", "i", "you", "who", "that", "this", "one", "them"};
    return std::find(kPronouns.begin(), kPronouns.end(), words) != kPronouns.end();
}

// What tells the group that a statement belongs to from all others: a kind, and words.
using Key = std::pair<int, std::string>;

// Fills `group` with all but its statements.
Key place(const StatementRow& statement, const ReportBook& book, SpeakerGroup& group) {
    const auto kind = statement.speaker_kind;
    const bool nameless = kind == SpeakerKind::anonymous || kind == SpeakerKind::described;
    group.name = statement.speaker;
    group.person = statement.person;
    if (!statement.person.empty()) return {0, statement.person};
    group.note = plain(kind);
    if (!statement.speaker.empty() && !nameless) return {1, statement.speaker};
    if (statement.speaker.empty()) group.name = statement.source;
    if (group.name.empty() || is_pronoun(lower_ascii(group.name)) || kind == SpeakerKind::named || kind == SpeakerKind::unattributed) {
        group.name = "Speaker not known";
        group.note.clear();
        group.resolved = false;
        return {9, {}};
    }
    Key key{nameless ? 2 : 3, lower_ascii(group.name)};
    if (nameless) {
        const auto outlet = book.outlet(statement.report);
        group.note += ", in " + outlet;
        key.second.append("\n").append(outlet);
    }
    return key;
}

}  // namespace

std::string source_beside(const StatementRow& statement, std::string_view group) {
    return group.find(statement.source) == std::string_view::npos ? statement.source : std::string();
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
