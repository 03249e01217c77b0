// Each use is read for what it says of its source, nearest word first: a report of another outlet (named as the source, as the channel, or
// in the sentence), a speaker or a document, an unnamed source; what says nothing rests on what the same report's other uses rest on, on
// the text that it repeats, or else it is the outlet's own. A use that leads to another report of the claim inherits what that rests on;
// ways in a ring add nothing. Then the utterances and documents that remain are compared two by two: one speaker is one origin unless the
// reports tell of two occasions (told to two outlets, on two days). An unnamed source is never merged with another, nor counted twice for
// certain; an outlet's own word, or that of one outside the record, counts to the most only.
#include "across/origins.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "compare/days.h"
#include "compare/disjoint_sets.h"
#include "compare/strong_components.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxUses = 400;  // of a claim whose sources are compared two by two
// Of uses that have the same words and were published before: more than any claim of the open stories has, and few enough to be drawn.
constexpr std::size_t kMaxCopied = 8;
// That two uses are of one matter: below it an origin counts to the most only. Set on the open stories.
constexpr double kSureLogOdds = -0.5;
constexpr std::uint32_t kLeadParagraphs = 2;
constexpr std::size_t kMinCopiedWords = 4;  // that carry meaning, and numbers, of a sentence that two reports have alike
constexpr std::size_t kMinQuotedWords = 2;  // likewise, of what two reports quote
// Of a sentence that names the outlet which a report has its own words from. Set on the ten open stories.
constexpr std::uint32_t kNamedNearbyParagraphs = 1;
constexpr std::uint32_t kNamedNearbyWords = 25;
constexpr std::int32_t kOtherOccasion = 1;  // days between two sayings that may be one, taped and aired

// What one use says of its source, before it is followed.
struct Basis {
    OriginType type = OriginType::own;
    std::optional<std::uint32_t> person;  // across reports
    std::string who;
    SortedSet keys;  // of the words of `who`
    std::optional<std::uint32_t> on_behalf_of_person;
    SortedSet on_behalf_of;             // key words of the body or person spoken for
    std::optional<std::uint32_t> told;  // outlet
    Days said;
    std::uint32_t n = 1;
    std::optional<ChannelKind> at;  // a speech or an interview, where that is told
    SortedSet cited;                // outlets that it leads to
    Span evidence;
    bool refers_back = false;        // "the source", "this person"
    bool is_reported = false;        // an outlet is named as the source: there is no speaker but the other report's
    bool is_unnamed = false;         // "she", "the curator", "a jury has heard": somebody whom a report may name elsewhere
    bool is_thing = false;           // "it", "officials": a body or document, likewise
    bool describes_outlet = false;   // "a newspaper in Norway": which, the report does not say
    bool speaks_for_unsaid = false;  // "a spokeswoman": for whom, the report says elsewhere
};

bool is_document(ChannelKind kind) {
    return kind == ChannelKind::filing || kind == ChannelKind::letter || kind == ChannelKind::study;
}

bool begins_with(std::string_view words, std::string_view first) {
    return words.size() > first.size() && words[first.size()] == ' ' && starts_ignoring_case(words, first);
}

// "two officials": how many an unnamed source is.
std::uint32_t number_of(std::string_view words) {
    constexpr std::array<std::string_view, 4> kNumbers{"two", "three", "four", "five"};
    for (std::uint32_t i = 0; i < kNumbers.size(); ++i)
        if (begins_with(words, kNumbers[i])) return i + 2;
    return 1;
}

// Of somebody else: "our report" is the outlet's own.
bool is_pronoun(std::string_view words) {
    constexpr std::array<std::string_view, 4> kPronouns{"he", "she", "they", "it"};
    return std::any_of(kPronouns.begin(), kPronouns.end(), [&](std::string_view pronoun) { return equal_ignoring_case(words, pronoun); });
}

// "officials", "district officials in the valley": no capital but the first.
bool names_nobody(std::string_view words) {
    return !words.empty() && std::none_of(words.begin() + 1, words.end(), [](char c) { return is_upper(c); });
}

// "a dealer", "some neighbours".
bool is_indefinite(std::string_view words) {
    constexpr std::array<std::string_view, 6> kArticles{"a", "an", "one", "some", "several", "another"};
    return number_of(words) > 1 ||
           std::any_of(kArticles.begin(), kArticles.end(), [&](std::string_view article) { return begins_with(words, article); });
}

class Reader {
public:
    Reader(const StorySources& sources, const std::vector<UseFacts>& uses, Claim& claim)
        : sources_(sources), uses_(uses), claim_(claim), n_(std::min(claim.uses.size(), kMaxUses)) {}

    std::vector<SortedSet> read() {
        for (std::uint32_t use = 0; use < n_; ++use) bases_.push_back(basis_of(use));
        lead_on();
        settle();
        merge();
        count();
        find_chain();
        find_first();
        find_circles();
        return std::move(leads_);
    }

private:
    using Node = Claim::Node;

    [[nodiscard]] const ReportFacts& facts(std::uint32_t use) const { return sources_.reports[claim_.uses[use].report]; }
    [[nodiscard]] const SentenceFacts& sentence_of(std::uint32_t use) const {
        return facts(use).said.sentences[uses_[use].assertion->sentence];
    }
    [[nodiscard]] Days published(ReportIndex report) const { return sources_.outlets.published(report); }
    [[nodiscard]] std::optional<std::uint32_t> outlet_of(std::uint32_t use) const {
        return sources_.outlets.of_report(claim_.uses[use].report);
    }

