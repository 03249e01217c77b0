// Words that a document has: the source is one ("court papers", "the letter"), the cue or what it issues is one ("released a statement
// saying"), a relative clause or "it" goes back to one. Cost: linear.
#include <algorithm>
#include <utility>

#include "attribution/channel_finder.h"

namespace onrecord {

std::optional<Channel> ChannelFinder::document_of_it(std::size_t r) {
    const Relation& relation = relations_[r];
    const Range source = relation.source;
    if (source.end != source.begin + 1 || items_[source.begin].is_quotation() || lower_word(words(source)) != "it") return std::nullopt;
    std::uint32_t begin = all_.passages[relation.passage].first;
    if (begin == source.begin) {
        if (relation.passage == 0) return std::nullopt;
        const Passage& before = all_.passages[relation.passage - 1];
        if (before.paragraph + 1 < all_.passages[relation.passage].paragraph) return std::nullopt;
        begin = before.first;
    }
    for (std::uint32_t i = source.begin; i > begin; --i) {
        const std::uint32_t noun = i - 1;
        constexpr std::uint64_t kDocument = kNamesLetter | kNamesStudy | kNamesFiling | kNamesStatement | kMail;
        if (items_[noun].is_quotation() || items_[noun].is(kCapital) || (classes(noun) & kDocument) == 0) continue;
        const bool compound = noun + 1 < source.begin && !items_[noun + 1].is_quotation() && items_[noun + 1].tags.upos == Upos::NOUN;
        if (items_[noun].tags.upos == Upos::VERB || compound) continue;  // "a private email server"
        const std::uint32_t article = article_of(noun, begin);
        const bool indefinite = article < noun && items_[article].is(kArticle) && !items_[article].is(kDefinite);
        if (article == noun || !(indefinite || article == begin)) continue;
        return document(article, noun, source.begin);
    }
    return std::nullopt;
}

std::uint32_t ChannelFinder::article_of(std::uint32_t noun, std::uint32_t begin) const {
    for (std::uint32_t i = noun; i > begin && noun - i < kMaxBefore; --i) {
        const Item& item = items_[i - 1];
        if (item.is_quotation() || item.is(kPunctuation | kPreposition | kRelative) || item.cue >= 0) return noun;
        if (item.is(kArticle | kDeterminer | kPossessive)) return i - 1;
    }
    return noun;
}

std::optional<Channel> ChannelFinder::document(std::uint32_t begin, std::uint32_t noun, std::uint32_t limit) {
    const std::uint64_t here = classes(noun);
    std::uint64_t modifiers = 0;
    for (std::uint32_t i = begin; i < noun; ++i) modifiers |= classes(i);
    Channel channel;
    std::uint32_t end = tail_of_phrase(noun + 1, limit, here, modifiers, channel);
    if (const Range where = publisher(noun, limit); !where.empty() && channel.outlet.empty()) {
        channel.outlet = names_.full_name(where);
        end = where.end;
    }
    const bool report = words({noun, noun + 1}).starts_with("report");
    channel.kind = (here & kNamesStudy) != 0       ? (modifiers & kLegal) != 0           ? ChannelKind::filing
                                                     : report && !channel.outlet.empty() ? ChannelKind::reported
                                                                                         : ChannelKind::study
                   : (here & kNamesFiling) != 0    ? ChannelKind::filing
                   : (here & kNamesStatement) != 0 ? ChannelKind::statement
                                                   : ChannelKind::letter;
    channel.span = span(begin, std::max(end, noun + 1));
    channel.inherited = true;
    return channel;
}

Range ChannelFinder::publisher(std::uint32_t noun, std::uint32_t limit) {
    if (!words({noun, noun + 1}).starts_with("report") || noun + 2 >= limit || (classes(noun + 1) & kIntroIn) == 0) return {noun, noun};
    const std::uint32_t from = items_[noun + 2].is(kArticle) ? noun + 3 : noun + 2;
    const Range where = names_.name_in(from, limit);
    if (where.begin != from || !(names_.may_be_outlet(where) || names_.is_outlet(where))) return {noun, noun};
    names_.remember(words(where));
    return where;
}

void ChannelFinder::argument_channel(const Relation& relation) {
    bool speaks = relation.entry >= 0 && lists_.cues[static_cast<std::size_t>(relation.entry)].strength == Strength::strong;
    for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i)
        speaks |= items_[i].is(kSpeaking) || (classes(i) & (kPosting | kWriting | kReporting | kTelling)) != 0;
    if (!speaks) return;
    for (const CueArgument& argument : arguments_.of(relation.cue)) {
        if (argument.preposition == argument.head || argument.head > argument.preposition + kMaxPhrase) continue;
        if (items_[argument.head].is(kCapital) && argument.head == argument.preposition + 1) continue;
        const auto kind = kind_of_noun(argument.head, items_[argument.preposition].key, argument.preposition + 1, true);
        if (!kind || holds(relation.source, argument.head)) continue;
        Channel channel;
        channel.kind = *kind;
        std::uint64_t modifiers = 0;
        for (std::uint32_t i = argument.preposition + 1; i < argument.head; ++i) modifiers |= classes(i);
        const std::uint32_t passage_end = all_.passages[relation.passage].end;
        const std::uint32_t end = tail_of_phrase(argument.head + 1, passage_end, classes(argument.head), modifiers, channel);
        if (is_content(relation, argument.head)) {
            const bool sure = *kind == ChannelKind::statement || *kind == ChannelKind::interview || *kind == ChannelKind::post;
            if (!sure || !is_end_of_content(relation, end)) continue;
        }
        channel.span = span(argument.preposition, end);
        add(std::move(channel));
        return;
    }
}

