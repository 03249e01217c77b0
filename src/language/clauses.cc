// An argument is found as the word that heads it, since that is what a network tells best and a tree makes spans of: "the pier that the
// storm had damaged" is what hangs from "pier". Three things are taken out of that again:
//   - the branch in which the predicate is: the argument of "damaged" is "the pier", without its relative clause;
//   - what hangs from other arguments of the same predicate: with "is" in "the pier is a wreck", the tree's head is "wreck", and "the
//     pier" hangs from it;
//   - marks at either end, and of the noun that the tree takes for the head of a clause with a copula what is of the clause: auxiliaries,
//     conjunctions, whatever comes before the copula.
// Cost: the words of a sentence for each of its arguments; a longer sentence than kMaxTreeWords was read in parts, and so it is here.
#include "language/clauses.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "language/lemmas.h"
#include "language/verb_group.h"

namespace onrecord {
namespace {

// Of one sentence after another, or part of a long one; words are numbered from 0 within it.
class ClauseFinder {
public:
    ClauseFinder(const Text& text, const Analysis& analysis, const Lemmatiser& lemmatiser)
        : text_(text), analysis_(analysis), lemmas_(text, analysis, lemmatiser) {}

    std::vector<Clause> find() {
        std::vector<Clause> clauses;
        clauses.reserve(analysis_.predicates.size());
        auto next = analysis_.predicates.begin();
        for (const Sentence& sentence : analysis_.sentences) {
            for (offset_ = sentence.first_word; offset_ < sentence.end_word; offset_ += kMaxTreeWords) {
                const std::uint32_t end = std::min(offset_ + static_cast<std::uint32_t>(kMaxTreeWords), sentence.end_word);
                const auto first = next;
                while (next != analysis_.predicates.end() && next->word < end) ++next;
                words_ = std::span(analysis_.words).subspan(offset_, end - offset_);
                const std::size_t first_clause = clauses.size();
                for (auto predicate = first; predicate != next; ++predicate) clauses.push_back(clause_of(*predicate));
                set_parents({first, next}, first_clause, clauses);
            }
        }
        return clauses;
    }

private:
    enum class Mark : std::uint8_t { unknown, inside, outside };  // whether a word is in the argument in hand

    // kNoHead for the root of the sentence, and of a part.
    [[nodiscard]] std::uint32_t head_of(std::uint32_t i) const {
        const std::uint32_t head = words_[i].head - offset_;
        return words_[i].head != kNoHead && words_[i].head >= offset_ && head < words_.size() ? head : kNoHead;
    }
    [[nodiscard]] std::span<const RoleHead> roles_of(const Predicate& predicate) const {
        return std::span(analysis_.role_heads).subspan(predicate.first_role, predicate.end_role - predicate.first_role);
    }
    [[nodiscard]] bool is_copula(std::uint32_t i) const { return words_[i].deprel == Deprel::cop; }
    // The word that stands for the clause in the tree.
    [[nodiscard]] std::uint32_t top_of(std::uint32_t predicate) const {
        return is_copula(predicate) && head_of(predicate) != kNoHead ? head_of(predicate) : predicate;
    }

    Clause clause_of(const Predicate& predicate) {
        const std::uint32_t at = predicate.word - offset_;
        Clause clause;
        clause.predicate = words_[at].span;
        clause.lemma = lemmas_.of(predicate.word);
        clause.form = predicate.form == PredicateForm::noun        ? ClauseForm::noun
                      : predicate.form == PredicateForm::adjective ? ClauseForm::adjective
                      : is_copula(at) || clause.lemma == "be"      ? ClauseForm::copula
                                                                   : ClauseForm::verb;
        clause.factuality = std::round(100 * double{predicate.factuality}) / 100;  // to as many digits as are printed
        set_verb_form(at, clause);
        for (const RoleHead& role : roles_of(predicate)) {
            const std::uint32_t head = role.word - offset_;
            if (role.role == Role::argm_neg) clause.negated = true;
            if (role.role == Role::argm_mod && clause.modality.empty()) clause.modality = lemmas_.of(role.word);
            clause.arguments.push_back({.role = std::string(name_of(role.role)),
                                        .span = span_of(head, at, roles_of(predicate)),
                                        .head = words_[head].span,
                                        .entity = {}});
        }
        return clause;
    }

    // Tense is that of the finite word of the verb group, or of the copula's clause. A participle without a helper is passive: "the pier
    // sold in May".
    void set_verb_form(std::uint32_t at, Clause& clause) const {
        const std::uint32_t top = top_of(at);
        const VerbGroup group = verb_group(text_, analysis_.words, offset_, helped_with(top) + offset_);
        clause.tense = tense_of(group, is_copula(at) && at > top ? words_[at].tags.xpos : group.finite);
        if (clause.form != ClauseForm::verb && clause.form != ClauseForm::copula) return;
        const bool progressive = group.is_progressive && clause.form == ClauseForm::verb;
        clause.aspect = group.has_have ? (progressive ? Aspect::perfective_progressive : Aspect::perfective)
                        : progressive  ? Aspect::progressive
                                       : Aspect::none;
        if (clause.form == ClauseForm::copula) return;
        const bool is_bare_participle = words_[at].tags.xpos == Xpos::VBN && group.first == group.verb;
        clause.voice = group.is_passive || is_bare_participle ? Voice::passive : Voice::active;
    }
    // The verb whose helpers are this one's too: "has sold | and shipped". The verb itself where it has some, or its form is another.
    [[nodiscard]] std::uint32_t helped_with(std::uint32_t verb) const {
        constexpr int kMaxVerbs = 8;  // joined to one another
        const Xpos form = words_[verb].tags.xpos;
        if (form != Xpos::VBN && form != Xpos::VBG && form != Xpos::VB) return verb;
        for (int i = 0; i < kMaxVerbs && words_[verb].deprel == Deprel::conj && head_of(verb) != kNoHead; ++i) {
            const VerbGroup own = verb_group(text_, analysis_.words, offset_, verb + offset_);
            if (own.first != own.verb || own.is_infinitive || words_[head_of(verb)].tags.xpos != form) break;
            verb = head_of(verb);
        }
        return verb;
    }
    static Tense tense_of(const VerbGroup& group, Xpos finite) {
        if (group.modal != kNoHead) return group.has_will ? Tense::future : Tense::present;
        switch (finite) {
            case Xpos::VBD:
                return Tense::past;
            case Xpos::VBZ:
            case Xpos::VBP:
                return Tense::present;
            default:
                return Tense::none;
        }
    }

