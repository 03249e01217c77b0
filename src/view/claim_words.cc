// The words are made from the row alone: what is counted, merged or followed was decided when the record was linked (docs/origins.md).
//
// The tree of a chain is the breadth-first one: each node stands below the first that passes it on, and its note names the others, so that
// a claim of many ways is shown in as many lines as it has nodes. An outlet's own words are no line of their own: the report that has them
// begins the tree and is noted to name no source. Cost: linear in the edges.
#include "view/claim_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxNames = 4;      // of a sentence that lists outlets
constexpr std::size_t kMaxSteps = 20000;  // of the search for a circle's longest ring; beyond it the longest so far is shown
constexpr unsigned kMaxDepth = 12;        // levels of indentation

std::string number_in_words(std::size_t n) {
    constexpr std::array<std::string_view, 11> kNumbers{"no",  "one",   "two",   "three", "four", "five",
                                                        "six", "seven", "eight", "nine",  "ten"};
    return n < kNumbers.size() ? std::string(kNumbers[n]) : with_commas(n);
}

std::string capitalised(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

// "A source" and "a source", as it stands at the beginning of a line or in a sentence. Names are left as they are.
bool begins_with_article(std::string_view words) {
    constexpr std::array<std::string_view, 11> kWords{"a", "an", "the", "this", "that", "one", "two", "three", "some", "several", "his"};
    std::string first(words.substr(0, words.find(' ')));
    if (!first.empty() && first[0] >= 'A' && first[0] <= 'Z') first[0] = static_cast<char>(first[0] - 'A' + 'a');
    return first.size() < words.size() && std::find(kWords.begin(), kWords.end(), first) != kWords.end();
}
std::string capitalised_article(std::string words) {
    return begins_with_article(words) ? capitalised(std::move(words)) : words;
}
std::string in_sentence(const ClaimRow::Origin& origin, std::string name) {
    const bool is_outlet = origin.type == "own" || origin.type == "outlet" || origin.type == "agency";
    if (!is_outlet && begins_with_article(name) && name[0] < 'a') name[0] = static_cast<char>(name[0] - 'A' + 'a');
    return name;
}

void add_once(std::vector<std::string>& names, std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

bool is_own(const ClaimRow::Origin& origin) {
    return origin.type == "own";
}

// The outlet whose own words an origin is, or in which an unnamed source speaks.
std::string outlet_of(const ClaimRow::Origin& origin, const ReportBook& book) {
    if (is_own(origin) && !origin.who.empty()) return origin.who;
    return origin.reports.empty() ? "an outlet that is not known" : book.outlet(origin.reports.front());
}

// "does" or "do", "has" or "have", after so many.
std::string_view one_or_more(std::size_t n, std::string_view one, std::string_view more) {
    return n == 1 ? one : more;
}

std::string named_reports(const std::vector<std::string>& ids, const ReportBook& book) {
    std::vector<std::string> names;
    for (const auto& id : ids) add_once(names, book.outlet_and_date(id));
    return listed_names(names, kMaxNames);
}

class Chain {
public:
    Chain(const ClaimRow& claim, const ReportBook& book) {
        std::map<std::string, const ClaimRow::Origin*> origins;
        for (const auto& origin : claim.origins) origins.emplace(origin.id, &origin);
        std::map<std::string, std::size_t> numbers;
        const auto node_of = [&](const std::string& name) {
            const auto [at, is_new] = numbers.emplace(name, nodes_.size());
            if (is_new) {
                Node node;
                const auto origin = origins.find(name);
                node.number = book.number(name);
                if (origin != origins.end()) {
                    node.origin = origin->second;
                    node.name = origin_name(*origin->second, book);
                } else if (node.number != 0) {
                    node.report = name;
                    node.name = book.outlet_and_date(name);
                } else {
                    node.name = name;
                }
                nodes_.push_back(std::move(node));
            }
            return at->second;
        };
        for (const auto& [from, to] : claim.chain) {
            const std::size_t a = node_of(from), b = node_of(to);
            if (!nodes_[a].origin) is_passed_on_ = true;
            if (nodes_[a].origin && is_own(*nodes_[a].origin)) {
                nodes_[b].names_no_source = true;
                continue;
            }
            nodes_[a].next.push_back(b);
            nodes_[b].before.push_back(a);
        }
        const auto order = [&](std::size_t a, std::size_t b) { return std::tuple(nodes_[a].number, a) < std::tuple(nodes_[b].number, b); };
        for (Node& node : nodes_) std::sort(node.next.begin(), node.next.end(), order);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!(nodes_[i].origin && is_own(*nodes_[i].origin))) in_order_.push_back(i);
        }
        std::sort(in_order_.begin(), in_order_.end(), order);
    }

    [[nodiscard]] bool is_passed_on() const { return is_passed_on_; }

    std::vector<ChainLine> lines() {
        std::vector<std::size_t> roots;
        for (const std::size_t i : in_order_)
            if (nodes_[i].before.empty()) roots.push_back(i);
        spread(roots);
        // What is left stands in a ring that nothing leads into: its earliest report begins it.
        for (const std::size_t i : in_order_) {
            if (nodes_[i].is_placed) continue;
            roots.push_back(i);
            spread({i});
        }
        for (const std::size_t root : roots) print(root);
        return std::move(lines_);
    }

private:
    struct Node {
        std::string name, report;
        const ClaimRow::Origin* origin = nullptr;
        std::size_t number = 0;  // of the report
        std::vector<std::size_t> next, before, below;
        std::size_t above = SIZE_MAX;
        bool names_no_source = false, is_placed = false;
    };

    void spread(const std::vector<std::size_t>& from) {
        std::vector<std::size_t> queue = from;
        for (const std::size_t i : from) nodes_[i].is_placed = true;
        for (std::size_t at = 0; at < queue.size(); ++at) {
            for (const std::size_t next : nodes_[queue[at]].next) {
                if (nodes_[next].is_placed) continue;
                nodes_[next].is_placed = true;
                nodes_[next].above = queue[at];
                nodes_[queue[at]].below.push_back(next);
                queue.push_back(next);
            }
        }
    }

    void print(std::size_t root) {
        struct Step {
            std::size_t node;
            unsigned depth;
            bool is_last;
        };
        std::vector<Step> stack{{root, 0, true}};
        while (!stack.empty()) {
            const auto [i, depth, is_last] = stack.back();
            stack.pop_back();
            const Node& node = nodes_[i];
            std::vector<std::string> others;
            for (const std::size_t before : node.before)
                if (before != node.above) add_once(others, nodes_[before].name);
            std::string note;
            if (depth > kMaxDepth) note = "from " + nodes_[node.above].name;
            if (!others.empty()) {
                note.append(note.empty() ? "" : "; ").append(node.above == SIZE_MAX ? "from " : "also from ");
                note += listed_names(others, kMaxNames);
            } else if (node.names_no_source && node.above == SIZE_MAX) {
                note = "names no source";
            }
            lines_.push_back({std::min(depth, kMaxDepth), is_last, node.name, node.report, std::move(note)});
            for (std::size_t k = node.below.size(); k-- > 0;) stack.push_back({node.below[k], depth + 1, k + 1 == node.below.size()});
        }
    }

    std::vector<Node> nodes_;
    std::vector<std::size_t> in_order_;
    std::vector<ChainLine> lines_;
    bool is_passed_on_ = false;
};

