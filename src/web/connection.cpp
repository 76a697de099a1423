// boost/asio/awaitable.hpp of 1.74 needs this first.
#include <utility>

#include "web/connection.hpp"

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <type_traits>

#include "web/owed.hpp"
#include "web/response_head.hpp"

// The only file with coroutines. g++ 12 miscompiles aggregate temporaries inside co_await: only types with
// constructors pass through one, everything else is a named variable or a member; and no co_await in ?: (there it
// never came back).

namespace waymark::web {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
using TlsStream = asio::ssl::stream<tcp::socket>;

constexpr milliseconds kFarewell{1000};  ///< to read what a refused client still sends, so that it sees the answer
constexpr std::size_t kSmallBuffer = 4 * 1024, kBodyBuffer = 32 * 1024;
constexpr std::size_t kOneRecord = 64 * 1024;  ///< TLS bodies up to this size go out together with their header

template <class Stream>
class Connection final : public Client {
 public:
  static constexpr bool kTls = !std::is_same_v<Stream, tcp::socket>;

  Connection(Shared& shared, std::shared_ptr<Loop> loop, Stream stream, std::string peer)
      : shared_(shared),
        loop_(std::move(loop)),
        stream_(std::move(stream)),
        peer_(std::move(peer)),
        answer_(loop_->io) {
    answer_.expires_at(Steady::time_point::max());
    ++shared_.connections;
    loop_->add(*this);
  }
  ~Connection() override {
    count_body(0);
    loop_->remove(*this);
    --shared_.connections;
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// From the handshake to the end.
  asio::awaitable<void> serve() {
    bool more = co_await open();
    while (more) {
      RequestReader reader(shared_.limits);
      more = co_await receive(reader);
      if (more) more = co_await answer(reader);
      count_body(0);
    }
    co_await close();
  }

  void hurry() override {
    late_ = true;
    error_code ignored;
    socket().cancel(ignored);
  }
  void drop() override {
    error_code ignored;
    socket().close(ignored);
  }

 private:
  tcp::socket& socket() {
    if constexpr (kTls) return stream_.next_layer();
    else return stream_;
  }
  void enter_for(Phase phase, milliseconds time) { enter(phase, Steady::now() + time); }
  std::string_view pending() const { return std::string_view(buffer_).substr(begin_, end_ - begin_); }

  asio::awaitable<bool> open() {
    if constexpr (kTls) {
      enter_for(Phase::opening, shared_.options.header_time);
      error_code ec;
      co_await stream_.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, ec));
      if (ec) drop();
      co_return !ec;
    }
    co_return true;
  }

  /// Reads a whole request; false when there is none, or it has been refused.
  asio::awaitable<bool> receive(RequestReader& reader) {
    const auto& options = shared_.options;
    if (!pending().empty()) enter_for(Phase::reading, options.header_time);
    else enter_for(Phase::idle, std::exchange(first_, false) ? options.header_time : options.idle_time);
    for (;;) {
      const auto before = reader.state();
      begin_ += reader.read(pending());
      if (!count_body(reader.body_size())) co_return co_await refuse(503);
      if (reader.state() == RequestReader::State::refused) co_return co_await refuse(reader.refusal());
      if (reader.state() == RequestReader::State::done) co_return true;
      const bool in_body = reader.state() == RequestReader::State::body;
      if (in_body && before == RequestReader::State::header) {
        enter_for(Phase::reading, options.body_time);
        if (reader.expects_continue() && pending().empty()) co_await invite_body();
        continue;
      }
      make_room(in_body ? kBodyBuffer : kSmallBuffer);
      error_code ec;
      const auto space = asio::buffer(&buffer_[end_], buffer_.size() - end_);
      end_ += co_await stream_.async_read_some(space, asio::redirect_error(asio::use_awaitable, ec));
      if (ec && late_) co_return co_await refuse(408);
      if (ec) co_return false;
      if (phase() == Phase::idle) enter_for(Phase::reading, options.header_time);
    }
  }

  asio::awaitable<void> invite_body() {
    static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto bytes = asio::buffer(kGoOn.data(), kGoOn.size());
    error_code ignored;  // a client that cannot be written to cannot be read from either
    co_await asio::async_write(stream_, bytes, asio::redirect_error(asio::use_awaitable, ignored));
  }

  /// Has the request answered and writes the answer; false when it was the last on this connection.
  asio::awaitable<bool> answer(RequestReader& reader) {
    Request request = reader.take();
    shared_.proxies.settle(peer_, kTls, request);
    framing_.head_only = request.method == Method::head;
    framing_.keep_alive = reader.keep_alive();
    framing_.http_1_0 = reader.is_http_1_0();
    enter(Phase::working, Steady::time_point::max());
    answered_ = false;
    ask(std::move(request));
    error_code ignored;
    while (!answered_) co_await answer_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    if (shared_.stopping) framing_.keep_alive = false;
    const bool sent = co_await send();
    co_return sent&& framing_.keep_alive;
  }

