#include "documents/clamd.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace waymark::documents {
namespace {

constexpr std::size_t kLongestAnswer = 4 * 1024;

/// A socket, or nothing (-1).
class Socket {
 public:
  explicit Socket(int descriptor = -1) : descriptor_(descriptor) {}
  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  explicit operator bool() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

Socket connected(int family, const sockaddr* to, socklen_t length, std::chrono::milliseconds patience) {
  Socket socket(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!socket) return socket;
  timeval wait{};
  wait.tv_sec = static_cast<time_t>(patience.count() / 1000);
  wait.tv_usec = static_cast<suseconds_t>(patience.count() % 1000 * 1000);
  // On Linux the time to send is also the time to connect.
  setsockopt(socket.descriptor(), SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
  setsockopt(socket.descriptor(), SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  return ::connect(socket.descriptor(), to, length) == 0 ? std::move(socket) : Socket();
}

Socket connect_to(const ClamdAddress& address, std::chrono::milliseconds patience) {
  if (!address.path.empty()) {
    sockaddr_un there{};
    there.sun_family = AF_UNIX;
    std::copy(address.path.begin(), address.path.end(), there.sun_path);
    return connected(AF_UNIX, reinterpret_cast<const sockaddr*>(&there), sizeof there, patience);
  }
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found) != 0) return Socket();
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found, freeaddrinfo);
  for (const auto* one = found; one; one = one->ai_next)
    if (auto socket = connected(one->ai_family, one->ai_addr, one->ai_addrlen, patience)) return socket;
  return Socket();
}

enum class Sent { all, closed, too_slow };

Sent send_all(const Socket& socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return errno == EAGAIN || errno == EWOULDBLOCK ? Sent::too_slow : Sent::closed;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return Sent::all;
}

/// One chunk: its length, most significant byte first, and its bytes. An empty one ends the stream.
std::string chunk(std::string_view bytes) {
  const auto length = htonl(static_cast<std::uint32_t>(bytes.size()));
  std::string all(sizeof length, '\0');
  std::memcpy(all.data(), &length, sizeof length);
  return all.append(bytes);
}

/// What it says up to its NUL, or why it says nothing.
struct Said {
  std::string words;
  Answer instead = Answer::failed;
  bool whole = false;
};
Said read_words(const Socket& socket) {
  Said said;
  std::array<char, 512> bytes;
  while (said.words.size() < kLongestAnswer) {
    const auto got = ::recv(socket.descriptor(), bytes.data(), bytes.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) said.instead = Answer::too_slow;
    if (got <= 0) return said;
    said.words.append(bytes.data(), static_cast<std::size_t>(got));
    if (const auto end = said.words.find('\0'); end != std::string::npos) {
      said.words.resize(end);
      said.whole = true;
      return said;
    }
  }
  return said;
}

/// Words by which clamd says that it has not looked at all of it; the second where AlertExceedsMax is set.
bool says_too_much(std::string_view words) {
  return words.find("size limit exceeded") != words.npos || words.find("Heuristics.Limits.Exceeded") != words.npos;
}

Answer read_answer(const Socket& socket, bool sent_all) {
  const auto said = read_words(socket);
  if (!said.whole) return said.instead;
  const std::string_view words = said.words;
  if (says_too_much(words)) return Answer::over_limit;
  if (words.starts_with("stream: ") && words.ends_with(" FOUND")) return Answer::harmful;
  return sent_all && words == "stream: OK" ? Answer::clean : Answer::failed;
}

}  // namespace

std::optional<ClamdAddress> ClamdAddress::parse(std::string_view text) {
  ClamdAddress address;
  if (text.starts_with('/')) {
    address.path = text;
    if (address.path.size() >= sizeof(sockaddr_un::sun_path)) return std::nullopt;
    return address;
  }
  const auto colon = text.rfind(':');
  if (colon == text.npos) return std::nullopt;
  auto host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto port = text.substr(colon + 1);
  const bool number = std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (host.empty() || port.empty() || port.size() > 5 || !number) return std::nullopt;
  address.host = host;
  address.port = port;
  return address;
}

std::string_view code(Answer answer) {
  static constexpr std::string_view kCodes[] = {"clean",  "harmful",     "over_limit",
                                                "failed", "unreachable", "too_slow"};
  return kCodes[static_cast<std::size_t>(answer)];
}

bool is_there(const ClamdAddress& address, std::chrono::milliseconds patience) {
  const auto socket = connect_to(address, patience);
  if (!socket || send_all(socket, std::string_view("zPING\0", 6)) != Sent::all) return false;
  return read_words(socket).words == "PONG";
}

Answer ask_clamd(const ClamdAddress& address, const std::function<std::string()>& next,
                 std::chrono::milliseconds patience) {
  const auto socket = connect_to(address, patience);
  if (!socket) return Answer::unreachable;
  // What ends a command is what its answer ends with: z says NUL.
  auto sent = send_all(socket, std::string_view("zINSTREAM\0", 10));
  for (bool more = true; more && sent == Sent::all;) {
    const auto piece = next();
    more = !piece.empty();
    sent = send_all(socket, chunk(piece));
  }
  // Who has had enough says so, and closes before all is sent.
  return sent == Sent::too_slow ? Answer::too_slow : read_answer(socket, sent == Sent::all);
}

}  // namespace waymark::documents