// The longest ring through the first of some outlets that the search finds; rests_on[i] are those that outlet i has it from.
std::vector<std::size_t> longest_ring(const std::vector<std::set<std::size_t>>& rests_on) {
    std::vector<std::size_t> best, way{0};
    std::vector<bool> on_way(rests_on.size(), false);
    if (rests_on.empty()) return best;
    on_way[0] = true;
    std::vector<std::set<std::size_t>::const_iterator> next{rests_on[0].begin()};
    for (std::size_t step = 0; !way.empty() && step < kMaxSteps && best.size() < rests_on.size(); ++step) {
        if (next.back() == rests_on[way.back()].end()) {
            on_way[way.back()] = false;
            way.pop_back();
            next.pop_back();
            continue;
        }
        const std::size_t to = *next.back()++;
        if (to == 0 && way.size() > best.size()) best = way;
        if (on_way[to]) continue;
        on_way[to] = true;
        way.push_back(to);
        next.push_back(rests_on[to].begin());
    }
    return best;
}

}  // namespace

std::string listed_names(const std::vector<std::string>& names, std::size_t most) {
    std::string out;
    const std::size_t n = names.size() > most ? most : names.size();
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
        out += names[i];
    }
    if (n < names.size()) out += fmt::format(" and {} more", with_commas(names.size() - n));
    return out;
}

std::string title_of(const ClaimRow& claim) {
    constexpr std::string_view kThat = "that ";
    std::string_view title = claim.text;
    if (title.starts_with(kThat)) title.remove_prefix(kThat.size());
    if (title.ends_with(',')) title.remove_suffix(1);  // of the sentence around
    std::string whole(title);
    if (whole.rfind("“") != std::string::npos && whole.find("”", whole.rfind("“")) == std::string::npos) whole += "”";
    return whole;
}

