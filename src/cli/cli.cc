#include "cli/cli.h"

#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "intake/intake.h"
#include "onrecord/reader.h"

namespace onrecord {

int run(int argc, char** argv) {
    std::vector<std::string> inputs;
    bool tokens = false;
    for (int i = 2; i < argc; ++i) {
        if (std::strcmp(argv[i], "--tokens") == 0) {
            tokens = true;
        } else {
            inputs.emplace_back(argv[i]);
        }
    }
    auto reader = Reader::load();
    if (!reader) return 3;
    int status = 0;
    read_inputs(inputs, {}, [&](const std::string&, Result<Document> document) {
        if (!document) {
            std::fprintf(stderr, "onrecord: %s\n", document.error().message.c_str());
            status = 1;
            return true;
        }
        const auto reading = reader.value().read(std::move(document).value(), {tokens});
        if (!reading) {
            std::fprintf(stderr, "onrecord: %s\n", reading.error().message.c_str());
            status = 1;
            return true;
        }
        std::puts(to_json(reading.value(), tokens).c_str());
        return true;
    });
    return status;
}

}  // namespace onrecord
