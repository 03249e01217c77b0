// One thread and poll(): a connection is some bytes and a deadline, so a client that sends a byte a minute costs its bytes and nobody's
// time; a pool of threads would be held by as many slow clients as it has threads (not measured: no library was tried). One request a
// connection: nothing to keep in step, and a reader of one page asks for three. Tests: tests/serve/server_test.cc.
#include "serve/server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>
#include <vector>

namespace onrecord {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::string_view kEmptyLine = "\r\n\r\n";
constexpr int kPauseMs = 20;
constexpr std::size_t kDescriptorsOfPages = 16;  // what a page opens while it is made (the record, with WAL), and what is open anyway

// How many connections leave enough of this program's descriptors for the pages.
std::size_t most_connections(std::size_t wanted) {
    struct rlimit most {};
    if (getrlimit(RLIMIT_NOFILE, &most) != 0 || most.rlim_cur == RLIM_INFINITY) return wanted;
    const auto n = static_cast<std::size_t>(most.rlim_cur);
    return std::min(wanted, n > kDescriptorsOfPages ? n - kDescriptorsOfPages : 1);
}

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

struct Connection {
    Descriptor socket;
    Clock::time_point deadline;
    std::string in, out;
    std::size_t sent = 0;
    bool answering = false;
    bool ended = false;
};

}  // namespace

struct Server::Impl {
    Descriptor listener, stop_read, stop_write;
    std::uint16_t port = 0;
    ServerLimits limits;
    std::vector<Connection> connections;  // oldest first

    void accept_all();
    void receive(Connection& connection, const Handler& handler);
    void answer(Connection& connection, const Response& response, bool head_only);
    void send_some(Connection& connection);
};

void Server::Impl::accept_all() {
    while (true) {
        Descriptor socket(accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (socket.get() < 0) {
            // No more can be opened on this machine, and poll() would say at once that somebody waits.
            if (errno != EAGAIN && errno != EINTR) (void)::poll(nullptr, 0, kPauseMs);
            return;
        }
        if (connections.size() >= limits.max_connections) connections.erase(connections.begin());
        Connection connection;
        connection.socket = std::move(socket);
        connection.deadline = Clock::now() + std::chrono::milliseconds(limits.request_ms);
        connections.push_back(std::move(connection));
    }
}

void Server::Impl::receive(Connection& connection, const Handler& handler) {
    std::array<char, 4096> buffer{};
    while (!connection.answering) {
        const auto n = recv(connection.socket.get(), buffer.data(), buffer.size(), 0);
        if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (n <= 0) {
            connection.ended = true;
            return;
        }
        connection.in.append(buffer.data(), static_cast<std::size_t>(n));
        const auto end = connection.in.find(kEmptyLine);
        if (std::min(end, connection.in.size()) > kMaxRequestBytes)
            return answer(connection, plain_page(431, "Too long", "The request is too long."), false);
        if (end == std::string::npos) continue;
        Request request;
        std::size_t length = 0;
        if (!parse_request(std::string_view(connection.in).substr(0, end), request) || !body_length(request, length))
            return answer(connection, plain_page(400, "Not understood", "The request is not one of HTTP/1.1, or has too long a body."),
                          false);
        const std::size_t body = end + kEmptyLine.size();
        if (connection.in.size() < body + length) continue;
        request.body = connection.in.substr(body, length);
        answer(connection, handler(request), request.method == "HEAD");
    }
}

void Server::Impl::answer(Connection& connection, const Response& response, bool head_only) {
    connection.out = to_bytes(response, head_only);
    connection.answering = true;
    connection.deadline = Clock::now() + std::chrono::milliseconds(limits.response_ms);
    send_some(connection);
}

void Server::Impl::send_some(Connection& connection) {
    while (connection.sent < connection.out.size()) {
        const auto n =
            send(connection.socket.get(), connection.out.data() + connection.sent, connection.out.size() - connection.sent, MSG_NOSIGNAL);
        if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (n <= 0) break;
        connection.sent += static_cast<std::size_t>(n);
    }
    // What the client still sends is not read, and must not make the system throw away what it has yet to take.
    shutdown(connection.socket.get(), SHUT_WR);
    std::array<char, 4096> rest{};
    while (recv(connection.socket.get(), rest.data(), rest.size(), 0) > 0) {
    }
    connection.ended = true;
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::open(std::uint16_t port, const ServerLimits& limits) {
    const auto failed = [&] {
        return Error{ErrorKind::unreadable,
                     fmt::format("port {} of 127.0.0.1 cannot be served: {}; try another with --port", port, std::strerror(errno))};
    };
    auto impl = std::make_unique<Impl>();
    impl->limits = limits;
    impl->limits.max_connections = most_connections(limits.max_connections);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return failed();
    impl->stop_read = Descriptor(ends[0]);
    impl->stop_write = Descriptor(ends[1]);
    impl->listener = Descriptor(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (impl->listener.get() < 0) return failed();
    const int on = 1;
    setsockopt(impl->listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(impl->listener.get(), reinterpret_cast<const sockaddr*>(&address), length) != 0 || listen(impl->listener.get(), 64) != 0 ||
        getsockname(impl->listener.get(), reinterpret_cast<sockaddr*>(&address), &length) != 0)
        return failed();
    impl->port = ntohs(address.sin_port);
    return Server(std::move(impl));
}

std::uint16_t Server::port() const {
    return impl_->port;
}

void Server::stop() const {
    const char byte = 0;
    (void)!write(impl_->stop_write.get(), &byte, 1);
}

void Server::run(const Handler& handler) {
    Impl& impl = *impl_;
    std::vector<pollfd> waiting;
    while (true) {
        waiting.assign({{impl.stop_read.get(), POLLIN, 0}, {impl.listener.get(), POLLIN, 0}});
        auto next = Clock::time_point::max();
        for (const auto& connection : impl.connections) {
            waiting.push_back({connection.socket.get(), static_cast<short>(connection.answering ? POLLOUT : POLLIN), 0});
            next = std::min(next, connection.deadline);
        }
        int timeout = -1;
        if (!impl.connections.empty())
            timeout =
                static_cast<int>(std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()).count()));
        if (poll(waiting.data(), waiting.size(), timeout) < 0 && errno != EINTR) return;
        if (waiting[0].revents != 0) return;
        for (std::size_t i = 0; i < impl.connections.size(); ++i) {
            Connection& connection = impl.connections[i];
            if (waiting[i + 2].revents == 0) continue;
            if (connection.answering) {
                impl.send_some(connection);
            } else {
                impl.receive(connection, handler);
            }
        }
        const auto now = Clock::now();
        std::erase_if(impl.connections, [&](const Connection& connection) { return connection.ended || connection.deadline <= now; });
        if (waiting[1].revents != 0) impl.accept_all();
    }
}

}  // namespace onrecord