  /// Hands the request to a worker. The answer comes back to this thread, from whichever it is given on.
  void ask(Request request) {
    const auto owed = std::make_shared<Owed>([this, loop = loop_](std::optional<Response> response) {
      asio::post(loop->io, [this, response = std::move(response)]() mutable { accept_answer(std::move(response)); });
    });
    const bool taken = shared_.workers->offer([&shared = shared_, owed, request = std::move(request)]() mutable {
      try {
        shared.handler(std::move(request), [owed](Response response) { owed->give(std::move(response)); });
      } catch (const std::exception& wrong) {
        shared.fault(std::string("handler: ") + wrong.what());
      } catch (...) {
        shared.fault("handler: threw something unknown");
      }
    });
    if (taken) return loop_->call_soon(*shared_.workers);
    owed->release();
    response_ = shared_.error(503);
    answered_ = true;
  }

  void accept_answer(std::optional<Response> response) {
    if (!response) shared_.fault("a request was let go without an answer");
    response_ = response ? std::move(*response) : shared_.error(500);
    answered_ = true;
    answer_.cancel();
  }

  /// Writes the answer; false when the client could not be reached.
  asio::awaitable<bool> send() {
    if (!is_sendable(response_)) {
      shared_.fault("an answer has a status or a header that cannot be sent");
      response_ = shared_.error(500);
    }
    write_head(response_, framing_, head_);
    auto body = body_to_send(response_, framing_.head_only);
    if (kTls && body.size() <= kOneRecord) {
      head_.append(body);
      body = {};
    }
    enter_for(Phase::writing, shared_.options.write_time);
    const std::array<asio::const_buffer, 2> bytes = {asio::buffer(head_), asio::buffer(body.data(), body.size())};
    error_code ec;
    co_await asio::async_write(stream_, bytes, asio::redirect_error(asio::use_awaitable, ec));
    response_ = Response();
    if (head_.capacity() > kSmallBuffer) head_ = std::string();
    if (ec) drop();
    co_return !ec;
  }

  /// Answers with an error and lets no further request follow.
  asio::awaitable<bool> refuse(int status) {
    framing_ = Framing();
    response_ = shared_.error(status);
    refused_ = co_await send();
    co_return false;
  }

  asio::awaitable<void> close() {
    enter_for(Phase::closing, kFarewell);
    if (!socket().is_open()) co_return;
    error_code ec;
    if constexpr (kTls) co_await stream_.async_shutdown(asio::redirect_error(asio::use_awaitable, ec));
    socket().shutdown(tcp::socket::shutdown_send, ec);
    // Closing on unread bytes would reset the connection and could take the answer away from the client.
    buffer_.resize(kSmallBuffer);
    const auto space = asio::buffer(buffer_);
    while (refused_ && !ec) co_await socket().async_read_some(space, asio::redirect_error(asio::use_awaitable, ec));
    drop();
  }

  /// Counts the bytes of the body held against what all may hold together; false when that is too much.
  bool count_body(std::size_t size) {
    if (size == counted_) return true;
    const auto all = shared_.body_bytes += size - counted_;  // modulo 2^64: also downwards
    const bool grew = size > std::exchange(counted_, size);
    return !grew || all <= shared_.options.bodies_in_flight_limit;
  }

  /// Leaves space behind the bytes not used up; an idle connection goes back to a small buffer.
  void make_room(std::size_t wanted) {
    if (begin_ == end_) {
      begin_ = end_ = 0;
      if (buffer_.size() == wanted) return;
      buffer_ = std::string(wanted, '\0');
    } else if (end_ == buffer_.size()) {
      buffer_.erase(0, std::exchange(begin_, 0));
      end_ = buffer_.size();
      buffer_.resize(std::max(wanted, end_ * 2));
    }
  }

  Shared& shared_;
  const std::shared_ptr<Loop> loop_;
  Stream stream_;
  const std::string peer_;
  asio::steady_timer answer_;  ///< never runs out: cancelled when the answer is here
  Response response_;
  Framing framing_;
  std::string head_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;  ///< of the bytes read and not used up, in buffer_
  std::size_t counted_ = 0;
  bool answered_ = false, late_ = false, refused_ = false, first_ = true;
};

template <class Stream>
asio::awaitable<void> live(std::shared_ptr<Connection<Stream>> connection, const Shared& shared) {
  try {
    co_await connection->serve();
  } catch (const std::exception& wrong) {
    shared.fault(std::string("connection: ") + wrong.what());
  }
}

}  // namespace

void welcome(Shared& shared, const std::shared_ptr<Loop>& loop, tcp::socket socket) {
  if (shared.stopping) return;
  if (shared.connections >= shared.options.connection_limit && !loop->clients.drop_an_idle_one()) return;
  error_code ec;
  const auto peer = socket.remote_endpoint(ec);
  if (ec) return;  // it has gone already
  socket.set_option(tcp::no_delay(true), ec);
  auto name = peer.address().to_string();
  if (shared.tls) {
    TlsStream stream(std::move(socket), *shared.tls);
    auto made = std::make_shared<Connection<TlsStream>>(shared, loop, std::move(stream), std::move(name));
    asio::co_spawn(loop->io, live(std::move(made), shared), asio::detached);
  } else {
    auto made = std::make_shared<Connection<tcp::socket>>(shared, loop, std::move(socket), std::move(name));
    asio::co_spawn(loop->io, live(std::move(made), shared), asio::detached);
  }
}

}  // namespace waymark::web
