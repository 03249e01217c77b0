// What every view says of a claim, in words of ours around the reports' words: how many origins stand behind it and why no exact number can
// be given, who they are, what each report rests on, the way that it took, circles, hedges that were lost. Neutral: what the reports name
// and what they have in common, never who was wrong. Strings may hold names from reports as they are: views make them safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "onrecord/record.h"
#include "view/report_book.h"

namespace onrecord {

// What stands above a list of claims.
inline constexpr std::string_view kClaimsNote =
    "What several reports say of one matter, and what it rests on outside them: somebody’s words, a document, an agency’s or another "
    "outlet’s "
    "report. First come the claims that more outlets carry than there are certain origins, last those for which no report names a source. "
    "The number of origins says from how many a claim comes, not whether it is true.";

// "A", "A and B", "A, B and C"; of more than `most` the first and how many others.
std::string listed_names(const std::vector<std::string>& names, std::size_t most = SIZE_MAX);

// The words that it is shown by, without the "that" by which a report leads to it.
std::string title_of(const ClaimRow& claim);

// The outlets that carry it, in the order of the reports, each once.
std::vector<std::string> outlets_of(const ClaimRow& claim, const ReportBook& book);

// The reports that have a use of it, each once.
std::vector<std::string> reports_with(const ClaimRow& claim);

// "1 origin", "2 independent origins", "1 to 3 independent origins"; "number of origins not known" where several outlets say it in
// their own words and none names a source.
std::string count_in_words(const ClaimRow& claim);
// Why it is an interval, in sentences; empty where it is none.
std::string why_an_interval(const ClaimRow& claim, const ReportBook& book);
// "said first by ", and "said first, of the reports with a day, by " where another report of the claim has none.
std::string_view said_first_by(const ClaimRow& claim, const ReportBook& book);

// Who an origin is, on which occasion, by which way: "Ana Ruiz (told Harlow Courier), by way of Coast Post".
std::string origin_name(const ClaimRow::Origin& origin, const ReportBook& book);
// What kind of origin it is: "speaker", "document", "speaker, not named", ...
std::string_view plain_origin(std::string_view type);
// Why a use rests on it, in a sentence without its full stop.
std::string_view plain_reason(std::string_view type);

// A report that rests on an origin: its words, and why it is taken to rest on it, each reason once.
struct Support {
    struct Reason {
        std::string text;                 // a sentence without its full stop
        const Evidence* words = nullptr;  // those of the report that say so; null where they are the use's own words
        std::vector<std::string> others;  // ids of other reports that it speaks of
    };
    std::string report;
    std::vector<const ClaimRow::Use*> uses;
    std::vector<Reason> reasons;
};
std::vector<Support> supports_of(const ClaimRow& claim, const ClaimRow::Origin& origin);
// "the same words stand in both reports: Coast Post, 5 Aug 2025"
std::string reason_in_words(const Support::Reason& reason, const ReportBook& book);

// The way from the origins to the reports as a tree, line by line; who or what has it from several stands below the nearest.
struct ChainLine {
    unsigned depth = 0;
    bool is_last = true;  // of those below one above
    std::string name;
    std::string report;  // id; empty: an origin, or an outlet without a report in the record
    std::string note;    // "names no source", "also from Coast Post"; may be empty
};
// Empty where every report has it from its origins, so that the origins have said it all.
std::vector<ChainLine> chain_lines(const ClaimRow& claim, const ReportBook& book);

// "Three outlets rest on one another: A → B → C → A, each on the next. None of them names another source."
std::vector<std::string> circles_in_words(const ClaimRow& claim, const ReportBook& book);

// "denied by Ana Ruiz" where the report says that it is a denial; else who it is alone, or the outlet in its own words: what was said may
// speak against the claim, and the reader sees whether it does.
std::string answer_in_words(const ClaimRow::Answer& answer, const ReportBook& book);
// Whether a report has a denial of it.
bool is_denied(const ClaimRow& claim);

struct HedgeLine {
    std::string text;       // "Coast Post writes “reportedly”; Harlow Times, which has it from there, does not."
    const Evidence* words;  // the first of them
    bool is_lost = false;   // by some report
};
std::vector<HedgeLine> hedges_in_words(const ClaimRow& claim, const ReportBook& book);

// What the claims of a report rest on. A claim that it has from another outlet counts as that, whatever else the report names.
struct ReportBasis {
    std::uint32_t n_claims = 0, n_named = 0, n_own = 0, n_from_others = 0;
    std::vector<std::pair<std::string, std::uint32_t>> others;  // outlets with the claims that it has from each; most first
};
std::unordered_map<std::string, ReportBasis> bases_of_reports(const std::vector<ClaimRow>& claims, const ReportBook& book);
// "5 claims: 3 from sources that it names", "1 in its own words, no source named", "1 from Coast Post"
std::vector<std::string> basis_in_words(const ReportBasis& basis);

// Claims that several outlets carry and one origin stands behind, at most.
std::vector<const ClaimRow*> of_one_origin(const std::vector<ClaimRow>& claims);

}  // namespace onrecord
