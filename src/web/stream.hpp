#pragma once
// Bodies too large to be held whole: taken in and given out piece by piece, each only when the one before is done
// with.
#include <string>
#include <string_view>

namespace waymark::web {

/// Takes a request's body while it comes. One call at a time, on a thread that may block; nothing more is read from
/// the client until it returns. What it throws ends the request with 500. Let go of, on such a thread too, when the
/// request ends before its body is complete; else it goes with the request.
class BodySink {
 public:
  virtual ~BodySink() = default;
  virtual void take(std::string_view piece) = 0;
};

/// Gives an answer's body while it is sent. One call at a time, on a thread that may block, each when the client has
/// taken what was given before; let go of on such a thread too.
class BodySource {
 public:
  virtual ~BodySource() = default;
  /// The next piece, at most kLongestPiece; never empty before the whole length was given. Throws when there is none:
  /// the connection is closed, so that the client sees that the body is not complete.
  virtual std::string next() = 0;
};

/// About what a sink is given at a time, and the most a source gives.
inline constexpr std::size_t kLongestPiece = 128 * 1024;

}  // namespace waymark::web
