// Statements are taken in the order of the text; each speaker has a list of occasions, the latest last.
//
//     Ruiz told the Courier on Monday that …        opens an occasion: told, Courier, Monday
//     “It is sound,” she said.                      names no channel: the latest occasion, whose channel it inherits
//     “Not this year,” she told Harlow Radio.       another outlet: another occasion
//     In a letter to the council Ruiz wrote …       another kind: another occasion
//     The letter says …                             the document of that occasion
//
// A lead without a channel ("Ruiz said on Monday …") shares the occasion of the next statement that names one, if no day speaks against it.
// A wrong join makes two utterances one, which no later stage can undo; so what differs in kind, outlet or day is another occasion, and
// so is what calls itself so ("in a separate statement").
#include "attribution/occasion.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/names.h"
#include "language/inflection.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxOpenOccasions = 8;  // of one speaker that a statement is compared with
// Paragraphs between a statement without a channel and the latest of its occasion; set on the open gold and thirty reports of PolNeAR
// train, whose speakers come back after long stretches with what they said elsewhere.
constexpr std::uint32_t kMaxDistance = 3;
constexpr std::uint32_t kMaxShortDistance = 1;  // the same of a refusal, and of what stands before the channel is named, the lead aside
constexpr std::uint32_t kMaxLongDistance = 8;   // the same of what continues: "she went on"
constexpr std::uint32_t kLeadParagraphs = 3;    // with the headline
constexpr std::uint32_t kMaxNounBytes = 24;     // of what follows the first word after "the" in "the leaked letter"

bool is_document(ChannelKind kind) {
    return kind == ChannelKind::statement || kind == ChannelKind::filing || kind == ChannelKind::letter || kind == ChannelKind::study ||
           kind == ChannelKind::post;
}

class Occasions {
public:
    Occasions(const Text& text, const Passages& passages, const std::vector<Relation>& relations, std::vector<Utterance> utterances,
              const FoundChannels& channels, const std::vector<Entity>& entities, const std::vector<TimeExpression>& times,
              const AttributionLists& lists)
        : text_(text),
          all_(passages),
          relations_(relations),
          announcements_(channels.announcements),
          of_it_(channels.of_it),
          is_elsewhere_(channels.is_elsewhere),
          entities_(entities),
          times_(times),
          lists_(lists) {
        found_.utterances = std::move(utterances);
    }

    FoundOccasions run(std::string_view outlet) && {
        std::size_t next = 0;
        for (std::size_t r = 0; r < relations_.size(); ++r) {
            for (; next < announcements_.size() && announcements_[next].passage <= relations_[r].passage; ++next) announce(next, r);
            place(r);
            note_filing(r);
        }
        for (; next < announcements_.size(); ++next) announce(next, relations_.size());
        name_own(outlet);
        for (std::size_t r = 0; r < relations_.size(); ++r) inherit(r);
        for (Occasion& occasion : found_.occasions) describe_document(occasion);
        return std::move(found_);
    }

private:
    void place(std::size_t r) {
        Utterance& utterance = found_.utterances[r];
        // "It says" is the document told of before, unless somebody else is meant; a statement is its issuer's all the same.
        if (of_it_[r] && utterance.channel.empty() && (!utterance.speaker.entity || of_it_[r]->kind == ChannelKind::statement)) {
            utterance.channel.push_back(*of_it_[r]);
            if (!utterance.speaker.entity) utterance.speaker.kind = SpeakerKind::document;
        }
        if (!utterance.speaker.entity) {
            if (relations_[r].source.empty()) return;
            auto occasion = occasion_before(r, true);
            if (!occasion) occasion = occasion_of_same_words(r);
            if (!occasion) occasion = occasion_of_document(r);
            if (occasion) {
                join(r, *occasion);
            } else {
                name_document(open(r, std::nullopt), utterance.channel);
            }
            return;
        }
        const std::uint32_t entity = *utterance.speaker.entity;
        const bool is_paper = utterance.speaker.kind == SpeakerKind::document;
        std::vector<std::uint32_t>& mine = of_entity_[entity];
        // "Her legal team filed a motion …. Her attorneys wrote": in it.
        if (const auto filed = filing_of_agents(r)) {
            join(r, *filed);
            mine.push_back(*filed);
            return;
        }
        const std::size_t oldest = mine.size() > kMaxOpenOccasions ? mine.size() - kMaxOpenOccasions : 0;
        if (mine.size() > 1 && goes_back(r, mine.back())) std::swap(mine[mine.size() - 1], mine[mine.size() - 2]);
        for (std::size_t i = mine.size(); i > oldest; --i) {
            const bool latest = i == mine.size();
            if (!fits(r, mine[i - 1], latest)) continue;
            join(r, mine[i - 1]);
            if (!latest)
                std::rotate(mine.begin() + static_cast<std::ptrdiff_t>(i) - 1, mine.begin() + static_cast<std::ptrdiff_t>(i), mine.end());
            return;
        }
        if (mine.empty()) {
            auto occasion = occasion_of_same_words(r);
            if (!occasion) occasion = occasion_before(r, false);
            if (occasion) {
                join(r, *occasion);
                mine.push_back(*occasion);
                return;
            }
        }
        if (const auto occasion = occasion_of_document(r)) {
            std::optional<std::uint32_t>& owner = is_paper ? found_.occasions[*occasion].document : found_.occasions[*occasion].speaker;
            if (is_paper || !owner || *owner == entity) {
                owner = entity;
                join(r, *occasion);
                mine.push_back(*occasion);
                return;
            }
        }
        const std::uint32_t occasion = open(r, is_paper ? std::nullopt : std::optional(entity));
        if (is_paper) found_.occasions[occasion].document = entity;
        of_entity_[entity].push_back(occasion);
        // What a lawyer issues for a client is the client's: "she went on" goes on with it.
        const bool issued =
            std::any_of(utterance.channel.begin(), utterance.channel.end(), [](const Channel& c) { return is_document(c.kind); });
        if (issued && utterance.speaker.on_behalf_of) of_entity_[*utterance.speaker.on_behalf_of].push_back(occasion);
        name_document(occasion, utterance.channel);
    }

