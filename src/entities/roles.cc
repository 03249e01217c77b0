// A name’s words are told apart by lists and by their place: titles before it, a nickname in quotation marks, particles, the last word as
// the surname, suffixes and letters behind. Of a name of one word a title makes a surname (Mr. Ruiz), but for those that go with a given
// name (Sir Owen), and a listed given name a given name.
//
// What somebody is comes from the descriptions that reference.cc read in the same breath as the name (title, apposition, “is”): each is an
// office or, by a noun for kin, a relation; the body that owns it or follows it (“of Harlow Works”) is the employer. Ages and homes are
// read beside the name. Nothing is guessed from elsewhere: “a retired teacher from Lenk” two sentences on is no role. Linear: each name and
// each description looks at a few words.
#include "entities/roles.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNobody = 0xffffffff;
constexpr std::uint32_t kMaxTitleWords = 5;   // and full stops, before a name
constexpr std::uint32_t kMaxPhraseWords = 6;  // of an office before its noun
constexpr std::uint32_t kMaxToBody = 4;       // words from “of” to the name of the body

class RoleReader {
public:
    RoleReader(const NameContext& context, const std::vector<Name>& names, const JoinedNames& joined, const FoundReferences& found,
               std::vector<Entity>& entities)
        : c_(context),
          words_(context.analysis.words),
          traits_(context.traits),
          lists_(context.lists),
          names_(names),
          joined_(joined),
          found_(found),
          entities_(entities),
          entity_at_(words_.size(), kNobody),
          name_at_(words_.size(), kNobody) {}

    void run() {
        for (const Reference& reference : found_.references)
            std::fill(entity_at_.begin() + reference.first_word, entity_at_.begin() + reference.end_word, reference.entity);
        for (std::size_t n = 0; n < names_.size(); ++n)
            std::fill(name_at_.begin() + names_[n].first_word, name_at_.begin() + names_[n].end_word, joined_.entity_of[n]);
        for (std::size_t i = 0; i < name_at_.size(); ++i) {
            if (name_at_[i] != kNobody) entity_at_[i] = name_at_[i];
        }
        std::vector<std::size_t> fullest(joined_.n_entities, names_.size());
        for (std::size_t n = 0; n < names_.size(); ++n) {
            const std::uint32_t entity = joined_.entity_of[n];
            if (!is_person(entity)) continue;
            std::size_t& best = fullest[entity];
            if (best == names_.size() || fullness(names_[n]) > fullness(names_[best])) best = n;
            read_around(names_[n], entity);
        }
        for (std::uint32_t entity = 0; entity < joined_.n_entities; ++entity) {
            if (fullest[entity] < names_.size()) read_parts(names_[fullest[entity]], entities_[entity].parts);
        }
        for (const Description& said : found_.descriptions) {
            if (is_person(said.entity)) read_description(said);
        }
        for (Entity& entity : entities_) keep_each_once(entity.roles);
    }

private:
    [[nodiscard]] std::string_view text(std::uint32_t i) const { return c_.text.slice(words_[i].span); }
    [[nodiscard]] WordKey key(std::uint32_t i) const { return words_[i].key; }
    [[nodiscard]] bool is_person(std::uint32_t entity) const { return entities_[entity].type == EntityType::person; }
    [[nodiscard]] bool is_capital(std::uint32_t i) const {
        return traits_[i].letters == Case::capital || traits_[i].letters == Case::caps || traits_[i].letters == Case::mixed;
    }
    [[nodiscard]] bool is_title(std::uint32_t i) const {
        if (traits_[i].letters == Case::caps && lists_.capital_titles.contains(key(i))) return true;
        return lists_.titles.contains(key(i)) && words_[i].span.length() > 1 && is_capital(i);
    }
    [[nodiscard]] std::uint32_t begin_of(const Name& name) const { return c_.analysis.sentences[name.sentence].first_word; }
    [[nodiscard]] std::uint32_t end_of(const Name& name) const { return c_.analysis.sentences[name.sentence].end_word; }
    [[nodiscard]] Span span_of(std::uint32_t first, std::uint32_t last) const { return {words_[first].span.begin, words_[last].span.end}; }

    // ---- parts

    [[nodiscard]] std::tuple<std::uint32_t, bool, bool> fullness(const Name& name) const {
        return {name.end_word - name.first_word, name.titled, name.nickname_end_word != 0};
    }

    void add_part(std::vector<NamePiece>& parts, NamePieceKind kind, Span span, bool joins) const {
        if (joins && !parts.empty() && parts.back().kind == kind) {
            parts.back().span.end = span.end;
        } else {
            parts.push_back({kind, span});
        }
    }

