#include "entities/name_tagger.h"

#include <algorithm>
#include <unordered_map>

#include "base/data.h"

namespace onrecord {
namespace {

// What the network's log odds count beside the tagger's own weights, in the unit of the latter. Set on the dev documents of GUM, UNER and
// Wikipedia: F1 72.7 / 68.5 / 78.9 without, 71.4 / 73.1 / 81.7 with; three times as much, or a third, is worse.
constexpr std::int32_t kNetworkWeight = 175;
// Log odds of the network from which on a word is in no name, whatever else is known of it: the tagger need not look at it. On the same
// documents as good as without (71.7 / 73.3 / 81.0), at a tenth less time for all of reading; at a third of it names get lost.
constexpr std::int32_t kSureOutside = 3 << kActivationBits;
constexpr std::size_t kMaxPhrase = 4;         // words of a listed place or organization
constexpr std::uint32_t kMaxPlainInside = 3;  // small words in a row inside a name: of the, y de la

enum List : std::uint32_t {
    kGivenName = 1 << 0,
    kTitle = 1 << 1,
    kNounOfPerson = 1 << 2,
    kGroupNoun = 1 << 3,
    kPlaceNoun = 1 << 4,
    kOrganizationSuffix = 1 << 5,
    kOrganizationNamed = 1 << 6,
    kPlaceLast = 1 << 7,
    kPlaceFirst = 1 << 8,
    kPlace = 1 << 9,
    kPlacePhrase = 1 << 10,
    kOrganization = 1 << 11,
    kOrganizationPhrase = 1 << 12,
    kOtherName = 1 << 13,
    kNationality = 1 << 14,
    kCapitalized = 1 << 15,
    kParticle = 1 << 16,
    kModifier = 1 << 17,
    kSpeech = 1 << 18,
    kNameSuffix = 1 << 19,
    kCompany = 1 << 20,
    kFunction = 1 << 21,
};

enum Elsewhere : std::uint32_t {
    kAfterTitle = 1 << 0,
    kAfterGivenName = 1 << 1,
    kBeforeSpeech = 1 << 2,
    kAfterPersonNoun = 1 << 3,
    kBeforeAge = 1 << 4,
    kPersonClues = (1 << 5) - 1,
    kAfterIn = 1 << 5,
    kBeforePlaceWord = 1 << 6,
    kAfterThe = 1 << 7,
    kBeforeOrganizationWord = 1 << 8,
    kThingClues = (1 << 9) - (1 << 5),
    kLastOfRow = 1 << 9,
    kFirstOfRow = 1 << 10,
    kAlone = 1 << 11,
    kRowClues = (1 << 12) - (1 << 9),
    kRulePerson = 1 << 12,
    kRuleOrganization = 1 << 13,
    kRulePlace = 1 << 14,
    kRuleOther = 1 << 15,
    kRuleClues = (1 << 16) - (1 << 12),
};

std::uint32_t lists_of(const Word& word, const WordTraits& traits, const EntityLists& lists) {
    std::uint32_t bits = 0;
    const auto set = [&](bool is, std::uint32_t bit) { bits |= is ? bit : 0; };
    const WordKey key = word.key;
    set(lists.given_names.contains(key), kGivenName);
    set(lists.titles.contains(key), kTitle);
    set(lists.person_nouns.contains(key), kNounOfPerson);
    set(lists.group_nouns.value(key) == 1, kGroupNoun);
    set(lists.group_nouns.value(key) == 2, kPlaceNoun);
    const auto organization = static_cast<OrganizationWord>(lists.organization_words.value(key));
    set(organization == OrganizationWord::suffix, kOrganizationSuffix);
    set(organization == OrganizationWord::named || organization == OrganizationWord::acronym, kOrganizationNamed);
    set(lists.place_words.value(key) == 1, kPlaceLast);
    set(lists.place_words.value(key) == 2, kPlaceFirst);
    set(lists.places.contains(key), kPlace);
    set(lists.organizations.contains(key), kOrganization);
    set(lists.other_name_words.contains(key), kOtherName);
    set(lists.nationalities.contains(key), kNationality);
    set(lists.capitalized.contains(key), kCapitalized);
    set(lists.particles.contains(key), kParticle);
    set(lists.modifiers.contains(key), kModifier);
    set(lists.speech_verbs.contains(key), kSpeech);
    set(lists.name_suffixes.contains(key), kNameSuffix);
    set(lists.company_endings.contains(key), kCompany);
    set(traits.function != FunctionWord::none, kFunction);
    return bits;
}

// Phrases that the gazetteers hold.
void mark_phrases(std::span<const Word> words, const EntityLists& lists, std::span<NameWord> sentence) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!sentence[i].capital) continue;
        for (std::size_t n = std::min(kMaxPhrase, words.size() - i); n >= 2; --n) {
            const WordKey key = phrase_key(words.subspan(i, n));
            const std::uint32_t bit = lists.places.contains(key)          ? kPlacePhrase
                                      : lists.organizations.contains(key) ? kOrganizationPhrase
                                                                          : 0U;
            if (bit == 0) continue;
            for (std::size_t k = i; k < i + n; ++k) sentence[k].lists |= bit;
            break;
        }
    }
}

