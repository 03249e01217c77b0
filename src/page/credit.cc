// A line is cut into remarks: what is in brackets, and its sentences. A remark is a credit where it begins with a phrase of
// data/english/credit.tsv, or holds one:
//
//     (Reporting by Ana Ruiz; Editing by Tom Lind)                       contributor
//     With files from the Harlow News Service                            agency, Harlow News Service
//     (HNS)                                                              agency, at a line's end or after the dateline's place
//     This story was originally published by The Ledger.                 syndicated, The Ledger
//     An earlier version of this article gave the wrong day. It is …     correction, to the end of the line
//     Update, 6 p.m.: adds comment from the harbour master               update
//
// A credit to an agency has its name; one whose name ends as outlets' names do is an agency's even if it "contributed to this report". A
// line of a few capitalised words after "With" is one too. What tells no change ("Updated: 3 March, 10:15") is no update.
#include "page/credit.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/names.h"
#include "base/table.h"
#include "text/capital.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxCreditBytes = 400;   // of a remark, but for corrections, which run to their line's end
constexpr std::size_t kMaxWordsCompared = 60;  // of a remark
constexpr std::size_t kMaxBareNames = 5;       // words of "With Harlow News"
constexpr std::size_t kMinUpdateWords = 3;     // in lower case
constexpr std::array<std::string_view, 11> kReportWords{"article", "story", "piece",   "post",      "report",  "column",
                                                        "page",    "item",  "version", "interview", "dispatch"};

struct WordAt {
    std::string_view text;
    std::size_t begin = 0;
};

bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
           c == '\'' || c == '-' || c == '&';
}

