// What handlers may do to the server, and how it ends.
#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "tests/support/raw_client.hpp"

namespace waymark::web {
namespace {

using tests::Millis;
using tests::RawClient;
using tests::RunningServer;

const std::string kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

std::string get(const std::string& path) { return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"; }

void say_path(const Request& request, const Reply& reply) { reply(plain_text(200, request.path)); }

/// A door handlers wait at until the test opens it.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++arrived_;
    news_.notify_all();
    news_.wait(lock, [this] { return open_; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    news_.notify_all();
  }
  void wait_for(int arrived) {
    std::unique_lock lock(mutex_);
    news_.wait(lock, [&] { return arrived_ >= arrived; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable news_;
  int arrived_ = 0;
  bool open_ = false;
};

}  // namespace

TEST_CASE("an answer may come later and from another thread, and only the first counts") {
  std::vector<std::thread> later;
  std::mutex mutex;
  RunningServer server({}, [&](const Request& request, const Reply& reply) {
    const std::lock_guard lock(mutex);
    later.emplace_back([reply, path = request.path] {
      std::this_thread::sleep_for(Millis(20));
      reply(plain_text(200, "late " + path));
      reply(plain_text(200, "again " + path));
    });
  });
  RawClient client(server.port());
  client.send(get("/a") + get("/b"));
  CHECK(client.receive().body == "late /a");
  CHECK(client.receive().body == "late /b");
  for (auto& thread : later) thread.join();
}

TEST_CASE("a handler that throws, or never answers, costs its request alone: 500, and it is told") {
  std::atomic<int> faults{0};
  ServerOptions options;
  options.on_fault = [&](const std::string&) { ++faults; };
  RunningServer server(
      options,
      [](const Request& request, const Reply& reply) {
        if (request.path == "/throws") throw std::runtime_error("broken");
        if (request.path == "/good") reply(plain_text(200, "good"));
      },
      [](int status, const std::string&) { return plain_text(status, "page " + std::to_string(status)); });
  CHECK(server.ask(get("/throws")).body == "page 500");
  CHECK(faults == 2);  // what was thrown, and that no answer came
  CHECK(server.ask(get("/silent")).body == "page 500");
  CHECK(faults == 3);
  CHECK(server.ask(get("/good")).body == "good");
}

TEST_CASE("an error page that fails is replaced by a plain one") {
  RunningServer server({}, say_path, [](int, const std::string&) -> Response { throw std::runtime_error("broken"); });
  CHECK(server.ask("GET / HTTP/1.1\r\n\r\n").body == "Error 400\n");
}

TEST_CASE("when no worker is free and enough wait, the next are told to come again") {
  Gate gate;
  ServerOptions options;
  options.workers = 2;
  options.queue_limit = 3;
  RunningServer server(options, [&](const Request& request, const Reply& reply) {
    gate.pass();
    reply(plain_text(200, request.path));
  });
  std::vector<std::unique_ptr<RawClient>> held;
  const auto ask = [&] {
    held.push_back(std::make_unique<RawClient>(server.port()));
    held.back()->send(kGet);
  };
  for (int i = 0; i < 2; ++i) ask();
  gate.wait_for(2);
  for (int i = 0; i < 5; ++i) ask();
  int refused = 0;
  for (std::size_t i = 2; i < held.size(); ++i) {
    const auto answer = held[i]->receive(false, Millis(400));
    if (answer.status != 503) continue;
    ++refused;
    CHECK(answer.header("retry-after") == "2");
    CHECK(answer.header("connection").empty());
  }
  CHECK(refused == 2);
  gate.open();
}

TEST_CASE("a stop lets requests in flight finish, turns new ones away, and closes idle connections") {
  Gate gate;
  ServerOptions options;
  options.io_threads = 2;
  auto server = std::make_unique<RunningServer>(options, [&](const Request& request, const Reply& reply) {
    if (request.path == "/slow") gate.pass();
    reply(plain_text(200, request.path));
  });
  RawClient idle(server->port()), silent(server->port()), busy(server->port());
  idle.send(get("/quick"));
  CHECK(idle.receive().body == "/quick");
  busy.send(get("/slow") + get("/never"));
  gate.wait_for(1);
  server->stop();
  CHECK(idle.is_closed());
  CHECK(silent.is_closed());
  CHECK_THROWS(RawClient(server->port()).send(kGet));
  std::thread opener([&] {
    std::this_thread::sleep_for(Millis(50));
    gate.open();
  });
  server->stop_and_wait();
  opener.join();
  const auto answer = busy.receive();
  CHECK(answer.body == "/slow");
  CHECK(answer.header("connection") == "close");
  CHECK(busy.is_closed());
}

TEST_CASE("a stop before or without any request ends the run at once") {
  RunningServer server({}, say_path);
  server.stop_and_wait();
  server.stop();
}

}  // namespace waymark::web