    [[nodiscard]] Basis basis_of(std::uint32_t use) const {
        const ReportFacts& facts = this->facts(use);
        const Assertion& assertion = *uses_[use].assertion;
        const auto own_outlet = outlet_of(use);
        Basis basis;
        basis.evidence = assertion.span;
        basis.cited = sources_.assertions.cited(uses_[use].number);
        const StatementSource* speaking = nullptr;
        for (auto number = assertion.statement; number; number = facts.sources[*number].within) {
            const StatementSource& source = facts.sources[*number];
            if (source.does_not_speak) continue;
            const auto outlet = source.name.empty() ? std::nullopt : sources_.outlets.named(source.name);
            if (!outlet && source.describes_outlet && !speaking) {
                basis.describes_outlet = basis.is_reported = true;
                basis.who = source.words;
                basis.evidence = source.source;
                continue;
            }
            // "A report seen by the Courier", in the Courier, is no report of the Courier's.
            const bool is_seen =
                outlet == own_outlet && source.kind == SpeakerKind::document && source.words.find(" by ") != std::string::npos;
            const bool is_outlet = outlet && source.kind != SpeakerKind::anonymous && !is_seen &&
                                   (!source.is_person || sources_.outlets.is_name(source.name, *outlet));
            if (is_outlet) {
                if (outlet != own_outlet) {
                    basis.is_reported = !speaking;
                    basis.cited.push_back(*outlet);
                    make_set(basis.cited);
                }
            } else if (const auto reporter = source.is_person || speaking ? std::nullopt : reporter_of(source, own_outlet)) {
                basis.is_reported = true;
                basis.cited.push_back(*reporter);
                make_set(basis.cited);
            } else if (!speaking && source.kind != SpeakerKind::unattributed && (!source.keys.empty() || is_pronoun(source.words))) {
                speaking = &source;
                basis.evidence = source.source.empty() ? assertion.span : source.source;
                speak(source, use, basis);
            }
            for (const Channel& channel : source.channel) {
                // An interview that names no outlet is the report's own.
                if (channel.kind == ChannelKind::interview && channel.outlet.empty() && speaking == &source && !basis.told)
                    basis.told = own_outlet;
                if (channel.outlet.empty()) continue;
                const auto named = sources_.outlets.named(channel.outlet);
                if (channel.kind == ChannelKind::reported) {
                    if (named && named != own_outlet && !speaking) basis.is_reported = true;
                } else if (!basis.told) {
                    basis.told = named;
                }
            }
        }
        if (basis.is_reported) basis.type = OriginType::outlet;
        return basis;
    }

    // "There was a report in the Courier. It said": the other outlet whose report "it" is.
    [[nodiscard]] std::optional<std::uint32_t> reporter_of(const StatementSource& source, std::optional<std::uint32_t> own) const {
        if (!equal_ignoring_case(source.words, "it")) return std::nullopt;
        for (const Channel& channel : source.channel) {
            if (channel.kind != ChannelKind::reported || channel.outlet.empty()) continue;
            if (const auto outlet = sources_.outlets.named(channel.outlet); outlet && outlet != own) return outlet;
        }
        return std::nullopt;
    }

    void speak(const StatementSource& source, std::uint32_t use, Basis& basis) const {
        const ReportIndex report = claim_.uses[use].report;
        basis.type = source.kind == SpeakerKind::anonymous  ? OriginType::anonymous
                     : source.kind == SpeakerKind::document ? OriginType::document
                                                            : OriginType::utterance;
        basis.who = source.name;
        basis.keys = source.keys;
        const Days published = this->published(report);
        if (!published.known() || source.said.first <= published.last) basis.said = source.said;  // else it is of what is said
        if (source.speaker) basis.person = sources_.person_of(report, *source.speaker);
        if (source.on_behalf_of) {
            basis.on_behalf_of_person = sources_.person_of(report, *source.on_behalf_of);
        }
        basis.refers_back = begins_with(source.words, "the") || begins_with(source.words, "this");
        if (begins_with(source.words, "this") && source.describes_person && !basis.person) basis.type = OriginType::anonymous;
        basis.on_behalf_of = source.on_behalf_of_keys;
        basis.speaks_for_unsaid = basis.on_behalf_of.empty() && source.words.find("spokes") != std::string::npos;
        const bool is_described = source.kind == SpeakerKind::described && !source.speaker;
        basis.is_unnamed = source.was_heard || source.keys.empty() || (is_described && source.describes_person && basis.refers_back);
        // What is told of a body or of what it wrote: "it", "officials".
        basis.is_thing = (source.keys.empty() && source.kind != SpeakerKind::document && equal_ignoring_case(source.words, "it")) ||
                         (source.kind == SpeakerKind::group && !source.was_heard && names_nobody(source.words));
        if (source.was_heard) basis.keys.clear();
        // Somebody whom the report describes and does not name, and who speaks for nobody.
        const bool is_unnamed = source.kind == SpeakerKind::described || source.kind == SpeakerKind::group;
        if (is_unnamed && !basis.person && source.on_behalf_of_keys.empty() && is_indefinite(source.words) && !source.was_heard)
            basis.type = is_of_body(source) ? OriginType::document : OriginType::anonymous;
        // A lead describes whom the report names below: "A merchant told a jury on Wednesday".
        const bool is_lead = sentence_of(use).paragraph < kLeadParagraphs;
        if (basis.type == OriginType::anonymous && is_lead && number_of(source.words) == 1 && is_named_below(use)) {
            basis.type = OriginType::utterance;
            basis.is_unnamed = true;
        }
        if (basis.type == OriginType::anonymous) basis.n = number_of(source.words);
        for (const Channel& channel : source.channel) {
            if (basis.type == OriginType::utterance && is_document(channel.kind)) basis.type = OriginType::document;
            if (!basis.at) basis.at = channel.kind;
        }
    }