// Words and marks of a remark, at most `most`.
std::vector<WordAt> words_of(std::string_view remark, std::size_t most) {
    std::vector<WordAt> words;
    for (std::size_t i = 0; i < remark.size() && words.size() < most;) {
        if (remark[i] == ' ' || remark[i] == '\t') {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        if (is_word_char(remark[i])) {
            while (end < remark.size() &&
                   (is_word_char(remark[end]) || (remark[end] == '.' && end + 1 < remark.size() && is_word_char(remark[end + 1]))))
                ++end;
        }
        words.push_back({remark.substr(i, end - i), i});
        i = end;
    }
    return words;
}

bool fits(const std::string& pattern, std::string_view word) {
    if (pattern == "*") return is_word_char(word.front());
    const std::string lower = lower_case(word);
    if (pattern == "@report") return std::find(kReportWords.begin(), kReportWords.end(), lower) != kReportWords.end();
    return pattern == lower;
}

// Where the next `mark` is, asked at places that rise: a search that finds it far away is made once.
class NextMark {
public:
    explicit NextMark(char mark) : mark_(mark) {}
    // text.size() where there is none.
    std::size_t after(std::string_view text, std::size_t from) {
        if (from < from_ || from > at_) {
            from_ = from;
            at_ = std::min(text.find(mark_, from), text.size());
        }
        return at_;
    }

private:
    char mark_;
    std::size_t from_ = 1, at_ = 0;  // from any place of [from_, at_] it is at_
};

class CreditFinder {
public:
    CreditFinder(const Text& text, std::string_view outlet, const CreditLists& lists)
        : text_(text.view()), outlet_(outlet), lists_(lists) {}

    std::vector<Credit> run() {
        std::size_t last = text_.find_last_not_of(" \n\t\r");
        for (std::size_t at = 0; at < text_.size() && credits_.size() < kMaxCredits;) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            line(at, end, last != std::string_view::npos && last < end);
            at = end + 1;
        }
        return std::move(credits_);
    }

private:
    void line(std::size_t begin, std::size_t end, bool is_last) {
        // Marks that open such lines: "* Additional reporting by …", "— With files from …".
        while (begin < end && std::string_view(" \t\r*_-").find(text_[begin]) != std::string_view::npos) ++begin;
        for (const std::string_view dash : {"—", "–"}) {
            if (text_.substr(begin, dash.size()) == dash) begin += dash.size();
        }
        while (begin < end && text_[begin] == ' ') ++begin;
        while (end > begin && std::string_view(" \t\r*_").find(text_[end - 1]) != std::string_view::npos) --end;
        if (agency_byline(begin, end)) return;
        for (std::size_t at = begin; at < end;) {
            const std::size_t stop = remark_end(at, end);
            if (remark(at, stop, end)) return;
            at = stop;
            while (at < end && text_[at] == ' ') ++at;
        }
        brackets(begin, end, is_last);
    }
    // The end of the sentence that begins at `at`: a full stop before a space and a capital.
    std::size_t remark_end(std::size_t at, std::size_t end) {
        if (text_[at] == '(' || text_[at] == '[') {
            const std::size_t close = (text_[at] == '(' ? round_ : square_).after(text_, at);
            if (close < end) return close + 1;
        }
        for (std::size_t i = at; i + 2 < end; ++i) {
            if ((text_[i] == '.' || text_[i] == '!' || text_[i] == '?') && text_[i + 1] == ' ' &&
                (starts_with_capital(text_.substr(i + 2)) || text_[i + 2] == '(') && i >= at + 4 && text_[i - 1] != '.' &&
                text_[i - 2] != ' ' && text_[i - 2] != '.')
                return i + 1;
        }
        return end;
    }

    // Whether [begin, end) is a credit that takes the rest of the line with it.
    bool remark(std::size_t begin, std::size_t end, std::size_t line_end) {
        std::string_view words = text_.substr(begin, end - begin);
        std::size_t skipped = 0;
        while (skipped < words.size() && (words[skipped] == '(' || words[skipped] == '[' || words[skipped] == '*')) ++skipped;
        words.remove_prefix(skipped);
        if (words.empty()) return false;
        // Nearly every sentence ends here: its first word begins no phrase.
        const auto first = words_of(words, 1);
        if (first.empty()) return false;
        const auto beginning = lists_.beginning.find(word_key(first.front().text));
        const bool may_hold = end == line_end && words.size() <= kMaxCreditBytes && words.find("contribut") != std::string_view::npos;
        if (beginning == lists_.beginning.end() && !may_hold) return false;
        const auto found = words_of(words, kMaxWordsCompared);
        const CreditPhrase* phrase = nullptr;
        if (beginning != lists_.beginning.end()) phrase = find(beginning->second, found, skipped > 0 || end == line_end);
        if (phrase == nullptr && may_hold) phrase = find(lists_.inside, found, true);
        if (phrase == nullptr) return bare_agency(begin, end, found);
        if (phrase->kind == CreditKind::correction) {
            std::size_t last = skipped > 0 ? end : line_end;
            add({phrase->kind, span(begin, last), {}, {}});
            return last == line_end;
        }
        if (end - begin > kMaxCreditBytes) return false;
        if (phrase->kind == CreditKind::update && !tells_of_change(found)) return false;
        Credit credit{phrase->kind, span(begin, end), {}, {}};
        if (phrase->kind == CreditKind::agency || phrase->kind == CreditKind::syndicated) credit.outlet = name_after_link(words, found);
        // "Originally published in March 2022" owes nothing to anybody.
        if (phrase->kind == CreditKind::syndicated && credit.outlet.empty() && found.front().text != "This" &&
            phrase->words.back() != "permission")
            return false;
        if (phrase->kind == CreditKind::contributor) {
            const std::string name = phrase->begins ? name_after_link(words, found) : name_from(words, found, 0);
            const bool staff = !name.empty() && words.find(name + " staff") != std::string_view::npos;
            if ((is_outlet(name) && !staff) || (phrase->words.back() == ":" && name.find(' ') == std::string::npos)) {
                credit.outlet = name;
                if (!name.empty()) credit.kind = CreditKind::agency;
            }
        }
        add(std::move(credit));
        return false;
    }
    [[nodiscard]] static const CreditPhrase* find(const std::vector<CreditPhrase>& phrases, const std::vector<WordAt>& words, bool alone) {
        for (const CreditPhrase& phrase : phrases) {
            if (phrase.alone && !alone) continue;
            const std::size_t n = phrase.words.size();
            const std::size_t last = phrase.begins ? 0 : words.size();
            for (std::size_t at = 0; at <= last && at + n <= words.size(); ++at) {
                std::size_t k = 0;
                while (k < n && fits(phrase.words[k], words[at + k].text)) ++k;
                if (k == n) return &phrase;
            }
        }
        return nullptr;
    }
    // "By Harlow Press Agency", "By our court reporter and Tide News Agency", a line above the text.
    bool agency_byline(std::size_t begin, std::size_t end) {
        constexpr std::size_t kMaxTop = 600;    // bytes of header lines
        constexpr std::size_t kMaxBytes = 100;  // of a byline
        const std::string_view line = text_.substr(begin, end - begin);
        if (begin > kMaxTop || line.size() > kMaxBytes || !(line.starts_with("By ") || line.starts_with("BY ")) || line.back() == '.')
            return false;
        const auto words = words_of(line, kMaxBareNames * 3);
        // The last name of the line, and what an agency ends its name with.
        static constexpr std::array<std::string_view, 5> kEnds{"agency", "agencies", "newswire", "wire", "service"};
        const std::string last = lower_case(words.back().text);
        if (std::find(kEnds.begin(), kEnds.end(), last) == kEnds.end() || !starts_with_capital(words.back().text)) return false;
        std::size_t first = words.size() - 1;
        while (first > 1 && starts_with_capital(words[first - 1].text)) --first;
        const std::string name(line.substr(words[first].begin));
        if (first + 1 == words.size() || name == outlet_) return false;
        add({CreditKind::agency, span(begin, end), name, {}});
        return true;
    }
    // "With Harlow News", a line of its own.
    bool bare_agency(std::size_t begin, std::size_t end, const std::vector<WordAt>& words) {
        if (words.size() < 2 || words.size() > kMaxBareNames || lower_case(words.front().text) != "with") return false;
        if (end < text_.size() && text_[end] != '\n' && text_[end] != '\r') return false;
        if (begin > 0 && text_[begin - 1] != '\n' && text_[begin - 1] != ' ') return false;
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (is_word_char(words[i].text.front()) && !starts_with_capital(words[i].text) && words[i].text != "the") return false;
        }
        const std::string_view remark =
            text_.substr(words.front().text.data() - text_.data(), end - (words.front().text.data() - text_.data()));
        add({CreditKind::agency, span(begin, end), name_from(remark, words_of(remark, kMaxBareNames + 1), 1), {}});
        return false;
    }
    // The name that begins at word `i`: capitalised words, with "of", "and" and "&" within.
    [[nodiscard]] static std::string name_from(std::string_view remark, const std::vector<WordAt>& words, std::size_t i) {
        while (i < words.size() && (words[i].text == "the" || words[i].text == "The") && i + 1 < words.size() &&
               starts_with_capital(words[i + 1].text))
            ++i;
        // "the agency Tideline", "news agency Tideline"
        for (std::size_t k = i; k < words.size() && k < i + 3 && !starts_with_capital(words[k].text); ++k) {
            const std::string_view word = words[k].text;
            if (word == "agency" || word == "agencies" || word == "newspaper" || word == "broadcaster") i = k + 1;
        }
        if (i >= words.size() || !starts_with_capital(words[i].text)) return {};
        std::size_t end = i + 1;
        while (end < words.size()) {
            const bool joins = words[end].text == "of" || words[end].text == "&";
            if (starts_with_capital(words[end].text)) {
                ++end;
            } else if (joins && end + 1 < words.size() && starts_with_capital(words[end + 1].text)) {
                end += 2;
            } else {
                break;
            }
        }
        const std::size_t stop = words[end - 1].begin + words[end - 1].text.size();
        return std::string(remark.substr(words[i].begin, stop - words[i].begin));
    }
    // The name after the first "by", "from", "in", "on" or colon that one follows.
    [[nodiscard]] static std::string name_after_link(std::string_view remark, const std::vector<WordAt>& words) {
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            const std::string lower = lower_case(words[i].text);
            const bool with_inputs = lower == "with" && starts_with_capital(words[i + 1].text);
            if (lower != "by" && lower != "from" && lower != "in" && lower != "on" && lower != "at" && lower != ":" && !with_inputs)
                continue;
            std::string name = name_from(remark, words, i + 1);
            // "in March 2022"
            const bool dated = !name.empty() && name.find_first_of("0123456789") == std::string::npos && i + 2 < words.size() &&
                               words[i + 2].text.size() == 4 && words[i + 2].text.front() >= '1' && words[i + 2].text.front() <= '2';
            if (!name.empty() && !dated) return name;
        }
        return {};
    }
    [[nodiscard]] bool is_outlet(std::string_view name) const {
        const std::size_t space = name.rfind(' ');
        const std::string_view last = space == std::string_view::npos ? name : name.substr(space + 1);
        return !last.empty() && lists_.outlet_words.contains(word_key(last));
    }
    [[nodiscard]] static bool tells_of_change(const std::vector<WordAt>& words) {
        const auto is_plain = [](const WordAt& word) {
            return word.text.size() > 2 && word.text.front() >= 'a' && word.text.front() <= 'z';
        };
        return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_plain)) >= kMinUpdateWords;
    }
    // Remarks in brackets within a line, and an agency's initials at the end of the text or after a dateline's place.
    void brackets(std::size_t begin, std::size_t end, bool is_last) {
        constexpr int kMaxNested = 4;  // brackets within one that are looked at
        int n_nested = 0;
        std::size_t last_close = 0;
        const std::string_view line = text_.substr(0, end);  // a search that leaves the line makes many lines quadratic
        for (std::size_t open = line.find('(', begin); open < end; open = line.find('(', line.find_first_not_of('(', open))) {
            const std::size_t close = bracket_end_.after(text_, open);
            if (close >= end) return;
            n_nested = close == last_close ? n_nested + 1 : 0;
            last_close = close;
            if (n_nested > kMaxNested) continue;
            if (open > begin) remark(open, close + 1, close + 1);
            const std::string_view inside = text_.substr(open + 1, close - open - 1);
            const bool initials = inside.size() >= 2 && inside.size() <= 6 &&
                                  std::all_of(inside.begin(), inside.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
            const bool whole = open == begin && close + 1 == end;
            const bool ends_text = is_last && close + 1 == end && open > begin + 2 &&
                                   std::string_view(".!?\" ").find(text_[open - 2]) != std::string_view::npos;
            if (initials && (whole || ends_text) && inside != outlet_)
                add({CreditKind::agency, span(open, close + 1), std::string(inside), {}});
        }
    }
    [[nodiscard]] static Span span(std::size_t begin, std::size_t end) {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    void add(Credit credit) {
        if (credits_.size() == kMaxCredits || (!credits_.empty() && credits_.back().span.end > credit.span.begin)) return;
        credit.text = std::string(text_.substr(credit.span.begin, credit.span.length()));
        credits_.push_back(std::move(credit));
    }

    std::string_view text_;
    NextMark round_{')'}, square_{']'};  // for remarks
    NextMark bracket_end_{')'};          // for brackets within a line
    std::string_view outlet_;
    const CreditLists& lists_;
    std::vector<Credit> credits_;
};

}  // namespace

