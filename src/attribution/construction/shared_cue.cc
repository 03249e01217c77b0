// Ruiz said the pier was sound, and Brand that it was not: a cue that stands once for two sources.
#include <algorithm>
#include <utility>

#include "attribution/finder.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxSecondSource = 12;  // items of the source that has no cue of its own

}  // namespace

// “… that the pier was sound, | and Brand that it was not”; “… at nine million, | Brand at ten”.
void Finder::share_cues() {
    if (off_.test(static_cast<std::size_t>(Construction::shared_cue))) return;
    const std::size_t n = relations_.size();
    for (std::size_t r = of_passage_; r < n; ++r) {
        const Range content = relations_[r].content.back();
        if (content.begin < relations_[r].cue.end || any_quotation(content)) continue;
        for (std::uint32_t k = content.begin + 2; k + 3 < content.end; ++k) {
            if (!items_[k].is(kAnd | kComma) || items_[k + 1].is(kAnd)) continue;
            std::uint32_t that = k + 1;
            while (that < content.end && that < k + kMaxSecondSource && !items_[that].is(kThat | kComma | kPreposition)) ++that;
            const bool is_clause = that > k + 1 && that + 1 < content.end && items_[that].is(kThat) &&
                                   items_[that].tags.upos == Upos::SCONJ && !is_finite_verb(items_[that + 1].tags.xpos);
            const bool is_name = items_[that - 1].tags.upos == Upos::PROPN || (items_[k].is(kAnd) && items_[that - 1].is(kSourceNoun));
            const bool has_verb = std::any_of(items_.begin() + k + 1, items_.begin() + that, [](const Item& item) {
                return item.is_quotation() || item.is(kAuxiliary | kNegation) || is_verb(item.tags.xpos);
            });
            if (!is_clause || !is_name || has_verb) continue;
            Relation other;
            other.construction = Construction::shared_cue;
            other.source = {k + 1, that};
            other.entry = relations_[r].entry;
            other.content = {{that, content.end}};
            relations_[r].content.back() = trim({content.begin, k});
            add(std::move(other));
            break;
        }
    }
}

}  // namespace onrecord