    void read_parts(const Name& name, std::vector<NamePiece>& parts) const {
        std::uint32_t first_title = name.first_word;
        for (std::uint32_t i = name.first_word, n = 0; i > begin_of(name) && n < kMaxTitleWords; ++n) {
            --i;
            if (is_title(i)) {
                first_title = i;
            } else if (traits_[i].mark != '.') {
                break;
            }
        }
        for (std::uint32_t i = first_title; i < name.first_word; ++i) add_part(parts, NamePieceKind::honorific, words_[i].span, true);
        const auto in_nickname = [&](std::uint32_t i) { return i >= name.nickname_word && i < name.nickname_end_word; };
        const auto is_generation = [&](std::uint32_t i) { return i > name.first_word && lists_.name_suffixes.contains(key(i)); };
        // The surname: the last word that is neither, with what a hyphen joins to it.
        std::uint32_t last = name.end_word;
        while (last > name.first_word && (traits_[last - 1].letters == Case::none || is_generation(last - 1) || in_nickname(last - 1)))
            --last;
        std::uint32_t surname = last == name.first_word ? name.first_word : last - 1;
        while (surname > name.first_word + 1 && !traits_[surname].space_before && !traits_[surname - 1].space_before &&
               traits_[surname - 1].mark == '-' && !is_particle(surname - 2, name))
            surname -= 2;
        const bool is_single = surname == name.first_word;
        for (std::uint32_t i = name.first_word; i < name.end_word; ++i) {
            const bool joined = i > name.first_word && !traits_[i].space_before && traits_[i - 1].mark == '-';
            if (in_nickname(i)) {
                add_part(parts, NamePieceKind::nickname, words_[i].span, i > name.nickname_word);
            } else if (traits_[i].letters == Case::none) {
                continue;  // marks
            } else if (is_generation(i)) {
                add_part(parts, NamePieceKind::generation, words_[i].span, false);
            } else if (i >= surname && i < last) {
                add_part(parts, is_single ? kind_of_single(name) : NamePieceKind::surname, words_[i].span, joined || is_single);
            } else {
                add_part(parts, is_particle(i, name) ? NamePieceKind::particle : NamePieceKind::given, words_[i].span, true);
            }
        }
        std::uint32_t after = name.end_word;
        if (after < end_of(name) && traits_[after].mark == ',') ++after;
        const bool in_capitals = after < end_of(name) && (traits_[after].letters == Case::caps || traits_[after].letters == Case::mixed);
        if (in_capitals && lists_.postnominals.contains(key(after))) add_part(parts, NamePieceKind::postnominal, words_[after].span, false);
    }
    [[nodiscard]] bool is_particle(std::uint32_t i, const Name& name) const {
        const bool inside = i > name.first_word || traits_[i].letters == Case::lower || !lists_.given_names.contains(key(i));
        return inside && i + 1 < name.end_word && lists_.particles.contains(key(i));
    }
    [[nodiscard]] NamePieceKind kind_of_single(const Name& name) const {
        static const WordList kBeforeGiven = {"sir",  "dame",   "king",  "queen",  "prince", "princess",
                                              "pope", "sister", "saint", "sheikh", "brother"};
        if (name.titled && name.first_word > begin_of(name))
            return kBeforeGiven.contains(key(name.first_word - 1)) ? NamePieceKind::given : NamePieceKind::surname;
        return lists_.given_names.contains(key(name.first_word)) ? NamePieceKind::given : NamePieceKind::surname;
    }

    // ---- roles

    void add(std::uint32_t entity, EntityRoleKind kind, Span span, std::uint32_t other = kNobody) {
        EntityRole role{kind, span, std::nullopt};
        if (other != kNobody && other != entity) role.entity = other;
        entities_[entity].roles.push_back(role);
    }

    [[nodiscard]] bool is_age(std::uint32_t i) const {
        const std::string_view number = text(i);
        return (number.size() == 1 || number.size() == 2) && number[0] >= '1' && number[0] <= '9' &&
               (number.size() == 1 || (number[1] >= '0' && number[1] <= '9'));
    }

    // Ana Ruiz, 41, of Lenk; Ana Ruiz, who is 41; 41-year-old Ana Ruiz
    void read_around(const Name& name, std::uint32_t entity) {
        const std::uint32_t end = end_of(name);
        std::uint32_t i = name.end_word;
        if (i + 1 < end && traits_[i].mark == ',') {
            ++i;
            if (i + 2 < end && text(i) == "who" && (text(i + 1) == "is" || text(i + 1) == "was")) i += 2;
            const bool closes = i + 1 >= end || traits_[i + 1].mark != 0;
            if (is_age(i) && closes) {
                add(entity, EntityRoleKind::age, words_[i].span);
                if (i + 2 < end && traits_[i + 1].mark == ',') i += 2;
            }
            if (i + 1 < end && (text(i) == "of" || text(i) == "from")) add_home(entity, i + 1, end);
        }
        if (name.first_word >= begin_of(name) + 5 && text(name.first_word - 1) == "old" && text(name.first_word - 3) == "year" &&
            is_age(name.first_word - 5))
            add(entity, EntityRoleKind::age, words_[name.first_word - 5].span);
    }
    void add_home(std::uint32_t entity, std::uint32_t i, std::uint32_t end) {
        const std::uint32_t place = entity_at_[i];
        if (place == kNobody || entities_[place].type != EntityType::place) return;
        std::uint32_t last = i;
        while (last + 1 < end && entity_at_[last + 1] == place) ++last;
        add(entity, EntityRoleKind::home, span_of(i, last), place);
    }

