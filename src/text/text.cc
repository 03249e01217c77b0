#include "onrecord/text.h"

#include <utility>

#include "text/utf8.h"

namespace onrecord {

Text Text::from_utf8(std::string bytes, std::uint64_t* n_replaced) {
    std::uint64_t count = 0;
    Text text;
    text.bytes_ = to_valid_utf8(std::move(bytes), count);
    if (n_replaced != nullptr) *n_replaced = count;
    return text;
}

}  // namespace onrecord
