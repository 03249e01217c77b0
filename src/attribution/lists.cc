// Inflection is by the rules of spelling (deny, denies, denied, denying; admit, admitted; note, noting), irregular verbs from their list.
#include "attribution/lists.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/table.h"

namespace onrecord {
namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// -s, -ed, -ing of a regular verb. `doubled` verbs repeat their last letter.
struct Inflected {
    std::string third, past, gerund;
};

bool doubles_last(std::string_view verb) {
    if (verb.size() < 3) return false;
    const char last = verb.back();
    const char middle = verb[verb.size() - 2];
    const char first = verb[verb.size() - 3];
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y' || !is_vowel(middle) || is_vowel(first)) return false;
    std::size_t syllables = 0;
    for (std::size_t i = 0; i < verb.size(); ++i) syllables += is_vowel(verb[i]) && (i == 0 || !is_vowel(verb[i - 1]));
    if (syllables == 1) return true;
    return verb.ends_with("mit") || verb.ends_with("fer") || verb.ends_with("gret") || verb.ends_with("pel") || verb.ends_with("cur");
}

Inflected inflect(std::string_view verb) {
    const std::string v(verb);
    const char last = v.back();
    const char before = v.size() > 1 ? v[v.size() - 2] : 'a';
    Inflected out;
    if (last == 'y' && !is_vowel(before)) {
        const std::string stem = v.substr(0, v.size() - 1);
        return {stem + "ies", stem + "ied", v + "ing"};
    }
    const bool hisses = last == 's' || last == 'x' || last == 'z' || v.ends_with("ch") || v.ends_with("sh") || last == 'o';
    out.third = v + (hisses ? "es" : "s");
    if (v.ends_with("ie")) return {out.third, v + "d", v.substr(0, v.size() - 2) + "ying"};
    if (last == 'e') return {out.third, v + "d", v.ends_with("ee") ? v + "ing" : v.substr(0, v.size() - 1) + "ing"};
    const std::string stem = doubles_last(v) ? v + last : v;
    out.past = stem + "ed";
    out.gerund = stem + "ing";
    return out;
}

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

using Irregular = std::unordered_map<WordKey, std::pair<std::string_view, std::string_view>>;

// Calls use(word, form) for every form of the verb.
template <class Use>
void each_form(std::string_view lemma, const Irregular& irregular, Use use) {
    const Inflected regular = inflect(lemma);
    use(lemma, kBase);
    use(regular.third, kThirdPerson);
    use(regular.gerund, kGerund);
    const auto found = irregular.find(word_key(lemma));
    if (found == irregular.end()) {
        use(regular.past, kPast | kParticiple);
    } else {
        each_part(found->second.first, '|', [&](std::string_view word) { use(word, kPast); });
        each_part(found->second.second, '|', [&](std::string_view word) { use(word, kParticiple); });
    }
}

void add_verb(AttributionLists& lists, std::string_view lemma, std::int32_t cue, bool two_words, const Irregular& irregular) {
    each_form(lemma, irregular, [&](std::string_view word, int form) {
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
    lists.hedges = load_hedge_lists();
    lists.words[word_key("that")].classes |= kThat;
    lists.words[word_key("to")].classes |= kTo;
    lists.words[word_key("as")].classes |= kAs;
    lists.words[word_key("by")].classes |= kBy;
    lists.words[word_key("and")].classes |= kAnd;
    lists.words[word_key("but")].classes |= kAnd;

    Irregular irregular;
    for (const Row& row : load_table("english/irregular_verb.tsv")) {
        if (row.size() < 3) continue;
        irregular[word_key(row[0])] = {row[1], row[2]};
        if (row[1] == row[0]) continue;  // "put": its past cannot be told
        each_part(row[1], '|', [&](std::string_view word) { lists.words[word_key(word)].classes |= kFinite; });
    }
    for (const Row& row : load_table("english/act_verb.tsv"))
        each_form(row[0], irregular, [&](std::string_view word, int) { lists.act_verbs.insert(word_key(word)); });
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
            add_verb(lists, lemma.substr(0, space), index, space != std::string_view::npos, irregular);
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