    // "A traffic count by the Roads Agency": a thing, by a body that is named.
    [[nodiscard]] static bool is_of_body(const StatementSource& source) {
        const std::size_t by = source.words.find(" by ");
        return !source.describes_person && by != std::string::npos &&
               std::any_of(source.words.begin() + static_cast<std::ptrdiff_t>(by), source.words.end(), [](char c) { return is_upper(c); });
    }

    // Whether another use of the same report has a person for its source.
    [[nodiscard]] bool is_named_below(std::uint32_t use) const {
        for (std::uint32_t other = use + 1; other < n_; ++other) {
            if (claim_.uses[other].report != claim_.uses[use].report) continue;
            const auto statement = uses_[other].assertion->statement;
            if (statement && facts(other).sources[*statement].is_person) return true;
        }
        return false;
    }

    // Whether all that the one says the other says in the same words.
    [[nodiscard]] bool have_same_words(std::uint32_t a, std::uint32_t b) const {
        const Assertion& x = *uses_[a].assertion;
        const Assertion& y = *uses_[b].assertion;
        return x.words.size() + x.numbers.size() >= kMinCopiedWords && x.words == y.words &&
               std::equal(x.numbers.begin(), x.numbers.end(), y.numbers.begin(), y.numbers.end(),
                          [](const AssertedNumber& number, const AssertedNumber& other) { return number.key == other.key; });
    }

    [[nodiscard]] bool is_direct(std::uint32_t use) const {
        const auto statement = uses_[use].assertion->statement;
        return statement && facts(use).sources[*statement].is_direct;
    }
    // Whether both are quoted with the same words, and no others, which may be too few for a quotation (quotations.h).
    [[nodiscard]] bool have_same_content(std::uint32_t a, std::uint32_t b) const {
        const Assertion& x = *uses_[a].assertion;
        const Assertion& y = *uses_[b].assertion;
        return is_direct(a) && is_direct(b) && x.words.size() >= kMinQuotedWords && x.words == y.words &&
               x.numbers.size() == y.numbers.size();
    }

    // Whether a repeats b's words: a piece of reused text has both, or the sentence is too short to be one.
    [[nodiscard]] bool is_copied(std::uint32_t a, std::uint32_t b) const {
        const Claim::Use& x = claim_.uses[a];
        const Claim::Use& y = claim_.uses[b];
        if (!speaks(a) && !speaks(b) && have_same_words(a, b)) return true;
        const bool straight = x.report < y.report;
        const auto found = sources_.reuse.find(std::minmax(x.report, y.report));
        if (found == sources_.reuse.end()) return false;
        const auto& pieces = found->second->pieces;
        return std::any_of(pieces.begin(), pieces.end(), [&](const auto& piece) {
            return (straight ? piece.first : piece.second).overlaps(x.span) && (straight ? piece.second : piece.first).overlaps(y.span);
        });
    }

    // Whether report a may have taken what b has: it credits b's outlet, or b was published before.
    [[nodiscard]] bool may_take_from(std::uint32_t a, std::uint32_t b) const {
        const auto outlet = outlet_of(b);
        for (const OwedCredit& credit : facts(a).credits)
            if (outlet && sources_.outlets.named(credit.outlet) == outlet) return true;
        const auto own = outlet_of(a);
        for (const OwedCredit& credit : facts(b).credits)
            if (own && sources_.outlets.named(credit.outlet) == own) return false;
        const Days x = published(claim_.uses[a].report);
        const Days y = published(claim_.uses[b].report);
        // Without days, or on one day: the words that name no source are taken from those that do.
        if (!x.known() || !y.known() || (x.first == y.first && x.last == y.last)) return speaks(b) && !speaks(a);
        return y.first < x.first || (y.first == x.first && y.last < x.last);
    }

    // Where each use leads: to other uses of the claim, to outlets without a report of it.
    void lead_on() {
        leads_.resize(n_);
        outside_.resize(n_);
        copied_.resize(n_);
        guessed_.resize(n_);
        named_.resize(n_);
        for (std::uint32_t use = 0; use < n_; ++use) {
            for (const std::uint32_t outlet : bases_[use].cited) {
                if (const auto target = use_of_outlet(outlet, use)) {
                    leads_[use].push_back(*target);
                } else if (bases_[use].is_reported || bases_[use].told == outlet) {
                    outside_[use].push_back(outlet);
                    if (bases_[use].is_reported)
                        named_[use] = sources_.outlets.report_not_after(outlet, published(claim_.uses[use].report));
                }
            }
            // What names no source may have it from an outlet that a sentence nearby names, and that had it before.
            if (bases_[use].type == OriginType::own && leads_[use].empty() && outside_[use].empty()) lead_to_named_nearby(use);
            // An outlet that is not named may be any that had it before.
            const bool from_outlet = bases_[use].describes_outlet || (bases_[use].type == OriginType::own && leads_[use].empty() &&
                                                                      outside_[use].empty() && sentence_of(use).describes_outlet);
            if (from_outlet)
                if (const auto before = first_use_before(use)) {
                    leads_[use].push_back(*before);
                    guessed_[use] = *before;
                }
            const std::vector<std::uint32_t> copies = copies_before(use);
            leads_[use].insert(leads_[use].end(), copies.begin(), copies.end());
            copied_[use] = !copies.empty();
            make_set(leads_[use]);
        }
    }