void mark_rows(std::span<const WordTraits> traits, std::span<NameWord> sentence) {
    for (std::uint32_t i = 0; i < sentence.size();) {
        std::uint32_t end = i;
        while (end < sentence.size() && (sentence[end].capital || (end > i && end + 1 < sentence.size() && sentence[end + 1].capital &&
                                                                   (traits[end].mark == '-' || traits[end].mark == '&')))) {
            ++end;
        }
        if (end == i) end = i + 1;
        for (std::uint32_t k = i; k < end; ++k) {
            sentence[k].row_begin = i;
            sentence[k].row_end = end;
        }
        i = end;
    }
}

// A word in small letters, a number or a mark can only go on with a name, and only near a word that can begin one.
void mark_possible(std::span<const Word> words, std::span<const WordTraits> traits, std::span<NameWord> sentence) {
    constexpr LabelSet kGoesOn = [] {
        LabelSet set = 1;
        for (std::size_t type = 0; type < std::size(kNameTypes); ++type) {
            set |= LabelSet{1} << name_label(type, NamePart::inside) | LabelSet{1} << name_label(type, NamePart::end);
        }
        return set;
    }();
    std::uint32_t n_plain = kMaxPlainInside;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const Upos upos = words[i].tags.upos;
        const bool begins = sentence[i].capital || upos == Upos::PROPN ||
                            ((sentence[i].lists & (kPlace | kPlacePhrase)) != 0 && (sentence[i].lists & kFunction) == 0) ||
                            (upos == Upos::NUM && i + 1 < words.size() && sentence[i + 1].capital) ||
                            ((sentence[i].lists & kParticle) != 0 && i + 1 < words.size() && sentence[i + 1].capital);
        n_plain = begins && traits[i].mark == 0 ? 0 : n_plain + 1;
        sentence[i].possible = n_plain == 0 ? kAllLabels : n_plain <= kMaxPlainInside ? kGoesOn : LabelSet{1};
    }
}

void mark_rules(const NameContext& context, const std::vector<Name>& by_rules, std::vector<NameWord>& words) {
    for (const Name& name : by_rules) {
        const auto* type = std::find(std::begin(kNameTypes), std::end(kNameTypes), name.type);
        const auto t = static_cast<std::size_t>(type == std::end(kNameTypes) ? 3 : type - std::begin(kNameTypes));
        for (std::uint32_t i = name.first_word; i < name.end_word; ++i) {
            const NamePart part = name.end_word - name.first_word == 1 ? NamePart::single
                                  : i == name.first_word               ? NamePart::begin
                                  : i + 1 == name.end_word             ? NamePart::end
                                                                       : NamePart::inside;
            words[i].rule = static_cast<std::uint8_t>(name_label(t, part));
            if (context.traits[i].letters != Case::none) words[i].elsewhere |= kRulePerson << t;
        }
    }
}

