// A name is a row of capitalized words with what may stand between them (de, of, &, a nickname in quotation marks), without the title
// before it and the possessive ending behind it. A capital that the place demands (first in a sentence, in a headline) tells nothing:
// there the word must be known as a name from elsewhere, or from the lists.
#include <algorithm>
#include <string_view>

#include "entities/name.h"
#include "entities/name_type.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxNameWords = 16;  // longer rows of capitals are no names

class NameFinder {
public:
    explicit NameFinder(const NameContext& context)
        : c_(context), words_(context.analysis.words), traits_(context.traits), lists_(context.lists) {}

    std::vector<Name> run() {
        for (std::uint32_t s = 0; s < c_.analysis.sentences.size(); ++s) {
            sentence_ = s;
            begin_ = c_.analysis.sentences[s].first_word;
            end_ = c_.analysis.sentences[s].end_word;
            for (std::uint32_t i = begin_; i < end_;) i = row_from(i);
        }
        return std::move(names_);
    }

private:
    [[nodiscard]] WordKey key(std::uint32_t i) const { return words_[i].key; }
    [[nodiscard]] std::string_view word(std::uint32_t i) const { return c_.text.slice(words_[i].span); }
    [[nodiscard]] bool is(std::uint32_t i, std::string_view lower) const {
        return i < end_ && traits_[i].letters == Case::lower && word(i) == lower;
    }
    [[nodiscard]] bool is_mark(std::uint32_t i, char mark) const { return i < end_ && traits_[i].mark == mark; }
    [[nodiscard]] bool joined(std::uint32_t i) const { return !traits_[i].space_before; }

    // A capitalized word that may be part of a name.
    [[nodiscard]] bool capital(std::uint32_t i) const {
        if (i >= end_) return false;
        const WordTraits& t = traits_[i];
        if (t.letters == Case::mixed)
            return word(i).size() > 2 && word(i)[0] != '#' && word(i)[0] != '@' && word(i).find('.') == std::string_view::npos;
        if (t.letters != Case::capital && t.letters != Case::caps) return false;
        if (word(i)[0] == '\'' || word(i).back() == '$') return false;
        if (t.function != FunctionWord::none) {
            if (t.letters == Case::caps && !t.heading && word(i) == "US") return true;
            return t.letters == Case::capital && !t.starts && !t.heading && lists_.given_names.contains(key(i)) && i + 1 < end_ &&
                   traits_[i + 1].letters == Case::capital && traits_[i + 1].function == FunctionWord::none;
        }
        return !lists_.capitalized.contains(key(i));
    }

    // Whether the capital at `i` may begin or be a name where capitals tell little.
    [[nodiscard]] bool sure(std::uint32_t i) const {
        const WordTraits& t = traits_[i];
        if (!t.starts && !t.heading) return true;
        if (t.known_capital) return true;
        if (t.letters == Case::caps && !t.heading && word(i).size() >= 2) return true;
        const WordKey k = key(i);
        if (lists_.places.contains(k)) return true;
        const OrganizationWord organization = static_cast<OrganizationWord>(lists_.organization_words.value(k));
        if (organization == OrganizationWord::named || organization == OrganizationWord::acronym) return true;
        if (lists_.given_names.contains(k) && !t.known_lower) return true;
        if (t.known_lower || t.heading) return false;
        // First of a sentence and not seen elsewhere: a name where the next is one too.
        std::uint32_t next = i + 1;
        if (is_mark(next, '-') && joined(next)) ++next;
        if (lists_.titles.contains(k) || lists_.modifiers.contains(k) || lists_.nationalities.contains(k)) return true;
        return next < end_ && !traits_[next].known_lower && capital(next) && traits_[next].letters != Case::mixed &&
               !lists_.nationalities.contains(key(next)) && !lists_.titles.contains(key(next));
    }

    [[nodiscard]] bool is_suffix_word(std::uint32_t i) const {
        return static_cast<OrganizationWord>(lists_.organization_words.value(key(i))) == OrganizationWord::suffix;
    }

