// A number answers a question only where the grammar between them is plain:
//   ten people were killed     the counted, auxiliaries, the question's word
//   killing at least 10        the question's word, a hedge, the number; then one who is counted, or an end
//   a 5.9-magnitude quake      magnitudes alone have decimals
//   some 240 dockworkers       people by what they are; what was done by them must agree (differences.cc)
//   18 times the limit         a multiple, with the words that follow
// Ages, dates, clock times, sums and scores are no answers. What is not plain is left out: precision first. Cost: linear in the words.
#include "facts/figure_facts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/table.h"
#include "compare/words.h"
#include "text/quotation_mark.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxCounted = 2;  // words of the counted between number and question ("10 young people killed")
constexpr std::size_t kMaxReach = 7;    // words from the number to its question
constexpr std::size_t kMaxHedges = 3;   // words between a question and the number after it ("at least", "as many as")
constexpr std::size_t kMagnitudeReach = 4;
constexpr std::size_t kMultipleWords = 8;  // after "times": what is multiplied
constexpr std::size_t kNounContext = 12;   // words on either side that say what the counted did
constexpr std::size_t kMinRoleBytes = 5;
constexpr std::string_view kMagnitude = "magnitude";
constexpr std::string_view kTimes = "times";

std::vector<std::string_view> parts_of(std::string_view row) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin < row.size();) {
        const std::size_t end = std::min(row.find(' ', begin), row.size());
        parts.push_back(row.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

// The words of one sentence as numbers and questions see them.
class Sentence {
public:
    Sentence(std::string_view text, Span span, const FigureLists& lists, const FunctionWords& function_words)
        : text_(text), words_(cut_words(text, span)), lists_(lists), function_words_(function_words), values_(words_.size()) {
        for (std::size_t i = 0; i < words_.size(); ++i) values_[i] = value_of(i);
    }

    std::vector<Figure> figures() const {
        std::vector<Figure> found;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (values_[i].empty() || !is_count(i)) continue;
            if (i + 2 < words_.size() && is_range(i)) continue;  // its end speaks for it
            Figure figure;
            figure.value = values_[i];
            figure.span = words_[i].span;
            const std::size_t first = i >= 2 && is_range(i - 2) ? i - 2 : i;
            if (first != i) {
                figure.value = values_[first] + '-' + values_[i];
                figure.span.begin = words_[first].span.begin;
            }
            for (std::size_t back = 1; back <= 2 && back <= first; ++back)
                figure.hedged = figure.hedged || is(FigureWord::hedge, first - back);
            if (!ask(i, figure)) continue;
            found.push_back(std::move(figure));
        }
        return found;
    }

private:
    bool is(FigureWord what, std::size_t i) const { return lists_.is(what, words_[i].key); }
    std::string_view word(std::size_t i) const { return text_.substr(words_[i].span.begin, words_[i].span.length()); }
    std::string_view question(std::size_t i) const {
        const auto found = lists_.questions.find(words_[i].key);
        return found == lists_.questions.end() ? std::string_view{} : std::string_view{found->second};
    }
    char before(std::size_t i) const { return words_[i].span.begin == 0 ? ' ' : text_[words_[i].span.begin - 1]; }
    char after(std::size_t i) const { return words_[i].span.end == text_.size() ? ' ' : text_[words_[i].span.end]; }
    // Whether only spaces and a hyphen part a word from the next.
    bool runs_on(std::size_t i) const {
        const std::string_view gap = text_.substr(words_[i].span.end, words_[i + 1].span.begin - words_[i].span.end);
        return gap.find_first_not_of(" \n-") == std::string_view::npos;
    }

    std::string value_of(std::size_t i) const {
        const std::string_view digits = word(i);
        if (digits[0] < '0' || digits[0] > '9') {
            const auto found = lists_.numbers.find(words_[i].key);
            return found == lists_.numbers.end() ? std::string{} : found->second;
        }
        std::string value;
        for (const char c : digits) {
            if (c == ',') continue;
            if ((c < '0' || c > '9') && c != '.') return {};
            value += c;
        }
        return value;
    }

    // "between seven and nine", "seven to nine": a range that begins here.
    bool is_range(std::size_t i) const {
        if (values_[i].empty() || i + 2 >= words_.size() || values_[i + 2].empty()) return false;
        const std::string_view middle = word(i + 1);
        return middle == "to" || (middle == "and" && i > 0 && word(i - 1) == "between");
    }

    // No part of a sum, time, score, date or age.
    bool is_count(std::size_t i) const {
        const char left = before(i);
        const char right = after(i);
        if (left != ' ' && left != '\n' && left != '(' && left != '-' && static_cast<unsigned char>(left) < 0x80 &&
            quotation_mark(static_cast<char32_t>(left)) == QuotationMark::none)
            return false;
        // A currency sign beyond ASCII ("£38") stands before the number without a space; a dash or a quotation mark may.
        if (static_cast<unsigned char>(left) >= 0x80 && words_[i].span.begin >= 2 &&
            static_cast<unsigned char>(text_[words_[i].span.begin - 2]) == 0xc2)
            return false;
        if (left == '-' && i > 0 && runs_on(i - 1)) return false;
        if (right == ':' || right == '%' || right == '/') return false;
        if (right == '-' && i + 1 < words_.size() && !values_[i + 1].empty()) return false;
        const bool digits = word(i)[0] <= '9';
        if (digits && values_[i].size() == 4 && values_[i] >= "1900" && values_[i] <= "2100") return false;
        if (i > 0 && runs_on(i - 1) && is(FigureWord::calendar, i - 1)) return false;
        if (i + 1 < words_.size() && runs_on(i) && is(FigureWord::calendar, i + 1)) return false;
        if (i > 0 && is(FigureWord::label, i - 1)) return false;
        // "Banky, 40, ..." is an age.
        if (i > 0 && digits && text_.substr(words_[i - 1].span.end, 2) == ", " && (right == ',' || right == '.' || right == ';'))
            return false;
        return true;
    }

    bool ask(std::size_t i, Figure& figure) const {
        if (values_[i].find('.') != std::string::npos) return ask_magnitude(i, figure);
        return ask_after(i, figure) || ask_before(i, figure) || ask_multiple(i, figure) || ask_counted(i, figure);
    }

    bool ask_magnitude(std::size_t i, Figure& figure) const {
        bool asked = false;
        for (std::size_t j = i + 1; !asked && j < words_.size() && j <= i + kMagnitudeReach && values_[j].empty(); ++j)
            asked = question(j) == kMagnitude;
        for (std::size_t back = 1; !asked && back <= kMagnitudeReach && back <= i && values_[i - back].empty(); ++back)
            asked = question(i - back) == kMagnitude;
        return asked && answer(kMagnitude, 0, words_.size(), figure);
    }

    bool ask_after(std::size_t i, Figure& figure) const {
        std::size_t counted = 0;
        bool auxiliary = false;
        for (std::size_t j = i + 1; j < words_.size() && j <= i + kMaxReach; ++j) {
            if (!runs_on(j - 1) || !values_[j].empty() || (j == i + 1 && is(FigureWord::unit, j))) return false;
            if (const std::string_view topic = question(j); !topic.empty()) {
                if (topic == kMagnitude) return false;
                return answer(topic, 0, words_.size(), figure);
            }
            if (is(FigureWord::auxiliary, j)) {
                auxiliary = true;
                continue;
            }
            const bool adverb = word(j).size() > 4 && word(j).ends_with("ly");
            if (adverb) continue;
            if (auxiliary || function_words_.contains(words_[j].key) || ++counted > kMaxCounted) return false;
        }
        return false;
    }

    bool ask_before(std::size_t i, Figure& figure) const {
        if (i + 1 < words_.size() && runs_on(i)) {  // who is counted, or nobody more
            const auto somebody = [&](std::size_t j) { return is(FigureWord::person, j) || is(FigureWord::role, j); };
            const bool next = i + 2 < words_.size() && runs_on(i + 1) && !function_words_.contains(words_[i + 1].key);
            const bool counted = somebody(i + 1) || (next && somebody(i + 2));
            if (!counted) return false;
        }
        for (std::size_t back = 1; back <= kMaxHedges + 1 && back <= i; ++back) {
            const std::size_t j = i - back;
            if (!runs_on(j)) return false;
            if (const std::string_view topic = question(j); !topic.empty())
                return topic != kMagnitude && answer(topic, 0, words_.size(), figure);
            if (!is(FigureWord::hedge, j) && !is(FigureWord::reach, j)) return false;
        }
        return false;
    }

    bool ask_multiple(std::size_t i, Figure& figure) const {
        if (i + 2 >= words_.size() || word(i + 1) != kTimes || !runs_on(i) || !runs_on(i + 1)) return false;
        const std::size_t end = std::min(i + 2 + kMultipleWords, words_.size());
        figure.kind = Figure::Kind::multiple;
        if (!answer(kTimes, i + 2, end, figure) || figure.context.empty()) return false;
        std::size_t last = i + 2;
        while (last + 1 < end && last < i + 5 && runs_on(last)) ++last;
        figure.topic = text_.substr(words_[i + 1].span.begin, words_[last].span.end - words_[i + 1].span.begin);
        return true;
    }

    // "workers", and what ends in it: "dockworkers".
    bool is_role(std::size_t i) const {
        const std::string_view whole = word(i);
        for (std::size_t begin = 0; begin + kMinRoleBytes <= whole.size(); ++begin)
            if (is_border(whole, begin) && lists_.is(FigureWord::role, cut_word_key(whole.substr(begin)))) return true;
        return false;
    }

    bool ask_counted(std::size_t i, Figure& figure) const {
        std::size_t noun = i + 1;
        const auto is_noun = [&](std::size_t j) {
            return j < words_.size() && runs_on(j - 1) && values_[j].empty() && !words_[j].capital &&
                   !function_words_.contains(words_[j].key) && !is(FigureWord::unit, j);
        };
        if (!is_noun(noun)) return false;
        const auto plural = [&](std::size_t j) { return word(j).size() > 4 && word(j).ends_with('s') && !word(j).ends_with("ss"); };
        if (!plural(noun) && is_noun(noun + 1)) ++noun;
        if (!plural(noun) || values_[i] == "1" || !is_role(noun)) return false;
        figure.kind = Figure::Kind::counted;
        return answer(word(noun), i > kNounContext ? i - kNounContext : 0, std::min(noun + kNounContext, words_.size()), figure);
    }

    bool answer(std::string_view topic, std::size_t begin, std::size_t end, Figure& figure) const {
        figure.topic = topic;
        figure.question = cut_word_key(topic);
        for (std::size_t i = begin; i < end; ++i) {
            if (!values_[i].empty() || function_words_.contains(words_[i].key) || words_[i].key == figure.question || !question(i).empty())
                continue;
            if (is(FigureWord::person, i) || is(FigureWord::auxiliary, i) || is(FigureWord::hedge, i)) continue;
            figure.context.push_back(words_[i].key);
        }
        std::sort(figure.context.begin(), figure.context.end());
        figure.context.erase(std::unique(figure.context.begin(), figure.context.end()), figure.context.end());
        return true;
    }

    std::string_view text_;
    std::vector<CutWord> words_;
    const FigureLists& lists_;
    const FunctionWords& function_words_;
    std::vector<std::string> values_;  // in step with words_; empty: no number
};

}  // namespace

