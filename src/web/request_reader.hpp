#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/request.hpp"

namespace waymark::web {

struct ReadingLimits {
  std::size_t header = 16 * 1024;  ///< bytes of request line and header lines together
  std::size_t body = 64 * 1024;
  /// A body limit for some paths (method, decoded path); 0, or no function, keeps `body`.
  std::function<std::size_t(Method, const std::string&)> body_for;
};

/// Makes one Request of the bytes of a connection, refusing whatever two readers could understand differently.
/// No sockets and no clock: bytes in, a request or a status out.
class RequestReader {
 public:
  enum class State { header, body, done, refused };

  /// `limits` must outlive the reader.
  explicit RequestReader(const ReadingLimits& limits);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Reads on. `bytes` begin with those the last call left over; gives how many are now used up. Stops after the
  /// header (call again for the body) and after the request: what follows belongs to the next one.
  std::size_t read(std::string_view bytes);

  State state() const { return state_; }
  /// The status to answer with (400, 405, 413, 417, 431, 501, 505) when refused.
  int refusal() const { return refusal_; }
  /// What the client asked for: another request may follow on this connection.
  bool keep_alive() const;
  bool is_http_1_0() const;
  /// The client waits for "100 Continue" before it sends the body.
  bool expects_continue() const;
  /// What the header says, once state() is past it.
  const Request& head() const;
  /// Bytes of the body held so far.
  std::size_t body_size() const;
  /// The bytes of the body held so far, which are then no more.
  std::string take_body();
  /// The request, once; needs state() == done. `client` and `secure` are left for the server to set.
  Request take();

 private:
  class Parser;
  std::size_t read_header(std::string_view bytes);
  std::size_t read_body(std::string_view bytes);
  bool refuse(int status);

  const ReadingLimits& limits_;
  std::unique_ptr<Parser> parser_;
  State state_ = State::header;
  int refusal_ = 0;
  std::size_t scanned_ = 0;      ///< bytes of the header already looked at
  std::size_t blank_lines_ = 0;  ///< bytes of empty lines before the request line
};

}  // namespace waymark::web