bool ChannelFinder::is_end_of_content(const Relation& relation, std::uint32_t i) const {
    const std::uint32_t end = relation.content.back().end;
    while (i < end && !items_[i].is_quotation() && (items_[i].time >= 0 || items_[i].is(kPreposition | kPunctuation))) ++i;
    return i >= end;
}

void ChannelFinder::antecedent(const Relation& relation) {
    const std::uint32_t first = all_.passages[relation.passage].first;
    std::uint32_t end = relation.source.begin;
    if (end <= first + 2 || relation.cue.empty() || relation.cue.begin < end || items_[end - 1].is_quotation()) return;
    const std::string_view word = words({end - 1, end});
    if (word == "which" && !items_[end - 2].is_quotation() && (classes(end - 2) & (kIntroIn | kIntroOn | kIntroAt)) != 0) {
        end -= 2;
    } else if (word == "where") {
        --end;
        if (!items_[end - 1].is_quotation() && items_[end - 1].is(kComma)) --end;
    } else {
        return;
    }
    std::uint32_t begin = end;
    while (begin > first && end - begin < kMaxPhrase && !items_[begin - 1].is_quotation() &&
           !items_[begin - 1].is(kBorder | kComma | kRelative | kThat))
        --begin;
    if (begin == end) return;
    // "wrote a letter in which": the noun itself
    constexpr std::uint64_t kDocument = kNamesLetter | kNamesStudy | kNamesFiling | kNamesStatement;
    const std::uint32_t noun = end - 1;
    const std::uint32_t article = article_of(noun, begin);
    if ((classes(noun) & kDocument) != 0 && !items_[noun].is(kCapital) && article < noun) {
        Channel channel = *document(article, noun, end);
        channel.inherited = false;
        add(std::move(channel));
        return;
    }
    cue_ = {};
    phrases({begin, end});
}

