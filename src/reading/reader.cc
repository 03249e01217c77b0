// The conductor: one report through all stages. Each returns a value; nothing is changed behind it.
#include "onrecord/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "attribution/attribution.h"
#include "base/sha256.h"
#include "entities/entities.h"
#include "entities/entity_lists.h"
#include "events/events.h"
#include "language/analysis.h"
#include "language/clauses.h"
#include "language/detect_language.h"
#include "language/language_lists.h"
#include "language/language_models.h"
#include "language/lemmas.h"
#include "language/verb_group.h"
#include "page/article.h"
#include "page/credit.h"
#include "text/first_bytes.h"
#include "time/timing.h"

namespace onrecord {

struct Models {
    PageModels page;
    LanguageLists lists = load_language_lists();
    EntityLists entities = load_entity_lists(lists);
    AttributionLists attribution = load_attribution_lists();
    TimeLists time = load_time_lists();
    EventLists events = load_event_lists();
    LanguageModels language;
    EntityModels entity;
};

namespace {

// So much of a text is read for language, from its begin: several times the longest report that we have seen, and about a second. The
// rest of a longer text is kept and searched, but nothing is looked for in it, which is told.
constexpr std::uint32_t kMaxAnalysedBytes = std::uint32_t{256} << 10;
constexpr std::size_t kMaxAnalysedWords = std::size_t{1} << 15;

// The paragraphs before `end`; the one that crosses it is cut there.
SpanList part_before(const SpanList& paragraphs, std::uint32_t end) {
    SpanList part;
    for (const Span paragraph : paragraphs) {
        if (paragraph.begin < end) part.push_back({paragraph.begin, std::min(paragraph.end, end)});
    }
    return part;
}

Analysis analyse_part(const Text& text, const SpanList& paragraphs, const LanguageLists& lists, std::vector<std::string>& limits) {
    auto end = static_cast<std::uint32_t>(first_bytes(text.view(), kMaxAnalysedBytes).size());
    Analysis analysis = analyse(text, part_before(paragraphs, end), lists);
    if (analysis.words.size() > kMaxAnalysedWords) {
        end = analysis.words[kMaxAnalysedWords].span.begin;
        analysis = analyse(text, part_before(paragraphs, end), lists);
    }
    if (!paragraphs.empty() && paragraphs.back().end > end) {
        limits.push_back(fmt::format("language {} bytes or {} words: {} bytes of text not analysed", kMaxAnalysedBytes, kMaxAnalysedWords,
                                     text.size() - end));
    }
    return analysis;
}

// What a speaker says somebody is (“Brandt is a thief”, Ruiz said) is no role that the report gives, unless it goes with the name: “Mayor
// Brandt”, “Brandt, the mayor”. Cost: the mentions of those who have roles within statements.
void drop_said_roles(const Text& text, const std::vector<Statement>& statements, std::vector<Entity>& entities) {
    SpanList said;
    for (const Statement& statement : statements) said.insert(said.end(), statement.content.begin(), statement.content.end());
    std::sort(said.begin(), said.end());
    std::uint32_t reach = 0;  // contents may lie within one another: the furthest end so far
    for (Span& span : said) reach = span.end = std::max(reach, span.end);
    const auto is_said = [&](Span role) {
        const auto after =
            std::upper_bound(said.begin(), said.end(), role.begin, [](std::uint32_t at, Span span) { return at < span.begin; });
        return after != said.begin() && std::prev(after)->end >= role.end;
    };
    const auto goes_with = [&](Span role, Span name) {
        if (role.end <= name.begin) return text.slice({role.end, name.begin}) == " ";
        return name.end < role.begin && text.slice({name.end, role.begin}).starts_with(',') &&
               role.begin - name.end <= std::string_view(", the ").size();
    };
    for (Entity& entity : entities) {
        std::erase_if(entity.roles, [&](const EntityRole& role) {
            return is_said(role.span) && role.kind != EntityRoleKind::age &&
                   std::none_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& mention) {
                       return mention.form == MentionForm::name && goes_with(role.span, mention.span);
                   });
        });
    }
}

std::vector<Token> tokens_of(const Text& text, const Analysis& analysis, const Lemmatiser& lemmatiser) {
    const Lemmas lemmas(text, analysis, lemmatiser);
    std::vector<Token> tokens;
    tokens.reserve(analysis.words.size());
    for (std::uint32_t sentence = 0; sentence < analysis.sentences.size(); ++sentence) {
        for (std::uint32_t i = analysis.sentences[sentence].first_word; i < analysis.sentences[sentence].end_word; ++i) {
            const Word& word = analysis.words[i];
            Token token;
            token.span = word.span;
            token.sentence = sentence;
            const bool has = word.deprel == Deprel::aux && word.head != kNoHead && word.tags.xpos == Xpos::VBZ &&
                             auxiliary_of(text.slice(word.span), word, analysis.words[word.head]) == Auxiliary::have;
            token.lemma = has ? "have" : lemmas.of(i);
            token.upos = name_of(word.tags.upos);
            token.xpos = name_of(word.tags.xpos);
            token.head = word.head == kNoHead ? -1 : static_cast<std::int32_t>(word.head);
            token.deprel = name_of(word.deprel);
            tokens.push_back(std::move(token));
        }
    }
    return tokens;
}

