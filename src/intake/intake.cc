// Each input is opened, inflated if its first bytes are those of gzip or Zstandard whatever its name, and handed to the reader of its
// format.
#include "intake/intake.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/byte_reader.h"
#include "base/gzip.h"
#include "base/zstd.h"
#include "intake/delivery.h"
#include "intake/feed.h"
#include "intake/folder.h"
#include "intake/format.h"
#include "intake/jsonl.h"
#include "intake/mail.h"
#include "intake/pdf.h"
#include "intake/warc.h"

namespace onrecord {
namespace {

// A source whose first bytes can be seen before it is read, and that counts what is read.
class Opened : public ByteSource {
public:
    Opened(std::unique_ptr<ByteSource> source, InputProgress* progress) : source_(std::move(source)), progress_(progress) {
        while (head_.size() < kSniffBytes) {  // a pipe gives its bytes in small pieces
            auto chunk = read();
            if (!chunk) error_ = chunk.error();
            if (!chunk || chunk.value().empty()) break;
            if (head_.empty() && chunk.value().size() >= kSniffBytes) {
                first_ = chunk.value();
                return;
            }
            head_ += chunk.value();
        }
        first_ = head_;
    }

    [[nodiscard]] std::string_view head() const { return first_; }
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

    Result<std::string_view> next() override {
        if (!first_.empty()) return std::exchange(first_, {});
        if (error_) return *error_;
        return read();
    }

private:
    Result<std::string_view> read() {
        auto chunk = source_->next();
        if (chunk && progress_ != nullptr) progress_->read += chunk.value().size();
        return chunk;
    }

