#include "web/server.hpp"

#include <strings.h>

#include <algorithm>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>
#include <thread>
#include <utility>

#include "web/connection.hpp"
#include "web/response_head.hpp"
#include "web/tls.hpp"

namespace waymark::web {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

bool has(const Response& response, const char* header) {
  const auto same = [&](const auto& one) { return strcasecmp(one.first.c_str(), header) == 0; };
  return std::any_of(response.headers.begin(), response.headers.end(), same);
}

}  // namespace

Shared::Shared(ServerOptions given, Handler answers, ErrorPage page)
    : options(std::move(given)),
      handler(std::move(answers)),
      error_page(std::move(page)),
      proxies(options.trusted_proxies) {
  limits.header = options.header_limit;
  limits.body = options.body_limit;
  limits.body_for = options.body_limit_for;
  const bool certificate = !options.tls_certificate_file.empty(), key = !options.tls_key_file.empty();
  if (certificate != key) throw std::runtime_error("TLS needs both a certificate file and a key file");
  if (!certificate) return;
  tls.emplace(asio::ssl::context::tls_server);
  set_up_tls(tls->native_handle(), options.tls_certificate_file, options.tls_key_file);
}

void Shared::fault(const std::string& what) const {
  if (options.on_fault) options.on_fault(what);
}

Response Shared::error(int status, const std::string& path) const {
  Response response = plain_text(status, "Error " + std::to_string(status) + "\n");
  try {
    if (error_page) {
      Response page = error_page(status, path);
      page.status = status;
      if (is_sendable(page)) response = std::move(page);
      else fault("the error page has a header that cannot be sent");
    }
  } catch (const std::exception& wrong) {
    fault(std::string("error page: ") + wrong.what());
  }
  if (status == 405 && !has(response, "allow")) response.header("allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
  if (status == 503 && !has(response, "retry-after")) response.header("retry-after", "2");
  return response;
}

bool Shared::carry(std::function<void()> task) {
  const bool taken = stream_workers->offer([this, task = std::move(task)] {
    const auto began = Pace::Clock::now();
    task();
    const auto rest = pace.rest_after(began, Pace::Clock::now());
    if (rest > Pace::Clock::duration::zero() && !stopping) std::this_thread::sleep_for(rest);
  });
  stream_workers->call();
  return taken;
}

void Loop::add(Client& client) {
  clients.add(client);
  if (!std::exchange(sweeping, true)) sweep_later();
}

void Loop::remove(Client& client) {
  clients.remove(client);
  if (clients.empty()) sweep_timer.cancel();
}

void Loop::sweep_later() {
  sweep_timer.expires_after(sweep_period);
  sweep_timer.async_wait([this](error_code) {
    clients.sweep(Steady::now());
    sweeping = !clients.empty();
    if (sweeping) sweep_later();
  });
}

void Loop::call_soon(Workers& workers) {
  if (std::exchange(calling, true)) return;
  asio::post(io, [this, &workers] {
    calling = false;
    if (!workers.call() || std::exchange(calling_later, true)) return;
    call_timer.expires_after(Workers::kPatience);
    call_timer.async_wait([this, &workers](error_code) {
      calling_later = false;
      call_soon(workers);
    });
  });
}

namespace {

constexpr milliseconds kStopGrace{5000};   ///< at the end, for those in the middle of sending a request
constexpr milliseconds kAcceptPause{100};  ///< when the system has no more file descriptors

milliseconds sweep_period(const ServerOptions& options) {
  const auto shortest = std::min({options.header_time, options.body_time, options.idle_time, options.write_time});
  return std::clamp(shortest / 8, milliseconds(10), milliseconds(250));
}

class BeastServer final : public Server {
 public:
  BeastServer(ServerOptions options, Handler handler, ErrorPage error_page)
      : shared_(std::move(options), std::move(handler), std::move(error_page)) {
    const auto period = sweep_period(shared_.options);
    for (int i = 0; i < std::max(1, shared_.options.io_threads); ++i)
      loops_.push_back(std::make_shared<Loop>(period));
    acceptor_.emplace(loops_.front()->io);
    pause_.emplace(loops_.front()->io);
    listen();
  }

  std::uint16_t port() const override { return port_; }

  void run() override {
    shared_.workers.emplace(std::max(1, shared_.options.workers), shared_.options.queue_limit);
    shared_.stream_workers.emplace(std::max(1, shared_.options.stream_workers), 2 * shared_.options.connection_limit,
                                   Workers::Standing::aside);
    accept();
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < loops_.size(); ++i) threads.emplace_back([this, i] { work(*loops_[i]); });
    work(*loops_.front());
    for (auto& thread : threads) thread.join();
    shared_.workers.reset();
    shared_.stream_workers.reset();
  }

  void stop() override {
    for (const auto& loop : loops_) asio::post(loop->io, [this, &loop = *loop] { wind_up(loop); });
  }

 private:
  void listen() {
    const auto& options = shared_.options;
    try {
      const tcp::endpoint here(asio::ip::make_address(options.address), options.port);
      acceptor_->open(here.protocol());
      acceptor_->set_option(tcp::acceptor::reuse_address(true));
      acceptor_->bind(here);
      acceptor_->listen();
      port_ = acceptor_->local_endpoint().port();
    } catch (const boost::system::system_error& error) {
      throw std::runtime_error("cannot listen on " + options.address + " port " + std::to_string(options.port) +
                               ": " + error.code().message());
    }
  }

  void accept() {
    const std::size_t turn = next_++ % loops_.size();
    acceptor_->async_accept(loops_[turn]->io, [this, turn](error_code ec, tcp::socket socket) {
      if (!acceptor_->is_open()) return;
      if (!ec) {
        asio::dispatch(loops_[turn]->io, [this, turn, socket = std::move(socket)]() mutable {
          welcome(shared_, loops_[turn], std::move(socket));
        });
        return accept();
      }
      shared_.fault("cannot accept a connection: " + ec.message());
      pause_->expires_after(kAcceptPause);
      pause_->async_wait([this](error_code stopped) {
        if (!stopped) accept();
      });
    });
  }

  void work(Loop& loop) {
    for (bool ended = false; !ended;) {
      try {
        loop.io.run();
        ended = true;
      } catch (const std::exception& wrong) {
        shared_.fault(std::string("server: ") + wrong.what());
      }
    }
  }

  void wind_up(Loop& loop) {
    shared_.stopping = true;
    if (&loop == loops_.front().get()) {
      error_code ignored;
      acceptor_->close(ignored);
      pause_->cancel();
    }
    loop.clients.wind_up(Steady::now(), kStopGrace);
    loop.open.reset();
  }

  Shared shared_;
  std::vector<std::shared_ptr<Loop>> loops_;
  std::optional<tcp::acceptor> acceptor_;
  std::optional<asio::steady_timer> pause_;
  std::size_t next_ = 0;
  std::uint16_t port_ = 0;
};

}  // namespace

std::function<bool(std::function<void()>)> make_aside(int threads) {
  constexpr std::size_t kMostWaiting = 256;
  const auto workers = std::make_shared<Workers>(threads, kMostWaiting, Workers::Standing::aside);
  return [workers](std::function<void()> task) {
    const bool taken = workers->offer(std::move(task));
    workers->call();
    return taken;
  };
}

std::unique_ptr<Server> make_server(ServerOptions options, Handler handler, ErrorPage error_page) {
  return std::make_unique<BeastServer>(std::move(options), std::move(handler), std::move(error_page));
}

}  // namespace waymark::web