    // Where the row of capitals that may begin at `i` ends, and the names in it; or i + 1.
    std::uint32_t row_from(std::uint32_t i) {
        if (!capital(i)) return i + 1;
        if (!sure(i)) return i + 1;
        Name name;
        std::uint32_t end = i + 1;
        bool organized = is_suffix_word(i);
        while (end < end_ && end - i < kMaxNameWords) {
            const std::uint32_t next = extend(i, end, organized, name);
            if (next == end) break;
            for (std::uint32_t k = end; k < next; ++k) organized = organized || is_suffix_word(k);
            end = next;
        }
        split(i, end, name);
        return end;
    }

    // The end of the row [begin, end) with one more piece; `end` where there is none.
    std::uint32_t extend(std::uint32_t begin, std::uint32_t end, bool organized, Name& name) const {
        if (capital(end)) {
            if (joined(end) && traits_[end - 1].mark != '-') return end;
            if (traits_[end].heading && !sure(end)) return end;
            return end + 1;
        }
        if (end + 1 >= end_) return end;
        if (is_mark(end, '-') && joined(end) && joined(end + 1)) {
            if (capital(end + 1)) return end + 2;
            return end;
        }
        if (is_mark(end, '&') && capital(end + 1)) return end + 2;
        if (const std::uint32_t after = particles_end(end); after != end) return after;
        if (is(end, "of") && (organized || is_head_of_place(end - 1))) {
            if (capital(end + 1) && !traits_[end + 1].starts) return end + 2;
            if (is(end + 1, "the") && end + 2 < end_ && capital(end + 2)) return end + 3;
        }
        if (is(end, "for") && organized && capital(end + 1)) return end + 2;
        if (is(end, "and") && capital(end + 1) && !lists_.given_names.contains(key(begin))) {
            bool of = false;
            for (std::uint32_t k = begin; k < end; ++k) of = of || is(k, "of") || is(k, "for");
            if (of && is_suffix_word(begin)) return end + 2;
            if (!organized && end - begin == 1 && !lists_.places.contains(key(begin)) && traits_[begin].letters == Case::capital) {
                for (std::uint32_t k = end + 1; k < end_ && k < end + 4 && capital(k); ++k) {
                    if (is_suffix_word(k) && k > end + 1) return end + 2;
                }
            }
        }
        if (is_mark(end, ',') && (lists_.name_suffixes.contains(key(end + 1)) || lists_.company_endings.contains(key(end + 1))) &&
            traits_[end + 1].letters != Case::lower) {
            return end + 2;
        }
        return nickname_end(end, name);
    }

    // de la Cruz, al-Masri, van der Berg: small words and then a capital.
    [[nodiscard]] std::uint32_t particles_end(std::uint32_t at) const {
        std::uint32_t end = at;
        while (end < end_ && end - at < 3 && traits_[end].letters == Case::lower && lists_.particles.contains(key(end))) ++end;
        if (end == at) return at;
        if (is_mark(end, '-') && joined(end)) ++end;
        return end < end_ && capital(end) ? end + 1 : at;
    }

    [[nodiscard]] bool is_head_of_place(std::uint32_t i) const { return lists_.place_words.contains(key(i)) || is_mark(i, '-'); }

    // Ana “the Gull” Ruiz: quotation marks around one to three capitals, and a capital behind.
    std::uint32_t nickname_end(std::uint32_t at, Name& name) const {
        const auto quote = [&](std::uint32_t i) { return i < end_ && traits_[i].is_quotation_mark; };
        if (!quote(at) || !traits_[at].space_before || name.nickname_end_word != 0) return at;
        std::uint32_t end = at + 1;
        while (end < end_ && end - at <= 3 &&
               (traits_[end].letters == Case::capital || traits_[end].letters == Case::caps ||
                (traits_[end].letters == Case::lower && end > at + 1))) {
            ++end;
        }
        if (end == at + 1 || !quote(end) || !joined(end) || end + 1 >= end_ || !capital(end + 1) || joined(end + 1)) return at;
        name.nickname_word = at + 1;
        name.nickname_end_word = end;
        return end + 2;
    }

    [[nodiscard]] bool is_title(std::uint32_t i) const { return lists_.titles.contains(key(i)) && word(i).size() > 1; }