std::vector<std::string> outlets_of(const ClaimRow& claim, const ReportBook& book) {
    std::vector<std::string> outlets;
    for (const auto& use : claim.uses) add_once(outlets, book.outlet(use.evidence.report));
    return outlets;
}

std::vector<std::string> reports_with(const ClaimRow& claim) {
    std::vector<std::string> ids;
    for (const auto& use : claim.uses) add_once(ids, use.evidence.report);
    return ids;
}

std::string count_in_words(const ClaimRow& claim) {
    const bool none_named = claim.min < claim.max && std::all_of(claim.origins.begin(), claim.origins.end(), is_own);
    if (none_named) return "number of origins not known";
    if (claim.min < claim.max) return fmt::format("{} to {} independent origins", claim.min, with_commas(claim.max));
    return claim.max == 1 ? "1 origin" : counted(claim.max, "independent origin");
}

std::string_view said_first_by(const ClaimRow& claim, const ReportBook& book) {
    const auto is_dated = [&](std::string_view id) {
        const ReportRow* report = book.find(id);
        return report != nullptr && !report->published.empty();
    };
    const bool all = std::all_of(claim.uses.begin(), claim.uses.end(), [&](const auto& use) { return is_dated(use.evidence.report); });
    return all || !is_dated(claim.first) ? "said first by " : "said first, of the reports with a day, by ";
}

std::string why_an_interval(const ClaimRow& claim, const ReportBook& book) {
    if (claim.min >= claim.max) return {};
    std::vector<std::string> own, unnamed;
    bool is_other = false;
    for (const auto& origin : claim.origins) {
        if (is_own(origin)) {
            add_once(own, outlet_of(origin, book));
        } else if (origin.type == "anonymous") {
            add_once(unnamed, outlet_of(origin, book));
        } else {
            is_other = true;
        }
    }
    std::string out;
    if (!own.empty() && !is_other && unnamed.empty()) {
        return fmt::format("{} say it in their own words, and none names a source: they may have it from one origin or from {}.",
                           listed_names(own, kMaxNames), number_in_words(claim.max));
    }
    if (!own.empty()) {
        out = fmt::format("{} {} no source, and may have it from the same origin as the others.", listed_names(own, kMaxNames),
                          one_or_more(own.size(), "names", "name"));
    }
    if (!unnamed.empty()) {
        out.append(out.empty() ? "" : " ");
        out += fmt::format("Who speaks to {} without a name may be one person or several{}.", listed_names(unnamed, kMaxNames),
                           is_other ? ", or one who is named" : "");
    }
    return out;
}

std::string origin_name(const ClaimRow::Origin& origin, const ReportBook& book) {
    if (is_own(origin)) return outlet_of(origin, book);
    std::string out = origin.who.empty() ? "Somebody whom the report does not name" : origin.who;
    out = capitalised_article(std::move(out));
    if (!origin.occasion.empty()) out += fmt::format(" ({})", origin.occasion);
    std::vector<std::string> via;
    for (const auto& outlet : origin.via) {
        if (origin.occasion.find(outlet) == std::string::npos) via.push_back(outlet);
    }
    if (!via.empty()) out += ", by way of " + listed_names(via, kMaxNames);
    return out;
}

std::string_view plain_origin(std::string_view type) {
    if (type == "utterance") return "speaker";
    if (type == "document") return "document";
    if (type == "outlet") return "another outlet’s report, not in this record";
    if (type == "agency") return "a news agency’s report, not in this record";
    if (type == "anonymous") return "speaker, not named";
    if (type == "own") return "in its own words, no source named";
    return type;
}

std::string_view plain_reason(std::string_view type) {
    if (type == "names_source") return "the report names the source";
    if (type == "names_outlet") return "the report names the outlet that it has it from";
    if (type == "own_words") return "the report says it in its own words and names no source";
    if (type == "same_words") return "the same words occur in both reports";
    if (type == "unnamed_outlet") return "the report speaks of an outlet that it does not name; this one had it before";
    if (type == "named_elsewhere")
        return "the source is named elsewhere in the report, with the same words, or in the outlet's report before it";
    return type;
}

