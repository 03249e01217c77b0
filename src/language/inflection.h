// The forms of English words by the rules of spelling (deny, denies, denied, denying; admit, admitted; note, noting), and of irregular
// verbs by data/english/irregular_verb.tsv. For lists that name lemmas: what a word in a text is, is the lemmatiser's to say.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct VerbForms {
    std::string third;                          // "denies"
    std::string gerund;                         // "denying"
    std::vector<std::string> past, participle;  // "got"; "got", "gotten"; never empty
};

class Verbs {
public:
    static Verbs load();

    // REQUIRES: lemma is not empty. A verb that is not listed is regular.
    [[nodiscard]] VerbForms forms_of(std::string_view lemma) const;

    // Its first past: "struck", "sued". REQUIRES: lemma is not empty.
    [[nodiscard]] std::string past_of(std::string_view lemma) const { return forms_of(lemma).past.front(); }

    struct Irregular {
        std::vector<std::string_view> past, participle;
    };
    // By lemma. The words are the table's.
    [[nodiscard]] const std::map<std::string_view, Irregular>& irregular() const { return irregular_; }

private:
    std::map<std::string_view, Irregular> irregular_;
};

// Those of a verb that follows the rules. REQUIRES: lemma is not empty.
VerbForms regular_forms_of(std::string_view lemma);

// "Quake", "crash", "robbery" in the plural. REQUIRES: noun is not empty.
std::string plural_of(std::string_view noun);

// Letters: letter; studies: study; a word that ends otherwise is its own singular.
std::string singular_of(std::string_view plural);

}  // namespace onrecord
