#include "language/verb_group.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/word_key.h"

namespace onrecord {

Auxiliary auxiliary_of(std::string_view form, const Word& helper, const Word& helped) {
    const Xpos tag = helper.tags.xpos;
    using enum Auxiliary;
    static constexpr std::array<std::pair<std::string_view, Auxiliary>, 27> kForms{{
        {"be", be},    {"am", be},       {"is", be},        {"are", be},    {"was", be},    {"were", be},    {"been", be},
        {"being", be}, {"'m", be},       {"'re", be},       {"have", have}, {"has", have},  {"had", have},   {"having", have},
        {"'ve", have}, {"do", do_},      {"does", do_},     {"did", do_},   {"will", will}, {"shall", will}, {"'ll", will},
        {"wo", will},  {"would", would}, {"should", modal}, {"get", be},    {"got", be},    {"gets", be},
    }};
    constexpr std::size_t kLongest = 8;  // bytes, with a curly apostrophe
    if (form.size() > kLongest) return tag == Xpos::MD ? modal : none;
    const std::string lower = lower_word(form);
    if (lower == "'d") return tag == Xpos::MD ? would : have;
    if (lower == "'s") return helper.deprel == Deprel::aux && helped.tags.xpos == Xpos::VBN ? have : be;
    const auto at = std::find_if(kForms.begin(), kForms.end(), [&](const auto& each) { return each.first == lower; });
    if (at != kForms.end()) return at->second;
    return tag == Xpos::MD ? modal : none;
}

VerbGroup verb_group(const Text& text, std::span<const Word> words, std::uint32_t first, std::uint32_t verb) {
    VerbGroup group{.first = verb, .verb = verb, .last_helper = verb, .finite = words[verb].tags.xpos};
    bool has_helper = false;
    for (std::uint32_t at = std::max(first, verb - std::min(verb, kMaxGroupWords)); at < verb; ++at) {
        const Word& word = words[at];
        if (word.head != verb) continue;
        const Xpos tag = word.tags.xpos;
        if (word.deprel == Deprel::mark && tag == Xpos::TO) group.is_infinitive = true;
        if (word.deprel != Deprel::aux && word.deprel != Deprel::aux_pass && word.deprel != Deprel::cop) continue;
        if (!has_helper) {
            group.first = at;
            group.finite = tag;
            group.is_participial = tag == Xpos::VBG;
            has_helper = true;
        }
        group.last_helper = at;
        if (word.deprel == Deprel::aux_pass) group.is_passive = true;
        const std::string_view form = text.slice(word.span);
        switch (auxiliary_of(form, word, words[verb])) {
            case Auxiliary::be:
                group.is_progressive = group.is_progressive || (tag == Xpos::VBG && group.has_be);
                group.has_be = true;
                group.is_now = group.is_now || tag == Xpos::VBZ || tag == Xpos::VBP;
                break;
            case Auxiliary::have:
                group.has_have = true;
                group.is_past_perfect = group.is_past_perfect || tag == Xpos::VBD;
                break;
            case Auxiliary::will:
                group.has_will = true;
                group.modal = std::min(group.modal, at);
                break;
            case Auxiliary::would:
                group.has_would = true;
                group.modal = std::min(group.modal, at);
                break;
            case Auxiliary::modal:
                group.has_other_modal = true;
                group.modal = std::min(group.modal, at);
                break;
            case Auxiliary::do_:
            case Auxiliary::none:
                break;
        }
    }
    group.is_progressive = group.is_progressive || (words[verb].tags.xpos == Xpos::VBG && group.has_be);
    return group;
}

}  // namespace onrecord
