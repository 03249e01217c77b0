// How fast a page becomes an article, and its parts: MB of page bytes a second over real pages (or one invented page where there are none).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "page/article.h"
#include "page/tokenizer.h"
#include "page/tree.h"

namespace {

// Pages of ONRECORD_PAGES (a folder of unpacked .html files), or an invented one.
const std::vector<std::string>& pages() {
    static const std::vector<std::string> loaded = [] {
        std::vector<std::string> found;
        if (const char* folder = std::getenv("ONRECORD_PAGES")) {
            for (const auto& entry : std::filesystem::directory_iterator(folder)) {
                std::ifstream file(entry.path(), std::ios::binary);
                found.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
            }
        }
        if (found.empty()) {
            std::string page =
                "<!DOCTYPE html><html><head><title>Harbour dispute</title><script>var a = 1 < 2;</script></head><body><article>";
            for (int i = 0; i < 400; ++i)
                page +=
                    "<p class=\"story-text\">The port authority said on Friday that the <a href=\"/berth\">berth</a> would close.</p>\n";
            found.push_back(page + "</article></body></html>");
        }
        return found;
    }();
    return loaded;
}

template <class Work>
void over_pages(benchmark::State& state, Work work) {
    std::int64_t n_bytes = 0;
    std::int64_t n_pages = 0;
    const std::vector<std::string>& loaded = pages();  // outside what is timed
    for (auto _ : state) {
        for (const std::string& page : loaded) {
            work(page);
            n_bytes += static_cast<std::int64_t>(page.size());
            ++n_pages;
        }
    }
    state.SetBytesProcessed(n_bytes);
    state.SetItemsProcessed(n_pages);
}

void tokenize(benchmark::State& state) {
    over_pages(state, [](const std::string& page) {
        onrecord::HtmlTokenizer tokenizer(page);
        while (tokenizer.next().type != onrecord::HtmlTokenType::end) {
        }
        benchmark::DoNotOptimize(tokenizer.position());
    });
}

void tree(benchmark::State& state) {
    over_pages(state, [](const std::string& page) { benchmark::DoNotOptimize(onrecord::build_tree(page).nodes.size()); });
}

void article(benchmark::State& state) {
    const onrecord::PageModels models = onrecord::load_page_models().value();
    over_pages(state, [&](const std::string& page) {
        onrecord::Document document;
        document.kind = onrecord::DocumentKind::html;
        document.bytes = page;
        benchmark::DoNotOptimize(onrecord::extract_article(std::move(document), models).ok());
    });
}

}  // namespace

BENCHMARK(tokenize)->Unit(benchmark::kMillisecond);
BENCHMARK(tree)->Unit(benchmark::kMillisecond);
BENCHMARK(article)->Unit(benchmark::kMillisecond);
