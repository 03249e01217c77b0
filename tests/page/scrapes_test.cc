// Furniture in invented scrapes (scrapes/), marked before the program read them: open.txt was looked at while the patterns were made,
// kept.txt was not. "=== name n" begins a scrape whose lines are parted by n line feeds; "~" marks a line of furniture, "?" one that may be
// either, "{~…}" furniture that is glued to a line. Precision and recall of characters.
// ONRECORD_SHOW=1 prints what is missed and what is too much.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "page/furniture.h"
#include "page/plain_text.h"
#include "shared.h"

namespace onrecord {
namespace {

struct Scrape {
    std::string name;
    std::string text;
    std::string gold;  // of each byte: '~' furniture, '?' either, ' ' the report's
};

std::vector<Scrape> load(const std::string& name) {
    std::ifstream in(in_source("tests/page/scrapes/" + name));
    std::vector<Scrape> scrapes;
    std::string between;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("=== ")) {
            const std::size_t space = line.rfind(' ');
            scrapes.push_back({name + " " + line.substr(4, space - 4), {}, {}});
            between = std::string(static_cast<std::size_t>(line[space + 1] - '0'), '\n');
            continue;
        }
        Scrape& scrape = scrapes.back();
        if (!scrape.text.empty()) {
            scrape.text += between;
            scrape.gold += between;
        }
        char kind = ' ';
        if (line[0] == '~' || line[0] == '?') {
            kind = line[0];
            line.erase(0, 1);
        } else if (line.starts_with("{~")) {
            const std::size_t close = line.find('}');
            scrape.text += line.substr(2, close - 2);
            scrape.gold += std::string(close - 2, '~');
            line.erase(0, close + 1);
        }
        scrape.text += line;
        scrape.gold += std::string(line.size(), kind);
    }
    return scrapes;
}

struct Score {
    double precision = 0;
    double recall = 0;
};

Score score(const std::string& name) {
    const bool show = std::getenv("ONRECORD_SHOW") != nullptr;
    const auto patterns = load_furniture_patterns();
    const auto model = LineModel::load();
    std::size_t n_right = 0;
    std::size_t n_marked = 0;
    std::size_t n_gold = 0;
    for (const Scrape& scrape : load(name)) {
        std::string marked(scrape.text.size(), ' ');
        for (const Span span : mark_furniture(scrape.text, find_paragraphs(scrape.text), patterns, &model.value()).furniture) {
            std::fill(marked.begin() + span.begin, marked.begin() + span.end, '~');
        }
        for (std::size_t at = 0; at < marked.size();) {
            std::size_t end = at;
            while (end < marked.size() && marked[end] == marked[at] && scrape.gold[end] == scrape.gold[at] && scrape.text[end] != '\n')
                ++end;
            const bool space = scrape.text[at] == ' ' || scrape.text[at] == '\n';
            if (!space && scrape.gold[at] != '?') {
                n_gold += scrape.gold[at] == '~' ? end - at : 0;
                n_marked += marked[at] == '~' ? end - at : 0;
                n_right += scrape.gold[at] == '~' && marked[at] == '~' ? end - at : 0;
                if (show && (scrape.gold[at] == '~') != (marked[at] == '~')) {
                    std::cout << scrape.name << (marked[at] == '~' ? " + " : " - ") << scrape.text.substr(at, end - at) << '\n';
                }
            }
            at = std::max(end, at + 1);
        }
    }
    const Score score{static_cast<double>(n_right) / static_cast<double>(n_marked),
                      static_cast<double>(n_right) / static_cast<double>(n_gold)};
    std::cout << name << ": precision " << score.precision << ", recall " << score.recall << " of " << n_gold << " characters\n";
    return score;
}

TEST(Scrapes, FurnitureOfOpenOnes) {
    const Score is = score("open.txt");
    EXPECT_GE(is.precision, 0.99);
    EXPECT_GE(is.recall, 0.91);
}

TEST(Scrapes, FurnitureOfKeptOnes) {
    const Score is = score("kept.txt");
    EXPECT_GE(is.precision, 0.99);
    EXPECT_GE(is.recall, 0.88);
}

}  // namespace
}  // namespace onrecord
