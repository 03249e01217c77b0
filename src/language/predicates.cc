#include "language/predicates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "language/predicate_habits.h"

namespace onrecord {
namespace {

constexpr std::size_t kForms = 4;

// Log odds that speak for a noun that has a frame. On EWT dev F1 of nouns is 86.0 with 0, 87.2 with this, 87.6 with 1 (and 83.6 without the
// list); the arguments of nouns are best with this.
constexpr Sum kListedNoun = (Sum{1} << kSumBits) / 2;

// Log odds: a word of which the network is surer than this has its way, whatever is usual, and the lemma need not be asked for.
constexpr Sum kMostHabit = Sum{8} << kSumBits;

// The network's number is -1 where it did not happen and 1 where it did.
float factuality_of(Sum sum) {
    constexpr float kOne = 1 << kSumBits;
    constexpr float kHalf = 0.5F;
    return std::clamp(static_cast<float>(sum) / kOne * kHalf + kHalf, 0.0F, 1.0F);
}

// Fewer than two in a thousand of PropBank's arguments on EWT are headed by such words, which are two fifths of all. Nor is one in a
// hundred headed by a word that has no path to the predicate (another two fifths): neither are looked at.
bool never_heads_argument(Deprel relation) {
    switch (relation) {
        case Deprel::punct:
        case Deprel::aux_pass:
        case Deprel::cop:
        case Deprel::fixed:
        case Deprel::goeswith:
        case Deprel::dep:
        case Deprel::case_:
        case Deprel::mark:
        case Deprel::flat:
        case Deprel::det:
        case Deprel::nummod:
            return true;
        default:
            return false;
    }
}

}  // namespace

Result<PredicateFinder> PredicateFinder::load(const ModelFile& file) {
    const auto form = Dense::load(file, "predicate");
    if (!form) return form.error();
    const auto factuality = Dense::load(file, "happened");
    if (!factuality) return factuality.error();
    const auto roles = PairScorer::load(file, "role", kRoleNames.size(), kTreePaths);
    if (!roles) return roles.error();
    PredicateFinder finder;
    finder.form_ = form.value();
    finder.factuality_ = factuality.value();
    finder.roles_ = roles.value();
    return finder;
}

std::uint16_t tree_path(std::span<const Arc> arcs, std::uint32_t predicate, std::uint32_t word) {
    enum Group : std::uint16_t { below, above, beside_sharing, beside, two_above, beside_above };
    const auto path = [](Group group, Deprel relation) {
        return static_cast<std::uint16_t>(1 + group * kDeprelNames.size() + static_cast<std::size_t>(relation));
    };
    const Arc& own = arcs[predicate];
    const Arc& its = arcs[word];
    if (its.head == predicate) return path(below, its.relation);
    if (own.head == kNoHead) return 0;
    if (word == own.head) return path(above, own.relation);
    if (its.head == own.head) {
        const bool shares = own.relation == Deprel::conj || own.relation == Deprel::xcomp || own.relation == Deprel::cop;
        return path(shares ? beside_sharing : beside, its.relation);
    }
    const std::uint32_t two_up = arcs[own.head].head;
    if (two_up == kNoHead) return 0;
    if (word == two_up) return path(two_above, own.relation);
    return its.head == two_up ? path(beside_above, its.relation) : std::uint16_t{0};
}

bool is_beside(std::uint16_t path) {
    const std::size_t group = (std::size_t{path} + kDeprelNames.size() - 1) / kDeprelNames.size();  // from 1
    return group == 3 || group == 4 || group == 6;
}

void argument_places(std::span<const Arc> arcs, std::span<const WordForm> forms, std::uint32_t predicate, std::vector<std::uint32_t>& words,
                     std::vector<std::uint16_t>& paths) {
    static const WordKey kNo = word_key("no");
    words.clear();
    paths.clear();
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        if (i == predicate) continue;
        // "no" of "no arrests" denies the arrest.
        if (never_heads_argument(arcs[i].relation) &&
            !(arcs[i].relation == Deprel::det && arcs[i].head == predicate && forms[i].key == kNo))
            continue;
        const std::uint16_t path = tree_path(arcs, predicate, i);
        if (path == 0) continue;
        words.push_back(i);
        paths.push_back(path);
    }
}

// A predicate in its sentence.
struct PredicateFinder::Place {
    std::span<const Arc> arcs;
    std::span<const WordForm> forms;
    std::uint32_t predicate = 0;   // in the sentence
    std::uint32_t first_word = 0;  // of the sentence, in the analysis
    WordKey lemma = 0;
    PredicateSetting setting;
};

