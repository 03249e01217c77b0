// Readings made by hand, and a folder of its own for each test.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/record.h"
#include "text/utf8.h"

namespace onrecord {

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "onrecord-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(std::string_view name) const { return path_ + "/" + std::string(name); }

private:
    std::string path_;
};

// Builds a reading of `text` whose spans are given by the words that they hold.
class Sample {
public:
    Sample(std::string id, std::string text) {
        reading_.id = std::move(id);
        reading_.input = reading_.id + ".txt";
        reading_.text = Text::from_utf8(std::move(text));
        const std::string_view view = reading_.text.view();
        for (std::uint32_t begin = 0; begin < view.size();) {
            std::size_t end = view.find("\n\n", begin);
            end = end == std::string_view::npos ? view.size() : end;
            if (end > begin) reading_.paragraphs.push_back({begin, static_cast<std::uint32_t>(end)});
            begin = static_cast<std::uint32_t>(end) + 2;
        }
        for (const Span paragraph : reading_.paragraphs) {
            std::uint32_t begin = paragraph.begin;
            for (std::uint32_t at = begin; at < paragraph.end; ++at) {
                if (at == begin && view[at] == ' ') ++begin;
                if (view[at] != '.' && at + 1 != paragraph.end) continue;
                if (at + 1 > begin) reading_.sentences.push_back({begin, at + 1});
                begin = at + 1;
            }
        }
    }

    // The n-th place of `words`, counted from 0. Fails the test where there is none.
    [[nodiscard]] Span at(std::string_view words, int n = 0) const {
        std::size_t place = reading_.text.view().find(words);
        for (; n > 0 && place != std::string_view::npos; --n) place = reading_.text.view().find(words, place + 1);
        EXPECT_NE(place, std::string_view::npos) << words;
        if (place == std::string_view::npos) return {};
        return {static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(place + words.size())};
    }
    Sample& from(std::string outlet, std::string title, std::string published) {
        reading_.outlet = std::move(outlet);
        reading_.title = std::move(title);
        reading_.published = {std::move(published), Basis::given, {}};
        return *this;
    }
    std::uint32_t person(std::string name, std::vector<Span> mentions) {
        Entity entity{EntityType::person, std::move(name), {}, {}, {}, {}};
        for (const Span span : mentions) entity.mentions.push_back({span, MentionForm::name});
        reading_.entities.push_back(std::move(entity));
        return static_cast<std::uint32_t>(reading_.entities.size() - 1);
    }
    Statement& says(SpanList source, SpanList cue, SpanList content, std::optional<std::uint32_t> speaker) {
        Statement statement;
        statement.source = std::move(source);
        statement.cue = std::move(cue);
        statement.content = std::move(content);
        statement.speaker = speaker;
        statement.probability = speaker ? 0.93 : 0;
        statement.speaker_kind = speaker ? SpeakerKind::named : SpeakerKind::unattributed;
        reading_.statements.push_back(std::move(statement));
        return reading_.statements.back();
    }
    Reading& reading() { return reading_; }

private:
    Reading reading_;
};

