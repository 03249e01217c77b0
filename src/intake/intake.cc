#include "intake/intake.h"

#include <fstream>
#include <iterator>

#include "base/sha256.h"

namespace onrecord {

void read_inputs(const std::vector<std::string>& inputs, const Given& given, const DocumentSink& sink, InputProgress*) {
    for (const auto& input : inputs) {
        std::ifstream file(input, std::ios::binary);
        if (!file) {
            if (!sink(input, Error{ErrorKind::not_found, input + ": no such file"})) return;
            continue;
        }
        Document document;
        document.input = input;
        document.bytes.assign(std::istreambuf_iterator<char>(file), {});
        document.id = sha256_hex(document.bytes);
        document.outlet = given.outlet;
        document.date = given.date;
        if (!sink(input, std::move(document))) return;
    }
}

}  // namespace onrecord