// The clues that this place of a word gives for its other places.
std::uint32_t clues(std::span<const Word> words, std::span<const WordTraits> traits, std::span<const NameWord> sentence, std::size_t i,
                    const NameContext& context) {
    std::uint32_t bits = sentence[i].elsewhere;  // of the rules
    const auto lower = [&](std::size_t k, std::string_view word) {
        return traits[k].letters == Case::lower && context.text.slice(words[k].span) == word;
    };
    const bool plain_place = !traits[i].heading;
    if (i > 0 && plain_place) {
        const std::size_t before = traits[i - 1].mark == '.' && i > 1 ? i - 2 : i - 1;
        if ((sentence[before].lists & kTitle) != 0) bits |= kAfterTitle;
        if (sentence[i - 1].capital && (sentence[i - 1].lists & kGivenName) != 0) bits |= kAfterGivenName;
        if (traits[i - 1].letters == Case::lower && (sentence[i - 1].lists & kNounOfPerson) != 0) bits |= kAfterPersonNoun;
        if (lower(i - 1, "in")) bits |= kAfterIn;
        if (lower(i - 1, "the")) bits |= kAfterThe;
    }
    const std::uint32_t end = sentence[i].row_end;
    if (end < sentence.size() && i + 1 == end && plain_place) {
        if (traits[end].letters == Case::lower && ((sentence[end].lists & kSpeech) != 0 || lower(end, "who"))) bits |= kBeforeSpeech;
        if (traits[end].mark == ',' && end + 1 < sentence.size() && words[end + 1].tags.upos == Upos::NUM &&
            words[end + 1].span.length() == 2)
            bits |= kBeforeAge;
    }
    if (i + 1 < end) {
        if ((sentence[end - 1].lists & kOrganizationSuffix) != 0) bits |= kBeforeOrganizationWord;
        if ((sentence[end - 1].lists & kPlaceLast) != 0) bits |= kBeforePlaceWord;
        if (i == sentence[i].row_begin) bits |= kFirstOfRow;
    } else if (i > sentence[i].row_begin) {
        bits |= kLastOfRow;
    } else if (!traits[i].starts && plain_place) {
        bits |= kAlone;
    }
    return bits;
}

void add_network(std::span<const Activation> scores, std::span<NameWord> words) {
    for (NameWord& word : words) {
        const std::span<const Activation> own = scores.first(kNameScores);
        scores = scores.subspan(kNameScores);
        if (own[kOutside] - *std::max_element(own.begin() + 1, own.end()) > kSureOutside) word.possible = LabelSet{1} << kOutside;
        std::transform(own.begin(), own.end(), word.network.begin(),
                       [](Activation score) { return score * kNetworkWeight >> kActivationBits; });
    }
}

}  // namespace

std::vector<NameWord> name_words(const NameContext& context, const std::vector<Name>& by_rules, const Clusters& clusters) {
    const std::vector<Word>& all = context.analysis.words;
    std::vector<NameWord> words(all.size());
    const bool is_tagged = context.analysis.forms.size() == all.size();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const WordTraits& t = context.traits[i];
        NameWord& word = words[i];
        word.form = is_tagged ? context.analysis.forms[i] : word_form(context.text.slice(all[i].span), all[i].key, clusters);
        word.tags = all[i].tags;
        word.lists = lists_of(all[i], t, context.lists);
        word.capital = (t.letters == Case::capital || t.letters == Case::caps || t.letters == Case::mixed) &&
                       !(t.starts && t.function != FunctionWord::none);
        word.place = static_cast<std::uint8_t>(static_cast<unsigned>(t.letters) | (t.starts ? 8U : 0U) | (t.heading ? 16U : 0U) |
                                               (t.known_lower ? 32U : 0U) | (t.known_capital ? 64U : 0U) | (t.space_before ? 128U : 0U));
    }
    mark_rules(context, by_rules, words);
    std::unordered_map<WordKey, std::uint32_t> by_key;
    for (const Sentence& s : context.analysis.sentences) {
        const std::size_t n = s.end_word - s.first_word;
        const std::span<NameWord> sentence = std::span(words).subspan(s.first_word, n);
        const std::span<const Word> its = context.analysis.words_of(s);
        const std::span<const WordTraits> traits = std::span(context.traits).subspan(s.first_word, n);
        mark_phrases(its, context.lists, sentence);
        mark_rows(traits, sentence);
        mark_possible(its, traits, sentence);
        for (std::size_t i = 0; i < n; ++i) {
            if (sentence[i].capital) by_key[its[i].key] |= clues(its, traits, sentence, i, context);
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].capital) words[i].elsewhere = by_key[all[i].key];
    }
    return words;
}

