// Who may ask: the reader at this machine who has the address that was printed, and no page of another site in the reader's browser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "serve/http.h"

namespace onrecord {

// Not for several threads at once.
class Door {
public:
    // The token is good once, and is exchanged for a cookie with `session`. REQUIRES: all are long, random and of hexadecimal digits.
    Door(std::string token, std::string session, std::string form_token, std::uint16_t port);

    // The answer to whoever may not come in (400, 403, 405, 421), or who comes with the token (303, with the cookie); nothing for a request
    // that is to be answered, whose target is then in `target`. A POST comes in only from a page of ours (Origin) to kUndoPath, and with
    // the form's token; `target.query` then holds the form's fields.
    std::optional<Response> check(const Request& request, Target& target);

    // "http://127.0.0.1:8000/?token=…"
    [[nodiscard]] std::string address() const;

private:
    std::string token_, session_, form_token_, cookie_;
    std::uint16_t port_;
    bool used_ = false;
};

// 256 random bits as hexadecimal digits; empty where the system has none.
std::string random_digits();

}  // namespace onrecord
