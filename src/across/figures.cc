// A number answers the question whose word stands nearest to it, a few words away in the same sentence and with no other number between
// ("at least 10 people were killed", "killing 10", "a 5.9-magnitude quake"). Numbers that answer none of the listed questions are left out:
// precision first. Cost: linear in the words.
#include "across/figures.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "across/words.h"
#include "base/table.h"

namespace onrecord {
namespace {

constexpr std::size_t kReachAfter = 6;   // words from the number to its question
constexpr std::size_t kReachBefore = 4;  // words from the question to its number
constexpr std::string_view kMagnitude = "magnitude";

struct NumberWord {
    std::string_view word;
    std::string_view digits;
};
constexpr std::array<NumberWord, 20> kNumberWords = {{{"one", "1"},        {"two", "2"},       {"three", "3"},     {"four", "4"},
                                                      {"five", "5"},       {"six", "6"},       {"seven", "7"},     {"eight", "8"},
                                                      {"nine", "9"},       {"ten", "10"},      {"eleven", "11"},   {"twelve", "12"},
                                                      {"thirteen", "13"},  {"fourteen", "14"}, {"fifteen", "15"},  {"sixteen", "16"},
                                                      {"seventeen", "17"}, {"eighteen", "18"}, {"nineteen", "19"}, {"twenty", "20"}}};

std::string lower(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

// Digits of a number, thousands' commas left out; empty where the word is none.
std::string value_of(std::string_view word) {
    if (word.empty()) return {};
    if (word[0] >= '0' && word[0] <= '9') {
        std::string digits;
        for (const char c : word) {
            if (c == ',') continue;
            if ((c < '0' || c > '9') && c != '.') return {};
            digits += c;
        }
        return digits;
    }
    const std::string key = lower(word);
    for (const NumberWord& number : kNumberWords)
        if (number.word == key) return std::string(number.digits);
    return {};
}

bool is_hedge(std::string_view word) {
    constexpr std::array<std::string_view, 9> kHedges = {"about", "around", "least", "nearly",       "almost",
                                                         "over",  "than",   "some",  "approximately"};
    const std::string key = lower(word);
    return std::find(kHedges.begin(), kHedges.end(), key) != kHedges.end();
}

std::map<std::uint32_t, std::string_view> load_questions() {
    std::map<std::uint32_t, std::string_view> questions;
    for (const Row& row : load_table("english/figure_question.tsv")) {
        if (row.size() < 2) continue;
        for (std::size_t begin = 0; begin < row[1].size();) {
            const std::size_t end = std::min(row[1].find(' ', begin), row[1].size());
            questions[cut_word_key(row[1].substr(begin, end - begin))] = row[0];
            begin = end + 1;
        }
    }
    return questions;
}

}  // namespace

std::vector<Figure> find_figures(const Reading& reading, const std::vector<Span>& paragraphs, const FunctionWords& function_words) {
    std::vector<Figure> figures;
    const std::string_view text = reading.text.view();
    const std::map<std::uint32_t, std::string_view> questions = load_questions();
    const SpanList& sentences = reading.sentences.empty() ? paragraphs : reading.sentences;
    for (const Span sentence : sentences) {
        const std::vector<CutWord> words = cut_words(text, sentence);
        std::vector<std::string> values(words.size());
        bool any = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            values[i] = value_of(text.substr(words[i].span.begin, words[i].span.length()));
            any = any || !values[i].empty();
        }
        if (!any) continue;
        std::vector<std::string_view> asks(words.size());
        for (std::size_t i = 0; i < words.size(); ++i)
            if (const auto found = questions.find(words[i].key); found != questions.end()) asks[i] = found->second;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (values[i].empty()) continue;
            const std::uint32_t begin = words[i].span.begin;
            if (begin > 0 && (text[begin - 1] == '$' || text[begin - 1] == ':')) continue;
            std::string_view question;
            for (std::size_t j = i + 1; j < words.size() && j <= i + kReachAfter && values[j].empty() && question.empty(); ++j) {
                if (text.substr(words[j - 1].span.end, words[j].span.begin - words[j - 1].span.end).find_first_of(",;(") !=
                    std::string_view::npos)
                    break;
                question = asks[j];
            }
            for (std::size_t back = 1; question.empty() && back <= kReachBefore && back <= i && values[i - back].empty(); ++back)
                question = asks[i - back];
            if (question.empty()) continue;
            const bool decimal = values[i].find('.') != std::string::npos;
            if (decimal != (question == kMagnitude) && question != kMagnitude) continue;
            // A year or an age is no count.
            if (question != kMagnitude && values[i].size() == 4 && values[i] >= "1900" && values[i] <= "2100") continue;
            if (i + 1 < words.size()) {
                const std::string next = lower(text.substr(words[i + 1].span.begin, words[i + 1].span.length()));
                constexpr std::array<std::string_view, 16> kUnits = {"year",    "years",   "day",        "days",    "hour",   "hours",
                                                                     "minutes", "months",  "weeks",      "percent", "killed", "million",
                                                                     "miles",   "seconds", "kilometers", "month"};
                if (next != "killed" && std::find(kUnits.begin(), kUnits.end(), next) != kUnits.end()) continue;
            }
            Figure figure;
            figure.span = words[i].span;
            figure.value = values[i];
            figure.topic = question;
            figure.question = cut_word_key(question);
            for (std::size_t back = 1; back <= 2 && back <= i; ++back) {
                const Span before = words[i - back].span;
                figure.hedged = figure.hedged || is_hedge(text.substr(before.begin, before.length()));
            }
            for (const CutWord& word : words)
                if (!function_words.contains(word.key)) figure.context.push_back(word.key);
            std::sort(figure.context.begin(), figure.context.end());
            for (const Statement& statement : reading.statements) {
                if (!statement.speaker) continue;
                for (const Span content : statement.content)
                    if (content.contains(figure.span)) figure.speaker = *statement.speaker;
            }
            figures.push_back(std::move(figure));
        }
    }
    return figures;
}

}  // namespace onrecord