void name_features(std::span<const NameWord> sentence, std::size_t i, NameFeatures& features) {
    static const NameWord kNone{};  // before the first word and after the last
    const auto at = [&](std::ptrdiff_t place) -> const NameWord& {
        return place < 0 || place >= static_cast<std::ptrdiff_t>(sentence.size()) ? kNone : sentence[static_cast<std::size_t>(place)];
    };
    const auto place = static_cast<std::ptrdiff_t>(i);
    const NameWord& word = at(place);
    const NameWord& left = at(place - 1);
    const NameWord& left2 = at(place - 2);
    const NameWord& right = at(place + 1);
    const NameWord& right2 = at(place + 2);
    const NameWord& first = at(word.row_begin);
    const NameWord& last = at(static_cast<std::ptrdiff_t>(word.row_end) - 1);
    const NameWord& before_row = at(static_cast<std::ptrdiff_t>(word.row_begin) - 1);
    const NameWord& after_row = at(word.row_end);
    const std::uint64_t in_row = std::min<std::uint64_t>(i - word.row_begin, 3) * 8 + std::min<std::uint64_t>(word.row_end - i, 4);

    features.clear();
    features.add(0);
    features.add(word.form.key);
    features.add(left.form.key);
    features.add(left2.form.key);
    features.add(right.form.key);
    features.add(right2.form.key);
    features.add(left.form.key, word.form.key);
    features.add(word.form.key, right.form.key);
    features.add(word.form.suffix[1]);
    features.add(word.form.suffix[2]);
    features.add(word.form.suffix[3]);
    features.add(word.form.prefix[1]);
    features.add(word.form.prefix[2]);
    features.add(left.form.suffix[2]);
    features.add(right.form.suffix[2]);
    features.add(word.form.shape, word.place);
    features.add(word.place);
    features.add(left.form.shape, word.form.shape, right.form.shape);
    features.add(left.form.shape, word.form.shape);
    features.add(word.form.shape, right.form.shape, right2.form.shape);
    features.add(word.form.cluster.coarse);
    features.add(left.form.cluster.coarse);
    features.add(left2.form.cluster.coarse);
    features.add(right.form.cluster.coarse);
    features.add(right2.form.cluster.coarse);
    features.add(left.form.cluster.coarse, word.form.cluster.coarse);
    features.add(word.form.cluster.coarse, right.form.cluster.coarse);
    features.add(left.form.cluster.coarse, right.form.cluster.coarse, word.form.shape);
    features.add(word.form.cluster.fine);
    features.add(left.form.cluster.fine);
    features.add(right.form.cluster.fine);
    features.add(word.form.cluster.fine, word.place);
    features.add(left.form.cluster.fine, right.form.cluster.fine);
    const auto tag = [](const NameWord& of) { return static_cast<std::uint64_t>(of.tags.xpos); };
    features.add(tag(word), word.form.shape);
    features.add(tag(left), tag(word));
    features.add(tag(word), tag(right));
    features.add(tag(left), tag(word), tag(right));
    features.add(tag(right), tag(right2));
    features.add(word.rule);
    features.add(word.rule, word.form.key);
    features.add(word.rule, word.form.cluster.fine);
    features.add(word.rule, word.place);
    features.add(left.rule, word.rule, right.rule);
    features.add(word.rule, tag(word));
    features.add(word.rule, word.lists);
    features.add(word.rule, left.form.key);
    features.add(word.rule, right.form.key);
    features.add(word.lists);
    features.add(left.lists);
    features.add(right.lists);
    features.add(left.lists, word.lists);
    features.add(word.lists, right.lists);
    features.add(word.lists, word.form.cluster.coarse);
    features.add(word.elsewhere & kPersonClues, word.rule);
    features.add(word.elsewhere & kThingClues);
    features.add(word.elsewhere & kRowClues, word.place);
    features.add(word.elsewhere & kRuleClues, word.place);
    features.add(word.elsewhere);
    features.add(left.elsewhere & kRuleClues, word.elsewhere & kRuleClues, right.elsewhere & kRuleClues);
    features.add(in_row, word.place);
    features.add(in_row, last.lists);
    features.add(in_row, last.form.key);
    features.add(in_row, last.form.suffix[2]);
    features.add(in_row, last.form.cluster.fine);
    features.add(in_row, first.form.key);
    features.add(in_row, first.lists, last.lists);
    features.add(in_row, before_row.form.key);
    features.add(in_row, after_row.form.key);
    features.add(in_row, before_row.form.cluster.fine, after_row.form.cluster.coarse);
    features.add(before_row.form.cluster.fine);
    features.add(after_row.form.cluster.fine);
    features.add(before_row.form.cluster.coarse, last.form.cluster.coarse);
}

