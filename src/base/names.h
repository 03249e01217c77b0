// The printed names of the enumerators of reading.h and record.h: one table each, used by JSON, the record and the views.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "onrecord/document.h"
#include "onrecord/reading.h"
#include "onrecord/record.h"

namespace onrecord {

template <class Enum>
struct Names;  // Names<E>::all[i] is the name of static_cast<E>(i)

// clang-format off
template <> struct Names<DocumentKind> { static constexpr std::array<std::string_view, 2> all{"text", "html"}; };
template <> struct Names<Basis> { static constexpr std::array<std::string_view, 6> all{"given", "metadata", "dateline", "header", "inferred", "unknown"}; };
template <> struct Names<ReportField> { static constexpr std::array<std::string_view, 2> all{"published", "outlet"}; };
template <> struct Names<PageKind> { static constexpr std::array<std::string_view, 8> all{"article", "live blog", "list", "home page", "product", "forum", "error", "other"}; };
template <> struct Names<EntityType> { static constexpr std::array<std::string_view, 6> all{"person", "organization", "place", "work", "event", "other"}; };
template <> struct Names<MentionForm> { static constexpr std::array<std::string_view, 3> all{"name", "nominal", "pronoun"}; };
template <> struct Names<NamePieceKind> { static constexpr std::array<std::string_view, 7> all{"honorific", "given", "nickname", "particle", "surname", "generation", "postnominal"}; };
template <> struct Names<EntityRoleKind> { static constexpr std::array<std::string_view, 5> all{"office", "employer", "age", "home", "relation"}; };
template <> struct Names<TimeType> { static constexpr std::array<std::string_view, 4> all{"DATE", "TIME", "DURATION", "SET"}; };
template <> struct Names<Form> { static constexpr std::array<std::string_view, 3> all{"direct", "mixed", "indirect"}; };
template <> struct Names<Polarity> { static constexpr std::array<std::string_view, 4> all{"asserts", "denies", "declines", "asks"}; };
template <> struct Names<SpeakerKind> { static constexpr std::array<std::string_view, 6> all{"named", "described", "anonymous", "group", "document", "unattributed"}; };
template <> struct Names<ChannelKind> { static constexpr std::array<std::string_view, 10> all{"told", "interview", "statement", "filing", "post", "reported", "speech", "letter", "study", "observed"}; };
template <> struct Names<CreditKind> { static constexpr std::array<std::string_view, 5> all{"agency", "contributor", "syndicated", "correction", "update"}; };
template <> struct Names<ClauseForm> { static constexpr std::array<std::string_view, 4> all{"verb", "noun", "adjective", "copula"}; };
template <> struct Names<Tense> { static constexpr std::array<std::string_view, 4> all{"past", "present", "future", "none"}; };
template <> struct Names<Aspect> { static constexpr std::array<std::string_view, 4> all{"none", "progressive", "perfective", "perfective-progressive"}; };
template <> struct Names<Voice> { static constexpr std::array<std::string_view, 3> all{"active", "passive", "none"}; };
template <> struct Names<DecisionType> { static constexpr std::array<std::string_view, 15> all{"same", "apart", "outlet", "date", "note", "same_quotation", "apart_quotation", "same_story", "apart_story", "same_name", "apart_name", "same_event", "apart_event", "same_claim", "apart_claim"}; };
template <> struct Names<Certainty> { static constexpr std::array<std::string_view, 4> all{"happened", "planned", "alleged", "denied"}; };
// clang-format on

template <class Enum>
constexpr std::string_view name_of(Enum value) {
    return Names<Enum>::all[static_cast<std::size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> named(std::string_view name) {
    for (std::size_t i = 0; i < Names<Enum>::all.size(); ++i) {
        if (Names<Enum>::all[i] == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

// Whether `table` has a row for each enumerator, in their order; `enumerator` is the member that says whose row it is.
template <class Rows, class Row, class Enum>
constexpr bool has_a_row_each(const Rows& table, Enum Row::*enumerator) {
    if (table.size() != Names<Enum>::all.size()) return false;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].*enumerator != static_cast<Enum>(i)) return false;
    }
    return true;
}

}  // namespace onrecord
