#include "facts/figure.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>

#include "base/table.h"
#include "compare/words.h"

namespace onrecord {

void take_topic(const Figure& from, Figure& to) {
    to.head = from.head;
    to.things = from.things;
    to.topic = from.topic;
    to.is_listed = from.is_listed;
    to.is_toll = from.is_toll;
    to.is_human = from.is_human;
    to.is_part = from.is_part;
}

FigureLists load_figure_lists() {
    FigureLists lists;
    const auto each_key = [](std::string_view words, const auto& use) {
        each_part(words, ' ', [&](std::string_view word) { use(cut_word_key(word)); });
    };
    for (const Row& row : load_table("english/figure_question.tsv")) {
        if (row.size() > 1) each_key(row[1], [&](std::uint32_t key) { lists.questions[key] = row[0]; });
        if (row.size() > 2) lists.tolls.emplace(row[0]);
    }
    for (const Row& row : load_table("english/number_word.tsv")) {
        double value = 0;
        if (row.size() > 1 && std::from_chars(row[1].data(), row[1].data() + row[1].size(), value).ec == std::errc{})
            lists.numbers[cut_word_key(row[0])] = value;
    }
    constexpr std::array<std::pair<std::string_view, double>, 15> kMultipliers{{{"hundred", 1e2},
                                                                                {"thousand", 1e3},
                                                                                {"k", 1e3},
                                                                                {"million", 1e6},
                                                                                {"m", 1e6},
                                                                                {"mn", 1e6},
                                                                                {"mm", 1e6},
                                                                                {"billion", 1e9},
                                                                                {"bn", 1e9},
                                                                                {"b", 1e9},
                                                                                {"trillion", 1e12},
                                                                                {"tn", 1e12},
                                                                                {"dozen", 12},
                                                                                {"lakh", 1e5},
                                                                                {"crore", 1e7}}};
    for (const auto& [word, value] : kMultipliers) lists.multipliers[cut_word_key(word)] = value;
    for (const Row& row : load_table("english/measure_unit.tsv")) {
        if (row.size() > 1) each_key(row[1], [&](std::uint32_t key) { lists.units[key] = row[0]; });
        if (row.size() > 2) each_part(row[2], ' ', [&](std::string_view sign) { lists.signs[std::string(sign)] = row[0]; });
        if (row.size() > 2) lists.currencies.emplace(row[0]);
    }
    constexpr std::array<std::pair<std::string_view, FigureWord>, 22> kClasses = {
        {{"hedge", FigureWord::hedge},         {"auxiliary", FigureWord::auxiliary}, {"reach", FigureWord::reach},
         {"unit", FigureWord::unit},           {"calendar", FigureWord::calendar},   {"label", FigureWord::label},
         {"person", FigureWord::person},       {"contrast", FigureWord::contrast},   {"expected", FigureWord::expected},
         {"statistic", FigureWord::statistic}, {"number_of", FigureWord::number_of}, {"moved", FigureWord::moved},
         {"planned", FigureWord::planned},     {"part", FigureWord::part},           {"account", FigureWord::account},
         {"revised", FigureWord::revised},     {"published", FigureWord::published}, {"death", FigureWord::death},
         {"dying", FigureWord::dying},         {"taking", FigureWord::taking},       {"disputed", FigureWord::disputed},
         {"whose", FigureWord::whose}}};
    for (const Row& row : load_table("english/figure_word.tsv")) {
        if (row.size() < 2) continue;
        double nth = 1;
        if (row[0] == "ordinal") each_key(row[1], [&](std::uint32_t key) { lists.ordinals[key] = ++nth; });
        for (const auto& [name, what] : kClasses)
            if (row[0] == name) each_key(row[1], [&, w = what](std::uint32_t key) { lists.words.insert({w, key}); });
    }
    for (const Row& row : load_table("english/person_noun.tsv")) {
        if (row.empty()) continue;
        lists.words.insert({FigureWord::role, cut_word_key(row[0])});
        lists.words.insert({FigureWord::role, cut_word_key(std::string(row[0]) + 's')});
    }
    return lists;
}

}  // namespace onrecord
