// The SMTP carrier against a server that says what a test tells it to. With a real peer: tests/mail.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <thread>
#include <vector>

#include "jobs/carrier.hpp"

using namespace waymark;
using How = jobs::Carried::How;

namespace {

/// Answers each command by its first word; "" closes the connection, "silent" says nothing more.
class ScriptedServer {
 public:
  explicit ScriptedServer(std::map<std::string, std::string> script)
      : script_(std::move(script)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(listener_, 5) != 0)
      throw std::runtime_error("no port");
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &size);
    port_ = ntohs(here.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~ScriptedServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  ScriptedServer(const ScriptedServer&) = delete;
  int port() const { return port_; }
  std::vector<std::string> mails;

 private:
  void serve() {
    for (int client; (client = ::accept(listener_, nullptr, nullptr)) >= 0; ::close(client)) talk(client);
  }
  std::string answer(const std::string& word, const std::string& usual) const {
    const auto found = script_.find(word);
    return found == script_.end() ? usual : found->second;
  }
  bool say(int client, const std::string& text) {
    if (text.empty()) return false;
    if (text == "silent") {
      char byte;
      while (::recv(client, &byte, 1, 0) > 0) {}
      return false;
    }
    const auto line = text + "\r\n";
    return ::send(client, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
  }
  std::optional<std::string> hear(int client, std::string& seen, std::string_view end) {
    std::size_t at;
    while ((at = seen.find(end)) == std::string::npos) {
      char bytes[4096];
      const auto got = ::recv(client, bytes, sizeof bytes, 0);
      if (got <= 0) return std::nullopt;
      seen.append(bytes, static_cast<std::size_t>(got));
    }
    auto heard = seen.substr(0, at);
    seen.erase(0, at + end.size());
    return heard;
  }
  void talk(int client) {
    std::string seen;
    if (!say(client, answer("greeting", "220 here"))) return;
    while (const auto line = hear(client, seen, "\r\n")) {
      const auto word = line->substr(0, 4);
      if (!say(client, answer(word, word == "DATA" ? "354 go on" : word == "QUIT" ? "221 bye" : "250 fine"))) return;
      if (word != "DATA" || answer("DATA", "354").front() != '3') continue;
      const auto mail = hear(client, seen, "\r\n.\r\n");
      if (!mail) return;
      mails.push_back(*mail);
      if (!say(client, answer("mail", "250 taken"))) return;
    }
  }

  std::map<std::string, std::string> script_;
  int listener_;
  int port_ = 0;
  std::thread thread_;
};

jobs::SmtpSettings to(int port) {
  jobs::SmtpSettings settings;
  settings.host = "127.0.0.1";
  settings.port = port;
  settings.security = jobs::SmtpSettings::Security::none;
  settings.patience = std::chrono::seconds(2);
  return settings;
}

const jobs::Parcel kParcel{new_id(), "waymark@service.example", "jo@example.test",
                           "Subject: hello\r\n\r\n.a line that begins with a dot\r\n"};

struct Tried {
  jobs::Carried carried;
  int handed_over = 0;
};
Tried carry(std::map<std::string, std::string> script) {
  ScriptedServer server(std::move(script));
  Tried tried;
  tried.carried = jobs::smtp_carrier(to(server.port()))->carry(kParcel, [&] { return ++tried.handed_over > 0; });
  return tried;
}

}  // namespace

TEST_CASE("A mail the server takes is accepted, and handed over once") {
  ScriptedServer server({});
  const auto carrier = jobs::smtp_carrier(to(server.port()));
  int handed_over = 0;
  for (int i = 0; i < 3; ++i) CHECK(carrier->carry(kParcel, [&] { return ++handed_over > 0; }).how == How::accepted);
  CHECK(handed_over == 3);
  REQUIRE(server.mails.size() == 3);
  CHECK(server.mails.front() == "Subject: hello\r\n\r\n..a line that begins with a dot");
}

TEST_CASE("A server's 4xx is for later and its 5xx for good, whenever it says so about this mail") {
  for (const char* word : {"MAIL", "RCPT", "DATA", "mail"}) {
    CAPTURE(word);
    auto tried = carry({{word, "451 4.3.0 not now"}});
    CHECK(tried.carried.how == How::later);
    CHECK(tried.carried.said == "451 4.3.0 not now");
    tried = carry({{word, "550 5.1.1 no such user"}});
    CHECK(tried.carried.how == How::refused);
    CHECK(tried.carried.said == "550 5.1.1 no such user");
    CHECK(tried.handed_over == (std::string_view(word) == "mail" ? 1 : 0));
  }
}

TEST_CASE("A server that does not take mail at all is unreachable, and no mail bounces for it") {
  CHECK(carry({{"greeting", "554 go away"}}).carried.how == How::unreachable);
  CHECK(carry({{"greeting", "421 busy"}}).carried.how == How::unreachable);
  CHECK(carry({{"greeting", "silent"}}).carried.how == How::unreachable);
  CHECK(carry({{"RCPT", "421 closing"}}).carried.how == How::unreachable);
  auto nobody = to(1);
  CHECK(jobs::smtp_carrier(nobody)->carry(kParcel, [] { return true; }).how == How::unreachable);
}

TEST_CASE("A server that falls silent is for later before the mail is handed over, and doubtful after") {
  CHECK(carry({{"RCPT", ""}}).carried.how != How::doubtful);
  auto tried = carry({{"mail", ""}});
  CHECK(tried.carried.how == How::doubtful);
  CHECK(tried.handed_over == 1);
  CHECK(carry({{"mail", "silent"}}).carried.how == How::doubtful);
}

TEST_CASE("A mail that may not be handed over any more is not sent") {
  ScriptedServer server({});
  const auto carrier = jobs::smtp_carrier(to(server.port()));
  CHECK(carrier->carry(kParcel, [] { return false; }).how == How::later);
  CHECK(carrier->carry(kParcel, []() -> bool { throw std::runtime_error("the database is away"); }).how ==
        How::later);
  CHECK(server.mails.empty());
}

TEST_CASE("A service that stops does not wait for a silent server") {
  ScriptedServer server(std::map<std::string, std::string>{{"MAIL", "silent"}});
  auto settings = to(server.port());
  settings.patience = std::chrono::seconds(60);
  std::atomic<bool> stopping = false;
  const auto carrier = jobs::smtp_carrier(settings, [&] { return stopping.load(); });
  std::thread stop([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    stopping = true;
  });
  const auto begun = std::chrono::steady_clock::now();
  CHECK(carrier->carry(kParcel, [] { return true; }).how == How::unreachable);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
  stop.join();
}

TEST_CASE("Nothing is sent in the clear but to this machine itself, nor to a server that offers no TLS") {
  auto settings = to(25);
  settings.host = "mail.example";
  CHECK_THROWS_AS(jobs::smtp_carrier(settings), std::invalid_argument);
  ScriptedServer server({});
  settings = to(server.port());
  settings.security = jobs::SmtpSettings::Security::starttls;
  CHECK(jobs::smtp_carrier(settings)->carry(kParcel, [] { return true; }).how == How::unreachable);
  CHECK(server.mails.empty());
}