void name_step_features(std::span<const NameWord> sentence, std::size_t i, Label before, NameStepFeatures& features) {
    features.clear();
    features.add(before, 0x1000);
    features.add(before, 0x2000, sentence[i].form.shape);
    features.add(before, 0x3000, sentence[i].form.cluster.coarse);
    features.add(before, 0x4000, i > 0 ? sentence[i - 1].form.key : 0);
}

Result<NameTagger> NameTagger::load() {
    return load(data_file("models/names.model").value_or(""));
}

Result<NameTagger> NameTagger::load(std::string_view model) {
    const auto file = ModelFile::open(model, "models/names.model", kNamesFingerprint);
    if (!file) return file.error();
    const auto weights = file.value().section<SmallLinearModel::Weight>("weights");
    if (!weights) return weights.error();
    if (!std::has_single_bit(weights.value().size()) || weights.value().size() < kLabelsAtOnce)
        return Error{ErrorKind::malformed, "models/names.model: weights of an odd number"};
    auto clusters = Clusters::load();
    if (!clusters) return clusters.error();
    NameTagger tagger;
    tagger.model_ = SmallLinearModel(weights.value());
    tagger.clusters_ = std::move(clusters).value();
    return tagger;
}

std::vector<Label> NameTagger::tag(const NameContext& context, const std::vector<Name>& by_rules) const {
    std::vector<NameWord> words = name_words(context, by_rules, clusters_);
    if (!context.analysis.name_scores.empty()) add_network(context.analysis.name_scores, words);
    std::vector<Label> all(words.size(), kOutside);
    std::vector<LabelSet> possible;
    std::vector<Label> labels;
    for (const Sentence& s : context.analysis.sentences) {
        const std::span<const NameWord> sentence = std::span(words).subspan(s.first_word, s.end_word - s.first_word);
        possible.clear();
        for (const NameWord& word : sentence) possible.push_back(word.possible);
        if (std::all_of(possible.begin(), possible.end(), [](LabelSet set) { return set == 1; })) continue;
        decode_names(model_, sentence, possible, labels);
        std::copy(labels.begin(), labels.end(), all.begin() + s.first_word);
    }
    return all;
}

}  // namespace onrecord
