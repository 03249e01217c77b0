// Carries requests to a function and its responses back, over 127.0.0.1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "onrecord/error.h"
#include "serve/http.h"

namespace onrecord {

using Handler = std::function<Response(const Request&)>;

struct ServerLimits {
    std::size_t max_connections = 128;  // at once; one more ends the one that has waited longest for its reader
    int request_ms = 10000;             // for a whole request to arrive, however slowly its bytes come
    int response_ms = 60000;            // for a response to be taken
};

class Server {
public:
    // Port 0: any that is free. Error: unreadable, with the port and why.
    static Result<Server> open(std::uint16_t port, const ServerLimits& limits = {});
    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;
    ~Server();

    [[nodiscard]] std::uint16_t port() const;
    // Until stop(). Calls the handler in this thread, one request at a time.
    void run(const Handler& handler);
    // From another thread or a signal handler.
    void stop() const;

private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace onrecord