void ChannelFinder::issued(const Relation& relation) {
    constexpr std::uint32_t kMaxToNoun = 6;  // items from the verb to what is issued
    constexpr std::uint64_t kIssued =
        kNamesStatement | kNamesLetter | kMail | kNamesStudy | kNamesFiling | kNamesPost | kNamesSpeech | kGathering;
    if (relation.cue.empty() || relation.cue.begin <= relation.source.begin) return;
    const std::uint32_t from = std::max(relation.source.begin + 1, relation.cue.begin - std::min(relation.cue.begin, kMaxZone));
    for (std::uint32_t i = from; i + 2 < relation.cue.end; ++i) {
        const bool active = !items_[i].is_quotation() && items_[i].tags.xpos == Xpos::VBD && (classes(i) & (kPassedOn | kGiving)) != 0;
        if (!active || items_[i + 1].is_quotation()) continue;
        const std::uint32_t first = items_[i + 1].tags.xpos == Xpos::RP ? i + 2 : i + 1;
        if (items_[first].is_quotation() || !items_[first].is(kArticle | kPossessive)) continue;
        std::uint32_t noun = first + 1;
        while (noun < relation.cue.end && noun <= first + kMaxToNoun && !items_[noun].is_quotation() && (classes(noun) & kIssued) == 0 &&
               !items_[noun].is(kPunctuation) && (!items_[noun].is(kPreposition) || items_[noun - 1].is(kCapital)))
            ++noun;
        if (noun >= relation.cue.end || items_[noun].is_quotation() || (classes(noun) & kIssued) == 0) return;
        if (items_[noun].tags.upos == Upos::VERB || items_[noun].is(kCapital)) return;
        // "a press briefing": the noun that ends the phrase
        while (noun + 1 < relation.cue.end && !items_[noun + 1].is_quotation() && items_[noun + 1].tags.upos == Upos::NOUN &&
               (classes(noun + 1) & kIssued) != 0)
            ++noun;
        const std::uint64_t here = classes(noun);
        add({(here & kNamesStatement) != 0               ? ChannelKind::statement
             : (here & (kNamesLetter | kMail)) != 0      ? ChannelKind::letter
             : (here & (kNamesSpeech | kGathering)) != 0 ? ChannelKind::speech
             : (here & kNamesFiling) != 0                ? ChannelKind::filing
             : (here & kNamesPost) != 0                  ? ChannelKind::post
                                                         : ChannelKind::study,
             span(i, noun + 1),
             {}});
        return;
    }
}

void ChannelFinder::cue_itself(const Relation& relation) {
    // "filed a | six-page complaint asking the court", in which the document begins the content
    constexpr std::uint32_t kMaxToNoun = 5;  // items of the content up to the noun
    const Range content = relation.content.front();
    if (channels_.empty() && content.begin == relation.cue.end && (classes(relation.cue.begin) & kLodging) != 0) {
        for (std::uint32_t i = content.begin; i < content.end && i - content.begin < kMaxToNoun && !items_[i].is_quotation(); ++i) {
            if (items_[i].is(kPreposition | kRelative | kThat)) break;
            if ((classes(i) & kNamesFiling) != 0 && !items_[i].is(kCapital))
                add({ChannelKind::filing, span(relation.cue.begin, i + 1), {}});
        }
    }
    for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) {
        if ((classes(i) & kTestifying) != 0 && channels_.empty())
            add({ChannelKind::speech, span(relation.cue.begin, relation.cue.end), {}});
        if ((classes(i) & kPosting) != 0) add({ChannelKind::post, span(relation.cue.begin, relation.cue.end), {}});
        // "released a statement saying"
        const bool issued = i > relation.cue.begin + 1 && items_[i - 1].is(kArticle) && (classes(i - 2) & kPassedOn) != 0;
        if (issued && (classes(i) & kNamesStatement) != 0) add({ChannelKind::statement, span(relation.cue.begin, relation.cue.end), {}});
    }
}

std::uint32_t ChannelFinder::head_of(Range source) const {
    std::uint32_t i = source.begin;
    while (i + 1 < source.end) {
        const Item& next = items_[i + 1];
        // "a Harlow Post-Quay Radio poll"
        const bool joins = next.is(kDash) && next.span.begin == items_[i].span.end && i + 2 < source.end;
        if (next.is_quotation() || (next.is(kPunctuation & ~kMark) && !joins) || next.is(kRelative | kThat)) break;
        if (!next.is(kCapital) && (next.is(kPreposition) || (classes(i + 1) & kPassedOn) != 0)) break;
        if (next.time >= 0) break;
        ++i;
    }
    return i;
}

void ChannelFinder::source_itself(const Relation& relation) {
    Range source = relation.source;
    if (source.end == source.begin + 1 && !items_[source.begin].is_quotation() && items_[source.begin].is(kRelative)) {
        const std::uint32_t noun = arguments_.antecedent_of(relation.cue);
        if (noun >= source.begin || source.begin - noun > kMaxPhrase) return;
        source = {article_of(noun, all_.passages[relation.passage].first), source.begin};
    }
    // "two class action lawsuits being considered in court"; the last word of the first noun phrase where nothing is parsed
    const std::uint32_t by_tree = arguments_.head_of(source);
    if (by_tree < source.end && document_itself(source, by_tree)) return;
    const std::uint32_t head = head_of(source);
    if (head != by_tree) document_itself(source, head);
}

