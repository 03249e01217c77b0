// PDF: what pdftotext prints keeps every character when its lines are joined, and whatever it is given, and however it ends, there is one
// document or one error. Starting it takes milliseconds, so that is done for few inputs.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "intake/pdf.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"%PDF-1.4\n",
                                        "1 0 obj\n",
                                        "<< /Type /Catalog /Pages 2 0 R >>\n",
                                        "endobj\n",
                                        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n",
                                        "<< /Length 44 >>\nstream\n",
                                        "BT /F1 12 Tf 72 720 Td (The weir broke.) Tj ET\n",
                                        "endstream\n",
                                        "xref\n0 6\n",
                                        "trailer << /Root 1 0 R >>\n",
                                        "startxref\n9\n%%EOF\n",
                                        "A line of prose in a narrow column",
                                        "\n",
                                        "\n\n",
                                        "\f",
                                        "\r\n",
                                        "    ",
                                        "\xe2\x80\x9c",
                                        "\xff",
                                        nullptr};
    return words;
}

namespace {

std::string without_space(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\f'; });
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    constexpr unsigned kOneIn = 64;  // inputs is given to pdftotext
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (without_space(join_lines(bytes)) != without_space(bytes)) std::abort();
    if (size % kOneIn != 0) return 0;
    const auto document = parse_pdf("%PDF-1.4\n" + std::string(bytes));
    if (document ? document.value().bytes.empty() : document.error().message.empty()) std::abort();
    return 0;
}
