#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "web/request.hpp"
#include "web/response.hpp"
#include "web/stream.hpp"

namespace waymark::web {

/// Limits and addresses of the server; times are per request and absolute.
struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0 takes a free one; Server::port() tells
  int io_threads = 1;
  int workers = 16;
  int stream_workers = 2;  ///< for sinks and sources; they let everything else go first
  std::size_t header_limit = 16 * 1024;
  std::size_t body_limit = 64 * 1024;
  /// A larger limit for some paths, asked once the header is read (method, path); nothing keeps body_limit.
  std::function<std::size_t(Method, const std::string& path)> body_limit_for;
  /// What takes a request's body while it comes, asked once the header is read; nothing holds the body whole.
  std::function<std::shared_ptr<BodySink>(const Request& head)> sink_for;
  std::size_t bodies_in_flight_limit = 256 * 1024 * 1024;  ///< all bodies together; 503 beyond
  std::chrono::milliseconds header_time{10'000};
  std::chrono::milliseconds body_time{60'000};
  std::chrono::milliseconds stream_time{30 *
                                        60'000};  ///< a body taken while it comes; body_time holds for each piece
  std::chrono::milliseconds idle_time{60'000};
  std::chrono::milliseconds write_time{60'000};
  std::size_t queue_limit = 4096;  ///< requests waiting for a worker; 503 with Retry-After beyond
  std::size_t connection_limit = 10'000;
  std::string tls_certificate_file, tls_key_file;  ///< both or neither
  /// Peers (addresses or CIDR ranges) whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<std::string> trusted_proxies;
  /// Told, on any thread, of what should not happen: a handler that throws, an answer that cannot be sent, no more
  /// file descriptors. Nothing keeps silent.
  std::function<void(const std::string&)> on_fault;
};

/// Called once with the answer, on any thread.
using Reply = std::function<void(Response)>;
/// Answers a request, then or later, on a worker's thread; may not throw.
using Handler = std::function<void(Request, Reply)>;
/// What to say for an error the server itself meets (400, 405, 408, 413, 431, 503), to who asked for that path, as
/// far as it is known.
using ErrorPage = std::function<Response(int status, const std::string& path)>;

class Server {
 public:
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  /// Serves until stop(); then lets requests in flight finish.
  virtual void run() = 0;
  /// From any thread or after a signal.
  virtual void stop() = 0;
};

/// Listens at once (throws std::runtime_error saying which address is taken); serves in run().
std::unique_ptr<Server> make_server(ServerOptions options, Handler handler, ErrorPage error_page);

/// Threads for what takes long, which let every other go first: where to hand it over. False: too much waits already.
std::function<bool(std::function<void()>)> make_aside(int threads);

}  // namespace waymark::web
