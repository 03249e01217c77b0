#include "time/time_lists.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include "base/table.h"
#include "language/inflection.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, TimeLists::n_classes> kClasses = {
    "month", "weekday", "weekdays", "season", "unit",       "units", "part", "parts",  "clockword", "num",   "scale", "one",  "some", "ord",
    "dir",   "mod",     "approx",   "zone",   "decadeword", "dayn",  "year", "decade", "iso",       "slash", "clock", "ampm", "half", "yy"};
constexpr std::array<std::string_view, 12> kKinds = {"cal", "holiday", "rel",  "period", "dur", "shift",
                                                     "set", "day",     "day2", "tod",    "ref", "none"};

int number_of(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        if (at != 0) parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

using Sequence = std::vector<std::uint16_t>;

class Compiler {
public:
    explicit Compiler(TimeLists& lists) : lists_(lists) { lists_.trie.emplace_back(); }

    void add_macro(std::string name, std::string_view pattern) {
        auto sequences = expand(pattern);
        auto& all = macros_[std::move(name)];
        all.insert(all.end(), sequences.begin(), sequences.end());
    }

    void add_rule(TimeRule rule, std::string_view pattern) {
        const auto id = static_cast<std::int32_t>(lists_.rules.size());
        lists_.rules.push_back(std::move(rule));
        for (const Sequence& sequence : expand(pattern)) {
            std::uint32_t node = 0;
            for (const std::uint16_t symbol : sequence) node = child(node, symbol);
            if (node != 0 && lists_.trie[node].rule < 0) lists_.trie[node].rule = id;
        }
    }

    void finish() {
        lists_.begins.assign(n_symbols_, false);
        for (auto& node : lists_.trie) std::sort(node.next.begin(), node.next.end());
        for (const auto& [symbol, node] : lists_.trie[0].next) lists_.begins[symbol] = true;
        for (const auto& [key, meanings] : lists_.words) lists_.known.add_key(key, 1);
    }

private:
    std::uint16_t symbol_of(std::string_view element) {
        if (element.size() > 2 && element.front() == '<') {
            const auto at = std::find(kClasses.begin(), kClasses.end(), element.substr(1, element.size() - 2));
            return static_cast<std::uint16_t>(at - kClasses.begin());
        }
        const auto [at, is_new] = literals_.try_emplace(std::string(element), n_symbols_);
        if (is_new) {
            ++n_symbols_;
            lists_.words[word_key(element)].push_back({at->second, 0});
        }
        return at->second;
    }

    std::uint32_t child(std::uint32_t node, std::uint16_t symbol) {
        for (const auto& [s, n] : lists_.trie[node].next) {
            if (s == symbol) return n;
        }
        const auto made = static_cast<std::uint32_t>(lists_.trie.size());
        lists_.trie[node].next.emplace_back(symbol, made);
        lists_.trie.emplace_back();
        return made;
    }

    // Every sequence of symbols that the pattern stands for.
    std::vector<Sequence> expand(std::string_view pattern) {
        std::vector<Sequence> all = {{}};
        for (std::string_view element : split(pattern, ' ')) {
            const bool optional = element.size() > 1 && element.back() == '?';
            if (optional) element.remove_suffix(1);
            if (element.front() == '^') element.remove_prefix(1);
            std::vector<Sequence> choices;
            if (element.size() > 1 && element.front() == '@') {
                choices = macros_[std::string(element.substr(1))];
            } else {
                for (const auto choice : split(element, '|')) choices.push_back({symbol_of(choice)});
            }
            if (optional) choices.emplace_back();
            std::vector<Sequence> longer;
            for (const auto& head : all) {
                for (const auto& tail : choices) {
                    longer.push_back(head);
                    longer.back().insert(longer.back().end(), tail.begin(), tail.end());
                }
            }
            all = std::move(longer);
        }
        return all;
    }

    TimeLists& lists_;
    std::map<std::string, std::vector<Sequence>> macros_;
    std::map<std::string, std::uint16_t> literals_;
    std::uint16_t n_symbols_ = TimeLists::n_classes;
};

}  // namespace

TimeLists load_time_lists() {
    TimeLists lists;
    for (const Row& row : load_table("english/time/word.tsv")) {
        if (row.size() < 3) continue;
        const auto at = std::find(kClasses.begin(), kClasses.end(), row[1]);
        if (at == kClasses.end()) continue;
        lists.words[word_key(row[0])].push_back(
            {static_cast<std::uint16_t>(at - kClasses.begin()), static_cast<std::int16_t>(number_of(row[2]))});
    }
    Compiler compiler(lists);
    for (const Row& row : load_table("english/time/rule.tsv")) {
        if (row.size() < 3) continue;
        if (row[0] == "macro") {
            compiler.add_macro(std::string(row[1]), row[2]);
            continue;
        }
        const auto kind = std::find(kKinds.begin(), kKinds.end(), row[0]);
        if (kind == kKinds.end()) continue;
        compiler.add_rule({static_cast<TimeKind>(kind - kKinds.begin()), row[1] == "-" ? std::string() : std::string(row[1]),
                           row[2].front() == '^' ? 1U : 0U, row[2].find(" ^") != std::string_view::npos ? 1U : 0U},
                          row[2]);
    }
    compiler.finish();
    lists.tense = WordList::load("english/time/tense.tsv", {"past", "future", "to", "moved"});
    const Verbs verbs = Verbs::load();
    for (const auto& [lemma, forms] : verbs.irregular()) {
        for (const auto form : forms.past) {
            if (form != lemma) lists.tense.add(form);  // "put" tells no tense
        }
    }
    lists.numbered = WordList::load("english/time/numbered.tsv", {"before", "after"});
    for (const Row& row : load_table("english/time/header.tsv")) {
        if (row.size() < 2) continue;
        (row[1] == "update" ? lists.header_update : lists.header_word).add(row[0], row[1] == "beside" ? 2 : 1);
    }
    return lists;
}

}  // namespace onrecord