std::vector<Support> supports_of(const ClaimRow& claim, const ClaimRow::Origin& origin) {
    std::vector<Support> supports;
    std::map<std::string_view, std::size_t> at;
    std::vector<std::uint32_t> uses = origin.uses;
    std::sort(uses.begin(), uses.end());
    for (const std::uint32_t number : uses) {
        if (number >= claim.uses.size()) continue;
        const ClaimRow::Use& use = claim.uses[number];
        const auto [found, is_new] = at.emplace(use.evidence.report, supports.size());
        if (is_new) supports.push_back({use.evidence.report, {}, {}});
        supports[found->second].uses.push_back(&use);
    }
    for (const auto& reason : origin.reasons) {
        if (reason.places.empty()) continue;
        const Evidence& words = reason.places.front();
        const auto found = at.find(words.report);
        if (found == at.end()) continue;
        Support& support = supports[found->second];
        const bool is_use = std::any_of(support.uses.begin(), support.uses.end(), [&](const ClaimRow::Use* use) {
            return words.span.begin <= use->evidence.span.begin && use->evidence.span.end <= words.span.end;
        });
        const auto same = std::find_if(support.reasons.begin(), support.reasons.end(), [&](const Support::Reason& other) {
            return other.text == plain_reason(reason.type) &&
                   (is_use ? other.words == nullptr : other.words && other.words->words == words.words);
        });
        Support::Reason& of =
            same == support.reasons.end()
                ? support.reasons.emplace_back(Support::Reason{std::string(plain_reason(reason.type)), is_use ? nullptr : &words, {}})
                : *same;
        for (const auto& place : reason.places)
            if (place.report != words.report) add_once(of.others, place.report);
    }
    return supports;
}

std::string reason_in_words(const Support::Reason& reason, const ReportBook& book) {
    return reason.others.empty() ? reason.text : reason.text + ": " + named_reports(reason.others, book);
}

std::vector<ChainLine> chain_lines(const ClaimRow& claim, const ReportBook& book) {
    Chain chain(claim, book);
    return chain.is_passed_on() ? chain.lines() : std::vector<ChainLine>();
}

std::vector<std::string> circles_in_words(const ClaimRow& claim, const ReportBook& book) {
    std::vector<std::string> sentences;
    for (const auto& circle : claim.circles) {
        const std::set<std::string> reports(circle.begin(), circle.end());
        std::vector<std::string> outlets;
        for (const auto& id : circle) add_once(outlets, book.outlet(id));
        const auto number = [&](const std::string& id) {
            return static_cast<std::size_t>(std::find(outlets.begin(), outlets.end(), book.outlet(id)) - outlets.begin());
        };
        std::vector<std::set<std::size_t>> rests_on(outlets.size());
        for (const auto& [from, to] : claim.chain) {
            if (reports.contains(from) && reports.contains(to) && number(from) != number(to)) rests_on[number(to)].insert(number(from));
        }
        std::string sentence = capitalised(number_in_words(outlets.size())) + " outlets rest on one another: ";
        const auto ring = longest_ring(rests_on);
        if (ring.empty()) {
            sentence += listed_names(outlets) + ".";
        } else {
            for (const std::size_t outlet : ring) sentence += outlets[outlet] + " → ";
            sentence += outlets[ring.front()] + ", each on the next";
            std::vector<std::string> beside;
            for (std::size_t i = 0; i < outlets.size(); ++i)
                if (std::find(ring.begin(), ring.end(), i) == ring.end()) beside.push_back(outlets[i]);
            if (!beside.empty()) sentence += fmt::format("; {} by other ways between them", listed_names(beside));
            sentence += ".";
        }
        std::vector<std::string> named;
        for (const auto& origin : claim.origins) {
            if (is_own(origin)) continue;
            std::vector<std::string> by;
            for (const auto& id : origin.reports)
                if (reports.contains(id)) add_once(by, book.outlet(id));
            if (!by.empty()) named.push_back(fmt::format("{}, in {}", in_sentence(origin, origin_name(origin, book)), listed_names(by)));
        }
        sentence += named.empty() ? " None of them names another source."
                                  : fmt::format(" Beside one another they name: {}.", fmt::join(named, "; "));
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

std::string answer_in_words(const ClaimRow::Answer& answer, const ReportBook& book) {
    const ClaimRow::Use& use = answer.use;
    std::string who = use.speaker.empty() ? book.outlet(use.evidence.report) + " in its own words" : use.speaker;
    const bool denies = answer.polarity == Polarity::denies && use.polarity == Polarity::denies;
    return denies ? "denied by " + who : capitalised_article(std::move(who));
}

bool is_denied(const ClaimRow& claim) {
    return std::any_of(claim.against.begin(), claim.against.end(), [](const ClaimRow::Answer& answer) {
        return answer.polarity == Polarity::denies && answer.use.polarity == Polarity::denies;
    });
}

std::vector<HedgeLine> hedges_in_words(const ClaimRow& claim, const ReportBook& book) {
    struct Group {
        const ClaimRow::Hedge* first = nullptr;
        std::vector<std::string> words;
    };
    std::vector<Group> groups;
    for (const auto& hedge : claim.hedges) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            return group.first->evidence.report == hedge.evidence.report && group.first->kept_by == hedge.kept_by &&
                   group.first->lost_by == hedge.lost_by;
        });
        Group& group = same == groups.end() ? groups.emplace_back(Group{&hedge, {}}) : *same;
        add_once(group.words, in_quotation_marks(hedge.evidence.words));
    }
    std::vector<HedgeLine> lines;
    for (const auto& [hedge, words] : groups) {
        std::string text = fmt::format("{} writes {}", book.outlet_and_date(hedge->evidence.report), listed_names(words));
        if (!hedge->lost_by.empty()) {
            const std::size_t n = hedge->lost_by.size();
            text += fmt::format("; {}, which {} it from there, {} not", named_reports(hedge->lost_by, book), one_or_more(n, "has", "have"),
                                one_or_more(n, "does", "do"));
        }
        if (!hedge->kept_by.empty()) {
            const std::size_t n = hedge->kept_by.size();
            text += fmt::format("; {}, which {} it from there, {} a hedge too", named_reports(hedge->kept_by, book),
                                one_or_more(n, "has", "have"), one_or_more(n, "has", "have"));
        }
        lines.push_back({text + ".", &hedge->evidence, !hedge->lost_by.empty()});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const HedgeLine& a, const HedgeLine& b) { return a.is_lost > b.is_lost; });
    return lines;
}