    // ---- "Ruiz spoke to the Courier on Monday.", before relation r
    void announce(std::size_t number, std::size_t r) {
        const Announcement& announcement = announcements_[number];
        const std::uint32_t paragraph = all_.passages[announcement.passage].paragraph;
        for (const std::uint32_t entity : subjects_of(announcement.subject)) {
            std::vector<std::uint32_t>& mine = of_entity_[entity];
            // A report's last lines name the channels of what stands far above.
            constexpr std::uint32_t kLastParagraphs = 2;
            const bool is_last = paragraph + kLastParagraphs > all_.passages.back().paragraph && mine.size() == 1;
            if (mine.empty() || !takes(mine.back(), announcement, is_last)) {
                mine.push_back(open(announcement, entity));
            } else {
                paragraph_[mine.back()] = paragraph;
            }
            announced_ = {mine.back(), r};
        }
        // "She was speaking to the Courier", of whom the entities room knows nothing: who spoke right before.
        const std::uint32_t last = announcement.subject.end - 1;
        const bool pronoun = all_.items[announcement.subject.begin].is(kSubject) && last < announcement.subject.begin + 3;
        if (announced_.second == r || !pronoun || r == 0 || !found_.utterances[r - 1].occasion) return;
        const std::uint32_t before = *found_.utterances[r - 1].occasion;
        if (paragraph_[before] + 1 >= paragraph && takes(before, announcement, false)) announced_ = {before, r};
    }
    // Gives an occasion the announced channels if it has none, or the same.
    bool takes(std::uint32_t number, const Announcement& announcement, bool at_any_distance) {
        Occasion& occasion = found_.occasions[number];
        if (!at_any_distance && all_.passages[announcement.passage].paragraph > paragraph_[number] + kMaxDistance) return false;
        if (occasion.channel.empty()) {
            occasion.channel = announcement.channels;
            return true;
        }
        return std::any_of(occasion.channel.begin(), occasion.channel.end(), [&](const Channel& one) {
            return one.kind == announcement.channels.front().kind && one.outlet == announcement.channels.front().outlet;
        });
    }
    std::uint32_t open(const Announcement& announcement, std::uint32_t speaker) {
        const auto number = static_cast<std::uint32_t>(found_.occasions.size());
        found_.occasions.emplace_back();
        found_.occasions.back().speaker = speaker;
        found_.occasions.back().channel = announcement.channels;
        paragraph_.push_back(all_.passages[announcement.passage].paragraph);
        named_in_.push_back(0);
        return number;
    }
    // Who spoke: the first person named in [begin, end), and those whom "and" or a comma adds; else who is last spoken of there.
    [[nodiscard]] std::vector<std::uint32_t> subjects_of(Range subject) {
        const std::uint32_t begin = all_.items[subject.begin].span.begin;
        const std::uint32_t end = all_.items[subject.end - 1].span.end;
        if (people_.empty()) {
            for (std::uint32_t e = 0; e < entities_.size(); ++e) {
                if (entities_[e].type != EntityType::person) continue;
                for (const Mention& mention : entities_[e].mentions)
                    people_.push_back({mention.span, e, mention.form == MentionForm::name});
            }
            std::sort(people_.begin(), people_.end(), [](const Person& a, const Person& b) { return a.span < b.span; });
        }
        std::vector<std::uint32_t> who;
        std::uint32_t last_end = 0;
        std::optional<std::uint32_t> described;
        auto person =
            std::lower_bound(people_.begin(), people_.end(), begin, [](const Person& p, std::uint32_t at) { return p.span.begin < at; });
        for (; person != people_.end() && person->span.begin < end; ++person) {
            if (person->span.end > end) continue;
            if (!person->is_name) {
                described = person->entity;
                continue;
            }
            if (!who.empty() && !adds(last_end, person->span.begin)) break;
            if (who.empty() && follows_preposition(subject, person->span.begin)) continue;
            who.push_back(person->entity);
            last_end = person->span.end;
        }
        if (who.empty() && described) who.push_back(*described);
        return who;
    }
    // "Ruiz and Okafor", "Ruiz, Okafor and Lind"
    [[nodiscard]] bool adds(std::uint32_t from, std::uint32_t to) const {
        for (auto item = first_in({from, to}); item != all_.items.end() && item->span.begin < to; ++item) {
            if (!item->is(kAnd | kComma | kCapital)) return false;
        }
        return true;
    }
    // "Friends of Ruiz spoke"
    [[nodiscard]] bool follows_preposition(Range subject, std::uint32_t at) const {
        for (std::uint32_t i = subject.begin; i < subject.end && all_.items[i].span.begin < at; ++i) {
            if (all_.items[i].is(kPreposition) && all_.items[i + 1].span.begin == at) return true;
        }
        return false;
    }