CreditLists load_credit_lists() {
    CreditLists lists;
    for (const Row& row : load_table("english/credit.tsv")) {
        if (row.size() < 3) continue;
        const auto kind = named<CreditKind>(row[0]);
        if (!kind) continue;
        CreditPhrase phrase{*kind, row[1] == "begin", false, {}};
        for (const WordAt& word : words_of(row[2], kMaxWordsCompared)) {
            if (word.text == "!") {
                phrase.alone = true;
            } else if (word.text == "report" && !phrase.words.empty() && phrase.words.back() == "@") {
                phrase.words.back() = "@report";
            } else {
                phrase.words.emplace_back(word.text);
            }
        }
        auto& phrases = phrase.begins ? lists.beginning[word_key(phrase.words.front())] : lists.inside;
        phrases.push_back(std::move(phrase));
    }
    lists.beginning[word_key("with")];  // "With Harlow News"
    for (const Row& row : load_table("english/channel.tsv")) {
        if (row.size() < 2 || (row[0] != "outlet" && row[0] != "outlet alone")) continue;
        each_part(row[1], ' ', [&](std::string_view word) { lists.outlet_words.insert(word_key(word)); });
    }
    for (const std::string_view word : {"agency", "service", "services", "agencies"}) lists.outlet_words.insert(word_key(word));
    return lists;
}

