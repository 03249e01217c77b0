// One pass over a reading. Memory kept: about 3 bytes a byte of text.
#include "across/features.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "across/figures.h"
#include "across/fingerprints.h"
#include "across/slips.h"
#include "across/words.h"
#include "base/table.h"
#include "onrecord/date.h"
#include "text/quotation_mark.h"
#include "text/utf8.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::size_t kLeadWords = 60;            // title not counted
constexpr std::size_t kShortParagraphWords = 30;  // at most
constexpr std::size_t kSentenceWords = 4;         // at least; "Full text." is none

std::vector<Term> take_terms(const Reading& reading, const std::vector<CutWord>& words) {
    struct Tally {
        std::uint32_t count = 0, capitals = 0;
        bool in_lead = false;
    };
    std::unordered_map<std::uint32_t, Tally> tallies;
    const std::vector<CutWord> title = cut_words(reading.title, {0, static_cast<std::uint32_t>(reading.title.size())});
    for (const CutWord& word : title) {
        Tally& tally = tallies[word.key];
        ++tally.count;
        tally.in_lead = true;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        Tally& tally = tallies[words[i].key];
        ++tally.count;
        tally.capitals += words[i].capital ? 2 : 0;
        tally.in_lead = tally.in_lead || i < kLeadWords;
    }
    std::vector<Term> terms;
    terms.reserve(tallies.size());
    for (const auto& [key, tally] : tallies)
        terms.push_back(
            {key, static_cast<std::uint16_t>(std::min<std::uint32_t>(tally.count, 65535)), tally.in_lead, tally.capitals >= tally.count});
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.key < b.key; });
    return terms;
}

bool ends_as_sentence(std::string_view words) {
    if (words.empty()) return false;
    const CodePoint last = decode_before(words, words.size());
    if (last.value == ')' || last.value == ']' || quotation_mark(last.value) != QuotationMark::none) words.remove_suffix(last.length);
    return words.ends_with('.') || words.ends_with('!') || words.ends_with('?');
}

void take_short_paragraph(const Reading& reading, Span paragraph, const std::vector<CutWord>& words, const ContentIndex& contents,
                          ReportFeatures& features) {
    if (words.empty() || words.size() > kShortParagraphWords) return;
    const auto statement = contents.innermost(paragraph);
    features.short_paragraphs.push_back({hash_keys(words.data(), words.size()), paragraph, features.n_paragraphs,
                                         words.size() >= kSentenceWords && ends_as_sentence(reading.text.slice(paragraph)),
                                         statement && !reading.statements[*statement].source.empty()});
}

void take_quoted(const Reading& reading, const std::vector<Span>& paragraphs, const ContentIndex& contents, ReportFeatures& features) {
    for (const Span stretch : quoted_stretches(reading.text.view(), paragraphs)) {
        const auto statement = contents.innermost(stretch);
        if (!statement) continue;
        const std::vector<CutWord> words = cut_words(reading.text.view(), stretch);
        if (words.size() < 3) continue;
        QuotedStretch quoted;
        quoted.span = stretch;
        quoted.statement = *statement;
        if (const auto speaker = reading.statements[*statement].speaker) quoted.speaker = *speaker;
        quoted.first_word = static_cast<std::uint32_t>(features.quoted_words.size());
        quoted.n_words = static_cast<std::uint32_t>(words.size());
        for (const CutWord& word : words) features.quoted_words.push_back(word.key);
        features.quoted.push_back(quoted);
    }
}

// The word before a place, in lower case and without its stop, if it has a capital: "Dr. Ruiz".
std::string capital_before(std::string_view text, std::uint32_t place) {
    constexpr std::size_t kMaxBytes = 24;
    std::size_t end = place;
    while (end > 0 && text[end - 1] == ' ') --end;
    if (end > 0 && text[end - 1] == '.') --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < kMaxBytes && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
    const std::string_view word = text.substr(begin, end - begin);
    return word.empty() || word.front() < 'A' || word.front() > 'Z' ? std::string() : lower_word(word);
}

