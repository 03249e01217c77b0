// How fast do documents come in? WARC and JSON Lines, from memory's page cache, one thread; beside it what inflating alone takes.
//     build/bench/bench/intake_bench   (ONRECORD_BENCH_WARC=file.warc.gz: of that file instead of invented pages)
#include <benchmark/benchmark.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "base/byte_source.h"
#include "base/gzip.h"
#include "intake/intake.h"

namespace onrecord {
namespace {

constexpr int kRecords = 600;
constexpr std::size_t kPageBytes = 100'000;  // the middle of pages in a news crawl

std::string gzip(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

// Markup and words in the shares that pages have, so that it packs about as pages do (six to one).
std::string page(std::mt19937& random) {
    static constexpr const char* kPieces[] = {"<div class=\"teaser teaser--",
                                              "\"><a href=\"/harbour/2024/05/",
                                              "</a></div>\n",
                                              "<p>",
                                              "</p>\n",
                                              "<li class=\"nav__item\"><a href=\"#\">",
                                              "</a></li>",
                                              "<script>window.q=window.q||[];</script>",
                                              " the port authority said ",
                                              " of contaminated silt in berth "};
    std::string out = "<!DOCTYPE html><html><head><title>x</title></head><body>";
    while (out.size() < kPageBytes) {
        out += kPieces[random() % std::size(kPieces)];
        for (auto n = random() % 12; n > 0; --n) out.push_back("etaoinshrdlu cmfwyp"[random() % 19]);
    }
    return out;
}

std::string invented_warc(bool zipped) {
    std::mt19937 random(1);
    std::string out;
    for (int i = 0; i < kRecords; ++i) {
        const auto body = page(random);
        const auto block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: x\r\n\r\n" + body;
        const auto record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + std::to_string(i) +
                            ">\r\nWARC-Target-URI: https://harlow.example/" + std::to_string(i) +
                            "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + std::to_string(block.size()) +
                            "\r\n\r\n" + block + "\r\n\r\n";
        out += zipped ? gzip(record) : record;
    }
    return out;
}

std::string invented_jsonl() {
    std::mt19937 random(1);
    std::string out;
    for (int i = 0; i < 10 * kRecords; ++i) {
        out += "{\"id\": \"r" + std::to_string(i) + "\", \"outlet\": \"Harlow Courier\", \"date\": \"2024-05-12\", \"text\": \"";
        for (int n = 0; n < 400; ++n) {
            for (auto letters = 2 + random() % 8; letters > 0; --letters) out.push_back("etaoinshrdlucmfwyp"[random() % 18]);
            out += n % 60 == 59 ? "\\n\\n" : " ";
        }
        out += "\"}\n";
    }
    return out;
}

// A file that is there as long as the program.
class File {
public:
    File(const std::string& name, const std::string& bytes) : path_(std::filesystem::temp_directory_path() / name) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~File() { std::filesystem::remove(path_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

void read_file(benchmark::State& state, const std::string& path) {
    std::int64_t n_documents = 0;
    std::int64_t n_bytes = 0;
    for (auto _ : state) {
        read_inputs({path}, {}, [&](const std::string&, const Result<Document>& document) {
            if (document) {
                ++n_documents;
                n_bytes += static_cast<std::int64_t>(document.value().bytes.size());
            }
            return true;
        });
    }
    state.SetItemsProcessed(n_documents);
    state.SetBytesProcessed(n_bytes);
}

std::string warc_gz_path() {
    static const File file("onrecord_bench.warc.gz", invented_warc(true));
    const char* const given = std::getenv("ONRECORD_BENCH_WARC");
    return given != nullptr ? given : file.path();
}

void warc_gz(benchmark::State& state) {
    read_file(state, warc_gz_path());
}
BENCHMARK(warc_gz)->Unit(benchmark::kMillisecond);

void inflating_alone(benchmark::State& state) {
    std::int64_t n_bytes = 0;
    for (auto _ : state) {
        auto file = open_file(warc_gz_path());
        if (!file) return state.SkipWithError("no file");
        GzipSource source(std::move(file).value(), "bench");
        for (;;) {
            const auto chunk = source.next();
            if (!chunk || chunk.value().empty()) break;
            n_bytes += static_cast<std::int64_t>(chunk.value().size());
        }
    }
    state.SetBytesProcessed(n_bytes);
}
BENCHMARK(inflating_alone)->Unit(benchmark::kMillisecond);

void warc_plain(benchmark::State& state) {
    static const File file("onrecord_bench.warc", invented_warc(false));
    read_file(state, file.path());
}
BENCHMARK(warc_plain)->Unit(benchmark::kMillisecond);

void jsonl(benchmark::State& state) {
    static const File file("onrecord_bench.jsonl", invented_jsonl());
    read_file(state, file.path());
}
BENCHMARK(jsonl)->Unit(benchmark::kMillisecond);

void jsonl_gz(benchmark::State& state) {
    static const File file("onrecord_bench.jsonl.gz", gzip(invented_jsonl()));
    read_file(state, file.path());
}
BENCHMARK(jsonl_gz)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace onrecord
