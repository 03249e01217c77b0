// First where the expressions stand, then when the report was published (which may rest on them), then what they mean.
#include "time/timing.h"

#include <optional>
#include <utility>

#include "onrecord/date.h"
#include "time/atoms.h"
#include "time/inferred.h"
#include "time/matcher.h"
#include "time/published.h"
#include "time/resolve.h"

namespace onrecord {
namespace {

// As precise as both ends agree.
std::optional<Date> reference_of(const Published& published) {
    const auto date = parse_edtf(published.value);
    if (!date) return std::nullopt;
    if (date->first == date->last) return date->first;
    if (date->first.year != date->last.year) return std::nullopt;
    if (date->first.month != date->last.month) return Date{date->first.year, 0, 0};
    return Date{date->first.year, date->first.month, 0};
}

}  // namespace

Timing find_times(const Text& text, const Analysis& analysis, const SpanList& furniture, Published given, const TimeLists& lists) {
    std::vector<Atom> atoms;
    std::vector<TimeMatch> matches;
    for (std::uint32_t i = 0; i < analysis.sentences.size(); ++i) {
        cut_atoms(text, analysis, analysis.sentences[i], lists, atoms);
        match_times(text, analysis, atoms, i, lists, matches);
    }
    Timing timing;
    const bool is_given = given.basis != Basis::unknown;
    Published own = find_published(text, analysis, furniture, lists);
    if (is_given && own.basis != Basis::unknown && !own.value.starts_with("XXXX") && own.value != given.value)
        timing.other_day = {ReportField::published, own.value, own.basis == Basis::dateline ? "dateline" : "header line"};
    timing.published = is_given ? std::move(given) : std::move(own);
    if (!is_given && (timing.published.basis == Basis::unknown || timing.published.value.starts_with("XXXX"))) {
        timing.published = infer_published(text, furniture, matches, std::move(timing.published));
    }
    for (auto& time : resolve_times(matches, lists, reference_of(timing.published))) {
        if (!time.value.empty()) timing.times.push_back(std::move(time));
    }
    return timing;
}

}  // namespace onrecord
