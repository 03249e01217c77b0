// Which names in a report are those of outlets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "attribution/channel_words.h"
#include "attribution/passage.h"
#include "attribution/phrase.h"
#include "onrecord/reading.h"

namespace onrecord {

inline constexpr std::uint32_t kMaxOutletWords = 8;  // of a name; longer runs of capitals are headlines

// Entities by the places of their names.
class NameTypes {
public:
    explicit NameTypes(const std::vector<Entity>& entities);
    // The person or place whose name ends where `span` does, or null.
    [[nodiscard]] const Entity* person_or_place(Span span) const;
    [[nodiscard]] bool is_person_or_place(Span span) const { return person_or_place(span) != nullptr; }

private:
    const std::vector<Entity>& entities_;
    std::vector<std::pair<Span, std::uint32_t>> places_;
};

// By form an outlet's is a name that ends as outlets' names do ("Harlow Post") or begins so ("Channel Nine"), one that the text has in full
// elsewhere, and the report's own; by construction, which the caller sees, any name that is no person's, place's or body's.
// REQUIRES: what is given outlives this; all of it is of the same text.
class OutletNames {
public:
    OutletNames(const Text& text, const std::vector<Item>& items, const std::vector<Entity>& entities, const ChannelWords& words,
                std::string_view own);

    [[nodiscard]] std::string_view own() const { return own_; }  // the report's own, without "The"; may be empty
    // The first name of [begin, end): a run of capitalised words, without the article before it; empty at `end` if there is none.
    [[nodiscard]] Range name_in(std::uint32_t begin, std::uint32_t end) const;
    // By form.
    [[nodiscard]] bool is_outlet(Range name) const;
    // By construction: whom one tells, who was first to report.
    [[nodiscard]] bool may_be_outlet(Range name) const;
    // The report's own, or the first or last words of it.
    [[nodiscard]] bool is_own(Range name) const;
    // By construction: who interviews.
    [[nodiscard]] bool may_interview(Range name) const;
    // The name that begins at `i` after "the newspaper", "the site": it may go on over "and", "de"; empty if none does.
    [[nodiscard]] Range name_after_medium(std::uint32_t i, std::uint32_t end) const;
    // The longest name of the text, or the report's own, that begins or ends with these words; else the words themselves.
    [[nodiscard]] std::string full_name(Range name) const;
    // Takes it for an outlet's name from here on: what was one by construction.
    void remember(std::string_view name);

private:
    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const;
    [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const { return {items_[begin].span.begin, items_[end - 1].span.end}; }
    [[nodiscard]] std::string_view words(Range range) const { return text_.slice(span(range.begin, range.end)); }
    [[nodiscard]] bool begins_name(std::uint32_t i, std::uint32_t end) const;
    [[nodiscard]] Range name_at(std::uint32_t i, std::uint32_t end) const;
    [[nodiscard]] bool is_hyphenated(std::uint32_t e, std::uint32_t end) const;
    void find_known_names();
    [[nodiscard]] bool ends_name(Range name) const;
    [[nodiscard]] bool is_known(Range name) const;
    [[nodiscard]] bool is_body(Range name) const;

    const Text& text_;
    const std::vector<Item>& items_;
    NameTypes types_;
    const ChannelWords& words_;
    std::string_view own_;
    std::vector<std::string> known_;
};

}  // namespace onrecord
