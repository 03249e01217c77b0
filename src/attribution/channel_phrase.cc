// Phrases beside a cue that name a channel: a preposition and the noun that it leads to, as data/english/channel.tsv pairs them ("in" a
// statement, "at" a rally, "on" a platform; not "after" a meeting), and what belongs to them: "of the Courier", "obtained by the Courier",
// "to her staff". Cost: linear; a phrase has at most kMaxPhrase items.
#include <algorithm>
#include <string>
#include <utility>

#include "attribution/channel_finder.h"
#include "language/inflection.h"

namespace onrecord {

bool ChannelFinder::is_said_of_cue(std::uint32_t noun) const {
    if (cue_.empty()) return true;
    constexpr std::uint64_t kSpeech =
        kSpoken | kAddressing | kAppearing | kContacting | kComment | kNamesInterview | kNamesStatement | kTaking;
    return arguments_.goes_with(noun, cue_, relation_source_, [&](std::uint32_t item) {
        // "Writing on her blog, Ruiz said"
        const bool writes = (classes(item) & (kWriting | kPosting)) != 0 && items_[item].tags.xpos == Xpos::VBG;
        return writes || (classes(item) & kSpeech) != 0;
    });
}

std::optional<ChannelKind> ChannelFinder::kind_of_noun(std::uint32_t at, WordKey preposition, std::uint32_t begin, bool alone) const {
    std::optional<ChannelKind> kind;
    const auto ask = [&](const std::string& listed) {
        const auto found = lists_.channel_arguments.find(word_key(listed));
        if (kind || found == lists_.channel_arguments.end()) return;
        for (const ChannelOfArgument& argument : found->second) {
            if (argument.preposition == preposition && !kind) kind = argument.kind;
        }
    };
    const std::string noun = lower_word(words({at, at + 1})), one = singular_of(noun);
    if (at > begin && !items_[at - 1].is_quotation()) {
        const std::string before = lower_word(words({at - 1, at})) + " ";
        ask(before + noun);
        ask(before + one);
        if (before == "capital ") return std::nullopt;  // "in capital letters"
    }
    if (alone) {
        ask(noun);
        ask(one);
    }
    return kind;
}

void ChannelFinder::phrases(Range zone) {
    for (std::uint32_t i = zone.begin; i < zone.end; ++i) {
        if (items_[i].is_quotation()) continue;
        const std::uint64_t here = classes(i);
        // "speaking exclusively to"
        const bool adverb = (here & kSpoken) != 0 && i + 3 < zone.end && items_[i + 1].tags.upos == Upos::ADV;
        const std::uint32_t to_whom = adverb ? i + 2 : i + 1;
        const bool spoken_to = (here & kSpoken) != 0 && to_whom + 1 < zone.end && (classes(to_whom) & kIntroTo) != 0;
        if (spoken_to || ((here & kAddressing) != 0 && i + 1 < zone.end)) {
            // "addressing supporters", "speaking to reporters", "talking with the Courier"
            const std::uint32_t to = spoken_to ? to_whom + 1 : i + 1;
            if (addressed(phrase_at(to, zone.end), i, (adverb || is_lead_) && spoken_to)) {
                i = to;
                continue;
            }
        }
        if (const std::uint32_t end = replied(i, zone.end); end > i) {
            i = end - 1;
            continue;
        }
        if (i + 1 < zone.end && is_evidence(i)) {
            add({ChannelKind::speech, span(i, i + 2), {}});
            continue;
        }
        if (const std::uint32_t end = contact(i, zone.end); end > i) {
            i = end - 1;
            continue;
        }
        if ((here & kOnline) != 0 && !items_[i].is(kCapital) && items_[i].tags.upos != Upos::ADJ && is_of_cue(i) &&
            (items_[i - 1].cue >= 0 || items_[i - 1].time >= 0 || items_[i - 1].is(kComma)) && i < cue_.end + kMaxBefore) {
            add({ChannelKind::post, span(i, i + 1), {}});
            continue;
        }
        if ((here & kIntro) == 0) continue;
        const std::uint32_t end = phrase(i, zone, here);
        if (end > i) {
            i = end - 1;
            continue;
        }
        // "speaking on the council floor"
        if (i > zone.begin && !items_[i - 1].is_quotation() && (classes(i - 1) & kSpoken) != 0) {
            const Range place = phrase_at(i + 1, std::min(zone.end, i + 1 + kMaxBefore));
            for (std::uint32_t k = place.begin; k < place.end && !items_[k].is(kPreposition); ++k) {
                const auto kind = items_[k].is(kCapital) ? std::nullopt : kind_of_noun(k, items_[i].key, i + 1, true);
                if (kind != ChannelKind::speech) continue;
                add({*kind, span(i - 1, k + 1), {}});
                i = k;
                break;
            }
        }
    }
}

bool ChannelFinder::is_of_cue(std::uint32_t i) const {
    constexpr std::uint32_t kMaxBetween = 8;  // items
    if (cue_.empty() && relation_source_.empty()) return false;
    const Range from = cue_.empty() ? relation_source_ : cue_;
    if (!cue_.empty()) {
        bool speaks = false;
        for (std::uint32_t k = cue_.begin; k < cue_.end; ++k)
            speaks |= items_[k].is(kSpeaking) || (classes(k) & (kPosting | kWriting | kReporting | kTelling)) != 0;
        if (!speaks) return false;
    }
    if (from.begin <= i && i < from.end) return true;
    const std::uint32_t low = i < from.begin ? i + 1 : from.end;
    const std::uint32_t high = i < from.begin ? from.begin : i;
    if (high > low + kMaxBetween) return false;
    for (std::uint32_t k = low; k < high; ++k) {
        if (items_[k].is_quotation() || items_[k].tags.upos == Upos::VERB) return false;
    }
    return true;
}

bool ChannelFinder::is_evidence(std::uint32_t i) const {
    const std::string verb = lower_word(words({i, i + 1}));
    if ((verb != "giving" && verb != "gave") || items_[i + 1].is_quotation()) return false;
    const std::string noun = lower_word(words({i + 1, i + 2}));
    return noun == "evidence" || noun == "testimony";
}

std::uint32_t ChannelFinder::replied(std::uint32_t i, std::uint32_t end) {
    constexpr std::uint32_t kMaxWords = 9;  // to who asked
    if ((classes(i) & kReplying) == 0 || i + 2 >= end || items_[i + 1].is_quotation() || words({i + 1, i + 2}) != "to") return i;
    const std::uint32_t stop = std::min(end, i + kMaxWords);
    bool written = false, asks = false;
    std::uint32_t k = i + 2;
    for (; k < stop && !items_[k].is_quotation() && !items_[k].is(kPunctuation); ++k) {
        const std::string word = lower_word(words({k, k + 1}));
        written |= word == "written" || word == "emailed" || word == "e-mailed";
        asks |= word == "questions" || word == "queries" || word == "inquiries" || word == "enquiries" || word == "comment" ||
                word == "query" || word == "question";
        const bool link = asks && (word == "from" || word == "by" || word == "of");
        if (!link || k + 1 >= stop) continue;
        const Range who = outlet_or_us(k + 1, end);
        const bool press = !items_[k + 1].is_quotation() && (classes(items_[k + 1].is(kArticle) ? k + 2 : k + 1) & kPress) != 0;
        if (who.empty() && !press) return i;
        std::string outlet;
        if (!who.empty()) outlet = is_us(who) ? std::string(names_.own()) : names_.full_name(names_.name_in(who.begin, who.end));
        const std::uint32_t last = who.empty() ? k + 2 : who.end;
        add({written ? ChannelKind::statement : ChannelKind::told, span(i, last), std::move(outlet)});
        return last;
    }
    if (!asks || !written) return i;
    add({ChannelKind::statement, span(i, k), {}});
    return k;
}

std::uint32_t ChannelFinder::contact(std::uint32_t i, std::uint32_t end) {
    if (i + 2 >= end || items_[i + 1].is_quotation()) return i;
    const bool when = words({i, i + 1}) == "when";
    const bool by = (classes(i) & kContacting) != 0 && items_[i + 1].is(kBy);
    if (!when && !by) return i;
    if (by && (classes(i + 2) & kTelephone) != 0) {  // by the reporter
        add({ChannelKind::told, span(i, i + 3), std::string(names_.own())});
        return i + 3;
    }
    // "asked by a reporter"
    if (by && (items_[i + 2].is(kArticle) || (classes(i + 2) & kPress) != 0)) {
        const std::uint32_t noun = items_[i + 2].is(kArticle) ? i + 3 : i + 2;
        const bool press = noun < end && !items_[noun].is_quotation() && !items_[noun].is(kCapital) && (classes(noun) & kPress) != 0;
        if (press && (noun + 1 >= end || items_[noun + 1].is_quotation() || !items_[noun + 1].is(kPreposition))) {
            add({ChannelKind::told, span(i, noun + 1), {}});
            return noun + 1;
        }
    }
    const Range who = outlet_or_us(by ? i + 2 : i + 1, end);
    if (who.empty()) return i;
    std::uint32_t last = who.end;
    if (when && (last >= end || (classes(last) & kContacting) == 0)) return i;
    if (when) ++last;
    add({ChannelKind::told, span(i, last), is_us(who) ? std::string(names_.own()) : names_.full_name(names_.name_in(who.begin, who.end))});
    return last;
}

Range ChannelFinder::phrase_at(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t e = begin;
    while (e < end && e - begin < kMaxPhrase && !items_[e].is_quotation() && !items_[e].is(kPunctuation | kThat | kAuxiliary)) ++e;
    return {begin, e};
}

std::uint32_t ChannelFinder::phrase(std::uint32_t i, Range zone, std::uint64_t intro) {
    if ((intro & kIntroOn) != 0 && is_of_cue(i) && i + 1 < items_.size() && items_[i + 1].is_quotation() &&
        has_title_case(text_.slice(items_[i + 1].span))) {
        add({ChannelKind::speech, span(i, i + 2), {}});  // on “Harlow Tonight”
        return i + 1;
    }
    if (i + 1 >= zone.end) return i;
    if ((intro & kIntroOn) != 0 && i + 2 < items_.size() && items_[i + 1].is(kMark) && is_said_of_cue(i + 2)) {
        // on “Harlow Tonight”, whose marks hold no speech
        std::uint32_t close = i + 2;
        while (close < items_.size() && close < i + 2 + kMaxOutletWords && items_[close].is(kCapital) && !items_[close].is_quotation())
            ++close;
        if (close > i + 2 && close < items_.size() && !items_[close].is_quotation() && items_[close].is(kMark)) {
            const Range name{i + 2, close};
            add({ChannelKind::speech, span(i, close + 1), names_.is_outlet(name) ? names_.full_name(name) : std::string()});
            return std::min(close + 1, zone.end);
        }
    }
    // The noun phrase and the last of its words that names a channel.
    std::uint32_t e = i + 1;
    std::optional<std::uint32_t> head;
    std::uint64_t head_classes = 0;
    std::uint64_t modifiers = 0;
    bool determined = false;
    for (; e < zone.end && e - i <= kMaxBefore; ++e) {
        const Item& item = items_[e];
        const bool of_time = item.is(kComma) && items_[e - 1].time >= 0 && !item.is_quotation();  // in the May 3, 2012, cable
        // "in a now-deleted post"
        const bool hyphen = item.is(kDash) && e > i + 1 && item.span.begin == items_[e - 1].span.end && e + 1 < zone.end &&
                            items_[e + 1].span.begin == item.span.end;
        if (of_time || hyphen) continue;
        if (item.is_quotation() || item.is(kPunctuation & ~kMark) || item.is(kThat) || item.is(kRelative)) break;
        const std::uint64_t here = classes(e);
        if (e > i + 1 && !item.is(kCapital) && (item.is(kPreposition) || (head && (here & kPassedOn) != 0))) break;
        if (item.is(kDeterminer | kPossessive | kPossessiveEnding | kNumber) || item.time >= 0) determined = true;
        const bool social = words({e, e + 1}) == "media" && words({e - 1, e}) == "social" && is_of_cue(i);  // "on social media"
        const bool platform = (here & kPlatform) != 0 && item.is(kCapital);
        // A capitalised word within a name ("the Harlow Post") names no kind by itself.
        const bool named = item.is(kCapital) && !platform && e > i + 1 && items_[e - 1].is(kCapital);
        const bool order = (here & kNamesOrder) != 0 && e > i + 1 && !item.is(kCapital) && is_of_cue(i);  // not "in order to"
        if (social || order || ((here & kNamesChannel) != 0 && ((here & kPlatform) == 0 || platform) && !named) ||
            (here & (kAirwaves | kComment)) != 0) {
            if (head) modifiers |= head_classes;
            head = e;
            head_classes = social ? kPlatform : here;
        } else {
            modifiers |= here;
            // "in a campus-wide email"
            if (words({e, e + 1}) == "wide" && words({e - 1, e}) == "-") modifiers |= kInternal;
        }
    }
    if (const std::uint32_t end = outlet_phrase(i, e, intro, head)) return end;
    if ((intro & kIntroOn) != 0 && !head && e > i + 1 && i > 0 && !items_[i - 1].is_quotation() &&
        (classes(i - 1) & (kWriting | kPosting)) != 0 && items_[i - 1].cue >= 0) {
        const Range name = names_.name_in(i + 1, e);  // "wrote on Quayside"
        if (name.begin == i + 1 && names_.may_be_outlet(name) && items_[i + 1].time < 0) {
            add({ChannelKind::post, span(i, name.end), {}});
            return name.end;
        }
    }
    const bool after_cue = i > 0 && !items_[i - 1].is_quotation() && (items_[i - 1].cue >= 0 || holds(cue_, i - 1));
    if (words({i, i + 1}) == "to" && after_cue && (classes(i + 1) & kPress) != 0) {
        if (addressed({i + 1, std::min(e, i + 1 + kMaxPhrase)}, i, false)) return e;  // "insisted to reporters"
    }
    const bool after_speaker = i == relation_source_.end && cue_.end == relation_source_.begin && words({i, i + 1}) == "to";
    if ((intro & kIntroTo) != 0 && i > 0 && (after_cue || after_speaker) && names_.is_outlet(names_.name_in(i + 1, e))) {
        if (addressed({i + 1, std::min(e, i + 1 + kMaxPhrase)}, i, false)) return e;  // "acknowledged to the Courier"
    }
    if ((intro & kIntroTo) != 0 && i > 0 && (classes(i - 1) & (kSpoken | kComment | kReporting | kWriting)) != 0) {
        // "said to reporters", "in comments to the Courier", but "wrote to the council"
        if ((classes(i - 1) & kWriting) != 0) {
            if (e > i + 1 && !names_.is_outlet(names_.name_in(i + 1, e)) && (modifiers & (kPress | kMedium)) == 0 &&
                words({i, i + 1}) == "to") {
                add({ChannelKind::letter, span(i - 1, e), {}});
                return e;
            }
        } else if (addressed({i + 1, std::min(e, i + 1 + kMaxPhrase)}, i, (classes(i - 1) & kComment) != 0)) {
            return e;
        }
    }
    if (!head) {
        // "before a crowd of thousands"
        if ((intro & kIntroBefore) != 0 && e > i + 1 && (classes(e - 1) & kAudience) != 0) {
            add({ChannelKind::speech, span(i, e), {}});
            return e;
        }
        return i;
    }
    // "in a brief sit-in": the noun that ends the phrase is another one.
    if (*head + 1 < e && items_[*head + 1].tags.upos == Upos::NOUN && items_[*head + 1].time < 0) return i;
    if ((intro & kIntroTo) != 0 && (i == 0 || (classes(i - 1) & (kPosting | kWriting | kTaking)) == 0)) return i;
    const bool plural = words({*head, *head + 1}).ends_with('s');
    if (!determined && (head_classes & kNamesStudy) != 0 && (head_classes & kBare) == 0) return i;  // "her lead in polls"
    if (!determined && !plural && (head_classes & (kBare | kMail | kPlatform | kAirwaves)) == 0 && (intro & kIntroBy) == 0) return i;
    // "on a call with analysts"
    for (std::uint32_t k = *head + 2; (head_classes & kCall) != 0 && k < std::min(zone.end, *head + 5); ++k) {
        if (items_[*head + 1].is_quotation() || (classes(*head + 1) & kIntroTo) == 0 || items_[k].is_quotation()) break;
        if ((classes(k) & (kModifiesCall | kPress | kAudience)) != 0) modifiers |= kModifiesCall;
    }
    Channel channel;
    const std::uint32_t end = tail_of_phrase(*head + 1, zone.end, head_classes, modifiers, channel);
    const auto kind = kind_of(intro, head_classes, modifiers, channel.outlet, items_[i + 1].is(kDefinite));
    const bool sure = kind == ChannelKind::interview && !channel.outlet.empty();
    if (!kind || (!sure && !is_said_of_cue(*head))) return i;
    if (words({*head - 1, *head}) == "capital") return i;  // in capital letters
    channel.kind = *kind;
    channel.span = span(i, end);
    add(std::move(channel));
    return end;
}

std::uint32_t ChannelFinder::outlet_phrase(std::uint32_t i, std::uint32_t end, std::uint64_t intro, std::optional<std::uint32_t> head) {
    if ((intro & kIntroOn) == 0) return 0;
    // "on the breakfast programme Salt and Light"
    for (std::uint32_t k = i + 1; k + 1 < end && !items_[k].is_quotation(); ++k) {
        if (items_[k].is(kCapital) || (classes(k) & kProgramme) == 0) continue;
        const Range called = names_.name_after_medium(k + 1, end);
        if (called.begin != k + 1 || called.empty()) break;
        add({ChannelKind::speech, span(i, called.end), names_.full_name(called)});
        return called.end;
    }
    const Range name = names_.name_in(i + 1, end);
    if (name.empty() || name.begin > i + 2 || !names_.is_outlet(name)) return 0;
    if (head && *head < name.begin) return 0;
    if (!is_said_of_cue(name.end - 1)) return 0;
    const bool interview = head && (classes(*head) & kNamesInterview) != 0;
    add({interview ? ChannelKind::interview : ChannelKind::speech, span(i, std::max(name.end, head ? *head + 1 : 0)),
         names_.full_name(name)});
    return std::max(name.end, head ? *head + 1 : 0);
}

std::optional<ChannelKind> ChannelFinder::kind_of(std::uint64_t intro, std::uint64_t head, std::uint64_t modifiers,
                                                  const std::string& outlet, bool definite) {
    const bool in = (intro & kIntroIn) != 0;
    const bool at = (intro & kIntroAt) != 0;
    const bool on = (intro & kIntroOn) != 0;
    const bool by = (intro & kIntroBy) != 0;
    const bool to = (intro & kIntroTo) != 0;
    if ((head & kCall) != 0) {
        if ((modifiers & kModifiesCall) == 0) return outlet.empty() ? std::nullopt : std::optional(ChannelKind::interview);
        return in || on || at ? std::optional(ChannelKind::speech) : std::nullopt;
    }
    if ((head & kNamesInterview) != 0 && (in || on || by || at)) return ChannelKind::interview;
    if ((head & kPlatform) != 0 && (on || by || in || to)) return ChannelKind::post;
    if ((head & kNamesPost) != 0 && (head & kPlatform) == 0 && (in || on || by)) return ChannelKind::post;
    if ((head & kNamesStatement) != 0 && (in || by)) return (modifiers & kOpening) != 0 ? ChannelKind::speech : ChannelKind::statement;
    if ((head & kMail) != 0 && (in || by))
        return (modifiers & (kRecipient | kInternal)) != 0 ? ChannelKind::letter : ChannelKind::statement;
    if ((head & kComment) != 0 && (modifiers & kMail) != 0 && in) return ChannelKind::statement;  // "in an emailed response"
    if ((head & (kNamesFiling | kNamesOrder)) != 0 && in) return ChannelKind::filing;
    if ((head & kNamesStudy) != 0 && in) return (modifiers & kLegal) != 0 ? ChannelKind::filing : ChannelKind::study;
    if ((head & kNamesLetter) != 0 && (in || by)) return ChannelKind::letter;
    if ((head & kRecording) != 0 && in) return outlet.empty() && !definite ? ChannelKind::post : ChannelKind::observed;
    if ((head & kNamesSpeech) != 0 && (in || at)) return ChannelKind::speech;
    if ((head & kRoom) != 0 && (in || at)) return ChannelKind::speech;
    if ((head & kGathering) != 0 && (at || ((modifiers & kModifiesCall) != 0 && in))) return ChannelKind::speech;
    if ((head & kAirwaves) != 0 && on) return ChannelKind::speech;
    return std::nullopt;
}

std::uint32_t ChannelFinder::tail_of_phrase(std::uint32_t begin, std::uint32_t zone_end, std::uint64_t head, std::uint64_t& modifiers,
                                            Channel& channel) {
    std::uint32_t end = begin;
    const std::uint32_t limit = std::min(zone_end, begin + kMaxPhrase);
    for (std::uint32_t i = begin; i < limit; ++i) {
        const Item& item = items_[i];
        if (item.is_quotation() || item.is(kStop | kColon | kSemicolon | kThat)) break;
        if (item.is(kSubordinator) && item.is(kPreposition) && !item.is(kAs)) break;  // in a statement after the Courier’s article
        const std::uint64_t here = classes(i);
        // "a letter, seen by the Courier"; "a letter, which the Courier has seen"
        const bool goes_on = i + 1 < limit && ((classes(i + 1) & kPassedOn) != 0 || items_[i + 1].is(kRelative));
        if (item.is(kComma | kDash) && !goes_on) break;
        if ((here & kRecipient) != 0 && (head & kMail) != 0) modifiers |= kRecipient;
        // "in a post on Facebook"
        if (i == begin && (head & kNamesPost) != 0 && (here & kIntroOn) != 0 && i + 1 < limit && (classes(i + 1) & kPlatform) != 0) {
            end = i + 2;
            continue;
        }
        // "in a report to the committee": no speech to it
        if (i == begin && words({i, i + 1}) == "to" && (head & kNamesStudy) != 0 && i + 1 < limit) {
            std::uint32_t k = i + 1;
            while (k < limit && !items_[k].is_quotation() && !items_[k].is(kPunctuation | kPreposition | kThat | kRelative) &&
                   (classes(k) & kPassedOn) == 0 && items_[k].time < 0)
                ++k;
            const Range name = names_.name_in(i + 1, k);
            if (!names_.is_outlet(name) && k > i + 1) {
                end = k;
                i = k - 1;
                continue;
            }
        }
        if (item.time >= 0 && channel.outlet.empty() && end == i) continue;
        const bool link = item.is(kPreposition) || item.is(kRelative);
        if (!link || i + 1 >= limit || items_[i + 1].is_quotation()) continue;
        const std::uint32_t from = items_[i + 1].is(kDeterminer) && !items_[i + 1].is(kCapital) ? i + 2 : i + 1;
        if (from < limit &&
            ((items_[from].is(kFirst) && !items_[from].is(kCapital)) || ((classes(from) & kMedium) != 0 && !items_[from].is(kCapital))) &&
            (here & (kIntroBy | kIntroTo)) != 0) {
            if (items_[from].is(kFirst) || words({i + 1, i + 2}) == "this") channel.outlet = names_.own();
            end = from + 1;
            continue;
        }
        Range name = names_.name_in(from, std::min(limit, from + kMaxOutletWords));
        if (name.empty() || name.begin > from + 2 || !channel.outlet.empty()) continue;
        const bool obtained = i > 0 && (classes(i - 1) & kPassedOn) != 0;
        const bool with = (here & kIntroTo) != 0;
        const bool obtained_by = obtained && (here & kIntroBy) != 0;
        const bool interviews = with && (head & kNamesInterview) != 0 && (names_.is_own(name) || names_.may_interview(name));
        if (names_.is_outlet(name) || interviews || (obtained_by && names_.may_be_outlet(name))) {
            channel.outlet = names_.full_name(name);
            if (interviews) names_.remember(words(name));
            end = name.end;
            i = name.end - 1;
        }
    }
    return std::max(end, begin);
}

void ChannelFinder::trailing_phrase(const Relation& relation) {
    constexpr std::uint32_t kMaxTrail = 8;  // items from the preposition to the content's end
    const Range content = relation.content.back();
    if (!channels_.empty() || content.begin < relation.cue.end) return;
    for (std::uint32_t i = content.end; i > content.begin + 1 && content.end - i < kMaxTrail; --i) {
        if (items_[i - 1].is_quotation() || items_[i - 1].is(kPunctuation)) return;
        const std::uint64_t here = classes(i - 1);
        if ((here & kIntroIn) == 0 || items_[i - 1].is(kCapital)) continue;
        if (i >= content.end || !items_[i].is(kArticle)) return;
        const std::size_t n = channels_.size();
        phrase(i - 1, {i - 1, content.end}, here);
        if (channels_.size() == n) return;
        const ChannelKind kind = channels_.back().kind;
        const bool sure = kind == ChannelKind::statement || kind == ChannelKind::interview || kind == ChannelKind::post;
        std::uint32_t end = i;
        while (end < content.end && items_[end].span.begin < channels_.back().span.end) ++end;
        while (end < content.end && (items_[end].time >= 0 || items_[end].is(kPreposition))) ++end;
        if (!sure || end != content.end) channels_.pop_back();
        return;
    }
}

}  // namespace onrecord