void PredicateFinder::find(const Encoded& encoded, const PredicateWords& words, const PredicateHabits& habits, const Lemmatiser& lemmatiser,
                           std::uint32_t first_word, std::vector<Predicate>& predicates, std::vector<RoleHead>& role_heads,
                           PredicateScratch& s) const {
    const std::size_t width = encoded.width();
    const Level* rows = encoded.rows.data();
    first_of(s.forms, encoded.n_rows * form_.n_out());
    form_.apply(rows, width, encoded.n_rows, s.forms.data());
    first_of(s.factuality, encoded.n_rows * factuality_.n_out());
    factuality_.apply(rows, width, encoded.n_rows, s.factuality.data());
    std::size_t begin = 0;  // of the sentence's words among those encoded
    for (const EncodedSentence& sentence : encoded.sentences) {
        Place place;
        place.arcs = words.arcs.subspan(begin, sentence.n_words);
        place.forms = words.forms.subspan(begin, sentence.n_words);
        place.first_word = first_word;
        bool has_begun = false;
        find_markers(place.arcs, place.forms, s.markers);
        for (std::size_t i = 1; i <= sentence.n_words; ++i) {
            const std::size_t word = begin + i - 1;
            const Tags tags = words.tags[word];
            const auto lemma = [&] { return word_key(lemmatiser.guess(words.texts[word], lower_word(words.texts[word]), tags).lemma); };
            Sum* forms = s.forms.data() + (sentence.root_row + i) * form_.n_out();
            Sum& noun = forms[static_cast<std::size_t>(PredicateForm::noun)];
            Sum& adjective = forms[static_cast<std::size_t>(PredicateForm::adjective)];
            const auto in_doubt = [&](Sum sum) { return std::abs(std::int64_t{sum} - forms[0]) < kMostHabit; };
            place.predicate = static_cast<std::uint32_t>(i - 1);
            if (!words.may_be_noun[word]) {
                noun = std::numeric_limits<Sum>::min();
            } else {
                noun += kListedNoun;
                if (tags.upos == Upos::NOUN && in_doubt(noun))
                    noun += habits.of_noun(noun_keys(lemma(), place.arcs, s.markers, place.predicate));
            }
            if (tags.upos == Upos::ADJ && in_doubt(adjective)) adjective += habits.of_adjective(lemma());
            const auto form = static_cast<PredicateForm>(std::max_element(forms, forms + kForms) - forms);
            if (form == PredicateForm::none) continue;
            if (!has_begun) roles_.begin(rows + sentence.root_row * width, width, sentence.n_words + 1, s.pairs);
            has_begun = true;
            Predicate predicate;
            predicate.word = first_word + place.predicate;
            predicate.form = form;
            predicate.factuality = factuality_of(s.factuality[(sentence.root_row + i) * factuality_.n_out()]);
            predicate.first_role = static_cast<std::uint32_t>(role_heads.size());
            place.lemma = lemma();
            place.setting = predicate_setting(place.arcs, place.predicate, form, tags.xpos);
            find_roles(place, habits, role_heads, s);
            predicate.end_role = static_cast<std::uint32_t>(role_heads.size());
            predicates.push_back(predicate);
        }
        first_word += static_cast<std::uint32_t>(sentence.n_words);
        begin += sentence.n_words;
    }
}

// The best role of each word that can have one; of several words in one core role, the one that exceeds "none" the most.
void PredicateFinder::find_roles(const Place& place, const PredicateHabits& habits, std::vector<RoleHead>& role_heads,
                                 PredicateScratch& s) const {
    argument_places(place.arcs, place.forms, place.predicate, s.rows, s.paths);
    for (std::uint32_t& row : s.rows) ++row;  // the root's is the first
    const std::span<const Sum> scores = roles_.scores(place.predicate + 1, s.rows, s.paths, s.pairs);
    const std::size_t first = role_heads.size();
    s.margins.clear();
    std::array<Sum, kRoleNames.size()> own{};
    for (std::size_t r = 0; r < s.rows.size(); ++r) {
        const std::uint32_t word = s.rows[r] - 1;
        std::copy_n(scores.data() + r * roles_.stride(), own.size(), own.data());
        const WordKey marker = has_counted_marker(s.paths[r], place.arcs[word].relation) ? s.markers[word] : 0;
        if (const auto usual = habits.roles(place_keys(place.lemma, place.setting, s.paths[r], marker))) {
            for (std::size_t k = 0; k < kCoreRoles; ++k) own[static_cast<std::size_t>(Role::arg0) + k] += (*usual)[k];
        }
        const auto best = static_cast<std::size_t>(std::max_element(own.begin(), own.end()) - own.begin());
        const std::int64_t margin = std::int64_t{own[best]} - own[0];
        if (best == 0) continue;
        const auto role = static_cast<Role>(best);
        if (is_core(role)) {
            const auto rival = std::find_if(role_heads.begin() + static_cast<std::ptrdiff_t>(first), role_heads.end(),
                                            [role](const RoleHead& other) { return other.role == role; });
            if (rival != role_heads.end()) {
                const auto at = rival - role_heads.begin() - static_cast<std::ptrdiff_t>(first);
                if (s.margins[static_cast<std::size_t>(at)] >= margin) continue;
                role_heads.erase(rival);
                s.margins.erase(s.margins.begin() + at);
            }
        }
        role_heads.push_back({place.first_word + word, role});
        s.margins.push_back(margin);
    }
}

}  // namespace onrecord
