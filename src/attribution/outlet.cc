// A report says "told the Courier" and, elsewhere, "the Harlow Courier": names that end as outlets' names do are collected first, and a
// short form has the full one's name. Places and persons are none, so that "Harlow" is not taken for the Harlow Courier; nor is "Monday",
// but "Sunday Comet" and "the Weekly", whose words time expressions take, are names.
#include "attribution/outlet.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::size_t kMaxKnownNames = 256;  // of one text; a hostile one could have as many as words

// Whether `said` is the first words of `name`.
bool begins(std::string_view said, std::string_view name) {
    return name.size() > said.size() + 1 && name.starts_with(said) && name[said.size()] == ' ';
}

// Whether `said` is the last words of `name`.
bool ends(std::string_view said, std::string_view name) {
    return name.size() > said.size() + 1 && name.ends_with(said) && name[name.size() - said.size() - 1] == ' ';
}

}  // namespace

NameTypes::NameTypes(const std::vector<Entity>& entities) : entities_(entities) {
    for (std::uint32_t e = 0; e < entities.size(); ++e) {
        for (const Mention& mention : entities[e].mentions) {
            if (mention.form == MentionForm::name) places_.emplace_back(mention.span, e);
        }
    }
    std::sort(places_.begin(), places_.end());
}

const Entity* NameTypes::person_or_place(Span span) const {
    auto place =
        std::lower_bound(places_.begin(), places_.end(), span.begin, [](const auto& p, std::uint32_t at) { return p.first.end <= at; });
    for (; place != places_.end() && place->first.begin < span.end; ++place) {
        const EntityType type = entities_[place->second].type;
        if (place->first.end == span.end && (type == EntityType::person || type == EntityType::place)) return &entities_[place->second];
    }
    return nullptr;
}

OutletNames::OutletNames(const Text& text, const std::vector<Item>& items, const std::vector<Entity>& entities, const ChannelWords& words,
                         std::string_view own)
    : text_(text), items_(items), types_(entities), words_(words), own_(own) {
    while (own_.starts_with("The ") || own_.starts_with("the ")) own_.remove_prefix(4);
    remember(own_);
    find_known_names();
}

std::uint64_t OutletNames::classes(std::uint32_t i) const {
    return items_[i].is_quotation() ? 0 : classes_of(words_, items_[i].key);
}

// The run of capitalised words that begins at `i`, with "&" and "of" within it, and over a possessive ending where an outlet's word
// ends it.
Range OutletNames::name_at(std::uint32_t i, std::uint32_t end) const {
    if (i >= end || items_[i].is_quotation() || !items_[i].is(kCapital)) return {i, i};
    std::uint32_t e = i + 1;
    while (e < end && e - i < kMaxOutletWords && !items_[e].is_quotation()) {
        const bool ends_own = items_[e].is(kNumber) && own_.ends_with(words({i, e + 1}));  // "Storm Team 6", the report's own
        const bool is_day = items_[e].time >= 0 && items_[e].time != items_[i].time && (classes(e) & kNamesOutlet) == 0 &&
                            (e + 1 >= end || items_[e + 1].is_quotation() || !items_[e + 1].is(kCapital));  // "with HTV | Monday"
        if (is_day) break;
        if (items_[e].is(kCapital) || (items_[e].is(kNumber) && (e == i + 1 || ends_own))) {
            ++e;
        } else if (is_hyphenated(e, end)) {
            e += 2;
        } else if (e + 1 < end && (classes(e - 1) & kOutletOf) != 0 && items_[e + 1].is(kCapital) && words({e, e + 1}) == "of") {
            e += 2;  // "Journal of Harbours"
        } else if (e + 1 < end && items_[e + 1].is(kCapital) && words({e, e + 1}) == "&") {
            e += 2;
        } else if (e + 1 < end && items_[e].is(kPossessiveEnding) && items_[e + 1].is(kCapital) && classes(e + 1) & kNamesOutlet) {
            e += 2;
        } else {
            break;
        }
    }
    return {i, e};
}

// Whether `e` is the hyphen of "Herald-Dispatch", "HTV-FM".
bool OutletNames::is_hyphenated(std::uint32_t e, std::uint32_t end) const {
    if (e == 0 || e + 1 >= end || items_[e].is_quotation() || items_[e + 1].is_quotation() || !items_[e + 1].is(kCapital)) return false;
    return words({e, e + 1}) == "-" && items_[e].span.begin == items_[e - 1].span.end && items_[e + 1].span.begin == items_[e].span.end;
}

// A capitalised word that may begin a name: no "The" or "As" of a sentence's start, no "Monday".
bool OutletNames::begins_name(std::uint32_t i, std::uint32_t end) const {
    const Item& item = items_[i];
    if (item.is_quotation() || !item.is(kCapital)) return false;
    if (item.is(kDeterminer | kPossessive | kPreposition | kSubordinator | kCoordinator | kSubject | kRelative | kAdverb) &&
        (classes(i) & (kNamesOutlet | kOutletFirst)) == 0)
        return false;
    // "Sunday Comet", "Daily News" are names.
    if (item.time < 0 || (i + 1 < end && !items_[i + 1].is_quotation() && items_[i + 1].is(kCapital))) return true;
    return i > 0 && (classes(i) & kNamesOutlet) != 0 && items_[i - 1].is(kArticle);  // "the Weekly"
}

Range OutletNames::name_in(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (begins_name(i, end)) return name_at(i, end);
    }
    return {end, end};
}

void OutletNames::remember(std::string_view name) {
    if (!name.empty() && known_.size() < kMaxKnownNames && std::find(known_.begin(), known_.end(), name) == known_.end())
        known_.emplace_back(name);
}