    // The words of an argument, as spans of the text.
    SpanList span_of(std::uint32_t head, std::uint32_t predicate, std::span<const RoleHead> roles) {
        marks_.assign(words_.size(), Mark::unknown);
        const bool holds_copula = is_copula(predicate) && head_of(predicate) == head;
        for (const RoleHead& role : roles) {
            if (role.word - offset_ != head) marks_[role.word - offset_] = Mark::outside;
        }
        marks_[predicate] = Mark::outside;
        // What the predicate hangs from, up to the head, is the branch that leads to it.
        for (std::uint32_t i = predicate; i != kNoHead && i != head; i = head_of(i)) marks_[i] = Mark::outside;
        for (std::uint32_t i = head; (i = head_of(i)) != kNoHead;) marks_[i] = Mark::outside;
        marks_[head] = Mark::inside;
        if (holds_copula) {
            for (std::uint32_t i = 0; i < words_.size(); ++i) {
                if (head_of(i) == head && (i < predicate || is_of_clause(words_[i].deprel))) marks_[i] = Mark::outside;
            }
        }
        for (std::uint32_t i = 0; i < words_.size(); ++i) {
            way_.clear();
            std::uint32_t up = i;
            while (up != kNoHead && marks_[up] == Mark::unknown) {
                way_.push_back(up);
                up = head_of(up);
            }
            const Mark mark = up == kNoHead ? Mark::outside : marks_[up];
            for (const std::uint32_t on_way : way_) marks_[on_way] = mark;
        }
        SpanList spans;
        for (std::uint32_t i = 0; i < words_.size();) {
            if (marks_[i] != Mark::inside) {
                ++i;
                continue;
            }
            std::uint32_t end = i;
            while (end < words_.size() && (marks_[end] == Mark::inside || is_gap(end))) ++end;
            std::uint32_t first = i, last = end;
            i = end;
            while (first < last && first != head && is_edge(first)) ++first;
            while (first < last && last - 1 != head && is_edge(last - 1)) --last;
            if (first < last) spans.push_back({words_[first].span.begin, words_[last - 1].span.end});
        }
        if (spans.empty()) spans.push_back(words_[head].span);
        return spans;
    }

    // Marks between two words of the argument are of it.
    [[nodiscard]] bool is_gap(std::uint32_t i) const {
        return words_[i].deprel == Deprel::punct && i > 0 && i + 1 < words_.size() && marks_[i - 1] == Mark::inside &&
               marks_[i + 1] == Mark::inside;
    }
    [[nodiscard]] bool is_edge(std::uint32_t i) const { return words_[i].deprel == Deprel::punct || words_[i].deprel == Deprel::cc; }

    // Relations of words that are of a clause with a copula, not of the noun that the tree takes for its head.
    static bool is_of_clause(Deprel relation) {
        switch (relation) {
            case Deprel::nsubj:
            case Deprel::nsubj_outer:
            case Deprel::csubj:
            case Deprel::cop:
            case Deprel::aux:
            case Deprel::mark:
            case Deprel::cc:
            case Deprel::punct:
            case Deprel::expl:
            case Deprel::advcl:
            case Deprel::parataxis:
            case Deprel::discourse:
            case Deprel::vocative:
                return true;
            default:
                return false;
        }
    }

    void set_parents(std::span<const Predicate> predicates, std::size_t first_clause, std::vector<Clause>& clauses) const {
        for (std::size_t child = 0; child < predicates.size(); ++child) {
            const std::uint32_t own = predicates[child].word;
            const std::uint32_t top = top_of(own - offset_) + offset_;
            for (std::size_t parent = 0; parent < predicates.size(); ++parent) {
                const auto roles = roles_of(predicates[parent]);
                const bool holds =
                    parent != child && predicates[parent].word != top &&
                    std::any_of(roles.begin(), roles.end(), [&](const RoleHead& r) { return r.word == own || r.word == top; });
                // A copula and the adjective beside it are of one clause: "is" in "is aware" has "aware" as its argument.
                if (!holds || (is_copula(predicates[parent].word - offset_) && top_of(predicates[parent].word - offset_) + offset_ == top &&
                               top != own))
                    continue;
                clauses[first_clause + child].parent = static_cast<std::uint32_t>(first_clause + parent);
                break;
            }
        }
    }

    const Text& text_;
    const Analysis& analysis_;
    Lemmas lemmas_;
    std::span<const Word> words_;  // of the sentence or part
    std::uint32_t offset_ = 0;     // of its first word
    std::vector<Mark> marks_;
    std::vector<std::uint32_t> way_;
};

}  // namespace

std::vector<Clause> find_clauses(const Text& text, const Analysis& analysis, const Lemmatiser& lemmatiser) {
    return ClauseFinder(text, analysis, lemmatiser).find();
}

}  // namespace onrecord
