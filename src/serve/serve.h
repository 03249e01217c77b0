// `onrecord serve`: the pages of a record at an address that only this machine's reader has.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "onrecord/error.h"
#include "serve/door.h"
#include "serve/http.h"
#include "view/site.h"

namespace onrecord {

// Takes a decision back and has the site show the record as it is then. Error: what is to be said to the reader.
using Undo = std::function<Status(std::uint32_t number)>;

// The whole way from a request to its response, without sockets.
Response respond(Door& door, const Site& site, const Request& request, const Undo& undo);

}  // namespace onrecord