bool ChannelFinder::document_itself(Range source, std::uint32_t head) {
    // "a copy of the letter", "excerpts from his speech"
    if ((classes(head) & kCopy) != 0 && head + 2 < source.end && !items_[head + 1].is_quotation() && items_[head + 1].is(kPreposition) &&
        !items_[head + 2].is_quotation())
        head = head_of({head + 2, source.end});
    if (items_[head].is_quotation() || (items_[head].is(kCapital) && head > source.begin && items_[head - 1].is(kCapital))) return false;
    std::uint64_t here = classes(head);
    std::uint64_t modifiers = 0;
    for (std::uint32_t i = source.begin; i < head; ++i) modifiers |= classes(i);
    if ((here & kPlatform) != 0) return false;
    // "the release of the files" is none.
    if ((here & kNamesStatement) != 0 && head + 1 < source.end && words({head + 1, head + 2}) == "of") return false;
    Channel channel;
    std::uint32_t phrase_end = tail_of_phrase(head + 1, source.end, here, modifiers, channel);
    if ((here & kNamesStudy) != 0) {
        // "a report in the Courier", "the Courier’s report"
        const Range name = names_.name_in(source.begin, head);
        const bool report = words({head, head + 1}).starts_with("report");
        const bool by_outlet = names_.is_outlet(name) && report;
        if (const Range where = publisher(head, source.end); !where.empty() && channel.outlet.empty()) {
            channel.outlet = names_.full_name(where);
            phrase_end = where.end;
        }
        const bool by_press = report && name.empty() && (modifiers & (kPress | kNamesOutlet)) != 0;  // "news reports"
        channel.kind = (modifiers & kLegal) != 0                                      ? ChannelKind::filing
                       : by_outlet || by_press || (report && !channel.outlet.empty()) ? ChannelKind::reported
                                                                                      : ChannelKind::study;
        if (by_outlet) channel.outlet = names_.full_name(name);
    } else if ((here & (kNamesFiling | kNamesOrder)) != 0) {
        channel.kind = ChannelKind::filing;
    } else if ((here & kNamesStatement) != 0) {
        channel.kind = ChannelKind::statement;
    } else if ((here & (kNamesLetter | kMail)) != 0) {
        channel.kind = ChannelKind::letter;
    } else if ((here & kRecording) != 0) {
        channel.kind = ChannelKind::observed;
    } else if ((here & kNamesPost) != 0) {
        channel.kind = ChannelKind::post;
    } else if ((here & kNamesSpeech) != 0 && (modifiers & kCopy) != 0) {
        channel.kind = ChannelKind::speech;
    } else if (const auto kind = kind_of_noun(head, word_key("source"), source.begin, head == source.begin || !items_[head].is(kCapital))) {
        channel.kind = *kind;  // "the minutes", "her profile page"
    } else if (const auto two = kind_of_noun(head, word_key("in"), source.begin, false)) {
        channel.kind = *two;  // "the plea agreement"
    } else {
        return false;
    }
    channel.span = span(source.begin, phrase_end);
    add(std::move(channel));
    return true;
}

void ChannelFinder::aside_in_source(const Relation& relation) {
    const Range source = relation.source;
    for (std::uint32_t i = source.begin; i < source.end; ++i) {
        if (items_[i].is_quotation() || !items_[i].is(kComma)) continue;
        const bool leads =
            i + 1 < source.end && ((classes(i + 1) & (kIntro | kSpoken | kContacting | kReplying)) != 0 || words({i + 1, i + 2}) == "when");
        if (leads) phrases({i + 1, source.end});
        return;
    }
    // "Ruiz in a blog post | said", "said Ruiz on the council floor"
    for (std::uint32_t i = source.begin + 1; i + 2 < source.end; ++i) {
        if (items_[i].is_quotation() || items_[i].is(kPunctuation)) return;
        if ((classes(i) & kIntroOn) != 0 && items_[i - 1].is(kCapital)) {
            const auto kind = kind_of_noun(source.end - 1, items_[i].key, i + 1, true);
            if (kind) add({*kind, span(i, source.end), {}});
            return;
        }
        if ((classes(i) & kIntroIn) == 0 || !items_[i - 1].is(kCapital | kSubject) || !items_[i + 1].is(kArticle | kPossessive)) continue;
        const std::size_t n = channels_.size();
        phrase(i, {i, source.end}, classes(i));
        if (channels_.size() > n && channels_.back().kind == ChannelKind::speech) channels_.pop_back();
        return;
    }
}

}  // namespace onrecord
