#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "web/server.hpp"

namespace waymark::tests {

using Millis = std::chrono::milliseconds;

/// What came back: taken apart no further than a test needs.
struct Answer {
  int status = 0;
  std::string head;  ///< status line and headers, as sent
  std::string body;

  std::string header(std::string_view lower_name) const {
    const auto at = head.find("\r\n" + std::string(lower_name) + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + 4 + lower_name.size();
    return head.substr(from, head.find("\r\n", from) - from);
  }
};

/// A client that sends exactly the bytes it is given.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(port);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0)
      throw std::runtime_error("cannot connect to the server under test");
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False when the server has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// The next answer with a body of its content-length (none with `head`); status 0 when the server closes or is
  /// silent for `patience`.
  Answer receive(bool head = false, Millis patience = Millis(5000)) {
    Answer answer;
    std::size_t end = 0;
    while ((end = seen_.find("\r\n\r\n")) == std::string::npos)
      if (!more(patience)) return answer;
    answer.head = seen_.substr(0, end + 4);
    seen_.erase(0, end + 4);
    const auto length = head ? 0 : std::strtoul(answer.header("content-length").c_str(), nullptr, 10);
    while (seen_.size() < length)
      if (!more(patience)) return answer;
    answer.body = seen_.substr(0, length);
    seen_.erase(0, length);
    answer.status = std::atoi(answer.head.c_str() + std::string_view("HTTP/1.1 ").size());
    return answer;
  }

  /// Whether the server closes within `patience` without sending anything more.
  bool is_closed(Millis patience = Millis(5000)) { return !more(patience) && closed_ && seen_.empty(); }
  const std::string& unread() const { return seen_; }
  void end_sending() { ::shutdown(socket_, SHUT_WR); }

 private:
  bool more(Millis patience) {
    pollfd wait{};
    wait.fd = socket_;
    wait.events = POLLIN;
    if (::poll(&wait, 1, static_cast<int>(patience.count())) <= 0) return false;
    char bytes[16 * 1024];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    closed_ = got <= 0;
    if (got > 0) seen_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
  }

  int socket_;
  std::string seen_;
  bool closed_ = false;
};

/// A server on a free port of its own, run in a thread until the test ends.
class RunningServer {
 public:
  RunningServer(web::ServerOptions options, web::Handler handler, web::ErrorPage error_page = {}) {
    options.port = 0;
    server_ = web::make_server(std::move(options), std::move(handler), std::move(error_page));
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningServer() { stop_and_wait(); }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  std::uint16_t port() const { return server_->port(); }
  void stop() { server_->stop(); }
  void stop_and_wait() {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }

  /// One request on a connection of its own.
  Answer ask(std::string_view bytes) const {
    RawClient client(port());
    client.send(bytes);
    return client.receive();
  }

 private:
  std::unique_ptr<web::Server> server_;
  std::thread thread_;
};

}  // namespace waymark::tests