    // An interview in which no outlet is named is the report's own, where nobody in it speaks to another outlet.
    void name_own(std::string_view outlet) {
        if (outlet.empty()) return;
        const auto elsewhere = [&](const Occasion& occasion) {
            return std::any_of(occasion.channel.begin(), occasion.channel.end(), [&](const Channel& one) {
                return one.kind != ChannelKind::reported && !one.outlet.empty() && one.outlet != outlet;
            });
        };
        if (std::any_of(found_.occasions.begin(), found_.occasions.end(), elsewhere)) return;
        for (Occasion& occasion : found_.occasions) {
            for (Channel& channel : occasion.channel) {
                if (channel.kind == ChannelKind::interview && is_own_interview(channel.span)) channel.outlet = outlet;
            }
        }
        for (Utterance& utterance : found_.utterances) {
            if (!utterance.occasion) continue;
            const auto& whole = found_.occasions[*utterance.occasion].channel;
            for (Channel& channel : utterance.channel) {
                const bool own = std::any_of(whole.begin(), whole.end(), [&](const Channel& one) {
                    return one.kind == channel.kind && one.outlet == outlet && is_own_interview(channel.span);
                });
                if (channel.kind == ChannelKind::interview && channel.outlet.empty() && own) channel.outlet = outlet;
            }
        }
    }
    // "in an interview", "in a telephone interview"; not "in interviews", "in a Daily Wall interview", "in an interview with a student"
    [[nodiscard]] bool is_own_interview(Span span) const {
        auto item = first_in(span);
        if (item == all_.items.end() || !item->is(kPreposition) || ++item == all_.items.end() || !item->is(kArticle) || item->is(kDefinite))
            return false;
        const auto last = std::find_if(item, all_.items.end(), [&](const Item& one) { return one.span.end >= span.end; });
        if (last == all_.items.end() || last->span.end != span.end || text_.slice(last->span) != "interview") return false;
        if (std::any_of(item, last, [](const Item& one) { return one.is(kCapital); })) return false;
        const auto next = std::next(last);
        return next == all_.items.end() || next->is_quotation() || text_.slice(next->span) != "with";
    }

    // Whether a speaker who was read last speaks again: "He has written to ask who …" and, paragraphs later, "… , he said".
    [[nodiscard]] bool goes_back(std::size_t r, std::uint32_t latest) const {
        const Occasion& occasion = found_.occasions[latest];
        if (!found_.utterances[r].channel.empty() || occasion.channel.empty() || is_near(r, latest, 0)) return false;
        for (const Channel& channel : occasion.channel) {
            if (channel.kind != ChannelKind::letter && channel.kind != ChannelKind::filing && channel.kind != ChannelKind::post)
                return false;
        }
        for (std::uint32_t i = relations_[r].cue.begin; i < relations_[r].cue.end; ++i) {
            if ((classes(all_.items[i]) & kWriting) != 0) return false;
        }
        return true;
    }

    // A pronoun that was not resolved ("a spokesman said …. He said …"), "the 72-year-old", "this person": the statement right before it in
    // its paragraph.
    [[nodiscard]] std::optional<std::uint32_t> occasion_before(std::size_t r, bool is_unresolved) const {
        const Range source = relations_[r].source;
        if (source.empty()) return std::nullopt;
        const Item& first = all_.items[source.begin];
        const Item& last = all_.items[source.end - 1];
        if (first.is_quotation() || last.is_quotation()) return std::nullopt;
        const bool alone = source.end == source.begin + 1;
        const bool pronoun = is_unresolved && alone && first.is(kSubject) && first.is(kPerson) && !first.is(kFirst);
        // "It" after what is in a document, or after another "it".
        // "Ruiz spoke to the Courier. She said"
        if (pronoun && announced_.second == r && paragraph_[announced_.first] == all_.passages[relations_[r].passage].paragraph &&
            fits(r, announced_.first, true))
            return announced_.first;
        if (r == 0) return std::nullopt;
        bool it = is_unresolved && alone && lower_word(text_.slice(first.span)) == "it";
        if (it) {
            const Range before = relations_[r - 1].source;
            const auto& channel = found_.utterances[r - 1].channel;
            it =
                (before.end == before.begin + 1 && all_.items[before.begin].key == first.key && !found_.utterances[r - 1].speaker.entity) ||
                std::any_of(channel.begin(), channel.end(), [](const Channel& one) { return is_document(one.kind); });
        }
        const bool age = first.is(kDefinite) && text_.slice({first.span.begin, last.span.end}).ends_with("-year-old");
        const bool person = source.end == source.begin + 2 && text_.slice(first.span) == "this" && last.is(kPersonNoun | kGeneralNoun);
        if (!pronoun && !it && !age && !person) return std::nullopt;
        const bool same_paragraph = all_.passages[relations_[r].passage].paragraph == all_.passages[relations_[r - 1].passage].paragraph;
        const auto occasion = found_.utterances[r - 1].occasion;
        return same_paragraph && occasion && fits(r, *occasion, true) ? occasion : std::nullopt;
    }