    // A row of capitals as names: FBI Director Ana Ruiz is an organization and a person.
    void split(std::uint32_t begin, std::uint32_t end, Name name) {
        while (begin < end && (traits_[begin].mark != 0)) ++begin;
        if (begin == end) return;
        const std::uint32_t last = end - 1;
        const bool whole =
            end - begin > 1 && name.nickname_end_word == 0 &&
            (is_suffix_word(last) || lists_.organizations.contains(phrase_key(std::span(words_).subspan(begin, end - begin))) ||
             lists_.place_words.value(key(last)) == 1 || lists_.company_endings.contains(key(last)) ||
             lists_.places.contains(phrase_key(std::span(words_).subspan(begin, end - begin))));
        if (!whole) {
            std::uint32_t after_title = begin;  // behind the last title of the row
            std::uint32_t title = end;          // the first of the titles in a row before it
            for (std::uint32_t i = begin; i < end; ++i) {
                if (is_title(i) && !(i + 1 == end && i > begin && lists_.given_names.contains(key(begin)))) {
                    if (title == end || after_title != i) title = i;
                    after_title = i + 1;
                    if (is_mark(after_title, '.') || (after_title + 1 < end && is_mark(after_title, '-'))) ++after_title;
                }
            }
            if (title != end) {
                Gender gender = Gender::unknown;
                for (std::uint32_t i = title; i < std::min(after_title, end); ++i) {
                    const auto told = static_cast<Gender>(lists_.titles.value(key(i)));
                    if (told == Gender::male || told == Gender::female) gender = told;
                }
                std::uint32_t before_end = title;
                while (before_end > begin && (lists_.modifiers.contains(key(before_end - 1)) || traits_[before_end - 1].mark != 0))
                    --before_end;
                if (before_end > begin) emit(begin, before_end, Name{});
                if (after_title < end) {
                    name.titled = true;
                    name.gender = gender;
                    emit(after_title, end, name);
                }
                return;
            }
        }
        emit(begin, end, name);
    }

    // One name, without the words around it that are none of it.
    void emit(std::uint32_t begin, std::uint32_t end, Name name) {
        while (begin < end && (traits_[begin].mark != 0 || trimmed_before(begin, end))) ++begin;
        while (begin < end && (traits_[end - 1].mark != 0 || traits_[end - 1].letters == Case::lower ||
                               (end - begin == 1 && lists_.nationalities.contains(key(begin)))))
            --end;
        if (begin >= end) return;
        if (end - begin == 1) {
            const WordKey only = key(begin);
            if (lists_.modifiers.contains(only) || word(begin).size() < 2) return;
            if (is_suffix_word(begin) && traits_[begin].letters == Case::capital) return;
            if (lists_.place_words.contains(only) || is_title(begin)) return;
            if (lists_.person_nouns.contains(only) && traits_[begin].starts) return;
        }
        name.first_word = begin;
        name.end_word = end;
        name.sentence = sentence_;
        if (name.nickname_word < begin || name.nickname_end_word >= end) name.nickname_word = name.nickname_end_word = 0;
        if (name.nickname_end_word != 0) {
            std::vector<Word> plain;  // rare
            for (std::uint32_t i = begin; i < end; ++i) {
                if (i + 1 < name.nickname_word || i > name.nickname_end_word) plain.push_back(words_[i]);
            }
            name.key = phrase_key(plain);
        } else {
            name.key = phrase_key(std::span(words_).subspan(begin, end - begin));
        }
        names_.push_back(name);
    }

    // Words at a name's front that only describe it: Former, American, Detective.
    [[nodiscard]] bool trimmed_before(std::uint32_t i, std::uint32_t end) const {
        if (traits_[i].function != FunctionWord::none && word(i) != "US") return traits_[i].starts;
        if (end - i < 2) return false;
        if (traits_[i].starts && traits_[i].known_lower && !lists_.given_names.contains(key(i))) return true;
        const bool organized = is_suffix_word(end - 1) || lists_.place_words.contains(key(end - 1));
        if (organized) return false;
        return lists_.nationalities.contains(key(i)) || (lists_.modifiers.contains(key(i)) && traits_[i].starts);
    }

    const NameContext& c_;
    const std::vector<Word>& words_;
    const std::vector<WordTraits>& traits_;
    const EntityLists& lists_;
    std::vector<Name> names_;
    std::uint32_t sentence_ = 0;
    std::uint32_t begin_ = 0;  // words of the sentence
    std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Name> find_names(const NameContext& context) {
    std::vector<Name> names = NameFinder(context).run();
    type_names(context, names);
    return names;
}

}  // namespace onrecord