// Names of two words or more whose last word is an outlet's, or their first: "Channel Nine".
void OutletNames::find_known_names() {
    const auto size = static_cast<std::uint32_t>(items_.size());
    for (std::uint32_t i = 0; i < size; ++i) {
        if (!items_[i].is(kOutlet) || !items_[i].is(kCapital) || items_[i].is_quotation()) continue;
        std::uint32_t begin = i;
        while (begin > 0 && i - begin < kMaxOutletWords && begins_name(begin - 1, size)) --begin;
        const Range name{begin, i + 1};
        if (begin < i && ends_name(name) && !types_.is_person_or_place(span(begin, i + 1))) remember(words(name));
        if (begin == i && (classes(i) & kOutletFirst) != 0) {
            const Range whole = name_at(i, size);
            if (whole.end > i + 1 && !types_.is_person_or_place(span(i, whole.end))) remember(words(whole));
        }
    }
}

bool OutletNames::ends_name(Range name) const {
    return name.end >= items_.size() || !items_[name.end].is(kCapital) || items_[name.end].is_quotation();
}

std::string OutletNames::full_name(Range name) const {
    const std::string_view said = words(name);
    std::string_view best = said;
    for (const std::string_view one : known_) {
        if (one.size() > best.size() && (begins(said, one) || ends(said, one))) best = one;
    }
    return std::string(best);
}

bool OutletNames::is_known(Range name) const {
    const std::string_view said = words(name);
    // What the Harlow Post is called after: a place; an adjective ("the Harlow baker").
    const bool noun_follows = name.end < items_.size() && !items_[name.end].is_quotation() && items_[name.end].tags.upos == Upos::NOUN;
    const bool place = noun_follows || types_.is_person_or_place(span(name.begin, name.end));
    return std::any_of(known_.begin(), known_.end(),
                       [&](const std::string& one) { return one == said || ends(said, one) || (!place && begins(said, one)); });
}

bool OutletNames::is_body(Range name) const {
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
        if (classes(i) & (kBody | kAudience)) return true;
    }
    return false;
}

// By form: it is a known name, or a name that ends as outlets' names do, or follows "the".
bool OutletNames::is_outlet(Range name) const {
    if (name.empty()) return false;
    const std::uint64_t last = classes(name.end - 1);
    if (name.end == name.begin + 1 && (last & kOutletAlone) != 0) {
        const Entity* other = types_.person_or_place(span(name.begin, name.end));  // "Fox" of Ana Fox
        return other == nullptr || other->type != EntityType::person || other->name.find(' ') == std::string::npos;
    }
    if (is_known(name)) return true;
    for (std::uint32_t i = name.begin; i + 2 < name.end; ++i) {
        if ((classes(i) & kOutletOf) != 0 && words({i + 1, i + 2}) == "of") return true;  // "Journal of Harbours"
    }
    if ((classes(name.begin) & kOutletFirst) != 0 && name.end > name.begin + 1) return true;
    const bool the = name.begin > 0 && !items_[name.begin - 1].is_quotation() && items_[name.begin - 1].is(kArticle);
    if ((last & kNamesOutlet) != 0 && the && name.end - name.begin > 1) return true;  // "the Quay Press": no person's name has an article
    if ((last & kNamesOutlet) == 0 || types_.is_person_or_place(span(name.begin, name.end))) {
        // "NBC News", "CNN International", "BBC Radio 4"
        return name.end - name.begin > 1 && (classes(name.begin) & kOutletAlone) != 0 && ends_name(name) &&
               !types_.is_person_or_place(span(name.begin, name.end));
    }
    return the || name.end - name.begin > 1;
}

Range OutletNames::name_after_medium(std::uint32_t i, std::uint32_t end) const {
    if (i + 1 < end && !items_[i].is_quotation() && items_[i].is(kComma)) ++i;  // "the website, Quay Notes,"
    if (i + 1 < end && !items_[i].is_quotation() && items_[i].is(kArticle)) ++i;
    Range name = name_at(i, end);
    if (name.empty() || !begins_name(i, end)) return {end, end};
    while (name.end + 1 < end && !items_[name.end].is_quotation() && !items_[name.end + 1].is_quotation() &&
           items_[name.end + 1].is(kCapital)) {
        const std::string_view joint = words({name.end, name.end + 1});
        if (joint != "and" && joint != "de" && joint != "of") break;
        name.end = name_at(name.end + 1, end).end;
    }
    return name;
}

bool OutletNames::is_own(Range name) const {
    if (name.empty() || own_.empty()) return false;
    const std::string_view said = words(name);
    return own_ == said || begins(said, own_) || ends(said, own_);
}

// Who is interviewed by a name of one word that is no place and never written with a first name is interviewed by an outlet.
bool OutletNames::may_interview(Range name) const {
    if (name.empty() || is_body(name)) return false;
    if (may_be_outlet(name)) return true;
    const Entity* other = types_.person_or_place(span(name.begin, name.end));
    return other != nullptr && other->type == EntityType::person && name.end == name.begin + 1 &&
           other->name.find(' ') == std::string::npos;
}

// By construction: a name whom one tells, and that is no person's, place's or body's.
bool OutletNames::may_be_outlet(Range name) const {
    if (name.empty() || is_body(name) || types_.is_person_or_place(span(name.begin, name.end))) return false;
    // "told Americans", "told Harlow-Americans"
    const std::string_view last = words({name.end - 1, name.end});
    if (items_[name.end - 1].tags.xpos == Xpos::NNPS && last.ends_with("ns")) return false;
    return name.begin == 0 || items_[name.begin - 1].is_quotation() || !items_[name.begin - 1].is(kPossessive | kPossessiveEnding);
}

}  // namespace onrecord