void take_persons(const Reading& reading, ReportFeatures& features) {
    for (std::uint32_t index = 0; index < reading.entities.size(); ++index) {
        const Entity& entity = reading.entities[index];
        if (entity.type != EntityType::person) continue;
        NamedEntity person;
        person.entity = index;
        person.name = entity.name;
        for (const Mention& mention : entity.mentions) {
            if (mention.span.empty()) continue;
            if (mention.form == MentionForm::pronoun) {
                const std::string word = lower_word(reading.text.slice(mention.span));
                if (word == "he" || word == "him" || word == "his") ++person.n_he;
                if (word == "she" || word == "her" || word == "hers") ++person.n_she;
            }
            if (mention.form != MentionForm::name) continue;
            person.mentions.push_back(mention.span);
            person.forms.emplace_back(reading.text.slice(mention.span));
            std::string before = capital_before(reading.text.view(), mention.span.begin);
            if (!before.empty()) person.before.push_back(std::move(before));
        }
        std::sort(person.before.begin(), person.before.end());
        person.before.erase(std::unique(person.before.begin(), person.before.end()), person.before.end());
        if (!person.mentions.empty()) features.persons.push_back(std::move(person));
    }
}

// Keys sorted, each once.
void make_set(std::vector<std::uint32_t>& keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

// The words of an event's text, and which of them are names: those of participants' names, and others with a capital where the text is
// not set in capitals as headlines are.
void take_event_words(const Reading& reading, const Event& event, const FunctionWords& function_words, FoundEvent& found) {
    const std::vector<CutWord> words = cut_words(event.text, {0, static_cast<std::uint32_t>(event.text.size())});
    std::vector<std::uint32_t> named;
    for (const std::uint32_t entity : event.participants) {
        const std::string& name = reading.entities[entity].name;
        for (const CutWord& word : cut_words(name, {0, static_cast<std::uint32_t>(name.size())})) named.push_back(word.key);
    }
    make_set(named);
    constexpr double kHeadlineCapitals = 0.7;  // of the words of a headline set in capitals
    const auto n_capitals = std::count_if(words.begin(), words.end(), [](const CutWord& word) { return word.capital; });
    const bool is_headline = words.size() > 3 && static_cast<double>(n_capitals) > kHeadlineCapitals * static_cast<double>(words.size());
    const std::uint32_t predicate = cut_word_key(reading.text.slice(event.predicate));
    for (const CutWord& word : words) {
        if (function_words.contains(word.key) || word.key == predicate || word.key == found.lemma) continue;
        const std::string_view form = std::string_view(event.text).substr(word.span.begin, word.span.length());
        const bool is_number = form.front() >= '0' && form.front() <= '9';
        if (is_number) found.numbers.push_back(word.key);
        const bool is_of_name = std::binary_search(named.begin(), named.end(), word.key);
        const bool may_be_name = word.capital && !is_number && !is_headline && form.size() > 3;  // shorter ones are ranks and abbreviations
        if (is_of_name || may_be_name) found.names.push_back(word.key);
        found.words.push_back(word.key);
    }
    make_set(found.words);
    make_set(found.names);
    make_set(found.numbers);
}

void take_events(const Reading& reading, const FunctionWords& function_words, ReportFeatures& features) {
    for (std::uint32_t index = 0; index < reading.events.size(); ++index) {
        const Event& event = reading.events[index];
        FoundEvent found;
        found.event = index;
        found.span = event.span;
        found.text = event.text;
        found.date = event.date;
        found.certainty = event.certainty;
        found.participants = event.participants;
        found.lemma = event.lemma.empty() ? 0 : cut_word_key(event.lemma);
        take_event_words(reading, event, function_words, found);
        features.events.push_back(std::move(found));
    }
}

}  // namespace

std::vector<Span> article_paragraphs(const Reading& reading) {
    std::vector<Span> paragraphs = reading.paragraphs;
    if (paragraphs.empty() && !reading.text.empty()) paragraphs.push_back(reading.text.whole());
    std::vector<Span> furniture = reading.furniture;
    std::sort(furniture.begin(), furniture.end());
    // The furthest end of all furniture that begins no later than each: what reaches over a paragraph's end contains it.
    std::uint32_t reach = 0;
    for (Span& span : furniture) span.end = reach = std::max(reach, span.end);
    std::erase_if(paragraphs, [&](Span paragraph) {
        const auto next = std::upper_bound(furniture.begin(), furniture.end(), paragraph.begin,
                                           [](std::uint32_t begin, Span span) { return begin < span.begin; });
        return next != furniture.begin() && std::prev(next)->end >= paragraph.end;
    });
    return paragraphs;
}

