// Any bytes under any label: a valid text or an Error, never anything else.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/encoding.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto label_end = input.find('\n');  // the first line is the label that is given
    const std::string_view label = label_end == std::string_view::npos ? std::string_view() : input.substr(0, label_end);
    const std::string_view bytes = label_end == std::string_view::npos ? input : input.substr(label_end + 1);
    for (const auto markup : {onrecord::Markup::plain, onrecord::Markup::html}) {
        const auto decoded = onrecord::decode_bytes(std::string(bytes), label, markup, "fuzz");
        if (decoded.ok() && !onrecord::is_valid_utf8(decoded.value().text)) std::abort();
    }
    return 0;
}

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const kWords[] = {"utf-8\n",
                                         "windows-1251\n",
                                         "shift_jis\n",
                                         "iso-2022-jp\n",
                                         "gb18030\n",
                                         "utf-16\n",
                                         "\xef\xbb\xbf",
                                         "\xff\xfe",
                                         "\xfe\xff",
                                         "<meta ",
                                         "charset=",
                                         "\"latin2\"",
                                         "'euc-kr",
                                         "http-equiv=content-type ",
                                         "content='text/html; charset=",
                                         ">",
                                         "<!--",
                                         "-->",
                                         "caf\xc3\xa9",
                                         "\xe9",
                                         "\x1b$B",
                                         "word ",
                                         "</",
                                         "<?",
                                         "\x93\xfa",
                                         nullptr};
    return kWords;
}