    std::unique_ptr<ByteSource> source_;
    InputProgress* progress_;
    std::string head_;
    std::string_view first_;
    std::optional<Error> error_;
};

// One file that is one document: `make` makes it of at most `max_bytes`, and of one byte more where the file is larger.
template <class Make>
void read_single(ByteReader& reader, const std::string& path, std::size_t max_bytes, const MemberSource* members, Delivery& delivery,
                 Make make) {
    std::string bytes;
    std::vector<std::string> limits;
    reader.take(max_bytes + 1, bytes);
    if (bytes.size() <= max_bytes && reader.error()) {
        if (members == nullptr || !members->only_followed_by_other_bytes()) return delivery.problem(path, *reader.error());
        limits.push_back(fmt::format("what follows the compressed data at byte {} was not read", members->member_offset()));
    }
    Result<Document> document = make(std::move(bytes));
    if (!document) return delivery.problem(path, document.error().kind, document.error().message);
    document.value().input = path;
    document.value().limits.insert(document.value().limits.end(), limits.begin(), limits.end());
    delivery.document(std::move(document).value());
}

void read_source(std::unique_ptr<ByteSource> source, const std::string& path, std::optional<Format> format, InputProgress* progress,
                 Delivery& delivery) {
    auto opened = std::make_unique<Opened>(std::move(source), progress);
    if (opened->head().empty()) {
        if (opened->error()) return delivery.problem(path, *opened->error());
        if (path != "-") delivery.problem(path, ErrorKind::malformed, "is empty");
        return;
    }
    std::unique_ptr<MemberSource> members;
    // An archive whose begin is lost may still hold whole members.
    const auto name = lower_case(path);
    const bool beheaded = format == Format::warc && !opened->head().starts_with("WARC/");
    ByteSource* bytes = opened.get();
    const bool gzip = is_gzip(opened->head());
    if (is_zstd(opened->head()) || (beheaded && !gzip && name.ends_with(".zst"))) {
        members = std::make_unique<ZstdSource>(std::move(opened), path);
    } else if (gzip && format == Format::warc && delivery.first_byte() > 0) {  // a member a record: earlier shards' need not be inflated
        auto rest = open_file(path, delivery.first_byte());
        if (!rest) return delivery.problem(path, rest.error());
        members = std::make_unique<GzipSource>(std::move(rest).value(), path, delivery.first_byte());
        if (!members->resume(kWarcStart)) return;
    } else if (gzip || (beheaded && name.ends_with(".gz"))) {
        members = std::make_unique<GzipSource>(std::move(opened), path);
    }
    if (members) bytes = members.get();
    ByteReader reader(*bytes);

    const auto head = reader.peek(1).substr(0, kSniffBytes);  // no further than the first member: the reader of archives counts them
    if (head.empty() && !(format == Format::warc && reader.error())) {
        if (reader.error()) return delivery.problem(path, *reader.error());
        return delivery.problem(path, ErrorKind::malformed, "is empty");
    }
    if (!format || head.starts_with("%PDF-")) format = format_of_bytes(head);
    // Of JSON Lines each line is judged by itself, and of an archive each record.
    const bool is_judged_in_parts = *format == Format::warc || *format == Format::jsonl;
    if (const auto kind = is_judged_in_parts ? std::string_view() : binary_kind(head); !kind.empty()) {
        return delivery.problem(path, ErrorKind::malformed, kind);
    }
    const auto as = [](DocumentKind kind) {
        return [kind](std::string text) -> Result<Document> {
            Document document;
            document.kind = kind;
            document.bytes = std::move(text);
            return document;
        };
    };
    if (!is_judged_in_parts && !delivery.in_shard()) return;
    switch (*format) {
        case Format::jsonl:
            return read_json_lines(reader, path, members != nullptr, delivery);
        case Format::warc:
            return read_warc(reader, path, members.get(), delivery);
        case Format::mail:
            return read_single(reader, path, kMaxMailBytes, members.get(), delivery,
                               [](const std::string& text) { return parse_mail(text); });
        case Format::pdf:
            return read_single(reader, path, kMaxPdfBytes, members.get(), delivery, [](const std::string& pdf) { return parse_pdf(pdf); });
        case Format::feed: {
            std::string text;
            reader.take(kMaxFeedBytes + 1, text);
            if (reader.error()) return delivery.problem(path, *reader.error());
            if (text.size() > kMaxFeedBytes)
                return delivery.problem(path, ErrorKind::too_large, fmt::format("is larger than a feed may be ({} bytes)", kMaxFeedBytes));
            return read_feed(std::move(text), path, delivery);
        }
        case Format::text:
            return read_single(reader, path, kMaxDocumentBytes, members.get(), delivery, as(DocumentKind::text));
        case Format::html:
            return read_single(reader, path, kMaxDocumentBytes, members.get(), delivery, as(DocumentKind::html));
    }
}

void read_path(const std::string& path, InputProgress* progress, Delivery& delivery) {
    auto file = open_file(path);
    if (!file) return delivery.problem(path, file.error());
    read_source(std::move(file).value(), path, format_of_name(path), progress, delivery);
}

}  // namespace

Status read_lines(const std::string& path, const std::function<bool(std::uint64_t, std::string_view)>& take, InputProgress* progress) {
    auto file = path == "-" ? Result<std::unique_ptr<ByteSource>>(open_standard_input()) : open_file(path);
    if (!file) return file.error();
    auto opened = std::make_unique<Opened>(std::move(file).value(), progress);
    std::unique_ptr<ByteSource> bytes;
    if (is_zstd(opened->head())) {
        bytes = std::make_unique<ZstdSource>(std::move(opened), path);
    } else if (is_gzip(opened->head())) {
        bytes = std::make_unique<GzipSource>(std::move(opened), path);
    } else {
        bytes = std::move(opened);
    }
    ByteReader reader(*bytes);
    for (std::uint64_t number = 1;; ++number) {
        const auto line = reader.line(kMaxJsonLineBytes);
        if (reader.error() && (!line || !line->ended)) return *reader.error();
        if (!line) return done();
        if (line->n_dropped > 0) return Error{ErrorKind::too_large, fmt::format("{}: line {} is longer than a line may be", path, number)};
        if (!line->bytes.empty() && !take(number, line->bytes)) return done();
    }
}

void read_inputs(const std::vector<std::string>& inputs, const Given& given, const DocumentSink& sink, InputProgress* progress,
                 Shard shard) {
    Delivery delivery(given, sink, shard);
    const auto size_of = [](const std::string& path) {  // 0 for what is no file
        struct stat status {};
        return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
    };
    const auto count = [&](const std::string& path) {
        if (progress != nullptr) progress->total += size_of(path);
    };
    const auto is_folder = [](const std::string& path) {
        struct stat status {};
        return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
    };
    for (const auto& input : inputs) count(input);
    for (const auto& input : inputs) {
        if (!delivery.wants_more()) return;
        delivery.at_begin(size_of(input));
        if (input == "-") {
            read_source(open_standard_input(), input, Format::jsonl, nullptr, delivery);
        } else if (is_folder(input)) {
            bool told = false;
            const auto files = list_folder(input, [&](const std::string& path, const Error& error) {
                told = true;
                delivery.problem(path, error);
            });
            if (files.empty() && !told && delivery.in_shard()) {
                delivery.problem(
                    input, ErrorKind::not_found,
                    "holds no file that is read (*.txt, *.html, *.htm, *.mht, *.mhtml, *.eml, *.pdf, *.rss, *.atom, *.jsonl, *.warc, "
                    "also .gz and .zst)");
            }
            for (const auto& path : files) count(path);
            for (const auto& path : files) {
                if (!delivery.wants_more()) return;
                delivery.at_file(std::string_view(path).substr(path.find_first_not_of('/', input.size())));
                if (!delivery.in_shard()) continue;
                read_path(path, progress, delivery);
            }
        } else {
            read_path(input, progress, delivery);
        }
    }
}

}  // namespace onrecord
