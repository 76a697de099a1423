// boost/asio/awaitable.hpp of 1.74 needs this first.
#include <utility>

#include "web/connection_work.hpp"

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <type_traits>

#include "web/read_buffer.hpp"
#include "web/request_head.hpp"
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
class Connection final : public ConnectionWork {
 public:
  static constexpr bool kTls = !std::is_same_v<Stream, tcp::socket>;

  Connection(Shared& shared, std::shared_ptr<Loop> loop, Stream stream, std::string peer)
      : ConnectionWork(shared, std::move(loop)), stream_(std::move(stream)), peer_(std::move(peer)) {}
  ~Connection() override { count_body(0); }

  /// From the handshake to the end.
  asio::awaitable<void> serve() {
    bool more = co_await open();
    while (more) {
      RequestReader reader(shared_.limits);
      more = co_await receive(reader);
      if (more) more = co_await answer(reader);
      let_go(std::move(sink_));
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
    if (!buffer_.pending().empty()) enter_for(Phase::reading, options.header_time);
    else enter_for(Phase::idle, std::exchange(first_, false) ? options.header_time : options.idle_time);
    for (;;) {
      const auto before = reader.state();
      buffer_.use(reader.read(buffer_.pending()));
      if (!count_body(reader.body_size())) co_return co_await refuse(503, reader);
      if (reader.state() == RequestReader::State::refused) co_return co_await refuse(reader.refusal(), reader);
      const bool done = reader.state() == RequestReader::State::done;
      if (sink_ && (done || reader.body_size() >= kLongestPiece)) {
        const bool taken = co_await hand_over(reader);
        if (!taken) co_return co_await refuse(500, reader);
        if (shared_.stopping && !done) co_return co_await refuse(503, reader);
        enter(Phase::reading, std::min(Steady::now() + options.body_time, stream_ends_));
      }
      if (done) co_return true;
      const bool in_body = reader.state() == RequestReader::State::body;
      if (in_body && before == RequestReader::State::header) {
        find_sink(reader);
        enter_for(Phase::reading, options.body_time);
        if (reader.expects_continue() && buffer_.pending().empty()) co_await invite_body();
        continue;
      }
      buffer_.make_room(in_body ? kBodyBuffer : kSmallBuffer);
      error_code ec;
      const auto space = asio::buffer(buffer_.space(), buffer_.space_size());
      buffer_.add(co_await stream_.async_read_some(space, asio::redirect_error(asio::use_awaitable, ec)));
      if (ec && late_) co_return co_await refuse(408, reader);
      if (ec) co_return false;
      if (phase() == Phase::idle) enter_for(Phase::reading, options.header_time);
    }
  }

  void find_sink(const RequestReader& reader) {
    if (!shared_.options.sink_for) return;
    Request head = reader.head();
    shared_.proxies.settle(peer_, kTls, head);
    sink_ = shared_.options.sink_for(head);
    stream_ends_ = Steady::now() + shared_.options.stream_time;
  }

  /// Gives the sink what has come of the body; false when it could not take it.
  asio::awaitable<bool> hand_over(RequestReader& reader) {
    if (reader.body_size() == 0) co_return true;
    piece_ = reader.take_body();
    carry([this] { sink_->take(piece_); });
    co_await arrival();
    piece_ = std::string();
    co_return carried_;
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
    request.sink = std::move(sink_);
    shared_.proxies.settle(peer_, kTls, request);
    framing_.head_only = request.method == Method::head;
    framing_.keep_alive = reader.keep_alive();
    framing_.http_1_0 = reader.is_http_1_0();
    ask(std::move(request));
    co_await arrival();
    if (shared_.stopping) framing_.keep_alive = false;
    const bool sent = co_await send();
    co_return sent&& framing_.keep_alive;
  }

  asio::awaitable<void> arrival() {
    error_code ignored;
    while (!arrived_) co_await arrival_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }

  /// Writes the answer; false when the client could not be reached.
  asio::awaitable<bool> send() {
    if (!is_sendable(response_)) {
      shared_.fault("an answer has a status or a header that cannot be sent");
      response_ = shared_.error(500, path_);
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
    bool sent = !ec;
    if (sent) sent = co_await pour(length_to_send(response_, framing_.head_only));
    let_go(std::move(response_.source));
    response_ = Response();
    if (head_.capacity() > kSmallBuffer) head_ = std::string();
    if (!sent) drop();
    co_return sent;
  }

  /// Sends that much of the source, each piece when the client has taken the one before; false when it did not.
  asio::awaitable<bool> pour(std::uint64_t left) {
    stream_ends_ = Steady::now() + shared_.options.stream_time;
    while (left > 0) {
      if (shared_.stopping || Steady::now() >= stream_ends_) co_return false;
      carry([this] { piece_ = response_.source->next(); });
      co_await arrival();
      if (!carried_ || piece_.empty() || piece_.size() > left) co_return false;
      left -= piece_.size();
      enter_for(Phase::writing, shared_.options.write_time);
      const auto bytes = asio::buffer(piece_);
      error_code ec;
      co_await asio::async_write(stream_, bytes, asio::redirect_error(asio::use_awaitable, ec));
      piece_ = std::string();
      if (ec) co_return false;
    }
    co_return true;
  }

  /// Answers with an error and lets no further request follow.
  asio::awaitable<bool> refuse(int status, const RequestReader& reader) {
    framing_ = Framing();
    path_ = reader.head().path;
    if (path_.empty()) path_ = path_in(buffer_.pending());
    response_ = shared_.error(status, path_);
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
    buffer_.clear(kSmallBuffer);
    const auto space = asio::buffer(buffer_.space(), buffer_.space_size());
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

  Stream stream_;
  const std::string peer_;
  Framing framing_;
  std::string head_;
  ReadBuffer buffer_;
  std::shared_ptr<BodySink> sink_;  ///< of the request being read
  std::string piece_;               ///< on its way to a sink or from a source
  Steady::time_point stream_ends_;
  std::size_t counted_ = 0;
  bool late_ = false, refused_ = false, first_ = true;
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
