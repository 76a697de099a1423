#pragma once
// Asio stands in this header, which only server.cpp and connection.cpp may include.

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "web/clients.hpp"
#include "web/pace.hpp"
#include "web/proxies.hpp"
#include "web/request_reader.hpp"
#include "web/server.hpp"
#include "web/workers.hpp"

namespace waymark::web {

/// What the connections of a server have in common.
struct Shared {
  /// Throws std::runtime_error for a TLS file or a trusted proxy that cannot be used.
  Shared(ServerOptions given, Handler answers, ErrorPage page);

  void fault(const std::string& what) const;
  /// The page for an error the server meets; a plain one when that page fails.
  Response error(int status, const std::string& path) const;
  /// Hands something that may block to the workers for streams; false when too much waits there.
  bool carry(std::function<void()> task);

  const ServerOptions options;
  const Handler handler;
  const ErrorPage error_page;
  const TrustedProxies proxies;
  ReadingLimits limits;
  std::optional<boost::asio::ssl::context> tls;
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> body_bytes{0};
  std::atomic<bool> stopping{false};
  std::optional<Workers> workers;         ///< while the server runs
  std::optional<Workers> stream_workers;  ///< the same; for sinks and sources
  Pace pace;                              ///< of the latter
};

/// One I/O thread: its connections are touched by no other.
struct Loop {
  explicit Loop(std::chrono::milliseconds period) : sweep_period(period) {}

  void add(Client& client);
  void remove(Client& client);
  void sweep_later();
  /// Calls workers when the events at hand have been seen to, and again until nothing waits for one.
  void call_soon(Workers& workers);

  boost::asio::io_context io{1};
  /// Keeps the thread until the server stops.
  std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> open{io.get_executor()};
  const std::chrono::milliseconds sweep_period;
  boost::asio::steady_timer sweep_timer{io};
  bool sweeping = false;
  boost::asio::steady_timer call_timer{io};
  bool calling = false, calling_later = false;
  Clients clients;
};

/// Begins to serve a connection on its loop's thread, which must be the calling one. Closes it when there are too
/// many, none of them idle.
void welcome(Shared& shared, const std::shared_ptr<Loop>& loop, boost::asio::ip::tcp::socket socket);

}  // namespace waymark::web
