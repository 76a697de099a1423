#pragma once
// A scanner that says what a test has it say.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <string>
#include <thread>

namespace waymark::test {

class FakeClamd {
 public:
  /// Is there; answers each stream so; hears at most `limit` bytes of one, and closes then. An empty answer is none
  /// at all.
  explicit FakeClamd(std::string answer, std::size_t limit = std::string::npos)
      : answer_(std::move(answer)), limit_(limit), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, reinterpret_cast<const sockaddr*>(&here), sizeof here);
    ::listen(listener_, 8);
    socklen_t length = sizeof here;
    getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &length);
    address_ = "127.0.0.1:" + std::to_string(ntohs(here.sin_port));
    thread_ = std::thread([this] { serve(); });
  }
  ~FakeClamd() {
    over_ = true;
    thread_.join();
    ::close(listener_);
  }
  FakeClamd(const FakeClamd&) = delete;
  FakeClamd& operator=(const FakeClamd&) = delete;

  const std::string& address() const { return address_; }
  /// Of the latest stream, once it was answered.
  std::string heard;

 private:
  void serve() {
    while (!over_) {
      pollfd wait{listener_, POLLIN, 0};
      if (::poll(&wait, 1, 10) <= 0) continue;
      const int client = ::accept(listener_, nullptr, nullptr);
      answer(client);
      ::close(client);
    }
  }
  void answer(int client) {
    std::string content;
    auto command = read(client, 6);
    if (command == std::string("zPING\0", 6)) {
      ::send(client, "PONG", 5, MSG_NOSIGNAL);
      return;
    }
    command += read(client, 4);
    if (command != std::string("zINSTREAM\0", 10)) return;
    for (;;) {
      const auto head = read(client, 4);
      if (head.size() < 4) return;
      std::uint32_t length = 0;
      std::memcpy(&length, head.data(), 4);
      length = ntohl(length);
      if (length == 0) break;
      content += read(client, length);
      if (content.size() > limit_) break;
    }
    heard = content;
    if (answer_.empty())
      while (!over_) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    ::send(client, answer_.data(), answer_.size() + 1, MSG_NOSIGNAL);
  }
  static std::string read(int client, std::size_t count) {
    std::string bytes(count, '\0');
    const auto got = ::recv(client, bytes.data(), count, MSG_WAITALL);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }

  const std::string answer_;
  const std::size_t limit_;
  int listener_;
  std::string address_;
  std::atomic<bool> over_{false};
  std::thread thread_;
};

}  // namespace waymark::test
