#include "language/relative_clauses.h"

#include "language/analysis.h"
#include "language/verb_group.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

class RelativeClauseFinder {
public:
    RelativeClauseFinder(const Text& text, const Analysis& analysis, const WordList& persons)
        : text_(text), analysis_(analysis), words_(analysis.words), persons_(persons) {}

    std::vector<RelativeClause> find() const {
        std::vector<RelativeClause> clauses;
        for (const Sentence& sentence : analysis_.sentences) {
            for (std::uint32_t at = sentence.first_word; at < sentence.end_word; ++at) {
                if (words_[at].deprel == Deprel::acl_relcl && words_[at].head != kNoHead)
                    clauses.push_back({at, antecedent(at, sentence.first_word)});
            }
        }
        return clauses;
    }

private:
    [[nodiscard]] bool is_name(std::uint32_t at) const { return words_[at].tags.xpos == Xpos::NNP || words_[at].tags.xpos == Xpos::NNPS; }
    // The noun beside the clause, or the one that this is of.
    [[nodiscard]] std::uint32_t antecedent(std::uint32_t verb, std::uint32_t first) const {
        const std::uint32_t noun = words_[verb].head;
        const std::uint32_t above = words_[noun].head;
        if (words_[noun].deprel != Deprel::nmod || above == kNoHead || above > noun || !is_noun(words_[above].tags.xpos)) return noun;
        static const WordKey kWho = word_key("who"), kWhich = word_key("which"), kThat = word_key("that");
        bool is_subject_of = false;  // “who left”, not “whom he left”
        for (const std::uint32_t child : analysis_.dependents.before(verb)) {
            const WordKey key = words_[child].key;
            if (key != kWho && key != kWhich && key != kThat) continue;
            is_subject_of = is_subject(words_[child].deprel);
            if (key == kThat || is_name(noun) || (key == kWho) == persons_.contains(words_[noun].key)) break;
            return (key == kWho) == (persons_.contains(words_[above].key) || is_name(above)) ? above : noun;
        }
        if (!is_subject_of) return noun;
        const VerbGroup group = verb_group(text_, words_, first, verb);
        static const WordKey kWas = word_key("was"), kWere = word_key("were");
        const WordKey finite = words_[group.first].key;
        const bool is_one = group.finite == Xpos::VBZ || finite == kWas;
        const bool are_many = group.finite == Xpos::VBP || finite == kWere;
        const auto is_plural = [&](std::uint32_t at) { return words_[at].tags.xpos == Xpos::NNS; };
        const bool disagrees =
            (is_one && is_plural(noun) && !is_plural(above)) || (are_many && words_[noun].tags.xpos == Xpos::NN && is_plural(above));
        return disagrees ? above : noun;
    }

    const Text& text_;
    const Analysis& analysis_;
    const std::vector<Word>& words_;
    const WordList& persons_;
};

}  // namespace

std::vector<RelativeClause> find_relative_clauses(const Text& text, const Analysis& analysis, const WordList& persons) {
    return RelativeClauseFinder(text, analysis, persons).find();
}

}  // namespace onrecord