// Every field filled, with characters of one to four bytes before the spans.
inline Reading harbour_report() {
    Sample sample("harbour-1",
                  "Harlow, 5 August — “We will not sign,” said Ana Ruiz of the Harlow Port Authority 🚢. “Not this year.”\n\n"
                  "The café owners denied on Monday, through their lawyer Tom Okafor, that fees had been paid. He told Harlow News so.\n\n"
                  "Sign up for our newsletter");
    sample.from("Harlow News", "Port – no deal", "2025-08-05");
    Reading& reading = sample.reading();
    reading.url = "https://example.org/port?x=1";
    reading.byline = {"Mia \"Mo\" Lund", "Józef K."};
    reading.language = "en";
    reading.published = {"2025-08-05", Basis::dateline, {sample.at("5 August")}};
    reading.page_kind = PageKind::live_blog;
    reading.limits = {"html depth 512: 3 blocks flattened"};
    reading.furniture = {sample.at("Sign up for our newsletter")};
    const auto ruiz = sample.person("Ana Ruiz", {sample.at("Ana Ruiz")});
    const auto okafor = sample.person("Tom Okafor", {sample.at("Tom Okafor")});
    reading.entities.push_back(
        {EntityType::organization, "café owners", {{sample.at("The café owners"), MentionForm::nominal}}, {}, {}, {}});
    reading.entities[okafor].mentions.push_back({sample.at("He"), MentionForm::pronoun});
    reading.entities.push_back({EntityType::place, "Harlow", {{sample.at("Harlow"), MentionForm::name}}, {}, {}, {}});
    reading.times = {{sample.at("5 August"), TimeType::DATE, "2025-08-05"},
                     {sample.at("this year"), TimeType::DATE, "2025"},
                     {sample.at("Monday"), TimeType::DATE, "2025-08-04"}};
    Statement& direct = sample.says({sample.at("Ana Ruiz of the Harlow Port Authority")}, {sample.at("said")},
                                    {sample.at("“We will not sign,”"), sample.at("“Not this year.”")}, ruiz);
    direct.form = Form::direct;
    direct.time = 0;
    Statement& denial = sample.says({sample.at("The café owners"), sample.at("their lawyer Tom Okafor")}, {sample.at("denied")},
                                    {sample.at("that fees had been paid")}, okafor);
    denial.polarity = Polarity::denies;
    denial.on_behalf_of = 2;
    denial.time = 2;
    denial.probability = 0.333;
    denial.channel = {{ChannelKind::told, sample.at("told Harlow News"), "Harlow News"}, {ChannelKind::filing, sample.at("through"), ""}};
    Statement& bare = sample.says({}, {}, {sample.at("Sign up for our newsletter")}, std::nullopt);
    bare.polarity = Polarity::asks;
    bare.hedges = {sample.at("up")};
    bare.within = 0;
    reading.statements[0].occasion = 1;
    reading.statements[1].occasion = 0;
    reading.statements[1].channel[1].inherited = true;
    reading.statements[1].hedges = {sample.at("fees"), sample.at("paid")};
    reading.occasions = {
        {okafor, {{ChannelKind::told, sample.at("told Harlow News"), "Harlow News"}}, 2, "letter", okafor, "2025-08-04", 2, {1}},
        {ruiz, {}, {}, {}, {}, {}, {}, {0}}};
    reading.section = "Harbour";
    reading.alternatives = {{ReportField::published, "2025-08-06", "first <time>"}};
    reading.credits = {{CreditKind::agency, sample.at("for our newsletter"), "", "for our newsletter"}};
    reading.events = {
        {sample.at("not sign"), "did not sign", sample.at("sign"), "sign", {}, 0, {0, 3}, "2025-08-05", {0, 1}, Certainty::planned, {}},
        {sample.at("paid"), "fees were paid", sample.at("paid"), "pay", {}, {}, {}, "", {}, Certainty::denied, {sample.at("fees")}}};
    return reading;
}

// A small report of its own for each number.
inline Reading numbered_report(int number) {
    const std::string n = std::to_string(number);
    Sample sample("report-" + n,
                  "Fees at pier " + n + " rise, Ana Ruiz said on Monday. Tom Okafor called it “a gift to number " + n + "”.");
    sample.from("Outlet " + std::to_string(number % 4), "Pier " + n, "2025-08-0" + std::to_string(1 + number % 9));
    const auto ruiz = sample.person("Ana Ruiz", {sample.at("Ana Ruiz")});
    const auto okafor = sample.person("Tom Okafor", {sample.at("Tom Okafor")});
    sample.reading().times = {{sample.at("Monday"), TimeType::DATE, "2025-08-04"}};
    sample.says({sample.at("Ana Ruiz")}, {sample.at("said")}, {sample.at("Fees at pier " + n + " rise")}, ruiz).time = 0;
    sample.says({sample.at("Tom Okafor")}, {sample.at("called")}, {sample.at("it"), sample.at("“a gift to number " + n + "”")}, okafor)
        .form = Form::mixed;
    sample.reading().events = {
        {sample.at("rise"), "fees rise", sample.at("rise"), "rise", {}, {}, {ruiz}, "2025-08-04", {0}, Certainty::happened, {}}};
    return std::move(sample.reading());
}