std::unordered_map<std::string, ReportBasis> bases_of_reports(const std::vector<ClaimRow>& claims, const ReportBook& book) {
    std::unordered_map<std::string, ReportBasis> bases;  // looked up only
    std::unordered_map<std::string, std::map<std::string, std::uint32_t>> others;
    for (const ClaimRow& claim : claims) {
        std::set<std::string_view> origins;
        for (const auto& origin : claim.origins) origins.insert(origin.id);
        std::map<std::string, std::set<std::string>> from;  // of each report, the other outlets that it has it from
        for (const auto& [a, b] : claim.chain) {
            if (origins.contains(a) || book.number(b) == 0) continue;
            const std::string outlet = book.number(a) == 0 ? a : book.outlet(a);
            if (outlet != book.outlet(b)) from[b].insert(outlet);
        }
        std::set<std::string> named;
        for (const auto& origin : claim.origins)
            if (!is_own(origin)) named.insert(origin.reports.begin(), origin.reports.end());
        std::set<std::string> reports;
        for (const auto& use : claim.uses) reports.insert(use.evidence.report);
        for (const auto& report : reports) {
            ReportBasis& basis = bases[report];
            ++basis.n_claims;
            if (const auto found = from.find(report); found != from.end()) {
                ++basis.n_from_others;
                for (const auto& outlet : found->second) ++others[report][outlet];
            } else {
                ++(named.contains(report) ? basis.n_named : basis.n_own);
            }
        }
    }
    for (auto& [report, of] : others) {
        auto& list = bases[report].others;
        list.assign(of.begin(), of.end());
        std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    }
    return bases;
}

std::vector<std::string> basis_in_words(const ReportBasis& basis) {
    std::vector<std::string> parts;
    if (basis.n_named > 0) parts.push_back(fmt::format("{} from sources that it names", basis.n_named));
    if (basis.n_own > 0) parts.push_back(fmt::format("{} in its own words, no source named", basis.n_own));
    if (basis.n_from_others > 0) {
        std::vector<std::string> names;
        for (const auto& [outlet, n] : basis.others) names.push_back(basis.others.size() == 1 ? outlet : fmt::format("{} ({})", outlet, n));
        parts.push_back(fmt::format("{} from {}", basis.n_from_others, listed_names(names, kMaxNames)));
    }
    if (!parts.empty()) parts.front() = counted(basis.n_claims, "claim") + ": " + parts.front();
    return parts;
}

std::vector<const ClaimRow*> of_one_origin(const std::vector<ClaimRow>& claims) {
    std::vector<const ClaimRow*> found;
    for (const auto& claim : claims)
        if (claim.max == 1 && claim.n_outlets > 1) found.push_back(&claim);
    return found;
}

}  // namespace onrecord
