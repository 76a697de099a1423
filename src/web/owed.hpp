#pragma once
#include <atomic>
#include <functional>
#include <optional>
#include <utility>

#include "web/response.hpp"

namespace waymark::web {

/// The one answer a request is owed: the first given counts, and if everyone lets go of it without an answer,
/// nothing is delivered in its place. From any threads.
class Owed {
 public:
  using Deliver = std::function<void(std::optional<Response>)>;

  explicit Owed(Deliver deliver) : deliver_(std::move(deliver)) {}
  ~Owed() { settle(std::nullopt); }
  Owed(const Owed&) = delete;
  Owed& operator=(const Owed&) = delete;

  void give(Response response) { settle(std::move(response)); }
  /// Somebody else has answered.
  void release() { settled_ = true; }

 private:
  void settle(std::optional<Response> response) {
    if (settled_.exchange(true)) return;
    // What the delivery holds may not outlive it: this may be kept long after the server has gone.
    const auto deliver = std::move(deliver_);
    deliver(std::move(response));
  }

  std::atomic<bool> settled_{false};
  Deliver deliver_;
};

}  // namespace waymark::web