    // "the source", "the two men": whoever was called so last, and near.
    [[nodiscard]] std::optional<std::uint32_t> occasion_of_same_words(std::size_t r) {
        const Range source = relations_[r].source;
        if (all_.items[source.begin].is_quotation()) return std::nullopt;
        std::uint32_t head = source.begin;
        while (head + 1 < source.end && !all_.items[head + 1].is_quotation() &&
               !all_.items[head + 1].is(kPunctuation | kPreposition | kRelative))
            ++head;
        if (all_.items[head].is_quotation() || all_.items[head].is(kCapital | kSubject)) return std::nullopt;
        const auto [known, is_new] = with_head_.try_emplace(all_.items[head].key, r);
        if (is_new) return std::nullopt;
        const std::size_t before = std::exchange(known->second, r);
        const bool definite =
            all_.items[source.begin].is(kDefinite) && head + 1 == source.end && head > source.begin && head <= source.begin + 2;
        const auto occasion = found_.utterances[before].occasion;
        if (!definite || !occasion || !fits(r, *occasion, true) || !is_near(r, *occasion, kMaxDistance)) return std::nullopt;
        return occasion;
    }

    std::uint32_t open(std::size_t r, std::optional<std::uint32_t> speaker) {
        const auto occasion = static_cast<std::uint32_t>(found_.occasions.size());
        found_.occasions.emplace_back();
        found_.occasions.back().speaker = speaker;
        paragraph_.push_back(0);
        named_in_.push_back(0);
        join(r, occasion);
        return occasion;
    }
    void join(std::size_t r, std::uint32_t number) {
        Utterance& utterance = found_.utterances[r];
        Occasion& occasion = found_.occasions[number];
        utterance.occasion = number;
        if (occasion.channel.empty() && !utterance.channel.empty()) named_in_[number] = all_.passages[relations_[r].passage].paragraph;
        for (const Channel& channel : utterance.channel) {
            const auto same = [&](const Channel& one) {
                return one.kind == channel.kind && (one.outlet == channel.outlet || channel.outlet.empty());
            };
            if (std::any_of(occasion.channel.begin(), occasion.channel.end(), same)) continue;
            occasion.channel.push_back(channel);
            occasion.channel.back().inherited = false;
        }
        if (!occasion.time) occasion.time = utterance.time;
        paragraph_[number] = all_.passages[relations_[r].passage].paragraph;
    }
    // The document of an occasion that has one: the entity that is mentioned in the words of its channel.
    void name_document(std::uint32_t number, const std::vector<Channel>& channels) {
        for (const Channel& channel : channels) {
            if (!is_document(channel.kind)) continue;
            with_noun_[noun_of(channel)] = number;
            if (channel.kind == ChannelKind::letter) last_paper_ = number;
            if (found_.occasions[number].document) continue;
            if (const auto entity = entity_in(channel.span)) {
                found_.occasions[number].document = entity;
                of_entity_[*entity].push_back(number);
            }
        }
    }
    [[nodiscard]] std::uint64_t classes(const Item& item) const { return classes_of(lists_.channel_words, item.key); }
    // "her attorneys", "the company’s legal team"
    [[nodiscard]] bool is_unnamed_agent(Range source) const {
        bool agent = false;
        for (std::uint32_t i = source.begin; i < source.end; ++i) {
            const Item& item = all_.items[i];
            if (item.is_quotation() || (agent && item.is(kCapital))) return false;
            agent |= item.is(kAgentNoun) || text_.slice(item.span) == "legal";
        }
        return agent;
    }
    // The filing that lawyers without a name last spoke in, if such write now, near it, and say nowhere else.
    [[nodiscard]] std::optional<std::uint32_t> filing_of_agents(std::size_t r) const {
        if (!agents_filing_ || !found_.utterances[r].channel.empty() || !is_near(r, *agents_filing_, kMaxDistance)) return std::nullopt;
        bool writes = false;
        for (std::uint32_t i = relations_[r].cue.begin; i < relations_[r].cue.end; ++i) {
            writes |= (classes(all_.items[i]) & kWriting) != 0;
        }
        return writes && is_unnamed_agent(relations_[r].source) ? agents_filing_ : std::nullopt;
    }
    void note_filing(std::size_t r) {
        const Utterance& utterance = found_.utterances[r];
        const auto is_filing = [](const Channel& channel) { return channel.kind == ChannelKind::filing; };
        if (utterance.occasion && std::any_of(utterance.channel.begin(), utterance.channel.end(), is_filing) &&
            is_unnamed_agent(relations_[r].source))
            agents_filing_ = utterance.occasion;
    }
    [[nodiscard]] std::optional<std::uint32_t> entity_in(Span span) {
        if (places_.empty()) {
            for (std::uint32_t e = 0; e < entities_.size(); ++e) {
                if (entities_[e].type != EntityType::work && entities_[e].type != EntityType::other) continue;
                for (const Mention& mention : entities_[e].mentions) {
                    if (mention.form != MentionForm::pronoun) places_.emplace_back(mention.span, e);
                }
            }
            std::sort(places_.begin(), places_.end());
        }
        auto place = std::lower_bound(places_.begin(), places_.end(), span.begin,
                                      [](const auto& p, std::uint32_t at) { return p.first.begin < at; });
        return place != places_.end() && place->first.end <= span.end ? std::optional(place->second) : std::nullopt;
    }
    // What the document of an occasion is called, whose and of when it is: "in a letter dated May 3", "the union’s lawsuit", "a memo from
    // Ruiz". Who spoke in it wrote it, if nobody else is named; but a study may only be cited.
    void describe_document(Occasion& occasion) {
        const auto channel =
            std::find_if(occasion.channel.begin(), occasion.channel.end(), [](const Channel& c) { return is_document(c.kind); });
        if (channel == occasion.channel.end()) return;
        const auto begin = static_cast<std::uint32_t>(first_in(channel->span) - all_.items.begin());
        std::uint32_t end = begin;
        while (end < all_.items.size() && all_.items[end].span.begin < channel->span.end) ++end;
        const std::uint32_t noun = head_noun({begin, end});
        occasion.document_kind = noun < end ? name_of_one(noun) : std::string(name_of(channel->kind));
        occasion.document_author = author_of({begin, end}, noun);
        if (!occasion.document_author && channel->kind != ChannelKind::study) occasion.document_author = occasion.speaker;
        occasion.document_date = date_of({begin, end});
        if (occasion.document_date.empty() && occasion.time && occasion.speaker) occasion.document_date = day_of(times_[*occasion.time]);
    }
    // The last noun of the first run of nouns that has one which names a document; the range's end if there is none.
    [[nodiscard]] std::uint32_t head_noun(Range range) const {
        std::uint32_t noun = range.end;
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const Item& item = all_.items[i];
            if (item.is_quotation()) break;
            constexpr std::uint64_t kDocument =
                kNamesStatement | kNamesFiling | kNamesPost | kMail | kNamesLetter | kNamesStudy | kNamesOrder;
            const bool names = (classes(item) & kDocument) != 0 && item.tags.upos == Upos::NOUN;
            if (names) {
                noun = i;
            } else if (noun < range.end) {
                break;
            }
        }
        return noun;
    }
    // In lower case; the singular where the table has that with the same meaning: "letters" are letters of which each is one, "court
    // papers" are not papers.
    [[nodiscard]] std::string name_of_one(std::uint32_t noun) const {
        std::string word = lower_word(text_.slice(all_.items[noun].span));
        if (all_.items[noun].tags.xpos != Xpos::NNS) return word;
        const std::string one = singular_of(word);
        const std::uint64_t known = classes_of(lists_.channel_words, word_key(one));
        return known != 0 && known == classes(all_.items[noun]) ? one : word;
    }
    // "the union’s letter", "her letter"; "a letter from", "signed by", "filed by"
    [[nodiscard]] std::optional<std::uint32_t> author_of(Range range, std::uint32_t noun) {
        constexpr std::uint32_t kMaxAfter = 6;  // items from the noun to who is named behind it
        for (std::uint32_t i = range.begin; i < noun && i < range.end; ++i) {
            const Item& item = all_.items[i];
            if (item.is(kPossessiveEnding) && i > range.begin) return whose_ends_at(all_.items[i - 1].span.end);
            if (item.is(kPossessive) && !item.is(kCapital)) return whose_ends_at(item.span.end);
        }
        const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(all_.items.size(), std::size_t{noun} + kMaxAfter));
        for (std::uint32_t i = noun + 1; i + 1 < limit; ++i) {
            const Item& item = all_.items[i];
            if (item.is_quotation() || item.is(kPunctuation)) break;
            const std::string word = lower_word(text_.slice(item.span));
            if (word != "from" && word != "by") continue;
            const bool obtained = word == "by" && i > noun + 1 && !is_writing(i - 1);
            if (!obtained) return whose_begins_at(i + 1, limit);
        }
        return std::nullopt;
    }
    // "written by", "signed by", "filed by"; not "obtained by"
    [[nodiscard]] bool is_writing(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 7> kWritten{"written",   "signed",   "filed", "lodged",
                                                                  "submitted", "authored", "issued"};
        return std::find(kWritten.begin(), kWritten.end(), lower_word(text_.slice(all_.items[i].span))) != kWritten.end();
    }
    // The person or organization that has a mention which begins before `at` and passes; the one that begins latest.
    template <class Test>
    [[nodiscard]] std::optional<std::uint32_t> writer_near(std::uint32_t at, Test is_it) {
        constexpr std::ptrdiff_t kMaxNested = 8;  // mentions that are looked at
        if (writers_.empty()) {
            for (std::uint32_t e = 0; e < entities_.size(); ++e) {
                if (entities_[e].type != EntityType::person && entities_[e].type != EntityType::organization) continue;
                for (const Mention& mention : entities_[e].mentions) writers_.emplace_back(mention.span, e);
            }
            std::sort(writers_.begin(), writers_.end());
        }
        auto next =
            std::lower_bound(writers_.begin(), writers_.end(), at, [](const auto& one, std::uint32_t to) { return one.first.begin < to; });
        const auto stop = next - writers_.begin() > kMaxNested ? next - kMaxNested : writers_.begin();
        while (next != stop) {
            --next;
            if (is_it(next->first)) return next->second;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::uint32_t> whose_ends_at(std::uint32_t end) {
        const auto is_it = [&](Span mention) {
            const std::string_view rest = mention.end >= end ? text_.slice({end, mention.end}) : "none";
            return rest.empty() || rest == "’s" || rest == "'s" || rest == "’" || rest == "'";
        };
        return writer_near(end, is_it);
    }
    [[nodiscard]] std::optional<std::uint32_t> whose_begins_at(std::uint32_t i, std::uint32_t limit) {
        if (i < limit && all_.items[i].is(kArticle)) ++i;
        if (i >= limit) return std::nullopt;
        const std::uint32_t begin = all_.items[i].span.begin;
        return writer_near(begin + 1, [&](Span mention) { return begin < mention.end; });
    }
    // The day within the words of the channel ("Monday’s letter", "dated May 3"), or right behind them ("in a letter on Monday").
    [[nodiscard]] std::string date_of(Range range) const {
        constexpr std::uint32_t kMaxBehind = 2;  // items
        const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(all_.items.size(), std::size_t{range.end} + kMaxBehind));
        for (std::uint32_t i = range.begin; i < limit; ++i) {
            const Item& item = all_.items[i];
            if (i >= range.end && (item.is_quotation() || item.is(kPunctuation))) break;
            if (item.time < 0) continue;
            if (std::string day = day_of(times_[static_cast<std::size_t>(item.time)]); !day.empty()) return day;
        }
        return {};
    }
    // The value of a time as an EDTF date; empty where it is none (a week, a duration, "now").
    static std::string day_of(const TimeExpression& time) {
        constexpr std::size_t kDay = 10;  // characters of 2025-08-05
        if (time.type != TimeType::DATE && time.type != TimeType::TIME) return {};
        std::string value = time.value.substr(0, std::min(time.value.find('T'), kDay));
        const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == 'X'; });
        const bool known = value.size() == 4 || value.size() == 7 || value.size() == kDay;
        return digits && known && value.back() != 'X' ? value : std::string();
    }

    // "The letter says", "she wrote in the letter": the latest occasion that had a letter for its channel.
    [[nodiscard]] std::optional<std::uint32_t> occasion_of_document(std::size_t r) const {
        for (const Channel& channel : found_.utterances[r].channel) {
            if (!is_document(channel.kind) || !is_definite(channel.span)) continue;
            const WordKey noun = noun_of(channel);
            if (noun == 0) return last_paper_;  // "the draft"
            const auto known = with_noun_.find(noun);
            return known == with_noun_.end() ? std::nullopt : std::optional(known->second);
        }
        return std::nullopt;
    }
    // The last word of the channel that names its kind: of "in a letter to the council", "letter".
    [[nodiscard]] WordKey noun_of(const Channel& channel) const {
        WordKey noun = 0;
        for (auto item = first_in(channel.span); item != all_.items.end() && item->span.begin < channel.span.end; ++item) {
            if ((classes(*item) & kNamesChannel) != 0) noun = item->key;
            if (noun != 0 && (classes(*item) & (kIntroTo | kIntroBy | kPassedOn)) != 0) break;
        }
        return noun;
    }
    // "the letter", "in the letter"
    [[nodiscard]] bool is_definite(Span span) const {
        auto item = first_in(span);
        if (item != all_.items.end() && item->is(kPreposition)) ++item;
        if (item == all_.items.end() || !item->is(kDefinite) || item->is(kRelative)) return false;
        const auto next = item + 1;
        return next != all_.items.end() && next->span.begin < span.end && next->span.end + kMaxNounBytes >= span.end;
    }
    [[nodiscard]] std::vector<Item>::const_iterator first_in(Span span) const {
        return std::lower_bound(all_.items.begin(), all_.items.end(), span.begin,
                                [](const Item& item, std::uint32_t at) { return item.span.begin < at; });
    }

    [[nodiscard]] bool fits(std::size_t r, std::uint32_t number, bool latest) const {
        const Utterance& utterance = found_.utterances[r];
        const Occasion& occasion = found_.occasions[number];
        if (is_set_apart(r)) return false;
        if (utterance.time && occasion.time && !agree(times_[*utterance.time], times_[*occasion.time])) return false;
        // "said last month", beside what was said lately
        if (utterance.channel.empty() && utterance.time && !occasion.time && is_long_ago(times_[*utterance.time])) return false;
        if (utterance.channel.empty() && leads_elsewhere(r)) return false;
        if (utterance.channel.empty()) {
            if (utterance.polarity == Polarity::declines) return latest && is_near(r, number, kMaxShortDistance);
            return latest && is_near(r, number, continues(r) || writes_on(r, occasion) ? kMaxLongDistance : kMaxDistance);
        }
        if (occasion.channel.empty()) {
            // A lead without a channel; but who said something and wrote a letter did two things.
            for (const Channel& channel : utterance.channel) {
                if (channel.kind == ChannelKind::letter || channel.kind == ChannelKind::filing || channel.kind == ChannelKind::study)
                    return false;
            }
            return latest && is_near(r, number, is_of_lead(number) ? kMaxDistance : kMaxShortDistance);
        }
        for (const Channel& channel : utterance.channel) {
            if (is_another(channel.span)) return false;
        }
        // Every kind that both could have named agrees, and so does the outlet.
        bool shared = false;
        for (const Channel& mine : utterance.channel) {
            for (const Channel& other : occasion.channel) {
                if (!mine.outlet.empty() && !other.outlet.empty() && mine.outlet != other.outlet) return false;
                // "told reporters", and "told the Courier"
                if (mine.kind == ChannelKind::told && other.kind == ChannelKind::told && mine.outlet != other.outlet) return false;
                const bool interview = (mine.kind == ChannelKind::told && other.kind == ChannelKind::interview) ||
                                       (mine.kind == ChannelKind::interview && other.kind == ChannelKind::told);
                // "told reporters" at the briefing
                const auto told_press = [](const Channel& one) { return one.kind == ChannelKind::told && one.outlet.empty(); };
                const bool briefing = (told_press(mine) && other.kind == ChannelKind::speech && other.outlet.empty()) ||
                                      (told_press(other) && mine.kind == ChannelKind::speech && mine.outlet.empty());
                if (mine.kind == other.kind || briefing || (interview && mine.outlet == other.outlet)) shared = true;
            }
        }
        return shared;
    }
    // "Ruiz wrote", further down than her letter
    [[nodiscard]] bool writes_on(std::size_t r, const Occasion& occasion) const {
        const bool written = std::any_of(occasion.channel.begin(), occasion.channel.end(), [](const Channel& c) {
            return c.kind == ChannelKind::letter || c.kind == ChannelKind::filing || c.kind == ChannelKind::statement;
        });
        const Range cue = relations_[r].cue;
        for (std::uint32_t i = cue.begin; written && i < cue.end; ++i) {
            if ((classes(all_.items[i]) & kWriting) != 0) return true;
        }
        return false;
    }
    // "She continued", "he went on", "Ruiz concluded"
    [[nodiscard]] bool continues(std::size_t r) const {
        static constexpr std::array<std::string_view, 6> kWords{"continued", "continues", "concluded", "concludes", "went", "goes"};
        const Range cue = relations_[r].cue;
        for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
            if (all_.items[i].is_quotation()) continue;
            const std::string_view word = text_.slice(all_.items[i].span);
            if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) continue;
            if (word != "went" && word != "goes") return true;
            if (i + 1 < cue.end && !all_.items[i + 1].is_quotation() && text_.slice(all_.items[i + 1].span) == "on") return true;
        }
        return false;
    }
    // Whether all of its statements are where a report sums up what it tells below.
    [[nodiscard]] bool is_of_lead(std::uint32_t number) const { return paragraph_[number] < kLeadParagraphs; }
    // "Later, in parliament, she said", "who had earlier told"
    [[nodiscard]] bool is_set_apart(std::size_t r) const {
        for (const Range range : {relations_[r].lead, relations_[r].cue}) {
            for (std::uint32_t i = range.begin; i < range.end; ++i) {
                if ((classes(all_.items[i]) & kSetsApart) != 0) return true;
            }
        }
        return false;
    }
    // "In her diaries, Ruiz says", "Preaching that evening, he said": how or where, that no list knows, is said before the source.
    [[nodiscard]] bool leads_elsewhere(std::size_t r) const {
        const Relation& relation = relations_[r];
        const std::uint32_t first = all_.passages[relation.passage].first;
        const std::uint32_t stop = relation.source.begin;
        if (stop <= first + 2 || all_.items[first].is_quotation() || relation.cue.begin < stop) return false;
        const Item& opens = all_.items[first];
        const bool place = (classes(opens) & (kIntroIn | kIntroAt | kIntroOn | kIntroBy)) != 0;
        // "Preaching at", but not "Pointing to"
        const bool participle =
            opens.tags.xpos == Xpos::VBG && (classes(all_.items[first + 1]) & (kIntroIn | kIntroAt | kIntroBefore)) != 0;
        if ((!place && !participle) || all_.items[first + 1].time >= 0) return false;
        bool noun = false;
        for (std::uint32_t i = first + 1; i < stop; ++i) {
            const Item& item = all_.items[i];
            if (item.is_quotation() || item.cue >= 0) return false;
            if (item.is(kComma)) return noun && i + 2 >= stop;
            if ((classes(item) & kNoOccasion) != 0) return false;
            noun |= item.time < 0 && item.tags.upos == Upos::NOUN;
        }
        return false;
    }
    [[nodiscard]] bool is_near(std::size_t r, std::uint32_t number, std::uint32_t distance) const {
        return all_.passages[relations_[r].passage].paragraph <= paragraph_[number] + distance;
    }
    // Words that were spoken or written on the occasion: quoted, or with a verb of speech. What somebody wants, fears or does has no
    // channel.
    [[nodiscard]] bool is_said(std::size_t r) const {
        const Relation& relation = relations_[r];
        bool asks_for_silence = false;
        for (const Range& range : relation.content) {
            for (std::uint32_t i = range.begin; i < range.end; ++i) {
                if (all_.items[i].is_quotation()) return true;
                asks_for_silence |= all_.items[i].is(kIdentity) && i < range.begin + 5 && all_.items[range.begin].is(kNegation);
            }
        }
        if (asks_for_silence) return false;  // “asked | not to be named”: that is said to the report
        if (relation.entry < 0) return false;
        for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) {
            if ((classes(all_.items[i]) & kAttitude) != 0) return false;
        }
        const Cue& cue = lists_.cues[static_cast<std::size_t>(relation.entry)];
        return cue.strength == Strength::strong && (cue.kind == CueKind::verb || cue.kind == CueKind::according);
    }
    // A month or a year, of which only what is past is named.
    [[nodiscard]] static bool is_long_ago(const TimeExpression& time) {
        constexpr std::size_t kMonth = 7, kYear = 4;  // characters of 2025-08, 2025
        return time.type == TimeType::DATE && (time.value.size() == kMonth || time.value.size() == kYear) &&
               (time.value.front() == '1' || time.value.front() == '2' || time.value.starts_with("XXXX-"));
    }
    // Two times that may be the same day: one is as the other is, but for precision, or is no day.
    [[nodiscard]] static bool agree(const TimeExpression& a, const TimeExpression& b) {
        const auto is_day = [](const TimeExpression& time) {
            return (time.type == TimeType::DATE || time.type == TimeType::TIME) && !time.value.empty() &&
                   ((time.value.front() >= '0' && time.value.front() <= '9') || time.value.starts_with("XXXX-"));
        };
        if (!is_day(a) || !is_day(b)) return true;
        constexpr std::size_t kDay = 10;  // characters of 2025-08-05
        const std::string_view x = std::string_view(a.value).substr(0, kDay);
        const std::string_view y = std::string_view(b.value).substr(0, kDay);
        return x.starts_with(y) || y.starts_with(x);
    }
    // "in a separate statement"
    [[nodiscard]] bool is_another(Span span) const {
        for (auto item = first_in(span); item != all_.items.end() && item->span.begin < span.end; ++item) {
            if ((classes(*item) & kAnother) != 0) return true;
        }
        return false;
    }

    void inherit(std::size_t r) {
        Utterance& utterance = found_.utterances[r];
        if (!utterance.occasion || !utterance.channel.empty() || !is_said(r) || is_elsewhere_[r]) return;
        // What stands before the channel is named shares it nearby, or in the lead.
        const std::uint32_t mine = all_.passages[relations_[r].passage].paragraph;
        const std::uint32_t reach = mine < kLeadParagraphs ? kMaxDistance : kMaxShortDistance;
        if (named_in_[*utterance.occasion] > mine + reach) return;
        utterance.channel = found_.occasions[*utterance.occasion].channel;
        for (Channel& channel : utterance.channel) channel.inherited = true;
    }

    const Text& text_;
    const Passages& all_;
    const std::vector<Relation>& relations_;
    const std::vector<Announcement>& announcements_;
    const std::vector<std::optional<Channel>>& of_it_;
    const std::vector<bool>& is_elsewhere_;
    const std::vector<Entity>& entities_;
    const std::vector<TimeExpression>& times_;
    const AttributionLists& lists_;
    FoundOccasions found_;
    std::pair<std::uint32_t, std::size_t> announced_ = {0, SIZE_MAX};  // the last announced occasion, and the relation that follows it
    std::unordered_map<WordKey, std::size_t> with_head_;  // the last relation whose source has this noun for its head; looked up only
    std::vector<std::uint32_t> paragraph_;                // of each occasion, the latest
    std::optional<std::uint32_t> agents_filing_;          // the last occasion on which lawyers without a name filed something
    std::vector<std::uint32_t> named_in_;  // the paragraph whose statement first named the channel of each; 0: an announcement
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> of_entity_;  // occasions, the latest last; looked up only
    std::vector<std::pair<Span, std::uint32_t>> places_;                       // of entities that may be documents
    std::vector<std::pair<Span, std::uint32_t>> writers_;                      // of people and organizations
    struct Person {
        Span span;
        std::uint32_t entity;
        bool is_name;
    };
    std::vector<Person> people_;                            // mentions, in the order of the text
    std::optional<std::uint32_t> last_paper_;               // the latest occasion in a letter
    std::unordered_map<WordKey, std::uint32_t> with_noun_;  // the latest occasion in a letter, a memo; looked up only
};

}  // namespace

FoundOccasions find_occasions(const Text& text, const Passages& passages, const std::vector<Relation>& relations,
                              std::vector<Utterance> utterances, const FoundChannels& channels, const std::vector<Entity>& entities,
                              const std::vector<TimeExpression>& times, const AttributionLists& lists, std::string_view outlet) {
    return Occasions(text, passages, relations, std::move(utterances), channels, entities, times, lists).run(outlet);
}

}  // namespace onrecord
