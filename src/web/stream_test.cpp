// Bodies that are never held whole, on their way in and out.
#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <vector>

#include "tests/support/raw_client.hpp"
#include "web/pace.hpp"

#ifdef __SANITIZE_ADDRESS__
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace waymark::web {
namespace {

using tests::Millis;
using tests::RawClient;
using tests::RunningServer;

constexpr std::size_t kMegabyte = 1024 * 1024;
constexpr std::size_t kLarge = 25 * kMegabyte;

/// What the sinks of a test saw.
struct Seen {
  std::mutex mutex;
  std::condition_variable news;
  std::size_t bytes = 0, longest = 0, sum = 0;
  std::size_t wrong_at = std::string::npos;  ///< the first byte that is not what byte_at() says
  int let_go = 0;
  bool held = false;     ///< takes wait until it is false
  Millis takes_long{0};  ///< each

  void wait_for_bytes(std::size_t least) {
    std::unique_lock lock(mutex);
    news.wait_for(lock, Millis(5000), [&] { return bytes >= least; });
  }
  bool was_let_go() {
    std::unique_lock lock(mutex);
    return news.wait_for(lock, Millis(5000), [&] { return let_go > 0; });
  }
  void release() {
    const std::lock_guard lock(mutex);
    held = false;
    news.notify_all();
  }
};

char byte_at(std::size_t at) { return static_cast<char>('a' + at % 23 + at / 4096 % 3); }

std::string some_bytes(std::size_t from, std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t i = 0; i < count; ++i) bytes[i] = byte_at(from + i);
  return bytes;
}

class CountingSink final : public BodySink {
 public:
  explicit CountingSink(Seen& seen) : seen_(seen) {}
  ~CountingSink() override {
    const std::lock_guard lock(seen_.mutex);
    ++seen_.let_go;
    seen_.news.notify_all();
  }
  void take(std::string_view piece) override {
    if (piece.starts_with("throw")) throw std::runtime_error("full");
    std::this_thread::sleep_for(seen_.takes_long);
    std::unique_lock lock(seen_.mutex);
    for (std::size_t i = 0; i < piece.size(); i += 997)
      if (piece[i] != byte_at(bytes_ + i)) seen_.wrong_at = std::min(seen_.wrong_at, bytes_ + i);
    bytes_ += piece.size();
    seen_.bytes += piece.size();
    seen_.longest = std::max(seen_.longest, piece.size());
    seen_.news.notify_all();
    seen_.news.wait(lock, [this] { return !seen_.held; });
  }

 private:
  Seen& seen_;
  std::size_t bytes_ = 0;
};

ServerOptions streaming(Seen& seen) {
  ServerOptions options;
  options.body_limit_for = [](Method, const std::string& path) { return path == "/in" ? kLarge : std::size_t{0}; };
  options.sink_for = [&seen](const Request& head) -> std::shared_ptr<BodySink> {
    if (head.path != "/in") return nullptr;
    return std::make_shared<CountingSink>(seen);
  };
  return options;
}

void say_how_it_came(const Request& request, const Reply& reply) {
  reply(plain_text(200, request.path + (request.sink ? " taken" : " held ") + std::to_string(request.body.size())));
}

std::string head(std::size_t length) {
  return "POST /in HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

/// Sends all of it, megabyte by megabyte; how much went before the server closed.
std::size_t send_large(RawClient& client) {
  client.send(head(kLarge));
  std::size_t sent = 0;
  while (sent < kLarge && client.send(some_bytes(sent, kMegabyte))) sent += kMegabyte;
  return sent;
}

/// What this process holds, in bytes. A sanitised one keeps what was freed for a while: there its allocator is asked.
std::size_t resident() {
#ifdef __SANITIZE_ADDRESS__
  return __sanitizer_get_current_allocated_bytes();
#else
  std::ifstream file("/proc/self/statm");
  std::size_t size = 0, pages = 0;
  file >> size >> pages;
  return pages * 4096;
#endif
}

}  // namespace

TEST_CASE("25 megabytes go through in pieces, whole and in order, and memory grows by less than eight") {
  Seen seen;
  RunningServer server(streaming(seen), say_how_it_came);
  RawClient client(server.port());
  client.send(head(5) + some_bytes(0, 5));
  CHECK(client.receive().body == "/in taken0");
  const auto before = resident();
  std::atomic<std::size_t> most{0};
  std::atomic<bool> over{false};
  std::thread watch([&] {
    while (!over) {
      most = std::max(most.load(), resident());
      std::this_thread::sleep_for(Millis(1));
    }
  });
  send_large(client);
  CHECK(client.receive(false, Millis(30'000)).body == "/in taken0");
  over = true;
  watch.join();
  CHECK(seen.bytes == kLarge + 5);
  CHECK(seen.wrong_at == std::string::npos);
  CHECK(seen.longest <= 2 * kLongestPiece);
  CHECK(most.load() < before + 8 * kMegabyte);
}

TEST_CASE("a body in chunks is taken in the same way, and cut at the limit") {
  Seen seen;
  RunningServer server(streaming(seen), say_how_it_came);
  const std::string header = "POST /in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  RawClient client(server.port());
  client.send(header);
  for (std::size_t at = 0; at < kMegabyte; at += 0x4000) client.send("4000\r\n" + some_bytes(at, 0x4000) + "\r\n");
  client.send("0\r\n\r\n");
  CHECK(client.receive().body == "/in taken0");
  CHECK(seen.bytes == kMegabyte);
  CHECK(seen.wrong_at == std::string::npos);
  RawClient endless(server.port());
  endless.send(header);
  for (int i = 0; i < 75 && endless.send("100000\r\n" + some_bytes(0, kMegabyte) + "\r\n"); ++i) {}
  CHECK(endless.receive().status == 413);
  CHECK(seen.bytes <= kMegabyte + kLarge);
  CHECK(server.ask(head(kLarge + 1)).status == 413);
}

TEST_CASE("what a sink has not taken yet is not read, and fifty that wait keep no page from being answered") {
  Seen seen;
  seen.held = true;
  RunningServer server(streaming(seen), say_how_it_came);
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 49; ++i) {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    clients.back()->send(head(kLarge) + some_bytes(0, 100'000));
  }
  RawClient last(server.port());
  std::atomic<std::size_t> sent{0};
  std::thread sender([&] { sent = send_large(last); });
  seen.wait_for_bytes(1);
  std::this_thread::sleep_for(Millis(200));
  CHECK(sent == 0);
  for (int i = 0; i < 20; ++i) CHECK(server.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").body == "/ held 0");
  clients.clear();
  seen.release();
  CHECK(last.receive(false, Millis(30'000)).status == 200);
  sender.join();
}

TEST_CASE("while pages are asked for, a stream has its share of the time and no more") {
  Seen seen;
  seen.takes_long = Millis(1);
  auto options = streaming(seen);
  options.stream_workers = 1;
  RunningServer server(options, say_how_it_came);
  std::atomic<bool> over{false};
  server.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  std::thread reader([&] {
    while (!over) server.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  });
  const auto began = std::chrono::steady_clock::now();
  RawClient sender(server.port());
  sender.send(head(kMegabyte) + some_bytes(0, kMegabyte));
  CHECK(sender.receive(false, Millis(30'000)).status == 200);
  const auto took = std::chrono::steady_clock::now() - began;
  over = true;
  reader.join();
  const int pieces = kMegabyte / (2 * kLongestPiece);  // at least; and of their rests half: the reader may be held up
  CHECK(took >= pieces / 2 * Pace::kParts * seen.takes_long);
}

TEST_CASE("a client that goes away, is too slow, or whose sink fails, has its sink let go") {
  Seen seen;
  auto options = streaming(seen);
  options.body_time = Millis(300);
  SUBCASE("goes away") {
    RunningServer server(options, say_how_it_came);
    RawClient(server.port()).send(head(kLarge) + some_bytes(0, kMegabyte));
    CHECK(seen.was_let_go());
  }
  SUBCASE("is too slow") {
    RunningServer server(options, say_how_it_came);
    RawClient client(server.port());
    client.send(head(kLarge) + some_bytes(0, 1000));
    CHECK(client.receive().status == 408);
    CHECK(seen.was_let_go());
  }
  SUBCASE("takes too long in all") {
    options.stream_time = Millis(400);
    RunningServer server(options, say_how_it_came);
    RawClient client(server.port());
    client.send(head(kLarge));
    std::thread sender([&] {
      for (std::size_t sent = 0; sent < kLarge && client.send(some_bytes(sent, kLongestPiece)); sent += kLongestPiece)
        std::this_thread::sleep_for(Millis(60));
    });
    CHECK(client.receive().status == 408);
    CHECK(seen.was_let_go());
    sender.join();
  }
  SUBCASE("its sink fails") {
    RunningServer server(options, say_how_it_came);
    CHECK(server.ask(head(5) + "throw").status == 500);
    CHECK(seen.was_let_go());
  }
}

}  // namespace waymark::web
