// Slow clients, greedy clients and many clients, while ordinary ones are served.
#include <doctest/doctest.h>

#include <atomic>
#include <vector>

#include "tests/support/raw_client.hpp"

namespace waymark::web {
namespace {

using tests::Millis;
using tests::RawClient;
using tests::RunningServer;

const std::string kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

void say_size(const Request& request, const Reply& reply) {
  reply(plain_text(200, std::to_string(request.body.size())));
}

ServerOptions impatient() {
  ServerOptions options;
  options.header_time = options.body_time = options.idle_time = options.write_time = Millis(300);
  return options;
}

Millis since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - start);
}

/// Sends a byte every 40 ms until the server has had enough, or a second and a half have passed.
void drip(RawClient& client, const std::atomic<bool>& enough) {
  for (int i = 0; i < 37 && !enough; ++i) {
    if (!client.send("a")) return;
    std::this_thread::sleep_for(Millis(40));
  }
}

}  // namespace

TEST_CASE("a header or a body sent byte by byte ends at its time with 408, whatever comes meanwhile") {
  RunningServer server(impatient(), say_size);
  for (const char* beginning : {"GET / HTTP/1.1\r\nA: ", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n",
                                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n"}) {
    CAPTURE(beginning);
    RawClient client(server.port());
    std::atomic<bool> enough{false};
    const auto start = std::chrono::steady_clock::now();
    client.send(beginning);
    std::thread slow([&] { drip(client, enough); });
    const auto answer = client.receive();
    CHECK(answer.status == 408);
    CHECK(answer.header("connection") == "close");
    CHECK(since(start) >= Millis(290));
    CHECK(since(start) < Millis(1400));
    enough = true;
    slow.join();
  }
}

TEST_CASE("two hundred slow clients do not keep an ordinary one waiting") {
  RunningServer server(impatient(), say_size);
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<RawClient>(server.port()));
    slow.back()->send("GET / HTTP/1.1\r\nA: b");
  }
  for (int i = 0; i < 20; ++i) {
    const auto start = std::chrono::steady_clock::now();
    CHECK(server.ask(kGet).status == 200);
    CHECK(since(start) < Millis(1000));
  }
  for (auto& client : slow) CHECK(client->receive().status == 408);
}

TEST_CASE("a connection nobody speaks on is closed without a word") {
  RunningServer server(impatient(), say_size);
  RawClient never(server.port()), once(server.port());
  once.send(kGet);
  CHECK(once.receive().status == 200);
  CHECK(never.is_closed(Millis(1500)));
  CHECK(once.is_closed(Millis(1500)));
}

TEST_CASE("a client that does not read its answer is let go, and others are served") {
  static const std::string large(32 * 1024 * 1024, 'x');
  RunningServer server(impatient(), [](const Request&, const Reply& reply) {
    Response response;
    response.lasting_body = large;
    reply(response);
  });
  RawClient lazy(server.port(), 4096);
  lazy.send(kGet);
  std::this_thread::sleep_for(Millis(500));
  const auto answer = lazy.receive(false, Millis(2000));
  CHECK(answer.header("content-length") == std::to_string(large.size()));
  CHECK(answer.status == 0);  // the body never became whole
}

TEST_CASE("fifty bodies of a megabyte arrive whole at the same time") {
  ServerOptions options;
  options.body_limit = 2 * 1024 * 1024;
  options.io_threads = 2;
  RunningServer server(options, say_size);
  constexpr std::size_t kSize = 1024 * 1024;
  const std::string body(kSize, 'b');
  std::string chunks;
  for (std::size_t at = 0; at < kSize; at += 0x4000) chunks += "4000\r\n" + body.substr(at, 0x4000) + "\r\n";
  std::atomic<int> good{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back([&, i] {
      RawClient client(server.port());
      const bool chunked = i % 2 == 1;
      client.send(std::string("POST / HTTP/1.1\r\nHost: x\r\n") +
                  (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + std::to_string(kSize)) + "\r\n\r\n");
      client.send(chunked ? chunks + "0\r\n\r\n" : body);
      if (client.receive(false, Millis(30'000)).body == std::to_string(kSize)) ++good;
    });
  }
  for (auto& client : clients) client.join();
  CHECK(good == 50);
}

TEST_CASE("all bodies together are held to a limit: 503 beyond it, and room again afterwards") {
  ServerOptions options;
  options.body_limit = 100'000;
  options.bodies_in_flight_limit = 150'000;
  RunningServer server(options, say_size);
  const std::string header = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
  const std::string most(99'999, 'a');
  RawClient first(server.port());
  first.send(header + most);
  std::this_thread::sleep_for(Millis(200));
  RawClient second(server.port());
  second.send(header + most);
  const auto refused = second.receive();
  CHECK(refused.status == 503);
  CHECK(refused.header("retry-after") == "2");
  first.send("a");
  CHECK(first.receive().body == "100000");
  CHECK(server.ask(header + most + "a").body == "100000");
}

TEST_CASE("at the limit of connections an idle one makes room; busy ones are kept and the new one closed") {
  ServerOptions options;
  options.connection_limit = 2;
  RunningServer server(options, say_size);
  RawClient idle(server.port());
  idle.send(kGet);
  CHECK(idle.receive().status == 200);
  RawClient busy(server.port());
  busy.send("GET / HTTP/1.1\r\nHost: x\r\n");
  std::this_thread::sleep_for(Millis(150));
  RawClient third(server.port());
  third.send("GET / HTTP/1.1\r\n");
  CHECK(idle.is_closed());
  std::this_thread::sleep_for(Millis(150));
  RawClient fourth(server.port());
  CHECK(fourth.is_closed());
  busy.send("\r\n");
  CHECK(busy.receive().status == 200);
  third.send("Host: x\r\n\r\n");
  CHECK(third.receive().status == 200);
}

}  // namespace waymark::web
