#pragma once
// ClamAV's protocol for content that is no file of its own (clamd(8), INSTREAM).
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace waymark::documents {

/// Where a clamd listens: a path, or a host and a port.
struct ClamdAddress {
  std::string path;
  std::string host, port;
  /// Reads "/run/clamav/clamd.ctl", "127.0.0.1:3310" or "[::1]:3310"; nothing when it is none.
  static std::optional<ClamdAddress> parse(std::string_view text);
};

/// What became of a scan. All but the first two are no verdict: the scanner may give one later.
enum class Answer { clean, harmful, over_limit, failed, unreachable, too_slow };
std::string_view code(Answer answer);

/// Whether a scanner is there and says so.
bool is_there(const ClamdAddress& address, std::chrono::milliseconds patience);

/// Has clamd scan what `next` gives until it is empty. Waits at most `patience` for each step. What `next` throws
/// comes out.
Answer ask_clamd(const ClamdAddress& address, const std::function<std::string()>& next,
                 std::chrono::milliseconds patience);

}  // namespace waymark::documents
