// Mail and saved pages: any bytes give one document within the budget, or one error; names and titles are valid UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "intake/mail.h"
#include "text/utf8.h"

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const words[] = {"Content-Type: ",
                                        "multipart/mixed",
                                        "; boundary=b",
                                        "text/html",
                                        "text/plain",
                                        "; charset=utf-7",
                                        "\r\n",
                                        "\n\n",
                                        "--b\n",
                                        "--b--\n",
                                        "Content-Transfer-Encoding: ",
                                        "base64",
                                        "quoted-printable",
                                        "=E9",
                                        "=\n",
                                        "=?utf-8?Q?",
                                        "?=",
                                        "=?x?B?",
                                        "Subject: ",
                                        "From: ",
                                        "Date: ",
                                        "5 Aug 2024",
                                        "MIME-Version: 1.0",
                                        "VGhl",
                                        "Saved by",
                                        "\xff",
                                        nullptr};
    return words;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onrecord;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto document = parse_mail(bytes);
    if (document &&
        (document.value().bytes.size() > size + 3 || !is_valid_utf8(document.value().title) || !is_valid_utf8(document.value().outlet)))
        std::abort();
    (void)is_mail(bytes);
    return 0;
}
