// Answers made while they are sent.
#include <doctest/doctest.h>

#include <atomic>

#include "tests/support/raw_client.hpp"

namespace waymark::web {
namespace {

using tests::Millis;
using tests::RawClient;
using tests::RunningServer;

constexpr std::size_t kLarge = 25 * 1024 * 1024;

/// Gives pieces of one letter after another and counts them; throws at `fails_at`.
class Letters final : public BodySource {
 public:
  Letters(std::atomic<int>& asked, int fails_at) : asked_(asked), fails_at_(fails_at) {}
  std::string next() override {
    const int turn = asked_++;
    if (turn == fails_at_) throw std::runtime_error("withdrawn");
    return std::string(kLongestPiece, static_cast<char>('a' + turn % 26));
  }

 private:
  std::atomic<int>& asked_;
  int fails_at_;
};

Handler giving(std::atomic<int>& asked, std::size_t length, int fails_at = -1) {
  return [&asked, length, fails_at](const Request& request, const Reply& reply) {
    if (request.path == "/plain") return reply(plain_text(200, "plain"));
    Response response;
    response.source = std::make_shared<Letters>(asked, fails_at);
    response.source_length = length;
    reply(response);
  };
}

const std::string kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string kPlain = "GET /plain HTTP/1.1\r\nHost: x\r\n\r\n";

}  // namespace

TEST_CASE("a body made while it is sent arrives whole, with its length, and another request may follow") {
  std::atomic<int> asked{0};
  RunningServer server({}, giving(asked, kLarge));
  RawClient client(server.port());
  client.send(kGet);
  const auto answer = client.receive(false, Millis(30'000));
  CHECK(answer.header("content-length") == std::to_string(kLarge));
  REQUIRE(answer.body.size() == kLarge);
  for (std::size_t at = 0; at < kLarge; at += kLongestPiece)
    CHECK(answer.body[at + 7] == static_cast<char>('a' + at / kLongestPiece % 26));
  client.send(kPlain);
  CHECK(client.receive().body == "plain");
}

TEST_CASE("HEAD tells the length of such a body and has none of it made") {
  std::atomic<int> asked{0};
  RunningServer server({}, giving(asked, kLarge));
  RawClient client(server.port());
  client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(client.receive(true).header("content-length") == std::to_string(kLarge));
  client.send(kPlain);
  CHECK(client.receive().body == "plain");
  CHECK(asked == 0);
}

TEST_CASE("nothing more is made than the client takes, and one that takes nothing is let go") {
  std::atomic<int> asked{0};
  ServerOptions options;
  options.write_time = Millis(400);
  RunningServer server(options, giving(asked, std::size_t{1} << 30));
  RawClient lazy(server.port(), 4096);
  lazy.send(kGet);
  CHECK(server.ask(kPlain).body == "plain");
  // Those who make it let everybody else go first: on a busy machine it takes them a while to have nothing to do.
  std::this_thread::sleep_for(Millis(3000));
  constexpr int kFitsOnTheWay = 100;
  CHECK(asked < kFitsOnTheWay);
  // Not let go, it would now be made to its end.
  CHECK(lazy.receive(false, Millis(300)).status == 0);
  CHECK(asked < kFitsOnTheWay);
}

TEST_CASE("a body that cannot be made to its end is seen to be cut short") {
  std::atomic<int> asked{0}, faults{0};
  ServerOptions options;
  options.on_fault = [&](const std::string&) { ++faults; };
  RunningServer server(options, giving(asked, kLarge, 3));
  RawClient client(server.port());
  client.send(kGet);
  const auto answer = client.receive();
  CHECK(answer.header("content-length") == std::to_string(kLarge));
  CHECK(answer.status == 0);
  CHECK(client.unread().size() == 3 * kLongestPiece);
  CHECK(faults == 1);
}

TEST_CASE("a body longer than was announced is cut off with its connection") {
  std::atomic<int> asked{0};
  RunningServer server({}, giving(asked, kLongestPiece + 10));
  RawClient client(server.port());
  client.send(kGet);
  CHECK(client.receive().status == 0);
  CHECK(client.unread().size() == kLongestPiece);
}

}  // namespace waymark::web
