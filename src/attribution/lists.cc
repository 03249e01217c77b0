#include "attribution/lists.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/table.h"
#include "language/inflection.h"

namespace onrecord {
namespace {

std::uint16_t takes_of(std::string_view letters) {
    std::uint16_t takes = 0;
    for (const char c : letters) {
        switch (c) {
            case 'q':
                takes |= kTakesQuotation;
                break;
            case 'c':
                takes |= kTakesClause;
                break;
            case 'w':
                takes |= kTakesQuestion;
                break;
            case 'i':
                takes |= kTakesInfinitive;
                break;
            case 'n':
                takes |= kTakesNoun;
                break;
            case 'a':
                takes |= kTakesAddressee;
                break;
            case 'd':
                takes |= kTakesFromDocument;
                break;
            case 't':
                takes |= kTakesThat;
                break;
            case 'o':
                takes |= kTakesObject;
                break;
            case 'Q':
            case 'C':
                takes |= kTakesQuotedNoun;
                break;
            default:
                break;
        }
    }
    return takes;
}

constexpr std::pair<std::string_view, std::uint64_t> kClassNames[] = {
    {"determiner", kDeterminer},
    {"possessive", kPossessive},
    {"subject", kSubject},
    {"person", kPerson},
    {"first", kFirst},
    {"second", kSecond},
    {"object", kObject},
    {"relative", kRelative},
    {"question", kQuestion},
    {"preposition", kPreposition},
    {"coordinator", kCoordinator},
    {"subordinator", kSubordinator},
    {"modal", kModal | kFinite},
    {"be", kBe},
    {"have", kHave},
    {"do", kDo},
    {"negation", kNegation},
    {"adverb", kAdverb},
    {"verb", kFinite},
    {"addressee", kAddressee},
    {"definite", kDefinite},
    {"noun verb", kNounVerb},
    {"third", kThird},
    {"speaking", kSpeaking},
    {"article", kArticle},
    {"first singular", kFirstSingular},
};
constexpr std::pair<std::string_view, std::uint64_t> kSourceNames[] = {
    {"person", kPersonNoun},    {"group", kGroupNoun},   {"document", kDocumentNoun},  {"anonymous", kAnonymousNoun},
    {"agent", kAgentNoun},      {"secret", kSecretNoun}, {"secret word", kSecretWord}, {"general", kGeneralNoun},
    {"keeps back", kKeepsBack}, {"identity", kIdentity}};
constexpr std::pair<std::string_view, std::uint64_t> kChannelNames[] = {
    {"interview", kInterview}, {"statement", kStatementWord}, {"filing", kFiling}, {"post", kPost}, {"outlet", kOutlet}};

template <class Table>
void add_classes(AttributionLists& lists, std::string_view file, const Table& names) {
    for (const Row& row : load_table(file)) {
        if (row.size() < 2) continue;
        std::uint64_t bits = 0;
        for (const auto& [name, value] : names) {
            if (name == row[0]) bits = value;
        }
        each_part(row[1], ' ', [&](std::string_view word) { lists.words[word_key(word)].classes |= bits; });
    }
}

// Calls use(word, form) for every form of the verb.
template <class Use>
void each_form(std::string_view lemma, const Verbs& verbs, Use use) {
    const VerbForms forms = verbs.forms_of(lemma);
    use(lemma, kBase);
    use(forms.third, kThirdPerson);
    use(forms.gerund, kGerund);
    for (const std::string& word : forms.past) use(word, kPast);
    for (const std::string& word : forms.participle) use(word, kParticiple);
}

void add_verb(AttributionLists& lists, std::string_view lemma, std::int32_t cue, bool two_words, const Verbs& verbs) {
    each_form(lemma, verbs, [&](std::string_view word, int form) {
        WordEntry& entry = lists.words[word_key(word)];
        if (two_words) {
            entry.long_cue = cue;
        } else {
            entry.cue = cue;
        }
        entry.form |= static_cast<std::uint8_t>(form);
    });
}

}  // namespace

AttributionLists load_attribution_lists() {
    AttributionLists lists;
    add_classes(lists, "english/word_class.tsv", kClassNames);
    add_classes(lists, "english/source_noun.tsv", kSourceNames);
    add_classes(lists, "english/channel.tsv", kChannelNames);
    for (const auto* file : {"english/person_noun.tsv", "english/person_class.tsv"}) {
        for (const Row& row : load_table(file)) lists.words[word_key(row[0])].classes |= kPersonNoun;
    }
    for (const Row& row : load_table("english/group_noun.tsv")) {
        if (row.size() > 1 && row[1] == "organization") lists.words[word_key(row[0])].classes |= kGroupNoun;
    }
    for (const Row& row : load_table("english/source_noun.tsv")) {
        if (row.size() < 2) continue;
        auto* nouns = row[0] == "body"      ? &lists.body_nouns
                      : row[0] == "unnamed" ? &lists.unnamed_nouns
                      : row[0] == "office"  ? &lists.office_nouns
                      : row[0] == "hearing" ? &lists.hearing_nouns
                                            : nullptr;
        if (nouns != nullptr) each_part(row[1], ' ', [&](std::string_view word) { nouns->insert(word_key(word)); });
    }
    for (const Row& row : load_table("english/postnominal.tsv")) lists.postnominals.insert(word_key(row[0]));
    lists.channel_words = load_channel_words();
    lists.channel_arguments = load_channel_arguments();
    lists.hedges = load_hedge_lists();
    lists.words[word_key("that")].classes |= kThat;
    lists.words[word_key("to")].classes |= kTo;
    lists.words[word_key("as")].classes |= kAs;
    lists.words[word_key("by")].classes |= kBy;
    lists.words[word_key("and")].classes |= kAnd;
    lists.words[word_key("but")].classes |= kAnd;

    const Verbs verbs = Verbs::load();
    for (const auto& [lemma, forms] : verbs.irregular()) {
        if (forms.past == std::vector{lemma}) continue;  // "put": its past cannot be told
        for (const std::string_view word : forms.past) lists.words[word_key(word)].classes |= kFinite;
    }
    for (const Row& row : load_table("english/act_verb.tsv"))
        each_form(row[0], verbs, [&](std::string_view word, int) { lists.act_verbs.insert(word_key(word)); });
    for (const Row& row : load_table("english/cue.tsv")) {
        if (row.size() < 6) continue;
        Cue cue;
        cue.kind = row[1] == "noun"        ? CueKind::noun
                   : row[1] == "adjective" ? CueKind::adjective
                   : row[1] == "according" ? CueKind::according
                                           : CueKind::verb;
        for (const auto polarity : {Polarity::denies, Polarity::declines, Polarity::asks}) {
            constexpr std::string_view kNames[] = {"asserts", "denies", "declines", "asks"};
            if (row[2] == kNames[static_cast<std::size_t>(polarity)]) cue.polarity = polarity;
        }
        cue.takes = takes_of(row[3]);
        cue.strength = row[4] == "strong" ? Strength::strong : row[4] == "fair" ? Strength::fair : Strength::weak;
        if (row[5] != "-") each_part(row[5], ',', [&](std::string_view word) { cue.prepositions.push_back(word_key(word)); });
        const auto index = static_cast<std::int32_t>(lists.cues.size());
        const std::string_view lemma = row[0];
        const auto space = lemma.find(' ');
        if (space != std::string_view::npos) cue.second = word_key(lemma.substr(space + 1));
        if (cue.kind == CueKind::verb) {
            add_verb(lists, lemma.substr(0, space), index, space != std::string_view::npos, verbs);
        } else {
            for (const std::string& word : {std::string(lemma), std::string(lemma) + "s"}) {
                WordEntry& entry = lists.words[word_key(word)];
                if (entry.cue < 0)
                    entry.cue = index;  // a word that is a verb too ("claim") is told apart by its place
                else if (cue.kind == CueKind::noun)
                    entry.long_cue = entry.long_cue < 0 ? index : entry.long_cue;
                if (cue.kind != CueKind::noun) break;
            }
        }
        lists.cues.push_back(std::move(cue));
    }
    return lists;
}

}  // namespace onrecord