ContentIndex::ContentIndex(const Reading& reading) {
    for (std::uint32_t statement = 0; statement < reading.statements.size(); ++statement)
        for (const Span span : reading.statements[statement].content) contents_.emplace_back(span, statement);
    std::sort(contents_.begin(), contents_.end());
    for (const auto& [span, statement] : contents_) longest_ = std::max(longest_, span.length());
}

std::optional<std::uint32_t> ContentIndex::innermost(Span span) const {
    std::optional<std::uint32_t> best;
    std::uint32_t best_overlap = 0;
    std::uint32_t best_length = 0;
    auto from = std::lower_bound(contents_.begin(), contents_.end(), span.begin > longest_ ? span.begin - longest_ : 0,
                                 [](const auto& content, std::uint32_t begin) { return content.first.begin < begin; });
    for (int steps = 0; from != contents_.end() && from->first.begin < span.end && steps < kMaxSteps; ++from, ++steps) {
        if (!from->first.overlaps(span)) continue;
        const std::uint32_t overlap = std::min(from->first.end, span.end) - std::max(from->first.begin, span.begin);
        if (overlap < best_overlap || (overlap == best_overlap && from->first.length() >= best_length)) continue;
        best_overlap = overlap;
        best_length = from->first.length();
        best = from->second;
    }
    return best;
}

bool FunctionWords::contains(std::uint32_t key) const {
    return std::binary_search(keys.begin(), keys.end(), key);
}

FunctionWords load_function_words() {
    FunctionWords words;
    for (const Row& row : load_table("english/function_word.tsv"))
        if (!row.empty()) words.keys.push_back(cut_word_key(row[0]));
    std::sort(words.keys.begin(), words.keys.end());
    return words;
}

// A report calls the news of some days "now": what is of about its day was at most so many days before.
constexpr std::int32_t kApproximateDays = 3;

bool days_of(const std::string& edtf, std::int32_t& first, std::int32_t& last) {
    const auto date = parse_edtf(edtf);
    if (!date) return false;
    const auto day = [](int year, int month, int day_of_month) {
        using namespace std::chrono;
        const year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                 std::chrono::day{static_cast<unsigned>(day_of_month)}};
        return static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count());
    };
    const Date a = date->first;
    const Date b = date->last;
    first = day(a.year, a.has_month() ? a.month : 1, a.has_day() ? a.day : 1);
    if (b.has_day()) {
        last = day(b.year, b.month, b.day);
    } else if (b.has_month()) {
        last = (b.month == 12 ? day(b.year + 1, 1, 1) : day(b.year, b.month + 1, 1)) - 1;
    } else {
        last = day(b.year + 1, 1, 1) - 1;
    }
    if (date->approximate) first -= kApproximateDays;
    return true;
}

ReportFeatures take_features(const Reading& reading, const FunctionWords& function_words, const FigureLists& figure_lists,
                             const OnceLists& once_lists) {
    ReportFeatures features;
    features.outlet = reading.outlet.empty() ? 0 : cut_word_key(reading.outlet);
    if (!days_of(reading.published.value, features.first_day, features.last_day))
        features.first_day = features.last_day = ReportFeatures::kNoDay;
    features.text_bytes = reading.text.size();
    const std::vector<Span> paragraphs = article_paragraphs(reading);
    const ContentIndex contents(reading);
    std::vector<CutWord> words;
    for (const Span paragraph : paragraphs) {
        const std::vector<CutWord> cut = cut_words(reading.text.view(), paragraph);
        words.insert(words.end(), cut.begin(), cut.end());
        take_short_paragraph(reading, paragraph, cut, contents, features);
        features.n_paragraphs += cut.empty() ? 0 : 1;
    }
    features.terms = take_terms(reading, words);
    features.fingerprints = fingerprints_of(words);
    take_quoted(reading, paragraphs, contents, features);
    take_persons(reading, features);
    take_events(reading, function_words, features);
    features.figures = find_figures(reading, paragraphs, contents, function_words, figure_lists);
    features.slips = find_slips(reading, contents, once_lists);
    return features;
}

}  // namespace onrecord