FigureLists load_figure_lists() {
    FigureLists lists;
    for (const Row& row : load_table("english/figure_question.tsv")) {
        if (row.size() < 2) continue;
        for (const std::string_view word : parts_of(row[1])) lists.questions[cut_word_key(word)] = row[0];
    }
    for (const Row& row : load_table("english/number_word.tsv"))
        if (row.size() >= 2) lists.numbers[cut_word_key(row[0])] = row[1];
    constexpr std::array<std::pair<std::string_view, FigureWord>, 7> kClasses = {{{"hedge", FigureWord::hedge},
                                                                                  {"auxiliary", FigureWord::auxiliary},
                                                                                  {"reach", FigureWord::reach},
                                                                                  {"unit", FigureWord::unit},
                                                                                  {"calendar", FigureWord::calendar},
                                                                                  {"label", FigureWord::label},
                                                                                  {"person", FigureWord::person}}};
    for (const Row& row : load_table("english/figure_word.tsv")) {
        if (row.size() < 2) continue;
        for (const auto& [name, what] : kClasses)
            if (row[0] == name)
                for (const std::string_view word : parts_of(row[1])) lists.words.insert({what, cut_word_key(word)});
    }
    for (const Row& row : load_table("english/person_noun.tsv")) {
        if (row.empty()) continue;
        lists.words.insert({FigureWord::role, cut_word_key(row[0])});
        lists.words.insert({FigureWord::role, cut_word_key(std::string(row[0]) + 's')});
    }
    return lists;
}

std::vector<Figure> find_figures(const Reading& reading, const std::vector<Span>& paragraphs, const ContentIndex& contents,
                                 const FunctionWords& function_words, const FigureLists& lists) {
    std::vector<Figure> figures;
    const SpanList& sentences = reading.sentences.empty() ? paragraphs : reading.sentences;
    for (const Span span : sentences) {
        for (Figure& figure : Sentence(reading.text.view(), span, lists, function_words).figures()) {
            if (const auto statement = contents.innermost(figure.span)) {
                if (const auto speaker = reading.statements[*statement].speaker) figure.speaker = *speaker;
            }
            figures.push_back(std::move(figure));
        }
    }
    return figures;
}

}  // namespace onrecord