bool is_agency(std::string_view byline) {
    static constexpr std::array<std::string_view, 9> kNames{"AP", "AFP", "UPI", "DPA", "dpa", "TASS", "Reuters", "Xinhua", "Kyodo"};
    const auto space = byline.rfind(' ');
    if (space == std::string_view::npos) return std::find(kNames.begin(), kNames.end(), byline) != kNames.end();
    const std::string last = lower_case(byline.substr(space + 1));
    if (last == "newswire" || last == "newswires" || last == "presse") return true;
    if (last == "agency" || last == "service" || last == "services") {
        // A firm may be an agency of another kind.
        const std::string_view before = byline.substr(0, space);
        const std::string kind = lower_case(before.substr(before.rfind(' ') + 1));  // npos + 1 is 0
        return kind == "news" || kind == "press" || kind == "wire";
    }
    // "the Harlow Press", "Associated Quays Press": people have one surname after one or two given names, and no article.
    return last == "press" &&
           (byline.starts_with("The ") || byline.starts_with("the ") || byline.starts_with("Associated ") || byline.starts_with("United "));
}

std::vector<Credit> find_credits(const Text& text, std::string_view outlet, const CreditLists& lists) {
    return CreditFinder(text, outlet, lists).run();
}

}  // namespace onrecord