// Text of characters of one to four bytes, with spans everywhere that they may be.
inline Reading random_reading(int seed) {
    std::mt19937 random(static_cast<unsigned>(seed));
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
    const std::vector<std::string> pieces{"a",    "word ", "é", "—", "🚢", "\n", "\n\n", ". ", "“", "”", std::string(1, '\0'),
                                          "\x02", "␂",     "ﬁ", "´"};
    std::string bytes;
    std::vector<std::uint32_t> borders{0};
    const std::size_t n_pieces = below(400);
    for (std::size_t i = 0; i < n_pieces; ++i) {
        bytes += pieces[below(i % 50 == 0 ? pieces.size() : 9)];
        borders.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    Reading reading;
    reading.id = "random-" + std::to_string(seed);
    reading.input = "random";
    reading.text = Text::from_utf8(bytes);
    const auto spans = [&](std::size_t most) {
        SpanList list;
        std::size_t at = 0;
        while (list.size() < most) {
            at += 1 + below(20);
            const std::size_t end = at + 1 + below(9);
            if (end >= borders.size()) break;
            list.push_back({borders[at], borders[end]});
            at = end;
        }
        return list;
    };
    const auto span = [&] {
        std::size_t a = below(borders.size());
        std::size_t b = below(borders.size());
        if (a > b) std::swap(a, b);
        return Span{borders[a], borders[b]};
    };
    const auto index = [&](std::size_t size) {
        return size == 0 || below(3) == 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(below(size)));
    };
    reading.published = {below(2) == 0 ? "2024-02" : "", static_cast<Basis>(below(6)), spans(2)};
    reading.page_kind = static_cast<PageKind>(below(8));
    reading.furniture = spans(3);
    reading.paragraphs = spans(9);
    reading.sentences = spans(30);
    const std::size_t n_entities = below(6);
    for (std::size_t i = 0; i < n_entities; ++i) {
        Entity entity{static_cast<EntityType>(below(6)), "Name " + std::to_string(i), {}, {}, {}, {}};
        for (const Span at : spans(5)) entity.mentions.push_back({at, static_cast<MentionForm>(below(3))});
        for (const Span at : spans(3)) entity.parts.push_back({static_cast<NamePieceKind>(below(7)), at});
        for (const Span at : spans(3)) entity.roles.push_back({static_cast<EntityRoleKind>(below(5)), at, std::nullopt});
        if (!entity.roles.empty()) entity.roles.front().entity = static_cast<std::uint32_t>(below(n_entities));
        if (below(4) == 0) entity.members = {0};
        reading.entities.push_back(std::move(entity));
    }
    const std::size_t n_times = below(5);
    for (std::size_t i = 0; i < n_times; ++i) reading.times.push_back({span(), static_cast<TimeType>(below(4)), "XXXX-10-03"});
    const std::size_t n_statements = below(8);
    for (std::size_t i = 0; i < n_statements; ++i) {
        Statement statement{static_cast<Form>(below(3)),
                            spans(below(3)),
                            spans(below(3)),
                            spans(below(4)),
                            static_cast<Polarity>(below(4)),
                            index(reading.entities.size()),
                            static_cast<double>(below(1000)) / 1000,
                            index(reading.entities.size()),
                            static_cast<SpeakerKind>(below(6)),
                            {},
                            {},
                            below(2) == 0 ? std::nullopt : std::optional<std::uint32_t>(0),
                            spans(below(3)),
                            index(reading.times.size()),
                            {}};
        for (std::size_t c = below(3); c > 0; --c)
            statement.channel.push_back({static_cast<ChannelKind>(below(10)), span(), c == 1 ? "" : "News", below(2) == 0});
        reading.statements.push_back(std::move(statement));
    }
    for (std::size_t i = below(4); i > 0; --i) {
        Occasion occasion{index(reading.entities.size()), {}, index(reading.entities.size()), {},
                          index(reading.entities.size()), {}, index(reading.times.size()),    {}};
        for (std::size_t c = below(3); c > 0; --c) occasion.channel.push_back({static_cast<ChannelKind>(below(10)), span(), "News"});
        reading.occasions.push_back(std::move(occasion));
    }
    for (std::uint32_t i = 0; i < reading.statements.size(); ++i) {
        reading.statements[i].occasion = index(reading.occasions.size());
        if (const auto occasion = reading.statements[i].occasion) reading.occasions[*occasion].statements.push_back(i);
    }
    for (std::size_t i = below(3); i > 0; --i)
        reading.credits.push_back({static_cast<CreditKind>(below(5)), span(), below(2) == 0 ? "" : "News", "words"});
    for (std::size_t i = below(4); i > 0; --i) {
        Event event{span(), "something",
                    {},     "thing",
                    {},     index(reading.statements.size()),
                    {},     below(2) == 0 ? "2024" : "",
                    {},     static_cast<Certainty>(below(4)),
                    {}};
        for (std::size_t j = below(3); j > 0; --j) event.mentions.push_back(span());
        std::sort(event.mentions.begin(), event.mentions.end());
        event.mentions.erase(std::unique(event.mentions.begin(), event.mentions.end()), event.mentions.end());
        while (const auto entity = index(reading.entities.size())) event.participants.push_back(*entity);
        while (const auto time = index(reading.times.size())) event.times.push_back(*time);
        reading.events.push_back(std::move(event));
    }
    return reading;
}

}  // namespace onrecord