    // Mr. and Dr. are parts of the name, not what one is.
    [[nodiscard]] bool is_mere_title(std::uint32_t noun) const {
        static const WordList kMere = {"mr", "mr.", "mrs",    "mrs.", "ms",   "ms.",   "miss", "mx",  "mx.",
                                       "dr", "dr.", "doctor", "sir",  "dame", "madam", "lord", "lady"};
        return is_capital(noun) && kMere.contains(key(noun));
    }

    // What everybody is.
    [[nodiscard]] bool says_nothing(std::uint32_t noun) const {
        static const WordList kGeneral = {"person", "man", "woman", "one", "individual", "guy", "somebody", "someone", "human"};
        return kGeneral.contains(key(noun));
    }

    void read_description(const Description& said) {
        const std::uint32_t noun = said.noun;
        if (is_mere_title(noun) || says_nothing(noun)) return;
        std::uint32_t first = noun;
        std::uint32_t body = kNobody;
        for (; first > 0 && noun - first < kMaxPhraseWords; --first) {  // managing director; Harlow Works manager
            const std::uint32_t i = first - 1;
            if (name_at_[i] != kNobody && entities_[name_at_[i]].type != EntityType::person) {
                body = i;
                break;
            }
            const bool hyphen = traits_[i].mark == '-' && !traits_[first].space_before;
            const Upos upos = words_[i].tags.upos;
            const bool modifies =
                upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::PROPN || (upos == Upos::VERB && words_[i].head == noun);
            if (!hyphen && (!modifies || traits_[i].mark != 0 || name_at_[i] == said.entity)) break;
        }
        while (first < noun && traits_[first].mark != 0) ++first;
        const std::uint32_t owner = owner_before(first);
        if (lists_.kin.contains(key(noun))) {
            const std::uint32_t from = owner == kNobody ? first : owner;
            add(said.entity, EntityRoleKind::relation, span_of(from, noun), owner == kNobody ? kNobody : entity_at_[owner]);
            return;
        }
        add(said.entity, EntityRoleKind::office, span_of(first, noun));
        if (body == kNobody && owner != kNobody && entity_at_[owner] != kNobody && entities_[entity_at_[owner]].type != EntityType::person)
            body = owner;  // the port’s director
        static const WordList kOf = {"of", "at", "for", "with"};
        for (std::uint32_t i = noun + 2;
             body == kNobody && noun + 1 < words_.size() && kOf.contains(key(noun + 1)) && i < words_.size() && i < noun + 2 + kMaxToBody;
             ++i) {
            if (traits_[i].mark != 0) break;
            const std::uint32_t entity = entity_at_[i];
            if (entity != kNobody && entity < joined_.n_entities && entities_[entity].type != EntityType::person) body = i;
        }
        if (body == kNobody) return;
        const std::uint32_t entity = entity_at_[body];
        std::uint32_t begin = body;
        std::uint32_t end = body;
        while (begin > 0 && entity_at_[begin - 1] == entity) --begin;
        while (end + 1 < words_.size() && entity_at_[end + 1] == entity) ++end;
        add(said.entity, EntityRoleKind::employer, span_of(begin, end), entity);
    }

    // The word of an owner before a phrase: “her” or the name before ’s. kNobody: none.
    [[nodiscard]] std::uint32_t owner_before(std::uint32_t first) const {
        if (first == 0) return kNobody;
        const std::string_view before = text(first - 1);
        if (words_[first - 1].deprel == Deprel::nmod_poss && entity_at_[first - 1] != kNobody) return first - 1;
        if (first > 1 && (before == "'s" || before == "’s" || before == "'" || before == "’") && entity_at_[first - 2] != kNobody) {
            std::uint32_t owner = first - 2;
            while (owner > 0 && entity_at_[owner - 1] == entity_at_[first - 2]) --owner;
            return owner;
        }
        return kNobody;
    }

    // In the order of the text; the same words of one kind once.
    void keep_each_once(std::vector<EntityRole>& roles) const {
        std::sort(roles.begin(), roles.end(), [](const EntityRole& a, const EntityRole& b) {
            return std::tie(a.span.begin, a.span.end, a.kind) < std::tie(b.span.begin, b.span.end, b.kind);
        });
        std::set<std::pair<EntityRoleKind, std::string>> seen;
        std::erase_if(roles, [&](const EntityRole& role) { return !seen.emplace(role.kind, lower_word(c_.text.slice(role.span))).second; });
    }

    const NameContext& c_;
    const std::vector<Word>& words_;
    const std::vector<WordTraits>& traits_;
    const EntityLists& lists_;
    const std::vector<Name>& names_;
    const JoinedNames& joined_;
    const FoundReferences& found_;
    std::vector<Entity>& entities_;
    std::vector<std::uint32_t> entity_at_;  // whom each word mentions
    std::vector<std::uint32_t> name_at_;    // and by name
};

}  // namespace

void add_roles(const NameContext& context, const std::vector<Name>& names, const JoinedNames& joined, const FoundReferences& found,
               std::vector<Entity>& entities) {
    RoleReader(context, names, joined, found, entities).run();
}

}  // namespace onrecord
