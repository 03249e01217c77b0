// “The pier is safe.” – Ana Ruiz
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

bool Finder::signed_quotation() {
    if (end_ - first_ < 3 || end_ - first_ > 14 || !items_[first_].is_quotation() || !items_[first_ + 1].is(kDash)) return false;
    if (!items_[first_ + 2].is(kCapital)) return false;
    if (phrases_.has_finite_verb(first_ + 2, end_)) return false;
    Relation relation;
    relation.construction = Construction::signature;
    relation.cue = {first_ + 1, first_ + 2};
    relation.source = {first_ + 2, end_};
    relation.content.push_back({first_, first_ + 1});
    add(std::move(relation));
    return true;
}

}  // namespace onrecord
