// A record's file with bytes changed: whatever is asked of it is answered or refused, and nothing outside the file is believed.
// The input is triples: two bytes that say where, one that is put there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "onrecord/reader.h"
#include "onrecord/record.h"
#include "view/view.h"

namespace {

class Whole {
public:
    Whole() {
        std::string name = (std::filesystem::temp_directory_path() / "onrecord-fuzz-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) std::abort();
        folder_ = name;
        {
            auto record = onrecord::Record::open(path(), onrecord::Record::Mode::write);
            const auto reader = onrecord::Reader::load();
            for (const char* id : {"a", "b", "c"}) {
                onrecord::Document document;
                document.id = document.input = id;
                document.date = "2024-05-03";
                document.bytes = "\"The weir broke in four places,\" Ana Ruiz told the Harlow Post on Monday. Tom Lind denied it.";
                if (!record.value().add(reader.value().read(std::move(document)).value()).ok()) std::abort();
            }
            if (!record.value().link()) std::abort();
        }
        std::ifstream file(path(), std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    ~Whole() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Whole(const Whole&) = delete;
    Whole& operator=(const Whole&) = delete;
    [[nodiscard]] std::string path() const { return folder_ + "/r.record"; }
    void write(const std::string& changed) const {
        std::error_code ignored;
        for (const char* beside : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path() + beside, ignored);
        std::ofstream(path(), std::ios::binary) << changed;
    }
    std::string bytes;

private:
    std::string folder_;
};

}  // namespace

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"\x12\x34\x80", "\x01\x02\xff", "\x10\x01\x01", "\x20\x08\x7f", nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    static const Whole whole;
    std::string changed = whole.bytes;
    for (std::size_t i = 0; i + 2 < size; i += 3) {
        const std::size_t at = (std::size_t{data[i]} << 8 | data[i + 1]) * 131 % changed.size();
        changed[at] = static_cast<char>(data[i + 2]);
    }
    whole.write(changed);
    const auto record = Record::open(whole.path(), Record::Mode::read);
    if (!record.ok()) return 0;
    for (const std::string& line : record.value().check()) {
        if (line.empty()) std::abort();
    }
    const auto drop = [](std::string_view) {};
    export_jsonl(record.value(), drop);
    write_dossier(record.value(), {}, drop);
    (void)record.value().search("weir", 10);
    return 0;
}