// Says of each argument which entity it is: the one whose mention holds the argument's head, the shortest of several.
void add_entities(const std::vector<Entity>& entities, std::vector<Clause>& clauses) {
    struct Place {
        Span span;
        std::uint32_t entity = 0;
    };
    std::vector<Place> places;
    for (std::uint32_t entity = 0; entity < entities.size(); ++entity) {
        for (const Mention& mention : entities[entity].mentions) places.push_back({mention.span, entity});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.span.begin < b.span.begin; });
    constexpr std::ptrdiff_t kMaxNested = 8;  // mentions that begin between a head's own mention and the head
    for (Clause& clause : clauses) {
        for (Argument& argument : clause.arguments) {
            auto next = std::upper_bound(places.begin(), places.end(), argument.head.begin,
                                         [](std::uint32_t at, const Place& place) { return at < place.span.begin; });
            const auto stop = next - places.begin() > kMaxNested ? next - kMaxNested : places.begin();
            while (next != stop && !argument.entity) {
                --next;
                if (next->span.end >= argument.head.end) argument.entity = next->entity;
            }
        }
    }
}

}  // namespace

Reader::Reader(std::unique_ptr<const Models> models) : models_(std::move(models)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Reader> Reader::load() {
    auto page = load_page_models();
    if (!page) return page.error();
    auto language = load_language_models();
    if (!language) return language.error();
    auto entity = EntityModels::load();
    if (!entity) return entity.error();
    return Reader(std::make_unique<const Models>(
        Models{.page = std::move(page).value(), .language = std::move(language).value(), .entity = std::move(entity).value()}));
}

Result<Reading> Reader::read(Document document, const ReadOptions& options) const {
    if (document.bytes.size() > kMaxDocumentBytes)
        return Error{ErrorKind::too_large,
                     fmt::format("{}: is larger than a document may be ({} bytes)", document.input, kMaxDocumentBytes)};
    Reading reading;
    reading.id = document.id.empty() ? sha256_hex(document.bytes) : std::move(document.id);
    reading.input = document.input;
    reading.limits = std::move(document.limits);
    const bool is_error_page = document.http_status >= 400;  // RFC 9110, 15.5 and 15.6

    auto extracted = extract_article(std::move(document), models_->page);
    if (!extracted) return extracted.error();
    Article& article = extracted.value();
    const Analysis analysis =
        parse(article.text, analyse_part(article.text, article.paragraphs, models_->lists, article.limits), models_->language);
    Timing timing = find_times(article.text, analysis, article.furniture, std::move(article.published), models_->time);
    AttributionOptions attribution_options{.explain = options.explain};
    for (const Construction construction : options.without) attribution_options.without.set(static_cast<std::size_t>(construction));
    Attribution attribution =
        attribute(article.text, analysis, find_entities(article.text, analysis, models_->lists, models_->entities, models_->entity),
                  timing.times, models_->attribution, article.outlet, attribution_options);
    drop_said_roles(article.text, attribution.statements, attribution.entities);
    reading.events = find_events(article.text, analysis, attribution.entities, timing.times, attribution.statements, timing.published,
                                 models_->events, models_->language.lemmatiser);

    reading.credits = find_credits(article.text, article.outlet, models_->page.lists.credits);
    if (reading.credits.size() == kMaxCredits) article.limits.push_back(fmt::format("credits {}: no more looked for", kMaxCredits));

    reading.credits.insert(reading.credits.begin(), std::make_move_iterator(article.credits.begin()),
                           std::make_move_iterator(article.credits.end()));

    reading.url = std::move(article.url);
    reading.outlet = std::move(article.outlet);
    reading.title = std::move(article.title);
    reading.byline = std::move(article.byline);
    reading.section = std::move(article.section);
    reading.alternatives = std::move(article.alternatives);
    if (timing.other_day) {
        const auto after_days = std::find_if(reading.alternatives.begin(), reading.alternatives.end(),
                                             [](const Alternative& one) { return one.field != ReportField::published; });
        reading.alternatives.insert(after_days, std::move(*timing.other_day));
    }
    reading.language = article.language.empty() ? detect_language(article.text, analysis, models_->lists) : std::move(article.language);
    reading.published = std::move(timing.published);
    reading.page_kind = is_error_page ? PageKind::error : article.kind;
    reading.limits.insert(reading.limits.end(), std::make_move_iterator(article.limits.begin()),
                          std::make_move_iterator(article.limits.end()));
    reading.furniture = std::move(article.furniture);
    reading.paragraphs = std::move(article.paragraphs);
    reading.sentences.reserve(analysis.sentences.size());
    for (const Sentence& sentence : analysis.sentences) reading.sentences.push_back(sentence.span);
    if (options.tokens) reading.tokens = tokens_of(article.text, analysis, models_->language.lemmatiser);
    if (options.clauses) {
        reading.clauses = find_clauses(article.text, analysis, models_->language.lemmatiser);
        add_entities(attribution.entities, reading.clauses);
    }
    reading.entities = std::move(attribution.entities);
    reading.times = std::move(timing.times);
    reading.statements = std::move(attribution.statements);
    reading.occasions = std::move(attribution.occasions);
    reading.text = std::move(article.text);
    return reading;
}

}  // namespace onrecord