    // Other outlets' uses that have its words and that it may have them from: those published first, of more than kMaxCopied.
    [[nodiscard]] std::vector<std::uint32_t> copies_before(std::uint32_t use) const {
        std::vector<std::uint32_t> copies;
        for (std::uint32_t other = 0; other < n_; ++other) {
            const bool elsewhere = claim_.uses[other].report != claim_.uses[use].report && outlet_of(other) != outlet_of(use);
            if (elsewhere && is_copied(use, other) && may_take_from(use, other)) copies.push_back(other);
        }
        if (copies.size() <= kMaxCopied) return copies;
        const auto key = [&](std::uint32_t copy) {
            const Days day = published(claim_.uses[copy].report);
            return std::tuple(!day.known(), day.first, !speaks(copy), copy);
        };
        std::partial_sort(copies.begin(), copies.begin() + kMaxCopied, copies.end(),
                          [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
        copies.resize(kMaxCopied);
        return copies;
    }

    void lead_to_named_nearby(std::uint32_t use) {
        const std::uint32_t here = sentence_of(use).paragraph;
        for (const SentenceFacts& sentence : facts(use).said.sentences) {
            const bool is_near = std::max(here, sentence.paragraph) - std::min(here, sentence.paragraph) <= kNamedNearbyParagraphs;
            if (!is_near || sentence.n_words > kNamedNearbyWords) continue;
            for (const StoryOutlets::Mention& mention : sources_.outlets.mentions(sentence)) {
                if (outlet_of(use) == mention.outlet) continue;
                if (const auto target = use_of_outlet(mention.outlet, use); target && is_later(use, *target))
                    leads_[use].push_back(*target);
            }
        }
    }

    [[nodiscard]] bool is_later(std::uint32_t use, std::uint32_t than) const {
        const Days x = published(claim_.uses[use].report);
        const Days y = published(claim_.uses[than].report);
        return x.known() && y.known() && x.first > y.last;
    }

    // The use of an outlet's report that `use` may speak of: the last not later than it, a stated one before the outlet's own words.
    [[nodiscard]] std::optional<std::uint32_t> use_of_outlet(std::uint32_t outlet, std::uint32_t use) const {
        std::optional<std::uint32_t> best;
        const auto key = [&](std::uint32_t other) { return std::tuple(speaks(other), published(claim_.uses[other].report).first); };
        for (std::uint32_t other = 0; other < n_; ++other) {
            if (outlet_of(other) != outlet || claim_.uses[other].report == claim_.uses[use].report) continue;
            if (is_later(other, use)) continue;
            if (!best || key(other) > key(*best)) best = other;
        }
        return best;
    }

    // The use that was published first, of other outlets and not later.
    [[nodiscard]] std::optional<std::uint32_t> first_use_before(std::uint32_t use) const {
        std::optional<std::uint32_t> best;
        const auto key = [&](std::uint32_t other) { return std::tuple(published(claim_.uses[other].report).first, !speaks(other)); };
        for (std::uint32_t other = 0; other < n_; ++other) {
            const Days day = published(claim_.uses[other].report);
            if (outlet_of(other) == outlet_of(use) || !day.known() || is_later(other, use) || bases_[other].describes_outlet) continue;
            if (outlet_of(use) && has(bases_[other].cited, *outlet_of(use))) continue;
            if (!best || key(other) < key(*best)) best = other;
        }
        return best;
    }

    [[nodiscard]] bool speaks(std::uint32_t use) const {
        const OriginType type = bases_[use].type;
        return type == OriginType::utterance || type == OriginType::document || type == OriginType::anonymous;
    }

    // The uses in which what a use rests on is said first-hand, in rising order; itself where it leads nowhere.
    void settle() {
        // A speaker whose words another report has as well is that report's speaker, or at least one that it may be.
        std::vector<SortedSet> ways(n_);
        for (std::uint32_t use = 0; use < n_; ++use)
            if (!speaks(use)) ways[use] = leads_[use];
        const StrongComponents rings = strong_components(ways);
        std::vector<std::vector<std::uint32_t>> of_ring(rings.n);
        for (std::uint32_t use = 0; use < n_; ++use) of_ring[rings.of[use]].push_back(use);
        rests_on_.resize(n_);
        std::vector<std::bitset<kMaxUses>> ends(rings.n);  // of each ring: the uses in which what leads into it ends
        for (std::uint32_t ring = 0; ring < rings.n; ++ring) {
            for (const std::uint32_t use : of_ring[ring]) {
                if (ways[use].empty()) ends[ring].set(use);
                for (const std::uint32_t next : ways[use]) ends[ring] |= ends[rings.of[next]];
            }
            for (const std::uint32_t use : of_ring[ring]) {
                for (std::uint32_t end = 0; end < n_; ++end)
                    if (ends[ring].test(end)) rests_on_[use].push_back(end);
                // A ring that leads nowhere else rests on what its own report says.
                if (rests_on_[use].empty()) rests_on_[use] = {use};
            }
        }
        // What names no source rests on what the same words, or the same report's other uses, rest on.
        inherit([&](std::uint32_t use, std::uint32_t other) { return same_quotation(use, other); });
        inherit([&](std::uint32_t use, std::uint32_t other) { return claim_.uses[use].report == claim_.uses[other].report; });
        share_copies();
    }

    // The same words in the reports of two outlets, of which neither names a source or is known to be the earlier: one origin.
    void share_copies() {
        DisjointSets sets(n_);
        std::vector<std::uint32_t> unsourced;
        for (std::uint32_t use = 0; use < n_; ++use)
            if (!has_source(use)) unsourced.push_back(use);
        for (std::size_t i = 0; i < unsourced.size(); ++i)
            for (std::size_t j = i + 1; j < unsourced.size(); ++j)
                if (is_copied(unsourced[i], unsourced[j])) sets.join(unsourced[i], unsourced[j]);
        for (const auto& [least, copies] : sets.sets()) {
            const auto key = [&](std::uint32_t use) {
                const Days day = published(claim_.uses[use].report);
                return std::tuple(!day.known(), day.first, use);
            };
            const std::uint32_t first =
                *std::min_element(copies.begin(), copies.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
            for (const std::uint32_t use : copies) {
                if (use == first) continue;
                rests_on_[use] = {first};
                copied_[use] = true;
            }
        }
    }

    [[nodiscard]] bool has_source(std::uint32_t use) const {
        return speaks(use) || !outside_[use].empty() || rests_on_[use] != SortedSet{use};
    }

    template <class Related>
    void inherit(const Related& related) {
        std::vector<SortedSet> inherited(n_);
        for (std::uint32_t use = 0; use < n_; ++use) {
            if (has_source(use)) continue;
            for (std::uint32_t other = 0; other < n_; ++other) {
                if (other == use || !has_source(other) || !related(use, other)) continue;
                inherited[use].insert(inherited[use].end(), rests_on_[other].begin(), rests_on_[other].end());
            }
            make_set(inherited[use]);
        }
        for (std::uint32_t use = 0; use < n_; ++use)
            if (!inherited[use].empty()) rests_on_[use] = std::move(inherited[use]);
    }

    [[nodiscard]] bool same_quotation(std::uint32_t a, std::uint32_t b) const {
        return n_shared(uses_[a].quotations, uses_[b].quotations) > 0;
    }

    [[nodiscard]] static bool is_part(const SortedSet& part, const SortedSet& whole) {
        return !part.empty() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
    }
    [[nodiscard]] bool same_speaker(const Basis& a, const Basis& b) const {
        if (a.person && b.person) return a.person == b.person;
        if (a.on_behalf_of_person && a.on_behalf_of_person == b.person) return true;
        if (b.on_behalf_of_person && b.on_behalf_of_person == a.person) return true;
        if (is_part(a.on_behalf_of, b.keys) || is_part(b.on_behalf_of, a.keys)) return true;
        return is_part(a.keys, b.keys) || is_part(b.keys, a.keys);
    }
    // "a spokeswoman" beside a body that speaks in the same report.
    [[nodiscard]] bool is_one_body(std::uint32_t x, std::uint32_t y) const {
        const Basis& a = bases_[x];
        const Basis& b = bases_[y];
        return claim_.uses[x].report == claim_.uses[y].report &&
               ((a.speaks_for_unsaid && is_body(b)) || (b.speaks_for_unsaid && is_body(a)));
    }
    [[nodiscard]] static bool is_body(const Basis& basis) {
        return !basis.person && (!basis.is_unnamed || basis.is_thing) && !basis.speaks_for_unsaid;
    }

    // Of two sayings: `perhaps` counts as one at least and as two at most.
    enum class Sameness { apart, perhaps, same, surely };
    [[nodiscard]] Sameness compare(std::uint32_t x, std::uint32_t y) const {
        const Basis& a = bases_[x];
        const Basis& b = bases_[y];
        if (a.type == OriginType::anonymous || b.type == OriginType::anonymous) {
            // "The source", "this person": the one whom the report spoke of before.
            const bool refers_back = claim_.uses[x].report == claim_.uses[y].report && (a.refers_back || b.refers_back);
            const bool one = a.type == b.type && outlet_of(x) == outlet_of(y) && (a.keys == b.keys || refers_back || same_quotation(x, y));
            return one ? Sameness::same : Sameness::apart;
        }
        // Told to two outlets, or to everybody and to one outlet: two occasions, however like the words.
        const auto in_public = [](const Basis& basis) { return !basis.told && basis.at && *basis.at != ChannelKind::reported; };
        if (a.told && b.told && a.told != b.told) return Sameness::apart;
        const bool one_text =
            a.at == b.at && a.at && *a.at != ChannelKind::told && *a.at != ChannelKind::speech;  // one statement, sent to many
        if (!one_text && ((in_public(a) && b.told) || (in_public(b) && a.told))) return Sameness::apart;
        // The same words that two are said to have said: one report errs, or both did.
        if (same_quotation(x, y)) return a.person && b.person && a.person != b.person ? Sameness::perhaps : Sameness::surely;
        const bool unsaid = a.is_thing || b.is_thing || a.is_unnamed || b.is_unnamed;
        if (unsaid && have_same_content(x, y)) return Sameness::same;
        if (!same_speaker(a, b) && !is_one_body(x, y)) {
            // One that passes on the other's report has its source.
            const bool leads = has(leads_[x], y) || has(leads_[y], x);
            if (leads && (a.is_thing || b.is_thing || a.is_unnamed || b.is_unnamed)) return Sameness::same;
            const bool things = (a.is_thing && is_body(b)) || (b.is_thing && is_body(a));
            const bool persons = (a.is_unnamed && !a.is_thing && !is_of_document(b)) || (b.is_unnamed && !b.is_thing && !is_of_document(a));
            if (!things && !persons) return Sameness::apart;
            // "The company" is the body that another report names, and "district officials" wrote the bulletin of the district.
            const bool no_document = !is_of_document(a) && !is_of_document(b);
            const bool refers = (a.is_thing && (a.keys.empty() || a.refers_back)) || (b.is_thing && (b.keys.empty() || b.refers_back));
            if (things && (n_shared(a.keys, b.keys) > 0 || (no_document && refers))) return Sameness::same;
            // "She said" twice in a report, of one matter.
            const bool one_report = claim_.uses[x].report == claim_.uses[y].report;
            return one_report && (a.keys.empty() || b.keys.empty()) ? Sameness::same : Sameness::perhaps;
        }
        if (a.said.known() && b.said.known() && days_between(a.said, b.said) > kOtherOccasion) return Sameness::apart;
        return Sameness::same;
    }
    [[nodiscard]] static bool is_of_document(const Basis& basis) { return basis.type == OriginType::document; }

    // Origins of the uses that are first-hand.
    void merge() {
        std::vector<std::uint32_t> firsts;
        for (const SortedSet& rests : rests_on_) firsts.insert(firsts.end(), rests.begin(), rests.end());
        make_set(firsts);
        DisjointSets sets(n_);
        std::vector<SortedSet> members(n_);
        for (const std::uint32_t use : firsts) members[use] = {use};
        const auto join = [&](Sameness least) {
            for (std::size_t i = 0; i < firsts.size(); ++i) {
                for (std::size_t j = i + 1; j < firsts.size(); ++j) {
                    const std::uint32_t a = sets.find(firsts[i]), b = sets.find(firsts[j]);
                    if (a == b || !speaks(firsts[i]) || !speaks(firsts[j]) || compare(firsts[i], firsts[j]) < least) continue;
                    // Two occasions are not joined by a third report that names none.
                    const bool clash = least != Sameness::surely && std::any_of(members[a].begin(), members[a].end(), [&](std::uint32_t x) {
                                           return std::any_of(members[b].begin(), members[b].end(),
                                                              [&](std::uint32_t y) { return compare(x, y) == Sameness::apart; });
                                       });
                    if (clash) continue;
                    const std::uint32_t root = sets.join(a, b);
                    auto& whole = members[root];
                    auto& part = members[root == a ? b : a];
                    whole.insert(whole.end(), part.begin(), part.end());
                    part.clear();
                }
            }
        };
        join(Sameness::surely);
        join(Sameness::same);
        // The own words of one outlet are one origin; so are all that rest on one outlet outside.
        std::map<std::pair<bool, std::uint32_t>, std::uint32_t> by_outlet;
        for (const std::uint32_t use : firsts) {
            if (speaks(use)) continue;
            const bool is_outside = !outside_[use].empty();
            const auto outlet = is_outside ? std::optional(outside_[use].front()) : outlet_of(use);
            const std::uint32_t key = outlet.value_or(static_cast<std::uint32_t>(sources_.outlets.size()) + claim_.uses[use].report);
            const auto [at, is_new] = by_outlet.emplace(std::pair(is_outside, key), use);
            if (!is_new) sets.join(at->second, use);
        }
        std::map<std::uint32_t, std::uint32_t> origin_of;  // root, index in Claim::origins
        origin_of_first_.assign(n_, 0);
        for (const std::uint32_t use : firsts) {
            const auto [at, is_new] = origin_of.emplace(sets.find(use), static_cast<std::uint32_t>(claim_.origins.size()));
            if (is_new) claim_.origins.emplace_back();
            origin_of_first_[use] = at->second;
            describe(use, is_new, claim_.origins[at->second]);
        }
        for (std::uint32_t use = 0; use < n_; ++use)
            for (const std::uint32_t first : rests_on_[use]) claim_.origins[origin_of_first_[first]].uses.push_back(use);
        for (Claim::Origin& origin : claim_.origins) make_set(origin.uses);
        for (std::uint32_t use = 0; use < n_; ++use) explain(use);
    }

    void describe(std::uint32_t use, bool is_new, Claim::Origin& origin) const {
        const Basis& basis = bases_[use];
        const bool is_outside = !speaks(use) && !outside_[use].empty();
        const std::string who = is_outside       ? sources_.outlets.name(outside_[use].front())
                                : speaks(use)    ? basis.who
                                : outlet_of(use) ? sources_.outlets.name(*outlet_of(use))
                                                 : std::string();
        if (is_new) {
            origin.type = is_outside ? OriginType::outlet : basis.type;
            if (!is_outside && !speaks(use)) origin.type = OriginType::own;
            origin.n = basis.n;
        }
        // The name that says most.
        if (who.size() > origin.who.size()) origin.who = who;
        if (basis.told && speaks(use)) {
            const std::string& outlet = sources_.outlets.name(*basis.told);
            if (origin.occasion.empty()) origin.occasion = "told " + outlet;
            if (basis.told != outlet_of(use) && std::find(origin.via.begin(), origin.via.end(), outlet) == origin.via.end())
                origin.via.push_back(outlet);
        }
    }

    void explain(std::uint32_t use) {
        const Claim::Use& own = claim_.uses[use];
        for (const std::uint32_t first : rests_on_[use]) {
            Claim::Origin& origin = claim_.origins[origin_of_first_[first]];
            if (first == use) {
                const ReasonType type = speaks(use)              ? ReasonType::names_source
                                        : !outside_[use].empty() ? ReasonType::names_outlet
                                                                 : ReasonType::own_words;
                origin.reasons.push_back({type, {{own.report, bases_[use].evidence}}});
            } else if (guessed_[use]) {
                origin.reasons.push_back({ReasonType::unnamed_outlet,
                                          {{own.report, bases_[use].evidence}, {claim_.uses[first].report, claim_.uses[first].span}}});
            } else if (copied_[use]) {
                origin.reasons.push_back(
                    {ReasonType::same_words, {{own.report, own.span}, {claim_.uses[first].report, claim_.uses[first].span}}});
            } else if (!leads_[use].empty()) {
                origin.reasons.push_back({ReasonType::names_outlet,
                                          {{own.report, sentence_of(use).span}, {claim_.uses[first].report, claim_.uses[first].span}}});
            } else {
                origin.reasons.push_back(
                    {ReasonType::named_elsewhere, {{own.report, own.span}, {claim_.uses[first].report, claim_.uses[first].span}}});
            }
        }
    }

    // Whether a use of the origin is surely of one matter with a use that rests on another.
    [[nodiscard]] bool is_sure(const Claim::Origin& origin) const {
        for (const std::uint32_t use : origin.uses) {
            for (std::uint32_t other = 0; other < n_; ++other) {
                if (has(origin.uses, other)) continue;
                const double odds = StoryAssertions::log_odds(sources_.assertions.signs(uses_[use].number, uses_[other].number));
                if (odds >= kSureLogOdds) return true;
            }
        }
        return false;
    }

    // Whether two origins may be one: no two of their sayings are surely apart, and some may be one.
    [[nodiscard]] bool may_be_one(std::uint32_t a, std::uint32_t b) const {
        bool perhaps = false;
        for (std::uint32_t x = 0; x < n_; ++x) {
            if (rests_on_[x] != SortedSet{x} || origin_of_first_[x] != a) continue;
            for (std::uint32_t y = 0; y < n_; ++y) {
                if (rests_on_[y] != SortedSet{y} || origin_of_first_[y] != b) continue;
                const Sameness sameness = compare(x, y);
                if (sameness == Sameness::apart) return false;
                perhaps = true;
            }
        }
        return perhaps;
    }

    void count() {
        std::uint32_t unnamed = 0, possible = 0;
        std::vector<std::uint32_t> certain;
        const bool one = claim_.origins.size() == 1;
        for (std::uint32_t i = 0; i < claim_.origins.size(); ++i) {
            const Claim::Origin& origin = claim_.origins[i];
            if (!one && !is_sure(origin)) {
                possible += origin.n;  // what it says may be another matter
            } else if (origin.type == OriginType::anonymous) {
                unnamed += origin.n;
            } else if (origin.type == OriginType::own || origin.type == OriginType::outlet || origin.type == OriginType::agency) {
                ++possible;  // it may rest on what the others rest on
            } else {
                certain.push_back(i);
            }
        }
        DisjointSets sets(certain.size());
        for (std::uint32_t i = 0; i < certain.size(); ++i)
            for (std::uint32_t j = i + 1; j < certain.size(); ++j)
                if (may_be_one(certain[i], certain[j])) sets.join(i, j);
        const auto n_certain = static_cast<std::uint32_t>(certain.size());
        const auto n_apart = static_cast<std::uint32_t>(sets.sets().size());
        claim_.min = std::max(1u, n_apart);  // an unnamed one may be whom another use names
        claim_.max = std::max(claim_.min, n_certain + unnamed + possible);
    }

    void add_edge(Node from, Node to) { claim_.chain.emplace_back(std::move(from), std::move(to)); }

    // Edges by reports: from an origin to the reports that have it first-hand, and on from report to report.
    void find_chain() {
        for (std::uint32_t use = 0; use < n_; ++use) {
            const Node report{Node::Kind::report, claim_.uses[use].report, {}};
            for (const std::uint32_t lead : leads_[use]) add_edge({Node::Kind::report, claim_.uses[lead].report, {}}, report);
            // An outlet that is not in the record is a station between who spoke to it and the report; else it is the origin.
            const auto stations = speaks(use) ? std::span<const std::uint32_t>(outside_[use]) : std::span<const std::uint32_t>();
            for (const std::uint32_t outlet : stations) {
                const Node outside{Node::Kind::outlet, 0, sources_.outlets.name(outlet)};
                add_edge({Node::Kind::origin, origin_of_first_[use], {}}, outside);
                add_edge(outside, report);
            }
            if (!leads_[use].empty() || !stations.empty()) continue;
            if (named_[use]) {
                const Node named{Node::Kind::report, *named_[use], {}};
                add_edge({Node::Kind::origin, origin_of_first_[rests_on_[use].front()], {}}, named);
                add_edge(named, report);
                continue;
            }
            if (rests_on_[use] == SortedSet{use} || copied_[use])
                add_edge({Node::Kind::origin, origin_of_first_[rests_on_[use].front()], {}}, report);
        }
        std::sort(claim_.chain.begin(), claim_.chain.end());
        claim_.chain.erase(std::unique(claim_.chain.begin(), claim_.chain.end()), claim_.chain.end());
    }

    // The first report: nobody's words lead it to another report, and it was published first. A report without a date was published no
    // later than those that lead to it.
    void find_first() {
        std::map<ReportIndex, std::int32_t> latest;  // the last day that each may be of
        std::set<ReportIndex> led;
        for (std::uint32_t use = 0; use < n_; ++use) {
            const ReportIndex report = claim_.uses[use].report;
            latest.emplace(report, published(report).last);
            if (!leads_[use].empty() || named_[use]) led.insert(report);
            if (named_[use]) latest.emplace(*named_[use], published(*named_[use]).last);
        }
        for (bool changed = true; changed;) {
            changed = false;
            for (std::uint32_t use = 0; use < n_; ++use) {
                for (const std::uint32_t lead : leads_[use]) {
                    const ReportIndex before = claim_.uses[lead].report;
                    if (published(before).known() || latest[before] <= latest[claim_.uses[use].report]) continue;
                    latest[before] = latest[claim_.uses[use].report];
                    changed = true;
                }
            }
        }
        std::optional<std::tuple<bool, std::int32_t, ReportIndex>> best;
        for (const auto& [report, last] : latest) {
            const std::tuple key(led.contains(report), last, report);
            if (!best || key < *best) best = key;
        }
        if (!best) return;
        const auto& [is_led, day, first] = *best;
        // Of several without a day none can be told to be the first.
        const bool is_dated = published(first).known();
        for (const auto& [report, last] : latest)
            if (!is_dated && report != first && last == day && led.contains(report) == is_led) return;
        claim_.first = first;
    }

    // Outlets that lead to one another in a ring are a circle, whatever the number of ways in it: a strongly connected component of the
    // graph of outlets.
    void find_circles() {
        std::map<std::uint32_t, std::uint32_t> numbers;  // of the outlets that lead somewhere or are led to
        std::vector<std::vector<std::uint32_t>> ways;
        std::vector<std::vector<ReportIndex>> reports;  // of each, those of its ways
        const auto number_of_outlet = [&](std::uint32_t outlet, ReportIndex report) {
            const auto [at, is_new] = numbers.emplace(outlet, static_cast<std::uint32_t>(ways.size()));
            if (is_new) {
                ways.emplace_back();
                reports.emplace_back();
            }
            reports[at->second].push_back(report);
            return at->second;
        };
        for (std::uint32_t use = 0; use < n_; ++use) {
            const auto own = outlet_of(use);
            const auto lead_to = [&](ReportIndex report) {
                const auto other = sources_.outlets.of_report(report);
                if (!own || !other || other == own) return;
                const std::uint32_t from = number_of_outlet(*own, claim_.uses[use].report), to = number_of_outlet(*other, report);
                ways[from].push_back(to);
            };
            if (named_[use]) lead_to(*named_[use]);
            for (const std::uint32_t lead : leads_[use])
                if (guessed_[use] != lead) lead_to(claim_.uses[lead].report);
        }
        for (auto& others : ways) make_set(others);
        const StrongComponents rings = strong_components(ways);
        std::vector<std::vector<ReportIndex>> circles(rings.n);
        std::vector<std::uint32_t> n_outlets(rings.n);
        for (std::uint32_t outlet = 0; outlet < ways.size(); ++outlet) {
            const std::uint32_t ring = rings.of[outlet];
            ++n_outlets[ring];
            circles[ring].insert(circles[ring].end(), reports[outlet].begin(), reports[outlet].end());
        }
        for (const auto& [name, outlet] : numbers) {
            const std::uint32_t ring = rings.of[outlet];
            if (std::exchange(n_outlets[ring], 0) < 2) continue;
            make_set(circles[ring]);
            claim_.circles.push_back(std::move(circles[ring]));
        }
    }

    const StorySources& sources_;
    const std::vector<UseFacts>& uses_;
    Claim& claim_;
    std::size_t n_;
    std::vector<Basis> bases_;                         // of each use
    std::vector<SortedSet> leads_;                     // uses that it leads to
    std::vector<std::vector<std::uint32_t>> outside_;  // outlets that it leads to and that have no use of the claim
    std::vector<std::optional<ReportIndex>> named_;    // a report that it has it from, though no use of the claim was found there
    std::vector<bool> copied_;
    std::vector<std::optional<std::uint32_t>> guessed_;  // the use that an outlet which is not named may have had it from
    std::vector<SortedSet> rests_on_;                    // uses that are first-hand
    std::vector<std::uint32_t> origin_of_first_;
};

}  // namespace

std::vector<SortedSet> find_origins(const StorySources& sources, const std::vector<UseFacts>& uses, Claim& claim) {
    return Reader(sources, uses, claim).read();
}

}  // namespace onrecord
